#include "trace/pages.h"

#include "base/check.h"
#include "base/mem.h"

#include <string.h>

enum { MAX_PAGE_BYTES = 1 << 16 };

struct Page {
    uint32_t refs, stamp;
    uint64_t data[];
};

static size_t page_bytes(const Pages *p)
{
    size_t bytes = (size_t)p->size << p->shift;
    ASSERT(bytes <= MAX_PAGE_BYTES);
    return bytes;
}

void pages_init(Pages *p, size_t size, uint32_t shift)
{
    *p = (Pages){.size = (uint32_t)size, .shift = shift};
}

static void page_drop(Page *page)
{
    if (page && --page->refs == 0)
        mem_free(page);
}

void pages_deinit(Pages *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        page_drop(p->table[i]);
    mem_free(p->table);
    p->table = NULL;
    p->count = p->cap = p->end = 0;
}

void pages_copy(Pages *to, const Pages *from)
{
    *to = *from;
    to->cap = from->count;
    to->table = NULL;
    if (!from->count)
        return;
    to->table = mem_dup(from->table, from->count * sizeof *from->table);
    for (uint32_t i = 0; i < to->count; i++)
        if (to->table[i])
            to->table[i]->refs++;
}

const void *pages_get(const Pages *p, uint32_t index)
{
    uint32_t at = index >> p->shift;
    if (at >= p->count || !p->table[at])
        return NULL;
    return (const char *)p->table[at]->data + (size_t)(index & ((1u << p->shift) - 1)) * p->size;
}

void *pages_put(Pages *p, uint32_t index)
{
    if (index >= PAGES_MAX_INDEX)
        return NULL;
    uint32_t at = index >> p->shift;
    if (at >= p->count) {
        MEM_GROW(p->table, p->cap, at + 1);
        memset(p->table + p->count, 0, (at + 1 - p->count) * sizeof *p->table);
        p->count = at + 1;
    }
    Page *page = p->table[at];
    if (!page) {
        page = mem_zalloc(sizeof *page + page_bytes(p));
        page->refs = 1;
    } else if (page->refs > 1) {
        Page *own = mem_alloc(sizeof *page + page_bytes(p));
        memcpy(own->data, page->data, page_bytes(p));
        own->refs = 1;
        page->refs--;
        page = own;
    }
    page->stamp = p->now;
    p->table[at] = page;
    if (index >= p->end)
        p->end = index + 1;
    return (char *)page->data + (size_t)(index & ((1u << p->shift) - 1)) * p->size;
}

uint32_t pages_stamp(const Pages *p, uint32_t page)
{
    return page < p->count && p->table[page] ? p->table[page]->stamp : 0;
}

static bool page_is_zero(const Page *page, size_t bytes)
{
    for (size_t i = 0; page && i < bytes; i++)
        if (((const char *)page->data)[i])
            return false;
    return true;
}

bool pages_equal(const Pages *a, const Pages *b)
{
    uint32_t count = a->count > b->count ? a->count : b->count;
    for (uint32_t i = 0; i < count; i++) {
        const Page *x = i < a->count ? a->table[i] : NULL, *y = i < b->count ? b->table[i] : NULL;
        if (x == y)
            continue;
        if (!x || !y) {
            if (!page_is_zero(x ? x : y, page_bytes(a)))
                return false;
        } else if (memcmp(x->data, y->data, page_bytes(a)) != 0) {
            return false;
        }
    }
    return true;
}
