/* The timer heap: inline entries ordered by time, then by order of creation. Cancelled ones stay until they come to
 * the top, or until they are too many (CPython: more than 100 timers, more than half of them cancelled). */
#include "aio/aio_int.h"

#include "base/mem.h"

static bool before(const Timer *a, const Timer *b)
{
    return a->when_ns != b->when_ns ? a->when_ns < b->when_ns : a->id < b->id;
}

static void sift_up(Timer *v, uint32_t i, Timer x)
{
    while (i && before(&x, &v[(i - 1) / 2])) {
        v[i] = v[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    v[i] = x;
}

static void sift_down(Timer *v, uint32_t n, uint32_t i, Timer x)
{
    for (uint32_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && before(&v[child + 1], &v[child]))
            child++;
        if (!before(&v[child], &x))
            break;
        v[i] = v[child];
    }
    v[i] = x;
}

void timers_push(Timers *t, Timer x)
{
    MEM_GROW(t->items, t->cap, t->count + 1);
    sift_up(t->items, t->count++, x);
}

Timer timers_pop(Timers *t)
{
    Timer top = t->items[0];
    t->count--;
    if (t->count)
        sift_down(t->items, t->count, 0, t->items[t->count]);
    return top;
}

bool timer_cancelled(const Timer *t)
{
    switch ((TimerKind)t->kind) {
    case TIMER_FUTURE: return (AS(Future, t->what)->flags & FF_TIMER_DEAD) != 0;
    case TIMER_TIMEOUT: return timeout_handle_cancelled(AS(Timeout, t->what), t->id);
    case TIMER_THREAD: return false;
    case TIMER_HANDLE: break;
    }
    return AS(Handle, t->what)->cancelled;
}

void timer_set_unscheduled(Timer *t)
{
    switch ((TimerKind)t->kind) {
    case TIMER_FUTURE: AS(Future, t->what)->flags &= (uint16_t)~FF_TIMER; break;
    case TIMER_TIMEOUT: timeout_handle_due(AS(Timeout, t->what), t->id); break;
    case TIMER_HANDLE: AS(Handle, t->what)->scheduled = false; break;
    case TIMER_THREAD: break;
    }
}

uint32_t timers_purge(Timers *t)
{
    uint32_t kept = 0, all = t->count;
    for (uint32_t i = 0; i < all; i++) {
        if (timer_cancelled(&t->items[i]))
            timer_set_unscheduled(&t->items[i]);
        else
            t->items[kept++] = t->items[i];
    }
    t->count = kept;
    for (uint32_t i = kept / 2; i-- > 0;)
        sift_down(t->items, kept, i, t->items[i]);
    t->ncancelled = 0;
    return all - kept;
}
