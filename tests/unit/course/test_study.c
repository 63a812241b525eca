/* What is done, what is next, what is asked again: on the course of tests/plain. */
#include "base/mem.h"
#include "course/load.h"
#include "course/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    Course *course;
    Progress *progress;
} Fixture;

static int set_up(void **state)
{
    Fixture *f = mem_zalloc(sizeof *f);
    f->course = course_load(ASYNCOURSE_SOURCE_DIR "/tests/plain/course");
    f->progress = progress_open_at(NULL, f->course->id);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    progress_close(f->progress);
    course_free(f->course);
    mem_free(f);
    return 0;
}

static const char *next_of(const Fixture *f)
{
    StudyPlace next;
    return study_next(f->course, f->progress, &next) ? f->course->chapters[next.chapter].steps[next.step].id : NULL;
}

static void steps_are_done(void **state)
{
    const Fixture *f = *state;
    StudyCount count = {0};
    progress_mark_seen(f->progress, "steps/text-1");
    progress_mark_seen(f->progress, "which-order"); /* a question is not done by looking at it */
    progress_set_answer(f->progress, "what-first", false, "x");
    progress_set_answer(f->progress, "who-waits", false, "x");
    progress_set_answer(f->progress, "who-waits", false, "x");
    study_count(f->progress, &f->course->chapters[0], &count);
    assert_int_equal(count.done, 1);
    progress_set_answer(f->progress, "what-first", false, "x"); /* its tries are used up */
    progress_set_answer(f->progress, "who-waits", true, "x");
    count = (StudyCount){0};
    study_count(f->progress, &f->course->chapters[0], &count);
    assert_int_equal(count.done, 3);
    assert_int_equal(count.steps, 9);
    assert_true(count.begun);
    progress_set_skipped(f->progress, "in-order", true);
    progress_set_answer(f->progress, "three-words", true, NULL);
    count = (StudyCount){0};
    study_count(f->progress, &f->course->chapters[1], &count);
    assert_int_equal(count.exercises, 3);
    assert_int_equal(count.solved, 1);
    assert_int_equal(count.skipped, 1);
}

static void next_is_what_is_not_done(void **state)
{
    const Fixture *f = *state;
    assert_string_equal(next_of(f), "text-1");
    progress_set_place(f->progress, "steps", "how-long");
    assert_string_equal(next_of(f), "how-long");
    progress_set_answer(f->progress, "how-long", true, "3");
    assert_string_equal(next_of(f), "who-waits");
    progress_set_place(f->progress, "exercises", "in-order");
    progress_set_skipped(f->progress, "in-order", true);
    assert_string_equal(next_of(f), "text-1"); /* from the beginning again */
    for (size_t c = 0; c < f->course->chapter_count; c++) {
        for (size_t i = 0; i < f->course->chapters[c].step_count; i++) {
            progress_mark_seen(f->progress, f->course->chapters[c].steps[i].key);
            progress_set_answer(f->progress, f->course->chapters[c].steps[i].key, true, NULL);
        }
    }
    assert_null(next_of(f));
}

/* Each question comes as often as any other, and none twice in one review. */
static void reviews_are_spread_equally(void **state)
{
    const Fixture *f = *state;
    static const char *const keys[] = {"what-first", "which-order", "how-long", "who-waits", "which-two", "the-word"};
    StudyPlace places[STUDY_REVIEW_MAX];
    assert_int_equal(study_review(f->course, f->progress, places, 4), 0);
    for (size_t i = 0; i < 6; i++)
        progress_set_answer(f->progress, keys[i], i % 2, "x");
    for (int round = 0; round < 9; round++) {
        size_t count = study_review(f->course, f->progress, places, 4);
        assert_int_equal(count, 4);
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < i; k++)
                assert_true(places[i].step != places[k].step);
            progress_add_review(f->progress, f->course->chapters[0].steps[places[i].step].key, true);
        }
    }
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(progress_reviews(f->progress, keys[i]), 6);
    assert_int_equal(progress_reviews(f->progress, "the-pairs"), 0); /* never answered */
    assert_int_equal(study_review(f->course, f->progress, places, 99), 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(steps_are_done, set_up, tear_down),
        cmocka_unit_test_setup_teardown(next_is_what_is_not_done, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reviews_are_spread_equally, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
