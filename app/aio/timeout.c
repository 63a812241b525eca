/* Timeout, timeout() and timeout_at() (CPython: timeouts.py): cancels the task of its block when the time has come, and
 * turns that cancellation into TimeoutError at the end of the block, unless somebody else wanted it too. */
#include "aio/aio_int.h"

typedef enum { TIMEOUT_CREATED, TIMEOUT_ACTIVE, TIMEOUT_EXPIRING, TIMEOUT_EXPIRED, TIMEOUT_FINISHED } TimeoutState;
static const char *const state_words[] = {"created", "active", "expiring", "expired", "finished"};

struct Timeout {
    NativeData nd;
    Value when;      /* a number of seconds, or V_NONE */
    Value task;      /* V_NULL before it is entered */
    Loop *loop;      /* of the handle */
    Value open;      /* an open loop's handle, or V_NULL */
    uint32_t id;     /* trace number */
    uint32_t handle; /* of the timer, or of the call when the time was past already; 0: none */
    uint32_t ncancels; /* the task's, when it came in */
    uint8_t state;   /* TimeoutState */
    bool is_timer, scheduled; /* the handle is a timer; it is in the heap */
};

/* ---- its handle ---- */

bool timeout_handle_cancelled(const Timeout *t, uint32_t handle) { return t->handle != handle; }

void timeout_handle_due(Timeout *t, uint32_t handle)
{
    if (t->handle == handle)
        t->scheduled = false;
}

static bool cancel_handle(VM *vm, Timeout *t)
{
    Aio *a = aio_of(vm);
    Value ignored, open = t->open;
    t->open = V_NULL;
    if (open != V_NULL)
        return vm_call_method(vm, open, "cancel", NULL, 0, &ignored);
    if (!t->handle)
        return true;
    if (t->is_timer) {
        TRACE(a->sink, TIMER_CANCEL, .h = t->handle, .scheduled = t->scheduled);
        if (t->scheduled)
            t->loop->timers.ncancelled++;
    }
    t->handle = 0;
    t->scheduled = false;
    return true;
}

static void call_soon(Aio *a, Timeout *t)
{
    t->is_timer = false;
    t->handle = ready_push(a, t->loop, READY_TIMEOUT, from_obj(t), V_NULL, 0);
}

static void call_at(VM *vm, Timeout *t, int64_t when_ns)
{
    Aio *a = aio_of(vm);
    t->is_timer = t->scheduled = true;
    t->handle = ++a->next_handle;
    timers_push(&t->loop->timers, (Timer){when_ns, from_obj(t), t->handle, TIMER_TIMEOUT});
    TRACE(a->sink, TIMER_ADD, .h = t->handle, .cb = trace_str(a->sink, TIMEOUT_CALLBACK),
          .owner = aio_current_task_id(vm), .line = aio_line_here(vm), .when = when_ns);
}

static bool schedule(VM *vm, Timeout *t, Value when)
{
    Aio *a = aio_of(vm);
    Value past;
    bool is_past;
    int64_t when_ns;
    t->when = when;
    if (!cancel_handle(vm, t))
        return false;
    if (when == V_NONE)
        return true;
    if (a->running == V_NULL)
        return RAISE(vm, RuntimeError, "no running event loop");
    t->loop = AS(Loop, a->running);
    if (t->loop->open)
        return open_timeout(vm, t->loop, from_obj(t), when, &t->open);
    if (!op_compare(vm, CMP_LE, when, from_float(clock_seconds(clock_now(a))), &past) || !op_truth(vm, past, &is_past))
        return false;
    if (is_past)
        call_soon(a, t);
    else if (clock_from_value(vm, when, &when_ns))
        call_at(vm, t, when_ns);
    else
        return false;
    return true;
}

bool timeout_run(VM *vm, Timeout *t)
{
    bool cancelled;
    TRACE(aio_of(vm)->sink, TIMEOUT_EXPIRE, .task = aio_task_id(t->task), .timeout = t->id);
    if (!future_cancel_any(vm, t->task, V_NULL, &cancelled))
        return false;
    t->state = TIMEOUT_EXPIRING;
    t->handle = 0;
    t->open = V_NULL;
    return true;
}

/* ---- the block ---- */

/* For events: never asks an object of the program for its value. */
static int64_t deadline(const Timeout *t)
{
    if (t->when == V_NONE)
        return -1;
    return is_float(t->when) ? clock_from_seconds(as_float(t->when)) : is_int(t->when) ? clock_from_seconds((double)as_int(t->when)) : 0;
}

