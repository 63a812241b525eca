/* Parameters of def and lambda. */
#include "lang/parse_core.h"

static TokenKind closer(bool lambda) { return lambda ? T_COLON : T_RPAR; }

Node *parse_param(Parser *p, bool lambda, bool star)
{
    int start = p->pos;
    Text name;
    if (!parse_name(p, &name))
        return NULL;
    Node *annotation = NULL;
    if (!lambda && parse_peek(p) == T_COLON) {
        int mark = p->pos++;
        annotation = star ? parse_star_expr(p) : parse_expr(p);
        if (annotation == NULL)
            p->pos = mark;
    }
    if (p->failed)
        return NULL;
    Node *n = parse_node(p, N_ARG, start);
    n->u.arg.name = name;
    n->u.arg.annotation = annotation;
    return n;
}

bool parse_param_end(Parser *p, bool lambda)
{
    return parse_accept(p, T_COMMA) || parse_peek(p) == closer(lambda);
}

/* '=' expression. False with the position unchanged when there is none. */
bool parse_default(Parser *p, Node **value)
{
    int start = p->pos;
    *value = NULL;
    if (!parse_accept(p, T_EQUAL))
        return false;
    *value = parse_expr(p);
    if (*value != NULL)
        return true;
    if (parse_wants(p) && (parse_peek(p) == T_RPAR || parse_peek(p) == T_COMMA))
        parse_fail_token(p, &p->tokens->items[start], "expected default value expression");
    p->pos = start;
    return false;
}

/* name [: annotation] [= default] and its end. 0: none fits, 1: without default, 2: with default. */
static int one_param(Parser *p, bool lambda, Node **arg, Node **value)
{
    int start = p->pos;
    *value = NULL;
    *arg = parse_param(p, lambda, false);
    if (*arg == NULL)
        return 0;
    int result = parse_default(p, value) ? 2 : 1;
    if (!p->failed && parse_param_end(p, lambda))
        return result;
    p->pos = start;
    return 0;
}

static bool kwds(Parser *p, bool lambda, Arguments *a)
{
    int start = p->pos;
    if (parse_peek(p) != T_DOUBLESTAR)
        return false;
    if (parse_wants(p)) {
        parse_invalid_kwds(p, lambda);
        p->pos = start;
    }
    p->pos++;
    Node *arg = parse_param(p, lambda, false);
    if (arg != NULL && parse_param_end(p, lambda)) {
        a->kwarg = arg;
        return true;
    }
    p->pos = start;
    return false;
}

static void keyword_only(Parser *p, bool lambda, Arguments *a)
{
    Node *arg, *value;
    while (one_param(p, lambda, &arg, &value) != 0) {
        parse_append(p, &a->kwonly, arg);
        parse_append(p, &a->kw_defaults, value);
    }
}

/* '*' name or bare '*', the keyword-only parameters, '**' name. */
static void star_etc(Parser *p, bool lambda, Arguments *a)
{
    int start = p->pos;
    if (parse_peek(p) == T_STAR) {
        if (parse_wants(p)) {
            parse_invalid_star_etc(p, lambda);
            p->pos = start;
        }
        p->pos++;
        bool fine;
        if (parse_accept(p, T_COMMA)) {
            keyword_only(p, lambda, a);
            fine = a->kwonly.count > 0;
        } else {
            a->vararg = parse_param(p, lambda, true);
            fine = a->vararg != NULL && parse_param_end(p, lambda);
            if (fine)
                keyword_only(p, lambda, a);
        }
        if (!fine || p->failed) {
            p->pos = start;
            return;
        }
    }
    kwds(p, lambda, a);
}

/* '/' in its place: the parameters so far become positional-only. */
static bool slash(Parser *p, bool lambda, Arguments *a)
{
    int start = p->pos;
    if (a->posonly.count > 0 || a->args.count == 0 || !parse_accept(p, T_SLASH))
        return false;
    if (!parse_param_end(p, lambda)) {
        p->pos = start;
        return false;
    }
    a->posonly = a->args;
    a->args = (NodeList){0};
    return true;
}

Arguments *parse_params(Parser *p, bool lambda)
{
    int start = p->pos;
    if (parse_wants(p)) {
        parse_invalid_params(p, lambda);
        p->pos = start;
    }
    Arguments *a = arena_alloc(p->arena, sizeof *a);
    Node *arg, *value;
    for (;;) {
        if (slash(p, lambda, a))
            continue;
        int mark = p->pos;
        int kind = one_param(p, lambda, &arg, &value);
        if (kind == 0)
            break;
        if (kind == 1 && a->defaults.count > 0) {
            p->pos = mark;
            break;
        }
        parse_append(p, &a->args, arg);
        if (kind == 2)
            parse_append(p, &a->defaults, value);
    }
    if (!p->failed)
        star_etc(p, lambda, a);
    return p->failed ? NULL : a;
}
