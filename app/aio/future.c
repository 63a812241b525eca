/* Future (CPython: futures.py and the C of _asynciomodule). Callbacks run one tick after the future is done. */
#include "aio/aio_int.h"

#include "base/mem.h"

/* ---- registers ---- */

static void futlist_compact(FutList *l)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->count; i++)
        if (l->items[i]) {
            l->items[n] = l->items[i];
            l->items[n]->reg = n;
            n++;
        }
    l->count = n;
    l->holes = 0;
}

void futlist_add(FutList *l, Future *f)
{
    if (l->count == l->cap && l->holes > l->count / 2)
        futlist_compact(l);
    MEM_GROW(l->items, l->cap, l->count + 1);
    f->reg = l->count;
    f->flags |= FF_REGISTERED;
    l->items[l->count++] = f;
}

void futlist_remove(FutList *l, Future *f)
{
    if (!(f->flags & FF_REGISTERED))
        return;
    f->flags &= (uint16_t)~FF_REGISTERED;
    l->items[f->reg] = NULL;
    l->holes++;
    while (l->count && !l->items[l->count - 1]) {
        l->count--;
        l->holes--;
    }
}

static void set_log_tb(Aio *a, Future *f)
{
    f->flags |= FF_LOG_TB;
    futlist_add(&a->unretrieved, f);
    a->news = true;
}

static void clear_log_tb(Aio *a, Future *f)
{
    if (f->flags & FF_LOG_TB) {
        f->flags &= (uint16_t)~FF_LOG_TB;
        futlist_remove(&a->unretrieved, f);
    }
}

void future_retrieved(Aio *a, Future *f)
{
    if (f->flags & FF_LOG_TB)
        TRACE(a->sink, FUT_RETRIEVED, .id = fut_ref(f));
    clear_log_tb(a, f);
}

/* ---- making ---- */

void future_init(Aio *a, Future *f, Loop *l, WordId label, uint32_t obj)
{
    f->loop = l;
    f->label = (uint8_t)label;
    f->obj = obj;
    source_note(a->vm, l, from_obj(f));
    if (f->flags & FF_TASK)
        return;
    f->id = ++a->next_fut;
    TRACE(a->sink, FUT_NEW, .id = futref_future(f->id), .cls = trace_str(a->sink, type_short_name(a->vm, from_obj(f))),
          .owner = aio_current_task_id(a->vm), .label = label);
}

bool future_new(Aio *a, Loop *l, WordId label, uint32_t obj, Future **out)
{
    Future *f = obj_new(a->vm, a->future);
    future_init(a, f, l, label, obj);
    *out = f;
    return true;
}

bool loop_for_future(VM *vm, Value arg, Loop **out)
{
    Aio *a = aio_of(vm);
    Value l = arg;
    if (l == V_NULL || l == V_NONE) {
        if (!loop_get_current(vm, &l))
            return false;
    }
    if (!is_type_of(l, a->loop))
        return RAISE(vm, TypeError, "an event loop of asyncio is needed, not %s", type_name(vm, l));
    *out = AS(Loop, l);
    return true;
}

static bool future_setup(VM *vm, Args *a, Future *f)
{
    static const char *const names[] = {"loop", NULL};
    Value loop;
    Loop *l;
    if (a->n > 1)
        return RAISE(vm, TypeError, "Future() takes no positional arguments");
    if (!args_bind(vm, a, 1, "Future", names, 0, 0, &loop) || !loop_for_future(vm, loop, &l))
        return false;
    future_init(aio_of(vm), f, l, STR_FUTURE, 0);
    return true;
}

static bool future_construct(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    *out = from_obj(obj_new(vm, t));
    if (is_kind(type_special(vm, t, SP_init), KIND_FUNC))
        return true; /* the user's __init__ calls ours */
    return future_setup(vm, a, AS(Future, *out));
}

static bool future_init_method(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    *out = V_NONE;
    if (f->loop != NULL)
        return RAISE(vm, RuntimeError, "Future object is already initialized");
    return future_setup(vm, a, f);
}

static bool check_ready(VM *vm, Future *f)
{
    return f->loop != NULL || RAISE(vm, RuntimeError, "Future object is not initialized.");
}

/* ---- callbacks ---- */

