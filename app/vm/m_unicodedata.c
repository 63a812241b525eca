/* unicodedata: what Unicode 14.0.0 says of characters (CPython: Modules/unicodedata.c). The tables are written by
 * cmake/unicode_data.py; the names are base/uninames, the normal forms base/normal. */
#include "vm/buffer.h"
#include "vm/builtins.h"
#include "vm/ops.h"

#include "base/mem.h"
#include "base/normal.h"
#include "base/uninames.h"

typedef struct {
    uint8_t category, bidi, combining, mirrored, width;
} UniRecord;
typedef struct {
    uint32_t c;
    uint16_t record; /* holds until the next run */
} UniRecordRun;
typedef struct {
    uint32_t c, count;
    int64_t top; /* of the first; the others follow by one */
    uint32_t bottom;
    uint8_t kind;
} UniNumber;
enum { NUMBER_DIGIT = 1, NUMBER_DECIMAL = 2 }; /* a decimal is a digit, too */
#include "vm/unicode_data.inc"

#define COUNT(a) (sizeof(a) / sizeof *(a))
static const UniRecord *record_of(uint32_t c)
{
    size_t lo = 0, hi = COUNT(record_runs);
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (record_runs[mid].c <= c)
            lo = mid;
        else
            hi = mid;
    }
    return &records[record_runs[lo].record];
}

static const UniNumber *number_of(uint32_t c)
{
    for (size_t lo = 0, hi = COUNT(numbers); lo < hi;) {
        size_t mid = (lo + hi) / 2;
        if (c < numbers[mid].c)
            hi = mid;
        else if (c >= numbers[mid].c + numbers[mid].count)
            lo = mid + 1;
        else
            return &numbers[mid];
    }
    return NULL;
}

/* ---- one character ---- */

/* `place`: "argument", or "argument 1" of a function that takes more. */
static bool one_char(VM *vm, Value v, const char *function, const char *place, uint32_t *c)
{
    if (!is_str(v) || AS(Str, v)->len != 1)
        return RAISE(vm, TypeError, "%s() %s must be a unicode character, not %s", function, place, type_name(vm, v));
    *c = str_at(AS(Str, v), 0);
    return true;
}

static bool text_property(VM *vm, Args *a, const char *function, Value *out)
{
    uint32_t c;
    if (!one_char(vm, a->v[0], function, "argument", &c))
        return false;
    const UniRecord *r = record_of(c);
    const char *text = *function == 'c' ? categories[r->category] : *function == 'b' ? bidis[r->bidi] : widths[r->width];
    *out = from_obj(str_c(vm, text));
    return true;
}

static bool u_category(VM *vm, Args *a, Value *out) { return text_property(vm, a, "category", out); }
static bool u_bidirectional(VM *vm, Args *a, Value *out) { return text_property(vm, a, "bidirectional", out); }
static bool u_east_asian_width(VM *vm, Args *a, Value *out) { return text_property(vm, a, "east_asian_width", out); }

static bool u_combining(VM *vm, Args *a, Value *out)
{
    uint32_t c;
    if (!one_char(vm, a->v[0], "combining", "argument", &c))
        return false;
    *out = from_int(record_of(c)->combining);
    return true;
}

static bool u_mirrored(VM *vm, Args *a, Value *out)
{
    uint32_t c;
    if (!one_char(vm, a->v[0], "mirrored", "argument", &c))
        return false;
    *out = from_int(record_of(c)->mirrored);
    return true;
}

static bool u_decomposition(VM *vm, Args *a, Value *out)
{
    uint32_t c;
    if (!one_char(vm, a->v[0], "decomposition", "argument", &c))
        return false;
    Buf b;
    buf_init(&b);
    const char *tag;
    const uint32_t *part = normal_parts(c, &tag);
    if (part) {
        buf_str(&b, tag);
        for (;; part++) {
            buf_printf(&b, "%s%04X", b.len > 0 ? " " : "", (unsigned)(*part & ~NORMAL_LAST));
            if (*part & NORMAL_LAST)
                break;
        }
    }
    *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return true;
}

/* The second argument, or the complaint. */
static bool or_default(VM *vm, const Args *a, const char *complaint, Value *out)
{
    if (a->n < 2)
        return RAISE(vm, ValueError, "%s", complaint);
    *out = a->v[1];
    return true;
}

static bool u_decimal(VM *vm, Args *a, Value *out)
{
    uint32_t c;
    if (!one_char(vm, a->v[0], "decimal", "argument 1", &c))
        return false;
    const UniNumber *n = number_of(c);
    if (!n || n->kind < NUMBER_DECIMAL)
        return or_default(vm, a, "not a decimal", out);
    *out = from_int(n->top + (c - n->c));
    return true;
}

static bool u_digit(VM *vm, Args *a, Value *out)
{
    uint32_t c;
    if (!one_char(vm, a->v[0], "digit", "argument 1", &c))
        return false;
    const UniNumber *n = number_of(c);
    if (!n || n->kind < NUMBER_DIGIT)
        return or_default(vm, a, "not a digit", out);
    *out = from_int(n->top + (c - n->c));
    return true;
}

