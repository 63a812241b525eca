/* int: 51-bit small ones inline, BigInts of 64 bits (hashes and random generators live there), the others over
 * libtommath. Sizes are capped at 2^22 bits, long operations cost fuel. Text and methods are in o_int_text.c. */
#include "base/check.h"
#include "base/mem.h"
#include "vm/heap.h"
#include "vm/int_mp.h"
#include "vm/ops.h"

#include <math.h>

enum { MAX_BITS = 1 << 22 };

/* ---- mp_int views of Values ---- */

bool int_is_wide(Value plain, int64_t *out)
{
    if (is_int(plain)) {
        *out = as_int(plain);
        return true;
    }
    *out = AS(BigInt, plain)->wide;
    return !AS(BigInt, plain)->mp;
}

const mp_int *num_open(Num *n, Value v)
{
    int64_t wide;
    v = int_plain(v);
    n->own = int_is_wide(v, &wide);
    if (!n->own)
        return AS(BigInt, v)->mp;
    if (mp_init_i64(&n->tmp, wide) != MP_OKAY)
        UNREACHABLE("out of memory");
    return &n->tmp;
}

void num_close(Num *n)
{
    if (n->own)
        mp_clear(&n->tmp);
}

Value num_result(VM *vm, mp_int *mp)
{
    if (mp_count_bits(mp) <= 63) {
        int64_t i = mp_get_i64(mp);
        mp_clear(mp);
        return int_from_i64(vm, i);
    }
    BigInt *b = heap_alloc(vm, vm->types[KIND_INT], KIND_BIGINT, sizeof(BigInt));
    b->mp = mem_dup(mp, sizeof *mp);
    return from_obj(b);
}

void int_finalize(BigInt *b)
{
    if (b->mp != NULL) {
        mp_clear(b->mp);
        mem_free(b->mp);
        b->mp = NULL;
    }
}

bool num_fail(VM *vm, mp_int *mp)
{
    mp_clear(mp);
    return vm_no_memory(vm);
}

Value int_from_i64(VM *vm, int64_t i)
{
    if (int_fits(i))
        return from_int(i);
    BigInt *b = heap_alloc(vm, vm->types[KIND_INT], KIND_BIGINT, sizeof *b);
    if (i == INT64_MIN) {
        b->mp = mem_alloc(sizeof(mp_int));
        if (mp_init_i64(b->mp, i) != MP_OKAY)
            UNREACHABLE("out of memory");
    } else {
        b->wide = i;
    }
    return from_obj(b);
}

Value int_from_u64(VM *vm, uint64_t u)
{
    mp_int mp;
    if (u <= INT64_MAX)
        return int_from_i64(vm, (int64_t)u);
    if (mp_init_u64(&mp, u) != MP_OKAY)
        UNREACHABLE("out of memory");
    return num_result(vm, &mp);
}

bool int_from_double(VM *vm, double d, Value *out)
{
    if (isnan(d))
        return RAISE(vm, ValueError, "cannot convert float NaN to integer");
    if (isinf(d))
        return RAISE(vm, OverflowError, "cannot convert float infinity to integer");
    d = trunc(d);
    if (fabs(d) < 9e18) {
        *out = int_from_i64(vm, (int64_t)d);
        return true;
    }
    int exponent;
    double m = frexp(d, &exponent);
    mp_int mp;
    if (mp_init_i64(&mp, (int64_t)ldexp(m, 53)) != MP_OKAY)
        return vm_no_memory(vm);
    if (mp_mul_2d(&mp, exponent - 53, &mp) != MP_OKAY)
        return num_fail(vm, &mp);
    *out = num_result(vm, &mp);
    return true;
}

bool value_is_int(Value v)
{
    return is_int(v) || is_bool(v) || is_kind(v, KIND_BIGINT) ||
           (is_kind(v, KIND_BOXED) && !is_float(AS(Boxed, v)->v));
}

Value int_plain(Value v)
{
    if (is_bool(v))
        return from_int(v == V_TRUE);
    return is_kind(v, KIND_BOXED) ? int_plain(AS(Boxed, v)->v) : v;
}

bool int_to_i64(Value v, int64_t *out)
{
    return int_is_wide(int_plain(v), out);
}

