/* The interpreter: one dispatch loop in two versions (with and without tracing), and what it needs beside it. */
#include "vm/interp.h"

#include "base/mem.h"
#include "vm/builtins.h"
#include "vm/native.h"
#include "vm/ops.h"

/* The answer of a comparison by the order of its operands: three bits (less, equal, greater) for each operator, so that
 * no branch depends on the operator. */
static inline bool compare_order(uint32_t op, uint32_t order)
{
    enum { LESS = 1, EQUAL = 2, GREATER = 4 };
    const uint32_t masks = LESS << 3 * CMP_LT | (LESS | EQUAL) << 3 * CMP_LE | EQUAL << 3 * CMP_EQ |
                           (LESS | GREATER) << 3 * CMP_NE | GREATER << 3 * CMP_GT | (GREATER | EQUAL) << 3 * CMP_GE;
    return masks >> (3 * op + order) & 1;
}

static inline bool compare_ints(uint32_t op, Value a, Value b)
{
    int64_t x = (int64_t)(a << 13), y = (int64_t)(b << 13);
    return compare_order(op, 1u + (x > y) - (x < y));
}

static inline bool compare_floats(uint32_t op, double x, double y)
{
    if (x != x || y != y)
        return op == CMP_NE;
    return compare_order(op, 1u + (x > y) - (x < y));
}

/* A line event before the first instruction of a line, and again after a jump backwards (f->line is -1 then). Called
 * where a line may begin (INSTR_LINE): f->ip is that instruction. */
static inline void trace_line(VM *vm, Frame *f)
{
    const Code *c = f->code->code;
    int line = c->places[f->ip - c->ops].line;
    if (line <= 0 || line == f->line)
        return;
    f->line = line;
    if (vm->hooks.line)
        vm->hooks.line(vm->hooks.ctx, vm, f, line);
}

Func *func_new(VM *vm, CodeObj *code, Dict *globals)
{
    Func *fn = heap_alloc(vm, vm->types[KIND_FUNC], KIND_FUNC, sizeof *fn);
    fn->code = code;
    fn->globals = globals;
    fn->names = code->both;
    fn->doc = code->code->doc ? from_obj(str_c(vm, code->code->doc)) : V_NONE;
    Value module = dict_get_str(globals, vm->names->n___name__);
    fn->module = module == V_NULL ? V_NONE : module;
    return fn;
}

static Value *make_function(VM *vm, Frame *f, Value *sp, uint32_t arg)
{
    Func *fn = func_new(vm, AS(CodeObj, *--sp), f->globals);
    if (arg & 8)
        fn->closure = AS(Tuple, *--sp);
    if (arg & 4)
        fn->annotations = AS(Dict, *--sp);
    if (arg & 2)
        fn->kwdefaults = AS(Dict, *--sp);
    if (arg & 1)
        fn->defaults = AS(Tuple, *--sp);
    *sp++ = from_obj(fn);
    return sp;
}

/* super().name as written: (super, __class__, self) */
static bool load_super_attr(VM *vm, Frame *f, Value *v, Str *name, Value *out)
{
    (void)f;
    if (v[0] == from_obj(vm->types[KIND_SUPER]) && is_type(v[1])) {
        Super *s = heap_alloc(vm, vm->types[KIND_SUPER], KIND_SUPER, sizeof *s);
        s->type = AS(Type, v[1]);
        s->self = v[2];
        return super_check(vm, s->type, v[2], &s->self_type) && super_get(vm, s, name, out);
    }
    Value s;
    return vm_call(vm, v[0], NULL, 0, &s) && attr_get(vm, s, name, out);
}

/* Is the TypeError on its way about this value, which cannot be iterated? Then it is taken. */
static bool not_iterable(VM *vm, Value v)
{
    bool iterable = is_list(v) || is_tuple(v) || (is_obj(v) && type_special(vm, as_obj(v)->type, SP_iter) != V_NULL);
    if (iterable || !exc_is(vm, vm->excs->TypeError))
        return false;
    exc_take(vm);
    return true;
}

