/* The ready queue: a ring of entries by value, so that a task's step costs no object. */
#include "aio/aio_int.h"

#include "base/mem.h"

enum { LEAST = 16 };

static void resize(ReadyQueue *q, uint32_t cap)
{
    Ready *items = mem_alloc(cap * sizeof *items);
    for (uint32_t i = 0; i < q->count; i++)
        items[i] = q->items[(q->head + i) & (q->cap - 1)];
    mem_free(q->items);
    q->items = items;
    q->cap = cap;
    q->head = 0;
}

static inline void put(ReadyQueue *q, Ready r)
{
    if (q->count == q->cap)
        resize(q, q->cap ? q->cap * 2 : LEAST);
    q->items[(q->head + q->count++) & (q->cap - 1)] = r;
    q->others += r.kind != READY_STEP;
}

void ready_put(ReadyQueue *q, Ready r) { put(q, r); }

uint32_t ready_word(VM *vm, ReadyKind kind, Value what, Value arg)
{
    switch (kind) {
    case READY_STEP: return STR_STEP;
    case READY_WAKEUP: return STR_WAKEUP;
    case READY_SLEEP: return STR_SLEEP;
    case READY_GATHER: return STR_GATHER;
    case READY_WAITER:
        return trace_str(aio_of(vm)->sink, waiter_callback_name(AS(Waiter, what), arg == V_NULL ? NULL : AS(Future, arg)));
    case READY_GROUP: return trace_str(aio_of(vm)->sink, GROUP_CALLBACK);
    case READY_TIMEOUT: return trace_str(aio_of(vm)->sink, TIMEOUT_CALLBACK);
    case READY_THREAD: return STR_THREAD;
    case READY_STOP: return STR_RUN_DONE;
    case READY_HANDLE: break;
    }
    return trace_callback_name(vm, AS(Handle, what)->callback);
}

static inline uint32_t task_behind(const Ready *r)
{
    return r->kind == READY_STEP || r->kind == READY_WAKEUP ? AS(Future, r->what)->id : 0;
}

/* The general way of telling: the quick one stays, as the only one, in push(). */
static __attribute__((noinline)) void say(Aio *a, const Ready *r, uint32_t pusher, uint32_t cause)
{
    uint32_t h = r->id;
    const Ready *entry = r->kind == READY_HANDLE ? open_entry(a, AS(Handle, r->what)->callback) : NULL;
    if (entry) { /* an open loop was given a handle by us: of what that stands for is told */
        r = entry;
        if (r->kind != READY_STEP && is_future(a, r->arg))
            cause = fut_ref(AS(Future, r->arg));
    }
    uint32_t word = ready_word(a->vm, (ReadyKind)r->kind, r->what, r->arg);
    trace_append(a->sink, &(Event){.kind = EV_READY_PUSH, .a = h, .b = word, .c = task_behind(r), .d = pusher, .e = cause});
}

void ready_say_handle(Aio *a, Handle *h)
{
    say(a, &(Ready){from_obj(h), V_NULL, h->id, READY_HANDLE}, aio_current_handle(a), 0);
}

static inline __attribute__((always_inline)) uint32_t enter(Aio *a, ReadyQueue *q, ReadyKind kind, Value what, Value arg)
{
    uint32_t id = kind == READY_HANDLE ? AS(Handle, what)->id : ++a->next_handle;
    put(q, (Ready){what, arg, id, (uint8_t)kind});
    return id;
}

static __attribute__((noinline)) uint32_t push(Aio *a, Loop *l, ReadyKind kind, Value what, Value arg, uint32_t cause)
{
    if (l->asleep && kind != READY_THREAD && a->thread != l->runner)
        return enter(a, &l->unheard, kind, what, arg);
    uint32_t id = enter(a, &l->ready, kind, what, arg);
    Ready r = {what, arg, id, (uint8_t)kind};
    if (!trace_on(a->sink) || loop_in_thread(a, l))
        return id;
    if (l->open)
        say(a, &r, aio_current_handle(a), cause);
    else
        TRACE(a->sink, READY_PUSH, .h = id, .cb = ready_word(a->vm, kind, what, arg), .target = task_behind(&r),
              .pusher = aio_current_handle(a), .cause = cause);
    return id;
}

/* As a rule it is a few stores, and calls nothing. */
uint32_t ready_push(Aio *a, Loop *l, ReadyKind kind, Value what, Value arg, uint32_t cause)
{
    bool plain = !l->asleep && !trace_on(a->sink) && l->ready.count < l->ready.cap;
    return plain ? enter(a, &l->ready, kind, what, arg) : push(a, l, kind, what, arg, cause);
}

/* ---- a loop that sleeps ----
 *
 * CPython's loop waits in select(), and what another thread puts into its queue there, with call_soon() or as the result
 * of a future, does not wake it: it is found when a timer, a socket or call_soon_threadsafe() ends the wait
 * (base_events.py, _run_once; selector_events.py, _write_to_self). A timer that another thread sets meanwhile rings in its
 * time here, where CPython's loop would hear of that too only after its wait: the clock always goes to the first timer. */

static bool has_own(const ReadyQueue *q)
{
    for (uint32_t i = 0; i < q->count; i++)
        if (q->items[(q->head + i) & (q->cap - 1)].kind != READY_THREAD)
            return true;
    return false;
}

void loop_listen(Aio *a, Loop *l)
{
    if (l->asleep) {
        if (has_own(&l->ready))
            loop_wake(a, l);
    } else {
        l->asleep = a->nthreads && !l->stopping && !has_own(&l->ready);
    }
}

void loop_wake(Aio *a, Loop *l)
{
    l->asleep = false;
    if (l->driver)
        thread_wake(a, l->driver);
    for (uint32_t later = l->unheard.count ? l->ready.count : 0; l->unheard.count || later;) {
        bool heard = l->unheard.count > 0;
        Ready r = ready_pop(heard ? &l->unheard : &l->ready);
        put(&l->ready, r);
        later -= !heard;
        if (heard && trace_on(a->sink) && !loop_in_thread(a, l))
            say(a, &r, 0, 0);
    }
}

/* base_events.py, _check_thread */
bool loop_check_thread(VM *vm, const Loop *l)
{
    return !l->debug || !l->running || aio_of(vm)->thread == l->runner ||
           RAISE(vm, RuntimeError, "Non-thread-safe operation invoked on an event loop other than the current one");
}

void ready_push_due(Aio *a, Loop *l, Timer t)
{
    static const uint8_t kinds[] = {
        [TIMER_HANDLE] = READY_HANDLE, [TIMER_FUTURE] = READY_SLEEP, [TIMER_TIMEOUT] = READY_TIMEOUT};
    Ready r = {t.what, V_NULL, t.id, kinds[t.kind]};
    put(&l->ready, r);
    if (loop_tells_timer(l, t.id))
        TRACE(a->sink, TIMER_DUE, .h = t.id);
    else if (trace_on(a->sink) && !loop_in_thread(a, l))
        say(a, &r, aio_current_handle(a), 0);
}

void ready_shrink(ReadyQueue *q) { resize(q, q->cap / 4); }

bool ready_cancelled(const Ready *r)
{
    return (r->kind == READY_HANDLE && AS(Handle, r->what)->cancelled) ||
           (r->kind == READY_SLEEP && (AS(Future, r->what)->flags & FF_TIMER_DEAD)) ||
           (r->kind == READY_TIMEOUT && timeout_handle_cancelled(AS(Timeout, r->what), r->id));
}
