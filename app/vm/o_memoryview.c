/* memoryview (CPython: Objects/memoryobject.c). A view keeps no address but whose memory it looks into and where, so
 * that nothing it is asked can leave that memory. */
#include "vm/memoryview.h"

#include "base/check.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/str_methods.h"

#define SELF AS(MemoryView, a->v[0])

/* ---- what a view is ---- */

bool memoryview_used(VM *vm, const MemoryView *m)
{
    return m->owner != V_NULL || RAISE(vm, ValueError, "operation forbidden on released memoryview object");
}

static int64_t items_of(const MemoryView *m)
{
    int64_t n = 1;
    for (int i = 0; i < m->ndim; i++)
        n *= m->dims[i].len;
    return n;
}

int64_t memoryview_bytes(const MemoryView *m) { return items_of(m) * m->item->size; }

/* Where its items lie, seen from the first one: [*low, *high). */
static void extent(const MemoryView *m, int64_t *low, int64_t *high)
{
    *low = 0;
    *high = m->item->size;
    for (int i = 0; i < m->ndim; i++) {
        int64_t reach = m->dims[i].stride * (m->dims[i].len - 1);
        *(reach < 0 ? low : high) += reach;
    }
}

uint8_t *memoryview_start(const MemoryView *m)
{
    Loan loan;
    int64_t low, high;
    bool lent = buffer_lend(m->owner, &loan);
    ASSERT(lent);
    if (items_of(m) == 0)
        return loan.data;
    extent(m, &low, &high);
    ASSERT(m->offset + low >= 0 && m->offset + high <= loan.len);
    return loan.data + m->offset;
}

static bool is_contiguous(const MemoryView *m, bool fortran)
{
    int64_t step = m->item->size;
    if (m->ndim == 1)
        return m->dims[0].len == 1 || m->dims[0].stride == step;
    if (items_of(m) == 0)
        return true;
    for (int k = 0; k < m->ndim; k++) {
        const ViewDim *d = &m->dims[fortran ? k : m->ndim - 1 - k];
        if (d->len > 1 && d->stride != step)
            return false;
        step *= d->len;
    }
    return true;
}

bool memoryview_is_contiguous(const MemoryView *m) { return is_contiguous(m, false); }

/* The row whose size this view holds, or NULL. */
static Row *held_by(const MemoryView *m) { return m->owner != V_NULL && is_row(m->owner) ? AS(Row, m->owner) : NULL; }

static void link_to_owner(MemoryView *m)
{
    Row *r = held_by(m);
    if (r == NULL)
        return;
    m->next = r->views;
    if (m->next != NULL)
        m->next->back = m;
    r->views = m;
}

void memoryview_release(MemoryView *m)
{
    Row *r = held_by(m);
    if (r != NULL) {
        *(m->back != NULL ? &m->back->next : &r->views) = m->next;
        if (m->next != NULL)
            m->next->back = m->back;
    }
    m->back = m->next = NULL;
    m->owner = V_NULL;
}

static void view_mark(VM *vm, Obj *o) { heap_mark(vm, ((MemoryView *)(void *)o)->owner); }

static void view_finalize(VM *vm, Obj *o)
{
    (void)vm;
    memoryview_release((MemoryView *)(void *)o);
}

/* ---- making ---- */

static MemoryView *view_alloc(VM *vm, int ndim)
{
    MemoryView *m = heap_alloc(vm, vm->memoryview, KIND_NATIVEDATA, sizeof *m + (size_t)ndim * sizeof(ViewDim));
    m->ndim = (uint8_t)ndim;
    return m;
}

static Value view_of_loan(VM *vm, const Loan *loan)
{
    MemoryView *m = view_alloc(vm, 1);
    m->owner = loan->owner;
    m->item = loan->item;
    m->readonly = loan->readonly;
    m->dims[0] = (ViewDim){loan->len / loan->item->size, loan->item->size};
    link_to_owner(m);
    return from_obj(m);
}

