/* Folding events into a state. Every handler is total: an event that makes no sense (a log made by hand)
 * leaves a strange picture, never a crash. */
#include "trace/state.h"

#include "base/mem.h"

#include <string.h>

typedef struct {
    uint32_t task, next;
} Link;

State *state_new(const Log *log)
{
    State *s = mem_zalloc(sizeof *s);
    s->log = log;
    pages_init(&s->tasks, sizeof(TaskView), 5);
    pages_init(&s->futs, sizeof(FutView), 6);
    pages_init(&s->handles, sizeof(HandleView), 7);
    pages_init(&s->objs, sizeof(ObjView), 4);
    pages_init(&s->groups, sizeof(GroupView), 4);
    pages_init(&s->ready, sizeof(uint32_t), 9);
    pages_init(&s->timers, sizeof(uint32_t), 7);
    pages_init(&s->links, sizeof(Link), 6);
    s->links_end = 1;
    return s;
}

void state_free(State *s)
{
    if (!s)
        return;
    pages_deinit(&s->tasks);
    pages_deinit(&s->futs);
    pages_deinit(&s->handles);
    pages_deinit(&s->objs);
    pages_deinit(&s->groups);
    pages_deinit(&s->ready);
    pages_deinit(&s->timers);
    pages_deinit(&s->links);
    mem_free(s);
}

State *state_clone(const State *s)
{
    State *c = mem_dup(s, sizeof *s);
    pages_copy(&c->tasks, &s->tasks);
    pages_copy(&c->futs, &s->futs);
    pages_copy(&c->handles, &s->handles);
    pages_copy(&c->objs, &s->objs);
    pages_copy(&c->groups, &s->groups);
    pages_copy(&c->ready, &s->ready);
    pages_copy(&c->timers, &s->timers);
    pages_copy(&c->links, &s->links);
    return c;
}

bool state_equal(const State *a, const State *b)
{
    return a->events == b->events && a->t_ns == b->t_ns && a->tick == b->tick && a->running == b->running &&
           a->running_handle == b->running_handle && a->ready_count == b->ready_count &&
           a->timer_count == b->timer_count && a->io_count == b->io_count && a->alive == b->alive &&
           memcmp(a->by_state, b->by_state, sizeof a->by_state) == 0 && a->outs == b->outs &&
           memcmp(&a->turn, &b->turn, sizeof a->turn) == 0 && a->deadlock == b->deadlock && a->ended == b->ended && a->deadlocked == b->deadlocked &&
           a->limited == b->limited && a->ready_head == b->ready_head && a->ready_tail == b->ready_tail &&
           a->last.kind == b->last.kind && pages_equal(&a->tasks, &b->tasks) && pages_equal(&a->futs, &b->futs) &&
           pages_equal(&a->handles, &b->handles) && pages_equal(&a->objs, &b->objs) &&
           pages_equal(&a->groups, &b->groups) && pages_equal(&a->ready, &b->ready) &&
           pages_equal(&a->timers, &b->timers) && pages_equal(&a->links, &b->links);
}

/* ---- access for writing; NULL for id 0 and absurd ids ---- */

static TaskView *put_task(State *s, uint32_t id)
{
    return id ? pages_put(&s->tasks, id) : NULL;
}

static FutView *put_fut(State *s, FutRef ref)
{
    if (!ref || futref_is_task(ref))
        return NULL;
    FutView *f = pages_put(&s->futs, futref_id(ref));
    if (f)
        f->id = futref_id(ref);
    return f;
}

static HandleView *put_handle(State *s, uint32_t id)
{
    HandleView *h = id ? pages_put(&s->handles, id) : NULL;
    if (h)
        h->id = id;
    return h;
}

static ObjView *put_obj(State *s, uint32_t id)
{
    ObjView *o = id ? pages_put(&s->objs, id) : NULL;
    if (!o)
        return NULL;
    o->id = id;
    if (id > s->max_obj)
        s->max_obj = id;
    return o;
}