static bool enter(VM *vm, Timeout *t)
{
    Aio *a = aio_of(vm);
    if (t->state != TIMEOUT_CREATED)
        return RAISE(vm, RuntimeError, "Timeout has already been entered");
    if (a->running == V_NULL)
        return RAISE(vm, RuntimeError, "no running event loop");
    Value task = aio_current_task(vm);
    if (task == V_NULL)
        return RAISE(vm, RuntimeError, "Timeout should be used inside a task");
    t->state = TIMEOUT_ACTIVE;
    t->task = task;
    t->ncancels = AS(Task, task)->ncancels;
    if (!schedule(vm, t, t->when))
        return false;
    if (trace_on(a->sink))
        TRACE(a->sink, TIMEOUT_ENTER, .task = aio_task_id(task), .timeout = t->id, .h = t->handle,
              .when = deadline(t));
    return true;
}

/* false: TimeoutError takes the place of the cancellation */
static bool leave(VM *vm, Timeout *t, Value exc_type, Value exc)
{
    Aio *a = aio_of(vm);
    if (t->state != TIMEOUT_ACTIVE && t->state != TIMEOUT_EXPIRING)
        return vm_raise_args(vm, vm->excs->AssertionError, NULL, 0);
    if (!cancel_handle(vm, t))
        return false;
    bool expired = t->state == TIMEOUT_EXPIRING;
    t->state = expired ? TIMEOUT_EXPIRED : TIMEOUT_FINISHED;
    TRACE(a->sink, TIMEOUT_EXIT, .task = aio_task_id(t->task), .timeout = t->id,
          .state = expired ? STR_EXPIRED : STR_EXITED);
    if (!expired || task_uncancel(a, AS(Task, t->task)) > t->ncancels || exc_type != from_obj(a->cancelled_error))
        return true;
    vm_raise_quietly(vm, exc_new(vm, vm->excs->TimeoutError, NULL, 0));
    AS(Exc, vm->exc)->cause = exc;
    AS(Exc, vm->exc)->suppress_context = true;
    return false;
}

enum { BLOCK_TIMEOUT, BLOCK_TYPE, BLOCK_EXC };

static GenResult enter_step(VM *vm, Gen *g, Value sent, Value *out)
{
    *out = gen_state(g)[BLOCK_TIMEOUT];
    return sent != V_NULL && enter(vm, AS(Timeout, *out)) ? GEN_RETURNED : GEN_RAISED;
}

static GenResult leave_step(VM *vm, Gen *g, Value sent, Value *out)
{
    *out = V_NONE;
    return sent != V_NULL && leave(vm, AS(Timeout, gen_state(g)[BLOCK_TIMEOUT]), gen_state(g)[BLOCK_TYPE], gen_state(g)[BLOCK_EXC])
               ? GEN_RETURNED
               : GEN_RAISED;
}

static bool m_aenter(VM *vm, Args *a, Value *out)
{
    Gen *g = aio_coroutine(vm, enter_step, "Timeout.__aenter__", 1);
    gen_state(g)[BLOCK_TIMEOUT] = a->v[0];
    *out = from_obj(g);
    return true;
}

static bool m_aexit(VM *vm, Args *a, Value *out)
{
    Gen *g = aio_coroutine(vm, leave_step, "Timeout.__aexit__", 3);
    gen_state(g)[BLOCK_TIMEOUT] = a->v[0];
    gen_state(g)[BLOCK_TYPE] = a->v[1];
    gen_state(g)[BLOCK_EXC] = a->v[2];
    *out = from_obj(g);
    return true;
}

/* ---- methods ---- */

static bool m_when(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Timeout, a->v[0])->when;
    return true;
}

static bool m_expired(VM *vm, Args *a, Value *out)
{
    (void)vm;
    uint8_t state = AS(Timeout, a->v[0])->state;
    *out = from_bool(state == TIMEOUT_EXPIRING || state == TIMEOUT_EXPIRED);
    return true;
}

static bool m_reschedule(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"when", NULL};
    static const Signature signature = {"Timeout.reschedule", names, 1, 1, 1};
    Timeout *t = AS(Timeout, a->v[0]);
    Aio *aio = aio_of(vm);
    Value when;
    *out = V_NONE;
    if (!args_bind_python(vm, a, &signature, &when))
        return false;
    if (t->state == TIMEOUT_CREATED)
        return RAISE(vm, RuntimeError, "Timeout has not been entered");
    if (t->state != TIMEOUT_ACTIVE)
        return RAISE(vm, RuntimeError, "Cannot change state of %s Timeout", state_words[t->state]);
    if (!schedule(vm, t, when))
        return false;
    if (trace_on(aio->sink))
        TRACE(aio->sink, TIMEOUT_RESCHED, .task = aio_task_id(t->task), .timeout = t->id, .h = t->handle,
              .when = deadline(t));
    return true;
}

