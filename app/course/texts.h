/* The texts of a course that can be translated, one after the other, each with the key under which a translation has it
 * (keys.def, TRANSLATED_STEP). What is not here (code, checks, ids) is the same in every language. */
#ifndef ASYNCOURSE_COURSE_TEXTS_H
#define ASYNCOURSE_COURSE_TEXTS_H

#include "course/course.h"

/* `index` is -1 for the only text of its key. A text that the author did not give has text NULL. */
typedef void (*TextVisit)(void *ctx, const char *key, int index, CourseText *text);
void texts_of_course(Course *course, TextVisit visit, void *ctx); /* its own, without those of its chapters */
void texts_of_chapter(CourseChapter *chapter, TextVisit visit, void *ctx);
void texts_of_step(CourseStep *step, TextVisit visit, void *ctx);

#endif
