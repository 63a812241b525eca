/* contextvars: a Context is a map that is copied when it changes and shared when it is copied, so that copying a
 * context (each task, each callback) costs one small object, and nothing at all while it is empty (V_NONE). */
#include "aio/aio_int.h"

typedef struct Context {
    NativeData nd;
    Value map;    /* Dict from ContextVar to value, never changed in place once shared; V_NULL: empty */
    bool entered;
} Context;
typedef struct ContextVar {
    NativeData nd;
    Value name, fallback; /* fallback V_NULL: none */
} ContextVar;
typedef struct Token {
    NativeData nd;
    Value var, old, ctx; /* old V_NULL: it had no value */
    bool used;
} Token;

/* ---- contexts ---- */

static Value context_map(Value ctx) { return ctx == V_NULL || ctx == V_NONE ? V_NULL : AS(Context, ctx)->map; }

static Context *context_new(VM *vm, Value map)
{
    Context *c = obj_new(vm, aio_of(vm)->context);
    c->map = map;
    return c;
}

/* The current context as an object: an empty one is made when somebody wants to see it. */
static Context *context_current(VM *vm)
{
    if (vm->context == V_NULL || vm->context == V_NONE) {
        vm->context = from_obj(context_new(vm, V_NULL));
        AS(Context, vm->context)->entered = true;
    }
    return AS(Context, vm->context);
}

Value context_seen(VM *vm) { return from_obj(context_current(vm)); }

Value context_copy(VM *vm)
{
    Value map = context_map(vm->context);
    return map == V_NULL ? V_NONE : from_obj(context_new(vm, map));
}

bool context_is_foreign(VM *vm, Value ctx) { return ctx != V_NONE && !is_type_of(ctx, aio_of(vm)->context); }

/* What a task was given as its context is looked at when the task steps, as by CPython, which asks it for run(). */
static bool refuse_foreign(VM *vm, Value ctx)
{
    Value run;
    return attr_get(vm, ctx, str_intern(vm, "run", 3), &run) &&
           RAISE(vm, TypeError, "a task needs a contextvars.Context, not %s", type_name(vm, ctx));
}

bool context_enter_object(VM *vm, Value ctx)
{
    if (context_is_foreign(vm, ctx))
        return refuse_foreign(vm, ctx);
    Context *c = AS(Context, ctx);
    if (c->entered) {
        Buf b;
        buf_init(&b);
        if (value_repr(vm, ctx, &b))
            RAISE(vm, RuntimeError, "cannot enter context: %s is already entered", buf_text(&b));
        buf_deinit(&b);
        return false;
    }
    c->entered = true;
    vm->context = ctx;
    return true;
}

Value context_leave(VM *vm, Value before)
{
    Value was = vm->context;
    if (was != V_NULL && was != V_NONE)
        AS(Context, was)->entered = false;
    vm->context = before;
    return was;
}

static bool var_lookup(VM *vm, Value map, Value var, Value *out)
{
    *out = V_NULL;
    return map == V_NULL || dict_get(vm, AS(Dict, map), var, out);
}

static bool store(VM *vm, Context *c, Value var, Value value)
{
    Dict *d = c->map == V_NULL ? dict_new(vm) : dict_copy(vm, AS(Dict, c->map));
    bool found;
    if (value == V_NULL ? !dict_del(vm, d, var, &found) : !dict_set(vm, d, var, value))
        return false;
    c->map = from_obj(d);
    return true;
}

static bool ctx_construct(VM *vm, Args *a, Value *out)
{
    if (a->n > 1 || (a->kwnames && a->kwnames->len))
        return RAISE(vm, TypeError, "Context() does not accept any arguments");
    *out = from_obj(context_new(vm, V_NULL));
    return true;
}

