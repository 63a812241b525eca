/* Axes: which columns a slot has. Where handles have whole columns there are few slots, and their columns are added up;
 * elsewhere the place of each slot follows from the sums over those before it, so that a column finds its first slot
 * without reading them all. */
#include "base/mem.h"
#include "trace/timeline_internal.h"

#include <math.h>
#include <string.h>

/* Columns, or parts of one. */
typedef struct {
    double handle;  /* for each handle */
    double gap;     /* for each gap at least ... */
    double weight;  /* ... and this for each unit of its weight */
} Shares;

/* The weights of all gaps before a slot. */
static double weight_before(const Timeline *tl, AxisMode mode, uint32_t slot)
{
    const Slot *s = &tl->slots[slot];
    return mode == AXIS_TIME ? (double)s->moved_ns / 1e9 : mode == AXIS_ELASTIC ? s->roots : 0;
}

static Shares share(const Timeline *tl, AxisMode mode, int width)
{
    double gaps = tl->slots[tl->nslots].gaps, weight = weight_before(tl, mode, tl->nslots);
    double handles = tl->nslots - gaps, half = width / 2.0, room = width;
    Shares s = {.handle = 1};
    if (mode == AXIS_TIME) {
        s.handle = weight > 0 ? 0 : room / handles;
        s.weight = weight > 0 ? (room - 1) / weight : 0; /* the last instant has a column too */
        return s;
    }
    if (mode == AXIS_STEPS || weight <= 0)
        s.handle = handles <= room ? 1 : room / handles;
    else if (handles > half)
        s.handle = half / handles;
    double left = room - s.handle * handles;
    if (mode == AXIS_ELASTIC && gaps > 0 && left >= 2.0 * gaps)
        s.gap = 1; /* each gap can be seen */
    s.weight = weight > 0 ? (left - s.gap * gaps) / weight : 0;
    return s;
}

/* Where a slot begins, in columns. */
static double place(const Timeline *tl, AxisMode mode, const Shares *s, uint32_t slot)
{
    double gaps = tl->slots[slot].gaps;
    return s->handle * (slot - gaps) + s->gap * gaps + s->weight * weight_before(tl, mode, slot);
}

static int column_at(double x) { return (int)floor(x + 1e-6); }

/* Of the columns that have no first slot yet, those up to `column` get this one. */
static void begin_slot(Axis *axis, int *columns, uint32_t slot, int column)
{
    while (*columns <= column && *columns < axis->width)
        axis->from[(*columns)++] = slot;
}

/* Whole columns for handles: a gap ends on a column. Returns where the run ends. */
static double add_up(Axis *axis, const Timeline *tl, const Shares *s)
{
    double x = 0;
    int columns = 0;
    for (uint32_t i = 0; i < tl->nslots; i++) {
        begin_slot(axis, &columns, i, column_at(x));
        bool gap = slot_gap(tl, i) != 0;
        double weight = weight_before(tl, axis->mode, i + 1) - weight_before(tl, axis->mode, i);
        x += gap ? s->gap + s->weight * weight : s->handle;
        if (gap)
            x = floor(x + 0.5 + 1e-6);
    }
    begin_slot(axis, &columns, tl->nslots, axis->width);
    return x;
}

/* The first slot from `low` on that begins in that column or after it. */
static uint32_t first_at(const Timeline *tl, AxisMode mode, const Shares *s, uint32_t low, int column)
{
    uint32_t high = tl->nslots;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (column_at(place(tl, mode, s, mid)) < column)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void axis_init(Axis *axis, const Timeline *tl, AxisMode mode, int width)
{
    width = width < 1 ? 1 : width;
    *axis = (Axis){.mode = mode, .width = width, .used = width, .nslots = tl->nslots};
    axis->from = mem_alloc(((size_t)width + 1) * sizeof *axis->from);
    Shares s = share(tl, mode == AXIS_SLOTS ? AXIS_STEPS : mode, width);
    double x = width;
    if (mode == AXIS_SLOTS) {
        for (int c = 0; c < width; c++)
            axis->from[c] = (uint32_t)c < tl->nslots ? (uint32_t)c : tl->nslots;
    } else if (s.handle == 1) {
        x = add_up(axis, tl, &s);
    } else {
        for (int c = 0; c < width; c++)
            axis->from[c] = first_at(tl, mode, &s, c ? axis->from[c - 1] : 0, c);
        x = place(tl, mode, &s, tl->nslots);
    }
    axis->from[width] = tl->nslots; /* what would begin after the last column begins in it */
    /* without gaps the picture may be narrower than the room */
    int end = (int)ceil(x - 1e-6);
    if ((mode == AXIS_STEPS || weight_before(tl, mode, tl->nslots) <= 0) && end < width && end > 0)
        axis->used = end;
}

void axis_deinit(Axis *axis)
{
    mem_free(axis->from);
    axis->from = NULL;
}

/* The last column that begins with this slot or one before it. */
int axis_column(const Axis *axis, uint32_t slot)
{
    int low = 0, high = axis->width - 1;
    if (slot >= axis->nslots)
        return axis->used < axis->width ? axis->used : axis->width - 1;
    while (low < high) {
        int mid = low + (high - low + 1) / 2;
        if (axis->from[mid] <= slot)
            low = mid;
        else
            high = mid - 1;
    }
    return low;
}

uint32_t axis_slot(const Axis *axis, int column)
{
    uint32_t end = column < 0 ? 0 : axis->from[column < axis->width ? column + 1 : axis->width];
    return end ? end - 1 : 0;
}

/* ---- ruler ---- */

/* The first slot from `slot` on that begins an instant; `until`: there is none before it. */
static uint32_t next_instant(const Timeline *tl, uint32_t slot, uint32_t until)
{
    if (slot && slot < until && tl->slots[slot - 1].instant == tl->slots[slot].instant) {
        uint32_t instant = tl->slots[slot].instant, high = until;
        while (slot + 1 < high) { /* the last slot of that instant, and one after it */
            uint32_t mid = slot + (high - slot) / 2;
            if (tl->slots[mid].instant == instant)
                slot = mid;
            else
                high = mid;
        }
        slot++;
    }
    while (slot < until && slot_gap(tl, slot))
        slot++;
    return slot;
}

void timeline_ruler(const Timeline *tl, const Axis *axis, char *text)
{
    int free_from = 0;
    memset(text, ' ', (size_t)axis->width);
    text[axis->width] = '\0';
    for (int at = 0; at < axis->width; at++) {
        uint32_t slot = at < free_from ? axis->from[at + 1] : next_instant(tl, axis->from[at], axis->from[at + 1]);
        if (slot >= axis->from[at + 1])
            continue;
        char label[32];
        int len = (int)strlen(timeline_time(tl->slots[slot].t_ns, label));
        if (at + len > axis->width)
            continue;
        memcpy(text + at, label, (size_t)len);
        free_from = at + len + 1;
    }
}
