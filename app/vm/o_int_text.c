/* int to and from text and bytes, int's methods and constructor. */
#include "base/check.h"
#include "base/mem.h"
#include "vm/bytearray.h"
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/int_mp.h"
#include "vm/ops.h"
#include "vm/types.h"

enum { MOST_DIGITS = 1 << 19 }; /* that we turn into text or back, whatever the limit */

static bool small_text(int64_t i, int base, Buf *out)
{
    char digits[72];
    int n = 0;
    uint64_t u = (uint64_t)(i < 0 ? -i : i);
    do {
        digits[n++] = "0123456789abcdef"[u % (unsigned)base];
        u /= (unsigned)base;
    } while (u > 0);
    if (i < 0)
        digits[n++] = '-';
    while (n > 0)
        buf_char(out, digits[--n]);
    return true;
}

/* Base 2, 8 or 16 by bits: linear. */
static void power_text(const mp_int *mp, int bits_per_digit, Buf *out)
{
    size_t n = mp_ubin_size(mp), written;
    uint8_t *bytes = mem_alloc(n + 1);
    int total = mp_count_bits(mp);
    if (mp_to_ubin(mp, bytes, n, &written) != MP_OKAY)
        UNREACHABLE("buffer size");
    if (mp_isneg(mp))
        buf_char(out, '-');
    for (int digit = (total + bits_per_digit - 1) / bits_per_digit - 1; digit >= 0; digit--) {
        unsigned value = 0;
        for (int k = bits_per_digit - 1; k >= 0; k--) {
            size_t bit = (size_t)(digit * bits_per_digit + k);
            unsigned set = bit / 8 < written ? (bytes[written - 1 - bit / 8] >> (bit % 8)) & 1u : 0;
            value = value * 2 + set;
        }
        buf_char(out, "0123456789abcdef"[value]);
    }
    mem_free(bytes);
}

Value int_small_str(VM *vm, int64_t i)
{
    char digits[24], *end = digits + sizeof digits, *p = end;
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do
        *--p = (char)('0' + u % 10);
    while (u /= 10);
    if (i < 0)
        *--p = '-';
    if (end - p == 1)
        return from_obj(str_char(vm, (uint8_t)*p));
    Str *s = str_alloc(vm, vm->types[KIND_STR], end - p, 1);
    memcpy(s->data, p, (size_t)(end - p));
    return from_obj(s);
}

bool int_to_text(VM *vm, Value v, int base, Buf *out)
{
    v = int_plain(v);
    int64_t i;
    if (int_is_wide(v, &i))
        return small_text(i, base, out);
    const mp_int *mp = AS(BigInt, v)->mp;
    int bits = mp_count_bits(mp);
    if (!vm_charge(vm, (uint64_t)bits / 64))
        return false;
    if (base != 10) {
        power_text(mp, base == 16 ? 4 : base == 8 ? 3 : 1, out);
        return true;
    }
    size_t cap = (size_t)(bits * 0.30103) + 4, written;
    if (!vm->int_digits && cap > MOST_DIGITS)
        return vm_no_memory(vm);
    if (!vm->int_digits || cap <= vm->int_digits + 8) {
        if (!vm_charge(vm, cap / 16 * (cap / 256 + 1)))
            return false;
        char *digits = mem_alloc(cap + 8);
        if (mp_to_radix(mp, digits, cap + 8, &written, 10) != MP_OKAY)
            UNREACHABLE("buffer size");
        bool fits = !vm->int_digits || strlen(digits) - (digits[0] == '-') <= vm->int_digits;
        if (fits)
            buf_str(out, digits);
        mem_free(digits);
        if (fits)
            return true;
    }
    return RAISE(vm, ValueError, "Exceeds the limit (%u digits) for integer string conversion; "
                                 "use sys.set_int_max_str_digits() to increase the limit", vm->int_digits);
}

