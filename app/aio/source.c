/* Where handles, futures and tasks of a loop in debug mode were made (CPython: format_helpers.extract_stack). CPython's
 * last frame is often one of asyncio's own files; here it is always the program's line. */
#include "aio/aio_int.h"

#include "vm/inspect.h"

enum { DEBUG_STACK_DEPTH = 10 };

static Str *source_key(VM *vm) { return str_intern(vm, "_source_traceback", 17); }
static Str *entries_key(VM *vm) { return str_intern(vm, "_source_entries", 15); }

void source_note(VM *vm, const Loop *l, Value made)
{
    if (!l || !l->debug)
        return;
    Value stack = inspect_stack(vm, DEBUG_STACK_DEPTH);
    if (stack == V_NONE)
        return;
    for (Value tb = stack; tb != V_NONE; tb = AS(Traceback, tb)->next)
        AS(Traceback, tb)->frame = NULL; /* or its variables would live as long as what was made */
    Dict **slot = value_dict_slot(vm, made);
    if (!*slot)
        *slot = dict_new(vm);
    dict_set_str(vm, *slot, source_key(vm), stack);
}

static Value source_of(VM *vm, Value made, Str *key)
{
    Dict *own = value_dict(vm, made);
    return own ? dict_get_str(own, key) : V_NULL;
}

/* The last of the entries; a program that was given them may have taken some from the end (task factories do). */
void source_put(VM *vm, Value made, Buf *out)
{
    Value tb = source_of(vm, made, source_key(vm)), entries = source_of(vm, made, entries_key(vm));
    int64_t n = is_kind(entries, KIND_LIST) ? AS(List, entries)->len : INT64_MAX;
    if (!is_kind(tb, KIND_TRACEBACK) || n == 0)
        return;
    while (--n && AS(Traceback, tb)->next != V_NONE)
        tb = AS(Traceback, tb)->next;
    const Code *c = AS(Traceback, tb)->code->code;
    buf_printf(out, " created at %s:%d", c->file, place_in_code(c, AS(Traceback, tb)->op).line);
}

static Value lines_of(VM *vm, Value tb)
{
    List *lines = list_of(vm, NULL, 0);
    for (; tb != V_NONE; tb = AS(Traceback, tb)->next) {
        CodeObj *c = AS(Traceback, tb)->code;
        Value line[] = {from_obj(c), from_int(place_in_code(c->code, AS(Traceback, tb)->op).line)};
        list_append(vm, lines, from_obj(tuple_of(vm, line, 2)));
    }
    return from_obj(lines);
}

bool source_list(VM *vm, Value made, Value *out)
{
    Value fn, tb = source_of(vm, made, source_key(vm)), known = source_of(vm, made, entries_key(vm)), lines;
    *out = known != V_NULL ? known : V_NONE;
    if (known != V_NULL || !is_kind(tb, KIND_TRACEBACK))
        return true;
    lines = lines_of(vm, tb);
    if (!vm_import_function(vm, "_aio_helpers", "_source_entries", &fn) || !vm_call(vm, fn, &lines, 1, out))
        return false;
    dict_set_str(vm, *value_dict_slot(vm, made), entries_key(vm), *out);
    return true;
}

bool source_get(VM *vm, Args *a, Value *out) { return source_list(vm, a->v[0], out); }
