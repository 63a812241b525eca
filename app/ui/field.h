/* One line of text that is being typed. The cursor is at its end. */
#ifndef ASYNCOURSE_UI_FIELD_H
#define ASYNCOURSE_UI_FIELD_H

#include "base/buf.h"
#include "ui/grid.h"
#include "ui/term.h"

#include <stdbool.h>

enum { FIELD_MAX = 4096 }; /* bytes; more is not taken */

/* A character, a paste (line ends become blanks) or Backspace changes `text`; true: taken. */
bool field_event(Buf *text, const TermEvent *event);
/* "prompt text" from `col` on to the canvas's end, with the terminal's cursor; a text that is too long shows its end. */
void field_draw(Canvas canvas, int row, int col, const char *prompt, const Buf *text);

#endif
