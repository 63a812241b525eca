#include "ui/cast.h"

#include "base/json.h"

#include <inttypes.h>
#include <string.h>

void cast_begin(Cast *cast, int rows, int cols, const char *title, Buf *out)
{
    Json j;
    *cast = (Cast){.out = out};
    grid_init(&cast->last, rows, cols, GLYPHS_UTF8);
    json_init(&j, out);
    json_object(&j);
    json_key(&j, "version"), json_int(&j, 2);
    json_key(&j, "width"), json_int(&j, cols);
    json_key(&j, "height"), json_int(&j, rows);
    json_key(&j, "title"), json_str(&j, title);
    json_key(&j, "env");
    json_object(&j);
    json_key(&j, "TERM"), json_str(&j, "xterm-256color");
    json_end_object(&j);
    json_end_object(&j);
    buf_char(out, '\n');
}

static void put_event(Cast *cast, int64_t ms, const char *code, const char *text, size_t len)
{
    Json j;
    buf_printf(cast->out, "[%" PRId64 ".%03d, \"%s\", ", ms / 1000, (int)(ms % 1000), code);
    json_init(&j, cast->out);
    json_strn(&j, text, len);
    buf_str(cast->out, "]\n");
}

static void put_color(Buf *b, int base, int16_t color)
{
    if (color >= 16)
        buf_printf(b, ";%d;5;%d", base + 8, color);
    else if (color >= 8)
        buf_printf(b, ";%d", base + 60 + color - 8);
    else if (color >= 0)
        buf_printf(b, ";%d", base + color);
}

static void put_look(Buf *b, Style style)
{
    static const struct {
        uint8_t attr, sgr;
    } attrs[] = {{LOOK_BOLD, 1}, {LOOK_DIM, 2}, {LOOK_ITALIC, 3}, {LOOK_UNDERLINE, 4}, {LOOK_REVERSE, 7}};
    Look look = style_look(THEME_16, style);
    buf_str(b, "\x1b[0");
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
        if (look.attrs & attrs[i].attr)
            buf_printf(b, ";%d", attrs[i].sgr);
    put_color(b, 30, look.fg);
    put_color(b, 40, look.bg);
    buf_char(b, 'm');
}

static void put_row(Buf *b, const Grid *grid, int row)
{
    int style = -1;
    buf_printf(b, "\x1b[%d;1H", row + 1);
    for (int col = 0; col < grid->cols; col++) {
        const Cell *cell = grid_cell(grid, row, col);
        if (!cell->ch)
            continue; /* the right half of a wide character */
        if (cell->style != style)
            put_look(b, cell->style);
        style = cell->style;
        buf_utf8(b, cell->ch);
        for (int i = 0; i < CELL_MARKS && cell->marks[i]; i++)
            buf_utf8(b, cell->marks[i]);
    }
}

void cast_frame(Cast *cast, int64_t ms, const Grid *grid)
{
    Buf b = {0};
    size_t size = (size_t)grid->cols * sizeof *grid->cells;
    if (!cast->begun)
        buf_str(&b, "\x1b[?25l\x1b[2J");
    for (int row = 0; row < grid->rows; row++) {
        Cell *before = cast->last.cells + (size_t)row * (size_t)grid->cols;
        const Cell *now = grid->cells + (size_t)row * (size_t)grid->cols;
        if (cast->begun && memcmp(before, now, size) == 0)
            continue;
        memcpy(before, now, size);
        put_row(&b, grid, row);
    }
    if (b.len)
        put_event(cast, ms, "o", buf_text(&b), b.len);
    cast->begun = true;
    buf_deinit(&b);
}

void cast_marker(Cast *cast, int64_t ms, const char *label)
{
    put_event(cast, ms, "m", label, strlen(label));
}

void cast_end(Cast *cast)
{
    grid_deinit(&cast->last);
}
