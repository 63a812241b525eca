/* The glossary: read, found by any of its forms, its links checked. */
#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static void put(const char *dir, const char *name, const char *text)
{
    char *path = file_join(dir, name);
    assert_true(file_write(path, text, strlen(text), NULL));
    mem_free(path);
}

static Course *load_with(const char *page, const char *glossary)
{
    char dir[] = "/tmp/asyncourse-glossary-XXXXXX";
    char chapter[400];
    assert_non_null(mkdtemp(dir));
    char *lessons = file_join(dir, "lessons");
    assert_int_equal(mkdir(lessons, 0700), 0);
    put(dir, "lessons/course.yaml", "asyncourse: 1\nid: c\ntitle: C\nchapters: [one]\n");
    snprintf(chapter, sizeof chapter, "id: one\ntitle: One\nsteps:\n- text: %s\n", page);
    put(dir, "lessons/01-one.yaml", chapter);
    if (glossary)
        put(dir, "lessons/glossary.yaml", glossary);
    Course *course = course_load(dir);
    static const char *const names[] = {"lessons/course.yaml", "lessons/01-one.yaml", "lessons/glossary.yaml"};
    for (size_t i = 0; i < 3; i++) {
        char *path = file_join(dir, names[i]);
        remove(path);
        mem_free(path);
    }
    remove(lessons);
    mem_free(lessons);
    remove(dir);
    return course;
}

static const char two[] = "terms:\n"
                          "- term: task\n  also: [tasks, create_task]\n  text: A task.\n  chapters: [one]\n"
                          "- term: Await\n  text: See [[tasks]].\n";

static void terms_are_found_by_any_form(void **state)
{
    (void)state;
    Course *course = load_with("a", two);
    assert_int_equal(course_error_count(course) + course_warning_count(course), 0);
    assert_int_equal(course->term_count, 2);
    assert_string_equal(course->terms[0].term.text, "Await");
    assert_ptr_equal(course_term(course, "Create_Task", 11), &course->terms[1]);
    assert_ptr_equal(course_term(course, "await", 5), &course->terms[0]);
    assert_null(course_term(course, "tas", 3));
    course_free(course);
}

static void terms_stand_in_texts_as_words(void **state)
{
    (void)state;
    Course *course = load_with("a", two);
    const CourseTerm *task = course_term(course, "task", 4);
    assert_true(course_term_is_in(task, "Make a Task.", 12));
    assert_true(course_term_is_in(task, "asyncio.create_task(job())", 26));
    assert_false(course_term_is_in(task, "multitasking", 12));
    assert_false(course_term_is_in(task, "task_done", 9));
    course_free(course);
}

static void expect_first(const Course *course, const DiagList *diags, int line, const char *message)
{
    assert_true(course_error_count(course) + course_warning_count(course) >= 1);
    assert_int_equal(diags->items[0].line, line);
    assert_string_equal(diags->items[0].message, message);
}

static void slips_are_named(void **state)
{
    (void)state;
    Course *course = load_with("a", "terms:\n- term: a\n  text: x\n- term: A\n  text: y\n");
    expect_first(course, &course->diags, 4, "the term `A` stands here a second time");
    assert_int_equal(course->term_count, 1);
    course_free(course);
    course = load_with("a", "terms:\n- term: a\n  text: x\n  chapters: [two]\n");
    expect_first(course, &course->diags, 4, "there is no chapter `two`");
    course_free(course);
    course = load_with("a", "words: []\n");
    expect_first(course, &course->diags, 1, "the glossary has no key `words`");
    course_free(course);
}

static void links_to_unknown_words_are_warned_of(void **state)
{
    (void)state;
    Course *course = load_with("\"See [[semaphore]].\"", two);
    expect_first(course, &course->chapters[0].diags, 4, "the glossary has no `semaphore`");
    assert_int_equal(course_error_count(course), 0);
    course_free(course);
}

static void a_course_needs_no_glossary(void **state)
{
    (void)state;
    Course *course = load_with("a", NULL);
    assert_int_equal(course_error_count(course) + course_warning_count(course), 0);
    assert_int_equal(course->term_count, 0);
    assert_null(course_term(course, "task", 4));
    course_free(course);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_found_by_any_form),          cmocka_unit_test(terms_stand_in_texts_as_words),
        cmocka_unit_test(slips_are_named),                      cmocka_unit_test(links_to_unknown_words_are_warned_of),
        cmocka_unit_test(a_course_needs_no_glossary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
