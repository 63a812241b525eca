/* A program that does not compile has nothing to play: what is wrong, where, and the lines around it. */
#include "base/mem.h"
#include "lang/lexer.h"
#include "screens/doc.h"
#include "screens/player_edit.h"
#include "ui/draw.h"

#include <stdio.h>
#include <string.h>

enum { NUMBER_COL = 3, CODE_COL = 9 };

/* The bytes of line `number`, without its end; false past the last line. */
static bool find_line(const Recording *rec, int number, size_t *start, size_t *len)
{
    size_t at = 0;
    for (int line = 1; line < number; line++) {
        const char *newline = memchr(rec->text + at, '\n', rec->len - at);
        if (!newline)
            return false;
        at = (size_t)(newline - rec->text) + 1;
    }
    const char *newline = memchr(rec->text + at, '\n', rec->len - at);
    size_t end = newline ? (size_t)(newline - rec->text) : rec->len;
    *start = at;
    *len = end - at;
    return at < rec->len;
}

/* Cells before the `col`th code point (1-based) of a line. */
static int cells_before(const char *text, size_t len, int col)
{
    size_t at = 0;
    for (; at < len && col > 1; col--) {
        do
            at++;
        while (at < len && ((unsigned char)text[at] & 0xc0) == 0x80);
    }
    return text_width(text, at) + (col > 1 ? col - 1 : 0);
}

static void draw_carets(Canvas canvas, int row, const char *text, size_t len, const Diag *diag, int skip)
{
    int from = cells_before(text, len, diag->col) - skip;
    int to = diag->end_col > diag->col ? cells_before(text, len, diag->end_col) - skip : from + 1;
    for (int col = from; col < to; col++)
        canvas_symbol(canvas, row, CODE_COL + col, ROLE_ERROR, '^');
}

/* The excerpt around the mistake; a long line is moved to the left so that the caret is in view. */
static void draw_excerpt(const Recording *rec, const Diag *diag, Canvas canvas)
{
    int rows = canvas_rows(canvas), room = canvas_cols(canvas) - CODE_COL, skip = 0, before = rows / 2 - 1;
    size_t start, len;
    if (find_line(rec, diag->line, &start, &len)) {
        int at = cells_before(rec->text + start, len, diag->col);
        skip = at >= room ? at - room / 2 : 0;
    }
    unsigned char *classes = mem_zalloc(rec->len + 1);
    lexer_highlight(rec->text, rec->len, classes);
    int first = diag->line > before ? diag->line - before : 1;
    for (int row = 0, line = first; row < rows && find_line(rec, line, &start, &len); row++, line++) {
        bool here = line == diag->line;
        char number[16];
        snprintf(number, sizeof number, "%4d", line);
        if (here)
            canvas_symbol(canvas, row, 1, ROLE_ERROR, style_state_glyph(UI_RUNNING));
        canvas_put(canvas, row, NUMBER_COL, here ? ROLE_CURRENT_LINE : ROLE_LINENO, number);
        Canvas code = canvas_sub(canvas, (Rect){row, CODE_COL, 1, room});
        doc_draw_code(code, 0, -skip, rec->text + start, classes + start, len, here ? STYLE_BOLD : 0);
        if (here && ++row < rows && diag->col > 0)
            draw_carets(canvas, row, rec->text + start, len, diag, skip);
    }
    mem_free(classes);
}

void player_draw_mistake(const Recording *rec, Canvas canvas)
{
    draw_excerpt(rec, &rec->diags.items[0], canvas);
}

static int draw_diag(const Recording *rec, const Diag *diag, Canvas canvas)
{
    int row = text_draw_wrapped(canvas, 0, ROLE_ERROR, diag->message);
    canvas_printf(canvas, row, 0, ROLE_DIM, "line %d, column %d", diag->line, diag->col);
    row += 2;
    int hint = diag->hint ? 2 : 0, rows = canvas_rows(canvas) - row - hint;
    if (rows > 12)
        rows = 12;
    draw_excerpt(rec, diag, canvas_sub(canvas, (Rect){row, 0, rows, canvas_cols(canvas)}));
    row += rows > 0 ? rows : 0;
    if (diag->hint)
        row = text_draw_wrapped(canvas_sub(canvas, (Rect){row + 1, 0, 1, canvas_cols(canvas)}), 0, ROLE_TIP, diag->hint);
    return row;
}

void player_draw_failed(Player *p, Canvas canvas)
{
    const Recording *rec = player_failed_run(p);
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    draw_title(canvas, 0, p->source.file, "does not run");
    Canvas page = canvas_sub(canvas, (Rect){2, 1, rows - 4, cols - 2});
    if (rec->diags.count && rec->diags.items[0].line > 0)
        draw_diag(rec, &rec->diags.items[0], page);
    else if (rec->err.len)
        text_draw_wrapped(page, 0, ROLE_ERROR, buf_text(&rec->err));
    else
        text_draw_wrapped(page, 0, ROLE_NORMAL, "There is nothing to show: no event was recorded.");
    app_draw_hints(p->screen.app, canvas, rows - 1, 1, cols);
}
