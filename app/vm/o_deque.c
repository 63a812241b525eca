/* collections.deque (CPython: Modules/_collectionsmodule.c). What may call Python (==, repr, an iterable's next) looks
 * at `state` afterwards, for the deque may be another one then. */
#include "vm/deque.h"

#include <stdio.h>

#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/types.h"

#define SELF AS(Deque, a->v[0])

Deque *deque_new(VM *vm) { return obj_new(vm, vm->deque); }

static bool mutated(VM *vm) { return RAISE(vm, RuntimeError, "deque mutated during iteration"); }

static bool push(VM *vm, Deque *d, Value v)
{
    if (!deque_append(vm, d, v))
        return false;
    if (d->bounded && d->row.len > d->maxlen)
        ring_pop_left(&d->row);
    return true;
}

static bool push_left(VM *vm, Deque *d, Value v)
{
    d->state++;
    if (!ring_push_left(vm, &d->row, v))
        return false;
    if (d->bounded && d->row.len > d->maxlen)
        ring_pop(&d->row);
    return true;
}

static List *items_of(VM *vm, const Deque *d)
{
    List *l = list_new(vm, d->row.len);
    for (uint32_t i = 0; i < d->row.len; i++)
        l->items[i] = ring_at(&d->row, i);
    l->len = d->row.len;
    return l;
}

static bool extend(VM *vm, Deque *d, Value iterable, bool left)
{
    Value it, item;
    if (iterable == from_obj(d))
        iterable = from_obj(items_of(vm, d));
    if (!op_iter(vm, iterable, &it))
        return false;
    for (;;) {
        if (!op_next(vm, it, &item))
            return false;
        if (item == V_NULL)
            return true;
        if (!vm_charge(vm, 1) || !(left ? push_left(vm, d, item) : push(vm, d, item)))
            return false;
    }
}

static void clear(VM *vm, Deque *d)
{
    d->state++;
    ring_free(vm, &d->row);
}

/* ---- making ---- */

static bool read_maxlen(VM *vm, Deque *d, Value v)
{
    d->bounded = v != V_NULL && v != V_NONE;
    if (!d->bounded)
        return true;
    if (!value_is_int(v))
        return RAISE(vm, TypeError, "an integer is required");
    if (!int_to_i64(v, &d->maxlen))
        return RAISE(vm, OverflowError, "Python int too large to convert to C ssize_t");
    return d->maxlen >= 0 || RAISE(vm, ValueError, "maxlen must be non-negative");
}

static bool m_init(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"iterable", "maxlen", NULL};
    Value v[2];
    *out = V_NONE;
    if (!args_bind(vm, a, 1, "deque", names, 2, 0, v) || !read_maxlen(vm, SELF, v[1]))
        return false;
    clear(vm, SELF);
    return v[0] == V_NULL || extend(vm, SELF, v[0], false);
}

static bool copy(VM *vm, Deque *d, Value *out)
{
    if (as_obj(from_obj(d))->type != vm->deque) {
        Value args[2] = {from_obj(d), from_int(d->maxlen)};
        return vm_call(vm, from_obj(d->nd.o.type), args, d->bounded ? 2 : 1, out);
    }
    Deque *new = deque_new(vm);
    *out = from_obj(new);
    new->bounded = d->bounded;
    new->maxlen = d->maxlen;
    if (!vm_charge(vm, d->row.len / 8))
        return false;
    for (uint32_t i = 0; i < d->row.len; i++)
        if (!ring_push(vm, &new->row, ring_at(&d->row, i)))
            return false;
    return true;
}

/* ---- the ends ---- */

static bool m_append(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return push(vm, SELF, a->v[1]);
}

static bool m_appendleft(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return push_left(vm, SELF, a->v[1]);
}

static bool m_pop(VM *vm, Args *a, Value *out)
{
    if (!SELF->row.len)
        return RAISE(vm, IndexError, "pop from an empty deque");
    SELF->state++;
    *out = ring_pop(&SELF->row);
    return true;
}

