/* The census at any moment, however one came there, against asking the state of that moment. */
#include "trace/census.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { EVENTS = 30000, TASKS = 300, TIMERS = 900 };

static uint32_t next(uint32_t *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 8; }

/* A run of nonsense, of which each event changes a task or a timer. */
static Log *nonsense(void)
{
    static const EventKind kinds[] = {EV_TASK_NEW, EV_TASK_STEP,  EV_TASK_SUSPEND, EV_TASK_YIELD,   EV_TASK_DONE,
                                      EV_TIMER_ADD, EV_TIMER_DUE, EV_TIMER_CANCEL, EV_CLOCK_BLOCK, EV_LINE};
    Log *log = log_new(0);
    uint32_t seed = 1;
    for (uint32_t i = 0; i < EVENTS; i++) {
        Event ev = {.kind = (uint16_t)kinds[next(&seed) % (sizeof kinds / sizeof *kinds)]};
        bool timer = ev.kind == EV_TIMER_ADD || ev.kind == EV_TIMER_DUE || ev.kind == EV_TIMER_CANCEL;
        ev.a = 1 + next(&seed) % (timer ? TIMERS : TASKS);
        ev.c = ev.kind == EV_TASK_SUSPEND ? (next(&seed) % 2 ? STR_SLEEP : STR_IO) : 0;
        ev.b = ev.kind == EV_TASK_DONE ? (next(&seed) % 2 ? STR_RESULT : STR_EXC) : 0;
        ev.n = ev.kind == EV_TASK_NEW ? 0 : 1 + next(&seed) % 50;
        log_append(log, &ev);
    }
    return log;
}

typedef struct {
    const State *s;
    TaskState states[TASKS + 1];
    size_t looks;
} Seen;

static void look(void *to, uint32_t task)
{
    Seen *seen = to;
    seen->looks++;
    if (task <= TASKS)
        seen->states[task] = state_of_task(seen->s, task);
}

static void any_moment(void **state)
{
    (void)state;
    Log *log = nonsense();
    States *states = states_new(log);
    Census *census = census_new();
    Seen seen = {0};
    uint32_t seed = 7, at = 0;
    for (int i = 0; i < 2000; i++) {
        uint32_t got[16], want[16], max = next(&seed) % 17;
        at = next(&seed) % 4 ? (at + next(&seed) % 9 + EVENTS - 4) % EVENTS : next(&seed) % EVENTS;
        seen.s = states_seek(states, at);
        census_take(census, seen.s, look, &seen);
        for (uint32_t id = 1; id <= TASKS; id++)
            assert_int_equal(seen.states[id], state_of_task(seen.s, id));
        size_t n = state_timers(seen.s, want, max);
        assert_int_equal(census_timers(census, seen.s, got, max), n);
        assert_memory_equal(got, want, n * sizeof *got);
    }
    census_free(census);
    states_free(states);
    log_free(log);
}

/* A step looks at what it changed, not at all tasks. */
static void a_step_is_cheap(void **state)
{
    (void)state;
    Log *log = nonsense();
    States *states = states_new(log);
    Census *census = census_new();
    Seen seen = {.s = states_seek(states, EVENTS / 2)};
    census_take(census, seen.s, look, &seen);
    assert_true(seen.looks >= TASKS);
    seen.looks = 0;
    seen.s = states_seek(states, EVENTS / 2 + 1);
    census_take(census, seen.s, look, &seen);
    assert_in_range(seen.looks, 0, 100); /* a page or two, and who blocks the loop */
    census_free(census);
    states_free(states);
    log_free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_moment), cmocka_unit_test(a_step_is_cheap)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
