/* isinstance and issubclass: types, tuples of them, unions, and what a metaclass says about it. */
#include "vm/alias.h"
#include "vm/interp.h"
#include "vm/ops.h"

static bool parameterized(VM *vm, const char *function)
{
    return RAISE(vm, TypeError, "%s() argument 2 cannot be a parameterized generic", function);
}

/* What the object's own __class__ says, if a class of the program answers for that (proxies do).
 * CPython: object_isinstance */
static bool class_says(VM *vm, Value v, Type *cls, bool *out)
{
    Value answer;
    if (!is_obj(v) || !(as_obj(v)->flags & OBJ_USER) || is_type(v))
        return true;
    Type *t = as_obj(v)->type;
    if (type_lookup(vm, t, vm->names->n___class__) == V_NULL && !is_kind(type_special(vm, t, SP_getattribute), KIND_FUNC))
        return true;
    if (!attr_find(vm, v, vm->names->n___class__, &answer))
        return false;
    if (answer != V_NULL && is_type(answer) && AS(Type, answer) != t)
        *out = type_is_subtype(AS(Type, answer), cls);
    return true;
}

/* The tuple that an object which stands for a class has as __bases__; NULL: it does not stand for one.
 * CPython: abstract_get_bases */
static bool foreign_bases(VM *vm, Value cls, Tuple **out)
{
    Value bases = V_NULL;
    if (!attr_find(vm, cls, str_intern(vm, "__bases__", 9), &bases))
        return false;
    *out = bases != V_NULL && is_tuple(bases) ? AS(Tuple, bases) : NULL;
    return true;
}

static bool check_class(VM *vm, Value cls, const char *otherwise)
{
    Tuple *bases;
    if (is_type(cls))
        return true;
    return foreign_bases(vm, cls, &bases) && (bases || RAISE(vm, TypeError, "%s", otherwise));
}

/* CPython: abstract_issubclass; there a chain of single bases without an end never returns. */
static bool foreign_derives(VM *vm, Value derived, Value cls, bool *out)
{
    Tuple *bases;
    *out = derived == cls;
    if (*out)
        return true;
    if (!nest_enter(vm, "in __issubclass__"))
        return false;
    bool ok = foreign_bases(vm, derived, &bases);
    for (int64_t i = 0; ok && bases && i < bases->len && !*out; i++)
        ok = foreign_derives(vm, bases->items[i], cls, out);
    nest_leave(vm);
    return ok;
}

/* CPython: the end of object_isinstance */
static bool foreign_isinstance(VM *vm, Value v, Value cls, bool *out)
{
    Value of;
    return check_class(vm, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union") &&
           attr_find(vm, v, vm->names->n___class__, &of) && (of == V_NULL || foreign_derives(vm, of, cls, out));
}

/* CPython: recursive_issubclass */
static bool plain_issubclass(VM *vm, Value derived, Value cls, bool *out)
{
    if (is_type(derived) && is_type(cls)) {
        *out = type_is_subtype(AS(Type, derived), AS(Type, cls));
        return true;
    }
    return check_class(vm, derived, "issubclass() arg 1 must be a class") &&
           check_class(vm, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union") &&
           foreign_derives(vm, derived, cls, out);
}

bool value_isinstance(VM *vm, Value v, Value cls, bool *out)
{
    *out = false;
    if (is_type(cls)) {
        Value r, check = as_obj(cls)->flags & OBJ_USER ? type_special(vm, as_obj(cls)->type, SP_instancecheck) : V_NULL;
        if (special_is_own(check) && type_of(vm, v) != AS(Type, cls))
            return special_call(vm, check, cls, &v, 1, &r) && op_truth(vm, r, out);
        *out = type_is_subtype(type_of(vm, v), AS(Type, cls));
        return *out || class_says(vm, v, AS(Type, cls), out);
    }
    if (is_tuple(cls)) {
        if (!nest_enter(vm, "in __instancecheck__"))
            return false;
        bool ok = true;
        for (int64_t i = 0; i < AS(Tuple, cls)->len && !*out && ok; i++)
            ok = value_isinstance(vm, v, AS(Tuple, cls)->items[i], out);
        nest_leave(vm);
        return ok;
    }
    if (is_union(vm, cls)) /* one of its parts after the other: a list[int] behind the right one is never asked */
        return value_isinstance(vm, v, from_obj(union_args(cls)), out);
    if (is_alias(vm, cls))
        return parameterized(vm, "isinstance");
    Value check = is_obj(cls) ? type_special(vm, as_obj(cls)->type, SP_instancecheck) : V_NULL, r;
    if (special_is_own(check)) /* an object that answers for classes */
        return special_call(vm, check, cls, &v, 1, &r) && op_truth(vm, r, out);
    return foreign_isinstance(vm, v, cls, out);
}

bool value_issubclass(VM *vm, Value derived, Value cls, bool *out)
{
    *out = false;
    if (is_alias(vm, cls))
        return parameterized(vm, "issubclass");
    if (is_union(vm, cls))
        cls = from_obj(union_args(cls));
    if (!is_tuple(cls)) {
        bool user = is_obj(cls) && (!is_type(cls) || as_obj(cls)->flags & OBJ_USER);
        Value check = user ? type_special(vm, as_obj(cls)->type, SP_subclasscheck) : V_NULL, r;
        if (special_is_own(check))
            return special_call(vm, check, cls, &derived, 1, &r) && op_truth(vm, r, out);
        return plain_issubclass(vm, derived, cls, out);
    }
    if (!nest_enter(vm, "in __subclasscheck__"))
        return false;
    bool ok = true;
    for (int64_t i = 0; i < AS(Tuple, cls)->len && !*out && ok; i++)
        ok = value_issubclass(vm, derived, AS(Tuple, cls)->items[i], out);
    nest_leave(vm);
    return ok;
}
