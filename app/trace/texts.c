#include "trace/texts.h"

#include "base/mem.h"

#include <string.h>

struct Texts {
    const Log *log;
    uint32_t *strings; /* those of the first chunk, of the second ...; each once a chunk */
    size_t count, cap;
    size_t *ends; /* by chunk: where its strings end */
    size_t chunks, cap_chunks;
    uint32_t *met; /* by string: 1 + the chunk that had it last */
    size_t met_count, met_cap;
};

Texts *texts_new(const Log *log)
{
    Texts *texts = mem_zalloc(sizeof *texts);
    texts->log = log;
    return texts;
}

void texts_free(Texts *texts)
{
    if (!texts)
        return;
    mem_free(texts->strings);
    mem_free(texts->ends);
    mem_free(texts->met);
    mem_free(texts);
}

/* Texts are made in reading: there are more and more of them. */
static void make_room(Texts *texts)
{
    size_t count = log_str_count(texts->log);
    MEM_GROW(texts->met, texts->met_cap, count);
    memset(texts->met + texts->met_count, 0, (count - texts->met_count) * sizeof *texts->met);
    texts->met_count = count;
}

static void add(Texts *texts, uint32_t str)
{
    uint32_t chunk = (uint32_t)texts->chunks, string = log_plain_str(texts->log, str);
    if (string >= texts->met_count)
        make_room(texts);
    if (!string || texts->met[string] == chunk)
        return;
    texts->met[string] = chunk;
    MEM_GROW(texts->strings, texts->cap, texts->count + 1);
    texts->strings[texts->count++] = string;
}

void texts_note(Texts *texts, uint64_t seq, const Event *ev)
{
    while (texts->chunks <= seq / LOG_CHUNK_EVENTS) {
        MEM_GROW(texts->ends, texts->cap_chunks, texts->chunks + 1);
        texts->ends[texts->chunks++] = texts->count;
    }
    const EventSpec *spec = event_spec(ev->kind);
    for (const FieldSpec *f = spec->playable ? spec->fields : NULL; f && f->key; f++) {
        if (f->kind == FIELD_STR)
            add(texts, event_slot(ev, f->slot));
    }
    texts->ends[texts->chunks - 1] = texts->count;
}

uint8_t *texts_find(const Texts *texts, const char *text)
{
    uint8_t *found = mem_zalloc(texts->chunks + 1), *told = mem_zalloc(texts->met_count + 1);
    LogNeed named = {0};
    for (EventKind kind = EV_NONE + 1; kind < EV_COUNT; kind++) {
        if (strstr(event_spec(kind)->name, text))
            log_need_kind(&named, kind);
    }
    for (uint32_t string = 1; string < texts->met_count; string++)
        told[string] = texts->met[string] && strstr(log_text(texts->log, string), text);
    for (size_t chunk = 0, at = 0; chunk < texts->chunks; chunk++) {
        found[chunk] = (named.kinds[0] | named.kinds[1]) && log_may_have(texts->log, chunk * LOG_CHUNK_EVENTS, &named);
        for (; at < texts->ends[chunk]; at++)
            found[chunk] |= told[texts->strings[at]];
    }
    mem_free(told);
    return found;
}
