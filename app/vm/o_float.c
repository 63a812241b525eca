/* float: arithmetic, shortest repr, formatting bodies, parsing, methods. */
#include "base/float_text.h"
#include "base/mem.h"
#include "vm/complex.h"
#include "vm/bytearray.h"
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/types.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* |d| by one of e E f F g G; 'r' is repr. */
bool float_format(double d, char type, int precision, bool alt, Buf *out)
{
    bool upper = type == 'E' || type == 'F' || type == 'G';
    d = fabs(d);
    if (isnan(d) || isinf(d)) {
        buf_str(out, isnan(d) ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf");
        return true;
    }
    if (type == 'r') {
        float_text(d, out);
        return true;
    }
    char fmt[8] = {'%', 0};
    int k = 1;
    if (alt)
        fmt[k++] = '#';
    fmt[k++] = '.';
    fmt[k++] = '*';
    fmt[k] = type;
    int len = snprintf(NULL, 0, fmt, precision, d);
    if (len < 0)
        return false;
    buf_reserve(out, (size_t)len);
    snprintf(out->data + out->len, (size_t)len + 1, fmt, precision, d);
    out->len += (size_t)len;
    return true;
}

uint64_t float_hash(double d)
{
    if (isnan(d))
        return 0;
    if (isinf(d))
        return d > 0 ? 314159 : (uint64_t)-314159;
    const uint64_t P = ((uint64_t)1 << 61) - 1;
    int e;
    double m = frexp(d, &e);
    bool negative = m < 0;
    uint64_t x = 0;
    m = fabs(m);
    while (m != 0) {
        x = ((x << 28) & P) | x >> 33;
        m *= 268435456.0;
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        if (x >= P)
            x -= P;
    }
    e = e >= 0 ? e % 61 : 60 - (-1 - e) % 61;
    x = ((x << e) & P) | x >> (61 - e);
    if (negative)
        x = -x;
    return x == UINT64_MAX ? UINT64_MAX - 1 : x;
}

static double float_mod(double a, double b, double *quotient)
{
    double mod = fmod(a, b), div = (a - mod) / b;
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) {
            mod += b;
            div -= 1.0;
        }
    } else {
        mod = copysign(0.0, b);
    }
    if (div != 0) {
        double whole = floor(div);
        if (div - whole > 0.5)
            whole += 1.0;
        *quotient = whole;
    } else {
        *quotient = copysign(0.0, a / b);
    }
    return mod;
}

static bool float_pow(VM *vm, double a, double b, Value *out)
{
    if (a == 0 && b < 0 && isfinite(b))
        return RAISE(vm, ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b))
        return complex_pow(vm, (Complex){a, 0}, (Complex){b, 0}, out);
    double r = pow(a, b);
    if (isinf(r) && isfinite(a) && isfinite(b))
        return RAISE(vm, OverflowError, "(34, 'Numerical result out of range')");
    *out = from_float(r);
    return true;
}

bool float_binary(VM *vm, BinOpr op, double a, double b, Value *out)
{
    double q;
    switch (op) {
    case OPR_ADD: *out = from_float(a + b); return true;
    case OPR_SUB: *out = from_float(a - b); return true;
    case OPR_MUL: *out = from_float(a * b); return true;
    case OPR_DIV:
        if (b == 0)
            return RAISE(vm, ZeroDivisionError, "float division by zero");
        *out = from_float(a / b);
        return true;
    case OPR_FLOORDIV:
        if (b == 0)
            return RAISE(vm, ZeroDivisionError, "float floor division by zero");
        float_mod(a, b, &q);
        *out = from_float(q);
        return true;
    case OPR_MOD:
        if (b == 0)
            return RAISE(vm, ZeroDivisionError, "float modulo");
        *out = from_float(float_mod(a, b, &q));
        return true;
    case OPR_POW: return float_pow(vm, a, b, out);
    default: {
        static const char *const symbols[] = {"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"};
        return value_type_error_binary(vm, symbols[op], from_float(a), from_float(b));
    }
    }
}

