/* The chain behind the running task, one link a row: what set what in motion. */
#include "screens/player.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <string.h>

void pane_chain_draw(Player *p, Canvas canvas)
{
    static const char arrow[] = " → ";
    uint32_t task = player_task(p);
    Buf chain = {0}, head = {0};
    if (task) {
        narrate_chain(p->state, task, false, &chain);
        buf_printf(&head, "%u ", task);
        player_task_label(p, task, &head);
    }
    int row = 0;
    canvas_put(canvas, row++, 0, ROLE_STRONG, buf_text(&head));
    for (const char *at = buf_text(&chain); *at;) {
        const char *end = strstr(at, arrow);
        size_t len = end ? (size_t)(end - at) : strlen(at);
        canvas_put(canvas, row, 2, ROLE_BORDER, row == 1 ? " " : "└");
        canvas_put_n(canvas, row++, 4, ROLE_WHY, at, len);
        at += len + (end ? sizeof arrow - 1 : 0);
    }
    buf_deinit(&chain);
    buf_deinit(&head);
}
