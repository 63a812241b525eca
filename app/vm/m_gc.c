/* gc: the collector by hand. */
#include "vm/builtins.h"
#include "vm/interp.h"

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

static const NativeDef functions[] = {
    {"collect", gc_collect, 0, 1, 0},       {"enable", gc_nothing, 0, 0, 0},    {"disable", gc_nothing, 0, 0, 0},
    {"isenabled", gc_isenabled, 0, 0, 0},   {"freeze", gc_nothing, 0, 0, 0},    {"unfreeze", gc_nothing, 0, 0, 0},
    {"set_debug", gc_nothing, 1, 1, 0},     {"set_threshold", gc_nothing, 1, 3, 0},
    {"get_count", gc_three, 0, 0, 0},       {"get_threshold", gc_three, 0, 0, 0},
    {0},
};

const ModuleDef module_gc = {"gc", functions, NULL};