static bool m_popleft(VM *vm, Args *a, Value *out)
{
    if (!SELF->row.len)
        return RAISE(vm, IndexError, "pop from an empty deque");
    *out = deque_popleft(SELF);
    return true;
}

static bool m_extend(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return extend(vm, SELF, a->v[1], false);
}

static bool m_extendleft(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return extend(vm, SELF, a->v[1], true);
}

static bool m_iadd(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    return extend(vm, SELF, a->v[1], false);
}

static bool m_clear(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    clear(vm, SELF);
    return true;
}

static bool m_copy(VM *vm, Args *a, Value *out) { return copy(vm, SELF, out); }

static bool m_rotate(VM *vm, Args *a, Value *out)
{
    int64_t n = 1, len = SELF->row.len;
    *out = V_NONE;
    if (a->n > 2)
        return RAISE(vm, TypeError, "deque.rotate expected at most 1 argument, got %u", a->n - 1);
    if (a->n > 1 && !op_ssize(vm, a->v[1], &n))
        return false;
    Deque *d = SELF;
    if (len != d->row.len || len <= 1)
        return true;
    n %= len;
    n = n > len / 2 ? n - len : n < -(len / 2) ? n + len : n;
    d->state++;
    if (!vm_charge(vm, (uint64_t)(n < 0 ? -n : n) / 8))
        return false;
    /* the place just freed at one end is there for the other: nothing grows */
    for (; n > 0; n--)
        if (!ring_push_left(vm, &d->row, ring_pop(&d->row)))
            return false;
    for (; n < 0; n++)
        if (!ring_push(vm, &d->row, ring_pop_left(&d->row)))
            return false;
    return true;
}

/* ---- searching ---- */

/* The first equal item in [start, stop); *at -1: none. Raises `type` when a comparison changed the deque. */
static bool find(VM *vm, Deque *d, Value v, int64_t start, int64_t stop, Type *type, int64_t *at)
{
    bool same;
    uint32_t state = d->state;
    *at = -1;
    for (int64_t i = start; i < stop && *at < 0; i++) {
        if (!vm_charge(vm, 1) || !op_equal(vm, ring_at(&d->row, (uint32_t)i), v, &same))
            return false;
        if (d->state != state)
            return vm_raise(vm, type, "deque mutated during iteration");
        if (same)
            *at = i;
    }
    return true;
}

static bool not_in_deque(VM *vm, Value v)
{
    Buf b;
    buf_init(&b);
    if (value_repr(vm, v, &b))
        RAISE(vm, ValueError, "%s is not in deque", buf_text(&b));
    buf_deinit(&b);
    return false;
}

static bool m_contains(VM *vm, Args *a, Value *out)
{
    int64_t at;
    if (!find(vm, SELF, a->v[1], 0, SELF->row.len, vm->excs->RuntimeError, &at))
        return false;
    *out = from_bool(at >= 0);
    return true;
}

static bool m_count(VM *vm, Args *a, Value *out)
{
    int64_t n = 0;
    bool same;
    Deque *d = SELF;
    uint32_t state = d->state;
    for (uint32_t i = 0; i < d->row.len; i++) {
        if (!vm_charge(vm, 1) || !op_equal(vm, ring_at(&d->row, i), a->v[1], &same))
            return false;
        if (d->state != state)
            return mutated(vm);
        n += same;
    }
    *out = from_int(n);
    return true;
}

static bool bound(VM *vm, Value v, int64_t len, int64_t *out)
{
    if (!op_index(vm, v, out, "slice indices must be integers or have an __index__ method"))
        return false;
    if (*out < 0)
        *out = *out + len < 0 ? 0 : *out + len;
    return true;
}

static bool m_index(VM *vm, Args *a, Value *out)
{
    int64_t start = 0, stop = INT64_MAX, len = SELF->row.len, at;
    if (a->n < 2 || a->n > 4)
        return RAISE(vm, TypeError, "index() takes at %s %d argument%s (%u given)", a->n < 2 ? "least" : "most",
                     a->n < 2 ? 1 : 3, a->n < 2 ? "" : "s", a->n - 1);
    if ((a->n > 2 && !bound(vm, a->v[2], len, &start)) || (a->n > 3 && !bound(vm, a->v[3], len, &stop)))
        return false;
    len = SELF->row.len;
    if (!find(vm, SELF, a->v[1], start, stop < len ? stop : len, vm->excs->RuntimeError, &at))
        return false;
    *out = from_int(at);
    return at >= 0 || not_in_deque(vm, a->v[1]);
}

