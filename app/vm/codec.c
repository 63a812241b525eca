#include "vm/codec.h"

#include "base/mem.h"
#include "base/uninames.h"
#include "base/utf8.h"
#include "vm/heap.h"
#include "vm/native.h"
#include "vm/ops.h"
#include "vm/str_methods.h"

#include <ctype.h>

/* ---- which there are ---- */

static const uint16_t cp1252[][2] = {
    {0x80, 0x20AC}, {0x81, 0}, {0x82, 0x201A}, {0x83, 0x0192}, {0x84, 0x201E}, {0x85, 0x2026}, {0x86, 0x2020},
    {0x87, 0x2021}, {0x88, 0x02C6}, {0x89, 0x2030}, {0x8A, 0x0160}, {0x8B, 0x2039}, {0x8C, 0x0152}, {0x8D, 0},
    {0x8E, 0x017D}, {0x8F, 0}, {0x90, 0}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201C}, {0x94, 0x201D},
    {0x95, 0x2022}, {0x96, 0x2013}, {0x97, 0x2014}, {0x98, 0x02DC}, {0x99, 0x2122}, {0x9A, 0x0161}, {0x9B, 0x203A},
    {0x9C, 0x0153}, {0x9D, 0}, {0x9E, 0x017E}, {0x9F, 0x0178}, {0, 0}};
static const uint16_t latin9[][2] = {{0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D}, {0xB8, 0x017E},
                                     {0xBC, 0x0152}, {0xBD, 0x0153}, {0xBE, 0x0178}, {0, 0}};

static const Codec codecs[] = {
    {"utf-8", "utf_8 u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001 ", "utf-8", CODEC_UTF8, false, false, NULL},
    {"ascii", "ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us "
              "iso_646.irv_1991 iso_ir_6 us us_ascii ", "ascii", CODEC_ASCII, false, false, NULL},
    {"iso8859-1", "latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 "
                  "latin latin1 ", "latin-1", CODEC_LATIN1, false, false, NULL},
    {"charmap", "charmap ", "latin-1", CODEC_LATIN1, false, false, NULL},
    {"utf-8-sig", "utf_8_sig ", "utf-8", CODEC_UTF8, false, true, NULL},
    {"utf-16", "utf_16 u16 utf16 ", "utf-16", CODEC_UTF16, false, true, NULL},
    {"utf-16-le", "utf_16_le unicodelittleunmarked utf_16le ", "utf-16-le", CODEC_UTF16, false, false, NULL},
    {"utf-16-be", "utf_16_be unicodebigunmarked utf_16be ", "utf-16-be", CODEC_UTF16, true, false, NULL},
    {"utf-32", "utf_32 u32 utf32 ", "utf-32", CODEC_UTF32, false, true, NULL},
    {"utf-32-le", "utf_32_le utf_32le ", "utf-32-le", CODEC_UTF32, false, false, NULL},
    {"utf-32-be", "utf_32_be utf_32be ", "utf-32-be", CODEC_UTF32, true, false, NULL},
    {"cp1252", "cp1252 1252 windows_1252 ", "charmap", CODEC_TABLE, false, false, cp1252},
    {"iso8859-15", "iso8859_15 iso_8859_15 l9 latin9 ", "charmap", CODEC_TABLE, false, false, latin9},
};

static const Codec *unmarked(uint8_t kind, bool big)
{
    const Codec *c = codecs;
    while (c->kind != kind || c->big != big || c->marked)
        c++;
    return c;
}

/* Lower case, with one _ for all between letters and digits. CPython: encodings.normalize_encoding */
static bool normalize(const Str *name, char *out, size_t room)
{
    size_t n = 0;
    bool gap = false;
    for (int64_t i = 0; i < name->len; i++) {
        uint32_t c = str_at(name, i);
        if (c >= 128 || !(isalnum((int)c) || c == '.')) {
            gap = true;
            continue;
        }
        if (n + 4 > room)
            return false;
        if (gap && n > 0)
            out[n++] = '_';
        out[n++] = (char)tolower((int)c);
        gap = false;
    }
    out[n] = ' ';
    out[n + 1] = '\0';
    return n > 0;
}

