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

void future_watch(VM *vm, Future *f)
{
    if (f->flags & FF_LOG_TB)
        vm_watch_briefly(vm, f);
}

void future_clear_log(Aio *a, Future *f)
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
    future_clear_log(a, f);
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
    if (!is_type_of(l, a->any_loop))
        return RAISE(vm, TypeError, "an event loop of asyncio is needed, not %s", type_name(vm, l));
    *out = AS(Loop, l);
    return true;
}

bool future_check_init(VM *vm, Future *f)
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
    if (f->loop->closed)
        return RAISE(vm, RuntimeError, "Event loop is closed");
    if (f->loop->debug && !loop_check_thread(vm, f->loop)) {
        if (is_task(a, cb)) /* nothing wakes it any more, and nothing but the program holds it */
            vm_watch_briefly(vm, as_obj(cb));
        return false;
    }
    if (ctx == V_NULL)
        return loop_push(vm, f->loop, ready_kind(a, cb), cb, from_obj(f), fut_ref(f));
    if (f->loop->open)
        return open_call_soon(vm, f->loop, cb, from_obj(f), ctx);
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

/* What one of our own callbacks is for a subclass with an add_done_callback of its own: a function of C. */
static bool own_callback(VM *vm, Args *a, Value *out)
{
    Value cb = a->v[0];
    *out = V_NONE;
    if (!future_check(vm, a->v[1], "callback")) /* of any of the program's futures, done or not */
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

bool future_hang(VM *vm, Future *f, Value cb, Value ctx)
{
    Aio *a = aio_of(vm);
    if (!f->loop)
        return RAISE(vm, RuntimeError, "uninitialized Future object");
    if (ctx != V_NULL && is_own_callback(cb)) {
        cb = AS(Native, cb)->self;
        ctx = V_NULL;
    }
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

int future_unhang(VM *vm, Future *f, Value cb)
{
    Aio *a = aio_of(vm);
    int removed = 0;
    bool same;
    if (is_own_callback(cb))
        cb = AS(Native, cb)->self;
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
    return method == V_NULL ? future_hang(vm, f, cb, ctx) : call_add(vm, method, f, cb);
}

int future_remove_callback(VM *vm, Future *f, Value cb)
{
    Value method = override_of(vm, f, "remove_done_callback"), before = vm->exc, out = V_NONE;
    if (method == V_NULL)
        return future_unhang(vm, f, cb);
    vm->exc = V_NULL;
    Value v[2] = {from_obj(f), as_callable(vm, cb)};
    if (!vm_call(vm, method, v, 2, &out) && (before == V_NULL || vm->stop))
        return -1;
    vm->exc = before;
    return is_int(out) && as_int(out) > 0;
}

/* ---- becoming done ---- */

static uint32_t exc_line_of(VM *vm, Value exc)
{
    Value tb = AS(Exc, exc)->traceback, last = V_NULL;
    for (; is_kind(tb, KIND_TRACEBACK); tb = AS(Traceback, tb)->next)
        last = tb;
    if (last == V_NULL)
        return 0;
    const Code *c = AS(Traceback, last)->code->code;
    return trace_lineref(aio_of(vm), c->file, place_in_code(c, AS(Traceback, last)->op).line);
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
        TRACE(a->sink, FUT_SET, .id = fut_ref(f), .how = how, .text = text, .by = aio_current_handle(a),
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
    future_clear_log(aio_of(vm), f);
    if (f->state != FUT_PENDING)
        return true;
    f->result = msg == V_NONE ? V_NULL : msg;
    leave_pending(vm, f, FUT_CANCELLED);
    *done = true;
    return schedule_callbacks(vm, f);
}

bool future_invalid_state(VM *vm, const char *text) { return vm_raise(vm, aio_of(vm)->invalid_state, "%s", text); }

bool future_set_result(VM *vm, Future *f, Value result)
{
    if (f->state != FUT_PENDING)
        return future_invalid_state(vm, "invalid state");
    f->result = result;
    leave_pending(vm, f, FUT_FINISHED);
    return schedule_callbacks(vm, f);
}

bool future_set_exception(VM *vm, Future *f, Value exc)
{
    if (is_type(exc) && (AS(Type, exc)->flags & TYPE_EXC) && !vm_call(vm, exc, NULL, 0, &exc))
        return false;
    if (f->state != FUT_PENDING) /* its constructor may have been at it */
        return future_invalid_state(vm, "invalid state");
    if (!is_exc(exc))
        return RAISE(vm, TypeError, "invalid exception object");
    if (as_obj(exc)->type == vm->excs->StopIteration)
        return RAISE(vm, TypeError, "StopIteration interacts badly with generators and cannot be raised into a Future");
    f->result = exc;
    f->flags |= FF_EXC;
    leave_pending(vm, f, FUT_FINISHED);
    bool awaited = f->cb != V_NULL; /* then somebody retrieves it, as a rule */
    bool ok = schedule_callbacks(vm, f);
    f->aux = AS(Exc, exc)->traceback;
    if (!ok)
        return false;
    set_log_tb(aio_of(vm), f);
    if (!awaited)
        future_watch(vm, f);
    return true;
}

/* ---- asking ---- */

bool future_check(VM *vm, Value v, const char *function)
{
    Value ignored;
    if (is_future(aio_of(vm), v))
        return future_check_init(vm, AS(Future, v));
    return attr_get(vm, v, str_intern(vm, "add_done_callback", 17), &ignored) &&
           RAISE(vm, TypeError, "%s() takes asyncio's own futures, not %s", function, type_name(vm, v));
}

/* A waiter and the future of a sleep keep there what their timer is to set. */
bool future_has_message(const Future *f)
{
    return f->state == FUT_CANCELLED || (f->state == FUT_PENDING && !(f->flags & FF_WAITER) && f->label != STR_SLEEP);
}

Value future_cancelled_error(VM *vm, Future *f)
{
    Aio *a = aio_of(vm);
    if (f->state == FUT_CANCELLED && f->aux != V_NULL) {
        Value exc = f->aux;
        f->aux = V_NULL;
        return exc;
    }
    Value message = future_has_message(f) ? f->result : V_NULL;
    return exc_new(vm, a->cancelled_error, &message, message != V_NULL);
}

bool future_get(VM *vm, Future *f, Value *out)
{
    if (f->state == FUT_CANCELLED)
        return vm_raise_value(vm, future_cancelled_error(vm, f));
    if (f->state == FUT_PENDING)
        return future_invalid_state(vm, f->loop ? "Result is not set." : "Future object is not initialized.");
    future_retrieved(aio_of(vm), f);
    if (f->flags & FF_EXC) {
        AS(Exc, f->result)->traceback = f->aux;
        f->aux = V_NONE; /* whoever asks again gets the exception alone, as from CPython's C */
        return vm_raise_value(vm, f->result);
    }
    *out = f->result;
    return true;
}

bool future_result(VM *vm, Future *f, Value *out)
{
    Value method = override_of(vm, f, "result"), self = from_obj(f);
    return method == V_NULL ? future_get(vm, f, out) : vm_call(vm, method, &self, 1, out);
}

bool future_await_step(VM *vm, Value self, Value sent, Value *out, bool *done)
{
    Future *f = AS(Future, self);
    (void)sent;
    if (f->state != FUT_PENDING) {
        *done = true;
        return future_get(vm, f, out);
    }
    if (!future_check_init(vm, f))
        return false;
    if (f->flags & FF_BLOCKING) /* a task was given it before, and refused it */
        return RAISE(vm, RuntimeError, "await wasn't used with future");
    f->flags |= FF_BLOCKING;
    *done = false;
    *out = self;
    return true;
}

/* ---- the type ---- */

void future_mark(VM *vm, Obj *o)
{
    Future *f = (Future *)(void *)o;
    heap_mark(vm, f->result);
    heap_mark(vm, f->cb); /* or aux */
    heap_mark_obj(vm, f->loop);
    if (f->flags & FF_WAITER) {
        heap_mark(vm, ((Waiter *)f)->watched);
        heap_mark(vm, ((Waiter *)f)->face);
    }
}

void future_finalize(VM *vm, Obj *o)
{
    Future *f = (Future *)(void *)o;
    Aio *a = aio_of(vm);
    if (a && f->flags & FF_REGISTERED)
        futlist_remove(f->flags & FF_LOG_TB ? &a->unretrieved : &a->pending, f);
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
    return loop_create_future(vm, AS(Loop, loop), label, obj, &f) ? from_obj(f) : V_NULL;
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
