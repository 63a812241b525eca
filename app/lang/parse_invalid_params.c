/* The second run's rules about parameters of def and lambda. */
#include "lang/parse_core.h"

static bool again(Parser *p, int start)
{
    p->pos = start;
    return !p->failed;
}

typedef enum { WITHOUT, WITH, MAYBE } Default;

/* One parameter with its end; NULL with the position unchanged when it does not fit. */
static Node *one(Parser *p, bool lambda, Default want)
{
    int start = p->pos;
    Node *value, *n = parse_param(p, lambda, false);
    if (n != NULL && want != WITHOUT && !parse_default(p, &value) && want == WITH)
        n = NULL;
    if (n == NULL || p->failed || !parse_param_end(p, lambda)) {
        p->pos = start;
        return NULL;
    }
    return n;
}

static int many(Parser *p, bool lambda, Default want)
{
    int count = 0;
    while (one(p, lambda, want) != NULL)
        count++;
    return count;
}

/* Parameters, '/' and its end: with defaults (the last ones) or without any. */
static bool slash_part(Parser *p, bool lambda, bool defaults)
{
    int start = p->pos;
    int count = many(p, lambda, WITHOUT);
    if (defaults)
        count = many(p, lambda, WITH);
    if (!p->failed && count > 0 && parse_accept(p, T_SLASH) && parse_param_end(p, lambda))
        return true;
    p->pos = start;
    return false;
}

static bool any_slash_part(Parser *p, bool lambda)
{
    return slash_part(p, lambda, false) || slash_part(p, lambda, true);
}

static void parenthesized(Parser *p, bool lambda)
{
    int start = p->pos;
    if (!parse_accept(p, T_LPAR))
        return;
    int count = 0;
    if (lambda) {
        while (parse_param(p, true, false) != NULL) {
            count++;
            if (!parse_accept(p, T_COMMA))
                break;
        }
    } else {
        count = many(p, false, WITHOUT);
    }
    if (count == 0)
        return;
    parse_accept(p, T_COMMA);
    if (parse_accept(p, T_RPAR))
        parse_fail_range(p, p->tokens->items[start].span, parse_last(p)->span, "%s cannot be parenthesized",
                         lambda ? "Lambda expression parameters" : "Function parameters");
}

static void misplaced_slash(Parser *p, bool lambda)
{
    int start = p->pos;
    if (parse_accept(p, T_SLASH)) {
        if (parse_accept(p, T_COMMA))
            parse_fail_token(p, &p->tokens->items[start], "at least one argument must precede /");
        p->pos = start;
        return;
    }
    if (any_slash_part(p, lambda)) {
        many(p, lambda, MAYBE);
        if (!p->failed && parse_accept(p, T_SLASH))
            parse_fail_token(p, parse_last(p), "/ may appear only once");
    }
    if (!again(p, start))
        return;
    any_slash_part(p, lambda);
    many(p, lambda, MAYBE);
    if (parse_accept(p, T_STAR) && (parse_accept(p, T_COMMA) || one(p, lambda, WITHOUT) != NULL)) {
        many(p, lambda, MAYBE);
        if (parse_accept(p, T_SLASH))
            parse_fail_token(p, parse_last(p), "/ must be ahead of *");
    }
    if (!again(p, start))
        return;
    if (many(p, lambda, MAYBE) > 0 && parse_accept(p, T_SLASH) && parse_peek(p) == T_STAR)
        parse_fail_token(p, parse_token(p), "expected comma between / and *");
}

void parse_invalid_params(Parser *p, bool lambda)
{
    int start = p->pos;
    many(p, lambda, WITHOUT);
    int mark = p->pos;
    if (slash_part(p, lambda, true) || many(p, lambda, WITH) > 0) {
        Node *a = one(p, lambda, WITHOUT);
        if (a != NULL)
            parse_fail_node(p, a, "non-default argument follows default argument");
    }
    if (!again(p, mark))
        return;
    parenthesized(p, lambda);
    if (again(p, start))
        misplaced_slash(p, lambda);
}

void parse_invalid_star_etc(Parser *p, bool lambda)
{
    int start = p->pos++;
    TokenKind close = lambda ? T_COLON : T_RPAR;
    TokenKind next = parse_peek(p);
    bool bare = next == close;
    if (next == T_COMMA) {
        TokenKind after = parse_peek_at(p, 1);
        bare = after == close || after == T_DOUBLESTAR;
    }
    if (bare && lambda)
        parse_fail_last(p, "SyntaxError", "named arguments must follow bare *");
    else if (bare)
        parse_fail_token(p, &p->tokens->items[start], "named arguments must follow bare *");
    if (!again(p, start + 1))
        return;
    if (parse_param(p, lambda, false) != NULL && parse_peek(p) == T_EQUAL)
        parse_fail_token(p, parse_token(p), "var-positional argument cannot have default value");
    if (!again(p, start + 1))
        return;
    if (one(p, lambda, WITHOUT) == NULL && !parse_accept(p, T_COMMA))
        return;
    many(p, lambda, MAYBE);
    int star = p->pos;
    if (parse_accept(p, T_STAR) && (one(p, lambda, WITHOUT) != NULL || parse_accept(p, T_COMMA)))
        parse_fail_token(p, &p->tokens->items[star], "* argument may appear only once");
}

void parse_invalid_kwds(Parser *p, bool lambda)
{
    p->pos++;
    if (parse_param(p, lambda, false) == NULL)
        return;
    if (parse_peek(p) == T_EQUAL) {
        parse_fail_token(p, parse_token(p), "var-keyword argument cannot have default value");
        return;
    }
    if (!parse_accept(p, T_COMMA))
        return;
    static const char message[] = "arguments cannot follow var-keyword argument";
    TokenKind next = parse_peek(p);
    const Token *t = parse_token(p);
    if (next == T_STAR || next == T_DOUBLESTAR || next == T_SLASH) {
        parse_fail_token(p, t, message);
        return;
    }
    Node *a = parse_param(p, lambda, false);
    if (a != NULL)
        parse_fail_node(p, a, message);
}
