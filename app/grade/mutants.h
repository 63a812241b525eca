/* Testing the checks of an exercise: the solution with one small mistake (lang/mutate.h), judged. A mistake that passes
 * although the program then does something else is a hole in the checks: a warning at its place in the YAML file, with a
 * check that would see it. A mistake after which every run does the same as before is no fault of the checks. */
#ifndef ASYNCOURSE_GRADE_MUTANTS_H
#define ASYNCOURSE_GRADE_MUTANTS_H

#include "course/course.h"

enum { MUTANT_EXERCISE_KINDS = 5 }; /* of CourseExerciseKind */

typedef struct {
    size_t exercises, made;
    size_t killed;   /* a check failed */
    size_t same;     /* passes, and does what the solution does in every run */
    size_t survived; /* passes, and does something else */
} MutantTally;

typedef struct {
    MutantTally by_kind[MUTANT_EXERCISE_KINDS];
} MutantCounts;

MutantTally mutants_total(const MutantCounts *counts);
/* Of the mutants that do something else; 100 when there are none. */
double mutants_percent(const MutantTally *tally);
/* Judges all mutants of an exercise that is not broken and whose solution passes (otherwise nothing happens).
 * `verbose`: those after which nothing changes become notes. */
void mutants_check_step(const Course *course, const CourseStep *step, bool verbose, DiagList *diags,
                        MutantCounts *counts);

#endif
