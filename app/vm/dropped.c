/* Objects that have something to say when they are dropped, and the moment when CPython's reference counts would find
 * them: coroutines nobody awaited (a warning), instances with __del__ (a call), what weak references point at (they
 * die, and call back), generators left half-way inside a try or with and coroutines driven by hand to such a place
 * (closed), async generators left half-way (the loop's finalizer hook, through aio).
 *
 * CPython acts in the statement that drops the last reference. We have no counts, so we look where such a drop can
 * show: at the ends of statements of the program (an expression statement, an assignment, del, the end of a callback),
 * and only while there is an object to ask about. A look is cheap when every such object lies in a variable of a
 * running frame, or where it lay in a suspended one; otherwise a collection answers. Looks are paid for by executed
 * instructions, so a program with thousands of such objects is not slowed down by more than a constant factor; what a
 * look would have found then shows at the next collection. A crowd (a list of coroutines on its way to gather) is looked
 * at after a number of statements that grows with it, else making it would take the square of its size. */
#include "base/mem.h"
#include "vm/deaths.h"
#include "vm/interp.h"
#include "vm/ops.h"

#include <stdlib.h>

enum { FREE_CREDIT = 4 << 20, SCAN = 4096, SURE_PROOFS = 8, SHORT = 64, LONG_PRICE = 8, PATIENCE = 8, QUIET = 2, FAR = 512,
       ROOMY = 4096, CROWD = 4096, CROWD_PATIENCE = 2 };

typedef struct Watched {
    Obj *obj;
    uint32_t skip;   /* looks to leave out: it was alive somewhere unseen too often */
    uint8_t proofs;  /* collections that found it alive */
    bool briefly;    /* as long as Hooks.says */
} Watched;

/* Where it lay when it was last seen. */
typedef struct Spot {
    Gen *holder;     /* in whose frame, or NULL */
    Frame *frame;    /* of a plain function, which may be gone: only compared with those that run; or NULL */
    Dict *names;     /* globals of a module, likewise */
    uint32_t slot;   /* of that frame or dict; beyond its end when it lay deeper */
} Spot;

/* What a look met, innermost frame first, in the order in which CPython would let go of it: what variables hold, and
 * what of the watched lies in them or one level deeper. */
typedef struct Sights {
    Obj **held, **watched;
    uint32_t nheld, capheld, nwatched, capwatched;
} Sights;

struct Dropped {
    Watched *items;
    Spot spots[SHORT]; /* of the first ones; nobody asks for that of the others */
    uint32_t count, cap;
    Sights before, now; /* of the look before this one; of this one, while it lasts */
    Deaths *deaths;     /* in which order the dead have died, while the heap collects; or NULL */
    Obj **dying; /* instances whose __del__ is due, generators to close: roots */
    uint32_t ndying, capdying;
    uint64_t spent;
    uint32_t pause; /* looks at a crowd to leave out, while it grows: */
    uint32_t known, quiet; /* its size a statement ago, and for how many statements nothing has come */
    Map said; /* warnings are given once for each text and place, as by CPython's default filter */
};

void dropped_init(VM *vm)
{
    vm->dropped = mem_zalloc(sizeof *vm->dropped);
    map_init(&vm->dropped->said);
}

void dropped_free(VM *vm)
{
    map_deinit(&vm->dropped->said);
    for (Sights *s = &vm->dropped->before; s <= &vm->dropped->now; s++) {
        mem_free(s->held);
        mem_free(s->watched);
    }
    mem_free(vm->dropped->items);
    mem_free(vm->dropped->dying);
    mem_free(vm->dropped);
}

static void recount(VM *vm) { vm->nwatched = vm->dropped->count + vm->dropped->ndying + weakrefs_due(vm); }

/* A coroutine that has been started, by no task and no await, and has something to finish. */
static bool is_driven_by_hand(const Gen *g)
{
    bool started = g->gstate == GEN_SUSPENDED || g->gstate == GEN_RUNNING;
    if (g->what != CODE_COROUTINE || g->owned || !started || !gen_has_code(g))
        return false;
    const Frame *f = gen_frame(g);
    return f && f->code->code->nguards && !gen_awaited_by(g);
}

