/* The mouse: a click chooses (a task, a moment, a pane, beside the code a breakpoint, in "why" an event), dragging in the
 * timeline or on the bar moves the play-head, the wheel scrolls. What is where was noted when it was drawn. */
#include "screens/panes.h"

enum { WHEEL_ROWS = 3, GUTTER_COLS = 9 };

void player_note_rows(RowsShown *shown, const size_t *rows, size_t count)
{
    shown->count = count < ROWS_SHOWN ? count : ROWS_SHOWN;
    for (size_t i = 0; i < shown->count; i++)
        shown->rows[i] = rows[i];
}

static bool inside(const Rect *area, int row, int col)
{
    return row >= area->row && row < area->row + area->rows && col >= area->col && col < area->col + area->cols;
}

static void pick(Player *p, const RowsShown *shown, int row)
{
    if (row >= 0 && (size_t)row < shown->count)
        player_pick_row(p, shown->rows[row]);
}

static void scrub_timeline(Player *p, int col)
{
    int x = col - p->layout.areas[PANE_TIMELINE].col - p->layout.lanes_col;
    if (x < 0 || x >= p->time.shown)
        return;
    x += p->time.from;
    uint64_t seq = timeline_slot_event(p->timeline, axis_slot(&p->time.axis, x));
    player_seek(p, seq < p->last ? seq : p->last);
}

static void scrub_bar(Player *p, int col)
{
    int width = p->layout.bar.cols, x = col - p->layout.bar.col;
    x = x < 0 ? 0 : x >= width ? width - 1 : x;
    player_seek(p, width > 1 ? p->last * (uint64_t)x / (uint64_t)(width - 1) : 0);
}

/* A click on a chip of "why" goes where it says; false: there is none. */
static bool press_chip(Player *p, const MouseEvent *mouse)
{
    for (size_t i = 0; i < p->layout.chip_count; i++) {
        const Chip *chip = &p->layout.chips[i];
        if (!inside(&chip->at, mouse->row, mouse->col))
            continue;
        p->selected = player_task(p); /* its story goes on */
        p->picked = 0;
        if (chip->seq == QUERY_NONE)
            player_open_page(p, PANE_EXPLAIN);
        else
            player_jump(p, chip->seq);
        return true;
    }
    return false;
}

static void press(Player *p, const MouseEvent *mouse, bool drag)
{
    if (!drag && press_chip(p, mouse))
        return;
    if (inside(&p->layout.bar, mouse->row, mouse->col)) {
        scrub_bar(p, mouse->col);
        return;
    }
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        const Rect *area = &p->layout.areas[pane];
        if (!p->layout.shown[pane] || !inside(area, mouse->row, mouse->col))
            continue;
        int row = mouse->row - area->row;
        p->focus = (PaneId)pane;
        if (pane == PANE_CODE && !drag && mouse->col - area->col < GUTTER_COLS)
            player_toggle_break(p, pane_code_row(p, p->code_top + (uint32_t)row));
        if (pane == PANE_TASKS && !drag)
            pick(p, &p->layout.tasks, row);
        if (pane == PANE_TIMELINE) {
            if (!drag && mouse->col - area->col < p->layout.lanes_col)
                pick(p, &p->layout.lanes, row - 1); /* the ruler is above */
            scrub_timeline(p, mouse->col);
        }
        return;
    }
}

static void scroll(Player *p, const MouseEvent *mouse, int by)
{
    if (mouse->ctrl || mouse->shift) {
        player_zoom_time(p, by < 0 ? 1 : -1);
        return;
    }
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (p->layout.shown[pane] && inside(&p->layout.areas[pane], mouse->row, mouse->col))
            p->scroll[pane] += by;
    }
}

void player_mouse(Player *p, const MouseEvent *mouse)
{
    if (!p->count || p->prompt.what)
        return;
    buf_clear(&p->notice);
    switch (mouse->kind) {
    case MOUSE_PRESS:
    case MOUSE_DRAG:
        if (mouse->button == 1) {
            p->playing = false;
            press(p, mouse, mouse->kind == MOUSE_DRAG);
        }
        break;
    case MOUSE_WHEEL_UP:
        scroll(p, mouse, -WHEEL_ROWS);
        break;
    case MOUSE_WHEEL_DOWN:
        scroll(p, mouse, WHEEL_ROWS);
        break;
    case MOUSE_RELEASE:
        break;
    }
}
