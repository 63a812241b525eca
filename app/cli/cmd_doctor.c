/* asyncourse doctor: what was found where, and what is wrong with it; --fix mends what can be mended. */
#include "base/file.h"
#include "base/mem.h"
#include "cli/learner.h"
#include "course/study.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

typedef struct {
    Buf out;
    int problems;
    bool fix;
} Doctor;

static void say(Doctor *d, const char *mark, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void say(Doctor *d, const char *mark, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    buf_printf(&d->out, "%-5s ", mark);
    buf_vprintf(&d->out, format, list);
    buf_char(&d->out, '\n');
    va_end(list);
    d->problems += strcmp(mark, "BAD") == 0;
}

static void look_at_course(Doctor *d, const Course *course)
{
    size_t exercises = 0, closed = 0, errors = course_error_count(course);
    for (size_t c = 0; c < course->chapter_count; c++) {
        closed += course->chapters[c].quarantined;
        for (size_t i = 0; i < course->chapters[c].step_count; i++)
            exercises += course->chapters[c].steps[i].kind == STEP_EXERCISE;
    }
    say(d, "ok", "course    %s: %zu chapters, %zu exercises", course->dir, course->chapter_count,
        exercises);
    char *worlds = file_join(course->dir, "assets/worlds.yaml");
    say(d, file_exists(worlds) ? "ok" : "note", "worlds    %s%s", worlds,
        file_exists(worlds) ? "" : ": there is none");
    mem_free(worlds);
    if (errors)
        say(d, "BAD", "course    has %zu mistakes, %zu chapters cannot be opened: asyncourse check %s",
            errors, closed, course->dir);
}

static bool can_write(const char *path)
{
    char *at = mem_strdup(path);
    while (!file_exists(at) && strcmp(at, "/") != 0 && strcmp(at, ".") != 0) {
        char *above = file_dir_name(at);
        mem_free(at);
        at = above;
    }
    bool ok = access(at, W_OK) == 0;
    mem_free(at);
    return ok;
}

/* What a compaction that was cut off leaves; nobody reads it. */
static void look_for_stale_file(Doctor *d, const char *journal)
{
    Buf path = {0};
    buf_printf(&path, "%s.new", journal);
    if (file_exists(buf_text(&path))) {
        if (d->fix && unlink(buf_text(&path)) == 0)
            say(d, "fixed", "journal   %s was removed: a writing that was cut off left it",
                buf_text(&path));
        else
            say(d, "BAD", "journal   %s was left by a writing that was cut off", buf_text(&path));
    }
    buf_deinit(&path);
}

static void mend_journal(Doctor *d, Progress *progress)
{
    Buf copy = {0};
    char *error = NULL;
    if (progress_backup(progress, &copy, &error) && progress_compact(progress))
        say(d, "fixed", "journal   damaged lines were taken out; the journal as it was is in %s",
            buf_text(&copy));
    else
        say(d, "BAD", "journal   cannot be mended: %s", error ? error : "it cannot be written");
    mem_free(error);
    buf_deinit(&copy);
}

static void look_at_journal(Doctor *d, Progress *progress)
{
    const char *path = progress_path(progress);
    if (!path) {
        say(d, "BAD", "journal   %s", progress_reason(progress));
        return;
    }
    bool there = file_exists(path), damaged = progress_bad_lines(progress) > 0;
    say(d, "ok", "journal   %s%s", path, there ? "" : ": not begun yet");
    if (!progress_is_saved(progress))
        say(d, "BAD", "journal   %s", progress_reason(progress));
    else if (!can_write(path))
        say(d, "BAD", "journal   cannot be written: what you do will not be kept");
    if (damaged)
        say(d, d->fix ? "note" : "BAD", "journal   has %zu damaged %s; all others are read",
            progress_bad_lines(progress), progress_bad_lines(progress) == 1 ? "line" : "lines");
    if (progress_unknown_records(progress))
        say(d, "note", "journal   has %zu records of a newer version; they are kept",
            progress_unknown_records(progress));
    if (damaged && d->fix)
        mend_journal(d, progress);
    look_for_stale_file(d, path);
}

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : "(not set)";
}

static void look_at_terminal(Doctor *d)
{
    struct winsize size = {0};
    Buf why = {0};
    bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (app_needs_plain(&why))
        say(d, "note", "terminal  the course will be in --plain: %s", buf_text(&why));
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        say(d, size.ws_col >= 40 && size.ws_row >= 10 ? "ok" : "BAD",
            "terminal  %dx%d (at least 40x10), TERM=%s", size.ws_col, size.ws_row, setting("TERM"));
    else
        say(d, "note", "terminal  of unknown size, TERM=%s", setting("TERM"));
    say(d, "ok", "colours   NO_COLOR=%s COLORTERM=%s", setting("NO_COLOR"), setting("COLORTERM"));
    say(d, utf8 ? "ok" : "note", "locale    %s%s", nl_langinfo(CODESET),
        utf8 ? "" : ": only ASCII is shown");
    const char *visual = getenv("VISUAL");
    say(d, "ok", "editor    %s", visual && *visual ? visual : setting("EDITOR"));
    buf_deinit(&why);
}

int cmd_doctor(Args *args)
{
    static const char *const known[] = {"--course", "--fix", "--help", NULL};
    Doctor d = {.fix = false};
    const char *dir = NULL;
    while (args_more(args)) {
        if (args_flag(args, "--fix"))
            d.fix = true;
        else if (!args_value(args, "--course", &dir))
            return args_unknown(args, known);
        else if (!dir)
            return EXIT_USAGE;
    }
    Learner learner = {0};
    say(&d, "ok", "version   asyncourse " ASYNCOURSE_VERSION ", Python 3.11");
    bool found = learner_open(&learner, args->command, dir);
    if (found) {
        look_at_course(&d, learner.course);
        look_at_journal(&d, learner.progress);
        progress_close(learner.progress);
        course_free(learner.course);
    }
    look_at_terminal(&d);
    if (d.problems)
        buf_printf(&d.out, "%d %s%s\n", d.problems, d.problems == 1 ? "problem." : "problems.",
                   d.fix ? "" : " asyncourse doctor --fix mends what can be mended.");
    else
        buf_str(&d.out, "All is well.\n");
    learner_print(&d.out);
    buf_deinit(&d.out);
    return !output_finish() ? EXIT_CANNOT_WRITE : !found ? EXIT_USAGE : d.problems ? 1 : 0;
}
