/* Ctrl-C as something that is asked for: SIGINT is held back, so it ends nothing by itself. */
#ifndef ASYNCOURSE_CLI_INTERRUPTS_H
#define ASYNCOURSE_CLI_INTERRUPTS_H

#include <signal.h>
#include <stdbool.h>
#include <time.h>

sigset_t interrupts_set(void); /* SIGINT alone */
void interrupts_hold(void);    /* from here on */
bool interrupts_came(void);    /* since the last time */
/* Waits until a time of CLOCK_MONOTONIC. true: Ctrl-C came before. */
bool interrupts_wait(const struct timespec *until);

#endif
