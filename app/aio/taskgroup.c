/* TaskGroup (CPython: taskgroups.py): tasks that end together. The group is itself the callback of its tasks; its
 * parent sleeps on one future at the end of the block until no task is left. */
#include "aio/aio_int.h"

/* The tasks stand in a list in the order in which they were made; each knows its place there (Task.place), a task that
 * is done leaves a hole. */
struct TaskGroup {
    NativeData nd;
    Loop *loop;
    Value parent;     /* V_NULL before it is entered */
    Value base_error; /* SystemExit or KeyboardInterrupt; V_NULL none */
    List *tasks;
    List *errors;     /* NULL once they have been raised */
    Waiter *completed; /* _on_completed_fut */
    uint32_t id;      /* trace number */
    uint32_t ntasks;
    bool entered, exiting, aborting, parent_cancel_requested;
};

/* ---- its tasks ---- */

static bool has_task(const TaskGroup *g, Value task)
{
    uint32_t place = AS(Task, task)->place;
    return place < g->tasks->len && g->tasks->items[place] == task;
}

static void close_holes(TaskGroup *g)
{
    int64_t n = 0;
    for (int64_t i = 0; i < g->tasks->len; i++) {
        Value task = g->tasks->items[i];
        if (task == V_NULL)
            continue;
        AS(Task, task)->place = (uint32_t)n;
        g->tasks->items[n++] = task;
    }
    g->tasks->len = n;
}

static bool add_task(VM *vm, TaskGroup *g, Value task)
{
    if (has_task(g, task)) /* a task factory may give one twice */
        return true;
    if (g->tasks->len == g->tasks->cap && g->ntasks < g->tasks->len / 2)
        close_holes(g);
    AS(Task, task)->place = (uint32_t)g->tasks->len;
    g->ntasks++;
    return list_append(vm, g->tasks, task);
}

static void discard_task(TaskGroup *g, Value task)
{
    if (!has_task(g, task))
        return;
    g->tasks->items[AS(Task, task)->place] = V_NULL;
    if (!--g->ntasks)
        g->tasks->len = 0;
}

uint32_t group_targets(const TaskGroup *g, uint32_t *refs, uint32_t max)
{
    uint32_t n = 0;
    for (int64_t i = 0; i < g->tasks->len && n < max; i++)
        if (g->tasks->items[i] != V_NULL && AS(Future, g->tasks->items[i])->state == FUT_PENDING)
            refs[n++] = fut_ref(AS(Future, g->tasks->items[i]));
    return n;
}

/* ---- failing ---- */

static uint32_t parent_id(const TaskGroup *g) { return g->parent == V_NULL ? 0 : aio_task_id(g->parent); }

static bool is_base_error(VM *vm, Value exc)
{
    return exc_matches(vm, exc, vm->excs->SystemExit) || exc_matches(vm, exc, vm->excs->KeyboardInterrupt);
}

static bool abort_group(VM *vm, TaskGroup *g, WordId why)
{
    bool done;
    g->aborting = true;
    TRACE(aio_of(vm)->sink, GROUP_ABORT, .group = g->id, .parent = parent_id(g), .why = why);
    for (int64_t i = 0; i < g->tasks->len; i++) {
        Value task = g->tasks->items[i];
        if (task != V_NULL && AS(Future, task)->state == FUT_PENDING && !future_cancel_any(vm, task, V_NULL, &done))
            return false;
    }
    return true;
}

static bool report_orphan(VM *vm, TaskGroup *g, Value task, Value exc)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, "Task ");
    bool ok = value_repr(vm, task, &b);
    buf_str(&b, " has errored out but its parent task ");
    ok = ok && value_repr(vm, g->parent, &b);
    buf_str(&b, " is already completed");
    ok = ok && loop_report(vm, g->loop, handler_context(vm, buf_text(&b), exc, "task", task), V_NULL);
    buf_deinit(&b);
    return ok;
}

