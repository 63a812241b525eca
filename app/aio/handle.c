/* Handle and TimerHandle, and how callbacks are shown (CPython: events.py, format_helpers.py, reprlib.py). */
#include "aio/aio_int.h"

#include "base/float_text.h"
#include "base/mem.h"

static Handle *new_of(Aio *a, Type *type, Loop *l, Value callback, const Value *args, uint32_t n, Value context)
{
    Handle *h = obj_new(a->vm, type);
    h->callback = callback;
    h->args = !n ? V_NULL : n == 1 ? args[0] : from_obj(tuple_of(a->vm, args, n));
    h->alone = n == 1;
    h->context = context == V_NULL || context == V_NONE ? context_copy(a->vm) : context;
    h->loop = l;
    h->id = ++a->next_handle;
    h->is_timer = type_is_subtype(type, a->timer_handle);
    source_note(a->vm, l, from_obj(h));
    return h;
}

Handle *handle_new(Aio *a, Loop *l, Value callback, const Value *args, uint32_t n, Value context, bool timer)
{
    return new_of(a, timer ? a->timer_handle : a->handle, l, callback, args, n, context);
}

Value handle_args(VM *vm, const Handle *h) { return h->alone ? from_obj(tuple_of(vm, &h->args, 1)) : h->args; }

bool handle_cancel(VM *vm, Handle *h)
{
    Aio *a = aio_of(vm);
    if (h->cancelled)
        return true;
    if (h->is_timer && h->loop && h->loop->in_python) {
        Value ignored, self = from_obj(h);
        if (!vm_call_method(vm, from_obj(h->loop), "_timer_handle_cancelled", &self, 1, &ignored))
            return false;
        if (h->armed)
            TRACE(a->sink, TIMER_CANCEL, .h = h->id, .scheduled = h->scheduled);
    } else if (h->is_timer) {
        if (!h->loop || loop_tells_timer(h->loop, h->id))
            TRACE(a->sink, TIMER_CANCEL, .h = h->id, .scheduled = h->scheduled);
        if (h->scheduled && h->loop)
            h->loop->timers.ncancelled++;
    }
    h->cancelled = true;
    h->callback = V_NONE;
    h->args = V_NULL;
    h->alone = false;
    return true;
}

/* ---- reprs ---- */

static bool put_name(VM *vm, Value cb, Buf *out)
{
    static const char *const names[] = {"__qualname__", "__name__"};
    for (int i = 0; i < 2; i++) {
        Value name;
        if (!attr_find(vm, cb, str_c(vm, names[i]), &name))
            return false;
        if (name != V_NULL && is_str(name) && AS(Str, name)->len) {
            str_to_buf(AS(Str, name), out);
            return true;
        }
    }
    return value_repr(vm, cb, out);
}

/* "(1, 'x', k=2)"; V_NULL: none */
static bool put_arguments(VM *vm, Value args, Value keywords, Buf *out)
{
    buf_char(out, '(');
    Tuple *t = args == V_NULL ? NULL : AS(Tuple, args);
    Dict *d = keywords == V_NULL ? NULL : AS(Dict, keywords);
    uint32_t pos = 0, n = 0;
    DictEntry *e;
    for (int64_t i = 0; t && i < t->len; i++) {
        buf_str(out, n++ ? ", " : "");
        if (!short_repr(vm, t->items[i], out))
            return false;
    }
    while (d && dict_next(d, &pos, &e)) {
        if (!is_str(e->key))
            continue;
        buf_str(out, n++ ? ", " : "");
        str_to_buf(AS(Str, e->key), out);
        buf_char(out, '=');
        if (!short_repr(vm, e->value, out))
            return false;
    }
    buf_char(out, ')');
    return true;
}

typedef struct Partial { Value func, args, keywords; } Partial;

/* functools.partial, written in Python: shown as its function with its own arguments first */
static bool as_partial(VM *vm, Value cb, Partial *p, bool *yes)
{
    *yes = false;
    if (!is_obj(cb) || !str_is(type_of(vm, cb)->name, "partial"))
        return true;
    if (!attr_find(vm, cb, str_c(vm, "func"), &p->func) || !attr_find(vm, cb, str_c(vm, "args"), &p->args) ||
        !attr_find(vm, cb, str_c(vm, "keywords"), &p->keywords))
        return false;
    *yes = p->func != V_NULL && is_tuple(p->args) && is_dict(p->keywords);
    return true;
}

bool waiter_source(VM *vm, Waiter *w, const Future *of, Buf *out)
{
    bool partial = w->rule == WAITER_RELEASE;
    buf_printf(out, "%s(", waiter_callback_name(w, of));
    bool ok = !partial || short_repr(vm, from_obj(w), out);
    buf_str(out, partial ? ")()" : ")");
    return ok;
}

