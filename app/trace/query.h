/* Small questions about a log, for stepping, searching and grading. "seq" is the number of an event.
 * Functions that look for a seq give QUERY_NONE when there is none. All scan as little as they can:
 * forward from `from`, backward in chunks. */
#ifndef ASYNCOURSE_TRACE_QUERY_H
#define ASYNCOURSE_TRACE_QUERY_H

#include "trace/log.h"

#define QUERY_NONE UINT64_MAX

typedef bool (*QueryTest)(const Log *log, uint64_t seq, const Event *ev, const void *arg);
/* The first event after / the last before `from` that passes the test. */
uint64_t query_next(const Log *log, uint64_t from, QueryTest test, const void *arg);
uint64_t query_prev(const Log *log, uint64_t from, QueryTest test, const void *arg);
/* The first event of all that passes (from the start, inclusive). */
uint64_t query_first(const Log *log, QueryTest test, const void *arg);

/* The same for a test that only events of this kind can pass: whole chunks are passed by. */
uint64_t query_next_needing(const Log *log, uint64_t from, const LogNeed *need, QueryTest test, const void *arg);
uint64_t query_prev_needing(const Log *log, uint64_t from, const LogNeed *need, QueryTest test, const void *arg);

/* Tests. playable: a plain step stops there (a handle.begin that only leads to a step of its task does not
 * count). */
bool query_is_playable(const Log *log, uint64_t seq, const Event *ev, const void *unused);
bool query_is_line(const Log *log, uint64_t seq, const Event *ev, const void *unused);
bool query_is_tick(const Log *log, uint64_t seq, const Event *ev, const void *unused);      /* tick.begin */
bool query_is_jump(const Log *log, uint64_t seq, const Event *ev, const void *unused);      /* clock moves */
bool query_is_of_task(const Log *log, uint64_t seq, const Event *ev, const void *task_id);  /* uint32_t * */
bool query_is_kind(const Log *log, uint64_t seq, const Event *ev, const void *kind);        /* EventKind * */
bool query_is_at_line(const Log *log, uint64_t seq, const Event *ev, const void *line);     /* lineref * */
bool query_has_text(const Log *log, uint64_t seq, const Event *ev, const void *text);       /* char *: in a string field or its name */

/* The task an event is about: the one it names as its subject, else the running one; 0 = none. */
uint32_t query_task_of(const Event *ev);
/* The first event at or after time t; of tick n; QUERY_NONE when there is none. */
uint64_t query_at_time(const Log *log, int64_t t_ns);
uint64_t query_at_tick(const Log *log, uint32_t tick);
int64_t query_total_ns(const Log *log);
size_t query_count(const Log *log, EventKind kind);

/* One stretch of a task running: a step, from task.step to its end. */
typedef struct {
    uint64_t from, to; /* seqs, inclusive */
    int64_t t_ns, end_ns;
    uint32_t tick;
} QuerySpan;
/* Calls visit for each step of the task in order; returns how many. visit may be NULL. */
size_t query_task_steps(const Log *log, uint32_t task, void (*visit)(void *to, const QuerySpan *span), void *to);
/* Virtual time of creation and end of a task; false when there is no such task. *end is -1 while not done. */
bool query_task_life(const Log *log, uint32_t task, int64_t *begin, int64_t *end);
/* All text written to a stream (1 stdout, 2 stderr, 0 both), appended. */
void query_output(const Log *log, unsigned stream, Buf *out);

#endif
