/* asyncio.sleep(): a coroutine in C. sleep(0) is one bare yield; otherwise a future and its timer, no handle object. */
#include "aio/aio_int.h"

/* What its Gen remembers: the delay, then the future, which has the result. Most sleeps have no result of their own:
 * theirs is a Gen of one value. */
enum { SLEEP_DELAY, SLEEP_FUTURE = SLEEP_DELAY, SLEEP_RESULT };
enum { AT_START, AT_YIELD, AT_FUTURE, HAS_RESULT = 4 /* with one of them */ };

Tuple *aio_coroutine_names(VM *vm, const char *qualname)
{
    const char *dot = strrchr(qualname, '.'), *name = dot ? dot + 1 : qualname;
    return names_of(vm, str_intern(vm, name, strlen(name)), str_intern(vm, qualname, strlen(qualname)));
}

/* Interning costs as much as the rest of a sleep: the names of our few coroutines are remembered by where their text
 * lies. */
static inline Tuple *names_at(VM *vm, const char *text)
{
    Aio *a = aio_of(vm);
    enum { SLOTS = sizeof a->coro_names / sizeof *a->coro_names };
    uintptr_t place = (uintptr_t)text;
    CoroName *slot = &a->coro_names[(place ^ place >> 4) % SLOTS];
    if (slot->text != text)
        *slot = (CoroName){text, aio_coroutine_names(vm, text)};
    return slot->names;
}

Gen *aio_coroutine(VM *vm, NativeStep step, const char *name, uint32_t nvalues)
{
    return aio_coroutine_named(vm, step, names_at(vm, name), nvalues);
}

static inline Gen *new_coroutine(VM *vm, NativeStep step, Tuple *names, uint32_t nvalues)
{
    Gen *g = heap_alloc_gen(vm, vm->types[KIND_COROUTINE], offsetof(Gen, state) + nvalues * sizeof(Value));
    for (uint32_t i = 0; i < nvalues; i++)
        gen_state(g)[i] = V_NULL;
    g->what = CODE_COROUTINE;
    g->native = true;
    g->step = step;
    g->names = names;
    g->born = (uint32_t)vm->instr;
    g->number = ++vm->next_coroutine;
    vm_watch(vm, g);
    return g;
}

Gen *aio_coroutine_named(VM *vm, NativeStep step, Tuple *names, uint32_t nvalues)
{
    return new_coroutine(vm, step, names, nvalues);
}

static Value result_of(Gen *g) { return g->pc & HAS_RESULT ? gen_state(g)[SLEEP_RESULT] : V_NONE; }

static bool not_positive(VM *vm, Value delay, bool *out)
{
    Value r;
    if (is_int(delay)) {
        *out = as_int(delay) <= 0;
        return true;
    }
    if (is_float(delay)) {
        *out = as_float(delay) <= 0;
        return true;
    }
    return op_compare(vm, CMP_LE, delay, from_int(0), &r) && op_truth(vm, r, out);
}

static bool start_timer(VM *vm, Gen *g, Future **out)
{
    Aio *a = aio_of(vm);
    Value given = gen_state(g)[SLEEP_DELAY];
    double delay;
    uint32_t timer;
    if (a->running == V_NULL)
        return RAISE(vm, RuntimeError, "no running event loop");
    if (!value_to_double(vm, given, &delay))
        return false;
    if (delay != delay)
        return RAISE(vm, ValueError, "cannot convert float NaN to integer");
    Loop *l = AS(Loop, a->running);
    Future *f;
    if (!loop_create_future(vm, l, STR_SLEEP, 0, &f))
        return false;
    f->result = result_of(g);
    gen_state(g)[SLEEP_FUTURE] = from_obj(f);
    *out = f;
    if (l->open)
        return open_start_timer(vm, f, given);
    future_start_timer(vm, f, clock_after(a, delay), &timer);
    g->born = timer; /* nobody asks for its birth any more */
    return true;
}

/* The `finally: h.cancel()` of sleep. */
static bool stop_timer(VM *vm, Gen *g)
{
    return future_stop_timer(vm, AS(Future, gen_state(g)[SLEEP_FUTURE]), g->born);
}

static __attribute__((noinline)) GenResult start(VM *vm, Gen *g, Value *out)
{
    bool zero;
    Future *f = NULL;
    if (!not_positive(vm, gen_state(g)[SLEEP_DELAY], &zero))
        return GEN_RAISED;
    if (zero) {
        g->pc |= AT_YIELD;
        *out = V_NONE;
        return GEN_YIELDED;
    }
    if (!start_timer(vm, g, &f))
        return GEN_RAISED;
    g->pc |= AT_FUTURE;
    f->flags |= FF_BLOCKING;
    *out = from_obj(f);
    return GEN_YIELDED;
}

static __attribute__((noinline)) GenResult go_on(VM *vm, Gen *g, Value sent, Value *out)
{
    bool done, ok = sent != V_NULL && future_await_step(vm, gen_state(g)[SLEEP_FUTURE], sent, out, &done);
    if (ok && !done)
        return GEN_YIELDED;
    ok = stop_timer(vm, g) && ok;
    return ok ? GEN_RETURNED : GEN_RAISED;
}

/* sleep(0) is the commonest step of all, and goes through here without a call. */
static GenResult step(VM *vm, Gen *g, Value sent, Value *out)
{
    switch (g->pc & ~HAS_RESULT) {
    case AT_START:
        if (sent != V_NONE || gen_state(g)[SLEEP_DELAY] != from_int(0))
            return sent == V_NULL ? GEN_RAISED : start(vm, g, out);
        g->pc |= AT_YIELD;
        *out = V_NONE;
        return GEN_YIELDED;
    case AT_YIELD:
        *out = result_of(g);
        return sent == V_NULL ? GEN_RAISED : GEN_RETURNED;
    default:
        return go_on(vm, g, sent, out);
    }
}

static bool asyncio_sleep(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"delay", "result", NULL};
    Value v[2];
    if (a->n == 1 && !a->kwnames) {
        v[0] = a->v[0];
        v[1] = V_NULL;
    } else if (!a->n && !a->kwnames) {
        return RAISE(vm, TypeError, "sleep() missing 1 required positional argument: 'delay'");
    } else if (!args_bind_python(vm, a, &(Signature){"sleep", names, 2, 1, 0}, v)) {
        return false;
    }
    bool has_result = v[1] != V_NULL && v[1] != V_NONE;
    Gen *g = new_coroutine(vm, step, names_at(vm, "sleep"), 1 + has_result);
    gen_state(g)[SLEEP_DELAY] = v[0];
    if (has_result) {
        gen_state(g)[SLEEP_RESULT] = v[1];
        g->pc = HAS_RESULT;
    }
    *out = from_obj(g);
    return true;
}

const NativeDef sleep_functions[] = {{"sleep", asyncio_sleep, 1, 2, NF_KW | NF_CORO}, {0}};