static inline __attribute__((always_inline)) bool has_more(const Gen *g)
{
    if (g->what == CODE_ASYNC_GENERATOR)
        return g->gstate != GEN_CLOSED && !g->dropped;
    if (g->what == CODE_GENERATOR)
        return g->gstate != GEN_CLOSED;
    if (g->owned) /* most of a crowd, so that comes first */
        return false;
    return g->gstate == GEN_CREATED ? !g->warned : is_driven_by_hand(g);
}

static inline __attribute__((always_inline)) bool still_watched(VM *vm, const Watched *w)
{
    if (w->obj->kind == KIND_GEN)
        return has_more((const Gen *)w->obj);
    return !w->briefly || vm->hooks.says(vm->hooks.ctx, vm, w->obj);
}

/* After a hundred thousand coroutines were made at once and have found their tasks. */
static void shrink(struct Dropped *d)
{
    if (d->cap < ROOMY || d->count > d->cap / 8)
        return;
    d->cap /= 4;
    d->items = mem_realloc(d->items, d->cap * sizeof *d->items);
}

static inline void move_down(struct Dropped *d, uint32_t to, uint32_t from)
{
    if (to == from)
        return;
    d->items[to] = d->items[from];
    if (to < SHORT)
        d->spots[to] = from < SHORT ? d->spots[from] : (Spot){0};
}

static void forget_dead_holders(VM *vm)
{
    struct Dropped *d = vm->dropped;
    for (uint32_t i = 0; i < d->count && i < SHORT; i++)
        if (d->spots[i].holder && !heap_is_marked(vm, d->spots[i].holder))
            d->spots[i].holder = NULL;
}

static void filter(VM *vm, bool marked_only)
{
    struct Dropped *d = vm->dropped;
    uint32_t to = 0;
    if (marked_only)
        forget_dead_holders(vm);
    for (uint32_t i = 0; i < d->count; i++) {
        const Watched *w = &d->items[i];
        if ((!marked_only || heap_is_marked(vm, w->obj)) && still_watched(vm, w))
            move_down(d, to++, i);
        else if (w->briefly)
            w->obj->flags &= (uint8_t)~OBJ_WATCHED;
    }
    d->count = to;
    shrink(d);
    recount(vm);
}

static __attribute__((noinline)) void make_room(VM *vm)
{
    struct Dropped *d = vm->dropped;
    if (d->count >= SHORT && (d->count & (d->count - 1)) == 0)
        filter(vm, false); /* library code makes and starts coroutines without a statement of the program between */
    MEM_GROW(d->items, d->cap, d->count + 1);
}

void vm_watch(VM *vm, void *obj)
{
    struct Dropped *d = vm->dropped;
    if (d->count >= SHORT || d->count == d->cap)
        make_room(vm);
    ((Obj *)obj)->flags |= OBJ_WATCHED;
    if (d->count < SHORT)
        d->spots[d->count] = (Spot){0};
    d->items[d->count++] = (Watched){.obj = obj};
    vm->nwatched++;
}

void vm_watch_briefly(VM *vm, void *obj)
{
    if (((Obj *)obj)->flags & OBJ_WATCHED)
        return;
    vm_watch(vm, obj);
    vm->dropped->items[vm->dropped->count - 1].briefly = true;
}

void vm_unwatch(VM *vm, Value obj)
{
    struct Dropped *d = vm->dropped;
    uint32_t i = d->count;
    while (i && from_obj(d->items[i - 1].obj) != obj)
        i--;
    if (!i)
        return;
    as_obj(obj)->flags &= (uint8_t)~OBJ_WATCHED;
    memmove(&d->items[i - 1], &d->items[i], (--d->count - (i - 1)) * sizeof *d->items);
    recount(vm);
}

bool dropped_take_back(VM *vm, Gen *g)
{
    struct Dropped *d = vm->dropped;
    if (!d->count || d->items[d->count - 1].obj != &g->o)
        return false;
    d->count--;
    vm->nwatched--;
    return true;
}

bool dropped_is_due(const VM *vm) { return vm->dropped->ndying > 0; }

