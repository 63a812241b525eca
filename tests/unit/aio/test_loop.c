/* The loop by itself: timers, the ready queue; whole programs with their trace, checked against the invariants. */
#include "aio/aio_int.h"

#include "base/mem.h"
#include "lang/compile.h"
#include "trace/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- timers ---- */

static uint64_t random_below(uint64_t *x, uint64_t n)
{
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    return *x % n;
}

static bool in_order(const Timer *a, const Timer *b)
{
    return a->when_ns < b->when_ns || (a->when_ns == b->when_ns && a->id < b->id);
}

static void test_timers_order(void **state)
{
    Timers t = {0};
    uint64_t x = 88172645463325252u;
    (void)state;
    for (uint32_t i = 0; i < 1000; i++)
        timers_push(&t, (Timer){(int64_t)(random_below(&x, 50)), V_NULL, i, TIMER_FUTURE});
    Timer last = timers_pop(&t);
    while (timers_count(&t)) {
        Timer next = timers_pop(&t);
        assert_true(in_order(&last, &next));
        last = next;
    }
    timers_deinit(&t);
}

/* Too many for one heap: they wait in no order. New ones come while old ones go, mostly later than the last that went
 * (`ahead`), or as early as it. */
static void check_many(uint32_t ahead)
{
    Timers t = {0};
    uint64_t x = 88172645463325252u;
    Timer last = {0};
    uint32_t id = 0;
    for (; id < 50000; id++)
        timers_push(&t, (Timer){(int64_t)random_below(&x, 1000000), V_NULL, id, TIMER_FUTURE});
    for (uint32_t popped = 0; timers_count(&t); popped++) {
        Timer first = *timers_first(&t), next = timers_pop(&t);
        assert_int_equal(first.id, next.id);
        assert_true(in_order(&last, &next) || !popped);
        last = next;
        for (int i = 0; i < 2 && id < 150000; i++, id++)
            timers_push(&t, (Timer){last.when_ns + (int64_t)random_below(&x, ahead), V_NULL, id, TIMER_FUTURE});
    }
    timers_deinit(&t);
}

static void test_timers_many(void **state)
{
    (void)state;
    check_many(1);
    check_many(1000000);
}

static void test_seconds(void **state)
{
    (void)state;
    assert_int_equal(clock_from_seconds(0.1), 100000000);
    assert_int_equal(clock_from_seconds(1e300), INT64_MAX);
    assert_int_equal(clock_from_seconds(-1.5), -1500000000);
    assert_int_equal(clock_from_seconds(0.5e-9), 0); /* half to even */
}

/* ---- programs ---- */

typedef struct {
    VM *vm;
    TraceSink sink;
    Buf out, err;
    Program *program;
    bool ok;
} Run;

static bool keep_output(void *ctx, VM *vm, int stream, const char *s, size_t len)
{
    Run *r = ctx;
    (void)vm;
    buf_bytes(stream == 2 ? &r->err : &r->out, s, len);
    return true;
}

static void run_start(Run *r, const char *source)
{
    Limits limits = {.fuel = UINT64_MAX, .heap = 64u << 20, .output = UINT64_MAX, .depth = 1000, .c_depth = 200};
    Hooks hooks = {.ctx = r, .output = keep_output, .mark_roots = aio_mark_roots, .dying = aio_dying, .says = aio_says, .say = aio_say,
                   .agen_first = aio_agen_first, .agen_drop = aio_agen_drop,
                   .agens_drop = aio_agens_drop};
    SyntaxProblem problem;
    Arena arena;
    *r = (Run){0};
    arena_init(&arena);
    r->vm = vm_new(&limits, &hooks, 0);
    r->sink.log = log_new(0);
    r->sink.instr = &r->vm->instr;
    log_set_header(r->sink.log, &(LogHeader){"t.py", "3.11", "acs1:0:", 0, ""});
    log_add_file(r->sink.log, "t.py", source, strlen(source), 1);
    AioConfig config = {.sink = &r->sink, .time_limit_ns = 3600 * NS_PER_S};
    aio_install(r->vm, &config);
    r->program = compile_program(source, strlen(source), "t.py", COMPILE_FILE, 0, &arena, &problem);
    assert_non_null(r->program);
    vm_open_main(r->vm, "t.py");
    r->ok = vm_run_main(r->vm, r->program);
    if (!r->vm->stop)
        aio_at_exit(r->vm);
    arena_deinit(&arena);
    Buf why;
    buf_init(&why);
    if (!log_check_invariants(r->sink.log, &why))
        fail_msg("%s", buf_text(&why));
    buf_deinit(&why);
}

static void run_end(Run *r)
{
    aio_free(r->vm);
    vm_free(r->vm);
    program_free(r->program);
    log_free(r->sink.log);
    buf_deinit(&r->out);
    buf_deinit(&r->err);
}

