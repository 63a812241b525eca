/* The program, with a mark in the gutter where each task is. */
#include "base/mem.h"
#include "screens/panes.h"
#include "screens/doc.h"
#include "screens/player_edit.h"

#include <string.h>

enum { GUTTER = 5, SHOWN_IDS = 4, BREAK_GLYPH = 0x25cf };

/* Who stands at a line: the strongest state, how many, the first few. */
typedef struct {
    UiState state, other; /* other: the next strongest; the same: there is none */
    uint32_t count;
    uint32_t ids[SHOWN_IDS];
} LineMark;

/* Keeps the two strongest of the states that somebody at the line is in. */
static void add_state(LineMark *mark, UiState state, bool first)
{
    if (first)
        mark->state = mark->other = state;
    if (style_state_rank(state) > style_state_rank(mark->state)) {
        mark->other = mark->state;
        mark->state = state;
    } else if (state != mark->state && (mark->other == mark->state || style_state_rank(state) > style_state_rank(mark->other)))
        mark->other = state;
}

/* ---- rows ---- */

static uint32_t rows_of(const CodePart *part)
{
    return part->text ? part->line_count + (part->title != NULL) : 0;
}

CodeRow pane_code_row(const Player *p, uint32_t row)
{
    for (int i = 0; i < PART_COUNT; i++) {
        const CodePart *part = &p->parts[i];
        if (row < rows_of(part))
            return (CodeRow){part, row + (part->title == NULL)};
        row -= rows_of(part);
    }
    return (CodeRow){NULL, 0};
}

uint32_t pane_code_row_of(const Player *p, CodeRow place)
{
    uint32_t row = 0;
    for (const CodePart *part = p->parts; part < place.part; part++)
        row += rows_of(part);
    return row + place.line - (place.part->title == NULL);
}

uint32_t pane_code_rows(const Player *p)
{
    uint32_t rows = 0;
    for (int i = 0; i < PART_COUNT; i++)
        rows += rows_of(&p->parts[i]);
    return rows;
}

/* Who stands in these rows; the few of a row by their numbers. */
static void collect_marks(const Player *p, uint32_t top, LineMark *marks, uint32_t rows)
{
    bool few = false;
    rows = pane_code_rows(p) - top < rows ? pane_code_rows(p) - top : rows;
    for (uint32_t row = 0; row < rows; row++) {
        const RowTally *tally = &p->stands.tallies[top + row];
        marks[row].count = tally->count;
        few |= tally->count && tally->count <= SHOWN_IDS;
        bool first = true;
        for (int state = 0; state < TASK_STATE_COUNT; state++) {
            if (!tally->states[state])
                continue;
            add_state(&marks[row], player_ui_state((TaskState)state), first);
            first = false;
        }
    }
    for (uint32_t id = 1; few && id <= p->tasks_in_all; id++) {
        uint32_t row = p->stands.rows[id] - 1 - top; /* of the many that are in none of the rows a large number */
        for (uint32_t i = 0; row < rows && marks[row].count <= SHOWN_IDS && i < SHOWN_IDS; i++) {
            if (!marks[row].ids[i]) {
                marks[row].ids[i] = id;
                break;
            }
        }
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
    bool two = mark->count >= 1000 && mark->other != mark->state && (int)text.len <= room - 3;
    if (two) {
        Style second = (Style)style_state_role(mark->other);
        canvas_symbol(canvas, row, 1, second, style_state_glyph(mark->other));
    }
    canvas_put(canvas, row, 1 + two, style, buf_text(&text));
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

CodeRow pane_code_place(const Player *p)
{
    CodeRow place = {NULL, 0};
    if (p->selected)
        place = player_place_of(p, p->selected);
    if (!place.part)
        place = player_current_place(p);
    if (!place.part)
        place = player_place_of(p, player_task(p));
    if (!place.part && p->state->running_handle) { /* a callback: what it is for */
        const HandleView *h = state_handle(p->state, p->state->running_handle);
        place = player_place_of(p, h->owner ? h->owner : h->target);
    }
    return place;
}

static uint32_t first_row(const Player *p, uint32_t rows)
{
    CodeRow place = pane_code_place(p);
    uint32_t row = place.part ? pane_code_row_of(p, place) : 0, all = pane_code_rows(p), max = all > rows ? all - rows : 0;
    if (!place.part && p->parts[PART_PROGRAM].title) /* not begun: the learner's own program */
        row = pane_code_row_of(p, (CodeRow){&p->parts[PART_PROGRAM], 1});
    int64_t top = row >= rows * 2 / 3 ? (int64_t)row - rows / 2 + 1 : 0;
    top += p->scroll[PANE_CODE];
    return top < 0 ? 0 : top > max ? max : (uint32_t)top;
}

static int digits_of(uint32_t n)
{
    int digits = 1;
    for (; n > 9; n /= 10)
        digits++;
    return digits;
}

static void draw_line(const Player *p, Canvas canvas, int row, CodeRow at, const LineMark *mark, int code_col, bool here)
{
    size_t len;
    const char *text = player_code_line(at.part, at.line, &len);
    int number_col = code_col - 1 - digits_of(at.line);
    bool own = at.part == &p->parts[PART_PROGRAM];
    draw_mark(canvas, row, mark, number_col);
    if (here && !mark->count)
        canvas_symbol(canvas, row, 0, ROLE_RUNNING, style_state_glyph(UI_RUNNING));
    canvas_printf(canvas, row, number_col, here ? ROLE_CURRENT_LINE : ROLE_LINENO, "%u", at.line);
    if (player_is_break(p, at))
        canvas_symbol(canvas, row, code_col - 1, ROLE_ERROR, BREAK_GLYPH);
    Style style = here ? STYLE_BOLD | STYLE_UNDERLINE : own ? 0 : STYLE_DIM;
    doc_draw_code(canvas, row, code_col, text, at.part->classes + (text - at.part->text), len, style);
}

void pane_code_draw(Player *p, Canvas canvas)
{
    if (player_is_edited(p)) {
        player_edit_draw(p, canvas);
        return;
    }
    uint32_t rows = (uint32_t)canvas_rows(canvas), top = first_row(p, rows), longest = 0;
    for (int i = 0; i < PART_COUNT; i++)
        longest = p->parts[i].line_count > longest ? p->parts[i].line_count : longest;
    int widest = digits_of(longest), code_col = GUTTER + 1 + (widest < 3 ? 3 : widest);
    CodeRow current = player_current_place(p);
    LineMark *marks = mem_zalloc((rows + 1) * sizeof *marks);
    p->code_top = top;
    player_take_census(p);
    collect_marks(p, top, marks, rows);
    for (uint32_t row = 0; row < rows; row++) {
        CodeRow at = pane_code_row(p, top + row);
        if (at.part && at.line)
            draw_line(p, canvas, (int)row, at, &marks[row], code_col,
                      at.part == current.part && at.line == current.line);
        else if (at.part)
            canvas_hline(canvas_sub(canvas, (Rect){(int)row, 1, 1, canvas_cols(canvas) - 2}), 0, ROLE_BORDER, ROLE_DIM,
                         at.part->title);
    }
    mem_free(marks);
}
