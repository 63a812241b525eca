/* math, with CPython's errors. */
#include "base/check.h"
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/m_gamma.h"
#include "vm/ops.h"

#include <math.h>

static bool domain_error(VM *vm) { return RAISE(vm, ValueError, "math domain error"); }
static bool range_error(VM *vm) { return RAISE(vm, OverflowError, "math range error"); }

/* A NaN out of numbers is a domain error, an infinity out of finite numbers a range error. */
static bool checked(VM *vm, double r, bool finite_in, bool nan_in, Value *out)
{
    if (isnan(r) && !nan_in)
        return domain_error(vm);
    if (isinf(r) && finite_in)
        return range_error(vm);
    *out = from_float(r);
    return true;
}

#define ONE(name, expression)                                                                                      \
    static bool m_##name(VM *vm, Args *a, Value *out)                                                              \
    {                                                                                                              \
        double x;                                                                                                  \
        return value_to_double(vm, a->v[0], &x) && checked(vm, (expression), isfinite(x), isnan(x), out);          \
    }
ONE(sin, sin(x))
ONE(cos, cos(x))
ONE(tan, tan(x))
ONE(asin, asin(x))
ONE(acos, acos(x))
ONE(atan, atan(x))
ONE(sinh, sinh(x))
ONE(cosh, cosh(x))
ONE(tanh, tanh(x))
ONE(asinh, asinh(x))
ONE(acosh, acosh(x))
ONE(exp, exp(x))
ONE(exp2, exp2(x))
ONE(expm1, expm1(x))
ONE(sqrt, sqrt(x))
ONE(cbrt, cbrt(x))
ONE(fabs, fabs(x))
ONE(erf, erf(x))
ONE(erfc, erfc(x))
ONE(degrees, x * (180.0 / M_PI))
ONE(radians, x * (M_PI / 180.0))
#undef ONE

/* Functions with a pole: there it is a domain error, not a range error. */
#define POLE(name, expression, at_pole)                                                                            \
    static bool m_##name(VM *vm, Args *a, Value *out)                                                              \
    {                                                                                                              \
        double x;                                                                                                  \
        if (!value_to_double(vm, a->v[0], &x))                                                                     \
            return false;                                                                                          \
        if (at_pole)                                                                                               \
            return domain_error(vm);                                                                               \
        return checked(vm, (expression), isfinite(x), isnan(x), out);                                              \
    }
POLE(atanh, atanh(x), fabs(x) == 1)
POLE(log1p, log1p(x), x == -1)
POLE(gamma, gamma_of(x), x == 0 || (x < 0 && x == floor(x)))
POLE(lgamma, gamma_log(x), x <= 0 && x == floor(x) && isfinite(x))
#undef POLE

#define TWO(name, expression)                                                                                      \
    static bool m_##name(VM *vm, Args *a, Value *out)                                                              \
    {                                                                                                              \
        double x, y;                                                                                               \
        if (!value_to_double(vm, a->v[0], &x) || !value_to_double(vm, a->v[1], &y))                                \
            return false;                                                                                          \
        return checked(vm, (expression), isfinite(x) && isfinite(y), isnan(x) || isnan(y), out);                   \
    }
TWO(fmod, fmod(x, y))
TWO(remainder, remainder(x, y))
TWO(atan2, atan2(x, y))
TWO(copysign, copysign(x, y))
TWO(nextafter, nextafter(x, y))
#undef TWO

static bool m_pow(VM *vm, Args *a, Value *out)
{
    double x, y;
    if (!value_to_double(vm, a->v[0], &x) || !value_to_double(vm, a->v[1], &y))
        return false;
    if (x == 0 && y < 0 && isfinite(y))
        return domain_error(vm);
    return checked(vm, pow(x, y), isfinite(x) && isfinite(y), isnan(x) || isnan(y), out);
}

/* ---- logarithms: of ints of any size ---- */

