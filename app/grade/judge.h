/* Judging an answer to an exercise: runs it (the base run, then each case), computes the checks from the recordings.
 * The same answer gives the same judgement on every machine: only fuel and virtual time limit it. */
#ifndef ASYNCOURSE_GRADE_JUDGE_H
#define ASYNCOURSE_GRADE_JUDGE_H

#include "course/course.h"
#include "engine/engine.h"
#include "grade/rules.h"

typedef struct {
    const char *name; /* of the case; NULL: the base run */
    bool hidden, passed;
    Recording *run;   /* with its log */
    Findings findings; /* failed always-on checks first, then the own checks */
} JudgedRun;

typedef struct {
    const CourseStep *step;
    bool passed;
    int points, max_points;
    JudgedRun *runs; /* the base run first; only that when it does not compile */
    size_t count;
    Arena arena;
} Judgement;

/* `file` is the answer's name in tracebacks. The step must be an exercise that is not broken. Never NULL. */
Judgement *judge_answer(const Course *course, const CourseStep *step, const char *answer, size_t len, const char *file);
/* What the judge runs: the base run, or (`of` not NULL) that case; without the probes. `answer`, `file` and what the
 * arena gets must live as long as the spec. So a moment of a finding is the same moment wherever it is run again. */
EngineSpec judge_spec(const Course *course, const CourseStep *step, const CourseCase *of, const char *answer, size_t len,
                      const char *file, Arena *arena);
void judgement_free(Judgement *j); /* NULL is fine */

/* The finding to show first: the first failed one, of visible runs before hidden ones. NULL: all passed. *run (may be
 * NULL) becomes the run it is of. */
const Finding *judgement_first_failure(const Judgement *j, const JudgedRun **run);
/* Is one of the failed checks among these names? */
bool judgement_failed_by(const Judgement *j, const CourseText *names, size_t count);

/* The starter with its blanks `___` replaced one after the other; for a fill exercise. Appended to *out. */
void judge_fill(const CourseExercise *exercise, const CourseText *blanks, size_t count, Buf *out);
/* The solution as a program, whatever the kind. */
void judge_solution(const CourseExercise *exercise, Buf *out);
/* The limits of a run of this exercise: the built-in ones unless the course or the exercise sets others, and never above
 * ENGINE_LIMITS_GRADE. */
EngineLimits judge_limits(const Course *course, const CourseExercise *exercise);

#endif
