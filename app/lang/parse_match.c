/* The match statement and its patterns. */
#include "lang/parse_core.h"

#include <string.h>

static Node *pattern_node(Parser *p, NodeKind kind, int start) { return parse_node(p, kind, start); }

static bool after_capture(Parser *p)
{
    TokenKind k = parse_peek(p);
    return k == T_DOT || k == T_LPAR || k == T_EQUAL;
}

/* A name that a pattern binds: not "_", not a dotted name or a call. */
static bool capture_target(Parser *p, Text *name)
{
    int start = p->pos;
    if (parse_soft(p, "_") || !parse_name(p, name))
        return false;
    if (!after_capture(p))
        return !p->failed;
    p->pos = start;
    return false;
}

Node *parse_name_or_attr(Parser *p)
{
    if (parse_peek(p) != T_NAME)
        return NULL;
    int start = p->pos;
    Node *n = parse_atom(p);
    while (n != NULL && parse_peek(p) == T_DOT) {
        int mark = p->pos++;
        Text name;
        if (!parse_name(p, &name)) {
            p->pos = mark;
            break;
        }
        Node *a = parse_node(p, N_ATTRIBUTE, start);
        a->u.attribute.value = n;
        a->u.attribute.name = name;
        a->u.attribute.name_span = parse_last(p)->span;
        n = a;
    }
    return p->failed ? NULL : n;
}

/* A number with an optional sign, or a complex one (1 + 2j). */
static Node *signed_number(Parser *p)
{
    int start = p->pos;
    bool minus = parse_accept(p, T_MINUS);
    if (parse_peek(p) != T_NUMBER) {
        p->pos = start;
        return NULL;
    }
    Node *n = parse_number(p);
    if (n != NULL && minus) {
        Node *u = parse_node(p, N_UNARY_OP, start);
        u->u.unary.op = UNARY_MINUS;
        u->u.unary.operand = n;
        n = u;
    }
    TokenKind k = parse_peek(p);
    if (n != NULL && (k == T_PLUS || k == T_MINUS)) {
        const Node *real = minus ? n->u.unary.operand : n;
        if (real->u.constant.kind == CONST_COMPLEX)
            return parse_fail_node(p, real, "real number required in complex literal");
        if (parse_peek_at(p, 1) != T_NUMBER)
            return n;
        p->pos++;
        Node *imaginary = parse_number(p);
        if (imaginary == NULL || imaginary->u.constant.kind != CONST_COMPLEX)
            return p->failed ? NULL : parse_fail_node(p, imaginary, "imaginary number required in complex literal");
        Node *b = parse_node(p, N_BIN_OP, start);
        b->u.bin.left = n;
        b->u.bin.right = imaginary;
        b->u.bin.op = k == T_PLUS ? OPR_ADD : OPR_SUB;
        n = b;
    }
    return n;
}

/* literal_expr: what may stand as a literal pattern or a mapping key. */
static Node *literal(Parser *p)
{
    switch (parse_peek(p)) {
    case T_NUMBER: case T_MINUS: return signed_number(p);
    case T_STRING: case T_NONE: case T_TRUE: case T_FALSE: return parse_atom(p);
    default: return NULL;
    }
}

/* ---- sequences ---- */

static Node *star_pattern(Parser *p)
{
    int start = p->pos;
    if (!parse_accept(p, T_STAR))
        return NULL;
    Text name = {0};
    if (parse_soft(p, "_"))
        p->pos++;
    else if (!capture_target(p, &name)) {
        p->pos = start;
        return NULL;
    }
    Node *n = pattern_node(p, N_MATCH_STAR, start);
    n->u.match_as.name = name;
    return n;
}

static Node *maybe_star(Parser *p)
{
    return parse_peek(p) == T_STAR ? star_pattern(p) : parse_pattern(p);
}

/* ','.maybe_star_pattern+ ','?; *comma: a comma was there. */
static void sequence_items(Parser *p, NodeList *out, bool *comma)
{
    for (;;) {
        int mark = p->pos;
        Node *n = maybe_star(p);
        if (n == NULL) {
            p->pos = mark;
            return;
        }
        parse_append(p, out, n);
        if (!parse_accept(p, T_COMMA))
            return;
        *comma = true;
    }
}

