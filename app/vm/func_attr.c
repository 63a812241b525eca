/* The attributes of functions: what a program may read and change. Source: Objects/funcobject.c. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/seal.h"

static Value or_none(const void *o) { return o ? from_obj(o) : V_NONE; }

bool func_attr(VM *vm, Func *f, Str *name, Value *out)
{
    struct Names *n = vm->names;
    if (name == n->n___name__)
        *out = from_obj(names_name(f->names));
    else if (name == n->n___qualname__)
        *out = from_obj(names_qualname(f->names));
    else if (name == n->n___doc__)
        *out = f->doc;
    else if (name == n->n___module__)
        *out = f->module;
    else if (name == n->n___code__)
        *out = from_obj(f->code);
    else if (name == n->n___globals__) {
        if (vm->sealed)
            seal_check_names(vm, f, name);
        *out = from_obj(f->globals);
    } else if (name == n->n___defaults__)
        *out = or_none(f->defaults);
    else if (name == n->n___kwdefaults__)
        *out = or_none(f->kwdefaults);
    else if (name == n->n___closure__) {
        if (vm->sealed)
            seal_check_names(vm, f, name);
        *out = or_none(f->closure);
    } else if (name == n->n___annotations__) {
        if (!f->annotations)
            f->annotations = dict_new(vm);
        *out = from_obj(f->annotations);
    } else
        return false;
    return true;
}

/* ---- set ---- */

/* -1 with a TypeError: "must be set to a ..." */
static int refused(VM *vm, Str *name, const char *what)
{
    RAISE(vm, TypeError, "%s must be set to a %s object", name->data, what);
    return -1;
}

/* None and del take it away. */
static bool is_nothing(Value v) { return v == V_NULL || v == V_NONE; }

static int set_name(VM *vm, Func *f, Str *name, Value v)
{
    if (v == V_NULL || !is_str(v))
        return refused(vm, name, "string");
    if (name == vm->names->n___name__)
        f->names = names_of(vm, AS(Str, v), names_qualname(f->names));
    else
        f->names = names_of(vm, names_name(f->names), AS(Str, v));
    return 1;
}

static int set_defaults(VM *vm, Func *f, Str *name, Value v)
{
    bool positional = name == vm->names->n___defaults__;
    if (!is_nothing(v) && !(positional ? is_tuple(v) : is_dict(v)))
        return refused(vm, name, positional ? "tuple" : "dict");
    seal_check_function(vm, f);
    if (positional)
        f->defaults = is_nothing(v) ? NULL : AS(Tuple, v);
    else
        f->kwdefaults = is_nothing(v) ? NULL : AS(Dict, v);
    return 1;
}

static int set_annotations(VM *vm, Func *f, Str *name, Value v)
{
    if (!is_nothing(v) && !is_dict(v))
        return refused(vm, name, "dict");
    f->annotations = is_nothing(v) ? NULL : AS(Dict, v);
    return 1;
}

static int set_code(VM *vm, Func *f, Str *name, Value v)
{
    if (!is_kind(v, KIND_CODE))
        return refused(vm, name, "code");
    uint32_t has = f->closure ? (uint32_t)f->closure->len : 0, wants = AS(CodeObj, v)->code->nfree;
    if (has != wants) {
        char *text = str_dup(names_name(f->names));
        RAISE(vm, ValueError, "%s() requires a code object with %u free vars, not %u", text, has, wants);
        mem_free(text);
        return -1;
    }
    seal_check_function(vm, f);
    f->code = AS(CodeObj, v);
    return 1;
}

int func_attr_set(VM *vm, Func *f, Str *name, Value v)
{
    struct Names *n = vm->names;
    if (name == n->n___name__ || name == n->n___qualname__)
        return set_name(vm, f, name, v);
    if (name == n->n___defaults__ || name == n->n___kwdefaults__)
        return set_defaults(vm, f, name, v);
    if (name == n->n___annotations__)
        return set_annotations(vm, f, name, v);
    if (name == n->n___code__)
        return set_code(vm, f, name, v);
    if (name == n->n___doc__)
        f->doc = v == V_NULL ? V_NONE : v;
    else if (name == n->n___module__)
        f->module = v == V_NULL ? V_NONE : v;
    else if (name == n->n___closure__ || name == n->n___globals__) {
        RAISE(vm, AttributeError, "readonly attribute");
        return -1;
    } else
        return 0;
    return 1;
}
