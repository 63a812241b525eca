/* The exception handler of the loop, and what dying futures have to say (CPython: base_events.py, futures.py). */
#include "aio/aio_int.h"

#include "base/mem.h"
#include "vm/inspect.h"

enum { LOG_DEBUG = 10, LOG_WARNING = 30, LOG_ERROR = 40 };

/* Where CPython 3.11's asyncio says it: what a format with %(filename)s, %(lineno)d or %(funcName)s shows. */
typedef struct {
    const char *file, *function;
    int line;
} LogPlace;

static const LogPlace say_made = {"selector_events.py", "__init__", 54};
static const LogPlace say_close = {"base_events.py", "close", 676};
static const LogPlace say_slow = {"base_events.py", "_run_once", 1917};
static const LogPlace say_unhandled = {"base_events.py", "default_exception_handler", 1771};
static const LogPlace say_default_failed = {"base_events.py", "call_exception_handler", 1804};
static const LogPlace say_both_failed = {"base_events.py", "call_exception_handler", 1825};

static bool write_log(VM *vm, int level, Buf *text, Value exc)
{
    if (level < LOG_WARNING)
        return true;
    buf_char(text, '\n');
    if (exc != V_NULL) {
        exc_format(vm, exc, text);
        if (text->data[text->len - 1] != '\n')
            buf_char(text, '\n');
    }
    return vm_write(vm, 2, buf_text(text), text->len);
}

/* What asyncio's logger says: to stderr like logging's handler of last resort, or through logging once the program has
 * imported it. */
static bool aio_log(VM *vm, int level, const LogPlace *place, Buf *text, Value exc)
{
    Value fn, out, v[6] = {from_int(level), V_NULL, exc == V_NULL ? V_NONE : exc};
    if (dict_get_str(vm->modules, str_intern(vm, "logging", 7)) == V_NULL)
        return write_log(vm, level, text, exc);
    v[1] = value_str_from_buf(vm, text);
    v[3] = from_obj(str_c(vm, place->file));
    v[4] = from_int(place->line);
    v[5] = from_obj(str_c(vm, place->function));
    return vm_import_function(vm, "asyncio.log", "_say", &fn) && vm_call(vm, fn, v, 6, &out);
}

bool loop_say_slow(VM *vm, Buf *text) { return aio_log(vm, LOG_WARNING, &say_slow, text, V_NULL); }

static void log_debug(VM *vm, const LogPlace *place, Buf *text)
{
    if (!aio_log(vm, LOG_DEBUG, place, text, V_NULL) && !vm->stop)
        exc_take(vm);
}

void loop_say_made(VM *vm)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, "Using selector: EpollSelector");
    log_debug(vm, &say_made, &b);
    buf_deinit(&b);
}

bool loop_say_close(VM *vm, Loop *l)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, "Close ");
    bool ok = value_repr(vm, from_obj(l), &b);
    if (ok)
        log_debug(vm, &say_close, &b);
    buf_deinit(&b);
    return ok;
}

Dict *handler_context(VM *vm, const char *message, Value exc, const char *key, Value v)
{
    Dict *d = dict_new(vm);
    dict_set_str(vm, d, str_intern(vm, "message", 7), from_obj(str_c(vm, message)));
    if (exc != V_NULL)
        dict_set_str(vm, d, str_intern(vm, "exception", 9), exc);
    dict_set_str(vm, d, str_intern(vm, key, strlen(key)), v);
    Value source = V_NONE;
    if (is_kind(v, KIND_NATIVEDATA) && !source_list(vm, v, &source) && !vm->stop)
        exc_take(vm); /* what is to be said is said without it */
    if (source != V_NONE)
        dict_set_str(vm, d, str_intern(vm, "source_traceback", 16), source);
    return d;
}

static Value context_item(VM *vm, Dict *d, const char *key)
{
    return dict_get_str(d, str_intern(vm, key, strlen(key)));
}

/* A list of entries of a stack, as traceback.format_list() writes it, without its last line's end. */
static bool put_stack(VM *vm, Value stack, Buf *out)
{
    Value fn, lines, text, empty = from_obj(str_c(vm, ""));
    if (!vm_import_function(vm, "traceback", "format_list", &fn) || !vm_call(vm, fn, &stack, 1, &lines) ||
        !vm_call_method(vm, empty, "join", &lines, 1, &text) || !vm_call_method(vm, text, "rstrip", NULL, 0, &text))
        return false;
    str_to_buf(AS(Str, text), out);
    return true;
}

