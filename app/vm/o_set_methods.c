/* Methods and constructors of set and frozenset. */
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/interp.h"
#include "vm/ops.h"
#include "vm/types.h"

#define SELF AS(Set, a->v[0])

static bool construct(VM *vm, Args *a, Kind kind, bool leave_to_init, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    if (type != vm->types[kind] && leave_to_init) {
        *out = from_obj(heap_alloc(vm, type, kind, sizeof(Set)));
        return true;
    }
    if (!args_no_keywords(vm, type, a))
        return false;
    if (a->n > 2)
        return RAISE(vm, TypeError, "%s expected at most 1 argument, got %u", kind == KIND_SET ? "set" : "frozenset",
                     a->n - 1);
    if (a->n == 2 && kind == KIND_FROZENSET && type == vm->types[kind] && is_exact(vm, a->v[1], KIND_FROZENSET)) {
        *out = a->v[1];
        return true;
    }
    Set *s = heap_alloc(vm, type, kind, sizeof(Set));
    *out = from_obj(s);
    return a->n < 2 || set_update(vm, s, a->v[1]);
}

bool set_construct(VM *vm, Args *a, Value *out) { return construct(vm, a, KIND_SET, true, out); }
bool frozenset_construct(VM *vm, Args *a, Value *out) { return construct(vm, a, KIND_FROZENSET, false, out); }

static bool m_init(VM *vm, Args *a, Value *out)
{
    if (a->kwnames != NULL && a->kwnames->len > 0)
        return RAISE(vm, TypeError, "set() takes no keyword arguments");
    if (a->n > 2)
        return RAISE(vm, TypeError, "set expected at most 1 argument, got %u", a->n - 1);
    set_clear(vm, SELF);
    *out = V_NONE;
    return a->n < 2 || set_update(vm, SELF, a->v[1]);
}

static bool m_add(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return set_add(vm, SELF, a->v[1]);
}

/* A set that cannot be hashed stands for the frozenset of its items. */
static bool discard(VM *vm, Set *s, Value v, bool *found)
{
    if (!set_is_unhashable(vm, v))
        return set_discard(vm, s, v, found);
    Set *frozen = set_new(vm, true);
    return set_update(vm, frozen, v) && set_discard(vm, s, from_obj(frozen), found);
}

static bool m_discard(VM *vm, Args *a, Value *out)
{
    bool found;
    *out = V_NONE;
    return discard(vm, SELF, a->v[1], &found);
}

static bool m_remove(VM *vm, Args *a, Value *out)
{
    bool found;
    *out = V_NONE;
    if (!discard(vm, SELF, a->v[1], &found))
        return false;
    return found || vm_raise_args(vm, vm->excs->KeyError, &a->v[1], 1);
}

static bool m_pop(VM *vm, Args *a, Value *out)
{
    Set *s = SELF;
    int64_t pos = 0;
    bool found;
    if (!set_next(s, &pos, out)) {
        Value text = from_obj(str_c(vm, "pop from an empty set"));
        return vm_raise_args(vm, vm->excs->KeyError, &text, 1);
    }
    return vm_charge(vm, (uint64_t)pos / 16) && set_discard(vm, s, *out, &found);
}

static bool m_clear(VM *vm, Args *a, Value *out)
{
    set_clear(vm, SELF);
    *out = V_NONE;
    return true;
}

static bool m_copy(VM *vm, Args *a, Value *out)
{
    if (is_exact(vm, a->v[0], KIND_FROZENSET)) {
        *out = a->v[0];
        return true;
    }
    Set *s = set_new(vm, as_obj(a->v[0])->kind == KIND_FROZENSET);
    *out = from_obj(s);
    return set_update(vm, s, a->v[0]);
}

static bool fold(VM *vm, Args *a, BinOpr op, Value *out)
{
    Value r;
    if (a->n == 1) { /* a new one, whatever it is */
        Set *copy = set_new(vm, SELF->o.kind == KIND_FROZENSET);
        *out = from_obj(copy);
        return set_update(vm, copy, a->v[0]);
    }
    r = a->v[0];
    for (uint32_t i = 1; i < a->n; i++)
        if (!set_operate(vm, op, AS(Set, r), a->v[i], &r))
            return false;
    *out = r;
    return true;
}

