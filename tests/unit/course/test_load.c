/* Whole courses: ours must be clean; small ones made here have the mistakes that only show across files. */
#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"
#include "course/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#ifndef ASYNCOURSE_SOURCE_DIR
#define ASYNCOURSE_SOURCE_DIR "."
#endif

static void put(const char *dir, const char *name, const char *text)
{
    char *path = file_join(dir, name);
    assert_true(file_write(path, text, strlen(text), NULL));
    mem_free(path);
}

static void make_course(char *dir, const char *chapters)
{
    static const char *const folders[] = {"lessons", "exercises", "assets"};
    strcpy(dir, "/tmp/asyncourse-load-XXXXXX");
    assert_non_null(mkdtemp(dir));
    for (size_t i = 0; i < 3; i++) {
        char *path = file_join(dir, folders[i]);
        assert_int_equal(mkdir(path, 0700), 0);
        mem_free(path);
    }
    Buf text;
    buf_init(&text);
    buf_printf(&text, "asyncourse: 1\nid: c\ntitle: C\nchapters: [%s]\n", chapters);
    put(dir, "lessons/course.yaml", buf_text(&text));
    buf_deinit(&text);
}

static void remove_course(const char *dir)
{
    char command[200];
    snprintf(command, sizeof command, "rm -r '%s'", dir);
    assert_int_equal(system(command), 0);
}

static const char *first_message(const CourseChapter *chapter)
{
    return chapter->diags.count > 0 ? chapter->diags.items[0].message : "";
}

static void our_lessons_are_clean(void **state)
{
    (void)state;
    Course *course = course_load(ASYNCOURSE_SOURCE_DIR);
    Buf text;
    buf_init(&text);
    course_diags_text(course, &text);
    assert_string_equal(buf_text(&text), "");
    assert_true(course->chapter_count >= 4);
    const CourseChapter *chapter = NULL;
    const CourseStep *step = course_step(course, "two-tasks-sample", &chapter);
    assert_non_null(step);
    assert_string_equal(chapter->id, "tasks");
    assert_int_equal(step->run.stop_count, 2);
    assert_int_equal(step->run.code.first_line, step->run.code.line + 1);
    assert_int_equal(step->run.code.indent, 4);
    assert_non_null(course_step(course, "waiting/text-1", NULL));
    buf_deinit(&text);
    course_free(course);
}

static void a_broken_chapter_is_quarantined_alone(void **state)
{
    (void)state;
    char dir[64];
    make_course(dir, "good, bad, gone");
    put(dir, "lessons/01-good.yaml", "id: good\ntitle: G\nsteps:\n- text: x\n- exercise: e\n");
    put(dir, "lessons/02-bad.yaml", "id: bad\ntitle: `b`\n");
    put(dir, "exercises/e.yaml", "title: E\ntask: t\nstarter: a\nsolution: b\nchecks: [{output: x}]\n");
    Course *course = course_load(dir);
    assert_int_equal(course->chapter_count, 3);
    assert_false(course->chapters[0].quarantined);
    assert_string_equal(course->chapters[0].steps[1].title.text, "E");
    assert_int_equal(course->chapters[0].steps[1].exercise.points, 1);
    assert_true(course->chapters[1].quarantined);
    assert_int_equal(course->chapters[1].diags.items[0].line, 2);
    assert_int_equal(course->chapters[1].diags.items[0].col, 8);
    assert_true(course->chapters[2].quarantined);
    assert_string_equal(first_message(&course->chapters[2]), "the chapter `gone` has no file");
    assert_int_equal(course_error_count(course), 2);
    course_free(course);
    remove_course(dir);
}

static void ids_needs_and_worlds_are_linked(void **state)
{
    (void)state;
    char dir[64];
    make_course(dir, "a, b, d");
    put(dir, "lessons/a.yaml", "id: a\ntitle: A\nneeds: [b]\nsteps:\n- run: s\n  code: x\n  world: weather\n");
    put(dir, "lessons/b.yaml", "id: b\ntitle: B\nneeds: [a, x]\nsteps:\n- run: s\n  code: x\n");
    put(dir, "lessons/d.yaml", "id: d\ntitle: D\nneeds: [a]\nsteps:\n- run: u\n  code: x\n  world: wether\n- exercise: none\n");
    put(dir, "assets/worlds.yaml", "weather: {http: {}}\n");
    Course *course = course_load(dir);
    assert_string_equal(first_message(&course->chapters[0]), "these chapters need each other: a -> b -> a");
    assert_non_null(course->chapters[0].steps[0].run.world);
    assert_int_equal(course->chapters[1].diags.count, 2);
    assert_string_equal(course->chapters[1].diags.items[0].message, "the id `s` is used a second time");
    assert_string_equal(course->chapters[1].diags.items[1].message, "there is no chapter `x`");
    assert_int_equal(course->chapters[2].diags.count, 2);
    assert_string_equal(course->chapters[2].diags.items[1].message, "there is no world `wether` in assets/worlds.yaml");
    assert_string_equal(course->chapters[2].diags.items[1].hint, "did you mean `weather`?");
    course_free(course);
    remove_course(dir);
}