static bool log_of(VM *vm, Value v, double (*fn)(double), double *out)
{
    double x;
    if (value_is_int(v)) {
        Value i = int_plain(v);
        bool overflow;
        if (int_sign(i) <= 0)
            return domain_error(vm);
        x = int_to_double(i, &overflow);
        if (overflow) { /* shift it into range: log(m * 2^k) = log(m) + k * log(2) */
            int64_t k = int_bit_length(i) - 64;
            Value m;
            if (!int_binary(vm, OPR_RSHIFT, i, from_int(k), &m))
                return false;
            *out = fn(int_to_double(m, &overflow)) + (double)k * fn(2.0);
            return true;
        }
    } else if (!value_to_double(vm, v, &x)) {
        return false;
    }
    if (x <= 0)
        return domain_error(vm);
    *out = fn(x);
    return true;
}

static bool m_log(VM *vm, Args *a, Value *out)
{
    double x, base;
    if (!log_of(vm, a->v[0], log, &x))
        return false;
    if (a->n > 1) {
        if (!log_of(vm, a->v[1], log, &base))
            return false;
        if (base == 0)
            return RAISE(vm, ZeroDivisionError, "float division by zero");
        x /= base;
    }
    *out = from_float(x);
    return true;
}

static bool m_log2(VM *vm, Args *a, Value *out)
{
    double x;
    if (!log_of(vm, a->v[0], log2, &x))
        return false;
    *out = from_float(x);
    return true;
}

static bool m_log10(VM *vm, Args *a, Value *out)
{
    double x;
    if (!log_of(vm, a->v[0], log10, &x))
        return false;
    *out = from_float(x);
    return true;
}

/* ---- rounding ---- */

static bool round_with(VM *vm, Value v, Special sp, double (*fn)(double), Value *out)
{
    double x;
    if (!is_float(v)) {
        Value method = type_special(vm, type_of(vm, v), sp);
        if (method != V_NULL && method != V_NONE)
            return special_call(vm, method, v, NULL, 0, out);
        if (sp == SP_trunc)
            return RAISE(vm, TypeError, "type %s doesn't define __trunc__ method", type_name(vm, v));
    }
    return value_to_double(vm, v, &x) && int_from_double(vm, fn(x), out);
}

static bool m_floor(VM *vm, Args *a, Value *out) { return round_with(vm, a->v[0], SP_floor, floor, out); }
static bool m_ceil(VM *vm, Args *a, Value *out) { return round_with(vm, a->v[0], SP_ceil, ceil, out); }
static bool m_trunc(VM *vm, Args *a, Value *out) { return round_with(vm, a->v[0], SP_trunc, trunc, out); }

static bool m_modf(VM *vm, Args *a, Value *out)
{
    double x, whole;
    if (!value_to_double(vm, a->v[0], &x))
        return false;
    double part = modf(x, &whole);
    Value v[2] = {from_float(part), from_float(whole)};
    *out = from_obj(tuple_of(vm, v, 2));
    return true;
}

static bool m_frexp(VM *vm, Args *a, Value *out)
{
    double x;
    int e = 0;
    if (!value_to_double(vm, a->v[0], &x))
        return false;
    double m = frexp(x, &e);
    Value v[2] = {from_float(m), from_int(isfinite(x) ? e : 0)};
    *out = from_obj(tuple_of(vm, v, 2));
    return true;
}

static bool m_ldexp(VM *vm, Args *a, Value *out)
{
    double x;
    int64_t e;
    if (!value_to_double(vm, a->v[0], &x))
        return false;
    if (!value_is_int(a->v[1]))
        return RAISE(vm, TypeError, "Expected an int as second argument to ldexp.");
    if (!op_index(vm, a->v[1], &e, NULL))
        return false;
    e = e > 10000 ? 10000 : e < -10000 ? -10000 : e;
    return checked(vm, ldexp(x, (int)e), isfinite(x), isnan(x), out);
}

