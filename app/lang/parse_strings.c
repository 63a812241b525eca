/* String tokens to one node: adjacent ones are joined, f-strings are taken apart and their fields parsed. */
#include "lang/lexstr.h"
#include "lang/parse_core.h"

#include <string.h>

enum { MAX_FIELD_BRACKETS = 200 };

typedef struct {
    Parser *p;
    const Token *t; /* the token in hand */
    const char *s, *end;
    bool raw, bytes;
    Span span;      /* of all tokens together: the span of every piece, as in CPython 3.11 */
} Pieces;

static Node *piece(Pieces *x, NodeKind kind)
{
    Node *n = arena_alloc(x->p->arena, sizeof *n);
    n->kind = kind;
    n->span = x->span;
    return n;
}

static void decode(Pieces *x, const char *s, size_t len, Buf *out)
{
    DecodeResult r = lexstr_decode(x->p->arena, s, len, x->raw, x->bytes, out);
    if (r.message != NULL)
        parse_fail_last(x->p, "SyntaxError", "%s", r.message);
}

/* Moves the text gathered so far into the list as a constant. */
static void flush(Pieces *x, Buf *text, NodeList *values)
{
    if (text->len == 0)
        return;
    Node *n = piece(x, N_CONSTANT);
    n->u.constant.kind = CONST_STR;
    n->u.constant.text = (Text){arena_strndup(x->p->arena, buf_text(text), text->len), text->len};
    parse_append(x->p, values, n);
    buf_clear(text);
}

#define FIELD_ERROR(x, ...) (parse_fail_last((x)->p, "SyntaxError", __VA_ARGS__) != NULL)

/* ---- one field ---- */

typedef struct {
    char open[MAX_FIELD_BRACKETS];
    int depth;
    char quote;
    bool triple;
} FieldScan;

static bool same_three(const char *s, const char *end)
{
    return s + 2 < end && s[1] == s[0] && s[2] == s[0];
}

/* Inside a string of the field: moves to its last quote character or on by one. */
static const char *scan_string(FieldScan *f, const char *s, const char *end)
{
    if (*s == f->quote && (!f->triple || same_three(s, end))) {
        s += f->triple ? 2 : 0;
        f->quote = 0;
    }
    return s;
}

static bool close_field_bracket(Pieces *x, FieldScan *f, char c)
{
    if (f->depth == 0)
        return FIELD_ERROR(x, "f-string: unmatched '%c'", c);
    char open = f->open[--f->depth];
    if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}'))
        return true;
    return FIELD_ERROR(x, "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
}

/* One character of a field outside its strings. 1: go on (*s may have moved), 0: the expression ends here, -1: error. */
static int scan_char(Pieces *x, FieldScan *f, const char **s)
{
    char c = **s, next = *s + 1 < x->end ? (*s)[1] : '\0';
    if (c == '\'' || c == '"') {
        f->quote = c;
        f->triple = same_three(*s, x->end);
        *s += f->triple ? 2 : 0;
        return 1;
    }
    if (c == '[' || c == '{' || c == '(') {
        if (f->depth >= MAX_FIELD_BRACKETS) {
            parse_fail_last(x->p, "SyntaxError", "f-string: too many nested parenthesis");
            return -1;
        }
        f->open[f->depth++] = c;
        return 1;
    }
    if (c == '#') {
        parse_fail_last(x->p, "SyntaxError", "f-string expression part cannot include '#'");
        return -1;
    }
    if (f->depth == 0 && memchr("!:}=<>", c, 6) != NULL) {
        if (next == '=' && memchr("!=<>", c, 4) != NULL) {
            ++*s;
            return 1;
        }
        return c == '<' || c == '>';
    }
    if (c == ']' || c == '}' || c == ')')
        return close_field_bracket(x, f, c) ? 1 : -1;
    return 1;
}

/* Finds the end of a field's expression. */
static bool scan_field(Pieces *x)
{
    FieldScan f = {.depth = 0};
    const char *s = x->s;
    for (; s < x->end; s++) {
        if (*s == '\\')
            return FIELD_ERROR(x, "f-string expression part cannot include a backslash");
        if (f.quote != 0) {
            s = scan_string(&f, s, x->end);
            continue;
        }
        int r = scan_char(x, &f, &s);
        if (r < 0)
            return false;
        if (r == 0)
            break;
    }
    x->s = s;
    if (f.quote != 0)
        return FIELD_ERROR(x, "f-string: unterminated string");
    if (f.depth > 0)
        return FIELD_ERROR(x, "f-string: unmatched '%c'", f.open[f.depth - 1]);
    return s < x->end || FIELD_ERROR(x, "f-string: expecting '}'");
}

