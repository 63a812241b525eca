/* bytearray (CPython: Objects/bytearrayobject.c). What only reads is bytes' own method on a copy; its bytes become
 * bytearrays on the way out. */
#include "vm/bytearray.h"

#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/memoryview.h"
#include "vm/ops.h"
#include "vm/str_methods.h"
#include "vm/types.h"

#define SELF AS(ByteArray, a->v[0])

ByteArray *bytearray_new(VM *vm, const uint8_t *data, int64_t len)
{
    ByteArray *b = obj_new(vm, vm->bytearray);
    return row_replace(vm, b, 0, 0, data, len) ? b : NULL;
}

static bool made(ByteArray *b, Value *out)
{
    if (b != NULL)
        *out = from_obj(b);
    return b != NULL;
}

static Bytes *snapshot(VM *vm, const ByteArray *b) { return bytes_new(vm, b->data, b->len); }

static bool byte_of(VM *vm, Value v, uint8_t *out)
{
    int64_t i;
    if (!op_index(vm, v, &i, NULL))
        return false;
    if (i < 0 || i > 255)
        return RAISE(vm, ValueError, "byte must be in range(0, 256)");
    *out = (uint8_t)i;
    return true;
}

/* ---- making ---- */

/* Appends each number that the iterable gives. */
static bool extend_items(VM *vm, ByteArray *b, Value iterator)
{
    Value item;
    uint8_t byte;
    for (;;) {
        if (!vm_charge(vm, 1) || !op_next(vm, iterator, &item))
            return false;
        if (item == V_NULL)
            return true;
        if (!byte_of(vm, item, &byte) || !row_replace(vm, b, b->len, 0, &byte, 1))
            return false;
    }
}

/* Replaces the TypeError on its way by one of bytearray's; anything else stays. */
static bool reworded(VM *vm, const char *format, Value v)
{
    if (vm->stop == STOP_NONE && exc_is(vm, vm->excs->TypeError)) {
        exc_take(vm);
        Buf b;
        buf_init(&b);
        buf_printf(&b, format, type_name(vm, v));
        RAISE(vm, TypeError, "%s", buf_text(&b));
        buf_deinit(&b);
    }
    return false;
}

static bool fill(VM *vm, ByteArray *b, Value source)
{
    const uint8_t *data;
    int64_t n;
    bool counted;
    Value it;
    if (!bytes_count(vm, source, &n, &counted))
        return false;
    if (counted) {
        if (!row_reserve(vm, b, n))
            return false;
        if (n > 0)
            memset(b->data, 0, (size_t)n);
        b->len = n;
        return true;
    }
    if (!bytes_gathered(vm, source, &source))
        return false;
    if (bytes_like(vm, source, &data, &n))
        return row_replace(vm, b, 0, b->len, data, n);
    if (!op_iter(vm, source, &it))
        return reworded(vm, "cannot convert '%s' object to bytearray", source);
    return extend_items(vm, b, it);
}

static bool m_init(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    Value v[3], encoded;
    *out = V_NONE;
    if (!args_bind(vm, a, 1, "bytearray", names, 3, 0, v) || !encoding_args(vm, "bytearray", v[1], v[2]) ||
        !row_replace(vm, SELF, 0, SELF->len, NULL, 0) || !encoding_fits(vm, v[0], v[1], v[2]))
        return false;
    if (v[0] != V_NULL && is_str(v[0])) {
        if (v[1] == V_NULL)
            return RAISE(vm, TypeError, "string argument without an encoding");
        return str_encode(vm, AS(Str, v[0]), v[1], v[2], &encoded) && fill(vm, SELF, encoded);
    }
    return v[0] == V_NULL || fill(vm, SELF, v[0]);
}

/* ---- one end, one place ---- */

static bool m_append(VM *vm, Args *a, Value *out)
{
    uint8_t byte;
    *out = V_NONE;
    return byte_of(vm, a->v[1], &byte) && row_replace(vm, SELF, SELF->len, 0, &byte, 1);
}

static bool m_extend(VM *vm, Args *a, Value *out)
{
    const uint8_t *data;
    int64_t n;
    Value it;
    *out = V_NONE;
    if (a->v[1] == a->v[0])
        a->v[1] = from_obj(snapshot(vm, SELF));
    if (bytes_like(vm, a->v[1], &data, &n))
        return row_replace(vm, SELF, SELF->len, 0, data, n);
    if (is_memoryview(vm, a->v[1]))
        return memoryview_used(vm, AS(MemoryView, a->v[1])) &&
               RAISE(vm, TypeError, "can't set bytearray slice from memoryview");
    if (!op_iter(vm, a->v[1], &it))
        return reworded(vm, "can't extend bytearray with %s", a->v[1]);
    ByteArray *b = bytearray_new(vm, NULL, 0); /* all or nothing */
    if (!op_check_length_hint(vm, a->v[1]) || !extend_items(vm, b, it))
        return false;
    return row_replace(vm, SELF, SELF->len, 0, b->data, b->len);
}

