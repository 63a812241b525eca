/* What the learner has done of a course, what comes next, and what is worth asking again: readings of course and
 * progress that all ways of learning share. */
#ifndef ASYNCOURSE_COURSE_STUDY_H
#define ASYNCOURSE_COURSE_STUDY_H

#include "course/course.h"
#include "course/progress.h"

enum {
    STUDY_PREDICT_TRIES = 2, /* then the truth is shown */
    STUDY_REVIEW_MAX = 8     /* questions of one review: about five minutes */
};

/* A page is done when it has been seen, a question or exercise when it has been answered right; a prediction also when
 * its tries are used up. */
bool study_is_done(const Progress *progress, const CourseStep *step);

typedef struct {
    size_t steps, done;
    size_t exercises, solved, skipped;
    bool begun;
} StudyCount;
/* Adds a chapter's numbers to *count. */
void study_count(const Progress *progress, const CourseChapter *chapter, StudyCount *count);

/* 0-based place of a step. */
typedef struct {
    int chapter, step;
} StudyPlace;

/* The first step not done from the learner's place on, else the first of all that is not done; skipped exercises and
 * chapters that cannot be opened are passed over. false: all is done. */
bool study_next(const Course *course, const Progress *progress, StudyPlace *next);

/* Questions that were answered before, to be asked again: those least often reviewed, spread evenly over the course,
 * neighbours from far apart. At most `max` (<= STUDY_REVIEW_MAX); returns how many. */
size_t study_review(const Course *course, const Progress *progress, StudyPlace *out, size_t max);

#endif
