/* The loop as an object of the program (CPython: BaseEventLoop's methods). */
#include "aio/aio_int.h"

#include "base/mem.h"

/* ---- scheduling ---- */

static bool is_callable(VM *vm, Value v)
{
    if (!is_obj(v))
        return false;
    switch ((Kind)as_obj(v)->kind) {
    case KIND_FUNC: case KIND_NATIVE: case KIND_METHOD: case KIND_TYPE: return true;
    default: return type_special(vm, as_obj(v)->type, SP_call) != V_NULL;
    }
}

static bool is_coroutine_function(Value v)
{
    if (is_kind(v, KIND_METHOD))
        v = AS(Method, v)->func;
    return is_kind(v, KIND_FUNC) && AS(Func, v)->code->code->flags & CODE_COROUTINE;
}

static bool check_callback(VM *vm, Loop *l, Value cb, const char *method)
{
    if (!l->debug)
        return true;
    if (is_kind(cb, KIND_GEN) || is_coroutine_function(cb))
        return RAISE(vm, TypeError, "coroutines cannot be used with %s()", method);
    if (is_callable(vm, cb))
        return true;
    Buf b;
    buf_init(&b);
    if (value_repr(vm, cb, &b))
        RAISE(vm, TypeError, "a callable object was expected by %s(), got %s", method, buf_text(&b));
    buf_deinit(&b);
    return false;
}

bool loop_call_soon(VM *vm, Loop *l, Value callback, const Value *args, uint32_t n, Value context, Handle **out)
{
    Aio *a = aio_of(vm);
    if (!loop_check_open(vm, l))
        return false;
    *out = handle_new(a, l, callback, args, n, context, false);
    ready_push(a, l, READY_HANDLE, from_obj(*out), V_NULL, 0);
    return true;
}

static FutRef future_of_callback(Aio *a, Value callback, const Value *args, uint32_t n)
{
    if (is_kind(callback, KIND_NATIVE) && is_future(a, AS(Native, callback)->self))
        return fut_ref(AS(Future, AS(Native, callback)->self));
    return n && is_future(a, args[0]) ? fut_ref(AS(Future, args[0])) : 0;
}

void loop_say_timer(VM *vm, const Handle *h)
{
    Aio *a = aio_of(vm);
    const Ready *entry = open_entry(a, h->callback);
    uint32_t n = handle_nargs(h);
    FutRef fut = entry && is_future(a, entry->what) ? fut_ref(AS(Future, entry->what))
                 : future_of_callback(a, h->callback, n < 2 ? &h->args : AS(Tuple, h->args)->items, n);
    TRACE(a->sink, TIMER_ADD, .h = h->id, .fut = fut, .owner = aio_current_task_id(vm),
          .cb = entry ? ready_word(vm, (ReadyKind)entry->kind, entry->what, entry->arg) : trace_callback_name(vm, h->callback),
          .line = aio_line_here(vm), .when = h->when_ns);
}

bool loop_call_at(VM *vm, Loop *l, int64_t when_ns, Value callback, const Value *args, uint32_t n, Value context,
                  Handle **out)
{
    Aio *a = aio_of(vm);
    if (!loop_check_open(vm, l))
        return false;
    Handle *h = handle_new(a, l, callback, args, n, context, true);
    h->when_ns = when_ns;
    h->scheduled = true;
    timers_push(&l->timers, (Timer){when_ns, from_obj(h), h->id, TIMER_HANDLE});
    if (trace_on(a->sink) && loop_tells_timer(l, h->id))
        loop_say_timer(vm, h);
    *out = h;
    return true;
}

enum { MOST_NAMED = 2 }; /* parameters of a scheduling call, besides *args and context */

typedef struct {
    Value named[MOST_NAMED];
    const Value *args; uint32_t n; /* the rest */
    Value context;
} Scheduled;

