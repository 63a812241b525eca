/* Task (CPython: tasks.py and the C of _asynciomodule): the step, the wakeup, cancelling. */
#include "aio/aio_int.h"

#include "vm/inspect.h"

#include <string.h>

bool is_coroutine(VM *vm, Value v)
{
    if (is_kind(v, KIND_GEN))
        return AS(Gen, v)->what == CODE_COROUTINE || AS(Gen, v)->what == CODE_GENERATOR;
    if (!is_kind(v, KIND_INSTANCE) || type_special(vm, as_obj(v)->type, SP_await) == V_NULL)
        return false;
    static const char *const names[] = {"send", "throw", "close"};
    for (int i = 0; i < 3; i++)
        if (type_lookup(vm, as_obj(v)->type, str_intern(vm, names[i], strlen(names[i]))) == V_NULL)
            return false;
    return true;
}

static bool raise_with_repr(VM *vm, Type *type, const char *format, Value v)
{
    Buf b;
    buf_init(&b);
    if (value_repr(vm, v, &b))
        vm_raise(vm, type, format, buf_text(&b)); /* format has one %s */
    buf_deinit(&b);
    return false;
}

/* ---- making ---- */

/* Is it a task that asyncio makes for itself: the shutdown at the end of run(), what that starts, the aclose() of an
 * async generator that was left unfinished (wrapped, and made by a callback of the loop), and what a server does with a
 * new connection? */
static bool is_internal(VM *vm, Value coro)
{
    static const char *const names[] = {"shutdown_asyncgens", "shutdown_default_executor", "_run_operation",
                                        "_accept_connection2"};
    Value parent = aio_current_task(vm);
    if (parent != V_NULL)
        return (AS(Task, parent)->f.flags & FF_INTERNAL) != 0;
    if (!is_kind(coro, KIND_GEN) || !inspect_gen_is_library(AS(Gen, coro)))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(names_name(AS(Gen, coro)->names), str_intern(vm, names[i], strlen(names[i]))))
            return true;
    return false;
}

static bool task_setup(VM *vm, Task *t, Loop *l, Value coro, Value name, Value context)
{
    Aio *a = aio_of(vm);
    if (!is_coroutine(vm, coro))
        return raise_with_repr(vm, vm->excs->TypeError, "a coroutine was expected, got %s", coro);
    if (name != V_NULL && name != V_NONE) {
        if (!value_str_value(vm, name, &t->name))
            return false;
    } else {
        t->name = from_int(++a->next_task_number);
    }
    t->coro = coro;
    if (is_kind(coro, KIND_GEN))
        AS(Gen, coro)->owned = true;
    t->context = context == V_NULL || context == V_NONE ? context_copy(vm) : context;
    t->f.id = ++a->next_task;
    t->f.flags |= FF_TASK | FF_LOG_DESTROY;
    future_init(a, &t->f, l, STR_TASK, 0);
    t->f.flags |= is_internal(vm, coro) ? FF_INTERNAL : 0;
    TRACE(a->sink, TASK_NEW, .id = t->f.id, .name = trace_name_of(vm, t), .coro = trace_coro_label(vm, coro),
          .parent = aio_current_task_id(vm), .line = aio_line_here(vm), .group = a->group,
          .internal = (t->f.flags & FF_INTERNAL) != 0);
    a->group = 0;
    futlist_add(&a->pending, &t->f);
    if (l->closed || (l->debug && !loop_check_thread(vm, l))) {
        vm_watch_briefly(vm, t);
        return l->closed ? RAISE(vm, RuntimeError, "Event loop is closed") : false;
    }
    return loop_push(vm, l, READY_STEP, from_obj(t), V_NULL, 0);
}

bool task_new(VM *vm, Type *type, Loop *l, Value coro, Value name, Value context, Task **out)
{
    *out = obj_new(vm, type);
    return task_setup(vm, *out, l, coro, name, context);
}

static bool setup_from_args(VM *vm, Args *a, Task *t)
{
    static const char *const names[] = {"coro", "loop", "name", "context", NULL};
    Value v[4];
    Loop *l;
    return args_bind(vm, a, 1, "Task", names, 1, 1, v) && loop_for_future(vm, v[1], &l) &&
           task_setup(vm, t, l, v[0], v[2], v[3]);
}

static bool task_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    Task *t = obj_new(vm, type);
    t->f.flags = FF_TASK;
    t->coro = t->name = V_NONE;
    *out = from_obj(t);
    return is_kind(type_special(vm, type, SP_init), KIND_FUNC) || setup_from_args(vm, a, t);
}

