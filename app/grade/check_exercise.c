/* Proving an exercise: its solution passes, its starter and its wrong answers do not. */
#include "base/mem.h"
#include "grade/check_int.h"
#include "grade/judge.h"

#include <string.h>

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
        check_hint(check_complain(c, at, "solution-fails", "the solution fails"), buf_text(&why));
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
        check_complain(c, &e->starter, "starter-passes", "the starter passes all checks: there is nothing to do");
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
        check_complain(c, &w->name, "wrong-passes", "the wrong answer `%s` passes", w->name.text);
    else if (w->caught_by_count && !judgement_failed_by(j, w->caught_by, w->caught_by_count))
        check_hint(check_complain(c, &w->name, "caught-by", "the wrong answer `%s` is not caught by %s", w->name.text, buf_text(&names)),
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

/* ---- what a good exercise has ---- */

static bool is_about_names(const CourseCheck *check)
{
    return strcmp(check->name, "uses") == 0 || strcmp(check->name, "avoids") == 0;
}

static bool all_about_names(const CourseExercise *e)
{
    for (size_t i = 0; i < e->check_count; i++)
        if (!is_about_names(&e->checks[i]))
            return false;
    return true;
}

static void check_style(Check *c)
{
    const CourseExercise *e = &c->step->exercise;
    if (!e->wrong_count && e->kind != EXERCISE_TIMELINE)
        check_hint(check_warn(c, &e->task, "no-wrong", "nothing shows that the checks catch a wrong answer"),
                   "add one: wrong: [{name, caught_by, code}]");
    if (!e->hint_count)
        check_warn(c, &e->task, "no-hints", "there is no hint for somebody who is stuck");
    if (e->check_count && all_about_names(e))
        check_hint(check_warn(c, &e->task, "only-names", "only names are checked, nothing that the program does"),
                   "output, elapsed, calls ...: any right answer should pass");
    const CourseText *last = e->hint_count ? &e->hints[e->hint_count - 1] : NULL;
    if (last && e->solution.text && strstr(last->text, e->solution.text))
        check_warn(c, last, "hint-is-solution", "the last hint is the solution");
    for (size_t i = 0; i < e->case_count; i++)
        if (!e->cases[i].given.text && !e->cases[i].setup.text && !e->cases[i].world)
            check_hint(check_warn(c, &e->cases[i].name, "same-case", "this case runs what the exercise runs already"),
                       "give it another `given`, `setup` or `world`");
}

/* Lines in the opposite order: if they pass, the order does not matter. */
static void check_order(Check *c)
{
    const CourseText *lines = &c->step->exercise.lines;
    Buf turned;
    buf_init(&turned);
    for (size_t end = lines->len; end > 0;) {
        size_t from = end - (lines->text[end - 1] == '\n');
        size_t last = from;
        while (from > 0 && lines->text[from - 1] != '\n')
            from--;
        buf_bytes(&turned, lines->text + from, last - from);
        buf_char(&turned, '\n');
        end = from;
    }
    Judgement *j = judge_text(c, &turned);
    if (j->passed)
        check_complain(c, lines, "order-any", "the lines pass in the opposite order, too");
    judgement_free(j);
    buf_deinit(&turned);
}

void check_exercise(Check *c)
{
    const CourseExercise *e = &c->step->exercise;
    c->file = e->file;
    c->counts->exercises++;
    check_solution(c);
    check_starter(c);
    for (size_t i = 0; i < e->wrong_count; i++)
        check_wrong(c, &e->wrong[i]);
    if (e->kind == EXERCISE_ORDER)
        check_order(c);
    check_style(c);
}
