/* Inside aio: its state and its objects, as its files see each other. */
#ifndef ASYNCOURSE_AIO_AIO_INT_H
#define ASYNCOURSE_AIO_AIO_INT_H

#include "aio/aio.h"
#include "vm/heap.h"
#include "vm/native.h"

#define NS_PER_S INT64_C(1000000000)
enum { TIME_FOREVER_READS = 1000, SPIN_TICKS = 2000 };

typedef struct Loop Loop;
typedef struct Aio Aio;

typedef enum { FUT_PENDING, FUT_CANCELLED, FUT_FINISHED } FutState;
enum {
    FF_BLOCKING = 1,      /* _asyncio_future_blocking */
    FF_LOG_TB = 2,        /* an exception that nobody has looked at */
    FF_EXC = 4,           /* finished with an exception */
    FF_LIST = 8,          /* pending: cb is a List of callback, context, callback, context ... */
    FF_TASK = 16,
    FF_LOG_DESTROY = 32,  /* a pending task that says so when it dies */
    FF_MUST_CANCEL = 64,
    FF_TIMER = 128,       /* of sleep(): its timer stands in the heap */
    FF_TIMER_DEAD = 256,  /* of sleep(): its timer was cancelled */
    FF_REPR = 512,        /* its repr is being made */
    FF_REGISTERED = 1024, /* reg is valid */
    FF_INTERNAL = 2048,   /* asyncio's own task: screens leave it out */
    FF_WAITER = 4096,     /* it is a Waiter */
    FF_FORGOTTEN = 8192,  /* nothing refers to it: the collector has found it, or would have at the end of the program */
    FF_UNLISTED = 16384   /* a task that all_tasks() leaves out: the program has unregistered it */
};

/* A future. A callback with context V_NULL is one of ours: a Task (its wakeup), a gathering future (a child is done), a
 * Waiter, a TaskGroup (a task of its is done) or a Loop (run_until_complete ends). */
typedef struct Future {
    Obj o;          /* bare */
    Value result;   /* finished: result or exception; cancelled, and pending tasks: the cancel message or V_NULL */
    union {
        Value cb;   /* pending: the callback, if it is one of ours; or a List; V_NULL none */
        Value aux;  /* exception: its traceback when set; cancelled: the CancelledError to raise first, or V_NULL */
    };
    Loop *loop;
    uint32_t id;    /* trace number, of futures and tasks apart */
    uint32_t reg;   /* index in aio->pending (tasks) or aio->unretrieved */
    uint32_t obj;   /* number of the primitive it belongs to */
    uint8_t state;  /* FutState */
    uint8_t label;  /* WordId */
    uint16_t flags;
} Future;

typedef struct Task {
    Future f;
    Value coro;
    Value waiter;   /* _fut_waiter; V_NULL none */
    Value context;  /* V_NONE: an empty one, not made yet */
    Value name;     /* a number: it is called Task-<number> */
    uint32_t ncancels;
    uint32_t place; /* in its TaskGroup */
} Task;

/* waiter.c */
typedef enum { WAITER_RELEASE, WAITER_ALL, WAITER_FIRST, WAITER_FIRST_EXC, WAITER_SHIELD } WaiterRule;
typedef struct Waiter {
    Future f;
    Value watched;  /* what has to be done: a future, a Tuple of futures, or a TaskGroup; V_NULL: nothing (yet, any more) */
    Value face;     /* the future that stands for it, if the program's loop has made one; else V_NULL */
    uint32_t timer; /* number of the timer that sets it too; 0 none */
    uint32_t left;  /* of a Tuple: not done yet */
    uint8_t rule;   /* WaiterRule */
} Waiter;

typedef struct TaskGroup TaskGroup;
typedef struct Timeout Timeout;

typedef struct Gathering {
    Future f;
    Value children; /* Tuple of futures */
    uint32_t nfuts, nfinished;
    bool return_exceptions, cancel_requested;
} Gathering;

typedef struct Handle {
    Obj o;          /* bare */
    Value callback;
    Value args;     /* alone: the argument; else a Tuple of them, or V_NULL: none */
    Value context;
    Loop *loop;
    int64_t when_ns;
    uint32_t id;
    bool is_timer, cancelled, scheduled;
    bool alone;     /* args is the only argument */
    bool told;      /* of an open loop: the trace knows that it is ready, */
    bool armed;     /* or that it waits for its time */
} Handle;

