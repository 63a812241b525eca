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
    if (is_union(vm, cls)) {
        Tuple *t = union_args(cls);
        for (int64_t i = 0; i < t->len; i++)
            if (is_alias(vm, t->items[i]))
                return parameterized(vm, "isinstance");
        return value_isinstance(vm, v, from_obj(t), out);
    }
    if (is_alias(vm, cls))
        return parameterized(vm, "isinstance");
    Value check = is_obj(cls) ? type_special(vm, as_obj(cls)->type, SP_instancecheck) : V_NULL, r;
    if (special_is_own(check)) /* an object that answers for classes */
        return special_call(vm, check, cls, &v, 1, &r) && op_truth(vm, r, out);
    return RAISE(vm, TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union");
}

bool type_issubclass(VM *vm, Type *t, Value cls, bool *out)
{
    if (is_type(cls)) {
        Value check = as_obj(cls)->flags & OBJ_USER ? type_special(vm, as_obj(cls)->type, SP_subclasscheck) : V_NULL, r;
        Value arg = from_obj(t);
        if (special_is_own(check))
            return special_call(vm, check, cls, &arg, 1, &r) && op_truth(vm, r, out);
        *out = type_is_subtype(t, AS(Type, cls));
        return true;
    }
    if (is_alias(vm, cls))
        return parameterized(vm, "issubclass");
    if (is_union(vm, cls))
        cls = from_obj(union_args(cls));
    Value check = is_obj(cls) ? type_special(vm, as_obj(cls)->type, SP_subclasscheck) : V_NULL, r;
    Value arg = from_obj(t);
    if (special_is_own(check))
        return special_call(vm, check, cls, &arg, 1, &r) && op_truth(vm, r, out);
    if (!is_tuple(cls))
        return RAISE(vm, TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    *out = false;
    if (!nest_enter(vm, "in __subclasscheck__"))
        return false;
    bool ok = true;
    for (int64_t i = 0; i < AS(Tuple, cls)->len && !*out && ok; i++)
        ok = type_issubclass(vm, t, AS(Tuple, cls)->items[i], out);
    nest_leave(vm);
    return ok;
}