void dropped_mark(VM *vm)
{
    for (uint32_t i = 0; i < vm->dropped->ndying; i++)
        heap_mark_obj(vm, vm->dropped->dying[i]);
}

/* Would aio have something to say of it? */
static bool news(VM *vm, const Obj *o)
{
    return o->kind == KIND_NATIVEDATA && vm->hooks.says && vm->hooks.says(vm->hooks.ctx, vm, o);
}

static bool is_left_halfway(const Gen *g)
{
    return g->gstate == GEN_SUSPENDED && (g->what == CODE_GENERATOR || g->alone || is_driven_by_hand(g));
}

void dropped_wait(VM *vm, Obj *o)
{
    struct Dropped *d = vm->dropped;
    MEM_GROW(d->dying, d->capdying, d->ndying + 1);
    d->dying[d->ndying++] = o;
}

/* ---- the order of deaths ---- */

static bool is_dead(VM *vm, const Watched *w) { return !heap_is_marked(vm, w->obj) && still_watched(vm, w); }

static void play_deaths(VM *vm, Deaths *deaths)
{
    const struct Dropped *d = vm->dropped;
    for (uint32_t i = 0; i < d->before.nheld; i++)
        deaths_let_go(deaths, d->before.held[i]);
    for (uint32_t i = 0; i < d->before.nwatched; i++)
        deaths_seen(deaths, d->before.watched[i]);
    for (uint32_t i = 0; i < d->count; i++)
        if (is_dead(vm, &d->items[i]))
            deaths_ask(deaths, d->items[i].obj);
    deaths_play(deaths);
}

typedef struct Death {
    Obj *o;
    uint32_t place;
} Death;

static int by_place(const void *x, const void *y)
{
    const Death *a = x, *b = y;
    return a->place < b->place ? -1 : a->place > b->place;
}

void dropped_order(VM *vm)
{
    struct Dropped *d = vm->dropped;
    uint32_t n = 0, at = 0;
    for (uint32_t i = 0; i < d->count; i++)
        n += is_dead(vm, &d->items[i]);
    if (n < 2)
        return;
    d->deaths = deaths_new(vm);
    play_deaths(vm, d->deaths);
    Death *dead = mem_alloc(n * sizeof *dead);
    for (uint32_t i = 0; i < d->count; i++)
        if (is_dead(vm, &d->items[i]))
            dead[at++] = (Death){d->items[i].obj, deaths_place(d->deaths, d->items[i].obj)};
    qsort(dead, n, sizeof *dead, by_place);
    at = 0;
    for (uint32_t i = 0; i < d->count; i++)
        if (is_dead(vm, &d->items[i]))
            d->items[i].obj = dead[at++].o;
    mem_free(dead);
}

uint32_t dropped_place(const VM *vm, const Obj *o)
{
    return vm->dropped->deaths ? deaths_place(vm->dropped->deaths, o) : UINT32_MAX;
}

void dropped_rescue(VM *vm)
{
    struct Dropped *d = vm->dropped;
    uint32_t to = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        Obj *o = d->items[i].obj;
        bool says = o->kind == KIND_GEN ? is_left_halfway((Gen *)o) : (o->type->flags & TYPE_HAS_DEL) || news(vm, o);
        if (!says || heap_is_marked(vm, o)) {
            move_down(d, to++, i);
            continue;
        }
        dropped_wait(vm, o);
    }
    d->count = to;
    dropped_mark(vm);
}

static uint32_t keep_marked(const VM *vm, Obj **items, uint32_t n)
{
    uint32_t to = 0;
    for (uint32_t i = 0; i < n; i++)
        if (heap_is_marked(vm, items[i]))
            items[to++] = items[i];
    return to;
}

void dropped_forget_dead(VM *vm)
{
    struct Dropped *d = vm->dropped;
    deaths_free(d->deaths);
    d->deaths = NULL;
    for (Sights *s = &d->before; s <= &d->now; s++) {
        s->nheld = keep_marked(vm, s->held, s->nheld);
        s->nwatched = keep_marked(vm, s->watched, s->nwatched);
    }
    filter(vm, true);
}

