/* The journal: what is written is read again, damage is skipped, and a place that cannot be written costs only the saving. */
#include "base/file.h"
#include "base/mem.h"
#include "course/progress.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct {
    char dir[64];
    char path[128];
} Home;

static int set_up(void **state)
{
    Home *home = mem_zalloc(sizeof *home);
    strcpy(home->dir, "/tmp/asyncourse-progress-XXXXXX");
    assert_non_null(mkdtemp(home->dir));
    snprintf(home->path, sizeof home->path, "%s/asyncourse/progress.log", home->dir);
    *state = home;
    return 0;
}

static int tear_down(void **state)
{
    Home *home = *state;
    char folder[128];
    snprintf(folder, sizeof folder, "%s/asyncourse", home->dir);
    unlink(home->path);
    rmdir(folder);
    unlink(folder);
    rmdir(home->dir);
    mem_free(home);
    return 0;
}

static void append_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void what_is_written_is_read(void **state)
{
    const Home *home = *state;
    const char *chapter, *step;
    int tries;
    Progress *p = progress_open_at(home->path, "one");
    assert_true(progress_is_saved(p));
    assert_false(progress_place(p, &chapter, &step));
    progress_set_place(p, "tasks", "tasks/text-1");
    progress_set_place(p, "tasks", "who \"creates\"\n\xc3\xa9 \x1b \xe2\x80\xae \xf3\xa0\x81\x81");
    progress_mark_seen(p, "intro");
    progress_mark_seen(p, "intro");
    progress_set_answer(p, "quiz", false, "a\tb");
    progress_set_answer(p, "quiz", true, "c");
    progress_set_answer(p, "quiz", false, NULL);
    progress_close(p);

    p = progress_open_at(home->path, "one");
    assert_int_equal(progress_bad_lines(p), 0);
    assert_int_equal(progress_unknown_records(p), 0);
    assert_true(progress_place(p, &chapter, &step));
    assert_string_equal(chapter, "tasks");
    assert_string_equal(step, "who \"creates\"\n\xc3\xa9 \x1b \xe2\x80\xae \xf3\xa0\x81\x81");
    assert_true(progress_is_seen(p, "intro"));
    assert_false(progress_is_seen(p, "quiz"));
    assert_int_equal(progress_answer(p, "quiz", &tries), PROGRESS_RIGHT);
    assert_int_equal(tries, 3);
    assert_int_equal(progress_answer(p, "other", &tries), PROGRESS_UNANSWERED);
    assert_int_equal(tries, 0);
    progress_close(p);

    p = progress_open_at(home->path, "two"); /* another course knows nothing of it */
    assert_false(progress_place(p, &chapter, &step));
    assert_false(progress_is_seen(p, "intro"));
    progress_close(p);
}

static void the_line_is_json_tab_sum(void **state)
{
    const Home *home = *state;
    Progress *p = progress_open_at(home->path, "c");
    progress_mark_seen(p, "s");
    progress_close(p);
    Buf text;
    buf_init(&text);
    assert_true(file_read(home->path, 1000, &text, NULL));
    const char *json = "{\"t\":\"seen\",\"course\":\"c\",\"step\":\"s\"}\t";
    assert_int_equal(strncmp(text.data, json, strlen(json)), 0);
    assert_int_equal(text.len, strlen(json) + 9);
    buf_deinit(&text);
}

static void damage_is_skipped(void **state)
{
    const Home *home = *state;
    Progress *p = progress_open_at(home->path, "c");
    progress_mark_seen(p, "first");
    progress_close(p);
    append_text(home->path, "{\"t\":\"seen\",\"course\":\"c\",\"step\":\"forged\"}\t00000000\nnoise\n\n{\"t\":\"se");
    p = progress_open_at(home->path, "c");
    assert_int_equal(progress_bad_lines(p), 3);
    assert_true(progress_is_seen(p, "first"));
    assert_false(progress_is_seen(p, "forged"));
    progress_mark_seen(p, "after the torn line");
    progress_close(p);
    p = progress_open_at(home->path, "c");
    assert_int_equal(progress_bad_lines(p), 3);
    assert_true(progress_is_seen(p, "after the torn line"));
    progress_close(p);
}

