/* Texts typed at a prompt: what goes on, what runs, what is a mistake, against CPython 3.11's codeop (interactive.txt). */
#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "lang/compile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Returns the length: the text may hold a NUL. */
static size_t unescape(char *s)
{
    char *to = s, *start = s;
    while (*s) {
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
    return (size_t)(to - start);
}

static const char *verdict(const char *text, size_t len)
{
    Arena arena;
    arena_init(&arena);
    SyntaxProblem problem;
    bool more;
    Program *p = compile_interactive(text, len, "<console>", 0, &arena, &problem, &more);
    const char *word = p ? p->root->flags & CODE_COROUTINE ? "await" : "run" : more ? "more" : "error";
    assert_int_equal(problem.type != NULL, strcmp(word, "error") == 0);
    program_free(p);
    arena_deinit(&arena);
    return word;
}

static void test_codeop(void **state)
{
    (void)state;
    Buf rows = {0};
    char *error = NULL;
    if (!file_read("tests/unit/lang/interactive.txt", 1u << 24, &rows, &error))
        fail_msg("%s", error);
    int wrong = 0, count = 0;
    char *rest = rows.data;
    for (char *row; (row = strsep(&rest, "\n")) != NULL;) {
        if (*row == '\0')
            continue;
        const char *want = strsep(&row, "\t");
        const char *got = verdict(row, unescape(row));
        count++;
        if (strcmp(got, want) != 0) {
            wrong++;
            print_error("want %s, got %s:\n%s\n----\n", want, got, row);
        }
    }
    assert_true(count > 1000);
    assert_int_equal(wrong, 0);
    buf_deinit(&rows);
}

/* Its lines are known as a file's are; the console forgets them, as nobody could look them up. */
static void test_lines(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    SyntaxProblem problem;
    bool more;
    Program *p = compile_interactive("1 is 1", 6, "<console>", 0, &arena, &problem, &more);
    assert_non_null(p);
    assert_int_equal(program_line(p, 1).len, 6);
    assert_non_null(p->warnings);
    assert_int_equal(p->warnings->line, 1);
    program_free(p);
    arena_deinit(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_codeop), cmocka_unit_test(test_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
