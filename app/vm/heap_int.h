/* How the heap keeps what it hands out: for heap.c (cells, frames, memory), heap_mark.c (what is alive) and
 * heap_collect.c (what is not). */
#ifndef ASYNCOURSE_VM_HEAP_INT_H
#define ASYNCOURSE_VM_HEAP_INT_H

#include "vm/heap.h"

#include <string.h>

/* Cells of one size class come from slabs of 64 KiB; bigger objects from malloc, in a list. An object is alive when
 * its mark equals the heap's epoch; a collection flips the epoch, marks what the roots reach, and sweeps the rest.
 * So nothing has to be cleared, and an object born during a collection-free stretch is alive by birth.
 *
 * Most objects die young, so most slabs hold nothing that is alive. Such a slab is free as a whole, for cells of any
 * size, and none of its cells is looked at: unless one of them has more to do when it dies (`holds`). */
enum { STEP = 8, NCLASSES = 64, SLAB = 64 * 1024, FREE_KIND = 0xFF, LARGE_CLASS = 0xFF,
       LISTING_EPOCH = 3 /* no mark equals it */,
       FRAME_CLASSES = 0x70, LARGE_FRAME = 0x7F, SLAB_COLOURS = 32, COLOUR_STEP = 64 /* bytes */,
       LEAST_STRETCH = 9 << 18 /* bytes allocated between two collections; more when more is alive. Cells come back into
                                * use while the cache still knows them: 8 MiB cost strings and dicts a tenth */ };

/* What a slab may hold: objects with C memory of their own, coroutines, objects of other floors that want to be told. */
enum { HOLDS_MEMORY = 1, HOLDS_COROUTINES = 2, HOLDS_NATIVES = 4 };

/* A block begins at a multiple of its size, and this header somewhere in its first 2 KiB: were they all at the
 * beginning, they would contend for a few lines of the cache. */
typedef struct Slab {
    struct Slab *next;
    uint32_t cell, count, cap; /* count: cells handed out so far; those beyond are not looked at */
    uint8_t reached;           /* the last epoch in which something in it was */
    uint8_t holds;
    _Alignas(STEP) char cells[];
} Slab;

typedef struct Large {
    struct Large *next;
    size_t size;
} Large;

struct Heap {
    Slab *slabs[NCLASSES];
    Slab *empty;
    Obj *free_cells[NCLASSES]; /* linked through ->type */
    Large *large;
    Frame *free_frames[FRAME_CLASSES];
    char *frames_at;      /* where the next frame is cut from a block */
    size_t frames_left;
    void **blocks;        /* given back at the end */
    size_t nblocks, capblocks;
    char *region_at;      /* of the newest block: what is not handed out yet */
    size_t region_left;
    size_t bytes;         /* of large objects and C memory */
    size_t frame_bytes;
    Frame **ended;        /* that are shown */
    size_t nended, capended;
    size_t reached_bytes; /* of cells, by the collection that runs */
    size_t live;          /* bytes after the last collection that was due */
    uint64_t allocated;   /* ever, cells and other memory */
    uint64_t no_cells;    /* of `allocated`: other memory, and cells that were freed since */
    uint64_t collected_at, due_at; /* of `allocated` */
    uint8_t epoch;
    bool collecting;
    bool listing;         /* heap_children runs */
    bool poison;          /* what is freed becomes rubbish at once */
    Obj **work;
    size_t nwork, capwork;
};

static inline Slab *slab_in(char *block)
{
    uintptr_t colour = (uintptr_t)block / SLAB % SLAB_COLOURS;
    return (Slab *)(void *)(block + colour * COLOUR_STEP);
}

static inline Slab *slab_of(Obj *o)
{
    char *at = (char *)o;
    return slab_in(at - (uintptr_t)at % SLAB);
}

/* o becomes the first of a list of free cells. */
static inline Obj *free_cell(const Heap *h, Obj *o, uint32_t cls, Obj *list)
{
    if (h->poison)
        memset(o, 0xDB, (size_t)cls * STEP);
    o->kind = FREE_KIND;
    o->type = (Type *)list;
    return o;
}

static inline size_t heap_cell_bytes(const Heap *h) { return h->allocated - h->no_cells; }
static inline size_t heap_object_bytes(const Heap *h) { return h->bytes + heap_cell_bytes(h); }

/* Marks what the interpreter holds, and what of other floors is told by Hooks.mark_roots. */
void heap_mark_roots(VM *vm);
/* Until nothing is left on the work list: what a marked object reaches is marked. */
void heap_mark_reached(VM *vm);
/* Calls fn for all that is not marked. */
void heap_each_dead(VM *vm, void (*fn)(VM *vm, Obj *o, void *of), void *of);
/* What o refers to, in the order in which CPython would let go of it, each as often as it does. *out lies in the work
 * list, which has to be empty; the caller sets nwork to 0 when it has read it. */
size_t heap_children(VM *vm, Obj *o, Obj ***out);

#endif
