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
    return op_index_int(vm, start, &start, NULL) && op_index_int(vm, stop, &stop, NULL) &&
           op_index_int(vm, step, &step, NULL) && range_new(vm, start, stop, step, out);
}

static bool range_at(VM *vm, Range *r, Value i, Value *out)
{
    return int_binary(vm, OPR_MUL, i, r->step, &i) && int_binary(vm, OPR_ADD, r->start, i, out);
}

static bool range_slice(VM *vm, Range *r, Slice *s, Value *out)
{
    Value start, stop, step;
    return slice_indices(vm, s, r->length, &start, &stop, &step) && range_at(vm, r, start, &start) &&
           range_at(vm, r, stop, &stop) && int_binary(vm, OPR_MUL, r->step, step, &step) &&
           range_new(vm, start, stop, step, out);
}

bool range_item(VM *vm, Range *r, Value index, Value *out)
{
    if (is_kind(index, KIND_SLICE))
        return range_slice(vm, r, AS(Slice, index), out);
    if (!value_is_int(index) && special_find(vm, index, SP_index) == V_NULL)
        return RAISE(vm, TypeError, "range indices must be integers or slices, not %s", type_name(vm, index));
    if (!op_index_int(vm, index, &index, NULL))
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

/* An int whose class has no == of its own: arithmetic finds it. CPython: range_contains_long */
static bool is_plain_int(VM *vm, Value v) { return value_is_int(v) && special_find(vm, v, SP_eq) == V_NULL; }

/* Anything else is compared with one item after the other: *index of the first that is equal, V_NULL none; with
 * `count` all of them are looked at. */
static bool range_search(VM *vm, Range *r, Value v, Value *index, int64_t *count)
{
    Value it, item, n = from_int(0);
    bool same;
    *index = V_NULL;
    if (!is_obj(v) || !(as_obj(v)->flags & OBJ_USER || is_kind(v, KIND_NATIVEDATA))) /* never equal to an int */
        return true;
    if (!op_iter(vm, from_obj(r), &it))
        return false;
    for (;; n = from_int(as_int(n) + 1)) {
        if (!op_next(vm, it, &item) || !vm_charge(vm, 1))
            return false;
        if (item == V_NULL)
            return true;
        if (!op_equal(vm, item, v, &same))
            return false;
        if (same && *index == V_NULL)
            *index = n;
        if (same && !count)
            return true;
        if (same)
            ++*count;
    }
}

/* *index V_NULL: it is not there. */
static bool range_index(VM *vm, Range *r, Value v, Value *index, int64_t *count)
{
    bool found = false;
    double d = value_is_float(v) ? float_plain(v) : 0.5;
    bool whole = d == __builtin_floor(d) && !__builtin_isinf(d);
    if (!whole && !is_plain_int(vm, v))
        return range_search(vm, r, v, index, count);
    if (whole && !int_from_double(vm, d, &v))
        return false;
    if (!range_find(vm, r, int_plain(v), &found, index))
        return false;
    if (!found)
        *index = V_NULL;
    else if (count)
        *count = 1;
    return true;
}

bool range_has(VM *vm, Range *r, Value v, bool *out)
{
    Value index;
    if (!range_index(vm, r, v, &index, NULL))
        return false;
    *out = index != V_NULL;
    return true;
}

static bool m_index(VM *vm, Args *a, Value *out)
{
    if (!range_index(vm, AS(Range, a->v[0]), a->v[1], out, NULL))
        return false;
    if (*out != V_NULL)
        return true;
    if (!is_plain_int(vm, a->v[1]))
        return RAISE(vm, ValueError, "sequence.index(x): x not in sequence");
    Buf b;
    buf_init(&b);
    if (value_repr(vm, a->v[1], &b))
        RAISE(vm, ValueError, "%s is not in range", buf_text(&b));
    buf_deinit(&b);
    return false;
}

static bool m_count(VM *vm, Args *a, Value *out)
{
    Value index;
    int64_t count = 0;
    if (!range_index(vm, AS(Range, a->v[0]), a->v[1], &index, &count))
        return false;
    *out = from_int(count);
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
    {"start", Range_start, 0, 0, NF_GETTER | NF_MEMBER},
    {"stop", Range_stop, 0, 0, NF_GETTER | NF_MEMBER},
    {"step", Range_step, 0, 0, NF_GETTER | NF_MEMBER},
    D0(len), D1(getitem), D1(contains), D0(iter), D0(reversed), D0(repr), D0(hash), D1(eq), D1(ne), D0(bool),
    {0},
};

/* ---- slice ---- */

/* What is said of a value that is no index; NULL: __index__ speaks for itself. */
static const char *no_index(VM *vm, Value v)
{
    return is_obj(v) && !value_is_int(v) && special_find(vm, v, SP_index) != V_NULL
               ? NULL
               : "slice indices must be integers or None or have an __index__ method";
}

static bool bound(VM *vm, Value v, int64_t *out) { return op_index(vm, v, out, no_index(vm, v)); }

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

/* One end of the slice, `none` when it is left out. */
static bool slice_end(VM *vm, Value v, Value len, Value low, Value high, Value none, Value *out)
{
    *out = none;
    if (v == V_NONE)
        return true;
    if (!op_index_int(vm, v, out, no_index(vm, v)))
        return false;
    if (int_sign(*out) < 0 && !int_binary(vm, OPR_ADD, *out, len, out))
        return false;
    if (int_compare(*out, low) < 0)
        *out = low;
    else if (int_compare(*out, high) > 0)
        *out = high;
    return true;
}

bool slice_indices(VM *vm, Slice *s, Value len, Value *start, Value *stop, Value *step)
{
    *step = from_int(1);
    if (s->step != V_NONE && !op_index_int(vm, s->step, step, no_index(vm, s->step)))
        return false;
    if (int_sign(*step) == 0)
        return RAISE(vm, ValueError, "slice step cannot be zero");
    bool down = int_sign(*step) < 0;
    Value low = from_int(down ? -1 : 0), high = len;
    if (down && !int_binary(vm, OPR_SUB, len, from_int(1), &high))
        return false;
    return slice_end(vm, s->start, len, low, high, down ? high : low, start) &&
           slice_end(vm, s->stop, len, low, high, down ? low : high, stop);
}

static bool m_indices(VM *vm, Args *a, Value *out)
{
    Value len, v[3];
    if (!op_index_int(vm, a->v[1], &len, NULL))
        return false;
    if (int_sign(len) < 0)
        return RAISE(vm, ValueError, "length should not be negative");
    if (!slice_indices(vm, AS(Slice, a->v[0]), len, &v[0], &v[1], &v[2]))
        return false;
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
    {"start", Slice_start, 0, 0, NF_GETTER | NF_MEMBER},
    {"stop", Slice_stop, 0, 0, NF_GETTER | NF_MEMBER},
    {"step", Slice_step, 0, 0, NF_GETTER | NF_MEMBER},
    D0(repr), D1(eq), D1(ne),
    {0},
};