bool value_to_double(VM *vm, Value v, double *out)
{
    bool overflow;
    Value result, fn;
    if (is_float(v)) {
        *out = as_float(v);
        return true;
    }
    if (is_int(v)) {
        *out = (double)as_int(v);
        return true;
    }
    fn = special_find(vm, v, SP_float_);
    if (fn != V_NULL && fn != V_NONE) {
        if (!special_call(vm, fn, v, NULL, 0, &result))
            return false;
        if (!value_is_float(result))
            return RAISE(vm, TypeError, "%s.__float__ returned non-float (type %s)", type_name(vm, v),
                         type_name(vm, result));
        Buf type;
        buf_init(&type);
        buf_printf(&type, "%s.", type_name(vm, v));
        bool ok = op_warn_subclass(vm, buf_text(&type), "__float__", result);
        buf_deinit(&type);
        if (!ok)
            return false;
        *out = float_plain(result);
        return true;
    }
    if (value_is_float(v)) {
        *out = float_plain(v);
        return true;
    }
    if (!value_is_int(v)) {
        fn = special_find(vm, v, SP_index);
        if (fn == V_NULL || fn == V_NONE)
            return RAISE(vm, TypeError, "must be real number, not %s", type_name(vm, v));
        if (!special_call(vm, fn, v, NULL, 0, &v))
            return false;
        if (!value_is_int(v))
            return RAISE(vm, TypeError, "__index__ returned non-int (type %s)", type_name(vm, v));
    }
    *out = int_to_double(v, &overflow);
    return !overflow || RAISE(vm, OverflowError, "int too large to convert to float");
}

static bool is_word(const char *s, const char *word)
{
    while (*s != '\0' && tolower((unsigned char)*s) == *word)
        s++, word++;
    return *s == '\0' && *word == '\0';
}

/* CPython's grammar: optional sign, digits with single underscores, point, exponent; inf, infinity, nan. */
bool float_parse(const char *text, size_t len, double *out)
{
    while (len > 0 && isspace((unsigned char)*text))
        text++, len--;
    while (len > 0 && isspace((unsigned char)text[len - 1]))
        len--;
    char *copy = mem_alloc(len + 1), *body = copy;
    size_t n = 0;
    bool ok = len > 0, any = false;
    for (size_t i = 0; i < len && ok; i++) {
        if (text[i] != '_')
            copy[n++] = text[i];
        else
            ok = i > 0 && i + 1 < len && isdigit((unsigned char)text[i - 1]) && isdigit((unsigned char)text[i + 1]);
    }
    copy[n] = '\0';
    ok = ok && strlen(copy) == n;
    if (ok && (*body == '+' || *body == '-'))
        body++;
    if (ok && (is_word(body, "inf") || is_word(body, "infinity") || is_word(body, "nan"))) {
        *out = strtod(copy, NULL);
        mem_free(copy);
        return true;
    }
    const char *p = body;
    while (isdigit((unsigned char)*p))
        p++, any = true;
    if (*p == '.')
        p++;
    while (isdigit((unsigned char)*p))
        p++, any = true;
    if (any && (*p == 'e' || *p == 'E')) {
        p++;
        if (*p == '+' || *p == '-')
            p++;
        any = isdigit((unsigned char)*p);
        while (isdigit((unsigned char)*p))
            p++;
    }
    ok = ok && any && *p == '\0';
    if (ok)
        *out = strtod(copy, NULL);
    mem_free(copy);
    return ok;
}

bool float_round(VM *vm, double d, Value ndigits, Value *out)
{
    int64_t n;
    if (ndigits == V_NULL || ndigits == V_NONE)
        return int_from_double(vm, isfinite(d) ? nearbyint(d) : d, out);
    if (!op_index(vm, ndigits, &n, NULL))
        return false;
    if (!isfinite(d) || n > 323) {
        *out = from_float(d);
    } else if (n < -308) {
        *out = from_float(copysign(0.0, d));
    } else if (n >= 0) { /* the correctly rounded decimal, read back */
        char text[400 + 330];
        snprintf(text, sizeof text, "%.*f", (int)n, d);
        *out = from_float(strtod(text, NULL));
    } else {
        char text[400];
        snprintf(text, sizeof text, "%.30e", fabs(d));
        int digits = atoi(strchr(text, 'e') + 1) + 1 + (int)n; /* that stay */
        double r = 0;
        if (digits > 0) {
            snprintf(text, sizeof text, "%.*e", digits - 1, fabs(d));
            r = strtod(text, NULL);
        } else if (digits == 0 && fabs(d) > 5 * pow(10.0, (double)-n - 1)) {
            r = pow(10.0, (double)-n);
        }
        if (isinf(r))
            return RAISE(vm, OverflowError, "rounded value too large to represent");
        *out = from_float(copysign(r, d));
    }
    return true;
}