const Codec *codec_find(const Str *name)
{
    char wanted[40];
    if (!normalize(name, wanted, sizeof wanted))
        return NULL;
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++) {
        const char *at = strstr(codecs[i].names, wanted);
        for (; at != NULL; at = strstr(at + 1, wanted))
            if (at == codecs[i].names || at[-1] == ' ')
                return &codecs[i];
    }
    return NULL;
}

/* ---- what does not fit ---- */

typedef enum { ERR_STRICT, ERR_IGNORE, ERR_REPLACE, ERR_BACKSLASH, ERR_ESCAPE, ERR_PASS, ERR_XML, ERR_NAME,
               ERR_OTHER } ErrorsWay;

/* An unknown name is no mistake until there is an error to handle. */
static ErrorsWay errors_way(Value v)
{
    static const char *const names[] = {"strict", "ignore", "replace", "backslashreplace", "surrogateescape",
                                        "surrogatepass", "xmlcharrefreplace", "namereplace"};
    if (v == V_NULL)
        return ERR_STRICT;
    for (int i = 0; i < ERR_OTHER; i++)
        if (str_is(AS(Str, v), names[i]))
            return (ErrorsWay)i;
    return ERR_OTHER;
}

/* One coding: of `object` (a str or bytes) by a codec. */
typedef struct Coding {
    VM *vm;
    const Codec *codec;
    Value object, errors;
    Buf *out;
} Coding;

static Value coding_error(const Coding *k, int64_t at, int64_t end, const char *reason)
{
    VM *vm = k->vm;
    Type *type = is_str(k->object) ? vm->excs->UnicodeEncodeError : vm->excs->UnicodeDecodeError;
    Value args[5] = {from_obj(str_c(vm, k->codec->errors_name)), k->object, from_int(at), from_int(end),
                     from_obj(str_c(vm, reason))};
    return exc_new(vm, type, args, 5);
}

static bool refuse(const Coding *k, int64_t at, int64_t end, const char *reason)
{
    return vm_raise_value(k->vm, coding_error(k, at, end, reason));
}

/* What codecs.register_error() has for that name. */
static bool own_handler(VM *vm, Value name, Value *out)
{
    Value module = dict_get_str(vm->modules, str_intern(vm, "_codecs", 7)), handlers;
    *out = V_NULL;
    if (is_kind(module, KIND_MODULE)) {
        handlers = dict_get_str(AS(Module, module)->dict, str_intern(vm, "handlers", 8));
        if (is_dict(handlers) && !dict_get(vm, AS(Dict, handlers), name, out))
            return false;
    }
    if (*out != V_NULL)
        return true;
    char *text = str_dup(AS(Str, name));
    RAISE(vm, LookupError, "unknown error handler name '%s'", text);
    mem_free(text);
    return false;
}

/* Asks a handler of the program's own: a replacement, and where to go on. */
static bool ask_handler(const Coding *k, int64_t at, int64_t end, const char *reason, Value *replacement, int64_t *next)
{
    VM *vm = k->vm;
    bool encoding = is_str(k->object);
    int64_t len = encoding ? AS(Str, k->object)->len : AS(Bytes, k->object)->len;
    Value fn, r, error = coding_error(k, at, end, reason);
    if (!own_handler(vm, k->errors, &fn) || !vm_call(vm, fn, &error, 1, &r))
        return false;
    Tuple *t = is_tuple(r) && AS(Tuple, r)->len == 2 ? AS(Tuple, r) : NULL;
    if (t == NULL || !(is_str(t->items[0]) || (encoding && is_bytes(t->items[0]))))
        return encoding ? RAISE(vm, TypeError, "encoding error handler must return (str/bytes, int) tuple")
                        : RAISE(vm, TypeError, "decoding error handler must return (str, int) tuple");
    if (!op_index(vm, t->items[1], next, NULL))
        return false;
    *replacement = t->items[0];
    int64_t wanted = *next;
    *next = wanted < 0 ? wanted + len : wanted;
    return (*next >= 0 && *next <= len) ||
           RAISE(vm, IndexError, "position %lld from error handler out of bounds", (long long)wanted);
}

