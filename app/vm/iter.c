/* The iteration protocol and the iterators over builtin containers. */
#include "base/mem.h"
#include "vm/bytearray.h"
#include "vm/dunder.h"
#include "vm/interp.h"
#include "vm/ops.h"
#include "vm/types.h"

static bool m_length_hint(VM *vm, Args *a, Value *out);
static const NativeDef hint_method[] = {{"__length_hint__", m_length_hint, 0, 0, 0}, {0}};
static const NativeDef state_method[] = {{"__setstate__", iter_setstate, 1, 1, 0}, {0}};

/* Those that know how many items are left, and those that can be put somewhere else: as in CPython. */
static void add_own_methods(VM *vm, Type *t, uint8_t what)
{
    bool of_odict = what >= ITER_ODICT_KEYS && what <= ITER_ODICT_ITEMS_REV;
    bool of_dict = what >= ITER_DICT_KEYS && what <= ITER_DICT_ITEMS_REV;
    bool unknown = of_odict || what == ITER_CALLABLE || what == ITER_MEMORY;
    if (!unknown && what < ITER_ARRAY)
        native_methods(vm, t, hint_method);
    bool fixed = of_dict || what == ITER_SET || what == ITER_DEQUE || what == ITER_DEQUE_REV;
    if (!unknown && !fixed && what <= ITER_ZIP)
        native_methods(vm, t, state_method);
}

/* The iterator types share the methods of "iterator", their base; each is made when it is first needed. */
Type *iter_type(VM *vm, uint8_t what)
{
    static const char *const names[ITER_COUNT] = {
        "iterator", "list_iterator", "list_reverseiterator", "tuple_iterator", "str_iterator", "str_ascii_iterator", "bytes_iterator",
        "dict_keyiterator", "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator",
        "dict_reversevalueiterator", "dict_reverseitemiterator", "odict_iterator", "odict_iterator", "odict_iterator",
        "odict_iterator", "odict_iterator", "odict_iterator", "set_iterator", "range_iterator", "iterator",
        "callable_iterator", "reversed", "_deque_iterator", "_deque_reverse_iterator", "bytearray_iterator",
        "memory_iterator", "arrayiterator", "zip", "map", "filter", "enumerate"};
    if (!vm->iter_types)
        vm->iter_types = mem_zalloc(ITER_COUNT * sizeof *vm->iter_types);
    if (!vm->iter_types[what]) {
        Type *t = vm->iter_types[what] = type_make(vm, names[what], vm->types[KIND_ITER], KIND_ITER);
        bool callable = what >= ITER_ZIP || what == ITER_REVERSED;
        t->flags |= callable ? 0 : TYPE_FINAL;
        if (what == ITER_DEQUE || what == ITER_DEQUE_REV)
            t->module = str_intern(vm, "_collections", 12);
        if (what == ITER_ARRAY)
            t->module = str_intern(vm, "array", 5);
        add_own_methods(vm, t, what);
    }
    return vm->iter_types[what];
}

void iter_types_mark(VM *vm)
{
    for (int i = 0; vm->iter_types && i < ITER_COUNT; i++)
        heap_mark_obj(vm, vm->iter_types[i]);
    for (int i = 0; i < 3; i++)
        if (vm->odict_views[i])
            heap_mark_obj(vm, vm->odict_views[i]);
}

Iter *iter_new(VM *vm, IterStep step, uint8_t what)
{
    Iter *it = heap_alloc(vm, iter_type(vm, what), KIND_ITER, sizeof(Iter));
    it->step = step;
    it->what = what;
    return it;
}

static bool step_end(VM *vm, Iter *it, Value *out)
{
    (void)vm;
    it->a = V_NONE;
    it->step = step_end;
    *out = V_NULL;
    return true;
}

bool iter_step_list(VM *vm, Iter *it, Value *out)
{
    List *l = AS(List, it->a);
    if (it->i >= l->len)
        return step_end(vm, it, out);
    *out = l->items[it->i++];
    return true;
}

static bool step_list_reverse(VM *vm, Iter *it, Value *out)
{
    List *l = AS(List, it->a);
    if (it->i < 0 || it->i >= l->len)
        return step_end(vm, it, out);
    *out = l->items[it->i--];
    return true;
}

static bool step_tuple(VM *vm, Iter *it, Value *out)
{
    Tuple *t = AS(Tuple, it->a);
    if (it->i >= t->len)
        return step_end(vm, it, out);
    *out = t->items[it->i++];
    return true;
}

