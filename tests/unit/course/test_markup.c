/* Texts to blocks, written down as one line a block: kind, then the runs with marks of our own. */
#include "base/buf.h"
#include "base/mem.h"
#include "course/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void show(const Markup *markup, Buf *out)
{
    static const char *const kinds[] = {"para", "head", "item", "code", "tip", "warning", "myth", "version"};
    static const char *const marks[] = {"", "E", "C", "G", "L"};
    for (size_t i = 0; i < markup->count; i++) {
        const MarkupBlock *block = &markup->blocks[i];
        buf_str(out, kinds[block->kind]);
        if (block->kind == MARKUP_ITEM)
            buf_printf(out, "%d.%d", block->level, block->number);
        for (size_t r = 0; r < block->count; r++)
            buf_printf(out, " %s{%s}", marks[block->runs[r].style], block->runs[r].text);
        buf_char(out, '\n');
    }
}

static void expect(const char *text, const char *wanted)
{
    Markup markup;
    Buf got;
    buf_init(&got);
    markup_parse(text, strlen(text), &markup);
    show(&markup, &got);
    assert_string_equal(buf_text(&got), wanted);
    buf_deinit(&got);
    markup_deinit(&markup);
}

static void paragraphs(void **state)
{
    (void)state;
    expect("", "");
    expect("\n\n", "");
    expect("one\ntwo\n\nthree\n", "para {one two}\npara {three}\n");
    expect("one\r\ntwo\r\n", "para {one two}\n");
    expect("# Head\ntext", "head {Head}\npara {text}\n");
}

static void runs(void **state)
{
    (void)state;
    expect("a *b c* `d*e` f", "para {a } E{b c} { } C{d*e} { f}\n");
    expect("2 * 3 * 4", "para {2 * 3 * 4}\n");
    expect("a*b*c and *open", "para {a*b*c and *open}\n");
    expect("an `open tick", "para {an `open tick}\n");
    expect("see [tasks] and [[event loop]], not [1] or [ x ]",
           "para {see } L{tasks} { and } G{event loop} {, not [1] or [ x ]}\n");
    expect("*two\nlines*", "para E{two lines}\n");
}

static void lists(void **state)
{
    (void)state;
    expect("- one\n  goes on\n- two\n  - inner\n1. first\n", "item0.0 {one goes on}\nitem0.0 {two}\nitem1.0 {inner}\nitem0.1 {first}\n");
    expect("text\n- item", "para {text}\nitem0.0 {item}\n");
    expect("-1 is a number", "para {-1 is a number}\n");
}

static void code(void **state)
{
    (void)state;
    expect("    a = 1\n\n        b\n\ntext", "code C{a = 1} C{} C{    b}\npara {text}\n");
    expect("```\n*raw*\n\n- x\n```\nafter", "code C{*raw*} C{} C{- x}\npara {after}\n");
    expect("```\nnever closed", "code C{never closed}\n");
    expect("text:\n    not code, the paragraph goes on", "para {text: not code, the paragraph goes on}\n");
}

static void notes(void **state)
{
    (void)state;
    expect("> tip\n> more\n", "tip {tip more}\n");
    expect("!> warn\n?> myth\nv> 3.12 `x`", "warning {warn}\nmyth {myth}\nversion {3.12 } C{x}\n");
}

static void one_line(void **state)
{
    (void)state;
    Markup markup;
    markup_parse_inline("- not a *list*\n", 15, &markup);
    assert_int_equal(markup.count, 1);
    assert_int_equal(markup.blocks[0].kind, MARKUP_PARAGRAPH);
    assert_string_equal(markup.blocks[0].runs[0].text, "- not a ");
    markup_deinit(&markup);
    markup_parse_inline("", 0, &markup);
    assert_int_equal(markup.count, 1);
    assert_int_equal(markup.blocks[0].count, 0);
    markup_deinit(&markup);
}

/* Many opening marks must not cost their square. */
static void hostile(void **state)
{
    (void)state;
    static const char *const marks[] = {"*a", "[[", "`", "[a", "- ", "> ", "```\n"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        Buf text;
        buf_init(&text);
        for (int n = 0; n < 20000; n++)
            buf_str(&text, marks[i]);
        Markup markup;
        markup_parse(text.data, text.len, &markup);
        assert_true(markup.count > 0);
        markup_deinit(&markup);
        buf_deinit(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs), cmocka_unit_test(runs),     cmocka_unit_test(lists),   cmocka_unit_test(code),
        cmocka_unit_test(notes),      cmocka_unit_test(one_line), cmocka_unit_test(hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
