/* bytes. Splitting and case borrow str's methods; searching is in bytes_search.c. */
#include "base/mem.h"
#include "vm/bytearray.h"
#include "vm/codec.h"
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/memoryview.h"
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
    if (len == 0 && vm->names->empty_bytes != NULL)
        return vm->names->empty_bytes;
    Bytes *b = bytes_alloc(vm, vm->types[KIND_BYTES], len);
    if (len == 0)
        vm->names->empty_bytes = b;
    if (data != NULL && len > 0)
        memcpy(b->data, data, (size_t)len);
    return b;
}

/* ---- encodings ---- */

bool encoding_args(VM *vm, const char *fname, Value encoding, Value errors)
{
    static const char *const names[] = {"encoding", "errors"};
    Value v[2] = {encoding, errors};
    for (int i = 0; i < 2; i++)
        if (v[i] != V_NULL && !is_str(v[i]))
            return RAISE(vm, TypeError, "%s() argument '%s' must be str, not %s", fname, names[i], arg_type_name(vm, v[i]));
    return true;
}

/* An encoding that is written in Python, in the module codecs or by the program: way is "encode" or "decode". */
static bool code_in_python(VM *vm, const char *way, Value subject, Value encoding, Value errors, Value *out)
{
    Value find, coder, r, asked[2] = {encoding, from_obj(str_c(vm, way))};
    Value args[2] = {subject, errors != V_NULL ? errors : from_obj(str_c(vm, "strict"))};
    bool encode = is_str(subject);
    if (!encode && !vm_call(vm, from_obj(vm->memoryview), &subject, 1, &args[0]))
        return false;
    if (!vm_import_function(vm, "codecs", "_text_coder", &find) || !vm_call(vm, find, asked, 2, &coder) ||
        !vm_call(vm, coder, args, 2, &r))
        return false;
    if (!is_tuple(r) || AS(Tuple, r)->len != 2)
        return RAISE(vm, TypeError, "%sr must return a tuple (object, integer)", way);
    *out = AS(Tuple, r)->items[0];
    if (encode ? is_bytes(*out) : is_str(*out))
        return true;
    char *name = str_dup(AS(Str, encoding));
    RAISE(vm, TypeError, "'%s' %sr returned '%s' instead of '%s'; use codecs.%s() to %s to arbitrary types", name, way,
          type_name(vm, *out), encode ? "bytes" : "str", way, way);
    mem_free(name);
    return false;
}

static const Codec *find_codec(VM *vm, Value name)
{
    return codec_find(name != V_NULL ? AS(Str, name) : str_c(vm, "utf-8"));
}

bool str_encode(VM *vm, Str *s, Value encoding, Value errors, Value *out)
{
    const Codec *codec = find_codec(vm, encoding);
    return codec != NULL ? codec_encode(vm, codec, s, errors, out)
                         : code_in_python(vm, "encode", from_obj(s), encoding, errors, out);
}

bool bytes_decode(VM *vm, Bytes *b, Value encoding, Value errors, Value *out)
{
    const Codec *codec = find_codec(vm, encoding);
    int64_t used;
    return codec != NULL ? codec_decode(vm, codec, b, errors, true, out, &used)
                         : code_in_python(vm, "decode", from_obj(b), encoding, errors, out);
}

bool str_m_encode(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"encoding", "errors", NULL};
    Value slots[2];
    return args_bind(vm, a, 1, "encode", names, 2, 0, slots) && encoding_args(vm, "encode", slots[0], slots[1]) &&
           str_encode(vm, AS(Str, a->v[0]), slots[0], slots[1], out);
}

static bool m_decode(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"encoding", "errors", NULL};
    Value slots[2];
    return args_bind(vm, a, 1, "decode", names, 2, 0, slots) && encoding_args(vm, "decode", slots[0], slots[1]) &&
           bytes_decode(vm, SELF, slots[0], slots[1], out);
}

/* ---- methods borrowed from str ---- */