/* How one of our own callbacks stands in the ready queue. */
static ReadyKind ready_kind(const Aio *a, Value cb)
{
    if (is_future(a, cb))
        return AS(Future, cb)->flags & FF_TASK ? READY_WAKEUP : AS(Future, cb)->flags & FF_WAITER ? READY_WAITER : READY_GATHER;
    return is_type_of(cb, a->group_type) ? READY_GROUP : READY_STOP;
}

static bool push_callback(VM *vm, Future *f, Value cb, Value ctx)
{
    Aio *a = aio_of(vm);
    if (!check_ready(vm, f))
        return false;
    if (f->loop->closed)
        return RAISE(vm, RuntimeError, "Event loop is closed");
    if (ctx == V_NULL) {
        ready_push(a, f->loop, ready_kind(a, cb), cb, from_obj(f), fut_ref(f));
        return true;
    }
    Handle *h = handle_new(a, f->loop, cb, (Value[]){from_obj(f)}, 1, ctx, false);
    ready_push(a, f->loop, READY_HANDLE, from_obj(h), V_NULL, fut_ref(f));
    return true;
}

static uint32_t count_callbacks(const Future *f)
{
    return f->cb == V_NULL ? 0 : f->flags & FF_LIST ? (uint32_t)(AS(List, f->cb)->len / 2) : 1;
}

static bool schedule_callbacks(VM *vm, Future *f)
{
    Value cb = f->cb;
    bool list = (f->flags & FF_LIST) != 0;
    f->cb = V_NULL;
    f->flags &= (uint16_t)~FF_LIST;
    if (cb == V_NULL)
        return true;
    if (!list)
        return push_callback(vm, f, cb, V_NULL);
    List *l = AS(List, cb);
    for (int64_t i = 0; i < l->len; i += 2)
        if (!push_callback(vm, f, l->items[i], l->items[i + 1]))
            return false;
    return true;
}

static uint32_t callback_word(VM *vm, const Future *f, Value cb)
{
    Aio *a = aio_of(vm);
    if (is_waiter(a, cb))
        return trace_str(a->sink, waiter_callback_name(AS(Waiter, cb), f));
    return is_task(a, cb) ? STR_WAKEUP : trace_callback_name(vm, cb);
}

static bool add_callback(VM *vm, Future *f, Value cb, Value ctx)
{
    Aio *a = aio_of(vm);
    if (f->state != FUT_PENDING)
        return push_callback(vm, f, cb, ctx);
    if (f->cb == V_NULL && ctx == V_NULL) {
        f->cb = cb;
    } else {
        if (!(f->flags & FF_LIST)) {
            Value first[2] = {f->cb, V_NULL};
            f->cb = from_obj(list_of(vm, first, first[0] == V_NULL ? 0 : 2));
            f->flags |= FF_LIST;
        }
        if (!list_append(vm, AS(List, f->cb), cb) || !list_append(vm, AS(List, f->cb), ctx))
            return false;
    }
    if (trace_on(a->sink))
        TRACE(a->sink, FUT_ADD_CB, .id = fut_ref(f), .cb = callback_word(vm, f, cb),
              .target = ctx == V_NULL && is_task(a, cb) ? aio_task_id(cb) : 0);
    return true;
}

static bool same_callback(VM *vm, Value mine, Value ctx, Value cb, bool *same)
{
    Aio *a = aio_of(vm);
    *same = mine == cb;
    return *same || ctx == V_NULL || is_future(a, cb) || is_type_of(cb, a->group_type) || op_equal(vm, mine, cb, same);
}

static int remove_callback(VM *vm, Future *f, Value cb)
{
    Aio *a = aio_of(vm);
    int removed = 0;
    bool same;
    if (f->state != FUT_PENDING || f->cb == V_NULL)
        return 0;
    if (!(f->flags & FF_LIST)) {
        if (!same_callback(vm, f->cb, V_NULL, cb, &same))
            return -1;
        if (!same)
            return 0;
        f->cb = V_NULL;
        removed = 1;
    } else {
        List *old = AS(List, f->cb), *l = list_new(vm, old->len);
        for (int64_t i = 0; i + 1 < old->len; i += 2) {
            if (!same_callback(vm, old->items[i], old->items[i + 1], cb, &same))
                return -1;
            if (same)
                removed++;
            else if (!list_append(vm, l, old->items[i]) || !list_append(vm, l, old->items[i + 1]))
                return -1;
        }
        if (removed && (f->flags & FF_LIST)) {
            f->cb = l->len ? from_obj(l) : V_NULL;
            if (!l->len)
                f->flags &= (uint16_t)~FF_LIST;
        }
    }
    if (removed && trace_on(a->sink))
        TRACE(a->sink, FUT_RM_CB, .id = fut_ref(f), .cb = callback_word(vm, f, cb));
    return removed;
}

