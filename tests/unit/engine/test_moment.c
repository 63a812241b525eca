/* Variables at a past moment, and that looking at them changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/engine.h"
#include "trace/query.h"

#include <stdio.h>
#include <string.h>

static const char program[] = "import asyncio\n"
                              "class Point:\n"
                              "    def __init__(self, x):\n"
                              "        self.x = x\n"
                              "    def __repr__(self):\n"
                              "        print('never asked')\n"
                              "        return 'no'\n"
                              "async def fetch(name, delay):\n"
                              "    seen = [1, 2.5, (name,), {'a': None}]\n"
                              "    await asyncio.sleep(delay)\n"
                              "    point = Point(delay)\n"
                              "    delay = 0\n"
                              "    return seen\n"
                              "async def main():\n"
                              "    tasks = [asyncio.create_task(fetch(n, 1)) for n in 'AB']\n"
                              "    much = list(range(1000))\n"
                              "    long = 'x' * 100\n"
                              "    inner = lambda: tasks\n"
                              "    for t in tasks:\n"
                              "        await t\n"
                              "asyncio.run(main())\n";

static EngineSpec spec_of(const char *text)
{
    return (EngineSpec){.text = text,
                        .len = strlen(text),
                        .file = "p.py",
                        .first_line = 1,
                        .limits = ENGINE_LIMITS_VIEW,
                        .record = true};
}

/* The first event at which `task` reaches that line. */
static uint64_t at_line(const Log *log, uint32_t task, uint32_t line)
{
    Event ev;
    for (uint64_t i = 0; log_get(log, i, &ev); i++)
        if (ev.kind == EV_LINE && ev.a == task && ev.b == lineref(0, line))
            return i;
    return QUERY_NONE;
}

/* "fetch:12 name='A' delay=1 | main:20 ..." */
static const char *moment_text(const EngineSpec *spec, uint64_t seq, uint32_t task, char *out, size_t size)
{
    EngineMoment *m = engine_moment(spec, seq, task);
    size_t at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < m->nframes && at < size; i++) {
        const EngineFrame *f = &m->frames[i];
        at += (size_t)snprintf(out + at, size - at, "%s%s:%u", i ? " | " : "", f->func, f->line);
        for (size_t k = 0; k < f->nlocals && at < size; k++)
            at += (size_t)snprintf(out + at, size - at, " %s=%s", f->locals[k].name, f->locals[k].value);
    }
    engine_moment_free(m);
    return out;
}

static void test_locals_of_the_running_task(void **state)
{
    (void)state;
    char text[2000];
    EngineSpec spec = spec_of(program);
    Recording *r = engine_run(&spec);
    uint64_t seq = at_line(r->log, 2, 12);
    assert_string_equal(moment_text(&spec, seq, 2, text, sizeof text),
                        "fetch:12 name='A' delay=1 seen=[1, 2.5, ('A',), {'a': None}] point=Point(x=1)");
    assert_string_equal(moment_text(&spec, at_line(r->log, 2, 13), 2, text, sizeof text),
                        "fetch:13 name='A' delay=0 seen=[1, 2.5, ('A',), {'a': None}] point=Point(x=1)");
    recording_free(r);
}

static void test_locals_of_others(void **state)
{
    (void)state;
    char text[2000];
    EngineSpec spec = spec_of(program);
    Recording *r = engine_run(&spec);
    uint64_t seq = at_line(r->log, 2, 11);
    assert_string_equal(moment_text(&spec, seq, 3, text, sizeof text),
                        "fetch:10 name='B' delay=1 seen=[1, 2.5, ('B',), {'a': None}]");
    assert_string_equal(moment_text(&spec, seq, 1, text, sizeof text),
                        "main:20 tasks=[<task 2>, <task 3>] much=[0, 1, 2, 3, 4, 5, 6, 7, …] "
                        "long=<str of 100 characters> inner=<function main.<locals>.<lambda>> t=<task 2>");
    assert_string_equal(moment_text(&spec, log_count(r->log) - 1, 2, text, sizeof text), "");
    recording_free(r);
}

static void test_locals_of_the_module(void **state)
{
    (void)state;
    char text[500];
    EngineSpec spec = spec_of("import math\ndef f(a):\n    b = a + 1\n    return b\nx = {1}\ny = f(2)\n");
    Recording *r = engine_run(&spec);
    assert_string_equal(moment_text(&spec, at_line(r->log, 0, 4), 0, text, sizeof text),
                        "f:4 a=2 b=3 | <module>:6 x={1}");
    recording_free(r);
}

/* All over the run: asking twice gives the same, and the program's output is not doubled anywhere. */
static void test_every_moment_is_the_same_twice(void **state)
{
    (void)state;
    char first[4000], second[4000];
    EngineSpec spec = spec_of(program);
    Recording *r = engine_run(&spec);
    assert_string_equal(buf_text(&r->out), "");
    for (uint64_t seq = 0; seq < log_count(r->log); seq += 7) {
        for (uint32_t task = 0; task <= 3; task++) {
            moment_text(&spec, seq, task, first, sizeof first);
            assert_string_equal(first, moment_text(&spec, seq, task, second, sizeof second));
            assert_null(strstr(first, "0x"));
        }
    }
    recording_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_locals_of_the_running_task),
        cmocka_unit_test(test_locals_of_others),
        cmocka_unit_test(test_locals_of_the_module),
        cmocka_unit_test(test_every_moment_is_the_same_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