/* _on_task_done */
bool group_task_done(VM *vm, TaskGroup *g, Future *task)
{
    bool done;
    if (task->flags & FF_TASK) /* the program may call it with any future */
        discard_task(g, from_obj(task));
    Future *completed = g->completed ? waiter_future(g->completed) : NULL;
    if (completed && !g->ntasks && completed->state == FUT_PENDING && !future_set_result(vm, completed, V_TRUE))
        return false;
    if (task->state == FUT_PENDING)
        return future_invalid_state(vm, "Exception is not set.");
    if (task->state == FUT_CANCELLED || !(task->flags & FF_EXC))
        return true;
    future_retrieved(aio_of(vm), task);
    Value exc = task->result;
    if (!g->errors)
        return RAISE(vm, AttributeError, "'NoneType' object has no attribute 'append'");
    if (!list_append(vm, g->errors, exc))
        return false;
    if (g->base_error == V_NULL && is_base_error(vm, exc))
        g->base_error = exc;
    if (AS(Future, g->parent)->state != FUT_PENDING)
        return report_orphan(vm, g, from_obj(task), exc);
    if (g->aborting || g->parent_cancel_requested)
        return true;
    /* Whatever the parent waits for in the block is over too; the end of the block takes that cancellation back. */
    if (!abort_group(vm, g, STR_EXC))
        return false;
    g->parent_cancel_requested = true;
    return future_cancel_any(vm, g->parent, V_NULL, &done);
}

/* ---- the block ---- */

static bool refuse(VM *vm, TaskGroup *g, const char *what)
{
    Buf b;
    buf_init(&b);
    if (value_repr(vm, from_obj(g), &b))
        RAISE(vm, RuntimeError, "TaskGroup %s %s", buf_text(&b), what);
    buf_deinit(&b);
    return false;
}

static bool enter(VM *vm, TaskGroup *g)
{
    Aio *a = aio_of(vm);
    if (g->entered)
        return refuse(vm, g, "has already been entered");
    if (!g->loop) {
        if (a->running == V_NULL)
            return RAISE(vm, RuntimeError, "no running event loop");
        g->loop = AS(Loop, a->running);
    }
    g->parent = g->loop->current_task;
    if (g->parent == V_NULL)
        return refuse(vm, g, "cannot determine the parent task");
    g->entered = true;
    TRACE(a->sink, GROUP_ENTER, .group = g->id, .parent = parent_id(g));
    return true;
}

/* The coroutine of __aexit__: what it was called with; later the error to join the others, or V_NULL, and what it sleeps
 * on in the place of the type. */
enum { BLOCK_GROUP, BLOCK_TYPE, BLOCK_EXC, BLOCK_CANCELLATION, BLOCK_WAITER = BLOCK_TYPE };
enum { AT_START, AT_COMPLETED };

static bool start_leaving(VM *vm, Gen *c)
{
    Aio *a = aio_of(vm);
    TaskGroup *g = AS(TaskGroup, gen_state(c)[BLOCK_GROUP]);
    Value exc = gen_state(c)[BLOCK_EXC];
    bool cancelled = gen_state(c)[BLOCK_TYPE] == from_obj(a->cancelled_error);
    g->exiting = true;
    if (g->base_error == V_NULL && exc != V_NONE && is_base_error(vm, exc))
        g->base_error = exc;
    gen_state(c)[BLOCK_CANCELLATION] = cancelled && is_exc(exc) ? exc : V_NULL;
    /* It was us who cancelled the parent: take that back. */
    if (g->parent_cancel_requested && task_uncancel(a, AS(Task, g->parent)) == 0)
        gen_state(c)[BLOCK_CANCELLATION] = V_NULL;
    bool left_by_exc = gen_state(c)[BLOCK_TYPE] != V_NONE;
    if (!left_by_exc || cancelled)
        gen_state(c)[BLOCK_EXC] = V_NULL;
    return !left_by_exc || g->aborting || abort_group(vm, g, cancelled ? STR_CANCELLED : STR_EXC);
}