static inline uint32_t handle_nargs(const Handle *h)
{
    return h->alone ? 1 : h->args == V_NULL ? 0 : (uint32_t)AS(Tuple, h->args)->len;
}

/* What stands in the ready queue. */
typedef enum {
    READY_STEP,    /* what: Task; arg: exception to throw, or V_NULL */
    READY_WAKEUP,  /* what: Task; arg: the future it waited for */
    READY_SLEEP,   /* what: Future of a sleep whose timer is due */
    READY_HANDLE,  /* what: Handle */
    READY_GATHER,  /* what: Gathering; arg: the child */
    READY_WAITER,  /* what: Waiter; arg: the future that is done */
    READY_GROUP,   /* what: TaskGroup; arg: its task */
    READY_TIMEOUT, /* what: Timeout */
    READY_THREAD,  /* what: Thread whose turn it is */
    READY_STOP     /* what: Loop; arg: the future that run_until_complete waits for */
} ReadyKind;
typedef struct Ready {
    Value what, arg;
    uint32_t id;
    uint8_t kind;
} Ready;

typedef struct ReadyQueue { /* ring; cap is a power of two */
    Ready *items;
    uint32_t head, count, cap;
    uint32_t others; /* entries that are not READY_STEP */
} ReadyQueue;

/* What a timer holds: a Handle; a Future to set (of a sleep, a Waiter); a Timeout; or a Thread to wake, which has timers of
 * its own and is asked itself whether they hold. */
typedef enum { TIMER_HANDLE, TIMER_FUTURE, TIMER_TIMEOUT, TIMER_THREAD } TimerKind;
typedef struct Timer {
    int64_t when_ns;
    Value what;
    uint32_t id;
    uint8_t kind;
} Timer;
typedef struct Timers { /* by (when_ns, id) */
    Timer *near;          /* a binary heap */
    Timer *run;           /* sorted, the first at the end */
    Timer *far;           /* all that are after the bound, in no order. Empty unless one of the others is not */
    uint32_t nnear, capnear, nrun, caprun, nfar, capfar;
    Timer bound;          /* while there are far ones */
    uint32_t ncancelled;
    uint64_t draws;
} Timers;
static inline uint32_t timers_count(const Timers *t) { return t->nnear + t->nrun + t->nfar; }

struct Loop {
    NativeData nd;
    ReadyQueue ready;
    ReadyQueue unheard;      /* what other threads put in while it sleeps: ready.c */
    Timers timers;
    Value current_task;      /* V_NULL none */
    Value exception_handler, task_factory; /* V_NONE none */
    Value asyncgens;         /* List of async generators, or V_NULL */
    Value slow_duration;
    Value outer_context;     /* of the caller of run_forever */
    struct Thread *driver;   /* the simulated thread that runs it, or NULL */
    struct Thread *runner;   /* running: the thread whose loop it is; NULL the main thread */
    uint32_t spins;
    uint32_t outer_depth;    /* vm->origin_depth of the caller, while it tracks */
    bool running, stopping, closed, debug, asyncgens_shut;
    bool asleep;             /* in what CPython calls select(): only timers, sockets and loop_wake() end that */
    bool open;               /* its methods are asked: open.c */
    bool in_python;          /* and the usual ones are asyncio.open_loop's */
    bool told;               /* of that, the trace is told of its ticks: open_told.c */
    uint32_t ntold;          /* and these handles that it is told of have not had their turn */
    bool own_time;           /* it has its own time(), which its timers go by */
    uint32_t own_since;      /* numbers of timers after this one are not told to the trace: their time means nothing there */
    int64_t behind;          /* how far the clock was ahead of that when it was asked last, in ns; may be negative */
    bool tracks;             /* where coroutines are made */
};

/* A loop that runs. Lives on the C stack of run_forever, or of one tick when a simulated thread runs the loop. */
typedef struct Strand {
    struct Strand *back;
    Loop *loop;
    Ready entry;          /* the handle that runs; what == V_NULL: none */
    bool in_thread;       /* others move the clock and give the turns */
} Strand;

