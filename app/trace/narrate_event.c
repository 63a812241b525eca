/* Short phrases: one an event; the lines about a deadlock; the line for --plain. */
#include "trace/narrate.h"

#include "base/mem.h"
#include "trace/narrate_internal.h"
#include "trace/query.h"

#include <string.h>

static void put_generic(const State *s, const Event *ev, Buf *out)
{
    const EventSpec *spec = event_spec(ev->kind);
    buf_str(out, spec->name);
    for (const FieldSpec *f = spec->fields; f->key; f++) {
        uint32_t v = event_slot(ev, f->slot);
        if (f->slot == 6 || !v || f->kind == FIELD_TASKS || f->kind == FIELD_FUTS || f->kind == FIELD_STACK)
            continue;
        buf_printf(out, " %s ", f->key);
        if (f->kind == FIELD_STR)
            narrate_put_text(s, v, out);
        else if (f->kind == FIELD_FUT)
            narrate_put_fut(s, v, out);
        else
            buf_printf(out, "%s%u", f->kind == FIELD_HANDLE ? "h" : "", f->kind == FIELD_LINE ? lineref_line(v) : v);
    }
}

static void put_step(const State *s, const Event *ev, Buf *out)
{
    const HandleView *h = state_handle(s, ev->c);
    const HandleView *by = state_handle(s, futref_is_task(h->fut) ? 0 : state_fut(s, futref_id(h->fut))->set_by);
    buf_str(out, "step");
    if (ev->b) {
        buf_str(out, "  with ");
        narrate_put_text(s, ev->b, out);
    }
    if (by->is_timer)
        buf_printf(out, "  (resumed by timer h%u)", by->id);
    else if (futref_is_task(h->fut))
        buf_printf(out, "  (task %u is done)", futref_id(h->fut));
    else if (by->target)
        buf_printf(out, "  (resumed by task %u)", by->target);
    else if (h->fut) {
        buf_str(out, "  (");
        narrate_put_fut(s, h->fut, out);
        buf_str(out, " is done)");
    }
}

static void put_done(const State *s, const Event *ev, Buf *out)
{
    if (ev->b == STR_CANCELLED) {
        buf_str(out, "cancelled");
        return;
    }
    buf_str(out, ev->b == STR_EXC ? "fails: " : "returns ");
    narrate_put_text(s, ev->c, out);
}

static void put_suspend(const State *s, const Event *ev, Buf *out)
{
    const FutView *f = state_fut(s, futref_is_task(ev->b) ? 0 : futref_id(ev->b));
    if (ev->c == STR_SLEEP && f->timer) {
        buf_str(out, "sleeps until ");
        narrate_seconds(state_handle(s, f->timer)->when, out);
    } else if (ev->f) {
        buf_str(out, "waits for ");
        narrate_put_obj(s, ev->f, out);
    } else if (futref_is_task(ev->b)) {
        buf_printf(out, "waits for task %u", futref_id(ev->b));
    } else {
        buf_str(out, "waits for ");
        narrate_put_text(s, ev->c ? ev->c : (uint32_t)STR_FUTURE, out);
    }
}

static void put_timer(const State *s, const Event *ev, Buf *out)
{
    buf_printf(out, "timer h%u armed for ", ev->a);
    narrate_seconds(ev->n, out);
    buf_str(out, " (");
    narrate_put_text(s, ev->b, out);
    buf_char(out, ')');
}

static void put_push(const State *s, const Event *ev, Buf *out)
{
    narrate_put_text(s, ev->b, out);
    buf_printf(out, " h%u joins ready", ev->a);
    if (ev->c)
        buf_printf(out, " for task %u", ev->c);
}

