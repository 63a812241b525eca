#include "grade/mutants.h"

#include "base/mem.h"
#include "grade/differ.h"
#include "grade/judge.h"
#include "lang/mutate.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const Course *course;
    const CourseStep *step;
    DiagList *diags;
    MutantTally *tally;
    bool verbose;
    Buf solution;
    Judgement *judged; /* the solution's */
} Mutants;

MutantTally mutants_total(const MutantCounts *counts)
{
    MutantTally sum = {0};
    for (size_t i = 0; i < MUTANT_EXERCISE_KINDS; i++) {
        const MutantTally *t = &counts->by_kind[i];
        sum.exercises += t->exercises;
        sum.made += t->made;
        sum.killed += t->killed;
        sum.same += t->same;
        sum.survived += t->survived;
    }
    return sum;
}

double mutants_percent(const MutantTally *tally)
{
    size_t different = tally->killed + tally->survived;
    return different ? 100.0 * (double)tally->killed / (double)different : 100.0;
}

/* ---- fill: only the blanks can be wrong ---- */

typedef struct {
    size_t from, to;  /* in the solution */
    CourseText place; /* of the blank's text in the YAML file */
} Hole;

static Hole *find_holes(const CourseExercise *e)
{
    Hole *holes = mem_zalloc((e->blank_count + 1) * sizeof *holes);
    const char *at = e->starter.text;
    size_t before = 0; /* bytes of the solution that stand before `at` */
    for (size_t i = 0; i < e->blank_count; i++) {
        const char *blank = strstr(at, "___");
        if (!blank)
            break;
        holes[i].from = before + (size_t)(blank - at);
        holes[i].to = before = holes[i].from + e->blanks[i].len;
        holes[i].place = e->blanks[i];
        at = blank + 3;
    }
    return holes;
}

static const Hole *hole_at(const CourseExercise *e, const Hole *holes, size_t from, size_t to)
{
    for (size_t i = 0; i < e->blank_count; i++)
        if (from >= holes[i].from && to <= holes[i].to)
            return &holes[i];
    return NULL;
}

static void swap_blanks(const Mutants *m, const Hole *holes, MutationList *list)
{
    const CourseExercise *e = &m->step->exercise;
    for (size_t i = 0; i < e->blank_count; i++)
        for (size_t k = 0; k < e->blank_count; k++)
            mutations_add(list, MUTATION_OTHER_BLANK, buf_text(&m->solution), m->solution.len, holes[i].from,
                          holes[i].to, e->blanks[k].text);
}

