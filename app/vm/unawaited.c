/* What a coroutine says that nobody awaited (CPython: _PyErr_WarnUnawaitedCoroutine, warnings._warn_unawaited_coroutine),
 * and where it was made, which it remembers while somebody tracks that (sys.set_coroutine_origin_tracking_depth, a loop
 * in debug mode).
 *
 * A program that has imported warnings decides there who sees it; else it goes to stderr as the default filters have
 * it. Nothing can be called while the heap collects: those that only a collection finds wait in dropped.c. */
#include "vm/inspect.h"
#include "vm/interp.h"
#include "vm/native.h"

/* ---- where it was made ---- */

void unawaited_note_origin(VM *vm, Gen *g)
{
    enum { OWN_CALL = 1, ENOUGH = 1000 };
    Value stack = inspect_stack(vm, OWN_CALL + (vm->origin_depth < ENOUGH ? vm->origin_depth : ENOUGH));
    if (stack == V_NONE)
        return;
    Dict *aside = dict_new(vm);
    dict_set_str(vm, aside, str_intern(vm, "cr_origin", 9), stack);
    *extra_slot(vm, &g->o) = aside;
}

static Value origin_of(VM *vm, Gen *g)
{
    return g->o.flags & OBJ_ASIDE ? dict_get_str(*extra_slot(vm, &g->o), str_intern(vm, "cr_origin", 9)) : V_NONE;
}

bool unawaited_origin(VM *vm, Args *a, Value *out)
{
    Value tb = origin_of(vm, AS(Gen, a->v[0]));
    *out = V_NONE;
    if (tb == V_NONE)
        return true;
    List *calls = list_new(vm, 4);
    for (; tb != V_NONE; tb = AS(Traceback, tb)->next) {
        const Code *c = AS(Traceback, tb)->code->code;
        Value call[3] = {from_obj(str_c(vm, c->file)), from_int(place_in_code(c, AS(Traceback, tb)->op).line),
                         from_obj(AS(Traceback, tb)->code->name)};
        if (!list_append(vm, calls, from_obj(tuple_of(vm, call, 3))))
            return false;
    }
    for (int64_t i = 0; i < calls->len / 2; i++) {
        Value v = calls->items[i];
        calls->items[i] = calls->items[calls->len - 1 - i];
        calls->items[calls->len - 1 - i] = v;
    }
    *out = from_obj(tuple_of(vm, calls->items, calls->len));
    return true;
}

/* ---- saying it ---- */

static void put_message(VM *vm, Gen *g, Buf *b)
{
    buf_str(b, "coroutine '");
    str_to_buf(names_qualname(g->names), b);
    buf_str(b, "' was never awaited");
    Value origin = origin_of(vm, g);
    if (origin == V_NONE)
        return;
    buf_str(b, "\nCoroutine created at (most recent call last)\n");
    inspect_print_stack(origin, b);
    b->len--; /* its last line's end */
}

/* As warnings.showwarning prints it. */
static void put_warning(VM *vm, Gen *g, Frame *at, int line, Buf *b)
{
    buf_printf(b, "%s:%d: RuntimeWarning: ", at ? at->code->code->file : "sys", line);
    put_message(vm, g, b);
    buf_char(b, '\n');
    if (at) {
        Text t = program_line(at->code->program, line);
        while (t.len && (t.s[0] == ' ' || t.s[0] == '\t')) {
            t.s++;
            t.len--;
        }
        if (t.len)
            buf_printf(b, "  %.*s\n", (int)t.len, t.s);
    }
    if (!vm->ending)
        buf_str(b, "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
}

static void write_warning(VM *vm, Gen *g, Frame *at, int line)
{
    Buf b;
    buf_init(&b);
    put_warning(vm, g, at, line, &b);
    if (dropped_say_once(vm, b.data, b.len))
        vm_write(vm, 2, b.data, b.len);
    buf_deinit(&b);
}

bool unawaited_asks_program(VM *vm) { return dict_get_str(vm->modules, str_intern(vm, "warnings", 8)) != V_NULL; }

/* A filter has made an exception of it, which nobody can catch. In the last moments warnings is C, without a frame. */
static void say_refused(VM *vm, Gen *g)
{
    if (vm->stop)
        return;
    Value exc = exc_take(vm);
    if (vm->ending) {
        AS(Exc, exc)->traceback = V_NONE;
        AS(Exc, exc)->thrown = false;
    }
    unraisable_say(vm, from_obj(g), exc);
}

static void ask_program(VM *vm, Gen *g, Frame *at, int line)
{
    Value saved = vm->exc, fn, ignored;
    Buf b;
    buf_init(&b);
    put_message(vm, g, &b);
    Value v[5] = {from_obj(g), value_str_from_buf(vm, &b), from_obj(str_c(vm, at ? at->code->code->file : "sys")),
                  from_int(line), from_bool(vm->ending)};
    buf_deinit(&b);
    vm->exc = V_NULL;
    if (!vm_import_function(vm, "warnings", "_warn_unawaited_coroutine", &fn) || !vm_call(vm, fn, v, 5, &ignored))
        say_refused(vm, g);
    if (!vm->stop)
        vm->exc = saved;
}

void vm_say_unawaited(VM *vm, Gen *g, bool at_end)
{
    bool ending = vm->ending;
    vm->ending = ending || at_end;
    unawaited_warn(vm, g, NULL);
    vm->ending = ending;
}

/* In library code the place is nobody's line: CPython names a line of its own library there, our frames of it have
 * none to show. */
void unawaited_warn(VM *vm, Gen *g, Frame *at)
{
    if (g->warned)
        return;
    g->warned = true;
    if (at && (at->code->code->flags & CODE_LIBRARY))
        at = NULL;
    int line = at ? at->code->code->places[at->ip - at->code->code->ops - 1].line : 1;
    if (vm->hooks.never_awaited)
        vm->hooks.never_awaited(vm->hooks.ctx, vm, g, at ? at->code->code->file : NULL, at ? line : 0);
    if (unawaited_asks_program(vm))
        ask_program(vm, g, at, line);
    else
        write_warning(vm, g, at, line);
    gen_finish(g);
}
