/* Atoms, displays, comprehensions, and what may follow an atom: attributes, calls, subscripts. */
#include "lang/parse_core.h"

/* ---- comprehensions ---- */

static Node *generator(Parser *p)
{
    int start = p->pos;
    bool is_async = parse_peek(p) == T_ASYNC && parse_peek_at(p, 1) == T_FOR;
    p->pos += is_async ? 1 : 0;
    if (!parse_accept(p, T_FOR)) {
        p->pos = start;
        return NULL;
    }
    Node *target = parse_star_targets(p);
    if (target == NULL || !parse_accept(p, T_IN)) {
        p->pos = start;
        if (parse_wants(p))
            parse_invalid_for_target(p);
        p->pos = start;
        return NULL;
    }
    Node *iter = parse_disjunction(p);
    if (iter == NULL) {
        p->pos = start;
        return NULL;
    }
    parse_set_ctx(target, CTX_STORE);
    NodeList ifs = {0};
    while (parse_peek(p) == T_IF) {
        int mark = p->pos++;
        Node *test = parse_disjunction(p);
        if (test == NULL) {
            p->pos = mark;
            break;
        }
        parse_append(p, &ifs, test);
    }
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_COMPREHENSION, start);
    n->u.comprehension.target = target;
    n->u.comprehension.iter = iter;
    n->u.comprehension.ifs = ifs;
    n->u.comprehension.is_async = is_async;
    return n;
}

bool parse_generators(Parser *p, NodeList *out)
{
    for (;;) {
        Node *n = generator(p);
        if (n == NULL)
            return !p->failed && out->count > 0;
        parse_append(p, out, n);
    }
}

/* open elt for-clauses close, or NULL with the position back at `open`. */
static Node *comprehension(Parser *p, NodeKind kind, TokenKind close)
{
    int start = p->pos;
    TokenKind open = parse_peek(p);
    p->pos++;
    Node *elt;
    if (kind == N_GENERATOR_EXP && !(parse_peek(p) == T_NAME && parse_peek_at(p, 1) == T_WALRUS))
        elt = parse_expr(p);
    else
        elt = kind == N_GENERATOR_EXP ? parse_walrus(p) : parse_named(p);
    NodeList generators = {0};
    if (elt != NULL && parse_generators(p, &generators) && parse_accept(p, close)) {
        Node *n = parse_node(p, kind, start);
        n->u.comp.elt = elt;
        n->u.comp.generators = generators;
        return n;
    }
    p->pos = start;
    if (parse_wants(p))
        parse_invalid_comprehension(p, open);
    p->pos = start;
    return NULL;
}

Node *parse_genexp(Parser *p)
{
    return parse_peek(p) == T_LPAR ? comprehension(p, N_GENERATOR_EXP, T_RPAR) : NULL;
}

/* ---- displays ---- */

/* ','.star_named_expression+ [','] */
static void star_named_list(Parser *p, NodeList *out)
{
    for (;;) {
        int mark = p->pos;
        Node *n = parse_star_named(p);
        if (n == NULL) {
            p->pos = mark;
            return;
        }
        parse_append(p, out, n);
        if (!parse_accept(p, T_COMMA))
            return;
    }
}

static Node *display(Parser *p, NodeKind kind, NodeList items, int start, TokenKind close)
{
    if (p->failed || !parse_accept(p, close)) {
        p->pos = start;
        return NULL;
    }
    Node *n = parse_node(p, kind, start);
    n->u.seq.items = items;
    return n;
}

Node *parse_list_display(Parser *p)
{
    int start = p->pos;
    if (!parse_accept(p, T_LSQB))
        return NULL;
    NodeList items = {0};
    star_named_list(p, &items);
    return display(p, N_LIST, items, start, T_RSQB);
}

Node *parse_tuple_display(Parser *p)
{
    int start = p->pos;
    if (!parse_accept(p, T_LPAR))
        return NULL;
    NodeList items = {0};
    Node *first = parse_star_named(p);
    if (first != NULL && parse_accept(p, T_COMMA)) {
        parse_append(p, &items, first);
        star_named_list(p, &items);
    } else {
        p->pos = start + 1;
    }
    return display(p, N_TUPLE, items, start, T_RPAR);
}

static Node *group(Parser *p)
{
    int start = p->pos++;
    Node *n = parse_peek(p) == T_YIELD ? parse_yield(p) : parse_named(p);
    if (n != NULL && parse_accept(p, T_RPAR))
        return n;
    p->pos = start;
    if (parse_wants(p))
        parse_invalid_group(p);
    p->pos = start;
    return NULL;
}

/* key ':' value, or '**' value with *key NULL. */
static bool dict_item(Parser *p, Node **key, Node **value)
{
    int start = p->pos;
    *key = NULL;
    if (parse_accept(p, T_DOUBLESTAR)) {
        *value = parse_bitor(p);
    } else {
        *key = parse_expr(p);
        *value = *key != NULL && parse_accept(p, T_COLON) ? parse_expr(p) : NULL;
    }
    if (*value == NULL)
        p->pos = start;
    return *value != NULL;
}

