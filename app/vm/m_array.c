/* array: numbers side by side in memory, all of one form. CPython: Modules/arraymodule.c */
#include "vm/buffer.h"
#include "vm/builtins.h"
#include "vm/heap.h"
#include "vm/interp.h"
#include "vm/ops.h"

#define SELF AS(Row, a->v[0])

static bool is_array(Value v) { return is_row(v) && AS(Row, v)->item != NULL; }
static int64_t count_of(const Row *r) { return r->len / r->item->size; }
static uint8_t *item_at(const Row *r, int64_t i) { return r->data + i * r->item->size; }
static bool get_item(VM *vm, const Row *r, int64_t i, Value *out) { return item_get(vm, r->item, item_at(r, i), out); }

/* Replaces n items from i on, as row_replace. */
static bool replace(VM *vm, Row *r, int64_t i, int64_t n, const uint8_t *bytes, int64_t nbytes)
{
    return row_replace(vm, r, i * r->item->size, n * r->item->size, bytes, nbytes);
}

static bool append(VM *vm, Row *r, Value v)
{
    uint8_t item[ITEM_MOST];
    return item_put(vm, r->item, v, item) && replace(vm, r, count_of(r), 0, item, r->item->size);
}

static Row *array_new(VM *vm, Type *type, const ItemFormat *item)
{
    Row *r = obj_new(vm, type);
    r->item = item;
    return r;
}

/* The type itself, of which an operation on a subclass makes its result. */
static Type *plain_type(const Row *r)
{
    Type *t = r->nd.o.type;
    while (t->flags & TYPE_USER)
        t = t->base;
    return t;
}

static bool made_of(VM *vm, const Row *like, const uint8_t *bytes, int64_t n, Value *out)
{
    Row *r = array_new(vm, plain_type(like), like->item);
    *out = from_obj(r);
    return row_replace(vm, r, 0, 0, bytes, n);
}

static Bytes *bytes_of(VM *vm, const Row *r) { return bytes_new(vm, r->data, r->len); }

/* ---- growing ---- */

static bool extend_items(VM *vm, Row *r, Value iterable)
{
    Value it, v;
    if (!op_iter(vm, iterable, &it))
        return false;
    for (;;) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &v))
            return false;
        if (v == V_NULL)
            return true;
        if (!append(vm, r, v))
            return false;
    }
}

static bool extend_array(VM *vm, Row *r, Value other)
{
    if (AS(Row, other)->item != r->item)
        return RAISE(vm, TypeError, "can only extend with array of same kind");
    Bytes *b = bytes_of(vm, AS(Row, other)); /* it may be r itself */
    return row_replace(vm, r, r->len, 0, b->data, b->len);
}

static bool extend(VM *vm, Row *r, Value v) { return is_array(v) ? extend_array(vm, r, v) : extend_items(vm, r, v); }

static bool extend_bytes(VM *vm, Row *r, const uint8_t *data, int64_t n)
{
    if (n % r->item->size != 0)
        return RAISE(vm, ValueError, "bytes length not a multiple of item size");
    return row_replace(vm, r, r->len, 0, data, n);
}

static bool extend_letters(VM *vm, Row *r, Str *s)
{
    if (!row_may_resize(vm, r) || !str_fits(vm, s->len, 4) || !row_reserve(vm, r, r->len + s->len * 4))
        return false;
    for (int64_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        memcpy(r->data + r->len, &c, sizeof c);
        r->len += (int64_t)sizeof c;
    }
    return vm_charge(vm, (uint64_t)s->len / 16);
}

static bool m_append(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return append(vm, SELF, a->v[1]);
}

static bool m_extend(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return extend(vm, SELF, a->v[1]);
}

