/* Metaclasses: which one makes a class, and what `type` itself offers to those that derive from it. Sources:
 * builtin___build_class__ (Python/bltinmodule.c), type_new, type_call and _PyType_CalculateMetaclass
 * (Objects/typeobject.c). */
#include "base/mem.h"
#include "vm/alias.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

static bool winner_of(VM *vm, Type *meta, Tuple *bases, Type **out)
{
    for (int64_t i = 0; i < bases->len; i++) {
        Type *other = type_of(vm, bases->items[i]);
        if (type_is_subtype(meta, other))
            continue;
        if (!type_is_subtype(other, meta))
            return RAISE(vm, TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                        "subclass of the metaclasses of all its bases");
        meta = other;
    }
    *out = meta;
    return true;
}

bool metaclass_of(VM *vm, Tuple *bases, Value given, Value *out)
{
    Type *meta = vm->types[KIND_TYPE];
    *out = given;
    if (given != V_NULL && !(is_type(given) && type_is_subtype(AS(Type, given), meta)))
        return true; /* any callable */
    if (given != V_NULL)
        meta = AS(Type, given);
    else if (bases->len)
        meta = type_of(vm, bases->items[0]);
    if (meta != vm->types[KIND_TYPE] && !type_is_subtype(meta, vm->types[KIND_TYPE])) {
        *out = from_obj(meta); /* a base that is no class: its type is asked, and says what is wrong */
        return true;
    }
    if (!winner_of(vm, meta, bases, &meta))
        return false;
    *out = from_obj(meta);
    return true;
}

/* callee(name, bases, [namespace,] **kwargs) */
static bool call_with(VM *vm, Value callee, const Value *positional, uint32_t n, Dict *kwargs, Value *out)
{
    uint32_t nkw = kwargs ? kwargs->used : 0, pos = 0, i = 0;
    Value *v = mem_alloc((n + nkw + 1) * sizeof(Value));
    memcpy(v, positional, n * sizeof(Value));
    Args a = {v, n, nkw ? tuple_new(vm, nkw) : NULL};
    DictEntry *e;
    while (nkw && dict_next(kwargs, &pos, &e)) {
        a.kwnames->items[i] = e->key;
        v[n + i++] = e->value;
    }
    bool ok = vm_call_kw(vm, callee, &a, out);
    mem_free(v);
    return ok;
}

bool metaclass_prepare(VM *vm, Value meta, Str *name, Tuple *bases, Dict *kwargs, Dict **out)
{
    Value prepare, ns, v[2] = {from_obj(name), from_obj(bases)};
    *out = NULL;
    if (meta == from_obj(vm->types[KIND_TYPE]))
        return true;
    if (!attr_find(vm, meta, vm->names->n___prepare__, &prepare))
        return false;
    if (prepare == V_NULL || is_kind(prepare, KIND_NATIVE))
        return true;
    if (!call_with(vm, prepare, v, 2, kwargs, &ns))
        return false;
    if (!is_dict(ns))
        return RAISE(vm, TypeError, "%s.__prepare__() must return a mapping, not %s",
                     is_type(meta) ? AS(Type, meta)->name->data : "<metaclass>", type_name(vm, ns));
    *out = AS(Dict, ns);
    return true;
}

bool metaclass_call(VM *vm, Value meta, Str *name, Tuple *bases, Dict *ns, Dict *kwargs, Value *out)
{
    Value v[3] = {from_obj(name), from_obj(bases), from_obj(ns)};
    if (meta != from_obj(vm->types[KIND_TYPE]))
        return call_with(vm, meta, v, 3, kwargs, out);
    *out = class_make(vm, AS(Type, meta), name, bases, ns, kwargs);
    return *out != V_NULL;
}

