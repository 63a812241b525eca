/* The view state: what the screens show of one moment, a fold over the events up to it.
 * `States` is the recording made seekable: a keyframe every STATES_KEYFRAME events (more in a very
 * long log), and a few indexes. */
#ifndef ASYNCOURSE_TRACE_STATE_H
#define ASYNCOURSE_TRACE_STATE_H

#include "trace/event.h"
#include "trace/log.h"
#include "trace/pages.h"
#include "trace/texts.h"

enum { STATES_KEYFRAME = 4096 };

typedef enum {
    TASK_ABSENT, /* no such task yet */
    TASK_READY,
    TASK_RUNNING,
    TASK_BLOCKING, /* running, and the last thing it did was to stop the loop's clock */
    TASK_SLEEPING,
    TASK_WAITING,
    TASK_IO,
    TASK_FINISHED,
    TASK_CANCELLED,
    TASK_FAILED,
    TASK_STATE_COUNT
} TaskState;

typedef struct {
    uint64_t new_event;  /* seq of task.new */
    uint64_t last_event; /* seq of its last event */
    uint64_t step_event; /* seq of its last task.step */
    uint32_t id;         /* 0: absent */
    uint32_t name, coro; /* strings; coro like fetch("A") */
    uint32_t parent, group;
    uint32_t spawn_line;
    uint32_t line, func;     /* where it is (or was parked) */
    uint32_t frame;          /* of the last line event */
    FutRef waits_on;         /* while suspended */
    uint32_t wait_kind;      /* string */
    uint32_t targets;        /* list of FutRefs */
    uint32_t stack;          /* list of (func, line) at the last suspend */
    uint32_t obj;            /* primitive it queues at, 0 = none */
    uint32_t obj_what;       /* acquire, get ... */
    uint32_t via;            /* handle of its last step */
    uint32_t how, text;      /* when done */
    uint32_t cancel_count;   /* cancelling() */
    uint32_t children;       /* tasks it spawned */
    uint8_t state;           /* TaskState, without BLOCKING: use state_of_task */
    uint8_t internal;
    uint8_t queued;          /* handles in ready whose target it is */
    uint8_t cancel_pending;  /* requested, not delivered yet */
    uint32_t wait_group;     /* TaskGroup whose end it waits for */
    uint32_t steps;          /* how often it has run */
} TaskView;

typedef struct {
    uint64_t set_event;
    uint32_t id, cls, label; /* strings */
    uint32_t owner;
    uint32_t how, text;      /* how 0: pending */
    uint32_t set_by;         /* handle that was running */
    uint32_t timer;          /* handle of the timer that will set it */
    uint32_t waiter;         /* last task that added a callback */
    uint32_t children;       /* gather: list of FutRefs */
    uint32_t children_done;
    uint32_t retrieved;
} FutView;

typedef enum { HANDLE_ABSENT, HANDLE_TIMER, HANDLE_READY, HANDLE_RUNNING, HANDLE_DONE, HANDLE_CANCELLED } HandleState;
typedef struct {
    int64_t when;        /* of a timer */
    uint64_t push_event; /* ready.push or timer.due */
    uint32_t id, cb;
    uint32_t target; /* task that it steps or wakes */
    uint32_t owner;  /* task that armed the timer */
    uint32_t pusher; /* handle that pushed it */
    FutRef fut;      /* cause of a push; future of a timer */
    uint32_t line;   /* where the timer was armed */
    uint32_t at;     /* place in ready or among the timers */
    uint8_t state, is_timer, cancelled, pad;
    uint32_t reserved;
} HandleView;

typedef struct {
    int64_t size; /* semaphore start, queue maxsize; of a timeout: when */
    uint32_t id, kind, label, owner;
    uint32_t value; /* free permits, items, set */
    uint32_t nwaiters, nholders;
    uint32_t state; /* of a timeout: string */
    uint32_t first_waiter, last_waiter, first_holder; /* private: links */
    uint32_t handle;                                  /* of a timeout */
    uint32_t line;                                    /* where its owner made it, or entered the timeout */
} ObjView;

typedef struct {
    uint32_t id, parent, tasks, errors, state /* string: why or how */, waiting;
} GroupView;

/* One turn of the loop (a tick): select, the clock's jump, timers that were due, the handles that it runs. */
typedef struct {
    int64_t timeout;     /* of select: how long it may wait; -1: for ever */
    int64_t jump_from, jump_to; /* equal: the clock stands */
    uint32_t mode;       /* of select: string; 0: not yet */
    uint32_t due;        /* timers that were due */
    uint32_t todo, ran;  /* handles to run, and how many of them have begun or were skipped */
} TurnView;

