/* From untrusted UTF-8 to what stands in cells: the one place where clusters, widths and escapes are decided, shared
 * by drawing and measuring so that they always agree. */
#ifndef ASYNCOURSE_UI_CELLS_H
#define ASYNCOURSE_UI_CELLS_H

#include "ui/grid.h"

typedef struct {
    uint32_t ch;
    uint32_t marks[CELL_MARKS];
    int width;          /* 1 or 2 */
    size_t start, end;  /* bytes; inside an escape of several cells end == start until its last cell */
} CellText;

enum { CELLS_PENDING = 32, CELLS_TAB = 4 };
typedef struct {
    const char *text;
    size_t len, at;
    uint32_t pending[CELLS_PENDING]; /* the rest of an escape */
    int pending_at, pending_len;
    size_t pending_start;
} CellIter;

void cells_begin(CellIter *iter, const char *text, size_t len);
/* The next cell, or false at the end. */
bool cells_next(CellIter *iter, CellText *out);

#endif
