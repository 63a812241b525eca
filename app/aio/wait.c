/* wait() (CPython: tasks.py, wait and _wait): sleeps until enough of its futures are done, or until its time is up,
 * which is no error. */
#include "aio/aio_int.h"

enum { WAIT_FS, WAIT_TIMEOUT, WAIT_RULE, WAIT_WAITER };
enum { AT_START, AT_WAITER };

/* ---- the arguments ---- */

static bool rule_of(VM *vm, Value v, WaiterRule *rule)
{
    static const char *const words[] = {"ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"};
    static const WaiterRule rules[] = {WAITER_ALL, WAITER_FIRST, WAITER_FIRST_EXC};
    Buf b;
    if (v == V_NULL)
        return true;
    for (int i = 0; i < 3; i++)
        if (is_str(v) && str_is(AS(Str, v), words[i])) {
            *rule = rules[i];
            return true;
        }
    buf_init(&b);
    if (value_str(vm, v, &b))
        RAISE(vm, ValueError, "Invalid return_when value: %s", buf_text(&b));
    buf_deinit(&b);
    return false;
}

/* The futures without doubles, in the order in which they came (CPython: a set). V_NULL: an exception is set. */
static Value distinct(VM *vm, Value fs)
{
    List *all;
    uint32_t pos = 0;
    int64_t n = 0;
    DictEntry *e;
    if (!op_list(vm, fs, &all))
        return V_NULL;
    Dict *seen = dict_new(vm);
    for (int64_t i = 0; i < all->len; i++)
        if (!dict_set(vm, seen, all->items[i], V_NONE))
            return V_NULL;
    Tuple *t = tuple_new(vm, seen->used);
    while (dict_next(seen, &pos, &e))
        t->items[n++] = e->key;
    return from_obj(t);
}

static bool check_arguments(VM *vm, Gen *g, WaiterRule *rule)
{
    Aio *a = aio_of(vm);
    Value fs = gen_state(g)[WAIT_FS];
    bool some;
    if (is_future(a, fs) || is_coroutine(vm, fs))
        return RAISE(vm, TypeError, "expect a list of futures, not %s", type_short_name(vm, fs));
    if (!op_truth(vm, fs, &some))
        return false;
    if (!some)
        return RAISE(vm, ValueError, "Set of Tasks/Futures is empty.");
    if (!rule_of(vm, gen_state(g)[WAIT_RULE], rule))
        return false;
    fs = gen_state(g)[WAIT_FS] = distinct(vm, fs);
    if (fs == V_NULL)
        return false;
    for (int64_t i = 0; i < AS(Tuple, fs)->len; i++)
        if (is_coroutine(vm, AS(Tuple, fs)->items[i]))
            return RAISE(vm, TypeError, "Passing coroutines is forbidden, use tasks explicitly.");
    return a->running != V_NULL || RAISE(vm, RuntimeError, "no running event loop");
}

/* ---- waiting ---- */

static void emit_begin(VM *vm, Gen *g, WaiterRule rule)
{
    static const char *const words[] = {
        [WAITER_ALL] = "ALL_COMPLETED", [WAITER_FIRST] = "FIRST_COMPLETED", [WAITER_FIRST_EXC] = "FIRST_EXCEPTION"};
    Aio *a = aio_of(vm);
    Value timeout = gen_state(g)[WAIT_TIMEOUT];
    double delay = is_int(timeout) ? (double)as_int(timeout) : is_float(timeout) ? as_float(timeout) : 0;
    int64_t deadline = timeout == V_NONE ? -1 : clock_after(a, delay);
    TRACE(a->sink, WAIT_BEGIN, .task = aio_current_task_id(vm), .futs = trace_futures(vm, gen_state(g)[WAIT_FS]),
          .condition = trace_str(a->sink, words[rule]), .deadline = deadline);
}

static bool start(VM *vm, Gen *g)
{
    Aio *a = aio_of(vm);
    WaiterRule rule = WAITER_ALL;
    int64_t when;
    if (!check_arguments(vm, g, &rule))
        return false;
    Tuple *fs = AS(Tuple, gen_state(g)[WAIT_FS]);
    Waiter *w = waiter_new(vm, AS(Loop, a->running), rule, STR_WAIT, from_obj(fs));
    if (!w)
        return false;
    w->left = (uint32_t)fs->len;
    gen_state(g)[WAIT_WAITER] = from_obj(w);
    if (trace_on(a->sink))
        emit_begin(vm, g, rule);
    if (gen_state(g)[WAIT_TIMEOUT] != V_NONE && !waiter_start_timer(vm, w, gen_state(g)[WAIT_TIMEOUT], &when))
        return false;
    for (int64_t i = 0; i < fs->len; i++)
        if (!future_check(vm, fs->items[i], "wait") ||
            !future_add_callback(vm, AS(Future, fs->items[i]), from_obj(w), V_NULL))
            return false;
    return true;
}

/* The `finally` of _wait; an exception in flight stays. */
static bool leave(VM *vm, Gen *g)
{
    Tuple *fs = AS(Tuple, gen_state(g)[WAIT_FS]);
    bool ok = waiter_stop_timer(vm, AS(Waiter, gen_state(g)[WAIT_WAITER]));
    for (int64_t i = 0; i < fs->len; i++)
        future_remove_callback(vm, AS(Future, fs->items[i]), gen_state(g)[WAIT_WAITER]);
    return ok;
}

static bool result(VM *vm, Gen *g, Value *out)
{
    Tuple *fs = AS(Tuple, gen_state(g)[WAIT_FS]);
    Set *done = set_new(vm, false), *pending = set_new(vm, false);
    for (int64_t i = 0; i < fs->len; i++) {
        bool is_done = AS(Future, fs->items[i])->state != FUT_PENDING;
        future_watch(vm, AS(Future, fs->items[i]));
        if (!set_add(vm, is_done ? done : pending, fs->items[i]))
            return false;
    }
    TRACE(aio_of(vm)->sink, WAIT_END, .task = aio_current_task_id(vm), .done = (uint32_t)done->used,
          .pending = (uint32_t)pending->used);
    Value pair[2] = {from_obj(done), from_obj(pending)};
    *out = from_obj(tuple_of(vm, pair, 2));
    return true;
}

static GenResult step(VM *vm, Gen *g, Value sent, Value *out)
{
    bool done = false;
    if (g->pc == AT_START) {
        if (sent == V_NULL || !start(vm, g))
            return GEN_RAISED;
        g->pc = AT_WAITER;
    }
    bool ok = sent != V_NULL && future_await_step(vm, from_obj(waiter_future(AS(Waiter, gen_state(g)[WAIT_WAITER]))), sent, out, &done);
    if (ok && !done)
        return GEN_YIELDED;
    ok = leave(vm, g) && ok;
    return ok && result(vm, g, out) ? GEN_RETURNED : GEN_RAISED;
}

static bool asyncio_wait(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"fs", "timeout", "return_when", NULL};
    static const Signature signature = {"wait", names, 1, 1, 0};
    Value v[3];
    if (!args_bind_python(vm, a, &signature, v))
        return false;
    Gen *g = aio_coroutine(vm, step, "wait", 4);
    gen_state(g)[WAIT_FS] = v[0];
    gen_state(g)[WAIT_TIMEOUT] = v[1] == V_NULL ? V_NONE : v[1];
    gen_state(g)[WAIT_RULE] = v[2];
    *out = from_obj(g);
    return true;
}

const NativeDef wait_functions[] = {{"wait", asyncio_wait, 1, 1, NF_KW | NF_CORO}, {0}};
