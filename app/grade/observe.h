/* What a recording says of calls, simulated I/O, tasks and printed lines: one pass over the log, then plain arrays.
 *
 * Times are virtual nanoseconds; "seq" is the number of an event (trace/log.h), where a screen can jump to. */
#ifndef ASYNCOURSE_GRADE_OBSERVE_H
#define ASYNCOURSE_GRADE_OBSERVE_H

#include "base/arena.h"
#include "engine/engine.h"

enum { OBSERVE_NEVER = -1 }; /* an end that did not come */

/* A call of a function (from its first step to its end), or a simulated operation. */
typedef struct {
    const char *name;  /* function name without its owners ("one" of "main.<locals>.one"), or operation ("http") */
    const char *key;   /* its first argument (of calls only when it is a text or a number), NULL: none */
    const char *how;   /* "returned", "cancelled", the class of the exception it was left by; NULL: did not end */
    uint32_t file;     /* of the function: index in the log's table; 0 for operations */
    uint32_t task;     /* in which it ran; 0: none */
    uint32_t line;
    uint64_t from, to; /* seqs; to = number of all events when it did not end */
    int64_t t0, t1;    /* t1 OBSERVE_NEVER: did not end */
} Span;

typedef struct {
    uint32_t id;
    const char *label; /* of screens.md: name, first argument, or Task-N */
    bool is_main, internal, done;
    uint64_t created, first, ended; /* seqs; first and ended = number of all events when there is none */
    uint32_t line;                  /* where it was made */
} TaskSeen;

typedef struct {
    const char *text; /* one line without its newline */
    size_t len;
    int64_t t;
    uint64_t seq;
    uint32_t line;
} Printed;

/* A stretch of blocked loop. */
typedef struct {
    uint32_t task, line;
    uint64_t seq;
    int64_t t, dur;
    const char *call;
} Blocked;

typedef struct Observation {
    const Recording *run;
    const Log *log;
    Span *calls, *io;
    size_t ncalls, nio;
    TaskSeen *tasks; /* by id - 1 */
    size_t ntasks;
    Printed *lines;
    size_t nlines;
    Blocked *blocked;
    size_t nblocked;
    uint64_t *cancels; /* seqs of CancelledErrors delivered into tasks of the program, main not counted */
    size_t ncancels;
    uint64_t first[EV_COUNT], last[EV_COUNT]; /* seqs of each kind of event; first QUERY_NONE: there is none */
    Arena *arena;
} Observation;

/* Everything lives in the arena; the recording (which must have a log) is borrowed. */
void observe(Observation *o, const Recording *run, Arena *arena);
/* The first event of a kind at or after `from`, or QUERY_NONE. */
uint64_t observe_event(const Observation *o, EventKind kind, uint64_t from, Event *ev);
/* Highest number of spans at one instant. *at (may be NULL) becomes the seq where it was first reached. */
size_t observe_most(const Span *spans, size_t n, uint64_t *at);
/* The task with that id, or NULL. */
const TaskSeen *observe_task(const Observation *o, uint32_t id);

#endif