/* A keyword of a scheduling call. */
static bool take_keyword(VM *vm, const char *method, const char *const *names, Str *key, Value v, Scheduled *s)
{
    if (str_is(key, "context")) {
        s->context = v;
        return true;
    }
    for (uint32_t i = 0; i < MOST_NAMED && names[i]; i++) {
        if (!str_is(key, names[i]))
            continue;
        if (s->named[i] != V_NULL)
            return RAISE(vm, TypeError, "BaseEventLoop.%s() got multiple values for argument '%s'", method, names[i]);
        s->named[i] = v;
        return true;
    }
    char *name = str_dup(key);
    RAISE(vm, TypeError, "BaseEventLoop.%s() got an unexpected keyword argument '%s'", method, name);
    mem_free(name);
    return false;
}

/* `names`: MOST_NAMED, or fewer and NULL. */
static bool bind_arguments(VM *vm, const Args *a, const char *method, const char *const *names, Scheduled *s)
{
    uint32_t given = a->n - 1, want = names[1] ? 2 : 1;
    *s = (Scheduled){.named = {V_NULL, V_NULL}, .context = V_NULL};
    for (uint32_t i = 0; i < want && i < given; i++)
        s->named[i] = a->v[1 + i];
    s->n = given > want ? given - want : 0;
    s->args = a->v + a->n - s->n;
    for (int64_t i = 0; a->kwnames && i < a->kwnames->len; i++)
        if (!take_keyword(vm, method, names, AS(Str, a->kwnames->items[i]), a->v[a->n + i], s))
            return false;
    bool first = s->named[0] != V_NULL, second = want == 1 || s->named[1] != V_NULL;
    if (first && second)
        return true;
    if (first || second)
        return RAISE(vm, TypeError, "BaseEventLoop.%s() missing 1 required positional argument: '%s'", method,
                     first ? names[1] : names[0]);
    return RAISE(vm, TypeError, "BaseEventLoop.%s() missing 2 required positional arguments: '%s' and '%s'", method,
                 names[0], names[1]);
}

static bool take_arguments(VM *vm, const Args *a, const char *method, const char *const *names, Scheduled *s)
{
    return bind_arguments(vm, a, method, names, s) || args_refused(vm);
}

static bool soon(VM *vm, Args *a, const char *method, bool safe, Value *out)
{
    static const char *const names[] = {"callback", NULL};
    Scheduled s;
    Handle *h;
    Loop *l = AS(Loop, a->v[0]);
    if (!take_arguments(vm, a, method, names, &s) || !loop_check_open(vm, l) || (!safe && !loop_check_thread(vm, l)) ||
        !check_callback(vm, l, s.named[0], method))
        return false;
    if (safe && l->asleep)
        loop_wake(aio_of(vm), l);
    if (!loop_call_soon(vm, l, s.named[0], s.args, s.n, s.context, &h))
        return false;
    *out = from_obj(h);
    return true;
}

static bool m_call_soon(VM *vm, Args *a, Value *out) { return soon(vm, a, "call_soon", false, out); }
static bool m_call_soon_threadsafe(VM *vm, Args *a, Value *out)
{
    return soon(vm, a, "call_soon_threadsafe", true, out);
}

/* delay: what was added to the time, 0 when nothing was */
static bool at(VM *vm, Loop *l, Value when, double delay, const Scheduled *s, Value *out)
{
    Handle *h;
    int64_t when_ns;
    if (!loop_check_open(vm, l) || !loop_check_thread(vm, l) || !check_callback(vm, l, s->named[1], "call_at") ||
        !clock_from_value(vm, when, &when_ns))
        return false;
    when_ns = clock_at_least(when_ns, aio_now_ns(vm), delay);
    if (!loop_call_at(vm, l, when_ns, s->named[1], s->args, s->n, s->context, &h))
        return false;
    *out = from_obj(h);
    return true;
}

static bool m_call_at(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"when", "callback"};
    Scheduled s;
    if (!take_arguments(vm, a, "call_at", names, &s))
        return false;
    if (s.named[0] == V_NONE)
        return RAISE(vm, TypeError, "when cannot be None");
    return at(vm, AS(Loop, a->v[0]), s.named[0], 0, &s, out);
}

