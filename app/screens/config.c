#include "screens/config.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "screens/screen.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_FILE = 64 * 1024, MAX_ACTIONS = 400 };

typedef struct {
    Config *config;
    const char *file, *line; /* the line's text, NUL-terminated */
    int number;
    DiagList *diags;
} Reader;

/* A mistake at `at`, a place in the line. */
static Diag *wrong(const Reader *r, const char *code, const char *at, size_t len, const char *message, const char *word)
{
    int col = (int)utf8_count(r->line, (size_t)(at - r->line)) + 1;
    Diag *d = diag_add(r->diags, DIAG_ERROR, code, r->file, r->number, col, message, word);
    d->end_col = col + (int)utf8_count(at, len);
    return d;
}

static void suggest(Diag *d, const char *word, const char *const *candidates)
{
    const char *near = diag_nearest(word, candidates);
    Buf hint = {0};
    if (near) {
        buf_printf(&hint, "did you mean \"%s\"?", near);
        d->hint = mem_strdup(buf_text(&hint));
    }
    buf_deinit(&hint);
}

/* ---- settings ---- */

static const char *const settings[] = {"theme", "color", "ascii", "mouse", "anim", "key", NULL};
static const char *const themes[] = {"mono", "16", "dark", "light", "contrast", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const switches[] = {"yes", "no", "on", "off", NULL};

/* Index of the value among the choices; -1 with a diagnostic. */
static int choice(const Reader *r, const char *value, const char *const *choices, const char *message)
{
    for (int i = 0; choices[i]; i++) {
        if (strcmp(value, choices[i]) == 0)
            return i;
    }
    suggest(wrong(r, "bad-value", value, strlen(value), message, value), value, choices);
    return -1;
}

static void set(const Reader *r, const char *at, const char *name, const char *value)
{
    Config *c = r->config;
    int i;
    if (strcmp(name, "theme") == 0) {
        i = choice(r, value, themes, "there is no theme \"%s\": 16, dark, light, contrast or mono");
        c->has_theme = i >= 0;
        if (i >= 0)
            style_theme_from_name(value, &c->theme);
    } else if (strcmp(name, "color") == 0) {
        i = choice(r, value, colors, "color is auto, always or never, not \"%s\"");
        c->has_color = i >= 0;
        c->color = i >= 0 ? (AppColor)i : APP_COLOR_AUTO;
    } else if (strcmp(name, "ascii") == 0)
        c->ascii = choice(r, value, switches, "ascii is yes or no, not \"%s\"") % 2 == 0;
    else if (strcmp(name, "mouse") == 0)
        c->no_mouse = choice(r, value, switches, "mouse is yes or no, not \"%s\"") % 2 == 1;
    else if (strcmp(name, "anim") == 0)
        c->no_anim = choice(r, value, switches, "anim is yes or no, not \"%s\"") % 2 == 1;
    else
        suggest(wrong(r, "unknown-key", at, strlen(name), "there is no setting \"%s\"", name), name, settings);
}

/* ---- keys ---- */

/* Gives every action of that name (first and last are in several places) other keys; false: there is none. */
static bool rebind(KeyBinding *bindings, size_t count, const char *name, const char *keys)
{
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(bindings[i].name, name) != 0)
            continue;
        bindings[i].keys = keys;
        found = true;
    }
    return found;
}

static bool is_fixed(const KeyBinding *bindings, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const char *keys = bindings[i].keys;
        if (strcmp(bindings[i].name, name) == 0 && (strstr(keys, "<char>") || strstr(keys, "<digit>")))
            return true;
    }
    return false;
}

static void unknown_action(const Reader *r, const char *at, const char *name, const KeyBinding *standard, size_t count)
{
    const char *names[MAX_ACTIONS + 1];
    size_t n = 0;
    for (; n < count && n < MAX_ACTIONS; n++)
        names[n] = standard[n].name;
    names[n] = NULL;
    suggest(wrong(r, "unknown-action", at, strlen(name), "there is no action \"%s\"", name), name, names);
}

