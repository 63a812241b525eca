/* Copies and pickles of the builtin iterators: __reduce__ and __setstate__.
 * CPython: listiter_reduce_general and its neighbours in Objects, zip_reduce and so on in Python/bltinmodule.c. */
#include "vm/exc.h"
#include "vm/interp.h"
#include "vm/ops.h"
#include "vm/types.h"

#define NOWHERE INT64_MIN /* no third part */

static Value pair(VM *vm, Value a, Value b)
{
    Value v[2] = {a, b};
    return from_obj(tuple_of(vm, v, 2));
}

static Value one(VM *vm, Value a) { return from_obj(tuple_of(vm, &a, 1)); }

/* (function, (argument,)), and with the place where it stands: (function, (argument,), at). */
static Value call_of(VM *vm, const char *function, Value argument, int64_t at)
{
    Value v[3] = {dict_get_str(vm->builtins, str_c(vm, function)), one(vm, argument), at == NOWHERE ? V_NONE : from_int(at)};
    return from_obj(tuple_of(vm, v, at == NOWHERE ? 2 : 3));
}

/* One that has come to its end is one over nothing. */
static Value ended(VM *vm, const Iter *it)
{
    bool list = it->what == ITER_LIST || it->what == ITER_LIST_REV || it->what == ITER_SET ||
                (it->what >= ITER_DICT_KEYS && it->what <= ITER_ODICT_ITEMS_REV);
    if (list)
        return call_of(vm, "iter", from_obj(list_new(vm, 0)), NOWHERE);
    if (it->what == ITER_STR || it->what == ITER_ASCII)
        return call_of(vm, "iter", from_obj(str_c(vm, "")), NOWHERE);
    return call_of(vm, it->what == ITER_REVERSED ? "reversed" : "iter", from_obj(tuple_new(vm, 0)), NOWHERE);
}

/* Dicts and sets cannot be entered in the middle: what is left, in a list. */
static bool reduce_to_list(VM *vm, const Iter *it, Value *out)
{
    List *left;
    Iter *copy = iter_new(vm, it->step, it->what);
    Obj head = copy->o;
    *copy = *it;
    copy->o = head;
    if (!op_list(vm, from_obj(copy), &left))
        return false;
    *out = call_of(vm, "iter", from_obj(left), NOWHERE);
    return true;
}

static int64_t range_given(const Iter *it) { return it->step == iter_step_range ? as_int(it->c) - it->n : it->i; }

/* Moves it by so many steps, back if there are fewer than none. */
static bool range_move(VM *vm, Iter *it, int64_t by)
{
    Value steps = int_from_i64(vm, by), way;
    if (it->step == iter_step_range) {
        it->i += by * as_int(it->b);
        it->n -= by;
        return true;
    }
    it->i += by;
    return int_binary(vm, OPR_MUL, it->b, steps, &way) && int_binary(vm, OPR_ADD, it->a, way, &it->a) &&
           int_binary(vm, OPR_SUB, it->c, steps, &it->c);
}

/* The whole range, and how many of it were given. */
static bool reduce_range(VM *vm, const Iter *it, Value *out)
{
    Iter whole = *it;
    int64_t given = range_given(it);
    if (!range_move(vm, &whole, -given))
        return false;
    bool small = it->step == iter_step_range;
    Value start = small ? from_int(whole.i) : whole.a, length = small ? from_int(whole.n) : whole.c, span, stop;
    bool ok = int_binary(vm, OPR_MUL, it->b, length, &span) && int_binary(vm, OPR_ADD, start, span, &stop) &&
              range_new(vm, start, stop, it->b, out);
    if (ok)
        *out = call_of(vm, "iter", *out, given);
    return ok;
}