/* What one of our own callbacks is for a subclass with an add_done_callback of its own: a function of C. */
static bool own_callback(VM *vm, Args *a, Value *out)
{
    Value cb = a->v[0];
    *out = V_NONE;
    if (!future_check(vm, a->v[1], "callback"))
        return false;
    switch (ready_kind(aio_of(vm), cb)) {
    case READY_WAKEUP: return task_wakeup_called(vm, AS(Task, cb), a->v[1]);
    case READY_GATHER: return gather_child_done(vm, AS(Gathering, cb), a->v[1]);
    case READY_WAITER: return waiter_run(vm, AS(Waiter, cb), AS(Future, a->v[1]));
    case READY_GROUP: return group_task_done(vm, AS(TaskGroup, cb), AS(Future, a->v[1]));
    default: return loop_future_done(vm, AS(Loop, cb), a->v[1]);
    }
}

static const NativeDef own_task_callback = {"task_wakeup", own_callback, 1, 1, 0};
static const NativeDef own_other_callback = {"_done_callback", own_callback, 1, 1, 0};

static bool is_own_callback(Value cb) { return is_kind(cb, KIND_NATIVE) && AS(Native, cb)->def->fn == own_callback; }

/* The method of a subclass that is written in Python, or V_NULL: ours does. */
static Value override_of(VM *vm, const Future *f, const char *name)
{
    Type *t = f->o.type;
    if (!(t->flags & TYPE_USER))
        return V_NULL;
    Value found = type_lookup(vm, t, str_intern(vm, name, strlen(name)));
    return is_kind(found, KIND_FUNC) ? found : V_NULL;
}

static Value as_callable(VM *vm, Value cb)
{
    return native_new(vm, is_task(aio_of(vm), cb) ? &own_task_callback : &own_other_callback, cb);
}

static bool call_add(VM *vm, Value method, Future *f, Value cb)
{
    Value v[3] = {from_obj(f), as_callable(vm, cb), V_NONE}, ignored, name = from_obj(str_intern(vm, "context", 7));
    if (!is_task(aio_of(vm), cb)) /* only a task, in its step, says in which context it is to be woken */
        return vm_call(vm, method, v, 2, &ignored);
    v[2] = context_seen(vm);
    Args args = {v, 2, tuple_of(vm, &name, 1)};
    return vm_call_kw(vm, method, &args, &ignored);
}

bool future_add_callback(VM *vm, Future *f, Value cb, Value ctx)
{
    Value method = ctx == V_NULL ? override_of(vm, f, "add_done_callback") : V_NULL;
    return method == V_NULL ? add_callback(vm, f, cb, ctx) : call_add(vm, method, f, cb);
}

int future_remove_callback(VM *vm, Future *f, Value cb)
{
    Value method = override_of(vm, f, "remove_done_callback"), before = vm->exc, out;
    if (method == V_NULL)
        return remove_callback(vm, f, cb);
    vm->exc = V_NULL;
    Value v[2] = {from_obj(f), as_callable(vm, cb)};
    if (!vm_call(vm, method, v, 2, &out) && (before == V_NULL || vm->stop))
        return -1;
    vm->exc = before;
    return is_int(out) && as_int(out) > 0;
}

/* ---- becoming done ---- */

static uint32_t current_handle(const Aio *a)
{
    return a->strand && a->strand->entry.what != V_NULL ? a->strand->entry.id : 0;
}

static uint32_t exc_line_of(VM *vm, Value exc)
{
    Value tb = AS(Exc, exc)->traceback, last = V_NULL;
    for (; is_kind(tb, KIND_TRACEBACK); tb = AS(Traceback, tb)->next)
        last = tb;
    if (last == V_NULL)
        return 0;
    const Code *c = AS(Traceback, last)->code->code;
    return trace_lineref(aio_of(vm), c->file, c->places[AS(Traceback, last)->op].line);
}

