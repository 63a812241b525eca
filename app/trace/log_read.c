/* Reading events, and searching them. */
#include "trace/log_internal.h"

#include <string.h>

static void set_slot(Event *ev, unsigned slot, uint32_t v)
{
    switch (slot) {
    case 0: ev->a = v; break;
    case 1: ev->b = v; break;
    case 2: ev->c = v; break;
    case 3: ev->d = v; break;
    case 4: ev->e = v; break;
    default: ev->f = v; break;
    }
}

static const uint8_t *get_stamps(const Coding *c, const uint8_t *p, unsigned mask, Event *ev)
{
    uint64_t v;
    if (mask & MASK_TIME) {
        p = get_uint(p, &v);
        ev->t_ns = (int64_t)((uint64_t)c->t_ns + (uint64_t)unzigzag(v));
    }
    if (mask & MASK_TICK) {
        p = get_uint(p, &v);
        ev->tick = c->tick + unzigzag32((uint32_t)v);
    }
    if (mask & MASK_CUR) {
        p = get_uint(p, &v);
        ev->cur = c->cur + unzigzag32((uint32_t)v);
    }
    if (mask & MASK_INSTR) {
        p = get_uint(p, &v);
        ev->instr = c->instr + (uint64_t)unzigzag(v);
    }
    return p;
}

/* wrong: a bit for each slot whose distance is stored. */
static const uint8_t *get_fields(Coding *c, const uint8_t *p, unsigned wrong, Event *ev)
{
    if (ev->kind == EV_CALL)
        coding_enter(c);
    for (const FieldSpec *f = event_spec(ev->kind)->fields; f->key; f++) {
        uint64_t distance = 0;
        if (wrong >> f->slot & 1)
            p = get_uint(p, &distance);
        if (f->slot == 6) {
            ev->n = (int64_t)(coding_guess_n(c, f->guess, ev->kind, ev->t_ns) + (uint64_t)unzigzag(distance));
            coding_learn_n(c, f->guess, ev->kind, ev->t_ns, ev->n);
            continue;
        }
        uint32_t v = coding_guess(c, f->guess, ev->kind, f->slot, ev->cur) + unzigzag32((uint32_t)distance);
        coding_learn(c, f->guess, ev->kind, f->slot, v);
        set_slot(ev, f->slot, v);
    }
    if (ev->kind == EV_RETURN || ev->kind == EV_UNWIND)
        coding_leave(c);
    return p;
}

static const uint8_t *skip_value(const uint8_t *p)
{
    uint64_t v;
    return *p == TRACE_FLOAT ? p + 1 + sizeof(double) : get_uint(p, &v);
}

static inline const uint8_t *get_distance(const uint8_t *p, uint32_t *v)
{
    uint64_t distance;
    p = get_uint(p, &distance);
    *v += unzigzag32((uint32_t)distance);
    return p;
}

static const uint8_t *get_line(Coding *c, const uint8_t *p, unsigned form, Event *ev)
{
    ev->kind = EV_LINE;
    ev->instr += *p++;
    if (form == SHORT_LINE_FAR)
        p = get_distance(p, &c->here.line);
    else
        c->here.line += (uint32_t)*p++ - 128;
    if (form != SHORT_LINE)
        p = get_distance(p, &c->here.frame);
    if (form == SHORT_LINE_FAR)
        p = get_distance(p, &c->here.func);
    ev->a = ev->cur;
    ev->b = c->here.line;
    ev->c = c->here.frame;
    ev->d = c->here.func;
    return p;
}

/* place: of p, in the whole log */
static const uint8_t *get_call(const Log *log, Coding *c, const uint8_t *p, size_t place, Event *ev)
{
    const uint8_t *start = p;
    uint64_t v;
    p = get_uint(p, &v);
    ev->kind = EV_CALL;
    ev->instr += (uint64_t)unzigzag(v);
    p = get_uint(p, &v);
    ev->a = c->newest_frame + 1 + unzigzag32((uint32_t)v);
    size_t count, at = place + (size_t)(p - start);
    p = get_uint(p, &v);
    const uint32_t *code = log_list_items(log, (uint32_t)v, &count);
    ev->c = count > 2 ? TEXT_ARGS | (uint32_t)at : 0;
    ev->b = code[0];
    ev->d = code[1];
    for (size_t i = 2; i < count; i++)
        p = skip_value(p);
    coding_enter(c);
    c->newest_frame = ev->a;
    c->here = (CodingPlace){ev->a, ev->b, ev->d};
    return p;
}

