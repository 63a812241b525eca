/* The second run's rules about expressions and calls. Each tries a wrong form and, if it is there, sets the problem;
 * the callers restore the position. The order of the forms is CPython's, since the first match wins. */
#include "lang/parse_core.h"

#include <string.h>

static const char perhaps_comma[] = "invalid syntax. Perhaps you forgot a comma?";
static const char perhaps_equal[] = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

static bool is_legacy(const Node *n)
{
    return n->kind == N_NAME && (strcmp(n->u.name.name.s, "print") == 0 || strcmp(n->u.name.name.s, "exec") == 0);
}

/* Back to `start`; false: a problem was found on the way. */
static bool again(Parser *p, int start)
{
    p->pos = start;
    return !p->failed;
}

/* CPython compares no more letters than the name has: `c` and `mat` are such words for it, too. CPython:
 * Parser/pegen.c, _PyPegen_soft_keyword_token. */
static bool begins_soft_keyword(const Token *t)
{
    static const char *const soft[] = {"_", "case", "match"};
    for (size_t i = 0; i < sizeof soft / sizeof *soft; i++)
        if (strncmp(soft[i], t->s, t->len) == 0)
            return true;
    return false;
}

void parse_invalid_expression(Parser *p)
{
    int start = p->pos;
    bool name = parse_peek(p) == T_NAME;
    bool soft = name && begins_soft_keyword(parse_token(p));
    if (!soft && !(name && parse_peek_at(p, 1) == T_STRING)) {
        Node *a = parse_disjunction(p);
        Node *b = a != NULL ? parse_no_invalid(p) : NULL;
        if (b != NULL && !is_legacy(a) && parse_last(p)->level != 0)
            parse_fail_range(p, a->span, b->span, perhaps_comma);
    }
    if (!again(p, start))
        return;
    Node *a = parse_disjunction(p);
    if (a != NULL && parse_accept(p, T_IF)) {
        Node *b = parse_disjunction(p);
        if (b != NULL && parse_peek(p) != T_ELSE && parse_peek(p) != T_COLON)
            parse_fail_range(p, a->span, b->span, "expected 'else' after 'if' expression");
    }
    if (!again(p, start) || !name || parse_peek_at(p, 1) == T_LPAR)
        return;
    a = parse_atom(p);
    Node *b = parse_star_exprs(p);
    if (b != NULL && is_legacy(a))
        parse_fail_range(p, a->span, b->span, "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                         a->u.name.name.s, a->u.name.name.s);
}

void parse_invalid_named(Parser *p)
{
    int start = p->pos;
    Node *a = parse_expr(p);
    if (a != NULL && parse_accept(p, T_WALRUS) && parse_expr(p) != NULL)
        parse_fail_node(p, a, "cannot use assignment expressions with %s", parse_expr_name(a));
    if (!again(p, start))
        return;
    if (parse_peek(p) == T_NAME && parse_peek_at(p, 1) == T_EQUAL) {
        a = parse_atom(p);
        p->pos++;
        Node *b = parse_bitor(p);
        TokenKind next = parse_peek(p);
        if (b != NULL && next != T_EQUAL && next != T_WALRUS)
            parse_fail_range(p, a->span, b->span, perhaps_equal);
    }
    if (!again(p, start))
        return;
    TokenKind first = parse_peek(p);
    if (first == T_TRUE || first == T_FALSE || first == T_NONE)
        return;
    if (first == T_LSQB && parse_list_display(p) != NULL)
        return;
    if (first == T_LPAR && (parse_tuple_display(p) != NULL || p->failed || parse_genexp(p) != NULL))
        return;
    if (!again(p, start))
        return;
    a = parse_bitor(p);
    if (a == NULL || !parse_accept(p, T_EQUAL) || parse_bitor(p) == NULL)
        return;
    TokenKind next = parse_peek(p);
    if (next != T_EQUAL && next != T_WALRUS)
        parse_fail_node(p, a, "cannot assign to %s here. Maybe you meant '==' instead of '='?", parse_expr_name(a));
}

void parse_invalid_group(Parser *p)
{
    int start = ++p->pos;
    Node *a = parse_starred(p);
    if (a != NULL && parse_accept(p, T_RPAR))
        parse_fail_node(p, a, "cannot use starred expression here");
    if (!again(p, start) || !parse_accept(p, T_DOUBLESTAR))
        return;
    if (parse_expr(p) != NULL && parse_accept(p, T_RPAR))
        parse_fail_token(p, &p->tokens->items[start], "cannot use double starred expression here");
}

static bool any_generators(Parser *p)
{
    NodeList list = {0};
    return parse_generators(p, &list);
}

void parse_invalid_comprehension(Parser *p, TokenKind open)
{
    int start = ++p->pos;
    Node *a = parse_starred(p);
    if (a != NULL && any_generators(p))
        parse_fail_node(p, a, "iterable unpacking cannot be used in comprehension");
    if (!again(p, start) || open == T_LPAR)
        return;
    a = parse_star_named(p);
    if (a == NULL || !parse_accept(p, T_COMMA))
        return;
    int comma = p->pos - 1;
    Node *last = NULL;
    for (;;) {
        int mark = p->pos;
        Node *n = parse_star_named(p);
        if (n == NULL) {
            p->pos = mark;
            break;
        }
        last = n;
        if (!parse_accept(p, T_COMMA))
            break;
    }
    static const char message[] = "did you forget parentheses around the comprehension target?";
    if (last != NULL && any_generators(p))
        parse_fail_range(p, a->span, last->span, message);
    if (again(p, comma + 1) && any_generators(p))
        parse_fail_range(p, a->span, p->tokens->items[comma].span, message);
}

/* ---- dictionaries ---- */

/* From a token to the end of the last token looked at. */
static void fail_from(Parser *p, const Token *t, const char *message)
{
    const Token *last = &p->tokens->items[p->fill - 1];
    Span span = t->span;
    span.end_line = last->span.end_line;
    span.end_col = last->raw_col - 1;
    parse_fail_span(p, "SyntaxError", span, "%s", message);
}

/* A key whose value is starred or missing. */
static void bad_value(Parser *p)
{
    int start = p->pos;
    if (parse_expr(p) == NULL || !parse_accept(p, T_COLON))
        return;
    int colon = p->pos - 1;
    if (parse_accept(p, T_STAR) && parse_bitor(p) != NULL)
        fail_from(p, &p->tokens->items[colon + 1], "cannot use a starred expression in a dictionary value");
    if (!again(p, start))
        return;
    p->pos = colon + 1;
    if (parse_peek(p) == T_RBRACE || parse_peek(p) == T_COMMA)
        parse_fail_token(p, &p->tokens->items[colon], "expression expected after dictionary key and ':'");
}

static void bad_pair(Parser *p)
{
    int start = p->pos;
    Node *a = parse_expr(p);
    if (a != NULL && parse_peek(p) != T_COLON && !p->failed)
        parse_fail_span(p, "SyntaxError", (Span){a->span.line, a->span.end_col - 1, a->span.end_line, -1},
                        "':' expected after dictionary key");
    if (again(p, start))
        bad_value(p);
}

/* CPython tells a key without its ':' after a good pair before it thinks of a missing comma. */
void parse_invalid_lone_key(Parser *p)
{
    int start = p->pos;
    Node *a = parse_no_invalid(p);
    if (a != NULL && parse_peek(p) != T_COLON && !p->failed)
        parse_fail_span(p, "SyntaxError", (Span){a->span.line, a->span.end_col - 1, a->span.end_line, -1},
                        "':' expected after dictionary key");
    p->pos = start;
}

static bool good_pair(Parser *p)
{
    if (parse_accept(p, T_DOUBLESTAR))
        return parse_bitor(p) != NULL;
    return parse_expr(p) != NULL && parse_accept(p, T_COLON) && parse_expr(p) != NULL;
}

void parse_invalid_dict(Parser *p)
{
    int start = ++p->pos, mark = start;
    bool any = false;
    while (good_pair(p)) {
        any = true;
        mark = p->pos;
        if (!parse_accept(p, T_COMMA))
            break;
    }
    if (!again(p, mark))
        return;
    if (any && parse_accept(p, T_COMMA))
        bad_pair(p);
    if (again(p, start))
        bad_value(p);
}

/* ---- calls ---- */

static Span last_item_span(const NodeList *generators)
{
    const Node *n = generators->items[generators->count - 1];
    const NodeList *ifs = &n->u.comprehension.ifs;
    return ifs->count > 0 ? ifs->items[ifs->count - 1]->span : n->u.comprehension.iter->span;
}

static Node *scratch_call(Parser *p)
{
    Node *n = arena_alloc(p->scratch, sizeof *n);
    n->kind = N_CALL;
    return n;
}

static const char genexp_message[] = "Generator expression must be parenthesized";

/* expression for-clauses: the expression, its generators in *list. */
static Node *bare_genexp(Parser *p, NodeList *list)
{
    *list = (NodeList){0};
    Node *a = parse_expr(p);
    return a != NULL && parse_generators(p, list) ? a : NULL;
}

/* name '=' expression for-clauses */
static void assigned_genexp(Parser *p)
{
    int start = p->pos;
    if (parse_peek(p) != T_NAME || parse_peek_at(p, 1) != T_EQUAL)
        return;
    p->pos += 2;
    NodeList list;
    if (bare_genexp(p, &list) != NULL)
        parse_fail_range(p, p->tokens->items[start].span, p->tokens->items[start + 1].span, perhaps_equal);
}

static void positional_after(Parser *p, const Node *call)
{
    bool unpacked = false;
    for (int i = 0; i < call->u.call.keywords.count; i++)
        unpacked = unpacked || call->u.call.keywords.items[i]->u.keyword.name.s == NULL;
    parse_fail_last(p, "SyntaxError", unpacked ? "positional argument follows keyword argument unpacking"
                                               : "positional argument follows keyword argument");
}

/* What is wrong after some good arguments. */
static void after_arguments(Parser *p, const Node *call)
{
    int mark = p->pos;
    NodeList list = {0};
    const NodeList *positional = &call->u.call.args;
    if (parse_generators(p, &list) && positional->count > 1)
        parse_fail_range(p, positional->items[positional->count - 1]->span, last_item_span(&list), genexp_message);
    if (!again(p, mark) || !parse_accept(p, T_COMMA))
        return;
    Node *a = bare_genexp(p, &list);
    if (a != NULL)
        parse_fail_range(p, a->span, last_item_span(&list), genexp_message);
    if (again(p, mark + 1) && parse_arguments(p, scratch_call(p)))
        positional_after(p, call);
}

void parse_invalid_arguments(Parser *p)
{
    int start = p->pos;
    Node *call = scratch_call(p);
    bool any = parse_arguments(p, call);
    int mark = p->pos;
    if (any && call->u.call.keywords.count > 0 && parse_accept(p, T_COMMA) && parse_peek(p) == T_STAR)
        parse_fail_token(p, parse_token(p), "iterable argument unpacking follows keyword argument unpacking");
    if (!again(p, start))
        return;
    NodeList list;
    Node *a = bare_genexp(p, &list);
    if (a != NULL && parse_accept(p, T_COMMA)) {
        Node *rest = scratch_call(p);
        if (!parse_arguments(p, rest) && !p->failed)
            any_generators(p);
        parse_fail_range(p, a->span, last_item_span(&list), genexp_message);
    }
    if (again(p, start))
        assigned_genexp(p);
    if (again(p, mark) && any)
        after_arguments(p, call);
}

void parse_invalid_kwarg(Parser *p)
{
    int start = p->pos;
    TokenKind first = parse_peek(p);
    const Token *t = parse_token(p);
    if ((first == T_TRUE || first == T_FALSE || first == T_NONE) && parse_peek_at(p, 1) == T_EQUAL) {
        parse_fail_range(p, t->span, t[1].span, "cannot assign to %s", lexer_token_text(first));
        return;
    }
    if (first == T_NAME && parse_peek_at(p, 1) == T_EQUAL) {
        assigned_genexp(p);
        return;
    }
    if (!again(p, start))
        return;
    Node *a = parse_expr(p);
    if (a != NULL && parse_accept(p, T_EQUAL))
        parse_fail_range(p, a->span, parse_last(p)->span,
                         "expression cannot contain assignment, perhaps you meant \"==\"?");
}
