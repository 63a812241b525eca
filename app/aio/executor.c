/* Simulated worker threads: loop.run_in_executor(). The function runs at once, in a handle of its own, on a clock of its
 * own that starts at the loop's: what it sleeps delays its result, not the loop. A timer at the end of its clock
 * delivers the result. (Its prints therefore come at its start: the one difference from a thread that takes turns.) */
#include "aio/aio_int.h"

typedef struct Worker {
    NativeData nd;
    Loop *loop;
    Value future, func, args;
    Value value, error; /* V_NULL until it ended */
    uint32_t number;
} Worker;

static void worker_mark(VM *vm, Obj *o)
{
    Worker *w = (Worker *)(void *)o;
    heap_mark_obj(vm, w->loop);
    heap_mark(vm, w->future);
    heap_mark(vm, w->func);
    heap_mark(vm, w->args);
    heap_mark(vm, w->value);
    heap_mark(vm, w->error);
}

static bool finish(VM *vm, Args *a, Value *out)
{
    Worker *w = AS(Worker, a->v[0]);
    Aio *aio = aio_of(vm);
    Future *f = AS(Future, w->future);
    *out = V_NONE;
    w->loop->workers--;
    TRACE(aio->sink, THREAD_END, .thread = w->number, .how = w->error == V_NULL ? STR_RESULT : STR_EXC,
          .text = w->error == V_NULL ? trace_value_text(vm, w->value) : trace_exc_text(vm, w->error));
    bool ok = f->state != FUT_PENDING ||
              (w->error == V_NULL ? future_set_result(vm, f, w->value) : future_set_exception(vm, f, w->error));
    Value waiter = w->loop->idle_waiter;
    if (ok && !w->loop->workers && waiter != V_NULL) {
        w->loop->idle_waiter = V_NULL;
        ok = aio_future_set_result(vm, waiter, V_NONE);
    }
    return ok;
}

static bool start(VM *vm, Args *a, Value *out)
{
    static const NativeDef finish_def = {"finish", finish, 1, 1, 0};
    Worker *w = AS(Worker, a->v[0]);
    Aio *aio = aio_of(vm);
    Tuple *t = AS(Tuple, w->args);
    Handle *h;
    *out = V_NONE;
    if (aio->sink)
        TRACE(aio->sink, THREAD_RESUME, .thread = w->number);
    uint32_t outer = aio->worker;
    int64_t outer_ns = aio->worker_ns;
    Value running = aio->running;
    aio->worker = w->number;
    aio->worker_ns = aio->now_ns;
    aio->running = V_NULL; /* a thread has no running loop */
    bool ok = vm_call(vm, w->func, t->items, (uint32_t)t->len, &w->value);
    int64_t end = aio->worker_ns;
    aio->worker = outer;
    aio->worker_ns = outer_ns;
    aio->running = running;
    if (!ok) {
        if (vm->stop)
            return false;
        w->error = exc_take(vm);
    }
    Value self = from_obj(w), done = native_new(vm, &finish_def, V_NULL);
    return end > aio->now_ns ? loop_call_at(vm, w->loop, end, done, &self, 1, V_NONE, &h)
                             : loop_call_soon(vm, w->loop, done, &self, 1, V_NONE, &h);
}

bool executor_submit(VM *vm, Loop *l, Value func, const Value *args, uint32_t n, Value *out)
{
    static const NativeDef start_def = {"start", start, 1, 1, 0};
    Aio *a = aio_of(vm);
    Future *f;
    Handle *h;
    if (!future_new(a, l, STR_THREAD, 0, &f))
        return false;
    Worker *w = obj_new(vm, a->worker_type);
    w->loop = l;
    w->future = from_obj(f);
    w->func = func;
    w->args = from_obj(tuple_of(vm, args, n));
    w->number = ++l->next_worker;
    l->workers++;
    if (trace_on(a->sink)) {
        Buf b;
        buf_init(&b);
        buf_printf(&b, "asyncio_%u", w->number - 1);
        TRACE(a->sink, THREAD_START, .thread = w->number, .name = trace_str(a->sink, buf_text(&b)),
              .task = aio_current_task_id(vm));
        buf_deinit(&b);
    }
    Value self = from_obj(w);
    *out = w->future;
    return loop_call_soon(vm, l, native_new(vm, &start_def, V_NULL), &self, 1, V_NONE, &h);
}

/* `async def shutdown_default_executor`: waits for the workers. */
static GenResult shutdown_step(VM *vm, Gen *g, Value sent, Value *out)
{
    Loop *l = AS(Loop, g->state[0]);
    bool done = true;
    *out = V_NONE;
    if (sent == V_NULL)
        return GEN_RAISED;
    if (g->state[1] == V_NULL) {
        l->executor_shut = true;
        if (!l->workers)
            return GEN_RETURNED;
        g->state[1] = l->idle_waiter = aio_future_new(vm, from_obj(l), STR_THREAD, 0);
    }
    if (!future_await_step(vm, g->state[1], sent, out, &done))
        return GEN_RAISED;
    return done ? GEN_RETURNED : GEN_YIELDED;
}

bool executor_shutdown(VM *vm, Loop *l, Value *out)
{
    Gen *g = aio_coroutine(vm, shutdown_step, "shutdown_default_executor");
    g->qualname = str_c(vm, "BaseEventLoop.shutdown_default_executor");
    g->state[0] = from_obj(l);
    *out = from_obj(g);
    return true;
}

void executor_types_install(VM *vm)
{
    static const NativeDataOps ops = {worker_mark, NULL, NULL, NULL};
    static const NativeDef none[] = {{0}};
    Aio *a = aio_of(vm);
    a->worker_type = native_type(vm, "_asyncio", "_Worker", NULL, KIND_NATIVEDATA, sizeof(Worker), &ops, none);
}
