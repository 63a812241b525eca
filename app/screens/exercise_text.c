/* What an exercise says: the verdict first (what happened, what was expected, where), then hints, the solution, the
 * task. */
#include "base/mem.h"
#include "screens/exercise.h"
#include "trace/narrate.h"
#include "trace/query.h"

#include <stdio.h>
#include <string.h>

enum { DIFF_MAX = 300 };

/* ---- the verdict ---- */

const Finding *exercise_finding(const Exercise *e, const JudgedRun **run)
{
    return e->judgement ? judgement_first_failure(e->judgement, run) : NULL;
}

bool exercise_has_moment(const Exercise *e, uint64_t *seq, const CourseCase **of)
{
    const JudgedRun *run = NULL;
    const Finding *f = exercise_finding(e, &run);
    if (!f || f->seq == QUERY_NONE || e->stale || !run->run->log || f->seq >= log_count(run->run->log))
        return false;
    size_t index = (size_t)(run - e->judgement->runs);
    bool solved = progress_answer(e->app->progress, e->step->key, NULL) == PROGRESS_RIGHT;
    if (run->hidden && !solved)
        return false;
    *seq = f->seq;
    *of = index ? &e->exercise->cases[index - 1] : NULL;
    return true;
}

/* A row of a chart: names and rows stand in columns of their own. */
static void put_row(Doc *doc, const char *text, size_t len, Style style)
{
    size_t name = 0;
    while (name < len && text[name] != ' ')
        name++;
    doc_put(doc, 12, ROLE_STRONG, text, name);
    if (name < len)
        doc_put(doc, 24, style, text + name + 1, len - name - 1);
}

/* Texts of several lines (charts) stand one below the other, each with its name. */
static void build_pair(Doc *doc, const char *name, const char *text, Style style, bool chart)
{
    bool first = true;
    if (!text)
        return;
    while (*text || first) {
        size_t len = strcspn(text, "\n");
        doc_blank(doc);
        if (first)
            doc_put(doc, 2, ROLE_DIM, name, strlen(name));
        if (chart)
            put_row(doc, text, len, style);
        else
            doc_put(doc, 12, style, text, len);
        first = false;
        text += len + (text[len] == '\n');
    }
}

static void put_place(const Exercise *e, const Finding *f, Buf *out)
{
    uint64_t seq;
    const CourseCase *of;
    bool shown = exercise_has_moment(e, &seq, &of);
    if (f->seq == QUERY_NONE && !f->line)
        return;
    if (f->seq != QUERY_NONE) {
        buf_str(out, "At t = ");
        narrate_seconds(f->t, out);
    }
    if (f->line)
        buf_printf(out, "%sline %u", out->len ? ", " : "At ", f->line);
    if (f->task)
        buf_printf(out, ", task %s", f->task);
    buf_char(out, '.');
    if (shown)
        buf_printf(out, " %s shows this moment.", e->editing ? "Ctrl-V" : "v");
}

static void build_failure(const Exercise *e, Doc *doc, const Finding *f, const JudgedRun *run)
{
    Buf text = {0};
    if (run->name) {
        buf_printf(&text, run->hidden ? "In a hidden case, \"%s\":" : "In the case \"%s\":", run->name);
        doc_text(doc, 0, ROLE_DIM, buf_text(&text));
        buf_clear(&text);
    }
    doc_inline(doc, 0, ROLE_WARNING, "Not yet: ", ROLE_PROSE, f->message, strlen(f->message));
    if (f->detail)
        doc_inline(doc, 2, ROLE_DIM, "", ROLE_DIM, f->detail, strlen(f->detail));
    bool chart = strcmp(f->check, "timeline") == 0;
    build_pair(doc, "expected", f->expected, ROLE_SUCCESS, chart);
    build_pair(doc, "observed", f->observed, ROLE_FAILED, chart);
    if (!run->hidden) /* a place in code that is not shown says nothing */
        put_place(e, f, &text);
    if (text.len)
        doc_text(doc, 2, ROLE_DIM, buf_text(&text));
    buf_deinit(&text);
}

