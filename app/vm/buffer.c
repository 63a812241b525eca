#include "vm/buffer.h"

#include "vm/heap.h"
#include "vm/memoryview.h"
#include "vm/ops.h"

/* ---- rows ---- */

static void let_go_unreachable(VM *vm, void *row)
{
    MemoryView *next;
    for (MemoryView *m = ((Row *)row)->views; m != NULL; m = next) {
        next = m->next;
        if (!m->held && !heap_is_marked(vm, m))
            memoryview_release(m);
    }
}

static bool refuse(VM *vm, const Row *r)
{
    return RAISE(vm, BufferError, r->item != NULL ? "cannot resize an array that is exporting buffers"
                                                  : "Existing exports of data: object cannot be re-sized");
}

bool row_may_resize(VM *vm, Row *r)
{
    if (r->views == NULL)
        return true;
    if (!vm_charge(vm, heap_sweep_cost(vm) / 64))
        return false;
    heap_ask(vm, let_go_unreachable, r);
    return r->views == NULL || refuse(vm, r);
}

bool row_reserve(VM *vm, Row *r, int64_t len)
{
    if (len <= r->cap)
        return true;
    int64_t cap = len + len / 8 + 8;
    if (!row_may_resize(vm, r) || !str_fits(vm, cap, 1) || !vm_charge(vm, (uint64_t)len / 64))
        return false;
    r->data = heap_grow(vm, r->data, (size_t)r->cap, (size_t)cap);
    r->cap = cap;
    return true;
}

static bool is_inside(const Row *r, const uint8_t *p)
{
    return r->data != NULL && (uintptr_t)p >= (uintptr_t)r->data && (uintptr_t)p < (uintptr_t)r->data + (size_t)r->cap;
}

bool row_replace(VM *vm, Row *r, int64_t start, int64_t old, const uint8_t *bytes, int64_t n)
{
    int64_t tail = r->len - start - old;
    if (n != old && n > 0 && is_inside(r, bytes)) /* through a view, which is in use */
        return refuse(vm, r);
    if (n != old && !row_may_resize(vm, r))
        return false;
    if (!row_reserve(vm, r, r->len - old + n) || !vm_charge(vm, (uint64_t)(n + tail) / 64))
        return false;
    if (tail > 0 && n != old)
        memmove(r->data + start + n, r->data + start + old, (size_t)tail);
    if (n > 0)
        memmove(r->data + start, bytes, (size_t)n);
    r->len += n - old;
    return true;
}

bool row_delete(VM *vm, Row *r, int64_t start, int64_t step, int64_t count)
{
    int64_t size = r->item != NULL ? r->item->size : 1, n = r->len / size, kept = 0;
    if (step == 1)
        return row_replace(vm, r, start * size, count * size, NULL, 0);
    if (!row_may_resize(vm, r) || !vm_charge(vm, (uint64_t)n / 16))
        return false;
    for (int64_t k = 0; k < n; k++) {
        int64_t nth = (k - start) / step;
        bool goes = count > 0 && (k - start) % step == 0 && nth >= 0 && nth < count;
        if (!goes)
            memmove(r->data + kept++ * size, r->data + k * size, (size_t)size);
    }
    return row_replace(vm, r, kept * size, (n - kept) * size, NULL, 0);
}

void row_finalize(VM *vm, Obj *o)
{
    Row *r = (Row *)(void *)o;
    while (r->views != NULL) /* they die with it: a view keeps its owner alive */
        memoryview_release(r->views);
    heap_release(vm, r->data, (size_t)r->cap);
}

/* ---- loans ---- */

bool buffer_lend(Value v, Loan *out)
{
    if (is_bytes(v)) {
        *out = (Loan){v, AS(Bytes, v)->data, AS(Bytes, v)->len, item_format('B'), true};
        return true;
    }
    if (!is_row(v))
        return false;
    Row *r = AS(Row, v);
    *out = (Loan){v, r->data, r->len, r->item != NULL ? r->item : item_format('B'), false};
    return true;
}

bool bytes_like(const VM *vm, Value v, const uint8_t **data, int64_t *len)
{
    Loan loan;
    if (buffer_lend(v, &loan)) {
        *data = loan.data;
        *len = loan.len;
        return true;
    }
    if (!is_memoryview(vm, v) || AS(MemoryView, v)->owner == V_NULL || !memoryview_is_contiguous(AS(MemoryView, v)))
        return false;
    *data = memoryview_start(AS(MemoryView, v));
    *len = memoryview_bytes(AS(MemoryView, v));
    return true;
}

const ItemFormat *bytes_item(const VM *vm, Value v)
{
    Loan loan;
    return is_memoryview(vm, v) ? AS(MemoryView, v)->item : buffer_lend(v, &loan) ? loan.item : NULL;
}

bool bytes_required(VM *vm, Value v, const uint8_t **data, int64_t *len)
{
    if (bytes_like(vm, v, data, len))
        return true;
    if (!is_memoryview(vm, v))
        return RAISE(vm, TypeError, "a bytes-like object is required, not '%s'", type_name(vm, v));
    return memoryview_used(vm, AS(MemoryView, v)) &&
           RAISE(vm, BufferError, "memoryview: underlying buffer is not C-contiguous");
}

bool bytes_gathered(VM *vm, Value v, Value *out)
{
    if (!is_memoryview(vm, v)) {
        *out = bytes_plain(vm, v);
        return true;
    }
    if (!memoryview_used(vm, AS(MemoryView, v)))
        return false;
    Bytes *b = memoryview_gather(vm, AS(MemoryView, v));
    if (b != NULL)
        *out = from_obj(b);
    return b != NULL;
}

Value bytes_plain(VM *vm, Value v)
{
    const uint8_t *data;
    int64_t len;
    return !is_bytes(v) && bytes_like(vm, v, &data, &len) ? from_obj(bytes_new(vm, data, len)) : v;
}

/* ---- for the library ---- */

/* bytes_of(x): the bytes of whatever lends memory; TypeError "a bytes-like object is required, not 'int'" */
static bool bytes_of(VM *vm, Args *a, Value *out)
{
    const uint8_t *data;
    int64_t len;
    if (is_exact(vm, a->v[0], KIND_BYTES)) {
        *out = a->v[0];
        return true;
    }
    if (!bytes_required(vm, a->v[0], &data, &len))
        return false;
    *out = from_obj(bytes_new(vm, data, len));
    return true;
}

/* writable(x, who): a view of x's bytes; TypeError, beginning with `who`, when it is none that can be written to */
static bool writable(VM *vm, Args *a, Value *out)
{
    const uint8_t *data;
    int64_t len;
    Value cast = from_obj(str_c(vm, "B")), view;
    bool lent = bytes_like(vm, a->v[0], &data, &len) && vm_call(vm, from_obj(vm->memoryview), a->v, 1, &view);
    if (lent && !AS(MemoryView, view)->readonly) {
        bool ok = vm_call_method(vm, view, "cast", &cast, 1, out);
        memoryview_release(AS(MemoryView, view));
        return ok;
    }
    Buf who;
    buf_init(&who);
    if (is_str(a->v[1]))
        str_to_buf(AS(Str, a->v[1]), &who);
    RAISE(vm, TypeError, "%s must be read-write bytes-like object, not %s", buf_text(&who), type_name(vm, a->v[0]));
    buf_deinit(&who);
    return false;
}

static const NativeDef functions[] = {{"bytes_of", bytes_of, 1, 1, 0}, {"writable", writable, 2, 2, 0}, {0}};
const ModuleDef module_buffer = {"_buffer", functions, NULL};
