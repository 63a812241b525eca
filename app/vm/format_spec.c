/* format(v, spec): the mini-language for str, int and float. */
#include "vm/format_spec.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '^' || c == '='; }

static bool parse_number(VM *vm, Str *s, int64_t *i, int64_t *out, bool *any)
{
    *any = false;
    *out = 0;
    for (int digit; *i < s->len && uni_decimal(str_at(s, *i), &digit); (*i)++) {
        *any = true;
        *out = *out * 10 + digit;
        if (*out > ((int64_t)1 << 31))
            return RAISE(vm, ValueError, "Too many decimal digits in format string");
    }
    return true;
}

static bool parse_group(VM *vm, Str *s, int64_t *i, Spec *spec)
{
    uint32_t c = *i < s->len ? str_at(s, *i) : 0;
    if (c != ',' && c != '_')
        return true;
    spec->group = (char)c;
    uint32_t next = ++*i < s->len ? str_at(s, *i) : 0; /* the same once more is taken for the type */
    return next != (c == ',' ? '_' : ',') || RAISE(vm, ValueError, "Cannot specify both ',' and '_'.");
}

static bool parse_spec(VM *vm, Str *s, Value v, Spec *spec)
{
    int64_t i = 0, n = s->len;
    bool any;
    *spec = (Spec){.fill = ' ', .width = -1, .precision = -1};
    if (n >= 2 && is_align(str_at(s, 1))) {
        spec->fill = str_at(s, 0);
        spec->align = (char)str_at(s, 1);
        i = 2;
    } else if (n >= 1 && is_align(str_at(s, 0))) {
        spec->align = (char)str_at(s, 0);
        i = 1;
    }
    bool filled = i == 2;
    if (i < n && (str_at(s, i) == '+' || str_at(s, i) == '-' || str_at(s, i) == ' '))
        spec->sign = (char)str_at(s, i++);
    if (i < n && str_at(s, i) == 'z') {
        spec->coerce_zero = true;
        i++;
    }
    if (i < n && str_at(s, i) == '#') {
        spec->alt = true;
        i++;
    }
    if (!filled && i < n && str_at(s, i) == '0') {
        spec->fill = '0';
        spec->zero = true;
        if (spec->align == 0)
            spec->align = is_str(v) ? 0 : '=';
        i++;
    }
    if (!parse_number(vm, s, &i, &spec->width, &any))
        return false;
    if (!any)
        spec->width = -1;
    if (!parse_group(vm, s, &i, spec))
        return false;
    if (i < n && str_at(s, i) == '.') {
        i++;
        if (!parse_number(vm, s, &i, &spec->precision, &any))
            return false;
        if (!any)
            return RAISE(vm, ValueError, "Format specifier missing precision");
    }
    if (n - i > 1) {
        char *text = str_dup(s);
        RAISE(vm, ValueError, "Invalid format specifier '%s' for object of type '%s'", text, type_name(vm, v));
        mem_free(text);
        return false;
    }
    if (i < n) {
        uint32_t c = str_at(s, i);
        if (c > 127 || c < 33)
            return RAISE(vm, ValueError, "Unknown format code '\\x%x' for object of type '%s'", c, type_name(vm, v));
        spec->type = (char)c;
    }
    if (spec->group != 0 && spec->type == 0 && is_str(v))
        return RAISE(vm, ValueError, "Cannot specify '%c' with 's'.", spec->group);
    if (spec->group != 0 && spec->type != 0 && strchr(spec->group == ',' ? "defgEG%F" : "defgEG%FboxX", spec->type) == NULL)
        return RAISE(vm, ValueError, "Cannot specify '%c' with '%c'.", spec->group, spec->type);
    return true;
}

bool spec_pad(VM *vm, const Spec *s, char def, const Buf *body, size_t prefix, Buf *out)
{
    int64_t len = (int64_t)utf8_count(buf_text(body), body->len), pad = s->width - len, left = 0;
    char align = s->align != 0 ? s->align : def;
    if (pad <= 0) {
        buf_bytes(out, buf_text(body), body->len);
        return true;
    }
    if (!str_fits(vm, pad, 4) || !vm_charge(vm, (uint64_t)pad / 64))
        return false;
    if (align == '>')
        left = pad;
    else if (align == '^')
        left = pad / 2;
    if (align == '=') {
        buf_bytes(out, buf_text(body), prefix);
        left = pad;
    }
    for (int64_t i = 0; i < left; i++)
        buf_utf8(out, s->fill);
    buf_bytes(out, buf_text(body) + (align == '=' ? prefix : 0), body->len - (align == '=' ? prefix : 0));
    for (int64_t i = left; i < pad; i++)
        buf_utf8(out, s->fill);
    return true;
}

