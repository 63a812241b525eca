/* The parser's ground: tokens, nodes, problems and the two runs. */
#include "lang/parse.h"

#include "base/buf.h"
#include "base/normal.h"
#include "lang/parse_core.h"

#include <string.h>

enum { MAX_DEPTH = 1000 };

/* ---- tokens ---- */

TokenKind parse_peek_at(Parser *p, int ahead)
{
    int i = p->pos + ahead;
    if (p->failed)
        return T_ERROR;
    if (i >= p->tokens->count)
        i = p->tokens->count - 1;
    if (i >= p->fill)
        p->fill = i + 1;
    if (p->tokens->items[i].kind == T_ERROR) {
        p->problem = p->tokens->error;
        p->failed = true;
    }
    return p->tokens->items[i].kind;
}

TokenKind parse_peek(Parser *p)
{
    return parse_peek_at(p, 0);
}

const Token *parse_token(Parser *p)
{
    int last = p->tokens->count - 1;
    return &p->tokens->items[p->pos < last ? p->pos : last];
}

/* The last token taken. */
const Token *parse_last(const Parser *p)
{
    return &p->tokens->items[p->pos > 0 ? p->pos - 1 : 0];
}

bool parse_accept(Parser *p, TokenKind kind)
{
    if (parse_peek(p) != kind || kind == T_ERROR)
        return false;
    p->pos++;
    return true;
}

bool parse_force(Parser *p, TokenKind kind)
{
    if (parse_accept(p, kind))
        return true;
    if (!p->failed)
        parse_fail_token(p, parse_token(p), "expected '%s'", lexer_token_text(kind));
    return false;
}

bool parse_soft(Parser *p, const char *word)
{
    if (parse_peek(p) != T_NAME)
        return false;
    const Token *t = parse_token(p);
    return t->len == strlen(word) && memcmp(t->s, word, t->len) == 0;
}

/* In its normal form (PEP 3131). */
static Text name_text(Parser *p, const Token *t)
{
    bool ascii = true;
    for (size_t i = 0; i < t->len; i++)
        ascii &= (unsigned char)t->s[i] < 0x80;
    if (ascii)
        return (Text){arena_strndup(p->arena, t->s, t->len), t->len};
    Buf b;
    buf_init(&b);
    normal_nfkc(t->s, t->len, &b);
    Text text = {arena_strndup(p->arena, buf_text(&b), b.len), b.len};
    buf_deinit(&b);
    return text;
}

bool parse_name(Parser *p, Text *name)
{
    if (parse_peek(p) != T_NAME)
        return false;
    *name = name_text(p, parse_token(p));
    p->pos++;
    return true;
}

/* ---- nodes ---- */

void parse_end(Parser *p, Node *n)
{
    int i = p->pos - 1;
    while (i > 0) {
        TokenKind k = p->tokens->items[i].kind;
        if (k != T_NEWLINE && k != T_INDENT && k != T_DEDENT && k != T_END)
            break;
        i--;
    }
    if (i < 0)
        return;
    n->span.end_line = p->tokens->items[i].span.end_line;
    n->span.end_col = p->tokens->items[i].span.end_col;
}

Node *parse_node(Parser *p, NodeKind kind, int start)
{
    Node *n = arena_alloc(p->arena, sizeof *n);
    n->kind = kind;
    n->span = p->tokens->items[start].span;
    parse_end(p, n);
    return n;
}

Node *parse_const(Parser *p, ConstKind kind, int start)
{
    Node *n = parse_node(p, N_CONSTANT, start);
    n->u.constant.kind = kind;
    return n;
}

void parse_append(Parser *p, NodeList *list, Node *n)
{
    if (list->count == list->cap) {
        int cap = list->cap < 4 ? 4 : list->cap * 2;
        Node **items = arena_alloc(p->arena, (size_t)cap * sizeof *items);
        if (list->count > 0)
            memcpy(items, list->items, (size_t)list->count * sizeof *items);
        list->items = items;
        list->cap = cap;
    }
    list->items[list->count++] = n;
}

bool parse_enter(Parser *p)
{
    if (p->failed)
        return false;
    if (p->depth >= MAX_DEPTH) {
        parse_fail_token(p, parse_token(p), "expression is nested too deeply");
        return false;
    }
    p->depth++;
    return true;
}

void parse_set_ctx(Node *n, NodeCtx ctx)
{
    for (; n->kind == N_STARRED; n = n->u.one.value)
        ;
    if (n->kind == N_NAME)
        n->u.name.ctx = ctx;
    else if (n->kind == N_ATTRIBUTE)
        n->u.attribute.ctx = ctx;
    else if (n->kind == N_SUBSCRIPT)
        n->u.subscript.ctx = ctx;
    else if (n->kind == N_LIST || n->kind == N_TUPLE) {
        n->u.seq.ctx = ctx;
        for (int i = 0; i < n->u.seq.items.count; i++)
            parse_set_ctx(n->u.seq.items.items[i], ctx);
    }
}

