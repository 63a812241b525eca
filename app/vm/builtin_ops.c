/* The builtin halves of the operators: arithmetic, comparison, hash, len. Items are in builtin_items.c. */
#include "vm/alias.h"
#include "vm/bytearray.h"
#include "vm/ops.h"

#include <math.h>

static bool is_number(Value v) { return value_is_int(v) || value_is_float(v); }

static bool number_binary(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    double x, y;
    if (value_is_int(a) && value_is_int(b)) {
        if (is_bool(a) && is_bool(b) && (op == OPR_AND || op == OPR_OR || op == OPR_XOR)) {
            bool p = a == V_TRUE, q = b == V_TRUE;
            *out = from_bool(op == OPR_AND ? p && q : op == OPR_OR ? p || q : p != q);
            return true;
        }
        return op == OPR_MATMUL || int_binary(vm, op, a, b, out);
    }
    if (op == OPR_MATMUL || op >= OPR_LSHIFT)
        return true;
    return value_to_double(vm, value_is_int(a) ? int_plain(a) : from_float(float_plain(a)), &x) &&
           value_to_double(vm, value_is_int(b) ? int_plain(b) : from_float(float_plain(b)), &y) &&
           float_binary(vm, op, x, y, out);
}

static bool is_set_like(Value v) { return is_set(v) || (is_kind(v, KIND_DICTVIEW) && AS(DictView, v)->what != 1); }

/* Dict views take part in set operations as fresh sets. */
static bool set_like(VM *vm, Value v, Set **out)
{
    if (is_set(v)) {
        *out = AS(Set, v);
        return true;
    }
    *out = set_new(vm, false);
    return set_update(vm, *out, v);
}

bool builtin_binary(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    if (is_number(a) && is_number(b))
        return number_binary(vm, op, a, b, out);
    if (op == OPR_MOD && is_str(a))
        return str_percent(vm, AS(Str, a), b, out);
    if (op == OPR_MOD && is_bytes(a))
        return bytes_percent(vm, AS(Bytes, a), b, out);
    if (op == OPR_SUB || op == OPR_AND || op == OPR_OR || op == OPR_XOR) {
        Set *s;
        bool view = is_kind(a, KIND_DICTVIEW);
        if (is_kind(b, KIND_DICTVIEW) && is_set_like(b)) { /* a view makes any other a set */
            s = set_new(vm, false);
            return set_update(vm, s, a) && set_operate(vm, op, s, b, out);
        }
        if (is_set_like(a) && (is_set_like(b) || view))
            return set_like(vm, a, &s) && set_operate(vm, op, s, b, out);
        if (op == OPR_OR && is_dict(a) && is_dict(b)) {
            Dict *d = dict_copy(vm, AS(Dict, a));
            *out = from_obj(d);
            return dict_update(vm, d, b);
        }
        if (op == OPR_OR && (is_type(a) || is_type(b)))
            return union_of(vm, a, b, out);
    }
    return true;
}

static bool concat_bytes(VM *vm, Bytes *a, const uint8_t *data, int64_t len, Value *out)
{
    if (!str_fits(vm, a->len + len, 1))
        return false;
    Bytes *r = bytes_new(vm, NULL, a->len + len);
    memcpy(r->data, a->data, (size_t)a->len);
    if (len > 0)
        memcpy(r->data + a->len, data, (size_t)len);
    *out = from_obj(r);
    return true;
}

static bool concat_tuples(VM *vm, Tuple *a, Tuple *b, Value *out)
{
    if (!vm_charge(vm, (uint64_t)(a->len + b->len) / 8) || !vm_may_allocate(vm, (size_t)(a->len + b->len) * 8))
        return false;
    Tuple *t = tuple_new(vm, a->len + b->len);
    if (a->len > 0)
        memcpy(t->items, a->items, (size_t)a->len * sizeof(Value));
    if (b->len > 0)
        memcpy(t->items + a->len, b->items, (size_t)b->len * sizeof(Value));
    *out = from_obj(t);
    return true;
}

static bool is_empty(Value v) { return is_bytes(v) ? AS(Bytes, v)->len == 0 : is_tuple(v) && AS(Tuple, v)->len == 0; }

/* One of two of that kind is empty: the sum is the other one. CPython: bytes_concat, tupleconcat */
static bool keeps_one(VM *vm, Value a, Value b, Kind kind, Value *out)
{
    if (!is_kind(a, kind) || !is_kind(b, kind))
        return false;
    *out = is_empty(a) ? b : a;
    return (is_empty(a) && is_exact(vm, b, kind)) || (is_empty(b) && is_exact(vm, a, kind));
}

