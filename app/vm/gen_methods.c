/* Generators, coroutines and async generators as a program sees them: what can be awaited and iterated, their methods
 * and attributes. */
#include "vm/frames.h"
#include "vm/interp.h"

#include "vm/native.h"
#include "vm/ops.h"

/* ---- protocols ---- */

bool gen_awaitable(VM *vm, Value v, int where, Value *out)
{
    if (is_kind(v, KIND_GEN)) {
        Gen *g = AS(Gen, v);
        if (g->what == CODE_COROUTINE) {
            if (gen_awaited_by(g) || g->gstate == GEN_SUSPENDED)
                return RAISE(vm, RuntimeError, "coroutine is being awaited already");
            *out = v;
            return true;
        }
        if ((g->what == GEN_OP && g->pc != OP_AWAIT) || g->o.flags & OBJ_AWAITABLE) {
            *out = v;
            return true;
        }
    }
    bool native = is_kind(v, KIND_NATIVEDATA) && as_obj(v)->type->ops && as_obj(v)->type->ops->await_step;
    Value fn = is_obj(v) && (!native || as_obj(v)->flags & OBJ_USER) ? type_special(vm, as_obj(v)->type, SP_await) : V_NULL;
    if (native && !is_kind(fn, KIND_FUNC)) { /* no class of the program has an __await__ of its own */
        *out = v;
        return true;
    }
    if (fn == V_NULL) {
        if (where)
            return RAISE(vm, TypeError,
                         "'async with' received an object from %s that does not implement __await__: %s",
                         where == 1 ? "__aenter__" : "__aexit__", type_name(vm, v));
        return RAISE(vm, TypeError, "object %s can't be used in 'await' expression", type_name(vm, v));
    }
    if (!special_call(vm, fn, v, NULL, 0, out))
        return false;
    if (is_kind(*out, KIND_GEN) && (AS(Gen, *out)->what == CODE_COROUTINE || as_obj(*out)->flags & OBJ_AWAITABLE))
        return RAISE(vm, TypeError, "__await__() returned a coroutine");
    if (!is_kind(*out, KIND_GEN) && !is_kind(*out, KIND_NATIVEDATA) && !is_kind(*out, KIND_ITER) &&
        type_special(vm, type_of(vm, *out), SP_next) == V_NULL)
        return RAISE(vm, TypeError, "__await__() returned non-iterator of type '%s'", type_name(vm, *out));
    return true;
}

bool gen_aiter(VM *vm, Value v, Value *out)
{
    if (is_kind(v, KIND_GEN) && AS(Gen, v)->what == CODE_ASYNC_GENERATOR) {
        *out = v;
        return true;
    }
    Value fn = is_obj(v) ? type_special(vm, as_obj(v)->type, SP_aiter) : V_NULL;
    if (fn == V_NULL)
        return RAISE(vm, TypeError, "'async for' requires an object with __aiter__ method, got %s", type_name(vm, v));
    if (!special_call(vm, fn, v, NULL, 0, out))
        return false;
    bool ok = is_kind(*out, KIND_GEN) ? AS(Gen, *out)->what == CODE_ASYNC_GENERATOR
                                      : is_obj(*out) && type_special(vm, as_obj(*out)->type, SP_anext) != V_NULL;
    return ok || RAISE(vm, TypeError,
                       "'async for' received an object from __aiter__ that does not implement __anext__: %s",
                       type_name(vm, *out));
}

bool gen_anext(VM *vm, Value v, Value *out)
{
    if (is_kind(v, KIND_GEN)) {
        *out = v;
        return true;
    }
    Value fn = type_special(vm, type_of(vm, v), SP_anext), awaitable;
    if (fn == V_NULL)
        return RAISE(vm, TypeError, "'async for' requires an iterator with __anext__ method, got %s", type_name(vm, v));
    if (!special_call(vm, fn, v, NULL, 0, &awaitable))
        return false;
    if (gen_awaitable(vm, awaitable, 0, out))
        return true;
    Value cause = exc_take(vm);
    RAISE(vm, TypeError, "'async for' received an invalid object from __anext__: %s", type_name(vm, awaitable));
    AS(Exc, vm->exc)->cause = cause;
    return false;
}

/* ---- methods ---- */

