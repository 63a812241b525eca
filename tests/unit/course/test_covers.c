/* What the course promises to teach stands in its steps (`covers:`), and its chapters are built as promised: questions
 * that meet misconceptions, something to do at least after every second page, a recall of earlier chapters first. */
#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LONGEST_LIST = 100000 };

static const char *const list_path = ASYNCOURSE_SOURCE_DIR "/tests/content/covers.txt";

static int load(void **state)
{
    *state = course_load(ASYNCOURSE_SOURCE_DIR);
    return 0;
}

static int unload(void **state)
{
    course_free(*state);
    return 0;
}

static bool step_covers(const CourseStep *step, const char *item)
{
    for (size_t i = 0; i < step->cover_count; i++) {
        if (strcmp(step->covers[i].text, item) == 0)
            return true;
    }
    return false;
}

static bool chapter_covers(const CourseChapter *chapter, const char *item)
{
    for (size_t i = 0; i < chapter->step_count; i++) {
        if (step_covers(&chapter->steps[i], item))
            return true;
    }
    return false;
}

/* A misconception is met by doing something, not by reading about it. */
static bool is_met(const Course *course, const char *item)
{
    for (size_t c = 0; c < course->chapter_count; c++) {
        for (size_t i = 0; i < course->chapters[c].step_count; i++) {
            const CourseStep *step = &course->chapters[c].steps[i];
            if (step->kind != STEP_TEXT && step_covers(step, item))
                return true;
        }
    }
    return false;
}

/* Calls `each` with the words of every line of the list; returns how many lines there are. */
typedef void EachLine(const Course *course, char **words, size_t count, size_t *missing);
static size_t each_line(const Course *course, EachLine *each, size_t *missing)
{
    Buf list;
    buf_init(&list);
    assert_true(file_read(list_path, LONGEST_LIST, &list, NULL));
    size_t lines = 0;
    char *save = NULL;
    for (char *line = strtok_r((char *)buf_text(&list), "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save)) {
        char *words[16], *inner = NULL;
        size_t count = 0;
        for (char *word = strtok_r(line, " ", &inner); word != NULL && count < 16; word = strtok_r(NULL, " ", &inner))
            words[count++] = word;
        if (count == 0 || words[0][0] == '#')
            continue;
        lines++;
        each(course, words, count, missing);
    }
    buf_deinit(&list);
    return lines;
}

static void expect_covered(const Course *course, char **words, size_t count, size_t *missing)
{
    if (words[0][0] == 'm' && !is_met(course, words[0])) {
        print_error("no sample, question or exercise meets %s\n", words[0]);
        ++*missing;
    }
    for (size_t i = 1; i < count; i++) {
        const CourseChapter *chapter = course_chapter(course, words[i]);
        assert_non_null(chapter);
        if (!chapter_covers(chapter, words[0])) {
            print_error("the chapter `%s` does not cover %s\n", words[i], words[0]);
            ++*missing;
        }
    }
}

static void everything_promised_is_covered(void **state)
{
    size_t missing = 0;
    assert_int_equal(each_line(*state, expect_covered, &missing), 101 + 64);
    assert_int_equal(missing, 0);
}

static void every_name_is_on_the_list(void **state)
{
    const Course *course = *state;
    Buf list, word;
    buf_init(&list);
    buf_init(&word);
    assert_true(file_read(list_path, LONGEST_LIST, &list, NULL));
    size_t strange = 0;
    for (size_t c = 0; c < course->chapter_count; c++) {
        const CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; i < chapter->step_count; i++) {
            for (size_t k = 0; k < chapter->steps[i].cover_count; k++) {
                const CourseText *item = &chapter->steps[i].covers[k];
                buf_clear(&word);
                buf_printf(&word, "\n%s%s", item->text, item->text[0] == 'm' ? "\n" : " ");
                if (strstr(buf_text(&list), buf_text(&word)) == NULL) {
                    print_error("%s:%d:%d: nobody knows `%s`\n", chapter->file, item->line, item->col, item->text);
                    strange++;
                }
            }
        }
    }
    buf_deinit(&word);
    buf_deinit(&list);
    assert_int_equal(strange, 0);
}

static bool asks_about_a_misconception(const CourseStep *step)
{
    for (size_t i = 0; i < step->cover_count; i++) {
        if (step->covers[i].text[0] == 'm')
            return true;
    }
    return false;
}

static void chapters_ask_about_misconceptions(void **state)
{
    const Course *course = *state;
    size_t poor = 0, predictions = 0, quizzes = 0;
    for (size_t c = 0; c < course->chapter_count; c++) {
        size_t questions = 0;
        for (size_t i = 0; i < course->chapters[c].step_count; i++) {
            const CourseStep *step = &course->chapters[c].steps[i];
            predictions += step->kind == STEP_PREDICT;
            quizzes += step->kind == STEP_QUIZ;
            questions += (step->kind == STEP_PREDICT || step->kind == STEP_QUIZ) && asks_about_a_misconception(step);
        }
        if (questions < 3) {
            print_error("`%s`: only %zu questions target a named misconception\n", course->chapters[c].id, questions);
            poor++;
        }
    }
    assert_int_equal(poor, 0);
    assert_true(predictions >= 100);
    assert_true(quizzes >= 80);
}

static void nobody_reads_three_pages_in_a_row(void **state)
{
    const Course *course = *state;
    size_t dull = 0;
    for (size_t c = 0; c < course->chapter_count; c++) {
        size_t pages = 0;
        for (size_t i = 0; i < course->chapters[c].step_count; i++) {
            const CourseStep *step = &course->chapters[c].steps[i];
            pages = step->kind == STEP_TEXT ? pages + 1 : 0;
            if (pages == 3) {
                print_error("%s:%d: the third page in a row\n", course->chapters[c].file, step->line);
                dull++;
            }
        }
    }
    assert_int_equal(dull, 0);
}

static void chapters_begin_with_a_recall(void **state)
{
    const Course *course = *state;
    size_t without = 0;
    for (size_t c = 1; c < course->chapter_count; c++) {
        const CourseStep *first = &course->chapters[c].steps[0];
        bool question = first->kind == STEP_QUIZ || first->kind == STEP_PREDICT;
        if (!question || first->title.text == NULL || strncmp(first->title.text, "Recall: ", 8) != 0) {
            print_error("`%s` does not begin with a recall question\n", course->chapters[c].id);
            without++;
        }
    }
    assert_int_equal(without, 0);
}

static void the_short_path_needs_no_other_chapters(void **state)
{
    const Course *course = *state;
    size_t chapters = 0;
    for (size_t c = 0; c < course->chapter_count; c++) {
        const CourseChapter *chapter = &course->chapters[c];
        chapters += chapter->in_short_path;
        for (size_t i = 0; chapter->in_short_path && i < chapter->need_count; i++)
            assert_true(course_chapter(course, chapter->needs[i].text)->in_short_path);
    }
    assert_int_equal(chapters, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_promised_is_covered),    cmocka_unit_test(every_name_is_on_the_list),
        cmocka_unit_test(chapters_ask_about_misconceptions), cmocka_unit_test(nobody_reads_three_pages_in_a_row),
        cmocka_unit_test(chapters_begin_with_a_recall),      cmocka_unit_test(the_short_path_needs_no_other_chapters),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
