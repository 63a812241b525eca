/* The tree of tasks (who made whom) with what each of them waits for; at a deadlock, who waits for whom. */
#include "base/mem.h"
#include "screens/panes.h"
#include "trace/narrate.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <string.h>

void pane_tasks_title(Player *p, Buf *out)
{
    player_build_tree(p);
    const TaskGroup *all = &p->crowd.groups[0];
    uint32_t done = all->states[TASK_FINISHED] + all->states[TASK_CANCELLED] + all->states[TASK_FAILED];
    buf_printf(out, "tasks %u", all->now);
    if (done)
        buf_printf(out, ", %u done", done);
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
    player_task_label(p, tree->id, &label);
    bool cancelling = state_task_cancelling(p->state, tree->id);
    Style style = cancelling ? ROLE_CANCELLING : state == UI_RUNNING ? ROLE_RUNNING : ROLE_NORMAL;
    col = canvas_printf(canvas, row, col + 2, style, "%u %s", tree->id, cancelling ? "×" : "");
    int room = canvas_cols(canvas) - col;
    col = canvas_put_cut(canvas, row, col, room > 18 ? 18 : room < 1 ? 1 : room, style, buf_text(&label), label.len);
    buf_deinit(&label);
    return col;
}

/* "▾ crawl ×30": what is in which state follows in draw_counts. */
static int draw_group(Player *p, Canvas canvas, int row, const TreeRow *tree)
{
    Buf label = {0};
    int col = draw_branch(canvas, row, tree), room;
    canvas_put(canvas, row, col, ROLE_STRONG, tree->open ? "▾" : "▸");
    player_group_label(p, tree->group, &label);
    room = canvas_cols(canvas) - col - 2;
    col = canvas_put_cut(canvas, row, col + 2, room < 1 ? 1 : room, ROLE_STRONG, buf_text(&label), label.len);
    buf_deinit(&label);
    return col;
}

/* "▶1 »2 ─14 ■11": only states that somebody is in; the first ones where there is no room for all. */
static void draw_counts(Canvas canvas, int row, int col, const TaskGroup *group)
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
}

static void draw_what(Player *p, Canvas canvas, int row, int col, int end, uint32_t task)
{
    Buf what = {0};
    int cols = canvas_cols(canvas);
    narrate_task_short(p->state, task, app_is_ascii(p->screen.app), &what);
    int width = text_width(buf_text(&what), what.len);
    if (col + width >= cols) /* not in line with the others rather than cut */
        col = cols - width - 1 > end + 2 ? cols - width - 1 : end + 2;
    if (col < cols)
        canvas_put_cut(canvas, row, col, cols - col, ROLE_NORMAL, buf_text(&what), what.len);
    buf_deinit(&what);
}

void pane_tasks_draw(Player *p, Canvas canvas)
{
    player_build_tree(p);
    size_t rows = (size_t)canvas_rows(canvas), *shown = mem_zalloc((rows + 1) * sizeof *shown);
    uint32_t *depths = mem_zalloc((p->tree.count + 1) * sizeof *depths);
    int widest = 0, cols = canvas_cols(canvas), *ends = mem_zalloc((rows + 1) * sizeof *ends);
    for (size_t i = 0; i < p->tree.count; i++)
        depths[i] = p->tree.rows[i].depth;
    size_t n = rows_window(depths, p->tree.count, player_row(p), p->scroll[PANE_TASKS], rows, shown);
    player_note_rows(&p->layout.tasks, shown, n);
    for (size_t i = 0; i < n; i++) {
        const TreeRow *row = &p->tree.rows[shown[i]];
        ends[i] = row->id ? draw_task(p, canvas, (int)i, row) : draw_group(p, canvas, (int)i, row);
        widest = row->id && ends[i] > widest ? ends[i] : widest;
    }
    for (size_t i = 0; i < n; i++) {
        const TreeRow *row = &p->tree.rows[shown[i]];
        if (row->id)
            draw_what(p, canvas, (int)i, widest + 2, ends[i], row->id);
        else
            draw_counts(canvas, (int)i, ends[i] + 2, &p->crowd.groups[row->group]);
        if (row->id ? row->id == p->selected : row->group == p->picked)
            canvas_restyle(canvas, (Rect){(int)i, 0, 1, cols}, STYLE_SELECTED);
    }
    mem_free(ends);
    mem_free(depths);
    mem_free(shown);
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