static bool tail(Step s, Value *out)
{
    if (s == STEP_FRAME)
        *out = V_TAIL;
    return s != STEP_ERROR;
}

/* Resumes for a Python caller: by pushing the frame when the dispatch loop called us, else by nesting. */
static bool resume_for(VM *vm, Gen *g, Value sent, Value *out)
{
    bool from_c = vm->from_c;
    vm->from_c = false;
    if (!from_c && !g->native)
        return tail(gen_enter(vm, g, sent, ENTER_GEN, out), out);
    if (sent != V_NULL && !gen_refuse(vm, g, sent))
        return false;
    if (sent != V_NULL && g->gstate == GEN_CLOSED && g->what == CODE_GENERATOR)
        return vm_raise_args(vm, vm->excs->StopIteration, NULL, 0);
    GenResult r = vm_resume(vm, g, sent, out);
    if (r == GEN_RETURNED)
        return vm_raise_args(vm, vm->excs->StopIteration, out, *out != V_NONE);
    return r == GEN_YIELDED;
}

static bool gen_send(VM *vm, Args *a, Value *out) { return resume_for(vm, AS(Gen, a->v[0]), a->v[1], out); }
static bool gen_next(VM *vm, Args *a, Value *out) { return resume_for(vm, AS(Gen, a->v[0]), V_NONE, out); }

/* throw(type[, value[, tb]]) or throw(value): makes vm->exc */
static bool thrown_exception(VM *vm, Args *a)
{
    Value v = a->v[1], e;
    if (a->n > 3 && a->v[3] != V_NONE && !is_kind(a->v[3], KIND_TRACEBACK))
        return RAISE(vm, TypeError, "throw() third argument must be a traceback object");
    if (is_exc(v) && a->n > 2 && a->v[2] != V_NONE)
        return RAISE(vm, TypeError, "instance exception may not have a separate value");
    if (is_type(v) && (AS(Type, v)->flags & TYPE_EXC)) {
        Value value = a->n > 2 ? a->v[2] : V_NONE;
        if (is_exc(value) && exc_matches(vm, value, AS(Type, v)))
            e = value;
        else if (is_tuple(value) ? !exc_make(vm, v, AS(Tuple, value)->items, (uint32_t)AS(Tuple, value)->len, false, &e)
                                 : !exc_make(vm, v, &value, value != V_NONE, false, &e))
            return vm->stop == STOP_NONE; /* that exception is thrown instead */
    } else if (is_exc(v)) {
        e = v;
    } else {
        return RAISE(vm, TypeError, "exceptions must be classes or instances deriving from BaseException, not %s",
                     type_name(vm, v));
    }
    vm->exc = e;
    return true;
}

static bool is_generator_exit(VM *vm, Value v)
{
    Type *exit = vm->excs->GeneratorExit;
    return is_type(v) ? type_is_subtype(AS(Type, v), exit) : is_exc(v) && exc_matches(vm, v, exit);
}

/* An awaited object with a throw() of its own gets what we got: a class remains one, and what is no exception is its
 * affair. CPython: genobject.c, _gen_throw. */
static bool gen_throw(VM *vm, Args *a, Value *out)
{
    Gen *g = AS(Gen, a->v[0]);
    if (!is_generator_exit(vm, a->v[1]) && gen_throws_to(vm, g)) {
        vm_raise_args(vm, vm->excs->BaseException, NULL, 0); /* until it has been asked */
        vm->thrown_args = a;
    } else if (!thrown_exception(vm, a)) {
        return false;
    }
    bool ok = resume_for(vm, g, V_NULL, out);
    vm->thrown_args = NULL;
    return ok;
}

/* close() always nests: what it ends with has to be looked at. */
bool gen_close_now(VM *vm, Gen *g)
{
    if (g->gstate == GEN_CLOSED)
        return true;
    if (g->gstate == GEN_CREATED) {
        gen_finish(g);
        return true;
    }
    Value out;
    vm_raise_args(vm, vm->excs->GeneratorExit, NULL, 0);
    GenResult r = vm_resume(vm, g, V_NULL, &out);
    if (r == GEN_YIELDED)
        return RAISE(vm, RuntimeError, "%s ignored GeneratorExit", gen_word(g));
    if (r == GEN_RAISED) {
        if (!exc_is(vm, vm->excs->GeneratorExit) && !exc_is(vm, vm->excs->StopIteration))
            return false;
        exc_take(vm);
    }
    return true;
}

