/* Where two runs part: of real programs and of the same programs changed a little. */
#include "base/mem.h"
#include "engine/engine.h"
#include "trace/differ.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MAIN(delay, last)                                                                                              \
    "import asyncio\n"                                                                                                 \
    "async def f(d):\n"                                                                                                \
    "    await asyncio.sleep(d)\n"                                                                                     \
    "    print(d)\n"                                                                                                   \
    "async def main():\n"                                                                                              \
    "    await asyncio.gather(f(1), f(" delay "))\n"                                                                   \
    "    print('end')\n"                                                                                               \
    "asyncio.run(main())\n" last

static Recording *run(const char *text)
{
    EngineSpec spec = {.text = text,
                       .len = strlen(text),
                       .file = "p.py",
                       .first_line = 1,
                       .limits = ENGINE_LIMITS_VIEW,
                       .record = true};
    return engine_run(&spec);
}

/* The kinds of the first events that differ ("" where that run is over); "same": none does. */
static void check(const char *before, const char *after, const char *old_kind, const char *new_kind)
{
    Recording *a = run(before), *b = run(after);
    uint64_t seq = differ_first(a->log, b->log);
    Event ev;
    if (strcmp(old_kind, "same") == 0) {
        assert_true(seq == QUERY_NONE);
    } else {
        assert_true(seq != QUERY_NONE);
        assert_string_equal(log_get(a->log, seq, &ev) ? event_spec(ev.kind)->name : "", old_kind);
        assert_string_equal(log_get(b->log, seq, &ev) ? event_spec(ev.kind)->name : "", new_kind);
    }
    assert_true(differ_first(b->log, a->log) == seq); /* either way round */
    recording_free(a);
    recording_free(b);
}

static void test_first(void **state)
{
    (void)state;
    check(MAIN("2", ""), MAIN("2", ""), "same", "same");
    check(MAIN("2", ""), "\n# a comment\n" MAIN("2", ""), "same", "same"); /* lines moved */
    check(MAIN("2", ""), MAIN("3", ""), "line", "line");
    check(MAIN("2", ""), MAIN("2", "print('more')\n"), "return", "line");
    check("x = 1\nprint(x)\n", "x = 2\nprint(x)\n", "line", "line");
    check("", "print(1)\n", "line", "line");
    check("import sys\nprint(len(sys.argv))\n", "import sys\nprint(len(sys.argv))\n", "same", "same");
}

static void test_output(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after;
        size_t line;
    } rows[] = {{"", "", 0}, {"a\n", "a\n", 0}, {"a\n", "b\n", 1}, {"a\nb\n", "a\nc\n", 2}, {"a\n", "a\nb\n", 2}, {"a\nb", "a\nbc", 2}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buf a = {0}, b = {0};
        buf_str(&a, rows[i].before);
        buf_str(&b, rows[i].after);
        assert_int_equal(differ_line(&a, &b), rows[i].line);
        assert_int_equal(differ_line(&b, &a), rows[i].line);
        buf_deinit(&a);
        buf_deinit(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_first), cmocka_unit_test(test_output)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
