#include "engine/session.h"

#include "aio/aio.h"
#include "base/check.h"
#include "base/mem.h"
#include "engine/machine.h"
#include "engine/say.h"
#include "vm/heap.h"
#include "vm/native.h"

#include <inttypes.h>
#include <stdio.h>

#define CONSOLE_FILE "<console>"

enum { MAX_CANCELS = 3 }; /* a statement that waits for ever may refuse to be cancelled that often */

struct Session {
    SessionSpec spec;
    EngineSpec run;      /* what the machine is told */
    Recording said;      /* nothing is kept in it but the world's mistake */
    Machine machine;
    Held console;        /* the console object of asyncio.__main__ */
    Program **programs;  /* functions of all statements may live on */
    size_t nprograms, cap;
    Buf typed;           /* the statement's lines so far */
    uint32_t flags;      /* CODE_FUTURE_ANNOTATIONS, once it was imported */
    Arena problems;
    bool spent;          /* this statement has used up its fuel once */
    int exit_code;
};

static void say(Session *s, const char *text)
{
    s->spec.output(s->spec.ctx, 2, text, strlen(text));
}

/* ---- what the machine asks ---- */

static bool session_input(void *ctx, VM *vm, Buf *line)
{
    Session *s = vm->user;
    (void)ctx;
    InputResult r = s->spec.input ? s->spec.input(s->spec.ctx, line) : INPUT_END;
    if (r == INPUT_INTERRUPTED)
        return vm_raise_args(vm, vm->excs->KeyboardInterrupt, NULL, 0);
    return r == INPUT_LINE;
}

/* Ctrl-C; and the end of the fuel acts like it, once a statement, with some more fuel for who cleans up. */
static bool session_interrupt(void *ctx, VM *vm, bool spent)
{
    Session *s = vm->user;
    (void)ctx;
    if (spent) {
        if (s->spent)
            return false;
        char text[128];
        snprintf(text, sizeof text, "asyncourse: stopped: the statement used up its %" PRIu64 " steps (an endless loop?)\n",
                 s->spec.limits.fuel);
        say(s, text);
        s->spent = true;
        vm->limits.fuel += s->spec.limits.fuel / 10;
    } else if (!s->spec.interrupted || !s->spec.interrupted(s->spec.ctx)) {
        return false;
    }
    vm_raise_args(vm, vm->excs->KeyboardInterrupt, NULL, 0);
    return true;
}

/* ---- opening ---- */

static void start_console(Session *s)
{
    VM *vm = s->machine.vm;
    Value module;
    vm_open_main(vm, CONSOLE_FILE);
    bool ok = vm_import(vm, "asyncio", &module);
    ASSERT(ok);
    module_set(vm, AS(Module, vm->main_module), "asyncio", module);
    ok = vm_import(vm, "asyncio.__main__", &module);
    ASSERT(ok);
    s->console.v[0] = dict_get_str(AS(Module, module)->dict, str_intern(vm, "console", 7));
    held_enter(vm, &s->console); /* a program may forget its module */
}

Session *session_open(const SessionSpec *spec)
{
    Session *s = mem_zalloc(sizeof *s);
    s->spec = *spec;
    s->run = (EngineSpec){.file = CONSOLE_FILE,
                          .world = spec->world,
                          .folder = engine_folder_new(""),
                          .limits = spec->limits,
                          .output = spec->output,
                          .output_ctx = spec->ctx};
    s->run.limits.fuel = UINT64_MAX;
    s->run.limits.time_ns = INT64_MAX;
    diag_init(&s->said.diags);
    arena_init(&s->problems);
    if (!machine_open(&s->machine, &s->run, &s->said)) {
        spec->output(spec->ctx, 2, s->said.err.data, s->said.err.len);
        diag_deinit(&s->said.diags);
        buf_deinit(&s->said.err);
        engine_folder_free(s->run.folder);
        mem_free(s);
        return NULL;
    }
    VM *vm = s->machine.vm;
    vm->user = s;
    vm->hooks.input = session_input;
    vm->hooks.interrupt = session_interrupt;
    start_console(s);
    return s;
}

/* ---- a statement ---- */

static bool ask_console(Session *s, const char *method, Value arg, Value *out)
{
    VM *vm = s->machine.vm;
    Value bound;
    return attr_get(vm, s->console.v[0], str_intern(vm, method, strlen(method)), &bound) &&
           vm_drive_call(vm, bound, &arg, arg == V_NULL ? 0 : 1, out);
}

static bool call_console(Session *s, const char *method, Value arg)
{
    Value ignored;
    return ask_console(s, method, arg, &ignored);
}

/* The session goes on although the heap is full, so that names can be deleted; up to twice the limit. */
static void widen_heap(Session *s)
{
    VM *vm = s->machine.vm;
    size_t most = s->spec.limits.heap * 2, wanted = heap_bytes(vm) + (8u << 20);
    vm->limits.heap = wanted < most ? wanted : most;
}

/* What a statement may use. */
static void give_limits(Session *s)
{
    VM *vm = s->machine.vm;
    uint64_t used = vm->instr + vm->fuel_used;
    s->spent = false;
    vm->output_used = 0;
    vm->limits.fuel = s->spec.limits.fuel < UINT64_MAX - 1 - used ? used + s->spec.limits.fuel : UINT64_MAX - 1;
    vm->next_check = vm->instr;
    if (heap_bytes(vm) > s->spec.limits.heap / 2)
        heap_collect(vm); /* names may have been deleted because of that */
    if (heap_bytes(vm) < s->spec.limits.heap)
        vm->limits.heap = s->spec.limits.heap;
}

