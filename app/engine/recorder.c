#include "engine/recorder.h"

#include "aio/aio.h"
#include "base/mem.h"
#include "engine/folder.h"
#include "engine/say.h"
#include "sim/sim.h"
#include "vm/inspect.h"
#include "vm/native.h"

#include <stdio.h>

enum { MAX_TEXT = 200 }; /* of a value shown in an event */

static uint32_t find_file(Recorder *r, const char *file)
{
    for (uint32_t i = 0; i < log_file_count(r->sink.log); i++)
        if (!strcmp(log_file_name(r->sink.log, i), file))
            return i;
    return log_file_count(r->sink.log) < LOG_MAX_FILES ? log_add_file(r->sink.log, file, NULL, 0, 1) : 0;
}

uint32_t recorder_file_index(void *recorder, const char *file)
{
    Recorder *r = recorder;
    if (!r->sink.log)
        return 0;
    if (file != r->last_file) {
        r->last_index = find_file(r, file);
        r->last_file = file;
    }
    return r->last_index;
}

static inline uint32_t frame_id(VM *vm, Frame *f)
{
    if (!f->serial)
        f->serial = ++vm->next_frame;
    return f->serial;
}

/* Names of arguments that an event can show: each takes some of its TRACE_ARGS_TEXT bytes. */
enum { MAX_ARGS = 64 };

static __attribute__((noinline)) void know_code(Recorder *r, KnownCode *known, const Frame *f)
{
    uint32_t list[2 + MAX_ARGS];
    const Code *code = f->code->code;
    uint32_t nargs = code->nargs + code->nkwonly;
    *known = (KnownCode){.code = code,
                         .file = recorder_file_index(r, inspect_file(f)),
                         .nargs = nargs < MAX_ARGS ? nargs : MAX_ARGS};
    known->name = trace_str(&r->sink, code->name);
    known->trace.func = list[0] = trace_str(&r->sink, inspect_function(f));
    known->trace.line = list[1] = lineref(known->file, inspect_first_line(f));
    for (uint32_t i = 0; i < known->nargs; i++)
        list[2 + i] = trace_str(&r->sink, code->varnames[i]);
    known->trace.list = trace_list(&r->sink, list, 2 + known->nargs);
}

static inline KnownCode *code_place(Recorder *r, const Code *code)
{
    return &r->known[((uintptr_t)code >> 5) % KNOWN_CODES];
}

static inline const KnownCode *known_code(Recorder *r, const Frame *f)
{
    const Code *code = f->code->code;
    KnownCode *known = code_place(r, code);
    if (__builtin_expect(known->code != code, 0))
        know_code(r, known, f);
    return known;
}

static inline uint32_t place(const KnownCode *known, const Frame *f)
{
    int line = inspect_line(f);
    return lineref(known->file, line > 0 ? (uint32_t)line : 0);
}

void recorder_stack_entry(void *recorder, const Frame *f, uint32_t *name, uint32_t *line)
{
    const KnownCode *known = known_code(recorder, f);
    *name = known->name;
    *line = place(known, f);
}

static uint32_t value_text(Recorder *r, VM *vm, Value v, size_t max)
{
    Buf b;
    buf_init(&b);
    inspect_value(vm, v, max, &b);
    uint32_t id = trace_strn(&r->sink, buf_text(&b), b.len);
    buf_deinit(&b);
    return id;
}

static uint32_t type_text(Recorder *r, VM *vm, Value v)
{
    const Type *t = type_of(vm, v);
    KnownType *known = &r->types[((uintptr_t)t >> 5) % KNOWN_TYPES];
    if (known->type != t || known->version != t->version)
        *known = (KnownType){t, t->version, value_text(r, vm, v, MAX_TEXT)};
    return known->text;
}

static uint32_t singleton_text(Recorder *r, VM *vm, Value v)
{
    if (!r->singletons[v])
        r->singletons[v] = v == V_NULL ? trace_str(&r->sink, "?") : value_text(r, vm, v, MAX_TEXT);
    return r->singletons[v];
}

static __attribute__((noinline)) uint32_t other_text(Recorder *r, VM *vm, Value v, size_t max)
{
    return v < KNOWN_SINGLETONS ? singleton_text(r, vm, v)
           : inspect_by_type(v) ? type_text(r, vm, v)
                                : value_text(r, vm, v, max);
}

/* What is shown of v, at most `max` bytes. */
static inline TraceValue value_shown(Recorder *r, VM *vm, Value v, size_t max)
{
    if (is_int(v))
        return trace_int(as_int(v));
    if (is_float(v))
        return trace_float(as_float(v));
    return trace_text(other_text(r, vm, v, max));
}

