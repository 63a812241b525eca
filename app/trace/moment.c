#include "trace/moment.h"

#include "base/mem.h"
#include "trace/query.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    uint32_t name, coro; /* strings; 0: no such task */
} Called;

typedef struct {
    EventKind kind;
    uint32_t line;    /* EV_LINE */
    const char *text; /* EV_OUT: printed; task events: what the task is called */
    size_t len;
    bool cancelled; /* EV_TASK_DONE */
    Called *tasks;  /* by id, as they are called at the end of the run */
    size_t task_count, task_cap;
} Moment;

static bool text_is(const char *text, size_t len, const Moment *m)
{
    return len == m->len && memcmp(text, m->text, len) == 0;
}

static bool is_called(const Log *log, const Called *task, const Moment *m)
{
    const char *set = log_text(log, task->name), *call = log_text(log, task->coro);
    size_t function = strcspn(call, "(");
    if (text_is(set, strlen(set), m) || text_is(call, function, m))
        return true;
    const char *first = call + function + (call[function] == '(');
    if (*first == '"' || *first == '\'')
        return text_is(first + 1, strcspn(first + 1, "\"'"), m);
    return *first && text_is(first, strcspn(first, ",)"), m);
}

static void learn_names(const Log *log, Moment *m)
{
    LogCursor cursor = log_cursor(log, 0);
    Event ev;
    while (log_next(&cursor, &ev)) {
        if (ev.kind != EV_TASK_NEW && ev.kind != EV_TASK_RENAME)
            continue;
        if (ev.a >= m->task_count) {
            MEM_GROW(m->tasks, m->task_cap, ev.a + 1);
            memset(m->tasks + m->task_count, 0, (ev.a + 1 - m->task_count) * sizeof *m->tasks);
            m->task_count = ev.a + 1;
        }
        m->tasks[ev.a].name = ev.b;
        if (ev.kind == EV_TASK_NEW)
            m->tasks[ev.a].coro = trace_get_TASK_NEW(&ev).coro;
    }
}

static bool prints(const char *printed, const Moment *m)
{
    for (const char *at = printed; *at && strlen(at) >= m->len; at++)
        if (memcmp(at, m->text, m->len) == 0)
            return true;
    return false;
}

static bool is_moment(const Log *log, uint64_t seq, const Event *ev, const void *arg)
{
    const Moment *m = arg;
    (void)seq;
    if (ev->kind != m->kind)
        return false;
    if (m->kind == EV_LINE)
        return ev->b == lineref(0, m->line);
    if (m->kind == EV_OUT)
        return prints(log_text(log, ev->b), m);
    if (m->kind == EV_TASK_DONE && m->cancelled != (ev->b == STR_CANCELLED))
        return false;
    return ev->a < m->task_count && m->tasks[ev->a].coro && is_called(log, &m->tasks[ev->a], m);
}

/* false: not one of the forms. */
static bool read_moment(const char *when, Moment *m)
{
    static const struct {
        const char *words;
        EventKind kind;
        bool cancelled;
    } ends[] = {{" starts", EV_TASK_STEP, false},
                {" waits", EV_TASK_SUSPEND, false},
                {" ends", EV_TASK_DONE, false},
                {" is cancelled", EV_TASK_DONE, true}};
    static const char words[] = "prints \"";
    size_t len = strlen(when);
    if (sscanf(when, "line %u", &m->line) == 1) {
        m->kind = EV_LINE;
        return true;
    }
    if (strncmp(when, words, sizeof words - 1) == 0 && len > sizeof words) {
        *m = (Moment){.kind = EV_OUT, .text = when + sizeof words - 1, .len = len - sizeof words};
        return true;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i].words);
        if (len > end && strcmp(when + len - end, ends[i].words) == 0) {
            *m = (Moment){.kind = ends[i].kind, .text = when, .len = len - end, .cancelled = ends[i].cancelled};
            return true;
        }
    }
    return false;
}

/* The first moment of that time at which one can stop. */
static uint64_t find_time(const Log *log, double seconds)
{
    Event ev;
    if (!(seconds >= 0 && seconds < 1e9))
        return QUERY_NONE;
    uint64_t seq = query_at_time(log, (int64_t)(seconds * 1e9 + 0.5));
    if (seq != QUERY_NONE && log_get(log, seq, &ev) && !query_is_playable(log, seq, &ev, NULL))
        seq = query_next(log, seq, query_is_playable, NULL);
    return seq;
}

uint64_t moment_find(const Log *log, const char *when, uint64_t from)
{
    double seconds;
    Moment m = {0};
    if (sscanf(when, "t = %lf", &seconds) == 1)
        return find_time(log, seconds);
    if (!read_moment(when, &m))
        return QUERY_NONE;
    if (m.kind != EV_LINE && m.kind != EV_OUT)
        learn_names(log, &m);
    uint64_t seq = query_next(log, from, is_moment, &m);
    mem_free(m.tasks);
    return seq;
}
