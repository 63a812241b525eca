/* The second run's rules about statements: bad targets, headers without ':' and headers without a block. */
#include "lang/parse_core.h"

static bool again(Parser *p, int start)
{
    p->pos = start;
    return !p->failed;
}

/* ---- targets ---- */

enum { STAR_TARGETS, DEL_TARGETS, FOR_TARGETS };

/* The part of `n` that nothing can be assigned to, NULL: all is fine. */
static const Node *bad_target(const Node *n, int kind)
{
    switch (n->kind) {
    case N_LIST: case N_TUPLE:
        for (int i = 0; i < n->u.seq.items.count; i++) {
            const Node *bad = bad_target(n->u.seq.items.items[i], kind);
            if (bad != NULL)
                return bad;
        }
        return NULL;
    case N_STARRED: return kind == DEL_TARGETS ? n : bad_target(n->u.one.value, kind);
    case N_COMPARE: /* "a in b" of a for loop reads as a comparison */
        if (kind != FOR_TARGETS)
            return n;
        return n->u.compare.ops[0] == CMP_IN ? bad_target(n->u.compare.left, kind) : NULL;
    case N_NAME: case N_SUBSCRIPT: case N_ATTRIBUTE: return NULL;
    default: return n;
    }
}

void parse_invalid_target(Parser *p, const Node *n, int kind)
{
    const Node *bad = bad_target(n, kind);
    if (bad != NULL)
        parse_fail_node(p, bad, kind == DEL_TARGETS ? "cannot delete %s" : "cannot assign to %s",
                        parse_expr_name(bad));
}

void parse_invalid_for_target(Parser *p)
{
    parse_accept(p, T_ASYNC);
    if (!parse_accept(p, T_FOR))
        return;
    Node *a = parse_star_exprs(p);
    if (a != NULL)
        parse_invalid_target(p, a, FOR_TARGETS);
}

void parse_invalid_with_item(Parser *p)
{
    if (parse_expr(p) == NULL || !parse_accept(p, T_AS))
        return;
    Node *a = parse_expr(p);
    TokenKind next = parse_peek(p);
    if (a != NULL && (next == T_COMMA || next == T_RPAR || next == T_COLON))
        parse_invalid_target(p, a, STAR_TARGETS);
}

void parse_invalid_del(Parser *p)
{
    p->pos++;
    Node *a = parse_star_exprs(p);
    if (a != NULL)
        parse_invalid_target(p, a, DEL_TARGETS);
}

/* ---- assignments ---- */

/* A list, a tuple, or one of them in brackets. */
static Node *display_target(Parser *p)
{
    int start = p->pos;
    Node *n = parse_list_display(p);
    if (n == NULL && !p->failed)
        n = parse_tuple_display(p);
    if (n != NULL || p->failed)
        return n;
    int depth = 0;
    for (; parse_accept(p, T_LPAR); depth++) {
        Node *inner = parse_list_display(p);
        n = inner != NULL || p->failed ? inner : parse_tuple_display(p);
        if (n != NULL || p->failed) {
            depth++;
            break;
        }
    }
    for (; n != NULL && depth > 0; depth--)
        if (!parse_accept(p, T_RPAR))
            n = NULL;
    if (n == NULL)
        p->pos = start;
    return n;
}

static void bad_annotation(Parser *p)
{
    int start = p->pos;
    Node *a = display_target(p);
    if (a != NULL && parse_accept(p, T_COLON) && parse_expr(p) != NULL)
        parse_fail_node(p, a, "only single target (not %s) can be annotated", parse_expr_name(a));
    if (!again(p, start))
        return;
    a = parse_star_named(p);
    if (a != NULL && parse_accept(p, T_COMMA)) {
        for (int mark = p->pos;; mark = p->pos) {
            if (parse_star_named(p) == NULL) {
                p->pos = mark;
                break;
            }
            parse_accept(p, T_COMMA);
        }
        if (!p->failed && parse_accept(p, T_COLON) && parse_expr(p) != NULL)
            parse_fail_node(p, a, "only single target (not tuple) can be annotated");
    }
    if (!again(p, start))
        return;
    a = parse_expr(p);
    if (a != NULL && parse_accept(p, T_COLON) && parse_expr(p) != NULL)
        parse_fail_node(p, a, "illegal target for annotation");
}