static void single_steps_are_what_they_are_in_the_whole_course(void **state)
{
    (void)state;
    char dir[64];
    static const char *const ids[] = {"inside", "twice", "aside", "none", NULL};
    make_course(dir, "a, b, c");
    put(dir, "lessons/a.yaml", "id: a\ntitle: A\nsteps:\n- exercise: inside\n  title: I\n  task: t\n  starter: a\n  solution: b\n"
                               "  checks: [{output: x}]\n  world: weather\n- run: twice\n  code: x\n");
    put(dir, "lessons/b.yaml", "id: b\ntitle: B\nsteps:\n- run: twice\n  code: x\n- exercise: elsewhere\n");
    put(dir, "lessons/c.yaml", "id: c\ntitle: C\nsteps:\n- run: other\n  code: x\n");
    static const char exercise[] = "title: E\ntask: t\nstarter: a\nsolution: b\nchecks: [{output: x}]\npoints: 3\n";
    put(dir, "exercises/elsewhere.yaml", exercise);
    put(dir, "exercises/aside.yaml", exercise);
    put(dir, "exercises/beside.yaml", exercise);
    put(dir, "assets/worlds.yaml", "weather: {http: {}}\n");
    Course *course = course_load_steps(dir, ids);
    const CourseChapter *chapter = NULL;
    const CourseStep *step = course_step(course, "inside", &chapter);
    assert_string_equal(step->title.text, "I");
    assert_string_equal(chapter->id, "a");
    assert_non_null(step->exercise.world);
    assert_int_equal(step->exercise.points, 1);
    assert_true(course->chapters[1].steps[0].broken); /* the id is used a second time */
    assert_int_equal(course->chapters[2].step_count, 0);
    step = course_step(course, "aside", &chapter);
    assert_int_equal(step->exercise.points, 3);
    assert_ptr_equal(chapter, course->loose);
    assert_int_equal(course->loose->step_count, 1);
    assert_null(course_step(course, "none", NULL));
    course_free(course);
    remove_course(dir);
}

static void a_course_that_is_not_there_says_so(void **state)
{
    (void)state;
    Course *course = course_load("/nonexistent");
    assert_int_equal(course->chapter_count, 0);
    assert_int_equal(course_error_count(course), 1);
    course_free(course);
    char *error;
    CourseSearch search = {.option_dir = "/nonexistent",
                           .executable_dir = ASYNCOURSE_SOURCE_DIR "/tests/course",
                           .data_path = "../.."};
    assert_null(course_find(&search, &error));
    assert_string_equal(error, "--course /nonexistent: there is no lessons/course.yaml in it");
    mem_free(error);
    search.option_dir = NULL;
    char *found = course_find(&search, &error);
    assert_string_equal(found, ASYNCOURSE_SOURCE_DIR "/tests/course/../..");
    mem_free(found);
    search.data_path = NULL;
    assert_null(course_find(&search, &error));
    assert_string_equal(error, "no course found; say where it is with --course DIR");
    mem_free(error);
}

static void limits_hold(void **state)
{
    (void)state;
    static const size_t sizes[] = {YAML_MAX_SCALAR + 1, YAML_MAX_BYTES + 1};
    static const char *const said[] = {"a text is longer than 256 KiB", "the file is larger than 1 MiB"};
    for (size_t i = 0; i < 2; i++) {
        char *text = mem_alloc(sizes[i]);
        memset(text, 'x', sizes[i]);
        DiagList diags;
        diag_init(&diags);
        assert_int_equal(course_check_text(COURSE_FILE_CHAPTER, "f", NULL, text, sizes[i], &diags), 1);
        assert_string_equal(diags.items[0].message, said[i]);
        diag_deinit(&diags);
        mem_free(text);
    }
}

static void worlds_become_json(void **state)
{
    (void)state;
    static const char text[] = "a: {after: 1.5, json: [yes, true, \"3\", 007], \"q\\\"\": null}\n";
    Arena arena;
    arena_init(&arena);
    DiagList diags;
    diag_init(&diags);
    const CourseValue *root = yaml_read(&arena, "f", text, strlen(text), &diags);
    Buf json;
    buf_init(&json);
    course_value_json(root, &json);
    assert_string_equal(buf_text(&json), "{\"a\":{\"after\":1.5,\"json\":[\"yes\",true,\"3\",\"007\"],\"q\\\"\":null}}");
    buf_deinit(&json);
    diag_deinit(&diags);
    arena_deinit(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_lessons_are_clean),           cmocka_unit_test(a_broken_chapter_is_quarantined_alone),
        cmocka_unit_test(ids_needs_and_worlds_are_linked), cmocka_unit_test(a_course_that_is_not_there_says_so),
        cmocka_unit_test(single_steps_are_what_they_are_in_the_whole_course),
        cmocka_unit_test(limits_hold),                     cmocka_unit_test(worlds_become_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
