/* A row of Values open at both ends: what collections.deque and asyncio's primitives keep. The memory belongs to the
 * object that the ring stands in and counts as heap: that object's type marks it (ring_mark) and frees it (ring_free).
 * An all-zero Ring is empty. Indices count from the left and must be below len. */
#ifndef ASYNCOURSE_VM_RING_H
#define ASYNCOURSE_VM_RING_H

#include "vm/vm.h"

typedef struct Ring {
    Value *items;
    uint32_t head, len, cap; /* cap is a power of two, or 0 */
} Ring;

/* Makes room for one more item; false: MemoryError. */
bool ring_grow(VM *vm, Ring *r);
/* Puts v before the item that stands at `at` (at == len: at the end); false: MemoryError. */
bool ring_insert(VM *vm, Ring *r, uint32_t at, Value v);
/* Takes one item out; its neighbours on the shorter side move up. */
void ring_remove(Ring *r, uint32_t at);
/* Takes out the first item that is v itself; false: there is none. */
bool ring_remove_value(Ring *r, Value v);
void ring_free(VM *vm, Ring *r); /* empties it */
void ring_mark(VM *vm, const Ring *r);

static inline Value *ring_slot(const Ring *r, uint32_t i) { return &r->items[(r->head + i) & (r->cap - 1)]; }
static inline Value ring_at(const Ring *r, uint32_t i) { return *ring_slot(r, i); }

static inline bool ring_push(VM *vm, Ring *r, Value v)
{
    if (r->len == r->cap && !ring_grow(vm, r))
        return false;
    *ring_slot(r, r->len++) = v;
    return true;
}

static inline bool ring_push_left(VM *vm, Ring *r, Value v)
{
    if (r->len == r->cap && !ring_grow(vm, r))
        return false;
    r->head = (r->head - 1) & (r->cap - 1);
    r->len++;
    *ring_slot(r, 0) = v;
    return true;
}

static inline Value ring_pop(Ring *r) { return *ring_slot(r, --r->len); }

static inline Value ring_pop_left(Ring *r)
{
    Value v = ring_at(r, 0);
    r->head = (r->head + 1) & (r->cap - 1);
    r->len--;
    return v;
}

#endif
