/* What a terminal backend provides; for term_*.c only. */
#ifndef ASYNCOURSE_UI_TERM_IMPL_H
#define ASYNCOURSE_UI_TERM_IMPL_H

#include "ui/term.h"

typedef struct {
    void (*close)(Term *term);
    void (*draw)(Term *term, const Grid *grid);
    void (*invalidate)(Term *term);
    int64_t (*now)(const Term *term);
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

#endif
