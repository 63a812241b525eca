/* The inside of string literals: escapes. */
#ifndef ASYNCOURSE_LANG_LEXSTR_H
#define ASYNCOURSE_LANG_LEXSTR_H

#include "base/buf.h"
#include "lang/ast.h"

typedef struct {
    const char *message; /* NULL: fine; in the arena */
} DecodeResult;

/* Appends the decoded literal body to `out` (UTF-8, or the bytes themselves). */
DecodeResult lexstr_decode(Arena *arena, const char *s, size_t len, bool raw, bool bytes, Buf *out);

#endif
