/* Locks, semaphores, queues and the like: what is free, who holds them, who waits for them and in which order. */
#include "screens/panes.h"
#include "trace/narrate.h"
#include "ui/text.h"

#include <string.h>

enum { SHOWN_TASKS = 64, LINES_FROM = 36, GATHERS_FROM = 50 };

/* What nobody holds or waits for has nothing to tell, unless it counts something. */
static bool is_of_interest(const State *s, const ObjView *o)
{
    if (o->kind == STR_TIMEOUT)
        return !o->state || (o->state == STR_EXPIRED && state_of_task(s, o->owner) < TASK_FINISHED);
    return o->kind && (o->nwaiters || o->nholders || o->kind == STR_SEMAPHORE || o->kind == STR_QUEUE);
}

/* A gather or TaskGroup that somebody waits for: where there is room, beside what the program made. */
static bool is_waited_gather(const State *s, uint32_t task)
{
    const TaskView *t = state_task(s, task);
    return t->wait_kind == STR_GATHER && t->waits_on && !futref_is_task(t->waits_on) && t->state < TASK_FINISHED;
}

static bool is_open_group(const GroupView *g)
{
    return g->parent && g->state != STR_RESULT && g->state != STR_EXC && g->state != STR_CANCELLED;
}

static uint32_t tasks_to_look_at(const State *s)
{
    enum { MOST = 2000 };
    return s->max_task < MOST ? s->max_task : MOST;
}

size_t pane_resources_count(const Player *p, int cols)
{
    const State *s = p->state;
    size_t count = 0;
    for (uint32_t id = 1; id <= s->max_obj; id++)
        count += is_of_interest(s, state_obj(s, id));
    for (uint32_t task = 1; cols >= GATHERS_FROM && task <= tasks_to_look_at(s); task++)
        count += is_waited_gather(s, task);
    for (uint32_t id = 1; cols >= GATHERS_FROM && id <= s->max_group; id++)
        count += is_open_group(state_group(s, id));
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

/* "  line 13", where there is room for it. */
static int draw_line(const Player *p, Canvas canvas, int row, int col, uint32_t ref)
{
    Buf text = {0};
    if (canvas_cols(canvas) < LINES_FROM || !log_has_line(p->log, ref))
        return col;
    buf_str(&text, "line ");
    log_put_line(p->log, ref, &text);
    col = canvas_put(canvas, row, col + 2, ROLE_DIM, buf_text(&text));
    buf_deinit(&text);
    return col;
}

/* "gather f1  line 12  2/3 done  children 2 3 4". */
static void draw_gather(Player *p, Canvas canvas, int row, uint32_t task)
{
    const State *s = p->state;
    const TaskView *t = state_task(s, task);
    const FutView *f = state_fut(s, futref_id(t->waits_on));
    uint32_t tasks[SHOWN_TASKS];
    size_t n, count = 0;
    const uint32_t *children = log_list_items(s->log, f->children, &n);
    for (size_t i = 0; i < n && count < SHOWN_TASKS; i++)
        if (futref_is_task(children[i]))
            tasks[count++] = futref_id(children[i]);
    int col = canvas_printf(canvas, row, 0, ROLE_STRONG, "gather f%u", futref_id(t->waits_on));
    col = draw_line(p, canvas, row, col, t->line);
    col = canvas_printf(canvas, row, col + 2, ROLE_NORMAL, "%u/%zu done  task %u", f->children_done, n, task);
    draw_tasks(canvas, row, col, ROLE_NORMAL, "children", tasks, count);
}

/* "TaskGroup 1  task 1  3 tasks, aborting". */
static void draw_task_group(Player *p, Canvas canvas, int row, uint32_t id)
{
    const GroupView *g = state_group(p->state, id);
    int col = canvas_printf(canvas, row, 0, ROLE_STRONG, "TaskGroup %u", id);
    col = canvas_printf(canvas, row, col + 2, ROLE_NORMAL, "%u task%s  task %u", g->tasks, g->tasks == 1 ? "" : "s", g->parent);
    if (g->state)
        canvas_put(canvas, row, col + 2, ROLE_CANCELLING, "aborting");
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
    col = draw_line(p, canvas, row, col, o->line);
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
    const State *s = p->state;
    bool more = canvas_cols(canvas) >= GATHERS_FROM;
    size_t count = pane_resources_count(p, canvas_cols(canvas)), rows = (size_t)canvas_rows(canvas), row = 0;
    size_t shown = count <= rows ? count : rows ? rows - 1 : 0;
    for (uint32_t id = 1; id <= s->max_obj && row < shown; id++)
        if (is_of_interest(s, state_obj(s, id)))
            draw_resource(p, canvas, (int)row++, id);
    for (uint32_t task = 1; more && task <= tasks_to_look_at(s) && row < shown; task++)
        if (is_waited_gather(s, task))
            draw_gather(p, canvas, (int)row++, task);
    for (uint32_t id = 1; more && id <= s->max_group && row < shown; id++)
        if (is_open_group(state_group(s, id)))
            draw_task_group(p, canvas, (int)row++, id);
    if (shown < count)
        canvas_printf(canvas, (int)row, 0, ROLE_DIM, "and %zu more", count - shown);
}
