/* The terminal: shows grids and reads keys. Two backends: curses (term_curses.c, the only file that knows curses)
 * and memory (for tests). Reading blocks in poll(): an idle program wakes never. */
#ifndef ASYNCOURSE_UI_TERM_H
#define ASYNCOURSE_UI_TERM_H

#include "base/buf.h"
#include "ui/grid.h"
#include "ui/key.h"
#include "ui/style.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Term Term;

typedef enum { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN } MouseKind;
typedef struct {
    MouseKind kind;
    int button;   /* 1 left, 2 middle, 3 right; 0 for the wheel */
    int row, col; /* 0-based */
    bool shift, ctrl;
} MouseEvent;

typedef struct {
    Key key;
    MouseEvent mouse;      /* when key is K_MOUSE */
    const char *paste;     /* when key is K_PASTE: UTF-8 without ESC; valid until the next read */
    size_t paste_len;
} TermEvent;

typedef struct {
    ColorWhen color;
    Theme theme;   /* THEME_16 is the default look */
    bool ascii;    /* force the ASCII tier */
    bool no_mouse;
} TermOptions;

/* Opens the controlling terminal's screen (stdin and stdout must be a tty that can address its cursor). Returns NULL
 * with a sentence in `error` otherwise. An unknown TERM is tried as xterm-256color; then `notice` (may be NULL)
 * gets a sentence. At most one is open at a time. Calls nothing of setlocale: main has done that. */
Term *term_open_curses(const TermOptions *options, Buf *error, Buf *notice);
/* A terminal in memory that types `script` (key.h) and then says K_QUIT. `script` may be NULL. */
Term *term_open_memory(int rows, int cols, GlyphTier tier, const char *script);
/* Puts the user's terminal back as it was. NULL is fine. */
void term_close(Term *term);

void term_size(const Term *term, int *rows, int *cols);
GlyphTier term_tier(const Term *term);
Theme term_theme(const Term *term);
void term_set_theme(Term *term, Theme theme); /* clamped to what the terminal can do */
void term_set_mouse(Term *term, bool on);     /* off: the terminal's own selection works again */
/* Shows a grid; only what changed since the last one is sent. */
void term_draw(Term *term, const Grid *grid);
/* The next term_draw paints everything anew (^L). */
void term_invalidate(Term *term);
/* Milliseconds of a clock that never goes back; in memory it moves with each key and pause typed. */
int64_t term_now(const Term *term);
/* Waits for the next key at most timeout_ms (-1: for ever) and returns its code; K_NONE when the time is up. */
Key term_read(Term *term, int timeout_ms, TermEvent *event);
/* From now on reading ends with K_WAKE whenever `fd` can be read: its owner reads it then. -1: no more. */
void term_set_wake(Term *term, int fd);
/* Gives the terminal to a child program ($EDITOR) and takes it back. */
void term_suspend(Term *term);
void term_resume(Term *term);
/* Sends text to the clipboard (OSC 52, at most 8 KiB): an attempt, no terminal answers. False: not sent. */
bool term_copy(Term *term, const char *text, size_t len);

/* Memory backend only. */
void term_mem_type(Term *term, const char *script);       /* more keys at the end; ASSERTs that it parses */
void term_mem_resize(Term *term, int rows, int cols);     /* and queue K_RESIZE before the other keys */
const Grid *term_mem_screen(const Term *term);            /* the last grid drawn */
size_t term_mem_frames(const Term *term);                 /* how many term_draw calls */

#endif
