/* The programs of the source documents end at these virtual times, traced or not. What they print is in
 * tests/conform/docs. Run in the source directory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "engine/engine.h"

static const struct {
    const char *program;
    double seconds;
} documents[] = {
    {"d0_11_say_hello", 1},       {"d0_12_gather_two", 2}, {"d0_13_create_task", 2},  {"d0_14_simple_task", 3},
    {"d0_15_concurrent_tasks", 2}, {"d1_13_fetch_data", 1}, {"d1_15_fetch_three", 1}, {"d1_16_wait_for", 0.5},
    {"d2_05_transcript", 2},       {"d3_11_blocking", 6},   {"d3_12_async", 2},
};

static int64_t end_of(const char *program, bool record)
{
    Buf path = {0}, text = {0};
    char *error = NULL;
    buf_printf(&path, "tests/conform/docs/%s.py", program);
    if (!file_read(buf_text(&path), 1 << 20, &text, &error))
        fail_msg("%s", error);
    EngineSpec spec = {.text = buf_text(&text),
                       .len = text.len,
                       .file = buf_text(&path),
                       .first_line = 1,
                       .limits = ENGINE_LIMITS_VIEW,
                       .record = record};
    Recording *r = engine_run(&spec);
    int64_t end = r->end_ns;
    assert_int_equal(r->kind, OUTCOME_OK);
    recording_free(r);
    buf_deinit(&path);
    buf_deinit(&text);
    return end;
}

static void test_end_times(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        for (int record = 0; record < 2; record++)
            if (end_of(documents[i].program, record) != (int64_t)(documents[i].seconds * 1e9))
                fail_msg("%s does not end at %g s", documents[i].program, documents[i].seconds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_end_times)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
