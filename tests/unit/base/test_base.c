/* The ground floor: each function's contract, at its edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- mem, check ---- */

static void mem_size_zero_is_null(void **state)
{
    (void)state;
    assert_null(mem_alloc(0));
    assert_null(mem_zalloc(0));
    assert_null(mem_dup("x", 0));
    assert_null(mem_realloc(mem_alloc(4), 0));
    mem_free(NULL);
}

static void mem_copies_are_copies(void **state)
{
    (void)state;
    char text[] = "ab\0cd";
    char *whole = mem_strdup(text), *part = mem_strndup(text, 5), *raw = mem_dup(text, 6);
    text[0] = 'X';
    assert_string_equal(whole, "ab");
    assert_memory_equal(part, "ab\0cd", 6);
    assert_memory_equal(raw, "ab\0cd", 6);
    mem_free(whole);
    mem_free(part);
    mem_free(raw);
}

static void mem_grow_keeps_items(void **state)
{
    (void)state;
    int *items = NULL;
    uint32_t cap = 0;
    for (int i = 0; i < 100; i++) {
        MEM_GROW(items, cap, (uint32_t)i + 1);
        items[i] = i;
    }
    assert_true(cap >= 100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(items[i], i);
    mem_free(items);
}

/* Runs fn in a child whose stderr is discarded and returns the wait status. */
static int status_of_child(void (*fn)(void))
{
    fflush(NULL);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        fn();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static void break_an_invariant(void)
{
    ASSERT(1 + 1 == 3);
}

static void check_aborts(void **state)
{
    (void)state;
    ASSERT(1 + 1 == 2);
    int status = status_of_child(break_an_invariant);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

/* ---- arena ---- */

static void arena_is_zeroed_and_aligned(void **state)
{
    (void)state;
    Arena a;
    arena_init(&a);
    for (size_t size = 0; size < 5000; size += 37) {
        unsigned char *p = arena_alloc(&a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAB, size);
    }
    assert_true(a.total > 100000);
    arena_deinit(&a);
    assert_null(a.head);
    arena_deinit(&a);
}

static void arena_serves_large_requests(void **state)
{
    (void)state;
    Arena a;
    arena_init(&a);
    char *small = arena_strndup(&a, "name\0tail", 4);
    char *large = arena_alloc(&a, 1 << 20);
    memset(large, 'x', 1 << 20);
    assert_string_equal(small, "name");
    assert_string_equal(arena_strndup(&a, NULL, 0), "");
    arena_deinit(&a);
}

/* ---- buf ---- */

static void buf_is_always_terminated(void **state)
{
    (void)state;
    Buf b;
    buf_init(&b);
    assert_string_equal(buf_text(&b), "");
    buf_clear(&b);
    buf_str(&b, "ab");
    buf_char(&b, 'c');
    buf_repeat(&b, '-', 3);
    buf_repeat(&b, '-', 0);
    buf_bytes(&b, NULL, 0);
    buf_bytes(&b, "\0z", 2);
    assert_int_equal(b.len, 8);
    assert_memory_equal(b.data, "abc---\0z", 9);
    buf_clear(&b);
    assert_string_equal(buf_text(&b), "");
    buf_deinit(&b);
    assert_null(b.data);
}

static void buf_formats_text_of_any_length(void **state)
{
    (void)state;
    Buf b;
    buf_init(&b);
    for (int width = 0; width < 200; width++) {
        buf_clear(&b);
        buf_printf(&b, "<%*d>", width, 7);
        assert_int_equal(b.len, (width < 1 ? 1 : width) + 2);
        assert_int_equal(strlen(b.data), b.len);
    }
    buf_clear(&b);
    buf_printf(&b, "%s", "");
    assert_int_equal(b.len, 0);
    buf_deinit(&b);
}

static void buf_gives_its_text_away(void **state)
{
    (void)state;
    Buf b;
    buf_init(&b);
    char *empty = buf_take(&b);
    assert_string_equal(empty, "");
    buf_utf8(&b, 0x20AC);
    buf_utf8(&b, 0xD800);
    char *text = buf_take(&b);
    assert_string_equal(text, "\xE2\x82\xAC\xED\xA0\x80");
    assert_int_equal(b.len, 0);
    mem_free(empty);
    mem_free(text);
    buf_deinit(&b);
}

/* ---- utf8 ---- */

static void utf8_round_trips_every_code_point(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        uint32_t back = 0xFFFFFFFF;
        size_t n = utf8_encode(cp, bytes);
        bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
        size_t got = utf8_decode(bytes, n, &back);
        if (surrogate ? got != 0 : got != n || back != cp)
            fail_msg("code point %x", cp);
        if (n > 1 && utf8_decode(bytes, n - 1, &back) != 0)
            fail_msg("truncated code point %x", cp);
    }
}

static void utf8_refuses_what_is_invalid(void **state)
{
    (void)state;
    static const char *const bad[] = {"\x80",         "\xC0\xAF",         "\xC1\xBF",         "\xE0\x80\x80",
                                      "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
                                      "\xE2\x28\xA1", "\xED\xA0\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        uint32_t cp;
        assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &cp), 0);
    }
    uint32_t cp;
    assert_int_equal(utf8_decode("", 0, &cp), 0);
    size_t at = 99;
    assert_false(utf8_valid("ok\xC3\xA4\xFFz", 6, &at));
    assert_int_equal(at, 4);
    assert_false(utf8_valid("\xC3", 1, NULL));
    assert_true(utf8_valid("a\0b", 3, &at));
    assert_int_equal(utf8_count("a\xC3\xA4\xFF\xE2\x82\xAC", 7), 4);
}

