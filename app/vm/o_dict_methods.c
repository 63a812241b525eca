/* dict's methods and constructor; the dict views. */
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/interp.h"
#include "vm/mappingproxy.h"
#include "vm/ops.h"
#include "vm/types.h"

#define SELF AS(Dict, a->v[0])

static bool update_args(VM *vm, Args *a, const char *name)
{
    if (a->n > 2)
        return RAISE(vm, TypeError, "%s expected at most 1 argument, got %u", name, a->n - 1);
    return (a->n < 2 || dict_update(vm, SELF, a->v[1])) && dict_merge_kw(vm, SELF, a);
}

static bool m_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return update_args(vm, a, "dict");
}

bool dict_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    Value self = a->v[0];
    *out = from_obj(heap_alloc(vm, type, KIND_DICT, sizeof(Dict)));
    if (type != vm->types[KIND_DICT])
        return true;
    a->v[0] = *out;
    bool ok = update_args(vm, a, "dict");
    a->v[0] = self;
    return ok;
}

static bool m_update(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return update_args(vm, a, "update");
}

static bool m_get(VM *vm, Args *a, Value *out)
{
    Value v;
    if (!dict_get(vm, SELF, a->v[1], &v))
        return false;
    *out = v != V_NULL ? v : a->n > 2 ? a->v[2] : V_NONE;
    return true;
}

static bool m_setdefault(VM *vm, Args *a, Value *out)
{
    return dict_setdefault(vm, SELF, a->v[1], a->n > 2 ? a->v[2] : V_NONE, out);
}

static bool m_pop(VM *vm, Args *a, Value *out)
{
    *out = V_NULL;
    if (SELF->used && !dict_take(vm, SELF, a->v[1], out)) /* an empty one asks no hash */
        return false;
    if (*out == V_NULL && a->n < 3)
        return vm_raise_args(vm, vm->excs->KeyError, &a->v[1], 1);
    if (*out == V_NULL)
        *out = a->v[2];
    return true;
}

static bool m_popitem(VM *vm, Args *a, Value *out)
{
    DictEntry e;
    if (!dict_take_last(vm, SELF, &e)) {
        Value text = from_obj(str_c(vm, "popitem(): dictionary is empty"));
        return vm_raise_args(vm, vm->excs->KeyError, &text, 1);
    }
    Value pair[2] = {e.key, e.value};
    *out = from_obj(tuple_of(vm, pair, 2));
    return true;
}

static bool m_clear(VM *vm, Args *a, Value *out)
{
    dict_clear(vm, SELF);
    *out = V_NONE;
    return true;
}

static bool m_copy(VM *vm, Args *a, Value *out)
{
    *out = from_obj(dict_copy(vm, SELF));
    return vm_charge(vm, SELF->used / 4);
}

/* odict_keys and its like: made when they are first needed. */
static Type *ordered_view_type(VM *vm, uint8_t what)
{
    static const char *const names[] = {"odict_keys", "odict_values", "odict_items"};
    if (!vm->odict_views[what]) {
        vm->odict_views[what] = type_make(vm, names[what], vm->types[KIND_DICT_KEYS + what], KIND_DICTVIEW);
        vm->odict_views[what]->flags |= TYPE_FINAL;
    }
    return vm->odict_views[what];
}

static bool view(VM *vm, Dict *d, uint8_t what, Value *out)
{
    Type *type = d->o.type->flags & TYPE_ORDERED ? ordered_view_type(vm, what) : vm->types[KIND_DICT_KEYS + what];
    DictView *v = heap_alloc(vm, type, KIND_DICTVIEW, sizeof(DictView));
    v->dict = d;
    v->what = what;
    *out = from_obj(v);
    return true;
}

static bool m_keys(VM *vm, Args *a, Value *out) { return view(vm, SELF, 0, out); }
static bool m_values(VM *vm, Args *a, Value *out) { return view(vm, SELF, 1, out); }
static bool m_items(VM *vm, Args *a, Value *out) { return view(vm, SELF, 2, out); }

