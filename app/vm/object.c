/* What every object has: type, serial, id, __dict__; and the guards against deeply nested data. */
#include "base/check.h"
#include "base/mem.h"
#include "vm/heap.h"
#include "vm/ops.h"

enum { MAX_NESTING = 1000 };

static Type *singleton_type(VM *vm, Value v)
{
    switch (v) {
    case V_TRUE:
    case V_FALSE: return vm->types[KIND_BOOL];
    case V_ELLIPSIS: return vm->types[KIND_ELLIPSIS];
    case V_NOT_IMPLEMENTED: return vm->types[KIND_NOTIMPL];
    default: return vm->types[KIND_NONE];
    }
}

Type *type_of(VM *vm, Value v)
{
    if (is_obj(v)) {
        Type *t = as_obj(v)->type;
        return as_obj(v)->kind == KIND_BIGINT ? vm->types[KIND_INT] : t;
    }
    if (is_int(v))
        return vm->types[KIND_INT];
    return is_float(v) ? vm->types[KIND_FLOAT] : singleton_type(vm, v);
}

uint32_t obj_serial(VM *vm, Value v)
{
    if (!is_obj(v))
        return 0;
    if (as_obj(v)->serial == 0)
        as_obj(v)->serial = ++vm->next_serial;
    return as_obj(v)->serial;
}

uint64_t obj_id(VM *vm, Value v)
{
    if (is_obj(v))
        return 0x7f0000000000u + 16 * (uint64_t)obj_serial(vm, v);
    if (is_int(v)) /* every equal small int is one object */
        return 0x7e0000000000u + (((uint64_t)as_int(v) * 32) & 0xFFFFFFFFFFu);
    if (is_float(v))
        return 0x7d0000000000u + ((v * 16) & 0xFFFFFFFFFFu);
    return 0x7c0000000000u + v * 16;
}

Dict **obj_dict_slot(VM *vm, Value v)
{
    (void)vm;
    if (!is_obj(v))
        return NULL;
    Obj *o = as_obj(v);
    switch ((Kind)o->kind) {
    case KIND_INSTANCE:
        return (o->type->flags & TYPE_HAS_DICT) ? &((Instance *)(void *)o)->dict : NULL;
    case KIND_FUNC: return &((Func *)(void *)o)->dict;
    case KIND_MODULE: return &((Module *)(void *)o)->dict;
    case KIND_EXC: return &((Exc *)(void *)o)->dict;
    case KIND_STATICMETHOD:
    case KIND_CLASSMETHOD: return &((Wrapper *)(void *)o)->dict;
    case KIND_BOXED: return o->type->flags & TYPE_HAS_DICT ? &((Boxed *)(void *)o)->dict : NULL;
    case KIND_NATIVEDATA:
        return o->type->flags & TYPE_STATIC || (o->type->ops && o->type->ops->bare) ? NULL : &((NativeData *)(void *)o)->dict;
    default: return NULL; /* user subclasses of str, list ...: extra.c */
    }
}

/* Messages give the types that CPython has in C modules their module's name, ours may be in Python. name NULL: all. */
static bool has_long_name(const Type *t)
{
    static const struct { const char *module, *name; } types[] = {
        {"_asyncio", NULL}, {"_contextvars", NULL}, {"itertools", NULL}, {"datetime", NULL}, {"time", NULL}, {"types", "SimpleNamespace"},
        {"functools", "partial"}, {"functools", "_lru_cache_wrapper"}, {"collections", "deque"},
        {"collections", "defaultdict"}, {"collections", "OrderedDict"}, {"decimal", "Decimal"}, {"decimal", "Context"},
        {"functools", "KeyWrapper"}, {"weakref", "ProxyType"}, {"weakref", "CallableProxyType"},
        {"array", "array"}};
    for (size_t i = 0; t->module != NULL && i < sizeof types / sizeof *types; i++)
        if (str_is(t->module, types[i].module) && (types[i].name == NULL || str_is(t->name, types[i].name)))
            return true;
    return false;
}

static const char *name_of(VM *vm, const Type *t, bool with_module)
{
    if (t->name->ascii && !t->name->shared && !with_module)
        return t->name->data;
    Buf b;
    buf_init(&b);
    if (with_module) {
        str_to_buf(t->module, &b);
        buf_char(&b, '.');
    }
    str_to_buf(t->name, &b);
    const char *kept = map_key(&vm->names->type_names, map_intern(&vm->names->type_names, buf_text(&b), b.len), NULL);
    buf_deinit(&b);
    return kept;
}

/* A function of asyncio that CPython has in Python is a function in messages; ours may be C. */
bool value_is_called_function(Value v)
{
    const Native *n = is_kind(v, KIND_NATIVE) ? AS(Native, v) : NULL;
    return n != NULL && n->owner == NULL && is_str(n->module) && str_is(AS(Str, n->module), "_asyncio") &&
           strncmp(n->def->name, "get_", 4) != 0 && n->def->name[0] != '_';
}

const char *type_name_of(VM *vm, Type *t) { return name_of(vm, t, has_long_name(t)); }

const char *type_name(VM *vm, Value v)
{
    if (value_is_called_function(v))
        return "function";
    return type_name_of(vm, type_of(vm, v));
}

const char *arg_type_name(VM *vm, Value v) { return v == V_NONE ? "None" : type_name(vm, v); }

const char *type_short_name(VM *vm, Value v) { return name_of(vm, type_of(vm, v), false); }

bool nest_enter(VM *vm, const char *what)
{
    if (vm->names->nesting >= MAX_NESTING)
        return RAISE(vm, RecursionError, "maximum recursion depth exceeded %s", what);
    vm->names->nesting++;
    return true;
}

void nest_leave(VM *vm)
{
    vm->names->nesting--;
}

bool repr_enter(VM *vm, Value v)
{
    struct Names *n = vm->names;
    for (uint32_t i = n->nrepr; i-- > 0;)
        if (n->repr_stack[i] == v)
            return false;
    MEM_GROW(n->repr_stack, n->caprepr, n->nrepr + 1);
    n->repr_stack[n->nrepr++] = v;
    return true;
}

void repr_leave(VM *vm)
{
    vm->names->nrepr--;
}
