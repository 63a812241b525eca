/* The learner's own editor on a temporary file. */
#ifndef ASYNCOURSE_SCREENS_EXTERNAL_H
#define ASYNCOURSE_SCREENS_EXTERNAL_H

#include "base/buf.h"
#include "ui/term.h"

/* Gives the terminal to $VISUAL or $EDITOR and reads the file back into *text. false: the text is as it was, and
 * `error` (appended) says why. */
bool external_edit(Term *term, Buf *text, Buf *error);

#endif
