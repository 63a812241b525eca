#include "vm/heap_int.h"

#include "base/check.h"
#include "base/mem.h"
#include "vm/interp.h"

#include <stdlib.h>

/* ---- coroutines that die unawaited ---- */

static void each_dead_in(VM *vm, Slab *s, void (*fn)(VM *vm, Obj *o, void *of), void *of)
{
    uint8_t epoch = vm->heap->epoch;
    for (uint32_t i = 0; i < s->count; i++) {
        Obj *o = (Obj *)(s->cells + (size_t)i * s->cell);
        if (o->mark != epoch && o->kind != FREE_KIND)
            fn(vm, o, of);
    }
}

/* Of what lies in slabs that hold such objects, and of large ones. holds 0: all. */
static void each_dead(VM *vm, uint8_t holds, void (*fn)(VM *vm, Obj *o, void *of), void *of)
{
    Heap *h = vm->heap;
    for (int cls = 1; cls < NCLASSES; cls++)
        for (Slab *s = h->slabs[cls]; s; s = s->next)
            if (!holds || s->holds & holds)
                each_dead_in(vm, s, fn, of);
    for (Large *l = h->large; l; l = l->next) {
        Obj *o = (Obj *)(l + 1);
        if (o->mark != h->epoch)
            fn(vm, o, of);
    }
}

void heap_each_dead(VM *vm, void (*fn)(VM *vm, Obj *o, void *of), void *of) { each_dead(vm, 0, fn, of); }

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

static void keep_unawaited(VM *vm, Obj *o, void *of)
{
    (void)of;
    if (is_unawaited(o))
        heap_mark_obj(vm, o);
}

static void note_unawaited(VM *vm, Obj *o, void *of)
{
    (void)of;
    Heap *h = vm->heap;
    if (!is_unawaited(o))
        return;
    MEM_GROW(h->work, h->capwork, h->nwork + 1);
    h->work[h->nwork++] = o;
}

typedef struct Unawaited {
    Obj *o;
    uint64_t number;
    uint32_t place;
} Unawaited;

