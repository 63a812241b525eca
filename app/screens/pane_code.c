/* The program, with a mark in the gutter where each task is. */
#include "base/mem.h"
#include "screens/doc.h"
#include "screens/player.h"

#include <string.h>

enum { GUTTER = 5, SHOWN_IDS = 4, BREAK_GLYPH = 0x25cf };

/* Who stands at a line: the strongest state, how many, the first few. */
typedef struct {
    UiState state;
    uint32_t count;
    uint32_t ids[SHOWN_IDS];
} LineMark;

static void add_mark(LineMark *mark, uint32_t id, UiState state)
{
    if (!mark->count || style_state_rank(state) > style_state_rank(mark->state))
        mark->state = state;
    if (mark->count < SHOWN_IDS)
        mark->ids[mark->count] = id;
    mark->count++;
}

static void collect_marks(const Player *p, uint32_t top, LineMark *marks, uint32_t rows)
{
    for (uint32_t id = 1; id <= p->state->max_task; id++) {
        const TaskView *t = state_task(p->state, id);
        TaskState state = state_of_task(p->state, id);
        if (!t->id || t->internal || state == TASK_ABSENT || state >= TASK_FINISHED)
            continue;
        uint32_t line = player_line_of(p, id);
        if (line >= top && line - top < rows)
            add_mark(&marks[line - top], id, player_ui_state(state));
    }
}

/* `room`: cells before the line's number, which it must not touch. */
static void draw_mark(Canvas canvas, int row, const LineMark *mark, int room)
{
    if (!mark->count)
        return;
    Buf text = {0};
    for (uint32_t i = 0; i < mark->count && i < SHOWN_IDS; i++)
        buf_printf(&text, "%s%u", i ? "," : "", mark->ids[i]);
    if (mark->count > SHOWN_IDS || (int)text.len > room - 2) {
        buf_clear(&text);
        if (mark->count < 1000)
            buf_printf(&text, "×%u", mark->count);
        else
            buf_printf(&text, "%uk", mark->count / 1000);
    }
    Style style = (Style)style_state_role(mark->state);
    canvas_symbol(canvas, row, 0, style, style_state_glyph(mark->state));
    canvas_put(canvas, row, 1, style, buf_text(&text));
    buf_deinit(&text);
}

uint32_t pane_code_line(const Player *p)
{
    uint32_t line = p->selected ? player_line_of(p, p->selected) : 0;
    if (!line)
        line = player_current_line(p);
    if (!line)
        line = player_line_of(p, player_task(p));
    return line;
}

static uint32_t first_line(const Player *p, uint32_t rows)
{
    uint32_t line = pane_code_line(p), max = p->line_count > rows ? p->line_count - rows + 1 : 1;
    int64_t top = 1;
    if (line > rows * 2 / 3)
        top = (int64_t)line - rows / 2 + 1;
    top += p->scroll[PANE_CODE];
    return top < 1 ? 1 : top > max ? max : (uint32_t)top;
}

static int digits_of(uint32_t n)
{
    int digits = 1;
    for (; n > 9; n /= 10)
        digits++;
    return digits;
}

void pane_code_draw(Player *p, Canvas canvas)
{
    int widest = digits_of(p->line_count), code_col = GUTTER + 1 + (widest < 3 ? 3 : widest);
    uint32_t rows = (uint32_t)canvas_rows(canvas), top = first_line(p, rows), current = player_current_line(p);
    LineMark *marks = mem_zalloc((rows + 1) * sizeof *marks);
    p->code_top = top;
    collect_marks(p, top, marks, rows);
    for (uint32_t row = 0; row < rows && top + row <= p->line_count; row++) {
        uint32_t line = top + row;
        size_t start = p->line_starts[line - 1], end = p->line_starts[line];
        while (end > start && (p->rec->text[end - 1] == '\n' || p->rec->text[end - 1] == '\r'))
            end--;
        bool here = line == current;
        int number_col = code_col - 1 - digits_of(line);
        draw_mark(canvas, (int)row, &marks[row], number_col);
        if (here && !marks[row].count)
            canvas_symbol(canvas, (int)row, 0, ROLE_RUNNING, style_state_glyph(UI_RUNNING));
        canvas_printf(canvas, (int)row, number_col, here ? ROLE_CURRENT_LINE : ROLE_LINENO, "%u", line);
        if (player_is_break(p, line))
            canvas_symbol(canvas, (int)row, code_col - 1, ROLE_ERROR, BREAK_GLYPH);
        doc_draw_code(canvas, (int)row, code_col, p->rec->text + start, p->classes + start, end - start,
                      here ? STYLE_BOLD | STYLE_UNDERLINE : 0);
    }
    mem_free(marks);
}
