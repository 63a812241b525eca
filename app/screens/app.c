#include "screens/app.h"

#include "screens/config.h"
#include "screens/plain.h"
#include "screens/preview.h"
#include "screens/screen.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const KeyBinding bindings[] = {
#define ACTION(ID, name, keys, contexts, hint, help) {ACT_##ID, name, keys, contexts, hint, help},
#include "screens/actions.def"
#undef ACTION
};

const KeyBinding *app_bindings(size_t *count)
{
    *count = sizeof bindings / sizeof *bindings;
    return bindings;
}

void app_init(App *app, Term *term, const Course *course, Progress *progress)
{
    *app = (App){.term = term, .course = course, .progress = progress};
    int rows, cols;
    term_size(term, &rows, &cols);
    grid_init(&app->grid, rows, cols, term_tier(term));
    keymap_init(&app->keymap, bindings, sizeof bindings / sizeof *bindings);
}

void app_deinit(App *app)
{
    while (app->depth > 0) {
        Screen *top = app->stack[--app->depth];
        top->ops->free(top);
    }
    grid_deinit(&app->grid);
    buf_deinit(&app->palette_text);
}

void app_push(App *app, Screen *screen)
{
    if (app->depth == APP_MAX_SCREENS) {
        screen->ops->free(screen);
        return;
    }
    keymap_reset(&app->keymap);
    app->stack[app->depth++] = screen;
}

void app_pop(App *app)
{
    if (app->depth > 0) {
        Screen *top = app->stack[--app->depth];
        top->ops->free(top);
    }
    keymap_reset(&app->keymap);
    if (app->depth == 0) {
        app->leaving = true;
        return;
    }
    Screen *below = app->stack[app->depth - 1];
    if (below->ops->shown)
        below->ops->shown(below);
}

bool app_is_ascii(const App *app)
{
    return app->grid.tier == GLYPHS_ASCII;
}

static unsigned contexts_now(const App *app)
{
    const Screen *top = app->stack[app->depth - 1];
    return top->ops->contexts(top);
}

void app_draw_hints(const App *app, Canvas canvas, int row, int col, int end)
{
    Buf pending;
    buf_init(&pending);
    keymap_pending_text(&app->keymap, &pending);
    if (pending.len)
        end = canvas_put_right(canvas, row, end, ROLE_KEY_HINT, buf_text(&pending)) - 1;
    buf_deinit(&pending);
    draw_hints(canvas, row, col, end, &app->keymap, contexts_now(app), ACT_HELP);
}

/* ---- help ---- */

static size_t help_lines(const Keymap *map, unsigned contexts)
{
    size_t lines = 0;
    for (size_t i = 0; i < map->binding_count; i++)
        lines += (map->bindings[i].contexts & contexts) != 0;
    return lines;
}

void app_draw_help(App *app, Canvas canvas)
{
    unsigned contexts = contexts_now(app);
    size_t total = help_lines(&app->keymap, contexts), at = 0;
    canvas_clear(canvas);
    Canvas box = canvas_box(canvas, ROLE_FOCUS_BORDER, ROLE_PANE_TITLE, "keys");
    size_t rows = canvas_rows(box) > 1 ? (size_t)canvas_rows(box) - 1 : 1;
    if (app->help_top + rows > total)
        app->help_top = total > rows ? total - rows : 0;
    Buf keys;
    buf_init(&keys);
    for (size_t i = 0; i < app->keymap.binding_count; i++) {
        if (!(app->keymap.bindings[i].contexts & contexts))
            continue;
        if (at >= app->help_top && at < app->help_top + rows) {
            int row = (int)(at - app->help_top);
            buf_clear(&keys);
            keymap_keys_text(&app->keymap.bindings[i], &keys);
            canvas_put(box, row, 1, ROLE_KEY_HINT, buf_text(&keys));
            canvas_put(box, row, 18, ROLE_NORMAL, app->keymap.bindings[i].help);
        }
        at++;
    }
    buf_deinit(&keys);
    const char *foot = total > rows ? "Up and Down scroll; any other key closes this page"
                                    : "any key closes this page";
    canvas_put(box, canvas_rows(box) - 1, 1, ROLE_DIM, foot);
}

