/* What a terminal backend provides, and what gives the terminal back; for term_*.c and line_term.c only. */
#ifndef ASYNCOURSE_UI_TERM_IMPL_H
#define ASYNCOURSE_UI_TERM_IMPL_H

#include "ui/term.h"

#include <signal.h>
#include <termios.h>

typedef struct {
    void (*close)(Term *term);
    void (*draw)(Term *term, const Grid *grid);
    void (*invalidate)(Term *term);
    Key (*read)(Term *term, int timeout_ms, TermEvent *event);
    void (*suspend)(Term *term);
    void (*resume)(Term *term);
    void (*set_theme)(Term *term, Theme theme);
    void (*set_mouse)(Term *term, bool on);
    bool (*copy)(Term *term, const char *text, size_t len);
} TermOps;

/* The first member of each backend's own struct. */
struct Term {
    const TermOps *ops;
    int rows, cols;
    GlyphTier tier;
    Theme theme;
    int wake_fd; /* -1: none */
};

/* Every signal that ends a program and can be caught, but those nobody sends by accident. */
enum { RESCUE_SIGNALS = 11 };

/* What the handlers and the stack they run on were before. */
typedef struct {
    struct sigaction old[RESCUE_SIGNALS];
    stack_t old_stack;
    void *stack;
} RescueHandlers;

/* For what is typed without a screen, while no Term is open: until rescue_end a signal that ends the program first sets
 * the modes of `tty` to `before`. */
void rescue_begin(RescueHandlers *handlers, int tty, const struct termios *before);
void rescue_end(RescueHandlers *handlers);

#endif
