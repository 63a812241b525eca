/* list.sort: CPython's (Objects/listobject.c, list_sort_impl), comparison for comparison, as programs see which items are
 * compared: runs that are there are taken, short ones filled up by insertion, neighbours merged in powersort's order. It
 * works on a detached array; comparisons may run Python. The list is empty meanwhile, and a list that has items afterwards
 * was modified. */
#include "base/check.h"
#include "vm/heap.h"
#include "vm/ops.h"

typedef struct {
    Value key, item;
} Pair;

/* A run: items that are in order. */
typedef struct {
    Pair *base;
    int64_t len;
    int power; /* of the boundary to the next run */
} Run;

enum {
    MIN_GALLOP = 7,    /* wins in a row after which a merge gallops */
    MIN_RUNS = 64,     /* lists shorter than this are one run */
    MAX_PENDING = 85   /* powers of runs that wait grow from the first to the last */
};

typedef struct {
    VM *vm;
    Pair *a, *tmp;
    int64_t n;
    bool reverse;
    int64_t min_gallop; /* adapts: lower while galloping pays */
    Run pending[MAX_PENDING];
    int npending;
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

/* ---- runs ---- */

static void reverse_slice(Pair *lo, int64_t n)
{
    for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
        Pair p = lo[i];
        lo[i] = lo[j];
        lo[j] = p;
    }
}

/* The run at the front of the n items at `lo`, its length in *len; one that strictly descends is turned round. */
static bool take_run(Sort *s, Pair *lo, int64_t n, int64_t *len)
{
    bool descending = false, lt;
    *len = 1;
    if (n == 1)
        return true;
    if (!less(s, lo[1].key, lo[0].key, &descending))
        return false;
    for (*len = 2; *len < n; ++*len) {
        if (!less(s, lo[*len].key, lo[*len - 1].key, &lt))
            return false;
        if (lt != descending)
            break;
    }
    if (descending)
        reverse_slice(lo, *len);
    return true;
}

/* The first `sorted` of the n items at `lo` are in order; then all are. */
static bool insert_rest(Sort *s, Pair *lo, int64_t n, int64_t sorted)
{
    for (int64_t i = sorted; i < n; i++) {
        Pair p = lo[i];
        int64_t left = 0, right = i;
        while (left < right) {
            int64_t mid = left + (right - left) / 2;
            bool lt;
            if (!less(s, p.key, lo[mid].key, &lt))
                return false;
            if (lt)
                right = mid;
            else
                left = mid + 1;
        }
        memmove(lo + left + 1, lo + left, (size_t)(i - left) * sizeof *lo);
        lo[left] = p;
    }
    return true;
}

/* ---- galloping ---- */

/* Does `key` belong behind `item`? With `equal_behind`, behind all that are equal to it, else before them. */
static bool behind(Sort *s, Value key, const Pair *item, bool equal_behind, bool *out)
{
    bool lt;
    if (!(equal_behind ? less(s, key, item->key, &lt) : less(s, item->key, key, &lt)))
        return false;
    *out = lt != equal_behind;
    return true;
}

/* Where `key` belongs in the n ordered items at `a`, looked for from a[hint] in steps 1, 3, 7, ... and then by halves; -1
 * after an error. */
static int64_t gallop(Sort *s, Value key, const Pair *a, int64_t n, int64_t hint, bool equal_behind)
{
    int64_t near = 0, far = 1;
    bool right, on;
    if (!behind(s, key, a + hint, equal_behind, &right))
        return -1;
    int64_t most = right ? n - hint : hint + 1;
    while (far < most) {
        if (!behind(s, key, right ? a + hint + far : a + hint - far, equal_behind, &on))
            return -1;
        if (on != right)
            break;
        near = far;
        far = far * 2 + 1;
    }
    if (far > most)
        far = most;
    int64_t lo = (right ? hint + near : hint - far) + 1, hi = right ? hint + far : hint - near;
    while (lo < hi) {
        int64_t mid = lo + (hi - lo) / 2;
        if (!behind(s, key, a + mid, equal_behind, &on))
            return -1;
        if (on)
            lo = mid + 1;
        else
            hi = mid;
    }
    return hi;
}

/* ---- merging two neighbours ---- */

/* What is left of the two runs, and where the next item goes. The shorter one is in tmp. */
typedef struct {
    Pair *dest, *a, *b;
    int64_t na, nb;
} Merge;

typedef enum { MERGE_ON, MERGE_DONE, MERGE_ONE_LEFT, MERGE_FAILED } Step; /* ONE_LEFT: of the run in tmp */

static void move_pairs(Pair *to, const Pair *from, int64_t n) { memmove(to, from, (size_t)n * sizeof *to); }

