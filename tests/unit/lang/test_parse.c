/* The parser against CPython 3.11: a file with every form of the grammar (sample.py, sample.ast) and hundreds of
 * wrong texts (syntax_errors.txt); then what CPython cannot tell: limits, hostile nesting, mutations. */
#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "lang/parse.h"
#include "lang/parse_dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER "tests/unit/lang/"

static void read_file(const char *path, Buf *out)
{
    char *error = NULL;
    buf_init(out);
    if (!file_read(path, 1u << 24, out, &error))
        fail_msg("%s", error);
}

static void test_sample(void **state)
{
    (void)state;
    Buf source, want, got;
    read_file(FOLDER "sample.py", &source);
    read_file(FOLDER "sample.ast", &want);
    buf_init(&got);
    Arena arena;
    arena_init(&arena);
    SyntaxProblem problem;
    Node *n = parse_module(&arena, source.data, source.len, &problem);
    if (n == NULL)
        fail_msg("line %d: %s", problem.span.line, problem.message);
    ast_dump(n, &got);
    assert_int_equal(want.len, got.len);
    for (char *a = want.data, *b = got.data; a != NULL && b != NULL;) {
        char *line_a = strsep(&a, "\n"), *line_b = strsep(&b, "\n");
        assert_string_equal(line_a, line_b);
    }
    arena_deinit(&arena);
    buf_deinit(&source);
    buf_deinit(&want);
    buf_deinit(&got);
}

/* ---- wrong texts ---- */

static void unescape(char *s)
{
    char *to = s;
    while (*s != '\0') {
        if (*s != '\\') {
            *to++ = *s++;
        } else if (s[1] == 'x') {
            char hex[3] = {s[2], s[3], '\0'};
            *to++ = (char)strtol(hex, NULL, 16);
            s += 4;
        } else {
            *to++ = s[1] == 'n' ? '\n' : s[1] == 't' ? '\t' : '\\';
            s += 2;
        }
    }
    *to = '\0';
}

/* 1-based column in characters of a byte column, as Python's `offset`. */
static int offset_of(const char *text, size_t len, int line, int col)
{
    size_t at = 0;
    for (; line > 1 && at < len; at++)
        line -= text[at] == '\n';
    int offset = 1;
    for (int i = 0; i < col; i++) {
        if (at + (size_t)i >= len || ((unsigned char)text[at + (size_t)i] & 0xC0) != 0x80)
            offset++;
    }
    return col < 0 ? col + 1 : offset;
}

static bool check_error(char *row)
{
    char *field[6];
    for (int i = 0; i < 6; i++)
        field[i] = strsep(&row, "\t");
    unescape(field[1]);
    char *text = field[5];
    unescape(text);
    size_t len = strlen(text);
    Arena arena;
    arena_init(&arena);
    SyntaxProblem p;
    Node *n = parse_module(&arena, text, len, &p);
    bool fine = n == NULL && strcmp(p.type, field[0]) == 0 && strcmp(p.message, field[1]) == 0 &&
                p.span.line == atoi(field[2]) &&
                offset_of(text, len, p.span.line, p.span.col) == atoi(field[3]);
    int end = fine && p.span.end_col >= 0 ? offset_of(text, len, p.span.end_line, p.span.end_col) : 0;
    fine = fine && (end == atoi(field[4]) || (atoi(field[4]) == 0 && end == atoi(field[3])));
    if (!fine)
        print_error("%s\n  want %s: %s %s:%s-%s\n  got  %s: %s %d:%d-%d\n", text, field[0], field[1], field[2],
                    field[3], field[4], n == NULL ? p.type : "no error", n == NULL ? p.message : "",
                    p.span.line, p.span.col + 1, end);
    arena_deinit(&arena);
    return fine;
}

static void test_errors(void **state)
{
    (void)state;
    Buf rows;
    read_file(FOLDER "syntax_errors.txt", &rows);
    int wrong = 0, count = 0;
    char *rest = rows.data;
    for (char *row; (row = strsep(&rest, "\n")) != NULL;) {
        if (*row == '\0')
            continue;
        count++;
        wrong += !check_error(row);
    }
    assert_true(count > 600);
    assert_int_equal(wrong, 0);
    buf_deinit(&rows);
}

/* ---- limits ---- */

/* head * n + middle + tail * n; returns the message of the problem in `out`, "" when it parses. */
static void nest(const char *head, const char *middle, const char *tail, int n, char out[200])
{
    Buf b;
    buf_init(&b);
    for (int i = 0; i < n; i++)
        buf_str(&b, head);
    buf_str(&b, middle);
    for (int i = 0; i < n; i++)
        buf_str(&b, tail);
    Arena arena;
    arena_init(&arena);
    SyntaxProblem p;
    Node *node = parse_module(&arena, buf_text(&b), b.len, &p);
    snprintf(out, 200, "%s", node != NULL ? "" : p.message);
    arena_deinit(&arena);
    buf_deinit(&b);
}