static bool step_str(VM *vm, Iter *it, Value *out)
{
    Str *s = AS(Str, it->a);
    if (it->i >= s->len)
        return step_end(vm, it, out);
    *out = from_obj(str_char(vm, str_at(s, it->i++)));
    return true;
}

static bool step_bytes(VM *vm, Iter *it, Value *out)
{
    Bytes *b = AS(Bytes, it->a);
    if (it->i >= b->len)
        return step_end(vm, it, out);
    *out = from_int(b->data[it->i++]);
    return true;
}

static Value dict_entry_value(VM *vm, const DictEntry *e, int what)
{
    Value pair[2] = {e->key, e->value};
    if (what == 0)
        return e->key;
    return what == 1 ? e->value : from_obj(tuple_of(vm, pair, 2));
}

static bool step_dict(VM *vm, Iter *it, Value *out)
{
    Dict *d = AS(Dict, it->a);
    uint32_t pos = (uint32_t)it->i;
    DictEntry *e;
    if ((int64_t)d->used != it->n) {
        it->n = -1; /* stays so */
        return RAISE(vm, RuntimeError, "dictionary changed size during iteration");
    }
    if (!dict_next(d, &pos, &e))
        return step_end(vm, it, out);
    if (it->version++ >= d->used) { /* as many as it has were given: keys were taken out and put in again */
        it->n = -1;
        return RAISE(vm, RuntimeError, "dictionary keys changed during iteration");
    }
    it->i = pos;
    *out = dict_entry_value(vm, e, it->what - ITER_DICT_KEYS);
    return true;
}

static bool step_dict_reverse(VM *vm, Iter *it, Value *out)
{
    Dict *d = AS(Dict, it->a);
    if ((int64_t)d->used != it->n) {
        it->n = -1;
        return RAISE(vm, RuntimeError, "dictionary changed size during iteration");
    }
    for (int64_t i = it->i; i >= 0 && i < d->nentries; i--) {
        if (d->entries[i].key == V_NULL)
            continue;
        it->i = i - 1;
        it->version++;
        *out = dict_entry_value(vm, &d->entries[i], it->what - ITER_DICT_KEYS_REV);
        return true;
    }
    return step_end(vm, it, out);
}

/* CPython: Objects/odictobject.c, odictiter_nextkey. Only clear() changes the size and not the state. */
static bool step_odict(VM *vm, Iter *it, Value *out)
{
    Dict *d = AS(Dict, it->a);
    bool cleared = d->used != it->n && d->cap == 0;
    if (d->version != it->version || d->used != it->n) {
        step_end(vm, it, out);
        return RAISE(vm, RuntimeError, "OrderedDict %s during iteration", cleared ? "changed size" : "mutated");
    }
    bool back = it->what >= ITER_ODICT_KEYS_REV;
    for (; it->i >= 0 && it->i < d->nentries; it->i += back ? -1 : 1) {
        const DictEntry *e = &d->entries[it->i];
        if (e->key == V_NULL)
            continue;
        it->i += back ? -1 : 1;
        *out = dict_entry_value(vm, e, it->what - (back ? ITER_ODICT_KEYS_REV : ITER_ODICT_KEYS));
        return true;
    }
    return step_end(vm, it, out);
}

/* what: 0 keys, 1 values, 2 items */
static bool iter_dict(VM *vm, Dict *d, int what, bool back, Value *out)
{
    bool ordered = d->o.type->flags & TYPE_ORDERED;
    int first = ordered ? (back ? ITER_ODICT_KEYS_REV : ITER_ODICT_KEYS) : back ? ITER_DICT_KEYS_REV : ITER_DICT_KEYS;
    Iter *it = iter_new(vm, ordered ? step_odict : back ? step_dict_reverse : step_dict, (uint8_t)(first + what));
    it->a = from_obj(d);
    it->i = back ? (int64_t)d->nentries - 1 : 0;
    it->n = d->used;
    it->version = ordered ? d->version : 0;
    *out = from_obj(it);
    return true;
}

static bool step_set(VM *vm, Iter *it, Value *out)
{
    Set *s = AS(Set, it->a);
    if (s->used != it->n) {
        it->n = -1;
        return RAISE(vm, RuntimeError, "Set changed size during iteration");
    }
    if (!set_next(s, &it->i, out))
        return step_end(vm, it, out);
    return true;
}

