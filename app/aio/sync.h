/* asyncio's primitives as aio's files see them: locks.c (Lock, Event, Semaphore, BoundedSemaphore), queue.c (Queue and
 * its two brothers) and what they share (sync.c). Semantics: CPython's locks.py, queues.py and mixins.py, wait for
 * wait; each change of a primitive is one sync.* event. */
#ifndef ASYNCOURSE_AIO_SYNC_H
#define ASYNCOURSE_AIO_SYNC_H

#include "aio/aio_int.h"
#include "vm/ring.h"

/* The coroutines: id, __qualname__ (what follows its last dot is the __name__). */
#define SYNC_COROUTINES(X)                                                                                             \
    X(LOCK_ACQUIRE, "Lock.acquire") X(SEM_ACQUIRE, "Semaphore.acquire") X(EVENT_WAIT, "Event.wait")                     \
    X(ENTER, "_ContextManagerMixin.__aenter__") X(EXIT, "_ContextManagerMixin.__aexit__")                               \
    X(PUT, "Queue.put") X(GET, "Queue.get") X(JOIN, "Queue.join")
typedef enum {
#define X(id, name) SYNC_##id,
    SYNC_COROUTINES(X)
#undef X
    SYNC_COROUTINE_COUNT
} SyncCoroutine;

/* The methods of a queue that its other methods call, and that a subclass may replace. */
#define QUEUE_HOOKS(X)                                                                                                 \
    X(INIT, "_init") X(PUT, "_put") X(GET, "_get") X(FORMAT, "_format") X(QSIZE, "qsize") X(EMPTY, "empty")             \
    X(FULL, "full") X(PUT_NOWAIT, "put_nowait") X(GET_NOWAIT, "get_nowait")
typedef enum {
#define X(id, name) ON_##id,
    QUEUE_HOOKS(X)
#undef X
    QUEUE_HOOK_COUNT
} QueueHook;

/* What the primitives keep for one VM: in Aio. Hooks are interned and need no marking. */
struct SyncTypes {
    Type *lock, *event, *semaphore, *bounded, *queue, *lifo, *priority, *queue_full, *queue_empty;
    Tuple *names[SYNC_COROUTINE_COUNT];
    Str *hooks[QUEUE_HOOK_COUNT];
};

/* The futures that wait for one primitive, and what an event needs to name it. */
typedef struct Row {
    Ring waiting;  /* Futures, oldest first */
    uint8_t label; /* WordId: what the futures say they are for */
} Row;

typedef struct Sync { /* Lock, Event, Semaphore, BoundedSemaphore */
    NativeData nd;
    Row row;
    Loop *loop;    /* _loop: that which made somebody wait first; NULL: none yet */
    Value value;   /* Semaphore: its counter, any number */
    Value bound;   /* BoundedSemaphore: where it started, else V_NULL */
    uint32_t id;   /* trace number; 0: __init__ has not run */
    bool flag;     /* Lock: locked; Event: set */
} Sync;

/* Where the steps of these coroutines keep things (Gen.state). */
enum { SYNC_SELF, SYNC_FUTURE, SYNC_ITEM };
enum { SYNC_START, SYNC_WAITING };

/* ---- sync.c ---- */
Gen *sync_coroutine(VM *vm, SyncCoroutine which, NativeStep step, Value self);
/* One more future at the end of the row: sync.block of `what`, and *out is that future for the task. Checks the loop
 * (_LoopBoundMixin). GEN_YIELDED, or GEN_RAISED. */
GenResult sync_wait(VM *vm, Gen *g, Row *row, Loop **loop, uint32_t id, WordId what, Value *out);
/* Of a coroutine of this kind: what its call was given; NULL when it takes nothing (or is another's). */
const Value *sync_arguments(const VM *vm, Gen *g, uint32_t *n);
/* The coroutine waits for its future and goes on. false: an exception, thrown in or of the future; else *again says
 * whether it must go on waiting, with *out for the task. */
bool sync_resumed(VM *vm, Gen *g, Value sent, Value *out, bool *again);
bool sync_wake(VM *vm, Future *f, uint32_t id, Value result); /* set_result, then sync.wake */
void sync_left(VM *vm, Future *f, uint32_t id); /* the wait is over: sync.wake unless that was said */
/* `f` does something while an exception is on its way: that one comes back afterwards, or is the context of a new one. */
void sync_unwinding(VM *vm, Value self, Future *f, bool (*cleanup)(VM *vm, Value self, Future *f));
/* Is self's method `name` another one than `ours`? Subclasses may have their own, instances too. */
bool sync_overridden(VM *vm, Value self, const char *name, NativeFn ours);
/* Arguments of what CPython writes in Python: that language's texts. names: without self, ends with NULL. `who` is the
 * __qualname__. Fills slots; the first `required` must be given. */
bool sync_bind(VM *vm, const Args *a, const char *who, const char *const *names, uint32_t required, Value *slots);
static inline bool sync_bind_none(VM *vm, const Args *a, const char *who)
{
    static const char *const none[] = {NULL};
    return (a->n == 1 && !a->kwnames) || sync_bind(vm, a, who, none, 0, NULL);
}
bool sync_no_attribute(VM *vm, Value self, const char *name); /* AttributeError: __init__ has not run */
Value sync_row_list(VM *vm, const Ring *r);                   /* a deque of them, for `_waiters` */
void sync_types_install(VM *vm);
void sync_mark_roots(VM *vm);
void sync_add_types(VM *vm, Module *m); /* to the module _asyncio */

/* ---- locks.c ---- */
void locks_types_install(VM *vm);
Sync *event_new(VM *vm);
bool event_set(VM *vm, Sync *e);
void event_clear(VM *vm, Sync *e);
GenResult event_wait_step(VM *vm, Gen *g, Value sent, Value *out);

/* ---- queue.c ---- */
void queue_types_install(VM *vm);

#endif
