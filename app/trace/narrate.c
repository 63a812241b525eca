/* Why, and what a task waits for. The chain behind a running task is read off the state: the handle that
 * steps it knows the future that caused it, the future knows the handle that set it. */
#include "trace/narrate.h"

#include "base/utf8.h"
#include "trace/narrate_internal.h"
#include "trace/query.h"

#include <string.h>

void narrate_seconds(int64_t ns, Buf *out)
{
    uint64_t u = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
    if (ns < 0)
        buf_char(out, '-');
    buf_printf(out, "%llu.%09llu", (unsigned long long)(u / 1000000000u), (unsigned long long)(u % 1000000000u));
    while (out->data[out->len - 1] == '0' && out->data[out->len - 2] != '.')
        out->data[--out->len] = '\0';
}

void narrate_put_text(const State *s, uint32_t str, Buf *out)
{
    size_t len, start = out->len;
    const char *text = log_textn(s->log, str, &len);
    utf8_safe_text(text, len, out);
    for (size_t i = start; i < out->len; i++)
        if (out->data[i] == '\n' || out->data[i] == '\t')
            out->data[i] = ' ';
}

void narrate_put_quoted(const State *s, uint32_t str, Buf *out)
{
    buf_char(out, '"');
    narrate_put_text(s, str, out);
    if (out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
    buf_char(out, '"');
}

/* Bytes of `label` up to the end of its first argument: all of them when it has one at most. */
static size_t first_argument_end(const char *label, size_t len)
{
    const char *open = memchr(label, '(', len);
    char quote = 0;
    for (const char *at = open; at && at < label + len; at++) {
        if (quote && *at == '\\')
            at++;
        else if (quote)
            quote = *at == quote ? 0 : quote;
        else if (*at == '"' || *at == '\'')
            quote = *at;
        else if (*at == ',')
            return (size_t)(at - label);
    }
    return len;
}

void narrate_label(const Log *log, uint32_t name, uint32_t coro, bool brief, Buf *out)
{
    static const char local[] = "<locals>.";
    size_t len, start = out->len;
    const char *text = log_textn(log, name, &len);
    if (len && strncmp(text, "Task-", 5) != 0) {
        utf8_safe_text(text, len, out);
    } else {
        text = log_textn(log, coro, &len);
        const char *args = memchr(text, '(', len), *inner;
        while ((inner = strstr(text, local)) && (!args || inner < args)) {
            len -= (size_t)(inner - text) + sizeof local - 1;
            text = inner + sizeof local - 1;
        }
        size_t shown = brief ? first_argument_end(text, len) : len;
        utf8_safe_text(text, shown, out);
        if (shown < len)
            buf_char(out, ')');
    }
    for (size_t i = start; i < out->len; i++)
        if (out->data[i] == '\n' || out->data[i] == '\t')
            out->data[i] = ' ';
}

void narrate_put_label(const State *s, uint32_t task, Buf *out)
{
    const TaskView *t = state_task(s, task);
    narrate_label(s->log, t->name, t->coro, false, out);
}

void narrate_put_obj(const State *s, uint32_t obj, Buf *out)
{
    const ObjView *o = state_obj(s, obj);
    size_t start = out->len;
    if (o->kind)
        narrate_put_text(s, o->kind, out);
    else
        buf_str(out, "object");
    if (out->data[start] >= 'a' && out->data[start] <= 'z') /* asyncio's own name: Lock */
        out->data[start] = (char)(out->data[start] - 'a' + 'A');
    buf_char(out, ' ');
    if (o->label)
        narrate_put_text(s, o->label, out);
    else
        buf_printf(out, "%u", obj);
}

void narrate_put_fut(const State *s, FutRef ref, Buf *out)
{
    if (futref_is_task(ref)) {
        buf_printf(out, "task %u", futref_id(ref));
        return;
    }
    const FutView *f = state_fut(s, futref_id(ref));
    if (f->label == STR_GATHER)
        buf_printf(out, "the gather f%u", futref_id(ref));
    else
        buf_printf(out, "future f%u", futref_id(ref));
}

void narrate_put_kind(const State *s, uint32_t kind, FutRef ref, Buf *out)
{
    const FutView *f = futref_is_task(ref) ? NULL : state_fut(s, futref_id(ref));
    if (kind == STR_IO && f && f->label)
        kind = f->label;
    narrate_put_text(s, kind ? kind : (uint32_t)STR_FUTURE, out);
}

/* ---- why ---- */

/* "the timer at 1.0 set the future task 3 awaited" */
static void put_cause(const State *s, uint32_t task, FutRef cause, Buf *out)
{
    if (futref_is_task(cause)) {
        const TaskView *child = state_task(s, futref_id(cause));
        buf_printf(out, "Task %u %s, and task %u awaited it", futref_id(cause),
                   child->how == STR_CANCELLED ? "was cancelled" : child->how == STR_EXC ? "failed" : "returned", task);
        return;
    }
    const FutView *f = state_fut(s, futref_id(cause));
    const HandleView *by = state_handle(s, f->set_by);
    const char *verb = f->how == STR_CANCELLED ? "cancelled" : "set";
    if (f->label == STR_GATHER) {
        size_t n;
        log_list_items(s->log, f->children, &n);
        buf_printf(out, "The gather that task %u awaited %s", task,
                   f->how == STR_CANCELLED ? "was cancelled" : f->how == STR_EXC ? "got an exception" : "has all its");
        if (f->how == STR_RESULT || !f->how)
            buf_printf(out, " %zu results", n);
    } else if (by->is_timer) {
        buf_str(out, "The timer at ");
        narrate_seconds(by->when, out);
        buf_printf(out, " %s the future task %u awaited", verb, task);
    } else if (by->target) {
        buf_printf(out, "Task %u %s the future task %u awaited", by->target, verb, task);
    } else {
        buf_printf(out, "The future task %u awaited was %s", task, verb);
    }
}

static void why_task(const State *s, uint32_t task, Buf *out)
{
    const TaskView *t = state_task(s, task);
    const HandleView *h = state_handle(s, t->via);
    if (h->fut) {
        put_cause(s, task, h->fut, out);
        buf_str(out, ", so its wakeup joined the ready queue");
    } else if (h->push_event <= t->new_event + 2) {
        if (t->parent)
            buf_printf(out, "Task %u made task %u, and its first step joined the ready queue", t->parent, task);
        else
            buf_printf(out, "asyncio.run() made task %u, and its first step joined the ready queue", task);
    } else {
        buf_printf(out, "Task %u gave way (sleep(0)) and joined the ready queue again", task);
    }
    buf_printf(out, "; tick %u pops it.", s->tick);
}

enum { MANY_DUE = 20 };

static void why_handle(const State *s, uint32_t handle, Buf *out)
{
    const HandleView *h = state_handle(s, handle);
    if (h->is_timer) {
        buf_printf(out, "Timer h%u was due at ", handle);
        narrate_seconds(h->when, out);
        buf_str(out, ", so tick ");
        buf_printf(out, "%u runs its callback (", s->tick);
    } else {
        buf_printf(out, "Tick %u runs the callback h%u (", s->tick, handle);
    }
    narrate_put_text(s, h->cb, out);
    buf_char(out, ')');
    if (h->is_timer && h->owner)
        buf_printf(out, " for task %u", h->owner);
    buf_char(out, '.');
    if (h->is_timer && s->turn.due >= MANY_DUE)
        buf_printf(out, " %u timers were due: this one tick runs them all.", s->turn.due);
}

static void why_advance(const State *s, const Event *ev, Buf *out)
{
    const HandleView *h = state_handle(s, ev->a);
    buf_str(out, "Nothing is ready, so the clock jumps from ");
    narrate_seconds(ev->t_ns, out);
    buf_str(out, " to ");
    narrate_seconds(ev->n, out);
    if (!ev->a) {
        buf_str(out, ", when the next I/O is complete.");
        return;
    }
    buf_printf(out, ", when the earliest timer is due: h%u ", ev->a);
    narrate_put_text(s, h->cb, out);
    if (h->owner)
        buf_printf(out, " of task %u", h->owner);
    buf_char(out, '.');
}

static void why_block(const State *s, const Event *ev, Buf *out)
{
    if (ev->c == STR_COMPUTING) {
        buf_printf(out, "Task %u computed and did not await: the whole loop stood still for ", ev->a);
    } else {
        buf_printf(out, "Task %u called ", ev->a);
        narrate_put_text(s, ev->c, out);
        buf_str(out, ", which does not await: the whole loop stood still for ");
    }
    narrate_seconds(ev->n, out);
    buf_str(out, " s. No other task could run.");
}

static void why_suspended(const State *s, uint32_t task, Buf *out)
{
    narrate_task(s, task, out);
}

static void why_tick(const State *s, Buf *out)
{
    const Event *ev = &s->last;
    if (ev->kind == EV_TICK_END) {
        buf_printf(out, "Tick %u has run all that was ready when it began. ", s->tick);
        if (ev->a)
            buf_printf(out, "Handles that joined meanwhile: %u, for tick %u.", ev->a, s->tick + 1);
        else
            buf_str(out, "Nothing joined meanwhile.");
        return;
    }
    buf_printf(out, "Tick %u: ready %u, timers %u. It runs what is ready now; what joins later waits for tick %u.",
               s->tick, s->ready_count, s->timer_count, s->tick + 1);
}

void narrate_why(const State *s, Buf *out)
{
    const Event *ev = &s->last;
    if (s->deadlocked && narrate_unheard(s)) {
        buf_printf(out, "What task %u awaits is done, but another thread did it, and the loop sleeps on: "
                        "CPython would wait here for ever.", narrate_unheard(s));
        return;
    }
    if (s->deadlocked) {
        buf_str(out, "Nothing is ready, no timer is armed, no I/O is pending: CPython would wait here for ever.");
        return;
    }
    switch (s->events ? ev->kind : EV_NONE) {
    case EV_NONE: buf_str(out, "Nothing has happened yet."); return;
    case EV_RUN_END:
        buf_str(out, ev->a == STR_EXC ? "asyncio.run() ends with an exception." : "asyncio.run() ends: its task is done.");
        return;
    case EV_CLOCK_ADVANCE: why_advance(s, ev, out); return;
    case EV_CLOCK_BLOCK: why_block(s, ev, out); return;
    case EV_TICK_BEGIN: case EV_TICK_RUN: case EV_TICK_END: case EV_LOOP_SELECT: why_tick(s, out); return;
    case EV_TASK_SUSPEND: case EV_TASK_YIELD: case EV_TASK_DONE: why_suspended(s, ev->a, out); return;
    case EV_TASK_CANCEL_REQ:
        buf_printf(out, "cancel() asks task %u to stop. ", ev->a);
        if (ev->f == STR_FORWARDED) {
            buf_str(out, "It waits, so the request goes on to what it waits for: ");
            narrate_put_fut(s, ev->d, out);
            buf_char(out, '.');
        } else {
            buf_str(out, ev->f == STR_IGNORED ? "It is done already: nothing happens."
                                              : "CancelledError will be raised in it at its next step.");
        }
        return;
    case EV_SPIN:
        buf_str(out, "Tasks only gave way to each other (sleep(0)) for a long time; the clock jumps to ");
        narrate_seconds(ev->n, out);
        buf_char(out, '.');
        return;
    case EV_LIMIT: buf_str(out, "The run reached a limit and was stopped: "); narrate_put_text(s, ev->a, out); return;
    default: break;
    }
    if (s->running)
        why_task(s, s->running, out);
    else if (s->running_handle)
        why_handle(s, s->running_handle, out);
    else
        why_tick(s, out);
}

bool narrate_next(const State *s, Buf *out)
{
    Event ev;
    uint64_t from = s->events ? s->events - 1 : 0;
    uint64_t seq = s->events ? query_next(s->log, from, query_is_playable, NULL)
                             : query_first(s->log, query_is_playable, NULL);
    if (seq == QUERY_NONE || !log_get(s->log, seq, &ev))
        return false;
    if ((ev.kind == EV_OUT || ev.kind == EV_INPUT) && lineref_line(ev.d)) {
        buf_str(out, "line ");
        log_put_line(s->log, ev.d, out);
        buf_printf(out, " %s ", ev.kind == EV_OUT ? "prints" : "reads");
        narrate_put_quoted(s, ev.b, out);
        return true;
    }
    uint32_t task = query_task_of(&ev);
    if (ev.kind == EV_TASK_NEW && ev.d) {
        buf_printf(out, "task %u makes task %u, ", ev.d, ev.a);
        narrate_label(s->log, ev.b, ev.c, false, out);
        return true;
    }
    if (task && ev.kind != EV_LINE)
        buf_printf(out, "task %u: ", task);
    narrate_event(s, &ev, out);
    return true;
}

void narrate_both(const State *s, Buf *out)
{
    buf_str(out, s->deadlocked ? "Why did it stop? " : "Why? ");
    narrate_why(s, out);
    size_t before = out->len;
    buf_str(out, " Next: ");
    if (narrate_next(s, out)) {
        buf_char(out, '.');
        return;
    }
    out->len = before;
    out->data[before] = '\0';
}

void narrate_chain(const State *s, uint32_t task, bool ascii, Buf *out)
{
    const TaskView *t = state_task(s, task);
    const HandleView *h = state_handle(s, t->via);
    const char *arrow = ascii ? " -> " : " → ";
    Event push;
    if (!h->id || !log_get(s->log, h->push_event, &push))
        return;
    const FutView *f = futref_is_task(h->fut) ? NULL : state_fut(s, futref_id(h->fut));
    if (f && f->set_by && state_handle(s, f->set_by)->is_timer) {
        buf_printf(out, "timer h%u (", f->set_by);
        narrate_seconds(state_handle(s, f->set_by)->when, out);
        buf_printf(out, ")%s", arrow);
    } else if (f && f->set_by && state_handle(s, f->set_by)->target) {
        buf_printf(out, "task %u%s", state_handle(s, f->set_by)->target, arrow);
    }
    if (f && f->id) {
        buf_str(out, "future of ");
        if (f->label)
            narrate_put_text(s, f->label, out);
        buf_printf(out, "%s set%s", f->label == STR_SLEEP || f->label == STR_GATHER ? "()" : "", arrow);
    } else if (h->fut) {
        buf_printf(out, "task %u done%s", futref_id(h->fut), arrow);
    }
    buf_printf(out, "%s h%u queued in tick %u", log_text(s->log, h->cb), h->id, push.tick);
    if (h->state == HANDLE_READY)
        return;
    Event step;
    if (log_get(s->log, t->step_event, &step))
        buf_printf(out, "%spopped in tick %u", arrow, step.tick);
}

/* ---- what a task waits for ---- */

static void put_gather_count(const State *s, FutRef ref, Buf *out)
{
    size_t n;
    const FutView *f = state_fut(s, futref_id(ref));
    log_list_items(s->log, f->children, &n);
    buf_printf(out, "%u/%zu", f->children_done, n);
}

static void put_end(const State *s, const TaskView *t, Buf *out)
{
    buf_str(out, t->state == TASK_CANCELLED ? "cancelled" : t->state == TASK_FAILED ? "failed " : "returned ");
    if (t->state != TASK_CANCELLED)
        narrate_put_text(s, t->text, out);
}

void narrate_task_short(const State *s, uint32_t task, bool ascii, Buf *out)
{
    const TaskView *t = state_task(s, task);
    int64_t when;
    switch ((TaskState)t->state) {
    case TASK_ABSENT: return;
    case TASK_FINISHED: case TASK_CANCELLED: case TASK_FAILED: put_end(s, t, out); return;
    case TASK_READY:
        buf_str(out, t->line ? "ready" : "ready to start");
        return;
    case TASK_RUNNING: case TASK_BLOCKING:
        buf_str(out, "line ");
        log_put_line(s->log, t->line, out);
        return;
    default: break;
    }
    if (t->obj) {
        buf_str(out, "wants ");
        narrate_put_obj(s, t->obj, out);
    } else if (t->state == TASK_SLEEPING && state_wake_time(s, task, &when)) {
        buf_printf(out, "sleep %s ", ascii ? ">" : "→");
        narrate_seconds(when, out);
    } else if (t->wait_kind == STR_GROUP) {
        buf_printf(out, "waits group %u", t->wait_group);
    } else if (t->wait_kind == STR_GATHER) {
        buf_str(out, "waits gather ");
        put_gather_count(s, t->waits_on, out);
    } else if (futref_is_task(t->waits_on)) {
        buf_printf(out, "waits task %u", futref_id(t->waits_on));
    } else if (t->wait_kind) {
        buf_str(out, "waits ");
        narrate_put_kind(s, t->wait_kind, t->waits_on, out);
    } else {
        buf_str(out, "waits");
    }
}

static void task_waits(const State *s, const TaskView *t, Buf *out)
{
    int64_t when;
    buf_printf(out, "Task %u ", t->id);
    if (t->obj) {
        uint32_t holders[4];
        size_t n = state_holders(s, t->obj, holders, 4);
        buf_str(out, "waits for ");
        narrate_put_obj(s, t->obj, out);
        for (size_t i = 0; i < n; i++)
            buf_printf(out, i ? ", %u" : ", held by task %u", holders[i]);
        buf_char(out, '.');
    } else if (t->state == TASK_SLEEPING && state_wake_time(s, t->id, &when)) {
        buf_str(out, "sleeps until ");
        narrate_seconds(when, out);
        buf_printf(out, ": nothing runs it before the timer h%u is due.",
                   state_fut(s, futref_id(t->waits_on))->timer);
    } else if (t->wait_kind == STR_GROUP) {
        buf_str(out, "waits at the end of its TaskGroup until all tasks of the group are done.");
    } else if (t->wait_kind == STR_GATHER) {
        buf_str(out, "waits for a gather: ");
        put_gather_count(s, t->waits_on, out);
        buf_str(out, " done.");
    } else if (futref_is_task(t->waits_on)) {
        buf_printf(out, "waits for task %u to be done.", futref_id(t->waits_on));
    } else {
        buf_str(out, "waits for ");
        if (t->wait_kind && t->wait_kind != STR_FUTURE) {
            narrate_put_kind(s, t->wait_kind, t->waits_on, out);
            buf_str(out, " (");
            narrate_put_fut(s, t->waits_on, out);
            buf_char(out, ')');
        } else {
            narrate_put_fut(s, t->waits_on, out);
        }
        buf_char(out, '.');
    }
}

void narrate_task(const State *s, uint32_t task, Buf *out)
{
    const TaskView *t = state_task(s, task);
    switch ((TaskState)t->state) {
    case TASK_ABSENT: buf_printf(out, "There is no task %u yet.", task); return;
    case TASK_READY:
        buf_printf(out, "Task %u is ready: it runs when its turn in the queue comes.", task);
        break;
    case TASK_RUNNING: case TASK_BLOCKING: why_task(s, task, out); break;
    case TASK_FINISHED: case TASK_CANCELLED: case TASK_FAILED:
        buf_printf(out, "Task %u is done: it %s", task, t->state == TASK_CANCELLED ? "was cancelled" : "");
        if (t->state != TASK_CANCELLED) {
            buf_str(out, t->state == TASK_FAILED ? "failed with " : "returned ");
            narrate_put_text(s, t->text, out);
        }
        buf_char(out, '.');
        return;
    default: task_waits(s, t, out); break;
    }
    if (state_task_cancelling(s, task))
        buf_str(out, " A cancel was requested, not delivered yet.");
}

uint32_t narrate_waits_for(const State *s, uint32_t task)
{
    const TaskView *t = state_task(s, task);
    uint32_t holder;
    if (t->state == TASK_ABSENT || t->state >= TASK_FINISHED)
        return 0;
    if (t->obj && state_holders(s, t->obj, &holder, 1))
        return holder;
    return futref_is_task(t->waits_on) ? futref_id(t->waits_on) : 0;
}