static bool m_fromlist(VM *vm, Args *a, Value *out)
{
    Row *r = array_new(vm, plain_type(SELF), SELF->item); /* all or nothing */
    *out = V_NONE;
    if (!is_list(a->v[1]))
        return RAISE(vm, TypeError, "arg must be list");
    return extend_items(vm, r, a->v[1]) && row_replace(vm, SELF, SELF->len, 0, r->data, r->len);
}

/* Memory of which each item is one byte. */
static bool m_frombytes(VM *vm, Args *a, Value *out)
{
    const uint8_t *data;
    int64_t n;
    *out = V_NONE;
    if (!bytes_required(vm, a->v[1], &data, &n))
        return false;
    if (bytes_item(vm, a->v[1])->size != 1)
        return RAISE(vm, TypeError, "a bytes-like object is required");
    return extend_bytes(vm, SELF, data, n);
}

static bool is_of_letters(VM *vm, const Row *r, const char *name)
{
    return r->item->kind == ITEM_LETTER || RAISE(vm, ValueError, "%s() may only be called on unicode type arrays", name);
}

static bool m_fromunicode(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "fromunicode() argument must be str, not %s", arg_type_name(vm, a->v[1]));
    return is_of_letters(vm, SELF, "fromunicode") && extend_letters(vm, SELF, AS(Str, a->v[1]));
}

static bool m_insert(VM *vm, Args *a, Value *out)
{
    int64_t at;
    uint8_t item[ITEM_MOST];
    *out = V_NONE;
    if (!op_index(vm, a->v[1], &at, NULL) || !item_put(vm, SELF->item, a->v[2], item))
        return false;
    int64_t n = count_of(SELF);
    at = at < 0 ? at + n : at;
    at = at < 0 ? 0 : at > n ? n : at;
    return replace(vm, SELF, at, 0, item, SELF->item->size);
}

/* ---- making ---- */

/* The initializer of an array that has no items yet. CPython: array_new */
static bool fill(VM *vm, Row *r, Value v)
{
    if (is_str(v)) {
        if (r->item->kind != ITEM_LETTER)
            return RAISE(vm, TypeError, "cannot use a str to initialize an array with typecode '%c'", r->item->code);
        return extend_letters(vm, r, AS(Str, v));
    }
    if (is_array(v) && AS(Row, v)->item->kind == ITEM_LETTER && r->item->kind != ITEM_LETTER)
        return RAISE(vm, TypeError, "cannot use a unicode array to initialize an array with typecode '%c'", r->item->code);
    if (is_array(v) && AS(Row, v)->item == r->item)
        return extend_array(vm, r, v);
    if (is_bytes(v))
        return extend_bytes(vm, r, AS(Bytes, v)->data, AS(Bytes, v)->len);
    if (is_row(v) && !is_array(v))
        return extend_bytes(vm, r, AS(Row, v)->data, AS(Row, v)->len);
    return extend_items(vm, r, v);
}

static bool construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    if (!(type->flags & TYPE_USER) && a->kwnames != NULL && a->kwnames->len > 0)
        return RAISE(vm, TypeError, "array.array() takes no keyword arguments");
    if (a->n < 2 || a->n > 3)
        return RAISE(vm, TypeError, "array() takes at %s argument%s (%u given)", a->n < 2 ? "least 1" : "most 2",
                     a->n < 2 ? "" : "s", a->n - 1);
    Value code = a->v[1];
    if (!is_str(code) || AS(Str, code)->len != 1)
        return RAISE(vm, TypeError, "array() argument 1 must be a unicode character, not %s", arg_type_name(vm, code));
    const ItemFormat *item = item_format(str_at(AS(Str, code), 0));
    if (item == NULL || !item->in_arrays)
        return RAISE(vm, ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    Row *r = array_new(vm, type, item);
    *out = from_obj(r);
    return a->n < 3 || fill(vm, r, a->v[2]);
}

/* ---- finding ---- */

