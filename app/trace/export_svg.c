/* The timeline as a picture that needs no script: a lane a task, a rectangle a stretch of one state, told apart by
 * pattern as well as by colour; each rectangle says in its tooltip what it is. */
#include "base/mem.h"
#include "base/utf8.h"
#include "trace/export.h"
#include "trace/narrate.h"
#include "trace/timeline.h"

#include <string.h>

enum { COLUMNS = 120, CELL = 8, LANE = 22, BAR = 14, LEFT = 8, TOP = 52, GLYPH = 8, MOST_LANES = 500 };

typedef struct {
    TaskState state;
    const char *class_name, *colour, *pattern; /* what is drawn over the colour, in a square of 6 */
} Look;

static const Look looks[] = {
    {TASK_RUNNING, "run", "#2e9e4f", ""},
    {TASK_READY, "ready", "#d9a800", "<path d=\"M0 6L6 0\"/>"},
    {TASK_SLEEPING, "sleep", "#8fb3d9", "<circle cx=\"3\" cy=\"3\" r=\"1\"/>"},
    {TASK_WAITING, "wait", "#8cc7c7", "<path d=\"M0 3H6\"/>"},
    {TASK_IO, "io", "#b58fd9", "<path d=\"M0 2Q1.5 0 3 2T6 2\"/>"},
    {TASK_BLOCKING, "block", "#c81e1e", "<path d=\"M0 0L6 6M0 6L6 0\"/>"},
    {TASK_FINISHED, "done", "#808080", ""},
    {TASK_CANCELLED, "cancel", "#a05050", "<path d=\"M0 0L6 6\"/>"},
    {TASK_FAILED, "fail", "#c81e1e", "<path d=\"M3 0V6M0 3H6\"/>"},
};
enum { NLOOKS = sizeof looks / sizeof *looks };

static const Look *look_of(TaskState state)
{
    for (size_t i = 0; i < NLOOKS; i++)
        if (looks[i].state == state)
            return &looks[i];
    return NULL;
}

static void put_xml(const char *text, size_t len, Buf *out)
{
    for (size_t i = 0; i < len; i++) {
        switch (text[i]) {
        case '<': buf_str(out, "&lt;"); break;
        case '>': buf_str(out, "&gt;"); break;
        case '&': buf_str(out, "&amp;"); break;
        case '"': buf_str(out, "&quot;"); break;
        default: buf_char(out, text[i]); break;
        }
    }
}

static void put_safe(const char *text, Buf *out)
{
    Buf safe = {0};
    utf8_safe_text(text, strlen(text), &safe);
    put_xml(buf_text(&safe), safe.len, out);
    buf_deinit(&safe);
}

static void put_style(Buf *out)
{
    buf_str(out, "<style>text{font:12px monospace;fill:#222}.back{fill:#fff}.pen{stroke:#222;fill:none}"
                 "@media (prefers-color-scheme:dark){text{fill:#ddd}.back{fill:#181818}}</style>\n<defs>\n");
    for (size_t i = 0; i < NLOOKS; i++)
        buf_printf(out,
                   "<pattern id=\"%s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                   "<rect width=\"6\" height=\"6\" fill=\"%s\"/><g class=\"pen\">%s</g></pattern>\n",
                   looks[i].class_name, looks[i].colour, looks[i].pattern);
    buf_str(out, "</defs>\n");
}

typedef struct {
    const Timeline *tl;
    const State *end; /* the last state: names and ends of tasks */
    Axis axis;
    int left;         /* where the bars begin */
    Buf *out;
} Svg;

static void put_bar(Svg *v, int y, int from, int until, TaskState state)
{
    const Look *look = look_of(state);
    if (!look)
        return;
    char t1[32], t2[32];
    int64_t begin = timeline_slot_time(v->tl, axis_slot(&v->axis, from));
    int64_t end = until < COLUMNS ? timeline_slot_time(v->tl, axis_slot(&v->axis, until)) : timeline_total_ns(v->tl);
    buf_printf(v->out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"url(#%s)\"><title>%s, ",
               look->class_name, v->left + from * CELL, y, (until - from) * CELL, BAR, look->class_name,
               task_state_name(state));
    if (end > begin)
        buf_printf(v->out, "%s to %s", timeline_time(begin, t1), timeline_time(end, t2));
    else
        buf_printf(v->out, "at %s", timeline_time(begin, t1));
    buf_str(v->out, "</title></rect>\n");
}