static void emit_set(VM *vm, Future *f)
{
    Aio *a = aio_of(vm);
    uint32_t how = f->state == FUT_CANCELLED ? STR_CANCELLED : f->flags & FF_EXC ? STR_EXC : STR_RESULT, text = 0;
    if (f->flags & FF_EXC)
        text = trace_exc_text(vm, f->result);
    else if (f->state == FUT_FINISHED)
        text = trace_value_text(vm, f->result);
    if (f->flags & FF_TASK)
        TRACE(a->sink, TASK_DONE, .id = f->id, .how = how, .text = text,
              .line = f->flags & FF_EXC ? exc_line_of(vm, f->result) : 0);
    else
        TRACE(a->sink, FUT_SET, .id = fut_ref(f), .how = how, .text = text, .by = current_handle(a),
              .ncb = count_callbacks(f));
}

static void leave_pending(VM *vm, Future *f, FutState state)
{
    Aio *a = aio_of(vm);
    f->state = (uint8_t)state;
    if (f->flags & FF_TASK)
        futlist_remove(&a->pending, f);
    if (trace_on(a->sink))
        emit_set(vm, f);
}

bool future_cancel(VM *vm, Future *f, Value msg, bool *done)
{
    *done = false;
    clear_log_tb(aio_of(vm), f);
    if (f->state != FUT_PENDING)
        return true;
    f->result = msg == V_NONE ? V_NULL : msg;
    leave_pending(vm, f, FUT_CANCELLED);
    *done = true;
    return schedule_callbacks(vm, f);
}

static bool invalid_state(VM *vm, const char *text) { return vm_raise(vm, aio_of(vm)->invalid_state, "%s", text); }

bool future_set_result(VM *vm, Future *f, Value result)
{
    if (f->state != FUT_PENDING)
        return invalid_state(vm, "invalid state");
    f->result = result;
    leave_pending(vm, f, FUT_FINISHED);
    return schedule_callbacks(vm, f);
}

bool future_set_exception(VM *vm, Future *f, Value exc)
{
    if (f->state != FUT_PENDING)
        return invalid_state(vm, "invalid state");
    if (is_type(exc) && (AS(Type, exc)->flags & TYPE_EXC) && !vm_call(vm, exc, NULL, 0, &exc))
        return false;
    if (!is_exc(exc))
        return RAISE(vm, TypeError, "invalid exception object");
    if (as_obj(exc)->type == vm->excs->StopIteration)
        return RAISE(vm, TypeError, "StopIteration interacts badly with generators and cannot be raised into a Future");
    f->result = exc;
    f->flags |= FF_EXC;
    leave_pending(vm, f, FUT_FINISHED);
    bool ok = schedule_callbacks(vm, f);
    f->aux = AS(Exc, exc)->traceback;
    if (!ok)
        return false;
    set_log_tb(aio_of(vm), f);
    return true;
}

/* ---- asking ---- */

bool future_check(VM *vm, Value v, const char *function)
{
    Value ignored;
    if (is_future(aio_of(vm), v))
        return check_ready(vm, AS(Future, v));
    return attr_get(vm, v, str_intern(vm, "add_done_callback", 17), &ignored) &&
           RAISE(vm, TypeError, "%s() takes asyncio's own futures, not %s", function, type_name(vm, v));
}

Value future_cancelled_error(VM *vm, Future *f)
{
    Aio *a = aio_of(vm);
    if (f->state == FUT_CANCELLED && f->aux != V_NULL) {
        Value exc = f->aux;
        f->aux = V_NULL;
        return exc;
    }
    /* `result` is the message of a cancelled future, and of a task that is to be cancelled at its next step */
    bool asked = f->state == FUT_CANCELLED || (f->state == FUT_PENDING && f->flags & FF_TASK);
    bool has_message = asked && f->result != V_NULL;
    return exc_new(vm, a->cancelled_error, &f->result, has_message);
}

bool future_get(VM *vm, Future *f, Value *out)
{
    if (f->state == FUT_CANCELLED)
        return vm_raise_value(vm, future_cancelled_error(vm, f));
    if (f->state == FUT_PENDING)
        return invalid_state(vm, "Result is not set.");
    future_retrieved(aio_of(vm), f);
    if (f->flags & FF_EXC) {
        AS(Exc, f->result)->traceback = f->aux;
        f->aux = V_NONE; /* whoever asks again gets the exception alone, as from CPython's C */
        return vm_raise_value(vm, f->result);
    }
    *out = f->result;
    return true;
}

