/* Generators, coroutines and async generators.
 *
 * A Gen owns its frame. Driving one from outside (for, next(), send(), a task step) makes it the *root* of a chain;
 * SEND (await, yield from) delegates to another Gen by linking its frame below, with the same root. When the innermost
 * frame suspends, the root remembers it: resuming goes straight there, however long the chain, and the frames between
 * keep their links. A yield travels straight to the consumer of the root. */
#include "vm/frames.h"
#include "vm/interp.h"

#include "vm/native.h"

Gen *gen_new(VM *vm, Func *fn, Frame *f)
{
    Gen *g = heap_alloc(vm, vm->types[KIND_GEN], KIND_GEN, sizeof *g);
    uint32_t flags = fn->code->code->flags;
    g->what = flags & CODE_ASYNC_GENERATOR ? CODE_ASYNC_GENERATOR
              : flags & CODE_COROUTINE     ? CODE_COROUTINE
                                           : CODE_GENERATOR;
    g->o.type = g->what == CODE_GENERATOR   ? vm->types[KIND_GEN]
                : g->what == CODE_COROUTINE ? vm->types[KIND_COROUTINE]
                                            : vm->types[KIND_ASYNC_GEN];
    g->frame = f;
    g->name = fn->name;
    g->qualname = fn->qualname;
    g->code = fn->code;
    g->born = vm->instr;
    f->gen = g;
    if (vm->frame) {
        const Code *c = vm->frame->code->code;
        g->line = c->places[vm->frame->ip - c->ops - 1].line;
    }
    g->number = g->what == CODE_COROUTINE ? ++vm->next_coroutine : 0;
    if (g->what == CODE_COROUTINE)
        vm_watch(vm, g);
    if (g->what == CODE_COROUTINE && vm->hooks.coro_new)
        vm->hooks.coro_new(vm->hooks.ctx, vm, g);
    return g;
}

static const char *gen_word(const Gen *g)
{
    return g->what == CODE_GENERATOR ? "generator" : g->what == CODE_COROUTINE ? "coroutine" : "async generator";
}

/* ---- going in ---- */

static void finish(Gen *g)
{
    g->gstate = GEN_CLOSED;
    if (gen_has_code(g))
        g->innermost = NULL;
    g->awaited_by = NULL;
}

/* The value that a resumed frame finds on its stack: the result of its yield, or what SEND sends on. */
static void deliver(Frame *in, Value sent)
{
    const Instr last = in->ip[-1];
    *in->sp++ = sent;
    if (INSTR_OP(last) == OP_SEND)
        in->ip--; /* the SEND runs again, with the value, and counts again */
}

static bool refuse(VM *vm, Gen *g, Value sent)
{
    if (g->gstate == GEN_RUNNING)
        return RAISE(vm, ValueError, "%s already executing", gen_word(g));
    if (g->gstate == GEN_CREATED && sent != V_NONE && sent != V_NULL)
        return RAISE(vm, TypeError, "can't send non-None value to a just-started %s", gen_word(g));
    return true;
}

/* What coroutine.__await__() returned stands for the coroutine. */
static Value unwrap(Value it)
{
    bool wrapper = is_kind(it, KIND_GEN) && AS(Gen, it)->what == GEN_OP && AS(Gen, it)->pc == OP_AWAIT;
    return wrapper ? gen_state(AS(Gen, it))[0] : it;
}

/* Throwing into a chain whose innermost frame waits in SEND for something that is not a Python frame. */
static Step throw_into_native(VM *vm, Frame *in, Value *out)
{
    Value it = unwrap(in->sp[-1]);
    if (is_kind(it, KIND_GEN) && AS(Gen, it)->native) {
        Gen *n = AS(Gen, it);
        if (vm->exc != V_NULL)
            AS(Exc, vm->exc)->thrown = true;
        GenResult r = n->gstate == GEN_CLOSED ? GEN_RAISED : n->step(vm, n, V_NULL, out);
        if (r == GEN_YIELDED)
            return gen_suspend(vm, *out, out);
        finish(n);
        if (r == GEN_RAISED)
            return STEP_ERROR;
        in->sp[-1] = *out;
        return STEP_FRAME;
    }
    if (is_kind(it, KIND_NATIVEDATA) || is_kind(it, KIND_ITER) || is_kind(it, KIND_GEN))
        return STEP_ERROR;
    Value exc = exc_take(vm), method, r;
    if (!attr_find(vm, it, str_intern(vm, "throw", 5), &method))
        return STEP_ERROR;
    if (method == V_NULL) {
        vm->exc = exc;
        return STEP_ERROR;
    }
    if (vm_call(vm, method, &exc, 1, &r))
        return gen_suspend(vm, r, out);
    if (!exc_is(vm, vm->excs->StopIteration))
        return STEP_ERROR;
    in->sp[-1] = AS(Exc, exc_take(vm))->extra[0];
    return STEP_FRAME;
}

