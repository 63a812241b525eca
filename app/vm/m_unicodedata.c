/* unicodedata: what Unicode 14.0.0 says of characters (CPython: Modules/unicodedata.c). The tables are written by
 * cmake/unicode_data.py; the names are base/uninames. */
#include "vm/buffer.h"
#include "vm/builtins.h"
#include "vm/ops.h"

#include "base/mem.h"
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
typedef struct {
    uint32_t c;
    uint8_t tag;
    uint16_t at; /* its first part; the last one has LAST */
} UniParts;

#include "vm/unicode_data.inc"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define LAST 0x80000000u
enum { HANGUL = 0xAC00, LEAD = 0x1100, VOWEL = 0x1161, TAIL = 0x11A7, LEADS = 19, VOWELS = 21, TAILS = 28,
       SYLLABLES = LEADS * VOWELS * TAILS };

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

static const UniParts *parts_of(uint32_t c)
{
    for (size_t lo = 0, hi = COUNT(decomposed); lo < hi;) {
        size_t mid = (lo + hi) / 2;
        if (decomposed[mid].c == c)
            return &decomposed[mid];
        if (decomposed[mid].c < c)
            lo = mid + 1;
        else
            hi = mid;
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
    const UniParts *p = parts_of(c);
    if (p) {
        buf_str(&b, tags[p->tag]);
        for (const uint32_t *part = parts + p->at;; part++) {
            buf_printf(&b, "%s%04X", b.len > 0 ? " " : "", (unsigned)(*part & ~LAST));
            if (*part & LAST)
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

typedef struct {
    uint32_t *c;
    int64_t len, cap;
} Points;

static void push(Points *p, uint32_t c)
{
    MEM_GROW(p->c, p->cap, p->len + 1);
    p->c[p->len++] = c;
}

/* One character's full decomposition: parts may have parts, never deep. */
static void decompose(Points *p, uint32_t c, bool compatible)
{
    if (c >= HANGUL && c < HANGUL + SYLLABLES) {
        uint32_t i = c - HANGUL;
        push(p, LEAD + i / (VOWELS * TAILS));
        push(p, VOWEL + i / TAILS % VOWELS);
        if (i % TAILS != 0)
            push(p, TAIL + i % TAILS);
        return;
    }
    const UniParts *found = c < 0xA0 ? NULL : parts_of(c);
    if (!found || (found->tag != 0 && !compatible)) {
        push(p, c);
        return;
    }
    for (const uint32_t *part = parts + found->at;; part++) {
        decompose(p, *part & ~LAST, compatible);
        if (*part & LAST)
            break;
    }
}

static bool decompose_all(VM *vm, const Str *s, bool compatible, Points *p)
{
    enum { MOST = 18 }; /* of U+FDFA */
    for (int64_t i = 0; i < s->len; i++) {
        /* Twice as much for growing, and once more for what follows. */
        if (p->len + MOST > p->cap && !vm_may_allocate(vm, (size_t)(p->cap + MOST) * 3 * sizeof *p->c))
            return false;
        MEM_GROW(p->c, p->cap, p->len + MOST);
        decompose(p, str_at(s, i), compatible);
    }
    return true;
}

/* Sorts each run of combining characters by their classes; equal ones keep their order. A merge, as a program may write
 * a very long run. */
static void sort_run(uint32_t *c, int64_t n, uint32_t *spare)
{
    for (int64_t width = 1; width < n; width *= 2) {
        for (int64_t start = 0; start < n; start += 2 * width) {
            int64_t mid = start + width < n ? start + width : n, end = start + 2 * width < n ? start + 2 * width : n;
            int64_t i = start, j = mid;
            for (int64_t k = start; k < end; k++) {
                bool left = i < mid && (j >= end || record_of(c[i])->combining <= record_of(c[j])->combining);
                spare[k] = left ? c[i++] : c[j++];
            }
        }
        memcpy(c, spare, (size_t)n * sizeof *c);
    }
}

static void reorder(Points *p)
{
    uint32_t *spare = mem_alloc((size_t)(p->len + 1) * sizeof *spare);
    for (int64_t i = 0; i < p->len; i++) {
        int64_t end = i;
        while (end < p->len && p->c[end] >= 0x300 && record_of(p->c[end])->combining != 0)
            end++;
        if (end - i > 1)
            sort_run(p->c + i, end - i, spare);
        i = end > i ? end - 1 : i;
    }
    mem_free(spare);
}

/* What two characters make together; 0: nothing. */
static uint32_t pair(uint32_t a, uint32_t b)
{
    if (a >= LEAD && a < LEAD + LEADS && b >= VOWEL && b < VOWEL + VOWELS)
        return HANGUL + ((a - LEAD) * VOWELS + (b - VOWEL)) * TAILS;
    if (a >= HANGUL && a < HANGUL + SYLLABLES && (a - HANGUL) % TAILS == 0 && b > TAIL && b < TAIL + TAILS)
        return a + (b - TAIL);
    for (size_t lo = 0, hi = COUNT(composed); lo < hi;) {
        size_t mid = (lo + hi) / 2;
        const UniParts *p = &decomposed[composed[mid]];
        uint32_t first = parts[p->at], second = parts[p->at + 1] & ~LAST;
        if (first == a && second == b)
            return p->c;
        if (first < a || (first == a && second < b))
            lo = mid + 1;
        else
            hi = mid;
    }
    return 0;
}

/* Joins what can be joined to the last starter, unless something of the same or a higher class stands between. */
static void compose(Points *p)
{
    int64_t starter = -1, n = 0;
    int between = 0; /* the class of what was kept last behind the starter */
    for (int64_t i = 0; i < p->len; i++) {
        uint32_t c = p->c[i], joined = 0;
        int class = c < 0x300 ? 0 : record_of(c)->combining;
        bool adjacent = starter == n - 1;
        if (starter >= 0 && (adjacent || (between < class && between != 0)))
            joined = pair(p->c[starter], c);
        if (joined != 0) {
            p->c[starter] = joined;
            continue;
        }
        if (class == 0)
            starter = n;
        between = class;
        p->c[n++] = c;
    }
    p->len = n;
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
    Points p = {0};
    bool ok = vm_charge(vm, (uint64_t)s->len) && decompose_all(vm, s, form % 2 == 1, &p);
    if (ok) {
        reorder(&p);
        if (form < 2)
            compose(&p);
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
