/* Keyframes: one pass folds the whole log and keeps a copy of the state every STATES_KEYFRAME events. A copy
 * touches each page's counter, so a long log has keyframes further apart (at most MAX_FRAMES of them): a seek
 * in 2 million events still folds no more than some milliseconds. */
#include "trace/state.h"

#include "base/mem.h"

enum { MAX_FRAMES = 96, NEAR = 2048 };

typedef struct {
    uint32_t *items;
    size_t count, cap;
} Seqs;

struct States {
    const Log *log;
    State **frames; /* frames[k]: after k * interval events */
    uint64_t interval;
    size_t nframes, cap_frames;
    State *current;
    LogCursor cursor; /* at current->events */
    State *before;    /* a copy some NEAR events back: stepping back starts there; may be NULL */
    Seqs outs, ticks, jumps;
    Texts *texts;
};

static void seqs_add(Seqs *q, uint64_t seq)
{
    MEM_GROW(q->items, q->cap, q->count + 1);
    q->items[q->count++] = (uint32_t)seq;
}

States *states_new(const Log *log)
{
    return states_new_read(log, NULL);
}

/* Indexes of single events. */
static void note(States *st, uint64_t seq, const Event *ev)
{
    if (ev->kind == EV_OUT || ev->kind == EV_INPUT)
        seqs_add(&st->outs, seq);
    else if (ev->kind == EV_TICK_BEGIN)
        seqs_add(&st->ticks, seq);
    else if (ev->kind == EV_CLOCK_ADVANCE || ev->kind == EV_CLOCK_BLOCK || ev->kind == EV_SPIN)
        seqs_add(&st->jumps, seq);
    texts_note(st->texts, seq, ev);
}

States *states_new_read(const Log *log, const StatesReader *reader)
{
    States *st = mem_zalloc(sizeof *st);
    st->log = log;
    st->texts = texts_new(log);
    st->interval = STATES_KEYFRAME;
    while (log_count(log) / st->interval > MAX_FRAMES)
        st->interval *= 2;
    State *s = state_new(log);
    LogCursor c = log_cursor(log, 0);
    Event ev;
    for (;;) {
        if (s->events % st->interval == 0) {
            MEM_GROW(st->frames, st->cap_frames, st->nframes + 1);
            st->frames[st->nframes++] = state_clone(s);
        }
        if (!log_next(&c, &ev))
            break;
        note(st, s->events, &ev);
        if (reader)
            reader->before(reader->to, s, &ev);
        state_apply(s, &ev);
        if (reader)
            reader->after(reader->to, s, &ev);
    }
    st->current = s;
    st->cursor = c;
    return st;
}

void states_free(States *st)
{
    if (!st)
        return;
    for (size_t i = 0; i < st->nframes; i++)
        state_free(st->frames[i]);
    state_free(st->current);
    state_free(st->before);
    texts_free(st->texts);
    mem_free(st->frames);
    mem_free(st->outs.items);
    mem_free(st->ticks.items);
    mem_free(st->jumps.items);
    mem_free(st);
}

const Log *states_log(const States *st) { return st->log; }

static void advance(State *s, LogCursor *c, uint64_t events)
{
    Event ev;
    while (s->events < events && log_next(c, &ev))
        state_apply(s, &ev);
}

static const State *nearest(const States *st, uint64_t events)
{
    size_t k = (size_t)(events / st->interval);
    return st->frames[k < st->nframes ? k : st->nframes - 1];
}

static uint64_t events_for(const States *st, uint64_t i)
{
    uint64_t n = log_count(st->log);
    return i < n ? i + 1 : n;
}

const State *states_seek(States *st, uint64_t i)
{
    uint64_t events = events_for(st, i);
    const State *from = nearest(st, events);
    if (st->before && st->before->events <= events && st->before->events > from->events)
        from = st->before;
    if (events < st->current->events || from->events > st->current->events) {
        State *fresh = state_clone(from);
        state_free(st->current);
        st->current = fresh;
        st->cursor = log_cursor(st->log, fresh->events);
    }
    if (events - st->current->events > 2 * NEAR) {
        advance(st->current, &st->cursor, events - NEAR);
        state_free(st->before);
        st->before = state_clone(st->current);
    }
    advance(st->current, &st->cursor, events);
    return st->current;
}

State *state_at(const States *st, uint64_t i)
{
    uint64_t events = events_for(st, i);
    State *s = state_clone(nearest(st, events));
    LogCursor c = log_cursor(st->log, s->events);
    advance(s, &c, events);
    return s;
}

const Texts *states_texts(const States *st) { return st->texts; }

const uint32_t *states_outs(const States *st, size_t *count)
{
    *count = st->outs.count;
    return st->outs.items;
}

const uint32_t *states_ticks(const States *st, size_t *count)
{
    *count = st->ticks.count;
    return st->ticks.items;
}

const uint32_t *states_jumps(const States *st, size_t *count)
{
    *count = st->jumps.count;
    return st->jumps.items;
}

/* ---- the alphabet of states ---- */

typedef struct {
    const char *name, *glyph, *ascii, *bar, *ascii_bar;
} Look;

static const Look looks[TASK_STATE_COUNT] = {
    [TASK_ABSENT] = {"absent", " ", " ", " ", " "},
    [TASK_READY] = {"ready", "»", "+", "▒", "+"},
    [TASK_RUNNING] = {"running", "▶", ">", "█", "#"},
    [TASK_BLOCKING] = {"blocks the loop", "!", "!", "!", "!"},
    [TASK_SLEEPING] = {"sleeping", "░", "~", "░", "~"},
    [TASK_WAITING] = {"waiting", "─", "-", "─", "-"},
    [TASK_IO] = {"I/O", "≈", "=", "≈", "="},
    [TASK_FINISHED] = {"done", "■", "|", "■", "|"},
    [TASK_CANCELLED] = {"cancelled", "×", "x", "×", "x"},
    [TASK_FAILED] = {"failed", "✗", "E", "✗", "E"},
};

static const Look *look(TaskState state)
{
    return &looks[(unsigned)state < TASK_STATE_COUNT ? state : TASK_ABSENT];
}

const char *task_state_name(TaskState state) { return look(state)->name; }
const char *task_state_glyph(TaskState state, bool ascii) { return ascii ? look(state)->ascii : look(state)->glyph; }
const char *task_state_bar(TaskState state, bool ascii) { return ascii ? look(state)->ascii_bar : look(state)->bar; }
