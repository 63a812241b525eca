/* Native functions, types and modules: how the C side shows itself to Python. */
#include "vm/native.h"

#include "base/check.h"
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/types.h"

#include <stdlib.h>

Value native_new(VM *vm, const NativeDef *def, Value self)
{
    Native *n = heap_alloc(vm, vm->types[KIND_NATIVE], KIND_NATIVE, sizeof *n);
    n->def = def;
    n->self = self;
    n->module = V_NONE;
    return from_obj(n);
}

static void module_name(VM *vm, Module *m, Str *name, Value doc, Value package)
{
    m->name = name;
    dict_set_str(vm, m->dict, vm->names->n___name__, from_obj(name));
    dict_set_str(vm, m->dict, vm->names->n___doc__, doc);
    dict_set_str(vm, m->dict, vm->names->n___package__, package);
    dict_set_str(vm, m->dict, vm->names->n___loader__, V_NONE);
    dict_set_str(vm, m->dict, vm->names->n___spec__, V_NONE);
}

Module *module_new(VM *vm, const char *name)
{
    Module *m = heap_alloc(vm, vm->types[KIND_MODULE], KIND_MODULE, sizeof *m);
    const char *dot = strrchr(name, '.');
    m->dict = dict_new(vm);
    module_name(vm, m, str_c(vm, name), V_NONE, from_obj(str_utf8(vm, name, dot ? (size_t)(dot - name) : 0)));
    return m;
}

/* types.ModuleType(name, doc=None). CPython: module___init___impl */
bool module_init(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"name", "doc", NULL};
    Value v[2];
    if (!args_bind(vm, a, 1, "module", names, 2, 1, v))
        return false;
    if (!is_str(v[0]))
        return RAISE(vm, TypeError, "module() argument 'name' must be str, not %s", arg_type_name(vm, v[0]));
    module_name(vm, AS(Module, a->v[0]), AS(Str, v[0]), v[1] == V_NULL ? V_NONE : v[1], V_NONE);
    *out = V_NONE;
    return true;
}

const NativeDef module_methods[] = {{"__init__", module_init, 0, -1, NF_KW}, {0}};

void module_set(VM *vm, Module *m, const char *name, Value v)
{
    dict_set_str(vm, m->dict, str_intern(vm, name, strlen(name)), v);
}

void module_add_functions(VM *vm, Module *m, const NativeDef *defs)
{
    for (const NativeDef *d = defs; d && d->name; d++) {
        Value fn = native_new(vm, d, V_NULL);
        AS(Native, fn)->module = from_obj(m->name);
        module_set(vm, m, d->name, fn);
    }
}

static int by_name(const void *name, const void *item) { return strcmp(name, *(const char *const *)item); }

/* In CPython the special methods that fill a slot of the type, and only these, are "slot wrappers"; a few of list's,
 * dict's and set's are methods although they fill one (METH_COEXIST). */
bool native_is_slot(const Type *owner, const NativeDef *d)
{
    static const char *const plain[] = { /* sorted */
        "__aenter__", "__aexit__", "__bytes__", "__ceil__", "__class_getitem__", "__complex__",
        "__copy__", "__dir__", "__enter__", "__exit__", "__floor__",
        "__format__", "__getnewargs__", "__getstate__", "__init_subclass__", "__instancecheck__",
        "__length_hint__", "__new__", "__prepare__", "__reduce__", "__reduce_ex__",
        "__reversed__", "__round__", "__setstate__", "__sizeof__", "__subclasscheck__",
        "__subclasses__", "__subclasshook__", "__trunc__"};
    Kind k = owner->kind;
    if (d->name[0] != '_' || d->name[1] != '_')
        return false;
    if (!strcmp(d->name, "__getitem__") && (k == KIND_LIST || k == KIND_DICT))
        return false;
    if (!strcmp(d->name, "__contains__") && (k == KIND_DICT || k == KIND_SET || k == KIND_FROZENSET))
        return false;
    return !bsearch(d->name, plain, sizeof plain / sizeof *plain, sizeof *plain, by_name);
}

void native_set_owner(VM *vm, Native *n, Type *owner)
{
    n->owner = owner;
    if (n->def->flags & NF_GETTER)
        n->o.type = vm->types[n->def->flags & NF_MEMBER ? KIND_MEMBER : KIND_GETSET];
    else if (n->def->flags & NF_CLASS)
        n->o.type = vm->types[KIND_CLASS_METHOD_DESCRIPTOR];
    else if (!(n->def->flags & NF_STATIC))
        n->o.type = vm->types[native_is_slot(owner, n->def) ? KIND_SLOT_WRAPPER : KIND_BUILTIN_METHOD];
}

