/* What the primitives share: their coroutines, rows of waiting futures, and the words of mistakes. */
#include "aio/sync.h"

#include "base/mem.h"
#include "vm/deque.h"

/* ---- coroutines ---- */

Gen *sync_coroutine(VM *vm, SyncCoroutine which, NativeStep step, Value self)
{
    struct SyncTypes *t = aio_of(vm)->sync;
    Gen *g = aio_coroutine_named(vm, step, t->names[which], which == SYNC_PUT ? 3 : 2);
    gen_state(g)[SYNC_SELF] = self;
    return g;
}

const Value *sync_arguments(const VM *vm, Gen *g, uint32_t *n)
{
    bool put = g->native && g->names == aio_of(vm)->sync->names[SYNC_PUT];
    *n = put;
    return put ? &gen_state(g)[SYNC_ITEM] : NULL;
}

bool sync_resumed(VM *vm, Gen *g, Value sent, Value *out, bool *again)
{
    bool done = true;
    *again = false;
    if (sent == V_NULL || !future_await_step(vm, gen_state(g)[SYNC_FUTURE], sent, out, &done))
        return false;
    *again = !done;
    return true;
}

/* ---- rows ---- */

/* _LoopBoundMixin._get_loop */
static bool bind_loop(VM *vm, Value self, Loop **loop)
{
    Value running = aio_of(vm)->running;
    if (!*loop && running != V_NULL)
        *loop = AS(Loop, running);
    if (running == V_NULL ? *loop != NULL : *loop != AS(Loop, running)) {
        Buf b;
        buf_init(&b);
        if (value_repr(vm, self, &b))
            RAISE(vm, RuntimeError, "%s is bound to a different event loop", buf_text(&b));
        buf_deinit(&b);
        return false;
    }
    return *loop || RAISE(vm, AttributeError, "'NoneType' object has no attribute 'create_future'");
}

GenResult sync_wait(VM *vm, Gen *g, Row *row, Loop **loop, uint32_t id, WordId what, Value *out)
{
    Aio *a = aio_of(vm);
    Future *f;
    if (!bind_loop(vm, gen_state(g)[SYNC_SELF], loop) || !loop_create_future(vm, *loop, row->label, id, &f) ||
        !ring_push(vm, &row->waiting, from_obj(f)))
        return GEN_RAISED;
    if (trace_on(a->sink)) {
        f->reg = aio_current_task_id(vm);
        TRACE(a->sink, SYNC_BLOCK, .obj = id, .task = f->reg, .what = what, .fut = fut_ref(f));
    }
    f->flags |= FF_BLOCKING;
    gen_state(g)[SYNC_FUTURE] = *out = from_obj(f);
    g->pc = SYNC_WAITING;
    return GEN_YIELDED;
}

/* Future.reg of such a future: the task that waits (it stands in no register), 0 when its sync.wake has been said. */
void sync_left(VM *vm, Future *f, uint32_t id)
{
    if (!trace_on(aio_of(vm)->sink) || !f->reg || f->flags & FF_REGISTERED)
        return;
    TRACE(aio_of(vm)->sink, SYNC_WAKE, .obj = id, .task = f->reg, .fut = fut_ref(f));
    f->reg = 0;
}

bool sync_wake(VM *vm, Future *f, uint32_t id, Value result)
{
    aio_progress(vm);
    if (!future_set_result(vm, f, result))
        return false;
    sync_left(vm, f, id);
    return true;
}

void sync_unwinding(VM *vm, Value self, Future *f, bool (*cleanup)(VM *vm, Value self, Future *f))
{
    Value exc = vm->exc;
    vm->exc = V_NULL;
    if (cleanup(vm, self, f))
        vm->exc = exc;
    else if (is_exc(vm->exc))
        AS(Exc, vm->exc)->context = exc;
}

Value sync_row_list(VM *vm, const Ring *r)
{
    Deque *d = deque_new(vm);
    for (uint32_t i = 0; i < r->len; i++)
        if (!deque_append(vm, d, ring_at(r, i)))
            return V_NULL;
    return from_obj(d);
}

/* ---- Python's ways ---- */