static void build_verdict(const Exercise *e, Doc *doc)
{
    const JudgedRun *run = NULL;
    const Finding *f = exercise_finding(e, &run);
    if (!e->judgement)
        return;
    if (e->stale)
        doc_text(doc, 0, ROLE_DIM, "You have changed your answer since it was checked:");
    if (f)
        build_failure(e, doc, f, run);
    else
        doc_text(doc, 0, ROLE_SUCCESS,
                 e->editing ? "Right: every check has passed. Esc and then n go on."
                            : "Right: every check has passed. d shows our solution, n goes on.");
    doc_space(doc);
}

/* ---- hints ---- */

int exercise_next_hint(const Exercise *e)
{
    const Course *course = e->app->course;
    size_t opened = (size_t)progress_hints(e->app->progress, e->step->key);
    if (opened >= e->exercise->hint_count)
        return -1;
    size_t last = course->hints_after_count ? course->hints_after_count - 1 : 0;
    return course->hints_after_count ? course->hints_after[opened < last ? opened : last] : 0;
}

/* "Read again: chapter 7 "Do not block the loop"." after a wrong answer, if the author says so. */
static void build_see(Doc *doc, const Exercise *e)
{
    const Course *course = e->app->course;
    const char *see = e->exercise->see.text;
    Buf text = {0};
    for (size_t c = 0; c < course->chapter_count && !text.len; c++) {
        const CourseChapter *chapter = &course->chapters[c];
        if (strcmp(chapter->id, see) == 0)
            buf_printf(&text, "[%s].", see);
        for (size_t i = 0; i < chapter->step_count && !text.len; i++)
            if (strcmp(chapter->steps[i].id, see) == 0)
                buf_printf(&text, "[%s], step %zu.", chapter->id, i + 1);
    }
    if (text.len)
        doc_inline(doc, 0, ROLE_TIP, "Read again: ", ROLE_PROSE, buf_text(&text), text.len);
    buf_deinit(&text);
}

static void build_hints(const Exercise *e, Doc *doc)
{
    int tries, opened = progress_hints(e->app->progress, e->step->key), next = exercise_next_hint(e);
    bool solved = progress_answer(e->app->progress, e->step->key, &tries) == PROGRESS_RIGHT;
    char prefix[48];
    for (int i = 0; i < opened && (size_t)i < e->exercise->hint_count; i++) {
        const CourseText *hint = &e->exercise->hints[i];
        snprintf(prefix, sizeof prefix, "Hint %d of %zu: ", i + 1, e->exercise->hint_count);
        doc_inline(doc, 0, ROLE_TIP, prefix, ROLE_PROSE, hint->text, hint->len);
    }
    if (next >= 0 && !solved && tries > 0) {
        Buf text = {0};
        if (tries >= next)
            buf_printf(&text, "%s opens hint %d of %zu.", e->editing ? "Ctrl-T" : "H", opened + 1,
                       e->exercise->hint_count);
        else
            buf_printf(&text, "Hint %d of %zu can be opened after %d wrong answers.", opened + 1,
                       e->exercise->hint_count, next);
        doc_text(doc, 0, ROLE_DIM, buf_text(&text));
        buf_deinit(&text);
    }
    bool again = tries > 0 && !solved && e->exercise->see.text;
    if (again)
        build_see(doc, e);
    if (opened || again || (next >= 0 && !solved && tries > 0))
        doc_space(doc);
}

/* ---- the solution, as a difference ---- */

typedef struct {
    const char *text;
    size_t len;
} Line;

static size_t split(const char *text, Line *lines)
{
    size_t count = 0;
    while (*text && count < DIFF_MAX) {
        size_t len = strcspn(text, "\n");
        lines[count++] = (Line){text, len};
        text += len + (text[len] == '\n');
    }
    return count;
}

