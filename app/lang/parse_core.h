/* The parser's inside: one state, rules as functions that return NULL when they do not fit (and leave the position
 * to the caller) and NULL with `failed` set when the text is wrong for good. The first run looks for a tree; if
 * there is none, a second run with `diagnose` set looks for the mistake, in the order of CPython's grammar. */
#ifndef ASYNCOURSE_LANG_PARSE_CORE_H
#define ASYNCOURSE_LANG_PARSE_CORE_H

#include "lang/lexer_core.h"

#include <stdarg.h>

typedef enum {
    R_EXPRESSION, R_NAMED, R_INVALID_NAMED, R_DISJUNCTION, R_BITOR, R_PRIMARY, R_ATOM, R_STRINGS, R_ARGS,
    R_STAR_EXPRESSIONS, R_SIMPLE_STMT, R_PATTERN, R_BLOCK
} Rule;

typedef struct Memo Memo;
struct Memo {
    Memo *next;
    Rule rule;
    int end;
    Node *node;
};

typedef struct Parser {
    Arena *arena;   /* the tree's */
    Arena *scratch; /* tokens and memos */
    const TokenList *tokens;
    int pos, fill;  /* fill: one past the last token looked at */
    bool diagnose, failed;
    bool ran_out;   /* the first run failed at the end of the text: with more of it, it might fit */
    bool in_fstring;
    int start_col;  /* column shift of an f-string field's first line */
    int depth;
    int invalid_off; /* > 0: inside a rule "without invalid" */
    Memo **memo;
    SyntaxProblem problem, unsupported;
} Parser;

/* tokens */
TokenKind parse_peek(Parser *p);
TokenKind parse_peek_at(Parser *p, int ahead);
const Token *parse_token(Parser *p);
const Token *parse_last(const Parser *p);
bool parse_accept(Parser *p, TokenKind kind);
bool parse_force(Parser *p, TokenKind kind); /* CPython's &&: an error when it is not there */
bool parse_soft(Parser *p, const char *word);
bool parse_name(Parser *p, Text *name);

/* nodes */
Node *parse_node(Parser *p, NodeKind kind, int start);   /* span from token `start` to the last one taken */
void parse_end(Parser *p, Node *n);                      /* sets the end to the last token taken */
Node *parse_const(Parser *p, ConstKind kind, int start);
void parse_append(Parser *p, NodeList *list, Node *n);
bool parse_enter(Parser *p);                             /* one level deeper; false: too deep */
void parse_set_ctx(Node *n, NodeCtx ctx);
bool parse_memo_get(Parser *p, Rule rule, Node **node);
Node *parse_memo_set(Parser *p, Rule rule, int start, Node *node);
Node *parse_run(Parser *p, Node *(*rule)(Parser *)); /* both passes over a ready parser */
bool parse_wants(const Parser *p);                       /* shall the "invalid" rules be tried? */

/* problems: the first one counts; all return NULL */
void *parse_fail_span(Parser *p, const char *type, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void *parse_fail_node(Parser *p, const Node *n, const char *format, ...) __attribute__((format(printf, 3, 4)));
void *parse_fail_token(Parser *p, const Token *t, const char *format, ...) __attribute__((format(printf, 3, 4)));
void *parse_fail_range(Parser *p, Span from, Span to, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void *parse_fail_last(Parser *p, const char *type, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void parse_unsupported(Parser *p, Span span, const char *message);
const char *parse_expr_name(const Node *n);

/* The first node further from the root than later stages, which recurse, can bear; NULL: all is fine. */
const Node *parse_too_deep(const Node *root);

/* expressions */
Node *parse_expr(Parser *p);              /* expression */
Node *parse_named(Parser *p);             /* named_expression */
Node *parse_walrus(Parser *p);            /* assignment_expression */
Node *parse_disjunction(Parser *p);
Node *parse_bitor(Parser *p);
Node *parse_primary(Parser *p);
Node *parse_atom(Parser *p);
Node *parse_item_or_tuple(Parser *p, Node *(*item)(Parser *)); /* item, or a tuple of them: item (',' item)* [','] */
Node *parse_star_exprs(Parser *p);        /* star_expressions */
Node *parse_star_expr(Parser *p);
Node *parse_star_named(Parser *p);
Node *parse_starred(Parser *p);           /* '*' expression */
Node *parse_yield(Parser *p);
Node *parse_yield_or_star(Parser *p);
Node *parse_lambda(Parser *p);
Node *parse_strings(Parser *p);
Node *parse_number(Parser *p);
Node *parse_slices(Parser *p);
bool parse_generators(Parser *p, NodeList *out); /* for_if_clauses */
bool parse_arguments(Parser *p, Node *call);     /* what stands between the brackets of a call */
Node *parse_call(Parser *p, Node *func, int start);
Node *parse_genexp(Parser *p);
Arguments *parse_params(Parser *p, bool lambda);
Node *parse_list_display(Parser *p);
Node *parse_tuple_display(Parser *p);
Node *parse_no_invalid(Parser *p);               /* expression_without_invalid */

/* targets */
Node *parse_star_targets(Parser *p);
Node *parse_star_target(Parser *p);
Node *parse_single_target(Parser *p);
Node *parse_del_target(Parser *p);

/* statements */
Node *parse_file(Parser *p);
Node *parse_typed(Parser *p);             /* interactive: one line of statements, or a compound one */
bool parse_block(Parser *p, NodeList *out);
Node *parse_compound(Parser *p);
bool parse_is_compound(const Node *n);
Node *parse_simple(Parser *p);
Node *parse_assignment(Parser *p);
bool parse_aug_operator(TokenKind kind, BinOpr *op);
Node *parse_match_stmt(Parser *p);
Node *parse_except(Parser *p, bool star);
bool parse_statements(Parser *p, NodeList *out);
bool parse_statement(Parser *p, NodeList *out);

/* the second run's rules: they only ever set a problem */
void parse_invalid_expression(Parser *p);
void parse_invalid_named(Parser *p);
void parse_invalid_group(Parser *p);
void parse_invalid_comprehension(Parser *p, TokenKind open);
void parse_invalid_lone_key(Parser *p);
void parse_invalid_dict(Parser *p);
void parse_invalid_arguments(Parser *p);
void parse_invalid_kwarg(Parser *p);
void parse_invalid_assignment(Parser *p);
void parse_invalid_params(Parser *p, bool lambda);
void parse_invalid_star_etc(Parser *p, bool lambda);
void parse_invalid_kwds(Parser *p, bool lambda);
void parse_invalid_for_target(Parser *p);
void parse_invalid_with_item(Parser *p);
void parse_invalid_del(Parser *p);
void parse_invalid_target(Parser *p, const Node *n, int kind); /* 0 star, 1 del, 2 for */
void parse_invalid_header(Parser *p);  /* a compound statement without ':' or block */
void parse_invalid_with(Parser *p);
void parse_invalid_try(Parser *p);
void parse_invalid_except(Parser *p);
void parse_invalid_match(Parser *p);
void parse_invalid_case(Parser *p);
void parse_invalid_as_pattern(Parser *p);
void parse_invalid_class_pattern(Parser *p);
Node *parse_pattern(Parser *p);
Node *parse_patterns(Parser *p);
Node *parse_subject(Parser *p);
Node *parse_or_pattern(Parser *p);
Node *parse_name_or_attr(Parser *p);
Node *parse_guard(Parser *p);

/* parameters, shared with the second run */
Node *parse_param(Parser *p, bool lambda, bool star);
bool parse_param_end(Parser *p, bool lambda); /* takes ',' or sees the closing token */
bool parse_default(Parser *p, Node **value);

#endif
