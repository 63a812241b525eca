/* Coding and decoding, strings, lists, the limit. */
#include "fake.c" /* one program a test: the fake loop is part of each */

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t random_next(uint64_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    return *x;
}

/* Any values at all in the slots the kind has. */
static Event random_event(uint64_t *x, int64_t t)
{
    Event ev = {.kind = (uint16_t)(1 + random_next(x) % (EV_COUNT - 1)), .t_ns = t};
    uint32_t slots[6] = {0};
    ev.tick = random_next(x) % 3 ? 7 : (uint32_t)random_next(x);
    ev.cur = random_next(x) % 3 ? 1 : (uint32_t)random_next(x);
    ev.instr = random_next(x) >> (random_next(x) % 64);
    for (const FieldSpec *f = event_spec(ev.kind)->fields; f->key; f++) {
        uint64_t v = random_next(x) >> (random_next(x) % 64);
        if (f->slot == 6)
            ev.n = (int64_t)v;
        else
            slots[f->slot] = (uint32_t)v;
    }
    ev.a = slots[0], ev.b = slots[1], ev.c = slots[2], ev.d = slots[3], ev.e = slots[4], ev.f = slots[5];
    return ev;
}

static void assert_same(const Event *a, const Event *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_true(a->t_ns == b->t_ns && a->tick == b->tick && a->cur == b->cur && a->instr == b->instr);
    assert_true(a->a == b->a && a->b == b->b && a->c == b->c && a->d == b->d && a->e == b->e && a->f == b->f);
    assert_true(a->n == b->n);
}

static void any_event_reads_back(void **state)
{
    (void)state;
    enum { N = 5000 };
    Log *log = log_new(0);
    Event *events = calloc(N, sizeof *events);
    uint64_t x = 42;
    for (int i = 0; i < N; i++) {
        events[i] = random_event(&x, i % 5 ? 1000 : (int64_t)random_next(&x));
        log_append(log, &events[i]);
    }
    LogCursor c = log_cursor(log, 0);
    Event ev;
    for (int i = 0; i < N; i++) {
        assert_true(log_next(&c, &ev));
        assert_same(&ev, &events[i]);
    }
    assert_false(log_next(&c, &ev));
    for (int k = 0; k < 200; k++) {
        uint64_t i = random_next(&x) % N;
        assert_true(log_get(log, i, &ev));
        assert_same(&ev, &events[i]);
    }
    assert_false(log_get(log, N, &ev));
    free(events);
    log_free(log);
}

static void specs_are_sane(void **state)
{
    (void)state;
    for (unsigned k = 1; k < EV_COUNT; k++) {
        const EventSpec *spec = event_spec(k);
        assert_int_equal(event_by_name(spec->name), k);
        unsigned slot = 0;
        for (const FieldSpec *f = spec->fields; f->key; f++) {
            bool wide = f->kind == FIELD_TIME || f->kind == FIELD_INT;
            assert_int_equal(wide, f->slot == 6);
            if (!wide)
                assert_int_equal(f->slot, slot++);
        }
    }
    assert_true(EV_COUNT <= 128);
    assert_int_equal(event_by_name("no such event"), EV_NONE);
}

static void strings_and_lists_are_interned(void **state)
{
    (void)state;
    Log *log = log_new(0);
    assert_string_equal(log_text(log, STR_RESULT), "result");
    assert_string_equal(log_text(log, STR_FINISHED), "finished");
    assert_int_equal(log_str(log, "sleep", 5), STR_SLEEP);
    uint32_t a = log_str(log, "x\0y", 3);
    size_t len;
    assert_int_equal(log_str(log, "x\0y", 3), a);
    assert_memory_equal(log_textn(log, a, &len), "x\0y", 4);
    assert_int_equal(len, 3);
    assert_string_equal(log_text(log, 999999), "");
    for (uint32_t i = 0; i < 300; i++) {
        uint32_t items[3] = {i, i / 2, 7};
        uint32_t id = log_list(log, items, 1 + i % 3);
        assert_int_equal(log_list(log, items, 1 + i % 3), id);
        const uint32_t *back = log_list_items(log, id, &len);
        assert_int_equal(len, 1 + i % 3);
        assert_memory_equal(back, items, len * 4);
    }
    assert_int_equal(log_list(log, NULL, 0), 0);
    log_list_items(log, 99999, &len);
    assert_int_equal(len, 0);
    log_free(log);
}

