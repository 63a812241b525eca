/* The tree of tasks (who made whom) with what each of them waits for; at a deadlock, who waits for whom. */
#include "base/mem.h"
#include "screens/panes.h"
#include "trace/narrate.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <stdlib.h>
#include <string.h>

enum { CHAINS_FROM = 36, WIDE_LABELS = 50, WIDE_PLACES = 90 };

void pane_tasks_title(Player *p, Buf *out)
{
    player_build_tree(p);
    buf_printf(out, "tasks %u", p->crowd.groups[0].now);
}

/* The branch of the tree before a row; returns the column after it. */
static int draw_branch(Canvas canvas, int row, const TreeRow *tree)
{
    if (!tree->depth)
        return 0;
    int col = 2 * ((int)(tree->depth > 6 ? 6 : tree->depth) - 1);
    canvas_put(canvas, row, col, ROLE_BORDER, tree->last ? "└" : "├");
    return col + 2;
}

static int draw_task(Player *p, Canvas canvas, int row, const TreeRow *tree)
{
    UiState state = player_task_state(p, tree->id);
    Buf label = {0};
    int col = draw_branch(canvas, row, tree);
    draw_state(canvas, row, col, state);
    const TaskView *t = state_task(p->state, tree->id);
    narrate_label(p->log, t->name, t->coro, canvas_cols(canvas) < WIDE_LABELS, &label);
    bool cancelling = state_task_cancelling(p->state, tree->id);
    Style style = cancelling ? ROLE_CANCELLING : state == UI_RUNNING ? ROLE_RUNNING : ROLE_NORMAL;
    col = canvas_printf(canvas, row, col + 2, player_number_style(p, tree->id, style), "%u", tree->id);
    col = canvas_put(canvas, row, col, style, cancelling ? " ×" : " ");
    int room = canvas_cols(canvas) - col;
    int most = canvas_cols(canvas) < WIDE_LABELS ? 18 : 30;
    col = canvas_put_cut(canvas, row, col, room > most ? most : room < 1 ? 1 : room, style, buf_text(&label), label.len);
    buf_deinit(&label);
    return col;
}

/* "▾ crawl ×30": what is in which state follows in draw_counts. */
static int draw_group(Player *p, Canvas canvas, int row, const TreeRow *tree)
{
    Buf label = {0};
    int col = draw_branch(canvas, row, tree), room;
    canvas_put(canvas, row, col, ROLE_STRONG, tree->open ? "▾" : "▸");
    player_group_label(p, tree->group, p->crowd.groups[tree->group].now, &label);
    room = canvas_cols(canvas) - col - 2;
    col = canvas_put_cut(canvas, row, col + 2, room < 1 ? 1 : room, ROLE_STRONG, buf_text(&label), label.len);
    buf_deinit(&label);
    uint32_t line = p->crowd.groups[tree->group].line;
    Buf made = {0};
    if (log_has_line(p->log, line) && canvas_cols(canvas) >= WIDE_LABELS) {
        buf_str(&made, "line ");
        log_put_line(p->log, line, &made);
        col = canvas_put(canvas, row, col + 2, ROLE_DIM, buf_text(&made));
    }
    buf_deinit(&made);
    return col;
}

/* "▶1 »2 ─14 ■11": only states that somebody is in; the first ones where there is no room for all. */
static int draw_counts(Canvas canvas, int row, int col, const TaskGroup *group)
{
    static const TaskState order[] = {TASK_FAILED,   TASK_BLOCKING, TASK_RUNNING,  TASK_READY,    TASK_IO,
                                      TASK_SLEEPING, TASK_WAITING,  TASK_FINISHED, TASK_CANCELLED};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        uint32_t count = group->states[order[i]];
        UiState ui = player_ui_state(order[i]);
        Buf text = {0};
        if (count)
            buf_printf(&text, "%u", count);
        if (count && col + 1 + (int)text.len <= canvas_cols(canvas)) {
            draw_state(canvas, row, col, ui);
            col = canvas_put(canvas, row, col + 1, (Style)style_state_role(ui), buf_text(&text)) + 1;
        }
        buf_deinit(&text);
    }
    return col;
}

void pane_tasks_counts(Player *p, Canvas canvas, int row, int col)
{
    player_build_tree(p);
    int end = draw_counts(canvas, row, col, &p->crowd.groups[0]); /* once to know how long they are */
    if (end == col)
        return;
    canvas_fill(canvas, (Rect){row, col - 1, 1, end - col + 1}, ROLE_NORMAL, ' ');
    draw_counts(canvas, row, col, &p->crowd.groups[0]);
}

