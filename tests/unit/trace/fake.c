#include "fake.h"

#include <string.h>

void fake_init(Fake *f, uint64_t max_events)
{
    memset(f, 0, sizeof *f);
    f->sink.log = log_new(max_events);
    f->sink.instr = &f->instr;
    f->next_handle = f->next_fut = 1;
}

void fake_deinit(Fake *f)
{
    log_free(f->sink.log);
}

void fake_tick(Fake *f, uint32_t ready, uint32_t timers)
{
    f->sink.tick++;
    TRACE(&f->sink, TICK_BEGIN, .ready = ready, .timers = timers);
}

void fake_run(Fake *f, uint32_t ntodo)
{
    TRACE(&f->sink, TICK_RUN, .ntodo = ntodo);
}

void fake_tick_end(Fake *f, uint32_t ready)
{
    TRACE(&f->sink, TICK_END, .ready = ready);
}

void fake_advance(Fake *f, uint32_t timer, int64_t to)
{
    TRACE(&f->sink, LOOP_SELECT, .mode = STR_TIMER, .timeout = to - f->sink.t_ns);
    TRACE(&f->sink, CLOCK_ADVANCE, .timer = timer, .to = to);
    f->sink.t_ns = to;
}

void fake_task(Fake *f, uint32_t id, const char *coro, uint32_t parent, uint32_t line)
{
    char name[16] = "Task-0";
    name[5] = (char)('0' + id % 10);
    TRACE(&f->sink, TASK_NEW, .id = id, .name = trace_str(&f->sink, name), .coro = trace_str(&f->sink, coro),
          .parent = parent, .line = line);
    f->step[id] = f->next_handle++;
    TRACE(&f->sink, READY_PUSH, .h = f->step[id], .cb = STR_STEP, .target = id, .pusher = f->handle);
}

void fake_step(Fake *f, uint32_t id)
{
    f->handle = f->step[id];
    TRACE(&f->sink, HANDLE_BEGIN, .h = f->handle);
    f->sink.cur = id;
    TRACE(&f->sink, TASK_STEP, .id = id, .via = f->handle);
}

void fake_line(Fake *f, uint32_t id, uint32_t line)
{
    f->instr += 5;
    TRACE(&f->sink, LINE, .task = id, .line = line, .frame = id, .func = trace_str(&f->sink, "fetch"));
}

void fake_print(Fake *f, uint32_t id, uint32_t line, const char *text)
{
    TRACE(&f->sink, OUT, .stream = 1, .text = trace_str(&f->sink, text), .task = id, .line = line);
}

void fake_suspend(Fake *f, uint32_t id, FutRef fut, WordId kind, uint32_t obj, uint32_t line)
{
    uint32_t stack[2] = {trace_str(&f->sink, "fetch"), line};
    TRACE(&f->sink, FUT_ADD_CB, .id = fut, .cb = STR_WAKEUP, .target = id);
    TRACE(&f->sink, TASK_SUSPEND, .id = id, .fut = fut, .kind = kind, .stack = trace_list(&f->sink, stack, 2),
          .obj = obj);
    fake_end(f);
}

uint32_t fake_sleep(Fake *f, uint32_t id, uint32_t line, int64_t when)
{
    uint32_t h = f->next_handle++;
    f->fut[id] = futref_future(f->next_fut++);
    f->timer[id] = h;
    TRACE(&f->sink, FUT_NEW, .id = f->fut[id], .owner = id, .label = STR_SLEEP);
    TRACE(&f->sink, TIMER_ADD, .h = h, .cb = STR_SLEEP, .owner = id, .fut = f->fut[id], .line = line, .when = when);
    fake_suspend(f, id, f->fut[id], STR_SLEEP, 0, line);
    return h;
}

void fake_due(Fake *f, uint32_t id)
{
    TRACE(&f->sink, TIMER_DUE, .h = f->timer[id]);
}

void fake_wakeup(Fake *f, uint32_t id, FutRef cause)
{
    f->step[id] = f->next_handle++;
    TRACE(&f->sink, READY_PUSH, .h = f->step[id], .cb = STR_WAKEUP, .target = id, .pusher = f->handle,
          .cause = cause);
}

void fake_fire(Fake *f, uint32_t id)
{
    f->handle = f->timer[id];
    TRACE(&f->sink, HANDLE_BEGIN, .h = f->handle);
    TRACE(&f->sink, FUT_SET, .id = f->fut[id], .how = STR_RESULT, .by = f->handle, .ncb = 1);
    fake_wakeup(f, id, f->fut[id]);
    fake_end(f);
}

void fake_done(Fake *f, uint32_t id, WordId how, const char *text)
{
    TRACE(&f->sink, TASK_DONE, .id = id, .how = how, .text = trace_str(&f->sink, text));
    fake_end(f);
}

void fake_end(Fake *f)
{
    f->sink.cur = 0;
    TRACE(&f->sink, HANDLE_END, .h = f->handle);
    f->handle = 0;
}

static const int64_t SECOND = 1000000000;

static void fetch_starts(Fake *f, uint32_t id, const char *text, int64_t delay)
{
    fake_step(f, id);
    fake_line(f, id, 4);
    fake_print(f, id, 4, text);
    fake_line(f, id, 5);
    fake_sleep(f, id, 5, delay);
}