bool parse_memo_get(Parser *p, Rule rule, Node **node)
{
    if (p->failed) {
        *node = NULL;
        return true;
    }
    parse_peek(p);
    int at = p->pos < p->tokens->count ? p->pos : p->tokens->count - 1;
    for (Memo *m = p->memo[at]; m != NULL; m = m->next) {
        if (m->rule == rule) {
            *node = m->node;
            p->pos = m->end;
            return true;
        }
    }
    return false;
}

Node *parse_memo_set(Parser *p, Rule rule, int start, Node *node)
{
    if (p->failed)
        return NULL;
    Memo *m = arena_alloc(p->scratch, sizeof *m);
    *m = (Memo){p->memo[start], rule, p->pos, node};
    p->memo[start] = m;
    return node;
}

bool parse_wants(const Parser *p)
{
    return p->diagnose && !p->failed && p->invalid_off == 0;
}

/* ---- problems ---- */

static void *fail_v(Parser *p, const char *type, Span span, const char *format, va_list args)
{
    if (p->failed)
        return NULL;
    p->failed = true;
    Buf b;
    buf_init(&b);
    if (p->in_fstring)
        buf_str(&b, "f-string: ");
    buf_vprintf(&b, format, args);
    p->problem = (SyntaxProblem){type, arena_strndup(p->arena, buf_text(&b), b.len), span, NULL, false};
    buf_deinit(&b);
    if (p->in_fstring) { /* CPython counts these columns from the field's own bracket */
        p->problem.span.col -= p->start_col;
        if (span.end_col >= 0)
            p->problem.span.end_col -= p->start_col;
    }
    return NULL;
}

void *parse_fail_span(Parser *p, const char *type, Span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_v(p, type, span, format, args);
    va_end(args);
    return NULL;
}

void *parse_fail_node(Parser *p, const Node *n, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_v(p, "SyntaxError", n->span, format, args);
    va_end(args);
    return NULL;
}

void *parse_fail_token(Parser *p, const Token *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_v(p, "SyntaxError", t->span, format, args);
    va_end(args);
    return NULL;
}

void *parse_fail_range(Parser *p, Span from, Span to, const char *format, ...)
{
    from.end_line = to.end_line;
    from.end_col = to.end_col;
    va_list args;
    va_start(args, format);
    fail_v(p, "SyntaxError", from, format, args);
    va_end(args);
    return NULL;
}

/* At the last token that was looked at, as CPython's RAISE_SYNTAX_ERROR does. */
void *parse_fail_last(Parser *p, const char *type, const char *format, ...)
{
    const Token *t = &p->tokens->items[p->fill > 0 ? p->fill - 1 : 0];
    Span span = t->span;
    if (span.col < 0)
        span = (Span){span.line, t->raw_col - 1, span.end_line, -1};
    va_list args;
    va_start(args, format);
    fail_v(p, type, span, format, args);
    va_end(args);
    return NULL;
}

void parse_unsupported(Parser *p, Span span, const char *message)
{
    if (p->unsupported.type == NULL)
        p->unsupported = (SyntaxProblem){"SyntaxError", message, span, NULL, true};
}

const char *parse_expr_name(const Node *n)
{
    switch (n->kind) {
    case N_ATTRIBUTE: return "attribute";
    case N_SUBSCRIPT: return "subscript";
    case N_STARRED: return "starred";
    case N_NAME: return "name";
    case N_LIST: return "list";
    case N_TUPLE: return "tuple";
    case N_LAMBDA: return "lambda";
    case N_CALL: return "function call";
    case N_BOOL_OP: case N_BIN_OP: case N_UNARY_OP: return "expression";
    case N_GENERATOR_EXP: return "generator expression";
    case N_YIELD: case N_YIELD_FROM: return "yield expression";
    case N_AWAIT: return "await expression";
    case N_LIST_COMP: return "list comprehension";
    case N_SET_COMP: return "set comprehension";
    case N_DICT_COMP: return "dict comprehension";
    case N_DICT: return "dict literal";
    case N_SET: return "set display";
    case N_JOINED_STR: case N_FORMATTED_VALUE: return "f-string expression";
    case N_COMPARE: return "comparison";
    case N_IF_EXP: return "conditional expression";
    case N_NAMED_EXPR: return "named expression";
    case N_CONSTANT:
        switch (n->u.constant.kind) {
        case CONST_NONE: return "None";
        case CONST_TRUE: return "True";
        case CONST_FALSE: return "False";
        case CONST_ELLIPSIS: return "ellipsis";
        default: return "literal";
        }
    default: return "expression";
    }
}

/* ---- the two runs ---- */