bool callback_source(VM *vm, Value cb, Value args, Buf *out)
{
    Aio *a = aio_of(vm);
    if (is_future(a, cb)) {
        buf_str(out, is_task(a, cb) ? "Task.task_wakeup()" : "gather.<locals>._done_callback()");
        return true;
    }
    if (is_type_of(cb, a->group_type)) {
        buf_str(out, GROUP_CALLBACK "()");
        return true;
    }
    if (is_type_of(cb, a->any_loop)) {
        buf_str(out, "_run_until_complete_cb()");
        return true;
    }
    const Ready *own = open_entry(a, cb);
    if (own && own->kind == READY_WAKEUP)
        return callback_source(vm, own->what, V_NULL, out);
    Partial p;
    bool partial;
    if (!as_partial(vm, cb, &p, &partial))
        return false;
    if (partial)
        cb = p.func;
    if (!put_name(vm, cb, out) || (partial && !put_arguments(vm, p.args, p.keywords, out)) ||
        !put_arguments(vm, args, V_NULL, out)) /* and then the arguments of the call */
        return false;
    if (is_kind(cb, KIND_FUNC)) {
        const Code *c = AS(Func, cb)->code->code;
        buf_printf(out, " at %s:%d", c->file, c->first_line);
    }
    return true;
}

/* Whoever makes a timer himself may give any number. */
static Str *when_key(VM *vm) { return str_intern(vm, "_when", 5); }

static Value handle_when(VM *vm, Handle *h)
{
    Dict *own = value_dict(vm, from_obj(h));
    Value given = own ? dict_get_str(own, when_key(vm)) : V_NULL;
    return given != V_NULL ? given : from_float(clock_seconds(h->when_ns));
}

static bool handle_repr(VM *vm, Value v, Buf *out)
{
    Handle *h = AS(Handle, v);
    buf_printf(out, "<%s", type_short_name(vm, v));
    if (h->cancelled)
        buf_str(out, " cancelled");
    if (h->is_timer) {
        buf_str(out, " when=");
        if (!value_str(vm, handle_when(vm, h), out))
            return false;
    }
    if (h->callback != V_NONE) {
        buf_char(out, ' ');
        if (!callback_source(vm, h->callback, handle_args(vm, h), out))
            return false;
    }
    source_put(vm, from_obj(h), out);
    buf_char(out, '>');
    return true;
}

/* ---- methods ---- */

static bool m_cancel(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return handle_cancel(vm, AS(Handle, a->v[0]));
}

static bool m_cancelled(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Handle, a->v[0])->cancelled);
    return true;
}

static bool m_when(VM *vm, Args *a, Value *out)
{
    *out = handle_when(vm, AS(Handle, a->v[0]));
    return true;
}

/* CPython: Handle._run */
static bool m_run(VM *vm, Args *a, Value *out)
{
    Handle *h = AS(Handle, a->v[0]);
    Value args = handle_args(vm, h);
    *out = V_NONE;
    vm->nested++; /* nobody else holds its callback once it is cancelled */
    bool ok = handle_run(vm, h->callback, args == V_NULL ? NULL : AS(Tuple, args)->items, handle_nargs(h), h->context);
    if (!ok && h->loop && !vm->stop && !exc_is(vm, vm->excs->SystemExit) && !exc_is(vm, vm->excs->KeyboardInterrupt))
        ok = loop_handle_failed(vm, h->loop, a->v[0], exc_take(vm));
    vm->nested--;
    return ok;
}

static bool get_scheduled(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Handle, a->v[0])->scheduled);
    return true;
}

static bool set_scheduled(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return op_truth(vm, a->v[1], &AS(Handle, a->v[0])->scheduled);
}

static bool get_loop(VM *vm, Args *a, Value *out)
{
    Loop *l = AS(Handle, a->v[0])->loop;
    (void)vm;
    *out = l ? from_obj(l) : V_NONE;
    return true;
}

static bool get_context(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Handle, a->v[0])->context;
    return true;
}

static bool get_callback(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Handle, a->v[0])->callback;
    return true;
}

static bool get_args(VM *vm, Args *a, Value *out)
{
    Handle *h = AS(Handle, a->v[0]);
    Value args = handle_args(vm, h);
    *out = args != V_NULL ? args : h->cancelled ? V_NONE : from_obj(tuple_new(vm, 0));
    return true;
}

/* ---- TimerHandle's comparisons (CPython: events.py, TimerHandle) ---- */

/* The same call at the same time: two timers may be equal. */
static bool timers_equal(VM *vm, const Handle *x, const Handle *y, bool *equal)
{
    *equal = x->when_ns == y->when_ns && x->cancelled == y->cancelled && handle_nargs(x) == handle_nargs(y);
    if (*equal && !op_equal(vm, x->callback, y->callback, equal))
        return false;
    return !*equal || !handle_nargs(x) || op_equal(vm, handle_args(vm, x), handle_args(vm, y), equal);
}

static bool compare(VM *vm, Args *a, CmpOpr op, Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    if (!is_type_of(a->v[1], aio_of(vm)->timer_handle))
        return true;
    const Handle *x = AS(Handle, a->v[0]), *y = AS(Handle, a->v[1]);
    bool yes = op == CMP_LT || op == CMP_LE ? x->when_ns < y->when_ns
             : op == CMP_GT || op == CMP_GE ? x->when_ns > y->when_ns : false;
    if (!yes && op != CMP_LT && op != CMP_GT && !timers_equal(vm, x, y, &yes))
        return false;
    *out = from_bool(yes);
    return true;
}

