/* Builtin functions about numbers and comparing: abs, min, max, sum, round, divmod, pow, chr, ord, hex ... */
#include "vm/bytearray.h"
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/ops.h"

#include <math.h>

/* v as an int Value, through __index__. */
static bool index_value(VM *vm, Value v, Value *out)
{
    int64_t ignored;
    if (value_is_int(v)) {
        *out = int_plain(v);
        return true;
    }
    Value fn = type_special(vm, type_of(vm, v), SP_index);
    if (fn == V_NULL || fn == V_NONE)
        return op_index(vm, v, &ignored, NULL);
    if (!special_call(vm, fn, v, NULL, 0, out))
        return false;
    if (!value_is_int(*out))
        return RAISE(vm, TypeError, "__index__ returned non-int (type %s)", type_name(vm, *out));
    *out = int_plain(*out);
    return true;
}

static bool b_abs(VM *vm, Args *a, Value *out)
{
    Value v = a->v[0];
    if (is_float(v)) {
        *out = from_float(fabs(as_float(v)));
        return true;
    }
    Value fn = type_special(vm, type_of(vm, v), SP_abs);
    if (fn == V_NULL || fn == V_NONE)
        return RAISE(vm, TypeError, "bad operand type for abs(): '%s'", type_name(vm, v));
    return special_call(vm, fn, v, NULL, 0, out);
}

static bool b_round(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"number", "ndigits", NULL};
    Value s[2];
    if (!args_bind(vm, a, 0, "round", names, 2, 1, s))
        return false;
    Value fn = type_special(vm, type_of(vm, s[0]), SP_round);
    if (fn == V_NULL || fn == V_NONE)
        return RAISE(vm, TypeError, "type %s doesn't define __round__ method", type_name(vm, s[0]));
    return special_call(vm, fn, s[0], &s[1], s[1] != V_NULL && s[1] != V_NONE, out);
}

static bool b_divmod(VM *vm, Args *a, Value *out)
{
    Value x = a->v[0], y = a->v[1], pair[2];
    if (value_is_int(x) && value_is_int(y)) {
        if (!int_divmod(vm, int_plain(x), int_plain(y), &pair[0], &pair[1]))
            return false;
        *out = from_obj(tuple_of(vm, pair, 2));
        return true;
    }
    Value fn = type_special(vm, type_of(vm, x), SP_divmod);
    *out = V_NOT_IMPLEMENTED;
    if (fn != V_NULL && fn != V_NONE && !special_call(vm, fn, x, &y, 1, out))
        return false;
    fn = special_find(vm, y, SP_rdivmod);
    if (*out == V_NOT_IMPLEMENTED && fn != V_NULL && fn != V_NONE && !special_call(vm, fn, y, &x, 1, out))
        return false;
    if (*out == V_NOT_IMPLEMENTED && value_is_float(y) && value_is_int(x)) {
        fn = type_special(vm, vm->types[KIND_FLOAT], SP_divmod);
        double d;
        if (!value_to_double(vm, x, &d))
            return false;
        if (!special_call(vm, fn, from_float(d), &y, 1, out))
            return false;
    }
    if (*out == V_NOT_IMPLEMENTED)
        return RAISE(vm, TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", type_name(vm, x),
                     type_name(vm, y));
    return true;
}

static bool b_pow(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"base", "exp", "mod", NULL};
    Value s[3];
    if (!args_bind(vm, a, 0, "pow", names, 3, 2, s))
        return false;
    if (s[2] == V_NULL || s[2] == V_NONE)
        return op_binary(vm, OPR_POW, s[0], s[1], out);
    Value fn = special_find(vm, s[0], SP_pow);
    if (fn == V_NULL && value_is_int(s[0]) && value_is_int(s[1]) && value_is_int(s[2]))
        return int_pow_mod(vm, int_plain(s[0]), int_plain(s[1]), int_plain(s[2]), out);
    if (fn == V_NULL && (value_is_float(s[0]) || value_is_float(s[1]) || value_is_float(s[2])))
        return RAISE(vm, TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    if (fn == V_NULL)
        fn = type_special(vm, type_of(vm, s[0]), SP_pow);
    *out = V_NOT_IMPLEMENTED;
    if (fn != V_NULL && !special_call(vm, fn, s[0], &s[1], 2, out))
        return false;
    if (*out == V_NOT_IMPLEMENTED)
        return RAISE(vm, TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                     type_name(vm, s[0]), type_name(vm, s[1]), type_name(vm, s[2]));
    return true;
}

