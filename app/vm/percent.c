/* printf-style formatting: 'format' % args, for str and bytes. */
#include "vm/bytearray.h"
#include "vm/format_spec.h"

typedef struct {
    VM *vm;
    Str *f;
    int64_t i;
    Value args;   /* what stands right of % */
    int64_t next; /* of the tuple */
    bool mapped;
    Buf *out;
    bool bytes;
} Percent;

static bool next_arg(Percent *p, Value *out)
{
    if (p->mapped) {
        *out = p->args;
        return true;
    }
    if (is_tuple(p->args)) {
        if (p->next < AS(Tuple, p->args)->len) {
            *out = AS(Tuple, p->args)->items[p->next++];
            return true;
        }
    } else if (p->next++ == 0) {
        *out = p->args;
        return true;
    }
    return RAISE(p->vm, TypeError, "not enough arguments for format string");
}

/* CPython: the conditions for `dict` in unicode_format.c and _PyBytes_FormatEx */
static bool takes_keys(const Percent *p)
{
    Value v = p->args;
    if (!is_obj(v) || is_tuple(v) || is_str(v))
        return false;
    if (is_bytes(v) || is_bytearray(p->vm, v))
        return !p->bytes;
    return is_dict(v) || is_list(v) || is_kind(v, KIND_RANGE) || special_find(p->vm, v, SP_getitem) != V_NULL;
}

static bool mapping_key(Percent *p, Value mapping, Value *out)
{
    int64_t start = ++p->i, depth = 1;
    if (!takes_keys(p))
        return RAISE(p->vm, TypeError, "format requires a mapping");
    for (; p->i < p->f->len; p->i++) {
        uint32_t c = str_at(p->f, p->i);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0)
            break;
    }
    if (p->i >= p->f->len)
        return RAISE(p->vm, ValueError, "incomplete format key");
    Value key = from_obj(str_slice(p->vm, p->f, start, p->i++));
    return op_getitem(p->vm, mapping, p->bytes ? bytes_from_text(p->vm, key) : key, out);
}

/* A width up to `limit` INT64_MAX, or a precision. */
static bool star_or_number(Percent *p, int64_t *n, int64_t limit, bool *given)
{
    *given = false;
    *n = 0;
    if (p->i < p->f->len && str_at(p->f, p->i) == '*') {
        Value v;
        p->i++;
        *given = true;
        if (!next_arg(p, &v))
            return false;
        if (!value_is_int(v))
            return RAISE(p->vm, TypeError, "* wants int");
        return limit == INT64_MAX ? op_ssize(p->vm, v, n) : op_c_int(p->vm, v, n);
    }
    for (; p->i < p->f->len && str_at(p->f, p->i) >= '0' && str_at(p->f, p->i) <= '9'; p->i++) {
        *given = true;
        if (__builtin_mul_overflow(*n, 10, n) || __builtin_add_overflow(*n, str_at(p->f, p->i) - '0', n) || *n > limit)
            return RAISE(p->vm, ValueError, "%s too big", limit == INT64_MAX ? "width" : "precision");
    }
    return true;
}

static bool put_int(Percent *p, Spec *s, char code, Value v)
{
    Buf b;
    Value n;
    if (value_is_float(v) && strchr("dui", code) != NULL) {
        if (!int_from_double(p->vm, float_plain(v), &n))
            return false;
    } else if (value_is_int(v)) {
        n = int_plain(v);
    } else {
        bool real = strchr("dui", code) != NULL; /* CPython: mainformatlong */
        Value fn = special_find(p->vm, v, SP_index);
        if (real && (fn == V_NULL || fn == V_NONE))
            fn = special_find(p->vm, v, SP_int_);
        bool known = fn != V_NULL && fn != V_NONE;
        if (known && !special_call(p->vm, fn, v, NULL, 0, &n)) {
            if (!exc_is(p->vm, p->vm->excs->TypeError))
                return false;
            exc_take(p->vm);
            known = false;
        }
        if (!known || !value_is_int(n))
            return RAISE(p->vm, TypeError, real ? "%%%c format: a real number is required, not %s"
                                                : "%%%c format: an integer is required, not %s",
                         p->bytes && code == 'i' ? 'd' : code, type_name(p->vm, v));
        n = int_plain(n);
    }
    s->type = strchr("dui", code) != NULL ? 'd' : code;
    if (s->precision >= 0) { /* least number of digits */
        Spec digits = {.fill = '0', .align = '=', .type = s->type, .alt = s->alt, .sign = s->sign, .width = s->precision,
                       .precision = -1};
        digits.width += (int_sign(n) < 0 || s->sign != 0) + (s->alt && s->type != 'd' ? 2 : 0);
        if (digits.width > 1000000)
            return RAISE(p->vm, OverflowError, "precision too large");
        buf_init(&b);
        bool ok = spec_number(p->vm, &digits, n, &b);
        size_t prefix = ok && strchr("+- ", b.data[0]) != NULL ? 1 : 0;
        if (s->alt && s->type != 'd')
            prefix += 2;
        ok = ok && spec_pad(p->vm, s, '>', &b, prefix, p->out);
        buf_deinit(&b);
        return ok;
    }
    return spec_number(p->vm, s, n, p->out);
}

