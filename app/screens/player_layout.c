/* Where the panes go. Sizes between and beyond the two designed ones are reached by growing the code and by dropping
 * panes: timeline and console first, then the loop; "why" and transport last. */
#include "base/mem.h"
#include "screens/panes.h"
#include "screens/doc.h"
#include "screens/player_edit.h"
#include "ui/draw.h"

#include <string.h>

enum { LARGE_ROWS = 32, LARGE_COLS = 110, TWO_COLUMNS = 60, THREE_BOXES = 150, LOCALS_FROM = 20, LINTS_FROM = 26,
       MOST_WHY_ROWS = 4 };

static Style border_of(const Player *p, PaneId pane)
{
    return p->focus == pane ? ROLE_FOCUS_BORDER : ROLE_BORDER;
}

/* The pane is on the screen, with its inside here. */
static void show(Player *p, PaneId pane, Canvas inside)
{
    p->layout.shown[pane] = true;
    p->layout.areas[pane] = inside.area;
}

static void draw_title_line(const Player *p, Canvas canvas)
{
    Buf left = {0}, right = {0};
    buf_printf(&right, "t=%.3fs  tick %u  ", (double)p->state->t_ns / 1e9, p->state->tick);
    if (canvas_cols(canvas) >= LARGE_COLS && p->state->turn.todo)
        buf_printf(&right, "handle %u/%u  ", p->state->turn.ran, p->state->turn.todo);
    player_status(p, &right);
    int room = canvas_cols(canvas) - text_width(buf_text(&right), right.len) - 7;
    room -= text_width(p->source.file, strlen(p->source.file));
    if (room >= 10)
        buf_str(&left, "asyncourse   ");
    if (p->source.title) {
        size_t len = strlen(p->source.title), fits = text_fit(p->source.title, len, room > 22 ? room - 10 : room < 5 ? 5 : room);
        if (fits < len)
            buf_clear(&left); /* the chapter is worth more than our name */
        if (fits < len)
            fits = text_fit(p->source.title, len, room < 5 ? 5 : room);
        buf_bytes(&left, p->source.title, fits);
        buf_str(&left, fits < len ? "…  " : "   ");
    }
    buf_str(&left, p->source.file);
    buf_str(&left, player_is_unsaved(p) ? " *" : "");
    draw_title(canvas, 0, buf_text(&left), buf_text(&right));
    buf_deinit(&left);
    buf_deinit(&right);
}

/* The part of a box below its divider, which stands in row `at` of its inside. */
static Canvas draw_part(Player *p, Canvas box, Canvas inside, int at, int rows, PaneId pane, const Buf *title)
{
    Canvas part = canvas_sub(inside, (Rect){at + 1, 0, rows, canvas_cols(inside)});
    canvas_divider(box, at + 1, border_of(p, pane), p->focus == pane ? ROLE_STRONG : ROLE_PANE_TITLE, buf_text(title));
    show(p, pane, part);
    return part;
}

/* The code, and where there is much room the variables of the selected task below it. */
static void draw_code(Player *p, Canvas canvas)
{
    Canvas inside = canvas_box(canvas, border_of(p, PANE_CODE), ROLE_PANE_TITLE, p->source.file), code = inside;
    int rows = canvas_rows(inside), locals = rows >= LOCALS_FROM ? rows / 4 : 0;
    if (p->layout.cols < THREE_BOXES)
        locals = 0;
    if (locals) {
        Buf title = {0};
        code = canvas_sub(inside, (Rect){0, 0, rows - locals - 1, canvas_cols(inside)});
        pane_locals_title(p, &title);
        pane_locals_draw(p, draw_part(p, canvas, inside, rows - locals - 1, locals, PANE_LOCALS, &title));
        buf_deinit(&title);
    }
    show(p, PANE_CODE, code);
    pane_code_draw(p, code);
}

static void draw_tasks_part(Player *p, Canvas canvas)
{
    show(p, PANE_TASKS, canvas);
    if (player_is_deadlocked(p))
        pane_deadlock_draw(p, canvas);
    else
        pane_tasks_draw(p, canvas);
}

