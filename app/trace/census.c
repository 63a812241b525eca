/* What a page holds follows from the event that wrote it last (pages.h: its stamp), since a state is a fold: pages of one
 * number with equal stamps are equal, in whichever states of a recording. */
#include "trace/census.h"

#include "base/mem.h"

#include <string.h>

/* Stamps of an array's pages, as they were seen last. */
typedef struct {
    uint32_t *stamps;
    size_t count, cap;
} Seen;

struct Census {
    Seen tasks, timers;
    uint32_t blocking; /* the task that blocked the loop: its state is said by the last event, not by its page */
    uint32_t *firsts;  /* by page of timers: the one that is due first, 0: none */
    size_t first_cap;
};

Census *census_new(void) { return mem_zalloc(sizeof(Census)); }

void census_free(Census *census)
{
    if (!census)
        return;
    mem_free(census->tasks.stamps);
    mem_free(census->timers.stamps);
    mem_free(census->firsts);
    mem_free(census);
}

/* Room for all pages that the array has. */
static void grow(Seen *seen, const Pages *pages)
{
    if (pages->count <= seen->count)
        return;
    MEM_GROW(seen->stamps, seen->cap, pages->count);
    memset(seen->stamps + seen->count, 0, (pages->count - seen->count) * sizeof *seen->stamps);
    seen->count = pages->count;
}

/* Another page than last time? */
static bool is_new(Seen *seen, const Pages *pages, uint32_t page)
{
    uint32_t stamp = pages_stamp(pages, page);
    bool new = stamp != seen->stamps[page];
    seen->stamps[page] = stamp;
    return new;
}

void census_take(Census *census, const State *s, void (*look)(void *to, uint32_t task), void *to)
{
    grow(&census->tasks, &s->tasks);
    for (uint32_t page = 0; page < census->tasks.count; page++) {
        uint32_t first = page << s->tasks.shift, end = (page + 1) << s->tasks.shift;
        for (uint32_t id = is_new(&census->tasks, &s->tasks, page) ? first : end; id < end; id++)
            look(to, id);
    }
    if (census->blocking)
        look(to, census->blocking);
    census->blocking = s->last.kind == EV_CLOCK_BLOCK ? s->last.a : 0;
    if (census->blocking)
        look(to, census->blocking);
}

/* ---- timers ---- */

/* The handles on a page of timers; returns how many. */
static size_t handles_on(const State *s, uint32_t page, uint32_t *handles)
{
    size_t n = 0;
    for (uint32_t at = page << s->timers.shift; at < (page + 1) << s->timers.shift && at < s->timer_count; at++) {
        const uint32_t *handle = pages_get(&s->timers, at);
        if (handle && *handle)
            handles[n++] = *handle;
    }
    return n;
}

/* The earliest timers are on the pages whose first ones are the earliest. */
size_t census_timers(Census *census, const State *s, uint32_t *out, size_t max)
{
    size_t pages = 0, n = 0, page_size = (size_t)1 << s->timers.shift;
    uint32_t *handles = mem_alloc((max + 1) * page_size * sizeof *handles);
    grow(&census->timers, &s->timers);
    MEM_GROW(census->firsts, census->first_cap, census->timers.count + 1);
    for (uint32_t page = 0; page < census->timers.count; page++) {
        if (is_new(&census->timers, &s->timers, page) &&
            !state_earliest(s, handles, handles_on(s, page, handles), &census->firsts[page], 1))
            census->firsts[page] = 0;
    }
    uint32_t *firsts = mem_alloc((census->timers.count + 1) * sizeof *firsts);
    for (uint32_t page = 0; page < census->timers.count; page++) {
        if (pages_stamp(&s->timers, page) && census->firsts[page])
            firsts[pages++] = census->firsts[page];
    }
    pages = state_earliest(s, firsts, pages, out, max);
    for (size_t i = 0; i < pages; i++)
        n += handles_on(s, state_handle(s, out[i])->at >> s->timers.shift, handles + n);
    n = state_earliest(s, handles, n, out, max);
    mem_free(firsts);
    mem_free(handles);
    return n;
}
