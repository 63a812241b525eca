/* The door of the VM: one interpreter, its heap and its types. Owned by whoever runs a program; any number may
 * exist at once; nothing is shared but immutable Programs. The VM knows no clock, no tasks and no files:
 * the loop (aio) and the engine come in through hooks (hook.h) and natives (native.h). */
#ifndef ASYNCOURSE_VM_VM_H
#define ASYNCOURSE_VM_VM_H

#include "vm/hook.h"
#include "vm/object.h"

#include <stddef.h>

/* How a frame was entered, hence what happens to its result. */
typedef enum {
    ENTER_CALL,   /* push the result on the caller's stack */
    ENTER_INIT,   /* __init__: drop the result (must be None), the new object is on the caller's stack */
    ENTER_SEND,   /* delegated to by SEND: result replaces the iterator on the caller's stack */
    ENTER_FOR,    /* FOR_ITER: return means exhausted */
    ENTER_GEN,    /* gen.send()/next(): a return becomes StopIteration(value) */
    ENTER_NATIVE, /* vm_call / vm_resume: leave the nested dispatch */
    ENTER_CLASS,  /* class body: BUILD_CLASS finishes the class */
    ENTER_ANEXT,  /* SEND on an async generator: a yield is the result, a return is StopAsyncIteration */
    ENTER_ACLOSE, /* aclose(): the end of the generator is the result None */
    ENTER_CLOSE,  /* ENTER_SEND, being closed: when it returns, GeneratorExit goes on in the one that delegated to it */
    ENTER_DROP,   /* result is dropped */
    ENTER_ENDED   /* it is over, and lives on because it is shown; a generator's tells by its state */
} EnterKind;

struct Frame {
    Frame *back;          /* caller, awaiter or consumer; NULL below a native entry */
    const Instr *ip;      /* next instruction */
    Value *sp;            /* first free stack slot */
    CodeObj *code;
    Dict *globals;
    union {
        Gen *root;        /* the Gen driven from outside at the bottom of this delegation chain, or NULL */
        Dict *class_names; /* class body: its namespace */
    };
    Value handled;        /* exception being handled on entry of this frame's handlers (sys.exception()), V_NULL none */
    int32_t line;         /* last line reported to the hook */
    uint32_t serial;      /* for trace events; 0: not told of yet */
    uint32_t depth_below; /* of a root, while it runs: the Python depth below it */
    union {
        uint16_t kept;    /* arguments of a native call in progress, above sp: marked too */
        uint16_t mark;    /* ended: the heap's */
    };
    uint8_t enter;        /* EnterKind */
    uint8_t size_class;   /* the heap's, perhaps with FRAME_SHOWN, or FRAME_OF_GEN */
    Obj *view;            /* shown: as programs see it (frames.h), or NULL */
    Value slots[];        /* locals, free variables, then the value stack */
};
/* A frame that a traceback or a program knows is shown: when it ends it lives on, until nobody knows it any more. */
enum { FRAME_SHOWN = 0x80, FRAME_OF_GEN = 0xFE };

/* Where names that are not local go, in a class body and a module; NULL elsewhere. */
static inline Dict *frame_names(const Frame *f)
{
    uint32_t flags = f->code->code->flags;
    return flags & CODE_MODULE ? f->globals : flags & CODE_CLASS_BODY ? f->class_names : NULL;
}
/* The generator or coroutine whose frame this is, or NULL. They are one cell of the heap. */
enum { GEN_HEAD = offsetof(Gen, innermost) + sizeof(Frame *) };
static inline Gen *frame_gen(const Frame *f)
{
    return f->size_class == FRAME_OF_GEN ? (Gen *)(void *)((char *)(uintptr_t)f - GEN_HEAD) : NULL;
}
static inline Frame *gen_frame_of(const Gen *g) { return (Frame *)(void *)((char *)(uintptr_t)g + GEN_HEAD); } /* with code */
static inline Frame *gen_frame(const Gen *g) /* NULL when finished or native */
{
    return gen_has_code(g) && g->gstate != GEN_CLOSED ? gen_frame_of(g) : NULL;
}
static inline void frame_show(Frame *f)
{
    Gen *g = frame_gen(f);
    if (g ? g->shown : (f->size_class & FRAME_SHOWN) != 0)
        return;
    f->view = NULL;
    if (g) {
        g->shown = true;
        g->transient = false;
    } else {
        f->size_class |= FRAME_SHOWN;
    }
}
/* While another Gen's SEND waits for it: that one. Else NULL. */
static inline Gen *gen_awaited_by(const Gen *g)
{
    if (!gen_has_code(g))
        return g->awaiter;
    const Frame *f = gen_frame(g);
    bool sent = f && (f->enter == ENTER_SEND || f->enter == ENTER_CLOSE || f->enter == ENTER_ANEXT ||
                      f->enter == ENTER_ACLOSE);
    return sent && g->gstate != GEN_CREATED && f->back ? frame_gen(f->back) : NULL;
}

