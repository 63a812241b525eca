/* Texts that are made when a reader asks for them: of values, of calls' arguments, names with a number. Ids may come from
 * events made by hand: what stands at their place need not be what they say, so nothing here trusts it. */
#include "base/float_text.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "trace/log_internal.h"

/* ---- putting them off ---- */

enum { MAX_LATER_BYTES = (TRACE_LABEL_ARGS + 2) * MAX_VALUE_BYTES };

static uint32_t keep_for_later(Log *log, const uint8_t *bytes, const uint8_t *end)
{
    size_t at = log->later.len;
    if (log->count >= log->max || at >= TEXT_PLACE)
        return 0; /* nobody will ask */
    buf_bytes(&log->later, bytes, (size_t)(end - bytes));
    return TEXT_LATER | (uint32_t)at;
}

uint32_t trace_value(TraceSink *s, TraceValue v)
{
    uint8_t bytes[2 * MAX_VALUE_BYTES];
    return trace_on(s) ? keep_for_later(s->log, bytes, put_value(put_uint(bytes, LATER_VALUE), &v)) : 0;
}

uint32_t trace_numbered(TraceSink *s, uint32_t word, uint32_t number)
{
    uint8_t bytes[3 * MAX_VALUE_BYTES];
    return trace_on(s) ? keep_for_later(s->log, bytes, put_uint(put_uint(put_uint(bytes, LATER_NUMBERED), word), number)) : 0;
}

uint32_t trace_label(TraceSink *s, uint32_t func, const TraceValue *args, size_t nargs)
{
    uint8_t bytes[MAX_LATER_BYTES];
    if (!trace_on(s) || !nargs)
        return trace_on(s) ? func : 0;
    uint8_t *p = put_uint(put_uint(bytes, LATER_LABEL + nargs), func);
    for (size_t i = 0; i < nargs; i++)
        p = put_value(p, &args[i]);
    return keep_for_later(s->log, bytes, p);
}

/* ---- making them ---- */

static void plain_text(const Log *log, uint64_t str, Buf *out)
{
    size_t len;
    if (str >= map_count(log->strings))
        return;
    const char *text = map_key(log->strings, (uint32_t)str, &len);
    buf_bytes(out, text, len);
}

const uint8_t *log_value_text(const Log *log, const uint8_t *p, Buf *out)
{
    uint64_t v;
    if (*p == TRACE_FLOAT) {
        double d;
        memcpy(&d, p + 1, sizeof d);
        float_text(d, out);
        return p + 1 + sizeof d;
    }
    p = get_uint(p, &v);
    if ((v & 3) == TRACE_INT) {
        buf_printf(out, "%lld", (long long)unzigzag(v >> 2));
    } else {
        plain_text(log, v >> 2, out);
    }
    return p;
}

void log_args_text(const Log *log, uint32_t code, const uint8_t *p, const uint8_t *end, Buf *out)
{
    size_t count;
    const uint32_t *items = log_list_items(log, code, &count);
    for (size_t i = 2; i < count && p < end && out->len < TRACE_ARGS_TEXT; i++) {
        if (out->len)
            buf_str(out, ", ");
        plain_text(log, items[i], out);
        buf_char(out, '=');
        p = log_value_text(log, p, out);
    }
    utf8_clip(out, 0, TRACE_ARGS_TEXT);
}

static void label_text(const Log *log, uint64_t nargs, const uint8_t *p, const uint8_t *end, Buf *out)
{
    uint64_t func;
    Buf arg = {0};
    const char *before = "(";
    p = get_uint(p, &func);
    plain_text(log, func, out);
    for (uint64_t i = 0; i < nargs && p < end; i++) {
        buf_clear(&arg);
        p = log_value_text(log, p, &arg);
        if (out->len + arg.len > TRACE_LABEL_TEXT)
            continue;
        buf_str(out, before);
        buf_bytes(out, buf_text(&arg), arg.len);
        before = ", ";
    }
    buf_str(out, *before == '(' ? "" : ")");
    buf_deinit(&arg);
}

static void later_text(const Log *log, const uint8_t *p, const uint8_t *end, Buf *out)
{
    uint64_t form, word, number;
    p = get_uint(p, &form);
    if (form == LATER_VALUE) {
        log_value_text(log, p, out);
    } else if (form == LATER_NUMBERED) {
        p = get_uint(p, &word);
        get_uint(p, &number);
        plain_text(log, word, out);
        buf_printf(out, "%u", (uint32_t)number);
    } else {
        label_text(log, form - LATER_LABEL, p, end, out);
    }
}

/* Some bytes from a place of the events on; zeros behind its chunk. */
static void event_bytes(const Log *log, size_t place, uint8_t *out, size_t size)
{
    size_t low = 0, high = log->nchunks; /* the chunk is among [low, high], where nchunks is the open one */
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (place < log->chunks[mid].start + log->chunks[mid].len)
            high = mid;
        else
            low = mid + 1;
    }
    const Chunk *c = low < log->nchunks ? &log->chunks[low] : &log->open;
    size_t at = place - c->start, left = (low < log->nchunks ? c->len : (size_t)(log->at - c->data)) - at;
    memcpy(out, c->data + at, left < size ? left : size);
}

/* The id of the text of such an id; 0 if there is none. */
static uint32_t made_text(const Log *log, uint32_t str)
{
    uint8_t bytes[MAX_LATER_BYTES + 2 * MAX_VALUE_BYTES] = {0}; /* ends with zeros, whatever it is */
    const uint8_t *p = bytes, *end = bytes + MAX_LATER_BYTES;
    size_t place = str & TEXT_PLACE, kept = str < TEXT_VALUE ? log->later.len : log_bytes(log);
    Buf text = {0};
    uint64_t code;
    if (place >= kept)
        return 0;
    if (str >= TEXT_VALUE)
        event_bytes(log, place, bytes, MAX_LATER_BYTES);
    else
        memcpy(bytes, log->later.data + place, kept - place < MAX_LATER_BYTES ? kept - place : MAX_LATER_BYTES);
    if (str >= TEXT_ARGS) {
        p = get_uint(p, &code);
        log_args_text(log, (uint32_t)code, p, end, &text);
    } else if (str >= TEXT_VALUE) {
        log_value_text(log, p, &text);
    } else {
        later_text(log, p, end, &text);
    }
    uint32_t id = map_intern(log->strings, buf_text(&text), text.len);
    buf_deinit(&text);
    return id;
}

uint32_t log_plain_str(const Log *log, uint32_t str)
{
    if (str >= TEXT_LATER)
        str = made_text(log, str);
    return str < map_count(log->strings) ? str : 0;
}

const char *log_textn(const Log *log, uint32_t str, size_t *len)
{
    return map_key(log->strings, log_plain_str(log, str), len);
}

const char *log_text(const Log *log, uint32_t str)
{
    size_t len;
    return log_textn(log, str, &len);
}
