/* wait_for() as Python 3.11 has it (CPython: tasks.py, wait_for and _cancel_and_wait): what it is given becomes a task
 * of its own; when the time is up, or when the caller is cancelled, that task is cancelled and its end is awaited. */
#include "aio/aio_int.h"

enum { WF_FUT, WF_TIMEOUT, WF_WAITER, WF_SAVED };
#define WF_FIRST WF_TIMEOUT /* once started: the first waiter, which has the timer */
/* Waiting: for the end or the time; then for the end of what was cancelled because there was no time at all, because
 * the caller was cancelled (the error is in WF_SAVED), or because the time was up. */
enum { AT_START, AT_WAITER, AT_NO_TIME, AT_CALLER, AT_LATE };

static void emit_begin(VM *vm, Future *f, int64_t deadline)
{
    TRACE(aio_of(vm)->sink, WAITFOR_BEGIN, .task = aio_current_task_id(vm), .inner = fut_ref(f), .deadline = deadline);
}

static void emit_end(VM *vm, Future *f, WordId outcome)
{
    if (outcome == STR_RESULT && f->state == FUT_CANCELLED)
        outcome = STR_CANCELLED;
    TRACE(aio_of(vm)->sink, WAITFOR_END, .task = aio_current_task_id(vm), .inner = fut_ref(f), .outcome = outcome);
}

/* The end of the coroutine with fut.result(), told before it is asked for. */
static GenResult end(VM *vm, Gen *g, Value *out)
{
    Future *f = AS(Future, gen_state(g)[WF_FUT]);
    emit_end(vm, f, STR_RESULT);
    return future_result(vm, f, out) ? GEN_RETURNED : GEN_RAISED;
}

static Value awaited(Gen *g) { return from_obj(waiter_future(AS(Waiter, gen_state(g)[WF_WAITER]))); }

static bool sleep_on(VM *vm, Gen *g, uint8_t pc, Value *out)
{
    bool done;
    g->pc = pc;
    return future_await_step(vm, awaited(g), V_NONE, out, &done);
}

/* _cancel_and_wait(): not on fut itself, so that a cancellation of the caller reaches this wait. */
static GenResult cancel_and_wait(VM *vm, Gen *g, uint8_t pc, Value *out)
{
    Future *f = AS(Future, gen_state(g)[WF_FUT]);
    Waiter *w = waiter_new(vm, AS(Loop, aio_of(vm)->running), WAITER_RELEASE, STR_WAITFOR, gen_state(g)[WF_FUT]);
    bool cancelled;
    if (!w)
        return GEN_RAISED;
    gen_state(g)[WF_WAITER] = from_obj(w);
    if (!future_add_callback(vm, f, from_obj(w), V_NULL))
        return GEN_RAISED;
    if (future_cancel_any(vm, gen_state(g)[WF_FUT], V_NULL, &cancelled) && sleep_on(vm, g, pc, out))
        return GEN_YIELDED;
    future_remove_callback(vm, f, from_obj(w));
    return GEN_RAISED;
}

/* `try: return fut.result() except CancelledError as exc: raise TimeoutError() from exc` */
static GenResult end_late(VM *vm, Gen *g, Value *out)
{
    Aio *a = aio_of(vm);
    Future *f = AS(Future, gen_state(g)[WF_FUT]);
    if (f->state != FUT_CANCELLED) {
        if (future_result(vm, f, out)) {
            emit_end(vm, f, STR_RESULT);
            return GEN_RETURNED;
        }
        if (!exc_is(vm, a->cancelled_error))
            return GEN_RAISED;
        exc_take(vm);
    }
    Value cancelled = f->state == FUT_CANCELLED ? future_cancelled_error(vm, f) : f->result;
    exc_chain(cancelled, exc_handled(vm));
    AS(Exc, cancelled)->thrown = true;
    emit_end(vm, f, STR_TIMEOUT);
    vm_raise_quietly(vm, exc_new(vm, vm->excs->TimeoutError, NULL, 0));
    exc_chain(vm->exc, cancelled);
    AS(Exc, vm->exc)->cause = cancelled;
    AS(Exc, vm->exc)->suppress_context = true;
    return GEN_RAISED;
}

/* ---- the steps ---- */

static GenResult start_no_time(VM *vm, Gen *g, Value *out)
{
    Aio *a = aio_of(vm);
    Loop *l = AS(Loop, a->running);
    if (!ensure_future(vm, gen_state(g)[WF_FUT], l, &gen_state(g)[WF_FUT]) || !future_check(vm, gen_state(g)[WF_FUT], "wait_for"))
        return GEN_RAISED;
    Future *f = AS(Future, gen_state(g)[WF_FUT]);
    emit_begin(vm, f, a->now_ns);
    return f->state != FUT_PENDING ? end(vm, g, out) : cancel_and_wait(vm, g, AT_NO_TIME, out);
}

