#include "grade/judge.h"

#include "base/mem.h"
#include "grade/literal.h"
#include "trace/query.h"

#include <string.h>

typedef struct {
    Judgement *j;
    const Course *course;
    const CourseExercise *exercise;
    const char *answer, *file;
    size_t len;
    EngineSpec spec; /* of the run that is being made */
    LintNames *names;
} Bench;

/* ---- limits ---- */

/* What a course has that says nothing (course.md of the format): virtual seconds, instructions, bytes. */
enum { DEFAULT_SECONDS = 600, DEFAULT_INSTR = 5000000, DEFAULT_OUTPUT = 65536 };

static double limit_of(const CourseValue *map, const char *name, double otherwise, double most)
{
    double n;
    const CourseValue *v = course_value_get(map, name);
    if (!v || !course_value_number(v, &n) || n <= 0)
        return otherwise;
    return n < most ? n : most;
}

static void override(EngineLimits *limits, const CourseValue *map)
{
    const EngineLimits *most = &ENGINE_LIMITS_GRADE;
    limits->time_ns = (int64_t)(limit_of(map, "time", (double)limits->time_ns / 1e9, (double)most->time_ns / 1e9) * 1e9);
    limits->fuel = (uint64_t)limit_of(map, "instr", (double)limits->fuel, (double)most->fuel);
    limits->output = (uint64_t)limit_of(map, "output", (double)limits->output, (double)most->output);
}

EngineLimits judge_limits(const Course *course, const CourseExercise *exercise)
{
    EngineLimits limits = ENGINE_LIMITS_GRADE;
    limits.time_ns = DEFAULT_SECONDS * INT64_C(1000000000);
    limits.fuel = DEFAULT_INSTR;
    limits.output = DEFAULT_OUTPUT;
    override(&limits, course->limit);
    override(&limits, exercise->limit);
    return limits;
}

/* ---- programs ---- */

void judge_fill(const CourseExercise *exercise, const CourseText *blanks, size_t count, Buf *out)
{
    const char *at = exercise->starter.text;
    for (size_t i = 0; i < count; i++) {
        const char *blank = strstr(at, "___");
        if (!blank)
            break;
        buf_bytes(out, at, (size_t)(blank - at));
        buf_bytes(out, blanks[i].text, blanks[i].len);
        at = blank + 3;
    }
    buf_str(out, at);
}

void judge_solution(const CourseExercise *exercise, Buf *out)
{
    if (exercise->kind == EXERCISE_FILL)
        judge_fill(exercise, exercise->blanks, exercise->blank_count, out);
    else if (exercise->kind == EXERCISE_ORDER)
        buf_bytes(out, exercise->lines.text, exercise->lines.len);
    else
        buf_bytes(out, exercise->solution.text, exercise->solution.len);
}

static EnginePart part(const CourseText *text, const char *file)
{
    return text->text ? (EnginePart){text->text, text->len, file, 1} : (EnginePart){0};
}

/* ---- one run ---- */

/* Each `value` check is a probe of the engine, in their order. */
static size_t probes_of(const CourseCheck *checks, size_t n, Arena *arena, const EngineProbe **out)
{
    EngineProbe *probes = arena_alloc(arena, (n + 1) * sizeof *probes);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(checks[i].name, "value") != 0)
            continue;
        Buf is;
        buf_init(&is);
        literal_python(course_value_get(checks[i].value, "is"), &is);
        probes[count++] = (EngineProbe){course_value_get(checks[i].value, "of")->scalar.text,
                                        arena_strndup(arena, buf_text(&is), is.len)};
        buf_deinit(&is);
    }
    *out = probes;
    return count;
}

/* The functions that setup and given define: their names are theirs. */
static const char *const *trusted_names(Arena *arena, const EngineSpec *spec)
{
    const EnginePart *parts[] = {&spec->setup, &spec->given};
    const char **names = NULL;
    size_t n = 0, cap = 0;
    for (int i = 0; i < 2; i++) {
        LintNames *found = parts[i]->text ? lint_names_new(parts[i]->text, parts[i]->len) : NULL;
        for (const char *const *f = found ? lint_functions(found) : NULL; f && *f; f++) {
            MEM_GROW(names, cap, n + 1);
            names[n++] = arena_strndup(arena, *f, strlen(*f));
        }
        lint_names_free(found);
    }
    const char **kept = arena_alloc(arena, (n + 1) * sizeof *kept);
    if (n)
        memcpy(kept, names, n * sizeof *kept);
    mem_free(names);
    return kept;
}

static bool all_passed(const Findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (!findings->items[i].passed)
            return false;
    return true;
}

