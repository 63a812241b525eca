#include "vm/seal.h"

#include "base/mem.h"
#include "vm/interp.h"

enum { SEAL_ALL = UINT32_MAX }; /* new keys too: sys.modules */

static bool is_store(Opcode op)
{
    switch (op) {
    case OP_STORE_GLOBAL:
    case OP_STORE_NAME:
    case OP_STORE_ATTR:
    case OP_DELETE_GLOBAL:
    case OP_DELETE_NAME:
    case OP_DELETE_ATTR:
    case OP_IMPORT_STAR:
        return true;
    default:
        return false;
    }
}

static bool by_answer(const VM *vm)
{
    const Frame *f = vm->frame;
    return f && (f->code->code->flags & CODE_ANSWER);
}

/* The statement being executed is a store of trusted code. */
static bool is_trusted(const VM *vm)
{
    const Frame *f = vm->frame;
    return f && !by_answer(vm) && f->ip > f->code->code->ops && is_store((Opcode)INSTR_OP(f->ip[-1]));
}

static void tell(VM *vm, const char *what, Value key)
{
    if (!vm->hooks.tamper)
        return;
    char *name = is_str(key) ? str_dup(AS(Str, key)) : NULL;
    vm->hooks.tamper(vm->hooks.ctx, vm, what, name ? name : "");
    mem_free(name);
}

static bool is_main(const VM *vm, const Dict *d)
{
    return is_kind(vm->main_module, KIND_MODULE) && AS(Module, vm->main_module)->dict == d;
}

/* Of the main module's names only these are sealed: counters and lists of a setup are there to be changed. */
static bool is_tool(Value v)
{
    return is_type(v) || is_kind(v, KIND_FUNC) || is_kind(v, KIND_NATIVE) || is_kind(v, KIND_MODULE);
}

void seal_check(VM *vm, Dict *d, Value key, int32_t e, Value value)
{
    bool known = e >= 0 && (uint32_t)e + 1 < d->sealed;
    if (e >= 0 && d->entries[e].value == value)
        return; /* `import asyncio` once more */
    if (known && is_main(vm, d) && !is_tool(d->entries[e].value))
        return;
    if (d->sealed == SEAL_ALL ? is_trusted(vm) : known && is_trusted(vm))
        return;
    if (d->sealed == SEAL_ALL)
        tell(vm, "module", key);
    else if (known)
        tell(vm, is_main(vm, d) ? "name" : "attribute", key);
    else if (e < 0 && is_main(vm, d) && by_answer(vm) && is_str(key) &&
             dict_get_str(vm->builtins, AS(Str, key)) != V_NULL)
        tell(vm, "builtin", key);
}

static bool is_inside(Str *name)
{
    bool underscore = name->len > 1 && str_at(name, 0) == '_' && str_at(name, 1) != '_';
    return underscore || str_is(name, "__dict__");
}

void seal_check_read(VM *vm, const Module *m, Str *name)
{
    if (by_answer(vm) && is_inside(name) && !(m && is_main(vm, m->dict)))
        tell(vm, "inside", from_obj(name));
}

void seal_check_clear(VM *vm, Dict *d)
{
    tell(vm, is_main(vm, d) ? "name" : "attribute", V_NONE);
}

void seal_check_function(VM *vm, const Func *fn)
{
    if (vm->sealed && !(fn->code->code->flags & CODE_ANSWER) && !is_trusted(vm))
        tell(vm, "function", from_obj(fn->name));
}

static void seal_dict(Dict *d)
{
    if (d && !d->sealed)
        d->sealed = d->nentries + 1;
}

static void seal_names(Dict *d)
{
    uint32_t pos = 0;
    DictEntry *e;
    while (dict_next(d, &pos, &e))
        if (is_type(e->value) && (AS(Type, e->value)->flags & TYPE_USER))
            seal_dict(AS(Type, e->value)->dict);
    seal_dict(d);
}

void seal_module(VM *vm, Module *m)
{
    if (vm->sealed && m->dict)
        seal_names(m->dict);
}

void vm_seal(VM *vm)
{
    uint32_t pos = 0;
    DictEntry *e;
    vm->sealed = true;
    while (dict_next(vm->modules, &pos, &e))
        if (is_kind(e->value, KIND_MODULE))
            seal_module(vm, AS(Module, e->value));
    seal_dict(vm->builtins);
    vm->modules->sealed = SEAL_ALL;
}
