/* What is wrong with an author's or a learner's text: collected, then shown with a caret excerpt or as JSON. */
#ifndef ASYNCOURSE_BASE_DIAG_H
#define ASYNCOURSE_BASE_DIAG_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE } DiagSeverity;

typedef struct {
    DiagSeverity severity;
    const char *code; /* static, e.g. "unknown-key" */
    char *file;       /* NULL: none */
    int line, col;    /* 1-based, columns in code points; 0 = not known */
    int end_col;      /* one past the end on the same line; 0 = not known */
    char *message;    /* what is wrong */
    char *hint;       /* what to do ("did you mean ...?"), or NULL */
} Diag;

typedef struct {
    Diag *items;
    size_t count, cap;
    size_t errors, warnings;
} DiagList;

void diag_init(DiagList *d);
void diag_deinit(DiagList *d);
/* Adds a diagnostic and returns it; set ->end_col and ->hint (owned, from mem_strdup) afterwards if known. */
Diag *diag_add(DiagList *d, DiagSeverity severity, const char *code, const char *file, int line, int col,
               const char *format, ...) __attribute__((format(printf, 7, 8)));
/* "file:line:col: error: message [code]", the source line with a caret, the hint. `source` may be NULL. */
void diag_text(const Diag *d, const char *source, size_t source_len, Buf *out);
/* The candidate nearest to `word` (edit distance <= 1 + len/4), or NULL. `candidates` ends with NULL. */
const char *diag_nearest(const char *word, const char *const *candidates);

#endif