static GroupView *put_group(State *s, uint32_t id)
{
    GroupView *g = id ? pages_put(&s->groups, id) : NULL;
    if (!g)
        return NULL;
    g->id = id;
    if (id > s->max_group)
        s->max_group = id;
    return g;
}

/* ---- tasks ---- */

static void task_set_state(State *s, TaskView *t, TaskState state)
{
    if (!t || !t->id)
        return;
    bool was_done = t->state >= TASK_FINISHED, done = state >= TASK_FINISHED;
    s->by_state[t->state]--;
    s->by_state[state]++;
    if (was_done != done)
        s->alive += was_done ? 1u : (uint32_t)-1;
    t->state = (uint8_t)state;
}

static TaskState wait_state(uint32_t kind)
{
    return kind == STR_SLEEP ? TASK_SLEEPING : kind == STR_IO || kind == STR_THREAD ? TASK_IO : TASK_WAITING;
}

static void apply_task_new(State *s, const Event *ev)
{
    TaskView *t = put_task(s, ev->a);
    if (!t || t->id)
        return;
    *t = (TaskView){.id = ev->a, .name = ev->b, .coro = ev->c, .parent = ev->d, .spawn_line = ev->e,
                    .group = ev->f, .internal = ev->n != 0, .new_event = s->events, .state = TASK_WAITING};
    s->alive++;
    s->by_state[TASK_WAITING]++;
    if (ev->a > s->max_task)
        s->max_task = ev->a;
    TaskView *parent = put_task(s, ev->d);
    if (parent)
        parent->children++;
}

static void links_remove(State *s, uint32_t obj, uint32_t task, bool waiter);

static void apply_step(State *s, const Event *ev)
{
    TaskView *t = put_task(s, ev->a);
    if (!t)
        return;
    uint32_t obj = t->obj;
    task_set_state(s, t, TASK_RUNNING);
    t->via = ev->c;
    t->step_event = s->events;
    t->steps++;
    t->waits_on = t->wait_kind = t->targets = t->obj = t->obj_what = 0;
    t->cancel_pending = ev->b ? 0 : t->cancel_pending;
    s->running = ev->a;
    if (obj) /* woken by a cancel: it still stands in the primitive's queue */
        links_remove(s, obj, ev->a, true);
}

static void apply_suspend(State *s, const Event *ev)
{
    TaskView *t = put_task(s, ev->a);
    if (!t)
        return;
    t->waits_on = ev->b;
    t->wait_kind = ev->c;
    t->targets = ev->d;
    t->stack = ev->e;
    if (ev->c == STR_GROUP)
        t->wait_group = ev->f;
    else if (ev->f)
        t->obj = ev->f;
    size_t n;
    const uint32_t *stack = log_list_items(s->log, ev->e, &n);
    if (n >= 2) {
        t->func = stack[n - 2];
        t->line = stack[n - 1];
    }
    task_set_state(s, t, t->queued ? TASK_READY : wait_state(ev->c));
    s->running = 0;
}

static void apply_done(State *s, const Event *ev)
{
    TaskView *t = put_task(s, ev->a);
    if (!t)
        return;
    t->how = ev->b;
    t->text = ev->c;
    t->cancel_pending = 0;
    t->waits_on = t->wait_kind = t->targets = 0;
    task_set_state(s, t, ev->b == STR_CANCELLED ? TASK_CANCELLED : ev->b == STR_EXC ? TASK_FAILED : TASK_FINISHED);
    if (s->running == ev->a)
        s->running = 0;
}

