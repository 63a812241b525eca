/* The loop: what runs, what is ready in which order, which timers are armed. */
#include "screens/panes.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <string.h>

enum { SHOWN_TIMERS = 200, FIRST_TIMERS = 8, SHOWN_READY = 64, WIDE = 36 };

/* "  h9 wakeup" after what runs, where there is room for it. */
static void draw_handle(Player *p, Canvas canvas, int row, int col)
{
    const State *s = p->state;
    const HandleView *h = state_handle(s, s->running_handle);
    Buf text = {0};
    if (!s->running_handle || canvas_cols(canvas) < WIDE)
        return;
    buf_printf(&text, "h%u", s->running_handle);
    if (s->running)
        buf_printf(&text, " %s", log_text(p->log, h->cb));
    else if (h->owner && h->owner != h->target)
        buf_printf(&text, " for task %u", h->owner);
    if (col + 2 + text_width(buf_text(&text), text.len) <= canvas_cols(canvas))
        canvas_put(canvas, row, col + 2, ROLE_DIM, buf_text(&text));
    buf_deinit(&text);
}

static void draw_running(Player *p, Canvas canvas, int row)
{
    const State *s = p->state;
    Buf label = {0};
    int col = 11, room = canvas_cols(canvas) - col;
    canvas_put(canvas, row, 2, ROLE_STRONG, "running");
    if (s->running) {
        UiState state = player_task_state(p, s->running);
        canvas_symbol(canvas, row, 0, (Style)style_state_role(state), style_state_glyph(state));
        player_task_label(p, s->running, &label);
        col = canvas_printf(canvas, row, col, ROLE_RUNNING, "%u %s", s->running, buf_text(&label));
    } else if (s->running_handle) {
        canvas_symbol(canvas, row, 0, ROLE_RUNNING, style_state_glyph(UI_RUNNING));
        const HandleView *h = state_handle(s, s->running_handle);
        buf_str(&label, log_text(p->log, h->cb));
        if (h->target)
            buf_printf(&label, " of task %u", h->target);
        col = canvas_put_cut(canvas, row, col, room < 1 ? 1 : room, ROLE_RUNNING, buf_text(&label), label.len);
    } else
        canvas_put(canvas, row, col, ROLE_DIM, s->tick ? "none" : "the module");
    player_note_handle(p, canvas, s->running_handle, UI_RUNNING, row, 11, col - 11);
    draw_handle(p, canvas, row, col);
    buf_deinit(&label);
}

/* "2 3 4": the tasks in the order in which they will run; callbacks by their names. */
static void draw_ready(Player *p, Canvas canvas, int row)
{
    const State *s = p->state;
    uint32_t handles[SHOWN_READY];
    size_t n = state_ready(s, handles, SHOWN_READY);
    canvas_printf(canvas, row, 2, ROLE_STRONG, "ready    %u", s->ready_count);
    if (!s->ready_count) {
        canvas_put(canvas, row, 13, ROLE_DIM, " (empty)");
        return;
    }
    int col = 13, end = canvas_cols(canvas);
    for (size_t i = 0; i < n; i++) {
        const HandleView *h = state_handle(s, handles[i]);
        Buf name = {0};
        if (h->target)
            buf_printf(&name, "%s%u", i ? " ← " : " ", h->target);
        else
            buf_printf(&name, "%s%s", i ? " ← " : " ", log_text(p->log, h->cb));
        int width = text_width(buf_text(&name), name.len);
        bool fits = col + width <= end - (i + 1 < s->ready_count ? 2 : 0);
        if (fits) {
            int begin = col + (i ? 3 : 1); /* after the arrow */
            col = canvas_put(canvas, row, col, ROLE_READY, buf_text(&name));
            player_note_handle(p, canvas, handles[i], UI_READY, row, begin, col - begin);
        }
        buf_deinit(&name);
        if (!fits && !i) /* rather its beginning than nothing */
            canvas_put_cut(canvas, row, col + 1, end - col - 1 < 1 ? 1 : end - col - 1, ROLE_READY,
                           log_text(p->log, h->cb), strlen(log_text(p->log, h->cb)));
        else if (!fits)
            canvas_put(canvas, row, col, ROLE_DIM, " …");
        if (!fits)
            break;
    }
}

const char *pane_timer_name(const char *cb)
{
    const char *dot = strrchr(cb, '.');
    if (strncmp(cb, "Timeout.", 8) == 0)
        return "timeout";
    return dot && dot[1] ? dot + 1 : cb;
}