bool future_await_step(VM *vm, Value self, Value sent, Value *out, bool *done)
{
    Future *f = AS(Future, self);
    (void)sent;
    if (f->state != FUT_PENDING) {
        *done = true;
        return future_get(vm, f, out);
    }
    if (!check_ready(vm, f))
        return false;
    if (f->flags & FF_BLOCKING) /* a task was given it before, and refused it */
        return RAISE(vm, RuntimeError, "await wasn't used with future");
    f->flags |= FF_BLOCKING;
    *done = false;
    *out = self;
    return true;
}

static bool m_result(VM *vm, Args *a, Value *out) { return future_get(vm, AS(Future, a->v[0]), out); }

static bool m_exception(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    if (f->state == FUT_CANCELLED)
        return vm_raise_value(vm, future_cancelled_error(vm, f));
    if (f->state == FUT_PENDING)
        return invalid_state(vm, "Exception is not set.");
    *out = V_NONE;
    if (f->flags & FF_EXC) {
        future_retrieved(aio_of(vm), f);
        *out = f->result;
    }
    return true;
}

static bool m_set_result(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    Future *f = AS(Future, a->v[0]);
    aio_progress(vm);
    return check_ready(vm, f) && future_set_result(vm, f, a->v[1]);
}

static bool m_set_exception(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    Future *f = AS(Future, a->v[0]);
    return check_ready(vm, f) && future_set_exception(vm, f, a->v[1]);
}

static bool m_cancel(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"msg", NULL};
    Value msg;
    bool done;
    if (!args_bind(vm, a, 1, "cancel", names, 1, 0, &msg) || !future_cancel(vm, AS(Future, a->v[0]), msg, &done))
        return false;
    *out = from_bool(done);
    return true;
}

static bool m_cancelled(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Future, a->v[0])->state == FUT_CANCELLED);
    return true;
}

static bool m_done(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Future, a->v[0])->state != FUT_PENDING);
    return true;
}

static bool m_add_done_callback(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"fn", "context", NULL};
    Value v[2];
    *out = V_NONE;
    if (a->n < 2)
        return RAISE(vm, TypeError, "add_done_callback() takes exactly 1 positional argument (0 given)");
    if (!args_bind(vm, a, 1, "add_done_callback", names, 1, 1, v))
        return false;
    if (!check_ready(vm, AS(Future, a->v[0])))
        return false;
    if (is_own_callback(v[0]))
        return add_callback(vm, AS(Future, a->v[0]), AS(Native, v[0])->self, V_NULL);
    Value ctx = v[1] == V_NULL || v[1] == V_NONE ? context_copy(vm) : v[1];
    return add_callback(vm, AS(Future, a->v[0]), v[0], ctx);
}

static bool m_remove_done_callback(VM *vm, Args *a, Value *out)
{
    int n = remove_callback(vm, AS(Future, a->v[0]), is_own_callback(a->v[1]) ? AS(Native, a->v[1])->self : a->v[1]);
    *out = from_int(n);
    return n >= 0;
}

static bool m_get_loop(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    if (!check_ready(vm, f))
        return false;
    *out = from_obj(f->loop);
    return true;
}

static bool m_make_cancelled_error(VM *vm, Args *a, Value *out)
{
    *out = future_cancelled_error(vm, AS(Future, a->v[0]));
    return true;
}

static bool get_state(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    *out = from_obj(str_c(vm, names[AS(Future, a->v[0])->state]));
    return true;
}

static bool get_loop_attr(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Loop *l = AS(Future, a->v[0])->loop;
    *out = l ? from_obj(l) : V_NONE;
    return true;
}

static bool get_result_attr(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Future *f = AS(Future, a->v[0]);
    *out = f->state == FUT_FINISHED && !(f->flags & FF_EXC) && f->result != V_NULL ? f->result : V_NONE;
    return true;
}

static bool get_exception_attr(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Future *f = AS(Future, a->v[0]);
    *out = f->flags & FF_EXC ? f->result : V_NONE;
    return true;
}

static bool get_cancel_message(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Future *f = AS(Future, a->v[0]);
    bool has = f->state == FUT_CANCELLED || (f->state == FUT_PENDING && f->flags & FF_TASK);
    *out = has && f->result != V_NULL ? f->result : V_NONE;
    return true;
}