static void apply_task(State *s, const Event *ev)
{
    TaskView *t;
    switch (ev->kind) {
    case EV_TASK_NEW: apply_task_new(s, ev); break;
    case EV_TASK_STEP: apply_step(s, ev); break;
    case EV_TASK_SUSPEND: apply_suspend(s, ev); break;
    case EV_TASK_DONE: apply_done(s, ev); break;
    default:
        t = put_task(s, ev->a);
        if (!t)
            return;
        if (ev->kind == EV_TASK_RENAME) {
            t->name = ev->b;
        } else if (ev->kind == EV_TASK_YIELD) {
            t->stack = ev->b ? ev->b : t->stack;
            task_set_state(s, t, TASK_READY);
            s->running = 0;
        } else if (ev->kind == EV_TASK_CANCEL_REQ) {
            t->cancel_count = ev->c;
            t->cancel_pending = ev->f != STR_IGNORED && t->state < TASK_FINISHED;
        } else if (ev->kind == EV_TASK_UNCANCEL) {
            t->cancel_count = ev->b;
        }
    }
    t = put_task(s, ev->a);
    if (t && (t->state < TASK_FINISHED || ev->kind == EV_TASK_DONE)) /* who is done hears no cancel() any more */
        t->last_event = s->events;
}

/* ---- handles: the ready queue is the window [ready_head, ready_tail) of all pushes, 0 = taken ---- */

static void ready_add(State *s, HandleView *h)
{
    uint32_t *place = pages_put(&s->ready, s->ready_tail);
    if (!place)
        return;
    *place = h->id;
    h->at = s->ready_tail++;
    h->state = HANDLE_READY;
    h->push_event = s->events;
    s->ready_count++;
    TaskView *t = put_task(s, h->target);
    if (!t)
        return;
    if (t->queued < UINT8_MAX)
        t->queued++;
    if (t->id && t->state < TASK_FINISHED && t->state != TASK_RUNNING)
        task_set_state(s, t, TASK_READY);
}

static void ready_remove(State *s, HandleView *h)
{
    if (h->state != HANDLE_READY)
        return;
    uint32_t *place = pages_put(&s->ready, h->at);
    if (place)
        *place = 0;
    s->ready_count--;
    while (s->ready_head < s->ready_tail) {
        const uint32_t *head = pages_get(&s->ready, s->ready_head);
        if (head && *head)
            break;
        s->ready_head++;
    }
    TaskView *t = put_task(s, h->target);
    if (t && t->queued)
        t->queued--;
}

static void timer_add(State *s, const Event *ev)
{
    HandleView *h = put_handle(s, ev->a);
    uint32_t *place = h ? pages_put(&s->timers, s->timer_count) : NULL;
    if (!place || h->state != HANDLE_ABSENT)
        return;
    *place = ev->a;
    h->at = s->timer_count++;
    h->cb = ev->b;
    h->owner = ev->c;
    h->fut = ev->d;
    h->line = ev->e;
    h->when = ev->n;
    h->is_timer = 1;
    h->state = HANDLE_TIMER;
    FutView *f = put_fut(s, ev->d);
    if (f)
        f->timer = ev->a;
}

/* The set of armed timers has no order: the last one fills the gap. */
static void timer_remove(State *s, HandleView *h)
{
    if (h->state != HANDLE_TIMER || !s->timer_count)
        return;
    uint32_t last_at = --s->timer_count, at = h->at;
    uint32_t *last = pages_put(&s->timers, last_at), *place = pages_put(&s->timers, at);
    uint32_t moved = *last;
    *place = moved;
    *last = 0;
    if (moved != h->id) {
        HandleView *m = put_handle(s, moved);
        if (m)
            m->at = at;
    }
}

static void apply_handle(State *s, const Event *ev)
{
    if (ev->kind == EV_TIMER_ADD) {
        timer_add(s, ev);
        return;
    }
    HandleView *h = put_handle(s, ev->a);
    if (!h)
        return;
    switch (ev->kind) {
    case EV_TIMER_DUE:
        s->turn.due++;
        timer_remove(s, h);
        ready_add(s, h);
        break;
    case EV_TIMER_CANCEL:
        h->cancelled = 1;
        if (h->state == HANDLE_TIMER) {
            timer_remove(s, h);
            h->state = HANDLE_CANCELLED;
        }
        break;
    case EV_READY_PUSH:
        if (h->state == HANDLE_READY)
            break;
        h->cb = ev->b;
        h->target = ev->c;
        h->pusher = ev->d;
        h->fut = ev->e;
        ready_add(s, h);
        break;
    case EV_HANDLE_BEGIN:
    case EV_HANDLE_SKIP:
        s->turn.ran++;
        ready_remove(s, h);
        h->state = ev->kind == EV_HANDLE_BEGIN ? HANDLE_RUNNING : HANDLE_CANCELLED;
        if (ev->kind == EV_HANDLE_BEGIN)
            s->running_handle = ev->a;
        break;
    case EV_HANDLE_END:
        h->state = HANDLE_DONE;
        s->running_handle = 0;
        s->running = 0;
        break;
    default: break;
    }
}