/* The keys but message and exception, sorted: "key: repr" a line, each begun by a line's end. */
static bool put_details(VM *vm, Dict *d, Buf *out)
{
    Str *last = NULL;
    for (;;) {
        Str *next = NULL;
        uint32_t pos = 0;
        DictEntry *e;
        Value value = V_NULL;
        while (dict_next(d, &pos, &e)) {
            if (!is_str(e->key) || str_is(AS(Str, e->key), "message") || str_is(AS(Str, e->key), "exception"))
                continue;
            Str *k = AS(Str, e->key);
            if ((!last || str_compare(k, last) > 0) && (!next || str_compare(k, next) < 0)) {
                next = k;
                value = e->value;
            }
        }
        if (!next)
            return true;
        last = next;
        buf_char(out, '\n');
        str_to_buf(next, out);
        buf_str(out, ": ");
        bool source = str_is(next, "source_traceback"), handle = str_is(next, "handle_traceback");
        if (source || handle)
            buf_printf(out, "%s created at (most recent call last):\n", source ? "Object" : "Handle");
        if (source || handle ? !put_stack(vm, value, out) : !value_repr(vm, value, out))
            return false;
    }
}

bool loop_default_handler(VM *vm, Loop *l, Dict *context)
{
    (void)l;
    Buf b;
    bool truth = false;
    buf_init(&b);
    Value message = context_item(vm, context, "message"), exc = context_item(vm, context, "exception");
    bool ok = message == V_NULL || op_truth(vm, message, &truth);
    if (ok && truth)
        ok = value_str(vm, message, &b);
    else
        buf_str(&b, "Unhandled exception in event loop");
    ok = ok && put_details(vm, context, &b) &&
         aio_log(vm, LOG_ERROR, &say_unhandled, &b, exc != V_NULL && is_exc(exc) ? exc : V_NULL);
    buf_deinit(&b);
    return ok;
}

static bool must_propagate(VM *vm)
{
    return vm->stop || exc_is(vm, vm->excs->SystemExit) || exc_is(vm, vm->excs->KeyboardInterrupt);
}

/* logger.error(text, exc_info=True) for the exception in flight */
static bool log_failure(VM *vm, const LogPlace *place, const char *text)
{
    if (must_propagate(vm))
        return false;
    Value exc = exc_take(vm);
    Buf b;
    buf_init(&b);
    buf_str(&b, text);
    bool ok = aio_log(vm, LOG_ERROR, place, &b, exc);
    buf_deinit(&b);
    return ok;
}

bool loop_call_exception_handler(VM *vm, Loop *l, Dict *context, Value handled)
{
    Value out, args[2] = {from_obj(l), from_obj(context)};
    if (l->exception_handler == V_NONE) {
        bool ok = l->nd.o.flags & OBJ_USER ? vm_call_method(vm, from_obj(l), "default_exception_handler", args + 1, 1, &out)
                                           : loop_default_handler(vm, l, context);
        return ok || log_failure(vm, &say_default_failed, "Exception in default exception handler");
    }
    if (vm_call(vm, l->exception_handler, args, 2, &out))
        return true;
    if (must_propagate(vm))
        return false;
    Value exc = exc_take(vm);
    if (handled != V_NULL)
        exc_chain(exc, handled);
    Dict *d = handler_context(vm, "Unhandled error in exception handler", exc, "context", from_obj(context));
    return loop_default_handler(vm, l, d) ||
           log_failure(vm, &say_both_failed,
                       "Exception in default exception handler while handling an unexpected error in custom exception handler");
}

bool loop_report(VM *vm, Loop *l, Dict *context, Value handled)
{
    Value ignored, arg = from_obj(context);
    if (!loop_overrides(vm, l, "call_exception_handler"))
        return loop_call_exception_handler(vm, l, context, handled);
    return vm_call_method(vm, from_obj(l), "call_exception_handler", &arg, 1, &ignored);
}

static Gen *coroutine_of(Future *f)
{
    return f->flags & FF_TASK && is_kind(((Task *)f)->coro, KIND_GEN) ? AS(Gen, ((Task *)f)->coro) : NULL;
}