/* i: current, b: step; n: how many of c are left; all small. At its end it still knows where it stands. */
bool iter_step_range(VM *vm, Iter *it, Value *out)
{
    (void)vm;
    if (it->n <= 0) {
        *out = V_NULL;
        return true;
    }
    *out = from_int(it->i);
    it->n--;
    it->i += as_int(it->b);
    return true;
}

/* a: current, b: step, c: how many are left, i: how many were given. */
static bool step_big_range(VM *vm, Iter *it, Value *out)
{
    if (int_sign(it->c) <= 0) {
        *out = V_NULL;
        return true;
    }
    *out = it->a;
    it->i++;
    return int_binary(vm, OPR_ADD, it->a, it->b, &it->a) && int_binary(vm, OPR_SUB, it->c, from_int(1), &it->c);
}

static bool range_iter(VM *vm, Value start, Value step, Value length, Value *out)
{
    Iter *it = iter_new(vm, step_big_range, ITER_RANGE);
    it->a = start;
    it->b = step;
    it->c = length;
    if (is_int(start) && is_int(step) && is_int(length)) {
        Value last, span;
        if (!int_binary(vm, OPR_MUL, step, length, &span) || !int_binary(vm, OPR_ADD, start, span, &last))
            return false;
        if (is_int(last)) {
            it->step = iter_step_range;
            it->i = as_int(start);
            it->n = as_int(length);
        }
    }
    *out = from_obj(it);
    return true;
}

/* Objects with __getitem__ only. */
static bool step_sequence(VM *vm, Iter *it, Value *out)
{
    if (op_getitem(vm, it->a, from_int(it->i), out)) {
        it->i++;
        return true;
    }
    if (!exc_is(vm, vm->excs->IndexError) && !exc_is(vm, vm->excs->StopIteration))
        return false;
    exc_take(vm);
    return step_end(vm, it, out);
}

static bool step_callable(VM *vm, Iter *it, Value *out)
{
    bool same;
    Value v;
    if (!vm_call(vm, it->a, NULL, 0, &v)) {
        if (!exc_is(vm, vm->excs->StopIteration))
            return false;
        exc_take(vm);
        return step_end(vm, it, out);
    }
    if (it->step == step_end) /* the call has used it up */
        return step_end(vm, it, out);
    if (!op_equal(vm, v, it->b, &same))
        return false;
    if (same)
        return step_end(vm, it, out);
    *out = v;
    return true;
}

Value iter_callable(VM *vm, Value callable, Value sentinel)
{
    Iter *it = iter_new(vm, step_callable, ITER_CALLABLE);
    it->a = callable;
    it->b = sentinel;
    return from_obj(it);
}

static bool iter_over(VM *vm, Value v, IterStep step, uint8_t what, int64_t i, int64_t n, Value *out)
{
    Iter *it = iter_new(vm, step, what);
    it->a = v;
    it->i = i;
    it->n = n;
    *out = from_obj(it);
    return true;
}

bool builtin_iter(VM *vm, Value v, Value *out)
{
    if (!is_obj(v))
        return RAISE(vm, TypeError, "'%s' object is not iterable", type_name(vm, v));
    switch ((Kind)as_obj(v)->kind) {
    case KIND_LIST: return iter_over(vm, v, iter_step_list, ITER_LIST, 0, 0, out);
    case KIND_TUPLE: return iter_over(vm, v, step_tuple, ITER_TUPLE, 0, 0, out);
    case KIND_STR: return iter_over(vm, v, step_str, AS(Str, v)->ascii ? ITER_ASCII : ITER_STR, 0, 0, out);
    case KIND_BYTES: return iter_over(vm, v, step_bytes, ITER_BYTES, 0, 0, out);
    case KIND_DICT: return iter_dict(vm, AS(Dict, v), 0, false, out);
    case KIND_SET:
    case KIND_FROZENSET: return iter_over(vm, v, step_set, ITER_SET, 0, AS(Set, v)->used, out);
    case KIND_DICTVIEW: return iter_dict(vm, AS(DictView, v)->dict, AS(DictView, v)->what, false, out);
    case KIND_RANGE: return range_iter(vm, AS(Range, v)->start, AS(Range, v)->step, AS(Range, v)->length, out);
    case KIND_GEN:
        if (AS(Gen, v)->what != CODE_GENERATOR && AS(Gen, v)->what != GEN_OP)
            break;
        *out = v;
        return true;
    case KIND_ITER:
        *out = v;
        return true;
    default: break;
    }
    return RAISE(vm, TypeError, "'%s' object is not iterable", type_name(vm, v));
}