/* self.call_at(when, callback, *args, context=context) */
static bool ask_call_at(VM *vm, Loop *l, Value when, const Scheduled *s, Value *out)
{
    Value method, key = from_obj(str_intern(vm, "context", 7));
    List *all = list_new(vm, s->n + 3);
    list_append(vm, all, when);
    list_append(vm, all, s->named[1]);
    for (uint32_t i = 0; i < s->n; i++)
        list_append(vm, all, s->args[i]);
    list_append(vm, all, s->context == V_NULL ? V_NONE : s->context);
    Args call = {all->items, s->n + 2, tuple_of(vm, &key, 1)};
    return attr_get(vm, from_obj(l), str_intern(vm, "call_at", 7), &method) && vm_call_kw(vm, method, &call, out);
}

static bool m_call_later(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"delay", "callback"};
    Scheduled s;
    Value now, when;
    Loop *l = AS(Loop, a->v[0]);
    if (!take_arguments(vm, a, "call_later", names, &s))
        return false;
    if (s.named[0] == V_NONE)
        return RAISE(vm, TypeError, "delay must not be None");
    if (!loop_time(vm, l, &now) || !op_binary(vm, OPR_ADD, now, s.named[0], &when))
        return false;
    if (loop_overrides(vm, l, "call_at"))
        return ask_call_at(vm, l, when, &s, out);
    double delay = is_float(s.named[0]) ? as_float(s.named[0]) : 0; /* those of ints are whole seconds */
    return at(vm, l, when, delay, &s, out);
}

bool loop_time(VM *vm, Loop *l, Value *out)
{
    if (l->own_time)
        return vm_call_method(vm, from_obj(l), "time", NULL, 0, out);
    *out = from_float(clock_seconds(clock_now(aio_of(vm))));
    return true;
}

static bool m_time(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_float(clock_seconds(aio_read_clock(vm)));
    return true;
}

/* ---- futures and tasks ---- */

static bool m_create_future(VM *vm, Args *a, Value *out)
{
    Future *f;
    if (!future_new(aio_of(vm), AS(Loop, a->v[0]), STR_FUTURE, 0, &f))
        return false;
    *out = from_obj(f);
    return true;
}

/* What asyncio waits for has not been waited for, and is set by nobody else yet. */
static bool check_new(VM *vm, Value made)
{
    Aio *a = aio_of(vm);
    bool ours = is_future(a, made) && AS(Future, made)->loop && !is_task(a, made);
    if (ours && AS(Future, made)->state == FUT_PENDING && !(AS(Future, made)->flags & FF_BLOCKING))
        return true;
    return RAISE(vm, TypeError, "create_future() has to give a new future of asyncio's, not %s", type_name(vm, made));
}

bool loop_create_future(VM *vm, Loop *l, WordId label, uint32_t obj, Future **out)
{
    Value made;
    if (!loop_overrides(vm, l, "create_future"))
        return future_new(aio_of(vm), l, label, obj, out);
    if (!vm_call_method(vm, from_obj(l), "create_future", NULL, 0, &made) || !check_new(vm, made))
        return false;
    *out = AS(Future, made);
    (*out)->label = (uint8_t)label;
    (*out)->obj = obj;
    return true;
}

static bool create_by_factory(VM *vm, Loop *l, Value coro, Value name, Value context, Value *out)
{
    Value v[3] = {from_obj(l), coro, context}, ignored, key = from_obj(str_intern(vm, "context", 7));
    bool given = context != V_NULL && context != V_NONE;
    Args args = {v, 2, given ? tuple_of(vm, &key, 1) : NULL};
    if (!vm_call_kw(vm, l->task_factory, &args, out))
        return false;
    return name == V_NULL || name == V_NONE || vm_call_method(vm, *out, "set_name", &name, 1, &ignored);
}

