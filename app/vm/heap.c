#include "vm/heap.h"

#include "base/check.h"
#include "base/mem.h"
#include "vm/exc.h"
#include "vm/interp.h"

#include <stdlib.h>

/* Cells of one size class come from slabs of 64 KiB; bigger objects from malloc, in a list. An object is alive when
 * its mark equals the heap's epoch; a collection flips the epoch, marks what the roots reach, and sweeps the rest.
 * So nothing has to be cleared, and an object born during a collection-free stretch is alive by birth.
 *
 * Most objects die young, so most slabs hold nothing that is alive. Such a slab is free as a whole, for cells of any
 * size, and none of its cells is looked at: unless one of them has more to do when it dies (`holds`). */
enum { STEP = 8, NCLASSES = 64, SLAB = 64 * 1024, FREE_KIND = 0xFF, LARGE_CLASS = 0xFF, FRAME_CLASSES = 128,
       FRAME_STEP = 2 /* slots */,
       SLAB_COLOURS = 32, COLOUR_STEP = 64 /* bytes */,
       FEW_REGIONS = 2, /* 4 MiB */
       LEAST_STRETCH = 2 << 20 /* bytes allocated between two collections; more when more is alive. Cells come back into
                                * use while the cache still knows them: 8 MiB cost strings and dicts a tenth */ };

/* What a slab may hold: objects with C memory of their own, coroutines, objects of other floors that want to be told. */
enum { HOLDS_MEMORY = 1, HOLDS_COROUTINES = 2, HOLDS_NATIVES = 4, HOLDS_ANY = 7 };

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
    size_t cell_bytes, frame_bytes;
    size_t reached_bytes; /* of cells, by the collection that runs */
    size_t live;          /* bytes after the last collection that was due */
    uint64_t allocated;   /* ever */
    uint64_t collected_at, due_at; /* of `allocated` */
    uint8_t epoch;
    bool collecting;
    bool poison;          /* what is freed becomes rubbish at once */
    Obj **work;
    size_t nwork, capwork;
};

Heap *heap_new(VM *vm)
{
    Heap *h = mem_zalloc(sizeof *h);
    h->epoch = 1;
    h->due_at = LEAST_STRETCH;
    h->poison = vm->limits.collect_every != 0;
    return h;
}

static size_t object_bytes(const Heap *h) { return h->bytes + h->cell_bytes; }
size_t heap_bytes(const VM *vm) { return object_bytes(vm->heap) + vm->heap->frame_bytes; }
bool heap_is_due(const VM *vm) { return vm->heap->allocated >= vm->heap->due_at; }
uint64_t heap_sweep_cost(const VM *vm) { return vm->heap->live + vm->heap->allocated - vm->heap->collected_at; }

void heap_make_due(VM *vm)
{
    vm->heap->due_at = 0;
    vm->heap_check = true;
}