static bool m_union(VM *vm, Args *a, Value *out) { return fold(vm, a, OPR_OR, out); }
static bool m_intersection(VM *vm, Args *a, Value *out) { return fold(vm, a, OPR_AND, out); }
static bool m_difference(VM *vm, Args *a, Value *out) { return fold(vm, a, OPR_SUB, out); }
static bool m_symmetric(VM *vm, Args *a, Value *out) { return fold(vm, a, OPR_XOR, out); }

static bool update(VM *vm, Args *a, BinOpr op, Value *out)
{
    *out = V_NONE;
    for (uint32_t i = 1; i < a->n; i++)
        if (!set_operate_in(vm, op, SELF, a->v[i]))
            return false;
    return true;
}

static bool m_update(VM *vm, Args *a, Value *out) { return update(vm, a, OPR_OR, out); }
static bool m_intersection_update(VM *vm, Args *a, Value *out) { return update(vm, a, OPR_AND, out); }
static bool m_difference_update(VM *vm, Args *a, Value *out) { return update(vm, a, OPR_SUB, out); }
static bool m_symmetric_update(VM *vm, Args *a, Value *out) { return update(vm, a, OPR_XOR, out); }

static bool relation(VM *vm, Args *a, CmpOpr op, Value *out)
{
    Set *other;
    bool truth;
    if (is_set(a->v[1])) {
        other = AS(Set, a->v[1]);
    } else {
        other = set_new(vm, false);
        if (!set_update(vm, other, a->v[1]))
            return false;
    }
    if (!set_compare(vm, op, SELF, other, &truth))
        return false;
    *out = from_bool(truth);
    return true;
}

static bool m_issubset(VM *vm, Args *a, Value *out) { return relation(vm, a, CMP_LE, out); }
static bool m_issuperset(VM *vm, Args *a, Value *out) { return relation(vm, a, CMP_GE, out); }

static bool m_isdisjoint(VM *vm, Args *a, Value *out)
{
    Value r;
    if (!set_operate(vm, OPR_AND, SELF, a->v[1], &r))
        return false;
    *out = from_bool(AS(Set, r)->used == 0);
    return true;
}

#define COMMON                                                                                                      \
    {"copy", m_copy, 0, 0, NF_LINEAR}, {"union", m_union, 0, -1, 0}, {"intersection", m_intersection, 0, -1, 0},               \
        {"difference", m_difference, 0, -1, 0}, {"symmetric_difference", m_symmetric, 1, 1, 0},                        \
        {"issubset", m_issubset, 1, 1, 0}, {"issuperset", m_issuperset, 1, 1, 0}, {"isdisjoint", m_isdisjoint, 1, 1, 0}, \
        D0(len), D1(contains), D0(iter), D0(repr), DUNDER_COMPARE, D1(or), D1(and), D1(sub), D1(xor), D1(ror), D1(rand), \
        D1(rsub), D1(rxor), NATIVE_CLASS_GETITEM

const NativeDef set_methods[] = {
    {"__init__", m_init, 0, -1, NF_KW},
    {"add", m_add, 1, 1, 0},
    {"discard", m_discard, 1, 1, 0},
    {"remove", m_remove, 1, 1, 0},
    {"pop", m_pop, 0, 0, 0},
    {"clear", m_clear, 0, 0, 0},
    {"update", m_update, 0, -1, 0},
    {"intersection_update", m_intersection_update, 0, -1, 0},
    {"difference_update", m_difference_update, 0, -1, 0},
    {"symmetric_difference_update", m_symmetric_update, 1, 1, 0},
    D1(ior), D1(iand), D1(isub), D1(ixor), COMMON,
    {0},
};

const NativeDef frozenset_methods[] = {D0(hash), COMMON, {0}};