static bool concat(VM *vm, Value a, Value b, Value *out)
{
    const uint8_t *data;
    int64_t len;
    if (!is_obj(a))
        return true;
    switch ((Kind)as_obj(a)->kind) {
    case KIND_STR:
        if (is_str(b))
            return str_concat(vm, AS(Str, a), AS(Str, b), out);
        return RAISE(vm, TypeError, "can only concatenate str (not \"%s\") to str", type_name(vm, b));
    case KIND_BYTES:
        if (keeps_one(vm, a, b, KIND_BYTES, out))
            return true;
        if (bytes_like(vm, b, &data, &len))
            return concat_bytes(vm, AS(Bytes, a), data, len, out);
        return RAISE(vm, TypeError, "can't concat %s to bytes", type_name(vm, b));
    case KIND_TUPLE:
        if (keeps_one(vm, a, b, KIND_TUPLE, out))
            return true;
        if (is_tuple(b))
            return concat_tuples(vm, AS(Tuple, a), AS(Tuple, b), out);
        return RAISE(vm, TypeError, "can only concatenate tuple (not \"%s\") to tuple", type_name(vm, b));
    case KIND_LIST:
        if (is_list(b)) {
            List *l = list_new(vm, 0);
            *out = from_obj(l);
            return list_extend(vm, l, from_obj(list_of(vm, AS(List, a)->items, AS(List, a)->len))) &&
                   list_extend(vm, l, from_obj(list_of(vm, AS(List, b)->items, AS(List, b)->len)));
        }
        return RAISE(vm, TypeError, "can only concatenate list (not \"%s\") to list", type_name(vm, b));
    default: return true;
    }
}

static bool is_sequence(Value v) { return is_str(v) || is_bytes(v) || is_tuple(v) || is_list(v); }

/* n copies of `len` bytes, by doubling what is there. */
static void fill(void *to, const void *from, size_t len, int64_t n)
{
    size_t total = len * (size_t)n, done = len;
    if (total == 0)
        return;
    memcpy(to, from, len);
    for (size_t more; done < total; done += more) {
        more = done < total - done ? done : total - done;
        memcpy((char *)to + done, to, more);
    }
}

static bool repeat_str(VM *vm, const Str *s, int64_t n, int64_t total, Value *out)
{
    if (total == 0) {
        *out = from_obj(vm->names->empty);
        return true;
    }
    if (!str_fits(vm, total, s->width) || !vm_charge(vm, (uint64_t)total / 64))
        return false;
    Str *r = str_alloc(vm, vm->types[KIND_STR], total, s->width);
    fill(r->data, s->data, (size_t)s->len * s->width, n);
    r->ascii = s->ascii;
    *out = from_obj(r);
    return true;
}

static bool repeat_bytes(VM *vm, const Bytes *s, int64_t n, int64_t total, Value *out)
{
    if (!str_fits(vm, total, 1) || !vm_charge(vm, (uint64_t)total / 64))
        return false;
    Bytes *r = bytes_new(vm, NULL, total);
    fill(r->data, s->data, (size_t)s->len, n);
    *out = from_obj(r);
    return true;
}

/* Sizes are looked at before the fuel: what cannot be is a MemoryError, whatever is left to burn. */
static bool repeat(VM *vm, Value a, int64_t n, Value *out)
{
    int64_t len, total;
    if (n < 0)
        n = 0;
    if (n == 1 && (is_exact(vm, a, KIND_STR) || is_exact(vm, a, KIND_BYTES) || is_exact(vm, a, KIND_TUPLE))) {
        *out = a;
        return true;
    }
    if (!builtin_len(vm, a, &len))
        return false;
    if (__builtin_mul_overflow(len, n, &total) || total > ((int64_t)1 << 36))
        return vm_no_memory(vm);
    if (is_str(a))
        return repeat_str(vm, AS(Str, a), n, total, out);
    if (is_bytes(a))
        return repeat_bytes(vm, AS(Bytes, a), n, total, out);
    if (!vm_may_allocate(vm, (size_t)total * sizeof(Value)) || !vm_charge(vm, (uint64_t)total / 8))
        return false;
    if (is_tuple(a)) {
        Tuple *t = tuple_new(vm, total);
        *out = from_obj(t);
        fill(t->items, AS(Tuple, a)->items, (size_t)len * sizeof(Value), n);
        return true;
    }
    List *l = list_new(vm, total);
    *out = from_obj(l);
    l->len = total;
    fill(l->items, AS(List, a)->items, (size_t)len * sizeof(Value), n);
    return true;
}

