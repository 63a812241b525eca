#include "ui/key.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

typedef struct {
    const char *name;
    Key key;
    const char *shown; /* in the help; NULL: the name */
} KeyRow;

/* The first row of a key gives its shown name. */
static const KeyRow key_rows[] = {
    {"Up", K_UP, "↑"},          {"Down", K_DOWN, "↓"},       {"Left", K_LEFT, "←"},
    {"Right", K_RIGHT, "→"},    {"PgUp", K_PGUP, NULL},      {"PgDn", K_PGDN, NULL},
    {"PageUp", K_PGUP, NULL},   {"PageDown", K_PGDN, NULL},  {"Home", K_HOME, NULL},
    {"End", K_END, NULL},       {"Enter", K_ENTER, NULL},    {"Return", K_ENTER, NULL},
    {"Esc", K_ESC, NULL},       {"Escape", K_ESC, NULL},     {"Tab", K_TAB, NULL},
    {"BackTab", K_BACKTAB, "Shift-Tab"}, {"Backspace", K_BACKSPACE, NULL}, {"BS", K_BACKSPACE, NULL},
    {"Delete", K_DELETE, NULL}, {"Del", K_DELETE, NULL},     {"Insert", K_INSERT, NULL},  {"Pause", K_PAUSE, NULL},
    {"Space", ' ', NULL},       {"ShiftLeft", K_SHIFT_LEFT, "Shift-←"},
    {"ShiftRight", K_SHIFT_RIGHT, "Shift-→"}, {"Resize", K_RESIZE, NULL}, {"Quit", K_QUIT, NULL},
    {"Paste", K_PASTE, NULL},   {"Mouse", K_MOUSE, NULL},    {"F1", K_F1, NULL},
    {"F2", K_F2, NULL},         {"F3", K_F3, NULL},          {"F4", K_F4, NULL},
    {"F5", K_F5, NULL},         {"F6", K_F6, NULL},          {"F7", K_F7, NULL},
    {"F8", K_F8, NULL},         {"F9", K_F9, NULL},          {"F10", K_F10, NULL},
    {"F11", K_F11, NULL},       {"F12", K_F12, NULL},
};
enum { KEY_ROWS = sizeof key_rows / sizeof key_rows[0] };

static bool starts(const char *name, size_t len, const char *prefix, size_t *skip)
{
    size_t n = strlen(prefix);
    if (len <= n || strncmp(name, prefix, n) != 0) {
        return false;
    }
    *skip = n;
    return true;
}

static Key one_char(const char *name, size_t len)
{
    uint32_t ch;
    if (utf8_decode(name, len, &ch) == len && len > 0 && key_is_char(ch)) {
        return ch;
    }
    return K_NONE;
}

static Key control_from(const char *name, size_t len)
{
    if (len != 1) {
        return K_NONE;
    }
    char c = (char)tolower((unsigned char)name[0]);
    if ((c >= 'a' && c <= 'z') || (c != '\0' && strchr("@[\\]^_", c) != NULL)) {
        return key_ctrl(c);
    }
    return K_NONE;
}

Key key_from_name(const char *name, size_t len)
{
    size_t skip = 0;
    Key single = one_char(name, len);
    if (single != K_NONE) {
        return single;
    }
    for (size_t i = 0; i < KEY_ROWS; i++) {
        if (strlen(key_rows[i].name) == len && strncasecmp(key_rows[i].name, name, len) == 0) {
            return key_rows[i].key;
        }
    }
    if (starts(name, len, "C-", &skip) || starts(name, len, "Ctrl-", &skip) || starts(name, len, "^", &skip)) {
        return control_from(name + skip, len - skip);
    }
    if (starts(name, len, "M-", &skip) || starts(name, len, "Alt-", &skip)) {
        Key inner = one_char(name + skip, len - skip);
        return inner == K_NONE ? K_NONE : inner | K_ALT;
    }
    return K_NONE;
}

void key_label(Key key, Buf *out)
{
    if (key & K_ALT) {
        buf_str(out, "Alt-");
        key &= ~(Key)K_ALT;
    }
    if (key & K_CTRL) {
        buf_printf(out, "Ctrl-%c", toupper((int)(key & 0x7f)));
        return;
    }
    for (size_t i = 0; i < KEY_ROWS; i++) {
        if (key_rows[i].key == key) {
            buf_str(out, key_rows[i].shown != NULL ? key_rows[i].shown : key_rows[i].name);
            return;
        }
    }
    if (key_is_char(key)) {
        buf_utf8(out, key);
    }
}

/* ---- scripts ---- */

static void add_key(KeyScript *script, Key key)
{
    MEM_GROW(script->keys, script->cap, script->count + 1);
    script->keys[script->count++] = key;
}

/* Each character of the word is a key. */
static bool add_chars(KeyScript *script, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t ch;
        size_t n = utf8_decode(text + i, len - i, &ch);
        if (n == 0 || !key_is_char(ch)) {
            return false;
        }
        add_key(script, ch);
        i += n;
    }
    return true;
}

/* A word of capital and small letters that is no key is probably a misspelt name: "Rigth". */
static bool looks_like_name(const char *word, size_t len)
{
    return len > 3 && isupper((unsigned char)word[0]) && islower((unsigned char)word[1]) &&
           islower((unsigned char)word[2]);
}

static bool add_word(KeyScript *script, const char *word, size_t len)
{
    Key key = key_from_name(word, len);
    if (key != K_NONE) {
        add_key(script, key);
        return true;
    }
    return !looks_like_name(word, len) && add_chars(script, word, len);
}

bool key_script_parse(const char *script, KeyScript *out, size_t *bad)
{
    memset(out, 0, sizeof *out);
    size_t i = 0;
    while (script[i] != '\0') {
        size_t start = i;
        bool ok;
        if (isspace((unsigned char)script[i])) {
            i++;
            continue;
        }
        const char *close = script[i] == '"' ? strchr(script + i + 1, '"') : NULL;
        if (close != NULL) {
            size_t len = (size_t)(close - script) - i - 1;
            ok = add_chars(out, script + i + 1, len);
            i += len + 2;
        } else {
            while (script[i] != '\0' && !isspace((unsigned char)script[i])) {
                i++;
            }
            ok = add_word(out, script + start, i - start);
        }
        if (!ok) {
            *bad = start;
            return false;
        }
    }
    return true;
}

void key_script_deinit(KeyScript *script)
{
    mem_free(script->keys);
    memset(script, 0, sizeof *script);
}