/* What somebody waits for: `ready` is asked at each of his turns. */
typedef struct Park {
    bool (*ready)(VM *vm, struct Park *p, Value *out, bool *done); /* false: an exception, or vm->stop */
    Value what;           /* a Lock, a Loop, a Thread, or V_NULL */
    Value extra;
    int64_t until_ns;     /* when to ask again at the latest; INT64_MAX: only when woken */
    bool flag;
} Park;

typedef enum { THREAD_READY, THREAD_RUNNING, THREAD_PARKED, THREAD_ENDED } ThreadState;
typedef struct Thread {
    NativeData nd;
    FrameChain chain;
    Value func;           /* what it runs, until it starts: V_NULL then */
    Value name;
    Value context, running, policy_loop; /* its own, while it does not run */
    Park park;
    struct Thread *next;  /* in the queue that it stands in */
    uint32_t number;
    uint32_t timer;       /* its live entry in thread_timers; 0 none */
    uint8_t state;        /* ThreadState */
    bool queued;
} Thread;

typedef struct ThreadQueue {
    Thread *first, *last;
} ThreadQueue;

typedef struct Lock {
    NativeData nd;
    ThreadQueue waiters;
    bool locked;
} Lock;

typedef struct FutList {
    Future **items;
    uint32_t count, cap, holes;
} FutList;

typedef struct CoroName { const char *text; Tuple *names; } CoroName; /* text: a literal, qualified */

struct Aio {
    VM *vm;
    AioConfig cfg;
    TraceSink *sink;
    int64_t now_ns;
    uint32_t reads;
    Thread *thread;          /* the simulated thread that runs; NULL: the main one */
    Thread **threads;        /* that have not ended, in order of creation */
    uint32_t nthreads, capthreads, next_thread;
    ThreadQueue ready_threads; /* while no loop gives the turns */
    Timers thread_timers;
    Loop *turns;             /* the loop that gives the turns, or NULL */
    uint64_t priced_instr;
    int64_t computed_ns;     /* how much of now_ns was computing, reads of the clock included */
    Strand *strand;
    bool idles;              /* an open loop waits in its selector, and nothing is ready, */
    Timer idles_for;         /* until this one is due. id 0: the trace knows of none */
    Value running;      /* the running loop, or V_NULL */
    Value policy;       /* the program's own (set_event_loop_policy), or V_NULL */
    Value policy_loop;  /* set_event_loop */
    bool policy_set;
    uint32_t next_task_number, next_task, next_fut, next_handle, next_obj;
    uint32_t group;     /* for the next task.new */
    uint32_t tick;
    FutList pending;     /* tasks that are not done, in order of creation; NULL: a hole */
    bool at_exit;        /* the interpreter goes down: coroutines are still whole when tasks speak */
    FutList unretrieved; /* futures with FF_LOG_TB */
    List *cycles;        /* handles whose callbacks have raised, with the exceptions; or NULL */
    FutList dying;       /* died since the last look: kept alive until they have spoken */
    uint32_t ndropped;       /* async generators that the last collection found dropped */
    uint64_t swept_at;   /* work done at the last idle sweep */
    bool news;           /* an exception was set since then */
    uint64_t spent;      /* on sweeps for last words */
    uint32_t *deadlock;
    size_t ndeadlock;
    Buf hang;                /* hang.c */
    bool blocked;
    Type *future, *task, *gathering, *handle, *timer_handle, *loop, *future_iter;
    Type *any_loop, *entry; /* AbstractEventLoop; open.c */
    Type *timeout, *group_type;
    Type *context, *context_var, *token;
    Type *cancelled_error, *invalid_state;
    Type *struct_time, *thread_type, *lock;
    Value token_missing;
    struct SyncTypes *sync; /* of the primitives: sync.h */
    CoroName coro_names[16]; /* of coroutines in C, see aio_coroutine */
};

