/* One pass over the log keeps, for tasks, timers, locks and requests, the little that the lints ask. */
#include "engine/lints.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lang/idioms.h"
#include "trace/narrate.h"
#include "trace/query.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_HELD_NS = 1000000000, MANY_REQUESTS = 20, MANY_YIELDS = 200, MAX_LINTS = 200 };

typedef struct {
    uint32_t line, made;        /* linerefs: where it is, which line made it */
    uint32_t yields;            /* in a row, without the clock moving */
    int64_t yield_t;
    int64_t due, due_armed;     /* its timer that was due last, and when that was armed */
    uint64_t thrown_seq;        /* a cancellation was thrown into it there */
    uint32_t thrown_line;
    bool asked, thrown, has_due; /* asked: to cancel */
    bool by_group;               /* its TaskGroup is about to ask it, and will not let that out */
} TaskInfo;

typedef struct {
    int64_t when, armed;
    uint32_t owner;
} TimerInfo;

typedef struct {
    uint64_t seq;
    int64_t since;
    uint32_t holder, line;
    bool is_lock, wanted;
} LockInfo;

typedef struct {
    uint32_t frame;
    int64_t begun, middle;
    uint8_t stage; /* 1: at the first line, 2: at the second */
    bool said;
} PairInfo;

/* An array that grows with the highest index asked for; new items are zero. */
#define AT(type, array, index) ((type *)at(&(array), (index), sizeof(type)))
typedef struct {
    char *items;
    size_t count, cap;
} Table;

typedef struct {
    const Recording *r;
    LintList *out;
    Idioms idioms;
    PairInfo *pairs;      /* by idiom */
    Table tasks, timers, locks, hosts, requests; /* hosts: uint32_t under way; requests: uint32_t host + 1 */
    Map host_names;
    uint64_t seq;
    uint32_t blocked;     /* lineref of the last call that blocked the loop in this handle */
    struct {
        int64_t t_ns, armed;
        uint32_t task;
    } last_out;
} Pass;

static void *at(Table *t, size_t index, size_t size)
{
    enum { MOST = 1 << 24 }; /* an id that is not sane shares the last place */
    index = index < MOST ? index : MOST;
    if (index >= t->count) {
        size_t want = index + 1;
        if (want > t->cap) {
            t->cap = want * 2;
            t->items = mem_realloc(t->items, t->cap * size);
        }
        memset(t->items + t->count * size, 0, (want - t->count) * size);
        t->count = want;
    }
    return t->items + index * size;
}

static TaskInfo *task_at(Pass *p, uint32_t id) { return AT(TaskInfo, p->tasks, id); }

/* ---- adding ---- */

static uint32_t program_line(uint32_t ref)
{
    return lineref_file(ref) == 0 ? lineref_line(ref) : 0;
}

/* The lint to fill: the sentence goes to `text`. NULL: said for this line before (then it is counted). */
static Lint *add(Pass *p, LintKind kind, uint64_t seq, uint32_t line, const Buf *text)
{
    LintList *out = p->out;
    for (size_t i = 0; i < out->count; i++) {
        Lint *l = &out->items[i];
        if (l->kind == kind && l->line == line && line) {
            l->times++;
            return NULL;
        }
    }
    if (out->count == MAX_LINTS)
        return NULL;
    MEM_GROW(out->items, out->cap, out->count + 1);
    Lint *l = &out->items[out->count++];
    Buf safe = {0};
    utf8_safe_text(buf_text(text), text->len, &safe);
    *l = (Lint){kind, seq, line, 1, mem_strdup(buf_text(&safe))};
    buf_deinit(&safe);
    return l;
}

static void say(Pass *p, LintKind kind, uint64_t seq, uint32_t ref, Buf *text)
{
    add(p, kind, seq, program_line(ref), text);
    buf_deinit(text);
}

static const char *text_of(const Pass *p, uint32_t str) { return log_text(p->r->log, str); }

/* ---- what an event says by itself ---- */

