/* A grid of cells: what a screen looks like, without a terminal.
 *
 * Panes draw into a Canvas: a rectangle of a grid with its own (0,0), clipping everything outside it; drawing can
 * never leave it or fail. Text is UTF-8 and never trusted: control, bidi and zero-width characters appear as
 * visible escapes (base/utf8.h), newlines as "\n", tabs as blanks, clusters longer than a base and its marks as the
 * base and a middle dot. Widths are libc's wcwidth (call setlocale first). */
#ifndef ASYNCOURSE_UI_GRID_H
#define ASYNCOURSE_UI_GRID_H

#include "base/buf.h"
#include "ui/style.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int row, col, rows, cols; /* rows and cols may be 0; never negative */
} Rect;

enum { CELL_MARKS = 4 };
typedef struct {
    uint32_t ch;                /* a printable code point; 0 in the right half of a wide character */
    uint32_t marks[CELL_MARKS]; /* combining marks, 0-terminated when fewer */
    Style style;
} Cell;

typedef struct {
    int rows, cols;
    Cell *cells;    /* rows * cols, row by row; owned */
    GlyphTier tier;
    int cursor_row, cursor_col; /* -1: the terminal's cursor is hidden */
} Grid;

/* Sizes are clamped to 1..GRID_MAX. Blank cells in ROLE_NORMAL. */
enum { GRID_MAX = 2000 };
void grid_init(Grid *grid, int rows, int cols, GlyphTier tier);
void grid_deinit(Grid *grid);
void grid_resize(Grid *grid, int rows, int cols); /* and clear */
void grid_clear(Grid *grid);                      /* and hide the cursor */
const Cell *grid_cell(const Grid *grid, int row, int col); /* NULL outside */
bool grid_equal(const Grid *a, const Grid *b);

/* The text of the grid, one line per row, blanks at line ends trimmed. */
void grid_dump_text(const Grid *grid, Buf *out);
/* One role letter per cell ('.' is ROLE_NORMAL; trimmed dots), in capitals or not as roles.def says. */
void grid_dump_roles(const Grid *grid, Buf *out);
/* One character per cell: ' ' without modifiers, else 's' selected, 'u' underline, 'b' bold, 'd' dim (first that
 * holds). */
void grid_dump_modifiers(const Grid *grid, Buf *out);

/* A window into a grid; a value, copied freely. */
typedef struct {
    Grid *grid;
    Rect area; /* in the grid's coordinates, inside the grid */
} Canvas;

Canvas grid_canvas(Grid *grid);                 /* all of it */
Canvas canvas_sub(Canvas canvas, Rect part);    /* part in the canvas's coordinates; clipped */
static inline int canvas_rows(Canvas c) { return c.area.rows; }
static inline int canvas_cols(Canvas c) { return c.area.cols; }

/* Puts text at (row, col) in canvas coordinates (col may be negative: the left part is cut off). Returns the column
 * after the text, as if nothing had been clipped on the right. */
int canvas_put(Canvas canvas, int row, int col, Style style, const char *text);
int canvas_put_n(Canvas canvas, int row, int col, Style style, const char *text, size_t len);
int canvas_printf(Canvas canvas, int row, int col, Style style, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* As canvas_put_n in at most `width` cells; text that is cut ends in "…". Returns the column after it. */
int canvas_put_cut(Canvas canvas, int row, int col, int width, Style style, const char *text, size_t len);
/* Right-aligned so that it ends before column `end`; returns the column where it starts. */
int canvas_put_right(Canvas canvas, int row, int end, Style style, const char *text);
/* One trusted symbol, one cell wide. */
void canvas_symbol(Canvas canvas, int row, int col, Style style, uint32_t ch);
void canvas_fill(Canvas canvas, Rect part, Style style, uint32_t ch);
void canvas_clear(Canvas canvas);
/* Changes the style only: the role is replaced unless `style` has role 0 (NORMAL), modifiers are added. */
void canvas_restyle(Canvas canvas, Rect part, Style style);
/* "─ title ───────" over the whole width of the row; title may be NULL. */
void canvas_hline(Canvas canvas, int row, Style border, Style title_style, const char *title);
void canvas_vline(Canvas canvas, int col, int row, int rows, Style style);
/* "┌─ title ──┐" around the canvas; returns the inside. Title may be NULL. */
Canvas canvas_box(Canvas canvas, Style border, Style title_style, const char *title);
/* "├─ title ──┤" at a row of a canvas that has a box. */
void canvas_divider(Canvas canvas, int row, Style border, Style title_style, const char *title);
/* Shows the terminal's cursor here (text fields); ignored outside the canvas. */
void canvas_cursor(Canvas canvas, int row, int col);

#endif
