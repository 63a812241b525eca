/* Simple statements, statement lists and the file. */
#include "lang/parse_core.h"

#include <string.h>

bool parse_aug_operator(TokenKind kind, BinOpr *op)
{
    static const struct { TokenKind kind; BinOpr op; } table[] = {
        {T_PLUSEQUAL, OPR_ADD}, {T_MINEQUAL, OPR_SUB}, {T_STAREQUAL, OPR_MUL}, {T_ATEQUAL, OPR_MATMUL},
        {T_SLASHEQUAL, OPR_DIV}, {T_PERCENTEQUAL, OPR_MOD}, {T_AMPEREQUAL, OPR_AND}, {T_VBAREQUAL, OPR_OR},
        {T_CARETEQUAL, OPR_XOR}, {T_LEFTSHIFTEQUAL, OPR_LSHIFT}, {T_RIGHTSHIFTEQUAL, OPR_RSHIFT},
        {T_DOUBLESTAREQUAL, OPR_POW}, {T_DOUBLESLASHEQUAL, OPR_FLOORDIV}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].kind == kind) {
            *op = table[i].op;
            return true;
        }
    }
    return false;
}

/* target ':' annotation ['=' value] */
static Node *annotated(Parser *p)
{
    int start = p->pos;
    bool bracket = parse_peek(p) == T_LPAR;
    Node *target = parse_single_target(p);
    if (target == NULL || !parse_accept(p, T_COLON))
        return NULL;
    Node *annotation = parse_expr(p);
    if (annotation == NULL)
        return NULL;
    Node *value = NULL;
    if (parse_peek(p) == T_EQUAL) {
        int mark = p->pos++;
        value = parse_yield_or_star(p);
        if (value == NULL)
            p->pos = mark;
    }
    if (p->failed)
        return NULL;
    parse_set_ctx(target, CTX_STORE);
    Node *n = parse_node(p, N_ANN_ASSIGN, start);
    n->u.ann.target = target;
    n->u.ann.annotation = annotation;
    n->u.ann.value = value;
    n->u.ann.simple = target->kind == N_NAME && !bracket;
    return n;
}

/* (targets '=')+ value */
static Node *chained(Parser *p)
{
    int start = p->pos;
    NodeList targets = {0};
    for (;;) {
        int mark = p->pos;
        Node *t = parse_star_targets(p);
        if (t == NULL || !parse_accept(p, T_EQUAL)) {
            p->pos = mark;
            break;
        }
        parse_append(p, &targets, t);
    }
    if (p->failed || targets.count == 0)
        return NULL;
    Node *value = parse_yield_or_star(p);
    if (value == NULL || parse_peek(p) == T_EQUAL)
        return NULL;
    for (int i = 0; i < targets.count; i++)
        parse_set_ctx(targets.items[i], CTX_STORE);
    Node *n = parse_node(p, N_ASSIGN, start);
    n->u.assign.targets = targets;
    n->u.assign.value = value;
    return n;
}

/* target '+=' value; *cut: the operator was there, nothing else may be tried. */
static Node *augmented(Parser *p, bool *cut)
{
    int start = p->pos;
    Node *target = parse_single_target(p);
    BinOpr op;
    if (target == NULL || !parse_aug_operator(parse_peek(p), &op))
        return NULL;
    p->pos++;
    *cut = true;
    Node *value = parse_yield_or_star(p);
    if (value == NULL)
        return NULL;
    parse_set_ctx(target, CTX_STORE);
    Node *n = parse_node(p, N_AUG_ASSIGN, start);
    n->u.aug.target = target;
    n->u.aug.value = value;
    n->u.aug.op = op;
    return n;
}

Node *parse_assignment(Parser *p)
{
    int start = p->pos;
    bool cut = false;
    Node *n = annotated(p);
    if (n == NULL && !p->failed) {
        p->pos = start;
        n = chained(p);
    }
    if (n == NULL && !p->failed) {
        p->pos = start;
        n = augmented(p, &cut);
    }
    if (n == NULL && !cut && parse_wants(p)) {
        p->pos = start;
        parse_invalid_assignment(p);
    }
    if (n == NULL)
        p->pos = start;
    return n;
}

/* ---- keyword statements ---- */

static Node *return_stmt(Parser *p)
{
    int start = p->pos++;
    int mark = p->pos;
    Node *value = parse_star_exprs(p);
    if (value == NULL)
        p->pos = mark;
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_RETURN, start);
    n->u.one.value = value;
    return n;
}

static Node *raise_stmt(Parser *p)
{
    int start = p->pos++;
    Node *exc = parse_expr(p), *cause = NULL;
    if (exc == NULL)
        p->pos = start + 1;
    if (exc != NULL && parse_peek(p) == T_FROM) {
        int mark = p->pos++;
        cause = parse_expr(p);
        if (cause == NULL)
            p->pos = mark;
    }
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_RAISE, start);
    n->u.raise.exc = exc;
    n->u.raise.cause = cause;
    return n;
}

