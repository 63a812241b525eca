/* Lock, Event, Semaphore and BoundedSemaphore (CPython: locks.py). One layout for the four; Condition and Barrier stand
 * on them in Python. A row is handed on one waiter at a time, and a waiter that cannot come passes its turn on. */
#include "aio/sync.h"

#define SELF AS(Sync, a->v[0])

static bool is_lock(VM *vm, Value v) { return type_is_subtype(as_obj(v)->type, aio_of(vm)->sync->lock); }

/* Does anybody wait who was not cancelled? */
static bool has_waiters(const Sync *l)
{
    for (uint32_t i = 0; i < l->row.waiting.len; i++)
        if (AS(Future, ring_at(&l->row.waiting, i))->state != FUT_CANCELLED)
            return true;
    return false;
}

/* The first that is not done yet, or NULL. */
static Future *first_pending(const Sync *l)
{
    for (uint32_t i = 0; i < l->row.waiting.len; i++)
        if (AS(Future, ring_at(&l->row.waiting, i))->state == FUT_PENDING)
            return AS(Future, ring_at(&l->row.waiting, i));
    return NULL;
}

static void leave_row(VM *vm, Sync *l, Future *f)
{
    ring_remove_value(&l->row.waiting, from_obj(f));
    sync_left(vm, f, l->id);
}

/* One step of a wait in the row. false: over by an exception; *again: go on waiting. The row is left unless *again. */
static bool waited(VM *vm, Gen *g, Value sent, Value *out, bool *again)
{
    Sync *l = AS(Sync, gen_state(g)[SYNC_SELF]);
    bool ok = sync_resumed(vm, g, sent, out, again);
    if (!*again)
        leave_row(vm, l, AS(Future, gen_state(g)[SYNC_FUTURE]));
    return ok;
}

static bool is_cancelled(VM *vm) { return vm->exc != V_NULL && exc_is(vm, aio_of(vm)->cancelled_error); }

static void begin(VM *vm, Sync *l, WordId kind, int64_t size)
{
    l->row.label = (uint8_t)kind;
    l->id = aio_next_id(vm);
    TRACE(aio_of(vm)->sink, SYNC_NEW, .obj = l->id, .kind = kind, .label = trace_variable(vm),
          .owner = aio_current_task_id(vm), .size = size);
}

static void say_value(VM *vm, const Sync *l, int64_t value)
{
    TRACE(aio_of(vm)->sink, SYNC_VALUE, .obj = l->id, .value = (uint32_t)value, .waiters = l->row.waiting.len);
}

/* ---- Lock ---- */

static GenResult lock_taken(VM *vm, Sync *l, Value *out)
{
    l->flag = true;
    TRACE(aio_of(vm)->sink, SYNC_ACQUIRE, .obj = l->id, .task = aio_current_task_id(vm));
    *out = V_TRUE;
    return GEN_RETURNED;
}

/* A first one that is done already takes the lock when it runs, or passes the turn on. */
static bool lock_wake_first(VM *vm, Value self, Future *ignored)
{
    Sync *l = AS(Sync, self);
    (void)ignored;
    if (!l->row.waiting.len)
        return true;
    Future *f = AS(Future, ring_at(&l->row.waiting, 0));
    return f->state != FUT_PENDING || sync_wake(vm, f, l->id, V_TRUE);
}

static GenResult lock_acquire_step(VM *vm, Gen *g, Value sent, Value *out)
{
    Sync *l = AS(Sync, gen_state(g)[SYNC_SELF]);
    bool again;
    if (g->pc == SYNC_START) {
        if (sent == V_NULL || (!l->id && !sync_no_attribute(vm, from_obj(l), "_locked")))
            return GEN_RAISED;
        if (!l->flag && !has_waiters(l))
            return lock_taken(vm, l, out);
        return sync_wait(vm, g, &l->row, &l->loop, l->id, STR_ACQUIRE, out);
    }
    if (waited(vm, g, sent, out, &again))
        return again ? GEN_YIELDED : lock_taken(vm, l, out);
    if (is_cancelled(vm) && !l->flag)
        sync_unwinding(vm, from_obj(l), NULL, lock_wake_first);
    return GEN_RAISED;
}