/* ---- methods ---- */

static bool m_is_integer(VM *vm, Args *a, Value *out)
{
    (void)vm;
    double d = float_plain(a->v[0]);
    *out = from_bool(isfinite(d) && floor(d) == d);
    return true;
}

static bool m_plain(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_float(float_plain(a->v[0]));
    return true;
}

static bool m_zero(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = from_float(0);
    return true;
}

static bool m_ratio(VM *vm, Args *a, Value *out)
{
    double d = float_plain(a->v[0]);
    Value pair[2];
    int e;
    if (isinf(d))
        return RAISE(vm, OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(d))
        return RAISE(vm, ValueError, "cannot convert NaN to integer ratio");
    double m = frexp(d, &e);
    for (int i = 0; i < 300 && m != floor(m); i++, e--)
        m *= 2;
    if (!int_from_double(vm, m, &pair[0]) || !int_binary(vm, OPR_LSHIFT, from_int(1), from_int(abs(e)), &pair[1]))
        return false;
    if (e > 0) {
        if (!int_binary(vm, OPR_MUL, pair[0], pair[1], &pair[0]))
            return false;
        pair[1] = from_int(1);
    }
    *out = from_obj(tuple_of(vm, pair, 2));
    return true;
}

static bool m_hex(VM *vm, Args *a, Value *out)
{
    double d = float_plain(a->v[0]);
    char text[64];
    int e;
    if (!isfinite(d)) {
        Buf b;
        buf_init(&b);
        float_text(d, &b);
        *out = value_str_from_buf(vm, &b);
        return true;
    }
    const char *sign = signbit(d) ? "-" : "";
    bool tiny = fabs(d) < 0x1p-1022; /* zero and the subnormals: nothing before the point */
    double m = frexp(fabs(d), &e);
    uint64_t bits = tiny ? (uint64_t)ldexp(fabs(d), 1074) : (uint64_t)ldexp(m, 53);
    if (d == 0)
        snprintf(text, sizeof text, "%s0x0.0p+0", sign);
    else
        snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, !tiny, (unsigned long long)(bits & (((uint64_t)1 << 52) - 1)),
                 tiny ? -1022 : e - 1);
    *out = from_obj(str_c(vm, text));
    return true;
}

static size_t skip_hex(const char *s, size_t i, size_t *digits)
{
    for (; isxdigit((unsigned char)s[i]); i++)
        ++*digits;
    return i;
}

/* [sign] [0x] digits [. digits] [p exponent], nothing else. */
static bool is_hex_float(const char *s, size_t len)
{
    size_t i = s[0] == '+' || s[0] == '-', digits = 0;
    if (s[i] == '0' && (s[i + 1] == 'x' || s[i + 1] == 'X'))
        i += 2;
    i = skip_hex(s, i, &digits);
    if (s[i] == '.')
        i = skip_hex(s, i + 1, &digits);
    if (digits && (s[i] == 'p' || s[i] == 'P')) {
        i++;
        i += s[i] == '+' || s[i] == '-';
        if (!isdigit((unsigned char)s[i]))
            return false;
        while (isdigit((unsigned char)s[i]))
            i++;
    }
    return digits && i == len;
}