static void leave_with_loop(State *s, HandleView *h)
{
    if (!h)
        return;
    ready_remove(s, h);
    timer_remove(s, h);
    h->state = HANDLE_CANCELLED;
}

/* What is left in the queue and the heap goes with the loop, unless some of it belongs to another one. */
static void apply_loop_close(State *s, const Event *ev)
{
    if ((uint64_t)s->ready_count + s->timer_count > ev->a)
        return;
    uint32_t id;
    for (uint32_t n = s->ready_count; n && state_ready(s, &id, 1); n--)
        leave_with_loop(s, put_handle(s, id));
    for (uint32_t n = s->timer_count; n && state_timers(s, &id, 1); n--)
        leave_with_loop(s, put_handle(s, id));
}

/* ---- futures ---- */

static void apply_fut(State *s, const Event *ev)
{
    FutView *f = put_fut(s, ev->kind == EV_IO_SUBMIT ? ev->c : ev->a);
    if (!f)
        return;
    switch (ev->kind) {
    case EV_FUT_NEW:
        f->cls = ev->b;
        f->owner = ev->c;
        f->label = ev->d;
        break;
    case EV_IO_SUBMIT: f->label = ev->b; break; /* what it is the answer to */
    case EV_FUT_SET:
        f->how = ev->b;
        f->text = ev->c;
        f->set_by = ev->d;
        f->set_event = s->events;
        break;
    case EV_FUT_ADD_CB:
        if (ev->c)
            f->waiter = ev->c;
        break;
    case EV_FUT_RETRIEVED: f->retrieved = 1; break;
    case EV_GATHER_NEW:
        f->children = ev->b;
        f->owner = ev->d;
        f->label = f->label ? f->label : STR_GATHER;
        break;
    case EV_GATHER_CHILD: f->children_done = ev->c; break;
    default: break;
    }
}

/* ---- primitives: who holds and who queues are chains of links ---- */

static uint32_t link_take(State *s, uint32_t task)
{
    uint32_t at = s->link_free;
    if (at) {
        const Link *free_link = pages_get(&s->links, at);
        s->link_free = free_link ? free_link->next : 0;
    } else {
        at = s->links_end++;
    }
    Link *l = pages_put(&s->links, at);
    if (!l)
        return 0;
    *l = (Link){task, 0};
    return at;
}

static void links_append(State *s, uint32_t obj, uint32_t task, bool waiter)
{
    ObjView *o = put_obj(s, obj);
    uint32_t at = o && task ? link_take(s, task) : 0;
    if (!at)
        return;
    if (!waiter) {
        ((Link *)pages_put(&s->links, at))->next = o->first_holder;
        o->first_holder = at;
        o->nholders++;
        return;
    }
    if (o->first_waiter)
        ((Link *)pages_put(&s->links, o->last_waiter))->next = at;
    else
        o->first_waiter = at;
    o->last_waiter = at;
    o->nwaiters++;
}

static void links_remove(State *s, uint32_t obj, uint32_t task, bool waiter)
{
    ObjView *o = put_obj(s, obj);
    uint32_t before = 0, at = !o ? 0 : waiter ? o->first_waiter : o->first_holder;
    const Link *l = at ? pages_get(&s->links, at) : NULL;
    while (l && l->task != task) {
        before = at;
        at = l->next;
        l = at ? pages_get(&s->links, at) : NULL;
    }
    if (!l)
        return;
    uint32_t next = l->next;
    if (before)
        ((Link *)pages_put(&s->links, before))->next = next;
    else if (waiter)
        o->first_waiter = next;
    else
        o->first_holder = next;
    if (waiter && o->last_waiter == at)
        o->last_waiter = before;
    if (waiter)
        o->nwaiters--;
    else
        o->nholders--;
    *(Link *)pages_put(&s->links, at) = (Link){0, s->link_free};
    s->link_free = at;
}

