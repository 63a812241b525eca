/* The builtins module: functions about objects and classes, and everything put together. */
#include "vm/builtins.h"
#include "vm/complex.h"
#include "vm/alias.h"

#include "base/mem.h"
#include "vm/bytearray.h"
#include "vm/frames.h"
#include "vm/mappingproxy.h"
#include "vm/memoryview.h"
#include "vm/deque.h"
#include "vm/interp.h"
#include "vm/ops.h"
#include "vm/seal.h"

static bool text_of(VM *vm, Value v, bool (*write)(VM *, Value, Buf *), Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = write(vm, v, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

static bool b_repr(VM *vm, Args *a, Value *out) { return text_of(vm, a->v[0], value_repr, out); }
static bool b_ascii(VM *vm, Args *a, Value *out) { return text_of(vm, a->v[0], value_ascii, out); }

static bool b_format(VM *vm, Args *a, Value *out)
{
    Value spec = a->n > 1 ? a->v[1] : from_obj(vm->names->empty);
    if (!is_str(spec))
        return RAISE(vm, TypeError, "format() argument 2 must be str, not %s", arg_type_name(vm, spec));
    return value_format(vm, a->v[0], spec, out);
}

static bool b_hash(VM *vm, Args *a, Value *out)
{
    uint64_t h;
    if (!op_hash(vm, a->v[0], &h))
        return false;
    *out = value_hash_to_int(vm, h);
    return true;
}

static bool b_id(VM *vm, Args *a, Value *out)
{
    *out = int_from_u64(vm, obj_id(vm, a->v[0]));
    return true;
}

static bool b_callable(VM *vm, Args *a, Value *out)
{
    Value v = a->v[0];
    bool yes = is_type(v) || is_kind(v, KIND_FUNC) || is_kind(v, KIND_METHOD) ||
               (is_kind(v, KIND_NATIVE) && type_of(vm, v) != vm->types[KIND_GETSET] &&
                type_of(vm, v) != vm->types[KIND_MEMBER]);
    *out = from_bool(yes || type_special(vm, type_of(vm, v), SP_call) != V_NULL);
    return true;
}

/* ---- classes ---- */

static bool b_isinstance(VM *vm, Args *a, Value *out)
{
    bool yes;
    if (!value_isinstance(vm, a->v[0], a->v[1], &yes))
        return false;
    *out = from_bool(yes);
    return true;
}

static bool b_issubclass(VM *vm, Args *a, Value *out)
{
    bool yes;
    if (!value_issubclass(vm, a->v[0], a->v[1], &yes))
        return false;
    *out = from_bool(yes);
    return true;
}

/* ---- attributes ---- */

static bool attr_name(VM *vm, Value v, Str **out)
{
    if (!is_str(v))
        return RAISE(vm, TypeError, "attribute name must be string, not '%s'", type_name(vm, v));
    *out = str_intern_str(vm, AS(Str, v));
    return true;
}

static bool b_getattr(VM *vm, Args *a, Value *out)
{
    Str *name;
    if (!attr_name(vm, a->v[1], &name))
        return false;
    if (a->n == 2)
        return attr_get(vm, a->v[0], name, out);
    if (!attr_find(vm, a->v[0], name, out))
        return false;
    if (*out == V_NULL)
        *out = a->v[2];
    return true;
}

static bool b_hasattr(VM *vm, Args *a, Value *out)
{
    Str *name;
    Value v;
    if (!attr_name(vm, a->v[1], &name) || !attr_find(vm, a->v[0], name, &v))
        return false;
    *out = from_bool(v != V_NULL);
    return true;
}

static bool b_setattr(VM *vm, Args *a, Value *out)
{
    Str *name;
    *out = V_NONE;
    return attr_name(vm, a->v[1], &name) && attr_set(vm, a->v[0], name, a->v[2]);
}

static bool b_delattr(VM *vm, Args *a, Value *out)
{
    Str *name;
    *out = V_NONE;
    return attr_name(vm, a->v[1], &name) && attr_set(vm, a->v[0], name, V_NULL);
}

/* ---- namespaces ---- */

static Value current_locals(VM *vm) { return vm->frame ? frames_locals(vm, vm->frame) : from_obj(dict_new(vm)); }

static bool b_globals(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(vm->frame ? vm->frame->globals : dict_new(vm));
    return true;
}

static bool b_locals(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = current_locals(vm);
    return true;
}

static bool b_vars(VM *vm, Args *a, Value *out)
{
    if (a->n == 0)
        return b_locals(vm, a, out);
    if (!attr_find(vm, a->v[0], vm->names->n___dict__, out))
        return false;
    return *out != V_NULL || RAISE(vm, TypeError, "vars() argument must have __dict__ attribute");
}

static void add_keys(VM *vm, Dict *into, Dict *from)
{
    uint32_t pos = 0;
    DictEntry *e;
    while (from && dict_next(from, &pos, &e))
        if (is_str(e->key))
            dict_set_str(vm, into, AS(Str, e->key), V_NONE);
}

static void add_type_keys(VM *vm, Dict *into, Type *t)
{
    for (int64_t i = 0; i < t->mro->len; i++)
        add_keys(vm, into, AS(Type, t->mro->items[i])->dict);
}

Dict *dir_names(VM *vm, Value v)
{
    if (is_alias(vm, v))
        return alias_dir_names(vm, v);
    Dict *names = dict_new(vm);
    if (is_kind(v, KIND_MODULE)) {
        add_keys(vm, names, AS(Module, v)->dict);
    } else if (is_type(v)) {
        add_type_keys(vm, names, AS(Type, v));
        dict_set_str(vm, names, vm->names->n___class__, V_NONE); /* object's */
        dict_set_str(vm, names, vm->names->n___doc__, V_NONE);
    } else {
        add_keys(vm, names, value_dict(vm, v));
        add_type_keys(vm, names, type_of(vm, v));
        dict_set_str(vm, names, vm->names->n___class__, V_NONE);
        dict_set_str(vm, names, vm->names->n___doc__, V_NONE);
    }
    dict_del_str(vm, names, vm->special_names[SP_construct]);
    return names;
}

static bool sorted_list(VM *vm, Value iterable, Value *out)
{
    List *l;
    if (!op_list(vm, iterable, &l))
        return false;
    *out = from_obj(l);
    return list_sort(vm, l, V_NONE, false);
}

bool value_dir(VM *vm, Value v, Value *out)
{
    Value fn = type_special(vm, type_of(vm, v), SP_dir), names;
    if (special_is_own(fn))
        return special_call(vm, fn, v, NULL, 0, &names) && sorted_list(vm, names, out);
    if (is_kind(v, KIND_MODULE)) { /* PEP 562 */
        fn = dict_get_str(AS(Module, v)->dict, str_intern(vm, "__dir__", 7));
        if (fn != V_NULL)
            return vm_call(vm, fn, NULL, 0, &names) && sorted_list(vm, names, out);
    }
    return sorted_list(vm, from_obj(dir_names(vm, v)), out);
}

static bool b_dir(VM *vm, Args *a, Value *out)
{
    return a->n ? value_dir(vm, a->v[0], out) : sorted_list(vm, current_locals(vm), out);
}

/* ---- leaving ---- */

/* exit and quit. CPython: Lib/_sitebuiltins.py */
typedef struct Quitter {
    NativeData nd;
    Value name;
} Quitter;

static bool quitter_call(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"code", NULL};
    Value code = V_NULL;
    (void)out;
    if (!args_bind(vm, a, 1, "Quitter.__call__", names, 1, 0, &code))
        return false;
    Value given = code == V_NULL ? V_NONE : code;
    return vm_raise_args(vm, vm->excs->SystemExit, &given, 1);
}

static bool quitter_name(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Quitter, a->v[0])->name;
    return true;
}

