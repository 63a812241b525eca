/* One run, from a text to a Recording. */
#include "aio/aio.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "engine/engine.h"
#include "engine/parts.h"
#include "engine/recorder.h"
#include "engine/run.h"
#include "pylib/frozen.h"
#include "sim/sim.h"
#include "trace/narrate.h"
#include "trace/state.h"
#include "vm/native.h"

#include <stdio.h>

#define NO_LIMIT UINT64_MAX
const EngineLimits ENGINE_LIMITS_RUN = {NO_LIMIT, 256u << 20, NO_LIMIT, INT64_MAX, 5000000};
const EngineLimits ENGINE_LIMITS_GRADE = {50000000, 64u << 20, 1u << 20, 3600LL * 1000000000, 5000000};
const EngineLimits ENGINE_LIMITS_VIEW = {5000000, 64u << 20, 1u << 20, 3600LL * 1000000000, 5000000};

static void write_err(Recorder *r, VM *vm, const char *s, size_t len)
{
    StopReason stop = vm->stop;
    vm->stop = STOP_NONE; /* the last words are printed whatever stopped the run */
    vm->limits.output = NO_LIMIT;
    vm_write(vm, 2, s, len);
    vm->stop = stop;
    (void)r;
}

/* ---- a text that does not compile ---- */

/* CPython shows no place for a wrong indentation, and only the first character of what should be indented. */
static bool has_carets(const SyntaxProblem *p, size_t len)
{
    if (!strcmp(p->type, "TabError") || !strncmp(p->message, "unexpected indent", 17))
        return false;
    return p->span.col >= 0 && (strncmp(p->message, "expected an indented block", 26) || (size_t)p->span.col < len);
}

static void syntax_text(const EnginePart *part, const SyntaxProblem *p, Buf *out)
{
    int line = p->span.line;
    const char *s = part->text, *end = s + part->len;
    for (int i = 1; i < line && s < end; s++)
        i += *s == '\n';
    const char *stop = memchr(s, '\n', (size_t)(end - s));
    if (!stop)
        stop = end;
    if (p->text) {
        s = p->text;
        stop = s + strlen(s);
    }
    buf_printf(out, "  File \"%s\", line %d\n", part->file, line + part->first_line - 1);
    size_t skip = 0, len = (size_t)(stop - s);
    while (len && strchr("\r \t\f", s[len - 1]))
        len--;
    while (skip < len && strchr(" \t\f", s[skip]))
        skip++;
    if (len > skip && has_carets(p, len)) {
        buf_str(out, "    ");
        buf_bytes(out, s + skip, len - skip);
        buf_str(out, "\n    ");
        size_t col = (size_t)p->span.col > skip ? (size_t)p->span.col - skip : 0;
        if (col > len - skip)
            col = len - skip;
        size_t upto = p->span.end_line == line && p->span.end_col > p->span.col ? (size_t)p->span.end_col - skip
                      : p->span.end_line > line                                ? len - skip
                                                                               : col + 1;
        if (upto > len - skip && upto > col + 1)
            upto = len - skip > col ? len - skip : col + 1;
        if (!strncmp(p->message, "expected an indented block", 26))
            upto = col + 1;
        buf_repeat(out, ' ', utf8_count(s + skip, col));
        size_t carets = upto <= len - skip ? utf8_count(s + skip + col, upto - col) : 1;
        buf_repeat(out, '^', carets ? carets : 1);
        buf_char(out, '\n');
    } else if (len > skip) {
        buf_str(out, "    ");
        buf_bytes(out, s + skip, len - skip);
        buf_char(out, '\n');
    }
    buf_printf(out, "%s: %s\n", p->type, p->message);
}

static void report_syntax(const EngineSpec *spec, const EnginePart *part, Recording *r, const SyntaxProblem *p)
{
    Buf b;
    buf_init(&b);
    syntax_text(part, p, &b);
    if (!spec->output)
        buf_bytes(&r->err, b.data, b.len);
    else
        spec->output(spec->output_ctx, 2, b.data, b.len);
    buf_deinit(&b);
    Diag *d = diag_add(&r->diags, DIAG_ERROR, p->unsupported ? "unsupported" : "syntax", part->file,
                       p->span.line + part->first_line - 1, p->span.col + 1, "%s: %s", p->type, p->message);
    d->end_col = p->span.end_line == p->span.line ? p->span.end_col + 1 : 0;
    r->kind = OUTCOME_SYNTAX;
    r->exit_code = 1;
}

