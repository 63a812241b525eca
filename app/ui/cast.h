/* Pictures as a film for asciinema (asciicast version 2): the cells that a terminal would show, as escapes and text. Equal
 * grids at equal times give equal bytes; there is no clock in it. */
#ifndef ASYNCOURSE_UI_CAST_H
#define ASYNCOURSE_UI_CAST_H

#include "base/buf.h"
#include "ui/grid.h"

typedef struct {
    Buf *out;
    Grid last; /* the picture before; nothing is drawn that has not changed */
    bool begun;
} Cast;

/* The header: size and title. `out` is borrowed. */
void cast_begin(Cast *cast, int rows, int cols, const char *title, Buf *out);
/* The picture from this moment on; moments never decrease. The grid has the size of the header. */
void cast_frame(Cast *cast, int64_t ms, const Grid *grid);
/* A place that players can stop at and jump to. */
void cast_marker(Cast *cast, int64_t ms, const char *label);
void cast_end(Cast *cast);

#endif
