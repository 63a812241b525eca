/* Who made whom, and who waited for whom, as a graph for Graphviz: tasks are boxes, primitives ellipses. Solid arrows are
 * births, dashed ones waits that ended; what still waited when the run ended is red and bold. */
#include "base/map.h"
#include "base/utf8.h"
#include "trace/export.h"
#include "trace/narrate.h"
#include "trace/state.h"

#include <string.h>

enum { MOST_TASKS = 500, MOST_HOLDERS = 64 };

typedef struct {
    const Log *log;
    const State *end;
    Map drawn; /* arrows that have been: "t2 t3 awaits" */
    Buf *out;
} Dot;

/* Inside "...". Graphviz has escapes of its own behind a backslash. */
static void put_text(const char *text, Buf *out)
{
    Buf safe = {0};
    utf8_safe_text(text, strlen(text), &safe);
    for (size_t i = 0; i < safe.len; i++) {
        if (safe.data[i] == '"' || safe.data[i] == '\\')
            buf_char(out, '\\');
        if (safe.data[i] == '\n')
            buf_str(out, "\\n");
        else
            buf_char(out, safe.data[i]);
    }
    buf_deinit(&safe);
}

static bool is_drawn(const State *s, uint32_t task)
{
    return task <= MOST_TASKS && state_task(s, task)->id && !state_task(s, task)->internal;
}

static void put_task(Dot *d, uint32_t task)
{
    const TaskView *t = state_task(d->end, task);
    TaskState state = state_of_task(d->end, task);
    Buf label = {0};
    buf_printf(&label, "%u ", task);
    narrate_label(d->log, t->name, t->coro, false, &label);
    buf_printf(d->out, "  t%u [label=\"", task);
    put_text(buf_text(&label), d->out);
    buf_printf(d->out, "\\n%s\"%s];\n", task_state_name(state),
               state == TASK_FAILED                                ? ", color=red, penwidth=2"
               : state == TASK_CANCELLED                           ? ", style=dashed"
               : state == TASK_FINISHED                            ? ""
                                                                   : ", color=red, style=bold");
    if (is_drawn(d->end, t->parent))
        buf_printf(d->out, "  t%u -> t%u [label=\"line %u\"];\n", t->parent, task, lineref_line(t->spawn_line));
    buf_deinit(&label);
}

static void put_object(Dot *d, uint32_t obj)
{
    uint32_t holders[MOST_HOLDERS];
    size_t count = state_holders(d->end, obj, holders, MOST_HOLDERS);
    Buf label = {0};
    narrate_put_obj(d->end, obj, &label);
    buf_printf(d->out, "  o%u [shape=ellipse, label=\"", obj);
    put_text(buf_text(&label), d->out);
    buf_str(d->out, "\"];\n");
    for (size_t i = 0; i < count; i++)
        if (is_drawn(d->end, holders[i]))
            buf_printf(d->out, "  o%u -> t%u [label=\"held by\", color=red, style=bold];\n", obj, holders[i]);
    buf_deinit(&label);
}

/* An arrow from a task to what it waits for ("t3", "o1"), once. */
static void put_wait(Dot *d, uint32_t task, char kind, uint32_t id, uint32_t what, bool still)
{
    Buf arrow = {0};
    size_t before = map_count(&d->drawn);
    buf_printf(&arrow, "  t%u -> %c%u [label=\"", task, kind, id);
    put_text(log_text(d->log, what), &arrow);
    map_intern(&d->drawn, buf_text(&arrow), arrow.len);
    if (map_count(&d->drawn) > before) {
        buf_bytes(d->out, buf_text(&arrow), arrow.len);
        buf_str(d->out, still ? "\", color=red, style=bold];\n" : "\", style=dashed];\n");
    }
    buf_deinit(&arrow);
}

static void put_waits(Dot *d, uint32_t task, uint32_t targets, uint32_t obj, uint32_t what, bool still)
{
    size_t count;
    const uint32_t *refs = log_list_items(d->log, targets, &count);
    for (size_t i = 0; i < count; i++)
        if (futref_is_task(refs[i]) && is_drawn(d->end, futref_id(refs[i])))
            put_wait(d, task, 't', futref_id(refs[i]), what, still);
    if (obj && state_obj(d->end, obj)->id)
        put_wait(d, task, 'o', obj, what, still);
}

/* What waits at the end comes first: an arrow is drawn once. */
static void put_all_waits(Dot *d)
{
    LogCursor cursor = log_cursor(d->log, 0);
    Event ev;
    for (uint32_t id = 1; id <= d->end->max_task && id <= MOST_TASKS; id++) {
        const TaskView *t = state_task(d->end, id);
        TaskState state = state_of_task(d->end, id);
        if (is_drawn(d->end, id) && (state == TASK_WAITING || state == TASK_IO))
            put_waits(d, id, t->targets, t->obj, t->wait_kind, true);
    }
    while (log_next(&cursor, &ev)) {
        if (ev.kind != EV_TASK_SUSPEND)
            continue;
        Trace_TASK_SUSPEND x = trace_get_TASK_SUSPEND(&ev);
        if (is_drawn(d->end, x.id))
            put_waits(d, x.id, x.targets, x.obj, x.kind, false);
    }
}

/* The state in which the run was stuck, if it was: what comes after only clears away. */
static State *last_state(const Log *log)
{
    LogCursor cursor = log_cursor(log, 0);
    Event ev;
    for (uint64_t seq = 0; log_next(&cursor, &ev); seq++)
        if (ev.kind == EV_DEADLOCK)
            return state_fold(log, seq + 1);
    return state_fold(log, log_count(log));
}

void export_dot(const Log *log, Buf *out)
{
    State *end = last_state(log);
    Dot d = {.log = log, .end = end, .out = out};
    map_init(&d.drawn);
    buf_str(out, "digraph tasks {\n  rankdir=LR;\n  node [shape=box, fontname=\"monospace\"];\n"
                 "  edge [fontname=\"monospace\", fontsize=10];\n  label=\"");
    put_text(log_header(log)->program, out);
    if (end->max_task > MOST_TASKS)
        buf_printf(out, ", the first %d tasks", MOST_TASKS);
    buf_str(out, "\";\n");
    for (uint32_t id = 1; id <= end->max_task; id++)
        if (is_drawn(end, id))
            put_task(&d, id);
    for (uint32_t obj = 1; obj <= end->max_obj; obj++)
        if (state_obj(end, obj)->id && (state_obj(end, obj)->nwaiters || state_obj(end, obj)->nholders))
            put_object(&d, obj);
    put_all_waits(&d);
    buf_str(out, "}\n");
    map_deinit(&d.drawn);
    state_free(end);
}
