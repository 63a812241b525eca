/* A loaded course as plain data: chapters, steps, quizzes, exercises, and where each of them stands in its YAML file.
 *
 * Everything here lives in the arena of the Course and is read-only for all others. Texts are UTF-8, end with a NUL
 * and contain no other NUL. Nothing of YAML is visible but lines and columns. Made by load.h. */
#ifndef ASYNCOURSE_COURSE_COURSE_H
#define ASYNCOURSE_COURSE_COURSE_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* A text of the author. text == NULL: the key was not given. */
typedef struct {
    const char *text;
    size_t len;
    int line, col;  /* 1-based, where the value starts in the file; columns in code points */
    int first_line; /* file line of the first line of content (line + 1 for a block) */
    int indent;     /* columns cut off before the content of a block; col - 1 otherwise */
} CourseText;

/* Data whose meaning others know (a world, the value of a check): scalars, lists and mappings in file order. */
typedef enum { COURSE_SCALAR, COURSE_LIST, COURSE_MAP } CourseValueKind;
typedef struct CourseValue CourseValue;
typedef struct CoursePair CoursePair;
struct CourseValue {
    CourseValueKind kind;
    bool plain;            /* scalar written without quotes and not as a block: may mean a number or true/false/null */
    bool block;            /* scalar written as a block (| or >) */
    int line, col;         /* 1-based */
    CourseText scalar;     /* COURSE_SCALAR */
    const CourseValue **items; /* COURSE_LIST */
    CoursePair *pairs;         /* COURSE_MAP */
    size_t count;              /* of items or pairs */
};
struct CoursePair {
    const CourseValue *key; /* always a scalar */
    const CourseValue *value;
};
/* The value under `key`, or NULL (also when `map` is NULL or no mapping). */
const CourseValue *course_value_get(const CourseValue *map, const char *key);
/* Appends the value as JSON; plain scalars that look like JSON numbers, true, false, null are written as such. */
void course_value_json(const CourseValue *value, Buf *out);
/* True, with the number, if the scalar is a decimal number (any scalar style). */
bool course_value_number(const CourseValue *value, double *number);

typedef enum { STEP_TEXT, STEP_RUN, STEP_PREDICT, STEP_QUIZ, STEP_EXERCISE } CourseStepKind;
typedef enum { ASK_OUTPUT, ASK_ORDER, ASK_ELAPSED } CourseAsk;
typedef enum { QUIZ_CHOICES, QUIZ_ANSWER, QUIZ_PAIRS } CourseQuizKind;
typedef enum { EXERCISE_WRITE, EXERCISE_FIX, EXERCISE_FILL, EXERCISE_ORDER, EXERCISE_TIMELINE } CourseExerciseKind;

typedef struct {
    CourseText when; /* "line 10", "B ends", "t = 1.5", 'prints "text"' */
    CourseText say;
} CourseStop;

typedef struct {
    CourseText code;
    CourseText look, setup, speed;
    CourseText world_name;    /* `world: weather` */
    const CourseValue *world; /* or the world itself; a name is resolved from assets/worlds.yaml when known */
    CourseStop *stops;
    size_t stop_count;
    CourseText *show; /* names of panes */
    size_t show_count;
    CourseText error; /* `error: expected`: it does not end well, and that is what it shows */
} CourseRun;

typedef struct {
    CourseText answer, say;
} CourseTrap;

typedef struct {
    CourseAsk ask;
    CourseText code, expect, look;
    CourseText world_name;
    const CourseValue *world;
    CourseTrap *traps;
    size_t trap_count;
    int points;
} CoursePredict;

typedef struct {
    bool right;
    CourseText text, say; /* say: explanation for this choice, may be absent */
} CourseChoice;

typedef struct {
    CourseText left, right;
} CoursePairing;

typedef struct {
    CourseQuizKind kind;
    CourseText ask, say;   /* say: explanation for all */
    CourseChoice *choices; /* QUIZ_CHOICES */
    size_t choice_count, right_count;
    CourseText *answers; /* QUIZ_ANSWER: any of them is right */
    size_t answer_count;
    CoursePairing *pairs; /* QUIZ_PAIRS */
    size_t pair_count;
    bool shuffle;
    int points;
} CourseQuiz;

typedef struct {
    const char *name;         /* a key of the table of checks: "output", "elapsed" ... */
    const CourseValue *value; /* its shape has been validated */
    CourseText say;           /* own message */
    int points;               /* -1: not given */
    int line, col;
} CourseCheck;

typedef struct {
    CourseText name, given, setup, world_name;
    const CourseValue *world;
    bool hidden;
    CourseCheck *checks;
    size_t check_count;
} CourseCase;