static void see_spoken(Pass *p, const Event *ev)
{
    Buf text = {0};
    switch (ev->kind) {
    case EV_CORO_NEVER_AWAITED:
        buf_printf(&text, "A coroutine of %s() was made and never awaited: nothing of it has run.", text_of(p, ev->b));
        say(p, LINT_NEVER_AWAITED, p->seq, ev->c, &text);
        break;
    case EV_CLOCK_BLOCK:
        if (!ev->tick)
            break;
        buf_printf(&text, "%s blocks the loop for ", text_of(p, ev->c));
        narrate_seconds(ev->n, &text);
        buf_str(&text, " s: no other task can run meanwhile.");
        say(p, LINT_BLOCKING, p->seq, ev->b, &text);
        p->blocked = ev->b;
        break;
    case EV_LINT_SLOW:
        buf_str(&text, "One step takes ");
        narrate_seconds(ev->n, &text);
        buf_str(&text, " s without an await; CPython's debug mode warns from 0.1 s on.");
        say(p, LINT_SLOW, p->seq, p->blocked ? p->blocked : ev->b ? task_at(p, ev->b)->line : 0, &text);
        break;
    case EV_TASK_DESTROYED_PENDING:
        buf_printf(&text, "Task %u was not done when nothing referred to it any more: it never ended.", ev->a);
        say(p, LINT_DESTROYED, p->seq, ev->b ? ev->b : task_at(p, ev->a)->made, &text);
        break;
    case EV_FUT_NEVER_RETRIEVED:
        buf_printf(&text, "Nobody asked for the result, so this was lost: %s", text_of(p, ev->c));
        say(p, LINT_NEVER_RETRIEVED, p->seq, futref_is_task(ev->a) ? task_at(p, futref_id(ev->a))->made : ev->b, &text);
        break;
    default:
        break;
    }
}

/* ---- deadlock ---- */

static void put_tasks(const uint32_t *tasks, size_t n, Buf *out)
{
    enum { SHOWN = 6 };
    for (size_t i = 0; i < n && i < SHOWN; i++)
        buf_printf(out, "%s%u", i == 0 ? "" : i + 1 == n ? " and " : ", ", tasks[i]);
    if (n > SHOWN)
        buf_printf(out, " and %zu more", n - SHOWN);
}

static void see_deadlock(Pass *p, const Event *ev)
{
    State *s = state_fold(p->r->log, p->seq + 1);
    uint32_t cycle[16], line = 0;
    size_t n = narrate_find_cycle(s, cycle, 16), locks = 0, waiting;
    uint32_t unheard = narrate_unheard(s);
    const uint32_t *tasks = log_list_items(p->r->log, ev->a, &waiting);
    Buf text = {0};
    for (size_t i = 0; i < n; i++) {
        uint32_t obj = state_task(s, cycle[i])->obj;
        locks += obj && state_obj(s, obj)->kind == STR_LOCK;
    }
    buf_str(&text, (n ? n : unheard ? 1 : waiting) == 1 ? "Task " : "Tasks ");
    if (n == 2 && locks == 2) {
        put_tasks(cycle, n, &text);
        buf_printf(&text, " take two locks in opposite order (lines %u, %u).", program_line(task_at(p, cycle[0])->line),
                   program_line(task_at(p, cycle[1])->line));
    } else if (n) {
        put_tasks(cycle, n, &text);
        buf_str(&text, n == 1 ? " waits for itself." : " wait for each other.");
    } else if (unheard) {
        put_tasks(&unheard, 1, &text);
        buf_str(&text, " waits for what another thread has done: that does not wake the loop.");
    } else {
        put_tasks(tasks, waiting, &text);
        buf_str(&text, waiting == 1 ? " waits, and nothing is left that could wake it."
                                    : " wait, and nothing is left that could wake them.");
    }
    line = n ? task_at(p, cycle[0])->line : unheard ? task_at(p, unheard)->line : waiting ? task_at(p, tasks[waiting - 1])->line : 0;
    say(p, locks ? LINT_DEADLOCK : !n && unheard ? LINT_UNHEARD : LINT_HANG, p->seq, line, &text);
    state_free(s);
}

/* ---- tasks ---- */

static void see_new_task(Pass *p, const Event *ev)
{
    Buf text = {0};
    task_at(p, ev->a)->made = ev->e;
    if (ev->f || ev->n || lineref_file(ev->e) != 0)
        return;
    for (size_t i = 0; i < p->idioms.count; i++) {
        if (p->idioms.items[i].kind != IDIOM_TASK_DROPPED || (uint32_t)p->idioms.items[i].line != lineref_line(ev->e))
            continue;
        buf_printf(&text, "Nobody keeps task %u: the loop holds it only weakly, so it may vanish before it is done.",
                   ev->a);
        say(p, LINT_DROPPED, p->seq, ev->e, &text);
        return;
    }
}

static void see_cancellation(Pass *p, const Event *ev)
{
    TaskInfo *t = task_at(p, ev->a);
    Buf text = {0};
    if (ev->kind == EV_GROUP_ABORT) {
        task_at(p, ev->b)->by_group = ev->cur != ev->b; /* and the task's own request follows */
    } else if (ev->kind == EV_TASK_CANCEL_REQ) {
        t->asked |= ev->f != STR_IGNORED && !t->by_group;
        t->by_group = false;
    } else if (ev->kind == EV_TASK_STEP && t->asked && ev->b && strncmp(text_of(p, ev->b), "CancelledError", 14) == 0) {
        t->thrown = true;
        t->thrown_seq = p->seq;
        t->thrown_line = t->line;
    } else if (ev->kind == EV_TASK_UNCANCEL && !ev->b) {
        t->asked = t->thrown = false;
    } else if (ev->kind == EV_TASK_DONE && ev->b == STR_RESULT && t->thrown) {
        buf_printf(&text, "Task %u was cancelled while it waited here, and went on as if nothing had been.", ev->a);
        say(p, LINT_SWALLOWED, t->thrown_seq, t->thrown_line, &text);
    }
}

