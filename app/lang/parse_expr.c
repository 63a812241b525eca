/* Expressions, from "a if b else c" down to an operator's operands. */
#include "lang/parse_core.h"

typedef enum {
    P_OR = 1, P_AND, P_NOT, P_COMPARE, P_BITOR, P_XOR, P_BITAND, P_SHIFT, P_SUM, P_TERM
} Precedence;

static Node *binary(Parser *p, int min);

Node *parse_disjunction(Parser *p)
{
    Node *n;
    int start = p->pos;
    if (parse_memo_get(p, R_DISJUNCTION, &n))
        return n;
    return parse_memo_set(p, R_DISJUNCTION, start, binary(p, P_OR));
}

Node *parse_bitor(Parser *p)
{
    Node *n;
    int start = p->pos;
    if (parse_memo_get(p, R_BITOR, &n))
        return n;
    return parse_memo_set(p, R_BITOR, start, binary(p, P_BITOR));
}

/* disjunction ['if' disjunction 'else' expression] | lambda */
static Node *conditional(Parser *p)
{
    if (parse_peek(p) == T_LAMBDA)
        return parse_lambda(p);
    int start = p->pos;
    Node *a = parse_disjunction(p);
    if (a == NULL || parse_peek(p) != T_IF)
        return a;
    int mark = p->pos++;
    Node *test = parse_disjunction(p);
    Node *other = test != NULL && parse_accept(p, T_ELSE) ? parse_expr(p) : NULL;
    if (other == NULL) {
        p->pos = mark;
        return p->failed ? NULL : a;
    }
    Node *n = parse_node(p, N_IF_EXP, start);
    n->u.if_exp.test = test;
    n->u.if_exp.body = a;
    n->u.if_exp.orelse = other;
    return n;
}

Node *parse_no_invalid(Parser *p)
{
    p->invalid_off++;
    Node *n = conditional(p);
    p->invalid_off--;
    return n;
}

Node *parse_expr(Parser *p)
{
    Node *n;
    int start = p->pos;
    if (parse_memo_get(p, R_EXPRESSION, &n))
        return n;
    if (!parse_enter(p))
        return NULL;
    if (parse_wants(p)) {
        parse_invalid_expression(p);
        p->pos = start;
    }
    n = p->failed ? NULL : conditional(p);
    p->depth--;
    if (n == NULL)
        p->pos = start;
    return parse_memo_set(p, R_EXPRESSION, start, n);
}

Node *parse_walrus(Parser *p)
{
    int start = p->pos;
    if (parse_peek(p) != T_NAME || parse_peek_at(p, 1) != T_WALRUS)
        return NULL;
    Node *target = parse_atom(p);
    p->pos++;
    Node *value = parse_expr(p);
    if (value == NULL) {
        p->pos = start;
        return NULL;
    }
    parse_set_ctx(target, CTX_STORE);
    Node *n = parse_node(p, N_NAMED_EXPR, start);
    n->u.named.target = target;
    n->u.named.value = value;
    return n;
}

static Node *named(Parser *p)
{
    int start = p->pos;
    if (parse_peek(p) == T_NAME && parse_peek_at(p, 1) == T_WALRUS)
        return parse_walrus(p);
    if (parse_wants(p)) {
        parse_invalid_named(p);
        p->pos = start;
    }
    Node *n = parse_expr(p);
    if (n != NULL && parse_peek(p) == T_WALRUS) {
        p->pos = start;
        return NULL;
    }
    return p->failed ? NULL : n;
}

Node *parse_named(Parser *p)
{
    Node *n;
    int start = p->pos;
    if (parse_memo_get(p, R_NAMED, &n))
        return n;
    return parse_memo_set(p, R_NAMED, start, named(p));
}

static Node *starred_with(Parser *p, Node *(*rule)(Parser *))
{
    int start = p->pos;
    if (!parse_accept(p, T_STAR))
        return NULL;
    Node *value = rule(p);
    if (value == NULL) {
        p->pos = start;
        return NULL;
    }
    Node *n = parse_node(p, N_STARRED, start);
    n->u.one.value = value;
    return n;
}

Node *parse_starred(Parser *p) { return starred_with(p, parse_expr); }

Node *parse_star_expr(Parser *p)
{
    return parse_peek(p) == T_STAR ? starred_with(p, parse_bitor) : parse_expr(p);
}

Node *parse_star_named(Parser *p)
{
    return parse_peek(p) == T_STAR ? starred_with(p, parse_bitor) : parse_named(p);
}