static inline void count_allocated(VM *vm, size_t *of, size_t bytes)
{
    Heap *h = vm->heap;
    *of += bytes;
    h->allocated += bytes;
    if (h->allocated >= h->due_at)
        vm->heap_check = true;
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

/* A freed cell first. */
static inline Obj *take_cell(Heap *h, uint32_t cls)
{
    Obj *o = h->free_cells[cls];
    if (!o)
        return fresh_cell(h, cls);
    h->free_cells[cls] = (Obj *)o->type;
    return o;
}

static __attribute__((noinline)) void *large_alloc(VM *vm, size_t size)
{
    Heap *h = vm->heap;
    Large *l = mem_zalloc(sizeof *l + size);
    l->size = size;
    l->next = h->large;
    h->large = l;
    count_allocated(vm, &h->bytes, size);
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

static inline __attribute__((always_inline)) void *alloc(VM *vm, Type *type, Kind kind, size_t size, bool zeroed)
{
    Heap *h = vm->heap;
    uint32_t cls = (uint32_t)((size + STEP - 1) / STEP);
    Obj *o;
    if (cls >= NCLASSES) {
        o = large_alloc(vm, size);
    } else {
        o = take_cell(h, cls);
        memset(o, 0, zeroed ? (size_t)cls * STEP : sizeof *o);
        o->size_class = (uint8_t)cls;
        count_allocated(vm, &h->cell_bytes, (size_t)cls * STEP);
    }
    o->type = type;
    o->kind = (uint8_t)kind;
    uint8_t holds = holds_of(type, kind);
    if (holds && cls < NCLASSES)
        slab_of(o)->holds |= holds;
    o->mark = h->epoch;
    if (type && type->flags & TYPE_USER)
        o->flags = OBJ_USER;
    return o;
}

void *heap_alloc(VM *vm, Type *type, Kind kind, size_t size) { return alloc(vm, type, kind, size, true); }
void *heap_alloc_bare(VM *vm, Type *type, Kind kind, size_t size) { return alloc(vm, type, kind, size, false); }

Gen *heap_alloc_gen(VM *vm, Type *type, size_t size)
{
    Gen *g = alloc(vm, type, KIND_GEN, size, false);
    memset(&g->names, 0, offsetof(Gen, state) - offsetof(Gen, names));
    return g;
}

void *heap_grow(VM *vm, void *old, size_t old_size, size_t new_size)
{
    if (new_size > old_size)
        count_allocated(vm, &vm->heap->bytes, new_size - old_size);
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
        f->size_class = LARGE_CLASS;
        h->frame_bytes += frame_size(nslots);
        return f;
    }
    Frame *f = h->free_frames[cls];
    if (!f)
        return new_frame(h, cls);
    h->free_frames[cls] = f->back;
    return f;
}

void heap_drop_frame(VM *vm, Frame *f)
{
    Heap *h = vm->heap;
    if (f->size_class != LARGE_CLASS) {
        f->back = h->free_frames[f->size_class];
        h->free_frames[f->size_class] = f;
        return;
    }
    h->frame_bytes -= frame_size(f->code->nslots);
    mem_free(f);
}

/* ---- marking ---- */

void heap_mark_obj(VM *vm, void *p)
{
    Heap *h = vm->heap;
    Obj *o = p;
    if (!o || o->mark == h->epoch)
        return;
    ASSERT(o->kind != FREE_KIND);
    o->mark = h->epoch;
    if (o->size_class != LARGE_CLASS) {
        slab_of(o)->reached = h->epoch;
        h->reached_bytes += (size_t)o->size_class * STEP;
    }
    MEM_GROW(h->work, h->capwork, h->nwork + 1);
    h->work[h->nwork++] = o;
}

void heap_mark(VM *vm, Value v)
{
    if (is_obj(v))
        heap_mark_obj(vm, as_obj(v));
}

static void mark_values(VM *vm, const Value *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        heap_mark(vm, v[i]);
}

static void mark_frame(VM *vm, Frame *f)
{
    heap_mark_obj(vm, f->code);
    heap_mark_obj(vm, f->globals);
    heap_mark_obj(vm, frame_gen(f));
    heap_mark_obj(vm, f->root); /* or class_names */
    heap_mark(vm, f->handled);
    mark_values(vm, f->slots, (size_t)(f->sp - f->slots) + f->kept);
}

void heap_mark_chain(VM *vm, Frame *top)
{
    for (Frame *f = top; f; f = f->back)
        mark_frame(vm, f);
}

static void mark_gen(VM *vm, Gen *g)
{
    if (gen_frame(g))
        mark_frame(vm, gen_frame(g));
    /* inner frames of a suspended chain belong to Gens that sit on the stacks of the frames that await them */
    heap_mark_obj(vm, gen_awaited_by(g));
    heap_mark_obj(vm, g->names);
    if (gen_has_code(g))
        heap_mark_obj(vm, gen_frame_of(g)->code);
    else
        mark_values(vm, gen_state(g), ((size_t)g->o.size_class * STEP - offsetof(Gen, state)) / sizeof(Value));
}

static void mark_code(VM *vm, CodeObj *c)
{
    mark_values(vm, c->consts, c->code->nconsts);
    for (uint32_t i = 0; i < c->code->ncaches; i++) {
        heap_mark(vm, c->caches[i].value);
    }
    heap_mark_obj(vm, c->name);
    heap_mark_obj(vm, c->qualname);
    heap_mark_obj(vm, c->both);
}

static void mark_type(VM *vm, Type *t)
{
    heap_mark_obj(vm, t->name);
    heap_mark_obj(vm, t->qualname);
    heap_mark_obj(vm, t->module);
    heap_mark_obj(vm, t->base);
    heap_mark_obj(vm, t->bases);
    heap_mark_obj(vm, t->mro);
    heap_mark_obj(vm, t->dict);
    mark_values(vm, t->subclasses, t->nsubclasses);
    if (t->special_version == t->version)
        mark_values(vm, t->special, SP_COUNT);
}

static void mark_func(VM *vm, Func *f)
{
    heap_mark_obj(vm, f->code);
    heap_mark_obj(vm, f->globals);
    heap_mark_obj(vm, f->closure);
    heap_mark_obj(vm, f->defaults);
    heap_mark_obj(vm, f->kwdefaults);
    heap_mark_obj(vm, f->annotations);
    heap_mark_obj(vm, f->dict);
    heap_mark_obj(vm, f->names);
    heap_mark(vm, f->doc);
    heap_mark(vm, f->module);
}

static void mark_exc(VM *vm, Exc *e)
{
    heap_mark_obj(vm, e->dict);
    heap_mark(vm, e->args);
    heap_mark(vm, e->cause);
    heap_mark(vm, e->context);
    heap_mark(vm, e->traceback);
    mark_values(vm, e->extra, 4);
}

static void mark_small(VM *vm, Obj *o)
{
    switch ((Kind)o->kind) {
    case KIND_NATIVE:
        heap_mark_obj(vm, ((Native *)o)->owner);
        heap_mark(vm, ((Native *)o)->self);
        heap_mark(vm, ((Native *)o)->module);
        break;
    case KIND_METHOD:
        heap_mark(vm, ((Method *)o)->func);
        heap_mark(vm, ((Method *)o)->self);
        break;
    case KIND_MODULE:
        heap_mark_obj(vm, ((Module *)o)->dict);
        heap_mark_obj(vm, ((Module *)o)->name);
        break;
    case KIND_TRACEBACK:
        heap_mark(vm, ((Traceback *)o)->next);
        heap_mark(vm, ((Traceback *)o)->kept);
        heap_mark_obj(vm, ((Traceback *)o)->code);
        break;
    case KIND_PROPERTY:
        mark_values(vm, &((Property *)o)->get, 5);
        break;
    case KIND_STATICMETHOD:
    case KIND_CLASSMETHOD:
        heap_mark(vm, ((Wrapper *)o)->func);
        heap_mark_obj(vm, ((Wrapper *)o)->dict);
        break;
    case KIND_MEMBER:
        heap_mark_obj(vm, ((Member *)o)->owner);
        heap_mark_obj(vm, ((Member *)o)->name);
        break;
    case KIND_SUPER:
        heap_mark_obj(vm, ((Super *)o)->type);
        heap_mark(vm, ((Super *)o)->self);
        heap_mark_obj(vm, ((Super *)o)->self_type);
        break;
    case KIND_ITER:
        mark_values(vm, &((Iter *)o)->a, 3);
        break;
    case KIND_DICTVIEW:
        heap_mark_obj(vm, ((DictView *)o)->dict);
        break;
    case KIND_RANGE:
        mark_values(vm, &((Range *)o)->start, 4);
        break;
    case KIND_SLICE:
        mark_values(vm, &((Slice *)o)->start, 3);
        break;
    case KIND_CELL:
        heap_mark(vm, ((Cell *)o)->v);
        break;
    case KIND_BOXED:
        heap_mark(vm, ((Boxed *)o)->v);
        heap_mark_obj(vm, ((Boxed *)o)->dict);
        break;
    default:
        break;
    }
}

static void mark_set(VM *vm, Set *s)
{
    for (int64_t i = 0; s->table && i <= s->mask; i++)
        heap_mark(vm, s->table[i].key);
}

static void mark_dict(VM *vm, Dict *d)
{
    for (uint32_t i = 0; i < d->nentries; i++) {
        heap_mark(vm, d->entries[i].key);
        heap_mark(vm, d->entries[i].value);
    }
}

static void mark_native_data(VM *vm, Obj *o, const NativeDataOps *ops)
{
    if (!ops || !ops->bare)
        heap_mark_obj(vm, ((NativeData *)o)->dict);
    if (ops && ops->mark)
        ops->mark(vm, o);
}

static void mark_children(VM *vm, Obj *o)
{
    heap_mark_obj(vm, o->type);
    switch ((Kind)o->kind) {
    case KIND_INSTANCE:
        heap_mark_obj(vm, ((Instance *)o)->dict);
        mark_values(vm, (Value *)((Instance *)o + 1), slots_count(o->type));
        break;
    case KIND_TYPE:
        mark_type(vm, (Type *)o);
        break;
    case KIND_TUPLE:
        mark_values(vm, ((Tuple *)o)->items, (size_t)((Tuple *)o)->len);
        break;
    case KIND_LIST:
        mark_values(vm, ((List *)o)->items, (size_t)((List *)o)->len);
        break;
    case KIND_DICT:
        mark_dict(vm, (Dict *)o);
        break;
    case KIND_SET:
    case KIND_FROZENSET:
        mark_set(vm, (Set *)o);
        break;
    case KIND_CODE:
        mark_code(vm, (CodeObj *)o);
        break;
    case KIND_FUNC:
        mark_func(vm, (Func *)o);
        break;
    case KIND_GEN:
        mark_gen(vm, (Gen *)o);
        break;
    case KIND_EXC:
        mark_exc(vm, (Exc *)o);
        break;
    case KIND_NATIVEDATA:
        mark_native_data(vm, o, o->type->ops);
        break;
    default:
        mark_small(vm, o);
        break;
    }
    if (o->flags & OBJ_ASIDE)
        extra_mark(vm, o);
}

static void mark_roots(VM *vm)
{
    for (int i = 0; i < KIND_COUNT; i++)
        heap_mark_obj(vm, vm->types[i]);
    heap_mark_obj(vm, vm->deque);
    heap_mark_obj(vm, vm->bytearray);
    heap_mark_obj(vm, vm->memoryview);
    heap_mark_obj(vm, vm->mappingproxy);
    heap_mark_obj(vm, vm->complex_type);
    heap_mark_obj(vm, vm->alias);
    heap_mark_obj(vm, vm->union_type);
    heap_mark_obj(vm, vm->frame_type);
    if (vm->excs) {
        Type **t = (Type **)vm->excs;
        for (size_t i = 0; i < sizeof *vm->excs / sizeof *t; i++)
            heap_mark_obj(vm, t[i]);
    }
    names_mark(vm);
    dropped_mark(vm);
    iter_types_mark(vm);
    heap_mark_obj(vm, vm->builtins);
    heap_mark_obj(vm, vm->modules);
    heap_mark(vm, vm->main_module);
    heap_mark(vm, vm->exc);
    heap_mark(vm, vm->context);
    heap_mark_chain(vm, vm->frame);
    for (ChainRun *r = vm->chains; r; r = r->back)
        heap_mark_chain(vm, r->frame);
    if (vm->hooks.mark_roots)
        vm->hooks.mark_roots(vm->hooks.ctx, vm);
}

/* ---- coroutines that die unawaited ---- */

static void each_dead_in(VM *vm, Slab *s, void (*fn)(VM *vm, Obj *o))
{
    uint8_t epoch = vm->heap->epoch;
    for (uint32_t i = 0; i < s->count; i++) {
        Obj *o = (Obj *)(s->cells + (size_t)i * s->cell);
        if (o->mark != epoch && o->kind != FREE_KIND)
            fn(vm, o);
    }
}

/* Of what lies in slabs that hold such objects, and of large ones. holds 0: all. */
static void each_dead(VM *vm, uint8_t holds, void (*fn)(VM *vm, Obj *o))
{
    Heap *h = vm->heap;
    for (int cls = 1; cls < NCLASSES; cls++)
        for (Slab *s = h->slabs[cls]; s; s = s->next)
            if (!holds || s->holds & holds)
                each_dead_in(vm, s, fn);
    for (Large *l = h->large; l; l = l->next) {
        Obj *o = (Obj *)(l + 1);
        if (o->mark != h->epoch)
            fn(vm, o);
    }
}

static bool is_unawaited(const Obj *o)
{
    const Gen *g = (const Gen *)o;
    return o->kind == KIND_GEN && g->what == CODE_COROUTINE && g->gstate == GEN_CREATED && !g->warned;
}

static bool slab_has_unawaited(const Slab *s)
{
    for (uint32_t i = 0; i < s->count; i++)
        if (is_unawaited((const Obj *)(const void *)(s->cells + (size_t)i * s->cell)))
            return true;
    return false;
}

bool heap_has_unawaited(const VM *vm)
{
    const Heap *h = vm->heap;
    for (int cls = 1; cls < NCLASSES; cls++)
        for (const Slab *s = h->slabs[cls]; s; s = s->next)
            if (s->holds & HOLDS_COROUTINES && slab_has_unawaited(s))
                return true;
    for (const Large *l = h->large; l; l = l->next)
        if (is_unawaited((const Obj *)(l + 1)))
            return true;
    return false;
}

static void keep_unawaited(VM *vm, Obj *o)
{
    if (is_unawaited(o))
        heap_mark_obj(vm, o);
}

static void note_unawaited(VM *vm, Obj *o)
{
    Heap *h = vm->heap;
    if (!is_unawaited(o))
        return;
    MEM_GROW(h->work, h->capwork, h->nwork + 1);
    h->work[h->nwork++] = o;
}

static int by_number(const void *x, const void *y)
{
    const Gen *const *a = x, *const *b = y;
    return (*a)->number < (*b)->number ? -1 : (*a)->number > (*b)->number;
}

/* The oldest first, wherever their cells are. */
static void find_unawaited(VM *vm)
{
    Heap *h = vm->heap;
    each_dead(vm, HOLDS_COROUTINES, note_unawaited);
    if (h->nwork)
        qsort(h->work, h->nwork, sizeof *h->work, by_number);
}

/* Each says so at the line that runs now, as CPython's does. */
static void warn_unawaited(VM *vm)
{
    Heap *h = vm->heap;
    find_unawaited(vm);
    for (size_t i = 0; i < h->nwork; i++)
        unawaited_warn(vm, (Gen *)h->work[i], vm->frame);
    h->nwork = 0;
}

/* The same where the program is asked, which is possible only later. */
static void rescue_unawaited(VM *vm)
{
    Heap *h = vm->heap;
    find_unawaited(vm);
    for (size_t i = 0; i < h->nwork; i++)
        dropped_wait(vm, h->work[i]);
    h->nwork = 0;
    dropped_mark(vm);
}

/* ---- marking all ---- */

static void drain(VM *vm)
{
    Heap *h = vm->heap;
    while (h->nwork)
        mark_children(vm, h->work[--h->nwork]);
}

static void mark_all(VM *vm, bool silent)
{
    Heap *h = vm->heap;
    h->epoch = (uint8_t)(3 - h->epoch);
    h->reached_bytes = 0;
    mark_roots(vm);
    drain(vm);
    if (silent)
        dropped_keep(vm);
    else
        dropped_rescue(vm);
    drain(vm);
    if (vm->hooks.dying)
        vm->hooks.dying(vm->hooks.ctx, vm, silent);
    drain(vm);
    if (silent || unawaited_asks_program(vm)) {
        if (silent)
            each_dead(vm, HOLDS_COROUTINES, keep_unawaited);
        else
            rescue_unawaited(vm);
        drain(vm);
    }
}

bool heap_is_marked(const VM *vm, const void *o) { return ((const Obj *)o)->mark == vm->heap->epoch; }

/* ---- sweeping ---- */

static inline void finalize(VM *vm, Obj *o)
{
    switch ((Kind)o->kind) {
    case KIND_STR:
        if (((Str *)o)->shared)
            str_finalize(vm, (Str *)o);
        break;
    case KIND_LIST:
        list_finalize(vm, (List *)o);
        break;
    case KIND_DICT:
        dict_finalize(vm, (Dict *)o);
        break;
    case KIND_SET:
    case KIND_FROZENSET:
        set_finalize(vm, (Set *)o);
        break;
    case KIND_BIGINT:
        int_finalize((BigInt *)o);
        break;
    case KIND_TYPE:
        type_finalize(vm, (Type *)o);
        break;
    case KIND_CODE:
        code_finalize(vm, (CodeObj *)o);
        break;
    default:
        break;
    }
    if (o->flags & OBJ_ASIDE)
        extra_forget(vm, o);
}

/* NativeData hooks read their type, so they go first, while every cell is still whole. */
static void finalize_native(VM *vm, Obj *o)
{
    if (o->kind == KIND_NATIVEDATA && o->type->ops && o->type->ops->finalize)
        o->type->ops->finalize(vm, o);
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

void heap_free_now(VM *vm, Obj *o)
{
    Heap *h = vm->heap;
    uint32_t cls = o->size_class;
    ASSERT(!h->collecting);
    if (cls == LARGE_CLASS)
        return;
    h->cell_bytes -= (size_t)cls * STEP;
    h->free_cells[cls] = free_cell(h, o, cls, h->free_cells[cls]);
}

void heap_take_back(VM *vm, Obj *o)
{
    Heap *h = vm->heap;
    if (o->size_class == LARGE_CLASS)
        return;
    h->allocated -= (size_t)o->size_class * STEP;
    heap_free_now(vm, o);
}

/* Backwards, so that the free list hands its cells out in the order of their addresses. */
static void sweep_slab(VM *vm, Slab *s, uint32_t cls)
{
    Heap *h = vm->heap;
    Obj *list = h->free_cells[cls];
    uint32_t cell = s->cell;
    uint8_t epoch = h->epoch;
    for (char *at = s->cells + (size_t)s->count * cell; at > s->cells;) {
        Obj *o = (Obj *)(void *)(at -= cell);
        if (o->kind == FREE_KIND) {
            o->type = (Type *)list;
        } else if (o->mark == epoch) {
            continue;
        } else {
            finalize(vm, o);
            free_cell(h, o, cls, list);
        }
        list = o;
    }
    h->free_cells[cls] = list;
}

/* The slab goes to those that are free for any size. */
static void empty_slab(VM *vm, Slab *s, uint32_t cls)
{
    Heap *h = vm->heap;
    if (s->holds & HOLDS_MEMORY)
        each_dead_in(vm, s, finalize);
    for (uint32_t i = 0; h->poison && i < s->count; i++)
        free_cell(h, (Obj *)(s->cells + (size_t)i * s->cell), cls, NULL);
    s->next = h->empty;
    h->empty = s;
}

/* What was born since the marking began is alive, but its slab does not know: then each cell is looked at. */
static void sweep_class(VM *vm, uint32_t cls, bool born)
{
    Heap *h = vm->heap;
    Slab **link = &h->slabs[cls];
    h->free_cells[cls] = NULL;
    while (*link) {
        Slab *s = *link;
        if (s->reached == h->epoch || born) {
            sweep_slab(vm, s, cls);
            link = &s->next;
        } else {
            *link = s->next;
            empty_slab(vm, s, cls);
        }
    }
}

/* before: cell_bytes when the marking began. */
static void sweep(VM *vm, size_t before)
{
    Heap *h = vm->heap;
    each_dead(vm, HOLDS_NATIVES, finalize_native);
    for (uint32_t cls = 1; cls < NCLASSES; cls++)
        sweep_class(vm, cls, h->cell_bytes != before);
    h->cell_bytes += h->reached_bytes - before;
    for (Large **link = &h->large; *link;) {
        Large *l = *link;
        Obj *o = (Obj *)(l + 1);
        if (o->mark == h->epoch) {
            link = &l->next;
            continue;
        }
        finalize(vm, o);
        *link = l->next;
        h->bytes -= l->size;
        mem_free(l);
    }
}

static void collect(VM *vm, bool silent)
{
    Heap *h = vm->heap;
    ASSERT(!h->collecting);
    size_t before = h->cell_bytes;
    h->collecting = true;
    mark_all(vm, silent);
    if (!silent)
        warn_unawaited(vm);
    weakrefs_clear(vm);
    dropped_forget_dead(vm);
    sweep(vm, before);
    h->collecting = false;
}

void heap_collect(VM *vm)
{
    Heap *h = vm->heap;
    collect(vm, false);
    h->live = object_bytes(h);
    h->collected_at = h->allocated;
    h->due_at = h->allocated + (2 * h->live > LEAST_STRETCH ? 2 * h->live : LEAST_STRETCH);
    vm->heap_check = vm->limits.collect_every != 0;
}

void heap_collect_silently(VM *vm) { collect(vm, true); }

static void count_as_reached(VM *vm, Obj *o) { o->mark = vm->heap->epoch; }

void heap_ask(VM *vm, void (*ask)(VM *vm, void *of), void *of)
{
    Heap *h = vm->heap;
    ASSERT(!h->collecting);
    h->collecting = true;
    mark_all(vm, true);
    ask(vm, of);
    each_dead(vm, 0, count_as_reached);
    h->collecting = false;
}

void heap_free(Heap *h)
{
    for (size_t i = 0; i < h->nblocks; i++)
        mem_free(h->blocks[i]);
    mem_free(h->blocks);
    mem_free(h->work);
    mem_free(h);
}

void heap_sweep_everything(VM *vm)
{
    Heap *h = vm->heap;
    h->epoch = (uint8_t)(3 - h->epoch);
    h->reached_bytes = 0;
    sweep(vm, h->cell_bytes);
}
