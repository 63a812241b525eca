/* Simulated threads: chains of frames that take turns. One runs at any moment, until it waits: in time.sleep(), for a
 * lock, or in a loop of its own; everything else (threading, queue, concurrent.futures) is Python above these waits.
 *
 * Who gives the turns: a running loop, one handle for each turn, timers of threads among its own; or, when the main
 * thread itself waits outside of a loop, that wait. A thread that waits below a nested call from C (a sort key that
 * sleeps) cannot park: then the wait gives the turns too, and what lies below it on the C stack stands still. */
#include "aio/aio_int.h"

#include "base/mem.h"

#include <string.h>

/* ---- who is ready ---- */

static void append(ThreadQueue *q, Thread *t)
{
    t->next = NULL;
    t->queued = true;
    if (q->last)
        q->last->next = t;
    else
        q->first = t;
    q->last = t;
}

static Thread *take(ThreadQueue *q)
{
    Thread *t = q->first;
    if (t) {
        q->first = t->next;
        if (!q->first)
            q->last = NULL;
        t->next = NULL;
        t->queued = false;
    }
    return t;
}

static void take_out(ThreadQueue *q, Thread *t)
{
    Thread *before = NULL;
    for (Thread *x = q->first; x && x != t; x = x->next)
        before = x;
    if (before)
        before->next = t->next;
    else
        q->first = t->next;
    if (q->last == t)
        q->last = before;
    t->next = NULL;
    t->queued = false;
}

/* In the trace of a running loop the sleep of a thread is a timer of that loop. */
static void arm(Aio *a, Thread *t)
{
    t->timer = ++a->next_handle; /* older entries of this thread are stale now */
    timers_push(&a->thread_timers, (Timer){t->park.until_ns, from_obj(t), t->timer, TIMER_THREAD});
    if (a->turns)
        TRACE(a->sink, TIMER_ADD, .h = t->timer, .cb = STR_THREAD, .when = t->park.until_ns);
}

static void say_disarmed(Aio *a, const Thread *t)
{
    if (a->turns && t->timer)
        TRACE(a->sink, TIMER_CANCEL, .h = t->timer, .scheduled = true);
}

static void make_ready(Aio *a, Thread *t)
{
    t->state = THREAD_READY;
    if (a->turns)
        ready_push(a, a->turns, READY_THREAD, from_obj(t), V_NULL, 0);
    else if (!t->queued)
        append(&a->ready_threads, t);
}

void thread_wake(Aio *a, Thread *t)
{
    if (t->state != THREAD_PARKED)
        return;
    if (is_type_of(t->park.what, a->lock))
        take_out(&AS(Lock, t->park.what)->waiters, t);
    say_disarmed(a, t);
    t->timer = 0;
    make_ready(a, t);
}

/* INT64_MAX: no thread waits for the clock. Entries of threads that were woken earlier are stale. */
int64_t threads_next_ns(Aio *a)
{
    Timers *t = &a->thread_timers;
    const Timer *first;
    while ((first = timers_first(t)) && AS(Thread, first->what)->timer != first->id)
        timers_pop(t);
    return first ? first->when_ns : INT64_MAX;
}

uint32_t threads_next_id(const Aio *a) { return timers_first(&a->thread_timers)->id; }

bool threads_wake_due(Aio *a)
{
    if (threads_next_ns(a) > a->now_ns)
        return false;
    Thread *t = AS(Thread, timers_pop(&a->thread_timers).what);
    uint32_t id = t->timer;
    t->timer = 0;
    if (!a->turns) {
        thread_wake(a, t);
        return true;
    }
    if (is_type_of(t->park.what, a->lock))
        take_out(&AS(Lock, t->park.what)->waiters, t);
    t->state = THREAD_READY;
    TRACE(a->sink, TIMER_DUE, .h = id);
    ready_put(&a->turns->ready, (Ready){from_obj(t), V_NULL, id, READY_THREAD});
    return true;
}

