/* The syntax tree, shaped like CPython's ast module (same node names in the comments), in one arena.
 * Positions: line 1-based, col and end_col 0-based *byte* offsets into the UTF-8 line, as CPython keeps them. */
#ifndef ASYNCOURSE_LANG_AST_H
#define ASYNCOURSE_LANG_AST_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int line, col, end_line, end_col;
} Span;

/* An identifier or text: NUL-terminated UTF-8 in the arena; may hold NULs, so use len. */
typedef struct {
    const char *s;
    size_t len;
} Text;

typedef struct Node Node;

/* A number that a keyword follows without a blank ("1if x else y"), which is allowed with a warning. */
typedef struct Glued {
    int line;
    const char *kind; /* "decimal", "hexadecimal" ... */
    struct Glued *next;
} Glued;

typedef struct {
    Node **items;
    int count, cap; /* cap: the parser's business */
} NodeList;

typedef enum {
    /* statements */
    N_FUNCTION_DEF, N_ASYNC_FUNCTION_DEF, N_CLASS_DEF, N_RETURN, N_DELETE, N_ASSIGN, N_AUG_ASSIGN,
    N_ANN_ASSIGN, N_FOR, N_ASYNC_FOR, N_WHILE, N_IF, N_WITH, N_ASYNC_WITH, N_RAISE, N_TRY, N_TRY_STAR,
    N_ASSERT, N_IMPORT, N_IMPORT_FROM, N_GLOBAL, N_NONLOCAL, N_EXPR, N_PASS, N_BREAK, N_CONTINUE, N_MATCH,
    /* expressions */
    N_BOOL_OP, N_NAMED_EXPR, N_BIN_OP, N_UNARY_OP, N_LAMBDA, N_IF_EXP, N_DICT, N_SET, N_LIST_COMP,
    N_SET_COMP, N_DICT_COMP, N_GENERATOR_EXP, N_AWAIT, N_YIELD, N_YIELD_FROM, N_COMPARE, N_CALL,
    N_FORMATTED_VALUE, N_JOINED_STR, N_CONSTANT, N_ATTRIBUTE, N_SUBSCRIPT, N_STARRED, N_NAME, N_LIST,
    N_TUPLE, N_SLICE,
    /* helpers */
    N_COMPREHENSION, N_EXCEPT_HANDLER, N_ARG, N_KEYWORD, N_ALIAS, N_WITH_ITEM, N_MODULE,
    /* match: cases and patterns */
    N_MATCH_CASE, N_MATCH_VALUE, N_MATCH_SINGLETON, N_MATCH_SEQUENCE, N_MATCH_MAPPING, N_MATCH_CLASS,
    N_MATCH_STAR, N_MATCH_AS, N_MATCH_OR
} NodeKind;

typedef enum {
    OPR_ADD, OPR_SUB, OPR_MUL, OPR_MATMUL, OPR_DIV, OPR_FLOORDIV, OPR_MOD, OPR_POW, OPR_LSHIFT, OPR_RSHIFT,
    OPR_AND, OPR_OR, OPR_XOR
} BinOpr;
typedef enum { UNARY_INVERT, UNARY_NOT, UNARY_PLUS, UNARY_MINUS } UnaryOpr;
typedef enum {
    CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE, CMP_IS, CMP_IS_NOT, CMP_IN, CMP_NOT_IN
} CmpOpr;
typedef enum { CTX_LOAD, CTX_STORE, CTX_DEL } NodeCtx;
typedef enum { CONST_NONE, CONST_TRUE, CONST_FALSE, CONST_ELLIPSIS, CONST_INT, CONST_FLOAT, CONST_COMPLEX,
               CONST_STR, CONST_BYTES } ConstKind;

typedef struct {
    NodeList posonly, args, kwonly; /* of N_ARG */
    NodeList defaults;              /* of the last posonly+args, as CPython */
    NodeList kw_defaults;           /* as long as kwonly; NULL item = none */
    Node *vararg, *kwarg;           /* N_ARG or NULL */
} Arguments;

