/* A row of Values open at both ends: growing, and changes in its middle. */
#include "vm/ring.h"

#include "vm/heap.h"

bool ring_grow(VM *vm, Ring *r)
{
    uint32_t cap = r->cap ? 2 * r->cap : 8;
    if (r->cap >= UINT32_C(1) << 30)
        return vm_no_memory(vm);
    if (cap > 512 && !vm_may_allocate(vm, (size_t)(cap - r->cap) * sizeof(Value)))
        return false;
    r->items = heap_grow(vm, r->items, (size_t)r->cap * sizeof(Value), (size_t)cap * sizeof(Value));
    /* what was wrapped round now stands behind the rest */
    uint32_t wrapped = r->head + r->len > r->cap ? r->head + r->len - r->cap : 0;
    memcpy(r->items + r->cap, r->items, wrapped * sizeof(Value));
    r->cap = cap;
    return true;
}

bool ring_insert(VM *vm, Ring *r, uint32_t at, Value v)
{
    if (at < r->len / 2) {
        if (!ring_push_left(vm, r, v))
            return false;
        for (uint32_t i = 0; i < at; i++)
            *ring_slot(r, i) = ring_at(r, i + 1);
    } else {
        if (!ring_push(vm, r, v))
            return false;
        for (uint32_t i = r->len - 1; i > at; i--)
            *ring_slot(r, i) = ring_at(r, i - 1);
    }
    *ring_slot(r, at) = v;
    return true;
}

void ring_remove(Ring *r, uint32_t at)
{
    if (at < r->len / 2) {
        for (uint32_t i = at; i > 0; i--)
            *ring_slot(r, i) = ring_at(r, i - 1);
        ring_pop_left(r);
    } else {
        for (uint32_t i = at; i + 1 < r->len; i++)
            *ring_slot(r, i) = ring_at(r, i + 1);
        ring_pop(r);
    }
}

bool ring_remove_value(Ring *r, Value v)
{
    for (uint32_t i = 0; i < r->len; i++)
        if (ring_at(r, i) == v) {
            ring_remove(r, i);
            return true;
        }
    return false;
}

void ring_free(VM *vm, Ring *r)
{
    heap_release(vm, r->items, (size_t)r->cap * sizeof(Value));
    *r = (Ring){0};
}

void ring_mark(VM *vm, const Ring *r)
{
    for (uint32_t i = 0; i < r->len; i++)
        heap_mark(vm, ring_at(r, i));
}
