/* Between o_int.c and o_int_text.c only: Values as libtommath numbers. */
#ifndef ASYNCOURSE_VM_INT_MP_H
#define ASYNCOURSE_VM_INT_MP_H

#include "vm/vm.h"

#include <tommath.h>

typedef struct {
    mp_int tmp;
    bool own;
} Num;
bool int_is_wide(Value plain, int64_t *out); /* fits 64 bits without an mp_int; `plain`: what int_plain gave */
const mp_int *num_open(Num *n, Value v);   /* valid until num_close */
void num_close(Num *n);
Value num_result(VM *vm, mp_int *mp);      /* takes the mp_int */
bool num_fail(VM *vm, mp_int *mp);         /* frees it, MemoryError */

#endif