/* asend(), athrow(), aclose() objects are driven by SEND only: they run inside a small coroutine. */
static bool wrap_operation(VM *vm, Value *coro)
{
    Value fn, ignored, v[3] = {*coro, V_NULL, V_NULL};
    bool closing;
    if (!is_operation(v[0]))
        return true;
    bool sends = AS(Gen, v[0])->pc == OP_ASEND;
    v[1] = gen_op_generator(AS(Gen, v[0]), &closing);
    v[2] = from_bool(closing);
    if (!vm_import_function(vm, "_aio_helpers", "_run_operation", &fn) || !vm_call(vm, fn, v, 3, coro) ||
        vm_resume(vm, AS(Gen, *coro), V_NONE, &ignored) != GEN_YIELDED)
        return false;
    Str *shown = str_c(vm, sends ? "<async_generator_asend without __name__>" : "<async_generator_athrow without __name__>");
    AS(Gen, *coro)->names = names_of(vm, names_name(AS(Gen, *coro)->names), shown);
    return true;
}

bool loop_looks_for(VM *vm, Loop *l, const char *method)
{
    Dict *own = l->nd.dict;
    Str *name = str_intern(vm, method, strlen(method));
    return (own && dict_get_str(own, name) != V_NULL) ||
           (l->nd.o.flags & OBJ_USER && !is_kind(type_lookup(vm, l->nd.o.type, name), KIND_NATIVE));
}

static bool create_task(VM *vm, Loop *l, Value coro, Value name, Value context, Value *out)
{
    Task *t;
    if (!loop_check_open(vm, l) || !wrap_operation(vm, &coro))
        return false;
    if (l->task_factory != V_NONE)
        return create_by_factory(vm, l, coro, name, context, out);
    if (!task_new(vm, aio_of(vm)->task, l, coro, name, context, &t))
        return false;
    *out = from_obj(t);
    return true;
}

bool loop_create_task(VM *vm, Loop *l, Value coro, Value context, Value *out)
{
    if (!loop_overrides(vm, l, "create_task"))
        return create_task(vm, l, coro, V_NULL, context, out);
    Value method, key = from_obj(str_intern(vm, "context", 7)), v[2] = {coro, context};
    bool given = context != V_NULL && context != V_NONE;
    Args args = {v, 1, given ? tuple_of(vm, &key, 1) : NULL};
    return attr_get(vm, from_obj(l), str_intern(vm, "create_task", 11), &method) && vm_call_kw(vm, method, &args, out);
}

static bool m_create_task(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"coro", "name", "context", NULL};
    Value v[3];
    if (a->n == 2 && !a->kwnames)
        return create_task(vm, AS(Loop, a->v[0]), a->v[1], V_NULL, V_NULL, out);
    return args_bind_python(vm, a, &(Signature){"BaseEventLoop.create_task", names, 1, 1, 1}, v) &&
           create_task(vm, AS(Loop, a->v[0]), v[0], v[1], v[2], out);
}

static bool m_set_task_factory(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!args_one(vm, a, "BaseEventLoop.set_task_factory", "factory", 1))
        return false;
    if (a->v[1] != V_NONE && !is_callable(vm, a->v[1]))
        return RAISE(vm, TypeError, "task factory must be a callable or None");
    AS(Loop, a->v[0])->task_factory = a->v[1];
    return true;
}

static bool m_get_task_factory(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Loop, a->v[0])->task_factory;
    return true;
}

/* ---- running ---- */

/* A simulated thread that runs a loop takes turns like any other. */
static bool runs_in_thread(VM *vm) { return aio_of(vm)->thread && vm_may_park(vm); }

static bool m_run_forever(VM *vm, Args *a, Value *out)
{
    Loop *l = AS(Loop, a->v[0]);
    *out = V_NONE;
    if (!runs_in_thread(vm))
        return loop_run_forever(vm, l);
    return loop_start(vm, l) && thread_wait(vm, (Park){loop_turn, a->v[0], V_NULL, 0, false}, "run_forever", out);
}

static bool m_run_once(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return loop_run_once(vm, AS(Loop, a->v[0]));
}

/* `ours`: the task was made for a coroutine */
static bool complete(VM *vm, Loop *l, Future *f, bool ours, bool ok, Value *out)
{
    if (!vm->stop)
        future_remove_callback(vm, f, from_obj(l));
    if (!ok) {
        if (ours && f->state == FUT_FINISHED)
            future_retrieved(aio_of(vm), f);
        return false;
    }
    if (f->state == FUT_PENDING)
        return RAISE(vm, RuntimeError, "Event loop stopped before Future completed.");
    return future_get(vm, f, out);
}

