/* Writing events: a general way, and for each kind a quick one. */
#include "base/check.h"
#include "base/mem.h"
#include "trace/log_internal.h"

#include <string.h>

#define LIKELY(x) __builtin_expect(!!(x), 1)

static inline void note_task(Chunk *c, uint32_t task)
{
    c->tasks[task / 64 % (TASK_BITS / 64)] |= (uint64_t)1 << task % 64;
    c->blocks |= (uint64_t)1 << task / TASK_BITS % 64;
}

static inline void note_kind(Chunk *c, unsigned kind)
{
    c->kinds[kind / 64] |= (uint64_t)1 << kind % 64;
}

static inline void note_line(Chunk *c, uint32_t line)
{
    c->lines |= (uint64_t)1 << line % 64;
}

static void set_easy(Log *log)
{
    uint64_t end = ((uint64_t)log->nchunks + 1) * LOG_CHUNK_EVENTS;
    log->easy = end < log->max ? end : log->max;
    if (log->reached && log->easy > log->watch_seq)
        log->easy = log->watch_seq;
}

void log_watch(Log *log, uint64_t seq, void (*reached)(void *ctx), void *ctx)
{
    log->reached = reached;
    log->reached_ctx = ctx;
    log->watch_seq = seq;
    set_easy(log);
}

/* The page is full: its bytes go to a place of their own. */
static void close_chunk(Log *log)
{
    Chunk *open = &log->open;
    uint8_t *page = open->data;
    open->len = (size_t)(log->at - page);
    MEM_GROW(log->chunks, log->cap_chunks, log->nchunks + 1);
    Chunk *full = &log->chunks[log->nchunks++];
    *full = *open;
    full->data = mem_dup(page, full->len);
    *open = (Chunk){.data = page, .start = full->start + full->len};
    log->at = page;
    log->coding = (Coding){0};
}

/* ---- the general way ---- */

static inline uint8_t *put_stamps(Log *log, uint8_t *p, unsigned mask, const Event *ev)
{
    const Coding *c = &log->coding;
    if (mask & MASK_TIME)
        p = put_uint(p, zigzag((int64_t)((uint64_t)ev->t_ns - (uint64_t)c->t_ns)));
    if (mask & MASK_TICK)
        p = put_uint(p, zigzag32(ev->tick - c->tick));
    if (mask & MASK_CUR)
        p = put_uint(p, zigzag32(ev->cur - c->cur));
    if (mask & MASK_INSTR)
        p = put_uint(p, zigzag((int64_t)(ev->instr - c->instr)));
    return p;
}

/* The distances of the fields from what was foretold; learns them. Returns which are not 0, a bit a slot. */
static unsigned field_distances(Log *log, const Event *ev, uint64_t distances[7])
{
    Coding *c = &log->coding;
    unsigned wrong = 0;
    if (ev->kind == EV_CALL)
        coding_enter(c);
    for (const FieldSpec *f = event_spec(ev->kind)->fields; f->key; f++) {
        if (f->slot == 6) {
            distances[6] = zigzag((int64_t)((uint64_t)ev->n - coding_guess_n(c, f->guess, ev->kind, ev->t_ns)));
            coding_learn_n(c, f->guess, ev->kind, ev->t_ns, ev->n);
        } else {
            uint32_t v = event_slot(ev, f->slot);
            distances[f->slot] = zigzag32(v - coding_guess(c, f->guess, ev->kind, f->slot, ev->cur));
            coding_learn(c, f->guess, ev->kind, f->slot, v);
            if (f->kind == FIELD_TASK)
                note_task(&log->open, v);
            else if (f->kind == FIELD_LINE)
                note_line(&log->open, v);
        }
        wrong |= (unsigned)(distances[f->slot] != 0) << f->slot;
    }
    if (ev->kind == EV_RETURN || ev->kind == EV_UNWIND)
        coding_leave(c);
    return wrong;
}