/* ---- predicates ---- */

#define IS(name, test)                                                                                             \
    static bool m_##name(VM *vm, Args *a, Value *out)                                                              \
    {                                                                                                              \
        double x;                                                                                                  \
        if (!value_to_double(vm, a->v[0], &x))                                                                     \
            return false;                                                                                          \
        *out = from_bool(test);                                                                                    \
        return true;                                                                                               \
    }
IS(isnan, isnan(x))
IS(isinf, isinf(x))
IS(isfinite, isfinite(x))
#undef IS

static bool tolerance(VM *vm, Value v, double *out)
{
    if (v != V_NULL && !value_to_double(vm, v, out))
        return false;
    return *out >= 0 || RAISE(vm, ValueError, "tolerances must be non-negative");
}

static bool m_isclose(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", NULL};
    Value s[4];
    double x, y, rel = 1e-9, abs_tol = 0;
    if (!args_bind(vm, a, 0, "isclose", names, 2, 2, s) || !value_to_double(vm, s[0], &x) ||
        !value_to_double(vm, s[1], &y) || !tolerance(vm, s[2], &rel) || !tolerance(vm, s[3], &abs_tol))
        return false;
    double diff = fabs(x - y);
    bool close = x == y;
    if (!close && !isinf(x) && !isinf(y))
        close = diff <= fabs(rel * x) || diff <= fabs(rel * y) || diff <= abs_tol;
    *out = from_bool(close);
    return true;
}

/* ---- integers ---- */

static bool integer(VM *vm, Value v, Value *out)
{
    *out = value_is_int(v) ? int_plain(v) : v;
    return value_is_int(v) || op_index_int(vm, v, out, NULL);
}

static bool gcd_of(VM *vm, Value x, Value y, Value *out)
{
    Value q, r;
    if (int_sign(x) < 0 && !int_unary(vm, UNARY_MINUS, x, &x))
        return false;
    if (int_sign(y) < 0 && !int_unary(vm, UNARY_MINUS, y, &y))
        return false;
    while (int_sign(y) != 0) {
        if (!int_divmod(vm, x, y, &q, &r) || !vm_charge(vm, 1))
            return false;
        x = y;
        y = r;
    }
    *out = x;
    return true;
}

static bool m_gcd(VM *vm, Args *a, Value *out)
{
    Value g = from_int(0), v;
    for (uint32_t i = 0; i < a->n; i++)
        if (!integer(vm, a->v[i], &v) || !gcd_of(vm, g, v, &g))
            return false;
    *out = g;
    return true;
}

static bool m_lcm(VM *vm, Args *a, Value *out)
{
    Value l = from_int(1), v, g, q, r;
    for (uint32_t i = 0; i < a->n; i++) {
        if (!integer(vm, a->v[i], &v))
            return false;
        if (int_sign(v) == 0) {
            l = from_int(0);
            continue;
        }
        if (int_sign(l) == 0)
            continue;
        if (!gcd_of(vm, l, v, &g) || !int_divmod(vm, l, g, &q, &r) || !int_binary(vm, OPR_MUL, q, v, &l))
            return false;
        if (int_sign(l) < 0 && !int_unary(vm, UNARY_MINUS, l, &l))
            return false;
    }
    *out = l;
    return true;
}

/* lo * (lo+1) * ... * hi by halves, so that the factors stay of one size */
static bool product(VM *vm, int64_t lo, int64_t hi, Value *out)
{
    Value x, y;
    if (lo > hi) {
        *out = from_int(1);
        return true;
    }
    if (hi - lo < 2) {
        *out = int_from_i64(vm, lo);
        return lo == hi || int_binary(vm, OPR_MUL, *out, int_from_i64(vm, hi), out);
    }
    int64_t mid = lo + (hi - lo) / 2;
    return vm_charge(vm, 1) && product(vm, lo, mid, &x) && product(vm, mid + 1, hi, &y) &&
           int_binary(vm, OPR_MUL, x, y, out);
}

