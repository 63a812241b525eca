/* A program that has put a function of its own into builtins.__import__ (an import hook, mock.patch): its import
 * statements call that one. CPython: ceval.c, import_name. */
#include "lang/code.h"
#include "vm/interp.h"

/* The names that the statement wants: those of the IMPORT_FROMs behind its IMPORT. */
static Value names_wanted(VM *vm, const Frame *f)
{
    List *names = list_new(vm, 0);
    const uint32_t *ip = f->ip;
    if (INSTR_OP(*ip) == OP_IMPORT_STAR)
        list_append(vm, names, from_obj(str_intern(vm, "*", 1)));
    for (; INSTR_OP(*ip) == OP_IMPORT_FROM; ip += 2) /* each is stored by one instruction */
        list_append(vm, names, from_obj(f->code->caches[INSTR_ARG(*ip)].name));
    return names->len ? from_obj(tuple_of(vm, names->items, names->len)) : V_NONE;
}

static bool import_replaced(VM *vm, Frame *f, Value by, Str *name, bool root, Value *out)
{
    int64_t level = 0;
    while (level < name->len && str_at(name, level) == '.')
        level++;
    Value args[5] = {from_obj(str_slice(vm, name, level, name->len)), from_obj(f->globals), V_NONE, V_NONE,
                     from_int(level)};
    if (frame_names(f))
        args[2] = from_obj(frame_names(f));
    else if (f->code->code->flags & CODE_MODULE)
        args[2] = args[1];
    if (!root)
        args[3] = names_wanted(vm, f);
    return vm_call(vm, by, args, 5, out);
}

bool import_statement(VM *vm, Frame *f, Str *name, bool root, Value *out)
{
    Value by = dict_get_str(vm->builtins, vm->names->n___import__);
    if (is_kind(by, KIND_NATIVE) || f->code->code->flags & CODE_LIBRARY)
        return import_name(vm, name, root, out);
    if (by == V_NULL)
        return RAISE(vm, ImportError, "__import__ not found");
    return import_replaced(vm, f, by, name, root, out);
}
