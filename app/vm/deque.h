/* collections.deque: its C face, for natives that keep one (asyncio.Queue). Methods: o_deque.c. */
#ifndef ASYNCOURSE_VM_DEQUE_H
#define ASYNCOURSE_VM_DEQUE_H

#include "vm/ring.h"

typedef struct Deque {
    NativeData nd;
    Ring row;
    int64_t maxlen;  /* valid when bounded */
    bool bounded;
    uint32_t state;  /* changes with every change of length or order: iterators look at it */
} Deque;

Deque *deque_new(VM *vm);
static inline bool is_deque(const VM *vm, Value v)
{
    return is_kind(v, KIND_NATIVEDATA) && type_is_subtype(as_obj(v)->type, vm->deque);
}
/* append() and popleft() of one that is not bounded. The row of pop must not be empty. */
static inline bool deque_append(VM *vm, Deque *d, Value v)
{
    d->state++;
    return ring_push(vm, &d->row, v);
}
static inline Value deque_popleft(Deque *d)
{
    d->state++;
    return ring_pop_left(&d->row);
}

void deque_type_install(VM *vm); /* makes vm->deque */

#endif
