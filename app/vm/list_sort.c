/* list.sort: a stable merge sort on a detached array; comparisons may run Python. The list is empty meanwhile, as in
 * CPython, and a list that has items afterwards was modified. */
#include "vm/heap.h"
#include "vm/ops.h"

typedef struct {
    Value key, item;
} Pair;
typedef struct {
    VM *vm;
    Pair *a, *tmp;
    int64_t n;
    bool reverse;
} Sort;

static bool less(Sort *s, Value x, Value y, bool *out)
{
    if (!vm_charge(s->vm, 1))
        return false;
    if (both_int(x, y)) {
        *out = as_int(x) < as_int(y);
        return true;
    }
    if (is_exact(s->vm, x, KIND_STR) && is_exact(s->vm, y, KIND_STR)) {
        *out = str_compare(AS(Str, x), AS(Str, y)) < 0;
        return true;
    }
    return op_less(s->vm, x, y, out);
}

static bool insertion(Sort *s, int64_t lo, int64_t hi)
{
    for (int64_t i = lo + 1; i < hi; i++) {
        Pair p = s->a[i];
        int64_t left = lo, right = i;
        bool lt;
        if (!less(s, p.key, s->a[i - 1].key, &lt)) /* sorted input: one comparison each */
            return false;
        if (!lt)
            continue;
        right = i - 1;
        while (left < right) {
            int64_t mid = left + (right - left) / 2;
            if (!less(s, p.key, s->a[mid].key, &lt))
                return false;
            if (lt)
                right = mid;
            else
                left = mid + 1;
        }
        memmove(s->a + left + 1, s->a + left, (size_t)(i - left) * sizeof *s->a);
        s->a[left] = p;
    }
    return true;
}

static bool merge(Sort *s, int64_t lo, int64_t mid, int64_t hi)
{
    bool lt;
    if (!less(s, s->a[mid].key, s->a[mid - 1].key, &lt))
        return false;
    if (!lt)
        return true;
    memcpy(s->tmp + lo, s->a + lo, (size_t)(mid - lo) * sizeof *s->a);
    int64_t i = lo, j = mid, k = lo;
    while (i < mid && j < hi) {
        if (!less(s, s->a[j].key, s->tmp[i].key, &lt))
            break;
        s->a[k++] = lt ? s->a[j++] : s->tmp[i++];
    }
    bool ok = i == mid || j == hi;
    memcpy(s->a + k, s->tmp + i, (size_t)(mid - i) * sizeof *s->a); /* no item is lost after an error either */
    return ok;
}

static bool sort_pairs(Sort *s)
{
    enum { RUN = 16 };
    for (int64_t lo = 0; lo < s->n; lo += RUN)
        if (!insertion(s, lo, lo + RUN < s->n ? lo + RUN : s->n))
            return false;
    for (int64_t size = RUN; size < s->n; size *= 2)
        for (int64_t lo = 0; lo + size < s->n; lo += 2 * size)
            if (!merge(s, lo, lo + size, lo + 2 * size < s->n ? lo + 2 * size : s->n))
                return false;
    return true;
}

static void reverse_pairs(Sort *s)
{
    for (int64_t i = 0, j = s->n - 1; i < j; i++, j--) {
        Pair p = s->a[i];
        s->a[i] = s->a[j];
        s->a[j] = p;
    }
}

static bool fill_keys(Sort *s, const Value *items, Value key)
{
    for (int64_t i = 0; i < s->n; i++)
        s->a[i] = (Pair){items[i], items[i]};
    if (key == V_NULL || key == V_NONE)
        return true;
    for (int64_t i = 0; i < s->n; i++)
        if (!vm_call(s->vm, key, &items[i], 1, &s->a[i].key))
            return false;
    return true;
}

bool list_sort(VM *vm, List *l, Value key, bool reverse)
{
    Sort s = {.vm = vm, .n = l->len, .reverse = reverse};
    size_t bytes = (size_t)l->len * sizeof(Pair);
    if (l->len == 0)
        return true;
    if (!vm_may_allocate(vm, 2 * bytes))
        return false;
    Value *items = l->items;
    int64_t cap = l->cap;
    l->items = NULL;
    l->len = l->cap = 0;
    l->o.flags &= (uint8_t)~OBJ_EMPTIED;
    s.a = heap_grow(vm, NULL, 0, bytes);
    s.tmp = heap_grow(vm, NULL, 0, bytes);
    bool ok = fill_keys(&s, items, key);
    if (ok) { /* reversing before and after keeps equal items in order */
        if (reverse)
            reverse_pairs(&s);
        ok = sort_pairs(&s);
        if (reverse)
            reverse_pairs(&s);
    }
    for (int64_t i = 0; i < s.n; i++)
        items[i] = s.a[i].item;
    bool modified = l->len > 0 || l->cap > 0 || l->o.flags & OBJ_EMPTIED;
    list_finalize(vm, l);
    l->items = items;
    l->len = s.n;
    l->cap = cap;
    heap_release(vm, s.a, bytes);
    heap_release(vm, s.tmp, bytes);
    if (ok && modified)
        return RAISE(vm, ValueError, "list modified during sort");
    return ok;
}