static bool sleep_until_completed(VM *vm, Gen *c, Value *out)
{
    TaskGroup *g = AS(TaskGroup, gen_state(c)[BLOCK_GROUP]);
    bool done;
    if (!g->completed) {
        g->completed = waiter_new(vm, g->loop, WAITER_RELEASE, STR_GROUP, from_obj(g));
        if (!g->completed)
            return false;
        waiter_future(g->completed)->obj = g->id;
        TRACE(aio_of(vm)->sink, GROUP_WAIT, .group = g->id, .parent = parent_id(g), .left = g->ntasks);
    }
    gen_state(c)[BLOCK_WAITER] = from_obj(waiter_future(g->completed));
    c->pc = AT_COMPLETED;
    return future_await_step(vm, gen_state(c)[BLOCK_WAITER], V_NONE, out, &done);
}

/* The parent may be cancelled again and again while it sleeps here. false: another exception than a cancellation */
static bool woken(VM *vm, Gen *c, Value sent, Value *out, bool *asleep)
{
    TaskGroup *g = AS(TaskGroup, gen_state(c)[BLOCK_GROUP]);
    bool done = false;
    bool ok = sent != V_NULL && future_await_step(vm, gen_state(c)[BLOCK_WAITER], sent, out, &done);
    *asleep = ok && !done;
    if (*asleep)
        return true;
    if (!ok) {
        if (vm->stop || !exc_is(vm, aio_of(vm)->cancelled_error))
            return false;
        Value cancelled = exc_take(vm);
        if (!g->aborting) {
            gen_state(c)[BLOCK_CANCELLATION] = cancelled;
            if (!abort_group(vm, g, STR_CANCELLED))
                return false;
        }
    }
    g->completed = NULL;
    return true;
}

static void emit_exit(VM *vm, TaskGroup *g, WordId how)
{
    TRACE(aio_of(vm)->sink, GROUP_EXIT, .group = g->id, .parent = parent_id(g),
          .errors = g->errors ? (uint32_t)g->errors->len : 0, .how = how);
}

static bool raise_errors(VM *vm, TaskGroup *g)
{
    Value error, args[2] = {from_obj(str_c(vm, "unhandled errors in a TaskGroup")), from_obj(g->errors)};
    bool ok = vm_call(vm, from_obj(vm->excs->BaseExceptionGroup), args, 2, &error);
    g->errors = NULL;
    if (!ok)
        return false;
    vm_raise_quietly(vm, error);
    AS(Exc, error)->cause = V_NONE;
    AS(Exc, error)->suppress_context = true;
    return false;
}

/* No task is left: what comes out of the block? */
static bool finish(VM *vm, Gen *c)
{
    TaskGroup *g = AS(TaskGroup, gen_state(c)[BLOCK_GROUP]);
    Value exc = gen_state(c)[BLOCK_EXC], cancellation = gen_state(c)[BLOCK_CANCELLATION];
    bool errors = g->errors && g->errors->len;
    if (g->base_error != V_NULL) {
        emit_exit(vm, g, STR_EXC);
        return vm_raise_quietly(vm, g->base_error);
    }
    if (cancellation != V_NULL && !errors) {
        emit_exit(vm, g, STR_CANCELLED);
        return vm_raise_quietly(vm, cancellation);
    }
    if (exc != V_NULL) {
        if (!g->errors)
            return RAISE(vm, AttributeError, "'NoneType' object has no attribute 'append'");
        if (!list_append(vm, g->errors, exc))
            return false;
        errors = true;
    }
    emit_exit(vm, g, errors ? STR_EXC : STR_RESULT);
    return !errors || raise_errors(vm, g);
}