static bool ctx_run(VM *vm, Args *a, Value *out)
{
    if (a->n < 2)
        return RAISE(vm, TypeError, "run() missing 1 required positional argument");
    Value before = vm->context, helper;
    if (vm_may_park(vm)) { /* what waits below a nested call could not */
        Args all = {a->v, a->n, a->kwnames};
        return vm_import_function(vm, "_aio_helpers", "_run_in_context", &helper) &&
               vm_tail_call(vm, helper, &all, out);
    }
    if (!context_enter(vm, a->v[0]))
        return false;
    Args rest = {a->v + 2, a->n - 2, a->kwnames};
    bool ok = vm_call_kw(vm, a->v[1], &rest, out);
    context_leave(vm, before);
    return ok;
}

static bool ctx_copy(VM *vm, Args *a, Value *out)
{
    *out = from_obj(context_new(vm, AS(Context, a->v[0])->map));
    return true;
}

static bool ctx_find(VM *vm, Args *a, Value *out)
{
    if (!is_type_of(a->v[1], aio_of(vm)->context_var)) {
        Buf b;
        buf_init(&b);
        if (value_repr(vm, a->v[1], &b))
            RAISE(vm, TypeError, "a ContextVar key was expected, got %s", buf_text(&b));
        buf_deinit(&b);
        return false;
    }
    return var_lookup(vm, AS(Context, a->v[0])->map, a->v[1], out);
}

static bool ctx_getitem(VM *vm, Args *a, Value *out)
{
    if (!ctx_find(vm, a, out))
        return false;
    return *out != V_NULL || vm_raise_args(vm, vm->excs->KeyError, &a->v[1], 1);
}

static bool ctx_get(VM *vm, Args *a, Value *out)
{
    if (!ctx_find(vm, a, out))
        return false;
    if (*out == V_NULL)
        *out = a->n > 2 ? a->v[2] : V_NONE;
    return true;
}

static bool ctx_contains(VM *vm, Args *a, Value *out)
{
    if (!ctx_find(vm, a, out))
        return false;
    *out = from_bool(*out != V_NULL);
    return true;
}

static Dict *ctx_dict(VM *vm, Value self)
{
    Value map = AS(Context, self)->map;
    return map == V_NULL ? dict_new(vm) : AS(Dict, map);
}

static bool ctx_len(VM *vm, Args *a, Value *out)
{
    *out = from_int(ctx_dict(vm, a->v[0])->used);
    return true;
}

static bool ctx_view(VM *vm, Args *a, const char *what, Value *out)
{
    return vm_call_method(vm, from_obj(dict_copy(vm, ctx_dict(vm, a->v[0]))), what, NULL, 0, out);
}

static bool ctx_keys(VM *vm, Args *a, Value *out) { return ctx_view(vm, a, "keys", out); }
static bool ctx_values(VM *vm, Args *a, Value *out) { return ctx_view(vm, a, "values", out); }
static bool ctx_items(VM *vm, Args *a, Value *out) { return ctx_view(vm, a, "items", out); }
static bool ctx_iter(VM *vm, Args *a, Value *out)
{
    return op_iter(vm, from_obj(dict_copy(vm, ctx_dict(vm, a->v[0]))), out);
}

/* Equal as maps are. */
static bool ctx_eq(VM *vm, Args *a, Value *out)
{
    bool same;
    *out = V_NOT_IMPLEMENTED;
    if (!is_type_of(a->v[1], aio_of(vm)->context))
        return true;
    if (!op_equal(vm, from_obj(ctx_dict(vm, a->v[0])), from_obj(ctx_dict(vm, a->v[1])), &same))
        return false;
    *out = from_bool(same);
    return true;
}

static bool ctx_hash(VM *vm, Args *a, Value *out)
{
    (void)a;
    (void)out;
    return RAISE(vm, TypeError, "unhashable type: '_contextvars.Context'");
}

static void ctx_mark(VM *vm, Obj *o) { heap_mark(vm, ((Context *)(void *)o)->map); }

/* ---- variables ---- */

static bool var_construct(VM *vm, Args *a, Value *out)
{
    Value fallback = args_kw(a, "default");
    if (a->n != 2)
        return RAISE(vm, TypeError, "ContextVar() takes exactly 1 positional argument (%u given)", a->n - 1);
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "context variable name must be a str");
    ContextVar *v = obj_new(vm, aio_of(vm)->context_var);
    v->name = a->v[1];
    v->fallback = fallback;
    *out = from_obj(v);
    return true;
}

