/* Special methods of the builtin types as natives (see dunder.h). */
#include "vm/dunder.h"

#include "vm/ops.h"

#include <math.h>

#define SELF a->v[0]
#define ARG a->v[1]

bool dunder_len(VM *vm, Args *a, Value *out)
{
    int64_t n;
    if (!builtin_len(vm, SELF, &n))
        return false;
    *out = int_from_i64(vm, n);
    return true;
}
bool dunder_getitem(VM *vm, Args *a, Value *out) { return builtin_getitem(vm, SELF, ARG, out); }
bool dunder_setitem(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return builtin_setitem(vm, SELF, ARG, a->v[2]);
}
bool dunder_delitem(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return builtin_delitem(vm, SELF, ARG);
}
bool dunder_contains(VM *vm, Args *a, Value *out)
{
    bool has;
    if (!builtin_contains(vm, SELF, ARG, &has))
        return false;
    *out = from_bool(has);
    return true;
}
bool dunder_iter(VM *vm, Args *a, Value *out) { return builtin_iter(vm, SELF, out); }
bool dunder_next(VM *vm, Args *a, Value *out)
{
    if (is_kind(SELF, KIND_ITER))
        return iter_next(vm, AS(Iter, SELF), out);
    if (!op_next(vm, SELF, out))
        return false;
    return *out != V_NULL || vm_raise_args(vm, vm->excs->StopIteration, NULL, 0);
}
bool dunder_reversed(VM *vm, Args *a, Value *out) { return op_reversed(vm, SELF, out); }