#define PRELUDE "from _asyncio import *\nimport _asyncio\nloop = new_event_loop()\n"

static void expect(const char *source, const char *out, const char *err)
{
    Run r;
    run_start(&r, source);
    if (!r.ok && r.vm->exc != V_NULL) {
        exc_print(r.vm, exc_take(r.vm), &r.err);
    }
    assert_string_equal(buf_text(&r.out), out);
    assert_string_equal(buf_text(&r.err), err);
    run_end(&r);
}

static void test_sleep_order(void **state)
{
    (void)state;
    expect(PRELUDE "async def f(n):\n    await sleep(n / 10)\n    print(n, loop.time())\n"
                   "async def main():\n    await gather(*[f(n) for n in (3, 1, 2, 1)])\n"
                   "loop.run_until_complete(main())\n",
           "1 0.1\n1 0.1\n2 0.2\n3 0.3\n", "");
}

static void test_cancel(void **state)
{
    (void)state;
    expect(PRELUDE "async def f():\n    try:\n        await sleep(9)\n    except CancelledError as e:\n"
                   "        print('cancelled', e.args)\n        raise\n"
                   "async def main():\n    t = create_task(f(), name='x')\n    await sleep(1)\n    t.cancel('why')\n"
                   "    print(t.cancelling())\n    try:\n        await t\n    except CancelledError:\n"
                   "        print(t.cancelled(), loop.time())\n"
                   "loop.run_until_complete(main())\n",
           "1\ncancelled ('why',)\nTrue 1.0\n", "");
}

static void test_bad_yields(void **state)
{
    (void)state;
    expect(PRELUDE "class Bad:\n    def __await__(self):\n        yield 5\n"
                   "async def main():\n    try:\n        await Bad()\n    except RuntimeError as e:\n        print(e)\n"
                   "    try:\n        await current_task()\n    except RuntimeError as e:\n        print(str(e)[:28])\n"
                   "loop.run_until_complete(main())\n",
           "Task got bad yield: 5\nTask cannot await on itself:\n", "");
}

static void test_handler(void **state)
{
    (void)state;
    expect(PRELUDE "def bad():\n    raise ValueError('x')\n"
                   "loop.set_exception_handler(lambda l, c: print(sorted(c), c['exception']))\n"
                   "loop.call_soon(bad)\nloop.call_later(1, loop.stop)\nloop.run_forever()\nprint(loop.time())\n",
           "['exception', 'handle', 'message'] x\n1.0\n", "");
}

static void test_never_retrieved(void **state)
{
    (void)state;
    expect(PRELUDE "f = loop.create_future()\nf.set_exception(KeyError('lost'))\n", "",
           "Future exception was never retrieved\nfuture: <Future finished exception=KeyError('lost')>\n"
           "KeyError: 'lost'\n");
}

static void test_deadlock(void **state)
{
    Run r;
    size_t n;
    (void)state;
    run_start(&r, PRELUDE "async def main():\n    await loop.create_future()\nloop.run_until_complete(main())\n");
    assert_int_equal(r.vm->stop, STOP_DEADLOCK);
    assert_int_equal(aio_deadlock(r.vm, &n)[0], 1);
    assert_int_equal(n, 1);
    run_end(&r);
}

static void test_time_limit(void **state)
{
    Run r;
    (void)state;
    run_start(&r, PRELUDE "loop.run_until_complete(sleep(4000))\n");
    assert_int_equal(r.vm->stop, STOP_TIME);
    run_end(&r);
}

static void test_spin(void **state)
{
    (void)state;
    expect(PRELUDE "done = False\nasync def spin():\n    while not done:\n        await sleep(0)\n"
                   "async def main():\n    global done\n    create_task(spin())\n    await sleep(5)\n    done = True\n"
                   "    await sleep(0)\n    print(loop.time())\nloop.run_until_complete(main())\n",
           "5.0\n", "");
}

static void test_context(void **state)
{
    (void)state;
    expect(PRELUDE "from contextvars import ContextVar, copy_context\nv = ContextVar('v', default=0)\n"
                   "async def f(n):\n    v.set(n)\n    await sleep(0)\n    print(v.get())\n"
                   "async def main():\n    v.set(9)\n    await gather(f(1), f(2))\n    print(v.get())\n"
                   "loop.run_until_complete(main())\nprint(v.get())\n",
           "1\n2\n9\n0\n", "");
}

/* ---- what the primitives say ---- */

