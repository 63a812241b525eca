/* A run as a film: the player, stepped from the first event to the last. */
#include "base/file.h"
#include "screens/player.h"
#include "ui/cast.h"

enum { ROWS = 24, COLS = 80, STEP_MS = 400, JUMP_MS = 2000 /* at most, for a jump of the clock */, LAST_MS = 3000, MOST_FRAMES = 5000 };

static void draw(App *app, Screen *screen, Cast *cast, int64_t ms)
{
    grid_clear(&app->grid);
    screen->ops->draw(screen, grid_canvas(&app->grid));
    cast_frame(cast, ms, &app->grid);
}

/* How long the picture before stays: a step, or the time that passes, within reason. */
static int64_t pause_ms(int64_t from_ns, int64_t to_ns)
{
    int64_t ms = (to_ns - from_ns) / 1000000;
    return ms < STEP_MS ? STEP_MS : ms > JUMP_MS ? JUMP_MS : ms;
}

static void play(App *app, Player *p, Cast *cast)
{
    int64_t ms = 0;
    draw(app, &p->screen, cast, ms);
    for (int frame = 1; p->pos < p->last && frame < MOST_FRAMES; frame++) {
        uint64_t place = p->pos;
        int64_t t_ns = p->state->t_ns;
        p->screen.ops->act(&p->screen, &(KeyHit){.action = ACT_EVENT_NEXT});
        if (p->pos == place)
            break;
        ms += pause_ms(t_ns, p->state->t_ns);
        if (p->state->t_ns > t_ns) {
            char label[32];
            cast_marker(cast, ms, timeline_time(p->state->t_ns, label));
        }
        draw(app, &p->screen, cast, ms);
    }
    cast_marker(cast, ms + LAST_MS, "end"); /* so that the last picture can be read */
}

void app_cast(const EngineSpec *spec, Buf *out)
{
    App app;
    Cast cast;
    Term *term = term_open_memory(ROWS, COLS, GLYPHS_UTF8, NULL);
    app_init(&app, term, NULL, NULL);
    app_push(&app, player_new(&app, spec, NULL, NULL));
    Player *p = (Player *)app.stack[0];
    cast_begin(&cast, ROWS, COLS, file_base_name(spec->file), out);
    if (p->count)
        play(&app, p, &cast);
    cast_end(&cast);
    app_deinit(&app);
    term_close(term);
}
