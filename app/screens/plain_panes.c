/* The panes of the player, told. Most panes are lines of text: they are drawn, as on the screen, into a grid that is
 * wide and high enough for all, and read from there with words in the place of signs. The program and the timeline,
 * which are pictures, are told from what they are drawn from. */
#include "base/mem.h"
#include "base/utf8.h"
#include "screens/plain.h"
#include "screens/panes.h"
#include "trace/narrate.h"
#include "ui/draw.h"

#include <string.h>

enum { WIDE = 400, HIGH = 300, LANES = 100, SEGMENTS = 60, NEAREST_AXIS = 20000 };

/* ---- reading a drawn pane ---- */

/* The word for a cell that holds a sign; NULL: it is a character of text. */
static const char *word_of(const Cell *cell)
{
    Role role = (Role)(cell->style & STYLE_ROLE_MASK);
    for (int state = 0; state < UI_STATE_COUNT; state++)
        if (cell->ch == style_state_glyph((UiState)state) && role == style_state_role((UiState)state))
            return style_state_word((UiState)state);
    if (cell->ch == 0xd7 && role == ROLE_CANCELLING)
        return style_state_word(UI_CANCELLING);
    if (role == ROLE_BORDER)
        return "";
    if (role == ROLE_READY && cell->ch == 0x2190)
        return "then";
    if (role == ROLE_STRONG && (cell->ch == 0x25b8 || cell->ch == 0x25be))
        return cell->ch == 0x25b8 ? "closed group" : "open group";
    return NULL;
}