static bool var_get(VM *vm, Args *a, Value *out)
{
    ContextVar *v = AS(ContextVar, a->v[0]);
    if (!var_lookup(vm, context_map(vm->context), a->v[0], out))
        return false;
    if (*out == V_NULL)
        *out = a->n > 1 ? a->v[1] : v->fallback;
    return *out != V_NULL || vm_raise_args(vm, vm->excs->LookupError, &a->v[0], 1);
}

static bool var_set(VM *vm, Args *a, Value *out)
{
    Context *c = context_current(vm);
    Token *t = obj_new(vm, aio_of(vm)->token);
    t->var = a->v[0];
    t->ctx = from_obj(c);
    if (!var_lookup(vm, c->map, a->v[0], &t->old) || !store(vm, c, a->v[0], a->v[1]))
        return false;
    *out = from_obj(t);
    return true;
}

static bool complain(VM *vm, Type *type, Value token, const char *text)
{
    Buf b;
    buf_init(&b);
    if (value_repr(vm, token, &b))
        vm_raise(vm, type, "%s%s", buf_text(&b), text);
    buf_deinit(&b);
    return false;
}

static bool var_reset(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!is_type_of(a->v[1], aio_of(vm)->token)) {
        Buf b;
        buf_init(&b);
        if (value_repr(vm, a->v[1], &b))
            RAISE(vm, TypeError, "expected an instance of Token, got %s", buf_text(&b));
        buf_deinit(&b);
        return false;
    }
    Token *t = AS(Token, a->v[1]);
    if (t->used)
        return complain(vm, vm->excs->RuntimeError, a->v[1], " has already been used once");
    if (t->var != a->v[0])
        return complain(vm, vm->excs->ValueError, a->v[1], " was created by a different ContextVar");
    if (t->ctx != vm->context)
        return complain(vm, vm->excs->ValueError, a->v[1], " was created in a different Context");
    t->used = true;
    return store(vm, context_current(vm), a->v[0], t->old);
}

static bool var_name(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(ContextVar, a->v[0])->name;
    return true;
}

static void put_address(VM *vm, Value v, Buf *out)
{
    buf_printf(out, " at 0x%llx>", (unsigned long long)obj_id(vm, v));
}

static bool var_repr(VM *vm, Value self, Buf *out)
{
    ContextVar *v = AS(ContextVar, self);
    buf_str(out, "<ContextVar name=");
    if (!value_repr(vm, v->name, out))
        return false;
    if (v->fallback != V_NULL) {
        buf_str(out, " default=");
        if (!value_repr(vm, v->fallback, out))
            return false;
    }
    put_address(vm, self, out);
    return true;
}

static void var_mark(VM *vm, Obj *o)
{
    heap_mark(vm, ((ContextVar *)(void *)o)->name);
    heap_mark(vm, ((ContextVar *)(void *)o)->fallback);
}

/* ---- tokens ---- */

static bool token_construct(VM *vm, Args *a, Value *out)
{
    (void)a;
    (void)out;
    return RAISE(vm, RuntimeError, "Tokens can only be created by ContextVars");
}

static bool token_repr(VM *vm, Value self, Buf *out)
{
    Token *t = AS(Token, self);
    if (t->var == V_NULL) {
        buf_str(out, "<Token.MISSING>");
        return true;
    }
    buf_printf(out, "<Token%s var=", t->used ? " used" : "");
    if (!value_repr(vm, t->var, out))
        return false;
    put_address(vm, self, out);
    return true;
}

static bool token_var(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Token, a->v[0])->var;
    return true;
}

static bool token_old(VM *vm, Args *a, Value *out)
{
    Value old = AS(Token, a->v[0])->old;
    *out = old == V_NULL ? aio_of(vm)->token_missing : old;
    return true;
}

static void token_mark(VM *vm, Obj *o)
{
    Token *t = (Token *)(void *)o;
    heap_mark(vm, t->var);
    heap_mark(vm, t->old);
    heap_mark(vm, t->ctx);
}