static bool complete_turn(VM *vm, Park *p, Value *out, bool *done)
{
    bool ok = loop_turn(vm, p, out, done);
    return *done ? complete(vm, AS(Loop, p->what), AS(Future, p->extra), p->flag, ok, out) : ok;
}

static bool m_run_until_complete(VM *vm, Args *a, Value *out)
{
    Loop *l = AS(Loop, a->v[0]);
    Aio *aio = aio_of(vm);
    if (!args_one(vm, a, "BaseEventLoop.run_until_complete", "future", 1))
        return false;
    Value fut, given = a->v[1];
    if (!loop_check_open(vm, l))
        return false;
    if (l->running)
        return RAISE(vm, RuntimeError, "This event loop is already running");
    if (aio->running != V_NULL)
        return RAISE(vm, RuntimeError, "Cannot run the event loop while another loop is running");
    if (!ensure_future(vm, given, l, &fut))
        return false;
    if (!is_future(aio, fut))
        return RAISE(vm, TypeError, "run_until_complete() takes asyncio's own futures, not %s", type_name(vm, fut));
    Future *f = AS(Future, fut);
    if (fut != given)
        f->flags &= (uint16_t)~FF_LOG_DESTROY;
    if (!future_add_callback(vm, f, from_obj(l), V_NULL))
        return false;
    if (!runs_in_thread(vm)) {
        Held h = {.v = {a->v[0], fut}}; /* f(*args): nobody else may know the arguments */
        held_enter(vm, &h);
        bool ok = complete(vm, l, f, fut != given, loop_run_forever(vm, l), out);
        held_leave(vm, &h);
        return ok;
    }
    return loop_start(vm, l) &&
           thread_wait(vm, (Park){complete_turn, a->v[0], fut, 0, fut != given}, "run_until_complete", out);
}

static bool m_stop(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    AS(Loop, a->v[0])->stopping = true;
    TRACE(aio_of(vm)->sink, LOOP_STOP, .by = aio_current_task_id(vm));
    return true;
}

static bool m_close(VM *vm, Args *a, Value *out)
{
    Loop *l = AS(Loop, a->v[0]);
    *out = V_NONE;
    if (l->running)
        return RAISE(vm, RuntimeError, "Cannot close a running event loop");
    if (l->closed)
        return true;
    if (l->debug && !loop_say_close(vm, l))
        return false;
    Dict *own = value_dict(vm, a->v[0]);
    Value ignored;
    if (own && dict_get_str(own, str_intern(vm, "_signal_handlers", 16)) != V_NULL &&
        !vm_call_method(vm, a->v[0], "_forget_signals", NULL, 0, &ignored))
        return false;
    l->closed = true;
    if (!aio_of(vm)->thread)
        TRACE(aio_of(vm)->sink, LOOP_CLOSE, .left = l->ready.count + timers_count(&l->timers));
    bool forgets = l->ready.count > 0;
    l->ready.count = l->ready.others = 0;
    l->unheard.count = l->unheard.others = 0;
    timers_clear(&l->timers);
    return !forgets || loop_forget(vm);
}

static bool m_is_running(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Loop, a->v[0])->running);
    return true;
}

static bool m_is_closed(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Loop, a->v[0])->closed);
    return true;
}

/* ---- settings ---- */

static bool m_get_debug(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Loop, a->v[0])->debug);
    return true;
}

static bool m_set_debug(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    Loop *l = AS(Loop, a->v[0]);
    Handle *h;
    Value track;
    if (!args_one(vm, a, "BaseEventLoop.set_debug", "enabled", 1) || !op_truth(vm, a->v[1], &l->debug))
        return false;
    return !l->running || (attr_get(vm, a->v[0], str_intern(vm, "_set_coroutine_origin_tracking", 30), &track) &&
                           loop_call_soon(vm, l, track, &a->v[1], 1, V_NULL, &h));
}