static void close_coroutine(VM *vm, Future *f)
{
    Gen *g = coroutine_of(f);
    if (g && g->gstate != GEN_CREATED)
        vm_close_dropped(vm, g);
}

static bool held_to_the_end(const Aio *a, const Future *f)
{
    return a->at_exit && !(f->loop->closed && f->flags & FF_FORGOTTEN);
}

/* CPython's collector closes the coroutine before the task says its last words: they show it as done. What variables of
 * the program or a loop that is not closed hold until the end goes one by one, the tasks first. */
static bool destroyed_pending(VM *vm, Aio *a, Future *f)
{
    Gen *g = coroutine_of(f);
    if (!held_to_the_end(a, f))
        close_coroutine(vm, f);
    Dict *context = handler_context(vm, "Task was destroyed but it is pending!", V_NULL, "task", from_obj(f));
    if (vm->stop || !loop_report(vm, f->loop, context, V_NULL))
        return false;
    if (g && g->gstate == GEN_CREATED) /* nothing holds it any more, and it has nothing to close */
        vm_say_unawaited(vm, g, held_to_the_end(a, f));
    return !vm->stop;
}

/* Its references are gone: it speaks while its coroutine is whole. One that has not begun may be held by others. */
static bool dropped_pending(VM *vm, Future *f)
{
    Gen *g = coroutine_of(f);
    Dict *context = handler_context(vm, "Task was destroyed but it is pending!", V_NULL, "task", from_obj(f));
    if (vm->stop || !loop_report(vm, f->loop, context, V_NULL))
        return false;
    close_coroutine(vm, f);
    if (g && g->gstate == GEN_CREATED) {
        g->owned = false;
        vm_watch(vm, g);
    }
    return !vm->stop;
}

/* counted: reference counts found it, not CPython's collector. */
static bool speak_one(VM *vm, Aio *a, Future *f, bool counted)
{
    Buf b;
    Value self = from_obj(f);
    if (f->state == FUT_PENDING && f->flags & FF_LOG_DESTROY) {
        f->flags &= (uint16_t)~FF_LOG_DESTROY;
        TRACE(a->sink, TASK_DESTROYED_PENDING, .id = f->id, .line = aio_line_here(vm));
        return counted ? dropped_pending(vm, f) : destroyed_pending(vm, a, f);
    }
    if (!(f->flags & FF_LOG_TB))
        return true;
    f->flags &= (uint16_t)~FF_LOG_TB;
    TRACE(a->sink, FUT_NEVER_RETRIEVED, .id = fut_ref(f), .line = aio_line_here(vm),
          .text = trace_exc_text(vm, f->result));
    buf_init(&b);
    buf_printf(&b, "%s exception was never retrieved", type_short_name(vm, self));
    bool ok = loop_report(vm, f->loop, handler_context(vm, buf_text(&b), f->result, "future", self), V_NULL);
    buf_deinit(&b);
    return ok;
}

static bool has_last_words(const Future *f)
{
    return f->flags & FF_LOG_TB || (f->state == FUT_PENDING && f->flags & FF_LOG_DESTROY);
}

bool aio_says(void *ctx, VM *vm, const Obj *o)
{
    const Aio *a = aio_of(vm);
    (void)ctx;
    return a && is_future(a, from_obj(o)) && has_last_words((const Future *)(const void *)o);
}

bool aio_say(void *ctx, VM *vm, Obj *o)
{
    Aio *a = aio_of(vm);
    Future *f = (Future *)(void *)o;
    (void)ctx;
    futlist_remove(f->flags & FF_LOG_TB ? &a->unretrieved : &a->pending, f);
    return speak_one(vm, a, f, true);
}

bool aio_speak(VM *vm)
{
    Aio *a = aio_of(vm);
    bool ok = true;
    Value pending = exc_take(vm);
    for (uint32_t i = 0; ok && i < a->dying.count; i++)
        ok = speak_one(vm, a, a->dying.items[i], false);
    for (uint32_t i = 0; ok && !vm->stop && i < a->dying.count; i++)
        if (held_to_the_end(a, a->dying.items[i]))
            close_coroutine(vm, a->dying.items[i]);
    a->dying.count = 0;
    if (ok)
        vm->exc = pending;
    return ok;
}

