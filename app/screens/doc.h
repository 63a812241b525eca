/* A page of styled lines, longer than the screen: built once for a width, drawn from any line. */
#ifndef ASYNCOURSE_SCREENS_DOC_H
#define ASYNCOURSE_SCREENS_DOC_H

#include "base/buf.h"
#include "course/course.h"
#include "ui/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t start, len; /* bytes of Doc.bytes */
    int col;
    Style style;
} DocPiece;

typedef struct {
    Buf bytes;
    DocPiece *pieces;
    size_t piece_count, piece_cap;
    size_t *lines; /* first piece of each line */
    size_t line_count, line_cap;
    int width;
    const Course *course; /* its chapters' numbers and titles stand for their ids; NULL: ids stay */
    bool words; /* to be told: signs of the markup are words, code is between backquotes */
} Doc;

void doc_init(Doc *doc, int width, const Course *course); /* course: borrowed, may be NULL */
void doc_deinit(Doc *doc);
void doc_blank(Doc *doc);
/* A blank line unless there is one already or the doc is empty. */
void doc_space(Doc *doc);
/* Text put on the last line. */
void doc_put(Doc *doc, int col, Style style, const char *text, size_t len);
/* Wrapped runs with `prefix` before the first line; later ones are indented by its width. */
void doc_wrap(Doc *doc, int indent, Style prefix_style, const char *prefix, const TextRun *runs, size_t count);
void doc_text(Doc *doc, int indent, Style style, const char *text);
/* One line of Python with its colours, put on the last line. */
void doc_put_code(Doc *doc, int col, const char *text, size_t len);
/* Python with its colours, `numbers`: with line numbers. Lines are not wrapped. */
void doc_code(Doc *doc, int indent, const char *text, size_t len, bool numbers);
/* Course markup; texts of authors. */
void doc_markup(Doc *doc, int indent, const char *text, size_t len);
/* One line of markup (choices, titles) with a prefix and a base style. */
void doc_inline(Doc *doc, int indent, Style prefix_style, const char *prefix, Style style, const char *text, size_t len);
/* Where the page ends that begins at line `top`: before a blank line in its last third if there is one, so that
 * paragraphs stay whole; not so that a single line is left for the last page. */
size_t doc_page_end(const Doc *doc, size_t top, size_t rows);
/* Where the page after it begins: blank lines between pages are not shown. The line count: there is none. */
size_t doc_page_next(const Doc *doc, size_t top, size_t rows);
/* Appends a line's text, without styles, without blanks at its end. */
void doc_line_text(const Doc *doc, size_t line, Buf *out);
/* Draws lines from `first` on; returns how many were drawn. */
size_t doc_draw(const Doc *doc, Canvas canvas, size_t first);

/* The role of a highlight class of lang/lexer.h. */
Style doc_highlight_style(unsigned char highlight);
/* Draws one line of code (no newline in it) with its classes. */
void doc_draw_code(Canvas canvas, int row, int col, const char *text, const unsigned char *classes, size_t len,
                   Style modifiers);

#endif
