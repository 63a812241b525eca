/* A file that others save: in place, by rename, deleted and made again; with inotify and without. */
#include "base/file.h"
#include "base/watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <poll.h>
#include <unistd.h>

static char dir[] = "/tmp/asyncourse-watch-XXXXXX", path[64], other[64];

static void put(const char *name, const char *text) { assert_true(file_write(name, text, strlen(text), NULL)); }

/* Waits for the descriptor, if there is one, then asks. */
static bool changed(FileWatch *watch)
{
    struct pollfd fd = {watch_fd(watch), POLLIN, 0};
    if (fd.fd >= 0)
        assert_int_equal(poll(&fd, 1, 5000), 1);
    const char *which = watch_changed(watch);
    assert_true(!which || strcmp(which, path) == 0);
    return which != NULL;
}

static void check(bool poll_status)
{
    put(path, "1");
    FileWatch *watch = watch_open(path, poll_status);
    if (poll_status)
        assert_int_equal(watch_fd(watch), -1);
    assert_null(watch_changed(watch));
    put(path, "22"); /* in place */
    assert_true(changed(watch));
    assert_null(watch_changed(watch));
    put(other, "33"); /* as editors do that rename */
    assert_int_equal(rename(other, path), 0);
    assert_true(changed(watch));
    put(other, "something else in the folder");
    assert_false(changed(watch));
    unlink(path);
    assert_null(watch_changed(watch));
    put(path, "4444");
    assert_true(changed(watch));
    watch_close(watch);
    unlink(path);
    unlink(other);
}

static void test_inotify(void **state)
{
    (void)state;
    check(false);
}

static void test_poll(void **state)
{
    (void)state;
    check(true);
}

static void check_more(bool poll_status)
{
    put(path, "1");
    FileWatch *watch = watch_open(path, poll_status);
    watch_add(watch, other);
    watch_add(watch, path); /* already */
    assert_null(watch_changed(watch));
    put(other, "a file that was missing");
    put(path, "22");
    assert_string_equal(watch_changed(watch), path);
    assert_string_equal(watch_changed(watch), other);
    assert_null(watch_changed(watch));
    put(path, "333");
    watch_pass(watch, path);
    assert_null(watch_changed(watch));
    watch_close(watch);
    unlink(path);
    unlink(other);
}

static void test_more(void **state)
{
    (void)state;
    check_more(false);
    check_more(true);
}

static void test_absent(void **state)
{
    (void)state;
    FileWatch *watch = watch_open("/nonexistent/folder/x.py", false);
    assert_int_equal(watch_fd(watch), -1);
    assert_null(watch_changed(watch));
    watch_close(watch);
    watch_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_inotify), cmocka_unit_test(test_poll), cmocka_unit_test(test_more),
                                       cmocka_unit_test(test_absent)};
    if (!mkdtemp(dir))
        return 1;
    snprintf(path, sizeof path, "%s/program.py", dir);
    snprintf(other, sizeof other, "%s/program.py~", dir);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(dir);
    return failed;
}
