#include "grade/observe.h"

#include "base/mem.h"
#include "trace/query.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Observation *o;
    size_t cap_calls, cap_io, cap_tasks, cap_lines, cap_blocked, cap_cancels;
    size_t *open; /* frame id -> index + 1 of its span in calls */
    size_t cap_open;
    Buf line;     /* the unfinished last line of stdout */
    Printed head; /* where that line began */
} Pass;

/* "main.<locals>.one" -> "one" */
static const char *own_name(const char *qualname)
{
    const char *dot = strrchr(qualname, '.');
    return dot ? dot + 1 : qualname;
}

/* ---- the first argument, from the text "name='slow', d=9" ---- */

static const char *quoted(Arena *arena, const char *s)
{
    char quote = *s++;
    Buf b;
    buf_init(&b);
    for (; *s && *s != quote; s++) {
        if (*s == '\\' && (s[1] == '\\' || s[1] == '\'' || s[1] == '"'))
            s++;
        buf_char(&b, *s);
    }
    char *text = arena_strndup(arena, buf_text(&b), b.len);
    buf_deinit(&b);
    return text;
}

static const char *first_argument(Arena *arena, const char *args)
{
    const char *value = strchr(args, '=');
    if (!value)
        return NULL;
    value++;
    if (*value == '\'' || *value == '"')
        return quoted(arena, value);
    size_t len = strcspn(value, ",");
    size_t number = strspn(value, "+-.0123456789eE");
    return len && number == len ? arena_strndup(arena, value, len) : NULL;
}

/* ---- spans ---- */

static void call_begins(Pass *p, const Event *ev, uint64_t seq)
{
    Observation *o = p->o;
    Trace_CALL x = trace_get_CALL(ev);
    MEM_GROW(o->calls, p->cap_calls, o->ncalls + 1);
    o->calls[o->ncalls++] = (Span){.name = own_name(log_text(o->log, x.func)),
                                   .key = first_argument(o->arena, log_text(o->log, x.args)),
                                   .file = lineref_file(x.line),
                                   .line = lineref_line(x.line),
                                   .task = ev->cur,
                                   .from = seq,
                                   .to = log_count(o->log),
                                   .t0 = ev->t_ns,
                                   .t1 = OBSERVE_NEVER};
    if (x.frame >= p->cap_open) {
        size_t old = p->cap_open;
        MEM_GROW(p->open, p->cap_open, x.frame + 1);
        memset(p->open + old, 0, (p->cap_open - old) * sizeof *p->open);
    }
    p->open[x.frame] = o->ncalls;
}

static void call_ends(Pass *p, uint32_t frame, const char *how, const Event *ev, uint64_t seq)
{
    size_t at = frame < p->cap_open ? p->open[frame] : 0;
    if (!at)
        return;
    Span *s = &p->o->calls[at - 1];
    s->how = how;
    s->to = seq;
    s->t1 = ev->t_ns;
    p->open[frame] = 0;
}

/* "ValueError: b" -> "ValueError"; CancelledError is an outcome of its own. */
static const char *outcome_of(Observation *o, const char *exc)
{
    size_t len = strcspn(exc, ":");
    const char *name = own_name(arena_strndup(o->arena, exc, len));
    return strcmp(name, "CancelledError") == 0 ? "cancelled" : name;
}

/* An operation is told as "http https://host/path": its kind, a blank, what it is about. */
static void io_begins(Pass *p, const Event *ev, uint64_t seq)
{
    Observation *o = p->o;
    Trace_IO_SUBMIT x = trace_get_IO_SUBMIT(ev);
    const char *op = log_text(o->log, x.op), *blank = strchr(op, ' ');
    MEM_GROW(o->io, p->cap_io, o->nio + 1);
    o->io[o->nio++] = (Span){.name = blank ? arena_strndup(o->arena, op, (size_t)(blank - op)) : op,
                             .key = blank ? blank + 1 : NULL,
                             .file = x.io, /* until the pass is over */
                             .task = x.owner,
                             .from = seq,
                             .to = log_count(o->log),
                             .t0 = ev->t_ns,
                             .t1 = OBSERVE_NEVER};
}

/* "ok", and the status of a response ("404"), are answers; the rest is the name of an exception. */
static const char *io_outcome(const char *how)
{
    bool status = *how && how[strspn(how, "0123456789")] == '\0';
    return status || strcmp(how, "ok") == 0 ? "returned" : how;
}

