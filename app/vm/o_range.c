/* range and slice. */
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/types.h"

static bool range_length(VM *vm, Value start, Value stop, Value step, Value *out)
{
    Value span, rest;
    bool up = int_sign(step) > 0;
    if (up ? int_compare(start, stop) >= 0 : int_compare(start, stop) <= 0) {
        *out = from_int(0);
        return true;
    }
    /* 1 + (stop - start -+ 1) // step */
    return int_binary(vm, OPR_SUB, stop, start, &span) && int_binary(vm, up ? OPR_SUB : OPR_ADD, span, from_int(1), &span) &&
           int_divmod(vm, span, step, &span, &rest) && int_binary(vm, OPR_ADD, span, from_int(1), out);
}

bool range_new(VM *vm, Value start, Value stop, Value step, Value *out)
{
    Value length;
    if (int_sign(step) == 0)
        return RAISE(vm, ValueError, "range() arg 3 must not be zero");
    if (!range_length(vm, start, stop, step, &length))
        return false;
    Range *r = heap_alloc(vm, vm->types[KIND_RANGE], KIND_RANGE, sizeof(Range));
    r->start = int_plain(start);
    r->stop = int_plain(stop);
    r->step = int_plain(step);
    r->length = length;
    *out = from_obj(r);
    return true;
}

static bool to_int(VM *vm, Value *v)
{
    if (value_is_int(*v)) {
        *v = int_plain(*v);
        return true;
    }
    int64_t i;
    if (!op_index(vm, *v, &i, NULL))
        return false;
    *v = int_from_i64(vm, i);
    return true;
}

bool range_construct(VM *vm, Args *a, Value *out)
{
    Value start = from_int(0), stop, step = from_int(1);
    if (a->kwnames != NULL && a->kwnames->len > 0)
        return RAISE(vm, TypeError, "range() takes no keyword arguments");
    if (a->n < 2)
        return RAISE(vm, TypeError, "range expected at least 1 argument, got 0");
    if (a->n > 4)
        return RAISE(vm, TypeError, "range expected at most 3 arguments, got %u", a->n - 1);
    stop = a->v[a->n == 2 ? 1 : 2];
    if (a->n > 2)
        start = a->v[1];
    if (a->n > 3)
        step = a->v[3];
    return to_int(vm, &start) && to_int(vm, &stop) && to_int(vm, &step) && range_new(vm, start, stop, step, out);
}

static bool range_at(VM *vm, Range *r, Value i, Value *out)
{
    return int_binary(vm, OPR_MUL, i, r->step, &i) && int_binary(vm, OPR_ADD, r->start, i, out);
}

static bool range_slice(VM *vm, Range *r, Slice *s, Value *out)
{
    int64_t len, start, stop, step, count;
    Value first, last, stride;
    if (!int_to_i64(r->length, &len))
        return RAISE(vm, OverflowError, "Python int too large to convert to C ssize_t");
    if (!slice_bounds(vm, s, &len, &start, &stop, &step, &count))
        return false;
    return range_at(vm, r, int_from_i64(vm, start), &first) && range_at(vm, r, int_from_i64(vm, stop), &last) &&
           int_binary(vm, OPR_MUL, r->step, int_from_i64(vm, step), &stride) && range_new(vm, first, last, stride, out);
}

bool range_item(VM *vm, Range *r, Value index, Value *out)
{
    if (is_kind(index, KIND_SLICE))
        return range_slice(vm, r, AS(Slice, index), out);
    if (!value_is_int(index) && special_find(vm, index, SP_index) == V_NULL)
        return RAISE(vm, TypeError, "range indices must be integers or slices, not %s", type_name(vm, index));
    if (!to_int(vm, &index))
        return false;
    if (int_sign(index) < 0 && !int_binary(vm, OPR_ADD, index, r->length, &index))
        return false;
    if (int_sign(index) < 0 || int_compare(index, r->length) >= 0)
        return RAISE(vm, IndexError, "range object index out of range");
    return range_at(vm, r, index, out);
}

/* The index of an int in the range, or *found false. */
static bool range_find(VM *vm, Range *r, Value v, bool *found, Value *index)
{
    Value rest;
    if (!int_binary(vm, OPR_SUB, v, r->start, &v) || !int_divmod(vm, v, r->step, index, &rest))
        return false;
    *found = int_sign(rest) == 0 && int_sign(*index) >= 0 && int_compare(*index, r->length) < 0;
    return true;
}

/* Anything but a number is compared with one item after the other. */
static bool range_search(VM *vm, Range *r, Value v, bool *found, Value *index)
{
    Value it, item, n = from_int(0);
    *found = false;
    if (!is_obj(v) || !(as_obj(v)->flags & OBJ_USER || is_kind(v, KIND_NATIVEDATA))) /* never equal to an int */
        return true;
    if (!op_iter(vm, from_obj(r), &it))
        return false;
    for (;; n = from_int(as_int(n) + 1)) {
        if (!op_next(vm, it, &item) || !vm_charge(vm, 1))
            return false;
        if (item == V_NULL)
            return true;
        if (!op_equal(vm, item, v, found))
            return false;
        *index = n;
        if (*found)
            return true;
    }
}

bool range_has(VM *vm, Range *r, Value v, bool *out)
{
    Value index;
    *out = false;
    if (value_is_int(v))
        return range_find(vm, r, int_plain(v), out, &index);
    if (value_is_float(v)) {
        double d = float_plain(v);
        if (d != __builtin_floor(d) || __builtin_isinf(d))
            return true;
        return int_from_double(vm, d, &v) && range_find(vm, r, v, out, &index);
    }
    return range_search(vm, r, v, out, &index);
}

