#include "vm/deaths.h"

#include "base/mem.h"
#include "vm/heap_int.h"

enum { NONE = UINT32_MAX, MOST = 1 << 16 /* objects; what lies beyond is not asked what it holds */ };

typedef struct Dead {
    Obj *o;
    uint32_t refs;         /* from nodes, and from those who are gone */
    uint32_t first, count; /* of edges */
    uint32_t place;
    uint32_t holder;       /* one of them, or NONE */
} Dead;

typedef struct Death {
    uint32_t node, next; /* which of its edges is let go of next */
} Death;

struct Deaths {
    VM *vm;
    Dead *nodes;
    uint32_t nnodes, capnodes;
    uint32_t *edges;
    uint32_t nedges, capedges;
    uint32_t *table, mask; /* nodes by address, open addressing */
    uint32_t *held, nheld, capheld;
    uint32_t *asked, nasked, capasked, nseen; /* the first ones were seen */
    Death *steps;
    uint32_t nsteps, capsteps;
    uint32_t place;
};

Deaths *deaths_new(VM *vm)
{
    Deaths *d = mem_zalloc(sizeof *d);
    d->vm = vm;
    return d;
}

void deaths_free(Deaths *d)
{
    if (!d)
        return;
    mem_free(d->nodes);
    mem_free(d->edges);
    mem_free(d->table);
    mem_free(d->held);
    mem_free(d->asked);
    mem_free(d->steps);
    mem_free(d);
}

/* Where the node of o is in the table, or would be. */
static uint32_t *cell_of(const Deaths *d, const Obj *o)
{
    uint32_t i = (uint32_t)((uint64_t)(uintptr_t)o * UINT64_C(0x9E3779B97F4A7C15) >> 32) & d->mask;
    while (d->table[i] != NONE && d->nodes[d->table[i]].o != o)
        i = (i + 1) & d->mask;
    return &d->table[i];
}

static void grow_table(Deaths *d)
{
    uint32_t size = d->table ? 2 * (d->mask + 1) : 64;
    d->table = mem_realloc(d->table, size * sizeof *d->table);
    d->mask = size - 1;
    memset(d->table, 0xFF, size * sizeof *d->table);
    for (uint32_t i = 0; i < d->nnodes; i++)
        *cell_of(d, d->nodes[i].o) = i;
}

/* NONE: it is alive. */
static uint32_t node_of(Deaths *d, Obj *o)
{
    if (o->kind == FREE_KIND || heap_is_marked(d->vm, o))
        return NONE;
    if (!d->table || d->nnodes > d->mask / 2)
        grow_table(d);
    uint32_t *cell = cell_of(d, o);
    if (*cell != NONE)
        return *cell;
    MEM_GROW(d->nodes, d->capnodes, d->nnodes + 1);
    d->nodes[d->nnodes] = (Dead){.o = o, .place = NONE, .holder = NONE};
    return *cell = d->nnodes++;
}

void deaths_let_go(Deaths *d, Obj *o)
{
    uint32_t node = node_of(d, o);
    if (node == NONE)
        return;
    d->nodes[node].refs++;
    MEM_GROW(d->held, d->capheld, d->nheld + 1);
    d->held[d->nheld++] = node;
}

void deaths_ask(Deaths *d, Obj *o)
{
    uint32_t node = node_of(d, o);
    if (node == NONE)
        return;
    MEM_GROW(d->asked, d->capasked, d->nasked + 1);
    d->asked[d->nasked++] = node;
}

void deaths_seen(Deaths *d, Obj *o)
{
    deaths_ask(d, o);
    d->nseen = d->nasked;
}

static void add_edges(Deaths *d, uint32_t node)
{
    Heap *h = d->vm->heap;
    Obj **children;
    size_t n = heap_children(d->vm, d->nodes[node].o, &children);
    d->nodes[node].first = d->nedges;
    for (size_t i = 0; i < n; i++) {
        uint32_t child = node_of(d, children[i]);
        if (child == NONE || child == node) /* a generator's frame knows it */
            continue;
        d->nodes[child].refs++;
        d->nodes[child].holder = node;
        MEM_GROW(d->edges, d->capedges, d->nedges + 1);
        d->edges[d->nedges++] = child;
    }
    d->nodes[node].count = d->nedges - d->nodes[node].first;
    h->nwork = 0;
}