/* Bytes that mean more in a str than in bytes (space, line end, letter) hide in the private use area meanwhile. */
static uint32_t hidden(uint8_t c, bool lines)
{
    bool hide = c >= 0x80 || (c >= 0x1C && c <= 0x1F) || (lines && (c == 0x0B || c == 0x0C));
    return hide ? 0xE000u + c : c;
}

static Value to_text(VM *vm, Value v, bool lines)
{
    const uint8_t *data;
    int64_t len;
    if (bytes_like(vm, v, &data, &len)) {
        bool wide = false;
        for (int64_t i = 0; i < len && !wide; i++)
            wide = hidden(data[i], lines) != data[i];
        Str *s = str_alloc(vm, vm->types[KIND_STR], len, wide ? 2 : 1);
        for (int64_t i = 0; i < len; i++)
            str_set(s, i, hidden(data[i], lines));
        s->ascii = !wide;
        return from_obj(s);
    }
    return v;
}

Value bytes_as_text(VM *vm, Value v) { return to_text(vm, v, false); }

Value bytes_from_text(VM *vm, Value v)
{
    if (is_str(v)) {
        Bytes *b = bytes_new(vm, NULL, AS(Str, v)->len);
        for (int64_t i = 0; i < b->len; i++)
            b->data[i] = (uint8_t)str_at(AS(Str, v), i);
        return from_obj(b);
    }
    if (is_list(v))
        for (int64_t i = 0; i < AS(List, v)->len; i++)
            AS(List, v)->items[i] = bytes_from_text(vm, AS(List, v)->items[i]);
    if (is_tuple(v))
        for (int64_t i = 0; i < AS(Tuple, v)->len; i++)
            AS(Tuple, v)->items[i] = bytes_from_text(vm, AS(Tuple, v)->items[i]);
    return v;
}