int int_sign(Value v)
{
    int64_t i;
    v = int_plain(v);
    if (int_is_wide(v, &i))
        return i < 0 ? -1 : i > 0;
    return mp_isneg((const mp_int *)AS(BigInt, v)->mp) ? -1 : 1;
}

int int_compare(Value a, Value b)
{
    a = int_plain(a);
    b = int_plain(b);
    int64_t i, j;
    if (int_is_wide(a, &i) && int_is_wide(b, &j))
        return i < j ? -1 : i > j;
    Num x, y;
    const mp_int *p = num_open(&x, a), *q = num_open(&y, b);
    mp_ord order = mp_cmp(p, q);
    num_close(&x);
    num_close(&y);
    return order == MP_LT ? -1 : order == MP_GT;
}

int64_t int_bit_length(Value v)
{
    int64_t i;
    v = int_plain(v);
    if (!int_is_wide(v, &i))
        return mp_count_bits(AS(BigInt, v)->mp);
    uint64_t u = (uint64_t)(i < 0 ? -i : i);
    return u == 0 ? 0 : 64 - __builtin_clzll(u);
}

/* |mp| as m * 2^e, correctly rounded; `sticky`: there is a fraction below. */
static double mp_double(const mp_int *mp, bool sticky, int scale)
{
    int bits = mp_count_bits(mp);
    if (bits <= 64)
        return ldexp((double)(mp_get_mag_u64(mp) | (bits >= 60 && sticky)), scale);
    mp_int top;
    if (mp_init(&top) != MP_OKAY || mp_div_2d(mp, bits - 64, &top, NULL) != MP_OKAY)
        UNREACHABLE("out of memory");
    uint64_t m = mp_get_mag_u64(&top);
    if (sticky || mp_cnt_lsb(mp) < bits - 64)
        m |= 1;
    mp_clear(&top);
    return ldexp((double)m, bits - 64 + scale);
}

double int_to_double(Value v, bool *overflow)
{
    v = int_plain(v);
    if (overflow != NULL)
        *overflow = false;
    int64_t i;
    if (int_is_wide(v, &i))
        return (double)i;
    const mp_int *mp = AS(BigInt, v)->mp;
    double d = mp_double(mp, false, 0);
    if (isinf(d) && overflow != NULL)
        *overflow = true;
    return mp_isneg(mp) ? -d : d;
}

int int_compare_double(Value i, double d)
{
    i = int_plain(i);
    if (isinf(d))
        return d > 0 ? -1 : 1;
    int64_t wide;
    if (int_is_wide(i, &wide)) {
        if (fabs(d) >= 0x1p63)
            return d > 0 ? -1 : 1;
        int64_t whole = (int64_t)d;
        return wide != whole ? (wide < whole ? -1 : 1) : d > (double)whole ? -1 : d < (double)whole;
    }
    if (fabs(d) < 0x1p62)
        return int_sign(i);
    bool overflow;
    double x = int_to_double(i, &overflow);
    if (overflow || x != d)
        return x < d ? -1 : 1;
    mp_int whole; /* equal after rounding: compare exactly */
    int exponent;
    double m = frexp(d, &exponent);
    if (mp_init_i64(&whole, (int64_t)ldexp(m, 53)) != MP_OKAY || mp_mul_2d(&whole, exponent - 53, &whole) != MP_OKAY)
        UNREACHABLE("out of memory");
    mp_ord order = mp_cmp(AS(BigInt, i)->mp, &whole);
    mp_clear(&whole);
    return order == MP_LT ? -1 : order == MP_GT;
}

uint64_t int_hash(Value v)
{
    const uint64_t P = ((uint64_t)1 << 61) - 1;
    v = int_plain(v);
    int64_t i;
    if (int_is_wide(v, &i)) {
        uint64_t rest = (uint64_t)(i < 0 ? -i : i) % P;
        return i >= 0 ? rest : rest == 1 ? (uint64_t)-2 : 0 - rest;
    }
    const mp_int *mp = AS(BigInt, v)->mp;
    size_t n = mp_ubin_size(mp), written;
    uint8_t *bytes = mem_alloc(n);
    uint64_t h = 0;
    if (mp_to_ubin(mp, bytes, n, &written) != MP_OKAY)
        UNREACHABLE("out of memory");
    for (size_t k = 0; k < written; k++) {
        h = ((h << 8) & P) | (h >> 53);
        h += bytes[k];
        if (h >= P)
            h -= P;
    }
    mem_free(bytes);
    if (mp_isneg(mp))
        h = -h;
    return h == UINT64_MAX ? UINT64_MAX - 1 : h;
}

