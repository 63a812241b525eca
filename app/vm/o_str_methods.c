/* str: searching, splitting, joining, trimming, padding; the constructor. Case and tests are in o_str_case.c. */
#include "vm/bytearray.h"
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/str_methods.h"
#include "vm/types.h"

#define SELF AS(Str, a->v[0])

static bool same_at(const Str *s, int64_t at, const Str *sub)
{
    if (s->width == sub->width)
        return memcmp(s->data + (size_t)at * s->width, sub->data, (size_t)sub->len * sub->width) == 0;
    for (int64_t i = 0; i < sub->len; i++)
        if (str_at(s, at + i) != str_at(sub, i))
            return false;
    return true;
}

/* memmem, which begins with tables of the needle. For a short one its first byte is looked for. */
static const char *find_bytes(const char *hay, size_t len, const char *needle, size_t n)
{
    enum { SHORT = 8 };
    if (n > SHORT)
        return memmem(hay, len, needle, n);
    for (const char *last = hay + len - n; hay <= last; hay++) {
        hay = memchr(hay, needle[0], (size_t)(last - hay) + 1);
        if (!hay || n == 1 || !memcmp(hay, needle, n))
            return hay;
    }
    return NULL;
}

int64_t str_find(const Str *s, const Str *sub, int64_t start, int64_t stop)
{
    if (stop > s->len)
        stop = s->len;
    if (stop - start < sub->len)
        return -1;
    if (sub->len == 0)
        return start;
    if (s->width == 1 && sub->width == 1) {
        const char *p = find_bytes(s->data + start, (size_t)(stop - start), sub->data, (size_t)sub->len);
        return p == NULL ? -1 : p - s->data;
    }
    uint32_t first = str_at(sub, 0);
    for (int64_t i = start; i + sub->len <= stop; i++)
        if (str_at(s, i) == first && same_at(s, i, sub))
            return i;
    return -1;
}

int64_t str_rfind(const Str *s, const Str *sub, int64_t start, int64_t stop)
{
    if (stop > s->len)
        stop = s->len;
    for (int64_t i = stop - sub->len; i >= start; i--)
        if (same_at(s, i, sub))
            return i;
    return -1;
}

bool str_arg(VM *vm, Value v, const char *where, Str **out)
{
    if (!is_str(v))
        return RAISE(vm, TypeError, "%s must be str, not %s", where, arg_type_name(vm, v));
    *out = AS(Str, v);
    return true;
}

static bool plain_str(VM *vm, Value v, Str **out)
{
    if (!is_str(v))
        return RAISE(vm, TypeError, "must be str, not %s", type_name(vm, v));
    *out = AS(Str, v);
    return true;
}

bool search_bounds(VM *vm, Args *a, uint32_t from, int64_t len, int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = len;
    static const char what[] = "slice indices must be integers or None or have an __index__ method";
    if (a->n > from && a->v[from] != V_NONE && !op_index(vm, a->v[from], start, what))
        return false;
    if (a->n > from + 1 && a->v[from + 1] != V_NONE && !op_index(vm, a->v[from + 1], stop, what))
        return false;
    if (*start < 0)
        *start = *start + len < 0 ? 0 : *start + len;
    if (*stop < 0)
        *stop = *stop + len < 0 ? 0 : *stop + len;
    if (*stop > len)
        *stop = len;
    return true;
}

static bool find(VM *vm, Args *a, bool right, bool must, Value *out)
{
    int64_t start, stop, at;
    Str *sub;
    if (!search_bounds(vm, a, 2, SELF->len, &start, &stop) || !plain_str(vm, a->v[1], &sub) ||
        !vm_charge(vm, (uint64_t)SELF->len / 16))
        return false;
    at = start > stop ? -1 : right ? str_rfind(SELF, sub, start, stop) : str_find(SELF, sub, start, stop);
    if (at < 0 && must)
        return RAISE(vm, ValueError, "substring not found");
    *out = from_int(at);
    return true;
}