/* Another view of the same memory, with room for ndim dimensions, of which the first are copied. */
static MemoryView *view_again(VM *vm, const MemoryView *of, int ndim)
{
    MemoryView *m = view_alloc(vm, ndim);
    m->owner = of->owner;
    m->offset = of->offset;
    m->item = of->item;
    m->readonly = of->readonly;
    m->at = of->at;
    for (int i = 0; i < ndim && i < of->ndim; i++)
        m->dims[i] = of->dims[i];
    link_to_owner(m);
    return m;
}

/* A view of whatever lends memory: v itself when it is one. TypeError, beginning with `who`. */
static bool view_of(VM *vm, Value v, const char *who, Value *out)
{
    Loan loan;
    *out = v;
    if (is_memoryview(vm, v))
        return memoryview_used(vm, AS(MemoryView, v));
    if (!buffer_lend(v, &loan))
        return RAISE(vm, TypeError, "%sa bytes-like object is required, not '%s'", who, type_name(vm, v));
    *out = view_of_loan(vm, &loan);
    return true;
}

static bool construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"object", NULL};
    Value v, view;
    if (!args_bind(vm, a, 1, "memoryview", names, 1, 1, &v) || !view_of(vm, v, "memoryview: ", &view))
        return false;
    *out = view == v ? from_obj(view_again(vm, AS(MemoryView, v), AS(MemoryView, v)->ndim)) : view;
    return true;
}

/* ---- its items, all of them ---- */

/* Appends the items of dimension k and those within it. */
static void gather(const MemoryView *m, const uint8_t *from, int k, bool fortran, uint8_t **to)
{
    if (k == m->ndim) {
        memcpy(*to, from, m->item->size);
        *to += m->item->size;
        return;
    }
    const ViewDim *d = &m->dims[fortran ? m->ndim - 1 - k : k];
    for (int64_t i = 0; i < d->len; i++)
        gather(m, from + i * d->stride, k + 1, fortran, to);
}

static Bytes *gather_ordered(VM *vm, const MemoryView *m, bool fortran)
{
    int64_t n = memoryview_bytes(m);
    if (!str_fits(vm, n, 1) || !vm_charge(vm, (uint64_t)(is_contiguous(m, fortran) ? n / 64 : n)))
        return NULL;
    Bytes *b = bytes_new(vm, NULL, n);
    uint8_t *to = b->data;
    const uint8_t *from = memoryview_start(m);
    if (n > 0 && is_contiguous(m, fortran))
        memcpy(to, from, (size_t)n);
    else if (n > 0)
        gather(m, from, 0, fortran, &to);
    return b;
}

Bytes *memoryview_gather(VM *vm, const MemoryView *m) { return gather_ordered(vm, m, false); }

static bool get_order(VM *vm, const MemoryView *m, Value order, bool *fortran)
{
    *fortran = false;
    if (order == V_NULL || order == V_NONE)
        return true;
    if (!is_str(order))
        return RAISE(vm, TypeError, "tobytes() argument 'order' must be str or None, not %s", type_name(vm, order));
    if (!str_is(AS(Str, order), "C") && !str_is(AS(Str, order), "F") && !str_is(AS(Str, order), "A"))
        return RAISE(vm, ValueError, "order must be 'C', 'F' or 'A'");
    *fortran = str_is(AS(Str, order), "F") ||
               (str_is(AS(Str, order), "A") && is_contiguous(m, true) && !is_contiguous(m, false));
    return true;
}

static bool m_tobytes(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"order", NULL};
    Value order;
    bool fortran;
    if (!args_bind(vm, a, 1, "tobytes", names, 1, 0, &order) || !memoryview_used(vm, SELF) ||
        !get_order(vm, SELF, order, &fortran))
        return false;
    Bytes *b = gather_ordered(vm, SELF, fortran);
    if (b != NULL)
        *out = from_obj(b);
    return b != NULL;
}