/* ---- arithmetic ---- */

static bool floor_div(const mp_int *a, const mp_int *b, mp_int *q, mp_int *r)
{
    if (mp_div(a, b, q, r) != MP_OKAY)
        return false;
    if (!mp_iszero(r) && mp_isneg(r) != mp_isneg(b))
        return mp_add(r, b, r) == MP_OKAY && mp_decr(q) == MP_OKAY;
    return true;
}

bool int_divmod(VM *vm, Value a, Value b, Value *q, Value *r)
{
    a = int_plain(a);
    b = int_plain(b);
    if (int_sign(b) == 0)
        return RAISE(vm, ZeroDivisionError, "integer division or modulo by zero");
    int64_t i, j;
    if (int_is_wide(a, &i) && int_is_wide(b, &j)) { /* neither is -2^63, so nothing overflows */
        int64_t quotient = i / j, rest = i % j;
        if (rest != 0 && (rest < 0) != (j < 0)) {
            rest += j;
            quotient--;
        }
        if (q)
            *q = int_from_i64(vm, quotient);
        if (r)
            *r = int_from_i64(vm, rest);
        return true;
    }
    if (!vm_charge(vm, (uint64_t)(int_bit_length(a) / 1024 + 1) * (uint64_t)(int_bit_length(b) / 1024 + 1)))
        return false;
    Num x, y;
    mp_int mq, mr;
    const mp_int *p = num_open(&x, a), *d = num_open(&y, b);
    if (mp_init_multi(&mq, &mr, NULL) != MP_OKAY)
        UNREACHABLE("out of memory");
    bool ok = floor_div(p, d, &mq, &mr);
    num_close(&x);
    num_close(&y);
    if (!ok) {
        mp_clear(&mq);
        return num_fail(vm, &mr);
    }
    Value quotient = num_result(vm, &mq), rest = num_result(vm, &mr);
    if (q)
        *q = quotient;
    if (r)
        *r = rest;
    return true;
}

bool int_true_divide(VM *vm, Value a, Value b, Value *out)
{
    a = int_plain(a);
    b = int_plain(b);
    if (int_sign(b) == 0)
        return RAISE(vm, ZeroDivisionError, "division by zero");
    if (both_int(a, b)) {
        *out = from_float((double)as_int(a) / (double)as_int(b));
        return true;
    }
    if (int_sign(a) == 0) {
        *out = from_float(int_sign(b) < 0 ? -0.0 : 0.0);
        return true;
    }
    int64_t shift = 66 - (int_bit_length(a) - int_bit_length(b));
    Num x, y;
    mp_int p, d, q, r;
    const mp_int *pa = num_open(&x, a), *pb = num_open(&y, b);
    bool ok = mp_init_multi(&p, &d, &q, &r, NULL) == MP_OKAY && mp_abs(pa, &p) == MP_OKAY && mp_abs(pb, &d) == MP_OKAY;
    ok = ok && (shift >= 0 ? mp_mul_2d(&p, (int)shift, &p) : mp_mul_2d(&d, (int)-shift, &d)) == MP_OKAY;
    ok = ok && mp_div(&p, &d, &q, &r) == MP_OKAY;
    double value = ok ? mp_double(&q, !mp_iszero(&r), (int)-shift) : 0;
    num_close(&x);
    num_close(&y);
    mp_clear_multi(&p, &d, &q, &r, NULL);
    if (!ok)
        return vm_no_memory(vm);
    if (isinf(value))
        return RAISE(vm, OverflowError, "integer division result too large for a float");
    *out = from_float((int_sign(a) < 0) != (int_sign(b) < 0) ? -value : value);
    return true;
}

