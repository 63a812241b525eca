/* Cells, canvases, boxes and dumps, against exact pictures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <locale.h>
#include <string.h>

static void expect_text(const Grid *grid, const char *text)
{
    Buf out;
    buf_init(&out);
    grid_dump_text(grid, &out);
    assert_string_equal(buf_text(&out), text);
    buf_deinit(&out);
}

static void expect_roles(const Grid *grid, const char *text)
{
    Buf out;
    buf_init(&out);
    grid_dump_roles(grid, &out);
    assert_string_equal(buf_text(&out), text);
    buf_deinit(&out);
}

static void boxes(void **state)
{
    (void)state;
    Grid grid;
    grid_init(&grid, 5, 20, GLYPHS_UTF8);
    Canvas inside = canvas_box(grid_canvas(&grid), ROLE_BORDER, ROLE_PANE_TITLE, "event loop");
    canvas_put(inside, 0, 0, ROLE_CODE, "await f()  # too long to fit");
    canvas_divider(grid_canvas(&grid), 2, ROLE_BORDER, ROLE_PANE_TITLE, "tasks 4");
    draw_state(inside, 2, 0, UI_RUNNING);
    expect_text(&grid, "┌─ event loop ─────┐\n"
                       "│await f()  # too l│\n"
                       "├─ tasks 4 ────────┤\n"
                       "│▶                 │\n"
                       "└──────────────────┘\n");
    expect_roles(&grid, "bbttttttttttttbbbbbb\n"
                        "bccccccccccccccccccb\n"
                        "bbtttttttttbbbbbbbbb\n"
                        "bR.................b\n"
                        "bbbbbbbbbbbbbbbbbbbb\n");
    grid_deinit(&grid);
}

static void ascii_is_the_same_cells(void **state)
{
    (void)state;
    Grid grid;
    grid_init(&grid, 3, 24, GLYPHS_ASCII);
    Canvas all = grid_canvas(&grid);
    canvas_hline(all, 0, ROLE_BORDER, ROLE_PANE_TITLE, "timeline · elastic");
    canvas_put(all, 1, 0, ROLE_NORMAL, "░ 2  sleep → 2.0  é…");
    draw_bar(all, 2, 0, 2, UI_READY);
    draw_bar(all, 2, 2, 3, UI_RUNNING);
    draw_bar(all, 2, 3, 6, UI_SLEEPING);
    draw_bar(all, 2, 6, 8, UI_WAITING);
    draw_bar(all, 2, 8, 9, UI_IO);
    draw_bar(all, 2, 9, 10, UI_BLOCKING);
    draw_bar(all, 2, 10, 11, UI_DONE);
    draw_bar(all, 2, 11, 12, UI_CANCELLED);
    draw_bar(all, 2, 12, 13, UI_FAILED);
    expect_text(&grid, "- timeline . elastic ---\n"
                       "~ 2  sleep > 2.0  ?.\n"
                       "++#~~~--=!|xE\n");
    grid_deinit(&grid);
}

static void untrusted_text(void **state)
{
    (void)state;
    Grid grid;
    grid_init(&grid, 10, 30, GLYPHS_UTF8);
    Canvas all = grid_canvas(&grid);
    canvas_put(all, 0, 0, ROLE_NORMAL, "\x1b]0;x\x07");
    canvas_put(all, 1, 0, ROLE_NORMAL, "a\u202e\u200bb");
    canvas_put(all, 2, 0, ROLE_NORMAL, "\xff\xc0\x80!");
    canvas_put(all, 3, 0, ROLE_NORMAL, "a\nb\tc");
    canvas_put(all, 4, 0, ROLE_NORMAL, "e\u0301\u0301\u0301\u0301\u0301\u0301!");
    canvas_put(all, 5, 0, ROLE_NORMAL, "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f!");
    canvas_put(all, 6, 0, ROLE_NORMAL, "\U0001f1e9\U0001f1ea\U0001f44d\U0001f3fd!");
    canvas_put(all, 7, 0, ROLE_NORMAL, "\u0301x\U000e0041\xc2\x9b");
    canvas_put_n(all, 8, 0, ROLE_NORMAL, "\0x", 2);
    canvas_put(all, 9, 0, ROLE_NORMAL, "\u65e5\u672c");
    expect_text(&grid, "\\x1b]0;x\\x07\n"
                       "a<U+202E><U+200B>b\n"
                       "\\xff\\xc0\\x80!\n"
                       "a\\nb    c\n"
                       "e\u0301\u0301\u0301\u0301!\n"
                       "\U0001f468· \u2764·!\n"
                       "\U0001f1e9·\U0001f44d·!\n"
                       "<U+0301>x<U+E0041>\\x9b\n"
                       "\\x00x\n"
                       "\u65e5\u672c\n");
    grid_deinit(&grid);
}

static void clipping(void **state)
{
    (void)state;
    Grid grid;
    grid_init(&grid, 3, 8, GLYPHS_UTF8);
    Canvas all = grid_canvas(&grid);
    Canvas part = canvas_sub(all, (Rect){1, 2, 5, 4});
    assert_int_equal(canvas_rows(part), 2);
    assert_int_equal(canvas_cols(part), 4);
    assert_int_equal(canvas_put(part, 0, -2, ROLE_CODE, "abcdefgh"), 6);
    canvas_put(part, -1, 0, ROLE_CODE, "no");
    canvas_put(part, 7, 0, ROLE_CODE, "no");
    canvas_put(part, 1, -1, ROLE_CODE, "\u65e5\u672c\u65e5"); /* both ends cut a wide character */
    expect_text(&grid, "\n  cdef\n   \u672c\n");
    canvas_put(all, 2, 4, ROLE_CODE, "x"); /* overwrites the right half */
    expect_text(&grid, "\n  cdef\n    x\n");
    canvas_fill(part, (Rect){-100, -100, 2147483647, 2147483647}, ROLE_NORMAL, '#');
    canvas_fill(part, (Rect){3, 3, -4, -4}, ROLE_NORMAL, '?');
    expect_text(&grid, "\n  ####\n  ####\n");
    assert_int_equal(canvas_rows(canvas_box(canvas_sub(all, (Rect){0, 0, 1, 1}), ROLE_BORDER, 0, "t")), 0);
    grid_deinit(&grid);
}

