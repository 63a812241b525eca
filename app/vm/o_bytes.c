/* bytes, and the encodings: utf-8, ascii, latin-1. Searching and splitting borrow str's methods through Latin-1. */
#include "base/utf8.h"
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/str_methods.h"
#include "vm/types.h"

#include <ctype.h>
#include <stdio.h>

#define SELF AS(Bytes, a->v[0])

static Bytes *bytes_alloc(VM *vm, Type *type, int64_t len)
{
    Bytes *b = heap_alloc(vm, type, KIND_BYTES, sizeof(Bytes) + (size_t)len + 1);
    b->len = len;
    return b;
}

Bytes *bytes_new(VM *vm, const void *data, int64_t len)
{
    Bytes *b = bytes_alloc(vm, vm->types[KIND_BYTES], len);
    if (data != NULL && len > 0)
        memcpy(b->data, data, (size_t)len);
    return b;
}

/* ---- encodings ---- */

typedef enum { ENC_UTF8, ENC_ASCII, ENC_LATIN1 } Encoding;
typedef enum { ERR_STRICT, ERR_IGNORE, ERR_REPLACE, ERR_BACKSLASH, ERR_ESCAPE, ERR_XML } ErrorsWay;

static bool find_encoding(VM *vm, Value v, Encoding *out)
{
    static const struct { const char *name; Encoding encoding; } known[] = {
        {"utf8", ENC_UTF8}, {"u8", ENC_UTF8}, {"ascii", ENC_ASCII}, {"usascii", ENC_ASCII}, {"646", ENC_ASCII},
        {"latin1", ENC_LATIN1}, {"iso88591", ENC_LATIN1}, {"latin", ENC_LATIN1}, {"l1", ENC_LATIN1}};
    char name[24];
    size_t n = 0;
    Str *s;
    *out = ENC_UTF8;
    if (v == V_NULL)
        return true;
    if (!str_arg(vm, v, "encoding", &s))
        return false;
    for (int64_t i = 0; i < s->len && n < sizeof name - 1; i++) {
        uint32_t c = str_at(s, i);
        if (c < 128 && isalnum((int)c))
            name[n++] = (char)tolower((int)c);
    }
    name[n] = '\0';
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].name, name) == 0) {
            *out = known[i].encoding;
            return true;
        }
    }
    Buf b;
    buf_init(&b);
    str_to_buf(s, &b);
    RAISE(vm, LookupError, "unknown encoding: %s", buf_text(&b));
    buf_deinit(&b);
    return false;
}

static bool find_errors(VM *vm, Value v, ErrorsWay *out)
{
    static const char *const names[] = {"strict", "ignore", "replace", "backslashreplace", "surrogateescape",
                                        "xmlcharrefreplace"};
    Str *s;
    *out = ERR_STRICT;
    if (v == V_NULL || v == V_NONE)
        return true;
    if (!str_arg(vm, v, "errors", &s))
        return false;
    for (int i = 0; i < 6; i++) {
        if (str_is(s, names[i])) {
            *out = (ErrorsWay)i;
            return true;
        }
    }
    return RAISE(vm, LookupError, "unknown error handler name");
}

static bool cannot_encode(Encoding e, uint32_t c)
{
    return e == ENC_UTF8 ? c >= 0xD800 && c < 0xE000 : c >= (e == ENC_ASCII ? 0x80u : 0x100u);
}

