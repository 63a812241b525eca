/* Keys to actions, by a table that the screens pass in. One list makes the bindings, the bottom line and the help.
 *
 * In `keys`, alternatives are separated by blanks; each is a key name ("Right", "C-g", "Space") or a sequence of
 * characters ("gg", "zo"). "<char>" at the end matches any character and "<digit>" any of 1-9; what was typed is
 * in KeyHit.arg ("m<char>", "<digit>"). Digits that no binding of the context begins with are counts: "10l". A bound
 * '0' is an action only when no count has been begun. */
#ifndef ASYNCOURSE_UI_KEYMAP_H
#define ASYNCOURSE_UI_KEYMAP_H

#include "base/buf.h"
#include "ui/key.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    int action;           /* the caller's number, > 0 */
    const char *name;     /* "step-next": for the palette */
    const char *keys;     /* "Right l"; "" = palette only */
    unsigned contexts;    /* bits: where it holds */
    const char *hint;     /* short text of the bottom line ("step"), or NULL: not there */
    const char *help;     /* one line for the help page */
} KeyBinding;

enum { KEYMAP_MAX_SEQUENCE = 4, KEYMAP_MAX_COUNT = 1000000000 };
typedef struct {
    const KeyBinding *bindings; /* borrowed */
    size_t binding_count;
    Key pending[KEYMAP_MAX_SEQUENCE];
    int pending_len;
    long count; /* digits typed so far; 0 = none */
} Keymap;

typedef struct {
    int action;
    long count;     /* as typed, 0 when none */
    Key arg;        /* the character that met <char> or <digit>, else K_NONE */
    const KeyBinding *binding;
} KeyHit;

typedef enum {
    KEYMAP_UNBOUND, /* means nothing here; anything pending is forgotten */
    KEYMAP_PENDING, /* wait for more keys */
    KEYMAP_HIT
} KeymapResult;

void keymap_init(Keymap *map, const KeyBinding *bindings, size_t count);
/* `contexts`: the bits that hold now; the first binding of the table that matches wins. */
KeymapResult keymap_feed(Keymap *map, unsigned contexts, Key key, KeyHit *hit);
void keymap_reset(Keymap *map);
/* What has been typed so far ("10", "z"), for the bottom line; empty when nothing is pending. */
void keymap_pending_text(const Keymap *map, Buf *out);
/* The keys that are left of the binding after what has been typed: "s" of "os" after "o". false: none, or nothing is
 * pending. */
bool keymap_rest_text(const Keymap *map, const KeyBinding *binding, Buf *out);
/* The keys of a binding as the help shows them: "→ l", "Ctrl-G F5". */
void keymap_keys_text(const KeyBinding *binding, Buf *out);
/* Only the first of its keys: "→". */
void keymap_first_key_text(const KeyBinding *binding, Buf *out);
const KeyBinding *keymap_find_action(const Keymap *map, unsigned contexts, int action); /* NULL: none */
const KeyBinding *keymap_find_name(const Keymap *map, const char *name);                /* NULL: none */
/* Our own check of a table: false with a sentence in `error` when a key is misspelt, a sequence too long, or two
 * bindings of one context bit share a key. */
bool keymap_check(const KeyBinding *bindings, size_t count, Buf *error);

#endif