static bool task_init_method(VM *vm, Args *a, Value *out)
{
    Task *t = AS(Task, a->v[0]);
    *out = V_NONE;
    if (t->f.loop != NULL) /* CPython would forget the first life; here it may be in the middle of a step */
        return RAISE(vm, RuntimeError, "Task object is already initialized");
    return setup_from_args(vm, a, t);
}

/* ---- the step ---- */

static bool step_soon(VM *vm, Task *t, Value exc)
{
    return loop_push(vm, t->f.loop, READY_STEP, from_obj(t), exc, 0);
}

/* The coroutine gave something that a task cannot wait for: the error is thrown into it in the next tick. */
static bool error_soon(VM *vm, Task *t, Buf *text)
{
    Aio *a = aio_of(vm);
    Value s = from_obj(str_utf8(vm, buf_text(text), text->len));
    TRACE(a->sink, TASK_BADYIELD, .id = t->f.id, .what = trace_str(a->sink, buf_text(text)));
    return step_soon(vm, t, exc_new(vm, vm->excs->RuntimeError, &s, 1));
}

/* parts: text with the reprs of values between: "a", v1, "b", v2, "c" */
static bool bad_yield(VM *vm, Task *t, const char *s1, Value v1, const char *s2, Value v2, const char *s3)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, s1);
    bool ok = value_repr(vm, v1, &b);
    buf_str(&b, s2);
    ok = ok && (v2 == V_NULL || value_repr(vm, v2, &b));
    buf_str(&b, s3);
    ok = ok && error_soon(vm, t, &b);
    buf_deinit(&b);
    return ok;
}

static void emit_suspend(VM *vm, Task *t, Value waiter)
{
    Aio *a = aio_of(vm);
    uint32_t targets[64], n = 0, kind = STR_FUTURE, obj = 0;
    if (is_future(a, waiter)) {
        Future *f = AS(Future, waiter);
        kind = f->label ? f->label : STR_FUTURE;
        obj = f->obj;
        Tuple *children = as_obj(waiter)->type == a->gathering ? AS(Tuple, AS(Gathering, waiter)->children) : NULL;
        for (int64_t i = 0; children && i < children->len && n < 64; i++)
            if (is_future(a, children->items[i]) && AS(Future, children->items[i])->state == FUT_PENDING)
                targets[n++] = fut_ref(AS(Future, children->items[i]));
        if (f->flags & FF_WAITER)
            n = waiter_targets(a, (Waiter *)(void *)f, targets, 64);
        if (kind == STR_TASK)
            targets[n++] = fut_ref(f);
    }
    TRACE(a->sink, TASK_SUSPEND, .id = t->f.id, .fut = aio_futref(vm, waiter), .kind = kind,
          .targets = trace_list(a->sink, targets, n), .stack = trace_stack_of(vm, t->coro), .obj = obj);
}

static bool wait_for(VM *vm, Task *t, Value waiter)
{
    Aio *a = aio_of(vm);
    t->waiter = waiter;
    if (trace_on(a->sink))
        emit_suspend(vm, t, waiter);
    if (!(t->f.flags & FF_MUST_CANCEL))
        return true;
    bool done;
    if (!future_cancel_any(vm, waiter, t->f.result, &done))
        return false;
    if (done) {
        t->f.flags &= (uint16_t)~FF_MUST_CANCEL;
        TRACE(a->sink, TASK_CANCEL_REQ, .id = t->f.id, .by = aio_current_task_id(vm), .count = t->ncancels,
              .waiter = aio_futref(vm, waiter), .effect = STR_FORWARDED);
    }
    return true;
}

static bool wait_for_native(VM *vm, Task *t, Future *f)
{
    if (f == &t->f)
        return bad_yield(vm, t, "Task cannot await on itself: ", from_obj(t), "", V_NULL, "");
    if (f->loop != t->f.loop)
        return bad_yield(vm, t, "Task ", from_obj(t), " got Future ", from_obj(f), " attached to a different loop");
    if (!(f->flags & FF_BLOCKING))
        return bad_yield(vm, t, "yield was used instead of yield from in task ", from_obj(t), " with ", from_obj(f), "");
    f->flags &= (uint16_t)~FF_BLOCKING;
    return future_add_callback(vm, f, from_obj(t), V_NULL) && wait_for(vm, t, from_obj(f));
}