static bool m_insert(VM *vm, Args *a, Value *out)
{
    int64_t at;
    uint8_t byte;
    *out = V_NONE;
    if (!op_ssize(vm, a->v[1], &at) || !byte_of(vm, a->v[2], &byte))
        return false;
    at = at < 0 ? at + SELF->len : at;
    at = at < 0 ? 0 : at > SELF->len ? SELF->len : at;
    return row_replace(vm, SELF, at, 0, &byte, 1);
}

static bool m_pop(VM *vm, Args *a, Value *out)
{
    int64_t at = -1;
    if (a->n > 1 && !op_ssize(vm, a->v[1], &at))
        return false;
    if (SELF->len == 0)
        return RAISE(vm, IndexError, "pop from empty bytearray");
    at = at < 0 ? at + SELF->len : at;
    if (at < 0 || at >= SELF->len)
        return RAISE(vm, IndexError, "pop index out of range");
    *out = from_int(SELF->data[at]);
    return row_replace(vm, SELF, at, 1, NULL, 0);
}

static bool m_remove(VM *vm, Args *a, Value *out)
{
    uint8_t byte;
    *out = V_NONE;
    if (!byte_of(vm, a->v[1], &byte))
        return false;
    uint8_t *at = SELF->len > 0 ? memchr(SELF->data, byte, (size_t)SELF->len) : NULL;
    if (at == NULL)
        return RAISE(vm, ValueError, "value not found in bytearray");
    return row_replace(vm, SELF, at - SELF->data, 1, NULL, 0);
}

static bool m_reverse(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    for (int64_t i = 0, k = SELF->len - 1; i < k; i++, k--) {
        uint8_t c = SELF->data[i];
        SELF->data[i] = SELF->data[k];
        SELF->data[k] = c;
    }
    return vm_charge(vm, (uint64_t)SELF->len / 64);
}

static bool m_clear(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return row_replace(vm, SELF, 0, SELF->len, NULL, 0);
}

static bool m_copy(VM *vm, Args *a, Value *out)
{
    return made(bytearray_new(vm, SELF->data, SELF->len), out);
}

/* ---- subscripts ---- */

static bool index_of(VM *vm, Value key, int64_t *i)
{
    if (!value_is_int(key) && special_find(vm, key, SP_index) == V_NULL)
        return RAISE(vm, TypeError, "bytearray indices must be integers or slices, not %s", type_name(vm, key));
    if (!op_index(vm, key, i, NULL))
        return false;
    if (*i == INT64_MIN / 4 || *i == INT64_MAX / 4)
        return RAISE(vm, IndexError, "cannot fit '%s' into an index-sized integer", type_name(vm, key));
    return true;
}

static bool in_range(VM *vm, const ByteArray *b, int64_t *i)
{
    if (*i < 0)
        *i += b->len;
    return (*i >= 0 && *i < b->len) || RAISE(vm, IndexError, "bytearray index out of range");
}

static bool place(VM *vm, ByteArray *b, Value key, int64_t *i)
{
    return index_of(vm, key, i) && in_range(vm, b, i);
}

static bool m_getitem(VM *vm, Args *a, Value *out)
{
    int64_t i, stop, step, count;
    if (!is_kind(a->v[1], KIND_SLICE)) {
        if (!place(vm, SELF, a->v[1], &i))
            return false;
        *out = from_int(SELF->data[i]);
        return true;
    }
    if (!slice_bounds(vm, AS(Slice, a->v[1]), &SELF->len, &i, &stop, &step, &count))
        return false;
    ByteArray *b = bytearray_new(vm, NULL, 0);
    if (!row_reserve(vm, b, count))
        return false;
    for (int64_t k = 0; k < count; k++)
        b->data[k] = SELF->data[i + k * step];
    b->len = count;
    *out = from_obj(b);
    return true;
}

