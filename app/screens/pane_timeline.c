/* The timeline: one lane a task on the elastic axis. The future is hidden until it is revealed. */
#include "base/mem.h"
#include "screens/panes.h"
#include "ui/draw.h"

#include <string.h>

static void make_axis(Player *p, int width)
{
    if (p->time.width == width)
        return;
    if (p->time.axis.from)
        axis_deinit(&p->time.axis);
    for (uint32_t g = 0; g < p->crowd.count; g++) {
        mem_free(p->crowd.groups[g].density);
        p->crowd.groups[g].density = NULL;
    }
    axis_init(&p->time.axis, p->timeline, p->time.mode, width);
    p->time.width = width;
    p->time.ruler = mem_realloc(p->time.ruler, (size_t)p->time.axis.width + 2);
    timeline_ruler(p->timeline, &p->time.axis, p->time.ruler);
    p->time.ready_counts = mem_realloc(p->time.ready_counts, ((size_t)p->time.axis.width + 1) * sizeof *p->time.ready_counts);
    timeline_ready(p->timeline, &p->time.axis, p->time.ready_counts);
}

/* The column of the play-head: just after what has happened. */
static int head_column(const Player *p)
{
    uint32_t slot = timeline_slot_of(p->timeline, p->pos);
    int from = axis_column(&p->time.axis, slot), head = axis_column(&p->time.axis, slot + 1);
    if (slot + 1 >= p->time.axis.nslots)
        head = p->time.axis.width;
    head = head <= from ? from + 1 : head;
    return head > p->time.axis.width ? p->time.axis.width : head;
}

/* Which part of a long axis is shown: one with the play-head, and it moves only when it must. */
static void place_view(Player *p)
{
    int head = head_column(p), most = p->time.axis.width - p->time.shown;
    if (p->time.centre || head - 1 < p->time.from || head >= p->time.from + p->time.shown)
        p->time.from = head - p->time.shown / 2;
    p->time.from = p->time.from > most ? most : p->time.from;
    p->time.from = p->time.from < 0 ? 0 : p->time.from;
    p->time.centre = false;
}

void player_zoom_time(Player *p, int by)
{
    enum { MOST = 6, MOST_OF_A_CROWD = 3 }; /* who counts thousands of tasks in each column needs time */
    int zoom = by ? p->time.zoom + by : 0, most = player_is_crowded(p) ? MOST_OF_A_CROWD : MOST;
    p->time.zoom = zoom < 0 ? 0 : zoom > most ? most : zoom;
    p->time.centre = true;
}

void player_centre_time(Player *p)
{
    p->time.centre = true;
    if (!p->time.zoom)
        buf_str(&p->notice, "The whole run is in view: + shows a shorter stretch of time.");
}

static void draw_lane(Player *p, Canvas canvas, int row, int label_width, uint32_t task, int head)
{
    Buf label = {0};
    bool running = task == p->state->running;
    if (running)
        draw_state(canvas, row, 0, player_task_state(p, task));
    buf_printf(&label, "%u ", task);
    int number = (int)label.len - 1;
    player_task_label(p, task, &label);
    Style style = task == p->selected ? ROLE_NORMAL | STYLE_SELECTED : running ? ROLE_RUNNING : ROLE_NORMAL;
    canvas_put_cut(canvas, row, 1, label_width - 2, style, buf_text(&label), label.len);
    buf_deinit(&label);
    if (p->hues)
        canvas_restyle(canvas, (Rect){row, 1, 1, number}, player_number_style(p, task, style));

    uint8_t *cells = mem_alloc((size_t)p->time.shown);
    timeline_lane(p->timeline, &p->time.axis, task, p->time.from, p->time.shown, cells);
    for (int i = 0; i < p->time.shown; i++) {
        TaskState state = (TaskState)cells[i];
        if (state == TASK_ABSENT || (i >= head && !p->reveal))
            continue;
        UiState ui = player_ui_state(state);
        Style role = (Style)(i >= head ? ROLE_FUTURE : style_state_role(ui));
        canvas_symbol(canvas, row, label_width + i, role, style_state_bar(ui));
    }
    mem_free(cells);
    if (!p->reveal && state_task_cancelling(p->state, task))
        canvas_put(canvas, row, label_width + head + 1, ROLE_CANCELLING, "× cancel");
}