/* Names the character, or the run of characters, that the encoding lacks from `at` on. */
static bool encode_error(VM *vm, Str *s, Encoding e, int64_t at)
{
    static const char *const codecs[] = {"utf-8", "ascii", "latin-1"};
    static const char *const reasons[] = {"surrogates not allowed", "ordinal not in range(128)",
                                          "ordinal not in range(256)"};
    uint32_t c = str_at(s, at);
    int64_t end = at + 1;
    char shown[16];
    while (end < s->len && cannot_encode(e, str_at(s, end)))
        end++;
    if (end > at + 1)
        return RAISE(vm, UnicodeEncodeError, "'%s' codec can't encode characters in position %lld-%lld: %s", codecs[e],
                     (long long)at, (long long)end - 1, reasons[e]);
    snprintf(shown, sizeof shown, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    return RAISE(vm, UnicodeEncodeError, "'%s' codec can't encode character '%s' in position %lld: %s", codecs[e], shown,
                 (long long)at, reasons[e]);
}

bool str_encode(VM *vm, Str *s, Value encoding, Value errors, Value *out)
{
    Encoding e;
    ErrorsWay way;
    Buf b;
    if (!find_encoding(vm, encoding, &e) || !find_errors(vm, errors, &way) || !vm_charge(vm, (uint64_t)s->len / 32))
        return false;
    buf_init(&b);
    for (int64_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (!cannot_encode(e, c)) {
            if (e == ENC_UTF8)
                buf_utf8(&b, c);
            else
                buf_char(&b, (char)c);
        } else if (way == ERR_STRICT) {
            buf_deinit(&b);
            return encode_error(vm, s, e, i);
        } else if (way == ERR_REPLACE) {
            buf_char(&b, '?');
        } else if (way == ERR_BACKSLASH) {
            buf_printf(&b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        } else if (way == ERR_XML) {
            buf_printf(&b, "&#%u;", c);
        } else if (way == ERR_ESCAPE && c >= 0xDC80 && c <= 0xDCFF) {
            buf_char(&b, (char)(c - 0xDC00));
        }
    }
    *out = from_obj(bytes_new(vm, b.data, (int64_t)b.len));
    buf_deinit(&b);
    return true;
}

bool str_m_encode(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"encoding", "errors", NULL};
    Value slots[2];
    return args_bind(vm, a, 1, "encode", names, 2, 0, slots) && str_encode(vm, AS(Str, a->v[0]), slots[0], slots[1], out);
}

static bool decode_error(VM *vm, Bytes *b, Encoding e, int64_t at)
{
    const char *reason = "invalid continuation byte";
    uint8_t c = b->data[at];
    if (e == ENC_ASCII)
        reason = "ordinal not in range(128)";
    else if (c < 0xC2 || c > 0xF4)
        reason = "invalid start byte";
    else if (at + 1 >= b->len || (at + 2 >= b->len && c >= 0xE0 && (b->data[at + 1] & 0xC0) == 0x80))
        reason = "unexpected end of data";
    return RAISE(vm, UnicodeDecodeError, "'%s' codec can't decode byte 0x%02x in position %lld: %s",
                 e == ENC_ASCII ? "ascii" : "utf-8", c, (long long)at, reason);
}

bool bytes_decode(VM *vm, Bytes *b, Value encoding, Value errors, Value *out)
{
    Encoding e;
    ErrorsWay way;
    Buf text;
    if (!find_encoding(vm, encoding, &e) || !find_errors(vm, errors, &way) || !vm_charge(vm, (uint64_t)b->len / 32))
        return false;
    buf_init(&text);
    for (int64_t i = 0; i < b->len;) {
        uint32_t c = b->data[i];
        size_t n = 1;
        if (e == ENC_UTF8)
            n = utf8_decode((const char *)b->data + i, (size_t)(b->len - i), &c);
        else if (e == ENC_ASCII && c >= 0x80)
            n = 0;
        if (n > 0) {
            buf_utf8(&text, c);
        } else if (way == ERR_STRICT) {
            buf_deinit(&text);
            return decode_error(vm, b, e, i);
        } else if (way == ERR_REPLACE) {
            buf_utf8(&text, 0xFFFD);
        } else if (way == ERR_BACKSLASH) {
            buf_printf(&text, "\\x%02x", b->data[i]);
        } else if (way == ERR_ESCAPE) {
            buf_utf8(&text, 0xDC00u + b->data[i]);
        }
        i += n > 0 ? (int64_t)n : 1;
    }
    *out = value_str_from_buf(vm, &text);
    return true;
}

static bool m_decode(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"encoding", "errors", NULL};
    Value slots[2];
    return args_bind(vm, a, 1, "decode", names, 2, 0, slots) && bytes_decode(vm, SELF, slots[0], slots[1], out);
}

/* ---- methods borrowed from str ---- */

static Value to_latin(VM *vm, Value v)
{
    if (is_bytes(v)) {
        Bytes *b = AS(Bytes, v);
        Str *s = str_alloc(vm, vm->types[KIND_STR], b->len, 1);
        for (int64_t i = 0; i < b->len; i++)
            str_set(s, i, b->data[i]);
        return from_obj(s);
    }
    if (is_tuple(v)) {
        Tuple *t = AS(Tuple, v), *r = tuple_new(vm, t->len);
        for (int64_t i = 0; i < t->len; i++)
            r->items[i] = is_bytes(t->items[i]) ? to_latin(vm, t->items[i]) : V_NONE;
        return from_obj(r);
    }
    return v;
}

static Value from_latin(VM *vm, Value v)
{
    if (is_str(v))
        return from_obj(bytes_new(vm, AS(Str, v)->data, AS(Str, v)->len));
    if (is_list(v))
        for (int64_t i = 0; i < AS(List, v)->len; i++)
            AS(List, v)->items[i] = from_latin(vm, AS(List, v)->items[i]);
    if (is_tuple(v))
        for (int64_t i = 0; i < AS(Tuple, v)->len; i++)
            AS(Tuple, v)->items[i] = from_latin(vm, AS(Tuple, v)->items[i]);
    return v;
}