static void see_yield(Pass *p, const Event *ev)
{
    TaskInfo *t = task_at(p, ev->a);
    Buf text = {0};
    t->yields = t->yield_t == ev->t_ns ? t->yields + 1 : 1;
    t->yield_t = ev->t_ns;
    if (t->yields != MANY_YIELDS)
        return;
    buf_printf(&text, "Task %u runs in every tick only to give way again: sleep(0) in a loop keeps the processor busy.",
               ev->a);
    say(p, LINT_BUSY, p->seq, t->line, &text);
}

/* ---- two awaits in a row ---- */

static void see_pair(Pass *p, const Event *ev, const Idiom *idiom, PairInfo *pair)
{
    uint32_t line = lineref_line(ev->b);
    if (line == (uint32_t)idiom->line) {
        *pair = (PairInfo){.frame = ev->c, .begun = ev->t_ns, .stage = 1};
        return;
    }
    if (!pair->stage || ev->c != pair->frame)
        return;
    if (pair->stage == 1 && line == (uint32_t)idiom->next_line) {
        pair->stage = ev->t_ns > pair->begun ? 2 : 0;
        pair->middle = ev->t_ns;
        return;
    }
    if (pair->stage == 2 && ev->t_ns > pair->middle) {
        Buf text = {0};
        buf_printf(&text, "Line %d waits until line %d is over (", idiom->next_line, idiom->line);
        narrate_seconds(pair->middle - pair->begun, &text);
        buf_str(&text, " s), though it needs nothing from it.");
        pair->said = true;
        say(p, LINT_SEQUENTIAL, p->seq, lineref(0, (uint32_t)idiom->next_line), &text);
    }
    pair->stage = 0;
}

static void see_line(Pass *p, const Event *ev)
{
    task_at(p, ev->a)->line = ev->b;
    if (lineref_file(ev->b) != 0)
        return;
    for (size_t i = 0; i < p->idioms.count; i++) {
        if (p->idioms.items[i].kind == IDIOM_SEQUENTIAL_AWAITS && !p->pairs[i].said)
            see_pair(p, ev, &p->idioms.items[i], &p->pairs[i]);
    }
}

/* ---- locks ---- */

static void see_lock(Pass *p, const Event *ev)
{
    LockInfo *lock = AT(LockInfo, p->locks, ev->a);
    Buf text = {0};
    switch (ev->kind) {
    case EV_SYNC_NEW:
        lock->is_lock = ev->b == STR_LOCK;
        break;
    case EV_SYNC_BLOCK:
        lock->wanted |= lock->holder != 0;
        break;
    case EV_SYNC_ACQUIRE:
        *lock = (LockInfo){p->seq, ev->t_ns, ev->b, task_at(p, ev->b)->line, lock->is_lock, false};
        break;
    case EV_SYNC_RELEASE:
        if (lock->is_lock && lock->wanted && ev->t_ns - lock->since >= LONG_HELD_NS) {
            buf_printf(&text, "Task %u holds the lock for ", lock->holder);
            narrate_seconds(ev->t_ns - lock->since, &text);
            buf_str(&text, " s across an await, and others stand in line for it.");
            say(p, LINT_LOCK_HELD, lock->seq, lock->line, &text);
        }
        lock->holder = 0;
        lock->wanted = false;
        break;
    default:
        break;
    }
}

/* ---- requests ---- */

/* "GET https://api.example/x" -> "api.example"; false: no request to a host. */
static bool host_of(const char *op, const char **host, size_t *len)
{
    const char *at = strstr(op, "://");
    if (!at)
        return false;
    *host = at + 3;
    *len = strcspn(*host, "/? ");
    return *len > 0;
}

static void see_request(Pass *p, const Event *ev)
{
    const char *host;
    size_t len;
    uint32_t *request = AT(uint32_t, p->requests, ev->a);
    if (ev->kind != EV_IO_SUBMIT) {
        if (*request)
            --*AT(uint32_t, p->hosts, *request - 1);
        *request = 0;
        return;
    }
    if (!host_of(text_of(p, ev->b), &host, &len))
        return;
    uint32_t index = map_intern(&p->host_names, host, len);
    *request = index + 1;
    if (++*AT(uint32_t, p->hosts, index) != MANY_REQUESTS + 1)
        return;
    Buf text = {0};
    buf_printf(&text, "More than %d requests to %.*s are under way at once: nothing limits them.", MANY_REQUESTS,
               (int)len, host);
    say(p, LINT_UNBOUNDED, p->seq, ev->d ? task_at(p, ev->d)->line : 0, &text);
}