static void tasks_title(Player *p, Buf *out)
{
    if (player_is_deadlocked(p))
        buf_str(out, "who waits for whom");
    else
        pane_tasks_title(p, out);
    if (!player_is_deadlocked(p) && p->layout.tasks_apart) /* as wide as the screen */
        buf_printf(out, " · by %s", p->group_by == GROUP_BY_CORO ? "coroutine" : "line");
}

/* How many of the rows below the loop go to locks, queues and the like, with their title: what tasks can spare. */
static int resource_rows(Player *p, int rows, int cols)
{
    enum { MOST = 6, FEW_TASKS = 3, TASKS = 5 };
    int count = player_is_deadlocked(p) ? 0 : (int)pane_resources_count(p, cols);
    player_build_tree(p);
    int wanted = 1 + (count < MOST ? count : MOST), tasks = player_is_folded(p) ? FEW_TASKS : TASKS;
    if (p->tree.count < (size_t)tasks)
        tasks = p->tree.count ? (int)p->tree.count : 1;
    int room = rows - tasks;
    return !count || room < 2 ? 0 : wanted < room ? wanted : room;
}

/* The loop above, the tasks below, and what they share, in one box. */
static void draw_loop_and_tasks(Player *p, Canvas canvas)
{
    bool chosen = p->focus == PANE_LOOP || p->focus == PANE_TASKS;
    Style border = chosen ? ROLE_FOCUS_BORDER : ROLE_BORDER;
    Canvas inside = canvas_box(canvas, border, ROLE_PANE_TITLE, "event loop");
    int cols = canvas_cols(canvas), rows = canvas_rows(inside), loop = pane_loop_rows(p, canvas_rows(canvas));
    if (player_is_deadlocked(p))
        loop = 4;
    if (player_is_folded(p) && rows < 12)
        loop = 3;
    if (p->layout.tasks_apart)
        loop = rows;
    else
        loop = loop > rows * 3 / 5 ? rows * 3 / 5 : loop;
    show(p, PANE_LOOP, canvas_sub(inside, (Rect){0, 0, loop, canvas_cols(inside)}));
    pane_loop_draw(p, canvas_sub(inside, (Rect){0, 0, loop, canvas_cols(inside)}));
    if (rows - loop < 2 || p->layout.tasks_apart)
        return;
    Buf title = {0};
    tasks_title(p, &title);
    canvas_divider(canvas, loop + 1, border, ROLE_PANE_TITLE, buf_text(&title));
    if (!player_is_deadlocked(p))
        pane_tasks_counts(p, canvas_sub(canvas, (Rect){0, 0, loop + 2, cols - 2}), loop + 1,
                          5 + text_width(buf_text(&title), title.len));
    buf_deinit(&title);
    int lints = rows >= LINTS_FROM ? 1 + pane_lints_rows(p, canvas_cols(inside)) : 0, most = rows / 4;
    lints = lints > most ? most : lints;
    int resources = resource_rows(p, rows - loop - 1 - lints, canvas_cols(inside)), tasks = rows - loop - 1 - resources - lints;
    draw_tasks_part(p, canvas_sub(inside, (Rect){loop + 1, 0, tasks, canvas_cols(inside)}));
    int at = loop + 1 + tasks;
    Buf heads[2] = {0};
    buf_str(&heads[0], "resources");
    if (resources)
        pane_resources_draw(p, draw_part(p, canvas, inside, at, resources - 1, PANE_RESOURCES, &heads[0]));
    if (lints) {
        pane_lints_title(p, &heads[1]);
        pane_lints_draw(p, draw_part(p, canvas, inside, at + resources, lints - 1, PANE_LINTS, &heads[1]));
    }
    buf_deinit(&heads[0]);
    buf_deinit(&heads[1]);
}

void pane_lesson_draw(Player *p, Canvas canvas)
{
    Doc doc;
    doc_init(&doc, canvas_cols(canvas) - 1, p->screen.app->course);
    doc_markup(&doc, 0, p->lesson, strlen(p->lesson));
    long top = p->scroll[PANE_LESSON];
    top = top < 0 ? 0 : top >= (long)doc.line_count ? (long)doc.line_count - 1 : top;
    doc_draw(&doc, canvas, top < 0 ? 0 : (size_t)top);
    doc_deinit(&doc);
}