void parse_invalid_assignment(Parser *p)
{
    int start = p->pos;
    bad_annotation(p);
    if (!again(p, start))
        return;
    for (;;) {
        int mark = p->pos;
        if (parse_star_targets(p) == NULL || !parse_accept(p, T_EQUAL)) {
            p->pos = mark;
            break;
        }
    }
    int mark = p->pos;
    Node *a = parse_star_exprs(p);
    if (a != NULL && parse_accept(p, T_EQUAL))
        parse_invalid_target(p, a, STAR_TARGETS);
    if (!again(p, mark))
        return;
    a = parse_yield(p);
    if (a != NULL && parse_accept(p, T_EQUAL))
        parse_fail_node(p, a, "assignment to yield expression not possible");
    if (!again(p, start))
        return;
    a = parse_star_exprs(p);
    BinOpr op;
    if (a == NULL || !parse_aug_operator(parse_peek(p), &op))
        return;
    p->pos++;
    if (parse_yield_or_star(p) != NULL)
        parse_fail_node(p, a, "'%s' is an illegal expression for augmented assignment", parse_expr_name(a));
}

/* ---- headers ---- */

/* ':' NEWLINE without an indented block after it. */
static void no_block(Parser *p, const char *what, int line)
{
    if (!parse_accept(p, T_COLON) || !parse_accept(p, T_NEWLINE))
        return;
    TokenKind next = parse_peek(p);
    if (next != T_INDENT && next != T_ERROR)
        parse_fail_last(p, "IndentationError", "expected an indented block after %s on line %d", what, line);
}

static void no_colon(Parser *p)
{
    if (parse_peek(p) == T_NEWLINE)
        parse_fail_last(p, "SyntaxError", "expected ':'");
}

static void function_header(Parser *p)
{
    parse_accept(p, T_ASYNC);
    int line = parse_token(p)->span.line;
    Text name;
    if (!parse_accept(p, T_DEF) || !parse_name(p, &name) || !parse_accept(p, T_LPAR) ||
        parse_params(p, false) == NULL || !parse_accept(p, T_RPAR))
        return;
    if (parse_peek(p) == T_ARROW) {
        int mark = p->pos++;
        if (parse_expr(p) == NULL)
            p->pos = mark;
    }
    no_block(p, "function definition", line);
}

static void class_header(Parser *p)
{
    int line = parse_token(p)->span.line;
    Text name;
    p->pos++;
    if (!parse_name(p, &name))
        return;
    int mark = p->pos;
    if (parse_accept(p, T_LPAR)) {
        Node *call = arena_alloc(p->scratch, sizeof *call);
        if (parse_arguments(p, call))
            parse_accept(p, T_COMMA);
        if (p->failed)
            return;
        if (parse_peek(p) != T_RPAR) {
            p->pos = mark + 1;
            parse_invalid_arguments(p);
            return;
        }
        p->pos++;
    }
    no_colon(p);
    no_block(p, "class definition", line);
}

static void for_header(Parser *p)
{
    parse_accept(p, T_ASYNC);
    int line = parse_token(p)->span.line;
    if (!parse_accept(p, T_FOR) || parse_star_targets(p) == NULL || !parse_accept(p, T_IN) ||
        parse_star_exprs(p) == NULL)
        return;
    no_colon(p);
    no_block(p, "'for' statement", line);
}

static bool as_name(Parser *p)
{
    Text name;
    int mark = p->pos;
    if (parse_accept(p, T_AS) && !parse_name(p, &name))
        p->pos = mark;
    return !p->failed;
}