/* wrong, distances: of the fields. */
static void put_distances(Log *log, const Event *ev, unsigned wrong, const uint64_t distances[7])
{
    Coding *c = &log->coding;
    unsigned mask = (ev->t_ns != c->t_ns ? MASK_TIME : 0) | (ev->tick != c->tick ? MASK_TICK : 0) |
                    (ev->cur != coding_guess_cur(c, ev->kind) ? MASK_CUR : 0) | (ev->instr != c->instr ? MASK_INSTR : 0);
    uint8_t *p = log->at;
    *p++ = (uint8_t)(ev->kind | (mask | wrong ? STAMPED : 0));
    if (mask | wrong) {
        mask |= (wrong & 7) * MASK_FIELDS | (wrong > 7 ? MASK_MORE : 0);
        *p++ = (uint8_t)mask;
        if (wrong > 7)
            *p++ = (uint8_t)(wrong >> 3);
        p = put_stamps(log, p, mask, ev);
        for (; wrong; wrong &= wrong - 1)
            p = put_uint(p, distances[__builtin_ctz(wrong)]);
    }
    note_kind(&log->open, ev->kind);
    note_task(&log->open, ev->cur);
    c->t_ns = ev->t_ns;
    c->tick = ev->tick;
    c->cur = ev->cur;
    c->instr = ev->instr;
    log->at = p;
}

static void put_event(Log *log, const Event *ev)
{
    uint64_t distances[7];
    unsigned wrong = field_distances(log, ev, distances);
    put_distances(log, ev, wrong, distances);
}

/* Nothing more is kept: whatever comes now is only counted. */
static bool drops(Log *log)
{
    bool full = log->count >= log->max;
    log->dropped += full;
    return full;
}

void log_append(Log *log, const Event *ev)
{
    ASSERT(ev->kind > EV_NONE && ev->kind < EV_COUNT);
    if (drops(log))
        return;
    if (log->count == ((uint64_t)log->nchunks + 1) * LOG_CHUNK_EVENTS)
        close_chunk(log);
    put_event(log, ev);
    set_easy(log);
    if (log->count++ == log->watch_seq && log->reached) {
        void (*reached)(void *) = log->reached;
        log->reached = NULL;
        set_easy(log);
        reached(log->reached_ctx);
    }
}

static inline uint64_t instr_of(const TraceSink *s)
{
    return s->instr ? *s->instr : 0;
}

static inline void stamp(const TraceSink *s, Event *ev, unsigned kind)
{
    ev->t_ns = s->t_ns;
    ev->tick = s->tick;
    ev->cur = s->cur;
    ev->instr = instr_of(s);
    ev->kind = (uint16_t)kind;
}

void trace_append(TraceSink *s, Event *ev)
{
    stamp(s, ev, ev->kind);
    log_append(s->log, ev);
}

/* ---- the quick way: functions for each kind, whose guesses the compiler knows ---- */

/* Time and tick are those of the last event. */
static inline bool same_moment(const TraceSink *s, const Log *log)
{
    return ((uint64_t)(s->t_ns ^ log->coding.t_ns) | (s->tick ^ log->coding.tick)) == 0;
}

static uint8_t *put_cur_and_instr(Log *log, uint8_t *p, unsigned kind, uint32_t cur, uint64_t instr)
{
    Coding *c = &log->coding;
    unsigned mask = (cur != coding_guess_cur(c, kind) ? MASK_CUR : 0) | (instr != c->instr ? MASK_INSTR : 0);
    *p++ = (uint8_t)(kind | STAMPED);
    *p++ = (uint8_t)mask;
    if (mask & MASK_CUR) {
        p = put_uint(p, zigzag32(cur - c->cur));
        note_task(&log->open, cur);
    }
    if (mask & MASK_INSTR)
        p = put_uint(p, zigzag((int64_t)(instr - c->instr)));
    c->instr = instr;
    return p;
}

/* An event whose moment and fields are as foretold. */
static inline void put_foretold(Log *log, unsigned kind, uint32_t cur, uint64_t instr)
{
    Coding *c = &log->coding;
    uint8_t *p = log->at;
    if (cur == coding_guess_cur(c, kind) && instr == c->instr)
        *p++ = (uint8_t)kind;
    else
        p = put_cur_and_instr(log, p, kind, cur, instr);
    c->cur = cur;
    note_kind(&log->open, kind);
    log->at = p;
    log->count++;
}