static __attribute__((noinline)) void on_first_line(Recorder *r, VM *vm, Frame *f, uint32_t line)
{
    const KnownCode *known = known_code(r, f);
    trace_line(&r->sink, lineref(known->file, line), frame_id(vm, f), known->trace.func);
}

static void on_line(void *ctx, VM *vm, Frame *f, int line)
{
    Recorder *r = ctx;
    const KnownCode *known = code_place(r, f->code->code);
    if (known->code == f->code->code && f->serial)
        trace_line(&r->sink, lineref(known->file, (uint32_t)line), f->serial, known->trace.func);
    else
        on_first_line(r, vm, f, (uint32_t)line);
}

static void on_call(void *ctx, VM *vm, Frame *f)
{
    enum { MAX_ARG_TEXT = 60 };
    Recorder *r = ctx;
    TraceValue args[MAX_ARGS];
    if (inspect_is_library(f))
        return;
    const KnownCode *known = known_code(r, f);
    for (uint32_t i = 0; i < known->nargs; i++) {
        Value v = f->slots[i];
        args[i] = value_shown(r, vm, is_kind(v, KIND_CELL) ? AS(Cell, v)->v : v, MAX_ARG_TEXT);
    }
    trace_call(&r->sink, &known->trace, frame_id(vm, f), args, known->nargs);
}

static void on_return(void *ctx, VM *vm, Frame *f, Value v)
{
    Recorder *r = ctx;
    if (inspect_is_library(f))
        return;
    const KnownCode *known = known_code(r, f);
    trace_return(&r->sink, frame_id(vm, f), known->trace.func, value_shown(r, vm, v, MAX_TEXT), place(known, f));
}

static uint32_t exc_text(Recorder *r, VM *vm, Value exc)
{
    Buf b;
    buf_init(&b);
    if (exc != V_NULL)
        inspect_exception(vm, exc, MAX_TEXT, &b);
    uint32_t id = trace_strn(&r->sink, buf_text(&b), b.len);
    buf_deinit(&b);
    return id;
}

static void on_raise(void *ctx, VM *vm, Frame *f, Value exc)
{
    Recorder *r = ctx;
    if (!f || inspect_is_library(f))
        return;
    const KnownCode *known = known_code(r, f);
    TRACE(&r->sink, RAISE, .frame = frame_id(vm, f), .func = known->trace.func, .exc = exc_text(r, vm, exc),
          .line = place(known, f));
}

static void on_unwind(void *ctx, VM *vm, Frame *f, Value exc)
{
    Recorder *r = ctx;
    const KnownCode *known = known_code(r, f);
    TRACE(&r->sink, UNWIND, .frame = frame_id(vm, f), .func = known->trace.func, .exc = exc_text(r, vm, exc),
          .line = place(known, f));
}

static bool on_output(void *ctx, VM *vm, int stream, const char *s, size_t len)
{
    Recorder *r = ctx;
    if (s) {
        aio_settle(vm);
        TRACE(&r->sink, OUT, .stream = (uint32_t)stream, .text = trace_strn(&r->sink, s, len), .task = r->sink.cur,
              .line = aio_line_here(vm));
    }
    if (r->spec->output) {
        r->write_failed |= !r->spec->output(r->spec->output_ctx, stream, s, len);
        return !r->write_failed;
    }
    if (s)
        buf_bytes(stream == 2 ? &r->out->err : &r->out->out, s, len);
    return true;
}

static uint32_t gen_name(Recorder *r, const Gen *g)
{
    const Frame *f = gen_frame(g);
    if (f && g->names == f->code->both) /* as its function is called in the log */
        return known_code(r, f)->trace.func;
    char *name = str_dup(names_qualname(g->names));
    uint32_t id = trace_str(&r->sink, name);
    mem_free(name);
    return id;
}

static void on_coro_new(void *ctx, VM *vm, Gen *g)
{
    Recorder *r = ctx;
    if (!trace_on(&r->sink) || inspect_gen_is_library(g))
        return;
    TRACE(&r->sink, CORO_NEW, .coro = g->number, .name = gen_name(r, g), .line = aio_line_here(vm));
}

static void on_never_awaited(void *ctx, VM *vm, Gen *g, const char *file, int line)
{
    Recorder *r = ctx;
    (void)vm;
    if (!trace_on(&r->sink))
        return;
    TRACE(&r->sink, CORO_NEVER_AWAITED, .coro = g->number, .name = gen_name(r, g),
          .line = file ? lineref(recorder_file_index(r, file), (uint32_t)line) : 0);
}

static void on_warning(void *ctx, VM *vm, const char *text)
{
    Recorder *r = ctx;
    TRACE(&r->sink, WARNING, .category = 0, .text = trace_str(&r->sink, text), .line = aio_line_here(vm));
}