static bool put_loop_event(const State *s, const Event *ev, Buf *out)
{
    switch ((EventKind)ev->kind) {
    case EV_RUN_BEGIN: buf_str(out, "asyncio.run begins"); break;
    case EV_RUN_END: buf_str(out, ev->a == STR_EXC ? "asyncio.run ends with " : "asyncio.run ends");
        if (ev->a == STR_EXC)
            narrate_put_text(s, ev->b, out);
        break;
    case EV_TICK_BEGIN:
        buf_printf(out, "tick %u begins: %u ready, %u timer%s", ev->tick, ev->a, ev->b, ev->b == 1 ? "" : "s");
        break;
    case EV_TICK_RUN: buf_printf(out, "runs %u handle%s", ev->a, ev->a == 1 ? "" : "s"); break;
    case EV_TICK_END: buf_printf(out, "tick %u ends, ready %u", ev->tick, ev->a); break;
    case EV_LOOP_SELECT: buf_str(out, "select: "); narrate_put_text(s, ev->a, out); break;
    case EV_CLOCK_ADVANCE:
        buf_str(out, "clock ");
        narrate_seconds(ev->t_ns, out);
        buf_str(out, " to ");
        narrate_seconds(ev->n, out);
        break;
    case EV_CLOCK_BLOCK:
        narrate_put_text(s, ev->c, out);
        buf_str(out, " blocks the loop for ");
        narrate_seconds(ev->n, out);
        buf_str(out, " s");
        break;
    case EV_DEADLOCK: buf_str(out, "deadlock: nothing can ever run again"); break;
    case EV_TIMER_ADD: put_timer(s, ev, out); break;
    case EV_TIMER_DUE: buf_printf(out, "timer h%u is due, joins ready", ev->a); break;
    case EV_TIMER_CANCEL: buf_printf(out, "timer h%u cancelled", ev->a); break;
    case EV_READY_PUSH: put_push(s, ev, out); break;
    case EV_HANDLE_BEGIN:
        buf_printf(out, "h%u begins ", ev->a);
        narrate_put_text(s, state_handle(s, ev->a)->cb, out);
        break;
    case EV_HANDLE_END: buf_printf(out, "h%u ends", ev->a); break;
    case EV_HANDLE_SKIP: buf_printf(out, "h%u skipped (cancelled)", ev->a); break;
    case EV_HANDLE_ERROR: buf_printf(out, "h%u fails: ", ev->a); narrate_put_text(s, ev->b, out); break;
    case EV_LOOP_CLOSE: buf_str(out, "loop closed"); break;
    case EV_LOOP_STOP: buf_str(out, "loop stops after this tick"); break;
    case EV_LIMIT: buf_str(out, "limit reached: "); narrate_put_text(s, ev->a, out); break;
    default: return false;
    }
    return true;
}

static void put_cancel(const State *s, const Event *ev, Buf *out)
{
    buf_str(out, "cancel() requested");
    if (ev->b)
        buf_printf(out, " by task %u", ev->b);
    if (ev->f == STR_FORWARDED) {
        buf_str(out, ", forwarded to ");
        narrate_put_fut(s, ev->d, out);
    } else if (ev->f == STR_IGNORED) {
        buf_str(out, ", already done");
    }
}

static bool put_task_event(const State *s, const Event *ev, Buf *out)
{
    switch ((EventKind)ev->kind) {
    case EV_TASK_NEW:
        buf_str(out, "new task ");
        narrate_put_text(s, ev->c, out);
        break;
    case EV_TASK_STEP: put_step(s, ev, out); break;
    case EV_TASK_SUSPEND: put_suspend(s, ev, out); break;
    case EV_TASK_YIELD: buf_str(out, "gives way, ready again"); break;
    case EV_TASK_DONE: put_done(s, ev, out); break;
    case EV_TASK_CANCEL_REQ: put_cancel(s, ev, out); break;
    case EV_TASK_UNCANCEL: buf_printf(out, "uncancel(), count %u", ev->b); break;
    case EV_LINE: buf_printf(out, "line %u", lineref_line(ev->b)); break;
    case EV_RAISE: buf_str(out, "raises "); narrate_put_text(s, ev->c, out); break;
    case EV_OUT: buf_str(out, "print "); narrate_put_quoted(s, ev->b, out); break;
    case EV_INPUT: buf_str(out, "reads "); narrate_put_quoted(s, ev->b, out); break;
    case EV_MARK: buf_str(out, "mark "); narrate_put_text(s, ev->a, out); break;
    case EV_FUT_SET:
        narrate_put_fut(s, ev->a, out);
        buf_str(out, ev->b == STR_CANCELLED ? " cancelled" : ev->b == STR_EXC ? " gets an exception" : " set");
        break;
    case EV_GATHER_CHILD: {
        size_t n;
        log_list_items(s->log, state_fut(s, futref_id(ev->a))->children, &n);
        buf_printf(out, "gather f%u: %u/%zu done", futref_id(ev->a), ev->c, n);
        break;
    }
    case EV_GATHER_END: buf_printf(out, "gather f%u is done", futref_id(ev->a)); break;
    case EV_TIMEOUT_ENTER: buf_str(out, "timeout at "); narrate_seconds(ev->n, out); break;
    case EV_TIMEOUT_EXPIRE: buf_str(out, "timeout expires"); break;
    case EV_SYNC_BLOCK:
        narrate_put_obj(s, ev->a, out);
        buf_str(out, ": must wait to ");
        narrate_put_text(s, ev->c ? ev->c : (uint32_t)STR_ACQUIRE, out);
        break;
    case EV_SYNC_ACQUIRE: buf_str(out, "acquires "); narrate_put_obj(s, ev->a, out); break;
    case EV_SYNC_RELEASE: buf_str(out, "releases "); narrate_put_obj(s, ev->a, out); break;
    case EV_SYNC_WAKE: narrate_put_obj(s, ev->a, out); buf_printf(out, " wakes task %u", ev->b); break;
    case EV_CORO_NEVER_AWAITED: buf_str(out, "never awaited: "); narrate_put_text(s, ev->b, out); break;
    case EV_WARNING: narrate_put_text(s, ev->a, out); buf_str(out, ": "); narrate_put_text(s, ev->b, out); break;
    default: return false;
    }
    return true;
}

