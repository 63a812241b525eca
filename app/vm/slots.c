/* __slots__: attributes in the instance itself instead of its __dict__. Each is a Member descriptor in the class that
 * names it and one Value behind the Instance; a subclass's come after its base's. Source: type_new_slots in
 * Objects/typeobject.c. Instances with a layout of their own (list, str, exceptions ...) have them aside (extra.c). */
#include "base/mem.h"
#include "vm/interp.h"

#include "vm/native.h"
#include "vm/ops.h"

enum { ASIDE = UINT32_MAX }; /* the index of a Member whose values are aside */

static Value member_value(VM *vm, const Member *m, Value o)
{
    if (m->index != ASIDE)
        return ((Value *)(void *)(AS(Instance, o) + 1))[m->index];
    Dict *aside = as_obj(o)->flags & OBJ_ASIDE ? *extra_members(vm, as_obj(o)) : NULL;
    return aside ? dict_get_str(aside, m->name) : V_NULL;
}

static void member_store(VM *vm, const Member *m, Value o, Value v)
{
    if (m->index != ASIDE) {
        ((Value *)(void *)(AS(Instance, o) + 1))[m->index] = v;
        return;
    }
    Dict **aside = extra_members(vm, as_obj(o));
    if (!*aside)
        *aside = dict_new(vm);
    if (v == V_NULL)
        dict_del_str(vm, *aside, m->name);
    else
        dict_set_str(vm, *aside, m->name, v);
}

uint32_t slots_count(const Type *t)
{
    return t->kind == KIND_INSTANCE ? (uint32_t)((t->instance_size - sizeof(Instance)) / sizeof(Value)) : 0;
}

static bool is_identifier(Str *s)
{
    for (int64_t i = 0; i < s->len; i++)
        if (!(i ? uni_xid_continue(str_at(s, i)) : uni_xid_start(str_at(s, i)) || str_at(s, i) == '_'))
            return false;
    return s->len > 0;
}

/* __x in class C is _C__x, as everywhere in a class body. */
static Str *mangled(VM *vm, Type *t, Str *name)
{
    char *cls = str_dup(t->name), *text = str_dup(name);
    size_t len = strlen(text), skip = strspn(cls, "_");
    Str *result = str_intern_str(vm, name);
    if (len > 2 && !memcmp(text, "__", 2) && memcmp(text + len - 2, "__", 2) != 0 && cls[skip]) {
        Buf b;
        buf_init(&b);
        buf_printf(&b, "_%s%s", cls + skip, text);
        result = str_intern(vm, b.data, b.len);
        buf_deinit(&b);
    }
    mem_free(cls);
    mem_free(text);
    return result;
}

static bool add_member(VM *vm, Type *t, Str *name)
{
    static const Kind of_varying_size[] = {KIND_INT, KIND_TUPLE, KIND_BYTES, KIND_TYPE};
    const Type *plain = t->base;
    while (plain->flags & TYPE_USER)
        plain = plain->base;
    for (size_t i = 0; i < sizeof of_varying_size / sizeof *of_varying_size; i++)
        if (plain->kind == of_varying_size[i])
            return RAISE(vm, TypeError, "nonempty __slots__ not supported for subtype of '%s'", t->base->name->data);
    Member *m = heap_alloc(vm, vm->types[KIND_MEMBER], KIND_MEMBER, sizeof *m);
    m->owner = t;
    m->name = name;
    m->index = t->kind == KIND_INSTANCE ? slots_count(t) : ASIDE;
    t->instance_size += t->kind == KIND_INSTANCE ? sizeof(Value) : 0;
    dict_set_str(vm, t->dict, name, from_obj(m));
    return true;
}