static void say_deadlock(Session *s)
{
    bool blocked;
    const char *hang = aio_hang(s->machine.vm, &blocked);
    say(s, "asyncourse: ");
    if (!blocked)
        say(s, "deadlock: every task waits, and nothing can wake them (CPython would wait for Ctrl-C)");
    say(s, hang);
    say(s, "\n");
}

static void say_stop(Session *s, StopReason why)
{
    const EngineLimits *l = &s->spec.limits;
    char text[160] = "";
    if (why == STOP_DEADLOCK)
        say_deadlock(s);
    else if (why == STOP_HEAP)
        snprintf(text, sizeof text, "asyncourse: stopped: the session needs more than %zu MiB of memory\n", l->heap >> 20);
    else if (why == STOP_OUTPUT)
        snprintf(text, sizeof text, "asyncourse: stopped: the statement printed more than %" PRIu64 " KiB\n", l->output >> 10);
    else if (why == STOP_FUEL)
        snprintf(text, sizeof text, "asyncourse: stopped: the statement did not end when it was interrupted\n");
    say(s, text);
}

/* After vm->stop. Everything is unwound, so the VM can go on. `again`: a deadlock was told already. false: the session
 * cannot go on. */
static bool recover(Session *s, bool *deadlock, bool *again)
{
    VM *vm = s->machine.vm;
    StopReason why = vm->stop;
    ASSERT(!vm->frame && !vm->nested);
    vm->stop = STOP_NONE;
    vm->exc = V_NULL;
    vm->output_used = 0;
    *deadlock = why == STOP_DEADLOCK;
    if (why == STOP_WRITE) {
        s->exit_code = 74;
        return false;
    }
    if (why != STOP_DEADLOCK || !*again)
        say_stop(s, why);
    *again = true;
    give_limits(s);
    if (why == STOP_HEAP)
        widen_heap(s);
    return true;
}

/* Ends a call of the console. */
static SessionState leave(Session *s, bool ok)
{
    VM *vm = s->machine.vm;
    bool deadlock = false, again = false;
    for (int i = 0; !ok && vm->stop; i++) {
        if (!recover(s, &deadlock, &again))
            return SESSION_OVER;
        ok = call_console(s, deadlock && i < MAX_CANCELS ? "interrupt" : "abandon", V_NULL);
    }
    if (ok)
        return SESSION_READY;
    Value exc = exc_take(vm);
    if (say_exit(vm, exc, &s->exit_code))
        return SESSION_OVER;
    return say_uncaught(vm, exc, &s->exit_code) ? SESSION_OVER : SESSION_READY;
}

static SessionState run_statement(Session *s, Program *p)
{
    VM *vm = s->machine.vm;
    MEM_GROW(s->programs, s->cap, s->nprograms + 1);
    s->programs[s->nprograms++] = p;
    p->nlines = 0; /* tracebacks and warnings know no line of it, as there is no file */
    give_limits(s);
    vm_forget_warnings(vm); /* codeop changes CPython's filters for each statement, which forgets them */
    bool ok = say_warnings(vm, p);
    return leave(s, ok && call_console(s, "run", vm_main_function(vm, p)));
}

static void say_problem(Session *s, const SyntaxProblem *problem)
{
    EnginePart part = {buf_text(&s->typed), s->typed.len, CONSOLE_FILE, 1};
    Buf b;
    buf_init(&b);
    say_syntax(&part, problem, &b);
    s->spec.output(s->spec.ctx, 2, b.data, b.len);
    buf_deinit(&b);
}

SessionState session_line(Session *s, const char *line, size_t len)
{
    if (s->typed.len)
        buf_char(&s->typed, '\n');
    buf_bytes(&s->typed, line, len);
    SyntaxProblem problem;
    bool more;
    Program *p =
        compile_interactive(buf_text(&s->typed), s->typed.len, CONSOLE_FILE, s->flags, &s->problems, &problem, &more);
    if (more)
        return SESSION_MORE;
    if (p)
        s->flags |= p->root->flags & CODE_FUTURE_ANNOTATIONS;
    SessionState state = SESSION_READY;
    if (p)
        state = run_statement(s, p);
    else
        say_problem(s, &problem);
    session_forget(s);
    return state;
}

void session_complete(Session *s, const char *word, size_t len, Buf *choices)
{
    Value found;
    give_limits(s);
    bool ok = ask_console(s, "complete", from_obj(str_utf8(s->machine.vm, word, len)), &found);
    if (ok)
        str_to_buf(AS(Str, found), choices);
    leave(s, ok);
}

void session_forget(Session *s)
{
    buf_clear(&s->typed);
    arena_deinit(&s->problems);
    arena_init(&s->problems);
}

int session_close(Session *s)
{
    int code = s->exit_code;
    machine_close(&s->machine);
    engine_folder_free(s->run.folder);
    for (size_t i = 0; i < s->nprograms; i++)
        program_free(s->programs[i]);
    mem_free(s->programs);
    buf_deinit(&s->typed);
    arena_deinit(&s->problems);
    diag_deinit(&s->said.diags);
    mem_free(s);
    return code;
}
