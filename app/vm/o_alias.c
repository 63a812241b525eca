/* types.GenericAlias and types.UnionType. CPython: Objects/genericaliasobject.c, Objects/unionobject.c */
#include "vm/alias.h"

#include "vm/builtins.h"
#include "vm/exc.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

typedef struct {
    NativeData nd;
    Value origin; /* V_NULL: a union */
    Tuple *args;
    bool starred; /* *tuple[int]: what iterating gives */
} Alias;

#define SELF AS(Alias, a->v[0])

Value alias_origin(Value alias) { return AS(Alias, alias)->origin; }
Tuple *union_args(Value v) { return AS(Alias, v)->args; }

static void alias_mark(VM *vm, Obj *o)
{
    Alias *a = (Alias *)o;
    heap_mark(vm, a->origin);
    if (a->args)
        heap_mark(vm, from_obj(a->args));
}

Value alias_new(VM *vm, Value origin, Value item)
{
    Alias *a = obj_new(vm, vm->alias);
    a->origin = origin;
    a->args = is_exact(vm, item, KIND_TUPLE) ? AS(Tuple, item) : tuple_of(vm, &item, 1);
    return from_obj(a);
}

/* ---- text ---- */

static bool item_repr(VM *vm, Value v, Buf *out)
{
    Value name, module;
    if (v == V_ELLIPSIS)
        return buf_str(out, "..."), true;
    if (is_type(v) && AS(Type, v) == vm->types[KIND_NONE])
        return buf_str(out, "None"), true;
    Value origin = V_NULL;
    if (is_kind(v, KIND_INSTANCE) && !attr_find(vm, v, str_intern(vm, "__origin__", 10), &origin))
        return false;
    if (origin != V_NULL || is_alias(vm, v) || is_union(vm, v))
        return value_repr(vm, v, out);
    if (!attr_find(vm, v, vm->names->n___qualname__, &name) || !attr_find(vm, v, vm->names->n___module__, &module))
        return false;
    if (name == V_NULL || module == V_NULL || module == V_NONE)
        return value_repr(vm, v, out);
    if (is_str(module) && !str_is(AS(Str, module), "builtins")) {
        str_to_buf(AS(Str, module), out);
        buf_char(out, '.');
    }
    return value_str(vm, name, out);
}

static bool alias_repr(VM *vm, Value v, Buf *out)
{
    Alias *a = AS(Alias, v);
    buf_str(out, a->starred ? "*" : "");
    if (!item_repr(vm, a->origin, out))
        return false;
    buf_char(out, '[');
    for (int64_t i = 0; i < a->args->len; i++) {
        buf_str(out, i ? ", " : "");
        if (!item_repr(vm, a->args->items[i], out))
            return false;
    }
    buf_str(out, a->args->len ? "]" : "()]");
    return true;
}

static bool union_repr(VM *vm, Value v, Buf *out)
{
    Tuple *t = union_args(v);
    for (int64_t i = 0; i < t->len; i++) {
        buf_str(out, i ? " | " : "");
        if (!item_repr(vm, t->items[i], out))
            return false;
    }
    return true;
}

/* ---- parameters: the type variables among the arguments ---- */

static bool is_variable(VM *vm, Value v)
{
    return is_kind(v, KIND_INSTANCE) && !strcmp(type_name(vm, v), "TypeVar");
}

static bool add_parameter(VM *vm, List *l, Value v)
{
    for (int64_t i = 0; i < l->len; i++)
        if (l->items[i] == v)
            return true;
    return list_append(vm, l, v);
}

static bool collect_parameters(VM *vm, Tuple *args, List *into)
{
    if (!nest_enter(vm, "in __parameters__"))
        return false;
    bool ok = true;
    for (int64_t i = 0; ok && i < args->len; i++) {
        Value v = args->items[i];
        if (is_variable(vm, v))
            ok = add_parameter(vm, into, v);
        else if (is_alias(vm, v) || is_union(vm, v))
            ok = collect_parameters(vm, AS(Alias, v)->args, into);
    }
    nest_leave(vm);
    return ok;
}

static bool get_parameters(VM *vm, Args *a, Value *out)
{
    List *l = list_new(vm, 2);
    if (!collect_parameters(vm, SELF->args, l))
        return false;
    *out = from_obj(tuple_of(vm, l->items, l->len));
    return true;
}

/* v with its variables replaced by what stands at their places in `with`. */
static bool substitute(VM *vm, Value v, List *variables, Tuple *with, Value *out)
{
    *out = v;
    for (int64_t i = 0; i < variables->len; i++)
        if (variables->items[i] == v)
            *out = with->items[i];
    if (!is_alias(vm, v) && !is_union(vm, v))
        return true;
    if (!nest_enter(vm, "in __getitem__"))
        return false;
    Tuple *old = AS(Alias, v)->args, *new = tuple_new(vm, old->len);
    bool ok = true;
    for (int64_t i = 0; ok && i < old->len; i++)
        ok = substitute(vm, old->items[i], variables, with, &new->items[i]);
    if (ok && is_alias(vm, v)) {
        *out = alias_new(vm, alias_origin(v), from_obj(new));
    } else if (ok) {
        *out = new->items[0];
        for (int64_t i = 1; ok && i < new->len; i++)
            ok = union_of(vm, *out, new->items[i], out);
    }
    nest_leave(vm);
    return ok;
}