static Node *sequence(Parser *p, TokenKind close, bool group)
{
    int start = p->pos++;
    NodeList items = {0};
    bool comma = false;
    sequence_items(p, &items, &comma);
    bool single = group && items.count == 1 && !comma;
    if (p->failed || !parse_accept(p, close) || (single && items.items[0]->kind == N_MATCH_STAR)) {
        p->pos = start;
        return NULL;
    }
    if (single)
        return items.items[0];
    Node *n = pattern_node(p, N_MATCH_SEQUENCE, start);
    n->u.match_seq.patterns = items;
    return n;
}

static Node *mapping(Parser *p)
{
    int start = p->pos++;
    NodeList keys = {0}, patterns = {0};
    Text rest = {0};
    while (parse_peek(p) != T_RBRACE && !p->failed) {
        if (parse_accept(p, T_DOUBLESTAR)) {
            if (!capture_target(p, &rest))
                break;
            parse_accept(p, T_COMMA);
            break;
        }
        Node *key = literal(p);
        if (key == NULL && !p->failed) {
            key = parse_name_or_attr(p);
            key = key != NULL && key->kind == N_ATTRIBUTE ? key : NULL;
        }
        Node *pattern = key != NULL && parse_accept(p, T_COLON) ? parse_pattern(p) : NULL;
        if (pattern == NULL)
            break;
        parse_append(p, &keys, key);
        parse_append(p, &patterns, pattern);
        if (!parse_accept(p, T_COMMA))
            break;
    }
    if (p->failed || !parse_accept(p, T_RBRACE)) {
        p->pos = start;
        return NULL;
    }
    Node *n = pattern_node(p, N_MATCH_MAPPING, start);
    n->u.match_mapping.keys = keys;
    n->u.match_mapping.patterns = patterns;
    n->u.match_mapping.rest = rest;
    return n;
}

/* Name(positional, key=pattern) behind its name. */
static Node *class_pattern(Parser *p, Node *cls, int start)
{
    NodeList patterns = {0}, kwd_patterns = {0}, names = {0};
    p->pos++;
    while (!p->failed && parse_peek(p) != T_RPAR) {
        int mark = p->pos;
        Text name = {0};
        bool keyword = parse_name(p, &name) && parse_accept(p, T_EQUAL);
        if (!keyword)
            p->pos = mark;
        Node *n = keyword || names.count == 0 ? parse_pattern(p) : NULL;
        if (n == NULL)
            break;
        parse_append(p, keyword ? &kwd_patterns : &patterns, n);
        if (keyword) {
            Node *k = parse_node(p, N_NAME, mark);
            k->u.name.name = name;
            parse_append(p, &names, k);
        }
        if (!parse_accept(p, T_COMMA))
            break;
    }
    if (p->failed || !parse_accept(p, T_RPAR)) {
        p->pos = start;
        if (parse_wants(p))
            parse_invalid_class_pattern(p);
        return NULL;
    }
    Node *n = pattern_node(p, N_MATCH_CLASS, start);
    n->u.match_class.cls = cls;
    n->u.match_class.patterns = patterns;
    n->u.match_class.kwd_patterns = kwd_patterns;
    n->u.match_class.kwd_names = arena_alloc(p->arena, (size_t)names.count * sizeof(Text) + 1);
    for (int i = 0; i < names.count; i++)
        n->u.match_class.kwd_names[i] = names.items[i]->u.name.name;
    return n;
}

static Node *value_node(Parser *p, Node *value, int start)
{
    if (value == NULL)
        return NULL;
    bool singleton = value->kind == N_CONSTANT && value->u.constant.kind <= CONST_FALSE;
    Node *n = pattern_node(p, singleton ? N_MATCH_SINGLETON : N_MATCH_VALUE, start);
    n->u.match_value.value = value;
    return n;
}

static Node *named_pattern(Parser *p)
{
    int start = p->pos;
    Text name = {0};
    if (capture_target(p, &name)) {
        Node *n = pattern_node(p, N_MATCH_AS, start);
        n->u.match_as.name = name;
        return n;
    }
    if (parse_soft(p, "_")) {
        p->pos++;
        if (parse_peek(p) != T_DOT && parse_peek(p) != T_LPAR)
            return pattern_node(p, N_MATCH_AS, start);
        p->pos = start;
    }
    Node *value = parse_name_or_attr(p);
    if (value == NULL)
        return NULL;
    if (parse_peek(p) == T_LPAR)
        return class_pattern(p, value, start);
    if (value->kind != N_ATTRIBUTE || parse_peek(p) == T_EQUAL) {
        p->pos = start;
        return NULL;
    }
    return value_node(p, value, start);
}