/* From now on the loop gives the turns, until it gives them back. */
Loop *threads_to_loop(Aio *a, Loop *l)
{
    Loop *before = a->turns;
    a->turns = l;
    for (uint32_t i = 0; i < a->nthreads; i++)
        if (a->threads[i]->timer)
            arm(a, a->threads[i]);
    for (Thread *t; (t = take(&a->ready_threads));)
        make_ready(a, t);
    return before;
}

void threads_from_loop(Aio *a, Loop *l, Loop *before)
{
    ReadyQueue *q = &l->ready;
    for (uint32_t i = 0; i < a->nthreads; i++)
        say_disarmed(a, a->threads[i]);
    a->turns = before;
    for (uint32_t n = q->count; n; n--) {
        Ready r = ready_pop(q);
        if (r.kind != READY_THREAD)
            ready_put(q, r);
        else if (AS(Thread, r.what)->state == THREAD_READY)
            make_ready(a, AS(Thread, r.what));
    }
}

/* For a wait: whoever is ready. What it leaves behind in the loop's queue is passed over when its turn comes. */
static Thread *any_ready(Aio *a)
{
    Thread *t = take(&a->ready_threads);
    ReadyQueue *q = a->turns ? &a->turns->ready : NULL;
    for (uint32_t i = 0; q && !t && i < q->count; i++) {
        Ready *r = &q->items[(q->head + i) & (q->cap - 1)];
        if (r->kind == READY_THREAD && AS(Thread, r->what)->state == THREAD_READY)
            t = AS(Thread, r->what);
    }
    return t;
}

/* ---- a turn ---- */

/* What belongs to the thread that runs, and is put aside while another one does. */
typedef struct Own {
    Thread *thread;
    Value context, running, policy_loop;
    bool policy_set;
    uint32_t cur;
} Own;

static Own place_take(VM *vm, Aio *a)
{
    return (Own){a->thread, vm->context, a->running, a->policy_loop, a->policy_set, a->sink ? a->sink->cur : 0};
}

static void place_put(VM *vm, Aio *a, const Own *p)
{
    a->thread = p->thread;
    vm->context = p->context;
    a->running = p->running;
    a->policy_loop = p->policy_loop;
    a->policy_set = p->policy_set;
    if (a->sink)
        a->sink->cur = p->cur;
}

/* Parks it for what its native said, unless that has come meanwhile. */
static void put_to_sleep(Aio *a, Thread *t)
{
    Park *p = &t->park;
    t->state = THREAD_PARKED;
    if (is_type_of(p->what, a->lock))
        append(&AS(Lock, p->what)->waiters, t);
    if (p->until_ns <= a->now_ns) {
        thread_wake(a, t);
    } else if (p->until_ns != INT64_MAX) {
        arm(a, t);
    }
}

static void forget(Aio *a, Thread *t)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < a->nthreads; i++)
        if (a->threads[i] != t)
            a->threads[kept++] = a->threads[i];
    a->nthreads = kept;
}

static void ended(VM *vm, Aio *a, Thread *t, bool ok, Value result)
{
    t->state = THREAD_ENDED;
    TRACE(a->sink, THREAD_END, .thread = t->number, .how = ok ? STR_RESULT : STR_EXC,
          .text = ok ? trace_value_text(vm, result) : trace_exc_text(vm, vm->exc));
    if (!ok && !vm->stop)
        exc_take(vm); /* threading's bootstrap has said what there is to say */
    forget(a, t);
}

static ChainResult go_on(VM *vm, Aio *a, Thread *t, Value *out)
{
    bool done = false;
    if (t->func != V_NULL) {
        Value func = t->func;
        t->func = V_NULL;
        TRACE(a->sink, THREAD_RESUME, .thread = t->number);
        return vm_chain_start(vm, &t->chain, func, out);
    }
    if (!t->park.ready(vm, &t->park, out, &done)) {
        if (vm->stop)
            return CHAIN_RAISED;
        *out = V_NULL;
    } else if (!done) {
        return CHAIN_PARKED;
    }
    TRACE(a->sink, THREAD_RESUME, .thread = t->number);
    return vm_chain_resume(vm, &t->chain, *out, out);
}