void dropped_keep(VM *vm)
{
    for (uint32_t i = 0; i < vm->dropped->count; i++)
        heap_mark_obj(vm, vm->dropped->items[i].obj);
}

bool dropped_say_once(VM *vm, const char *place, size_t len)
{
    uint32_t known = map_count(&vm->dropped->said);
    return map_intern(&vm->dropped->said, place, len) == known;
}

void vm_forget_warnings(VM *vm)
{
    map_deinit(&vm->dropped->said);
    map_init(&vm->dropped->said);
}

/* ---- __del__ ---- */

void vm_close_dropped(VM *vm, Gen *g)
{
    if (!gen_close_now(vm, g) && !vm->stop)
        unraisable_say(vm, from_obj(g), exc_take(vm));
}

bool dropped_finalize(VM *vm)
{
    struct Dropped *d = vm->dropped;
    Value before = vm->exc, ignored;
    vm->exc = V_NULL;
    while (d->ndying && !vm->stop) {
        Value o = from_obj(d->dying[0]);
        memmove(d->dying, d->dying + 1, --d->ndying * sizeof *d->dying);
        recount(vm);
        if (is_kind(o, KIND_GEN)) {
            if (AS(Gen, o)->what == CODE_COROUTINE && AS(Gen, o)->gstate == GEN_CREATED)
                unawaited_warn(vm, AS(Gen, o), vm->frame);
            else
                vm_close_dropped(vm, AS(Gen, o));
            continue;
        }
        if (news(vm, as_obj(o)) && !vm->hooks.say(vm->hooks.ctx, vm, as_obj(o)) && !vm->stop)
            exc_take(vm);
        Value fn = vm->stop ? V_NULL : type_special(vm, as_obj(o)->type, SP_del);
        if (fn != V_NULL && !special_call(vm, fn, o, NULL, 0, &ignored) && !vm->stop)
            unraisable_say(vm, fn, exc_take(vm));
    }
    if (!vm->stop)
        vm->exc = before;
    return !vm->stop;
}

/* ---- looking ---- */

static __attribute__((noinline)) void note_watched(Sights *s, Obj *o)
{
    MEM_GROW(s->watched, s->capwatched, s->nwatched + 1);
    s->watched[s->nwatched++] = o;
}

static inline void see(struct Dropped *d, Value v)
{
    if (!is_obj(v) || !(as_obj(v)->flags & OBJ_WATCHED))
        return;
    as_obj(v)->flags |= OBJ_SEEN;
    if (d->count <= SHORT) /* of a crowd that would cost more than it tells */
        note_watched(&d->now, as_obj(v));
}

/* From the end, where lists and tuples are begun to be let go of. */
static uint32_t see_all(struct Dropped *d, const Value *v, int64_t n, uint32_t most)
{
    uint32_t limit = n < most ? (uint32_t)n : most;
    for (uint32_t i = limit; i--;)
        see(d, v[i]);
    return limit;
}

/* What the frames hold that its traceback knows. */
static uint32_t see_exception(struct Dropped *d, const Exc *e, uint32_t most)
{
    uint32_t work = 1;
    for (Value t = e->traceback; t != V_NONE && work < most; t = AS(Traceback, t)->next) {
        Value kept = AS(Traceback, t)->kept;
        work += is_kind(kept, KIND_LIST) ? 1 + see_all(d, AS(List, kept)->items, AS(List, kept)->len, most) : 1;
    }
    return work;
}

static uint32_t see_dict(struct Dropped *d, const Dict *dict, uint32_t most)
{
    uint32_t n = dict->nentries < most ? dict->nentries : most;
    for (uint32_t i = 0; i < n; i++)
        if (dict->entries[i].key != V_NULL)
            see(d, dict->entries[i].value);
    return 1 + n;
}

