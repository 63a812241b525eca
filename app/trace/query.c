#include "trace/query.h"

#include "base/mem.h"

#include <string.h>

/* What the tests of this file need. */
static LogNeed need_of(QueryTest test, const void *arg)
{
    LogNeed need = {0};
    if (test == query_is_tick)
        log_need_kind(&need, EV_TICK_BEGIN);
    else if (test == query_is_line || test == query_is_at_line)
        log_need_kind(&need, EV_LINE);
    else if (test == query_is_kind)
        log_need_kind(&need, *(const EventKind *)arg);
    else if (test == query_is_of_task)
        need.task = *(const uint32_t *)arg;
    else if (test == query_is_jump) {
        log_need_kind(&need, EV_CLOCK_ADVANCE);
        log_need_kind(&need, EV_CLOCK_BLOCK);
        log_need_kind(&need, EV_SPIN);
    }
    if (test == query_is_at_line)
        log_need_line(&need, *(const uint32_t *)arg);
    return need;
}

uint64_t query_next_needing(const Log *log, uint64_t from, const LogNeed *need, QueryTest test, const void *arg)
{
    uint64_t count = log_count(log), at = from >= count ? count : from + 1;
    while (at < count) {
        uint64_t end = (at / LOG_CHUNK_EVENTS + 1) * LOG_CHUNK_EVENTS;
        LogCursor c;
        Event ev;
        if (log_may_have(log, at, need)) {
            c = log_cursor(log, at);
            while (c.index < end && log_next(&c, &ev))
                if (test(log, c.index - 1, &ev, arg))
                    return c.index - 1;
        }
        at = end;
    }
    return QUERY_NONE;
}

uint64_t query_next(const Log *log, uint64_t from, QueryTest test, const void *arg)
{
    if (test == query_is_playable)
        return from < log_count(log) ? log_playable_from(log, from + 1) : QUERY_NONE;
    LogNeed need = need_of(test, arg);
    return query_next_needing(log, from, &need, test, arg);
}

uint64_t query_first(const Log *log, QueryTest test, const void *arg)
{
    Event ev;
    if (log_get(log, 0, &ev) && test(log, 0, &ev, arg))
        return 0;
    return query_next(log, 0, test, arg);
}

/* Backward: chunk by chunk, remembering the last hit of each. */
uint64_t query_prev_needing(const Log *log, uint64_t from, const LogNeed *need, QueryTest test, const void *arg)
{
    uint64_t end = from < log_count(log) ? from : log_count(log);
    while (end) {
        uint64_t start = (end - 1) / LOG_CHUNK_EVENTS * LOG_CHUNK_EVENTS, hit = QUERY_NONE;
        if (log_may_have(log, start, need)) {
            LogCursor c = log_cursor(log, start);
            Event ev;
            while (c.index < end && log_next(&c, &ev))
                if (test(log, c.index - 1, &ev, arg))
                    hit = c.index - 1;
        }
        if (hit != QUERY_NONE)
            return hit;
        end = start;
    }
    return QUERY_NONE;
}

uint64_t query_prev(const Log *log, uint64_t from, QueryTest test, const void *arg)
{
    if (test == query_is_playable)
        return log_playable_before(log, from);
    LogNeed need = need_of(test, arg);
    return query_prev_needing(log, from, &need, test, arg);
}

bool query_is_playable(const Log *log, uint64_t seq, const Event *ev, const void *unused)
{
    (void)ev, (void)unused;
    return log_is_playable(log, seq);
}

bool query_is_line(const Log *log, uint64_t seq, const Event *ev, const void *unused)
{
    (void)log, (void)seq, (void)unused;
    return ev->kind == EV_LINE;
}

bool query_is_tick(const Log *log, uint64_t seq, const Event *ev, const void *unused)
{
    (void)log, (void)seq, (void)unused;
    return ev->kind == EV_TICK_BEGIN;
}

bool query_is_jump(const Log *log, uint64_t seq, const Event *ev, const void *unused)
{
    (void)log, (void)seq, (void)unused;
    return ev->kind == EV_CLOCK_ADVANCE || ev->kind == EV_CLOCK_BLOCK || ev->kind == EV_SPIN;
}

bool query_is_of_task(const Log *log, uint64_t seq, const Event *ev, const void *task_id)
{
    (void)log, (void)seq;
    return query_task_of(ev) == *(const uint32_t *)task_id;
}

bool query_is_kind(const Log *log, uint64_t seq, const Event *ev, const void *kind)
{
    (void)log, (void)seq;
    return ev->kind == *(const EventKind *)kind;
}

