/* asyncourse check PATH...: is a course right? Its YAML, and by running it everything that it says about programs. */
#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "course/keys.h"
#include "course/load.h"
#include "course/lock.h"
#include "course/translate.h"
#include "grade/check.h"
#include "grade/mutants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_GITHUB } Format;

typedef struct {
    Format format;
    bool run;      /* not only the YAML */
    bool mutate;   /* the checks themselves too */
    bool verbose;  /* with the mistakes that change nothing */
    DiagList found;
    CheckCounts counts;
    MutantCounts mutants;
    Buf translations; /* a line a language */
    bool lock;        /* write lessons/ids.lock */
    bool lock_failed;
    size_t chapters;
} CheckRun;

/* ---- what is looked at ---- */

/* A course, and what of it was asked for: all, its lessons or exercises folder, or some of their files. */
typedef struct {
    char *dir;   /* of the course */
    char **only; /* paths of the files and folders inside that were asked for */
    size_t count, cap;
    bool all;
} Target;
typedef struct {
    Target *items;
    size_t count, cap;
} Targets;

static char *real_path(const char *path)
{
    char *resolved = realpath(path, NULL), *copy = resolved ? mem_strdup(resolved) : NULL;
    free(resolved);
    return copy;
}

/* The target of a course; `dir` is as the user would write it, and taken. */
static Target *target_of(Targets *targets, char *dir, const char *whole)
{
    for (size_t i = 0; i < targets->count; i++) {
        char *other = real_path(targets->items[i].dir);
        bool same = other && strcmp(other, whole) == 0;
        mem_free(other);
        if (same) {
            mem_free(dir);
            return &targets->items[i];
        }
    }
    MEM_GROW(targets->items, targets->cap, targets->count + 1);
    targets->items[targets->count] = (Target){.dir = dir};
    return &targets->items[targets->count++];
}

/* Returns what is wrong with the path; NULL: nothing, it is among the targets now. */
static const char *add_target(Targets *targets, const char *path)
{
    char *only = real_path(path), *dir = only ? course_above(path) : NULL, *whole = dir ? real_path(dir) : NULL;
    const char *problem = !only    ? "there is no such file or folder"
                          : !whole ? "no course is here or above (lessons/course.yaml is missing)"
                                   : NULL;
    if (problem) {
        mem_free(only);
        mem_free(dir);
        return problem;
    }
    Target *t = target_of(targets, dir, whole);
    if (strcmp(whole, only) == 0) {
        t->all = true;
        mem_free(only);
    } else {
        MEM_GROW(t->only, t->cap, t->count + 1);
        t->only[t->count++] = only;
    }
    mem_free(whole);
    return NULL;
}

static void free_targets(Targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        Target *t = &targets->items[i];
        for (size_t k = 0; k < t->count; k++)
            mem_free(t->only[k]);
        mem_free(t->only);
        mem_free(t->dir);
    }
    mem_free(targets->items);
}

static bool is_asked_for(const Target *t, const char *file)
{
    char *path = t->all ? NULL : real_path(file);
    bool inside = t->all;
    for (size_t i = 0; path && i < t->count && !inside; i++) {
        size_t len = strlen(t->only[i]);
        inside = strncmp(path, t->only[i], len) == 0 && (path[len] == '\0' || path[len] == '/');
    }
    mem_free(path);
    return inside;
}

/* ---- checking ---- */

static void copy_diags(CheckRun *c, const Target *t, const DiagList *from)
{
    for (size_t i = 0; i < from->count; i++) {
        const Diag *d = &from->items[i];
        if (d->file && !is_asked_for(t, d->file))
            continue;
        Diag *copy = diag_add(&c->found, d->severity, d->code, d->file, d->line, d->col, "%s", d->message);
        copy->end_col = d->end_col;
        copy->hint = d->hint ? mem_strdup(d->hint) : NULL;
    }
}

static void check_chapter(CheckRun *c, const Target *t, const Course *course, const CourseChapter *chapter)
{
    copy_diags(c, t, &chapter->diags);
    c->chapters += chapter != course->loose && is_asked_for(t, chapter->file);
    for (size_t i = 0; c->run && i < chapter->step_count; i++) {
        const CourseStep *step = &chapter->steps[i];
        const char *file = step->kind == STEP_EXERCISE && !step->broken ? step->exercise.file : chapter->file;
        if (!file || !is_asked_for(t, file))
            continue;
        check_step(course, chapter, step, &c->found, &c->counts);
        if (c->mutate)
            mutants_check_step(course, step, c->verbose, &c->found, &c->mutants);
    }
}

/* What a whole course says in other languages, and the ids that it promised. */
static void check_side_files(CheckRun *c, const Target *t, Course *course)
{
    DiagList found;
    size_t count;
    diag_init(&found);
    const Translation *all = course_check_translations(course, &found, &count);
    for (size_t i = 0; i < count; i++)
        buf_printf(&c->translations, "%s: %zu of %zu texts are translated, %zu steps are outdated\n", all[i].language,
                   all[i].texts - all[i].missing, all[i].texts, all[i].outdated);
    course_check_lock(course, &found);
    copy_diags(c, t, &found);
    diag_deinit(&found);
}