/* CPython: type_new_get_bases. Only the class statement asks what stands for a base. */
static bool bases_resolved(VM *vm, Tuple *bases)
{
    for (int64_t i = 0; i < bases->len; i++) {
        Value entries = V_NULL;
        if (is_type(bases->items[i]))
            continue;
        if (!attr_find(vm, bases->items[i], vm->names->n___mro_entries__, &entries))
            return false;
        if (entries != V_NULL)
            return RAISE(vm, TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
    }
    return true;
}

/* The metaclass that wins makes the class as it likes: a base may have brought it. CPython: type_new_get_bases */
static bool made_by_winner(VM *vm, Type *meta, const Args *a, Dict *kwargs, Value *out)
{
    Value v[4] = {from_obj(meta), a->v[1], a->v[2], a->v[3]}, new_ = type_special(vm, meta, SP_new_);
    return attr_bind(vm, new_, V_NULL, meta, &new_) && call_with(vm, new_, v, 4, kwargs, out);
}

/* type.__new__(metacls, name, bases, namespace, **kwargs) */
bool type_new(VM *vm, Args *a, Value *out)
{
    static const Kind kinds[] = {KIND_STR, KIND_TUPLE, KIND_DICT};
    static const char *const names[] = {"str", "tuple", "dict"};
    if (a->n != 4)
        return RAISE(vm, TypeError, "type.__new__() takes exactly 3 arguments (%u given)", a->n ? a->n - 1 : 0);
    if (!is_type(a->v[0]) || AS(Type, a->v[0])->kind != KIND_TYPE)
        return RAISE(vm, TypeError, "type.__new__(X): X is not a type object (%s)", type_name(vm, a->v[0]));
    for (int i = 0; i < 3; i++)
        if (!is_kind(a->v[i + 1], kinds[i]))
            return RAISE(vm, TypeError, "type.__new__() argument %d must be %s, not %s", i + 1, names[i],
                         arg_type_name(vm, a->v[i + 1]));
    const Str *name = AS(Str, a->v[1]);
    for (int64_t i = 0; i < name->len; i++)
        if (!str_at(name, i))
            return RAISE(vm, ValueError, "type name must not contain null characters");
    Type *meta;
    if (!bases_resolved(vm, AS(Tuple, a->v[2])) || !winner_of(vm, AS(Type, a->v[0]), AS(Tuple, a->v[2]), &meta))
        return false;
    Dict *kwargs = NULL;
    if (a->kwnames && a->kwnames->len) {
        Args rest = {a->v + 4, 0, a->kwnames};
        kwargs = dict_new(vm);
        if (!dict_merge_kw(vm, kwargs, &rest))
            return false;
    }
    if (meta != AS(Type, a->v[0]) && special_is_own(type_special(vm, meta, SP_new_)))
        return made_by_winner(vm, meta, a, kwargs, out);
    *out = class_make(vm, meta, AS(Str, a->v[1]), AS(Tuple, a->v[2]), AS(Dict, a->v[3]), kwargs);
    return *out != V_NULL;
}

static bool type_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (a->n != 2 && a->n != 4)
        return RAISE(vm, TypeError, "type.__init__() takes 1 or 3 arguments");
    if (a->n == 2 && a->kwnames && a->kwnames->len)
        return RAISE(vm, TypeError, "type.__init__() takes no keyword arguments");
    return true;
}

/* What super().__call__() of a metaclass reaches: makes the instance at once, below this call. */
static bool type_call(VM *vm, Args *a, Value *out)
{
    Args rest = {a->v + 1, a->n - 1, a->kwnames};
    Type *t = AS(Type, a->v[0]);
    vm->from_c = true;
    return class_call(vm, t, &rest, out) == STEP_VALUE;
}

static bool type_prepare(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(dict_new(vm));
    return true;
}

static bool type_instancecheck(VM *vm, Args *a, Value *out)
{
    *out = from_bool(type_is_subtype(type_of(vm, a->v[1]), AS(Type, a->v[0])));
    return true;
}

static bool type_subclasscheck(VM *vm, Args *a, Value *out)
{
    if (!is_type(a->v[1]))
        return RAISE(vm, TypeError, "issubclass() arg 1 must be a class");
    *out = from_bool(type_is_subtype(AS(Type, a->v[1]), AS(Type, a->v[0])));
    return true;
}

static bool type_mro(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    Tuple *now = t->mro;
    bool ok = type_compute_mro(vm, t);
    if (ok)
        *out = from_obj(list_of(vm, t->mro->items, t->mro->len));
    t->mro = now;
    return ok;
}

static bool type_subclasses(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    *out = from_obj(list_of(vm, t->subclasses, t->nsubclasses));
    return true;
}

static bool type_or(VM *vm, Args *a, Value *out) { return union_of(vm, a->v[0], a->v[1], out); }
static bool type_ror(VM *vm, Args *a, Value *out) { return union_of(vm, a->v[1], a->v[0], out); }

const NativeDef type_methods[] = {{"__new__", type_new, 0, -1, NF_KW | NF_STATIC},
                                  {"__init__", type_init, 0, -1, NF_KW},
                                  {"__call__", type_call, 0, -1, NF_KW},
                                  {"__prepare__", type_prepare, 0, -1, NF_KW | NF_CLASS},
                                  {"__instancecheck__", type_instancecheck, 1, 1, 0},
                                  {"__subclasscheck__", type_subclasscheck, 1, 1, 0},
                                  {"mro", type_mro, 0, 0, 0},
                                  {"__subclasses__", type_subclasses, 0, 0, 0},
                                  {"__or__", type_or, 1, 1, 0},
                                  {"__ror__", type_ror, 1, 1, 0},
                                  {0}};
