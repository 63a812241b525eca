/* What the trace is told of an open loop whose queues are Python's: the same events as of the loop in C, said by
 * asyncio.open_loop at the same places. A program that has a _run_once() of its own, without the usual one behind it,
 * makes no ticks: then nothing is told. Nor are the timers of a loop with a time() of its own: what is due is pushed. */
#include "aio/aio_int.h"

#include "vm/deque.h"

static bool tells(const Aio *a) { return trace_on(a->sink) && !a->thread; }

static void say_pushed(Aio *a, Loop *l, Handle *h)
{
    if (h->told)
        return;
    h->told = true;
    l->ntold++;
    ready_say_handle(a, h);
}

/* _open_tick(loop, nready, ntimers): a tick begins */
bool open_tick(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    Loop *l = AS(Loop, a->v[0]);
    *out = V_NONE;
    if (!aio->sink || aio->thread)
        return true;
    l->told = true;
    aio->sink->tick = ++aio->tick;
    TRACE(aio->sink, TICK_BEGIN, .ready = (uint32_t)as_int(a->v[1]), .timers = (uint32_t)as_int(a->v[2]),
          .stopping = l->stopping);
    return true;
}

/* _open_select(loop, timeout, timers): it is about to look at its selector, which may wait for the first of them */
bool open_select(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    int64_t timeout = -1;
    *out = V_NONE;
    if (aio->thread || (a->v[1] != V_NONE && !clock_from_value(vm, a->v[1], &timeout)))
        return aio->thread != NULL;
    if (timeout) {
        TRACE(aio->sink, LOOP_SELECT, .mode = timeout < 0 ? STR_NONE : STR_TIMER, .timeout = timeout);
        aio->idles = AS(Loop, a->v[0])->ntold == 0;
        aio->idles_for = (Timer){0};
        List *timers = is_kind(a->v[2], KIND_LIST) ? AS(List, a->v[2]) : NULL;
        if (timers && timers->len && is_type_of(timers->items[0], aio->handle) && AS(Handle, timers->items[0])->armed)
            aio->idles_for = (Timer){AS(Handle, timers->items[0])->when_ns, V_NULL, AS(Handle, timers->items[0])->id, TIMER_HANDLE};
    } else {
        TRACE(aio->sink, LOOP_SELECT, .mode = STR_POLL);
    }
    return true;
}

/* _open_todo(loop, ready): these handles will run in this tick */
bool open_todo(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    Loop *l = AS(Loop, a->v[0]);
    *out = V_NONE;
    aio->idles = false;
    if (!tells(aio) || !is_deque(vm, a->v[1]))
        return true;
    Deque *ready = AS(Deque, a->v[1]);
    for (uint32_t i = 0; i < ready->row.len; i++)
        if (is_type_of(ring_at(&ready->row, i), aio->handle))
            say_pushed(aio, l, AS(Handle, ring_at(&ready->row, i)));
    TRACE(aio->sink, TICK_RUN, .ntodo = l->ntold);
    return true;
}

/* _open_pushed(loop, handle): it stands in the ready queue */
bool open_pushed(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    *out = V_NONE;
    if (tells(aio) && AS(Loop, a->v[0])->told)
        say_pushed(aio, AS(Loop, a->v[0]), AS(Handle, a->v[1]));
    return true;
}

/* _open_armed(loop, timer): it waits for its time */
bool open_armed(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    Handle *h = AS(Handle, a->v[1]);
    *out = V_NONE;
    if (!tells(aio) || !loop_tells_timer(AS(Loop, a->v[0]), h->id))
        return true;
    h->armed = true;
    loop_say_timer(vm, h);
    return true;
}

/* _open_due(loop, timer): it is time */
bool open_due(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    Handle *h = AS(Handle, a->v[1]);
    *out = V_NONE;
    if (!tells(aio) || !h->armed)
        return true;
    TRACE(aio->sink, TIMER_DUE, .h = h->id);
    h->armed = false;
    h->told = true;
    AS(Loop, a->v[0])->ntold++;
    return true;
}

/* _open_run(loop, handle): its turn, whatever the program has put there */
bool open_run(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    Loop *l = AS(Loop, a->v[0]);
    Value cancelled, ignored;
    bool skip;
    *out = V_NONE;
    if (!is_type_of(a->v[1], aio->handle))
        return attr_get(vm, a->v[1], str_intern(vm, "_cancelled", 10), &cancelled) && op_truth(vm, cancelled, &skip) &&
               (skip || vm_call_method(vm, a->v[1], "_run", NULL, 0, &ignored));
    Handle *h = AS(Handle, a->v[1]);
    l->ntold -= h->told && l->ntold;
    h->told = false;
    return loop_run_handle(vm, l, h);
}

/* _open_tock(loop, nready): the tick is over */
bool open_tock(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    *out = V_NONE;
    if (tells(aio))
        TRACE(aio->sink, TICK_END, .ready = (uint32_t)as_int(a->v[1]));
    return true;
}
