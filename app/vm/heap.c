#include "vm/heap_int.h"

#include "base/check.h"
#include "base/mem.h"

enum { FRAME_STEP = 2 /* slots */, FEW_REGIONS = 2 /* 4 MiB */ };

Heap *heap_new(VM *vm)
{
    Heap *h = mem_zalloc(sizeof *h);
    h->epoch = 1;
    h->due_at = LEAST_STRETCH;
    h->poison = vm->limits.collect_every != 0;
    return h;
}

size_t heap_bytes(const VM *vm) { return heap_object_bytes(vm->heap) + vm->heap->frame_bytes; }
bool heap_is_due(const VM *vm) { return vm->heap->allocated >= vm->heap->due_at; }
uint64_t heap_sweep_cost(const VM *vm) { return vm->heap->live + vm->heap->allocated - vm->heap->collected_at; }

void heap_make_due(VM *vm)
{
    vm->heap->due_at = 0;
    vm->heap_check = true;
}

static inline void count_allocated(VM *vm, size_t bytes)
{
    Heap *h = vm->heap;
    h->allocated += bytes;
    if (h->allocated >= h->due_at)
        vm->heap_check = true;
}

static void count_memory(VM *vm, size_t bytes)
{
    vm->heap->bytes += bytes;
    vm->heap->no_cells += bytes;
    count_allocated(vm, bytes);
}

/* SLAB bytes for cells or frames. */
static void *take_block(Heap *h)
{
    if (h->region_left == 0) {
        MEM_GROW(h->blocks, h->capblocks, h->nblocks + 1);
        h->region_at = h->blocks[h->nblocks] = mem_region(h->nblocks >= FEW_REGIONS);
        h->region_left = MEM_REGION;
        h->nblocks++;
    }
    char *block = h->region_at;
    h->region_at += SLAB;
    h->region_left -= SLAB;
    return block;
}

static void new_slab(Heap *h, uint32_t cls)
{
    uint32_t cell = cls * STEP;
    Slab *s = h->empty;
    if (s)
        h->empty = s->next;
    else
        s = slab_in(take_block(h));
    s->cell = cell;
    s->count = 0;
    s->cap = (uint32_t)((SLAB - SLAB_COLOURS * COLOUR_STEP - sizeof *s) / cell);
    s->reached = 0;
    s->holds = 0;
    s->next = h->slabs[cls];
    h->slabs[cls] = s;
}

/* The next one of the newest slab, so that no memory is touched before it is needed. */
static inline Obj *fresh_cell(Heap *h, uint32_t cls)
{
    Slab *s = h->slabs[cls];
    if (!s || s->count == s->cap) {
        new_slab(h, cls);
        s = h->slabs[cls];
    }
    return (Obj *)(s->cells + (size_t)s->count++ * s->cell);
}

static __attribute__((noinline)) void *large_alloc(VM *vm, size_t size)
{
    Heap *h = vm->heap;
    Large *l = mem_zalloc(sizeof *l + size);
    l->size = size;
    l->next = h->large;
    h->large = l;
    count_memory(vm, size);
    Obj *o = (Obj *)(l + 1);
    o->size_class = LARGE_CLASS;
    return o;
}

/* Kinds with C memory of their own; strs that share a buffer say so when they do. */
#define BIT(kind) (UINT64_C(1) << (kind))
static const uint64_t kinds_with_memory = BIT(KIND_LIST) | BIT(KIND_DICT) | BIT(KIND_SET) | BIT(KIND_FROZENSET) |
                                          BIT(KIND_BIGINT) | BIT(KIND_TYPE) | BIT(KIND_CODE);

static inline uint8_t holds_of(const Type *type, Kind kind)
{
    if (kind == KIND_GEN)
        return HOLDS_COROUTINES;
    if (kind == KIND_NATIVEDATA)
        return type->ops && type->ops->finalize ? HOLDS_NATIVES : 0;
    return kinds_with_memory & BIT(kind) ? HOLDS_MEMORY : 0;
}

void heap_note_memory(Obj *o)
{
    if (o->size_class != LARGE_CLASS)
        slab_of(o)->holds |= HOLDS_MEMORY;
}

/* A freed cell first. */
static inline Obj *take_cell(Heap *h, uint32_t cls)
{
    Obj *o = h->free_cells[cls];
    if (!o)
        return fresh_cell(h, cls);
    h->free_cells[cls] = (Obj *)o->type;
    return o;
}

/* cls 0: a large one. */
static inline __attribute__((always_inline)) void *begin(VM *vm, Obj *o, Type *type, Kind kind, uint32_t cls, bool zeroed)
{
    Heap *h = vm->heap;
    if (cls) {
        memset(o, 0, zeroed ? (size_t)cls * STEP : sizeof *o);
        o->size_class = (uint8_t)cls;
        count_allocated(vm, (size_t)cls * STEP);
    }
    o->type = type;
    o->kind = (uint8_t)kind;
    uint8_t holds = holds_of(type, kind);
    if (holds && cls)
        slab_of(o)->holds |= holds;
    o->mark = h->epoch;
    if (type && type->flags & TYPE_USER)
        o->flags = OBJ_USER;
    return o;
}

