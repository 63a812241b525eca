#include "trace/peaks.h"

#include "base/mem.h"

enum { FAN = 1 << PEAKS_SHIFT };

static uint32_t max_of(const uint32_t *values, uint32_t from, uint32_t until)
{
    uint32_t max = 0;
    for (uint32_t i = from; i < until; i++)
        max = values[i] > max ? values[i] : max;
    return max;
}

void peaks_init(Peaks *p, const uint32_t *values, uint32_t count)
{
    *p = (Peaks){.values = values, .count = count};
    const uint32_t *below = values;
    while (count > FAN && p->level_count < PEAKS_LEVELS) {
        uint32_t blocks = (count + FAN - 1) / FAN, *level = mem_alloc(blocks * sizeof *level);
        for (uint32_t i = 0; i < blocks; i++)
            level[i] = max_of(below, i * FAN, count - i * FAN < FAN ? count : i * FAN + FAN);
        p->levels[p->level_count++] = level;
        below = level;
        count = blocks;
    }
}

void peaks_deinit(Peaks *p)
{
    for (int i = 0; i < p->level_count; i++)
        mem_free(p->levels[i]);
    *p = (Peaks){.count = 0};
}

/* On each level what does not fill a block at either end, then the blocks between on the level above. */
uint32_t peaks_max(const Peaks *p, uint32_t from, uint32_t until)
{
    const uint32_t *values = p->values;
    uint32_t max = 0;
    until = until < p->count ? until : p->count;
    for (int level = 0; from < until; level++) {
        uint32_t first = (from + FAN - 1) / FAN, last = until / FAN, part;
        if (level == p->level_count || first >= last) {
            part = max_of(values, from, until);
            return part > max ? part : max;
        }
        part = max_of(values, from, first * FAN);
        max = part > max ? part : max;
        part = max_of(values, last * FAN, until);
        max = part > max ? part : max;
        values = p->levels[level];
        from = first;
        until = last;
    }
    return max;
}