/* "line 5", where it fits. */
static void draw_line(const Player *p, Canvas canvas, int row, int col, uint32_t ref)
{
    Buf text = {0};
    buf_str(&text, "line ");
    if (log_has_line(p->log, ref)) {
        log_put_line(p->log, ref, &text);
        if (col + (int)text.len <= canvas_cols(canvas))
            canvas_put(canvas, row, col, ROLE_DIM, buf_text(&text));
    }
    buf_deinit(&text);
}

static void draw_timer(Player *p, Canvas canvas, int row, uint32_t handle)
{
    const HandleView *h = state_handle(p->state, handle);
    Buf when = {0}, in = {0};
    narrate_seconds(h->when, &when);
    int col = canvas_put(canvas, row, 4, ROLE_SLEEPING, buf_text(&when));
    player_note_handle(p, canvas, handle, UI_SLEEPING, row, 4, col - 4);
    col = col < 8 ? 8 : col;
    uint32_t task = h->owner ? h->owner : h->target;
    if (task)
        canvas_printf(canvas, row, col + 1, ROLE_NORMAL, "%u", task);
    bool wide = canvas_cols(canvas) >= WIDE;
    const char *name = pane_timer_name(log_text(p->log, h->cb));
    int room = (wide ? 24 : canvas_cols(canvas)) - col - 4;
    col = canvas_put_cut(canvas, row, col + 4, room < 1 ? 1 : room, ROLE_NORMAL, name, strlen(name));
    if (wide) {
        narrate_seconds(h->when - p->state->t_ns, &in);
        col = canvas_printf(canvas, row, 25, ROLE_DIM, "+%s", buf_text(&in));
        col = canvas_printf(canvas, row, col + 2, ROLE_DIM, "h%u", handle);
        draw_line(p, canvas, row, col + 2, h->line);
    }
    buf_deinit(&when);
    buf_deinit(&in);
}

/* One below the other; the last row says how many are not shown. */
static void draw_timers(Player *p, Canvas canvas, int row)
{
    uint32_t timers[SHOWN_TIMERS];
    size_t room = (size_t)(canvas_rows(canvas) - row);
    size_t n = census_timers(p->stands.census, p->state, timers, room < SHOWN_TIMERS ? room : SHOWN_TIMERS);
    size_t shown = n == p->state->timer_count ? n : room - 1;
    for (size_t i = 0; i < shown && i < n; i++)
        draw_timer(p, canvas, row++, timers[i]);
    if (shown < p->state->timer_count)
        canvas_printf(canvas, row, 4, ROLE_DIM, "and %u more", p->state->timer_count - (uint32_t)shown);
}

/* "1.2 17  1.3 14  …": when and task, in the row that counts them. */
static void draw_first_timers(Player *p, Canvas canvas, int row, int col)
{
    uint32_t timers[FIRST_TIMERS];
    size_t n = census_timers(p->stands.census, p->state, timers, FIRST_TIMERS);
    for (size_t i = 0; i < n; i++) {
        const HandleView *h = state_handle(p->state, timers[i]);
        Buf when = {0}, task = {0};
        narrate_seconds(h->when, &when);
        if (h->owner || h->target)
            buf_printf(&task, " %u", h->owner ? h->owner : h->target);
        bool more = i + 1 < p->state->timer_count;
        bool fits = col + 1 + (int)when.len + (int)task.len + (more ? 2 : 0) <= canvas_cols(canvas);
        if (fits) {
            player_note_handle(p, canvas, timers[i], UI_SLEEPING, row, col + 1, (int)when.len);
            col = canvas_put(canvas, row, col + 1, ROLE_SLEEPING, buf_text(&when));
            col = canvas_put(canvas, row, col, ROLE_NORMAL, buf_text(&task)) + 1;
        } else
            canvas_put(canvas, row, col - 1, ROLE_DIM, " …");
        buf_deinit(&when);
        buf_deinit(&task);
        if (!fits)
            break;
    }
}

/* ---- the ready queue, a handle a row ---- */

/* With what the task goes on: an exception that is thrown into it, else a result. */
static bool brings_cancel(const State *s, const HandleView *h)
{
    const FutView *f = futref_is_task(h->fut) ? NULL : state_fut(s, futref_id(h->fut));
    return h->target && (state_task_cancelling(s, h->target) || (f && f->how == STR_CANCELLED));
}

