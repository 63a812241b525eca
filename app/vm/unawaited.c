/* Coroutines that nobody has started yet, and the moment when CPython's reference counts find one of them dropped.
 *
 * CPython warns at the line that drops the last reference. We have no counts, so we look where such a drop can show:
 * at the ends of statements of the program (an expression statement, an assignment, del, the end of a callback), and
 * only while there is a coroutine to ask about: one that was made, is not started and belongs to no task. A look is
 * cheap when every such coroutine lies in a variable of a running frame; otherwise a collection answers. Looks are
 * paid for by executed instructions, so a program with thousands of waiting coroutines is not slowed down by more than
 * a constant factor; what a look would have found then shows at the next collection. */
#include "base/mem.h"
#include "vm/interp.h"

enum { FREE_CREDIT = 4 << 20, SCAN = 4096, SURE_PROOFS = 4 };

typedef struct Watched {
    Gen *gen;
    uint32_t skip;   /* looks to leave out: it was alive somewhere unseen too often */
    uint8_t proofs;  /* collections that found it alive */
} Watched;

struct Unawaited {
    Watched *items;
    uint32_t count, cap;
    uint64_t spent;
    Map said; /* warnings are given once for each text and place, as by CPython's default filter */
};

void unawaited_init(VM *vm)
{
    vm->unawaited = mem_zalloc(sizeof *vm->unawaited);
    map_init(&vm->unawaited->said);
}

void unawaited_free(VM *vm)
{
    map_deinit(&vm->unawaited->said);
    mem_free(vm->unawaited->items);
    mem_free(vm->unawaited);
}

static void filter(VM *vm, bool marked_only)
{
    struct Unawaited *u = vm->unawaited;
    uint32_t to = 0;
    for (uint32_t i = 0; i < u->count; i++) {
        Gen *g = u->items[i].gen;
        if ((marked_only && !heap_is_marked(vm, g)) || g->gstate != GEN_CREATED || g->owned || g->warned)
            continue;
        u->items[to++] = u->items[i];
    }
    vm->nunawaited = u->count = to;
}

void vm_coroutine_born(VM *vm, Gen *g)
{
    struct Unawaited *u = vm->unawaited;
    if (u->count >= 64 && (u->count & (u->count - 1)) == 0)
        filter(vm, false); /* library code makes and starts them without a statement of the program between */
    MEM_GROW(u->items, u->cap, u->count + 1);
    u->items[u->count++] = (Watched){g, 0, 0};
    vm->nunawaited = u->count;
}

void unawaited_forget_dead(VM *vm) { filter(vm, true); }

void unawaited_keep(VM *vm)
{
    for (uint32_t i = 0; i < vm->unawaited->count; i++)
        heap_mark_obj(vm, vm->unawaited->items[i].gen);
}

bool unawaited_say_once(VM *vm, const char *place, size_t len)
{
    uint32_t known = map_count(&vm->unawaited->said);
    return map_intern(&vm->unawaited->said, place, len) == known;
}

/* ---- looking ---- */

static void see(Value v)
{
    if (is_kind(v, KIND_GEN))
        AS(Gen, v)->seen = true;
}

static uint32_t see_all(const Value *v, int64_t n)
{
    uint32_t limit = n < SCAN ? (uint32_t)n : SCAN;
    for (uint32_t i = 0; i < limit; i++)
        see(v[i]);
    return limit;
}

/* The value and, one level deep, what a container holds. Returns the work done. */
static uint32_t see_value(Value v)
{
    if (!is_obj(v))
        return 1;
    switch ((Kind)as_obj(v)->kind) {
    case KIND_GEN: see(v); return 1;
    case KIND_CELL: see(AS(Cell, v)->v); return 1;
    case KIND_LIST: return 1 + see_all(AS(List, v)->items, AS(List, v)->len);
    case KIND_TUPLE: return 1 + see_all(AS(Tuple, v)->items, AS(Tuple, v)->len);
    case KIND_DICT: {
        Dict *d = AS(Dict, v);
        uint32_t n = d->nentries < SCAN ? d->nentries : SCAN;
        for (uint32_t i = 0; i < n; i++)
            if (d->entries[i].key != V_NULL)
                see(d->entries[i].value);
        return 1 + n;
    }
    default: return 1;
    }
}

static uint32_t see_frames(VM *vm)
{
    uint32_t work = 0;
    for (Frame *f = vm->frame; f && work < SCAN; f = f->back) {
        for (Value *v = f->slots; v < f->sp; v++)
            work += see_value(*v);
        if (!f->back || f->back->globals != f->globals) {
            Dict *d = f->globals;
            for (uint32_t i = 0; i < d->nentries && i < SCAN; i++)
                if (d->entries[i].key != V_NULL)
                    work += see_value(d->entries[i].value);
        }
    }
    return work;
}

/* Is one of them nowhere in sight, and due to be asked about? */
static bool anyone_missing(struct Unawaited *u)
{
    bool missing = false;
    for (uint32_t i = 0; i < u->count; i++) {
        Watched *w = &u->items[i];
        if (w->gen->seen)
            w->skip = w->proofs = 0;
        else if (w->skip)
            w->skip--;
        else
            missing = true;
    }
    return missing;
}

static void note_alive(struct Unawaited *u)
{
    for (uint32_t i = 0; i < u->count; i++) {
        Watched *w = &u->items[i];
        if (w->gen->seen || w->skip)
            continue;
        if (w->proofs < SURE_PROOFS + 16)
            w->proofs++;
        w->skip = w->proofs <= SURE_PROOFS ? 0 : 1u << (w->proofs - SURE_PROOFS);
    }
}

void vm_look_for_dropped(VM *vm)
{
    struct Unawaited *u = vm->unawaited;
    filter(vm, false);
    if (!u->count || vm->nested || u->spent > FREE_CREDIT + vm->instr)
        return;
    for (uint32_t i = 0; i < u->count; i++)
        u->items[i].gen->seen = false;
    u->spent += u->count + see_frames(vm);
    if (!anyone_missing(u))
        return;
    u->spent += heap_sweep_cost(vm) / 64;
    heap_collect(vm);
    note_alive(u);
}

static bool can_hold(Value v) { return is_kind(v, KIND_GEN) || is_list(v) || is_tuple(v) || is_dict(v); }

/* A function that CPython has in Python: its frame, hence its arguments, would be part of the traceback. */
static bool is_python_there(Value v)
{
    return is_kind(v, KIND_NATIVE) && is_str(AS(Native, v)->module) && str_is(AS(Str, AS(Native, v)->module), "_asyncio");
}

Value unawaited_in_frame(VM *vm, Frame *f)
{
    Value *stack = f->slots + f->code->code->nlocals, *end = stack;
    for (Value *v = stack; v < f->sp + f->kept && end == stack; v++)
        if (is_python_there(*v))
            end = f->sp + f->kept;
    List *kept = NULL;
    for (Value *v = f->slots; v < end; v++) {
        if (!can_hold(*v))
            continue;
        if (!kept)
            kept = list_new(vm, 2);
        list_append(vm, kept, *v);
    }
    return kept ? from_obj(kept) : V_NULL;
}