static Node *del_stmt(Parser *p)
{
    int start = p->pos++;
    NodeList targets = {0};
    for (;;) {
        int mark = p->pos;
        Node *t = parse_del_target(p);
        if (t == NULL) {
            p->pos = mark;
            break;
        }
        parse_append(p, &targets, t);
        if (!parse_accept(p, T_COMMA))
            break;
    }
    TokenKind next = parse_peek(p);
    if (targets.count > 0 && (next == T_SEMI || next == T_NEWLINE)) {
        for (int i = 0; i < targets.count; i++)
            parse_set_ctx(targets.items[i], CTX_DEL);
        Node *n = parse_node(p, N_DELETE, start);
        n->u.assign.targets = targets;
        return n;
    }
    p->pos = start;
    if (parse_wants(p))
        parse_invalid_del(p);
    p->pos = start;
    return NULL;
}

static Node *assert_stmt(Parser *p)
{
    int start = p->pos++;
    Node *test = parse_expr(p), *msg = NULL;
    if (test == NULL)
        return NULL;
    if (parse_peek(p) == T_COMMA) {
        int mark = p->pos++;
        msg = parse_expr(p);
        if (msg == NULL)
            p->pos = mark;
    }
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_ASSERT, start);
    n->u.assert_.test = test;
    n->u.assert_.msg = msg;
    return n;
}

static Node *scope_stmt(Parser *p, NodeKind kind)
{
    int start = p->pos++;
    int count = 0, cap = 4;
    Text *names = arena_alloc(p->arena, (size_t)cap * sizeof *names);
    do {
        int mark = p->pos;
        Text name;
        if (!parse_name(p, &name)) {
            p->pos = mark - (count > 0 ? 1 : 0);
            break;
        }
        if (count == cap) {
            Text *more = arena_alloc(p->arena, (size_t)cap * 2 * sizeof *more);
            memcpy(more, names, (size_t)cap * sizeof *more);
            names = more;
            cap *= 2;
        }
        names[count++] = name;
    } while (parse_accept(p, T_COMMA));
    if (p->failed || count == 0)
        return NULL;
    Node *n = parse_node(p, kind, start);
    n->u.scope_decl.names = names;
    n->u.scope_decl.count = count;
    return n;
}

/* ---- imports ---- */

static bool dotted_name(Parser *p, Text *out)
{
    if (!parse_name(p, out))
        return false;
    while (parse_peek(p) == T_DOT) {
        int mark = p->pos++;
        Text part;
        if (!parse_name(p, &part)) {
            p->pos = mark;
            break;
        }
        char *joined = arena_alloc(p->arena, out->len + part.len + 2);
        memcpy(joined, out->s, out->len);
        joined[out->len] = '.';
        memcpy(joined + out->len + 1, part.s, part.len);
        *out = (Text){joined, out->len + 1 + part.len};
    }
    return !p->failed;
}

static Node *alias(Parser *p, bool dotted)
{
    int start = p->pos;
    Text name = {0}, asname = {0};
    if (!(dotted ? dotted_name(p, &name) : parse_name(p, &name)))
        return NULL;
    if (parse_peek(p) == T_AS) {
        int mark = p->pos++;
        if (!parse_name(p, &asname))
            p->pos = mark;
    }
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_ALIAS, start);
    n->u.alias.name = name;
    n->u.alias.asname = asname;
    return n;
}

static bool alias_list(Parser *p, bool dotted, NodeList *out)
{
    for (;;) {
        int mark = p->pos;
        Node *n = alias(p, dotted);
        if (n == NULL) {
            p->pos = out->count > 0 ? mark - 1 : mark;
            break;
        }
        parse_append(p, out, n);
        if (!parse_accept(p, T_COMMA))
            break;
    }
    return !p->failed && out->count > 0;
}

static bool import_targets(Parser *p, NodeList *out)
{
    int start = p->pos;
    if (parse_accept(p, T_LPAR)) {
        if (!alias_list(p, false, out))
            return false;
        parse_accept(p, T_COMMA);
        return parse_accept(p, T_RPAR);
    }
    if (parse_accept(p, T_STAR)) {
        Node *n = parse_node(p, N_ALIAS, start);
        n->u.alias.name = (Text){arena_strndup(p->arena, "*", 1), 1};
        parse_append(p, out, n);
        return true;
    }
    if (alias_list(p, false, out) && parse_peek(p) != T_COMMA)
        return true;
    if (out->count > 0 && parse_wants(p) && parse_peek_at(p, 1) == T_NEWLINE)
        parse_fail_last(p, "SyntaxError", "trailing comma not allowed without surrounding parentheses");
    return false;
}

static Node *import_stmt(Parser *p)
{
    int start = p->pos;
    NodeList names = {0};
    if (parse_accept(p, T_IMPORT)) {
        if (!alias_list(p, true, &names))
            return NULL;
        Node *n = parse_node(p, N_IMPORT, start);
        n->u.import.names = names;
        return n;
    }
    p->pos++;
    int level = 0;
    for (;; p->pos++) {
        TokenKind kind = parse_peek(p);
        if (kind != T_DOT && kind != T_ELLIPSIS)
            break;
        level += kind == T_DOT ? 1 : 3;
    }
    Text module = {0};
    if (!dotted_name(p, &module) && level == 0)
        return NULL;
    if (!parse_accept(p, T_IMPORT) || !import_targets(p, &names))
        return NULL;
    Node *n = parse_node(p, N_IMPORT_FROM, start);
    n->u.import_from.module = module;
    n->u.import_from.names = names;
    n->u.import_from.level = level;
    return n;
}

