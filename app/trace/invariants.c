/* What must hold in every trace (and holds in CPython's loop). Used by the tests on every program they run. */
#include "base/mem.h"
#include "trace/log.h"
#include "trace/state.h"

typedef struct {
    const Log *log;
    State *s;
    Buf *why;
    Event ev;
    uint32_t begun, ntodo;  /* of this tick */
    bool counting;          /* tick.run seen: ntodo is known */
    bool polling;           /* between loop.select and tick.run: what I/O pushes runs in this tick */
    bool stopped;           /* a limit or tampering cut the run short: the rest may be missing */
    uint32_t *push_tick;    /* by handle: tick of its push + 1; 0 = not pushed; WAS_DUE = a timer or I/O */
    size_t cap_push;
} Check;

enum { WAS_DUE = UINT32_MAX };

static bool breach(Check *k, const char *what, uint32_t id)
{
    buf_printf(k->why, "event %llu %s: %s", (unsigned long long)k->s->events, event_spec(k->ev.kind)->name, what);
    if (id)
        buf_printf(k->why, " (%u)", id);
    buf_char(k->why, '\n');
    return false;
}

static uint32_t *push_tick(Check *k, uint32_t h)
{
    if (h >= PAGES_MAX_INDEX)
        h = 0;
    size_t old = k->cap_push;
    MEM_GROW(k->push_tick, k->cap_push, h + 1);
    for (size_t i = old; i < k->cap_push; i++)
        k->push_tick[i] = 0;
    return &k->push_tick[h];
}

static bool check_queue(Check *k)
{
    const Event *ev = &k->ev;
    const HandleView *h = state_handle(k->s, ev->a);
    if (ev->kind == EV_READY_PUSH) {
        if (h->state == HANDLE_READY || h->state == HANDLE_RUNNING)
            return breach(k, "a handle is pushed twice", ev->a);
        *push_tick(k, ev->a) = k->polling ? WAS_DUE : ev->tick + 1;
        return true;
    }
    if (ev->kind == EV_TIMER_DUE) {
        /* one that was cancelled below the top of the heap leaves it in its turn, to be skipped */
        bool dead = h->state == HANDLE_CANCELLED && h->when;
        if (h->state != HANDLE_TIMER && !dead)
            return breach(k, "a timer is due that is not armed", ev->a);
        if (h->when > ev->t_ns + 1)
            return breach(k, "a timer is due before its time", ev->a);
        *push_tick(k, ev->a) = WAS_DUE;
        return true;
    }
    if (h->state != HANDLE_READY)
        return breach(k, "a handle is taken that is not in the ready queue", ev->a);
    if (ev->kind == EV_HANDLE_BEGIN && h->cancelled)
        return breach(k, "a cancelled handle runs", ev->a);
    uint32_t pushed = *push_tick(k, ev->a);
    if (pushed != WAS_DUE && pushed == ev->tick + 1)
        return breach(k, "a handle runs in the tick that pushed it", ev->a);
    if (k->s->running_handle)
        return breach(k, "a handle begins inside another", ev->a);
    k->begun++;
    return true;
}

static int64_t earliest_timer(const State *s)
{
    uint32_t h;
    return state_timers(s, &h, 1) ? state_handle(s, h)->when : INT64_MAX;
}

static bool check_clock(Check *k)
{
    if (k->s->ready_count)
        return breach(k, "the clock jumps while handles are ready", 0);
    if (k->ev.n < k->ev.t_ns)
        return breach(k, "the clock jumps back", 0);
    int64_t first = earliest_timer(k->s);
    if (k->ev.a ? k->ev.n != first : k->ev.n > first)
        return breach(k, "the clock does not jump to the earliest timer", k->ev.a);
    return true;
}

/* A callback of no task's may call wakeups by hand: that of a future which calls its own callbacks. */
static bool is_of_another(const HandleView *h, uint32_t task) { return h->target && h->target != task; }

static bool check_task(Check *k)
{
    const Event *ev = &k->ev;
    const TaskView *t = state_task(k->s, ev->a);
    switch (ev->kind) {
    case EV_TASK_NEW: return t->id ? breach(k, "a task number is used twice", ev->a) : true;
    case EV_TASK_STEP:
        if (!t->id)
            return breach(k, "a step of an unknown task", ev->a);
        if (t->state >= TASK_FINISHED)
            return breach(k, "a step of a finished task", ev->a);
        if (k->s->running)
            return breach(k, "two tasks run at once", ev->a);
        if (!k->s->running_handle && k->counting) /* outside of a tick a program may call what wakes a task */
            return breach(k, "a step outside a handle", ev->a);
        if (is_of_another(state_handle(k->s, k->s->running_handle), ev->a))
            return breach(k, "a step without a push for that task", ev->a);
        return true;
    case EV_TASK_SUSPEND: case EV_TASK_YIELD: case EV_TASK_DONE:
        if (t->state >= TASK_FINISHED)
            return breach(k, "a finished task goes on", ev->a);
        return k->s->running == ev->a ? true : breach(k, "a task stops that does not run", ev->a);
    case EV_LINE:
        return t->id && t->state >= TASK_FINISHED ? breach(k, "a finished task executes a line", ev->a) : true;
    default: return true;
    }
}

static bool check_tick_end(Check *k)
{
    if (k->counting && k->begun != k->ntodo && !k->stopped)
        return breach(k, "handles begun and skipped in a tick differ from ntodo", k->begun);
    k->counting = false;
    return true;
}

static bool check_one(Check *k)
{
    const Event *ev = &k->ev;
    if (ev->t_ns < k->s->t_ns)
        return breach(k, "time goes back", 0);
    if (ev->instr < k->s->last.instr)
        return breach(k, "executed instructions are taken back", 0);
    if (ev->tick < k->s->tick && k->s->events && ev->tick)
        return breach(k, "the tick number goes back", ev->tick);
    switch (ev->kind) {
    case EV_TICK_BEGIN: k->begun = 0; return true;
    case EV_LOOP_SELECT: k->polling = true; return true;
    case EV_TICK_RUN:
        k->ntodo = ev->a;
        k->polling = false;
        k->counting = true;
        return k->s->ready_count == ev->a ? true : breach(k, "ntodo is not the length of the ready queue", ev->a);
    case EV_TICK_END: return check_tick_end(k);
    case EV_READY_PUSH: case EV_TIMER_DUE: case EV_HANDLE_BEGIN: case EV_HANDLE_SKIP: return check_queue(k);
    case EV_HANDLE_END:
        return k->s->running_handle == ev->a ? true : breach(k, "a handle ends that does not run", ev->a);
    case EV_CLOCK_ADVANCE: return check_clock(k);
    case EV_TASK_NEW: case EV_TASK_STEP: case EV_TASK_SUSPEND: case EV_TASK_YIELD: case EV_TASK_DONE: case EV_LINE:
        return check_task(k);
    case EV_LIMIT: k->stopped = true; return true;
    default: return true;
    }
}

bool log_check_invariants(const Log *log, Buf *why)
{
    Check k = {.log = log, .s = state_new(log), .why = why};
    LogCursor c = log_cursor(log, 0);
    bool ok = true;
    while (ok && log_next(&c, &k.ev)) {
        ok = check_one(&k);
        state_apply(k.s, &k.ev);
    }
    state_free(k.s);
    mem_free(k.push_tick);
    return ok;
}