void native_type_add(VM *vm, Type *t, const NativeDef *methods)
{
    for (const NativeDef *d = methods; d && d->name; d++) {
        Value fn = native_new(vm, d, V_NULL);
        native_set_owner(vm, AS(Native, fn), t);
        dict_set_str(vm, t->dict, str_intern(vm, d->name, strlen(d->name)), fn);
    }
    type_touch(vm, t);
}

Type *native_type(VM *vm, const char *module, const char *name, Type *base, Kind kind, size_t size,
                  const NativeDataOps *ops, const NativeDef *methods)
{
    Type *t = type_make(vm, name, base ? base : vm->types[KIND_INSTANCE], kind);
    t->module = str_intern(vm, module, strlen(module));
    t->instance_size = size;
    if (ops)
        t->ops = ops;
    if (strcmp(module, "builtins") != 0 && strcmp(module, "types") != 0) /* theirs have no such entry */
        dict_set_str(vm, t->dict, vm->names->n___module__, from_obj(t->module));
    native_type_add(vm, t, methods);
    return t;
}

void *obj_new(VM *vm, Type *type)
{
    size_t size = type->instance_size;
    Obj *o = heap_alloc(vm, type, type->kind, size ? size : sizeof(Instance));
    if (type->flags & TYPE_USER)
        o->flags |= OBJ_USER;
    if (type->flags & TYPE_HAS_DEL)
        vm_watch(vm, o);
    return o;
}

bool vm_warn(VM *vm, Type *category, const char *format, ...)
{
    Buf b;
    va_list va;
    Value fn, ignored;
    buf_init(&b);
    va_start(va, format);
    buf_vprintf(&b, format, va);
    va_end(va);
    Value args[2] = {value_str_from_buf(vm, &b), from_obj(category)};
    buf_deinit(&b);
    return vm_import_function(vm, "warnings", "warn", &fn) && vm_call(vm, fn, args, 2, &ignored);
}

/* ---- arguments ---- */

Value args_kw(const Args *a, const char *name)
{
    for (int64_t k = 0; a->kwnames && k < a->kwnames->len; k++)
        if (str_is(AS(Str, a->kwnames->items[k]), name))
            return a->v[a->n + k];
    return V_NULL;
}

/* CPython's functions in C and those in Python have different words for the same mistake. asyncio is Python. */
static bool written_in_c(const char *fname)
{
    static const char *const names[] = {
        "print", "sort", "sum", "min", "max", "pow", "round", "enumerate", "zip", "split", "rsplit", "splitlines",
        "expandtabs", "encode", "decode", "to_bytes", "from_bytes", "str", "bytes", "int", "isclose", "prod",
        "complex", "deque", "property", "bytearray", "hex", "translate", "module", "float",
        "memoryview", "cast", "tobytes", "function", "getsizeof", "Task", "Future",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(fname, names[i]))
            return true;
    return false;
}

static uint32_t keyword_count(const Args *a) { return a->kwnames ? (uint32_t)a->kwnames->len : 0; }

/* Which keyword nobody takes: one that was given by position as well, or has no such name. */
static bool refuse_keyword(VM *vm, const Args *a, const char *fname, const char *const *names, uint32_t given)
{
    for (uint32_t i = 0; i < given; i++)
        if (args_kw(a, names[i]) != V_NULL)
            return RAISE(vm, TypeError, "argument for %s() given by name ('%s') and position (%u)", fname, names[i], i + 1);
    for (int64_t k = 0; k < a->kwnames->len; k++) {
        Str *key = AS(Str, a->kwnames->items[k]);
        uint32_t i = 0;
        while (names[i] && !str_is(key, names[i]))
            i++;
        if (names[i])
            continue;
        char *text = str_dup(key);
        RAISE(vm, TypeError, "'%s' is an invalid keyword argument for %s()", text, fname);
        mem_free(text);
        break;
    }
    return false;
}

