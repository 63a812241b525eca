/* Queue, LifoQueue and PriorityQueue (CPython: queues.py). The items stand in `_queue`, whatever _init() made of it; a
 * subclass may replace _init, _put and _get, and any other method: each use of one goes through call(), which knows
 * which are ours. */
#include "aio/sync.h"

#include "vm/deque.h"
#include "vm/heapq.h"

typedef struct Queue {
    NativeData nd;
    Row getters, putters;
    Loop *loop;
    Value items;       /* _queue; V_NULL before _init() */
    Value maxsize;
    Sync *finished;    /* Event: nothing unfinished */
    int64_t unfinished;
    uint32_t id;       /* trace number; 0: __init__ has not run */
    uint32_t version;  /* of the type, when `ours` was read */
    NativeFn ours[QUEUE_HOOK_COUNT]; /* NULL: not a function of this file */
    bool all_ours;
} Queue;

#define SELF AS(Queue, a->v[0])

/* ---- methods that may be a subclass's ---- */

static bool is_our_type(const struct SyncTypes *t, const Type *owner)
{
    return owner && (owner == t->queue || owner == t->lifo || owner == t->priority);
}

static void read_hooks(VM *vm, Queue *q)
{
    const struct SyncTypes *t = aio_of(vm)->sync;
    for (int i = 0; i < QUEUE_HOOK_COUNT; i++) {
        Value v = type_lookup(vm, q->nd.o.type, t->hooks[i]);
        bool ours = is_kind(v, KIND_NATIVE) && is_our_type(t, AS(Native, v)->owner);
        q->ours[i] = ours ? AS(Native, v)->def->fn : NULL;
        q->all_ours = ours && (i == 0 || q->all_ours);
    }
    q->version = q->nd.o.type->version;
}

/* Our function for that method of q; NULL: it must be looked up and called. */
static NativeFn our(VM *vm, Queue *q, QueueHook h)
{
    if (q->version != q->nd.o.type->version)
        read_hooks(vm, q);
    bool own = q->nd.dict && dict_get_str(q->nd.dict, aio_of(vm)->sync->hooks[h]) != V_NULL;
    return own ? NULL : q->ours[h];
}

/* Is nothing of q replaced, by a subclass or in q itself? */
static bool is_untouched(VM *vm, Queue *q)
{
    if (q->version != q->nd.o.type->version)
        read_hooks(vm, q);
    return q->all_ours && !q->nd.dict;
}

/* self.method(arg); arg V_NULL: none */
static bool call(VM *vm, Queue *q, QueueHook h, Value arg, Value *out)
{
    Value v[2] = {from_obj(q), arg};
    Args a = {v, arg == V_NULL ? 1 : 2, NULL};
    Value method;
    NativeFn fn = our(vm, q, h);
    if (fn)
        return fn(vm, &a, out);
    return attr_get(vm, v[0], aio_of(vm)->sync->hooks[h], &method) && vm_call(vm, method, v + 1, a.n - 1, out);
}

static bool ready(VM *vm, Queue *q, const char *missing)
{
    return q->id || sync_no_attribute(vm, from_obj(q), missing);
}

/* ---- the items ---- */

/* len(_queue) when that is plain data; -1: it is not. */
static int64_t plain_len(VM *vm, const Queue *q)
{
    if (!is_obj(q->items) || as_obj(q->items)->flags & OBJ_USER)
        return -1;
    if (as_obj(q->items)->type == vm->deque)
        return AS(Deque, q->items)->row.len;
    return is_list(q->items) ? AS(List, q->items)->len : -1;
}

static bool items_len(VM *vm, Queue *q, Value *out)
{
    int64_t len = plain_len(vm, q);
    if (q->items == V_NULL)
        return sync_no_attribute(vm, from_obj(q), "_queue");
    if (len < 0 && !op_len(vm, q->items, &len))
        return false;
    *out = from_int(len);
    return true;
}

static bool is_plain_deque(VM *vm, Value v)
{
    return is_kind(v, KIND_NATIVEDATA) && as_obj(v)->type == vm->deque && !AS(Deque, v)->bounded;
}

