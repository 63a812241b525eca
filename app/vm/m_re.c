/* _pcre: regular expressions, by PCRE2 (32-bit units: one for each code point, so that offsets need no counting).
 * pylib/re.py translates Python's syntax and does the rest. The only file that knows <pcre2.h>.
 *
 * A pattern cannot make a match run for ever or eat the memory: PCRE2's own limits end it, with a RuntimeError. */
#define PCRE2_CODE_UNIT_WIDTH 32
#include <pcre2.h>

#include "vm/buffer.h"
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

enum { MAX_BLOCK = 32 << 20, MATCH_LIMIT = 2000000, HEAP_KIB = 32 << 10 };
enum { FLAG_I = 2, FLAG_M = 8, FLAG_S = 16, FLAG_A = 256, FLAG_BYTES = 1 << 20 };
enum { MODE_SEARCH, MODE_MATCH, MODE_FULL };

typedef struct Regex {
    NativeData nd;
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *limits;
    Value subject;      /* the str or bytes that `units` were made of, or V_NULL */
    uint32_t *units;
    int64_t nunits;
} Regex;

/* PCRE2's memory counts as the program's. It gives up politely when it gets none, so one pattern's is bounded here. */
typedef struct Block {
    size_t size;
    size_t pad;
} Block;

static void *block_new(size_t n, void *vm)
{
    if (n > MAX_BLOCK)
        return NULL;
    Block *b = heap_grow(vm, NULL, 0, sizeof *b + n);
    b->size = sizeof *b + n;
    return b + 1;
}

static void block_free(void *p, void *vm)
{
    Block *b = p;
    if (b)
        heap_release(vm, b - 1, b[-1].size);
}

/* ---- text to units ---- */

static size_t unit_bytes(int64_t n) { return ((size_t)n + 1) * sizeof(uint32_t); }

static bool units_of(VM *vm, Value v, uint32_t **out, int64_t *n)
{
    bool text = is_str(v);
    const uint8_t *bytes = NULL;
    int64_t len = text ? AS(Str, v)->len : 0;
    if (!text && !bytes_like(vm, v, &bytes, &len))
        return RAISE(vm, TypeError, "expected string or bytes-like object, got '%s'", type_name(vm, v));
    if (!vm_may_allocate(vm, (size_t)len * sizeof(uint32_t)) || !vm_charge(vm, (uint64_t)len / 8))
        return false;
    uint32_t *u = heap_grow(vm, NULL, 0, unit_bytes(len));
    for (int64_t i = 0; i < len; i++) /* a lone surrogate is a code point as any other: nothing is checked as UTF */
        u[i] = text ? str_at(AS(Str, v), i) : bytes[i];
    *out = u;
    *n = len;
    return true;
}

static void drop_units(VM *vm, Regex *r)
{
    if (r->units)
        heap_release(vm, r->units, unit_bytes(r->nunits));
    r->units = NULL;
}

static bool take_subject(VM *vm, Regex *r, Value v)
{
    if (v == r->subject && (is_str(v) || is_bytes(v))) /* what cannot have changed */
        return true;
    uint32_t *units;
    int64_t n;
    if (!units_of(vm, v, &units, &n))
        return false;
    drop_units(vm, r);
    r->units = units;
    r->nunits = n;
    r->subject = v;
    return true;
}

/* ---- compiling ---- */

/* On a mistake *out is the tuple (message, position in the translated pattern). */
static bool compile_units(VM *vm, Regex *r, const uint32_t *u, int64_t n, uint32_t options, Value *out)
{
    int error;
    PCRE2_SIZE at;
    pcre2_general_context *general = pcre2_general_context_create(block_new, block_free, vm);
    pcre2_compile_context *context = pcre2_compile_context_create(general);
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
    r->code = pcre2_compile(u, (PCRE2_SIZE)n, options, &error, &at, context);
    if (r->code) {
        r->match = pcre2_match_data_create_from_pattern(r->code, general);
        r->limits = pcre2_match_context_create(general);
        pcre2_set_match_limit(r->limits, MATCH_LIMIT);
        pcre2_set_heap_limit(r->limits, HEAP_KIB);
    }
    pcre2_compile_context_free(context);
    pcre2_general_context_free(general);
    if (r->code)
        return true;
    PCRE2_UCHAR text[256];
    Str *message;
    int64_t len = pcre2_get_error_message(error, text, sizeof text / sizeof *text);
    message = str_points(vm, text, len < 0 ? 0 : len);
    Value v[2] = {from_obj(message), from_int((int64_t)at)};
    *out = from_obj(tuple_of(vm, v, 2));
    return true;
}

