/* cmath. Finite arguments are computed as CPython does, step by step, so that the last digits agree
 * (Modules/cmathmodule.c); infinities and NaN go to the C library, whose results follow C99's annex G as CPython's
 * tables do. */
#include "vm/builtins.h"
#include "vm/complex.h"
#include "vm/exc.h"
#include "vm/ops.h"

#include <complex.h>
#include <float.h>
#include <math.h>

typedef enum { FINE, DOMAIN_ERROR, RANGE_ERROR } Trouble;
typedef Complex (*Function)(Complex z, Trouble *trouble);

#define LARGE (DBL_MAX / 4.0)
#define SQRT_LARGE (sqrt(LARGE))
#define LOG_LARGE (log(LARGE))
enum { SCALE_UP = 2 * (DBL_MANT_DIG / 2) + 1, SCALE_DOWN = -(SCALE_UP + 1) / 2 };

static bool finite_parts(Complex z) { return isfinite(z.re) && isfinite(z.im); }
static double complex to_c(Complex z) { return CMPLX(z.re, z.im); }
static Complex from_c(double complex z) { return (Complex){creal(z), cimag(z)}; }
static Complex turned(Complex z) { return (Complex){-z.im, z.re}; }       /* i z */
static Complex turned_back(Complex z) { return (Complex){z.im, -z.re}; }  /* -i z */
static double large_log(Complex z) { return log(hypot(z.re / 2, z.im / 2)) + M_LN2 * 2; }
static bool is_large(Complex z) { return fabs(z.re) > LARGE || fabs(z.im) > LARGE; }

static Complex ranged(Complex r, Trouble *trouble)
{
    if (isinf(r.re) || isinf(r.im))
        *trouble = RANGE_ERROR;
    return r;
}

static Complex z_sqrt(Complex z, Trouble *trouble)
{
    (void)trouble;
    if (!finite_parts(z))
        return from_c(csqrt(to_c(z)));
    if (z.re == 0 && z.im == 0)
        return (Complex){0, z.im};
    double ax = fabs(z.re), ay = fabs(z.im), s;
    if (ax < DBL_MIN && ay < DBL_MIN) {
        ax = ldexp(ax, SCALE_UP);
        s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, SCALE_UP))), SCALE_DOWN);
    } else {
        ax /= 8;
        s = 2 * sqrt(ax + hypot(ax, ay / 8));
    }
    double d = ay / (2 * s);
    return z.re >= 0 ? (Complex){s, copysign(d, z.im)} : (Complex){d, copysign(s, z.im)};
}

static Complex z_acos(Complex z, Trouble *trouble)
{
    if (!finite_parts(z))
        return from_c(cacos(to_c(z)));
    if (is_large(z))
        return (Complex){atan2(fabs(z.im), z.re),
                         z.re < 0 ? -copysign(large_log(z), z.im) : copysign(large_log(z), -z.im)};
    Complex a = z_sqrt((Complex){1 - z.re, -z.im}, trouble), b = z_sqrt((Complex){1 + z.re, z.im}, trouble);
    return (Complex){2 * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re)};
}

static Complex z_acosh(Complex z, Trouble *trouble)
{
    if (z.re == 0 && isnan(z.im))
        return (Complex){z.im, z.im};
    if (!finite_parts(z))
        return from_c(cacosh(to_c(z)));
    if (is_large(z))
        return (Complex){large_log(z), atan2(z.im, z.re)};
    Complex a = z_sqrt((Complex){z.re - 1, z.im}, trouble), b = z_sqrt((Complex){z.re + 1, z.im}, trouble);
    return (Complex){asinh(a.re * b.re + a.im * b.im), 2 * atan2(a.im, b.re)};
}

