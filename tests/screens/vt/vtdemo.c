/* A small program for the tests of the terminal: shows the keys it gets, and ends in the way its argument says
 * (quit, exit, crash, overflow, abort, stderr) when q is typed. */
#include "ui/draw.h"
#include "ui/term.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int overflow(volatile int depth)
{
    volatile char room[4096];
    room[0] = (char)depth;
    if (depth < 0) {
        return 0;
    }
    return overflow(depth + 1) + room[0];
}

static void die(const char *how)
{
    if (strcmp(how, "exit") == 0) {
        exit(3);
    } else if (strcmp(how, "crash") == 0) {
        raise(SIGSEGV);
    } else if (strcmp(how, "overflow") == 0) {
        exit(overflow(0));
    } else if (strcmp(how, "abort") == 0) {
        fprintf(stderr, "broken invariant: told so\n");
        abort();
    }
}

static void paint(Term *term, Grid *grid, const Buf *keys)
{
    int rows, cols;
    term_size(term, &rows, &cols);
    grid_resize(grid, rows, cols);
    Canvas all = grid_canvas(grid);
    draw_title(all, 0, "vtdemo", "→ works");
    Canvas box = canvas_sub(all, (Rect){1, 0, rows - 1, cols});
    Canvas inside = canvas_box(box, ROLE_BORDER, ROLE_PANE_TITLE, "keys");
    canvas_printf(inside, 0, 0, ROLE_CODE, "%dx%d", cols, rows);
    canvas_put_n(inside, 1, 0, ROLE_OUTPUT, buf_text(keys), keys->len);
    canvas_put(inside, 2, 0, ROLE_PROSE, "日本 e\u0301 \u202e \x1b[31m ▶█▒░─≈■×✗");
    draw_bar(inside, 3, 0, 5, UI_BLOCKING);
    canvas_restyle(inside, (Rect){1, 0, 1, 3}, STYLE_SELECTED);
    term_draw(term, grid);
}

int main(int argc, char **argv)
{
    const char *how = argc > 1 ? argv[1] : "quit";
    TermOptions options = {.theme = THEME_16};
    Buf error, notice, keys;
    Grid grid;
    TermEvent event;
    setlocale(LC_ALL, "");
    buf_init(&error);
    buf_init(&notice);
    buf_init(&keys);
    Term *term = term_open_curses(&options, &error, &notice);
    if (term == NULL) {
        fprintf(stderr, "vtdemo: %s\n", buf_text(&error));
        buf_deinit(&error);
        return 2;
    }
    buf_bytes(&keys, buf_text(&notice), notice.len);
    grid_init(&grid, 1, 1, term_tier(term));
    for (;;) {
        paint(term, &grid, &keys);
        Key key = term_read(term, -1, &event);
        if (key == K_QUIT) {
            break;
        }
        if (key == 'q') {
            die(how);
            break;
        }
        if (key == K_MOUSE) {
            buf_printf(&keys, "mouse%d@%d,%d ", (int)event.mouse.kind, event.mouse.row, event.mouse.col);
            continue;
        }
        key_label(key, &keys);
        if (key == K_PASTE) {
            buf_bytes(&keys, event.paste, event.paste_len);
        }
        buf_char(&keys, ' ');
    }
    term_close(term);
    grid_deinit(&grid);
    buf_deinit(&error);
    buf_deinit(&notice);
    buf_deinit(&keys);
    return 0;
}