static bool repeat_times(VM *vm, Value seq, Value times, Value *out)
{
    int64_t n;
    if (!value_is_int(times) && special_find(vm, times, SP_index) == V_NULL)
        return RAISE(vm, TypeError, "can't multiply sequence by non-int of type '%s'", type_name(vm, times));
    if (!op_index(vm, times, &n, NULL))
        return false;
    if (value_is_int(times) && !int_to_i64(times, &n))
        return RAISE(vm, OverflowError, "cannot fit 'int' into an index-sized integer");
    return repeat(vm, seq, n, out);
}

bool builtin_sequence(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    if (op == OPR_ADD)
        return concat(vm, a, b, out);
    if (is_sequence(a))
        return repeat_times(vm, a, b, out);
    return is_sequence(b) ? repeat_times(vm, b, a, out) : true;
}

bool builtin_inplace(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    int64_t n;
    Value r;
    *out = V_NOT_IMPLEMENTED;
    if (is_list(a) && op == OPR_ADD) {
        if (!list_extend(vm, AS(List, a), b))
            return false;
        *out = a;
    } else if (is_list(a) && op == OPR_MUL && value_is_int(b) && int_to_i64(b, &n)) {
        List *l = AS(List, a), *made;
        if (!repeat(vm, a, n, &r))
            return false;
        made = AS(List, r);
        Value *items = l->items;
        int64_t cap = l->cap;
        l->items = made->items;
        l->len = made->len;
        l->cap = made->cap;
        made->items = items;
        made->cap = cap;
        made->len = 0;
        *out = a;
    } else if (is_kind(a, KIND_SET) && is_set(b) && (op == OPR_OR || op == OPR_AND || op == OPR_SUB || op == OPR_XOR)) {
        if (!set_operate_in(vm, op, AS(Set, a), b))
            return false;
        *out = a;
    } else if (is_dict(a) && op == OPR_OR) {
        if (!dict_update(vm, AS(Dict, a), b))
            return false;
        *out = a;
    }
    return true;
}

/* ---- comparison ---- */

static Value ordered(CmpOpr op, int order)
{
    switch (op) {
    case CMP_LT: return from_bool(order < 0);
    case CMP_LE: return from_bool(order <= 0);
    case CMP_EQ: return from_bool(order == 0);
    case CMP_NE: return from_bool(order != 0);
    case CMP_GT: return from_bool(order > 0);
    default: return from_bool(order >= 0);
    }
}

static Value compare_numbers(CmpOpr op, Value a, Value b)
{
    if (value_is_int(a) && value_is_int(b))
        return ordered(op, int_compare(a, b));
    if ((value_is_float(a) && isnan(float_plain(a))) || (value_is_float(b) && isnan(float_plain(b))))
        return from_bool(op == CMP_NE);
    if (value_is_int(a))
        return ordered(op, int_compare_double(a, float_plain(b)));
    if (value_is_int(b))
        return ordered(op, -int_compare_double(b, float_plain(a)));
    double x = float_plain(a), y = float_plain(b);
    return ordered(op, x < y ? -1 : x > y);
}

static void items_of(Value v, Value **items, int64_t *len)
{
    if (is_list(v)) {
        *items = AS(List, v)->items;
        *len = AS(List, v)->len;
    } else {
        *items = AS(Tuple, v)->items;
        *len = AS(Tuple, v)->len;
    }
}

static bool compare_items(VM *vm, CmpOpr op, Value a, Value b, Value *out)
{
    Value *x, *y;
    int64_t nx, ny, i = 0;
    bool same = true;
    items_of(a, &x, &nx);
    items_of(b, &y, &ny);
    if (nx != ny && (op == CMP_EQ || op == CMP_NE)) {
        *out = from_bool(op == CMP_NE);
        return true;
    }
    for (; i < nx && i < ny; i++) {
        if (!vm_charge(vm, 1))
            return false;
        if (x[i] == y[i])
            continue;
        if (!op_equal(vm, x[i], y[i], &same))
            return false;
        items_of(a, &x, &nx); /* __eq__ may have changed them */
        items_of(b, &y, &ny);
        if (!same)
            break;
    }
    if (i >= nx || i >= ny) {
        *out = ordered(op, nx < ny ? -1 : nx > ny);
        return true;
    }
    if (op == CMP_EQ || op == CMP_NE) {
        *out = from_bool(op == CMP_NE);
        return true;
    }
    return op_compare(vm, op, x[i], y[i], out);
}

