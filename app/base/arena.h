/* A bump allocator: many small things that die together (an AST, a loaded chapter). */
#ifndef ASYNCOURSE_BASE_ARENA_H
#define ASYNCOURSE_BASE_ARENA_H

#include <stddef.h>

typedef struct ArenaChunk ArenaChunk;
typedef struct {
    ArenaChunk *head;
    size_t used, cap; /* of the head chunk, bytes */
    size_t total;     /* bytes handed out so far */
} Arena;

void arena_init(Arena *a);
void arena_deinit(Arena *a);
void *arena_alloc(Arena *a, size_t size); /* zeroed, 16-byte aligned */
char *arena_strndup(Arena *a, const char *s, size_t len);

#endif
