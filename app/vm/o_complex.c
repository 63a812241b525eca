/* complex: arithmetic as CPython does it step by step (Objects/complexobject.c), so that the last digits agree. */
#include "vm/complex.h"
#include "vm/dunder.h"

#include "base/float_text.h"
#include "base/mem.h"
#include "vm/exc.h"
#include "vm/format_spec.h"
#include "vm/ops.h"

#include <math.h>
#include <stdlib.h>
#include <strings.h>

typedef struct {
    NativeData nd;
    Complex z;
} ComplexObj;

#define SELF AS(ComplexObj, a->v[0])->z

Complex complex_of(Value v) { return AS(ComplexObj, v)->z; }

Value complex_new(VM *vm, Complex z)
{
    ComplexObj *o = obj_new(vm, vm->complex_type);
    o->z = z;
    return from_obj(o);
}

/* ---- arithmetic ---- */

static Complex product(Complex a, Complex b)
{
    return (Complex){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/* false: by zero. CPython: _Py_c_quot */
static bool quotient(Complex a, Complex b, Complex *r)
{
    double re = fabs(b.re), im = fabs(b.im);
    if (re >= im) {
        if (re == 0)
            return false;
        double ratio = b.im / b.re, denominator = b.re + b.im * ratio;
        *r = (Complex){(a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator};
    } else if (im >= re) {
        double ratio = b.re / b.im, denominator = b.re * ratio + b.im;
        *r = (Complex){(a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator};
    } else {
        *r = (Complex){(double)NAN, (double)NAN}; /* a part is NaN */
    }
    return true;
}

static Complex power_whole(Complex x, long n)
{
    Complex r = {1, 0};
    for (long mask = 1; n >= mask; mask <<= 1) {
        if (n & mask)
            r = product(r, x);
        x = product(x, x);
    }
    return r;
}

/* false: zero to a negative or complex power. CPython: _Py_c_pow */
static bool power_any(Complex a, Complex b, Complex *r)
{
    if (b.re == 0 && b.im == 0) {
        *r = (Complex){1, 0};
        return true;
    }
    if (a.re == 0 && a.im == 0) {
        *r = (Complex){0, 0};
        return !(b.im != 0 || b.re < 0);
    }
    double size = hypot(a.re, a.im), len = pow(size, b.re), at = atan2(a.im, a.re), phase = at * b.re;
    if (b.im != 0) {
        len /= exp(at * b.im);
        phase += b.im * log(size);
    }
    *r = (Complex){len * cos(phase), len * sin(phase)};
    return !isinf(phase); /* cos() and sin() of it are domain errors */
}

bool complex_pow(VM *vm, Complex a, Complex b, Value *out)
{
    Complex r;
    bool defined;
    if (b.im == 0 && b.re == floor(b.re) && fabs(b.re) <= 100) {
        long n = (long)b.re;
        r = power_whole(a, labs(n));
        defined = n >= 0 || quotient((Complex){1, 0}, r, &r);
    } else {
        defined = power_any(a, b, &r);
    }
    if (!defined)
        return RAISE(vm, ZeroDivisionError, "0.0 to a negative or complex power");
    if (isinf(r.re) || isinf(r.im))
        return RAISE(vm, OverflowError, "complex exponentiation");
    *out = complex_new(vm, r);
    return true;
}

double complex_abs(Complex z)
{
    if (isinf(z.re) || isinf(z.im))
        return (double)INFINITY;
    return isnan(z.re) || isnan(z.im) ? (double)NAN : hypot(z.re, z.im);
}

/* The other operand of an operator: a complex, a float or an int. *ok false: something else, or too large (raised). */
static bool operand(VM *vm, Value v, Complex *out, bool *ok)
{
    *ok = true;
    if (is_complex(vm, v)) {
        *out = complex_of(v);
        return true;
    }
    out->im = 0;
    *ok = value_is_int(v) || value_is_float(v);
    return *ok ? value_to_double(vm, value_is_int(v) ? int_plain(v) : from_float(float_plain(v)), &out->re) : true;
}

typedef enum { DO_ADD, DO_SUB, DO_MUL, DO_DIV, DO_POW } Operation;

static bool compute(VM *vm, Operation op, Complex x, Complex y, Value *out)
{
    Complex r;
    switch (op) {
    case DO_ADD: r = (Complex){x.re + y.re, x.im + y.im}; break;
    case DO_SUB: r = (Complex){x.re - y.re, x.im - y.im}; break;
    case DO_MUL: r = product(x, y); break;
    case DO_DIV:
        if (!quotient(x, y, &r))
            return RAISE(vm, ZeroDivisionError, "complex division by zero");
        break;
    default: return complex_pow(vm, x, y, out);
    }
    *out = complex_new(vm, r);
    return true;
}

static bool operate(VM *vm, Operation op, Args *a, bool reflected, Value *out)
{
    Complex other;
    bool ok;
    *out = V_NOT_IMPLEMENTED;
    if (op == DO_POW && a->n == 3 && a->v[2] != V_NONE)
        return RAISE(vm, ValueError, "complex modulo");
    if (!operand(vm, a->v[1], &other, &ok))
        return false;
    if (!ok)
        return true;
    return reflected ? compute(vm, op, other, SELF, out) : compute(vm, op, SELF, other, out);
}

#define OPERATOR(name, op)                                                                                          \
    static bool m_##name(VM *vm, Args *a, Value *out) { return operate(vm, op, a, false, out); }                    \
    static bool m_r##name(VM *vm, Args *a, Value *out) { return operate(vm, op, a, true, out); }
OPERATOR(add, DO_ADD)
OPERATOR(sub, DO_SUB)
OPERATOR(mul, DO_MUL)
OPERATOR(truediv, DO_DIV)
OPERATOR(pow, DO_POW)
#undef OPERATOR

static bool m_neg(VM *vm, Args *a, Value *out) { return *out = complex_new(vm, (Complex){-SELF.re, -SELF.im}), true; }
static bool m_pos(VM *vm, Args *a, Value *out) { return *out = complex_new(vm, SELF), true; }
static bool m_conjugate(VM *vm, Args *a, Value *out) { return *out = complex_new(vm, (Complex){SELF.re, -SELF.im}), true; }
static bool m_bool(VM *vm, Args *a, Value *out) { return (void)vm, *out = from_bool(SELF.re != 0 || SELF.im != 0), true; }
static bool get_real(VM *vm, Args *a, Value *out) { return (void)vm, *out = from_float(SELF.re), true; }
static bool get_imag(VM *vm, Args *a, Value *out) { return (void)vm, *out = from_float(SELF.im), true; }

static bool m_abs(VM *vm, Args *a, Value *out)
{
    double size = complex_abs(SELF);
    if (isinf(size) && isfinite(SELF.re) && isfinite(SELF.im))
        return RAISE(vm, OverflowError, "absolute value too large");
    *out = from_float(size);
    return true;
}

static bool m_eq(VM *vm, Args *a, Value *out)
{
    bool same;
    Complex other;
    *out = V_NOT_IMPLEMENTED;
    if (is_complex(vm, a->v[1])) {
        other = complex_of(a->v[1]);
        *out = from_bool(SELF.re == other.re && SELF.im == other.im);
    } else if (value_is_int(a->v[1]) || value_is_float(a->v[1])) {
        if (!op_equal(vm, from_float(SELF.re), a->v[1], &same))
            return false;
        *out = from_bool(same && SELF.im == 0);
    }
    return true;
}

static bool m_ne(VM *vm, Args *a, Value *out)
{
    if (!m_eq(vm, a, out))
        return false;
    if (*out != V_NOT_IMPLEMENTED)
        *out = from_bool(*out == V_FALSE);
    return true;
}

static bool m_hash(VM *vm, Args *a, Value *out)
{
    uint64_t hash = float_hash(SELF.re) + 1000003u * float_hash(SELF.im);
    *out = value_hash_to_int(vm, hash == (uint64_t)-1 ? (uint64_t)-2 : hash);
    return true;
}

/* ---- text ---- */

static void part_repr(double d, bool sign, Buf *out)
{
    if (sign && (isnan(d) || !signbit(d)))
        buf_char(out, '+');
    float_text(d, out);
    if (out->len > 2 && !memcmp(out->data + out->len - 2, ".0", 2))
        out->len -= 2;
}

static bool complex_repr(VM *vm, Value v, Buf *out)
{
    Complex z = complex_of(v);
    bool whole = z.re != 0 || signbit(z.re);
    (void)vm;
    if (whole) {
        buf_char(out, '(');
        part_repr(z.re, false, out);
    }
    part_repr(z.im, whole, out);
    buf_str(out, whole ? "j)" : "j");
    return true;
}

static bool m_format(VM *vm, Args *a, Value *out)
{
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "__format__() argument must be str, not %s", arg_type_name(vm, a->v[1]));
    if (!AS(Str, a->v[1])->len)
        return value_str_value(vm, a->v[0], out);
    return spec_complex(vm, a->v[0], AS(Str, a->v[1]), SELF.re, SELF.im, out);
}

/* ---- making ---- */

/* The length of a float's text at s: [+-] digits [. digits] [e digits], inf, infinity or nan; 0: none. */
static size_t float_length(const char *s)
{
    const char *p = s + (*s == '+' || *s == '-');
    static const char *const words[] = {"infinity", "inf", "nan"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strncasecmp(p, words[i], strlen(words[i])))
            return (size_t)(p - s) + strlen(words[i]);
    size_t whole = strspn(p, "0123456789_"), part = 0;
    const char *end = p + whole;
    if (*end == '.') {
        part = strspn(end + 1, "0123456789_");
        end += 1 + part;
    }
    if (!whole && !part)
        return 0;
    if (*end == 'e' || *end == 'E') {
        const char *e = end + 1 + (end[1] == '+' || end[1] == '-');
        size_t digits = strspn(e, "0123456789_");
        end = digits ? e + digits : end;
    }
    return (size_t)(end - s);
}

/* [real][imaginary j], the parts signed; j alone is 1j. */
static bool parse_parts(const char *s, const char *end, Complex *z)
{
    size_t n = float_length(s);
    *z = (Complex){0, 0};
    double first = 0;
    if (n && !float_parse(s, n, &first))
        return false;
    const char *p = s + n;
    if (n && (*p == 'j' || *p == 'J')) {
        z->im = first;
        return p + 1 == end;
    }
    if (n) {
        z->re = first;
        if (p == end)
            return true;
        if (*p != '+' && *p != '-')
            return false;
    }
    n = float_length(p);
    if (n && !float_parse(p, n, &z->im))
        return false;
    if (!n) {
        z->im = *p == '-' ? -1 : 1;
        n = *p == '+' || *p == '-';
    }
    p += n;
    return (*p == 'j' || *p == 'J') && p + 1 == end;
}

/* An underscore stands between two digits. */
static bool underscores_fit(const char *s)
{
    for (const char *p = strchr(s, '_'); p; p = strchr(p + 1, '_'))
        if (p == s || p[-1] < '0' || p[-1] > '9' || p[1] < '0' || p[1] > '9')
            return false;
    return true;
}

static bool parse_complex(VM *vm, Str *text, Complex *z)
{
    Buf b;
    buf_init(&b);
    for (int64_t i = 0; i < text->len; i++) { /* digits of other scripts count, as for float() */
        uint32_t c = str_at(text, i);
        int digit;
        if (uni_space(c))
            buf_char(&b, ' ');
        else if (c >= 0x80 && uni_decimal(c, &digit))
            buf_char(&b, (char)('0' + digit));
        else
            buf_utf8(&b, c ? c : '?');
    }
    const char *s = buf_text(&b), *end = s + b.len;
    s += strspn(s, " ");
    while (end > s && end[-1] == ' ')
        end--;
    if (end - s >= 2 && *s == '(' && end[-1] == ')') {
        s += 1 + strspn(s + 1, " ");
        end--;
        while (end > s && end[-1] == ' ')
            end--;
    }
    bool lined = underscores_fit(buf_text(&b)), ok = lined && s < end && parse_parts(s, end, z);
    buf_clear(&b);
    if (!lined && value_repr(vm, from_obj(text), &b))
        RAISE(vm, ValueError, "could not convert string to complex: %s", buf_text(&b));
    else if (!ok)
        RAISE(vm, ValueError, "complex() arg is a malformed string");
    buf_deinit(&b);
    return ok;
}

/* What is no complex number and has no __complex__, or is not asked for it. */
static bool real_from(VM *vm, Value v, Complex *out, bool *found)
{
    *found = value_is_int(v) || value_is_float(v) || type_special(vm, type_of(vm, v), SP_float_) != V_NULL ||
             type_special(vm, type_of(vm, v), SP_index) != V_NULL;
    return !*found || value_to_double(vm, v, &out->re);
}

static const char returned_heir[] =
    "__complex__ returned non-complex (type %s).  The ability to return an instance of a strict subclass of complex is "
    "deprecated, and may be removed in a future version of Python.";

bool complex_from(VM *vm, Value v, Complex *out, bool *found)
{
    Value method, r;
    *found = true;
    if (is_complex(vm, v)) {
        *out = complex_of(v);
        return true;
    }
    out->im = 0;
    if (is_obj(v) && as_obj(v)->flags & OBJ_USER) {
        method = type_lookup(vm, type_of(vm, v), str_intern(vm, "__complex__", 11));
        if (method != V_NULL) {
            if (!special_call(vm, method, v, NULL, 0, &r))
                return false;
            if (!is_complex(vm, r))
                return RAISE(vm, TypeError, "__complex__ returned non-complex (type %s)", type_name(vm, r));
            *out = complex_of(r);
            return as_obj(r)->type == vm->complex_type || vm_warn(vm, vm->excs->DeprecationWarning, returned_heir, type_name(vm, r));
        }
    }
    return real_from(vm, v, out, found);
}

/* CPython: complex_new_impl */
static bool m_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"real", "imag", NULL};
    Value v[2];
    Complex re = {0, 0}, im = {0, 0};
    bool found = true;
    Type *t = AS(Type, a->v[0]);
    if (!args_bind(vm, a, 1, "complex", names, 2, 0, v))
        return false;
    if (t == vm->complex_type && v[0] != V_NULL && v[1] == V_NULL && type_of(vm, v[0]) == t) {
        *out = v[0];
        return true;
    }
    if (v[0] != V_NULL && is_str(v[0])) {
        if (v[1] != V_NULL)
            return RAISE(vm, TypeError, "complex() can't take second arg if first is a string");
        if (!parse_complex(vm, AS(Str, v[0]), &re))
            return false;
    } else {
        if (v[1] != V_NULL && is_str(v[1]))
            return RAISE(vm, TypeError, "complex() second arg can't be a string");
        if (v[0] != V_NULL && !complex_from(vm, v[0], &re, &found))
            return false;
        if (!found)
            return RAISE(vm, TypeError, "complex() first argument must be a string or a number, not '%s'",
                         type_name(vm, v[0]));
        if (v[1] != V_NULL) {
            if (is_complex(vm, v[1]))
                im = complex_of(v[1]);
            else if (!real_from(vm, v[1], &im, &found))
                return false;
            if (!found)
                return RAISE(vm, TypeError, "complex() second argument must be a number, not '%s'", type_name(vm, v[1]));
            re.re -= im.im;
            re.im = re.im == 0 ? im.re : im.re + re.im; /* keeps a -0.0 */
        }
    }
    ComplexObj *o = obj_new(vm, t);
    o->z = re;
    *out = from_obj(o);
    return true;
}

static bool m_getnewargs(VM *vm, Args *a, Value *out)
{
    Value v[2] = {from_float(SELF.re), from_float(SELF.im)};
    *out = from_obj(tuple_of(vm, v, 2));
    return true;
}

static const NativeDef methods[] = {{"__construct__", m_construct, 0, -1, NF_KW | NF_STATIC},
                                    {"__add__", m_add, 1, 1, 0},
                                    {"__radd__", m_radd, 1, 1, 0},
                                    {"__sub__", m_sub, 1, 1, 0},
                                    {"__rsub__", m_rsub, 1, 1, 0},
                                    {"__mul__", m_mul, 1, 1, 0},
                                    {"__rmul__", m_rmul, 1, 1, 0},
                                    {"__truediv__", m_truediv, 1, 1, 0},
                                    {"__rtruediv__", m_rtruediv, 1, 1, 0},
                                    {"__pow__", m_pow, 1, 2, 0},
                                    {"__rpow__", m_rpow, 1, 2, 0},
                                    {"__neg__", m_neg, 0, 0, 0},
                                    {"__pos__", m_pos, 0, 0, 0},
                                    {"__abs__", m_abs, 0, 0, 0},
                                    {"__bool__", m_bool, 0, 0, 0},
                                    {"__eq__", m_eq, 1, 1, 0},
                                    {"__ne__", m_ne, 1, 1, 0},
                                    {"__hash__", m_hash, 0, 0, 0},
                                    {"__format__", m_format, 1, 1, 0},
                                    {"__repr__", dunder_repr, 0, 0, 0},
                                    {"__complex__", m_pos, 0, 0, 0},
                                    {"__getnewargs__", m_getnewargs, 0, 0, 0},
                                    {"conjugate", m_conjugate, 0, 0, 0},
                                    {"real", get_real, 0, 0, NF_GETTER | NF_MEMBER},
                                    {"imag", get_imag, 0, 0, NF_GETTER | NF_MEMBER},
                                    {0}};

void complex_type_install(VM *vm)
{
    static const NativeDataOps ops = {NULL, NULL, complex_repr, NULL, false, NULL};
    vm->complex_type =
        native_type(vm, "builtins", "complex", NULL, KIND_NATIVEDATA, sizeof(ComplexObj), &ops, methods);
    vm->complex_type->flags |= TYPE_STATIC;
    dict_set_str(vm, vm->builtins, str_c(vm, "complex"), from_obj(vm->complex_type));
}
