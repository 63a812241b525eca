/* Colouring: one class a byte, whatever the text. And the token table. */
#include "lang/lexer.h"
#include "lang/lexer_core.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One letter a class: . none, k keyword, n name, b builtin, d def name, s string, 0 number, c comment, o operator,
 * @ decorator. */
static void check(const char *source, const char *want)
{
    static const char letters[] = ".knbds0co@";
    unsigned char classes[200];
    char got[200];
    size_t len = strlen(source);
    assert_true(len < sizeof got);
    lexer_highlight(source, len, classes);
    for (size_t i = 0; i < len; i++)
        got[i] = letters[classes[i]];
    got[len] = '\0';
    assert_string_equal(got, want);
}

static void test_highlight(void **state)
{
    (void)state;
    check("async def f(x): # hi", "kkkkk.kkk.dono" "o.cccc");
    check("print('a', 1.5e3)", "bbbbbossso.00000o");
    check("@a.b\nx @ y", "@@@@.n.o.n");
    check("f\"a\" rb'x", "ssss.ssss");
    check("'''a\nb''' x", "sssssssss.n");
    check("x.print", "nonnnnn");
    check("match x:\nmatch = 1", "kkkkk.no.nnnnn.o.0");
    check("ValueError \\ $", "bbbbbbbbbb....");
    check("", "");
}

static void test_highlight_hostile(void **state)
{
    (void)state;
    unsigned char classes[64];
    char text[64];
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        static const char some[] = "abf'\"\\\n\t #@.01e_(){}[]:=\x80\xff";
        size_t len = round % 64;
        for (size_t i = 0; i < len; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = some[(seed >> 8) % (sizeof some)];
        }
        memset(classes, 0xEE, sizeof classes);
        lexer_highlight(text, len, classes);
        for (size_t i = 0; i < sizeof classes; i++)
            assert_true(i < len ? classes[i] <= HI_DECORATOR : classes[i] == 0xEE);
    }
}

static void test_tokens(void **state)
{
    (void)state;
    assert_int_equal(lexer_keyword("await", 5), T_AWAIT);
    assert_int_equal(lexer_keyword("awai", 4), T_NAME);
    size_t used;
    assert_int_equal(lexer_operator("**=x", 4, &used), T_DOUBLESTAREQUAL);
    assert_int_equal(used, 3);
    assert_int_equal(lexer_operator("$", 1, &used), T_BAD);
    Arena arena;
    arena_init(&arena);
    TokenList list;
    const char text[] = "if x:\n  y = (1,\n 2)\n\n# c\nz";
    lexer_tokenize(&arena, text, strlen(text), &list);
    static const TokenKind want[] = {T_IF, T_NAME, T_COLON, T_NEWLINE, T_INDENT, T_NAME, T_EQUAL, T_LPAR, T_NUMBER,
                                     T_COMMA, T_NUMBER, T_RPAR, T_NEWLINE, T_DEDENT, T_NAME, T_NEWLINE, T_END};
    assert_int_equal(list.count, sizeof want / sizeof want[0]);
    for (int i = 0; i < list.count; i++)
        assert_int_equal(list.items[i].kind, want[i]);
    arena_deinit(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_highlight), cmocka_unit_test(test_highlight_hostile),
                                       cmocka_unit_test(test_tokens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