static bool lock_release(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!sync_bind_none(vm, a, "Lock.release"))
        return false;
    Sync *l = SELF;
    if (!l->id)
        return sync_no_attribute(vm, a->v[0], "_locked");
    if (!l->flag)
        return RAISE(vm, RuntimeError, "Lock is not acquired.");
    l->flag = false;
    TRACE(aio_of(vm)->sink, SYNC_RELEASE, .obj = l->id, .task = aio_current_task_id(vm));
    return lock_wake_first(vm, a->v[0], NULL);
}

static bool lock_acquire(VM *vm, Args *a, Value *out)
{
    if (!sync_bind_none(vm, a, "Lock.acquire"))
        return false;
    *out = from_obj(sync_coroutine(vm, SYNC_LOCK_ACQUIRE, lock_acquire_step, a->v[0]));
    return true;
}

static bool lock_locked(VM *vm, Args *a, Value *out)
{
    *out = from_bool(SELF->flag);
    return sync_bind_none(vm, a, "Lock.locked") &&
           (SELF->id || sync_no_attribute(vm, a->v[0], "_locked"));
}

static bool lock_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!sync_bind_none(vm, a, "Lock.__init__"))
        return false;
    SELF->flag = false;
    begin(vm, SELF, STR_LOCK, 0);
    return true;
}

/* ---- Semaphore ---- */

/* The counter is any number: an int as a rule. */
static bool add_to_value(VM *vm, Sync *l, int64_t n)
{
    return op_binary(vm, OPR_ADD, l->value, from_int(n), &l->value);
}

/* As the trace tells it, which knows no other numbers than ints. */
static int64_t count_of(Value value)
{
    int64_t count;
    return value_is_int(value) && int_to_i64(value, &count) ? count : 0;
}

static void say_count(VM *vm, const Sync *l)
{
    if (trace_on(aio_of(vm)->sink))
        say_value(vm, l, count_of(l->value));
}

static bool sem_is_locked(VM *vm, Sync *l, bool *out)
{
    if (!l->id)
        return sync_no_attribute(vm, from_obj(l), "_value");
    if (!op_equal(vm, l->value, from_int(0), out))
        return false;
    *out = *out || has_waiters(l);
    return true;
}

static bool sem_wake_next(VM *vm, Sync *l)
{
    Future *f = first_pending(l);
    if (!f)
        return true;
    if (!add_to_value(vm, l, -1) || !sync_wake(vm, f, l->id, V_TRUE))
        return false;
    say_count(vm, l);
    return true;
}

/* The place was given to us, but we do not take it. */
static bool sem_give_back(VM *vm, Value self, Future *f)
{
    Sync *l = AS(Sync, self);
    if (f->state == FUT_CANCELLED)
        return true;
    if (!add_to_value(vm, l, 1))
        return false;
    say_count(vm, l);
    return sem_wake_next(vm, l);
}

static GenResult sem_taken(VM *vm, Sync *l, Value *out)
{
    TRACE(aio_of(vm)->sink, SYNC_ACQUIRE, .obj = l->id, .task = aio_current_task_id(vm));
    *out = V_TRUE;
    return GEN_RETURNED;
}

static GenResult sem_acquire_step(VM *vm, Gen *g, Value sent, Value *out)
{
    Sync *l = AS(Sync, gen_state(g)[SYNC_SELF]);
    Value more;
    bool again, locked, left = false;
    if (g->pc == SYNC_START) {
        if (sent == V_NULL || !sem_is_locked(vm, l, &locked))
            return GEN_RAISED;
        if (locked)
            return sync_wait(vm, g, &l->row, &l->loop, l->id, STR_ACQUIRE, out);
        if (!add_to_value(vm, l, -1))
            return GEN_RAISED;
        sem_taken(vm, l, out);
        say_count(vm, l);
        return GEN_RETURNED;
    }
    if (!waited(vm, g, sent, out, &again)) {
        if (is_cancelled(vm))
            sync_unwinding(vm, from_obj(l), AS(Future, gen_state(g)[SYNC_FUTURE]), sem_give_back);
        return GEN_RAISED;
    }
    if (again)
        return GEN_YIELDED;
    sem_taken(vm, l, out);
    if (!op_compare(vm, CMP_GT, l->value, from_int(0), &more) || !op_truth(vm, more, &left))
        return GEN_RAISED;
    return !left || sem_wake_next(vm, l) ? GEN_RETURNED : GEN_RAISED;
}

