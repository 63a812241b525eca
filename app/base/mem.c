#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { EXIT_OUT_OF_MEMORY = 70 };

/* exit, not abort: the terminal is given back by the handlers that are registered for it. */
static _Noreturn void out_of_memory(size_t size)
{
    fprintf(stderr, "asyncourse: out of memory (%zu bytes wanted)\n", size);
    exit(EXIT_OUT_OF_MEMORY);
}

void *mem_alloc(size_t size)
{
    if (size == 0)
        return NULL;
    void *p = malloc(size);
    if (p == NULL)
        out_of_memory(size);
    return p;
}

void *mem_region(bool huge)
{
    void *p = aligned_alloc(MEM_REGION, MEM_REGION);
    if (p == NULL)
        out_of_memory(MEM_REGION);
    if (huge)
        madvise(p, MEM_REGION, MADV_HUGEPAGE); /* a wish: where it is not granted nothing changes */
    return p;
}

void *mem_zalloc(size_t size)
{
    if (size == 0)
        return NULL;
    void *p = calloc(1, size);
    if (p == NULL)
        out_of_memory(size);
    return p;
}

void *mem_realloc(void *old, size_t size)
{
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *p = realloc(old, size);
    if (p == NULL)
        out_of_memory(size);
    return p;
}

void mem_free(void *p)
{
    free(p);
}

void *mem_dup(const void *p, size_t size)
{
    void *copy = mem_alloc(size);
    if (size > 0)
        memcpy(copy, p, size);
    return copy;
}

char *mem_strdup(const char *s)
{
    return mem_strndup(s, strlen(s));
}

char *mem_strndup(const char *s, size_t len)
{
    if (len == SIZE_MAX)
        out_of_memory(len);
    char *copy = mem_alloc(len + 1);
    if (len > 0)
        memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}