static size_t links_list(const State *s, uint32_t at, uint32_t *out, size_t max)
{
    size_t n = 0;
    for (const Link *l = at ? pages_get(&s->links, at) : NULL; l && n < max;
         l = l->next ? pages_get(&s->links, l->next) : NULL)
        out[n++] = l->task;
    return n;
}

static bool has_holders(uint32_t kind)
{
    return kind == STR_LOCK || kind == STR_SEMAPHORE || kind == STR_CONDITION;
}

static void apply_sync(State *s, const Event *ev)
{
    ObjView *o = put_obj(s, ev->a);
    TaskView *t;
    if (!o)
        return;
    switch (ev->kind) {
    case EV_SYNC_NEW:
        o->kind = ev->b;
        o->label = ev->c;
        o->owner = ev->d;
        o->size = ev->n;
        o->value = ev->b == STR_SEMAPHORE ? (uint32_t)ev->n : 0;
        o->line = state_task(s, ev->d)->line;
        break;
    case EV_SYNC_BLOCK:
        links_append(s, ev->a, ev->b, true);
        t = put_task(s, ev->b);
        if (t) {
            t->obj = ev->a;
            t->obj_what = ev->c;
        }
        break;
    case EV_SYNC_WAKE:
    case EV_SYNC_ACQUIRE:
        t = put_task(s, ev->b);
        if (t && t->obj == ev->a) { /* only then it queues: the chain is not searched in vain */
            links_remove(s, ev->a, ev->b, true);
            t->obj = t->obj_what = 0;
        }
        if (ev->kind == EV_SYNC_ACQUIRE && has_holders(o->kind))
            links_append(s, ev->a, ev->b, false);
        break;
    case EV_SYNC_RELEASE: links_remove(s, ev->a, ev->b, false); break;
    case EV_SYNC_VALUE: o->value = ev->b; break;
    default: break;
    }
}

static void apply_timeout(State *s, const Event *ev)
{
    ObjView *o = put_obj(s, ev->b);
    if (!o)
        return;
    o->kind = STR_TIMEOUT;
    o->owner = ev->a;
    o->line = ev->kind == EV_TIMEOUT_ENTER ? state_task(s, ev->a)->line : o->line;
    if (ev->kind == EV_TIMEOUT_ENTER || ev->kind == EV_TIMEOUT_RESCHED) {
        o->size = ev->n;
        o->handle = ev->c;
    } else {
        o->state = ev->kind == EV_TIMEOUT_EXPIRE ? (uint32_t)STR_EXPIRED : ev->c;
    }
}

static void apply_group(State *s, const Event *ev)
{
    GroupView *g = put_group(s, ev->a);
    if (!g)
        return;
    g->parent = ev->b;
    switch (ev->kind) {
    case EV_GROUP_SPAWN: {
        TaskView *t = put_task(s, ev->c);
        g->tasks++;
        if (t)
            t->group = ev->a;
        break;
    }
    case EV_GROUP_ABORT: g->state = ev->c; break;
    case EV_GROUP_WAIT: g->waiting = ev->c; break;
    case EV_GROUP_EXIT:
        g->errors = ev->c;
        g->state = ev->d;
        break;
    default: break;
    }
}

static void apply_line(State *s, const Event *ev)
{
    TaskView *t = put_task(s, ev->a);
    if (!t || !t->id)
        return;
    t->line = ev->b;
    t->frame = ev->c;
    t->func = ev->d;
    t->last_event = s->events;
}