static bool is_guarded(const Frame *f)
{
    const Code *c = f->code->code;
    uint32_t at = (uint32_t)(f->ip - c->ops) - 1;
    for (uint32_t i = 0; i < c->nguards; i++)
        if (at >= c->guards[i].start && at < c->guards[i].end)
            return true;
    return false;
}

/* What is thrown into a clause that handles an exception gets that one as its context, in the innermost frame that
 * handles one, unless a frame further in is there to catch it (CPython: genobject.c, _PyErr_ChainStackItem). */
static void chain_thrown(Value thrown, const Frame *in, const Frame *root)
{
    for (const Frame *f = in;; f = f->back) {
        if (f->handled != V_NULL)
            exc_chain(thrown, f->handled);
        if (f->handled != V_NULL || is_guarded(f) || f == root)
            return;
    }
}

Step gen_enter(VM *vm, Gen *g, Value sent, EnterKind enter, Value *out)
{
    bool throwing = sent == V_NULL;
    Value thrown = throwing ? exc_take(vm) : V_NULL;
    if (!refuse(vm, g, sent))
        return STEP_ERROR;
    if (g->gstate == GEN_CLOSED || !g->frame) {
        if (throwing) {
            vm->exc = thrown;
            return STEP_ERROR;
        }
        *out = V_NULL;
        if (enter == ENTER_FOR)
            return STEP_VALUE;
        if (g->what == CODE_COROUTINE)
            RAISE(vm, RuntimeError, "cannot reuse already awaited coroutine");
        else
            vm_raise_args(vm, vm->excs->StopIteration, NULL, 0);
        return STEP_ERROR;
    }
    if (vm->depth >= vm->limits.depth) {
        RAISE(vm, RecursionError, "maximum recursion depth exceeded");
        return STEP_ERROR;
    }
    Frame *root = g->frame, *in = g->innermost ? g->innermost : root;
    bool fresh = g->gstate == GEN_CREATED;
    root->back = vm->frame;
    root->enter = (uint8_t)enter;
    root->root = g;
    g->depth_below = vm->depth;
    vm->depth += g->depth_chain ? g->depth_chain : 1;
    g->gstate = GEN_RUNNING;
    g->innermost = NULL;
    vm->frame = in;
    if (!throwing) {
        if (!fresh)
            deliver(in, sent);
        else if (vm->tracing && vm->hooks.call && !(in->code->code->flags & CODE_LIBRARY))
            vm->hooks.call(vm->hooks.ctx, vm, in);
        return STEP_FRAME;
    }
    vm->exc = thrown;
    if (!fresh)
        chain_thrown(thrown, in, root);
    if (!fresh && INSTR_OP(in->ip[-1]) == OP_SEND)
        return throw_into_native(vm, in, out);
    if (fresh)
        in->ip++; /* so that the traceback names the def line */
    return STEP_ERROR;
}

/* ---- delegation ---- */

static Step delegate(VM *vm, Frame *f, Gen *g, Value sent, EnterKind enter)
{
    Frame *in = g->frame;
    if (vm->depth >= vm->limits.depth) {
        RAISE(vm, RecursionError, "maximum recursion depth exceeded");
        return STEP_ERROR;
    }
    bool fresh = g->gstate == GEN_CREATED;
    in->back = f;
    in->enter = (uint8_t)enter;
    in->root = f->root;
    g->gstate = GEN_RUNNING;
    g->awaited_by = f->gen;
    vm->depth++;
    vm->frame = g->innermost ? g->innermost : in;
    g->innermost = NULL;
    if (sent == V_NULL)
        return STEP_ERROR;
    if (!fresh)
        deliver(vm->frame, sent);
    else if (vm->tracing && vm->hooks.call && !(in->code->code->flags & CODE_LIBRARY))
        vm->hooks.call(vm->hooks.ctx, vm, in);
    return STEP_FRAME;
}