static void utf8_makes_text_safe(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"plain\n\ttext", "plain\n\ttext"},
        {"\x1b[31mred\x7f", "\\x1b[31mred\\x7f"},
        {"\xC2\x9B"
         "2J",
         "\\x9b2J"},
        {"a\xE2\x80\xAE"
         "b",
         "a<U+202E>b"},
        {"\xEF\xBB\xBFx", "<U+FEFF>x"},
        {"\xFF\xC3", "\\xff\\xc3"},
        {"\xF0\x9F\x98\x80 \xC3\xA4", "\xF0\x9F\x98\x80 \xC3\xA4"},
        {"\r", "\\x0d"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Buf b;
        buf_init(&b);
        utf8_safe_text(cases[i].in, strlen(cases[i].in), &b);
        assert_string_equal(buf_text(&b), cases[i].out);
        buf_deinit(&b);
    }
}

/* ---- map ---- */

static void map_keeps_insertion_order(void **state)
{
    (void)state;
    Map m;
    map_init(&m);
    assert_false(map_get(&m, "x", 1, NULL));
    char key[16];
    for (uint32_t i = 0; i < 2000; i++) {
        int len = snprintf(key, sizeof key, "k%u", i * 7919U);
        assert_int_equal(map_intern(&m, key, (size_t)len), i);
    }
    assert_int_equal(map_count(&m), 2000);
    for (uint32_t i = 0; i < 2000; i++) {
        int len = snprintf(key, sizeof key, "k%u", i * 7919U);
        assert_int_equal(map_intern(&m, key, (size_t)len), i);
        size_t stored;
        assert_string_equal(map_key(&m, i, &stored), key);
        assert_int_equal(stored, len);
    }
    assert_int_equal(map_count(&m), 2000);
    map_deinit(&m);
}

static void map_takes_any_bytes_and_replaces(void **state)
{
    (void)state;
    Map m;
    map_init(&m);
    uint32_t value = 0;
    map_set(&m, "", 0, 1);
    map_set(&m, "a\0b", 3, 2);
    map_set(&m, "a", 1, 3);
    map_set(&m, "a\0b", 3, 4);
    assert_int_equal(map_count(&m), 3);
    assert_true(map_get(&m, "", 0, &value) && value == 1);
    assert_true(map_get(&m, "a\0b", 3, &value) && value == 4);
    assert_true(map_get(&m, "a", 1, &value) && value == 3);
    assert_false(map_get(&m, "a\0c", 3, &value));
    assert_int_equal(map_value(&m, 1), 4);
    map_deinit(&m);
}

/* ---- diag ---- */

static void assert_diag_text(const Diag *d, const char *source, const char *wanted)
{
    Buf b;
    buf_init(&b);
    diag_text(d, source, source != NULL ? strlen(source) : 0, &b);
    assert_string_equal(buf_text(&b), wanted);
    buf_deinit(&b);
}