typedef struct Limits {
    uint64_t fuel;        /* instructions + elements; UINT64_MAX none */
    size_t heap;          /* bytes */
    uint64_t output;      /* bytes; UINT64_MAX none */
    uint32_t depth;       /* Python frames: 1000 */
    uint32_t c_depth;     /* nested vm_call: 200 */
    uint32_t collect_every; /* tests: collect at every nth safepoint besides (rarer in a long program), and poison what
                           * is freed; 0: no; below 1,000 */
} Limits;

typedef enum { STOP_NONE, STOP_FUEL, STOP_HEAP, STOP_OUTPUT, STOP_TIME, STOP_DEADLOCK, STOP_INPUT, STOP_EVENTS,
               STOP_WRITE /* the output cannot be written */ } StopReason;

struct VM {
    Frame *frame;            /* running frame */
    Value exc;               /* raised exception on its way (Exc), V_NULL none */
    uint64_t instr;          /* executed instructions */
    uint64_t output_used;    /* bytes written */
    uint64_t fuel_used;      /* elements charged by natives */
    Limits limits;
    uint32_t int_digits; /* sys.set_int_max_str_digits(); 0: any number */
    uint32_t depth, c_depth;
    StopReason stop;         /* set: unwinding everything, no Python handler runs */
    bool tracing;
    bool sealed;             /* see seal.h */
    uint32_t builtins_version; /* changes with each write to `builtins`, for the caches of what is found there */
    bool heap_check;         /* the heap wants a collection at the next safepoint */
    bool gc_disabled;        /* gc.disable() was called: told back, no more */
    uint32_t gc_threshold[3]; /* gc.set_threshold(), likewise */
    uint64_t next_check;     /* instr at which a safepoint looks at the fuel */
    GenResult gen_result;    /* how the Gen entered last from C was left */
    bool raise_on_entry;     /* interp_run starts by raising vm->exc */
    Value stop_value;        /* value of the StopIteration that ended the last op_next; V_NULL none. Read at once: no root */
    const Args *thrown_args; /* what throw() was called with, when an object of the program's gets it; else NULL */
    Value temporary;         /* the str that the instruction temporary_at made: only compared with */
    uint64_t temporary_at;
    bool parked;             /* the dispatch was left because its chain waits */
    uint32_t park_depth;     /* c_depth at which natives may park; 0: not in a chain */
    struct ChainRun *chains; /* what runs below the chain that runs: frames of its callers */
    struct Held *held;       /* what C holds */
    struct ImportRun *imports; /* modules that are being made, the innermost first (import.c) */
    bool from_c;             /* the call being started comes from C: its native must not push a frame for its caller */
    uint32_t nwatched;       /* objects that may be found dropped: vm_look_for_dropped() at the end of a statement */
    uint32_t origin_depth;   /* how many calls coroutines remember of where they were made */
    Dict *last_names;        /* vm_end: what the main module held, for the finalizers of the last moment; or NULL */
    bool rebasing;           /* the bases of a class are being set, and a mro() of the program may run: rebase.c */
    bool ending;             /* vm_end: warnings are short, as those of CPython's last moments */
    int nested;              /* natives on the C stack below which nothing is collected */
    uint32_t next_serial;
    uint32_t next_frame;
    uint32_t next_coroutine;
    uint32_t safepoints;     /* counted when limits.collect_every is set */
    uint32_t type_version;
    struct Heap *heap;
    struct Dropped *dropped;
    struct Weakrefs *weakrefs;
    struct CodeCopies *code_copies; /* o_code.c; NULL: none */
    Type *types[KIND_COUNT];
    Type *odict_views[3];    /* of OrderedDict's keys, values, items: o_dict_methods.c */
    Type **iter_types;       /* by Iter.what, made on demand: iter.c */
    Type *deque;             /* collections.deque */
    Type *bytearray, *memoryview;
    Type *mappingproxy;
    Type *complex_type;
    Type *alias, *union_type; /* types.GenericAlias, types.UnionType */
    Type *frame_type;        /* of frames as programs see them: frames.c */
    struct Excs *excs;       /* builtin exception classes, see exc.h */
    Str *special_names[SP_COUNT];
    struct Names *names;     /* other interned names, see names.h */
    Dict *builtins;
    Dict *modules;           /* sys.modules */
    Value main_module;
    Hooks hooks;
    void *user;              /* the engine's */
    void *aio;               /* the loop's */
    void *sim;               /* the simulated outside world's */
    struct Natives *natives; /* registered modules */
    Value context;           /* current contextvars Context (aio's), or V_NULL */
    struct DictExtra *extra; /* __dict__ of instances of user subclasses of str, list, ... */
    uint64_t random_seed;
};

