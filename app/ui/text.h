/* Measuring, wrapping and drawing UTF-8 text with styled runs. */
#ifndef ASYNCOURSE_UI_TEXT_H
#define ASYNCOURSE_UI_TEXT_H

#include "ui/grid.h"

#include <stdbool.h>
#include <stddef.h>

/* Cells that the text takes when put (escapes counted as shown). */
int text_width(const char *text, size_t len);
/* Bytes of the longest beginning that fits into `width` cells. */
size_t text_fit(const char *text, size_t len, int width);

typedef struct {
    const char *text; /* borrowed */
    size_t len;
    Style style;
} TextRun;

typedef struct {
    size_t run;         /* index of the TextRun */
    size_t start, len;  /* bytes of it */
    int col, width;     /* cells */
} TextPiece;

typedef struct {
    size_t first_piece, piece_count;
    int width;
} TextLine;

typedef struct {
    const TextRun *runs; /* borrowed: must outlive this */
    TextPiece *pieces;
    size_t piece_count, piece_cap;
    TextLine *lines;
    size_t line_count, line_cap;
} TextLayout;

/* Wraps at blanks (a word longer than a line is cut); '\n' ends a line. `width` is at least 1; lines after the first
 * are indented by `hang` cells. Runs are one flow: a word may span runs. */
void text_wrap(const TextRun *runs, size_t count, int width, int hang, TextLayout *out);
/* The same without wrapping: lines are cut at '\n' only (code, output). */
void text_lines(const TextRun *runs, size_t count, TextLayout *out);
void text_layout_deinit(TextLayout *layout);
/* Draws lines first.. from the canvas's `row` on to its end; `skip` cells are cut off on the left. Returns the row
 * after the last line drawn. */
int text_draw(Canvas canvas, int row, const TextLayout *layout, size_t first, int skip);
/* Short cut: wraps one run and draws it; returns the row after it. */
int text_draw_wrapped(Canvas canvas, int row, Style style, const char *text);

#endif