void state_apply(State *s, const Event *ev)
{
    s->t_ns = ev->t_ns;
    s->tick = ev->tick;
    s->last = *ev;
    s->tasks.now = s->timers.now = (uint32_t)s->events + 1;
    switch ((EventKind)ev->kind) {
    case EV_LINE: apply_line(s, ev); break;
    case EV_TASK_NEW: case EV_TASK_RENAME: case EV_TASK_STEP: case EV_TASK_SUSPEND: case EV_TASK_YIELD:
    case EV_TASK_BADYIELD: case EV_TASK_DONE: case EV_TASK_CANCEL_REQ: case EV_TASK_UNCANCEL:
        apply_task(s, ev);
        break;
    case EV_TIMER_ADD: case EV_TIMER_DUE: case EV_TIMER_CANCEL: case EV_READY_PUSH: case EV_HANDLE_BEGIN:
    case EV_HANDLE_END: case EV_HANDLE_SKIP:
        apply_handle(s, ev);
        break;
    case EV_FUT_NEW: case EV_FUT_SET: case EV_FUT_ADD_CB: case EV_FUT_RETRIEVED: case EV_GATHER_NEW:
    case EV_GATHER_CHILD:
        apply_fut(s, ev);
        break;
    case EV_SYNC_NEW: case EV_SYNC_BLOCK: case EV_SYNC_WAKE: case EV_SYNC_ACQUIRE: case EV_SYNC_RELEASE:
    case EV_SYNC_VALUE:
        apply_sync(s, ev);
        break;
    case EV_TIMEOUT_ENTER: case EV_TIMEOUT_RESCHED: case EV_TIMEOUT_EXPIRE: case EV_TIMEOUT_EXIT:
        apply_timeout(s, ev);
        break;
    case EV_GROUP_ENTER: case EV_GROUP_SPAWN: case EV_GROUP_ABORT: case EV_GROUP_WAIT: case EV_GROUP_EXIT:
        apply_group(s, ev);
        break;
    case EV_TICK_BEGIN: s->turn = (TurnView){.jump_from = ev->t_ns, .jump_to = ev->t_ns}; break;
    case EV_LOOP_SELECT:
        s->turn.mode = ev->a;
        s->turn.timeout = ev->n;
        break;
    case EV_TICK_RUN: s->turn.todo = ev->a; break;
    case EV_CLOCK_ADVANCE:
        s->turn.jump_from = ev->t_ns;
        s->turn.jump_to = s->t_ns = ev->n > ev->t_ns ? ev->n : ev->t_ns;
        break;
    case EV_SPIN: s->t_ns = ev->n > ev->t_ns ? ev->n : ev->t_ns; break;
    case EV_CLOCK_BLOCK: s->t_ns = ev->t_ns + (ev->n > 0 && ev->n < INT64_MAX - ev->t_ns ? ev->n : 0); break;
    case EV_IO_SUBMIT:
        s->io_count++;
        if (ev->c)
            apply_fut(s, ev);
        break;
    case EV_IO_READY: case EV_IO_CANCEL: s->io_count -= s->io_count > 0; break;
    case EV_DEADLOCK:
        s->deadlocked = 1;
        s->deadlock = ev->a;
        break;
    case EV_LIMIT: s->limited = 1; break;
    case EV_OUT: s->outs++; break;
    case EV_LOOP_CLOSE: apply_loop_close(s, ev); break;
    case EV_RUN_BEGIN: s->ended = 0; break;
    case EV_RUN_END: s->ended = 1; break;
    default: break;
    }
    s->events++;
}

State *state_fold(const Log *log, uint64_t events)
{
    State *s = state_new(log);
    LogCursor c = log_cursor(log, 0);
    Event ev;
    while (s->events < events && log_next(&c, &ev))
        state_apply(s, &ev);
    return s;
}

/* ---- reading ---- */

#define READ(pages, Type, id)                                                                                \
    static const Type none = {0};                                                                            \
    const Type *view = pages_get(&s->pages, id);                                                             \
    return view ? view : &none

const TaskView *state_task(const State *s, uint32_t id) { READ(tasks, TaskView, id); }
const FutView *state_fut(const State *s, uint32_t id) { READ(futs, FutView, id); }
const HandleView *state_handle(const State *s, uint32_t id) { READ(handles, HandleView, id); }
const ObjView *state_obj(const State *s, uint32_t id) { READ(objs, ObjView, id); }
const GroupView *state_group(const State *s, uint32_t id) { READ(groups, GroupView, id); }