static void except_header(Parser *p)
{
    int line = parse_token(p)->span.line;
    p->pos++;
    bool star = parse_accept(p, T_STAR);
    if (star || parse_peek(p) != T_COLON) {
        if (parse_expr(p) == NULL || !as_name(p))
            return;
    }
    no_block(p, star ? "'except*' statement" : "'except' statement", line);
}

/* "if", "elif", "while": a condition and a block. */
static void condition_header(Parser *p, TokenKind kind)
{
    int line = parse_token(p)->span.line;
    p->pos++;
    if (parse_named(p) == NULL)
        return;
    no_colon(p);
    no_block(p, lexer_format(p->scratch, "'%s' statement", lexer_token_text(kind)), line);
}

/* ','.(expression ['as' star_target])+ ; `many`: expressions instead of one expression */
static bool with_list(Parser *p, bool many)
{
    bool any = false;
    for (int mark = p->pos;; mark = p->pos - 1) {
        Node *n = many ? parse_star_exprs(p) : parse_expr(p);
        if (n == NULL) {
            p->pos = mark;
            break;
        }
        any = true;
        int as = p->pos;
        if (parse_accept(p, T_AS) && parse_star_target(p) == NULL)
            p->pos = as;
        if (!parse_accept(p, T_COMMA))
            break;
    }
    return any && !p->failed;
}

/* Both forms of a with statement's head; afterwards `rest` looks at what follows it. */
static void with_forms(Parser *p, void (*rest)(Parser *, int))
{
    int start = p->pos;
    for (int form = 0; form < 2 && again(p, start); form++) {
        parse_accept(p, T_ASYNC);
        int line = parse_token(p)->span.line;
        if (!parse_accept(p, T_WITH) || (form == 1 && !parse_accept(p, T_LPAR)) || !with_list(p, form == 1))
            continue;
        if (form == 1) {
            parse_accept(p, T_COMMA);
            if (!parse_accept(p, T_RPAR))
                continue;
        }
        rest(p, line);
    }
}

static void with_colon(Parser *p, int line)
{
    (void)line;
    no_colon(p);
}

static void with_block(Parser *p, int line)
{
    no_block(p, "'with' statement", line);
}

void parse_invalid_with(Parser *p)
{
    with_forms(p, with_block);
}

void parse_invalid_header(Parser *p)
{
    TokenKind kind = parse_peek(p);
    if (kind == T_ASYNC)
        kind = parse_peek_at(p, 1);
    switch (kind) {
    case T_IF: case T_ELIF: case T_WHILE: condition_header(p, kind); break;
    case T_ELSE: case T_FINALLY: {
        int line = parse_token(p)->span.line;
        p->pos++;
        no_block(p, kind == T_ELSE ? "'else' statement" : "'finally' statement", line);
        break;
    }
    case T_DEF: function_header(p); break;
    case T_CLASS: class_header(p); break;
    case T_FOR: for_header(p); break;
    case T_EXCEPT: except_header(p); break;
    case T_WITH: with_forms(p, with_colon); break;
    default: break;
    }
}

/* ---- try ---- */

static void mixed_excepts(Parser *p)
{
    static const char message[] = "cannot have both 'except' and 'except*' on the same 'try'";
    bool star = parse_peek_at(p, 1) == T_STAR;
    int start = p->pos;
    int mark = start;
    while (parse_except(p, star) != NULL)
        mark = p->pos;
    p->pos = mark;
    if (p->failed || p->pos == start || !parse_accept(p, T_EXCEPT))
        return;
    const Token *t = parse_last(p);
    if (star) {
        if (parse_peek(p) != T_COLON && (parse_expr(p) == NULL || !as_name(p)))
            return;
        if (parse_accept(p, T_COLON))
            parse_fail_token(p, t, message);
    } else if (parse_accept(p, T_STAR) && parse_expr(p) != NULL && as_name(p) && parse_accept(p, T_COLON)) {
        parse_fail_range(p, t->span, t[1].span, message);
    }
}