static bool is_plain_list(Value v) { return is_list(v) && !(as_obj(v)->flags & OBJ_USER); }

static bool items_call(VM *vm, Queue *q, const char *method, const Value *arg, Value *out)
{
    if (q->items == V_NULL)
        return sync_no_attribute(vm, from_obj(q), "_queue");
    return vm_call_method(vm, q->items, method, arg, arg ? 1 : 0, out);
}

static bool fifo_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    SELF->items = from_obj(deque_new(vm));
    return true;
}

static bool fifo_put(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (is_plain_deque(vm, SELF->items))
        return deque_append(vm, AS(Deque, SELF->items), a->v[1]);
    return items_call(vm, SELF, "append", &a->v[1], out);
}

static bool fifo_get(VM *vm, Args *a, Value *out)
{
    Value items = SELF->items;
    if (!is_plain_deque(vm, items) || !AS(Deque, items)->row.len)
        return items_call(vm, SELF, "popleft", NULL, out);
    *out = deque_popleft(AS(Deque, items));
    return true;
}

static bool list_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    SELF->items = from_obj(list_new(vm, 0));
    return true;
}

static bool lifo_put(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (is_plain_list(SELF->items))
        return list_append(vm, AS(List, SELF->items), a->v[1]);
    return items_call(vm, SELF, "append", &a->v[1], out);
}

static bool lifo_get(VM *vm, Args *a, Value *out)
{
    Value items = SELF->items;
    if (!is_plain_list(items) || !AS(List, items)->len)
        return items_call(vm, SELF, "pop", NULL, out);
    *out = AS(List, items)->items[--AS(List, items)->len];
    return true;
}

static bool heap_items(VM *vm, Queue *q, const char *what)
{
    if (q->items == V_NULL)
        return sync_no_attribute(vm, from_obj(q), "_queue");
    return is_list(q->items) || RAISE(vm, TypeError, "%s must be list, not %s", what, type_name(vm, q->items));
}

static bool priority_put(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return heap_items(vm, SELF, "heappush() argument 1") && heapq_push(vm, AS(List, SELF->items), a->v[1]);
}

static bool priority_get(VM *vm, Args *a, Value *out)
{
    return heap_items(vm, SELF, "heappop() argument") && heapq_pop(vm, AS(List, SELF->items), out);
}

/* ---- asking ---- */

static bool m_qsize(VM *vm, Args *a, Value *out) { return items_len(vm, SELF, out); }

static bool m_empty(VM *vm, Args *a, Value *out)
{
    int64_t len = plain_len(vm, SELF);
    bool some = len > 0;
    if (SELF->items == V_NULL)
        return sync_no_attribute(vm, a->v[0], "_queue");
    if (len < 0 && !op_truth(vm, SELF->items, &some))
        return false;
    *out = from_bool(!some);
    return true;
}

static bool m_full(VM *vm, Args *a, Value *out)
{
    Queue *q = SELF;
    Value size;
    bool any = false;
    *out = V_FALSE;
    if (!ready(vm, q, "_maxsize"))
        return false;
    if (is_int(q->maxsize) && as_int(q->maxsize) <= 0)
        return true;
    if (!op_compare(vm, CMP_LE, q->maxsize, from_int(0), &size) || !op_truth(vm, size, &any))
        return false;
    return any || (call(vm, q, ON_QSIZE, V_NULL, &size) && op_compare(vm, CMP_GE, size, q->maxsize, out));
}

/* full() or empty() */
static bool ask(VM *vm, Queue *q, QueueHook h, bool *yes)
{
    Value v;
    int64_t len = is_untouched(vm, q) ? plain_len(vm, q) : -1;
    if (len >= 0 && (h == ON_EMPTY || is_int(q->maxsize))) {
        *yes = h == ON_EMPTY ? len == 0 : as_int(q->maxsize) > 0 && len >= as_int(q->maxsize);
        return true;
    }
    return call(vm, q, h, V_NULL, &v) && op_truth(vm, v, yes);
}

