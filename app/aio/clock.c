/* The virtual clock: whole nanoseconds since the start. It moves when the loop goes idle and in blocking calls. */
#include "aio/aio_int.h"

#include <math.h>

enum { LONG_COMPUTING_NS = 100000000 }; /* what asyncio calls slow */

int64_t aio_now_ns(const VM *vm) { return aio_of(vm)->now_ns; }
int64_t aio_epoch_ns(const VM *vm) { return aio_of(vm)->cfg.epoch_ns; }
double clock_seconds(int64_t ns) { return (double)ns / 1e9; }

int64_t clock_from_seconds(double seconds)
{
    double ns = nearbyint(seconds * 1e9);
    if (ns >= 9.2e18)
        return INT64_MAX;
    return ns <= -9.2e18 ? -INT64_MAX : (int64_t)ns;
}

int64_t clock_at_least(int64_t ns, int64_t now_ns, double delay) { return ns <= now_ns && delay > 0 ? now_ns + 1 : ns; }

int64_t clock_after(Aio *a, double delay)
{
    int64_t now = clock_now(a);
    return clock_at_least(clock_from_seconds(clock_seconds(now) + delay), now, delay);
}

bool clock_from_value(VM *vm, Value v, int64_t *ns)
{
    double seconds;
    if (!value_to_double(vm, v, &seconds))
        return false;
    if (seconds != seconds)
        return RAISE(vm, ValueError, "cannot convert float NaN to integer");
    *ns = clock_from_seconds(seconds);
    return true;
}

bool clock_move(Aio *a, int64_t to_ns)
{
    if (to_ns <= a->now_ns)
        return true;
    bool late = a->cfg.time_limit_ns && to_ns > a->cfg.time_limit_ns;
    a->now_ns = late ? a->cfg.time_limit_ns : to_ns;
    a->reads = 0;
    if (a->sink)
        a->sink->t_ns = a->now_ns;
    if (a->cfg.wait)
        a->cfg.wait(a->cfg.ctx, a->vm, a->now_ns);
    return !late || vm_stop(a->vm, STOP_TIME);
}

static bool settle(Aio *a, uint32_t line)
{
    double cost = (double)(a->vm->instr - a->priced_instr) * (double)a->cfg.price_ps / 1000;
    int64_t cost_ns = cost < (double)(INT64_MAX / 2 - a->now_ns) ? (int64_t)cost : INT64_MAX / 2 - a->now_ns;
    a->priced_instr = a->vm->instr;
    a->computed_ns += cost_ns;
    if (cost_ns >= LONG_COMPUTING_NS)
        TRACE(a->sink, CLOCK_BLOCK, .task = aio_current_task_id(a->vm), .line = line, .call = STR_COMPUTING, .dur = cost_ns);
    return clock_move(a, a->now_ns + cost_ns);
}

/* The code has been left: nobody knows which of its lines was the long one. */
bool clock_settle(Aio *a) { return !a->cfg.price_ps || settle(a, 0); }

int64_t clock_now(Aio *a)
{
    if (a->cfg.price_ps)
        settle(a, aio_line_here(a->vm));
    return a->now_ns;
}

void aio_settle(VM *vm) { clock_now(aio_of(vm)); }

/* A loop that only looks at the clock must not hang: after 1,000 reads in one step each costs a millisecond. */
int64_t aio_read_clock(VM *vm)
{
    Aio *a = aio_of(vm);
    clock_now(a);
    if (++a->reads > TIME_FOREVER_READS) {
        uint32_t reads = a->reads;
        clock_move(a, a->now_ns + NS_PER_S / 1000);
        a->computed_ns += NS_PER_S / 1000;
        a->reads = reads;
    }
    return a->now_ns;
}
