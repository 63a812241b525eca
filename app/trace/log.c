/* How an event is coded
 *
 * Byte 0 is the kind, its top bit says that time, tick or running task differ from the event before; then a
 * mask byte and the differences follow. The instruction counter is always a difference. A field is coded by
 * its kind: ids that grow (futures, handles, lines, frames) as a signed difference to the last one of that
 * kind, a task relative to the running one, everything else as it is. All numbers are LEB128 varints,
 * signed ones zigzag first. A chunk holds LOG_CHUNK_EVENTS events and begins with nothing remembered, so
 * any event is found by decoding one chunk at most. */
#include "trace/log.h"

#include "base/check.h"
#include "base/map.h"
#include "base/mem.h"

#include <string.h>

enum { MAX_EVENT_BYTES = 96, MASK_TIME = 1, MASK_TICK = 2, MASK_CUR = 4, MAX_SANE_LIST = 1 << 28 };

/* What stands in a chunk, so that searching can pass it by: kinds exactly, lines and tasks by some bits of their number. */
enum { TASK_BITS = 2048 };
typedef struct {
    uint8_t *data;
    size_t len, cap;
    int64_t t_ns; /* of the first event, for searching by time */
    uint64_t kinds[2], lines, tasks[TASK_BITS / 64];
} Chunk;
_Static_assert(EV_COUNT <= 128, "a bit for each kind");

typedef struct {
    char *name, *source;
    size_t len;
    uint32_t first_line;
    uint32_t *line_at; /* offset of each line, lines + 1 entries */
    uint32_t lines;
} LogFile;

struct Log {
    const char *outcome;
    int exit_code;
    Chunk *chunks;
    size_t nchunks, cap_chunks;
    uint64_t count, max, dropped;
    size_t bytes;
    Event last;
    uint32_t context[LOG_CONTEXT_WORDS];
    Map strings; /* index = id */
    uint32_t *items; /* all lists, one after the other */
    size_t nitems, cap_items;
    uint32_t *list_at; /* start of list id; list_at[id + 1] is its end */
    uint32_t nlists, cap_lists;
    uint32_t *list_slots; /* id, 0 = empty */
    uint32_t nlist_slots;
    LogHeader header;
    LogFile *files;
    uint32_t nfiles, cap_files;
};

Log *log_new(uint64_t max_events)
{
    Log *log = mem_zalloc(sizeof *log);
    log->max = max_events ? max_events : 5000000;
    map_init(&log->strings);
    map_intern(&log->strings, "", 0);
#define WORD(ID, text) (void)map_intern(&log->strings, text, sizeof text - 1);
#include "trace/words.def"
#undef WORD
    ASSERT(map_count(&log->strings) == STR_WORD_COUNT);
    MEM_GROW(log->list_at, log->cap_lists, 8);
    log->list_at[0] = log->list_at[1] = 0;
    log->nlists = 1;
    log_set_header(log, &(LogHeader){"", "3.11", "acs1:0:", 0, ""});
    return log;
}

static void header_clear(LogHeader *h)
{
    mem_free((char *)h->program);
    mem_free((char *)h->semantics);
    mem_free((char *)h->schedule);
    mem_free((char *)h->source_hash);
}

void log_free(Log *log)
{
    if (!log)
        return;
    for (size_t i = 0; i < log->nchunks; i++)
        mem_free(log->chunks[i].data);
    for (uint32_t i = 0; i < log->nfiles; i++) {
        mem_free(log->files[i].name);
        mem_free(log->files[i].source);
        mem_free(log->files[i].line_at);
    }
    mem_free(log->chunks);
    mem_free(log->files);
    mem_free(log->items);
    mem_free(log->list_at);
    mem_free(log->list_slots);
    map_deinit(&log->strings);
    header_clear(&log->header);
    mem_free(log);
}

/* ---- writing ---- */

static inline uint8_t *put_uint(uint8_t *p, uint64_t v)
{
    while (v >= 0x80) {
        *p++ = (uint8_t)(v | 0x80);
        v >>= 7;
    }
    *p++ = (uint8_t)v;
    return p;
}

static inline uint64_t zigzag(int64_t v)
{
    return ((uint64_t)v << 1) ^ (uint64_t)(v >> 63);
}

static inline int64_t unzigzag(uint64_t v)
{
    return (int64_t)((v >> 1) ^ (~(v & 1) + 1));
}

static inline uint32_t zigzag32(uint32_t delta)
{
    return (delta << 1) ^ (uint32_t)-(int32_t)(delta >> 31);
}

static inline uint32_t unzigzag32(uint32_t v)
{
    return (v >> 1) ^ (~(v & 1) + 1);
}

