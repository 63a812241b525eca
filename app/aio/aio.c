/* The state of one run's loop machine: making and freeing it, its roots, who is running. */
#include "aio/aio_int.h"
#include "aio/sync.h"

#include "base/mem.h"

static void exceptions_install(VM *vm, Aio *a)
{
    a->cancelled_error = native_type(vm, "asyncio.exceptions", "CancelledError", vm->excs->BaseException, KIND_EXC,
                                     sizeof(Exc), NULL, NULL);
    a->invalid_state = native_type(vm, "asyncio.exceptions", "InvalidStateError", vm->excs->Exception, KIND_EXC,
                                   sizeof(Exc), NULL, NULL);
    a->cancelled_error->flags |= TYPE_EXC | TYPE_HAS_DICT;
    a->invalid_state->flags |= TYPE_EXC | TYPE_HAS_DICT;
}

/* Programs that print a method (and forget to call it) see what CPython shows. */
static void show_like_python(const Aio *a)
{
    Type *const types[] = {a->loop, a->loop->base, a->any_loop, a->handle, a->timer_handle, a->timeout, a->group_type, a->sync->lock,
                           a->sync->event, a->sync->semaphore, a->sync->bounded, a->sync->queue, a->sync->lifo,
                           a->sync->priority};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        types[i]->flags |= TYPE_LIKE_PYTHON;
}

bool aio_install(VM *vm, const AioConfig *config)
{
    Aio *a = mem_zalloc(sizeof *a);
    a->vm = vm;
    a->cfg = *config;
    a->sink = config->sink;
    if (!a->cfg.epoch_ns)
        a->cfg.epoch_ns = 1700000000 * NS_PER_S;
    vm->aio = a;
    exceptions_install(vm, a);
    future_types_install(vm);
    task_types_install(vm);
    gather_types_install(vm);
    handle_types_install(vm);
    loop_types_install(vm);
    context_types_install(vm);
    thread_types_install(vm);
    sync_types_install(vm);
    timeout_types_install(vm);
    group_types_install(vm);
    show_like_python(a);
    vm_register_module(vm, &asyncio_module);
    vm_register_module(vm, &contextvars_module);
    vm_register_module(vm, &time_module);
    vm_register_module(vm, &thread_module);
    return true;
}

void aio_free(VM *vm)
{
    Aio *a = aio_of(vm);
    if (!a)
        return;
    threads_free(vm, a);
    vm->aio = NULL; /* finalizers look here */
    mem_free(a->pending.items);
    mem_free(a->unretrieved.items);
    mem_free(a->dying.items);
    mem_free(a->deadlock);
    buf_deinit(&a->hang);
    mem_free(a->sync);
    mem_free(a);
}

void aio_mark_roots(void *ctx, VM *vm)
{
    Aio *a = aio_of(vm);
    (void)ctx;
    if (!a)
        return;
    for (Strand *s = a->strand; s; s = s->back) {
        heap_mark_obj(vm, s->loop);
        heap_mark(vm, s->entry.what);
        heap_mark(vm, s->entry.arg);
    }
    heap_mark(vm, a->running);
    heap_mark(vm, a->policy);
    heap_mark(vm, a->policy_loop);
    heap_mark_obj(vm, a->cycles);
    for (uint32_t i = 0; i < a->dying.count; i++)
        heap_mark_obj(vm, a->dying.items[i]);
    Type *const types[] = {a->future,       a->task,    a->gathering,   a->handle, a->timer_handle,    a->loop,
                           a->future_iter,  a->context, a->context_var, a->token,  a->cancelled_error, a->invalid_state,
                           a->struct_time, a->timeout, a->group_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        heap_mark_obj(vm, types[i]);
    for (size_t i = 0; i < sizeof a->coro_names / sizeof *a->coro_names; i++)
        heap_mark_obj(vm, a->coro_names[i].names);
    heap_mark(vm, a->token_missing);
    sync_mark_roots(vm);
    threads_mark(vm, a);
}

Value aio_running_loop(const VM *vm) { return aio_of(vm)->running; }

Value aio_current_task(const VM *vm)
{
    const Aio *a = aio_of(vm);
    return a->running == V_NULL ? V_NULL : AS(Loop, a->running)->current_task;
}

uint32_t aio_current_task_id(const VM *vm)
{
    Value t = aio_current_task(vm);
    return t == V_NULL ? 0 : AS(Future, t)->id;
}

uint32_t aio_next_id(VM *vm) { return ++aio_of(vm)->next_obj; }

void aio_progress(VM *vm)
{
    Aio *a = aio_of(vm);
    if (a->running != V_NULL)
        AS(Loop, a->running)->spins = 0;
}

const uint32_t *aio_deadlock(const VM *vm, size_t *count)
{
    *count = aio_of(vm)->ndeadlock;
    return aio_of(vm)->deadlock;
}

bool loop_get_current(VM *vm, Value *out)
{
    Aio *a = aio_of(vm);
    if (a->running != V_NULL) {
        *out = a->running;
        return true;
    }
    return a->policy != V_NULL ? vm_call_method(vm, a->policy, "get_event_loop", NULL, 0, out)
                               : policy_get_event_loop(vm, out);
}

bool policy_get_event_loop(VM *vm, Value *out)
{
    Aio *a = aio_of(vm);
    if (a->policy_loop == V_NULL && !a->policy_set) {
        a->policy_loop = from_obj(loop_new(a));
        loop_say_made(vm);
        a->policy_set = true;
    }
    if (a->policy_loop == V_NULL) {
        char *name = a->thread ? str_dup(AS(Str, a->thread->name)) : mem_strdup("MainThread");
        RAISE(vm, RuntimeError, "There is no current event loop in thread '%s'.", name);
        mem_free(name);
        return false;
    }
    *out = a->policy_loop;
    return true;
}
