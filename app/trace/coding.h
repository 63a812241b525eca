/* How the log foretells the fields of an event. Most of what a loop says follows from what it said before: a handle that
 * begins is the next one, its task is the one that runs, the line is the one that ran. A field that is as foretold takes
 * no byte; another one is stored as its distance from the guess. Writer and reader keep the same Coding, which begins
 * anew with each chunk. Private to trace. */
#ifndef ASYNCOURSE_TRACE_CODING_H
#define ASYNCOURSE_TRACE_CODING_H

#include "trace/event.h"

/* What a field is guessed to be: a row for each field kind of event.def. */
typedef enum {
    GUESS_LAST,       /* what stood in this field of the last event of the kind */
    GUESS_LINE,       /* the same, and searching may ask for it */
    GUESS_TASK,       /* the task that runs */
    GUESS_NEW_TASK,   /* numbers that count up: the next one */
    GUESS_NEW_FUT,
    GUESS_SET_FUT,    /* often timers' futures, in the order in which they were made */
    GUESS_FUT,        /* the future of which was spoken last */
    GUESS_NEW_HANDLE,
    GUESS_RUN_HANDLE, /* the one after the handle that ran last */
    GUESS_HANDLE,     /* the handle that runs */
    GUESS_NEW_FRAME,
    GUESS_FRAME,      /* where the program runs: frame, function, line */
    GUESS_FUNC,
    GUESS_HERE,
    GUESS_AT,         /* a moment: as far from now as the last one was */
    GUESS_NEW_NUM,    /* one more than in the last event of the kind */
    GUESS_NEXT_HANDLE = GUESS_NEW_NUM,
    GUESS_GROUP = GUESS_LAST, GUESS_OBJ = GUESS_LAST, GUESS_STR = GUESS_LAST, GUESS_NUM = GUESS_LAST, GUESS_BOOL = GUESS_LAST, GUESS_TASKS = GUESS_LAST, GUESS_FUTS = GUESS_LAST,
    GUESS_STACK = GUESS_LAST, GUESS_TIME = GUESS_LAST, GUESS_INT = GUESS_LAST
} CodingGuess;

enum { CODING_CALLS = 32 }; /* remembered callers: a power of two */

typedef struct {
    uint32_t frame, func, line;
} CodingPlace;

typedef struct {
    int64_t t_ns; /* stamps of the last event */
    uint64_t instr;
    uint32_t tick, cur;
    uint32_t newest_task, newest_fut, set_fut, fut, newest_handle, handle, newest_frame;
    uint32_t depth; /* of calls: how many places were pushed */
    CodingPlace here, calls[CODING_CALLS];
    uint32_t last[EV_COUNT][6];
    int64_t last_n[EV_COUNT];
} Coding;

/* The task that runs is the same as before; nobody, when a handle has ended. */
static inline uint32_t coding_guess_cur(const Coding *c, unsigned kind)
{
    return kind == EV_HANDLE_END ? 0 : c->cur;
}

static inline uint32_t coding_guess(const Coding *c, unsigned guess, unsigned kind, unsigned slot, uint32_t cur)
{
    switch (guess) {
    case GUESS_TASK: return cur;
    case GUESS_NEW_TASK: return c->newest_task + 1;
    case GUESS_NEW_FUT: return c->newest_fut + 2;
    case GUESS_SET_FUT: return c->set_fut + 2;
    case GUESS_FUT: return c->fut;
    case GUESS_NEW_HANDLE: return c->newest_handle + 1;
    case GUESS_RUN_HANDLE: return c->handle + 1;
    case GUESS_HANDLE: return c->handle;
    case GUESS_NEW_FRAME: return c->newest_frame + 1;
    case GUESS_FRAME: return c->here.frame;
    case GUESS_FUNC: return c->here.func;
    case GUESS_HERE: return c->here.line;
    case GUESS_NEW_NUM: return c->last[kind][slot] + 1;
    default: return c->last[kind][slot];
    }
}

static inline uint64_t coding_guess_n(const Coding *c, unsigned guess, unsigned kind, int64_t t_ns)
{
    return (uint64_t)c->last_n[kind] + (guess == GUESS_AT ? (uint64_t)t_ns : 0);
}

static inline void coding_learn(Coding *c, unsigned guess, unsigned kind, unsigned slot, uint32_t v)
{
    switch (guess) {
    case GUESS_TASK: case GUESS_HANDLE: break;
    case GUESS_NEW_TASK: c->newest_task = v; break;
    case GUESS_NEW_FUT: c->newest_fut = c->fut = v; break;
    case GUESS_SET_FUT: c->set_fut = c->fut = v; break;
    case GUESS_FUT: c->fut = v; break;
    case GUESS_NEW_HANDLE: c->newest_handle = v; break;
    case GUESS_RUN_HANDLE: c->handle = v; break;
    case GUESS_NEW_FRAME: c->newest_frame = c->here.frame = v; break;
    case GUESS_FRAME: c->here.frame = v; break;
    case GUESS_FUNC: c->here.func = v; break;
    case GUESS_HERE: c->here.line = v; break;
    default: c->last[kind][slot] = v; break;
    }
}

static inline void coding_learn_n(Coding *c, unsigned guess, unsigned kind, int64_t t_ns, int64_t n)
{
    c->last_n[kind] = (int64_t)((uint64_t)n - (guess == GUESS_AT ? (uint64_t)t_ns : 0));
}

/* Around a call of the program: before its fields are learnt; and when it is over, after they were. */
static inline void coding_enter(Coding *c)
{
    c->calls[c->depth++ % CODING_CALLS] = c->here;
}

static inline void coding_leave(Coding *c)
{
    c->here = c->calls[--c->depth % CODING_CALLS];
}

#endif
