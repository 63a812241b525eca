/* What a typed line means: keys and names of the one table of actions. */
#include "screens/plain.h"

#include "base/utf8.h"

#include <string.h>

static Screen *top_of(const Plain *p)
{
    return p->app.depth ? p->app.stack[p->app.depth - 1] : NULL;
}

static bool is_typing(const Screen *screen)
{
    return screen->ops->contexts(screen) & (CTX_SEARCH | CTX_PROMPT);
}

static void again(Plain *p)
{
    Screen *top = top_of(p);
    p->told_step = NULL;
    p->told_chapter = NULL;
    plain_ops(top)->tell(top, p);
}

void plain_act(Plain *p, const KeyHit *hit)
{
    App *app = &p->app;
    Screen *top = top_of(p);
    int depth = app->depth;
    switch (hit->action) {
    case ACT_HELP:
    case ACT_FIELD_HELP:
    case ACT_PALETTE: /* which lists all actions, too */
        plain_help(p);
        return;
    case ACT_REDRAW:
        again(p);
        return;
    default:
        app_act(app, hit);
    }
    if (!app->leaving && app->depth == depth && top_of(p) == top)
        plain_ops(top)->acted(top, p, hit);
}

/* A text for the field that the screen has open, and Enter. */
static void type(Plain *p, const char *text)
{
    Screen *top = top_of(p);
    for (size_t at = 0, len = strlen(text); at < len;) {
        TermEvent event = {0};
        uint32_t ch = 0;
        size_t n = utf8_decode(text + at, len - at, &ch);
        event.key = ch;
        top->ops->text(top, &event);
        at += n ? n : 1;
    }
    KeyHit hit;
    if (keymap_feed(&p->app.keymap, top->ops->contexts(top), K_ENTER, &hit) == KEYMAP_HIT)
        plain_act(p, &hit);
}

static bool opens_field(int action)
{
    return action == ACT_SEARCH || action == ACT_COMMAND || action == ACT_FILTER;
}

/* All of it are keys, and of one action: "n", "10l", ",,,", "/text". */
static bool are_keys(const Plain *p, const char *keys)
{
    const Screen *top = top_of(p);
    Keymap map = p->app.keymap;
    KeymapResult result = KEYMAP_UNBOUND;
    int action = ACT_NONE;
    keymap_reset(&map);
    for (size_t at = 0, len = strlen(keys); at < len;) {
        uint32_t ch = 0;
        size_t n = utf8_decode(keys + at, len - at, &ch);
        KeyHit hit;
        at += n ? n : 1;
        result = keymap_feed(&map, plain_ops(top)->contexts(top), ch, &hit);
        if (result == KEYMAP_UNBOUND || ch == ' ')
            return false;
        if (result == KEYMAP_HIT && action && hit.action != action)
            return false;
        action = result == KEYMAP_HIT ? hit.action : action;
        if (opens_field(action))
            return true;
    }
    return result == KEYMAP_HIT;
}

/* Keys one after the other; an action that opens a field takes the rest as its text. false: they mean nothing here. */
static bool press(Plain *p, const char *keys)
{
    Screen *top = top_of(p);
    size_t len = strlen(keys);
    if (!are_keys(p, keys))
        return false;
    keymap_reset(&p->app.keymap);
    for (size_t at = 0; at < len;) {
        uint32_t ch = 0;
        size_t n = utf8_decode(keys + at, len - at, &ch);
        KeyHit hit;
        at += n ? n : 1;
        if (keymap_feed(&p->app.keymap, plain_ops(top)->contexts(top), ch, &hit) != KEYMAP_HIT)
            continue;
        plain_act(p, &hit);
        if (p->app.leaving || top_of(p) != top)
            return true;
        if (is_typing(top)) {
            if (keys[at])
                type(p, keys + at);
            return true;
        }
    }
    return true;
}

/* "grade", "event-next"; "F5", "Space". */
static bool do_named(Plain *p, const char *name)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    Screen *top = top_of(p);
    unsigned contexts = plain_ops(top)->contexts(top);
    KeyHit hit = {0};
    for (size_t i = 0; i < count; i++) {
        if ((bindings[i].contexts & contexts) && strcmp(bindings[i].name, name) == 0) {
            hit = (KeyHit){.action = bindings[i].action, .binding = &bindings[i]};
            plain_act(p, &hit);
            return true;
        }
    }
    Key key = strlen(name) > 1 ? key_from_name(name, strlen(name)) : K_NONE;
    if (key == K_NONE || keymap_feed(&p->app.keymap, contexts, key, &hit) != KEYMAP_HIT)
        return false;
    plain_act(p, &hit);
    return true;
}