static void cutting(void **state)
{
    (void)state;
    Grid grid;
    grid_init(&grid, 4, 10, GLYPHS_UTF8);
    Canvas all = grid_canvas(&grid);
    assert_int_equal(canvas_put_cut(all, 0, 1, 5, ROLE_CODE, "abcde", 5), 6);
    assert_int_equal(canvas_put_cut(all, 1, 1, 5, ROLE_CODE, "abcdef", 6), 6);
    assert_int_equal(canvas_put_cut(all, 2, 0, 4, ROLE_CODE, "a\u65e5\u672c", 7), 4);
    assert_int_equal(canvas_put_right(all, 3, 10, ROLE_CODE, "end"), 7);
    expect_text(&grid, " abcde\n abcd…\na\u65e5…\n       end\n");
    canvas_restyle(all, (Rect){3, 7, 1, 2}, ROLE_ERROR | STYLE_SELECTED);
    Buf out;
    buf_init(&out);
    grid_dump_modifiers(&grid, &out);
    assert_string_equal(buf_text(&out), "\n\n\n       ss\n");
    buf_deinit(&out);
    grid_deinit(&grid);
}

static void transport(void **state)
{
    (void)state;
    Grid grid;
    static const size_t marks[] = {0, 143};
    static const unsigned values[] = {0, 1, 50, 100, 900};
    grid_init(&grid, 4, 24, GLYPHS_UTF8);
    Canvas all = grid_canvas(&grid);
    assert_int_equal(draw_transport(all, 0, 1, 22, 71, 143, NULL, 0), 23);
    draw_transport(all, 1, 1, 22, 143, 143, marks, 2);
    draw_density(all, 2, 0, ROLE_READY, values, 5, 100);
    draw_progress(all, 3, 0, 10, 5, 10);
    expect_text(&grid, " ├─────────●──────────┤\n"
                       " ├♦──────────────────●┤\n"
                       " ▁▄██\n"
                       "█████░░░░░\n");
    grid_deinit(&grid);
}

static void wrapping(void **state)
{
    (void)state;
    Grid grid;
    TextRun runs[] = {{"A timeout is ", 13, ROLE_PROSE},
                      {"asyncio.timeout", 15, ROLE_CODE_INLINE},
                      {", then\n\n  indented supercalifragilistic", 39, ROLE_PROSE}};
    TextLayout layout;
    grid_init(&grid, 7, 16, GLYPHS_UTF8);
    text_wrap(runs, 3, 16, 0, &layout);
    text_draw(grid_canvas(&grid), 0, &layout, 0, 0);
    expect_text(&grid, "A timeout is\n"
                       "asyncio.timeout,\n"
                       "then\n"
                       "\n"
                       "  indented\n"
                       "supercalifragili\n"
                       "stic\n");
    expect_roles(&grid, "PPPPPPPPPPPP\n"
                        "qqqqqqqqqqqqqqqP\n"
                        "PPPP\n"
                        "\n"
                        "PPPPPPPPPP\n"
                        "PPPPPPPPPPPPPPPP\n"
                        "PPPP\n");
    text_layout_deinit(&layout);
    grid_deinit(&grid);
    assert_int_equal(text_width("a\u65e5\t\x1b", 6), 1 + 2 + 4 + 4);
    assert_int_equal(text_fit("a\u65e5b", 5, 2), 1);
    assert_int_equal(text_fit("\x1b" "b", 2, 3), 0);
}

/* Any bytes, any width: nothing hangs, and every line fits unless it is one unbreakable cell sequence. */
static void wrapping_anything(void **state)
{
    (void)state;
    char bytes[64];
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)(seed >> 24);
        }
        TextRun run = {bytes, sizeof bytes, ROLE_PROSE};
        TextLayout layout;
        text_wrap(&run, 1, 1 + round % 40, round % 5, &layout);
        for (size_t i = 0; round % 40 > 12 && i < layout.line_count; i++) {
            assert_true(layout.lines[i].width <= 1 + round % 40);
        }
        text_layout_deinit(&layout);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes),     cmocka_unit_test(ascii_is_the_same_cells), cmocka_unit_test(untrusted_text),
        cmocka_unit_test(clipping),  cmocka_unit_test(cutting),                 cmocka_unit_test(transport),
        cmocka_unit_test(wrapping),  cmocka_unit_test(wrapping_anything),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