/* ---- all of them ---- */

static Node *bare(Parser *p, NodeKind kind)
{
    int start = p->pos++;
    return parse_node(p, kind, start);
}

static Node *expr_stmt(Parser *p, Node *value, int start)
{
    if (value == NULL)
        return NULL;
    Node *n = parse_node(p, N_EXPR, start);
    n->u.one.value = value;
    return n;
}

static Node *simple(Parser *p)
{
    int start = p->pos;
    TokenKind first = parse_peek(p);
    if (first != T_YIELD && (first < T_ASSERT || first == T_AWAIT || first == T_LAMBDA || first == T_NOT)) {
        Node *n = parse_assignment(p);
        if (n != NULL || p->failed)
            return n;
        return expr_stmt(p, parse_star_exprs(p), start);
    }
    if (parse_wants(p)) { /* CPython tries an assignment before every keyword */
        parse_assignment(p);
        p->pos = start;
    }
    switch (parse_peek(p)) {
    case T_RETURN: return return_stmt(p);
    case T_IMPORT: case T_FROM: return import_stmt(p);
    case T_RAISE: return raise_stmt(p);
    case T_PASS: return bare(p, N_PASS);
    case T_DEL: return del_stmt(p);
    case T_YIELD: return expr_stmt(p, parse_yield(p), start);
    case T_ASSERT: return assert_stmt(p);
    case T_BREAK: return bare(p, N_BREAK);
    case T_CONTINUE: return bare(p, N_CONTINUE);
    case T_GLOBAL: return scope_stmt(p, N_GLOBAL);
    case T_NONLOCAL: return scope_stmt(p, N_NONLOCAL);
    default: return NULL;
    }
}

Node *parse_simple(Parser *p)
{
    Node *n;
    int start = p->pos;
    if (parse_memo_get(p, R_SIMPLE_STMT, &n))
        return n;
    return parse_memo_set(p, R_SIMPLE_STMT, start, simple(p));
}

/* simple_stmts: one line of them. */
static bool simple_line(Parser *p, NodeList *out)
{
    for (;;) {
        Node *n = parse_simple(p);
        if (n == NULL)
            return false;
        parse_append(p, out, n);
        if (!parse_accept(p, T_SEMI))
            break;
        if (parse_peek(p) == T_NEWLINE)
            break;
    }
    return parse_accept(p, T_NEWLINE);
}

bool parse_statement(Parser *p, NodeList *out)
{
    int start = p->pos, count = out->count;
    Node *n = parse_compound(p);
    if (n != NULL) {
        parse_append(p, out, n);
        return true;
    }
    if (p->failed)
        return false;
    p->pos = start;
    if (simple_line(p, out))
        return true;
    out->count = count;
    p->pos = start;
    return false;
}

bool parse_statements(Parser *p, NodeList *out)
{
    for (;;) {
        TokenKind kind = parse_peek(p);
        if (kind == T_DEDENT || kind == T_END || !parse_statement(p, out))
            break;
    }
    return !p->failed && out->count > 0;
}

static bool block(Parser *p, NodeList *out)
{
    int start = p->pos;
    if (parse_peek(p) == T_NEWLINE) {
        p->pos++;
        if (parse_accept(p, T_INDENT)) {
            if (parse_statements(p, out) && parse_accept(p, T_DEDENT))
                return true;
        } else if (parse_wants(p)) {
            parse_fail_last(p, "IndentationError", "expected an indented block");
        }
        p->pos = start;
        return false;
    }
    if (simple_line(p, out))
        return true;
    p->pos = start;
    return false;
}

/* Remembered, so that the second run's rules about headers do not read nested blocks again and again. */
bool parse_block(Parser *p, NodeList *out)
{
    Node *n = NULL;
    int start = p->pos;
    if (parse_memo_get(p, R_BLOCK, &n)) {
        if (n != NULL)
            *out = n->u.module.body;
        return n != NULL;
    }
    if (block(p, out)) {
        n = arena_alloc(p->scratch, sizeof *n);
        n->u.module.body = *out;
    }
    return parse_memo_set(p, R_BLOCK, start, n) != NULL;
}

static Node *whole(Parser *p, NodeList body)
{
    if (p->failed || parse_peek(p) != T_END)
        return NULL;
    Node *n = parse_node(p, N_MODULE, 0);
    n->u.module.body = body;
    return n;
}

Node *parse_file(Parser *p)
{
    NodeList body = {0};
    parse_statements(p, &body);
    return whole(p, body);
}

Node *parse_typed(Parser *p)
{
    NodeList body = {0};
    if (parse_peek(p) != T_END && !parse_statement(p, &body))
        return NULL;
    return whole(p, body);
}
