/* The attributes that objects of a kind have by nature, read from their C layouts: those of functions, codes, exceptions,
 * tracebacks and so on; and the descriptors by which their classes show them (OSError.errno, dir(f)). Which of these are
 * members and which getsets follows the PyMemberDef and PyGetSetDef tables of CPython's Objects. */
#include "vm/frames.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

/* ---- get ---- */

/* The module whose function it is, which is its self; None: it is not there. */
static Value module_of(VM *vm, const Native *n)
{
    Value m = is_str(n->module) ? dict_get_str(vm->modules, AS(Str, n->module)) : V_NULL;
    return m == V_NULL ? V_NONE : m;
}

static Value static_self(const Native *n)
{
    return strcmp(n->def->name, "__new__") ? V_NONE : from_obj(n->owner);
}

static bool native_attr(VM *vm, Native *n, Str *name, Value *out)
{
    struct Names *k = vm->names;
    if (name == k->n___name__)
        *out = from_obj(str_c(vm, n->def->name));
    else if (name == k->n___qualname__) {
        Buf b;
        buf_init(&b);
        const Type *of = n->owner ? n->owner : n->self != V_NULL && is_type(n->self) ? AS(Type, n->self) : NULL; /* __new__ */
        if (of)
            buf_printf(&b, "%s.", of->name->data);
        buf_str(&b, n->def->name);
        *out = value_str_from_buf(vm, &b);
        buf_deinit(&b);
    } else if (name == k->n___self__ && (n->self != V_NULL || !n->owner || n->def->flags & NF_STATIC))
        *out = n->self != V_NULL ? n->self : !n->owner ? module_of(vm, n) : static_self(n);
    else if (name == k->n___objclass__ && (n->self == V_NULL || n->o.type == vm->types[KIND_METHOD_WRAPPER]) && n->owner)
        *out = from_obj(n->owner);
    else if (name == k->n___doc__)
        *out = V_NONE;
    else if (name == k->n___module__)
        *out = n->module == V_NULL ? V_NONE : n->module;
    else
        return false;
    return true;
}

static bool method_attr(VM *vm, Method *m, Str *name, Value *out, bool *ok)
{
    if (name == vm->names->n___func__)
        *out = m->func;
    else if (name == vm->names->n___self__)
        *out = m->self;
    else {
        *ok = attr_find(vm, m->func, name, out);
        return !*ok || *out != V_NULL;
    }
    return true;
}

bool attr_is_natural(Value v) { return is_kind(v, KIND_NATIVE) && AS(Native, v)->def->flags & NF_NATURAL; }

/* A class of the program may have an attribute (attr, V_NULL none) that is called like a field of the exception it
 * derives from. */
static bool hides_field(const Type *t, Value attr)
{
    return (t->flags & TYPE_USER) != 0 && attr != V_NULL && !attr_is_natural(attr);
}

static bool traceback_attr(VM *vm, Traceback *t, Str *name, Value *out)
{
    if (str_is(name, "tb_next"))
        *out = t->next;
    else if (str_is(name, "tb_frame"))
        *out = frames_of_traceback(vm, t);
    else if (str_is(name, "_is_library"))
        *out = from_bool(frames_hidden(t));
    else if (str_is(name, "_place"))
        *out = frames_place(vm, t);
    else if (str_is(name, "tb_lasti"))
        *out = from_int(t->op * 2); /* CPython's instructions take two bytes */
    else if (str_is(name, "tb_lineno"))
        *out = from_int(frames_line(t));
    else
        return false;
    return true;
}

static bool member_attr(VM *vm, const Member *m, Str *name, Value *out)
{
    if (name == vm->names->n___name__)
        *out = from_obj(m->name);
    else if (name == vm->names->n___objclass__)
        *out = from_obj(m->owner);
    else if (name == vm->names->n___doc__)
        *out = V_NONE;
    else if (name == vm->names->n___qualname__) {
        Buf b;
        buf_init(&b);
        str_to_buf(m->owner->qualname, &b);
        buf_char(&b, '.');
        str_to_buf(m->name, &b);
        *out = value_str_from_buf(vm, &b);
        buf_deinit(&b);
    } else
        return false;
    return true;
}