static bool sem_acquire(VM *vm, Args *a, Value *out)
{
    if (!sync_bind_none(vm, a, "Semaphore.acquire"))
        return false;
    *out = from_obj(sync_coroutine(vm, SYNC_SEM_ACQUIRE, sem_acquire_step, a->v[0]));
    return true;
}

static bool sem_release(VM *vm, Args *a, Value *out)
{
    bool full = false;
    Value r;
    Sync *l = SELF;
    bool bounded = l->bound != V_NULL;
    *out = V_NONE;
    if (!sync_bind_none(vm, a, bounded ? "BoundedSemaphore.release" : "Semaphore.release"))
        return false;
    if (!l->id)
        return sync_no_attribute(vm, a->v[0], "_value");
    if (bounded && (!op_compare(vm, CMP_GE, l->value, l->bound, &r) || !op_truth(vm, r, &full)))
        return false;
    if (full)
        return RAISE(vm, ValueError, "BoundedSemaphore released too many times");
    if (!add_to_value(vm, l, 1))
        return false;
    TRACE(aio_of(vm)->sink, SYNC_RELEASE, .obj = l->id, .task = aio_current_task_id(vm));
    say_count(vm, l);
    return sem_wake_next(vm, l);
}

static bool sem_locked(VM *vm, Args *a, Value *out)
{
    bool locked = false;
    bool ok = sync_bind_none(vm, a, "Semaphore.locked") && sem_is_locked(vm, SELF, &locked);
    *out = from_bool(locked);
    return ok;
}

static bool sem_begin(VM *vm, Args *a, const char *who)
{
    static const char *const names[] = {"value", NULL};
    bool negative = false;
    Value v, r;
    if (!sync_bind(vm, a, who, names, 0, &v))
        return false;
    if (v == V_NULL)
        v = from_int(1);
    if (!op_compare(vm, CMP_LT, v, from_int(0), &r) || !op_truth(vm, r, &negative))
        return false;
    if (negative)
        return RAISE(vm, ValueError, "Semaphore initial value must be >= 0");
    SELF->value = v;
    begin(vm, SELF, STR_SEMAPHORE, count_of(v));
    return true;
}

static bool sem_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return sem_begin(vm, a, "Semaphore.__init__");
}

static bool bounded_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!sem_begin(vm, a, "BoundedSemaphore.__init__"))
        return false;
    SELF->bound = SELF->value;
    return true;
}

/* ---- Event ---- */

bool event_set(VM *vm, Sync *e)
{
    if (e->flag)
        return true;
    e->flag = true;
    say_value(vm, e, 1);
    for (uint32_t i = 0; i < e->row.waiting.len; i++) {
        Future *f = AS(Future, ring_at(&e->row.waiting, i));
        if (f->state == FUT_PENDING && !sync_wake(vm, f, e->id, V_TRUE))
            return false;
    }
    return true;
}

void event_clear(VM *vm, Sync *e)
{
    if (e->flag)
        say_value(vm, e, 0);
    e->flag = false;
}

GenResult event_wait_step(VM *vm, Gen *g, Value sent, Value *out)
{
    Sync *e = AS(Sync, gen_state(g)[SYNC_SELF]);
    bool again;
    if (g->pc == SYNC_START) {
        if (sent == V_NULL || (!e->id && !sync_no_attribute(vm, from_obj(e), "_value")))
            return GEN_RAISED;
        *out = V_TRUE;
        return e->flag ? GEN_RETURNED : sync_wait(vm, g, &e->row, &e->loop, e->id, STR_WAIT, out);
    }
    if (!waited(vm, g, sent, out, &again))
        return GEN_RAISED;
    if (again)
        return GEN_YIELDED;
    *out = V_TRUE;
    return GEN_RETURNED;
}

static bool event_method(VM *vm, Args *a, const char *who)
{
    return sync_bind_none(vm, a, who) && (SELF->id || sync_no_attribute(vm, a->v[0], "_value"));
}

static bool m_event_set(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return event_method(vm, a, "Event.set") && event_set(vm, SELF);
}

static bool m_event_clear(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!event_method(vm, a, "Event.clear"))
        return false;
    event_clear(vm, SELF);
    return true;
}

static bool m_event_is_set(VM *vm, Args *a, Value *out)
{
    *out = from_bool(SELF->flag);
    return event_method(vm, a, "Event.is_set");
}