/* ---- waking and giving up ---- */

static void say_size(VM *vm, const Queue *q)
{
    if (!trace_on(aio_of(vm)->sink))
        return;
    int64_t n = plain_len(vm, q);
    TRACE(aio_of(vm)->sink, SYNC_VALUE, .obj = q->id, .value = n < 0 ? 0 : (uint32_t)n,
          .waiters = q->getters.waiting.len + q->putters.waiting.len);
}

/* Those that are done already were cancelled or woken before. */
static bool wake_next(VM *vm, Queue *q, Row *row)
{
    while (row->waiting.len) {
        Future *f = AS(Future, ring_pop_left(&row->waiting));
        if (f->state == FUT_PENDING)
            return sync_wake(vm, f, q->id, V_NONE);
    }
    return true;
}

/* The wait ended by an exception. Somebody who was called but cannot come calls the next one. */
static bool give_up(VM *vm, Queue *q, Row *row, Future *f, QueueHook blocked)
{
    bool cancelled, still = false;
    if (!future_cancel(vm, f, V_NULL, &cancelled))
        return false;
    sync_left(vm, f, q->id);
    ring_remove_value(&row->waiting, from_obj(f)); /* wake_next() may have taken it out before */
    if (!ask(vm, q, blocked, &still))
        return false;
    return still || f->state == FUT_CANCELLED || wake_next(vm, q, row);
}

static bool getter_gives_up(VM *vm, Value self, Future *f)
{
    Queue *q = AS(Queue, self);
    return give_up(vm, q, &q->getters, f, ON_EMPTY);
}

static bool putter_gives_up(VM *vm, Value self, Future *f)
{
    Queue *q = AS(Queue, self);
    return give_up(vm, q, &q->putters, f, ON_FULL);
}

/* One step of put() or get(): GEN_RETURNED when the queue is no longer `blocked` for us. */
static GenResult wait_until_free(VM *vm, Gen *g, Value sent, bool putting, Value *out)
{
    Queue *q = AS(Queue, gen_state(g)[SYNC_SELF]);
    bool again = false, blocked;
    if (g->pc == SYNC_WAITING) {
        if (!sync_resumed(vm, g, sent, out, &again)) {
            sync_unwinding(vm, from_obj(q), AS(Future, gen_state(g)[SYNC_FUTURE]),
                           putting ? putter_gives_up : getter_gives_up);
            return GEN_RAISED;
        }
    } else if (sent == V_NULL) {
        return GEN_RAISED;
    }
    if (again)
        return GEN_YIELDED;
    if (!ask(vm, q, putting ? ON_FULL : ON_EMPTY, &blocked))
        return GEN_RAISED;
    if (blocked)
        return sync_wait(vm, g, putting ? &q->putters : &q->getters, &q->loop, q->id, putting ? STR_PUT : STR_GET, out);
    return GEN_RETURNED;
}

/* ---- in and out ---- */

/* There is room. */
static bool put_in(VM *vm, Queue *q, Value item)
{
    Value ignored;
    if (!call(vm, q, ON_PUT, item, &ignored))
        return false;
    q->unfinished++;
    event_clear(vm, q->finished);
    say_size(vm, q);
    return wake_next(vm, q, &q->getters);
}

/* There is something. */
static bool take_out(VM *vm, Queue *q, Value *out)
{
    if (!call(vm, q, ON_GET, V_NULL, out))
        return false;
    say_size(vm, q);
    return wake_next(vm, q, &q->putters);
}

static bool bind_item(VM *vm, const Args *a, const char *who, Value *item)
{
    static const char *const names[] = {"item", NULL};
    if (a->n != 2 || a->kwnames)
        return sync_bind(vm, a, who, names, 1, item);
    *item = a->v[1];
    return true;
}

static bool m_put_nowait(VM *vm, Args *a, Value *out)
{
    Value item;
    bool full;
    *out = V_NONE;
    if (!bind_item(vm, a, "Queue.put_nowait", &item) || !ready(vm, SELF, "_maxsize") ||
        !ask(vm, SELF, ON_FULL, &full))
        return false;
    if (full)
        return vm_raise_args(vm, aio_of(vm)->sync->queue_full, NULL, 0);
    return put_in(vm, SELF, item);
}