static bool put_when(VM *vm, Value when, Buf *out)
{
    Value args[2] = {when, from_int(3)}, rounded = when;
    buf_str(out, " when=");
    return (when == V_NONE ||
            vm_call(vm, dict_get_str(vm->builtins, str_intern(vm, "round", 5)), args, 2, &rounded)) &&
           value_repr(vm, rounded, out);
}

static bool timeout_repr(VM *vm, Value v, Buf *out)
{
    Timeout *t = AS(Timeout, v);
    buf_printf(out, "<Timeout [%s]", state_words[t->state]);
    if (t->state == TIMEOUT_ACTIVE && !put_when(vm, t->when, out))
        return false;
    buf_char(out, '>');
    return true;
}

/* ---- making ---- */

static Timeout *timeout_make(VM *vm, Type *type, Value when)
{
    Timeout *t = obj_new(vm, type);
    t->when = when;
    t->id = aio_next_id(vm);
    return t;
}

static bool timeout_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"when", NULL};
    static const Signature signature = {"Timeout.__init__", names, 1, 1, 1};
    Type *type = AS(Type, a->v[0]);
    Value when = V_NONE;
    bool own_init = is_kind(type_special(vm, type, SP_init), KIND_FUNC); /* which calls ours */
    if (!own_init && !args_bind_python(vm, a, &signature, &when))
        return false;
    *out = from_obj(timeout_make(vm, type, when));
    return true;
}

static bool m_init(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"when", NULL};
    static const Signature signature = {"Timeout.__init__", names, 1, 1, 1};
    *out = V_NONE;
    return args_bind_python(vm, a, &signature, &AS(Timeout, a->v[0])->when);
}

static bool asyncio_timeout(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"delay", NULL};
    static const Signature signature = {"timeout", names, 1, 1, 0};
    Aio *aio = aio_of(vm);
    Value delay, now, when = V_NONE;
    if (!args_bind_python(vm, a, &signature, &delay))
        return false;
    if (aio->running == V_NULL)
        return RAISE(vm, RuntimeError, "no running event loop");
    if (delay != V_NONE && (!loop_time(vm, AS(Loop, aio->running), &now) || !op_binary(vm, OPR_ADD, now, delay, &when)))
        return false;
    *out = from_obj(timeout_make(vm, aio->timeout, when));
    return true;
}

static bool asyncio_timeout_at(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"when", NULL};
    static const Signature signature = {"timeout_at", names, 1, 1, 0};
    Value when;
    if (!args_bind_python(vm, a, &signature, &when))
        return false;
    *out = from_obj(timeout_make(vm, aio_of(vm)->timeout, when));
    return true;
}

static void timeout_mark(VM *vm, Obj *o)
{
    Timeout *t = (Timeout *)(void *)o;
    heap_mark(vm, t->when);
    heap_mark(vm, t->task);
    heap_mark(vm, t->open);
    heap_mark_obj(vm, t->loop);
}

void timeout_types_install(VM *vm)
{
    static const NativeDataOps ops = {timeout_mark, NULL, timeout_repr, NULL, false, NULL};
    static const NativeDef methods[] = {{"__construct__", timeout_construct, 0, -1, NF_KW | NF_STATIC},
                                        {"__init__", m_init, 0, -1, NF_KW},
                                        {"__aenter__", m_aenter, 0, 0, NF_CORO},
                                        {"__aexit__", m_aexit, 3, 3, NF_CORO},
                                        {"when", m_when, 0, 0, 0},
                                        {"expired", m_expired, 0, 0, 0},
                                        {"reschedule", m_reschedule, 1, 1, NF_KW},
                                        {0}};
    Aio *a = aio_of(vm);
    a->timeout = native_type(vm, "asyncio.timeouts", "Timeout", NULL, KIND_NATIVEDATA, sizeof(Timeout), &ops, methods);
}

const NativeDef timeout_functions[] = {{"timeout", asyncio_timeout, 1, 1, NF_KW},
                                       {"timeout_at", asyncio_timeout_at, 1, 1, NF_KW},
                                       {0}};
