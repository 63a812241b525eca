/* The census at any moment, however one came there, against asking the state of that moment. */
#include "base/mem.h"
#include "trace/census.h"
#include "trace/query.h"

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

/* Which events are playable, and which chunks tell of a text, against reading the log. */
static void found_without_reading(void **state)
{
    (void)state;
    enum { MOST = 9000 };
    static const EventKind kinds[] = {EV_HANDLE_BEGIN, EV_TASK_STEP, EV_OUT, EV_READY_PUSH, EV_TASK_DONE};
    static const char *const texts[] = {"rare", "often", "pushed", "nowhere", "task.d", "ar"};
    Log *log = log_new(0);
    uint32_t seed = 3, rare = log_str(log, "rare", 4), often = log_str(log, "often", 5), pushed = log_str(log, "pushed", 6);
    for (uint32_t i = 0; i < MOST; i++) {
        Event ev = {.kind = (uint16_t)kinds[next(&seed) % (i < 5000 ? 4 : 5)], .a = 1};
        ev.b = ev.kind == EV_READY_PUSH ? pushed : ev.kind == EV_OUT ? (i % 4000 ? often : rare) : 0;
        log_append(log, &ev);
    }
    States *states = states_new(log);
    for (uint64_t i = 0, last = UINT64_MAX; i < MOST; i++) {
        Event ev, after;
        assert_true(log_get(log, i, &ev));
        bool leads = ev.kind == EV_HANDLE_BEGIN && log_get(log, i + 1, &after) && after.kind == EV_TASK_STEP;
        assert_int_equal(log_is_playable(log, i), event_spec(ev.kind)->playable && !leads);
        assert_true(log_playable_before(log, i) == last);
        if (log_is_playable(log, i))
            last = i;
        assert_true(log_playable_from(log, i) == i || !log_is_playable(log, i));
    }
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        uint8_t *chunks = texts_find(states_texts(states), texts[k]), told[MOST / LOG_CHUNK_EVENTS + 1] = {0};
        LogCursor c = log_cursor(log, 0);
        Event ev;
        for (uint64_t i = 0; log_next(&c, &ev); i++) {
            told[i / LOG_CHUNK_EVENTS] |= event_spec(ev.kind)->playable && query_has_text(log, i, &ev, texts[k]);
        }
        assert_memory_equal(chunks, told, sizeof told);
        mem_free(chunks);
    }
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_moment), cmocka_unit_test(a_step_is_cheap),
                                       cmocka_unit_test(found_without_reading)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
