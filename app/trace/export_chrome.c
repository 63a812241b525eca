/* The trace for Perfetto and chrome://tracing (Trace Event Format, object form). Thread 1 is the event loop with
 * asyncio.run() > tick > handle, thread k + 1 is task k with a slice a step; an arrow "wake" leads from the slice that
 * pushed a handle to the step that the handle started. Rules of the importer that this follows: the slices of a thread
 * nest, an E has neither name nor category, an arrow binds to the innermost open slice of its thread. */
#include "base/json.h"
#include "trace/export.h"
#include "trace/narrate.h"
#include "trace/state.h"

#include <stdio.h>

enum { PID = 1, LOOP_TID = 1 };

typedef struct {
    const Log *log;
    State *s; /* before the event that is written */
    Json j;
    int64_t ts_ns;     /* of the event: later than the one before by 1 ns at least */
    uint32_t slices;   /* open ones of the loop: asyncio.run(), tick, handle */
    uint32_t step;     /* the task whose step is open; 0 none */
} Chrome;

static uint32_t task_tid(uint32_t task) { return task + 1; }
static uint32_t tid_here(const Chrome *c) { return c->step ? task_tid(c->step) : LOOP_TID; }

/* Begins a record; the caller adds what else it needs and calls done(). name and cat may be NULL. */
static void begin(Chrome *c, const char *ph, uint32_t tid, const char *name, const char *cat)
{
    json_object(&c->j);
    json_key(&c->j, "ph");
    json_str(&c->j, ph);
    json_key(&c->j, "ts");
    json_thousandths(&c->j, c->ts_ns);
    json_key(&c->j, "pid");
    json_uint(&c->j, PID);
    json_key(&c->j, "tid");
    json_uint(&c->j, tid);
    if (name) {
        json_key(&c->j, "name");
        json_str(&c->j, name);
    }
    if (cat) {
        json_key(&c->j, "cat");
        json_str(&c->j, cat);
    }
}

static void done(Chrome *c)
{
    json_end_object(&c->j);
    buf_char(c->j.out, '\n');
}

static void begin_args(Chrome *c)
{
    json_key(&c->j, "args");
    json_object(&c->j);
}

static void metadata(Chrome *c, const char *what, uint32_t tid, const char *key, const char *text, uint32_t number)
{
    begin(c, "M", tid, what, NULL);
    begin_args(c);
    json_key(&c->j, key);
    if (text)
        json_str(&c->j, text);
    else
        json_uint(&c->j, number);
    json_end_object(&c->j);
    done(c);
}

static void close_slice(Chrome *c, uint32_t tid)
{
    begin(c, "E", tid, NULL, NULL);
    done(c);
}

static void close_step(Chrome *c)
{
    if (c->step)
        close_slice(c, task_tid(c->step));
    c->step = 0;
}

/* Closes the loop's slices until `left` are open: an exception may have cut a handle and its tick short. */
static void close_loop(Chrome *c, uint32_t left)
{
    close_step(c);
    for (; c->slices > left; c->slices--)
        close_slice(c, LOOP_TID);
}

static void open_loop(Chrome *c, const char *name, const char *cat)
{
    begin(c, "B", LOOP_TID, name, cat);
    done(c);
    c->slices++;
}

static void arrow(Chrome *c, const char *ph, uint32_t tid, uint32_t handle)
{
    begin(c, ph, tid, "wake", "wake");
    json_key(&c->j, "id");
    json_uint(&c->j, handle);
    if (ph[0] == 'f') {
        json_key(&c->j, "bp");
        json_str(&c->j, "e");
    }
    done(c);
}

static void instant(Chrome *c, const Event *ev, const char *scope)
{
    Buf text = {0};
    narrate_event(c->s, ev, &text);
    begin(c, "i", tid_here(c), buf_text(&text), event_spec(ev->kind)->name);
    json_key(&c->j, "s");
    json_str(&c->j, scope);
    done(c);
    buf_deinit(&text);
}

static void counters(Chrome *c)
{
    begin(c, "C", LOOP_TID, "loop", NULL);
    begin_args(c);
    json_key(&c->j, "ready");
    json_uint(&c->j, c->s->ready_count);
    json_key(&c->j, "timers");
    json_uint(&c->j, c->s->timer_count);
    json_key(&c->j, "alive");
    json_uint(&c->j, c->s->alive);
    json_end_object(&c->j);
    done(c);
}