/* A program without tasks still has a clock: its one lane is the module, which runs or stands still. */
static void draw_module_lane(Player *p, Canvas canvas, int row, int label_width, int head)
{
    canvas_put_cut(canvas, row, 1, label_width - 2, ROLE_NORMAL, "module", 6);
    for (int i = 0; i < p->time.shown && (i < head || p->reveal); i++) {
        uint32_t slot = axis_slot(&p->time.axis, p->time.from + i);
        bool gap = slot + 1 < p->time.axis.nslots &&
                   timeline_slot_time(p->timeline, slot + 1) > timeline_slot_time(p->timeline, slot);
        UiState ui = gap ? UI_BLOCKING : UI_RUNNING;
        canvas_symbol(canvas, row, label_width + i, (Style)(i >= head ? ROLE_FUTURE : style_state_role(ui)),
                      style_state_bar(ui));
    }
}

/* How many columns of the timeline are not hidden by the future. */
static size_t columns_shown(const Player *p, int head)
{
    int shown = p->reveal || head > p->time.shown ? p->time.shown : head;
    return shown < 0 ? 0 : (size_t)shown;
}

static void draw_ready_row(Player *p, Canvas canvas, int row, int label_width, int head)
{
    uint32_t max = 1;
    for (int i = 0; i < p->time.axis.width; i++)
        max = p->time.ready_counts[i] > max ? p->time.ready_counts[i] : max;
    canvas_put_cut(canvas, row, 2, label_width - 3, ROLE_DIM, "ready queue", label_width > 13 ? 11 : 5);
    draw_density(canvas, row, label_width, ROLE_READY, p->time.ready_counts + p->time.from, columns_shown(p, head), max);
}

/* The slot of a tick's first handle: the one after what came before the tick, and after the clock's jump if it begins
 * with one. */
static uint32_t tick_slot(const Player *p, const uint32_t *ticks, size_t i)
{
    const Timeline *tl = p->timeline;
    uint32_t slot = timeline_slot_of(tl, ticks[i]);
    if (!i && !slot) /* the module's slot is that of the first handle */
        return 0;
    return slot + (timeline_slot_time(tl, slot + 2) > timeline_slot_time(tl, slot + 1) ? 2 : 1);
}