static bool m_get_nowait(VM *vm, Args *a, Value *out)
{
    bool empty;
    if (!sync_bind_none(vm, a, "Queue.get_nowait") || !ask(vm, SELF, ON_EMPTY, &empty))
        return false;
    if (empty)
        return vm_raise_args(vm, aio_of(vm)->sync->queue_empty, NULL, 0);
    return take_out(vm, SELF, out);
}

static GenResult put_step(VM *vm, Gen *g, Value sent, Value *out)
{
    Queue *q = AS(Queue, gen_state(g)[SYNC_SELF]);
    GenResult r = wait_until_free(vm, g, sent, true, out);
    if (r != GEN_RETURNED)
        return r;
    *out = V_NONE;
    bool ok = is_untouched(vm, q) ? put_in(vm, q, gen_state(g)[SYNC_ITEM])
                                  : call(vm, q, ON_PUT_NOWAIT, gen_state(g)[SYNC_ITEM], out);
    return ok ? GEN_RETURNED : GEN_RAISED;
}

static GenResult get_step(VM *vm, Gen *g, Value sent, Value *out)
{
    Queue *q = AS(Queue, gen_state(g)[SYNC_SELF]);
    GenResult r = wait_until_free(vm, g, sent, false, out);
    if (r != GEN_RETURNED)
        return r;
    bool ok = is_untouched(vm, q) ? take_out(vm, q, out) : call(vm, q, ON_GET_NOWAIT, V_NULL, out);
    return ok ? GEN_RETURNED : GEN_RAISED;
}

static bool m_put(VM *vm, Args *a, Value *out)
{
    Value item;
    if (!bind_item(vm, a, "Queue.put", &item))
        return false;
    Gen *g = sync_coroutine(vm, SYNC_PUT, put_step, a->v[0]);
    gen_state(g)[SYNC_ITEM] = item;
    *out = from_obj(g);
    return true;
}

static bool m_get(VM *vm, Args *a, Value *out)
{
    if (!sync_bind_none(vm, a, "Queue.get"))
        return false;
    *out = from_obj(sync_coroutine(vm, SYNC_GET, get_step, a->v[0]));
    return true;
}

/* ---- finishing ---- */

static bool m_task_done(VM *vm, Args *a, Value *out)
{
    Queue *q = SELF;
    *out = V_NONE;
    if (!sync_bind_none(vm, a, "Queue.task_done") || !ready(vm, q, "_unfinished_tasks"))
        return false;
    if (q->unfinished <= 0)
        return RAISE(vm, ValueError, "task_done() called too many times");
    return --q->unfinished > 0 || event_set(vm, q->finished);
}

/* `await self._finished.wait()`: the coroutine goes on as that of the event. */
static GenResult join_step(VM *vm, Gen *g, Value sent, Value *out)
{
    if (g->pc == SYNC_START) {
        Queue *q = AS(Queue, gen_state(g)[SYNC_SELF]);
        if (sent == V_NULL || !ready(vm, q, "_unfinished_tasks"))
            return GEN_RAISED;
        *out = V_NONE;
        if (q->unfinished <= 0)
            return GEN_RETURNED;
        gen_state(g)[SYNC_SELF] = from_obj(q->finished);
    }
    GenResult r = event_wait_step(vm, g, sent, out);
    if (r == GEN_RETURNED)
        *out = V_NONE;
    return r;
}

static bool m_join(VM *vm, Args *a, Value *out)
{
    if (!sync_bind_none(vm, a, "Queue.join"))
        return false;
    *out = from_obj(sync_coroutine(vm, SYNC_JOIN, join_step, a->v[0]));
    return true;
}

/* ---- making and showing ---- */

