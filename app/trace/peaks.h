/* The largest of any stretch of an array, without reading the stretch: above the values a level with the largest of each
 * sixteen, above that one with the largest of sixteen of those, and so on. Private to trace. */
#ifndef ASYNCOURSE_TRACE_PEAKS_H
#define ASYNCOURSE_TRACE_PEAKS_H

#include <stddef.h>
#include <stdint.h>

enum { PEAKS_SHIFT = 4, PEAKS_LEVELS = 8 /* 16^8: as many as a uint32_t counts */ };
typedef struct {
    const uint32_t *values; /* borrowed */
    uint32_t count;
    uint32_t *levels[PEAKS_LEVELS]; /* owned; levels[k][i]: of values[i << 4(k+1) ...] */
    int level_count;
} Peaks;

void peaks_init(Peaks *p, const uint32_t *values, uint32_t count); /* the values must stay, unchanged */
void peaks_deinit(Peaks *p);
/* Of values[from .. until); 0 when there is none. */
uint32_t peaks_max(const Peaks *p, uint32_t from, uint32_t until);

#endif