/* ---- timers ---- */

static void see_timer(Pass *p, const Event *ev)
{
    TimerInfo *timer = AT(TimerInfo, p->timers, ev->a);
    if (ev->kind == EV_TIMER_ADD) {
        *timer = (TimerInfo){ev->n, ev->t_ns, ev->c};
        return;
    }
    TaskInfo *t = task_at(p, timer->owner);
    t->has_due = timer->owner != 0;
    t->due = timer->when;
    t->due_armed = timer->armed;
}

/* Two tasks print in one instant because their timers, armed at different times, end together: real clocks are not that
 * exact. */
static void see_out(Pass *p, const Event *ev)
{
    const TaskInfo *t = task_at(p, ev->c);
    Buf text = {0};
    if (!ev->c || !t->has_due || t->due != ev->t_ns)
        return;
    if (p->last_out.task && p->last_out.task != ev->c && p->last_out.t_ns == ev->t_ns &&
        p->last_out.armed != t->due_armed) {
        buf_printf(&text, "Tasks %u and %u print at the same time (", p->last_out.task, ev->c);
        narrate_seconds(ev->t_ns, &text);
        buf_str(&text, "), from timers armed at different times: a real clock may turn them round.");
        say(p, LINT_TIMER_TIE, p->seq, ev->d, &text);
    }
    p->last_out.task = ev->c;
    p->last_out.t_ns = ev->t_ns;
    p->last_out.armed = t->due_armed;
}

/* ---- the pass ---- */

static void see(Pass *p, const Event *ev)
{
    switch (ev->kind) {
    case EV_LINE:
        see_line(p, ev);
        break;
    case EV_TASK_NEW:
        see_new_task(p, ev);
        break;
    case EV_TASK_STEP:
    case EV_TASK_DONE:
    case EV_TASK_UNCANCEL:
    case EV_TASK_CANCEL_REQ:
    case EV_GROUP_ABORT:
        see_cancellation(p, ev);
        break;
    case EV_TASK_YIELD:
        see_yield(p, ev);
        break;
    case EV_SYNC_NEW:
    case EV_SYNC_BLOCK:
    case EV_SYNC_ACQUIRE:
    case EV_SYNC_RELEASE:
        see_lock(p, ev);
        break;
    case EV_IO_SUBMIT:
    case EV_IO_READY:
    case EV_IO_CANCEL:
        see_request(p, ev);
        break;
    case EV_TIMER_ADD:
    case EV_TIMER_DUE:
        see_timer(p, ev);
        break;
    case EV_OUT:
        see_out(p, ev);
        break;
    case EV_HANDLE_BEGIN:
        p->blocked = 0;
        break;
    case EV_DEADLOCK:
        see_deadlock(p, ev);
        break;
    default:
        see_spoken(p, ev);
    }
}

static int by_kind(const void *a, const void *b)
{
    const Lint *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->seq < y->seq ? -1 : x->seq > y->seq;
}

LintList *lints_find(const Recording *r)
{
    LintList *out = mem_zalloc(sizeof *out);
    if (!r->log)
        return out;
    Pass p = {.r = r, .out = out};
    LogCursor c = log_cursor(r->log, 0);
    Event ev;
    map_init(&p.host_names);
    idioms_find(r->text, r->len, &p.idioms);
    p.pairs = mem_zalloc((p.idioms.count + 1) * sizeof *p.pairs);
    for (; log_next(&c, &ev); p.seq++)
        see(&p, &ev);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_kind);
    idioms_deinit(&p.idioms);
    map_deinit(&p.host_names);
    mem_free(p.pairs);
    mem_free(p.tasks.items);
    mem_free(p.timers.items);
    mem_free(p.locks.items);
    mem_free(p.hosts.items);
    mem_free(p.requests.items);
    return out;
}

void lints_free(LintList *lints)
{
    if (!lints)
        return;
    for (size_t i = 0; i < lints->count; i++)
        mem_free(lints->items[i].text);
    mem_free(lints->items);
    mem_free(lints);
}

/* ---- the table ---- */

static const struct {
    const char *name;
    char severity;
    const char *fix, *chapter;
} rows[LINT_COUNT] = {
#define LINT(ID, name, severity, fix, chapter) {name, severity, fix, chapter},
#include "engine/lints.def"
#undef LINT
};

const char *lint_name(LintKind kind) { return rows[kind].name; }
char lint_severity(LintKind kind) { return rows[kind].severity; }
const char *lint_fix(LintKind kind) { return rows[kind].fix; }
const char *lint_chapter(LintKind kind) { return rows[kind].chapter; }