static bool get_callbacks(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    *out = V_NONE;
    if (f->state != FUT_PENDING || f->cb == V_NULL)
        return true;
    List *l = list_new(vm, 2);
    Value one[2] = {f->cb, V_NULL};
    const Value *v = f->flags & FF_LIST ? AS(List, f->cb)->items : one;
    int64_t n = f->flags & FF_LIST ? AS(List, f->cb)->len : 2;
    for (int64_t i = 0; i < n; i += 2) {
        Value pair[2] = {v[i], v[i + 1] == V_NULL ? V_NONE : v[i + 1]};
        if (!list_append(vm, l, from_obj(tuple_of(vm, pair, 2))))
            return false;
    }
    *out = from_obj(l);
    return true;
}

static bool get_none(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = V_NONE;
    return true;
}

static bool get_blocking(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool((AS(Future, a->v[0])->flags & FF_BLOCKING) != 0);
    return true;
}

static bool set_blocking(VM *vm, Args *a, Value *out)
{
    bool on;
    *out = V_NONE;
    if (!op_truth(vm, a->v[1], &on))
        return false;
    Future *f = AS(Future, a->v[0]);
    f->flags = (uint16_t)(on ? f->flags | FF_BLOCKING : f->flags & ~FF_BLOCKING);
    return true;
}

static bool get_log_tb(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool((AS(Future, a->v[0])->flags & FF_LOG_TB) != 0);
    return true;
}

static bool set_log_tb_attr(VM *vm, Args *a, Value *out)
{
    bool on;
    *out = V_NONE;
    if (!op_truth(vm, a->v[1], &on))
        return false;
    if (on)
        return RAISE(vm, ValueError, "_log_traceback can only be set to False");
    clear_log_tb(aio_of(vm), AS(Future, a->v[0]));
    return true;
}

/* ---- the iterator of `yield from future`, future.__await__() ---- */

typedef struct FutureIter {
    NativeData nd;
    Value future;
} FutureIter;

static bool m_await(VM *vm, Args *a, Value *out)
{
    FutureIter *it = obj_new(vm, aio_of(vm)->future_iter);
    it->future = a->v[0];
    *out = from_obj(it);
    return true;
}

static bool iter_await_step(VM *vm, Value self, Value sent, Value *out, bool *done)
{
    return future_await_step(vm, AS(FutureIter, self)->future, sent, out, done);
}

static bool iter_next(VM *vm, Args *a, Value *out)
{
    bool done = false;
    Value r;
    if (!iter_await_step(vm, a->v[0], V_NONE, &r, &done))
        return false;
    if (done)
        return vm_raise_args(vm, vm->excs->StopIteration, &r, r != V_NONE);
    *out = r;
    return true;
}

static bool iter_self(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0];
    return true;
}

static bool iter_throw(VM *vm, Args *a, Value *out)
{
    Value e = a->v[1];
    (void)out;
    if (is_type(e) && !vm_call(vm, e, a->v + 2, a->n > 2 && a->v[2] != V_NONE, &e))
        return false;
    if (!is_exc(e))
        return RAISE(vm, TypeError, "exceptions must be classes or instances deriving from BaseException");
    return vm_raise_value(vm, e);
}

static bool iter_close(VM *vm, Args *a, Value *out) { return get_none(vm, a, out); }
static void iter_mark(VM *vm, Obj *o) { heap_mark(vm, ((FutureIter *)(void *)o)->future); }

/* ---- the type ---- */

void future_mark(VM *vm, Obj *o)
{
    Future *f = (Future *)(void *)o;
    heap_mark(vm, f->result);
    heap_mark(vm, f->cb); /* or aux */
    heap_mark_obj(vm, f->loop);
    if (f->flags & FF_WAITER)
        heap_mark(vm, ((Waiter *)f)->watched);
}

static void future_finalize(VM *vm, Obj *o)
{
    Future *f = (Future *)(void *)o;
    Aio *a = aio_of(vm);
    if (a && f->flags & FF_REGISTERED)
        futlist_remove(f->flags & FF_LOG_TB ? &a->unretrieved : &a->pending, f);
}

void type_property(VM *vm, Type *t, const char *name, const NativeDef *get, const NativeDef *set)
{
    Property *p = heap_alloc(vm, vm->types[KIND_PROPERTY], KIND_PROPERTY, sizeof *p);
    p->get = native_new(vm, get, V_NULL);
    p->set = set ? native_new(vm, set, V_NULL) : V_NONE;
    p->del = p->doc = V_NONE;
    dict_set_str(vm, t->dict, str_intern(vm, name, strlen(name)), from_obj(p));
}