/* Digits with separators every `every`; at least `min` characters wide by leading zeros. */
static void group_digits(const char *digits, size_t n, char sep, size_t every, int64_t min, Buf *out)
{
    size_t zeros = 0, total;
    if (sep == 0) {
        if (min > (int64_t)n)
            buf_repeat(out, '0', (size_t)min - n);
        buf_bytes(out, digits, n);
        return;
    }
    for (;; zeros++) { /* as CPython: a separator is never the first character */
        total = n + zeros + (n + zeros - (n + zeros > 0)) / every;
        if ((int64_t)total >= min)
            break;
    }
    for (size_t i = 0, all = n + zeros; i < all; i++) {
        if (i > 0 && (all - i) % every == 0)
            buf_char(out, sep);
        buf_char(out, i < zeros ? '0' : digits[i - zeros]);
    }
}

/* sign + prefix, grouped digits, the rest; then padding. */
static bool put_number(VM *vm, const Spec *s, const char *lead, const char *digits, size_t n, const char *rest,
                       size_t every, Buf *out)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, lead);
    int64_t min = 0;
    bool ok = true;
    if (s->fill == '0' && s->align == '=') {
        min = s->width - (int64_t)strlen(lead) - (int64_t)strlen(rest);
        ok = min < 4096 || str_fits(vm, min * 2, 4);
    }
    if (ok) {
        group_digits(digits, n, s->group, every, min, &b);
        buf_str(&b, rest);
        ok = spec_pad(vm, s, '>', &b, strlen(lead), out);
    }
    buf_deinit(&b);
    return ok;
}