static inline __attribute__((always_inline)) void *alloc(VM *vm, Type *type, Kind kind, size_t size, bool zeroed)
{
    uint32_t cls = (uint32_t)((size + STEP - 1) / STEP);
    if (cls >= NCLASSES)
        return begin(vm, large_alloc(vm, size), type, kind, 0, zeroed);
    return begin(vm, take_cell(vm->heap, cls), type, kind, cls, zeroed);
}

void *heap_alloc(VM *vm, Type *type, Kind kind, size_t size) { return alloc(vm, type, kind, size, true); }
void *heap_alloc_bare(VM *vm, Type *type, Kind kind, size_t size) { return alloc(vm, type, kind, size, false); }

static __attribute__((noinline)) Gen *fresh_gen(VM *vm, Type *type, size_t size)
{
    return alloc(vm, type, KIND_GEN, size, false);
}

/* Where a freed cell waits, as for each call of a coroutine that is awaited at once, no function is called and so no
 * register saved. */
Gen *heap_alloc_gen(VM *vm, Type *type, size_t size)
{
    Heap *h = vm->heap;
    uint32_t cls = (uint32_t)((size + STEP - 1) / STEP);
    bool waits = cls < NCLASSES && h->free_cells[cls];
    Gen *g = waits ? begin(vm, take_cell(h, cls), type, KIND_GEN, cls, false) : fresh_gen(vm, type, size);
    memset(&g->names, 0, offsetof(Gen, state) - offsetof(Gen, names));
    return g;
}

void *heap_grow(VM *vm, void *old, size_t old_size, size_t new_size)
{
    if (new_size > old_size)
        count_memory(vm, new_size - old_size);
    else
        vm->heap->bytes -= old_size - new_size;
    if (!new_size) {
        mem_free(old);
        return NULL;
    }
    return mem_realloc(old, new_size);
}

void heap_release(VM *vm, void *p, size_t size)
{
    vm->heap->bytes -= size;
    mem_free(p);
}

void heap_free_now(VM *vm, Obj *o)
{
    Heap *h = vm->heap;
    uint32_t cls = o->size_class;
    ASSERT(!h->collecting);
    if (cls == LARGE_CLASS)
        return;
    h->no_cells += (size_t)cls * STEP;
    h->free_cells[cls] = free_cell(h, o, cls, h->free_cells[cls]);
}

void heap_take_back(VM *vm, Obj *o)
{
    Heap *h = vm->heap;
    if (o->size_class == LARGE_CLASS)
        return;
    heap_free_now(vm, o);
    h->allocated -= (size_t)o->size_class * STEP;
    h->no_cells -= (size_t)o->size_class * STEP;
}

/* ---- frames ---- */

static size_t frame_size(uint32_t nslots) { return sizeof(Frame) + (size_t)nslots * sizeof(Value); }

static Frame *new_frame(Heap *h, uint32_t cls)
{
    size_t size = frame_size(cls * FRAME_STEP);
    if (h->frames_left < size) {
        h->frames_at = take_block(h);
        h->frames_left = SLAB;
    }
    Frame *f = (Frame *)(void *)h->frames_at;
    h->frames_at += size;
    h->frames_left -= size;
    h->frame_bytes += size;
    f->size_class = (uint8_t)cls;
    return f;
}

Frame *heap_frame(VM *vm, uint32_t nslots)
{
    Heap *h = vm->heap;
    uint32_t cls = (nslots + FRAME_STEP - 1) / FRAME_STEP;
    if (cls >= FRAME_CLASSES) {
        Frame *f = mem_alloc(frame_size(nslots));
        f->size_class = LARGE_FRAME;
        h->frame_bytes += frame_size(nslots);
        return f;
    }
    Frame *f = h->free_frames[cls];
    if (!f)
        return new_frame(h, cls);
    h->free_frames[cls] = f->back;
    return f;
}

/* What called it can be asked for through it. */
static void end_frame(VM *vm, Frame *f)
{
    const Code *c = f->code->code;
    f->sp = f->slots + c->nlocals + c->nfree;
    if (!(c->flags & CODE_CLASS_BODY))
        f->root = NULL;
    f->handled = V_NULL;
    f->enter = ENTER_ENDED;
    f->mark = vm->heap->epoch;
    if (f->back)
        frame_show(f->back);
}

static __attribute__((noinline)) void drop_special_frame(VM *vm, Frame *f)
{
    Heap *h = vm->heap;
    size_t size = frame_size(f->code->nslots);
    if (f->size_class & FRAME_SHOWN) {
        end_frame(vm, f);
        MEM_GROW(h->ended, h->capended, h->nended + 1);
        h->ended[h->nended++] = f;
        h->no_cells += size;
        count_allocated(vm, size);
        return;
    }
    h->frame_bytes -= size;
    mem_free(f);
}

void heap_drop_frame(VM *vm, Frame *f)
{
    Heap *h = vm->heap;
    if (f->size_class >= FRAME_CLASSES) {
        drop_special_frame(vm, f);
        return;
    }
    f->back = h->free_frames[f->size_class];
    h->free_frames[f->size_class] = f;
}

void heap_free(Heap *h)
{
    for (size_t i = 0; i < h->nblocks; i++)
        mem_free(h->blocks[i]);
    mem_free(h->blocks);
    mem_free(h->ended);
    mem_free(h->work);
    mem_free(h);
}