static void main_starts(Fake *f)
{
    TraceSink *s = &f->sink;
    fake_step(f, 1);
    fake_line(f, 1, 11);
    uint32_t h = f->next_handle++;
    TRACE(s, TIMEOUT_ENTER, .task = 1, .timeout = 1, .h = h, .when = 5 * SECOND / 2);
    TRACE(s, TIMER_ADD, .h = h, .cb = STR_TIMEOUT, .owner = 1, .line = 11, .when = 5 * SECOND / 2);
    fake_line(f, 1, 12);
    fake_task(f, 2, "fetch(\"A\")", 1, 13);
    fake_task(f, 3, "fetch(\"B\")", 1, 14);
    fake_task(f, 4, "fetch(\"C\")", 1, 15);
    FutRef gather = futref_future(f->next_fut++);
    uint32_t children[3] = {futref_task(2), futref_task(3), futref_task(4)};
    TRACE(s, FUT_NEW, .id = gather, .owner = 1, .label = STR_GATHER);
    TRACE(s, GATHER_NEW, .fut = gather, .children = trace_list(s, children, 3), .owner = 1);
    fake_suspend(f, 1, gather, STR_GATHER, 0, 12);
}

void fake_fetch3(Fake *f, uint64_t *line6)
{
    TRACE(&f->sink, RUN_BEGIN, .coro = trace_str(&f->sink, "main"));
    fake_task(f, 1, "main", 0, 20);
    fake_tick(f, 1, 0);
    fake_run(f, 1);
    main_starts(f);
    fake_tick_end(f, 3);
    fake_tick(f, 3, 1);
    fake_run(f, 3);
    fetch_starts(f, 2, "A: start\n", 2 * SECOND);
    fetch_starts(f, 3, "B: start\n", 1 * SECOND);
    fetch_starts(f, 4, "C: start\n", 3 * SECOND);
    fake_tick_end(f, 0);
    fake_tick(f, 0, 4);
    fake_advance(f, f->timer[3], SECOND);
    fake_due(f, 3);
    fake_run(f, 1);
    fake_fire(f, 3);
    fake_tick_end(f, 1);
    fake_tick(f, 1, 3);
    fake_run(f, 1);
    fake_step(f, 3);
    fake_line(f, 3, 6);
    *line6 = log_count(f->sink.log) - 1;
    fake_print(f, 3, 6, "B: done\n");
    fake_line(f, 3, 7);
    fake_done(f, 3, STR_RESULT, "'B'");
    fake_tick_end(f, 0);
}

static void lock_new(Fake *f, uint32_t obj, const char *label)
{
    TRACE(&f->sink, SYNC_NEW, .obj = obj, .kind = STR_LOCK, .label = trace_str(&f->sink, label), .size = 1);
}

static void takes_and_sleeps(Fake *f, uint32_t id, uint32_t obj)
{
    fake_step(f, id);
    TRACE(&f->sink, SYNC_ACQUIRE, .obj = obj, .task = id);
    fake_sleep(f, id, 4, SECOND / 10);
}

static void wants(Fake *f, uint32_t id, uint32_t obj, uint32_t line)
{
    FutRef fut = futref_future(f->next_fut++);
    fake_step(f, id);
    fake_line(f, id, line);
    TRACE(&f->sink, SYNC_BLOCK, .obj = obj, .task = id, .what = STR_ACQUIRE, .fut = fut);
    fake_suspend(f, id, fut, STR_LOCK, obj, line);
}

void fake_deadlock(Fake *f)
{
    TraceSink *s = &f->sink;
    fake_task(f, 1, "main", 0, 15);
    fake_tick(f, 1, 0);
    fake_run(f, 1);
    fake_step(f, 1);
    lock_new(f, 1, "a");
    lock_new(f, 2, "b");
    fake_task(f, 2, "one", 1, 14);
    fake_task(f, 3, "two", 1, 14);
    FutRef gather = futref_future(f->next_fut++);
    uint32_t children[2] = {futref_task(2), futref_task(3)};
    TRACE(s, GATHER_NEW, .fut = gather, .children = trace_list(s, children, 2), .owner = 1);
    fake_suspend(f, 1, gather, STR_GATHER, 0, 14);
    fake_tick_end(f, 2);
    fake_tick(f, 2, 0);
    fake_run(f, 2);
    takes_and_sleeps(f, 2, 1);
    takes_and_sleeps(f, 3, 2);
    fake_tick_end(f, 0);
    fake_tick(f, 0, 2);
    fake_advance(f, f->timer[2], SECOND / 10);
    fake_due(f, 2);
    fake_due(f, 3);
    fake_run(f, 2);
    fake_fire(f, 2);
    fake_fire(f, 3);
    fake_tick_end(f, 2);
    fake_tick(f, 2, 0);
    fake_run(f, 2);
    wants(f, 2, 2, 5);
    wants(f, 3, 1, 10);
    fake_tick_end(f, 0);
    uint32_t waiting[3] = {1, 2, 3};
    fake_tick(f, 0, 0);
    TRACE(s, DEADLOCK, .waiting = trace_list(s, waiting, 3));
}