const NativeDef future_methods[] = {{"__construct__", future_construct, 0, -1, NF_KW | NF_STATIC},
                                    {"__init__", future_init_method, 0, -1, NF_KW},
                                    NATIVE_CLASS_GETITEM,
                                    {"result", m_result, 0, 0, 0},
                                    {"exception", m_exception, 0, 0, 0},
                                    {"set_result", m_set_result, 1, 1, 0},
                                    {"set_exception", m_set_exception, 1, 1, 0},
                                    {"cancel", m_cancel, 0, 1, NF_KW},
                                    {"cancelled", m_cancelled, 0, 0, 0},
                                    {"done", m_done, 0, 0, 0},
                                    {"add_done_callback", m_add_done_callback, 1, 1, NF_KW},
                                    {"remove_done_callback", m_remove_done_callback, 1, 1, 0},
                                    {"get_loop", m_get_loop, 0, 0, 0},
                                    {"_make_cancelled_error", m_make_cancelled_error, 0, 0, 0},
                                    {"__await__", m_await, 0, 0, 0},
                                    {"__iter__", m_await, 0, 0, 0},
                                    {"_state", get_state, 0, 0, NF_GETTER},
                                    {"_loop", get_loop_attr, 0, 0, NF_GETTER},
                                    {"_result", get_result_attr, 0, 0, NF_GETTER},
                                    {"_exception", get_exception_attr, 0, 0, NF_GETTER},
                                    {"_callbacks", get_callbacks, 0, 0, NF_GETTER},
                                    {"_source_traceback", source_get, 0, 0, NF_GETTER},
                                    {"_cancel_message", get_cancel_message, 0, 0, NF_GETTER},
                                    {0}};

void future_types_install(VM *vm)
{
    static const NativeDataOps ops = {future_mark, future_finalize, future_repr, future_await_step, true};
    static const NativeDataOps iter_ops = {iter_mark, NULL, NULL, iter_await_step, false};
    static const NativeDef iter_methods[] = {{"__iter__", iter_self, 0, 0, 0}, {"__next__", iter_next, 0, 0, 0},
                                             {"send", iter_next, 1, 1, 0},     {"throw", iter_throw, 1, 3, 0},
                                             {"close", iter_close, 0, 0, 0},   {0}};
    static const NativeDef blocking[] = {{"_asyncio_future_blocking", get_blocking, 1, 1, 0},
                                         {"_asyncio_future_blocking", set_blocking, 2, 2, 0}};
    static const NativeDef log_tb[] = {{"_log_traceback", get_log_tb, 1, 1, 0},
                                       {"_log_traceback", set_log_tb_attr, 2, 2, 0}};
    Aio *a = aio_of(vm);
    a->future = native_type(vm, "_asyncio", "Future", NULL, KIND_NATIVEDATA, sizeof(Future), &ops, future_methods);
    a->future_iter =
        native_type(vm, "_asyncio", "FutureIter", NULL, KIND_NATIVEDATA, sizeof(FutureIter), &iter_ops, iter_methods);
    type_property(vm, a->future, "_asyncio_future_blocking", &blocking[0], &blocking[1]);
    type_property(vm, a->future, "_log_traceback", &log_tb[0], &log_tb[1]);
}

/* ---- for other floors ---- */

Value aio_future_new(VM *vm, Value loop, WordId label, uint32_t obj)
{
    Aio *a = aio_of(vm);
    Future *f;
    if (loop == V_NULL)
        loop = a->running;
    if (loop == V_NULL) {
        RAISE(vm, RuntimeError, "no running event loop");
        return V_NULL;
    }
    return future_new(a, AS(Loop, loop), label, obj, &f) ? from_obj(f) : V_NULL;
}

bool aio_future_set_result(VM *vm, Value v, Value result)
{
    Future *f = AS(Future, v);
    return f->state != FUT_PENDING || future_set_result(vm, f, result);
}

bool aio_future_set_exception(VM *vm, Value v, Value exc)
{
    Future *f = AS(Future, v);
    return f->state != FUT_PENDING || future_set_exception(vm, f, exc);
}

bool aio_future_done(Value v) { return AS(Future, v)->state != FUT_PENDING; }
bool aio_await(VM *vm, Value v, Value *out, bool *done) { return future_await_step(vm, v, V_NONE, out, done); }
FutRef aio_futref(VM *vm, Value v) { return is_future(aio_of(vm), v) ? fut_ref(AS(Future, v)) : 0; }