static bool m_factorial(VM *vm, Args *a, Value *out)
{
    Value v = a->v[0];
    int64_t n;
    if (value_is_float(v))
        return RAISE(vm, TypeError, "'float' object cannot be interpreted as an integer");
    if (!op_index(vm, v, &n, NULL))
        return false;
    if (n < 0)
        return RAISE(vm, ValueError, "factorial() not defined for negative values");
    if (n >= INT64_MAX / 4) /* more than 64 bits, op_index() says */
        return RAISE(vm, OverflowError, "factorial() argument should not exceed 9223372036854775807");
    if (n > 1000000) /* its text would have millions of digits */
        return vm_no_memory(vm);
    return product(vm, 2, n, out);
}

/* (n - lo) * ... * (n - hi): n of any size. */
static bool falling(VM *vm, Value n, int64_t lo, int64_t hi, Value *out)
{
    Value x, y;
    if (lo == hi)
        return int_binary(vm, OPR_SUB, n, int_from_i64(vm, lo), out);
    int64_t mid = lo + (hi - lo) / 2;
    return vm_charge(vm, 1) && falling(vm, n, lo, mid, &x) && falling(vm, n, mid + 1, hi, &y) &&
           int_binary(vm, OPR_MUL, x, y, out);
}

/* n, k and n - k, of which the last may be negative. */
static bool counts(VM *vm, Args *a, Value *n, Value *k, Value *rest)
{
    if (!integer(vm, a->v[0], n) || !integer(vm, a->v[1], k))
        return false;
    if (int_sign(*n) < 0)
        return RAISE(vm, ValueError, "n must be a non-negative integer");
    if (int_sign(*k) < 0)
        return RAISE(vm, ValueError, "k must be a non-negative integer");
    return int_binary(vm, OPR_SUB, *n, *k, rest);
}

/* n * (n - 1) * ...: k factors. */
static bool arrangements(VM *vm, Value n, Value k, const char *who, int64_t *count, Value *out)
{
    if (!op_index(vm, k, count, NULL))
        return false;
    if (*count >= INT64_MAX / 4) /* more than 64 bits, op_index() says */
        return RAISE(vm, OverflowError, "%s must not exceed 9223372036854775807", who);
    if (*count > 1000000)
        return vm_no_memory(vm);
    *out = from_int(1);
    return !*count || falling(vm, n, 0, *count - 1, out);
}

static bool m_perm(VM *vm, Args *a, Value *out)
{
    Value n, k, rest;
    int64_t count;
    if (a->n == 1 || a->v[1] == V_NONE)
        return m_factorial(vm, a, out);
    if (!counts(vm, a, &n, &k, &rest))
        return false;
    *out = from_int(0);
    return int_sign(rest) < 0 || arrangements(vm, n, k, "k", &count, out);
}

static bool m_comb(VM *vm, Args *a, Value *out)
{
    Value n, k, rest, more, top, bottom;
    int64_t count;
    if (!counts(vm, a, &n, &k, &rest))
        return false;
    *out = from_int(0);
    if (int_sign(rest) < 0)
        return true;
    if (!int_binary(vm, OPR_SUB, rest, k, &more) ||
        !arrangements(vm, n, int_sign(more) < 0 ? rest : k, "min(n - k, k)", &count, &top))
        return false;
    return product(vm, 2, count, &bottom) && int_divmod(vm, top, bottom, out, &rest);
}

