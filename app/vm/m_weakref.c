/* _weakref: references that do not keep their object alive. A collection clears those whose object it finds dead.
 *
 * CPython's reference counts clear a reference at once. So that `del obj; print(r())` says None here too, asking a
 * reference collects first, as long as the work is paid for by the instructions executed so far. */
#include "base/mem.h"
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/native.h"

#include <stdlib.h>

enum { FREE_CREDIT = 4 << 20 };

typedef struct WeakRef {
    NativeData nd;
    Value target;   /* not marked; V_NULL: dead */
    Value callback; /* V_NONE none */
    Value hash;     /* of the target, an int from the first time that somebody asked; else V_NULL */
    bool renewed;   /* made again since then: while the target lives it is asked again */
    struct WeakRef *next, **link; /* of the chain that it is in, and what points at it there; link NULL: in none */
} WeakRef;

/* Two chains: of references to what lives, the youngest first, and of those whose callbacks are due. */
struct Weakrefs {
    WeakRef *first;
    WeakRef *due, **due_end; /* due_end: where the next one is put */
    uint64_t spent;
    bool calling;   /* callbacks are being called */
};

void weakrefs_init(VM *vm)
{
    vm->weakrefs = mem_zalloc(sizeof *vm->weakrefs);
    vm->weakrefs->due_end = &vm->weakrefs->due;
}

void weakrefs_free(VM *vm)
{
    mem_free(vm->weakrefs);
    vm->weakrefs = NULL;
}

static void link_at(WeakRef **link, WeakRef *r)
{
    r->link = link;
    r->next = *link;
    if (r->next)
        r->next->link = &r->next;
    *link = r;
}

static void unlink_it(struct Weakrefs *w, WeakRef *r)
{
    if (!r->link)
        return;
    if (w->due_end == &r->next)
        w->due_end = r->link;
    if (r->next)
        r->next->link = r->link;
    *r->link = r->next;
    r->link = NULL;
}

typedef struct Due {
    WeakRef *r;
    uint32_t place, age; /* of its object's death, and its own among those that die together */
} Due;

static int by_death(const void *x, const void *y)
{
    const Due *a = x, *b = y;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return a->age < b->age ? -1 : a->age > b->age;
}

static void forget_dead_callers(VM *vm, struct Weakrefs *w)
{
    for (WeakRef *r = w->due, *next; r; r = next) {
        next = r->next;
        if (!heap_is_marked(vm, &r->nd.o))
            unlink_it(w, r);
    }
}

/* After everything reachable is marked: the references to the rest die. Those that die themselves call nobody. */
void weakrefs_clear(VM *vm)
{
    struct Weakrefs *w = vm->weakrefs;
    Due *due = NULL;
    uint32_t n = 0, cap = 0;
    forget_dead_callers(vm, w);
    for (WeakRef *r = w->first, *next; r; r = next) {
        next = r->next;
        if (heap_is_marked(vm, as_obj(r->target)))
            continue;
        uint32_t place = dropped_place(vm, as_obj(r->target));
        r->target = V_NULL;
        unlink_it(w, r);
        if (r->callback == V_NONE || !heap_is_marked(vm, &r->nd.o))
            continue;
        MEM_GROW(due, cap, n + 1);
        due[n] = (Due){r, place, n};
        n++;
    }
    if (n > 1)
        qsort(due, n, sizeof *due, by_death);
    for (uint32_t i = 0; i < n; i++) {
        link_at(w->due_end, due[i].r);
        w->due_end = &due[i].r->next;
    }
    mem_free(due);
}

bool weakrefs_due(const VM *vm) { return vm->weakrefs && vm->weakrefs->due; }

static void weakref_mark(VM *vm, Obj *o)
{
    WeakRef *r = (WeakRef *)(void *)o;
    heap_mark(vm, r->callback);
    heap_mark(vm, r->hash);
}

static void weakref_finalize(VM *vm, Obj *o)
{
    if (vm->weakrefs)
        unlink_it(vm->weakrefs, (WeakRef *)(void *)o);
}

