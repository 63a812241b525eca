#include "base/map.h"

#include "base/check.h"
#include "base/mem.h"

#include <string.h>

struct MapEntry {
    char *key;
    size_t len;
    uint32_t hash, value;
};

void map_init(Map *m)
{
    *m = (Map){0};
}

void map_deinit(Map *m)
{
    for (uint32_t i = 0; i < m->count; i++)
        mem_free(m->entries[i].key);
    mem_free(m->entries);
    mem_free(m->slots);
    map_init(m);
}

/* FNV-1a, with a last mix because the table uses the low bits. */
static uint32_t hash_bytes(const char *key, size_t len)
{
    uint32_t h = 2166136261U;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)key[i]) * 16777619U;
    return h ^ h >> 15;
}

/* The slot that holds the key, or the empty slot where it belongs. Needs a table with a free slot. */
static uint32_t find_slot(const Map *m, const char *key, size_t len, uint32_t hash)
{
    uint32_t mask = m->nslots - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        if (m->slots[i] == 0)
            return i;
        const MapEntry *e = &m->entries[m->slots[i] - 1];
        if (e->hash == hash && e->len == len && (len == 0 || memcmp(e->key, key, len) == 0))
            return i;
    }
}

static void grow_slots(Map *m)
{
    ASSERT(m->nslots <= UINT32_MAX / 4);
    uint32_t nslots = m->nslots == 0 ? 16 : m->nslots * 2;
    mem_free(m->slots);
    m->slots = mem_zalloc(nslots * sizeof *m->slots);
    m->nslots = nslots;
    for (uint32_t i = 0; i < m->count; i++) {
        uint32_t at = m->entries[i].hash & (nslots - 1);
        while (m->slots[at] != 0)
            at = (at + 1) & (nslots - 1);
        m->slots[at] = i + 1;
    }
}

/* Index of the key's entry, which is made when it is new. */
static uint32_t find_or_add(Map *m, const char *key, size_t len, uint32_t value)
{
    if (m->count >= m->nslots / 4 * 3)
        grow_slots(m);
    uint32_t hash = hash_bytes(key, len);
    uint32_t slot = find_slot(m, key, len, hash);
    if (m->slots[slot] != 0)
        return m->slots[slot] - 1;
    MEM_GROW(m->entries, m->cap, m->count + 1);
    m->entries[m->count] = (MapEntry){mem_strndup(key, len), len, hash, value};
    m->slots[slot] = m->count + 1;
    return m->count++;
}

bool map_get(const Map *m, const char *key, size_t len, uint32_t *value)
{
    if (m->count == 0)
        return false;
    uint32_t slot = find_slot(m, key, len, hash_bytes(key, len));
    if (m->slots[slot] == 0)
        return false;
    if (value != NULL)
        *value = m->entries[m->slots[slot] - 1].value;
    return true;
}

void map_set(Map *m, const char *key, size_t len, uint32_t value)
{
    uint32_t index = find_or_add(m, key, len, value); /* first: it may move the entries */
    m->entries[index].value = value;
}

uint32_t map_intern(Map *m, const char *key, size_t len)
{
    return find_or_add(m, key, len, m->count);
}

uint32_t map_count(const Map *m)
{
    return m->count;
}

const char *map_key(const Map *m, uint32_t index, size_t *len)
{
    ASSERT(index < m->count);
    if (len != NULL)
        *len = m->entries[index].len;
    return m->entries[index].key;
}

uint32_t map_value(const Map *m, uint32_t index)
{
    ASSERT(index < m->count);
    return m->entries[index].value;
}