static bool is_iterator(VM *vm, Value v)
{
    if (is_kind(v, KIND_ITER) || is_kind(v, KIND_GEN))
        return true;
    Value fn = special_find(vm, v, SP_next);
    return fn != V_NULL && fn != V_NONE;
}

bool op_iter(VM *vm, Value v, Value *out)
{
    Value result, fn = special_find(vm, v, SP_iter);
    if (fn == V_NULL) {
        Value getitem = is_obj(v) && as_obj(v)->kind == KIND_INSTANCE ? special_find(vm, v, SP_getitem) : V_NULL;
        if (getitem == V_NULL && is_kind(v, KIND_NATIVEDATA))
            getitem = special_find(vm, v, SP_getitem);
        if (getitem != V_NULL && getitem != V_NONE)
            return iter_over(vm, v, step_sequence, ITER_SEQUENCE, 0, 0, out);
        return builtin_iter(vm, v, out);
    }
    if (fn == V_NONE)
        return RAISE(vm, TypeError, "'%s' object is not iterable", type_name(vm, v));
    if (!special_call(vm, fn, v, NULL, 0, &result))
        return false;
    if (!is_iterator(vm, result))
        return RAISE(vm, TypeError, "iter() returned non-iterator of type '%s'", type_name(vm, result));
    *out = result;
    return true;
}

static bool next_of_generator(VM *vm, Gen *g, bool collects, Value *out)
{
    Value v = V_NONE;
    switch (collects ? vm_drive(vm, g, V_NONE, &v) : vm_resume(vm, g, V_NONE, &v)) {
    case GEN_YIELDED: *out = v; return true;
    case GEN_RETURNED: *out = V_NULL; return true;
    default: return false;
    }
}

bool iter_ended(VM *vm, Value *out)
{
    if (vm->stop != STOP_NONE || !exc_is(vm, vm->excs->StopIteration))
        return false;
    vm->stop_value = AS(Exc, exc_take(vm))->extra[0];
    *out = V_NULL;
    return true;
}

/* Iterators of iterators of iterators: a tower may be any height. */
static bool iter_step(VM *vm, Iter *it, Value *out)
{
    if (!nest_enter(vm, "while iterating"))
        return false;
    vm->stop_value = V_NULL;
    bool ok = it->step(vm, it, out);
    nest_leave(vm);
    return ok;
}

bool iter_next(VM *vm, Iter *it, Value *out)
{
    if (!iter_step(vm, it, out))
        return false;
    return *out != V_NULL || vm_raise_args(vm, vm->excs->StopIteration, &vm->stop_value, vm->stop_value != V_NULL);
}

/* class M(map) with a __next__ of its own */
static bool has_own_next(VM *vm, Value it)
{
    return as_obj(it)->flags & OBJ_USER && special_is_own(type_special(vm, as_obj(it)->type, SP_next));
}

bool op_next(VM *vm, Value it, Value *out)
{
    if (is_kind(it, KIND_ITER) && !has_own_next(vm, it))
        return iter_step(vm, AS(Iter, it), out) || iter_ended(vm, out);
    vm->stop_value = V_NULL;
    if (is_kind(it, KIND_GEN) && AS(Gen, it)->what == CODE_GENERATOR)
        return next_of_generator(vm, AS(Gen, it), false, out);
    bool op = is_kind(it, KIND_GEN) && AS(Gen, it)->what == GEN_OP;
    Value fn = op ? type_special(vm, as_obj(it)->type, SP_next) : special_find(vm, it, SP_next);
    if (fn == V_NULL || fn == V_NONE)
        return RAISE(vm, TypeError, "'%s' object is not an iterator", type_name(vm, it));
    return special_call(vm, fn, it, NULL, 0, out) || iter_ended(vm, out);
}

bool op_next_held(VM *vm, Value it, Value *out)
{
    if (is_kind(it, KIND_GEN) && AS(Gen, it)->what == CODE_GENERATOR)
        return next_of_generator(vm, AS(Gen, it), true, out);
    if (!is_kind(it, KIND_ITER) || !iter_has_inner(AS(Iter, it)) || has_own_next(vm, it))
        return op_next(vm, it, out);
    if (!nest_enter(vm, "while iterating"))
        return false;
    bool ok = iter_step_held(vm, AS(Iter, it), out);
    nest_leave(vm);
    return ok || iter_ended(vm, out);
}

