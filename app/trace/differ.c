#include "trace/differ.h"

#include <string.h>

static bool same_text(const char *a, size_t na, const char *b, size_t nb)
{
    return na == nb && memcmp(a, b, na) == 0;
}

static bool same_string(const Log *x, uint32_t a, const Log *y, uint32_t b)
{
    size_t na, nb;
    const char *ta = log_textn(x, a, &na), *tb = log_textn(y, b, &nb);
    return same_text(ta, na, tb, nb);
}

static bool same_line(const Log *x, uint32_t a, const Log *y, uint32_t b)
{
    size_t na = 0, nb = 0;
    const char *ta = log_source_line(x, a, &na), *tb = log_source_line(y, b, &nb);
    return ta || tb ? ta && tb && same_text(ta, na, tb, nb) : a == b;
}

/* Of numbers, or with `stack` of pairs (function, line). */
static bool same_list(const Log *x, uint32_t a, const Log *y, uint32_t b, bool stack)
{
    size_t na, nb;
    const uint32_t *la = log_list_items(x, a, &na), *lb = log_list_items(y, b, &nb);
    if (na != nb)
        return false;
    if (!stack)
        return !na || memcmp(la, lb, na * sizeof *la) == 0;
    for (size_t i = 0; i + 1 < na; i += 2)
        if (!same_string(x, la[i], y, lb[i]) || !same_line(x, la[i + 1], y, lb[i + 1]))
            return false;
    return true;
}

static bool same_field(const Log *x, const Event *a, const Log *y, const Event *b, const FieldSpec *field)
{
    if (field->slot == 6)
        return a->n == b->n;
    uint32_t va = event_slot(a, field->slot), vb = event_slot(b, field->slot);
    switch ((FieldKind)field->kind) {
    case FIELD_STR: return same_string(x, va, y, vb);
    case FIELD_LINE: return same_line(x, va, y, vb);
    case FIELD_TASKS:
    case FIELD_FUTS: return same_list(x, va, y, vb, false);
    case FIELD_STACK: return same_list(x, va, y, vb, true);
    default: return va == vb;
    }
}

static bool same_event(const Log *x, const Event *a, const Log *y, const Event *b)
{
    if (a->kind != b->kind || a->t_ns != b->t_ns || a->tick != b->tick || a->cur != b->cur)
        return false;
    for (const FieldSpec *field = event_spec(a->kind)->fields; field->key; field++) {
        bool told_next = a->kind == EV_CALL && field->kind == FIELD_LINE; /* by the line that runs then */
        if (!told_next && !same_field(x, a, y, b, field))
            return false;
    }
    return true;
}

uint64_t differ_first(const Log *before, const Log *after)
{
    LogCursor left = log_cursor(before, 0), right = log_cursor(after, 0);
    Event a, b;
    for (uint64_t seq = 0;; seq++) {
        bool more = log_next(&left, &a), other = log_next(&right, &b);
        if (!more && !other)
            return QUERY_NONE;
        if (more != other || !same_event(before, &a, after, &b))
            return seq;
    }
}

size_t differ_line(const Buf *before, const Buf *after)
{
    size_t line = 1, at = 0;
    for (; at < before->len && at < after->len && before->data[at] == after->data[at]; at++)
        line += before->data[at] == '\n';
    return at == before->len && at == after->len ? 0 : line;
}
