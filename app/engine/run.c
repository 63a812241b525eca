/* One run, from a text to a Recording. */
#include "aio/aio.h"
#include "base/mem.h"
#include "engine/machine.h"
#include "engine/parts.h"
#include "engine/run.h"
#include "engine/say.h"
#include "sim/sim.h"
#include "trace/narrate.h"
#include "trace/state.h"
#include "vm/native.h"

#include <stdio.h>

#define NO_LIMIT UINT64_MAX
const EngineLimits ENGINE_LIMITS_RUN = {NO_LIMIT, 768u << 20, NO_LIMIT, INT64_MAX, 5000000};
const EngineLimits ENGINE_LIMITS_GRADE = {50000000, 64u << 20, 1u << 20, 3600LL * 1000000000, 5000000};
const EngineLimits ENGINE_LIMITS_VIEW = {5000000, 64u << 20, 1u << 20, 3600LL * 1000000000, 5000000};

static void report_syntax(const EngineSpec *spec, const EnginePart *part, Recording *r, const SyntaxProblem *p)
{
    Buf b;
    buf_init(&b);
    say_syntax(part, p, &b);
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

static void uncaught(VM *vm, Recording *r)
{
    Value exc = exc_take(vm);
    r->kind = OUTCOME_OK;
    if (say_exit(vm, exc, &r->exit_code))
        return;
    if (say_uncaught(vm, exc, &r->exit_code))
        return;
    exc_line(vm, exc, &r->message);
    r->kind = OUTCOME_EXCEPTION;
    r->exit_code = exc_matches(vm, exc, vm->excs->KeyboardInterrupt) ? 130 : 1;
}

static void limit(Recorder *rec, Recording *r, const char *what, const char *text)
{
    r->kind = OUTCOME_LIMIT;
    r->exit_code = 125;
    buf_clear(&r->message); /* the program may have failed before */
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
    const char *hang;
    bool blocked;
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
        hang = aio_hang(vm, &blocked);
        if (r->log && !blocked)
            explain_deadlock(r->log, &r->message);
        if (!r->message.len && !blocked)
            buf_str(&r->message, "deadlock: every task waits, and nothing can wake them (CPython would wait for ever)");
        bool new_line = r->message.len && r->message.data[r->message.len - 1] == '\n';
        buf_str(&r->message, hang + (new_line && *hang == '\n'));
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
        uncaught(vm, r);
    if (!vm->stop && !aio_finish(vm) && !vm->stop)
        uncaught(vm, r);
    r->end_ns = aio_now_ns(vm);
    if (ok && !vm->stop)
        parts_probe(parts, vm, r);
    if (!vm->stop) {
        aio_at_exit(vm);
        vm_end(vm);
        aio_after_end(vm);
    }
    if (vm->stop)
        stopped(rec, vm, r);
    r->instr = vm->instr;
    if (r->log)
        log_set_end(r->log, outcome_name(r->kind), r->exit_code);
}

/* Calls the watch (RunWatch) from inside the run, then lets it end at the next instruction that may end it. */
static void reached(void *run_watch)
{
    RunWatch *watch = run_watch;
    watch->look(watch->ctx, watch->vm);
    watch->vm->limits.fuel = 0;
    watch->vm->next_check = 0;
}

static void set_watch(Machine *m, RunWatch *watch)
{
    watch->vm = m->vm;
    log_watch(m->rec.sink.log, watch->seq, reached, watch);
}

Recording *run_watched(const EngineSpec *spec, RunWatch *watch)
{
    Recording *r = mem_zalloc(sizeof *r);
    Machine m;
    Parts parts;
    SyntaxProblem problem = {0};
    diag_init(&r->diags);
    r->file = mem_strdup(spec->file);
    r->text = mem_strndup(spec->text, spec->len);
    r->len = spec->len;
    const EnginePart *bad = parts_compile(&parts, spec, &problem);
    if (bad) {
        report_syntax(spec, bad, r, &problem);
    } else if (machine_open(&m, spec, r)) {
        if (watch)
            set_watch(&m, watch);
        run_program(&m.rec, m.vm, &parts, r);
        keep_disk(m.vm, r);
        machine_close(&m);
    }
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