static bool gen_close(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return gen_close_now(vm, AS(Gen, a->v[0]));
}

static bool gen_del(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    vm_close_dropped(vm, AS(Gen, a->v[0]));
    return !vm->stop;
}

void gen_close_dropped(VM *vm, Value it, bool in_header)
{
    if (!is_kind(it, KIND_GEN))
        return;
    Gen *g = AS(Gen, it);
    if (!in_header) { /* an expression statement's value: a fresh coroutine says so */
        if (g->what == CODE_COROUTINE && g->gstate == GEN_CREATED && (uint32_t)vm->instr - g->born <= 2)
            unawaited_warn(vm, g, vm->frame);
        return;
    }
    if (g->what == CODE_ASYNC_GENERATOR && !g->alone) {
        if (g->gstate == GEN_SUSPENDED && vm->hooks.agen_drop)
            vm->hooks.agen_drop(vm->hooks.ctx, vm, g);
        return;
    }
    Value saved = exc_take(vm);
    vm_close_dropped(vm, g);
    if (vm->exc == V_NULL)
        vm->exc = saved;
}

static Gen *agen_op_new(VM *vm, Value agen, uint8_t op, Value v)
{
    bool throws = op == OP_ATHROW || op == OP_ACLOSE;
    Gen *g = heap_alloc(vm, vm->types[throws ? KIND_AGEN_THROW : KIND_AGEN_OP], KIND_GEN,
                        offsetof(Gen, state) + 2 * sizeof(Value));
    g->what = GEN_OP;
    g->pc = op;
    gen_state(g)[0] = agen;
    gen_state(g)[1] = v;
    Str *name = str_intern(vm, "asend", 5);
    g->names = names_of(vm, name, name);
    return g;
}

static bool agen_anext(VM *vm, Args *a, Value *out)
{
    *out = from_obj(agen_op_new(vm, a->v[0], OP_ASEND, V_NONE));
    return true;
}

static bool agen_asend(VM *vm, Args *a, Value *out)
{
    *out = from_obj(agen_op_new(vm, a->v[0], OP_ASEND, a->v[1]));
    return true;
}

static bool agen_athrow(VM *vm, Args *a, Value *out)
{
    if (!thrown_exception(vm, a))
        return false;
    *out = from_obj(agen_op_new(vm, a->v[0], OP_ATHROW, exc_take(vm)));
    return true;
}

static bool agen_aclose(VM *vm, Args *a, Value *out)
{
    *out = from_obj(agen_op_new(vm, a->v[0], OP_ACLOSE, V_NONE));
    return true;
}

/* ---- asend(), athrow() and aclose() driven by hand: CPython's async_gen_asend_send and its neighbours ---- */

/* The coroutine that stands for this operation while a program drives it. */
static bool op_driver(VM *vm, Gen *op, Gen **out)
{
    Value twin, fn, driver;
    if (op->gstate == GEN_SUSPENDED && AS(Gen, gen_state(op)[1])->gstate == GEN_CLOSED)
        op->gstate = GEN_CLOSED;
    if (op->gstate == GEN_CLOSED)
        return RAISE(vm, RuntimeError, "cannot reuse already awaited %s",
                     op->o.type == vm->types[KIND_AGEN_OP] ? "__anext__()/asend()" : "aclose()/athrow()");
    if (op->gstate == GEN_CREATED) {
        twin = from_obj(agen_op_new(vm, gen_state(op)[0], op->pc, gen_state(op)[1]));
        if (!vm_import_function(vm, "_anext", "drive", &fn) || !vm_call(vm, fn, &twin, 1, &driver))
            return false;
        gen_state(op)[1] = driver;
        op->gstate = GEN_SUSPENDED;
    }
    *out = AS(Gen, gen_state(op)[1]);
    return true;
}

static bool op_send(VM *vm, Args *a, Value *out)
{
    Gen *op = AS(Gen, a->v[0]), *driver;
    Value sent = a->n > 1 ? a->v[1] : V_NONE;
    if (op->gstate == GEN_CREATED && op->pc == OP_ASEND && sent != V_NONE) {
        gen_state(op)[1] = sent;
        sent = V_NONE;
    }
    return op_driver(vm, op, &driver) && resume_for(vm, driver, sent, out);
}