bool thread_turn(VM *vm, Thread *t)
{
    Aio *a = aio_of(vm);
    Own outer = place_take(vm, a), own = {t, t->context, t->running, t->policy_loop, true, 0};
    Held held = {.v = {outer.context, outer.running, outer.policy_loop}};
    ChainRun run;
    Value out = V_NONE;
    if (t->state != THREAD_READY)
        return true;
    t->state = THREAD_RUNNING;
    held_enter(vm, &held);
    place_put(vm, a, &own);
    vm_chain_enter(vm, &run, &t->chain);
    ChainResult r = go_on(vm, a, t, &out);
    vm_chain_leave(vm, &run);
    t->context = vm->context;
    t->running = a->running;
    t->policy_loop = a->policy_loop;
    place_put(vm, a, &outer);
    held_leave(vm, &held);
    if (r == CHAIN_PARKED)
        put_to_sleep(a, t);
    else
        ended(vm, a, t, r == CHAIN_RETURNED, out);
    return !vm->stop;
}

/* ---- waiting ---- */

static bool idle_until(VM *vm, Aio *a, int64_t until_ns, const char *why)
{
    int64_t next = threads_next_ns(a);
    if (next > until_ns)
        next = until_ns;
    if (next == INT64_MAX)
        return loop_deadlock(vm, a->idles ? NULL : why);
    if (next > a->now_ns) {
        if (a->idles)
            TRACE(a->sink, CLOCK_ADVANCE, .timer = a->idles_for.when_ns == next ? a->idles_for.id : 0, .to = next);
        else
            TRACE(a->sink, CLOCK_BLOCK, .task = aio_current_task_id(vm), .line = aio_line_here(vm),
                  .call = trace_str(a->sink, why), .dur = next - a->now_ns);
        if (!clock_move(a, next))
            return false;
    }
    while (threads_wake_due(a))
        ;
    return true;
}

/* The wait of one that cannot park: it gives the turns itself. */
static bool wait_here(VM *vm, Aio *a, Park *p, const char *why, Value *out)
{
    for (bool done = false;;) {
        if (!p->ready(vm, p, out, &done))
            return false;
        if (done)
            return true;
        if (vm->c_depth + 2 >= vm->limits.c_depth)
            return RAISE(vm, RecursionError, "maximum recursion depth exceeded");
        Thread *t = any_ready(a);
        if (t ? !thread_turn(vm, t) : !idle_until(vm, a, p->until_ns, why))
            return false;
    }
}

bool thread_wait(VM *vm, Park p, const char *why, Value *out)
{
    Aio *a = aio_of(vm);
    bool done = false;
    if (!vm_may_park(vm) || !a->thread)
        return wait_here(vm, a, &p, why, out);
    if (!p.ready(vm, &p, out, &done))
        return false;
    if (done)
        return true;
    TRACE(a->sink, THREAD_PARK, .thread = a->thread->number, .why = trace_str(a->sink, why),
          .until = p.until_ns == INT64_MAX ? -1 : p.until_ns);
    a->thread->park = p;
    *out = V_PARK;
    return true;
}

static bool is_over(VM *vm, Park *p, Value *out, bool *done)
{
    *out = V_NONE;
    *done = aio_of(vm)->now_ns >= p->until_ns;
    return true;
}

bool aio_block(VM *vm, int64_t dur_ns, const char *call, Value *out)
{
    Aio *a = aio_of(vm);
    int64_t now = clock_now(a);
    int64_t until = dur_ns > INT64_MAX - 1 - now ? INT64_MAX - 1 : now + dur_ns;
    return thread_wait(vm, (Park){is_over, V_NULL, V_NULL, until, false}, call, out);
}

/* ---- starting ---- */

/* What programs see of a thread's number: no ident is 0, and the main thread (NULL) has one, too. */
static Value ident_of(const Thread *t)
{
    return from_int(t ? 1 + (int64_t)t->number : 1);
}

