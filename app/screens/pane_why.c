/* Two lines that say in words why things are as they are, and what comes next. */
#include "screens/player.h"
#include "trace/narrate.h"
#include "ui/text.h"

void pane_why_draw(Player *p, Canvas canvas)
{
    Buf text = {0};
    bool at_end = p->pos >= p->last;
    if (p->selected && p->selected != p->state->running && !at_end)
        narrate_task(p->state, p->selected, &text);
    else if (at_end && p->rec->message.len && !player_is_deadlocked(p))
        buf_bytes(&text, p->rec->message.data, p->rec->message.len);
    else if (p->state->last.kind == EV_CLOCK_BLOCK && !p->state->last.a) {
        buf_str(&text, "Why? This call does not await: the whole program stands still for ");
        narrate_seconds(p->state->last.n, &text);
        buf_str(&text, " s. Next: ");
        if (narrate_next(p->state, &text))
            buf_char(&text, '.');
    } else if (!p->state->tick) {
        buf_str(&text, at_end ? "Why? The module's last line is done, and no event loop is running."
                              : "Why? The module runs line after line; there is no event loop yet. Next: ");
        if (!at_end && narrate_next(p->state, &text))
            buf_char(&text, '.');
    } else
        narrate_both(p->state, &text);
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\n')
            text.data[i] = ' ';
    }
    TextRun run = {buf_text(&text), text.len, ROLE_WHY};
    TextLayout layout;
    int width = canvas_cols(canvas) - 2;
    text_wrap(&run, 1, width < 1 ? 1 : width, 0, &layout);
    text_draw(canvas_sub(canvas, (Rect){0, 1, canvas_rows(canvas), width}), 0, &layout, 0, 0);
    text_layout_deinit(&layout);
    buf_deinit(&text);
}
