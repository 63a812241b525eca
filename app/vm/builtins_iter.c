/* Builtin functions about iteration: zip, map, filter, enumerate, reversed, iter, next, sorted, all, any ... */
#include "base/mem.h"
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/ops.h"

static bool exhausted(Iter *it, Value *out)
{
    (void)it;
    *out = V_NULL;
    return true;
}

/* The iterators of iterators: `held` when whoever asks holds what it has to (op_next_held). */
static bool next_of(VM *vm, Value it, bool held, Value *out)
{
    return held ? op_next_held(vm, it, out) : op_next(vm, it, out);
}

static bool call_of(VM *vm, Value fn, const Value *args, int64_t n, bool held, Value *out)
{
    return (held ? vm_drive_call : vm_call)(vm, fn, args, (uint32_t)n, out);
}

/* ---- enumerate: a iterator, b next number ---- */

static bool next_enumerate(VM *vm, Iter *it, bool held, Value *out)
{
    Value pair[2];
    if (!next_of(vm, it->a, held, &pair[1]))
        return false;
    if (pair[1] == V_NULL)
        return exhausted(it, out);
    pair[0] = it->b;
    *out = from_obj(tuple_of(vm, pair, 2));
    return int_binary(vm, OPR_ADD, it->b, from_int(1), &it->b);
}

static bool step_enumerate(VM *vm, Iter *it, Value *out) { return next_enumerate(vm, it, false, out); }

static bool refuse_enumerate(VM *vm, const Str *keyword)
{
    char *text = str_dup(keyword);
    RAISE(vm, TypeError, "'%s' is an invalid keyword argument for enumerate()", text);
    mem_free(text);
    return false;
}

static bool b_enumerate(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"iterable", "start", NULL};
    Value s[2], iterator;
    int64_t start = 0;
    if (a->n == 0 && args_kw(a, "iterable") == V_NULL) /* CPython: enumerate_vectorcall */
        return a->kwnames && a->kwnames->len ? refuse_enumerate(vm, AS(Str, a->kwnames->items[0]))
                                             : RAISE(vm, TypeError, "enumerate() missing required argument 'iterable'");
    if (!args_bind(vm, a, 0, "enumerate", names, 2, 1, s) || (s[1] != V_NULL && !op_index(vm, s[1], &start, NULL)) ||
        !op_iter(vm, s[0], &iterator))
        return false;
    Iter *it = iter_new(vm, step_enumerate, ITER_ENUMERATE);
    it->a = iterator;
    it->b = s[1] != V_NULL && value_is_int(s[1]) ? int_plain(s[1]) : int_from_i64(vm, start);
    *out = from_obj(it);
    return true;
}

/* ---- zip: a tuple of iterators, n strict ---- */

static bool zip_short(VM *vm, int64_t i, const char *how)
{
    if (i == 1)
        return RAISE(vm, ValueError, "zip() argument 2 is %s than argument 1", how);
    return RAISE(vm, ValueError, "zip() argument %lld is %s than arguments 1-%lld", (long long)i + 1, how, (long long)i);
}

/* strict and the first is exhausted: so must be the others */
static bool zip_strict_end(VM *vm, Tuple *its, Value *out)
{
    for (int64_t i = 1; i < its->len; i++) {
        Value v;
        if (!op_next(vm, its->items[i], &v))
            return false;
        if (v != V_NULL)
            return zip_short(vm, i, "longer");
    }
    *out = V_NULL;
    return true;
}

static bool next_zip(VM *vm, Iter *it, bool held, Value *out)
{
    Tuple *its = AS(Tuple, it->a), *row;
    if (its->len == 0)
        return exhausted(it, out);
    row = tuple_new(vm, its->len);
    Held h = {.v = {from_obj(row)}};
    for (int64_t i = 0; i < its->len; i++) {
        held_enter(vm, &h);
        bool ok = next_of(vm, its->items[i], held, &row->items[i]);
        held_leave(vm, &h);
        if (!ok)
            return false;
        if (row->items[i] != V_NULL)
            continue;
        row->items[i] = V_NONE;
        if (it->n && i > 0)
            return zip_short(vm, i, "shorter");
        return it->n ? zip_strict_end(vm, its, out) : exhausted(it, out);
    }
    *out = from_obj(row);
    return true;
}

static bool step_zip(VM *vm, Iter *it, Value *out) { return next_zip(vm, it, false, out); }