static bool ranges_equal(Range *a, Range *b)
{
    if (int_compare(a->length, b->length) != 0)
        return false;
    if (int_sign(a->length) == 0)
        return true;
    if (int_compare(a->start, b->start) != 0)
        return false;
    return int_compare(a->length, from_int(1)) == 0 || int_compare(a->step, b->step) == 0;
}

static bool same_kind_compare(VM *vm, CmpOpr op, Value a, Value b, Value *out)
{
    bool truth, equality = op == CMP_EQ || op == CMP_NE;
    switch ((Kind)as_obj(a)->kind) {
    case KIND_STR:
        vm->fuel_used += (uint64_t)AS(Str, a)->len / 64;
        *out = equality ? from_bool(str_equal(AS(Str, a), AS(Str, b)) == (op == CMP_EQ))
                        : ordered(op, str_compare(AS(Str, a), AS(Str, b)));
        return true;
    case KIND_BYTES: {
        Bytes *x = AS(Bytes, a), *y = AS(Bytes, b);
        int order = memcmp(x->data, y->data, (size_t)(x->len < y->len ? x->len : y->len));
        *out = ordered(op, order != 0 ? order : x->len < y->len ? -1 : x->len > y->len);
        return true;
    }
    case KIND_LIST:
    case KIND_TUPLE: {
        if (!nest_enter(vm, "in comparison"))
            return false;
        bool ok = compare_items(vm, op, a, b, out);
        nest_leave(vm);
        return ok;
    }
    case KIND_DICT:
        if (!equality)
            return true;
        if (!dict_equal(vm, AS(Dict, a), AS(Dict, b), &truth))
            return false;
        *out = from_bool(truth == (op == CMP_EQ));
        return true;
    case KIND_RANGE:
        if (equality)
            *out = from_bool(ranges_equal(AS(Range, a), AS(Range, b)) == (op == CMP_EQ));
        return true;
    case KIND_SLICE: {
        Slice *x = AS(Slice, a), *y = AS(Slice, b);
        Value p[3] = {x->start, x->stop, x->step}, q[3] = {y->start, y->stop, y->step};
        return same_kind_compare(vm, op, from_obj(tuple_of(vm, p, 3)), from_obj(tuple_of(vm, q, 3)), out);
    }
    case KIND_METHOD:
        if (equality)
            *out = from_bool((AS(Method, a)->self == AS(Method, b)->self && AS(Method, a)->func == AS(Method, b)->func) ==
                             (op == CMP_EQ));
        return true;
    case KIND_NATIVE:
        if (equality)
            *out = from_bool((AS(Native, a)->self == AS(Native, b)->self && AS(Native, a)->def == AS(Native, b)->def) ==
                             (op == CMP_EQ));
        return true;
    default: return true;
    }
}

static bool all_contained(VM *vm, Value items, Value in, bool *out)
{
    Value it, item;
    *out = true;
    if (!op_iter(vm, items, &it))
        return false;
    while (*out) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &item))
            return false;
        if (item == V_NULL)
            break;
        if (!op_contains(vm, in, item, out))
            return false;
    }
    return true;
}

/* What a view holds need not be hashable. CPython: Objects/dictobject.c, dictview_richcompare. */
static bool compare_views(VM *vm, CmpOpr op, Value a, Value b, bool *out)
{
    int64_t m, n;
    if (!op_len(vm, a, &m) || !op_len(vm, b, &n))
        return false;
    switch (op) {
    case CMP_EQ:
    case CMP_NE:
        *out = false;
        if (m == n && !all_contained(vm, is_kind(a, KIND_DICTVIEW) ? a : b, is_kind(a, KIND_DICTVIEW) ? b : a, out))
            return false;
        *out = *out == (op == CMP_EQ);
        return true;
    case CMP_LT:
    case CMP_LE:
        *out = false;
        return m >= n + (op == CMP_LE) || all_contained(vm, a, b, out);
    default:
        *out = false;
        return n >= m + (op == CMP_GE) || all_contained(vm, b, a, out);
    }
}

bool builtin_compare(VM *vm, CmpOpr op, Value a, Value b, Value *out)
{
    bool truth;
    *out = V_NOT_IMPLEMENTED;
    if (is_tuple(a) && is_tuple(b))
        return same_kind_compare(vm, op, a, b, out);
    if (is_number(a) && is_number(b)) {
        *out = compare_numbers(op, a, b);
        return true;
    }
    if (!is_obj(a) || !is_obj(b))
        return true;
    if (is_set_like(a) && is_set_like(b)) {
        bool ok = is_set(a) && is_set(b) ? set_compare(vm, op, AS(Set, a), AS(Set, b), &truth)
                                         : compare_views(vm, op, a, b, &truth);
        if (!ok)
            return false;
        *out = from_bool(truth);
        return true;
    }
    return as_obj(a)->kind == as_obj(b)->kind ? same_kind_compare(vm, op, a, b, out) : true;
}