/* Below the native that calls it nothing may be collected, as the loop would. */
bool task_wakeup_called(VM *vm, Task *t, Value fut)
{
    vm->nested++;
    bool ok = task_wakeup(vm, t, fut);
    vm->nested--;
    return ok;
}

static bool wakeup_method(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return task_wakeup_called(vm, AS(Task, a->v[0]), a->v[1]);
}

/* A future of the program's own making: anything with _asyncio_future_blocking. */
static bool wait_for_foreign(VM *vm, Task *t, Value fut, Value blocking)
{
    static const NativeDef wakeup = {"task_wakeup", wakeup_method, 1, 1, 0};
    bool on;
    Value r, loop;
    if (!op_truth(vm, blocking, &on) || !vm_call_method(vm, fut, "get_loop", NULL, 0, &loop))
        return false;
    if (loop != from_obj(t->f.loop))
        return bad_yield(vm, t, "Task ", from_obj(t), " got Future ", fut, " attached to a different loop");
    if (!on)
        return bad_yield(vm, t, "yield was used instead of yield from in task ", from_obj(t), " with ", fut, "");
    Value args[1] = {native_new(vm, &wakeup, from_obj(t))};
    return attr_set(vm, fut, str_intern(vm, "_asyncio_future_blocking", 24), V_FALSE) &&
           vm_call_method(vm, fut, "add_done_callback", args, 1, &r) && wait_for(vm, t, fut);
}

static bool step_yielded(VM *vm, Task *t, Value v)
{
    Aio *a = aio_of(vm);
    if (is_future(a, v))
        return wait_for_native(vm, t, AS(Future, v));
    if (v == V_NONE) {
        if (trace_on(a->sink))
            TRACE(a->sink, TASK_YIELD, .id = t->f.id, .stack = trace_stack_of(vm, t->coro));
        return step_soon(vm, t, V_NULL);
    }
    Value blocking;
    if (!attr_find(vm, v, str_intern(vm, "_asyncio_future_blocking", 24), &blocking))
        return false;
    if (blocking != V_NULL && blocking != V_NONE)
        return wait_for_foreign(vm, t, v, blocking);
    if (is_kind(v, KIND_GEN) && AS(Gen, v)->what == CODE_GENERATOR)
        return bad_yield(vm, t, "yield was used instead of yield from for generator in task ", from_obj(t), " with ", v, "");
    return bad_yield(vm, t, "Task got bad yield: ", v, "", V_NULL, "");
}

static bool step_returned(VM *vm, Task *t, Value v)
{
    bool done;
    if (!(t->f.flags & FF_MUST_CANCEL)) {
        t->f.result = V_NULL;
        return future_set_result(vm, &t->f, v);
    }
    t->f.flags &= (uint16_t)~FF_MUST_CANCEL; /* cancelled right before the coroutine ended */
    return future_cancel(vm, &t->f, t->f.result, &done);
}

static bool step_raised(VM *vm, Task *t)
{
    Aio *a = aio_of(vm);
    bool done;
    if (vm->stop)
        return false;
    Value exc = exc_take(vm);
    if (exc_matches(vm, exc, a->cancelled_error)) {
        bool ok = future_cancel(vm, &t->f, V_NULL, &done);
        if (done)
            t->f.aux = exc;
        return ok;
    }
    if (!future_set_exception(vm, &t->f, exc))
        return false;
    if (!exc_matches(vm, exc, vm->excs->KeyboardInterrupt) && !exc_matches(vm, exc, vm->excs->SystemExit))
        return true;
    vm->exc = exc;
    return false;
}

/* The coroutine-like object of the program: send() and throw() by name. */
static GenResult drive_foreign(VM *vm, Value coro, Value sent, Value *out)
{
    Value arg = sent;
    if (sent == V_NULL)
        arg = exc_take(vm);
    if (vm_call_method(vm, coro, sent == V_NULL ? "throw" : "send", &arg, 1, out))
        return GEN_YIELDED;
    if (vm->stop || !exc_is(vm, vm->excs->StopIteration))
        return GEN_RAISED;
    *out = AS(Exc, exc_take(vm))->extra[0];
    return GEN_RETURNED;
}

static bool already_done(VM *vm, Task *t, Value exc)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, "_step(): already done: ");
    if (value_repr(vm, from_obj(t), &b)) {
        buf_char(&b, ' ');
        if (value_repr(vm, exc == V_NULL ? V_NONE : exc, &b))
            vm_raise(vm, aio_of(vm)->invalid_state, "%s", buf_text(&b));
    }
    buf_deinit(&b);
    return false;
}