static bool borrow(VM *vm, Args *a, const char *name, Value *out)
{
    Value v[8];
    uint32_t all = a->n + (a->kwnames != NULL ? (uint32_t)a->kwnames->len : 0);
    if (all > 8)
        return RAISE(vm, TypeError, "%s() takes at most 7 arguments (%u given)", name, all - 1);
    for (uint32_t i = 0; i < all; i++) {
        if (i > 0 && is_str(a->v[i]))
            return RAISE(vm, TypeError, "a bytes-like object is required, not 'str'");
        v[i] = to_latin(vm, a->v[i]);
    }
    Args args = {v, a->n, a->kwnames};
    for (const NativeDef *d = str_methods; d->name != NULL; d++) {
        if (strcmp(d->name, name) == 0) {
            if (!vm_charge(vm, (uint64_t)SELF->len / 16) || !d->fn(vm, &args, out))
                return false;
            *out = from_latin(vm, *out);
            return true;
        }
    }
    return false;
}

#define BORROW(X)                                                                                                   \
    X(find, 1, 3) X(rfind, 1, 3) X(index, 1, 3) X(rindex, 1, 3) X(count, 1, 3) X(startswith, 1, 3) X(endswith, 1, 3)    \
    X(removeprefix, 1, 1) X(removesuffix, 1, 1) X(strip, 0, 1) X(lstrip, 0, 1) X(rstrip, 0, 1) X(partition, 1, 1)      \
    X(rpartition, 1, 1) X(replace, 2, 3) X(center, 1, 2) X(ljust, 1, 2) X(rjust, 1, 2) X(zfill, 1, 1)
#define X(name, min, max)                                                                                           \
    static bool m_##name(VM *vm, Args *a, Value *out) { return borrow(vm, a, #name, out); }
BORROW(X)
X(split, 0, 2)
X(rsplit, 0, 2)
X(splitlines, 0, 1)
#undef X

static bool m_join(VM *vm, Args *a, Value *out)
{
    List *l, *latin = list_new(vm, 0);
    Value r;
    if (!op_list(vm, a->v[1], &l))
        return false;
    for (int64_t i = 0; i < l->len; i++) {
        if (!is_bytes(l->items[i]))
            return RAISE(vm, TypeError, "sequence item %lld: expected a bytes-like object, %s found", (long long)i,
                         type_name(vm, l->items[i]));
        if (!list_append(vm, latin, to_latin(vm, l->items[i])))
            return false;
    }
    if (!str_join(vm, AS(Str, to_latin(vm, a->v[0])), from_obj(latin), &r))
        return false;
    *out = from_latin(vm, r);
    return true;
}

static bool map_bytes(VM *vm, Args *a, int (*f)(int), Value *out)
{
    Bytes *r = bytes_new(vm, SELF->data, SELF->len);
    for (int64_t i = 0; i < r->len; i++)
        if (r->data[i] < 0x80)
            r->data[i] = (uint8_t)f(r->data[i]);
    *out = from_obj(r);
    return true;
}
static bool m_upper(VM *vm, Args *a, Value *out) { return map_bytes(vm, a, toupper, out); }
static bool m_lower(VM *vm, Args *a, Value *out) { return map_bytes(vm, a, tolower, out); }

static bool test_bytes(Args *a, int (*f)(int), Value *out)
{
    bool yes = SELF->len > 0;
    for (int64_t i = 0; i < SELF->len && yes; i++)
        yes = SELF->data[i] < 0x80 && f(SELF->data[i]);
    *out = from_bool(yes);
    return true;
}
static bool m_isdigit(VM *vm, Args *a, Value *out) { return vm_charge(vm, 1) && test_bytes(a, isdigit, out); }
static bool m_isalpha(VM *vm, Args *a, Value *out) { return vm_charge(vm, 1) && test_bytes(a, isalpha, out); }
static bool m_isspace(VM *vm, Args *a, Value *out) { return vm_charge(vm, 1) && test_bytes(a, isspace, out); }

static bool m_hex(VM *vm, Args *a, Value *out)
{
    Buf b;
    if (a->n > 1 && (!is_str(a->v[1]) || AS(Str, a->v[1])->len != 1))
        return RAISE(vm, ValueError, "sep must be length 1.");
    if (!str_fits(vm, SELF->len * 3, 1))
        return false;
    buf_init(&b);
    for (int64_t i = 0; i < SELF->len; i++) {
        if (i > 0 && a->n > 1)
            str_to_buf(AS(Str, a->v[1]), &b);
        buf_printf(&b, "%02x", SELF->data[i]);
    }
    *out = value_str_from_buf(vm, &b);
    return true;
}

