#include "grade/check_int.h"

#include "base/mem.h"
#include "grade/comparator.h"
#include "grade/judge.h"
#include "trace/moment.h"
#include "trace/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Diag *complain(Check *c, DiagSeverity severity, const CourseText *at, const char *code, const char *format,
                      va_list args)
{
    Buf text;
    buf_init(&text);
    buf_vprintf(&text, format, args);
    bool known = at && at->line;
    Diag *d = diag_add(c->diags, severity, code, c->file, known ? at->line : c->step->line,
                       known ? at->col : c->step->col, "%s", buf_text(&text));
    buf_deinit(&text);
    return d;
}

Diag *check_complain(Check *c, const CourseText *at, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Diag *d = complain(c, DIAG_ERROR, at, code, format, args);
    va_end(args);
    return d;
}

Diag *check_warn(Check *c, const CourseText *at, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Diag *d = complain(c, DIAG_WARNING, at, code, format, args);
    va_end(args);
    return d;
}

void check_hint(Diag *d, const char *text) { d->hint = mem_strdup(text); }

/* ---- samples and predictions ---- */

static Recording *run_code(const Check *c, const CourseText *code, const CourseText *setup, const CourseValue *world,
                           bool record)
{
    Buf json;
    buf_init(&json);
    if (world)
        course_value_json(world, &json);
    EngineSpec spec = {.text = code->text,
                       .len = code->len,
                       .file = "sample.py",
                       .first_line = 1,
                       .world = world ? buf_text(&json) : NULL,
                       .random_seed = (uint64_t)c->course->seed,
                       .limits = ENGINE_LIMITS_VIEW,
                       .record = record};
    if (setup && setup->text)
        spec.setup = (EnginePart){setup->text, setup->len, "setup.py", 1};
    Recording *r = engine_run(&spec);
    buf_deinit(&json);
    return r;
}

/* A mistake in the code stands in the YAML file: line k of a block is line first_line + k - 1. */
static void complain_code(Check *c, const CourseText *code, const Recording *r)
{
    CourseText at = *code;
    const Diag *d = r->diags.count ? &r->diags.items[0] : NULL;
    if (d && strcmp(d->file, "sample.py") == 0) {
        at.line = code->first_line + d->line - 1;
        at.col = code->indent + d->col;
    }
    check_complain(c, &at, "code", "%s", d ? d->message : "this code does not compile");
}

/* How a sample ends, if the learner would see that as an accident. NULL: well. */
static const char *accident(const Recording *r)
{
    switch (r->kind) {
    case OUTCOME_EXCEPTION:
        return "with an exception";
    case OUTCOME_DEADLOCK:
        return "in a deadlock";
    case OUTCOME_LIMIT:
        return "at a limit";
    default:
        return NULL;
    }
}

/* The line of the program (1-based) at which a traceback's last entry points; 0: not known. */
static int line_of_error(const Recording *r)
{
    static const char mark[] = "File \"sample.py\", line ";
    int line = 0;
    for (const char *at = buf_text(&r->err); (at = strstr(at, mark)) != NULL; at += sizeof mark - 1)
        line = atoi(at + sizeof mark - 1);
    return line;
}

static void check_ending(Check *c, const CourseRun *run, const Recording *r)
{
    const char *how = accident(r);
    CourseText at = run->code;
    int line = line_of_error(r);
    if (run->error.text && !how)
        check_complain(c, &run->error, "no-error", "the sample ends without an error");
    if (run->error.text || !how)
        return;
    if (line > 0) {
        at.line = at.first_line + line - 1;
        at.col = at.indent + 1;
    }
    Buf text;
    buf_init(&text);
    buf_printf(&text, "%s; if the sample shows this, say `error: expected` in its step", buf_text(&r->message));
    check_hint(check_complain(c, &at, "sample-fails", "the sample ends %s", how), buf_text(&text));
    buf_deinit(&text);
}