static bool format_int(VM *vm, const Spec *s, Value v, Buf *out)
{
    char lead[8] = "";
    int base = s->type == 'b' ? 2 : s->type == 'o' ? 8 : s->type == 'x' || s->type == 'X' ? 16 : 10;
    Buf b;
    if (s->precision >= 0)
        return RAISE(vm, ValueError, "Precision not allowed in integer format specifier");
    if (s->coerce_zero)
        return RAISE(vm, ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    buf_init(&b);
    if (!int_to_text(vm, v, base, &b)) {
        buf_deinit(&b);
        return false;
    }
    char *digits = b.data;
    bool negative = *digits == '-';
    digits += negative;
    if (s->type == 'X')
        for (char *p = digits; *p != '\0'; p++)
            *p = *p >= 'a' ? (char)(*p - 32) : *p;
    if (negative)
        strcat(lead, "-");
    else if (s->sign == '+' || s->sign == ' ')
        strcat(lead, s->sign == '+' ? "+" : " ");
    if (s->alt && base != 10)
        strcat(lead, base == 2 ? "0b" : base == 8 ? "0o" : s->type == 'X' ? "0X" : "0x");
    bool ok = put_number(vm, s, lead, digits, strlen(digits), "", base == 10 ? 3 : 4, out);
    buf_deinit(&b);
    return ok;
}

static bool format_char(VM *vm, const Spec *s, Value v, Buf *out)
{
    int64_t c;
    if (s->precision >= 0)
        return RAISE(vm, ValueError, "Precision not allowed in integer format specifier");
    if (s->coerce_zero)
        return RAISE(vm, ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    if (s->sign != 0)
        return RAISE(vm, ValueError, "Sign not allowed with integer format specifier 'c'");
    if (s->alt)
        return RAISE(vm, ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    if (!int_to_i64(v, &c))
        return RAISE(vm, OverflowError, "Python int too large to convert to C long");
    if (c < 0 || c > 0x10FFFF)
        return RAISE(vm, OverflowError, "%%c arg not in range(0x110000)");
    Buf b;
    buf_init(&b);
    buf_utf8(&b, (uint32_t)c);
    bool ok = spec_pad(vm, s, '>', &b, 0, out);
    buf_deinit(&b);
    return ok;
}

/* The unsigned text of |d| by the spec's type. */
static bool float_body(VM *vm, const Spec *s, double d, Buf *b)
{
    char type = s->type;
    int precision = s->precision < 0 ? 6 : (int)s->precision;
    if (s->precision > 1000000)
        return RAISE(vm, ValueError, "precision too big");
    if (!vm_charge(vm, (uint64_t)precision / 8))
        return false;
    if (type == 'n')
        type = 'g';
    if (type == '%') {
        float_format(d * 100, 'f', precision, s->alt, b);
        buf_char(b, '%');
        return true;
    }
    if (type != 0) {
        if ((type == 'g' || type == 'G') && precision == 0)
            precision = 1;
        return float_format(d, type, precision, s->alt, b);
    }
    if (s->precision < 0) {
        float_format(d, 'r', 0, false, b);
        char *e = strchr(b->data, 'e');
        if (s->alt && isfinite(d) && e != NULL && strchr(b->data, '.') == NULL) { /* 1.e+16 */
            char *tail = mem_strdup(e);
            b->len = (size_t)(e - b->data);
            buf_printf(b, ".%s", tail);
            mem_free(tail);
        }
        return true;
    }
    if (precision == 0)
        precision = 1;
    if (!isfinite(d))
        return float_format(d, 'g', precision, false, b);
    /* like 'g', but with a digit after the point and the exponent from precision digits on */
    char probe[64];
    snprintf(probe, sizeof probe, "%.*e", precision > 40 ? 40 : precision - 1, fabs(d));
    int exponent = (int)strtol(strchr(probe, 'e') + 1, NULL, 10);
    if (exponent >= precision - 1 && exponent < precision) { /* would lose ".0": CPython uses e here */
        Buf e;
        buf_init(&e);
        float_format(d, 'e', precision - 1, s->alt, &e);
        char *at = strchr(e.data, 'e'), *end = at;
        if (memchr(e.data, '.', (size_t)(at - e.data)) != NULL && !s->alt) {
            while (end[-1] == '0')
                end--;
            if (end[-1] == '.')
                end--;
        }
        buf_bytes(b, e.data, (size_t)(end - e.data));
        buf_str(b, at);
        buf_deinit(&e);
        return true;
    }
    float_format(d, 'g', precision, s->alt, b);
    if (strpbrk(b->data, ".e") == NULL)
        buf_str(b, ".0");
    return true;
}

static bool is_zero_text(const char *s)
{
    for (; *s != '\0' && *s != 'e' && *s != 'E'; s++)
        if (*s >= '1' && *s <= '9')
            return false;
    return true;
}

/* `z` takes the sign of what has been rounded to zero. */
static bool shows_minus(const Spec *s, double d, const char *text)
{
    return signbit(d) && !isnan(d) && !(s->coerce_zero && isfinite(d) && is_zero_text(text));
}

static bool format_float(VM *vm, const Spec *s, double d, Buf *out)
{
    char lead[4] = "";
    Buf b;
    buf_init(&b);
    if (!float_body(vm, s, d, &b)) {
        buf_deinit(&b);
        return false;
    }
    if (shows_minus(s, d, b.data))
        strcpy(lead, "-");
    else if (s->sign == '+' || s->sign == ' ')
        strcpy(lead, s->sign == '+' ? "+" : " ");
    size_t n = isfinite(d) ? strspn(b.data, "0123456789") : 0;
    bool ok;
    if (isfinite(d)) {
        char *rest = mem_strdup(b.data + n);
        ok = put_number(vm, s, lead, b.data, n, rest, 3, out);
        mem_free(rest);
    } else {
        Spec plain = *s;
        Buf all;
        buf_init(&all);
        buf_printf(&all, "%s%s", lead, b.data);
        ok = spec_pad(vm, &plain, '>', &all, strlen(lead), out);
        buf_deinit(&all);
    }
    buf_deinit(&b);
    return ok;
}

static bool unknown_code(VM *vm, const Spec *s, Value v)
{
    return RAISE(vm, ValueError, "Unknown format code '%c' for object of type '%s'", s->type, type_name(vm, v));
}

bool spec_number(VM *vm, const Spec *s, Value v, Buf *out)
{
    double d;
    if (value_is_int(v)) {
        if (s->type == 'c')
            return format_char(vm, s, v, out);
        if (s->type == 0 || strchr("dboxXn", s->type) != NULL)
            return format_int(vm, s, v, out);
        if (strchr("eEfFgG%", s->type) == NULL)
            return unknown_code(vm, s, v);
        return value_to_double(vm, int_plain(v), &d) && format_float(vm, s, d, out);
    }
    if (s->type != 0 && strchr("eEfFgG%n", s->type) == NULL)
        return unknown_code(vm, s, v);
    return format_float(vm, s, float_plain(v), out);
}

static bool format_str(VM *vm, const Spec *s, Str *text, Buf *out)
{
    Buf b;
    if (s->type != 0 && s->type != 's')
        return unknown_code(vm, s, from_obj(text));
    if (s->sign != 0)
        return RAISE(vm, ValueError, s->sign == ' ' ? "Space not allowed in string format specifier"
                                                    : "Sign not allowed in string format specifier");
    if (s->coerce_zero)
        return RAISE(vm, ValueError, "Negative zero coercion (z) not allowed in string format specifier");
    if (s->alt)
        return RAISE(vm, ValueError, "Alternate form (#) not allowed in string format specifier");
    if (s->align == '=')
        return RAISE(vm, ValueError, "'=' alignment not allowed in string format specifier");
    if (s->group != 0)
        return RAISE(vm, ValueError, "Cannot specify '%c' with 's'.", s->group);
    buf_init(&b);
    if (s->precision >= 0 && s->precision < text->len)
        text = str_slice(vm, text, 0, s->precision);
    str_to_buf(text, &b);
    bool ok = spec_pad(vm, s, '<', &b, 0, out);
    buf_deinit(&b);
    return ok;
}

/* One part of a complex number, grouped but not padded. CPython: format_complex_internal */
static bool complex_part(VM *vm, const Spec *s, double d, char sign, Buf *out)
{
    Buf b;
    buf_init(&b);
    bool ok = float_body(vm, s, d, &b);
    if (ok) {
        if (s->type == 0 && s->precision < 0 && b.len > 2 && !memcmp(b.data + b.len - 2, ".0", 2))
            b.len -= 2;
        if (shows_minus(s, d, b.data))
            buf_char(out, '-');
        else if (sign == '+' || sign == ' ')
            buf_char(out, sign);
        size_t n = isfinite(d) ? strspn(buf_text(&b), "0123456789") : 0;
        group_digits(b.data, n, s->group, 3, 0, out);
        buf_bytes(out, b.data + n, b.len - n);
    }
    buf_deinit(&b);
    return ok;
}

bool spec_complex(VM *vm, Value z, Str *text, double re, double im, Value *out)
{
    Spec spec, part;
    Buf body, padded;
    if (!parse_spec(vm, text, z, &spec))
        return false;
    if (spec.type != 0 && strchr("eEfFgGn", spec.type) == NULL)
        return unknown_code(vm, &spec, z);
    if (spec.zero || spec.fill == '0')
        return RAISE(vm, ValueError, "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return RAISE(vm, ValueError, "'=' alignment flag is not allowed in complex format specifier");
    bool like_str = spec.type == 0, alone = like_str && re == 0 && !signbit(re);
    part = spec;
    if (like_str && spec.precision >= 0)
        part.type = 'g';
    buf_init(&body);
    buf_init(&padded);
    buf_str(&body, like_str && !alone ? "(" : "");
    bool ok = alone || complex_part(vm, &part, re, spec.sign, &body);
    ok = ok && complex_part(vm, &part, im, alone ? spec.sign : '+', &body);
    buf_str(&body, like_str && !alone ? "j)" : "j");
    ok = ok && spec_pad(vm, &spec, '>', &body, 0, &padded);
    if (ok)
        *out = value_str_from_buf(vm, &padded);
    else
        buf_deinit(&padded);
    buf_deinit(&body);
    return ok;
}

bool builtin_format(VM *vm, Value v, Str *spec_text, Value *out)
{
    Spec spec;
    Buf b;
    if (spec_text->len == 0)
        return value_str_value(vm, v, out);
    if (!(is_str(v) || value_is_int(v) || value_is_float(v)))
        return RAISE(vm, TypeError, "unsupported format string passed to %s.__format__", type_name(vm, v));
    if (!parse_spec(vm, spec_text, v, &spec))
        return false;
    buf_init(&b);
    bool ok;
    if (is_str(v)) {
        ok = format_str(vm, &spec, AS(Str, v), &b);
    } else if (is_bool(v) && spec.type == 0) {
        spec.type = 'd';
        ok = spec_number(vm, &spec, v, &b);
    } else {
        ok = spec_number(vm, &spec, v, &b);
    }
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

bool value_format(VM *vm, Value v, Value spec, Value *out)
{
    Value fn;
    if (spec == V_NULL)
        spec = from_obj(vm->names->empty);
    if (!is_str(spec))
        return RAISE(vm, TypeError, "format() argument 2 must be str, not %s", arg_type_name(vm, spec));
    if (AS(Str, spec)->len == 0 && (is_exact(vm, v, KIND_STR) || !is_obj(v)))
        return value_str_value(vm, v, out);
    fn = special_find(vm, v, SP_format);
    if (fn == V_NULL)
        return builtin_format(vm, v, AS(Str, spec), out);
    if (!special_call(vm, fn, v, &spec, 1, out))
        return false;
    if (!is_str(*out))
        return RAISE(vm, TypeError, "__format__ must return a str, not %s", type_name(vm, *out));
    return true;
}