static void a_full_log_says_so(void **state)
{
    (void)state;
    Fake f;
    fake_init(&f, 3);
    for (int i = 0; i < 5; i++)
        fake_tick(&f, 0, 0);
    assert_int_equal(log_count(f.sink.log), 3);
    assert_true(log_truncated(f.sink.log));
    assert_int_equal(log_dropped(f.sink.log), 2);
    fake_deinit(&f);
}

/* A run that goes on for long after that must not grow, nor make texts that nobody will read. */
static void a_full_log_takes_no_texts(void **state)
{
    (void)state;
    Fake f;
    fake_init(&f, 1);
    TraceSink *s = &f.sink;
    uint32_t list[] = {trace_str(s, "area"), lineref(0, 7), trace_str(s, "a")};
    TraceCode code = {trace_list(s, list, 3), list[0], list[1]};
    fake_tick(&f, 0, 0);
    uint32_t strings = log_str_count(s->log);
    for (uint32_t i = 0; i < 100; i++) {
        TraceValue value = trace_int((int64_t)i << 30);
        trace_call(s, &code, i + 1, &value, 1);
        trace_return(s, i + 1, code.func, value, code.line);
    }
    assert_int_equal(log_str_count(s->log), strings);
    assert_int_equal(log_dropped(s->log), 200);
    fake_deinit(&f);
}

static void values_become_text_when_asked(void **state)
{
    (void)state;
    enum { CALLS = 3000, MANY = 9 };
    Fake f;
    fake_init(&f, 0);
    TraceSink *s = &f.sink;
    uint32_t code[2 + MANY] = {trace_str(s, "area"), lineref(0, 7)};
    for (int i = 0; i < MANY; i++)
        code[2 + i] = trace_str(s, (char[2]){(char)('a' + i), 0});
    TraceCode three = {trace_list(s, code, 5), code[0], code[1]}, none = {trace_list(s, code, 2), code[0], code[1]},
              many = {trace_list(s, code, 2 + MANY), code[0], code[1]};
    uint32_t strings = log_str_count(s->log);
    for (uint32_t i = 0; i < CALLS; i++) {
        TraceValue args[3] = {trace_int(-((int64_t)i << 30)), trace_float(i + 0.1), trace_text(STR_SLEEP)};
        f.instr += i;
        trace_call(s, &three, 2 * i + 1, args, 3);
        trace_line(s, lineref(0, 8 + i % 3), 2 * i + 1, code[0]);
        trace_call(s, &none, 2 * i + 2, NULL, 0);
        trace_return(s, 2 * i + 2, code[0], args[1], lineref(0, 9));
        trace_return(s, 2 * i + 1, code[0], args[0], lineref(0, 10));
    }
    assert_true(log_str_count(s->log) <= strings + 5 * CALLS / LOG_CHUNK_EVENTS + 1); /* a chunk may begin with a text */
    TraceValue args[MANY] = {{0}};
    trace_call(s, &many, 90000, args, MANY);
    trace_return(s, 5, code[0], args[0], lineref(0, 10)); /* not the frame that was left */
    char text[64];
    for (uint32_t i = 0; i < CALLS; i += 41) {
        Event call, line, inner, value, outer;
        assert_true(log_get(s->log, 5 * i, &call) && log_get(s->log, 5 * i + 1, &line) && log_get(s->log, 5 * i + 2, &inner) &&
                    log_get(s->log, 5 * i + 3, &value) && log_get(s->log, 5 * i + 4, &outer));
        snprintf(text, sizeof text, "a=%lld, b=%u.1, c=sleep", -(long long)((int64_t)i << 30), i);
        assert_string_equal(log_text(s->log, call.c), text);
        assert_true(call.kind == EV_CALL && call.a == 2 * i + 1 && call.b == code[0] && call.d == lineref(0, 7));
        assert_true(line.kind == EV_LINE && line.b == lineref(0, 8 + i % 3) && line.c == 2 * i + 1 && line.instr == call.instr);
        assert_true(inner.a == 2 * i + 2 && inner.c == 0);
        snprintf(text, sizeof text, "%u.1", i);
        assert_string_equal(log_text(s->log, value.c), text);
        assert_true(value.kind == EV_RETURN && value.a == 2 * i + 2 && value.d == lineref(0, 9));
        assert_true(outer.a == 2 * i + 1 && outer.b == code[0] && outer.d == lineref(0, 10));
    }
    Event ev;
    assert_true(log_get(s->log, 5 * CALLS, &ev));
    assert_string_equal(log_text(s->log, ev.c), "a=0, b=0, c=0, d=0, e=0, f=0, g=0, h=0, i=0");
    assert_true(log_get(s->log, 5 * CALLS + 1, &ev));
    assert_true(ev.a == 5 && ev.kind == EV_RETURN);
    assert_string_equal(log_text(s->log, ev.c), "0");
    assert_string_equal(log_text(s->log, trace_numbered(s, STR_TASK_NAME, 70000)), "Task-70000");
    assert_string_equal(log_text(s->log, trace_value(s, trace_float(-0.0))), "-0.0");
    TraceValue label[] = {trace_int(7), trace_text(trace_strn(s, (char[90]){'x'}, 80)), trace_float(0.5)};
    assert_string_equal(log_text(s->log, trace_label(s, code[0], label, 3)), "area(7, 0.5)");
    assert_int_equal(trace_label(s, code[0], NULL, 0), code[0]);
    uint64_t x = 7;
    for (int i = 0; i < 5000; i++) /* ids that nobody gave */
        assert_non_null(log_text(s->log, (uint32_t)random_next(&x)));
    fake_deinit(&f);
}

