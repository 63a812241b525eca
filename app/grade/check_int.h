/* What the files of the check share: the step at hand, and how to complain. */
#ifndef ASYNCOURSE_GRADE_CHECK_INT_H
#define ASYNCOURSE_GRADE_CHECK_INT_H

#include "grade/check.h"

typedef struct {
    const Course *course;
    const CourseStep *step;
    const char *file;
    DiagList *diags;
    CheckCounts *counts;
} Check;

/* An error at a text of the file (NULL, or one that was not given: at the step). */
Diag *check_complain(Check *c, const CourseText *at, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same as a warning. */
Diag *check_warn(Check *c, const CourseText *at, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void check_hint(Diag *d, const char *text);
/* Solution, starter and wrong answers of an exercise, judged; and what a good exercise has. */
void check_exercise(Check *c);

#endif