static bool quitter_repr(VM *vm, Value v, Buf *out)
{
    (void)vm;
    buf_printf(out, "Use %s() or Ctrl-D (i.e. EOF) to exit", AS(Str, AS(Quitter, v)->name)->data);
    return true;
}

static void quitter_mark(VM *vm, Obj *o) { heap_mark(vm, ((Quitter *)(void *)o)->name); }

static void add_quitters(VM *vm, Module *m)
{
    static const NativeDataOps ops = {quitter_mark, NULL, quitter_repr, NULL, false, NULL};
    static const NativeDef methods[] = {{"__call__", quitter_call, 0, -1, NF_KW},
                                        {"name", quitter_name, 0, 0, NF_GETTER},
                                        {0}};
    static const char *const names[] = {"exit", "quit"};
    Type *t = native_type(vm, "_sitebuiltins", "Quitter", NULL, KIND_NATIVEDATA, sizeof(Quitter), &ops, methods);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Quitter *q = obj_new(vm, t);
        q->name = from_obj(str_c(vm, names[i]));
        module_set(vm, m, names[i], from_obj(q));
    }
}

static bool b_breakpoint(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = V_NONE;
    return true;
}

const NativeDef builtin_functions[] = {
    {"repr", b_repr, 1, 1, 0},         {"ascii", b_ascii, 1, 1, 0},
    {"format", b_format, 1, 2, 0},     {"hash", b_hash, 1, 1, 0},
    {"id", b_id, 1, 1, 0},             {"callable", b_callable, 1, 1, 0},
    {"isinstance", b_isinstance, 2, 2, 0}, {"issubclass", b_issubclass, 2, 2, 0},
    {"getattr", b_getattr, 2, 3, 0},   {"hasattr", b_hasattr, 2, 2, 0},
    {"setattr", b_setattr, 3, 3, 0},   {"delattr", b_delattr, 2, 2, 0},
    {"globals", b_globals, 0, 0, 0},   {"locals", b_locals, 0, 0, 0},
    {"vars", b_vars, 0, 1, 0},         {"dir", b_dir, 0, 1, 0},
    {"breakpoint", b_breakpoint, 0, -1, NF_KW},
    {0},
};

