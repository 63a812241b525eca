/* Reading a world, matching its keys, and what its servers remember. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sim/servers.h"

#include <string.h>

static World *read_world(const char *json)
{
    char *error = NULL;
    World *w = world_new(json, strlen(json), &error);
    assert_null(error);
    assert_non_null(w);
    return w;
}

static void assert_unreadable(const char *json, size_t len, const char *says)
{
    char *error = NULL;
    assert_null(world_new(json, len, &error));
    assert_non_null(error);
    if (!strstr(error, says))
        fail_msg("`%s` does not say `%s`", error, says);
    mem_free(error);
}

/* ---- reading ---- */

static void test_values(void **state)
{
    (void)state;
    World *w = read_world(" {\"a\": {\"n\": -2.5e1, \"t\": \"x\\n\\u00e9\\ud83d\\ude00\", \"b\": true, \"0\": null},"
                          "\"l\": [1, [], {}]}");
    const WorldNode *a = world_section(w, "a"), *l = world_section(w, "l");
    assert_int_equal(a->kind, WORLD_MAP);
    assert_true(world_number(a, "n", 0) == -25);
    assert_true(world_number(a, "missing", 7) == 7);
    assert_true(world_number(a, "t", 7) == 7);
    assert_string_equal(world_get(a, "t")->text, "x\n\xc3\xa9\xf0\x9f\x98\x80");
    assert_true(world_get(a, "b")->truth);
    assert_int_equal(world_get(a, "0")->kind, WORLD_NULL);
    assert_int_equal(l->count, 3);
    assert_int_equal(l->first->next->next->kind, WORLD_MAP);
    assert_null(world_get(l, "a"));
    assert_null(world_section(NULL, "a"));
    world_free(w);
}

