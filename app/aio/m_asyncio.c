/* The module `_asyncio`: what the Python half of asyncio imports (the list is in aio.h). */
#include "aio/aio_int.h"
#include "aio/sync.h"

static bool no_loop(VM *vm) { return RAISE(vm, RuntimeError, "no running event loop"); }

static bool get_running_loop(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = aio_of(vm)->running;
    return *out != V_NULL || no_loop(vm);
}

static bool get_running_loop_or_none(VM *vm, Args *a, Value *out)
{
    (void)a;
    Value l = aio_of(vm)->running;
    *out = l == V_NULL ? V_NONE : l;
    return true;
}

static bool check_loop(VM *vm, Value v)
{
    return v == V_NONE || is_type_of(v, aio_of(vm)->any_loop) ||
           RAISE(vm, TypeError, "loop must be an instance of AbstractEventLoop or None, not '%s'", type_name(vm, v));
}

static bool set_running_loop(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!check_loop(vm, a->v[0]))
        return false;
    aio_of(vm)->running = a->v[0] == V_NONE ? V_NULL : a->v[0];
    return true;
}

static bool get_event_loop(VM *vm, Args *a, Value *out)
{
    (void)a;
    return loop_get_current(vm, out);
}

/* The functions of a module ask the policy that the program has set; the default policy's own methods are these. */
static bool policy_new_event_loop(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(loop_new(aio_of(vm)));
    loop_say_made(vm);
    return true;
}

static bool policy_get(VM *vm, Args *a, Value *out)
{
    (void)a;
    return policy_get_event_loop(vm, out);
}

static bool new_event_loop(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {NULL};
    if (!args_bind_python(vm, a, &(Signature){"new_event_loop", names, 0, 0, 0}, NULL))
        return false;
    Value policy = aio_of(vm)->policy;
    return policy != V_NULL ? vm_call_method(vm, policy, "new_event_loop", NULL, 0, out)
                            : policy_new_event_loop(vm, a, out);
}

static bool policy_lacks_loop(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_bool(aio_of(vm)->policy_loop == V_NULL && !aio_of(vm)->policy_set);
    return true;
}

/* Every policy has a loop of its own: (policy or None, what this policy left or None) -> what the one before leaves. */
static bool set_policy(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    const Tuple *left = a->v[1] == V_NONE ? NULL : AS(Tuple, a->v[1]);
    Value now[2] = {aio->policy_loop == V_NULL ? V_NONE : aio->policy_loop, from_bool(aio->policy_set)};
    *out = from_obj(tuple_of(vm, now, 2));
    aio->policy = a->v[0] == V_NONE ? V_NULL : a->v[0];
    aio->policy_loop = left && left->items[0] != V_NONE ? left->items[0] : V_NULL;
    aio->policy_set = left ? left->items[1] == V_TRUE : aio->thread != NULL;
    return true;
}

static bool policy_set_event_loop(VM *vm, Args *a, Value *out)
{
    Aio *aio = aio_of(vm);
    *out = V_NONE;
    if (!check_loop(vm, a->v[0]))
        return false;
    aio->policy_set = true;
    aio->policy_loop = a->v[0] == V_NONE ? V_NULL : a->v[0];
    return true;
}

/* Has the loop nothing left to do at the time that the clock shows? */
static bool is_quiet(VM *vm, Args *a, Value *out)
{
    if (!check_loop(vm, a->v[0]) || a->v[0] == V_NONE)
        return false;
    *out = from_bool(loop_is_quiet(aio_of(vm), AS(Loop, a->v[0])));
    return true;
}

static bool set_event_loop(VM *vm, Args *a, Value *out)
{
    if (!args_one(vm, a, "set_event_loop", "loop", 0))
        return false;
    Value policy = aio_of(vm)->policy;
    return policy != V_NULL ? vm_call_method(vm, policy, "set_event_loop", a->v, 1, out)
                            : policy_set_event_loop(vm, a, out);
}

static bool current_task(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"loop", NULL};
    Value l;
    Aio *aio = aio_of(vm);
    if (!args_bind_python(vm, a, &(Signature){"current_task", names, 1, 0, 0}, &l))
        return false;
    if (l == V_NULL || l == V_NONE)
        l = aio->running;
    if (l == V_NULL)
        return no_loop(vm);
    Value t = is_type_of(l, aio->any_loop) ? AS(Loop, l)->current_task : V_NULL;
    *out = t == V_NULL ? V_NONE : t;
    return true;
}