static Complex z_asinh(Complex z, Trouble *trouble)
{
    if (!finite_parts(z))
        return from_c(casinh(to_c(z)));
    if (is_large(z))
        return (Complex){z.im >= 0 ? copysign(large_log(z), z.re) : -copysign(large_log(z), -z.re),
                         atan2(z.im, fabs(z.re))};
    Complex a = z_sqrt((Complex){1 + z.im, -z.re}, trouble), b = z_sqrt((Complex){1 - z.im, z.re}, trouble);
    return (Complex){asinh(a.re * b.im - b.re * a.im), atan2(z.im, a.re * b.re - a.im * b.im)};
}

static Complex z_asin(Complex z, Trouble *trouble) { return turned_back(z_asinh(turned(z), trouble)); }

static Complex z_atanh(Complex z, Trouble *trouble)
{
    if (!finite_parts(z))
        return from_c(catanh(to_c(z)));
    if (signbit(z.re)) {
        Complex r = z_atanh((Complex){-z.re, -z.im}, trouble);
        return (Complex){-r.re, -r.im};
    }
    double ay = fabs(z.im);
    if (z.re > SQRT_LARGE || ay > SQRT_LARGE) {
        double h = hypot(z.re / 2, z.im / 2);
        return (Complex){z.re / 4 / h / h, -copysign(M_PI / 2, -z.im)};
    }
    if (z.re == 1 && ay < sqrt(DBL_MIN)) {
        if (ay == 0) {
            *trouble = DOMAIN_ERROR;
            return (Complex){(double)INFINITY, z.im};
        }
        return (Complex){-log(sqrt(ay) / sqrt(hypot(ay, 2))), copysign(atan2(2, -ay) / 2, z.im)};
    }
    return (Complex){log1p(4 * z.re / ((1 - z.re) * (1 - z.re) + ay * ay)) / 4,
                     -atan2(-2 * z.im, (1 - z.re) * (1 + z.re) - ay * ay) / 2};
}

static Complex z_atan(Complex z, Trouble *trouble) { return turned_back(z_atanh(turned(z), trouble)); }

static Complex z_cosh(Complex z, Trouble *trouble)
{
    if (!finite_parts(z)) {
        *trouble = isinf(z.im) && !isnan(z.re) ? DOMAIN_ERROR : FINE;
        return from_c(ccosh(to_c(z)));
    }
    double x = z.re - copysign(1, z.re);
    if (fabs(z.re) > LOG_LARGE)
        return ranged((Complex){cos(z.im) * cosh(x) * M_E, sin(z.im) * sinh(x) * M_E}, trouble);
    return ranged((Complex){cos(z.im) * cosh(z.re), sin(z.im) * sinh(z.re)}, trouble);
}

static Complex z_sinh(Complex z, Trouble *trouble)
{
    if (!finite_parts(z)) {
        *trouble = isinf(z.im) && !isnan(z.re) ? DOMAIN_ERROR : FINE;
        return from_c(csinh(to_c(z)));
    }
    double x = z.re - copysign(1, z.re);
    if (fabs(z.re) > LOG_LARGE)
        return ranged((Complex){cos(z.im) * sinh(x) * M_E, sin(z.im) * cosh(x) * M_E}, trouble);
    return ranged((Complex){cos(z.im) * sinh(z.re), sin(z.im) * cosh(z.re)}, trouble);
}

static Complex z_tanh(Complex z, Trouble *trouble)
{
    if (!finite_parts(z)) {
        *trouble = isinf(z.im) && isfinite(z.re) ? DOMAIN_ERROR : FINE;
        if (z.re == 0 && isnan(z.im))
            return (Complex){z.im, z.im};
        return from_c(ctanh(to_c(z)));
    }
    if (fabs(z.re) > LOG_LARGE)
        return (Complex){copysign(1, z.re), 4 * sin(z.im) * cos(z.im) * exp(-2 * fabs(z.re))};
    double tx = tanh(z.re), ty = tan(z.im), cx = 1 / cosh(z.re), both = tx * ty, denominator = 1 + both * both;
    return (Complex){tx * (1 + ty * ty) / denominator, ((ty / denominator) * cx) * cx};
}