void gen_delegate_fresh(VM *vm, Frame *f, Gen *g)
{
    Frame *in = g->frame;
    in->back = f;
    in->enter = ENTER_SEND;
    in->root = f->root;
    g->gstate = GEN_RUNNING;
    g->awaited_by = f->gen;
    vm->depth++;
    vm->frame = in;
    if (vm->tracing && vm->hooks.call && !(in->code->code->flags & CODE_LIBRARY))
        vm->hooks.call(vm->hooks.ctx, vm, in);
}

static void first_iteration(VM *vm, Gen *g)
{
    if (g->iterated)
        return;
    g->iterated = true;
    if (vm->hooks.agen_first)
        vm->hooks.agen_first(vm->hooks.ctx, vm, g);
}

/* asend(), athrow(), aclose() awaited: gen_state(op)[0] the generator, [1] what to send or throw */
static Step agen_op(VM *vm, Frame *f, Gen *op, Value *out)
{
    Gen *g = AS(Gen, gen_state(op)[0]);
    if (op->gstate == GEN_CLOSED) {
        RAISE(vm, RuntimeError, op->pc == OP_ASEND ? "cannot reuse already awaited __anext__()/asend()"
                                                   : "cannot reuse already awaited aclose()/athrow()");
        return STEP_ERROR;
    }
    op->gstate = GEN_CLOSED;
    if (g->gstate == GEN_RUNNING) {
        RAISE(vm, RuntimeError, "%s(): asynchronous generator is already running",
              op->pc == OP_ASEND ? "anext" : op->pc == OP_ATHROW ? "athrow" : "aclose");
        return STEP_ERROR;
    }
    if (op->pc == OP_ACLOSE && (g->gstate == GEN_CLOSED || g->gstate == GEN_CREATED)) {
        finish(g);
        *out = V_NONE;
        return STEP_VALUE;
    }
    if (g->gstate == GEN_CLOSED) {
        vm_raise_args(vm, vm->excs->StopAsyncIteration, NULL, 0);
        return STEP_ERROR;
    }
    first_iteration(vm, g);
    if (op->pc == OP_ASEND) {
        if (g->gstate == GEN_CREATED && gen_state(op)[1] != V_NONE) {
            RAISE(vm, TypeError, "can't send non-None value to a just-started async generator");
            return STEP_ERROR;
        }
        return delegate(vm, f, g, gen_state(op)[1], ENTER_ANEXT);
    }
    bool fresh = g->gstate == GEN_CREATED;
    Step s = delegate(vm, f, g, V_NULL, op->pc == OP_ACLOSE ? ENTER_ACLOSE : ENTER_ANEXT);
    if (s == STEP_ERROR && vm->exc == V_NULL) {
        if (fresh)
            vm->frame->ip++;
        if (op->pc == OP_ACLOSE)
            vm_raise_args(vm, vm->excs->GeneratorExit, NULL, 0);
        else
            vm_raise_value(vm, gen_state(op)[1]);
    }
    return s;
}

Value gen_op_generator(Gen *op, bool *closing)
{
    *closing = op->pc == OP_ACLOSE;
    return gen_state(op)[0];
}

