#include "screens/plain.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void init(Plain *p, const AppOptions *options, const Course *course, Progress *progress)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    *p = (Plain){.app = {.course = course, .progress = progress}, .echo = !isatty(STDIN_FILENO)};
    p->tier = style_choose_tier(options->ascii, nl_langinfo(CODESET), NULL);
    grid_init(&p->app.grid, 24, PLAIN_WIDTH, GLYPHS_ASCII);
    keymap_init(&p->app.keymap, bindings, count);
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
            top->ops->plain->tell(top, p);
        }
        if (app->progress && progress_take_warning(app->progress))
            plain_say(p, "Note: %s.", progress_reason(app->progress));
        buf_clear(&prompt);
        buf_clear(&line);
        top->ops->plain->ask(top, &prompt);
        if (!plain_read(p, buf_text(&prompt), &line))
            break;
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