/* zip, map, filter, enumerate: (class, arguments) */
static Value reduce_call(VM *vm, const Iter *it)
{
    Value type = from_obj(it->o.type);
    if (it->what == ITER_ZIP) {
        Value v[3] = {type, it->a, V_TRUE};
        return from_obj(tuple_of(vm, v, it->n ? 3 : 2));
    }
    if (it->what == ITER_ENUMERATE)
        return pair(vm, type, pair(vm, it->a, it->b));
    if (it->what == ITER_FILTER)
        return pair(vm, type, pair(vm, it->b, it->a));
    const Tuple *its = AS(Tuple, it->a);
    Tuple *args = tuple_new(vm, its->len + 1);
    args->items[0] = it->b;
    for (int64_t i = 0; i < its->len; i++)
        args->items[i + 1] = its->items[i];
    return pair(vm, type, from_obj(args));
}

static bool refuse(VM *vm, Value it) { return RAISE(vm, TypeError, "cannot pickle '%s' object", type_name(vm, it)); }

bool iter_reduce(VM *vm, Args *a, Value *out)
{
    Iter *it = AS(Iter, a->v[0]);
    bool over = it->a == V_NONE || it->a == V_NULL || (it->what == ITER_BYTEARRAY && it->i == INT64_MAX);
    switch (it->what) {
    case ITER_OTHER:
    case ITER_DEQUE:
    case ITER_DEQUE_REV:
    case ITER_MEMORY: return refuse(vm, a->v[0]);
    case ITER_RANGE:
        return reduce_range(vm, it, out);
    case ITER_ZIP:
    case ITER_MAP:
    case ITER_FILTER:
    case ITER_ENUMERATE: return *out = reduce_call(vm, it), true;
    case ITER_CALLABLE:
        if (!over)
            return *out = pair(vm, dict_get_str(vm->builtins, str_c(vm, "iter")), pair(vm, it->a, it->b)), true;
        break;
    case ITER_LIST_REV:
    case ITER_REVERSED:
        if (!over)
            return *out = call_of(vm, "reversed", it->a, it->i), true;
        break;
    case ITER_LIST:
    case ITER_TUPLE:
    case ITER_STR:
    case ITER_ASCII:
    case ITER_BYTES:
    case ITER_BYTEARRAY:
    case ITER_ARRAY:
    case ITER_SEQUENCE:
        if (!over)
            return *out = call_of(vm, "iter", it->a, it->i), true;
        break;
    default:
        if (!over)
            return reduce_to_list(vm, it, out);
    }
    *out = ended(vm, it);
    return true;
}

static bool range_set(VM *vm, Iter *it, int64_t at)
{
    int64_t given = range_given(it), length = INT64_MAX;
    if (it->step == iter_step_range)
        length = as_int(it->c);
    else if (is_int(it->c))
        length = as_int(it->c) + given;
    return range_move(vm, it, (at < 0 ? 0 : at > length ? length : at) - given);
}

bool iter_setstate(VM *vm, Args *a, Value *out)
{
    Iter *it = AS(Iter, a->v[0]);
    int64_t at, len;
    *out = V_NONE;
    if (it->what == ITER_ZIP) {
        bool strict;
        if (!op_truth(vm, a->v[1], &strict))
            return false;
        it->n = strict;
        return true;
    }
    if (!op_ssize(vm, a->v[1], &at))
        return false;
    if (it->what == ITER_RANGE)
        return range_set(vm, it, at);
    if (it->a == V_NONE || it->a == V_NULL)
        return true;
    bool back = it->what == ITER_LIST_REV || it->what == ITER_REVERSED;
    if (it->what == ITER_SEQUENCE) {
        it->i = at < 0 ? 0 : at;
    } else if (back || it->what == ITER_LIST || (it->what >= ITER_TUPLE && it->what <= ITER_BYTES) ||
               it->what == ITER_BYTEARRAY || it->what == ITER_ARRAY) {
        if (!op_len(vm, it->a, &len))
            return false;
        int64_t low = back ? -1 : 0, high = back ? len - 1 : len;
        it->i = at < low ? low : at > high ? high : at;
    }
    return true;
}
