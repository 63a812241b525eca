/* How spans are cut: in the slot of a handle the task that runs shows "running"; what it becomes at the end of
 * its step counts from the next slot on. Any other task that changes in a slot shows its new state there. */
#include "trace/timeline.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "trace/narrate.h"

#include <math.h>
#include <string.h>

typedef struct {
    uint64_t event; /* first event */
    int64_t t_ns;   /* at its begin */
    int64_t gap_ns; /* > 0: the clock moves in this slot */
    uint32_t ready; /* longest ready queue */
    uint32_t instant; /* slots of one instant share it */
} Slot;

typedef struct {
    uint32_t slot; /* from this slot on */
    uint32_t state;
    uint32_t next; /* index of the next span of this task, 0 = last */
} Span;

typedef struct {
    uint32_t first, last; /* spans, 0 = none */
    uint32_t name, coro;
    bool internal;
} Lane;

struct Timeline {
    const Log *log;
    Slot *slots;
    uint32_t nslots, cap_slots;
    Span *spans; /* [0] unused */
    uint32_t nspans, cap_spans;
    Lane *lanes; /* by task id */
    uint32_t nlanes, cap_lanes;
    int64_t total_ns;
};

static void slot_open(Timeline *tl, uint64_t event, int64_t t_ns, int64_t gap_ns)
{
    uint32_t instant = 0;
    if (tl->nslots) {
        const Slot *last = &tl->slots[tl->nslots - 1];
        bool same = !last->gap_ns && !gap_ns && last->t_ns == t_ns;
        instant = last->instant + !same;
    }
    MEM_GROW(tl->slots, tl->cap_slots, tl->nslots + 1);
    tl->slots[tl->nslots++] = (Slot){.event = event, .t_ns = t_ns, .gap_ns = gap_ns, .instant = instant};
}

static void span_set(Timeline *tl, uint32_t task, uint32_t slot, TaskState state)
{
    if (!task || task >= tl->nlanes)
        return;
    Lane *lane = &tl->lanes[task];
    Span *last = lane->last ? &tl->spans[lane->last] : NULL;
    if (last && last->slot >= slot) { /* changed twice in a slot: the last word counts */
        last->state = state;
        return;
    }
    if (last && last->state == state)
        return;
    MEM_GROW(tl->spans, tl->cap_spans, tl->nspans + 1);
    uint32_t at = tl->nspans++;
    tl->spans[at] = (Span){slot, state, 0};
    if (lane->last)
        tl->spans[lane->last].next = at;
    else
        lane->first = at;
    lane->last = at;
}

