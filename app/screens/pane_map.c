/* The map of a crowd: every task has a place, in the order of its group; a cell stands for some of them. Which of their
 * states it shows is dithered, so that an area of cells has each state by its share; what is rare and matters (running,
 * failed, cancelled, blocking) is always shown. */
#include "base/mem.h"
#include "screens/panes.h"

#include <string.h>

static uint32_t crowd_count(const Player *p)
{
    return p->map.count ? p->map.count : p->user_tasks;
}

void pane_map_title(Player *p, Buf *out)
{
    uint32_t count = crowd_count(p);
    if (p->map.count)
        buf_printf(out, "map of tasks %u to %u · Esc: all", p->crowd.members[p->map.from],
                   p->crowd.members[p->map.from + count - 1]);
    else
        buf_str(out, "map of all tasks");
    if (p->map.share > 1)
        buf_printf(out, " · a cell is %u tasks, by share", p->map.share);
}

/* A state that one task of a thousand may show. */
static bool is_loud(TaskState state)
{
    return state == TASK_RUNNING || state == TASK_BLOCKING || state == TASK_FAILED || state == TASK_CANCELLED;
}

/* Error diffusion over the cells: the state that is most in debt is shown, and pays. */
typedef struct {
    double debts[TASK_STATE_COUNT];
} Dither;

static TaskState dither(Dither *d, const uint32_t *counts, uint32_t total)
{
    TaskState most = TASK_ABSENT;
    for (int state = 0; state < TASK_STATE_COUNT; state++) {
        d->debts[state] += (double)counts[state] / total;
        if (counts[state] && (!counts[most] || d->debts[state] > d->debts[most]))
            most = (TaskState)state;
    }
    d->debts[most] -= 1;
    for (int state = 0; state < TASK_STATE_COUNT; state++) {
        if (counts[state] && is_loud((TaskState)state))
            return timeline_stronger(most, (TaskState)state);
    }
    return most;
}

static TaskState cell_state(const Player *p, Dither *d, uint32_t from, uint32_t until)
{
    uint32_t counts[TASK_STATE_COUNT] = {0};
    for (uint32_t i = from; i < until; i++)
        counts[p->stands.states[p->crowd.members[i]]]++;
    return dither(d, counts, until - from);
}

void pane_map_draw(Player *p, Canvas canvas)
{
    uint32_t cells = (uint32_t)(canvas_rows(canvas) * canvas_cols(canvas)), count = crowd_count(p);
    Dither d = {0};
    if (!cells || !count)
        return;
    player_take_census(p);
    p->map.share = (count + cells - 1) / cells;
    p->map.cells = (count + p->map.share - 1) / p->map.share;
    p->map.cell = p->map.cell < p->map.cells ? p->map.cell : p->map.cells - 1;
    for (uint32_t cell = 0; cell < p->map.cells; cell++) {
        uint32_t from = cell * p->map.share, until = from + p->map.share < count ? from + p->map.share : count;
        TaskState state = cell_state(p, &d, p->map.from + from, p->map.from + until);
        int row = (int)cell / canvas_cols(canvas), col = (int)cell % canvas_cols(canvas);
        UiState ui = player_ui_state(state);
        if (state != TASK_ABSENT)
            canvas_symbol(canvas, row, col, (Style)style_state_role(ui), style_state_glyph(ui));
        else
            canvas_symbol(canvas, row, col, ROLE_DIM, 0xb7); /* not made yet */
        if (p->focus == PANE_MAP && cell == p->map.cell)
            canvas_restyle(canvas, (Rect){row, col, 1, 1}, STYLE_SELECTED);
    }
}

/* ---- going into it ---- */

void player_choose_cell(Player *p, long by)
{
    long to = (long)p->map.cell + by;
    p->map.cell = to < 0 ? 0 : to >= (long)p->map.cells ? (p->map.cells ? p->map.cells - 1 : 0) : (uint32_t)to;
}

void player_enter_cell(Player *p)
{
    uint32_t from = p->map.from + p->map.cell * p->map.share, end = p->map.from + crowd_count(p);
    if (from >= end)
        return;
    if (p->map.share == 1) {
        p->selected = p->crowd.members[from];
        p->picked = 0;
        p->tree.valid = false;
        return;
    }
    p->map.from = from;
    p->map.count = end - from < p->map.share ? end - from : p->map.share;
    p->map.cell = 0;
    if (!p->zoom)
        player_open_page(p, PANE_MAP);
}

bool player_leave_cell(Player *p)
{
    bool inside = p->map.count != 0;
    p->map.from = p->map.count = p->map.cell = 0;
    return inside;
}
