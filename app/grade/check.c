#include "grade/check.h"

#include "base/mem.h"
#include "grade/comparator.h"
#include "grade/judge.h"
#include "trace/moment.h"
#include "trace/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const Course *course;
    const CourseStep *step;
    const char *file;
    DiagList *diags;
    CheckCounts *counts;
} Check;

static Diag *complain(Check *c, const CourseText *at, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static Diag *complain(Check *c, const CourseText *at, const char *code, const char *format, ...)
{
    Buf text;
    va_list args;
    buf_init(&text);
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    bool known = at && at->line;
    Diag *d = diag_add(c->diags, DIAG_ERROR, code, c->file, known ? at->line : c->step->line,
                       known ? at->col : c->step->col, "%s", buf_text(&text));
    buf_deinit(&text);
    return d;
}

static void hint(Diag *d, const char *text) { d->hint = mem_strdup(text); }

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
    complain(c, &at, "code", "%s", d ? d->message : "this code does not compile");
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
        complain(c, &run->error, "no-error", "the sample ends without an error");
    if (run->error.text || !how)
        return;
    if (line > 0) {
        at.line = at.first_line + line - 1;
        at.col = at.indent + 1;
    }
    Buf text;
    buf_init(&text);
    buf_printf(&text, "%s; if the sample shows this, say `error: expected` in its step", buf_text(&r->message));
    hint(complain(c, &at, "sample-fails", "the sample ends %s", how), buf_text(&text));
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
        Diag *d = complain(c, when, "stop-never", "the tour never comes to `%.60s`", when->text);
        hint(d, earlier ? "it comes only before the stop before it: a tour goes forwards"
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
        hint(complain(c, &p->expect, "expect-false", "`expect` is not what happens"), buf_text(&text));
    for (size_t i = 0; i < p->trap_count; i++)
        if (predicted(p, r, &p->traps[i].answer))
            complain(c, &p->traps[i].answer, "trap-true", "this trap is the right answer");
    buf_deinit(&text);
    recording_free(r);
}

/* ---- exercises ---- */

static void said(const Judgement *j, Buf *out)
{
    const JudgedRun *run = NULL;
    const Finding *f = judgement_first_failure(j, &run);
    if (!f)
        return;
    buf_printf(out, "%s: ", f->check);
    if (run->name)
        buf_printf(out, "(%s) ", run->name);
    buf_str(out, f->detail ? f->detail : f->message);
}

static Judgement *judge_text(const Check *c, const Buf *text)
{
    return judge_answer(c->course, c->step, buf_text(text), text->len, "answer.py");
}

static void check_solution(Check *c)
{
    const CourseExercise *e = &c->step->exercise;
    const CourseText *at = e->kind == EXERCISE_FILL    ? (e->blank_count ? &e->blanks[0] : &e->starter)
                           : e->kind == EXERCISE_ORDER ? &e->lines
                                                       : &e->solution;
    Buf text, why;
    buf_init(&text);
    buf_init(&why);
    judge_solution(e, &text);
    Judgement *j = judge_text(c, &text);
    c->counts->solutions++;
    said(j, &why);
    if (!j->passed)
        hint(complain(c, at, "solution-fails", "the solution fails"), buf_text(&why));
    judgement_free(j);
    buf_deinit(&why);
    buf_deinit(&text);
}

static void check_starter(Check *c)
{
    const CourseExercise *e = &c->step->exercise;
    if (!e->starter.text)
        return;
    Buf text;
    buf_init(&text);
    buf_bytes(&text, e->starter.text, e->starter.len);
    Judgement *j = judge_text(c, &text);
    c->counts->starters++;
    if (j->passed)
        complain(c, &e->starter, "starter-passes", "the starter passes all checks: there is nothing to do");
    judgement_free(j);
    buf_deinit(&text);
}

static void names_of(const CourseText *names, size_t count, Buf *out)
{
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s`%s`", i ? " or " : "", names[i].text);
}

static void judge_wrong(Check *c, const CourseWrong *w, const Buf *text)
{
    Judgement *j = judge_text(c, text);
    Buf names, why;
    buf_init(&names);
    buf_init(&why);
    names_of(w->caught_by, w->caught_by_count, &names);
    said(j, &why);
    if (j->passed)
        complain(c, &w->name, "wrong-passes", "the wrong answer `%s` passes", w->name.text);
    else if (w->caught_by_count && !judgement_failed_by(j, w->caught_by, w->caught_by_count))
        hint(complain(c, &w->name, "caught-by", "the wrong answer `%s` is not caught by %s", w->name.text, buf_text(&names)),
             buf_text(&why));
    buf_deinit(&why);
    buf_deinit(&names);
    judgement_free(j);
}

static void check_wrong(Check *c, const CourseWrong *w)
{
    const CourseExercise *e = &c->step->exercise;
    Buf text;
    buf_init(&text);
    if (w->blank_count)
        judge_fill(e, w->blanks, w->blank_count, &text);
    else if (w->lines.text)
        buf_bytes(&text, w->lines.text, w->lines.len);
    else
        buf_bytes(&text, w->code.text, w->code.len);
    c->counts->wrong++;
    judge_wrong(c, w, &text);
    buf_deinit(&text);
}

static void check_exercise(Check *c)
{
    const CourseExercise *e = &c->step->exercise;
    c->file = e->file;
    c->counts->exercises++;
    check_solution(c);
    check_starter(c);
    for (size_t i = 0; i < e->wrong_count; i++)
        check_wrong(c, &e->wrong[i]);
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
