/* tests/course: each file of good/ has no diagnostics; each of bad/ has exactly those in <name>.expected. The name begins with
 * the kind of file: course-, exercise-, worlds-; all others are chapters. With ACCEPT=1 in the environment
 * the expectations are written anew. */
#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#ifndef ASYNCOURSE_SOURCE_DIR
#define ASYNCOURSE_SOURCE_DIR "."
#endif
#define COURSE_TESTS ASYNCOURSE_SOURCE_DIR "/tests/course/"

static CourseFileKind kind_of(const char *name)
{
    if (strncmp(name, "course-", 7) == 0)
        return COURSE_FILE_COURSE;
    if (strncmp(name, "exercise-", 9) == 0)
        return COURSE_FILE_EXERCISE;
    return strncmp(name, "worlds-", 7) == 0 ? COURSE_FILE_WORLDS : COURSE_FILE_CHAPTER;
}

static void diagnose(const char *path, Buf *out)
{
    Buf text;
    buf_init(&text);
    assert_true(file_read(path, 1 << 21, &text, NULL));
    DiagList diags;
    diag_init(&diags);
    course_check_text(kind_of(file_base_name(path)), file_base_name(path), NULL, buf_text(&text), text.len, &diags);
    for (size_t i = 0; i < diags.count; i++) {
        diag_text(&diags.items[i], NULL, 0, out);
    }
    diag_deinit(&diags);
    buf_deinit(&text);
}

static void check_bad(const char *path)
{
    Buf got, wanted, expected;
    buf_init(&got);
    buf_init(&wanted);
    buf_init(&expected);
    diagnose(path, &got);
    buf_bytes(&expected, path, strlen(path) - 5);
    buf_str(&expected, ".expected");
    if (getenv("ACCEPT") != NULL)
        assert_true(file_write(buf_text(&expected), buf_text(&got), got.len, NULL));
    file_read(buf_text(&expected), 1 << 20, &wanted, NULL);
    assert_true(got.len > 0);
    assert_string_equal(buf_text(&got), buf_text(&wanted));
    buf_deinit(&got);
    buf_deinit(&wanted);
    buf_deinit(&expected);
}

static void check_good(const char *path)
{
    Buf got;
    buf_init(&got);
    diagnose(path, &got);
    assert_string_equal(buf_text(&got), "");
    buf_deinit(&got);
}

static size_t each_file(const char *folder, void (*check)(const char *path))
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (len < 5 || strcmp(entry->d_name + len - 5, ".yaml") != 0)
            continue;
        char *path = file_join(folder, entry->d_name);
        check(path);
        mem_free(path);
        count++;
    }
    closedir(dir);
    return count;
}

static void good_files_have_no_diagnostics(void **state)
{
    (void)state;
    assert_true(each_file(COURSE_TESTS "good", check_good) >= 2);
}

static void bad_files_have_theirs(void **state)
{
    (void)state;
    assert_true(each_file(COURSE_TESTS "bad", check_bad) >= 30);
}

/* Every prefix of a file: nothing may crash, whatever is said. */
static void every_prefix_is_survived(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    assert_true(file_read(COURSE_TESTS "good/every-kind.yaml", 1 << 20, &text, NULL));
    for (size_t len = 0; len < text.len; len++) {
        DiagList diags;
        diag_init(&diags);
        char *copy = mem_dup(text.data, len); /* exactly so long: reading past it is seen */
        course_check_text(COURSE_FILE_CHAPTER, "prefix", NULL, copy, len, &diags);
        mem_free(copy);
        diag_deinit(&diags);
    }
    buf_deinit(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_files_have_no_diagnostics),
        cmocka_unit_test(bad_files_have_theirs),
        cmocka_unit_test(every_prefix_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