/* ---- how it ended ---- */

static const char *outcome_name(OutcomeKind kind)
{
    static const char *const names[] = {
        [OUTCOME_OK] = "ok",           [OUTCOME_EXCEPTION] = "exception",     [OUTCOME_SYNTAX] = "syntax",
        [OUTCOME_DEADLOCK] = "deadlock", [OUTCOME_LIMIT] = "limit",           [OUTCOME_NEEDS_INPUT] = "needs_input",
        [OUTCOME_OUTPUT_FAILED] = "output_failed",
    };
    return names[kind];
}

static void uncaught(Recorder *rec, VM *vm, Recording *r)
{
    Value exc = exc_take(vm);
    if (exc_matches(vm, exc, vm->excs->SystemExit)) {
        exc_forget_uncaught(exc);
        Value code = AS(Exc, exc)->extra[0];
        r->kind = OUTCOME_OK;
        r->exit_code = 0;
        if (is_int(code) || is_bool(code)) {
            r->exit_code = (int)(as_int(int_plain(code)) & 0xFF);
        } else if (code != V_NONE) {
            Buf b;
            buf_init(&b);
            value_str(vm, code, &b);
            buf_char(&b, '\n');
            write_err(rec, vm, b.data, b.len);
            buf_deinit(&b);
            r->exit_code = 1;
        }
        return;
    }
    Buf b;
    buf_init(&b);
    exc_print(vm, exc, &b);
    write_err(rec, vm, b.data, b.len);
    buf_deinit(&b);
    exc_line(vm, exc, &r->message);
    r->kind = OUTCOME_EXCEPTION;
    r->exit_code = exc_matches(vm, exc, vm->excs->KeyboardInterrupt) ? 130 : 1;
}

static void limit(Recorder *rec, Recording *r, const char *what, const char *text)
{
    r->kind = OUTCOME_LIMIT;
    r->exit_code = 125;
    buf_str(&r->message, text);
    TRACE(&rec->sink, LIMIT, .what = trace_str(&rec->sink, what), .line = 0, .value = 0);
}

static void explain_deadlock(const Log *log, Buf *out)
{
    if (!log_count(log))
        return;
    States *all = states_new(log);
    const State *s = states_seek(all, log_count(log) - 1);
    narrate_deadlock(s, false, out);
    states_free(all);
}

static void stopped(Recorder *rec, VM *vm, Recording *r)
{
    const EngineLimits *l = &rec->spec->limits;
    char text[160];
    switch (vm->stop) {
    case STOP_FUEL:
        snprintf(text, sizeof text, "stopped: the program used up its %llu steps (an endless loop?)",
                 (unsigned long long)l->fuel);
        limit(rec, r, "fuel", text);
        break;
    case STOP_HEAP:
        snprintf(text, sizeof text, "stopped: the program needs more than %zu MiB of memory", l->heap >> 20);
        limit(rec, r, "heap", text);
        break;
    case STOP_OUTPUT:
        snprintf(text, sizeof text, "stopped: the program printed more than %llu KiB",
                 (unsigned long long)(l->output >> 10));
        limit(rec, r, "output", text);
        break;
    case STOP_TIME:
        snprintf(text, sizeof text, "stopped: more than %lld s of virtual time", (long long)(l->time_ns / 1000000000));
        limit(rec, r, "time", text);
        break;
    case STOP_DEADLOCK:
        r->kind = OUTCOME_DEADLOCK;
        r->exit_code = 124;
        if (r->log)
            explain_deadlock(r->log, &r->message);
        if (!r->message.len)
            buf_str(&r->message, "deadlock: every task waits, and nothing can wake them (CPython would wait for ever)");
        break;
    case STOP_INPUT:
        r->kind = OUTCOME_NEEDS_INPUT;
        r->exit_code = 1;
        buf_str(&r->message, "the program waits for a line of input");
        break;
    case STOP_WRITE:
        r->kind = OUTCOME_OUTPUT_FAILED;
        r->exit_code = 74;
        break;
    default:
        limit(rec, r, "events", "stopped: the recording is full");
        break;
    }
}

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
    for (size_t i = 0; frozen_at(i); i++)
        vm_register_source(vm, frozen_at(i)->name, frozen_at(i)->source, frozen_at(i)->len);
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
                        .realtime = spec->realtime,
                        .io_next = sim_io_next,
                        .io_deliver = sim_io_deliver};
    world_start(world, &config.epoch_ns);
    world_price(world, &config.price_ps);
    return config;
}