typedef struct {
    const Log *log;
    uint64_t events; /* folded so far; the last one is seq events - 1 */
    Event last;
    int64_t t_ns;
    uint32_t tick;
    uint32_t running;        /* task, 0 = none */
    uint32_t running_handle; /* 0 = none */
    uint32_t ready_count, timer_count, io_count;
    TurnView turn;                        /* the tick's, all zeros before the first */
    uint32_t alive;                       /* user tasks and internal ones, not done */
    uint32_t by_state[TASK_STATE_COUNT];  /* of all tasks */
    uint32_t max_task, max_obj, max_group;
    uint32_t outs;                        /* out events so far */
    uint32_t deadlock;                    /* list of tasks, once it happened */
    uint8_t ended, deadlocked, limited, pad;
    /* private: use the functions below */
    uint32_t ready_head, ready_tail, link_free, links_end;
    Pages tasks, futs, handles, objs, groups, ready, timers, links;
} State;

/* ---- folding ---- */
State *state_new(const Log *log); /* before the first event */
void state_free(State *s);
State *state_clone(const State *s); /* shares pages */
void state_apply(State *s, const Event *ev);
State *state_fold(const Log *log, uint64_t events); /* from the beginning: slow, for tests */
bool state_equal(const State *a, const State *b);

/* ---- reading; ids that do not exist give a view of zeros, never NULL ---- */
const TaskView *state_task(const State *s, uint32_t id);
const FutView *state_fut(const State *s, uint32_t id);
const HandleView *state_handle(const State *s, uint32_t id);
const ObjView *state_obj(const State *s, uint32_t id);
const GroupView *state_group(const State *s, uint32_t id);
TaskState state_of_task(const State *s, uint32_t id);
bool state_task_cancelling(const State *s, uint32_t id); /* requested and not done */
/* When the task's sleep (or the timer of its future) ends; false when there is none. */
bool state_wake_time(const State *s, uint32_t task, int64_t *when);
/* Handles in the ready queue, in order. Returns how many were written. */
size_t state_ready(const State *s, uint32_t *out, size_t max);
/* Armed timers by (when, handle number): the first max ones. */
size_t state_timers(const State *s, uint32_t *out, size_t max);
/* The same of some handles: the first `max` of these n. */
size_t state_earliest(const State *s, const uint32_t *handles, size_t n, uint32_t *out, size_t max);
/* Tasks holding / queueing at a primitive, in order. */
size_t state_holders(const State *s, uint32_t obj, uint32_t *out, size_t max);
size_t state_waiters(const State *s, uint32_t obj, uint32_t *out, size_t max);
/* Tasks parked with their current line at `line` (not done), ids ascending; *total counts all. */
size_t state_tasks_at_line(const State *s, uint32_t line, uint32_t *out, size_t max, size_t *total);

/* ---- seeking ---- */
typedef struct States States;
States *states_new(const Log *log); /* the log must be complete, and outlives it */
/* The same, while somebody else reads along: each event is seen with the state before it and then with that after it. */
typedef struct {
    void (*before)(void *to, const State *s, const Event *ev);
    void (*after)(void *to, const State *s, const Event *ev);
    void *to;
} StatesReader;
States *states_new_read(const Log *log, const StatesReader *reader);
void states_free(States *st);
const Log *states_log(const States *st);
/* The state just after event i (clamped to the last). Owned by st, valid until the next seek. */
const State *states_seek(States *st, uint64_t i);
/* A state of the caller's own. */
State *state_at(const States *st, uint64_t i);
const Texts *states_texts(const States *st); /* which chunks tell of which texts */
/* Seq numbers of all `out` and `input` events (what a console shows) / of all tick.begin / of all clock jumps, ascending. */
const uint32_t *states_outs(const States *st, size_t *count);
const uint32_t *states_ticks(const States *st, size_t *count);
const uint32_t *states_jumps(const States *st, size_t *count);

/* "ready", "sleeping" ...; the glyph of screens.md section 2 in UTF-8 or ASCII. */
const char *task_state_name(TaskState state);
const char *task_state_glyph(TaskState state, bool ascii);
const char *task_state_bar(TaskState state, bool ascii); /* in the timeline: running is a block */

#endif
