/* What the VM tells the floors above. It knows no tasks: aio adds them. All pointers may be NULL. Line, call and
 * return hooks are called only while vm->tracing is on. */
#ifndef ASYNCOURSE_VM_HOOK_H
#define ASYNCOURSE_VM_HOOK_H

#include "vm/object.h"

/* A module of the program's own. */
typedef struct {
    const Program *program; /* stays until vm_free; NULL: there is no such module */
    bool package;
    bool bare; /* a package that is a folder alone: there is nothing to run */
} OwnModule;

typedef struct Hooks {
    void *ctx;
    void (*line)(void *ctx, VM *vm, Frame *f, int line);
    void (*call)(void *ctx, VM *vm, Frame *f);            /* after the arguments are in place */
    void (*ret)(void *ctx, VM *vm, Frame *f, Value result);
    void (*raise)(void *ctx, VM *vm, Frame *f, Value exc);
    void (*unwind)(void *ctx, VM *vm, Frame *f, Value exc); /* the frame is left by an exception */
    bool (*output)(void *ctx, VM *vm, int stream, const char *s, size_t len); /* false: cannot be written; NULL: flush */
    void (*coro_new)(void *ctx, VM *vm, Gen *g);
    /* A coroutine dies unawaited, at `line` of `file` (NULL, 0: at exit). The default text goes to stderr first. */
    void (*never_awaited)(void *ctx, VM *vm, Gen *g, const char *file, int line);
    /* A suspended async generator or generator with pending finally is garbage; a NativeData object dies: */
    void (*warning)(void *ctx, VM *vm, const char *text);
    bool (*agen_first)(void *ctx, VM *vm, Gen *g); /* an async generator is iterated for the first time: is it taken care of? */
    void (*agen_drop)(void *ctx, VM *vm, Gen *g);  /* an unfinished one is left for good: schedule its aclose() */
    void (*agens_drop)(void *ctx, VM *vm);         /* the same for those that `dying` found, at the end of a statement */
    /* An answer changes what stood before it: a "name", "attribute", "builtin", "module" or "function";
     * or it reaches for an "inside" of the library (seal.h). */
    void (*tamper)(void *ctx, VM *vm, const char *what, const char *name);
    bool (*input)(void *ctx, VM *vm, Buf *line); /* false: no line is left, or vm->exc, or vm->stop */
    /* Asked every 1,000 instructions or so, and when the fuel is used up (`spent`). true: it has raised an exception,
     * which goes on from the instruction that runs; after `spent` it has given more fuel. false: none, but after `spent` it
     * may have given more fuel. */
    bool (*interrupt)(void *ctx, VM *vm, bool spent);
    /* An import statement of the program's asks for a module ("shop.cart"). false: vm->exc, its text is wrong. */
    bool (*find_module)(void *ctx, VM *vm, const char *name, OwnModule *out);
    void (*mark_roots)(void *ctx, VM *vm);
    /* Everything reachable is marked: what heap_is_marked denies is about to die, unless it is marked here. keep: mark
     * what has something to say, and let it wait for a collection that is due. */
    void (*dying)(void *ctx, VM *vm, bool keep);
    void (*break_cycles)(void *ctx, VM *vm); /* gc.collect() begins: what lives on as a cycle alone may go */
    /* gc.collect() has just collected: those that `dying` found speak now. false: the run was stopped, or an exception */
    bool (*last_words)(void *ctx, VM *vm);
    bool (*says)(void *ctx, VM *vm, const Obj *o); /* would it have something to say, if it died now? */
    bool (*say)(void *ctx, VM *vm, Obj *o);        /* it dies, and does; false: the run was stopped, or an exception. [calls] */
    bool (*has_last_words)(void *ctx, VM *vm); /* would `dying` find anybody, if all died? */
} Hooks;

#endif
