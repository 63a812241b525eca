/* Two runs side by side: the program before a change and after it, lane below lane on one axis, and in words where they
 * part. */
#include "base/mem.h"
#include "base/utf8.h"
#include "screens/player_edit.h"
#include "trace/differ.h"
#include "trace/narrate.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <string.h>

enum { BEFORE, AFTER, RUNS, WORD_ROWS = 6, WIDEST_LABEL = 26, MARK_GLYPH = 0x25bc };

typedef struct {
    const Recording *rec; /* borrowed */
    Timeline *timeline;
    States *states;
    Axis axis;
} Run;

typedef struct {
    Screen screen, *player;
    char *file;
    Run runs[RUNS];
    uint64_t differ;  /* seq; QUERY_NONE: the runs are equal */
    uint32_t *tasks, task_count; /* those that the program made, in either run */
    bool steps;       /* the axis counts handles, not time */
    int width;        /* of the axes that are made; 0: none */
    size_t top;       /* first row of the lanes that is shown */
} Compare;

/* ---- making ---- */

static const TaskView *task_in(const Run *run, uint32_t id)
{
    const State *s = states_seek(run->states, log_count(run->rec->log) - 1);
    return id <= s->max_task && state_task(s, id)->id ? state_task(s, id) : NULL;
}

static void find_tasks(Compare *c)
{
    uint32_t most = 0;
    for (int i = 0; i < RUNS; i++) {
        uint32_t count = timeline_task_count(c->runs[i].timeline);
        most = count > most ? count : most;
    }
    c->tasks = mem_zalloc((most + 1) * sizeof *c->tasks);
    for (uint32_t id = 1; id <= most; id++) {
        const TaskView *old = task_in(&c->runs[BEFORE], id);
        bool shown = old && !old->internal;
        const TaskView *new = task_in(&c->runs[AFTER], id);
        if (shown || (new && !new->internal))
            c->tasks[c->task_count++] = id;
    }
}

static void free_axes(Compare *c)
{
    for (int i = 0; c->width && i < RUNS; i++)
        axis_deinit(&c->runs[i].axis);
    c->width = 0;
}

static int64_t length(const Compare *c, const Run *run)
{
    return c->steps ? (int64_t)timeline_slot_count(run->timeline) : timeline_total_ns(run->timeline);
}

/* One scale for both: the longer run has the whole width. */
static void make_axes(Compare *c, int width)
{
    if (c->width == width)
        return;
    free_axes(c);
    int64_t longest = 1;
    for (int i = 0; i < RUNS; i++)
        longest = length(c, &c->runs[i]) > longest ? length(c, &c->runs[i]) : longest;
    for (int i = 0; i < RUNS; i++) {
        int part = (int)((double)length(c, &c->runs[i]) * width / (double)longest + 0.5);
        axis_init(&c->runs[i].axis, c->runs[i].timeline, c->steps ? AXIS_STEPS : AXIS_TIME, part < 1 ? 1 : part);
    }
    c->width = width;
}

/* ---- words ---- */

static bool event_at(const Run *run, uint64_t seq, Event *ev) { return log_get(run->rec->log, seq, ev); }

static void put_line(const Log *log, uint32_t line, Buf *out)
{
    size_t len = 0;
    const char *text = log_source_line(log, line, &len);
    while (text && len && text[0] == ' ') {
        text++;
        len--;
    }
    buf_printf(out, "line %u: ", lineref_line(line));
    utf8_safe_text(text ? text : "", len, out);
}

/* What this run does where the two part: the line, or what its next playable event tells. */
static void tell_next(const Run *run, uint64_t seq, Buf *out)
{
    const Log *log = run->rec->log;
    Event ev;
    if (!event_at(run, seq, &ev))
        buf_str(out, "it is over");
    else if (ev.kind == EV_LINE)
        put_line(log, trace_get_LINE(&ev).line, out);
    else if (!seq || !narrate_next(states_seek(run->states, seq - 1), out))
        buf_str(out, "it goes on otherwise");
}