static Step send_to_gen(VM *vm, Frame *f, Gen *g, Value sent, Value *out)
{
    if (g->native) {
        if (g->gstate == GEN_CLOSED) {
            RAISE(vm, RuntimeError, "cannot reuse already awaited coroutine");
            return STEP_ERROR;
        }
        g->gstate = GEN_RUNNING;
        GenResult r = g->step(vm, g, sent, out);
        if (r == GEN_YIELDED) {
            g->gstate = GEN_SUSPENDED;
            g->awaited_by = f->gen;
            return gen_suspend(vm, *out, out);
        }
        finish(g);
        return r == GEN_RETURNED ? STEP_VALUE : STEP_ERROR;
    }
    if (g->what == GEN_OP)
        return agen_op(vm, f, g, out);
    if (g->what == CODE_ASYNC_GENERATOR) { /* from GET_ANEXT */
        if (g->gstate == GEN_RUNNING) {
            RAISE(vm, RuntimeError, "anext(): asynchronous generator is already running");
            return STEP_ERROR;
        }
        if (g->gstate == GEN_CLOSED) {
            vm_raise_args(vm, vm->excs->StopAsyncIteration, NULL, 0);
            return STEP_ERROR;
        }
        first_iteration(vm, g);
        return delegate(vm, f, g, V_NONE, ENTER_ANEXT);
    }
    if (g->gstate == GEN_CLOSED) {
        if (g->what == CODE_COROUTINE) {
            RAISE(vm, RuntimeError, "cannot reuse already awaited coroutine");
            return STEP_ERROR;
        }
        *out = V_NONE;
        return STEP_VALUE;
    }
    if (!refuse(vm, g, sent))
        return STEP_ERROR;
    return delegate(vm, f, g, sent, ENTER_SEND);
}

static Step send_to_other(VM *vm, Value it, Value sent, Value *out)
{
    bool ok;
    if (sent == V_NONE) {
        ok = op_next(vm, it, out);
        if (ok && *out != V_NULL)
            return gen_suspend(vm, *out, out);
        if (ok) { /* op_next swallowed StopIteration; its value is kept */
            *out = vm->stop_value == V_NULL ? V_NONE : vm->stop_value;
            vm->stop_value = V_NULL;
            return STEP_VALUE;
        }
        return STEP_ERROR;
    }
    ok = vm_call_method(vm, it, "send", &sent, 1, out);
    if (ok)
        return gen_suspend(vm, *out, out);
    if (!exc_is(vm, vm->excs->StopIteration))
        return STEP_ERROR;
    *out = AS(Exc, exc_take(vm))->extra[0];
    return STEP_VALUE;
}

Step gen_send_op(VM *vm, Frame *f, Value it, Value sent, Value *out)
{
    if (!safepoint(vm))
        return STEP_ERROR;
    it = unwrap(it);
    if (is_kind(it, KIND_GEN))
        return send_to_gen(vm, f, AS(Gen, it), sent, out);
    if (is_kind(it, KIND_NATIVEDATA) && as_obj(it)->type->ops && as_obj(it)->type->ops->await_step) {
        bool done = false;
        if (!as_obj(it)->type->ops->await_step(vm, it, sent, out, &done))
            return STEP_ERROR;
        return done ? STEP_VALUE : gen_suspend(vm, *out, out);
    }
    return send_to_other(vm, it, sent, out);
}

/* ---- coming out ---- */

/* Give v to the consumer of the chain whose root is g: pushes it where that frame expects it. */
static Step hand_over(VM *vm, Gen *g, Value v, Value *out)
{
    Frame *root = g->frame;
    g->depth_chain = vm->depth - g->depth_below;
    vm->depth = g->depth_below;
    g->gstate = GEN_SUSPENDED;
    vm->frame = root->back;
    root->back = NULL;
    if (root->enter == ENTER_NATIVE) {
        vm->gen_result = GEN_YIELDED;
        *out = v;
        return STEP_LEAVE;
    }
    *vm->frame->sp++ = v;
    return STEP_FRAME;
}

Step gen_suspend(VM *vm, Value v, Value *out)
{
    Frame *f = vm->frame;
    Gen *root = f->root;
    if (!root) {
        RAISE(vm, RuntimeError, "await outside a coroutine");
        return STEP_ERROR;
    }
    root->innermost = f;
    return hand_over(vm, root, v, out);
}

Step gen_yield(VM *vm, Value v, Value *out) { return gen_suspend(vm, v, out); }

static Frame *detach(VM *vm, Frame *f)
{
    Frame *back = f->back;
    f->back = NULL;
    f->gen->awaited_by = NULL;
    vm->frame = back;
    vm->depth--;
    return back;
}

