/* The patterns of a match statement that look into objects: mappings and classes. CPython: Python/ceval.c
 * (match_keys, match_class). */
#include "base/mem.h"
#include "vm/bytearray.h"
#include "vm/deque.h"
#include "vm/interp.h"
#include "vm/memoryview.h"
#include "vm/native.h"
#include "vm/ops.h"

static bool duplicate_key(VM *vm, Value key)
{
    Buf b;
    buf_init(&b);
    if (value_repr(vm, key, &b))
        RAISE(vm, ValueError, "mapping pattern checks duplicate key (%s)", buf_text(&b));
    buf_deinit(&b);
    return false;
}

/* Does it derive from that class of collections.abc? CPython: Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING, inherited. */
static bool is_abstract(VM *vm, Value v, const char *name)
{
    const Type *t = type_of(vm, v);
    if (!(t->flags & TYPE_USER))
        return false;
    for (int64_t i = 0; i < t->mro->len; i++) {
        const Type *base = AS(Type, t->mro->items[i]);
        if (str_is(base->name, name) && base->module != NULL && str_is(base->module, "collections.abc"))
            return true;
    }
    return false;
}

bool match_is_sequence(VM *vm, Value v)
{
    return is_list(v) || is_tuple(v) || is_kind(v, KIND_RANGE) || is_deque(vm, v) || is_memoryview(vm, v) ||
           (is_row(v) && !is_bytearray(vm, v)) || is_abstract(vm, v, "Sequence");
}

bool match_is_mapping(VM *vm, Value v)
{
    return is_dict(v) || (is_obj(v) && as_obj(v)->type == vm->mappingproxy) || is_abstract(vm, v, "Mapping");
}

/* What get(key, missing) gives: a dict's own way, unless the class has another. */
static bool look_up(VM *vm, Value subject, Value key, Value *out)
{
    if (is_dict(subject) && !(as_obj(subject)->flags & OBJ_USER))
        return dict_get(vm, AS(Dict, subject), key, out);
    Value get, missing = from_obj(obj_new(vm, vm->types[KIND_INSTANCE])), args[2] = {key, missing};
    if (!attr_get(vm, subject, vm->names->n_get, &get) || !vm_call(vm, get, args, 2, out))
        return false;
    if (*out == missing)
        *out = V_NULL;
    return true;
}

bool match_keys(VM *vm, Value subject, Value keys, Value *out)
{
    Tuple *k = AS(Tuple, keys), *values = tuple_new(vm, k->len);
    for (int64_t i = 0; i < k->len; i++) {
        Value v;
        bool same = false;
        for (int64_t j = 0; j < i && !same; j++)
            if (!op_equal(vm, k->items[j], k->items[i], &same))
                return false;
        if (same)
            return duplicate_key(vm, k->items[i]);
        if (!look_up(vm, subject, k->items[i], &v))
            return false;
        if (v == V_NULL) {
            *out = V_NONE;
            return true;
        }
        values->items[i] = v;
    }
    *out = from_obj(values);
    return true;
}

/* int(x), str(x) ...: the one positional pattern is the subject itself. CPython: _Py_TPFLAGS_MATCH_SELF */
static bool matches_self(VM *vm, const Type *t)
{
    static const Kind kinds[] = {KIND_INT, KIND_FLOAT, KIND_STR, KIND_BYTES, KIND_TUPLE, KIND_LIST, KIND_DICT, KIND_SET,
                                 KIND_FROZENSET};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (type_is_subtype(t, vm->types[kinds[i]]))
            return true;
    return type_is_subtype(t, vm->bytearray);
}

static bool take_attribute(VM *vm, Value subject, Type *cls, Tuple *seen, int64_t at, Value name, Value *out)
{
    if (!is_str(name))
        return RAISE(vm, TypeError, "__match_args__ elements must be strings (got %s)", type_name(vm, name));
    for (int64_t i = 0; i < at; i++)
        if (is_str(seen->items[i]) && str_equal(AS(Str, seen->items[i]), AS(Str, name))) {
            char *text = str_dup(AS(Str, name));
            RAISE(vm, TypeError, "%s() got multiple sub-patterns for attribute '%s'", cls->name->data, text);
            mem_free(text);
            return false;
        }
    seen->items[at] = name;
    return attr_find(vm, subject, AS(Str, name), out);
}

/* The names in __match_args__; *self: there are none, and the type is one of those that match themselves. */
static bool positional_names(VM *vm, Type *cls, uint32_t wanted, Tuple **out, bool *self)
{
    Value args;
    *self = false;
    *out = tuple_new(vm, 0);
    if (!wanted)
        return true;
    if (!attr_find(vm, from_obj(cls), str_intern(vm, "__match_args__", 14), &args))
        return false;
    if (args != V_NULL && !is_exact(vm, args, KIND_TUPLE))
        return RAISE(vm, TypeError, "%s.__match_args__ must be a tuple (got %s)", cls->name->data, type_name(vm, args));
    *self = args == V_NULL && matches_self(vm, cls);
    if (args != V_NULL)
        *out = AS(Tuple, args);
    int64_t allowed = *self ? 1 : (*out)->len;
    return wanted <= allowed || RAISE(vm, TypeError, "%s() accepts %d positional sub-pattern%s (%u given)", cls->name->data,
                                      (int)allowed, allowed == 1 ? "" : "s", wanted);
}

bool match_class(VM *vm, Value subject, Value cls, Value names, uint32_t positional, Value *out)
{
    bool is, self;
    Tuple *args, *n = AS(Tuple, names);
    if (!is_type(cls))
        return RAISE(vm, TypeError, "called match pattern must be a type");
    *out = V_NONE;
    if (!value_isinstance(vm, subject, cls, &is) || !is)
        return !is && vm->exc == V_NULL && !vm->stop;
    if (!positional_names(vm, AS(Type, cls), positional, &args, &self))
        return false;
    int64_t count = n->len + (int64_t)positional;
    Tuple *into = tuple_new(vm, count), *seen = tuple_new(vm, count);
    for (int64_t i = 0; i < count; i++) {
        Value v = subject;
        bool by_position = i < (int64_t)positional;
        if (!(by_position && self) &&
            !take_attribute(vm, subject, AS(Type, cls), seen, i, by_position ? args->items[i] : n->items[i - positional], &v))
            return false;
        if (v == V_NULL)
            return true;
        into->items[i] = v;
    }
    *out = from_obj(into);
    return true;
}
