/* gather() and ensure_future() (CPython: tasks.py). The outer future is set by the callback of its last child, which is
 * a handle of its own, one tick after the child is done. */
#include "aio/aio_int.h"

#include "base/mem.h"

static bool is_foreign_future(VM *vm, Value v, bool *yes)
{
    Value x;
    *yes = is_future(aio_of(vm), v);
    if (*yes || !is_kind(v, KIND_INSTANCE))
        return true;
    Value class;
    if (!attr_get(vm, v, str_intern(vm, "__class__", 9), &class)) /* a mock says what it stands for */
        return false;
    if (!is_type(class) || type_lookup(vm, AS(Type, class), str_intern(vm, "_asyncio_future_blocking", 24)) == V_NULL)
        return true;
    if (!attr_find(vm, v, str_intern(vm, "_asyncio_future_blocking", 24), &x))
        return false;
    *yes = x != V_NULL && x != V_NONE;
    return true;
}

/* `async def _wrap_awaitable(a): return await a` */
static bool wrap_awaitable(VM *vm, Value v, Value *out)
{
    Value fn;
    return vm_import_function(vm, "_aio_helpers", "_wrap_awaitable", &fn) && vm_call(vm, fn, &v, 1, out);
}

static bool is_awaitable(VM *vm, Value v)
{
    if (is_kind(v, KIND_NATIVEDATA) && as_obj(v)->type->ops && as_obj(v)->type->ops->await_step)
        return true;
    return is_obj(v) && type_special(vm, as_obj(v)->type, SP_await) != V_NULL;
}

