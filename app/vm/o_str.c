/* str: storage, interning, hashing, comparison, concatenation, repr. The methods are in o_str_methods*.c.
 *
 * s += x in a loop is linear: a long concatenation goes into an over-allocated StrBuf that the result shares with its
 * longer successors. Only the Str that ends exactly at buf->used may extend it; the earlier ones keep seeing
 * their own prefix, which nobody changes. */
#include "base/check.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "vm/heap.h"
#include "vm/ops.h"

enum { SHARE_FROM = 256 /* bytes: shorter results are copied */ };
static const size_t bare_size = offsetof(Str, text);

static inline uint64_t rotate(uint64_t x, int b) { return (x << b) | (x >> (64 - b)); }

static inline void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

/* SipHash-1-3 with the key 0, 0; never (uint64_t)-1; 0 for nothing. */
static uint64_t sip_hash(const void *data, size_t len)
{
    const uint8_t *p = data;
    uint64_t v[4] = {0x736f6d6570736575u, 0x646f72616e646f6du, 0x6c7967656e657261u, 0x7465646279746573u};
    uint64_t tail = (uint64_t)len << 56;
    size_t left = len;
    if (len == 0)
        return 0;
    for (; left >= 8; left -= 8, p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    for (size_t i = 0; i < left; i++)
        tail |= (uint64_t)p[i] << (8 * i);
    v[3] ^= tail;
    sip_round(v);
    v[0] ^= tail;
    v[2] ^= 0xff;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    uint64_t h = v[0] ^ v[1] ^ v[2] ^ v[3];
    return h == UINT64_MAX ? UINT64_MAX - 1 : h;
}


uint64_t bytes_hash(Bytes *b)
{
    if (b->hash == 0)
        b->hash = sip_hash(b->data, (size_t)b->len);
    return b->hash;
}

uint64_t str_hash(Str *s)
{
    if (s->hash == 0)
        s->hash = sip_hash(s->data, (size_t)s->len * s->width);
    return s->hash;
}

bool str_fits(VM *vm, int64_t len, int width)
{
    if (len < 0 || len > ((int64_t)1 << 40))
        return vm_no_memory(vm);
    if (len < 4096)
        return true;
    return vm_may_allocate(vm, (size_t)len * (size_t)width + bare_size);
}

Str *str_alloc(VM *vm, Type *type, int64_t len, uint8_t width)
{
    Str *s = heap_alloc_bare(vm, type, KIND_STR, bare_size + ((size_t)len + 1) * width);
    s->len = len;
    s->hash = 0;
    s->data = s->text;
    s->shared = false;
    s->width = width;
    s->ascii = width == 1;
    s->interned = false;
    char *end = s->data + (size_t)len * width;
    *end = '\0';
    if (width > 1)
        memset(end, 0, width);
    return s;
}

uint32_t str_at(const Str *s, int64_t i)
{
    if (s->width == 1)
        return ((const uint8_t *)s->data)[i];
    if (s->width == 2)
        return ((const uint16_t *)(const void *)s->data)[i];
    return ((const uint32_t *)(const void *)s->data)[i];
}

void str_set(Str *s, int64_t i, uint32_t c)
{
    if (s->width == 1)
        ((uint8_t *)s->data)[i] = (uint8_t)c;
    else if (s->width == 2)
        ((uint16_t *)(void *)s->data)[i] = (uint16_t)c;
    else
        ((uint32_t *)(void *)s->data)[i] = c;
    if (c >= 128)
        s->ascii = false;
}

static uint8_t width_for(uint32_t highest)
{
    if (highest < 0x100)
        return 1;
    return highest < 0x10000 ? 2 : 4;
}

/* One code point of lenient UTF-8: surrogates as 3 bytes are taken, bad bytes become U+DC80 + byte - 0x80. */
static size_t decode_lenient(const char *s, size_t len, uint32_t *c)
{
    const uint8_t *p = (const uint8_t *)s;
    if (p[0] < 0x80) {
        *c = p[0];
        return 1;
    }
    size_t n = utf8_decode(s, len, c);
    if (n > 0)
        return n;
    if (len >= 3 && p[0] == 0xED && p[1] >= 0xA0 && p[1] <= 0xBF && (p[2] & 0xC0) == 0x80) {
        *c = 0xD000u | ((uint32_t)(p[1] & 0x3F) << 6) | (p[2] & 0x3Fu);
        return 3;
    }
    *c = 0xDC00u + p[0];
    return 1;
}

static bool is_ascii(const char *s, size_t len)
{
    unsigned char all = 0;
    for (size_t i = 0; i < len; i++)
        all |= (unsigned char)s[i];
    return all < 0x80;
}

Str *str_utf8(VM *vm, const char *s, size_t len)
{
    uint32_t highest = 0, c;
    int64_t count = 0;
    if (len == 0)
        return vm->names != NULL && vm->names->empty != NULL ? vm->names->empty
                                                              : str_alloc(vm, vm->types[KIND_STR], 0, 1);
    if ((len > 1 || vm->names == NULL) && is_ascii(s, len)) {
        Str *out = str_alloc(vm, vm->types[KIND_STR], (int64_t)len, 1);
        memcpy(out->data, s, len);
        return out;
    }
    for (size_t i = 0; i < len; count++) {
        i += decode_lenient(s + i, len - i, &c);
        if (c > highest)
            highest = c;
    }
    if (count == 1 && vm->names != NULL)
        return str_char(vm, highest);
    Str *out = str_alloc(vm, vm->types[KIND_STR], count, width_for(highest));
    int64_t k = 0;
    for (size_t i = 0; i < len;) {
        i += decode_lenient(s + i, len - i, &c);
        str_set(out, k++, c);
    }
    out->ascii = false;
    return out;
}

Str *str_c(VM *vm, const char *s)
{
    return str_utf8(vm, s, strlen(s));
}

Str *str_points(VM *vm, const uint32_t *points, int64_t len)
{
    uint32_t highest = 0;
    for (int64_t i = 0; i < len; i++)
        if (points[i] > highest)
            highest = points[i];
    if (len == 0)
        return vm->names->empty;
    if (len == 1)
        return str_char(vm, points[0]);
    Str *out = str_alloc(vm, vm->types[KIND_STR], len, width_for(highest));
    for (int64_t i = 0; i < len; i++)
        str_set(out, i, points[i]);
    out->ascii = highest < 0x80;
    return out;
}

Str *str_char(VM *vm, uint32_t code_point)
{
    if (code_point < 256 && vm->names->chars[code_point] != NULL)
        return vm->names->chars[code_point];
    Str *s = str_alloc(vm, vm->types[KIND_STR], 1, width_for(code_point));
    str_set(s, 0, code_point);
    s->ascii = code_point < 0x80;
    if (code_point < 256)
        vm->names->chars[code_point] = s;
    return s;
}

Str *str_slice(VM *vm, Str *s, int64_t start, int64_t stop)
{
    if (start < 0)
        start = 0;
    if (stop > s->len)
        stop = s->len;
    if (start >= stop)
        return vm->names->empty;
    if (start == 0 && stop == s->len && !(s->o.flags & OBJ_USER))
        return s;
    if (stop - start == 1)
        return str_char(vm, str_at(s, start));
    uint8_t width = s->width;
    if (width > 1) { /* narrowest that fits */
        uint32_t highest = 0;
        for (int64_t i = start; i < stop; i++) {
            uint32_t c = str_at(s, i);
            highest = c > highest ? c : highest;
        }
        width = width_for(highest);
    }
    Str *out = str_alloc(vm, vm->types[KIND_STR], stop - start, width);
    if (width == s->width) {
        memcpy(out->data, s->data + (size_t)start * width, (size_t)(stop - start) * width);
    } else {
        for (int64_t i = start; i < stop; i++)
            str_set(out, i - start, str_at(s, i));
    }
    out->ascii = s->ascii;
    if (width == 1 && !s->ascii) {
        out->ascii = true;
        for (int64_t i = 0; i < out->len && out->ascii; i++)
            out->ascii = (uint8_t)out->data[i] < 0x80;
    }
    return out;
}

Value str_retype(VM *vm, Type *type, Str *s)
{
    Str *out = str_alloc(vm, type, s->len, s->width);
    memcpy(out->data, s->data, (size_t)s->len * s->width);
    out->ascii = s->ascii;
    out->hash = s->hash;
    return from_obj(out);
}

static __attribute__((noinline)) void widen_each(char *to, uint8_t width, const Str *s)
{
    for (int64_t i = 0; i < s->len; i++) {
        if (width == 2)
            ((uint16_t *)(void *)to)[i] = (uint16_t)str_at(s, i);
        else
            ((uint32_t *)(void *)to)[i] = str_at(s, i);
    }
}

/* Copies s into bytes of `width` (>= s->width). */
static inline void widen(char *to, uint8_t width, const Str *s)
{
    if (width == s->width)
        memcpy(to, s->data, (size_t)s->len * width);
    else
        widen_each(to, width, s);
}

/* NULL: s has its text to itself. */
static StrBuf *shared_buffer(const Str *s)
{
    return s->shared ? (StrBuf *)(void *)(s->data - offsetof(StrBuf, bytes)) : NULL;
}

static Str *str_sharing(VM *vm, StrBuf *buf, int64_t len, uint8_t width, bool ascii)
{
    Str *s = heap_alloc(vm, vm->types[KIND_STR], KIND_STR, bare_size);
    s->len = len;
    s->width = width;
    s->ascii = ascii;
    s->shared = true;
    s->data = buf->bytes;
    buf->refs++;
    heap_note_memory(&s->o);
    return s;
}

bool str_concat(VM *vm, Str *a, Str *b, Value *out)
{
    if (b->len == 0 && !(a->o.flags & OBJ_USER)) {
        *out = from_obj(a);
        return true;
    }
    if (a->len == 0 && !(b->o.flags & OBJ_USER)) {
        *out = from_obj(b);
        return true;
    }
    uint8_t width = a->width > b->width ? a->width : b->width;
    int64_t len = a->len + b->len;
    bool ascii = a->ascii && b->ascii;
    size_t left = (size_t)a->len * width, need = (size_t)len * width;
    StrBuf *buf = shared_buffer(a);
    if (buf != NULL && a->width == width && buf->used == left && need <= buf->cap) {
        widen(buf->bytes + left, width, b);
        buf->used = need;
        *out = from_obj(str_sharing(vm, buf, len, width, ascii));
        return true;
    }
    if (!str_fits(vm, len, width))
        return false;
    if (need < SHARE_FROM) {
        Str *s = str_alloc(vm, vm->types[KIND_STR], len, width);
        widen(s->data, width, a);
        widen(s->data + left, width, b);
        s->ascii = ascii;
        *out = from_obj(s);
        return true;
    }
    size_t cap = buf != NULL ? need + need / 2 : need;
    if (buf != NULL && !vm_may_allocate(vm, cap))
        return false;
    StrBuf *fresh = heap_grow(vm, NULL, 0, sizeof(StrBuf) + cap);
    *fresh = (StrBuf){.cap = cap, .used = need};
    widen(fresh->bytes, width, a);
    widen(fresh->bytes + left, width, b);
    *out = from_obj(str_sharing(vm, fresh, len, width, ascii));
    return true;
}

static char *put(char *to, uint8_t width, const Str *s)
{
    widen(to, width, s);
    return to + (size_t)s->len * width;
}

bool str_join_all(VM *vm, const Value *v, int64_t n, const Str *sep, Value *out)
{
    bool between = sep && sep->len && n > 1;
    int64_t len = between ? sep->len * (n - 1) : 0;
    uint8_t width = between ? sep->width : 1;
    bool ascii = !between || sep->ascii;
    for (int64_t i = 0; i < n; i++) {
        const Str *s = AS(Str, v[i]);
        len += s->len;
        width = s->width > width ? s->width : width;
        ascii &= s->ascii;
    }
    if (!str_fits(vm, len, width))
        return false;
    if (len == 0) {
        *out = from_obj(vm->names->empty);
        return true;
    }
    Str *r = str_alloc(vm, vm->types[KIND_STR], len, width);
    char *to = r->data;
    for (int64_t i = 0; i < n; i++) {
        if (between && i > 0)
            to = put(to, width, sep);
        to = put(to, width, AS(Str, v[i]));
    }
    r->ascii = ascii;
    *out = from_obj(r);
    return true;
}

void str_finalize(VM *vm, Str *s)
{
    StrBuf *buf = shared_buffer(s);
    if (buf != NULL && --buf->refs == 0)
        heap_release(vm, buf, sizeof(StrBuf) + buf->cap);
    s->shared = false;
}

bool str_equal(const Str *a, const Str *b)
{
    if (a == b)
        return true;
    if (a->len != b->len || a->width != b->width)
        return false;
    if (a->hash != 0 && b->hash != 0 && a->hash != b->hash)
        return false;
    return memcmp(a->data, b->data, (size_t)a->len * a->width) == 0;
}

int str_compare(const Str *a, const Str *b)
{
    int64_t n = a->len < b->len ? a->len : b->len;
    if (a->width == 1 && b->width == 1) {
        int order = memcmp(a->data, b->data, (size_t)n);
        if (order != 0)
            return order;
    } else {
        for (int64_t i = 0; i < n; i++) {
            uint32_t x = str_at(a, i), y = str_at(b, i);
            if (x != y)
                return x < y ? -1 : 1;
        }
    }
    return a->len < b->len ? -1 : a->len > b->len;
}

void str_to_buf(const Str *s, Buf *out)
{
    if (s->ascii) {
        buf_bytes(out, s->data, (size_t)s->len);
        return;
    }
    for (int64_t i = 0; i < s->len; i++)
        buf_utf8(out, str_at(s, i));
}

char *str_dup(const Str *s)
{
    Buf b;
    buf_init(&b);
    str_to_buf(s, &b);
    buf_char(&b, '\0');
    return buf_take(&b);
}

bool str_is(const Str *s, const char *ascii)
{
    size_t n = strlen(ascii);
    return s->ascii && (size_t)s->len == n && memcmp(s->data, ascii, n) == 0;
}

static void repr_char(uint32_t c, uint32_t quote, Buf *out)
{
    if (c == quote || c == '\\') {
        buf_char(out, '\\');
        buf_char(out, (char)c);
    } else if (c == '\n') {
        buf_str(out, "\\n");
    } else if (c == '\r') {
        buf_str(out, "\\r");
    } else if (c == '\t') {
        buf_str(out, "\\t");
    } else if (c >= 0x20 && c < 0x7F) {
        buf_char(out, (char)c);
    } else if (c >= 0x80 && uni_printable(c)) {
        buf_utf8(out, c);
    } else if (c < 0x100) {
        buf_printf(out, "\\x%02x", c);
    } else if (c < 0x10000) {
        buf_printf(out, "\\u%04x", c);
    } else {
        buf_printf(out, "\\U%08x", c);
    }
}

void str_repr(VM *vm, const Str *s, Buf *out)
{
    (void)vm;
    bool single = false, dbl = false;
    for (int64_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        single |= c == '\'';
        dbl |= c == '"';
    }
    char quote = single && !dbl ? '"' : '\'';
    buf_char(out, quote);
    for (int64_t i = 0; i < s->len; i++)
        repr_char(str_at(s, i), (uint32_t)quote, out);
    buf_char(out, quote);
}

Value value_str_from_buf(VM *vm, Buf *b)
{
    Value v = from_obj(str_utf8(vm, buf_text(b), b->len));
    buf_deinit(b);
    return v;
}

/* ---- interning ---- */

static void intern_insert(struct Names *n, Str *s)
{
    uint32_t i = (uint32_t)str_hash(s) & (n->cap - 1);
    while (n->slots[i] != NULL)
        i = (i + 1) & (n->cap - 1);
    n->slots[i] = s;
}

static void intern_grow(struct Names *n)
{
    Str **old = n->slots;
    uint32_t cap = n->cap;
    n->cap = cap * 2;
    n->slots = mem_zalloc(n->cap * sizeof *n->slots);
    for (uint32_t i = 0; i < cap; i++)
        if (old[i] != NULL)
            intern_insert(n, old[i]);
    mem_free(old);
}

static Str *intern_lookup(struct Names *n, Str *s)
{
    uint32_t i = (uint32_t)str_hash(s) & (n->cap - 1);
    for (; n->slots[i] != NULL; i = (i + 1) & (n->cap - 1))
        if (str_equal(n->slots[i], s))
            return n->slots[i];
    return NULL;
}

/* Looks an ASCII text up without making a Str. h: its hash. */
static Str *intern_find_ascii(const struct Names *n, const char *s, size_t len, uint64_t h)
{
    for (uint32_t i = (uint32_t)h & (n->cap - 1); n->slots[i] != NULL; i = (i + 1) & (n->cap - 1)) {
        Str *k = n->slots[i];
        if (k->hash == h && k->ascii && (size_t)k->len == len && memcmp(k->data, s, len) == 0)
            return k;
    }
    return NULL;
}

static Str *intern_new(struct Names *n, Str *s)
{
    if (n->count * 2 >= n->cap)
        intern_grow(n);
    intern_insert(n, s);
    n->count++;
    s->interned = true;
    return s;
}

Str *str_intern_str(VM *vm, Str *s)
{
    if (s->interned)
        return s;
    Str *known = intern_lookup(vm->names, s);
    if (known != NULL)
        return known;
    if ((s->o.flags & OBJ_USER) || s->shared) /* keep a plain, NUL-terminated copy */
        s = AS(Str, str_retype(vm, vm->types[KIND_STR], s));
    return intern_new(vm->names, s);
}

Str *str_intern(VM *vm, const char *s, size_t len)
{
    if (len < 2 || !is_ascii(s, len)) /* those of one character are kept by str_char, too */
        return str_intern_str(vm, str_utf8(vm, s, len));
    uint64_t hash = sip_hash(s, len);
    Str *known = intern_find_ascii(vm->names, s, len, hash);
    if (known != NULL)
        return known;
    Str *fresh = str_alloc(vm, vm->types[KIND_STR], (int64_t)len, 1);
    memcpy(fresh->data, s, len);
    fresh->hash = hash;
    return intern_new(vm->names, fresh);
}

void strings_init(VM *vm)
{
    static const char *const specials[] = {
#define X(name, text) text,
        SPECIALS(X)
#undef X
    };
    struct Names *n = mem_zalloc(sizeof *n);
    vm->names = n;
    n->cap = 4096; /* what a start needs, and an import or two */
    n->slots = mem_zalloc(n->cap * sizeof *n->slots);
    map_init(&n->type_names);
    n->empty = str_intern_str(vm, str_alloc(vm, vm->types[KIND_STR], 0, 1));
#define X(name) n->n_##name = str_intern(vm, #name, sizeof #name - 1);
    NAMES(X)
#undef X
    for (int i = 0; i < SP_COUNT; i++)
        vm->special_names[i] = str_intern(vm, specials[i], strlen(specials[i]));
}

void strings_free(VM *vm)
{
    struct Names *n = vm->names;
    if (n == NULL)
        return;
    mem_free(n->slots);
    mem_free(n->repr_stack);
    map_deinit(&n->type_names);
    mem_free(n);
    vm->names = NULL;
}

void names_mark(VM *vm)
{
    struct Names *n = vm->names;
    if (n == NULL)
        return;
    for (uint32_t i = 0; i < n->cap; i++)
        heap_mark_obj(vm, n->slots[i]);
    for (int i = 0; i < 256; i++)
        heap_mark_obj(vm, n->chars[i]);
    heap_mark_obj(vm, n->empty_bytes);
    heap_mark_obj(vm, n->empty_tuple);
    for (uint32_t i = 0; i < n->nrepr; i++)
        heap_mark(vm, n->repr_stack[i]);
}