Value int_from_decimal(VM *vm, const char *digits, size_t len)
{
    if (len <= 15) {
        int64_t i = 0;
        for (size_t k = 0; k < len; k++)
            i = i * 10 + (digits[k] - '0');
        return from_int(i);
    }
    char *text = mem_strndup(digits, len);
    mp_int mp;
    if (mp_init(&mp) != MP_OKAY || mp_read_radix(&mp, text, 10) != MP_OKAY)
        UNREACHABLE("checked digits");
    mem_free(text);
    return num_result(vm, &mp);
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

static bool bad_literal(VM *vm, int base, Value original)
{
    Buf b;
    buf_init(&b);
    if (value_repr(vm, original, &b))
        RAISE(vm, ValueError, "invalid literal for int() with base %d: %.200s", base, buf_text(&b));
    buf_deinit(&b);
    return false;
}

/* Takes a prefix 0x 0o 0b off when it suits the base; base 0 learns its base from it. */
static size_t skip_prefix(const char *s, size_t len, int *base)
{
    if (len > 1 && s[0] == '0') {
        char c = (char)(s[1] | 32);
        int found = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
        if (found != 0 && (*base == 0 || *base == found)) {
            *base = found;
            return len > 2 && s[2] == '_' ? 3 : 2;
        }
    }
    if (*base == 0)
        *base = 10;
    return 0;
}

bool int_parse(VM *vm, const char *text, size_t len, int base, Value original, Value *out)
{
    int wanted = base;
    bool negative = false;
    while (len > 0 && (*text == ' ' || (*text >= '\t' && *text <= '\r')))
        text++, len--;
    while (len > 0 && (text[len - 1] == ' ' || (text[len - 1] >= '\t' && text[len - 1] <= '\r')))
        len--;
    if (len > 0 && (*text == '+' || *text == '-')) {
        negative = *text == '-';
        text++, len--;
    }
    size_t skip = skip_prefix(text, len, &base);
    text += skip;
    len -= skip;
    char *digits = mem_alloc(len + 2);
    size_t n = 0;
    bool ok = len > 0, underscore = true;
    if (negative)
        digits[n++] = '-';
    for (size_t i = 0; i < len && ok; i++) {
        if (text[i] == '_') {
            ok = !underscore;
            underscore = true;
        } else {
            ok = digit_of(text[i]) < base;
            underscore = false;
            digits[n++] = text[i];
        }
    }
    digits[n] = '\0';
    size_t ndigits = n - negative;
    if (ok && wanted == 0 && base == 10 && ndigits > 1 && digits[negative] == '0')
        ok = strspn(digits + negative, "0") == ndigits;
    if (!ok || underscore) {
        mem_free(digits);
        return bad_literal(vm, wanted, original);
    }
    bool power = (base & (base - 1)) == 0;
    if (vm->int_digits && ndigits > vm->int_digits && !power) {
        mem_free(digits);
        return RAISE(vm, ValueError, "Exceeds the limit (%u digits) for integer string conversion: value has %zu "
                                     "digits; use sys.set_int_max_str_digits() to increase the limit",
                     vm->int_digits, ndigits);
    }
    mp_int mp;
    if (ndigits > MOST_DIGITS || !vm_charge(vm, ndigits / 16 * (ndigits / 256 + 1))) {
        mem_free(digits);
        return vm->stop != STOP_NONE ? false : vm_no_memory(vm);
    }
    ok = mp_init(&mp) == MP_OKAY && mp_read_radix(&mp, digits, base) == MP_OKAY;
    mem_free(digits);
    if (!ok)
        return num_fail(vm, &mp);
    *out = num_result(vm, &mp);
    return true;
}

bool int_to_bytes_le(Value v, uint8_t *out, size_t n, bool is_signed)
{
    Num x;
    const mp_int *p = num_open(&x, v);
    bool negative = mp_isneg(p), fits;
    size_t size = mp_ubin_size(p), written;
    uint8_t *bytes = mem_zalloc(size + 1);
    if (mp_to_ubin(p, bytes, size, &written) != MP_OKAY)
        UNREACHABLE("buffer size");
    fits = written <= n && !(negative && !is_signed);
    if (fits) {
        memset(out, 0, n);
        for (size_t i = 0; i < written; i++)
            out[i] = bytes[written - 1 - i];
        unsigned carry = 1;
        for (size_t i = 0; negative && i < n; i++) {
            unsigned byte = (unsigned)(uint8_t)~out[i] + carry;
            out[i] = (uint8_t)byte;
            carry = byte >> 8;
        }
        if (is_signed && n > 0 && written > 0)
            fits = (out[n - 1] >= 0x80) == negative;
    }
    mem_free(bytes);
    num_close(&x);
    return fits;
}

Value int_from_bytes_le(VM *vm, const uint8_t *p, size_t n, bool is_signed)
{
    bool negative = is_signed && n > 0 && p[n - 1] >= 0x80;
    uint8_t *bytes = mem_alloc(n + 1);
    unsigned carry = 1;
    for (size_t i = 0; i < n; i++) {
        unsigned byte = p[i];
        if (negative) {
            byte = (unsigned)(uint8_t)~p[i] + carry;
            carry = byte >> 8;
        }
        bytes[n - 1 - i] = (uint8_t)byte;
    }
    mp_int mp;
    if (mp_init(&mp) != MP_OKAY || mp_from_ubin(&mp, bytes, n) != MP_OKAY ||
        (negative && mp_neg(&mp, &mp) != MP_OKAY))
        UNREACHABLE("out of memory");
    mem_free(bytes);
    return num_result(vm, &mp);
}

/* ---- methods ---- */

static bool m_bit_length(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(int_bit_length(a->v[0]));
    return true;
}

static bool m_bit_count(VM *vm, Args *a, Value *out)
{
    Buf b;
    int64_t n = 0;
    buf_init(&b);
    if (!int_to_text(vm, a->v[0], 2, &b))
        return false;
    for (size_t i = 0; i < b.len; i++)
        n += b.data[i] == '1';
    buf_deinit(&b);
    *out = from_int(n);
    return true;
}

static bool m_plain(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = int_plain(a->v[0]);
    return true;
}

static bool m_zero(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = from_int(0);
    return true;
}

static bool m_one(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = from_int(1);
    return true;
}

static bool m_ratio(VM *vm, Args *a, Value *out)
{
    Value pair[2] = {int_plain(a->v[0]), from_int(1)};
    *out = from_obj(tuple_of(vm, pair, 2));
    return true;
}

static bool byte_order(VM *vm, const char *fname, Value order, bool *big)
{
    *big = true;
    if (order == V_NULL)
        return true;
    if (!is_str(order))
        return RAISE(vm, TypeError, "%s() argument 'byteorder' must be str, not %s", fname, arg_type_name(vm, order));
    *big = str_is(AS(Str, order), "big");
    if (!*big && !str_is(AS(Str, order), "little"))
        return RAISE(vm, ValueError, "byteorder must be either 'little' or 'big'");
    return true;
}

static void reverse_bytes(uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        uint8_t c = p[i];
        p[i] = p[n - 1 - i];
        p[n - 1 - i] = c;
    }
}

