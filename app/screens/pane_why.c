/* Two lines that say in words why things are as they are, and what comes next. */
#include "screens/panes.h"
#include "trace/causes.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <ctype.h>
#include <string.h>

/* The last line of the traceback, if it is a plain one: "ValueError: no". */
static bool last_words(const Buf *err, const char **line, size_t *len)
{
    const char *text = buf_text(err);
    size_t end = err->len;
    while (end && text[end - 1] == '\n')
        end--;
    size_t start = end;
    while (start && text[start - 1] != '\n')
        start--;
    *line = text + start;
    *len = end - start;
    return *len && isalpha((unsigned char)text[start]);
}

static void put_exception(const Player *p, Buf *out)
{
    const char *line;
    size_t len;
    buf_str(out, "Why did it end? ");
    if (last_words(&p->rec->err, &line, &len))
        buf_printf(out, "Nothing caught this exception: %.*s. ", (int)len, line);
    else
        buf_str(out, "Nothing caught an exception. ");
    buf_str(out, "The traceback is in the console (Tab to it, Z shows it whole).");
}

/* "stopped: the program printed too much" -> "Why did it stop? The program printed too much." */
static void put_message(const char *message, Buf *out)
{
    static const char stopped[] = "stopped: ";
    if (strncmp(message, stopped, sizeof stopped - 1) == 0)
        message += sizeof stopped - 1;
    buf_str(out, "Why did it stop? ");
    buf_char(out, (char)toupper((unsigned char)message[0]));
    buf_printf(out, "%s.", message[0] ? message + 1 : "");
}

static void put_end(const Player *p, Buf *out)
{
    if (p->rec->kind == OUTCOME_NEEDS_INPUT)
        buf_str(out, p->prompt.what ? "The program waits in input(). Type a line and press Enter: it runs again with it, "
                                 "and you stay here."
                               : "The program waits in input(). One more step asks for the line.");
    else if (p->rec->kind == OUTCOME_LIMIT && p->rec->message.len)
        put_message(buf_text(&p->rec->message), out);
    else if (p->rec->kind == OUTCOME_EXCEPTION)
        put_exception(p, out);
    else if (!p->rec->len)
        buf_str(out, "This program is empty: there is nothing to step through.");
    else if (!p->state->tick)
        buf_str(out, "Why? The module's last line is done, and no event loop is running.");
    else
        narrate_both(p->state, out);
}

static void put_module(const Player *p, Buf *out)
{
    buf_str(out, "Why? The module runs line after line; there is no event loop yet. Next: ");
    if (narrate_next(p->state, out))
        buf_char(out, '.');
}

static void put_standstill(const Player *p, Buf *out)
{
    buf_str(out, "Why? This call does not await: the whole program stands still for ");
    narrate_seconds(p->state->last.n, out);
    buf_str(out, " s. Next: ");
    if (narrate_next(p->state, out))
        buf_char(out, '.');
}

/* "crawl ×30, made at line 14: 1 runs, 2 are ready, 14 wait, 11 are done. Enter opens the group." */
static void put_group(const Player *p, Buf *out)
{
    static const struct {
        const char *one, *several;
    } words[TASK_STATE_COUNT] = {
        [TASK_READY] = {"is ready", "are ready"},
        [TASK_RUNNING] = {"runs", "run"},
        [TASK_BLOCKING] = {"blocks the loop", "block the loop"},
        [TASK_SLEEPING] = {"sleeps", "sleep"},
        [TASK_WAITING] = {"waits", "wait"},
        [TASK_IO] = {"waits for I/O", "wait for I/O"},
        [TASK_FINISHED] = {"is done", "are done"},
        [TASK_CANCELLED] = {"was cancelled", "were cancelled"},
        [TASK_FAILED] = {"failed", "failed"},
    };
    const TaskGroup *g = &p->crowd.groups[p->picked];
    const char *before = ": ";
    player_group_label(p, p->picked, p->crowd.groups[p->picked].now, out);
    if (log_has_line(p->log, g->line)) {
        buf_str(out, ", made at line ");
        log_put_line(p->log, g->line, out);
    }
    for (int state = 0; state < TASK_STATE_COUNT; state++) {
        if (!words[state].one || !g->states[state])
            continue;
        buf_printf(out, "%s%u %s", before, g->states[state], g->states[state] == 1 ? words[state].one : words[state].several);
        before = ", ";
    }
    buf_str(out, ". Enter opens or closes the group.");
}