Step gen_async_yield(VM *vm, Value v, Value *out)
{
    Frame *f = vm->frame;
    (void)out;
    uint8_t enter = f->enter;
    Frame *back = detach(vm, f);
    f->gen->gstate = GEN_SUSPENDED;
    if (enter == ENTER_ACLOSE) {
        RAISE(vm, RuntimeError, "async generator ignored GeneratorExit");
        return STEP_ERROR;
    }
    back->sp[-1] = v; /* the awaitable is replaced by its result */
    return STEP_FRAME;
}

/* The frame of a finished Gen is freed at once: a finished coroutine keeps only its result. */
static void drop_gen_frame(VM *vm, Frame *f)
{
    Gen *g = f->gen;
    finish(g);
    g->frame = NULL;
    f->gen = NULL;
    heap_drop_frame(vm, f);
}

void gen_release(VM *vm, Value v)
{
    Gen *g = AS(Gen, v);
    if (is_kind(v, KIND_GEN) && g->transient && !g->holds_watched && g->gstate == GEN_CLOSED && !g->frame)
        heap_free_now(vm, as_obj(v));
}

Frame *gen_return_to_awaiter(VM *vm, Frame *f)
{
    Gen *g = f->gen;
    Frame *back = f->back;
    drop_gen_frame(vm, f);
    vm->depth--;
    vm->frame = back;
    gen_release(vm, from_obj(g));
    return back;
}

Step frame_leave(VM *vm, Value result, Value *out)
{
    Frame *f = vm->frame, *back = f->back;
    Gen *g = f->gen;
    EnterKind enter = (EnterKind)f->enter;
    bool agen = g && g->what == CODE_ASYNC_GENERATOR;
    Dict *names = f->names;
    vm->depth--;
    vm->frame = back;
    if (g)
        drop_gen_frame(vm, f);
    else
        heap_drop_frame(vm, f);
    switch (enter) {
    case ENTER_CALL:
        *back->sp++ = result;
        return STEP_FRAME;
    case ENTER_INIT:
        if (result != V_NONE) {
            RAISE(vm, TypeError, "__init__() should return None, not '%s'", type_name(vm, result));
            return STEP_ERROR;
        }
        return STEP_FRAME;
    case ENTER_SEND:
        back->sp[-1] = result;
        return STEP_FRAME;
    case ENTER_FOR:
        back->sp--;
        back->ip = back->code->code->ops + INSTR_ARG(back->ip[-1]);
        return STEP_FRAME;
    case ENTER_GEN:
        vm_raise_args(vm, vm->excs->StopIteration, &result, result != V_NONE);
        return STEP_ERROR;
    case ENTER_NATIVE:
        vm->gen_result = GEN_RETURNED;
        *out = result;
        return STEP_LEAVE;
    case ENTER_CLASS: {
        Value cls;
        Step s = class_finish(vm, back, names, result, &cls);
        if (s == STEP_VALUE) {
            *back->sp++ = cls;
            return STEP_FRAME;
        }
        return s;
    }
    case ENTER_ANEXT:
        vm_raise_args(vm, vm->excs->StopAsyncIteration, NULL, 0);
        return STEP_ERROR;
    case ENTER_ACLOSE:
        back->sp[-1] = V_NONE;
        return STEP_FRAME;
    case ENTER_DROP:
        return STEP_FRAME;
    }
    (void)agen;
    return STEP_FRAME;
}

/* StopIteration must not leak out of a generator (PEP 479). */
static void convert_stop(VM *vm, Gen *g)
{
    Type *stop = vm->excs->StopIteration;
    bool is_stop = exc_is(vm, stop), is_async = g->what == CODE_ASYNC_GENERATOR && exc_is(vm, vm->excs->StopAsyncIteration);
    if (!is_stop && !is_async)
        return;
    Value cause = exc_take(vm);
    RAISE(vm, RuntimeError, "%s raised %s", gen_word(g), is_stop ? "StopIteration" : "StopAsyncIteration");
    AS(Exc, vm->exc)->cause = cause;
    AS(Exc, vm->exc)->context = cause;
    AS(Exc, vm->exc)->suppress_context = true;
}