/* The stops of a tour, found as the player finds them: each after the one before. */
static void check_stops(Check *c, const CourseRun *run, const Recording *r)
{
    uint64_t from = 0;
    for (size_t i = 0; i < run->stop_count; i++) {
        const CourseText *when = &run->stops[i].when;
        if (!when->text)
            continue;
        uint64_t seq = moment_find(r->log, when->text, from);
        if (seq != QUERY_NONE) {
            from = seq;
            continue;
        }
        bool earlier = moment_find(r->log, when->text, 0) != QUERY_NONE;
        Diag *d = check_complain(c, when, "stop-never", "the tour never comes to `%.60s`", when->text);
        check_hint(d, earlier ? "it comes only before the stop before it: a tour goes forwards"
                        : "the forms: " MOMENT_FORMS "; a task has the name it is shown with");
    }
}

static void check_run(Check *c)
{
    const CourseRun *run = &c->step->run;
    Recording *r = run_code(c, &run->code, &run->setup, run->world, run->stop_count > 0);
    c->counts->samples++;
    if (r->kind == OUTCOME_SYNTAX)
        complain_code(c, &run->code, r);
    else {
        check_ending(c, run, r);
        if (r->log)
            check_stops(c, run, r);
    }
    recording_free(r);
}

static size_t trimmed_length(const char *s, size_t len)
{
    while (len && strchr(" \t\r\n", s[len - 1]))
        len--;
    return len;
}

/* Do two texts say the same, line by line, without blanks at the ends of lines? */
static bool same_lines(const char *a, size_t alen, const char *b, size_t blen)
{
    alen = trimmed_length(a, alen);
    blen = trimmed_length(b, blen);
    while (alen || blen) {
        const char *aend = memchr(a, '\n', alen), *bend = memchr(b, '\n', blen);
        size_t an = aend ? (size_t)(aend - a) : alen, bn = bend ? (size_t)(bend - b) : blen;
        if (trimmed_length(a, an) != trimmed_length(b, bn) || memcmp(a, b, trimmed_length(a, an)) != 0)
            return false;
        an += aend != NULL;
        bn += bend != NULL;
        a += an, alen -= an;
        b += bn, blen -= bn;
    }
    return true;
}

/* Is this answer the truth? */
static bool predicted(const CoursePredict *p, const Recording *r, const CourseText *answer)
{
    if (p->ask == ASK_ELAPSED)
        return comparator_equal(strtod(answer->text, NULL), (double)r->end_ns / 1e9);
    return same_lines(answer->text, answer->len, buf_text(&r->out), r->out.len);
}

static void truth(const CoursePredict *p, const Recording *r, Buf *text)
{
    if (p->ask == ASK_ELAPSED) {
        buf_printf(text, "it takes %g s", (double)r->end_ns / 1e9);
        return;
    }
    buf_str(text, "it prints:");
    for (const char *at = buf_text(&r->out); *at && text->len < 400; at += *at == '\n') {
        size_t len = strcspn(at, "\n");
        buf_printf(text, "\n            %.*s", (int)len, at);
        at += len;
    }
}

static void check_predict(Check *c)
{
    const CoursePredict *p = &c->step->predict;
    Recording *r = run_code(c, &p->code, NULL, p->world, false);
    Buf text;
    buf_init(&text);
    c->counts->predictions++;
    truth(p, r, &text);
    if (r->kind == OUTCOME_SYNTAX)
        complain_code(c, &p->code, r);
    else if (p->expect.text && !predicted(p, r, &p->expect))
        check_hint(check_complain(c, &p->expect, "expect-false", "`expect` is not what happens"), buf_text(&text));
    for (size_t i = 0; i < p->trap_count; i++)
        if (predicted(p, r, &p->traps[i].answer))
            check_complain(c, &p->traps[i].answer, "trap-true", "this trap is the right answer");
    buf_deinit(&text);
    recording_free(r);
}

void check_step(const Course *course, const CourseChapter *chapter, const CourseStep *step, DiagList *diags,
                CheckCounts *counts)
{
    Check c = {course, step, chapter->file, diags, counts};
    if (step->broken)
        return;
    switch (step->kind) {
    case STEP_RUN:
        check_run(&c);
        break;
    case STEP_PREDICT:
        check_predict(&c);
        break;
    case STEP_QUIZ:
        counts->quizzes++;
        break;
    case STEP_EXERCISE:
        check_exercise(&c);
        break;
    case STEP_TEXT:
        break;
    }
}