enum { INT_DIGITS = 4300, INT_DIGITS_LEAST = 640 }; /* how long an int may be as text at first; the least limit there is */
VM *vm_new(const Limits *limits, const Hooks *hooks, uint64_t random_seed);
void vm_free(VM *vm);
/* Makes the main module ("__main__", of the file that is named so). Programs then run in it, one after the other. */
void vm_open_main(VM *vm, const char *file);
/* Runs a program in the main module to its end. false: vm->exc holds the uncaught exception, or vm->stop says why
 * the run was stopped. */
bool vm_run_main(VM *vm, const Program *p);
/* A program as a function without parameters, whose names are the main module's: calling it runs the program, or makes
 * its coroutine (compile_interactive). */
Value vm_main_function(VM *vm, const Program *p);
/* The value of an expression (COMPILE_EXPRESSION) in the main module. */
bool vm_eval_main(VM *vm, const Program *p, Value *out);
/* Seals everything that is loaded now, and each module imported later when it is complete: code compiled with
 * CODE_ANSWER that changes any of it is told to hooks.tamper (seal.h). */
void vm_seal(VM *vm);
/* A native that only the library may call begins: it is called by a library module that has it among its names as
 * `name`, or hooks.tamper is told. For natives that would let an answer forge what the trace says. */
void vm_seal_guard(VM *vm, const char *name);
/* Are both plain data (None, bool, int, float, str, bytes, lists, tuples, dicts, sets) of the same types and contents? Runs no
 * Python, so no `__eq__` of a program has a say. */
bool vm_same_data(VM *vm, Value a, Value b);
/* After a run that was not stopped: the main module's names go, and what dies unawaited says so. */
void vm_end(VM *vm);
/* Calls a callable from C by nested dispatch; args must be rooted by the caller only if they are needed after the
 * call: no collection happens below a native. RecursionError past limits.c_depth. */
bool vm_call(VM *vm, Value callee, const Value *args, uint32_t n, Value *out);
bool vm_call_kw(VM *vm, Value callee, Args *args, Value *out);
bool vm_call_method(VM *vm, Value self, const char *name, const Value *args, uint32_t n, Value *out);
/* Resumes a generator or coroutine from C: sends `sent`, or throws vm->exc when sent is V_NULL. */
GenResult vm_resume(VM *vm, Gen *g, Value sent, Value *out);
/* The same for the loop's driver: collections may happen meanwhile, so everything live must be rooted. */
GenResult vm_drive(VM *vm, Gen *g, Value sent, Value *out);
bool vm_drive_call(VM *vm, Value callee, const Value *args, uint32_t n, Value *out);

/* The async generator of an asend(), athrow() or aclose() object, and is it aclose()? */
Value gen_op_generator(Gen *op, bool *closing);

/* dropped.c: `obj` has something to say when it is dropped; and the end of a statement or a callback while
 * vm->nwatched is not 0: what is found dropped says it. false: the run was stopped meanwhile. [calls] __del__ */
void vm_watch(VM *vm, void *obj);
void vm_watch_briefly(VM *vm, void *obj); /* as long as Hooks.says is true of it */
void vm_unwatch(VM *vm, Value obj); /* from now on somebody holds it who lets it go in order */
bool vm_look_for_dropped(VM *vm);
/* Warnings that have been given are given again. */
void vm_forget_warnings(VM *vm);

/* Values that C holds: roots from held_enter on, until held_leave, the last one first. */
typedef struct Held {
    struct Held *back;
    Value v[6]; /* V_NULL: nothing */
} Held;
static inline void held_enter(VM *vm, Held *h) { h->back = vm->held, vm->held = h; }
static inline void held_leave(VM *vm, const Held *h) { vm->held = h->back; }

/* A chain of frames beside the main one: a simulated thread (chain.c). It runs on the C stack of whoever gives it a
 * turn, with a recursion depth and tracebacks of its own. A native that has to wait, called by the chain's own dispatch
 * loop, gives V_PARK: the frames stay where they are, the turn ends, and a later vm_chain_resume brings the native's
 * result. Whoever holds a parked chain marks it (heap_mark_chain) and drops it before vm_free. */