static inline Aio *aio_of(const VM *vm) { return vm->aio; }
static inline bool is_type_of(Value v, const Type *t)
{
    return is_kind(v, KIND_NATIVEDATA) && (as_obj(v)->type == t || type_is_subtype(as_obj(v)->type, t));
}
/* The trace's number of the handle that runs; 0 none. */
static inline uint32_t aio_current_handle(const Aio *a)
{
    return a->strand && a->strand->entry.what != V_NULL ? a->strand->entry.id : 0;
}
/* Does the trace know of this timer? Not of those of a loop with a time of its own: what is due is pushed there. */
static inline bool loop_tells_timer(const Loop *l, uint32_t id) { return !l->own_time || id <= l->own_since; }
/* Does a simulated thread run this loop, or will it? Then the trace does not tell of it. */
static inline bool loop_in_thread(const Aio *a, const Loop *l)
{
    return l->driver || (a->thread && !l->running && l != a->turns);
}
static inline bool is_future(const Aio *a, Value v) { return is_type_of(v, a->future); }
static inline bool is_task(const Aio *a, Value v) { return is_future(a, v) && (AS(Future, v)->flags & FF_TASK); }
static inline bool is_waiter(const Aio *a, Value v) { return is_future(a, v) && (AS(Future, v)->flags & FF_WAITER); }
static inline FutRef fut_ref(const Future *f)
{
    return f->flags & FF_TASK ? futref_task(f->id) : futref_future(f->id);
}

/* clock.c */
bool clock_move(Aio *a, int64_t to_ns);            /* false: the limit (vm->stop is set) */
/* Where computing has a price: moves the clock by what has been executed since the last time; long computing is a block of the loop.
 * false: as clock_move. */
bool clock_settle(Aio *a);
int64_t clock_now(Aio *a); /* settled */
int64_t clock_from_seconds(double seconds);        /* to nearest, half to even; far times are INT64_MAX */
/* `delay` seconds from now. A positive one is never rounded down to none: who sleeps, again and again, for what is left
 * of a time in floats would turn for ever on a clock that does not move. */
int64_t clock_after(Aio *a, double delay);
int64_t clock_at_least(int64_t ns, int64_t now_ns, double delay); /* the same for a time that was computed already */
double clock_seconds(int64_t ns);
bool clock_from_value(VM *vm, Value seconds, int64_t *ns); /* TypeError; ValueError for NaN */

/* ready.c, timers.c */
uint32_t ready_push(Aio *a, Loop *l, ReadyKind kind, Value what, Value arg, uint32_t cause);
void ready_say_handle(Aio *a, Handle *h);          /* of an open loop: it has been pushed */
uint32_t ready_word(VM *vm, ReadyKind kind, Value what, Value arg); /* what the trace calls it */
void ready_push_due(Aio *a, Loop *l, Timer t);
void ready_put(ReadyQueue *q, Ready r);
void loop_listen(Aio *a, Loop *l);                 /* falls asleep, or wakes up, as its queue says */
void loop_wake(Aio *a, Loop *l);                   /* as call_soon_threadsafe() does */
bool loop_check_thread(VM *vm, const Loop *l);     /* in debug mode */
void ready_shrink(ReadyQueue *q);
static inline Ready ready_pop(ReadyQueue *q)
{
    enum { ROOMY = 4096 };
    Ready r = q->items[q->head];
    q->head = (q->head + 1) & (q->cap - 1);
    q->count--;
    q->others -= r.kind != READY_STEP;
    if (q->cap > ROOMY && q->count < q->cap / 8) /* after a hundred thousand tasks have started at once */
        ready_shrink(q);
    return r;
}
bool ready_cancelled(const Ready *r);
void timers_push(Timers *t, Timer x);
const Timer *timers_first(const Timers *t);        /* NULL: none */
Timer timers_pop(Timers *t);                       /* the first: there is one */
const Timer *timers_ahead(const Timers *t, uint32_t n); /* about the n-th after the first; NULL: who knows */
void timers_clear(Timers *t);
void timers_deinit(Timers *t);
void timers_mark(VM *vm, const Timers *t);
bool timer_cancelled(const Timer *t);
void timer_set_unscheduled(Timer *t);
uint32_t timers_purge(Timers *t);                  /* drops the cancelled ones */