/* "key NAME = KEYS": `at` is where the name stands. */
static void set_keys(const Reader *r, const char *at, const char *name, const char *value)
{
    Config *c = r->config;
    size_t count;
    const KeyBinding *standard = app_bindings(&count);
    if (!c->bindings) {
        c->bindings = mem_alloc(count * sizeof *c->bindings);
        memcpy(c->bindings, standard, count * sizeof *c->bindings);
    }
    if (is_fixed(standard, count, name)) {
        wrong(r, "fixed-key", at, strlen(name), "\"%s\" takes a key after its own, so that one stays", name);
        return;
    }
    Buf error = {0};
    KeyBinding *before = mem_alloc(count * sizeof *before);
    memcpy(before, c->bindings, count * sizeof *before);
    MEM_GROW(c->keys, c->key_cap, c->key_count + 1);
    c->keys[c->key_count++] = mem_strdup(value);
    if (!rebind(c->bindings, count, name, c->keys[c->key_count - 1]))
        unknown_action(r, at, name, standard, count);
    else if (!keymap_check(c->bindings, count, &error)) {
        wrong(r, "bad-keys", value, strlen(value), "%s", buf_text(&error));
        memcpy(c->bindings, before, count * sizeof *before);
    }
    mem_free(before);
    buf_deinit(&error);
}

/* ---- lines ---- */

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t len = strlen(text);
    while (len && strchr(" \t\r", text[len - 1]))
        text[--len] = '\0';
    return text;
}

/* `copy` is the line, and is cut into its words. */
static void read_line(const Reader *r, char *copy)
{
    char *start = trim(copy), *equals = strchr(start, '=');
    if (!*start || *start == '#')
        return;
    if (!equals) {
        wrong(r, "no-value", r->line + (start - copy), strlen(start), "this is not \"name = value\": %s", start);
        return;
    }
    *equals = '\0';
    char *name = trim(start), *value = trim(equals + 1);
    /* the same places in the line itself, so that columns can be told */
    const char *name_at = r->line + (name - copy), *value_at = r->line + (value - copy);
    if (strncmp(name, "key", 3) == 0 && (name[3] == ' ' || name[3] == '\t')) {
        char *action = trim(name + 3);
        set_keys(r, r->line + (action - copy), action, value_at);
    } else if (strcmp(name, "key") == 0)
        wrong(r, "no-action", name_at, 3, "%s", "which action? For example: key event-next = Right l");
    else
        set(r, name_at, name, value_at);
}

void config_parse(Config *config, const char *file, const char *text, size_t len, DiagList *diags)
{
    *config = (Config){0};
    Reader r = {.config = config, .file = file, .diags = diags, .number = 1};
    for (size_t at = 0; at < len; r.number++) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        char *line = mem_strndup(text + at, end - at), *copy = mem_strdup(line);
        size_t last = strlen(line);
        while (last && strchr(" \t\r", line[last - 1]))
            line[--last] = '\0';
        r.line = line;
        read_line(&r, copy);
        mem_free(copy);
        mem_free(line);
        at = end + 1;
    }
}

/* ---- the file ---- */

static bool find_file(Buf *path)
{
    const char *dir = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (dir && dir[0] == '/')
        buf_printf(path, "%s/asyncourse/config", dir);
    else if (home && home[0])
        buf_printf(path, "%s/.config/asyncourse/config", home);
    return path->len && access(buf_text(path), F_OK) == 0;
}

bool config_load(Config *config, Buf *error)
{
    Buf path = {0}, text = {0};
    char *reason = NULL;
    DiagList diags;
    *config = (Config){0};
    diag_init(&diags);
    bool found = find_file(&path), ok = !found || file_read(buf_text(&path), MAX_FILE, &text, &reason);
    if (!ok)
        buf_printf(error, "the settings cannot be read: %s", reason ? reason : buf_text(&path));
    else if (found)
        config_parse(config, buf_text(&path), buf_text(&text), text.len, &diags);
    if (diags.count)
        buf_str(error, "the settings have mistakes\n");
    for (size_t i = 0; i < diags.count; i++)
        diag_text(&diags.items[i], buf_text(&text), text.len, error);
    ok = ok && !diags.count;
    mem_free(reason);
    diag_deinit(&diags);
    buf_deinit(&path);
    buf_deinit(&text);
    return ok;
}

void config_deinit(Config *config)
{
    for (size_t i = 0; i < config->key_count; i++)
        mem_free(config->keys[i]);
    mem_free(config->keys);
    mem_free(config->bindings);
    *config = (Config){0};
}