/* Where it stands, and whether it was asked to stop; what it awaits has a row of its own. `cols`: of the pane. */
static void put_place(const Player *p, uint32_t task, int cols, Buf *out)
{
    const TaskView *t = state_task(p->state, task);
    bool done = t->state >= TASK_FINISHED, parked = !done && t->line && t->state != TASK_RUNNING;
    Event end;
    if (parked && log_has_line(p->log, t->line)) {
        buf_str(out, "line ");
        log_put_line(p->log, t->line, out);
    } else if (parked)
        buf_printf(out, "line %u", player_line_of(p, task));
    if (parked && cols >= WIDE_PLACES)
        buf_str(out, "  ");
    if (!parked || cols >= WIDE_PLACES)
        narrate_task_short(p->state, task, app_is_ascii(p->screen.app), out);
    if (done && cols >= WIDE_LABELS && log_get(p->log, t->last_event, &end)) {
        buf_str(out, " at ");
        narrate_seconds(end.t_ns, out);
    }
    if (!done && t->cancel_count)
        buf_printf(out, "  cancelling %u%s", t->cancel_count,
                   t->cancel_pending && cols >= WIDE_LABELS ? ", not delivered yet" : "");
}

static void draw_what(Player *p, Canvas canvas, int row, int col, int end, uint32_t task, bool chains)
{
    Buf what = {0};
    int cols = canvas_cols(canvas);
    if (chains)
        put_place(p, task, cols, &what);
    else
        narrate_task_short(p->state, task, app_is_ascii(p->screen.app), &what);
    int width = text_width(buf_text(&what), what.len);
    if (col + width >= cols) /* not in line with the others rather than cut */
        col = cols - width - 1 > end + 2 ? cols - width - 1 : end + 2;
    if (col < cols)
        canvas_put_cut(canvas, row, col, cols - col, ROLE_NORMAL, buf_text(&what), what.len);
    buf_deinit(&what);
}

/* "└ gather f1  0/3 done" below the task; true: there is something to say. */
static bool draw_awaits(Player *p, Canvas canvas, int row, const TreeRow *tree, bool goes_on)
{
    Buf text = {0};
    bool awaits = narrate_awaits(p->state, tree->id, app_is_ascii(p->screen.app), &text);
    int depth = tree->depth > 6 ? 6 : (int)tree->depth, col = 2 * depth + 2, room = canvas_cols(canvas) - col - 2;
    if (awaits && room > 0) {
        if (tree->depth && goes_on)
            canvas_put(canvas, row, 2 * (depth - 1), ROLE_BORDER, "│");
        canvas_put(canvas, row, col, ROLE_BORDER, "└");
        canvas_put_cut(canvas, row, col + 2, room, ROLE_DIM, buf_text(&text), text.len);
    }
    buf_deinit(&text);
    return awaits && room > 0;
}

/* ---- how long the tasks of a group have waited ---- */

enum { SAMPLED = 1000 }; /* of a larger group as many tasks are measured, evenly spread */

