/* gc: the collector by hand. */
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/ops.h"

/* Below another native nothing may be collected: then the next safepoint does it. */
static bool gc_collect(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_int(0);
    if (vm->nested)
        heap_make_due(vm);
    else {
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

static bool gc_isenabled(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = V_TRUE;
    return true;
}

static bool gc_three(VM *vm, Args *a, Value *out)
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
    {"collect", gc_collect, 0, 1, 0},       {"enable", gc_nothing, 0, 0, 0},    {"disable", gc_nothing, 0, 0, 0},
    {"isenabled", gc_isenabled, 0, 0, 0},   {"freeze", gc_nothing, 0, 0, 0},    {"unfreeze", gc_nothing, 0, 0, 0},
    {"set_debug", gc_set_debug, 1, 1, 0},     {"set_threshold", gc_nothing, 1, 3, 0},
    {"get_count", gc_three, 0, 0, 0},       {"get_threshold", gc_three, 0, 0, 0},
    {0},
};

const ModuleDef module_gc = {"gc", functions, setup};
