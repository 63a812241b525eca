/* How spans are cut: in the slot of a handle the task that runs shows "running"; what it becomes at the end of
 * its step counts from the next slot on. Any other task that changes in a slot shows its new state there. */
#include "base/check.h"
#include "base/mem.h"
#include "trace/timeline_internal.h"

#include <math.h>
#include <string.h>

/* ---- making ---- */

/* Spans as they come, before they are put lane by lane. */
typedef struct {
    uint32_t slot;
    uint32_t task;
    uint32_t state;
} NewSpan;

typedef struct {
    Timeline *tl;
    NewSpan *spans; /* [0] unused */
    uint32_t count, cap;
    uint32_t *last; /* by task: its last span so far */
    uint32_t cap_last;
    int64_t gap_ns; /* of the last slot */
    bool fresh;     /* nothing has happened in it */
} Maker;

static void slot_open(Maker *m, uint64_t event, int64_t t_ns, int64_t gap_ns)
{
    Timeline *tl = m->tl;
    Slot slot = {.event = event, .t_ns = t_ns};
    if (tl->nslots) {
        const Slot *last = &tl->slots[tl->nslots - 1];
        bool same = !m->gap_ns && !gap_ns && last->t_ns == t_ns;
        slot.instant = last->instant + !same;
        slot.moved_ns = m->gap_ns < INT64_MAX - last->moved_ns ? last->moved_ns + m->gap_ns : INT64_MAX;
        slot.roots = last->roots + (m->gap_ns ? sqrt((double)m->gap_ns / 1e9) : 0);
        slot.gaps = last->gaps + (m->gap_ns != 0);
    }
    MEM_GROW(tl->slots, tl->cap_slots, tl->nslots + 1);
    MEM_GROW(tl->ready, tl->cap_ready, tl->nslots + 1);
    tl->ready[tl->nslots] = 0;
    tl->slots[tl->nslots++] = slot;
    m->gap_ns = gap_ns;
}

static void span_set(Maker *m, uint32_t task, uint32_t slot, TaskState state)
{
    if (!task || task >= m->tl->nlanes)
        return;
    NewSpan *last = m->last[task] ? &m->spans[m->last[task]] : NULL;
    if (last && last->slot >= slot) { /* changed twice in a slot: the last word counts */
        last->state = state;
        return;
    }
    if (last && last->state == state)
        return;
    MEM_GROW(m->spans, m->cap, m->count + 1);
    m->last[task] = m->count;
    m->spans[m->count++] = (NewSpan){slot, task, state};
    m->tl->lanes[task].span_count++;
}

static void lane_add(Maker *m, const Event *ev)
{
    Timeline *tl = m->tl;
    if (!ev->a || ev->a >= PAGES_MAX_INDEX)
        return;
    if (ev->a >= tl->nlanes) {
        MEM_GROW(tl->lanes, tl->cap_lanes, ev->a + 1);
        MEM_GROW(m->last, m->cap_last, ev->a + 1);
        memset(tl->lanes + tl->nlanes, 0, (ev->a + 1 - tl->nlanes) * sizeof *tl->lanes);
        memset(m->last + tl->nlanes, 0, (ev->a + 1 - tl->nlanes) * sizeof *m->last);
        tl->nlanes = ev->a + 1;
    }
    tl->lanes[ev->a].name = ev->b;
    tl->lanes[ev->a].coro = ev->c;
    tl->lanes[ev->a].internal = ev->n != 0;
}

/* The task whose state an event may change, besides the running one. */
static uint32_t touched_task(const State *s, const Event *ev)
{
    switch (ev->kind) {
    case EV_READY_PUSH: return ev->c;
    case EV_TIMER_DUE: return state_handle(s, ev->a)->target;
    case EV_TASK_NEW: case EV_TASK_STEP: case EV_TASK_SUSPEND: case EV_TASK_YIELD: case EV_TASK_DONE: return ev->a;
    default: return 0;
    }
}

