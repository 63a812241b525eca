/* Shared by the narrate files. Private to trace. */
#ifndef ASYNCOURSE_TRACE_NARRATE_INTERNAL_H
#define ASYNCOURSE_TRACE_NARRATE_INTERNAL_H

#include "trace/narrate.h"

void narrate_put_text(const State *s, uint32_t str, Buf *out);  /* safe, on one line */
void narrate_put_quoted(const State *s, uint32_t str, Buf *out); /* "text" without its last newline */
void narrate_put_label(const State *s, uint32_t task, Buf *out); /* fetch("A", 2), or the task's own name */
/* What a wait of this kind is for: "gather", "http https://..." (I/O) */
void narrate_put_kind(const State *s, uint32_t kind, FutRef ref, Buf *out);
void narrate_put_fut(const State *s, FutRef ref, Buf *out);      /* "task 3", "the gather f1", "future f4" */
/* The task that would have to act so that `task` goes on, 0 = none known. */
uint32_t narrate_waits_for(const State *s, uint32_t task);

#endif
