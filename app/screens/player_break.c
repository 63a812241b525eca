/* Where `c` and `C` stop: lines of the program, states of tasks, texts that are written, marks. */
#include "base/mem.h"
#include "screens/panes.h"
#include "trace/narrate.h"

#include <stdlib.h>
#include <string.h>

/* ---- lines ---- */

/* The program has a name when there are others only. */
static const char *name_of(const Player *p, const CodePart *part)
{
    return part == &p->parts[PART_PROGRAM] ? "" : part->title;
}

/* Its index; the count if there is none. They stay with their line numbers when another text runs. */
static size_t find_break(const Player *p, CodeRow at)
{
    size_t i = 0;
    while (i < p->stops_at.break_count && (p->stops_at.breaks[i].line != at.line ||
                                           strcmp(p->stops_at.breaks[i].part, name_of(p, at.part)) != 0))
        i++;
    return i;
}

bool player_is_break(const Player *p, CodeRow at)
{
    return at.part && find_break(p, at) < p->stops_at.break_count;
}

void player_toggle_break(Player *p, CodeRow at)
{
    PlayerStopsAt *stops = &p->stops_at;
    if (!at.part || !at.line) {
        buf_str(&p->notice, "No line runs at this moment: step to one, or click beside it.");
        return;
    }
    size_t i = find_break(p, at);
    bool is_new = i == stops->break_count;
    if (is_new) {
        MEM_GROW(stops->breaks, stops->break_cap, stops->break_count + 1);
        stops->breaks[stops->break_count++] = (Break){mem_strdup(name_of(p, at.part)), at.line};
    } else {
        mem_free(stops->breaks[i].part);
        stops->breaks[i] = stops->breaks[--stops->break_count];
    }
    bool other = at.part != &p->parts[PART_PROGRAM];
    buf_printf(&p->notice, is_new ? "Breakpoint on line %u%s%s: c goes on to it, C goes back to it."
                                  : "No breakpoint on line %u%s%s any more.",
               at.line, other ? " of " : "", name_of(p, at.part));
}

/* "6", "4 of helper.py". false: not understood. */
static bool break_line(Player *p, const char *what)
{
    char *end;
    unsigned long line = strtoul(what, &end, 10);
    const char *name = strncmp(end, " of ", 4) == 0 ? end + 4 : "";
    if (end == what || (*end && !*name))
        return false;
    for (int i = 0; i < PART_COUNT; i++) {
        const CodePart *part = &p->parts[i];
        if (!part->text || strcmp(name_of(p, part), name) != 0)
            continue;
        if (line >= 1 && line <= part->line_count)
            player_toggle_break(p, (CodeRow){part, (uint32_t)line});
        else
            buf_printf(&p->notice, "There is no line %lu: %s has %u.", line, *name ? name : "the program", part->line_count);
        return true;
    }
    buf_printf(&p->notice, "No part of what runs is called \"%s\".", name);
    return true;
}

/* ---- states and texts ---- */

/* The state that the event puts a task into; TASK_ABSENT: none. */
static TaskState new_state(const Event *ev)
{
    switch (ev->kind) {
    case EV_TASK_STEP:
        return TASK_RUNNING;
    case EV_TASK_NEW:
    case EV_TASK_YIELD:
        return TASK_READY;
    case EV_TASK_SUSPEND:
        return ev->c == STR_SLEEP ? TASK_SLEEPING : ev->c == STR_IO ? TASK_IO : TASK_WAITING;
    case EV_TASK_DONE:
        return ev->b == STR_RESULT ? TASK_FINISHED : ev->b == STR_CANCELLED ? TASK_CANCELLED : TASK_FAILED;
    default:
        return TASK_ABSENT;
    }
}

static bool is_watched(const Player *p, const Event *ev)
{
    TaskState state = new_state(ev);
    for (size_t i = 0; i < p->stops_at.watch_count; i++) {
        const Watch *w = &p->stops_at.watches[i];
        if (w->output && ev->kind == EV_OUT && strstr(log_text(p->log, ev->b), w->output))
            return true;
        if (!w->output && state != TASK_ABSENT && state == w->state && (!w->task || w->task == ev->a))
            return true;
    }
    return false;
}

/* The nearest mark in that direction. */
static uint64_t nearest_mark(const Player *p, bool forward)
{
    uint64_t best = QUERY_NONE;
    for (size_t i = 0; i < PLAYER_MARKS; i++) {
        uint64_t seq = p->marks[i] - 1;
        if (!p->marks[i] || (forward ? seq <= p->pos : seq >= p->pos))
            continue;
        if (best == QUERY_NONE || (forward ? seq < best : seq > best))
            best = seq;
    }
    return best;
}

static uint64_t nearest(uint64_t a, uint64_t b, bool forward)
{
    if (a == QUERY_NONE || b == QUERY_NONE)
        return a == QUERY_NONE ? b : a;
    return forward ? (a < b ? a : b) : (a > b ? a : b);
}

