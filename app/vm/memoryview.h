/* memoryview: a look into memory that somebody else owns (buffer.h). CPython: Objects/memoryobject.c */
#ifndef ASYNCOURSE_VM_MEMORYVIEW_H
#define ASYNCOURSE_VM_MEMORYVIEW_H

#include "vm/buffer.h"

enum { VIEW_DIMS = 64 };
typedef struct ViewDim { int64_t len, stride; } ViewDim; /* items; bytes from one to the next */

typedef struct MemoryView {
    Obj o;
    Value owner;                     /* bytes or a Row; V_NULL: released */
    int64_t offset;                  /* of the first item, in the owner's bytes */
    const ItemFormat *item;
    struct MemoryView *back, *next;  /* in the list of a Row's views */
    uint8_t ndim;
    bool readonly;
    bool at;                         /* its format was written with '@' */
    bool held;                       /* a native works with it, which no reference shows: it is not let go */
    bool hashed;                     /* somebody has asked for its hash, which it keeps when it is released */
    uint64_t hash;
    ViewDim dims[];
} MemoryView;

static inline bool is_memoryview(const VM *vm, Value v)
{
    return is_obj(v) && as_obj(v)->type == vm->memoryview;
}
void memoryview_release(MemoryView *m);
uint8_t *memoryview_start(const MemoryView *m);      /* of one that is not released: where its first item lies */
int64_t memoryview_bytes(const MemoryView *m);       /* how many bytes its items are */
bool memoryview_is_contiguous(const MemoryView *m);  /* in C's order */
Bytes *memoryview_gather(VM *vm, const MemoryView *m); /* all its items, one after the other; NULL: MemoryError */
bool memoryview_used(VM *vm, const MemoryView *m);   /* ValueError when it is released */
void memoryview_type_install(VM *vm);

#endif
