/* Short phrases: one an event; the lines about a deadlock; the line for --plain. */
#include "trace/narrate.h"

#include "base/mem.h"
#include "trace/narrate_internal.h"
#include "trace/query.h"

#include <string.h>

/* Phrases that need no thinking: {field} stands for the field's value. The others are written by functions below. */
static const char *const phrases[EV_COUNT] = {
    [EV_RUN_BEGIN] = "asyncio.run begins: {coro}",
    [EV_TICK_END] = "tick {tick} ends, ready {ready}",
    [EV_LOOP_SELECT] = "select: {mode}",
    [EV_LOOP_STOP] = "loop stops after this tick",
    [EV_LOOP_CLOSE] = "loop closed",
    [EV_CLOCK_BLOCK] = "{call} blocks the loop for {dur} s",
    [EV_LINT_SLOW] = "{h} was slow: {dur} s without an await",
    [EV_DEADLOCK] = "deadlock: nothing can ever run again",
    [EV_SPIN] = "{ticks} ticks of nothing but sleep(0): the clock jumps to {to}",
    [EV_SHUTDOWN_CANCEL_ALL] = "asyncio.run cancels what is left: {tasks}",
    [EV_LIMIT] = "limit reached: {what}",
    [EV_IO_SUBMIT] = "I/O {io} begins: {op}",
    [EV_IO_READY] = "I/O {io} is complete: {how}",
    [EV_IO_CANCEL] = "I/O {io} is cancelled",
    [EV_THREAD_START] = "thread {name} begins",
    [EV_THREAD_PARK] = "thread {thread} stands in {why} until {until}",
    [EV_THREAD_RESUME] = "thread {thread} goes on",
    [EV_THREAD_END] = "thread {thread} ends",
    [EV_TIMER_DUE] = "timer {h} is due, joins ready",
    [EV_TIMER_CANCEL] = "timer {h} cancelled",
    [EV_TIMER_PURGE] = "cancelled timers dropped: {count}",
    [EV_HANDLE_END] = "{h} ends",
    [EV_HANDLE_SKIP] = "{h} skipped (cancelled)",
    [EV_HANDLE_ERROR] = "{h} fails: {exc}",
    [EV_TASK_RENAME] = "is named {name}",
    [EV_TASK_YIELD] = "gives way, ready again",
    [EV_TASK_BADYIELD] = "cannot wait for that: {what}",
    [EV_TASK_UNCANCEL] = "uncancel(), count {count}",
    [EV_TASK_DESTROYED_PENDING] = "destroyed, but it is pending",
    [EV_FUT_NEW] = "{id} made ({label})",
    [EV_FUT_ADD_CB] = "{id}: {cb} is to be called when it is done",
    [EV_FUT_RM_CB] = "{id}: {cb} is not to be called any more",
    [EV_FUT_RETRIEVED] = "the result of {id} is read",
    [EV_FUT_NEVER_RETRIEVED] = "the exception of {id} was never retrieved: {text}",
    [EV_LINE] = "line {line}",
    [EV_CALL] = "calls {func}({args})",
    [EV_RETURN] = "{func} returns {value}",
    [EV_RAISE] = "raises {exc}",
    [EV_UNWIND] = "{func} is left by {exc}",
    [EV_MARK] = "mark {label}",
    [EV_CORO_NEW] = "coroutine {name} made, not started",
    [EV_CORO_NEVER_AWAITED] = "coroutine {name} was never awaited",
    [EV_TAMPER] = "not allowed: {what} {name}",
    [EV_GATHER_NEW] = "{fut} begins: {children}",
    [EV_GATHER_CANCEL] = "{fut}: cancel() goes on to {forwarded} of its children",
    [EV_GATHER_END] = "{fut} is done",
    [EV_WAITFOR_BEGIN] = "wait_for {inner} until {deadline}",
    [EV_WAITFOR_END] = "wait_for {inner} ends: {outcome}",
    [EV_TIMEOUT_ENTER] = "timeout at {when}",
    [EV_TIMEOUT_RESCHED] = "timeout moved to {when}",
    [EV_TIMEOUT_EXPIRE] = "timeout expires: cancel() for {task}",
    [EV_TIMEOUT_EXIT] = "timeout block left, {state}",
    [EV_GROUP_ENTER] = "TaskGroup {group} begins",
    [EV_GROUP_SPAWN] = "TaskGroup {group} has {task}",
    [EV_GROUP_ABORT] = "TaskGroup {group} cancels its tasks: {why}",
    [EV_GROUP_WAIT] = "TaskGroup {group} waits, tasks left: {left}",
    [EV_GROUP_EXIT] = "TaskGroup {group} ends, errors: {errors}",
    [EV_WAIT_BEGIN] = "wait {condition}: {futs}",
    [EV_WAIT_END] = "wait ends: {done} done, {pending} pending",
    [EV_SHIELD_NEW] = "shield() around {inner}",
    [EV_ASCOMP_NEW] = "as_completed: {futs}",
    [EV_ASCOMP_NEXT] = "as_completed gives {fut}",
    [EV_SYNC_NEW] = "{obj} made",
    [EV_SYNC_WAKE] = "{obj} wakes {task}",
    [EV_SYNC_ACQUIRE] = "acquires {obj}",
    [EV_SYNC_RELEASE] = "releases {obj}",
};