static bool re_compile(VM *vm, Args *a, Value *out)
{
    int64_t flags, n;
    uint32_t *units, options = PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
    if (a->n != 3)
        return RAISE(vm, TypeError, "Regex takes a pattern and flags");
    if (!op_index(vm, a->v[2], &flags, NULL) || !units_of(vm, a->v[1], &units, &n))
        return false;
    options |= flags & FLAG_I ? PCRE2_CASELESS : 0;
    options |= flags & FLAG_M ? PCRE2_MULTILINE : 0;
    options |= flags & FLAG_S ? PCRE2_DOTALL : 0;
    if (!(flags & FLAG_BYTES))
        options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK | (flags & FLAG_A ? 0 : PCRE2_UCP);
    Regex *r = obj_new(vm, AS(Type, a->v[0]));
    *out = from_obj(r);
    bool ok = compile_units(vm, r, units, n, options, out);
    heap_release(vm, units, unit_bytes(n));
    return ok;
}

/* ---- matching ---- */

static Value spans(VM *vm, const Regex *r, int count)
{
    uint32_t groups;
    pcre2_pattern_info(r->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(r->match);
    Tuple *t = tuple_new(vm, 2 * ((int64_t)groups + 1));
    for (uint32_t i = 0; i < 2 * (groups + 1); i++)
        t->items[i] = from_int((int)(i / 2) >= count || v[i] == PCRE2_UNSET ? -1 : (int64_t)v[i]);
    return from_obj(t);
}

static bool match_failed(VM *vm, int error)
{
    if (error == PCRE2_ERROR_MATCHLIMIT || error == PCRE2_ERROR_DEPTHLIMIT || error == PCRE2_ERROR_HEAPLIMIT ||
        error == PCRE2_ERROR_NOMEMORY)
        return RAISE(vm, RuntimeError, "this regular expression needs too many steps for this text (nested "
                                       "repetitions?); CPython might run for hours");
    return RAISE(vm, RuntimeError, "the regular expression cannot be matched (error %d)", error);
}

/* run(text, start, end, mode, not_empty) -> the offsets of all groups, start before end, -1 for those that took no part;
 * None: no match */
static bool re_run(VM *vm, Args *a, Value *out)
{
    Regex *r = AS(Regex, a->v[0]);
    int64_t start, end, mode;
    if (!take_subject(vm, r, a->v[1]) || !op_index(vm, a->v[2], &start, NULL) || !op_index(vm, a->v[3], &end, NULL) ||
        !op_index(vm, a->v[4], &mode, NULL))
        return false;
    *out = V_NONE;
    end = end > r->nunits ? r->nunits : end < 0 ? 0 : end;
    if (start < 0 || start > end)
        return true;
    uint32_t options = PCRE2_NO_UTF_CHECK | (mode == MODE_SEARCH ? 0 : PCRE2_ANCHORED) |
                       (mode == MODE_FULL ? PCRE2_ENDANCHORED : 0) | (a->v[5] == V_TRUE ? PCRE2_NOTEMPTY_ATSTART : 0);
    int count = pcre2_match(r->code, r->units, (PCRE2_SIZE)end, (PCRE2_SIZE)start, options, r->match,
                            r->limits);
    if (count == PCRE2_ERROR_NOMATCH)
        return true;
    if (count < 0)
        return match_failed(vm, count);
    *out = spans(vm, r, count);
    return true;
}

static bool get_groups(VM *vm, Args *a, Value *out)
{
    uint32_t groups;
    (void)vm;
    pcre2_pattern_info(AS(Regex, a->v[0])->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    *out = from_int(groups);
    return true;
}

/* ---- the type ---- */

static void regex_mark(VM *vm, Obj *o) { heap_mark(vm, ((Regex *)(void *)o)->subject); }

static void regex_finalize(VM *vm, Obj *o)
{
    Regex *r = (Regex *)(void *)o;
    pcre2_match_context_free(r->limits);
    pcre2_match_data_free(r->match);
    pcre2_code_free(r->code);
    drop_units(vm, r);
    r->limits = NULL;
    r->match = NULL;
    r->code = NULL;
}

static bool setup(VM *vm, Module *m)
{
    static const NativeDataOps ops = {regex_mark, regex_finalize, NULL, NULL, false, NULL};
    static const NativeDef methods[] = {{"__construct__", re_compile, 2, 2, NF_STATIC},
                                        {"run", re_run, 5, 5, 0},
                                        {"groups", get_groups, 0, 0, NF_GETTER},
                                        {0}};
    Type *t = native_type(vm, "_pcre", "Regex", NULL, KIND_NATIVEDATA, sizeof(Regex), &ops, methods);
    module_set(vm, m, "Regex", from_obj(t));
    return true;
}

static const NativeDef functions[] = {{0}};
const ModuleDef module_pcre = {"_pcre", functions, setup};
