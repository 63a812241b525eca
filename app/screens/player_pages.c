/* Pages over the panes, settings, and actions by their names: what the command line (:) can do besides going to
 * places. */
#include "screens/player.h"

#include <string.h>

void player_open_page(Player *p, PaneId pane)
{
    if (!p->page) {
        p->page_back = p->focus;
        p->page_zoom = p->zoom;
    }
    p->page = p->zoom = true;
    p->focus = pane;
}

void player_close_page(Player *p)
{
    if (p->focus == PANE_MAP && player_leave_cell(p)) /* one step out */
        return;
    if (p->page) {
        p->focus = p->page_back;
        p->zoom = p->page_zoom;
    } else
        p->zoom = false;
    p->page = false;
}

/* ---- settings ---- */

static bool is_any(const Log *log, uint64_t seq, const Event *ev, const void *unused)
{
    (void)log, (void)seq, (void)ev, (void)unused;
    return true;
}

QueryTest player_step_test(const Player *p)
{
    static const QueryTest tests[] = {
        [STEP_PLAY] = query_is_playable, [STEP_ALL] = is_any, [STEP_LINE] = query_is_line, [STEP_TICK] = query_is_tick};
    return tests[p->step_mode];
}

static bool after(const char *text, const char *start, const char **rest)
{
    size_t len = strlen(start);
    if (strncmp(text, start, len) != 0)
        return false;
    *rest = text + len + strspn(text + len, " ");
    return true;
}

static bool set_step(Player *p, const char *name)
{
    static const char *const names[] = {
        [STEP_PLAY] = "play", [STEP_ALL] = "all", [STEP_LINE] = "line", [STEP_TICK] = "tick"};
    for (int mode = 0; mode < 4; mode++) {
        if (strcmp(name, names[mode]) == 0) {
            p->step_mode = (StepMode)mode;
            buf_printf(&p->notice, "A step is now: %s.", mode == STEP_PLAY  ? "the next event worth a look"
                                                         : mode == STEP_ALL  ? "the next event of all"
                                                         : mode == STEP_LINE ? "the next line of the program"
                                                                             : "the next tick of the loop");
            return true;
        }
    }
    buf_str(&p->notice, "step= is one of: play, all, line, tick.");
    return true;
}

static bool set_option(Player *p, const char *what)
{
    const char *value;
    Theme theme;
    if (after(what, "step=", &value))
        return set_step(p, value);
    if (!p->screen.app->term) {
        buf_str(&p->notice, "Line by line there is only step= to set: play, all, line or tick.");
        return true;
    }
    if (strcmp(what, "mouse") == 0 || strcmp(what, "nomouse") == 0) {
        term_set_mouse(p->screen.app->term, what[0] == 'm');
        return true;
    }
    if (strcmp(what, "anim") == 0 || strcmp(what, "noanim") == 0) {
        p->screen.app->tween.on = what[0] == 'a';
        return true;
    }
    if (!after(what, "theme=", &value)) {
        buf_str(&p->notice, "What can be set: step=play|all|line|tick, theme=NAME, [no]mouse, [no]anim.");
        return true;
    }
    if (style_theme_from_name(value, &theme))
        term_set_theme(p->screen.app->term, theme);
    else
        buf_str(&p->notice, "The themes are: 16, dark, light, contrast, mono.");
    return true;
}

bool player_set(Player *p, const char *what)
{
    const char *rest;
    if (after(what, "set ", &rest))
        return set_option(p, rest);
    if (!after(what, "break", &rest))
        return false;
    if (!player_watch(p, rest))
        buf_str(&p->notice, "break line 6, break line 4 of helper.py, break task 3 done, break output TEXT, break none.");
    return true;
}

bool player_do_named(Player *p, const char *name)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    for (size_t i = 0; i < count; i++) {
        if (!(bindings[i].contexts & CTX_PLAYER) || strcmp(bindings[i].name, name) != 0 ||
            strstr(bindings[i].keys, "<char>"))
            continue;
        KeyHit hit = {.action = bindings[i].action, .binding = &bindings[i]};
        app_act(p->screen.app, &hit);
        return true;
    }
    return false;
}
