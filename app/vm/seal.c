#include "vm/seal.h"

#include "base/mem.h"
#include "vm/interp.h"

#include <string.h>


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

static bool is_read(Opcode op)
{
    switch (op) {
    case OP_LOAD_ATTR:
    case OP_LOAD_METHOD:
    case OP_IMPORT:
    case OP_IMPORT_ROOT:
    case OP_IMPORT_FROM:
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

/* What happens is what the running instruction is for, and it is of that kind. */
static bool is_own(const VM *vm, bool (*kind)(Opcode))
{
    const Frame *f = vm->frame;
    return f && f->ip > f->code->code->ops && kind((Opcode)INSTR_OP(f->ip[-1]));
}

/* Trusted code is running, by an instruction of that kind of its own: not a native that it calls, which the answer may
 * have handed to it together with the arguments (`functools.reduce(getattr, ...)`). */
static bool is_trusted(const VM *vm, bool (*kind)(Opcode)) { return !by_answer(vm) && is_own(vm, kind); }

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
    if (d == vm->builtins)
        vm->builtins_version++;
    if (known && is_main(vm, d) && !is_tool(d->entries[e].value))
        return;
    if (d->sealed == SEAL_ALL ? is_trusted(vm, is_store) : known && is_trusted(vm, is_store))
        return;
    if (d->sealed == SEAL_ALL)
        tell(vm, "module", key);
    else if (known)
        tell(vm, is_main(vm, d) ? "name" : "attribute", key);
    else if (e < 0 && is_main(vm, d) && by_answer(vm) && is_str(key)) {
        Value builtin = dict_get_str(vm->builtins, AS(Str, key));
        if (builtin != V_NULL && builtin != value) /* `from asyncio import *` brings TimeoutError, the builtin one */
            tell(vm, "builtin", key);
    }
}

static bool is_private(Str *name) { return name->len > 1 && str_at(name, 0) == '_' && str_at(name, 1) != '_'; }

void seal_check_read(VM *vm, const Module *m, Str *name)
{
    if (is_main(vm, m->dict))
        return;
    bool private = is_private(name) || (m->name && is_private(m->name));
    if ((private && !is_trusted(vm, is_read)) || str_is(name, "__dict__"))
        tell(vm, "inside", from_obj(name));
}

void seal_check_import(VM *vm, Str *name)
{
    if (is_private(name) && by_answer(vm) && is_own(vm, is_read))
        tell(vm, "inside", from_obj(name));
}

void seal_check_names(VM *vm, const Func *fn, Str *name)
{
    if (!is_main(vm, fn->globals))
        tell(vm, "inside", from_obj(name));
}

void vm_seal_guard(VM *vm, const char *name)
{
    const Frame *f = vm->frame;
    if (!vm->sealed)
        return;
    Str *key = str_intern(vm, name, strlen(name));
    if (!f || !(f->code->code->flags & CODE_LIBRARY) || dict_get_str(f->globals, key) == V_NULL)
        tell(vm, "inside", from_obj(key));
}

void seal_check_clear(VM *vm, Dict *d)
{
    if (d == vm->builtins)
        vm->builtins_version++;
    if (vm->sealed)
        tell(vm, is_main(vm, d) ? "name" : "attribute", V_NONE);
}

void seal_check_function(VM *vm, const Func *fn)
{
    if (vm->sealed && !(fn->code->code->flags & CODE_ANSWER) && !is_trusted(vm, is_store))
        tell(vm, "function", fn->names->items[0]);
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
    vm->builtins->sealed = 0;
    seal_dict(vm->builtins);
    vm->modules->sealed = SEAL_ALL;
}
