#include "course/ledger.h"

#include "base/json.h"
#include "base/mem.h"
#include "course/record.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES_MAX = 1000000, HINTS_MAX = 1000, REVIEWS_MAX = 1000000 };

void ledger_init(Ledger *l)
{
    *l = (Ledger){.bad_lines = 0};
    map_init(&l->keys);
    map_init(&l->courses);
}

void ledger_deinit(Ledger *l)
{
    for (uint32_t i = 0; i < map_count(&l->keys); i++)
        mem_free(l->entries[i].given);
    for (uint32_t i = 0; i < map_count(&l->courses); i++) {
        mem_free(l->places[i].chapter);
        mem_free(l->places[i].step);
    }
    mem_free(l->entries);
    mem_free(l->places);
    map_deinit(&l->keys);
    map_deinit(&l->courses);
    buf_deinit(&l->unknown);
}

/* ---- entries ---- */

static void put_key(const char *course, const char *step, Buf *key)
{
    buf_printf(key, "%s\t%s", course, step);
}

LedgerEntry *ledger_entry(Ledger *l, const char *course, const char *step)
{
    Buf key = {0};
    put_key(course, step, &key);
    uint32_t before = map_count(&l->keys), index = map_intern(&l->keys, buf_text(&key), key.len);
    buf_deinit(&key);
    if (index == before) {
        MEM_GROW(l->entries, l->entry_cap, (size_t)index + 1);
        l->entries[index] = (LedgerEntry){.seen = false};
    }
    return &l->entries[index];
}

const LedgerEntry *ledger_find(const Ledger *l, const char *course, const char *step)
{
    Buf key = {0};
    uint32_t index;
    put_key(course, step, &key);
    bool found = map_get(&l->keys, buf_text(&key), key.len, &index);
    buf_deinit(&key);
    return found ? &l->entries[index] : NULL;
}

static LedgerPlace *place_of(Ledger *l, const char *course)
{
    uint32_t before = map_count(&l->courses), index = map_intern(&l->courses, course, strlen(course));
    if (index == before) {
        MEM_GROW(l->places, l->place_cap, (size_t)index + 1);
        l->places[index] = (LedgerPlace){NULL, NULL};
    }
    return &l->places[index];
}

const LedgerPlace *ledger_place(const Ledger *l, const char *course)
{
    uint32_t index;
    bool found = map_get(&l->courses, course, strlen(course), &index);
    return found && l->places[index].step ? &l->places[index] : NULL;
}

void ledger_set_place(Ledger *l, const char *course, const char *chapter, const char *step)
{
    LedgerPlace *place = place_of(l, course);
    char *new_chapter = chapter ? mem_strdup(chapter) : NULL,
         *new_step = step ? mem_strdup(step) : NULL;
    mem_free(place->chapter);
    mem_free(place->step);
    *place = (LedgerPlace){new_chapter, new_step};
}

static int at_most(long value, long least, long most)
{
    return (int)(value < least ? least : value > most ? most : value);
}

static void set_given(LedgerEntry *entry, const char *given)
{
    char *copy = given ? mem_strdup(given) : NULL;
    mem_free(entry->given);
    entry->given = copy;
}

void ledger_answer(LedgerEntry *entry, bool right, long tries, const char *given)
{
    entry->tries = at_most(entry->tries + (long)at_most(tries, 1, TRIES_MAX), 1, TRIES_MAX);
    if (given && (right || entry->answer != PROGRESS_RIGHT))
        set_given(entry, given);
    if (entry->answer != PROGRESS_RIGHT)
        entry->answer = right ? PROGRESS_RIGHT : PROGRESS_WRONG;
}

static bool raise_to(int *value, int other)
{
    bool more = other > *value;
    *value = more ? other : *value;
    return more;
}

bool ledger_add(LedgerEntry *entry, const LedgerEntry *from)
{
    bool more = from->seen && !entry->seen;
    entry->seen |= from->seen;
    if (from->given && (!entry->given || from->answer > entry->answer)) {
        set_given(entry, from->given);
        more = true;
    }
    if (from->answer > entry->answer) {
        entry->answer = from->answer;
        more = true;
    }
    more |= raise_to(&entry->tries, from->tries);
    more |= raise_to(&entry->hints, from->hints);
    more |= raise_to(&entry->reviews, from->reviews);
    bool skipped = entry->answer != PROGRESS_RIGHT && (entry->skipped || from->skipped);
    more |= skipped != entry->skipped;
    entry->skipped = skipped;
    return more;
}