static void on_tamper(void *ctx, VM *vm, const char *what, const char *name)
{
    Recorder *r = ctx;
    TRACE(&r->sink, TAMPER, .what = trace_str(&r->sink, what), .name = trace_str(&r->sink, name), .line = aio_line_here(vm));
}

static bool raise_interrupt(VM *vm)
{
    Value interrupt, ignored;
    return !(vm_import_function(vm, "_aio_helpers", "_interrupt", &interrupt) && vm_call(vm, interrupt, NULL, 0, &ignored));
}

/* A handler of Ctrl-C that raises nothing lets the reading go on (CPython: PEP 475). */
static bool read_line(Recorder *r, VM *vm, Buf *line)
{
    InputResult result;
    size_t before = line->len;
    while ((result = r->spec->read(r->spec->person, line)) == INPUT_INTERRUPTED) {
        line->len = before;
        if (raise_interrupt(vm))
            return false;
    }
    return result == INPUT_LINE;
}

/* Who types: the world, then the lines of the spec, then the person. */
static bool next_line(Recorder *r, VM *vm, Buf *line)
{
    if (sim_input(vm, line))
        return true;
    if (vm->stop)
        return false;
    if (r->next_input < r->spec->ninput) {
        buf_str(line, r->spec->input[r->next_input++]);
        return true;
    }
    return r->spec->read ? read_line(r, vm, line) : vm_stop(vm, STOP_INPUT);
}

static bool on_input(void *ctx, VM *vm, Buf *line)
{
    Recorder *r = ctx;
    if (!next_line(r, vm, line))
        return false;
    TRACE(&r->sink, INPUT, .stream = 0, .text = trace_strn(&r->sink, buf_text(line), line->len), .task = r->sink.cur,
          .line = aio_line_here(vm));
    return true;
}

static void on_mark_roots(void *ctx, VM *vm)
{
    aio_mark_roots(ctx, vm);
    sim_mark_roots(vm);
}

static bool on_find_module(void *ctx, VM *vm, const char *name, OwnModule *out)
{
    Recorder *r = ctx;
    const FolderModule *m = folder_find(r->spec->folder, name);
    if (!m)
        return true;
    if (!m->program)
        return say_import_problem(vm, m);
    if (!m->bare && r->sink.log && log_file_count(r->sink.log) < LOG_MAX_FILES)
        log_add_file(r->sink.log, m->file, m->text.data, m->text.len, 1);
    *out = (OwnModule){m->program, m->package, m->bare};
    return say_warnings(vm, m->program);
}

uint64_t recorder_next_fuel(const EngineSpec *spec, uint64_t used)
{
    enum { STRETCH = 5000000 }; /* instructions: a person does not notice the time they take */
    uint64_t all = spec->limits.fuel;
    return spec->interrupted && all > used && all - used > STRETCH ? used + STRETCH : all;
}

/* Asked when a stretch of fuel is used up: Ctrl-C, or the next stretch. */
static bool on_interrupt(void *ctx, VM *vm, bool spent)
{
    Recorder *r = ctx;
    if (!spent)
        return false;
    vm->limits.fuel = recorder_next_fuel(r->spec, vm->instr + vm->fuel_used);
    return r->spec->interrupted(r->spec->person) && raise_interrupt(vm);
}

/* Whoever waits may have been interrupted, which the next instruction asks. */
void recorder_wait(void *recorder, VM *vm, int64_t until_ns)
{
    Recorder *r = recorder;
    r->spec->wait(r->spec->person, until_ns);
    if (r->spec->interrupted)
        vm->limits.fuel = vm->next_check = 0;
}

Hooks recorder_hooks(Recorder *r)
{
    return (Hooks){.ctx = r,
                   .interrupt = r->spec->interrupted ? on_interrupt : NULL,
                   .line = on_line,
                   .call = on_call,
                   .ret = on_return,
                   .raise = on_raise,
                   .unwind = on_unwind,
                   .output = on_output,
                   .coro_new = on_coro_new,
                   .never_awaited = on_never_awaited,
                   .warning = on_warning,
                   .tamper = on_tamper,
                   .agen_first = aio_agen_first,
                   .agen_drop = aio_agen_drop,
                   .agens_drop = aio_agens_drop,
                   .input = on_input,
                   .find_module = on_find_module,
                   .mark_roots = on_mark_roots,
                   .dying = aio_dying,
                   .break_cycles = aio_break_cycles,
                   .last_words = aio_last_words,
                   .says = aio_says,
                   .say = aio_say,
                   .has_last_words = aio_has_last_words};
}