/* open.c: loops whose methods the program has overridden are asked through them. All: false with an exception. [calls] */
bool open_is_needed(VM *vm, Type *t);              /* of a class that derives from AbstractEventLoop: in Python */
void open_by_class(VM *vm, Loop *l);               /* a new loop: is it an open one? */
void open_by_attribute(VM *vm, Obj *loop, Str *name); /* it has got one that hides a method */
bool open_is_wanted_by(VM *vm, Value selector);
bool open_class(VM *vm, Type *t);                  /* its usual methods are asyncio.open_loop's from now on */
const Ready *open_entry(const Aio *a, Value callback); /* what this callback of an open loop stands for; NULL: nothing */
bool open_soon(VM *vm, Loop *l, ReadyKind kind, Value what, Value arg);
bool open_call_soon(VM *vm, Loop *l, Value callback, Value arg, Value context); /* arg, context V_NULL: without */
bool open_timeout(VM *vm, Loop *l, Value timeout, Value when, Value *handle);
bool open_start_timer(VM *vm, Future *f, Value delay);
bool open_stop_timer(VM *vm, Future *f);           /* keeps the exception in flight */
bool open_start(VM *vm, Args *a, Value *out);      /* _open_start(loop), _open_finish(loop), _open_tidy(loop) */
bool open_finish(VM *vm, Args *a, Value *out);
bool open_tidy(VM *vm, Args *a, Value *out);
bool open_tick(VM *vm, Args *a, Value *out);       /* open_told.c: _open_tick() and so on */
bool open_select(VM *vm, Args *a, Value *out);
bool open_todo(VM *vm, Args *a, Value *out);
bool open_armed(VM *vm, Args *a, Value *out);
bool open_due(VM *vm, Args *a, Value *out);
bool open_pushed(VM *vm, Args *a, Value *out);
bool open_run(VM *vm, Args *a, Value *out);
bool open_tock(VM *vm, Args *a, Value *out);
void open_types_install(VM *vm);
/* The loop will call what `kind` says. */
static inline bool loop_push(VM *vm, Loop *l, ReadyKind kind, Value what, Value arg, uint32_t cause)
{
    if (l->open)
        return open_soon(vm, l, kind, what, arg);
    ready_push(aio_of(vm), l, kind, what, arg, cause);
    return true;
}

/* handle.c */
void handle_types_install(VM *vm);
Handle *handle_new(Aio *a, Loop *l, Value callback, const Value *args, uint32_t n, Value context, bool timer);
bool handle_run(VM *vm, Value callback, const Value *args, uint32_t n, Value ctx); /* in that context */
Value handle_args(VM *vm, const Handle *h);        /* as a tuple; V_NULL: none */
bool handle_cancel(VM *vm, Handle *h);
bool callback_source(VM *vm, Value callback, Value args, Buf *out); /* "f(1, 2) at x.py:3"; not of a Waiter */
bool waiter_source(VM *vm, Waiter *w, const Future *of, Buf *out); /* the same, of one that hangs on `of` */

/* short_repr.c */
bool short_repr(VM *vm, Value v, Buf *out);        /* reprlib.repr. [calls] */

/* future.c; future_methods.c: as programs see them */
void future_types_install(VM *vm);
void future_init(Aio *a, Future *f, Loop *l, WordId label, uint32_t obj);
bool future_new(Aio *a, Loop *l, WordId label, uint32_t obj, Future **out);
bool future_cancel(VM *vm, Future *f, Value msg, bool *done); /* Future.cancel: not that of a task */
bool future_cancel_any(VM *vm, Value fut, Value msg, bool *done); /* fut.cancel(msg), whatever it is */
bool future_set_result(VM *vm, Future *f, Value result);
bool future_set_exception(VM *vm, Future *f, Value exc);
bool future_get(VM *vm, Future *f, Value *out);    /* result(): raises */
bool future_result(VM *vm, Future *f, Value *out); /* the same, by a subclass's own method if it has one. [calls] */
bool future_check_init(VM *vm, Future *f);          /* RuntimeError: a subclass's __init__ has not called ours */
bool future_invalid_state(VM *vm, const char *text); /* raises it */
bool future_has_message(const Future *f);          /* `result` is the message of a cancellation, asked for or done */
void future_clear_log(Aio *a, Future *f);          /* its exception need not be looked at */
/* The two methods themselves; of a list, or of ours as a subclass has got it. */
bool future_hang(VM *vm, Future *f, Value cb, Value ctx);
int future_unhang(VM *vm, Future *f, Value cb);
/* cb with ctx V_NULL is one of ours. A subclass's own add_done_callback or remove_done_callback is called, with a function. */
bool future_add_callback(VM *vm, Future *f, Value cb, Value ctx);
int future_remove_callback(VM *vm, Future *f, Value cb); /* -1: exception; ours by identity */
Value future_cancelled_error(VM *vm, Future *f);   /* _make_cancelled_error() */
void future_retrieved(Aio *a, Future *f);
void future_mark(VM *vm, Obj *o);
void future_finalize(VM *vm, Obj *o);
void futlist_add(FutList *l, Future *f);
/* From now on it says in the statement that drops it what nobody has retrieved: those who were called for it have been
 * called, if there were any. */