/* The text of %s, %r or %a. */
static bool text_of(Percent *p, char code, Value v, Buf *out)
{
    if (p->bytes && (code == 's' || code == 'b')) {
        Value fn = special_find(p->vm, v, SP_bytes);
        if (fn != V_NULL && fn != V_NONE && !special_call(p->vm, fn, v, NULL, 0, &v))
            return false;
        if (!bytes_gathered(p->vm, v, &v))
            return false;
        if (!is_bytes(v))
            return RAISE(p->vm, TypeError,
                         "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'",
                         type_name(p->vm, v));
        str_to_buf(AS(Str, bytes_as_text(p->vm, v)), out);
        return true;
    }
    if (code == 's')
        return value_str(p->vm, v, out);
    return code == 'r' && !p->bytes ? value_repr(p->vm, v, out) : value_ascii(p->vm, v, out);
}

/* %c */
static bool put_char(Percent *p, Value v, Buf *out)
{
    int64_t c = 0;
    const uint8_t *data;
    if (p->bytes && bytes_like(p->vm, v, &data, &c) && c == 1) {
        str_to_buf(AS(Str, bytes_as_text(p->vm, v)), out);
        return true;
    }
    if (p->bytes && !value_is_int(v))
        return RAISE(p->vm, TypeError, "%%c requires an integer in range(256) or a single byte");
    if (p->bytes && (!int_to_i64(v, &c) || c < 0 || c > 255))
        return RAISE(p->vm, OverflowError, "%%c arg not in range(256)");
    if (!p->bytes && is_str(v) && AS(Str, v)->len == 1)
        str_to_buf(AS(Str, v), out);
    else if (!value_is_int(v) && special_find(p->vm, v, SP_index) == V_NULL)
        return RAISE(p->vm, TypeError, "%%c requires int or char");
    else if (!op_index(p->vm, v, &c, NULL))
        return false;
    else if (c < 0 || c > 0x10FFFF)
        return RAISE(p->vm, OverflowError, "%%c arg not in range(0x110000)");
    else
        buf_utf8(out, p->bytes && c >= 0x80 ? 0xE000u + (uint32_t)c : (uint32_t)c);
    return true;
}

static bool put_text(Percent *p, const Spec *s, char code, Value v)
{
    Buf b;
    buf_init(&b);
    bool ok;
    if (code == 'c') {
        ok = put_char(p, v, &b);
    } else {
        ok = text_of(p, code, v, &b);
        if (ok && s->precision >= 0) {
            Str *cut = str_slice(p->vm, str_utf8(p->vm, buf_text(&b), b.len), 0, s->precision);
            buf_clear(&b);
            str_to_buf(cut, &b);
        }
    }
    ok = ok && spec_pad(p->vm, s, '>', &b, 0, p->out);
    buf_deinit(&b);
    return ok;
}

static bool put_float(Percent *p, Spec *s, char code, Value v)
{
    double d;
    s->type = code;
    if (!value_to_double(p->vm, v, &d)) {
        if (p->bytes && exc_is(p->vm, p->vm->excs->TypeError)) { /* _PyBytes_FormatEx: formatfloat */
            exc_take(p->vm);
            RAISE(p->vm, TypeError, "float argument required, not %s", type_name(p->vm, v));
        }
        return false;
    }
    return spec_number(p->vm, s, from_float(d), p->out);
}