static Node *dict(Parser *p)
{
    int start = p->pos++;
    NodeList keys = {0}, values = {0};
    Node *key, *value;
    while (dict_item(p, &key, &value)) {
        parse_append(p, &keys, key);
        parse_append(p, &values, value);
        if (!parse_accept(p, T_COMMA))
            break;
        parse_invalid_lone_key(p);
    }
    if (!p->failed && parse_accept(p, T_RBRACE)) {
        Node *n = parse_node(p, N_DICT, start);
        n->u.dict.keys = keys;
        n->u.dict.values = values;
        return n;
    }
    p->pos = start;
    parse_invalid_dict(p); /* in the first run, too: CPython's dict asks at any time */
    p->pos = start;
    return NULL;
}

static Node *dict_comp(Parser *p)
{
    int start = p->pos++;
    Node *key, *value;
    NodeList generators = {0};
    if (parse_peek(p) != T_DOUBLESTAR && dict_item(p, &key, &value) && parse_generators(p, &generators) &&
        parse_accept(p, T_RBRACE)) {
        Node *n = parse_node(p, N_DICT_COMP, start);
        n->u.comp.elt = key;
        n->u.comp.value = value;
        n->u.comp.generators = generators;
        return n;
    }
    p->pos = start + 1;
    if (parse_wants(p) && parse_peek(p) == T_DOUBLESTAR) { /* CPython's invalid_dict_comprehension */
        const Token *stars = parse_token(p);
        p->pos++;
        if (parse_bitor(p) != NULL && parse_generators(p, &generators) && parse_accept(p, T_RBRACE))
            parse_fail_token(p, stars, "dict unpacking cannot be used in dict comprehension");
    }
    p->pos = start;
    return NULL;
}

static Node *set(Parser *p)
{
    int start = p->pos++;
    NodeList items = {0};
    star_named_list(p, &items);
    if (items.count == 0) {
        p->pos = start;
        return NULL;
    }
    return display(p, N_SET, items, start, T_RBRACE);
}

static Node *bracketed(Parser *p)
{
    Node *n;
    switch (parse_peek(p)) {
    case T_LPAR:
        n = parse_tuple_display(p);
        n = n != NULL || p->failed ? n : group(p);
        return n != NULL || p->failed ? n : parse_genexp(p);
    case T_LSQB:
        n = parse_list_display(p);
        return n != NULL || p->failed ? n : comprehension(p, N_LIST_COMP, T_RSQB);
    default:
        n = dict(p);
        n = n != NULL || p->failed ? n : set(p);
        n = n != NULL || p->failed ? n : dict_comp(p);
        return n != NULL || p->failed ? n : comprehension(p, N_SET_COMP, T_RBRACE);
    }
}

Node *parse_atom(Parser *p)
{
    int start = p->pos;
    Node *n = NULL;
    switch (parse_peek(p)) {
    case T_NAME: {
        Text name;
        parse_name(p, &name);
        n = parse_node(p, N_NAME, start);
        n->u.name.name = name;
        return n;
    }
    case T_TRUE: p->pos++; return parse_const(p, CONST_TRUE, start);
    case T_FALSE: p->pos++; return parse_const(p, CONST_FALSE, start);
    case T_NONE: p->pos++; return parse_const(p, CONST_NONE, start);
    case T_ELLIPSIS: p->pos++; return parse_const(p, CONST_ELLIPSIS, start);
    case T_STRING: return parse_strings(p);
    case T_NUMBER: return parse_number(p);
    case T_LPAR: case T_LSQB: case T_LBRACE:
        if (parse_memo_get(p, R_ATOM, &n))
            return n;
        return parse_memo_set(p, R_ATOM, start, bracketed(p));
    default: return NULL;
    }
}

/* ---- subscripts ---- */

static Node *slice(Parser *p)
{
    int start = p->pos;
    Node *lower = parse_expr(p);
    if (p->failed)
        return NULL;
    if (!parse_accept(p, T_COLON)) {
        p->pos = start;
        return parse_named(p);
    }
    Node *upper = parse_expr(p), *step = NULL;
    if (!p->failed && parse_accept(p, T_COLON))
        step = parse_expr(p);
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_SLICE, start);
    n->u.slice.lower = lower;
    n->u.slice.upper = upper;
    n->u.slice.step = step;
    return n;
}

Node *parse_slices(Parser *p)
{
    int start = p->pos;
    Node *first = parse_peek(p) == T_STAR ? NULL : slice(p);
    if (p->failed || (first != NULL && parse_peek(p) != T_COMMA))
        return first;
    p->pos = start;
    NodeList items = {0};
    for (;;) {
        int mark = p->pos;
        Node *n = parse_peek(p) == T_STAR ? parse_starred(p) : slice(p);
        if (n == NULL) {
            p->pos = mark;
            break;
        }
        parse_append(p, &items, n);
        if (!parse_accept(p, T_COMMA))
            break;
    }
    if (p->failed || items.count == 0)
        return NULL;
    Node *n = parse_node(p, N_TUPLE, start);
    n->u.seq.items = items;
    return n;
}