void future_watch(VM *vm, Future *f);
void futlist_remove(FutList *l, Future *f);
bool future_await_step(VM *vm, Value self, Value sent, Value *out, bool *done);
bool loop_for_future(VM *vm, Value arg, Loop **out); /* V_NULL or None: get_event_loop() */
bool future_check(VM *vm, Value v, const char *function); /* one of our own futures? AttributeError, TypeError */
extern const NativeDef future_methods[];

/* source.c */
void source_note(VM *vm, const Loop *l, Value made); /* a loop in debug mode remembers the calls that are open now */
bool source_list(VM *vm, Value made, Value *out); /* a traceback.StackSummary; V_NONE none. [calls] */
void source_put(VM *vm, Value made, Buf *out); /* " created at x.py:3", or nothing */
bool source_get(VM *vm, Args *a, Value *out);      /* _source_traceback */

/* future_repr.c */
bool future_repr(VM *vm, Value v, Buf *out);

/* task.c */
void task_types_install(VM *vm);
bool task_new(VM *vm, Type *type, Loop *l, Value coro, Value name, Value context, Task **out);
bool task_step(VM *vm, Task *t, Value exc);        /* false: an exception for the handle, or vm->stop */
bool task_enter(VM *vm, Loop *l, Value task);      /* it is current from now on; RuntimeError while another one is */
bool task_leave(VM *vm, Loop *l, Value task);
bool task_wakeup(VM *vm, Task *t, Value fut);
bool task_wakeup_called(VM *vm, Task *t, Value fut); /* the same by a program's call, which may come at any time */
bool task_cancel(VM *vm, Task *t, Value msg, bool *done);
uint32_t task_uncancel(Aio *a, Task *t);           /* the requests that are left */
bool task_set_name(VM *vm, Value task, Value name); /* task.set_name(name), whatever it is */
void task_name(VM *vm, Task *t, Buf *out);
bool is_coroutine(VM *vm, Value v);
/* An asend(), athrow() or aclose() of an async generator, which is a coroutine, too. */
static inline bool is_operation(Value v)
{
    return is_kind(v, KIND_GEN) && AS(Gen, v)->what == GEN_OP && AS(Gen, v)->pc != OP_AWAIT;
}

/* loop.c, loop_methods.c */
void loop_types_install(VM *vm);
Loop *loop_new(Aio *a);
bool loop_run_forever(VM *vm, Loop *l);
bool loop_run_once(VM *vm, Loop *l);               /* one tick by a program's call, whatever runs meanwhile */
bool loop_run_entry(VM *vm, Loop *l, const Ready *r); /* what this entry stands for */
bool loop_run_handle(VM *vm, Loop *l, Handle *h);  /* of an open loop: its turn in a tick */
bool loop_handle_failed(VM *vm, Loop *l, Value handle, Value exc); /* tells the loop's exception handler */
bool loop_forget(VM *vm);                          /* a closed loop has dropped what was ready */
bool loop_tidy(VM *vm);                            /* what was dropped says its last words; at a safepoint */
bool loop_is_quiet(Aio *a, const Loop *l); /* nothing is ready, no timer is due */
bool loop_start(VM *vm, Loop *l);                  /* marks it as running; false: it cannot */
void loop_finish(VM *vm, Loop *l);
bool loop_turn(VM *vm, Park *p, Value *out, bool *done); /* Park.ready of a thread that runs p->what */
bool loop_deadlock(VM *vm, const char *blocked_in); /* the call that hangs; NULL: every task waits */
void hang_note(VM *vm, const char *blocked_in);
bool loop_check_open(VM *vm, Loop *l);
void loop_view_install(VM *vm, Type *t);             /* loop_view.c */
extern const NativeDef loop_abstract_methods[];      /* loop_later.c */
extern const NativeDef loop_later_methods[];         /* loop_later.c */
bool loop_future_done(VM *vm, Loop *l, Value fut);  /* the future of run_until_complete is: the loop stops */
void loop_track_origins(VM *vm, Loop *l, bool on); /* _set_coroutine_origin_tracking */
bool loop_call_soon(VM *vm, Loop *l, Value callback, const Value *args, uint32_t n, Value context, Handle **out);
bool loop_call_at(VM *vm, Loop *l, int64_t when_ns, Value callback, const Value *args, uint32_t n, Value context,
                  Handle **out);