static bool op_throw(VM *vm, Args *a, Value *out)
{
    Gen *op = AS(Gen, a->v[0]), *driver;
    if (!thrown_exception(vm, a))
        return false;
    Value exc = exc_take(vm);
    if (op->gstate == GEN_SUSPENDED && op->iterated && AS(Gen, gen_state(op)[1])->gstate == GEN_CLOSED)
        op->gstate = GEN_CREATED; /* CPython forgets to close an athrow() that was begun by a throw() */
    bool fresh = op->gstate == GEN_CREATED;
    if (fresh) { /* goes into the generator itself */
        op->iterated = op->pc == OP_ATHROW;
        op->pc = OP_ATHROW;
        gen_state(op)[1] = exc;
    }
    if (!op_driver(vm, op, &driver))
        return false;
    if (!fresh)
        vm->exc = exc;
    return resume_for(vm, driver, fresh ? V_NONE : V_NULL, out);
}

static bool op_close(VM *vm, Args *a, Value *out)
{
    (void)vm;
    AS(Gen, a->v[0])->gstate = GEN_CLOSED;
    *out = V_NONE;
    return true;
}

static bool gen_self(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0];
    return true;
}

static bool coro_await(VM *vm, Args *a, Value *out)
{
    Gen *w = agen_op_new(vm, a->v[0], OP_AWAIT, V_NONE);
    w->o.type = vm->types[KIND_CORO_WRAPPER];
    w->names = AS(Gen, a->v[0])->names;
    *out = from_obj(w);
    return true;
}

static bool wrapper_send(VM *vm, Args *a, Value *out)
{
    return resume_for(vm, AS(Gen, gen_unwrap(a->v[0])), a->n > 1 ? a->v[1] : V_NONE, out);
}

static bool wrapper_throw(VM *vm, Args *a, Value *out)
{
    a->v[0] = gen_unwrap(a->v[0]);
    return gen_throw(vm, a, out);
}

static bool wrapper_close(VM *vm, Args *a, Value *out)
{
    a->v[0] = gen_unwrap(a->v[0]);
    return gen_close(vm, a, out);
}

static bool get_name(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Gen, a->v[0])->names->items[0];
    return true;
}

static bool get_qualname(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Gen, a->v[0])->names->items[1];
    return true;
}

int gen_attr_set(VM *vm, Gen *g, Str *name, Value v)
{
    bool short_name = name == vm->names->n___name__;
    if ((!short_name && name != vm->names->n___qualname__) || g->what == GEN_OP)
        return 0;
    if (v == V_NULL || !is_str(v)) {
        RAISE(vm, TypeError, "%s must be set to a string object", name->data);
        return -1;
    }
    g->names = short_name ? names_of(vm, AS(Str, v), names_qualname(g->names)) : names_of(vm, names_name(g->names), AS(Str, v));
    return 1;
}

bool gen_is_running(const Gen *g)
{
    for (const Gen *by; (by = gen_awaited_by(g)) != NULL;)
        g = by;
    return g->gstate == GEN_RUNNING;
}

static bool get_running(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Gen *g = AS(Gen, a->v[0]);
    *out = from_bool(g->what == CODE_ASYNC_GENERATOR ? g->gstate == GEN_RUNNING : gen_is_running(g));
    return true;
}

static bool get_suspended(VM *vm, Args *a, Value *out)
{
    (void)vm;
    const Gen *g = AS(Gen, a->v[0]);
    *out = from_bool((g->gstate == GEN_SUSPENDED || g->gstate == GEN_RUNNING) && !gen_is_running(g));
    return true;
}

static bool get_frame(VM *vm, Args *a, Value *out)
{
    *out = frames_of_gen(vm, AS(Gen, a->v[0]));
    return true;
}

static bool get_code(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Gen *g = AS(Gen, a->v[0]);
    *out = gen_has_code(g) ? from_obj(gen_frame_of(g)->code) : V_NONE;
    return true;
}

