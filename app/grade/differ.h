/* Do two judged answers do the same, as far as an exercise could tell? Compared are printed lines and their times, the
 * time it takes, the tasks of the program, the calls of functions that setup and given define, simulated operations,
 * cancellations and files, in every run. */
#ifndef ASYNCOURSE_GRADE_DIFFER_H
#define ASYNCOURSE_GRADE_DIFFER_H

#include "grade/judge.h"

/* false: they do the same. Else *check gets (appended) the entry of `checks:` that holds for the first and not for the
 * second one, with what the second one does in parentheses. Both have the same runs and compile. */
bool differ_find(const Judgement *first, const Judgement *second, Buf *check);

#endif