static bool m_lt(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_LT, out); }
static bool m_le(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_LE, out); }
static bool m_gt(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_GT, out); }
static bool m_ge(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_GE, out); }
static bool m_eq(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_EQ, out); }

static bool m_hash(VM *vm, Args *a, Value *out)
{
    *out = int_from_i64(vm, (int64_t)float_hash(clock_seconds(AS(Handle, a->v[0])->when_ns)));
    return true;
}

static void handle_mark(VM *vm, Obj *o)
{
    Handle *h = (Handle *)(void *)o;
    heap_mark(vm, h->callback);
    heap_mark(vm, h->args);
    heap_mark(vm, h->context);
    heap_mark_obj(vm, h->loop);
}

/* ---- made by the program: a loop of its own does so ---- */

enum { H_CALLBACK, H_ARGS, H_LOOP, H_CONTEXT, H_COUNT };

static bool construct(VM *vm, Value type, const Value *v, Handle **out)
{
    Aio *aio = aio_of(vm);
    List *args = list_new(vm, 2);
    if (v[H_LOOP] != V_NONE && !is_type_of(v[H_LOOP], aio->any_loop))
        return RAISE(vm, TypeError, "an event loop of asyncio is needed, not %s", type_name(vm, v[H_LOOP]));
    if (!list_extend(vm, args, v[H_ARGS]))
        return false;
    Loop *l = v[H_LOOP] == V_NONE ? NULL : AS(Loop, v[H_LOOP]);
    *out = new_of(aio, AS(Type, type), l, v[H_CALLBACK], args->items, (uint32_t)args->len, v[H_CONTEXT]);
    return true;
}

static bool handle_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"callback", "args", "loop", "context", NULL};
    Value v[H_COUNT];
    Handle *h;
    if (!args_bind(vm, a, 1, "Handle.__init__", names, 4, 3, v) || !construct(vm, a->v[0], v, &h))
        return false;
    *out = from_obj(h);
    return true;
}

static bool timer_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"when", "callback", "args", "loop", "context", NULL};
    Value v[1 + H_COUNT];
    Handle *h;
    if (!args_bind(vm, a, 1, "TimerHandle.__init__", names, 5, 4, v))
        return false;
    if (!construct(vm, a->v[0], v + 1, &h) || !clock_from_value(vm, v[0], &h->when_ns))
        return false;
    Dict **own = value_dict_slot(vm, from_obj(h));
    if (!*own)
        *own = dict_new(vm);
    dict_set_str(vm, *own, when_key(vm), v[0]);
    *out = from_obj(h);
    return true;
}

void handle_types_install(VM *vm)
{
    static const NativeDataOps ops = {handle_mark, NULL, handle_repr, NULL, true, NULL};
    static const NativeDef methods[] = {{"__construct__", handle_construct, 0, -1, NF_KW | NF_STATIC},
                                        {"cancel", m_cancel, 0, 0, 0},
                                        {"cancelled", m_cancelled, 0, 0, 0},
                                        {"_callback", get_callback, 0, 0, NF_GETTER},
                                        {"_args", get_args, 0, 0, NF_GETTER},
                                        {"_cancelled", m_cancelled, 0, 0, NF_GETTER},
                                        {"_loop", get_loop, 0, 0, NF_GETTER},
                                        {"_context", get_context, 0, 0, NF_GETTER},
                                        {"_run", m_run, 0, 0, 0},
                                        {"_source_traceback", source_get, 0, 0, NF_GETTER},
                                        {0}};
    static const NativeDef scheduled[] = {{"_scheduled", get_scheduled, 1, 1, 0}, {"_scheduled", set_scheduled, 2, 2, 0}};
    static const NativeDef timer_methods[] = {{"__construct__", timer_construct, 0, -1, NF_KW | NF_STATIC},
                                              {"when", m_when, 0, 0, 0},
                                              {"_when", m_when, 0, 0, NF_GETTER},
                                              {"__lt__", m_lt, 1, 1, 0},
                                              {"__le__", m_le, 1, 1, 0},
                                              {"__gt__", m_gt, 1, 1, 0},
                                              {"__ge__", m_ge, 1, 1, 0},
                                              {"__eq__", m_eq, 1, 1, 0},
                                              {"__hash__", m_hash, 0, 0, 0},
                                              {0}};
    Aio *a = aio_of(vm);
    a->handle = native_type(vm, "asyncio.events", "Handle", NULL, KIND_NATIVEDATA, sizeof(Handle), &ops, methods);
    a->timer_handle =
        native_type(vm, "asyncio.events", "TimerHandle", a->handle, KIND_NATIVEDATA, sizeof(Handle), &ops, timer_methods);
    type_property(vm, a->timer_handle, "_scheduled", &scheduled[0], &scheduled[1]);
}
