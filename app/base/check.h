/* Assertions for our own bugs: a broken invariant prints file:line and aborts.
 * Never used for anything a program, a course or a keystroke can cause. */
#ifndef ASYNCOURSE_BASE_CHECK_H
#define ASYNCOURSE_BASE_CHECK_H

/* Prints "file:line: broken invariant: what" to stderr and aborts. */
_Noreturn void check_failed(const char *file, int line, const char *what);

#define ASSERT(cond) ((cond) ? (void)0 : check_failed(__FILE__, __LINE__, #cond))
#define UNREACHABLE(why) check_failed(__FILE__, __LINE__, why)

#endif