static bool m_hex(VM *vm, Args *a, Value *out)
{
    Bytes *b = memoryview_used(vm, SELF) ? memoryview_gather(vm, SELF) : NULL;
    return b != NULL && bytes_method(vm, "hex", from_obj(b), a, out);
}

static bool readable(VM *vm, const MemoryView *m)
{
    return m->item->in_views || RAISE(vm, NotImplementedError, "memoryview: format w not supported");
}

static bool list_items(VM *vm, const MemoryView *m, const uint8_t *from, int k, Value *out)
{
    if (k == m->ndim)
        return item_get(vm, m->item, from, out);
    int64_t n = m->dims[k].len;
    if (!vm_charge(vm, (uint64_t)n) || !vm_may_allocate(vm, (size_t)n * sizeof(Value)))
        return false;
    List *l = list_new(vm, n);
    *out = from_obj(l);
    for (int64_t i = 0; i < n; i++) {
        Value item;
        if (!list_items(vm, m, from + i * m->dims[k].stride, k + 1, &item) || !list_append(vm, l, item))
            return false;
    }
    return true;
}

static bool m_tolist(VM *vm, Args *a, Value *out)
{
    return memoryview_used(vm, SELF) && readable(vm, SELF) && list_items(vm, SELF, memoryview_start(SELF), 0, out);
}

/* ---- one item ---- */

static bool is_index(VM *vm, Value v) { return value_is_int(v) || special_find(vm, v, SP_index) != V_NULL; }

/* A tuple all of whose items are indexes, or slices; an empty one is of indexes. */
static bool is_tuple_of(VM *vm, Value key, bool slices)
{
    if (!is_tuple(key) || (slices && AS(Tuple, key)->len == 0))
        return false;
    for (int64_t i = 0; i < AS(Tuple, key)->len; i++) {
        Value v = AS(Tuple, key)->items[i];
        if (slices ? !is_kind(v, KIND_SLICE) : !is_index(vm, v))
            return false;
    }
    return true;
}

/* Adds to *at where the index leads in dimension k. */
static bool go_to(VM *vm, const MemoryView *m, int k, Value index, int64_t *at)
{
    int64_t i;
    if (!op_index(vm, index, &i, NULL))
        return false;
    if (i == INT64_MIN / 4 || i == INT64_MAX / 4)
        return RAISE(vm, IndexError, "cannot fit '%s' into an index-sized integer", type_name(vm, index));
    i = i < 0 ? i + m->dims[k].len : i;
    if (i < 0 || i >= m->dims[k].len)
        return RAISE(vm, IndexError, "index out of bounds on dimension %d", k + 1);
    *at += i * m->dims[k].stride;
    return true;
}

static bool go_to_all(VM *vm, const MemoryView *m, Tuple *key, int64_t *at)
{
    if (key->len < m->ndim)
        return RAISE(vm, NotImplementedError, "sub-views are not implemented");
    if (key->len > m->ndim)
        return RAISE(vm, TypeError, "cannot index %d-dimension view with %lld-element tuple", m->ndim, (long long)key->len);
    for (int k = 0; k < m->ndim; k++)
        if (!go_to(vm, m, k, key->items[k], at))
            return false;
    return true;
}

static bool get_at(VM *vm, const MemoryView *m, int64_t at, Value *out)
{
    return memoryview_used(vm, m) && readable(vm, m) && item_get(vm, m->item, memoryview_start(m) + at, out);
}

/* The words of a view for what is wrong with a value that it is to hold. CPython: fix_error_int */
static bool reword(VM *vm, const ItemFormat *f)
{
    bool type = exc_is(vm, vm->excs->TypeError);
    if (vm->stop != STOP_NONE || f->kind == ITEM_BOOL ||
        !(type || exc_is(vm, vm->excs->OverflowError) || exc_is(vm, vm->excs->ValueError)))
        return false;
    exc_take(vm);
    if (type)
        return RAISE(vm, TypeError, "memoryview: invalid type for format '%c'", f->code);
    return RAISE(vm, ValueError, "memoryview: invalid value for format '%c'", f->code);
}

