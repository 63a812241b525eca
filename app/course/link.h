/* What only the whole course can tell: ids that are used twice, chapters that need each other, worlds that do not exist. */
#ifndef ASYNCOURSE_COURSE_LINK_H
#define ASYNCOURSE_COURSE_LINK_H

#include "course/course.h"

/* Adds the diagnostics to the chapters and resolves names of worlds. `worlds` may be NULL (there is no worlds.yaml). */
void link_course(Course *course, const char *course_file, const CourseValue *worlds);

/* prose.c: warns of links to chapters that are not there, and of emphasis around code, in the texts of all steps. */
void link_prose(Course *course);

/* Of all chapters, NULL at the end: what a name that is wrong may have meant. Lives as long as the course. */
const char *const *link_chapter_ids(Course *course);

#endif
