/* Splitting a rectangle among panes that shrink, then disappear, when there is no room. */
#ifndef ASYNCOURSE_UI_LAYOUT_H
#define ASYNCOURSE_UI_LAYOUT_H

#include "ui/grid.h"

#include <stddef.h>

typedef struct {
    int min;     /* cells it needs at least; with less it is dropped (> 0) */
    int max;     /* cells it takes at most; 0 = no bound */
    int weight;  /* share of what is left after all minima; 0 = stays at min unless nobody else takes it */
    int drop;    /* 0 = never dropped (then clipped); the largest number is dropped first */
} LayoutPart;

enum { LAYOUT_MAX_PARTS = 16 };
/* Splits `area` from top to bottom (rows) or left to right (cols) into out[0..count); a dropped part has rows = cols
 * = 0. Returns how many parts are there. */
size_t layout_rows(Rect area, const LayoutPart *parts, size_t count, Rect *out);
size_t layout_cols(Rect area, const LayoutPart *parts, size_t count, Rect *out);
/* A rectangle of this size in the middle of `area`, clipped to it. */
Rect layout_center(Rect area, int rows, int cols);
Rect layout_inset(Rect area, int rows, int cols); /* that much less on each side */

#endif