/* Called before the event is folded: where it begins a new slot. */
static void cut(Maker *m, const State *s, const Event *ev)
{
    uint64_t seq = s->events;
    if (ev->kind == EV_HANDLE_BEGIN) {
        if (!m->fresh)
            slot_open(m, seq, ev->t_ns, 0);
        m->fresh = false;
    } else if (ev->kind == EV_CLOCK_BLOCK && ev->n > 0) {
        span_set(m, ev->a, m->tl->nslots, TASK_BLOCKING);
        slot_open(m, seq, ev->t_ns, ev->n);
        slot_open(m, seq + 1, ev->t_ns + ev->n, 0);
        span_set(m, ev->a, m->tl->nslots - 1, TASK_RUNNING);
        m->fresh = false;
    } else if ((ev->kind == EV_CLOCK_ADVANCE || ev->kind == EV_SPIN) && ev->n > ev->t_ns) {
        slot_open(m, seq, ev->t_ns, ev->n - ev->t_ns);
        slot_open(m, seq + 1, ev->n, 0);
        m->fresh = true; /* the first handle at the new instant uses this slot */
    }
}

static void follow(Maker *m, const State *s, const Event *ev)
{
    Timeline *tl = m->tl;
    uint32_t task = touched_task(s, ev), slot = tl->nslots - 1;
    if (ev->kind == EV_TASK_NEW)
        lane_add(m, ev);
    else if (ev->kind == EV_TASK_RENAME && ev->a < tl->nlanes)
        tl->lanes[ev->a].name = ev->b;
    if (!task)
        return;
    TaskState now = (TaskState)state_task(s, task)->state;
    bool own_end = ev->kind == EV_TASK_SUSPEND || ev->kind == EV_TASK_YIELD || ev->kind == EV_TASK_DONE;
    if (now == TASK_ABSENT)
        return;
    if (ev->kind == EV_TASK_NEW)
        now = TASK_READY; /* its first push comes with it */
    span_set(m, task, slot + (own_end ? 1 : 0), now);
}

/* Puts the spans lane by lane; those of one lane are in order already. */
static void sort_spans(Maker *m)
{
    Timeline *tl = m->tl;
    uint32_t at = 0;
    tl->nspans = m->count - 1;
    tl->span_slots = mem_alloc((tl->nspans + 1) * sizeof *tl->span_slots);
    tl->span_ranks = mem_alloc((tl->nspans + 1) * sizeof *tl->span_ranks);
    for (uint32_t task = 0; task < tl->nlanes; task++) {
        tl->lanes[task].first_span = m->last[task] = at; /* now: where its next one goes */
        at += tl->lanes[task].span_count;
    }
    for (uint32_t i = 1; i < m->count; i++) {
        uint32_t to = m->last[m->spans[i].task]++;
        tl->span_slots[to] = m->spans[i].slot;
        tl->span_ranks[to] = timeline_rank((TaskState)m->spans[i].state);
    }
    peaks_init(&tl->rank_peaks, tl->span_ranks, tl->nspans);
    peaks_init(&tl->ready_peaks, tl->ready, tl->nslots);
}

static void begin(Maker *m, const Log *log)
{
    *m = (Maker){.tl = mem_zalloc(sizeof *m->tl), .count = 1, .fresh = true};
    m->tl->log = log;
    MEM_GROW(m->spans, m->cap, 1);
    slot_open(m, 0, 0, 0);
}

static void before(void *maker, const State *s, const Event *ev) { cut(maker, s, ev); }

static void after(void *maker, const State *s, const Event *ev)
{
    Maker *m = maker;
    uint32_t *ready = &m->tl->ready[m->tl->nslots - 1];
    follow(m, s, ev);
    *ready = s->ready_count > *ready ? s->ready_count : *ready;
}

static Timeline *end(Maker *m, const State *s)
{
    Timeline *tl = m->tl;
    tl->total_ns = s->t_ns;
    slot_open(m, s->events, s->t_ns, 0); /* a place for the last end caps */
    slot_open(m, s->events, s->t_ns, 0); /* the sums */
    tl->nslots--;
    sort_spans(m);
    mem_free(m->spans);
    mem_free(m->last);
    return tl;
}

