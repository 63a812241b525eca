/* The trace in plain words: why this task runs, what a task waits for, what an event is, why it hangs.
 * Text may hold what the program made (names, values): it is passed through utf8_safe_text here.
 * `s` is a state at or after the event; what it does not know yet is left out. */
#ifndef ASYNCOURSE_TRACE_NARRATE_H
#define ASYNCOURSE_TRACE_NARRATE_H

#include "base/buf.h"
#include "trace/state.h"

/* Why things are as they are just after the last event of `s`: one or two sentences, no newline:
 * "The timer at 1.0 set the future task 3 awaited, so its wakeup joined the ready queue; tick 4 pops it." */
void narrate_why(const State *s, Buf *out);
/* What the next playable event will be: "line 6 prints "B: done"". false (nothing written) at the end. */
bool narrate_next(const State *s, Buf *out);
/* Both, as the panes show them: "Why? ... Next: ...". */
void narrate_both(const State *s, Buf *out);
/* The chain behind the running task, one link a phrase, with " → " between them (" -> " when ascii):
 * "timer h7 (1.0) → future of sleep() set → wakeup h9 queued in tick 3 → popped in tick 4". */
void narrate_chain(const State *s, uint32_t task, bool ascii, Buf *out);

/* One short phrase for the events pane: "tick 3 ends, ready 1", "step  (resumed by timer h7)", "line 6". */
void narrate_event(const State *s, const Event *ev, Buf *out);

/* What a task does, short, for a list: "line 6", "sleep → 2.0", "gather 0/3", "wants lock b", "returned 3". */
void narrate_task_short(const State *s, uint32_t task, bool ascii, Buf *out);
/* The same as sentences: "Task 2 sleeps until 2.0: nothing runs it before the timer h6 is due." */
void narrate_task(const State *s, uint32_t task, Buf *out);

/* What the tick has done so far: "tick 9  select(0.5) → clock 2.5 → 1 timer due → handle 1 of 1". */
void narrate_turn(const State *s, bool ascii, Buf *out);
/* What a parked task awaits, coroutine by coroutine: "crawl line 9 → fetch line 4 → sleep f4 → 3.0 (timer h8)",
 * "gather f1  2/3 done". false: nothing. */
bool narrate_awaits(const State *s, uint32_t task, bool ascii, Buf *out);
/* Who awaits it: "gather f1 ← task 1, line 12". false: nobody, or too far to look for. */
bool narrate_awaited_by(const State *s, uint32_t task, bool ascii, Buf *out);

/* Deadlock: a line for each waiting task ("2 one ─wants─→ lock b ─held by→ 3") and the cycles
 * ("cycle: 2 → 3 → 2"). Works in any state; tasks that can still be woken are not listed. */
void narrate_deadlock(const State *s, bool ascii, Buf *out);
/* A cycle of tasks that wait for each other; returns its length (0: none), first task not repeated. */
size_t narrate_find_cycle(const State *s, uint32_t *tasks, size_t max);

/* A task that waits for a future which is done: another thread has set it, which does not wake a loop that sleeps. 0: none */
uint32_t narrate_unheard(const State *s);

/* One fact for `--plain`: "t=1.000s Task-2 (fetch("B")) sleeping -> ready". false: nothing worth a line.
 * `before` and `after` are the states around the event. */
bool narrate_plain(const State *before, const State *after, const Event *ev, Buf *out);

/* What a task is called in lists and lanes: the name that the program gave it, else its coroutine with the arguments
 * that are literals: fetch("A", 2). brief: with the first one alone: fetch("A"). name and coro: of task.new or rename. */
void narrate_label(const Log *log, uint32_t name, uint32_t coro, bool brief, Buf *out);

/* What a lock, queue or the like is called: its kind, and its variable or number. */
void narrate_put_obj(const State *s, uint32_t obj, Buf *out);

/* "1.0", "2.5", "0.25": seconds with at least one decimal. */
void narrate_seconds(int64_t ns, Buf *out);

#endif