bool natural_attr(VM *vm, Value o, Str *name, Value attr, Value *out, bool *ok)
{
    struct Names *n = vm->names;
    *ok = true;
    if (name == n->n___class__ && attr == V_NULL) {
        *out = from_obj(type_of(vm, o));
        return true;
    }
    if (!is_obj(o))
        return false;
    switch ((Kind)as_obj(o)->kind) {
    case KIND_FUNC:
        if (func_attr(vm, AS(Func, o), name, out))
            return true;
        break;
    case KIND_NATIVE:
        return native_attr(vm, AS(Native, o), name, out);
    case KIND_METHOD:
        return method_attr(vm, AS(Method, o), name, out, ok);
    case KIND_CODE:
        return code_attr(vm, AS(CodeObj, o), name, out);
    case KIND_EXC:
        if (!hides_field(as_obj(o)->type, attr) && exc_get_attr(vm, o, name, out))
            return true;
        break;
    case KIND_CELL:
        if (!str_is(name, "cell_contents"))
            break;
        *out = AS(Cell, o)->v;
        *ok = *out != V_NULL || RAISE(vm, ValueError, "Cell is empty");
        return true;
    case KIND_MEMBER:
        if (member_attr(vm, AS(Member, o), name, out))
            return true;
        break;
    case KIND_PROPERTY:
        if (name != n->n___doc__ || !is_exact(vm, o, KIND_PROPERTY))
            break;
        *out = AS(Property, o)->doc;
        return true;
    case KIND_TRACEBACK:
        return traceback_attr(vm, AS(Traceback, o), name, out);
    default:
        break;
    }
    if (name == n->n___dict__) {
        Dict **slot = value_dict_slot(vm, o);
        if (!slot)
            return false;
        if (!*slot)
            *slot = dict_new(vm);
        as_obj(o)->type->flags |= TYPE_SHADOWED; /* whoever holds the dict can put anything into it */
        *out = from_obj(*slot);
        return true;
    }
    return false;
}

/* ---- set ---- */

/* As natural_attr_set below. */
static int set_dict(VM *vm, Value o, Value v)
{
    Dict **slot = value_dict_slot(vm, o);
    if (!slot)
        return 0;
    Kind k = (Kind)as_obj(o)->kind;
    if (k == KIND_MODULE) {
        RAISE(vm, AttributeError, "readonly attribute");
        return -1;
    }
    if (v == V_NULL && (k == KIND_FUNC || k == KIND_EXC || k == KIND_STATICMETHOD || k == KIND_CLASSMETHOD)) {
        RAISE(vm, TypeError, "cannot delete __dict__");
        return -1;
    }
    if (v != V_NULL && !is_dict(v)) {
        RAISE(vm, TypeError, "__dict__ must be set to a dictionary, not a '%s'", type_name(vm, v));
        return -1;
    }
    *slot = v == V_NULL ? dict_new(vm) : AS(Dict, v);
    as_obj(o)->type->flags |= TYPE_SHADOWED;
    return 1;
}

/* CPython: tb_next_set */
static bool set_tb_next(VM *vm, Traceback *t, Value v)
{
    if (v == V_NULL)
        return RAISE(vm, TypeError, "can't delete tb_next attribute");
    if (v != V_NONE && !is_kind(v, KIND_TRACEBACK))
        return RAISE(vm, TypeError, "expected traceback object, got '%s'", type_name(vm, v));
    for (Value next = v; next != V_NONE; next = AS(Traceback, next)->next)
        if (next == from_obj(t))
            return RAISE(vm, ValueError, "traceback loop detected");
    t->next = v;
    return true;
}

int natural_attr_set(VM *vm, Value o, Str *name, Value v)
{
    struct Names *n = vm->names;
    if (is_exc(o) && name != n->n___dict__)
        return hides_field(as_obj(o)->type, type_lookup(vm, as_obj(o)->type, name)) ? 0 : exc_set_attr(vm, o, name, v);
    if (!is_obj(o))
        return 0;
    if (as_obj(o)->kind == KIND_CELL && str_is(name, "cell_contents")) {
        AS(Cell, o)->v = v;
        return 1;
    }
    if (as_obj(o)->kind == KIND_TRACEBACK && str_is(name, "tb_next"))
        return set_tb_next(vm, AS(Traceback, o), v) ? 1 : -1;
    if (name == n->n___doc__ && is_exact(vm, o, KIND_PROPERTY)) {
        AS(Property, o)->doc = v == V_NULL ? V_NONE : v;
        return 1;
    }
    int done = as_obj(o)->kind == KIND_FUNC  ? func_attr_set(vm, AS(Func, o), name, v)
               : as_obj(o)->kind == KIND_GEN ? gen_attr_set(vm, AS(Gen, o), name, v)
                                             : 0;
    return done || name != n->n___dict__ ? done : set_dict(vm, o, v);
}

/* ---- shown in the class ---- */

bool natural_get(VM *vm, Native *descriptor, Value self, Value *out)
{
    const NativeDef *d = descriptor->def;
    Str *name = str_intern(vm, d->name, strlen(d->name));
    Value v[1] = {self};
    Args a = {v, 1, NULL};
    bool ok;
    if (d->fn)
        return d->fn(vm, &a, out);
    if (is_type(self))
        return type_natural_attr(vm, AS(Type, self), name, out) || attr_missing(vm, self, name);
    return natural_attr(vm, self, name, from_obj(descriptor), out, &ok) ? ok : attr_missing(vm, self, name);
}