/* RuntimeError: before the one task, between, the other one, after. */
static bool wrong_task(VM *vm, const char *before, Value task, const char *between, Value other, const char *after)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, before);
    bool ok = value_repr(vm, task, &b);
    buf_str(&b, between);
    ok = ok && value_repr(vm, other, &b);
    buf_str(&b, after);
    if (ok)
        RAISE(vm, RuntimeError, "%s", buf_text(&b));
    buf_deinit(&b);
    return false;
}

/* Another one runs when a program calls a wakeup, or _run_once(), from within a task. */
bool task_enter(VM *vm, Loop *l, Value task)
{
    if (l->current_task != V_NULL)
        return wrong_task(vm, "Cannot enter into task ", task, " while another task ", l->current_task,
                          " is being executed.");
    l->current_task = task;
    return true;
}

bool task_leave(VM *vm, Loop *l, Value task)
{
    Value current = l->current_task == V_NULL ? V_NONE : l->current_task;
    if (current != task)
        return wrong_task(vm, "Leaving task ", task, " does not match the current task ", current, ".");
    l->current_task = V_NULL;
    return true;
}

bool task_step(VM *vm, Task *t, Value exc)
{
    Aio *a = aio_of(vm);
    Loop *l = t->f.loop;
    if (l->current_task != V_NULL)
        return task_enter(vm, l, from_obj(t)); /* cannot */
    if (t->f.state != FUT_PENDING)
        return already_done(vm, t, exc);
    if (t->f.flags & FF_MUST_CANCEL) {
        if (exc == V_NULL || !exc_matches(vm, exc, a->cancelled_error))
            exc = future_cancelled_error(vm, &t->f);
        t->f.flags &= (uint16_t)~FF_MUST_CANCEL;
    }
    Value before = vm->context, out = V_NULL;
    bool inside = t->context != V_NONE && t->context == before; /* an open loop's handle has entered it */
    if (!inside && !context_enter(vm, t->context))
        return false;
    t->waiter = V_NULL;
    l->current_task = from_obj(t);
    if (a->sink) {
        a->sink->cur = t->f.id;
        TRACE(a->sink, TASK_STEP, .id = t->f.id, .throw_ = exc == V_NULL ? 0 : trace_exc_text(vm, exc),
              .via = aio_current_handle(a));
    }
    vm->exc = exc; /* thrown, unless V_NULL */
    Value sent = exc == V_NULL ? V_NONE : V_NULL;
    GenResult r = is_kind(t->coro, KIND_GEN) ? vm_drive(vm, AS(Gen, t->coro), sent, &out)
                                             : drive_foreign(vm, t->coro, sent, &out);
    bool ok = clock_settle(a);
    if (!ok)
        r = GEN_RAISED;
    ok = r == GEN_YIELDED ? step_yielded(vm, t, out) : r == GEN_RETURNED ? step_returned(vm, t, out)
                                                                             : step_raised(vm, t);
    if (!inside)
        t->context = context_leave(vm, before);
    l->current_task = V_NULL;
    if (a->sink)
        a->sink->cur = 0;
    return ok;
}

bool task_wakeup(VM *vm, Task *t, Value fut)
{
    Value ignored;
    bool ok = is_future(aio_of(vm), fut) ? future_result(vm, AS(Future, fut), &ignored)
                                         : vm_call_method(vm, fut, "result", NULL, 0, &ignored);
    if (!ok && vm->stop)
        return false;
    Value exc = ok ? V_NULL : exc_take(vm);
    if (!vm->nwatched) /* nothing that lives in them would be asked for */
        return task_step(vm, t, exc);
    Held h = {.v = {exc, fut}}; /* CPython's task_wakeup() and the handle hold them until the step is over */
    held_enter(vm, &h);
    ok = task_step(vm, t, exc);
    held_leave(vm, &h);
    return ok;
}

/* ---- cancelling ---- */

static bool cancel_builtin(VM *vm, Value fut, Value msg, bool *done)
{
    if (AS(Future, fut)->flags & FF_TASK)
        return task_cancel(vm, AS(Task, fut), msg, done);
    if (as_obj(fut)->type == aio_of(vm)->gathering)
        return gather_cancel(vm, AS(Gathering, fut), msg, done);
    return future_cancel(vm, AS(Future, fut), msg, done);
}

