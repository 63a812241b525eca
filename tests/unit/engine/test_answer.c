/* A program in parts: setup, answer and given; what an answer may not change; questions at the end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/engine.h"

#include <stdio.h>
#include <string.h>

static EnginePart part(const char *text, const char *file) { return (EnginePart){text, strlen(text), file, 1}; }

static Recording *run(const char *setup, const char *answer, const char *given, const EngineProbe *probes, size_t n)
{
    EngineSpec spec = {.text = answer,
                       .len = strlen(answer),
                       .file = "answer.py",
                       .first_line = 1,
                       .answer = true,
                       .limits = ENGINE_LIMITS_GRADE,
                       .record = true,
                       .probes = probes,
                       .nprobes = n};
    if (setup)
        spec.setup = part(setup, "setup.py");
    if (given)
        spec.given = part(given, "given.py");
    return engine_run(&spec);
}

/* The first breach as "what name", or "none". */
static const char *tampered(const Recording *r, char *out, size_t size)
{
    Event ev;
    snprintf(out, size, "none");
    for (uint64_t i = 0; log_get(r->log, i, &ev); i++)
        if (ev.kind == EV_TAMPER) {
            Trace_TAMPER x = trace_get_TAMPER(&ev);
            snprintf(out, size, "%s %s", log_text(r->log, x.what), log_text(r->log, x.name));
            break;
        }
    return out;
}

static void test_parts_share_a_module(void **state)
{
    (void)state;
    Recording *r = run("import asyncio\nbase = 10\n", "async def f(x):\n    return base + x\n",
                       "print(asyncio.run(f(5)))\n", NULL, 0);
    assert_int_equal(r->kind, OUTCOME_OK);
    assert_string_equal(buf_text(&r->out), "15\n");
    recording_free(r);
}

static void test_traceback_names_the_part(void **state)
{
    (void)state;
    Recording *r = run("def boom():\n    1/0\n", "\n\nboom()\n", NULL, NULL, 0);
    assert_int_equal(r->kind, OUTCOME_EXCEPTION);
    assert_non_null(strstr(buf_text(&r->err), "File \"answer.py\", line 3, in <module>"));
    assert_non_null(strstr(buf_text(&r->err), "File \"setup.py\", line 2, in boom"));
    recording_free(r);
    r = run("x = 1\n", "y = 2\n", "if\n", NULL, 0);
    assert_int_equal(r->kind, OUTCOME_SYNTAX);
    assert_string_equal(r->diags.items[0].file, "given.py");
    recording_free(r);
}