/* Newton's method from above. */
static bool m_isqrt(VM *vm, Args *a, Value *out)
{
    Value n, x, y, q, r;
    if (!integer(vm, a->v[0], &n))
        return false;
    if (int_sign(n) < 0)
        return RAISE(vm, ValueError, "isqrt() argument must be nonnegative");
    *out = n;
    if (int_sign(n) == 0)
        return true;
    if (!int_binary(vm, OPR_LSHIFT, from_int(1), from_int((int_bit_length(n) + 1) / 2), &x))
        return false;
    for (;;) {
        if (!int_divmod(vm, n, x, &q, &r) || !int_binary(vm, OPR_ADD, x, q, &y) ||
            !int_binary(vm, OPR_RSHIFT, y, from_int(1), &y) || !vm_charge(vm, 1))
            return false;
        if (int_compare(y, x) >= 0)
            break;
        x = y;
    }
    *out = x;
    return true;
}

/* ---- over iterables ---- */

static bool m_prod(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"iterable", "start", NULL};
    Value s[2], it, v;
    if (!args_bind(vm, a, 0, "prod", names, 1, 1, s) || !op_iter(vm, s[0], &it))
        return false;
    *out = s[1] == V_NULL ? from_int(1) : s[1];
    for (;;) {
        if (!op_next(vm, it, &v))
            return false;
        if (v == V_NULL)
            return true;
        if (!op_binary(vm, OPR_MUL, *out, v, out) || !vm_charge(vm, 1))
            return false;
    }
}

/* Partials do not overlap: each has a bit of its own among those from 2**-1074 to 2**1023. */
enum { FSUM_PARTIALS = 1074 + 1024 + 1 };

/* Shewchuk's exact summation: partials that do not overlap, of growing size. */
static bool fsum_add(VM *vm, double x, double *p, int *n)
{
    int kept = 0;
    for (int j = 0; j < *n; j++) {
        double y = p[j];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        volatile double hi = x + y, yr = hi - x, lo = y - yr;
        if (lo != 0)
            p[kept++] = lo;
        x = hi;
    }
    if (x != 0) {
        if (!isfinite(x))
            return RAISE(vm, OverflowError, "intermediate overflow in fsum");
        ASSERT(kept < FSUM_PARTIALS);
        p[kept++] = x;
    }
    *n = kept;
    return true;
}

static double fsum_total(const double *p, int n)
{
    if (n == 0)
        return 0;
    volatile double hi = p[--n], lo = 0, x, y, yr;
    while (n > 0) {
        x = hi;
        y = p[--n];
        hi = x + y;
        yr = hi - x;
        lo = y - yr;
        if (lo != 0)
            break;
    }
    /* half-way cases round to even as if the sum were exact */
    if (n > 0 && ((lo < 0 && p[n - 1] < 0) || (lo > 0 && p[n - 1] > 0))) {
        y = lo * 2;
        x = hi + y;
        yr = x - hi;
        if (y == yr)
            hi = x;
    }
    return hi;
}

static bool m_fsum(VM *vm, Args *a, Value *out)
{
    double p[FSUM_PARTIALS], special = 0, infinite = 0;
    int n = 0;
    Value it, v;
    bool odd = false;
    if (!op_iter(vm, a->v[0], &it))
        return false;
    for (;;) {
        double x;
        if (!op_next(vm, it, &v) || !vm_charge(vm, 1))
            return false;
        if (v == V_NULL)
            break;
        if (!value_to_double(vm, v, &x))
            return false;
        if (!isfinite(x)) {
            odd = true;
            infinite += isinf(x) ? x : 0;
            special += x;
        } else if (!fsum_add(vm, x, p, &n)) {
            return false;
        }
    }
    if (isnan(infinite))
        return RAISE(vm, ValueError, "-inf + inf in fsum");
    *out = from_float(odd ? special : fsum_total(p, n));
    return true;
}

/* sqrt(sum of squares) right to the last bit nearly always: squares with their rounding errors, then one step of
 * Newton's method. A power of two as the scale loses nothing. */