void context_types_install(VM *vm)
{
    static const NativeDef ctx_methods[] = {
        {"__construct__", ctx_construct, 0, -1, NF_KW | NF_STATIC}, {"run", ctx_run, 0, -1, NF_KW},
        {"copy", ctx_copy, 0, 0, 0}, {"get", ctx_get, 1, 2, 0}, {"keys", ctx_keys, 0, 0, 0},
        {"values", ctx_values, 0, 0, 0}, {"items", ctx_items, 0, 0, 0}, {"__getitem__", ctx_getitem, 1, 1, 0},
        {"__contains__", ctx_contains, 1, 1, 0}, {"__len__", ctx_len, 0, 0, 0}, {"__iter__", ctx_iter, 0, 0, 0},
        {"__eq__", ctx_eq, 1, 1, 0}, {"__hash__", ctx_hash, 0, 0, 0}, {0}};
    static const NativeDef var_methods[] = {
        {"__construct__", var_construct, 0, -1, NF_KW | NF_STATIC}, {"get", var_get, 0, 1, 0},
        {"set", var_set, 1, 1, 0}, {"reset", var_reset, 1, 1, 0}, {"name", var_name, 0, 0, NF_GETTER | NF_MEMBER},
        NATIVE_CLASS_GETITEM, {0}};
    static const NativeDef token_methods[] = {{"__construct__", token_construct, 0, -1, NF_KW | NF_STATIC},
                                              {"var", token_var, 0, 0, NF_GETTER},
                                              {"old_value", token_old, 0, 0, NF_GETTER},
                                              {0}};
    static const NativeDataOps ctx_ops = {ctx_mark, NULL, NULL, NULL, false, NULL},
                               var_ops = {var_mark, NULL, var_repr, NULL, false, NULL},
                               token_ops = {token_mark, NULL, token_repr, NULL, false, NULL};
    Aio *a = aio_of(vm);
    a->context = native_type(vm, "_contextvars", "Context", NULL, KIND_NATIVEDATA, sizeof(Context), &ctx_ops, ctx_methods);
    a->context_var =
        native_type(vm, "_contextvars", "ContextVar", NULL, KIND_NATIVEDATA, sizeof(ContextVar), &var_ops, var_methods);
    a->token = native_type(vm, "_contextvars", "Token", NULL, KIND_NATIVEDATA, sizeof(Token), &token_ops, token_methods);
    a->context->flags |= TYPE_FINAL;
    a->context_var->flags |= TYPE_FINAL;
    a->token->flags |= TYPE_FINAL;
    a->token_missing = from_obj(obj_new(vm, a->token));
    dict_set_str(vm, a->token->dict, str_intern(vm, "MISSING", 7), a->token_missing);
}

static bool copy_context(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(context_new(vm, context_map(vm->context)));
    return true;
}

static bool setup(VM *vm, Module *m)
{
    Aio *a = aio_of(vm);
    module_set(vm, m, "Context", from_obj(a->context));
    module_set(vm, m, "ContextVar", from_obj(a->context_var));
    module_set(vm, m, "Token", from_obj(a->token));
    return true;
}

static bool enter(VM *vm, Args *a, Value *out)
{
    *out = vm->context == V_NULL ? V_NONE : vm->context;
    if (!is_type_of(a->v[0], aio_of(vm)->context))
        return RAISE(vm, TypeError, "expected a Context, got %s", type_name(vm, a->v[0]));
    return context_enter(vm, a->v[0]);
}

static bool leave(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (a->v[0] != V_NONE && !is_type_of(a->v[0], aio_of(vm)->context))
        return RAISE(vm, TypeError, "expected a Context, got %s", type_name(vm, a->v[0]));
    context_leave(vm, a->v[0]);
    return true;
}

static const NativeDef functions[] = {
    {"copy_context", copy_context, 0, 0, 0}, {"_enter", enter, 1, 1, 0}, {"_leave", leave, 1, 1, 0}, {0}};
const ModuleDef contextvars_module = {"contextvars", functions, setup};
