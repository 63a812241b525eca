/* Why: the causes of the selected task's state, backwards, each with its event; and the rule behind the event at which
 * we are. */
#include "screens/panes.h"
#include "trace/causes.h"
#include "trace/explain.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <string.h>

enum { MAX_INDENT = 8 };

/* A cause and, at the right end, its event. */
static void draw_cause(Player *p, Canvas canvas, int row, size_t i, const Cause *c)
{
    int cols = canvas_cols(canvas), indent = 2 + 2 * (int)(i > MAX_INDENT / 2 ? MAX_INDENT / 2 : i), end = cols;
    Buf place = {0};
    if (c->seq != QUERY_NONE) {
        buf_printf(&place, "ev %llu", (unsigned long long)c->seq);
        end = canvas_put_right(canvas, row, cols, ROLE_WHY_LINK, buf_text(&place)) - 1;
    }
    if (i)
        canvas_put(canvas, row, indent - 2, ROLE_BORDER, "└");
    int room = end - indent;
    canvas_put_cut(canvas, row, indent, room < 1 ? 1 : room, ROLE_WHY, buf_text(&c->text), c->text.len);
    if (p->cause == i && (p->focus == PANE_CHAIN || p->focus == PANE_EXPLAIN))
        canvas_restyle(canvas, (Rect){row, 0, 1, cols}, STYLE_SELECTED);
    buf_deinit(&place);
}

/* Below what stands above, if anything does. Returns the row after. */
static int draw_causes(Player *p, Canvas canvas, int row)
{
    uint32_t task = player_task(p);
    Causes causes;
    Buf head = {0};
    p->cause_count = 0;
    if (!task)
        return row;
    row += row > 0;
    causes_find(p->state, task, &causes);
    if (!state_task(p->state, task)->id)
        narrate_task(p->state, task, &head); /* not made yet */
    else if (causes.cancel) {
        buf_printf(&head, "Why was task %u ", task);
        player_task_label(p, task, &head);
        buf_str(&head, " cancelled?");
    } else {
        buf_printf(&head, "Why task %u ", task);
        player_task_label(p, task, &head);
        buf_printf(&head, " is %s:", style_state_word(player_task_state(p, task)));
    }
    canvas_put_cut(canvas, row, 0, canvas_cols(canvas), ROLE_STRONG, buf_text(&head), head.len);
    row++;
    p->cause_count = causes.count;
    p->cause = p->cause < causes.count ? p->cause : causes.count ? causes.count - 1 : 0;
    for (size_t i = 0; i < causes.count && row < canvas_rows(canvas); i++)
        draw_cause(p, canvas, row++, i, &causes.items[i]);
    causes_deinit(&causes);
    buf_deinit(&head);
    return row;
}

void player_go_cause(Player *p)
{
    Causes causes;
    uint64_t seq = QUERY_NONE;
    causes_find(p->state, player_task(p), &causes);
    if (p->cause < causes.count)
        seq = causes.items[p->cause].seq;
    causes_deinit(&causes);
    if (seq == QUERY_NONE) {
        buf_str(&p->notice, "This is too far back to be found from here: / searches.");
        return;
    }
    p->selected = player_task(p); /* its story goes on */
    p->picked = 0;
    player_jump(p, seq);
}

void player_choose_cause(Player *p, long by)
{
    long to = (long)p->cause + by, last = (long)p->cause_count - 1;
    p->cause = to < 0 || last < 0 ? 0 : to > last ? (size_t)last : (size_t)to;
}

static int draw_words(Canvas canvas, int row, int col, Style style, const char *text)
{
    int rows = canvas_rows(canvas), width = canvas_cols(canvas) - col;
    if (row >= rows || width < 1)
        return row;
    return text_draw_wrapped(canvas_sub(canvas, (Rect){0, col, rows, width}), row, style, text);
}

void pane_chain_draw(Player *p, Canvas canvas)
{
    int row = draw_causes(p, canvas, 0);
    if (p->focus == PANE_CHAIN && p->cause_count)
        row = draw_words(canvas, row + 1, 0, ROLE_DIM, "j k choose, Enter goes there, '' comes back");
    Buf text = {0};
    buf_printf(&text, "This event in CPython: %s", explain_event((EventKind)p->state->last.kind)->place);
    draw_words(canvas, row + (row > 0), 0, ROLE_DIM, buf_text(&text));
    buf_deinit(&text);
}

/* ---- the page of E ---- */

void pane_explain_draw(Player *p, Canvas canvas)
{
    const Event *ev = &p->state->last;
    const Explanation *why = explain_event((EventKind)ev->kind);
    Canvas inside = canvas_sub(canvas, (Rect){0, 1, canvas_rows(canvas), canvas_cols(canvas) - 2});
    Buf text = {0};
    buf_printf(&text, "Event %llu (%s), tick %u: ", (unsigned long long)p->pos, event_spec(ev->kind)->name, ev->tick);
    if (query_task_of(ev))
        buf_printf(&text, "task %u, ", query_task_of(ev));
    narrate_event(p->state, ev, &text);
    int row = draw_words(inside, 0, 0, ROLE_HEADING, buf_text(&text));
    row = draw_words(inside, row + 1, 0, ROLE_PROSE, why->rule);
    buf_clear(&text);
    buf_printf(&text, "In CPython 3.11: %s", why->place);
    row = draw_words(inside, row + 1, 0, ROLE_TIP, buf_text(&text));
    row = draw_causes(p, inside, row);
    if (p->focus == PANE_EXPLAIN)
        draw_words(inside, row + 1, 0, ROLE_DIM,
                   p->cause_count ? "j k choose a cause, Enter goes there, '' comes back; Esc closes this page"
                                  : "Esc closes this page");
    buf_deinit(&text);
}