bool query_is_at_line(const Log *log, uint64_t seq, const Event *ev, const void *line)
{
    (void)log, (void)seq;
    return ev->kind == EV_LINE && ev->b == *(const uint32_t *)line;
}

bool query_has_text(const Log *log, uint64_t seq, const Event *ev, const void *text)
{
    (void)seq;
    const EventSpec *spec = event_spec(ev->kind);
    if (strstr(spec->name, text))
        return true;
    for (const FieldSpec *f = spec->fields; f->key; f++)
        if (f->kind == FIELD_STR && strstr(log_text(log, event_slot(ev, f->slot)), text))
            return true;
    return false;
}

uint32_t query_task_of(const Event *ev)
{
    const FieldSpec *f = event_spec(ev->kind)->fields;
    switch (ev->kind) {
    case EV_READY_PUSH: case EV_TIMER_ADD: case EV_FUT_ADD_CB: case EV_FUT_RM_CB: return ev->c;
    case EV_TICK_BEGIN: case EV_TICK_END: case EV_CLOCK_ADVANCE: return 0;
    default: break;
    }
    for (; f->key; f++)
        if (f->kind == FIELD_TASK)
            return event_slot(ev, f->slot);
    return ev->cur;
}

/* Events are ordered by time and by tick, so both are found by bisection. */
static uint64_t bisect(const Log *log, bool by_tick, int64_t value)
{
    uint64_t low = 0, high = log_count(log);
    Event ev;
    while (low < high) {
        uint64_t mid = low + (high - low) / 2;
        log_get(log, mid, &ev);
        if ((by_tick ? (int64_t)ev.tick : ev.t_ns) < value)
            low = mid + 1;
        else
            high = mid;
    }
    return low < log_count(log) ? low : QUERY_NONE;
}

uint64_t query_at_time(const Log *log, int64_t t_ns) { return bisect(log, false, t_ns); }
uint64_t query_at_tick(const Log *log, uint32_t tick) { return bisect(log, true, tick); }

int64_t query_total_ns(const Log *log)
{
    Event ev;
    if (!log_count(log) || !log_get(log, log_count(log) - 1, &ev))
        return 0;
    if (ev.kind == EV_CLOCK_ADVANCE || ev.kind == EV_SPIN)
        return ev.n;
    return ev.kind == EV_CLOCK_BLOCK ? ev.t_ns + ev.n : ev.t_ns;
}

size_t query_count(const Log *log, EventKind kind)
{
    size_t n = 0;
    LogCursor c = log_cursor(log, 0);
    Event ev;
    while (log_next(&c, &ev))
        n += ev.kind == kind;
    return n;
}

size_t query_task_steps(const Log *log, uint32_t task, void (*visit)(void *, const QuerySpan *), void *to)
{
    size_t n = 0;
    bool inside = false;
    QuerySpan span = {0};
    LogCursor c = log_cursor(log, 0);
    Event ev;
    while (log_next(&c, &ev)) {
        if (ev.kind == EV_TASK_STEP && ev.a == task) {
            span = (QuerySpan){.from = c.index - 1, .t_ns = ev.t_ns, .tick = ev.tick};
            inside = true;
        }
        bool ends = ev.kind == EV_TASK_SUSPEND || ev.kind == EV_TASK_YIELD || ev.kind == EV_TASK_DONE;
        if (!inside || !ends || ev.a != task)
            continue;
        span.to = c.index - 1;
        span.end_ns = ev.t_ns;
        inside = false;
        n++;
        if (visit)
            visit(to, &span);
    }
    return n;
}

bool query_task_life(const Log *log, uint32_t task, int64_t *begin, int64_t *end)
{
    bool found = false;
    LogCursor c = log_cursor(log, 0);
    Event ev;
    *begin = *end = -1;
    while (log_next(&c, &ev)) {
        if (ev.kind == EV_TASK_NEW && ev.a == task) {
            found = true;
            *begin = ev.t_ns;
        } else if (ev.kind == EV_TASK_DONE && ev.a == task) {
            *end = ev.t_ns;
            break;
        }
    }
    return found;
}

void query_output(const Log *log, unsigned stream, Buf *out)
{
    LogCursor c = log_cursor(log, 0);
    Event ev;
    while (log_next(&c, &ev))
        if (ev.kind == EV_OUT && (!stream || ev.a == stream)) {
            size_t len;
            const char *text = log_textn(log, ev.b, &len);
            buf_bytes(out, text, len);
        }
}
