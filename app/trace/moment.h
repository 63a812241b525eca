/* A moment in an author's words, found in a recording: the stops of a guided tour. */
#ifndef ASYNCOURSE_TRACE_MOMENT_H
#define ASYNCOURSE_TRACE_MOMENT_H

#include "trace/log.h"

/* The forms of a moment, for messages. */
#define MOMENT_FORMS "line 10, t = 1.5, B starts, B waits, B ends, B is cancelled, prints \"text\""

/* The first event after `from` at which `when` is true, or QUERY_NONE: never, or not one of the forms. `t = 1.5` does not
 * look at `from`. A task is called by the name that the program gave it (or Task-N), by the first argument of its
 * coroutine, or by its coroutine's function. */
uint64_t moment_find(const Log *log, const char *when, uint64_t from);

#endif