/* The place of the first item from *i on that equals v, or false. The array may change meanwhile. */
static bool find(VM *vm, Row *r, Value v, int64_t *i, int64_t stop, bool *found)
{
    Value item, equal;
    *found = false;
    for (; *i < stop && *i < count_of(r); ++*i) {
        if (!vm_charge(vm, 1) || !get_item(vm, r, *i, &item) || !op_compare(vm, CMP_EQ, item, v, &equal) ||
            !op_truth(vm, equal, found))
            return false;
        if (*found)
            return true;
    }
    return true;
}

static bool m_contains(VM *vm, Args *a, Value *out)
{
    int64_t i = 0;
    bool found;
    if (!find(vm, SELF, a->v[1], &i, INT64_MAX, &found))
        return false;
    *out = from_bool(found);
    return true;
}

static bool m_count(VM *vm, Args *a, Value *out)
{
    int64_t i = 0, n = 0;
    for (bool found = true; found; i++) {
        if (!find(vm, SELF, a->v[1], &i, INT64_MAX, &found))
            return false;
        n += found;
    }
    *out = from_int(n);
    return true;
}

static bool m_index(VM *vm, Args *a, Value *out)
{
    static const char what[] = "slice indices must be integers or have an __index__ method";
    int64_t i = 0, stop = INT64_MAX;
    bool found;
    if ((a->n > 2 && !op_index(vm, a->v[2], &i, what)) || (a->n > 3 && !op_index(vm, a->v[3], &stop, what)))
        return false;
    if (i < 0)
        i = i + count_of(SELF) < 0 ? 0 : i + count_of(SELF);
    if (stop < 0)
        stop += count_of(SELF);
    if (!find(vm, SELF, a->v[1], &i, stop, &found))
        return false;
    *out = from_int(i);
    return found || RAISE(vm, ValueError, "array.index(x): x not in array");
}

static bool m_remove(VM *vm, Args *a, Value *out)
{
    int64_t i = 0;
    bool found;
    *out = V_NONE;
    if (!find(vm, SELF, a->v[1], &i, INT64_MAX, &found))
        return false;
    if (!found || i >= count_of(SELF))
        return RAISE(vm, ValueError, "array.remove(x): x not in array");
    return replace(vm, SELF, i, 1, NULL, 0);
}

static bool m_pop(VM *vm, Args *a, Value *out)
{
    int64_t i = -1;
    if (a->n > 1 && !op_index(vm, a->v[1], &i, NULL))
        return false;
    int64_t n = count_of(SELF);
    if (n == 0)
        return RAISE(vm, IndexError, "pop from empty array");
    i = i < 0 ? i + n : i;
    if (i < 0 || i >= n)
        return RAISE(vm, IndexError, "pop index out of range");
    return get_item(vm, SELF, i, out) && replace(vm, SELF, i, 1, NULL, 0);
}

/* ---- subscripts ---- */

static bool place(VM *vm, Row *r, Value key, const char *what, int64_t *i)
{
    if (!value_is_int(key) && special_find(vm, key, SP_index) == V_NULL)
        return RAISE(vm, TypeError, "array indices must be integers");
    if (!op_index(vm, key, i, NULL))
        return false;
    if (*i == INT64_MIN / 4 || *i == INT64_MAX / 4)
        return RAISE(vm, IndexError, "cannot fit '%s' into an index-sized integer", type_name(vm, key));
    if (*i < 0)
        *i += count_of(r);
    return (*i >= 0 && *i < count_of(r)) || RAISE(vm, IndexError, "%s out of range", what);
}

typedef struct Reach { int64_t start, stop, step, count; } Reach;

static bool span_of(VM *vm, Row *r, Value slice, Reach *s)
{
    if (!slice_unpack(vm, AS(Slice, slice), &s->start, &s->stop, &s->step))
        return false;
    s->count = slice_adjust(count_of(r), &s->start, &s->stop, s->step);
    return true;
}

