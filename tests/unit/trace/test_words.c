/* Timeline, narration, export: text that people and programs read. */
#include "fake.c" /* one program a test: the fake loop is part of each */

#include "trace/export.h"
#include "trace/narrate.h"
#include "trace/timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void timeline_picture(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    Timeline *tl = timeline_new(f.sink.log);
    Buf out;
    buf_init(&out);
    timeline_text(tl, &(TimelineText){.mode = AXIS_ELASTIC, .width = 50, .ascii = true}, &out);
    assert_string_equal(buf_text(&out),
                        "              0                                1s\n"
                        " 1 main       #-----------------------------------\n"
                        " 2 fetch(\"A\") +#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
                        " 3 fetch(\"B\") ++#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~+#|\n"
                        " 4 fetch(\"C\") +++#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
                        "# run  + ready  ~ sleep  - wait  = I/O  | done  x cancelled  E error  ! blocks\n"
                        "total 1s of virtual time\n");
    buf_deinit(&out);
    timeline_free(tl);
    fake_deinit(&f);
}

/* A crowd counts what its tasks count one by one, and a lane shows a state that is counted. */
static void expect_density(const Timeline *tl, const Axis *axis, uint32_t tasks, const uint32_t *counts)
{
    size_t cells = (size_t)axis->width * TASK_STATE_COUNT;
    uint32_t *sums = calloc(cells, sizeof *sums), *alone = calloc(cells, sizeof *alone);
    uint8_t lane[200];
    for (uint32_t task = 1; task <= tasks; task++) {
        TimelineCrowd *crowd = timeline_crowd_new(tl, &task, 1);
        timeline_density(crowd, axis, alone);
        timeline_lane(tl, axis, task, 0, axis->width, lane);
        for (size_t i = 0; i < cells; i++)
            sums[i] += alone[i];
        for (int x = 0; x < axis->width; x++)
            assert_true(lane[x] == TASK_ABSENT || alone[(size_t)x * TASK_STATE_COUNT + lane[x]] >= 1);
        timeline_crowd_free(crowd);
    }
    assert_memory_equal(sums, counts, cells * sizeof *sums);
    free(sums);
    free(alone);
}

static void every_width_and_mode_draws(void **state)
{
    (void)state;
    Fake f;
    fake_init(&f, 0);
    fake_deadlock(&f);
    Timeline *tl = timeline_new(f.sink.log);
    uint8_t cells[200], part[200];
    char ruler[201];
    uint32_t ready[200], *counts = calloc(200 * TASK_STATE_COUNT, sizeof *counts), tasks[] = {1, 2, 3};
    TimelineCrowd *crowd = timeline_crowd_new(tl, tasks, 3);
    for (int mode = AXIS_ELASTIC; mode <= AXIS_SLOTS; mode++)
        for (int width = 1; width <= 200; width++) {
            Axis axis;
            axis_init(&axis, tl, (AxisMode)mode, width);
            timeline_lane(tl, &axis, 2, 0, width, cells);
            timeline_lane(tl, &axis, 2, width / 3, width - width / 3, part); /* a part is a part of the whole */
            assert_memory_equal(cells + width / 3, part, (size_t)(width - width / 3));
            timeline_ruler(tl, &axis, ruler);
            timeline_ready(tl, &axis, ready);
            timeline_density(crowd, &axis, counts);
            expect_density(tl, &axis, 3, counts);
            assert_int_equal(axis_column(&axis, 0), 0);
            for (uint32_t s = 0; s < timeline_slot_count(tl); s++)
                assert_true(axis_column(&axis, s) <= axis_column(&axis, s + 1));
            axis_deinit(&axis);
        }
    free(counts);
    timeline_crowd_free(crowd);
    timeline_free(tl);
    fake_deinit(&f);
}

static void expect_text(const Buf *got, const char *want)
{
    if (strcmp(buf_text(got), want) != 0)
        fail_msg("\n got: %s\nwant: %s", buf_text(got), want);
}