static bool m_find(VM *vm, Args *a, Value *out) { return find(vm, a, false, false, out); }
static bool m_rfind(VM *vm, Args *a, Value *out) { return find(vm, a, true, false, out); }
static bool m_index(VM *vm, Args *a, Value *out) { return find(vm, a, false, true, out); }
static bool m_rindex(VM *vm, Args *a, Value *out) { return find(vm, a, true, true, out); }

static bool m_count(VM *vm, Args *a, Value *out)
{
    int64_t start, stop, n = 0, at;
    Str *sub;
    if (!search_bounds(vm, a, 2, SELF->len, &start, &stop) || !plain_str(vm, a->v[1], &sub) ||
        !vm_charge(vm, (uint64_t)SELF->len / 16))
        return false;
    if (sub->len == 0) {
        *out = from_int(stop >= start ? stop - start + 1 : 0);
        return true;
    }
    while (start <= stop && (at = str_find(SELF, sub, start, stop)) >= 0) {
        n++;
        start = at + sub->len;
    }
    *out = from_int(n);
    return true;
}

static bool affix(VM *vm, Args *a, bool end, Value *out)
{
    int64_t start, stop;
    Value one[1] = {a->v[1]}, *subs = one;
    int64_t n = 1;
    if (is_tuple(a->v[1])) {
        subs = AS(Tuple, a->v[1])->items;
        n = AS(Tuple, a->v[1])->len;
    }
    if (!search_bounds(vm, a, 2, SELF->len, &start, &stop))
        return false;
    *out = V_FALSE;
    for (int64_t i = 0; i < n; i++) {
        if (!is_str(subs[i])) {
            if (is_tuple(a->v[1]))
                return RAISE(vm, TypeError, "tuple for %s must only contain str, not %s", end ? "endswith" : "startswith",
                             type_name(vm, subs[i]));
            return RAISE(vm, TypeError, "%s first arg must be str or a tuple of str, not %s",
                         end ? "endswith" : "startswith", type_name(vm, subs[i]));
        }
        Str *sub = AS(Str, subs[i]);
        if (!vm_charge(vm, (uint64_t)sub->len / 64))
            return false;
        if (start <= stop && stop - start >= sub->len && same_at(SELF, end ? stop - sub->len : start, sub)) {
            *out = V_TRUE;
            return true;
        }
    }
    return true;
}

static bool m_startswith(VM *vm, Args *a, Value *out) { return affix(vm, a, false, out); }
static bool m_endswith(VM *vm, Args *a, Value *out) { return affix(vm, a, true, out); }

static bool remove_affix(VM *vm, Args *a, bool end, Value *out)
{
    Str *s = SELF, *sub;
    if (!str_arg(vm, a->v[1], end ? "removesuffix() argument" : "removeprefix() argument", &sub))
        return false;
    int64_t from = 0, to = s->len;
    if (sub->len <= s->len && same_at(s, end ? s->len - sub->len : 0, sub)) {
        from = end ? 0 : sub->len;
        to = end ? s->len - sub->len : s->len;
    }
    *out = from_obj(str_slice(vm, s, from, to));
    return true;
}

static bool m_removeprefix(VM *vm, Args *a, Value *out) { return remove_affix(vm, a, false, out); }
static bool m_removesuffix(VM *vm, Args *a, Value *out) { return remove_affix(vm, a, true, out); }

/* ---- strip ---- */

static bool in_chars(const Str *chars, uint32_t c)
{
    if (chars == NULL)
        return uni_space(c);
    for (int64_t i = 0; i < chars->len; i++)
        if (str_at(chars, i) == c)
            return true;
    return false;
}