/* ---- putting it together ---- */

static void add_types(VM *vm, Module *m)
{
    static const struct { const char *name; Kind kind; } types[] = {
        {"object", KIND_INSTANCE}, {"type", KIND_TYPE}, {"int", KIND_INT}, {"float", KIND_FLOAT}, {"bool", KIND_BOOL},
        {"str", KIND_STR}, {"bytes", KIND_BYTES}, {"tuple", KIND_TUPLE}, {"list", KIND_LIST}, {"dict", KIND_DICT},
        {"set", KIND_SET}, {"frozenset", KIND_FROZENSET}, {"range", KIND_RANGE}, {"slice", KIND_SLICE},
        {"property", KIND_PROPERTY}, {"staticmethod", KIND_STATICMETHOD}, {"classmethod", KIND_CLASSMETHOD},
        {"super", KIND_SUPER},
    };
    builtin_iter_types(vm, m);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (vm->types[types[i].kind])
            module_set(vm, m, types[i].name, from_obj(vm->types[types[i].kind]));
}

static void add_exceptions(VM *vm, Module *m)
{
    module_set(vm, m, "BaseException", from_obj(vm->excs->BaseException));
#define X(name, base) module_set(vm, m, #name, from_obj(vm->excs->name));
    EXCEPTIONS(X)
#undef X
    module_set(vm, m, "ExceptionGroup", from_obj(vm->excs->ExceptionGroup));
    module_set(vm, m, "EnvironmentError", from_obj(vm->excs->OSError));
    module_set(vm, m, "IOError", from_obj(vm->excs->OSError));
}

