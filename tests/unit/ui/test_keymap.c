/* Key names, scripts, and sequences to actions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/draw.h"
#include "ui/keymap.h"
#include "ui/term.h"

#include <locale.h>
#include <string.h>

enum { STEP = 1, BACK, TOP, FOLD, ONE_X, MARK, ANSWER, QUIT, HELP, PERCENT, PALETTE };
enum { PLAYER = 1, QUIZ = 2 };

static const KeyBinding table[] = {
    {BACK, "back", "Left h", PLAYER, "step", "the event before"},
    {STEP, "step", "Right l", PLAYER, "step", "the next event"},
    {TOP, "top", "gg", PLAYER, NULL, "to the start"},
    {FOLD, "fold", "zc", PLAYER, "fold", "folds a group"},
    {ONE_X, "speed-one", "0", PLAYER, NULL, "real time"},
    {MARK, "mark", "m<char>", PLAYER, NULL, "sets a mark"},
    {PERCENT, "percent", "%", PLAYER, NULL, "goes to a share"},
    {ANSWER, "answer", "<digit>", QUIZ, "answer", "chooses"},
    {PALETTE, "palette", "C-p :", PLAYER | QUIZ, NULL, "every action"},
    {HELP, "help", "?", PLAYER | QUIZ, "help", "this page"},
    {QUIT, "quit", "q", PLAYER | QUIZ, NULL, "leaves"},
};
enum { TABLE = sizeof table / sizeof table[0] };

/* Feeds a script and writes what happens: action numbers with count and argument, '.' pending, '-' unbound. */
static void expect(unsigned contexts, const char *script, const char *what)
{
    Keymap map;
    KeyScript keys;
    Buf out;
    size_t bad;
    keymap_init(&map, table, TABLE);
    buf_init(&out);
    assert_true(key_script_parse(script, &keys, &bad));
    for (size_t i = 0; i < keys.count; i++) {
        KeyHit hit;
        switch (keymap_feed(&map, contexts, keys.keys[i], &hit)) {
        case KEYMAP_HIT:
            buf_printf(&out, "%d*%ld", hit.action, hit.count);
            if (hit.arg != K_NONE) {
                buf_utf8(&out, hit.arg);
            }
            buf_char(&out, ' ');
            break;
        case KEYMAP_PENDING:
            buf_char(&out, '.');
            break;
        case KEYMAP_UNBOUND:
            buf_char(&out, '-');
            break;
        }
    }
    assert_string_equal(buf_text(&out), what);
    buf_deinit(&out);
    key_script_deinit(&keys);
}

static void sequences(void **state)
{
    (void)state;
    expect(PLAYER, "Right l Left", "1*0 1*0 2*0 ");
    expect(PLAYER, "10l l", "..1*10 1*0 ");
    expect(PLAYER, "gg gx l", ".3*0 .-1*0 ");
    expect(PLAYER, "0 20l 50%", "5*0 ..1*20 ..10*50 ");
    expect(PLAYER, "m a mé m Right", ".6*0a .6*0é .-");
    expect(PLAYER, "3 Esc l", ".-1*0 ");
    expect(PLAYER, "99999999999999999999l", "....................1*1000000000 ");
    expect(QUIZ, "3 0 l q", "7*03 --8*0 ");
    expect(QUIZ, "C-p : ^p", "11*0 11*0 11*0 ");
}

static void names(void **state)
{
    (void)state;
    Buf out;
    size_t bad;
    KeyScript script;
    static const char *const words[] = {"Right", "C-g", "F12", "BackTab", "é", "M-x", "Space"};
    static const char *const shown[] = {"→", "Ctrl-G", "F12", "Shift-Tab", "é", "Alt-x", "Space"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        buf_init(&out);
        key_label(key_from_name(words[i], strlen(words[i])), &out);
        assert_string_equal(buf_text(&out), shown[i]);
        buf_deinit(&out);
    }
    assert_int_equal(key_from_name("Rigth", 5), K_NONE);
    assert_int_equal(key_from_name("^", 1), '^');
    assert_false(key_script_parse("q Rigth", &script, &bad));
    assert_int_equal(bad, 2);
    key_script_deinit(&script);
}

static void tables(void **state)
{
    (void)state;
    static const KeyBinding clash[] = {{1, "a", "g", 1, NULL, ""}, {2, "b", "gg", 1, NULL, ""}};
    static const KeyBinding apart[] = {{1, "a", "g", 1, NULL, ""}, {2, "b", "gg", 2, NULL, ""}};
    static const KeyBinding wrong[] = {{1, "a", "abcde", 1, NULL, ""}};
    Buf error;
    buf_init(&error);
    assert_true(keymap_check(table, TABLE, &error));
    assert_true(keymap_check(apart, 2, &error));
    assert_false(keymap_check(clash, 2, &error));
    assert_string_equal(buf_text(&error), "a and b share the key \"gg\"");
    buf_clear(&error);
    assert_false(keymap_check(wrong, 1, &error));
    buf_deinit(&error);
}

static void hints(void **state)
{
    (void)state;
    Grid grid;
    Keymap map;
    Buf out;
    buf_init(&out);
    keymap_init(&map, table, TABLE);
    grid_init(&grid, 3, 40, GLYPHS_UTF8);
    draw_hints(grid_canvas(&grid), 0, 1, 40, &map, PLAYER, HELP);
    draw_hints(grid_canvas(&grid), 1, 1, 18, &map, PLAYER, HELP);
    draw_hints(grid_canvas(&grid), 2, 1, 40, &map, QUIZ, 0);
    grid_dump_text(&grid, &out);
    assert_string_equal(buf_text(&out), " ←/→ step  zc fold  ? help\n"
                                        " ←/→ step  ? help\n"
                                        " <digit> answer  ? help\n");
    buf_deinit(&out);
    grid_deinit(&grid);
}

static void memory_terminal(void **state)
{
    (void)state;
    TermEvent event;
    Grid grid;
    int rows, cols;
    Term *term = term_open_memory(24, 80, GLYPHS_UTF8, "Right \"q q\"");
    assert_int_equal(term_read(term, -1, &event), K_RIGHT);
    term_mem_resize(term, 10, 40);
    assert_int_equal(term_read(term, -1, &event), K_RESIZE);
    term_size(term, &rows, &cols);
    assert_int_equal(rows * 1000 + cols, 10040);
    grid_init(&grid, rows, cols, term_tier(term));
    canvas_put(grid_canvas(&grid), 0, 0, ROLE_CODE, "hello");
    term_draw(term, &grid);
    assert_true(grid_equal(&grid, term_mem_screen(term)));
    assert_int_equal(term_read(term, -1, &event), 'q');
    assert_int_equal(term_read(term, -1, &event), ' ');
    assert_int_equal(term_read(term, -1, &event), 'q');
    assert_int_equal(term_read(term, -1, &event), K_QUIT);
    term_mem_type(term, "F5");
    assert_int_equal(term_read(term, -1, &event), K_F5);
    grid_deinit(&grid);
    term_close(term);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sequences), cmocka_unit_test(names), cmocka_unit_test(tables),
        cmocka_unit_test(hints),     cmocka_unit_test(memory_terminal),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
