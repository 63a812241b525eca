#include "ui/grid.h"

#include "base/mem.h"
#include "ui/cells.h"

#include <stdarg.h>
#include <string.h>

static const Cell blank_cell = {.ch = ' '};

static int clamp(int value, int low, int high) { return value < low ? low : value > high ? high : value; }

void grid_init(Grid *grid, int rows, int cols, GlyphTier tier)
{
    memset(grid, 0, sizeof *grid);
    grid->tier = tier;
    grid_resize(grid, rows, cols);
}

void grid_deinit(Grid *grid)
{
    mem_free(grid->cells);
    memset(grid, 0, sizeof *grid);
}

void grid_resize(Grid *grid, int rows, int cols)
{
    rows = clamp(rows, 1, GRID_MAX);
    cols = clamp(cols, 1, GRID_MAX);
    if (grid->cells == NULL || rows != grid->rows || cols != grid->cols) {
        mem_free(grid->cells);
        grid->cells = mem_alloc((size_t)rows * (size_t)cols * sizeof(Cell));
        grid->rows = rows;
        grid->cols = cols;
    }
    grid_clear(grid);
}

void grid_clear(Grid *grid)
{
    size_t count = (size_t)grid->rows * (size_t)grid->cols;
    for (size_t i = 0; i < count; i++) {
        grid->cells[i] = blank_cell;
    }
    grid->cursor_row = grid->cursor_col = -1;
}

