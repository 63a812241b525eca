/* Type objects: their linearisation, their versions (what caches look at), their attributes. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/mappingproxy.h"
#include "vm/native.h"
#include "vm/ops.h"

void type_touch(VM *vm, Type *t)
{
    t->version = ++vm->type_version;
    for (uint32_t i = 0; i < t->nsubclasses; i++)
        type_touch(vm, AS(Type, t->subclasses[i]));
}

void type_finalize(VM *vm, Type *t)
{
    (void)vm;
    mem_free(t->subclasses);
}

void type_add_subclass(Type *base, Type *t)
{
    MEM_GROW(base->subclasses, base->capsubclasses, base->nsubclasses + 1);
    base->subclasses[base->nsubclasses++] = from_obj(t);
}

/* C3: merges the linearisations of the bases and the list of bases itself. */
static bool merge_mro(VM *vm, Type *t, List *out)
{
    for (int64_t i = 0; i < t->bases->len; i++)
        for (int64_t j = 0; j < i; j++)
            if (t->bases->items[j] == t->bases->items[i])
                return RAISE(vm, TypeError, "duplicate base class %s", AS(Type, t->bases->items[i])->name->data);
    int64_t nb = t->bases->len, total = nb + 1;
    Tuple **lists = mem_alloc((size_t)total * sizeof *lists);
    int64_t *at = mem_zalloc((size_t)total * sizeof *at);
    bool ok = true;
    for (int64_t i = 0; i < nb; i++)
        lists[i] = AS(Type, t->bases->items[i])->mro;
    lists[nb] = t->bases;
    for (;;) {
        Value pick = V_NULL;
        bool left = false;
        for (int64_t i = 0; i < total && pick == V_NULL; i++) {
            if (at[i] >= lists[i]->len)
                continue;
            left = true;
            Value candidate = lists[i]->items[at[i]];
            bool in_tail = false;
            for (int64_t j = 0; j < total && !in_tail; j++)
                for (int64_t k = at[j] + 1; k < lists[j]->len && !in_tail; k++)
                    in_tail = lists[j]->items[k] == candidate;
            if (!in_tail)
                pick = candidate;
        }
        if (!left)
            break;
        if (!vm_charge(vm, (uint64_t)(total * lists[0]->len) / 8 + 1)) {
            ok = false;
            break;
        }
        if (pick == V_NULL) {
            Buf b;
            buf_init(&b);
            for (int64_t i = 0; i < nb; i++) {
                buf_str(&b, i ? ", " : "");
                str_to_buf(AS(Type, t->bases->items[i])->name, &b);
            }
            RAISE(vm, TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s", buf_text(&b));
            buf_deinit(&b);
            ok = false;
            break;
        }
        list_append(vm, out, pick);
        for (int64_t i = 0; i < total; i++)
            if (at[i] < lists[i]->len && lists[i]->items[at[i]] == pick)
                at[i]++;
    }
    mem_free(lists);
    mem_free(at);
    return ok;
}

/* The one of a class with one base needs no merging and cannot fail: native classes are made whatever the fuel. */
static Tuple *extend_mro(VM *vm, Type *t, const Tuple *base)
{
    Tuple *mro = tuple_new(vm, base->len + 1);
    mro->items[0] = from_obj(t);
    memcpy(mro->items + 1, base->items, (size_t)base->len * sizeof(Value));
    return mro;
}

bool type_compute_mro(VM *vm, Type *t)
{
    if (t->bases->len == 1) {
        t->mro = extend_mro(vm, t, AS(Type, t->bases->items[0])->mro);
        return true;
    }
    List *l = list_new(vm, 4);
    list_append(vm, l, from_obj(t));
    if (t->bases->len > 1 && !merge_mro(vm, t, l))
        return false;
    t->mro = tuple_of(vm, l->items, l->len);
    return true;
}

void type_fill(VM *vm, Type *t, const char *name, Type *base, Kind kind)
{
    t->name = t->qualname = str_intern(vm, name, strlen(name));
    t->module = str_intern(vm, "builtins", 8);
    t->kind = kind;
    t->dict = dict_new(vm);
    if (!base && vm->types[KIND_INSTANCE])
        base = vm->types[KIND_INSTANCE];
    t->base = base;
    t->bases = tuple_new(vm, base != NULL);
    if (base) {
        t->bases->items[0] = from_obj(base);
        t->ops = base->ops;
        t->flags |= base->flags & (TYPE_EXC | TYPE_HAS_DICT);
        t->instance_size = base->instance_size;
        type_add_subclass(base, t);
    }
    type_compute_mro(vm, t);
    type_touch(vm, t);
}

Type *type_make(VM *vm, const char *name, Type *base, Kind kind)
{
    Type *t = heap_alloc(vm, vm->types[KIND_TYPE], KIND_TYPE, sizeof *t);
    type_fill(vm, t, name, base, kind);
    return t;
}

void native_methods(VM *vm, Type *t, const NativeDef *defs)
{
    for (; defs && defs->name; defs++) {
        Native *n = heap_alloc(vm, vm->types[KIND_NATIVE], KIND_NATIVE, sizeof *n);
        n->def = defs;
        native_set_owner(vm, n, t);
        dict_set_str(vm, t->dict, str_intern(vm, defs->name, strlen(defs->name)), from_obj(n));
    }
    type_touch(vm, t);
}

void type_add_base(VM *vm, Type *t, Type *second)
{
    Value b[2] = {from_obj(t->base), from_obj(second)};
    t->bases = tuple_of(vm, b, 2);
    type_add_subclass(second, t);
    type_compute_mro(vm, t);
    type_touch(vm, t);
}

void type_look_before(VM *vm, Type *t, Type *extra, Type *before)
{
    const Tuple *old = t->mro;
    Tuple *mro = tuple_new(vm, (uint32_t)old->len + 1);
    int64_t n = 0;
    for (int64_t i = 0; i < old->len; i++) {
        if (old->items[i] == from_obj(before))
            mro->items[n++] = from_obj(extra);
        mro->items[n++] = old->items[i];
    }
    t->mro = mro;
    type_touch(vm, t);
}

/* ---- attributes of class objects ---- */

bool type_natural_attr(VM *vm, Type *t, Str *name, Value *out)
{
    struct Names *n = vm->names;
    if (name == n->n___name__)
        *out = from_obj(t->name);
    else if (name == n->n___qualname__)
        *out = from_obj(t->qualname);
    else if (name == n->n___module__)
        *out = from_obj(t->module);
    else if (name == n->n___bases__)
        *out = from_obj(t->bases);
    else if (name == n->n___base__)
        *out = t->base ? from_obj(t->base) : V_NONE;
    else if (name == n->n___mro__)
        *out = from_obj(t->mro);
    else if (name == n->n___class__)
        *out = from_obj(t->o.type);
    else if (name == n->n___dict__)
        *out = mappingproxy_new(vm, from_obj(t->dict));
    else if (name == n->n___doc__)
        *out = V_NONE;
    else if (name == n->n___annotations__ && (t->flags & TYPE_USER)) {
        *out = from_obj(dict_new(vm));
        dict_set_str(vm, t->dict, name, *out);
    } else
        return false;
    return true;
}

bool type_attr(VM *vm, Type *t, Str *name, Value *out)
{
    struct Names *n = vm->names;
    *out = V_NULL;
    if (name == n->n___name__ || name == n->n___qualname__ || name == n->n___dict__ || name == n->n___class__ ||
        name == n->n___mro__ || name == n->n___bases__ || name == n->n___base__)
        return type_natural_attr(vm, t, name, out);
    Value v = V_NULL;
    if (t->o.flags & OBJ_USER) { /* a property of the metaclass comes first */
        v = type_lookup(vm, t->o.type, name);
        if (v != V_NULL && attr_is_data_descriptor(vm, v))
            return attr_bind(vm, v, from_obj(t), t->o.type, out);
    }
    if (name == n->n___doc__ || name == n->n___annotations__)
        v = dict_get_str(t->dict, name); /* not inherited */
    else
        v = type_lookup(vm, t, name);
    if (v != V_NULL && !(attr_is_natural(v) && type_natural_attr(vm, t, name, out))) /* that is of instances */
        return attr_bind(vm, v, V_NULL, t, out);
    if (*out != V_NULL || type_natural_attr(vm, t, name, out))
        return true;
    v = type_lookup(vm, t->o.type, name);
    return v == V_NULL || attr_bind(vm, v, from_obj(t), t->o.type, out);
}

static bool is_natural_name(VM *vm, Str *name)
{
    struct Names *n = vm->names;
    return name == n->n___name__ || name == n->n___qualname__ || name == n->n___dict__ || name == n->n___bases__ ||
           name == n->n___base__ || name == n->n___mro__;
}

/* CPython: type_set_name, type_set_qualname, type_set_bases, and what has no setter. */
static bool set_natural(VM *vm, Type *t, Str *name, Value v)
{
    struct Names *n = vm->names;
    if (name == n->n___dict__ || name == n->n___base__ || name == n->n___mro__)
        return RAISE(vm, AttributeError, name == n->n___dict__ ? "attribute '__dict__' of 'type' objects is not writable"
                                                               : "readonly attribute");
    if (v == V_NULL)
        return RAISE(vm, TypeError, "cannot delete '%s' attribute of immutable type '%s'", name->data, t->name->data);
    if (name == n->n___bases__ && !is_tuple(v))
        return RAISE(vm, TypeError, "can only assign tuple to %s.__bases__, not %s", t->name->data, type_name(vm, v));
    if (name == n->n___bases__)
        return class_set_bases(vm, t, AS(Tuple, v));
    if (!is_str(v))
        return RAISE(vm, TypeError, "can only assign string to %s.%s, not '%s'", t->name->data, name->data,
                     type_name(vm, v));
    for (int64_t i = 0; name == n->n___name__ && i < AS(Str, v)->len; i++)
        if (!str_at(AS(Str, v), i))
            return RAISE(vm, ValueError, "type name must not contain null characters");
    if (name == n->n___qualname__)
        t->qualname = AS(Str, v);
    else
        t->name = str_intern_str(vm, AS(Str, v));
    return true;
}

bool type_attr_set(VM *vm, Type *t, Str *name, Value v)
{
    if (!(t->flags & TYPE_USER)) {
        char *text = str_dup(name);
        RAISE(vm, TypeError, "cannot set '%s' attribute of immutable type '%s'", text, t->name->data);
        mem_free(text);
        return false;
    }
    struct Names *n = vm->names;
    if (v == V_NULL && (name == n->n___module__ || name == n->n___doc__))
        return RAISE(vm, TypeError, "cannot delete '%s' attribute of immutable type '%s'", name->data, t->name->data);
    if (is_natural_name(vm, name)) {
        if (!set_natural(vm, t, name, v))
            return false;
    } else if (v == V_NULL) {
        if (!dict_del_str(vm, t->dict, name))
            return attr_missing(vm, from_obj(t), name);
    } else {
        dict_set_str(vm, t->dict, name, v);
        if (name == vm->names->n___module__ && is_str(v))
            t->module = AS(Str, v);
    }
    t->flags |= TYPE_SHADOWED;
    for (uint32_t i = 0; i < t->nsubclasses; i++)
        AS(Type, t->subclasses[i])->flags |= TYPE_SHADOWED;
    type_touch(vm, t);
    return true;
}