bool ensure_future(VM *vm, Value v, Loop *l, Value *out)
{
    bool is_fut;
    Value given = v;
    if (!is_foreign_future(vm, v, &is_fut))
        return false;
    if (is_fut) {
        *out = v;
        if (l && is_future(aio_of(vm), v) && !future_check_init(vm, AS(Future, v)))
            return false;
        if (l && is_future(aio_of(vm), v) && AS(Future, v)->loop != l)
            return RAISE(vm, ValueError, "The future belongs to a different loop than the one specified as the loop argument");
        return true;
    }
    if (!is_coroutine(vm, v) && !is_operation(v)) {
        if (!is_awaitable(vm, v))
            return RAISE(vm, TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
        if (!wrap_awaitable(vm, v, &v))
            return false;
    }
    bool ok = l || loop_for_future(vm, V_NULL, &l);
    if (!ok)
        return false;
    if (loop_create_task(vm, l, v, V_NULL, out))
        return true;
    if (!vm->stop && v == given && exc_is(vm, vm->excs->RuntimeError)) {
        Value e = exc_take(vm), ignored;
        if (!vm_call_method(vm, v, "close", NULL, 0, &ignored))
            return false;
        vm->exc = e;
    }
    return false;
}

/* ---- the callback of a child ---- */

/* A cancelled gather ends with the error of its last child in order, whichever came last in time: that is what `fut`
 * is after CPython's loop over the children. */
static bool finish(VM *vm, Gathering *g)
{
    Tuple *t = AS(Tuple, g->children);
    Aio *a = aio_of(vm);
    List *results = list_new(vm, t->len);
    for (int64_t i = 0; i < t->len; i++) {
        Future *c = AS(Future, t->items[i]);
        Value r = c->result;
        if (c->state == FUT_PENDING) /* called by the program: its callback is a subclass's argument */
            return future_invalid_state(vm, "Exception is not set.");
        if (c->state == FUT_CANCELLED) {
            Value msg = c->result == V_NULL ? from_obj(str_c(vm, "")) : c->result;
            r = exc_new(vm, a->cancelled_error, &msg, 1);
        } else {
            future_retrieved(a, c);
            if (!(c->flags & FF_EXC) && !future_result(vm, c, &r))
                return false;
        }
        if (!list_append(vm, results, r))
            return false;
    }
    if (g->cancel_requested)
        return future_set_exception(vm, &g->f, future_cancelled_error(vm, AS(Future, t->items[t->len - 1])));
    return future_set_result(vm, &g->f, from_obj(results));
}

static bool child_done(VM *vm, Gathering *g, Future *c)
{
    Aio *a = aio_of(vm);
    if (g->f.state != FUT_PENDING) {
        if (c->state == FUT_FINISHED)
            future_retrieved(a, c);
        return true;
    }
    if (!g->return_exceptions) {
        if (c->state == FUT_CANCELLED)
            return future_set_exception(vm, &g->f, future_cancelled_error(vm, c));
        if (c->state == FUT_PENDING)
            return future_invalid_state(vm, "Exception is not set.");
        future_retrieved(a, c);
        if (c->flags & FF_EXC)
            return future_set_exception(vm, &g->f, c->result);
    }
    return g->nfinished != g->nfuts || finish(vm, g);
}

bool gather_child_done(VM *vm, Gathering *g, Value child)
{
    Aio *a = aio_of(vm);
    Future *c = AS(Future, child);
    bool before = g->f.state == FUT_PENDING;
    g->nfinished++;
    TRACE(a->sink, GATHER_CHILD, .fut = fut_ref(&g->f), .child = fut_ref(c), .done = g->nfinished,
          .how = c->state == FUT_CANCELLED ? STR_CANCELLED : c->flags & FF_EXC ? STR_EXC : STR_RESULT);
    if (!child_done(vm, g, c))
        return false;
    if (before && g->f.state != FUT_PENDING)
        TRACE(a->sink, GATHER_END, .fut = fut_ref(&g->f), .how = g->f.flags & FF_EXC ? STR_EXC : STR_RESULT);
    return true;
}

bool gather_cancel(VM *vm, Gathering *g, Value msg, bool *done)
{
    uint32_t forwarded = 0;
    bool one;
    *done = false;
    if (g->f.state != FUT_PENDING)
        return true;
    Tuple *t = AS(Tuple, g->children);
    for (int64_t i = 0; i < t->len; i++) {
        if (!future_cancel_any(vm, t->items[i], msg, &one))
            return false;
        forwarded += one;
    }
    TRACE(aio_of(vm)->sink, GATHER_CANCEL, .fut = fut_ref(&g->f), .forwarded = forwarded);
    if (forwarded)
        g->cancel_requested = true;
    *done = forwarded != 0;
    return true;
}

/* ---- gather() ---- */

static bool gather_none(VM *vm, Value *out)
{
    Loop *l;
    Future *f;
    if (!loop_for_future(vm, V_NULL, &l) || !loop_create_future(vm, l, STR_GATHER, 0, &f))
        return false;
    *out = from_obj(f);
    return future_set_result(vm, f, from_obj(list_new(vm, 0)));
}

static void emit_gather(VM *vm, Gathering *g)
{
    Aio *a = aio_of(vm);
    Tuple *t = AS(Tuple, g->children);
    uint32_t *refs = mem_alloc(((size_t)t->len + 1) * sizeof *refs);
    for (int64_t i = 0; i < t->len; i++)
        refs[i] = fut_ref(AS(Future, t->items[i]));
    TRACE(a->sink, GATHER_NEW, .fut = fut_ref(&g->f), .children = trace_list(a->sink, refs, (size_t)t->len),
          .return_exceptions = g->return_exceptions, .owner = aio_current_task_id(vm));
    mem_free(refs);
}

/* Arguments that may stand twice: each with its future. Nearly always they are coroutines that no task has yet, which
 * need not be looked up; what comes before the first other one is noted only then. */
typedef struct Seen {
    Dict *futures;
    uint32_t noted;
} Seen;

static bool is_new_coroutine(Value v) { return is_kind(v, KIND_GEN) && !AS(Gen, v)->owned; }

static bool seen_find(VM *vm, Seen *s, const Value *items, const Tuple *children, uint32_t i, Value *fut)
{
    *fut = V_NULL;
    if (is_new_coroutine(items[i]))
        return true;
    if (!s->futures)
        s->futures = dict_new(vm);
    for (; s->noted < i; s->noted++)
        if (!dict_set(vm, s->futures, items[s->noted], children->items[s->noted]))
            return false;
    return dict_get(vm, s->futures, items[i], fut);
}

bool gather_make(VM *vm, const Value *items, uint32_t n, bool return_exceptions, Value *out)
{
    Aio *a = aio_of(vm);
    if (!n)
        return gather_none(vm, out);
    Seen seen = {0};
    Gathering *g = obj_new(vm, a->gathering);
    Tuple *children = tuple_new(vm, n);
    Loop *l = NULL;
    g->children = from_obj(children);
    g->return_exceptions = return_exceptions;
    g->f.state = FUT_CANCELLED; /* there is no outer future before all children are there */
    for (uint32_t i = 0; i < n; i++) {
        Value fut;
        if (!seen_find(vm, &seen, items, children, i, &fut))
            return false;
        if (fut == V_NULL) {
            if (!ensure_future(vm, items[i], l, &fut))
                return false;
            if (!is_future(a, fut))
                return RAISE(vm, TypeError, "gather() takes asyncio's own futures, not %s", type_name(vm, fut));
            if (!future_check_init(vm, AS(Future, fut)))
                return false;
            l = AS(Future, fut)->loop;
            if (fut != items[i])
                AS(Future, fut)->flags &= (uint16_t)~FF_LOG_DESTROY;
            if (is_new_coroutine(items[i]))
                AS(Gen, items[i])->owned = true; /* wrapped by a task factory */
            g->nfuts++;
            if (!future_add_callback(vm, AS(Future, fut), from_obj(g), V_NULL))
                return false;
        }
        children->items[i] = fut;
    }
    g->f.state = FUT_PENDING;
    future_init(a, &g->f, l, STR_GATHER, 0);
    if (trace_on(a->sink))
        emit_gather(vm, g);
    *out = from_obj(g);
    return true;
}

static bool asyncio_gather(VM *vm, Args *a, Value *out)
{
    bool re = false;
    for (int64_t i = 0; a->kwnames && i < a->kwnames->len; i++) {
        Str *k = AS(Str, a->kwnames->items[i]);
        if (!str_is(k, "return_exceptions")) {
            char *name = str_dup(k);
            RAISE(vm, TypeError, "gather() got an unexpected keyword argument '%s'", name);
            mem_free(name);
            return args_refused(vm);
        }
        if (!op_truth(vm, a->v[a->n + i], &re))
            return false;
    }
    return gather_make(vm, a->v, a->n, re, out);
}

static bool asyncio_ensure_future(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"coro_or_future", "loop", NULL};
    Value v[2];
    Loop *l = NULL;
    if (!args_bind_python(vm, a, &(Signature){"ensure_future", names, 1, 1, 0}, v))
        return false;
    if (v[1] != V_NULL && v[1] != V_NONE && !loop_for_future(vm, v[1], &l))
        return false;
    return ensure_future(vm, v[0], l, out);
}