static Node *closed_pattern(Parser *p)
{
    int start = p->pos;
    switch (parse_peek(p)) {
    case T_NAME: return named_pattern(p);
    case T_LPAR: return sequence(p, T_RPAR, true);
    case T_LSQB: return sequence(p, T_RSQB, false);
    case T_LBRACE: return mapping(p);
    default: return value_node(p, literal(p), start);
    }
}

Node *parse_or_pattern(Parser *p)
{
    int start = p->pos;
    NodeList list = {0};
    for (;;) {
        int mark = p->pos;
        Node *n = closed_pattern(p);
        if (n == NULL) {
            p->pos = list.count > 0 ? mark - 1 : mark;
            break;
        }
        parse_append(p, &list, n);
        if (!parse_accept(p, T_VBAR))
            break;
    }
    if (p->failed || list.count == 0)
        return NULL;
    if (list.count == 1)
        return list.items[0];
    Node *n = pattern_node(p, N_MATCH_OR, start);
    n->u.match_seq.patterns = list;
    return n;
}

static Node *as_pattern(Parser *p)
{
    int start = p->pos;
    Node *n = parse_or_pattern(p);
    if (n == NULL || parse_peek(p) != T_AS)
        return n;
    int mark = p->pos++;
    Text name;
    if (!capture_target(p, &name)) {
        p->pos = start;
        if (parse_wants(p))
            parse_invalid_as_pattern(p);
        p->pos = mark;
        return p->failed ? NULL : n;
    }
    Node *as = pattern_node(p, N_MATCH_AS, start);
    as->u.match_as.pattern = n;
    as->u.match_as.name = name;
    return as;
}

Node *parse_pattern(Parser *p)
{
    Node *n;
    int start = p->pos;
    if (parse_memo_get(p, R_PATTERN, &n))
        return n;
    return parse_memo_set(p, R_PATTERN, start, as_pattern(p));
}

Node *parse_patterns(Parser *p)
{
    int start = p->pos;
    NodeList items = {0};
    bool comma = false;
    sequence_items(p, &items, &comma);
    if (p->failed || items.count == 0)
        return NULL;
    if (!comma)
        return items.items[0]->kind == N_MATCH_STAR ? NULL : items.items[0];
    Node *n = pattern_node(p, N_MATCH_SEQUENCE, start);
    n->u.match_seq.patterns = items;
    return n;
}

Node *parse_guard(Parser *p)
{
    int start = p->pos;
    if (!parse_accept(p, T_IF))
        return NULL;
    Node *n = parse_named(p);
    if (n == NULL)
        p->pos = start;
    return n;
}

static Node *case_block(Parser *p)
{
    int start = p->pos;
    if (!parse_soft(p, "case"))
        return NULL;
    if (parse_wants(p))
        parse_invalid_case(p);
    p->pos = start + 1;
    Node *pattern = parse_patterns(p);
    Node *guard = pattern != NULL ? parse_guard(p) : NULL;
    NodeList body = {0};
    if (pattern == NULL || p->failed || !parse_accept(p, T_COLON) || !parse_block(p, &body)) {
        p->pos = start;
        return NULL;
    }
    Node *n = parse_node(p, N_MATCH_CASE, start);
    n->u.match_case.pattern = pattern;
    n->u.match_case.guard = guard;
    n->u.match_case.body = body;
    return n;
}

Node *parse_subject(Parser *p)
{
    Node *n = parse_item_or_tuple(p, parse_star_named);
    return n != NULL && n->kind == N_STARRED ? NULL : n;
}

Node *parse_match_stmt(Parser *p)
{
    int start = p->pos++;
    Node *subject = parse_subject(p);
    NodeList cases = {0};
    if (subject != NULL && parse_accept(p, T_COLON) && parse_accept(p, T_NEWLINE) && parse_accept(p, T_INDENT)) {
        for (Node *c; (c = case_block(p)) != NULL;)
            parse_append(p, &cases, c);
        if (!p->failed && cases.count > 0 && parse_accept(p, T_DEDENT)) {
            Node *n = parse_node(p, N_MATCH, start);
            n->u.match.subject = subject;
            n->u.match.cases = cases;
            return n;
        }
    }
    p->pos = start;
    if (parse_wants(p))
        parse_invalid_match(p);
    p->pos = start;
    return NULL;
}
