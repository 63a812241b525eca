/* Where two runs part: of a program and of the same program after a change. */
#ifndef ASYNCOURSE_TRACE_DIFFER_H
#define ASYNCOURSE_TRACE_DIFFER_H

#include "trace/query.h"

/* The first event in which the logs differ: its seq, the same in both, as all before it are equal; when one log only goes
 * on longer, the shorter one's count. QUERY_NONE: they are equal. Lines count by what stands in them, not by their number,
 * so that a blank line more is no difference. */
uint64_t differ_first(const Log *before, const Log *after);
/* The first line (1-based) in which two outputs differ; 0: they are equal. */
size_t differ_line(const Buf *before, const Buf *after);

#endif