static bool m_fromhex(VM *vm, Args *a, Value *out)
{
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "bad argument type for built-in operation");
    char *text = str_dup(AS(Str, a->v[1])), *s = text + strspn(text, " \t\n\r\f\v");
    size_t len = strlen(s);
    while (len && strchr(" \t\n\r\f\v", s[len - 1]))
        s[--len] = '\0';
    Buf b;
    double d = 0;
    bool ok, named = strpbrk(s, "iInN") != NULL;
    buf_init(&b);
    ok = named ? float_parse(s, len, &d) && !isdigit((unsigned char)s[0]) : is_hex_float(s, len);
    for (int64_t i = 0; ok && i < AS(Str, a->v[1])->len; i++)
        ok = str_at(AS(Str, a->v[1]), i) != 0;
    if (ok && !named) { /* strtod wants the 0x */
        bool sign = s[0] == '+' || s[0] == '-';
        buf_bytes(&b, s, sign);
        if (s[sign] != '0' || (s[sign + 1] | 32) != 'x')
            buf_str(&b, "0x");
        buf_str(&b, s + sign);
        d = strtod(buf_text(&b), NULL);
    }
    buf_deinit(&b);
    mem_free(text);
    if (!ok)
        return RAISE(vm, ValueError, "invalid hexadecimal floating-point string");
    if (!named && isinf(d))
        return RAISE(vm, OverflowError, "hexadecimal value too large to represent as a float");
    Value v = from_float(d);
    return a->v[0] == from_obj(vm->types[KIND_FLOAT]) ? (*out = v, true) : vm_call(vm, a->v[0], &v, 1, out);
}

/* v: a str or bytes; a mistake is told of `original`. */
static bool from_text(VM *vm, Value v, Value original, double *d)
{
    Buf b;
    int digit;
    buf_init(&b);
    if (is_str(v)) {
        Str *s = AS(Str, v);
        for (int64_t i = 0; i < s->len; i++) {
            uint32_t c = str_at(s, i);
            if (c >= 128 && uni_space(c))
                buf_char(&b, ' ');
            else if (c >= 128 && uni_decimal(c, &digit))
                buf_char(&b, (char)('0' + digit));
            else
                buf_utf8(&b, c);
        }
    } else {
        buf_bytes(&b, AS(Bytes, v)->data, (size_t)AS(Bytes, v)->len);
    }
    bool ok = float_parse(buf_text(&b), b.len, d);
    buf_clear(&b);
    if (!ok && value_repr(vm, original, &b))
        RAISE(vm, ValueError, "could not convert string to float: %s", buf_text(&b));
    buf_deinit(&b);
    return ok;
}

bool float_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    double d = 0;
    if (a->n > 2)
        return RAISE(vm, TypeError, "float expected at most 1 argument, got %u", a->n - 1);
    if (a->n == 2) {
        Value v = bytes_plain(vm, a->v[1]);
        if (is_str(v) || is_bytes(v)) {
            if (!from_text(vm, v, a->v[1], &d))
                return false;
        } else if (!value_to_double(vm, v, &d)) {
            if (vm->stop == STOP_NONE && exc_is(vm, vm->excs->TypeError) && special_find(vm, v, SP_float_) == V_NULL &&
                special_find(vm, v, SP_index) == V_NULL) {
                exc_take(vm);
                RAISE(vm, TypeError, "float() argument must be a string or a real number, not '%s'", type_name(vm, v));
            }
            return false;
        }
    }
    *out = from_float(d);
    if (type != vm->types[KIND_FLOAT]) {
        Boxed *b = heap_alloc(vm, type, KIND_BOXED, sizeof(Boxed));
        b->v = *out;
        *out = from_obj(b);
    }
    return true;
}

const NativeDef float_methods[] = {
    {"is_integer", m_is_integer, 0, 0, 0},
    {"conjugate", m_plain, 0, 0, 0},
    {"as_integer_ratio", m_ratio, 0, 0, 0},
    {"hex", m_hex, 0, 0, 0},
    {"fromhex", m_fromhex, 1, 1, NF_CLASS},
    {"real", m_plain, 0, 0, NF_GETTER},
    {"imag", m_zero, 0, 0, NF_GETTER},
    {"__pow__", dunder_pow, 1, 2, 0},
    {"__round__", dunder_round, 0, 1, 0},
    D0(int), D0(float), D0(trunc), D0(floor), D0(ceil), D0(bool), D0(hash), D0(repr), D1(format), D0(neg), D0(pos),
    D0(abs), D1(divmod), DUNDER_COMPARE, D1(add), D1(sub), D1(mul), D1(truediv), D1(floordiv), D1(mod), D1(radd),
    D1(rsub), D1(rmul), D1(rtruediv), D1(rfloordiv), D1(rmod), D1(rpow), D1(rdivmod), D0(getnewargs),
    {0},
};
