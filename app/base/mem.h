/* C memory. Running out of it ends the program cleanly (message, exit 70); sizes that a *program*
 * chooses are checked by the VM before they come here. Never returns NULL, except for size 0. */
#ifndef ASYNCOURSE_BASE_MEM_H
#define ASYNCOURSE_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

void *mem_alloc(size_t size);                  /* uninitialised */
void *mem_zalloc(size_t size);                 /* zeroed */
void *mem_realloc(void *old, size_t size);
void mem_free(void *p);                        /* NULL is fine */
void *mem_dup(const void *p, size_t size);
char *mem_strdup(const char *s);               /* NUL-terminated copy */
char *mem_strndup(const char *s, size_t len);  /* len bytes and a NUL */

/* MEM_REGION bytes, uninitialised, that begin at a multiple of it: what the machine can map in one piece. huge: it
 * should. For heaps that have grown large; a page fault for every 4 KiB costs them more than what they do. */
enum { MEM_REGION = 2 << 20 };
void *mem_region(bool huge);

/* Grow the array `items` (with fields `cap` beside it) so that `need` elements fit. */
#define MEM_GROW(items, cap, need)                                                                 \
    do {                                                                                           \
        if ((size_t)(need) > (size_t)(cap)) {                                                      \
            size_t grown_ = (size_t)(cap) < 8 ? 8 : (size_t)(cap) * 2;                             \
            while (grown_ < (size_t)(need))                                                        \
                grown_ *= 2;                                                                       \
            (items) = mem_realloc((items), grown_ * sizeof *(items));                              \
            (cap) = (__typeof__(cap))grown_;                                                       \
        }                                                                                          \
    } while (0)

#endif
