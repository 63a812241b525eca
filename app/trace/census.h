/* Where everybody is, kept from moment to moment: of a state that is another one than last time only the pages are read
 * that differ, so that a step in a run of 100,000 tasks costs what the step changed. */
#ifndef ASYNCOURSE_TRACE_CENSUS_H
#define ASYNCOURSE_TRACE_CENSUS_H

#include "trace/state.h"

typedef struct Census Census;
/* For the states of one recording. The first one is compared with a state without tasks. */
Census *census_new(void);
void census_free(Census *census); /* NULL is fine */

/* Calls `look` for all tasks whose view may be another than in the state of the last call, ids ascending within a page;
 * some of them are the same still, and some are of ids that do not exist (any more). */
void census_take(Census *census, const State *s, void (*look)(void *to, uint32_t task), void *to);
/* As state_timers, of any state of the recording. */
size_t census_timers(Census *census, const State *s, uint32_t *out, size_t max);

#endif
