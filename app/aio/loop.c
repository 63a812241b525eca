/* The loop itself: one tick (_run_once), run_forever, and what a handle does when it is called.
 *
 * A tick: cancelled timers leave the top of the heap; if nothing is ready the clock goes to the next timer (where the
 * real loop waits in select); due timers join the ready queue; then exactly the handles that are ready now run.
 * Whatever they schedule waits for the next tick. */
#include "aio/aio_int.h"

#include "base/mem.h"

Loop *loop_new(Aio *a)
{
    Loop *l = obj_new(a->vm, a->loop);
    l->exception_handler = l->task_factory = V_NONE;
    l->slow_duration = from_float(0.1);
    return l;
}

bool loop_check_open(VM *vm, Loop *l) { return !l->closed || RAISE(vm, RuntimeError, "Event loop is closed"); }

/* ---- one handle ---- */

bool loop_future_done(VM *vm, Loop *l, Value fut)
{
    Aio *a = aio_of(vm);
    Future *f = AS(Future, fut);
    if (f->state == FUT_FINISHED) {
        future_retrieved(a, f);
        if (f->flags & FF_EXC && (exc_matches(vm, f->result, vm->excs->SystemExit) ||
                                  exc_matches(vm, f->result, vm->excs->KeyboardInterrupt)))
            return true;
    }
    l->stopping = true;
    TRACE(a->sink, LOOP_STOP, .by = 0);
    return true;
}

/* context.run(callback, *args), whatever that is. */
static bool run_in_foreign(VM *vm, Value ctx, Value callback, const Value *args, uint32_t n)
{
    Value run, out;
    if (!attr_get(vm, ctx, str_intern(vm, "run", 3), &run))
        return false;
    List *all = list_new(vm, n + 1);
    list_append(vm, all, callback);
    for (uint32_t i = 0; i < n; i++)
        list_append(vm, all, args[i]);
    return vm_call(vm, run, all->items, n + 1, &out);
}

bool handle_run(VM *vm, Value callback, const Value *args, uint32_t n, Value ctx)
{
    Value before = vm->context, out;
    if (context_is_foreign(vm, ctx))
        return run_in_foreign(vm, ctx, callback, args, n);
    if (!context_enter(vm, ctx))
        return false;
    bool ok = vm_drive_call(vm, callback, args, n, &out);
    context_leave(vm, before);
    return ok;
}

static inline __attribute__((always_inline)) bool run_entry(VM *vm, Loop *l, const Ready *r)
{
    switch ((ReadyKind)r->kind) {
    case READY_STEP: return task_step(vm, AS(Task, r->what), r->arg);
    case READY_WAKEUP: return task_wakeup(vm, AS(Task, r->what), r->arg);
    case READY_SLEEP: {
        Future *f = AS(Future, r->what);
        return f->state != FUT_PENDING || future_set_result(vm, f, f->result == V_NULL ? V_NONE : f->result);
    }
    case READY_HANDLE: {
        Handle *h = AS(Handle, r->what);
        uint32_t n = handle_nargs(h);
        bool ok = handle_run(vm, h->callback, n < 2 ? &h->args : AS(Tuple, h->args)->items, n, h->context);
        if (n == 1 && is_future(aio_of(vm), h->args)) /* a done callback */
            future_watch(vm, AS(Future, h->args));
        return ok;
    }
    case READY_GATHER: return gather_child_done(vm, AS(Gathering, r->what), r->arg);
    case READY_WAITER: return waiter_run(vm, AS(Waiter, r->what), r->arg == V_NULL ? NULL : AS(Future, r->arg));
    case READY_GROUP: return group_task_done(vm, AS(TaskGroup, r->what), AS(Future, r->arg));
    case READY_TIMEOUT: return timeout_run(vm, AS(Timeout, r->what));
    case READY_THREAD: return thread_turn(vm, AS(Thread, r->what));
    case READY_STOP: return loop_future_done(vm, l, r->arg);
    }
    return true;
}

bool loop_run_entry(VM *vm, Loop *l, const Ready *r) { return run_entry(vm, l, r); }

/* On CPython the context of the exception is a variable of Handle._run(), whose frame is in the exception's traceback:
 * a cycle, which holds the callback and its arguments until the collector comes by. That does after some more of them. */
