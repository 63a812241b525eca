/* The door of the loop: asyncio's machine in C. The modules `_asyncio`, `contextvars` and `time`, the virtual clock,
 * and what the engine wires into the VM's hooks. One AioState per VM, in vm->aio. Semantics are CPython 3.11's, tick
 * for tick; every change of a queue, timer, future, task or clock is one event in the sink (trace/event.def).
 *
 * The Python half of asyncio (pylib) imports from `_asyncio`:
 *   classes   Future, Task, Handle, TimerHandle, _UnixSelectorEventLoop (also as SelectorEventLoop, AbstractEventLoop's
 *             stand-in), TaskGroup, Timeout, CancelledError, InvalidStateError
 *   functions sleep, gather, wait, wait_for, shield, timeout, timeout_at, ensure_future, create_task, current_task, all_tasks (a list, in order of creation),
 *             get_running_loop, _get_running_loop, _set_running_loop, get_event_loop, new_event_loop, set_event_loop,
 *             isfuture, iscoroutine, _is_coroutine_function
 *   trace     _next_id() -> int: a fresh number for a lock, queue, timeout, group ...; ask once in __init__, always
 *                 (tracing or not), keep it in the object, and give it wherever an event wants OBJ or GROUP.
 *             _emit(name, *fields): the event of that JSON name ("sync.acquire") with its fields in the order of
 *                 event.def: slots A, B, ... first, then the N field. Missing ones are 0 (N: 0). The label of
 *                 "sync.new" is the variable in which the program stores the primitive (inspect_target).
 *                   TASK   a Task, or None                 FUT    a Future or Task, or None
 *                   HANDLE a handle (loop.call_at ...)     OBJ, GROUP, NUM, INT  an int (OBJ, GROUP: from _next_id)
 *                   STR    a str, or None                  BOOL   any value
 *                   LINE   None (the program's line that runs now), or an int
 *                   TASKS, FUTS  any list or tuple of tasks / futures
 *                   TIME   seconds of loop.time() (int or float), or None for -1
 *                 An unknown name or a wrong type is ignored: tracing never changes a program. `task` fields are
 *                 filled with the running task when None is given for a TASK in slot A or B of "sync.*".
 *             _label(fut, kind, obj=0): what waiting for this future means: kind is a word of words.def ("lock",
 *                 "queue", "event", "semaphore", "condition", "barrier", "timeout", "group", "wait", "wait_for",
 *                 "shield", "as_completed"), obj the primitive's number. Call it right after loop.create_future();
 *                 task.suspend reports it. Returns fut.
 *   others    _log_destroy_pending is a writable attribute of Task, _log_traceback of Future (False only). */
#ifndef ASYNCOURSE_AIO_AIO_H
#define ASYNCOURSE_AIO_AIO_H

#include "trace/event.h"
#include "vm/vm.h"

typedef struct AioConfig {
    TraceSink *sink;          /* borrowed; NULL: nobody listens. sink->t_ns, tick and cur are kept by aio */
    int64_t epoch_ns;         /* time.time() at clock 0; 0 means 1,700,000,000 s */
    int64_t time_limit_ns;    /* the clock may not pass it (vm_stop(STOP_TIME)); 0: no limit */
    int64_t price_ps;         /* picoseconds of virtual time for an executed instruction; 0: computing is free */
    void *ctx;
    /* Index of a source file in the log's file table, for linerefs; NULL: 0 for all. */
    uint32_t (*file_index)(void *ctx, const char *file);
    /* What the stack of a task says of one of its frames: its function's name (a string id) and a lineref; NULL: nothing. */
    void (*stack_entry)(void *ctx, const Frame *f, uint32_t *name, uint32_t *line);
    /* Called when the clock has moved, to wait really; NULL: time costs nothing. */
    void (*wait)(void *ctx, VM *vm, int64_t until_ns);
    /* Simulated I/O (sim): asked when nothing is ready, before the clock would jump. Returns the time of the next
     * completion or -1 when none is pending. */
    int64_t (*io_next)(void *ctx, VM *vm);
    /* Completions due at the clock's time: sets their futures. false: vm->stop is set. */
    bool (*io_deliver)(void *ctx, VM *vm);
} AioConfig;

/* Registers the modules and makes the types. Call after vm_new, once; config is copied. */
bool aio_install(VM *vm, const AioConfig *config);
/* Frees what is not on the VM's heap: call before vm_free (finalizers of loop objects need nothing of it). */
void aio_free(VM *vm);