/* The value and, one level deep, what it holds, as far as `most`. Returns the work done. */
static uint32_t see_value(struct Dropped *d, Value v, uint32_t most)
{
    if (!is_obj(v))
        return 1;
    switch ((Kind)as_obj(v)->kind) {
    case KIND_CELL: see(d, AS(Cell, v)->v); return 1;
    case KIND_LIST: return 1 + see_all(d, AS(List, v)->items, AS(List, v)->len, most);
    case KIND_TUPLE: return 1 + see_all(d, AS(Tuple, v)->items, AS(Tuple, v)->len, most);
    case KIND_DICT: return see_dict(d, AS(Dict, v), most);
    case KIND_EXC: return see_exception(d, AS(Exc, v), most);
    case KIND_INSTANCE:
        see(d, v);
        return AS(Instance, v)->dict ? see_dict(d, AS(Instance, v)->dict, most) : 1;
    default: see(d, v); return 1;
    }
}

/* A variable holds v. What can hold nothing itself is not noted. */
static void note_held(Sights *s, Value v)
{
    if (!is_obj(v) || as_obj(v)->kind == KIND_STR || as_obj(v)->kind == KIND_TYPE || as_obj(v)->kind == KIND_MODULE ||
        as_obj(v)->kind == KIND_NATIVE)
        return;
    MEM_GROW(s->held, s->capheld, s->nheld + 1);
    s->held[s->nheld++] = as_obj(v);
}

/* A crowd may all lie in one list: to scan that is less than to mark what is in it. */
static uint32_t most_of(const struct Dropped *d) { return d->count > SCAN / 2 ? 2 * d->count : SCAN; }

static uint32_t see_slots(struct Dropped *d, Frame *f)
{
    uint32_t work = see_value(d, f->handled, most_of(d));
    const Value *stack = f->slots + f->code->code->nlocals + f->code->code->nfree; /* there things are on their way */
    for (Value *v = f->slots; v < f->sp; v++) {
        if (v < stack)
            note_held(&d->now, *v);
        work += see_value(d, *v, most_of(d));
    }
    return work;
}

static uint32_t slot_of(const Frame *f, const Obj *o)
{
    uint32_t n = (uint32_t)(f->sp - f->slots), i = 0;
    while (i < n && f->slots[i] != from_obj(o))
        i++;
    return i < n ? i : UINT32_MAX;
}

/* A generator that holds one of them: dropped, it lets go of it. Tasks are known to the loop. */
static void watch_holder(VM *vm, Gen *g)
{
    if (g->what != CODE_GENERATOR || g->o.flags & OBJ_WATCHED || gen_frame_of(g)->code->code->flags & CODE_LIBRARY)
        return;
    vm_watch(vm, g);
    g->o.flags |= OBJ_SEEN; /* it runs */
}

/* Notes for those that lie in the frame of a coroutine where they are: it may be suspended at the next look. */
static void note_holder(VM *vm, Gen *g)
{
    struct Dropped *d = vm->dropped;
    for (uint32_t i = 0; i < d->count && d->count <= SHORT; i++) {
        const Obj *o = d->items[i].obj;
        Spot *p = &d->spots[i];
        if (!(o->flags & OBJ_SEEN) || p->holder)
            continue;
        p->holder = g;
        p->slot = slot_of(gen_frame_of(g), o);
        g->holds_watched = true;
        watch_holder(vm, g);
    }
}

/* The same for plain frames that run, and for the globals of the innermost one. */
static void note_place(VM *vm, Frame *f)
{
    struct Dropped *d = vm->dropped;
    for (uint32_t i = 0; i < d->count && d->count <= SHORT; i++) {
        const Obj *o = d->items[i].obj;
        Spot *p = &d->spots[i];
        if (!(o->flags & OBJ_SEEN) || p->holder || p->frame || p->names)
            continue;
        p->slot = slot_of(f, o);
        if (p->slot != UINT32_MAX)
            p->frame = f;
        const Dict *names = f->globals;
        for (uint32_t k = 0; !p->frame && f == vm->frame && k < names->nentries && k < SCAN; k++)
            if (names->entries[k].key != V_NULL && names->entries[k].value == from_obj(o)) {
                p->names = f->globals;
                p->slot = k;
            }
    }
}

static bool holds(const Frame *f, const Spot *p, const Obj *o)
{
    return f && p->slot < (size_t)(f->sp - f->slots) && f->slots[p->slot] == from_obj(o);
}

