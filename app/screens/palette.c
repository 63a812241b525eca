/* The palette: every action that is possible now, with its keys; typed words narrow it, Enter does it. */
#include "screens/screen.h"
#include "ui/field.h"
#include "ui/text.h"

#include <ctype.h>
#include <string.h>

enum { KEYS_COL = 2, NAME_COL = 18, HELP_COL = 36, MAX_SHOWN = 256 };

static bool has_word(const char *text, const char *word, size_t len)
{
    for (; *text; text++) {
        size_t i = 0;
        while (i < len && text[i] && tolower((unsigned char)text[i]) == tolower((unsigned char)word[i]))
            i++;
        if (i == len)
            return true;
    }
    return len == 0;
}

/* Every typed word is in the name or in the help. */
static bool matches(const KeyBinding *b, const char *typed)
{
    for (size_t len; *typed; typed += len) {
        typed += strspn(typed, " ");
        len = strcspn(typed, " ");
        if (len && !has_word(b->name, typed, len) && !has_word(b->help, typed, len))
            return false;
    }
    return true;
}

/* What cannot be done without another key, or leads here, is left out. */
static bool is_offered(const KeyBinding *b, unsigned contexts)
{
    return (b->contexts & contexts) && !strstr(b->keys, "<char>") && !strstr(b->keys, "<digit>") &&
           b->action != ACT_PALETTE;
}

static size_t find(const App *app, unsigned contexts, const KeyBinding **found)
{
    size_t n = 0;
    const KeyBinding *bindings = app->keymap.bindings;
    for (size_t i = 0; i < app->keymap.binding_count && n < MAX_SHOWN; i++) {
        if (is_offered(&bindings[i], contexts) && matches(&bindings[i], buf_text(&app->palette_text)))
            found[n++] = &bindings[i];
    }
    return n;
}

void palette_draw(App *app, Canvas canvas, unsigned contexts)
{
    const KeyBinding *found[MAX_SHOWN];
    size_t n = find(app, contexts, found);
    canvas_clear(canvas);
    Canvas box = canvas_box(canvas, ROLE_FOCUS_BORDER, ROLE_PANE_TITLE, "all commands · type to search · Enter does it");
    size_t rows = canvas_rows(box) > 2 ? (size_t)canvas_rows(box) - 2 : 1;
    field_draw(canvas_sub(box, (Rect){0, 0, 1, canvas_cols(box)}), 0, 1, "> ", &app->palette_text);
    app->palette_at = app->palette_at < n ? app->palette_at : n ? n - 1 : 0;
    size_t top = app->palette_at >= rows ? app->palette_at - rows + 1 : 0;
    Buf keys = {0};
    for (size_t i = 0; i < rows && top + i < n; i++) {
        const KeyBinding *b = found[top + i];
        int row = 1 + (int)i, cols = canvas_cols(box);
        buf_clear(&keys);
        keymap_keys_text(b, &keys);
        canvas_put_cut(box, row, KEYS_COL, NAME_COL - KEYS_COL - 1, ROLE_KEY_HINT, buf_text(&keys), keys.len);
        canvas_put_cut(box, row, NAME_COL, HELP_COL - NAME_COL - 1, ROLE_STRONG, b->name, strlen(b->name));
        if (cols > HELP_COL)
            canvas_put_cut(box, row, HELP_COL, cols - HELP_COL, ROLE_NORMAL, b->help, strlen(b->help));
        if (top + i == app->palette_at)
            canvas_restyle(box, (Rect){row, 0, 1, cols}, STYLE_SELECTED);
    }
    buf_deinit(&keys);
    canvas_put(box, canvas_rows(box) - 1, KEYS_COL, ROLE_DIM,
               n ? found[app->palette_at]->help : "no command has these words (Esc leaves)");
}

bool palette_event(App *app, const TermEvent *event, unsigned contexts, KeyHit *hit)
{
    const KeyBinding *found[MAX_SHOWN];
    if (event->key == K_UP)
        app->palette_at -= app->palette_at > 0;
    else if (event->key == K_DOWN)
        app->palette_at++;
    else if (event->key == K_ESC)
        app->palette = false;
    else if (event->key == K_ENTER) {
        size_t n = find(app, contexts, found);
        app->palette = false;
        if (app->palette_at < n)
            *hit = (KeyHit){.action = found[app->palette_at]->action, .binding = found[app->palette_at]};
        return app->palette_at < n;
    } else if (field_event(&app->palette_text, event))
        app->palette_at = 0;
    return false;
}