void loop_say_timer(VM *vm, const Handle *h);
bool loop_time(VM *vm, Loop *l, Value *out);       /* for asyncio itself: it counts as no look at the clock */
bool loop_looks_for(VM *vm, Loop *l, const char *method);
/* Has the program a method of its own, in a subclass or in the loop? */
static inline bool loop_overrides(VM *vm, Loop *l, const char *method)
{
    return (l->nd.dict || l->nd.o.flags & OBJ_USER) && loop_looks_for(vm, l, method);
}
bool loop_create_future(VM *vm, Loop *l, WordId label, uint32_t obj, Future **out); /* loop.create_future(). [calls] */
bool loop_create_task(VM *vm, Loop *l, Value coro, Value context, Value *out); /* loop.create_task(coro, context=context) */
bool loop_get_current(VM *vm, Value *out);         /* get_event_loop() */
bool policy_get_event_loop(VM *vm, Value *out);    /* the default policy's: what is current while no loop runs */
extern const NativeDef loop_methods[];

/* errors.c */
/* loop.call_exception_handler(context), which a program may have overridden. handled: the exception that is being handled
 * meanwhile, or V_NULL. false: SystemExit, KeyboardInterrupt or stop */
bool loop_report(VM *vm, Loop *l, Dict *context, Value handled);
bool loop_call_exception_handler(VM *vm, Loop *l, Dict *context, Value handled); /* the method itself */
bool loop_default_handler(VM *vm, Loop *l, Dict *context);
Dict *handler_context(VM *vm, const char *message, Value exc, const char *key, Value v); /* [calls] */
/* What asyncio's logger says of loops; at level DEBUG it is heard only through logging. */
void loop_say_made(VM *vm);                        /* DEBUG: the line about its selector */
bool loop_say_close(VM *vm, Loop *l);              /* DEBUG */
bool loop_say_slow(VM *vm, Buf *text);             /* WARNING */
bool aio_speak(VM *vm);                            /* what the dying futures have to say */

/* args.c: arguments for what CPython has in Python; errors in its words for Python functions */
typedef struct Signature {
    const char *name;         /* qualified: "TaskGroup.create_task" */
    const char *const *names; /* ends with NULL; from npos on keyword-only */
    uint32_t npos, nrequired;
    uint32_t skip;            /* 1: a method, self stands in front */
} Signature;
bool args_bind_python(VM *vm, const Args *a, const Signature *s, Value *slots); /* missing ones are V_NULL */
/* The one argument of a function (skip 1: of a method), by place or by name: it stands in a->v[skip] either way. */
bool args_one(VM *vm, const Args *a, const char *function, const char *name, uint32_t skip);

/* waiter.c */
Waiter *waiter_new(VM *vm, Loop *l, WaiterRule rule, WordId label, Value watched); /* NULL: an exception. [calls] */
static inline Future *waiter_future(Waiter *w) { return w->face == V_NULL ? &w->f : AS(Future, w->face); } /* to wait for */
bool waiter_start_timer(VM *vm, Waiter *w, Value delay, int64_t *when_ns); /* delay in seconds */
bool waiter_stop_timer(VM *vm, Waiter *w);         /* false: an open loop's handle raised; as future_stop_timer */
bool waiter_run(VM *vm, Waiter *w, Future *done);  /* as the callback of `done`; NULL: of its timer */
const char *waiter_callback_name(Waiter *w, const Future *of); /* hung on `of` */
uint32_t waiter_targets(Aio *a, const Waiter *w, uint32_t *refs, uint32_t max);
void future_start_timer(VM *vm, Future *f, int64_t when_ns, uint32_t *id); /* then f gets its result, or None */
bool future_stop_timer(VM *vm, Future *f, uint32_t id);