/* ---- encoding ---- */

static void put_unit(Buf *out, uint32_t unit, int bytes, bool big)
{
    for (int i = 0; i < bytes; i++)
        buf_char(out, (char)(unit >> 8 * (big ? bytes - 1 - i : i)));
}

static bool put_from_table(const Codec *codec, uint32_t c, Buf *out)
{
    bool known = c < 256;
    uint8_t byte = (uint8_t)c;
    for (const uint16_t (*t)[2] = codec->table; (*t)[0] != 0; t++) {
        if ((*t)[0] == c)
            known = false; /* that byte means something else here */
        if ((*t)[1] == c && c != 0) {
            byte = (uint8_t)(*t)[0];
            known = true;
            break;
        }
    }
    if (known)
        buf_char(out, (char)byte);
    return known;
}

/* false: it does not fit. Surrogates do when they are to `pass`. */
static bool put_char(const Codec *codec, uint32_t c, bool pass, Buf *out)
{
    if (c >= 0xD800 && c < 0xE000 && !pass)
        return false;
    switch ((CodecKind)codec->kind) {
    case CODEC_UTF8: buf_utf8(out, c); return true;
    case CODEC_UTF32: put_unit(out, c, 4, codec->big); return true;
    case CODEC_UTF16:
        if (c >= 0x10000) {
            put_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2, codec->big);
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put_unit(out, c, 2, codec->big);
        return true;
    case CODEC_TABLE: return c < 0x80 ? (buf_char(out, (char)c), true) : put_from_table(codec, c, out);
    case CODEC_ASCII:
    case CODEC_LATIN1: break;
    }
    if (c >= (codec->kind == CODEC_ASCII ? 0x80u : 0x100u))
        return false;
    buf_char(out, (char)c);
    return true;
}

static bool is_unicode(const Codec *codec)
{
    return codec->kind == CODEC_UTF8 || codec->kind == CODEC_UTF16 || codec->kind == CODEC_UTF32;
}

static const char *encode_reason(const Codec *codec)
{
    return is_unicode(codec)                ? "surrogates not allowed"
           : codec->kind == CODEC_ASCII     ? "ordinal not in range(128)"
           : codec->kind == CODEC_LATIN1    ? "ordinal not in range(256)"
                                            : "character maps to <undefined>";
}

/* The character, or the run of characters, from `at` on that the encoding lacks. */
static int64_t encode_run(const Coding *k, int64_t at)
{
    const Str *s = AS(Str, k->object);
    int64_t end = at + 1;
    Buf ignored;
    buf_init(&ignored);
    bool runs = k->codec->kind != CODEC_UTF16 && k->codec->kind != CODEC_UTF32;
    while (runs && end < s->len && !put_char(k->codec, str_at(s, end), false, &ignored))
        end++;
    buf_deinit(&ignored);
    return end;
}

/* Whatever is made of what does not fit, the result stays in bounds. */
static bool has_room(const Coding *k, size_t n)
{
    size_t limit = k->vm->limits.heap, taken = heap_bytes(k->vm) + k->out->len;
    return (n <= limit && taken <= limit - n) || vm_no_memory(k->vm);
}

static bool may_add(const Coding *k, Value replacement)
{
    size_t n = (size_t)(is_str(replacement) ? AS(Str, replacement)->len : AS(Bytes, replacement)->len);
    return vm_charge(k->vm, 16 + n) && has_room(k, 4 * n);
}

/* A replacement is text that the codec has to know, or bytes as they are. */
static bool put_replacement(const Coding *k, Value v, int64_t at, int64_t end)
{
    if (!may_add(k, v))
        return false;
    if (is_bytes(v)) {
        buf_bytes(k->out, AS(Bytes, v)->data, (size_t)AS(Bytes, v)->len);
        return true;
    }
    for (int64_t i = 0; i < AS(Str, v)->len; i++)
        if (!put_char(k->codec, str_at(AS(Str, v), i), false, k->out))
            return refuse(k, at, end, encode_reason(k->codec));
    return true;
}

