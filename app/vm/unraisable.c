/* Exceptions that nobody can catch: what a __del__ raises, a generator that is dropped, a callback of a weak reference.
 * The program's own sys.unraisablehook is told, else they are shown. CPython: _PyErr_WriteUnraisableMsg (Python/errors.c) */
#include "vm/interp.h"
#include "vm/native.h"

/* words: what goes before the text of `what`. CPython's write_unraisable_exc_file shows no other exception than this. */
static void show(VM *vm, const char *words, Value what, Value exc)
{
    Exc *e = AS(Exc, exc);
    Value cause = e->cause, context = e->context;
    e->cause = e->context = V_NONE;
    e->thrown = e->traceback != V_NONE; /* in the last moment no line runs */
    Buf b;
    buf_init(&b);
    buf_printf(&b, "%s: ", words);
    if (value_repr(vm, what, &b))
        buf_char(&b, '\n');
    exc_format(vm, exc, &b);
    vm_write(vm, 2, b.data, b.len);
    buf_deinit(&b);
    e->cause = cause;
    e->context = context;
}

/* The program's own sys.unraisablehook, or V_NULL. */
static Value own_hook(VM *vm)
{
    Value sys = dict_get_str(vm->modules, str_intern(vm, "sys", 3));
    if (!is_kind(sys, KIND_MODULE) || vm->ending)
        return V_NULL;
    Dict *names = AS(Module, sys)->dict;
    Value hook = dict_get_str(names, str_intern(vm, "unraisablehook", 14));
    bool own = hook != V_NONE && hook != dict_get_str(names, str_intern(vm, "__unraisablehook__", 18));
    return own ? hook : V_NULL;
}

static bool args_class(VM *vm, Value *out) { return vm_import_function(vm, "_unraisable", "UnraisableHookArgs", out); }

static bool tell(VM *vm, Value hook, Value what, Value exc)
{
    Value cls, args, ignored, v[5] = {from_obj(type_of(vm, exc)), exc, AS(Exc, exc)->traceback, V_NONE, what};
    return args_class(vm, &cls) && vm_call(vm, cls, v, 5, &args) && vm_call(vm, hook, &args, 1, &ignored);
}

void unraisable_say(VM *vm, Value what, Value exc)
{
    Value hook = own_hook(vm);
    if (AS(Exc, exc)->traceback == V_NONE && vm->frame) /* raised in C: the line that runs */
        exc_add_frame(vm, exc, vm->frame);
    if (hook == V_NULL) {
        show(vm, "Exception ignored in", what, exc);
        return;
    }
    vm->nested++; /* the exception has no other root */
    bool told = tell(vm, hook, what, exc);
    vm->nested--;
    if (told || vm->stop)
        return;
    Value wrong = exc_take(vm);
    show(vm, "Exception ignored in sys.unraisablehook", hook, wrong);
}

bool unraisable_hook(VM *vm, Args *a, Value *out)
{
    Value cls;
    *out = V_NONE;
    if (!args_class(vm, &cls))
        return false;
    if (from_obj(type_of(vm, a->v[0])) != cls)
        return RAISE(vm, TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
    const Tuple *t = AS(Tuple, a->v[0]); /* exc_type, exc_value, exc_traceback, err_msg, object */
    if (t->len != 5 || !is_exc(t->items[1]))
        return true;
    const char *words = is_str(t->items[3]) ? AS(Str, t->items[3])->data : "Exception ignored in";
    show(vm, words, t->items[4], t->items[1]);
    return true;
}