static bool m_init(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"maxsize", NULL};
    Queue *q = SELF;
    Aio *aio = aio_of(vm);
    Value maxsize, ignored;
    int64_t size = 0;
    *out = V_NONE;
    if (!sync_bind(vm, a, "Queue.__init__", names, 0, &maxsize))
        return false;
    q->maxsize = maxsize == V_NULL ? from_int(0) : maxsize;
    q->getters.label = q->putters.label = STR_QUEUE;
    q->id = aio_next_id(vm);
    if (value_is_int(q->maxsize))
        int_to_i64(q->maxsize, &size);
    TRACE(aio->sink, SYNC_NEW, .obj = q->id, .kind = STR_QUEUE, .label = trace_variable(vm),
          .owner = aio_current_task_id(vm), .size = size);
    q->unfinished = 0;
    q->finished = event_new(vm);
    return event_set(vm, q->finished) && call(vm, q, ON_INIT, q->maxsize, &ignored);
}

static bool put_format(VM *vm, Queue *q, Buf *b)
{
    bool some = false;
    List *items;
    buf_str(b, "maxsize=");
    if (!value_repr(vm, q->maxsize, b) || (q->items != V_NULL && !op_truth(vm, q->items, &some)))
        return false;
    if (some) {
        buf_str(b, " _queue=");
        if (!op_list(vm, q->items, &items) || !value_repr(vm, from_obj(items), b))
            return false;
    }
    if (q->getters.waiting.len)
        buf_printf(b, " _getters[%u]", q->getters.waiting.len);
    if (q->putters.waiting.len)
        buf_printf(b, " _putters[%u]", q->putters.waiting.len);
    if (q->unfinished)
        buf_printf(b, " tasks=%lld", (long long)q->unfinished);
    return true;
}

