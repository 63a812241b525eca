/* Running work in child processes that cannot harm anything: limited by rlimits and, where the kernel allows it, by a
 * seccomp filter that leaves little more than memory and the pipe. The parent alone writes files.
 *
 * Fuel and virtual time end a program in the same place on every machine; the jail is the second wall, for mistakes
 * of our own. */
#ifndef ASYNCOURSE_GRADE_JAIL_H
#define ASYNCOURSE_GRADE_JAIL_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* The work of job i, in the child: appends its record to *out. */
typedef void (*JailWork)(void *ctx, size_t i, Buf *out);
/* In the parent, as the jobs end: the record, or NULL with a sentence why there is none. */
typedef void (*JailDone)(void *ctx, size_t i, const Buf *record, const char *why);

/* Does jobs 0 .. count - 1, at most `parallel` at a time. */
void jail_run(size_t count, size_t parallel, JailWork work, JailDone done, void *ctx);
/* "seccomp" or "rlimit": which walls there are here. */
const char *jail_kind(void);

#endif
