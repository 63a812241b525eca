/* The checks of an exercise, computed from what was observed. One finding a check; none of them runs anything. */
#ifndef ASYNCOURSE_GRADE_RULES_H
#define ASYNCOURSE_GRADE_RULES_H

#include "course/course.h"
#include "grade/observe.h"
#include "lang/lint.h"

/* What came of one check. Texts live in the arena of the judgement. */
typedef struct {
    const char *check;    /* its name: "elapsed", "never_awaited" ... */
    bool passed;
    const char *message;  /* one sentence, for the learner: the author's `say` or ours; "" when passed */
    const char *detail;   /* our sentence when `message` is the author's, else NULL */
    const char *expected, *observed; /* short texts or NULL */
    uint64_t seq;         /* the moment in the trace, QUERY_NONE: none */
    int64_t t;            /* its virtual time */
    uint32_t line;        /* 0: none */
    const char *task;     /* its label or NULL */
    int points;           /* -1: not given */
} Finding;

typedef struct {
    Finding *items;
    size_t count, cap;
} Findings;

/* What the rules need beside the observation. */
typedef struct {
    const Observation *seen;
    const CourseExercise *exercise;
    const CourseCheck *checks;   /* of the base run or of a case */
    size_t check_count;
    const LintNames *names;      /* that the answer uses; NULL: it does not compile */
    const char *const *trusted;  /* names of the functions of setup and given; NULL ends them */
    Arena *arena;
    Findings *out;
} Rules;

/* The checks that are always on (unless `allow` switches one off): only those that failed give a finding. */
void rules_always(Rules *r);
/* The exercise's own checks, in its order: one finding each. */
void rules_own(Rules *r);

/* For the files of rules: the finding being filled. */
typedef struct {
    Rules *r;
    const Observation *seen;
    const CourseCheck *check;
    const CourseValue *value; /* of the check */
    Finding *f;
} Rule;
/* The check failed: sets the message. */
void rule_fail(Rule *rule, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The moment: an event of the trace. */
void rule_at(Rule *rule, uint64_t seq);
void rule_expected(Rule *rule, const char *format, ...) __attribute__((format(printf, 2, 3)));
void rule_observed(Rule *rule, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The texts of a scalar or of a list of scalars. *count of them; the array lives in the arena. */
const CourseText *rule_texts(Rule *rule, const CourseValue *value, size_t *count);
/* Numbers of seconds as people write them: "2", "0.5". */
const char *rule_seconds(Rule *rule, int64_t ns);

typedef void (*RuleFn)(Rule *rule);
/* rules_output.c */
void rule_output(Rule *rule);
void rule_output_any_order(Rule *rule);
void rule_output_order(Rule *rule);
void rule_output_has(Rule *rule);
void rule_prints_at(Rule *rule);
/* rules_calls.c */
void rule_calls(Rule *rule);
void rule_io(Rule *rule);
void rule_exclusive(Rule *rule);
void rule_timeline(Rule *rule);

#endif
