/* Tables of Unicode by runs: a value holds from its start until the next run. The first run starts at 0. */
#ifndef ASYNCOURSE_BASE_UNIRUN_H
#define ASYNCOURSE_BASE_UNIRUN_H

#include <stddef.h>
#include <stdint.h>

typedef struct UniRun {
    uint32_t start;
    uint16_t value;
} UniRun;

static inline uint16_t unirun_at(const UniRun *runs, size_t n, uint32_t c)
{
    size_t lo = 0, hi = n;
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (runs[mid].start <= c)
            lo = mid;
        else
            hi = mid;
    }
    return runs[lo].value;
}

#endif