static void begin_death(Deaths *d, uint32_t node)
{
    d->nodes[node].place = d->place++;
    MEM_GROW(d->steps, d->capsteps, d->nsteps + 1);
    d->steps[d->nsteps++] = (Death){.node = node};
}

static void let_go(Deaths *d, uint32_t node)
{
    Dead *n = &d->nodes[node];
    if (n->refs && --n->refs == 0 && n->place == NONE)
        begin_death(d, node);
}

/* What dies lets go of what it holds, one after the other: each dies with all that it holds before the next. */
static void finish_deaths(Deaths *d)
{
    while (d->nsteps) {
        Death *s = &d->steps[d->nsteps - 1];
        const Dead *n = &d->nodes[s->node];
        if (s->next == n->count)
            d->nsteps--;
        else
            let_go(d, d->edges[n->first + s->next++]);
    }
}

/* ---- holders that nobody has named ---- */

static bool is_loose(const Deaths *d, Value v)
{
    if (!is_obj(v))
        return false;
    uint32_t node = *cell_of(d, as_obj(v));
    return node != NONE && d->nodes[node].holder == NONE;
}

static void note_holder(VM *vm, Obj *o, void *of)
{
    (void)vm;
    Deaths *d = of;
    if (o->kind != KIND_LIST && o->kind != KIND_TUPLE)
        return;
    const Value *items = o->kind == KIND_LIST ? ((List *)o)->items : ((Tuple *)o)->items;
    int64_t len = o->kind == KIND_LIST ? ((List *)o)->len : ((Tuple *)o)->len;
    for (int64_t i = 0; i < len; i++)
        if (is_loose(d, items[i])) {
            node_of(d, o);
            return;
        }
}

/* The nodes from `first` on, and all that they reach. Returns where new ones would begin. */
static uint32_t ask_what_they_hold(Deaths *d, uint32_t first)
{
    while (first < d->nnodes && first < MOST)
        add_edges(d, first++);
    return d->nnodes;
}

static void find_holders(Deaths *d, uint32_t known)
{
    enum { NESTED = 8 };
    uint32_t before = 0;
    for (int i = 0; i < NESTED && before < known && known < MOST; i++) {
        before = known;
        heap_each_dead(d->vm, note_holder, d);
        known = ask_what_they_hold(d, before);
    }
}

/* It, or who holds it in the end. */
static uint32_t outermost(const Deaths *d, uint32_t node)
{
    uint32_t at = node;
    for (uint32_t i = 0; i < d->nnodes && d->nodes[at].holder != NONE; i++)
        at = d->nodes[at].holder;
    return d->nodes[at].holder == NONE && d->nodes[at].place == NONE ? at : node;
}

/* ---- playing ---- */

static void die(Deaths *d, uint32_t node)
{
    if (d->nodes[node].place == NONE)
        begin_death(d, node);
    finish_deaths(d);
}

void deaths_play(Deaths *d)
{
    uint32_t known = ask_what_they_hold(d, 0);
    if (d->nasked > 1)
        find_holders(d, known);
    for (uint32_t i = 0; i < d->nheld; i++) {
        let_go(d, d->held[i]);
        finish_deaths(d);
    }
    for (uint32_t i = 0; i < d->nasked; i++) {
        if (i >= d->nseen && d->nodes[d->asked[i]].place == NONE)
            die(d, outermost(d, d->asked[i]));
        die(d, d->asked[i]);
    }
}

uint32_t deaths_place(const Deaths *d, const Obj *o)
{
    const uint32_t *cell = d->table ? cell_of(d, o) : NULL;
    return cell && *cell != NONE ? d->nodes[*cell].place : NONE;
}
