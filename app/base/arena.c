#include "base/arena.h"

#include "base/check.h"
#include "base/mem.h"

#include <stdint.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_CHUNK = 4096, LARGEST_CHUNK = 256 * 1024 };

struct ArenaChunk {
    ArenaChunk *next;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

void arena_init(Arena *a)
{
    *a = (Arena){0};
}

void arena_deinit(Arena *a)
{
    ArenaChunk *chunk = a->head;
    while (chunk != NULL) {
        ArenaChunk *next = chunk->next;
        mem_free(chunk);
        chunk = next;
    }
    arena_init(a);
}

/* Chunks double, so a big tree costs few of them; one request larger than a chunk gets its own. */
static void add_chunk(Arena *a, size_t need)
{
    size_t cap = a->cap == 0 ? FIRST_CHUNK : a->cap * 2;
    if (cap > LARGEST_CHUNK)
        cap = LARGEST_CHUNK;
    if (cap < need)
        cap = need;
    ArenaChunk *chunk = mem_alloc(sizeof *chunk + cap);
    chunk->next = a->head;
    a->head = chunk;
    a->used = 0;
    a->cap = cap;
}

void *arena_alloc(Arena *a, size_t size)
{
    ASSERT(size < SIZE_MAX / 4);
    size_t rounded = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (rounded == 0)
        rounded = ALIGNMENT; /* every allocation has an address of its own */
    if (a->head == NULL || a->cap - a->used < rounded)
        add_chunk(a, rounded);
    void *p = a->head->bytes + a->used;
    a->used += rounded;
    a->total += rounded;
    return memset(p, 0, rounded); /* here and not by the chunk: most of the last chunk is never touched */
}

char *arena_strndup(Arena *a, const char *s, size_t len)
{
    char *copy = arena_alloc(a, len + 1);
    if (len > 0)
        memcpy(copy, s, len);
    return copy; /* the arena's memory is zeroed: the NUL is there */
}