static bool is_minus_one(Value v)
{
    int64_t n;
    return int_to_i64(v, &n) && n == -1;
}

static bool m_to_bytes(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"length", "byteorder", "signed", NULL};
    Value slots[3];
    int64_t n = 1;
    bool big, is_signed = false;
    if (!args_bind(vm, a, 1, "to_bytes", names, 2, 0, slots) ||
        (slots[0] != V_NULL && !op_ssize(vm, slots[0], &n)) || !byte_order(vm, "to_bytes", slots[1], &big) ||
        (slots[2] != V_NULL && !op_truth(vm, slots[2], &is_signed)))
        return false;
    if (n < 0)
        return RAISE(vm, ValueError, "length argument must be non-negative");
    if (int_sign(a->v[0]) < 0 && !is_signed)
        return RAISE(vm, OverflowError, "can't convert negative int to unsigned");
    if (!str_fits(vm, n, 1))
        return false;
    Bytes *b = bytes_new(vm, NULL, n);
    if ((n > 0 || !is_minus_one(a->v[0])) && !int_to_bytes_le(a->v[0], b->data, (size_t)n, is_signed))
        return RAISE(vm, OverflowError, "int too big to convert");
    if (big)
        reverse_bytes(b->data, (size_t)n);
    *out = from_obj(b);
    return true;
}