/* "tasks 2, 3 and 4"; long lists are cut. */
static void put_refs(const State *s, uint32_t list, bool futures, Buf *out)
{
    enum { MOST = 6 };
    size_t n;
    const uint32_t *items = log_list_items(s->log, list, &n);
    bool tasks = true;
    for (size_t i = 0; futures && i < n; i++)
        tasks = tasks && futref_is_task(items[i]);
    if (tasks)
        buf_str(out, n == 1 ? "task " : "tasks ");
    for (size_t i = 0; i < n && i < MOST; i++) {
        buf_str(out, !i ? "" : i + 1 == n ? " and " : ", ");
        if (tasks)
            buf_printf(out, "%u", futures ? futref_id(items[i]) : items[i]);
        else
            narrate_put_fut(s, items[i], out);
    }
    if (n > MOST)
        buf_printf(out, " and %zu more", n - MOST);
}

static void put_field(const State *s, const FieldSpec *f, const Event *ev, Buf *out)
{
    uint32_t v = f->slot < 6 ? event_slot(ev, f->slot) : 0;
    switch ((FieldKind)f->kind) {
    case FIELD_TASK: buf_printf(out, "task %u", v); break;
    case FIELD_FUT: narrate_put_fut(s, v, out); break;
    case FIELD_HANDLE: buf_printf(out, "h%u", v); break;
    case FIELD_OBJ: narrate_put_obj(s, v, out); break;
    case FIELD_STR: narrate_put_text(s, v, out); break;
    case FIELD_LINE: log_put_line(s->log, v, out); break;
    case FIELD_TASKS: put_refs(s, v, false, out); break;
    case FIELD_FUTS: put_refs(s, v, true, out); break;
    case FIELD_INT: buf_printf(out, "%lld", (long long)ev->n); break;
    case FIELD_TIME:
        if (ev->n < 0)
            buf_str(out, "it is done");
        else
            narrate_seconds(ev->n, out);
        break;
    default: buf_printf(out, "%u", v); break;
    }
}

