/* Open loops: those that the program has made its own. asyncio asks such a loop through its methods, as CPython does:
 * what would stand in the ready queue goes to call_soon() as a callable entry, what would be a timer goes to call_later()
 * or call_at(). Of an AbstractEventLoop with all methods its own, or a subclass of the usual loop that has its own
 * time(), call_soon(), _run_once() ..., the usual methods behind those of the program are Python then
 * (asyncio.open_loop); nothing of the loop in C runs. A loop that has only got its own create_future(), or methods
 * set on itself, stays one in C. */
#include "aio/aio_int.h"

/* What call_soon() or call_later() is given: one of asyncio's own callbacks. */
typedef struct Entry {
    NativeData nd;
    Loop *loop;
    Ready ready;
} Entry;

/* ---- which loops are open ---- */

static bool has_its_own(VM *vm, Type *t, const char *method)
{
    return !is_kind(type_lookup(vm, t, str_intern(vm, method, strlen(method))), KIND_NATIVE);
}

bool open_is_needed(VM *vm, Type *t)
{
    static const char *const machinery[] = {"time", "call_soon", "call_soon_threadsafe", "call_later", "call_at",
                                            "run_forever", "_run_once"};
    if (!(t->flags & TYPE_USER))
        return t == aio_of(vm)->any_loop;
    for (size_t i = 0; i < sizeof machinery / sizeof *machinery; i++)
        if (has_its_own(vm, t, machinery[i]))
            return true;
    return !type_is_subtype(t, aio_of(vm)->loop);
}

void open_by_class(VM *vm, Loop *l)
{
    Type *t = l->nd.o.type;
    l->in_python = open_is_needed(vm, t);
    l->own_time = l->in_python && has_its_own(vm, t, "time");
    l->open = l->in_python || (t->flags & TYPE_USER && has_its_own(vm, t, "create_future"));
}

void open_by_attribute(VM *vm, Obj *loop, Str *name)
{
    static const char *const asked[] = {"call_soon", "call_soon_threadsafe", "call_later", "call_at", "create_future"};
    Loop *l = (Loop *)(void *)loop;
    if (str_is(name, "time") && !l->own_time) {
        l->open = l->own_time = true;
        l->own_since = aio_of(vm)->next_handle;
    }
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (str_is(name, asked[i]))
            l->open = true;
}

/* A selector of the program's own is asked too: that of the usual loop is never. */
bool open_is_wanted_by(VM *vm, Value selector)
{
    Value select = is_obj(selector) ? type_lookup(vm, type_of(vm, selector), str_intern(vm, "select", 6)) : V_NULL;
    return is_kind(select, KIND_FUNC) && !(AS(Func, select)->code->code->flags & CODE_LIBRARY);
}

bool open_class(VM *vm, Type *t)
{
    Value open;
    Type *usual = aio_of(vm)->loop;
    if (!type_is_subtype(t, usual))
        return true;
    if (!vm_import_function(vm, "asyncio.open_loop", "OpenLoop", &open))
        return false;
    if (!type_is_subtype(t, AS(Type, open)))
        type_look_before(vm, t, AS(Type, open), usual);
    return true;
}

/* ---- an entry ---- */

static Value entry_new(VM *vm, Loop *l, ReadyKind kind, Value what, Value arg)
{
    Entry *e = obj_new(vm, aio_of(vm)->entry);
    e->loop = l;
    e->ready = (Ready){what, arg, 0, (uint8_t)kind};
    return from_obj(e);
}

const Ready *open_entry(const Aio *a, Value callback)
{
    return is_type_of(callback, a->entry) ? &AS(Entry, callback)->ready : NULL;
}

static bool m_call(VM *vm, Args *a, Value *out)
{
    Entry *e = AS(Entry, a->v[0]);
    Ready r = e->ready;
    *out = V_NONE;
    vm->nested++; /* nobody else holds what the entry has, once its handle is cancelled */
    bool ok = ready_cancelled(&r) || loop_run_entry(vm, e->loop, &r);
    vm->nested--;
    return ok;
}

static bool get_self(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Entry, a->v[0])->ready.what;
    return true;
}

static void entry_mark(VM *vm, Obj *o)
{
    Entry *e = (Entry *)(void *)o;
    heap_mark_obj(vm, e->loop);
    heap_mark(vm, e->ready.what);
    heap_mark(vm, e->ready.arg);
}