Step gen_left_by_exception(VM *vm, Frame *f, Value *out)
{
    Frame *back = f->back;
    Gen *g = f->gen;
    EnterKind enter = (EnterKind)f->enter;
    if (g && !vm->stop)
        convert_stop(vm, g);
    vm->depth--;
    vm->frame = back;
    if (g)
        drop_gen_frame(vm, f);
    else
        heap_drop_frame(vm, f);
    if (enter == ENTER_NATIVE)
        return STEP_VALUE;
    if (enter == ENTER_ACLOSE && !vm->stop &&
        (exc_is(vm, vm->excs->StopAsyncIteration) || exc_is(vm, vm->excs->GeneratorExit))) {
        exc_take(vm);
        back->sp[-1] = V_NONE;
        return STEP_FRAME;
    }
    (void)out;
    return STEP_ERROR;
}

/* ---- from C ---- */

static GenResult resume(VM *vm, Gen *g, Value sent, bool collects, Value *out)
{
    if (g->native) {
        if (g->gstate == GEN_CLOSED) {
            RAISE(vm, RuntimeError, "cannot reuse already awaited coroutine");
            return GEN_RAISED;
        }
        g->gstate = GEN_RUNNING;
        if (sent == V_NULL && vm->exc != V_NULL)
            AS(Exc, vm->exc)->thrown = true;
        GenResult r = g->step(vm, g, sent, out);
        if (r == GEN_YIELDED)
            g->gstate = GEN_SUSPENDED;
        else
            finish(g);
        return r;
    }
    if (vm->c_depth >= vm->limits.c_depth) {
        RAISE(vm, RecursionError, "maximum recursion depth exceeded");
        return GEN_RAISED;
    }
    if (g->gstate == GEN_CLOSED && g->what == CODE_GENERATOR && sent != V_NULL) {
        *out = V_NONE;
        return GEN_RETURNED;
    }
    Frame *caller = vm->frame;
    Step s = gen_enter(vm, g, sent, ENTER_NATIVE, out);
    if (s == STEP_LEAVE)
        return vm->gen_result;
    if (s == STEP_ERROR && vm->frame == caller)
        return GEN_RAISED;
    vm->c_depth++;
    vm->nested += !collects;
    vm->raise_on_entry = s == STEP_ERROR;
    bool ok = interp_run(vm, out);
    vm->nested -= !collects;
    vm->c_depth--;
    return ok ? vm->gen_result : GEN_RAISED;
}

GenResult vm_resume(VM *vm, Gen *g, Value sent, Value *out) { return resume(vm, g, sent, false, out); }
GenResult vm_drive(VM *vm, Gen *g, Value sent, Value *out) { return resume(vm, g, sent, true, out); }

/* ---- protocols ---- */

