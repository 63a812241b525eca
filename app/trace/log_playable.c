/* At which events a plain step stops. A chunk is decoded once for it, when somebody first asks. */
#include "base/mem.h"
#include "trace/log_internal.h"

/* Of the chunk of event i, and whether the event after it takes back its last one. */
static void find_out(const Log *log, uint64_t start, uint64_t end, uint64_t *bits)
{
    LogCursor cursor = log_cursor(log, start);
    Event ev;
    EventKind before = EV_NONE;
    for (uint64_t i = start; i <= end && log_next(&cursor, &ev); i++) {
        if (ev.kind == EV_TASK_STEP && before == EV_HANDLE_BEGIN) /* it only led to this step */
            bits[(i - 1 - start) / 64] &= ~((uint64_t)1 << (i - 1) % 64);
        if (i < end && event_spec(ev.kind)->playable)
            bits[(i - start) / 64] |= (uint64_t)1 << i % 64;
        before = (EventKind)ev.kind;
    }
}

static const uint64_t *bits_of(const Log *log, uint64_t i)
{
    size_t chunk = (size_t)(i / LOG_CHUNK_EVENTS), cap = log->playable->cap;
    if (chunk >= cap) {
        MEM_GROW(log->playable->chunks, log->playable->cap, chunk + 1);
        for (size_t k = cap; k < log->playable->cap; k++)
            log->playable->chunks[k] = NULL;
    }
    Playable **p = &log->playable->chunks[chunk];
    uint64_t start = (uint64_t)chunk * LOG_CHUNK_EVENTS, end = start + LOG_CHUNK_EVENTS;
    uint64_t upto = log->count <= end ? log->count : end + 1; /* one more, for the last event */
    if (!*p || (*p)->upto != upto) {
        mem_free(*p);
        *p = mem_zalloc(sizeof **p);
        (*p)->upto = upto;
        find_out(log, start, end, (*p)->bits);
    }
    return (*p)->bits;
}

static uint64_t word_of(const Log *log, uint64_t i) { return bits_of(log, i)[i % LOG_CHUNK_EVENTS / 64]; }

bool log_is_playable(const Log *log, uint64_t i)
{
    return i < log->count && (word_of(log, i) >> i % 64 & 1);
}

uint64_t log_playable_from(const Log *log, uint64_t i)
{
    while (i < log->count) {
        uint64_t rest = word_of(log, i) >> i % 64;
        if (rest)
            return i + (uint64_t)__builtin_ctzll(rest);
        i = (i / 64 + 1) * 64;
    }
    return UINT64_MAX;
}

uint64_t log_playable_before(const Log *log, uint64_t i)
{
    i = i < log->count ? i : log->count;
    while (i) {
        uint64_t last = i - 1, upto = word_of(log, last) << (63 - last % 64);
        if (upto)
            return last - (uint64_t)__builtin_clzll(upto);
        i = last / 64 * 64;
    }
    return UINT64_MAX;
}
