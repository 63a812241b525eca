/* lessons/ids.lock: the ids that learners have met. Progress is stored under them, so one that disappears takes the
 * learner's work with it. A line is "KIND ID", or "KIND OLD -> NEW" for one that has got another name; # begins a
 * comment. Whoever gives an id up for good deletes its line. */
#ifndef ASYNCOURSE_COURSE_LOCK_H
#define ASYNCOURSE_COURSE_LOCK_H

#include "course/course.h"
#include "course/progress.h"

/* Reads the file, if there is one, into the course (for course_load). */
void lock_load(Course *course);
/* An error for each id that is gone or is of another kind now. */
void course_check_lock(const Course *course, DiagList *diags);
/* Adds the ids that are not in the file yet; *added of *total. Nothing is written when an id is gone (see the check).
 * false: *error is a sentence, the caller frees it. */
bool course_write_lock(const Course *course, size_t *added, size_t *total, char **error);
/* What the learner did under old names counts for the new ones. */
void course_move_progress(const Course *course, Progress *progress);

#endif