/* ---- min and max ---- */

enum { ITERATOR, ITEM, KEY, BEST, BEST_KEY, OTHERWISE }; /* what they hold */

/* The item held is the best so far? */
static bool best_offer(VM *vm, CmpOpr op, Held *h)
{
    Value k = h->v[ITEM], r;
    bool better = h->v[BEST] == V_NULL;
    bool held = h->v[ITERATOR] != V_NULL; /* several arguments may lie in nothing but an array */
    if (h->v[KEY] != V_NONE && !(held ? vm_drive_call : vm_call)(vm, h->v[KEY], &h->v[ITEM], 1, &k))
        return false;
    if (!better && (!op_compare(vm, op, k, h->v[BEST_KEY], &r) || !op_truth(vm, r, &better)))
        return false;
    if (better) {
        h->v[BEST] = h->v[ITEM];
        h->v[BEST_KEY] = k;
    }
    return vm_charge(vm, 1);
}

static bool best_of_iterable(VM *vm, CmpOpr op, Held *h, Value iterable)
{
    if (!op_iter(vm, iterable, &h->v[ITERATOR]))
        return false;
    for (;;) {
        if (!op_next_held(vm, h->v[ITERATOR], &h->v[ITEM]))
            return false;
        if (h->v[ITEM] == V_NULL)
            return true;
        if (!best_offer(vm, op, h))
            return false;
    }
}

static bool best_of(VM *vm, CmpOpr op, Held *h, const Args *a)
{
    if (a->n == 1)
        return best_of_iterable(vm, op, h, a->v[0]);
    for (uint32_t i = 0; i < a->n; i++) {
        h->v[ITEM] = a->v[i];
        if (!best_offer(vm, op, h))
            return false;
    }
    return true;
}

static bool min_max(VM *vm, Args *a, const char *fname, CmpOpr op, Value *out)
{
    static const char *const names[] = {"key", "default", NULL};
    Value s[2];
    if (a->n == 0)
        return RAISE(vm, TypeError, "%s expected at least 1 argument, got 0", fname);
    if (!args_bind(vm, a, a->n, fname, names, 0, 0, s))
        return false;
    if (a->n > 1 && s[1] != V_NULL)
        return RAISE(vm, TypeError, "Cannot specify a default for %s() with multiple positional arguments", fname);
    Held h = {.v = {[KEY] = s[0] == V_NULL ? V_NONE : s[0], [OTHERWISE] = s[1]}};
    held_enter(vm, &h);
    bool ok = best_of(vm, op, &h, a);
    held_leave(vm, &h);
    *out = h.v[BEST] == V_NULL ? h.v[OTHERWISE] : h.v[BEST];
    return ok && (*out != V_NULL || RAISE(vm, ValueError, "%s() arg is an empty sequence", fname));
}

static bool b_min(VM *vm, Args *a, Value *out) { return min_max(vm, a, "min", CMP_LT, out); }
static bool b_max(VM *vm, Args *a, Value *out) { return min_max(vm, a, "max", CMP_GT, out); }

/* ---- sum: left to right, without compensation (3.11) ---- */

