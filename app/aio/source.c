/* Where handles, futures and tasks of a loop in debug mode were made (CPython: format_helpers.extract_stack). CPython's
 * last frame is often one of asyncio's own files; here it is always the program's line. */
#include "aio/aio_int.h"

#include "vm/inspect.h"

enum { DEBUG_STACK_DEPTH = 10 };

static Str *source_key(VM *vm) { return str_intern(vm, "_source_traceback", 17); }

void source_note(VM *vm, const Loop *l, Value made)
{
    if (!l || !l->debug)
        return;
    Value stack = inspect_stack(vm, DEBUG_STACK_DEPTH);
    if (stack == V_NONE)
        return;
    Dict **slot = value_dict_slot(vm, made);
    if (!*slot)
        *slot = dict_new(vm);
    dict_set_str(vm, *slot, source_key(vm), stack);
}

static Value source_of(VM *vm, Value made)
{
    Dict *own = value_dict(vm, made);
    return own ? dict_get_str(own, source_key(vm)) : V_NULL;
}

void source_put(VM *vm, Value made, Buf *out)
{
    Value tb = source_of(vm, made);
    if (!is_kind(tb, KIND_TRACEBACK))
        return;
    while (AS(Traceback, tb)->next != V_NONE)
        tb = AS(Traceback, tb)->next;
    const Code *c = AS(Traceback, tb)->code->code;
    buf_printf(out, " created at %s:%d", c->file, place_in_code(c, AS(Traceback, tb)->op).line);
}

bool source_list(VM *vm, Value made, Value *out)
{
    Value fn, tb = source_of(vm, made);
    *out = tb == V_NULL ? V_NONE : tb;
    return !is_kind(tb, KIND_TRACEBACK) ||
           (vm_import_function(vm, "_aio_helpers", "_source_entries", &fn) && vm_call(vm, fn, &tb, 1, out));
}

bool source_get(VM *vm, Args *a, Value *out) { return source_list(vm, a->v[0], out); }
