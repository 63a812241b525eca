/* Exceptions: their classes, raising, matching, groups. Printing is in traceback.c. */
#include "vm/exc.h"

#include "base/check.h"
#include "base/mem.h"
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
    for (Value o = handled; is_exc(o);) {
        Value next = AS(Exc, o)->context;
        if (next == exc) {
            AS(Exc, o)->context = V_NONE;
            break;
        }
        o = next;
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

static void fill_os_error(VM *vm, Exc *e, const Value *args, uint32_t n)
{
    (void)vm;
    if (n < 2 || n > 5)
        return;
    e->extra[0] = args[0];
    e->extra[1] = args[1];
    if (n > 2)
        e->extra[2] = args[2];
}

static void fill_extra(VM *vm, Exc *e, const Value *args, uint32_t n)
{
    Excs *x = vm->excs;
    Type *t = e->o.type;
    e->extra[0] = e->extra[1] = e->extra[2] = V_NONE;
    if (type_is_subtype(t, x->StopIteration) && n)
        e->extra[0] = args[0];
    else if (type_is_subtype(t, x->SystemExit) && n)
        e->extra[0] = n == 1 ? args[0] : e->args;
    else if (type_is_subtype(t, x->OSError))
        fill_os_error(vm, e, args, n);
    else if (type_is_subtype(t, x->BaseExceptionGroup) && n == 2) {
        e->extra[0] = args[0];
        e->extra[1] = args[1];
    } else if (type_is_subtype(t, x->SyntaxError) && n)
        e->extra[0] = args[0];
    else if (type_is_subtype(t, x->ImportError) && n == 1)
        e->extra[0] = args[0];
}

Value exc_new(VM *vm, Type *type, const Value *args, uint32_t n)
{
    Exc *e = heap_alloc(vm, type, KIND_EXC, sizeof *e);
    e->args = from_obj(tuple_of(vm, args, n));
    e->cause = e->context = e->traceback = V_NONE;
    fill_extra(vm, e, args, n);
    if (type_is_subtype(type, vm->excs->BaseExceptionGroup) && n == 2 && is_list(args[1]))
        e->extra[1] = from_obj(tuple_of(vm, AS(List, args[1])->items, AS(List, args[1])->len));
    if (type_is_subtype(type, vm->excs->OSError) && n > 2)
        e->args = from_obj(tuple_of(vm, args, 2));
    return from_obj(e);
}

/* OSError(errno, text) makes the subclass that belongs to the number. */
static Type *os_error_class(VM *vm, Type *t, const Value *args, uint32_t n)
{
    Excs *x = vm->excs;
    if (t != x->OSError || n < 2 || !is_int(args[0]))
        return t;
    switch (as_int(args[0])) {
    case 1: case 13: return x->PermissionError;
    case 2: return x->FileNotFoundError;
    case 4: return x->InterruptedError;
    case 11: return x->BlockingIOError;
    case 17: return x->FileExistsError;
    case 20: return x->NotADirectoryError;
    case 21: return x->IsADirectoryError;
    case 32: return x->BrokenPipeError;
    case 103: return x->ConnectionAbortedError;
    case 104: return x->ConnectionResetError;
    case 110: return x->TimeoutError;
    case 111: return x->ConnectionRefusedError;
    default: return t;
    }
}

/* CPython: BaseExceptionGroup_new */
static bool check_group(VM *vm, Type **type, const Value *args, uint32_t n)
{
    Excs *x = vm->excs;
    List *items;
    if (n != 2)
        return RAISE(vm, TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%u given)", n);
    if (!is_str(args[0]))
        return RAISE(vm, TypeError, "argument 1 must be str, not %s", type_name(vm, args[0]));
    if (!is_list(args[1]) && !is_tuple(args[1]))
        return RAISE(vm, TypeError, "second argument (exceptions) must be a sequence");
    if (!op_list(vm, args[1], &items))
        return false;
    if (!items->len)
        return RAISE(vm, ValueError, "second argument (exceptions) must be a non-empty sequence");
    bool base_only = true;
    for (int64_t i = 0; i < items->len; i++) {
        if (!is_exc(items->items[i]))
            return RAISE(vm, ValueError, "Item %d of second argument (exceptions) is not an exception", (int)i);
        base_only &= type_is_subtype(as_obj(items->items[i])->type, x->Exception);
    }
    if (*type == x->BaseExceptionGroup && base_only)
        *type = x->ExceptionGroup;
    else if (!base_only && *type == x->ExceptionGroup)
        return RAISE(vm, TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else if (!base_only && type_is_subtype(*type, x->Exception))
        return RAISE(vm, TypeError, "Cannot nest BaseExceptions in '%s'", (*type)->name->data);
    return true;
}

bool exc_construct(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    uint32_t n = a->n - 1;
    const Value *args = a->v + 1;
    Value kept[2];
    bool named = type_is_subtype(t, vm->excs->ImportError) || type_is_subtype(t, vm->excs->NameError) ||
                 type_is_subtype(t, vm->excs->AttributeError);
    if (a->kwnames && a->kwnames->len && !named && !(t->flags & TYPE_USER))
        return RAISE(vm, TypeError, "%s() takes no keyword arguments", t->name->data);
    if (type_is_subtype(t, vm->excs->BaseExceptionGroup)) {
        if (!check_group(vm, &t, args, n))
            return false;
        List *items;
        if (!op_list(vm, args[1], &items))
            return false;
        kept[0] = args[0];
        kept[1] = from_obj(tuple_of(vm, items->items, items->len));
        *out = exc_new(vm, t, args, n);
        AS(Exc, *out)->extra[1] = kept[1];
        return true;
    }
    *out = exc_new(vm, os_error_class(vm, t, args, n), args, n);
    if (named && a->kwnames) {
        Exc *e = AS(Exc, *out);
        Value name = args_kw(a, "name"), obj = args_kw(a, "obj");
        if (name != V_NULL)
            e->extra[type_is_subtype(t, vm->excs->ImportError) ? 1 : 0] = name;
        if (obj != V_NULL)
            e->extra[1] = obj;
    }
    return true;
}

/* BaseException.__init__: what a user class passes to super().__init__() becomes args. */
static bool exc_init(VM *vm, Args *a, Value *out)
{
    Exc *e = AS(Exc, a->v[0]);
    if (!type_is_subtype(e->o.type, vm->excs->BaseExceptionGroup)) {
        e->args = from_obj(tuple_of(vm, a->v + 1, a->n - 1));
        fill_extra(vm, e, a->v + 1, a->n - 1);
    }
    *out = V_NONE;
    return true;
}

/* ---- text ---- */

static bool key_error_str(VM *vm, Exc *e, Buf *out)
{
    Tuple *t = AS(Tuple, e->args);
    return t->len == 1 ? value_repr(vm, t->items[0], out) : value_repr(vm, e->args, out);
}

static bool os_error_str(VM *vm, Exc *e, Buf *out)
{
    buf_str(out, "[Errno ");
    if (!value_str(vm, e->extra[0], out))
        return false;
    buf_str(out, "] ");
    if (!value_str(vm, e->extra[1], out))
        return false;
    if (e->extra[2] == V_NONE)
        return true;
    buf_str(out, ": ");
    return value_repr(vm, e->extra[2], out);
}

static bool group_str(VM *vm, Exc *e, Buf *out)
{
    int n = is_tuple(e->extra[1]) ? (int)AS(Tuple, e->extra[1])->len : 0;
    if (!value_str(vm, e->extra[0], out))
        return false;
    buf_printf(out, " (%d sub-exception%s)", n, n == 1 ? "" : "s");
    return true;
}

bool exc_str(VM *vm, Value v, Buf *out)
{
    Exc *e = AS(Exc, v);
    Tuple *t = AS(Tuple, e->args);
    if (type_is_subtype(e->o.type, vm->excs->KeyError) && t->len)
        return key_error_str(vm, e, out);
    if (type_is_subtype(e->o.type, vm->excs->OSError) && e->extra[0] != V_NONE)
        return os_error_str(vm, e, out);
    if (type_is_subtype(e->o.type, vm->excs->BaseExceptionGroup) && e->extra[1] != V_NONE)
        return group_str(vm, e, out);
    if (type_is_subtype(e->o.type, vm->excs->SyntaxError) && t->len)
        return value_str(vm, t->items[0], out);
    if (t->len == 0)
        return true;
    return t->len == 1 ? value_str(vm, t->items[0], out) : value_repr(vm, e->args, out);
}

bool exc_repr(VM *vm, Value v, Buf *out)
{
    Exc *e = AS(Exc, v);
    Tuple *t = AS(Tuple, e->args);
    str_to_buf(e->o.type->name, out);
    if (t->len != 1)
        return value_repr(vm, e->args, out);
    buf_char(out, '(');
    if (!value_repr(vm, t->items[0], out))
        return false;
    buf_char(out, ')');
    return true;
}

static bool text_method(VM *vm, Value v, bool (*make)(VM *, Value, Buf *), Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = make(vm, v, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

static bool exc_str_method(VM *vm, Args *a, Value *out) { return text_method(vm, a->v[0], exc_str, out); }
static bool exc_repr_method(VM *vm, Args *a, Value *out) { return text_method(vm, a->v[0], exc_repr, out); }

/* ---- attributes: args, value, code ..., handled by name (attr.c asks here first) ---- */

static int extra_index(VM *vm, const Exc *e, Str *name)
{
    Excs *x = vm->excs;
    struct Names *n = vm->names;
    Type *t = e->o.type;
    if (name == n->n_value)
        return type_is_subtype(t, x->StopIteration) ? 0 : -1;
    if (name == n->n_code)
        return type_is_subtype(t, x->SystemExit) ? 0 : -1;
    if (name == n->n_errno || name == n->n_strerror || name == n->n_filename)
        return !type_is_subtype(t, x->OSError) ? -1 : name == n->n_errno ? 0 : name == n->n_strerror ? 1 : 2;
    if (name == n->n_name)
        return type_is_subtype(t, x->NameError) || type_is_subtype(t, x->AttributeError) ? 0
               : type_is_subtype(t, x->ImportError)                                      ? 1
                                                                                         : -1;
    if (name == n->n_obj)
        return type_is_subtype(t, x->AttributeError) ? 1 : -1;
    if (name == n->n_message || name == n->n_exceptions)
        return !type_is_subtype(t, x->BaseExceptionGroup) ? -1 : name == n->n_message ? 0 : 1;
    if (name == n->n_msg)
        return type_is_subtype(t, x->SyntaxError) || type_is_subtype(t, x->ImportError) ? 0 : -1;
    return -1;
}

bool exc_get_attr(VM *vm, Value v, Str *name, Value *out)
{
    Exc *e = AS(Exc, v);
    struct Names *n = vm->names;
    if (name == n->n_args)
        *out = e->args;
    else if (name == n->n___cause__)
        *out = e->cause;
    else if (name == n->n___context__)
        *out = e->context;
    else if (name == n->n___traceback__)
        *out = e->traceback;
    else if (name == n->n___suppress_context__)
        *out = from_bool(e->suppress_context);
    else {
        int i = extra_index(vm, e, name);
        if (i < 0)
            return false;
        *out = e->extra[i];
    }
    return true;
}

/* 1: set, 0: no such attribute of ours, -1: an exception is set */
int exc_set_attr(VM *vm, Value v, Str *name, Value value)
{
    Exc *e = AS(Exc, v);
    struct Names *n = vm->names;
    if (name == n->n_args) {
        List *l;
        if (!op_list(vm, value, &l))
            return -1;
        e->args = from_obj(tuple_of(vm, l->items, l->len));
    } else if (name == n->n___cause__ || name == n->n___context__) {
        if (value != V_NONE && !is_exc(value)) {
            RAISE(vm, TypeError, "exception %s must be None or derive from BaseException",
                  name == n->n___cause__ ? "cause" : "context");
            return -1;
        }
        if (name == n->n___cause__) {
            e->cause = value;
            e->suppress_context = true;
        } else {
            e->context = value;
        }
    } else if (name == n->n___traceback__) {
        e->traceback = value;
        e->thrown = false;
    } else if (name == n->n___suppress_context__) {
        e->suppress_context = value == V_TRUE;
    } else {
        int i = extra_index(vm, e, name);
        if (i < 0)
            return 0;
        e->extra[i] = value;
    }
    return 1;
}

static bool with_traceback(VM *vm, Args *a, Value *out)
{
    (void)vm;
    AS(Exc, a->v[0])->traceback = a->v[1];
    AS(Exc, a->v[0])->thrown = false;
    *out = a->v[0];
    return true;
}

static bool add_note(VM *vm, Args *a, Value *out)
{
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "note must be a str, not '%s'", type_name(vm, a->v[1]));
    Exc *e = AS(Exc, a->v[0]);
    if (!e->dict)
        e->dict = dict_new(vm);
    Value notes = dict_get_str(e->dict, vm->names->n___notes__);
    if (notes == V_NULL || !is_list(notes)) {
        notes = from_obj(list_new(vm, 1));
        dict_set_str(vm, e->dict, vm->names->n___notes__, notes);
    }
    *out = V_NONE;
    return list_append(vm, AS(List, notes), a->v[1]);
}

/* ---- groups ---- */

static Value group_derive(VM *vm, Value orig, List *items)
{
    Exc *o = AS(Exc, orig);
    Value args[2] = {o->extra[0], from_obj(list_of(vm, items->items, items->len))}, g;
    Type *t = vm->excs->ExceptionGroup;
    for (int64_t i = 0; i < items->len; i++)
        if (!type_is_subtype(as_obj(items->items[i])->type, vm->excs->Exception))
            t = vm->excs->BaseExceptionGroup;
    g = exc_new(vm, t, args, 2);
    Exc *e = AS(Exc, g);
    e->extra[1] = from_obj(tuple_of(vm, items->items, items->len));
    e->cause = o->cause;
    e->context = o->context;
    e->traceback = o->traceback;
    e->suppress_context = o->suppress_context;
    return g;
}

/* Splits a group by type (a class or tuple); depth is bounded by nest_enter. */
static bool group_split(VM *vm, Value exc, Value type, Value *match, Value *rest)
{
    bool is;
    *match = *rest = V_NONE;
    if (!value_isinstance(vm, exc, type, &is))
        return false;
    if (is) {
        *match = exc;
        return true;
    }
    if (!exc_matches(vm, exc, vm->excs->BaseExceptionGroup)) {
        *rest = exc;
        return true;
    }
    if (!nest_enter(vm, "in exceptiongroup_split_recursive"))
        return false;
    Tuple *t = AS(Tuple, AS(Exc, exc)->extra[1]);
    List *yes = list_new(vm, t->len), *no = list_new(vm, t->len);
    bool ok = true;
    for (int64_t i = 0; ok && i < t->len; i++) {
        Value m, r;
        ok = group_split(vm, t->items[i], type, &m, &r);
        if (ok && m != V_NONE)
            ok = list_append(vm, yes, m);
        if (ok && r != V_NONE)
            ok = list_append(vm, no, r);
    }
    nest_leave(vm);
    if (ok && yes->len)
        *match = group_derive(vm, exc, yes);
    if (ok && no->len)
        *rest = group_derive(vm, exc, no);
    return ok;
}

bool exc_group_match(VM *vm, Value exc, Value type, Value *rest, Value *match)
{
    *rest = exc;
    *match = V_NONE;
    if (exc == V_NONE)
        return true;
    int64_t n = is_tuple(type) ? AS(Tuple, type)->len : 1;
    for (int64_t i = 0; i < n; i++) {
        Value t = is_tuple(type) ? AS(Tuple, type)->items[i] : type;
        if (!is_type(t) || !(AS(Type, t)->flags & TYPE_EXC))
            return RAISE(vm, TypeError, "catching classes that do not inherit from BaseException is not allowed");
        if (type_is_subtype(AS(Type, t), vm->excs->BaseExceptionGroup))
            return RAISE(vm, TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
    if (!exc_matches(vm, exc, vm->excs->BaseExceptionGroup)) {
        bool is;
        if (!value_isinstance(vm, exc, type, &is))
            return false;
        if (is) { /* a bare exception is handed over in a group of its own */
            Value args[2] = {from_obj(str_c(vm, "")), from_obj(tuple_of(vm, &exc, 1))};
            Type *t = type_is_subtype(as_obj(exc)->type, vm->excs->Exception) ? vm->excs->ExceptionGroup
                                                                             : vm->excs->BaseExceptionGroup;
            *match = exc_new(vm, t, args, 2);
            AS(Exc, *match)->extra[1] = from_obj(tuple_of(vm, &exc, 1));
            AS(Exc, *match)->traceback = AS(Exc, exc)->traceback;
            *rest = V_NONE;
        }
        return true;
    }
    return group_split(vm, exc, type, match, rest);
}

bool exc_group_raise(VM *vm, Value orig, Value list, Value *out)
{
    List *raised = list_new(vm, 4);
    List *l = AS(List, list);
    for (int64_t i = 0; i < l->len; i++)
        if (l->items[i] != V_NONE && !list_append(vm, raised, l->items[i]))
            return false;
    *out = V_NONE;
    if (!raised->len)
        return true;
    if (raised->len == 1) {
        *out = raised->items[0];
        return true;
    }
    if (exc_matches(vm, orig, vm->excs->BaseExceptionGroup)) {
        *out = group_derive(vm, orig, raised);
        return true;
    }
    Value args[2] = {from_obj(str_c(vm, "")), from_obj(raised)};
    *out = exc_new(vm, vm->excs->ExceptionGroup, args, 2);
    AS(Exc, *out)->extra[1] = from_obj(tuple_of(vm, raised->items, raised->len));
    return true;
}

static bool group_split_method(VM *vm, Args *a, Value *out)
{
    Tuple *t = tuple_new(vm, 2);
    if (!group_split(vm, a->v[0], a->v[1], &t->items[0], &t->items[1]))
        return false;
    *out = from_obj(t);
    return true;
}

static bool group_subgroup(VM *vm, Args *a, Value *out)
{
    Value rest;
    return group_split(vm, a->v[0], a->v[1], out, &rest);
}

static bool group_derive_method(VM *vm, Args *a, Value *out)
{
    List *l;
    if (!op_list(vm, a->v[1], &l))
        return false;
    *out = group_derive(vm, a->v[0], l);
    return true;
}

/* ---- statements ---- */

static bool to_exception(VM *vm, Value v, const char *complaint, Value *out)
{
    if (is_exc(v)) {
        *out = v;
        return true;
    }
    if (is_type(v) && (AS(Type, v)->flags & TYPE_EXC)) {
        if (!vm_call(vm, v, NULL, 0, out))
            return false;
        return is_exc(*out) || RAISE(vm, TypeError, "calling %s should have returned an instance of BaseException, not %s",
                                     AS(Type, v)->name->data, type_name(vm, *out));
    }
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
    if (vm->nwatched)
        t->kept = dropped_in_frame(vm, f);
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

static const NativeDef base_methods[] = {
    {"__init__", exc_init, 0, -1, NF_KW},      {"__str__", exc_str_method, 0, 0, 0},
    {"__repr__", exc_repr_method, 0, 0, 0},    {"with_traceback", with_traceback, 1, 1, 0},
    {"add_note", add_note, 1, 1, 0},           {0}};
static const NativeDef group_methods[] = {{"split", group_split_method, 1, 1, 0},
                                          {"subgroup", group_subgroup, 1, 1, 0},
                                          {"derive", group_derive_method, 1, 1, 0},
                                          {0}};

void excs_install(VM *vm)
{
    Excs *x = vm->excs = mem_zalloc(sizeof *x);
    x->BaseException =
        native_type(vm, "builtins", "BaseException", NULL, KIND_EXC, sizeof(Exc), NULL, base_methods);
    x->BaseException->flags |= TYPE_EXC | TYPE_HAS_DICT;
#define X(name, base)                                                                                              \
    x->name = native_type(vm, "builtins", #name, x->base, KIND_EXC, sizeof(Exc), NULL,                             \
                          !strcmp(#name, "BaseExceptionGroup") ? group_methods : NULL);                            \
    x->name->flags |= TYPE_EXC | TYPE_HAS_DICT;
    EXCEPTIONS(X)
#undef X
    x->ExceptionGroup = native_type(vm, "builtins", "ExceptionGroup", x->BaseExceptionGroup, KIND_EXC, sizeof(Exc),
                                    NULL, NULL);
    x->ExceptionGroup->flags |= TYPE_EXC | TYPE_HAS_DICT;
    type_add_base(vm, x->ExceptionGroup, x->Exception);
}