static void test_unreadable(void **state)
{
    (void)state;
    static const struct { const char *json, *says; } cases[] = {
        {"", "a value is missing"},        {"{", "a key"},
        {"[1]", "not a mapping"},          {"{\"a\" 1}", "a key and a colon"},
        {"{\"a\": 1 \"b\": 2}", "comma"},   {"{\"a\": 1,}", "a key"},
        {"{\"a\": \"x}", "does not end"},  {"{\"a\": \"\\x\"}", "unknown escape"},
        {"{\"a\": \"\\u12\"}", "four hex"}, {"{\"a\": 1e999}", "number"},
        {"{\"a\": 1-2}", "number"},        {"{\"a\": tru}", "a value is missing"},
        {"{} {}", "something follows"},    {"{\"a\": \"\\", "does not end"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_unreadable(cases[i].json, strlen(cases[i].json), cases[i].says);
    assert_unreadable("{\"\xff\": 1}", 8, "UTF-8");
    assert_unreadable("{\"a\": \0}", 8, "a value is missing");
}

static void test_depth(void **state)
{
    (void)state;
    Buf deep;
    buf_init(&deep);
    buf_str(&deep, "{\"a\":");
    buf_repeat(&deep, '[', 31);
    buf_repeat(&deep, ']', 31);
    buf_char(&deep, '}');
    world_free(read_world(buf_text(&deep)));
    buf_clear(&deep);
    buf_str(&deep, "{\"a\":");
    buf_repeat(&deep, '[', 100000);
    assert_unreadable(buf_text(&deep), deep.len, "too deeply");
    buf_deinit(&deep);
}

static void test_machine(void **state)
{
    (void)state;
    int64_t ns, ps;
    uint64_t seed;
    World *w = read_world("{\"start\": \"2024-01-01 09:00:00\", \"cpu\": \"1.5us\", \"seed\": 7}");
    assert_true(world_start(w, &ns) && ns == 1704099600000000000);
    assert_true(world_price(w, &ps) && ps == 1500000);
    assert_true(world_seed(w, &seed) && seed == 7);
    world_free(w);
    w = read_world("{\"start\": 12.5, \"cpu\": 0.000001, \"seed\": -1}");
    assert_true(world_start(w, &ns) && ns == 12500000000);
    assert_true(world_price(w, &ps) && ps == 1000000);
    assert_false(world_seed(w, &seed));
    world_free(w);
    w = read_world("{\"start\": \"yesterday\", \"cpu\": \"1 parsec\", \"seed\": \"x\"}");
    assert_false(world_start(w, &ns));
    assert_false(world_price(w, &ps));
    assert_false(world_seed(w, &seed));
    assert_false(world_start(NULL, &ns) || world_price(NULL, &ps) || world_seed(NULL, &seed));
    world_free(w);
}

/* ---- templates ---- */

static bool matches(const char *template, const char *text, const char *filled)
{
    WorldNames names;
    Buf out;
    buf_init(&out);
    bool yes = world_match(template, strlen(template), text, strlen(text), &names);
    const char *ask = "{a}|{b}|{c}|{";
    world_fill(ask, strlen(ask), &names, &out);
    if (yes && filled)
        assert_string_equal(buf_text(&out), filled);
    buf_deinit(&out);
    return yes;
}

static void test_templates(void **state)
{
    (void)state;
    assert_true(matches("plain", "plain", "{a}|{b}|{c}|{"));
    assert_false(matches("plain", "plain ", NULL));
    assert_true(matches("x/{a}", "x/7", "7|{b}|{c}|{"));
    assert_false(matches("x/{a}", "x/", NULL));
    assert_false(matches("x/{a}", "x/7/8", NULL));
    assert_false(matches("x/{a}", "x/7?q=1", NULL));
    assert_true(matches("x/{a}?q={b}", "x/7?q=1", "7|1|{c}|{"));
    assert_true(matches("{a}-{b}", "1-2-3", "1-2|3|{c}|{"));
    assert_true(matches("{a}{b}", "xyz", "xy|z|{c}|{"));
    assert_true(matches("a.b", "a.b", NULL));
    assert_false(matches("a.b", "axb", NULL));
    assert_true(matches("{not a name}", "{not a name}", NULL));
    assert_true(matches("{}", "{}", NULL));
    assert_true(matches("{a", "{a", NULL));
    assert_true(matches("SELECT * FROM t WHERE id = {a}", "SELECT * FROM t WHERE id = 3", "3|{b}|{c}|{"));
    assert_true(matches("", "", NULL));
}

/* A template that makes a backtracking matcher count to the heat death of the universe, and one with too many names. */
static void test_hostile_template(void **state)
{
    (void)state;
    Buf template, text;
    buf_init(&template);
    buf_init(&text);
    for (int i = 0; i < 12; i++)
        buf_str(&template, "{a}x");
    buf_repeat(&text, 'x', 5000);
    assert_false(matches(buf_text(&template), buf_text(&text), NULL) &&
                 matches("{a}/", buf_text(&text), NULL));
    buf_clear(&template);
    for (int i = 0; i < 40; i++)
        buf_str(&template, "{a}");
    assert_false(matches(buf_text(&template), buf_text(&text), NULL));
    buf_deinit(&template);
    buf_deinit(&text);
}

/* ---- servers ---- */

static int status(Servers *s, const World *w, const char *url)
{
    WorldNames names;
    const WorldNode *reply = servers_reply(s, world_section(w, "http"), url, strlen(url), &names);
    return reply ? (int)world_number(reply, "status", 200) : 0;
}

static void test_replies(void **state)
{
    (void)state;
    Servers s;
    World *w = read_world("{\"http\": {\"u/{x}\": [{\"status\": 503}, {\"status\": 500}, {}],"
                          " \"u/never\": {\"status\": 1}, \"one\": {\"status\": 418}, \"empty\": []}}");
    servers_init(&s);
    static const int wanted[] = {503, 500, 200, 200};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(status(&s, w, "u/a"), wanted[i]);
    assert_int_equal(status(&s, w, "u/b"), 503);
    assert_int_equal(status(&s, w, "u/never"), 503); /* the first entry that matches */
    assert_int_equal(status(&s, w, "one"), 418);
    assert_int_equal(status(&s, w, "one"), 418);
    assert_int_equal(status(&s, w, "two"), 0);
    assert_int_equal(status(&s, w, "empty"), 0);
    servers_deinit(&s);
    world_free(w);
}

static bool enter(Servers *s, const World *w, const char *host, double seconds)
{
    return servers_enter(s, host, strlen(host), world_get(world_section(w, "limits"), host), (int64_t)(seconds * 1e9));
}

static void test_connections(void **state)
{
    (void)state;
    Servers s;
    World *w = read_world("{\"limits\": {\"a\": {\"connections\": 2}, \"none\": {\"connections\": 0}}}");
    servers_init(&s);
    assert_true(enter(&s, w, "a", 0));
    assert_true(enter(&s, w, "a", 0));
    assert_false(enter(&s, w, "a", 0));
    servers_leave(&s, "a", 1);
    assert_false(enter(&s, w, "a", 0)); /* the refused one has not left yet */
    servers_leave(&s, "a", 1);
    servers_leave(&s, "a", 1);
    assert_true(enter(&s, w, "a", 0));
    assert_false(enter(&s, w, "none", 0));
    for (int i = 0; i < 100; i++)
        assert_true(enter(&s, w, "free", 0));
    servers_deinit(&s);
    world_free(w);
}

static void test_rate(void **state)
{
    (void)state;
    Servers s;
    World *w = read_world("{\"limits\": {\"a\": {\"rate\": 2, \"per\": 10}}}");
    servers_init(&s);
    assert_true(enter(&s, w, "a", 0));
    assert_true(enter(&s, w, "a", 4));
    assert_false(enter(&s, w, "a", 9.999));
    assert_true(enter(&s, w, "a", 10));    /* what was refused does not count */
    assert_false(enter(&s, w, "a", 13.9));
    assert_true(enter(&s, w, "a", 14));
    servers_deinit(&s);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),      cmocka_unit_test(test_unreadable),  cmocka_unit_test(test_depth),
        cmocka_unit_test(test_machine),     cmocka_unit_test(test_templates),   cmocka_unit_test(test_hostile_template),
        cmocka_unit_test(test_replies),     cmocka_unit_test(test_connections), cmocka_unit_test(test_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
