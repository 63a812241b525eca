/* `asyncourse preview`: a course that is written while it is looked at. */
#include "base/file.h"
#include "base/mem.h"
#include "screens/lesson.h"
#include "screens/preview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

typedef struct {
    char dir[64];
    char chapter[128], exercise[128];
    App app;
    Term *term;
    Progress *progress;
} Bench;

static const char a_chapter[] = "id: one\n"
                                   "title: One\n"
                                   "steps:\n"
                                   "  - text: The first page.\n"
                                   "  - text: The second page.\n"
                                   "    id: second\n"
                                   "  - text: The third page.\n";
static const char an_exercise[] = "task: Print one.\n"
                                    "starter: |\n"
                                    "  ...\n"
                                    "solution: |\n"
                                    "  print(1)\n"
                                    "checks: [{output: 1}]\n";

static void put(const char *dir, const char *name, const char *text)
{
    char *path = file_join(dir, name);
    assert_true(file_write(path, text, strlen(text), NULL));
    mem_free(path);
}

static int open_bench(void **state)
{
    Bench *b = mem_zalloc(sizeof *b);
    strcpy(b->dir, "/tmp/asyncourse-preview-XXXXXX");
    assert_non_null(mkdtemp(b->dir));
    char *lessons = file_join(b->dir, "lessons"), *exercises = file_join(b->dir, "exercises");
    assert_int_equal(mkdir(lessons, 0777), 0);
    assert_int_equal(mkdir(exercises, 0777), 0);
    put(lessons, "course.yaml", "asyncourse: 1\nid: c\ntitle: C\nchapters: [one]\n");
    put(lessons, "01-one.yaml", a_chapter);
    put(exercises, "loose.yaml", an_exercise);
    snprintf(b->chapter, sizeof b->chapter, "%s/01-one.yaml", lessons);
    snprintf(b->exercise, sizeof b->exercise, "%s/loose.yaml", exercises);
    mem_free(lessons);
    mem_free(exercises);
    b->term = term_open_memory(24, 80, GLYPHS_ASCII, NULL);
    b->progress = progress_open_at(NULL, "");
    app_init(&b->app, b->term, NULL, b->progress);
    *state = b;
    return 0;
}

static int close_bench(void **state)
{
    Bench *b = *state;
    Buf command = {0};
    app_deinit(&b->app);
    progress_close(b->progress);
    term_close(b->term);
    buf_printf(&command, "rm -r '%s'", b->dir);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_deinit(&command);
    mem_free(b);
    return 0;
}

/* What the screen shows, as text; caller frees. */
static char *shown(Bench *b)
{
    Buf text = {0};
    Screen *top = b->app.stack[b->app.depth - 1];
    grid_clear(&b->app.grid);
    top->ops->draw(top, grid_canvas(&b->app.grid));
    grid_dump_text(&b->app.grid, &text);
    return buf_take(&text);
}

static void assert_shows(Bench *b, const char *text)
{
    char *all = shown(b);
    if (!strstr(all, text))
        fail_msg("not on the screen: %s\n%s", text, all);
    mem_free(all);
}

/* The author saves a file; then the screen looks. */
static void save(Bench *b, const char *path, const char *text)
{
    Screen *top = b->app.stack[b->app.depth - 1];
    assert_true(file_write(path, text, strlen(text), NULL));
    top->ops->tick(top);
}

static void press(Bench *b, Action action)
{
    Screen *top = b->app.stack[b->app.depth - 1];
    KeyHit hit = {.action = (int)action};
    top->ops->act(top, &hit);
}

static void test_the_page_is_kept(void **state)
{
    Bench *b = *state;
    app_push(&b->app, preview_new(&b->app, b->dir, b->chapter, NULL));
    assert_shows(b, "The first page.");
    press(b, ACT_STEP_NEXT);
    assert_shows(b, "The second page.");
    save(b, b->chapter,
         "id: one\n"
         "title: One\n"
         "steps:\n"
         "  - text: A new first page.\n"
         "  - text: Another new page.\n"
         "  - text: The second page, said better.\n"
         "    id: second\n");
    assert_shows(b, "The second page, said better.");
    assert_shows(b, "step 3/3");
}

static void test_mistakes_are_shown_until_mended(void **state)
{
    Bench *b = *state;
    app_push(&b->app, preview_new(&b->app, b->dir, b->chapter, NULL));
    press(b, ACT_STEP_NEXT);
    save(b, b->chapter, "id: one\ntitle: One\nsteps:\n  - txt: The first page.\n");
    assert_shows(b, "01-one.yaml:4:5: error:");
    assert_shows(b, "did you mean `text`?");
    save(b, b->chapter, "id: one\ntitle: \"One\nsteps:\n");
    assert_shows(b, "error:");
    save(b, b->chapter, a_chapter);
    assert_shows(b, "The second page.");
}

static void test_an_exercise_of_no_chapter(void **state)
{
    Bench *b = *state;
    app_push(&b->app, preview_new(&b->app, b->dir, b->exercise, NULL));
    assert_shows(b, "Print one.");
    save(b, b->exercise, "task: Print two.\nstarter: |\n  ...\nsolution: |\n  print(2)\nchecks: [{output: 2}]\n");
    assert_shows(b, "Print two.");
    assert_int_equal(remove(b->exercise), 0);
    b->app.stack[0]->ops->tick(b->app.stack[0]);
    assert_shows(b, "neither a chapter nor an exercise");
    save(b, b->exercise, an_exercise);
    assert_shows(b, "Print one.");
}

static void test_a_folder_is_the_course(void **state)
{
    Bench *b = *state;
    app_push(&b->app, preview_new(&b->app, b->dir, b->dir, NULL));
    assert_shows(b, "The first page.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_page_is_kept, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(test_mistakes_are_shown_until_mended, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(test_an_exercise_of_no_chapter, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(test_a_folder_is_the_course, open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