static void draw_ready_handle(Player *p, Canvas canvas, int row, uint32_t handle)
{
    const State *s = p->state;
    const HandleView *h = state_handle(s, handle);
    Buf text = {0};
    canvas_printf(canvas, row, 4, ROLE_DIM, "h%u", handle);
    buf_printf(&text, "%-8s", log_text(p->log, h->cb));
    if (h->target) {
        buf_printf(&text, " %u ", h->target);
        player_task_label(p, h->target, &text);
    }
    int room = canvas_cols(canvas) - 10;
    int col = canvas_put_cut(canvas, row, 10, room, ROLE_READY, buf_text(&text), text.len);
    static const char with[] = "with CancelledError";
    if (brings_cancel(s, h) && col + 1 + (int)sizeof with <= canvas_cols(canvas))
        canvas_put(canvas, row, col + 2, ROLE_CANCELLING, with);
    buf_deinit(&text);
}

/* Returns the row after; the last one says how many are not shown. */
static int draw_ready_handles(Player *p, Canvas canvas, int row, int rows)
{
    uint32_t handles[SHOWN_READY];
    size_t n = state_ready(p->state, handles, SHOWN_READY), room = (size_t)rows;
    size_t shown = p->state->ready_count <= room ? p->state->ready_count : room - 1;
    for (size_t i = 0; i < shown && i < n; i++)
        draw_ready_handle(p, canvas, row++, handles[i]);
    if (shown < p->state->ready_count)
        canvas_printf(canvas, row++, 4, ROLE_DIM, "and %u more", p->state->ready_count - (uint32_t)shown);
    return row;
}

/* ---- the pane ---- */

enum { TICK_FROM = 6, READY_ROWS = 6, TIMER_ROWS = 8, LOW = 18, HIGH = 28 };

static int at_most(uint32_t count, int most)
{
    return count < (uint32_t)most ? (int)count : most;
}

int pane_loop_rows(const Player *p, int box_rows)
{
    const State *s = p->state;
    bool wide = box_rows > LOW;
    int timers = at_most(s->timer_count, TIMER_ROWS), most = wide && !p->has_objects ? TIMER_ROWS : 3;
    int ready = box_rows > HIGH ? READY_ROWS : 0; /* always the same, so that panes do not jump */
    return (wide ? 4 : 3) + ready + (timers < most ? most : timers);
}

static void draw_loop(Player *p, Canvas canvas)
{
    const State *s = p->state;
    int rows = canvas_rows(canvas), row = 0;
    bool wide = canvas_cols(canvas) >= WIDE;
    if (wide && rows > TICK_FROM) {
        Buf turn = {0};
        narrate_turn(s, app_is_ascii(p->screen.app), &turn);
        canvas_put_cut(canvas, row++, 2, canvas_cols(canvas) - 2, ROLE_DIM, buf_text(&turn), turn.len);
        buf_deinit(&turn);
    }
    draw_running(p, canvas, row++);
    draw_ready(p, canvas, row++);
    int spare = rows - row - 1 - at_most(s->timer_count, TIMER_ROWS);
    if (wide && s->ready_count && spare >= at_most(s->ready_count, 3))
        row = draw_ready_handles(p, canvas, row, spare);
    int col = canvas_printf(canvas, row, 2, ROLE_STRONG, "timers   %u", s->timer_count);
    if (s->io_count || player_is_deadlocked(p))
        col = canvas_printf(canvas, row, col + 2, ROLE_IO, "I/O %u", s->io_count);
    if (player_is_deadlocked(p)) {
        text_draw_wrapped(canvas_sub(canvas, (Rect){row + 1, 2, rows - row - 1, canvas_cols(canvas) - 2}), 0,
                          ROLE_WARNING, "CPython would wait here for ever.");
        return;
    }
    if (rows - row - 1 >= (s->timer_count > 1 ? 2 : 1))
        draw_timers(p, canvas, row + 1);
    else if (s->timer_count)
        draw_first_timers(p, canvas, row, col + 1);
    if (player_is_crowded(p) && !wide && rows - row > 1 && s->turn.todo)
        canvas_printf(canvas, rows - 1, 2, ROLE_DIM, "tick %u: %u of %u handles", s->tick, s->turn.ran, s->turn.todo);
}

void pane_loop_draw(Player *p, Canvas canvas)
{
    player_begin_places(p);
    draw_loop(p, canvas);
    player_draw_moves(p, canvas);
}
