/* Source text to tokens: for the parser, and for colouring code on the screens (which never fails). */
#ifndef ASYNCOURSE_LANG_LEXER_H
#define ASYNCOURSE_LANG_LEXER_H

#include <stddef.h>

typedef enum { HI_NONE, HI_KEYWORD, HI_NAME, HI_BUILTIN, HI_DEF_NAME, HI_STRING, HI_NUMBER, HI_COMMENT,
               HI_OPERATOR, HI_DECORATOR } Highlight;

/* Fills classes[0..len) with one Highlight per byte of source; wrong or half-typed Python is fine. */
void lexer_highlight(const char *source, size_t len, unsigned char *classes);

#endif