typedef struct {
    CourseText name;
    CourseText *caught_by; /* names of checks, one of which must fail */
    size_t caught_by_count;
    CourseText code;    /* or one of the next two */
    CourseText *blanks; /* fill */
    size_t blank_count;
    CourseText lines; /* order */
} CourseWrong;

typedef struct {
    CourseText line;
    int beside; /* 1-based line of the solution that it is paired with, 0: none */
} CourseExtra;

typedef struct {
    CourseExerciseKind kind;
    const char *file; /* of the texts below: the chapter's or exercises/<id>.yaml */
    CourseText task, starter, solution, setup, given, lines;
    CourseText world_name;
    const CourseValue *world;
    CourseText *blanks;
    size_t blank_count;
    CourseCheck *checks;
    size_t check_count;
    CourseCase *cases;
    size_t case_count;
    CourseWrong *wrong;
    size_t wrong_count;
    CourseText *hints;
    size_t hint_count;
    CourseText *allow; /* always-on checks that are off */
    size_t allow_count;
    CourseExtra *extra;
    size_t extra_count;
    CourseText see;
    const CourseValue *limit; /* mapping or NULL */
    int points;
} CourseExercise;

typedef struct {
    CourseStepKind kind;
    const char *id;  /* unique in the course, but "text-N" (unique in the chapter) for a text without id */
    const char *key; /* unique in the course, what progress is stored under: the id or "<chapter>/text-N" */
    CourseText title; /* may be absent */
    CourseText *covers; /* the author's names of what the step teaches or asks: "0.11", "m27"; nobody is shown them */
    size_t cover_count;
    int line, col;    /* of the step in the chapter's file */
    bool broken;      /* it has an error and must not be shown as it is */
    union {
        CourseText text;
        CourseRun run;
        CoursePredict predict;
        CourseQuiz quiz;
        CourseExercise exercise;
    };
} CourseStep;

typedef struct {
    const char *id;
    const char *file; /* path as opened; the file of every line:col in the chapter */
    int number;       /* 1-based, order of course.yaml */
    CourseText title; /* the id if the author gave none */
    CourseText *goals;
    size_t goal_count;
    CourseText *needs; /* ids of chapters */
    size_t need_count;
    int minutes; /* 0: not given */
    bool in_short_path; /* for those who have little time */
    CourseStep *steps;
    size_t step_count;
    bool quarantined; /* the file has errors: show `diags` in its place (the steps that are not broken are still here) */
    DiagList diags;   /* of this chapter's file and the exercises that it names */
} CourseChapter;

/* An entry of the glossary. */
typedef struct {
    CourseText term;
    CourseText *also; /* other forms that mean it: "awaitables" */
    size_t also_count;
    CourseText text;
    CourseText *chapters; /* ids: where it is explained, the best place first */
    size_t chapter_count;
} CourseTerm;

/* A line of lessons/ids.lock. */
typedef struct {
    const char *kind; /* "chapter", or that of a step */
    const char *key, *now; /* `now` is the same pointer as `key` unless the line says that it has another name */
    int line;
} CourseLocked;

typedef struct {
    Arena arena;
    const char *dir; /* the folder that holds lessons/ */
    const char *id;
    CourseText title, language, license, welcome;
    CourseText *authors;
    size_t author_count;
    CourseChapter *chapters;
    size_t chapter_count;
    CourseChapter *loose;      /* exercises of exercises/ that no chapter names; NULL when course.yaml cannot be used */
    CourseTerm *terms;         /* the glossary, in alphabetical order */
    size_t term_count;
    int default_points;    /* of an exercise */
    int hints_after[8];    /* failed tries after which hint 1, 2, ... may be opened; the last one counts for all later */
    size_t hints_after_count;
    const CourseValue *limit; /* mapping or NULL */
    long seed;
    const char *lock_file; /* lessons/ids.lock, there or not */
    CourseLocked *locked;
    size_t locked_count;
    DiagList diags; /* of course.yaml and worlds.yaml */
} Course;

/* Lookups; NULL when there is none. *chapter (may be NULL) is set to the chapter of the step. */
const CourseChapter *course_chapter(const Course *course, const char *chapter_id);
const CourseStep *course_step(const Course *course, const char *step_key, const CourseChapter **chapter);
/* By the term or another form of it, upper and lower case alike. */
const CourseTerm *course_term(const Course *course, const char *word, size_t len);
/* The term or another form of it stands in the text as a word of its own. */
bool course_term_is_in(const CourseTerm *term, const char *text, size_t len);
/* "text", "run", "predict", "quiz", "exercise". */
const char *course_step_kind_name(CourseStepKind kind);
/* Errors and warnings of the whole course. */
size_t course_error_count(const Course *course);
size_t course_warning_count(const Course *course);

#endif