static void put_lane(Svg *v, uint32_t task, int y)
{
    uint8_t cells[COLUMNS];
    Buf label = {0};
    buf_printf(&label, "%u ", task);
    narrate_label(v->end->log, state_task(v->end, task)->name, state_task(v->end, task)->coro, false, &label);
    buf_str(v->out, "<g><title>");
    put_xml(buf_text(&label), label.len, v->out);
    buf_printf(v->out, "</title><text x=\"%d\" y=\"%d\">", LEFT, y + BAR - 3);
    put_xml(buf_text(&label), label.len, v->out);
    buf_str(v->out, "</text>\n");
    timeline_lane(v->tl, &v->axis, task, 0, COLUMNS, cells);
    for (int from = 0, until; from < COLUMNS; from = until) {
        for (until = from + 1; until < COLUMNS && cells[until] == cells[from]; until++)
            ;
        put_bar(v, y, from, until, (TaskState)cells[from]);
    }
    buf_str(v->out, "</g>\n");
    buf_deinit(&label);
}

static void put_ruler(Svg *v)
{
    char ruler[COLUMNS + 1];
    timeline_ruler(v->tl, &v->axis, ruler);
    for (const char *at = ruler; *at;) {
        size_t gap = strspn(at, " "), len = strcspn(at + gap, " ");
        if (len)
            buf_printf(v->out, "<text x=\"%d\" y=\"%d\">%.*s</text>\n", v->left + (int)(at + gap - ruler) * CELL, TOP - 8,
                       (int)len, at + gap);
        at += gap + len;
    }
}

static void put_legend(Svg *v, int y)
{
    int x = LEFT;
    for (size_t i = 0; i < NLOOKS; i++) {
        const char *name = task_state_name(looks[i].state);
        buf_printf(v->out, "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"%d\" fill=\"url(#%s)\"/><text x=\"%d\" y=\"%d\">%s</text>\n",
                   x, y, BAR, looks[i].class_name, x + 18, y + BAR - 3, name);
        x += 18 + ((int)strlen(name) + 2) * GLYPH;
    }
}

static bool is_drawn(const State *s, uint32_t task)
{
    return state_task(s, task)->id && !state_task(s, task)->internal;
}

static size_t longest_label(const State *s)
{
    size_t longest = 4;
    Buf label = {0};
    for (uint32_t id = 1; id <= s->max_task; id++) {
        if (!is_drawn(s, id))
            continue;
        buf_clear(&label);
        buf_printf(&label, "%u ", id);
        narrate_label(s->log, state_task(s, id)->name, state_task(s, id)->coro, false, &label);
        size_t len = utf8_count(buf_text(&label), label.len);
        longest = len > longest ? len : longest;
    }
    buf_deinit(&label);
    return longest;
}

void export_svg(const Log *log, Buf *out)
{
    State *end = state_fold(log, log_count(log));
    Timeline *tl = timeline_new(log);
    Svg v = {.tl = tl, .end = end, .out = out};
    uint32_t lanes = 0, drawn = 0;
    char total[32];
    for (uint32_t id = 1; id <= end->max_task; id++)
        lanes += is_drawn(end, id);
    uint32_t shown = lanes < MOST_LANES ? lanes : MOST_LANES;
    v.left = LEFT + ((int)longest_label(end) + 2) * GLYPH;
    int width = v.left + COLUMNS * CELL + LEFT, legend = TOP + (int)shown * LANE + 12, height = legend + BAR + 14;
    axis_init(&v.axis, tl, AXIS_ELASTIC, COLUMNS);
    buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>", width, height);
    put_safe(log_header(log)->program, out);
    buf_printf(out, "</title>\n<desc>What each of %u tasks did in %s of virtual time: a lane a task.</desc>\n", lanes,
               timeline_time(timeline_total_ns(tl), total));
    put_style(out);
    buf_printf(out, "<rect class=\"back\" width=\"%d\" height=\"%d\"/>\n<text x=\"%d\" y=\"18\">", width, height, LEFT);
    put_safe(log_header(log)->program, out);
    buf_printf(out, ", %s of virtual time", timeline_time(timeline_total_ns(tl), total));
    if (shown < lanes)
        buf_printf(out, ", %u of %u tasks", shown, lanes);
    buf_str(out, "</text>\n");
    put_ruler(&v);
    for (uint32_t id = 1; id <= end->max_task && drawn < shown; id++)
        if (is_drawn(end, id))
            put_lane(&v, id, TOP + (int)drawn++ * LANE);
    put_legend(&v, legend);
    buf_str(out, "</svg>\n");
    axis_deinit(&v.axis);
    timeline_free(tl);
    state_free(end);
}
