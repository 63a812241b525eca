/* The methods of object. */
#include "base/mem.h"
#include "vm/builtins.h"
#include "vm/dunder.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"
#include "vm/types.h"

static bool object_init(VM *vm, Args *a, Value *out)
{
    Type *t = type_of(vm, a->v[0]);
    *out = V_NONE;
    if (a->n == 1 && !(a->kwnames && a->kwnames->len))
        return true;
    Value init = type_special(vm, t, SP_init);
    if (!is_kind(init, KIND_NATIVE) || AS(Native, init)->owner != vm->types[KIND_INSTANCE])
        return RAISE(vm, TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (t->kind == KIND_INSTANCE && !special_is_own(type_special(vm, t, SP_new_)))
        return RAISE(vm, TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", t->name->data);
    return true;
}

static bool to_text(VM *vm, bool ok, Buf *b, Value *out)
{
    if (ok)
        *out = value_str_from_buf(vm, b);
    buf_deinit(b);
    return ok;
}

/* Asked for by name, when the type's own repr stands before it: `object.__repr__(5)`. */
static bool is_passed_over(VM *vm, Type *t)
{
    for (int64_t i = 0; i + 1 < t->mro->len; i++) {
        Value own = dict_get_str(AS(Type, t->mro->items[i])->dict, vm->names->n___repr__);
        if (own != V_NULL && is_kind(own, KIND_NATIVE))
            return true;
    }
    return false;
}

static bool object_repr(VM *vm, Args *a, Value *out)
{
    Buf b;
    buf_init(&b);
    bool plain = is_passed_over(vm, type_of(vm, a->v[0]));
    return to_text(vm, plain ? repr_default(vm, a->v[0], &b) : builtin_repr(vm, a->v[0], &b), &b, out);
}

static bool object_str(VM *vm, Args *a, Value *out)
{
    Buf b;
    buf_init(&b);
    return to_text(vm, value_repr(vm, a->v[0], &b), &b, out);
}

static bool object_format(VM *vm, Args *a, Value *out)
{
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "__format__() argument must be str, not %s", arg_type_name(vm, a->v[1]));
    if (AS(Str, a->v[1])->len)
        return RAISE(vm, TypeError, "unsupported format string passed to %s.__format__", type_name(vm, a->v[0]));
    return value_str_value(vm, a->v[0], out);
}

static bool object_eq(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0] == a->v[1] ? V_TRUE : V_NOT_IMPLEMENTED;
    return true;
}

static bool object_ne(VM *vm, Args *a, Value *out)
{
    bool same;
    if (!special_call(vm, type_special(vm, type_of(vm, a->v[0]), SP_eq), a->v[0], &a->v[1], 1, out))
        return false;
    if (*out == V_NOT_IMPLEMENTED)
        return true;
    if (!op_truth(vm, *out, &same))
        return false;
    *out = from_bool(!same);
    return true;
}

/* object.__lt__ and its like: nobody's order */
static bool object_unordered(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = V_NOT_IMPLEMENTED;
    return true;
}

static bool object_dir(VM *vm, Args *a, Value *out)
{
    List *names;
    if (!op_list(vm, from_obj(dir_names(vm, a->v[0])), &names))
        return false;
    *out = from_obj(names);
    return true;
}

static bool object_hash(VM *vm, Args *a, Value *out)
{
    *out = value_hash_to_int(vm, identity_hash(vm, a->v[0]));
    return true;
}

static bool check_name(VM *vm, Value v)
{
    return is_str(v) || RAISE(vm, TypeError, "attribute name must be string, not '%s'", type_name(vm, v));
}

static bool object_getattribute(VM *vm, Args *a, Value *out)
{
    return check_name(vm, a->v[1]) && attr_get_default(vm, a->v[0], str_intern_str(vm, AS(Str, a->v[1])), out);
}

static bool object_setattr(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return check_name(vm, a->v[1]) && attr_set_default(vm, a->v[0], str_intern_str(vm, AS(Str, a->v[1])), a->v[2]);
}