/* Item by item, until a run has won often enough in a row. */
static Step low_by_items(Sort *s, Merge *m)
{
    for (int64_t wins_a = 0, wins_b = 0; wins_a < s->min_gallop && wins_b < s->min_gallop;) {
        bool lt;
        if (!less(s, m->b->key, m->a->key, &lt))
            return MERGE_FAILED;
        if (lt) {
            *m->dest++ = *m->b++;
            wins_b++, wins_a = 0;
            if (--m->nb == 0)
                return MERGE_DONE;
        } else {
            *m->dest++ = *m->a++;
            wins_a++, wins_b = 0;
            if (--m->na == 1)
                return MERGE_ONE_LEFT;
        }
    }
    return MERGE_ON;
}

/* By whole stretches, as long as they are long. */
static Step low_by_stretches(Sort *s, Merge *m)
{
    int64_t from_a, from_b;
    s->min_gallop++;
    do {
        s->min_gallop -= s->min_gallop > 1;
        if ((from_a = gallop(s, m->b->key, m->a, m->na, 0, true)) < 0)
            return MERGE_FAILED;
        move_pairs(m->dest, m->a, from_a);
        m->dest += from_a, m->a += from_a, m->na -= from_a;
        if (m->na <= 1 && from_a) /* none is left: the comparison is not consistent */
            return m->na ? MERGE_ONE_LEFT : MERGE_DONE;
        *m->dest++ = *m->b++;
        if (--m->nb == 0)
            return MERGE_DONE;
        if ((from_b = gallop(s, m->a->key, m->b, m->nb, 0, false)) < 0)
            return MERGE_FAILED;
        move_pairs(m->dest, m->b, from_b);
        m->dest += from_b, m->b += from_b, m->nb -= from_b;
        if (m->nb == 0)
            return MERGE_DONE;
        *m->dest++ = *m->a++;
        if (--m->na == 1)
            return MERGE_ONE_LEFT;
    } while (from_a >= MIN_GALLOP || from_b >= MIN_GALLOP);
    s->min_gallop++;
    return MERGE_ON;
}

/* From the front: the left run is the shorter one. */
static bool merge_low(Sort *s, Pair *a, int64_t na, Pair *b, int64_t nb)
{
    move_pairs(s->tmp, a, na);
    Merge m = {a, s->tmp, b, na, nb};
    *m.dest++ = *m.b++;
    Step step = --m.nb == 0 ? MERGE_DONE : na == 1 ? MERGE_ONE_LEFT : MERGE_ON;
    while (step == MERGE_ON) {
        step = low_by_items(s, &m);
        if (step == MERGE_ON)
            step = low_by_stretches(s, &m);
    }
    if (step == MERGE_ONE_LEFT) {
        move_pairs(m.dest, m.b, m.nb);
        m.dest += m.nb;
    }
    move_pairs(m.dest, m.a, m.na); /* no item is lost after an error either */
    return step != MERGE_FAILED;
}

static Step high_by_items(Sort *s, Merge *m)
{
    for (int64_t wins_a = 0, wins_b = 0; wins_a < s->min_gallop && wins_b < s->min_gallop;) {
        bool lt;
        if (!less(s, m->b[m->nb - 1].key, m->a[m->na - 1].key, &lt))
            return MERGE_FAILED;
        if (lt) {
            *m->dest-- = m->a[--m->na];
            wins_a++, wins_b = 0;
            if (m->na == 0)
                return MERGE_DONE;
        } else {
            *m->dest-- = m->b[--m->nb];
            wins_b++, wins_a = 0;
            if (m->nb == 1)
                return MERGE_ONE_LEFT;
        }
    }
    return MERGE_ON;
}

static Step high_by_stretches(Sort *s, Merge *m)
{
    int64_t from_a, from_b;
    s->min_gallop++;
    do {
        s->min_gallop -= s->min_gallop > 1;
        if ((from_a = gallop(s, m->b[m->nb - 1].key, m->a, m->na, m->na - 1, true)) < 0)
            return MERGE_FAILED;
        from_a = m->na - from_a;
        m->dest -= from_a, m->na -= from_a;
        move_pairs(m->dest + 1, m->a + m->na, from_a);
        if (m->na == 0)
            return MERGE_DONE;
        *m->dest-- = m->b[--m->nb];
        if (m->nb == 1)
            return MERGE_ONE_LEFT;
        if ((from_b = gallop(s, m->a[m->na - 1].key, m->b, m->nb, m->nb - 1, false)) < 0)
            return MERGE_FAILED;
        from_b = m->nb - from_b;
        m->dest -= from_b, m->nb -= from_b;
        move_pairs(m->dest + 1, m->b + m->nb, from_b);
        if (m->nb <= 1 && from_b)
            return m->nb ? MERGE_ONE_LEFT : MERGE_DONE;
        *m->dest-- = m->a[--m->na];
        if (m->na == 0)
            return MERGE_DONE;
    } while (from_a >= MIN_GALLOP || from_b >= MIN_GALLOP);
    s->min_gallop++;
    return MERGE_ON;
}

