/* A loop's private attributes, for programs that look inside: _ready, _scheduled and their like, under CPython's names
 * (base_events.py). What is shown is a copy; an entry that is no Handle here gets one to stand for it. */
#include "aio/aio_int.h"

#include <stdlib.h>

#include "base/mem.h"
#include "vm/deque.h"

#define LOOP AS(Loop, a->v[0])

static Value shown_handle(VM *vm, Loop *l, Value callback, const Value *args, uint32_t n, const Timer *timer)
{
    Aio *a = aio_of(vm);
    Handle *h = handle_new(a, l, callback, args, n, V_NULL, timer != NULL);
    a->next_handle--; /* looking is no event */
    h->when_ns = timer ? timer->when_ns : 0;
    return from_obj(h);
}

static Value shown_entry(VM *vm, Loop *l, const Ready *r)
{
    return r->kind == READY_HANDLE ? r->what : shown_handle(vm, l, r->what, &r->arg, r->arg != V_NULL, NULL);
}

static bool get_ready(VM *vm, Args *a, Value *out)
{
    const ReadyQueue *q = &LOOP->ready;
    Deque *d = deque_new(vm);
    *out = from_obj(d);
    for (uint32_t i = 0; i < q->count; i++)
        if (!deque_append(vm, d, shown_entry(vm, LOOP, &q->items[(q->head + i) & (q->cap - 1)])))
            return false;
    return true;
}

/* futures._set_result_unless_cancelled(future, result): what the timer of a sleep calls */
static bool set_result_unless_cancelled(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return future_check(vm, a->v[0], "_set_result_unless_cancelled") &&
           (AS(Future, a->v[0])->state == FUT_CANCELLED || future_set_result(vm, AS(Future, a->v[0]), a->v[1]));
}

static Value shown_timer(VM *vm, Loop *l, const Timer *t)
{
    static const NativeDef set_result = {"_set_result_unless_cancelled", set_result_unless_cancelled, 2, 2, 0};
    if (t->kind == TIMER_HANDLE)
        return t->what;
    if (t->kind != TIMER_FUTURE)
        return shown_handle(vm, l, t->what, NULL, 0, t);
    Value result = AS(Future, t->what)->result, args[2] = {t->what, result == V_NULL ? V_NONE : result};
    return shown_handle(vm, l, native_new(vm, &set_result, V_NULL), args, 2, t);
}

static int by_time(const void *x, const void *y)
{
    const Timer *a = x, *b = y;
    if (a->when_ns != b->when_ns)
        return a->when_ns < b->when_ns ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

static bool get_scheduled(VM *vm, Args *a, Value *out)
{
    const Timers *t = &LOOP->timers;
    uint32_t n = timers_count(t);
    List *l = list_new(vm, n);
    *out = from_obj(l);
    if (!n)
        return true;
    Timer *all = mem_alloc(n * sizeof *all);
    memcpy(all, t->near, t->nnear * sizeof *all);
    if (t->nrun)
        memcpy(all + t->nnear, t->run, t->nrun * sizeof *all);
    if (t->nfar)
        memcpy(all + t->nnear + t->nrun, t->far, t->nfar * sizeof *all);
    qsort(all, n, sizeof *all, by_time);
    bool ok = true;
    for (uint32_t i = 0; i < n && ok; i++)
        ok = all[i].kind == TIMER_THREAD || list_append(vm, l, shown_timer(vm, LOOP, &all[i]));
    mem_free(all);
    return ok;
}

#define FLAG(name)                                           \
    static bool get_##name(VM *vm, Args *a, Value *out)      \
    {                                                        \
        (void)vm;                                            \
        *out = from_bool(LOOP->name);                        \
        return true;                                         \
    }
FLAG(stopping)
FLAG(closed)
FLAG(debug)

static bool get_exception_handler(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = LOOP->exception_handler;
    return true;
}

static bool get_task_factory(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = LOOP->task_factory;
    return true;
}

const NativeDef loop_view_getters[] = {{"_ready", get_ready, 0, 0, NF_GETTER},
                                       {"_scheduled", get_scheduled, 0, 0, NF_GETTER},
                                       {"_stopping", get_stopping, 0, 0, NF_GETTER},
                                       {"_closed", get_closed, 0, 0, NF_GETTER},
                                       {"_debug", get_debug, 0, 0, NF_GETTER},
                                       {"_exception_handler", get_exception_handler, 0, 0, NF_GETTER},
                                       {"_task_factory", get_task_factory, 0, 0, NF_GETTER},
                                       {0}};