static bool m_remove(VM *vm, Args *a, Value *out)
{
    int64_t at;
    *out = V_NONE;
    if (!find(vm, SELF, a->v[1], 0, SELF->row.len, vm->excs->IndexError, &at))
        return false;
    if (at < 0)
        return not_in_deque(vm, a->v[1]);
    SELF->state++;
    ring_remove(&SELF->row, (uint32_t)at);
    return true;
}

/* ---- by index ---- */

static bool place(VM *vm, Deque *d, Value key, uint32_t *at)
{
    char text[160];
    int64_t i;
    snprintf(text, sizeof text, "sequence index must be integer, not '%.100s'", type_name(vm, key));
    if (!op_index(vm, key, &i, text))
        return false;
    if (i < 0)
        i += d->row.len;
    if (i < 0 || i >= d->row.len)
        return RAISE(vm, IndexError, "deque index out of range");
    *at = (uint32_t)i;
    return true;
}

static bool m_getitem(VM *vm, Args *a, Value *out)
{
    uint32_t at;
    if (!place(vm, SELF, a->v[1], &at))
        return false;
    *out = ring_at(&SELF->row, at);
    return true;
}

static bool m_setitem(VM *vm, Args *a, Value *out)
{
    uint32_t at;
    *out = V_NONE;
    if (!place(vm, SELF, a->v[1], &at))
        return false;
    *ring_slot(&SELF->row, at) = a->v[2];
    return true;
}

static bool m_delitem(VM *vm, Args *a, Value *out)
{
    uint32_t at;
    *out = V_NONE;
    if (!place(vm, SELF, a->v[1], &at) || !vm_charge(vm, SELF->row.len / 64))
        return false;
    SELF->state++;
    ring_remove(&SELF->row, at);
    return true;
}

static bool m_insert(VM *vm, Args *a, Value *out)
{
    int64_t at;
    *out = V_NONE;
    if (a->n != 3)
        return RAISE(vm, TypeError, "insert() takes exactly 2 arguments (%u given)", a->n - 1);
    if (!op_ssize(vm, a->v[1], &at))
        return false;
    Deque *d = SELF;
    if (d->bounded && d->row.len >= d->maxlen)
        return RAISE(vm, IndexError, "deque already at its maximum size");
    if (at < 0)
        at = at + d->row.len < 0 ? 0 : at + d->row.len;
    d->state++;
    return vm_charge(vm, d->row.len / 64) &&
           ring_insert(vm, &d->row, at > d->row.len ? d->row.len : (uint32_t)at, a->v[2]);
}

static bool m_reverse(VM *vm, Args *a, Value *out)
{
    Ring *r = &SELF->row;
    *out = V_NONE;
    for (uint32_t i = 0, n = r->len; i < n / 2; i++) {
        Value v = ring_at(r, i);
        *ring_slot(r, i) = ring_at(r, n - 1 - i);
        *ring_slot(r, n - 1 - i) = v;
    }
    return vm_charge(vm, r->len / 8);
}

static bool m_len(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(SELF->row.len);
    return true;
}

/* ---- operators ---- */

static bool m_add(VM *vm, Args *a, Value *out)
{
    if (!is_deque(vm, a->v[1]))
        return RAISE(vm, TypeError, "can only concatenate deque (not \"%s\") to deque", type_name(vm, a->v[1]));
    return copy(vm, SELF, out) && (!is_deque(vm, *out) || extend(vm, AS(Deque, *out), a->v[1], false));
}

