/* Calls: binding arguments to parameters, starting frames, calling natives, and calls from C. */
#include "vm/interp.h"

#include "base/mem.h"
#include "vm/bytearray.h"
#include "vm/native.h"
#include "vm/ops.h"

#include <stdio.h>

static void frame_clear(VM *vm, Frame *f, CodeObj *code, Dict *globals)
{
    const Code *c = code->code;
    code_ready(vm, code);
    memset(&f->back, 0, offsetof(Frame, line));
    f->code = code;
    f->globals = globals;
    f->ip = c->ops;
    f->sp = f->slots + c->nlocals + c->nfree;
    f->line = -1;
    f->serial = 0;
    f->enter = ENTER_CALL;
    f->kept = 0;
    for (uint32_t i = 0; i < c->nlocals + c->nfree; i++)
        f->slots[i] = V_NULL;
}

Frame *frame_new(VM *vm, CodeObj *code, Dict *globals)
{
    Frame *f = heap_frame(vm, code->nslots);
    frame_clear(vm, f, code, globals);
    return f;
}

bool frame_push(VM *vm, Frame *f, EnterKind enter)
{
    if (vm->depth >= vm->limits.depth)
        return RAISE(vm, RecursionError, "maximum recursion depth exceeded");
    f->back = vm->frame;
    f->enter = (uint8_t)enter;
    vm->frame = f;
    vm->depth++;
    if (vm->tracing && vm->hooks.call && !(f->code->code->flags & CODE_LIBRARY))
        vm->hooks.call(vm->hooks.ctx, vm, f);
    return true;
}

void frame_pop(VM *vm)
{
    Frame *f = vm->frame;
    vm->frame = f->back;
    vm->depth--;
    if (!frame_gen(f))
        heap_drop_frame(vm, f);
}

/* ---- binding ---- */

static int find_param(const CodeObj *co, Str *name)
{
    const Code *c = co->code;
    for (uint32_t i = c->nposonly; i < c->nargs + c->nkwonly; i++)
        if (co->varnames[i] == name || str_equal(co->varnames[i], name))
            return (int)i;
    return -1;
}

static bool is_posonly(const CodeObj *co, Str *name)
{
    for (uint32_t i = 0; i < co->code->nposonly; i++)
        if (str_equal(co->varnames[i], name))
            return true;
    return false;
}

/* Names the parameters of [from, to) that have no value yet, n of them. */
static void list_missing(Buf *b, const CodeObj *co, const Frame *f, uint32_t from, uint32_t to, uint32_t n)
{
    for (uint32_t i = from, seen = 0; i < to; i++) {
        if (f->slots[i] != V_NULL)
            continue;
        if (seen++)
            buf_str(b, n == 2 ? " and " : seen == n ? ", and " : ", ");
        buf_printf(b, "'%s'", co->varnames[i]->data);
    }
}

static bool raise_missing(VM *vm, Func *fn, Frame *f, uint32_t from, uint32_t to, const char *kind)
{
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++)
        n += f->slots[i] == V_NULL;
    Buf b;
    buf_init(&b);
    list_missing(&b, fn->code, f, from, to, n);
    char *name = str_dup(names_qualname(fn->names));
    RAISE(vm, TypeError, "%s() missing %u required %s argument%s: %s", name, n, kind, n == 1 ? "" : "s", buf_text(&b));
    mem_free(name);
    buf_deinit(&b);
    return false;
}

static bool raise_too_many(VM *vm, Func *fn, Frame *f, uint32_t given, uint32_t kwonly_given)
{
    const Code *c = fn->code->code;
    uint32_t ndef = fn->defaults ? (uint32_t)fn->defaults->len : 0;
    char *name = str_dup(names_qualname(fn->names)), takes[64], kw[96] = "";
    (void)f;
    if (ndef)
        snprintf(takes, sizeof takes, "from %d to %u", (int)(c->nargs - ndef), c->nargs);
    else
        snprintf(takes, sizeof takes, "%u", c->nargs);
    if (kwonly_given)
        snprintf(kw, sizeof kw, " positional argument%s (and %u keyword-only argument%s)", given == 1 ? "" : "s",
                 kwonly_given, kwonly_given == 1 ? "" : "s");
    bool plural = ndef ? true : c->nargs != 1;
    RAISE(vm, TypeError, "%s() takes %s positional argument%s but %u%s %s given", name, takes, plural ? "s" : "", given,
          kw, given == 1 && !kwonly_given ? "was" : "were");
    mem_free(name);
    return false;
}

