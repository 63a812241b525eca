/* The loop: what runs, what is ready in which order, which timers are armed. */
#include "screens/player.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <string.h>

enum { SHOWN_TIMERS = 200, SHOWN_READY = 64, WIDE = 36 };

static void draw_running(Player *p, Canvas canvas, int row)
{
    const State *s = p->state;
    Buf label = {0};
    if (s->running) {
        UiState state = player_task_state(p, s->running);
        canvas_symbol(canvas, row, 0, (Style)style_state_role(state), style_state_glyph(state));
        player_task_label(p, s->running, &label);
        canvas_put(canvas, row, 2, ROLE_STRONG, "running");
        canvas_printf(canvas, row, 11, ROLE_RUNNING, "%u %s", s->running, buf_text(&label));
    } else if (s->running_handle) {
        canvas_symbol(canvas, row, 0, ROLE_RUNNING, style_state_glyph(UI_RUNNING));
        canvas_put(canvas, row, 2, ROLE_STRONG, "running");
        canvas_printf(canvas, row, 11, ROLE_RUNNING, "callback %s",
                      log_text(p->log, state_handle(s, s->running_handle)->cb));
    } else {
        canvas_put(canvas, row, 2, ROLE_STRONG, "running");
        canvas_put(canvas, row, 11, ROLE_DIM, s->tick ? "none" : "the module");
    }
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
        if (fits)
            col = canvas_put(canvas, row, col, ROLE_READY, buf_text(&name));
        buf_deinit(&name);
        if (!fits) {
            canvas_put(canvas, row, col, ROLE_DIM, " …");
            break;
        }
    }
}

/* What the timer is for, in a word: "Timeout._on_timeout" is a timeout. */
static const char *timer_name(const char *cb)
{
    const char *dot = strrchr(cb, '.');
    if (strncmp(cb, "Timeout.", 8) == 0)
        return "timeout";
    return dot && dot[1] ? dot + 1 : cb;
}

static void draw_timer(Player *p, Canvas canvas, int row, uint32_t handle)
{
    const HandleView *h = state_handle(p->state, handle);
    Buf when = {0}, in = {0};
    narrate_seconds(h->when, &when);
    int col = canvas_put(canvas, row, 4, ROLE_SLEEPING, buf_text(&when));
    col = col < 8 ? 8 : col;
    uint32_t task = h->owner ? h->owner : h->target;
    if (task)
        canvas_printf(canvas, row, col + 1, ROLE_NORMAL, "%u", task);
    bool wide = canvas_cols(canvas) >= WIDE;
    const char *name = timer_name(log_text(p->log, h->cb));
    int room = (wide ? 24 : canvas_cols(canvas)) - col - 4;
    col = canvas_put_cut(canvas, row, col + 4, room < 1 ? 1 : room, ROLE_NORMAL, name, strlen(name));
    if (wide) {
        narrate_seconds(h->when - p->state->t_ns, &in);
        col = canvas_printf(canvas, row, 25, ROLE_DIM, "+%s", buf_text(&in));
        canvas_printf(canvas, row, col + 2, ROLE_DIM, "h%u", handle);
    }
    buf_deinit(&when);
    buf_deinit(&in);
}

int pane_loop_rows(const Player *p, bool wide)
{
    int timers = (int)(p->state->timer_count < 8 ? p->state->timer_count : 8), most = wide ? 8 : 3;
    return (wide ? 4 : 3) + (timers < most ? most : timers);
}

void pane_loop_draw(Player *p, Canvas canvas)
{
    const State *s = p->state;
    int rows = canvas_rows(canvas), row = 0;
    if (canvas_cols(canvas) >= WIDE && rows > 8)
        canvas_printf(canvas, row++, 2, ROLE_DIM, "tick %u", s->tick);
    draw_running(p, canvas, row++);
    draw_ready(p, canvas, row++);
    int col = canvas_printf(canvas, row, 2, ROLE_STRONG, "timers   %u", s->timer_count);
    if (s->io_count)
        canvas_printf(canvas, row, col + 2, ROLE_IO, "I/O %u", s->io_count);
    row++;
    if (player_is_deadlocked(p)) {
        text_draw_wrapped(canvas_sub(canvas, (Rect){row, 2, rows - row, canvas_cols(canvas) - 2}), 0, ROLE_WARNING,
                          "CPython would wait here for ever.");
        return;
    }
    uint32_t timers[SHOWN_TIMERS];
    size_t n = state_timers(s, timers, SHOWN_TIMERS), room = rows > row ? (size_t)(rows - row) : 0;
    size_t shown = n <= room && n == s->timer_count ? n : room ? room - 1 : 0;
    for (size_t i = 0; i < shown && i < n; i++)
        draw_timer(p, canvas, row++, timers[i]);
    if (shown < s->timer_count && room)
        canvas_printf(canvas, row, 4, ROLE_DIM, "and %u more", s->timer_count - (uint32_t)shown);
}