static void keep_in_cycle(VM *vm, Value handle, Value exc)
{
    enum { MOST = 64 };
    Aio *a = aio_of(vm);
    if (!a->cycles || a->cycles->len >= 2 * MOST)
        a->cycles = list_new(vm, 2 * MOST);
    list_append(vm, a->cycles, handle);
    list_append(vm, a->cycles, exc);
}

void aio_break_cycles(void *ctx, VM *vm)
{
    (void)ctx;
    if (aio_of(vm))
        aio_of(vm)->cycles = NULL;
}

bool loop_handle_failed(VM *vm, Loop *l, Value handle, Value exc)
{
    keep_in_cycle(vm, handle, exc);
    Buf b;
    buf_init(&b);
    buf_str(&b, "Exception in callback ");
    bool ok = callback_source(vm, AS(Handle, handle)->callback, handle_args(vm, AS(Handle, handle)), &b);
    if (!ok && !vm->stop)
        exc_take(vm);
    ok = loop_report(vm, l, handler_context(vm, buf_text(&b), exc, "handle", handle), exc);
    buf_deinit(&b);
    return ok;
}

/* Handle._run: everything but SystemExit and KeyboardInterrupt goes to the exception handler. */
static bool handle_failed(VM *vm, Aio *a, Loop *l)
{
    if (vm->stop || exc_is(vm, vm->excs->SystemExit) || exc_is(vm, vm->excs->KeyboardInterrupt))
        return false;
    Value exc = exc_take(vm);
    Ready *r = &a->strand->entry;
    TRACE(a->sink, HANDLE_ERROR, .h = r->id, .exc = trace_exc_text(vm, exc));
    Value handle = r->what;
    if (r->kind != READY_HANDLE)
        handle = from_obj(handle_new(a, l, r->what, &r->arg, r->kind == READY_WAKEUP, V_NULL, false));
    return loop_handle_failed(vm, l, handle, exc);
}

static bool warn_slow(VM *vm, Aio *a, int64_t ns)
{
    Ready *r = &a->strand->entry;
    Buf b;
    buf_init(&b);
    buf_str(&b, "Executing ");
    bool ok = value_repr(vm, r->what, &b);
    buf_printf(&b, " took %.3f seconds", clock_seconds(ns));
    ok = ok && loop_say_slow(vm, &b);
    buf_deinit(&b);
    return ok;
}

/* A handle has run, and some time has passed. */
static __attribute__((noinline)) bool took_time(VM *vm, Aio *a, Loop *l, uint32_t task, int64_t took)
{
    Ready *r = &a->strand->entry;
    if (took >= NS_PER_S / 10)
        TRACE(a->sink, LINT_SLOW, .h = r->id, .task = task, .dur = took);
    bool slow = l->debug && clock_seconds(took) >= (is_float(l->slow_duration) ? as_float(l->slow_duration) : 0.1);
    return !slow || warn_slow(vm, a, took);
}

static bool run_one(VM *vm, Aio *a, Loop *l)
{
    Strand *s = a->strand;
    s->entry = ready_pop(&l->ready);
    Ready *r = &s->entry;
    if (ready_cancelled(r)) {
        TRACE(a->sink, HANDLE_SKIP, .h = r->id);
        s->entry.what = V_NULL;
        return true;
    }
    int64_t start = a->now_ns;
    uint32_t task = r->kind == READY_STEP || r->kind == READY_WAKEUP ? AS(Future, r->what)->id : 0;
    a->priced_instr = vm->instr;
    TRACE(a->sink, HANDLE_BEGIN, .h = r->id);
    bool ok = (run_entry(vm, l, r) || handle_failed(vm, a, l)) && clock_settle(a);
    int64_t took = a->now_ns - start;
    if (ok && took)
        ok = took_time(vm, a, l, task, took);
    TRACE(a->sink, HANDLE_END, .h = r->id, .dur = took);
    r->what = r->arg = V_NULL;
    return ok;
}

/* What it stands for is in the handle: an entry, as a rule. The handle itself tells the exception handler. */
static uint32_t task_of_handle(const Aio *a, const Handle *h)
{
    const Ready *r = open_entry(a, h->callback);
    return r && (r->kind == READY_STEP || r->kind == READY_WAKEUP) ? AS(Future, r->what)->id : 0;
}

