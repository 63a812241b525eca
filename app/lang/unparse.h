/* The text of an expression, written anew from its tree: what `from __future__ import annotations` keeps of an
 * annotation. CPython: Python/ast_unparse.c */
#ifndef ASYNCOURSE_LANG_UNPARSE_H
#define ASYNCOURSE_LANG_UNPARSE_H

#include "base/buf.h"
#include "lang/ast.h"

/* Appends it. The tree is as deep as the parser allows. */
void unparse_expr(const Node *n, Buf *out);

#endif