static void unknown_records_are_kept(void **state)
{
    const Home *home = *state;
    Progress *p = progress_open_at(home->path, "c");
    progress_close(p);
    char folder[128];
    snprintf(folder, sizeof folder, "mkdir -p %s/asyncourse", home->dir);
    assert_int_equal(system(folder), 0);
    append_text(home->path, "{}\t297bd0aa\n"); /* the sum of {} */
    p = progress_open_at(home->path, "c");
    assert_int_equal(progress_unknown_records(p), 1);
    progress_mark_seen(p, "s");
    progress_close(p);
    p = progress_open_at(home->path, "c");
    assert_int_equal(progress_unknown_records(p), 1);
    progress_close(p);
}

static void without_a_place_it_works_in_memory(void **state)
{
    const Home *home = *state;
    char folder[128];
    snprintf(folder, sizeof folder, "%s/asyncourse", home->dir);
    append_text(folder, "a file where the folder should be");
    Progress *p = progress_open_at(home->path, "c");
    progress_mark_seen(p, "s");
    assert_true(progress_is_seen(p, "s"));
    assert_false(progress_is_saved(p));
    assert_non_null(strstr(progress_reason(p), "progress is not saved: "));
    assert_true(progress_take_warning(p));
    assert_false(progress_take_warning(p));
    progress_mark_seen(p, "t");
    assert_false(progress_take_warning(p)); /* said once */
    unlink(folder);
    progress_mark_seen(p, "u"); /* now it can be written, and all of it is */
    assert_true(progress_is_saved(p));
    progress_close(p);
    p = progress_open_at(home->path, "c");
    assert_true(progress_is_seen(p, "s") && progress_is_seen(p, "t") && progress_is_seen(p, "u"));
    progress_close(p);
    p = progress_open_at(NULL, "c");
    assert_false(progress_is_saved(p));
    progress_close(p);
}

static void the_environment_says_where(void **state)
{
    const Home *home = *state;
    setenv("XDG_STATE_HOME", home->dir, 1);
    Progress *p = progress_open("c");
    assert_string_equal(progress_path(p), home->path);
    progress_close(p);
    setenv("XDG_STATE_HOME", "relative", 1); /* must be ignored */
    setenv("HOME", "/home/x", 1);
    p = progress_open("c");
    assert_string_equal(progress_path(p), "/home/x/.local/state/asyncourse/progress.log");
    progress_close(p);
    unsetenv("HOME");
    p = progress_open("c");
    assert_null(progress_path(p));
    assert_false(progress_is_saved(p));
    progress_close(p);
}

static void two_writers_lose_nothing(void **state)
{
    const Home *home = *state;
    enum { EACH = 50 };
    pid_t child = fork();
    Progress *p = progress_open_at(home->path, "c");
    for (int i = 0; i < EACH; i++) {
        char key[32];
        snprintf(key, sizeof key, "%s-%d", child == 0 ? "child" : "parent", i);
        progress_mark_seen(p, key);
    }
    progress_close(p);
    if (child == 0)
        _exit(0);
    waitpid(child, NULL, 0);
    p = progress_open_at(home->path, "c");
    for (int i = 0; i < 2 * EACH; i++) {
        char key[32];
        snprintf(key, sizeof key, "%s-%d", i < EACH ? "child" : "parent", i % EACH);
        assert_true(progress_is_seen(p, key));
    }
    assert_int_equal(progress_bad_lines(p), 0);
    progress_close(p);
}

static size_t size_of(const char *path)
{
    Buf text = {0};
    assert_true(file_read(path, 64 << 20, &text, NULL));
    size_t len = text.len;
    buf_deinit(&text);
    return len;
}