Timeline *timeline_new(const Log *log)
{
    Maker m;
    State *s = state_new(log);
    LogCursor c = log_cursor(log, 0);
    Event ev;
    begin(&m, log);
    while (log_next(&c, &ev)) {
        before(&m, s, &ev);
        state_apply(s, &ev);
        after(&m, s, &ev);
    }
    Timeline *tl = end(&m, s);
    state_free(s);
    return tl;
}

States *timeline_new_with_states(const Log *log, Timeline **tl)
{
    Maker m;
    begin(&m, log);
    States *states = states_new_read(log, &(StatesReader){before, after, &m});
    *tl = end(&m, states_seek(states, UINT64_MAX));
    return states;
}

void timeline_free(Timeline *tl)
{
    if (!tl)
        return;
    peaks_deinit(&tl->rank_peaks);
    peaks_deinit(&tl->ready_peaks);
    mem_free(tl->slots);
    mem_free(tl->ready);
    mem_free(tl->span_slots);
    mem_free(tl->span_ranks);
    mem_free(tl->lanes);
    mem_free(tl);
}

uint32_t timeline_slot_count(const Timeline *tl) { return tl->nslots; }
int64_t timeline_total_ns(const Timeline *tl) { return tl->total_ns; }
uint32_t timeline_task_count(const Timeline *tl) { return tl->nlanes ? tl->nlanes - 1 : 0; }

uint32_t timeline_slot_of(const Timeline *tl, uint64_t event)
{
    uint32_t low = 0, high = tl->nslots - 1; /* the last slot whose event <= event; the end slot has none */
    while (low < high) {
        uint32_t mid = low + (high - low + 1) / 2;
        if (tl->slots[mid].event <= event)
            low = mid;
        else
            high = mid - 1;
    }
    return low;
}

uint64_t timeline_slot_event(const Timeline *tl, uint32_t slot)
{
    return tl->slots[slot < tl->nslots ? slot : tl->nslots - 1].event;
}

int64_t timeline_slot_time(const Timeline *tl, uint32_t slot)
{
    return tl->slots[slot < tl->nslots ? slot : tl->nslots - 1].t_ns;
}

/* ---- lanes ---- */

enum { STRONGEST = TASK_STATE_COUNT - 1 };
static const uint8_t by_rank[TASK_STATE_COUNT] = {TASK_ABSENT,  TASK_FINISHED, TASK_SLEEPING,  TASK_WAITING,  TASK_IO,
                                                  TASK_READY,   TASK_RUNNING,  TASK_CANCELLED, TASK_BLOCKING, TASK_FAILED};

TaskState timeline_of_rank(uint32_t rank) { return (TaskState)by_rank[rank < STRONGEST ? rank : STRONGEST]; }

uint32_t timeline_rank(TaskState state)
{
    uint32_t rank = 0;
    while (rank < STRONGEST && by_rank[rank] != state)
        rank++;
    return rank;
}

TaskState timeline_stronger(TaskState a, TaskState b) { return timeline_rank(a) >= timeline_rank(b) ? a : b; }

/* How many of n ascending numbers are below `limit`, if at least `known` are: near ones are found at once. */
static uint32_t below(const uint32_t *numbers, uint32_t n, uint32_t known, uint32_t limit)
{
    uint32_t step = 1, low = known, high = n;
    while (low < n && numbers[low] < limit) {
        high = step < n - low ? low + step : n;
        if (high == n || numbers[high] >= limit)
            break;
        low = high;
        step *= 2;
    }
    if (low == n || numbers[low] >= limit)
        return low;
    while (low + 1 < high) { /* numbers[low] < limit, and from `high` on they are not */
        uint32_t mid = low + (high - low) / 2;
        if (numbers[mid] < limit)
            low = mid;
        else
            high = mid;
    }
    return low + 1;
}

