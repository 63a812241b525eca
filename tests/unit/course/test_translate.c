/* Texts of a course in another language, ids that have got another name. */
#include "base/mem.h"
#include "course/load.h"
#include "course/lock.h"
#include "course/translate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define PACK ASYNCOURSE_SOURCE_DIR "/tests/grade/translated"

static void test_texts_are_replaced(void **state)
{
    DiagList diags;
    Course *course = course_load(PACK);
    (void)state;
    diag_init(&diags);
    assert_true(course_translate(course, "fr", &diags));
    const CourseChapter *one = &course->chapters[0];
    assert_string_equal(one->title.text, "Un");
    assert_string_equal(one->goals[0].text, "le savoir");
    assert_string_equal(one->goals[1].text, "do it");
    assert_string_equal(one->steps[0].text.text, "Un texte sans nom.");
    const CourseRun *run = &one->steps[1].run;
    assert_string_equal(run->look.text, "Regardez-le.");
    assert_string_equal(run->stops[0].say.text, "Ici.");
    assert_string_equal(run->stops[1].say.text, "And there."); /* what is missing is in the original's language */
    assert_string_equal(run->code.text, "print(1)\n");
    const CourseQuiz *quiz = &one->steps[2].quiz;
    assert_string_equal(quiz->choices[1].text.text, "Celui-là");
    assert_null(quiz->choices[0].say.text);
    assert_string_equal(quiz->choices[1].say.text, "Non.");
    assert_string_equal(course->chapters[1].title.text, "Two"); /* a chapter without a side file */
    diag_deinit(&diags);
    course_free(course);
}

static void test_languages_that_there_are_not(void **state)
{
    static const char *const languages[] = {"it", "", "..", "fr/..", "../..", "."};
    DiagList diags;
    Course *course = course_load(PACK);
    (void)state;
    diag_init(&diags);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        assert_false(course_translate(course, languages[i], &diags));
    assert_string_equal(course->chapters[0].title.text, "One");
    diag_deinit(&diags);
    course_free(course);
}

static void test_progress_moves_with_the_name(void **state)
{
    Course *course = course_load(PACK);
    Progress *progress = progress_open_at(NULL, course->id);
    int tries;
    Buf draft = {0};
    const char *chapter, *step;
    (void)state;
    progress_set_answer(progress, "print-1", false, NULL);
    progress_set_answer(progress, "print-1", true, NULL);
    progress_set_hints(progress, "print-1", 2);
    progress_save_draft(progress, "print-1", "print(0)", 8);
    progress_set_place(progress, "one", "print-1");
    for (int times = 0; times < 2; times++) { /* the second time there is nothing left to do */
        course_move_progress(course, progress);
        assert_int_equal(progress_answer(progress, "print-one", &tries), PROGRESS_RIGHT);
        assert_int_equal(tries, 2);
        assert_int_equal(progress_hints(progress, "print-one"), 2);
        assert_int_equal(progress_answer(progress, "print-1", NULL), PROGRESS_UNANSWERED);
    }
    assert_true(progress_load_draft(progress, "print-one", &draft));
    assert_string_equal(buf_text(&draft), "print(0)");
    assert_true(progress_place(progress, &chapter, &step));
    assert_string_equal(step, "print-one");
    progress_reset(progress, "print-one"); /* does not come back */
    course_move_progress(course, progress);
    assert_int_equal(progress_answer(progress, "print-one", NULL), PROGRESS_UNANSWERED);
    buf_deinit(&draft);
    progress_close(progress);
    course_free(course);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_are_replaced),
        cmocka_unit_test(test_languages_that_there_are_not),
        cmocka_unit_test(test_progress_moves_with_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
