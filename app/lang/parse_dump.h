/* A tree as text, for tests: one node a line, with its positions. */
#ifndef ASYNCOURSE_LANG_PARSE_DUMP_H
#define ASYNCOURSE_LANG_PARSE_DUMP_H

#include "base/buf.h"
#include "lang/ast.h"

/* "(Kind@line:col-line:col field field ...)", as tests/unit/lang/ast_dump.py prints CPython's trees. */
void ast_dump(const Node *n, Buf *out);

#endif
