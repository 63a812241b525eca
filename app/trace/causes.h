/* Why a task is as it is: what set what in motion, backwards, each with the event where it happened. */
#ifndef ASYNCOURSE_TRACE_CAUSES_H
#define ASYNCOURSE_TRACE_CAUSES_H

#include "trace/state.h"

enum { CAUSES_MAX = 8 };
typedef struct {
    uint64_t seq; /* QUERY_NONE (query.h): too far back to look for it */
    Buf text;     /* a phrase; safe for terminals */
} Cause;
typedef struct {
    Cause items[CAUSES_MAX];
    size_t count;
    bool cancel; /* they say why it was cancelled, or is being so; else why it is in its state */
} Causes;

/* From the effect to its causes. Events further back than some ten thousand are not looked for. */
void causes_find(const State *s, uint32_t task, Causes *out);
void causes_deinit(Causes *causes);

#endif