static bool m_event_wait(VM *vm, Args *a, Value *out)
{
    if (!sync_bind_none(vm, a, "Event.wait"))
        return false;
    *out = from_obj(sync_coroutine(vm, SYNC_EVENT_WAIT, event_wait_step, a->v[0]));
    return true;
}

static bool event_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!sync_bind_none(vm, a, "Event.__init__"))
        return false;
    SELF->flag = false;
    begin(vm, SELF, STR_EVENT, 0);
    return true;
}

Sync *event_new(VM *vm)
{
    Sync *e = obj_new(vm, aio_of(vm)->sync->event);
    begin(vm, e, STR_EVENT, 0);
    return e;
}

/* ---- async with (CPython: _ContextManagerMixin) ---- */

static GenResult enter_step(VM *vm, Gen *g, Value sent, Value *out)
{
    bool lock = AS(Sync, gen_state(g)[SYNC_SELF])->row.label == STR_LOCK;
    GenResult r = lock ? lock_acquire_step(vm, g, sent, out) : sem_acquire_step(vm, g, sent, out);
    if (r == GEN_RETURNED)
        *out = V_NONE;
    return r;
}

static GenResult exit_step(VM *vm, Gen *g, Value sent, Value *out)
{
    Value self = gen_state(g)[SYNC_SELF], ignored;
    Args a = {&self, 1, NULL};
    if (sent == V_NULL)
        return GEN_RAISED;
    bool lock = is_lock(vm, self), ok;
    if (sync_overridden(vm, self, "release", lock ? lock_release : sem_release))
        ok = vm_call_method(vm, self, "release", NULL, 0, &ignored);
    else
        ok = lock ? lock_release(vm, &a, &ignored) : sem_release(vm, &a, &ignored);
    *out = V_NONE;
    return ok ? GEN_RETURNED : GEN_RAISED;
}

/* A subclass with its own acquire(): a coroutine in Python awaits it. */
static bool enter_by_method(VM *vm, Value self, Value *out)
{
    Value fn;
    return vm_import_function(vm, "_aio_helpers", "__aenter__", &fn) && vm_call(vm, fn, &self, 1, out);
}

static bool m_enter(VM *vm, Args *a, Value *out)
{
    if (!sync_bind_none(vm, a, "_ContextManagerMixin.__aenter__"))
        return false;
    if (sync_overridden(vm, a->v[0], "acquire", is_lock(vm, a->v[0]) ? lock_acquire : sem_acquire))
        return enter_by_method(vm, a->v[0], out);
    *out = from_obj(sync_coroutine(vm, SYNC_ENTER, enter_step, a->v[0]));
    return true;
}

static bool m_exit(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"exc_type", "exc", "tb", NULL};
    Value v[3];
    if (!sync_bind(vm, a, "_ContextManagerMixin.__aexit__", names, 3, v))
        return false;
    *out = from_obj(sync_coroutine(vm, SYNC_EXIT, exit_step, a->v[0]));
    return true;
}

/* ---- how they show themselves ---- */

static bool put_state(VM *vm, Sync *l, Buf *out)
{
    bool locked;
    if (l->row.label != STR_SEMAPHORE) {
        buf_str(out, l->row.label == STR_LOCK ? (l->flag ? "locked" : "unlocked") : l->flag ? "set" : "unset");
        return true;
    }
    if (!sem_is_locked(vm, l, &locked))
        return false;
    buf_str(out, locked ? "locked" : "unlocked, value:");
    return locked || value_str(vm, l->value, out);
}

static bool lock_repr(VM *vm, Value v, Buf *out)
{
    Sync *l = AS(Sync, v);
    const Type *t = as_obj(v)->type;
    if (!l->id)
        return sync_no_attribute(vm, v, is_lock(vm, v) ? "_locked" : "_value");
    buf_char(out, '<');
    str_to_buf(t->module, out);
    buf_char(out, '.');
    str_to_buf(t->qualname, out);
    buf_printf(out, " object at 0x%llx [", (unsigned long long)obj_id(vm, v));
    if (!put_state(vm, l, out))
        return false;
    if (l->row.waiting.len)
        buf_printf(out, ", waiters:%u", l->row.waiting.len);
    buf_str(out, "]>");
    return true;
}

