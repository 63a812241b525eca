/* _heapq: the five functions of heapq that CPython has in C; the others are in pylib/heapq.py. */
#include "vm/heapq.h"

#include "vm/builtins.h"

static bool less(VM *vm, List *heap, int64_t a, int64_t b, bool *out)
{
    int64_t len = heap->len;
    if (!vm_charge(vm, 1) || !op_less(vm, heap->items[a], heap->items[b], out))
        return false;
    return heap->len == len || RAISE(vm, RuntimeError, "list changed size during iteration");
}

static void swap(List *heap, int64_t a, int64_t b)
{
    Value v = heap->items[a];
    heap->items[a] = heap->items[b];
    heap->items[b] = v;
}

/* The item at pos rises, not above start. */
static bool rise(VM *vm, List *heap, int64_t start, int64_t pos)
{
    bool smaller;
    while (pos > start) {
        int64_t parent = (pos - 1) >> 1;
        if (!less(vm, heap, pos, parent, &smaller))
            return false;
        if (!smaller)
            break;
        swap(heap, pos, parent);
        pos = parent;
    }
    return true;
}

/* The item at pos sinks to the bottom along the smaller children and rises to its place from there: fewer comparisons
 * than looking for the place on the way down. */
static bool sink(VM *vm, List *heap, int64_t pos)
{
    int64_t start = pos, end = heap->len;
    bool smaller;
    while (pos < end >> 1) {
        int64_t child = 2 * pos + 1;
        if (child + 1 < end) {
            if (!less(vm, heap, child, child + 1, &smaller))
                return false;
            child += !smaller;
        }
        swap(heap, pos, child);
        pos = child;
    }
    return rise(vm, heap, start, pos);
}

bool heapq_push(VM *vm, List *heap, Value item)
{
    return list_append(vm, heap, item) && rise(vm, heap, 0, heap->len - 1);
}

bool heapq_pop(VM *vm, List *heap, Value *out)
{
    if (!heap->len)
        return RAISE(vm, IndexError, "index out of range");
    Value last = heap->items[--heap->len];
    *out = last;
    if (!heap->len)
        return true;
    *out = heap->items[0];
    heap->items[0] = last;
    return sink(vm, heap, 0);
}

static bool heap_arg(VM *vm, const Args *a, const char *who)
{
    return is_list(a->v[0]) ||
           RAISE(vm, TypeError, "%s() argument%s must be list, not %s", who, a->n > 1 ? " 1" : "", arg_type_name(vm, a->v[0]));
}

static bool heappush(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return heap_arg(vm, a, "heappush") && heapq_push(vm, AS(List, a->v[0]), a->v[1]);
}

static bool heappop(VM *vm, Args *a, Value *out)
{
    return heap_arg(vm, a, "heappop") && heapq_pop(vm, AS(List, a->v[0]), out);
}

static bool replace_top(VM *vm, List *heap, Value item, Value *out)
{
    *out = heap->items[0];
    heap->items[0] = item;
    return sink(vm, heap, 0);
}

static bool heapreplace(VM *vm, Args *a, Value *out)
{
    if (!heap_arg(vm, a, "heapreplace"))
        return false;
    if (!AS(List, a->v[0])->len)
        return RAISE(vm, IndexError, "index out of range");
    return replace_top(vm, AS(List, a->v[0]), a->v[1], out);
}

static bool heappushpop(VM *vm, Args *a, Value *out)
{
    bool smaller;
    if (!heap_arg(vm, a, "heappushpop"))
        return false;
    List *heap = AS(List, a->v[0]);
    *out = a->v[1];
    if (!heap->len)
        return true;
    if (!op_less(vm, heap->items[0], a->v[1], &smaller))
        return false;
    if (!heap->len)
        return RAISE(vm, IndexError, "index out of range");
    return !smaller || replace_top(vm, heap, a->v[1], out);
}

static bool heapify(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!heap_arg(vm, a, "heapify"))
        return false;
    List *heap = AS(List, a->v[0]);
    for (int64_t i = (heap->len >> 1) - 1; i >= 0; i--)
        if (!sink(vm, heap, i))
            return false;
    return true;
}

static const NativeDef functions[] = {{"heappush", heappush, 2, 2, 0},       {"heappop", heappop, 1, 1, 0},
                                      {"heapreplace", heapreplace, 2, 2, 0}, {"heappushpop", heappushpop, 2, 2, 0},
                                      {"heapify", heapify, 1, 1, 0},         {0}};
const ModuleDef module_heapq = {"_heapq", functions, NULL};
