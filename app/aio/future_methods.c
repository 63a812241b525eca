/* Future as programs see it: its methods, its attributes, the iterator of `yield from future`. What they do stands in
 * future.c. */
#include "aio/aio_int.h"

/* ---- making ---- */

static bool future_setup(VM *vm, Args *a, Future *f)
{
    static const char *const names[] = {"loop", NULL};
    Value loop;
    Loop *l;
    if (a->n > 1)
        return RAISE(vm, TypeError, "Future() takes no positional arguments");
    if (!args_bind(vm, a, 1, "Future", names, 0, 0, &loop) || !loop_for_future(vm, loop, &l))
        return false;
    future_init(aio_of(vm), f, l, STR_FUTURE, 0);
    return true;
}

static bool future_construct(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    *out = from_obj(obj_new(vm, t));
    if (is_kind(type_special(vm, t, SP_init), KIND_FUNC))
        return true; /* the user's __init__ calls ours */
    return future_setup(vm, a, AS(Future, *out));
}

static bool future_init_method(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    *out = V_NONE;
    if (f->loop != NULL)
        return RAISE(vm, RuntimeError, "Future object is already initialized");
    return future_setup(vm, a, f);
}

/* ---- methods ---- */

static bool m_result(VM *vm, Args *a, Value *out) { return future_get(vm, AS(Future, a->v[0]), out); }

static bool m_exception(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    if (f->state == FUT_CANCELLED)
        return vm_raise_value(vm, future_cancelled_error(vm, f));
    if (f->state == FUT_PENDING)
        return future_invalid_state(vm, f->loop ? "Exception is not set." : "Future object is not initialized.");
    *out = V_NONE;
    if (f->flags & FF_EXC) {
        future_retrieved(aio_of(vm), f);
        *out = f->result;
    }
    return true;
}

static bool m_set_result(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    Future *f = AS(Future, a->v[0]);
    aio_progress(vm);
    return future_check_init(vm, f) && future_set_result(vm, f, a->v[1]);
}

static bool m_set_exception(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    Future *f = AS(Future, a->v[0]);
    return future_check_init(vm, f) && future_set_exception(vm, f, a->v[1]);
}

static bool m_cancel(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"msg", NULL};
    Value msg;
    bool done;
    if (!args_bind(vm, a, 1, "cancel", names, 1, 0, &msg) || !future_check_init(vm, AS(Future, a->v[0])) ||
        !future_cancel(vm, AS(Future, a->v[0]), msg, &done))
        return false;
    *out = from_bool(done);
    return true;
}

static bool m_cancelled(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Future, a->v[0])->state == FUT_CANCELLED);
    return true;
}

static bool m_done(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Future, a->v[0])->state != FUT_PENDING);
    return true;
}

static bool m_add_done_callback(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"fn", "context", NULL};
    Value v[2];
    *out = V_NONE;
    if (a->n < 2)
        return RAISE(vm, TypeError, "add_done_callback() takes exactly 1 positional argument (0 given)");
    if (!args_bind(vm, a, 1, "add_done_callback", names, 1, 1, v))
        return false;
    Value ctx = v[1] == V_NULL || v[1] == V_NONE ? context_copy(vm) : v[1];
    return future_hang(vm, AS(Future, a->v[0]), v[0], ctx);
}

static bool m_remove_done_callback(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    int n = future_check_init(vm, f) ? future_unhang(vm, f, a->v[1]) : -1;
    *out = from_int(n);
    return n >= 0;
}

static bool m_get_loop(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    if (!future_check_init(vm, f))
        return false;
    *out = from_obj(f->loop);
    return true;
}

static bool m_make_cancelled_error(VM *vm, Args *a, Value *out)
{
    *out = future_cancelled_error(vm, AS(Future, a->v[0]));
    return true;
}

static bool get_state(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    *out = from_obj(str_c(vm, names[AS(Future, a->v[0])->state]));
    return future_check_init(vm, AS(Future, a->v[0]));
}

static bool get_loop_attr(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Loop *l = AS(Future, a->v[0])->loop;
    *out = l ? from_obj(l) : V_NONE;
    return true;
}

static bool get_result_attr(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    *out = f->state == FUT_FINISHED && !(f->flags & FF_EXC) && f->result != V_NULL ? f->result : V_NONE;
    return future_check_init(vm, f);
}

static bool get_exception_attr(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    *out = f->flags & FF_EXC ? f->result : V_NONE;
    return future_check_init(vm, f);
}

static bool get_cancel_message(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Future *f = AS(Future, a->v[0]);
    *out = future_has_message(f) && f->result != V_NULL ? f->result : V_NONE;
    return true;
}

