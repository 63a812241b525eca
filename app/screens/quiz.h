/* The answers to one quiz, as the learner gives them. */
#ifndef ASYNCOURSE_SCREENS_QUIZ_H
#define ASYNCOURSE_SCREENS_QUIZ_H

#include "course/course.h"
#include "screens/doc.h"
#include "screens/screen.h"

enum { QUIZ_MAX_ITEMS = 32 };
typedef struct {
    const CourseQuiz *quiz;
    int count;                    /* choices or pairs, at most QUIZ_MAX_ITEMS */
    int order[QUIZ_MAX_ITEMS];    /* the order in which choices or right sides are shown */
    int cursor;                   /* row of `order`, or left side */
    int partner[QUIZ_MAX_ITEMS];  /* of each left side: an index into `order`, -1: none yet */
    bool marked[QUIZ_MAX_ITEMS];  /* several right choices: those chosen */
    bool answered, right;
    int given; /* the choice that was answered */
    Buf text;  /* a typed answer */
} Quiz;

/* `key` seeds the order of a shuffled quiz: the same at every visit. */
void quiz_init(Quiz *q, const CourseQuiz *quiz, const char *key);
void quiz_deinit(Quiz *q);
unsigned quiz_contexts(const Quiz *q);
void quiz_build(const Quiz *q, Doc *doc);
/* true when an answer has been given (q->right says which). */
bool quiz_act(Quiz *q, const KeyHit *hit);
/* A typed character; true: taken. */
bool quiz_text(Quiz *q, const TermEvent *event);
/* The answer as text, for the journal. */
void quiz_answer_text(const Quiz *q, Buf *out);

#endif
