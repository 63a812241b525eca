/* Generators, coroutines and async generators.
 *
 * A Gen and its frame are one cell of the heap. Driving one from outside (for, next(), send(), a task step) makes it the *root* of a chain;
 * SEND (await, yield from) delegates to another Gen by linking its frame below, with the same root. When the innermost
 * frame suspends, the root remembers it: resuming goes straight there, however long the chain, and the frames between
 * keep their links. A yield travels straight to the consumer of the root. */
#include "vm/interp.h"

#include "vm/native.h"

Gen *gen_new(VM *vm, Func *fn)
{
    uint32_t flags = fn->code->code->flags;
    uint8_t what = flags & CODE_ASYNC_GENERATOR ? CODE_ASYNC_GENERATOR
                   : flags & CODE_COROUTINE     ? CODE_COROUTINE
                                                : CODE_GENERATOR;
    Type *type = vm->types[what == CODE_GENERATOR ? KIND_GEN : what == CODE_COROUTINE ? KIND_COROUTINE : KIND_ASYNC_GEN];
    Gen *g = heap_alloc_gen(vm, type, GEN_HEAD + sizeof(Frame) + fn->code->nslots * sizeof(Value));
    g->names = fn->names;
    g->o.flags |= fn->o.flags & OBJ_AWAITABLE;
    g->what = what;
    g->gstate = GEN_CLOSED;
    gen_frame_of(g)->size_class = FRAME_OF_GEN;
    gen_frame_of(g)->code = fn->code;
    return g;
}

static void number_coroutine(VM *vm, Gen *g)
{
    g->number = ++vm->next_coroutine;
    if (vm->hooks.coro_new)
        vm->hooks.coro_new(vm->hooks.ctx, vm, g);
}

/* Has it something of the program's to do when it is left half-way: a try or a with? */
static bool has_end(const VM *vm, const Gen *g)
{
    const Code *c = gen_frame(g)->code->code;
    return g->what == CODE_GENERATOR && c->nguards && vm->frame &&
           !((vm->frame->code->code->flags | c->flags) & CODE_LIBRARY);
}

void gen_begin(VM *vm, Gen *g)
{
    g->gstate = GEN_CREATED;
    g->born = (uint32_t)vm->instr;
    if (g->what == CODE_COROUTINE || has_end(vm, g))
        vm_watch(vm, g);
    if (g->what == CODE_COROUTINE)
        number_coroutine(vm, g);
    if (vm->origin_depth && g->what == CODE_COROUTINE)
        unawaited_note_origin(vm, g);
}

void gen_begin_awaited(VM *vm, Gen *g)
{
    g->gstate = GEN_CREATED;
    g->born = (uint32_t)vm->instr;
    g->transient = true;
    number_coroutine(vm, g);
}

const char *gen_word(const Gen *g)
{
    return g->what == CODE_GENERATOR ? "generator" : g->what == CODE_COROUTINE ? "coroutine" : "async generator";
}

/* ---- going in ---- */

void gen_finish(Gen *g)
{
    g->gstate = GEN_CLOSED;
    if (gen_has_code(g))
        g->innermost = NULL;
    else
        g->awaiter = NULL;
}

/* The value that a resumed frame finds on its stack: the result of its yield, or what SEND sends on. */
static void deliver(Frame *in, Value sent)
{
    const Instr last = in->ip[-1];
    *in->sp++ = sent;
    if (INSTR_OP(last) == OP_SEND)
        in->ip--; /* the SEND runs again, with the value, and counts again */
}

bool gen_refuse(VM *vm, Gen *g, Value sent)
{
    if (g->gstate == GEN_RUNNING)
        return RAISE(vm, ValueError, "%s already executing", gen_word(g));
    if (g->gstate == GEN_CREATED && sent != V_NONE && sent != V_NULL)
        return RAISE(vm, TypeError, "can't send non-None value to a just-started %s", gen_word(g));
    return true;
}

/* What coroutine.__await__() returned stands for the coroutine; what a program drives by hand, for its driver. */
Value gen_unwrap(Value it)
{
    if (!is_kind(it, KIND_GEN) || AS(Gen, it)->what != GEN_OP)
        return it;
    Gen *op = AS(Gen, it);
    return op->pc == OP_AWAIT ? gen_state(op)[0] : op->gstate == GEN_SUSPENDED ? gen_state(op)[1] : it;
}