static bool in_place(const VM *vm, const Spot *p, const Obj *o)
{
    enum { NEAR = 8 };
    if (p->holder)
        return holds(gen_frame(p->holder), p, o);
    const Frame *f = vm->frame;
    if (p->names)
        return f && f->globals == p->names && p->slot < p->names->nentries && p->names->entries[p->slot].key != V_NULL &&
               p->names->entries[p->slot].value == from_obj(o);
    for (int i = 0; p->frame && f && i < NEAR; i++, f = f->back)
        if (f == p->frame)
            return holds(f, p, o);
    return false;
}

/* Is each of them where it was when it was last seen? Then nothing was dropped. Most looks end here. */
static bool all_in_place(const VM *vm, const struct Dropped *d)
{
    if (d->count > SHORT)
        return false;
    for (uint32_t i = 0; i < d->count; i++)
        if (!in_place(vm, &d->spots[i], d->items[i].obj))
            return false;
    return true;
}

static uint32_t see_names(struct Dropped *d, const Dict *names)
{
    uint32_t work = 0;
    for (uint32_t i = 0; i < names->nentries && i < SCAN; i++) {
        if (names->entries[i].key == V_NULL)
            continue;
        note_held(&d->now, names->entries[i].value);
        work += see_value(d, names->entries[i].value, SCAN);
    }
    return work;
}

static uint32_t see_frames(VM *vm)
{
    uint32_t work = 0;
    for (Frame *f = vm->frame; f && work < SCAN; f = f->back) {
        work += see_slots(vm->dropped, f);
        if (frame_gen(f))
            note_holder(vm, frame_gen(f));
        if (!f->back || f->back->globals != f->globals) {
            work += see_names(vm->dropped, f->globals);
        }
        if (!frame_gen(f))
            note_place(vm, f);
    }
    for (const Held *h = vm->held; h; h = h->back)
        for (size_t i = 0; i < sizeof h->v / sizeof *h->v; i++)
            note_held(&vm->dropped->now, h->v[i]);
    return work;
}

/* Is one of them nowhere in sight, and due to be asked about? */
static bool anyone_missing(struct Dropped *d)
{
    bool missing = false;
    for (uint32_t i = 0; i < d->count; i++) {
        Watched *w = &d->items[i];
        Spot *p = i < SHORT ? &d->spots[i] : NULL;
        if (!(w->obj->flags & OBJ_SEEN) && p && p->holder && gen_frame(p->holder))
            d->spent += see_slots(d, gen_frame(p->holder));
        if (w->obj->flags & OBJ_SEEN) {
            w->skip = w->proofs = 0;
            continue;
        }
        if (p)
            p->holder = NULL;
        if (w->skip)
            w->skip--;
        else
            missing = true;
    }
    return missing;
}

static void note_alive(struct Dropped *d)
{
    for (uint32_t i = 0; i < d->count; i++) {
        Watched *w = &d->items[i];
        if (w->obj->flags & OBJ_SEEN || w->skip)
            continue;
        if (w->proofs < SURE_PROOFS + 16)
            w->proofs++;
        w->skip = w->proofs <= SURE_PROOFS ? 0 : 1u << (w->proofs - SURE_PROOFS);
    }
}

static void forget_seen(struct Dropped *d)
{
    for (uint32_t i = 0; i < d->count; i++)
        d->items[i].obj->flags &= (uint8_t)~OBJ_SEEN;
    for (uint32_t i = 0; i < d->count && i < SHORT; i++) {
        d->spots[i].frame = NULL;
        d->spots[i].names = NULL;
    }
}

static bool is_private(Value key)
{
    const Str *s = is_str(key) ? AS(Str, key) : NULL;
    return s && s->len > 1 && str_at(s, 0) == '_' && str_at(s, 1) != '_';
}

/* CPython: _PyModule_ClearDict */
void dropped_let_names_go(VM *vm, const Dict *names)
{
    Sights *s = &vm->dropped->before;
    s->nheld = s->nwatched = 0;
    for (int private = 1; private >= 0; private--)
        for (uint32_t i = 0; i < names->nentries; i++) {
            Value key = names->entries[i].key;
            if (key != V_NULL && is_private(key) == private)
                note_held(s, names->entries[i].value);
        }
}

