#include "screens/order.h"

#include "base/mem.h"
#include "screens/screen.h"

#include <string.h>

/* FNV, then a linear congruence. */
void order_shuffle(int *order, int count, const char *key)
{
    uint64_t x = 1469598103934665603u;
    for (; *key; key++)
        x = (x ^ (unsigned char)*key) * 1099511628211u;
    for (int i = count - 1; i > 0; i--) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        int k = (int)((x >> 33) % (uint64_t)(i + 1)), old = order[i];
        order[i] = order[k];
        order[k] = old;
    }
}

static void add_line(Order *o, const char *text, size_t len)
{
    while (len && (text[len - 1] == '\n' || text[len - 1] == '\r' || text[len - 1] == ' '))
        len--;
    if (o->count < ORDER_MAX)
        o->lines[o->count++] = (OrderLine){.text = arena_strndup(&o->memory, text, len), .len = len};
}

static void add_lines(Order *o, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        if (end > at)
            add_line(o, text + at, end - at);
        at = end + 1;
    }
}

static bool same_line(const OrderLine *a, const OrderLine *b)
{
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static void apply(Order *o, const int *places)
{
    OrderLine old[ORDER_MAX];
    memcpy(old, o->lines, sizeof old);
    for (size_t i = 0; i < o->count; i++)
        o->lines[i] = old[places[i]];
}

/* A distractor that is paired stands below its partner: the learner chooses between the two. */
static void put_beside(Order *o, int *places, size_t line, size_t partner)
{
    size_t from = 0, to = 0;
    for (size_t i = 0; i < o->count; i++) {
        from = places[i] == (int)line ? i : from;
        to = places[i] == (int)partner ? i : to;
    }
    int moved = places[from];
    memmove(places + from, places + from + 1, (o->count - from - 1) * sizeof *places);
    to -= to > from;
    memmove(places + to + 2, places + to + 1, (o->count - to - 2) * sizeof *places);
    places[to + 1] = moved;
}

void order_init(Order *o, const char *text, size_t len, const CourseExtra *extra,
                size_t extra_count, const char *key)
{
    int places[ORDER_MAX];
    *o = (Order){.may_leave_out = extra_count > 0};
    arena_init(&o->memory);
    add_lines(o, text, len);
    size_t own = o->count;
    for (size_t i = 0; i < extra_count; i++)
        add_line(o, extra[i].line.text, extra[i].line.len);
    for (size_t i = 0; i < o->count; i++)
        places[i] = (int)i;
    order_shuffle(places, (int)o->count, key);
    for (size_t i = own; i < o->count; i++) {
        int beside = extra[i - own].beside;
        if (beside > 0 && (size_t)beside <= own)
            put_beside(o, places, i, (size_t)beside - 1);
    }
    bool right = true;
    for (size_t i = 0; i < o->count; i++)
        right = right && same_line(&o->lines[i], &o->lines[places[i]]);
    if (right && o->count > 1) { /* the last line first */
        memmove(places + 1, places, (o->count - 1) * sizeof *places);
        places[0] = (int)o->count - 1;
    }
    apply(o, places);
}

void order_deinit(Order *o)
{
    arena_deinit(&o->memory);
}

void order_text(const Order *o, Buf *out)
{
    for (size_t i = 0; i < o->count; i++) {
        if (o->lines[i].aside)
            continue;
        buf_bytes(out, o->lines[i].text, o->lines[i].len);
        buf_char(out, '\n');
    }
}

void order_set(Order *o, const char *text)
{
    size_t placed = 0;
    while (*text) {
        size_t len = strcspn(text, "\n");
        OrderLine wanted = {.text = text, .len = len};
        for (size_t i = placed; i < o->count; i++) {
            if (!same_line(&o->lines[i], &wanted))
                continue;
            OrderLine found = o->lines[i];
            memmove(&o->lines[placed + 1], &o->lines[placed], (i - placed) * sizeof found);
            o->lines[placed++] = found;
            break;
        }
        text += len + (text[len] == '\n');
    }
    for (size_t i = 0; i < o->count; i++)
        o->lines[i].aside = o->may_leave_out && i >= placed;
    o->cursor = 0;
}

/* ---- drawing ---- */

void order_build(const Order *o, Doc *doc, size_t *cursor_line)
{
    bool said = false;
    for (size_t i = 0; i < o->count; i++) {
        const OrderLine *line = &o->lines[i];
        if (line->aside && !said) {
            doc_blank(doc);
            doc_put(doc, 0, ROLE_DIM, "── left out ──", strlen("── left out ──"));
            said = true;
        }
        doc_blank(doc);
        const char *mark = i != o->cursor ? " " : o->carrying ? "»" : "▶";
        doc_put(doc, 0, ROLE_PLAYHEAD, mark, strlen(mark));
        if (o->code && !line->aside)
            doc_put_code(doc, 3, line->text, line->len);
        else
            doc_put(doc, 3, line->aside ? ROLE_DIM : ROLE_OUTPUT, line->text, line->len);
        if (i == o->cursor && cursor_line)
            *cursor_line = doc->line_count - 1;
    }
}

/* ---- keys ---- */

unsigned order_contexts(const Order *o)
{
    return CTX_ORDER | (o->may_leave_out ? CTX_LEAVE_OUT : 0);
}

static bool swap(Order *o, long by)
{
    size_t to = o->cursor + (size_t)by;
    if (to >= o->count || o->lines[o->cursor].aside || o->lines[to].aside)
        return false;
    OrderLine line = o->lines[o->cursor];
    o->lines[o->cursor] = o->lines[to];
    o->lines[to] = line;
    o->cursor = to;
    return true;
}

/* Behind the last line that is not left out: there it is left out, or taken back. */
static bool turn_aside(Order *o)
{
    if (!o->may_leave_out || !o->count)
        return false;
    OrderLine line = o->lines[o->cursor];
    size_t end = 0;
    memmove(&o->lines[o->cursor], &o->lines[o->cursor + 1], (o->count - o->cursor - 1) * sizeof line);
    while (end < o->count - 1 && !o->lines[end].aside)
        end++;
    memmove(&o->lines[end + 1], &o->lines[end], (o->count - 1 - end) * sizeof line);
    line.aside = !line.aside;
    o->lines[end] = line;
    if (!line.aside)
        o->cursor = end;
    return true;
}

bool order_act(Order *o, const KeyHit *hit)
{
    long by = hit->action == ACT_ORDER_UP || hit->action == ACT_ORDER_RAISE ? -1 : 1;
    switch (hit->action) {
    case ACT_ORDER_UP:
    case ACT_ORDER_DOWN:
        if (o->carrying)
            return swap(o, by);
        if (o->cursor + (size_t)by < o->count)
            o->cursor += (size_t)by;
        return false;
    case ACT_ORDER_RAISE:
    case ACT_ORDER_LOWER:
        return swap(o, by);
    case ACT_ORDER_TAKE:
        o->carrying = o->count && !o->carrying && !o->lines[o->cursor].aside;
        return false;
    case ACT_ORDER_ASIDE:
        o->carrying = false;
        return turn_aside(o);
    default:
        return false;
    }
}
