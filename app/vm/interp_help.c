/* The slower halves of instructions: unpacking, names, f-string fields, ** in calls, with. */
#include "vm/interp.h"

#include "base/mem.h"
#include "vm/ops.h"

/* ---- unpacking ---- */

static bool not_iterable(VM *vm, Value v)
{
    if (vm->stop != STOP_NONE || !exc_is(vm, vm->excs->TypeError))
        return false;
    if (is_list(v) || is_tuple(v) || is_dict(v) || is_str(v))
        return false;
    if (special_find(vm, v, SP_iter) != V_NULL || special_find(vm, v, SP_getitem) != V_NULL)
        return false;
    exc_take(vm);
    return RAISE(vm, TypeError, "cannot unpack non-iterable %s object", type_name(vm, v));
}

static void put_reversed(Value *sp, const Value *items, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        sp[i] = items[n - 1 - i];
}

/* Exactly n items of a list or tuple, whose length is known. */
static bool unpack_known(VM *vm, const Value *items, int64_t len, uint32_t n, Value *sp)
{
    if (len < (int64_t)n)
        return RAISE(vm, ValueError, "not enough values to unpack (expected %u, got %lld)", n, (long long)len);
    if (len > (int64_t)n)
        return RAISE(vm, ValueError, "too many values to unpack (expected %u)", n);
    put_reversed(sp, items, n);
    return true;
}

bool unpack_exact(VM *vm, Value v, uint32_t n, Value *sp)
{
    if (is_exact(vm, v, KIND_TUPLE))
        return unpack_known(vm, AS(Tuple, v)->items, AS(Tuple, v)->len, n, sp);
    if (is_exact(vm, v, KIND_LIST))
        return unpack_known(vm, AS(List, v)->items, AS(List, v)->len, n, sp);
    Value it, item;
    if (!op_iter(vm, v, &it))
        return not_iterable(vm, v);
    List *got = list_new(vm, n); /* an endless iterator is asked for one item too many, no more */
    for (uint32_t i = 0; i <= n; i++) {
        if (!op_next(vm, it, &item))
            return false;
        if (item == V_NULL && i < n)
            return RAISE(vm, ValueError, "not enough values to unpack (expected %u, got %u)", n, i);
        if (item != V_NULL && i == n)
            return RAISE(vm, ValueError, "too many values to unpack (expected %u)", n);
        if (item != V_NULL && !list_append(vm, got, item))
            return false;
    }
    put_reversed(sp, got->items, n);
    return true;
}

bool unpack_star(VM *vm, Value v, uint32_t before, uint32_t after, Value *sp)
{
    List *all;
    Value it;
    if (!is_list(v) && !is_tuple(v) && !op_iter(vm, v, &it))
        return not_iterable(vm, v);
    if (!op_list(vm, is_list(v) || is_tuple(v) ? v : it, &all))
        return false;
    int64_t middle = all->len - before - after;
    if (middle < 0)
        return RAISE(vm, ValueError, "not enough values to unpack (expected at least %u, got %lld)", before + after,
                     (long long)all->len);
    put_reversed(sp, all->items + before + middle, after);
    sp[after] = from_obj(list_of(vm, all->items + before, middle));
    put_reversed(sp + after + 1, all->items, before);
    return true;
}

/* ---- names ---- */

static bool find_global(VM *vm, Dict *globals, Str *name, Cache *c, Value *out)
{
    int32_t i = dict_find_str(globals, name);
    Value v = V_NONE;
    if (i < 0) {
        v = dict_get_str(vm->builtins, name);
        if (v == V_NULL) {
            exc_name_error(vm, name);
            return false;
        }
    }
    c->owner = globals;
    c->version = globals->version + (i < 0 ? vm->builtins_version : 0);
    c->hint = i < 0 ? UINT32_MAX : (uint32_t)i;
    c->value = i < 0 ? v : V_NULL;
    *out = i < 0 ? v : globals->entries[i].value;
    return true;
}

bool load_global(VM *vm, Frame *f, Str *name, Cache *c, Value *out)
{
    return find_global(vm, f->globals, name, c, out);
}

/* A class body whose metaclass prepared a mapping that has something to say when a name is asked for: *out V_NULL, it
 * does not know the name. */
static bool ask_namespace(VM *vm, Dict *ns, Str *name, Value *out)
{
    Type *t = ns->o.type;
    bool asked = special_is_own(type_special(vm, t, SP_getitem)) || type_special(vm, t, SP_missing) != V_NULL;
    if (!asked) {
        *out = dict_get_str(ns, name);
        return true;
    }
    if (op_getitem(vm, from_obj(ns), from_obj(name), out))
        return true;
    if (vm->stop || !exc_is(vm, vm->excs->KeyError))
        return false;
    exc_take(vm);
    *out = V_NULL;
    return true;
}

bool load_name(VM *vm, Frame *f, Str *name, Cache *c, Value *out)
{
    bool builtin = c->hint == UINT32_MAX;
    if (c->owner == f->globals && c->version == f->globals->version + (builtin ? vm->builtins_version : 0) &&
        f->code->code->flags & CODE_MODULE) {
        *out = builtin ? c->value : f->globals->entries[c->hint].value;
        return true;
    }
    if (f->code->code->flags & CODE_CLASS_BODY) {
        Dict *ns = f->class_names;
        *out = V_NULL;
        if (ns->o.type == vm->types[KIND_DICT])
            *out = dict_get_str(ns, name);
        else if (!ask_namespace(vm, ns, name, out))
            return false;
        if (*out != V_NULL)
            return true;
    }
    return find_global(vm, f->globals, name, c, out);
}

