/* Each kind of event: where CPython 3.11's source makes the change, and the rule behind it. */
#ifndef ASYNCOURSE_TRACE_EXPLAIN_H
#define ASYNCOURSE_TRACE_EXPLAIN_H

#include "trace/event.h"

typedef struct {
    const char *place; /* "tasks.py:260 Task.__step": a file of Lib/asyncio, or what else it belongs to */
    const char *rule;  /* one to three sentences */
} Explanation;

/* Every kind but EV_NONE has one. */
const Explanation *explain_event(EventKind kind);

#endif