static bool step_reverse_sequence(VM *vm, Iter *it, Value *out)
{
    if (it->i < 0)
        return step_end(vm, it, out);
    if (op_getitem(vm, it->a, from_int(it->i), out)) {
        it->i--;
        return true;
    }
    if (!exc_is(vm, vm->excs->IndexError))
        return false;
    exc_take(vm);
    return step_end(vm, it, out);
}

static bool reverse_range(VM *vm, Range *r, Value *out)
{
    Value last, step;
    if (int_sign(r->length) == 0)
        return range_iter(vm, r->start, r->step, r->length, out);
    return int_binary(vm, OPR_SUB, r->length, from_int(1), &last) && int_binary(vm, OPR_MUL, last, r->step, &last) &&
           int_binary(vm, OPR_ADD, r->start, last, &last) && int_unary(vm, UNARY_MINUS, r->step, &step) &&
           range_iter(vm, last, step, r->length, out);
}

bool op_reversed(VM *vm, Value v, Value *out)
{
    Value fn = special_find(vm, v, SP_reversed);
    int64_t len;
    if (fn != V_NULL && fn != V_NONE)
        return special_call(vm, fn, v, NULL, 0, out);
    if (is_list(v))
        return iter_over(vm, v, step_list_reverse, ITER_LIST_REV, AS(List, v)->len - 1, 0, out);
    if (is_kind(v, KIND_RANGE))
        return reverse_range(vm, AS(Range, v), out);
    if (is_dict(v))
        return iter_dict(vm, AS(Dict, v), 0, true, out);
    if (is_kind(v, KIND_DICTVIEW))
        return iter_dict(vm, AS(DictView, v)->dict, AS(DictView, v)->what, true, out);
    Value getitem = special_find(vm, v, SP_getitem);
    bool sequence = is_str(v) || is_tuple(v) || is_bytes(v) || (getitem != V_NULL && getitem != V_NONE);
    if (fn == V_NONE || !sequence)
        return RAISE(vm, TypeError, "'%s' object is not reversible", type_name(vm, v));
    if (!op_len(vm, v, &len))
        return false;
    return iter_over(vm, v, step_reverse_sequence, ITER_REVERSED, len - 1, 0, out);
}

static int64_t set_left(Set *s, int64_t from)
{
    int64_t n = 0;
    Value item;
    while (set_next(s, &from, &item))
        n++;
    return n;
}

/* How many items are left; -1: this iterator does not know. */
static int64_t items_left(Iter *it)
{
    if (it->a == V_NULL || it->a == V_NONE)
        return 0; /* used up */
    switch (it->what) {
    case ITER_LIST: return is_list(it->a) && AS(List, it->a)->len > it->i ? AS(List, it->a)->len - it->i : 0;
    case ITER_TUPLE: return is_tuple(it->a) ? AS(Tuple, it->a)->len - it->i : 0;
    case ITER_STR:
    case ITER_ASCII: return is_str(it->a) ? AS(Str, it->a)->len - it->i : 0;
    case ITER_BYTES: return is_bytes(it->a) ? AS(Bytes, it->a)->len - it->i : 0;
    case ITER_BYTEARRAY: return AS(ByteArray, it->a)->len > it->i ? AS(ByteArray, it->a)->len - it->i : 0;
    case ITER_LIST_REV: return is_list(it->a) && AS(List, it->a)->len > it->i ? it->i + 1 : 0;
    case ITER_REVERSED: return it->i + 1;
    case ITER_RANGE:
    case ITER_DEQUE:
    case ITER_DEQUE_REV: return it->n;
    case ITER_SET: return AS(Set, it->a)->used == it->n ? set_left(AS(Set, it->a), it->i) : 0;
    case ITER_DICT_KEYS:
    case ITER_DICT_VALUES:
    case ITER_DICT_ITEMS:
    case ITER_DICT_KEYS_REV:
    case ITER_DICT_VALUES_REV:
    case ITER_DICT_ITEMS_REV: return AS(Dict, it->a)->used == it->n ? it->n - it->version : 0;
    default: return -1;
    }
}

static bool m_length_hint(VM *vm, Args *a, Value *out)
{
    Iter *it = AS(Iter, a->v[0]);
    int64_t n = items_left(it);
    (void)vm;
    bool big = it->step == step_big_range && n == 0 && it->a != V_NULL && it->a != V_NONE;
    *out = big ? it->c : n < 0 ? V_NOT_IMPLEMENTED : from_int(n);
    return true;
}

const NativeDef iter_methods[] = {
    {"__reduce__", iter_reduce, 0, 0, 0},
    D0(iter), D0(next), {0},
};
