/* Text to u32, insertion-ordered. Keys are copied. Used for interning and small look-up tables. */
#ifndef ASYNCOURSE_BASE_MAP_H
#define ASYNCOURSE_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct MapEntry MapEntry;
typedef struct {
    MapEntry *entries;
    uint32_t *slots; /* index into entries + 1, 0 = empty */
    uint32_t count, cap, nslots;
} Map;

void map_init(Map *m);
void map_deinit(Map *m);
bool map_get(const Map *m, const char *key, size_t len, uint32_t *value);
void map_set(Map *m, const char *key, size_t len, uint32_t value);
/* Index of the key in insertion order; added when new. The interned text is map_key(m, index). */
uint32_t map_intern(Map *m, const char *key, size_t len);
uint32_t map_count(const Map *m);
const char *map_key(const Map *m, uint32_t index, size_t *len); /* NUL-terminated too */
uint32_t map_value(const Map *m, uint32_t index);

#endif