static bool u_numeric(VM *vm, Args *a, Value *out)
{
    uint32_t c;
    if (!one_char(vm, a->v[0], "numeric", "argument 1", &c))
        return false;
    const UniNumber *n = number_of(c);
    if (!n)
        return or_default(vm, a, "not a numeric character", out);
    *out = from_float((double)(n->top + (c - n->c)) / n->bottom);
    return true;
}

/* ---- names ---- */

static bool u_name(VM *vm, Args *a, Value *out)
{
    uint32_t c;
    char name[UNINAMES_LONGEST];
    if (!one_char(vm, a->v[0], "name", "argument 1", &c))
        return false;
    size_t len = uninames_of(c, name);
    if (len == 0)
        return or_default(vm, a, "no such name", out);
    *out = from_obj(str_utf8(vm, name, len));
    return true;
}

static bool find_name(VM *vm, const char *name, size_t len, Value *out)
{
    enum { NAME_MAXLEN = 256 };
    UniSequence found;
    if (len > NAME_MAXLEN)
        return RAISE(vm, KeyError, "name too long");
    if (!uninames_find(name, len, &found))
        return RAISE(vm, KeyError, "undefined character name '%.*s'", (int)strnlen(name, len), name);
    *out = from_obj(str_points(vm, found.c, found.len));
    return true;
}

static bool u_lookup(VM *vm, Args *a, Value *out)
{
    if (is_str(a->v[0])) {
        Buf b;
        buf_init(&b);
        str_to_buf(AS(Str, a->v[0]), &b);
        bool ok = find_name(vm, buf_text(&b), b.len, out);
        buf_deinit(&b);
        return ok;
    }
    const uint8_t *data;
    int64_t len;
    return bytes_required(vm, a->v[0], &data, &len) && find_name(vm, (const char *)data, (size_t)len, out);
}

/* ---- normal forms ---- */

static bool decompose_all(VM *vm, const Str *s, bool compatible, NormalPoints *p)
{
    enum { MOST = 18 }; /* of U+FDFA */
    for (int64_t i = 0; i < s->len; i++) {
        /* Twice as much for growing, and once more for what follows. */
        if (p->len + MOST > p->cap && !vm_may_allocate(vm, (size_t)(p->cap + MOST) * 3 * sizeof *p->c))
            return false;
        MEM_GROW(p->c, p->cap, p->len + MOST);
        normal_decompose(p, str_at(s, i), compatible);
    }
    return true;
}

static const char *const forms[] = {"NFC", "NFKC", "NFD", "NFKD"};

static bool normal_form(VM *vm, Args *a, const char *function, Str **result)
{
    size_t form = 0;
    for (uint32_t i = 0; i < 2; i++)
        if (!is_str(a->v[i]))
            return RAISE(vm, TypeError, "%s() argument %u must be str, not %s", function, i + 1, type_name(vm, a->v[i]));
    Str *s = AS(Str, a->v[1]);
    *result = s;
    if (s->len == 0)
        return true; /* whatever the form is called */
    while (form < COUNT(forms) && !str_is(AS(Str, a->v[0]), forms[form]))
        form++;
    if (form == COUNT(forms))
        return RAISE(vm, ValueError, "invalid normalization form");
    if (s->ascii)
        return true;
    NormalPoints p = {0};
    bool ok = vm_charge(vm, (uint64_t)s->len) && decompose_all(vm, s, form % 2 == 1, &p);
    if (ok) {
        normal_reorder(&p);
        if (form < 2)
            normal_compose(&p);
        *result = str_points(vm, p.c, p.len);
    }
    mem_free(p.c);
    return ok;
}

static bool u_normalize(VM *vm, Args *a, Value *out)
{
    Str *s;
    if (!normal_form(vm, a, "normalize", &s))
        return false;
    *out = from_obj(s);
    return true;
}

static bool u_is_normalized(VM *vm, Args *a, Value *out)
{
    Str *s;
    if (!normal_form(vm, a, "is_normalized", &s))
        return false;
    *out = from_bool(str_equal(s, AS(Str, a->v[1])));
    return true;
}

static bool setup(VM *vm, Module *m)
{
    module_set(vm, m, "unidata_version", from_obj(str_c(vm, "14.0.0")));
    return true;
}

static const NativeDef functions[] = {
    {"bidirectional", u_bidirectional, 1, 1, 0},
    {"category", u_category, 1, 1, 0},
    {"combining", u_combining, 1, 1, 0},
    {"decimal", u_decimal, 1, 2, 0},
    {"decomposition", u_decomposition, 1, 1, 0},
    {"digit", u_digit, 1, 2, 0},
    {"east_asian_width", u_east_asian_width, 1, 1, 0},
    {"is_normalized", u_is_normalized, 2, 2, 0},
    {"lookup", u_lookup, 1, 1, 0},
    {"mirrored", u_mirrored, 1, 1, 0},
    {"name", u_name, 1, 2, 0},
    {"normalize", u_normalize, 2, 2, 0},
    {"numeric", u_numeric, 1, 2, 0},
    {0},
};
const ModuleDef module_unicodedata = {"unicodedata", functions, setup};