/* Nothing special was found: the first token that did not fit. */
static void generic_problem(Parser *p, const Token *last)
{
    if (last->kind == T_INDENT || last->kind == T_DEDENT) {
        parse_fail_last(p, "IndentationError",
                        last->kind == T_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    parse_fail_token(p, last, "invalid syntax");
}

/* A text that cannot be cut into tokens is reported first, whatever else is wrong. */
static void prefer_lexer_error(Parser *p)
{
    const SyntaxProblem *error = &p->tokens->error;
    if (error->type == NULL || p->tokens->quiet)
        return;
    if (p->tokens->open_bracket && p->tokens->items[p->fill - 1].span.line <= error->span.line)
        return;
    p->problem = *error;
}

/* Did the run look at what stands for the end of the text? CPython: _is_end_of_source. */
static bool looked_at_end(const Parser *p)
{
    int end = p->tokens->count - 1;
    if (p->tokens->items[end].kind == T_ERROR)
        return p->fill > end && p->tokens->unfinished;
    while (end > 0 && p->tokens->items[end - 1].kind == T_DEDENT)
        end--;
    return p->fill > end;
}

Node *parse_run(Parser *p, Node *(*rule)(Parser *))
{
    p->memo = arena_alloc(p->scratch, (size_t)p->tokens->count * sizeof *p->memo);
    Node *n = rule(p);
    if (n != NULL && !p->failed)
        return n;
    p->ran_out = looked_at_end(p);
    if (!p->failed) {
        const Token *last = &p->tokens->items[p->fill > 0 ? p->fill - 1 : 0];
        p->pos = 0;
        p->depth = 0;
        p->diagnose = true;
        p->unsupported.type = NULL;
        memset(p->memo, 0, (size_t)p->tokens->count * sizeof *p->memo);
        rule(p);
        if (!p->failed) {
            generic_problem(p, last);
            if (last->kind == T_INDENT || last->kind == T_DEDENT)
                return NULL; /* CPython looks no further here */
        }
    }
    prefer_lexer_error(p);
    return NULL;
}

static Glued *copy_glued(Arena *arena, const Glued *from)
{
    Glued *first = NULL, **link = &first;
    for (; from != NULL; from = from->next, link = &(*link)->next) {
        *link = arena_alloc(arena, sizeof **link);
        **link = (Glued){from->line, from->kind, NULL};
    }
    return first;
}

/* *ran_out (may be NULL): see Parser. */
static Node *parse_source(Arena *arena, const char *source, size_t len, SyntaxProblem *problem,
                          Node *(*rule)(Parser *), bool *ran_out)
{
    Arena scratch;
    arena_init(&scratch);
    TokenList tokens;
    lexer_tokenize(&scratch, source, len, &tokens);
    Parser p = {.arena = arena, .scratch = &scratch, .tokens = &tokens};
    Node *n = parse_run(&p, rule);
    if (n != NULL && n->kind == N_MODULE)
        n->u.module.glued = copy_glued(arena, tokens.glued);
    const Node *deep = n != NULL ? parse_too_deep(n) : NULL;
    if (deep != NULL)
        n = parse_fail_node(&p, deep, "expression is nested too deeply");
    *problem = (SyntaxProblem){0};
    if (n == NULL)
        *problem = p.problem;
    else if (p.unsupported.type != NULL)
        *problem = p.unsupported;
    if (problem->message != NULL)
        problem->message = arena_strndup(arena, problem->message, strlen(problem->message));
    if (problem->text != NULL)
        problem->text = arena_strndup(arena, problem->text, strlen(problem->text));
    if (ran_out)
        *ran_out = n == NULL && p.ran_out;
    arena_deinit(&scratch);
    return problem->type == NULL ? n : NULL;
}

Node *parse_module(Arena *arena, const char *source, size_t len, SyntaxProblem *problem)
{
    return parse_source(arena, source, len, problem, parse_file, NULL);
}

static Node *whole_expression(Parser *p)
{
    Node *n = parse_star_exprs(p);
    while (n != NULL && parse_accept(p, T_NEWLINE))
        ;
    return n != NULL && parse_peek(p) == T_END ? n : NULL;
}

Node *parse_expression(Arena *arena, const char *source, size_t len, SyntaxProblem *problem)
{
    return parse_source(arena, source, len, problem, whole_expression, NULL);
}

Node *parse_interactive(Arena *arena, const char *source, size_t len, SyntaxProblem *problem, bool *more)
{
    /* a last line that is empty counts, so the text is read with one more newline than it has */
    char *text = arena_alloc(arena, len + 1);
    memcpy(text, source, len);
    text[len] = '\n';
    Node *n = parse_source(arena, text, len + 1, problem, parse_typed, more);
    if (n != NULL && n->u.module.body.count == 1 && parse_is_compound(n->u.module.body.items[0]))
        *more = source[len - 1] != '\n';
    return n;
}
