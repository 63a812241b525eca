/* The editor: typing, moving, blocks, undo, search, pasted text, wide characters, drawing and clicking. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "ui/editor.h"
#include "ui/key.h"

#include <locale.h>
#include <string.h>

/* Types a script into the editor; C-u, C-y, C-@, C-k and C-p are what the screens bind them to. */
static void type(Editor *e, const char *script)
{
    KeyScript keys;
    size_t bad;
    assert_true(key_script_parse(script, &keys, &bad));
    for (size_t i = 0; i < keys.count; i++) {
        TermEvent event = {.key = keys.keys[i]};
        if (event.key == key_ctrl('u'))
            editor_undo(e);
        else if (event.key == key_ctrl('y'))
            editor_redo(e);
        else if (event.key == key_ctrl('@'))
            editor_toggle_mark(e);
        else if (event.key == key_ctrl('k'))
            editor_cut(e);
        else if (event.key == key_ctrl('p'))
            editor_paste(e);
        else
            editor_event(e, &event);
    }
    key_script_deinit(&keys);
}

/* The text after the script, with '|' at the cursor. */
static void expect(const char *text, const char *script, const char *wanted)
{
    Editor e;
    Buf got = {0};
    editor_init(&e, text, strlen(text));
    type(&e, script);
    assert_true(e.cursor <= e.text.len);
    buf_bytes(&got, buf_text(&e.text), e.cursor);
    buf_char(&got, '|');
    buf_str(&got, buf_text(&e.text) + e.cursor);
    assert_string_equal(buf_text(&got), wanted);
    buf_deinit(&got);
    editor_deinit(&e);
}

static void test_typing(void **state)
{
    (void)state;
    expect("", "\"ab\" Left \"x\"", "ax|b");
    expect("ab\ncd", "Down Backspace", "ab|cd");
    expect("ab\ncd", "End Delete", "ab|cd");
    expect("ab", "Delete Delete Delete", "|");
    expect("ab", "Backspace", "|ab");
    expect("\ta\r\nb\x01\rc", "", "|    a\nb\nc");
}

static void test_indentation(void **state)
{
    (void)state;
    expect("def f():", "End Enter \"x\"", "def f():\n    x|");
    expect("    return 1", "End Enter \"x\"", "    return 1\nx|");
    expect("    returned = 1", "End Enter \"x\"", "    returned = 1\n    x|");
    expect("    a", "Enter", "\n|    a");
    expect("    ", "End Backspace", "|");
    expect("      ", "End Backspace", "    |");
    expect("a    ", "End Backspace", "a   |");
    expect("ab", "Right Tab", "a   |b");
    expect("    ab", "End BackTab", "ab|");
    expect("  ab", "End BackTab BackTab", "ab|");
}

static void test_blocks(void **state)
{
    (void)state;
    expect("a\n\nb\nc", "C-@ Down Down Tab", "    a\n\n|    b\nc");
    expect("    a\n  b\nc", "C-@ Down Down BackTab", "a\nb\n|c");
    expect("a\nb\nc", "C-@ Down C-k", "|c");
    expect("a\nb\nc", "C-k Down C-p", "b\na\n|c");
    expect("a\nb", "Down C-k C-p", "a\nb\n|");
    expect("a\nb", "C-p", "|a\nb");
}

static void test_moving(void **state)
{
    (void)state;
    expect("    ab", "End Home", "    |ab");
    expect("    ab", "End Home Home", "|    ab");
    expect("abcdef\nab\nabcdef", "End Down", "abcdef\nab|\nabcdef");
    expect("abcdef\nab\nabcdef", "End Down Down", "abcdef\nab\nabcdef|");
    expect("one, two_3", "ShiftRight ShiftRight", "one, two_3|");
    expect("one, two_3", "End ShiftLeft", "one, |two_3");
    expect("a\nb\nc", "PgDn PgUp Up Left", "|a\nb\nc");
}