static bool m_getitem(VM *vm, Args *a, Value *out)
{
    int64_t i;
    Reach s;
    if (!is_kind(a->v[1], KIND_SLICE))
        return place(vm, SELF, a->v[1], "array index", &i) && get_item(vm, SELF, i, out);
    if (!span_of(vm, SELF, a->v[1], &s))
        return false;
    int64_t size = SELF->item->size;
    if (s.step == 1 || s.count == 0)
        return made_of(vm, SELF, s.count > 0 ? item_at(SELF, s.start) : NULL, s.count * size, out);
    if (!made_of(vm, SELF, NULL, 0, out))
        return false;
    Row *r = AS(Row, *out);
    if (!row_reserve(vm, r, s.count * size))
        return false;
    for (int64_t k = 0; k < s.count; k++)
        memcpy(r->data + k * size, item_at(SELF, s.start + k * s.step), (size_t)size);
    r->len = s.count * size;
    return true;
}

/* CPython: array_ass_subscr, which looks at the views before at the sizes */
static bool set_slice(VM *vm, Row *r, const Reach *s, Value value)
{
    if (!is_array(value))
        return RAISE(vm, TypeError, "can only assign array (not \"%s\") to array slice", type_name(vm, value));
    if (AS(Row, value)->item != r->item)
        return RAISE(vm, TypeError, "bad argument type for built-in operation");
    Bytes *b = bytes_of(vm, AS(Row, value)); /* it may be r itself */
    int64_t size = r->item->size, n = b->len / size;
    if ((n == 0 || n != s->count) && !row_may_resize(vm, r))
        return false;
    if (s->step == 1)
        return replace(vm, r, s->start, s->count, b->data, b->len);
    if (n != s->count)
        return RAISE(vm, ValueError, "attempt to assign array of size %lld to extended slice of size %lld", (long long)n,
                     (long long)s->count);
    for (int64_t k = 0; k < n; k++)
        memcpy(item_at(r, s->start + k * s->step), b->data + k * size, (size_t)size);
    return true;
}

static bool m_setitem(VM *vm, Args *a, Value *out)
{
    int64_t i;
    Reach s;
    uint8_t item[ITEM_MOST];
    *out = V_NONE;
    if (is_kind(a->v[1], KIND_SLICE))
        return span_of(vm, SELF, a->v[1], &s) && set_slice(vm, SELF, &s, a->v[2]);
    if (!place(vm, SELF, a->v[1], "array assignment index", &i) || !item_put(vm, SELF->item, a->v[2], item))
        return false;
    if (i >= count_of(SELF)) /* __index__ of the value made it shorter */
        return RAISE(vm, IndexError, "array assignment index out of range");
    memcpy(item_at(SELF, i), item, SELF->item->size);
    return true;
}

static bool m_delitem(VM *vm, Args *a, Value *out)
{
    int64_t i;
    Reach s;
    *out = V_NONE;
    if (!is_kind(a->v[1], KIND_SLICE))
        return place(vm, SELF, a->v[1], "array assignment index", &i) && replace(vm, SELF, i, 1, NULL, 0);
    if (!span_of(vm, SELF, a->v[1], &s) || !row_may_resize(vm, SELF))
        return false;
    return row_delete(vm, SELF, s.start, s.step, s.count);
}

static bool m_len(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(count_of(SELF));
    return true;
}

static bool step(VM *vm, Iter *it, Value *out)
{
    Row *r = AS(Row, it->a);
    *out = V_NULL;
    if (it->i >= count_of(r)) {
        it->i = INT64_MAX; /* once at its end, it stays there */
        return true;
    }
    return get_item(vm, r, it->i++, out);
}

static bool m_iter(VM *vm, Args *a, Value *out)
{
    Iter *it = iter_new(vm, step, ITER_ARRAY);
    it->a = a->v[0];
    *out = from_obj(it);
    return true;
}

/* ---- operators ---- */