static bool put_at(VM *vm, const MemoryView *m, int64_t at, Value v)
{
    uint8_t item[ITEM_MOST];
    if (!item_put(vm, m->item, v, item))
        return reword(vm, m->item);
    if (!memoryview_used(vm, m)) /* __index__ of the value has released it */
        return false;
    memcpy(memoryview_start(m) + at, item, m->item->size);
    return true;
}

/* ---- subscripts ---- */

/* The items of the first dimension that a slice names, as another view. */
static bool slice_of(VM *vm, const MemoryView *m, Slice *s, Value *out)
{
    int64_t start, stop, step, count;
    MemoryView *part = view_again(vm, m, m->ndim); /* before __index__ can release m */
    part->held = true;
    bool ok = slice_bounds(vm, s, &m->dims[0].len, &start, &stop, &step, &count);
    part->held = false;
    if (!ok) {
        memoryview_release(part);
        return false;
    }
    part->dims[0].len = count;
    if (count > 0)
        part->offset += start * m->dims[0].stride;
    /* of one item or none, a stride may be anything; what does not fit is no stride that is ever walked */
    if (__builtin_mul_overflow(m->dims[0].stride, step, &part->dims[0].stride))
        part->dims[0].stride = step < 0 ? INT64_MIN : INT64_MAX;
    *out = from_obj(part);
    return true;
}

/* The key of a view without dimensions: () or ... */
static bool names_all(Value key) { return key == V_ELLIPSIS || (is_tuple(key) && AS(Tuple, key)->len == 0); }

static bool m_getitem(VM *vm, Args *a, Value *out)
{
    MemoryView *m = SELF;
    Value key = a->v[1];
    int64_t at = 0;
    if (!memoryview_used(vm, m))
        return false;
    if (m->ndim == 0 && key == V_ELLIPSIS) {
        *out = a->v[0];
        return true;
    }
    if (m->ndim == 0 && !names_all(key))
        return RAISE(vm, TypeError, "invalid indexing of 0-dim memory");
    if (is_index(vm, key)) {
        if (m->ndim > 1)
            return RAISE(vm, NotImplementedError, "multi-dimensional sub-views are not implemented");
        return go_to(vm, m, 0, key, &at) && get_at(vm, m, at, out);
    }
    if (is_kind(key, KIND_SLICE))
        return slice_of(vm, m, AS(Slice, key), out);
    if (is_tuple_of(vm, key, false))
        return go_to_all(vm, m, AS(Tuple, key), &at) && get_at(vm, m, at, out);
    if (is_tuple_of(vm, key, true))
        return RAISE(vm, NotImplementedError, "multi-dimensional slicing is not implemented");
    return RAISE(vm, TypeError, "memoryview: invalid slice key");
}

static bool same_shape(const MemoryView *x, const MemoryView *y)
{
    if (x->ndim != y->ndim)
        return false;
    for (int i = 0; i < x->ndim; i++) {
        if (x->dims[i].len != y->dims[i].len)
            return false;
        if (x->dims[i].len == 0)
            break;
    }
    return true;
}