static void lane_add(Timeline *tl, const Event *ev)
{
    if (!ev->a || ev->a >= PAGES_MAX_INDEX)
        return;
    if (ev->a >= tl->nlanes) {
        MEM_GROW(tl->lanes, tl->cap_lanes, ev->a + 1);
        memset(tl->lanes + tl->nlanes, 0, (ev->a + 1 - tl->nlanes) * sizeof *tl->lanes);
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
static void cut(Timeline *tl, const State *s, const Event *ev, bool *fresh)
{
    uint64_t seq = s->events;
    if (ev->kind == EV_HANDLE_BEGIN) {
        if (!*fresh)
            slot_open(tl, seq, ev->t_ns, 0);
        *fresh = false;
    } else if (ev->kind == EV_CLOCK_BLOCK && ev->n > 0) {
        span_set(tl, ev->a, tl->nslots, TASK_BLOCKING);
        slot_open(tl, seq, ev->t_ns, ev->n);
        slot_open(tl, seq + 1, ev->t_ns + ev->n, 0);
        span_set(tl, ev->a, tl->nslots - 1, TASK_RUNNING);
        *fresh = false;
    } else if ((ev->kind == EV_CLOCK_ADVANCE || ev->kind == EV_SPIN) && ev->n > ev->t_ns) {
        slot_open(tl, seq, ev->t_ns, ev->n - ev->t_ns);
        slot_open(tl, seq + 1, ev->n, 0);
        *fresh = true; /* the first handle at the new instant uses this slot */
    }
}

static void follow(Timeline *tl, const State *s, const Event *ev)
{
    uint32_t task = touched_task(s, ev), slot = tl->nslots - 1;
    if (ev->kind == EV_TASK_NEW)
        lane_add(tl, ev);
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
    span_set(tl, task, slot + (own_end ? 1 : 0), now);
}

Timeline *timeline_new(const Log *log)
{
    Timeline *tl = mem_zalloc(sizeof *tl);
    tl->log = log;
    tl->nspans = 1;
    MEM_GROW(tl->spans, tl->cap_spans, 1);
    slot_open(tl, 0, 0, 0);
    State *s = state_new(log);
    LogCursor c = log_cursor(log, 0);
    Event ev;
    bool fresh = true;
    while (log_next(&c, &ev)) {
        cut(tl, s, &ev, &fresh);
        state_apply(s, &ev);
        follow(tl, s, &ev);
        Slot *slot = &tl->slots[tl->nslots - 1];
        if (s->ready_count > slot->ready)
            slot->ready = s->ready_count;
    }
    tl->total_ns = s->t_ns;
    slot_open(tl, s->events, s->t_ns, 0); /* a place for the last end caps */
    state_free(s);
    return tl;
}

void timeline_free(Timeline *tl)
{
    if (!tl)
        return;
    mem_free(tl->slots);
    mem_free(tl->spans);
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

/* ---- axes ---- */

/* Columns wanted by slot i: elastic weights before fitting. */
static double gap_weight(const Slot *s, AxisMode mode)
{
    if (mode == AXIS_STEPS)
        return 0;
    double seconds = (double)s->gap_ns / 1e9;
    return mode == AXIS_TIME ? seconds : sqrt(seconds);
}

static void totals(const Timeline *tl, AxisMode mode, double *gaps, uint32_t *ngaps)
{
    *gaps = 0;
    *ngaps = 0;
    for (uint32_t i = 0; i < tl->nslots; i++)
        if (tl->slots[i].gap_ns) {
            *gaps += gap_weight(&tl->slots[i], mode);
            ++*ngaps;
        }
}

/* Cumulative shares: exact whole columns where everything fits, proportional ones where not. */
void axis_init(Axis *axis, const Timeline *tl, AxisMode mode, int width)
{
    if (width < 1)
        width = 1;
    *axis = (Axis){.mode = mode, .width = width, .nslots = tl->nslots};
    axis->first = mem_alloc((tl->nslots + 1) * sizeof *axis->first);
    double gap_sum;
    uint32_t ngaps;
    totals(tl, mode, &gap_sum, &ngaps);
    double handles = tl->nslots - ngaps, half = width / 2.0, room = width;
    double per_handle = 1, at_least = 0;
    if (mode == AXIS_TIME) {
        per_handle = gap_sum > 0 ? 0 : room / handles;
        at_least = 0;
    } else if (mode == AXIS_STEPS || gap_sum <= 0) {
        per_handle = handles <= room ? 1 : room / handles;
    } else if (handles > half) {
        per_handle = half / handles;
    }
    double left = room - per_handle * handles;
    if (mode == AXIS_ELASTIC && ngaps && left >= 2.0 * ngaps)
        at_least = 1; /* each gap can be seen */
    double share = gap_sum > 0 && mode != AXIS_STEPS ? (left - at_least * ngaps) / gap_sum : 0, x = 0;
    if (mode == AXIS_TIME && gap_sum > 0)
        share = (room - 1) / gap_sum; /* the last instant has a column too */
    for (uint32_t i = 0; i < tl->nslots; i++) {
        const Slot *s = &tl->slots[i];
        int column = (int)floor(x + 1e-6);
        axis->first[i] = column < width ? column : width;
        x += s->gap_ns ? at_least + share * gap_weight(s, mode) : per_handle;
        /* whole columns for handles: a gap ends on a column */
        if (s->gap_ns && per_handle == 1)
            x = floor(x + 0.5 + 1e-6);
    }
    /* without gaps the picture may be narrower than the room */
    int end = (int)ceil(x - 1e-6);
    axis->first[tl->nslots] = (mode == AXIS_STEPS || gap_sum <= 0) && end < width && end > 0 ? end : width;
}

void axis_deinit(Axis *axis)
{
    mem_free(axis->first);
    axis->first = NULL;
}

int axis_column(const Axis *axis, uint32_t slot)
{
    int column = axis->first[slot < axis->nslots ? slot : axis->nslots];
    return column < axis->width ? column : axis->width - 1;
}

uint32_t axis_slot(const Axis *axis, int column)
{
    uint32_t low = 0, high = axis->nslots ? axis->nslots - 1 : 0;
    while (low < high) {
        uint32_t mid = low + (high - low + 1) / 2;
        if (axis->first[mid] <= column)
            low = mid;
        else
            high = mid - 1;
    }
    return low;
}

TaskState timeline_stronger(TaskState a, TaskState b)
{
    static const uint8_t rank[TASK_STATE_COUNT] = {
        [TASK_ABSENT] = 0,  [TASK_FINISHED] = 1, [TASK_SLEEPING] = 2, [TASK_WAITING] = 3,   [TASK_IO] = 4,
        [TASK_READY] = 5,   [TASK_RUNNING] = 6,  [TASK_CANCELLED] = 7, [TASK_BLOCKING] = 8, [TASK_FAILED] = 9,
    };
    return rank[a] >= rank[b] ? a : b;
}

/* Calls paint for each run of columns a task has in one state; end caps take one slot. */
typedef void (*Paint)(void *to, int from, int until, TaskState state);

static void walk_lane(const Timeline *tl, const Axis *axis, uint32_t task, Paint paint, void *to)
{
    if (!task || task >= tl->nlanes)
        return;
    for (uint32_t at = tl->lanes[task].first; at; at = tl->spans[at].next) {
        const Span *s = &tl->spans[at];
        uint32_t end = s->next ? tl->spans[s->next].slot : tl->nslots;
        if (s->slot >= tl->nslots)
            break;
        int from = axis_column(axis, s->slot), until = axis->first[end];
        if (s->state >= TASK_FINISHED) /* one cell */
            until = from + 1;
        if (until <= from)
            until = from + 1;
        paint(to, from, until < axis->width ? until : axis->width, (TaskState)s->state);
    }
}

int64_t timeline_waited(const Timeline *tl, uint32_t task, uint32_t slot)
{
    int64_t waited = 0;
    uint32_t last = slot < tl->nslots ? slot : tl->nslots - 1;
    for (uint32_t at = task && task < tl->nlanes ? tl->lanes[task].first : 0; at; at = tl->spans[at].next) {
        const Span *s = &tl->spans[at];
        uint32_t end = s->next ? tl->spans[s->next].slot : last;
        bool waits = s->state == TASK_READY || s->state == TASK_SLEEPING || s->state == TASK_WAITING || s->state == TASK_IO;
        if (s->slot >= last)
            break;
        if (waits)
            waited += tl->slots[end < last ? end : last].t_ns - tl->slots[s->slot].t_ns;
    }
    return waited;
}

static void paint_cells(void *to, int from, int until, TaskState state)
{
    uint8_t *cells = to;
    for (int x = from; x < until; x++)
        cells[x] = (uint8_t)timeline_stronger((TaskState)cells[x], state);
}

void timeline_lane(const Timeline *tl, const Axis *axis, uint32_t task, uint8_t *cells)
{
    memset(cells, TASK_ABSENT, (size_t)axis->width);
    walk_lane(tl, axis, task, paint_cells, cells);
}

/* Only where a stretch begins and where it ends: a running sum makes counts of it. */
typedef struct {
    uint32_t *counts;
    int width;
} Borders;

static void paint_borders(void *to, int from, int until, TaskState state)
{
    const Borders *b = to;
    if (from >= until)
        return;
    b->counts[(size_t)from * TASK_STATE_COUNT + state]++;
    if (until < b->width)
        b->counts[(size_t)until * TASK_STATE_COUNT + state]--; /* may pass below 0: the sum comes out right */
}

void timeline_density(const Timeline *tl, const Axis *axis, const uint32_t *tasks, size_t n, uint32_t *counts)
{
    memset(counts, 0, (size_t)axis->width * TASK_STATE_COUNT * sizeof *counts);
    for (size_t i = 0; i < n; i++)
        walk_lane(tl, axis, tasks[i], paint_borders, &(Borders){counts, axis->width});
    for (size_t i = TASK_STATE_COUNT; i < (size_t)axis->width * TASK_STATE_COUNT; i++)
        counts[i] += counts[i - TASK_STATE_COUNT];
}

void timeline_ready(const Timeline *tl, const Axis *axis, uint32_t *counts)
{
    memset(counts, 0, (size_t)axis->width * sizeof *counts);
    for (uint32_t i = 0; i < tl->nslots; i++) {
        int x = axis_column(axis, i);
        if (tl->slots[i].ready > counts[x])
            counts[x] = tl->slots[i].ready;
    }
}

/* ---- text ---- */

const char *timeline_time(int64_t ns, char *buf)
{
    if (ns == 0)
        return strcpy(buf, "0");
    uint64_t u = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
    Buf b;
    buf_init(&b);
    buf_printf(&b, "%s%llu.%09llu", ns < 0 ? "-" : "", (unsigned long long)(u / 1000000000u),
               (unsigned long long)(u % 1000000000u));
    size_t len = b.len;
    while (b.data[len - 1] == '0')
        len--;
    if (b.data[len - 1] == '.')
        len--;
    memcpy(buf, b.data, len);
    strcpy(buf + len, "s");
    buf_deinit(&b);
    return buf;
}

void timeline_ruler(const Timeline *tl, const Axis *axis, char *text)
{
    memset(text, ' ', (size_t)axis->width);
    text[axis->width] = '\0';
    int free_from = 0;
    for (uint32_t i = 0; i < tl->nslots; i++) {
        if (tl->slots[i].gap_ns || (i && tl->slots[i - 1].instant == tl->slots[i].instant))
            continue;
        char label[32];
        int at = axis_column(axis, i), len = (int)strlen(timeline_time(tl->slots[i].t_ns, label));
        if (at < free_from || at + len > axis->width)
            continue;
        memcpy(text + at, label, (size_t)len);
        free_from = at + len + 1;
    }
}

static void lane_label(const Timeline *tl, uint32_t id, Buf *out)
{
    const Lane *lane = &tl->lanes[id];
    buf_printf(out, "%2u ", id);
    narrate_label(tl->log, lane->name, lane->coro, false, out);
}

/* The label cut or padded to `width` cells (code points). */
static void put_label(const Timeline *tl, uint32_t id, size_t width, Buf *out)
{
    Buf label;
    buf_init(&label);
    lane_label(tl, id, &label);
    size_t cells = 0, at = 0;
    while (at < label.len && cells < width) {
        uint32_t cp;
        size_t step = utf8_decode(label.data + at, label.len - at, &cp);
        buf_bytes(out, label.data + at, step ? step : 1);
        at += step ? step : 1;
        cells++;
    }
    buf_repeat(out, ' ', width - cells + 1);
    buf_deinit(&label);
}

static size_t label_width(const Timeline *tl, const TimelineText *o, int width)
{
    size_t longest = 4, most = (size_t)width / 3;
    for (uint32_t id = 1; id < tl->nlanes; id++) {
        if (!tl->lanes[id].first || (tl->lanes[id].internal && !o->internal))
            continue;
        Buf b;
        buf_init(&b);
        lane_label(tl, id, &b);
        size_t n = utf8_count(b.data, b.len);
        buf_deinit(&b);
        longest = n > longest ? n : longest;
        if (longest >= most)
            break;
    }
    return longest < most ? longest : most;
}

static void put_lane(const Timeline *tl, const Axis *axis, uint32_t id, size_t label, bool ascii, Buf *out)
{
    uint8_t *cells = mem_alloc((size_t)axis->width);
    timeline_lane(tl, axis, id, cells);
    put_label(tl, id, label, out);
    int end = axis->width;
    while (end && cells[end - 1] == TASK_ABSENT)
        end--;
    for (int x = 0; x < end; x++)
        buf_str(out, task_state_bar((TaskState)cells[x], ascii));
    buf_char(out, '\n');
    mem_free(cells);
}

void timeline_text(const Timeline *tl, const TimelineText *o, Buf *out)
{
    int width = o->width >= 40 ? o->width : o->width > 0 ? 40 : 80, lanes = 0, hidden = 0;
    size_t label = label_width(tl, o, width);
    Axis axis;
    axis_init(&axis, tl, o->mode, width - (int)label - 1);
    char *ruler = mem_alloc((size_t)axis.width + 1);
    timeline_ruler(tl, &axis, ruler);
    size_t used = strlen(ruler);
    while (used && ruler[used - 1] == ' ')
        used--;
    buf_repeat(out, ' ', label + 1);
    buf_bytes(out, ruler, used);
    buf_char(out, '\n');
    mem_free(ruler);
    for (uint32_t id = 1; id < tl->nlanes; id++) {
        if (!tl->lanes[id].first || (tl->lanes[id].internal && !o->internal))
            continue;
        if (o->max_lanes && lanes == o->max_lanes) {
            hidden++;
            continue;
        }
        put_lane(tl, &axis, id, label, o->ascii, out);
        lanes++;
    }
    if (hidden)
        buf_printf(out, "... and %d more tasks\n", hidden);
    buf_str(out, o->ascii ? "# run  + ready  ~ sleep  - wait  = I/O  | done  x cancelled  E error  ! blocks\n"
                          : "█ run  ▒ ready  ░ sleep  ─ wait  ≈ I/O  ■ done  × cancelled  ✗ error  ! blocks\n");
    char total[32];
    buf_printf(out, "total %s of virtual time\n", tl->total_ns ? timeline_time(tl->total_ns, total) : "0s");
    axis_deinit(&axis);
}
