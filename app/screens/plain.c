#include "screens/plain.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PICTURE_ROWS = 60 };

/* ---- screens that have nothing to tell but their picture ---- */

static void tell_picture(Screen *screen, Plain *p)
{
    Grid grid;
    Buf text = {0};
    grid_init(&grid, PICTURE_ROWS, PLAIN_WIDTH, GLYPHS_UTF8);
    screen->ops->draw(screen, grid_canvas(&grid));
    grid_dump_text(&grid, &text);
    while (text.len > 1 && text.data[text.len - 2] == '\n')
        text.len--;
    plain_lines(p, 0, buf_text(&text), text.len);
    buf_deinit(&text);
    grid_deinit(&grid);
}

static void picture_acted(Screen *screen, Plain *p, const KeyHit *hit)
{
    (void)hit;
    tell_picture(screen, p);
}

static void picture_ask(const Screen *screen, Buf *out)
{
    (void)screen;
    buf_str(out, "q back, ? help: ");
}

static unsigned picture_contexts(const Screen *screen)
{
    return screen->ops->contexts(screen);
}

static int picture_enter(const Screen *screen)
{
    (void)screen;
    return ACT_NONE;
}

static bool picture_line(Screen *screen, Plain *p, const char *text)
{
    (void)screen;
    (void)p;
    (void)text;
    return false;
}

static void picture_help(Plain *p)
{
    plain_text(p, 2, "again: the page again");
}

static const PlainOps plain_picture = {picture_contexts, picture_enter, tell_picture, picture_ask,
                                       picture_line,     picture_acted, picture_help, NULL,        NULL};

const PlainOps *plain_ops(const Screen *screen)
{
    return screen->ops->plain ? screen->ops->plain : &plain_picture;
}

/* ---- the loop ---- */

static void init(Plain *p, const AppOptions *options, const Course *course, Progress *progress)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    *p = (Plain){.app = {.course = course, .progress = progress}, .echo = !isatty(STDIN_FILENO)};
    p->tier = style_choose_tier(options->ascii, nl_langinfo(CODESET), NULL);
    grid_init(&p->app.grid, 24, PLAIN_WIDTH, GLYPHS_ASCII);
    keymap_init(&p->app.keymap, bindings, count);
    setvbuf(stdin, NULL, _IONBF, 0); /* plain_ask waits for what has not been read */
}

/* As app_loop, with lines in the place of pictures and keys. */
static void loop(Plain *p)
{
    App *app = &p->app;
    Buf prompt = {0}, line = {0};
    while (!app->leaving && app->depth > 0) {
        Screen *top = app->stack[app->depth - 1];
        if (top != p->told || app->depth != p->told_depth) {
            p->told = top;
            p->told_depth = app->depth;
            plain_ops(top)->tell(top, p);
        }
        if (app->progress && progress_take_warning(app->progress))
            plain_say(p, "Note: %s.", progress_reason(app->progress));
        buf_clear(&prompt);
        buf_clear(&line);
        plain_ops(top)->ask(top, &prompt);
        PlainRead read = plain_ask(p, top, buf_text(&prompt), &line);
        if (read == PLAIN_END)
            break;
        if (read == PLAIN_LINE)
            plain_line(p, buf_text(&line));
    }
    buf_deinit(&prompt);
    buf_deinit(&line);
}

void plain_run(const AppOptions *options, const Course *course, Progress *progress, const char *why,
               Screen *(*first)(App *app, const void *of), const void *of)
{
    Plain p;
    init(&p, options, course, progress);
    if (*why)
        plain_say(&p, "Told line by line (--plain), as %s.", why);
    app_push(&p.app, first(&p.app, of));
    loop(&p);
    app_deinit(&p.app);
}