static void put_row(const Grid *grid, int row, const char *running, Buf *out)
{
    int cols = grid->cols;
    while (cols > 0 && grid_cell(grid, row, cols - 1)->ch == ' ')
        cols--;
    for (int col = 0; col < cols; col++) {
        const Cell *cell = grid_cell(grid, row, col);
        const char *word = word_of(cell);
        if (!word && cell->ch) {
            buf_utf8(out, cell->ch);
            for (int i = 0; i < CELL_MARKS && cell->marks[i]; i++)
                buf_utf8(out, cell->marks[i]);
        }
        if (!word)
            continue;
        if (strcmp(word, style_state_word(UI_RUNNING)) == 0)
            word = running;
        const Cell *next = grid_cell(grid, row, col + 1);
        buf_printf(out, "%s%s", word, *word && next && next->ch != ' ' ? " " : "");
    }
    while (out->len && out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
}

/* `running`: the word for the sign of what runs. */
static void tell_drawn(Plain *p, Player *player, void (*draw)(Player *player, Canvas canvas),
                       const char *running)
{
    Grid grid;
    Buf text = {0};
    int told = 0;
    grid_init(&grid, HIGH, WIDE, GLYPHS_UTF8);
    draw(player, grid_canvas(&grid));
    for (int row = 0; row < grid.rows; row++) {
        buf_clear(&text);
        put_row(&grid, row, running, &text);
        size_t blanks = strspn(buf_text(&text), " ");
        if (text.len)
            plain_text(p, blanks > 8 ? 8 : (int)blanks, buf_text(&text) + blanks);
        told += text.len > 0;
    }
    if (!told)
        plain_say(p, "Nothing.");
    grid_deinit(&grid);
    buf_deinit(&text);
}

static Player *player_of(Screen *screen)
{
    return (Player *)screen;
}

static void tell_loop(Plain *p, Screen *screen)
{
    Player *player = player_of(screen);
    if (player->state->tick) /* on the screen it is in the title, if there is no room here */
        plain_say(p, "t=%.3fs", (double)player->state->t_ns / 1e9);
    tell_drawn(p, player, pane_loop_draw, "");
}

/* "task 2 fetch("A")". */
static void put_task(const Player *player, uint32_t task, Buf *out)
{
    buf_printf(out, "task %u ", task);
    player_task_label(player, task, out);
}

static void tell_ready(Plain *p, Screen *screen)
{
    const Player *player = player_of(screen);
    uint32_t handles[LANES];
    size_t n = state_ready(player->state, handles, LANES);
    plain_say(p, n ? "Ready, in the order in which they will run:" : "The ready queue is empty.");
    for (size_t i = 0; i < n; i++) {
        const HandleView *h = state_handle(player->state, handles[i]);
        Buf text = {0};
        buf_printf(&text, "%zu. ", i + 1);
        if (h->target)
            put_task(player, h->target, &text);
        else
            buf_printf(&text, "callback %s", log_text(player->log, h->cb));
        plain_text(p, 2, buf_text(&text));
        buf_deinit(&text);
    }
    if (n < player->state->ready_count)
        plain_say(p, "and %u more.", player->state->ready_count - (uint32_t)n);
}

static void tell_timers(Plain *p, Screen *screen)
{
    const Player *player = player_of(screen);
    uint32_t handles[LANES];
    size_t n = state_timers(player->state, handles, LANES);
    plain_say(p, n ? "Timers, the earliest first:" : "No timer is armed.");
    for (size_t i = 0; i < n; i++) {
        const HandleView *h = state_handle(player->state, handles[i]);
        uint32_t task = h->owner ? h->owner : h->target;
        Buf text = {0};
        buf_str(&text, "at ");
        narrate_seconds(h->when, &text);
        buf_str(&text, ", in ");
        narrate_seconds(h->when - player->state->t_ns, &text);
        buf_printf(&text, ": %s%s", pane_timer_name(log_text(player->log, h->cb)), task ? " of " : "");
        if (task)
            put_task(player, task, &text);
        plain_text(p, 2, buf_text(&text));
        buf_deinit(&text);
    }
    if (n < player->state->timer_count)
        plain_say(p, "and %u more.", player->state->timer_count - (uint32_t)n);
}

static void draw_task_counts(Player *player, Canvas canvas)
{
    pane_tasks_counts(player, canvas, 0, 0);
}

static void tell_tasks(Plain *p, Screen *screen)
{
    Player *player = player_of(screen);
    Buf title = {0};
    if (player_is_deadlocked(player)) {
        plain_say(p, "Who waits for whom:");
        tell_drawn(p, player, pane_deadlock_draw, "running");
    }
    pane_tasks_title(player, &title);
    plain_say(p, "%s", buf_text(&title));
    if (player->crowd.groups[0].now)
        tell_drawn(p, player, draw_task_counts, "running");
    tell_drawn(p, player, pane_tasks_draw, "running");
    buf_deinit(&title);
}

static void tell_resources(Plain *p, Screen *screen)
{
    tell_drawn(p, player_of(screen), pane_resources_draw, "running");
}

static void tell_console(Plain *p, Screen *screen)
{
    tell_drawn(p, player_of(screen), pane_console_draw, "running");
}

static void tell_events(Plain *p, Screen *screen)
{
    tell_drawn(p, player_of(screen), pane_events_draw, "here:");
}

static void tell_chain(Plain *p, Screen *screen)
{
    tell_drawn(p, player_of(screen), pane_chain_draw, "running");
}

/* Nobody types meanwhile: what takes long is done now. */
static void make_later(Player *player)
{
    player->layout.shown[PANE_LOCALS] = true;
    player_moment(player);
    player_lints(player);
    player_do_later(player);
}

static void tell_locals(Plain *p, Screen *screen)
{
    Buf title = {0};
    make_later(player_of(screen));
    pane_locals_title(player_of(screen), &title);
    plain_say(p, "%s", buf_text(&title));
    tell_drawn(p, player_of(screen), pane_locals_draw, "running");
    buf_deinit(&title);
}

static void tell_lints(Plain *p, Screen *screen)
{
    make_later(player_of(screen));
    tell_drawn(p, player_of(screen), pane_lints_draw, "running");
}

static void tell_lesson(Plain *p, Screen *screen)
{
    const Player *player = player_of(screen);
    if (player->lesson)
        plain_markup(p, 0, player->lesson, strlen(player->lesson));
    else
        plain_say(p, "Nobody has said anything about this program.");
}

static void tell_why(Plain *p, Screen *screen)
{
    Buf text = {0};
    if (player_stop_text(player_of(screen), &text))
        plain_markup(p, 0, buf_text(&text), text.len);
    buf_clear(&text);
    pane_why_text(player_of(screen), &text);
    plain_text(p, 0, buf_text(&text));
    buf_deinit(&text);
}

/* ---- the program ---- */

/* "task 2 sleeping, task 3 ready": those that stand at the line. */
static void put_tasks_at(const Player *player, const CodePart *part, uint32_t line, Buf *out)
{
    for (uint32_t id = 1; id <= player->state->max_task; id++) {
        const TaskView *t = state_task(player->state, id);
        TaskState state = state_of_task(player->state, id);
        if (!t->id || t->internal || state == TASK_ABSENT || state >= TASK_FINISHED)
            continue;
        CodeRow place = player_place_of(player, id);
        if (place.part == part && place.line == line)
            buf_printf(out, "%stask %u %s", out->len ? ", " : "", id,
                       style_state_word(player_ui_state(state)));
    }
}

static void tell_line(Plain *p, const Player *player, const CodePart *part, uint32_t line)
{
    CodeRow current = player_current_place(player);
    bool here = part == current.part && line == current.line;
    bool stops = player_is_break(player, (CodeRow){part, line});
    size_t len;
    const char *text = player_code_line(part, line, &len);
    Buf marks = {0}, said = {0};
    plain_code(p, len ? text : " ", len ? len : 1, (int)line);
    put_tasks_at(player, part, line, &marks);
    if (here || stops || marks.len) {
        buf_printf(&said, "^ %s%s%s", here ? "this line runs now. " : "",
                   stops ? "Breakpoint. " : "", buf_text(&marks));
        plain_text(p, 5, buf_text(&said));
    }
    buf_deinit(&marks);
    buf_deinit(&said);
}

static void tell_code(Plain *p, Screen *screen)
{
    const Player *player = player_of(screen);
    for (int i = 0; i < PART_COUNT; i++) {
        const CodePart *part = &player->parts[i];
        if (part->text && part->title)
            plain_say(p, "%s:", part->title);
        for (uint32_t line = 1; line <= part->line_count; line++)
            tell_line(p, player, part, line);
    }
}

/* ---- the timeline ---- */

/* The axis on which each slot has one column, so that each column has its time. */
static void make_axis(const Player *player, Axis *axis)
{
    uint32_t slots = timeline_slot_count(player->timeline);
    if (slots <= NEAREST_AXIS)
        axis_init(axis, player->timeline, AXIS_SLOTS, (int)slots);
    else
        axis_init(axis, player->timeline, AXIS_ELASTIC, NEAREST_AXIS);
}

static int known_columns(const Player *player, const Axis *axis)
{
    if (player->reveal)
        return axis->width;
    int column = axis_column(axis, timeline_slot_of(player->timeline, player->pos)) + 1;
    return column > axis->width ? axis->width : column;
}

static int64_t column_time(const Player *player, const Axis *axis, int column)
{
    uint32_t slot = axis_slot(axis, column);
    return column >= axis->width ? timeline_total_ns(player->timeline)
                                 : timeline_slot_time(player->timeline, slot);
}

/* "0.0 running, 0.0 to 2.0 sleeping, 2.0 done". */
static void put_lane(const Player *player, const Axis *axis, uint32_t task, int columns, Buf *out)
{
    uint8_t *cells = mem_zalloc((size_t)axis->width + 1);
    int segments = 0;
    timeline_lane(player->timeline, axis, task, 0, axis->width, cells);
    for (int from = 0, to; from < columns; from = to) {
        for (to = from + 1; to < columns && cells[to] == cells[from]; to++)
            ;
        if (cells[from] == TASK_ABSENT)
            continue;
        if (++segments > SEGMENTS) {
            buf_str(out, ", ...");
            break;
        }
        int64_t begin = column_time(player, axis, from), end = column_time(player, axis, to);
        buf_str(out, segments > 1 ? ", " : "");
        narrate_seconds(begin, out);
        if (end > begin) {
            buf_str(out, " to ");
            narrate_seconds(end, out);
        }
        buf_printf(out, " %s", style_state_word(player_ui_state((TaskState)cells[from])));
    }
    mem_free(cells);
}

static void tell_ready_queue(Plain *p, const Player *player, const Axis *axis, int columns)
{
    uint32_t *counts = mem_zalloc(((size_t)axis->width + 1) * sizeof *counts), most = 0;
    int at = 0;
    timeline_ready(player->timeline, axis, counts);
    for (int i = 0; i < columns; i++) {
        at = counts[i] > most ? i : at;
        most = counts[i] > most ? counts[i] : most;
    }
    Buf text = {0};
    buf_printf(&text, "ready queue: at most %u, at ", most);
    narrate_seconds(column_time(player, axis, at), &text);
    plain_say(p, "%s", buf_text(&text));
    buf_deinit(&text);
    mem_free(counts);
}

/* "ticks: 1 to 2 at 0.0, 3 to 5 at 1.0": up to the position, or all when the future is revealed. */
static void tell_ticks(Plain *p, const Player *player)
{
    size_t count, instants = 0;
    const uint32_t *ticks = states_ticks(player->states, &count);
    Buf text = {0};
    buf_str(&text, "ticks:");
    for (size_t i = 0, next; i < count && (player->reveal || ticks[i] <= player->pos); i = next) {
        Event ev = {0}, other = {0};
        log_get(player->log, ticks[i], &ev);
        for (next = i + 1; next < count && (player->reveal || ticks[next] <= player->pos); next++)
            if (!log_get(player->log, ticks[next], &other) || other.t_ns != ev.t_ns)
                break;
        if (++instants > SEGMENTS) {
            buf_str(&text, ", ...");
            break;
        }
        buf_printf(&text, "%s %zu", i ? "," : "", i + 1);
        if (next > i + 1)
            buf_printf(&text, " to %zu", next);
        buf_str(&text, " at ");
        narrate_seconds(ev.t_ns, &text);
    }
    if (count && instants)
        plain_text(p, 0, buf_text(&text));
    buf_deinit(&text);
}

/* A program without tasks still has a clock. */
static void tell_module(Plain *p, const Player *player, const Axis *axis, int columns)
{
    for (int i = 0; i < columns; i++) {
        int64_t begin = column_time(player, axis, i), end = column_time(player, axis, i + 1);
        Buf text = {0};
        narrate_seconds(begin, &text);
        buf_str(&text, " to ");
        narrate_seconds(end, &text);
        if (end > begin)
            plain_say(p, "module: %s %s", buf_text(&text), style_state_word(UI_BLOCKING));
        buf_deinit(&text);
    }
}

static void tell_timeline(Plain *p, Screen *screen)
{
    Player *player = player_of(screen);
    Axis axis;
    make_axis(player, &axis);
    int columns = known_columns(player, &axis), lanes = 0;
    uint32_t more = 0;
    for (uint32_t id = 1; id <= player->state->max_task; id++) {
        const TaskView *t = state_task(player->state, id);
        if (!t->id || t->internal)
            continue;
        if (++lanes > LANES) {
            more++;
            continue;
        }
        Buf text = {0};
        buf_printf(&text, "%u ", id);
        player_task_label(player, id, &text);
        buf_str(&text, ": ");
        put_lane(player, &axis, id, columns, &text);
        plain_text(p, 0, buf_text(&text));
        buf_deinit(&text);
    }
    if (!lanes)
        tell_module(p, player, &axis, columns);
    if (more)
        plain_say(p, "and %u tasks more.", more);
    tell_ready_queue(p, player, &axis, columns);
    tell_ticks(p, player);
    axis_deinit(&axis);
}

static void tell_explain(Plain *p, Screen *screen)
{
    tell_drawn(p, player_of(screen), pane_explain_draw, "running");
}

/* The map of a crowd is a picture of how many are in which state. */
static void tell_map(Plain *p, Screen *screen)
{
    Player *player = player_of(screen);
    player_build_tree(player);
    const TaskGroup *all = &player->crowd.groups[0];
    for (int state = TASK_READY; state < TASK_STATE_COUNT; state++) {
        if (all->states[state])
            plain_say(p, "%s: %u", task_state_name((TaskState)state), all->states[state]);
    }
    if (!all->now)
        plain_say(p, "There are no tasks yet.");
}

/* ---- the list ---- */

const PlainPane plain_panes[] = {
    {"code", "the program, and who stands where", PANE_CODE, tell_code},
    {"loop", "what runs, the ready queue, timers, I/O", PANE_LOOP, tell_loop},
    {"ready", "the ready queue alone", PANE_LOOP, tell_ready},
    {"timers", "the timers alone", PANE_LOOP, tell_timers},
    {"tasks", "the tasks and what they wait for; at a deadlock, who waits for whom", PANE_TASKS,
     tell_tasks},
    {"resources", "locks, queues and the like", PANE_RESOURCES, tell_resources},
    {"locals", "the variables of the task", PANE_LOCALS, tell_locals},
    {"lints", "what is wrong or not wise in the whole run", PANE_LINTS, tell_lints},
    {"timeline", "each task's states and their times", PANE_TIMELINE, tell_timeline},
    {"console", "what the program has written", PANE_CONSOLE, tell_console},
    {"events", "the last events", PANE_EVENTS, tell_events},
    {"chain", "what led to what runs now", PANE_CHAIN, tell_chain},
    {"explain", "the rule behind this event, and its place in CPython", PANE_EXPLAIN, tell_explain},
    {"map", "how many tasks are in which state", PANE_MAP, tell_map},
    {"lesson", "what to look at", PANE_LESSON, tell_lesson},
    {"why", "why things are as they are, and what comes next", -1, tell_why},
};
const size_t plain_pane_count = sizeof plain_panes / sizeof *plain_panes;
