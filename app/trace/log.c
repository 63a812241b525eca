/* The log as a container: its memory, strings and lists, header and files. How events are coded: log_internal.h. */
#include "trace/log_internal.h"

#include "base/check.h"
#include "base/map.h"
#include "base/mem.h"

#include <string.h>

enum { MAX_SANE_LIST = 1 << 28 };

Log *log_new(uint64_t max_events)
{
    Log *log = mem_zalloc(sizeof *log);
    log->max = max_events ? max_events : 5000000;
    log->at = log->open.data = mem_alloc(LOG_CHUNK_EVENTS * MAX_EVENT_BYTES);
    log->strings = mem_alloc(sizeof *log->strings);
    log->playable = mem_zalloc(sizeof *log->playable);
    map_init(log->strings);
    map_intern(log->strings, "", 0);
#define WORD(ID, text) (void)map_intern(log->strings, text, sizeof text - 1);
#include "trace/words.def"
#undef WORD
    ASSERT(map_count(log->strings) == STR_WORD_COUNT);
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
    map_deinit(log->strings);
    mem_free(log->strings);
    for (size_t i = 0; i < log->playable->cap; i++)
        mem_free(log->playable->chunks[i]);
    mem_free(log->playable->chunks);
    mem_free(log->playable);
    mem_free(log->open.data);
    buf_deinit(&log->later);
    header_clear(&log->header);
    mem_free(log);
}

uint64_t log_count(const Log *log) { return log->count; }
bool log_truncated(const Log *log) { return log->dropped > 0; }
uint64_t log_dropped(const Log *log) { return log->dropped; }
size_t log_bytes(const Log *log) { return log->open.start + (size_t)(log->at - log->open.data); }

/* ---- strings, lists ---- */

uint32_t log_str(Log *log, const char *text, size_t len)
{
    return map_intern(log->strings, text, len);
}

uint32_t log_str_count(const Log *log) { return map_count(log->strings); }

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
