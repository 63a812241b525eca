/* Inside the VM: frames, calls, generators and the dispatch loop, as they see each other. */
#ifndef ASYNCOURSE_VM_INTERP_H
#define ASYNCOURSE_VM_INTERP_H

#include "vm/exc.h"
#include "vm/heap.h"
#include "vm/names.h"
#include "vm/vm.h"

/* What became of starting a call, resuming a generator, or leaving a frame. */
typedef enum {
    STEP_VALUE, /* *out is the result; go on in the same frame */
    STEP_FRAME, /* vm->frame is another frame now: go on there */
    STEP_ERROR, /* vm->exc (or vm->stop) is set in vm->frame */
    STEP_LEAVE  /* a native entry is over: leave the dispatch, *out is the result */
} Step;

static inline void frame_init(Frame *n, Func *fn, Frame *back)
{
    CodeObj *co = fn->code;
    const Code *c = co->code;
    n->back = back;
    n->code = co;
    n->globals = fn->globals;
    n->root = NULL;
    n->handled = V_NULL;
    n->line = -1;
    n->serial = 0;
    n->enter = ENTER_CALL;
    n->kept = 0;
    n->ip = c->ops;
    n->sp = n->slots + c->nlocals + c->nfree;
    for (uint32_t i = c->nargs; i < c->nlocals; i++)
        n->slots[i] = V_NULL;
}

/* Was g made by the call just before? `count`: of instructions. */
static inline bool born_just_now(const Gen *g, uint64_t count) { return (uint32_t)count - g->born <= 1; }

/* The two halves of `for x in generator()`, when the generator itself yields (no `yield from` below it): gen_enter and
 * gen_suspend without what they have to ask in general. */
static inline bool gen_waits_at_yield(const Gen *g)
{
    return g->gstate == GEN_SUSPENDED && g->what == CODE_GENERATOR && g->innermost == gen_frame_of(g) &&
           INSTR_OP(gen_frame_of(g)->ip[-1]) == OP_YIELD;
}

static inline Frame *gen_resume_loop(VM *vm, Frame *consumer, Gen *g)
{
    Frame *f = gen_frame_of(g);
    f->back = consumer;
    f->enter = ENTER_FOR;
    f->root = g;
    f->depth_below = vm->depth++;
    g->gstate = GEN_RUNNING;
    g->innermost = NULL;
    vm->frame = f;
    return f;
}

static inline Frame *gen_yield_to_loop(VM *vm, Frame *f)
{
    Gen *g = f->root;
    Frame *consumer = f->back;
    g->depth_chain = 1;
    g->gstate = GEN_SUSPENDED;
    g->innermost = f;
    f->back = NULL;
    vm->depth = f->depth_below;
    vm->frame = consumer;
    return consumer;
}

/* Runs vm->frame until the frame entered by a native is left. false: exception. */
bool interp_run(VM *vm, Value *out);

/* call.c. a->v[-1] is a scratch slot (the callee's). */
Step call_begin(VM *vm, Value callee, Args *a, Value *out);
/* The same; a function written in C that asks for nothing else is called at once. */
static inline Step call_quickly(VM *vm, Value callee, Args *a, Value *out)
{
    if (!is_kind(callee, KIND_NATIVE))
        return call_begin(vm, callee, a, out);
    const Native *n = AS(Native, callee);
    const NativeDef *d = n->def;
    bool counted = a->n >= (uint32_t)d->min && (d->max < 0 || a->n <= (uint32_t)d->max);
    if (n->self != V_NULL || n->owner || d->flags & NF_LINEAR || !(counted || d->flags & NF_KW))
        return call_begin(vm, callee, a, out);
    if (!d->fn(vm, a, out))
        return STEP_ERROR;
    if (*out - V_TAIL > V_PARK - V_TAIL)
        return STEP_VALUE;
    vm->parked |= *out == V_PARK;
    return *out == V_PARK ? STEP_LEAVE : STEP_FRAME;
}
/* Ends a call that a native started: runs the frame it pushed, if any. collects: everything live is rooted. */
bool call_run_nested(VM *vm, Step step, bool collects, Value *out);
Step call_function(VM *vm, Func *fn, Args *a, Value *out);
bool call_native(VM *vm, Native *n, Args *a, Value *out);
bool call_unpack_star(VM *vm, Value callee, Value args, Value kwargs, Value **items, Args *a);
Frame *frame_new(VM *vm, CodeObj *code, Dict *globals);
bool frame_push(VM *vm, Frame *f, EnterKind enter); /* RecursionError */
void frame_pop(VM *vm); /* vm->frame = its back; frees the frame unless a Gen owns it */

