/* Calling a class: __new__, the constructors of the builtin types, __init__. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"
#include "vm/types.h"

static Type *builtin_base(Type *t)
{
    while (t->flags & TYPE_USER)
        t = t->base;
    return t;
}

bool args_no_keywords(VM *vm, Type *t, const Args *a)
{
    if (!a->kwnames || !a->kwnames->len)
        return true;
    if (t->flags & TYPE_USER && special_is_own(type_lookup(vm, t, vm->special_names[SP_init])))
        return true; /* they are for the __init__ of a subclass */
    return RAISE(vm, TypeError, "%s() takes no keyword arguments", builtin_base(t)->name->data);
}

/* types.MethodType(function, object) */
static bool method_construct(VM *vm, Args *a, Value *out)
{
    if (a->n != 3)
        return RAISE(vm, TypeError, "method expected 2 arguments, got %d", (int)a->n - 1);
    bool callable = is_type(a->v[1]) || is_kind(a->v[1], KIND_FUNC) || is_kind(a->v[1], KIND_NATIVE) ||
                    is_kind(a->v[1], KIND_METHOD) || type_special(vm, type_of(vm, a->v[1]), SP_call) != V_NULL;
    if (!callable)
        return RAISE(vm, TypeError, "first argument must be callable");
    if (a->v[2] == V_NONE)
        return RAISE(vm, TypeError, "instance must not be None");
    Method *m = heap_alloc(vm, vm->types[KIND_METHOD], KIND_METHOD, sizeof *m);
    m->func = a->v[1];
    m->self = a->v[2];
    *out = from_obj(m);
    return true;
}

/* A module without a name: __init__ gives it one. */
static Value module_construct(VM *vm, Type *t)
{
    Module *m = heap_alloc(vm, t, KIND_MODULE, sizeof *m);
    m->name = vm->names->empty;
    m->dict = dict_new(vm);
    return from_obj(m);
}

/* Has it, or what it is made of in C, an __init__ of its own? */
static bool takes_init(VM *vm, Type *t)
{
    Value init = type_special(vm, builtin_base(t), SP_init);
    return is_kind(init, KIND_NATIVE) && AS(Native, init)->owner != vm->types[KIND_INSTANCE];
}

static bool cannot_create(VM *vm, Type *t)
{
    bool named = t->module && !str_is(t->module, "builtins");
    return RAISE(vm, TypeError, "cannot create '%s%s%s' instances", named ? t->module->data : "", named ? "." : "",
                 t->name->data);
}

static bool construct_native(VM *vm, Type *t, Args *a, Value *out)
{
    Value ctor = type_special(vm, t, SP_construct);
    if (is_kind(ctor, KIND_NATIVE))
        return AS(Native, ctor)->def->fn(vm, a, out);
    if (!takes_init(vm, t)) /* frames, unions, async iterators: their methods count on what C puts in */
        return cannot_create(vm, t);
    *out = from_obj(obj_new(vm, t));
    return true;
}

static bool construct_builtin(VM *vm, Type *t, Args *a, Value *out)
{
    bool plain = t->kind == KIND_BOOL || t->kind == KIND_FLOAT || t->kind == KIND_SLICE ||
                 (t->kind == KIND_BOXED && !type_is_subtype(t, vm->types[KIND_INT]));
    if (plain && !args_no_keywords(vm, t, a))
        return false;
    switch (t->kind) {
    case KIND_BOOL: return bool_construct(vm, a, out);
    case KIND_INT: return int_construct(vm, a, out);
    case KIND_FLOAT: return float_construct(vm, a, out);
    case KIND_BOXED:
        return type_is_subtype(t, vm->types[KIND_INT]) ? int_construct(vm, a, out) : float_construct(vm, a, out);
    case KIND_STR: return str_construct(vm, a, out);
    case KIND_BYTES: return bytes_construct(vm, a, out);
    case KIND_TUPLE: return tuple_construct(vm, a, out);
    case KIND_LIST: return list_construct(vm, a, out);
    case KIND_DICT: return dict_construct(vm, a, out);
    case KIND_SET: return set_construct(vm, a, out);
    case KIND_FROZENSET: return frozenset_construct(vm, a, out);
    case KIND_RANGE: return range_construct(vm, a, out);
    case KIND_SLICE: return slice_construct(vm, a, out);
    case KIND_EXC: return exc_construct(vm, a, out);
    case KIND_TYPE: return type_new(vm, a, out);
    case KIND_FUNC: return func_construct(vm, a, out);
    case KIND_CELL: return cell_construct(vm, a, out);
    case KIND_METHOD: return method_construct(vm, a, out);
    case KIND_MODULE: *out = module_construct(vm, t); return true;
    case KIND_PROPERTY: return property_construct(vm, a, out);
    case KIND_NONE:
    case KIND_ELLIPSIS:
    case KIND_NOTIMPL:
        if (a->n > 1 || (a->kwnames && a->kwnames->len))
            return RAISE(vm, TypeError, "%s takes no arguments", t->name->data);
        *out = t->kind == KIND_NONE ? V_NONE : t->kind == KIND_ELLIPSIS ? V_ELLIPSIS : V_NOT_IMPLEMENTED;
        return true;
    case KIND_INSTANCE: *out = from_obj(obj_new(vm, t)); return true;
    case KIND_NATIVEDATA: return construct_native(vm, t, a, out);
    default: break;
    }
    return cannot_create(vm, t);
}