/* Tasks of the loop that are not done, in order of creation (CPython: a set). */
static bool all_tasks(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"loop", NULL};
    Value l;
    Aio *aio = aio_of(vm);
    if (!args_bind_python(vm, a, &(Signature){"all_tasks", names, 1, 0, 0}, &l))
        return false;
    if (l == V_NULL || l == V_NONE)
        l = aio->running;
    if (l == V_NULL)
        return no_loop(vm);
    List *tasks = list_new(vm, 8);
    for (uint32_t i = 0; i < aio->pending.count; i++) {
        Future *f = aio->pending.items[i];
        if (f && from_obj(f->loop) == l && !(f->flags & FF_UNLISTED) && !list_append(vm, tasks, from_obj(f)))
            return false;
    }
    *out = from_obj(tasks);
    return true;
}

/* Whether a task of ours stands among all_tasks(). */
static bool list_task(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = V_NONE;
    Future *f = AS(Future, a->v[0]);
    f->flags = (uint16_t)(a->v[1] == V_TRUE ? f->flags & ~FF_UNLISTED : f->flags | FF_UNLISTED);
    return true;
}

static Loop *loop_of_task_call(VM *vm, Args *a, const char *fn, Value v[2])
{
    static const char *const names[] = {"loop", "task", NULL};
    if (!args_bind(vm, a, 0, fn, names, 2, 2, v))
        return NULL;
    if (is_type_of(v[0], aio_of(vm)->any_loop))
        return AS(Loop, v[0]);
    RAISE(vm, TypeError, "%s() argument 1 must be an event loop of asyncio", fn);
    return NULL;
}

static bool enter_task(VM *vm, Args *a, Value *out)
{
    Value v[2];
    *out = V_NONE;
    Loop *l = loop_of_task_call(vm, a, "_enter_task", v);
    return l && task_enter(vm, l, v[1]);
}

static bool leave_task(VM *vm, Args *a, Value *out)
{
    Value v[2];
    *out = V_NONE;
    Loop *l = loop_of_task_call(vm, a, "_leave_task", v);
    return l && task_leave(vm, l, v[1]);
}

/* asyncio.create_task: the name is set afterwards, so a named task still uses up a Task-N number. */
static bool create_task(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"coro", "name", "context", NULL};
    Value v[3];
    Aio *aio = aio_of(vm);
    if (a->n == 1 && !a->kwnames) {
        v[0] = a->v[0];
        v[1] = v[2] = V_NULL;
    } else if (!args_bind_python(vm, a, &(Signature){"create_task", names, 1, 1, 0}, v)) {
        return false;
    }
    if (aio->running == V_NULL)
        return no_loop(vm);
    if (!loop_create_task(vm, AS(Loop, aio->running), v[0], v[2], out))
        return false;
    return v[1] == V_NULL || v[1] == V_NONE || task_set_name(vm, *out, v[1]);
}

static bool iscoroutine(VM *vm, Args *a, Value *out)
{
    if (!args_one(vm, a, "iscoroutine", "obj", 0))
        return false;
    Value v = a->v[0];
    *out = from_bool(is_coroutine(vm, v) || is_operation(v));
    return true;
}

/* Of functions and methods alone; pylib knows what else is taken for one. */
static bool is_coroutine_function(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Value v = a->v[0];
    if (is_kind(v, KIND_METHOD))
        v = AS(Method, v)->func;
    bool written_in_c = is_kind(v, KIND_NATIVE) && AS(Native, v)->def->flags & NF_CORO;
    *out = from_bool(written_in_c || (is_kind(v, KIND_FUNC) && AS(Func, v)->code->code->flags & CODE_COROUTINE));
    return true;
}

/* ---- for the trace ---- */

/* For tasks that CPython has and we do without: the next ones are called as there. */
static bool leave_out_task_number(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    aio_of(vm)->next_task_number += (uint32_t)as_int(a->v[0]);
    return true;
}

/* The loop holds it from now on: a look for what was dropped need not ask for it. */
static bool hold(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    vm_unwatch(vm, a->v[0]);
    return true;
}

/* A loop that stands still in a thread has something to look at. */
static bool wake(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (is_type_of(a->v[0], aio_of(vm)->any_loop) && AS(Loop, a->v[0])->driver)
        thread_wake(aio_of(vm), AS(Loop, a->v[0])->driver);
    return true;
}

static bool next_id(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_int(aio_next_id(vm));
    return true;
}

static uint8_t word_of(const Str *s)
{
    static const char *const words[] = {
#define WORD(ID, text) text,
#include "trace/words.def"
#undef WORD
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(s, words[i]))
            return (uint8_t)(i + 1);
    return STR_FUTURE;
}

static bool label(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    if (!is_future(aio_of(vm), a->v[0]) || !is_str(a->v[1]))
        return true;
    Future *f = AS(Future, a->v[0]);
    f->label = word_of(AS(Str, a->v[1]));
    f->obj = a->n > 2 && is_int(a->v[2]) ? (uint32_t)as_int(a->v[2]) : 0;
    return true;
}

