#include "lang/compile_int.h"

void compile_match(Compiler *c, const Node *n) {
    compile_unsupported(c, n->span, "'match' is not part of the course's Python yet: use if/elif");
}
