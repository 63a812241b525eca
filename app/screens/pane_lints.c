/* What the whole run shows to be wrong, or not wise: a sentence, its line, the fix and the chapter that teaches it. */
#include "screens/panes.h"
#include "ui/text.h"

#include <string.h>

enum { INDENT = 2 };

static Style severity_style(char severity)
{
    return severity == 'E' ? ROLE_ERROR : severity == 'W' ? ROLE_WARNING : ROLE_TIP;
}

/* "E deadlock (line 5, 3 times): Tasks 2 and 3 ..." */
static void put_sentence(const Lint *l, Buf *out)
{
    buf_printf(out, "%c %s", lint_severity(l->kind), lint_name(l->kind));
    if (l->line)
        buf_printf(out, " (line %u", l->line);
    if (l->times > 1)
        buf_printf(out, "%s%u times", l->line ? ", " : " (", l->times);
    buf_printf(out, "%s: %s", l->line || l->times > 1 ? ")" : "", l->text);
}

/* Draws from `row` on, which may lie above the canvas; returns the row after. */
static long draw_text(Canvas canvas, long row, int col, Style style, const Buf *text)
{
    int width = canvas_cols(canvas) - col;
    TextRun run = {buf_text(text), text->len, style};
    TextLayout layout;
    text_wrap(&run, 1, width < 1 ? 1 : width, INDENT, &layout);
    long lines = (long)layout.line_count;
    if (row + lines > 0 && row < canvas_rows(canvas)) {
        size_t first = row < 0 ? (size_t)-row : 0;
        text_draw(canvas_sub(canvas, (Rect){0, col, canvas_rows(canvas), width}), row < 0 ? 0 : (int)row, &layout, first, 0);
    }
    text_layout_deinit(&layout);
    return row + lines;
}

static long draw_lint(Canvas canvas, long row, const Lint *l, bool chosen)
{
    Buf text = {0};
    long from = row;
    put_sentence(l, &text);
    row = draw_text(canvas, row, 1, severity_style(lint_severity(l->kind)), &text);
    buf_clear(&text);
    buf_printf(&text, "fix: %s (chapter \"%s\")", lint_fix(l->kind), lint_chapter(l->kind));
    row = draw_text(canvas, row, 3, ROLE_NORMAL, &text);
    if (chosen && row > 0)
        canvas_restyle(canvas, (Rect){from < 0 ? 0 : (int)from, 0, (int)(row - (from < 0 ? 0 : from)), canvas_cols(canvas)},
                       STYLE_SELECTED);
    buf_deinit(&text);
    return row;
}

/* The first lint to draw so that the chosen one is in view: they are few, so each is measured by drawing nothing. */
static size_t first_shown(const LintList *lints, Canvas canvas, size_t chosen)
{
    Canvas nothing = canvas_sub(canvas, (Rect){0, 0, 0, canvas_cols(canvas)});
    long rows = 0;
    size_t first = chosen;
    for (size_t i = chosen + 1; i-- > 0;) {
        rows += draw_lint(nothing, 0, &lints->items[i], false);
        if (rows > canvas_rows(canvas))
            break;
        first = i;
    }
    return first;
}

void pane_lints_title(Player *p, Buf *out)
{
    const LintList *lints = player_lints(p);
    buf_str(out, "lints");
    if (lints && lints->count)
        buf_printf(out, " %zu", lints->count);
}

void pane_lints_draw(Player *p, Canvas canvas)
{
    const LintList *lints = player_lints(p);
    if (!lints || !lints->count) {
        text_draw_wrapped(canvas_sub(canvas, (Rect){0, 1, canvas_rows(canvas), canvas_cols(canvas) - 1}), 0, ROLE_DIM,
                          lints ? "none in this run" : "(the run is read ...)");
        return;
    }
    p->lint = p->lint < lints->count ? p->lint : lints->count - 1;
    long row = 0;
    for (size_t i = first_shown(lints, canvas, p->lint); i < lints->count && row < canvas_rows(canvas); i++)
        row = draw_lint(canvas, row, &lints->items[i], i == p->lint && p->focus == PANE_LINTS);
}

int pane_lints_rows(Player *p, int width)
{
    const LintList *lints = player_lints(p);
    Rect area = {0, 0, 0, width};
    long rows = 0;
    for (size_t i = 0; lints && i < lints->count; i++)
        rows += draw_lint((Canvas){.area = area}, 0, &lints->items[i], false);
    return rows ? (int)rows : 1;
}

void player_choose_lint(Player *p, long by)
{
    const LintList *lints = player_lints(p);
    if (!lints || !lints->count)
        return;
    long to = (long)p->lint + by;
    p->lint = to < 0 ? 0 : to >= (long)lints->count ? lints->count - 1 : (size_t)to;
}

void player_go_lint(Player *p)
{
    const LintList *lints = player_lints(p);
    if (!lints || p->lint >= lints->count)
        return;
    uint64_t seq = lints->items[p->lint].seq, playable = query_prev(p->log, seq + 1, query_is_playable, NULL);
    player_jump(p, playable == QUERY_NONE ? seq : playable);
}