static bool bind_keyword(VM *vm, Func *fn, Frame *f, Str *name, Value v, Dict *extra, bool *posonly_as_kw)
{
    int i = find_param(fn->code, name);
    char *fname, *text;
    if (i >= 0 && f->slots[i] == V_NULL) {
        f->slots[i] = v;
        return true;
    }
    if (i < 0 && extra) {
        dict_set_str(vm, extra, name, v);
        return true;
    }
    if (i < 0 && is_posonly(fn->code, name)) {
        *posonly_as_kw = true;
        return true;
    }
    fname = str_dup(names_qualname(fn->names));
    text = str_dup(name);
    if (i >= 0)
        RAISE(vm, TypeError, "%s() got multiple values for argument '%s'", fname, text);
    else
        RAISE(vm, TypeError, "%s() got an unexpected keyword argument '%s'", fname, text);
    mem_free(fname);
    mem_free(text);
    return false;
}

static bool bind_keywords(VM *vm, Func *fn, Frame *f, Args *a, Dict *extra)
{
    bool posonly = false;
    for (int64_t k = 0; k < a->kwnames->len; k++)
        if (!bind_keyword(vm, fn, f, AS(Str, a->kwnames->items[k]), a->v[a->n + k], extra, &posonly))
            return false;
    if (!posonly)
        return true;
    Buf b;
    buf_init(&b);
    for (int64_t k = 0; k < a->kwnames->len; k++)
        if (is_posonly(fn->code, AS(Str, a->kwnames->items[k]))) {
            buf_str(&b, b.len ? ", " : "");
            str_to_buf(AS(Str, a->kwnames->items[k]), &b);
        }
    char *fname = str_dup(names_qualname(fn->names));
    RAISE(vm, TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fname, buf_text(&b));
    mem_free(fname);
    buf_deinit(&b);
    return false;
}

static bool fill_defaults(VM *vm, Func *fn, Frame *f)
{
    const Code *c = fn->code->code;
    uint32_t ndef = fn->defaults ? (uint32_t)fn->defaults->len : 0;
    uint32_t unused = ndef > c->nargs ? ndef - c->nargs : 0; /* a longer __defaults__ counts from its end */
    uint32_t required = c->nargs - (ndef - unused);
    for (uint32_t i = 0; i < required; i++)
        if (f->slots[i] == V_NULL)
            return raise_missing(vm, fn, f, 0, required, "positional");
    for (uint32_t i = required; i < c->nargs; i++)
        if (f->slots[i] == V_NULL)
            f->slots[i] = fn->defaults->items[unused + i - required];
    bool missing = false;
    for (uint32_t i = c->nargs; i < c->nargs + c->nkwonly; i++) {
        if (f->slots[i] != V_NULL)
            continue;
        Value v = fn->kwdefaults ? dict_get_str(fn->kwdefaults, fn->code->varnames[i]) : V_NULL;
        f->slots[i] = v;
        missing |= v == V_NULL;
    }
    return !missing || raise_missing(vm, fn, f, c->nargs, c->nargs + c->nkwonly, "keyword-only");
}

static uint32_t kwonly_given(const CodeObj *co, const Args *a)
{
    uint32_t n = 0;
    for (int64_t k = 0; a->kwnames && k < a->kwnames->len; k++)
        n += find_param(co, AS(Str, a->kwnames->items[k])) >= (int)co->code->nargs;
    return n;
}