/* Finds the first pair of items that differ. CPython: array_richcompare */
static bool compare_items(VM *vm, CmpOpr op, Row *x, Row *y, Value *out)
{
    Value v, w, equal = V_TRUE;
    int64_t i = 0;
    for (; equal == V_TRUE && i < count_of(x) && i < count_of(y); i++)
        if (!vm_charge(vm, 1) || !get_item(vm, x, i, &v) || !get_item(vm, y, i, &w) ||
            !op_compare(vm, CMP_EQ, v, w, &equal))
            return false;
    if (equal == V_TRUE)
        return op_compare(vm, op, from_int(count_of(x)), from_int(count_of(y)), out);
    if (op != CMP_EQ && op != CMP_NE)
        return op_compare(vm, op, v, w, out);
    *out = from_bool(op == CMP_NE);
    return true;
}

static bool compare(VM *vm, CmpOpr op, Args *a, Value *out)
{
    *out = V_NOT_IMPLEMENTED;
    if (!is_array(a->v[1]))
        return true;
    if ((op == CMP_EQ || op == CMP_NE) && count_of(SELF) != count_of(AS(Row, a->v[1]))) {
        *out = from_bool(op == CMP_NE);
        return true;
    }
    return compare_items(vm, op, SELF, AS(Row, a->v[1]), out);
}
static bool m_eq(VM *vm, Args *a, Value *out) { return compare(vm, CMP_EQ, a, out); }
static bool m_ne(VM *vm, Args *a, Value *out) { return compare(vm, CMP_NE, a, out); }
static bool m_lt(VM *vm, Args *a, Value *out) { return compare(vm, CMP_LT, a, out); }
static bool m_le(VM *vm, Args *a, Value *out) { return compare(vm, CMP_LE, a, out); }
static bool m_gt(VM *vm, Args *a, Value *out) { return compare(vm, CMP_GT, a, out); }
static bool m_ge(VM *vm, Args *a, Value *out) { return compare(vm, CMP_GE, a, out); }

static bool m_add(VM *vm, Args *a, Value *out)
{
    if (!is_array(a->v[1]))
        return RAISE(vm, TypeError, "can only append array (not \"%s\") to array", type_name(vm, a->v[1]));
    if (AS(Row, a->v[1])->item != SELF->item)
        return RAISE(vm, TypeError, "bad argument type for built-in operation");
    return made_of(vm, SELF, SELF->data, SELF->len, out) && extend_array(vm, AS(Row, *out), a->v[1]);
}

static bool m_iadd(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    if (!is_array(a->v[1]))
        return RAISE(vm, TypeError, "can only extend array with array (not \"%s\")", type_name(vm, a->v[1]));
    return extend_array(vm, SELF, a->v[1]);
}

static bool m_mul(VM *vm, Args *a, Value *out)
{
    Value r;
    return builtin_sequence(vm, OPR_MUL, from_obj(bytes_of(vm, SELF)), a->v[1], &r) &&
           made_of(vm, SELF, AS(Bytes, r)->data, AS(Bytes, r)->len, out);
}

static bool m_imul(VM *vm, Args *a, Value *out)
{
    Value r;
    *out = a->v[0];
    return builtin_sequence(vm, OPR_MUL, from_obj(bytes_of(vm, SELF)), a->v[1], &r) &&
           row_replace(vm, SELF, 0, SELF->len, AS(Bytes, r)->data, AS(Bytes, r)->len);
}

/* ---- the whole ---- */

static bool m_reverse(VM *vm, Args *a, Value *out)
{
    uint8_t item[ITEM_MOST];
    size_t size = SELF->item->size;
    *out = V_NONE;
    for (int64_t i = 0, k = count_of(SELF) - 1; i < k; i++, k--) {
        memcpy(item, item_at(SELF, i), size);
        memcpy(item_at(SELF, i), item_at(SELF, k), size);
        memcpy(item_at(SELF, k), item, size);
    }
    return vm_charge(vm, (uint64_t)SELF->len / 64);
}