typedef struct FrameChain {
    Frame *top;     /* innermost frame while parked; NULL: not started, running or over */
    uint32_t depth;
} FrameChain;
typedef struct ChainRun {
    struct ChainRun *back;
    Frame *frame;
    uint32_t depth, park_depth;
} ChainRun;
typedef enum { CHAIN_RETURNED, CHAIN_RAISED, CHAIN_PARKED } ChainResult;
/* A turn: enter, then start or resume, then leave. *run lives on the caller's C stack. */
void vm_chain_enter(VM *vm, ChainRun *run, const FrameChain *c);
void vm_chain_leave(VM *vm, ChainRun *run);
ChainResult vm_chain_start(VM *vm, FrameChain *c, Value callee, Value *out);
ChainResult vm_chain_resume(VM *vm, FrameChain *c, Value sent, Value *out); /* sent V_NULL: raises vm->exc */
bool vm_may_park(const VM *vm);                 /* asked by a native */
/* For a native that ends with a call, where vm_may_park: the call gets a frame of its own, so that it may park too.
 * a->v[-1] is a scratch slot. */
bool vm_tail_call(VM *vm, Value callee, Args *a, Value *out);
void vm_chain_drop(VM *vm, FrameChain *c);      /* frees a parked chain that will never go on */

/* Raising (exc.c): set vm->exc (chaining vm's handled exception as __context__), return false always. */
bool vm_raise(VM *vm, Type *type, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool vm_raise_value(VM *vm, Value exc);                 /* an exception object */
/* The same in the name of library code in C that stands for Python: no step of the program, so no hook is told. */
bool vm_raise_quietly(VM *vm, Value exc);
bool vm_raise_args(VM *vm, Type *type, const Value *args, uint32_t n);
bool vm_no_memory(VM *vm);                              /* MemoryError */
bool vm_stop(VM *vm, StopReason reason);                /* ends the run; returns false */
/* Charge `n` elements of work in a builtin loop; false: the fuel is used up, or the heap far too full (a loop in C is
 * never interrupted by a collection, so what it makes must end somewhere). */
bool vm_heap_overrun(VM *vm);
bool vm_fuel_spent(VM *vm); /* false: the run ends, or hooks.interrupt has raised an exception */
static inline bool vm_charge(VM *vm, uint64_t n)
{
    vm->fuel_used += n;
    if (vm->heap_check && vm_heap_overrun(vm))
        return false;
    return vm->instr + vm->fuel_used <= vm->limits.fuel || vm_fuel_spent(vm);
}
/* May `size` more bytes be allocated? false: MemoryError is set, or the fuel to fill them is used up. Ask before any
 * program-chosen size. */
bool vm_may_allocate(VM *vm, size_t size);

/* attr.c */
bool attr_get(VM *vm, Value o, Str *name, Value *out);  /* AttributeError. [calls] */
bool attr_find(VM *vm, Value o, Str *name, Value *out); /* *out V_NULL when absent (AttributeError swallowed). [calls] */
bool attr_set(VM *vm, Value o, Str *name, Value value); /* value V_NULL deletes. [calls] */
Value type_lookup(VM *vm, Type *t, Str *name);          /* through the mro; V_NULL. Never calls */
Value type_special(VM *vm, Type *t, Special sp);        /* cached type_lookup of a special method; V_NULL */
bool type_is_subtype(const Type *t, const Type *base);
bool value_isinstance(VM *vm, Value v, Value cls, bool *out); /* type, tuple or union. [calls] */
bool value_issubclass(VM *vm, Value derived, Value cls, bool *out); /* the same. [calls] */
Value class_new(VM *vm, Str *name, Tuple *bases, Dict *ns);   /* V_NULL: exception set. [calls] __init_subclass__, __set_name__ */

/* Closes a generator or coroutine that nothing refers to any more: its finally runs; what it raises is only told. [calls] */
void vm_close_dropped(VM *vm, Gen *g);
void vm_say_unawaited(VM *vm, Gen *g, bool at_end); /* "coroutine 'f' was never awaited", at no line of the program */

/* output */
bool vm_write(VM *vm, int stream, const char *s, size_t len); /* 1 stdout, 2 stderr, through the hook; charges output */
bool vm_flush(VM *vm, int stream);

/* The traceback of an exception as CPython prints it (whole, with chaining and groups), UTF-8. */
void exc_print(VM *vm, Value exc, Buf *out);
/* The same as the module traceback makes it, for loggers too: without "Did you mean". */
void exc_format(VM *vm, Value exc, Buf *out);
/* Takes the outer frames that had no handler for it from the traceback: CPython keeps those of a SystemExit that ends the
 * program to itself (Python/pythonrun.c, handle_system_exit). */
void exc_forget_uncaught(Value exc);
/* Writes the traceback to what the program has put in the place of sys.stderr. false: it has put nothing there. [calls] */
bool exc_told_elsewhere(VM *vm, Value exc);
/* "ValueError: text", the last line only. */
void exc_line(VM *vm, Value exc, Buf *out);

#endif