static bool get_locked(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(SELF->flag);
    return true;
}

static bool get_value(VM *vm, Args *a, Value *out)
{
    *out = SELF->value;
    return SELF->id || sync_no_attribute(vm, a->v[0], "_value");
}

static bool set_value(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = V_NONE;
    SELF->value = a->v[1];
    return true;
}

static bool get_bound(VM *vm, Args *a, Value *out)
{
    *out = SELF->bound;
    return *out != V_NULL || sync_no_attribute(vm, a->v[0], "_bound_value");
}

static bool get_waiters(VM *vm, Args *a, Value *out)
{
    *out = V_NONE; /* Lock and Semaphore make theirs when somebody waits */
    if (SELF->row.label != STR_EVENT && !SELF->row.waiting.cap)
        return true;
    *out = sync_row_list(vm, &SELF->row.waiting);
    return *out != V_NULL;
}

static bool get_loop(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = SELF->loop ? from_obj(SELF->loop) : V_NONE;
    return true;
}

static void lock_mark(VM *vm, Obj *o)
{
    Sync *l = (Sync *)(void *)o;
    ring_mark(vm, &l->row.waiting);
    heap_mark(vm, l->value);
    heap_mark(vm, l->bound);
    heap_mark_obj(vm, l->loop);
}

static void lock_finalize(VM *vm, Obj *o) { ring_free(vm, &((Sync *)(void *)o)->row.waiting); }

/* ---- the types ---- */

#define ASYNC_WITH                                                                                                     \
    {"__aenter__", m_enter, 0, 0, NF_KW | NF_CORO}, {"__aexit__", m_exit, 3, 3, NF_KW | NF_CORO}
#define ROW {"_waiters", get_waiters, 0, 0, NF_GETTER}, {"_loop", get_loop, 0, 0, NF_GETTER}

static Type *make(VM *vm, const char *name, Type *base, const NativeDef *methods)
{
    static const NativeDataOps ops = {lock_mark, lock_finalize, lock_repr, NULL, false, NULL};
    return native_type(vm, "asyncio.locks", name, base, KIND_NATIVEDATA, sizeof(Sync), &ops, methods);
}

void locks_types_install(VM *vm)
{
    static const NativeDef lock_methods[] = {{"__init__", lock_init, 0, -1, NF_KW},
                                             {"acquire", lock_acquire, 0, 0, NF_KW | NF_CORO},
                                             {"release", lock_release, 0, 0, NF_KW},
                                             {"locked", lock_locked, 0, 0, NF_KW},
                                             {"_locked", get_locked, 0, 0, NF_GETTER},
                                             ASYNC_WITH, ROW, {0}};
    static const NativeDef event_methods[] = {{"__init__", event_init, 0, -1, NF_KW},
                                              {"set", m_event_set, 0, 0, NF_KW},
                                              {"clear", m_event_clear, 0, 0, NF_KW},
                                              {"is_set", m_event_is_set, 0, 0, NF_KW},
                                              {"wait", m_event_wait, 0, 0, NF_KW | NF_CORO},
                                              {"_value", get_locked, 0, 0, NF_GETTER},
                                              ROW, {0}};
    static const NativeDef sem_methods[] = {{"__init__", sem_init, 0, -1, NF_KW},
                                            {"acquire", sem_acquire, 0, 0, NF_KW | NF_CORO},
                                            {"release", sem_release, 0, 0, NF_KW},
                                            {"locked", sem_locked, 0, 0, NF_KW},
                                            ASYNC_WITH, ROW, {0}};
    static const NativeDef bounded_methods[] = {{"__init__", bounded_init, 0, -1, NF_KW},
                                                {"_bound_value", get_bound, 0, 0, NF_GETTER},
                                                {0}};
    static const NativeDef value[] = {{"_value", get_value, 1, 1, 0}, {"_value", set_value, 2, 2, 0}};
    struct SyncTypes *t = aio_of(vm)->sync;
    t->lock = make(vm, "Lock", NULL, lock_methods);
    t->event = make(vm, "Event", NULL, event_methods);
    t->semaphore = make(vm, "Semaphore", NULL, sem_methods);
    type_property(vm, t->semaphore, "_value", &value[0], &value[1]);
    t->bounded = make(vm, "BoundedSemaphore", t->semaphore, bounded_methods);
}