/* From a dict or a set, whose items keep their hashes. CPython: _PyDict_FromKeys. */
static bool fill_known(VM *vm, Dict *d, Value keys, Value value)
{
    uint32_t at = 0;
    int64_t slot = 0;
    uint64_t hash;
    Value key;
    DictEntry *e;
    if (is_kind(keys, KIND_DICT)) {
        dict_presize(vm, d, AS(Dict, keys)->used, as_obj(keys)->flags & OBJ_ANY_KEYS);
        while (dict_next(AS(Dict, keys), &at, &e))
            if (!vm_charge(vm, 1) || !dict_set_hash(vm, d, e->key, e->hash, value))
                return false;
        return true;
    }
    dict_presize(vm, d, (uint32_t)AS(Set, keys)->used, true);
    while (set_next_hash(AS(Set, keys), &slot, &key, &hash))
        if (!vm_charge(vm, 1) || !dict_set_hash(vm, d, key, hash, value))
            return false;
    return true;
}

static bool m_fromkeys(VM *vm, Args *a, Value *out)
{
    Value it, key, value = a->n > 2 ? a->v[2] : V_NONE, made;
    if (a->v[0] == from_obj(vm->types[KIND_DICT]))
        made = from_obj(dict_new(vm));
    else if (!vm_call(vm, a->v[0], NULL, 0, &made))
        return false;
    *out = made;
    if (is_exact(vm, made, KIND_DICT) && AS(Dict, made)->used == 0 &&
        (is_exact(vm, a->v[1], KIND_DICT) || is_exact(vm, a->v[1], KIND_SET) || is_exact(vm, a->v[1], KIND_FROZENSET)))
        return fill_known(vm, AS(Dict, made), a->v[1], value);
    if (!op_iter(vm, a->v[1], &it))
        return false;
    for (;;) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &key))
            return false;
        if (key == V_NULL)
            return true;
        if (!op_setitem(vm, made, key, value))
            return false;
    }
}

const NativeDef dict_methods[] = {
    {"__init__", m_init, 0, -1, NF_KW},
    {"update", m_update, 0, -1, NF_KW},
    {"get", m_get, 1, 2, 0},
    {"setdefault", m_setdefault, 1, 2, 0},
    {"pop", m_pop, 1, 2, 0},
    {"popitem", m_popitem, 0, 0, 0},
    {"clear", m_clear, 0, 0, 0},
    {"copy", m_copy, 0, 0, NF_LINEAR},
    {"keys", m_keys, 0, 0, 0},
    {"values", m_values, 0, 0, 0},
    {"items", m_items, 0, 0, 0},
    {"fromkeys", m_fromkeys, 1, 2, NF_CLASS},
    D0(len), D1(getitem), D2(setitem), D1(delitem), D1(contains), D0(iter), D0(reversed), D0(repr), D1(eq), D1(ne),
    D1(or), D1(ror), D1(ior), NATIVE_CLASS_GETITEM,
    {0},
};

/* ---- views ---- */

static bool v_isdisjoint(VM *vm, Args *a, Value *out)
{
    Value it, v;
    bool has = false;
    if (!op_iter(vm, a->v[1], &it))
        return false;
    while (!has) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &v))
            return false;
        if (v == V_NULL)
            break;
        if (!builtin_contains(vm, a->v[0], v, &has))
            return false;
    }
    *out = from_bool(!has);
    return true;
}

static bool v_mapping(VM *vm, Args *a, Value *out)
{
    *out = mappingproxy_new(vm, from_obj(AS(DictView, a->v[0])->dict));
    return true;
}

#define VIEW_SET D1(contains), DUNDER_COMPARE, D1(and), D1(or), D1(xor), D1(sub), {"isdisjoint", v_isdisjoint, 1, 1, 0}
#define VIEW D0(len), D0(iter), D0(reversed), D0(repr), {"mapping", v_mapping, 0, 0, NF_GETTER}
const NativeDef dict_keys_methods[] = {VIEW, VIEW_SET, {0}};
const NativeDef dict_values_methods[] = {VIEW, {0}};
const NativeDef dict_items_methods[] = {VIEW, VIEW_SET, {0}};