static Complex z_cos(Complex z, Trouble *trouble) { return z_cosh(turned(z), trouble); }
static Complex z_sin(Complex z, Trouble *trouble) { return turned_back(z_sinh(turned(z), trouble)); }
static Complex z_tan(Complex z, Trouble *trouble) { return turned_back(z_tanh(turned(z), trouble)); }

static Complex z_exp(Complex z, Trouble *trouble)
{
    if (!finite_parts(z)) {
        *trouble = isinf(z.im) && (isfinite(z.re) || (isinf(z.re) && z.re > 0)) ? DOMAIN_ERROR : FINE;
        return from_c(cexp(to_c(z)));
    }
    bool large = z.re > LOG_LARGE;
    double l = exp(large ? z.re - 1 : z.re), scale = large ? M_E : 1;
    return ranged((Complex){l * cos(z.im) * scale, l * sin(z.im) * scale}, trouble);
}

static Complex z_log(Complex z, Trouble *trouble)
{
    if (!finite_parts(z))
        return from_c(clog(to_c(z)));
    double ax = fabs(z.re), ay = fabs(z.im), re;
    if (is_large(z)) {
        re = log(hypot(ax / 2, ay / 2)) + M_LN2;
    } else if (ax < DBL_MIN && ay < DBL_MIN) {
        if (ax == 0 && ay == 0)
            *trouble = DOMAIN_ERROR;
        re = log(hypot(ldexp(ax, DBL_MANT_DIG), ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * M_LN2;
    } else {
        double h = hypot(ax, ay), most = fmax(ax, ay), least = fmin(ax, ay);
        re = h >= 0.71 && h <= 1.73 ? log1p((most - 1) * (most + 1) + least * least) / 2 : log(h);
    }
    return (Complex){re, atan2(z.im, z.re)};
}

static Complex z_log10(Complex z, Trouble *trouble)
{
    Complex r = z_log(z, trouble);
    return (Complex){r.re / M_LN10, r.im / M_LN10};
}

/* ---- as Python functions ---- */

static bool argument(VM *vm, Value v, Complex *out)
{
    bool found;
    return complex_from(vm, v, out, &found) &&
           (found || RAISE(vm, TypeError, "must be real number, not %s", type_name(vm, v)));
}

static bool in_trouble(VM *vm, Trouble t)
{
    return t == DOMAIN_ERROR ? RAISE(vm, ValueError, "math domain error")
                             : t == FINE || RAISE(vm, OverflowError, "math range error");
}

static bool apply(VM *vm, Args *a, Function f, Value *out)
{
    Complex z;
    Trouble trouble = FINE;
    if (!argument(vm, a->v[0], &z))
        return false;
    z = f(z, &trouble);
    if (!in_trouble(vm, trouble))
        return false;
    *out = complex_new(vm, z);
    return true;
}

#define FUNCTIONS(X)                                                                                                \
    X(acos) X(acosh) X(asin) X(asinh) X(atan) X(atanh) X(cos) X(cosh) X(exp) X(log10) X(sin) X(sinh) X(sqrt) X(tan) X(tanh)
#define X(name) static bool m_##name(VM *vm, Args *a, Value *out) { return apply(vm, a, z_##name, out); }
FUNCTIONS(X)
#undef X

static bool m_log(VM *vm, Args *a, Value *out)
{
    Value one, base;
    if (!apply(vm, a, z_log, &one))
        return false;
    *out = one;
    if (a->n < 2)
        return true;
    Args second = {a->v + 1, 1, NULL};
    return apply(vm, &second, z_log, &base) && op_binary(vm, OPR_DIV, one, base, out);
}

static bool m_phase(VM *vm, Args *a, Value *out)
{
    Complex z;
    if (!argument(vm, a->v[0], &z))
        return false;
    *out = from_float(atan2(z.im, z.re));
    return true;
}

static bool m_polar(VM *vm, Args *a, Value *out)
{
    Complex z;
    if (!argument(vm, a->v[0], &z))
        return false;
    double size = complex_abs(z);
    if (isinf(size) && finite_parts(z))
        return in_trouble(vm, RANGE_ERROR);
    Value pair[2] = {from_float(size), from_float(atan2(z.im, z.re))};
    *out = from_obj(tuple_of(vm, pair, 2));
    return true;
}

static bool m_rect(VM *vm, Args *a, Value *out)
{
    double r, phi;
    if (!value_to_double(vm, a->v[0], &r) || !value_to_double(vm, a->v[1], &phi))
        return false;
    if (isinf(phi) && r != 0 && !isnan(r))
        return in_trouble(vm, DOMAIN_ERROR);
    Complex z = {r * cos(phi), r * sin(phi)};
    if (phi == 0) /* keeps the sign of zero, and infinities free of NaN */
        z = (Complex){r, r * phi == 0 || isinf(r) ? copysign(0, r * copysign(1, phi)) : r * phi};
    if (!isfinite(phi) && r == 0)
        z = (Complex){0, 0};
    *out = complex_new(vm, z);
    return true;
}

typedef bool (*Test)(Complex z);
static bool any_nan(Complex z) { return isnan(z.re) || isnan(z.im); }
static bool any_inf(Complex z) { return isinf(z.re) || isinf(z.im); }

static bool ask(VM *vm, Args *a, Test test, Value *out)
{
    Complex z;
    if (!argument(vm, a->v[0], &z))
        return false;
    *out = from_bool(test(z));
    return true;
}

static bool m_isnan(VM *vm, Args *a, Value *out) { return ask(vm, a, any_nan, out); }
static bool m_isinf(VM *vm, Args *a, Value *out) { return ask(vm, a, any_inf, out); }
static bool m_isfinite(VM *vm, Args *a, Value *out) { return ask(vm, a, finite_parts, out); }

static bool m_isclose(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", NULL};
    Value s[4];
    Complex x, y;
    double rel = 1e-9, least = 0;
    if (!args_bind(vm, a, 0, "isclose", names, 2, 2, s) || !argument(vm, s[0], &x) || !argument(vm, s[1], &y) ||
        (s[2] != V_NULL && !value_to_double(vm, s[2], &rel)) || (s[3] != V_NULL && !value_to_double(vm, s[3], &least)))
        return false;
    if (rel < 0 || least < 0)
        return RAISE(vm, ValueError, "tolerances must be non-negative");
    bool close = x.re == y.re && x.im == y.im;
    if (!close && !any_inf(x) && !any_inf(y)) {
        double diff = complex_abs((Complex){x.re - y.re, x.im - y.im});
        close = diff <= rel * complex_abs(y) || diff <= rel * complex_abs(x) || diff <= least;
    }
    *out = from_bool(close);
    return true;
}

static const NativeDef functions[] = {
#define X(name) {#name, m_##name, 1, 1, 0},
    FUNCTIONS(X)
#undef X
    {"log", m_log, 1, 2, 0},
    {"phase", m_phase, 1, 1, 0},
    {"polar", m_polar, 1, 1, 0},
    {"rect", m_rect, 2, 2, 0},
    {"isnan", m_isnan, 1, 1, 0},
    {"isinf", m_isinf, 1, 1, 0},
    {"isfinite", m_isfinite, 1, 1, 0},
    {"isclose", m_isclose, 2, 4, NF_KW},
    {0},
};

static bool setup(VM *vm, Module *m)
{
    double inf = (double)INFINITY, nan = (double)NAN;
    module_set(vm, m, "pi", from_float(M_PI));
    module_set(vm, m, "e", from_float(M_E));
    module_set(vm, m, "tau", from_float(2 * M_PI));
    module_set(vm, m, "inf", from_float(inf));
    module_set(vm, m, "nan", from_float(nan));
    module_set(vm, m, "infj", complex_new(vm, (Complex){0, inf}));
    module_set(vm, m, "nanj", complex_new(vm, (Complex){0, nan}));
    return true;
}

const ModuleDef module_cmath = {"cmath", functions, setup};