static void write_lock(CheckRun *c, const Course *course)
{
    size_t added, total;
    char *error = NULL;
    if (course_error_count(course))
        error = mem_strdup("the course has mistakes: nothing is locked");
    else if (course_write_lock(course, &added, &total, &error) && c->format == FORMAT_TEXT)
        printf("%s: %zu ids, %zu of them new\n", course->lock_file, total, added);
    c->lock_failed = error != NULL;
    if (error)
        cli_error("check", "%s", error);
    mem_free(error);
}

static void check_course(CheckRun *c, const Target *t)
{
    Course *course = course_load(t->dir);
    if (c->lock)
        write_lock(c, course);
    copy_diags(c, t, &course->diags);
    for (size_t i = 0; i < course->chapter_count; i++)
        check_chapter(c, t, course, &course->chapters[i]);
    if (course->loose)
        check_chapter(c, t, course, course->loose);
    check_side_files(c, t, course);
    course_free(course);
}

/* ---- reporting ---- */

static const char *severity_name(DiagSeverity s) { return s == DIAG_ERROR ? "error" : s == DIAG_WARNING ? "warning" : "note"; }

static const char *const kind_names[MUTANT_EXERCISE_KINDS] = {"write", "fix", "fill", "order", "timeline"};

static void json_tally(Json *j, const char *key, const MutantTally *t)
{
    json_key(j, key);
    json_object(j);
    json_key(j, "exercises"), json_uint(j, t->exercises);
    json_key(j, "made"), json_uint(j, t->made);
    json_key(j, "killed"), json_uint(j, t->killed);
    json_key(j, "survived"), json_uint(j, t->survived);
    json_key(j, "same"), json_uint(j, t->same);
    json_end_object(j);
}

static void json_mutants(Json *j, const MutantCounts *counts)
{
    MutantTally all = mutants_total(counts);
    json_key(j, "mutants");
    json_object(j);
    for (size_t i = 0; i < MUTANT_EXERCISE_KINDS; i++)
        json_tally(j, kind_names[i], &counts->by_kind[i]);
    json_tally(j, "all", &all);
    json_end_object(j);
}

static void report_json(const CheckRun *c, Buf *out)
{
    Json j;
    json_init(&j, out);
    json_object(&j);
    json_key(&j, "format");
    json_str(&j, "asyncourse-check/1");
    json_key(&j, "diagnostics");
    json_array(&j);
    for (size_t i = 0; i < c->found.count; i++) {
        const Diag *d = &c->found.items[i];
        json_object(&j);
        json_key(&j, "severity"), json_str(&j, severity_name(d->severity));
        json_key(&j, "code"), json_str(&j, d->code);
        json_key(&j, "file"), json_str(&j, d->file);
        json_key(&j, "line"), json_int(&j, d->line);
        json_key(&j, "col"), json_int(&j, d->col);
        json_key(&j, "message"), json_str(&j, d->message);
        json_key(&j, "hint"), json_str(&j, d->hint);
        json_end_object(&j);
    }
    json_end_array(&j);
    json_key(&j, "solutions"), json_uint(&j, c->counts.solutions);
    json_key(&j, "starters"), json_uint(&j, c->counts.starters);
    json_key(&j, "wrong_answers"), json_uint(&j, c->counts.wrong);
    json_key(&j, "predictions"), json_uint(&j, c->counts.predictions);
    json_key(&j, "samples"), json_uint(&j, c->counts.samples);
    if (c->mutate)
        json_mutants(&j, &c->mutants);
    json_key(&j, "errors"), json_uint(&j, c->found.errors);
    json_key(&j, "warnings"), json_uint(&j, c->found.warnings);
    json_end_object(&j);
    buf_char(out, '\n');
}

/* Properties and messages of workflow commands: % and line ends are escaped, in properties also : and , */
static void github_escape(const char *text, bool property, Buf *out)
{
    Buf safe = {0};
    utf8_safe_text(text, strlen(text), &safe);
    for (const char *s = buf_text(&safe); *s; s++)
        if (*s == '%' || *s == '\n' || (property && (*s == ':' || *s == ',')))
            buf_printf(out, "%%%02X", (unsigned char)*s);
        else
            buf_char(out, *s);
    buf_deinit(&safe);
}

static void report_github(const CheckRun *c, Buf *out)
{
    for (size_t i = 0; i < c->found.count; i++) {
        const Diag *d = &c->found.items[i];
        buf_printf(out, "::%s file=", d->severity == DIAG_NOTE ? "notice" : severity_name(d->severity));
        github_escape(d->file ? d->file : "", true, out);
        buf_printf(out, ",line=%d,col=%d::", d->line, d->col);
        github_escape(d->message, false, out);
        if (d->hint) {
            buf_str(out, "%0A");
            github_escape(d->hint, false, out);
        }
        buf_char(out, '\n');
    }
}