static bool add_slot(VM *vm, Type *t, Value item)
{
    if (!is_str(item))
        return RAISE(vm, TypeError, "__slots__ items must be strings, not '%s'", type_name(vm, item));
    if (!is_identifier(AS(Str, item)))
        return RAISE(vm, TypeError, "__slots__ must be identifiers");
    if (str_is(AS(Str, item), "__weakref__")) {
        if (t->flags & TYPE_WEAK_SLOT || !class_takes_weakrefs(vm, t->base))
            return RAISE(vm, TypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
        t->flags |= TYPE_WEAK_SLOT;
        return true;
    }
    if (str_is(AS(Str, item), "__dict__")) {
        bool inherited = t->base->flags & TYPE_HAS_DICT || t->kind == KIND_EXC ||
                         (t->kind == KIND_NATIVEDATA && !(t->base->flags & TYPE_STATIC));
        if (inherited || t->flags & TYPE_HAS_DICT)
            return RAISE(vm, TypeError, "__dict__ slot disallowed: we already got one");
        t->flags |= TYPE_HAS_DICT;
        return true;
    }
    Str *name = mangled(vm, t, AS(Str, item));
    Value taken = dict_get_str(t->dict, name);
    if (is_kind(taken, KIND_MEMBER) && AS(Member, taken)->owner == t)
        return true; /* named twice */
    if (taken != V_NULL) {
        char *text = str_dup(AS(Str, item));
        RAISE(vm, ValueError, "'%s' in __slots__ conflicts with class variable", text);
        mem_free(text);
        return false;
    }
    return add_member(vm, t, name);
}

/* The names of its __slots__, in their order; of a lone str itself. */
static bool slot_names(VM *vm, Value slots, List **names)
{
    if (!is_str(slots))
        return op_list(vm, slots, names);
    *names = list_new(vm, 1);
    return list_append(vm, *names, slots);
}

bool slots_take(VM *vm, Type *t)
{
    bool bare = t->base->flags & TYPE_STATIC; /* instances of the base have no __dict__ */
    bool dict = (t->kind == KIND_NATIVEDATA && !bare) || t->kind == KIND_EXC;
    for (int64_t i = 0; i < t->bases->len; i++)
        dict |= (AS(Type, t->bases->items[i])->flags & TYPE_HAS_DICT) != 0;
    Value slots = dict_get_str(t->dict, vm->names->n___slots__);
    List *names = NULL;
    if (slots != V_NULL && !slot_names(vm, slots, &names))
        return false;
    for (int64_t i = 0; names && i < names->len; i++)
        if (!add_slot(vm, t, names->items[i]))
            return false;
    if (dict || !names)
        t->flags |= TYPE_HAS_DICT;
    for (int64_t i = 0; i < t->bases->len; i++)
        if (AS(Type, t->bases->items[i]) != t->base && class_has_weakrefs(vm, AS(Type, t->bases->items[i])))
            t->flags |= TYPE_WEAK_SLOT; /* CPython: type_new_slots_bases */
    if (bare && !(t->flags & TYPE_HAS_DICT))
        t->flags |= TYPE_STATIC;
    return true;
}

/* The class of the chain that made the layout what it is. */
static const Type *solid_base(const Type *t)
{
    while (t->base && slots_count(t) == slots_count(t->base) && t->kind == t->base->kind)
        t = t->base;
    return t;
}

/* Which of the two layouts holds the other; NULL: neither. */
Type *slots_better_base(Type *a, Type *b)
{
    const Type *x = solid_base(a), *y = solid_base(b);
    if (type_is_subtype(x, y))
        return a;
    return type_is_subtype(y, x) ? b : NULL;
}

/* Has each slot of a the same place in b? */
static bool slots_within(const Type *a, const Type *b)
{
    for (int64_t i = 0; i < a->mro->len; i++) {
        uint32_t pos = 0;
        DictEntry *e;
        while (dict_next(AS(Type, a->mro->items[i])->dict, &pos, &e)) {
            if (!is_kind(e->value, KIND_MEMBER))
                continue;
            bool found = false;
            for (int64_t j = 0; j < b->mro->len && !found; j++) {
                Value other = dict_get_str(AS(Type, b->mro->items[j])->dict, AS(Str, e->key));
                found = is_kind(other, KIND_MEMBER) && AS(Member, other)->index == AS(Member, e->value)->index;
            }
            if (!found)
                return false;
        }
    }
    return true;
}

bool slots_same(const Type *a, const Type *b)
{
    bool layout = a->instance_size == b->instance_size && a->ops == b->ops; /* of C: what ops take it for */
    return layout && !((a->flags ^ b->flags) & TYPE_HAS_DICT) && slots_within(a, b) && slots_within(b, a);
}

bool member_get(VM *vm, Member *m, Value o, Value *out)
{
    if (!type_is_subtype(type_of(vm, o), m->owner))
        return RAISE(vm, TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m->name->data,
                     m->owner->name->data, type_name(vm, o));
    *out = member_value(vm, m, o);
    return *out != V_NULL || attr_missing(vm, o, m->name);
}

bool member_set(VM *vm, Member *m, Value o, Value v)
{
    if (!type_is_subtype(type_of(vm, o), m->owner))
        return RAISE(vm, TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m->name->data,
                     m->owner->name->data, type_name(vm, o));
    if (v == V_NULL && member_value(vm, m, o) == V_NULL) {
        Value name = from_obj(m->name);
        return vm_raise_args(vm, vm->excs->AttributeError, &name, 1);
    }
    member_store(vm, m, o, v);
    return true;
}