/* shield.c, taskgroup.c, timeout.c */
bool shield_run(VM *vm, Waiter *outer, Future *done);
bool group_task_done(VM *vm, TaskGroup *g, Future *task);
uint32_t group_targets(const TaskGroup *g, uint32_t *refs, uint32_t max); /* those that are not done */
bool timeout_run(VM *vm, Timeout *t);
bool timeout_handle_cancelled(const Timeout *t, uint32_t handle);
void timeout_handle_due(Timeout *t, uint32_t handle); /* its timer has left the heap */
#define GROUP_CALLBACK "TaskGroup._on_task_done"
#define TIMEOUT_CALLBACK "Timeout._on_timeout"
void group_types_install(VM *vm);
void timeout_types_install(VM *vm);

/* functions of the module _asyncio */
extern const NativeDef sleep_functions[], gather_functions[], wait_functions[], wait_for_functions[],
    shield_functions[], timeout_functions[];
bool gather_cancel(VM *vm, Gathering *g, Value msg, bool *done);
bool gather_child_done(VM *vm, Gathering *g, Value child);
bool ensure_future(VM *vm, Value v, Loop *l, Value *out);
void gather_types_install(VM *vm);
bool gather_make(VM *vm, const Value *items, uint32_t n, bool return_exceptions, Value *out);

Gen *aio_coroutine_named(VM *vm, NativeStep step, Tuple *names, uint32_t nvalues);
Tuple *aio_coroutine_names(VM *vm, const char *qualname); /* and the __name__: what follows its last dot */

/* thread.c, lock.c */
void thread_types_install(VM *vm);
bool thread_wait(VM *vm, Park p, const char *why, Value *out); /* V_PARK in *out: give it on as it is */
bool thread_turn(VM *vm, Thread *t);
void thread_wake(Aio *a, Thread *t);               /* if it is parked */
int64_t threads_next_ns(Aio *a);                   /* when the clock wakes the next one; INT64_MAX never */
uint32_t threads_next_id(const Aio *a);            /* its place among timers of the same time */
bool threads_wake_due(Aio *a);                     /* one of those due; false: none is */
Loop *threads_to_loop(Aio *a, Loop *l);            /* returns the loop that gave the turns before */
void threads_from_loop(Aio *a, Loop *l, Loop *before);
void thread_mark(VM *vm, Obj *o);
void threads_mark(VM *vm, Aio *a);
void threads_free(VM *vm, Aio *a);
bool lock_allocate(VM *vm, Args *a, Value *out);
bool lock_wait(VM *vm, Args *a, Value *out);       /* _wait(lock, seconds or None, call): acquire() of a blocking call */
extern const ModuleDef thread_module;

/* context.c */
void context_types_install(VM *vm);
Value context_seen(VM *vm);                        /* the current one as an object: an empty one is made for it */
Value context_copy(VM *vm);                        /* of the current one; V_NONE while that is empty */
bool context_is_foreign(VM *vm, Value ctx);        /* a program's own object in place of a Context */
bool context_enter_object(VM *vm, Value ctx);      /* V_NONE: the empty one that nobody has seen */
/* Makes it current; RuntimeError when it is entered already. */
static inline bool context_enter(VM *vm, Value ctx)
{
    if (ctx != V_NONE)
        return context_enter_object(vm, ctx);
    vm->context = ctx;
    return true;
}
Value context_leave(VM *vm, Value before);         /* back to `before`; returns what was current */
extern const ModuleDef contextvars_module;

/* label.c: what events say */
uint32_t trace_callback_name(VM *vm, Value cb);
uint32_t trace_futures(VM *vm, Value list_or_tuple);
uint32_t trace_value_text(VM *vm, Value v);
uint32_t trace_exc_text(VM *vm, Value exc);
uint32_t trace_stack_of(VM *vm, Value coro);
int frame_line(const Frame *f);                     /* where it stands */
uint32_t trace_lineref(Aio *a, const char *file, int line);
uint32_t trace_variable(VM *vm);            /* in which the program stores what is being made; 0: none */
uint32_t trace_name_of(VM *vm, Task *t);
uint32_t trace_coro_label(VM *vm, Value coro); /* fetch("A", 2) */
bool aio_emit(VM *vm, Args *a, Value *out);        /* _emit */

/* modules */
extern const ModuleDef time_module, asyncio_module;
void type_property(VM *vm, Type *t, const char *name, const NativeDef *get, const NativeDef *set);

#endif