void parse_invalid_try(Parser *p)
{
    int line = parse_token(p)->span.line, start = ++p->pos;
    no_block(p, "'try' statement", line);
    if (!again(p, start) || !parse_accept(p, T_COLON))
        return;
    NodeList body = {0};
    bool any = parse_block(p, &body);
    TokenKind next = parse_peek(p);
    if (any && next != T_EXCEPT && next != T_FINALLY && next != T_ERROR)
        parse_fail_last(p, "SyntaxError", "expected 'except' or 'finally' block");
    while (!p->failed && any) {
        NodeList more = {0};
        any = parse_block(p, &more);
    }
    if (!p->failed && parse_peek(p) == T_EXCEPT)
        mixed_excepts(p);
}

void parse_invalid_except(Parser *p)
{
    int start = p->pos++;
    bool star = parse_accept(p, T_STAR);
    Node *a = parse_expr(p);
    if (a != NULL && parse_accept(p, T_COMMA) && parse_star_exprs(p) != NULL && as_name(p) &&
        parse_accept(p, T_COLON)) {
        const Token *last = &p->tokens->items[p->fill - 1];
        Span span = {a->span.line, a->span.col, last->span.end_line, last->raw_col - 1};
        parse_fail_span(p, "SyntaxError", span, "multiple exception types must be parenthesized");
    }
    if (!again(p, start + 1 + star))
        return;
    if (parse_expr(p) != NULL && as_name(p))
        no_colon(p);
    if (!again(p, start + 1))
        return;
    no_colon(p);
    if (star && !p->failed) {
        p->pos++;
        if (parse_peek(p) == T_NEWLINE || parse_peek(p) == T_COLON)
            parse_fail_last(p, "SyntaxError", "expected one or more exception types");
    }
}

/* ---- match ---- */

void parse_invalid_match(Parser *p)
{
    int line = parse_token(p)->span.line;
    p->pos++;
    if (parse_subject(p) == NULL)
        return;
    no_colon(p);
    no_block(p, "'match' statement", line);
}

void parse_invalid_case(Parser *p)
{
    int line = parse_token(p)->span.line;
    p->pos++;
    if (parse_patterns(p) == NULL)
        return;
    parse_guard(p);
    if (p->failed)
        return;
    no_colon(p);
    no_block(p, "'case' statement", line);
}

void parse_invalid_as_pattern(Parser *p)
{
    if (parse_or_pattern(p) == NULL || !parse_accept(p, T_AS))
        return;
    if (parse_soft(p, "_")) {
        parse_fail_token(p, parse_token(p), "cannot use '_' as a target");
        return;
    }
    Node *a = parse_peek(p) != T_NAME ? parse_expr(p) : NULL;
    if (a != NULL)
        parse_fail_node(p, a, "invalid pattern target");
}

/* Positional patterns behind keyword ones. */
void parse_invalid_class_pattern(Parser *p)
{
    if (parse_name_or_attr(p) == NULL || !parse_accept(p, T_LPAR))
        return;
    bool keywords = false;
    Node *first = NULL, *last = NULL;
    for (;;) {
        bool keyword = parse_peek(p) == T_NAME && parse_peek_at(p, 1) == T_EQUAL;
        p->pos += keyword ? 2 : 0;
        Node *n = keyword && first != NULL ? NULL : parse_pattern(p);
        if (n == NULL)
            break;
        keywords = keywords || keyword;
        if (keywords && !keyword) {
            first = first == NULL ? n : first;
            last = n;
        }
        if (!parse_accept(p, T_COMMA))
            break;
    }
    if (first != NULL)
        parse_fail_range(p, first->span, last->span, "positional patterns follow keyword patterns");
}