/* ---- f-strings ---- */

static bool convert(VM *vm, Value v, uint32_t conversion, Value *out)
{
    Buf b;
    if (conversion == 1)
        return value_str_value(vm, v, out);
    buf_init(&b);
    bool ok = conversion == 2 ? value_repr(vm, v, &b) : value_ascii(vm, v, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

bool format_field(VM *vm, Value v, uint32_t conversion, Value spec, Value *out)
{
    if (conversion && !convert(vm, v, conversion, &v))
        return false;
    if (spec == V_NULL && (!is_obj(v) || is_exact(vm, v, KIND_STR)))
        return value_str_value(vm, v, out);
    return value_format(vm, v, spec == V_NULL ? from_obj(vm->names->empty) : spec, out);
}

/* ---- f(*iterable), f(**mapping) ---- */

static void label_module(Value module, Buf *b)
{
    if (module != V_NULL && is_str(module) && !str_is(AS(Str, module), "builtins")) {
        str_to_buf(AS(Str, module), b);
        buf_char(b, '.');
    }
}

/* CPython: object.c, _PyObject_FunctionStr */
static bool callee_label(VM *vm, Value callee, Buf *b)
{
    if (is_kind(callee, KIND_METHOD))
        callee = AS(Method, callee)->func;
    if (is_kind(callee, KIND_FUNC)) {
        label_module(AS(Func, callee)->module, b);
        str_to_buf(names_qualname(AS(Func, callee)->names), b);
    } else if (is_kind(callee, KIND_NATIVE)) {
        Native *fn = AS(Native, callee);
        label_module(fn->owner ? V_NULL : fn->module, b);
        if (fn->owner) {
            str_to_buf(fn->owner->qualname, b);
            buf_char(b, '.');
        }
        buf_str(b, fn->def->name);
    } else if (is_type(callee)) {
        Str *module = AS(Type, callee)->module;
        label_module(module ? from_obj(module) : V_NULL, b);
        str_to_buf(AS(Type, callee)->qualname, b);
    } else {
        return value_str(vm, callee, b);
    }
    buf_str(b, "()");
    return true;
}

bool argument_refused(VM *vm, Value callee, const char *rule, Value argument)
{
    Buf b;
    buf_init(&b);
    if (callee_label(vm, callee, &b))
        RAISE(vm, TypeError, "%s argument after %s, not %s", buf_text(&b), rule, type_name(vm, argument));
    buf_deinit(&b);
    return false;
}

static bool merge_item(VM *vm, Dict *into, Value key, Value v, Value callee)
{
    if (is_str(key) && dict_get_str(into, AS(Str, key)) == V_NULL) {
        dict_set_str(vm, into, AS(Str, key), v);
        return true;
    }
    if (!is_str(key))
        return RAISE(vm, TypeError, "keywords must be strings");
    Buf b;
    buf_init(&b);
    char *text = str_dup(AS(Str, key));
    if (callee_label(vm, callee, &b))
        RAISE(vm, TypeError, "%s got multiple values for keyword argument '%s'", buf_text(&b), text);
    mem_free(text);
    buf_deinit(&b);
    return false;
}

static bool merge_mapping(VM *vm, Dict *into, Value mapping, Value callee)
{
    Value keys;
    List *all;
    if (!dict_keys_of(vm, mapping, &keys) || !op_list(vm, keys, &all))
        return false;
    for (int64_t i = 0; i < all->len; i++) {
        Value v;
        if (!op_getitem(vm, mapping, all->items[i], &v) || !merge_item(vm, into, all->items[i], v, callee))
            return false;
    }
    return true;
}

bool dict_merge_call(VM *vm, Dict *into, Value mapping, Value callee)
{
    Value keys;
    if (!is_dict(mapping) || special_is_own(special_find(vm, mapping, SP_iter))) {
        if (!attr_find(vm, mapping, vm->names->n_keys, &keys))
            return false;
        if (keys != V_NULL)
            return merge_mapping(vm, into, mapping, callee);
        return argument_refused(vm, callee, "** must be a mapping", mapping);
    }
    uint32_t pos = 0;
    DictEntry *e;
    while (dict_next(AS(Dict, mapping), &pos, &e))
        if (!merge_item(vm, into, e->key, e->value, callee))
            return false;
    return true;
}

/* ---- with ---- */

static bool bind_special(VM *vm, Value v, Special sp, Value *out)
{
    Type *t = type_of(vm, v);
    Value fn = type_special(vm, t, sp);
    *out = V_NULL;
    return fn == V_NULL || attr_bind(vm, fn, v, t, out);
}

bool with_enter(VM *vm, Value manager, bool is_async, Value *exit, Value *enter)
{
    const char *what = is_async ? "asynchronous context manager" : "context manager";
    if (!bind_special(vm, manager, is_async ? SP_aenter : SP_enter, enter))
        return false;
    if (*enter == V_NULL)
        return RAISE(vm, TypeError, "'%s' object does not support the %s protocol", type_name(vm, manager), what);
    if (!bind_special(vm, manager, is_async ? SP_aexit : SP_exit, exit))
        return false;
    if (*exit == V_NULL)
        return RAISE(vm, TypeError, "'%s' object does not support the %s protocol (missed %s method)",
                     type_name(vm, manager), what, is_async ? "__aexit__" : "__exit__");
    return true;
}