TaskState state_of_task(const State *s, uint32_t id)
{
    TaskState st = (TaskState)state_task(s, id)->state;
    return st == TASK_RUNNING && s->last.kind == EV_CLOCK_BLOCK && s->last.a == id ? TASK_BLOCKING : st;
}

bool state_task_cancelling(const State *s, uint32_t id)
{
    const TaskView *t = state_task(s, id);
    return t->state < TASK_FINISHED && t->cancel_pending;
}

bool state_wake_time(const State *s, uint32_t task, int64_t *when)
{
    const TaskView *t = state_task(s, task);
    if (!t->waits_on || futref_is_task(t->waits_on))
        return false;
    const HandleView *h = state_handle(s, state_fut(s, futref_id(t->waits_on))->timer);
    if (!h->id)
        return false;
    *when = h->when;
    return true;
}

size_t state_ready(const State *s, uint32_t *out, size_t max)
{
    size_t n = 0;
    for (uint32_t i = s->ready_head; i < s->ready_tail && n < max; i++) {
        const uint32_t *h = pages_get(&s->ready, i);
        if (h && *h)
            out[n++] = *h;
    }
    return n;
}

static bool timer_before(const State *s, uint32_t a, uint32_t b)
{
    int64_t x = state_handle(s, a)->when, y = state_handle(s, b)->when;
    return x != y ? x < y : a < b;
}

/* Keeps the best `max` in a max-heap (root = worst kept), then sorts it in place. */
static void heap_sift(const State *s, uint32_t *heap, size_t n, size_t i)
{
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= n)
            return;
        if (child + 1 < n && timer_before(s, heap[child], heap[child + 1]))
            child++;
        if (!timer_before(s, heap[i], heap[child]))
            return;
        uint32_t swap = heap[i];
        heap[i] = heap[child];
        heap[child] = swap;
        i = child;
    }
}

size_t state_timers(const State *s, uint32_t *out, size_t max)
{
    uint32_t *handles = mem_alloc((s->timer_count + 1) * sizeof *handles);
    size_t n = 0;
    for (uint32_t i = 0; i < s->timer_count; i++) {
        const uint32_t *h = pages_get(&s->timers, i);
        if (h)
            handles[n++] = *h;
    }
    n = state_earliest(s, handles, n, out, max);
    mem_free(handles);
    return n;
}

size_t state_earliest(const State *s, const uint32_t *handles, size_t count, uint32_t *out, size_t max)
{
    size_t n = count < max ? count : max;
    memcpy(out, handles, n * sizeof *out);
    for (size_t k = n / 2; k-- > 0;)
        heap_sift(s, out, n, k);
    for (size_t i = n; i < count && n; i++) {
        if (timer_before(s, handles[i], out[0])) {
            out[0] = handles[i];
            heap_sift(s, out, n, 0);
        }
    }
    for (size_t left = n; left > 1;) {
        uint32_t swap = out[0];
        out[0] = out[--left];
        out[left] = swap;
        heap_sift(s, out, left, 0);
    }
    return n;
}

size_t state_holders(const State *s, uint32_t obj, uint32_t *out, size_t max)
{
    return links_list(s, state_obj(s, obj)->first_holder, out, max);
}

size_t state_waiters(const State *s, uint32_t obj, uint32_t *out, size_t max)
{
    return links_list(s, state_obj(s, obj)->first_waiter, out, max);
}

size_t state_tasks_at_line(const State *s, uint32_t line, uint32_t *out, size_t max, size_t *total)
{
    size_t n = 0;
    *total = 0;
    for (uint32_t id = 1; id <= s->max_task; id++) {
        const TaskView *t = state_task(s, id);
        if (!t->id || t->line != line || t->state >= TASK_FINISHED)
            continue;
        if (n < max)
            out[n++] = id;
        ++*total;
    }
    return n;
}