/* Not when the crowd is gone: its tasks have taken them all, the newest too. */
static bool is_pause(VM *vm)
{
    struct Dropped *d = vm->dropped;
    if (d->count <= SHORT)
        return false;
    d->quiet = d->count > d->known ? 0 : d->quiet + 1;
    d->known = d->count;
    bool grows = d->quiet < QUIET + d->count / FAR && still_watched(vm, &d->items[d->count - 1]);
    return grows && d->pause && d->pause--;
}

static void keep_sights(struct Dropped *d)
{
    Sights s = d->before;
    d->before = d->now;
    d->now = s;
    d->now.nheld = d->now.nwatched = 0;
}

static void look(VM *vm)
{
    struct Dropped *d = vm->dropped;
    forget_seen(d);
    d->spent += d->count + see_frames(vm);
    bool missing = anyone_missing(d);
    if (missing) {
        d->spent += heap_sweep_cost(vm) / 64;
        heap_collect(vm);
        note_alive(d);
    }
    keep_sights(d);
    if (missing && vm->hooks.agens_drop)
        vm->hooks.agens_drop(vm->hooks.ctx, vm);
}

bool vm_look_for_dropped(VM *vm)
{
    struct Dropped *d = vm->dropped;
    if (!d->ndying && !weakrefs_due(vm) && (is_pause(vm) || all_in_place(vm, d) || d->spent > FREE_CREDIT + vm->instr))
        return true;
    bool ok = true, again = true;
    while (ok && again) { /* what is finalized lets go of others, which die now, too */
        d->spent += d->count <= SHORT ? d->count : LONG_PRICE * (uint64_t)d->count; /* filtering is paid for, too */
        filter(vm, false);
        d->pause = d->count / (d->count > CROWD ? CROWD_PATIENCE : PATIENCE);
        if (!vm->nwatched || vm->nested)
            return true;
        if (d->count && d->spent <= FREE_CREDIT + vm->instr)
            look(vm);
        again = d->ndying > 0;
        ok = dropped_finalize(vm) && weakrefs_call(vm);
        recount(vm);
    }
    return ok;
}

/* A coroutine written in C that has raised: on CPython its frame is part of the traceback. */
static bool is_native_coroutine(Value v) { return is_kind(v, KIND_GEN) && AS(Gen, v)->native; }

static bool can_hold(Value v)
{
    return is_native_coroutine(v) || is_list(v) || is_tuple(v) || is_dict(v) || (is_obj(v) && as_obj(v)->flags & OBJ_WATCHED);
}

/* A function that CPython has in Python: its frame, hence its arguments, would be part of the traceback. */
static bool is_python_there(Value v)
{
    if (is_native_coroutine(v))
        return true;
    if (!is_kind(v, KIND_NATIVE))
        return false;
    const Type *owner = AS(Native, v)->owner;
    Value module = AS(Native, v)->module;
    return (owner && owner->flags & TYPE_LIKE_PYTHON) || (is_str(module) && str_is(AS(Str, module), "_asyncio"));
}

/* Does its frame there hold what follows as one tuple? */
static bool takes_a_row(Value v) { return is_kind(v, KIND_NATIVE) && AS(Native, v)->def->max < 0; }

static void keep_one(VM *vm, List **kept, Value v)
{
    if (!*kept)
        *kept = list_new(vm, 2);
    list_append(vm, *kept, v);
}

Value dropped_in_frame(VM *vm, Frame *f, bool entered)
{
    Value *stack = f->slots + f->code->code->nlocals, *end = stack, *top = f->sp + f->kept;
    List *kept = NULL;
    for (Value *v = stack; entered && v < top && end == stack; v++)
        if (is_python_there(*v))
            end = takes_a_row(*v) ? v + 1 : top;
    if (end > stack && end < top)
        keep_one(vm, &kept, from_obj(tuple_of(vm, end, top - end)));
    for (Value *v = end; v-- > f->slots;) /* a list dies from its end, a frame from its beginning */
        if (v < stack ? can_hold(*v) : is_obj(*v))
            keep_one(vm, &kept, *v);
    return kept ? from_obj(kept) : V_NULL;
}
