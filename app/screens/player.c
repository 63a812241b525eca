#include "screens/panes.h"
#include "screens/player_edit.h"

#include "trace/narrate.h"
#include "ui/field.h"

#include <string.h>
#include <time.h>

static const double speeds[] = {0.1, 0.25, 0.5, 1, 2, 4, 10, 100};
static const char *const speed_names[] = {"0.1x", "0.25x", "0.5x", "1x", "2x", "4x", "10x", "100x"};
enum { SPEED_REAL_TIME = 3, SPEED_COUNT = sizeof speeds / sizeof *speeds, STEP_MS = 60, MAX_WAIT_MS = 3600000 };

/* ---- questions ---- */

uint32_t player_task(const Player *p)
{
    const State *s = p->state;
    if (p->selected)
        return p->selected;
    if (s->running)
        return s->running;
    return query_task_of(&s->last);
}

uint32_t player_line_of(const Player *p, uint32_t task)
{
    const TaskView *t = state_task(p->state, task);
    if (t->line && lineref_file(t->line) == 0)
        return lineref_line(t->line);
    size_t n;
    const uint32_t *stack = log_list_items(p->log, t->stack, &n);
    for (; n >= 2; n -= 2) {
        if (stack[n - 1] && lineref_file(stack[n - 1]) == 0)
            return lineref_line(stack[n - 1]);
    }
    return 0;
}

CodeRow player_place_of_ref(const Player *p, uint32_t ref)
{
    for (int i = 0; ref && i < PART_COUNT; i++) {
        const CodePart *part = &p->parts[i];
        uint32_t line = lineref_line(ref);
        if (part->text && part->file == lineref_file(ref) && line >= 1 && line <= part->line_count)
            return (CodeRow){part, line};
    }
    return (CodeRow){NULL, 0};
}

CodeRow player_place_of(const Player *p, uint32_t task)
{
    const TaskView *t = state_task(p->state, task);
    CodeRow place = player_place_of_ref(p, t->line);
    size_t n;
    const uint32_t *stack = log_list_items(p->log, t->stack, &n);
    for (; !place.part && n >= 2; n -= 2)
        place = player_place_of_ref(p, stack[n - 1]);
    return place;
}

CodeRow player_current_place(const Player *p)
{
    const State *s = p->state;
    CodeRow place = {NULL, 0};
    if (s->running)
        place = player_place_of(p, s->running);
    else if (s->last.kind == EV_LINE)
        place = player_place_of_ref(p, s->last.b);
    uint32_t line = place.part ? 0 : player_current_line(p);
    const CodePart *program = &p->parts[PART_PROGRAM]; /* an empty one has no line 1 */
    return line && line <= program->line_count ? (CodeRow){program, line} : place;
}

uint32_t player_current_line(const Player *p)
{
    const State *s = p->state;
    if (s->running)
        return player_line_of(p, s->running);
    if (s->last.kind == EV_LINE && lineref_file(s->last.b) == 0)
        return lineref_line(s->last.b);
    if (s->tick)
        return 0;
    /* Before the loop starts the module's lines are near. */
    uint64_t seq = query_prev(p->log, p->pos, query_is_line, NULL);
    Event ev;
    if (seq != QUERY_NONE && log_get(p->log, seq, &ev) && lineref_file(ev.b) == 0)
        return lineref_line(ev.b);
    return 0;
}

void player_task_label(const Player *p, uint32_t task, Buf *out)
{
    const TaskView *t = state_task(p->state, task);
    narrate_label(p->log, t->name, t->coro, true, out);
}

UiState player_ui_state(TaskState state)
{
    switch (state) {
    case TASK_READY:
        return UI_READY;
    case TASK_RUNNING:
        return UI_RUNNING;
    case TASK_BLOCKING:
        return UI_BLOCKING;
    case TASK_SLEEPING:
        return UI_SLEEPING;
    case TASK_IO:
        return UI_IO;
    case TASK_FINISHED:
        return UI_DONE;
    case TASK_CANCELLED:
        return UI_CANCELLED;
    case TASK_FAILED:
        return UI_FAILED;
    case TASK_ABSENT:
    case TASK_WAITING:
    case TASK_STATE_COUNT:
        break;
    }
    return UI_WAITING;
}

UiState player_task_state(const Player *p, uint32_t task)
{
    return player_ui_state(state_of_task(p->state, task));
}

bool player_is_deadlocked(const Player *p)
{
    return p->state->deadlocked != 0;
}

const char *player_speed_name(const Player *p)
{
    return speed_names[p->speed];
}

