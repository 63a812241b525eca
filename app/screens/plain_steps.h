/* Parts of the told lesson that have files of their own. */
#ifndef ASYNCOURSE_SCREENS_PLAIN_STEPS_H
#define ASYNCOURSE_SCREENS_PLAIN_STEPS_H

#include "screens/plain.h"

const char *plain_step_kind(const CourseStep *step); /* "a question" */

/* Numbered lines to put in order, and an answer to them: false, said if need be, when it is none. */
void plain_order(Plain *p, const Order *order);
bool plain_read_order(Plain *p, const Order *order, const char *text, Buf *lines);

void plain_exercise_tell(Plain *p, const Exercise *e);
void plain_exercise_acted(Plain *p, const Exercise *e, const KeyHit *hit);
bool plain_exercise_line(Plain *p, Exercise *e, const char *text);
void plain_exercise_ask(const Exercise *e, Buf *out);
void plain_exercise_help(Plain *p, const Exercise *e);

#endif
