/* Tokens for the parser. The whole text is cut at once; the first thing the lexer cannot read becomes an ERROR
 * token, always the last one, with the reason in TokenList.error. */
#ifndef ASYNCOURSE_LANG_LEXER_CORE_H
#define ASYNCOURSE_LANG_LEXER_CORE_H

#include "lang/ast.h"

typedef enum {
#define TOK(name, text) T_##name,
#include "lang/token.def"
#undef TOK
    T_COUNT
} TokenKind;

typedef struct {
    TokenKind kind;
    int level;     /* open brackets after this token */
    Span span;     /* col -1: none (INDENT, DEDENT) */
    int raw_col;   /* column after the token, for INDENT and DEDENT too */
    const char *s; /* into TokenList.text */
    size_t len;
} Token;

typedef struct {
    Token *items;
    int count, cap;
    const char *text; /* the source with "\n" line ends and one at the end; in the arena */
    size_t len;
    Glued *glued;        /* in their order */
    SyntaxProblem error; /* type NULL: none */
    bool open_bracket;   /* the error is a bracket open at the end: '(' was never closed */
    bool quiet;        /* the error is told only if nothing before it is wrong */
    bool unfinished;   /* the error is only that the text ends: more of it could make it right */
} TokenList;

/* Cuts `source` into tokens. Tokens and texts live in the arena. */
void lexer_tokenize(Arena *arena, const char *source, size_t len, TokenList *out);
/* The text of a keyword or an operator, NULL for other kinds. */
const char *lexer_token_text(TokenKind kind);
/* T_NAME, or the keyword that the text is. */
TokenKind lexer_keyword(const char *s, size_t len);
/* The longest operator at s: its kind (T_BAD: none) and its length. */
TokenKind lexer_operator(const char *s, size_t len, size_t *used);
/* Formats into the arena. */
const char *lexer_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
