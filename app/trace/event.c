#include "trace/log.h"

#include <string.h>

#define A(kind, name) {#name, FIELD_##kind, 0, GUESS_##kind},
#define B(kind, name) {#name, FIELD_##kind, 1, GUESS_##kind},
#define C(kind, name) {#name, FIELD_##kind, 2, GUESS_##kind},
#define D(kind, name) {#name, FIELD_##kind, 3, GUESS_##kind},
#define E(kind, name) {#name, FIELD_##kind, 4, GUESS_##kind},
#define F(kind, name) {#name, FIELD_##kind, 5, GUESS_##kind},
#define N(kind, name) {#name, FIELD_##kind, 6, GUESS_##kind},
#define EVENT(ID, json, play, fields) {json, play, {fields {NULL, 0, 0, 0}}},
static const EventSpec specs[EV_COUNT] = {
    {"none", false, {{NULL, 0, 0, 0}}},
#include "trace/event.def"
};

const EventSpec *event_spec(unsigned kind)
{
    return &specs[kind < EV_COUNT ? kind : 0];
}

EventKind event_by_name(const char *name)
{
    for (unsigned k = 1; k < EV_COUNT; k++)
        if (strcmp(specs[k].name, name) == 0)
            return (EventKind)k;
    return EV_NONE;
}

uint32_t event_slot(const Event *ev, unsigned slot)
{
    const uint32_t slots[6] = {ev->a, ev->b, ev->c, ev->d, ev->e, ev->f};
    return slot < 6 ? slots[slot] : 0;
}

uint32_t trace_strn(TraceSink *s, const char *text, size_t len)
{
    return trace_on(s) && text ? log_str(s->log, text, len) : 0;
}

uint32_t trace_str(TraceSink *s, const char *text)
{
    return text ? trace_strn(s, text, strlen(text)) : 0;
}

uint32_t trace_list(TraceSink *s, const uint32_t *items, size_t count)
{
    return trace_on(s) ? log_list(s->log, items, count) : 0;
}
