/* asyncourse grade EXERCISE... SUBMISSION...|DIR: judges answers, each in a process of its own. */
#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "course/load.h"
#include "grade/jail.h"
#include "grade/report.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SUBMISSION_MAX = 1 << 20, EXIT_INTERNAL = 3 };

/* One answer to one exercise. */
typedef struct {
    const CourseStep *step;
    char *student, *path; /* path NULL: nothing was handed in */
    Buf text;
    char *unreadable;     /* why the file could not be read, or NULL */
} Submission;

typedef struct {
    Course *course;
    const CourseStep **steps; /* the exercises that were named */
    size_t nsteps, cap_steps;
    Submission *items;
    size_t count, cap;
    Result *results;
    const char *format, *out_path, *course_dir;
    size_t parallel;
    bool exit_zero;
} Class;

/* ---- what is to be judged ---- */

static void submission_add(Class *c, const CourseStep *step, const char *student, const char *path)
{
    MEM_GROW(c->items, c->cap, c->count + 1);
    Submission *s = &c->items[c->count++];
    *s = (Submission){.step = step, .student = student ? mem_strdup(student) : NULL, .path = path ? mem_strdup(path) : NULL};
    if (path && !file_read(path, SUBMISSION_MAX, &s->text, &s->unreadable))
        buf_clear(&s->text);
}

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n > m && strcmp(s + n - m, end) == 0;
}

/* "dir/alice.py" -> "alice"; caller frees. */
static char *stem(const char *path)
{
    const char *name = file_base_name(path), *dot = strrchr(name, '.');
    return dot && dot > name ? mem_strndup(name, (size_t)(dot - name)) : mem_strdup(name);
}

static const CourseStep *find_exercise(const Class *c, const char *id)
{
    const CourseStep *step = course_step(c->course, id, NULL);
    return step && step->kind == STEP_EXERCISE ? step : NULL;
}

