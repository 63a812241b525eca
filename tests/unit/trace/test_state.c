/* Folding, keyframes, invariants, queries. */
#include "fake.c" /* one program a test: the fake loop is part of each */

#include "trace/query.h"
#include "trace/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void a_moment_of_fetch3(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    States *st = states_new(f.sink.log);
    const State *s = states_seek(st, line6);
    assert_int_equal(s->t_ns, 1000000000);
    assert_int_equal(s->tick, 4);
    assert_int_equal(s->running, 3);
    assert_int_equal(s->alive, 4);
    assert_int_equal(s->ready_count, 0);
    assert_int_equal(s->timer_count, 3);
    assert_int_equal(state_of_task(s, 1), TASK_WAITING);
    assert_int_equal(state_of_task(s, 2), TASK_SLEEPING);
    assert_int_equal(state_of_task(s, 3), TASK_RUNNING);
    uint32_t timers[8];
    assert_int_equal(state_timers(s, timers, 8), 3);
    assert_int_equal(state_handle(s, timers[0])->when, 2000000000);
    assert_int_equal(state_handle(s, timers[1])->cb, STR_TIMEOUT);
    assert_int_equal(state_timers(s, timers, 1), 1);
    assert_int_equal(state_handle(s, timers[0])->owner, 2);
    uint32_t at5[4];
    size_t total;
    assert_int_equal(state_tasks_at_line(s, 5, at5, 4, &total), 2);
    assert_int_equal(at5[1], 4);
    int64_t when;
    assert_true(state_wake_time(s, 4, &when));
    assert_int_equal(when, 3000000000);
    s = states_seek(st, UINT64_MAX);
    assert_int_equal(state_of_task(s, 3), TASK_FINISHED);
    assert_int_equal(s->alive, 3);
    assert_string_equal(log_text(f.sink.log, state_task(s, 3)->text), "'B'");
    states_free(st);
    fake_deinit(&f);
}

/* Many rounds of three sleepers, so that there are several keyframes. */
static void long_run(Fake *f, int rounds)
{
    fake_task(f, 1, "a()", 0, 1);
    fake_task(f, 2, "b()", 0, 1);
    fake_task(f, 3, "c()", 0, 1);
    for (int i = 0; i < rounds; i++) {
        fake_tick(f, 3, 0);
        fake_run(f, 3);
        for (uint32_t t = 1; t <= 3; t++) {
            fake_step(f, t);
            fake_line(f, t, 2 + (uint32_t)i % 5);
            fake_print(f, t, 2, "x\n");
            fake_sleep(f, t, 3, f->sink.t_ns + 1000);
        }
        fake_tick_end(f, 0);
        fake_tick(f, 0, 3);
        fake_advance(f, f->timer[1], f->sink.t_ns + 1000);
        for (uint32_t t = 1; t <= 3; t++)
            fake_due(f, t);
        fake_run(f, 3);
        for (uint32_t t = 1; t <= 3; t++)
            fake_fire(f, t);
        fake_tick_end(f, 3);
    }
}

static void keyframes_equal_folds(void **state)
{
    (void)state;
    Fake f;
    fake_init(&f, 0);
    long_run(&f, 400);
    uint64_t n = log_count(f.sink.log), x = 7;
    assert_true(n > 3 * STATES_KEYFRAME);
    States *st = states_new(f.sink.log);
    for (int k = 0; k < 60; k++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        uint64_t i = (x >> 33) % n;
        if (k == 0)
            i = STATES_KEYFRAME - 1;
        if (k == 1)
            i = STATES_KEYFRAME;
        State *fold = state_fold(f.sink.log, i + 1), *at = state_at(st, i);
        assert_int_equal(at->events, i + 1);
        assert_true(state_equal(fold, at));
        assert_true(state_equal(fold, states_seek(st, i)));
        state_free(fold);
        state_free(at);
    }
    for (uint64_t i = n; i-- > n - 300;) /* stepping back */
        assert_int_equal(states_seek(st, i)->events, i + 1);
    State *a = state_at(st, 100), *b = state_at(st, 101);
    assert_false(state_equal(a, b));
    state_free(a);
    state_free(b);
    Buf why;
    buf_init(&why);
    if (!log_check_invariants(f.sink.log, &why))
        fail_msg("%s", buf_text(&why));
    buf_deinit(&why);
    size_t outs;
    states_outs(st, &outs);
    assert_int_equal(outs, 1200);
    states_free(st);
    fake_deinit(&f);
}

static void primitives_know_who_waits(void **state)
{
    (void)state;
    Fake f;
    fake_init(&f, 0);
    fake_deadlock(&f);
    State *s = state_fold(f.sink.log, UINT64_MAX);
    uint32_t out[4];
    assert_int_equal(state_holders(s, 1, out, 4), 1);
    assert_int_equal(out[0], 2);
    assert_int_equal(state_waiters(s, 1, out, 4), 1);
    assert_int_equal(out[0], 3);
    assert_int_equal(s->deadlocked, 1);
    state_free(s);
    /* release, wake, acquire by the waiter; then the queue is empty */
    TRACE(&f.sink, SYNC_RELEASE, .obj = 1, .task = 2);
    TRACE(&f.sink, SYNC_WAKE, .obj = 1, .task = 3);
    TRACE(&f.sink, SYNC_ACQUIRE, .obj = 1, .task = 3);
    s = state_fold(f.sink.log, UINT64_MAX);
    assert_int_equal(state_holders(s, 1, out, 4), 1);
    assert_int_equal(out[0], 3);
    assert_int_equal(state_waiters(s, 1, out, 4), 0);
    state_free(s);
    fake_deinit(&f);
}