/* Kinds of events that may stop, so that a long run is not read in vain. */
static LogNeed need_of(const Player *p)
{
    LogNeed need = {0};
    uint64_t lines = 0;
    for (size_t i = 0; i < p->stops_at.break_count; i++)
        lines |= (uint64_t)1 << p->stops_at.breaks[i].line % 64;
    if (lines)
        log_need_kind(&need, EV_LINE);
    for (size_t i = 0; i < p->stops_at.watch_count; i++) {
        static const EventKind states[] = {EV_TASK_STEP, EV_TASK_NEW, EV_TASK_YIELD, EV_TASK_SUSPEND, EV_TASK_DONE};
        if (p->stops_at.watches[i].output)
            log_need_kind(&need, EV_OUT);
        for (size_t k = 0; !p->stops_at.watches[i].output && k < sizeof states / sizeof *states; k++)
            log_need_kind(&need, states[k]);
    }
    if (!p->stops_at.watch_count && lines)
        need.lines = lines;
    return need;
}

static bool stops_here(const Log *log, uint64_t seq, const Event *ev, const void *player)
{
    (void)log, (void)seq;
    if (ev->kind == EV_LINE && player_is_break(player, player_place_of_ref(player, ev->b)))
        return true;
    return is_watched(player, ev);
}

static bool add_watch(Player *p, Watch watch)
{
    if (p->stops_at.watch_count == PLAYER_WATCHES) {
        buf_str(&p->notice, "There are as many breakpoints as there may be: break none clears them.");
        return true;
    }
    p->stops_at.watches[p->stops_at.watch_count++] = watch;
    buf_str(&p->notice, "c goes on to the next such moment, C back to the one before; break none clears.");
    return true;
}

static bool watch_state(Player *p, const char *what)
{
    char *name;
    unsigned long task = strtoul(what, &name, 10);
    name += strspn(name, " ");
    for (int state = TASK_READY; state < TASK_STATE_COUNT; state++) {
        if (strcmp(name, task_state_name((TaskState)state)) == 0)
            return add_watch(p, (Watch){.task = task <= UINT32_MAX ? (uint32_t)task : 0, .state = (TaskState)state});
    }
    return false;
}

bool player_watch(Player *p, const char *what)
{
    if (strncmp(what, "line ", 5) == 0)
        return break_line(p, what + 5);
    if (strncmp(what, "task ", 5) == 0)
        return watch_state(p, what + 5);
    if (strncmp(what, "output ", 7) == 0 && what[7])
        return add_watch(p, (Watch){.output = mem_strdup(what + 7)});
    if (strcmp(what, "none") != 0)
        return false;
    player_free_breaks(p);
    buf_str(&p->notice, "No breakpoints any more.");
    return true;
}

void player_free_breaks(Player *p)
{
    for (size_t i = 0; i < p->stops_at.break_count; i++)
        mem_free(p->stops_at.breaks[i].part);
    for (size_t i = 0; i < p->stops_at.watch_count; i++)
        mem_free(p->stops_at.watches[i].output);
    mem_free(p->stops_at.breaks);
    p->stops_at = (PlayerStopsAt){.breaks = NULL};
}

/* The command is written as far as the pane knows it; Enter, or more typing and Enter, ends it. */
static void ask_watch(Player *p, const char *what, uint32_t task)
{
    p->prompt.what = PROMPT_COMMAND;
    buf_clear(&p->prompt.typed);
    buf_printf(&p->prompt.typed, "break %s ", what);
    if (task)
        buf_printf(&p->prompt.typed, "%u done", task);
}

void player_ask_break(Player *p)
{
    if (p->focus == PANE_TASKS || p->focus == PANE_TIMELINE)
        ask_watch(p, "task", player_task(p));
    else if (p->focus == PANE_CONSOLE)
        ask_watch(p, "output", 0);
    else
        player_toggle_break(p, pane_code_place(p));
}

/* Where the first task of a deadlock's cycle began to wait for good; QUERY_NONE: there is no deadlock here. */
static uint64_t first_wait(const Player *p)
{
    enum { MOST = 64 };
    uint32_t tasks[MOST];
    size_t n = player_is_deadlocked(p) ? narrate_find_cycle(p->state, tasks, MOST) : 0;
    uint64_t seq = QUERY_NONE;
    for (size_t i = 0; i < n && i < MOST; i++)
        seq = nearest(seq, state_task(p->state, tasks[i])->last_event, true); /* the earliest */
    return seq;
}

void player_continue(Player *p, bool forward)
{
    static const EventKind mark = EV_MARK; /* the program's own: breakpoint() */
    LogNeed need = need_of(p);
    uint64_t seq = nearest(nearest_mark(p, forward), forward ? query_next(p->log, p->pos, query_is_kind, &mark)
                                                             : query_prev(p->log, p->pos, query_is_kind, &mark), forward);
    if (need.kinds[0] | need.kinds[1])
        seq = nearest(seq, forward ? query_next_needing(p->log, p->pos, &need, stops_here, p)
                                   : query_prev_needing(p->log, p->pos, &need, stops_here, p), forward);
    if (seq == QUERY_NONE && !forward)
        seq = first_wait(p);
    if (seq != QUERY_NONE)
        player_jump(p, seq);
    else
        buf_printf(&p->notice, "No breakpoint or mark %s this moment. B sets one on the current line.",
                   forward ? "after" : "before");
}
