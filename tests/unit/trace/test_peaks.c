/* The largest of a stretch, against reading the stretch. */
#include "trace/peaks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static uint32_t next(uint32_t *seed) { return *seed = *seed * 1664525u + 1013904223u; }

static void every_stretch(void **state)
{
    (void)state;
    static const uint32_t counts[] = {0, 1, 15, 16, 17, 255, 256, 257, 5000};
    uint32_t *values = calloc(5000, sizeof *values), seed = 1;
    for (int i = 0; i < 5000; i++)
        values[i] = next(&seed) >> 8;
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        Peaks p;
        peaks_init(&p, values, counts[k]);
        for (int i = 0; i < 3000; i++) {
            uint32_t from = next(&seed) % (counts[k] + 3), until = next(&seed) % (counts[k] + 3), max = 0;
            for (uint32_t at = from; at < until && at < counts[k]; at++)
                max = values[at] > max ? values[at] : max;
            assert_int_equal(peaks_max(&p, from, until), max);
        }
        peaks_deinit(&p);
    }
    free(values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_stretch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