void player_status(const Player *p, Buf *out)
{
    if (p->playing)
        buf_printf(out, "playing %s", speed_names[p->speed]);
    else if (player_is_deadlocked(p))
        buf_str(out, "DEADLOCK");
    else if (p->state->limited || (p->pos >= p->last && p->rec->kind == OUTCOME_LIMIT))
        buf_str(out, "LIMIT");
    else if (p->pos >= p->last)
        buf_str(out, p->rec->kind == OUTCOME_EXCEPTION     ? "ended: exception"
                     : p->rec->kind == OUTCOME_NEEDS_INPUT ? "needs input()"
                                                           : "ended");
    else
        buf_str(out, "paused");
}

/* ---- moving ---- */

void player_seek(Player *p, uint64_t seq)
{
    p->pos = seq < p->count ? seq : p->count - 1;
    p->state = states_seek(p->states, p->pos);
    p->stands.valid = false;
    p->tree.valid = p->tree.valid && player_is_crowded(p) && (p->sort == SORT_START || p->sort == SORT_NAME);
    memset(p->scroll, 0, sizeof p->scroll);
    p->prompt.what = p->rec->kind == OUTCOME_NEEDS_INPUT && p->pos >= p->last ? PROMPT_INPUT : PROMPT_NONE;
}

/* The next stop after `from`, or the last event, so that one can always see the end. */
static uint64_t next_stop(const Player *p, uint64_t from, QueryTest test, const void *arg)
{
    uint64_t seq = query_next(p->log, from, test, arg);
    return seq != QUERY_NONE ? seq : from > p->last ? from : p->last;
}

static void step(Player *p, long count, bool forward, QueryTest test, const void *arg)
{
    uint64_t at = p->pos;
    for (long i = 0; i < (count < 1 ? 1 : count); i++) {
        uint64_t to = forward ? next_stop(p, at, test, arg) : query_prev(p->log, at, test, arg);
        if (to == QUERY_NONE)
            to = query_first(p->log, query_is_playable, NULL);
        if (to == QUERY_NONE || to == at)
            break;
        at = to;
    }
    if (at != p->pos && count <= 1)
        player_begin_moves(p);
    player_seek(p, at);
}

static int64_t now_ms(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

bool player_is_hurried(const Player *p)
{
    return p->screen.app->tween.hurried || (p->playing && p->due_ms - now_ms() <= TWEEN_MS);
}

/* Real time at 1x: the clock's jumps take their time, steps within an instant are just long enough to be seen. */
static void plan_next(Player *p)
{
    Event here, there;
    uint64_t next = next_stop(p, p->pos, query_is_playable, NULL);
    if (next == p->pos || !log_get(p->log, p->pos, &here) || !log_get(p->log, next, &there)) {
        p->playing = false;
        return;
    }
    double wait = (double)(there.t_ns - here.t_ns) / 1e6;
    wait = (wait > 0 ? wait : STEP_MS) / speeds[p->speed];
    p->due_ms = now_ms() + (wait > MAX_WAIT_MS ? MAX_WAIT_MS : (int64_t)wait);
}

static void set_speed(Player *p, int speed)
{
    p->speed = speed < 0 ? 0 : speed >= SPEED_COUNT ? SPEED_COUNT - 1 : speed;
    if (p->playing)
        plan_next(p);
}

static void select_row(Player *p, long by)
{
    if (p->focus == PANE_LINTS) {
        player_choose_lint(p, by);
        return;
    }
    if (p->focus == PANE_CHAIN || p->focus == PANE_EXPLAIN) {
        player_choose_cause(p, by);
        return;
    }
    if (p->focus == PANE_MAP) {
        player_choose_cell(p, by);
        return;
    }
    player_build_tree(p);
    if (!p->tree.count)
        return;
    long at = (long)player_row(p), end = (long)p->tree.count - 1;
    bool none = !p->selected && !p->picked && !player_task(p);
    at = none ? 0 : at + by;
    player_pick_row(p, (size_t)(at < 0 ? 0 : at > end ? end : at));
    p->scroll[PANE_TASKS] = p->scroll[PANE_TIMELINE] = 0;
}

static void next_pane(Player *p, int by)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        p->focus = (PaneId)(((int)p->focus + by + PANE_COUNT) % PANE_COUNT);
        bool exists = p->focus == PANE_LESSON ? p->lesson != NULL
                      : p->focus == PANE_MAP  ? player_is_crowded(p)
                                              : p->focus != PANE_EXPLAIN;
        if (exists && (p->zoom || p->layout.shown[p->focus]))
            break;
    }
}

static void go(Player *p, const KeyHit *hit)
{
    if (hit->count)
        player_jump(p, (uint64_t)hit->count);
    else if (hit->action == ACT_GO_LAST)
        player_jump(p, p->last);
    else {
        uint64_t first = query_first(p->log, query_is_playable, NULL);
        player_jump(p, first == QUERY_NONE ? 0 : first);
    }
}

