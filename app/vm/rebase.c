/* C.__bases__ = (A, B): a class gets other bases. CPython: type_set_bases, compatible_for_assignment and mro_hierarchy
 * (Objects/typeobject.c). */
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

/* By its bases, not by its order of look-up, from which a mro() of the program may have left some out. */
static bool derives(const Type *of, const Type *t)
{
    if (of == t)
        return true;
    for (int64_t i = 0; i < of->bases->len; i++)
        if (derives(AS(Type, of->bases->items[i]), t))
            return true;
    return false;
}

static bool bases_acceptable(VM *vm, const Type *t, const Tuple *bases)
{
    if (vm->rebasing)
        return RAISE(vm, TypeError, "setting %s.__bases__ inside a mro() is not part of the course's Python", t->name->data);
    if (!bases->len)
        return RAISE(vm, TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", t->name->data);
    for (int64_t i = 0; i < bases->len; i++) {
        if (!is_type(bases->items[i]))
            return RAISE(vm, TypeError, "%s.__bases__ must be tuple of classes, not '%s'", t->name->data,
                         type_name(vm, bases->items[i]));
        if (derives(AS(Type, bases->items[i]), t))
            return RAISE(vm, TypeError, "a __bases__ item causes an inheritance cycle");
    }
    return true;
}

/* Does CPython's collector look after the instances? It frees those of other classes in another way. */
static bool is_collected(const Type *t)
{
    static const Kind plain[] = {KIND_INSTANCE, KIND_INT, KIND_BOXED, KIND_FLOAT, KIND_STR, KIND_BYTES};
    if (t->flags & TYPE_USER)
        return t->flags & TYPE_HAS_DICT || slots_count(t) > 0 || is_collected(t->base);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (t->kind == plain[i])
            return false;
    return true;
}

static bool layout_stays(VM *vm, const Type *old, const Type *base)
{
    if (is_collected(base) != is_collected(old))
        return RAISE(vm, TypeError, "__bases__ assignment: '%s' deallocator differs from '%s'", base->name->data,
                     old->name->data);
    if (base->kind != old->kind || !slots_same(base, old))
        return RAISE(vm, TypeError, "__bases__ assignment: '%s' object layout differs from '%s'", base->name->data,
                     old->name->data);
    return true;
}

/* The orders of look-up of a class and of all that derive from it; `before` gets each class and the order it had. */
static bool order_anew(VM *vm, Type *t, List *before)
{
    if (!list_append(vm, before, from_obj(t)) || !list_append(vm, before, from_obj(t->mro)))
        return false;
    if (!class_compute_mro(vm, t))
        return false;
    t->flags |= TYPE_SHADOWED;
    for (uint32_t i = 0; i < t->nsubclasses; i++)
        if (!order_anew(vm, AS(Type, t->subclasses[i]), before))
            return false;
    return true;
}

static void order_restore(const List *before)
{
    for (int64_t i = before->len - 2; i >= 0; i -= 2)
        AS(Type, before->items[i])->mro = AS(Tuple, before->items[i + 1]);
}

static void drop_subclass(Type *base, const Type *t)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < base->nsubclasses; i++)
        if (base->subclasses[i] != from_obj(t))
            base->subclasses[kept++] = base->subclasses[i];
    base->nsubclasses = kept;
}

static void link_bases(Type *t, const Tuple *from, const Tuple *to)
{
    for (int64_t i = 0; i < from->len; i++)
        drop_subclass(AS(Type, from->items[i]), t);
    for (int64_t i = 0; i < to->len; i++)
        type_add_subclass(AS(Type, to->items[i]), t);
}

static void mark_del(VM *vm, Type *t)
{
    class_note_del(vm, t);
    for (uint32_t i = 0; i < t->nsubclasses; i++)
        mark_del(vm, AS(Type, t->subclasses[i]));
}

bool class_set_bases(VM *vm, Type *t, Tuple *bases)
{
    Type *base, *old_base = t->base;
    Tuple *old = t->bases;
    if (!bases_acceptable(vm, t, bases) || !class_best_base(vm, bases, &base) || !layout_stays(vm, old_base, base))
        return false;
    List *before = list_new(vm, 8);
    t->bases = bases;
    t->base = base;
    vm->rebasing = true;
    bool ok = order_anew(vm, t, before);
    vm->rebasing = false;
    if (!ok) {
        order_restore(before);
        t->bases = old;
        t->base = old_base;
        type_touch(vm, t);
        return false;
    }
    link_bases(t, old, bases);
    type_touch(vm, t);
    mark_del(vm, t);
    return true;
}