static void diag_shows_a_caret(void **state)
{
    (void)state;
    DiagList list;
    diag_init(&list);
    Diag *d = diag_add(&list, DIAG_ERROR, "unknown-key", "a.yaml", 2, 3, "unknown key \"%s\"", "titel");
    d->end_col = 8;
    d->hint = mem_strdup("did you mean \"title\"?");
    assert_diag_text(d, "x: 1\n\t titel: 2\r\n",
                     "a.yaml:2:3: error: unknown key \"titel\" [unknown-key]\n"
                     "    2 |   titel: 2\n"
                     "      |   ^^^^^\n"
                     "      = did you mean \"title\"?\n");
    d = diag_add(&list, DIAG_WARNING, "odd", "b", 1, 3, "odd");
    assert_diag_text(d, "\xE4\xB8\xAD\x1b!\n", "b:1:3: warning: odd [odd]\n    1 | \xE4\xB8\xAD\\x1b!\n      |       ^\n");
    assert_int_equal(list.errors, 1);
    assert_int_equal(list.warnings, 1);
    diag_deinit(&list);
}

static void diag_lives_without_a_place(void **state)
{
    (void)state;
    DiagList list;
    diag_init(&list);
    assert_diag_text(diag_add(&list, DIAG_NOTE, "n", NULL, 0, 0, "m"), NULL, "note: m [n]\n");
    assert_diag_text(diag_add(&list, DIAG_ERROR, "n", "f", 0, 0, "m"), "text", "f: error: m [n]\n");
    assert_diag_text(diag_add(&list, DIAG_ERROR, "n", "f", 9, 1, "m"), "text", "f:9:1: error: m [n]\n");
    assert_diag_text(diag_add(&list, DIAG_ERROR, "n", "f", 1, 99, "m"), "ab",
                     "f:1:99: error: m [n]\n    1 | ab\n      |   ^\n");
    assert_diag_text(diag_add(&list, DIAG_ERROR, "n", "f", 2, 0, "m"), "ab\n", "f:2: error: m [n]\n    2 | \n");
    diag_deinit(&list);
}

static void diag_clips_long_lines(void **state)
{
    (void)state;
    Buf source, out;
    buf_init(&source);
    buf_init(&out);
    buf_repeat(&source, 'a', 100000);
    source.data[5000] = 'B';
    DiagList list;
    diag_init(&list);
    Diag *d = diag_add(&list, DIAG_ERROR, "n", "f", 1, 5001, "m");
    d->end_col = 90000;
    diag_text(d, source.data, source.len, &out);
    assert_true(out.len < 400);
    const char *b = strchr(out.data, 'B'), *caret = strchr(out.data, '^');
    assert_true(b != NULL && caret != NULL);
    const char *line = strstr(out.data, "    1 |"), *under = strstr(out.data, "      |");
    assert_true(line != NULL && under != NULL);
    assert_int_equal(b - line, caret - under);
    diag_deinit(&list);
    buf_deinit(&source);
    buf_deinit(&out);
}

static void diag_finds_the_nearest_word(void **state)
{
    (void)state;
    static const char *const words[] = {"title", "text", "steps", "x", NULL};
    assert_string_equal(diag_nearest("titel", words), "title");
    assert_string_equal(diag_nearest("step", words), "steps");
    assert_string_equal(diag_nearest("text", words), "text");
    assert_null(diag_nearest("y", words));
    assert_null(diag_nearest("", words));
    assert_null(diag_nearest("chapters", words));
    char longest[200];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_null(diag_nearest(longest, words));
}

/* ---- json ---- */

static void json_writes_nested_values(void **state)
{
    (void)state;
    Buf b;
    buf_init(&b);
    Json j;
    json_init(&j, &b);
    json_object(&j);
    json_key(&j, "a\"");
    json_array(&j);
    json_int(&j, INT64_MIN);
    json_uint(&j, UINT64_MAX);
    json_array(&j);
    json_end_array(&j);
    json_object(&j);
    json_end_object(&j);
    json_end_array(&j);
    json_key(&j, "b");
    json_bool(&j, true);
    json_key(&j, "c");
    json_str(&j, NULL);
    json_key(&j, "d");
    json_strn(&j, "\x01\n\\\0\xFF\xC3\xA4", 7);
    json_end_object(&j);
    assert_string_equal(buf_text(&b), "{\"a\\\"\":[-9223372036854775808,18446744073709551615,[],{}],\"b\":true,"
                                      "\"c\":null,\"d\":\"\\u0001\\n\\\\\\u0000\xEF\xBF\xBD\xC3\xA4\"}");
    buf_deinit(&b);
}