/* The field's tokens get their places in the file. */
static void shift_tokens(TokenList *list, int line, int col)
{
    for (int i = 0; i < list->count; i++) {
        Span *s = &list->items[i].span;
        if (s->line == 1 && s->col >= 0)
            s->col += col;
        if (s->end_line == 1 && s->end_col >= 0)
            s->end_col += col;
        s->line += line - 1;
        s->end_line += line - 1;
    }
    list->error.span.line += line - 1;
    list->error.span.end_line += line - 1;
}

/* Line and column of a place inside the token. */
static void place_of(const Token *t, const char *at, int *line, int *col)
{
    *line = t->span.line;
    *col = t->span.col + (int)(at - t->s);
    for (const char *s = t->s; s < at; s++) {
        if (*s == '\n') {
            ++*line;
            *col = (int)(at - s) - 1;
        }
    }
}

static Node *field_expression(Pieces *x, const char *from, const char *to)
{
    Parser *p = x->p;
    const char *s = from;
    while (s < to && (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\f' || *s == '\r'))
        s++;
    if (s == to) {
        if (*to == '!' || *to == ':' || *to == '=')
            parse_fail_last(x->p, "SyntaxError", "f-string: expression required before '%c'", *to);
        else
            parse_fail_last(x->p, "SyntaxError", "f-string: empty expression not allowed");
        return NULL;
    }
    Buf b;
    buf_init(&b);
    buf_char(&b, '(');
    buf_bytes(&b, from, (size_t)(to - from));
    buf_char(&b, ')');
    TokenList tokens;
    lexer_tokenize(p->scratch, b.data, b.len, &tokens);
    const char *text = arena_strndup(p->scratch, b.data, b.len);
    buf_deinit(&b);
    int line, col;
    place_of(x->t, from - 1, &line, &col);
    shift_tokens(&tokens, line, col);
    Parser sub = {.arena = p->arena, .scratch = p->scratch, .tokens = &tokens, .in_fstring = true,
                  .start_col = col, .depth = p->depth};
    Node *n = parse_run(&sub, parse_star_exprs);
    if (n == NULL) {
        p->problem = sub.problem;
        if (!p->problem.text && !strchr(text, '\n'))
            p->problem.text = text;
        p->failed = true;
    } else if (sub.unsupported.type != NULL && p->unsupported.type == NULL) {
        p->unsupported = sub.unsupported;
    }
    return n;
}

static bool parse_pieces(Pieces *x, int level, Buf *text, NodeList *values);

static bool conversion(Pieces *x, int *out)
{
    x->s++;
    if (x->s >= x->end)
        return FIELD_ERROR(x, "f-string: expecting '}'");
    char c = *x->s++;
    if (c != 's' && c != 'r' && c != 'a')
        return FIELD_ERROR(x, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    *out = c;
    return x->s < x->end || FIELD_ERROR(x, "f-string: expecting '}'");
}

static bool format_spec(Pieces *x, int level, Node **spec)
{
    x->s++;
    if (x->s >= x->end)
        return FIELD_ERROR(x, "f-string: expecting '}'");
    NodeList values = {0};
    Buf text;
    buf_init(&text);
    bool fine = parse_pieces(x, level + 1, &text, &values);
    Span whole = x->span;
    x->span = x->t->span; /* CPython: the end of a spec and the spec itself have the span of their own token */
    if (fine)
        flush(x, &text, &values);
    Node *n = piece(x, N_JOINED_STR);
    n->u.joined.values = values;
    x->span = whole;
    buf_deinit(&text);
    *spec = n;
    return fine;
}

/* '{' expression ['='] ['!' conversion] [':' spec] '}' */
static bool field(Pieces *x, int level, Buf *text, NodeList *values)
{
    if (level >= 2)
        return FIELD_ERROR(x, "f-string: expressions nested too deeply");
    const char *from = ++x->s;
    if (!scan_field(x))
        return false;
    Node *value = field_expression(x, from, x->s);
    if (value == NULL)
        return false;
    int conv = -1;
    Node *spec = NULL;
    bool debug = *x->s == '=';
    if (debug) {
        x->s++;
        while (x->s < x->end && (*x->s == ' ' || (*x->s >= '\t' && *x->s <= '\r')))
            x->s++;
        if (x->s >= x->end)
            return FIELD_ERROR(x, "f-string: expecting '}'");
        buf_bytes(text, from, (size_t)(x->s - from));
    }
    if (*x->s == '!' && !conversion(x, &conv))
        return false;
    if (*x->s == ':' && !format_spec(x, level, &spec))
        return false;
    if (x->s >= x->end || *x->s != '}')
        return FIELD_ERROR(x, "f-string: expecting '}'");
    x->s++;
    flush(x, text, values);
    Node *n = piece(x, N_FORMATTED_VALUE);
    n->u.formatted.value = value;
    n->u.formatted.conversion = debug && spec == NULL && conv == -1 ? 'r' : conv;
    n->u.formatted.spec = spec;
    parse_append(x->p, values, n);
    return true;
}

/* ---- the text between fields ---- */

/* Reads text up to a field or the end. A doubled brace stands for itself (only outside a format spec). */
static bool literal(Pieces *x, int level, Buf *text)
{
    const char *from = x->s, *s = from;
    while (s < x->end) {
        char c = *s++;
        if (!x->raw && c == '\\' && s < x->end) {
            c = *s++;
            if (c == 'N' && s < x->end && *s == '{') {
                while (s < x->end && *s++ != '}')
                    ;
                continue;
            }
        }
        if (c != '{' && c != '}')
            continue;
        if (level == 0 && s < x->end && *s == c) {
            decode(x, from, (size_t)(s - from), text);
            from = ++s;
            continue;
        }
        if (level == 0 && c == '}') {
            x->s = s - 1;
            return FIELD_ERROR(x, "f-string: single '}' is not allowed");
        }
        s--;
        break;
    }
    decode(x, from, (size_t)(s - from), text);
    x->s = s;
    return !x->p->failed;
}

static bool parse_pieces(Pieces *x, int level, Buf *text, NodeList *values)
{
    for (;;) {
        if (!literal(x, level, text))
            return false;
        if (x->s >= x->end || *x->s == '}')
            break;
        if (!field(x, level, text, values))
            return false;
    }
    return level == 0 || x->s < x->end || FIELD_ERROR(x, "f-string: expecting '}'");
}

/* ---- all tokens of one string ---- */

static bool is_bytes_token(const Token *t)
{
    return t->s[0] == 'b' || t->s[0] == 'B' || (t->s[0] != '"' && t->s[0] != '\'' && (t->s[1] | 0x20) == 'b');
}

/* Reads the prefix and sets the range of the body. Returns whether it is an f-string. */
static bool open_token(Pieces *x, const Token *t)
{
    bool f = false;
    x->t = t;
    x->raw = false;
    const char *s = t->s;
    for (; *s != '"' && *s != '\''; s++) {
        x->raw = x->raw || (*s | 0x20) == 'r';
        f = f || (*s | 0x20) == 'f';
    }
    size_t quotes = t->len - (size_t)(s - t->s) >= 6 && s[1] == s[0] && s[2] == s[0] ? 3 : 1;
    x->s = s + quotes;
    x->end = t->s + t->len - quotes;
    return f;
}

static bool read_tokens(Pieces *x, int start, int count, Buf *text, NodeList *values, bool *any_f)
{
    Parser *p = x->p;
    for (int i = 0; i < count; i++) {
        const Token *t = &p->tokens->items[start + i];
        if (i > 0 && is_bytes_token(t) != x->bytes)
            return FIELD_ERROR(x, "cannot mix bytes and nonbytes literals");
        bool f = open_token(x, t);
        *any_f = *any_f || f;
        if (x->bytes) {
            for (const char *s = x->s; s < x->end; s++)
                if ((unsigned char)*s >= 128)
                    return parse_fail_token(p, t, "bytes can only contain ASCII literal characters") != NULL;
        }
        if (f) {
            if (!parse_pieces(x, 0, text, values))
                return false;
        } else {
            decode(x, x->s, (size_t)(x->end - x->s), text);
        }
        if (p->failed)
            return false;
    }
    return true;
}

static Node *strings(Parser *p)
{
    int start = p->pos;
    while (parse_accept(p, T_STRING))
        ;
    if (p->failed)
        return NULL;
    int count = p->pos - start;
    Pieces x = {.p = p, .bytes = is_bytes_token(&p->tokens->items[start])};
    x.span = p->tokens->items[start].span;
    x.span.end_line = parse_last(p)->span.end_line;
    x.span.end_col = parse_last(p)->span.end_col;
    Buf text;
    buf_init(&text);
    NodeList values = {0};
    bool any_f = false;
    Node *n = NULL;
    if (read_tokens(&x, start, count, &text, &values, &any_f)) {
        n = piece(&x, any_f ? N_JOINED_STR : N_CONSTANT);
        if (any_f) {
            flush(&x, &text, &values);
            n->u.joined.values = values;
        } else {
            n->u.constant.kind = x.bytes ? CONST_BYTES : CONST_STR;
            n->u.constant.text = (Text){arena_strndup(p->arena, buf_text(&text), text.len), text.len};
        }
    }
    buf_deinit(&text);
    return n;
}

Node *parse_strings(Parser *p)
{
    Node *n;
    int start = p->pos;
    if (parse_memo_get(p, R_STRINGS, &n))
        return n;
    return parse_memo_set(p, R_STRINGS, start, strings(p));
}