static bool strip(VM *vm, Args *a, int sides, const char *where, Value *out)
{
    Str *s = SELF, *chars = NULL;
    if (a->n > 1 && a->v[1] != V_NONE) {
        if (!is_str(a->v[1]))
            return RAISE(vm, TypeError, "%s arg must be None or str", where);
        chars = AS(Str, a->v[1]);
    }
    int64_t start = 0, stop = s->len;
    while ((sides & 1) && start < stop && in_chars(chars, str_at(s, start)))
        start++;
    while ((sides & 2) && stop > start && in_chars(chars, str_at(s, stop - 1)))
        stop--;
    *out = from_obj(str_slice(vm, s, start, stop));
    return true;
}

static bool m_strip(VM *vm, Args *a, Value *out) { return strip(vm, a, 3, "strip", out); }
static bool m_lstrip(VM *vm, Args *a, Value *out) { return strip(vm, a, 1, "lstrip", out); }
static bool m_rstrip(VM *vm, Args *a, Value *out) { return strip(vm, a, 2, "rstrip", out); }

/* ---- split ---- */

static bool push(VM *vm, List *l, Str *s, int64_t start, int64_t stop)
{
    return vm_charge(vm, 1) && list_append(vm, l, from_obj(str_slice(vm, s, start, stop)));
}

static bool split_spaces(VM *vm, Str *s, int64_t max, List *l)
{
    int64_t i = 0, n = s->len;
    for (;;) {
        while (i < n && uni_space(str_at(s, i)))
            i++;
        if (i >= n)
            return true;
        int64_t start = i;
        if (max-- == 0) {
            return push(vm, l, s, start, n);
        }
        while (i < n && !uni_space(str_at(s, i)))
            i++;
        if (!push(vm, l, s, start, i))
            return false;
    }
}

static bool rsplit_spaces(VM *vm, Str *s, int64_t max, List *l)
{
    int64_t i = s->len;
    for (;;) {
        while (i > 0 && uni_space(str_at(s, i - 1)))
            i--;
        if (i == 0)
            return true;
        int64_t stop = i;
        if (max-- == 0)
            return push(vm, l, s, 0, stop);
        while (i > 0 && !uni_space(str_at(s, i - 1)))
            i--;
        if (!push(vm, l, s, i, stop))
            return false;
    }
}

static bool split_by(VM *vm, Str *s, Str *sep, int64_t max, List *l)
{
    int64_t start = 0, at;
    while (max-- != 0 && (at = str_find(s, sep, start, s->len)) >= 0) {
        if (!push(vm, l, s, start, at))
            return false;
        start = at + sep->len;
    }
    return push(vm, l, s, start, s->len);
}

static bool rsplit_by(VM *vm, Str *s, Str *sep, int64_t max, List *l)
{
    int64_t stop = s->len, at;
    while (max-- != 0 && (at = str_rfind(s, sep, 0, stop)) >= 0) {
        if (!push(vm, l, s, at + sep->len, stop))
            return false;
        stop = at;
    }
    return push(vm, l, s, 0, stop);
}

static void reverse(List *l)
{
    for (int64_t i = 0, j = l->len - 1; i < j; i++, j--) {
        Value v = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = v;
    }
}

static bool split(VM *vm, Args *a, bool right, Value *out)
{
    static const char *const names[] = {"sep", "maxsplit", NULL};
    Value slots[2];
    int64_t max = -1;
    if (!args_bind(vm, a, 1, right ? "rsplit" : "split", names, 2, 0, slots) ||
        (slots[1] != V_NULL && !op_ssize(vm, slots[1], &max)) || !vm_charge(vm, (uint64_t)SELF->len / 16))
        return false;
    List *l = list_new(vm, 0);
    bool ok;
    if (slots[0] == V_NULL || slots[0] == V_NONE) {
        ok = right ? rsplit_spaces(vm, SELF, max, l) : split_spaces(vm, SELF, max, l);
    } else {
        Str *sep;
        if (!is_str(slots[0]))
            return RAISE(vm, TypeError, "must be str or None, not %s", type_name(vm, slots[0]));
        sep = AS(Str, slots[0]);
        if (sep->len == 0)
            return RAISE(vm, ValueError, "empty separator");
        ok = right ? rsplit_by(vm, SELF, sep, max, l) : split_by(vm, SELF, sep, max, l);
    }
    if (right)
        reverse(l);
    *out = from_obj(l);
    return ok;
}