/* Two million bytes of going to and fro, with things between them that must stay. */
static void fill_journal(const char *path, const char *course)
{
    static const char line[] = "{\"t\":\"place\",\"course\":\"c\",\"chapter\":\"one\",\"step\":\"a\"}\t";
    Progress *p = progress_open_at(path, course);
    progress_mark_seen(p, "first");
    for (int i = 0; i < 3; i++)
        progress_set_answer(p, "quiz", i == 1, "x\"y");
    progress_set_place(p, "one", "a");
    progress_close(p);
    Buf text = {0}, all = {0};
    assert_true(file_read(path, 64 << 20, &text, NULL));
    const char *place = strstr(buf_text(&text), line);
    assert_non_null(place);
    size_t len = (size_t)(strchr(place, '\n') - place) + 1;
    while (all.len < (2 << 20))
        buf_bytes(&all, place, len);
    append_text(path, buf_text(&all));
    append_text(path, "no record at all\n");
    buf_deinit(&text);
    buf_deinit(&all);
}

static void a_long_journal_is_compacted(void **state)
{
    const Home *home = *state;
    const char *chapter, *step;
    int tries;
    fill_journal(home->path, "c");
    assert_true(size_of(home->path) > 2 << 20);
    for (int round = 0; round < 2; round++) { /* as it is read, and as it was written anew */
        Progress *p = progress_open_at(home->path, "c");
        assert_int_equal(progress_bad_lines(p), round == 0);
        assert_true(progress_is_saved(p));
        assert_true(progress_is_seen(p, "first"));
        assert_true(progress_place(p, &chapter, &step));
        assert_string_equal(step, "a");
        assert_int_equal(progress_answer(p, "quiz", &tries), PROGRESS_RIGHT);
        assert_int_equal(tries, 3 + round);
        progress_set_answer(p, "quiz", false, NULL);
        progress_close(p);
        assert_true(size_of(home->path) < 1000);
    }
}

/* Records of programs that ran before, while and after it was compacted by another. */
static void compacting_loses_no_record_of_others(void **state)
{
    enum { WRITERS = 4, RECORDS = 60 };
    const Home *home = *state;
    pid_t children[WRITERS];
    fill_journal(home->path, "c");
    for (int w = 0; w < WRITERS; w++) {
        children[w] = fork();
        if (children[w] == 0) {
            for (int i = 0; i < RECORDS; i++) {
                char key[32];
                snprintf(key, sizeof key, "w%d-%d", w, i);
                Progress *p = progress_open_at(home->path, "c");
                progress_mark_seen(p, key);
                progress_close(p);
            }
            _exit(0);
        }
    }
    for (int w = 0; w < WRITERS; w++)
        waitpid(children[w], NULL, 0);
    Progress *p = progress_open_at(home->path, "c");
    for (int w = 0; w < WRITERS; w++) {
        for (int i = 0; i < RECORDS; i++) {
            char key[32];
            snprintf(key, sizeof key, "w%d-%d", w, i);
            assert_true(progress_is_seen(p, key));
        }
    }
    progress_close(p);
    assert_true(size_of(home->path) < 1 << 20);
}

/* Hints, skipping and drafts of exercises are there again at the next start; drafts are files of their own. */
static void exercises_are_kept(void **state)
{
    Home *home = *state;
    Buf draft = {0};
    Progress *p = progress_open_at(home->path, "c");
    assert_false(progress_load_draft(p, "ex", &draft));
    progress_save_draft(p, "ex", "one\n", 4);
    progress_save_draft(p, "ex", "two\n", 4);
    progress_save_draft(p, "ch/ex", "", 0);
    progress_set_hints(p, "ex", 2);
    progress_set_hints(p, "ex", 1); /* a hint cannot be closed */
    progress_set_skipped(p, "ex", true);
    progress_set_skipped(p, "other", true);
    progress_set_skipped(p, "other", false);
    progress_close(p);
    p = progress_open_at(home->path, "c");
    assert_true(progress_load_draft(p, "ex", &draft));
    assert_string_equal(buf_text(&draft), "two\n");
    buf_clear(&draft);
    assert_true(progress_load_draft(p, "ch/ex", &draft));
    assert_int_equal(draft.len, 0);
    assert_int_equal(progress_hints(p, "ex"), 2);
    assert_int_equal(progress_hints(p, "other"), 0);
    assert_true(progress_is_skipped(p, "ex"));
    assert_false(progress_is_skipped(p, "other"));
    assert_int_equal(progress_unknown_records(p), 0);
    progress_drop_draft(p, "ex");
    progress_drop_draft(p, "ex");
    assert_false(progress_load_draft(p, "ex", &draft));
    progress_close(p);
    p = progress_open_at(home->path, "another");
    assert_false(progress_load_draft(p, "ch/ex", &draft));
    progress_close(p);
    buf_deinit(&draft);
}