static bool sum_start(VM *vm, Value start)
{
    if (is_str(start))
        return RAISE(vm, TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (is_bytes(start))
        return RAISE(vm, TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (is_bytearray(vm, start))
        return RAISE(vm, TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    return true;
}

/* Small ints are added in C as long as they fit: no object is made for each step. */
static bool sum_items(VM *vm, Held *h, Value *out)
{
    Value total = h->v[1];
    int64_t small = is_int(total) ? as_int(total) : 0, next;
    bool in_small = is_int(total);
    for (;;) {
        Value v;
        if (!op_next_held(vm, h->v[0], &v) || !vm_charge(vm, 1))
            return false;
        if (v != V_NULL && in_small && is_int(v) && !__builtin_add_overflow(small, as_int(v), &next)) {
            small = next;
            continue;
        }
        if (in_small)
            total = int_from_i64(vm, small);
        if (v == V_NULL) {
            *out = total;
            return true;
        }
        if (both_int(total, v) && int_fits(as_int(total) + as_int(v)))
            total = from_int(as_int(total) + as_int(v));
        else if (is_float(total) && is_float(v))
            total = from_float(as_float(total) + as_float(v));
        else if (!op_binary(vm, OPR_ADD, total, v, &total))
            return false;
        in_small = is_int(total);
        small = in_small ? as_int(total) : 0;
        h->v[1] = total;
    }
}

static bool b_sum(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"iterable", "start", NULL};
    Value s[2];
    Held h = {.v = {V_NULL, from_int(0)}};
    if (a->n == 0)
        return RAISE(vm, TypeError, "sum() takes at least 1 positional argument (0 given)");
    if (!args_bind(vm, a, 0, "sum", names, 2, 1, s) || (s[1] != V_NULL && !sum_start(vm, s[1])) ||
        !op_iter(vm, s[0], &h.v[0]))
        return false;
    if (s[1] != V_NULL)
        h.v[1] = s[1];
    held_enter(vm, &h);
    bool ok = sum_items(vm, &h, out);
    held_leave(vm, &h);
    return ok;
}

/* ---- text of numbers ---- */

static bool b_chr(VM *vm, Args *a, Value *out)
{
    int64_t i;
    if (!op_c_int(vm, a->v[0], &i))
        return false;
    if (i < INT32_MIN || i > INT32_MAX)
        return RAISE(vm, OverflowError, "Python int too large to convert to C int");
    if (i < 0 || i > 0x10FFFF)
        return RAISE(vm, ValueError, "chr() arg not in range(0x110000)");
    *out = from_obj(str_char(vm, (uint32_t)i));
    return true;
}

static bool b_ord(VM *vm, Args *a, Value *out)
{
    Value v = is_bytearray(vm, a->v[0]) ? bytes_plain(vm, a->v[0]) : a->v[0];
    int64_t len;
    if (is_str(v)) {
        len = AS(Str, v)->len;
        if (len == 1) {
            *out = from_int(str_at(AS(Str, v), 0));
            return true;
        }
    } else if (is_bytes(v)) {
        len = AS(Bytes, v)->len;
        if (len == 1) {
            *out = from_int(AS(Bytes, v)->data[0]);
            return true;
        }
    } else {
        return RAISE(vm, TypeError, "ord() expected string of length 1, but %s found", type_name(vm, v));
    }
    return RAISE(vm, TypeError, "ord() expected a character, but string of length %lld found", (long long)len);
}

static bool in_base(VM *vm, Value v, int base, const char *prefix, Value *out)
{
    Buf digits, b;
    if (!index_value(vm, v, &v))
        return false;
    buf_init(&digits);
    buf_init(&b);
    bool ok = int_to_text(vm, v, base, &digits);
    if (ok) {
        const char *d = buf_text(&digits);
        buf_printf(&b, "%s%s%s", *d == '-' ? "-" : "", prefix, *d == '-' ? d + 1 : d);
        *out = value_str_from_buf(vm, &b);
    }
    buf_deinit(&digits);
    buf_deinit(&b);
    return ok;
}

static bool b_hex(VM *vm, Args *a, Value *out) { return in_base(vm, a->v[0], 16, "0x", out); }
static bool b_oct(VM *vm, Args *a, Value *out) { return in_base(vm, a->v[0], 8, "0o", out); }
static bool b_bin(VM *vm, Args *a, Value *out) { return in_base(vm, a->v[0], 2, "0b", out); }

const NativeDef builtin_num_functions[] = {
    {"abs", b_abs, 1, 1, 0},       {"round", b_round, 1, 2, NF_KW}, {"divmod", b_divmod, 2, 2, 0},
    {"pow", b_pow, 2, 3, NF_KW},   {"min", b_min, 1, -1, NF_KW},    {"max", b_max, 1, -1, NF_KW},
    {"sum", b_sum, 1, 2, NF_KW},   {"chr", b_chr, 1, 1, 0},         {"ord", b_ord, 1, 1, 0},
    {"hex", b_hex, 1, 1, 0},       {"oct", b_oct, 1, 1, 0},         {"bin", b_bin, 1, 1, 0},
    {0},
};