static Cell *cell_at(const Grid *grid, int row, int col)
{
    return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

const Cell *grid_cell(const Grid *grid, int row, int col)
{
    if (row < 0 || col < 0 || row >= grid->rows || col >= grid->cols) {
        return NULL;
    }
    return cell_at(grid, row, col);
}

bool grid_equal(const Grid *a, const Grid *b)
{
    if (a->rows != b->rows || a->cols != b->cols || a->cursor_row != b->cursor_row ||
        a->cursor_col != b->cursor_col) {
        return false;
    }
    size_t count = (size_t)a->rows * (size_t)a->cols;
    for (size_t i = 0; i < count; i++) {
        const Cell *x = &a->cells[i], *y = &b->cells[i];
        if (x->ch != y->ch || x->style != y->style || memcmp(x->marks, y->marks, sizeof x->marks) != 0) {
            return false;
        }
    }
    return true;
}

/* Overwriting half of a wide character leaves a blank in the other half. */
static void unhook(Grid *grid, int row, int col)
{
    Cell *cell = cell_at(grid, row, col);
    if (cell->ch == 0 && col > 0) {
        cell_at(grid, row, col - 1)->ch = ' ';
    }
    if (col + 1 < grid->cols && cell_at(grid, row, col + 1)->ch == 0) {
        cell_at(grid, row, col + 1)->ch = ' ';
    }
}

static void set_cell(Grid *grid, int row, int col, Style style, uint32_t ch, const uint32_t *marks)
{
    unhook(grid, row, col);
    Cell *cell = cell_at(grid, row, col);
    *cell = blank_cell;
    cell->ch = ch;
    cell->style = style;
    if (marks != NULL) {
        memcpy(cell->marks, marks, sizeof cell->marks);
    }
}

/* Writes one decoded cell at grid coordinates; [left, right) are the columns that may be touched. */
static void set_text_cell(Grid *grid, int row, int col, int left, int right, Style style, const CellText *text)
{
    uint32_t ch = style_fold(grid->tier, text->ch);
    bool folded = ch != text->ch;
    const uint32_t *marks = folded || grid->tier == GLYPHS_ASCII ? NULL : text->marks;
    if (text->width == 1) {
        if (col >= left && col < right) {
            set_cell(grid, row, col, style, ch, marks);
        }
        return;
    }
    bool whole = col >= left && col + 1 < right;
    if (whole && !folded) {
        set_cell(grid, row, col, style, ch, marks);
        set_cell(grid, row, col + 1, style, ' ', NULL);
        cell_at(grid, row, col + 1)->ch = 0;
        return;
    }
    for (int i = 0; i < 2; i++) { /* half of it is cut off, or it has no stand-in */
        if (col + i >= left && col + i < right) {
            set_cell(grid, row, col + i, style, whole ? ch : ' ', NULL);
        }
    }
}

/* ---- dumps ---- */

void grid_dump_text(const Grid *grid, Buf *out)
{
    for (int row = 0; row < grid->rows; row++) {
        size_t end = out->len; /* after the last cell that is not blank */
        for (int col = 0; col < grid->cols; col++) {
            const Cell *cell = cell_at(grid, row, col);
            if (cell->ch == 0) {
                continue;
            }
            buf_utf8(out, cell->ch);
            for (int i = 0; i < CELL_MARKS && cell->marks[i] != 0; i++) {
                buf_utf8(out, cell->marks[i]);
            }
            if (cell->ch != ' ' || cell->marks[0] != 0) {
                end = out->len;
            }
        }
        out->len = end;
        buf_char(out, '\n');
    }
}

typedef char (*CellLetter)(const Cell *cell);

static void dump_letters(const Grid *grid, CellLetter letter, char quiet, Buf *out)
{
    for (int row = 0; row < grid->rows; row++) {
        size_t end = out->len;
        for (int col = 0; col < grid->cols; col++) {
            char c = letter(cell_at(grid, row, col));
            buf_char(out, c);
            if (c != quiet) {
                end = out->len;
            }
        }
        out->len = end;
        buf_char(out, '\n');
    }
}

static char role_letter(const Cell *cell) { return style_role_letter(cell->style); }

static char modifier_letter(const Cell *cell)
{
    return cell->style & STYLE_SELECTED    ? 's'
           : cell->style & STYLE_UNDERLINE ? 'u'
           : cell->style & STYLE_BOLD      ? 'b'
           : cell->style & STYLE_DIM       ? 'd'
                                           : ' ';
}

void grid_dump_roles(const Grid *grid, Buf *out) { dump_letters(grid, role_letter, '.', out); }
void grid_dump_modifiers(const Grid *grid, Buf *out) { dump_letters(grid, modifier_letter, ' ', out); }

/* ---- canvas ---- */

static Rect clip(Rect part, Rect bounds)
{
    int64_t top = part.row, left = part.col;
    int64_t bottom = top + (part.rows > 0 ? part.rows : 0), right = left + (part.cols > 0 ? part.cols : 0);
    int64_t max_row = (int64_t)bounds.row + bounds.rows, max_col = (int64_t)bounds.col + bounds.cols;
    top = top < bounds.row ? bounds.row : top > max_row ? max_row : top;
    left = left < bounds.col ? bounds.col : left > max_col ? max_col : left;
    bottom = bottom < top ? top : bottom > max_row ? max_row : bottom;
    right = right < left ? left : right > max_col ? max_col : right;
    return (Rect){(int)top, (int)left, (int)(bottom - top), (int)(right - left)};
}

/* Canvas coordinates to grid coordinates, clipped. */
static Rect in_grid(Canvas canvas, Rect part)
{
    Rect own = {0, 0, canvas.area.rows, canvas.area.cols};
    Rect inside = clip(part, own);
    inside.row += canvas.area.row;
    inside.col += canvas.area.col;
    return inside;
}

Canvas grid_canvas(Grid *grid) { return (Canvas){grid, {0, 0, grid->rows, grid->cols}}; }

Canvas canvas_sub(Canvas canvas, Rect part) { return (Canvas){canvas.grid, in_grid(canvas, part)}; }

static bool has_row(Canvas canvas, int row) { return row >= 0 && row < canvas.area.rows; }

/* Puts text into columns [left, right) of the canvas, beginning at `col`; returns the column after it. */
static int put_between(Canvas canvas, int row, int col, int left, int right, Style style, const char *text,
                       size_t len)
{
    int base = canvas.area.col;
    CellIter iter;
    CellText cell;
    cells_begin(&iter, text, len);
    while (cells_next(&iter, &cell)) {
        if (has_row(canvas, row) && col < right && col + cell.width > left) {
            set_text_cell(canvas.grid, canvas.area.row + row, base + col, base + left, base + right, style, &cell);
        }
        if (col > GRID_MAX * 1000) {
            break; /* far outside; keeps the sum from overflowing */
        }
        col += cell.width;
    }
    return col;
}

int canvas_put_n(Canvas canvas, int row, int col, Style style, const char *text, size_t len)
{
    if (col < -GRID_MAX * 1000 || col > GRID_MAX * 1000) {
        return col;
    }
    return put_between(canvas, row, col, 0, canvas.area.cols, style, text, len);
}

int canvas_put(Canvas canvas, int row, int col, Style style, const char *text)
{
    return canvas_put_n(canvas, row, col, style, text, strlen(text));
}

int canvas_printf(Canvas canvas, int row, int col, Style style, const char *format, ...)
{
    Buf text;
    va_list args;
    buf_init(&text);
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    int end = canvas_put_n(canvas, row, col, style, buf_text(&text), text.len);
    buf_deinit(&text);
    return end;
}

static int measure(const char *text, size_t len)
{
    CellIter iter;
    CellText cell;
    int width = 0;
    cells_begin(&iter, text, len);
    while (width <= GRID_MAX * 1000 && cells_next(&iter, &cell)) {
        width += cell.width;
    }
    return width;
}

int canvas_put_cut(Canvas canvas, int row, int col, int width, Style style, const char *text, size_t len)
{
    if (width <= 0 || col < -GRID_MAX || col > GRID_MAX) {
        return col;
    }
    int end = col + (width > 2 * GRID_MAX ? 2 * GRID_MAX : width);
    int left = col < 0 ? 0 : col;
    if (measure(text, len) <= width) {
        return put_between(canvas, row, col, left, canvas.area.cols, style, text, len);
    }
    int right = end - 1 < canvas.area.cols ? end - 1 : canvas.area.cols;
    if (right > left) {
        put_between(canvas, row, col, left, right, style, text, len);
    }
    canvas_symbol(canvas, row, end - 1, style, 0x2026);
    return end;
}

int canvas_put_right(Canvas canvas, int row, int end, Style style, const char *text)
{
    int start = end - measure(text, strlen(text));
    canvas_put(canvas, row, start, style, text);
    return start;
}

void canvas_symbol(Canvas canvas, int row, int col, Style style, uint32_t ch)
{
    canvas_fill(canvas, (Rect){row, col, 1, 1}, style, ch);
}

void canvas_fill(Canvas canvas, Rect part, Style style, uint32_t ch)
{
    Rect area = in_grid(canvas, part);
    uint32_t shown = style_fold(canvas.grid->tier, ch);
    for (int row = area.row; row < area.row + area.rows; row++) {
        for (int col = area.col; col < area.col + area.cols; col++) {
            set_cell(canvas.grid, row, col, style, shown, NULL);
        }
    }
}

void canvas_clear(Canvas canvas)
{
    canvas_fill(canvas, (Rect){0, 0, canvas.area.rows, canvas.area.cols}, ROLE_NORMAL, ' ');
}

void canvas_restyle(Canvas canvas, Rect part, Style style)
{
    Rect area = in_grid(canvas, part);
    for (int row = area.row; row < area.row + area.rows; row++) {
        for (int col = area.col; col < area.col + area.cols; col++) {
            Cell *cell = cell_at(canvas.grid, row, col);
            if ((style & STYLE_ROLE_MASK) != ROLE_NORMAL) {
                cell->style = (Style)((cell->style & ~STYLE_ROLE_MASK) | (style & STYLE_ROLE_MASK));
            }
            cell->style |= style & STYLE_MODIFIERS;
        }
    }
}

/* " title " in columns from `col`, leaving at least `keep` columns on the right. */
static void put_title(Canvas canvas, int row, int col, int keep, Style style, const char *title)
{
    int room = canvas.area.cols - keep - col - 2;
    if (title == NULL || title[0] == '\0' || room < 1) {
        return;
    }
    canvas_symbol(canvas, row, col, style, ' ');
    int end = canvas_put_cut(canvas, row, col + 1, room, style, title, strlen(title));
    canvas_symbol(canvas, row, end, style, ' ');
}

void canvas_hline(Canvas canvas, int row, Style border, Style title_style, const char *title)
{
    canvas_fill(canvas, (Rect){row, 0, 1, canvas.area.cols}, border, 0x2500);
    put_title(canvas, row, 1, 1, title_style, title);
}

void canvas_vline(Canvas canvas, int col, int row, int rows, Style style)
{
    canvas_fill(canvas, (Rect){row, col, rows, 1}, style, 0x2502);
}

Canvas canvas_box(Canvas canvas, Style border, Style title_style, const char *title)
{
    int rows = canvas.area.rows, cols = canvas.area.cols;
    if (rows < 2 || cols < 2) {
        return canvas_sub(canvas, (Rect){0, 0, 0, 0});
    }
    canvas_fill(canvas, (Rect){0, 0, 1, cols}, border, 0x2500);
    canvas_fill(canvas, (Rect){rows - 1, 0, 1, cols}, border, 0x2500);
    canvas_vline(canvas, 0, 0, rows, border);
    canvas_vline(canvas, cols - 1, 0, rows, border);
    canvas_symbol(canvas, 0, 0, border, 0x250c);
    canvas_symbol(canvas, 0, cols - 1, border, 0x2510);
    canvas_symbol(canvas, rows - 1, 0, border, 0x2514);
    canvas_symbol(canvas, rows - 1, cols - 1, border, 0x2518);
    put_title(canvas, 0, 2, 2, title_style, title);
    return canvas_sub(canvas, (Rect){1, 1, rows - 2, cols - 2});
}

void canvas_divider(Canvas canvas, int row, Style border, Style title_style, const char *title)
{
    int cols = canvas.area.cols;
    canvas_fill(canvas, (Rect){row, 0, 1, cols}, border, 0x2500);
    canvas_symbol(canvas, row, 0, border, 0x251c);
    canvas_symbol(canvas, row, cols - 1, border, 0x2524);
    put_title(canvas, row, 2, 2, title_style, title);
}

void canvas_cursor(Canvas canvas, int row, int col)
{
    if (has_row(canvas, row) && col >= 0 && col < canvas.area.cols) {
        canvas.grid->cursor_row = canvas.area.row + row;
        canvas.grid->cursor_col = canvas.area.col + col;
    }
}