static bool has_run(VM *vm, Park *p, Value *out, bool *done)
{
    (void)vm;
    *out = ident_of(AS(Thread, p->what));
    *done = AS(Thread, p->what)->func == V_NULL;
    return true;
}

/* _simthread._start(name, function): a new thread. Outside of a loop it runs at once, until it waits for the first time;
 * beside a running loop it waits for the loop's next turn. */
static bool start(VM *vm, Args *args, Value *out)
{
    Aio *a = aio_of(vm);
    if (!is_str(args->v[0]))
        return RAISE(vm, TypeError, "thread name must be str, not %s", type_name(vm, args->v[0]));
    Thread *t = obj_new(vm, a->thread_type);
    t->name = args->v[0];
    t->func = args->v[1];
    t->number = ++a->next_thread;
    t->context = V_NONE;
    MEM_GROW(a->threads, a->capthreads, a->nthreads + 1);
    a->threads[a->nthreads++] = t;
    if (trace_on(a->sink)) {
        char *name = str_dup(AS(Str, t->name));
        TRACE(a->sink, THREAD_START, .thread = t->number, .name = trace_str(a->sink, name),
              .task = aio_current_task_id(vm));
        mem_free(name);
    }
    make_ready(a, t);
    *out = ident_of(t);
    if (a->running != V_NULL)
        return true;
    return thread_wait(vm, (Park){has_run, from_obj(t), V_NULL, a->now_ns, false}, "Thread.start", out);
}

static bool get_ident(VM *vm, Args *args, Value *out)
{
    Aio *a = aio_of(vm);
    (void)args;
    *out = ident_of(a->thread);
    return true;
}

void thread_mark(VM *vm, Obj *o)
{
    Thread *t = (Thread *)(void *)o;
    heap_mark_chain(vm, t->chain.top);
    heap_mark(vm, t->func);
    heap_mark(vm, t->name);
    heap_mark(vm, t->context);
    heap_mark(vm, t->running);
    heap_mark(vm, t->policy_loop);
    heap_mark(vm, t->park.what);
    heap_mark(vm, t->park.extra);
}

void threads_mark(VM *vm, Aio *a)
{
    for (uint32_t i = 0; i < a->nthreads; i++)
        heap_mark_obj(vm, a->threads[i]);
    timers_mark(vm, &a->thread_timers);
    heap_mark_obj(vm, a->thread_type);
    heap_mark_obj(vm, a->lock);
}

void threads_free(VM *vm, Aio *a)
{
    for (uint32_t i = 0; i < a->nthreads; i++)
        vm_chain_drop(vm, &a->threads[i]->chain);
    mem_free(a->threads);
    timers_deinit(&a->thread_timers);
}

static bool call_if_imported(VM *vm, const char *module, const char *name)
{
    Value fn, out;
    if (dict_get_str(vm->modules, str_intern(vm, module, strlen(module))) == V_NULL)
        return true;
    return vm_import_function(vm, module, name, &fn) && vm_call(vm, fn, NULL, 0, &out);
}

bool aio_finish(VM *vm)
{
    return call_if_imported(vm, "threading", "_shutdown") && call_if_imported(vm, "atexit", "_run_exitfuncs");
}

static bool setup(VM *vm, Module *m)
{
    Aio *a = aio_of(vm);
    module_set(vm, m, "LockType", from_obj(a->lock));
    module_set(vm, m, "error", from_obj(vm->excs->RuntimeError));
    module_set(vm, m, "TIMEOUT_MAX", from_float(9223372036.0));
    return true;
}

static const NativeDef functions[] = {{"_start", start, 2, 2, 0},
                                      {"_wait", lock_wait, 3, 3, 0},
                                      {"get_ident", get_ident, 0, 0, 0},
                                      {"allocate_lock", lock_allocate, 0, 0, 0},
                                      {0}};
const ModuleDef thread_module = {"_simthread", functions, setup};