static bool is_named(const Class *c, const CourseStep *step)
{
    for (size_t i = 0; i < c->nsteps; i++)
        if (c->steps[i] == step)
            return true;
    return c->nsteps == 0;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* The entries of a folder in alphabetical order, hidden ones left out; NULL ends them; free each and the array. */
static char **entries(const char *dir)
{
    char **names = NULL;
    size_t n = 0, cap = 0;
    DIR *d = opendir(dir);
    for (const struct dirent *e; d && (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        MEM_GROW(names, cap, n + 1);
        names[n++] = mem_strdup(e->d_name);
    }
    if (d)
        closedir(d);
    if (n > 1)
        qsort(names, n, sizeof *names, by_name);
    MEM_GROW(names, cap, n + 1);
    names[n] = NULL;
    return names;
}

/* STUDENT/<exercise>.py; an exercise that was named and has no file is a submission too: nothing was handed in. */
static void add_student(Class *c, const char *dir, const char *student)
{
    char **names = entries(dir);
    for (size_t i = 0; c->nsteps == 0 && names[i]; i++) {
        char *id = stem(names[i]), *path = file_join(dir, names[i]);
        const CourseStep *step = ends_with(names[i], ".py") ? find_exercise(c, id) : NULL;
        if (step)
            submission_add(c, step, student, path);
        mem_free(id);
        mem_free(path);
    }
    for (size_t i = 0; i < c->nsteps; i++) {
        Buf name = {0};
        buf_printf(&name, "%s.py", c->steps[i]->id);
        char *path = file_join(dir, buf_text(&name));
        submission_add(c, c->steps[i], student, file_exists(path) ? path : NULL);
        mem_free(path);
        buf_deinit(&name);
    }
    for (size_t i = 0; names[i]; i++)
        mem_free(names[i]);
    mem_free(names);
}

/* Files NAME.py are answers to the exercise NAME, or of the student NAME when one exercise was named; folders are
 * students. */
static void add_folder(Class *c, const char *dir)
{
    char **names = entries(dir);
    for (size_t i = 0; names[i]; i++) {
        char *path = file_join(dir, names[i]), *name = stem(names[i]);
        const CourseStep *step = find_exercise(c, name);
        if (file_is_dir(path))
            add_student(c, path, names[i]);
        else if (ends_with(names[i], ".py") && step && is_named(c, step))
            submission_add(c, step, NULL, path);
        else if (ends_with(names[i], ".py") && c->nsteps == 1)
            submission_add(c, c->steps[0], name, path);
        mem_free(path);
        mem_free(name);
        mem_free(names[i]);
    }
    mem_free(names);
}

static bool add_file(Class *c, const char *path)
{
    char *name = stem(path);
    const CourseStep *step = find_exercise(c, name);
    bool own = step && is_named(c, step);
    if (own || c->nsteps == 1)
        submission_add(c, own ? step : c->steps[0], own ? NULL : name, path);
    else
        cli_error("grade", "%s: which exercise does it answer? Name one, or name the file after it", path);
    mem_free(name);
    return own || c->nsteps == 1;
}

/* Says that there is no such exercise, with the nearest one that there is. */
static void say_unknown(const Class *c, const char *id)
{
    const char **ids = NULL;
    size_t n = 0, cap = 0;
    for (size_t i = 0; i < c->course->chapter_count + (c->course->loose != NULL); i++)
        for (size_t k = 0; k < c->course->chapters[i].step_count; k++) {
            MEM_GROW(ids, cap, n + 1);
            ids[n++] = c->course->chapters[i].steps[k].id;
        }
    MEM_GROW(ids, cap, n + 1);
    ids[n] = NULL;
    const char *nearest = diag_nearest(id, ids);
    cli_error("grade", "there is no file, folder or exercise '%s'%s%s%s", id,
            nearest ? "; did you mean '" : " in this course", nearest ? nearest : "", nearest ? "'?" : "");
    mem_free(ids);
}

/* Words that are no path are exercises; they count for all paths, wherever they stand. */
static bool is_exercise(const char *word) { return ends_with(word, ".yaml") || !file_exists(word); }

/* All of the course, unless exercises are named, and are there. */
static Course *load_course(Args *args, const char *dir)
{
    char **ids = NULL;
    size_t n = 0, cap = 0;
    for (int i = args->at; i < args->count; i++) {
        const char *word = args->items[i];
        MEM_GROW(ids, cap, n + 1);
        if (is_exercise(word))
            ids[n++] = ends_with(word, ".yaml") ? stem(word) : mem_strdup(word);
    }
    MEM_GROW(ids, cap, n + 1);
    ids[n] = NULL;
    Course *course = n ? course_load_steps(dir, (const char *const *)ids) : course_load(dir);
    bool complete = true;
    for (size_t i = 0; i < n; i++) {
        complete &= course_step(course, ids[i], NULL) != NULL;
        mem_free(ids[i]);
    }
    mem_free(ids);
    if (complete)
        return course;
    course_free(course);
    return course_load(dir);
}

static bool add_exercise(Class *c, const char *word)
{
    char *id = ends_with(word, ".yaml") ? stem(word) : mem_strdup(word);
    const CourseStep *step = find_exercise(c, id);
    bool usable = step && !step->broken;
    if (usable) {
        MEM_GROW(c->steps, c->cap_steps, c->nsteps + 1);
        c->steps[c->nsteps++] = step;
    } else if (step) {
        cli_error("grade", "the exercise '%s' has mistakes: asyncourse check tells them", id);
    } else {
        say_unknown(c, id);
    }
    mem_free(id);
    return usable;
}

/* ---- judging ---- */

static void judge_one(void *ctx, size_t i, Buf *out)
{
    Class *c = ctx;
    const Submission *s = &c->items[i];
    Result result;
    if (!s->path || s->unreadable) {
        result_error(&result, s->step->id, s->path ? s->unreadable : "nothing was handed in");
        result.max_points = s->step->exercise.points;
    } else {
        Judgement *j = judge_answer(c->course, s->step, buf_text(&s->text), s->text.len, file_base_name(s->path));
        result_of(j, &result);
        judgement_free(j);
    }
    result_write(&result, out);
    result_deinit(&result);
}

static void judged(void *ctx, size_t i, const Buf *record, const char *why)
{
    Class *c = ctx;
    Result *r = &c->results[i];
    if (!record || !result_read(r, buf_text(record), record->len)) {
        result_error(r, c->items[i].step->id, record ? "its result was not whole" : why);
        r->max_points = c->items[i].step->exercise.points;
    }
    r->student = c->items[i].student ? mem_strdup(c->items[i].student) : NULL;
    r->file = c->items[i].path ? mem_strdup(c->items[i].path) : NULL;
}

/* ---- writing ---- */

static bool write_report(const Class *c, const Buf *text)
{
    if (!c->out_path) {
        fwrite(buf_text(text), 1, text->len, stdout);
        return output_finish();
    }
    Buf temporary = {0};
    char *error = NULL;
    buf_printf(&temporary, "%s.tmp", c->out_path);
    bool ok = file_write(buf_text(&temporary), buf_text(text), text->len, &error);
    if (ok && rename(buf_text(&temporary), c->out_path) != 0)
        ok = false;
    if (!ok)
        cli_error("grade", "%s: %s", c->out_path, error ? error : "cannot be written");
    mem_free(error);
    buf_deinit(&temporary);
    return ok;
}

static int verdict(const Class *c)
{
    int rc = 0;
    for (size_t i = 0; i < c->count; i++)
        if (c->results[i].status != RESULT_PASS)
            rc = 1;
    return c->exit_zero ? 0 : rc;
}

static int grade(Class *c)
{
    Buf text = {0};
    const char *sandbox = jail_kind();
    if (strcmp(sandbox, "seccomp") != 0)
        cli_error("grade", "no seccomp filter here; submissions run with resource limits only");
    c->results = mem_zalloc((c->count + 1) * sizeof *c->results);
    jail_run(c->count, c->parallel, judge_one, judged, c);
    ReportHead head = {.course = c->course->id, .sandbox = sandbox};
    report_writer(c->format)(&head, c->results, c->count, &text);
    int rc = write_report(c, &text) ? verdict(c) : EXIT_CANNOT_WRITE;
    for (size_t i = 0; i < c->count; i++)
        result_deinit(&c->results[i]);
    mem_free(c->results);
    buf_deinit(&text);
    return rc;
}

/* ---- arguments ---- */

static bool number_of(const char *word, size_t *out)
{
    char *end;
    long n = strtol(word, &end, 10);
    *out = (size_t)n;
    return *word && !*end && n >= 1 && n <= 256;
}

/* 0, or the exit code of a mistake that has been told. */
static int take_options(Args *args, Class *c)
{
    static const char *const known[] = {"--format", "--jobs", "-o", "--course", "--exit-zero", "--help", NULL};
    const char *jobs = NULL;
    while (args_is_option(args)) {
        if (args_flag(args, "--exit-zero"))
            c->exit_zero = true;
        else if (args_value(args, "--jobs", &jobs)) {
            if (!jobs || !number_of(jobs, &c->parallel))
                return args_usage(args, "--jobs needs a number from 1 to 256");
        } else if (args_value(args, "--format", &c->format)) {
            if (!c->format || !report_writer(c->format))
                return args_usage(args, "there is no format '%s': text, json, junit, gradescope, csv, tap, classroom50, "
                                        "exercism or prairielearn", c->format ? c->format : "");
        } else if (!args_value(args, "-o", &c->out_path) && !args_value(args, "--course", &c->course_dir))
            return args_unknown(args, known);
    }
    return 0;
}

static int take_words(Args *args, Class *c)
{
    int first = args->at;
    for (; args_more(args); args_take(args)) {
        const char *word = args->items[args->at];
        if (is_exercise(word) && !add_exercise(c, word))
            return EXIT_USAGE;
    }
    for (int i = first; i < args->count; i++) {
        const char *word = args->items[i];
        if (is_exercise(word))
            continue;
        if (file_is_dir(word))
            add_folder(c, word);
        else if (!add_file(c, word))
            return EXIT_USAGE;
    }
    if (!c->count)
        return args_usage(args, "nothing to judge: name an exercise and files or a folder of answers");
    return 0;
}

static void class_free(Class *c)
{
    for (size_t i = 0; i < c->count; i++) {
        mem_free(c->items[i].student);
        mem_free(c->items[i].path);
        mem_free(c->items[i].unreadable);
        buf_deinit(&c->items[i].text);
    }
    mem_free(c->items);
    mem_free(c->steps);
    course_free(c->course);
}

int cmd_grade(Args *args)
{
    Class c = {.format = "text", .parallel = (size_t)sysconf(_SC_NPROCESSORS_ONLN)};
    int rc = take_options(args, &c);
    if (rc)
        return rc;
    if (!args_more(args))
        return args_usage(args, "nothing to judge: name an exercise and files or a folder of answers");
    char *error = NULL, *dir = course_locate(c.course_dir, &error);
    if (!dir) {
        cli_error("grade", "%s", error ? error : "no course was found");
        mem_free(error);
        return EXIT_USAGE;
    }
    c.course = load_course(args, dir);
    rc = take_words(args, &c);
    if (rc == 0)
        rc = grade(&c);
    class_free(&c);
    mem_free(dir);
    return rc;
}