/* gen.c */
/* A generator or coroutine, with a frame whose parameters are still to be filled in; then it is begun. One that is not
 * begun is closed: garbage. */
Gen *gen_new(VM *vm, Func *fn);
void gen_begin(VM *vm, Gen *g);
void gen_begin_awaited(VM *vm, Gen *g); /* a coroutine, by the await that made it: nobody else knows it */
/* Enter a generator from vm->frame: its result arrives by `enter`. Throwing: vm->exc is set and sent is V_NULL. */
Step gen_enter(VM *vm, Gen *g, Value sent, EnterKind enter, Value *out);
Step gen_send_op(VM *vm, Frame *f, Value iterator, Value sent, Value *out); /* the SEND instruction */
/* An await is over: frees a coroutine that nothing else refers to. `await f()` is the commonest way to make a
 * coroutine, and most die young: without waiting for a collection the same few cells serve all of them, which stay in
 * the cache (an await call costs a third of what it did). */
static inline void gen_release(VM *vm, Gen *g)
{
    if (g->transient && !g->holds_watched && g->gstate == GEN_CLOSED)
        heap_free_now(vm, &g->o);
}

/* f yields, in a chain of which something is being closed: raises RuntimeError where that was delegated to, and leaves
 * what yielded suspended on its own. false: it is over by now, f may yield. */