static bool m_getitem(VM *vm, Args *a, Value *out)
{
    Tuple *with = is_tuple(a->v[1]) ? AS(Tuple, a->v[1]) : tuple_of(vm, &a->v[1], 1);
    List *variables = list_new(vm, 2);
    Buf b;
    if (!collect_parameters(vm, SELF->args, variables))
        return false;
    if (with->len == variables->len && with->len)
        return substitute(vm, a->v[0], variables, with, out);
    buf_init(&b);
    if (value_repr(vm, a->v[0], &b)) {
        if (!variables->len)
            RAISE(vm, TypeError, "%s is not a generic class", buf_text(&b));
        else
            RAISE(vm, TypeError, "Too %s arguments for %s; actual %lld, expected %lld",
                  with->len > variables->len ? "many" : "few", buf_text(&b), (long long)with->len,
                  (long long)variables->len);
    }
    buf_deinit(&b);
    return false;
}

/* ---- a class with arguments ---- */

bool native_class_getitem(VM *vm, Args *a, Value *out)
{
    *out = alias_new(vm, a->v[0], a->v[1]);
    return true;
}

/* list[int](...) makes a list, and tells it if it can be told. */
static bool m_call(VM *vm, Args *a, Value *out)
{
    Value self = a->v[0];
    Args rest = {a->v + 1, a->n - 1, a->kwnames};
    if (!vm_call_kw(vm, alias_origin(self), &rest, out))
        return false;
    if (is_kind(*out, KIND_INSTANCE) && !attr_set(vm, *out, str_intern(vm, "__orig_class__", 14), self)) {
        if (!exc_is(vm, vm->excs->AttributeError) && !exc_is(vm, vm->excs->TypeError))
            return false;
        exc_take(vm);
    }
    return true;
}

static bool m_mro_entries(VM *vm, Args *a, Value *out)
{
    *out = from_obj(tuple_of(vm, &SELF->origin, 1));
    return true;
}

static bool get_origin(VM *vm, Args *a, Value *out) { return (void)vm, *out = SELF->origin, true; }
static bool get_args(VM *vm, Args *a, Value *out) { return (void)vm, *out = from_obj(SELF->args), true; }

static bool m_alias_eq(VM *vm, Args *a, Value *out)
{
    bool same = false;
    *out = V_NOT_IMPLEMENTED;
    if (!is_alias(vm, a->v[1]))
        return true;
    Alias *x = SELF, *y = AS(Alias, a->v[1]);
    if (!op_equal(vm, x->origin, y->origin, &same) ||
        (same && !op_equal(vm, from_obj(x->args), from_obj(y->args), &same)))
        return false;
    *out = from_bool(same && x->starred == y->starred);
    return true;
}

static bool m_alias_hash(VM *vm, Args *a, Value *out)
{
    uint64_t origin, args;
    if (!op_hash(vm, SELF->origin, &origin) || !op_hash(vm, from_obj(SELF->args), &args))
        return false;
    *out = value_hash_to_int(vm, origin ^ args);
    return true;
}

static bool alias_construct(VM *vm, Args *a, Value *out)
{
    if (a->n != 3)
        return RAISE(vm, TypeError, "GenericAlias expected 2 arguments, got %u", a->n - 1);
    *out = alias_new(vm, a->v[1], a->v[2]);
    return true;
}

/* ---- unions ---- */

static bool may_join(VM *vm, Value v) { return v == V_NONE || is_type(v) || is_alias(vm, v) || is_union(vm, v); }

static bool add_member(VM *vm, List *l, Value v)
{
    bool same = false;
    if (v == V_NONE)
        v = from_obj(vm->types[KIND_NONE]);
    for (int64_t i = 0; i < l->len && !same; i++)
        if (!op_equal(vm, l->items[i], v, &same))
            return false;
    return same || list_append(vm, l, v);
}

static bool add_members(VM *vm, List *l, Value v)
{
    if (!is_union(vm, v))
        return add_member(vm, l, v);
    Tuple *t = union_args(v);
    for (int64_t i = 0; i < t->len; i++)
        if (!add_member(vm, l, t->items[i]))
            return false;
    return true;
}

bool union_of(VM *vm, Value left, Value right, Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    if (!may_join(vm, left) || !may_join(vm, right))
        return true;
    List *l = list_new(vm, 4);
    if (!add_members(vm, l, left) || !add_members(vm, l, right) || !vm_charge(vm, (uint64_t)l->len))
        return false;
    *out = l->items[0];
    if (l->len == 1)
        return true;
    Alias *u = obj_new(vm, vm->union_type);
    u->origin = V_NULL;
    u->args = tuple_of(vm, l->items, l->len);
    *out = from_obj(u);
    return true;
}