static bool m_from_bytes(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"bytes", "byteorder", "signed", NULL};
    Value slots[3];
    bool big, is_signed = false;
    if (!args_bind(vm, a, 1, "from_bytes", names, 2, 1, slots) || !byte_order(vm, "from_bytes", slots[1], &big) ||
        (slots[2] != V_NULL && !op_truth(vm, slots[2], &is_signed)))
        return false;
    if (is_str(slots[0]) || value_is_int(slots[0]))
        return RAISE(vm, TypeError, "cannot convert '%s' object to bytes", type_name(vm, slots[0]));
    if (!is_bytes(slots[0]) && !vm_call(vm, from_obj(vm->types[KIND_BYTES]), slots, 1, &slots[0]))
        return false;
    Bytes *b = AS(Bytes, slots[0]);
    if (b->len < 0 || b->len > (1 << 19))
        return vm_no_memory(vm);
    uint8_t *copy = mem_alloc((size_t)b->len + 1);
    memcpy(copy, b->data, (size_t)b->len);
    if (big)
        reverse_bytes(copy, (size_t)b->len);
    *out = int_from_bytes_le(vm, copy, (size_t)b->len, is_signed);
    mem_free(copy);
    return a->v[0] == from_obj(vm->types[KIND_INT]) || vm_call(vm, a->v[0], out, 1, out);
}

/* A result of the constructor in the type asked for. */
static bool boxed(VM *vm, Type *type, Value v, Value *out)
{
    if (type == vm->types[KIND_INT]) {
        *out = v;
        return true;
    }
    Boxed *b = heap_alloc(vm, type, KIND_BOXED, sizeof(Boxed));
    b->v = v;
    *out = from_obj(b);
    return true;
}

/* str digits of any script to ASCII. */
static bool parse_str(VM *vm, Value text, int base, Value *out)
{
    Str *s = AS(Str, text);
    Buf b;
    int digit;
    buf_init(&b);
    for (int64_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c >= 128 && uni_space(c))
            buf_char(&b, ' ');
        else if (c >= 128 && uni_decimal(c, &digit))
            buf_char(&b, (char)('0' + digit));
        else
            buf_utf8(&b, c);
    }
    bool ok = int_parse(vm, buf_text(&b), b.len, base, text, out);
    buf_deinit(&b);
    return ok;
}

static bool int_from_value(VM *vm, Value v, Value *out)
{
    static const Special ways[] = {SP_int_, SP_index, SP_trunc};
    for (int i = 0; i < 3; i++) {
        if (i > 0 && value_is_int(v)) /* an int of its own has an __int__: object's, unless a subclass gives another */
            break;
        Value fn = special_find(vm, v, ways[i]), result;
        if (fn == V_NULL || fn == V_NONE)
            continue;
        if ((ways[i] == SP_trunc && !vm_warn(vm, vm->excs->DeprecationWarning,
                                             "The delegation of int() to __trunc__ is deprecated.")) ||
            !special_call(vm, fn, v, NULL, 0, &result))
            return false;
        if (ways[i] == SP_trunc && !value_is_int(result)) {
            fn = special_find(vm, result, SP_index);
            if (fn == V_NULL || fn == V_NONE)
                return RAISE(vm, TypeError, "__trunc__ returned non-Integral (type %s)", type_name(vm, result));
            return op_index_int(vm, result, out, NULL);
        }
        if (!value_is_int(result))
            return RAISE(vm, TypeError, "%s returned non-int (type %s)", i == 0 ? "__int__" : "__index__",
                         type_name(vm, result));
        *out = int_plain(result);
        return ways[i] == SP_trunc || op_warn_subclass(vm, "", i == 0 ? "__int__" : "__index__", result);
    }
    if (value_is_int(v)) {
        *out = int_plain(v);
        return true;
    }
    if (value_is_float(v))
        return int_from_double(vm, float_plain(v), out);
    if (is_str(v))
        return parse_str(vm, v, 10, out);
    v = bytes_plain(vm, v);
    if (is_bytes(v))
        return int_parse(vm, (const char *)AS(Bytes, v)->data, (size_t)AS(Bytes, v)->len, 10, v, out);
    return RAISE(vm, TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'",
                 type_name(vm, v));
}