static bool m_format(VM *vm, Args *a, Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = ready(vm, SELF, "_maxsize") && put_format(vm, SELF, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

/* "<Queue at 0x... maxsize=0>", or without the address */
static bool show(VM *vm, Value v, bool address, Buf *out)
{
    Value text;
    if (!call(vm, AS(Queue, v), ON_FORMAT, V_NULL, &text))
        return false;
    buf_char(out, '<');
    str_to_buf(as_obj(v)->type->name, out);
    if (address)
        buf_printf(out, " at 0x%llx", (unsigned long long)obj_id(vm, v));
    buf_char(out, ' ');
    if (!value_str(vm, text, out))
        return false;
    buf_char(out, '>');
    return true;
}

static bool queue_repr(VM *vm, Value v, Buf *out) { return show(vm, v, true, out); }

static bool m_str(VM *vm, Args *a, Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = show(vm, a->v[0], false, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

/* ---- attributes ---- */

static bool get_maxsize(VM *vm, Args *a, Value *out)
{
    *out = SELF->maxsize;
    return ready(vm, SELF, "_maxsize");
}

static bool set_maxsize(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = V_NONE;
    SELF->maxsize = a->v[1];
    return true;
}

static bool get_items(VM *vm, Args *a, Value *out)
{
    *out = SELF->items;
    return *out != V_NULL || sync_no_attribute(vm, a->v[0], "_queue");
}

static bool set_items(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = V_NONE;
    SELF->items = a->v[1];
    return true;
}

static bool get_unfinished(VM *vm, Args *a, Value *out)
{
    *out = from_int(SELF->unfinished);
    return ready(vm, SELF, "_unfinished_tasks");
}

static bool get_finished(VM *vm, Args *a, Value *out)
{
    *out = from_obj(SELF->finished);
    return ready(vm, SELF, "_finished");
}

static bool get_getters(VM *vm, Args *a, Value *out)
{
    *out = sync_row_list(vm, &SELF->getters.waiting);
    return *out != V_NULL;
}

static bool get_putters(VM *vm, Args *a, Value *out)
{
    *out = sync_row_list(vm, &SELF->putters.waiting);
    return *out != V_NULL;
}

static bool get_loop(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = SELF->loop ? from_obj(SELF->loop) : V_NONE;
    return true;
}

static void queue_mark(VM *vm, Obj *o)
{
    Queue *q = (Queue *)(void *)o;
    ring_mark(vm, &q->getters.waiting);
    ring_mark(vm, &q->putters.waiting);
    heap_mark(vm, q->items);
    heap_mark(vm, q->maxsize);
    heap_mark_obj(vm, q->finished);
    heap_mark_obj(vm, q->loop);
}

static void queue_finalize(VM *vm, Obj *o)
{
    Queue *q = (Queue *)(void *)o;
    ring_free(vm, &q->getters.waiting);
    ring_free(vm, &q->putters.waiting);
}

/* ---- the types ---- */

static const NativeDef queue_methods[] = {{"__init__", m_init, 0, -1, NF_KW},
                                          {"_init", fifo_init, 1, 1, 0},
                                          {"_put", fifo_put, 1, 1, 0},
                                          {"_get", fifo_get, 0, 0, 0},
                                          {"_format", m_format, 0, 0, 0},
                                          {"qsize", m_qsize, 0, 0, 0},
                                          {"empty", m_empty, 0, 0, 0},
                                          {"full", m_full, 0, 0, 0},
                                          {"put", m_put, 1, 1, NF_KW | NF_CORO},
                                          {"put_nowait", m_put_nowait, 1, 1, NF_KW},
                                          {"get", m_get, 0, 0, NF_KW | NF_CORO},
                                          {"get_nowait", m_get_nowait, 0, 0, NF_KW},
                                          {"task_done", m_task_done, 0, 0, NF_KW},
                                          {"join", m_join, 0, 0, NF_KW | NF_CORO},
                                          {"__str__", m_str, 0, 0, 0},
                                          NATIVE_CLASS_GETITEM,
                                          {"maxsize", get_maxsize, 0, 0, NF_GETTER},
                                          {"_unfinished_tasks", get_unfinished, 0, 0, NF_GETTER},
                                          {"_finished", get_finished, 0, 0, NF_GETTER},
                                          {"_getters", get_getters, 0, 0, NF_GETTER},
                                          {"_putters", get_putters, 0, 0, NF_GETTER},
                                          {"_loop", get_loop, 0, 0, NF_GETTER},
                                          {0}};

static Type *make(VM *vm, const char *name, Type *base, const NativeDef *methods)
{
    static const NativeDataOps ops = {queue_mark, queue_finalize, queue_repr, NULL, false, NULL};
    return native_type(vm, "asyncio.queues", name, base, KIND_NATIVEDATA, sizeof(Queue), &ops, methods);
}

static Type *make_exception(VM *vm, const char *name)
{
    Type *t = native_type(vm, "asyncio.queues", name, vm->excs->Exception, KIND_EXC, sizeof(Exc), NULL, NULL);
    t->flags |= TYPE_EXC | TYPE_HAS_DICT;
    return t;
}

void queue_types_install(VM *vm)
{
    static const NativeDef lifo[] = {{"_init", list_init, 1, 1, 0}, {"_put", lifo_put, 1, 1, 0},
                                     {"_get", lifo_get, 0, 0, 0}, {0}};
    static const NativeDef priority[] = {{"_init", list_init, 1, 1, 0}, {"_put", priority_put, 1, 1, 0},
                                         {"_get", priority_get, 0, 0, 0}, {0}};
    static const NativeDef items[] = {{"_queue", get_items, 1, 1, 0}, {"_queue", set_items, 2, 2, 0}};
    static const NativeDef maxsize[] = {{"_maxsize", get_maxsize, 1, 1, 0}, {"_maxsize", set_maxsize, 2, 2, 0}};
    struct SyncTypes *t = aio_of(vm)->sync;
    t->queue = make(vm, "Queue", NULL, queue_methods);
    type_property(vm, t->queue, "_queue", &items[0], &items[1]);
    type_property(vm, t->queue, "_maxsize", &maxsize[0], &maxsize[1]);
    t->lifo = make(vm, "LifoQueue", t->queue, lifo);
    t->priority = make(vm, "PriorityQueue", t->queue, priority);
    t->queue_full = make_exception(vm, "QueueFull");
    t->queue_empty = make_exception(vm, "QueueEmpty");
}
