/* 'text {field!r:spec}'.format(...): fields, attributes, indexes, nested specs, automatic numbering. */
#include "vm/ops.h"
#include "vm/native.h"

typedef struct {
    VM *vm;
    Args *args;    /* positional from v[1] on */
    Value mapping; /* format_map, or V_NULL */
    int64_t automatic; /* next automatic number; -1 = manual numbering; start INT64_MIN: undecided */
} Formatter;

static bool run(Formatter *f, Str *s, int depth, Buf *out);

static bool all_digits(Str *s)
{
    for (int64_t i = 0; i < s->len; i++)
        if (str_at(s, i) < '0' || str_at(s, i) > '9')
            return false;
    return s->len > 0;
}

static bool positional(Formatter *f, int64_t n, Value *out)
{
    if (f->mapping != V_NULL)
        return RAISE(f->vm, ValueError, "Format string contains positional fields");
    if (n < 0 || n + 1 >= (int64_t)f->args->n)
        return RAISE(f->vm, IndexError, "Replacement index %lld out of range for positional args tuple", (long long)n);
    *out = f->args->v[n + 1];
    return true;
}

static int64_t number_of(Str *s)
{
    int64_t n = 0;
    for (int64_t i = 0; i < s->len && n < ((int64_t)1 << 40); i++)
        n = n * 10 + (str_at(s, i) - '0');
    return n;
}

static bool first_value(Formatter *f, Str *name, Value *out)
{
    VM *vm = f->vm;
    if (name->len == 0) {
        if (f->automatic == -1)
            return RAISE(vm, ValueError, "cannot switch from manual field specification to automatic field numbering");
        if (f->automatic < 0)
            f->automatic = 0;
        return positional(f, f->automatic++, out);
    }
    if (all_digits(name)) {
        if (f->automatic >= 0)
            return RAISE(vm, ValueError, "cannot switch from automatic field numbering to manual field specification");
        f->automatic = -1;
        if (name->len > 18)
            return RAISE(vm, ValueError, "Too many decimal digits in format string");
        return positional(f, number_of(name), out);
    }
    if (f->mapping != V_NULL)
        return op_getitem(vm, f->mapping, from_obj(name), out);
    Value key = from_obj(name);
    Tuple *kw = f->args->kwnames;
    for (int64_t i = 0; kw != NULL && i < kw->len; i++) {
        if (str_equal(AS(Str, kw->items[i]), name)) {
            *out = f->args->v[f->args->n + (uint32_t)i];
            return true;
        }
    }
    return vm_raise_args(vm, vm->excs->KeyError, &key, 1);
}

/* name(.attr | [index])* */
static bool field_value(Formatter *f, Str *field, Value *out)
{
    VM *vm = f->vm;
    int64_t i = 0;
    while (i < field->len && str_at(field, i) != '.' && str_at(field, i) != '[')
        i++;
    if (!first_value(f, str_slice(vm, field, 0, i), out))
        return false;
    while (i < field->len) {
        bool dot = str_at(field, i) == '.';
        int64_t start = ++i;
        if (!dot && str_at(field, i - 1) != '[')
            return RAISE(vm, ValueError, "Only '.' or '[' may follow ']' in format field specifier");
        while (i < field->len && (dot ? str_at(field, i) != '.' && str_at(field, i) != '[' : str_at(field, i) != ']'))
            i++;
        if (!dot && i >= field->len)
            return RAISE(vm, ValueError, "Missing ']' in format string");
        Str *part = str_slice(vm, field, start, i);
        if (part->len == 0)
            return RAISE(vm, ValueError, "Empty attribute in format string");
        if (dot) {
            if (!attr_get(vm, *out, str_intern_str(vm, part), out))
                return false;
        } else {
            i++;
            if (part->len > 18 && all_digits(part))
                return RAISE(vm, ValueError, "Too many decimal digits in format string");
            if (!op_getitem(vm, *out, all_digits(part) ? int_from_i64(vm, number_of(part)) : from_obj(part), out))
                return false;
        }
    }
    return true;
}