static bool name_in(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* The i-th argument of a method, as str's own method wants it. */
static bool borrow_argument(VM *vm, const char *name, uint32_t i, Value v, Value *out)
{
    static const char *const first[] = {"partition", "rpartition", "removeprefix", "removesuffix", "replace", NULL};
    static const char *const filling[] = {"center", "ljust", "rjust", NULL};
    static const char *const or_none[] = {"strip", "lstrip", "rstrip", "split", "rsplit", NULL};
    static const char *const counting[] = {"center", "ljust", "rjust", "expandtabs", "splitlines", "zfill", NULL};
    const uint8_t *data;
    int64_t n;
    *out = v;
    if (i == 1 && name_in(name, counting))
        return true;
    bool bytes = bytes_like(vm, v, &data, &n);
    *out = to_text(vm, v, !strcmp(name, "splitlines"));
    if (i == 2 && name_in(name, filling))
        return (bytes && n == 1 && (is_bytes(v) || is_bytearray(vm, v))) ||
               RAISE(vm, TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, arg_type_name(vm, v));
    if (bytes || i == 0)
        return true;
    if (is_memoryview(vm, v))
        return bytes_required(vm, v, &data, &n);
    if (is_str(v) || (i == 1 && (name_in(name, first) || (v != V_NONE && name_in(name, or_none)))) ||
        (i == 2 && !strcmp(name, "replace")))
        return bytes_required(vm, v, &data, &n);
    return true;
}

static bool is_count(VM *vm, Value v) { return value_is_int(v) || special_find(vm, v, SP_index) != V_NULL; }

/* Is something wrong that is told before any argument is looked at as bytes? Then str's own method tells it. */
static bool wrong_before(VM *vm, const Args *a, const char *name)
{
    static const char *const splitting[] = {"split", "rsplit", NULL};
    static const char *const filling[] = {"center", "ljust", "rjust", NULL};
    static const char *const lines[] = {"expandtabs", "splitlines", NULL};
    if (name_in(name, filling))
        return a->n > 1 && !is_count(vm, a->v[1]);
    if (name_in(name, lines))
        return a->n + (a->kwnames != NULL ? (uint32_t)a->kwnames->len : 0) > 2;
    if (!name_in(name, splitting))
        return false;
    bool wrong = a->n > 3 || (a->n == 3 && !is_count(vm, a->v[2]));
    for (int64_t i = 0; a->kwnames != NULL && i < a->kwnames->len; i++) {
        const Str *key = AS(Str, a->kwnames->items[i]);
        wrong |= !str_is(key, "sep") && !str_is(key, "maxsplit");
    }
    return wrong;
}

static bool borrow(VM *vm, Args *a, const char *name, Value *out)
{
    Value v[8];
    uint32_t all = a->n + (a->kwnames != NULL ? (uint32_t)a->kwnames->len : 0);
    if (all > 8)
        return RAISE(vm, TypeError, "%s() takes at most 7 arguments (%u given)", name, all - 1);
    bool wrong = wrong_before(vm, a, name);
    for (uint32_t i = 0; i < all; i++) {
        bool other = i >= a->n && !str_is(AS(Str, a->kwnames->items[i - a->n]), "sep"); /* maxsplit and the like */
        v[i] = a->v[i];
        if (!other && !(wrong && i > 0) && !borrow_argument(vm, name, i < a->n ? i : 1, a->v[i], &v[i]))
            return false;
    }
    Args args = {v, a->n, a->kwnames};
    for (const NativeDef *d = str_methods; d->name != NULL; d++) {
        if (strcmp(d->name, name) == 0) {
            if (!vm_charge(vm, (uint64_t)SELF->len / 16) || !d->fn(vm, &args, out))
                return false;
            *out = bytes_from_text(vm, *out);
            bool parted = !strcmp(name, "partition") || !strcmp(name, "rpartition");
            if (parted && AS(Bytes, AS(Tuple, *out)->items[1])->len > 0)
                AS(Tuple, *out)->items[1] = a->v[1]; /* the very separator */
            return true;
        }
    }
    return false;
}

#define X(name, min, max, flags)                                                                                    \
    static bool borrowed_##name(VM *vm, Args *a, Value *out) { return borrow(vm, a, #name, out); }
BYTES_BORROWED(X)
#undef X

static bool m_join(VM *vm, Args *a, Value *out)
{
    List *l, *texts = list_new(vm, 0);
    const uint8_t *data;
    int64_t n;
    Value r;
    if (!op_sequence(vm, a->v[1], "can only join an iterable", &l))
        return false;
    for (int64_t i = 0; i < l->len; i++) {
        if (!bytes_like(vm, l->items[i], &data, &n))
            return RAISE(vm, TypeError, "sequence item %lld: expected a bytes-like object, %s found", (long long)i,
                         type_name(vm, l->items[i]));
        if (!list_append(vm, texts, to_text(vm, l->items[i], false)))
            return false;
    }
    if (!str_join(vm, AS(Str, to_text(vm, a->v[0], false)), from_obj(texts), &r))
        return false;
    *out = bytes_from_text(vm, r);
    return true;
}

static bool m_translate(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"table", "delete", NULL};
    const uint8_t *table = NULL, *gone = NULL;
    int64_t n, ngone = 0, len = 0;
    Value v[2];
    if (!args_bind(vm, a, 1, "translate", names, 2, 1, v))
        return false;
    if (v[0] != V_NONE && !bytes_required(vm, v[0], &table, &n))
        return false;
    if (v[0] != V_NONE && n != 256)
        return RAISE(vm, ValueError, "translation table must be 256 characters long");
    if (v[1] != V_NULL && !bytes_required(vm, v[1], &gone, &ngone))
        return false;
    bool drop[256] = {false};
    for (int64_t i = 0; i < ngone; i++)
        drop[gone[i]] = true;
    Bytes *r = bytes_new(vm, NULL, SELF->len);
    for (int64_t i = 0; i < SELF->len; i++)
        if (!drop[SELF->data[i]])
            r->data[len++] = table != NULL ? table[SELF->data[i]] : SELF->data[i];
    r->len = len;
    *out = from_obj(r);
    return vm_charge(vm, (uint64_t)SELF->len / 64);
}