static int by_death(const void *x, const void *y)
{
    const Unawaited *a = x, *b = y;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* In the order of their deaths; where that is not known, the oldest first, wherever their cells are. */
static void find_unawaited(VM *vm)
{
    Heap *h = vm->heap;
    each_dead(vm, HOLDS_COROUTINES, note_unawaited, NULL);
    if (h->nwork < 2)
        return;
    Unawaited *all = mem_alloc(h->nwork * sizeof *all);
    for (size_t i = 0; i < h->nwork; i++)
        all[i] = (Unawaited){h->work[i], ((Gen *)h->work[i])->number, dropped_place(vm, h->work[i])};
    qsort(all, h->nwork, sizeof *all, by_death);
    for (size_t i = 0; i < h->nwork; i++)
        h->work[i] = all[i].o;
    mem_free(all);
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

static void rescue(VM *vm)
{
    dropped_order(vm);
    dropped_rescue(vm);
}

static void mark_all(VM *vm, bool silent)
{
    Heap *h = vm->heap;
    h->epoch = (uint8_t)(3 - h->epoch);
    h->reached_bytes = 0;
    heap_mark_roots(vm);
    heap_mark_reached(vm);
    if (silent)
        dropped_keep(vm);
    else
        rescue(vm);
    heap_mark_reached(vm);
    if (vm->hooks.dying)
        vm->hooks.dying(vm->hooks.ctx, vm, silent);
    heap_mark_reached(vm);
    if (silent || unawaited_asks_program(vm)) {
        if (silent)
            each_dead(vm, HOLDS_COROUTINES, keep_unawaited, NULL);
        else
            rescue_unawaited(vm);
        heap_mark_reached(vm);
    }
}

/* ---- sweeping ---- */

static inline void finalize(VM *vm, Obj *o, void *of)
{
    (void)of;
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
static void finalize_native(VM *vm, Obj *o, void *of)
{
    (void)of;
    if (o->kind == KIND_NATIVEDATA && o->type->ops && o->type->ops->finalize)
        o->type->ops->finalize(vm, o);
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
            finalize(vm, o, NULL);
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
        each_dead_in(vm, s, finalize, NULL);
    for (uint32_t i = 0; h->poison && i < s->count; i++)
        free_cell(h, (Obj *)(s->cells + (size_t)i * s->cell), cls, NULL);
    s->next = h->empty;
    h->empty = s;
}

static void sweep_frames(VM *vm)
{
    Heap *h = vm->heap;
    size_t n = 0;
    for (size_t i = 0; i < h->nended; i++) {
        Frame *f = h->ended[i];
        if (f->mark == h->epoch) {
            h->ended[n++] = f;
            continue;
        }
        f->size_class &= (uint8_t)~FRAME_SHOWN;
        heap_drop_frame(vm, f);
    }
    h->nended = n;
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

/* before: bytes of cells when the marking began. */
static void sweep(VM *vm, size_t before)
{
    Heap *h = vm->heap;
    each_dead(vm, HOLDS_NATIVES, finalize_native, NULL);
    sweep_frames(vm);
    for (uint32_t cls = 1; cls < NCLASSES; cls++)
        sweep_class(vm, cls, heap_cell_bytes(h) != before);
    h->no_cells += before - h->reached_bytes;
    for (Large **link = &h->large; *link;) {
        Large *l = *link;
        Obj *o = (Obj *)(l + 1);
        if (o->mark == h->epoch) {
            link = &l->next;
            continue;
        }
        finalize(vm, o, NULL);
        *link = l->next;
        h->bytes -= l->size;
        mem_free(l);
    }
}

static void collect(VM *vm, bool silent)
{
    Heap *h = vm->heap;
    ASSERT(!h->collecting);
    size_t before = heap_cell_bytes(h);
    h->collecting = true;
    mark_all(vm, silent);
    if (!silent)
        warn_unawaited(vm);
    if (vm->last_names && dropped_is_due(vm)) { /* what is finalized finds the names of its module */
        heap_mark_obj(vm, vm->last_names);
        heap_mark_reached(vm);
    }
    weakrefs_clear(vm);
    dropped_forget_dead(vm);
    sweep(vm, before);
    h->collecting = false;
}

/* How much may be allocated until the next collection: the more is alive, the more. Near the limit less, since it is
 * only looked at then. */
static size_t stretch(const Heap *h, size_t limit)
{
    size_t bytes = 2 * h->live, left = h->live < limit ? limit - h->live : 0;
    if (bytes > left)
        bytes = left > h->live / 2 ? left : h->live / 2;
    return bytes > LEAST_STRETCH ? bytes : LEAST_STRETCH;
}

void heap_collect(VM *vm)
{
    Heap *h = vm->heap;
    collect(vm, false);
    h->live = heap_object_bytes(h);
    h->collected_at = h->allocated;
    h->due_at = h->allocated + stretch(h, vm->limits.heap);
    vm->heap_check = vm->limits.collect_every != 0;
}

void heap_collect_silently(VM *vm) { collect(vm, true); }

static void count_as_reached(VM *vm, Obj *o, void *of)
{
    (void)of;
    o->mark = vm->heap->epoch;
}

void heap_ask(VM *vm, void (*ask)(VM *vm, void *of), void *of)
{
    Heap *h = vm->heap;
    ASSERT(!h->collecting);
    h->collecting = true;
    mark_all(vm, true);
    ask(vm, of);
    heap_each_dead(vm, count_as_reached, NULL);
    for (size_t i = 0; i < h->nended; i++)
        h->ended[i]->mark = h->epoch;
    h->collecting = false;
}

void heap_sweep_everything(VM *vm)
{
    Heap *h = vm->heap;
    h->epoch = (uint8_t)(3 - h->epoch);
    h->reached_bytes = 0;
    sweep(vm, heap_cell_bytes(h));
}