/* From the back: the right run is the shorter one. */
static bool merge_high(Sort *s, Pair *a, int64_t na, Pair *b, int64_t nb)
{
    move_pairs(s->tmp, b, nb);
    Merge m = {b + nb - 1, a, s->tmp, na, nb};
    *m.dest-- = m.a[--m.na];
    Step step = m.na == 0 ? MERGE_DONE : nb == 1 ? MERGE_ONE_LEFT : MERGE_ON;
    while (step == MERGE_ON) {
        step = high_by_items(s, &m);
        if (step == MERGE_ON)
            step = high_by_stretches(s, &m);
    }
    if (step == MERGE_ONE_LEFT) {
        m.dest -= m.na;
        move_pairs(m.dest + 1, m.a, m.na);
    }
    move_pairs(m.dest + 1 - m.nb, m.b, m.nb);
    return step != MERGE_FAILED;
}

/* Merges the pending runs i and i + 1. */
static bool merge_at(Sort *s, int i)
{
    Pair *a = s->pending[i].base, *b = s->pending[i + 1].base;
    int64_t na = s->pending[i].len, nb = s->pending[i + 1].len;
    s->pending[i].len = na + nb;
    if (i == s->npending - 3)
        s->pending[i + 1] = s->pending[i + 2];
    s->npending--;
    int64_t k = gallop(s, b->key, a, na, 0, true); /* what is in place at the left already */
    if (k < 0)
        return false;
    a += k, na -= k;
    if (na == 0)
        return true;
    nb = gallop(s, a[na - 1].key, b, nb, nb - 1, false); /* and at the right */
    if (nb <= 0)
        return nb == 0;
    return na <= nb ? merge_low(s, a, na, b, nb) : merge_high(s, a, na, b, nb);
}

/* ---- the order of merges: powersort ---- */

/* How deep, in a tree that halves the list again and again, the boundary of two neighbours lies: the first bit in which
 * the middles of the two, as fractions of n, differ. */
static int boundary_power(int64_t start, int64_t n1, int64_t n2, int64_t n)
{
    int64_t a = 2 * start + n1, b = a + n1 + n2;
    for (int power = 1;; power++) {
        if (a >= n)
            a -= n, b -= n;
        else if (b >= n)
            return power;
        a *= 2, b *= 2;
    }
}

static bool push_run(Sort *s, Pair *base, int64_t len)
{
    if (s->npending) {
        const Run *last = &s->pending[s->npending - 1];
        int power = boundary_power(last->base - s->a, last->len, len, s->n);
        while (s->npending > 1 && s->pending[s->npending - 2].power > power)
            if (!merge_at(s, s->npending - 2))
                return false;
        s->pending[s->npending - 1].power = power;
    }
    ASSERT(s->npending < MAX_PENDING);
    s->pending[s->npending++] = (Run){base, len, 0};
    return true;
}

static bool merge_pending(Sort *s)
{
    while (s->npending > 1) {
        int i = s->npending - 2;
        if (i > 0 && s->pending[i - 1].len < s->pending[i + 1].len)
            i--;
        if (!merge_at(s, i))
            return false;
    }
    return true;
}

/* A length from 32 to 64, so that n divided by it is a power of two or a little less. */
static int64_t shortest_run(int64_t n)
{
    int64_t rest = 0;
    for (; n >= MIN_RUNS; n >>= 1)
        rest |= n & 1;
    return n + rest;
}

static bool sort_pairs(Sort *s)
{
    const int64_t shortest = shortest_run(s->n);
    s->min_gallop = MIN_GALLOP;
    for (int64_t done = 0, len; done < s->n; done += len) {
        Pair *lo = s->a + done;
        int64_t left = s->n - done;
        if (!take_run(s, lo, left, &len))
            return false;
        if (len < shortest) {
            int64_t wanted = left < shortest ? left : shortest;
            if (!insert_rest(s, lo, wanted, len))
                return false;
            len = wanted;
        }
        if (!push_run(s, lo, len))
            return false;
    }
    return merge_pending(s);
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
            reverse_slice(s.a, s.n);
        ok = sort_pairs(&s);
        if (reverse)
            reverse_slice(s.a, s.n);
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