/* What one learner has done at home and at school: each knows all in the end, and telling it twice changes nothing. */
static void exports_merge(void **state)
{
    const Home *home = *state;
    Buf at_home = {0}, at_school = {0}, again = {0};
    ProgressImport result;
    const char *chapter, *step;
    int tries;
    Progress *p = progress_open_at(home->path, "c");
    progress_set_place(p, "one", "quiz");
    progress_set_answer(p, "quiz", false, "x");
    progress_set_answer(p, "quiz", true, "y");
    progress_set_hints(p, "ex", 2);
    progress_set_skipped(p, "ex", true);
    progress_save_draft(p, "ex", "print(\"é\")\n", 12);
    progress_export(p, &at_home);
    progress_close(p);
    unlink(home->path);

    p = progress_open_at(home->path, "c");
    progress_drop_draft(p, "ex");
    progress_mark_seen(p, "page");
    progress_set_answer(p, "ex", true, NULL);
    progress_set_answer(p, "quiz", false, "z");
    progress_import(p, buf_text(&at_home), at_home.len, &result);
    assert_int_equal(result.steps, 2);
    assert_int_equal(result.drafts, 1);
    assert_int_equal(result.bad_lines + result.unknown + result.drafts_kept, 0);
    progress_export(p, &at_school);
    progress_import(p, buf_text(&at_home), at_home.len, &result);
    assert_int_equal(result.steps, 0);
    assert_int_equal(result.drafts, 0);
    progress_close(p);

    p = progress_open_at(home->path, "c"); /* it is in the journal, too */
    assert_int_equal(progress_answer(p, "quiz", &tries), PROGRESS_RIGHT);
    assert_int_equal(tries, 2);
    assert_string_equal(progress_given(p, "quiz"), "y");
    assert_int_equal(progress_hints(p, "ex"), 2);
    assert_false(progress_is_skipped(p, "ex")); /* solved at school */
    assert_true(progress_is_seen(p, "page"));
    assert_true(progress_place(p, &chapter, &step));
    assert_string_equal(step, "quiz");
    assert_true(progress_load_draft(p, "ex", &again));
    assert_string_equal(buf_text(&again), "print(\"é\")\n");
    buf_clear(&again);
    progress_export(p, &again);
    assert_string_equal(buf_text(&again), buf_text(&at_school)); /* sorted: the same knowledge, the same bytes */
    progress_save_draft(p, "ex", "mine\n", 5);
    progress_import(p, buf_text(&at_home), at_home.len, &result);
    assert_int_equal(result.drafts_kept, 1);
    progress_drop_draft(p, "ex");
    progress_close(p);
    buf_deinit(&at_home);
    buf_deinit(&at_school);
    buf_deinit(&again);
}