/* Their events, one a line: name, primitive, task, then what the event adds. */
static void sync_events(const Log *log, Buf *out)
{
    Event e;
    for (uint64_t i = 0; i < log_count(log); i++) {
        assert_true(log_get(log, i, &e));
        switch (e.kind) {
        case EV_SYNC_NEW: buf_printf(out, "new %u %s %d\n", e.a, log_text(log, e.b), (int)e.n); break;
        case EV_SYNC_BLOCK: buf_printf(out, "block %u t%u %s\n", e.a, e.b, log_text(log, e.c)); break;
        case EV_SYNC_WAKE: buf_printf(out, "wake %u t%u\n", e.a, e.b); break;
        case EV_SYNC_ACQUIRE: buf_printf(out, "acquire %u t%u\n", e.a, e.b); break;
        case EV_SYNC_RELEASE: buf_printf(out, "release %u t%u\n", e.a, e.b); break;
        case EV_SYNC_VALUE: buf_printf(out, "value %u %u, %u wait\n", e.a, e.b, e.c); break;
        default: break;
        }
    }
}

static void expect_events(const char *source, const char *events)
{
    Run r;
    Buf got;
    run_start(&r, source);
    assert_true(r.ok);
    buf_init(&got);
    sync_events(r.sink.log, &got);
    assert_string_equal(buf_text(&got), events);
    buf_deinit(&got);
    run_end(&r);
}

/* Task 2 has been woken when it is cancelled: its turn goes to task 3. */
static void test_lock_events(void **state)
{
    (void)state;
    expect_events(PRELUDE "lock = Lock()\nasync def f():\n    async with lock:\n        await sleep(1)\n"
                          "async def main():\n    await lock.acquire()\n    a, b = create_task(f()), create_task(f())\n"
                          "    await sleep(0)\n    lock.release()\n    a.cancel()\n    await b\n"
                          "loop.run_until_complete(main())\n",
                  "new 1 lock 0\nacquire 1 t1\nblock 1 t2 acquire\nblock 1 t3 acquire\nrelease 1 t1\nwake 1 t2\n"
                  "wake 1 t3\nacquire 1 t3\nrelease 1 t3\n");
}

/* A waiter that is cancelled says its wake when it leaves the row; one that was woken does not say it twice. */
static void test_semaphore_events(void **state)
{
    (void)state;
    expect_events(PRELUDE "sem = Semaphore(1)\nasync def f():\n    async with sem:\n        await sleep(1)\n"
                          "async def main():\n    t = [create_task(f()) for i in range(3)]\n    await sleep(0)\n"
                          "    t[1].cancel()\n    await gather(*t, return_exceptions=True)\n"
                          "loop.run_until_complete(main())\n",
                  "new 1 semaphore 1\nacquire 1 t2\nvalue 1 0, 0 wait\nblock 1 t3 acquire\nblock 1 t4 acquire\n"
                  "wake 1 t3\nrelease 1 t2\nvalue 1 1, 1 wait\nwake 1 t4\nvalue 1 0, 1 wait\nacquire 1 t4\n"
                  "release 1 t4\nvalue 1 1, 0 wait\n");
}

static void test_queue_events(void **state)
{
    (void)state;
    expect_events(PRELUDE "q = Queue(1)\nasync def put():\n    await q.put(1)\n    await q.put(2)\n"
                          "async def main():\n    create_task(put())\n    g = create_task(q.get())\n"
                          "    await sleep(1)\n    await q.get()\n    q.task_done()\n    q.task_done()\n"
                          "    await q.join()\nloop.run_until_complete(main())\n",
                  "new 1 queue 1\nnew 2 event 0\nvalue 2 1, 0 wait\nvalue 2 0, 0 wait\nvalue 1 1, 0 wait\n"
                  "block 1 t2 put\nvalue 1 0, 1 wait\nwake 1 t2\nvalue 1 1, 0 wait\nvalue 1 0, 0 wait\n"
                  "value 2 1, 0 wait\n");
}

static void test_event_events(void **state)
{
    (void)state;
    expect_events(PRELUDE "e = Event()\nasync def f():\n    await e.wait()\nasync def main():\n"
                          "    t = [create_task(f()) for i in range(2)]\n    await sleep(0)\n    e.set()\n    e.set()\n"
                          "    e.clear()\n    await gather(*t)\nloop.run_until_complete(main())\n",
                  "new 1 event 0\nblock 1 t2 wait\nblock 1 t3 wait\nvalue 1 1, 2 wait\nwake 1 t2\nwake 1 t3\n"
                  "value 1 0, 2 wait\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timers_order), cmocka_unit_test(test_timers_many),    cmocka_unit_test(test_seconds),   cmocka_unit_test(test_sleep_order),
        cmocka_unit_test(test_cancel),          cmocka_unit_test(test_bad_yields), cmocka_unit_test(test_handler),
        cmocka_unit_test(test_never_retrieved), cmocka_unit_test(test_deadlock),  cmocka_unit_test(test_time_limit),
        cmocka_unit_test(test_spin),            cmocka_unit_test(test_context),
        cmocka_unit_test(test_lock_events),     cmocka_unit_test(test_semaphore_events),
        cmocka_unit_test(test_queue_events),    cmocka_unit_test(test_event_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