static void put_phrase(const State *s, const Event *ev, Buf *out)
{
    const EventSpec *spec = event_spec(ev->kind);
    const char *at = phrases[ev->kind];
    if (!at)
        at = spec->name;
    while (*at) {
        size_t plain = strcspn(at, "{");
        buf_bytes(out, at, plain);
        at += plain;
        if (!*at)
            return;
        size_t len = strcspn(++at, "}");
        const FieldSpec *f = spec->fields;
        while (f->key && (strlen(f->key) != len || memcmp(f->key, at, len) != 0))
            f++;
        if (f->key)
            put_field(s, f, ev, out);
        else
            buf_printf(out, "%u", ev->tick); /* {tick} */
        at += len + 1;
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
    } else if (ev->c == STR_GROUP) {
        buf_str(out, "waits for the tasks of its group");
    } else if (ev->f) {
        buf_str(out, "waits for ");
        narrate_put_obj(s, ev->f, out);
    } else if (futref_is_task(ev->b)) {
        buf_printf(out, "waits for task %u", futref_id(ev->b));
    } else {
        buf_str(out, "waits for ");
        narrate_put_kind(s, ev->c, ev->b, out);
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

/* What a semaphore, queue, event ... holds now. */
static void put_value(const State *s, const Event *ev, Buf *out)
{
    uint32_t kind = state_obj(s, ev->a)->kind;
    narrate_put_obj(s, ev->a, out);
    if (kind == STR_EVENT)
        buf_str(out, ev->b ? " is set" : " is not set");
    else if (kind == STR_SEMAPHORE)
        buf_printf(out, " has %u free", ev->b);
    else if (kind == STR_QUEUE)
        buf_printf(out, " holds %u item%s", ev->b, ev->b == 1 ? "" : "s");
    else
        buf_printf(out, ": %u", ev->b);
    if (ev->c && kind != STR_BARRIER)
        buf_printf(out, ", waiting: %u", ev->c);
}

static void put_block(const State *s, const Event *ev, Buf *out)
{
    const char *before = "must wait for ", *after = "";
    if (ev->c == STR_GET)
        before = "must wait: nothing in ";
    else if (ev->c == STR_PUT)
        before = "must wait: no room in ";
    else if (ev->c == STR_JOIN) {
        before = "waits until all of ";
        after = " is done";
    } else if (ev->c == STR_WAIT)
        before = "waits for ";
    buf_str(out, before);
    narrate_put_obj(s, ev->a, out);
    buf_str(out, after);
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

static void put_new_task(const State *s, const Event *ev, Buf *out)
{
    buf_str(out, "new task ");
    narrate_label(s->log, ev->b, ev->c, false, out);
}

static void put_clock(const Event *ev, Buf *out)
{
    buf_str(out, "clock ");
    narrate_seconds(ev->t_ns, out);
    buf_str(out, " to ");
    narrate_seconds(ev->n, out);
}

static void put_child(const State *s, const Event *ev, Buf *out)
{
    size_t n;
    log_list_items(s->log, state_fut(s, futref_id(ev->a))->children, &n);
    buf_printf(out, "gather f%u: %u/%zu done", futref_id(ev->a), ev->c, n);
}

static void put_future_set(const State *s, const Event *ev, Buf *out)
{
    narrate_put_fut(s, ev->a, out);
    buf_str(out, ev->b == STR_CANCELLED ? " cancelled" : ev->b == STR_EXC ? " gets an exception" : " set");
}

void narrate_event(const State *s, const Event *ev, Buf *out)
{
    switch ((EventKind)ev->kind) {
    case EV_RUN_END:
        buf_str(out, ev->a == STR_EXC ? "asyncio.run ends with " : "asyncio.run ends");
        if (ev->a == STR_EXC)
            narrate_put_text(s, ev->b, out);
        break;
    case EV_TICK_BEGIN:
        buf_printf(out, "tick %u begins: %u ready, %u timer%s", ev->tick, ev->a, ev->b, ev->b == 1 ? "" : "s");
        break;
    case EV_TICK_RUN: buf_printf(out, "runs %u handle%s", ev->a, ev->a == 1 ? "" : "s"); break;
    case EV_CLOCK_ADVANCE: put_clock(ev, out); break;
    case EV_TIMER_ADD: put_timer(s, ev, out); break;
    case EV_READY_PUSH: put_push(s, ev, out); break;
    case EV_HANDLE_BEGIN:
        buf_printf(out, "h%u begins ", ev->a);
        narrate_put_text(s, state_handle(s, ev->a)->cb, out);
        break;
    case EV_TASK_NEW: put_new_task(s, ev, out); break;
    case EV_TASK_STEP: put_step(s, ev, out); break;
    case EV_TASK_SUSPEND: put_suspend(s, ev, out); break;
    case EV_TASK_DONE: put_done(s, ev, out); break;
    case EV_TASK_CANCEL_REQ: put_cancel(s, ev, out); break;
    case EV_OUT: buf_str(out, "print "); narrate_put_quoted(s, ev->b, out); break;
    case EV_INPUT: buf_str(out, "reads "); narrate_put_quoted(s, ev->b, out); break;
    case EV_FUT_SET: put_future_set(s, ev, out); break;
    case EV_GATHER_CHILD: put_child(s, ev, out); break;
    case EV_SYNC_BLOCK: put_block(s, ev, out); break;
    case EV_SYNC_VALUE: put_value(s, ev, out); break;
    case EV_IO_SUBMIT:
        put_phrase(s, ev, out);
        if (ev->n > 0) { /* -1: it takes as long as it takes */
            buf_str(out, ", ");
            narrate_seconds(ev->n, out);
            buf_str(out, " s");
        }
        break;
    case EV_WARNING:
        narrate_put_text(s, ev->a, out);
        buf_str(out, ev->a ? ": " : "warning: ");
        narrate_put_text(s, ev->b, out);
        break;
    default: put_phrase(s, ev, out); break;
    }
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
            narrate_put_kind(s, t->wait_kind, t->waits_on, out);
        for (size_t i = 0; i < n && i < 6; i++)
            buf_printf(out, i ? ", %u" : " of %u", futref_id(children[i]));
        if (n > 6)
            buf_str(out, " ...");
    }
    buf_char(out, '\n');
}

uint32_t narrate_unheard(const State *s)
{
    for (uint32_t id = 1; id <= s->max_task; id++) {
        const TaskView *t = state_task(s, id);
        if (t->state == TASK_WAITING && t->waits_on && !futref_is_task(t->waits_on) &&
            state_fut(s, futref_id(t->waits_on))->how)
            return id;
    }
    return 0;
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
