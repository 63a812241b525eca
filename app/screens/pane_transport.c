/* The bar with the play-head, and the keys. */
#include "screens/panes.h"
#include "ui/draw.h"
#include "ui/field.h"

/* "input() reads: Ann█    Enter give the line  Esc later" */
static void draw_prompt(Player *p, Canvas canvas, int row)
{
    static const char *const words[] = {"", "input() reads: ", "search: ", "go to: ", "only events with: ", "random seed: ", "write to: "};
    int cols = canvas_cols(canvas), room = cols > 70 ? cols - 42 : cols;
    field_draw(canvas_sub(canvas, (Rect){row, 0, 1, room}), 0, 1, words[p->prompt.what], &p->prompt.typed);
    if (room < cols)
        app_draw_hints(p->screen.app, canvas, row, room + 1, cols);
}

void pane_transport_draw(Player *p, Canvas canvas)
{
    if (p->prompt.what && canvas_rows(canvas) == 1) {
        draw_prompt(p, canvas, 0);
        return;
    }
    int cols = canvas_cols(canvas), rows = canvas_rows(canvas);
    int bar = rows > 1 ? cols * 2 / 3 : cols < 60 ? cols / 5 : 22;
    Buf place = {0};
    buf_printf(&place, "%llu/%llu", (unsigned long long)p->pos, (unsigned long long)p->last);
    if (rows == 1 && bar > 8 && place.len > 6) /* what the number takes, the bar gives */
        bar = bar + 6 - (int)place.len < 8 ? 8 : bar + 6 - (int)place.len;
    size_t marks[PLAYER_MARKS], mark_count = player_marks(p, marks);
    p->layout.bar = (Rect){canvas.area.row, canvas.area.col + 1, 1, bar};
    int col = draw_transport(canvas, 0, 1, bar, (size_t)p->pos, (size_t)p->last, marks, mark_count);
    col = canvas_put(canvas, 0, col + 1, ROLE_NORMAL, buf_text(&place));
    buf_deinit(&place);
    if (rows > 1) {
        Buf status = {0};
        player_status(p, &status);
        if (!p->playing)
            buf_printf(&status, "   %s", player_speed_name(p));
        buf_printf(&status, "   seed %llu", (unsigned long long)p->source.spec.random_seed);
        canvas_put(canvas, 0, col + 3, ROLE_DIM, buf_text(&status));
        buf_deinit(&status);
        if (p->prompt.what)
            draw_prompt(p, canvas, 1);
        else
            app_draw_hints(p->screen.app, canvas, 1, 1, cols);
    } else
        app_draw_hints(p->screen.app, canvas, 0, col + 2, cols);
}
