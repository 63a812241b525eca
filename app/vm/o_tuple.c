/* tuple. */
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/interp.h"
#include "vm/ops.h"
#include "vm/types.h"

static Tuple *tuple_alloc(VM *vm, Type *type, int64_t len)
{
    Tuple *t = heap_alloc(vm, type, KIND_TUPLE, sizeof(Tuple) + (size_t)len * sizeof(Value));
    t->len = len;
    return t;
}

Tuple *tuple_new(VM *vm, int64_t len)
{
    if (len == 0 && vm->names->empty_tuple != NULL)
        return vm->names->empty_tuple;
    Tuple *t = tuple_alloc(vm, vm->types[KIND_TUPLE], len);
    if (len == 0)
        vm->names->empty_tuple = t;
    for (int64_t i = 0; i < len; i++)
        t->items[i] = V_NONE;
    return t;
}

Tuple *tuple_of(VM *vm, const Value *items, int64_t len)
{
    Tuple *t = tuple_new(vm, len);
    if (len > 0)
        memcpy(t->items, items, (size_t)len * sizeof *items);
    return t;
}

Tuple *names_of(VM *vm, Str *name, Str *qualname)
{
    Value both[2] = {from_obj(name), from_obj(qualname)};
    return tuple_of(vm, both, 2);
}

bool tuple_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    List *items = NULL;
    if (!args_no_keywords(vm, type, a))
        return false;
    if (a->n > 2)
        return RAISE(vm, TypeError, "tuple expected at most 1 argument, got %u", a->n - 1);
    if (a->n == 2) {
        if (type == vm->types[KIND_TUPLE] && is_exact(vm, a->v[1], KIND_TUPLE)) {
            *out = a->v[1];
            return true;
        }
        bool plain = type == vm->types[KIND_TUPLE];
        if (!(plain ? op_list_held : op_list)(vm, a->v[1], &items))
            return false;
    }
    int64_t len = items == NULL ? 0 : items->len;
    if (!vm_may_allocate(vm, (size_t)len * sizeof(Value)))
        return false;
    Tuple *t = type == vm->types[KIND_TUPLE] ? tuple_new(vm, len) : tuple_alloc(vm, type, len);
    if (len > 0)
        memcpy(t->items, items->items, (size_t)len * sizeof(Value));
    *out = from_obj(t);
    return true;
}

static bool m_index(VM *vm, Args *a, Value *out)
{
    Tuple *t = AS(Tuple, a->v[0]);
    int64_t start = 0, stop = t->len;
    static const char what[] = "slice indices must be integers or have an __index__ method";
    if ((a->n > 2 && !op_index(vm, a->v[2], &start, what)) || (a->n > 3 && !op_index(vm, a->v[3], &stop, what)))
        return false;
    start = start < 0 ? (start + t->len < 0 ? 0 : start + t->len) : start;
    stop = stop < 0 ? stop + t->len : stop;
    for (int64_t i = start; i < stop && i < t->len; i++) {
        bool same;
        if (!vm_charge(vm, 1) || !op_equal(vm, t->items[i], a->v[1], &same))
            return false;
        if (same) {
            *out = from_int(i);
            return true;
        }
    }
    return RAISE(vm, ValueError, "tuple.index(x): x not in tuple");
}

static bool m_count(VM *vm, Args *a, Value *out)
{
    Tuple *t = AS(Tuple, a->v[0]);
    int64_t n = 0;
    for (int64_t i = 0; i < t->len; i++) {
        bool same;
        if (!vm_charge(vm, 1) || !op_equal(vm, t->items[i], a->v[1], &same))
            return false;
        n += same;
    }
    *out = from_int(n);
    return true;
}

const NativeDef tuple_methods[] = {
    {"index", m_index, 1, 3, 0},
    {"count", m_count, 1, 1, 0},
    D0(hash), D0(getnewargs), DUNDER_SEQUENCE, NATIVE_CLASS_GETITEM,
    {0},
};
