/* Compound statements: def, class, if, while, for, with, try. */
#include "lang/parse_core.h"

static bool colon_block(Parser *p, NodeList *body)
{
    return parse_accept(p, T_COLON) && parse_block(p, body);
}

/* The docstring of a body, s == NULL: none. */
static Text docstring(const NodeList *body)
{
    const Node *first = body->count > 0 ? body->items[0] : NULL;
    if (first != NULL && first->kind == N_EXPR && first->u.one.value->kind == N_CONSTANT &&
        first->u.one.value->u.constant.kind == CONST_STR)
        return first->u.one.value->u.constant.text;
    return (Text){0};
}

static void try_invalid(Parser *p, void (*rule)(Parser *))
{
    int mark = p->pos;
    if (parse_wants(p))
        rule(p);
    p->pos = mark;
}

static bool decorators(Parser *p, NodeList *out)
{
    while (parse_accept(p, T_AT)) {
        Node *n = parse_named(p);
        if (n == NULL || !parse_accept(p, T_NEWLINE))
            return false;
        parse_append(p, out, n);
    }
    return !p->failed;
}

static Node *function_def(Parser *p, NodeList decorator_list)
{
    int start = p->pos;
    try_invalid(p, parse_invalid_header);
    bool is_async = parse_accept(p, T_ASYNC);
    Text name;
    if (!parse_accept(p, T_DEF) || !parse_name(p, &name) || !parse_force(p, T_LPAR))
        return NULL;
    Arguments *args = parse_params(p, false);
    if (args == NULL || !parse_accept(p, T_RPAR))
        return NULL;
    Node *returns = NULL;
    if (parse_peek(p) == T_ARROW) {
        int mark = p->pos++;
        returns = parse_expr(p);
        if (returns == NULL)
            p->pos = mark;
    }
    NodeList body = {0};
    if (p->failed || !parse_force(p, T_COLON) || !parse_block(p, &body))
        return NULL;
    Node *n = parse_node(p, is_async ? N_ASYNC_FUNCTION_DEF : N_FUNCTION_DEF, start);
    n->u.func.name = name;
    n->u.func.args = args;
    n->u.func.returns = returns;
    n->u.func.decorators = decorator_list;
    n->u.func.body = body;
    n->u.func.doc = docstring(&body);
    return n;
}

static Node *class_def(Parser *p, NodeList decorator_list)
{
    int start = p->pos;
    try_invalid(p, parse_invalid_header);
    Text name;
    if (!parse_accept(p, T_CLASS) || !parse_name(p, &name))
        return NULL;
    Node *call = parse_node(p, N_CALL, start);
    int mark = p->pos;
    if (parse_accept(p, T_LPAR)) {
        if (parse_arguments(p, call))
            parse_accept(p, T_COMMA);
        bool closed = parse_peek(p) == T_RPAR;
        if (!closed && parse_wants(p)) {
            p->pos = mark + 1;
            parse_invalid_arguments(p);
        }
        if (p->failed || !closed)
            return NULL;
        p->pos++;
    }
    NodeList body = {0};
    if (!colon_block(p, &body))
        return NULL;
    Node *n = parse_node(p, N_CLASS_DEF, start);
    n->u.class_def.name = name;
    n->u.class_def.bases = call->u.call.args;
    n->u.class_def.keywords = call->u.call.keywords;
    n->u.class_def.decorators = decorator_list;
    n->u.class_def.body = body;
    n->u.class_def.doc = docstring(&body);
    return n;
}

static bool else_block(Parser *p, NodeList *out)
{
    if (parse_peek(p) != T_ELSE)
        return !p->failed;
    try_invalid(p, parse_invalid_header);
    p->pos++;
    return parse_force(p, T_COLON) && parse_block(p, out);
}

/* if and its elifs, by a loop: each elif is the only statement of the branch before. */
static Node *if_stmt(Parser *p)
{
    Node *first = NULL, *last = NULL;
    NodeList chain = {0};
    for (;;) {
        int start = p->pos;
        try_invalid(p, parse_invalid_header);
        if (p->failed)
            return NULL;
        p->pos++;
        Node *test = parse_named(p);
        NodeList body = {0};
        if (test == NULL || !colon_block(p, &body))
            return NULL;
        Node *n = parse_node(p, N_IF, start);
        n->u.branch.test = test;
        n->u.branch.body = body;
        if (last != NULL)
            parse_append(p, &last->u.branch.orelse, n);
        first = first == NULL ? n : first;
        last = n;
        parse_append(p, &chain, n);
        if (parse_peek(p) != T_ELIF)
            break;
    }
    if (!else_block(p, &last->u.branch.orelse))
        return NULL;
    for (int i = 0; i < chain.count; i++)
        parse_end(p, chain.items[i]);
    return first;
}