/* Who waits for whom may be a chain of any length, so it counts as depth of calls. */
bool future_cancel_any(VM *vm, Value fut, Value msg, bool *done)
{
    if (is_future(aio_of(vm), fut) && !(as_obj(fut)->flags & OBJ_USER)) {
        if (vm->depth >= vm->limits.depth)
            return RAISE(vm, RecursionError, "maximum recursion depth exceeded while calling a Python object");
        vm->depth++;
        bool ok = cancel_builtin(vm, fut, msg, done);
        vm->depth--;
        return ok;
    }
    Value method, out, v[1] = {msg == V_NULL ? V_NONE : msg};
    Value name = from_obj(str_intern(vm, "msg", 3));
    Args args = {v, 0, tuple_of(vm, &name, 1)};
    return attr_get(vm, fut, str_intern(vm, "cancel", 6), &method) && vm_call_kw(vm, method, &args, &out) &&
           op_truth(vm, out, done);
}

static void emit_cancel(VM *vm, Task *t, Value msg, WordId effect)
{
    Aio *a = aio_of(vm);
    if (trace_on(a->sink))
        TRACE(a->sink, TASK_CANCEL_REQ, .id = t->f.id, .by = aio_current_task_id(vm), .count = t->ncancels,
              .waiter = t->waiter == V_NULL ? 0 : aio_futref(vm, t->waiter),
              .msg = msg == V_NULL || msg == V_NONE ? 0 : trace_value_text(vm, msg), .effect = effect);
}

bool task_cancel(VM *vm, Task *t, Value msg, bool *done)
{
    *done = false;
    future_retrieved(aio_of(vm), &t->f);
    if (t->f.state != FUT_PENDING) {
        emit_cancel(vm, t, msg, STR_IGNORED);
        return true;
    }
    t->ncancels++;
    if (t->waiter != V_NULL) {
        bool forwarded;
        bool native = is_future(aio_of(vm), t->waiter);
        bool will = native && AS(Future, t->waiter)->state == FUT_PENDING;
        if (will)
            emit_cancel(vm, t, msg, STR_FORWARDED);
        if (!future_cancel_any(vm, t->waiter, msg, &forwarded))
            return false;
        if (forwarded) {
            if (!will)
                emit_cancel(vm, t, msg, STR_FORWARDED);
            *done = true;
            return true;
        }
    }
    t->f.flags |= FF_MUST_CANCEL;
    t->f.result = msg == V_NONE ? V_NULL : msg;
    emit_cancel(vm, t, msg, STR_MUST_CANCEL);
    *done = true;
    return true;
}

/* ---- methods ---- */

static bool m_cancel(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"msg", NULL};
    Value msg;
    bool done;
    if (!args_bind(vm, a, 1, "cancel", names, 1, 0, &msg) || !task_cancel(vm, AS(Task, a->v[0]), msg, &done))
        return false;
    *out = from_bool(done);
    return true;
}

static bool m_cancelling(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(AS(Task, a->v[0])->ncancels);
    return true;
}

uint32_t task_uncancel(Aio *a, Task *t)
{
    if (t->ncancels > 0) {
        t->ncancels--;
        TRACE(a->sink, TASK_UNCANCEL, .id = t->f.id, .count = t->ncancels);
    }
    return t->ncancels;
}

static bool m_uncancel(VM *vm, Args *a, Value *out)
{
    *out = from_int(task_uncancel(aio_of(vm), AS(Task, a->v[0])));
    return true;
}

static bool m_get_name(VM *vm, Args *a, Value *out)
{
    Task *t = AS(Task, a->v[0]);
    if (is_int(t->name)) {
        Buf b;
        buf_init(&b);
        task_name(vm, t, &b);
        t->name = value_str_from_buf(vm, &b);
        buf_deinit(&b);
    }
    *out = t->name;
    return true;
}

static bool m_set_name(VM *vm, Args *a, Value *out)
{
    Task *t = AS(Task, a->v[0]);
    Aio *aio = aio_of(vm);
    *out = V_NONE;
    if (!value_str_value(vm, a->v[1], &t->name))
        return false;
    TRACE(aio->sink, TASK_RENAME, .id = t->f.id, .name = trace_name_of(vm, t));
    return true;
}

bool task_set_name(VM *vm, Value task, Value name)
{
    Value v[2] = {task, name}, ignored;
    Args args = {v, 2, NULL};
    if (is_task(aio_of(vm), task) && !(as_obj(task)->flags & OBJ_USER))
        return m_set_name(vm, &args, &ignored);
    return vm_call_method(vm, task, "set_name", &name, 1, &ignored);
}