static void draw_upper(Player *p, Canvas canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas), at = 0;
    if (cols < TWO_COLUMNS) {
        bool other = p->focus == PANE_LOOP || p->focus == PANE_TASKS;
        if (other)
            draw_loop_and_tasks(p, canvas);
        else
            draw_code(p, canvas);
        p->layout.shown[PANE_CODE] = p->layout.shown[PANE_LOOP] = p->layout.shown[PANE_TASKS] = true;
        return;
    }
    int right = cols >= LARGE_COLS ? cols * 38 / 120 : cols * 34 / 80;
    if (player_is_deadlocked(p) && cols < LARGE_COLS)
        right = cols * 38 / 80;
    if (p->lesson && cols >= LARGE_COLS) {
        int width = cols * 36 / 120;
        Canvas lesson = canvas_sub(canvas, (Rect){0, 0, rows, width});
        lesson = canvas_box(lesson, border_of(p, PANE_LESSON), ROLE_PANE_TITLE, "lesson");
        show(p, PANE_LESSON, lesson);
        pane_lesson_draw(p, lesson);
        at = width;
    }
    draw_code(p, canvas_sub(canvas, (Rect){0, at, rows, cols - at - right}));
    draw_loop_and_tasks(p, canvas_sub(canvas, (Rect){0, cols - right, rows, right}));
}

/* "timeline · elastic · 31 tasks · sort end": what is not as always is said. */
static void timeline_title(const Player *p, Buf *out)
{
    static const char *const axes[] = {"elastic", "time", "steps"};
    static const char *const sorts[SORT_COUNT] = {"start", "end", "wait", "state", "name"};
    buf_printf(out, "timeline · %s", axes[p->time.mode]);
    if (player_is_folded(p))
        buf_printf(out, " · %u tasks", p->user_tasks);
    if (player_is_folded(p) || p->sort != SORT_START)
        buf_printf(out, " · sort %s", sorts[p->sort]);
    if (p->time.zoom)
        buf_printf(out, " · zoom %dx", 1 << p->time.zoom);
}

static void draw_timeline_part(Player *p, Canvas canvas)
{
    static const char *const words[UI_STATE_COUNT] = {
        [UI_RUNNING] = "run",  [UI_READY] = "ready",         [UI_SLEEPING] = "sleep", [UI_WAITING] = "wait", [UI_IO] = "I/O",
        [UI_DONE] = "done",    [UI_CANCELLED] = "cancelled", [UI_FAILED] = "error",   [UI_BLOCKING] = "blocks"};
    Canvas lanes = canvas_sub(canvas, (Rect){1, 0, canvas_rows(canvas) - 1, canvas_cols(canvas)});
    show(p, PANE_TIMELINE, lanes);
    Buf title = {0};
    timeline_title(p, &title);
    canvas_hline(canvas, 0, border_of(p, PANE_TIMELINE), ROLE_PANE_TITLE, buf_text(&title));
    if (canvas_cols(canvas) >= 100) {
        int col = text_width(buf_text(&title), title.len) + 4;
        col = canvas_cols(canvas) >= 110 && col < 34 ? 34 : col < 24 ? 24 : col;
        for (int state = 0; state < UI_STATE_COUNT; state++) {
            if (!words[state])
                continue;
            canvas_put(canvas, 0, col, ROLE_NORMAL, " ");
            canvas_symbol(canvas, 0, col + 1, (Style)style_state_role((UiState)state), style_state_bar((UiState)state));
            col = canvas_printf(canvas, 0, col + 2, ROLE_DIM, " %s", words[state]);
        }
        canvas_put(canvas, 0, col, ROLE_NORMAL, " ");
    }
    buf_deinit(&title);
    pane_timeline_draw(p, lanes);
}