/* Where there is no room for one, nobody will ever read it but the program that has written it. */
static bool set_cancel_message(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Future *f = AS(Future, a->v[0]);
    if (future_has_message(f))
        f->result = a->v[1] == V_NONE ? V_NULL : a->v[1];
    *out = V_NONE;
    return true;
}

static bool get_callbacks(VM *vm, Args *a, Value *out)
{
    Future *f = AS(Future, a->v[0]);
    *out = V_NONE;
    if (f->state != FUT_PENDING || f->cb == V_NULL)
        return future_check_init(vm, f);
    List *l = list_new(vm, 2);
    Value one[2] = {f->cb, V_NULL};
    const Value *v = f->flags & FF_LIST ? AS(List, f->cb)->items : one;
    int64_t n = f->flags & FF_LIST ? AS(List, f->cb)->len : 2;
    for (int64_t i = 0; i < n; i += 2) {
        Value pair[2] = {v[i], v[i + 1] == V_NULL ? V_NONE : v[i + 1]};
        if (!list_append(vm, l, from_obj(tuple_of(vm, pair, 2))))
            return false;
    }
    *out = from_obj(l);
    return true;
}

static bool get_none(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = V_NONE;
    return true;
}

static bool get_blocking(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool((AS(Future, a->v[0])->flags & FF_BLOCKING) != 0);
    return true;
}

static bool set_blocking(VM *vm, Args *a, Value *out)
{
    bool on;
    Future *f = AS(Future, a->v[0]);
    *out = V_NONE;
    if (!future_check_init(vm, f) || !op_truth(vm, a->v[1], &on))
        return false;
    f->flags = (uint16_t)(on ? f->flags | FF_BLOCKING : f->flags & ~FF_BLOCKING);
    return true;
}

static bool get_log_tb(VM *vm, Args *a, Value *out)
{
    *out = from_bool((AS(Future, a->v[0])->flags & FF_LOG_TB) != 0);
    return future_check_init(vm, AS(Future, a->v[0]));
}

static bool set_log_tb_attr(VM *vm, Args *a, Value *out)
{
    bool on;
    *out = V_NONE;
    if (!op_truth(vm, a->v[1], &on))
        return false;
    if (on)
        return RAISE(vm, ValueError, "_log_traceback can only be set to False");
    future_clear_log(aio_of(vm), AS(Future, a->v[0]));
    return true;
}

/* ---- the iterator of `yield from future`, future.__await__() ---- */

typedef struct FutureIter {
    NativeData nd;
    Value future;
} FutureIter;

/* For super().__del__(): what a future says when it dies, it says anyhow. */
static bool m_del(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = V_NONE;
    return true;
}

static bool m_await(VM *vm, Args *a, Value *out)
{
    if (!future_check_init(vm, AS(Future, a->v[0])))
        return false;
    FutureIter *it = obj_new(vm, aio_of(vm)->future_iter);
    it->future = a->v[0];
    *out = from_obj(it);
    return true;
}

static bool iter_await_step(VM *vm, Value self, Value sent, Value *out, bool *done)
{
    return future_await_step(vm, AS(FutureIter, self)->future, sent, out, done);
}

static bool iter_next(VM *vm, Args *a, Value *out)
{
    bool done = false;
    Value r;
    if (!iter_await_step(vm, a->v[0], V_NONE, &r, &done))
        return false;
    if (done)
        return vm_raise_args(vm, vm->excs->StopIteration, &r, r != V_NONE);
    *out = r;
    return true;
}

static bool iter_self(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0];
    return true;
}

/* throw(type, value, traceback), the value a tuple of arguments or one (CPython: FutureIter_throw) */
static bool iter_throw(VM *vm, Args *a, Value *out)
{
    Value e = a->v[1], value = a->n > 2 ? a->v[2] : V_NONE, tb = a->n > 3 ? a->v[3] : V_NONE;
    *out = V_NONE;
    if (tb != V_NONE && !is_kind(tb, KIND_TRACEBACK))
        return RAISE(vm, TypeError, "throw() third argument must be a traceback");
    if (is_type(e) && AS(Type, e)->flags & TYPE_EXC) {
        const Value *args = is_tuple(value) ? AS(Tuple, value)->items : &value;
        uint32_t n = is_tuple(value) ? (uint32_t)AS(Tuple, value)->len : value != V_NONE;
        if (is_exc(value))
            e = value;
        else if (!vm_call(vm, e, args, n, &e))
            return false;
    } else if (is_exc(e) && value != V_NONE) {
        return RAISE(vm, TypeError, "instance exception may not have a separate value");
    }
    if (!is_exc(e))
        return RAISE(vm, TypeError, "exceptions must be classes deriving BaseException or instances of such a class");
    if (tb != V_NONE)
        AS(Exc, e)->traceback = tb;
    return vm_raise_value(vm, e);
}