/* The general way of telling: the quick one stays, as the only one, where the usual loop runs its handles. */
static void tell_handle(const Aio *a, EventKind kind, uint32_t h, int64_t n)
{
    trace_append(a->sink, &(Event){.kind = (uint16_t)kind, .a = h, .n = n});
}

bool loop_run_handle(VM *vm, Loop *l, Handle *h)
{
    Aio *a = aio_of(vm);
    Strand s = {a->strand, l, {from_obj(h), V_NULL, h->id, READY_HANDLE}, a->thread != NULL};
    Value ignored;
    int64_t start = a->now_ns;
    uint32_t task = task_of_handle(a, h);
    bool tells = trace_on(a->sink) && !a->thread && l->told;
    if (h->cancelled) {
        if (tells)
            TRACE(a->sink, HANDLE_SKIP, .h = h->id);
        return true;
    }
    a->strand = &s;
    if (tells)
        tell_handle(a, EV_HANDLE_BEGIN, h->id, 0);
    bool ok = vm_call_method(vm, from_obj(h), "_run", NULL, 0, &ignored) && clock_settle(a);
    int64_t took = a->now_ns - start;
    if (ok && took)
        ok = took_time(vm, a, l, task, took);
    if (tells)
        tell_handle(a, EV_HANDLE_END, h->id, took);
    a->strand = s.back;
    return ok;
}

/* ---- going idle ---- */

/* By the clock. */
static int64_t next_timer(const Loop *l)
{
    const Timer *first = timers_first(&l->timers);
    int64_t when;
    return first && !__builtin_add_overflow(first->when_ns, l->behind, &when) ? when : INT64_MAX;
}

/* Where no other thread is, nobody can tell whether it sleeps. */
static inline void listen(Aio *a, Loop *l)
{
    if (a->nthreads || l->asleep)
        loop_listen(a, l);
}

/* A loop with a time() of its own is asked wherever CPython's asks it. */
static bool look_at_own_time(VM *vm, Aio *a, Loop *l)
{
    Value now;
    int64_t now_ns;
    if (!loop_time(vm, l, &now) || !clock_from_value(vm, now, &now_ns))
        return false;
    if (__builtin_sub_overflow(a->now_ns, now_ns, &l->behind))
        l->behind = INT64_MAX;
    return true;
}

static uint32_t live_timer(const Loop *l)
{
    const Timer *first = timers_first(&l->timers);
    return first ? first->id : 0;
}

bool loop_deadlock(VM *vm, const char *blocked_in)
{
    Aio *a = aio_of(vm);
    hang_note(vm, blocked_in);
    mem_free(a->deadlock);
    a->deadlock = mem_alloc((a->pending.count + 1) * sizeof *a->deadlock);
    a->ndeadlock = 0;
    for (uint32_t i = 0; i < a->pending.count; i++)
        if (a->pending.items[i] && a->pending.items[i]->loop->running)
            a->deadlock[a->ndeadlock++] = a->pending.items[i]->id;
    TRACE(a->sink, DEADLOCK, .waiting = trace_list(a->sink, a->deadlock, a->ndeadlock));
    return vm_stop(vm, STOP_DEADLOCK);
}

/* Sweeps for the sake of last words cost no more than a constant factor of the work done. */
static bool can_afford(VM *vm, Aio *a)
{
    enum { FREE_CREDIT = 64 << 20, PRICE = 8 };
    uint64_t cost = heap_sweep_cost(vm);
    if (a->spent + cost > FREE_CREDIT + PRICE * (vm->instr + vm->fuel_used))
        return false;
    a->spent += cost;
    return true;
}

/* What CPython's reference counts would have said by now: a sweep, if the work done since the last one pays for it. */
static bool idle_sweep(VM *vm, Aio *a)
{
    if (vm->nested || a->unretrieved.count == a->unretrieved.holes)
        return true;
    uint64_t done = vm->instr + vm->fuel_used - a->swept_at;
    if (done < heap_sweep_cost(vm) / (a->news ? 4096 : 256) && !can_afford(vm, a))
        return true;
    a->news = false;
    a->swept_at = vm->instr + vm->fuel_used;
    heap_collect(vm);
    return aio_speak(vm);
}