static bool asyncio_isfuture(VM *vm, Args *a, Value *out)
{
    bool yes;
    if (!args_one(vm, a, "isfuture", "obj", 0) || !is_foreign_future(vm, a->v[0], &yes))
        return false;
    *out = from_bool(yes);
    return true;
}

static bool m_cancel(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"msg", NULL};
    Value msg;
    bool done;
    if (!args_bind(vm, a, 1, "cancel", names, 1, 0, &msg) || !gather_cancel(vm, AS(Gathering, a->v[0]), msg, &done))
        return false;
    *out = from_bool(done);
    return true;
}

static void gathering_mark(VM *vm, Obj *o)
{
    future_mark(vm, o);
    heap_mark(vm, ((Gathering *)(void *)o)->children);
}

void gather_types_install(VM *vm)
{
    static const NativeDef methods[] = {{"cancel", m_cancel, 0, 1, NF_KW}, {0}};
    static const NativeDataOps ops = {gathering_mark, future_finalize, future_repr, future_await_step, true, NULL};
    Aio *a = aio_of(vm);
    a->gathering = native_type(vm, "asyncio.tasks", "_GatheringFuture", a->future, KIND_NATIVEDATA, sizeof(Gathering),
                               &ops, methods);
}

const NativeDef gather_functions[] = {{"gather", asyncio_gather, 0, -1, NF_KW},
                                      {"ensure_future", asyncio_ensure_future, 1, 1, NF_KW},
                                      {"isfuture", asyncio_isfuture, 0, -1, NF_KW},
                                      {0}};