static bool iter_close(VM *vm, Args *a, Value *out) { return get_none(vm, a, out); }
static void iter_mark(VM *vm, Obj *o) { heap_mark(vm, ((FutureIter *)(void *)o)->future); }
/* ---- the type ---- */

void type_property(VM *vm, Type *t, const char *name, const NativeDef *get, const NativeDef *set)
{
    Property *p = heap_alloc(vm, vm->types[KIND_PROPERTY], KIND_PROPERTY, sizeof *p);
    p->get = native_new(vm, get, V_NULL);
    p->set = set ? native_new(vm, set, V_NULL) : V_NONE;
    p->del = p->doc = V_NONE;
    dict_set_str(vm, t->dict, str_intern(vm, name, strlen(name)), from_obj(p));
}

const NativeDef future_methods[] = {{"__construct__", future_construct, 0, -1, NF_KW | NF_STATIC},
                                    {"__init__", future_init_method, 0, -1, NF_KW},
                                    NATIVE_CLASS_GETITEM,
                                    {"result", m_result, 0, 0, 0},
                                    {"exception", m_exception, 0, 0, 0},
                                    {"set_result", m_set_result, 1, 1, 0},
                                    {"set_exception", m_set_exception, 1, 1, 0},
                                    {"cancel", m_cancel, 0, 1, NF_KW},
                                    {"cancelled", m_cancelled, 0, 0, 0},
                                    {"done", m_done, 0, 0, 0},
                                    {"add_done_callback", m_add_done_callback, 1, 1, NF_KW},
                                    {"remove_done_callback", m_remove_done_callback, 1, 1, 0},
                                    {"get_loop", m_get_loop, 0, 0, 0},
                                    {"_make_cancelled_error", m_make_cancelled_error, 0, 0, 0},
                                    {"__await__", m_await, 0, 0, 0},
                                    {"__del__", m_del, 0, 0, 0},
                                    {"__iter__", m_await, 0, 0, 0},
                                    {"_state", get_state, 0, 0, NF_GETTER},
                                    {"_loop", get_loop_attr, 0, 0, NF_GETTER},
                                    {"_result", get_result_attr, 0, 0, NF_GETTER},
                                    {"_exception", get_exception_attr, 0, 0, NF_GETTER},
                                    {"_callbacks", get_callbacks, 0, 0, NF_GETTER},
                                    {"_source_traceback", source_get, 0, 0, NF_GETTER},
                                    {0}};

void future_types_install(VM *vm)
{
    static const NativeDataOps ops = {future_mark, future_finalize, future_repr, future_await_step, true, NULL};
    static const NativeDataOps iter_ops = {iter_mark, NULL, NULL, iter_await_step, false, NULL};
    static const NativeDef iter_methods[] = {{"__iter__", iter_self, 0, 0, 0}, {"__next__", iter_next, 0, 0, 0},
                                             {"send", iter_next, 1, 1, 0},     {"throw", iter_throw, 1, 3, 0},
                                             {"close", iter_close, 0, 0, 0},   {0}};
    static const NativeDef blocking[] = {{"_asyncio_future_blocking", get_blocking, 1, 1, 0},
                                         {"_asyncio_future_blocking", set_blocking, 2, 2, 0}};
    static const NativeDef log_tb[] = {{"_log_traceback", get_log_tb, 1, 1, 0},
                                       {"_log_traceback", set_log_tb_attr, 2, 2, 0}};
    static const NativeDef message[] = {{"_cancel_message", get_cancel_message, 1, 1, 0},
                                        {"_cancel_message", set_cancel_message, 2, 2, 0}};
    Aio *a = aio_of(vm);
    a->future = native_type(vm, "_asyncio", "Future", NULL, KIND_NATIVEDATA, sizeof(Future), &ops, future_methods);
    a->future_iter =
        native_type(vm, "_asyncio", "FutureIter", NULL, KIND_NATIVEDATA, sizeof(FutureIter), &iter_ops, iter_methods);
    type_property(vm, a->future, "_asyncio_future_blocking", &blocking[0], &blocking[1]);
    type_property(vm, a->future, "_log_traceback", &log_tb[0], &log_tb[1]);
    type_property(vm, a->future, "_cancel_message", &message[0], &message[1]);
}