static bool shift_left(VM *vm, Value a, Value b, Value *out)
{
    int64_t n, wide;
    if (int_sign(b) < 0)
        return RAISE(vm, ValueError, "negative shift count");
    if (int_sign(a) == 0) {
        *out = from_int(0);
        return true;
    }
    if (!int_to_i64(b, &n) || n > MAX_BITS || n + int_bit_length(a) > MAX_BITS)
        return int_to_i64(b, &n) ? vm_no_memory(vm) : RAISE(vm, OverflowError, "too many digits in integer");
    if (int_is_wide(a, &wide) && n + int_bit_length(a) < 63) {
        *out = int_from_i64(vm, wide * ((int64_t)1 << n));
        return true;
    }
    if (!vm_charge(vm, (uint64_t)n / 512))
        return false;
    mp_int mp;
    Num x;
    const mp_int *p = num_open(&x, a);
    bool ok = mp_init(&mp) == MP_OKAY && mp_mul_2d(p, (int)n, &mp) == MP_OKAY;
    num_close(&x);
    if (!ok)
        return num_fail(vm, &mp);
    *out = num_result(vm, &mp);
    return true;
}

static bool shift_right(VM *vm, Value a, Value b, Value *out)
{
    int64_t n, wide;
    if (int_sign(b) < 0)
        return RAISE(vm, ValueError, "negative shift count");
    if (!int_to_i64(b, &n) || n >= int_bit_length(a)) {
        *out = from_int(int_sign(a) < 0 ? -1 : 0);
        return true;
    }
    if (int_is_wide(a, &wide)) {
        *out = int_from_i64(vm, wide >> n);
        return true;
    }
    mp_int mp;
    if (mp_init(&mp) != MP_OKAY || mp_signed_rsh(AS(BigInt, a)->mp, (int)n, &mp) != MP_OKAY)
        return num_fail(vm, &mp);
    *out = num_result(vm, &mp);
    return true;
}

static bool int_power(VM *vm, Value a, Value b, Value *out)
{
    int64_t n, bits = int_bit_length(a);
    if (int_sign(b) < 0) {
        bool over_a, over_b;
        double x = int_to_double(a, &over_a), y = int_to_double(b, &over_b);
        if (over_a || over_b)
            return RAISE(vm, OverflowError, "int too large to convert to float");
        return float_binary(vm, OPR_POW, x, y, out);
    }
    if (is_int(a) && (as_int(a) == 0 || as_int(a) == 1)) {
        *out = int_sign(b) == 0 ? from_int(1) : a;
        return true;
    }
    if (is_int(a) && as_int(a) == -1) {
        Value q, r;
        if (!int_divmod(vm, b, from_int(2), &q, &r))
            return false;
        *out = from_int(as_int(r) == 0 ? 1 : -1);
        return true;
    }
    if (!int_to_i64(b, &n) || n > MAX_BITS || (bits - 1) * n > MAX_BITS)
        return vm_no_memory(vm);
    uint64_t words = (uint64_t)(bits * n) / 512;
    if (!vm_charge(vm, words * (words / 16 + 1)))
        return false;
    mp_int mp;
    Num x;
    const mp_int *p = num_open(&x, a);
    bool ok = mp_init(&mp) == MP_OKAY && mp_expt_u32(p, (uint32_t)n, &mp) == MP_OKAY;
    num_close(&x);
    if (!ok)
        return num_fail(vm, &mp);
    *out = num_result(vm, &mp);
    return true;
}

bool int_pow_mod(VM *vm, Value a, Value b, Value m, Value *out)
{
    if (int_sign(m) == 0)
        return RAISE(vm, ValueError, "pow() 3rd argument cannot be 0");
    uint64_t words = (uint64_t)int_bit_length(m) / 256 + 1;
    if (!vm_charge(vm, words * words * ((uint64_t)int_bit_length(b) / 8 + 1)))
        return false;
    Num x, y, z;
    mp_int base, exp, mod, r;
    const mp_int *p = num_open(&x, a), *e = num_open(&y, b), *q = num_open(&z, m);
    bool inverse = true;
    bool ok = mp_init_multi(&base, &exp, &mod, &r, NULL) == MP_OKAY && mp_abs(q, &mod) == MP_OKAY &&
              mp_mod(p, &mod, &base) == MP_OKAY && mp_abs(e, &exp) == MP_OKAY;
    if (ok && mp_isneg(e))
        inverse = mp_cmp_d(&mod, 1) == MP_EQ || mp_invmod(&base, &mod, &base) == MP_OKAY;
    if (ok && inverse) {
        if (mp_cmp_d(&mod, 1) == MP_EQ)
            mp_zero(&r);
        else
            ok = mp_exptmod(&base, &exp, &mod, &r) == MP_OKAY;
        if (ok && mp_isneg(q) && !mp_iszero(&r))
            ok = mp_add(&r, q, &r) == MP_OKAY;
    }
    num_close(&x);
    num_close(&y);
    num_close(&z);
    mp_clear_multi(&base, &exp, &mod, NULL);
    if (!ok)
        return num_fail(vm, &r);
    if (!inverse) {
        mp_clear(&r);
        return RAISE(vm, ValueError, "base is not invertible for the given modulus");
    }
    *out = num_result(vm, &r);
    return true;
}

