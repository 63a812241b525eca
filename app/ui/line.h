/* A line that is typed at a prompt of a terminal, with a history and words that Tab completes: no screen, only the row
 * where the cursor stands. */
#ifndef ASYNCOURSE_UI_LINE_H
#define ASYNCOURSE_UI_LINE_H

#include "base/buf.h"
#include "ui/key.h"

/* Appends what may stand in place of the `len` bytes of `word` (a name, or names with dots), a line each, without an end
 * after the last. */
typedef void LineComplete(void *ctx, const char *word, size_t len, Buf *choices);

typedef struct {
    LineComplete *complete; /* NULL: Tab indents, as it does where there is no word */
    void *ctx;              /* of `complete` */
    Buf choices;            /* what was appended last */
    Buf text;
    size_t cursor;   /* bytes; between characters */
    size_t scroll;   /* bytes of `text` left of the window */
    char **history;  /* oldest first; in memory only */
    size_t nhistory, cap;
    size_t at;       /* the entry shown; nhistory: the new line */
    Buf unfinished;  /* the new line, while an older one is shown */
} LineEdit;

typedef enum { LINE_EDITING, LINE_ENTERED, LINE_INTERRUPTED, LINE_END, LINE_CLEAR, LINE_SUSPEND, LINE_CHOICES } LineResult;

enum { LINE_MAX_BYTES = 1 << 16, LINE_MAX_HISTORY = 1000 };

void line_deinit(LineEdit *line);
/* An empty line, at the end of the history. */
void line_begin(LineEdit *line);
/* Takes one key. LINE_ENTERED: the line is in the history, too (unless it is empty, or the last one again); LINE_END:
 * Ctrl-D on an empty line; LINE_CLEAR: Ctrl-L; LINE_CHOICES: Tab, and nothing is common to line->choices but what stands
 * there. Keys of other meanings are ignored. */
LineResult line_key(LineEdit *line, Key key);
/* What the row shows: prompt, then as much of the line as fits into `columns`; *col is the cursor's column. Unprintable
 * characters are shown as escapes. */
void line_show(LineEdit *line, const char *prompt, int columns, Buf *out, int *col);

/* The choices below each other in columns, as many rows as fit; those left out are counted. Lines end with "\r\n". */
void line_show_choices(const LineEdit *line, int columns, int rows, Buf *out);

/* Edits in the terminal of the file descriptors until Enter, Ctrl-C or Ctrl-D; the terminal is as before when it
 * returns, and when a signal ends the program meanwhile. LINE_ENTERED: line->text. */
LineResult line_read(LineEdit *line, const char *prompt, int in, int out);

#endif