static bool m_split(VM *vm, Args *a, Value *out) { return split(vm, a, false, out); }
static bool m_rsplit(VM *vm, Args *a, Value *out) { return split(vm, a, true, out); }

static bool is_line_end(uint32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool m_splitlines(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"keepends", NULL};
    Value slots[1];
    int64_t keep = 0;
    Str *s = SELF;
    if (!args_bind(vm, a, 1, "splitlines", names, 1, 0, slots) ||
        (slots[0] != V_NULL && !op_c_int(vm, slots[0], &keep)))
        return false;
    List *l = list_new(vm, 0);
    for (int64_t i = 0; i < s->len;) {
        int64_t start = i, stop;
        while (i < s->len && !is_line_end(str_at(s, i)))
            i++;
        stop = i;
        if (i < s->len)
            i += str_at(s, i) == '\r' && i + 1 < s->len && str_at(s, i + 1) == '\n' ? 2 : 1;
        if (!push(vm, l, s, start, keep ? i : stop))
            return false;
    }
    *out = from_obj(l);
    return true;
}

static bool partition(VM *vm, Args *a, bool right, Value *out)
{
    Str *s = SELF, *sep;
    if (!plain_str(vm, a->v[1], &sep))
        return false;
    if (sep->len == 0)
        return RAISE(vm, ValueError, "empty separator");
    int64_t at = right ? str_rfind(s, sep, 0, s->len) : str_find(s, sep, 0, s->len);
    Value empty = from_obj(vm->names->empty);
    Value v[3] = {right ? empty : a->v[0], empty, right ? a->v[0] : empty};
    if (at >= 0) {
        v[0] = from_obj(str_slice(vm, s, 0, at));
        v[1] = from_obj(sep);
        v[2] = from_obj(str_slice(vm, s, at + sep->len, s->len));
    }
    *out = from_obj(tuple_of(vm, v, 3));
    return true;
}

static bool m_partition(VM *vm, Args *a, Value *out) { return partition(vm, a, false, out); }
static bool m_rpartition(VM *vm, Args *a, Value *out) { return partition(vm, a, true, out); }

/* ---- join, replace ---- */

static void copy_into(Str *to, int64_t at, const Str *s)
{
    if (to->width == s->width) {
        memcpy(to->data + (size_t)at * to->width, s->data, (size_t)s->len * s->width);
        return;
    }
    for (int64_t i = 0; i < s->len; i++)
        str_set(to, at + i, str_at(s, i));
}

bool str_join(VM *vm, Str *sep, Value iterable, Value *out)
{
    List *l;
    if (is_exact(vm, iterable, KIND_LIST)) {
        l = AS(List, iterable);
    } else if (!op_sequence(vm, iterable, "can only join an iterable", &l)) {
        return false;
    }
    for (int64_t i = 0; i < l->len; i++)
        if (!is_str(l->items[i]))
            return RAISE(vm, TypeError, "sequence item %lld: expected str instance, %s found", (long long)i,
                         type_name(vm, l->items[i]));
    if (l->len == 1 && is_exact(vm, l->items[0], KIND_STR)) {
        *out = l->items[0];
        return true;
    }
    return vm_charge(vm, (uint64_t)l->len) && str_join_all(vm, l->items, l->len, sep, out);
}

static bool m_join(VM *vm, Args *a, Value *out) { return str_join(vm, SELF, a->v[1], out); }

/* How many times `old` is replaced. */
static int64_t count_parts(const Str *s, const Str *old, int64_t max)
{
    int64_t n = 0;
    for (int64_t at, start = 0; n != max && (at = str_find(s, old, start, s->len)) >= 0; n++)
        start = at + old->len;
    return n;
}

