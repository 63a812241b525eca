/* What the program has written up to now: stdout and stderr, with time and task where there is room. */
#include "screens/panes.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <ctype.h>

/* How many parts have been written at the position. */
static size_t written(const Player *p)
{
    size_t low = 0, high = p->console.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (p->console.parts[mid].seq <= p->pos)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static Style part_style(const ConsolePart *part)
{
    return part->stream == 2 ? ROLE_STDERR : part->stream == CONSOLE_INPUT ? ROLE_STRONG : ROLE_OUTPUT;
}

static const char *part_text(const Player *p, const ConsolePart *part)
{
    return p->console.text.data ? p->console.text.data + part->start : "";
}

static void draw_prefix(Player *p, Canvas canvas, int row, const ConsolePart *part)
{
    canvas_printf(canvas, row, 0, ROLE_DIM, "%7.3f", (double)part->t_ns / 1e9);
    if (part->task)
        canvas_printf(canvas, row, 9, player_number_style(p, part->task, ROLE_DIM), "%u", part->task);
}

void pane_console_draw(Player *p, Canvas canvas)
{
    size_t n = written(p), rows = (size_t)canvas_rows(canvas);
    if (!n || !rows)
        return;
    size_t total = p->console.parts[n - 1].line + 1, top = total > rows ? total - rows : 0;
    long moved = (long)top + p->scroll[PANE_CONSOLE];
    top = moved < 0 ? 0 : moved < (long)top ? (size_t)moved : top;
    size_t i = n;
    while (i > 0 && p->console.parts[i - 1].line >= top)
        i--;
    int text_col = canvas_cols(canvas) >= 40 ? 12 : 0, col = text_col;
    size_t line = top;
    for (bool fresh = true; i < n && p->console.parts[i].line < top + rows; i++) {
        const ConsolePart *part = &p->console.parts[i];
        if (fresh || part->line != line) {
            line = part->line;
            col = text_col;
            if (text_col)
                draw_prefix(p, canvas, (int)(line - top), part);
            fresh = false;
        }
        col = canvas_put_n(canvas, (int)(line - top), col, part_style(part), part_text(p, part), part->len);
    }
}

/* Part i for the one-line console: a line's first part without the blanks before it (tracebacks are indented). false:
 * there is nothing to read in it, as in "  +-----". */
static bool short_part(const Player *p, size_t i, ConsolePart *part)
{
    *part = p->console.parts[i];
    if (i > 0 && p->console.parts[i - 1].line == part->line)
        return true;
    const char *text = part_text(p, part);
    size_t words = 0;
    while (part->len && (*text == ' ' || *text == '|')) {
        text++;
        part->start++;
        part->len--;
    }
    for (size_t k = 0; k < part->len; k++)
        words += isalnum((unsigned char)text[k]) || (unsigned char)text[k] >= 0x80;
    return part->stream != 2 || words;
}

/* "─ console ─ A: start   B: start ────": the last lines that fit, in one row. */
void pane_console_line(Player *p, Canvas canvas, int row)
{
    Style border = p->focus == PANE_CONSOLE ? ROLE_FOCUS_BORDER : ROLE_BORDER;
    canvas_hline(canvas, row, border, ROLE_PANE_TITLE, "console");
    size_t n = written(p), first = n;
    int col = 12, room = canvas_cols(canvas) - col - 1, used = 0;
    for (; first > 0; first--) {
        ConsolePart part;
        bool shown = short_part(p, first - 1, &part), new_line = first < n && p->console.parts[first].line != part.line;
        int width = shown ? text_width(part_text(p, &part), part.len) + (new_line ? 3 : 0) : 0;
        if (used + width > room)
            break;
        used += width;
    }
    if (n)
        canvas_put(canvas, row, col - 1, ROLE_NORMAL, " ");
    if (first == n && n) /* one long line: its beginning */
        first--;
    for (size_t i = first; i < n; i++) {
        ConsolePart part;
        if (!short_part(p, i, &part))
            continue;
        if (col > 12 && p->console.parts[i - 1].line != part.line)
            col = canvas_put(canvas, row, col, ROLE_NORMAL, "   ");
        int left = canvas_cols(canvas) - 1 - col;
        if (left > 0)
            col = canvas_put_cut(canvas, row, col, left, part_style(&part), part_text(p, &part), part.len);
    }
    if (n)
        canvas_put(canvas, row, col, ROLE_NORMAL, " ");
}