static void json_without_a_key(void)
{
    Buf b;
    buf_init(&b);
    Json j;
    json_init(&j, &b);
    json_object(&j);
    json_int(&j, 1);
}

static void json_wrong_end(void)
{
    Buf b;
    buf_init(&b);
    Json j;
    json_init(&j, &b);
    json_array(&j);
    json_end_object(&j);
}

static void json_checks_nesting(void **state)
{
    (void)state;
    assert_true(WIFSIGNALED(status_of_child(json_without_a_key)));
    assert_true(WIFSIGNALED(status_of_child(json_wrong_end)));
}

/* ---- file ---- */

static void file_reads_what_it_wrote(void **state)
{
    (void)state;
    char dir[] = "/tmp/asyncourse-test-XXXXXX";
    assert_non_null(mkdtemp(dir));
    char *path = file_join(dir, "x.bin"), *error = NULL;
    assert_false(file_exists(path));
    assert_true(file_write(path, "a\0b", 3, &error));
    assert_true(file_exists(path) && !file_is_dir(path) && file_is_dir(dir));

    Buf b;
    buf_init(&b);
    buf_str(&b, "<");
    assert_true(file_read(path, 3, &b, &error));
    assert_int_equal(b.len, 4);
    assert_memory_equal(b.data, "<a\0b", 5);
    assert_false(file_read(path, 2, &b, &error));
    assert_non_null(strstr(error, "x.bin: file is larger than 2 bytes"));
    assert_int_equal(b.len, 4);
    mem_free(error);
    assert_false(file_read(dir, 100, &b, &error));
    assert_non_null(strstr(error, "directory"));
    mem_free(error);
    assert_false(file_write(dir, "x", 1, &error));
    mem_free(error);
    unlink(path);
    assert_false(file_read(path, 100, &b, &error));
    assert_non_null(strstr(error, "x.bin: No such file"));
    mem_free(error);
    buf_deinit(&b);
    mem_free(path);
    rmdir(dir);
}

static void file_takes_paths_apart(void **state)
{
    (void)state;
    static const struct {
        const char *path, *dir, *base;
    } cases[] = {{"a/b/c", "a/b", "c"}, {"c", ".", "c"}, {"/c", "/", "c"}, {"a/", "a", ""}, {"", ".", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *dir = file_dir_name(cases[i].path);
        assert_string_equal(dir, cases[i].dir);
        assert_string_equal(file_base_name(cases[i].path), cases[i].base);
        mem_free(dir);
    }
    char *one = file_join("a/", "b"), *two = file_join("a", "b"), *three = file_join("", "b");
    assert_string_equal(one, "a/b");
    assert_string_equal(two, "a/b");
    assert_string_equal(three, "b");
    mem_free(one);
    mem_free(two);
    mem_free(three);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mem_size_zero_is_null),
        cmocka_unit_test(mem_copies_are_copies),
        cmocka_unit_test(mem_grow_keeps_items),
        cmocka_unit_test(check_aborts),
        cmocka_unit_test(arena_is_zeroed_and_aligned),
        cmocka_unit_test(arena_serves_large_requests),
        cmocka_unit_test(buf_is_always_terminated),
        cmocka_unit_test(buf_formats_text_of_any_length),
        cmocka_unit_test(buf_gives_its_text_away),
        cmocka_unit_test(utf8_round_trips_every_code_point),
        cmocka_unit_test(utf8_refuses_what_is_invalid),
        cmocka_unit_test(utf8_makes_text_safe),
        cmocka_unit_test(map_keeps_insertion_order),
        cmocka_unit_test(map_takes_any_bytes_and_replaces),
        cmocka_unit_test(diag_shows_a_caret),
        cmocka_unit_test(diag_lives_without_a_place),
        cmocka_unit_test(diag_clips_long_lines),
        cmocka_unit_test(diag_finds_the_nearest_word),
        cmocka_unit_test(json_writes_nested_values),
        cmocka_unit_test(json_checks_nesting),
        cmocka_unit_test(file_reads_what_it_wrote),
        cmocka_unit_test(file_takes_paths_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
