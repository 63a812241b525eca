#include "cli/interrupts.h"

#include <errno.h>

enum { NS_PER_S = 1000000000 };

sigset_t interrupts_set(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    return set;
}

void interrupts_hold(void)
{
    sigset_t set = interrupts_set();
    sigprocmask(SIG_BLOCK, &set, NULL);
}

/* false: the time is over */
static bool take_within(const struct timespec *wait)
{
    sigset_t set = interrupts_set();
    int got;
    do
        got = sigtimedwait(&set, NULL, wait);
    while (got < 0 && errno == EINTR);
    return got == SIGINT;
}

bool interrupts_came(void) { return take_within(&(struct timespec){0, 0}); }

bool interrupts_wait(const struct timespec *until)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct timespec left = {until->tv_sec - now.tv_sec, until->tv_nsec - now.tv_nsec};
    if (left.tv_nsec < 0) {
        left.tv_sec--;
        left.tv_nsec += NS_PER_S;
    }
    return left.tv_sec >= 0 && take_within(&left);
}
