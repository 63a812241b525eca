/* Small movements: their frames, their end, and what ends them. */
#include "ui/tween.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void off_means_never(void **state)
{
    (void)state;
    Tween t = {.on = false};
    assert_false(tween_begin(&t, 5000));
    assert_int_equal(tween_timeout(&t, 5000), -1);
}

static void frames_in_time(void **state)
{
    (void)state;
    Tween t = {.on = true};
    int64_t now = 5000;
    int frames = 0;
    tween_key(&t, now);
    assert_true(tween_begin(&t, now));
    for (; t.moving; frames++) {
        int wait = tween_timeout(&t, now);
        assert_in_range(wait, 1000 / 30, 120);
        now += wait;
        tween_tick(&t, now);
    }
    assert_int_equal(frames, TWEEN_FRAMES);
    assert_in_range(now - 5000, 1, 120);
    assert_int_equal(tween_timeout(&t, now), -1); /* nothing wakes any more */
}

/* A terminal that takes long to draw sees fewer frames, not later ones. */
static void slow_terminal(void **state)
{
    (void)state;
    Tween t = {.on = true};
    tween_begin(&t, 5000);
    tween_tick(&t, 5080);
    assert_true(t.moving);
    assert_int_equal(t.phase, 2);
    tween_tick(&t, 5400);
    assert_false(t.moving);
}

/* A key ends it at once; keys that come fast move nothing. */
static void keys_end_it(void **state)
{
    (void)state;
    Tween t = {.on = true};
    tween_key(&t, 5000);
    assert_true(tween_begin(&t, 5000));
    for (int64_t now = 5030; now < 6000; now += 30) { /* held down */
        tween_key(&t, now);
        assert_false(t.moving);
        assert_false(tween_begin(&t, now));
        assert_int_equal(tween_timeout(&t, now), -1);
    }
    tween_key(&t, 7000);
    assert_true(tween_begin(&t, 7000));
}

static void places_between(void **state)
{
    (void)state;
    Tween t = {.on = true};
    tween_begin(&t, 5000);
    assert_int_equal(tween_between(&t, 10, 18), 12);
    assert_int_equal(tween_between(&t, 18, 10), 16);
    assert_int_equal(tween_between(&t, 3, 3), 3);
    tween_tick(&t, 5000 + 2 * TWEEN_FRAME_MS);
    assert_int_equal(tween_between(&t, 10, 18), 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(off_means_never), cmocka_unit_test(frames_in_time), cmocka_unit_test(slow_terminal),
        cmocka_unit_test(keys_end_it),     cmocka_unit_test(places_between)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