static void draw_lower_boxes(Player *p, Canvas canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas), part = cols >= THREE_BOXES ? cols / 3 : cols / 2;
    int end = cols >= THREE_BOXES ? 2 * part : cols;
    Canvas left = canvas_sub(canvas, (Rect){0, 0, rows, part});
    Canvas right = canvas_sub(canvas, (Rect){0, part, rows, end - part});
    if (end < cols) {
        Canvas why = canvas_sub(canvas, (Rect){0, end, rows, cols - end});
        why = canvas_box(why, border_of(p, PANE_CHAIN), ROLE_PANE_TITLE, "why");
        show(p, PANE_CHAIN, why);
        pane_chain_draw(p, why);
    }
    left = canvas_box(left, border_of(p, PANE_CONSOLE), ROLE_PANE_TITLE, "console");
    right = canvas_box(right, border_of(p, PANE_EVENTS), ROLE_PANE_TITLE, "events");
    show(p, PANE_CONSOLE, left);
    show(p, PANE_EVENTS, right);
    pane_console_draw(p, left);
    pane_events_draw(p, right);
}

static void code_title(Player *p, Buf *out) { buf_str(out, p->source.file); }

typedef struct {
    const char *name;
    void (*put_title)(Player *p, Buf *out); /* NULL: its name */
    void (*draw)(Player *p, Canvas canvas);
} PaneRow;
static const PaneRow panes[PANE_COUNT] = {
    [PANE_CODE] = {"code", code_title, pane_code_draw},
    [PANE_LOCALS] = {"locals", pane_locals_title, pane_locals_draw},
    [PANE_LOOP] = {"event loop", NULL, pane_loop_draw},
    [PANE_TASKS] = {"tasks", tasks_title, draw_tasks_part},
    [PANE_RESOURCES] = {"resources", NULL, pane_resources_draw},
    [PANE_LINTS] = {"lints", pane_lints_title, pane_lints_draw},
    [PANE_TIMELINE] = {"timeline", NULL, pane_timeline_draw},
    [PANE_MAP] = {"map", pane_map_title, pane_map_draw},
    [PANE_CONSOLE] = {"console", NULL, pane_console_draw},
    [PANE_EVENTS] = {"events", NULL, pane_events_draw},
    [PANE_CHAIN] = {"why", NULL, pane_chain_draw},
    [PANE_LESSON] = {"lesson", NULL, pane_lesson_draw},
    [PANE_EXPLAIN] = {"explain", NULL, pane_explain_draw},
};

PaneId player_pane_named(const char *name)
{
    int pane = 0;
    while (pane < PANE_COUNT && strcmp(name, strcmp(panes[pane].name, "event loop") == 0 ? "loop" : panes[pane].name) != 0)
        pane++;
    return (PaneId)pane;
}

/* The chosen pane alone. */
static void draw_zoomed(Player *p, Canvas canvas)
{
    Buf title = {0};
    if (p->focus == PANE_LESSON && !p->lesson)
        p->focus = PANE_CODE;
    const PaneRow *pane = &panes[p->focus];
    if (pane->put_title)
        pane->put_title(p, &title);
    else
        buf_str(&title, pane->name);
    Canvas inside = canvas_box(canvas, ROLE_FOCUS_BORDER, ROLE_PANE_TITLE, buf_text(&title));
    show(p, p->focus, inside);
    pane->draw(p, inside);
    buf_deinit(&title);
}

/* Rows of each part of the screen; 0: dropped. */
typedef struct {
    int upper, tasks, timeline, map, console, lints, why, transport;
} Rows;

/* Two, or what the longest stop of the tour needs: the panes must not jump from stop to stop. */
static int why_rows(const Player *p, int cols)
{
    int rows = player_stop_rows(p, cols - 2);
    return rows < 2 ? 2 : rows > MOST_WHY_ROWS ? MOST_WHY_ROWS : rows;
}

/* At the end of a run, or where it hangs, what is wrong with it is said without being asked. */
static int lint_strip(Player *p, int rows, int cols)
{
    enum { MOST = 4 };
    if (rows < 22 || (cols >= THREE_BOXES && rows >= 50) || (p->pos < p->last && !player_is_deadlocked(p)))
        return 0;
    const LintList *lints = player_lints(p);
    int wanted = lints && lints->count ? 1 + pane_lints_rows(p, cols) : 0;
    return wanted < MOST ? wanted : MOST;
}

