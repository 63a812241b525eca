/* Visiting the children of any node of a syntax tree, in the order of the text. */
#ifndef ASYNCOURSE_LANG_WALK_H
#define ASYNCOURSE_LANG_WALK_H

#include "lang/ast.h"

typedef void (*NodeVisit)(void *ctx, const Node *n);
/* Calls visit for each child that is there (never NULL). */
void ast_each_child(const Node *n, NodeVisit visit, void *ctx);

#endif