static Node *while_stmt(Parser *p)
{
    int start = p->pos;
    try_invalid(p, parse_invalid_header);
    p->pos++;
    Node *test = parse_named(p);
    NodeList body = {0}, orelse = {0};
    if (test == NULL || !colon_block(p, &body) || !else_block(p, &orelse))
        return NULL;
    Node *n = parse_node(p, N_WHILE, start);
    n->u.branch.test = test;
    n->u.branch.body = body;
    n->u.branch.orelse = orelse;
    return n;
}

static Node *for_stmt(Parser *p)
{
    int start = p->pos;
    try_invalid(p, parse_invalid_header);
    bool is_async = parse_accept(p, T_ASYNC);
    if (!parse_accept(p, T_FOR))
        return NULL;
    Node *target = parse_star_targets(p);
    if (target == NULL || !parse_accept(p, T_IN)) {
        p->pos = start;
        try_invalid(p, parse_invalid_for_target);
        return NULL;
    }
    Node *iter = parse_star_exprs(p);
    NodeList body = {0}, orelse = {0};
    if (iter == NULL || !colon_block(p, &body) || !else_block(p, &orelse))
        return NULL;
    parse_set_ctx(target, CTX_STORE);
    Node *n = parse_node(p, is_async ? N_ASYNC_FOR : N_FOR, start);
    n->u.loop.target = target;
    n->u.loop.iter = iter;
    n->u.loop.body = body;
    n->u.loop.orelse = orelse;
    return n;
}

/* ---- with ---- */

static Node *with_item(Parser *p)
{
    int start = p->pos;
    Node *context = parse_expr(p);
    if (context == NULL)
        return NULL;
    int mark = p->pos;
    Node *target = NULL;
    if (parse_accept(p, T_AS)) {
        target = parse_star_target(p);
        TokenKind next = parse_peek(p);
        if (target == NULL || (next != T_COMMA && next != T_RPAR && next != T_COLON)) {
            p->pos = start;
            try_invalid(p, parse_invalid_with_item);
            p->pos = mark;
            target = NULL;
        }
    }
    if (p->failed)
        return NULL;
    if (target != NULL)
        parse_set_ctx(target, CTX_STORE);
    Node *n = parse_node(p, N_WITH_ITEM, start);
    n->u.with_item.context = context;
    n->u.with_item.target = target;
    return n;
}

static bool with_items(Parser *p, NodeList *items)
{
    for (;;) {
        int mark = p->pos;
        Node *n = with_item(p);
        if (n == NULL) {
            p->pos = items->count > 0 ? mark - 1 : mark;
            break;
        }
        parse_append(p, items, n);
        if (!parse_accept(p, T_COMMA))
            break;
    }
    return !p->failed && items->count > 0;
}

static Node *with_stmt(Parser *p)
{
    int start = p->pos;
    try_invalid(p, parse_invalid_with);
    bool is_async = parse_accept(p, T_ASYNC);
    if (!parse_accept(p, T_WITH))
        return NULL;
    int mark = p->pos;
    NodeList items = {0}, body = {0};
    bool bracketed = false;
    if (parse_accept(p, T_LPAR) && with_items(p, &items)) {
        parse_accept(p, T_COMMA);
        bracketed = parse_accept(p, T_RPAR) && parse_peek(p) == T_COLON;
    }
    if (!bracketed) {
        p->pos = mark;
        items = (NodeList){0};
        if (p->failed || !with_items(p, &items)) {
            p->pos = start;
            try_invalid(p, parse_invalid_header);
            return NULL;
        }
    }
    if (!colon_block(p, &body)) {
        p->pos = start;
        try_invalid(p, parse_invalid_header);
        return NULL;
    }
    Node *n = parse_node(p, is_async ? N_ASYNC_WITH : N_WITH, start);
    n->u.with.items = items;
    n->u.with.body = body;
    return n;
}

/* ---- try ---- */