static bool m_get_coro(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Task, a->v[0])->coro;
    return true;
}

static bool m_no_set_result(VM *vm, Args *a, Value *out)
{
    (void)a;
    (void)out;
    return RAISE(vm, RuntimeError, "Task does not support set_result operation");
}

static bool m_no_set_exception(VM *vm, Args *a, Value *out)
{
    (void)a;
    (void)out;
    return RAISE(vm, RuntimeError, "Task does not support set_exception operation");
}

/* Frames of a task are looked at by Python, as in CPython (base_tasks.py). */
static bool m_get_stack(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"limit", NULL};
    Value fn, v[2] = {a->v[0], V_NULL};
    if (!args_bind(vm, a, 1, "get_stack", names, 0, 0, &v[1]))
        return false;
    v[1] = v[1] == V_NULL ? V_NONE : v[1];
    return vm_import_function(vm, "asyncio.base_tasks", "_task_get_stack", &fn) && vm_call(vm, fn, v, 2, out);
}

static bool m_print_stack(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"limit", "file", NULL};
    Value fn, v[3] = {a->v[0], V_NULL, V_NULL};
    if (!args_bind(vm, a, 1, "print_stack", names, 0, 0, &v[1]))
        return false;
    for (int i = 1; i < 3; i++)
        v[i] = v[i] == V_NULL ? V_NONE : v[i];
    return vm_import_function(vm, "asyncio.base_tasks", "_task_print_stack", &fn) && vm_call(vm, fn, v, 3, out);
}

static bool get_waiter(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Task *t = AS(Task, a->v[0]);
    *out = t->waiter == V_NULL ? V_NONE : t->waiter;
    return true;
}

static bool get_must_cancel(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool((AS(Task, a->v[0])->f.flags & FF_MUST_CANCEL) != 0);
    return true;
}

static bool get_log_destroy(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool((AS(Task, a->v[0])->f.flags & FF_LOG_DESTROY) != 0);
    return true;
}

static bool set_log_destroy(VM *vm, Args *a, Value *out)
{
    bool on;
    Future *f = AS(Future, a->v[0]);
    *out = V_NONE;
    if (!op_truth(vm, a->v[1], &on))
        return false;
    f->flags = (uint16_t)(on ? f->flags | FF_LOG_DESTROY : f->flags & ~FF_LOG_DESTROY);
    return true;
}

static void task_mark(VM *vm, Obj *o)
{
    Task *t = (Task *)(void *)o;
    future_mark(vm, o);
    heap_mark(vm, t->coro);
    heap_mark(vm, t->waiter);
    heap_mark(vm, t->context);
    heap_mark(vm, t->name);
}

void task_types_install(VM *vm)
{
    static const NativeDataOps ops = {task_mark, future_finalize, future_repr, future_await_step, true, NULL};
    static const NativeDef methods[] = {{"__construct__", task_construct, 0, -1, NF_KW | NF_STATIC},
                                        {"__init__", task_init_method, 0, -1, NF_KW},
                                        {"cancel", m_cancel, 0, 1, NF_KW},
                                        {"cancelling", m_cancelling, 0, 0, 0},
                                        {"uncancel", m_uncancel, 0, 0, 0},
                                        {"get_name", m_get_name, 0, 0, 0},
                                        {"set_name", m_set_name, 1, 1, 0},
                                        {"get_coro", m_get_coro, 0, 0, 0},
                                        {"get_stack", m_get_stack, 0, 0, NF_KW},
                                        {"print_stack", m_print_stack, 0, 0, NF_KW},
                                        {"set_result", m_no_set_result, 1, 1, 0},
                                        {"set_exception", m_no_set_exception, 1, 1, 0},
                                        {"_fut_waiter", get_waiter, 0, 0, NF_GETTER},
                                        {"_must_cancel", get_must_cancel, 0, 0, NF_GETTER},
                                        {"_coro", m_get_coro, 0, 0, NF_GETTER},
                                        {0}};
    static const NativeDef log[] = {{"_log_destroy_pending", get_log_destroy, 1, 1, 0},
                                    {"_log_destroy_pending", set_log_destroy, 2, 2, 0}};
    Aio *a = aio_of(vm);
    a->task = native_type(vm, "_asyncio", "Task", a->future, KIND_NATIVEDATA, sizeof(Task), &ops, methods);
    type_property(vm, a->task, "_log_destroy_pending", &log[0], &log[1]);
}

uint32_t aio_task_id(Value task) { return AS(Future, task)->id; }