static void keep_disk(VM *vm, Recording *r)
{
    size_t cap = 0;
    Buf name = {0}, text = {0};
    while (sim_file(vm, r->nfiles, &name, &text)) {
        MEM_GROW(r->files, cap, r->nfiles + 1);
        size_t len = text.len;
        r->files[r->nfiles++] = (EngineFile){mem_strdup(buf_text(&name)), mem_strndup(buf_text(&text), len), len};
        buf_clear(&name);
        buf_clear(&text);
    }
    buf_deinit(&name);
    buf_deinit(&text);
}

static void run_program(Recorder *rec, VM *vm, Parts *parts, Recording *r)
{
    bool ok = parts_run(parts, vm);
    r->kind = OUTCOME_OK;
    if (!ok && !vm->stop)
        uncaught(rec, vm, r);
    if (!vm->stop && !aio_join_threads(vm) && !vm->stop)
        uncaught(rec, vm, r);
    r->end_ns = aio_now_ns(vm);
    if (ok && !vm->stop)
        parts_probe(parts, vm, r);
    if (!vm->stop) {
        aio_at_exit(vm);
        vm_end(vm);
    }
    if (vm->stop)
        stopped(rec, vm, r);
    r->instr = vm->instr;
    if (r->log)
        log_set_end(r->log, outcome_name(r->kind), r->exit_code);
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

/* Calls the watch (RunWatch) from inside the run, then lets it end at the next instruction that may end it. */
static void reached(void *run_watch)
{
    RunWatch *watch = run_watch;
    watch->look(watch->ctx, watch->vm);
    watch->vm->limits.fuel = 0;
    watch->vm->next_check = 0;
}

Recording *run_watched(const EngineSpec *spec, RunWatch *watch)
{
    Recording *r = mem_zalloc(sizeof *r);
    Recorder rec = {.spec = spec, .out = r};
    Parts parts;
    SyntaxProblem problem = {0};
    diag_init(&r->diags);
    r->file = mem_strdup(spec->file);
    r->text = mem_strndup(spec->text, spec->len);
    r->len = spec->len;
    const EnginePart *bad = parts_compile(&parts, spec, &problem);
    World *world = NULL;
    if (bad)
        report_syntax(spec, bad, r, &problem);
    if (bad || !open_world(spec, r, &world)) {
        parts_deinit(&parts);
        return r;
    }
    Limits limits = {.fuel = spec->limits.fuel,
                     .heap = spec->limits.heap,
                     .output = spec->limits.output,
                     .depth = 1000,
                     .c_depth = 200,
                     .collect_every = spec->collect_every};
    Hooks hooks = recorder_hooks(&rec);
    open_log(&rec, r);
    uint64_t seed = spec->random_seed;
    world_seed(world, &seed);
    VM *vm = vm_new(&limits, &hooks, seed);
    rec.sink.instr = &vm->instr;
    AioConfig config = loop_config(&rec, world);
    aio_install(vm, &config);
    sim_install(vm, world);
    register_library(vm);
    set_argv(vm, spec);
    vm->tracing = spec->record;
    if (watch) {
        watch->vm = vm;
        rec.sink.watch = reached;
        rec.sink.watch_ctx = watch;
        rec.sink.watch_seq = watch->seq;
    }
    run_program(&rec, vm, &parts, r);
    keep_disk(vm, r);
    aio_free(vm);
    sim_free(vm);
    vm_free(vm);
    world_free(world);
    parts_deinit(&parts);
    return r;
}

Recording *engine_run(const EngineSpec *spec) { return run_watched(spec, NULL); }

void recording_free(Recording *r)
{
    if (!r)
        return;
    log_free(r->log);
    buf_deinit(&r->out);
    buf_deinit(&r->err);
    buf_deinit(&r->message);
    diag_deinit(&r->diags);
    for (size_t i = 0; i < r->nprobed; i++)
        buf_deinit(&r->probed[i].text);
    mem_free(r->probed);
    for (size_t i = 0; i < r->nfiles; i++) {
        mem_free(r->files[i].name);
        mem_free(r->files[i].text);
    }
    mem_free(r->files);
    mem_free(r->file);
    mem_free(r->text);
    mem_free(r);
}