static void test_breaches(void **state)
{
    (void)state;
    static const char setup[] = "import asyncio, time\ntotal = 0\n"
                                "async def fetch(x, d=1):\n    await asyncio.sleep(d)\n    return x\n"
                                "class Bank:\n    def pay(self):\n        return 1\n";
    static const struct {
        const char *answer, *breach;
    } cases[] = {
        {"def mine():\n    return 1\n", "none"},
        {"'''A docstring.'''\nx = [1]\nx[0] = 2\nx.append(3)\n", "none"},
        {"import asyncio\nimport time\nimport asyncio.locks\n", "none"}, /* once more */
        {"import random, json\nfrom collections import deque\n", "none"},
        {"def f():\n    fetch = 3\n    return fetch\nf()\n", "none"}, /* a local name of its own */
        {"total = 1\ndef f():\n    global total\n    total += 1\nf()\n", "none"}, /* data is there to be changed */
        {"class Mine:\n    pass\nMine.x = 1\nsetattr(Mine, 'y', 2)\n", "none"},
        {"b = Bank()\nb.pay = lambda: 2\n", "none"}, /* its own object */
        {"async def fetch(x):\n    return x\n", "name fetch"},
        {"def f():\n    global fetch\n    fetch = 1\nf()\n", "name fetch"},
        {"globals()['fetch'] = None\n", "name fetch"},
        {"globals().update(fetch=None)\n", "name fetch"},
        {"del fetch\n", "name fetch"},
        {"globals().clear()\n", "name "},
        {"import __main__\n__main__.fetch = 1\n", "name fetch"},
        {"asyncio.sleep = fetch\n", "attribute sleep"},
        {"import asyncio as a\na.sleep = 1\n", "attribute sleep"},
        {"setattr(asyncio, 'sleep', 1)\n", "attribute sleep"},
        {"vars(time)['sleep'] = 1\n", "inside __dict__"},
        {"time.__dict__.pop('sleep')\n", "inside __dict__"},
        {"import math\nmath.floor = 1\n", "attribute floor"}, /* imported by the answer itself */
        {"Bank.pay = lambda self: 2\n", "attribute pay"},
        {"asyncio.Lock.locked = lambda self: False\n", NULL}, /* refused or told, as the type is C or Python */
        {"from _asyncio import _emit\n", "inside _asyncio"}, /* with it a trace could be forged */
        {"import asyncio.locks\nasyncio.locks._emit\n", "inside _emit"},
        {"from asyncio.locks import _emit\n", "inside _emit"},
        {"getattr(asyncio.locks, '_emit')\n", "inside _emit"},
        {"vars(asyncio.locks)['_emit']\n", "inside __dict__"},
        {"from __future__ import annotations\n", "none"},
        {"import builtins\nbuiltins.print = 1\n", "attribute print"},
        {"def print(*a):\n    pass\n", "builtin print"},
        {"import sys\nsys.modules['asyncio'] = sys\n", "module asyncio"},
        {"import sys\nsys.stdout = None\n", "attribute stdout"},
        {"fetch.__defaults__ = (0,)\n", "function fetch"},
        {"async def f():\n    asyncio.get_running_loop().call_soon(setattr, asyncio, 'sleep', 1)\n"
         "    await asyncio.wait([asyncio.ensure_future(fetch(1))])\nasyncio.run(f())\n",
         "attribute sleep"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char seen[80];
        Recording *r = run(setup, cases[i].answer, NULL, NULL, 0);
        tampered(r, seen, sizeof seen);
        if (!cases[i].breach)
            assert_true(r->kind == OUTCOME_EXCEPTION || strncmp(seen, "attribute", 9) == 0);
        else if (strcmp(seen, cases[i].breach) != 0)
            fail_msg("%s -> %s, expected %s\n%s", cases[i].answer, seen, cases[i].breach, buf_text(&r->err));
        recording_free(r);
    }
}

static void test_trusted_code_may_change(void **state)
{
    (void)state;
    char seen[80];
    Recording *r = run("count = 0\nclass Seen:\n    most = 0\ndef more():\n    global count\n    count += 1\n    Seen.most = count\n",
                       "more()\nmore()\n", "def more():\n    pass\nprint(count, Seen.most)\n", NULL, 0);
    assert_string_equal(tampered(r, seen, sizeof seen), "none");
    assert_string_equal(buf_text(&r->out), "2 2\n");
    recording_free(r);
}

static void test_probes(void **state)
{
    (void)state;
    static const EngineProbe probes[] = {{"x", "3"},           {"x == 3", "True"}, {"evil", "7"},
                                         {"names", "['a', 1.5]"}, {"missing", "1"},   {"x", "True"},
                                         {"{'k': (1, None)}", "{'k': (1, None)}"}};
    static const bool equal[] = {true, true, false, true, false, false, true};
    Recording *r = run(NULL,
                       "class Evil:\n    def __eq__(self, other):\n        return True\n"
                       "x = 3\nevil = Evil()\nnames = ['a', 1.5]\n",
                       NULL, probes, 7);
    assert_int_equal(r->nprobed, 7);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(r->probed[i].equal, equal[i]);
    assert_string_equal(buf_text(&r->probed[0].text), "3");
    assert_true(r->probed[4].raised);
    assert_string_equal(buf_text(&r->probed[4].text), "NameError: name 'missing' is not defined");
    recording_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_share_a_module), cmocka_unit_test(test_traceback_names_the_part),
        cmocka_unit_test(test_breaches), cmocka_unit_test(test_trusted_code_may_change), cmocka_unit_test(test_probes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