void modules_register(VM *vm)
{
    static const char anext_source[] = "async def anext(awaitable, default):\n"
                                       "    try:\n"
                                       "        return await awaitable\n"
                                       "    except StopAsyncIteration:\n"
                                       "        return default\n"
                                       "async def drive(awaitable):\n"
                                       "    return await awaitable\n";
    vm_register_module(vm, &module_sys);
    vm_register_module(vm, &module_math);
    vm_register_module(vm, &module_cmath);
    vm_register_module(vm, &module_gc);
    vm_register_module(vm, &module_array);
    vm_register_module(vm, &module_buffer);
    vm_register_module(vm, &module_codecs);
    vm_register_module(vm, &module_unicodedata);
    vm_register_module(vm, &module_imp);
    vm_register_module(vm, &module_ast);
    vm_register_module(vm, &module_doctest);
    vm_register_module(vm, &module_pcre);
    vm_register_module(vm, &module_hash);
    vm_register_module(vm, &module_weakref);
    vm_register_module(vm, &module_operator);
    deque_type_install(vm);
    bytearray_type_install(vm);
    memoryview_type_install(vm);
    mappingproxy_type_install(vm);
    alias_types_install(vm);
    complex_type_install(vm);
    vm_register_module(vm, &module_collections);
    vm_register_module(vm, &module_heapq);
    vm_register_source(vm, "_anext", anext_source, sizeof anext_source - 1);
}

/* Programs see the order (vars(builtins), and which of two names that are equally near is meant): bltinmodule.c, exceptions.c. */
static void set_order(VM *vm)
{
    static const char *const names[] = {
        "__import__", "abs", "all", "any", "ascii", "bin", "breakpoint", "callable", "chr", "compile", "delattr",
        "dir", "divmod", "eval", "exec", "format", "getattr", "globals", "hasattr", "hash", "hex", "id", "input",
        "isinstance", "issubclass", "iter", "aiter", "len", "locals", "max", "min", "next", "anext", "oct", "ord",
        "pow", "print", "repr", "round", "setattr", "sorted", "sum", "vars", "Ellipsis", "NotImplemented", "bool",
        "memoryview", "bytearray", "bytes", "classmethod", "complex", "dict", "enumerate", "filter", "float",
        "frozenset", "property", "int", "list", "map", "object", "range", "reversed", "set", "slice", "staticmethod",
        "str", "super", "tuple", "type", "zip", "__debug__", "BaseException", "BaseExceptionGroup", "Exception",
        "GeneratorExit", "KeyboardInterrupt", "SystemExit", "ArithmeticError", "AssertionError", "AttributeError",
        "BufferError", "EOFError", "ImportError", "LookupError", "MemoryError", "NameError", "OSError",
        "ReferenceError", "RuntimeError", "StopAsyncIteration", "StopIteration", "SyntaxError", "SystemError",
        "TypeError", "ValueError", "Warning", "FloatingPointError", "OverflowError", "ZeroDivisionError",
        "BytesWarning", "DeprecationWarning", "EncodingWarning", "FutureWarning", "ImportWarning",
        "PendingDeprecationWarning", "ResourceWarning", "RuntimeWarning", "SyntaxWarning", "UnicodeWarning",
        "UserWarning", "BlockingIOError", "ChildProcessError", "ConnectionError", "FileExistsError",
        "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError",
        "ProcessLookupError", "TimeoutError", "IndentationError", "IndexError", "KeyError", "ModuleNotFoundError",
        "NotImplementedError", "RecursionError", "UnboundLocalError", "UnicodeError", "BrokenPipeError",
        "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError", "TabError", "UnicodeDecodeError",
        "UnicodeEncodeError", "UnicodeTranslateError", "ExceptionGroup", "EnvironmentError", "IOError", "open"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        dict_set_str(vm, vm->builtins, str_c(vm, names[i]), V_NONE);
}

void builtins_install(VM *vm)
{
    Module *m = module_new(vm, "builtins");
    vm->builtins = m->dict;
    set_order(vm);
    dict_set_str(vm, vm->modules, vm->names->n_builtins, from_obj(m));
    module_add_functions(vm, m, builtin_functions);
    module_add_functions(vm, m, builtin_num_functions);
    module_add_functions(vm, m, builtin_iter_functions);
    module_add_functions(vm, m, builtin_io_functions);
    add_types(vm, m);
    add_quitters(vm, m);
    add_exceptions(vm, m);
    module_set(vm, m, "NotImplemented", V_NOT_IMPLEMENTED);
    module_set(vm, m, "Ellipsis", V_ELLIPSIS);
    module_set(vm, m, "__debug__", V_TRUE);
    modules_register(vm);
    vm->builtins->sealed = SEAL_WATCHED;
}