static bool bind(VM *vm, Func *fn, Frame *f, Args *a)
{
    const Code *c = fn->code->code;
    uint32_t direct = a->n < c->nargs ? a->n : c->nargs, at = c->nargs + c->nkwonly;
    Dict *extra = NULL;
    memcpy(f->slots, a->v, direct * sizeof(Value));
    if (c->flags & CODE_VARARGS) {
        f->slots[at++] = from_obj(tuple_of(vm, a->v + direct, a->n - direct));
    }
    if (c->flags & CODE_VARKEYWORDS) {
        extra = dict_new(vm);
        f->slots[at] = from_obj(extra);
    }
    if (a->kwnames && !bind_keywords(vm, fn, f, a, extra))
        return false;
    if (a->n > c->nargs && !(c->flags & CODE_VARARGS))
        return raise_too_many(vm, fn, f, a->n, kwonly_given(fn->code, a));
    return fill_defaults(vm, fn, f);
}

static void make_cells(VM *vm, Func *fn, Frame *f)
{
    const Code *c = fn->code->code;
    for (uint32_t i = 0; i < c->ncells; i++) {
        Cell *cell = heap_alloc(vm, vm->types[KIND_CELL], KIND_CELL, sizeof *cell);
        cell->v = f->slots[c->cell_slots[i]];
        f->slots[c->cell_slots[i]] = from_obj(cell);
    }
    for (uint32_t i = 0; i < c->nfree; i++)
        f->slots[c->nlocals + i] = fn->closure->items[i];
}

static Step make_generator(VM *vm, Func *fn, Args *a, Value *out)
{
    Gen *g = gen_new(vm, fn);
    Frame *f = gen_frame_of(g);
    frame_clear(vm, f, fn->code, fn->globals);
    if (!bind(vm, fn, f, a))
        return STEP_ERROR;
    make_cells(vm, fn, f);
    gen_begin(vm, g);
    *out = from_obj(g);
    return STEP_VALUE;
}

Step call_function(VM *vm, Func *fn, Args *a, Value *out)
{
    if (fn->code->code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR))
        return make_generator(vm, fn, a, out);
    Frame *f = frame_new(vm, fn->code, fn->globals);
    if (!bind(vm, fn, f, a)) {
        heap_drop_frame(vm, f);
        return STEP_ERROR;
    }
    make_cells(vm, fn, f);
    if (!frame_push(vm, f, ENTER_CALL)) {
        heap_drop_frame(vm, f);
        return STEP_ERROR;
    }
    if (!safepoint(vm))
        return STEP_ERROR;
    return STEP_FRAME;
}

/* ---- natives ---- */

/* CPython: _PyObject_FunctionStr */
static void native_label(Native *n, Buf *b)
{
    if (n->def->flags & NF_CLASS && is_type(n->self))
        buf_printf(b, "%s.", AS(Type, n->self)->name->data);
    else if (n->owner && !(n->def->flags & NF_CLASS) && !(n->def->flags & NF_OLD && n->self != V_NULL))
        buf_printf(b, "%s.", n->owner->name->data);
    else if (!n->owner && is_str(n->module) && !str_is(AS(Str, n->module), "builtins"))
        buf_printf(b, "%s.", AS(Str, n->module)->data);
    buf_str(b, n->def->name);
}

/* Whether CPython would have it as a slot wrapper: these complain in words of their own. */
static bool is_wrapper(const Native *n)
{
    return n->owner && !(n->def->flags & (NF_STATIC | NF_CLASS)) && native_is_slot(n->owner, n->def);
}

/* CPython: check_num_args in Objects/typeobject.c, PyArg_UnpackTuple with an empty name, and so does wrap_indexargfunc */
static bool wrapper_arity(VM *vm, const NativeDef *d, bool sequence, uint32_t given)
{
    static const char *const repeating[] = {"__mul__", "__rmul__", "__imul__"};
    int want = given < (uint32_t)d->min ? d->min : d->max;
    bool plain = d->min == d->max && d->max < 2;
    const char *bound = d->min == d->max ? "" : given < (uint32_t)d->min ? "at least " : "at most ";
    for (size_t i = 0; i < sizeof repeating / sizeof *repeating && sequence; i++)
        plain &= strcmp(d->name, repeating[i]) != 0;
    return RAISE(vm, TypeError, "%sexpected %s%d argument%s, got %u", plain ? "" : " ", bound, want,
                 want == 1 ? "" : "s", given);
}