static bool m_fromhex(VM *vm, Args *a, Value *out)
{
    Str *s;
    Buf b;
    int high = -1;
    if (!str_arg(vm, a->v[1], "fromhex() argument", &s))
        return false;
    buf_init(&b);
    for (int64_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (high < 0 && c < 128 && isspace((int)c))
            continue;
        if (c >= 128 || !isxdigit((int)c)) {
            buf_deinit(&b);
            return RAISE(vm, ValueError, "non-hexadecimal number found in fromhex() arg at position %lld", (long long)i);
        }
        int d = isdigit((int)c) ? (int)c - '0' : tolower((int)c) - 'a' + 10;
        if (high < 0) {
            high = d;
        } else {
            buf_char(&b, (char)(high * 16 + d));
            high = -1;
        }
    }
    if (high >= 0) {
        buf_deinit(&b);
        return RAISE(vm, ValueError, "non-hexadecimal number found in fromhex() arg at position %lld", (long long)s->len);
    }
    *out = from_obj(bytes_new(vm, b.data, (int64_t)b.len));
    buf_deinit(&b);
    return true;
}

static bool from_items(VM *vm, Value v, Buf *b)
{
    Value it, item;
    int64_t i;
    if (!op_iter(vm, v, &it)) {
        if (vm->stop == STOP_NONE && exc_is(vm, vm->excs->TypeError)) {
            exc_take(vm);
            RAISE(vm, TypeError, "cannot convert '%s' object to bytes", type_name(vm, v));
        }
        return false;
    }
    for (;;) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &item))
            return false;
        if (item == V_NULL)
            return b->len < 4096 || vm_may_allocate(vm, b->len);
        if (!op_index(vm, item, &i, NULL))
            return false;
        if (i < 0 || i > 255)
            return RAISE(vm, ValueError, "bytes must be in range(0, 256)");
        if (b->len > (1u << 16) && (b->len & 0xFFFF) == 0 && !vm_may_allocate(vm, b->len * 2))
            return false;
        buf_char(b, (char)i);
    }
}

bool bytes_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    Type *type = AS(Type, a->v[0]);
    Value slots[3], v;
    int64_t n;
    if (!args_bind(vm, a, 1, "bytes", names, 3, 0, slots))
        return false;
    v = slots[0];
    Value fn = v == V_NULL ? V_NULL : special_find(vm, v, SP_bytes);
    if (v == V_NULL) {
        *out = from_obj(bytes_new(vm, NULL, 0));
    } else if (fn != V_NULL && fn != V_NONE) {
        if (!special_call(vm, fn, v, NULL, 0, out))
            return false;
        if (!is_bytes(*out))
            return RAISE(vm, TypeError, "__bytes__ returned non-bytes (type %s)", type_name(vm, *out));
    } else if (is_str(v)) {
        if (slots[1] == V_NULL)
            return RAISE(vm, TypeError, "string argument without an encoding");
        if (!str_encode(vm, AS(Str, v), slots[1], slots[2], out))
            return false;
    } else if (value_is_int(v) || special_find(vm, v, SP_index) != V_NULL) {
        if (!op_index(vm, v, &n, NULL))
            return false;
        if (n < 0)
            return RAISE(vm, ValueError, "negative count");
        if (!str_fits(vm, n, 1))
            return false;
        *out = from_obj(bytes_new(vm, NULL, n));
    } else if (is_exact(vm, v, KIND_BYTES)) {
        *out = v;
    } else {
        Buf b;
        buf_init(&b);
        bool ok = from_items(vm, v, &b);
        if (ok)
            *out = from_obj(bytes_new(vm, b.data, (int64_t)b.len));
        buf_deinit(&b);
        if (!ok)
            return false;
    }
    if (type != vm->types[KIND_BYTES]) {
        Bytes *plain = AS(Bytes, *out), *b = bytes_alloc(vm, type, plain->len);
        memcpy(b->data, plain->data, (size_t)plain->len);
        *out = from_obj(b);
    }
    return true;
}

const NativeDef bytes_methods[] = {
#define X(name, min, max) {#name, m_##name, min, max, 0},
    BORROW(X)
#undef X
    {"split", m_split, 0, 2, NF_KW},
    {"rsplit", m_rsplit, 0, 2, NF_KW},
    {"splitlines", m_splitlines, 0, 1, NF_KW},
    {"decode", m_decode, 0, 2, NF_KW},
    {"join", m_join, 1, 1, 0},
    {"upper", m_upper, 0, 0, 0},
    {"lower", m_lower, 0, 0, 0},
    {"isdigit", m_isdigit, 0, 0, 0},
    {"isalpha", m_isalpha, 0, 0, 0},
    {"isspace", m_isspace, 0, 0, 0},
    {"hex", m_hex, 0, 1, 0},
    {"fromhex", m_fromhex, 1, 1, NF_CLASS},
    D0(hash), D1(mod), DUNDER_SEQUENCE,
    {0},
};