static GenResult leave_step(VM *vm, Gen *c, Value sent, Value *out)
{
    TaskGroup *g = AS(TaskGroup, gen_state(c)[BLOCK_GROUP]);
    bool asleep = false;
    if (c->pc == AT_START) {
        if (sent == V_NULL || !start_leaving(vm, c))
            return GEN_RAISED;
    } else if (!woken(vm, c, sent, out, &asleep)) {
        return GEN_RAISED;
    }
    if (asleep)
        return GEN_YIELDED;
    if (g->ntasks)
        return sleep_until_completed(vm, c, out) ? GEN_YIELDED : GEN_RAISED;
    *out = V_NONE;
    return finish(vm, c) ? GEN_RETURNED : GEN_RAISED;
}

static GenResult enter_step(VM *vm, Gen *c, Value sent, Value *out)
{
    *out = gen_state(c)[BLOCK_GROUP];
    return sent != V_NULL && enter(vm, AS(TaskGroup, *out)) ? GEN_RETURNED : GEN_RAISED;
}

static bool m_aenter(VM *vm, Args *a, Value *out)
{
    Gen *c = aio_coroutine(vm, enter_step, "TaskGroup.__aenter__", 1);
    gen_state(c)[BLOCK_GROUP] = a->v[0];
    *out = from_obj(c);
    return true;
}

static bool m_aexit(VM *vm, Args *a, Value *out)
{
    Gen *c = aio_coroutine(vm, leave_step, "TaskGroup.__aexit__", 4);
    gen_state(c)[BLOCK_GROUP] = a->v[0];
    gen_state(c)[BLOCK_TYPE] = a->v[1];
    gen_state(c)[BLOCK_EXC] = a->v[2];
    *out = from_obj(c);
    return true;
}

/* ---- create_task ---- */

static bool spawn(VM *vm, TaskGroup *g, Value coro, Value name, Value context, Value *out)
{
    Aio *a = aio_of(vm);
    a->group = g->id;
    bool made = loop_create_task(vm, g->loop, coro, context, out);
    a->group = 0;
    if (!made || (name != V_NULL && name != V_NONE && !task_set_name(vm, *out, name)))
        return false;
    if (!is_task(a, *out))
        return RAISE(vm, TypeError, "TaskGroup.create_task() takes asyncio's own tasks, not %s", type_name(vm, *out));
    if (!future_add_callback(vm, AS(Future, *out), from_obj(g), V_NULL) || !add_task(vm, g, *out))
        return false;
    TRACE(a->sink, GROUP_SPAWN, .group = g->id, .parent = parent_id(g), .task = aio_task_id(*out));
    return true;
}

static bool m_create_task(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"coro", "name", "context", NULL};
    static const Signature signature = {"TaskGroup.create_task", names, 1, 1, 1};
    TaskGroup *g = AS(TaskGroup, a->v[0]);
    Value v[3];
    if (!args_bind_python(vm, a, &signature, v))
        return false;
    if (!g->entered)
        return refuse(vm, g, "has not been entered");
    if (g->exiting && !g->ntasks)
        return refuse(vm, g, "is finished");
    if (g->aborting)
        return refuse(vm, g, "is shutting down");
    return spawn(vm, g, v[0], v[1], v[2], out);
}

/* ---- what programs find that look inside ---- */

#define GROUP AS(TaskGroup, a->v[0])
#define FLAG(name)                                           \
    static bool get_##name(VM *vm, Args *a, Value *out)      \
    {                                                        \
        (void)vm;                                            \
        *out = from_bool(GROUP->name);                       \
        return true;                                         \
    }
FLAG(entered)
FLAG(exiting)
FLAG(aborting)
FLAG(parent_cancel_requested)

static bool get_loop(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = GROUP->loop ? from_obj(GROUP->loop) : V_NONE;
    return true;
}

static bool get_parent(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = GROUP->parent != V_NULL ? GROUP->parent : V_NONE;
    return true;
}

static bool get_base_error(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = GROUP->base_error != V_NULL ? GROUP->base_error : V_NONE;
    return true;
}

