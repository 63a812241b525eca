/* bytearray, and the common view of the two types that hold bytes. Methods: o_bytearray.c. */
#ifndef ASYNCOURSE_VM_BYTEARRAY_H
#define ASYNCOURSE_VM_BYTEARRAY_H

#include "vm/native.h"

typedef struct ByteArray {
    NativeData nd;
    uint8_t *data;     /* counted by the heap; NULL while cap is 0 */
    int64_t len, cap;
} ByteArray;

static inline bool is_bytearray(const VM *vm, Value v)
{
    return is_kind(v, KIND_NATIVEDATA) && type_is_subtype(as_obj(v)->type, vm->bytearray);
}

/* The bytes of a bytes or bytearray, valid until it changes; false (and no exception): v is neither. */
bool bytes_like(const VM *vm, Value v, const uint8_t **data, int64_t *len);
/* A bytes-like value as a str of the same length that str's methods can work on (o_bytes.c), and back: strs, and
 * those in lists and tuples, in place. */
Value bytes_as_text(VM *vm, Value v);
Value bytes_from_text(VM *vm, Value v);
Value bytes_plain(VM *vm, Value v); /* a bytearray as bytes; anything else itself */
ByteArray *bytearray_new(VM *vm, const uint8_t *data, int64_t len); /* NULL: MemoryError */
void bytearray_type_install(VM *vm); /* makes vm->bytearray, and the type memoryview that refuses */

#endif