void timeline_lane(const Timeline *tl, const Axis *axis, uint32_t task, int from, int count, uint8_t *cells)
{
    memset(cells, TASK_ABSENT, (size_t)count);
    if (!task || task >= tl->nlanes || !tl->lanes[task].span_count)
        return;
    const Lane *lane = &tl->lanes[task];
    const uint32_t *slots = tl->span_slots + lane->first_span;
    uint32_t begun = 0; /* spans that begin before the column */
    for (int i = 0; i < count && from + i < axis->width; i++) {
        int column = from + i;
        begun = below(slots, lane->span_count, begun, axis->from[column]);
        uint32_t until = below(slots, lane->span_count, begun, axis->from[column + 1]), first = lane->first_span;
        uint32_t rank = peaks_max(&tl->rank_peaks, first + begun, first + until);
        if (begun == until && begun && column < axis->used) { /* one that goes on, if it is not over */
            uint32_t before = tl->span_ranks[first + begun - 1];
            rank = timeline_of_rank(before) < TASK_FINISHED ? before : 0;
        }
        cells[i] = (uint8_t)timeline_of_rank(rank);
    }
}

int64_t timeline_waited(const Timeline *tl, uint32_t task, uint32_t slot)
{
    const Lane *lane = &tl->lanes[task < tl->nlanes ? task : 0];
    const uint32_t *slots = tl->span_slots + lane->first_span, *ranks = tl->span_ranks + lane->first_span;
    uint32_t last = slot < tl->nslots ? slot : tl->nslots - 1;
    int64_t waited = 0;
    for (uint32_t k = 0; k < lane->span_count && slots[k] < last; k++) {
        TaskState state = timeline_of_rank(ranks[k]);
        uint32_t end = k + 1 < lane->span_count && slots[k + 1] < last ? slots[k + 1] : last;
        if (state == TASK_READY || state == TASK_SLEEPING || state == TASK_WAITING || state == TASK_IO)
            waited += tl->slots[end].t_ns - tl->slots[slots[k]].t_ns;
    }
    return waited;
}

void timeline_ready(const Timeline *tl, const Axis *axis, uint32_t *counts)
{
    for (int x = 0; x < axis->width; x++)
        counts[x] = peaks_max(&tl->ready_peaks, axis->from[x], axis->from[x + 1]);
}

/* ---- crowds ---- */

/* Slots, ascending within each state: those of state s are at [bounds[s], bounds[s + 1]). */
struct TimelineCrowd {
    uint32_t *starts, *ends;
    uint32_t bounds[TASK_STATE_COUNT + 1];
};

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static bool is_ascending(const uint32_t *slots, uint32_t n)
{
    uint32_t i = 1;
    while (i < n && slots[i - 1] <= slots[i])
        i++;
    return i >= n;
}

/* Ascending, digit by digit from the lowest. Tasks that go on in turn are in order already. */
static void sort_slots(uint32_t *slots, uint32_t n, uint32_t most)
{
    if (is_ascending(slots, n))
        return;
    uint32_t *from = slots, *spare = mem_alloc(n * sizeof *spare), *to = spare;
    for (int shift = 0; shift < 32 && most >> shift; shift += DIGIT_BITS) {
        uint32_t counts[DIGITS + 1] = {0};
        for (uint32_t i = 0; i < n; i++)
            counts[(from[i] >> shift) % DIGITS + 1]++;
        for (uint32_t d = 0; d < DIGITS; d++)
            counts[d + 1] += counts[d];
        for (uint32_t i = 0; i < n; i++)
            to[counts[(from[i] >> shift) % DIGITS]++] = from[i];
        uint32_t *swap = from;
        from = to;
        to = swap;
    }
    if (from != slots)
        memcpy(slots, from, n * sizeof *slots);
    mem_free(spare);
}

/* NULL: the task never was in any state. */
static const Lane *lane_of(const Timeline *tl, uint32_t task)
{
    const Lane *lane = &tl->lanes[task < tl->nlanes ? task : 0];
    return lane->span_count ? lane : NULL;
}

