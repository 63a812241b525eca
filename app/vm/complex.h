/* The type complex. */
#ifndef ASYNCOURSE_VM_COMPLEX_H
#define ASYNCOURSE_VM_COMPLEX_H

#include "vm/native.h"

typedef struct {
    double re, im;
} Complex;

void complex_type_install(VM *vm);    /* makes vm->complex_type */
Value complex_new(VM *vm, Complex z); /* exactly complex */
static inline bool is_complex(const VM *vm, Value v)
{
    return is_kind(v, KIND_NATIVEDATA) && type_is_subtype(as_obj(v)->type, vm->complex_type);
}
Complex complex_of(Value v); /* v is one */

/* Any number as complex, through __complex__, __float__ and __index__. *found false: not a number (no exception).
 * [calls] CPython: PyComplex_AsCComplex */
bool complex_from(VM *vm, Value v, Complex *out, bool *found);
double complex_abs(Complex z);
/* a ** b. Errors: OverflowError, ZeroDivisionError */
bool complex_pow(VM *vm, Complex a, Complex b, Value *out);

#endif