static void name_task(Chrome *c, uint32_t task, uint32_t name, uint32_t coro)
{
    Buf text = {0};
    buf_printf(&text, "%u ", task);
    narrate_label(c->log, name, coro, false, &text);
    metadata(c, "thread_name", task_tid(task), "name", buf_text(&text), 0);
    metadata(c, "thread_sort_index", task_tid(task), "sort_index", NULL, task_tid(task));
    buf_deinit(&text);
}

static void open_step(Chrome *c, const Event *ev)
{
    close_step(c);
    begin(c, "B", task_tid(ev->a), ev->b ? "step with an exception" : "step", "task");
    begin_args(c);
    json_key(&c->j, "via");
    json_uint(&c->j, ev->c);
    json_end_object(&c->j);
    done(c);
    c->step = ev->a;
    arrow(c, "f", task_tid(ev->a), ev->c);
}

static void open_handle(Chrome *c, const Event *ev)
{
    Buf name = {0};
    buf_printf(&name, "h%u ", ev->a);
    buf_str(&name, log_text(c->log, state_handle(c->s, ev->a)->cb));
    close_loop(c, 2);
    open_loop(c, buf_text(&name), "handle");
    buf_deinit(&name);
}

static void put(Chrome *c, const Event *ev)
{
    char tick[32];
    switch ((EventKind)ev->kind) {
    case EV_RUN_BEGIN:
        close_loop(c, 0);
        open_loop(c, "asyncio.run()", "run");
        break;
    case EV_RUN_END: close_loop(c, 0); break;
    case EV_TICK_BEGIN:
        snprintf(tick, sizeof tick, "tick %u", ev->tick);
        if (!c->slices)
            open_loop(c, "event loop", "run");
        close_loop(c, 1);
        open_loop(c, tick, "tick");
        break;
    case EV_TICK_END:
        close_loop(c, 1);
        counters(c);
        break;
    case EV_HANDLE_BEGIN: open_handle(c, ev); break;
    case EV_HANDLE_END: close_loop(c, 2); break;
    case EV_TASK_NEW: name_task(c, ev->a, ev->b, ev->c); break;
    case EV_TASK_RENAME: name_task(c, ev->a, ev->b, state_task(c->s, ev->a)->coro); break;
    case EV_TASK_STEP: open_step(c, ev); break;
    case EV_TASK_SUSPEND: case EV_TASK_YIELD: case EV_TASK_DONE: close_step(c); break;
    case EV_READY_PUSH:
        if (!c->slices)
            open_loop(c, "event loop", "run"); /* a loop that is run without run() */
        if (ev->c)
            arrow(c, "s", tid_here(c), ev->a);
        break;
    case EV_OUT: case EV_TASK_CANCEL_REQ: instant(c, ev, "t"); break;
    case EV_CLOCK_ADVANCE: case EV_CLOCK_BLOCK: case EV_SPIN: case EV_DEADLOCK: instant(c, ev, "p"); break;
    default: break;
    }
}

void export_chrome(const Log *log, ExportTime time, Buf *out)
{
    Chrome c = {.log = log, .s = state_new(log), };
    LogCursor cursor = log_cursor(log, 0);
    Event ev;
    json_init(&c.j, out);
    json_object(&c.j);
    json_key(&c.j, "displayTimeUnit");
    json_str(&c.j, "ns");
    json_key(&c.j, "otherData");
    json_object(&c.j);
    json_key(&c.j, "program");
    json_str(&c.j, log_header(log)->program);
    json_key(&c.j, "semantics");
    json_str(&c.j, log_header(log)->semantics);
    json_key(&c.j, "outcome");
    json_str(&c.j, log_outcome(log));
    json_end_object(&c.j);
    json_key(&c.j, "traceEvents");
    json_array(&c.j);
    metadata(&c, "process_name", LOOP_TID, "name", log_header(log)->program, 0);
    metadata(&c, "thread_name", LOOP_TID, "name", "event loop", 0);
    metadata(&c, "thread_sort_index", LOOP_TID, "sort_index", NULL, LOOP_TID);
    while (log_next(&cursor, &ev)) {
        int64_t least = c.ts_ns + (time == EXPORT_STEPS ? 1000 : 1);
        c.ts_ns = time == EXPORT_VIRTUAL && ev.t_ns > least ? ev.t_ns : least;
        put(&c, &ev);
        state_apply(c.s, &ev);
    }
    c.ts_ns++;
    close_loop(&c, 0);
    json_end_array(&c.j);
    json_end_object(&c.j);
    buf_char(out, '\n');
    state_free(c.s);
}