static bool same(const Line *a, const Line *b)
{
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static void put_diff_line(Doc *doc, const Line *line, const char *mark, Style style)
{
    doc_blank(doc);
    doc_put(doc, 2, style, mark, 1);
    doc_put(doc, 4, style, line->text, line->len);
}

/* Longest common subsequence, from the end. */
static void build_diff(Doc *doc, const char *mine, const char *ours)
{
    Line *a = mem_zalloc(DIFF_MAX * sizeof *a), *b = mem_zalloc(DIFF_MAX * sizeof *b);
    size_t n = split(mine, a), m = split(ours, b), i = 0, k = 0, width = m + 1;
    unsigned short *common = mem_zalloc((n + 1) * width * sizeof *common);
    for (size_t x = n; x-- > 0;)
        for (size_t y = m; y-- > 0;) {
            unsigned short down = common[(x + 1) * width + y], right = common[x * width + y + 1];
            common[x * width + y] = same(&a[x], &b[y])
                                        ? (unsigned short)(common[(x + 1) * width + y + 1] + 1)
                                    : down > right ? down
                                                   : right;
        }
    while (i < n || k < m) {
        if (i < n && k < m && same(&a[i], &b[k])) {
            put_diff_line(doc, &a[i++], " ", ROLE_CODE);
            k++;
        } else if (i < n && (k == m || common[(i + 1) * width + k] >= common[i * width + k + 1]))
            put_diff_line(doc, &a[i++], "-", ROLE_DIFF_DEL);
        else
            put_diff_line(doc, &b[k++], "+", ROLE_DIFF_ADD);
    }
    mem_free(common);
    mem_free(a);
    mem_free(b);
}

static void build_solution(const Exercise *e, Doc *doc)
{
    Buf mine = {0}, ours = {0};
    exercise_answer(e, &mine);
    judge_solution(e->exercise, &ours);
    if (strcmp(buf_text(&mine), buf_text(&ours)) == 0)
        doc_text(doc, 0, ROLE_TIP, "Your answer is the same as ours.");
    else {
        doc_text(doc, 0, ROLE_TIP, "Our solution: - is only in yours, + only in ours. d hides it.");
        build_diff(doc, buf_text(&mine), buf_text(&ours));
    }
    doc_space(doc);
    buf_deinit(&mine);
    buf_deinit(&ours);
}

/* ---- the task ---- */

/* The chart that is asked for, unless the author has drawn it. */
static void build_charts(const CourseExercise *exercise, Doc *doc)
{
    for (size_t i = 0; i < exercise->check_count; i++) {
        const CourseCheck *check = &exercise->checks[i];
        const CourseValue *rows =
            strcmp(check->name, "timeline") == 0 ? course_value_get(check->value, "rows") : NULL;
        if (!rows || (rows->count && strstr(exercise->task.text, rows->pairs[0].value->scalar.text)))
            continue;
        doc_space(doc);
        for (size_t k = 0; k < rows->count; k++) {
            const CourseText *name = &rows->pairs[k].key->scalar, *row = &rows->pairs[k].value->scalar;
            doc_blank(doc);
            doc_put(doc, 2, ROLE_STRONG, name->text, name->len);
            doc_put(doc, 12, ROLE_SLEEPING, row->text, row->len);
        }
    }
}

static void build_cases(const CourseExercise *exercise, Doc *doc)
{
    size_t hidden = 0;
    for (size_t i = 0; i < exercise->case_count; i++)
        hidden += exercise->cases[i].hidden;
    if (!hidden)
        return;
    doc_space(doc);
    doc_text(doc, 0, ROLE_DIM, "Your answer is also tried in hidden cases:");
    for (size_t i = 0; i < exercise->case_count; i++)
        if (exercise->cases[i].hidden && exercise->cases[i].name.text)
            doc_inline(doc, 2, ROLE_DIM, "- ", ROLE_DIM, exercise->cases[i].name.text,
                       exercise->cases[i].name.len);
}

void exercise_build_news(const Exercise *e, Doc *doc)
{
    if (e->notice.len) {
        doc_text(doc, 0, ROLE_WARNING, buf_text(&e->notice));
        doc_space(doc);
    }
    build_verdict(e, doc);
    build_hints(e, doc);
    if (e->showing_solution)
        build_solution(e, doc);
}

void exercise_build_task(const Exercise *e, Doc *doc)
{
    if (e->step->title.text)
        doc_inline(doc, 0, ROLE_HEADING, "", ROLE_HEADING, e->step->title.text, e->step->title.len);
    doc_markup(doc, 0, e->exercise->task.text, e->exercise->task.len);
    build_charts(e->exercise, doc);
    build_cases(e->exercise, doc);
}

void exercise_build(const Exercise *e, Doc *doc)
{
    exercise_build_news(e, doc);
    exercise_build_task(e, doc);
}