static bool m_byteswap(VM *vm, Args *a, Value *out)
{
    int64_t size = SELF->item->size;
    *out = V_NONE;
    for (int64_t at = 0; at < SELF->len; at += size)
        for (int64_t i = 0, k = size - 1; i < k; i++, k--) {
            uint8_t c = SELF->data[at + i];
            SELF->data[at + i] = SELF->data[at + k];
            SELF->data[at + k] = c;
        }
    return vm_charge(vm, (uint64_t)SELF->len / 64);
}

static bool m_copy(VM *vm, Args *a, Value *out) { return made_of(vm, SELF, SELF->data, SELF->len, out); }

static bool m_tobytes(VM *vm, Args *a, Value *out)
{
    *out = from_obj(bytes_of(vm, SELF));
    return true;
}

static bool to_list(VM *vm, const Row *r, Value *out)
{
    int64_t n = count_of(r);
    if (!vm_charge(vm, (uint64_t)n) || !vm_may_allocate(vm, (size_t)n * sizeof(Value)))
        return false;
    List *l = list_new(vm, n);
    *out = from_obj(l);
    for (int64_t i = 0; i < n; i++) {
        Value v;
        if (!get_item(vm, r, i, &v) || !list_append(vm, l, v))
            return false;
    }
    return true;
}

static bool to_text(VM *vm, const Row *r, Value *out)
{
    Buf b;
    bool ok = str_fits(vm, count_of(r), 4) && vm_charge(vm, (uint64_t)count_of(r) / 16);
    buf_init(&b);
    for (int64_t i = 0; ok && i < count_of(r); i++) {
        uint32_t c;
        memcpy(&c, item_at(r, i), sizeof c);
        if (c <= 0x10FFFF)
            buf_utf8(&b, c);
        else
            ok = RAISE(vm, ValueError, "character U+%x is not in range [U+0000; U+10ffff]", c);
    }
    *out = value_str_from_buf(vm, &b);
    return ok;
}

static bool m_tolist(VM *vm, Args *a, Value *out) { return to_list(vm, SELF, out); }

static bool m_tounicode(VM *vm, Args *a, Value *out)
{
    return is_of_letters(vm, SELF, "tounicode") && to_text(vm, SELF, out);
}

static bool array_repr(VM *vm, Value v, Buf *out)
{
    const Row *r = AS(Row, v);
    Value items;
    str_to_buf(as_obj(v)->type->name, out);
    buf_printf(out, "('%c'", r->item->code);
    if (r->len > 0) {
        buf_str(out, ", ");
        if (!(r->item->kind == ITEM_LETTER ? to_text(vm, r, &items) : to_list(vm, r, &items)) ||
            !value_repr(vm, items, out))
            return false;
    }
    buf_char(out, ')');
    return true;
}

static bool m_buffer_info(VM *vm, Args *a, Value *out)
{
    Value v[2] = {int_from_u64(vm, obj_id(vm, a->v[0])), from_int(count_of(SELF))};
    *out = from_obj(tuple_of(vm, v, 2));
    return true;
}

static bool g_typecode(VM *vm, Args *a, Value *out)
{
    *out = from_obj(str_char(vm, (uint32_t)SELF->item->code));
    return true;
}

static bool g_itemsize(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(SELF->item->size);
    return true;
}

/* ---- files ---- */

static bool m_fromfile(VM *vm, Args *a, Value *out)
{
    int64_t n, bytes;
    Value data;
    if (!op_index(vm, a->v[2], &n, NULL))
        return false;
    if (n < 0)
        return RAISE(vm, ValueError, "negative count");
    if (__builtin_mul_overflow(n, SELF->item->size, &bytes))
        return vm_no_memory(vm);
    Value size = int_from_i64(vm, bytes);
    *out = V_NONE;
    if (!vm_call_method(vm, a->v[1], "read", &size, 1, &data))
        return false;
    if (!is_bytes(data))
        return RAISE(vm, TypeError, "read() didn't return bytes");
    return extend_bytes(vm, SELF, AS(Bytes, data)->data, AS(Bytes, data)->len) &&
           (AS(Bytes, data)->len == bytes || RAISE(vm, EOFError, "read() didn't return enough bytes"));
}

