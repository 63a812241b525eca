/* The bar with the play-head, and the keys. */
#include "screens/player.h"
#include "ui/draw.h"

void pane_transport_draw(Player *p, Canvas canvas)
{
    int cols = canvas_cols(canvas), rows = canvas_rows(canvas);
    int bar = rows > 1 ? cols * 2 / 3 : cols < 60 ? cols / 5 : 22;
    uint64_t last = p->count - 1;
    int col = draw_transport(canvas, 0, 1, bar, (size_t)p->pos, (size_t)last, NULL, 0);
    col = canvas_printf(canvas, 0, col + 1, ROLE_NORMAL, "%llu/%llu", (unsigned long long)p->pos,
                        (unsigned long long)last);
    if (rows > 1) {
        Buf status = {0};
        player_status(p, &status);
        canvas_put(canvas, 0, col + 3, ROLE_DIM, buf_text(&status));
        buf_deinit(&status);
        app_draw_hints(p->screen.app, canvas, 1, 1, cols);
    } else
        app_draw_hints(p->screen.app, canvas, 0, col + 2, cols);
}
