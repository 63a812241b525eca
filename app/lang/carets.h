/* Which part of an expression a traceback marks with ^: the operator of `left op right`, the brackets of a subscript;
 * the rest gets ~. CPython: Python/traceback.c, extract_anchors_from_expr. */
#ifndef ASYNCOURSE_LANG_CARETS_H
#define ASYNCOURSE_LANG_CARETS_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes [*from, *to) of the segment; false: it is no such expression (or none at all), all of it is marked alike. */
bool carets_find(const char *segment, size_t len, size_t *from, size_t *to);

#endif