/* One conversion; p->i stands after its '%'. */
static bool conversion(Percent *p)
{
    Spec s = {.fill = ' ', .width = -1, .precision = -1};
    bool left = false, zero = false, given;
    if (p->i < p->f->len && str_at(p->f, p->i) == '%') {
        p->i++;
        buf_char(p->out, '%');
        return true;
    }
    Value v = V_NULL, mapping = p->args;
    int64_t start = p->i;
    if (p->i < p->f->len && str_at(p->f, p->i) == '(') {
        if (!mapping_key(p, mapping, &v))
            return false;
    }
    for (; p->i < p->f->len; p->i++) {
        uint32_t c = str_at(p->f, p->i);
        if (c == '-')
            left = true;
        else if (c == '+')
            s.sign = '+';
        else if (c == ' ')
            s.sign = s.sign == 0 ? ' ' : s.sign;
        else if (c == '#')
            s.alt = true;
        else if (c == '0')
            zero = true;
        else
            break;
    }
    if (!star_or_number(p, &s.width, INT64_MAX, &given))
        return false;
    if (given && s.width < 0) {
        left = true;
        s.width = -s.width;
    }
    if (p->i < p->f->len && str_at(p->f, p->i) == '.') {
        p->i++;
        if (!star_or_number(p, &s.precision, INT32_MAX, &given))
            return false;
        if (s.precision < 0)
            s.precision = 0;
    }
    if (p->i < p->f->len && (str_at(p->f, p->i) == 'l' || str_at(p->f, p->i) == 'h' || str_at(p->f, p->i) == 'L'))
        p->i++;
    if (p->i >= p->f->len)
        return RAISE(p->vm, ValueError, "incomplete format");
    bool plain = p->i == start; /* just %d or %s: the commonest */
    uint32_t code = str_at(p->f, p->i++);
    if (v != V_NULL)
        p->next = 1; /* mapping: nothing is left over */
    else if (!next_arg(p, &v))
        return false;
    if (plain && code == 'd' && is_int(v))
        return int_to_text(p->vm, v, 10, p->out);
    if (plain && code == 's' && !p->bytes && is_exact(p->vm, v, KIND_STR)) {
        str_to_buf(AS(Str, v), p->out);
        return true;
    }
    if (code == 0 || code > 127 || strchr(p->bytes ? "diuoxXeEfFgGcrsab" : "diuoxXeEfFgGcrsa", (int)code) == NULL) {
        Buf b;
        buf_init(&b);
        buf_utf8(&b, code < 32 || code > 126 ? '?' : code);
        RAISE(p->vm, ValueError, "unsupported format character '%s' (0x%x) at index %lld", buf_text(&b), code,
              (long long)p->i - 1);
        buf_deinit(&b);
        return false;
    }
    s.align = left ? '<' : '>';
    if (strchr("crsab", (int)code) != NULL)
        return put_text(p, &s, (char)code, v);
    if (zero && !left) {
        s.fill = '0';
        s.align = '=';
    }
    if (strchr("diuoxX", (int)code) != NULL)
        return put_int(p, &s, (char)code, v);
    return put_float(p, &s, (char)code, v);
}

static bool run(Percent *p)
{
    while (p->i < p->f->len) {
        uint32_t c = str_at(p->f, p->i++);
        if (c != '%')
            buf_utf8(p->out, c);
        else if (!conversion(p))
            return false;
    }
    if (is_tuple(p->args) ? p->next < AS(Tuple, p->args)->len : p->next == 0 && !takes_keys(p))
        return RAISE(p->vm, TypeError, "not all arguments converted during %s formatting", p->bytes ? "bytes" : "string");
    return true;
}

bool str_percent(VM *vm, Str *format, Value args, Value *out)
{
    Buf b;
    buf_init(&b);
    Percent p = {.vm = vm, .f = format, .args = args, .out = &b};
    bool ok = vm_charge(vm, (uint64_t)format->len / 16) && run(&p);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

/* The bytes as a text of one character each, back again at the end. */
bool bytes_percent(VM *vm, Bytes *format, Value args, Value *out)
{
    Buf b;
    buf_init(&b);
    Percent p = {.vm = vm, .f = AS(Str, bytes_as_text(vm, from_obj(format))), .args = args, .out = &b, .bytes = true};
    bool ok = vm_charge(vm, (uint64_t)format->len / 16) && run(&p);
    if (ok)
        *out = bytes_from_text(vm, value_str_from_buf(vm, &b));
    buf_deinit(&b);
    return ok;
}
