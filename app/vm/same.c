/* Comparing a value with data that is known to be plain: what a grader expects with what an answer left behind. */
#include "vm/ops.h"

static bool is_number(VM *vm, Value v)
{
    return is_int(v) || is_float(v) || is_exact(vm, v, KIND_BIGINT);
}

static bool same_items(VM *vm, const Value *a, int64_t alen, const Value *b, int64_t blen)
{
    bool same = alen == blen;
    for (int64_t i = 0; same && i < alen; i++)
        same = vm_same_data(vm, a[i], b[i]);
    return same;
}

static bool same_dicts(VM *vm, Dict *a, Dict *b)
{
    uint32_t i = 0, k = 0;
    DictEntry *x, *y;
    if (a->used != b->used)
        return false;
    while (dict_next(b, &i, &y)) {
        bool found = false;
        for (k = 0; !found && dict_next(a, &k, &x);)
            found = vm_same_data(vm, x->key, y->key) && vm_same_data(vm, x->value, y->value);
        if (!found)
            return false;
    }
    return true;
}

static bool same_sets(VM *vm, Set *a, Set *b)
{
    if (a->used != b->used)
        return false;
    for (int64_t i = 0; i <= b->mask; i++) {
        bool found = !set_entry_live(&b->table[i]);
        for (int64_t k = 0; !found && k <= a->mask; k++)
            found = set_entry_live(&a->table[k]) && vm_same_data(vm, a->table[k].key, b->table[i].key);
        if (!found)
            return false;
    }
    return true;
}

/* Recursion is as deep as `b`, which an author wrote. */
bool vm_same_data(VM *vm, Value a, Value b)
{
    bool equal = false;
    if (is_number(vm, a) && is_number(vm, b))
        return op_equal(vm, a, b, &equal) && equal;
    if (!is_obj(a) || !is_obj(b))
        return a == b;
    Kind kind = (Kind)as_obj(b)->kind;
    if (as_obj(a)->type != as_obj(b)->type || !is_exact(vm, a, kind))
        return false;
    switch (kind) {
    case KIND_STR:
    case KIND_BYTES:
        return op_equal(vm, a, b, &equal) && equal;
    case KIND_LIST:
        return same_items(vm, AS(List, a)->items, AS(List, a)->len, AS(List, b)->items, AS(List, b)->len);
    case KIND_TUPLE:
        return same_items(vm, AS(Tuple, a)->items, AS(Tuple, a)->len, AS(Tuple, b)->items, AS(Tuple, b)->len);
    case KIND_DICT:
        return same_dicts(vm, AS(Dict, a), AS(Dict, b));
    case KIND_SET:
        return same_sets(vm, AS(Set, a), AS(Set, b));
    default:
        return false;
    }
}