/* CPython: gen_close_iter */
static bool close_iterator(VM *vm, Value it)
{
    Value method, r;
    if (!attr_find(vm, it, str_intern(vm, "close", 5), &method)) {
        if (vm->stop)
            return false;
        unraisable_say(vm, it, exc_take(vm));
        return true;
    }
    return method == V_NULL || vm_call(vm, method, NULL, 0, &r);
}

bool gen_throws_to(VM *vm, Gen *g)
{
    if (g->gstate != GEN_SUSPENDED || g->native)
        return false;
    Frame *in = g->innermost ? g->innermost : gen_frame_of(g);
    if (INSTR_OP(in->ip[-1]) != OP_SEND)
        return false;
    Value it = gen_unwrap(in->sp[-1]);
    return is_kind(it, KIND_INSTANCE) && type_lookup(vm, as_obj(it)->type, str_intern(vm, "throw", 5)) != V_NULL;
}

/* Throwing into a chain whose innermost frame waits in SEND for something that is not a Python frame. */
static Step throw_into_native(VM *vm, Frame *in, Value *out)
{
    Value it = gen_unwrap(in->sp[-1]);
    if (is_kind(it, KIND_GEN) && AS(Gen, it)->native) {
        Gen *n = AS(Gen, it);
        if (vm->exc != V_NULL)
            AS(Exc, vm->exc)->thrown = true;
        GenResult r = n->gstate == GEN_CLOSED ? GEN_RAISED : n->step(vm, n, V_NULL, out);
        if (r == GEN_YIELDED)
            return gen_suspend(vm, *out, out);
        gen_finish(n);
        if (r == GEN_RAISED)
            return STEP_ERROR;
        in->sp[-1] = *out;
        return STEP_FRAME;
    }
    if (is_kind(it, KIND_NATIVEDATA) || is_kind(it, KIND_ITER) || is_kind(it, KIND_GEN))
        return STEP_ERROR;
    Value exc = exc_take(vm), method, r;
    const Args *given = vm->thrown_args;
    vm->thrown_args = NULL;
    if (exc_matches(vm, exc, vm->excs->GeneratorExit)) {
        if (close_iterator(vm, it))
            vm->exc = exc;
        return STEP_ERROR;
    }
    if (!attr_find(vm, it, str_intern(vm, "throw", 5), &method))
        return STEP_ERROR;
    if (method == V_NULL) {
        vm->exc = exc;
        return STEP_ERROR;
    }
    if (given ? vm_call(vm, method, given->v + 1, given->n - 1, &r) : vm_call(vm, method, &exc, 1, &r))
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

/* GeneratorExit closes the innermost generator first, and is raised anew in each one that had delegated to it: whoever
 * catches it inside does not keep the ones outside going. CPython: gen_close_iter, _gen_throw. */
static void mark_closing(Gen *g, Frame *in, const Frame *root)
{
    for (const Frame *f = in; f != root; f = f->back)
        if (f->enter != ENTER_SEND)
            return; /* an awaitable of an async generator is closed, not what it awaits */
    for (Frame *f = in; f != root; f = f->back)
        f->enter = ENTER_CLOSE;
    g->closing = true;
}

bool gen_ignored_exit(VM *vm, Frame *f)
{
    Gen *root = f->root;
    Frame *closed = f;
    uint32_t depth = 1;
    for (; closed != gen_frame_of(root) && closed->enter != ENTER_CLOSE; closed = closed->back)
        depth++;
    if (closed->enter != ENTER_CLOSE) {
        root->closing = false;
        return false;
    }
    Gen *g = frame_gen(closed);
    for (Frame *link = f; link != closed; link = link->back)
        link->root = g;
    closed->root = g;
    g->innermost = f;
    g->depth_chain = depth;
    g->gstate = GEN_SUSPENDED;
    vm->depth -= depth;
    vm->frame = closed->back;
    closed->back = NULL;
    RAISE(vm, RuntimeError, "%s ignored GeneratorExit", gen_word(g));
    return true;
}

/* vm->frame is `in` from now on, the innermost frame of g's chain. */
static inline void go_in(VM *vm, Gen *g, Frame *in, EnterKind enter)
{
    Frame *root = gen_frame_of(g);
    root->back = vm->frame;
    root->enter = (uint8_t)enter;
    root->root = g;
    root->depth_below = vm->depth;
    vm->depth += g->depth_chain ? g->depth_chain : 1;
    g->gstate = GEN_RUNNING;
    g->innermost = NULL;
    vm->frame = in;
}

/* What most resumptions are: a value for one that is suspended. false: enter_carefully() has to look. */
static inline bool enter_suspended(VM *vm, Gen *g, Value sent, EnterKind enter)
{
    if (g->gstate != GEN_SUSPENDED || sent == V_NULL || g->native || vm->depth >= vm->limits.depth || !g->innermost)
        return false;
    Frame *in = g->innermost;
    go_in(vm, g, in, enter);
    deliver(in, sent);
    return true;
}

/* g has come to its end: what is thrown (V_NULL: a value is sent) comes back, but never out of a coroutine. */
static Step enter_ended(VM *vm, const Gen *g, Value thrown, EnterKind enter, Value *out)
{
    *out = V_NULL;
    if (g->what == CODE_COROUTINE)
        RAISE(vm, RuntimeError, "cannot reuse already awaited coroutine");
    else if (thrown != V_NULL)
        vm->exc = thrown;
    else if (enter == ENTER_FOR)
        return STEP_VALUE;
    else
        vm_raise_args(vm, vm->excs->StopIteration, NULL, 0);
    return STEP_ERROR;
}

static Step enter_carefully(VM *vm, Gen *g, Value sent, EnterKind enter, Value *out)
{
    bool throwing = sent == V_NULL;
    Value thrown = throwing ? exc_take(vm) : V_NULL;
    if (!gen_refuse(vm, g, sent))
        return STEP_ERROR;
    if (!gen_frame(g))
        return enter_ended(vm, g, thrown, enter, out);
    if (vm->depth >= vm->limits.depth) {
        RAISE(vm, RecursionError, "maximum recursion depth exceeded");
        return STEP_ERROR;
    }
    Frame *root = gen_frame_of(g), *in = g->innermost ? g->innermost : root;
    bool fresh = g->gstate == GEN_CREATED;
    go_in(vm, g, in, enter);
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
    if (in != root && exc_matches(vm, thrown, vm->excs->GeneratorExit))
        mark_closing(g, in, root);
    if (!fresh && INSTR_OP(in->ip[-1]) == OP_SEND)
        return throw_into_native(vm, in, out);
    return STEP_ERROR;
}

Step gen_enter(VM *vm, Gen *g, Value sent, EnterKind enter, Value *out)
{
    return enter_suspended(vm, g, sent, enter) ? STEP_FRAME : enter_carefully(vm, g, sent, enter, out);
}

/* ---- delegation ---- */

static Step delegate(VM *vm, Frame *f, Gen *g, Value sent, EnterKind enter)
{
    Frame *in = gen_frame_of(g);
    if (vm->depth >= vm->limits.depth) {
        RAISE(vm, RecursionError, "maximum recursion depth exceeded");
        return STEP_ERROR;
    }
    bool fresh = g->gstate == GEN_CREATED;
    in->back = f;
    in->enter = (uint8_t)enter;
    Frame *innermost = g->innermost ? g->innermost : in;
    for (Frame *link = innermost; link != f; link = link->back)
        link->root = f->root; /* a chain that somebody else has driven so far */
    g->gstate = GEN_RUNNING;
    vm->depth += g->innermost ? g->depth_chain : 1;
    vm->frame = innermost;
    g->innermost = NULL;
    if (sent == V_NULL)
        return STEP_ERROR;
    if (!fresh)
        deliver(vm->frame, sent);
    else if (vm->tracing && vm->hooks.call && !(in->code->code->flags & CODE_LIBRARY))
        vm->hooks.call(vm->hooks.ctx, vm, in);
    return STEP_FRAME;
}

static void first_iteration(VM *vm, Gen *g)
{
    if (g->iterated)
        return;
    g->iterated = true;
    g->alone = !vm->hooks.agen_first || !vm->hooks.agen_first(vm->hooks.ctx, vm, g);
    const Code *c = gen_frame(g)->code->code;
    if (g->alone && c->nguards && !(c->flags & CODE_LIBRARY))
        vm_watch(vm, g);
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
    if (op->pc != OP_ASEND && (g->gstate == GEN_CLOSED || (op->pc == OP_ACLOSE && g->gstate == GEN_CREATED))) {
        gen_finish(g);
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
    Step s = delegate(vm, f, g, V_NULL, op->pc == OP_ACLOSE ? ENTER_ACLOSE : ENTER_ANEXT);
    if (s == STEP_ERROR && vm->exc == V_NULL) {
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
    if (g->native)
        return gen_send_native(vm, f, g, sent, out);
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
    if (!gen_refuse(vm, g, sent))
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
    it = gen_unwrap(it);
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

Step gen_yield(VM *vm, Value v, Value *out) { return gen_suspend(vm, v, out); }

static Frame *detach(VM *vm, Frame *f)
{
    Frame *back = f->back;
    f->back = NULL;
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
    frame_gen(f)->gstate = GEN_SUSPENDED;
    if (enter == ENTER_ACLOSE) {
        RAISE(vm, RuntimeError, "async generator ignored GeneratorExit");
        return STEP_ERROR;
    }
    back->sp[-1] = v; /* the awaitable is replaced by its result */
    return STEP_FRAME;
}

Step frame_leave(VM *vm, Value result, Value *out)
{
    Frame *f = vm->frame, *back = f->back;
    Gen *g = frame_gen(f);
    EnterKind enter = (EnterKind)f->enter;
    Dict *names = enter == ENTER_CLASS ? f->class_names : NULL;
    vm->depth--;
    vm->frame = back;
    if (g)
        gen_finish(g);
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
    case ENTER_CLOSE:
        vm_raise_args(vm, vm->excs->GeneratorExit, NULL, 0);
        return STEP_ERROR;
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
    case ENTER_ENDED:
        break;
    }
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
    Gen *g = frame_gen(f);
    EnterKind enter = (EnterKind)f->enter;
    if (g && !vm->stop)
        convert_stop(vm, g);
    vm->depth--;
    vm->frame = back;
    if (g)
        gen_finish(g);
    else
        heap_drop_frame(vm, f);
    if (enter == ENTER_NATIVE)
        return STEP_VALUE;
    if (enter == ENTER_CLOSE && !vm->stop && exc_is(vm, vm->excs->GeneratorExit))
        AS(Exc, vm->exc)->traceback = V_NONE; /* closed it is: the next one outside gets an exit of its own */
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

static GenResult resume_native(VM *vm, Gen *g, Value sent, Value *out)
{
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
        gen_finish(g);
    return r;
}

static GenResult run_entered(VM *vm, bool raise, bool collects, Value *out)
{
    vm->c_depth++;
    vm->nested += !collects;
    vm->raise_on_entry = raise;
    bool ok = interp_run(vm, out);
    vm->nested -= !collects;
    vm->c_depth--;
    return ok ? vm->gen_result : GEN_RAISED;
}

static __attribute__((noinline)) GenResult resume_carefully(VM *vm, Gen *g, Value sent, bool collects, Value *out)
{
    if (g->native)
        return resume_native(vm, g, sent, out);
    if (vm->c_depth >= vm->limits.c_depth) {
        RAISE(vm, RecursionError, "maximum recursion depth exceeded");
        return GEN_RAISED;
    }
    if (g->gstate == GEN_CLOSED && g->what == CODE_GENERATOR && sent != V_NULL) {
        *out = V_NONE;
        return GEN_RETURNED;
    }
    Frame *caller = vm->frame;
    Step s = enter_carefully(vm, g, sent, ENTER_NATIVE, out);
    if (s == STEP_LEAVE)
        return vm->gen_result;
    if (s == STEP_ERROR && vm->frame == caller)
        return GEN_RAISED;
    return run_entered(vm, s == STEP_ERROR, collects, out);
}

static inline GenResult resume(VM *vm, Gen *g, Value sent, bool collects, Value *out)
{
    if (vm->c_depth < vm->limits.c_depth && enter_suspended(vm, g, sent, ENTER_NATIVE))
        return run_entered(vm, false, collects, out);
    return resume_carefully(vm, g, sent, collects, out);
}

GenResult vm_resume(VM *vm, Gen *g, Value sent, Value *out) { return resume(vm, g, sent, false, out); }
GenResult vm_drive(VM *vm, Gen *g, Value sent, Value *out) { return resume(vm, g, sent, true, out); }
