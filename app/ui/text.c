#include "ui/text.h"

#include "base/mem.h"
#include "ui/cells.h"

#include <limits.h>
#include <string.h>

enum { WIDTH_MAX = INT_MAX / 4 };

int text_width(const char *text, size_t len)
{
    CellIter iter;
    CellText cell;
    int width = 0;
    cells_begin(&iter, text, len);
    while (width < WIDTH_MAX && cells_next(&iter, &cell)) {
        width += cell.width;
    }
    return width;
}

size_t text_fit(const char *text, size_t len, int width)
{
    CellIter iter;
    CellText cell;
    size_t fits = 0;
    int used = 0;
    cells_begin(&iter, text, len);
    while (cells_next(&iter, &cell) && used + cell.width <= width) {
        used += cell.width;
        if (cell.end > cell.start) {
            fits = cell.end;
        }
    }
    return fits;
}

/* ---- wrapping ----
 * The text is taken word by word. A word is a stretch without blanks, and it may span runs ("`await`," is two
 * runs and one word), so its parts are collected before it is decided on which line it goes. */

typedef struct {
    TextLayout *out;
    int width, hang;
    TextPiece *word; /* parts of the current word */
    size_t word_count, word_cap;
    int word_width;
    TextPiece gap;   /* the blanks before it; len 0 = none */
} Wrapper;

static void open_line(TextLayout *out, int indent)
{
    MEM_GROW(out->lines, out->line_cap, out->line_count + 1);
    out->lines[out->line_count++] = (TextLine){out->piece_count, 0, indent};
}

static void add_piece(TextLayout *out, TextPiece piece)
{
    TextLine *line = &out->lines[out->line_count - 1];
    piece.col = line->width;
    line->width += piece.width;
    TextPiece *last = line->piece_count > 0 ? &out->pieces[out->piece_count - 1] : NULL;
    if (last != NULL && last->run == piece.run && last->start + last->len == piece.start) {
        last->len += piece.len;
        last->width += piece.width;
        return;
    }
    MEM_GROW(out->pieces, out->piece_cap, out->piece_count + 1);
    out->pieces[out->piece_count++] = piece;
    line->piece_count++;
}

static TextLine *last_line(const Wrapper *w) { return &w->out->lines[w->out->line_count - 1]; }

static bool line_is_empty(const Wrapper *w) { return last_line(w)->piece_count == 0; }

/* A word longer than a whole line is cut wherever the line ends. */
static void place_cut(Wrapper *w, TextPiece part)
{
    const char *text = w->out->runs[part.run].text;
    while (part.len > 0) {
        int room = w->width - last_line(w)->width;
        size_t fits = text_fit(text + part.start, part.len, room);
        if (fits == 0 && !line_is_empty(w)) {
            open_line(w->out, w->hang);
            continue;
        }
        if (fits == 0) { /* not even one character: let it be clipped */
            CellIter iter;
            CellText cell;
            cells_begin(&iter, text + part.start, part.len);
            while (cells_next(&iter, &cell) && cell.end == cell.start) {
            }
            fits = iter.at;
        }
        TextPiece piece = part;
        piece.len = fits;
        piece.width = text_width(text + part.start, fits);
        add_piece(w->out, piece);
        part.start += fits;
        part.len -= fits;
        if (part.len > 0) {
            open_line(w->out, w->hang);
        }
    }
}

static void place_word(Wrapper *w)
{
    if (w->word_count == 0) {
        return;
    }
    bool first = line_is_empty(w);
    int gap = w->gap.len > 0 ? w->gap.width : 0;
    if (!first && last_line(w)->width + gap + w->word_width > w->width) {
        open_line(w->out, w->hang);
    } else if (w->gap.len > 0) {
        add_piece(w->out, w->gap); /* blanks at the very beginning of a line stay: indentation */
    }
    for (size_t i = 0; i < w->word_count; i++) {
        if (last_line(w)->width + w->word[i].width <= w->width) {
            add_piece(w->out, w->word[i]);
        } else {
            place_cut(w, w->word[i]);
        }
    }
    w->word_count = 0;
    w->word_width = 0;
    w->gap.len = 0;
    w->gap.width = 0;
}