static double scaled_norm(const double *x, int64_t n, double max)
{
    int e;
    double sum = 0, lost = 0;
    if (max == 0 || isinf(max))
        return max;
    frexp(max, &e);
    for (int64_t i = 0; i < n; i++) {
        double r = ldexp(x[i], -e), sq = r * r, t = sum + sq;
        lost += fma(r, r, -sq) + (sum >= sq ? (sum - t) + sq : (sq - t) + sum);
        sum = t;
    }
    double h = sqrt(sum + lost), sq = h * h;
    h += ((sum - sq) - fma(h, h, -sq) + lost) / (2 * h);
    return ldexp(h, e);
}

static bool norm_of(VM *vm, const Value *p, const Value *q, int64_t n, Value *out)
{
    double x[64], max = 0;
    bool nan = false;
    if (n > 64)
        return RAISE(vm, ValueError, "more than 64 dimensions are not part of the course's Python");
    for (int64_t i = 0; i < n; i++) {
        double y = 0;
        if (!value_to_double(vm, p[i], &x[i]) || (q && !value_to_double(vm, q[i], &y)))
            return false;
        x[i] = fabs(x[i] - y);
        nan |= isnan(x[i]) != 0;
        if (x[i] > max)
            max = x[i];
    }
    *out = from_float(nan && !isinf(max) ? (double)NAN : scaled_norm(x, n, max));
    return true;
}

static bool m_hypot(VM *vm, Args *a, Value *out) { return norm_of(vm, a->v, NULL, a->n, out); }

static bool m_dist(VM *vm, Args *a, Value *out)
{
    List *p, *q;
    if (!op_list(vm, a->v[0], &p) || !op_list(vm, a->v[1], &q))
        return false;
    if (p->len != q->len)
        return RAISE(vm, ValueError, "both points must have the same number of dimensions");
    return norm_of(vm, p->items, q->items, p->len, out);
}

static bool m_ulp(VM *vm, Args *a, Value *out)
{
    double x;
    if (!value_to_double(vm, a->v[0], &x))
        return false;
    x = fabs(x);
    double next = nextafter(x, (double)INFINITY);
    *out = from_float(!isfinite(x) ? x : isinf(next) ? x - nextafter(x, 0) : next - x);
    return true;
}

#define F1(name) {#name, m_##name, 1, 1, 0}
#define F2(name) {#name, m_##name, 2, 2, 0}
static const NativeDef functions[] = {
    F1(sin), F1(cos), F1(tan), F1(asin), F1(acos), F1(atan), F1(sinh), F1(cosh), F1(tanh), F1(asinh), F1(acosh),
    F1(atanh), F1(exp), F1(exp2), F1(expm1), F1(sqrt), F1(cbrt), F1(fabs), F1(erf), F1(erfc), F1(degrees), F1(radians),
    F1(log1p), F1(gamma), F1(lgamma), F2(fmod), F2(remainder), F2(atan2), F2(copysign), F2(nextafter), F2(pow),
    {"log", m_log, 1, 2, 0}, F1(log2), F1(log10), F1(floor), F1(ceil), F1(trunc), F1(modf), F1(frexp), F2(ldexp),
    F1(isnan), F1(isinf), F1(isfinite), {"isclose", m_isclose, 2, 4, NF_KW}, {"gcd", m_gcd, 0, -1, 0},
    {"lcm", m_lcm, 0, -1, 0}, F1(factorial), {"perm", m_perm, 1, 2, 0}, F2(comb), F1(isqrt),
    {"prod", m_prod, 1, 2, NF_KW}, F1(fsum), {"hypot", m_hypot, 0, -1, 0}, F2(dist), F1(ulp),
    {0},
};

static bool setup(VM *vm, Module *m)
{
    module_set(vm, m, "pi", from_float(M_PI));
    module_set(vm, m, "e", from_float(M_E));
    module_set(vm, m, "tau", from_float(2 * M_PI));
    module_set(vm, m, "inf", from_float((double)INFINITY));
    module_set(vm, m, "nan", from_float((double)NAN));
    return true;
}

const ModuleDef module_math = {"math", functions, setup};
