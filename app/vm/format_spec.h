/* The format mini-language, between format_spec.c, percent.c and str_format.c. */
#ifndef ASYNCOURSE_VM_FORMAT_SPEC_H
#define ASYNCOURSE_VM_FORMAT_SPEC_H

#include "vm/ops.h"

typedef struct {
    uint32_t fill;
    char align;      /* < > ^ = or 0 */
    char sign;       /* + - space or 0 */
    char group;      /* , _ or 0 */
    char type;       /* 0: none */
    bool alt, zero, coerce_zero;
    int64_t width, precision; /* -1: none */
} Spec;

/* Pads `body` (UTF-8) to the spec's width; `def` is the default alignment. A number's prefix (sign and 0x) is given
 * as its length in bytes. */
bool spec_pad(VM *vm, const Spec *s, char def, const Buf *body, size_t prefix, Buf *out);
bool spec_number(VM *vm, const Spec *s, Value v, Buf *out);  /* int or float, plain */

/* format(z, text) of a complex number. */
bool spec_complex(VM *vm, Value z, Str *text, double re, double im, Value *out);

#endif