static bool m_track_origins(VM *vm, Args *a, Value *out)
{
    bool on;
    *out = V_NONE;
    if (!op_truth(vm, a->v[1], &on))
        return false;
    loop_track_origins(vm, AS(Loop, a->v[0]), on);
    return true;
}

static bool m_set_exception_handler(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!args_one(vm, a, "BaseEventLoop.set_exception_handler", "handler", 1))
        return false;
    if (a->v[1] != V_NONE && !is_callable(vm, a->v[1])) {
        Buf b;
        buf_init(&b);
        if (value_repr(vm, a->v[1], &b))
            RAISE(vm, TypeError, "A callable object or None is expected, got %s", buf_text(&b));
        buf_deinit(&b);
        return false;
    }
    AS(Loop, a->v[0])->exception_handler = a->v[1];
    return true;
}

static bool m_get_exception_handler(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Loop, a->v[0])->exception_handler;
    return true;
}

static bool need_dict(VM *vm, Value v)
{
    return is_dict(v) || RAISE(vm, AttributeError, "'%s' object has no attribute 'get'", type_name(vm, v));
}

static bool m_default_exception_handler(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!args_one(vm, a, "BaseEventLoop.default_exception_handler", "context", 1))
        return false;
    return need_dict(vm, a->v[1]) && loop_default_handler(vm, AS(Loop, a->v[0]), AS(Dict, a->v[1]));
}

static bool m_call_exception_handler(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!args_one(vm, a, "BaseEventLoop.call_exception_handler", "context", 1))
        return false;
    return need_dict(vm, a->v[1]) && loop_call_exception_handler(vm, AS(Loop, a->v[0]), AS(Dict, a->v[1]), V_NULL);
}

static bool get_slow(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Loop, a->v[0])->slow_duration;
    return true;
}

static bool set_slow(VM *vm, Args *a, Value *out)
{
    double d;
    *out = V_NONE;
    if (!value_to_double(vm, a->v[1], &d))
        return false;
    AS(Loop, a->v[0])->slow_duration = from_float(d);
    return true;
}

/* ---- shutting down ---- */

static bool m_shutdown_asyncgens(VM *vm, Args *a, Value *out)
{
    Loop *l = AS(Loop, a->v[0]);
    Value fn, v[2] = {from_obj(l), l->asyncgens == V_NULL ? from_obj(list_new(vm, 0)) : l->asyncgens};
    l->asyncgens_shut = true;
    l->asyncgens = V_NULL;
    return vm_import_function(vm, "_aio_helpers", "shutdown_asyncgens", &fn) && vm_call(vm, fn, v, 2, out);
}

bool aio_agen_first(void *ctx, VM *vm, Gen *g)
{
    Aio *a = aio_of(vm);
    (void)ctx;
    if (!a || a->running == V_NULL)
        return false;
    Loop *l = AS(Loop, a->running);
    vm_watch(vm, g);
    if (l->asyncgens == V_NULL)
        l->asyncgens = from_obj(list_new(vm, 4));
    List *old = AS(List, l->asyncgens);
    if (old->len == old->cap) { /* forget the finished ones */
        List *fresh = list_new(vm, old->len);
        for (int64_t i = 0; i < old->len; i++)
            if (AS(Gen, old->items[i])->gstate != GEN_CLOSED)
                list_append(vm, fresh, old->items[i]);
        old = fresh;
        l->asyncgens = from_obj(fresh);
    }
    list_append(vm, old, from_obj(g));
    return true;
}

static void forget_agen(VM *vm, Loop *l, Gen *g)
{
    if (l->asyncgens == V_NULL)
        return;
    List *old = AS(List, l->asyncgens), *fresh = list_new(vm, old->len);
    for (int64_t i = 0; i < old->len; i++)
        if (old->items[i] != from_obj(g))
            list_append(vm, fresh, old->items[i]);
    l->asyncgens = from_obj(fresh);
}