bool int_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"", "base", NULL};
    Type *type = AS(Type, a->v[0]);
    Value slots[2], result;
    int64_t b = 10;
    if (!args_bind(vm, a, 1, "int", names, 2, 0, slots))
        return false;
    Value v = slots[0], base = slots[1];
    if (v == V_NULL) {
        if (base != V_NULL)
            return RAISE(vm, TypeError, "int() missing string argument");
        return boxed(vm, type, from_int(0), out);
    }
    if (base == V_NULL)
        return int_from_value(vm, v, &result) && boxed(vm, type, result, out);
    if (!op_index(vm, base, &b, NULL))
        return false;
    if (b != 0 && (b < 2 || b > 36))
        return RAISE(vm, ValueError, "int() base must be >= 2 and <= 36, or 0");
    v = is_bytearray(vm, v) ? bytes_plain(vm, v) : v;
    if (is_bytes(v)) {
        if (!int_parse(vm, (const char *)AS(Bytes, v)->data, (size_t)AS(Bytes, v)->len, (int)b, v, &result))
            return false;
    } else if (!is_str(v)) {
        return RAISE(vm, TypeError, "int() can't convert non-string with explicit base");
    } else if (!parse_str(vm, v, (int)b, &result)) {
        return false;
    }
    return boxed(vm, type, result, out);
}

bool bool_construct(VM *vm, Args *a, Value *out)
{
    bool truth = false;
    if (a->n > 2)
        return RAISE(vm, TypeError, "bool expected at most 1 argument, got %u", a->n - 1);
    if (a->n == 2 && !op_truth(vm, a->v[1], &truth))
        return false;
    *out = from_bool(truth);
    return true;
}

/* Of a bool these are int's: int.__repr__(True) is '1', int.__and__(True, True) is 1. */
static bool m_repr(VM *vm, Args *a, Value *out)
{
    Value plain = int_plain(a->v[0]);
    return dunder_repr(vm, &(Args){&plain, 1, NULL}, out);
}
#define BITS(name, dunder)                                                                                         \
    static bool m_##name(VM *vm, Args *a, Value *out)                                                              \
    {                                                                                                              \
        Value plain[2] = {int_plain(a->v[0]), value_is_int(a->v[1]) ? int_plain(a->v[1]) : a->v[1]};               \
        return dunder(vm, &(Args){plain, 2, NULL}, out);                                                           \
    }
BITS(and, dunder_and)
BITS(or, dunder_or)
BITS(xor, dunder_xor)
BITS(rand, dunder_rand)
BITS(ror, dunder_ror)
BITS(rxor, dunder_rxor)
#define BIT(name) {"__" #name "__", m_##name, 1, 1, 0}

const NativeDef int_methods[] = {
    {"bit_length", m_bit_length, 0, 0, 0},
    {"bit_count", m_bit_count, 0, 0, 0},
    {"conjugate", m_plain, 0, 0, 0},
    {"as_integer_ratio", m_ratio, 0, 0, 0},
    {"to_bytes", m_to_bytes, 0, 2, NF_KW},
    {"from_bytes", m_from_bytes, 1, 2, NF_KW | NF_CLASS},
    {"real", m_plain, 0, 0, NF_GETTER},
    {"numerator", m_plain, 0, 0, NF_GETTER},
    {"imag", m_zero, 0, 0, NF_GETTER},
    {"denominator", m_one, 0, 0, NF_GETTER},
    {"__index__", m_plain, 0, 0, 0},
    {"__pow__", dunder_pow, 1, 2, 0},
    {"__round__", dunder_round, 0, 1, 0},
    D0(int), D0(float), D0(trunc), D0(floor), D0(ceil), D0(bool), D0(hash), {"__repr__", m_repr, 0, 0, 0}, D1(format), D0(neg), D0(pos),
    D0(abs), D0(invert), D1(divmod), DUNDER_COMPARE, D1(add), D1(sub), D1(mul), D1(truediv), D1(floordiv), D1(mod),
    D1(lshift), D1(rshift), BIT(and), BIT(or), BIT(xor), D1(radd), D1(rsub), D1(rmul), D1(rtruediv), D1(rfloordiv),
    D1(rmod), D1(rpow), D1(rlshift), D1(rrshift), BIT(rand), BIT(ror), BIT(rxor), D1(rdivmod), D0(getnewargs),
    {0},
};
