/* The tree of tasks (who made whom) with what each of them waits for; at a deadlock, who waits for whom. */
#include "base/mem.h"
#include "screens/player.h"
#include "trace/narrate.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <string.h>

void pane_tasks_title(const Player *p, Buf *out)
{
    uint32_t count[TASK_STATE_COUNT] = {0}, all = 0;
    for (uint32_t id = 1; id <= p->state->max_task; id++) {
        const TaskView *t = state_task(p->state, id);
        if (!t->id || t->internal)
            continue;
        count[state_of_task(p->state, id)]++;
        all++;
    }
    uint32_t done = count[TASK_FINISHED] + count[TASK_CANCELLED] + count[TASK_FAILED];
    buf_printf(out, "tasks %u", all);
    if (done)
        buf_printf(out, ", %u done", done);
}

/* The first row to show so that `at` is in view. */
static size_t first_row(const Player *p, size_t rows)
{
    uint32_t task = player_task(p);
    size_t at = 0, count = p->tree_count;
    for (size_t i = 0; i < count; i++) {
        if (p->tree[i].id == task)
            at = i;
    }
    long top = at < rows ? 0 : (long)(at - rows / 2);
    top += p->scroll[PANE_TASKS];
    long max = count > rows ? (long)(count - rows) : 0;
    return (size_t)(top < 0 ? 0 : top > max ? max : top);
}

static int draw_name(Player *p, Canvas canvas, int row, const TreeRow *tree)
{
    UiState state = player_task_state(p, tree->id);
    Buf label = {0};
    int col = 0;
    if (tree->depth) {
        col = 2 * ((int)(tree->depth > 6 ? 6 : tree->depth) - 1);
        canvas_put(canvas, row, col, ROLE_BORDER, tree->last ? "└" : "├");
        col += 2;
    }
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

void pane_tasks_draw(Player *p, Canvas canvas)
{
    player_build_tree(p);
    size_t rows = (size_t)canvas_rows(canvas), top = first_row(p, rows);
    int widest = 0, cols = canvas_cols(canvas), *ends = mem_zalloc((rows + 1) * sizeof *ends);
    for (size_t i = 0; i < rows && top + i < p->tree_count; i++) {
        int col = draw_name(p, canvas, (int)i, &p->tree[top + i]);
        ends[i] = col;
        widest = col > widest ? col : widest;
    }
    Buf what = {0};
    for (size_t i = 0; i < rows && top + i < p->tree_count; i++) {
        uint32_t id = p->tree[top + i].id;
        buf_clear(&what);
        narrate_task_short(p->state, id, app_is_ascii(p->screen.app), &what);
        int col = widest + 2, width = text_width(buf_text(&what), what.len);
        if (col + width > cols) /* not in line with the others rather than cut */
            col = cols - width > ends[i] + 2 ? cols - width : ends[i] + 2;
        if (col < cols)
            canvas_put_cut(canvas, (int)i, col, cols - col, ROLE_NORMAL, buf_text(&what), what.len);
        if (id == p->selected)
            canvas_restyle(canvas, (Rect){(int)i, 0, 1, cols}, STYLE_SELECTED);
    }
    mem_free(ends);
    buf_deinit(&what);
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
