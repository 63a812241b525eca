#include "trace/causes.h"

#include "trace/narrate_internal.h"
#include "trace/query.h"

#include <string.h>

enum { LOOK_BACK = 40000 };

/* The last event before `from` that passes, if it is not too far back. */
static uint64_t look_back(const Log *log, uint64_t from, EventKind kind, QueryTest test, const void *arg)
{
    LogNeed need = {0};
    log_need_kind(&need, kind);
    uint64_t low = from > LOOK_BACK ? from - LOOK_BACK : 0;
    for (uint64_t end = from; end > low;) {
        uint64_t start = (end - 1) / LOG_CHUNK_EVENTS * LOG_CHUNK_EVENTS, hit = QUERY_NONE;
        LogCursor c = log_cursor(log, start);
        Event ev;
        while (log_may_have(log, start, &need) && c.index < end && log_next(&c, &ev))
            if (test(log, c.index - 1, &ev, arg))
                hit = c.index - 1;
        if (hit != QUERY_NONE)
            return hit;
        end = start;
    }
    return QUERY_NONE;
}

typedef struct {
    EventKind kind;
    uint32_t a; /* its first field */
} Wanted;

static bool is_wanted(const Log *log, uint64_t seq, const Event *ev, const void *wanted)
{
    const Wanted *w = wanted;
    (void)log, (void)seq;
    return ev->kind == w->kind && ev->a == w->a;
}

static uint64_t last_of(const State *s, uint64_t from, EventKind kind, uint32_t a)
{
    Wanted w = {kind, a};
    return look_back(s->log, from, kind, is_wanted, &w);
}

static Buf *add(Causes *out, uint64_t seq)
{
    if (out->count == CAUSES_MAX)
        return NULL;
    Cause *c = &out->items[out->count++];
    *c = (Cause){.seq = seq};
    return &c->text;
}

static void put_line(const Log *log, uint32_t ref, Buf *out)
{
    if (!log_has_line(log, ref))
        return;
    buf_str(out, " at line ");
    log_put_line(log, ref, out);
}

/* The timer that did it, and where it was armed. */
static void add_timer(const State *s, uint32_t handle, bool fired, Causes *out)
{
    const HandleView *h = state_handle(s, handle);
    Buf *text = add(out, last_of(s, s->events, EV_TIMER_ADD, handle));
    if (!text)
        return;
    buf_printf(text, "timer h%u armed", handle);
    put_line(s->log, h->line, text);
    buf_str(text, fired ? ", due at " : ", due only at ");
    narrate_seconds(h->when, text);
}

/* Who set the future that the task waited for. */
static void add_future(const State *s, FutRef ref, Causes *out)
{
    if (futref_is_task(ref)) {
        const TaskView *t = state_task(s, futref_id(ref));
        Buf *text = add(out, last_of(s, s->events, EV_TASK_DONE, t->id));
        if (text)
            buf_printf(text, "task %u was done", t->id);
        return;
    }
    const FutView *f = state_fut(s, futref_id(ref));
    Buf *text = f->id && f->how ? add(out, f->set_event) : NULL;
    if (!text)
        return;
    buf_str(text, "the future of ");
    narrate_put_kind(s, f->label ? f->label : STR_FUTURE, ref, text);
    buf_str(text, f->how == STR_CANCELLED ? " was cancelled" : " was set");
    const HandleView *by = state_handle(s, f->set_by);
    if (by->is_timer) {
        buf_printf(text, " by timer h%u", by->id);
        add_timer(s, by->id, true, out);
    } else if (by->target)
        buf_printf(text, " by task %u", by->target);
}

/* A handle that steps or wakes the task: how it came into the ready queue. */
static void add_push(const State *s, uint32_t handle, Causes *out)
{
    const HandleView *h = state_handle(s, handle);
    Event push;
    Buf *text = h->id && log_get(s->log, h->push_event, &push) ? add(out, h->push_event) : NULL;
    if (!text)
        return;
    buf_printf(text, "its %s h%u joined the ready queue in tick %u", log_text(s->log, h->cb), h->id, push.tick);
    if (h->fut)
        add_future(s, h->fut, out);
}

