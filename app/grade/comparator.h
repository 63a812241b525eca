/* Comparators of checks: 3, "<= 3", ">= 2", "!= 0", "2..3" (course/fields.h accepted their shape). Times are compared
 * with a tolerance of a microsecond. */
#ifndef ASYNCOURSE_GRADE_COMPARATOR_H
#define ASYNCOURSE_GRADE_COMPARATOR_H

#include <stdbool.h>

bool comparator_holds(const char *spec, double value);
/* Two numbers that mean the same moment or amount. */
bool comparator_equal(double a, double b);

#endif
