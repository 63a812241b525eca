/* A loop on paper: emits what the real loop would, so that trace is tested without a VM. */
#ifndef ASYNCOURSE_TESTS_TRACE_FAKE_H
#define ASYNCOURSE_TESTS_TRACE_FAKE_H

#include "trace/log.h"

enum { FAKE_TASKS = 64 };
typedef struct {
    TraceSink sink;
    uint64_t instr;
    uint32_t next_handle, next_fut;
    uint32_t handle;                /* running */
    uint32_t step[FAKE_TASKS];      /* queued handle of a task */
    uint32_t timer[FAKE_TASKS];     /* timer of its sleep */
    uint32_t fut[FAKE_TASKS];       /* future it sleeps on */
} Fake;

void fake_init(Fake *f, uint64_t max_events);
void fake_deinit(Fake *f);
/* ready: handles that the tick runs, timers only for the event. */
void fake_tick(Fake *f, uint32_t ready, uint32_t timers);
void fake_run(Fake *f, uint32_t ntodo);
void fake_tick_end(Fake *f, uint32_t ready);
void fake_advance(Fake *f, uint32_t timer, int64_t to);
void fake_task(Fake *f, uint32_t id, const char *coro, uint32_t parent, uint32_t line); /* with its first push */
void fake_step(Fake *f, uint32_t id);  /* handle.begin and task.step */
void fake_line(Fake *f, uint32_t id, uint32_t line);
void fake_print(Fake *f, uint32_t id, uint32_t line, const char *text);
uint32_t fake_sleep(Fake *f, uint32_t id, uint32_t line, int64_t when); /* to the end of the handle; the timer */
void fake_due(Fake *f, uint32_t id);      /* timer.due of its sleep */
void fake_fire(Fake *f, uint32_t id);     /* its handle: sets the future, pushes the wakeup */
void fake_suspend(Fake *f, uint32_t id, FutRef fut, WordId kind, uint32_t obj, uint32_t line);
void fake_wakeup(Fake *f, uint32_t id, FutRef cause);
void fake_done(Fake *f, uint32_t id, WordId how, const char *text);
void fake_end(Fake *f); /* handle.end */

/* The course's picture: main with a timeout of 2.5 s around gather(fetch A 2 s, B 1 s, C 3 s). Until the end
 * of task 3; *line6 is the seq of the event "line 6" of task 3. */
void fake_fetch3(Fake *f, uint64_t *line6);
/* Two tasks that take locks a and b in opposite order; ends with the deadlock event. */
void fake_deadlock(Fake *f);

#endif