/* A method that CPython has in Python counts its self. */
static bool too_many_for_method(VM *vm, const Native *n, uint32_t given)
{
    char *owner = str_dup(n->owner->name);
    int most = n->def->max + 1;
    RAISE(vm, TypeError, "%s.%s() takes %d positional argument%s but %u were given", owner, n->def->name, most,
          most == 1 ? "" : "s", given + 1);
    mem_free(owner);
    return args_refused(vm);
}

static bool wrong_arity(VM *vm, Native *n, uint32_t given)
{
    const NativeDef *d = n->def;
    Buf b;
    if (n->owner && n->owner->flags & TYPE_LIKE_PYTHON && d->min == d->max && given > (uint32_t)d->max)
        return too_many_for_method(vm, n, given);
    if (is_wrapper(n))
        return wrapper_arity(vm, d, type_special(vm, n->owner, SP_len) != V_NULL, given);
    buf_init(&b);
    if (d->max == 0 || (d->min == 1 && d->max == 1)) {
        native_label(n, &b);
        if (d->max == 0)
            RAISE(vm, TypeError, "%s() takes no arguments (%u given)", buf_text(&b), given);
        else
            RAISE(vm, TypeError, "%s() takes exactly one argument (%u given)", buf_text(&b), given);
    } else {
        int want = given < (uint32_t)d->min ? d->min : d->max;
        const char *bound = d->min == d->max ? "" : given < (uint32_t)d->min ? "at least " : "at most ";
        if (d->flags & NF_OLD) {
            buf_deinit(&b);
            return RAISE(vm, TypeError, "%s() takes %s%d argument%s (%u given)", d->name, bound, want, want == 1 ? "" : "s",
                         given);
        }
        RAISE(vm, TypeError, "%s expected %s%d argument%s, got %u", d->name, bound, want, want == 1 ? "" : "s", given);
    }
    buf_deinit(&b);
    return false;
}

/* How long self is, for NF_LINEAR. */
static uint64_t self_length(VM *vm, Value self)
{
    const uint8_t *bytes;
    int64_t n = 0;
    switch (is_obj(self) ? (Kind)as_obj(self)->kind : KIND_NONE) {
    case KIND_STR: n = AS(Str, self)->len; break;
    case KIND_BYTES: n = AS(Bytes, self)->len; break;
    case KIND_LIST: n = AS(List, self)->len; break;
    case KIND_TUPLE: n = AS(Tuple, self)->len; break;
    case KIND_DICT: n = AS(Dict, self)->used; break;
    case KIND_SET:
    case KIND_FROZENSET: n = AS(Set, self)->used; break;
    case KIND_NATIVEDATA:
        if (!bytes_like(vm, self, &bytes, &n))
            n = 0;
        break;
    default: break;
    }
    return (uint64_t)n;
}

/* One of those that lie in the class, called as it is: on a class, its first argument. */
static bool class_method_may_run(VM *vm, const Native *n, const Args *a)
{
    if (!a->n)
        return RAISE(vm, TypeError, "descriptor '%s' of '%s' object needs an argument", n->def->name,
                     type_name_of(vm, n->owner));
    return descr_fits_class(vm, n, a->v[0]);
}