/* ---- hash, len ---- */

static bool tuple_hash(VM *vm, Tuple *t, uint64_t *out)
{
    const uint64_t P1 = 11400714785074694791u, P2 = 14029467366897019727u, P5 = 2870177450012600261u;
    uint64_t acc = P5, lane;
    if (!nest_enter(vm, "in comparison"))
        return false;
    bool ok = true;
    for (int64_t i = 0; i < t->len && ok; i++) {
        ok = op_hash(vm, t->items[i], &lane);
        if (!ok)
            break;
        acc += lane * P2;
        acc = ((acc << 31) | (acc >> 33)) * P1;
    }
    nest_leave(vm);
    acc += (uint64_t)t->len ^ (P5 ^ 3527539u);
    *out = acc == UINT64_MAX ? 1546275796u : acc;
    return ok;
}

static bool range_hash(VM *vm, Range *r, uint64_t *out)
{
    Value v[3] = {r->length, V_NONE, V_NONE};
    if (int_sign(r->length) > 0) {
        v[1] = r->start;
        if (int_compare(r->length, from_int(1)) > 0)
            v[2] = r->step;
    }
    return tuple_hash(vm, tuple_of(vm, v, 3), out);
}

/* CPython: Python/pyhash.c, _Py_HashPointer */
uint64_t identity_hash(VM *vm, Value v)
{
    return is_obj(v) ? obj_id(vm, v) >> 4 : 0x7c0000000u + v; /* None and the like */
}

bool builtin_hash(VM *vm, Value v, uint64_t *out)
{
    if (is_tuple(v))
        return tuple_hash(vm, AS(Tuple, v), out);
    if (value_is_int(v)) {
        *out = int_hash(v);
        return true;
    }
    if (value_is_float(v)) {
        *out = float_hash(float_plain(v));
        return true;
    }
    switch (is_obj(v) ? (Kind)as_obj(v)->kind : KIND_NONE) {
    case KIND_STR: *out = str_hash(AS(Str, v)); return true;
    case KIND_BYTES: *out = bytes_hash(AS(Bytes, v)); return true;
    case KIND_FROZENSET: *out = set_hash(AS(Set, v)); return true;
    case KIND_RANGE: return range_hash(vm, AS(Range, v), out);
    case KIND_LIST:
    case KIND_DICT:
    case KIND_SET:
    case KIND_SLICE:
        return RAISE(vm, TypeError, "unhashable type: '%s'", type_name(vm, v));
    case KIND_DICTVIEW:
        if (AS(DictView, v)->what != 1)
            return RAISE(vm, TypeError, "unhashable type: '%s'", type_name(vm, v));
        break;
    case KIND_METHOD: {
        uint64_t h;
        *out = obj_id(vm, AS(Method, v)->func) >> 4;
        h = is_obj(AS(Method, v)->self) ? obj_id(vm, AS(Method, v)->self) >> 4 : 0;
        *out ^= h;
        return true;
    }
    case KIND_NATIVE: /* bound ones are made anew at each look-up */
        *out = AS(Native, v)->self == V_NULL ? obj_id(vm, v) >> 4 : obj_id(vm, AS(Native, v)->self) >> 4;
        return true;
    default: break;
    }
    *out = identity_hash(vm, v);
    return true;
}

bool builtin_len(VM *vm, Value v, int64_t *out)
{
    if (is_obj(v)) {
        switch ((Kind)as_obj(v)->kind) {
        case KIND_STR: *out = AS(Str, v)->len; return true;
        case KIND_BYTES: *out = AS(Bytes, v)->len; return true;
        case KIND_TUPLE: *out = AS(Tuple, v)->len; return true;
        case KIND_LIST: *out = AS(List, v)->len; return true;
        case KIND_DICT: *out = AS(Dict, v)->used; return true;
        case KIND_DICTVIEW: *out = AS(DictView, v)->dict->used; return true;
        case KIND_SET:
        case KIND_FROZENSET: *out = AS(Set, v)->used; return true;
        case KIND_RANGE:
            if (int_to_i64(AS(Range, v)->length, out))
                return true;
            return RAISE(vm, OverflowError, "Python int too large to convert to C ssize_t");
        default: break;
        }
    }
    return RAISE(vm, TypeError, "object of type '%s' has no len()", type_name(vm, v));
}