static bool only_keyword(VM *vm, const Args *a, const char *fname, const char *name)
{
    for (int64_t k = 0; a->kwnames && k < a->kwnames->len; k++)
        if (!name || !str_is(AS(Str, a->kwnames->items[k]), name)) {
            Buf b;
            buf_init(&b);
            str_to_buf(AS(Str, a->kwnames->items[k]), &b);
            if (name)
                RAISE(vm, TypeError, "'%s' is an invalid keyword argument for %s()", buf_text(&b), fname);
            else
                RAISE(vm, TypeError, "%s() takes no keyword arguments", fname);
            buf_deinit(&b);
            return false;
        }
    return true;
}

static bool iter_all(VM *vm, const Value *v, uint32_t n, Tuple **out)
{
    Tuple *t = tuple_new(vm, n);
    for (uint32_t i = 0; i < n; i++)
        if (!op_iter(vm, v[i], &t->items[i]))
            return false;
    *out = t;
    return true;
}

static bool b_zip(VM *vm, Args *a, Value *out)
{
    Tuple *its;
    bool strict = false;
    Value kw = args_kw(a, "strict");
    if (!only_keyword(vm, a, "zip", "strict") || (kw != V_NULL && !op_truth(vm, kw, &strict)) ||
        !iter_all(vm, a->v, a->n, &its))
        return false;
    Iter *it = iter_new(vm, step_zip, ITER_ZIP);
    it->a = from_obj(its);
    it->b = it->c = V_NONE;
    it->n = strict;
    *out = from_obj(it);
    return true;
}

/* ---- map: a tuple of iterators, b function; filter: a iterator, b function or None ---- */

static bool map_items(VM *vm, Iter *it, bool held, Value *args, Value *out)
{
    Tuple *its = AS(Tuple, it->a);
    for (int64_t i = 0; i < its->len; i++) {
        Value v;
        if (!next_of(vm, its->items[i], held, &v))
            return false;
        if (v == V_NULL)
            return exhausted(it, out);
        args[i] = v;
    }
    return call_of(vm, it->b, args, its->len, held, out);
}

static bool next_map(VM *vm, Iter *it, bool held, Value *out)
{
    int64_t n = AS(Tuple, it->a)->len;
    Tuple *many = n > 1 ? tuple_new(vm, n) : NULL;
    Held h = {.v = {many ? from_obj(many) : V_NULL}};
    held_enter(vm, &h);
    bool ok = map_items(vm, it, held, many ? many->items : &h.v[1], out);
    held_leave(vm, &h);
    return ok;
}

static bool step_map(VM *vm, Iter *it, Value *out) { return next_map(vm, it, false, out); }

static bool b_map(VM *vm, Args *a, Value *out)
{
    Tuple *its;
    if (!only_keyword(vm, a, "map", NULL))
        return false;
    if (a->n < 2)
        return RAISE(vm, TypeError, "map() must have at least two arguments.");
    if (!iter_all(vm, a->v + 1, a->n - 1, &its))
        return false;
    Iter *it = iter_new(vm, step_map, ITER_MAP);
    it->a = from_obj(its);
    it->b = a->v[0];
    it->c = V_NONE;
    *out = from_obj(it);
    return true;
}

static bool filter_verdict(VM *vm, Iter *it, bool held, Value v, Value *out)
{
    Held h = {.v = {v}};
    held_enter(vm, &h);
    bool ok = call_of(vm, it->b, &v, 1, held, out);
    held_leave(vm, &h);
    return ok;
}

static bool next_filter(VM *vm, Iter *it, bool held, Value *out)
{
    for (;;) {
        Value v, verdict;
        bool keep;
        if (!next_of(vm, it->a, held, &v))
            return false;
        if (v == V_NULL)
            return exhausted(it, out);
        verdict = v;
        if (it->b != V_NONE && !filter_verdict(vm, it, held, v, &verdict))
            return false;
        if (!op_truth(vm, verdict, &keep))
            return false;
        *out = v;
        if (keep)
            return true;
        if (!vm_charge(vm, 1))
            return false;
    }
}

static bool step_filter(VM *vm, Iter *it, Value *out) { return next_filter(vm, it, false, out); }

bool iter_step_held(VM *vm, Iter *it, Value *out)
{
    switch (it->what) {
    case ITER_ZIP: return next_zip(vm, it, true, out);
    case ITER_MAP: return next_map(vm, it, true, out);
    case ITER_FILTER: return next_filter(vm, it, true, out);
    case ITER_ENUMERATE: return next_enumerate(vm, it, true, out);
    default: return it->step(vm, it, out);
    }
}

