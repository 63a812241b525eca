/* Handle and TimerHandle, and how callbacks are shown (CPython: events.py, format_helpers.py, reprlib.py). */
#include "aio/aio_int.h"

#include "base/float_text.h"
#include "base/mem.h"

Handle *handle_new(Aio *a, Loop *l, Value callback, const Value *args, uint32_t n, Value context, bool timer)
{
    Handle *h = obj_new(a->vm, timer ? a->timer_handle : a->handle);
    h->callback = callback;
    h->args = !n ? V_NULL : n == 1 ? args[0] : from_obj(tuple_of(a->vm, args, n));
    h->alone = n == 1;
    h->context = context == V_NULL || context == V_NONE ? context_copy(a->vm) : context;
    h->loop = l;
    h->id = ++a->next_handle;
    h->is_timer = timer;
    source_note(a->vm, l, from_obj(h));
    return h;
}

Value handle_args(VM *vm, const Handle *h) { return h->alone ? from_obj(tuple_of(vm, &h->args, 1)) : h->args; }

bool handle_cancel(VM *vm, Handle *h)
{
    Aio *a = aio_of(vm);
    if (h->cancelled)
        return true;
    h->cancelled = true;
    if (h->is_timer) {
        TRACE(a->sink, TIMER_CANCEL, .h = h->id, .scheduled = h->scheduled);
        if (h->scheduled)
            h->loop->timers.ncancelled++;
    }
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

bool waiter_source(VM *vm, const Waiter *w, const Future *of, Buf *out)
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
    if (is_type_of(cb, a->loop)) {
        buf_str(out, "_run_until_complete_cb()");
        return true;
    }
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

static bool handle_repr(VM *vm, Value v, Buf *out)
{
    Handle *h = AS(Handle, v);
    buf_printf(out, "<%s", type_short_name(vm, v));
    if (h->cancelled)
        buf_str(out, " cancelled");
    if (h->is_timer) {
        buf_str(out, " when=");
        float_text(clock_seconds(h->when_ns), out);
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
    (void)vm;
    *out = from_float(clock_seconds(AS(Handle, a->v[0])->when_ns));
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

static bool no_construct(VM *vm, Args *a, Value *out)
{
    (void)out;
    return RAISE(vm, TypeError, "cannot create '%s' instances: ask the loop (call_soon, call_later)",
                 AS(Type, a->v[0])->name->data);
}

void handle_types_install(VM *vm)
{
    static const NativeDataOps ops = {handle_mark, NULL, handle_repr, NULL, true};
    static const NativeDef methods[] = {{"__construct__", no_construct, 0, -1, NF_KW | NF_STATIC},
                                        {"cancel", m_cancel, 0, 0, 0},
                                        {"cancelled", m_cancelled, 0, 0, 0},
                                        {"_callback", get_callback, 0, 0, NF_GETTER},
                                        {"_args", get_args, 0, 0, NF_GETTER},
                                        {"_cancelled", m_cancelled, 0, 0, NF_GETTER},
                                        {"_source_traceback", source_get, 0, 0, NF_GETTER},
                                        {0}};
    static const NativeDef timer_methods[] = {{"when", m_when, 0, 0, 0},
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
}