static void test_limits(void **state)
{
    (void)state;
    char message[200];
    nest("(", "1", ")", 199, message);
    assert_string_equal(message, "");
    nest("(", "1", ")", 200, message);
    assert_string_equal(message, "");
    nest("(", "1", ")", 201, message);
    assert_string_equal(message, "too many nested parentheses");
    nest("-", "1", "", 900, message);
    assert_string_equal(message, "");
    nest("1", "", "", 4300, message);
    assert_string_equal(message, "");
    nest("1", "", "", 4301, message);
    assert_memory_equal(message, "Exceeds the limit (4300 digits)", 31);
    nest("", "a", ".a", 1000, message);
    assert_string_equal(message, "");
}

static void test_hostile_nesting(void **state)
{
    (void)state;
    static const char *const forms[][3] = {
        {"(", "1", ")"}, {"[", "1", "]"}, {"{1:", "1", "}"}, {"f(", "a b", ")"}, {"a[", "1", "]"}, {"-", "1", ""},
        {"not ", "1", ""}, {"1**", "1", ""}, {"1+", "1", ""}, {"", "a", ".a"}, {"", "a", "()"}, {"lambda: ", "1", ""},
        {"1 if 1 else ", "1", ""}, {"await ", "x", ""}, {"(", "1", " for x in y)"}, {"if 1: x\n", "", "elif 1: x\n"},
        {"f\"{", "x", "}\""}, {"(", "a", ",) = 1"}, {"for (", "a", ") in x: pass"}, {"1 and ", "1", ""},
        {"1<", "1", ""}, {"(a:=", "1", ")"}, {"f(a=", "1", ")"}, {"@a\n", "def f(): pass", ""}, {"*", "a", ""},
        {"(yield ", "", ")"}, {"x = ", "1", ""}, {"(a b", "", ""}, {"{a:", "", ""}, {"[a for", "", ""},
        {"lambda x=(y:", "", ""}, {"(1 if ", "", ""}, {"'a' ", "", ""}, {"x;", "", ""}, {"with (", "a as b", ")"},
        {"match x:\n case (", "a", ")"}, {"x: ", "y", ""}, {"try:\n ", "x", ""}, {"\\\n", "", ""}, {"0x", "f", ""}};
    static const int depths[] = {199, 200, 201, 1000, 100000};
    char message[200];
    for (size_t f = 0; f < sizeof forms / sizeof forms[0]; f++)
        for (size_t d = 0; d < sizeof depths / sizeof depths[0]; d++)
            nest(forms[f][0], forms[f][1], forms[f][2], depths[d], message);
}

static void test_hex_and_bytes(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    SyntaxProblem p;
    const char text[] = "0xFFFF_FFFF_FFFF_FFFF_FFFF";
    Node *n = parse_expression(&arena, text, strlen(text), &p);
    assert_non_null(n);
    assert_string_equal(n->u.constant.text.s, "1208925819614629174706175");
    const char nul[] = "x = 1\nx\0y";
    assert_null(parse_module(&arena, nul, sizeof nul - 1, &p));
    assert_string_equal(p.message, "source code cannot contain null bytes");
    assert_int_equal(p.span.line, 2);
    assert_non_null(parse_module(&arena, "x = 2j", 6, &p));
    assert_null(parse_module(&arena, "'\\N{DASH}'", 10, &p));
    assert_string_equal(p.message, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-7: "
                                   "unknown Unicode character name");
    assert_null(parse_module(&arena, "a = 1\n\xff", 7, &p));
    assert_non_null(parse_module(&arena, "", 0, &p));
    assert_non_null(parse_module(&arena, "\xEF\xBB\xBFx = 1\r\ny = 2\rz", 17, &p));
    arena_deinit(&arena);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Fixed mutations of the sample: nothing may crash, and a refusal has a message. */
static void test_mutations(void **state)
{
    (void)state;
    static const char *const pieces[] = {"(", ")", "[", "]", "{", "}", ":", ",", "=", "\n", "  ", "f\"{", "\"", "'", "\\",
                                         "*", "lambda ", "if ", " for x in ", "async ", "def f(", "try:\n", "match x:\n",
                                         ":=", "!r", "yield ", "\t", "0x", "1e", "print ", " as ", "\xc3\xa9", "\xff"};
    Buf source, b;
    read_file(FOLDER "sample.py", &source);
    buf_init(&b);
    uint32_t seed = 1;
    for (int round = 0; round < 1500; round++) {
        buf_clear(&b);
        size_t from = next_random(&seed) % source.len, len = next_random(&seed) % 600;
        len = len < source.len - from ? len : source.len - from;
        size_t cut = len > 0 ? next_random(&seed) % len : 0;
        buf_bytes(&b, source.data + from, cut);
        for (uint32_t k = next_random(&seed) % 4; k > 0; k--)
            buf_str(&b, pieces[next_random(&seed) % (sizeof pieces / sizeof pieces[0])]);
        size_t skip = next_random(&seed) % 6;
        if (cut + skip < len)
            buf_bytes(&b, source.data + from + cut + skip, len - cut - skip);
        Arena arena;
        arena_init(&arena);
        SyntaxProblem p;
        if (parse_module(&arena, buf_text(&b), b.len, &p) == NULL)
            assert_true(p.message != NULL && p.span.line >= 1);
        arena_deinit(&arena);
    }
    buf_deinit(&b);
    buf_deinit(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample), cmocka_unit_test(test_errors), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_hostile_nesting), cmocka_unit_test(test_hex_and_bytes),
        cmocka_unit_test(test_mutations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