static bool set_slice(VM *vm, ByteArray *b, Slice *s, Value value)
{
    int64_t start, stop, step, count;
    if (is_str(value) || value_is_int(value) || value_is_float(value))
        return RAISE(vm, TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    ByteArray *from = bytearray_new(vm, NULL, 0);
    if (!fill(vm, from, value) || !slice_bounds(vm, s, &b->len, &start, &stop, &step, &count))
        return false;
    if (step == 1)
        return row_replace(vm, b, start, count, from->data, from->len);
    if (from->len == 0)
        return row_delete(vm, b, start, step, count);
    if (from->len != count)
        return RAISE(vm, ValueError, "attempt to assign bytes of size %lld to extended slice of size %lld",
                     (long long)from->len, (long long)count);
    for (int64_t k = 0; k < count; k++)
        b->data[start + k * step] = from->data[k];
    return true;
}

static bool m_setitem(VM *vm, Args *a, Value *out)
{
    int64_t i;
    uint8_t byte;
    *out = V_NONE;
    if (is_kind(a->v[1], KIND_SLICE))
        return set_slice(vm, SELF, AS(Slice, a->v[1]), a->v[2]);
    if (!index_of(vm, a->v[1], &i) || !byte_of(vm, a->v[2], &byte) || !in_range(vm, SELF, &i))
        return false;
    SELF->data[i] = byte;
    return true;
}

static bool m_delitem(VM *vm, Args *a, Value *out)
{
    int64_t i, stop, step, count;
    *out = V_NONE;
    if (!is_kind(a->v[1], KIND_SLICE))
        return place(vm, SELF, a->v[1], &i) && row_replace(vm, SELF, i, 1, NULL, 0);
    return slice_bounds(vm, AS(Slice, a->v[1]), &SELF->len, &i, &stop, &step, &count) &&
           row_delete(vm, SELF, i, step, count);
}

static bool m_len(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(SELF->len);
    return true;
}

static bool m_contains(VM *vm, Args *a, Value *out)
{
    bool has;
    if (!builtin_contains(vm, from_obj(snapshot(vm, SELF)), a->v[1], &has))
        return false;
    *out = from_bool(has);
    return true;
}

static bool step(VM *vm, Iter *it, Value *out)
{
    (void)vm;
    ByteArray *b = AS(ByteArray, it->a);
    bool over = it->i >= b->len;
    *out = over ? V_NULL : from_int(b->data[it->i]);
    it->i = over ? INT64_MAX : it->i + 1; /* once at its end, it stays there */
    return true;
}

static bool m_iter(VM *vm, Args *a, Value *out)
{
    Iter *it = iter_new(vm, step, ITER_BYTEARRAY);
    it->a = a->v[0];
    *out = from_obj(it);
    return true;
}

/* ---- operators ---- */

static bool compare(VM *vm, CmpOpr op, Args *a, Value *out)
{
    const uint8_t *data;
    int64_t n;
    *out = V_NOT_IMPLEMENTED;
    return !bytes_like(vm, a->v[1], &data, &n) ||
           builtin_compare(vm, op, from_obj(snapshot(vm, SELF)), from_obj(bytes_new(vm, data, n)), out);
}
static bool m_eq(VM *vm, Args *a, Value *out) { return compare(vm, CMP_EQ, a, out); }
static bool m_ne(VM *vm, Args *a, Value *out) { return compare(vm, CMP_NE, a, out); }
static bool m_lt(VM *vm, Args *a, Value *out) { return compare(vm, CMP_LT, a, out); }
static bool m_le(VM *vm, Args *a, Value *out) { return compare(vm, CMP_LE, a, out); }
static bool m_gt(VM *vm, Args *a, Value *out) { return compare(vm, CMP_GT, a, out); }
static bool m_ge(VM *vm, Args *a, Value *out) { return compare(vm, CMP_GE, a, out); }

static bool join_to(VM *vm, ByteArray *b, Value v)
{
    const uint8_t *data;
    int64_t n;
    if (!bytes_like(vm, v, &data, &n))
        return RAISE(vm, TypeError, "can't concat %s to %s", type_name(vm, v), type_name(vm, from_obj(b)));
    if (v == from_obj(b))
        data = snapshot(vm, b)->data;
    return row_replace(vm, b, b->len, 0, data, n);
}

static bool m_add(VM *vm, Args *a, Value *out)
{
    ByteArray *b = bytearray_new(vm, SELF->data, SELF->len);
    return b != NULL && join_to(vm, b, a->v[1]) && made(b, out);
}

static bool m_iadd(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    return join_to(vm, SELF, a->v[1]);
}

static bool m_mul(VM *vm, Args *a, Value *out)
{
    Value r;
    return builtin_sequence(vm, OPR_MUL, from_obj(snapshot(vm, SELF)), a->v[1], &r) &&
           made(bytearray_new(vm, AS(Bytes, r)->data, AS(Bytes, r)->len), out);
}

static bool m_imul(VM *vm, Args *a, Value *out)
{
    Value r;
    if (!m_mul(vm, a, &r))
        return false;
    *out = a->v[0];
    return row_replace(vm, SELF, 0, SELF->len, AS(ByteArray, r)->data, AS(ByteArray, r)->len);
}

static bool m_mod(VM *vm, Args *a, Value *out)
{
    Value r;
    return bytes_percent(vm, snapshot(vm, SELF), a->v[1], &r) &&
           made(bytearray_new(vm, AS(Bytes, r)->data, AS(Bytes, r)->len), out);
}

static bool bytearray_repr(VM *vm, Value v, Buf *out)
{
    Buf b;
    buf_init(&b);
    str_to_buf(as_obj(v)->type->name, out);
    buf_char(out, '(');
    bool ok = builtin_repr(vm, from_obj(snapshot(vm, AS(ByteArray, v))), &b);
    bool twice = b.len > 1 && b.data[1] == '"'; /* CPython escapes ' even then */
    for (size_t i = 0; i < b.len; i++) {
        if (twice && b.data[i] == '\'')
            buf_char(out, '\\');
        buf_char(out, b.data[i]);
    }
    buf_deinit(&b);
    buf_char(out, ')');
    return ok;
}

/* ---- what bytes can do, too ---- */

static bool as_arrays(VM *vm, Value *v)
{
    const uint8_t *data;
    int64_t n;
    if (bytes_like(vm, *v, &data, &n))
        return made(bytearray_new(vm, data, n), v);
    for (int64_t i = 0; is_list(*v) && i < AS(List, *v)->len; i++)
        if (!as_arrays(vm, &AS(List, *v)->items[i]))
            return false;
    for (int64_t i = 0; is_tuple(*v) && i < AS(Tuple, *v)->len; i++)
        if (!as_arrays(vm, &AS(Tuple, *v)->items[i]))
            return false;
    return true;
}

static bool as_bytes(VM *vm, Args *a, const char *name, Value *out)
{
    return bytes_method(vm, name, from_obj(snapshot(vm, SELF)), a, out) && as_arrays(vm, out);
}

static bool m_fromhex(VM *vm, Args *a, Value *out)
{
    Value type = a->v[0];
    if (!bytes_method(vm, "fromhex", from_obj(vm->types[KIND_BYTES]), a, out) || !as_arrays(vm, out))
        return false;
    Value plain = *out;
    return type == from_obj(vm->bytearray) || vm_call(vm, type, &plain, 1, out);
}

static bool m_maketrans(VM *vm, Args *a, Value *out)
{
    return bytes_method(vm, "maketrans", a->v[0], a, out);
}

static bool m_rmod(VM *vm, Args *a, Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    return !is_bytearray(vm, a->v[1]) || vm_call_method(vm, a->v[1], "__mod__", a->v, 1, out);
}

#define M(n, min, max, flags)                                                                                        \
    static bool m_##n(VM *vm, Args *a, Value *out) { return as_bytes(vm, a, #n, out); }
BYTES_READERS(M)
#undef M

/* ---- the types ---- */

#define M0(n) {"__" #n "__", m_##n, 0, 0, 0}
#define M1(n) {"__" #n "__", m_##n, 1, 1, 0}

void bytearray_type_install(VM *vm)
{
    static const NativeDataOps ops = {NULL, row_finalize, bytearray_repr, NULL, false, NULL};
    static const NativeDef methods[] = {
        {"__init__", m_init, 0, -1, NF_KW},
        {"append", m_append, 1, 1, 0},
        {"extend", m_extend, 1, 1, 0},
        {"insert", m_insert, 2, 2, 0},
        {"pop", m_pop, 0, 1, 0},
        {"remove", m_remove, 1, 1, 0},
        {"reverse", m_reverse, 0, 0, NF_LINEAR},
        {"clear", m_clear, 0, 0, 0},
        {"copy", m_copy, 0, 0, NF_LINEAR},
        {"fromhex", m_fromhex, 1, 1, NF_CLASS},
#define M(n, min, max, flags) {#n, m_##n, min, max, (flags) | NF_LINEAR},
        BYTES_READERS(M)
#undef M
#define M(n, min, max, flags) {#n, bytes_m_##n, min, max, flags},
        BYTES_SEARCHING(M)
#undef M
        {"__setitem__", m_setitem, 2, 2, 0},
        {"maketrans", m_maketrans, 2, 2, NF_STATIC},
        {"__rmod__", m_rmod, 1, 1, 0},
        {"__rmul__", m_mul, 1, 1, 0},
        M0(len), M0(iter), M1(contains), M1(getitem), M1(delitem), M1(add), M1(iadd), M1(mul), M1(imul), M1(mod),
        D0(repr), D0(str), M1(eq), M1(ne), M1(lt), M1(le), M1(gt), M1(ge),
        {0}};
    vm->bytearray = native_type(vm, "builtins", "bytearray", NULL, KIND_NATIVEDATA, sizeof(ByteArray), &ops, methods);
    vm->bytearray->flags |= TYPE_STATIC;
    dict_set_str(vm, vm->bytearray->dict, vm->names->n___hash__, V_NONE);
    dict_set_str(vm, vm->builtins, str_c(vm, "bytearray"), from_obj(vm->bytearray));
}
