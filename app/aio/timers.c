/* The timers: inline entries ordered by time, then by order of creation. Cancelled ones stay until they come to the
 * top, or until they are too many (CPython: more than 100 timers, more than half of them cancelled).
 *
 * A heap of a million entries is slow because each level of a sift is a miss of the cache. So only the latest arrivals
 * stand in a heap, `near`. What is after the bound goes to `far`, in no order; when the others are used up, a pass over
 * far takes the least part of it (a quarter or so, below a sample) and sorts it: the `run`. When near has grown too
 * big, the bound is set at its middle and all that is later moves out. The pushes and pops between pay for each. */
#include "aio/aio_int.h"

#include "base/mem.h"

enum { NEAR_LIMIT = 4096, SAMPLE = 24, SAMPLE_LOW = 5, SAMPLE_MIDDLE = SAMPLE / 2, SHORT_SORT = 16 };

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

static void make_heap(Timer *v, uint32_t n)
{
    for (uint32_t i = n / 2; i-- > 0;)
        sift_down(v, n, i, v[i]);
}

static void append_far(Timers *t, Timer x)
{
    MEM_GROW(t->far, t->capfar, t->nfar + 1);
    t->far[t->nfar++] = x;
}

/* Places are drawn from a fixed sequence. The order of the timers does not depend on them. */
static Timer draw(Timers *t, const Timer *v, uint32_t n)
{
    t->draws = t->draws * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return v[(t->draws >> 33) % n];
}

/* The rank-th of a sample of v. */
static Timer sample(Timers *t, const Timer *v, uint32_t n, uint32_t rank)
{
    Timer drawn[SAMPLE];
    for (uint32_t i = 0; i < SAMPLE; i++) {
        Timer x = draw(t, v, n);
        uint32_t to = i;
        for (; to && before(&x, &drawn[to - 1]); to--)
            drawn[to] = drawn[to - 1];
        drawn[to] = x;
    }
    return drawn[rank];
}

/* Moves what is before the pivot, which stands in v, to the end; returns how many are not. */
static uint32_t partition(Timer *v, uint32_t n, Timer pivot)
{
    uint32_t i = 0, j = n - 1;
    for (;; i++, j--) {
        while (before(&pivot, &v[i]))
            i++;
        while (before(&v[j], &pivot))
            j--;
        if (i >= j)
            return j + 1;
        Timer x = v[i];
        v[i] = v[j];
        v[j] = x;
    }
}

/* The last one first, so that the next one is taken from the end. The depth is at most the logarithm of n. */
static void sort_down(Timers *t, Timer *v, uint32_t n)
{
    while (n > SHORT_SORT) {
        uint32_t left = partition(v, n, draw(t, v, n - 1));
        bool left_is_less = left < n - left;
        if (left_is_less)
            sort_down(t, v, left);
        else
            sort_down(t, v + left, n - left);
        v += left_is_less ? left : 0;
        n = left_is_less ? n - left : left;
    }
    for (uint32_t i = 1; i < n; i++) {
        Timer x = v[i];
        uint32_t to = i;
        for (; to && before(&v[to - 1], &x); to--)
            v[to] = v[to - 1];
        v[to] = x;
    }
}

/* The others are used up: what is not after the new bound becomes the run. */
static void refill(Timers *t)
{
    uint32_t kept = 0;
    bool all = t->nfar <= NEAR_LIMIT / 2;
    if (!all)
        t->bound = sample(t, t->far, t->nfar, SAMPLE_LOW);
    for (uint32_t i = 0; i < t->nfar; i++) {
        if (!all && before(&t->bound, &t->far[i])) {
            t->far[kept++] = t->far[i];
            continue;
        }
        MEM_GROW(t->run, t->caprun, t->nrun + 1);
        t->run[t->nrun++] = t->far[i];
    }
    t->nfar = kept;
    sort_down(t, t->run, t->nrun);
}

/* The later half of near, and what is later still in the run, goes to far. */
static void spill(Timers *t)
{
    uint32_t kept = 0, out = 0;
    t->bound = sample(t, t->near, t->nnear, SAMPLE_MIDDLE);
    for (uint32_t i = 0; i < t->nnear; i++) {
        if (before(&t->bound, &t->near[i]))
            append_far(t, t->near[i]);
        else
            t->near[kept++] = t->near[i];
    }
    t->nnear = kept;
    make_heap(t->near, t->nnear);
    for (; out < t->nrun && before(&t->bound, &t->run[out]); out++)
        append_far(t, t->run[out]);
    t->nrun -= out;
    if (out) /* else there may be no run at all */
        memmove(t->run, t->run + out, t->nrun * sizeof *t->run);
}

void timers_push(Timers *t, Timer x)
{
    if (t->nfar && before(&t->bound, &x)) {
        append_far(t, x);
        return;
    }
    MEM_GROW(t->near, t->capnear, t->nnear + 1);
    sift_up(t->near, t->nnear++, x);
    if (t->nnear > NEAR_LIMIT && t->nnear > (t->nfar + t->nrun) / 8)
        spill(t);
}

static bool run_leads(const Timers *t)
{
    return t->nrun && (!t->nnear || before(&t->run[t->nrun - 1], &t->near[0]));
}

const Timer *timers_first(const Timers *t)
{
    return run_leads(t) ? &t->run[t->nrun - 1] : t->nnear ? t->near : NULL;
}

const Timer *timers_ahead(const Timers *t, uint32_t n) { return n < t->nrun ? &t->run[t->nrun - 1 - n] : NULL; }

Timer timers_pop(Timers *t)
{
    Timer top;
    if (run_leads(t)) {
        top = t->run[--t->nrun];
    } else {
        top = t->near[0];
        if (--t->nnear)
            sift_down(t->near, t->nnear, 0, t->near[t->nnear]);
    }
    if (!t->nnear && !t->nrun && t->nfar)
        refill(t);
    return top;
}

void timers_clear(Timers *t) { t->nnear = t->nrun = t->nfar = t->ncancelled = 0; }

void timers_deinit(Timers *t)
{
    mem_free(t->near);
    mem_free(t->run);
    mem_free(t->far);
}

void timers_mark(VM *vm, const Timers *t)
{
    for (uint32_t i = 0; i < t->nnear; i++)
        heap_mark(vm, t->near[i].what);
    for (uint32_t i = 0; i < t->nrun; i++)
        heap_mark(vm, t->run[i].what);
    for (uint32_t i = 0; i < t->nfar; i++)
        heap_mark(vm, t->far[i].what);
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

static uint32_t drop_cancelled(Timer *v, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (timer_cancelled(&v[i]))
            timer_set_unscheduled(&v[i]);
        else
            v[kept++] = v[i];
    }
    return kept;
}

uint32_t timers_purge(Timers *t)
{
    uint32_t all = timers_count(t);
    t->nnear = drop_cancelled(t->near, t->nnear);
    t->nrun = drop_cancelled(t->run, t->nrun);
    t->nfar = drop_cancelled(t->far, t->nfar);
    t->ncancelled = 0;
    make_heap(t->near, t->nnear);
    if (!t->nnear && !t->nrun && t->nfar)
        refill(t);
    return all - timers_count(t);
}
