/* Proving a course by running it, for instructors: samples run, predictions are true, each solution passes, each starter fails,
 * each wrong answer fails and by the check that its author promised. What is not so becomes a diagnostic at the
 * place in the YAML file where it stands. Mistakes of the YAML itself are the loader's (course/load.h). */
#ifndef ASYNCOURSE_GRADE_CHECK_H
#define ASYNCOURSE_GRADE_CHECK_H

#include "course/course.h"

/* What was proven. */
typedef struct {
    size_t samples, predictions, quizzes, exercises, solutions, starters, wrong;
} CheckCounts;

/* Runs one step (nothing happens for a broken one, a text or a quiz). Adds to `diags` and `counts`. */
void check_step(const Course *course, const CourseChapter *chapter, const CourseStep *step, DiagList *diags,
                CheckCounts *counts);

#endif