static void run(Bench *b, JudgedRun *r, const CourseCheck *checks, size_t count)
{
    Arena *arena = &b->j->arena;
    Observation seen = {0};
    b->spec.nprobes = probes_of(checks, count, arena, &b->spec.probes);
    r->run = engine_run(&b->spec);
    if (r->run->log)
        observe(&seen, r->run, arena);
    else
        seen.run = r->run;
    Rules rules = {.seen = &seen,
                   .exercise = b->exercise,
                   .checks = checks,
                   .check_count = count,
                   .names = b->names,
                   .trusted = trusted_names(arena, &b->spec),
                   .arena = arena,
                   .out = &r->findings};
    rules_always(&rules);
    if (seen.log)
        rules_own(&rules);
    r->passed = all_passed(&r->findings);
}

static const char *world_json(Arena *arena, const CourseValue *world)
{
    if (!world)
        return NULL;
    Buf json;
    buf_init(&json);
    course_value_json(world, &json);
    const char *text = arena_strndup(arena, buf_text(&json), json.len);
    buf_deinit(&json);
    return text;
}

EngineSpec judge_spec(const Course *course, const CourseStep *step, const CourseCase *of, const char *answer, size_t len,
                      const char *file, Arena *arena)
{
    const CourseExercise *e = &step->exercise;
    return (EngineSpec){.text = answer,
                        .len = len,
                        .file = file,
                        .first_line = 1,
                        .setup = part(of && of->setup.text ? &of->setup : &e->setup, "setup.py"),
                        .given = part(of && of->given.text ? &of->given : &e->given, "given.py"),
                        .world = world_json(arena, of && of->world ? of->world : e->world),
                        .answer = true,
                        .random_seed = (uint64_t)course->seed,
                        .limits = judge_limits(course, e),
                        .record = true};
}

static void run_base(Bench *b)
{
    const CourseExercise *e = b->exercise;
    b->spec = judge_spec(b->course, b->j->step, NULL, b->answer, b->len, b->file, &b->j->arena);
    run(b, &b->j->runs[b->j->count++], e->checks, e->check_count);
}

static void run_case(Bench *b, const CourseCase *c)
{
    JudgedRun *r = &b->j->runs[b->j->count++];
    r->name = c->name.text ? c->name.text : "another case";
    r->hidden = c->hidden;
    b->spec = judge_spec(b->course, b->j->step, c, b->answer, b->len, b->file, &b->j->arena);
    run(b, r, c->checks, c->check_count);
}

/* ---- points: all or nothing, unless the checks have their own ---- */

static void count_points(Judgement *j)
{
    int got = 0, most = 0;
    for (size_t i = 0; i < j->count; i++)
        for (size_t k = 0; k < j->runs[i].findings.count; k++) {
            const Finding *f = &j->runs[i].findings.items[k];
            most += f->points > 0 ? f->points : 0;
            got += f->points > 0 && f->passed ? f->points : 0;
        }
    j->max_points = most ? most : j->step->exercise.points;
    j->points = j->passed ? j->max_points : most ? got : 0;
}

Judgement *judge_answer(const Course *course, const CourseStep *step, const char *answer, size_t len, const char *file)
{
    const CourseExercise *e = &step->exercise;
    Judgement *j = mem_zalloc(sizeof *j);
    arena_init(&j->arena);
    j->step = step;
    j->runs = mem_zalloc((e->case_count + 1) * sizeof *j->runs);
    Bench b = {.j = j, .course = course, .exercise = e, .answer = answer, .len = len, .file = file,
               .names = lint_names_new(answer, len)};
    run_base(&b);
    for (size_t i = 0; i < e->case_count && j->runs[0].run->kind != OUTCOME_SYNTAX; i++)
        run_case(&b, &e->cases[i]);
    lint_names_free(b.names);
    j->passed = true;
    for (size_t i = 0; i < j->count; i++)
        j->passed = j->passed && j->runs[i].passed;
    count_points(j);
    return j;
}

void judgement_free(Judgement *j)
{
    if (!j)
        return;
    for (size_t i = 0; i < j->count; i++) {
        recording_free(j->runs[i].run);
        mem_free(j->runs[i].findings.items);
    }
    mem_free(j->runs);
    arena_deinit(&j->arena);
    mem_free(j);
}

static const Finding *failed_in(const JudgedRun *r)
{
    for (size_t i = 0; i < r->findings.count; i++)
        if (!r->findings.items[i].passed)
            return &r->findings.items[i];
    return NULL;
}

const Finding *judgement_first_failure(const Judgement *j, const JudgedRun **run_out)
{
    for (int hidden = 0; hidden < 2; hidden++)
        for (size_t i = 0; i < j->count; i++) {
            const Finding *f = j->runs[i].hidden == hidden ? failed_in(&j->runs[i]) : NULL;
            if (!f)
                continue;
            if (run_out)
                *run_out = &j->runs[i];
            return f;
        }
    return NULL;
}

bool judgement_failed_by(const Judgement *j, const CourseText *names, size_t count)
{
    for (size_t i = 0; i < j->count; i++)
        for (size_t k = 0; k < j->runs[i].findings.count; k++)
            for (size_t n = 0; n < count; n++)
                if (!j->runs[i].findings.items[k].passed &&
                    strcmp(j->runs[i].findings.items[k].check, names[n].text) == 0)
                    return true;
    return false;
}