/* The common case without a str for each part. It is charged as if they were made. */
static bool replace_ascii(VM *vm, Str *s, Str *old, Str *new_, int64_t max, Value *out)
{
    int64_t n = count_parts(s, old, max), start = 0, len;
    if (n == 0) {
        *out = from_obj(str_slice(vm, s, 0, s->len));
        return true;
    }
    if (!vm_charge(vm, 2 * (uint64_t)n + 2))
        return false;
    if (__builtin_mul_overflow(n, new_->len - old->len, &len) || __builtin_add_overflow(len, s->len, &len))
        return vm_no_memory(vm);
    if (!str_fits(vm, len, 1))
        return false;
    if (len == 0) {
        *out = from_obj(vm->names->empty);
        return true;
    }
    Str *r = str_alloc(vm, vm->types[KIND_STR], len, 1);
    char *to = r->data;
    for (; n; n--) {
        int64_t at = str_find(s, old, start, s->len);
        to = mempcpy(to, s->data + start, (size_t)(at - start));
        to = mempcpy(to, new_->data, (size_t)new_->len);
        start = at + old->len;
    }
    memcpy(to, s->data + start, (size_t)(s->len - start));
    *out = from_obj(r);
    return true;
}

static bool m_replace(VM *vm, Args *a, Value *out)
{
    Str *s = SELF, *old, *new_;
    int64_t max = -1, start = 0, at;
    if (!str_arg(vm, a->v[1], "replace() argument 1", &old) || !str_arg(vm, a->v[2], "replace() argument 2", &new_) ||
        (a->n > 3 && !op_ssize(vm, a->v[3], &max)) || !vm_charge(vm, (uint64_t)s->len / 64))
        return false;
    if (old->len && s->ascii && new_->ascii)
        return replace_ascii(vm, s, old, new_, max, out);
    List *parts = list_new(vm, 0);
    if (old->len == 0) { /* between all characters */
        if (max != 0) {
            if (!push(vm, parts, s, 0, 0))
                return false;
            max--;
        }
        for (; start < s->len && max != 0; start++, max--)
            if (!push(vm, parts, s, start, start + 1))
                return false;
        if (!push(vm, parts, s, start, s->len))
            return false;
    } else {
        while (max-- != 0 && (at = str_find(s, old, start, s->len)) >= 0) {
            if (!push(vm, parts, s, start, at))
                return false;
            start = at + old->len;
        }
        if (start == 0) {
            *out = from_obj(str_slice(vm, s, 0, s->len));
            return true;
        }
        if (!push(vm, parts, s, start, s->len))
            return false;
    }
    return str_join(vm, new_, from_obj(parts), out);
}

/* ---- padding ---- */

static bool pad(VM *vm, Str *s, int64_t left, int64_t right, uint32_t fill, Value *out)
{
    if (left <= 0 && right <= 0) {
        *out = from_obj(str_slice(vm, s, 0, s->len));
        return true;
    }
    uint8_t width = fill < 0x100 ? 1 : fill < 0x10000 ? 2 : 4;
    if (s->width > width)
        width = s->width;
    int64_t len = left + s->len + right;
    if (!str_fits(vm, len, width) || !vm_charge(vm, (uint64_t)len / 64))
        return false;
    Str *r = str_alloc(vm, vm->types[KIND_STR], len, width);
    for (int64_t i = 0; i < left; i++)
        str_set(r, i, fill);
    copy_into(r, left, s);
    for (int64_t i = 0; i < right; i++)
        str_set(r, left + s->len + i, fill);
    r->ascii = s->ascii && fill < 0x80;
    *out = from_obj(r);
    return true;
}