static void expect_breach(Fake *f, const char *text)
{
    Buf why;
    buf_init(&why);
    assert_false(log_check_invariants(f->sink.log, &why));
    if (!strstr(buf_text(&why), text))
        fail_msg("got: %s", buf_text(&why));
    buf_deinit(&why);
    fake_deinit(f);
}

static void breaches_are_found(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    Buf why;
    buf_init(&why);
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    if (!log_check_invariants(f.sink.log, &why))
        fail_msg("%s", buf_text(&why));
    f.sink.tick++;
    fake_step(&f, 3);
    expect_breach(&f, "not in the ready queue");

    fake_init(&f, 0);
    fake_deadlock(&f);
    if (!log_check_invariants(f.sink.log, &why))
        fail_msg("%s", buf_text(&why));
    f.sink.t_ns -= 1;
    fake_tick(&f, 0, 0);
    expect_breach(&f, "time goes back");
    buf_deinit(&why);

    fake_init(&f, 0);
    fake_task(&f, 1, "main()", 0, 1);
    fake_advance(&f, 0, 5);
    expect_breach(&f, "while handles are ready");

    fake_init(&f, 0);
    fake_tick(&f, 0, 0);
    fake_task(&f, 1, "main()", 0, 1);
    fake_step(&f, 1);
    expect_breach(&f, "in the tick that pushed it");

    fake_init(&f, 0);
    fake_task(&f, 1, "main()", 0, 1);
    fake_tick(&f, 1, 0);
    fake_run(&f, 1);
    fake_tick_end(&f, 1);
    expect_breach(&f, "differ from ntodo");
}

/* A log of nonsense must not crash any reader. */
static void nonsense_folds(void **state)
{
    (void)state;
    Log *log = log_new(0);
    uint64_t x = 99;
    for (int i = 0; i < 20000; i++) {
        uint32_t v[6];
        for (int k = 0; k < 6; k++) {
            x = x * 6364136223846793005u + 1442695040888963407u;
            v[k] = (uint32_t)(x >> 33) % (i % 100 ? 40 : UINT32_MAX);
        }
        x = x * 6364136223846793005u + 1442695040888963407u;
        log_append(log, &(Event){.kind = (uint16_t)(1 + (x >> 33) % (EV_COUNT - 1)), .t_ns = (int64_t)(x >> 40),
                                 .a = v[0], .b = v[1], .c = v[2], .d = v[3], .e = v[4], .f = v[5],
                                 .n = (int64_t)x, .cur = v[5]});
    }
    States *st = states_new(log);
    uint32_t out[64];
    const State *s = states_seek(st, 19999);
    state_ready(s, out, 64);
    state_timers(s, out, 64);
    for (uint32_t o = 0; o < 50; o++)
        state_waiters(s, o, out, 64);
    states_free(st);
    Buf why;
    buf_init(&why);
    assert_false(log_check_invariants(log, &why));
    buf_deinit(&why);
    log_free(log);
}

static void queries(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    const Log *log = f.sink.log;
    Event ev;
    uint64_t next = query_next(log, line6, query_is_playable, NULL);
    assert_true(log_get(log, next, &ev));
    assert_int_equal(ev.kind, EV_OUT);
    assert_int_equal(query_prev(log, next, query_is_line, NULL), line6);
    uint64_t tick = query_prev(log, line6, query_is_tick, NULL);
    log_get(log, tick, &ev);
    assert_int_equal(ev.tick, 4);
    assert_int_equal(query_at_tick(log, 4), tick);
    uint64_t jump = query_prev(log, line6, query_is_jump, NULL);
    log_get(log, query_at_time(log, 1000000000), &ev);
    assert_int_equal(ev.kind, EV_TIMER_DUE);
    assert_int_equal(query_at_time(log, 1000000000), jump + 1);
    assert_true(query_at_time(log, 2000000000) == QUERY_NONE);
    assert_int_equal(query_total_ns(log), 1000000000);
    assert_int_equal(query_task_steps(log, 3, NULL, NULL), 2);
    int64_t begin, end;
    assert_true(query_task_life(log, 3, &begin, &end));
    assert_int_equal(begin, 0);
    assert_int_equal(end, 1000000000);
    assert_false(query_task_life(log, 9, &begin, &end));
    assert_int_equal(query_first(log, query_has_text, "B: done"), line6 + 1);
    assert_int_equal(query_count(log, EV_OUT), 4);
    Buf out;
    buf_init(&out);
    query_output(log, 1, &out);
    assert_string_equal(buf_text(&out), "A: start\nB: start\nC: start\nB: done\n");
    buf_deinit(&out);
    fake_deinit(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moment_of_fetch3), cmocka_unit_test(keyframes_equal_folds),
        cmocka_unit_test(primitives_know_who_waits), cmocka_unit_test(breaches_are_found),
        cmocka_unit_test(nonsense_folds), cmocka_unit_test(queries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