static void add_running(const State *s, const TaskView *t, Causes *out)
{
    Event step;
    Buf *text = t->step_event && log_get(s->log, t->step_event, &step) ? add(out, t->step_event) : NULL;
    if (text)
        buf_printf(text, "the loop runs it in tick %u", step.tick);
    add_push(s, t->via, out);
}

static bool steps_task(const Log *log, uint64_t seq, const Event *ev, const void *task)
{
    (void)log, (void)seq;
    return ev->kind == EV_READY_PUSH && ev->c == *(const uint32_t *)task;
}

static void add_ready(const State *s, const TaskView *t, Causes *out)
{
    uint64_t seq = look_back(s->log, s->events, EV_READY_PUSH, steps_task, &t->id);
    Event push;
    if (seq == QUERY_NONE || !log_get(s->log, seq, &push)) {
        Buf *text = add(out, QUERY_NONE);
        if (text)
            buf_str(text, "it stands in the ready queue");
        return;
    }
    add_push(s, push.a, out);
}

static void add_waiting(const State *s, const TaskView *t, Causes *out)
{
    Buf *text = add(out, last_of(s, s->events, EV_TASK_SUSPEND, t->id));
    if (!text)
        return;
    buf_str(text, "it waits for ");
    narrate_put_kind(s, t->wait_kind, t->waits_on, text);
    put_line(s->log, t->line, text);
    const FutView *f = futref_is_task(t->waits_on) ? NULL : state_fut(s, futref_id(t->waits_on));
    uint32_t other = narrate_waits_for(s, t->id);
    if (f && f->timer)
        add_timer(s, f->timer, false, out);
    else if (other && other != t->id && (text = add(out, QUERY_NONE)) != NULL) {
        buf_printf(text, "task %u would have to act: ", other);
        narrate_task_short(s, other, false, text);
        out->items[out->count - 1].seq = state_task(s, other)->last_event;
    }
}

/* Who asked to cancel the task, and who asked that one. */
static void add_cancellation(const State *s, uint32_t task, Causes *out)
{
    uint64_t from = s->events;
    for (int depth = 0; task && depth < 4; depth++) {
        Event ev;
        uint64_t seq = last_of(s, from, EV_TASK_CANCEL_REQ, task);
        Buf *text = seq != QUERY_NONE && log_get(s->log, seq, &ev) ? add(out, seq) : NULL;
        if (!text)
            return;
        Event before;
        bool timeout = seq && log_get(s->log, seq - 1, &before) && before.kind == EV_TIMEOUT_EXPIRE;
        buf_printf(text, "cancel() of task %u", task);
        if (timeout)
            buf_str(text, ", called by its timeout");
        else if (ev.b)
            buf_printf(text, ", called by task %u", ev.b);
        if (timeout) {
            const ObjView *o = state_obj(s, before.b);
            add_timer(s, o->handle, true, out);
            return;
        }
        task = ev.b != task ? ev.b : 0;
        if (task && !state_task(s, task)->cancel_count)
            return;
        from = seq;
    }
}

void causes_find(const State *s, uint32_t task, Causes *out)
{
    const TaskView *t = state_task(s, task);
    out->count = 0;
    if (!t->id)
        return;
    TaskState state = state_of_task(s, task);
    if (t->cancel_count || state == TASK_CANCELLED)
        add_cancellation(s, task, out);
    if (out->count)
        return;
    if (state == TASK_RUNNING || state == TASK_BLOCKING || state >= TASK_FINISHED)
        add_running(s, t, out);
    else if (state == TASK_READY)
        add_ready(s, t, out);
    else
        add_waiting(s, t, out);
    Buf *made = out->count < CAUSES_MAX && t->parent ? add(out, t->new_event) : NULL;
    if (made) {
        buf_printf(made, "task %u made it", t->parent);
        put_line(s->log, t->spawn_line, made);
    }
}

void causes_deinit(Causes *causes)
{
    for (size_t i = 0; i < causes->count; i++)
        buf_deinit(&causes->items[i].text);
    causes->count = 0;
}
