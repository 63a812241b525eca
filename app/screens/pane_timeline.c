/* The timeline: one lane a task on the elastic axis. The future is hidden until it is revealed. */
#include "base/mem.h"
#include "screens/player.h"
#include "ui/draw.h"

#include <string.h>

static void make_axis(Player *p, int width)
{
    if (p->axis_width == width)
        return;
    if (p->axis.first)
        axis_deinit(&p->axis);
    axis_init(&p->axis, p->timeline, p->axis_mode, width);
    p->axis_width = width;
}

/* The column of the play-head: just after what has happened. */
static int head_column(const Player *p)
{
    uint32_t slot = timeline_slot_of(p->timeline, p->pos);
    int from = axis_column(&p->axis, slot), head = axis_column(&p->axis, slot + 1);
    if (slot + 1 >= p->axis.nslots)
        head = p->axis.width;
    head = head <= from ? from + 1 : head;
    return head > p->axis.width ? p->axis.width : head;
}

static void draw_lane(Player *p, Canvas canvas, int row, int label_width, uint32_t task, int head)
{
    Buf label = {0};
    bool running = task == p->state->running;
    if (running)
        draw_state(canvas, row, 0, player_task_state(p, task));
    buf_printf(&label, "%u ", task);
    player_task_label(p, task, &label);
    Style style = task == p->selected ? ROLE_NORMAL | STYLE_SELECTED : running ? ROLE_RUNNING : ROLE_NORMAL;
    canvas_put_cut(canvas, row, 1, label_width - 2, style, buf_text(&label), label.len);
    buf_deinit(&label);

    uint8_t *cells = mem_zalloc((size_t)p->axis.width + 1);
    timeline_lane(p->timeline, &p->axis, task, cells);
    for (int i = 0; i < p->axis.width; i++) {
        TaskState state = (TaskState)cells[i];
        if (state == TASK_ABSENT || (i >= head && !p->reveal))
            continue;
        UiState ui = player_ui_state(state);
        Style role = (Style)(i >= head ? ROLE_FUTURE : style_state_role(ui));
        canvas_symbol(canvas, row, label_width + i, role, style_state_bar(ui));
    }
    mem_free(cells);
}

/* A program without tasks still has a clock: its one lane is the module, which runs or stands still. */
static void draw_module_lane(Player *p, Canvas canvas, int row, int label_width, int head)
{
    canvas_put_cut(canvas, row, 1, label_width - 2, ROLE_NORMAL, "module", 6);
    for (int i = 0; i < p->axis.width && (i < head || p->reveal); i++) {
        uint32_t slot = axis_slot(&p->axis, i);
        bool gap = slot + 1 < p->axis.nslots &&
                   timeline_slot_time(p->timeline, slot + 1) > timeline_slot_time(p->timeline, slot);
        UiState ui = gap ? UI_BLOCKING : UI_RUNNING;
        canvas_symbol(canvas, row, label_width + i, (Style)(i >= head ? ROLE_FUTURE : style_state_role(ui)),
                      style_state_bar(ui));
    }
}

static void draw_ready_row(Player *p, Canvas canvas, int row, int label_width, int head)
{
    size_t width = (size_t)p->axis.width;
    uint32_t *counts = mem_zalloc((width + 1) * sizeof *counts), max = 1;
    timeline_ready(p->timeline, &p->axis, counts);
    for (size_t i = 0; i < width; i++)
        max = counts[i] > max ? counts[i] : max;
    size_t shown = p->reveal ? width : (size_t)head;
    canvas_put_cut(canvas, row, 2, label_width - 3, ROLE_DIM, "ready queue", label_width > 13 ? 11 : 5);
    draw_density(canvas, row, label_width, ROLE_READY, counts, shown, max);
    mem_free(counts);
}

/* Which tasks get a lane: a window around the one of interest. */
static size_t first_lane(const Player *p, size_t lanes)
{
    uint32_t task = player_task(p);
    size_t at = 0;
    for (size_t i = 0; i < p->tree_count; i++) {
        if (p->tree[i].id == task)
            at = i;
    }
    long top = at < lanes ? 0 : (long)(at - lanes / 2);
    top += p->scroll[PANE_TIMELINE];
    long max = p->tree_count > lanes ? (long)(p->tree_count - lanes) : 0;
    return (size_t)(top < 0 ? 0 : top > max ? max : top);
}

void pane_timeline_draw(Player *p, Canvas canvas)
{
    int cols = canvas_cols(canvas), rows = canvas_rows(canvas), label_width = p->label_width + 3;
    label_width = label_width > cols / 4 ? cols / 4 : label_width;
    int width = cols - label_width - 1;
    if (width < 4 || rows < 1)
        return;
    make_axis(p, width);
    int head = head_column(p);
    char *ruler = mem_zalloc((size_t)width + 2);
    timeline_ruler(p->timeline, &p->axis, ruler);
    canvas_put(canvas, 0, label_width, ROLE_DIM, ruler);
    mem_free(ruler);

    player_build_tree(p);
    bool queue = rows >= 6;
    size_t lanes = (size_t)(rows - 1 - queue), top = first_lane(p, lanes);
    size_t shown = p->tree_count - top < lanes ? p->tree_count - top : lanes;
    for (size_t i = 0; i < shown; i++)
        draw_lane(p, canvas, 1 + (int)i, label_width, p->tree[top + i].id, head);
    if (!p->user_tasks && lanes)
        draw_module_lane(p, canvas, 1, label_width, head);
    if (queue)
        draw_ready_row(p, canvas, rows - 1, label_width, head);
    canvas_vline(canvas, label_width + head, 0, rows, ROLE_PLAYHEAD);
    if (shown < p->tree_count) {
        Buf more = {0};
        buf_printf(&more, "%zu-%zu of %zu", top + 1, top + shown, p->tree_count);
        canvas_put_cut(canvas, 0, 1, label_width - 2, ROLE_DIM, buf_text(&more), more.len);
        buf_deinit(&more);
    }
}
