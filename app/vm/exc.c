/* Exceptions: raising, making and matching them, and their classes. What each class carries is in exc_fields.c, groups
 * are in exc_group.c, printing is in traceback.c. */
#include "vm/exc.h"

#include "base/check.h"
#include "base/mem.h"
#include "vm/frames.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

/* ---- raising ---- */

Value exc_handled(VM *vm)
{
    for (Frame *f = vm->frame; f; f = f->back)
        if (f->handled != V_NULL)
            return f->handled;
    return V_NULL;
}

/* CPython: _PyErr_SetObject. The exception being handled becomes the context, and a cycle is cut. */
void exc_chain(Value exc, Value handled)
{
    if (handled == V_NULL || handled == exc)
        return;
    Value o = handled, slow = handled; /* a program may have made a cycle: the slow one is met again there */
    for (bool both = false; is_exc(AS(Exc, o)->context); both = !both) {
        if (AS(Exc, o)->context == exc) {
            AS(Exc, o)->context = V_NONE;
            break;
        }
        o = AS(Exc, o)->context;
        if (o == slow)
            break;
        slow = both ? AS(Exc, slow)->context : slow;
    }
    AS(Exc, exc)->context = handled;
}

bool vm_raise_quietly(VM *vm, Value exc)
{
    exc_chain(exc, exc_handled(vm));
    AS(Exc, exc)->thrown = true;
    vm->exc = exc;
    return false;
}

bool vm_raise_value(VM *vm, Value exc)
{
    vm_raise_quietly(vm, exc);
    if (vm->tracing && vm->hooks.raise)
        vm->hooks.raise(vm->hooks.ctx, vm, vm->frame, exc);
    return false;
}

bool vm_raise_args(VM *vm, Type *type, const Value *args, uint32_t n)
{
    return vm_raise_value(vm, exc_new(vm, type, args, n));
}

bool vm_raise(VM *vm, Type *type, const char *format, ...)
{
    Buf b;
    va_list args;
    buf_init(&b);
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    Value text = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return vm_raise_args(vm, type, &text, 1);
}

bool vm_no_memory(VM *vm) { return vm_raise_args(vm, vm->excs->MemoryError, NULL, 0); }

bool vm_stop(VM *vm, StopReason reason)
{
    if (!vm->stop)
        vm->stop = reason;
    vm->exc = V_NULL;
    return false;
}

Value exc_take(VM *vm)
{
    Value e = vm->exc;
    vm->exc = V_NULL;
    return e;
}

bool exc_is(VM *vm, Type *type)
{
    return vm->exc != V_NULL && type_is_subtype(as_obj(vm->exc)->type, type);
}

bool exc_matches(VM *vm, Value exc, Type *type)
{
    (void)vm;
    return is_exc(exc) && type_is_subtype(as_obj(exc)->type, type);
}

/* ---- making ---- */

static Exc *exc_alloc(VM *vm, Type *type, const Value *args, uint32_t n)
{
    Exc *e = heap_alloc(vm, type, KIND_EXC, sizeof *e);
    if (exc_file_arguments(vm, type, args, n))
        n = 2;
    e->args = from_obj(tuple_of(vm, args, n));
    e->cause = e->context = e->traceback = V_NONE;
    return e;
}

Value exc_new(VM *vm, Type *type, const Value *args, uint32_t n)
{
    Exc *e = exc_alloc(vm, type, args, n);
    exc_fill(vm, e, args, n);
    return from_obj(e);
}

/* OSError(errno, text) makes the subclass that belongs to the number. */
static Type *os_error_class(VM *vm, Type *t, const Value *args, uint32_t n)
{
    Excs *x = vm->excs;
    if (t != x->OSError || n < 2 || n > 5 || !is_int(args[0]))
        return t;
    switch (as_int(args[0])) {
    case 1: case 13: return x->PermissionError;
    case 2: return x->FileNotFoundError;
    case 3: return x->ProcessLookupError;
    case 4: return x->InterruptedError;
    case 10: return x->ChildProcessError;
    case 11: case 114: case 115: return x->BlockingIOError;
    case 17: return x->FileExistsError;
    case 20: return x->NotADirectoryError;
    case 21: return x->IsADirectoryError;
    case 32: case 108: return x->BrokenPipeError;
    case 103: return x->ConnectionAbortedError;
    case 104: return x->ConnectionResetError;
    case 110: return x->TimeoutError;
    case 111: return x->ConnectionRefusedError;
    default: return t;
    }
}