/* Kinds whose values are near the last value of the same kind. */
static inline bool is_relative(unsigned field)
{
    return field == FIELD_FUT || field == FIELD_HANDLE || field == FIELD_LINE || field == FIELD_FRAME;
}

static Chunk *chunk_for_append(Log *log)
{
    if (log->count % LOG_CHUNK_EVENTS == 0) {
        if (log->nchunks) { /* the full one needs no slack any more */
            Chunk *full = &log->chunks[log->nchunks - 1];
            full->data = mem_realloc(full->data, full->len);
            full->cap = full->len;
        }
        MEM_GROW(log->chunks, log->cap_chunks, log->nchunks + 1);
        log->chunks[log->nchunks] = (Chunk){.data = mem_alloc(16384), .cap = 16384};
        log->nchunks++;
        memset(&log->last, 0, sizeof log->last);
        memset(log->context, 0, sizeof log->context);
    }
    Chunk *c = &log->chunks[log->nchunks - 1];
    if (c->cap - c->len < MAX_EVENT_BYTES) {
        c->cap *= 2;
        c->data = mem_realloc(c->data, c->cap);
    }
    return c;
}

static inline void note_task(Chunk *c, uint32_t task)
{
    c->tasks[task / 64 % (TASK_BITS / 64)] |= (uint64_t)1 << task % 64;
}

static uint8_t *put_field(Log *log, Chunk *c, const FieldSpec *f, const Event *ev, uint8_t *p)
{
    if (f->slot == 6)
        return put_uint(p, zigzag(ev->n));
    uint32_t v = event_slot(ev, f->slot);
    if (f->kind == FIELD_TASK) {
        note_task(c, v);
        return put_uint(p, zigzag32(v - ev->cur));
    }
    if (f->kind == FIELD_LINE)
        c->lines |= (uint64_t)1 << v % 64;
    if (is_relative(f->kind)) {
        uint32_t delta = v - log->context[f->kind];
        log->context[f->kind] = v;
        return put_uint(p, zigzag32(delta));
    }
    return put_uint(p, v);
}

void log_append(Log *log, const Event *ev)
{
    ASSERT(ev->kind > EV_NONE && ev->kind < EV_COUNT);
    if (log->count >= log->max) {
        log->dropped++;
        return;
    }
    Chunk *c = chunk_for_append(log);
    if (c->len == 0)
        c->t_ns = ev->t_ns;
    uint8_t *start = c->data + c->len, *p = start;
    unsigned mask = (ev->t_ns != log->last.t_ns ? MASK_TIME : 0) | (ev->tick != log->last.tick ? MASK_TICK : 0) |
                    (ev->cur != log->last.cur ? MASK_CUR : 0);
    *p++ = (uint8_t)(ev->kind | (mask ? 0x80 : 0));
    if (mask) {
        *p++ = (uint8_t)mask;
        if (mask & MASK_TIME)
            p = put_uint(p, zigzag((int64_t)((uint64_t)ev->t_ns - (uint64_t)log->last.t_ns)));
        if (mask & MASK_TICK)
            p = put_uint(p, zigzag32(ev->tick - log->last.tick));
        if (mask & MASK_CUR)
            p = put_uint(p, ev->cur);
        note_task(c, ev->cur);
    }
    c->kinds[ev->kind / 64] |= (uint64_t)1 << ev->kind % 64;
    p = put_uint(p, zigzag((int64_t)(ev->instr - log->last.instr)));
    for (const FieldSpec *f = event_spec(ev->kind)->fields; f->key; f++)
        p = put_field(log, c, f, ev, p);
    log->last = *ev;
    size_t used = (size_t)(p - start);
    c->len += used;
    log->bytes += used;
    log->count++;
}

uint64_t log_count(const Log *log) { return log->count; }
bool log_truncated(const Log *log) { return log->dropped > 0; }
uint64_t log_dropped(const Log *log) { return log->dropped; }
size_t log_bytes(const Log *log) { return log->bytes; }

bool log_may_have(const Log *log, uint64_t index, const LogNeed *need)
{
    const Chunk *c = &log->chunks[index / LOG_CHUNK_EVENTS];
    bool any_kind = !(need->kinds[0] | need->kinds[1]);
    if (!any_kind && !(c->kinds[0] & need->kinds[0]) && !(c->kinds[1] & need->kinds[1]))
        return false;
    if (need->lines && !(c->lines & need->lines))
        return false;
    uint32_t task = need->task;
    return !task || (c->tasks[task / 64 % (TASK_BITS / 64)] & (uint64_t)1 << task % 64);
}