/* *x in a display, or in a call beside other arguments */
static bool star_extend(VM *vm, List *l, Value iterable)
{
    if (list_extend(vm, l, iterable))
        return true;
    return not_iterable(vm, iterable) &&
           RAISE(vm, TypeError, "Value after * must be an iterable, not %s", type_name(vm, iterable));
}

/* The *x of f(*x) */
static bool star_alone(VM *vm, Value callee, Value iterable, Value *out)
{
    List *l;
    *out = iterable;
    if (is_exact(vm, iterable, KIND_LIST) || is_exact(vm, iterable, KIND_TUPLE))
        return true;
    if (!op_list(vm, iterable, &l))
        return not_iterable(vm, iterable) && argument_refused(vm, callee, "* must be an iterable", iterable);
    *out = from_obj(l);
    return true;
}

static bool star_update(VM *vm, Dict *d, Value mapping)
{
    Value keys;
    if (!is_dict(mapping)) {
        if (!attr_find(vm, mapping, str_intern(vm, "keys", 4), &keys))
            return false;
        if (keys == V_NULL)
            return RAISE(vm, TypeError, "'%s' object is not a mapping", type_name(vm, mapping));
    }
    return dict_update(vm, d, mapping);
}

/* ---- strs that nothing but the stack knows ----
 *
 * `"task-" + str(i) + ":"` makes two strs that are garbage as soon as the next + has copied them. Their cells are used
 * again at once, and stay in the cache. A str that the instruction before made is known to the stack alone, and so is
 * the left operand when only one instruction, which gave the right one, stands between. */

static inline void note_temporary(VM *vm, Value made)
{
    vm->temporary = AS(Str, made)->len > 1 ? made : V_NULL; /* those of one character are kept: str_char */
    vm->temporary_at = vm->instr;
}

static void drop_temporary(VM *vm, Value a, Value b, Value sum)
{
    Value t = vm->temporary;
    uint64_t age = vm->instr - vm->temporary_at;
    if (sum == a || sum == b)
        return;
    if (((t == b && age == 1) || (t == a && age == 2)) && !AS(Str, t)->shared)
        heap_take_back(vm, as_obj(t));
    note_temporary(vm, sum);
}

static bool join_strings(VM *vm, const Value *v, uint32_t n, Value *out)
{
    if (n == 1) {
        *out = v[0];
        return true;
    }
    if (n == 2)
        return str_concat(vm, AS(Str, v[0]), AS(Str, v[1]), out);
    return str_join_all(vm, v, n, NULL, out);
}

