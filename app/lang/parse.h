/* Source text to syntax tree. Never recurses deeper than 1,000 expression levels or 200 brackets
 * (CPython's texts for both); any bytes are allowed in. */
#ifndef ASYNCOURSE_LANG_PARSE_H
#define ASYNCOURSE_LANG_PARSE_H

#include "lang/ast.h"

/* Parses a whole file. Returns an N_MODULE, or NULL with *problem set. Everything lives in the arena. */
Node *parse_module(Arena *arena, const char *source, size_t len, SyntaxProblem *problem);
/* Parses one statement as it is typed at a prompt (CPython: start rule `interactive`, with the rules of Lib/codeop.py):
 * an N_MODULE, empty for a blank text or a comment. *more: the text is not finished yet; then the tree is that of a
 * compound statement that still wants its empty line, or NULL (*problem says what was missing). */
Node *parse_interactive(Arena *arena, const char *source, size_t len, SyntaxProblem *problem, bool *more);
/* Parses one expression (probes, f-string fields are done by the parser itself). */
Node *parse_expression(Arena *arena, const char *source, size_t len, SyntaxProblem *problem);

#endif