static inline bool run_native(VM *vm, Native *n, Args *a, Value *out)
{
    const NativeDef *d = n->def;
    Args bound;
    if (n->self != V_NULL) { /* bound: self goes into the scratch slot below the arguments */
        bound = (Args){a->v - 1, a->n + 1, a->kwnames};
        bound.v[0] = n->self;
        a = &bound;
    } else if (n->owner && !(d->flags & (NF_STATIC | NF_CLASS))) {
        if (!a->n && is_wrapper(n))
            return RAISE(vm, TypeError, "descriptor '%s' of '%s' object needs an argument", d->name, type_name_of(vm, n->owner));
        if (!a->n)
            return RAISE(vm, TypeError, "unbound method %s.%s() needs an argument", n->owner->name->data, d->name);
        if (!type_is_subtype(type_of(vm, a->v[0]), n->owner))
            return RAISE(vm, TypeError, is_wrapper(n) ? "descriptor '%s' requires a '%s' object but received a '%s'"
                                                      : "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                         d->name, type_name_of(vm, n->owner), type_name(vm, a->v[0]));
    } else if (n->owner && d->flags & NF_CLASS && !class_method_may_run(vm, n, a)) {
        return false;
    }
    if (!(d->flags & NF_KW)) {
        uint32_t given = a->n - (n->self != V_NULL || (n->owner && !(d->flags & NF_STATIC)));
        if (a->kwnames && a->kwnames->len) {
            Buf b;
            buf_init(&b);
            if (is_wrapper(n))
                buf_printf(&b, "wrapper %s", d->name);
            else
                native_label(n, &b);
            RAISE(vm, TypeError, "%s() takes no keyword arguments", buf_text(&b));
            buf_deinit(&b);
            return false;
        }
        if (given < (uint32_t)d->min || (d->max >= 0 && given > (uint32_t)d->max))
            return wrong_arity(vm, n, given);
    }
    enum { ELEMENTS_PER_FUEL = 16 };
    if (d->flags & NF_LINEAR && a->n && !vm_charge(vm, self_length(vm, a->v[0]) / ELEMENTS_PER_FUEL))
        return false;
    return d->fn(vm, a, out);
}

bool call_native(VM *vm, Native *n, Args *a, Value *out) { return run_native(vm, n, a, out); }

static inline Step begin_native(VM *vm, Native *n, Args *a, Value *out)
{
    if (!run_native(vm, n, a, out))
        return STEP_ERROR;
    if (*out == V_PARK) {
        vm->parked = true;
        return STEP_LEAVE;
    }
    return *out == V_TAIL ? STEP_FRAME : STEP_VALUE;
}

Step call_begin(VM *vm, Value callee, Args *a, Value *out)
{
    if (!is_obj(callee))
        goto not_callable;
    switch ((Kind)as_obj(callee)->kind) {
    case KIND_FUNC:
        return call_function(vm, AS(Func, callee), a, out);
    case KIND_NATIVE:
        return begin_native(vm, AS(Native, callee), a, out);
    case KIND_METHOD: {
        Args bound = {a->v - 1, a->n + 1, a->kwnames};
        Value func = AS(Method, callee)->func, saved = a->v[-1];
        bound.v[0] = AS(Method, callee)->self;
        if (is_kind(func, KIND_FUNC))
            return call_function(vm, AS(Func, func), &bound, out);
        /* any callable may be bound: give it a scratch slot of its own */
        uint32_t total = bound.n + (a->kwnames ? (uint32_t)a->kwnames->len : 0);
        Value *copy = mem_alloc((total + 1) * sizeof(Value));
        memcpy(copy + 1, bound.v, total * sizeof(Value));
        copy[0] = func;
        bound.v[0] = saved;
        Args again = {copy + 1, bound.n, a->kwnames};
        Step s = call_begin(vm, func, &again, out);
        mem_free(copy);
        return s;
    }
    case KIND_TYPE:
        if (as_obj(callee)->flags & OBJ_USER && special_is_own(type_special(vm, as_obj(callee)->type, SP_call)))
            goto special;
        return class_call(vm, AS(Type, callee), a, out);
    special:
    default: {
        Value fn = type_special(vm, as_obj(callee)->type, SP_call);
        if (fn == V_NULL)
            goto not_callable;
        Args self = {a->v - 1, a->n + 1, a->kwnames};
        self.v[0] = callee;
        if (is_kind(fn, KIND_FUNC))
            return call_function(vm, AS(Func, fn), &self, out);
        if (is_kind(fn, KIND_NATIVE))
            return begin_native(vm, AS(Native, fn), &self, out);
        if (!nest_enter(vm, "while calling a Python object")) /* a __call__ that is an object with a __call__ ... */
            return STEP_ERROR;
        bool bound = attr_bind(vm, fn, callee, as_obj(callee)->type, &fn);
        Step s = bound ? call_begin(vm, fn, a, out) : STEP_ERROR;
        nest_leave(vm);
        return s;
    }
    }
not_callable:
    RAISE(vm, TypeError, "'%s' object is not callable", type_name(vm, callee));
    return STEP_ERROR;
}

/* ---- calls from C ---- */

bool call_run_nested(VM *vm, Step step, bool collects, Value *out)
{
    if (step == STEP_VALUE)
        return true;
    if (step == STEP_ERROR)
        return false;
    if (vm->c_depth >= vm->limits.c_depth) {
        frame_pop(vm);
        return RAISE(vm, RecursionError, "maximum recursion depth exceeded");
    }
    vm->frame->enter = ENTER_NATIVE;
    vm->c_depth++;
    vm->nested += !collects;
    bool ok = interp_run(vm, out);
    vm->nested -= !collects;
    vm->c_depth--;
    return ok;
}

static bool call_from_c(VM *vm, Value callee, Args *args, bool collects, Value *out)
{
    uint32_t total = args->n + (args->kwnames ? (uint32_t)args->kwnames->len : 0);
    Value small[10], *v = total + 2 <= 10 ? small : mem_alloc((total + 2) * sizeof(Value));
    v[0] = v[1] = callee;
    if (total)
        memcpy(v + 2, args->v, total * sizeof(Value));
    Args a = {v + 2, args->n, args->kwnames};
    vm->fuel_used += 4; /* what a call from C costs more than an element */
    /* A native such as gen.send() enters a frame whose `enter` kind is its own (ENTER_GEN): such results go through
     * vm_resume instead, so natives of that kind look at vm->nested_call. */
    vm->from_c = true;
    vm->nested += !collects; /* starting a function is a safepoint already */
    const Frame *caller = vm->frame;
    Step step = call_begin(vm, callee, &a, out);
    if (step == STEP_ERROR && vm->frame != caller)
        frame_pop(vm); /* its first safepoint failed */
    vm->nested -= !collects;
    vm->from_c = false;
    if (v != small)
        mem_free(v);
    return call_run_nested(vm, step, collects, out);
}

bool vm_call(VM *vm, Value callee, const Value *args, uint32_t n, Value *out)
{
    Args a = {(Value *)(uintptr_t)args, n, NULL};
    return call_from_c(vm, callee, &a, false, out);
}

bool vm_call_kw(VM *vm, Value callee, Args *args, Value *out)
{
    return call_from_c(vm, callee, args, false, out);
}

bool vm_drive_call(VM *vm, Value callee, const Value *args, uint32_t n, Value *out)
{
    Args a = {(Value *)(uintptr_t)args, n, NULL};
    return call_from_c(vm, callee, &a, true, out);
}

bool vm_call_method(VM *vm, Value self, const char *name, const Value *args, uint32_t n, Value *out)
{
    Value m;
    return attr_get(vm, self, str_intern(vm, name, strlen(name)), &m) && vm_call(vm, m, args, n, out);
}

/* callee(*args, **kwargs): everything in one array with the scratch slot; *items is freed by the caller. */
bool call_unpack_star(VM *vm, Value callee, Value args, Value kwargs, Value **items, Args *a)
{
    Tuple *t;
    if (is_list(args)) {
        t = tuple_of(vm, AS(List, args)->items, AS(List, args)->len);
    } else if (is_tuple(args)) {
        t = AS(Tuple, args);
    } else {
        return RAISE(vm, TypeError, "argument after * must be an iterable, not %s", type_name(vm, args));
    }
    uint32_t nkw = kwargs != V_NULL ? AS(Dict, kwargs)->used : 0;
    Value *v = mem_alloc(((size_t)t->len + nkw + 2) * sizeof(Value));
    v[0] = v[1] = callee;
    memcpy(v + 2, t->items, (size_t)t->len * sizeof(Value));
    a->v = v + 2;
    a->n = (uint32_t)t->len;
    a->kwnames = nkw ? tuple_new(vm, nkw) : NULL;
    uint32_t pos = 0, i = 0;
    DictEntry *e;
    while (nkw && dict_next(AS(Dict, kwargs), &pos, &e)) {
        if (!is_str(e->key)) {
            mem_free(v);
            return RAISE(vm, TypeError, "keywords must be strings");
        }
        a->kwnames->items[i] = e->key;
        v[2 + t->len + i++] = e->value;
    }
    *items = v;
    return true;
}