Node *parse_except(Parser *p, bool star)
{
    int start = p->pos;
    if (parse_peek(p) != T_EXCEPT)
        return NULL;
    try_invalid(p, parse_invalid_header);
    p->pos++;
    Node *type = NULL;
    Text name = {0};
    NodeList body = {0};
    bool fine = !star || parse_accept(p, T_STAR);
    if (fine && (star || parse_peek(p) != T_COLON)) {
        type = parse_expr(p);
        fine = type != NULL;
        if (fine && parse_accept(p, T_AS))
            fine = parse_name(p, &name);
    }
    if (!fine || !colon_block(p, &body)) {
        p->pos = start;
        try_invalid(p, parse_invalid_except);
        return NULL;
    }
    Node *n = parse_node(p, N_EXCEPT_HANDLER, start);
    n->u.handler.type = type;
    n->u.handler.name = name;
    n->u.handler.body = body;
    return n;
}

static bool handlers(Parser *p, bool star, NodeList *out)
{
    for (;;) {
        int mark = p->pos;
        Node *n = parse_except(p, star);
        if (n == NULL) {
            p->pos = mark;
            return !p->failed && out->count > 0;
        }
        parse_append(p, out, n);
    }
}

static bool finally_block(Parser *p, NodeList *out)
{
    if (parse_peek(p) != T_FINALLY)
        return !p->failed;
    try_invalid(p, parse_invalid_header);
    p->pos++;
    return parse_force(p, T_COLON) && parse_block(p, out);
}

static Node *try_stmt(Parser *p)
{
    int start = p->pos;
    try_invalid(p, parse_invalid_try);
    p->pos++;
    NodeList body = {0}, list = {0}, orelse = {0}, finalbody = {0};
    if (p->failed || !parse_force(p, T_COLON) || !parse_block(p, &body))
        return NULL;
    bool star = false;
    if (parse_peek(p) == T_EXCEPT && !handlers(p, false, &list) && !p->failed)
        star = handlers(p, true, &list);
    if (p->failed || (list.count > 0 && !else_block(p, &orelse)) || !finally_block(p, &finalbody))
        return NULL;
    if (list.count == 0 && finalbody.count == 0)
        return NULL;
    Node *n = parse_node(p, star ? N_TRY_STAR : N_TRY, start);
    n->u.try_.body = body;
    n->u.try_.handlers = list;
    n->u.try_.orelse = orelse;
    n->u.try_.finalbody = finalbody;
    return n;
}

/* ---- all of them ---- */

static Node *decorated(Parser *p)
{
    NodeList list = {0};
    if (!decorators(p, &list))
        return NULL;
    TokenKind kind = parse_peek(p);
    if (kind == T_CLASS)
        return class_def(p, list);
    if (kind == T_DEF || (kind == T_ASYNC && parse_peek_at(p, 1) == T_DEF))
        return function_def(p, list);
    return NULL;
}

static Node *compound(Parser *p)
{
    switch (parse_peek(p)) {
    case T_DEF: return function_def(p, (NodeList){0});
    case T_AT: return decorated(p);
    case T_ASYNC:
        switch (parse_peek_at(p, 1)) {
        case T_DEF: return function_def(p, (NodeList){0});
        case T_WITH: return with_stmt(p);
        case T_FOR: return for_stmt(p);
        default: return NULL;
        }
    case T_IF: return if_stmt(p);
    case T_CLASS: return class_def(p, (NodeList){0});
    case T_WITH: return with_stmt(p);
    case T_FOR: return for_stmt(p);
    case T_TRY: return try_stmt(p);
    case T_WHILE: return while_stmt(p);
    case T_NAME: return parse_soft(p, "match") ? parse_match_stmt(p) : NULL;
    default: return NULL;
    }
}

bool parse_is_compound(const Node *n)
{
    switch (n->kind) {
    case N_FUNCTION_DEF: case N_ASYNC_FUNCTION_DEF: case N_CLASS_DEF: case N_FOR: case N_ASYNC_FOR: case N_WHILE:
    case N_IF: case N_WITH: case N_ASYNC_WITH: case N_TRY: case N_TRY_STAR: case N_MATCH: return true;
    default: return false;
    }
}

Node *parse_compound(Parser *p)
{
    if (!parse_enter(p))
        return NULL;
    Node *n = compound(p);
    p->depth--;
    return p->failed ? NULL : n;
}
