/* An array whose copies share their pages until one of them writes: what makes a keyframe of 100,000 tasks
 * cost a table of pointers. Elements not written yet read as zeros. Private to trace. */
#ifndef ASYNCOURSE_TRACE_PAGES_H
#define ASYNCOURSE_TRACE_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PAGES_MAX_INDEX = 1 << 26 }; /* larger indexes are refused: the log may be hand-made */

typedef struct Page Page;
typedef struct {
    Page **table;
    uint32_t count, cap; /* of table */
    uint32_t size;       /* of an element, bytes */
    uint32_t shift;      /* a page holds 1 << shift elements */
    uint32_t end;        /* highest index written + 1 */
    uint32_t now;        /* stamp of the pages that are written: the owner's, > 0 to be of use */
} Pages;

void pages_init(Pages *p, size_t size, uint32_t shift);
void pages_deinit(Pages *p);
void pages_copy(Pages *to, const Pages *from); /* `to` is uninitialised */
/* NULL when the element was never written (reads as zeros) or is out of range. */
const void *pages_get(const Pages *p, uint32_t index);
/* A pointer for writing, valid until the next copy; NULL when index >= PAGES_MAX_INDEX. */
void *pages_put(Pages *p, uint32_t index);
/* That of the last write to a page (a number of `table`); 0: never written. */
uint32_t pages_stamp(const Pages *p, uint32_t page);
/* The same elements? (Their bytes are compared; elements must have no unset padding.) */
bool pages_equal(const Pages *a, const Pages *b);

#endif