static void keep_inside(const CourseExercise *e, const Hole *holes, MutationList *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (hole_at(e, holes, list->items[i].start, list->items[i].end))
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* ---- one mutant ---- */

/* Where in the YAML file the mistake would stand. */
static void place_of(const Mutants *m, const Mutation *mutation, int *line, int *col)
{
    const CourseExercise *e = &m->step->exercise;
    if (e->kind == EXERCISE_FILL) {
        Hole *holes = find_holes(e);
        const Hole *hole = hole_at(e, holes, mutation->start, mutation->end);
        *line = hole ? hole->place.line : e->starter.line;
        *col = hole ? hole->place.col : e->starter.col;
        mem_free(holes);
        return;
    }
    const CourseText *text = e->kind == EXERCISE_ORDER ? &e->lines : &e->solution;
    *line = text->first_line + mutation->line - 1;
    *col = text->indent + mutation->col;
}

/* The first line of a piece of code, short. */
static void excerpt(const char *text, size_t len, Buf *out)
{
    size_t line = 0;
    while (len && (*text == ' ' || *text == '\n' || *text == ','))
        text++, len--;
    while (line < len && text[line] != '\n')
        line++;
    bool whole = line == len || line + 1 == len;
    while (line && text[line - 1] == ' ')
        line--;
    buf_char(out, '`');
    if (line > 50) {
        for (line = 47; (text[line] & 0xC0) == 0x80; line--)
            ;
        whole = false;
    }
    buf_bytes(out, text, line);
    buf_str(out, whole ? "`" : "...`");
}

static void describe_swap(const Mutation *mutation, Buf *out)
{
    size_t line = strcspn(mutation->text, "\n") + 1;
    buf_str(out, "after ");
    excerpt(mutation->text, line, out);
    buf_str(out, " comes ");
    excerpt(mutation->text + line, strlen(mutation->text + line), out);
}

static void describe(const Mutants *m, const Mutation *mutation, Buf *out)
{
    if (mutation->kind == MUTATION_SWAP_LINES) {
        describe_swap(mutation, out);
        return;
    }
    excerpt(buf_text(&m->solution) + mutation->start, mutation->end - mutation->start, out);
    if (!*mutation->text || strcmp(mutation->text, "pass") == 0 || mutation->kind == MUTATION_DROP_LINE) {
        buf_str(out, " is left out");
        return;
    }
    buf_str(out, " becomes ");
    excerpt(mutation->text, strlen(mutation->text), out);
}

static Diag *tell(const Mutants *m, const Mutation *mutation, DiagSeverity severity, const char *code,
                  const char *whose)
{
    Buf what;
    int line, col;
    buf_init(&what);
    describe(m, mutation, &what);
    place_of(m, mutation, &line, &col);
    Diag *d = diag_add(m->diags, severity, code, m->step->exercise.file, line, col, "%s of `%s` sees that %s (%s)", whose,
                       m->step->id, buf_text(&what), mutation_name(mutation->kind));
    buf_deinit(&what);
    return d;
}

static void tell_same(const Mutants *m, const Mutation *mutation)
{
    tell(m, mutation, DIAG_NOTE, "mutant-same", "no run");
}

static void tell_survivor(const Mutants *m, const Mutation *mutation, const Buf *check)
{
    Diag *d = tell(m, mutation, DIAG_WARNING, "mutant-passes", "no check");
    Buf hint;
    buf_init(&hint);
    buf_printf(&hint, "this check would: %s", buf_text(check));
    d->hint = buf_take(&hint);
}

static void judge_mutant(const Mutants *m, const Mutation *mutation)
{
    Buf text, check;
    buf_init(&text);
    buf_init(&check);
    mutation_apply(mutation, buf_text(&m->solution), m->solution.len, &text);
    Judgement *j = judge_answer(m->course, m->step, buf_text(&text), text.len, "answer.py");
    m->tally->made++;
    if (!j->passed)
        m->tally->killed++;
    else if (!differ_find(m->judged, j, &check)) {
        m->tally->same++;
        if (m->verbose)
            tell_same(m, mutation);
    } else {
        m->tally->survived++;
        tell_survivor(m, mutation, &check);
    }
    judgement_free(j);
    buf_deinit(&check);
    buf_deinit(&text);
}

static void find_mutations(const Mutants *m, MutationList *list)
{
    const CourseExercise *e = &m->step->exercise;
    const char *text = buf_text(&m->solution);
    if (e->kind == EXERCISE_ORDER)
        mutations_of_lines(text, m->solution.len, list);
    else
        mutations_of_syntax(text, m->solution.len, list);
    if (e->kind != EXERCISE_FILL)
        return;
    Hole *holes = find_holes(e);
    keep_inside(e, holes, list);
    swap_blanks(m, holes, list);
    mem_free(holes);
}

void mutants_check_step(const Course *course, const CourseStep *step, bool verbose, DiagList *diags,
                        MutantCounts *counts)
{
    if (step->kind != STEP_EXERCISE || step->broken)
        return;
    Mutants m = {.course = course,
                 .step = step,
                 .verbose = verbose,
                 .diags = diags,
                 .tally = &counts->by_kind[step->exercise.kind]};
    MutationList list;
    mutations_init(&list);
    judge_solution(&step->exercise, &m.solution);
    m.judged = judge_answer(course, step, buf_text(&m.solution), m.solution.len, "answer.py");
    if (m.judged->passed) {
        m.tally->exercises++;
        find_mutations(&m, &list);
        for (size_t i = 0; i < list.count; i++)
            judge_mutant(&m, &list.items[i]);
    }
    judgement_free(m.judged);
    mutations_deinit(&list);
    buf_deinit(&m.solution);
}
