/* Splitting, dropping, lists, styles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/layout.h"
#include "ui/list.h"
#include "ui/style.h"

#include <string.h>

static const LayoutPart parts[] = {
    {1, 1, 0, 5},  /* title */
    {6, 0, 3, 0},  /* panes */
    {3, 12, 1, 3}, /* timeline */
    {1, 0, 0, 4},  /* console */
    {2, 2, 0, 0},  /* why */
};

static void expect_rows(int rows, int a, int b, int c, int d, int e)
{
    Rect out[5];
    const int want[5] = {a, b, c, d, e};
    int row = 2;
    layout_rows((Rect){2, 3, rows, 40}, parts, 5, out);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(out[i].rows, want[i]);
        assert_int_equal(out[i].cols, want[i] > 0 ? 40 : 0);
        assert_int_equal(out[i].row, row);
        row += out[i].rows;
    }
}

static void rows(void **state)
{
    (void)state;
    expect_rows(24, 1, 15, 5, 1, 2);
    expect_rows(13, 1, 6, 3, 1, 2);
    expect_rows(12, 0, 6, 3, 1, 2);
    expect_rows(9, 0, 7, 0, 0, 2);
    expect_rows(7, 0, 6, 0, 0, 1);
    expect_rows(3, 0, 3, 0, 0, 0);
    expect_rows(0, 0, 0, 0, 0, 0);
    for (int n = 13; n < 300; n++) {
        Rect out[5];
        layout_rows((Rect){0, 0, n, 10}, parts, 5, out);
        assert_int_equal(out[4].row + out[4].rows, n);
    }
}

static void centers(void **state)
{
    (void)state;
    Rect r = layout_center((Rect){0, 0, 24, 80}, 10, 200);
    assert_int_equal(r.row, 7);
    assert_int_equal(r.cols, 80);
    r = layout_inset((Rect){0, 0, 3, 3}, 5, 1);
    assert_int_equal(r.rows, 1);
    assert_int_equal(r.cols, 1);
}

static void lists(void **state)
{
    (void)state;
    List list;
    size_t item;
    list_init(&list, 100);
    list_set_rows(&list, 10);
    assert_true(list_move(&list, 12));
    assert_int_equal(list.top, 3);
    assert_true(list_page(&list, 1));
    assert_int_equal(list.cursor, 21);
    assert_true(list_move(&list, 1000000));
    assert_int_equal(list.top, 90);
    assert_false(list_move(&list, 1));
    assert_true(list_move(&list, -2147483647L - 1));
    assert_int_equal(list.cursor, 0);
    list_scroll(&list, 5);
    assert_int_equal(list.cursor, 5);
    list_set_cursor(&list, 50);
    list_center(&list);
    assert_int_equal(list.top, 45);
    assert_true(list_item_at(&list, 5, &item));
    assert_int_equal(item, 50);
    assert_false(list_item_at(&list, 10, &item));
    list_set_count(&list, 3);
    assert_int_equal(list.cursor, 2);
    assert_int_equal(list.top, 0);
    list_set_count(&list, 0);
    assert_false(list_move(&list, 1));
    assert_int_equal(list.cursor, 0);
}

static void styles(void **state)
{
    (void)state;
    char seen[256] = {0};
    for (int i = 0; i < ROLE_COUNT; i++) { /* a role map must tell roles apart */
        unsigned char letter = (unsigned char)style_role_letter((Style)i);
        assert_int_equal(seen[letter], 0);
        seen[letter] = 1;
    }
    assert_int_equal(style_choose_theme(THEME_16, COLOR_WHEN_AUTO, "", 256), THEME_16);
    assert_int_equal(style_choose_theme(THEME_16, COLOR_WHEN_AUTO, "1", 256), THEME_MONO);
    assert_int_equal(style_choose_theme(THEME_DARK, COLOR_WHEN_ALWAYS, "1", 8), THEME_16);
    assert_int_equal(style_choose_theme(THEME_DARK, COLOR_WHEN_AUTO, NULL, 256), THEME_DARK);
    assert_int_equal(style_choose_theme(THEME_16, COLOR_WHEN_AUTO, NULL, 1), THEME_MONO);
    for (int i = 0; i < ROLE_COUNT; i++) {
        Look look = style_look(THEME_MONO, (Style)i);
        assert_int_equal(look.fg, -1);
        assert_int_equal(look.bg, -1);
    }
    assert_int_equal(style_choose_tier(false, "UTF-8", "linux"), GLYPHS_VT);
    assert_int_equal(style_choose_tier(false, "ANSI_X3.4-1968", "xterm"), GLYPHS_ASCII);
    assert_int_equal(style_choose_tier(true, "UTF-8", NULL), GLYPHS_ASCII);
    for (uint32_t ch = 0x20; ch < 0x3000; ch++) {
        assert_in_range(style_fold(GLYPHS_ASCII, ch), 0x20, 0x7f);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows),
        cmocka_unit_test(centers),
        cmocka_unit_test(lists),
        cmocka_unit_test(styles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