static int by_length(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* "p50 1.1  p99 1.3  142859 steps"; "~" where not all were measured. */
static void put_waits(const Player *p, const TaskGroup *group, Buf *out)
{
    uint32_t slot = timeline_slot_of(p->timeline, p->pos), n = group->now < SAMPLED ? group->now : SAMPLED;
    int64_t waits[SAMPLED];
    for (uint32_t i = 0; i < n; i++) {
        uint32_t member = (uint32_t)((uint64_t)group->now * i / n);
        waits[i] = timeline_waited(p->timeline, p->crowd.members[group->start + member], slot);
    }
    qsort(waits, n, sizeof *waits, by_length);
    const char *about = n < group->now ? "~" : "";
    for (int i = 0; n && i < 2; i++) {
        buf_printf(out, "%s%s", i ? "  p99 " : "wait p50 ", about);
        narrate_seconds(waits[(n - 1) * (i ? 99 : 50) / 100], out);
    }
    buf_printf(out, "  %llu steps", (unsigned long long)group->steps);
}

/* At the right end, where there is room behind the counts. */
static void draw_waits(const Player *p, Canvas canvas, int row, int col, const TaskGroup *group)
{
    Buf text = {0};
    put_waits(p, group, &text);
    if (col + 1 + (int)text.len <= canvas_cols(canvas))
        canvas_put_right(canvas, row, canvas_cols(canvas), ROLE_DIM, buf_text(&text));
    buf_deinit(&text);
}

/* In a row of its own. */
static void draw_waits_below(const Player *p, Canvas canvas, int row, const TreeRow *tree)
{
    Buf text = {0};
    int col = 2 * (int)(tree->depth > 6 ? 6 : tree->depth) + 2;
    put_waits(p, &p->crowd.groups[tree->group], &text);
    canvas_put(canvas, row, col, ROLE_BORDER, "└");
    canvas_put(canvas, row, col + 2, ROLE_DIM, buf_text(&text));
    buf_deinit(&text);
}

/* The rows of the tree that are shown, and where. */
typedef struct {
    size_t rows[ROWS_SHOWN];
    int at[ROWS_SHOWN], ends[ROWS_SHOWN];
    size_t count;
    int widest; /* column after the longest label of a task */
} Shown;

static void choose_rows(Player *p, size_t rows, Shown *shown)
{
    uint32_t *depths = mem_zalloc((p->tree.count + 1) * sizeof *depths);
    for (size_t i = 0; i < p->tree.count; i++)
        depths[i] = p->tree.rows[i].depth;
    rows = rows < ROWS_SHOWN ? rows : ROWS_SHOWN;
    shown->count = rows_window(depths, p->tree.count, player_row(p), p->scroll[PANE_TASKS], rows, shown->rows);
    mem_free(depths);
}

/* The labels, and where there is room for two rows a task, what it awaits below its own. */
static void draw_labels(Player *p, Canvas canvas, Shown *shown, bool chains)
{
    RowsShown *note = &p->layout.tasks;
    int row = 0;
    note->count = 0;
    for (size_t i = 0; i < shown->count; i++) {
        const TreeRow *tree = &p->tree.rows[shown->rows[i]];
        shown->at[i] = row;
        shown->ends[i] = tree->id ? draw_task(p, canvas, row, tree) : draw_group(p, canvas, row, tree);
        shown->widest = tree->id && shown->ends[i] > shown->widest ? shown->ends[i] : shown->widest;
        row++;
        if (chains && !tree->id)
            draw_waits_below(p, canvas, row++, tree);
        else if (chains)
            row += draw_awaits(p, canvas, row, tree, !tree->last);
        while (note->count < (size_t)row && note->count < ROWS_SHOWN)
            note->rows[note->count++] = shown->rows[i];
    }
}

void pane_tasks_draw(Player *p, Canvas canvas)
{
    player_build_tree(p);
    size_t rows = (size_t)canvas_rows(canvas);
    bool chains = canvas_cols(canvas) >= CHAINS_FROM && 2 * p->tree.count <= rows;
    Shown shown = {.widest = 0};
    choose_rows(p, rows, &shown);
    draw_labels(p, canvas, &shown, chains);
    for (size_t i = 0; i < shown.count; i++) {
        const TreeRow *row = &p->tree.rows[shown.rows[i]];
        if (row->id)
            draw_what(p, canvas, shown.at[i], shown.widest + 2, shown.ends[i], row->id, chains);
        else {
            const TaskGroup *group = &p->crowd.groups[row->group];
            int end = draw_counts(canvas, shown.at[i], shown.ends[i] + 2, group);
            if (!chains)
                draw_waits(p, canvas, shown.at[i], end, group);
        }
        if (row->id ? row->id == p->selected : row->group == p->picked)
            canvas_restyle(canvas, (Rect){shown.at[i], 0, 1, canvas_cols(canvas)}, STYLE_SELECTED);
    }
}

void pane_deadlock_draw(Player *p, Canvas canvas)
{
    Buf text = {0};
    narrate_deadlock(p->state, app_is_ascii(p->screen.app), &text);
    TextRun run = {buf_text(&text), text.len, ROLE_WARNING};
    TextLayout layout;
    int width = canvas_cols(canvas) - 1;
    text_wrap(&run, 1, width < 1 ? 1 : width, 4, &layout);
    long top = p->scroll[PANE_TASKS] > 0 ? p->scroll[PANE_TASKS] : 0;
    text_draw(canvas_sub(canvas, (Rect){0, 1, canvas_rows(canvas), width}), 0, &layout, (size_t)top, 0);
    text_layout_deinit(&layout);
    buf_deinit(&text);
}