/* What of the loop is written in Python: _add_loop_methods({name: value}), once, before any loop is used */
static bool add_loop_methods(VM *vm, Args *a, Value *out)
{
    uint32_t pos = 0;
    DictEntry *e;
    *out = V_NONE;
    if (!is_dict(a->v[0]))
        return RAISE(vm, TypeError, "expected a dict, got %s", type_name(vm, a->v[0]));
    while (dict_next(AS(Dict, a->v[0]), &pos, &e))
        if (is_str(e->key))
            dict_set_str(vm, aio_of(vm)->loop->dict, str_intern_str(vm, AS(Str, e->key)), e->value);
    return true;
}

static void add_functions(VM *vm, Module *m, const NativeDef *d)
{
    for (; d->name; d++) {
        Value fn = native_new(vm, d, V_NULL);
        AS(Native, fn)->module = from_obj(m->name);
        module_set(vm, m, d->name, fn);
    }
}

static bool setup(VM *vm, Module *m)
{
    Aio *a = aio_of(vm);
    const NativeDef *const more[] = {sleep_functions,    gather_functions, wait_functions,
                                     wait_for_functions, shield_functions, timeout_functions};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        add_functions(vm, m, more[i]);
    module_set(vm, m, "Future", from_obj(a->future));
    module_set(vm, m, "Task", from_obj(a->task));
    module_set(vm, m, "_GatheringFuture", from_obj(a->gathering));
    module_set(vm, m, "Timeout", from_obj(a->timeout));
    module_set(vm, m, "TaskGroup", from_obj(a->group_type));
    module_set(vm, m, "Handle", from_obj(a->handle));
    module_set(vm, m, "TimerHandle", from_obj(a->timer_handle));
    module_set(vm, m, "AbstractEventLoop", from_obj(a->any_loop));
    module_set(vm, m, "_UnixSelectorEventLoop", from_obj(a->loop));
    module_set(vm, m, "SelectorEventLoop", from_obj(a->loop));
    module_set(vm, m, "CancelledError", from_obj(a->cancelled_error));
    module_set(vm, m, "InvalidStateError", from_obj(a->invalid_state));
    sync_add_types(vm, m);
    return true;
}

static const NativeDef functions[] = {{"get_running_loop", get_running_loop, 0, 0, 0},
                                      {"_get_running_loop", get_running_loop_or_none, 0, 0, 0},
                                      {"_set_running_loop", set_running_loop, 1, 1, 0},
                                      {"get_event_loop", get_event_loop, 0, 0, 0},
                                      {"new_event_loop", new_event_loop, 0, -1, NF_KW},
                                      {"set_event_loop", set_event_loop, 0, -1, NF_KW},
                                      {"_open_start", open_start, 1, 1, 0},
                                      {"_open_finish", open_finish, 1, 1, 0},
                                      {"_open_tidy", open_tidy, 1, 1, 0},
                                      {"_open_tick", open_tick, 3, 3, 0},
                                      {"_open_select", open_select, 3, 3, 0},
                                      {"_open_todo", open_todo, 2, 2, 0},
                                      {"_open_armed", open_armed, 2, 2, 0},
                                      {"_open_due", open_due, 2, 2, 0},
                                      {"_open_pushed", open_pushed, 2, 2, 0},
                                      {"_open_run", open_run, 2, 2, 0},
                                      {"_open_tock", open_tock, 2, 2, 0},
                                      {"_is_quiet", is_quiet, 1, 1, 0},
                                      {"_policy_get_event_loop", policy_get, 0, 0, 0},
                                      {"_policy_lacks_loop", policy_lacks_loop, 0, 0, 0},
                                      {"_policy_new_event_loop", policy_new_event_loop, 0, 0, 0},
                                      {"_policy_set_event_loop", policy_set_event_loop, 1, 1, 0},
                                      {"_set_policy", set_policy, 2, 2, 0},
                                      {"current_task", current_task, 0, 1, NF_KW},
                                      {"all_tasks", all_tasks, 0, 1, NF_KW},
                                      {"_list_task", list_task, 2, 2, 0},
                                      {"_enter_task", enter_task, 0, 2, NF_KW},
                                      {"_leave_task", leave_task, 0, 2, NF_KW},
                                      {"create_task", create_task, 1, 1, NF_KW},
                                      {"iscoroutine", iscoroutine, 0, -1, NF_KW},
                                      {"_is_coroutine_function", is_coroutine_function, 1, 1, 0},
                                      {"_next_id", next_id, 0, 0, 0},
                                      {"_leave_out_task_number", leave_out_task_number, 1, 1, 0},
                                      {"_wake", wake, 1, 1, 0},
                                      {"_hold", hold, 1, 1, 0},
                                      {"_emit", aio_emit, 1, 9, 0},
                                      {"_label", label, 2, 3, 0},
                                      {"_add_loop_methods", add_loop_methods, 1, 1, 0},
                                      {0}};
const ModuleDef asyncio_module = {"_asyncio", functions, setup};