/* The first tick of all whose first handle may be in this column or a later one. */
static size_t tick_from_column(const Player *p, const uint32_t *ticks, size_t count, int column)
{
    uint32_t slot = axis_slot(&p->time.axis, column);
    uint64_t event = timeline_slot_event(p->timeline, slot > 2 ? slot - 2 : 0);
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (ticks[mid] < event)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Where ticks begin: their numbers, where there is room for them. */
static void draw_tick_row(Player *p, Canvas canvas, int row, int label_width, int head)
{
    size_t count;
    const uint32_t *ticks = states_ticks(p->states, &count);
    int free_from = 0, until = (int)columns_shown(p, head);
    canvas_put_cut(canvas, row, 2, label_width - 3, ROLE_DIM, "tick", 4);
    for (size_t i = tick_from_column(p, ticks, count, p->time.from), next; i < count && free_from < until; i = next) {
        int x = axis_column(&p->time.axis, tick_slot(p, ticks, i)) - p->time.from;
        Buf number = {0};
        next = i + 1;
        buf_printf(&number, "%zu", i + 1);
        if (x >= free_from && x + (int)number.len <= until) {
            canvas_put(canvas, row, label_width + x, ROLE_DIM, buf_text(&number));
            free_from = x + (int)number.len + (i + 2 > 9); /* digits may touch each other */
            size_t later = tick_from_column(p, ticks, count, p->time.from + free_from);
            next = later > next ? later : next;
        } else if (x >= until)
            next = count;
        buf_deinit(&number);
    }
}

/* ---- groups ---- */

/* One line of the timeline: a row of the tree, or one state of a big group. */
typedef struct {
    const TreeRow *row;
    int kind; /* index into state_kinds, -1: the row itself */
} LaneLine;

static const struct {
    const char *name;
    UiState ui;
    TaskState states[4]; /* ends with TASK_ABSENT */
} state_kinds[] = {
    {"running", UI_RUNNING, {TASK_RUNNING, TASK_BLOCKING, TASK_ABSENT}},
    {"ready", UI_READY, {TASK_READY, TASK_ABSENT}},
    {"I/O", UI_IO, {TASK_IO, TASK_ABSENT}},
    {"sleeping", UI_SLEEPING, {TASK_SLEEPING, TASK_ABSENT}},
    {"waiting", UI_WAITING, {TASK_WAITING, TASK_ABSENT}},
    {"done", UI_DONE, {TASK_FINISHED, TASK_CANCELLED, TASK_FAILED, TASK_ABSENT}},
};
enum { KIND_COUNT = sizeof state_kinds / sizeof *state_kinds };

static const uint32_t *density_of(Player *p, uint32_t group)
{
    TaskGroup *g = &p->crowd.groups[group];
    if (!g->density) {
        g->density = mem_zalloc((size_t)p->time.axis.width * TASK_STATE_COUNT * sizeof *g->density);
        timeline_density(player_group_crowd(p, group), &p->time.axis, g->density);
        /* Who is done leaves the timeline's cells, but is still counted. */
        for (size_t x = 0, done = 0; x < (size_t)p->time.axis.width; x++) {
            uint32_t *cell = g->density + x * TASK_STATE_COUNT;
            done += cell[TASK_FINISHED] + cell[TASK_CANCELLED] + cell[TASK_FAILED];
            cell[TASK_FINISHED] = (uint32_t)done;
            cell[TASK_CANCELLED] = cell[TASK_FAILED] = 0;
        }
    }
    return g->density;
}

/* Is somebody of the group in a state of this kind, at some time of the run? */
static bool knows_kind(Player *p, uint32_t group, int kind)
{
    bool known = false;
    for (const TaskState *state = state_kinds[kind].states; *state != TASK_ABSENT; state++)
        known |= timeline_crowd_knows(player_group_crowd(p, group), *state);
    return known;
}

/* How many are in a state kind in each column (kind -1: alive); returns the largest. */
static uint32_t count_kind(Player *p, uint32_t group, int kind, uint32_t *counts)
{
    static const TaskState none = TASK_ABSENT;
    const uint32_t *density = density_of(p, group);
    uint32_t max = 0;
    for (int x = 0; x < p->time.axis.width; x++, density += TASK_STATE_COUNT) {
        counts[x] = kind < 0 ? density[TASK_ABSENT] : 0;
        for (const TaskState *state = kind < 0 ? &none : state_kinds[kind].states; *state != TASK_ABSENT; state++)
            counts[x] += density[*state];
        max = counts[x] > max ? counts[x] : max;
    }
    return max;
}

static void draw_group_line(Player *p, Canvas canvas, int row, int label_width, const LaneLine *line, int head)
{
    Buf label = {0};
    uint32_t *counts = mem_zalloc(((size_t)p->time.axis.width + 1) * sizeof *counts);
    uint32_t max = count_kind(p, line->row->group, line->kind, counts);
    Style style = p->picked == line->row->group ? ROLE_STRONG | STYLE_SELECTED : ROLE_STRONG;
    if (line->kind < 0) {
        buf_printf(&label, "%s ", line->row->open ? "▾" : "▸");
        player_group_label(p, line->row->group, p->crowd.groups[line->row->group].now, &label);
        canvas_put_cut(canvas, row, 0, label_width - 1, style, buf_text(&label), label.len);
    } else {
        buf_printf(&label, "%u", max);
        int end = canvas_put_right(canvas, row, label_width - 1, ROLE_DIM, buf_text(&label));
        int room = end - 3;
        if (room > 0)
            canvas_put_cut(canvas, row, 2, room, ROLE_DIM, state_kinds[line->kind].name,
                           strlen(state_kinds[line->kind].name));
    }
    Style role = (Style)style_state_role(line->kind < 0 ? UI_WAITING : state_kinds[line->kind].ui);
    draw_density(canvas, row, label_width, role, counts + p->time.from, columns_shown(p, head), max);
    mem_free(counts);
    buf_deinit(&label);
}

/* ---- lines ---- */

typedef struct {
    LaneLine *items;
    uint32_t *depths;
    size_t count, cap, depth_cap;
    size_t at; /* the line of interest */
} LaneLines;

static void add_line(LaneLines *lines, const TreeRow *row, int kind)
{
    MEM_GROW(lines->items, lines->cap, lines->count + 1);
    MEM_GROW(lines->depths, lines->depth_cap, lines->count + 1);
    lines->items[lines->count] = (LaneLine){row, kind};
    lines->depths[lines->count++] = row->depth + (kind >= 0);
}

/* The rows of the tree; a closed group that is too big to be opened by itself has a line for each state it knows. */
static void collect_lines(Player *p, LaneLines *lines)
{
    size_t at = player_row(p);
    for (size_t i = 0; i < p->tree.count; i++) {
        const TreeRow *row = &p->tree.rows[i];
        if (i == at)
            lines->at = lines->count;
        add_line(lines, row, -1);
        bool states = !row->id && !row->open && player_is_crowded(p) && p->crowd.groups[row->group].count > 50;
        for (int kind = 0; states && kind < KIND_COUNT; kind++) {
            if (knows_kind(p, row->group, kind))
                add_line(lines, row, kind);
        }
    }
}

static void draw_lines(Player *p, Canvas canvas, int label_width, int head, size_t rows)
{
    LaneLines lines = {0};
    Buf more = {0};
    collect_lines(p, &lines);
    size_t *shown = mem_zalloc((rows + 1) * sizeof *shown);
    size_t n = rows_window(lines.depths, lines.count, lines.at, p->scroll[PANE_TIMELINE], rows, shown);
    p->layout.lanes.count = 0;
    for (size_t i = 0; i < n; i++) {
        const LaneLine *line = &lines.items[shown[i]];
        if (i < ROWS_SHOWN)
            p->layout.lanes.rows[p->layout.lanes.count++] = (size_t)(line->row - p->tree.rows);
        if (line->row->id)
            draw_lane(p, canvas, 1 + (int)i, label_width, line->row->id, head);
        else
            draw_group_line(p, canvas, 1 + (int)i, label_width, line, head);
    }
    if (n < lines.count) {
        buf_printf(&more, "%zu more", lines.count - n);
        canvas_put_cut(canvas, 0, 1, label_width - 2, ROLE_DIM, buf_text(&more), more.len);
    }
    buf_deinit(&more);
    mem_free(shown);
    mem_free(lines.items);
    mem_free(lines.depths);
}

void pane_timeline_draw(Player *p, Canvas canvas)
{
    int cols = canvas_cols(canvas), rows = canvas_rows(canvas), label_width = p->layout.label_width + 3;
    label_width = label_width > cols / 4 ? cols / 4 : label_width;
    int width = cols - label_width - 1;
    if (width < 4 || rows < 1)
        return;
    make_axis(p, width << p->time.zoom);
    p->time.shown = width;
    place_view(p);
    int head = head_column(p) - p->time.from;
    p->layout.lanes_col = label_width;
    int room = p->time.axis.width - p->time.from;
    canvas_put_n(canvas, 0, label_width, ROLE_DIM, p->time.ruler + p->time.from, (size_t)(width < room ? width : room));

    player_build_tree(p);
    bool tick = !player_is_crowded(p) && p->user_tasks && rows >= 7 && p->user_tasks + 3 <= (uint32_t)rows;
    rows -= tick;
    bool queue = rows >= 12 || (rows >= 6 && p->user_tasks + 2 <= (uint32_t)rows); /* lanes are worth more */
    int lanes = rows - 1 - queue;
    if (lanes > 0)
        draw_lines(p, canvas, label_width, head, (size_t)lanes);
    if (!p->user_tasks && lanes > 0)
        draw_module_lane(p, canvas, 1, label_width, head);
    if (queue)
        draw_ready_row(p, canvas, rows - 1, label_width, head);
    if (tick)
        draw_tick_row(p, canvas, rows, label_width, head);
    rows += tick;
    if (head <= width)
        canvas_vline(canvas, label_width + head, 0, rows, ROLE_PLAYHEAD);
}
