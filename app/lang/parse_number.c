/* Number tokens to constants. Integers become decimal digits, however long. */
#include "lang/parse_core.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_DECIMAL_DIGITS = 4300, MAX_RADIX_DIGITS = 20000, LIMB = 1000000000 };

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return (c | 0x20) - 'a' + 10;
}

/* Digits of base 2, 8 or 16 to decimal, by limbs of nine decimal digits. */
static Text to_decimal(Arena *arena, const char *s, size_t len, uint32_t base)
{
    size_t cap = len / 7 + 2, count = 1; /* a hex digit is 1.21 decimal ones */
    uint32_t *limbs = mem_zalloc(cap * sizeof *limbs);
    for (size_t i = 0; i < len; i++) {
        uint64_t carry = (uint64_t)digit_value(s[i]);
        for (size_t k = 0; k < count; k++) {
            carry += (uint64_t)limbs[k] * base;
            limbs[k] = (uint32_t)(carry % LIMB);
            carry /= LIMB;
        }
        if (carry != 0)
            limbs[count++] = (uint32_t)carry;
    }
    char *out = arena_alloc(arena, count * 9 + 1);
    size_t n = 0;
    for (size_t k = count; k-- > 0;) {
        uint32_t v = limbs[k];
        for (uint32_t unit = LIMB / 10; unit > 0; unit /= 10) {
            char c = (char)('0' + v / unit % 10);
            if (n > 0 || c != '0')
                out[n++] = c;
        }
    }
    if (n == 0)
        out[n++] = '0';
    mem_free(limbs);
    return (Text){out, n};
}

static Node *radix(Parser *p, Node *n, const char *digits, size_t len, char letter)
{
    uint32_t base = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
    n->u.constant.kind = CONST_INT;
    if (len > MAX_RADIX_DIGITS) {
        parse_unsupported(p, n->span, "a number of more than 20,000 digits is not part of the course's Python");
        n->u.constant.text = (Text){"0", 1};
        return n;
    }
    n->u.constant.text = to_decimal(p->arena, digits, len, base);
    return n;
}

static Node *decimal(Parser *p, Node *n, const char *digits, size_t len)
{
    while (len > 1 && *digits == '0') {
        digits++;
        len--;
    }
    if (len > MAX_DECIMAL_DIGITS)
        return parse_fail_span(p, "SyntaxError", (Span){n->span.line, -1, n->span.end_line, -1},
            "Exceeds the limit (4300 digits) for integer string conversion: value has %zu digits; use "
            "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "
            "to avoid decimal conversion limits.", len);
    n->u.constant.kind = CONST_INT;
    n->u.constant.text = (Text){digits, len};
    return n;
}

Node *parse_number(Parser *p)
{
    const Token *t = parse_token(p);
    int start = p->pos++;
    char *text = arena_alloc(p->arena, t->len + 1);
    size_t len = 0;
    for (size_t i = 0; i < t->len; i++)
        if (t->s[i] != '_')
            text[len++] = t->s[i];
    Node *n = parse_const(p, CONST_INT, start);
    char letter = len > 1 && text[0] == '0' ? (char)(text[1] | 0x20) : ' ';
    if (letter == 'x' || letter == 'o' || letter == 'b')
        return radix(p, n, text + 2, len - 2, letter);
    n->u.constant.text = (Text){text, len};
    if ((text[len - 1] | 0x20) == 'j') {
        n->u.constant.kind = CONST_COMPLEX;
        n->u.constant.number = strtod(text, NULL);
        return n;
    }
    if (memchr(text, '.', len) == NULL && memchr(text, 'e', len) == NULL && memchr(text, 'E', len) == NULL)
        return decimal(p, n, text, len);
    n->u.constant.kind = CONST_FLOAT;
    n->u.constant.number = strtod(text, NULL);
    return n;
}