static void what_is_reset_is_forgotten(void **state)
{
    const Home *home = *state;
    Buf copy = {0}, old = {0};
    const char *chapter, *step;
    Progress *p = progress_open_at(home->path, "c"), *other = progress_open_at(home->path, "d");
    progress_mark_seen(other, "page");
    progress_close(other);
    progress_set_place(p, "one", "quiz");
    progress_mark_seen(p, "page");
    progress_set_answer(p, "quiz", true, "x");
    assert_true(progress_backup(p, &copy, NULL));
    progress_reset(p, "quiz");
    assert_int_equal(progress_answer(p, "quiz", NULL), PROGRESS_UNANSWERED);
    assert_null(progress_given(p, "quiz"));
    assert_true(progress_is_seen(p, "page"));
    progress_reset(p, NULL);
    assert_false(progress_is_seen(p, "page"));
    progress_close(p);
    p = progress_open_at(home->path, "c");
    assert_false(progress_is_seen(p, "page"));
    assert_false(progress_place(p, &chapter, &step));
    progress_set_answer(p, "quiz", false, "z");
    assert_int_equal(progress_answer(p, "quiz", NULL), PROGRESS_WRONG);
    progress_close(p);
    other = progress_open_at(home->path, "d");
    assert_true(progress_is_seen(other, "page"));
    progress_close(other);
    assert_true(file_read(buf_text(&copy), 10000, &old, NULL));
    assert_non_null(strstr(buf_text(&old), "\"right\":true"));
    unlink(buf_text(&copy));
    buf_deinit(&copy);
    buf_deinit(&old);
}

/* Of many records about a step, one stays. */
static void compacting_keeps_what_matters(void **state)
{
    const Home *home = *state;
    char key[32];
    Progress *p = progress_open_at(home->path, "c");
    for (int i = 0; i < 400; i++) {
        snprintf(key, sizeof key, "ex-%d", i % 4);
        progress_set_skipped(p, key, i / 4 % 2 == 0);
        progress_set_hints(p, key, i / 4);
        progress_add_review(p, key, i % 2);
    }
    size_t before = size_of(home->path);
    assert_true(progress_compact(p));
    progress_close(p);
    assert_true(before > 50000);
    assert_true(size_of(home->path) < 500);
    p = progress_open_at(home->path, "c");
    assert_int_equal(progress_hints(p, "ex-3"), 99);
    assert_int_equal(progress_reviews(p, "ex-3"), 100);
    assert_false(progress_is_skipped(p, "ex-3"));
    progress_close(p);
}

/* The course goes on and says so; what was on the disk stays whole. */
static void a_full_disk_costs_only_the_saving(void **state)
{
    const Home *home = *state;
    struct rlimit before, full;
    Progress *p = progress_open_at(home->path, "c");
    progress_mark_seen(p, "first");
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    full = before;
    full.rlim_cur = size_of(home->path) + 10;
    setrlimit(RLIMIT_FSIZE, &full);
    progress_mark_seen(p, "second");
    bool saved = progress_is_saved(p);
    Progress *reader = progress_open_at(home->path, "c");
    bool whole = progress_bad_lines(reader) == 0 && progress_is_seen(reader, "first");
    setrlimit(RLIMIT_FSIZE, &before);
    progress_close(reader);
    assert_false(saved);
    assert_true(whole);
    assert_true(progress_is_seen(p, "second"));
    progress_mark_seen(p, "third"); /* there is room again: nothing was lost */
    assert_true(progress_is_saved(p));
    progress_close(p);
    p = progress_open_at(home->path, "c");
    assert_true(progress_is_seen(p, "first") && progress_is_seen(p, "second") && progress_is_seen(p, "third"));
    progress_close(p);
}

#define WITH_HOME(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_HOME(a_long_journal_is_compacted),
        WITH_HOME(compacting_loses_no_record_of_others),
        WITH_HOME(what_is_written_is_read),  WITH_HOME(the_line_is_json_tab_sum),
        WITH_HOME(damage_is_skipped),        WITH_HOME(unknown_records_are_kept),
        WITH_HOME(without_a_place_it_works_in_memory), WITH_HOME(two_writers_lose_nothing),
        WITH_HOME(the_environment_says_where), WITH_HOME(exercises_are_kept),
        WITH_HOME(exports_merge),            WITH_HOME(what_is_reset_is_forgotten),
        WITH_HOME(compacting_keeps_what_matters), WITH_HOME(a_full_disk_costs_only_the_saving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
