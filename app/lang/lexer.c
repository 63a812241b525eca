/* Cuts source text into tokens, with CPython's complaints about text that cannot be cut. */
#include "lang/lexer_core.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/unichars.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MAX_INDENT = 100, MAX_LEVEL = 200, TAB_SIZE = 8 };

typedef struct {
    Arena *arena;
    TokenList *out;
    const char *s; /* the text */
    size_t len, pos, line_start;
    int line;
    int indents[MAX_INDENT], alt_indents[MAX_INDENT], nindents;
    char brackets[MAX_LEVEL];
    int bracket_lines[MAX_LEVEL], bracket_cols[MAX_LEVEL], level;
    bool line_has_token;
    size_t comment; /* where the one before the end of the line begins; 0: there is none */
} Lexer;

const char *lexer_format(Arena *arena, const char *format, ...)
{
    Buf b;
    buf_init(&b);
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    const char *text = arena_strndup(arena, buf_text(&b), b.len);
    buf_deinit(&b);
    return text;
}

static int col_of(const Lexer *x, size_t pos)
{
    return (int)(pos - x->line_start);
}

static Token *push(Lexer *x, TokenKind kind, size_t start, size_t end)
{
    TokenList *list = x->out;
    if (list->count == list->cap) {
        int cap = list->cap < 64 ? 64 : list->cap * 2;
        Token *items = arena_alloc(x->arena, (size_t)cap * sizeof *items);
        if (list->count > 0)
            memcpy(items, list->items, (size_t)list->count * sizeof *items);
        list->items = items;
        list->cap = cap;
    }
    Token *t = &list->items[list->count++];
    t->kind = kind;
    t->level = x->level;
    t->span = (Span){x->line, col_of(x, start), x->line, col_of(x, end)};
    t->raw_col = col_of(x, end);
    t->s = x->s + start;
    t->len = end - start;
    return t;
}

/* A token that stands for no text. */
static void push_unplaced(Lexer *x, TokenKind kind)
{
    Token *t = push(x, kind, x->pos, x->pos);
    t->span.col = t->span.end_col = -1;
}

/* Ends the token list with an error. The column is that of the last byte read, as CPython has it. */
static bool fail_at(Lexer *x, const char *type, const char *message, int line, int col)
{
    x->out->error = (SyntaxProblem){type, message, {line, col, line, -1}, NULL, false};
    push(x, T_ERROR, x->pos, x->pos);
    return false;
}

/* As fail_at, for the errors that a mistake earlier in the text hides. */
static bool fail_quiet(Lexer *x, const char *type, const char *message, int col)
{
    x->out->quiet = true;
    return fail_at(x, type, message, x->line, col);
}

/* `end`: one past the last character that was read. */
static bool fail(Lexer *x, size_t end, const char *message)
{
    int col = col_of(x, end) - 1;
    while (col > 0 && ((unsigned char)x->s[x->line_start + (size_t)col] & 0xC0) == 0x80)
        col--;
    return fail_at(x, "SyntaxError", message, x->line, col);
}

static bool is_digit(int c) { return c >= '0' && c <= '9'; }