static bool b_filter(VM *vm, Args *a, Value *out)
{
    Value iterator;
    if (!op_iter(vm, a->v[1], &iterator))
        return false;
    Iter *it = iter_new(vm, step_filter, ITER_FILTER);
    it->a = iterator;
    it->b = a->v[0];
    it->c = V_NONE;
    *out = from_obj(it);
    return true;
}

/* ---- iter, next and their async twins ---- */

static bool b_iter(VM *vm, Args *a, Value *out)
{
    if (a->n == 1)
        return op_iter(vm, a->v[0], out);
    Value call;
    if (!attr_find(vm, a->v[0], vm->names->n___call__, &call))
        return false;
    if (call == V_NULL && !is_type(a->v[0]) && !is_kind(a->v[0], KIND_FUNC) && !is_kind(a->v[0], KIND_METHOD) &&
        !is_kind(a->v[0], KIND_NATIVE))
        return RAISE(vm, TypeError, "iter(v, w): v must be callable");
    *out = iter_callable(vm, a->v[0], a->v[1]);
    return true;
}

static bool next_or_default(VM *vm, Value it, Value otherwise, Value *out)
{
    if (!op_next(vm, it, out))
        return false;
    if (*out == V_NULL)
        *out = otherwise;
    return true;
}

/* A generator, or a __next__ written in Python, runs in a frame of its own, not nested in C. */
static bool b_next(VM *vm, Args *a, Value *out)
{
    Value it = a->v[0];
    if (a->n == 2)
        return next_or_default(vm, it, a->v[1], out);
    if (is_kind(it, KIND_ITER) && !(as_obj(it)->flags & OBJ_USER))
        return iter_next(vm, AS(Iter, it), out);
    Value fn = type_special(vm, type_of(vm, it), SP_next);
    if (fn == V_NULL || fn == V_NONE)
        return RAISE(vm, TypeError, "'%s' object is not an iterator", type_name(vm, it));
    if (!is_kind(fn, KIND_FUNC) && !is_kind(fn, KIND_NATIVE))
        return special_call(vm, fn, it, NULL, 0, out);
    Args self = {a->v, 1, NULL};
    Step s = call_begin(vm, fn, &self, out);
    if (s == STEP_FRAME)
        *out = V_TAIL;
    return s != STEP_ERROR;
}

static bool async_special(VM *vm, Value v, Special sp, const char *what, Value *out)
{
    Value fn = type_special(vm, type_of(vm, v), sp);
    if (fn == V_NULL || fn == V_NONE)
        return RAISE(vm, TypeError, "'%s' object is not an async %s", type_name(vm, v), what);
    return special_call(vm, fn, v, NULL, 0, out);
}

static bool b_aiter(VM *vm, Args *a, Value *out)
{
    if (!async_special(vm, a->v[0], SP_aiter, "iterable", out))
        return false;
    if (type_special(vm, type_of(vm, *out), SP_anext) != V_NULL)
        return true;
    return RAISE(vm, TypeError, "aiter() returned not an async iterator of type '%s'", type_name(vm, *out));
}

/* anext(it, default) awaits, so it is written in Python. */
static bool anext_default(VM *vm, Value awaitable, Value otherwise, Value *out)
{
    Value fn, v[2] = {awaitable, otherwise};
    return vm_import_function(vm, "_anext", "anext", &fn) && vm_call(vm, fn, v, 2, out);
}

static bool b_anext(VM *vm, Args *a, Value *out)
{
    if (!async_special(vm, a->v[0], SP_anext, "iterator", out))
        return false;
    return a->n == 1 || anext_default(vm, *out, a->v[1], out);
}

/* ---- the rest ---- */

static bool b_reversed(VM *vm, Args *a, Value *out) { return op_reversed(vm, a->v[0], out); }

static bool b_sorted(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"key", "reverse", NULL};
    Value s[2];
    List *l;
    int64_t reverse = 0;
    if (a->n != 1)
        return RAISE(vm, TypeError, "sorted expected 1 argument, got %u", a->n);
    if (!args_bind(vm, a, 1, "sort", names, 0, 0, s))
        return false;
    Held h = {.v = {s[0], s[1]}};
    held_enter(vm, &h);
    bool listed = op_list_held(vm, a->v[0], &l);
    held_leave(vm, &h);
    if (!listed || (s[1] != V_NULL && !op_c_int(vm, s[1], &reverse)))
        return false;
    *out = from_obj(l);
    return list_sort(vm, l, s[0] == V_NULL ? V_NONE : s[0], reverse != 0);
}