static bool justify(VM *vm, Args *a, int how, Value *out)
{
    int64_t width;
    uint32_t fill = ' ';
    if (!op_ssize(vm, a->v[1], &width))
        return false;
    if (a->n > 2) {
        if (!is_str(a->v[2]))
            return RAISE(vm, TypeError, "The fill character must be a unicode character, not %s", type_name(vm, a->v[2]));
        if (AS(Str, a->v[2])->len != 1)
            return RAISE(vm, TypeError, "The fill character must be exactly one character long");
        fill = str_at(AS(Str, a->v[2]), 0);
    }
    int64_t room = width - SELF->len, left = 0;
    if (room < 0)
        room = 0;
    if (how == 0)
        left = room / 2 + (room & width & 1);
    else if (how > 0)
        left = room;
    return pad(vm, SELF, left, room - left, fill, out);
}

static bool m_center(VM *vm, Args *a, Value *out) { return justify(vm, a, 0, out); }
static bool m_ljust(VM *vm, Args *a, Value *out) { return justify(vm, a, -1, out); }
static bool m_rjust(VM *vm, Args *a, Value *out) { return justify(vm, a, 1, out); }

static bool m_zfill(VM *vm, Args *a, Value *out)
{
    int64_t width;
    if (!op_ssize(vm, a->v[1], &width) || !pad(vm, SELF, width - SELF->len, 0, '0', out))
        return false;
    Str *r = AS(Str, *out), *s = SELF;
    if (r->len > s->len && s->len > 0 && (str_at(s, 0) == '+' || str_at(s, 0) == '-')) {
        str_set(r, r->len - s->len, '0');
        str_set(r, 0, str_at(s, 0));
    }
    return true;
}

static bool m_expandtabs(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"tabsize", NULL};
    Value slots[1];
    int64_t size = 8, column = 0;
    if (!args_bind(vm, a, 1, "expandtabs", names, 1, 0, slots) ||
        (slots[0] != V_NULL && !op_c_int(vm, slots[0], &size)))
        return false;
    Buf b;
    buf_init(&b);
    for (int64_t i = 0; i < SELF->len; i++) {
        uint32_t c = str_at(SELF, i);
        if (c == '\t') {
            int64_t n = size > 0 ? size - column % size : 0;
            if (!vm_charge(vm, (uint64_t)n / 16) || !str_fits(vm, (int64_t)b.len + n, 1)) {
                buf_deinit(&b);
                return false;
            }
            buf_repeat(&b, ' ', (size_t)n);
            column += n;
        } else {
            buf_utf8(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    *out = value_str_from_buf(vm, &b);
    return true;
}

/* ---- format, encode, str() ---- */

static bool m_format(VM *vm, Args *a, Value *out) { return str_format_call(vm, SELF, a, V_NULL, out); }
static bool m_format_map(VM *vm, Args *a, Value *out) { return str_format_call(vm, SELF, a, a->v[1], out); }

static bool m_getnewargs(VM *vm, Args *a, Value *out)
{
    Str *s = AS(Str, a->v[0]);
    Value plain = from_obj(str_slice(vm, s, 0, s->len)); /* of str itself */
    *out = from_obj(tuple_of(vm, &plain, 1));
    return true;
}

bool str_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"object", "encoding", "errors", NULL};
    Type *type = AS(Type, a->v[0]);
    Value slots[3], text = from_obj(vm->names->empty);
    if (!args_bind(vm, a, 1, "str", names, 3, 0, slots) || !encoding_args(vm, "str", slots[1], slots[2]))
        return false;
    if (slots[1] != V_NULL || slots[2] != V_NULL) {
        if (slots[0] != V_NULL && is_str(slots[0]))
            return RAISE(vm, TypeError, "decoding str is not supported");
        slots[0] = bytes_plain(vm, slots[0]);
        if (slots[0] != V_NULL && !is_bytes(slots[0]))
            return RAISE(vm, TypeError, "decoding to str: need a bytes-like object, %s found", type_name(vm, slots[0]));
        if (slots[0] != V_NULL && !bytes_decode(vm, AS(Bytes, slots[0]), slots[1], slots[2], &text))
            return false;
    } else if (slots[0] != V_NULL && !value_str_value(vm, slots[0], &text)) {
        return false;
    }
    *out = type == vm->types[KIND_STR] ? text : str_retype(vm, type, AS(Str, text));
    return true;
}