static bool m_maketrans(VM *vm, Args *a, Value *out)
{
    const uint8_t *from, *to;
    int64_t nfrom, nto;
    if (!bytes_required(vm, a->v[0], &from, &nfrom) || !bytes_required(vm, a->v[1], &to, &nto))
        return false;
    if (nfrom != nto)
        return RAISE(vm, ValueError, "maketrans arguments must have same length");
    Bytes *table = bytes_new(vm, NULL, 256);
    for (int i = 0; i < 256; i++)
        table->data[i] = (uint8_t)i;
    for (int64_t i = 0; i < nfrom; i++)
        table->data[from[i]] = to[i];
    *out = from_obj(table);
    return true;
}

static bool hex_separator(VM *vm, Value v, char *out)
{
    const uint8_t *data;
    int64_t n;
    if (!op_len(vm, v, &n))
        return false;
    if (n != 1)
        return RAISE(vm, ValueError, "sep must be length 1.");
    if (!is_str(v) && !bytes_like(vm, v, &data, &n))
        return RAISE(vm, TypeError, "sep must be str or bytes.");
    uint32_t c = is_str(v) ? str_at(AS(Str, v), 0) : data[0];
    *out = (char)c;
    return c < 128 || RAISE(vm, ValueError, "sep must be ASCII.");
}

/* A separator every |bytes_per_sep| bytes, counted from the right; from the left if that is negative. */
static bool m_hex(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"sep", "bytes_per_sep", NULL};
    Value v[2];
    char sep = 0;
    int64_t every = 1, n = SELF->len;
    Buf b;
    if (!args_bind(vm, a, 1, "hex", names, 2, 0, v) || (v[1] != V_NULL && !op_c_int(vm, v[1], &every)) ||
        (v[0] != V_NULL && !hex_separator(vm, v[0], &sep)) || !str_fits(vm, n * 3, 1))
        return false;
    buf_init(&b);
    for (int64_t i = 0; i < n; i++) {
        if (i > 0 && v[0] != V_NULL && every != 0 && (every > 0 ? n - i : i) % every == 0)
            buf_char(&b, sep);
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
    Value plain = from_obj(bytes_new(vm, b.data, (int64_t)b.len));
    buf_deinit(&b);
    *out = plain;
    return a->v[0] == from_obj(vm->types[KIND_BYTES]) || vm_call(vm, a->v[0], &plain, 1, out);
}

static bool m_bytes(VM *vm, Args *a, Value *out)
{
    *out = is_exact(vm, a->v[0], KIND_BYTES) ? a->v[0] : from_obj(bytes_new(vm, SELF->data, SELF->len));
    return true;
}