/* Abstract methods that a class of abc left undefined. */
static bool check_abstract(VM *vm, Type *t)
{
    Value names = type_lookup(vm, t, vm->names->n___abstractmethods__);
    if (names == V_NULL || !is_set(names) || !AS(Set, names)->used)
        return true;
    List *l;
    if (!op_list(vm, names, &l) || !list_sort(vm, l, V_NONE, false))
        return false;
    Buf b;
    buf_init(&b);
    for (int64_t i = 0; i < l->len; i++) {
        buf_str(&b, i ? ", " : "");
        str_to_buf(AS(Str, l->items[i]), &b);
    }
    RAISE(vm, TypeError, "Can't instantiate abstract class %s with abstract method%s %s", t->name->data,
          l->len == 1 ? "" : "s", buf_text(&b));
    buf_deinit(&b);
    return false;
}

static bool has_own_new(VM *vm, Type *t) { return dict_get_str(t->dict, vm->names->n___new__) != V_NULL; }

/* Arguments that neither __new__ nor __init__ of the class takes. CPython: object_new */
static bool no_excess_arguments(VM *vm, Type *t, const Args *a)
{
    if ((a->n == 1 && !(a->kwnames && a->kwnames->len)) || t->kind != KIND_INSTANCE)
        return true;
    if (special_is_own(type_special(vm, t, SP_new_)))
        return RAISE(vm, TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    Value init = type_special(vm, t, SP_init);
    bool plain = is_kind(init, KIND_NATIVE) && AS(Native, init)->owner == vm->types[KIND_INSTANCE];
    return !plain || RAISE(vm, TypeError, "%s() takes no arguments", t->name->data);
}

/* object.__new__(cls, ...): what super().__new__(cls) reaches */
bool object_new(VM *vm, Args *a, Value *out)
{
    if (!a->n)
        return RAISE(vm, TypeError, "object.__new__(): not enough arguments");
    if (!is_type(a->v[0]))
        return RAISE(vm, TypeError, "object.__new__(X): X is not a type object (%s)", type_name(vm, a->v[0]));
    Type *t = AS(Type, a->v[0]), *base = builtin_base(t);
    if (base->kind != KIND_INSTANCE && has_own_new(vm, base))
        return RAISE(vm, TypeError, "object.__new__(%s) is not safe, use %s.__new__()", t->name->data, base->name->data);
    if (!no_excess_arguments(vm, t, a) || (t->flags & TYPE_USER && !check_abstract(vm, t)))
        return false;
    return construct_builtin(vm, t, a, out);
}

/* int.__new__(cls, ...) and its like: v[0] is int. CPython: tp_new_wrapper */
static bool builtin_new(VM *vm, Args *a, Value *out)
{
    Type *owner = AS(Type, a->v[0]);
    if (a->n < 2)
        return RAISE(vm, TypeError, "%s.__new__(): not enough arguments", owner->name->data);
    if (!is_type(a->v[1]))
        return RAISE(vm, TypeError, "%s.__new__(X): X is not a type object (%s)", owner->name->data,
                     type_name(vm, a->v[1]));
    Type *t = AS(Type, a->v[1]), *base = builtin_base(t);
    if (!type_is_subtype(t, owner))
        return RAISE(vm, TypeError, "%s.__new__(%s): %s is not a subtype of %s", owner->name->data, t->name->data,
                     t->name->data, owner->name->data);
    if (base != owner && base->kind != owner->kind && has_own_new(vm, base))
        return RAISE(vm, TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", owner->name->data, t->name->data,
                     base->name->data);
    if (t->flags & TYPE_USER && !check_abstract(vm, t))
        return false;
    /* these take their arguments in __init__ */
    bool later = t->kind == KIND_LIST || t->kind == KIND_DICT || t->kind == KIND_SET || t->kind == KIND_PROPERTY;
    Args rest = {a->v + 1, later ? 1 : a->n - 1, later ? NULL : a->kwnames};
    return construct_builtin(vm, t, &rest, out);
}

void native_add_new(VM *vm, Type *t)
{
    static const NativeDef def = {"__new__", builtin_new, 0, -1, NF_KW};
    dict_set_str(vm, t->dict, vm->names->n___new__, native_new(vm, &def, from_obj(t)));
}

static bool takes_no_arguments(VM *vm, Type *t, const Args *a)
{
    if (a->n || (a->kwnames && a->kwnames->len))
        return RAISE(vm, TypeError, "%s() takes no arguments", t->name->data);
    return true;
}

static bool make_instance(VM *vm, Type *t, Args *a, Value *out)
{
    Args with_type = {a->v - 1, a->n + 1, a->kwnames};
    Value new_ = t->flags & TYPE_USER ? type_special(vm, t, SP_new_) : V_NULL;
    a->v[-1] = from_obj(t);
    if (special_is_own(new_))
        return attr_bind(vm, new_, V_NULL, t, &new_) && vm_call_kw(vm, new_, &with_type, out);
    if (t->flags & TYPE_USER && !check_abstract(vm, t))
        return false;
    return construct_builtin(vm, t, &with_type, out);
}

static bool init_returned(VM *vm, Value r)
{
    return r == V_NONE || RAISE(vm, TypeError, "__init__() should return None, not '%s'", type_name(vm, r));
}

/* type(name, bases, namespace) may have made a class of a base's metaclass, which has a word to say. */
static bool init_of_metaclass(VM *vm, Args *a, Value made)
{
    Value fn, r, init = type_special(vm, type_of(vm, made), SP_init);
    if (!special_is_own(init))
        return true;
    return attr_bind(vm, init, made, type_of(vm, made), &fn) && vm_call_kw(vm, fn, a, &r) && init_returned(vm, r);
}

static bool type_call_one(VM *vm, Args *a, Value *out)
{
    if (a->n == 1 && a->kwnames && a->kwnames->len)
        return RAISE(vm, TypeError, "type() takes no keyword arguments");
    if (a->n == 1) {
        *out = from_obj(type_of(vm, a->v[0]));
        return true;
    }
    if (a->n != 3)
        return RAISE(vm, TypeError, "type() takes 1 or 3 arguments");
    Args with_type = {a->v - 1, a->n + 1, a->kwnames};
    a->v[-1] = from_obj(vm->types[KIND_TYPE]);
    return type_new(vm, &with_type, out) && init_of_metaclass(vm, a, *out);
}

/* *out.__init__(...): pushes its frame; nested when the caller from C reads the result of the frame. */
static Step call_init(VM *vm, Func *init, Args *a, bool from_c, Value *out)
{
    Value instance = *out, r;
    a->v[-1] = instance;
    Args self = {a->v - 1, a->n + 1, a->kwnames};
    Step s = call_function(vm, init, &self, &r);
    if (s == STEP_VALUE)
        return init_returned(vm, r) ? STEP_VALUE : STEP_ERROR;
    if (s != STEP_FRAME)
        return s;
    if (from_c) {
        bool ok = call_run_nested(vm, s, false, &r) && init_returned(vm, r);
        *out = instance;
        return ok ? STEP_VALUE : STEP_ERROR;
    }
    vm->frame->enter = ENTER_INIT;
    *vm->frame->back->sp++ = instance;
    return STEP_FRAME;
}

Step class_call(VM *vm, Type *t, Args *a, Value *out)
{
    bool from_c = vm->from_c;
    vm->from_c = false;
    if (t == vm->types[KIND_TYPE])
        return type_call_one(vm, a, out) ? STEP_VALUE : STEP_ERROR;
    if (t == vm->types[KIND_STR] && a->n == 1 && !a->kwnames) /* str(x), nearly always */
        return value_str_value(vm, a->v[0], out) ? STEP_VALUE : STEP_ERROR;
    Value init = type_special(vm, t, SP_init), ctor = type_special(vm, t, SP_construct);
    bool own_new = t->flags & TYPE_USER && special_is_own(type_special(vm, t, SP_new_));
    if (is_kind(ctor, KIND_NATIVE) && !own_new) { /* types written in C that make their own instances */
        Args with_type = {a->v - 1, a->n + 1, a->kwnames};
        a->v[-1] = from_obj(t);
        if (!AS(Native, ctor)->def->fn(vm, &with_type, out))
            return STEP_ERROR;
        if (!special_is_own(init))
            return STEP_VALUE;
    } else {
        if (t->kind == KIND_INSTANCE && !special_is_own(init) && !special_is_own(type_special(vm, t, SP_new_)) &&
            !takes_no_arguments(vm, t, a))
            return STEP_ERROR;
        if (!make_instance(vm, t, a, out))
            return STEP_ERROR;
    }
    if (!type_is_subtype(type_of(vm, *out), t))
        return STEP_VALUE; /* __new__ gave something else */
    if (type_of(vm, *out) != t) /* or an object of a subclass */
        init = type_special(vm, type_of(vm, *out), SP_init);
    if (is_kind(init, KIND_FUNC))
        return call_init(vm, AS(Func, init), a, from_c, out);
    if (special_is_own(init)) {
        Value fn, r;
        bool ok = attr_bind(vm, init, *out, t, &fn) && vm_call_kw(vm, fn, a, &r) && init_returned(vm, r);
        return ok ? STEP_VALUE : STEP_ERROR;
    }
    bool by_init = t->flags & TYPE_USER || t->kind == KIND_MODULE || (t->kind == KIND_NATIVEDATA && !is_kind(ctor, KIND_NATIVE));
    if (by_init && is_kind(init, KIND_NATIVE) && t->kind != KIND_INSTANCE && AS(Native, init)->owner != vm->types[KIND_INSTANCE]) {
        Args self = {a->v - 1, a->n + 1, a->kwnames};
        Value instance = *out, r;
        a->v[-1] = instance;
        if (!AS(Native, init)->def->fn(vm, &self, &r))
            return STEP_ERROR;
        *out = instance;
    }
    return STEP_VALUE;
}
