#include "base/mem.h"
#include "vm/heap.h"
#include "vm/interp.h"

/* Instances of user subclasses of str, list, dict ... have a __dict__ too, and futures have, but their layouts have no
 * room for the pointer: it hangs in this small open-addressing table, keyed by the object. So do their __slots__. */
typedef struct DictExtra {
    Obj **keys;
    Dict **values;
    size_t cap, count;
} DictExtra;

static size_t extra_home(const DictExtra *x, const Obj *o)
{
    return ((uintptr_t)o >> 4) * 0x9E3779B97F4A7C15u >> 20 & (x->cap - 1);
}

static Dict **extra_find(DictExtra *x, Obj *o)
{
    if (!x || !x->cap)
        return NULL;
    for (size_t i = extra_home(x, o); x->keys[i]; i = (i + 1) & (x->cap - 1))
        if (x->keys[i] == o)
            return &x->values[i];
    return NULL;
}

static void extra_grow(DictExtra *x)
{
    DictExtra old = *x;
    x->cap = old.cap ? old.cap * 2 : 16;
    x->keys = mem_zalloc(x->cap * sizeof *x->keys);
    x->values = mem_zalloc(x->cap * sizeof *x->values);
    for (size_t j = 0; j < old.cap; j++) {
        if (!old.keys[j])
            continue;
        size_t i = extra_home(x, old.keys[j]);
        while (x->keys[i])
            i = (i + 1) & (x->cap - 1);
        x->keys[i] = old.keys[j];
        x->values[i] = old.values[j];
    }
    mem_free(old.keys);
    mem_free(old.values);
}

static Dict **find_or_add(VM *vm, Obj *key, Obj *o)
{
    if (!vm->extra)
        vm->extra = mem_zalloc(sizeof *vm->extra);
    DictExtra *x = vm->extra;
    Dict **found = extra_find(x, key);
    if (found)
        return found;
    if (x->count * 2 >= x->cap)
        extra_grow(x);
    size_t i = extra_home(x, key);
    while (x->keys[i])
        i = (i + 1) & (x->cap - 1);
    x->keys[i] = key;
    x->count++;
    o->flags |= OBJ_ASIDE;
    heap_note_memory(o);
    return &x->values[i];
}

/* The key of what an object has in __slots__: no object lies there. */
static Obj *members_key(Obj *o) { return (Obj *)(void *)((char *)o + 1); }

Dict **extra_slot(VM *vm, Obj *o) { return find_or_add(vm, o, o); }
Dict **extra_members(VM *vm, Obj *o) { return find_or_add(vm, members_key(o), o); }

static void forget(DictExtra *x, Obj *key)
{
    Dict **found = extra_find(x, key);
    if (!found)
        return;
    /* close the gap, so that no dummies are needed */
    size_t hole = (size_t)(found - x->values);
    x->count--;
    for (size_t i = (hole + 1) & (x->cap - 1); x->keys[i]; i = (i + 1) & (x->cap - 1)) {
        size_t home = extra_home(x, x->keys[i]);
        if (((i - home) & (x->cap - 1)) >= ((i - hole) & (x->cap - 1))) {
            x->keys[hole] = x->keys[i];
            x->values[hole] = x->values[i];
            hole = i;
        }
    }
    x->keys[hole] = NULL;
    x->values[hole] = NULL;
}

void extra_forget(VM *vm, Obj *o)
{
    forget(vm->extra, o);
    forget(vm->extra, members_key(o));
}

void extra_mark(VM *vm, Obj *o)
{
    Obj *const keys[] = {o, members_key(o)};
    for (int i = 0; i < 2; i++) {
        Dict **found = extra_find(vm->extra, keys[i]);
        if (found && *found)
            heap_mark_obj(vm, *found);
    }
}

void extra_free(VM *vm)
{
    if (!vm->extra)
        return;
    mem_free(vm->extra->keys);
    mem_free(vm->extra->values);
    mem_free(vm->extra);
    vm->extra = NULL;
}

/* May it have a __dict__ here? */
static bool is_aside(const Obj *o)
{
    const Type *t = o->type;
    switch ((Kind)o->kind) {
    case KIND_INSTANCE: return false;
    case KIND_NATIVEDATA: return t->ops && t->ops->bare && !(t->flags & TYPE_STATIC);
    default: return (o->flags & OBJ_USER) && (t->flags & TYPE_HAS_DICT);
    }
}

Dict **value_dict_slot(VM *vm, Value v)
{
    Dict **slot = obj_dict_slot(vm, v);
    if (slot || !is_obj(v))
        return slot;
    return is_aside(as_obj(v)) ? extra_slot(vm, as_obj(v)) : NULL;
}

Dict *value_dict(VM *vm, Value v)
{
    Dict **slot = obj_dict_slot(vm, v);
    if (!slot && is_obj(v) && as_obj(v)->flags & OBJ_ASIDE)
        slot = extra_find(vm->extra, as_obj(v));
    return slot ? *slot : NULL;
}