static bool mp_simple(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    Num x, y;
    mp_int r;
    mp_err err = MP_VAL;
    int64_t bits_a = int_bit_length(a), bits_b = int_bit_length(b);
    if (op == OPR_MUL) {
        if (bits_a + bits_b > MAX_BITS)
            return vm_no_memory(vm);
        if (!vm_charge(vm, (uint64_t)(bits_a / 1024 + 1) * (uint64_t)(bits_b / 1024 + 1)))
            return false;
    } else if (!vm_charge(vm, (uint64_t)(bits_a + bits_b) / 1024)) {
        return false;
    }
    const mp_int *p = num_open(&x, a), *q = num_open(&y, b);
    if (mp_init(&r) != MP_OKAY)
        UNREACHABLE("out of memory");
    switch (op) {
    case OPR_ADD: err = mp_add(p, q, &r); break;
    case OPR_SUB: err = mp_sub(p, q, &r); break;
    case OPR_MUL: err = mp_mul(p, q, &r); break;
    case OPR_AND: err = mp_and(p, q, &r); break;
    case OPR_OR: err = mp_or(p, q, &r); break;
    case OPR_XOR: err = mp_xor(p, q, &r); break;
    default: break;
    }
    num_close(&x);
    num_close(&y);
    if (err != MP_OKAY || mp_count_bits(&r) > MAX_BITS)
        return num_fail(vm, &r);
    *out = num_result(vm, &r);
    return true;
}

/* With 64 bits; false when the result has more. */
static bool wide_binary(BinOpr op, int64_t x, int64_t y, int64_t *r)
{
    switch (op) {
    case OPR_ADD: return !__builtin_add_overflow(x, y, r);
    case OPR_SUB: return !__builtin_sub_overflow(x, y, r);
    case OPR_MUL: return !__builtin_mul_overflow(x, y, r);
    case OPR_AND: return *r = x & y, true;
    case OPR_OR: return *r = x | y, true;
    default: return *r = x ^ y, true;
    }
}

bool int_binary(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    int64_t x, y;
    a = int_plain(a);
    b = int_plain(b);
    switch (op) {
    case OPR_DIV: return int_true_divide(vm, a, b, out);
    case OPR_FLOORDIV:
        if (int_sign(b) == 0)
            return RAISE(vm, ZeroDivisionError, "integer division or modulo by zero");
        return int_divmod(vm, a, b, out, NULL);
    case OPR_MOD:
        if (int_sign(b) == 0)
            return RAISE(vm, ZeroDivisionError, "integer modulo by zero");
        return int_divmod(vm, a, b, NULL, out);
    case OPR_POW: return int_power(vm, a, b, out);
    case OPR_LSHIFT: return shift_left(vm, a, b, out);
    case OPR_RSHIFT: return shift_right(vm, a, b, out);
    case OPR_MATMUL: return value_type_error_binary(vm, "@", a, b);
    default: break;
    }
    if (int_is_wide(a, &x) && int_is_wide(b, &y) && wide_binary(op, x, y, &x)) {
        *out = int_from_i64(vm, x);
        return true;
    }
    return mp_simple(vm, op, a, b, out);
}

bool int_unary(VM *vm, UnaryOpr op, Value a, Value *out)
{
    a = int_plain(a);
    switch (op) {
    case UNARY_PLUS: *out = a; return true;
    case UNARY_MINUS: return int_binary(vm, OPR_SUB, from_int(0), a, out);
    case UNARY_INVERT: return int_binary(vm, OPR_SUB, from_int(-1), a, out);
    default: *out = from_bool(int_sign(a) == 0); return true;
    }
}