static inline void learn_foretold(Log *log, unsigned guess, unsigned kind, unsigned slot, uint32_t v)
{
    bool moves = guess == GUESS_NEW_TASK || guess == GUESS_NEW_FUT || guess == GUESS_SET_FUT || guess == GUESS_NEW_HANDLE ||
                 guess == GUESS_RUN_HANDLE || guess == GUESS_NEW_FRAME || guess == GUESS_NEW_NUM;
    if (moves)
        coding_learn(&log->coding, guess, kind, slot, v);
    if (guess == GUESS_NEW_TASK)
        note_task(&log->open, v);
}

/* What each kind does with its fields: compares them with the guesses; learns them; takes their distances; or, where the
 * log has to look after itself first, writes them into an Event. */
#define WRONG(slot, guess, name) wrong |= x->name ^ coding_guess(c, guess, kind, slot, s->cur);
#define WRONG_N(guess, name) wrong |= (uint64_t)x->name ^ coding_guess_n(c, guess, kind, s->t_ns);
#define A(field, name) WRONG(0, GUESS_##field, name)
#define B(field, name) WRONG(1, GUESS_##field, name)
#define C(field, name) WRONG(2, GUESS_##field, name)
#define D(field, name) WRONG(3, GUESS_##field, name)
#define E(field, name) WRONG(4, GUESS_##field, name)
#define F(field, name) WRONG(5, GUESS_##field, name)
#define N(field, name) WRONG_N(GUESS_##field, name)
#define EVENT(ID, json, play, fields)                                                                        \
    static inline uint64_t wrong_##ID(const TraceSink *s, const Trace_##ID *x)                               \
    {                                                                                                        \
        const unsigned kind = EV_##ID;                                                                       \
        const Coding *c = &s->log->coding;                                                                   \
        uint64_t wrong = 0;                                                                                  \
        fields return wrong;                                                                                 \
    }
#include "trace/event.def"

#define A(field, name) learn_foretold(log, GUESS_##field, kind, 0, x->name);
#define B(field, name) learn_foretold(log, GUESS_##field, kind, 1, x->name);
#define C(field, name) learn_foretold(log, GUESS_##field, kind, 2, x->name);
#define D(field, name) learn_foretold(log, GUESS_##field, kind, 3, x->name);
#define E(field, name) learn_foretold(log, GUESS_##field, kind, 4, x->name);
#define F(field, name) learn_foretold(log, GUESS_##field, kind, 5, x->name);
#define N(field, name)
#define EVENT(ID, json, play, fields)                                                                        \
    static inline void quick_##ID(TraceSink *s, const Trace_##ID *x)                                         \
    {                                                                                                        \
        const unsigned kind = EV_##ID;                                                                       \
        Log *log = s->log;                                                                                   \
        put_foretold(log, kind, s->cur, instr_of(s));                                                        \
        if (kind == EV_CALL)                                                                                 \
            coding_enter(&log->coding);                                                                      \
        fields if (kind == EV_RETURN || kind == EV_UNWIND) coding_leave(&log->coding);                       \
    }
#include "trace/event.def"

/* One field is not as foretold, or time has passed. */
static inline uint64_t field_distance(Log *log, unsigned guess, unsigned kind, unsigned slot, uint32_t cur, uint32_t v)
{
    uint64_t distance = zigzag32(v - coding_guess(&log->coding, guess, kind, slot, cur));
    coding_learn(&log->coding, guess, kind, slot, v);
    if (guess == GUESS_TASK || guess == GUESS_NEW_TASK)
        note_task(&log->open, v);
    else if (guess == GUESS_HERE || guess == GUESS_LINE)
        note_line(&log->open, v);
    return distance;
}

static inline uint64_t wide_distance(Log *log, unsigned guess, unsigned kind, int64_t t_ns, int64_t n)
{
    uint64_t distance = zigzag((int64_t)((uint64_t)n - coding_guess_n(&log->coding, guess, kind, t_ns)));
    coding_learn_n(&log->coding, guess, kind, t_ns, n);
    return distance;
}

#define DISTANCE(slot, guess, name)                                                                          \
    distances[slot] = field_distance(log, guess, kind, slot, s->cur, x->name);                               \
    wrong |= (unsigned)(distances[slot] != 0) << slot;
