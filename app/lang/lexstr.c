/* Escapes in string and bytes literals. */
#include "lang/lexstr.h"

#include "base/uninames.h"
#include "base/utf8.h"
#include "lang/lexer_core.h"

#include <string.h>

typedef struct {
    Arena *arena;
    const char *s;
    size_t len, pos;
    size_t place; /* position as CPython counts it: characters outside ASCII take ten */
    Buf *out;
    DecodeResult result;
} Decoder;

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The size of the character at s, of len bytes; one that is not UTF-8 is a byte. */
static size_t char_size(const char *s, size_t len)
{
    uint32_t cp;
    size_t size = (unsigned char)*s < 128 ? 1 : utf8_decode(s, len, &cp);
    return size == 0 ? 1 : size;
}

/* Of how many places a text is. */
static size_t places(const char *s, size_t len)
{
    size_t n = 0;
    for (size_t i = 0, size; i < len; i += size) {
        size = char_size(s + i, len - i);
        n += size == 1 ? 1 : 10;
    }
    return n;
}

/* Value of \n, \t ...; -1: no such escape. */
static int simple_escape(char c)
{
    switch (c) {
    case '\\': case '\'': case '"': return c;
    case 'a': return 7;
    case 'b': return 8;
    case 'f': return 12;
    case 'n': return 10;
    case 'r': return 13;
    case 't': return 9;
    case 'v': return 11;
    default: return -1;
    }
}

static uint32_t octal(Decoder *d)
{
    uint32_t v = 0;
    for (int n = 0; n < 3 && d->pos < d->len && d->s[d->pos] >= '0' && d->s[d->pos] <= '7'; n++) {
        v = v * 8 + (uint32_t)(d->s[d->pos++] - '0');
        d->place++;
    }
    return v;
}

/* \xHH, \uHHHH, \UHHHHHHHH in text. `start`: place of the backslash. */
static void unicode_hex(Decoder *d, size_t start, int digits)
{
    const char *kind = digits == 2 ? "\\xXX" : digits == 4 ? "\\uXXXX" : "\\UXXXXXXXX";
    uint32_t v = 0;
    for (int n = 0; n < digits; n++) {
        int h = d->pos < d->len ? hex_value(d->s[d->pos]) : -1;
        if (h < 0) {
            d->result.message = lexer_format(d->arena,
                "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: truncated %s escape",
                start, d->place - 1, kind);
            return;
        }
        v = v * 16 + (uint32_t)h;
        d->pos++;
        d->place++;
    }
    if (v > 0x10FFFF) {
        d->result.message = lexer_format(d->arena,
            "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: illegal Unicode character",
            start, d->place - 1);
        return;
    }
    buf_utf8(d->out, v);
}

static void byte_hex(Decoder *d, size_t start)
{
    int high = d->pos < d->len ? hex_value(d->s[d->pos]) : -1;
    int low = d->pos + 1 < d->len ? hex_value(d->s[d->pos + 1]) : -1;
    if (high < 0 || low < 0) {
        d->result.message = lexer_format(d->arena, "(value error) invalid \\x escape at position %zu", start);
        return;
    }
    buf_char(d->out, (char)(high * 16 + low));
    d->pos += 2;
    d->place += 2;
}

static void name_fails(Decoder *d, size_t start, const char *reason)
{
    d->result.message = lexer_format(d->arena,
        "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s", start, d->place - 1, reason);
}

/* \N{name}; named sequences are more than a character, and no name here. */
static void named(Decoder *d, size_t start)
{
    UniSequence found;
    bool open = d->pos < d->len && d->s[d->pos] == '{';
    const char *name = d->s + d->pos + 1;
    size_t n = 0;
    if (open) {
        d->pos++;
        d->place++;
        while (d->pos + n < d->len && name[n] != '}')
            n++;
        d->place += places(name, n);
        d->pos += n;
    }
    if (n == 0 || d->pos >= d->len) {
        name_fails(d, start, "malformed \\N character escape");
        return;
    }
    d->pos++;
    d->place++;
    if (uninames_find(name, n, &found) && found.len == 1)
        buf_utf8(d->out, found.c[0]);
    else
        name_fails(d, start, "unknown Unicode character name");
}

static void escape(Decoder *d, bool bytes)
{
    size_t start = d->place;
    d->pos++;
    d->place++;
    if (d->pos >= d->len || (unsigned char)d->s[d->pos] >= 128) {
        buf_char(d->out, '\\');
        d->place += 5;
        return;
    }
    char c = d->s[d->pos];
    if (c >= '0' && c <= '7') {
        uint32_t v = octal(d);
        if (bytes)
            buf_char(d->out, (char)(v & 0xFF));
        else
            buf_utf8(d->out, v);
        return;
    }
    d->pos++;
    d->place++;
    int plain = simple_escape(c);
    if (plain >= 0)
        buf_char(d->out, (char)plain);
    else if (c == 'x' && bytes)
        byte_hex(d, start);
    else if (c == 'x')
        unicode_hex(d, start, 2);
    else if (c == 'u' && !bytes)
        unicode_hex(d, start, 4);
    else if (c == 'U' && !bytes)
        unicode_hex(d, start, 8);
    else if (c == 'N' && !bytes)
        named(d, start);
    else if (c != '\n') {
        buf_char(d->out, '\\');
        buf_char(d->out, c);
    }
}

DecodeResult lexstr_decode(Arena *arena, const char *s, size_t len, bool raw, bool bytes, Buf *out)
{
    Decoder d = {.arena = arena, .s = s, .len = len, .out = out};
    if (raw || memchr(s, '\\', len) == NULL) {
        buf_bytes(out, s, len);
        return d.result;
    }
    while (d.pos < len && d.result.message == NULL) {
        if (s[d.pos] == '\\') {
            escape(&d, bytes);
            continue;
        }
        size_t size = char_size(s + d.pos, len - d.pos);
        buf_bytes(out, s + d.pos, size);
        d.pos += size;
        d.place += size == 1 ? 1 : 10;
    }
    return d.result;
}