static void keep_dying(VM *vm, const FutList *from)
{
    for (uint32_t i = 0; aio_of(vm)->at_exit && i < from->count; i++)
        if (from->items[i] && !heap_is_marked(vm, from->items[i]))
            from->items[i]->flags |= FF_FORGOTTEN;
    for (uint32_t i = 0; i < from->count; i++)
        if (from->items[i] && has_last_words(from->items[i]))
            heap_mark_obj(vm, from->items[i]);
}

/* The policy's loop outlives the program unless it was closed: what waits for it never dies. */
static bool outlives(const Aio *a, const Future *f)
{
    return !f->loop->closed && a->policy_loop == from_obj(f->loop);
}

static void collect_dying(VM *vm, FutList *from, FutList *to, bool all)
{
    for (uint32_t i = 0; i < from->count; i++) {
        Future *f = from->items[i];
        if (!f || (all ? outlives(aio_of(vm), f) : heap_is_marked(vm, f)))
            continue;
        if (!has_last_words(f))
            continue;
        from->items[i] = NULL;
        from->holes++;
        f->flags &= (uint16_t)~FF_REGISTERED;
        MEM_GROW(to->items, to->cap, to->count + 1);
        to->items[to->count++] = f;
        if (!all) {
            f->flags |= FF_FORGOTTEN;
            heap_mark_obj(vm, f);
        }
    }
}

void aio_dying(void *ctx, VM *vm, bool keep)
{
    Aio *a = aio_of(vm);
    (void)ctx;
    if (!a)
        return;
    if (keep) {
        keep_dying(vm, &a->unretrieved);
        keep_dying(vm, &a->pending);
    } else {
        collect_dying(vm, &a->unretrieved, &a->dying, false);
        collect_dying(vm, &a->pending, &a->dying, false);
    }
    if (a->running == V_NULL || AS(Loop, a->running)->asyncgens == V_NULL)
        return;
    List *agens = AS(List, AS(Loop, a->running)->asyncgens); /* a WeakSet in CPython */
    for (int64_t i = 0; i < agens->len && !a->dying.count && !keep; i++) {
        Gen *g = AS(Gen, agens->items[i]);
        if (heap_is_marked(vm, g) || g->gstate != GEN_SUSPENDED || g->dropped)
            continue;
        g->dropped = true;
        a->ndropped++;
    }
    heap_mark_obj(vm, agens);
}

void aio_agens_drop(void *ctx, VM *vm)
{
    Aio *a = aio_of(vm);
    if (!a || !a->ndropped)
        return;
    while (a->ndropped && a->running != V_NULL && AS(Loop, a->running)->asyncgens != V_NULL) {
        List *agens = AS(List, AS(Loop, a->running)->asyncgens);
        int64_t i = 0;
        a->ndropped--;
        while (i < agens->len && !AS(Gen, agens->items[i])->dropped)
            i++;
        if (i < agens->len)
            aio_agen_drop(ctx, vm, AS(Gen, agens->items[i]));
    }
    a->ndropped = 0;
}

static bool anyone_speaks(const FutList *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i] && has_last_words(list->items[i]))
            return true;
    return false;
}

bool aio_has_last_words(void *ctx, VM *vm)
{
    const Aio *a = aio_of(vm);
    (void)ctx;
    return a && (a->dying.count || a->ndropped || anyone_speaks(&a->unretrieved) || anyone_speaks(&a->pending));
}

bool aio_last_words(void *ctx, VM *vm)
{
    (void)ctx;
    return !aio_of(vm) || aio_speak(vm);
}

static void speak_at_exit(VM *vm)
{
    if (!aio_speak(vm) && !vm->stop)
        exc_take(vm);
}

void aio_at_exit(VM *vm)
{
    Aio *a = aio_of(vm);
    if (!a || vm->stop)
        return;
    a->at_exit = true;
    if (a->pending.count > a->pending.holes)
        heap_collect_silently(vm); /* tells which are FF_FORGOTTEN */
    collect_dying(vm, &a->unretrieved, &a->dying, true);
    collect_dying(vm, &a->pending, &a->dying, true);
    speak_at_exit(vm);
}

void aio_after_end(VM *vm)
{
    Aio *a = aio_of(vm);
    if (!a || vm->stop)
        return;
    a->at_exit = false; /* these were found by the collector */
    speak_at_exit(vm);
}