static bool repeat(VM *vm, Deque *d, Value times)
{
    char text[160];
    int64_t n, len = d->row.len;
    snprintf(text, sizeof text, "can't multiply sequence by non-int of type '%.100s'", type_name(vm, times));
    if (!op_index(vm, times, &n, text))
        return false;
    if (len == 0 || n == 1)
        return true;
    if (n <= 0) {
        clear(vm, d);
        return true;
    }
    if (d->bounded && n > d->maxlen / len + 1)
        n = d->maxlen / len + 1;
    if (n > (INT64_C(1) << 30) / len)
        return vm_no_memory(vm);
    if (!vm_may_allocate(vm, (size_t)(n * len) * sizeof(Value)))
        return false;
    Value once = from_obj(items_of(vm, d));
    for (int64_t i = 1; i < n; i++)
        if (!extend(vm, d, once, false))
            return false;
    return true;
}

static bool m_imul(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    return repeat(vm, SELF, a->v[1]);
}

static bool m_mul(VM *vm, Args *a, Value *out)
{
    return copy(vm, SELF, out) && (!is_deque(vm, *out) || repeat(vm, AS(Deque, *out), a->v[1]));
}

static bool compare_items(VM *vm, Deque *x, Deque *y, CmpOpr op, Value *out)
{
    bool same;
    uint32_t x_state = x->state, y_state = y->state;
    for (uint32_t i = 0; i < x->row.len && i < y->row.len; i++) {
        Value p = ring_at(&x->row, i), q = ring_at(&y->row, i);
        if (!vm_charge(vm, 1) || !op_equal(vm, p, q, &same))
            return false;
        if (same && (x->state != x_state || y->state != y_state))
            return mutated(vm);
        if (same)
            continue;
        if (op == CMP_EQ || op == CMP_NE)
            *out = from_bool(op == CMP_NE);
        else if (!op_compare(vm, op, p, q, out) || !op_truth(vm, *out, &same))
            return false;
        else
            *out = from_bool(same);
        return true;
    }
    return op_compare(vm, op, from_int(x->row.len), from_int(y->row.len), out);
}

static bool compare(VM *vm, Args *a, CmpOpr op, Value *out)
{
    if (!is_deque(vm, a->v[1])) {
        *out = V_NOT_IMPLEMENTED;
        return true;
    }
    Deque *x = SELF, *y = AS(Deque, a->v[1]);
    if ((op == CMP_EQ || op == CMP_NE) && (x == y || x->row.len != y->row.len)) {
        *out = from_bool((x == y) == (op == CMP_EQ));
        return true;
    }
    if (!nest_enter(vm, "in comparison"))
        return false;
    bool ok = compare_items(vm, x, y, op, out);
    nest_leave(vm);
    return ok;
}

static bool m_eq(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_EQ, out); }
static bool m_ne(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_NE, out); }
static bool m_lt(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_LT, out); }
static bool m_le(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_LE, out); }
static bool m_gt(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_GT, out); }
static bool m_ge(VM *vm, Args *a, Value *out) { return compare(vm, a, CMP_GE, out); }

/* ---- iterating ---- */

/* Iter.i: items given so far. The state is asked before the end, as CPython does: a change after the last item raises
 * too. */
static bool step(VM *vm, Iter *it, Value *out)
{
    Deque *d = AS(Deque, it->a);
    *out = V_NULL;
    if (d->state != it->version)
        return it->n = 0, mutated(vm);
    if (it->i < d->row.len) {
        it->n--;
        uint32_t i = (uint32_t)it->i++;
        *out = ring_at(&d->row, it->what == ITER_DEQUE ? i : d->row.len - 1 - i);
    }
    return true;
}

static Value iterator(VM *vm, Deque *d, uint8_t what)
{
    Iter *it = iter_new(vm, step, what);
    it->a = from_obj(d);
    it->version = d->state;
    it->n = d->row.len;
    return from_obj(it);
}

static bool m_iter(VM *vm, Args *a, Value *out)
{
    *out = iterator(vm, SELF, ITER_DEQUE);
    return true;
}

static bool m_reversed(VM *vm, Args *a, Value *out)
{
    *out = iterator(vm, SELF, ITER_DEQUE_REV);
    return true;
}