bool exc_construct(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    uint32_t n = a->n - 1;
    const Value *args = a->v + 1;
    if (type_is_subtype(t, vm->excs->BaseExceptionGroup)) {
        if (a->kwnames && a->kwnames->len && !(t->flags & TYPE_USER))
            return RAISE(vm, TypeError, "%s() takes no keyword arguments", t->name->data);
        return exc_group_new(vm, t, args, n, out);
    }
    Exc *e = exc_alloc(vm, os_error_class(vm, t, args, n), args, n);
    *out = from_obj(e);
    /* a class with an __init__ of its own decides there what the fields are */
    bool own_init = special_is_own(type_special(vm, t, SP_init));
    if (own_init) {
        for (size_t i = 0; i < sizeof e->extra / sizeof *e->extra; i++)
            e->extra[i] = type_is_subtype(t, vm->excs->OSError) ? V_NULL : V_NONE;
        if (type_is_subtype(t, vm->excs->OSError) && !special_is_own(type_special(vm, t, SP_new_)))
            e->args = from_obj(tuple_new(vm, 0)); /* OSError's __init__ fills them. CPython: oserror_use_init */
        return true;
    }
    return exc_fill(vm, e, args, n) && exc_fill_keywords(vm, e, a, !(t->flags & TYPE_USER));
}

/* ---- statements ---- */

bool exc_make(VM *vm, Value cls, const Value *args, uint32_t n, bool by_statement, Value *out)
{
    if (!vm_call(vm, cls, args, n, out))
        return false;
    if (is_exc(*out))
        return true;
    Buf b;
    buf_init(&b);
    bool ok = value_repr(vm, cls, &b);
    buf_str(&b, " should have returned an instance of BaseException, not ");
    if (by_statement)
        ok = ok && value_repr(vm, from_obj(type_of(vm, *out)), &b);
    else
        buf_str(&b, type_name(vm, *out));
    ok = ok && RAISE(vm, TypeError, "calling %s", buf_text(&b));
    buf_deinit(&b);
    return ok;
}

static bool to_exception(VM *vm, Value v, const char *complaint, Value *out)
{
    if (is_exc(v)) {
        *out = v;
        return true;
    }
    if (is_type(v) && (AS(Type, v)->flags & TYPE_EXC))
        return exc_make(vm, v, NULL, 0, true, out);
    return RAISE(vm, TypeError, "%s", complaint);
}

bool exc_raise_stmt(VM *vm, Value v, Value cause)
{
    Value e, c;
    if (!to_exception(vm, v, "exceptions must derive from BaseException", &e))
        return false;
    if (cause != V_NULL) {
        if (cause == V_NONE)
            c = V_NONE;
        else if (!to_exception(vm, cause, "exception causes must derive from BaseException", &c))
            return false;
        AS(Exc, e)->cause = c;
        AS(Exc, e)->suppress_context = true;
    }
    return vm_raise_value(vm, e);
}

bool exc_match(VM *vm, Value exc, Value type, bool *out)
{
    int64_t n = is_tuple(type) ? AS(Tuple, type)->len : 1;
    *out = false;
    for (int64_t i = 0; i < n; i++) {
        Value t = is_tuple(type) ? AS(Tuple, type)->items[i] : type;
        if (!is_type(t) || !(AS(Type, t)->flags & TYPE_EXC))
            return RAISE(vm, TypeError, "catching classes that do not inherit from BaseException is not allowed");
        *out |= type_is_subtype(as_obj(exc)->type, AS(Type, t));
    }
    return true;
}

void exc_name_error(VM *vm, Str *name)
{
    char *text = str_dup(name);
    RAISE(vm, NameError, "name '%s' is not defined", text);
    AS(Exc, vm->exc)->extra[0] = from_obj(name);
    mem_free(text);
}

