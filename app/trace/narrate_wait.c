/* What a tick does, what a task awaits link by link, and who awaits it. */
#include "trace/narrate.h"

#include "trace/narrate_internal.h"

#include <string.h>

void narrate_turn(const State *s, bool ascii, Buf *out)
{
    const TurnView *t = &s->turn;
    const char *arrow = ascii ? " -> " : " → ";
    buf_printf(out, "tick %u", s->tick);
    if (!t->mode)
        return;
    buf_str(out, "  select(");
    if (t->timeout < 0)
        buf_str(out, "no limit");
    else if (t->timeout)
        narrate_seconds(t->timeout, out);
    else
        buf_char(out, '0');
    buf_char(out, ')');
    if (t->jump_to > t->jump_from) {
        buf_printf(out, "%sclock ", arrow);
        narrate_seconds(t->jump_to, out);
    }
    if (t->due)
        buf_printf(out, "%s%u timer%s due", arrow, t->due, t->due == 1 ? "" : "s");
    if (t->ran)
        buf_printf(out, "%shandle %u of %u", arrow, t->ran, t->todo);
    else if (t->todo)
        buf_printf(out, "%s%u handle%s", arrow, t->todo, t->todo == 1 ? "" : "s");
}

/* ---- what a task awaits ---- */

/* The frames, from the task's coroutine to the one that waits: "crawl line 9 → fetch line 4 → ". One alone says nothing
 * that the task does not. */
static void put_frames(const State *s, const TaskView *t, const char *arrow, Buf *out)
{
    size_t n;
    const uint32_t *stack = log_list_items(s->log, t->stack, &n);
    for (size_t i = 0; n > 2 && i + 1 < n; i += 2) {
        narrate_put_text(s, stack[i], out);
        if (log_has_line(s->log, stack[i + 1])) {
            buf_str(out, " line ");
            log_put_line(s->log, stack[i + 1], out);
        }
        buf_str(out, arrow);
    }
}

static void put_place_in_queue(const State *s, const TaskView *t, Buf *out)
{
    enum { MOST = 200 };
    uint32_t tasks[MOST];
    size_t n = state_waiters(s, t->obj, tasks, MOST);
    for (size_t i = 0; i < n; i++)
        if (tasks[i] == t->id)
            buf_printf(out, ", place %zu of %u", i + 1, state_obj(s, t->obj)->nwaiters);
}

/* "sleep f4 → 3.0 (timer h8)", "gather f1  2/3 done". */
static void put_future(const State *s, const TaskView *t, const char *arrow, Buf *out)
{
    const FutView *f = state_fut(s, futref_id(t->waits_on));
    size_t children;
    narrate_put_kind(s, t->wait_kind, t->waits_on, out);
    buf_printf(out, " f%u", futref_id(t->waits_on));
    log_list_items(s->log, f->children, &children);
    if (f->how)
        buf_printf(out, f->how == STR_CANCELLED ? ", cancelled" : f->how == STR_EXC ? ", failed" : ", set");
    else if (children)
        buf_printf(out, "  %u/%zu done%s", f->children_done, children, t->cancel_pending ? ", cancel requested" : "");
    else if (f->timer) {
        buf_str(out, arrow);
        narrate_seconds(state_handle(s, f->timer)->when, out);
        buf_printf(out, " (timer h%u)", f->timer);
    }
}

bool narrate_awaits(const State *s, uint32_t task, bool ascii, Buf *out)
{
    const TaskView *t = state_task(s, task);
    const char *arrow = ascii ? " -> " : " → ";
    bool parked = t->state == TASK_SLEEPING || t->state == TASK_WAITING || t->state == TASK_IO || t->state == TASK_READY;
    if (!parked || (!t->waits_on && !t->obj))
        return false;
    put_frames(s, t, arrow, out);
    if (t->obj) {
        buf_str(out, "wants ");
        narrate_put_obj(s, t->obj, out);
        put_place_in_queue(s, t, out);
    } else if (t->wait_kind == STR_GROUP)
        buf_printf(out, "end of TaskGroup %u", t->wait_group);
    else if (futref_is_task(t->waits_on))
        buf_printf(out, "task %u", futref_id(t->waits_on));
    else
        put_future(s, t, arrow, out);
    return true;
}

/* ---- who awaits a task ---- */

static bool has_child(const State *s, FutRef ref, uint32_t task)
{
    size_t n;
    const uint32_t *children = log_list_items(s->log, state_fut(s, futref_id(ref))->children, &n);
    for (size_t i = 0; i < n; i++)
        if (children[i] == futref_task(task))
            return true;
    return false;
}

/* Does `other` wait for the task? What is between them is put before its name. */
static bool put_link(const State *s, uint32_t other, uint32_t task, const char *arrow, Buf *out)
{
    const TaskView *o = state_task(s, other);
    if (!o->id || o->state >= TASK_FINISHED || !o->waits_on)
        return false;
    if (o->waits_on != futref_task(task)) {
        bool group = o->wait_kind == STR_GROUP && o->wait_group == state_task(s, task)->group;
        bool gather = !futref_is_task(o->waits_on) && has_child(s, o->waits_on, task);
        if (group)
            buf_printf(out, "TaskGroup %u%s", o->wait_group, arrow);
        else if (gather)
            buf_printf(out, "gather f%u%s", futref_id(o->waits_on), arrow);
        else
            return false;
    }
    buf_printf(out, "task %u", other);
    if (log_has_line(s->log, o->line)) {
        buf_str(out, ", line ");
        log_put_line(s->log, o->line, out);
    }
    return true;
}

bool narrate_awaited_by(const State *s, uint32_t task, bool ascii, Buf *out)
{
    enum { MOST = 2000 }; /* others than the one that made it */
    const char *arrow = ascii ? " <- " : " ← ";
    if (put_link(s, state_task(s, task)->parent, task, arrow, out))
        return true;
    for (uint32_t other = 1; other <= s->max_task && other <= MOST; other++)
        if (put_link(s, other, task, arrow, out))
            return true;
    return false;
}