static bool get_completed(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = GROUP->completed ? from_obj(waiter_future(GROUP->completed)) : V_NONE;
    return true;
}

static bool get_errors(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (GROUP->errors)
        *out = from_obj(list_of(vm, GROUP->errors->items, GROUP->errors->len));
    return true;
}

static bool get_tasks(VM *vm, Args *a, Value *out)
{
    Set *s = set_new(vm, false);
    *out = from_obj(s);
    for (int64_t i = 0; i < GROUP->tasks->len; i++)
        if (GROUP->tasks->items[i] != V_NULL && !set_add(vm, s, GROUP->tasks->items[i]))
            return false;
    return true;
}

/* ---- the type ---- */

static bool group_repr(VM *vm, Value v, Buf *out)
{
    TaskGroup *g = AS(TaskGroup, v);
    (void)vm;
    buf_str(out, "<TaskGroup");
    if (g->ntasks)
        buf_printf(out, " tasks=%u", g->ntasks);
    if (g->errors && g->errors->len)
        buf_printf(out, " errors=%u", (unsigned)g->errors->len);
    buf_str(out, g->aborting ? " cancelling>" : g->entered ? " entered>" : ">");
    return true;
}

static const char *const no_names[] = {NULL};
static const Signature init_signature = {"TaskGroup.__init__", no_names, 0, 0, 1};

static bool group_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    if (!is_kind(type_special(vm, type, SP_init), KIND_FUNC) && !args_bind_python(vm, a, &init_signature, NULL))
        return false;
    TaskGroup *g = obj_new(vm, type);
    g->tasks = list_new(vm, 0);
    g->errors = list_new(vm, 0);
    g->id = aio_next_id(vm);
    *out = from_obj(g);
    return true;
}

static bool m_init(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return args_bind_python(vm, a, &init_signature, NULL);
}

static void group_mark(VM *vm, Obj *o)
{
    TaskGroup *g = (TaskGroup *)(void *)o;
    heap_mark_obj(vm, g->loop);
    heap_mark(vm, g->parent);
    heap_mark(vm, g->base_error);
    heap_mark_obj(vm, g->tasks);
    heap_mark_obj(vm, g->errors);
    heap_mark_obj(vm, g->completed);
}

void group_types_install(VM *vm)
{
    static const NativeDataOps ops = {group_mark, NULL, group_repr, NULL, false, NULL};
    static const NativeDef methods[] = {{"__construct__", group_construct, 0, -1, NF_KW | NF_STATIC},
                                        {"__init__", m_init, 0, -1, NF_KW},
                                        {"__aenter__", m_aenter, 0, 0, NF_CORO},
                                        {"__aexit__", m_aexit, 3, 3, NF_CORO},
                                        {"create_task", m_create_task, 1, 1, NF_KW},
                                        {"_entered", get_entered, 0, 0, NF_GETTER},
                                        {"_exiting", get_exiting, 0, 0, NF_GETTER},
                                        {"_aborting", get_aborting, 0, 0, NF_GETTER},
                                        {"_parent_cancel_requested", get_parent_cancel_requested, 0, 0, NF_GETTER},
                                        {"_loop", get_loop, 0, 0, NF_GETTER},
                                        {"_parent_task", get_parent, 0, 0, NF_GETTER},
                                        {"_base_error", get_base_error, 0, 0, NF_GETTER},
                                        {"_on_completed_fut", get_completed, 0, 0, NF_GETTER},
                                        {"_errors", get_errors, 0, 0, NF_GETTER},
                                        {"_tasks", get_tasks, 0, 0, NF_GETTER},
                                        {0}};
    Aio *a = aio_of(vm);
    a->group_type = native_type(vm, "asyncio.taskgroups", "TaskGroup", NULL, KIND_NATIVEDATA, sizeof(TaskGroup), &ops,
                                methods);
}