static bool m_rmod(VM *vm, Args *a, Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    return !is_bytes(a->v[1]) || bytes_percent(vm, AS(Bytes, a->v[1]), a->v[0], out);
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

/* The length that an int as source asks for. A TypeError of __index__ says that it is no int, then *known is false.
 * CPython: bytes_new_impl, bytearray___init___impl */
bool bytes_count(VM *vm, Value v, int64_t *n, bool *known)
{
    *known = value_is_int(v) || special_find(vm, v, SP_index) != V_NULL;
    if (!*known)
        return true;
    if (!op_index(vm, v, n, NULL)) {
        if (vm->stop != STOP_NONE || !exc_is(vm, vm->excs->TypeError))
            return false;
        exc_take(vm);
        *known = false;
        return true;
    }
    if (*n == INT64_MIN / 4 || *n == INT64_MAX / 4)
        return RAISE(vm, OverflowError, "cannot fit '%s' into an index-sized integer", type_name(vm, v));
    return *n >= 0 || RAISE(vm, ValueError, "negative count");
}

static bool from_iterable(VM *vm, Value v, Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = from_items(vm, v, &b);
    if (ok)
        *out = from_obj(bytes_new(vm, b.data, (int64_t)b.len));
    buf_deinit(&b);
    return ok;
}

/* bytes(v), without an encoding. */
static bool from_source(VM *vm, Value v, Value *out)
{
    int64_t n;
    bool counted;
    Value fn = special_find(vm, v, SP_bytes);
    if (fn != V_NULL) {
        if (fn == V_NONE)
            return RAISE(vm, TypeError, "'NoneType' object is not callable");
        if (!special_call(vm, fn, v, NULL, 0, out))
            return false;
        return is_bytes(*out) || RAISE(vm, TypeError, "__bytes__ returned non-bytes (type %s)", type_name(vm, *out));
    }
    if (is_str(v))
        return RAISE(vm, TypeError, "string argument without an encoding");
    if (is_bytes(v)) { /* its own __bytes__ */
        *out = v;
        return true;
    }
    if (!bytes_count(vm, v, &n, &counted))
        return false;
    if (counted) {
        if (!str_fits(vm, n, 1))
            return false;
        *out = from_obj(bytes_new(vm, NULL, n));
        return true;
    }
    if (is_row(v) || is_memoryview(vm, v))
        return bytes_gathered(vm, v, out);
    return from_iterable(vm, v, out);
}

/* Complains when a text has no encoding, or something else has one. */
bool encoding_fits(VM *vm, Value source, Value encoding, Value errors)
{
    bool text = source != V_NULL && is_str(source);
    if (!text && (encoding != V_NULL || errors != V_NULL))
        return RAISE(vm, TypeError, "%s without a string argument", encoding != V_NULL ? "encoding" : "errors");
    return true;
}

bool bytes_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    Type *type = AS(Type, a->v[0]);
    Value v[3];
    if (!args_bind(vm, a, 1, "bytes", names, 3, 0, v) || !encoding_args(vm, "bytes", v[1], v[2]) ||
        !encoding_fits(vm, v[0], v[1], v[2]))
        return false;
    if (v[0] == V_NULL)
        *out = from_obj(bytes_new(vm, NULL, 0));
    else if (v[1] != V_NULL ? !str_encode(vm, AS(Str, v[0]), v[1], v[2], out)
                                              : !from_source(vm, v[0], out))
        return false;
    Bytes *plain = AS(Bytes, *out);
    if (plain->o.type != type && (type != vm->types[KIND_BYTES] || special_find(vm, v[0], SP_bytes) == V_NULL)) {
        Bytes *b = bytes_alloc(vm, type, plain->len);
        memcpy(b->data, plain->data, (size_t)plain->len);
        *out = from_obj(b);
    }
    return true;
}

bool bytes_method(VM *vm, const char *name, Value self, Args *a, Value *out)
{
    const NativeDef *d = bytes_methods;
    while (strcmp(d->name, name) != 0)
        d++;
    Value own = a->v[0];
    a->v[0] = self;
    bool ok = d->fn(vm, a, out);
    a->v[0] = own;
    return ok;
}

const NativeDef bytes_methods[] = {
#define X(name, min, max, flags) {#name, bytes_m_##name, min, max, flags},
    BYTES_SEARCHING(X)
#undef X
#define X(name, min, max, flags) {#name, borrowed_##name, min, max, (flags) | NF_LINEAR},
    BYTES_BORROWED(X)
#undef X
    {"decode", m_decode, 0, 2, NF_KW | NF_LINEAR},
    {"join", m_join, 1, 1, 0},
    {"hex", m_hex, 0, 2, NF_KW | NF_LINEAR},
    {"translate", m_translate, 1, 2, NF_KW | NF_LINEAR},
    {"maketrans", m_maketrans, 2, 2, NF_STATIC},
    {"fromhex", m_fromhex, 1, 1, NF_CLASS},
    {"__bytes__", m_bytes, 0, 0, 0},
    {"__rmod__", m_rmod, 1, 1, 0},
    D0(str), D0(hash), D1(mod), D0(getnewargs), DUNDER_SEQUENCE,
    {0},
};