#define A(field, name) DISTANCE(0, GUESS_##field, name)
#define B(field, name) DISTANCE(1, GUESS_##field, name)
#define C(field, name) DISTANCE(2, GUESS_##field, name)
#define D(field, name) DISTANCE(3, GUESS_##field, name)
#define E(field, name) DISTANCE(4, GUESS_##field, name)
#define F(field, name) DISTANCE(5, GUESS_##field, name)
#define N(field, name)                                                                                       \
    distances[6] = wide_distance(log, GUESS_##field, kind, s->t_ns, x->name);                                \
    wrong |= (unsigned)(distances[6] != 0) << 6;
#define EVENT(ID, json, play, fields)                                                                        \
    static void stored_##ID(TraceSink *s, const Trace_##ID *x)                                               \
    {                                                                                                        \
        const unsigned kind = EV_##ID;                                                                       \
        Log *log = s->log;                                                                                   \
        Event ev;                                                                                            \
        uint64_t distances[7];                                                                               \
        unsigned wrong = 0;                                                                                  \
        stamp(s, &ev, kind);                                                                                 \
        if (kind == EV_CALL)                                                                                 \
            coding_enter(&log->coding);                                                                      \
        fields if (kind == EV_RETURN || kind == EV_UNWIND) coding_leave(&log->coding);                       \
        put_distances(log, &ev, wrong, distances);                                                           \
        log->count++;                                                                                        \
    }
#include "trace/event.def"

#define A(field, name) ev.a = x->name;
#define B(field, name) ev.b = x->name;
#define C(field, name) ev.c = x->name;
#define D(field, name) ev.d = x->name;
#define E(field, name) ev.e = x->name;
#define F(field, name) ev.f = x->name;
#define N(field, name) ev.n = x->name;
#define EVENT(ID, json, play, fields)                                                                        \
    void trace_emit_##ID(TraceSink *s, const Trace_##ID *x)                                                  \
    {                                                                                                        \
        if (s->log->count < s->log->easy) {                                                                  \
            if (LIKELY(same_moment(s, s->log) && !wrong_##ID(s, x)))                                         \
                quick_##ID(s, x);                                                                            \
            else                                                                                             \
                stored_##ID(s, x);                                                                           \
            return;                                                                                          \
        }                                                                                                    \
        Event ev = {.kind = EV_##ID};                                                                        \
        fields trace_append(s, &ev);                                                                         \
    }
#include "trace/event.def"

/* ---- what the program does: forms of their own, and next to nothing on the way that most of it takes ---- */

/* Tick and running task as one number. */
static inline uint64_t tick_and_cur(const uint32_t *tick)
{
    uint64_t both;
    memcpy(&both, tick, sizeof both);
    return both;
}
_Static_assert(offsetof(TraceSink, cur) == offsetof(TraceSink, tick) + 4, "read at once");
_Static_assert(offsetof(Coding, cur) == offsetof(Coding, tick) + 4, "read at once");

/* 0: the program goes on in the same task, at the same moment. */
static inline uint64_t moved_on(const TraceSink *s, const Coding *c)
{
    return (uint64_t)(s->t_ns ^ c->t_ns) | (tick_and_cur(&s->tick) ^ tick_and_cur(&c->tick));
}

static __attribute__((noinline)) void line_far(TraceSink *s, uint32_t line, uint32_t frame, uint32_t func)
{
    Log *log = s->log;
    Coding *c = &log->coding;
    uint64_t instr = instr_of(s), ran = instr - c->instr;
    if (moved_on(s, c) | ran >> 8 || log->count >= log->easy) {
        trace_emit_LINE(s, &(Trace_LINE){.task = s->cur, .line = line, .frame = frame, .func = func});
        return;
    }
    uint8_t *p = log->at;
    *p++ = SHORT_LINE_FAR;
    *p++ = (uint8_t)ran;
    p = put_uint(p, zigzag32(line - c->here.line));
    p = put_uint(p, zigzag32(frame - c->here.frame));
    p = put_uint(p, zigzag32(func - c->here.func));
    c->instr = instr;
    c->here = (CodingPlace){frame, func, line};
    note_kind(&log->open, EV_LINE);
    note_line(&log->open, line);
    log->at = p;
    log->count++;
}

void trace_line(TraceSink *s, uint32_t line, uint32_t frame, uint32_t func)
{
    Log *log = s->log;
    Coding *c = &log->coding;
    uint64_t instr = instr_of(s), ran = instr - c->instr;
    uint32_t distance = line - c->here.line + 128;
    if (!LIKELY(!(moved_on(s, c) | (func ^ c->here.func) | (ran | distance) >> 8) && log->count < log->easy)) {
        line_far(s, line, frame, func);
        return;
    }
    uint8_t *p = log->at;
    uint32_t other_frame = frame - c->here.frame;
    uint32_t head = (other_frame ? SHORT_LINE_FRAME : SHORT_LINE) | (uint32_t)ran << 8 | distance << 16;
    memcpy(p, &head, sizeof head); /* its fourth byte is the next one's */
    p += 3;
    if (other_frame) {
        p = put_uint(p, zigzag32(other_frame));
        c->here.frame = frame;
    }
    c->instr = instr;
    c->here.line = line;
    note_kind(&log->open, EV_LINE);
    note_line(&log->open, line);
    log->at = p;
    log->count++;
}

/* The rare way: a text as any other. */
static __attribute__((noinline)) void call_with_text(TraceSink *s, const TraceCode *code, uint32_t frame,
                                                     const TraceValue *args, size_t nargs)
{
    if (drops(s->log))
        return;
    Buf text = {0};
    uint8_t *bytes = mem_alloc((nargs + 1) * MAX_VALUE_BYTES), *p = bytes;
    for (size_t i = 0; i < nargs; i++)
        p = put_value(p, &args[i]);
    log_args_text(s->log, code->list, bytes, p, &text);
    mem_free(bytes);
    uint32_t id = log_str(s->log, buf_text(&text), text.len);
    buf_deinit(&text);
    trace_emit_CALL(s, &(Trace_CALL){.frame = frame, .func = code->func, .args = id, .line = code->line});
}

void trace_call(TraceSink *s, const TraceCode *code, uint32_t frame, const TraceValue *args, size_t nargs)
{
    Log *log = s->log;
    Coding *c = &log->coding;
    if (!LIKELY(!moved_on(s, c) && log->count < log->easy && nargs <= MAX_SHORT_ARGS)) {
        call_with_text(s, code, frame, args, nargs);
        return;
    }
    uint8_t *p = log->at;
    uint64_t instr = instr_of(s);
    *p++ = SHORT_CALL;
    p = put_uint(p, zigzag((int64_t)(instr - c->instr)));
    p = put_uint(p, zigzag32(frame - (c->newest_frame + 1)));
    p = put_uint(p, code->list);
    for (size_t i = 0; i < nargs; i++)
        p = put_value(p, &args[i]);
    coding_enter(c);
    c->instr = instr;
    c->newest_frame = frame;
    c->here = (CodingPlace){frame, code->func, code->line};
    note_kind(&log->open, EV_CALL);
    note_line(&log->open, code->line);
    log->at = p;
    log->count++;
}

static __attribute__((noinline)) void return_text(TraceSink *s, uint32_t frame, uint32_t func, TraceValue value, uint32_t line)
{
    if (drops(s->log))
        return;
    uint8_t bytes[MAX_VALUE_BYTES];
    Buf text = {0};
    put_value(bytes, &value);
    log_value_text(s->log, bytes, &text);
    uint32_t id = log_str(s->log, buf_text(&text), text.len);
    buf_deinit(&text);
    trace_emit_RETURN(s, &(Trace_RETURN){.frame = frame, .func = func, .value = id, .line = line});
}

void trace_return(TraceSink *s, uint32_t frame, uint32_t func, TraceValue value, uint32_t line)
{
    Log *log = s->log;
    Coding *c = &log->coding;
    if (!LIKELY(!moved_on(s, c) && log->count < log->easy)) {
        return_text(s, frame, func, value, line);
        return;
    }
    uint8_t *p = log->at;
    uint64_t instr = instr_of(s);
    bool far = (frame ^ c->here.frame) | (func ^ c->here.func);
    *p++ = far ? SHORT_RETURN_FAR : SHORT_RETURN;
    p = put_uint(p, zigzag((int64_t)(instr - c->instr)));
    if (far) {
        p = put_uint(p, zigzag32(frame - c->here.frame));
        p = put_uint(p, zigzag32(func - c->here.func));
    }
    p = put_uint(p, zigzag32(line - c->here.line));
    p = put_value(p, &value);
    c->instr = instr;
    coding_leave(c);
    note_kind(&log->open, EV_RETURN);
    note_line(&log->open, line);
    log->at = p;
    log->count++;
}