void log_need_kind(LogNeed *need, EventKind kind)
{
    need->kinds[(unsigned)kind / 64] |= (uint64_t)1 << (unsigned)kind % 64;
}

void log_need_line(LogNeed *need, uint32_t line)
{
    need->lines |= (uint64_t)1 << line % 64;
}

/* ---- reading ---- */

static inline const uint8_t *get_uint(const uint8_t *p, uint64_t *v)
{
    uint64_t x = *p & 0x7f;
    for (unsigned shift = 7; *p++ & 0x80; shift += 7)
        x |= (uint64_t)(*p & 0x7f) << (shift & 63);
    *v = x;
    return p;
}

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

static const uint8_t *get_field(LogCursor *c, const FieldSpec *f, Event *ev, const uint8_t *p)
{
    uint64_t raw;
    p = get_uint(p, &raw);
    uint32_t v = (uint32_t)raw;
    if (f->slot == 6) {
        ev->n = unzigzag(raw);
        return p;
    }
    if (f->kind == FIELD_TASK) {
        v = unzigzag32(v) + ev->cur;
    } else if (is_relative(f->kind)) {
        v = unzigzag32(v) + c->context[f->kind];
        c->context[f->kind] = v;
    }
    set_slot(ev, f->slot, v);
    return p;
}

static void cursor_enter_chunk(LogCursor *c)
{
    c->at = 0;
    memset(&c->last, 0, sizeof c->last);
    memset(c->context, 0, sizeof c->context);
}

bool log_next(LogCursor *c, Event *out)
{
    const Log *log = c->log;
    if (c->index >= log->count)
        return false;
    if (c->index % LOG_CHUNK_EVENTS == 0)
        cursor_enter_chunk(c);
    const uint8_t *data = log->chunks[c->index / LOG_CHUNK_EVENTS].data, *p = data + c->at;
    Event ev = {.t_ns = c->last.t_ns, .tick = c->last.tick, .cur = c->last.cur};
    uint64_t v;
    ev.kind = *p & 0x7f;
    if (*p++ & 0x80) {
        unsigned mask = *p++;
        if (mask & MASK_TIME) {
            p = get_uint(p, &v);
            ev.t_ns = (int64_t)((uint64_t)ev.t_ns + (uint64_t)unzigzag(v));
        }
        if (mask & MASK_TICK) {
            p = get_uint(p, &v);
            ev.tick += unzigzag32((uint32_t)v);
        }
        if (mask & MASK_CUR) {
            p = get_uint(p, &v);
            ev.cur = (uint32_t)v;
        }
    }
    p = get_uint(p, &v);
    ev.instr = c->last.instr + (uint64_t)unzigzag(v);
    for (const FieldSpec *f = event_spec(ev.kind)->fields; f->key; f++)
        p = get_field(c, f, &ev, p);
    c->at = (size_t)(p - data);
    c->last = ev;
    c->index++;
    *out = ev;
    return true;
}

LogCursor log_cursor(const Log *log, uint64_t index)
{
    LogCursor c = {.log = log};
    if (index > log->count)
        index = log->count;
    c.index = index - index % LOG_CHUNK_EVENTS;
    cursor_enter_chunk(&c);
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

/* ---- strings, lists ---- */

uint32_t log_str(Log *log, const char *text, size_t len)
{
    return map_intern(&log->strings, text, len);
}

const char *log_textn(const Log *log, uint32_t str, size_t *len)
{
    if (str >= map_count(&log->strings))
        str = 0;
    return map_key(&log->strings, str, len);
}

const char *log_text(const Log *log, uint32_t str)
{
    size_t len;
    return log_textn(log, str, &len);
}

uint32_t log_str_count(const Log *log) { return map_count(&log->strings); }

static uint32_t list_hash(const uint32_t *items, size_t count)
{
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < count; i++)
        h = (h ^ items[i]) * 1099511628211u;
    return (uint32_t)(h ^ h >> 32);
}

/* The slot with this list, or the empty one where it belongs. */
static uint32_t *list_slot(const Log *log, const uint32_t *items, size_t count)
{
    uint32_t mask = log->nlist_slots - 1;
    for (uint32_t i = list_hash(items, count) & mask;; i = (i + 1) & mask) {
        uint32_t id = log->list_slots[i];
        if (!id)
            return &log->list_slots[i];
        size_t len;
        const uint32_t *old = log_list_items(log, id, &len);
        if (len == count && memcmp(old, items, count * sizeof *items) == 0)
            return &log->list_slots[i];
    }
}