void narrate_event(const State *s, const Event *ev, Buf *out)
{
    if (!put_loop_event(s, ev, out) && !put_task_event(s, ev, out))
        put_generic(s, ev, out);
}

/* ---- deadlock ---- */

/* Each task waits for at most one other that matters, so a walk of at most all tasks finds a cycle. */
size_t narrate_find_cycle(const State *s, uint32_t *tasks, size_t max)
{
    uint32_t *seen = mem_zalloc((s->max_task + 1) * sizeof *seen); /* start of the walk that met it */
    size_t n = 0;
    for (uint32_t start = 1; start <= s->max_task && !n; start++) {
        uint32_t at = start;
        while (at && at <= s->max_task && !seen[at]) {
            seen[at] = start;
            at = narrate_waits_for(s, at);
        }
        if (!at || at > s->max_task || seen[at] != start)
            continue;
        uint32_t first = at;
        do {
            if (n < max)
                tasks[n] = at;
            n++;
            at = narrate_waits_for(s, at);
        } while (at != first);
    }
    mem_free(seen);
    return n < max ? n : max;
}

static void put_waiting(const State *s, uint32_t id, bool ascii, Buf *out)
{
    const TaskView *t = state_task(s, id);
    uint32_t holder;
    buf_printf(out, "%u ", id);
    narrate_put_label(s, id, out);
    if (t->obj) {
        buf_str(out, ascii ? " -wants-> " : " ─wants─→ ");
        narrate_put_obj(s, t->obj, out);
        if (state_holders(s, t->obj, &holder, 1))
            buf_printf(out, ascii ? " -held by-> %u" : " ─held by→ %u", holder);
    } else {
        size_t n = 0;
        const uint32_t *children = futref_is_task(t->waits_on)
                                       ? NULL
                                       : log_list_items(s->log, state_fut(s, futref_id(t->waits_on))->children, &n);
        buf_str(out, " waits for ");
        if (futref_is_task(t->waits_on))
            buf_printf(out, "task %u", futref_id(t->waits_on));
        else
            narrate_put_text(s, t->wait_kind ? t->wait_kind : (uint32_t)STR_FUTURE, out);
        for (size_t i = 0; i < n && i < 6; i++)
            buf_printf(out, i ? ", %u" : " of %u", futref_id(children[i]));
        if (n > 6)
            buf_str(out, " ...");
    }
    buf_char(out, '\n');
}

void narrate_deadlock(const State *s, bool ascii, Buf *out)
{
    enum { MOST = 20 };
    uint32_t cycle[16], waiting = 0;
    for (uint32_t id = 1; id <= s->max_task; id++) {
        const TaskView *t = state_task(s, id);
        bool parked = t->state == TASK_WAITING || t->state == TASK_SLEEPING || t->state == TASK_IO;
        int64_t when;
        if (!parked || (state_wake_time(s, id, &when) && s->timer_count))
            continue;
        if (waiting++ < MOST)
            put_waiting(s, id, ascii, out);
    }
    if (waiting > MOST)
        buf_printf(out, "... and %u more tasks\n", waiting - MOST);
    size_t n = narrate_find_cycle(s, cycle, 16);
    if (!n)
        return;
    buf_str(out, "cycle: ");
    for (size_t i = 0; i < n; i++)
        buf_printf(out, ascii ? "%u -> " : "%u → ", cycle[i]);
    buf_printf(out, "%u\n", cycle[0]);
}

/* ---- plain ---- */

bool narrate_plain(const State *before, const State *after, const Event *ev, Buf *out)
{
    uint32_t task = query_task_of(ev);
    TaskState was = state_of_task(before, task), now = state_of_task(after, task);
    bool changed = task && was != now;
    if (!changed && !query_is_playable(after->log, after->events - 1, ev, NULL))
        return false;
    buf_printf(out, "t=%lld.%03ds ", (long long)(after->t_ns / 1000000000),
               (int)(after->t_ns % 1000000000 / 1000000));
    if (task) {
        const TaskView *t = state_task(after, task);
        if (t->name)
            narrate_put_text(after, t->name, out);
        else
            buf_printf(out, "task %u", task);
        buf_str(out, " (");
        narrate_put_label(after, task, out);
        buf_str(out, ") ");
    }
    if (changed) {
        if (was != TASK_ABSENT)
            buf_printf(out, "%s -> ", task_state_name(was));
        buf_str(out, task_state_name(now));
        if (!query_is_playable(after->log, after->events - 1, ev, NULL)) {
            buf_char(out, '\n');
            return true;
        }
        buf_str(out, ": ");
    }
    narrate_event(after, ev, out);
    buf_char(out, '\n');
    return true;
}
