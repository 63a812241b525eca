/* The glossary: lessons/glossary.yaml (which a course need not have). */
#ifndef ASYNCOURSE_COURSE_GLOSSARY_H
#define ASYNCOURSE_COURSE_GLOSSARY_H

#include "course/fields.h"

/* Fills course->terms, in alphabetical order. Terms with mistakes are left out. */
void schema_glossary(Schema *s, const CourseValue *root, Course *course);
/* Warns about [[words]] in the texts of the course that the glossary does not have, and chapters that do not exist. `file`: that
 * of the glossary. */
void link_glossary(Course *course, const char *file);

#endif