Node *parse_item_or_tuple(Parser *p, Node *(*item)(Parser *))
{
    int start = p->pos;
    Node *first = item(p);
    if (first == NULL || parse_peek(p) != T_COMMA)
        return first;
    NodeList items = {0};
    parse_append(p, &items, first);
    while (parse_accept(p, T_COMMA)) {
        int mark = p->pos;
        Node *next = item(p);
        if (next == NULL) {
            p->pos = mark;
            break;
        }
        parse_append(p, &items, next);
    }
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_TUPLE, start);
    n->u.seq.items = items;
    return n;
}

Node *parse_star_exprs(Parser *p)
{
    return parse_item_or_tuple(p, parse_star_expr);
}

Node *parse_yield(Parser *p)
{
    int start = p->pos;
    if (!parse_accept(p, T_YIELD))
        return NULL;
    if (parse_peek(p) == T_FROM) {
        p->pos++;
        Node *value = parse_expr(p);
        if (value == NULL) {
            if (p->failed)
                return NULL;
            p->pos = start + 1;
            Node *bare = parse_node(p, N_YIELD, start);
            return bare;
        }
        Node *n = parse_node(p, N_YIELD_FROM, start);
        n->u.one.value = value;
        return n;
    }
    int mark = p->pos;
    Node *value = parse_star_exprs(p);
    if (value == NULL)
        p->pos = mark;
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_YIELD, start);
    n->u.one.value = value;
    return n;
}

Node *parse_yield_or_star(Parser *p)
{
    return parse_peek(p) == T_YIELD ? parse_yield(p) : parse_star_exprs(p);
}

Node *parse_lambda(Parser *p)
{
    int start = p->pos;
    if (!parse_accept(p, T_LAMBDA))
        return NULL;
    Arguments *args = parse_params(p, true);
    Node *body = args != NULL && parse_accept(p, T_COLON) ? parse_expr(p) : NULL;
    if (body == NULL) {
        p->pos = start;
        return NULL;
    }
    Node *n = parse_node(p, N_LAMBDA, start);
    n->u.func.args = args;
    n->u.func.body_expr = body;
    return n;
}

/* ---- operators ---- */

/* Left-associative binary operators above comparisons: precedence, 0 = none. */
static int operator_of(TokenKind kind, BinOpr *op)
{
    static const struct { TokenKind kind; BinOpr op; int prec; } table[] = {
        {T_VBAR, OPR_OR, P_BITOR}, {T_CARET, OPR_XOR, P_XOR}, {T_AMPER, OPR_AND, P_BITAND},
        {T_LEFTSHIFT, OPR_LSHIFT, P_SHIFT}, {T_RIGHTSHIFT, OPR_RSHIFT, P_SHIFT}, {T_PLUS, OPR_ADD, P_SUM},
        {T_MINUS, OPR_SUB, P_SUM}, {T_STAR, OPR_MUL, P_TERM}, {T_SLASH, OPR_DIV, P_TERM},
        {T_DOUBLESLASH, OPR_FLOORDIV, P_TERM}, {T_PERCENT, OPR_MOD, P_TERM}, {T_AT, OPR_MATMUL, P_TERM}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].kind == kind) {
            *op = table[i].op;
            return table[i].prec;
        }
    }
    return 0;
}

/* Takes a comparison operator. */
static bool compare_op(Parser *p, CmpOpr *op)
{
    int two = 1;
    switch (parse_peek(p)) {
    case T_EQEQUAL: *op = CMP_EQ; break;
    case T_NOTEQUAL: *op = CMP_NE; break;
    case T_LESS: *op = CMP_LT; break;
    case T_LESSEQUAL: *op = CMP_LE; break;
    case T_GREATER: *op = CMP_GT; break;
    case T_GREATEREQUAL: *op = CMP_GE; break;
    case T_IN: *op = CMP_IN; break;
    case T_IS:
        *op = CMP_IS;
        if (parse_peek_at(p, 1) == T_NOT) {
            *op = CMP_IS_NOT;
            two = 2;
        }
        break;
    case T_NOT:
        if (parse_peek_at(p, 1) != T_IN)
            return false;
        *op = CMP_NOT_IN;
        two = 2;
        break;
    default: return false;
    }
    p->pos += two;
    return true;
}

/* One operand and its comparisons: a < b <= c. */
static Node *comparisons(Parser *p, Node *left, int start)
{
    CmpOpr small[8], *ops = small;
    int cap = 8;
    NodeList rest = {0};
    for (;;) {
        int mark = p->pos;
        CmpOpr op;
        if (!compare_op(p, &op))
            break;
        Node *right = parse_bitor(p);
        if (right == NULL) {
            p->pos = mark;
            break;
        }
        if (rest.count == cap) {
            CmpOpr *more = arena_alloc(p->scratch, (size_t)cap * 2 * sizeof *more);
            for (int i = 0; i < cap; i++)
                more[i] = ops[i];
            ops = more;
            cap *= 2;
        }
        ops[rest.count] = op;
        parse_append(p, &rest, right);
    }
    if (p->failed)
        return NULL;
    if (rest.count == 0)
        return left;
    Node *n = parse_node(p, N_COMPARE, start);
    n->u.compare.left = left;
    n->u.compare.comparators = rest;
    n->u.compare.ops = arena_alloc(p->arena, (size_t)rest.count * sizeof *ops);
    for (int i = 0; i < rest.count; i++)
        n->u.compare.ops[i] = ops[i];
    return n;
}