static bool m_index(VM *vm, Args *a, Value *out)
{
    bool found = false;
    Buf b;
    Range *r = AS(Range, a->v[0]);
    double d = value_is_float(a->v[1]) ? float_plain(a->v[1]) : 0.5;
    if (value_is_int(a->v[1])) {
        if (!range_find(vm, r, int_plain(a->v[1]), &found, out))
            return false;
    } else if (d == __builtin_floor(d) && !__builtin_isinf(d)) {
        Value whole;
        if (!int_from_double(vm, d, &whole) || !range_find(vm, r, whole, &found, out))
            return false;
    } else if (!range_search(vm, r, a->v[1], &found, out)) {
        return false;
    }
    if (found)
        return true;
    if (!value_is_int(a->v[1]))
        return RAISE(vm, ValueError, "sequence.index(x): x not in sequence");
    buf_init(&b);
    if (value_repr(vm, a->v[1], &b))
        RAISE(vm, ValueError, "%s is not in range", buf_text(&b));
    buf_deinit(&b);
    return false;
}

static bool m_count(VM *vm, Args *a, Value *out)
{
    bool found;
    if (!range_has(vm, AS(Range, a->v[0]), a->v[1], &found))
        return false;
    *out = from_int(found);
    return true;
}

#define GETTER(type, field)                                                                                         \
    static bool type##_##field(VM *vm, Args *a, Value *out)                                                          \
    {                                                                                                               \
        (void)vm;                                                                                                   \
        *out = AS(type, a->v[0])->field;                                                                            \
        return true;                                                                                                \
    }
GETTER(Range, start)
GETTER(Range, stop)
GETTER(Range, step)
GETTER(Slice, start)
GETTER(Slice, stop)
GETTER(Slice, step)

const NativeDef range_methods[] = {
    {"index", m_index, 1, 1, 0},
    {"count", m_count, 1, 1, 0},
    {"start", Range_start, 0, 0, NF_GETTER},
    {"stop", Range_stop, 0, 0, NF_GETTER},
    {"step", Range_step, 0, 0, NF_GETTER},
    D0(len), D1(getitem), D1(contains), D0(iter), D0(reversed), D0(repr), D0(hash), D1(eq), D1(ne), D0(bool),
    {0},
};

/* ---- slice ---- */

static bool bound(VM *vm, Value v, int64_t *out)
{
    return op_index(vm, v, out, is_obj(v) && !value_is_int(v) && special_find(vm, v, SP_index) != V_NULL
                                    ? NULL
                                    : "slice indices must be integers or None or have an __index__ method");
}

static int64_t clamp(int64_t i, int64_t len, bool down)
{
    if (i < 0) {
        i += len;
        return i < 0 ? (down ? -1 : 0) : i;
    }
    if (i >= len)
        return down ? len - 1 : len;
    return i;
}

bool slice_unpack(VM *vm, Slice *s, int64_t *start, int64_t *stop, int64_t *step)
{
    *step = 1;
    if (s->step != V_NONE && !bound(vm, s->step, step))
        return false;
    if (*step == 0)
        return RAISE(vm, ValueError, "slice step cannot be zero");
    *start = *step < 0 ? INT64_MAX / 4 : 0;
    *stop = *step < 0 ? INT64_MIN / 4 : INT64_MAX / 4;
    return (s->start == V_NONE || bound(vm, s->start, start)) && (s->stop == V_NONE || bound(vm, s->stop, stop));
}

int64_t slice_adjust(int64_t len, int64_t *start, int64_t *stop, int64_t step)
{
    bool down = step < 0;
    *start = clamp(*start, len, down);
    *stop = clamp(*stop, len, down);
    if (down)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool slice_bounds(VM *vm, Slice *s, const int64_t *len, int64_t *start, int64_t *stop, int64_t *step, int64_t *count)
{
    if (!slice_unpack(vm, s, start, stop, step))
        return false;
    *count = slice_adjust(*len, start, stop, *step);
    return true;
}

static bool m_indices(VM *vm, Args *a, Value *out)
{
    int64_t len, start, stop, step, count;
    if (!op_index(vm, a->v[1], &len, NULL))
        return false;
    if (len < 0)
        return RAISE(vm, ValueError, "length should not be negative");
    if (!slice_bounds(vm, AS(Slice, a->v[0]), &len, &start, &stop, &step, &count))
        return false;
    Value v[3] = {int_from_i64(vm, start), int_from_i64(vm, stop), int_from_i64(vm, step)};
    *out = from_obj(tuple_of(vm, v, 3));
    return true;
}

bool slice_construct(VM *vm, Args *a, Value *out)
{
    if (a->n < 2)
        return RAISE(vm, TypeError, "slice expected at least 1 argument, got 0");
    if (a->n > 4)
        return RAISE(vm, TypeError, "slice expected at most 3 arguments, got %u", a->n - 1);
    Slice *s = heap_alloc(vm, vm->types[KIND_SLICE], KIND_SLICE, sizeof(Slice));
    s->start = a->n > 2 ? a->v[1] : V_NONE;
    s->stop = a->n > 2 ? a->v[2] : a->v[1];
    s->step = a->n > 3 ? a->v[3] : V_NONE;
    *out = from_obj(s);
    return true;
}

const NativeDef slice_methods[] = {
    {"indices", m_indices, 1, 1, 0},
    {"start", Slice_start, 0, 0, NF_GETTER},
    {"stop", Slice_stop, 0, 0, NF_GETTER},
    {"step", Slice_step, 0, 0, NF_GETTER},
    D0(repr), D1(eq), D1(ne),
    {0},
};