static const uint8_t *get_return(Coding *c, const uint8_t *p, bool far, size_t place, Event *ev)
{
    const uint8_t *start = p;
    uint64_t v;
    p = get_uint(p, &v);
    ev->kind = EV_RETURN;
    ev->instr += (uint64_t)unzigzag(v);
    ev->a = c->here.frame;
    ev->b = c->here.func;
    ev->d = c->here.line;
    if (far) {
        p = get_distance(p, &ev->a);
        p = get_distance(p, &ev->b);
    }
    p = get_distance(p, &ev->d);
    ev->c = TEXT_VALUE | (uint32_t)(place + (size_t)(p - start));
    coding_leave(c);
    return skip_value(p);
}

static const uint8_t *get_event(Coding *c, const uint8_t *p, unsigned head, Event *ev)
{
    unsigned mask = 0, wrong = 0;
    ev->kind = head & (STAMPED - 1);
    if (head & STAMPED) {
        mask = *p++;
        wrong = mask / MASK_FIELDS & 7;
        if (mask & MASK_MORE)
            wrong |= (unsigned)*p++ << 3;
    }
    ev->cur = coding_guess_cur(c, ev->kind);
    p = get_stamps(c, p, mask, ev);
    return get_fields(c, p, wrong, ev);
}

bool log_next(LogCursor *cursor, Event *out)
{
    const Log *log = cursor->log;
    Coding *c = &cursor->coding;
    if (cursor->index >= log->count)
        return false;
    if (cursor->index % LOG_CHUNK_EVENTS == 0) {
        cursor->at = 0;
        *c = (Coding){0};
    }
    const Chunk *chunk = log_chunk(log, cursor->index);
    const uint8_t *p = chunk->data + cursor->at;
    Event ev = {.t_ns = c->t_ns, .tick = c->tick, .cur = c->cur, .instr = c->instr};
    unsigned head = *p++;
    size_t place = chunk->start + cursor->at + 1;
    if (head >= SHORT_LINE && head <= SHORT_LINE_FAR)
        p = get_line(c, p, head, &ev);
    else if (head == SHORT_CALL)
        p = get_call(log, c, p, place, &ev);
    else if (head == SHORT_RETURN || head == SHORT_RETURN_FAR)
        p = get_return(c, p, head == SHORT_RETURN_FAR, place, &ev);
    else
        p = get_event(c, p, head, &ev);
    c->t_ns = ev.t_ns;
    c->tick = ev.tick;
    c->cur = ev.cur;
    c->instr = ev.instr;
    cursor->at = (size_t)(p - chunk->data);
    cursor->index++;
    *out = ev;
    return true;
}

LogCursor log_cursor(const Log *log, uint64_t index)
{
    LogCursor c = {.log = log};
    if (index > log->count)
        index = log->count;
    c.index = index - index % LOG_CHUNK_EVENTS;
    Event skipped;
    while (c.index < index && log_next(&c, &skipped))
        ;
    return c;
}

bool log_get(const Log *log, uint64_t i, Event *ev)
{
    if (i >= log->count)
        return false;
    LogCursor c = log_cursor(log, i);
    return log_next(&c, ev);
}

bool log_may_have(const Log *log, uint64_t index, const LogNeed *need)
{
    const Chunk *c = log_chunk(log, index);
    if (need->chunks && !need->chunks[index / LOG_CHUNK_EVENTS])
        return false;
    bool any_kind = !(need->kinds[0] | need->kinds[1]);
    if (!any_kind && !(c->kinds[0] & need->kinds[0]) && !(c->kinds[1] & need->kinds[1]))
        return false;
    if (need->lines && !(c->lines & need->lines))
        return false;
    uint32_t task = need->task;
    return !task || ((c->tasks[task / 64 % (TASK_BITS / 64)] & (uint64_t)1 << task % 64) &&
                     (c->blocks & (uint64_t)1 << task / TASK_BITS % 64));
}

void log_need_kind(LogNeed *need, EventKind kind)
{
    need->kinds[(unsigned)kind / 64] |= (uint64_t)1 << (unsigned)kind % 64;
}

void log_need_line(LogNeed *need, uint32_t line)
{
    need->lines |= (uint64_t)1 << line % 64;
}