static bool deque_repr(VM *vm, Value v, Buf *out)
{
    Deque *d = AS(Deque, v);
    if (!repr_enter(vm, v)) {
        buf_str(out, "[...]");
        return true;
    }
    str_to_buf(d->nd.o.type->name, out);
    buf_char(out, '(');
    bool ok = value_repr(vm, from_obj(items_of(vm, d)), out);
    if (d->bounded)
        buf_printf(out, ", maxlen=%lld", (long long)d->maxlen);
    buf_char(out, ')');
    repr_leave(vm);
    return ok;
}

static bool get_maxlen(VM *vm, Args *a, Value *out)
{
    *out = SELF->bounded ? int_from_i64(vm, SELF->maxlen) : V_NONE;
    return true;
}

/* ---- the type ---- */

static void deque_mark(VM *vm, Obj *o) { ring_mark(vm, &((Deque *)(void *)o)->row); }
static void deque_finalize(VM *vm, Obj *o) { ring_free(vm, &((Deque *)(void *)o)->row); }

#define M0(n) {"__" #n "__", m_##n, 0, 0, 0}
#define M1(n) {"__" #n "__", m_##n, 1, 1, 0}
static const NativeDef methods[] = {{"__init__", m_init, 0, -1, NF_KW},
                                    {"append", m_append, 1, 1, 0},
                                    {"appendleft", m_appendleft, 1, 1, 0},
                                    {"pop", m_pop, 0, 0, 0},
                                    {"popleft", m_popleft, 0, 0, 0},
                                    {"extend", m_extend, 1, 1, 0},
                                    {"extendleft", m_extendleft, 1, 1, 0},
                                    {"rotate", m_rotate, 0, -1, 0},
                                    {"clear", m_clear, 0, 0, 0},
                                    {"copy", m_copy, 0, 0, 0},
                                    {"__copy__", m_copy, 0, 0, 0},
                                    {"count", m_count, 1, 1, 0},
                                    {"index", m_index, 0, -1, 0},
                                    {"insert", m_insert, 0, -1, 0},
                                    {"remove", m_remove, 1, 1, 0},
                                    {"reverse", m_reverse, 0, 0, 0},
                                    {"__setitem__", m_setitem, 2, 2, 0},
                                    {"__rmul__", m_mul, 1, 1, 0},
                                    {"maxlen", get_maxlen, 0, 0, NF_GETTER},
                                    M0(len), M0(iter), M0(reversed), M1(contains), M1(getitem), M1(delitem),
                                    M1(add), M1(iadd), M1(mul), M1(imul),
                                    M1(eq), M1(ne), M1(lt), M1(le), M1(gt), M1(ge),
                                    NATIVE_CLASS_GETITEM,
                                    {0}};

void deque_type_install(VM *vm)
{
    static const NativeDataOps ops = {deque_mark, deque_finalize, deque_repr, NULL, false, NULL};
    vm->deque = native_type(vm, "collections", "deque", NULL, KIND_NATIVEDATA, sizeof(Deque), &ops, methods);
    vm->deque->flags |= TYPE_STATIC;
    dict_set_str(vm, vm->deque->dict, vm->names->n___hash__, V_NONE);
}

static bool setup(VM *vm, Module *m)
{
    module_set(vm, m, "deque", from_obj(vm->deque));
    return true;
}

/* The decorator of OrderedDict. */
static bool f_ordered(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    if (!is_kind(*out, KIND_TYPE))
        return RAISE(vm, TypeError, "_ordered() argument must be a class");
    AS(Type, *out)->flags |= TYPE_ORDERED;
    return true;
}

/* _move_to_end(dict, key, last): OrderedDict's. */
static bool f_move_to_end(VM *vm, Args *a, Value *out)
{
    bool last, found;
    *out = V_NONE;
    if (!op_truth(vm, a->v[2], &last) || !dict_move(vm, AS(Dict, a->v[0]), a->v[1], last, &found))
        return false;
    return found || vm_raise_args(vm, vm->excs->KeyError, &a->v[1], 1);
}

static const NativeDef functions[] = {{"_ordered", f_ordered, 1, 1, 0},
                                      {"_move_to_end", f_move_to_end, 3, 3, 0},
                                      {0}};
const ModuleDef module_collections = {"_collections", functions, setup};
