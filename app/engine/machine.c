#include "engine/machine.h"

#include "aio/aio.h"
#include "base/mem.h"
#include "pylib/frozen.h"
#include "sim/sim.h"
#include "vm/native.h"

#include <stdio.h>
#include <string.h>

static void set_argv(VM *vm, const EngineSpec *spec)
{
    Value sys;
    if (!vm_import(vm, "sys", &sys)) {
        exc_take(vm);
        return;
    }
    List *argv = list_new(vm, 4);
    if (!spec->argc)
        list_append(vm, argv, from_obj(str_c(vm, spec->file)));
    for (size_t i = 0; i < spec->argc; i++)
        list_append(vm, argv, from_obj(str_utf8(vm, spec->argv[i], strlen(spec->argv[i]))));
    module_set(vm, AS(Module, sys), "argv", from_obj(argv));
}

static void register_library(VM *vm)
{
    for (const FrozenModule *m = frozen_modules; m->name; m++)
        vm_register_image(vm, m->name, &m->image);
}

/* ---- the outside world ---- */

/* false: the world's text is wrong; said in r->err and r->diags. */
static bool open_world(const EngineSpec *spec, Recording *r, World **world)
{
    char *error = NULL;
    *world = spec->world ? world_new(spec->world, strlen(spec->world), &error) : NULL;
    if (!error)
        return true;
    buf_printf(&r->err, "asyncourse: %s\n", error);
    diag_add(&r->diags, DIAG_ERROR, "world", spec->file, 1, 1, "%s", error);
    r->kind = OUTCOME_SYNTAX;
    r->exit_code = 1;
    mem_free(error);
    return false;
}

static AioConfig loop_config(Recorder *rec, const World *world)
{
    const EngineSpec *spec = rec->spec;
    AioConfig config = {.sink = &rec->sink,
                        .time_limit_ns = spec->limits.time_ns == INT64_MAX ? 0 : spec->limits.time_ns,
                        .ctx = rec,
                        .file_index = recorder_file_index,
                        .stack_entry = recorder_stack_entry,
                        .wait = spec->wait ? recorder_wait : NULL,
                        .io_next = sim_io_next,
                        .io_deliver = sim_io_deliver};
    world_start(world, &config.epoch_ns);
    world_price(world, &config.price_ps);
    return config;
}

/* FNV-1a: says whether two traces are of the same text. */
static void hash_text(const char *text, size_t len, char *out, size_t size)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    snprintf(out, size, "fnv1a:%016llx", (unsigned long long)hash);
}

static void open_log(Recorder *rec, Recording *r)
{
    const EngineSpec *spec = rec->spec;
    if (!spec->record)
        return;
    static const char seed[] = "acs1:0:";
    char hash[32];
    hash_text(spec->text, spec->len, hash, sizeof hash);
    r->log = log_new(spec->limits.events);
    log_set_header(r->log, &(LogHeader){.program = spec->file, .semantics = "3.11", .schedule = seed,
                                        .random_seed = spec->random_seed, .source_hash = hash});
    log_add_file(r->log, spec->file, spec->text, spec->len, (uint32_t)spec->first_line);
    for (const EnginePart *p = &spec->setup; p; p = p == &spec->setup ? &spec->given : NULL)
        if (p->text)
            log_add_file(r->log, p->file, p->text, p->len, (uint32_t)p->first_line);
    rec->sink.log = r->log;
}

bool machine_open(Machine *m, const EngineSpec *spec, Recording *r)
{
    *m = (Machine){.rec = {.spec = spec, .out = r}};
    if (!open_world(spec, r, &m->world))
        return false;
    Limits limits = {.fuel = recorder_next_fuel(spec, 0),
                     .heap = spec->limits.heap,
                     .output = spec->limits.output,
                     .depth = 1000,
                     .c_depth = 200,
                     .collect_every = spec->collect_every};
    Hooks hooks = recorder_hooks(&m->rec);
    open_log(&m->rec, r);
    uint64_t seed = spec->random_seed;
    world_seed(m->world, &seed);
    VM *vm = m->vm = vm_new(&limits, &hooks, seed);
    m->rec.sink.instr = &vm->instr;
    AioConfig config = loop_config(&m->rec, m->world);
    aio_install(vm, &config);
    sim_install(vm, m->world);
    register_library(vm);
    set_argv(vm, spec);
    vm->tracing = spec->record;
    return true;
}

void machine_close(Machine *m)
{
    aio_free(m->vm);
    sim_free(m->vm);
    vm_free(m->vm);
    world_free(m->world);
}
