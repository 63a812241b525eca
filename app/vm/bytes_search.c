/* What bytes and bytearray are searched with: find, index, count and their kin, startswith, endswith, on the bytes where
 * they lie. CPython: Objects/bytes_methods.c. */
#include "vm/memoryview.h"
#include "vm/ops.h"
#include "vm/str_methods.h"

/* What is looked for, and where. */
typedef struct {
    const uint8_t *hay, *needle;
    int64_t len, start, stop;
    uint8_t one; /* needle, where an int was given */
} Search;

/* An int is one byte. */
static bool needle_of(VM *vm, Value v, Search *s)
{
    int64_t n;
    if (bytes_like(vm, v, &s->needle, &s->len))
        return true;
    if (is_memoryview(vm, v)) /* one with gaps, or a released one */
        return bytes_required(vm, v, &s->needle, &s->len);
    if (!value_is_int(v) && special_find(vm, v, SP_index) == V_NULL)
        return RAISE(vm, TypeError, "argument should be integer or bytes-like object, not '%s'", type_name(vm, v));
    if (!op_index(vm, v, &n, NULL))
        return false;
    if (n < 0 || n > 255)
        return RAISE(vm, ValueError, "byte must be in range(0, 256)");
    s->one = (uint8_t)n;
    s->needle = &s->one;
    s->len = 1;
    return true;
}

static int64_t self_length(VM *vm, Value self, const uint8_t **data)
{
    int64_t len = 0;
    bytes_like(vm, self, data, &len);
    return len;
}

/* The bounds among the arguments first, as CPython; the bytes themselves last: an __index__ may change a bytearray. */
static bool search_args(VM *vm, Args *a, Search *s)
{
    int64_t len = self_length(vm, a->v[0], &s->hay);
    if (!search_bounds(vm, a, 2, len, &s->start, &s->stop) || !needle_of(vm, a->v[1], s))
        return false;
    len = self_length(vm, a->v[0], &s->hay);
    s->stop = s->stop > len ? len : s->stop;
    int64_t range = s->stop - s->start;
    return vm_charge(vm, range > 0 ? (uint64_t)range / 16 : 0);
}

static int64_t first_at(const Search *s, int64_t from)
{
    if (s->stop - from < s->len)
        return -1;
    if (s->len == 0)
        return from;
    const uint8_t *p = s->len == 1 ? memchr(s->hay + from, s->needle[0], (size_t)(s->stop - from))
                                   : memmem(s->hay + from, (size_t)(s->stop - from), s->needle, (size_t)s->len);
    return p == NULL ? -1 : p - s->hay;
}

/* false: the fuel is used up (a long needle is compared anew at each place). */
static bool last_at(VM *vm, const Search *s, int64_t *at)
{
    *at = s->stop - s->len;
    if (*at < s->start)
        *at = -1;
    while (*at >= s->start && s->len > 0 && memcmp(s->hay + *at, s->needle, (size_t)s->len) != 0)
        if (--*at < s->start)
            *at = -1;
        else if (s->len >= 64 && !vm_charge(vm, (uint64_t)s->len / 64))
            return false;
    return true;
}

static bool search(VM *vm, Args *a, bool right, bool must, Value *out)
{
    Search s;
    int64_t at;
    if (!search_args(vm, a, &s))
        return false;
    if (!right)
        at = first_at(&s, s.start);
    else if (!last_at(vm, &s, &at))
        return false;
    if (at < 0 && must)
        return RAISE(vm, ValueError, "subsection not found");
    *out = from_int(at);
    return true;
}

bool bytes_m_find(VM *vm, Args *a, Value *out) { return search(vm, a, false, false, out); }
bool bytes_m_rfind(VM *vm, Args *a, Value *out) { return search(vm, a, true, false, out); }
bool bytes_m_index(VM *vm, Args *a, Value *out) { return search(vm, a, false, true, out); }
bool bytes_m_rindex(VM *vm, Args *a, Value *out) { return search(vm, a, true, true, out); }

bool bytes_m_count(VM *vm, Args *a, Value *out)
{
    Search s;
    int64_t n = 0, at;
    if (!search_args(vm, a, &s))
        return false;
    if (s.len == 0)
        n = s.stop >= s.start ? s.stop - s.start + 1 : 0;
    else
        for (; (at = first_at(&s, s.start)) >= 0; s.start = at + s.len)
            n++;
    *out = from_int(n);
    return true;
}

static bool affix(VM *vm, Args *a, const char *name, bool end, Value *out)
{
    Search s;
    Value one[1] = {a->v[1]}, *affixes = one;
    int64_t n = 1;
    if (!search_bounds(vm, a, 2, self_length(vm, a->v[0], &s.hay), &s.start, &s.stop))
        return false;
    int64_t len = self_length(vm, a->v[0], &s.hay);
    s.stop = s.stop > len ? len : s.stop;
    if (is_tuple(a->v[1])) {
        affixes = AS(Tuple, a->v[1])->items;
        n = AS(Tuple, a->v[1])->len;
    } else if (is_memoryview(vm, a->v[1]) && !bytes_required(vm, a->v[1], &s.needle, &s.len)) {
        return false;
    } else if (!bytes_like(vm, a->v[1], &s.needle, &s.len))
        return RAISE(vm, TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, type_name(vm, a->v[1]));
    *out = V_FALSE;
    for (int64_t i = 0; i < n && *out == V_FALSE; i++) {
        if (!bytes_required(vm, affixes[i], &s.needle, &s.len) || !vm_charge(vm, (uint64_t)s.len / 64))
            return false;
        int64_t at = end ? s.stop - s.len : s.start;
        if (s.stop - s.start >= s.len && (s.len == 0 || memcmp(s.hay + at, s.needle, (size_t)s.len) == 0))
            *out = V_TRUE;
    }
    return true;
}

bool bytes_m_startswith(VM *vm, Args *a, Value *out) { return affix(vm, a, "startswith", false, out); }
bool bytes_m_endswith(VM *vm, Args *a, Value *out) { return affix(vm, a, "endswith", true, out); }
