/* isinstance and issubclass: types, tuples of them, unions, and what a metaclass says about it. */
#include "vm/interp.h"
#include "vm/ops.h"

bool value_isinstance(VM *vm, Value v, Value cls, bool *out)
{
    *out = false;
    if (is_type(cls)) {
        Value hook = type_lookup(vm, AS(Type, cls), str_intern(vm, "__instancehook__", 16)), r;
        Value check = as_obj(cls)->flags & OBJ_USER ? type_special(vm, as_obj(cls)->type, SP_instancecheck) : V_NULL;
        if (is_kind(check, KIND_FUNC) && type_of(vm, v) != AS(Type, cls)) {
            Value both[2] = {cls, v};
            return vm_call(vm, check, both, 2, &r) && op_truth(vm, r, out);
        }
        *out = type_is_subtype(type_of(vm, v), AS(Type, cls));
        if (*out || hook == V_NULL)
            return true;
        if (is_kind(hook, KIND_STATICMETHOD))
            hook = AS(Wrapper, hook)->func;
        return vm_call(vm, hook, &v, 1, &r) && op_truth(vm, r, out);
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
    Value args;
    if (is_obj(cls) && as_obj(cls)->kind == KIND_INSTANCE) { /* X | Y */
        if (!attr_find(vm, cls, str_intern(vm, "__args__", 8), &args))
            return false;
        if (args != V_NULL && is_tuple(args))
            return value_isinstance(vm, v, args, out);
    }
    if (cls == V_NONE) {
        *out = v == V_NONE;
        return true;
    }
    return RAISE(vm, TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union");
}

bool type_issubclass(VM *vm, Type *t, Value cls, bool *out)
{
    if (is_type(cls)) {
        Value check = as_obj(cls)->flags & OBJ_USER ? type_special(vm, as_obj(cls)->type, SP_subclasscheck) : V_NULL, r;
        Value both[2] = {cls, from_obj(t)};
        if (is_kind(check, KIND_FUNC))
            return vm_call(vm, check, both, 2, &r) && op_truth(vm, r, out);
        *out = type_is_subtype(t, AS(Type, cls));
        return true;
    }
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
