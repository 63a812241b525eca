/* Memory that is lent. bytes, bytearray and array.array lend theirs; a memoryview is the loan as a value.
 *
 * What can change its size is a Row. It knows the views that look into it, and stays as it is while one of them is in
 * use: BufferError. CPython counts the references of a view; here a Row that is asked to change looks which of its views
 * can still be reached, and lets the others go.
 *
 * CPython: Objects/abstract.c (PyObject_GetBuffer), Objects/bytearrayobject.c (_canresize), Include/cpython/object.h. */
#ifndef ASYNCOURSE_VM_BUFFER_H
#define ASYNCOURSE_VM_BUFFER_H

#include "vm/item.h"
#include "vm/native.h"

struct MemoryView;

/* What a bytearray and an array begin with. */
typedef struct Row {
    NativeData nd;
    uint8_t *data;             /* counted by the heap; NULL while cap is 0 */
    int64_t len, cap;          /* bytes */
    const ItemFormat *item;    /* NULL: bytes */
    struct MemoryView *views;  /* those in use; they are not kept alive by it */
} Row;

void row_finalize(VM *vm, Obj *o); /* of their NativeDataOps: by it a Row is known */
static inline bool is_row(Value v)
{
    return is_kind(v, KIND_NATIVEDATA) && as_obj(v)->type->ops && as_obj(v)->type->ops->finalize == row_finalize;
}
bool row_may_resize(VM *vm, Row *r);           /* BufferError when a view is in use */
bool row_reserve(VM *vm, Row *r, int64_t len); /* room for so many bytes: MemoryError, BufferError */
/* Replaces `old` bytes from `start` on by n others. BufferError when that is another number and a view is in use. */
bool row_replace(VM *vm, Row *r, int64_t start, int64_t old, const uint8_t *bytes, int64_t n);
/* Takes out the `count` items start, start + step, ...; start and step count items. BufferError. */
bool row_delete(VM *vm, Row *r, int64_t start, int64_t step, int64_t count);

/* A loan of all that v has. */
typedef struct Loan {
    Value owner;   /* v, or the owner of a view's memory */
    uint8_t *data; /* valid until the owner changes; not to be written to when it is bytes */
    int64_t len;   /* bytes */
    const ItemFormat *item;
    bool readonly;
} Loan;
bool buffer_lend(Value v, Loan *out); /* false, no exception: v is no bytes and no Row */

/* The bytes of whatever lends memory, in one piece, until it changes. bytes_like: false and no exception when v lends
 * none. bytes_required: TypeError "a bytes-like object is required, not 'int'", or what is wrong with a view. */
bool bytes_like(const VM *vm, Value v, const uint8_t **data, int64_t *len);
bool bytes_required(VM *vm, Value v, const uint8_t **data, int64_t *len);
const ItemFormat *bytes_item(const VM *vm, Value v); /* of what is bytes_like: the form of its items */
/* Any view, also one with gaps, as bytes; an array and a bytearray, too; anything else itself. */
bool bytes_gathered(VM *vm, Value v, Value *out);
Value bytes_plain(VM *vm, Value v); /* the same where a view with gaps stays itself */

#endif
