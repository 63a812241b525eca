/* Handles on their way: after a step, what has left one place of the loop's pane for another (ready -> running -> timers)
 * is shown between the two, as far as the app's tween says. Where a handle stood is what the last picture noted. */
#include "screens/player.h"

enum { MOST_TASKS = 50 /* with more, too much moves to be followed */ };

void player_note_handle(Player *p, Canvas canvas, uint32_t handle, UiState state, int row, int col, int width)
{
    LoopPlaces *places = &p->layout.places;
    if (handle && places->count < LOOP_PLACES)
        places->items[places->count++] =
            (LoopPlace){handle, state, {canvas.area.row + row, canvas.area.col + col, 1, width < 1 ? 1 : width}};
}

void player_begin_places(Player *p)
{
    p->layout.places.count = 0;
    p->layout.places.task = p->state->running;
}

void player_begin_moves(Player *p)
{
    App *app = p->screen.app;
    if (!app->term || p->user_tasks > MOST_TASKS || !p->layout.places.count)
        return;
    if (tween_begin(&app->tween, term_now(app->term)))
        p->layout.left = p->layout.places;
}

/* What a handle shows of itself: its task, or a dot. */
static void put_token(Canvas canvas, int row, int col, UiState state, const HandleView *h)
{
    Style style = (Style)style_state_role(state) | STYLE_BOLD;
    uint32_t task = h->target ? h->target : h->owner;
    canvas_symbol(canvas, row, col, style, style_state_glyph(state));
    int end = task ? canvas_printf(canvas, row, col + 1, style, "%u", task) : col + 1;
    canvas_put(canvas, row, end, ROLE_NORMAL, " "); /* it must not run into a number that stands there */
}

/* Where a handle comes from: its own place of before, or that of what ran then and has armed or queued it since. */
static const LoopPlace *place_before(const Player *p, const LoopPlace *now)
{
    const HandleView *h = state_handle(p->state, now->handle);
    const LoopPlace *running = NULL;
    for (size_t i = 0; i < p->layout.left.count; i++) {
        const LoopPlace *before = &p->layout.left.items[i];
        if (before->handle == now->handle)
            return before->state != now->state ? before : NULL;
        running = before->state == UI_RUNNING ? before : running;
    }
    bool armed = now->state == UI_SLEEPING && h->owner && h->owner == p->layout.left.task;
    bool queued = running && now->state == UI_READY && h->pusher == running->handle;
    return armed || queued ? running : NULL;
}

void player_draw_moves(Player *p, Canvas canvas)
{
    const Tween *tween = &p->screen.app->tween;
    if (!tween->moving)
        return;
    for (size_t i = 0; i < p->layout.places.count; i++) {
        const LoopPlace *now = &p->layout.places.items[i], *before = place_before(p, now);
        if (!before)
            continue;
        Rect to = now->area, top = canvas.area;
        canvas_restyle(canvas, (Rect){to.row - top.row, to.col - top.col, 1, to.cols}, STYLE_DIM);
        put_token(canvas, tween_between(tween, before->area.row, to.row) - top.row,
                  tween_between(tween, before->area.col, to.col) - top.col, now->state, state_handle(p->state, now->handle));
    }
}
