/* Chains of frames that take turns: simulated threads. All frames live on the heap, so a chain that waits costs no C
 * stack; only a wait below a nested call from C (a sort key, map() in list()) cannot park. */
#include "vm/interp.h"

void vm_chain_enter(VM *vm, ChainRun *run, const FrameChain *c)
{
    *run = (ChainRun){vm->chains, vm->frame, vm->depth, vm->park_depth};
    vm->chains = run;
    vm->frame = c->top;
    vm->depth = c->depth;
    vm->park_depth = 0;
}

void vm_chain_leave(VM *vm, ChainRun *run)
{
    vm->chains = run->back;
    vm->frame = run->frame;
    vm->depth = run->depth;
    vm->park_depth = run->park_depth;
}

static ChainResult run_on(VM *vm, FrameChain *c, bool raise, Value *out)
{
    c->top = NULL;
    vm->c_depth++;
    vm->park_depth = vm->c_depth;
    vm->raise_on_entry = raise;
    bool ok = interp_run(vm, out);
    vm->c_depth--;
    if (!ok || !vm->parked)
        return ok ? CHAIN_RETURNED : CHAIN_RAISED;
    vm->parked = false;
    c->top = vm->frame;
    c->depth = vm->depth;
    return CHAIN_PARKED;
}

ChainResult vm_chain_start(VM *vm, FrameChain *c, Value callee, Value *out)
{
    Value v[2] = {callee, callee};
    Args none = {v + 2, 0, NULL};
    vm->from_c = true;
    vm->nested++; /* the callee is not rooted yet */
    Step step = call_begin(vm, callee, &none, out);
    vm->nested--;
    vm->from_c = false;
    if (step != STEP_FRAME)
        return step == STEP_ERROR ? CHAIN_RAISED : CHAIN_RETURNED;
    vm->frame->enter = ENTER_NATIVE;
    return run_on(vm, c, false, out);
}

ChainResult vm_chain_resume(VM *vm, FrameChain *c, Value sent, Value *out)
{
    if (sent != V_NULL)
        *vm->frame->sp++ = sent;
    return run_on(vm, c, sent == V_NULL, out);
}

bool vm_may_park(const VM *vm) { return vm->park_depth && vm->c_depth == vm->park_depth && !vm->from_c; }

bool vm_tail_call(VM *vm, Value callee, Args *a, Value *out)
{
    Step s = call_begin(vm, callee, a, out);
    if (s == STEP_FRAME)
        *out = V_TAIL;
    return s != STEP_ERROR;
}

/* The frame of a generator belongs to it. */
void vm_chain_drop(VM *vm, FrameChain *c)
{
    for (Frame *f = c->top, *back; f; f = back) {
        back = f->back;
        if (!frame_gen(f))
            heap_drop_frame(vm, f);
    }
    c->top = NULL;
}
