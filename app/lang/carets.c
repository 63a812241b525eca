#include "lang/carets.h"

#include "lang/parse.h"

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static bool find_operator(const char *s, const Node *n, size_t *from, size_t *to)
{
    size_t end = (size_t)n->u.bin.right->span.col;
    for (size_t i = (size_t)n->u.bin.left->span.end_col; i < end; i++) {
        if (is_blank(s[i]))
            continue;
        bool two = i + 1 < end && !is_blank(s[i + 1]);
        *from = i;
        *to = i + 1 + two;
        if (s[i] != ')' || i + 1 == end) /* of parentheses around what is on the left */
            return true;
    }
    return false;
}

static bool find_brackets(const char *s, size_t len, const Node *n, size_t *from, size_t *to)
{
    *from = (size_t)n->u.subscript.value->span.end_col;
    *to = (size_t)n->u.subscript.index->span.end_col + 1;
    while (*from < len && s[*from] != '[')
        ++*from;
    while (*to < len && s[*to] != ']')
        ++*to;
    *to += *to < len;
    return *from < *to && *to <= len;
}

bool carets_find(const char *segment, size_t len, size_t *from, size_t *to)
{
    Arena arena;
    SyntaxProblem problem = {0};
    bool found = false;
    arena_init(&arena);
    const Node *module = parse_module(&arena, segment, len, &problem);
    const Node *stmt = module && module->u.module.body.count == 1 ? module->u.module.body.items[0] : NULL;
    const Node *n = stmt && stmt->kind == N_EXPR ? stmt->u.one.value : NULL;
    bool one_line = n && n->span.end_line == 1;
    if (one_line && n->kind == N_BIN_OP)
        found = find_operator(segment, n, from, to);
    else if (one_line && n->kind == N_SUBSCRIPT)
        found = find_brackets(segment, len, n, from, to);
    arena_deinit(&arena);
    return found;
}