static bool m_tofile(VM *vm, Args *a, Value *out)
{
    enum { BLOCK = 64 * 1024 };
    Bytes *all = bytes_of(vm, SELF);
    Value ignored;
    *out = V_NONE;
    for (int64_t at = 0; at < all->len; at += BLOCK) {
        Value part = from_obj(bytes_new(vm, all->data + at, all->len - at < BLOCK ? all->len - at : BLOCK));
        if (!vm_call_method(vm, a->v[1], "write", &part, 1, &ignored))
            return false;
    }
    return true;
}

/* ---- the module ---- */

#define M0(n) {"__" #n "__", m_##n, 0, 0, 0}
#define M1(n) {"__" #n "__", m_##n, 1, 1, 0}

static const NativeDef methods[] = {
    {"__construct__", construct, 0, -1, NF_KW | NF_STATIC},
    {"append", m_append, 1, 1, 0},
    {"extend", m_extend, 1, 1, 0},
    {"fromlist", m_fromlist, 1, 1, 0},
    {"frombytes", m_frombytes, 1, 1, 0},
    {"fromunicode", m_fromunicode, 1, 1, 0},
    {"fromfile", m_fromfile, 2, 2, 0},
    {"insert", m_insert, 2, 2, 0},
    {"count", m_count, 1, 1, 0},
    {"index", m_index, 1, 3, 0},
    {"remove", m_remove, 1, 1, 0},
    {"pop", m_pop, 0, 1, 0},
    {"reverse", m_reverse, 0, 0, 0},
    {"byteswap", m_byteswap, 0, 0, 0},
    {"__copy__", m_copy, 0, 0, 0},
    {"__deepcopy__", m_copy, 1, 1, 0},
    {"tobytes", m_tobytes, 0, 0, NF_LINEAR},
    {"tolist", m_tolist, 0, 0, 0},
    {"tounicode", m_tounicode, 0, 0, 0},
    {"tofile", m_tofile, 1, 1, NF_LINEAR},
    {"buffer_info", m_buffer_info, 0, 0, 0},
    {"typecode", g_typecode, 0, 0, NF_GETTER},
    {"itemsize", g_itemsize, 0, 0, NF_GETTER},
    {"__setitem__", m_setitem, 2, 2, 0},
    {"__rmul__", m_mul, 1, 1, 0},
    M0(len), M0(iter), M1(contains), M1(getitem), M1(delitem), M1(add), M1(iadd), M1(mul), M1(imul),
    M1(eq), M1(ne), M1(lt), M1(le), M1(gt), M1(ge),
    {0}};

static bool setup(VM *vm, Module *m)
{
    static const NativeDataOps ops = {NULL, row_finalize, array_repr, NULL, false, NULL};
    Type *t = native_type(vm, "array", "array", NULL, KIND_NATIVEDATA, sizeof(Row), &ops, methods);
    Value abstract, type = from_obj(t), ignored;
    t->flags |= TYPE_STATIC;
    native_add_new(vm, t);
    dict_set_str(vm, t->dict, vm->names->n___hash__, V_NONE);
    module_set(vm, m, "array", type);
    module_set(vm, m, "ArrayType", type);
    module_set(vm, m, "typecodes", from_obj(str_c(vm, "bBuhHiIlLqQfd")));
    return vm_import_function(vm, "collections.abc", "MutableSequence", &abstract) &&
           vm_call_method(vm, abstract, "register", &type, 1, &ignored);
}

const ModuleDef module_array = {"array", NULL, setup};
