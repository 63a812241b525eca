/* Keys, decoded: a character is its code point, everything else has a number above Unicode. */
#ifndef ASYNCOURSE_UI_KEY_H
#define ASYNCOURSE_UI_KEY_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t Key;

enum {
    K_NONE = 0, /* time is up, or nothing to say */
    K_FIRST_SPECIAL = 0x200000,
    K_UP, K_DOWN, K_LEFT, K_RIGHT, K_PGUP, K_PGDN, K_HOME, K_END,
    K_ENTER, K_ESC, K_TAB, K_BACKTAB, K_BACKSPACE, K_DELETE, K_INSERT,
    K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
    K_SHIFT_LEFT, K_SHIFT_RIGHT,
    K_RESIZE, /* the size changed: ask term_size and draw again */
    K_PASTE,  /* text came in one piece (TermEvent.paste) */
    K_MOUSE,  /* TermEvent.mouse */
    K_WAKE,   /* the descriptor of term_set_wake can be read */
    K_PAUSE,  /* in a script for tests: time passes; read as K_NONE */
    K_QUIT,   /* the terminal is gone, or the script is at its end: save and leave */
    K_CTRL = 0x1000000, /* | a small letter or one of @[\]^_ */
    K_ALT = 0x2000000
};

/* C-g: key_ctrl('g') */
static inline Key key_ctrl(char letter) { return (Key)K_CTRL | (Key)(unsigned char)letter; }
static inline bool key_is_char(Key key) { return key >= 0x20 && key < 0x110000 && key != 0x7f; }

/* "Right", "C-g", "Ctrl-g", "^L", "M-x", "F5", "Space", "Esc", "BackTab", "é", "q" -> key; K_NONE when unknown. */
Key key_from_name(const char *name, size_t len);
/* Appends the name that the help shows: "→", "Ctrl-G", "Space", "q". */
void key_label(Key key, Buf *out);

/* Reads a script for tests: names and characters separated by blanks; "10l" or "gg" are several keys, `"text"` types
 * the text between the quotes. Returns false with *bad = offset of the word that is not understood. */
typedef struct {
    Key *keys;
    size_t count, cap;
} KeyScript;
bool key_script_parse(const char *script, KeyScript *out, size_t *bad);
void key_script_deinit(KeyScript *script);

#endif