bool sync_overridden(VM *vm, Value self, const char *text, NativeFn ours)
{
    Dict *own = AS(NativeData, self)->dict;
    if (!own && !(as_obj(self)->flags & OBJ_USER))
        return false;
    Str *name = str_intern(vm, text, strlen(text));
    if (own && dict_get_str(own, name) != V_NULL)
        return true;
    Value v = type_lookup(vm, as_obj(self)->type, name);
    return !is_kind(v, KIND_NATIVE) || AS(Native, v)->def->fn != ours;
}

bool sync_no_attribute(VM *vm, Value self, const char *name)
{
    return RAISE(vm, AttributeError, "'%s' object has no attribute '%s'", type_name(vm, self), name);
}

static bool too_many(VM *vm, const char *who, uint32_t required, uint32_t n, uint32_t given)
{
    if (required < n)
        return RAISE(vm, TypeError, "%s() takes from %u to %u positional arguments but %u were given", who,
                     required + 1, n + 1, given);
    return RAISE(vm, TypeError, "%s() takes %u positional argument%s but %u were given", who, n + 1,
                 n ? "s" : "", given);
}

static bool bind_keyword(VM *vm, Str *key, Value v, const char *who, const char *const *names, Value *slots)
{
    for (uint32_t i = 0; names[i]; i++) {
        if (!str_is(key, names[i]))
            continue;
        if (slots[i] != V_NULL)
            return RAISE(vm, TypeError, "%s() got multiple values for argument '%s'", who, names[i]);
        slots[i] = v;
        return true;
    }
    char *text = str_dup(key);
    RAISE(vm, TypeError, "%s() got an unexpected keyword argument '%s'", who, text);
    mem_free(text);
    return false;
}

static bool bind_all(VM *vm, const Args *a, const char *who, const char *const *names, uint32_t required, Value *slots)
{
    uint32_t n = 0, given = a->n - 1;
    for (; names[n]; n++)
        slots[n] = n < given ? a->v[n + 1] : V_NULL;
    for (int64_t k = 0; a->kwnames && k < a->kwnames->len; k++)
        if (!bind_keyword(vm, AS(Str, a->kwnames->items[k]), a->v[a->n + k], who, names, slots))
            return false;
    if (given > n)
        return too_many(vm, who, required, n, a->n);
    for (uint32_t i = 0; i < required; i++)
        if (slots[i] == V_NULL)
            return RAISE(vm, TypeError, "%s() missing 1 required positional argument: '%s'", who, names[i]);
    return true;
}

bool sync_bind(VM *vm, const Args *a, const char *who, const char *const *names, uint32_t required, Value *slots)
{
    return bind_all(vm, a, who, names, required, slots) || args_refused(vm);
}

/* ---- making ---- */

void sync_types_install(VM *vm)
{
    static const char *const qualnames[] = {
#define X(id, name) name,
        SYNC_COROUTINES(X)
#undef X
    };
    static const char *const hooks[] = {
#define X(id, name) name,
        QUEUE_HOOKS(X)
#undef X
    };
    struct SyncTypes *t = aio_of(vm)->sync = mem_zalloc(sizeof *t);
    for (int i = 0; i < SYNC_COROUTINE_COUNT; i++)
        t->names[i] = aio_coroutine_names(vm, qualnames[i]);
    for (int i = 0; i < QUEUE_HOOK_COUNT; i++)
        t->hooks[i] = str_intern(vm, hooks[i], strlen(hooks[i]));
    locks_types_install(vm);
    queue_types_install(vm);
}

void sync_add_types(VM *vm, Module *m)
{
    const struct SyncTypes *t = aio_of(vm)->sync;
    Type *const types[] = {t->lock, t->event, t->semaphore,  t->bounded,    t->queue,
                           t->lifo, t->priority, t->queue_full, t->queue_empty};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        dict_set_str(vm, m->dict, types[i]->name, from_obj(types[i]));
}

void sync_mark_roots(VM *vm)
{
    const struct SyncTypes *t = aio_of(vm)->sync;
    Type *const types[] = {t->lock, t->event, t->semaphore,  t->bounded,    t->queue,
                           t->lifo, t->priority, t->queue_full, t->queue_empty};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        heap_mark_obj(vm, types[i]);
    for (size_t i = 0; i < SYNC_COROUTINE_COUNT; i++)
        heap_mark_obj(vm, t->names[i]);
}