static bool is_name_start(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

static bool is_name_char(int c) { return is_name_start(c) || is_digit(c); }

static int at(const Lexer *x, size_t pos)
{
    return pos < x->len ? (unsigned char)x->s[pos] : -1;
}

static void new_line(Lexer *x, size_t start)
{
    x->line++;
    x->line_start = start;
}

/* ---- indentation ---- */

/* Column of the end of the line. */
static int line_end(const Lexer *x)
{
    size_t end = x->pos;
    while (end < x->len && x->s[end] != '\n')
        end++;
    return col_of(x, end);
}

static bool push_indent(Lexer *x, int col, int alt)
{
    if (x->nindents + 1 >= MAX_INDENT)
        return fail_quiet(x, "IndentationError", "too many levels of indentation", line_end(x));
    x->nindents++;
    x->indents[x->nindents] = col;
    x->alt_indents[x->nindents] = alt;
    push_unplaced(x, T_INDENT);
    return true;
}

static bool tab_error(Lexer *x)
{
    return fail_quiet(x, "TabError", "inconsistent use of tabs and spaces in indentation", 0);
}

static bool change_indent(Lexer *x, int col, int alt)
{
    int top = x->indents[x->nindents], top_alt = x->alt_indents[x->nindents];
    if (col == top)
        return alt == top_alt || tab_error(x);
    if (col > top)
        return alt > top_alt ? push_indent(x, col, alt) : tab_error(x);
    int outer = x->nindents;
    while (outer > 0 && col < x->indents[outer])
        outer--;
    if (col != x->indents[outer]) /* told before any of the blocks ends */
        return fail_quiet(x, "IndentationError", "unindent does not match any outer indentation level", line_end(x));
    for (; x->nindents > outer; x->nindents--)
        push_unplaced(x, T_DEDENT);
    return alt == x->alt_indents[x->nindents] || tab_error(x);
}

/* The text ends behind a backslash: told at the last line. */
static bool end_after_backslash(Lexer *x)
{
    x->line--;
    x->line_start = x->pos - 2;
    while (x->line_start > 0 && x->s[x->line_start - 1] != '\n')
        x->line_start--;
    x->out->unfinished = true;
    return fail_quiet(x, "SyntaxError", "unexpected EOF while parsing", col_of(x, x->pos) - 1);
}

/* Reads the white space that starts a line. Blank lines and comment lines do not count. */
static bool read_indent(Lexer *x)
{
    int col = 0, alt = 0, continued = -1, continued_alt = -1;
    for (;; x->pos++) {
        int c = at(x, x->pos);
        if (c == ' ') {
            col++;
            alt++;
        } else if (c == '\t') {
            col = (col / TAB_SIZE + 1) * TAB_SIZE;
            alt++;
        } else if (c == '\f') {
            col = alt = 0;
        } else if (c == '\\' && at(x, x->pos + 1) == '\n') {
            if (continued < 0) {
                continued = col;
                continued_alt = alt;
            }
            x->pos++;
            new_line(x, x->pos + 1);
            if (x->pos + 1 >= x->len && x->level == 0) {
                x->pos++;
                return end_after_backslash(x);
            }
        } else {
            break;
        }
    }
    int c = at(x, x->pos);
    if (c == '#' || c == '\n' || c < 0)
        return true;
    if (x->level > 0)
        return true;
    return change_indent(x, continued < 0 ? col : continued, continued < 0 ? alt : continued_alt);
}

/* ---- names ---- */

TokenKind lexer_keyword(const char *s, size_t len)
{
    static const char *const texts[] = {
#define TOK(name, text) text,
#include "lang/token.def"
#undef TOK
    };
    static const uint8_t lengths[] = {
#define TOK(name, text) sizeof text - 1,
#include "lang/token.def"
#undef TOK
    };
    if (len < 2 || len > 8)
        return T_NAME;
    for (int k = T_FALSE; k < T_COUNT; k++)
        if (lengths[k] == len && texts[k][0] == s[0] && memcmp(texts[k], s, len) == 0)
            return (TokenKind)k;
    return T_NAME;
}

const char *lexer_token_text(TokenKind kind)
{
    static const char *const texts[] = {
#define TOK(name, text) text,
#include "lang/token.def"
#undef TOK
    };
    return texts[kind];
}

/* A character outside ASCII that cannot stand in a name. */
static bool bad_character(Lexer *x, size_t pos, uint32_t cp, size_t size)
{
    char text[5] = {0};
    memcpy(text, x->s + pos, size);
    const char *message = uni_printable(cp)
                              ? lexer_format(x->arena, "invalid character '%s' (U+%04X)", text, cp)
                              : lexer_format(x->arena, "invalid non-printable character U+%04X", cp);
    return fail(x, pos + size, message);
}

static bool read_name(Lexer *x, size_t start)
{
    while (is_name_char(at(x, x->pos)))
        x->pos++;
    for (size_t i = start; i < x->pos;) {
        if ((unsigned char)x->s[i] < 128) {
            i++;
            continue;
        }
        uint32_t cp = 0;
        size_t size = utf8_decode(x->s + i, x->len - i, &cp);
        if (!(i == start ? uni_xid_start(cp) : uni_xid_continue(cp)))
            return bad_character(x, i, cp, size);
        i += size;
    }
    push(x, lexer_keyword(x->s + start, x->pos - start), start, x->pos);
    return true;
}

/* ---- numbers ---- */

static bool digit_of(int c, int base)
{
    if (base == 16)
        return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return c >= '0' && c < '0' + base;
}

static void note_glued(Lexer *x, const char *kind)
{
    Glued **link = &x->out->glued;
    while (*link)
        link = &(*link)->next;
    *link = arena_alloc(x->arena, sizeof **link);
    **link = (Glued){x->line, kind, NULL};
}

/* What may follow a number: a keyword such as "1if x else y" is still allowed. */
static bool end_of_number(Lexer *x, const char *kind)
{
    static const char *const followers[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    int c = at(x, x->pos);
    for (size_t i = 0; i < sizeof followers / sizeof followers[0]; i++) {
        size_t n = strlen(followers[i]);
        if (x->len - x->pos >= n && memcmp(x->s + x->pos, followers[i], n) == 0) {
            note_glued(x, kind);
            return true;
        }
    }
    if (!is_name_char(c) || c >= 128)
        return true;
    return fail(x, x->pos, lexer_format(x->arena, "invalid %s literal", kind));
}

/* Digits with single underscores between them. */
static bool decimal_tail(Lexer *x)
{
    for (;;) {
        while (is_digit(at(x, x->pos)))
            x->pos++;
        if (at(x, x->pos) != '_')
            return true;
        x->pos++;
        if (!is_digit(at(x, x->pos)))
            return fail(x, x->pos, "invalid decimal literal");
    }
}

static bool read_radix(Lexer *x, int base, const char *kind)
{
    x->pos += 2;
    do {
        if (at(x, x->pos) == '_')
            x->pos++;
        if (!digit_of(at(x, x->pos), base)) {
            if (is_digit(at(x, x->pos)))
                return fail(x, x->pos + 1, lexer_format(x->arena, "invalid digit '%c' in %s literal",
                                                        x->s[x->pos], kind));
            return fail(x, x->pos, lexer_format(x->arena, "invalid %s literal", kind));
        }
        while (digit_of(at(x, x->pos), base))
            x->pos++;
    } while (at(x, x->pos) == '_');
    if (is_digit(at(x, x->pos)))
        return fail(x, x->pos + 1,
                    lexer_format(x->arena, "invalid digit '%c' in %s literal", x->s[x->pos], kind));
    return end_of_number(x, kind);
}

/* Fraction, exponent and "j" after the whole part. */
static bool number_tail(Lexer *x)
{
    if (at(x, x->pos) == '.') {
        x->pos++;
        if (is_digit(at(x, x->pos)) && !decimal_tail(x))
            return false;
    }
    int c = at(x, x->pos);
    if (c == 'e' || c == 'E') {
        size_t e = x->pos++;
        int sign = at(x, x->pos);
        if (sign == '+' || sign == '-') {
            x->pos++;
            if (!is_digit(at(x, x->pos)))
                return fail(x, x->pos, "invalid decimal literal");
        }
        if (!is_digit(at(x, x->pos))) {
            x->pos = e;
            return end_of_number(x, "decimal");
        }
        if (!decimal_tail(x))
            return false;
        c = at(x, x->pos);
    }
    if (c == 'j' || c == 'J') {
        x->pos++;
        return end_of_number(x, "imaginary");
    }
    return end_of_number(x, "decimal");
}

static bool leading_zero(Lexer *x, size_t start)
{
    bool nonzero = false;
    for (;;) {
        int c = at(x, x->pos);
        if (c == '_') {
            x->pos++;
            if (!is_digit(at(x, x->pos)))
                return fail(x, x->pos, "invalid decimal literal");
            continue;
        }
        if (!is_digit(c))
            break;
        nonzero = nonzero || c != '0';
        x->pos++;
    }
    int c = at(x, x->pos);
    if (nonzero && c != '.' && c != 'e' && c != 'E' && c != 'j' && c != 'J') {
        x->out->error = (SyntaxProblem){"SyntaxError",
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            {x->line, col_of(x, start), x->line, 0}, NULL, false};
        size_t zeros = start;
        while (x->s[zeros] == '0' || x->s[zeros] == '_')
            zeros++;
        x->out->error.span.end_col = col_of(x, zeros);
        push(x, T_ERROR, x->pos, x->pos);
        return false;
    }
    return number_tail(x);
}

static bool read_number(Lexer *x, size_t start)
{
    int c = at(x, start), next = at(x, start + 1);
    bool fine;
    if (c == '0' && (next == 'x' || next == 'X'))
        fine = read_radix(x, 16, "hexadecimal");
    else if (c == '0' && (next == 'o' || next == 'O'))
        fine = read_radix(x, 8, "octal");
    else if (c == '0' && (next == 'b' || next == 'B'))
        fine = read_radix(x, 2, "binary");
    else if (c == '0')
        fine = leading_zero(x, start);
    else
        fine = (c == '.' || decimal_tail(x)) && number_tail(x);
    if (fine)
        push(x, T_NUMBER, start, x->pos);
    return fine;
}

/* ---- strings ---- */

/* Length of a string prefix (b, rb, f, u ...) that a quote follows; -1: not a string. */
static int string_prefix(const Lexer *x, size_t pos)
{
    bool b = false, r = false, u = false, f = false;
    for (int n = 0; n < 3; n++) {
        int c = at(x, pos + (size_t)n);
        if (c == '"' || c == '\'')
            return n;
        if (!(b || u || f) && (c == 'b' || c == 'B'))
            b = true;
        else if (!(b || u || r || f) && (c == 'u' || c == 'U'))
            u = true;
        else if (!(r || u) && (c == 'r' || c == 'R'))
            r = true;
        else if (!(f || b || u) && (c == 'f' || c == 'F'))
            f = true;
        else
            return -1;
    }
    return -1;
}

static bool read_string(Lexer *x, size_t start)
{
    char quote = x->s[x->pos];
    int first_line = x->line;
    size_t first_line_start = x->line_start;
    bool triple = at(x, x->pos + 1) == quote && at(x, x->pos + 2) == quote;
    if (!triple && at(x, x->pos + 1) == quote) {
        x->pos += 2;
        push(x, T_STRING, start, x->pos);
        return true;
    }
    x->pos += triple ? 3 : 1;
    for (;; x->pos++) {
        int c = at(x, x->pos);
        if (c < 0 || (c == '\n' && !triple)) {
            int detected = x->line - (c < 0 && x->line_start == x->len && x->line > first_line ? 1 : 0);
            x->line = first_line;
            x->line_start = first_line_start;
            x->out->unfinished = c < 0;
            const char *format = triple ? "unterminated triple-quoted string literal (detected at line %d)"
                                        : "unterminated string literal (detected at line %d)";
            return fail(x, start + 1, lexer_format(x->arena, format, detected));
        }
        if (c == '\\' && at(x, x->pos + 1) >= 0)
            x->pos++;
        if (at(x, x->pos) == '\n')
            new_line(x, x->pos + 1);
        if (c == quote && (!triple || (at(x, x->pos + 1) == quote && at(x, x->pos + 2) == quote)))
            break;
    }
    x->pos += triple ? 3 : 1;
    Token *t = push(x, T_STRING, start, x->pos);
    t->span.line = first_line;
    t->span.col = (int)(start - first_line_start);
    return true;
}

/* ---- operators ---- */

TokenKind lexer_operator(const char *s, size_t len, size_t *used)
{
    TokenKind best = T_BAD;
    *used = 1;
    switch (s[0]) { /* half of all operators: no longer one begins like these */
    case '(': return T_LPAR;
    case ')': return T_RPAR;
    case '[': return T_LSQB;
    case ']': return T_RSQB;
    case ',': return T_COMMA;
    default: break;
    }
    size_t best_len = 0;
    for (int k = T_LPAR; k < T_FALSE; k++) {
        const char *text = lexer_token_text((TokenKind)k);
        if (text[0] != s[0])
            continue;
        size_t n = strlen(text);
        if (n > best_len && n <= len && memcmp(text, s, n) == 0) {
            best = (TokenKind)k;
            *used = best_len = n;
        }
    }
    return best;
}

static bool open_bracket(Lexer *x, char c)
{
    if (x->level >= MAX_LEVEL)
        return fail(x, x->pos + 1, "too many nested parentheses");
    x->brackets[x->level] = c;
    x->bracket_lines[x->level] = x->line;
    x->bracket_cols[x->level] = col_of(x, x->pos);
    x->level++;
    return true;
}

static bool close_bracket(Lexer *x, char c)
{
    if (x->level == 0)
        return fail(x, x->pos + 1, lexer_format(x->arena, "unmatched '%c'", c));
    x->level--;
    char open = x->brackets[x->level];
    if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}'))
        return true;
    const char *format = "closing parenthesis '%c' does not match opening parenthesis '%c'";
    if (x->bracket_lines[x->level] == x->line)
        return fail(x, x->pos + 1, lexer_format(x->arena, format, c, open));
    return fail(x, x->pos + 1,
                lexer_format(x->arena, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
                             c, open, x->bracket_lines[x->level]));
}

static bool read_operator(Lexer *x)
{
    char c = x->s[x->pos];
    size_t used = 1;
    TokenKind kind = lexer_operator(x->s + x->pos, x->len - x->pos, &used);
    if (c == '<' && at(x, x->pos + 1) == '>') {
        kind = T_BAD;
        used = 2;
    }
    if ((c == '(' || c == '[' || c == '{') && !open_bracket(x, c))
        return false;
    if ((c == ')' || c == ']' || c == '}') && !close_bracket(x, c))
        return false;
    if (kind == T_BAD && c != '$' && c != '?' && c != '!' && c != '`' && c != '<')
        return fail(x, x->pos + 1, lexer_format(x->arena, "invalid non-printable character U+%04X",
                                                (unsigned)(unsigned char)c));
    push(x, kind, x->pos, x->pos + used);
    x->pos += used;
    return true;
}

/* ---- the loop ---- */

static bool end_line(Lexer *x)
{
    if (x->level == 0 && x->line_has_token) {
        push(x, T_NEWLINE, x->comment > x->line_start ? x->comment : x->pos, x->pos);
        x->line_has_token = false;
    }
    x->pos++;
    new_line(x, x->pos);
    return read_indent(x);
}

static bool read_backslash(Lexer *x)
{
    if (at(x, x->pos + 1) != '\n')
        return fail_quiet(x, "SyntaxError", "unexpected character after line continuation character",
                          col_of(x, x->pos) + 1);
    x->pos += 2;
    new_line(x, x->pos);
    return x->pos < x->len || x->level > 0 || end_after_backslash(x);
}

static bool read_token(Lexer *x)
{
    int c = at(x, x->pos);
    if (c == ' ' || c == '\t' || c == '\f') {
        x->pos++;
        return true;
    }
    if (c == '#') {
        x->comment = x->pos;
        while (at(x, x->pos) >= 0 && x->s[x->pos] != '\n')
            x->pos++;
        return true;
    }
    if (c == '\n')
        return end_line(x);
    if (c == '\\')
        return read_backslash(x);
    x->line_has_token = true;
    size_t start = x->pos;
    int prefix = string_prefix(x, x->pos);
    if (prefix >= 0) {
        x->pos += (size_t)prefix;
        return read_string(x, start);
    }
    if (is_name_start(c))
        return read_name(x, start);
    if (is_digit(c) || (c == '.' && is_digit(at(x, x->pos + 1))))
        return read_number(x, start);
    return read_operator(x);
}

static void end_of_text(Lexer *x)
{
    if (x->level > 0) {
        int line = x->bracket_lines[x->level - 1], col = x->bracket_cols[x->level - 1];
        x->out->open_bracket = x->out->unfinished = true;
        fail_at(x, "SyntaxError", lexer_format(x->arena, "'%c' was never closed", x->brackets[x->level - 1]), line,
                col);
        return;
    }
    if (x->line > 1) { /* the end belongs to the last line, as in CPython */
        x->line--;
        x->line_start--;
        while (x->line_start > 0 && x->s[x->line_start - 1] != '\n')
            x->line_start--;
    }
    for (; x->nindents > 0; x->nindents--)
        push_unplaced(x, T_DEDENT);
    push_unplaced(x, T_END);
}

/* "\r\n" and "\r" become "\n"; a byte order mark goes; the last line gets its "\n". */
static void normalise(Arena *arena, const char *source, size_t len, TokenList *out)
{
    size_t from = len >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    char *text = arena_alloc(arena, len + 2);
    size_t n = 0;
    for (size_t i = from; i < len; i++) {
        if (source[i] != '\r') {
            text[n++] = source[i];
            continue;
        }
        text[n++] = '\n';
        if (i + 1 < len && source[i + 1] == '\n')
            i++;
    }
    if (n > 0 && text[n - 1] != '\n')
        text[n++] = '\n';
    out->text = text;
    out->len = n;
}

/* Is the text UTF-8 without NULs? Otherwise the error stands in the list. */
static bool check_bytes(Lexer *x)
{
    const char *nul = memchr(x->s, 0, x->len);
    size_t bad = 0;
    if (nul == NULL && utf8_valid(x->s, x->len, &bad))
        return true;
    if (nul != NULL)
        bad = (size_t)(nul - x->s);
    for (size_t i = 0; i < bad; i++)
        if (x->s[i] == '\n')
            new_line(x, i + 1);
    unsigned byte = (unsigned char)x->s[bad];
    const char *why = byte < 0xC2 || byte > 0xF4 ? "invalid start byte" : "invalid continuation byte";
    const char *message = nul != NULL
        ? "source code cannot contain null bytes"
        : lexer_format(x->arena, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s", byte,
                       bad, why);
    x->pos = bad;
    return fail_at(x, "SyntaxError", message, x->line, col_of(x, bad));
}

void lexer_tokenize(Arena *arena, const char *source, size_t len, TokenList *out)
{
    *out = (TokenList){0};
    normalise(arena, source, len, out);
    Lexer x = {.arena = arena, .out = out, .s = out->text, .len = out->len, .line = 1};
    if (!check_bytes(&x))
        return;
    bool fine = read_indent(&x);
    while (fine && x.pos < x.len)
        fine = read_token(&x);
    if (fine)
        end_of_text(&x);
}
