/* What a timeline consists of; for timeline*.c only. */
#ifndef ASYNCOURSE_TRACE_TIMELINE_INTERNAL_H
#define ASYNCOURSE_TRACE_TIMELINE_INTERNAL_H

#include "trace/peaks.h"
#include "trace/timeline.h"

typedef struct {
    uint64_t event;   /* first event */
    int64_t t_ns;     /* at its begin */
    int64_t moved_ns; /* how far the clock has moved in all slots before this one */
    double roots;     /* the sum over those slots of the square roots of that, in seconds */
    uint32_t gaps;    /* in how many of them it moved */
    uint32_t instant; /* slots of one instant share it */
} Slot;

/* A lane's spans stand together, in the order of their slots. */
typedef struct {
    uint32_t first_span, span_count;
    uint32_t name, coro;
    bool internal;
} Lane;

struct Timeline {
    const Log *log;
    Slot *slots; /* [nslots] is not one: it has the sums over all */
    uint32_t nslots, cap_slots;
    uint32_t *ready; /* longest ready queue of each slot */
    uint32_t cap_ready;
    Peaks ready_peaks;
    uint32_t *span_slots, *span_ranks; /* a span begins in this slot; its state by its rank in a cell */
    uint32_t nspans;
    Peaks rank_peaks;
    Lane *lanes; /* by task id */
    uint32_t nlanes, cap_lanes;
    int64_t total_ns;
};

/* How far the clock moves in a slot. */
static inline int64_t slot_gap(const Timeline *tl, uint32_t slot)
{
    return tl->slots[slot + 1].moved_ns - tl->slots[slot].moved_ns;
}

/* States by their strength in a cell, weakest first. */
uint32_t timeline_rank(TaskState state);
TaskState timeline_of_rank(uint32_t rank);

#endif