static Rows share_rows(Player *p, int rows, int cols)
{
    Rows r = {.why = why_rows(p, cols), .transport = 1, .console = 1};
    bool large = rows >= LARGE_ROWS && cols >= LARGE_COLS;
    int few = player_is_deadlocked(p) && !large ? 2 : 4; /* who waits for whom needs the room */
    int lanes = (int)(p->user_tasks < (uint32_t)few ? (uint32_t)few : p->user_tasks > 40 ? 40 : p->user_tasks);
    int most = rows < 28 ? (player_is_folded(p) ? 6 : 5) : rows / (player_is_folded(p) ? 4 : 5);
    r.timeline = 2 + (lanes > most ? most : lanes);
    if (large) {
        r.transport = 2;
        r.timeline += player_is_crowded(p) || !p->user_tasks ? 1 : 2; /* the ready queue, the ticks */
        r.console = rows / 6 + 1;
    }
    if (player_is_crowded(p) && rows >= 24 && cols >= 60) {
        r.map = large ? rows / 8 : 4;
        r.tasks = large ? 0 : 3; /* in a row of their own, as wide as the screen */
        r.timeline = large ? 11 : 7; /* a row for each state is enough */
        r.console = large ? r.console : 0;
    }
    if (rows < 20)
        r.timeline = rows >= 16 ? 4 : 0;
    r.lints = lint_strip(p, rows, cols);
    if (r.lints && player_is_deadlocked(p) && !large)
        r.console = 0;
    r.upper = rows - 1 - r.tasks - r.map - r.lints - r.why - r.transport - r.console - r.timeline;
    return r;
}

/* A part over the whole width: its title in a line, below it the pane. */
static void draw_strip(Player *p, Canvas canvas, PaneId pane)
{
    Buf title = {0};
    Canvas inside = canvas_sub(canvas, (Rect){1, 0, canvas_rows(canvas) - 1, canvas_cols(canvas)});
    if (canvas_rows(canvas) < 1)
        return;
    panes[pane].put_title(p, &title);
    canvas_hline(canvas, 0, border_of(p, pane), ROLE_PANE_TITLE, buf_text(&title));
    show(p, pane, inside);
    panes[pane].draw(p, inside);
    buf_deinit(&title);
}

static Canvas next_part(Canvas canvas, int *at, int rows)
{
    Canvas part = canvas_sub(canvas, (Rect){*at, 0, rows, canvas_cols(canvas)});
    *at += rows;
    return part;
}

static void draw_panes(Player *p, Canvas canvas, const Rows *r)
{
    int at = 1;
    p->layout.tasks_apart = r->tasks > 0;
    draw_upper(p, next_part(canvas, &at, r->upper));
    draw_strip(p, next_part(canvas, &at, r->tasks), PANE_TASKS);
    Canvas part = next_part(canvas, &at, r->timeline);
    if (r->timeline)
        draw_timeline_part(p, part);
    draw_strip(p, next_part(canvas, &at, r->map), PANE_MAP);
    part = next_part(canvas, &at, r->console);
    if (r->console)
        show(p, PANE_CONSOLE, part);
    if (r->console > 1)
        draw_lower_boxes(p, part);
    else if (r->console)
        pane_console_line(p, part, 0);
    draw_strip(p, next_part(canvas, &at, r->lints), PANE_LINTS);
}

void player_draw(Player *p, Canvas canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    p->layout.cols = cols;
    Rows r = share_rows(p, rows, cols);
    memset(p->layout.shown, 0, sizeof p->layout.shown);
    memset(p->layout.areas, 0, sizeof p->layout.areas);
    draw_title_line(p, canvas);
    if (p->zoom)
        draw_zoomed(p, canvas_sub(canvas, (Rect){1, 0, rows - 1 - r.why - r.transport, cols}));
    else
        draw_panes(p, canvas, &r);
    int at = rows - r.why - r.transport;
    pane_why_draw(p, canvas_sub(canvas, (Rect){at, 0, r.why, cols}));
    pane_transport_draw(p, canvas_sub(canvas, (Rect){at + r.why, 0, r.transport, cols}));
}