static bool set_slice(VM *vm, const MemoryView *m, Slice *s, Value value)
{
    Value from, part;
    if (!view_of(vm, value, "", &from))
        return false;
    bool had = AS(MemoryView, from)->held;
    AS(MemoryView, from)->held = true;
    bool found = slice_of(vm, m, s, &part);
    AS(MemoryView, from)->held = had;
    if (!found)
        return false;
    MemoryView *to = AS(MemoryView, part);
    bool fits = memoryview_used(vm, m) && memoryview_used(vm, AS(MemoryView, from));
    if (fits && (to->item != AS(MemoryView, from)->item || !same_shape(to, AS(MemoryView, from))))
        fits = RAISE(vm, ValueError, "memoryview assignment: lvalue and rvalue have different structures");
    Bytes *b = fits ? memoryview_gather(vm, AS(MemoryView, from)) : NULL; /* the two may overlap */
    uint8_t *start = memoryview_start(to);
    for (int64_t i = 0; b != NULL && i < to->dims[0].len; i++)
        memcpy(start + i * to->dims[0].stride, b->data + i * to->item->size, to->item->size);
    memoryview_release(to);
    if (from != value)
        memoryview_release(AS(MemoryView, from));
    return b != NULL;
}

static bool m_setitem(VM *vm, Args *a, Value *out)
{
    MemoryView *m = SELF;
    Value key = a->v[1];
    int64_t at = 0;
    *out = V_NONE;
    if (!memoryview_used(vm, m) || !readable(vm, m))
        return false;
    if (m->readonly)
        return RAISE(vm, TypeError, "cannot modify read-only memory");
    if (m->ndim == 0)
        return names_all(key) ? put_at(vm, m, 0, a->v[2]) : RAISE(vm, TypeError, "invalid indexing of 0-dim memory");
    if (is_index(vm, key)) {
        if (m->ndim > 1)
            return RAISE(vm, NotImplementedError, "sub-views are not implemented");
        return go_to(vm, m, 0, key, &at) && put_at(vm, m, at, a->v[2]);
    }
    if (is_kind(key, KIND_SLICE) && m->ndim == 1)
        return set_slice(vm, m, AS(Slice, key), a->v[2]);
    if (is_tuple_of(vm, key, false))
        return go_to_all(vm, m, AS(Tuple, key), &at) && put_at(vm, m, at, a->v[2]);
    if (is_kind(key, KIND_SLICE) || is_tuple_of(vm, key, true))
        return RAISE(vm, NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
    return RAISE(vm, TypeError, "memoryview: invalid slice key");
}

static bool m_delitem(VM *vm, Args *a, Value *out)
{
    (void)out;
    if (!memoryview_used(vm, SELF))
        return false;
    return RAISE(vm, TypeError, SELF->readonly ? "cannot modify read-only memory" : "cannot delete memory");
}

static bool m_len(VM *vm, Args *a, Value *out)
{
    *out = from_int(SELF->ndim == 0 ? 1 : SELF->dims[0].len);
    return memoryview_used(vm, SELF);
}

static bool step(VM *vm, Iter *it, Value *out)
{
    MemoryView *m = AS(MemoryView, it->a);
    *out = V_NULL;
    if (it->i >= it->n)
        return true;
    return get_at(vm, m, it->i++ * m->dims[0].stride, out);
}

static bool m_iter(VM *vm, Args *a, Value *out)
{
    if (!memoryview_used(vm, SELF))
        return false;
    if (SELF->ndim == 0)
        return RAISE(vm, TypeError, "invalid indexing of 0-dim memory");
    if (SELF->ndim > 1)
        return RAISE(vm, NotImplementedError, "multi-dimensional sub-views are not implemented");
    if (!readable(vm, SELF))
        return false;
    Iter *it = iter_new(vm, step, ITER_MEMORY);
    it->a = a->v[0];
    it->n = SELF->dims[0].len;
    *out = from_obj(it);
    return true;
}

/* ---- comparing ---- */

static bool same_item(VM *vm, const MemoryView *x, const uint8_t *p, const MemoryView *y, const uint8_t *q, bool *out)
{
    Value v, w, equal;
    if (x->item == y->item && x->item->kind != ITEM_FLOAT) {
        *out = memcmp(p, q, x->item->size) == 0;
        return true;
    }
    if (!item_get(vm, x->item, p, &v) || !item_get(vm, y->item, q, &w) || !op_compare(vm, CMP_EQ, v, w, &equal))
        return false;
    *out = equal == V_TRUE;
    return true;
}

static bool same_items(VM *vm, const MemoryView *x, const uint8_t *p, const MemoryView *y, const uint8_t *q, int k, bool *out)
{
    if (k == x->ndim)
        return same_item(vm, x, p, y, q, out);
    *out = true;
    for (int64_t i = 0; *out && i < x->dims[k].len; i++)
        if (!same_items(vm, x, p + i * x->dims[k].stride, y, q + i * y->dims[k].stride, k + 1, out))
            return false;
    return true;
}

static bool same(VM *vm, const MemoryView *x, const MemoryView *y, bool *out)
{
    *out = false;
    if (!same_shape(x, y) || !x->item->in_views || !y->item->in_views)
        return true;
    return vm_charge(vm, (uint64_t)items_of(x) / 8) &&
           same_items(vm, x, memoryview_start(x), y, memoryview_start(y), 0, out);
}

static bool compare(VM *vm, Args *a, bool equal, Value *out)
{
    Loan loan;
    Value other = a->v[1];
    bool found, lent = buffer_lend(other, &loan);
    *out = V_NOT_IMPLEMENTED;
    if (!lent && !is_memoryview(vm, other) && SELF->owner != V_NULL)
        return true;
    if (SELF->owner == V_NULL || (!lent && AS(MemoryView, other)->owner == V_NULL)) {
        *out = from_bool((a->v[0] == other) == equal);
        return true;
    }
    Value view = lent ? view_of_loan(vm, &loan) : other;
    bool ok = same(vm, SELF, AS(MemoryView, view), &found);
    if (lent)
        memoryview_release(AS(MemoryView, view));
    *out = from_bool(found == equal);
    return ok;
}
static bool m_eq(VM *vm, Args *a, Value *out) { return compare(vm, a, true, out); }
static bool m_ne(VM *vm, Args *a, Value *out) { return compare(vm, a, false, out); }

static bool m_hash(VM *vm, Args *a, Value *out)
{
    MemoryView *m = SELF;
    if (m->hashed) {
        *out = value_hash_to_int(vm, m->hash);
        return true;
    }
    if (!memoryview_used(vm, m))
        return false;
    if (!m->readonly)
        return RAISE(vm, ValueError, "cannot hash writable memoryview object");
    if (m->item->size != 1 || m->item->kind == ITEM_BOOL)
        return RAISE(vm, ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    Bytes *b = memoryview_gather(vm, m); /* before the owner's __hash__ can release m */
    if (b == NULL || !op_hash(vm, m->owner, &m->hash)) /* a bytearray has none */
        return false;
    m->hash = bytes_hash(b);
    m->hashed = true;
    *out = value_hash_to_int(vm, m->hash);
    return true;
}

/* ---- other views ---- */

static bool format_is_str(VM *vm, Value v)
{
    return is_str(v) || RAISE(vm, TypeError, "cast() argument 'format' must be str, not %s", arg_type_name(vm, v));
}

static bool get_format(VM *vm, Value v, const ItemFormat **item, bool *at)
{
    Str *s = AS(Str, v);
    *at = s->len == 2 && str_at(s, 0) == '@';
    *item = s->len == (*at ? 2 : 1) ? item_format(str_at(s, *at)) : NULL;
    return (*item != NULL && (*item)->in_views) ||
           RAISE(vm, ValueError, "memoryview: destination format must be a native single character format prefixed with "
                 "an optional '@'");
}

static bool is_byte_format(const ItemFormat *f) { return f->size == 1 && f->kind != ITEM_BOOL; }

/* The lengths of the dimensions, which make `total` bytes of items together. CPython: copy_shape, cast_to_ND */
static bool get_shape(VM *vm, const Value *shape, int ndim, int64_t total, MemoryView *m)
{
    int64_t len = m->item->size;
    for (int i = 0; i < ndim; i++) {
        if (!value_is_int(shape[i]))
            return RAISE(vm, TypeError, "memoryview.cast(): elements of shape must be integers");
        if (!int_to_i64(shape[i], &m->dims[i].len))
            return RAISE(vm, OverflowError, "Python int too large to convert to C ssize_t");
        if (m->dims[i].len <= 0)
            return RAISE(vm, ValueError, "memoryview.cast(): elements of shape must be integers > 0");
        if (__builtin_mul_overflow(len, m->dims[i].len, &len))
            return RAISE(vm, ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
    }
    if (len != total)
        return RAISE(vm, TypeError, "memoryview: product(shape) * itemsize != buffer size");
    int64_t stride = m->item->size;
    for (int i = ndim; i-- > 0; stride *= m->dims[i].len)
        m->dims[i].stride = stride;
    return true;
}

static bool shape_arg(VM *vm, const MemoryView *m, Value v, const Value **shape, int *ndim)
{
    if (v == V_NULL)
        return true;
    if (!is_list(v) && !is_tuple(v))
        return RAISE(vm, TypeError, "shape must be a list or a tuple");
    int64_t n = is_list(v) ? AS(List, v)->len : AS(Tuple, v)->len;
    if (n > VIEW_DIMS)
        return RAISE(vm, ValueError, "memoryview: number of dimensions must not exceed 64");
    if (m->ndim != 1 && n != 1)
        return RAISE(vm, TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    *shape = is_list(v) ? AS(List, v)->items : AS(Tuple, v)->items;
    *ndim = (int)n;
    return true;
}

static bool m_cast(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"format", "shape", NULL};
    Value v[2];
    const ItemFormat *item = NULL;
    const Value *shape = NULL;
    bool at = false;
    int ndim = 1;
    if (!args_bind(vm, a, 1, "cast", names, 2, 1, v) || !format_is_str(vm, v[0]) || !memoryview_used(vm, SELF))
        return false;
    int64_t total = memoryview_bytes(SELF);
    bool shaped = v[1] != V_NULL;
    if (!memoryview_is_contiguous(SELF))
        return RAISE(vm, TypeError, "memoryview: casts are restricted to C-contiguous views");
    if ((shaped || SELF->ndim != 1) && total == 0)
        return RAISE(vm, TypeError, "memoryview: cannot cast view with zeros in shape or strides");
    if (!shape_arg(vm, SELF, v[1], &shape, &ndim) || !get_format(vm, v[0], &item, &at))
        return false;
    if (!is_byte_format(SELF->item) && !is_byte_format(item))
        return RAISE(vm, TypeError, "memoryview: cannot cast between two non-byte formats");
    if (total % item->size != 0)
        return RAISE(vm, TypeError, "memoryview: length is not a multiple of itemsize");
    MemoryView *m = view_again(vm, SELF, ndim);
    m->item = item;
    m->at = at;
    if (ndim == 1)
        m->dims[0] = (ViewDim){total / item->size, item->size};
    if (shaped && !get_shape(vm, shape, ndim, total, m)) {
        memoryview_release(m);
        return false;
    }
    *out = from_obj(m);
    return true;
}

static bool m_toreadonly(VM *vm, Args *a, Value *out)
{
    if (!memoryview_used(vm, SELF))
        return false;
    MemoryView *m = view_again(vm, SELF, SELF->ndim);
    m->readonly = true;
    *out = from_obj(m);
    return true;
}

static bool m_release(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = V_NONE;
    memoryview_release(SELF);
    return true;
}

static bool m_enter(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    return memoryview_used(vm, SELF);
}

/* ---- attributes ---- */

static bool dims_tuple(VM *vm, const MemoryView *m, bool strides, Value *out)
{
    Tuple *t = tuple_new(vm, m->ndim);
    for (int i = 0; i < m->ndim; i++)
        t->items[i] = int_from_i64(vm, strides ? m->dims[i].stride : m->dims[i].len);
    *out = from_obj(t);
    return true;
}

static Value format_text(VM *vm, const MemoryView *m)
{
    char code = m->item->kind == ITEM_LETTER ? 'w' : m->item->code, text[3] = {'@', code, '\0'};
    return from_obj(str_c(vm, m->at ? text : text + 1));
}

#define G(name, value)                                                                                               \
    static bool g_##name(VM *vm, Args *a, Value *out)                                                                 \
    {                                                                                                                \
        MemoryView *m = SELF;                                                                                        \
        if (!memoryview_used(vm, m))                                                                                 \
            return false;                                                                                            \
        *out = (value);                                                                                              \
        return true;                                                                                                 \
    }
G(obj, m->owner)
G(nbytes, from_int(memoryview_bytes(m)))
G(itemsize, from_int(m->item->size))
G(ndim, from_int(m->ndim))
G(readonly, from_bool(m->readonly))
G(format, format_text(vm, m))
G(suboffsets, from_obj(tuple_new(vm, 0)))
G(c_contiguous, from_bool(is_contiguous(m, false)))
G(f_contiguous, from_bool(is_contiguous(m, true)))
G(contiguous, from_bool(is_contiguous(m, false) || is_contiguous(m, true)))
#undef G

static bool g_shape(VM *vm, Args *a, Value *out)
{
    return memoryview_used(vm, SELF) && dims_tuple(vm, SELF, false, out);
}

static bool g_strides(VM *vm, Args *a, Value *out)
{
    return memoryview_used(vm, SELF) && dims_tuple(vm, SELF, true, out);
}

static bool view_repr(VM *vm, Value v, Buf *out)
{
    buf_printf(out, "<%smemory at 0x%llx>", AS(MemoryView, v)->owner == V_NULL ? "released " : "",
               (unsigned long long)obj_id(vm, v));
    return true;
}

#define GETTER(n) {#n, g_##n, 0, 0, NF_GETTER}

void memoryview_type_install(VM *vm)
{
    static const NativeDataOps ops = {view_mark, view_finalize, view_repr, NULL, true, NULL};
    static const NativeDef methods[] = {
        {"__construct__", construct, 0, -1, NF_KW | NF_STATIC},
        {"__len__", m_len, 0, 0, 0},
        {"__getitem__", m_getitem, 1, 1, 0},
        {"__setitem__", m_setitem, 2, 2, 0},
        {"__delitem__", m_delitem, 1, 1, 0},
        {"__iter__", m_iter, 0, 0, 0},
        {"__eq__", m_eq, 1, 1, 0},
        {"__ne__", m_ne, 1, 1, 0},
        {"__hash__", m_hash, 0, 0, 0},
        {"__enter__", m_enter, 0, 0, 0},
        {"__exit__", m_release, 0, -1, 0},
        {"release", m_release, 0, 0, 0},
        {"tobytes", m_tobytes, 0, 1, NF_KW},
        {"tolist", m_tolist, 0, 0, 0},
        {"hex", m_hex, 0, 2, NF_KW},
        {"cast", m_cast, 1, 2, NF_KW},
        {"toreadonly", m_toreadonly, 0, 0, 0},
        GETTER(obj), GETTER(nbytes), GETTER(itemsize), GETTER(ndim), GETTER(readonly), GETTER(format),
        GETTER(shape), GETTER(strides), GETTER(suboffsets), GETTER(c_contiguous), GETTER(f_contiguous),
        GETTER(contiguous),
        {0}};
    vm->memoryview = native_type(vm, "builtins", "memoryview", NULL, KIND_NATIVEDATA, sizeof(MemoryView), &ops, methods);
    native_add_new(vm, vm->memoryview);
    vm->memoryview->flags |= TYPE_FINAL | TYPE_STATIC;
    dict_set_str(vm, vm->builtins, str_c(vm, "memoryview"), from_obj(vm->memoryview));
}