static void reached(void *count)
{
    ++*(int *)count;
}

static void a_watch_is_called_once(void **state)
{
    (void)state;
    for (uint64_t seq = 0; seq < 2100; seq += 100) {
        Fake f;
        int calls = 0;
        fake_init(&f, 0);
        log_watch(f.sink.log, seq, reached, &calls);
        for (uint64_t i = 0; i < 2200; i++) {
            TRACE(&f.sink, TICK_RUN, .ntodo = 1);
            assert_int_equal(calls, i >= seq);
        }
        fake_deinit(&f);
    }
}

static void source_lines(void **state)
{
    (void)state;
    Log *log = log_new(0);
    size_t len;
    assert_int_equal(log_add_file(log, "a.py", "one\r\ntwo\n\nlast", 14, 10), 0);
    assert_memory_equal(log_source_line(log, lineref(0, 10), &len), "one", 3);
    assert_int_equal(len, 3);
    assert_memory_equal(log_source_line(log, lineref(0, 13), &len), "last", 4);
    assert_null(log_source_line(log, lineref(0, 14), &len));
    assert_null(log_source_line(log, lineref(0, 9), &len));
    assert_null(log_source_line(log, lineref(3, 9), &len));
    log_free(log);
}

static void a_sink_that_is_off_costs_nothing(void **state)
{
    (void)state;
    TraceSink off = {0};
    int evaluated = 0;
    TRACE(NULL, TICK_RUN, .ntodo = (uint32_t)++evaluated);
    TRACE(&off, TICK_RUN, .ntodo = (uint32_t)++evaluated);
    assert_int_equal(evaluated, 0);
    assert_int_equal(trace_str(&off, "x"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_event_reads_back),       cmocka_unit_test(specs_are_sane),
        cmocka_unit_test(strings_and_lists_are_interned), cmocka_unit_test(a_full_log_says_so),
        cmocka_unit_test(a_full_log_takes_no_texts),
        cmocka_unit_test(values_become_text_when_asked), cmocka_unit_test(a_watch_is_called_once),
        cmocka_unit_test(source_lines),               cmocka_unit_test(a_sink_that_is_off_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
