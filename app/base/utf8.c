#include "base/utf8.h"

static bool is_continuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Length of the sequence that a lead byte announces, or 0; the payload bits of the lead go to *bits. */
static size_t lead_length(unsigned char lead, uint32_t *bits)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        *bits = lead & 0x1FU;
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *bits = lead & 0x0FU;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *bits = lead & 0x07U;
        return 4;
    }
    return 0;
}

size_t utf8_decode(const char *s, size_t len, uint32_t *code_point)
{
    static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (len == 0)
        return 0;
    unsigned char lead = (unsigned char)s[0];
    if (lead < 0x80) {
        *code_point = lead;
        return 1;
    }
    uint32_t value = 0;
    size_t n = lead_length(lead, &value);
    if (n == 0 || n > len)
        return 0;
    for (size_t i = 1; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (!is_continuation(c))
            return 0;
        value = value << 6 | (c & 0x3FU);
    }
    if (value < smallest[n] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code_point = value;
    return n;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp > 0x10FFFF)
        cp = 0xFFFD;
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const uint32_t lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80U | (cp & 0x3FU));
        cp >>= 6;
    }
    out[0] = (char)(lead[n] | cp);
    return n;
}

size_t utf8_count(const char *s, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; count++) {
        uint32_t cp;
        size_t n = utf8_decode(s + i, len - i, &cp);
        i += n > 0 ? n : 1;
    }
    return count;
}

bool utf8_valid(const char *s, size_t len, size_t *bad)
{
    for (size_t i = 0; i < len;) {
        uint32_t cp;
        size_t n = utf8_decode(s + i, len - i, &cp);
        if (n == 0) {
            if (bad != NULL)
                *bad = i;
            return false;
        }
        i += n;
    }
    return true;
}

static bool is_control(uint32_t cp)
{
    return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp <= 0x9F);
}

/* Characters that reorder or hide what a reader sees: bidi controls, zero-width, line separators, tags. */
static bool is_deceptive(uint32_t cp)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
        {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
        {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (cp >= ranges[i].first && cp <= ranges[i].last)
            return true;
    return false;
}

bool utf8_is_safe(uint32_t cp)
{
    return !is_control(cp) && (cp <= 0x7F || !is_deceptive(cp));
}

void utf8_safe_text(const char *s, size_t len, Buf *out)
{
    for (size_t i = 0; i < len;) {
        uint32_t cp = 0;
        size_t n = utf8_decode(s + i, len - i, &cp);
        if (n == 0) {
            buf_printf(out, "\\x%02x", (unsigned)(unsigned char)s[i]);
            i++;
            continue;
        }
        if (utf8_is_safe(cp))
            buf_bytes(out, s + i, n);
        else
            buf_printf(out, is_control(cp) ? "\\x%02x" : "<U+%04X>", (unsigned)cp);
        i += n;
    }
}

void utf8_clip(Buf *b, size_t start, size_t max)
{
    if (b->len - start <= max)
        return;
    size_t end = start + max;
    while (end > start && ((unsigned char)b->data[end] & 0xC0) == 0x80)
        end--;
    b->len = end;
    buf_str(b, "…");
}