void pane_why_text(const Player *p, Buf *out)
{
    bool at_end = p->pos >= p->last;
    size_t start = out->len;
    if (p->guess.count)
        player_put_guess(p, out);
    else if (p->notice.len)
        buf_bytes(out, buf_text(&p->notice), p->notice.len);
    else if (p->picked)
        put_group(p, out);
    else if (p->selected && p->selected != p->state->running && !at_end)
        narrate_task(p->state, p->selected, out);
    else if (at_end && !player_is_deadlocked(p))
        put_end(p, out);
    else if (p->state->last.kind == EV_CLOCK_BLOCK && !p->state->last.a)
        put_standstill(p, out);
    else if (!p->state->tick)
        put_module(p, out);
    else
        narrate_both(p->state, out);
    for (size_t i = start; i < out->len; i++) {
        if (out->data[i] == '\n')
            out->data[i] = ' ';
    }
}

/* ---- chips: the events behind this moment, each a jump ---- */

static void add_chip(Player *p, Canvas canvas, int row, int col, int width, uint64_t seq)
{
    PlayerLayout *layout = &p->layout;
    if (layout->chip_count == PLAYER_CHIPS)
        return;
    layout->chips[layout->chip_count++] =
        (Chip){{canvas.area.row + row, canvas.area.col + col, 1, width}, seq};
}

static int chip_text(uint64_t seq, Buf *out)
{
    buf_clear(out);
    buf_printf(out, "ev %llu", (unsigned long long)seq);
    return (int)out->len;
}

/* The causes of what is told, the nearest first. */
static size_t chosen_causes(Player *p, uint64_t *seqs)
{
    Causes causes = {.count = 0};
    size_t n = 0;
    if (player_task(p) && !player_is_crowded(p)) /* in a crowd they may be far away */
        causes_find(p->state, player_task(p), &causes);
    for (size_t i = 0; i < causes.count && n + 1 < PLAYER_CHIPS; i++)
        if (causes.items[i].seq != QUERY_NONE && causes.items[i].seq != p->pos)
            seqs[n++] = causes.items[i].seq;
    causes_deinit(&causes);
    return n;
}

/* "ev 85  ev 41  [E]xplain" at the right end of a row, as many as there is room for behind column `from`. */
static void draw_chips(Player *p, Canvas canvas, int row, int from)
{
    static const char explain[] = "[E]xplain";
    int end = canvas_cols(canvas), col = end - (int)sizeof explain + 1;
    uint64_t seqs[PLAYER_CHIPS];
    Buf text = {0};
    if (col < from + 3)
        return;
    canvas_put(canvas, row, col, ROLE_KEY_HINT, explain);
    add_chip(p, canvas, row, col, end - col, QUERY_NONE);
    size_t n = chosen_causes(p, seqs), fit = 0;
    for (int left = col; fit < n; fit++) {
        left -= 2 + chip_text(seqs[fit], &text);
        if (left < from + 3)
            break;
    }
    while (fit-- > 0) {
        int width = chip_text(seqs[fit], &text);
        col -= 2 + width;
        canvas_put(canvas, row, col, ROLE_WHY_LINK, buf_text(&text));
        add_chip(p, canvas, row, col, width, seqs[fit]);
    }
    buf_deinit(&text);
}

void pane_why_draw(Player *p, Canvas canvas)
{
    Buf text = {0};
    Canvas inside = canvas_sub(canvas, (Rect){0, 1, canvas_rows(canvas), canvas_cols(canvas) - 2});
    int width = canvas_cols(canvas) - 2, rows = canvas_rows(canvas);
    p->layout.chip_count = 0;
    if (!p->guess.count && !p->notice.len && !p->picked && !p->selected && player_draw_stop(p, inside))
        return;
    pane_why_text(p, &text);
    TextRun run = {buf_text(&text), text.len, ROLE_WHY};
    TextLayout layout;
    text_wrap(&run, 1, width < 1 ? 1 : width, 0, &layout);
    text_draw(inside, 0, &layout, 0, 0);
    if (!p->guess.count && !p->notice.len && rows > 0 && layout.line_count <= (size_t)rows) {
        bool full = layout.line_count == (size_t)rows;
        draw_chips(p, inside, rows - 1, full ? layout.lines[rows - 1].width : 0);
    }
    text_layout_deinit(&layout);
    buf_deinit(&text);
}