static void io_ends(Pass *p, uint32_t io, const char *how, const Event *ev, uint64_t seq)
{
    Observation *o = p->o;
    for (size_t i = o->nio; i-- > 0;)
        if (o->io[i].file == io && !o->io[i].how) {
            o->io[i].how = how;
            o->io[i].to = seq;
            o->io[i].t1 = ev->t_ns;
            return;
        }
}

/* ---- tasks ---- */

static void task_made(Pass *p, const Event *ev, uint64_t seq)
{
    Observation *o = p->o;
    Trace_TASK_NEW x = trace_get_TASK_NEW(ev);
    uint64_t end = log_count(o->log);
    size_t old = o->ntasks;
    if (x.id > o->ntasks) {
        MEM_GROW(o->tasks, p->cap_tasks, x.id);
        memset(o->tasks + old, 0, (x.id - old) * sizeof *o->tasks);
        o->ntasks = x.id;
    }
    o->tasks[x.id - 1] = (TaskSeen){.id = x.id,
                                    .label = log_text(o->log, x.name),
                                    .is_main = x.parent == 0,
                                    .internal = x.internal != 0,
                                    .created = seq,
                                    .first = end,
                                    .ended = end,
                                    .line = lineref_line(x.line)};
}

static TaskSeen *task_seen(const Observation *o, uint32_t id)
{
    return id && id <= o->ntasks && o->tasks[id - 1].id ? &o->tasks[id - 1] : NULL;
}

const TaskSeen *observe_task(const Observation *o, uint32_t id) { return task_seen(o, id); }

static void task_steps(Pass *p, const Event *ev, uint64_t seq)
{
    Observation *o = p->o;
    Trace_TASK_STEP x = trace_get_TASK_STEP(ev);
    TaskSeen *t = task_seen(o, x.id);
    if (!t)
        return;
    if (t->first == log_count(o->log))
        t->first = seq;
    if (!x.throw_ || t->is_main || t->internal || strncmp(log_text(o->log, x.throw_), "CancelledError", 14) != 0)
        return;
    MEM_GROW(o->cancels, p->cap_cancels, o->ncancels + 1);
    o->cancels[o->ncancels++] = seq;
}

static void task_ends(Pass *p, uint32_t id, uint64_t seq)
{
    TaskSeen *t = task_seen(p->o, id);
    if (!t)
        return;
    t->done = true;
    t->ended = seq;
}

/* ---- printed lines ---- */

static void line_ends(Pass *p)
{
    Observation *o = p->o;
    MEM_GROW(o->lines, p->cap_lines, o->nlines + 1);
    p->head.text = arena_strndup(o->arena, buf_text(&p->line), p->line.len);
    p->head.len = p->line.len;
    o->lines[o->nlines++] = p->head;
    buf_clear(&p->line);
    p->head.seq = QUERY_NONE;
}

static void printed(Pass *p, const Event *ev, uint64_t seq)
{
    Trace_OUT x = trace_get_OUT(ev);
    size_t len;
    const char *text = log_textn(p->o->log, x.text, &len);
    if (x.stream != 1)
        return;
    for (size_t i = 0; i < len; i++) {
        if (p->head.seq == QUERY_NONE)
            p->head = (Printed){.t = ev->t_ns, .seq = seq, .line = lineref_line(x.line)};
        if (text[i] == '\n')
            line_ends(p);
        else
            buf_char(&p->line, text[i]);
    }
}

static void blocked(Pass *p, const Event *ev, uint64_t seq)
{
    Observation *o = p->o;
    Trace_CLOCK_BLOCK x = trace_get_CLOCK_BLOCK(ev);
    if (!x.task || x.dur <= 0)
        return;
    MEM_GROW(o->blocked, p->cap_blocked, o->nblocked + 1);
    o->blocked[o->nblocked++] = (Blocked){.task = x.task,
                                          .line = lineref_line(x.line),
                                          .seq = seq,
                                          .t = ev->t_ns,
                                          .dur = x.dur,
                                          .call = log_text(o->log, x.call)};
}