static GenResult start(VM *vm, Gen *g, Value *out)
{
    Aio *a = aio_of(vm);
    Value late;
    bool none;
    int64_t when;
    if (a->running == V_NULL) {
        RAISE(vm, RuntimeError, "no running event loop");
        return GEN_RAISED;
    }
    if (!op_compare(vm, CMP_LE, gen_state(g)[WF_TIMEOUT], from_int(0), &late) || !op_truth(vm, late, &none))
        return GEN_RAISED;
    if (none)
        return start_no_time(vm, g, out);
    Loop *l = AS(Loop, a->running);
    Waiter *w = waiter_new(vm, l, WAITER_RELEASE, STR_WAITFOR, V_NULL);
    if (!w || !waiter_start_timer(vm, w, gen_state(g)[WF_TIMEOUT], &when))
        return GEN_RAISED;
    gen_state(g)[WF_FIRST] = gen_state(g)[WF_WAITER] = from_obj(w);
    if (!ensure_future(vm, gen_state(g)[WF_FUT], l, &gen_state(g)[WF_FUT]) ||
        !future_check(vm, gen_state(g)[WF_FUT], "wait_for") ||
        !future_add_callback(vm, AS(Future, gen_state(g)[WF_FUT]), from_obj(w), V_NULL))
        return GEN_RAISED;
    w->watched = gen_state(g)[WF_FUT];
    emit_begin(vm, AS(Future, w->watched), when);
    return sleep_on(vm, g, AT_WAITER, out) ? GEN_YIELDED : GEN_RAISED;
}

/* The first wait is over: fut is done, the time is up, or the caller was cancelled (not `ok`). */
static GenResult waited(VM *vm, Gen *g, bool ok, Value *out)
{
    Future *f = AS(Future, gen_state(g)[WF_FUT]);
    Value cancelled = V_NULL;
    if (!ok) {
        if (vm->stop || !exc_is(vm, aio_of(vm)->cancelled_error))
            return GEN_RAISED;
        cancelled = exc_take(vm);
    }
    if (f->state != FUT_PENDING) {
        GenResult r = end(vm, g, out);
        if (r == GEN_RAISED && cancelled != V_NULL)
            exc_chain(vm->exc, cancelled);
        return r;
    }
    gen_state(g)[WF_SAVED] = cancelled;
    future_remove_callback(vm, f, gen_state(g)[WF_FIRST]);
    return cancel_and_wait(vm, g, ok ? AT_LATE : AT_CALLER, out);
}

/* What was cancelled has come to its end, or this wait was cancelled too (not `ok`). */
static GenResult cancelled(VM *vm, Gen *g, bool ok, Value *out)
{
    Value saved = g->pc == AT_CALLER ? gen_state(g)[WF_SAVED] : V_NULL;
    future_remove_callback(vm, AS(Future, gen_state(g)[WF_FUT]), gen_state(g)[WF_WAITER]);
    if (!ok) {
        if (saved != V_NULL && !vm->stop)
            exc_chain(vm->exc, saved);
        return GEN_RAISED;
    }
    if (saved == V_NULL)
        return end_late(vm, g, out);
    emit_end(vm, AS(Future, gen_state(g)[WF_FUT]), STR_CANCELLED);
    vm->exc = saved;
    return GEN_RAISED;
}

static GenResult step(VM *vm, Gen *g, Value sent, Value *out)
{
    bool done = false;
    GenResult r;
    if (g->pc == AT_START) {
        if (sent == V_NULL)
            return GEN_RAISED;
        r = start(vm, g, out);
    } else {
        bool ok = sent != V_NULL && future_await_step(vm, awaited(g), sent, out, &done);
        if (ok && !done)
            return GEN_YIELDED;
        r = g->pc == AT_WAITER ? waited(vm, g, ok, out) : cancelled(vm, g, ok, out);
    }
    bool timed = g->pc == AT_WAITER || g->pc == AT_CALLER || g->pc == AT_LATE;
    if (r != GEN_YIELDED && timed && !waiter_stop_timer(vm, AS(Waiter, gen_state(g)[WF_FIRST])))
        return GEN_RAISED;
    return r;
}

/* Without a limit it is no more than `await fut`, of whatever can be awaited. */
static bool no_limit(VM *vm, Value fut, Value *out)
{
    Value fn;
    return vm_import_function(vm, "_aio_helpers", "wait_for", &fn) && vm_call(vm, fn, &fut, 1, out);
}

static bool asyncio_wait_for(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"fut", "timeout", NULL};
    static const Signature signature = {"wait_for", names, 2, 2, 0};
    Value v[2];
    if (!args_bind_python(vm, a, &signature, v))
        return false;
    if (v[1] == V_NONE)
        return no_limit(vm, v[0], out);
    Gen *g = aio_coroutine(vm, step, "wait_for", 4);
    gen_state(g)[WF_FUT] = v[0];
    gen_state(g)[WF_TIMEOUT] = v[1];
    *out = from_obj(g);
    return true;
}

const NativeDef wait_for_functions[] = {{"wait_for", asyncio_wait_for, 2, 2, NF_KW | NF_CORO}, {0}};