void exc_unbound(VM *vm, Frame *f, uint32_t slot)
{
    const Code *c = f->code->code;
    if (slot >= c->nlocals) {
        RAISE(vm, NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
              c->freenames[slot - c->nlocals]);
        AS(Exc, vm->exc)->extra[0] = from_obj(str_c(vm, c->freenames[slot - c->nlocals]));
        return;
    }
    RAISE(vm, UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value",
          c->varnames[slot]);
}

void exc_add_frame(VM *vm, Value exc, Frame *f)
{
    ASSERT(exc != V_NULL);
    Traceback *t = heap_alloc(vm, vm->types[KIND_TRACEBACK], KIND_TRACEBACK, sizeof *t);
    t->next = AS(Exc, exc)->traceback;
    t->code = f->code;
    t->op = (uint32_t)(f->ip - f->code->code->ops) - 1;
    t->frame = f;
    t->line = f->code->code->flags & CODE_GENERATED ? frames_generated_line(f) : 0;
    frame_show(f);
    if (vm->nwatched)
        t->kept = dropped_in_frame(vm, f, !AS(Exc, exc)->refused || t->next != V_NONE);
    AS(Exc, exc)->traceback = from_obj(t);
}

void exc_forget_uncaught(Value exc)
{
    Exc *e = AS(Exc, exc);
    while (e->traceback != V_NONE) {
        const Traceback *t = AS(Traceback, e->traceback);
        const Code *c = t->code->code;
        for (uint32_t i = 0; i < c->nguards; i++)
            if (t->op >= c->guards[i].start && t->op < c->guards[i].end)
                return;
        e->traceback = t->next;
    }
}

/* ---- classes ---- */

/* Each class but ExceptionGroup has an __init__ of its own, and nearly each a __new__: with several bases they come
 * before those of a class of the program that stands behind it. */
static void add_own(VM *vm, Type *t)
{
    const Excs *x = vm->excs;
    const Type *const inheriting[] = {x->SystemExit, x->AttributeError, x->ImportError, x->NameError,
                                      x->StopIteration, x->SyntaxError, x->KeyError};
    bool has_new = t == x->OSError || !x->OSError || !type_is_subtype(t, x->OSError);
    for (size_t i = 0; i < sizeof inheriting / sizeof *inheriting; i++)
        has_new &= !inheriting[i] || !type_is_subtype(t, inheriting[i]);
    native_methods(vm, t, exc_own_init);
    if (has_new)
        native_add_new(vm, t);
}

void excs_install(VM *vm)
{
    Excs *x = vm->excs = mem_zalloc(sizeof *x);
    x->BaseException =
        native_type(vm, "builtins", "BaseException", NULL, KIND_EXC, sizeof(Exc), NULL, exc_methods);
    x->BaseException->flags |= TYPE_EXC | TYPE_HAS_DICT;
    native_add_new(vm, x->BaseException);
#define X(name, base)                                                                                              \
    x->name = native_type(vm, "builtins", #name, x->base, KIND_EXC, sizeof(Exc), NULL,                             \
                          !strcmp(#name, "BaseExceptionGroup") ? exc_group_methods : NULL);                            \
    x->name->flags |= TYPE_EXC | TYPE_HAS_DICT;                                                                     \
    add_own(vm, x->name);
    EXCEPTIONS(X)
#undef X
    x->ExceptionGroup = native_type(vm, "builtins", "ExceptionGroup", x->BaseExceptionGroup, KIND_EXC, sizeof(Exc),
                                    NULL, NULL);
    x->ExceptionGroup->flags |= TYPE_EXC | TYPE_HAS_DICT;
    dict_set_str(vm, x->ExceptionGroup->dict, vm->names->n___module__, from_obj(x->ExceptionGroup->module));
    Type *const telling[] = {x->KeyError, x->OSError, x->SyntaxError, x->ImportError, x->UnicodeDecodeError,
                             x->UnicodeEncodeError, x->UnicodeTranslateError, x->BaseExceptionGroup};
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        native_methods(vm, telling[i], exc_own_text);
    type_add_base(vm, x->ExceptionGroup, x->Exception);
}
