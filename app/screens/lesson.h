/* A chapter, step by step, or a review: some questions of all chapters, one after the other. What the screen draws and
 * what --plain tells are two readings of this. */
#ifndef ASYNCOURSE_SCREENS_LESSON_H
#define ASYNCOURSE_SCREENS_LESSON_H

#include "course/study.h"
#include "screens/doc.h"
#include "screens/exercise.h"
#include "screens/predict.h"
#include "screens/quiz.h"
#include "screens/screen.h"

typedef struct {
    Screen screen;
    int chapter, step;
    size_t top;           /* a line of the page that is shown; its first one after drawing */
    bool to_last;         /* show the last page: the learner came from behind */
    size_t page, pages;   /* at the last drawing: its number from 0, how many there are */
    size_t before, after; /* first lines of the pages beside it */
    Quiz quiz;            /* of the current step, if it is one; the same of the next two */
    bool has_quiz;
    Predict predict;
    bool has_predict, follow; /* follow: show the page where the prediction is typed */
    Exercise *exercise;
    StudyPlace review[STUDY_REVIEW_MAX]; /* the questions of a review */
    bool review_asked[STUDY_REVIEW_MAX];
    size_t review_count, review_at, review_right; /* count 0: this is no review */
    bool review_over;                             /* the page behind the last question */
} Lesson;

const CourseChapter *lesson_chapter(const Lesson *l);
const CourseStep *lesson_step(const Lesson *l);
/* How the review went, a sentence. */
void lesson_review_text(const Lesson *l, Buf *out);

#endif
