/* The variables of the selected task at this moment, also a past one: the program has been run again up to it. */
#include "base/mem.h"
#include "screens/panes.h"
#include "trace/causes.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <string.h>

enum { NAME_COLS = 14 };

void pane_locals_title(Player *p, Buf *out)
{
    uint32_t task = player_task(p);
    if (!task) {
        buf_str(out, "locals");
        return;
    }
    buf_printf(out, "locals of task %u  ", task);
    player_task_label(p, task, out);
}

/* A page of rows: draws those that the scrolling shows. */
typedef struct {
    Canvas canvas;
    long row;
} Rows;

static bool next_row(Rows *rows)
{
    return ++rows->row > 0 && rows->row <= canvas_rows(rows->canvas);
}

static void put_row(Rows *rows, Style name_style, const char *name, int name_cols, const char *between, Style style,
                    const char *text)
{
    if (!next_row(rows))
        return;
    int row = (int)rows->row - 1, cols = canvas_cols(rows->canvas);
    canvas_put_cut(rows->canvas, row, 1, cols - 1, name_style, name, strlen(name));
    int width = text_width(name, strlen(name)), col = 1 + (width > name_cols ? width : name_cols);
    if (*between && col < cols)
        col = canvas_put(rows->canvas, row, col, ROLE_DIM, between);
    if (col < cols)
        canvas_put_cut(rows->canvas, row, col, cols - col, style, text, strlen(text));
}

static void put_frame(Rows *rows, const EngineFrame *f, bool heading)
{
    int widest = 0;
    Buf where = {0};
    if (heading) {
        buf_printf(&where, "line %u", f->line);
        put_row(rows, ROLE_STRONG, f->func, 0, "  ", ROLE_DIM, buf_text(&where));
    }
    for (size_t i = 0; i < f->nlocals; i++) {
        int width = text_width(f->locals[i].name, strlen(f->locals[i].name));
        widest = width > widest && width <= NAME_COLS ? width : widest;
    }
    for (size_t i = 0; i < f->nlocals; i++)
        put_row(rows, ROLE_CODE, f->locals[i].name, widest, " = ", ROLE_CODE, f->locals[i].value);
    if (!f->nlocals)
        put_row(rows, ROLE_DIM, "no variables yet", 0, "", ROLE_DIM, "");
    buf_deinit(&where);
}

static void put_fact(Rows *rows, Style name_style, const char *name, const Buf *text)
{
    enum { FACT_COLS = 12 };
    if (text->len)
        put_row(rows, name_style, name, FACT_COLS, " ", ROLE_NORMAL, buf_text(text));
}

/* What the task does: how it ended, that it is ready, what it awaits. */
static void put_doing(Player *p, Rows *rows, uint32_t task)
{
    TaskState state = state_of_task(p->state, task);
    bool ascii = app_is_ascii(p->screen.app);
    Buf text = {0};
    if (state >= TASK_FINISHED || state == TASK_READY)
        narrate_task_short(p->state, task, ascii, &text);
    put_fact(rows, ROLE_DIM, state >= TASK_FINISHED ? "ended" : "ready", &text);
    buf_clear(&text);
    if (narrate_awaits(p->state, task, ascii, &text))
        put_fact(rows, ROLE_DIM, state == TASK_READY ? "awaited" : "awaits", &text);
    buf_clear(&text);
    if (narrate_awaited_by(p->state, task, ascii, &text))
        put_fact(rows, ROLE_DIM, "awaited by", &text);
    buf_deinit(&text);
}

/* What the loop knows of the task. */
static void put_facts(Player *p, Rows *rows, uint32_t task)
{
    const TaskView *t = state_task(p->state, task);
    Buf text = {0};
    put_doing(p, rows, task);
    if (t->parent) {
        buf_printf(&text, "task %u", t->parent);
        if (log_has_line(p->log, t->spawn_line)) {
            buf_str(&text, ", line ");
            log_put_line(p->log, t->spawn_line, &text);
        }
        put_fact(rows, ROLE_DIM, "made by", &text);
    }
    if (t->steps) {
        buf_clear(&text);
        buf_printf(&text, "%u step%s, waited ", t->steps, t->steps == 1 ? "" : "s");
        narrate_seconds(timeline_waited(p->timeline, task, timeline_slot_of(p->timeline, p->pos)), &text);
        put_fact(rows, ROLE_DIM, "has run", &text);
    }
    if (t->cancel_count) {
        Causes causes;
        causes_find(p->state, task, &causes);
        buf_clear(&text);
        buf_printf(&text, "%u", t->cancel_count);
        if (causes.cancel)
            buf_printf(&text, "  (%s)", buf_text(&causes.items[0].text));
        put_fact(rows, ROLE_CANCELLING, "cancelling()", &text);
        causes_deinit(&causes);
    }
    buf_deinit(&text);
}

void pane_locals_draw(Player *p, Canvas canvas)
{
    uint32_t task = player_task(p);
    const EngineMoment *m = player_moment(p);
    long top = p->scroll[PANE_LOCALS] < 0 ? 0 : p->scroll[PANE_LOCALS];
    Rows rows = {canvas, -top};
    if (!m)
        put_row(&rows, ROLE_DIM, "(the program runs again up to here ...)", 0, "", ROLE_DIM, "");
    for (size_t i = 0; m && i < m->nframes; i++)
        put_frame(&rows, &m->frames[i], m->nframes > 1 || !task);
    if (task && rows.row >= 0 && m && m->nframes)
        rows.row++;
    if (task)
        put_facts(p, &rows, task);
    if (p->scroll[PANE_LOCALS] > rows.row + top) /* not beyond the last row */
        p->scroll[PANE_LOCALS] = (int)(rows.row + top);
}
