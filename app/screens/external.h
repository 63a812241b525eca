/* The learner's own editor, on a temporary file or on theirs. */
#ifndef ASYNCOURSE_SCREENS_EXTERNAL_H
#define ASYNCOURSE_SCREENS_EXTERNAL_H

#include "base/buf.h"
#include "ui/term.h"

/* $VISUAL or $EDITOR is set. */
bool external_is_there(void);
/* Gives the terminal (NULL: it is not taken) to $VISUAL or $EDITOR and reads the file back into *text. false: the text is
 * as it was, and `error` (appended) says why. */
bool external_edit(Term *term, Buf *text, Buf *error);
/* The same on the file itself, which the caller reads. */
bool external_open(Term *term, const char *path, Buf *error);

#endif