static void test_wide_characters(void **state)
{
    (void)state;
    expect("日本", "Right \"x\"", "日x|本");
    expect("日本", "End Backspace", "日|");
    expect("e\xcc\x81z", "Right Delete", "e\xcc\x81|");
    expect("日本\nabcd", "Right Down", "日本\nab|cd");
    expect("abcd\n日本", "Right Down", "abcd\n|日本"); /* the cell is the right half of the first */
}

static void test_undo(void **state)
{
    (void)state;
    expect("", "\"ab\" C-u", "|");
    expect("", "\"ab\" C-u C-y", "ab|");
    expect("", "\"ab cd\" C-u", "ab |");
    expect("", "\"ab\" Left \"x\" C-u C-u", "|");
    expect("", "\"ab\" C-u \"c\" C-y", "c|");
    expect("a\nb", "C-@ Down Tab C-u", "a\n|b");
    expect("a\nb", "C-k C-u", "|a\nb");
    expect("", "C-u C-y", "|");
}

static void test_paste(void **state)
{
    Editor e;
    TermEvent paste = {.key = K_PASTE, .paste = "x:\n\ty\r\n", .paste_len = 7};
    (void)state;
    editor_init(&e, "ab", 2);
    type(&e, "Right");
    assert_true(editor_event(&e, &paste));
    assert_string_equal(buf_text(&e.text), "ax:\n    y\nb");
    assert_true(editor_undo(&e)); /* as a whole */
    assert_string_equal(buf_text(&e.text), "ab");
    char *much = mem_zalloc(EDITOR_MAX + 1);
    memset(much, 'x', EDITOR_MAX);
    paste.paste = much;
    paste.paste_len = EDITOR_MAX;
    editor_event(&e, &paste); /* all or nothing */
    assert_string_equal(buf_text(&e.text), "ab");
    mem_free(much);
    editor_deinit(&e);
}

static void test_set_and_find(void **state)
{
    Editor e;
    (void)state;
    editor_init(&e, "one", 3);
    editor_set(&e, "two\nTwo", 7);
    assert_true(editor_find(&e, "two"));
    assert_int_equal(e.cursor, 4);
    assert_true(editor_find(&e, "two"));
    assert_int_equal(e.cursor, 0);
    assert_false(editor_find(&e, "three"));
    assert_false(editor_find(&e, ""));
    assert_true(editor_undo(&e));
    assert_string_equal(buf_text(&e.text), "one");
    editor_deinit(&e);
}

static void test_drawing(void **state)
{
    Editor e;
    Grid grid;
    Buf dump = {0};
    Style styles[64] = {0};
    (void)state;
    editor_init(&e, "abcdefghij\nb\nc\nd", 16);
    grid_init(&grid, 3, 10, GLYPHS_UTF8);
    type(&e, "End");
    editor_draw(&e, grid_canvas(&grid), styles, 1, true);
    grid_dump_text(&grid, &dump);
    assert_string_equal(buf_text(&dump), "   1 ghij\n   2\n   3\n"); /* scrolled to the cursor */
    assert_int_equal(grid.cursor_row, 0);
    assert_int_equal(grid.cursor_col, 9);
    type(&e, "Down Down Down");
    grid_clear(&grid);
    buf_clear(&dump);
    editor_draw(&e, grid_canvas(&grid), styles, 1, true);
    grid_dump_text(&grid, &dump);
    assert_string_equal(buf_text(&dump), "   2\n   3\n   4\n");
    editor_click(&e, 0, 9);
    size_t line;
    int cell;
    editor_place(&e, &line, &cell);
    assert_int_equal(line, 1);
    assert_int_equal(cell, 1);
    buf_deinit(&dump);
    grid_deinit(&grid);
    editor_deinit(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing),          cmocka_unit_test(test_indentation),
        cmocka_unit_test(test_blocks),          cmocka_unit_test(test_moving),
        cmocka_unit_test(test_wide_characters), cmocka_unit_test(test_undo),
        cmocka_unit_test(test_paste),           cmocka_unit_test(test_set_and_find),
        cmocka_unit_test(test_drawing),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