bool gen_ignored_exit(VM *vm, Frame *f);
/* The whole chain suspends: v goes to the consumer of its root, which finds it where it expects it. */
static inline Step gen_suspend(VM *vm, Value v, Value *out)
{
    Frame *f = vm->frame;
    Gen *g = f->size_class == FRAME_OF_GEN ? f->root : NULL;
    if (!g) {
        RAISE(vm, RuntimeError, "await outside a coroutine");
        return STEP_ERROR;
    }
    if (g->closing && gen_ignored_exit(vm, f))
        return STEP_ERROR;
    Frame *root = gen_frame_of(g);
    g->innermost = f;
    g->depth_chain = vm->depth - root->depth_below;
    vm->depth = root->depth_below;
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

/* SEND to a coroutine written in C. */
static inline Step gen_send_native(VM *vm, Frame *f, Gen *g, Value sent, Value *out)
{
    if (g->gstate == GEN_CLOSED) {
        RAISE(vm, RuntimeError, "cannot reuse already awaited coroutine");
        return STEP_ERROR;
    }
    g->gstate = GEN_RUNNING;
    GenResult r = g->step(vm, g, sent, out);
    if (r == GEN_YIELDED) {
        g->gstate = GEN_SUSPENDED;
        g->awaiter = frame_gen(f);
        return gen_suspend(vm, *out, out);
    }
    g->gstate = GEN_CLOSED;
    g->awaiter = NULL;
    return r == GEN_RETURNED ? STEP_VALUE : STEP_ERROR;
}

/* SEND of None to a coroutine that has not started. Returns the frame that runs now. */
static inline Frame *gen_delegate_fresh(VM *vm, Frame *f, Gen *g)
{
    Frame *in = gen_frame_of(g);
    in->back = f;
    in->enter = ENTER_SEND;
    in->root = f->root;
    g->gstate = GEN_RUNNING;
    vm->depth++;
    vm->frame = in;
    if (vm->tracing && vm->hooks.call && !(in->code->code->flags & CODE_LIBRARY))
        vm->hooks.call(vm->hooks.ctx, vm, in);
    return in;
}

/* RETURN from an ENTER_SEND frame, which runs, so that its `innermost` is NULL: the awaiting frame, now running. */
static inline Frame *gen_return_to_awaiter(VM *vm, Frame *f)
{
    Gen *g = frame_gen(f);
    Frame *back = f->back;
    g->gstate = GEN_CLOSED;
    vm->depth--;
    vm->frame = back;
    gen_release(vm, g);
    return back;
}

Step gen_yield(VM *vm, Value v, Value *out);        /* YIELD: the running frame gives v to its consumer */
Step gen_async_yield(VM *vm, Value v, Value *out);
Step frame_leave(VM *vm, Value result, Value *out); /* RETURN from a frame that is not ENTER_CALL */
Step gen_left_by_exception(VM *vm, Frame *f, Value *out); /* unwinding out of vm->frame, which is popped */
const char *gen_word(const Gen *g);                 /* "coroutine" ... */
bool gen_throws_to(VM *vm, Gen *g); /* g waits for an object whose class has a throw() of its own */
bool gen_refuse(VM *vm, Gen *g, Value sent);        /* ValueError, TypeError; false: refused */
void gen_finish(Gen *g);                             /* it is closed, and its frame is nobody's any more */
Value gen_unwrap(Value it);                         /* the coroutine of a coroutine.__await__() */

/* gen_methods.c */
bool gen_awaitable(VM *vm, Value v, int where, Value *out);
bool gen_aiter(VM *vm, Value v, Value *out);
bool gen_anext(VM *vm, Value v, Value *out);
/* Those that another one awaits keep GEN_RUNNING while the chain is suspended: its root knows. */
bool gen_is_running(const Gen *g);
bool gen_close_now(VM *vm, Gen *g); /* close(): its result or exception is looked at here and now */
void gen_close_dropped(VM *vm, Value it, bool in_header);
void gen_types_install(VM *vm);

/* unawaited.c */
void unawaited_note_origin(VM *vm, Gen *g);     /* of a coroutine that is made now, vm->origin_depth calls at most */
bool unawaited_origin(VM *vm, Args *a, Value *out); /* cr_origin */
bool unawaited_asks_program(VM *vm);            /* is what follows a call of the program's module warnings? */
void unawaited_warn(VM *vm, Gen *g, Frame *at); /* once; at: the frame that runs, or NULL */

/* unraisable.c; what: the __del__, generator or callback that raised */
void unraisable_say(VM *vm, Value what, Value exc); /* "Exception ignored in: ..." */
bool unraisable_hook(VM *vm, Args *a, Value *out);  /* sys.unraisablehook(args) */

/* dropped.c */
void dropped_init(VM *vm);
void dropped_free(VM *vm);
/* g starts now, and was watched last: it need not be. false: others were watched since, it stays in the list. */
bool dropped_take_back(VM *vm, Gen *g);
void dropped_mark(VM *vm);
bool dropped_is_due(const VM *vm);       /* has dropped_finalize anything to see to? */
/* by the heap, before anything is rescued: from here to dropped_forget_dead what is dead is in the order of its deaths */
void dropped_order(VM *vm);
uint32_t dropped_place(const VM *vm, const Obj *o); /* o's in that order; UINT32_MAX: none is known */
void dropped_let_names_go(VM *vm, const Dict *names); /* the main module is cleared */
void dropped_rescue(VM *vm);             /* by the heap, everything reachable being marked: instances with __del__ */
void dropped_keep(VM *vm);               /* marks all: a silent collection */
void dropped_forget_dead(VM *vm);        /* by the heap, before it sweeps */
bool dropped_finalize(VM *vm);           /* calls the __del__ that are due; false: the run was stopped */
void dropped_wait(VM *vm, Obj *o);       /* by the heap: o is dead, and dropped_finalize is to see to it. Not marked here */
/* What a traceback has to keep alive of f's variables, or V_NULL; entered: and of the arguments of what it has called. */
Value dropped_in_frame(VM *vm, Frame *f, bool entered);

/* m_weakref.c */
void weakrefs_init(VM *vm);
void weakrefs_free(VM *vm);
void weakrefs_clear(VM *vm); /* all that lives is marked: references to the rest die */
bool weakrefs_due(const VM *vm); /* callbacks of references that have died wait to be called */
bool weakrefs_call(VM *vm);      /* calls them; false: the run was stopped */
/* Is this the first warning of that text and place? */
bool dropped_say_once(VM *vm, const char *place, size_t len);

void imports_mark(VM *vm);    /* import.c */
void iter_types_mark(VM *vm); /* iter.c */

/* slots.c */
bool slots_take(VM *vm, Type *t);        /* a new class's __slots__; sets TYPE_HAS_DICT too */
uint32_t slots_count(const Type *t);
Type *slots_better_base(Type *a, Type *b);
bool slots_same(const Type *a, const Type *b); /* may an instance of a become one of b? */
bool class_has_weakrefs(VM *vm, Type *t);      /* may its instances be referenced weakly? (class.c) */
bool class_takes_weakrefs(VM *vm, Type *base); /* would an heir of it add room for that? */
bool member_get(VM *vm, Member *m, Value o, Value *out);
bool member_set(VM *vm, Member *m, Value o, Value v); /* v V_NULL: del */

/* metaclass.c; kwargs may be NULL */
bool metaclass_of(VM *vm, Tuple *bases, Value given, Value *out); /* given V_NULL: none */
bool metaclass_prepare(VM *vm, Value meta, Str *name, Tuple *bases, Dict *kwargs, Dict **out); /* NULL: a plain dict */
bool metaclass_call(VM *vm, Value meta, Str *name, Tuple *bases, Dict *ns, Dict *kwargs, Value *out);
bool type_new(VM *vm, Args *a, Value *out);
extern const NativeDef type_methods[];

/* class.c */
bool class_best_base(VM *vm, Tuple *bases, Type **out); /* the base whose layout the class gets; TypeError */
bool class_compute_mro(VM *vm, Type *t); /* the mro() of a metaclass of the program decides, if it has one */
void class_note_del(VM *vm, Type *t); /* TYPE_HAS_DEL */
bool class_set_bases(VM *vm, Type *t, Tuple *bases);    /* rebase.c */
Value class_make(VM *vm, Type *meta, Str *name, Tuple *bases, Dict *ns, Dict *kwargs); /* V_NULL: exception */
Step class_begin(VM *vm, Frame *f, uint32_t arg, Value *out);
Step class_finish(VM *vm, Frame *caller, Dict *ns, Value cell, Value *out);

/* instantiate.c */
Step class_call(VM *vm, Type *t, Args *a, Value *out); /* T(...) */
bool object_new(VM *vm, Args *a, Value *out);          /* object.__new__ */
bool args_no_keywords(VM *vm, Type *t, const Args *a); /* TypeError if there are some */

/* types.c */
void types_bootstrap(VM *vm);  /* the first types, still without names */
void types_name_first(VM *vm); /* after strings_init */
void types_install(VM *vm);

/* type.c */
Type *type_make(VM *vm, const char *name, Type *base, Kind kind);
void type_fill(VM *vm, Type *t, const char *name, Type *base, Kind kind); /* type_make in place; base NULL: object */
void type_add_subclass(Type *base, Type *t);
bool type_compute_mro(VM *vm, Type *t); /* from t->bases; TypeError if there is no consistent order */
void type_touch(VM *vm, Type *t); /* the type changed: new version for it and its subclasses */
void native_set_owner(VM *vm, Native *n, Type *owner); /* n is a method of owner now, and of a method's type */
void native_methods(VM *vm, Type *t, const NativeDef *defs); /* adds methods; ends with {0} */

/* asyncio.sleep, math.pi: an entry of the module's dict, found again by its place; the key there proves it. */
static inline bool attr_in_module(Value o, const Cache *c, Value *out)
{
    if (!is_kind(o, KIND_MODULE) || (as_obj(o)->flags & OBJ_USER))
        return false;
    const Dict *d = AS(Module, o)->dict;
    if (!d || c->hint >= d->nentries || d->entries[c->hint].key != from_obj(c->name))
        return false;
    *out = d->entries[c->hint].value;
    return true;
}
/* attr.c: the cached forms; `c` remembers what the last look-up found */
bool attr_get_cached(VM *vm, Value o, Str *name, Cache *c, Value *out);
bool attr_set_cached(VM *vm, Value o, Str *name, Cache *c, Value v);
/* true: *func and *self for CALL_METHOD (self V_NULL: *func is the bound value itself) */
bool attr_method(VM *vm, Value o, Str *name, Cache *c, Value *func, Value *self);
bool descr_fits_class(VM *vm, const Native *method, Value type); /* may this class method be called on that? */
bool attr_bind_natively(VM *vm, Value attr, Value self, Type *type, Value *out); /* the same, past a __get__ of the program */
bool attr_bind(VM *vm, Value attr, Value self, Type *type, Value *out); /* descriptor protocol; self V_NULL: from the class */
bool attr_get_default(VM *vm, Value o, Str *name, Value *out); /* object.__getattribute__ */
bool attr_set_default(VM *vm, Value o, Str *name, Value v);  /* object.__setattr__; v V_NULL: __delattr__ */
bool attr_is_data_descriptor(VM *vm, Value v);
bool attr_missing(VM *vm, Value o, Str *name); /* raises AttributeError */
/* Adds ". Did you mean: 'x'?" when a name is near the one that e misses. [calls] */
void exc_suggest(VM *vm, Exc *e, Buf *out);
bool type_attr(VM *vm, Type *t, Str *name, Value *out); /* attributes of class objects themselves: __name__, __mro__ ...; *out V_NULL */
bool type_natural_attr(VM *vm, Type *t, Str *name, Value *out); /* those of them that are not in its dict */
bool type_attr_set(VM *vm, Type *t, Str *name, Value v);
/* v V_NULL: del */
bool attr_set_property(VM *vm, Property *p, Value o, Value v);
bool attr_set_field(VM *vm, const Native *descriptor, Value o, Str *name, Value v); /* of a class in C, by that name */
/* natural.c: what objects of a kind have by nature, and what their classes show of it. attr: what the class has of that
 * name, V_NULL nothing. Get: true: *out is set (or *ok is false: an exception). Set (v V_NULL: del): 1 set, 0 none of that
 * name, -1 exception. */
bool natural_attr(VM *vm, Value o, Str *name, Value attr, Value *out, bool *ok);
int natural_attr_set(VM *vm, Value o, Str *name, Value v);
bool natural_get(VM *vm, Native *descriptor, Value self, Value *out); /* self is an instance of its owner */
bool attr_is_natural(Value v);                                        /* such a descriptor? */
void natural_install(VM *vm);
void natural_install_excs(VM *vm);
/* func_attr.c: attributes that functions have by nature. false, 0: none of that name; set gives 1, or -1 and raises. */
bool func_attr(VM *vm, Func *f, Str *name, Value *out);
int func_attr_set(VM *vm, Func *f, Str *name, Value v); /* v V_NULL: del */
Func *func_new(VM *vm, CodeObj *code, Dict *globals); /* without defaults and closure (interp.c) */
bool func_construct(VM *vm, Args *a, Value *out);
bool cell_construct(VM *vm, Args *a, Value *out);
int gen_attr_set(VM *vm, Gen *g, Str *name, Value v);   /* the same for generators and their kin */
bool super_get(VM *vm, Super *s, Str *name, Value *out);
bool super_check(VM *vm, Type *cls, Value self, Type **out); /* where super(cls, self) starts; TypeError */
bool super_bind(VM *vm, Super *s, Value self, Value *out); /* super(C), which is not bound yet, found through self */

/* exc.c */
void exc_add_frame(VM *vm, Value exc, Frame *f);
/* cls(*args), which has to be an exception: TypeError otherwise (the words are raise's, or throw()'s) */
bool exc_make(VM *vm, Value cls, const Value *args, uint32_t n, bool by_statement, Value *out);
bool exc_raise_stmt(VM *vm, Value exc, Value cause);
void exc_name_error(VM *vm, Str *name);
void exc_unbound(VM *vm, Frame *f, uint32_t slot);
bool exc_match(VM *vm, Value exc, Value type, bool *out);
bool exc_construct(VM *vm, Args *a, Value *out);    /* T(...) of an exception class, before __init__ */

/* exc_fields.c */
extern const NativeDef exc_methods[], exc_own_init[], exc_own_text[];
/* Do the arguments of this exception class name a file? It is no argument then: args has the first two. */
bool exc_file_arguments(VM *vm, Type *t, const Value *args, uint32_t n);
bool exc_fill(VM *vm, Exc *e, const Value *args, uint32_t n); /* sets e->extra. TypeError */
bool exc_fill_keywords(VM *vm, Exc *e, const Args *a, bool strict); /* strict: TypeError for those it does not take */
bool exc_get_attr(VM *vm, Value v, Str *name, Value *out); /* args, __cause__, value, code ...; false: not one of these */
int exc_set_attr(VM *vm, Value v, Str *name, Value value); /* 1 set, 0 not one of these, -1 exception; V_NULL: del */
bool exc_str(VM *vm, Value v, Buf *out);
bool exc_repr(VM *vm, Value v, Buf *out);

/* exc_group.c */
extern const NativeDef exc_group_methods[];
bool exc_group_new(VM *vm, Type *type, const Value *args, uint32_t n, Value *out);
/* `except* type`: the part of exc (V_NONE: none left) that it takes, and the rest. [calls] split */
bool exc_group_match(VM *vm, Value exc, Value type, Value *rest, Value *match);
/* The end of a `try` with except*: what leaves it, of what the clauses raised or raised again. V_NONE: nothing */
bool exc_group_raise(VM *vm, Value orig, Value list, Value *out);
void type_add_base(VM *vm, Type *t, Type *second);  /* ExceptionGroup's second base */

/* o_code.c */
bool code_attr(VM *vm, CodeObj *c, Str *name, Value *out);
extern const NativeDef code_fields[];
void code_copies_free(VM *vm);

/* import.c, code_load.c */
CodeObj *code_load(VM *vm, const Program *p, const Code *c);
/* Makes what a frame of the code needs (constants, names of its variables, caches), once. */
void code_fill(VM *vm, CodeObj *co);
static inline void code_ready(VM *vm, CodeObj *co)
{
    if (!co->consts)
        code_fill(vm, co);
}
/* The import statement: `name` may begin with dots. root: of "a.b" the module a. import_name: without asking what the
 * program has put into builtins.__import__. */
bool import_statement(VM *vm, Frame *f, Str *name, bool root, Value *out);
bool import_name(VM *vm, Str *name, bool root, Value *out);
bool import_from(VM *vm, Value module, Str *name, Value *out);
/* __import__(): the module at the root, or with a fromlist (else V_NULL) the one named. globals: of who asks with a level. */
bool import_called(VM *vm, Str *name, int64_t level, Dict *globals, Value fromlist, Value *out);
bool import_star(VM *vm, Value module, Dict *into);
Value const_value(VM *vm, const Program *p, const Const *k);
Value text_const(VM *vm, const char *s, size_t len); /* a literal's text; surrogates may stand alone in it */
/* The root code as a function without parameters, with these global names. */
Func *root_function(VM *vm, Dict *globals, Str *module, const Program *p);
Func *module_function(VM *vm, Module *m, const Program *p); /* the same, on m->dict */
/* For programs that are made while one runs: they are freed with the VM, as functions of them may live that long. */
bool vm_may_keep(VM *vm, uint64_t chars); /* of source text; MemoryError: the programs would need more than 64 MiB */
void vm_keep_program(VM *vm, Program *p);
/* The program's own text of that file, NULL when none has begun to run. Owned by whoever compiled it. */
const Program *import_text_of(VM *vm, const Str *file);
/* import_missing.c: of a dotted name the first part counts. */
bool import_is_stdlib(const char *name);          /* does CPython's library have it? */
const char *import_instead_of(const char *name);  /* what to use in its place, or NULL */
/* Does CPython's module `owner` (or its class "module.Class") have a public name that ours does not have? */
bool missing_has(const char *owner, const char *name);
/* The same of a module, a class or an instance of the library: true if so, and then an AttributeError is set. */
bool missing_refuse(VM *vm, Value o, Str *name);
bool module_run(VM *vm, Module *m, const Program *p); /* the root code in m->dict; false: exception */
bool module_eval(VM *vm, Module *m, const Program *p, Value *out); /* an expression in m->dict */
void module_add_functions(VM *vm, Module *m, const struct NativeDef *defs);
void natives_free(VM *vm);      /* tables of modules and library programs; after the heap's objects are gone */
void modules_register(VM *vm);  /* sys, math, gc; builtins_install calls it */

/* match.c: what a pattern takes out of the subject, as a tuple; *out V_NONE: no match. [calls] */
bool match_is_sequence(VM *vm, Value v);
bool match_is_mapping(VM *vm, Value v);
bool match_keys(VM *vm, Value subject, Value keys, Value *out);
bool match_class(VM *vm, Value subject, Value cls, Value names, uint32_t positional, Value *out);

/* unpack.c-like helpers in interp_help.c */
bool unpack_exact(VM *vm, Value v, uint32_t n, Value *sp);            /* sp[0..n): last first */
bool unpack_star(VM *vm, Value v, uint32_t before, uint32_t after, Value *sp);
bool load_global(VM *vm, Frame *f, Str *name, Cache *c, Value *out);
bool load_name(VM *vm, Frame *f, Str *name, Cache *c, Value *out);
bool format_field(VM *vm, Value v, uint32_t conversion, Value spec, Value *out);
/* TypeError "f() argument after RULE, not int": for a starred argument */
bool argument_refused(VM *vm, Value callee, const char *rule, Value argument);
bool dict_merge_call(VM *vm, Dict *into, Value mapping, Value callee);
bool with_enter(VM *vm, Value manager, bool is_async, Value *exit, Value *enter);
void builtins_install(VM *vm);
void natives_mark(VM *vm);
void natives_free(VM *vm);
bool safepoint(VM *vm); /* collection, fuel, heap limit */

#endif