const NativeDef str_methods[] = {
    {"find", m_find, 1, 3, NF_OLD},
    {"rfind", m_rfind, 1, 3, NF_OLD},
    {"index", m_index, 1, 3, NF_OLD},
    {"rindex", m_rindex, 1, 3, NF_OLD},
    {"count", m_count, 1, 3, NF_OLD},
    {"startswith", m_startswith, 1, 3, NF_OLD},
    {"endswith", m_endswith, 1, 3, NF_OLD},
    {"removeprefix", m_removeprefix, 1, 1, NF_LINEAR},
    {"removesuffix", m_removesuffix, 1, 1, NF_LINEAR},
    {"strip", m_strip, 0, 1, NF_LINEAR},
    {"lstrip", m_lstrip, 0, 1, NF_LINEAR},
    {"rstrip", m_rstrip, 0, 1, NF_LINEAR},
    {"split", m_split, 0, 2, NF_KW | NF_LINEAR},
    {"rsplit", m_rsplit, 0, 2, NF_KW | NF_LINEAR},
    {"splitlines", m_splitlines, 0, 1, NF_KW | NF_LINEAR},
    {"partition", m_partition, 1, 1, NF_LINEAR},
    {"rpartition", m_rpartition, 1, 1, NF_LINEAR},
    {"join", m_join, 1, 1, 0},
    {"replace", m_replace, 2, 3, NF_LINEAR},
    {"center", m_center, 1, 2, 0},
    {"ljust", m_ljust, 1, 2, 0},
    {"rjust", m_rjust, 1, 2, 0},
    {"zfill", m_zfill, 1, 1, 0},
    {"expandtabs", m_expandtabs, 0, 1, NF_KW | NF_LINEAR},
    {"format", m_format, 0, -1, NF_KW},
    {"format_map", m_format_map, 1, 1, 0},
    {"encode", str_m_encode, 0, 2, NF_KW | NF_LINEAR},
    {"upper", str_m_upper, 0, 0, NF_LINEAR},
    {"lower", str_m_lower, 0, 0, NF_LINEAR},
    {"casefold", str_m_casefold, 0, 0, NF_LINEAR},
    {"title", str_m_title, 0, 0, NF_LINEAR},
    {"capitalize", str_m_capitalize, 0, 0, NF_LINEAR},
    {"swapcase", str_m_swapcase, 0, 0, NF_LINEAR},
    {"isalpha", str_m_isalpha, 0, 0, NF_LINEAR},
    {"isdigit", str_m_isdigit, 0, 0, NF_LINEAR},
    {"isdecimal", str_m_isdecimal, 0, 0, NF_LINEAR},
    {"isnumeric", str_m_isnumeric, 0, 0, NF_LINEAR},
    {"isalnum", str_m_isalnum, 0, 0, NF_LINEAR},
    {"isspace", str_m_isspace, 0, 0, NF_LINEAR},
    {"isupper", str_m_isupper, 0, 0, NF_LINEAR},
    {"islower", str_m_islower, 0, 0, NF_LINEAR},
    {"istitle", str_m_istitle, 0, 0, NF_LINEAR},
    {"isascii", str_m_isascii, 0, 0, NF_LINEAR},
    {"isprintable", str_m_isprintable, 0, 0, NF_LINEAR},
    {"isidentifier", str_m_isidentifier, 0, 0, NF_LINEAR},
    {"translate", str_m_translate, 1, 1, NF_LINEAR},
    {"maketrans", str_m_maketrans, 1, 3, NF_STATIC},
    {"__getnewargs__", m_getnewargs, 0, 0, 0},
    D0(str), D0(hash), D1(format), D1(mod), D1(rmod), DUNDER_SEQUENCE,
    {0},
};
