/* Colours for source code on the screens. It reads half-typed text too, so it cuts the text by itself, line by
 * line, and never gives up. */
#include "lang/lexer.h"

#include "lang/lexer_core.h"

#include <string.h>

typedef struct {
    const char *s;
    size_t len;
    unsigned char *classes;
    int after_def;  /* the next name is that of a def or class */
    bool line_start;
} Painter;

static void paint(Painter *x, size_t from, size_t to, Highlight class)
{
    memset(x->classes + from, class, to - from);
}

static bool is_start(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

static bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

static bool is_builtin(const char *s, size_t len)
{
    static const char *const names[] = {
        "print", "range", "len", "sorted", "sum", "isinstance", "list", "dict", "set", "tuple", "str", "int",
        "float", "bool", "bytes", "zip", "enumerate", "max", "min", "abs", "round", "repr", "type", "next", "iter",
        "reversed", "any", "all", "map", "filter", "open", "issubclass", "hasattr", "getattr", "setattr",
        "delattr", "id", "callable", "super", "object", "divmod", "chr", "ord", "hash", "input", "format", "pow",
        "hex", "bin", "oct", "vars", "dir", "globals", "locals", "frozenset", "bytearray", "memoryview", "slice",
        "aiter", "anext", "property", "staticmethod", "classmethod"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == len && memcmp(names[i], s, len) == 0)
            return true;
    return false;
}

/* Names that end in Error, Exception, Group ... and begin with a capital are exceptions of Python, roughly. */
static bool is_exception(const char *s, size_t len)
{
    static const char *const ends[] = {"Error", "Exception", "ExceptionGroup", "Iteration", "Interrupt", "Warning"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t n = strlen(ends[i]);
        if (len >= n && s[0] >= 'A' && s[0] <= 'Z' && memcmp(s + len - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

/* The end of the string whose first quote is at `pos`: its closing quote, the line's end, or the text's. */
static size_t string_end(const Painter *x, size_t pos)
{
    char quote = x->s[pos];
    bool triple = pos + 2 < x->len && x->s[pos + 1] == quote && x->s[pos + 2] == quote;
    for (pos += triple ? 3 : 1; pos < x->len; pos++) {
        char c = x->s[pos];
        if (c == '\\' && pos + 1 < x->len) {
            pos++;
            continue;
        }
        if (c == '\n' && !triple)
            return pos;
        if (c == quote && !triple)
            return pos + 1;
        if (c == quote && pos + 2 < x->len && x->s[pos + 1] == quote && x->s[pos + 2] == quote)
            return pos + 3;
    }
    return x->len;
}

/* Is the name s[from..to) a string prefix that a quote follows? */
static bool is_prefix(const Painter *x, size_t from, size_t to)
{
    if (to - from > 2 || to >= x->len || (x->s[to] != '"' && x->s[to] != '\''))
        return false;
    for (size_t i = from; i < to; i++)
        if (strchr("bBrRuUfF", x->s[i]) == NULL)
            return false;
    return true;
}

static bool is_soft_keyword(const Painter *x, size_t from, size_t to)
{
    size_t n = to - from;
    if (!x->line_start || !((n == 5 && memcmp(x->s + from, "match", 5) == 0) ||
                            (n == 4 && memcmp(x->s + from, "case", 4) == 0)))
        return false;
    if (to >= x->len || x->s[to] != ' ')
        return false;
    const char *line_end = memchr(x->s + to, '\n', x->len - to);
    size_t end = line_end != NULL ? (size_t)(line_end - x->s) : x->len;
    while (end > to && (x->s[end - 1] == ' ' || x->s[end - 1] == '\r'))
        end--;
    return x->s[end - 1] == ':';
}

static size_t word(Painter *x, size_t pos)
{
    size_t from = pos;
    while (pos < x->len && (is_start((unsigned char)x->s[pos]) || is_digit((unsigned char)x->s[pos])))
        pos++;
    if (is_prefix(x, from, pos)) {
        size_t end = string_end(x, pos);
        paint(x, from, end, HI_STRING);
        return end;
    }
    TokenKind kind = lexer_keyword(x->s + from, pos - from);
    bool attribute = from > 0 && x->s[from - 1] == '.';
    Highlight class = HI_NAME;
    if (kind != T_NAME || is_soft_keyword(x, from, pos))
        class = HI_KEYWORD;
    else if (x->after_def)
        class = HI_DEF_NAME;
    else if (!attribute && (is_builtin(x->s + from, pos - from) || is_exception(x->s + from, pos - from)))
        class = HI_BUILTIN;
    paint(x, from, pos, class);
    x->after_def = kind == T_DEF || kind == T_CLASS;
    return pos;
}

static size_t number(Painter *x, size_t pos)
{
    size_t from = pos;
    while (pos < x->len && (is_start((unsigned char)x->s[pos]) || is_digit((unsigned char)x->s[pos]) ||
                            x->s[pos] == '.'))
        pos++;
    paint(x, from, pos, HI_NUMBER);
    return pos;
}

static size_t until_line_end(const Painter *x, size_t pos)
{
    while (pos < x->len && x->s[pos] != '\n')
        pos++;
    return pos;
}

static size_t decorator(Painter *x, size_t pos)
{
    size_t from = pos++;
    while (pos < x->len && (is_start((unsigned char)x->s[pos]) || is_digit((unsigned char)x->s[pos]) ||
                            x->s[pos] == '.'))
        pos++;
    paint(x, from, pos, HI_DECORATOR);
    return pos;
}

static size_t piece(Painter *x, size_t pos)
{
    unsigned char c = (unsigned char)x->s[pos];
    size_t end;
    if (is_start(c))
        return word(x, pos);
    if (is_digit(c) || (c == '.' && pos + 1 < x->len && is_digit((unsigned char)x->s[pos + 1])))
        return number(x, pos);
    if (c == '#') {
        end = until_line_end(x, pos);
        paint(x, pos, end, HI_COMMENT);
        return end;
    }
    if (c == '"' || c == '\'') {
        end = string_end(x, pos);
        paint(x, pos, end, HI_STRING);
        return end;
    }
    if (c == '@' && x->line_start)
        return decorator(x, pos);
    size_t used = 1;
    bool known = lexer_operator(x->s + pos, x->len - pos, &used) != T_BAD;
    used = known ? used : 1;
    paint(x, pos, pos + used, known ? HI_OPERATOR : HI_NONE);
    return pos + used;
}

void lexer_highlight(const char *source, size_t len, unsigned char *classes)
{
    Painter x = {.s = source, .len = len, .classes = classes, .line_start = true};
    for (size_t pos = 0; pos < len;) {
        char c = source[pos];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            classes[pos++] = HI_NONE;
            x.line_start = x.line_start || c == '\n';
            continue;
        }
        pos = piece(&x, pos);
        x.line_start = false;
    }
}
