/* Locks, semaphores, queues and the like: what is free, who holds them, who waits for them and in which order. */
#include "screens/panes.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <string.h>

enum { SHOWN_TASKS = 64 };

/* What nobody holds or waits for has nothing to tell, unless it counts something. */
static bool is_of_interest(const State *s, const ObjView *o)
{
    if (o->kind == STR_TIMEOUT)
        return !o->state || (o->state == STR_EXPIRED && state_of_task(s, o->owner) < TASK_FINISHED);
    return o->kind && (o->nwaiters || o->nholders || o->kind == STR_SEMAPHORE || o->kind == STR_QUEUE);
}

size_t pane_resources_count(const Player *p)
{
    size_t count = 0;
    for (uint32_t id = 1; id <= p->state->max_obj; id++)
        count += is_of_interest(p->state, state_obj(p->state, id));
    return count;
}

static void put_amount(const ObjView *o, Buf *out)
{
    switch (o->kind) {
    case STR_SEMAPHORE:
        buf_printf(out, "%u/%lld free", o->value, (long long)o->size);
        break;
    case STR_QUEUE:
        buf_printf(out, "%u", o->value);
        if (o->size > 0)
            buf_printf(out, "/%lld", (long long)o->size);
        buf_str(out, o->value == 1 && o->size <= 0 ? " item" : " items");
        break;
    case STR_EVENT:
        buf_str(out, o->value ? "set" : "not set");
        break;
    case STR_TIMEOUT:
        buf_str(out, o->state ? "expired " : "due ");
        narrate_seconds(o->size, out);
        buf_printf(out, "  task %u", o->owner);
        break;
    default:
        break;
    }
}

/* "  wait 2 3 …": as many as fit before the end. */
static int draw_tasks(Canvas canvas, int row, int col, Style style, const char *word, const uint32_t *ids, size_t n)
{
    int cols = canvas_cols(canvas);
    if (!n || col + 2 + (int)strlen(word) + 4 > cols)
        return col;
    col = canvas_put(canvas, row, col + 2, ROLE_DIM, word);
    for (size_t i = 0; i < n; i++) {
        Buf id = {0};
        buf_printf(&id, " %u", ids[i]);
        bool fits = col + (int)id.len + (i + 1 < n ? 2 : 0) <= cols;
        col = canvas_put(canvas, row, col, fits ? style : (Style)ROLE_DIM, fits ? buf_text(&id) : " …");
        buf_deinit(&id);
        if (!fits)
            break;
    }
    return col;
}

static void draw_resource(Player *p, Canvas canvas, int row, uint32_t id)
{
    const State *s = p->state;
    const ObjView *o = state_obj(s, id);
    uint32_t tasks[SHOWN_TASKS];
    Buf name = {0}, amount = {0};
    narrate_put_obj(s, id, &name);
    put_amount(o, &amount);
    int col = canvas_put(canvas, row, 0, ROLE_STRONG, buf_text(&name));
    if (amount.len)
        col = canvas_put(canvas, row, col + 2, ROLE_NORMAL, buf_text(&amount));
    if (o->kind == STR_LOCK && !o->nholders)
        col = canvas_put(canvas, row, col + 2, ROLE_NORMAL, "free");
    size_t n = state_waiters(s, id, tasks, SHOWN_TASKS);
    col = draw_tasks(canvas, row, col, ROLE_WAITING, "wait", tasks, n);
    n = state_holders(s, id, tasks, SHOWN_TASKS);
    draw_tasks(canvas, row, col, ROLE_NORMAL, "held by", tasks, n);
    buf_deinit(&name);
    buf_deinit(&amount);
}

void pane_resources_draw(Player *p, Canvas canvas)
{
    size_t count = pane_resources_count(p), rows = (size_t)canvas_rows(canvas), row = 0;
    size_t shown = count <= rows ? count : rows ? rows - 1 : 0;
    for (uint32_t id = 1; id <= p->state->max_obj && row < shown; id++) {
        if (is_of_interest(p->state, state_obj(p->state, id)))
            draw_resource(p, canvas, (int)row++, id);
    }
    if (shown < count)
        canvas_printf(canvas, (int)row, 0, ROLE_DIM, "and %zu more", count - shown);
}