/* The loop's finalizer hook: call_soon_threadsafe(self.create_task, agen.aclose()) */
void aio_agen_drop(void *ctx, VM *vm, Gen *g)
{
    Aio *a = aio_of(vm);
    Value aclose, create, saved = vm->exc;
    Handle *h;
    (void)ctx;
    if (!a || a->running == V_NULL || vm->stop)
        return;
    Loop *l = AS(Loop, a->running);
    forget_agen(vm, l, g);
    vm->exc = V_NULL;
    bool ok = vm_call_method(vm, from_obj(g), "aclose", NULL, 0, &aclose) &&
              attr_get(vm, from_obj(l), str_intern(vm, "create_task", 11), &create) &&
              (l->open ? open_call_soon(vm, l, create, aclose, V_NULL)
                       : loop_call_soon(vm, l, create, &aclose, 1, V_NULL, &h));
    (void)ok;
    if (!vm->stop)
        vm->exc = saved;
}

/* ---- the type ---- */

/* The state that an open loop has in Python. V_NULL: the usual selector */
static bool init_open(VM *vm, Loop *l, Value selector)
{
    Value ignored;
    return !l->in_python || !type_is_subtype(l->nd.o.type, aio_of(vm)->loop) ||
           vm_call_method(vm, from_obj(l), "_init_open", &selector, selector != V_NULL, &ignored);
}

/* __init__(selector=None). One that the program has written makes the loop an open one, if its class is the program's. */
static bool loop_init(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"selector", NULL};
    Loop *l = AS(Loop, a->v[0]);
    Type *type = l->nd.o.type;
    Value selector;
    *out = V_NONE;
    if (!args_bind(vm, a, 1, "__init__", names, 1, 0, &selector))
        return false;
    if (!l->in_python && selector != V_NULL && type->flags & TYPE_USER && open_is_wanted_by(vm, selector)) {
        if (!open_class(vm, type))
            return false;
        open_by_class(vm, l);
    } else if (!l->in_python && selector != V_NULL && selector != V_NONE) {
        Dict **own = value_dict_slot(vm, a->v[0]);
        if (!*own)
            *own = dict_new(vm);
        dict_set_str(vm, *own, str_intern(vm, "_selector", 9), selector);
    }
    return init_open(vm, l, selector);
}

static bool loop_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    Value ignored, opened;
    if (type == aio_of(vm)->loop->base)
        return RAISE(vm, TypeError, "cannot create 'BaseEventLoop' instances: use asyncio.new_event_loop()");
    if (type == aio_of(vm)->loop && a->n == 2 && !a->kwnames && open_is_wanted_by(vm, a->v[1]))
        return vm_import_function(vm, "asyncio.open_loop", "Opened", &opened) && vm_call(vm, opened, a->v + 1, 1, out);
    bool own_init = is_kind(type_special(vm, type, SP_init), KIND_FUNC);
    if (open_is_needed(vm, type) && !open_class(vm, type))
        return false;
    Loop *l = obj_new(vm, type);
    open_by_class(vm, l);
    l->exception_handler = l->task_factory = V_NONE;
    l->slow_duration = from_float(0.1);
    loop_say_made(vm);
    *out = a->v[0] = from_obj(l);
    return own_init || !type_is_subtype(type, aio_of(vm)->loop) ? init_open(vm, l, V_NULL)
                                                                : loop_init(vm, a, &ignored);
}

static bool loop_repr(VM *vm, Value v, Buf *out)
{
    Loop *l = AS(Loop, v);
    buf_printf(out, "<%s running=%s closed=%s debug=%s>", type_short_name(vm, v), l->running ? "True" : "False",
               l->closed ? "True" : "False", l->debug ? "True" : "False");
    return true;
}

static void mark_entries(VM *vm, const ReadyQueue *q)
{
    for (uint32_t i = 0; i < q->count; i++) {
        const Ready *r = &q->items[(q->head + i) & (q->cap - 1)];
        heap_mark(vm, r->what);
        heap_mark(vm, r->arg);
    }
}