static void do_command(Plain *p, const char *command)
{
    if (strcmp(command, "again") == 0)
        again(p);
    else if (!do_named(p, command) && !press(p, command))
        plain_say(p, "\"%s\" means nothing here. ? tells what can be typed.", command);
}

void plain_line(Plain *p, const char *line)
{
    Screen *top = top_of(p);
    const PlainOps *ops = plain_ops(top);
    const char *raw = line;
    line += strspn(line, " \t");
    Buf word = {0};
    buf_str(&word, line);
    while (word.len && strchr(" \t", word.data[word.len - 1]))
        word.data[--word.len] = '\0';
    const char *text = buf_text(&word);
    if (is_typing(top) && text[0] != ':')
        type(p, text);
    else if (ops->line(top, p, top->ops->contexts(top) & CTX_PREDICT && *text ? raw : text))
        ; /* blanks may belong to what a program prints */
    else if (!*text) {
        KeyHit hit = {.action = ops->enter(top)};
        if (hit.action)
            plain_act(p, &hit);
    } else if (text[0] == ':' && text[1] && (is_typing(top) || !(ops->contexts(top) & CTX_PLAYER))) {
        KeyHit leave = {.action = is_typing(top) ? ACT_PROMPT_CANCEL : ACT_NONE};
        if (leave.action)
            top->ops->act(top, &leave);
        do_command(p, text + 1);
    } else
        do_command(p, text);
    buf_deinit(&word);
}

/* ---- help ---- */

/* The first of its keys that is made of characters, else its name. */
static void put_key(const KeyBinding *binding, Buf *out)
{
    const char *at = binding->keys;
    while (*at) {
        size_t len = strcspn(at, " ");
        Key key = key_from_name(at, len);
        if (len && (key == K_NONE || key_is_char(key))) {
            const char *sign = memchr(at, '<', len),
                       *digit = len > 1 && sign ? strstr(at, "<digit>") : NULL;
            if (digit && digit < at + len)
                buf_str(out, "1 to 9");
            else if (len > 1 && sign)
                buf_printf(out, "%.*s and a letter", (int)(sign - at), at);
            else
                buf_bytes(out, at, len);
            return;
        }
        at += len + strspn(at + len, " ");
    }
    buf_str(out, binding->name);
}

/* What only changes the picture has nothing to tell. */
static bool is_picture(int action)
{
    static const int actions[] = {
        ACT_ZOOM,        ACT_PANE_NEXT,  ACT_PANE_PREV,  ACT_SCROLL_UP,   ACT_SCROLL_DOWN,
        ACT_AXIS,        ACT_FASTER,     ACT_SLOWER,     ACT_SPEED_1,     ACT_TASK_DOWN,
        ACT_TASK_UP,     ACT_PAGE_FIRST, ACT_PAGE_LAST,  ACT_QUIZ_UP,     ACT_QUIZ_DOWN,
        ACT_ORDER_UP,    ACT_ORDER_DOWN, ACT_ORDER_TAKE, ACT_ORDER_ASIDE, ACT_ORDER_RAISE,
        ACT_ORDER_LOWER, ACT_PAIR_LEFT,  ACT_PAIR_RIGHT, ACT_PLAY,        ACT_REDRAW,
        ACT_PALETTE,     ACT_TIME_IN,    ACT_TIME_OUT,   ACT_TIME_ALL,    ACT_CENTRE,
        ACT_PAGE_CLOSE};
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (actions[i] == action)
            return true;
    return false;
}

void plain_help(Plain *p)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    Screen *top = top_of(p);
    unsigned contexts = plain_ops(top)->contexts(top);
    Buf text = {0};
    plain_say(p, "Type one of these and Enter:");
    plain_ops(top)->help(p);
    for (size_t i = 0; i < count; i++) {
        if (!(bindings[i].contexts & contexts) || is_picture(bindings[i].action))
            continue;
        buf_clear(&text);
        put_key(&bindings[i], &text);
        buf_printf(&text, ": %s", bindings[i].help);
        plain_text(p, 2, buf_text(&text));
    }
    buf_deinit(&text);
}
