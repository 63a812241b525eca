/* Width policy: libc's wcwidth and nothing else, because ncurses asks it too; our own symbols are one cell in every
 * locale. Terminals disagree about clusters held together by joiners, variation selectors, skin tones and flags:
 * such a cluster is shown as its base and a middle dot, whose width all agree on. */
#include "ui/cells.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

enum { MIDDLE_DOT = 0xb7, JOINER = 0x200d };

void cells_begin(CellIter *iter, const char *text, size_t len)
{
    iter->text = text;
    iter->len = len;
    iter->at = 0;
    iter->pending_at = iter->pending_len = 0;
    iter->pending_start = 0;
}

static bool is_selector(uint32_t ch) { return ch >= 0xfe00 && ch <= 0xfe0f; }
static bool is_skin_tone(uint32_t ch) { return ch >= 0x1f3fb && ch <= 0x1f3ff; }
static bool is_flag_half(uint32_t ch) { return ch >= 0x1f1e6 && ch <= 0x1f1ff; }

/* Characters that show nothing: never marks, always escaped. */
static bool is_ignorable(uint32_t ch)
{
    static const uint32_t ranges[][2] = {
        {0x00ad, 0x00ad}, {0x034f, 0x034f}, {0x061c, 0x061c}, {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f},
        {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
        {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (ch >= ranges[i][0] && ch <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

/* 1 or 2 for something visible, 0 for a combining mark, -1 for what must be escaped. */
static int width_of(uint32_t ch)
{
    if (ch < 0x7f) {
        return ch < 0x20 ? -1 : 1;
    }
    if (style_is_symbol(ch)) {
        return 1;
    }
    if (is_ignorable(ch)) {
        return -1;
    }
    return wcwidth((wchar_t)ch);
}

static void set_pending(CellIter *iter, size_t start, const char *ascii, size_t len)
{
    iter->pending_at = 0;
    iter->pending_len = 0;
    iter->pending_start = start;
    for (size_t i = 0; i < len && i < CELLS_PENDING; i++) {
        iter->pending[iter->pending_len++] = (unsigned char)ascii[i];
    }
}

/* Shows bytes [start, start+len) as base/utf8 does; what it would let through although no width is known, as <U+...>. */
static void escape(CellIter *iter, size_t start, size_t len, uint32_t ch)
{
    char name[24];
    Buf safe;
    buf_init(&safe);
    utf8_safe_text(iter->text + start, len, &safe);
    bool ascii = safe.len > 0;
    for (size_t i = 0; i < safe.len; i++) {
        ascii = ascii && safe.data[i] >= 0x20 && safe.data[i] < 0x7f;
    }
    if (ascii) {
        set_pending(iter, start, safe.data, safe.len);
    } else {
        int n = snprintf(name, sizeof name, "<U+%04X>", (unsigned)ch);
        set_pending(iter, start, name, (size_t)n);
    }
    buf_deinit(&safe);
}

static bool next_pending(CellIter *iter, CellText *out)
{
    memset(out, 0, sizeof *out);
    out->ch = iter->pending[iter->pending_at++];
    out->width = 1;
    out->start = iter->pending_start;
    out->end = iter->pending_at == iter->pending_len ? iter->at : iter->pending_start;
    return true;
}

/* Takes marks and joined characters after a base. True when the cluster is longer than a base and its marks. */
static bool take_cluster(CellIter *iter, CellText *out)
{
    bool longer = false;
    int marks = 0;
    uint32_t base = out->ch;
    while (iter->at < iter->len) {
        uint32_t ch;
        size_t n = utf8_decode(iter->text + iter->at, iter->len - iter->at, &ch);
        if (n == 0 || ch < 0x80) {
            break;
        }
        if (ch == JOINER) {
            uint32_t joined;
            longer = true;
            iter->at += n;
            n = utf8_decode(iter->text + iter->at, iter->len - iter->at, &joined);
            if (n != 0 && joined >= 0x80 && width_of(joined) > 0) {
                iter->at += n;
            }
        } else if (is_selector(ch) || is_skin_tone(ch)) {
            longer = true;
            iter->at += n;
        } else if (is_flag_half(base) && is_flag_half(ch)) {
            longer = true;
            base = 0; /* a third half begins the next flag */
            iter->at += n;
        } else if (width_of(ch) == 0) {
            if (marks < CELL_MARKS) {
                out->marks[marks++] = ch;
            }
            iter->at += n;
        } else {
            break;
        }
    }
    return longer;
}

bool cells_next(CellIter *iter, CellText *out)
{
    if (iter->pending_at < iter->pending_len) {
        return next_pending(iter, out);
    }
    if (iter->at >= iter->len) {
        return false;
    }
    memset(out, 0, sizeof *out);
    size_t start = iter->at;
    unsigned char byte = (unsigned char)iter->text[start];
    out->start = start;
    if (byte >= 0x20 && byte < 0x7f && (start + 1 >= iter->len || (unsigned char)iter->text[start + 1] < 0x80)) {
        out->ch = byte; /* plain ASCII, nearly always */
        out->width = 1;
        out->end = ++iter->at;
        return true;
    }
    if (byte == '\t' || byte == '\n') {
        iter->at++;
        set_pending(iter, start, byte == '\t' ? "    " : "\\n", byte == '\t' ? CELLS_TAB : 2);
        return next_pending(iter, out);
    }
    uint32_t ch = 0;
    size_t n = utf8_decode(iter->text + start, iter->len - start, &ch);
    int width = n == 0 ? -1 : width_of(ch);
    iter->at += n == 0 ? 1 : n;
    if (width <= 0) { /* also a mark with no base to stand on */
        escape(iter, start, n == 0 ? 1 : n, n == 0 ? byte : ch);
        return next_pending(iter, out);
    }
    out->ch = ch;
    out->width = width > 2 ? 2 : width;
    if (take_cluster(iter, out)) {
        iter->pending[0] = MIDDLE_DOT;
        iter->pending_at = 0;
        iter->pending_len = 1;
        iter->pending_start = start;
        out->end = start;
    } else {
        out->end = iter->at;
    }
    return true;
}