/* ---- hooks that the engine wires into Hooks ---- */
void aio_mark_roots(void *ctx, VM *vm);        /* Hooks.mark_roots */
bool aio_last_words(void *ctx, VM *vm);        /* Hooks.last_words */
bool aio_has_last_words(void *ctx, VM *vm);    /* Hooks.has_last_words */
bool aio_says(void *ctx, VM *vm, const Obj *o); /* Hooks.says: an exception that nobody has looked at, a task that is pending */
bool aio_say(void *ctx, VM *vm, Obj *o);        /* Hooks.say */
void aio_break_cycles(void *ctx, VM *vm);       /* Hooks.break_cycles */
void aio_dying(void *ctx, VM *vm, bool keep);  /* Hooks.dying: keeps futures with something to say for one more round */
bool aio_agen_first(void *ctx, VM *vm, Gen *g); /* Hooks.agen_first */
void aio_agen_drop(void *ctx, VM *vm, Gen *g);  /* Hooks.agen_drop: schedules aclose() in a new task, as CPython */
void aio_agens_drop(void *ctx, VM *vm);         /* Hooks.agens_drop */

/* ---- the virtual clock: nanoseconds since the start ---- */
int64_t aio_now_ns(const VM *vm);
/* Where computing has a price: the clock catches up with what has been executed. */
void aio_settle(VM *vm);
/* A blocking call of the program (time.sleep, a blocking request): a simulated thread waits in it, and the others go
 * on; in the main thread it moves the clock, and says so with clock.block events that name `call`. *out is None, or
 * V_PARK: a native that is over then returns with it. false: the time limit (vm->stop is set) or an exception. */
bool aio_block(VM *vm, int64_t dur_ns, const char *call, Value *out);
/* A read of the clock by the program: after 1,000 in one task step each read costs 1 ms. */
int64_t aio_read_clock(VM *vm);
int64_t aio_epoch_ns(const VM *vm);

/* ---- where we are ---- */
Value aio_running_loop(const VM *vm);  /* V_NULL: none */
Value aio_current_task(const VM *vm);  /* V_NULL: none */
uint32_t aio_current_task_id(const VM *vm); /* trace number; 0 none */
uint32_t aio_task_id(Value task);           /* trace number of a Task object */
/* The program's frames of a task that is not done, innermost first: of the running one up to its coroutine, of any other
 * as it is parked. Returns how many. */
size_t aio_task_frames(VM *vm, uint32_t task, Frame **frames, size_t max);
FutRef aio_futref(VM *vm, Value future);    /* of a Future or Task; 0 when it is neither */
uint32_t aio_next_id(VM *vm);               /* as _next_id() */
/* lineref of the innermost frame that is not of our own library; 0: none */
uint32_t aio_line_here(VM *vm);
/* Changes what is known as the program's progress: a spinning loop (2,000 ticks of bare yields) is moved on. */
void aio_progress(VM *vm);

/* ---- futures for other floors (sim) ---- */
Value aio_future_new(VM *vm, Value loop, WordId label, uint32_t obj); /* loop V_NULL: the running one; V_NULL: error */
bool aio_future_set_result(VM *vm, Value future, Value result);      /* nothing when done already */
bool aio_future_set_exception(VM *vm, Value future, Value exc);      /* nothing when done already */
bool aio_future_done(Value future);
/* A coroutine written in C, with so many values of state (gen_state()), all V_NULL. name: its __qualname__, a literal. */
Gen *aio_coroutine(VM *vm, NativeStep step, const char *name, uint32_t nvalues);
/* One step of `await future` inside a NativeStep: like NativeDataOps.await_step. */
bool aio_await(VM *vm, Value future, Value *out, bool *done);

/* ---- the end of a run ---- */
/* After vm->stop == STOP_DEADLOCK: trace numbers of the tasks that wait for ever; valid until aio_free. */
const uint32_t *aio_deadlock(const VM *vm, size_t *count);
bool aio_block_for_ever(VM *vm, const char *call); /* a blocking call that never returns: false, the run is over */
/* Where else it hangs: "\nthread ..." for each thread that waits. blocked: what hangs is no loop but a call that blocks, and
 * the text begins with a sentence about it. */
const char *aio_hang(const VM *vm, bool *blocked);
/* What the interpreter does once the program's module is over: waits for the threads that are no daemons, then calls what
 * atexit has. false: vm->stop, or an exception. */
bool aio_finish(VM *vm);
/* What CPython says when the interpreter goes down: exceptions never retrieved, tasks destroyed pending. Call once
 * after the module has run (never after vm->stop). */
void aio_at_exit(VM *vm);
void aio_after_end(VM *vm); /* after vm_end(): the same for what only the program's variables kept */

#endif