static void lists_grow(Log *log)
{
    if (log->nlists * 2 < log->nlist_slots)
        return;
    mem_free(log->list_slots);
    log->nlist_slots = log->nlist_slots ? log->nlist_slots * 2 : 64;
    log->list_slots = mem_zalloc(log->nlist_slots * sizeof *log->list_slots);
    for (uint32_t id = 1; id < log->nlists; id++) {
        size_t len;
        const uint32_t *items = log_list_items(log, id, &len);
        *list_slot(log, items, len) = id;
    }
}

uint32_t log_list(Log *log, const uint32_t *items, size_t count)
{
    if (count == 0 || count > MAX_SANE_LIST - log->nitems)
        return 0;
    lists_grow(log);
    uint32_t *slot = list_slot(log, items, count);
    if (*slot)
        return *slot;
    MEM_GROW(log->items, log->cap_items, log->nitems + count);
    memcpy(log->items + log->nitems, items, count * sizeof *items);
    log->nitems += count;
    MEM_GROW(log->list_at, log->cap_lists, log->nlists + 2);
    *slot = log->nlists++;
    log->list_at[log->nlists] = (uint32_t)log->nitems;
    return *slot;
}

const uint32_t *log_list_items(const Log *log, uint32_t list, size_t *count)
{
    if (list == 0 || list >= log->nlists) {
        *count = 0;
        return NULL;
    }
    *count = log->list_at[list + 1] - log->list_at[list];
    return log->items + log->list_at[list];
}

/* ---- header and files ---- */

void log_set_header(Log *log, const LogHeader *h)
{
    LogHeader copy = {mem_strdup(h->program ? h->program : ""), mem_strdup(h->semantics ? h->semantics : "3.11"),
                      mem_strdup(h->schedule ? h->schedule : "acs1:0:"), h->random_seed,
                      mem_strdup(h->source_hash ? h->source_hash : "")};
    header_clear(&log->header);
    log->header = copy;
}

void log_set_end(Log *log, const char *outcome, int exit_code)
{
    log->outcome = outcome;
    log->exit_code = exit_code;
}

const char *log_outcome(const Log *log) { return log->outcome ? log->outcome : ""; }
int log_exit_code(const Log *log) { return log->exit_code; }
const LogHeader *log_header(const Log *log) { return &log->header; }

uint32_t log_add_file(Log *log, const char *name, const char *source, size_t len, uint32_t first_line)
{
    if (log->nfiles == LOG_MAX_FILES)
        return 0;
    MEM_GROW(log->files, log->cap_files, log->nfiles + 1);
    LogFile *f = &log->files[log->nfiles];
    *f = (LogFile){.name = mem_strdup(name), .first_line = first_line ? first_line : 1};
    if (source && len < UINT32_MAX) {
        uint32_t cap = 0;
        f->source = mem_strndup(source, len);
        f->len = len;
        for (size_t at = 0; at < len; f->lines++) {
            MEM_GROW(f->line_at, cap, f->lines + 2);
            f->line_at[f->lines] = (uint32_t)at;
            const char *nl = memchr(source + at, '\n', len - at);
            at = nl ? (size_t)(nl - source) + 1 : len;
            f->line_at[f->lines + 1] = (uint32_t)at;
        }
    }
    return log->nfiles++;
}

uint32_t log_file_count(const Log *log) { return log->nfiles; }

const char *log_file_name(const Log *log, uint32_t file)
{
    return file < log->nfiles ? log->files[file].name : "";
}

const char *log_file_text(const Log *log, uint32_t file, size_t *len)
{
    *len = file < log->nfiles ? log->files[file].len : 0;
    return file < log->nfiles ? log->files[file].source : NULL;
}

bool log_has_line(const Log *log, uint32_t ref)
{
    size_t len;
    return ref && (!lineref_file(ref) || log_file_text(log, lineref_file(ref), &len));
}

void log_put_line(const Log *log, uint32_t ref, Buf *out)
{
    buf_printf(out, "%u", lineref_line(ref));
    if (lineref_file(ref))
        buf_printf(out, " of %s", log_file_name(log, lineref_file(ref)));
}

const char *log_source_line(const Log *log, uint32_t line, size_t *len)
{
    *len = 0;
    if (lineref_file(line) >= log->nfiles)
        return NULL;
    const LogFile *f = &log->files[lineref_file(line)];
    uint32_t i = lineref_line(line) - f->first_line;
    if (!f->source || lineref_line(line) < f->first_line || i >= f->lines)
        return NULL;
    size_t n = f->line_at[i + 1] - f->line_at[i];
    const char *s = f->source + f->line_at[i];
    while (n && (s[n - 1] == '\n' || s[n - 1] == '\r'))
        n--;
    *len = n;
    return s;
}