/* CPython: _PyArg_UnpackKeywords */
static bool bind_in_c(VM *vm, const Args *a, uint32_t skip, const char *fname, const char *const *names, uint32_t npos,
                      uint32_t nrequired, uint32_t total, Value *slots)
{
    uint32_t given = a->n - skip, taken = 0;
    if (given + keyword_count(a) > total)
        return RAISE(vm, TypeError, "%s() takes at most %u %sargument%s (%u given)", fname, total,
                     given == 0 ? "keyword " : "", total == 1 ? "" : "s", given + keyword_count(a));
    if (given > npos && npos == 0)
        return RAISE(vm, TypeError, "%s() takes no positional arguments", fname);
    if (given > npos)
        return RAISE(vm, TypeError, "%s() takes %s %u positional argument%s (%u given)", fname,
                     nrequired < npos ? "at most" : "exactly", npos, npos == 1 ? "" : "s", given);
    for (uint32_t i = 0; i < given; i++)
        slots[i] = a->v[skip + i];
    for (uint32_t i = given; i < total; i++) {
        slots[i] = args_kw(a, names[i]);
        taken += slots[i] != V_NULL;
        if (slots[i] == V_NULL && i < nrequired)
            return RAISE(vm, TypeError, "%s() missing required argument '%s' (pos %u)", fname, names[i], i + 1);
    }
    return taken == keyword_count(a) || refuse_keyword(vm, a, fname, names, given);
}

static bool bind_positional(VM *vm, const Args *a, uint32_t skip, const char *fname, uint32_t npos,
                            uint32_t nrequired, bool kwonly, Value *slots)
{
    uint32_t given = a->n - skip;
    if (given > npos) {
        const char *what = kwonly ? "positional argument" : "argument";
        if (npos == 0)
            return RAISE(vm, TypeError, "%s() takes no %ss (%u given)", fname, what, given);
        return RAISE(vm, TypeError, "%s() takes %s %u %s%s (%u given)", fname,
                     nrequired < npos ? "at most" : "exactly", npos, what, npos == 1 ? "" : "s", given);
    }
    for (uint32_t i = 0; i < given; i++)
        slots[i] = a->v[skip + i];
    return true;
}

static bool bind_keyword(VM *vm, Str *key, Value v, const char *fname, const char *const *names, Value *slots)
{
    for (uint32_t i = 0; names[i]; i++) {
        if (!str_is(key, names[i]))
            continue;
        if (slots[i] != V_NULL)
            return RAISE(vm, TypeError, "%s() got multiple values for argument '%s'", fname, names[i]);
        slots[i] = v;
        return true;
    }
    char *text = str_dup(key);
    RAISE(vm, TypeError, "%s() got an unexpected keyword argument '%s'", fname, text);
    mem_free(text);
    return false;
}

bool args_refused(VM *vm)
{
    if (vm->exc != V_NULL)
        AS(Exc, vm->exc)->refused = true;
    return false;
}

static bool bind_all(VM *vm, const Args *a, uint32_t skip, const char *fname, const char *const *names, uint32_t npos,
                     uint32_t nrequired, uint32_t total, Value *slots)
{
    if (written_in_c(fname))
        return bind_in_c(vm, a, skip, fname, names, npos, nrequired, total, slots);
    if (!bind_positional(vm, a, skip, fname, npos, nrequired, total > npos, slots))
        return false;
    for (int64_t k = 0; a->kwnames && k < a->kwnames->len; k++)
        if (!bind_keyword(vm, AS(Str, a->kwnames->items[k]), a->v[a->n + k], fname, names, slots))
            return false;
    for (uint32_t i = 0; i < nrequired; i++) {
        if (slots[i] != V_NULL)
            continue;
        if (i >= npos)
            return RAISE(vm, TypeError, "%s() missing required keyword-only argument '%s'", fname, names[i]);
        return RAISE(vm, TypeError, "%s() missing required argument '%s' (pos %u)", fname, names[i], i + 1);
    }
    return true;
}

bool args_bind(VM *vm, const Args *a, uint32_t skip, const char *fname, const char *const *names, uint32_t npos,
               uint32_t nrequired, Value *slots)
{
    uint32_t total = 0;
    ASSERT(a->n >= skip);
    for (; names[total]; total++)
        slots[total] = V_NULL;
    uint32_t given = a->n - skip;
    if (!a->kwnames && given >= nrequired && given <= npos) { /* nearly always: nothing to refuse */
        for (uint32_t i = 0; i < given; i++)
            slots[i] = a->v[skip + i];
        return true;
    }
    return bind_all(vm, a, skip, fname, names, npos, nrequired, total, slots) || args_refused(vm);
}
