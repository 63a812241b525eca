/* One exercise: its task, the learner's answer (typed, blanks filled in, or lines put in order), what the judge says of
 * it, hints, and the solution once it is solved. A part of the lesson, which gives it keys and a canvas. */
#ifndef ASYNCOURSE_SCREENS_EXERCISE_H
#define ASYNCOURSE_SCREENS_EXERCISE_H

#include "course/course.h"
#include "grade/judge.h"
#include "screens/blanks.h"
#include "screens/doc.h"
#include "screens/order.h"
#include "screens/screen.h"
#include "ui/editor.h"

typedef struct {
    App *app;
    const CourseChapter *chapter;
    const CourseStep *step;
    const CourseExercise *exercise;
    Editor editor; /* write, fix, timeline */
    Blanks blanks; /* fill */
    Order order;   /* order */
    bool editing, finding;
    bool unsaved; /* the draft is older than the answer */
    bool stale;   /* the answer has changed since it was judged */
    bool showing_solution;
    Buf find, notice;
    Judgement *judgement;      /* of the last answer, NULL: none yet */
    size_t text_top;           /* first line shown of the task's text */
    Rect text_area, code_area; /* at the last drawing, in the grid */
} Exercise;

Exercise *exercise_new(App *app, const CourseChapter *chapter, const CourseStep *step);
/* Saves the draft. NULL is fine. */
void exercise_free(Exercise *e);
unsigned exercise_contexts(const Exercise *e);
void exercise_draw(Exercise *e, Canvas canvas);
/* The right part of the title: "tried twice", "solved", "skipped"; empty when there is nothing to say. */
void exercise_status(const Exercise *e, Buf *out);
/* true: the action was meant for the exercise. */
bool exercise_act(Exercise *e, const KeyHit *hit);
bool exercise_text(Exercise *e, const TermEvent *event);
int exercise_timeout(const Exercise *e);
void exercise_tick(Exercise *e);

/* ---- for exercise_text.c ---- */
/* The words: what came of the answer (notice, verdict, hints, solution), the task, both. */
void exercise_build_news(const Exercise *e, Doc *doc);
void exercise_build_task(const Exercise *e, Doc *doc);
void exercise_build(const Exercise *e, Doc *doc);
/* Another answer: a program, the fills of the blanks one a line, or lines in their order. */
void exercise_set_answer(Exercise *e, const char *text);
/* The answer as a program. */
void exercise_answer(const Exercise *e, Buf *out);
/* Failed tries that the next hint asks for; -1: no hint is left. */
int exercise_next_hint(const Exercise *e);
/* The finding that the verdict shows, and the run it is of; NULL: none. */
const Finding *exercise_finding(const Exercise *e, const JudgedRun **run);
/* Of a finding that `v` can show: its run's case (NULL: the base run) in *of. */
bool exercise_has_moment(const Exercise *e, uint64_t *seq, const CourseCase **of);

#endif
