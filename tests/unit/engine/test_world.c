/* A run in a simulated world: the disk that it leaves, the lines that the world types, worlds that cannot be read; and
 * runs in worlds are as repeatable as others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "engine/engine.h"
#include "trace/export.h"

#include <string.h>

static Recording *run(const char *program, const char *world, uint32_t collect_every)
{
    EngineSpec spec = {.text = program,
                       .len = strlen(program),
                       .file = "program.py",
                       .first_line = 1,
                       .world = world,
                       .collect_every = collect_every,
                       .limits = ENGINE_LIMITS_GRADE,
                       .record = true};
    return engine_run(&spec);
}

static const char *text_of(const Recording *r, const char *name)
{
    for (size_t i = 0; i < r->nfiles; i++)
        if (strcmp(r->files[i].name, name) == 0)
            return r->files[i].text;
    return NULL;
}

static void test_disk(void **state)
{
    (void)state;
    Recording *r = run("with open('log.txt', 'a') as f:\n    f.write('two\\n')\n"
                       "with open('new.txt', 'w') as f:\n    f.write('\\u00e9')\n",
                       "{\"files\": {\"log.txt\": {\"text\": \"one\\n\"}, \"empty.txt\": {\"after\": 3}}}", 0);
    assert_int_equal(r->kind, OUTCOME_OK);
    assert_int_equal(r->nfiles, 3);
    assert_string_equal(text_of(r, "log.txt"), "one\ntwo\n");
    assert_string_equal(text_of(r, "empty.txt"), "");
    assert_string_equal(text_of(r, "new.txt"), "\xc3\xa9");
    recording_free(r);
    r = run("1/0", "{\"files\": {\"log.txt\": {}}}", 0);
    assert_int_equal(r->kind, OUTCOME_EXCEPTION);
    assert_string_equal(text_of(r, "log.txt"), "");
    recording_free(r);
    r = run("pass", NULL, 0);
    assert_int_equal(r->nfiles, 0);
    recording_free(r);
}

static void test_input(void **state)
{
    (void)state;
    Recording *r = run("print(input(), input())", "{\"input\": [{\"after\": 2, \"line\": \"a\"}, \"b\"]}", 0);
    assert_int_equal(r->kind, OUTCOME_OK);
    assert_string_equal(buf_text(&r->out), "a b\n");
    assert_true(r->end_ns == 2000000000);
    recording_free(r);
    r = run("input()", "{\"input\": []}", 0);
    assert_int_equal(r->kind, OUTCOME_NEEDS_INPUT);
    recording_free(r);
}

static void test_unreadable(void **state)
{
    (void)state;
    Recording *r = run("print(1)", "[]", 0);
    assert_int_equal(r->kind, OUTCOME_SYNTAX);
    assert_int_equal(r->exit_code, 1);
    assert_int_equal(r->diags.count, 1);
    assert_non_null(strstr(buf_text(&r->err), "not a mapping"));
    recording_free(r);
}

static void export(const char *program, const char *world, uint32_t collect_every, Buf *out)
{
    Recording *r = run(program, world, collect_every);
    assert_int_equal(r->kind, OUTCOME_OK);
    Buf why = {0};
    if (!log_check_invariants(r->log, &why))
        fail_msg("%s", buf_text(&why));
    buf_deinit(&why);
    export_jsonl(r->log, out);
    buf_bytes(out, r->out.data, r->out.len);
    recording_free(r);
}

/* The program writes, asks, is cancelled and serves; twice, and with a collection at every third safepoint. */
static void test_repeatable(void **state)
{
    (void)state;
    static const char program[] =
        "import asyncio, random, aiohttp, aiofiles, websockets, asyncpg\n"
        "async def get(session, n):\n"
        "    async with session.get(f'https://a.test/{n}') as r:\n"
        "        return await r.json()\n"
        "async def write():\n"
        "    async with aiofiles.open('x.txt', 'w') as f:\n"
        "        for i in range(5):\n"
        "            await f.write(str(i))\n"
        "async def chat():\n"
        "    async with websockets.connect('ws://c.test/') as ws:\n"
        "        async for m in ws:\n"
        "            await ws.send(m)\n"
        "async def main():\n"
        "    async with aiohttp.ClientSession() as session:\n"
        "        tasks = [asyncio.create_task(get(session, n)) for n in range(20)]\n"
        "        await asyncio.sleep(0.05)\n"
        "        for t in tasks[::3]:\n"
        "            t.cancel()\n"
        "        print(await asyncio.gather(*tasks, write(), chat(), return_exceptions=True))\n"
        "    c = await asyncpg.connect()\n"
        "    print(await c.fetch('SELECT 1'), random.random())\n"
        "    await c.close()\n"
        "asyncio.run(main())\n";
    static const char world[] =
        "{\"http\": {\"https://a.test/{n}\": {\"after\": 1, \"jitter\": 0.5, \"json\": {\"n\": \"{n}\"}}}, \"seed\": 3,"
        " \"db\": {\"queries\": {\"SELECT 1\": {\"rows\": [[1]]}}},"
        " \"ws\": {\"ws://c.test/\": [{\"at\": 1, \"say\": \"x\"}, {\"at\": 2, \"close\": 1000}]}}";
    Buf once = {0}, twice = {0}, stressed = {0};
    export(program, world, 0, &once);
    export(program, world, 0, &twice);
    export(program, world, 3, &stressed);
    assert_string_equal(buf_text(&once), buf_text(&twice));
    assert_string_equal(buf_text(&once), buf_text(&stressed));
    buf_deinit(&once);
    buf_deinit(&twice);
    buf_deinit(&stressed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_disk),
        cmocka_unit_test(test_input),
        cmocka_unit_test(test_unreadable),
        cmocka_unit_test(test_repeatable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