static void loop_mark(VM *vm, Obj *o)
{
    Loop *l = (Loop *)(void *)o;
    mark_entries(vm, &l->ready);
    mark_entries(vm, &l->unheard);
    timers_mark(vm, &l->timers);
    heap_mark(vm, l->current_task);
    heap_mark(vm, l->exception_handler);
    heap_mark(vm, l->task_factory);
    if (aio_of(vm)->running != from_obj(l)) /* else they are held weakly: aio_dying */
        heap_mark(vm, l->asyncgens);
    heap_mark(vm, l->slow_duration);
    heap_mark(vm, l->outer_context);
    heap_mark_obj(vm, l->driver);
    heap_mark_obj(vm, l->runner);
}

static void loop_finalize(VM *vm, Obj *o)
{
    Loop *l = (Loop *)(void *)o;
    (void)vm;
    mem_free(l->ready.items);
    mem_free(l->unheard.items);
    timers_deinit(&l->timers);
    l->ready = l->unheard = (ReadyQueue){0};
    l->timers = (Timers){0};
}

void loop_types_install(VM *vm)
{
    static const NativeDef methods[] = {
        {"__init__", loop_init, 0, -1, NF_KW},
        {"run_forever", m_run_forever, 0, 0, 0},
        {"run_until_complete", m_run_until_complete, 0, -1, NF_KW},
        {"_run_once", m_run_once, 0, 0, 0},
        {"stop", m_stop, 0, 0, 0},
        {"is_running", m_is_running, 0, 0, 0},
        {"is_closed", m_is_closed, 0, 0, 0},
        {"time", m_time, 0, 0, 0},
        {"call_soon", m_call_soon, 0, -1, NF_KW},
        {"call_soon_threadsafe", m_call_soon_threadsafe, 0, -1, NF_KW},
        {"call_later", m_call_later, 0, -1, NF_KW},
        {"call_at", m_call_at, 0, -1, NF_KW},
        {"create_future", m_create_future, 0, 0, 0},
        {"create_task", m_create_task, 1, 1, NF_KW},
        {"set_task_factory", m_set_task_factory, 0, -1, NF_KW},
        {"get_task_factory", m_get_task_factory, 0, 0, 0},
        {"get_debug", m_get_debug, 0, 0, 0},
        {"set_debug", m_set_debug, 0, -1, NF_KW},
        {"_set_coroutine_origin_tracking", m_track_origins, 1, 1, 0},
        {"set_exception_handler", m_set_exception_handler, 0, -1, NF_KW},
        {"get_exception_handler", m_get_exception_handler, 0, 0, 0},
        {"default_exception_handler", m_default_exception_handler, 0, -1, NF_KW},
        {"call_exception_handler", m_call_exception_handler, 0, -1, NF_KW},
        {"shutdown_asyncgens", m_shutdown_asyncgens, 0, 0, 0},
        {0}};
    static const NativeDef made[] = {{"__construct__", loop_construct, 0, -1, NF_KW | NF_STATIC}, {0}};
    static const NativeDef unix_methods[] = {{"close", m_close, 0, 0, 0}, {0}};
    static const NativeDef slow[] = {{"slow_callback_duration", get_slow, 1, 1, 0},
                                     {"slow_callback_duration", set_slow, 2, 2, 0}};
    static const NativeDataOps ops = {loop_mark, loop_finalize, loop_repr, NULL, false, open_by_attribute};
    Aio *a = aio_of(vm);
    a->any_loop = native_type(vm, "asyncio.events", "AbstractEventLoop", NULL, KIND_NATIVEDATA, sizeof(Loop), &ops,
                              loop_abstract_methods);
    Type *base = native_type(vm, "asyncio.base_events", "BaseEventLoop", a->any_loop, KIND_NATIVEDATA, sizeof(Loop), NULL,
                             methods);
    native_type_add(vm, a->any_loop, made);
    loop_view_install(vm, base);
    open_types_install(vm);
    type_property(vm, base, "slow_callback_duration", &slow[0], &slow[1]);
    a->loop = native_type(vm, "asyncio.unix_events", "_UnixSelectorEventLoop", base, KIND_NATIVEDATA, sizeof(Loop),
                          NULL, unix_methods);
    native_type_add(vm, a->loop, loop_later_methods);
}
