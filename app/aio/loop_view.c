/* A loop's private attributes, for programs that look inside: _ready, _scheduled and their like, under CPython's names
 * (base_events.py). The queues shown are copies; an entry that is no Handle here gets one to stand for it. */
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

/* An open loop has real ones, which the program may put others in the place of. */
static Value own_queue(VM *vm, Value loop, const char *name)
{
    Dict *own = AS(Loop, loop)->in_python ? value_dict(vm, loop) : NULL;
    return own ? dict_get_str(own, str_intern(vm, name, strlen(name))) : V_NULL;
}

static bool set_own_queue(VM *vm, Args *a, const char *name, Value *out)
{
    *out = V_NONE;
    if (!LOOP->in_python)
        return RAISE(vm, AttributeError, "attribute '%s' of 'BaseEventLoop' objects is not writable", name);
    Dict **own = value_dict_slot(vm, a->v[0]);
    if (!*own)
        *own = dict_new(vm);
    dict_set_str(vm, *own, str_intern(vm, name, strlen(name)), a->v[1]);
    return true;
}

static bool get_ready(VM *vm, Args *a, Value *out)
{
    const ReadyQueue *q = &LOOP->ready;
    *out = own_queue(vm, a->v[0], "_ready");
    if (*out != V_NULL)
        return true;
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
    *out = own_queue(vm, a->v[0], "_scheduled");
    if (*out != V_NULL)
        return true;
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

static bool set_ready(VM *vm, Args *a, Value *out) { return set_own_queue(vm, a, "_ready", out); }
static bool set_scheduled(VM *vm, Args *a, Value *out) { return set_own_queue(vm, a, "_scheduled", out); }

static bool set_stopping(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return op_truth(vm, a->v[1], &LOOP->stopping);
}

static bool set_debug(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return op_truth(vm, a->v[1], &LOOP->debug);
}

static bool set_exception_handler(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = V_NONE;
    LOOP->exception_handler = a->v[1];
    return true;
}

static bool set_task_factory(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = V_NONE;
    LOOP->task_factory = a->v[1];
    return true;
}

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

#define VIEW(name) {{#name, get##name, 1, 1, 0}, {#name, set##name, 2, 2, 0}}
void loop_view_install(VM *vm, Type *t)
{
    static const NativeDef views[][2] = {VIEW(_ready), VIEW(_scheduled), VIEW(_stopping), VIEW(_debug),
                                         VIEW(_exception_handler), VIEW(_task_factory)};
    static const NativeDef closed[] = {{"_closed", get_closed, 0, 0, NF_GETTER}, {0}};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        type_property(vm, t, views[i][0].name, &views[i][0], &views[i][1]);
    native_type_add(vm, t, closed);
}