static bool drop_cancelled(Aio *a, Loop *l)
{
    Timers *t = &l->timers;
    uint32_t dropped = 0;
    if (timers_count(t) > 100 && t->ncancelled > timers_count(t) / 2) {
        dropped = timers_purge(t);
    } else {
        while (t->ncancelled && timer_cancelled(timers_first(t))) {
            Timer x = timers_pop(t);
            timer_set_unscheduled(&x);
            t->ncancelled--;
            dropped++;
        }
    }
    if (dropped)
        TRACE(a->sink, TIMER_PURGE, .count = dropped);
    return true;
}

/* When the next timer, thread or I/O is due; INT64_MAX: nothing ever is. */
static int64_t next_due(VM *vm, Aio *a, const Loop *l)
{
    int64_t io = a->cfg.io_next ? a->cfg.io_next(a->cfg.ctx, vm) : -1;
    int64_t to = next_timer(l), thread = a->strand->in_thread ? INT64_MAX : threads_next_ns(a);
    to = thread < to ? thread : to;
    return io >= 0 && io < to ? io : to;
}

/* Only bare yields for 2,000 ticks: whoever waits for the clock must get his turn. Where nothing will ever be due, but
 * the last tick has looked at the clock, that is who spins, and each further tick takes him a millisecond. */
static bool spin(VM *vm, Aio *a, Loop *l, bool looked)
{
    if (!l->ready.count || l->ready.others || l->stopping) {
        l->spins = 0;
        return true;
    }
    if (++l->spins <= SPIN_TICKS)
        return true;
    int64_t to = next_due(vm, a, l);
    bool never = to == INT64_MAX;
    if (never && !looked) {
        l->spins = SPIN_TICKS;
        return true;
    }
    if (never)
        to = a->now_ns + NS_PER_S / 1000;
    TRACE(a->sink, SPIN, .ticks = l->spins - 1, .to = to > a->now_ns ? to : a->now_ns);
    l->spins = never ? SPIN_TICKS : 0;
    return clock_move(a, to);
}

static bool wait_for_clock(VM *vm, Aio *a, Loop *l)
{
    if (l->own_time && timers_first(&l->timers) && !look_at_own_time(vm, a, l))
        return false;
    int64_t io = a->cfg.io_next ? a->cfg.io_next(a->cfg.ctx, vm) : -1;
    int64_t when = next_timer(l), thread = threads_next_ns(a);
    bool by_io = io >= 0 && io < when, by_thread = thread < (by_io ? io : when) && !a->strand->in_thread;
    l->spins = 0;
    if (by_io || by_thread)
        when = by_thread ? thread : io;
    if (trace_on(a->sink))
        TRACE(a->sink, LOOP_SELECT, .mode = when == INT64_MAX ? STR_NONE : STR_TIMER,
              .timeout = when == INT64_MAX ? -1 : when > a->now_ns ? when - a->now_ns : 0);
    if (when == INT64_MAX)
        return loop_deadlock(vm, NULL);
    if (when <= a->now_ns)
        return true;
    TRACE(a->sink, CLOCK_ADVANCE, .timer = by_io || (l->own_time && !by_thread) ? 0 : by_thread ? threads_next_id(a) : live_timer(l),
          .to = when);
    return clock_move(a, when);
}

/* Is a thread the next one to be woken by the clock? Threads and timers share their numbers. */
static bool thread_first(Aio *a, const Loop *l)
{
    int64_t thread = threads_next_ns(a), timer = next_timer(l);
    if (a->strand->in_thread || thread == INT64_MAX)
        return false;
    return thread != timer ? thread < timer : threads_next_id(a) < live_timer(l);
}

/* ---- due timers ----
 *
 * What a hundred thousand sleepers consist of lies all over the memory, and the processor would wait for each piece.
 * But the next ones are known, so of each of the coming ones the next piece is sent for while others run. */

/* The pieces of a task in the order in which a wakeup needs them: itself, its coroutine, the frame that waits, what
 * that one awaits. Each is found through the one before, which has to be here already. */
static const void *piece_of_task(const Aio *a, Value v, int piece)
{
    if (piece == 0 || !is_obj(v))
        return is_obj(v) ? as_obj(v) : NULL;
    if (as_obj(v)->type != a->task || !is_kind(AS(Task, v)->coro, KIND_GEN))
        return NULL;
    const Gen *coro = AS(Gen, AS(Task, v)->coro);
    if (piece == 1)
        return coro;
    const Frame *f = gen_has_code(coro) ? coro->innermost : NULL; /* as a rule its own, a part of it */
    if (piece == 2 || !f)
        return f;
    return f->sp > f->slots && is_obj(f->sp[-1]) ? as_obj(f->sp[-1]) : NULL;
}