static bool get_awaiting(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Gen *g = AS(Gen, a->v[0]);
    *out = V_NONE;
    const Frame *f = gen_frame(g);
    if (f && g->gstate != GEN_CREATED && !gen_is_running(g) && INSTR_OP(f->ip[-1]) == OP_SEND && f->sp > f->slots)
        *out = f->sp[-1];
    if (is_kind(*out, KIND_GEN))
        AS(Gen, *out)->transient = false; /* the program knows it now */
    return true;
}

#define GEN_GETTERS(p)                                                                                             \
    {"__name__", get_name, 0, 0, NF_GETTER}, {"__qualname__", get_qualname, 0, 0, NF_GETTER},                     \
    {p "_running", get_running, 0, 0, NF_GETTER}, {p "_frame", get_frame, 0, 0, NF_GETTER},                       \
    {p "_code", get_code, 0, 0, NF_GETTER | NF_MEMBER}

static const NativeDef gen_methods[] = {
    {"send", gen_send, 1, 1, 0},      {"throw", gen_throw, 1, 3, 0},      {"close", gen_close, 0, 0, 0},
    {"__next__", gen_next, 0, 0, 0},  {"__iter__", gen_self, 0, 0, 0},    {"__del__", gen_del, 0, 0, 0}, GEN_GETTERS("gi"),
    {"gi_yieldfrom", get_awaiting, 0, 0, NF_GETTER}, {"gi_suspended", get_suspended, 0, 0, NF_GETTER}, {0}};
static const NativeDef coro_methods[] = {
    {"send", gen_send, 1, 1, 0}, {"throw", gen_throw, 1, 3, 0}, {"close", gen_close, 0, 0, 0},
    {"__await__", coro_await, 0, 0, 0}, {"__del__", gen_del, 0, 0, 0}, GEN_GETTERS("cr"), {"cr_await", get_awaiting, 0, 0, NF_GETTER},
    {"cr_suspended", get_suspended, 0, 0, NF_GETTER}, {"cr_origin", unawaited_origin, 0, 0, NF_GETTER | NF_MEMBER}, {0}};
static const NativeDef agen_methods[] = {
    {"__aiter__", gen_self, 0, 0, 0}, {"__anext__", agen_anext, 0, 0, 0}, {"asend", agen_asend, 1, 1, 0},
    {"athrow", agen_athrow, 1, 3, 0}, {"aclose", agen_aclose, 0, 0, 0}, {"__del__", gen_del, 0, 0, 0}, GEN_GETTERS("ag"),
    {"ag_await", get_awaiting, 0, 0, NF_GETTER}, {0}};
static const NativeDef agen_op_methods[] = {
    {"send", op_send, 1, 1, 0},       {"throw", op_throw, 1, 3, 0},   {"close", op_close, 0, 0, 0},
    {"__next__", op_send, 0, 0, 0},   {"__iter__", gen_self, 0, 0, 0}, {"__await__", gen_self, 0, 0, 0}, {0}};

static const NativeDef wrapper_methods[] = {
    {"send", wrapper_send, 1, 1, 0}, {"throw", wrapper_throw, 1, 3, 0}, {"close", wrapper_close, 0, 0, 0},
    {"__next__", wrapper_send, 0, 0, 0}, {"__iter__", gen_self, 0, 0, 0}, {0}};

void gen_types_install(VM *vm)
{
    vm->types[KIND_CORO_WRAPPER] =
        native_type(vm, "builtins", "coroutine_wrapper", NULL, KIND_GEN, sizeof(Gen), NULL, wrapper_methods);
    vm->types[KIND_GEN] = native_type(vm, "builtins", "generator", NULL, KIND_GEN, sizeof(Gen), NULL, gen_methods);
    vm->types[KIND_COROUTINE] = native_type(vm, "builtins", "coroutine", NULL, KIND_GEN, sizeof(Gen), NULL, coro_methods);
    vm->types[KIND_ASYNC_GEN] =
        native_type(vm, "builtins", "async_generator", NULL, KIND_GEN, sizeof(Gen), NULL, agen_methods);
    vm->types[KIND_AGEN_OP] =
        native_type(vm, "builtins", "async_generator_asend", NULL, KIND_GEN, sizeof(Gen), NULL, agen_op_methods);
    vm->types[KIND_AGEN_THROW] =
        native_type(vm, "builtins", "async_generator_athrow", NULL, KIND_GEN, sizeof(Gen), NULL, agen_op_methods);
}