void open_types_install(VM *vm)
{
    static const NativeDef methods[] = {{"__call__", m_call, 0, -1, 0}, {"__self__", get_self, 0, 0, NF_GETTER}, {0}};
    static const NativeDataOps ops = {entry_mark, NULL, NULL, NULL, false, NULL};
    aio_of(vm)->entry =
        native_type(vm, "builtins", "TaskStepMethWrapper", NULL, KIND_NATIVEDATA, sizeof(Entry), &ops, methods);
}

/* ---- scheduling ---- */

/* A task that has just ended tells its callbacks, but what the program's loop does then is no line of that task. */
static bool call_as_nobody(VM *vm, Value method, Args *args, Value *out)
{
    Aio *a = aio_of(vm);
    Value task = aio_current_task(vm);
    uint32_t cur = a->sink ? a->sink->cur : 0;
    if (cur && is_task(a, task) && AS(Task, task)->f.state != FUT_PENDING)
        a->sink->cur = 0;
    bool ok = vm_call_kw(vm, method, args, out);
    if (a->sink)
        a->sink->cur = cur;
    return ok;
}

/* loop.method(*args, context=context); context V_NULL or V_NONE: without it */
static bool ask(VM *vm, Loop *l, const char *method, Value *args, uint32_t n, Value context, Value *out)
{
    Value bound, key = from_obj(str_intern(vm, "context", 7));
    bool given = context != V_NULL && context != V_NONE;
    if (given)
        args[n] = context;
    Args call = {args, n, given ? tuple_of(vm, &key, 1) : NULL};
    return attr_get(vm, from_obj(l), str_intern(vm, method, strlen(method)), &bound) && call_as_nobody(vm, bound, &call, out);
}

bool open_call_soon(VM *vm, Loop *l, Value callback, Value arg, Value context)
{
    Value handle, v[3] = {callback, arg};
    return ask(vm, l, "call_soon", v, arg == V_NULL ? 1 : 2, context, &handle);
}

bool open_soon(VM *vm, Loop *l, ReadyKind kind, Value what, Value arg)
{
    Value context = kind == READY_STEP || kind == READY_WAKEUP ? AS(Task, what)->context : V_NULL;
    return open_call_soon(vm, l, entry_new(vm, l, kind, what, arg), V_NULL, context);
}

bool open_timeout(VM *vm, Loop *l, Value timeout, Value when, Value *handle)
{
    Value past, now, v[3] = {when, entry_new(vm, l, READY_TIMEOUT, timeout, V_NULL)};
    bool is_past;
    if (!loop_time(vm, l, &now) || !op_compare(vm, CMP_LE, when, now, &past) || !op_truth(vm, past, &is_past))
        return false;
    return is_past ? ask(vm, l, "call_soon", v + 1, 1, V_NULL, handle) : ask(vm, l, "call_at", v, 2, V_NULL, handle);
}

/* ---- the timer of a future: its handle stands in the future's own attributes ---- */

static Str *timer_key(VM *vm) { return str_intern(vm, "_timer", 6); }

bool open_start_timer(VM *vm, Future *f, Value delay)
{
    ReadyKind kind = f->flags & FF_WAITER ? READY_WAITER : READY_SLEEP;
    Value handle, v[3] = {delay, entry_new(vm, f->loop, kind, from_obj(f), V_NULL)};
    if (!ask(vm, f->loop, "call_later", v, 2, V_NULL, &handle))
        return false;
    Dict **own = value_dict_slot(vm, from_obj(f));
    if (!*own)
        *own = dict_new(vm);
    dict_set_str(vm, *own, timer_key(vm), handle);
    return true;
}

bool open_stop_timer(VM *vm, Future *f)
{
    Dict *own = value_dict(vm, from_obj(f));
    Value ignored, handle = own ? dict_get_str(own, timer_key(vm)) : V_NULL, exc = vm->exc;
    if (handle == V_NULL || vm->stop)
        return true;
    vm->exc = V_NULL;
    if (!vm_call_method(vm, handle, "cancel", NULL, 0, &ignored))
        return false;
    vm->exc = exc;
    return true;
}

/* ---- running ---- */

bool open_start(VM *vm, Args *a, Value *out)
{
    Loop *l = AS(Loop, a->v[0]);
    Value context = vm->context;
    *out = V_NONE;
    if (!loop_start(vm, l))
        return false;
    vm->context = context; /* handles have their own; the loop itself runs in its caller's */
    return true;
}

bool open_finish(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    aio_of(vm)->idles = false;
    loop_finish(vm, AS(Loop, a->v[0]));
    return true;
}

/* Between two ticks: what was dropped meanwhile says its last words. */
bool open_tidy(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = V_NONE;
    return loop_tidy(vm);
}