static bool to_text(VM *vm, Value v, bool (*make)(VM *, Value, Buf *), Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = make(vm, v, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}
bool dunder_repr(VM *vm, Args *a, Value *out) { return to_text(vm, SELF, builtin_repr, out); }
bool dunder_str(VM *vm, Args *a, Value *out) { return to_text(vm, SELF, builtin_str, out); }
bool dunder_format(VM *vm, Args *a, Value *out)
{
    if (!is_str(ARG))
        return RAISE(vm, TypeError, "__format__() argument must be str, not %s", arg_type_name(vm, ARG));
    return builtin_format(vm, SELF, AS(Str, ARG), out);
}
bool dunder_hash(VM *vm, Args *a, Value *out)
{
    uint64_t h;
    if (!builtin_hash(vm, SELF, &h))
        return false;
    *out = value_hash_to_int(vm, h);
    return true;
}
bool dunder_bool(VM *vm, Args *a, Value *out)
{
    bool truth;
    Value v = value_is_int(SELF) ? int_plain(SELF) : value_is_float(SELF) ? from_float(float_plain(SELF)) : SELF;
    if (!op_truth(vm, v, &truth))
        return false;
    *out = from_bool(truth);
    return true;
}

/* An int's methods take ints alone, a float's both, as CONVERT_BINOP in CPython's longobject.c has it; what else there
 * is says itself what it takes. */
static bool takes(Value self, Value other)
{
    if (value_is_int(self))
        return value_is_int(other);
    return !value_is_float(self) || value_is_float(other) || value_is_int(other);
}

static bool not_implemented(Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    return true;
}

#define COMPARE(name, op)                                                                                            \
    bool dunder_##name(VM *vm, Args *a, Value *out)                                                                     \
    {                                                                                                                \
        return takes(SELF, ARG) ? builtin_compare(vm, op, SELF, ARG, out) : not_implemented(out);                        \
    }
COMPARE(eq, CMP_EQ)
COMPARE(ne, CMP_NE)
COMPARE(lt, CMP_LT)
COMPARE(le, CMP_LE)
COMPARE(gt, CMP_GT)
COMPARE(ge, CMP_GE)

static bool binary(VM *vm, BinOpr op, Value x, Value y, Value *out)
{
    if (!builtin_binary(vm, op, x, y, out))
        return false;
    if (*out == V_NOT_IMPLEMENTED && (op == OPR_ADD || op == OPR_MUL))
        return builtin_sequence(vm, op, x, y, out);
    return true;
}

/* sequence * times, called by name: CPython's wrap_indexargfunc */
static bool repeat(VM *vm, Args *a, Value *out)
{
    int64_t times;
    bool number = value_is_int(SELF) || value_is_float(SELF);
    return (number || op_index(vm, ARG, &times, NULL)) && binary(vm, OPR_MUL, SELF, ARG, out);
}

#define BINARY(name, op)                                                                                             \
    bool dunder_##name(VM *vm, Args *a, Value *out)                                                                     \
    {                                                                                                                \
        return !takes(SELF, ARG) ? not_implemented(out)                                                                \
                                 : op == OPR_MUL ? repeat(vm, a, out) : binary(vm, op, SELF, ARG, out);                   \
    }                                                                                                                \
    bool dunder_r##name(VM *vm, Args *a, Value *out)                                                                    \
    {                                                                                                                \
        if (!takes(SELF, ARG))                                                                                         \
            return not_implemented(out);                                                                               \
        return op == OPR_MUL ? repeat(vm, a, out) : binary(vm, op, ARG, SELF, out);                                      \
    }
BINARY(add, OPR_ADD)
BINARY(sub, OPR_SUB)
BINARY(mul, OPR_MUL)
BINARY(truediv, OPR_DIV)
BINARY(floordiv, OPR_FLOORDIV)
BINARY(mod, OPR_MOD)
BINARY(lshift, OPR_LSHIFT)
BINARY(rshift, OPR_RSHIFT)
BINARY(and, OPR_AND)
BINARY(or, OPR_OR)
BINARY(xor, OPR_XOR)
bool dunder_rpow(VM *vm, Args *a, Value *out)
{
    return takes(SELF, ARG) ? binary(vm, OPR_POW, ARG, SELF, out) : not_implemented(out);
}
bool dunder_pow(VM *vm, Args *a, Value *out)
{
    if (a->n > 2 && a->v[2] != V_NONE) {
        if (!value_is_int(SELF) || !value_is_int(ARG) || !value_is_int(a->v[2])) {
            *out = V_NOT_IMPLEMENTED;
            return true;
        }
        return int_pow_mod(vm, SELF, ARG, a->v[2], out);
    }
    return takes(SELF, ARG) ? binary(vm, OPR_POW, SELF, ARG, out) : not_implemented(out);
}

static bool inplace(VM *vm, BinOpr op, Value x, Value y, Value *out)
{
    return builtin_inplace(vm, op, x, y, out);
}
#define INPLACE(name, op)                                                                                            \
    bool dunder_##name(VM *vm, Args *a, Value *out) { return inplace(vm, op, SELF, ARG, out); }
INPLACE(iadd, OPR_ADD)
INPLACE(imul, OPR_MUL)
INPLACE(ior, OPR_OR)
INPLACE(iand, OPR_AND)
INPLACE(isub, OPR_SUB)
INPLACE(ixor, OPR_XOR)

/* Numbers: SELF without its box. */
static Value number(Value v) { return value_is_int(v) ? int_plain(v) : from_float(float_plain(v)); }

bool dunder_neg(VM *vm, Args *a, Value *out) { return op_unary(vm, UNARY_MINUS, number(SELF), out); }
bool dunder_pos(VM *vm, Args *a, Value *out) { return op_unary(vm, UNARY_PLUS, number(SELF), out); }
bool dunder_invert(VM *vm, Args *a, Value *out) { return op_unary(vm, UNARY_INVERT, number(SELF), out); }
bool dunder_abs(VM *vm, Args *a, Value *out)
{
    Value v = number(SELF);
    if (is_float(v)) {
        *out = from_float(fabs(as_float(v)));
        return true;
    }
    return int_sign(v) < 0 ? int_unary(vm, UNARY_MINUS, v, out) : int_unary(vm, UNARY_PLUS, v, out);
}
static bool to_int(VM *vm, Value v, double (*way)(double), Value *out)
{
    v = number(v);
    if (is_float(v))
        return int_from_double(vm, way == NULL ? as_float(v) : way(as_float(v)), out);
    *out = v;
    return true;
}
bool dunder_int(VM *vm, Args *a, Value *out) { return to_int(vm, SELF, NULL, out); }
bool dunder_trunc(VM *vm, Args *a, Value *out) { return to_int(vm, SELF, NULL, out); }
bool dunder_floor(VM *vm, Args *a, Value *out) { return to_int(vm, SELF, floor, out); }
bool dunder_ceil(VM *vm, Args *a, Value *out) { return to_int(vm, SELF, ceil, out); }
bool dunder_index(VM *vm, Args *a, Value *out) { return to_int(vm, SELF, NULL, out); }
bool dunder_float(VM *vm, Args *a, Value *out)
{
    double d;
    if (!value_to_double(vm, number(SELF), &d))
        return false;
    *out = from_float(d);
    return true;
}

/* round(int, -n): half to even. */
static bool round_int(VM *vm, Value v, Value ndigits, Value *out)
{
    int64_t n;
    Value unit, q, r, twice;
    if (ndigits == V_NULL) {
        *out = v;
        return true;
    }
    if (!op_index(vm, ndigits, &n, NULL))
        return false;
    if (n >= 0) {
        *out = v;
        return true;
    }
    if (-n > int_bit_length(v)) { /* certainly less than half a unit */
        *out = from_int(0);
        return true;
    }
    if (!int_binary(vm, OPR_POW, from_int(10), from_int(-n), &unit) || !int_divmod(vm, v, unit, &q, &r) ||
        !int_binary(vm, OPR_MUL, r, from_int(2), &twice))
        return false;
    int order = int_compare(twice, unit);
    Value odd;
    if (!int_binary(vm, OPR_AND, q, from_int(1), &odd))
        return false;
    if ((order > 0 || (order == 0 && int_sign(odd) != 0)) && !int_binary(vm, OPR_ADD, q, from_int(1), &q))
        return false;
    return int_binary(vm, OPR_MUL, q, unit, out);
}
bool dunder_round(VM *vm, Args *a, Value *out)
{
    Value v = number(SELF), n = a->n > 1 ? ARG : V_NULL;
    return is_float(v) ? float_round(vm, as_float(v), n, out) : round_int(vm, v, n, out);
}

static double as_number(Value v) { return is_float(v) ? as_float(v) : is_int(v) ? (double)as_int(v) : 1; }

static bool quotient_and_rest(VM *vm, Value x, Value y, Value *out)
{
    Value pair[2];
    if ((is_float(x) || is_float(y)) && as_number(y) == 0)
        return RAISE(vm, ZeroDivisionError, "float divmod()");
    if (!binary(vm, OPR_FLOORDIV, x, y, &pair[0]) || !binary(vm, OPR_MOD, x, y, &pair[1]))
        return false;
    *out = from_obj(tuple_of(vm, pair, 2));
    return true;
}

bool dunder_divmod(VM *vm, Args *a, Value *out)
{
    return takes(SELF, ARG) ? quotient_and_rest(vm, number(SELF), number(ARG), out) : not_implemented(out);
}
bool dunder_rdivmod(VM *vm, Args *a, Value *out)
{
    return takes(SELF, ARG) ? quotient_and_rest(vm, number(ARG), number(SELF), out) : not_implemented(out);
}

/* The arguments with which __new__ makes an equal one. */
bool dunder_getnewargs(VM *vm, Args *a, Value *out)
{
    Value plain = SELF;
    if (value_is_int(SELF) || value_is_float(SELF))
        plain = number(SELF);
    else if (is_tuple(SELF))
        plain = from_obj(tuple_of(vm, AS(Tuple, SELF)->items, AS(Tuple, SELF)->len));
    else if (is_bytes(SELF))
        plain = from_obj(bytes_new(vm, AS(Bytes, SELF)->data, AS(Bytes, SELF)->len));
    *out = from_obj(tuple_of(vm, &plain, 1));
    return true;
}