static void put_side(Canvas canvas, int row, int run, const Buf *text)
{
    canvas_printf(canvas, row, 1, run ? ROLE_DIFF_ADD : ROLE_DIFF_DEL, run ? "+ after:" : "- before:");
    canvas_put_cut(canvas, row, 11, canvas_cols(canvas) - 12, ROLE_NORMAL, buf_text(text), text->len);
}

static void put_head(Canvas canvas, int row, const Buf *text)
{
    canvas_put_cut(canvas, row, 1, canvas_cols(canvas) - 2, ROLE_STRONG, buf_text(text), text->len);
}

/* How far they are the same. */
static void put_place(const Compare *c, Buf *out)
{
    Event ev;
    if (c->differ == QUERY_NONE)
        buf_str(out, "Both runs are the same, event for event.");
    else if (!c->differ)
        buf_str(out, "The runs differ from their beginning:");
    else {
        if (!event_at(&c->runs[AFTER], c->differ, &ev))
            event_at(&c->runs[BEFORE], c->differ, &ev);
        buf_str(out, "The runs are the same up to t=");
        narrate_seconds(ev.t_ns, out);
        buf_printf(out, ", event %llu. Then:", (unsigned long long)c->differ);
    }
}

/* Where they part, and what each does there. */
static void draw_place(const Compare *c, Canvas canvas)
{
    Buf text = {0};
    put_place(c, &text);
    put_head(canvas, 0, &text);
    for (int run = 0; run < RUNS && c->differ != QUERY_NONE; run++) {
        buf_clear(&text);
        tell_next(&c->runs[run], c->differ, &text);
        put_side(canvas, 1 + run, run, &text);
    }
    buf_deinit(&text);
}

/* Line `number` (1-based) of an output. */
static void put_output_line(const Buf *output, size_t number, Buf *out)
{
    const char *text = buf_text(output), *end = text + output->len;
    for (; number > 1 && text < end; text++)
        number -= *text == '\n';
    const char *stop = text < end ? memchr(text, '\n', (size_t)(end - text)) : NULL;
    if (text == end)
        buf_str(out, "(nothing more)");
    else
        utf8_safe_text(text, (size_t)((stop ? stop : end) - text), out);
}

/* Since which line they print otherwise (0: they print the same), and how long they are. */
static size_t put_output(const Compare *c, Buf *outputs, Buf *out)
{
    for (int run = 0; run < RUNS; run++)
        query_output(c->runs[run].rec->log, 0, &outputs[run]);
    size_t line = differ_line(&outputs[BEFORE], &outputs[AFTER]);
    if (line)
        buf_printf(out, "The output differs from line %zu on; the runs take ", line);
    else
        buf_str(out, "The output is the same; the runs take ");
    narrate_seconds(query_total_ns(c->runs[BEFORE].rec->log), out);
    buf_str(out, " s and ");
    narrate_seconds(query_total_ns(c->runs[AFTER].rec->log), out);
    buf_str(out, line ? " s:" : " s.");
    return line;
}

static void draw_output(const Compare *c, Canvas canvas)
{
    Buf outputs[RUNS] = {{0}}, text = {0};
    size_t line = put_output(c, outputs, &text);
    put_head(canvas, 0, &text);
    for (int run = 0; run < RUNS && line; run++) {
        buf_clear(&text);
        put_output_line(&outputs[run], line, &text);
        put_side(canvas, 1 + run, run, &text);
    }
    for (int run = 0; run < RUNS; run++)
        buf_deinit(&outputs[run]);
    buf_deinit(&text);
}

void compare_put(const Screen *screen, Buf *out)
{
    static const char *const names[RUNS] = {"\nbefore: ", "\nafter: "};
    const Compare *c = (const Compare *)screen;
    Buf outputs[RUNS] = {{0}};
    put_place(c, out);
    for (int run = 0; run < RUNS && c->differ != QUERY_NONE; run++) {
        buf_str(out, names[run]);
        tell_next(&c->runs[run], c->differ, out);
    }
    buf_char(out, '\n');
    size_t line = put_output(c, outputs, out);
    for (int run = 0; run < RUNS; run++) {
        if (line)
            buf_str(out, names[run]);
        if (line)
            put_output_line(&outputs[run], line, out);
        buf_deinit(&outputs[run]);
    }
}