static void count_lane(TimelineCrowd *crowd, const Timeline *tl, const Lane *lane)
{
    for (uint32_t k = 0; k < lane->span_count; k++)
        crowd->bounds[timeline_of_rank(tl->span_ranks[lane->first_span + k]) + 1]++;
    crowd->bounds[TASK_ABSENT + 1]++;
}

/* Its states, and its life as a whole; `at` is where each state's next one goes. */
static void add_lane(TimelineCrowd *crowd, const Timeline *tl, const Lane *lane, uint32_t *at)
{
    const uint32_t *slots = tl->span_slots + lane->first_span, *ranks = tl->span_ranks + lane->first_span;
    uint32_t last = lane->span_count - 1;
    for (uint32_t k = 0; k <= last; k++) {
        uint32_t n = at[timeline_of_rank(ranks[k])]++;
        crowd->starts[n] = slots[k];
        crowd->ends[n] = k < last ? slots[k + 1] : tl->nslots;
    }
    bool done = timeline_of_rank(ranks[last]) >= TASK_FINISHED;
    crowd->starts[at[TASK_ABSENT]] = slots[0];
    crowd->ends[at[TASK_ABSENT]++] = done ? slots[last] : tl->nslots;
}

TimelineCrowd *timeline_crowd_new(const Timeline *tl, const uint32_t *tasks, size_t count)
{
    TimelineCrowd *crowd = mem_zalloc(sizeof *crowd);
    uint32_t *bounds = crowd->bounds, at[TASK_STATE_COUNT];
    for (size_t i = 0; i < count; i++) {
        const Lane *lane = lane_of(tl, tasks[i]);
        if (lane)
            count_lane(crowd, tl, lane);
    }
    for (int state = 0; state < TASK_STATE_COUNT; state++)
        bounds[state + 1] += bounds[state];
    memcpy(at, bounds, sizeof at);
    crowd->starts = mem_alloc((bounds[TASK_STATE_COUNT] + 1) * sizeof *crowd->starts);
    crowd->ends = mem_alloc((bounds[TASK_STATE_COUNT] + 1) * sizeof *crowd->ends);
    for (size_t i = 0; i < count; i++) {
        const Lane *lane = lane_of(tl, tasks[i]);
        if (lane)
            add_lane(crowd, tl, lane, at);
    }
    for (int state = 0; state < TASK_STATE_COUNT; state++) {
        sort_slots(crowd->starts + bounds[state], bounds[state + 1] - bounds[state], tl->nslots);
        sort_slots(crowd->ends + bounds[state], bounds[state + 1] - bounds[state], tl->nslots);
    }
    return crowd;
}

void timeline_crowd_free(TimelineCrowd *crowd)
{
    if (!crowd)
        return;
    mem_free(crowd->starts);
    mem_free(crowd->ends);
    mem_free(crowd);
}

bool timeline_crowd_knows(const TimelineCrowd *crowd, TaskState state)
{
    return crowd->bounds[state + 1] > crowd->bounds[state];
}

void timeline_density(const TimelineCrowd *crowd, const Axis *axis, uint32_t *counts)
{
    memset(counts, 0, (size_t)axis->width * TASK_STATE_COUNT * sizeof *counts);
    for (int state = 0; state < TASK_STATE_COUNT; state++) {
        const uint32_t *starts = crowd->starts + crowd->bounds[state], *ends = crowd->ends + crowd->bounds[state];
        uint32_t n = crowd->bounds[state + 1] - crowd->bounds[state], entered = 0, left = 0, before;
        for (int x = 0; x < axis->width && n; x++) {
            uint32_t begin = axis->from[x], end = axis->from[x + 1];
            begin -= begin == end && begin; /* the slot that is wider than a column */
            before = entered;
            entered = below(starts, n, entered, end);
            left = below(ends, n, left, begin + 1);
            bool ended = state >= TASK_FINISHED, blank = x >= axis->used;
            counts[(size_t)x * TASK_STATE_COUNT + (size_t)state] = ended   ? entered - before
                                                                   : blank ? 0
                                                                           : entered - left;
        }
    }
}