static void text_tally(const char *name, const MutantTally *t, Buf *out)
{
    buf_printf(out, "  %-10s %9zu %6zu %8zu %10zu %6zu   %5.1f %%\n", name, t->exercises, t->made, t->killed, t->survived,
               t->same, mutants_percent(t));
}

static void text_mutants(const MutantCounts *counts, Buf *out)
{
    MutantTally all = mutants_total(counts);
    buf_str(out, "mutants    exercises   made   killed   survived   same    killed of those that do something else\n");
    for (size_t i = 0; i < MUTANT_EXERCISE_KINDS; i++)
        if (counts->by_kind[i].exercises)
            text_tally(kind_names[i], &counts->by_kind[i], out);
    text_tally("all", &all, out);
}

static void report_text(const CheckRun *c, Buf *out)
{
    const CheckCounts *n = &c->counts;
    course_diag_list_text(&c->found, out);
    if (c->run && c->chapters)
        buf_printf(out, "%zu chapter%s: ", c->chapters, c->chapters == 1 ? "" : "s");
    if (c->run)
        buf_printf(out, "%zu samples run, %zu predictions true, %zu quizzes; %zu solutions, %zu starters, %zu wrong answers judged\n",
                   n->samples, n->predictions, n->quizzes, n->solutions, n->starters, n->wrong);
    buf_bytes(out, buf_text(&c->translations), c->translations.len);
    if (c->mutate)
        text_mutants(&c->mutants, out);
    buf_printf(out, "%zu error%s, %zu warning%s\n", c->found.errors, c->found.errors == 1 ? "" : "s", c->found.warnings,
               c->found.warnings == 1 ? "" : "s");
}

static void report(const CheckRun *c, Buf *out)
{
    if (c->format == FORMAT_JSON)
        report_json(c, out);
    else if (c->format == FORMAT_GITHUB)
        report_github(c, out);
    else
        report_text(c, out);
}

/* ---- arguments ---- */

static bool parse_format(Args *args, const char *word, Format *format)
{
    static const char *const names[] = {"text", "json", "github", NULL};
    for (int i = 0; word && names[i]; i++)
        if (strcmp(names[i], word) == 0) {
            *format = (Format)i;
            return true;
        }
    if (word)
        args_usage(args, "there is no format '%s': text, json or github", word);
    return false;
}

/* A course is loaded once, however many of its files are named. */
static int check_paths(CheckRun *c, Args *args)
{
    Targets targets = {0};
    int rc = 0;
    while (args_more(args) && rc == 0) {
        const char *path = args_take(args), *problem = add_target(&targets, path);
        if (problem)
            cli_error("check", "%s: %s", path, problem);
        rc = problem ? EXIT_USAGE : 0;
    }
    for (size_t i = 0; i < targets.count && rc == 0; i++)
        check_course(c, &targets.items[i]);
    free_targets(&targets);
    return rc;
}

/* --schema FILE: for an editor. */
static int print_schema(const Args *args, const char *file)
{
    Buf text = {0};
    bool known = keys_schema(file, &text);
    fwrite(buf_text(&text), 1, text.len, stdout);
    buf_deinit(&text);
    if (!known)
        return args_usage(args, "there is no schema '%s': course, chapter, exercise, worlds, glossary, translation or translated-course", file);
    return output_finish() ? 0 : EXIT_CANNOT_WRITE;
}

int cmd_check(Args *args)
{
    static const char *const known[] = {"--format", "--yaml-only", "--mutate", "--verbose", "--schema", "--lock", "--exit-zero", "--help", NULL};
    CheckRun c = {.run = true};
    const char *format = NULL, *schema = NULL;
    bool exit_zero = false;
    while (args_is_option(args)) {
        if (args_flag(args, "--yaml-only"))
            c.run = false;
        else if (args_flag(args, "--mutate"))
            c.mutate = true;
        else if (args_flag(args, "--verbose"))
            c.verbose = true;
        else if (args_flag(args, "--exit-zero"))
            exit_zero = true;
        else if (args_flag(args, "--lock"))
            c.lock = true;
        else if (args_value(args, "--schema", &schema))
            return schema ? print_schema(args, schema) : EXIT_USAGE;
        else if (!args_value(args, "--format", &format))
            return args_unknown(args, known);
        else if (!parse_format(args, format, &c.format))
            return EXIT_USAGE;
    }
    args_flag(args, "--");
    if (!args_more(args))
        return args_usage(args, "which course? PATH is missing");
    diag_init(&c.found);
    int rc = check_paths(&c, args);
    if (rc == 0) {
        Buf text = {0};
        report(&c, &text);
        fwrite(buf_text(&text), 1, text.len, stdout);
        buf_deinit(&text);
        rc = !output_finish() ? EXIT_CANNOT_WRITE : c.found.errors && !exit_zero ? 1 : 0;
    }
    diag_deinit(&c.found);
    buf_deinit(&c.translations);
    return rc == 0 && c.lock_failed ? 1 : rc;
}