/* a and b and c: one node for the whole chain. */
static Node *bool_chain(Parser *p, Node *left, int start, TokenKind kind, int operand)
{
    NodeList values = {0};
    parse_append(p, &values, left);
    while (parse_peek(p) == kind) {
        int mark = p->pos++;
        Node *right = binary(p, operand);
        if (right == NULL) {
            p->pos = mark;
            break;
        }
        parse_append(p, &values, right);
    }
    if (p->failed)
        return NULL;
    if (values.count == 1)
        return left;
    Node *n = parse_node(p, N_BOOL_OP, start);
    n->u.bool_op.is_or = kind == T_OR;
    n->u.bool_op.values = values;
    return n;
}

static Node *unary_node(Parser *p, UnaryOpr op, Node *operand, int start)
{
    if (operand == NULL) {
        p->pos = start;
        return NULL;
    }
    Node *n = parse_node(p, N_UNARY_OP, start);
    n->u.unary.op = op;
    n->u.unary.operand = operand;
    return n;
}

static Node *await_primary(Parser *p)
{
    int start = p->pos;
    if (!parse_accept(p, T_AWAIT))
        return parse_primary(p);
    Node *value = parse_primary(p);
    if (value == NULL) {
        p->pos = start;
        return NULL;
    }
    Node *n = parse_node(p, N_AWAIT, start);
    n->u.one.value = value;
    return n;
}

/* '+' factor | '-' factor | '~' factor | await_primary ['**' factor] */
static Node *factor(Parser *p)
{
    int start = p->pos;
    TokenKind kind = parse_peek(p);
    if (kind == T_PLUS || kind == T_MINUS || kind == T_TILDE) {
        if (!parse_enter(p))
            return NULL;
        p->pos++;
        Node *operand = factor(p);
        p->depth--;
        UnaryOpr op = kind == T_PLUS ? UNARY_PLUS : kind == T_MINUS ? UNARY_MINUS : UNARY_INVERT;
        return unary_node(p, op, operand, start);
    }
    Node *base = await_primary(p);
    if (base == NULL || parse_peek(p) != T_DOUBLESTAR || !parse_enter(p))
        return p->failed ? NULL : base;
    int mark = p->pos++;
    Node *exponent = factor(p);
    p->depth--;
    if (exponent == NULL) {
        p->pos = mark;
        return p->failed ? NULL : base;
    }
    Node *n = parse_node(p, N_BIN_OP, start);
    n->u.bin.left = base;
    n->u.bin.right = exponent;
    n->u.bin.op = OPR_POW;
    return n;
}

static Node *negation(Parser *p)
{
    int start = p->pos;
    if (!parse_enter(p))
        return NULL;
    p->pos++;
    Node *operand = binary(p, P_NOT);
    p->depth--;
    return unary_node(p, UNARY_NOT, operand, start);
}

/* Everything that binds at least as tightly as `min`, by climbing: chains are loops, not recursion. */
static Node *binary(Parser *p, int min)
{
    int start = p->pos;
    bool not_first = min <= P_NOT && parse_peek(p) == T_NOT;
    Node *left = not_first ? negation(p) : factor(p);
    if (left == NULL) {
        p->pos = start;
        return NULL;
    }
    BinOpr op;
    int prec, mark = 0;
    while (!not_first && (prec = operator_of(parse_peek(p), &op)) != 0 && prec >= min) {
        mark = p->pos++;
        Node *right = prec == P_TERM ? factor(p) : binary(p, prec + 1);
        if (right == NULL) {
            p->pos = mark;
            break;
        }
        Node *n = parse_node(p, N_BIN_OP, start);
        n->u.bin.left = left;
        n->u.bin.right = right;
        n->u.bin.op = op;
        left = n;
    }
    if (!p->failed && !not_first && min <= P_COMPARE)
        left = comparisons(p, left, start);
    if (!p->failed && min <= P_AND)
        left = bool_chain(p, left, start, T_AND, P_NOT);
    if (!p->failed && min <= P_OR)
        left = bool_chain(p, left, start, T_OR, P_AND);
    return p->failed ? NULL : left;
}