static bool put_ascii(const Coding *k, Buf *text)
{
    for (size_t i = 0; i < text->len; i++)
        put_char(k->codec, (uint8_t)text->data[i], false, k->out);
    buf_deinit(text);
    return true;
}

static void put_escaped(uint32_t c, Buf *out)
{
    buf_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

static void put_named(uint32_t c, Buf *out)
{
    char name[UNINAMES_LONGEST];
    size_t len = uninames_of(c, name);
    if (len)
        buf_printf(out, "\\N{%.*s}", (int)len, name);
    else
        put_escaped(c, out);
}

/* One character of a run that ends at `end`. */
static bool encode_bad(const Coding *k, ErrorsWay way, int64_t at, int64_t end)
{
    uint32_t c = str_at(AS(Str, k->object), at);
    Buf text;
    buf_init(&text);
    switch (way) {
    case ERR_IGNORE: return true;
    case ERR_REPLACE: buf_char(&text, '?'); return put_ascii(k, &text);
    case ERR_BACKSLASH: put_escaped(c, &text); return put_ascii(k, &text);
    case ERR_NAME: put_named(c, &text); return put_ascii(k, &text);
    case ERR_XML: buf_printf(&text, "&#%u;", c); return put_ascii(k, &text);
    case ERR_ESCAPE:
        if (c < 0xDC80 || c > 0xDCFF || k->codec->kind == CODEC_UTF16 || k->codec->kind == CODEC_UTF32)
            break;
        buf_char(k->out, (char)(c - 0xDC00));
        return true;
    case ERR_PASS:
        if (c < 0xD800 || c >= 0xE000 || !is_unicode(k->codec))
            break;
        return put_char(k->codec, c, true, k->out);
    default: break;
    }
    return refuse(k, at, end, encode_reason(k->codec));
}

/* The run from *at on, which is left behind. */
static bool encode_errors(const Coding *k, int64_t *at)
{
    ErrorsWay way = errors_way(k->errors);
    int64_t end = encode_run(k, *at);
    Value replacement;
    if (!vm_charge(k->vm, (uint64_t)(end - *at) / 8)) /* a handler may go through the run one by one */
        return false;
    if (way == ERR_OTHER) {
        int64_t start = *at;
        return ask_handler(k, start, end, encode_reason(k->codec), &replacement, at) &&
               put_replacement(k, replacement, start, end);
    }
    for (; *at < end; ++*at)
        if (!encode_bad(k, way, *at, end) || !has_room(k, 0))
            return false;
    return true;
}

static void put_mark(const Codec *codec, Buf *out) { put_char(codec, 0xFEFF, false, out); }

bool codec_encode(VM *vm, const Codec *codec, Str *s, Value errors, Value *out)
{
    Buf b;
    bool ok = vm_charge(vm, (uint64_t)s->len / 32) && str_fits(vm, s->len, 4);
    if (ok && s->ascii && s->width == 1 && !codec->marked && codec->kind != CODEC_UTF16 && codec->kind != CODEC_UTF32) {
        *out = from_obj(bytes_new(vm, s->data, s->len));
        return true;
    }
    buf_init(&b);
    Coding k = {vm, codec, from_obj(s), errors, &b};
    if (codec->marked)
        put_mark(codec, &b);
    for (int64_t i = 0; ok && i < s->len;) {
        if (put_char(codec, str_at(s, i), false, &b))
            i++;
        else
            ok = encode_errors(&k, &i);
    }
    if (ok)
        *out = from_obj(bytes_new(vm, b.data, (int64_t)b.len));
    buf_deinit(&b);
    return ok;
}

/* ---- decoding ---- */

/* One character, or what is wrong with so many bytes. */
typedef struct Taken {
    int64_t used;       /* 0: none */
    int64_t bad;        /* then: so many bytes belong together */
    uint32_t c;
    const char *reason;
    bool unfinished;    /* more bytes might make it one */
} Taken;

/* Those that could have begun a character: Unicode's "maximal subpart". CPython: Objects/stringlib/codecs.h */
static Taken take_utf8(const uint8_t *p, int64_t n)
{
    uint8_t lead = *p;
    uint32_t c = 0;
    int64_t used = (int64_t)utf8_decode((const char *)p, (size_t)n, &c), i = 1;
    if (used > 0)
        return (Taken){.used = used, .c = c};
    if (lead < 0xC2 || lead > 0xF4)
        return (Taken){.bad = 1, .reason = "invalid start byte"};
    for (int64_t want = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; i < want && i < n; i++) {
        bool narrow = i == 1 && (lead == 0xE0 ? p[i] < 0xA0 : lead == 0xED ? p[i] > 0x9F : lead == 0xF0 ? p[i] < 0x90
                                                                : lead == 0xF4 ? p[i] > 0x8F : false);
        if ((p[i] & 0xC0) != 0x80 || narrow)
            return (Taken){.bad = i, .reason = "invalid continuation byte"};
    }
    return (Taken){.bad = i, .reason = "unexpected end of data", .unfinished = true};
}

static uint32_t get_unit(const uint8_t *p, int bytes, bool big)
{
    uint32_t unit = 0;
    for (int i = 0; i < bytes; i++)
        unit |= (uint32_t)p[i] << 8 * (big ? bytes - 1 - i : i);
    return unit;
}

static Taken take_utf16(const uint8_t *p, int64_t n, bool big)
{
    if (n < 2)
        return (Taken){.bad = n, .reason = "truncated data", .unfinished = true};
    uint32_t high = get_unit(p, 2, big);
    if (high < 0xD800 || high >= 0xE000)
        return (Taken){.used = 2, .c = high};
    if (high >= 0xDC00)
        return (Taken){.bad = 2, .reason = "illegal encoding"};
    if (n < 4)
        return (Taken){.bad = n, .reason = "unexpected end of data", .unfinished = true};
    uint32_t low = get_unit(p + 2, 2, big);
    if (low < 0xDC00 || low >= 0xE000)
        return (Taken){.bad = 2, .reason = "illegal UTF-16 surrogate"};
    return (Taken){.used = 4, .c = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)};
}

