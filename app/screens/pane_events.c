/* The playable events up to now, the newest at the end; what follows too when the future is revealed. */
#include "screens/panes.h"
#include "trace/narrate.h"

#include "base/mem.h"

/* The events come in order: those near each other are read on from one to the next. */
static bool read_on(LogCursor *c, uint64_t seq, Event *ev)
{
    if (!c->log || seq < c->index || seq / LOG_CHUNK_EVENTS != c->index / LOG_CHUNK_EVENTS)
        return false;
    while (c->index < seq && log_next(c, ev))
        ;
    return log_next(c, ev);
}

static void draw_event(Player *p, Canvas canvas, int row, uint64_t seq, const Event *ev)
{
    Buf text = {0};
    narrate_event(p->state, ev, &text);
    bool here = seq == p->pos;
    Style style = seq > p->pos ? ROLE_FUTURE : here ? ROLE_CURRENT_LINE : ROLE_NORMAL;
    if (here)
        canvas_symbol(canvas, row, 0, ROLE_RUNNING, style_state_glyph(UI_RUNNING));
    int col = canvas_printf(canvas, row, 1, ROLE_DIM, "%llu", (unsigned long long)seq);
    col = col < 6 ? 6 : col + 1;
    uint32_t task = query_task_of(ev);
    if (task)
        canvas_printf(canvas, row, col, player_number_style(p, task, ROLE_NORMAL), "%u", task);
    int room = canvas_cols(canvas) - col - 4;
    if (room > 0)
        canvas_put_cut(canvas, row, col + 4, room, style, buf_text(&text), text.len);
    buf_deinit(&text);
}

void pane_events_draw(Player *p, Canvas canvas)
{
    int rows = canvas_rows(canvas), after = p->reveal ? rows / 2 : 0;
    if (rows < 1)
        return;
    uint64_t *seqs = mem_zalloc((size_t)rows * sizeof *seqs), at = p->pos;
    int first = rows - after;
    seqs[--first] = at;
    while (first > 0) {
        at = player_next_listed(p, at, false);
        if (at == QUERY_NONE)
            break;
        seqs[--first] = at;
    }
    int last = rows - after;
    for (at = p->pos; last < rows; last++) {
        at = player_next_listed(p, at, true);
        if (at == QUERY_NONE)
            break;
        seqs[last] = at;
    }
    LogCursor cursor = {0};
    for (int i = first; i < last; i++) {
        Event ev;
        if (!read_on(&cursor, seqs[i], &ev)) {
            cursor = log_cursor(p->log, seqs[i]);
            log_next(&cursor, &ev);
        }
        draw_event(p, canvas, i - first, seqs[i], &ev);
    }
    mem_free(seqs);
}
