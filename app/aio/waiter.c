/* Waiters: futures that are set when something else is done, and that are the callback for it themselves. wait(),
 * wait_for(), shield() and the end of a TaskGroup sleep on one. CPython makes a plain future and a closure for it
 * (tasks.py: _release_waiter, _on_completion, _inner_done_callback); here both are one object, and to programs it is
 * a plain future. A loop with a create_future() of the program's is asked for that future, and the waiter is what stands
 * behind it. */
#include "aio/aio_int.h"

Waiter *waiter_new(VM *vm, Loop *l, WaiterRule rule, WordId label, Value watched)
{
    Aio *a = aio_of(vm);
    Waiter *w = heap_alloc(vm, a->future, KIND_NATIVEDATA, sizeof *w);
    w->f.flags = FF_WAITER;
    w->watched = watched;
    w->face = V_NULL;
    w->rule = (uint8_t)rule;
    if (loop_overrides(vm, l, "create_future")) {
        Future *face;
        w->f.loop = l;
        if (!loop_create_future(vm, l, label, 0, &face))
            return NULL;
        w->face = from_obj(face);
    } else {
        future_init(a, &w->f, l, label, 0);
    }
    return w;
}

const char *waiter_callback_name(Waiter *w, const Future *of)
{
    switch ((WaiterRule)w->rule) {
    case WAITER_ALL: case WAITER_FIRST: case WAITER_FIRST_EXC: return "_wait.<locals>._on_completion";
    case WAITER_SHIELD: return of == waiter_future(w) ? "shield.<locals>._outer_done_callback" : "shield.<locals>._inner_done_callback";
    case WAITER_RELEASE: break;
    }
    return "_release_waiter";
}

/* ---- its timer ---- */

void future_start_timer(VM *vm, Future *f, int64_t when_ns, uint32_t *id)
{
    Aio *a = aio_of(vm);
    *id = ++a->next_handle;
    f->flags |= FF_TIMER;
    timers_push(&f->loop->timers, (Timer){when_ns, from_obj(f), *id, TIMER_FUTURE});
    TRACE(a->sink, TIMER_ADD, .h = *id, .cb = f->label == STR_SLEEP ? STR_SLEEP : trace_str(a->sink, "_release_waiter"),
          .owner = aio_current_task_id(vm), .fut = fut_ref(f), .line = aio_line_here(vm), .when = when_ns);
}

bool future_stop_timer(VM *vm, Future *f, uint32_t id)
{
    if (f->loop->open)
        return open_stop_timer(vm, f);
    bool scheduled = (f->flags & FF_TIMER) != 0;
    if (!id || f->flags & FF_TIMER_DEAD)
        return true;
    f->flags |= FF_TIMER_DEAD;
    if (scheduled)
        f->loop->timers.ncancelled++;
    TRACE(aio_of(vm)->sink, TIMER_CANCEL, .h = id, .scheduled = scheduled);
    return true;
}

bool waiter_start_timer(VM *vm, Waiter *w, Value delay, int64_t *when_ns)
{
    Value when;
    if (w->f.loop->open) {
        *when_ns = -1;
        return open_start_timer(vm, &w->f, delay);
    }
    if (!op_binary(vm, OPR_ADD, from_float(clock_seconds(clock_now(aio_of(vm)))), delay, &when) ||
        !clock_from_value(vm, when, when_ns))
        return false;
    double seconds;
    if (value_to_double(vm, delay, &seconds))
        *when_ns = clock_at_least(*when_ns, clock_now(aio_of(vm)), seconds);
    future_start_timer(vm, &w->f, *when_ns, &w->timer);
    return true;
}

bool waiter_stop_timer(VM *vm, Waiter *w) { return future_stop_timer(vm, &w->f, w->timer); }

/* ---- as a callback ---- */

static bool release(VM *vm, Waiter *w)
{
    Future *f = waiter_future(w);
    w->watched = V_NULL; /* CPython's future has never known it */
    return f->state != FUT_PENDING || future_set_result(vm, f, V_NONE);
}

static bool on_completion(VM *vm, Waiter *w, Future *member)
{
    bool failed = member->state == FUT_FINISHED && member->flags & FF_EXC;
    w->left -= w->left > 0;
    if (w->rule == WAITER_FIRST_EXC && w->left && failed)
        future_retrieved(aio_of(vm), member); /* it was asked for its exception */
    if (w->left && w->rule != WAITER_FIRST && !(w->rule == WAITER_FIRST_EXC && failed))
        return true;
    return waiter_stop_timer(vm, w) && release(vm, w);
}

bool waiter_run(VM *vm, Waiter *w, Future *done)
{
    if (!done)
        return release(vm, w);
    switch ((WaiterRule)w->rule) {
    case WAITER_ALL: case WAITER_FIRST: case WAITER_FIRST_EXC: return on_completion(vm, w, done);
    case WAITER_SHIELD: return shield_run(vm, w, done);
    case WAITER_RELEASE: break;
    }
    return release(vm, w);
}

/* ---- what a task waits for through it ---- */

static uint32_t add_target(Aio *a, Value v, uint32_t *refs, uint32_t n, uint32_t max)
{
    if (n < max && is_future(a, v) && AS(Future, v)->state == FUT_PENDING)
        refs[n++] = fut_ref(AS(Future, v));
    return n;
}

uint32_t waiter_targets(Aio *a, const Waiter *w, uint32_t *refs, uint32_t max)
{
    uint32_t n = 0;
    const Value *v = &w->watched;
    int64_t len = 1;
    if (w->watched == V_NULL)
        return 0;
    if (is_tuple(w->watched)) {
        v = AS(Tuple, w->watched)->items;
        len = AS(Tuple, w->watched)->len;
    } else if (!is_future(a, w->watched)) {
        return group_targets(AS(TaskGroup, w->watched), refs, max);
    }
    for (int64_t i = 0; i < len; i++)
        n = add_target(a, v[i], refs, n, max);
    return n;
}
