/* The attributes of functions: what a program may read and change; and functions made by calling their type. Source:
 * Objects/funcobject.c. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
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
    } else if (name == n->n___builtins__)
        *out = from_obj(vm->builtins);
    else if (name == n->n___defaults__)
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

/* ---- types.FunctionType(...), types.CellType(...): CPython: func_new_impl, cell_new ---- */

/* The body of a class has its names in the class statement's frame. */
static bool may_be_called(VM *vm, const CodeObj *code)
{
    return !(code->code->flags & CODE_CLASS_BODY) ||
           RAISE(vm, TypeError, "calling the body of a class is not part of the course's Python");
}

static bool closure_fits(VM *vm, const CodeObj *code, Value closure)
{
    uint32_t wants = code->code->nfree, has = is_tuple(closure) ? (uint32_t)AS(Tuple, closure)->len : 0;
    if (!is_tuple(closure) && (wants || closure != V_NONE))
        return RAISE(vm, TypeError, "arg 5 (closure) must be %stuple", wants ? "" : "None or ");
    if (has != wants) {
        char *name = str_dup(code->name);
        RAISE(vm, ValueError, "%s requires closure of length %u, not %u", name, wants, has);
        mem_free(name);
        return false;
    }
    for (uint32_t i = 0; i < has; i++)
        if (!is_kind(AS(Tuple, closure)->items[i], KIND_CELL))
            return RAISE(vm, TypeError, "arg 5 (closure) expected cell, found %s",
                         type_name(vm, AS(Tuple, closure)->items[i]));
    return true;
}

static bool function_arguments(VM *vm, Args *a, Value *v)
{
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure", NULL};
    static const Kind kinds[] = {KIND_CODE, KIND_DICT};
    static const char *const kind_names[] = {"code", "dict"};
    if (!args_bind(vm, a, 1, "function", names, 5, 2, v))
        return false;
    for (int i = 0; i < 2; i++)
        if (!is_kind(v[i], kinds[i]))
            return RAISE(vm, TypeError, "function() argument '%s' must be %s, not %s", names[i], kind_names[i],
                         arg_type_name(vm, v[i]));
    for (int i = 2; i < 5; i++)
        v[i] = v[i] == V_NULL ? V_NONE : v[i];
    if (v[2] != V_NONE && !is_str(v[2]))
        return RAISE(vm, TypeError, "arg 3 (name) must be None or string");
    if (v[3] != V_NONE && !is_tuple(v[3]))
        return RAISE(vm, TypeError, "arg 4 (defaults) must be None or tuple");
    return may_be_called(vm, AS(CodeObj, v[0])) && closure_fits(vm, AS(CodeObj, v[0]), v[4]);
}

bool func_construct(VM *vm, Args *a, Value *out)
{
    Value v[5];
    if (!function_arguments(vm, a, v))
        return false;
    Func *f = func_new(vm, AS(CodeObj, v[0]), AS(Dict, v[1]));
    f->defaults = v[3] == V_NONE ? NULL : AS(Tuple, v[3]);
    f->closure = v[4] == V_NONE || !AS(Tuple, v[4])->len ? NULL : AS(Tuple, v[4]);
    if (v[2] != V_NONE)
        f->names = names_of(vm, AS(Str, v[2]), f->code->qualname);
    *out = from_obj(f);
    return true;
}

bool cell_construct(VM *vm, Args *a, Value *out)
{
    if (!args_no_keywords(vm, AS(Type, a->v[0]), a))
        return false;
    if (a->n > 2)
        return RAISE(vm, TypeError, "cell expected at most 1 argument, got %u", a->n - 1);
    Cell *c = heap_alloc(vm, vm->types[KIND_CELL], KIND_CELL, sizeof *c);
    c->v = a->n == 2 ? a->v[1] : V_NULL;
    *out = from_obj(c);
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
    if (!may_be_called(vm, AS(CodeObj, v)))
        return -1;
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