static void why_as_in_the_picture(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    State *s = state_fold(f.sink.log, line6 + 1);
    Buf out;
    buf_init(&out);
    narrate_both(s, &out);
    expect_text(&out, "Why? The timer at 1.0 set the future task 3 awaited, so its wakeup joined the ready queue; "
                      "tick 4 pops it. Next: line 6 prints \"B: done\".");
    buf_clear(&out);
    narrate_chain(s, 3, false, &out);
    expect_text(&out, "timer h7 (1.0) → future of sleep() set → wakeup h9 queued in tick 3 → popped in tick 4");
    static const char *const shorts[] = {"waits gather 0/3", "sleep → 2.0", "line 6", "sleep → 3.0"};
    for (uint32_t t = 1; t <= 4; t++) {
        buf_clear(&out);
        narrate_task_short(s, t, false, &out);
        expect_text(&out, shorts[t - 1]);
    }
    buf_clear(&out);
    narrate_task(s, 2, &out);
    expect_text(&out, "Task 2 sleeps until 2.0: nothing runs it before the timer h6 is due.");
    buf_deinit(&out);
    state_free(s);
    fake_deinit(&f);
}

static void phrases_of_events(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    State *s = state_fold(f.sink.log, UINT64_MAX);
    Event ev;
    Buf out;
    buf_init(&out);
    for (uint64_t i = line6 - 5; i <= line6 + 1; i++) {
        log_get(f.sink.log, i, &ev);
        narrate_event(s, &ev, &out);
        buf_char(&out, '\n');
    }
    expect_text(&out, "tick 3 ends, ready 1\ntick 4 begins: 1 ready, 3 timers\nruns 1 handle\nh9 begins wakeup\n"
                      "step  (resumed by timer h7)\nline 6\nprint \"B: done\"\n");
    buf_deinit(&out);
    state_free(s);
    fake_deinit(&f);
}

static void deadlock_explained(void **state)
{
    (void)state;
    Fake f;
    fake_init(&f, 0);
    fake_deadlock(&f);
    State *s = state_fold(f.sink.log, UINT64_MAX);
    Buf out;
    buf_init(&out);
    narrate_deadlock(s, false, &out);
    expect_text(&out, "1 main waits for gather of 2, 3\n2 one ─wants─→ Lock b ─held by→ 3\n"
                      "3 two ─wants─→ Lock a ─held by→ 2\ncycle: 2 → 3 → 2\n");
    buf_clear(&out);
    narrate_both(s, &out);
    expect_text(&out, "Why did it stop? Nothing is ready, no timer is armed, no I/O is pending: CPython would wait "
                      "here for ever.");
    buf_clear(&out);
    narrate_task(s, 2, &out);
    expect_text(&out, "Task 2 waits for Lock b, held by task 3.");
    buf_deinit(&out);
    state_free(s);
    fake_deinit(&f);
}

/* Every moment and every event can be put into words. */
static void everything_has_words(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    for (unsigned k = 1; k < EV_COUNT; k++)
        log_append(f.sink.log, &(Event){.kind = (uint16_t)k, .a = 3, .b = 3, .c = 3, .d = 3, .e = 3, .f = 3,
                                        .n = 3, .t_ns = f.sink.t_ns, .tick = 9});
    States *st = states_new(f.sink.log);
    Buf out;
    buf_init(&out);
    for (uint64_t i = 0; i < log_count(f.sink.log); i++) {
        const State *s = states_seek(st, i);
        size_t before = out.len;
        narrate_event(s, &s->last, &out);
        assert_true(out.len > before);
        narrate_both(s, &out);
        for (uint32_t t = 0; t < 5; t++) {
            narrate_task(s, t, &out);
            narrate_task_short(s, t, true, &out);
            narrate_chain(s, t, true, &out);
        }
        narrate_deadlock(s, true, &out);
        State *prior = state_at(st, i ? i - 1 : 0);
        narrate_plain(prior, s, &s->last, &out);
        state_free(prior);
    }
    buf_deinit(&out);
    states_free(st);
    fake_deinit(&f);
}

