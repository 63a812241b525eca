/* A program with blanks `___` that the learner fills in. */
#ifndef ASYNCOURSE_SCREENS_BLANKS_H
#define ASYNCOURSE_SCREENS_BLANKS_H

#include "screens/doc.h"
#include "ui/term.h"

enum { BLANKS_MAX = 16 };

typedef struct {
    const char *starter; /* borrowed */
    Buf fills[BLANKS_MAX];
    size_t count, current;
} Blanks;

void blanks_init(Blanks *b, const char *starter);
void blanks_deinit(Blanks *b);
/* Typing goes into the current blank; Tab, Enter, Up, Down go to another. true: taken. *changed: a blank has. */
bool blanks_event(Blanks *b, const TermEvent *event, bool *changed);
/* The program; blanks that are empty stay `___`. */
void blanks_text(const Blanks *b, Buf *out);
/* The fills, one a line, for the draft; and back. */
void blanks_save(const Blanks *b, Buf *out);
void blanks_load(Blanks *b, const char *draft);
void blanks_clear(Blanks *b);
bool blanks_are_full(const Blanks *b);
/* *line: of the current blank in the doc. `focus`: it is marked with a cursor. */
void blanks_build(const Blanks *b, Doc *doc, bool focus, size_t *line);

#endif