static void clear(LedgerEntry *entry)
{
    mem_free(entry->given);
    *entry = (LedgerEntry){.seen = false};
}

static bool is_of_course(const Ledger *l, uint32_t index, const char *course)
{
    size_t len, wanted = strlen(course);
    const char *key = map_key(&l->keys, index, &len);
    return len > wanted && memcmp(key, course, wanted) == 0 && key[wanted] == '\t';
}

void ledger_reset(Ledger *l, const char *course, const char *step)
{
    if (step) {
        if (ledger_find(l, course, step))
            clear(ledger_entry(l, course, step));
        return;
    }
    for (uint32_t i = 0; i < map_count(&l->keys); i++)
        if (is_of_course(l, i, course))
            clear(&l->entries[i]);
    ledger_set_place(l, course, NULL, NULL);
}

/* ---- reading ---- */

static bool is_true(const Record *record, const char *key)
{
    const char *value = record_get(record, key);
    return value && strcmp(value, "true") == 0;
}

static int number_of(const Record *record, const char *key, long most)
{
    const char *value = record_get(record, key);
    return value ? at_most(strtol(value, NULL, 10), 0, most) : 0;
}

static void take_entry(Ledger *l, const char *course, const char *step, const Record *record)
{
    LedgerEntry entry = {.seen = is_true(record, "seen"),
                         .skipped = is_true(record, "skipped"),
                         .tries = number_of(record, "tries", TRIES_MAX),
                         .hints = number_of(record, "hints", HINTS_MAX),
                         .reviews = number_of(record, "reviews", REVIEWS_MAX)};
    const char *given = record_get(record, "answer");
    if (record_get(record, "right"))
        entry.answer = is_true(record, "right") ? PROGRESS_RIGHT : PROGRESS_WRONG;
    entry.given = given ? mem_strdup(given) : NULL;
    ledger_add(ledger_entry(l, course, step), &entry);
    mem_free(entry.given);
}

static void take_answer(Ledger *l, const char *course, const char *step, const Record *record)
{
    const char *tries = record_get(record, "tries");
    ledger_answer(ledger_entry(l, course, step), is_true(record, "right"),
                  tries ? strtol(tries, NULL, 10) : 1, record_get(record, "answer"));
}

/* Of a step; false: not a kind that is known. */
static bool take_step(Ledger *l, const char *kind, const char *course, const char *step,
                      const Record *record)
{
    if (strcmp(kind, "seen") == 0) {
        ledger_entry(l, course, step)->seen = true;
    } else if (strcmp(kind, "answer") == 0 && record_get(record, "right")) {
        take_answer(l, course, step, record);
    } else if (strcmp(kind, "skip") == 0 && record_get(record, "right")) {
        ledger_entry(l, course, step)->skipped = is_true(record, "right");
    } else if (strcmp(kind, "hints") == 0 && record_get(record, "answer")) {
        LedgerEntry *entry = ledger_entry(l, course, step);
        raise_to(&entry->hints, number_of(record, "answer", HINTS_MAX));
    } else if (strcmp(kind, "review") == 0) {
        LedgerEntry *entry = ledger_entry(l, course, step);
        entry->reviews += entry->reviews < REVIEWS_MAX;
    } else if (strcmp(kind, "step") == 0) {
        take_entry(l, course, step, record);
    } else if (strcmp(kind, "place") == 0 && record_get(record, "chapter")) {
        ledger_set_place(l, course, record_get(record, "chapter"), step);
    } else {
        return false;
    }
    return true;
}

static void take_record(Ledger *l, const Record *record, const char *line, size_t len)
{
    const char *kind = record_get(record, "t"), *course = record_get(record, "course");
    const char *step = record_get(record, "step");
    if (kind && course && strcmp(kind, "reset") == 0) {
        ledger_reset(l, course, step);
    } else if (!kind || !course || !step || strchr(course, '\t') ||
               !take_step(l, kind, course, step, record)) {
        l->unknown_records++;
        buf_bytes(&l->unknown, line, len);
        buf_char(&l->unknown, '\n');
    }
}