static bool m_or(VM *vm, Args *a, Value *out) { return union_of(vm, a->v[0], a->v[1], out); }
static bool m_ror(VM *vm, Args *a, Value *out) { return union_of(vm, a->v[1], a->v[0], out); }

/* The order of the members does not count. */
static bool as_frozenset(VM *vm, Value v, Value *out)
{
    Value args = from_obj(union_args(v));
    return vm_call(vm, from_obj(vm->types[KIND_FROZENSET]), &args, 1, out);
}

static bool m_union_eq(VM *vm, Args *a, Value *out)
{
    Value x, y;
    bool same;
    *out = V_NOT_IMPLEMENTED;
    if (!is_union(vm, a->v[1]))
        return true;
    if (!as_frozenset(vm, a->v[0], &x) || !as_frozenset(vm, a->v[1], &y) || !op_equal(vm, x, y, &same))
        return false;
    *out = from_bool(same);
    return true;
}

static bool m_union_hash(VM *vm, Args *a, Value *out)
{
    Value members;
    uint64_t hash;
    if (!as_frozenset(vm, a->v[0], &members) || !op_hash(vm, members, &hash))
        return false;
    *out = value_hash_to_int(vm, hash);
    return true;
}

static bool m_instancecheck(VM *vm, Args *a, Value *out)
{
    bool yes;
    if (!value_isinstance(vm, a->v[1], a->v[0], &yes))
        return false;
    *out = from_bool(yes);
    return true;
}

/* One item, the alias with a star: [*tuple[int]]. CPython: ga_iter_next. */
static bool m_iter(VM *vm, Args *a, Value *out)
{
    Value one = alias_new(vm, SELF->origin, from_obj(SELF->args));
    AS(Alias, one)->starred = true;
    return op_iter(vm, from_obj(list_of(vm, &one, 1)), out);
}

/* What an alias says of itself; for every other name its class answers. CPython: attr_exceptions */
static const char *const own_names[] = {"__args__", "__class__", "__copy__", "__deepcopy__", "__mro_entries__",
                                        "__origin__", "__parameters__", "__reduce__", "__reduce_ex__",
                                        "__typing_unpacked_tuple_args__", "__unpacked__", NULL};

bool alias_answers(const Str *name)
{
    for (const char *const *own = own_names; *own; own++)
        if (!strcmp(name->data, *own))
            return true;
    return false;
}

Dict *alias_dir_names(VM *vm, Value alias)
{
    Dict *names = dir_names(vm, alias_origin(alias));
    for (const char *const *own = own_names; *own; own++)
        dict_set_str(vm, names, str_intern(vm, *own, strlen(*own)), V_NONE);
    return names;
}

static bool get_unpacked(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(SELF->starred);
    return true;
}

/* ---- the types ---- */

static const NativeDef alias_methods[] = {{"__construct__", alias_construct, 0, -1, NF_KW | NF_STATIC},
                                          {"__call__", m_call, 0, -1, NF_KW},
                                          {"__getitem__", m_getitem, 1, 1, 0},
                                          {"__mro_entries__", m_mro_entries, 1, 1, 0},
                                          {"__eq__", m_alias_eq, 1, 1, 0},
                                          {"__hash__", m_alias_hash, 0, 0, 0},
                                          {"__or__", m_or, 1, 1, 0},
                                          {"__ror__", m_ror, 1, 1, 0},
                                          {"__instancecheck__", m_instancecheck, 1, 1, 0},
                                          {"__iter__", m_iter, 0, 0, 0},
                                          {"__unpacked__", get_unpacked, 0, 0, NF_GETTER},
                                          {"__origin__", get_origin, 0, 0, NF_GETTER},
                                          {"__args__", get_args, 0, 0, NF_GETTER},
                                          {"__parameters__", get_parameters, 0, 0, NF_GETTER},
                                          {0}};

static const NativeDef union_methods[] = {{"__getitem__", m_getitem, 1, 1, 0},
                                          {"__eq__", m_union_eq, 1, 1, 0},
                                          {"__hash__", m_union_hash, 0, 0, 0},
                                          {"__or__", m_or, 1, 1, 0},
                                          {"__ror__", m_ror, 1, 1, 0},
                                          {"__instancecheck__", m_instancecheck, 1, 1, 0},
                                          {"__args__", get_args, 0, 0, NF_GETTER},
                                          {"__parameters__", get_parameters, 0, 0, NF_GETTER},
                                          {0}};

void alias_types_install(VM *vm)
{
    static const NativeDataOps alias_ops = {alias_mark, NULL, alias_repr, NULL, false, NULL};
    static const NativeDataOps union_ops = {alias_mark, NULL, union_repr, NULL, false, NULL};
    vm->alias = native_type(vm, "types", "GenericAlias", NULL, KIND_NATIVEDATA, sizeof(Alias), &alias_ops, alias_methods);
    vm->union_type =
        native_type(vm, "types", "UnionType", NULL, KIND_NATIVEDATA, sizeof(Alias), &union_ops, union_methods);
    vm->union_type->flags |= TYPE_FINAL;
}