static const void *piece_of_timer(const Aio *a, const Timer *t, int piece)
{
    if (piece == 0)
        return as_obj(t->what);
    if (t->kind == TIMER_FUTURE)
        return piece_of_task(a, AS(Future, t->what)->cb, piece - 1);
    return t->kind == TIMER_HANDLE ? piece_of_task(a, AS(Handle, t->what)->callback, piece - 1) : NULL;
}

static void send_for(const char *piece)
{
    if (piece) {
        __builtin_prefetch(piece);
        __builtin_prefetch(piece + 64); /* two lines of the cache */
    }
}

static void send_for_next(const Aio *a, const Timers *timers)
{
    enum { PIECES = 5 };
    static const uint8_t ahead[PIECES] = {15, 11, 8, 5, 2};
    for (int i = 0; i < PIECES; i++) {
        const Timer *t = timers_ahead(timers, ahead[i]);
        send_for(t ? piece_of_timer(a, t, i) : NULL);
    }
}

static bool move_due(VM *vm, Aio *a, Loop *l)
{
    if (a->cfg.io_deliver && !a->cfg.io_deliver(a->cfg.ctx, vm))
        return false;
    for (;;) {
        if (thread_first(a, l) ? threads_wake_due(a) : false)
            continue;
        if (next_timer(l) > a->now_ns)
            return true;
        Timer t = timers_pop(&l->timers);
        send_for_next(a, &l->timers);
        if (l->timers.ncancelled && timer_cancelled(&t))
            l->timers.ncancelled--;
        timer_set_unscheduled(&t);
        ready_push_due(a, l, t);
    }
}

/* ---- one tick ---- */

static bool run_once(VM *vm, Aio *a, Loop *l)
{
    if (a->dying.count && !aio_speak(vm))
        return false;
    listen(a, l);
    bool stops = l->stopping && !l->asleep;
    if (!l->ready.count && !stops && !idle_sweep(vm, a))
        return false;
    if (a->sink)
        a->sink->tick = ++a->tick;
    TRACE(a->sink, TICK_BEGIN, .ready = l->ready.count, .timers = timers_count(&l->timers), .stopping = l->stopping);
    bool looked = a->reads > 0;
    a->reads = 0;
    drop_cancelled(a, l);
    if (l->ready.count || stops) {
        TRACE(a->sink, LOOP_SELECT, .mode = STR_POLL);
        if (!spin(vm, a, l, looked))
            return false;
    } else if (!wait_for_clock(vm, a, l)) {
        return false;
    }
    if ((l->own_time && !look_at_own_time(vm, a, l)) || !move_due(vm, a, l))
        return false;
    listen(a, l);
    uint32_t ntodo = l->ready.count;
    TRACE(a->sink, TICK_RUN, .ntodo = ntodo);
    for (uint32_t i = 0; i < ntodo && l->ready.count; i++) {
        if (!run_one(vm, a, l))
            return false;
        if (vm->nwatched && !vm_look_for_dropped(vm))
            return false;
        if (a->ndropped)
            aio_agens_drop(NULL, vm); /* of a collection that was due */
        if (vm->stop)
            return false;
    }
    TRACE(a->sink, TICK_END, .ready = l->ready.count);
    return true;
}

bool loop_is_quiet(Aio *a, const Loop *l)
{
    return !l->ready.count && next_timer(l) > a->now_ns && threads_next_ns(a) > a->now_ns;
}

/* ---- running ---- */

void loop_track_origins(VM *vm, Loop *l, bool on)
{
    enum { DEBUG_STACK_DEPTH = 10 };
    if (on == l->tracks)
        return;
    if (on)
        l->outer_depth = vm->origin_depth;
    vm->origin_depth = on ? DEBUG_STACK_DEPTH : l->outer_depth;
    l->tracks = on;
}

