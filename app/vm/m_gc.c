/* gc: the collector by hand. */
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/ops.h"

#include <string.h>

/* Below another native nothing may be collected: then the next safepoint does it. */
static bool gc_collect(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_int(0);
    if (vm->nested)
        heap_make_due(vm);
    else {
        if (vm->hooks.break_cycles)
            vm->hooks.break_cycles(vm->hooks.ctx, vm);
        heap_collect(vm);
        if (vm->hooks.last_words && !vm->hooks.last_words(vm->hooks.ctx, vm))
            return false;
    }
    return vm->exc == V_NULL && vm->stop == STOP_NONE;
}

static bool gc_nothing(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = V_NONE;
    return true;
}

/* What programs set here they are told back; when the heap collects is its own affair. */
static bool gc_enable(VM *vm, Args *a, Value *out)
{
    (void)a;
    vm->gc_disabled = false;
    *out = V_NONE;
    return true;
}

static bool gc_disable(VM *vm, Args *a, Value *out)
{
    (void)a;
    vm->gc_disabled = true;
    *out = V_NONE;
    return true;
}

static bool gc_isenabled(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_bool(!vm->gc_disabled);
    return true;
}

static bool gc_set_threshold(VM *vm, Args *a, Value *out)
{
    uint32_t wanted[3];
    memcpy(wanted, vm->gc_threshold, sizeof wanted);
    for (uint32_t i = 0; i < a->n; i++) {
        int64_t n;
        if (!op_index(vm, a->v[i], &n, NULL))
            return false;
        if (n < INT32_MIN || n > INT32_MAX)
            return RAISE(vm, OverflowError, "signed integer is %s", n < 0 ? "less than minimum" : "greater than maximum");
        wanted[i] = (uint32_t)n;
    }
    memcpy(vm->gc_threshold, wanted, sizeof wanted);
    *out = V_NONE;
    return true;
}

static bool gc_get_threshold(VM *vm, Args *a, Value *out)
{
    Value v[3];
    (void)a;
    for (int i = 0; i < 3; i++)
        v[i] = from_int((int32_t)vm->gc_threshold[i]);
    *out = from_obj(tuple_of(vm, v, 3));
    return true;
}

static bool gc_get_count(VM *vm, Args *a, Value *out)
{
    Value v[3] = {from_int(0), from_int(0), from_int(0)};
    (void)a;
    *out = from_obj(tuple_of(vm, v, 3));
    return true;
}

enum { DEBUG_STATS = 1, DEBUG_COLLECTABLE = 2, DEBUG_UNCOLLECTABLE = 4, DEBUG_SAVEALL = 32 };

/* There is nothing that cannot be collected, so to be told of it is to be told nothing. */
static bool gc_set_debug(VM *vm, Args *a, Value *out)
{
    int64_t flags;
    *out = V_NONE;
    if (!op_index(vm, a->v[0], &flags, NULL))
        return false;
    return !(flags & ~DEBUG_UNCOLLECTABLE) ||
           RAISE(vm, NotImplementedError, "what is collected when is not part of the course's Python: set_debug() takes 0 or "
                                          "DEBUG_UNCOLLECTABLE");
}

#define REFUSED(name)                                                                                              \
    static bool gc_##name(VM *vm, Args *a, Value *out)                                                             \
    {                                                                                                              \
        (void)a;                                                                                                   \
        (void)out;                                                                                                 \
        return RAISE(vm, NotImplementedError, "gc." #name "() is not part of the course's Python");                \
    }
REFUSED(get_objects)
REFUSED(get_referrers)
REFUSED(get_referents)
REFUSED(get_stats)
REFUSED(is_tracked)
#undef REFUSED

static bool setup(VM *vm, Module *m)
{
    module_set(vm, m, "DEBUG_STATS", from_int(DEBUG_STATS));
    module_set(vm, m, "DEBUG_COLLECTABLE", from_int(DEBUG_COLLECTABLE));
    module_set(vm, m, "DEBUG_UNCOLLECTABLE", from_int(DEBUG_UNCOLLECTABLE));
    module_set(vm, m, "DEBUG_SAVEALL", from_int(DEBUG_SAVEALL));
    module_set(vm, m, "DEBUG_LEAK", from_int(DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL));
    module_set(vm, m, "garbage", from_obj(list_new(vm, 0)));
    return true;
}

static const NativeDef functions[] = {
    {"collect", gc_collect, 0, 1, 0},       {"enable", gc_enable, 0, 0, 0},     {"disable", gc_disable, 0, 0, 0},
    {"isenabled", gc_isenabled, 0, 0, 0},   {"freeze", gc_nothing, 0, 0, 0},    {"unfreeze", gc_nothing, 0, 0, 0},
    {"set_debug", gc_set_debug, 1, 1, 0},     {"set_threshold", gc_set_threshold, 1, 3, 0},
    {"get_count", gc_get_count, 0, 0, 0},   {"get_threshold", gc_get_threshold, 0, 0, 0},
    {"get_objects", gc_get_objects, 0, 1, 0},
    {"get_referrers", gc_get_referrers, 0, -1, 0}, {"get_referents", gc_get_referents, 0, -1, 0},
    {"get_stats", gc_get_stats, 0, 0, 0},   {"is_tracked", gc_is_tracked, 1, 1, 0},
    {0},
};

const ModuleDef module_gc = {"gc", functions, setup};
