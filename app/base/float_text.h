/* A double as Python writes it: the shortest digits that read back as the same number, "1e+16" and "0.0001" where
 * CPython's repr changes form (Python/pystrtod.c, format_float_short with 'r'). */
#ifndef ASYNCOURSE_BASE_FLOAT_TEXT_H
#define ASYNCOURSE_BASE_FLOAT_TEXT_H

#include "base/buf.h"

void float_text(double d, Buf *out);

#endif