static void draw_words(const Compare *c, Canvas canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    draw_place(c, canvas);
    draw_output(c, canvas_sub(canvas, (Rect){3, 0, rows - 3, cols}));
}

/* ---- lanes ---- */

static void put_label(const Compare *c, uint32_t task, Buf *out)
{
    const Run *run = &c->runs[task_in(&c->runs[AFTER], task) ? AFTER : BEFORE];
    const TaskView *t = task_in(run, task);
    buf_printf(out, "%u ", task);
    narrate_label(run->rec->log, t->name, t->coro, true, out);
}

static int label_width(const Compare *c, int cols)
{
    int width = 6;
    Buf label = {0};
    for (uint32_t i = 0; i < c->task_count && i < 1000; i++) {
        buf_clear(&label);
        put_label(c, c->tasks[i], &label);
        int cells = text_width(buf_text(&label), label.len);
        width = cells > width ? cells : width;
    }
    buf_deinit(&label);
    width = width > WIDEST_LABEL ? WIDEST_LABEL : width;
    return width > cols / 3 ? cols / 3 : width;
}

static void draw_lane(const Run *run, Canvas canvas, int row, int col, uint32_t task)
{
    if (!task_in(run, task)) {
        canvas_put(canvas, row, col, ROLE_DIM, "(no such task)");
        return;
    }
    uint8_t *cells = mem_zalloc((size_t)run->axis.width + 1);
    timeline_lane(run->timeline, &run->axis, task, 0, run->axis.width, cells);
    for (int i = 0; i < run->axis.width; i++) {
        UiState ui = player_ui_state((TaskState)cells[i]);
        if ((TaskState)cells[i] != TASK_ABSENT)
            canvas_symbol(canvas, row, col + i, (Style)style_state_role(ui), style_state_bar(ui));
    }
    mem_free(cells);
}

/* The column of the first difference; -1: none. */
static int mark_column(const Compare *c)
{
    if (c->differ == QUERY_NONE)
        return -1;
    Event ev;
    const Run *run = &c->runs[event_at(&c->runs[AFTER], c->differ, &ev) ? AFTER : BEFORE];
    return axis_column(&run->axis, timeline_slot_of(run->timeline, c->differ));
}

static void draw_ruler(const Compare *c, Canvas canvas, int col)
{
    const Run *longer = &c->runs[c->runs[AFTER].axis.width >= c->runs[BEFORE].axis.width ? AFTER : BEFORE];
    char *ruler = mem_zalloc((size_t)longer->axis.width + 2);
    timeline_ruler(longer->timeline, &longer->axis, ruler);
    canvas_put(canvas, 0, col, ROLE_DIM, ruler);
    mem_free(ruler);
    int mark = mark_column(c);
    if (mark < 0)
        return;
    canvas_symbol(canvas, 1, col + mark, ROLE_ERROR, MARK_GLYPH);
    static const char words[] = "first difference";
    int len = (int)sizeof words - 1, room = canvas_cols(canvas) - col - mark - 2;
    canvas_put(canvas, 1, room >= len ? col + mark + 2 : col + mark - len - 1, ROLE_ERROR, words);
}

