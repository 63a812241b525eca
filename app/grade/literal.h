/* A value of an author as a Python literal: plain numbers, true, false and null are what they look like, all other
 * scalars are texts. */
#ifndef ASYNCOURSE_GRADE_LITERAL_H
#define ASYNCOURSE_GRADE_LITERAL_H

#include "base/buf.h"
#include "course/course.h"

void literal_python(const CourseValue *value, Buf *out);

#endif