/* Enter: more about what is chosen in the pane that has the focus. */
static void act_details(Player *p)
{
    if (p->focus == PANE_LINTS)
        player_go_lint(p);
    else if (p->focus == PANE_CHAIN || p->focus == PANE_EXPLAIN)
        player_go_cause(p);
    else if (p->focus == PANE_MAP)
        player_enter_cell(p);
    else if (player_is_folded(p) && !player_fold(p, GROUP_BY_ITSELF))
        player_open_page(p, PANE_LOCALS);
    else if (!player_is_folded(p) && player_task(p))
        player_open_page(p, PANE_LOCALS);
}

static void act_view(Player *p, const KeyHit *hit)
{
    long by = hit->count ? hit->count : 1;
    switch (hit->action) {
    case ACT_SELECT_DOWN:
        select_row(p, by);
        break;
    case ACT_SELECT_UP:
        select_row(p, -by);
        break;
    case ACT_FOLLOW:
        player_follow(p);
        break;
    case ACT_REVEAL:
        p->reveal = !p->reveal;
        break;
    case ACT_FASTER:
        set_speed(p, p->speed + 1);
        break;
    case ACT_SLOWER:
        set_speed(p, p->speed - 1);
        break;
    case ACT_SPEED_1:
        set_speed(p, SPEED_REAL_TIME);
        break;
    case ACT_AXIS:
        p->time.mode = (AxisMode)((p->time.mode + 1) % 3);
        p->time.width = 0;
        break;
    case ACT_PANE_NEXT:
        next_pane(p, 1);
        break;
    case ACT_PANE_PREV:
        next_pane(p, -1);
        break;
    case ACT_ZOOM:
        p->zoom = !p->zoom;
        break;
    case ACT_DETAILS:
        act_details(p);
        break;
    case ACT_PAGE_CLOSE:
        player_close_page(p);
        break;
    case ACT_EXPLAIN:
        p->cause = 0;
        player_open_page(p, PANE_EXPLAIN);
        break;
    case ACT_TIME_IN:
        player_zoom_time(p, 1);
        break;
    case ACT_TIME_OUT:
        player_zoom_time(p, -1);
        break;
    case ACT_TIME_ALL:
        player_zoom_time(p, 0);
        break;
    case ACT_CENTRE:
        player_centre_time(p);
        break;
    case ACT_SORT:
        player_next_sort(p);
        break;
    case ACT_REGROUP:
        player_next_group(p);
        break;
    case ACT_COLOUR:
        player_toggle_hues(p);
        break;
    case ACT_FOLD:
        player_fold(p, GROUP_BY_ITSELF);
        break;
    case ACT_FOLD_OPEN:
        player_fold(p, GROUP_OPEN);
        break;
    case ACT_FOLD_CLOSE:
        player_fold(p, GROUP_CLOSED);
        break;
    case ACT_FOLD_OPEN_ALL:
        player_fold_all(p, GROUP_OPEN);
        break;
    case ACT_FOLD_CLOSE_ALL:
        player_fold_all(p, GROUP_CLOSED);
        break;
    case ACT_SCROLL_UP:
        p->scroll[p->focus] -= 5;
        break;
    case ACT_SCROLL_DOWN:
        p->scroll[p->focus] += 5;
        break;
    default:
        break;
    }
}

static void open_prompt(Player *p, Prompt prompt)
{
    buf_clear(&p->prompt.typed);
    p->prompt.what = prompt;
}

static void cancel_prompt(Player *p)
{
    if (p->prompt.what != PROMPT_INPUT)
        buf_clear(&p->prompt.typed);
    p->prompt.what = PROMPT_NONE;
}

static void act_prompt(Player *p, const KeyHit *hit)
{
    if (hit->action == ACT_PROMPT_ENTER)
        player_answer(p);
    else if (hit->action == ACT_SEARCH_GO)
        player_typed(p);
    else if (hit->action == ACT_PROMPT_CANCEL || hit->action == ACT_SEARCH_CANCEL)
        cancel_prompt(p);
    else if (hit->action == ACT_PROMPT_STEP)
        step(p, 1, false, query_is_playable, NULL);
}

unsigned player_contexts(const Screen *screen)
{
    const Player *p = (const Player *)screen;
    if (player_is_edited(p))
        return player_edit_contexts(p);
    static const unsigned contexts[] = {CTX_PLAYER, CTX_PROMPT, CTX_SEARCH, CTX_SEARCH, CTX_SEARCH, CTX_SEARCH, CTX_SEARCH};
    unsigned more = p->prompt.what ? 0
                              : (p->stop_count ? CTX_TOUR : 0) | (p->page ? CTX_PAGE : 0) |
                                    (p->guess.count ? CTX_GUESS : 0);
    return p->count ? contexts[p->prompt.what] | more : CTX_FAILED;
}