#define G(name) {name, NULL, 0, 0, NF_GETTER | NF_NATURAL}
#define M(name) {name, NULL, 0, 0, NF_GETTER | NF_NATURAL | NF_MEMBER}

static const NativeDef of_type[] = {G("__name__"),   G("__qualname__"), G("__bases__"), G("__module__"), G("__dict__"),
                                    G("__doc__"),    M("__base__"),     M("__mro__"),   G("__annotations__"), {0}};
static const NativeDef of_func[] = {G("__code__"),    G("__defaults__"), G("__kwdefaults__"), G("__annotations__"),
                                    G("__dict__"),    G("__name__"),     G("__qualname__"),   M("__closure__"),
                                    M("__doc__"),     M("__globals__"),  M("__module__"),     M("__builtins__"), {0}};
static const NativeDef of_method[] = {M("__func__"), M("__self__"), G("__doc__"), {0}};
static const NativeDef of_native[] = {G("__doc__"), G("__name__"), G("__qualname__"), G("__self__"), M("__module__"), {0}};
static const NativeDef of_descr[] = {M("__objclass__"), M("__name__"), G("__qualname__"), G("__doc__"), {0}};
static const NativeDef of_bound[] = {M("__self__"), G("__objclass__"), G("__name__"), G("__qualname__"), G("__doc__"), {0}};
static const NativeDef of_traceback[] = {M("tb_frame"), M("tb_lasti"), G("tb_next"), G("tb_lineno"), {0}};
static const NativeDef of_cell[] = {G("cell_contents"), {0}};
static const NativeDef of_property[] = {M("__doc__"), {0}};
static const NativeDef of_wrapper[] = {G("__dict__"), {0}};
static const NativeDef of_module[] = {M("__dict__"), {0}};
static const NativeDef of_exception[] = {M("__suppress_context__"), G("__dict__"),    G("args"), G("__traceback__"),
                                         G("__context__"),          G("__cause__"), {0}};
static const NativeDef of_stop[] = {M("value"), {0}}, of_exit[] = {M("code"), {0}}, of_name_error[] = {M("name"), {0}};
static const NativeDef of_import[] = {M("msg"), M("name"), M("path"), {0}};
static const NativeDef of_os[] = {M("errno"), M("strerror"), M("filename"), M("filename2"), M("characters_written"), {0}};
static const NativeDef of_syntax[] = {M("msg"),  M("filename"),   M("lineno"),     M("offset"),
                                      M("text"), M("end_lineno"), M("end_offset"), M("print_file_and_line"), {0}};
static const NativeDef of_unicode[] = {M("encoding"), M("object"), M("start"), M("end"), M("reason"), {0}};
static const NativeDef of_attribute[] = {M("name"), M("obj"), {0}};
static const NativeDef of_group[] = {M("message"), M("exceptions"), {0}};

void natural_install(VM *vm)
{
    static const struct { Kind kind; const NativeDef *fields; } kinds[] = {
        {KIND_TYPE, of_type},       {KIND_FUNC, of_func},          {KIND_METHOD, of_method},
        {KIND_NATIVE, of_native},   {KIND_BUILTIN_METHOD, of_descr}, {KIND_SLOT_WRAPPER, of_descr},
        {KIND_CLASS_METHOD_DESCRIPTOR, of_descr},
        {KIND_GETSET, of_descr},    {KIND_MEMBER, of_descr},       {KIND_METHOD_WRAPPER, of_bound},
        {KIND_CODE, code_fields},   {KIND_TRACEBACK, of_traceback}, {KIND_CELL, of_cell},
        {KIND_PROPERTY, of_property}, {KIND_STATICMETHOD, of_wrapper}, {KIND_CLASSMETHOD, of_wrapper},
        {KIND_MODULE, of_module},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        native_methods(vm, vm->types[kinds[i].kind], kinds[i].fields);
}

void natural_install_excs(VM *vm)
{
    Excs *x = vm->excs;
    const struct { Type *type; const NativeDef *fields; } types[] = {
        {x->BaseException, of_exception}, {x->StopIteration, of_stop},           {x->SystemExit, of_exit},
        {x->ImportError, of_import},      {x->OSError, of_os},                   {x->SyntaxError, of_syntax},
        {x->NameError, of_name_error},    {x->AttributeError, of_attribute},     {x->BaseExceptionGroup, of_group},
        {x->UnicodeEncodeError, of_unicode}, {x->UnicodeDecodeError, of_unicode}, {x->UnicodeTranslateError, of_unicode},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        native_methods(vm, types[i].type, types[i].fields);
}