struct Node {
    NodeKind kind;
    Span span;
    union {
        struct { NodeList body; Glued *glued; } module;
        /* FunctionDef, AsyncFunctionDef, Lambda (body: one expression in body_expr) */
        struct {
            Text name;
            Arguments *args;
            NodeList body, decorators;
            Node *returns, *body_expr;
            Text doc; /* s == NULL: none */
        } func;
        struct { Text name; NodeList bases, keywords, body, decorators; Text doc; } class_def;
        struct { Node *value; } one;               /* Return, Expr, Await, Yield, YieldFrom, Starred (value may be NULL) */
        struct { NodeList targets; Node *value; } assign; /* Assign; Delete uses targets only */
        struct { Node *target, *value; BinOpr op; } aug;
        struct { Node *target, *annotation, *value; bool simple; } ann;
        struct { Node *target, *iter; NodeList body, orelse; } loop;     /* For, AsyncFor; While uses test */
        struct { Node *test; NodeList body, orelse; } branch;            /* If, While */
        struct { NodeList items, body; } with;                           /* items: N_WITH_ITEM */
        struct { Node *context, *target; } with_item;                    /* target may be NULL */
        struct { Node *exc, *cause; } raise;
        struct { NodeList body, handlers, orelse, finalbody; } try_;     /* handlers: N_EXCEPT_HANDLER */
        struct { Node *type; Text name; NodeList body; } handler;        /* type may be NULL, name.s too */
        struct { Node *test, *msg; } assert_;
        struct { NodeList names; } import;                               /* of N_ALIAS */
        struct { Text module; NodeList names; int level; } import_from;  /* name "*" = star */
        struct { Text name, asname; } alias;
        struct { Text *names; int count; } scope_decl;                   /* Global, Nonlocal */
        struct { bool is_or; NodeList values; } bool_op;
        struct { Node *target, *value; } named;
        struct { Node *left, *right; BinOpr op; } bin;
        struct { Node *operand; UnaryOpr op; } unary;
        struct { Node *test, *body, *orelse; } if_exp;
        struct { NodeList keys, values; } dict;                          /* key NULL: **value */
        struct { NodeList items; NodeCtx ctx; } seq;                     /* List, Tuple, Set */
        struct { Node *elt, *value; NodeList generators; } comp;         /* DictComp: elt = key, value */
        struct { Node *target, *iter; NodeList ifs; bool is_async; } comprehension;
        struct { Node *left; CmpOpr *ops; NodeList comparators; } compare; /* as many ops as comparators */
        struct { Node *func; NodeList args, keywords; } call;            /* keywords: N_KEYWORD */
        struct { Text name; Node *value; } keyword;                      /* name.s NULL: **value */
        struct { Text name; Node *annotation; } arg;
        struct { Node *value; int conversion; Node *spec; } formatted;   /* conversion -1, 'r', 's', 'a'; spec JoinedStr or NULL */
        struct { NodeList values; } joined;                              /* Constant str and FormattedValue */
        struct { ConstKind kind; Text text; double number; } constant;   /* INT: decimal digits in text (no _); STR/BYTES: decoded text */
        struct { Node *value; Text name; NodeCtx ctx; Span name_span; } attribute;
        struct { Node *value, *index; NodeCtx ctx; } subscript;
        struct { Text name; NodeCtx ctx; } name;
        struct { Node *lower, *upper, *step; } slice;                    /* each may be NULL */
        struct { Node *subject; NodeList cases; } match;                 /* of N_MATCH_CASE */
        struct { Node *pattern, *guard; NodeList body; } match_case;
        struct { Node *value; } match_value;                             /* MatchValue, MatchSingleton */
        struct { NodeList patterns; } match_seq;                         /* MatchSequence, MatchOr */
        struct { NodeList keys, patterns; Text rest; } match_mapping;
        struct { Node *cls; NodeList patterns, kwd_patterns; Text *kwd_names; } match_class;
        struct { Node *pattern; Text name; } match_as;                   /* MatchAs, MatchStar; name.s NULL: _ */
    } u;
};

/* Lambda uses u.func with body_expr; While and If use u.branch; Break, Continue and Pass use nothing. */

/* The first problem of a text, as CPython 3.11 reports it: its class, text and span. Strings live in the arena. */
typedef struct {
    const char *type; /* "SyntaxError", "IndentationError", "TabError"; NULL = no problem */
    const char *message;
    Span span;        /* end_col < 0: no range; col 0-based bytes */
    const char *text; /* what stands there, if not the line of the file: the field of an f-string. Else NULL */
    bool unsupported; /* true: valid Python, but "not part of the course's Python" (message says what to use) */
} SyntaxProblem;

#endif