/* Two rows a task. */
static void draw_lanes(Compare *c, Canvas canvas)
{
    int rows = canvas_rows(canvas) - 2, cols = canvas_cols(canvas), labels = label_width(c, cols), col = labels + 5;
    if (rows < 1 || cols - col < 8)
        return;
    make_axes(c, cols - col - 1);
    draw_ruler(c, canvas, col);
    size_t total = 2 * (size_t)c->task_count;
    c->top = total <= (size_t)rows ? 0 : c->top > total - (size_t)rows ? total - (size_t)rows : c->top;
    Canvas lanes = canvas_sub(canvas, (Rect){2, 0, rows, cols});
    Buf label = {0};
    for (int row = 0; row < rows && c->top + (size_t)row < total; row++) {
        size_t at = c->top + (size_t)row;
        uint32_t task = c->tasks[at / 2];
        int run = at % 2 ? AFTER : BEFORE;
        buf_clear(&label);
        put_label(c, task, &label);
        if (run == BEFORE || row == 0)
            canvas_put_cut(lanes, row, 1, labels, ROLE_NORMAL, buf_text(&label), label.len);
        canvas_put(lanes, row, labels + 2, run ? ROLE_DIFF_ADD : ROLE_DIFF_DEL, run ? "+" : "-");
        draw_lane(&c->runs[run], lanes, row, col, task);
    }
    if (!total)
        canvas_put(lanes, 0, 1, ROLE_DIM, "No task was made in either run.");
    buf_deinit(&label);
}

/* ---- the screen ---- */

static void compare_draw(Screen *screen, Canvas canvas)
{
    Compare *c = (Compare *)screen;
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas), words = rows < 16 ? 3 : WORD_ROWS;
    Buf title = {0};
    buf_printf(&title, "%s: before and after the change", c->file);
    draw_title(canvas, 0, buf_text(&title), c->steps ? "axis: steps" : "axis: time");
    draw_words(c, canvas_sub(canvas, (Rect){2, 0, words, cols}));
    canvas_hline(canvas, words + 2, ROLE_BORDER, ROLE_PANE_TITLE, "both timelines, - before and + after");
    draw_lanes(c, canvas_sub(canvas, (Rect){words + 3, 0, rows - words - 4, cols}));
    app_draw_hints(screen->app, canvas, rows - 1, 1, cols);
    buf_deinit(&title);
}

static void show(Compare *c)
{
    Screen *player = c->player;
    uint64_t seq = c->differ;
    app_pop(c->screen.app); /* frees c */
    if (seq != QUERY_NONE)
        player_show_moment(player, seq);
}

static void compare_act(Screen *screen, const KeyHit *hit)
{
    Compare *c = (Compare *)screen;
    switch (hit->action) {
    case ACT_COMPARE_DOWN:
        c->top += 2;
        break;
    case ACT_COMPARE_UP:
        c->top -= c->top < 2 ? c->top : 2;
        break;
    case ACT_COMPARE_AXIS:
        free_axes(c);
        c->steps = !c->steps;
        break;
    case ACT_COMPARE_SHOW:
        show(c);
        break;
    case ACT_COMPARE_BACK:
        app_pop(screen->app);
        break;
    default:
        break;
    }
}

static unsigned compare_contexts(const Screen *screen)
{
    (void)screen;
    return CTX_COMPARE;
}

static void compare_free(Screen *screen)
{
    Compare *c = (Compare *)screen;
    free_axes(c);
    for (int i = 0; i < RUNS; i++) {
        timeline_free(c->runs[i].timeline);
        states_free(c->runs[i].states);
    }
    mem_free(c->tasks);
    mem_free(c->file);
    mem_free(c);
}

static const ScreenOps compare_ops = {
    .free = compare_free, .draw = compare_draw, .act = compare_act, .contexts = compare_contexts};

Screen *compare_new(Screen *player, const Recording *before, const Recording *after, const char *file)
{
    Compare *c = mem_zalloc(sizeof *c);
    c->screen = (Screen){&compare_ops, player->app};
    c->player = player;
    c->file = mem_strdup(file);
    c->runs[BEFORE].rec = before;
    c->runs[AFTER].rec = after;
    for (int i = 0; i < RUNS; i++) {
        c->runs[i].timeline = timeline_new(c->runs[i].rec->log);
        c->runs[i].states = states_new(c->runs[i].rec->log);
    }
    c->differ = differ_first(before->log, after->log);
    c->steps = !timeline_total_ns(c->runs[BEFORE].timeline) && !timeline_total_ns(c->runs[AFTER].timeline);
    find_tasks(c);
    return &c->screen;
}