bool gen_awaitable(VM *vm, Value v, int where, Value *out)
{
    if (is_kind(v, KIND_GEN)) {
        Gen *g = AS(Gen, v);
        if (g->what == CODE_COROUTINE) {
            if (g->awaited_by || g->gstate == GEN_SUSPENDED)
                return RAISE(vm, RuntimeError, "coroutine is being awaited already");
            *out = v;
            return true;
        }
        if (g->what == GEN_OP) {
            *out = v;
            return true;
        }
    }
    if (is_kind(v, KIND_NATIVEDATA) && as_obj(v)->type->ops && as_obj(v)->type->ops->await_step) {
        *out = v;
        return true;
    }
    Value fn = is_obj(v) ? type_special(vm, as_obj(v)->type, SP_await) : V_NULL;
    if (fn == V_NULL) {
        if (where)
            return RAISE(vm, TypeError,
                         "'async with' received an object from %s that does not implement __await__: %s",
                         where == 1 ? "__aenter__" : "__aexit__", type_name(vm, v));
        return RAISE(vm, TypeError, "object %s can't be used in 'await' expression", type_name(vm, v));
    }
    if (!vm_call(vm, fn, &v, 1, out))
        return false;
    if (is_kind(*out, KIND_GEN) && AS(Gen, *out)->what == CODE_COROUTINE)
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
    if (!vm_call(vm, fn, &v, 1, out))
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
    if (!vm_call(vm, fn, &v, 1, &awaitable))
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
    if (sent != V_NULL && !refuse(vm, g, sent))
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
    if (is_type(v) && (AS(Type, v)->flags & TYPE_EXC)) {
        Value value = a->n > 2 ? a->v[2] : V_NONE;
        if (is_exc(value))
            e = value;
        else if (!vm_call(vm, v, &value, value != V_NONE, &e))
            return false;
    } else {
        e = v;
    }
    if (!is_exc(e)) {
        RAISE(vm, TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", type_name(vm, e));
        return false;
    }
    vm->exc = e;
    return true;
}

static bool gen_throw(VM *vm, Args *a, Value *out)
{
    Gen *g = AS(Gen, a->v[0]);
    if (!thrown_exception(vm, a))
        return false;
    if (g->gstate == GEN_CREATED && g->frame) {
        Frame *f = g->frame;
        drop_gen_frame(vm, f);
        return false;
    }
    return resume_for(vm, g, V_NULL, out);
}

/* close() always nests: what it ends with has to be looked at. */
static bool close_gen(VM *vm, Gen *g)
{
    if (g->gstate == GEN_CLOSED)
        return true;
    if (g->gstate == GEN_CREATED) {
        if (g->frame)
            drop_gen_frame(vm, g->frame);
        finish(g);
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
    return close_gen(vm, AS(Gen, a->v[0]));
}

void gen_close_dropped(VM *vm, Value it, bool in_header)
{
    if (!is_kind(it, KIND_GEN))
        return;
    Gen *g = AS(Gen, it);
    if (!in_header) { /* an expression statement's value: a fresh coroutine says so */
        if (g->what == CODE_COROUTINE && g->gstate == GEN_CREATED && g->born + 1 >= vm->instr - 1)
            gen_warn_never_awaited(vm, g, vm->frame);
        return;
    }
    if (g->what == CODE_ASYNC_GENERATOR) {
        if (g->gstate == GEN_SUSPENDED && vm->hooks.agen_drop)
            vm->hooks.agen_drop(vm->hooks.ctx, vm, g);
        return;
    }
    Value saved = vm->exc;
    vm->exc = V_NULL;
    close_gen(vm, g);
    if (vm->exc == V_NULL)
        vm->exc = saved;
}

/* The warning as warnings.showwarning prints it. In library code the place is nobody's line: CPython names a line of
 * its own library there, our frames of it have none to show. */
static void warning_text(VM *vm, Gen *g, Frame *at, int line, Buf *b)
{
    buf_printf(b, "%s:%d: RuntimeWarning: coroutine '", at ? at->code->code->file : "sys", line);
    str_to_buf(g->qualname, b);
    buf_str(b, "' was never awaited\n");
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

/* CPython: _PyErr_WarnUnawaitedCoroutine. */
void gen_warn_never_awaited(VM *vm, Gen *g, Frame *at)
{
    if (g->warned)
        return;
    g->warned = true;
    if (at && (at->code->code->flags & CODE_LIBRARY))
        at = NULL;
    int line = at ? at->code->code->places[at->ip - at->code->code->ops - 1].line : 1;
    Buf b;
    buf_init(&b);
    warning_text(vm, g, at, line, &b);
    if (vm->hooks.never_awaited)
        vm->hooks.never_awaited(vm->hooks.ctx, vm, g, at ? at->code->code->file : NULL, at ? line : 0);
    if (dropped_say_once(vm, b.data, b.len))
        vm_write(vm, 2, b.data, b.len);
    buf_deinit(&b);
    finish(g);
}

void gen_finalize(VM *vm, Gen *g)
{
    if (g->frame) {
        g->frame->gen = NULL;
        heap_drop_frame(vm, g->frame);
        g->frame = NULL;
    }
}

static Gen *agen_op_new(VM *vm, Value agen, uint8_t op, Value v)
{
    Gen *g = heap_alloc(vm, vm->types[KIND_AGEN_OP], KIND_GEN, sizeof *g);
    g->what = GEN_OP;
    g->pc = op;
    gen_state(g)[0] = agen;
    gen_state(g)[1] = v;
    g->name = g->qualname = str_intern(vm, "asend", 5);
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

static bool gen_self(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0];
    return true;
}

static Gen *agen_op_new(VM *vm, Value agen, uint8_t op, Value v);

static bool coro_await(VM *vm, Args *a, Value *out)
{
    Gen *w = agen_op_new(vm, a->v[0], OP_AWAIT, V_NONE);
    w->o.type = vm->types[KIND_CORO_WRAPPER];
    w->name = w->qualname = AS(Gen, a->v[0])->qualname;
    *out = from_obj(w);
    return true;
}

static bool wrapper_send(VM *vm, Args *a, Value *out)
{
    return resume_for(vm, AS(Gen, unwrap(a->v[0])), a->n > 1 ? a->v[1] : V_NONE, out);
}

static bool wrapper_throw(VM *vm, Args *a, Value *out)
{
    a->v[0] = unwrap(a->v[0]);
    return gen_throw(vm, a, out);
}

static bool wrapper_close(VM *vm, Args *a, Value *out)
{
    a->v[0] = unwrap(a->v[0]);
    return gen_close(vm, a, out);
}

static bool get_name(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_obj(AS(Gen, a->v[0])->name);
    return true;
}

static bool get_qualname(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_obj(AS(Gen, a->v[0])->qualname);
    return true;
}

/* Those that another one awaits keep GEN_RUNNING while the chain is suspended: its root knows. */
static bool is_running(const Gen *g)
{
    while (g->awaited_by)
        g = g->awaited_by;
    return g->gstate == GEN_RUNNING;
}

static bool get_running(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(is_running(AS(Gen, a->v[0])));
    return true;
}

static bool get_suspended(VM *vm, Args *a, Value *out)
{
    (void)vm;
    const Gen *g = AS(Gen, a->v[0]);
    *out = from_bool((g->gstate == GEN_SUSPENDED || g->gstate == GEN_RUNNING) && !is_running(g));
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
    *out = gen_has_code(g) ? from_obj(g->code) : V_NONE;
    return true;
}

static bool get_awaiting(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Gen *g = AS(Gen, a->v[0]);
    *out = V_NONE;
    if (g->frame && g->gstate != GEN_CREATED && INSTR_OP(g->frame->ip[-1]) == OP_SEND && g->frame->sp > g->frame->slots)
        *out = g->frame->sp[-1];
    if (is_kind(*out, KIND_GEN))
        AS(Gen, *out)->transient = false; /* the program knows it now */
    return true;
}

#define GEN_GETTERS(p)                                                                                             \
    {"__name__", get_name, 0, 0, NF_GETTER}, {"__qualname__", get_qualname, 0, 0, NF_GETTER},                     \
    {p "_running", get_running, 0, 0, NF_GETTER}, {p "_frame", get_frame, 0, 0, NF_GETTER},                       \
    {p "_code", get_code, 0, 0, NF_GETTER}

static const NativeDef gen_methods[] = {
    {"send", gen_send, 1, 1, 0},      {"throw", gen_throw, 1, 3, 0},      {"close", gen_close, 0, 0, 0},
    {"__next__", gen_next, 0, 0, 0},  {"__iter__", gen_self, 0, 0, 0},    GEN_GETTERS("gi"),
    {"gi_yieldfrom", get_awaiting, 0, 0, NF_GETTER}, {"gi_suspended", get_suspended, 0, 0, NF_GETTER}, {0}};
static const NativeDef coro_methods[] = {
    {"send", gen_send, 1, 1, 0}, {"throw", gen_throw, 1, 3, 0}, {"close", gen_close, 0, 0, 0},
    {"__await__", coro_await, 0, 0, 0}, GEN_GETTERS("cr"), {"cr_await", get_awaiting, 0, 0, NF_GETTER},
    {"cr_suspended", get_suspended, 0, 0, NF_GETTER}, {0}};
static const NativeDef agen_methods[] = {
    {"__aiter__", gen_self, 0, 0, 0}, {"__anext__", agen_anext, 0, 0, 0}, {"asend", agen_asend, 1, 1, 0},
    {"athrow", agen_athrow, 1, 3, 0}, {"aclose", agen_aclose, 0, 0, 0}, GEN_GETTERS("ag"),
    {"ag_await", get_awaiting, 0, 0, NF_GETTER}, {0}};
static const NativeDef agen_op_methods[] = {{"__await__", gen_self, 0, 0, 0}, {"__iter__", gen_self, 0, 0, 0}, {0}};

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
}