static void look(VM *vm)
{
    struct Weakrefs *w = vm->weakrefs;
    if (vm->nested || w->spent > FREE_CREDIT + vm->instr)
        return;
    w->spent += heap_bytes(vm) / 64;
    heap_collect(vm);
}

/* Each once, those of the youngest references first. CPython: Objects/weakrefobject.c, handle_callback */
bool weakrefs_call(VM *vm)
{
    struct Weakrefs *w = vm->weakrefs;
    if (w->calling || !w->due)
        return true; /* a callback asks a reference */
    Value before = vm->exc;
    vm->exc = V_NULL;
    w->calling = true;
    for (WeakRef *r; !vm->stop && (r = w->due);) {
        unlink_it(w, r);
        Value callback = r->callback, self = from_obj(r), ignored;
        r->callback = V_NONE;
        if (!vm_call(vm, callback, &self, 1, &ignored) && !vm->stop)
            unraisable_say(vm, callback, exc_take(vm));
    }
    w->calling = false;
    if (!vm->stop)
        vm->exc = before;
    return !vm->stop;
}

/* One without a callback is there already, of the same class: it serves again. CPython: weakref___new__ */
static WeakRef *plain_one(VM *vm, const Type *type, Value target)
{
    if (type->flags & TYPE_USER || !(as_obj(target)->flags & OBJ_WATCHED))
        return NULL;
    uint64_t steps = 0;
    WeakRef *r = vm->weakrefs->first;
    for (; r && !(r->target == target && r->callback == V_NONE && r->nd.o.type == type); r = r->next)
        steps++;
    vm->fuel_used += steps / 16; /* a crowd of references is paid for */
    return r;
}

static bool construct(VM *vm, Args *a, Value *out)
{
    if (a->kwnames && a->kwnames->len && !(AS(Type, a->v[0])->flags & TYPE_USER))
        return RAISE(vm, TypeError, "ref() takes no keyword arguments");
    if (a->n < 2 || a->n > 3)
        return RAISE(vm, TypeError, "__new__ expected at %s argument%s, got %u", a->n < 2 ? "least 1" : "most 2",
                     a->n < 2 ? "" : "s", a->n - 1);
    if (!is_obj(a->v[1]) || !class_has_weakrefs(vm, type_of(vm, a->v[1])))
        return RAISE(vm, TypeError, "cannot create weak reference to '%s' object", type_name(vm, a->v[1]));
    Value callback = a->n == 3 ? a->v[2] : V_NONE;
    WeakRef *r = callback == V_NONE ? plain_one(vm, AS(Type, a->v[0]), a->v[1]) : NULL;
    if (r) { /* on CPython most of these would be gone by now, and the new one would ask anew */
        r->renewed = true;
        *out = from_obj(r);
        return true;
    }
    r = obj_new(vm, AS(Type, a->v[0]));
    r->target = a->v[1];
    r->callback = callback;
    if (!is_kind(r->target, KIND_GEN) && !(as_obj(r->target)->flags & OBJ_WATCHED))
        vm_watch(vm, as_obj(r->target)); /* so that its death shows in the statement that brings it */
    r->hash = V_NULL;
    link_at(&vm->weakrefs->first, r);
    *out = from_obj(r);
    return true;
}

static bool init(VM *vm, Args *a, Value *out)
{
    if (a->kwnames && a->kwnames->len)
        return RAISE(vm, TypeError, "ref() takes no keyword arguments");
    if (a->n < 2 || a->n > 3)
        return RAISE(vm, TypeError, "__init__ expected at %s argument%s, got %u", a->n < 2 ? "least 1" : "most 2",
                     a->n < 2 ? "" : "s", a->n - 1);
    *out = V_NONE;
    return true;
}

static bool call(VM *vm, Args *a, Value *out)
{
    look(vm);
    *out = V_NONE; /* the object may die by a callback of another one */
    if (!weakrefs_call(vm))
        return false;
    Value v = AS(WeakRef, a->v[0])->target;
    *out = v == V_NULL ? V_NONE : v;
    return true;
}

