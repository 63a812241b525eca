/* A prediction: the learner says what a program will print, in which order, or how long it takes; then it runs. The
 * truth is what the engine computes. Two tries, then the answer is shown; only then may the program be played. */
#ifndef ASYNCOURSE_SCREENS_PREDICT_H
#define ASYNCOURSE_SCREENS_PREDICT_H

#include "course/course.h"
#include "engine/engine.h"
#include "screens/doc.h"
#include "screens/order.h"
#include "screens/screen.h"
#include "ui/editor.h"

typedef struct {
    const CourseStep *step;
    const CoursePredict *predict;
    Recording *run; /* the truth */
    Order order;    /* ASK_ORDER */
    Editor editor;  /* ASK_OUTPUT, ASK_ELAPSED (one line): empty again when the answer was wrong */
    Buf given;      /* the last answer */
    int tries;
    bool answered, right;   /* the last answer has not been changed since */
    bool shown;             /* the truth is */
    const CourseTrap *trap; /* the one that the learner fell into, NULL: none */
} Predict;

/* `tries`: given at earlier visits; `solved`: one of them was right. */
void predict_init(Predict *p, const CourseStep *step, const EngineSpec *spec, int tries, bool solved);
void predict_deinit(Predict *p);
unsigned predict_contexts(const Predict *p);
/* *focus: the doc's line where the learner types or moves lines; unchanged when there is none. */
void predict_build(const Predict *p, Doc *doc, size_t *focus);
/* Parts of it: what came of the last answer, and the truth. */
void predict_build_verdict(const Predict *p, Doc *doc);
void predict_build_truth(const Predict *p, Doc *doc);
/* true: an answer has been given (p->right says which). */
bool predict_act(Predict *p, const KeyHit *hit);
bool predict_text(Predict *p, const TermEvent *event);
/* The last answer given. */
void predict_answer_text(const Predict *p, Buf *out);

#endif