static void see(Pass *p, const Event *ev, uint64_t seq)
{
    const Log *log = p->o->log;
    switch ((EventKind)ev->kind) {
    case EV_CALL:
        call_begins(p, ev, seq);
        break;
    case EV_RETURN:
        call_ends(p, trace_get_RETURN(ev).frame, "returned", ev, seq);
        break;
    case EV_UNWIND:
        call_ends(p, trace_get_UNWIND(ev).frame, outcome_of(p->o, log_text(log, trace_get_UNWIND(ev).exc)), ev, seq);
        break;
    case EV_IO_SUBMIT:
        io_begins(p, ev, seq);
        break;
    case EV_IO_READY:
        io_ends(p, trace_get_IO_READY(ev).io, io_outcome(log_text(log, trace_get_IO_READY(ev).how)), ev, seq);
        break;
    case EV_IO_CANCEL:
        io_ends(p, trace_get_IO_CANCEL(ev).io, "cancelled", ev, seq);
        break;
    case EV_TASK_NEW:
        task_made(p, ev, seq);
        break;
    case EV_TASK_STEP:
        task_steps(p, ev, seq);
        break;
    case EV_TASK_DONE:
        task_ends(p, trace_get_TASK_DONE(ev).id, seq);
        break;
    case EV_OUT:
        printed(p, ev, seq);
        break;
    case EV_CLOCK_BLOCK:
        blocked(p, ev, seq);
        break;
    default:
        break;
    }
}

/* What grew with mem_realloc moves into the arena. */
static void *settle(Arena *arena, void *items, size_t size)
{
    void *copy = arena_alloc(arena, size ? size : 1);
    if (size)
        memcpy(copy, items, size);
    mem_free(items);
    return copy;
}

void observe(Observation *o, const Recording *run, Arena *arena)
{
    *o = (Observation){.run = run, .log = run->log, .arena = arena};
    Pass p = {.o = o, .head = {.seq = QUERY_NONE}};
    LogCursor cursor = log_cursor(run->log, 0);
    Event ev;
    buf_init(&p.line);
    for (int kind = 0; kind < EV_COUNT; kind++)
        o->first[kind] = QUERY_NONE;
    for (uint64_t seq = 0; log_next(&cursor, &ev); seq++) {
        if (o->first[ev.kind] == QUERY_NONE)
            o->first[ev.kind] = seq;
        o->last[ev.kind] = seq;
        see(&p, &ev, seq);
    }
    if (p.line.len)
        line_ends(&p);
    buf_deinit(&p.line);
    mem_free(p.open);
    o->calls = settle(arena, o->calls, o->ncalls * sizeof *o->calls);
    o->io = settle(arena, o->io, o->nio * sizeof *o->io);
    o->tasks = settle(arena, o->tasks, o->ntasks * sizeof *o->tasks);
    o->lines = settle(arena, o->lines, o->nlines * sizeof *o->lines);
    o->blocked = settle(arena, o->blocked, o->nblocked * sizeof *o->blocked);
    o->cancels = settle(arena, o->cancels, o->ncancels * sizeof *o->cancels);
    for (size_t i = 0; i < o->nio; i++)
        o->io[i].file = 0;
}

uint64_t observe_event(const Observation *o, EventKind kind, uint64_t from, Event *ev)
{
    if (o->first[kind] == QUERY_NONE || from > o->last[kind])
        return QUERY_NONE;
    if (from < o->first[kind])
        from = o->first[kind];
    LogCursor cursor = log_cursor(o->log, from);
    for (uint64_t seq = from; log_next(&cursor, ev); seq++)
        if (ev->kind == kind)
            return seq;
    return QUERY_NONE;
}

/* A moment at which a span begins (+1) or ends (-1). */
typedef struct {
    uint64_t seq;
    int change;
} Edge;

static int by_moment(const void *a, const void *b)
{
    const Edge *x = a, *y = b;
    if (x->seq != y->seq)
        return x->seq < y->seq ? -1 : 1;
    return x->change - y->change; /* an end before a beginning */
}

size_t observe_most(const Span *spans, size_t n, uint64_t *at)
{
    Edge *edges = mem_alloc((2 * n + 1) * sizeof *edges);
    size_t now = 0, most = 0;
    for (size_t i = 0; i < n; i++) {
        edges[2 * i] = (Edge){spans[i].from, 1};
        edges[2 * i + 1] = (Edge){spans[i].to, -1};
    }
    qsort(edges, 2 * n, sizeof *edges, by_moment);
    for (size_t i = 0; i < 2 * n; i++) {
        now += (size_t)edges[i].change;
        if (now <= most)
            continue;
        most = now;
        if (at)
            *at = edges[i].seq;
    }
    mem_free(edges);
    return most;
}
