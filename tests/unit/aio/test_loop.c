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

static void test_timers_order(void **state)
{
    Timers t = {0};
    uint64_t x = 88172645463325252u;
    (void)state;
    for (uint32_t i = 0; i < 1000; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        timers_push(&t, (Timer){(int64_t)(x % 50), V_NULL, i, true});
    }
    Timer last = timers_pop(&t);
    while (t.count) {
        Timer next = timers_pop(&t);
        assert_true(last.when_ns < next.when_ns || (last.when_ns == next.when_ns && last.id < next.id));
        last = next;
    }
    mem_free(t.items);
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
    Hooks hooks = {.ctx = r, .output = keep_output, .mark_roots = aio_mark_roots, .dying = aio_dying,
                   .agen_first = aio_agen_first, .agen_drop = aio_agen_drop};
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timers_order),    cmocka_unit_test(test_seconds),   cmocka_unit_test(test_sleep_order),
        cmocka_unit_test(test_cancel),          cmocka_unit_test(test_bad_yields), cmocka_unit_test(test_handler),
        cmocka_unit_test(test_never_retrieved), cmocka_unit_test(test_deadlock),  cmocka_unit_test(test_time_limit),
        cmocka_unit_test(test_spin),            cmocka_unit_test(test_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