/* true at the first item whose truth is `wanted` */
static bool find_truth(VM *vm, Value it, bool wanted, bool *found)
{
    Value v;
    bool truth;
    for (;;) {
        if (!op_next_held(vm, it, &v) || !vm_charge(vm, 1))
            return false;
        if (v == V_NULL)
            return true;
        if (!op_truth(vm, v, &truth))
            return false;
        if (truth == wanted) {
            *found = true;
            return true;
        }
    }
}

static bool search_truth(VM *vm, Value iterable, bool wanted, bool *found)
{
    Held h = {0};
    *found = false;
    if (!op_iter(vm, iterable, &h.v[0]))
        return false;
    held_enter(vm, &h);
    bool ok = find_truth(vm, h.v[0], wanted, found);
    held_leave(vm, &h);
    return ok;
}

static bool b_any(VM *vm, Args *a, Value *out)
{
    bool found;
    if (!search_truth(vm, a->v[0], true, &found))
        return false;
    *out = from_bool(found);
    return true;
}

static bool b_all(VM *vm, Args *a, Value *out)
{
    bool found;
    if (!search_truth(vm, a->v[0], false, &found))
        return false;
    *out = from_bool(!found);
    return true;
}

static bool b_len(VM *vm, Args *a, Value *out)
{
    int64_t n;
    if (!op_len(vm, a->v[0], &n))
        return false;
    *out = int_from_i64(vm, n);
    return true;
}

/* ---- the five that are types ---- */

/* T(...): makes the iterator by `make`; an instance of a user class only changes its type. */
static bool construct(VM *vm, Args *a, NativeFn make, Value *out)
{
    Args rest = {a->v + 1, a->n - 1, a->kwnames};
    Type *t = AS(Type, a->v[0]);
    if (!make(vm, &rest, out))
        return false;
    if (t->flags & TYPE_USER) {
        as_obj(*out)->type = t;
        as_obj(*out)->flags |= OBJ_USER;
    }
    return true;
}

static bool takes(VM *vm, const Args *a, const char *name, uint32_t n)
{
    if (!only_keyword(vm, a, name, NULL))
        return false;
    return a->n - 1 == n || RAISE(vm, TypeError, "%s expected %u argument%s, got %u", name, n, n == 1 ? "" : "s", a->n - 1);
}

static bool new_zip(VM *vm, Args *a, Value *out) { return construct(vm, a, b_zip, out); }
static bool new_map(VM *vm, Args *a, Value *out) { return construct(vm, a, b_map, out); }
static bool new_filter(VM *vm, Args *a, Value *out)
{
    return takes(vm, a, "filter", 2) && construct(vm, a, b_filter, out);
}
static bool new_enumerate(VM *vm, Args *a, Value *out) { return construct(vm, a, b_enumerate, out); }
static bool new_reversed(VM *vm, Args *a, Value *out)
{
    Args rest = {a->v + 1, a->n - 1, NULL};
    return takes(vm, a, "reversed", 1) && b_reversed(vm, &rest, out);
}

void builtin_iter_types(VM *vm, Module *m)
{
    static const NativeDef constructors[][3] = {{{"__construct__", new_zip, 0, -1, NF_KW | NF_STATIC}, {0}},
                                                {{"__construct__", new_map, 0, -1, NF_KW | NF_STATIC}, {0}},
                                                {{"__construct__", new_filter, 0, -1, NF_KW | NF_STATIC}, {0}},
                                                {{"__construct__", new_enumerate, 0, -1, NF_KW | NF_STATIC},
                                                 NATIVE_CLASS_GETITEM, {0}},
                                                {{"__construct__", new_reversed, 0, -1, NF_KW | NF_STATIC}, {0}}};
    static const uint8_t kinds[] = {ITER_ZIP, ITER_MAP, ITER_FILTER, ITER_ENUMERATE, ITER_REVERSED};
    for (int i = 0; i < 5; i++) {
        Type *t = iter_type(vm, kinds[i]);
        native_methods(vm, t, constructors[i]);
        module_set(vm, m, t->name->data, from_obj(t));
    }
}

const NativeDef builtin_iter_functions[] = {
    {"iter", b_iter, 1, 2, 0},
    {"next", b_next, 1, 2, 0},
    {"aiter", b_aiter, 1, 1, 0},
    {"anext", b_anext, 1, 2, 0},
    {"sorted", b_sorted, 1, 1, NF_KW},
    {"any", b_any, 1, 1, 0},
    {"all", b_all, 1, 1, 0},
    {"len", b_len, 1, 1, 0},
    {0},
};