bool loop_start(VM *vm, Loop *l)
{
    Aio *a = aio_of(vm);
    if (!loop_check_open(vm, l))
        return false;
    if (l->running)
        return RAISE(vm, RuntimeError, "This event loop is already running");
    if (a->running != V_NULL)
        return RAISE(vm, RuntimeError, "Cannot run the event loop while another loop is running");
    a->running = from_obj(l);
    l->running = true;
    l->runner = a->thread;
    l->outer_context = vm->context;
    vm->context = V_NONE;
    loop_track_origins(vm, l, l->debug);
    return true;
}

void loop_finish(VM *vm, Loop *l)
{
    Aio *a = aio_of(vm);
    loop_track_origins(vm, l, false);
    vm->context = l->outer_context;
    l->outer_context = V_NULL;
    if (!vm->stop) /* a loop that has been stopped for good hears nothing more */
        loop_wake(a, l);
    l->stopping = l->running = false;
    l->current_task = V_NULL;
    l->driver = NULL;
    if (a->sink)
        a->sink->cur = 0;
    a->running = V_NULL;
}

bool loop_run_forever(VM *vm, Loop *l)
{
    Aio *a = aio_of(vm);
    if (!loop_start(vm, l))
        return false;
    Strand s = {a->strand, l, {0}, false};
    a->strand = &s;
    Loop *before = threads_to_loop(a, l);
    bool ok;
    do
        ok = run_once(vm, a, l);
    while (ok && (!l->stopping || l->asleep));
    if (ok && a->news && exc_handled(vm) == V_NULL) /* one in flight keeps the task that raised it, on CPython */
        ok = idle_sweep(vm, a);
    threads_from_loop(a, l, before);
    loop_finish(vm, l);
    a->strand = s.back;
    return ok;
}

/* When the next timer or I/O of a thread's loop is due; INT64_MAX: nothing ever is. */
static int64_t next_of_thread(VM *vm, const Aio *a, const Loop *l)
{
    int64_t io = a->cfg.io_next ? a->cfg.io_next(a->cfg.ctx, vm) : -1, timer = next_timer(l);
    return io >= 0 && io < timer ? io : timer;
}

bool loop_forget(VM *vm)
{
    Aio *a = aio_of(vm);
    if (a->thread || vm->exc != V_NULL || exc_handled(vm) != V_NULL) /* what is in flight may hold them, on CPython */
        return true;
    if (vm->nested || !can_afford(vm, a))
        return true;
    heap_collect(vm);
    return aio_speak(vm);
}

bool loop_tidy(VM *vm)
{
    Aio *a = aio_of(vm);
    if (a->dying.count && !aio_speak(vm))
        return false;
    if (vm->nwatched && !vm_look_for_dropped(vm))
        return false;
    return idle_sweep(vm, a);
}

bool loop_run_once(VM *vm, Loop *l)
{
    Aio *a = aio_of(vm);
    Strand s = {a->strand, l, {0}, false};
    Value context = vm->context;
    if (vm->c_depth >= vm->limits.c_depth) /* a tick may call it again */
        return RAISE(vm, RecursionError, "maximum recursion depth exceeded");
    a->strand = &s;
    vm->context = V_NONE;
    vm->c_depth++;
    vm->nested++; /* nobody else holds what the caller has on the C stack */
    bool ok = run_once(vm, a, l);
    vm->nested--;
    vm->c_depth--;
    vm->context = context;
    a->strand = s.back;
    return ok;
}

/* The trace tells of one loop: what the loop of a thread does is heard of only through the thread's events. */
bool loop_turn(VM *vm, Park *p, Value *out, bool *done)
{
    Aio *a = aio_of(vm);
    Loop *l = AS(Loop, p->what);
    Strand s = {a->strand, l, {0}, true};
    TraceSink *sink = a->sink;
    bool ok = true;
    a->strand = &s;
    a->sink = NULL;
    l->driver = NULL; /* it runs: nobody needs to wake it */
    if (l->ready.count || l->stopping || next_of_thread(vm, a, l) <= a->now_ns)
        ok = run_once(vm, a, l);
    a->strand = s.back;
    a->sink = sink;
    if (sink)
        sink->t_ns = a->now_ns;
    *out = V_NONE;
    *done = !ok || l->stopping;
    if (*done) {
        loop_finish(vm, l);
        return ok;
    }
    listen(a, l);
    p->until_ns = l->ready.count ? a->now_ns : next_of_thread(vm, a, l);
    l->driver = a->thread;
    return !vm->stop;
}