/* ---- calls ---- */

/* One keyword or starred argument behind the positional ones. */
static bool keyword_item(Parser *p, Node *call, bool *stars_gone)
{
    int start = p->pos;
    if (parse_wants(p)) {
        parse_invalid_kwarg(p);
        p->pos = start;
    }
    if (parse_peek(p) == T_STAR && !*stars_gone) {
        Node *n = parse_starred(p);
        if (n != NULL)
            parse_append(p, &call->u.call.args, n);
        return n != NULL;
    }
    Text name = {0};
    bool stars = parse_peek(p) == T_DOUBLESTAR;
    if (stars)
        p->pos++;
    else if (!parse_name(p, &name) || !parse_accept(p, T_EQUAL)) {
        p->pos = start;
        return false;
    }
    Node *value = parse_expr(p);
    if (value == NULL) {
        p->pos = start;
        return false;
    }
    Node *n = parse_node(p, N_KEYWORD, start);
    n->u.keyword.name = name;
    n->u.keyword.value = value;
    *stars_gone = *stars_gone || stars;
    parse_append(p, &call->u.call.keywords, n);
    return true;
}

/* A positional argument, not followed by '='. */
static Node *positional_item(Parser *p)
{
    int start = p->pos;
    Node *n;
    if (parse_peek(p) == T_STAR)
        return parse_starred(p);
    if (parse_peek(p) == T_NAME && parse_peek_at(p, 1) == T_WALRUS)
        n = parse_walrus(p);
    else
        n = parse_expr(p);
    if (n != NULL && (parse_peek(p) == T_EQUAL || parse_peek(p) == T_WALRUS)) {
        p->pos = start;
        return NULL;
    }
    return n;
}

/* CPython's rule `args`: as many arguments as fit. False: none. */
static bool args(Parser *p, Node *call)
{
    bool any = false, stars_gone = false;
    int mark = p->pos;
    for (;;) {
        Node *n = positional_item(p);
        if (n == NULL)
            break;
        parse_append(p, &call->u.call.args, n);
        any = true;
        mark = p->pos;
        if (!parse_accept(p, T_COMMA))
            return !p->failed;
    }
    while (!p->failed && keyword_item(p, call, &stars_gone)) {
        any = true;
        mark = p->pos;
        if (!parse_accept(p, T_COMMA))
            return !p->failed;
    }
    p->pos = mark;
    return any && !p->failed;
}

bool parse_arguments(Parser *p, Node *call)
{
    return args(p, call);
}

Node *parse_call(Parser *p, Node *func, int start)
{
    int mark = p->pos;
    Node *only = parse_genexp(p);
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_CALL, start);
    n->u.call.func = func;
    if (only != NULL) {
        parse_append(p, &n->u.call.args, only);
        parse_end(p, n);
        return n;
    }
    p->pos = mark + 1;
    bool any = args(p, n);
    if (any)
        parse_accept(p, T_COMMA);
    if (p->failed)
        return NULL;
    bool closed = parse_peek(p) == T_RPAR;
    if (!closed && parse_wants(p)) {
        p->pos = mark + 1;
        parse_invalid_arguments(p);
    }
    if (!closed || p->failed)
        return NULL;
    p->pos++;
    parse_end(p, n);
    return n;
}

/* ---- primary ---- */

static Node *attribute(Parser *p, Node *value, int start)
{
    p->pos++;
    Text name;
    if (!parse_name(p, &name))
        return NULL;
    Node *n = parse_node(p, N_ATTRIBUTE, start);
    n->u.attribute.value = value;
    n->u.attribute.name = name;
    n->u.attribute.name_span = parse_last(p)->span;
    return n;
}

static Node *subscript(Parser *p, Node *value, int start)
{
    p->pos++;
    Node *index = parse_slices(p);
    if (index == NULL || !parse_accept(p, T_RSQB))
        return NULL;
    Node *n = parse_node(p, N_SUBSCRIPT, start);
    n->u.subscript.value = value;
    n->u.subscript.index = index;
    return n;
}

Node *parse_primary(Parser *p)
{
    int start = p->pos;
    Node *n;
    if (parse_memo_get(p, R_PRIMARY, &n))
        return n;
    n = parse_atom(p);
    while (n != NULL) {
        int mark = p->pos;
        Node *next = NULL;
        TokenKind kind = parse_peek(p);
        if ((kind == T_LSQB || kind == T_LBRACE) && parse_wants(p)) {
            parse_invalid_comprehension(p, kind); /* CPython tries a generator expression as the one argument */
            p->pos = mark;
        }
        if (p->failed)
            break;
        if (kind == T_DOT)
            next = attribute(p, n, start);
        else if (kind == T_LPAR)
            next = parse_call(p, n, start);
        else if (kind == T_LSQB)
            next = subscript(p, n, start);
        if (next == NULL) {
            p->pos = mark;
            break;
        }
        n = next;
    }
    return parse_memo_set(p, R_PRIMARY, start, n);
}
