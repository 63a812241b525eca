/* _thread.lock: the one thing that simulated threads wait for, besides the clock (CPython: _threadmodule.c). A released
 * lock is free for anybody; the thread that has waited longest is woken and tries again. */
#include "aio/aio_int.h"

#include "base/mem.h"

static bool try_lock(VM *vm, Park *p, Value *out, bool *done)
{
    Lock *l = AS(Lock, p->what);
    bool got = !l->locked;
    l->locked = true;
    *out = from_bool(got);
    *done = got || aio_of(vm)->now_ns >= p->until_ns;
    return true;
}

/* A positive time is never rounded down to none (_PyTime_ROUND_TIMEOUT): a loop that waits for what is left of a time
 * in floats would turn for ever on a clock that does not move. */
static int64_t timeout_ns(double seconds)
{
    int64_t ns = clock_from_seconds(seconds);
    return ns == 0 && seconds > 0 ? 1 : ns;
}

/* acquire(blocking=True, timeout=-1); a missing argument is V_NULL */
static bool deadline(VM *vm, Value blocking, Value timeout, int64_t *until_ns)
{
    bool wait = true;
    double s = -1;
    Aio *a = aio_of(vm);
    if ((blocking != V_NULL && !op_truth(vm, blocking, &wait)) ||
        (timeout != V_NULL && !value_to_double(vm, timeout, &s)))
        return false;
    if (!wait && s != -1)
        return RAISE(vm, ValueError, "can't specify a timeout for a non-blocking call");
    if (s < 0 && s != -1)
        return RAISE(vm, ValueError, "timeout value must be a non-negative number");
    if (s > 9223372036.0)
        return RAISE(vm, OverflowError, "timeout value is too large");
    *until_ns = !wait ? a->now_ns : s == -1 ? INT64_MAX : a->now_ns + timeout_ns(s);
    return true;
}

static bool acquire(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"blocking", "timeout", NULL};
    Value v[2];
    int64_t until = 0;
    if (!args_bind(vm, a, 1, "acquire", names, 2, 0, v) || !deadline(vm, v[0], v[1], &until))
        return false;
    return thread_wait(vm, (Park){try_lock, a->v[0], V_NULL, until, false}, "lock.acquire", out);
}

/* For what waits by means of a lock: the trace says `call`. */
bool lock_wait(VM *vm, Args *a, Value *out)
{
    int64_t until = INT64_MAX;
    if (!is_type_of(a->v[0], aio_of(vm)->lock) || !is_str(a->v[2]))
        return RAISE(vm, TypeError, "_wait() takes a lock, seconds and a name");
    if (a->v[1] != V_NONE && !deadline(vm, V_NULL, a->v[1], &until))
        return false;
    char *call = str_dup(AS(Str, a->v[2]));
    bool ok = thread_wait(vm, (Park){try_lock, a->v[0], V_NULL, until, false}, call, out);
    mem_free(call);
    return ok;
}

static bool enter(VM *vm, Args *a, Value *out)
{
    return thread_wait(vm, (Park){try_lock, a->v[0], V_NULL, INT64_MAX, false}, "lock.acquire", out);
}

static bool unlock(VM *vm, Lock *l)
{
    if (!l->locked)
        return RAISE(vm, RuntimeError, "release unlocked lock");
    l->locked = false;
    if (l->waiters.first)
        thread_wake(aio_of(vm), l->waiters.first);
    return true;
}

static bool release(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return unlock(vm, AS(Lock, a->v[0]));
}

static bool locked(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Lock, a->v[0])->locked);
    return true;
}

static bool lock_repr(VM *vm, Value v, Buf *out)
{
    buf_printf(out, "<%s _thread.lock object at 0x%llx>", AS(Lock, v)->locked ? "locked" : "unlocked",
               (unsigned long long)obj_id(vm, v));
    return true;
}

bool lock_allocate(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(obj_new(vm, aio_of(vm)->lock));
    return true;
}

static void lock_mark(VM *vm, Obj *o)
{
    for (Thread *t = ((Lock *)(void *)o)->waiters.first; t; t = t->next)
        heap_mark_obj(vm, t);
}

void thread_types_install(VM *vm)
{
    static const NativeDef methods[] = {{"acquire", acquire, 0, 2, NF_KW}, {"release", release, 0, 0, 0},
                                        {"locked", locked, 0, 0, 0},       {"__enter__", enter, 0, 0, 0},
                                        {"__exit__", release, 3, 3, 0},    {0}};
    static const NativeDef none[] = {{0}};
    static const NativeDataOps lock_ops = {lock_mark, NULL, lock_repr, NULL, false, NULL},
                               thread_ops = {thread_mark, NULL, NULL, NULL, false, NULL};
    Aio *a = aio_of(vm);
    a->lock = native_type(vm, "_thread", "lock", NULL, KIND_NATIVEDATA, sizeof(Lock), &lock_ops, methods);
    a->thread_type = native_type(vm, "_thread", "_thread", NULL, KIND_NATIVEDATA, sizeof(Thread), &thread_ops, none);
}