static void help_key(App *app, Key key)
{
    size_t page = app->grid.rows > 4 ? (size_t)app->grid.rows - 4 : 1;
    if (key == K_UP || key == 'k')
        app->help_top -= app->help_top > 0;
    else if (key == K_DOWN || key == 'j')
        app->help_top++;
    else if (key == K_PGDN || key == ' ')
        app->help_top += page;
    else if (key == K_PGUP)
        app->help_top -= app->help_top < page ? app->help_top : page;
    else
        app->help = false;
}

/* ---- the loop ---- */

void app_draw(App *app)
{
    grid_clear(&app->grid);
    Canvas canvas = grid_canvas(&app->grid);
    Screen *top = app->stack[app->depth - 1];
    if (app->grid.rows < APP_MIN_ROWS || app->grid.cols < APP_MIN_COLS)
        text_draw_wrapped(canvas, 0, ROLE_NORMAL, "The window is too small: please make it at least 40x10.");
    else if (app->help)
        app_draw_help(app, canvas);
    else if (app->palette)
        palette_draw(app, canvas, contexts_now(app));
    else
        top->ops->draw(top, canvas);
    term_draw(app->term, &app->grid);
}

static void resize(App *app)
{
    int rows, cols;
    term_size(app->term, &rows, &cols);
    grid_resize(&app->grid, rows, cols);
    tween_end(&app->tween);
}

void app_act(App *app, const KeyHit *hit)
{
    Screen *top = app->stack[app->depth - 1];
    switch (hit->action) {
    case ACT_HELP:
    case ACT_FIELD_HELP:
        app->help = true;
        app->help_top = 0;
        break;
    case ACT_PALETTE:
        app->palette = true;
        app->palette_at = 0;
        buf_clear(&app->palette_text);
        break;
    case ACT_REDRAW:
        term_invalidate(app->term);
        break;
    case ACT_BACK:
    case ACT_FIELD_BACK:
        if (!top->ops->leave || top->ops->leave(top))
            app_pop(app);
        break;
    default:
        top->ops->act(top, hit);
    }
}

void app_key(App *app, const TermEvent *event)
{
    Screen *top = app->stack[app->depth - 1];
    KeyHit hit;
    tween_key(&app->tween, term_now(app->term));
    if (app->help) {
        if (event->key != K_MOUSE && event->key != K_PASTE)
            help_key(app, event->key);
        return;
    }
    if (app->palette) {
        if (palette_event(app, event, contexts_now(app), &hit))
            app_act(app, &hit);
        return;
    }
    if (top->ops->text && top->ops->text(top, event))
        return;
    if (event->key == K_MOUSE || event->key == K_PASTE)
        return;
    if (keymap_feed(&app->keymap, top->ops->contexts(top), event->key, &hit) == KEYMAP_HIT)
        app_act(app, &hit);
}

/* Whoever waits for it, on top or below. */
static void wake(App *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i]->ops->wake)
            app->stack[i]->ops->wake(app->stack[i]);
}

void app_loop(App *app)
{
    while (!app->leaving && app->depth > 0) {
        app_draw(app);
        Screen *top = app->stack[app->depth - 1];
        int timeout = tween_timeout(&app->tween, term_now(app->term));
        bool moving = timeout >= 0;
        if (!moving && top->ops->timeout)
            timeout = top->ops->timeout(top);
        TermEvent event = {0};
        Key key = term_read(app->term, timeout, &event);
        event.key = key;
        if (key == K_QUIT)
            app->leaving = true;
        else if (key == K_RESIZE)
            resize(app);
        else if (key == K_WAKE)
            wake(app);
        else if (key == K_NONE && moving)
            tween_tick(&app->tween, term_now(app->term));
        else if (key == K_NONE) {
            if (top->ops->tick)
                top->ops->tick(top);
        } else
            app_key(app, &event);
    }
}

/* ---- the door ---- */

bool app_needs_plain(Buf *why)
{
    const char *name = getenv("TERM");
    if (!isatty(STDOUT_FILENO))
        buf_str(why, "the output is no terminal");
    else if (!isatty(STDIN_FILENO))
        buf_str(why, "the input is no terminal");
    else if (!name || !*name || strcmp(name, "dumb") == 0)
        buf_printf(why, "TERM is %s", name && *name ? name : "not set");
    return why->len > 0;
}