static bool hash(VM *vm, Args *a, Value *out)
{
    uint64_t h;
    WeakRef *r = AS(WeakRef, a->v[0]);
    Value v = r->target;
    *out = r->hash;
    if (r->hash != V_NULL && (v == V_NULL || !r->renewed))
        return true;
    if (v == V_NULL)
        return RAISE(vm, TypeError, "weak object has gone away");
    if (!op_hash(vm, v, &h))
        return false;
    *out = r->hash = int_from_i64(vm, (int64_t)h);
    r->renewed = false;
    return true;
}

static bool equal(VM *vm, Args *a, Value *out)
{
    bool same = a->v[0] == a->v[1];
    *out = V_NOT_IMPLEMENTED;
    if (!is_kind(a->v[1], KIND_NATIVEDATA) || as_obj(a->v[1])->type->ops != as_obj(a->v[0])->type->ops)
        return true;
    Value x = AS(WeakRef, a->v[0])->target, y = AS(WeakRef, a->v[1])->target;
    if (!same && x != V_NULL && y != V_NULL && !op_equal(vm, x, y, &same))
        return false;
    *out = from_bool(same);
    return true;
}

static bool get_callback(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(WeakRef, a->v[0])->callback;
    return true;
}

static bool weakref_repr(VM *vm, Value v, Buf *out)
{
    Value target = AS(WeakRef, v)->target, name;
    buf_printf(out, "<weakref at 0x%llx; ", (unsigned long long)obj_id(vm, v));
    if (target == V_NULL) {
        buf_str(out, "dead>");
        return true;
    }
    if (!attr_find(vm, target, vm->names->n___name__, &name))
        return false;
    buf_printf(out, "to '%s' at 0x%llx", type_name(vm, target), (unsigned long long)obj_id(vm, target));
    if (name != V_NULL && is_str(name)) {
        buf_str(out, " (");
        str_to_buf(AS(Str, name), out);
        buf_str(out, ")");
    }
    buf_str(out, ">");
    return true;
}

/* _look(): collects as asking a reference does, and calls the callbacks of those that died */
static bool look_now(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = V_NONE;
    look(vm);
    return weakrefs_call(vm);
}

/* getweakrefs(o): the plain one first, then the youngest. CPython: insert_head, insert_after */
static bool references_of(VM *vm, Args *a, Value *out)
{
    look(vm); /* before there is a list: nothing holds it */
    if (!weakrefs_call(vm))
        return false;
    List *found = list_new(vm, 0);
    *out = from_obj(found);
    for (int plain = 1; plain >= 0; plain--)
        for (WeakRef *r = vm->weakrefs->first; r; r = r->next) {
            bool is_plain = r->callback == V_NONE && !(r->nd.o.flags & OBJ_USER);
            if (r->target == a->v[0] && is_plain == plain && !list_append(vm, found, from_obj(r)))
                return false;
        }
    return true;
}

static bool setup(VM *vm, Module *m)
{
    static const NativeDataOps ops = {weakref_mark, weakref_finalize, weakref_repr, NULL, false, NULL};
    static const NativeDef methods[] = {{"__construct__", construct, 0, -1, NF_KW | NF_STATIC},
                                        {"__init__", init, 0, -1, NF_KW},
                                        {"__call__", call, 0, 0, 0},
                                        {"__hash__", hash, 0, 0, 0},
                                        {"__eq__", equal, 1, 1, 0},
                                        {"__callback__", get_callback, 0, 0, NF_GETTER | NF_MEMBER},
                                        {0}};
    Type *t = native_type(vm, "weakref", "ReferenceType", NULL, KIND_NATIVEDATA, sizeof(WeakRef), &ops, methods);
    module_set(vm, m, "ref", from_obj(t));
    return true;
}

static const NativeDef functions[] = {{"_look", look_now, 0, 0, 0}, {"getweakrefs", references_of, 1, 1, 0}, {0}};
const ModuleDef module_weakref = {"_weakref", functions, setup};