static bool object_delattr(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return check_name(vm, a->v[1]) && attr_set_default(vm, a->v[0], str_intern_str(vm, AS(Str, a->v[1])), V_NULL);
}

static bool object_init_subclass(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!a->kwnames || !a->kwnames->len)
        return true;
    char *name = str_dup(AS(Type, a->v[0])->qualname);
    RAISE(vm, TypeError, "%s.__init_subclass__() takes no keyword arguments", name);
    mem_free(name);
    return false;
}

static bool object_subclasshook(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = V_NOT_IMPLEMENTED;
    return true;
}

/* Both are asked of copyreg. The first class that no class statement has made tells what kind of object it is. */
static bool reduce(VM *vm, Value x, int64_t protocol, Value *out)
{
    Value fn, v[3] = {x, from_int(protocol)};
    const Tuple *mro = type_of(vm, x)->mro;
    for (int64_t i = 0; i < mro->len && (i == 0 || AS(Type, v[2])->flags & TYPE_USER); i++)
        v[2] = mro->items[i];
    return vm_import_function(vm, "copyreg", "_object_reduce", &fn) && vm_call(vm, fn, v, 3, out);
}

static bool object_getstate(VM *vm, Args *a, Value *out)
{
    Value fn;
    return vm_import_function(vm, "copyreg", "_object_state", &fn) && vm_call(vm, fn, a->v, 1, out);
}

static bool object_reduce(VM *vm, Args *a, Value *out) { return reduce(vm, a->v[0], 0, out); }

/* A class's own __reduce__ comes first. CPython: object___reduce_ex___impl */
static bool object_reduce_ex(VM *vm, Args *a, Value *out)
{
    int64_t protocol;
    Value own = type_lookup(vm, type_of(vm, a->v[0]), str_intern(vm, "__reduce__", 10));
    if (!op_c_int(vm, a->v[1], &protocol))
        return false;
    bool plain = is_kind(own, KIND_NATIVE) && AS(Native, own)->def->fn == object_reduce;
    return !plain ? special_call(vm, own, a->v[0], NULL, 0, out) : reduce(vm, a->v[0], protocol, out);
}

static bool object_sizeof(VM *vm, Args *a, Value *out)
{
    *out = from_int(sys_size_of(vm, a->v[0]));
    return true;
}

const NativeDef bool_methods[] = {D0(repr), D1(and), D1(or), D1(xor), D1(rand), D1(ror), D1(rxor), {0}};
const NativeDef none_methods[] = {D0(bool), D0(hash), D0(repr), {0}};
const NativeDef object_methods[] = {
    {"__subclasshook__", object_subclasshook, 0, -1, NF_CLASS},
    {"__init__", object_init, 0, -1, NF_KW},           {"__new__", object_new, 1, -1, NF_KW | NF_STATIC},
    {"__repr__", object_repr, 0, 0, 0},                {"__str__", object_str, 0, 0, 0},
    {"__format__", object_format, 1, 1, 0},            {"__eq__", object_eq, 1, 1, 0},
    {"__ne__", object_ne, 1, 1, 0},                    {"__hash__", object_hash, 0, 0, 0},
    {"__lt__", object_unordered, 1, 1, 0},             {"__le__", object_unordered, 1, 1, 0},
    {"__gt__", object_unordered, 1, 1, 0},             {"__ge__", object_unordered, 1, 1, 0},
    {"__dir__", object_dir, 0, 0, 0},                  {"__getstate__", object_getstate, 0, 0, 0},
    {"__reduce__", object_reduce, 0, 0, 0},            {"__reduce_ex__", object_reduce_ex, 1, 1, 0},
    {"__sizeof__", object_sizeof, 0, 0, 0},
    {"__getattribute__", object_getattribute, 1, 1, 0}, {"__setattr__", object_setattr, 2, 2, 0},
    {"__delattr__", object_delattr, 1, 1, 0},          {"__init_subclass__", object_init_subclass, 0, -1, NF_KW | NF_CLASS},
    {0}};