void ledger_read(Ledger *l, const char *text, size_t len)
{
    for (const char *at = text, *end = text + len; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t line_len = (size_t)((newline ? newline : end) - at);
        if (line_len > 0 && *at != '#') {
            Record record;
            if (record_read(at, line_len, &record))
                take_record(l, &record, at, line_len);
            else
                l->bad_lines++;
            record_deinit(&record);
        }
        at += line_len + 1;
    }
}

/* ---- writing ---- */

static void begin_record(Json *json, Buf *out, const char *kind, const char *course)
{
    json_init(json, out);
    json_object(json);
    json_key(json, "t");
    json_str(json, kind);
    json_key(json, "course");
    json_str(json, course);
}

static void put_text(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_str(json, value);
}

static void put_true(Json *json, const char *key, bool value)
{
    if (!value)
        return;
    json_key(json, key);
    json_bool(json, true);
}

static void put_number(Json *json, const char *key, int value)
{
    if (!value)
        return;
    json_key(json, key);
    json_int(json, value);
}

void ledger_put_entry(const char *course, const char *step, const LedgerEntry *entry, Buf *out)
{
    size_t start = out->len;
    Json json;
    begin_record(&json, out, "step", course);
    put_text(&json, "step", step);
    put_true(&json, "seen", entry->seen);
    if (entry->answer) {
        json_key(&json, "right");
        json_bool(&json, entry->answer == PROGRESS_RIGHT);
    }
    put_number(&json, "tries", entry->tries);
    put_number(&json, "hints", entry->hints);
    put_true(&json, "skipped", entry->skipped);
    put_number(&json, "reviews", entry->reviews);
    if (entry->given)
        put_text(&json, "answer", entry->given);
    json_end_object(&json);
    record_seal(out, start);
}

char *ledger_course_of(const Ledger *l, uint32_t index, const char **step)
{
    size_t len;
    const char *key = map_key(&l->keys, index, &len), *tab = memchr(key, '\t', len);
    *step = tab + 1;
    return mem_strndup(key, (size_t)(tab - key));
}

static bool is_empty(const LedgerEntry *e)
{
    return !e->seen && !e->skipped && !e->answer && !e->tries && !e->hints && !e->reviews;
}

static int by_key(const void *a, const void *b, void *map)
{
    size_t len;
    const char *left = map_key(map, *(const uint32_t *)a, &len),
               *right = map_key(map, *(const uint32_t *)b, &len);
    return strcmp(left, right);
}

/* The indices of a map in the order of its keys; the caller frees. */
static uint32_t *sorted(const Map *map)
{
    uint32_t count = map_count(map), *order = mem_alloc(((size_t)count + 1) * sizeof *order);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    Map sorting = *map;
    qsort_r(order, count, sizeof *order, by_key, &sorting);
    return order;
}

static void put_places(const Ledger *l, Buf *out)
{
    uint32_t *order = sorted(&l->courses);
    for (uint32_t i = 0; i < map_count(&l->courses); i++) {
        const LedgerPlace *place = &l->places[order[i]];
        size_t len, start = out->len;
        Json json;
        if (!place->step)
            continue;
        begin_record(&json, out, "place", map_key(&l->courses, order[i], &len));
        put_text(&json, "chapter", place->chapter);
        put_text(&json, "step", place->step);
        json_end_object(&json);
        record_seal(out, start);
    }
    mem_free(order);
}

void ledger_write(const Ledger *l, Buf *out)
{
    uint32_t *order = sorted(&l->keys);
    put_places(l, out);
    for (uint32_t i = 0; i < map_count(&l->keys); i++) {
        const char *step;
        if (is_empty(&l->entries[order[i]]))
            continue;
        char *course = ledger_course_of(l, order[i], &step);
        ledger_put_entry(course, step, &l->entries[order[i]], out);
        mem_free(course);
    }
    buf_bytes(out, buf_text(&l->unknown), l->unknown.len);
    mem_free(order);
}