bool player_text(Screen *screen, const TermEvent *event)
{
    Player *p = (Player *)screen;
    if (player_is_edited(p) && player_edit_text(p, event))
        return true;
    if (event->key != K_MOUSE)
        return p->prompt.what && field_event(&p->prompt.typed, event);
    player_mouse(p, &event->mouse);
    return true;
}

void player_act(Screen *screen, const KeyHit *hit)
{
    Player *p = (Player *)screen;
    if (player_edit_act(p, hit))
        return;
    if (hit->action == ACT_RUN_AGAIN) {
        player_run_again(p);
        return;
    }
    if (!p->count)
        return;
    buf_clear(&p->notice);
    if (p->prompt.what) {
        act_prompt(p, hit);
        return;
    }
    if (hit->action == ACT_GUESS_ANSWER) {
        player_answer_guess(p, hit->arg);
        return;
    }
    p->guess.count = 0;
    uint32_t task = player_task(p);
    switch (hit->action) {
    case ACT_EVENT_NEXT:
    case ACT_EVENT_PREV:
        step(p, hit->count, hit->action == ACT_EVENT_NEXT, player_step_test(p), NULL);
        break;
    case ACT_LINE_NEXT:
    case ACT_LINE_PREV:
        step(p, hit->count, hit->action == ACT_LINE_NEXT, query_is_line, NULL);
        break;
    case ACT_TICK_NEXT:
    case ACT_TICK_PREV:
        step(p, hit->count, hit->action == ACT_TICK_NEXT, query_is_tick, NULL);
        break;
    case ACT_JUMP_NEXT:
    case ACT_JUMP_PREV:
        step(p, hit->count, hit->action == ACT_JUMP_NEXT, query_is_jump, NULL);
        break;
    case ACT_TASK_NEXT:
    case ACT_TASK_PREV:
        player_follow(p);
        p->selected = task; /* to stay with it, although others run in between */
        step(p, hit->count, hit->action == ACT_TASK_NEXT, query_is_of_task, &task);
        break;
    case ACT_SEARCH:
        open_prompt(p, PROMPT_SEARCH);
        break;
    case ACT_COMMAND:
        open_prompt(p, PROMPT_COMMAND);
        break;
    case ACT_FILTER:
        open_prompt(p, PROMPT_FILTER);
        break;
    case ACT_SEED:
        open_prompt(p, PROMPT_SEED);
        break;
    case ACT_GUESS:
        player_ask_guess(p);
        break;
    case ACT_GO_PERCENT:
        player_jump(p, p->last / 100 * (uint64_t)(hit->count > 100 ? 100 : hit->count) +
                           p->last % 100 * (uint64_t)(hit->count > 100 ? 100 : hit->count) / 100);
        break;
    case ACT_EXPORT:
        player_ask_export(p);
        break;
    case ACT_SEARCH_NEXT:
    case ACT_SEARCH_PREV:
        player_search(p, hit->action == ACT_SEARCH_NEXT);
        break;
    case ACT_BREAK:
        player_ask_break(p);
        break;
    case ACT_CONTINUE:
    case ACT_CONTINUE_BACK:
        player_continue(p, hit->action == ACT_CONTINUE);
        break;
    case ACT_MARK:
        player_set_mark(p, hit->arg);
        break;
    case ACT_MARK_GO:
        player_go_mark(p, hit->arg);
        break;
    case ACT_STOP_NEXT:
        player_follow(p);
        player_next_stop(p);
        break;
    case ACT_PLAY:
        p->playing = !p->playing;
        if (p->playing)
            plan_next(p);
        return;
    case ACT_GO_FIRST:
    case ACT_GO_LAST:
        go(p, hit);
        break;
    default:
        act_view(p, hit);
        return;
    }
    p->playing = false; /* who steps by hand wants to look */
}

int player_timeout(const Screen *screen)
{
    const Player *p = (const Player *)screen;
    int edit = player_edit_timeout(p), other = player_later_ms(p);
    if (p->playing) {
        int64_t wait = p->due_ms - now_ms();
        other = wait < 0 ? 0 : (int)wait;
    }
    return edit >= 0 && (other < 0 || edit < other) ? edit : other;
}

void player_tick(Screen *screen)
{
    Player *p = (Player *)screen;
    player_edit_tick(p);
    if (!p->playing)
        player_do_later(p);
    if (!p->playing || now_ms() < p->due_ms)
        return;
    buf_clear(&p->notice);
    player_seek(p, next_stop(p, p->pos, query_is_playable, NULL));
    plan_next(p);
    if (p->playing && !player_is_hurried(p))
        player_begin_moves(p);
}