static void add_word_part(Wrapper *w, size_t run, size_t start, size_t len)
{
    TextPiece part = {run, start, len, 0, text_width(w->out->runs[run].text + start, len)};
    MEM_GROW(w->word, w->word_cap, w->word_count + 1);
    w->word[w->word_count++] = part;
    w->word_width += part.width;
}

static void add_gap(Wrapper *w, size_t run, size_t start, size_t len)
{
    place_word(w);
    int width = text_width(w->out->runs[run].text + start, len);
    if (w->gap.len > 0 && w->gap.run == run && w->gap.start + w->gap.len == start) {
        w->gap.len += len;
        w->gap.width += width;
    } else if (w->gap.len == 0) { /* blanks from two runs in a row: the first ones are enough */
        w->gap = (TextPiece){run, start, len, 0, width};
    }
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static void wrap_run(Wrapper *w, size_t run)
{
    const TextRun *r = &w->out->runs[run];
    size_t i = 0;
    while (i < r->len) {
        size_t start = i;
        if (r->text[i] == '\n') {
            place_word(w);
            w->gap.len = 0;
            w->gap.width = 0;
            open_line(w->out, 0);
            i++;
        } else if (is_blank(r->text[i])) {
            while (i < r->len && is_blank(r->text[i])) {
                i++;
            }
            add_gap(w, run, start, i - start);
        } else {
            while (i < r->len && !is_blank(r->text[i]) && r->text[i] != '\n') {
                i++;
            }
            add_word_part(w, run, start, i - start);
        }
    }
}

void text_wrap(const TextRun *runs, size_t count, int width, int hang, TextLayout *out)
{
    memset(out, 0, sizeof *out);
    out->runs = runs;
    width = width < 1 ? 1 : width;
    hang = hang < 0 || hang >= width ? 0 : hang;
    Wrapper w = {.out = out, .width = width, .hang = hang};
    open_line(out, 0);
    for (size_t run = 0; run < count; run++) {
        wrap_run(&w, run);
    }
    place_word(&w);
    mem_free(w.word);
}

void text_lines(const TextRun *runs, size_t count, TextLayout *out)
{
    memset(out, 0, sizeof *out);
    out->runs = runs;
    open_line(out, 0);
    for (size_t run = 0; run < count; run++) {
        size_t start = 0;
        while (start < runs[run].len) {
            const char *text = runs[run].text + start;
            const char *newline = memchr(text, '\n', runs[run].len - start);
            size_t len = newline != NULL ? (size_t)(newline - text) : runs[run].len - start;
            if (len > 0) {
                add_piece(out, (TextPiece){run, start, len, 0, text_width(text, len)});
            }
            if (newline != NULL) {
                open_line(out, 0);
                len++;
            }
            start += len;
        }
    }
}

void text_layout_deinit(TextLayout *layout)
{
    mem_free(layout->pieces);
    mem_free(layout->lines);
    memset(layout, 0, sizeof *layout);
}

int text_draw(Canvas canvas, int row, const TextLayout *layout, size_t first, int skip)
{
    for (size_t i = first; i < layout->line_count && row < canvas_rows(canvas); i++, row++) {
        const TextLine *line = &layout->lines[i];
        for (size_t p = 0; p < line->piece_count; p++) {
            const TextPiece *piece = &layout->pieces[line->first_piece + p];
            const TextRun *run = &layout->runs[piece->run];
            canvas_put_n(canvas, row, piece->col - skip, run->style, run->text + piece->start, piece->len);
        }
    }
    return row;
}

int text_draw_wrapped(Canvas canvas, int row, Style style, const char *text)
{
    TextRun run = {text, strlen(text), style};
    TextLayout layout;
    text_wrap(&run, 1, canvas_cols(canvas), 0, &layout);
    row = text_draw(canvas, row, &layout, 0, 0);
    text_layout_deinit(&layout);
    return row;
}