/* The command line wins over the settings. */
static Term *open_term(const AppOptions *options, const Config *config, Buf *error, Buf *notice)
{
    static const ColorWhen when[] = {COLOR_WHEN_AUTO, COLOR_WHEN_ALWAYS, COLOR_WHEN_NEVER};
    AppColor color = config->has_color && options->color == APP_COLOR_AUTO ? config->color : options->color;
    TermOptions term = {.color = when[color],
                        .theme = config->has_theme ? config->theme : THEME_16,
                        .ascii = options->ascii || config->ascii,
                        .no_mouse = options->no_mouse || config->no_mouse};
    if (options->theme && !style_theme_from_name(options->theme, &term.theme)) {
        buf_printf(error, "there is no theme '%s': 16, dark, light, contrast or mono", options->theme);
        return NULL;
    }
    return term_open_curses(&term, error, notice);
}

/* Takes the first screen's maker rather than the screen: it needs the app. */
typedef Screen *FirstScreen(App *app, const void *of);

static bool run_screens(const AppOptions *options, App *app, FirstScreen *first, const void *of, Buf *error)
{
    Config config;
    Buf notice = {0};
    Term *term = config_load(&config, error) ? open_term(options, &config, error, &notice) : NULL;
    if (!term) {
        config_deinit(&config);
        buf_deinit(&notice);
        return false;
    }
    const Course *course = app->course;
    Progress *progress = app->progress;
    app_init(app, term, course, progress);
    app->tween.on = !options->no_anim && !config.no_anim;
    if (config.bindings)
        app->keymap.bindings = config.bindings;
    app_push(app, first(app, of));
    app_loop(app);
    app_deinit(app);
    term_close(term);
    if (notice.len) /* now that it can be read */
        fprintf(stderr, "asyncourse: %s\n", buf_text(&notice));
    buf_deinit(&notice);
    config_deinit(&config);
    return true;
}

static bool run(const AppOptions *options, App *app, FirstScreen *first, const void *of, Buf *error)
{
    Buf why = {0};
    bool plain = options->plain || app_needs_plain(&why);
    if (plain)
        plain_run(options, app->course, app->progress, buf_text(&why), first, of);
    buf_deinit(&why);
    return plain || run_screens(options, app, first, of, error);
}

static Screen *first_contents(App *app, const void *of)
{
    (void)of;
    return contents_new(app);
}

static Screen *first_review(App *app, const void *of)
{
    (void)of;
    StudyPlace questions[STUDY_REVIEW_MAX];
    size_t count = study_review(app->course, app->progress, questions, STUDY_REVIEW_MAX);
    return review_new(app, questions, count);
}

static Screen *first_player(App *app, const void *of)
{
    const EngineSpec *spec = of;
    Screen *player = player_new(app, spec, NULL, NULL);
    if (strcmp(spec->file, "<stdin>") != 0)
        player_set_file(player, spec->file);
    return player;
}

bool app_course(const AppOptions *options, const Course *course, Progress *progress, Buf *error)
{
    return run(options, &(App){.course = course, .progress = progress}, first_contents, NULL, error);
}

bool app_review(const AppOptions *options, const Course *course, Progress *progress, Buf *error)
{
    return run(options, &(App){.course = course, .progress = progress}, first_review, NULL, error);
}

static Screen *first_preview(App *app, const void *of)
{
    const char *const *what = of; /* folder, file, language */
    return preview_new(app, what[0], what[1], what[2]);
}

bool app_preview(const AppOptions *options, const char *dir, const char *file, const char *language, Buf *error)
{
    const char *what[] = {dir, file, language};
    Progress *progress = progress_open_at(NULL, "");
    progress_take_warning(progress); /* that nothing is kept is meant so */
    bool ok = run(options, &(App){.progress = progress}, first_preview, what, error);
    progress_close(progress);
    return ok;
}

bool app_view(const AppOptions *options, const EngineSpec *spec, Buf *error)
{
    return run(options, &(App){.course = NULL}, first_player, spec, error);
}