static bool yield_from_iter(VM *vm, Frame *f, Value v, Value *out)
{
    if (is_kind(v, KIND_GEN)) {
        Gen *g = AS(Gen, v), *own = frame_gen(f);
        bool awaits = own && (own->what == CODE_COROUTINE || own->o.flags & OBJ_AWAITABLE);
        if (g->what == CODE_GENERATOR || g->what == GEN_OP || (g->what == CODE_COROUTINE && awaits)) {
            *out = v;
            return true;
        }
        if (g->what == CODE_COROUTINE)
            return RAISE(vm, TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return op_iter(vm, v, out);
}

/* A class body whose metaclass prepared a mapping of its own. */
static bool store_in_namespace(VM *vm, Dict *names, Str *name, Value v)
{
    Value ns = from_obj(names), args[2] = {from_obj(name), v}, ignored;
    Value set = type_special(vm, names->o.type, SP_setitem);
    if (is_kind(set, KIND_NATIVE))
        return dict_set_str(vm, names, name, v), true;
    return special_call(vm, set, ns, args, 2, &ignored);
}

static void setup_annotations(VM *vm, Frame *f)
{
    Dict *ns = frame_names(f) ? frame_names(f) : f->globals;
    Str *name = str_intern(vm, "__annotations__", 15);
    if (dict_get_str(ns, name) == V_NULL)
        dict_set_str(vm, ns, name, from_obj(dict_new(vm)));
}

/* CPython: sys.displayhook. */
static bool print_expression(VM *vm, Value v)
{
    if (v == V_NONE)
        return true;
    Str *name = str_intern(vm, "_", 1);
    dict_set_str(vm, vm->builtins, name, V_NONE);
    Buf b;
    buf_init(&b);
    bool ok = value_repr(vm, v, &b);
    buf_char(&b, '\n');
    ok = ok && stdout_write(vm, value_str_from_buf(vm, &b));
    buf_deinit(&b);
    if (ok)
        dict_set_str(vm, vm->builtins, name, v);
    return ok;
}

/* The cell of __class__ in a class body's frame, which its methods close over; None when none does. */
static Value class_cell(Frame *f)
{
    const Code *c = f->code->code;
    for (uint32_t i = 0; i < c->ncells; i++)
        if (!strcmp(c->varnames[c->cell_slots[i]], "__class__"))
            return f->slots[c->cell_slots[i]];
    return V_NONE;
}

static bool look_for_dropped(VM *vm, const Frame *f)
{
    return f->code->code->flags & CODE_LIBRARY || vm_look_for_dropped(vm);
}

/* The innermost one around the instruction `at`; NULL: none. */
static const Guard *guard_of(const Code *c, uint32_t at)
{
    for (uint32_t i = 0; i < c->nguards; i++)
        if (at >= c->guards[i].start && at < c->guards[i].end)
            return &c->guards[i];
    return NULL;
}

/* What the statement that raised had on its stack, and the loops around it, dies at once, at its line: generators that
 * only their loop knows are closed. Variables live on in the traceback. */
static void drop_temporaries(VM *vm, Frame *f, Value *keep)
{
    Value *top = f->sp;
    f->sp = keep;
    while (top-- > keep)
        if (is_kind(*top, KIND_GEN) && AS(Gen, *top)->in_header)
            gen_close_dropped(vm, *top, true);
    if (vm->nwatched)
        look_for_dropped(vm, f);
}

/* An exception leaves instructions behind: to a handler of this frame, or out of it. STEP_FRAME: go on in vm->frame;
 * STEP_LEAVE: a native entry ends well (*out); STEP_VALUE: it ends with the exception; STEP_ERROR: the exception is
 * in the caller now, which has to be added to the traceback. */
static Step unwind_frame(VM *vm, Value *out)
{
    Frame *f = vm->frame;
    const Code *c = f->code->code;
    const Guard *g = vm->stop ? NULL : guard_of(c, (uint32_t)(f->ip - c->ops) - 1);
    Value *keep = f->slots + c->nlocals + c->nfree + (g ? g->depth : 0);
    if (!vm->stop)
        drop_temporaries(vm, f, keep);
    if (g && !vm->stop) {
        f->sp = keep;
        *f->sp++ = exc_take(vm);
        f->ip = c->ops + g->target;
        return STEP_FRAME;
    }
    if (vm->tracing && vm->hooks.unwind && !(c->flags & CODE_LIBRARY))
        vm->hooks.unwind(vm->hooks.ctx, vm, f, vm->exc);
    return gen_left_by_exception(vm, f, out);
}

/* Computed goto is a GNU extension that gcc and clang share: one indirect jump an opcode, which branch predictors
 * learn far better than one jump for all. */
#pragma GCC diagnostic ignored "-Wpedantic"

#define TRACING 0
#define DISPATCH dispatch_fast
#include "vm/dispatch.inc"
#undef TRACING
#undef DISPATCH

#define TRACING 1
#define DISPATCH dispatch_traced
#include "vm/dispatch.inc"
#undef TRACING
#undef DISPATCH

bool interp_run(VM *vm, Value *out)
{
    vm->from_c = false;
    return vm->tracing ? dispatch_traced(vm, out) : dispatch_fast(vm, out);
}