static Taken take_utf32(const uint8_t *p, int64_t n, bool big)
{
    if (n < 4)
        return (Taken){.bad = n, .reason = "truncated data", .unfinished = true};
    uint32_t c = get_unit(p, 4, big);
    if (c >= 0x110000)
        return (Taken){.bad = 4, .reason = "code point not in range(0x110000)"};
    if (c >= 0xD800 && c < 0xE000)
        return (Taken){.bad = 4, .reason = "code point in surrogate code point range(0xd800, 0xe000)"};
    return (Taken){.used = 4, .c = c};
}

static Taken take_from_table(const Codec *codec, uint8_t byte)
{
    for (const uint16_t (*t)[2] = codec->table; (*t)[0] != 0; t++)
        if ((*t)[0] == byte)
            return (*t)[1] != 0 ? (Taken){.used = 1, .c = (*t)[1]}
                                : (Taken){.bad = 1, .reason = "character maps to <undefined>"};
    return (Taken){.used = 1, .c = byte};
}

static Taken take(const Codec *codec, const uint8_t *p, int64_t n)
{
    switch ((CodecKind)codec->kind) {
    case CODEC_UTF8: return take_utf8(p, n);
    case CODEC_UTF16: return take_utf16(p, n, codec->big);
    case CODEC_UTF32: return take_utf32(p, n, codec->big);
    case CODEC_TABLE: return take_from_table(codec, *p);
    case CODEC_ASCII:
        if (*p >= 0x80)
            return (Taken){.bad = 1, .reason = "ordinal not in range(128)"};
        break;
    case CODEC_LATIN1: break;
    }
    return (Taken){.used = 1, .c = *p};
}