static bool convert(VM *vm, uint32_t how, Value *v)
{
    Buf b;
    if (how == 's')
        return value_str_value(vm, *v, v);
    if (how != 'r' && how != 'a')
        return RAISE(vm, ValueError, how < 128 && how > 32 ? "Unknown conversion specifier %c"
                                                           : "Unknown conversion specifier \\x%x", (int)how);
    buf_init(&b);
    bool ok = how == 'r' ? value_repr(vm, *v, &b) : value_ascii(vm, *v, &b);
    if (ok)
        *v = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

/* What stands between a field's braces. */
typedef struct {
    int64_t name_end;
    uint32_t conversion; /* 0: none */
    int64_t spec, end;   /* spec < 0: none; the closing brace */
} Field;

/* The spec from i on, up to the brace that closes the field. */
static bool scan_spec(VM *vm, Str *s, int64_t i, Field *field)
{
    field->spec = i;
    for (int64_t level = 1; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        level += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (level == 0) {
            field->end = i;
            return true;
        }
    }
    return RAISE(vm, ValueError, "unmatched '{' in format spec");
}

/* CPython: parse_field. A '[' hides everything up to the next ']'. */
static bool scan_field(VM *vm, Str *s, int64_t i, Field *field)
{
    uint32_t c = 0;
    *field = (Field){.spec = -1};
    for (; i < s->len; i++) {
        c = str_at(s, i);
        if (c == '{')
            return RAISE(vm, ValueError, "unexpected '{' in field name");
        if (c == '[')
            while (i + 1 < s->len && str_at(s, i + 1) != ']')
                i++;
        if (c == '}' || c == ':' || c == '!')
            break;
    }
    field->name_end = field->end = i;
    if (i >= s->len)
        return RAISE(vm, ValueError, "expected '}' before end of string");
    if (c == '}')
        return true;
    if (c == ':')
        return scan_spec(vm, s, i + 1, field);
    if (i + 1 >= s->len)
        return RAISE(vm, ValueError, "end of string while looking for conversion specifier");
    field->conversion = str_at(s, i + 1);
    i += 2;
    if (i < s->len && str_at(s, i) == '}') {
        field->end = i;
        return true;
    }
    if (i < s->len && str_at(s, i) != ':')
        return RAISE(vm, ValueError, "expected ':' after conversion specifier");
    return scan_spec(vm, s, i < s->len ? i + 1 : i, field);
}

/* One field; *at stands after its '{', then after its '}'. */
static bool replace(Formatter *f, Str *s, int64_t *at, int depth, Buf *out)
{
    VM *vm = f->vm;
    Field field;
    Value v, text, spec = from_obj(vm->names->empty);
    if (!scan_field(vm, s, *at, &field) || !field_value(f, str_slice(vm, s, *at, field.name_end), &v))
        return false;
    if (field.conversion != 0 && !convert(vm, field.conversion, &v))
        return false;
    if (field.spec >= 0) {
        Buf b;
        buf_init(&b);
        bool ok = run(f, str_slice(vm, s, field.spec, field.end), depth - 1, &b);
        if (ok)
            spec = value_str_from_buf(vm, &b);
        buf_deinit(&b);
        if (!ok)
            return false;
    }
    if (!value_format(vm, v, spec, &text))
        return false;
    str_to_buf(AS(Str, text), out);
    *at = field.end + 1;
    return out->len < (1u << 16) || vm_may_allocate(vm, out->len);
}

static bool run(Formatter *f, Str *s, int depth, Buf *out)
{
    VM *vm = f->vm;
    if (depth <= 0)
        return RAISE(vm, ValueError, "Max string recursion exceeded");
    for (int64_t i = 0; i < s->len;) {
        uint32_t c = str_at(s, i++);
        bool twice = i < s->len && str_at(s, i) == c;
        if (c != '{' && c != '}') {
            buf_utf8(out, c);
            continue;
        }
        if (twice && depth == 2) {
            buf_char(out, (char)c);
            i++;
            continue;
        }
        if (c == '}')
            return RAISE(vm, ValueError, "Single '}' encountered in format string");
        if (i >= s->len)
            return RAISE(vm, ValueError, "Single '{' encountered in format string");
        if (!vm_charge(vm, 1) || !replace(f, s, &i, depth, out))
            return false;
    }
    return true;
}

bool str_format_call(VM *vm, Str *format, Args *a, Value mapping, Value *out)
{
    Formatter f = {.vm = vm, .args = a, .mapping = mapping, .automatic = INT64_MIN};
    Buf b;
    buf_init(&b);
    bool ok = run(&f, format, 2, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}
