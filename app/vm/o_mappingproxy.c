/* mappingproxy: what C.__dict__ and types.MappingProxyType() give, a mapping that shows another one and cannot change
 * it. Source: Objects/descrobject.c, mappingproxy_*. */
#include "vm/mappingproxy.h"

#include "vm/heap.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

typedef struct Proxy {
    NativeData base;
    Value mapping;
    uint32_t depth; /* proxies inside each other: what is asked goes through all of them, in C */
} Proxy;

enum { MAX_DEPTH = 100 };

#define MAPPING (AS(Proxy, a->v[0])->mapping)

static void proxy_mark(VM *vm, Obj *o) { heap_mark(vm, ((Proxy *)(void *)o)->mapping); }

static bool is_proxy(const VM *vm, Value v)
{
    return is_kind(v, KIND_NATIVEDATA) && as_obj(v)->type == vm->mappingproxy;
}

Value mappingproxy_new(VM *vm, Value mapping)
{
    Proxy *p = obj_new(vm, vm->mappingproxy);
    p->mapping = mapping;
    return from_obj(p);
}

static bool construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"mapping", NULL};
    Value v[1];
    if (!args_bind(vm, a, 1, "mappingproxy", names, 1, 1, v))
        return false;
    Value getitem = is_obj(v[0]) ? type_special(vm, as_obj(v[0])->type, SP_getitem) : V_NULL;
    bool mapping = is_dict(v[0]) || (getitem != V_NULL && !is_list(v[0]) && !is_tuple(v[0]) && !is_str(v[0]));
    if (!mapping)
        return RAISE(vm, TypeError, "mappingproxy() argument must be a mapping, not %s", type_name(vm, v[0]));
    uint32_t depth = is_proxy(vm, v[0]) ? AS(Proxy, v[0])->depth + 1 : 0;
    if (depth > MAX_DEPTH)
        return RAISE(vm, RecursionError, "maximum recursion depth exceeded");
    *out = mappingproxy_new(vm, v[0]);
    AS(Proxy, *out)->depth = depth;
    return true;
}

/* ---- what asks the mapping ---- */

static bool call_method(VM *vm, Args *a, const char *name, const Value *args, uint32_t n, Value *out)
{
    Value fn;
    return attr_get(vm, MAPPING, str_intern(vm, name, strlen(name)), &fn) && vm_call(vm, fn, args, n, out);
}

static bool get(VM *vm, Args *a, Value *out)
{
    Value args[2] = {a->v[1], a->n > 2 ? a->v[2] : V_NONE};
    return call_method(vm, a, "get", args, 2, out);
}

static bool keys(VM *vm, Args *a, Value *out) { return call_method(vm, a, "keys", NULL, 0, out); }
static bool values(VM *vm, Args *a, Value *out) { return call_method(vm, a, "values", NULL, 0, out); }
static bool items(VM *vm, Args *a, Value *out) { return call_method(vm, a, "items", NULL, 0, out); }
static bool copy(VM *vm, Args *a, Value *out) { return call_method(vm, a, "copy", NULL, 0, out); }
static bool reversed(VM *vm, Args *a, Value *out) { return op_reversed(vm, MAPPING, out); }
static bool getitem(VM *vm, Args *a, Value *out) { return op_getitem(vm, MAPPING, a->v[1], out); }
static bool iter(VM *vm, Args *a, Value *out) { return op_iter(vm, MAPPING, out); }

static bool len(VM *vm, Args *a, Value *out)
{
    int64_t n;
    if (!op_len(vm, MAPPING, &n))
        return false;
    *out = from_int(n);
    return true;
}

static bool contains(VM *vm, Args *a, Value *out)
{
    bool has;
    if (!op_contains(vm, MAPPING, a->v[1], &has))
        return false;
    *out = from_bool(has);
    return true;
}

static Value plain(const VM *vm, Value v) { return is_proxy(vm, v) ? AS(Proxy, v)->mapping : v; }

static bool either(VM *vm, Args *a, Value *out)
{
    return op_binary(vm, OPR_OR, plain(vm, a->v[0]), plain(vm, a->v[1]), out);
}

static bool either_reflected(VM *vm, Args *a, Value *out)
{
    return op_binary(vm, OPR_OR, plain(vm, a->v[1]), plain(vm, a->v[0]), out);
}

static bool either_in_place(VM *vm, Args *a, Value *out)
{
    (void)a, (void)out;
    return RAISE(vm, TypeError, "'|=' is not supported by mappingproxy; use '|' instead");
}

static bool lt(VM *vm, Args *a, Value *out) { return op_compare(vm, CMP_LT, MAPPING, a->v[1], out); }
static bool le(VM *vm, Args *a, Value *out) { return op_compare(vm, CMP_LE, MAPPING, a->v[1], out); }
static bool eq(VM *vm, Args *a, Value *out) { return op_compare(vm, CMP_EQ, MAPPING, a->v[1], out); }
static bool ne(VM *vm, Args *a, Value *out) { return op_compare(vm, CMP_NE, MAPPING, a->v[1], out); }
static bool gt(VM *vm, Args *a, Value *out) { return op_compare(vm, CMP_GT, MAPPING, a->v[1], out); }
static bool ge(VM *vm, Args *a, Value *out) { return op_compare(vm, CMP_GE, MAPPING, a->v[1], out); }

static bool text(VM *vm, Args *a, Value *out) { return value_str_value(vm, MAPPING, out); }

static bool proxy_repr(VM *vm, Value v, Buf *out)
{
    if (!repr_enter(vm, v)) {
        buf_str(out, "...");
        return true;
    }
    buf_str(out, "mappingproxy(");
    bool ok = value_repr(vm, AS(Proxy, v)->mapping, out);
    repr_leave(vm);
    buf_str(out, ")");
    return ok;
}

void mappingproxy_type_install(VM *vm)
{
    static const NativeDataOps ops = {proxy_mark, NULL, proxy_repr, NULL, false, NULL};
    static const NativeDef methods[] = {
        {"__construct__", construct, 0, -1, NF_KW | NF_STATIC}, {"get", get, 1, 2, 0},
        {"keys", keys, 0, 0, 0},                                {"values", values, 0, 0, 0},
        {"items", items, 0, 0, 0},                              {"copy", copy, 0, 0, 0},
        {"__reversed__", reversed, 0, 0, 0},                    {"__getitem__", getitem, 1, 1, 0},
        {"__len__", len, 0, 0, 0},                              {"__contains__", contains, 1, 1, 0},
        {"__iter__", iter, 0, 0, 0},                            {"__str__", text, 0, 0, 0},
        {"__or__", either, 1, 1, 0},                            {"__ror__", either_reflected, 1, 1, 0},
        {"__ior__", either_in_place, 1, 1, 0},                  NATIVE_CLASS_GETITEM,
        {"__lt__", lt, 1, 1, 0},                                {"__le__", le, 1, 1, 0},
        {"__eq__", eq, 1, 1, 0},                                {"__ne__", ne, 1, 1, 0},
        {"__gt__", gt, 1, 1, 0},                                {"__ge__", ge, 1, 1, 0},
        {0}};
    vm->mappingproxy =
        native_type(vm, "builtins", "mappingproxy", NULL, KIND_NATIVEDATA, sizeof(Proxy), &ops, methods);
    vm->mappingproxy->flags |= TYPE_FINAL | TYPE_STATIC;
    dict_set_str(vm, vm->mappingproxy->dict, vm->names->n___hash__, V_NONE);
    type_touch(vm, vm->mappingproxy);
}
