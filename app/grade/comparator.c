#include "grade/comparator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TOLERANCE 1e-6

bool comparator_equal(double a, double b) { return fabs(a - b) < TOLERANCE; }

bool comparator_holds(const char *spec, double value)
{
    static const char operators[][3] = {"<=", ">=", "!=", "==", "<", ">"};
    int op = -1;
    for (int i = 0; i < 6 && op < 0; i++)
        if (strncmp(spec, operators[i], strlen(operators[i])) == 0)
            op = i;
    double bound = strtod(spec + (op < 0 ? 0 : strlen(operators[op])), NULL);
    const char *to = strstr(spec, ".."); /* strtod takes the first dot of "1..2" as its own */
    if (op < 0 && to)
        return value >= bound - TOLERANCE && value <= strtod(to + 2, NULL) + TOLERANCE;
    switch (op) {
    case 0:
        return value <= bound + TOLERANCE;
    case 1:
        return value >= bound - TOLERANCE;
    case 2:
        return !comparator_equal(value, bound);
    case 4:
        return value < bound - TOLERANCE;
    case 5:
        return value > bound + TOLERANCE;
    default:
        return comparator_equal(value, bound);
    }
}