static void plain_lines(void **state)
{
    (void)state;
    Fake f;
    uint64_t line6;
    fake_init(&f, 0);
    fake_fetch3(&f, &line6);
    States *st = states_new(f.sink.log);
    Buf out;
    buf_init(&out);
    for (uint64_t i = line6 - 8; i <= line6; i++) {
        State *before = state_at(st, i - 1);
        const State *s = states_seek(st, i);
        narrate_plain(before, s, &s->last, &out);
        state_free(before);
    }
    expect_text(&out, "t=1.000s Task-3 (fetch(\"B\")) sleeping -> ready\n"
                      "t=1.000s tick 3 ends, ready 1\n"
                      "t=1.000s tick 4 begins: 1 ready, 3 timers\n"
                      "t=1.000s Task-3 (fetch(\"B\")) ready -> running: step  (resumed by timer h7)\n"
                      "t=1.000s Task-3 (fetch(\"B\")) line 6\n");
    buf_deinit(&out);
    states_free(st);
    fake_deinit(&f);
}

static void json_lines(void **state)
{
    (void)state;
    Fake f;
    fake_init(&f, 0);
    log_set_header(f.sink.log, &(LogHeader){.program = "a \"b\"", .random_seed = 7});
    log_set_end(f.sink.log, "deadlock", 124);
    log_add_file(f.sink.log, "a.py", NULL, 0, 1);
    f.instr = 12;
    fake_task(&f, 1, "main", 0, 20);
    uint32_t stack[4] = {log_str(f.sink.log, "main", 4), 5, log_str(f.sink.log, "x", 1), lineref(1, 9)};
    uint32_t targets[2] = {futref_task(2), futref_future(3)};
    TRACE(&f.sink, TASK_SUSPEND, .id = 1, .fut = futref_future(4), .kind = STR_WAIT,
          .targets = trace_list(&f.sink, targets, 2), .stack = trace_list(&f.sink, stack, 4));
    TRACE(&f.sink, CLOCK_ADVANCE, .to = 1500000000);
    TRACE(&f.sink, LINE, .task = 1, .line = lineref(1, 4), .frame = 2);
    Buf out;
    buf_init(&out);
    export_jsonl(f.sink.log, &out);
    expect_text(
        &out,
        "{\"format\":\"asyncourse-trace/1\",\"program\":\"a \\\"b\\\"\",\"semantics\":\"3.11\",\"schedule\":\"acs1:0:\","
        "\"random_seed\":7,\"source_hash\":\"\",\"files\":[\"a.py\"],\"events\":5,\"truncated\":false}\n"
        "{\"seq\":0,\"t_ns\":0,\"tick\":0,\"instr\":12,\"cur\":0,\"ev\":\"task.new\",\"id\":1,\"name\":\"Task-1\","
        "\"coro\":\"main\",\"parent\":0,\"line\":20,\"group\":0,\"internal\":0}\n"
        "{\"seq\":1,\"t_ns\":0,\"tick\":0,\"instr\":12,\"cur\":0,\"ev\":\"ready.push\",\"h\":1,\"cb\":\"step\","
        "\"target\":1,\"pusher\":0,\"cause\":null}\n"
        "{\"seq\":2,\"t_ns\":0,\"tick\":0,\"instr\":12,\"cur\":0,\"ev\":\"task.suspend\",\"id\":1,\"fut\":\"f4\","
        "\"kind\":\"wait\",\"targets\":[\"t2\",\"f3\"],\"stack\":[[\"main\",5],[\"x\",9]],\"obj\":0}\n"
        "{\"seq\":3,\"t_ns\":0,\"tick\":0,\"instr\":12,\"cur\":0,\"ev\":\"clock.advance\",\"timer\":0,"
        "\"to_ns\":1500000000}\n"
        "{\"seq\":4,\"t_ns\":0,\"tick\":0,\"instr\":12,\"cur\":0,\"ev\":\"line\",\"task\":1,\"line\":4,\"file\":1,"
        "\"frame\":2,\"func\":null}\n"
        "{\"end\":true,\"outcome\":\"deadlock\",\"exit_code\":124,\"events\":5,\"t_ns\":0,\"instr\":12}\n");
    buf_deinit(&out);
    fake_deinit(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timeline_picture),      cmocka_unit_test(every_width_and_mode_draws),
        cmocka_unit_test(why_as_in_the_picture), cmocka_unit_test(phrases_of_events),
        cmocka_unit_test(deadlock_explained),    cmocka_unit_test(everything_has_words),
        cmocka_unit_test(plain_lines),           cmocka_unit_test(json_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
