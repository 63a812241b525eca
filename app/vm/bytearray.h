/* bytearray. Methods: o_bytearray.c. */
#ifndef ASYNCOURSE_VM_BYTEARRAY_H
#define ASYNCOURSE_VM_BYTEARRAY_H

#include "vm/buffer.h"

typedef Row ByteArray;

static inline bool is_bytearray(const VM *vm, Value v)
{
    return is_kind(v, KIND_NATIVEDATA) && type_is_subtype(as_obj(v)->type, vm->bytearray);
}

/* A bytes-like value as a str of the same length that str's methods can work on (o_bytes.c), and back: strs, and
 * those in lists and tuples, in place. */
Value bytes_as_text(VM *vm, Value v);
Value bytes_from_text(VM *vm, Value v);
ByteArray *bytearray_new(VM *vm, const uint8_t *data, int64_t len); /* NULL: MemoryError */
void bytearray_type_install(VM *vm); /* makes vm->bytearray */

#endif
