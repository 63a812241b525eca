#include "base/diag.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

enum {
    EXCERPT_WIDTH = 96,  /* code points of a source line that are shown */
    EXCERPT_BEFORE = 60, /* of these, at most so many before the caret */
    LONGEST_WORD = 64,   /* longer words get no suggestion */
};

void diag_init(DiagList *d)
{
    *d = (DiagList){0};
}

void diag_deinit(DiagList *d)
{
    for (size_t i = 0; i < d->count; i++) {
        mem_free(d->items[i].file);
        mem_free(d->items[i].message);
        mem_free(d->items[i].hint);
    }
    mem_free(d->items);
    diag_init(d);
}

Diag *diag_add(DiagList *d, DiagSeverity severity, const char *code, const char *file, int line, int col,
               const char *format, ...)
{
    Buf message;
    buf_init(&message);
    va_list args;
    va_start(args, format);
    buf_vprintf(&message, format, args);
    va_end(args);

    MEM_GROW(d->items, d->cap, d->count + 1);
    Diag *item = &d->items[d->count++];
    *item = (Diag){.severity = severity, .code = code, .line = line, .col = col};
    item->file = file != NULL ? mem_strdup(file) : NULL;
    item->message = buf_take(&message);
    d->errors += severity == DIAG_ERROR;
    d->warnings += severity == DIAG_WARNING;
    return item;
}

/* ---- text ---- */

static void write_safe(Buf *out, const char *s)
{
    utf8_safe_text(s, strlen(s), out);
}

static void write_headline(const Diag *d, Buf *out)
{
    static const char *const names[] = {"error", "warning", "note"};
    if (d->file != NULL) {
        write_safe(out, d->file);
        if (d->line > 0)
            buf_printf(out, ":%d", d->line);
        if (d->line > 0 && d->col > 0)
            buf_printf(out, ":%d", d->col);
        buf_str(out, ": ");
    } else if (d->line > 0) {
        buf_printf(out, "line %d: ", d->line);
    }
    buf_printf(out, "%s: ", names[d->severity]);
    write_safe(out, d->message);
    if (d->code != NULL)
        buf_printf(out, " [%s]", d->code);
    buf_char(out, '\n');
}

/* The text of the 1-based line, without its end; false when the source has no such line. */
static bool find_line(const char *source, size_t len, int line, const char **text, size_t *text_len)
{
    const char *at = source, *end = source + len;
    for (int n = 1; n < line; n++) {
        const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
        if (newline == NULL)
            return false;
        at = newline + 1;
    }
    const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    *text = at;
    *text_len = (size_t)((newline != NULL ? newline : end) - at);
    if (*text_len > 0 && at[*text_len - 1] == '\r')
        --*text_len;
    return true;
}

/* Byte offset of the code point number `index` (0-based), at most len. */
static size_t offset_of(const char *s, size_t len, size_t index)
{
    size_t at = 0;
    for (; index > 0 && at < len; index--) {
        uint32_t cp;
        size_t n = utf8_decode(s + at, len - at, &cp);
        at += n > 0 ? n : 1;
    }
    return at;
}

/* Only for placing the caret: the screens have a better notion of width in ui. */
static bool is_wide(uint32_t cp)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (cp >= ranges[i].first && cp <= ranges[i].last)
            return true;
    return false;
}

/* Appends the piece as one line of safe text (tabs become a space) and returns how many cells it takes. */
static size_t write_piece(const char *s, size_t len, Buf *out)
{
    size_t start = out->len, cells = 0;
    utf8_safe_text(s, len, out);
    for (size_t i = start; i < out->len;) {
        uint32_t cp = 0;
        size_t n = utf8_decode(out->data + i, out->len - i, &cp);
        if (cp == '\t')
            out->data[i] = ' ';
        cells += is_wide(cp) ? 2 : 1;
        i += n > 0 ? n : 1;
    }
    return cells;
}

static void write_excerpt(const Diag *d, const char *line, size_t len, Buf *out)
{
    size_t count = utf8_count(line, len);
    size_t col = d->col > 0 ? (size_t)d->col - 1 : 0;
    if (col > count)
        col = count;
    size_t end = d->end_col > d->col ? (size_t)d->end_col - 1 : col + 1;
    size_t first = col > EXCERPT_BEFORE && count > EXCERPT_WIDTH ? col - EXCERPT_BEFORE : 0;
    size_t last = count - first > EXCERPT_WIDTH ? first + EXCERPT_WIDTH : count;
    if (end > last)
        end = last;

    size_t from = offset_of(line, len, first), caret = offset_of(line, len, col);
    size_t caret_end = offset_of(line, len, end), to = offset_of(line, len, last);
    if (caret_end < caret)
        caret_end = caret;
    buf_printf(out, "%5d | %s", d->line, first > 0 ? "..." : "");
    size_t pad = write_piece(line + from, caret - from, out) + (first > 0 ? 3 : 0);
    size_t width = write_piece(line + caret, caret_end - caret, out);
    write_piece(line + caret_end, to - caret_end, out);
    buf_printf(out, "%s\n", last < count ? "..." : "");
    if (d->col > 0) {
        buf_str(out, "      | ");
        buf_repeat(out, ' ', pad);
        buf_repeat(out, '^', width > 0 ? width : 1);
        buf_char(out, '\n');
    }
}

void diag_text(const Diag *d, const char *source, size_t source_len, Buf *out)
{
    write_headline(d, out);
    const char *line;
    size_t len;
    if (source != NULL && d->line > 0 && find_line(source, source_len, d->line, &line, &len))
        write_excerpt(d, line, len, out);
    if (d->hint != NULL) {
        buf_str(out, "      = ");
        write_safe(out, d->hint);
        buf_char(out, '\n');
    }
}

/* ---- did you mean ---- */

static int min2(int a, int b)
{
    return a < b ? a : b;
}

/* Edits (insert, delete, replace, swap of neighbours) between two words of at most LONGEST_WORD bytes. */
static int edit_distance(const char *a, size_t alen, const char *b, size_t blen)
{
    int rows[3][LONGEST_WORD + 1];
    for (size_t k = 0; k <= blen; k++)
        rows[0][k] = (int)k;
    for (size_t i = 1; i <= alen; i++) {
        int *row = rows[i % 3];
        const int *up = rows[(i - 1) % 3];
        row[0] = (int)i;
        for (size_t k = 1; k <= blen; k++) {
            int best = up[k - 1] + (a[i - 1] != b[k - 1]);
            best = min2(best, min2(up[k], row[k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                best = min2(best, rows[(i - 2) % 3][k - 2] + 1);
            row[k] = best;
        }
    }
    return rows[alen % 3][blen];
}

const char *diag_nearest(const char *word, const char *const *candidates)
{
    size_t len = strlen(word);
    if (len == 0 || len > LONGEST_WORD)
        return NULL;
    const char *nearest = NULL;
    int best = 2 + (int)len / 4; /* one more than what is near enough */
    for (; *candidates != NULL; candidates++) {
        size_t n = strlen(*candidates);
        if (n > LONGEST_WORD)
            continue;
        int distance = edit_distance(word, len, *candidates, n);
        /* Words that share nothing are not near, however short they are. */
        if (distance < best && (distance == 0 || (size_t)distance < (len > n ? len : n))) {
            best = distance;
            nearest = *candidates;
        }
    }
    return nearest;
}