/* surrogatepass: how many bytes at p are a surrogate; 0: they are none. */
static int64_t take_surrogate(const Codec *codec, const uint8_t *p, int64_t n, uint32_t *c)
{
    int64_t size = codec->kind == CODEC_UTF8 ? 3 : codec->kind == CODEC_UTF16 ? 2 : 4;
    if (!is_unicode(codec) || n < size)
        return 0;
    if (codec->kind == CODEC_UTF8) {
        bool three = (p[0] & 0xF0) == 0xE0 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
        *c = three ? (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu) : 0;
    } else {
        *c = get_unit(p, (int)size, codec->big);
    }
    return *c >= 0xD800 && *c < 0xE000 ? size : 0;
}

/* The bad bytes at *at, which is moved behind what was made of them. */
static bool decode_errors(const Coding *k, int64_t *at, const Taken *t)
{
    const Bytes *b = AS(Bytes, k->object);
    int64_t start = *at, end = start + t->bad, size;
    uint32_t c;
    Value replacement;
    *at = end;
    switch (errors_way(k->errors)) {
    case ERR_IGNORE: return true;
    case ERR_REPLACE: buf_utf8(k->out, 0xFFFD); return true;
    case ERR_BACKSLASH:
        for (int64_t i = start; i < end; i++)
            buf_printf(k->out, "\\x%02x", b->data[i]);
        return true;
    case ERR_ESCAPE:
        if (b->data[start] < 0x80)
            break;
        for (*at = start; *at < end && b->data[*at] >= 0x80; ++*at)
            buf_utf8(k->out, 0xDC00u + b->data[*at]);
        return true;
    case ERR_PASS:
        size = take_surrogate(k->codec, b->data + start, b->len - start, &c);
        if (size == 0)
            break;
        buf_utf8(k->out, c);
        *at = start + size;
        return true;
    case ERR_NAME:
    case ERR_XML: return RAISE(k->vm, TypeError, "don't know how to handle UnicodeDecodeError in error callback");
    case ERR_OTHER:
        if (!ask_handler(k, start, end, t->reason, &replacement, at) || !may_add(k, replacement))
            return false;
        str_to_buf(AS(Str, replacement), k->out);
        return true;
    case ERR_STRICT: break;
    }
    return refuse(k, start, end, t->reason);
}

/* Reads a byte order mark: how many bytes it has; *codec is then the one whose order it tells. */
static int64_t skip_mark(const Codec **codec, const Bytes *b)
{
    static const uint8_t utf8[] = {0xEF, 0xBB, 0xBF};
    const Codec *c = *codec;
    int size = c->kind == CODEC_UTF16 ? 2 : 4;
    if (c->kind == CODEC_UTF8)
        return b->len >= 3 && memcmp(b->data, utf8, 3) == 0 ? 3 : 0;
    *codec = unmarked(c->kind, b->len >= size && get_unit(b->data, size, true) == 0xFEFF);
    return b->len >= size && get_unit(b->data, size, (*codec)->big) == 0xFEFF ? size : 0;
}

bool codec_decode(VM *vm, const Codec *codec, Bytes *b, Value errors, bool final, Value *out, int64_t *used)
{
    Buf text;
    int64_t at = 0, mark = codec->marked ? skip_mark(&codec, b) : 0;
    if (!vm_charge(vm, (uint64_t)b->len / 32) || !str_fits(vm, b->len, 4))
        return false;
    if (codec->kind == CODEC_UTF8 && mark > 0)
        b = bytes_new(vm, b->data + mark, b->len - mark); /* places in errors are counted from here */
    else
        at = mark;
    buf_init(&text);
    Coding k = {vm, codec, from_obj(b), errors, &text};
    bool ok = true, more = true;
    while (ok && more && at < b->len) {
        Taken t = take(codec, b->data + at, b->len - at);
        if (t.used > 0) {
            buf_utf8(&text, t.c);
            at += t.used;
        } else if (t.unfinished && !final) {
            more = false;
        } else {
            ok = decode_errors(&k, &at, &t);
        }
    }
    *used = codec->kind == CODEC_UTF8 ? at + mark : at;
    if (ok)
        *out = value_str_from_buf(vm, &text);
    else
        buf_deinit(&text);
    return ok;
}
