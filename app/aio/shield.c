/* shield() (CPython: tasks.py, shield): an outer future with the outcome of the inner one. Cancelling the outer does
 * not reach the inner, which nothing holds any more for its sake: what it raises then is never retrieved. */
#include "aio/aio_int.h"

/* _inner_done_callback */
static bool inner_done(VM *vm, Future *outer, Future *inner)
{
    bool done;
    if (inner->state == FUT_PENDING) /* the program has called it */
        return future_invalid_state(vm, "Exception is not set.");
    if (outer->state == FUT_CANCELLED) {
        if (inner->state != FUT_CANCELLED)
            future_retrieved(aio_of(vm), inner);
        return true;
    }
    if (inner->state == FUT_CANCELLED)
        return future_cancel(vm, outer, V_NULL, &done);
    future_retrieved(aio_of(vm), inner);
    if (inner->flags & FF_EXC)
        return future_set_exception(vm, outer, inner->result);
    Value result;
    return future_result(vm, inner, &result) && future_set_result(vm, outer, result);
}

/* _outer_done_callback: cancelled, most likely. Its closure, the outer's hold on the inner, goes after this call. */
static bool outer_done(VM *vm, Waiter *outer)
{
    if (outer->watched == V_NULL)
        return true;
    Future *inner = AS(Future, outer->watched);
    outer->watched = V_NULL;
    return inner->state != FUT_PENDING || future_remove_callback(vm, inner, from_obj(outer)) >= 0;
}

bool shield_run(VM *vm, Waiter *outer, Future *done)
{
    return done == waiter_future(outer) ? outer_done(vm, outer) : inner_done(vm, waiter_future(outer), done);
}

static bool asyncio_shield(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"arg", NULL};
    static const Signature signature = {"shield", names, 1, 1, 0};
    Value arg, inner;
    if (!args_bind_python(vm, a, &signature, &arg) || !ensure_future(vm, arg, NULL, &inner) ||
        !future_check(vm, inner, "shield"))
        return false;
    Future *f = AS(Future, inner);
    *out = inner;
    if (f->state != FUT_PENDING)
        return true;
    Waiter *outer = waiter_new(vm, f->loop, WAITER_SHIELD, STR_SHIELD, inner);
    if (!outer)
        return false;
    Future *face = waiter_future(outer);
    TRACE(aio_of(vm)->sink, SHIELD_NEW, .inner = fut_ref(f), .outer = fut_ref(face));
    *out = from_obj(face);
    return future_add_callback(vm, f, from_obj(outer), V_NULL) && future_add_callback(vm, face, from_obj(outer), V_NULL);
}

const NativeDef shield_functions[] = {{"shield", asyncio_shield, 1, 1, NF_KW}, {0}};
