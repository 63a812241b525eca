#include "trace/causes.h"

#include "trace/narrate_internal.h"
#include "trace/query.h"

#include <string.h>

enum { LOOK_BACK = 40000 };

/* The last event before `from` that passes, if it is not too far back. It names this task (0: any). */
static uint64_t look_back(const Log *log, uint64_t from, EventKind kind, uint32_t task, QueryTest test, const void *arg)
{
    LogNeed need = {.task = task};
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

static uint64_t last_of(const State *s, uint64_t from, EventKind kind, uint32_t a, uint32_t task)
{
    Wanted w = {kind, a};
    return look_back(s->log, from, kind, task, is_wanted, &w);
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

/* A call that stood still (or computed) beyond this time. */
static bool blocks_beyond(const Log *log, uint64_t seq, const Event *ev, const void *when)
{
    (void)log, (void)seq;
    int64_t due = *(const int64_t *)when;
    return ev->kind == EV_CLOCK_BLOCK && ev->t_ns < due && ev->t_ns + ev->n > due;
}

/* Why a timer came late: something blocked the loop when it was due. */
static void add_delay(const State *s, const HandleView *h, Causes *out)
{
    Event due, block;
    if (!h->push_event || !log_get(s->log, h->push_event, &due) || due.t_ns <= h->when)
        return;
    uint64_t seq = look_back(s->log, h->push_event, EV_CLOCK_BLOCK, 0, blocks_beyond, &h->when);
    Buf *text = seq != QUERY_NONE && log_get(s->log, seq, &block) ? add(out, seq) : NULL;
    if (!text)
        return;
    buf_str(text, "it came ");
    narrate_seconds(due.t_ns - h->when, text);
    buf_printf(text, " s late: task %u blocked the loop for ", block.a);
    narrate_seconds(block.n, text);
    buf_str(text, " s");
    put_line(s->log, block.b, text);
}

/* The timer that did it, and where it was armed. */
static void add_timer(const State *s, uint32_t handle, bool fired, Causes *out)
{
    const HandleView *h = state_handle(s, handle);
    Buf *text = add(out, last_of(s, s->events, EV_TIMER_ADD, handle, h->owner));
    if (!text)
        return;
    buf_printf(text, "timer h%u armed", handle);
    put_line(s->log, h->line, text);
    buf_str(text, fired ? ", due at " : ", due only at ");
    narrate_seconds(h->when, text);
    if (fired)
        add_delay(s, h, out);
}

/* Who set the future that the task waited for. */
static void add_future(const State *s, FutRef ref, Causes *out)
{
    if (futref_is_task(ref)) {
        const TaskView *t = state_task(s, futref_id(ref));
        Buf *text = add(out, last_of(s, s->events, EV_TASK_DONE, t->id, t->id));
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
    uint64_t seq = look_back(s->log, s->events, EV_READY_PUSH, t->id, steps_task, &t->id);
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
    Buf *text = add(out, last_of(s, s->events, EV_TASK_SUSPEND, t->id, t->id));
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

/* ---- cancelling: hop by hop ---- */

/* A request to cancel a task, and what to look for: what made it. */
typedef struct {
    const State *s;
    uint32_t task;
} Request;

static bool has_item(const Log *log, uint32_t list, uint32_t item)
{
    size_t n;
    const uint32_t *items = log_list_items(log, list, &n);
    for (size_t i = 0; i < n; i++)
        if (items[i] == item)
            return true;
    return false;
}

/* A request to another task that was passed on to this one: that one waits for it, alone or in a gather. */
static bool is_passed_on(const Request *r, const Event *ev)
{
    uint32_t self = futref_task(r->task);
    return ev->kind == EV_TASK_CANCEL_REQ && ev->f == STR_FORWARDED && ev->a != r->task &&
           (ev->d == self || (!futref_is_task(ev->d) &&
                              has_item(r->s->log, state_fut(r->s, futref_id(ev->d))->children, self)));
}

/* The handle's beginning is the end of the search: what asks to cancel does it there and then. */
static bool is_maker(const Log *log, uint64_t seq, const Event *ev, const void *request)
{
    const Request *r = request;
    (void)log, (void)seq;
    return ev->kind == EV_HANDLE_BEGIN || ev->kind == EV_SHUTDOWN_CANCEL_ALL || is_passed_on(r, ev) ||
           (ev->kind == EV_TIMEOUT_EXPIRE && ev->a == r->task) ||
           (ev->kind == EV_GROUP_ABORT && (ev->b == r->task || ev->a == state_task(r->s, r->task)->group));
}

/* The line at which the task was just then. */
static void put_line_of(const State *s, uint64_t from, uint32_t task, Buf *out)
{
    Event ev;
    uint64_t seq = last_of(s, from, EV_LINE, task, task);
    if (seq != QUERY_NONE && log_get(s->log, seq, &ev))
        put_line(s->log, ev.b, out);
}

typedef struct {
    const State *s;
    uint32_t group;
} Failed;

static bool is_failure(const Log *log, uint64_t seq, const Event *ev, const void *failed)
{
    const Failed *f = failed;
    (void)log, (void)seq;
    return ev->kind == EV_TASK_DONE && ev->b == STR_EXC && state_task(f->s, ev->a)->group == f->group;
}

/* The task of the group whose exception made it abort; none when the exception is that of the block itself. */
static void add_failure(const State *s, uint64_t from, uint32_t group, Causes *out)
{
    Event ev;
    Failed failed = {s, group};
    uint64_t seq = look_back(s->log, from, EV_TASK_DONE, 0, is_failure, &failed);
    Buf *text = seq != QUERY_NONE && log_get(s->log, seq, &ev) ? add(out, seq) : NULL;
    if (!text)
        return;
    buf_printf(text, "task %u failed: ", ev.a);
    narrate_put_text(s, ev.c, text);
    put_line(s->log, ev.d, text);
}

/* Who made the request, after "task 4 .cancel()"; returns the task to go on with, 0: this is the first cause. */
static uint32_t add_maker(const State *s, uint64_t seq, const Event *ev, const Event *maker, Buf *text, Causes *out)
{
    switch (maker->kind) {
    case EV_TASK_CANCEL_REQ:
        buf_str(text, ", called by ");
        if (futref_is_task(maker->d))
            buf_printf(text, "task %u, which awaits it", maker->a);
        else {
            narrate_put_fut(s, maker->d, text);
            buf_printf(text, " of task %u", maker->a);
        }
        return maker->a;
    case EV_TIMEOUT_EXPIRE:
        buf_str(text, ", called by Timeout._on_timeout");
        add_timer(s, state_obj(s, maker->b)->handle, true, out);
        return 0;
    case EV_GROUP_ABORT:
        buf_str(text, ", called by its TaskGroup, which aborts");
        add_failure(s, seq, maker->a, out);
        return 0;
    case EV_SHUTDOWN_CANCEL_ALL:
        buf_str(text, ", called by asyncio.run(), which ends");
        return 0;
    default:
        break;
    }
    if (ev->b) {
        buf_printf(text, ", called by task %u", ev->b);
        put_line_of(s, seq, ev->b, text);
    }
    return ev->b != ev->a ? ev->b : 0;
}

/* Who asked to cancel the task, who asked that one, and so on to what began it. */
static void add_cancellation(const State *s, uint32_t task, Causes *out)
{
    uint64_t from = s->events;
    for (int depth = 0; task && depth < CAUSES_MAX - 1; depth++) {
        Event ev, maker = {0};
        Request request = {s, task};
        uint64_t seq = last_of(s, from, EV_TASK_CANCEL_REQ, task, task);
        Buf *text = seq != QUERY_NONE && log_get(s->log, seq, &ev) ? add(out, seq) : NULL;
        if (!text)
            return;
        uint64_t made = query_prev(s->log, seq, is_maker, &request);
        if (made != QUERY_NONE)
            log_get(s->log, made, &maker);
        buf_printf(text, "task %u .cancel()", task);
        task = add_maker(s, seq, &ev, &maker, text, out);
        if (maker.kind != EV_TASK_CANCEL_REQ && !state_task(s, task)->cancel_count)
            return;
        from = seq;
    }
}

void causes_find(const State *s, uint32_t task, Causes *out)
{
    const TaskView *t = state_task(s, task);
    *out = (Causes){.count = 0};
    if (!t->id)
        return;
    TaskState state = state_of_task(s, task);
    if (t->cancel_count || state == TASK_CANCELLED)
        add_cancellation(s, task, out);
    out->cancel = out->count > 0;
    if (out->cancel)
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
