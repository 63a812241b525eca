/* list: storage and methods. Sorting is in list_sort.c. */
#include "base/check.h"
#include "vm/dunder.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/types.h"

List *list_new(VM *vm, int64_t cap)
{
    List *l = heap_alloc(vm, vm->types[KIND_LIST], KIND_LIST, sizeof(List));
    if (cap > 0) {
        l->items = heap_grow(vm, NULL, 0, (size_t)cap * sizeof *l->items);
        l->cap = cap;
    }
    return l;
}

List *list_of(VM *vm, const Value *items, int64_t len)
{
    List *l = list_new(vm, len);
    if (len > 0)
        memcpy(l->items, items, (size_t)len * sizeof *items);
    l->len = len;
    return l;
}

void list_finalize(VM *vm, List *l)
{
    heap_release(vm, l->items, (size_t)l->cap * sizeof *l->items);
    l->items = NULL;
    l->len = l->cap = 0;
}

static bool list_reserve(VM *vm, List *l, int64_t need)
{
    if (need <= l->cap)
        return true;
    if (need > ((int64_t)1 << 36))
        return vm_no_memory(vm);
    int64_t cap = l->cap < 4 ? 4 : l->cap + l->cap / 2;
    if (cap < need)
        cap = need;
    if (cap > 512 && !vm_may_allocate(vm, (size_t)(cap - l->cap) * sizeof(Value)))
        return false;
    l->items = heap_grow(vm, l->items, (size_t)l->cap * sizeof(Value), (size_t)cap * sizeof(Value));
    l->cap = cap;
    return true;
}

bool list_resize(VM *vm, List *l, int64_t len)
{
    if (!list_reserve(vm, l, len))
        return false;
    for (int64_t i = l->len; i < len; i++)
        l->items[i] = V_NONE;
    l->len = len;
    return true;
}

bool list_append(VM *vm, List *l, Value v)
{
    if (l->len == l->cap && !list_reserve(vm, l, l->len + 1))
        return false;
    l->items[l->len++] = v;
    return true;
}

static bool extend_items(VM *vm, List *l, const Value *items, int64_t n, List *same)
{
    if (!vm_charge(vm, (uint64_t)n / 8) || !list_reserve(vm, l, l->len + n))
        return false;
    if (same != NULL)
        items = same->items; /* may have moved: l += l */
    if (n > 0)
        memmove(l->items + l->len, items, (size_t)n * sizeof(Value));
    l->len += n;
    return true;
}

/* PyObject_LengthHint: we need no hint, but a program may count the calls, and a wrong answer is an error. */
bool op_check_length_hint(VM *vm, Value v)
{
    Value hint, fn = special_find(vm, v, SP_len);
    int64_t n;
    if (fn != V_NULL && fn != V_NONE) {
        if (op_len(vm, v, &n))
            return true;
        if (vm->stop != STOP_NONE || !exc_is(vm, vm->excs->TypeError))
            return false;
        exc_take(vm);
    }
    fn = special_find(vm, v, SP_length_hint);
    if (fn == V_NULL || fn == V_NONE)
        return true;
    if (!special_call(vm, fn, v, NULL, 0, &hint)) {
        if (vm->stop != STOP_NONE || !exc_is(vm, vm->excs->TypeError))
            return false;
        exc_take(vm);
        return true;
    }
    if (hint == V_NOT_IMPLEMENTED)
        return true;
    if (!value_is_int(hint))
        return RAISE(vm, TypeError, "__length_hint__ must be an integer, not %s", type_name(vm, hint));
    return int_sign(hint) >= 0 || RAISE(vm, ValueError, "__length_hint__() should return >= 0");
}

static bool extend_from(VM *vm, List *l, Value iterable, Held *held)
{
    Value it, item;
    if (is_exact(vm, iterable, KIND_LIST))
        return extend_items(vm, l, NULL, AS(List, iterable)->len, AS(List, iterable));
    if (is_exact(vm, iterable, KIND_TUPLE))
        return extend_items(vm, l, AS(Tuple, iterable)->items, AS(Tuple, iterable)->len, NULL);
    if (!op_iter(vm, iterable, &it) || !op_check_length_hint(vm, iterable))
        return false;
    if (held)
        held->v[1] = it;
    for (;;) {
        if (!(held ? op_next_held : op_next)(vm, it, &item))
            return false;
        if (item == V_NULL)
            return true;
        if (!vm_charge(vm, 1) || !list_append(vm, l, item))
            return false;
    }
}

bool list_extend(VM *vm, List *l, Value iterable) { return extend_from(vm, l, iterable, NULL); }

/* The same, called by a program: below it, the heap collects. */
static bool extend_held(VM *vm, List *l, Value iterable)
{
    Held h = {.v = {from_obj(l)}};
    held_enter(vm, &h);
    bool ok = extend_from(vm, l, iterable, &h);
    held_leave(vm, &h);
    return ok;
}

bool op_list_held(VM *vm, Value iterable, List **out)
{
    List *l = list_new(vm, 0);
    *out = l;
    return extend_held(vm, l, iterable);
}

bool op_list(VM *vm, Value iterable, List **out)
{
    List *l = list_new(vm, 0);
    if (!list_extend(vm, l, iterable))
        return false;
    *out = l;
    return true;
}

bool op_sequence(VM *vm, Value iterable, const char *complaint, List **out)
{
    Value it = iterable;
    if ((is_list(iterable) || is_tuple(iterable)) && !(as_obj(iterable)->flags & OBJ_USER))
        return op_list(vm, iterable, out);
    if (!op_iter(vm, iterable, &it)) {
        if (vm->stop == STOP_NONE && exc_is(vm, vm->excs->TypeError)) {
            exc_take(vm);
            RAISE(vm, TypeError, "%s", complaint);
        }
        return false;
    }
    return op_list(vm, it, out);
}

/* ---- methods ---- */

#define SELF AS(List, a->v[0])

static bool m_append(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return list_append(vm, SELF, a->v[1]);
}

static bool m_extend(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return extend_held(vm, SELF, a->v[1]);
}

static bool m_insert(VM *vm, Args *a, Value *out)
{
    int64_t at;
    if (!op_ssize(vm, a->v[1], &at) || !list_append(vm, SELF, V_NONE))
        return false;
    List *l = SELF;
    int64_t len = l->len - 1;
    if (at < 0)
        at = at + len < 0 ? 0 : at + len;
    if (at > len)
        at = len;
    if (!vm_charge(vm, (uint64_t)(len - at) / 64))
        return false;
    memmove(l->items + at + 1, l->items + at, (size_t)(len - at) * sizeof(Value));
    l->items[at] = a->v[2];
    *out = V_NONE;
    return true;
}

static bool m_pop(VM *vm, Args *a, Value *out)
{
    List *l = SELF;
    int64_t at = -1;
    if (a->n > 1 && !op_ssize(vm, a->v[1], &at))
        return false;
    if (l->len == 0)
        return RAISE(vm, IndexError, "pop from empty list");
    if (at < 0)
        at += l->len;
    if (at < 0 || at >= l->len)
        return RAISE(vm, IndexError, "pop index out of range");
    if (!vm_charge(vm, (uint64_t)(l->len - at) / 64))
        return false;
    *out = l->items[at];
    memmove(l->items + at, l->items + at + 1, (size_t)(l->len - at - 1) * sizeof(Value));
    l->len--;
    return true;
}

static bool find_item(VM *vm, List *l, Value v, int64_t start, int64_t stop, int64_t *at)
{
    bool same = false;
    *at = -1;
    for (int64_t i = start; i < stop && i < l->len; i++) {
        if (!vm_charge(vm, 1) || !op_equal(vm, l->items[i], v, &same))
            return false;
        if (same) {
            *at = i;
            return true;
        }
    }
    return true;
}

static bool m_remove(VM *vm, Args *a, Value *out)
{
    List *l = SELF;
    int64_t at;
    if (!find_item(vm, l, a->v[1], 0, INT64_MAX, &at))
        return false;
    if (at < 0)
        return RAISE(vm, ValueError, "list.remove(x): x not in list");
    if (at < l->len) {
        memmove(l->items + at, l->items + at + 1, (size_t)(l->len - at - 1) * sizeof(Value));
        l->len--;
    }
    *out = V_NONE;
    return true;
}

static bool range_args(VM *vm, Args *a, int64_t len, int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = INT64_MAX;
    static const char what[] = "slice indices must be integers or have an __index__ method";
    if ((a->n > 2 && !op_index(vm, a->v[2], start, what)) || (a->n > 3 && !op_index(vm, a->v[3], stop, what)))
        return false;
    if (*start < 0)
        *start = *start + len < 0 ? 0 : *start + len;
    if (*stop < 0)
        *stop = *stop + len < 0 ? 0 : *stop + len;
    return true;
}

static bool m_index(VM *vm, Args *a, Value *out)
{
    int64_t start, stop, at;
    if (!range_args(vm, a, SELF->len, &start, &stop) || !find_item(vm, SELF, a->v[1], start, stop, &at))
        return false;
    if (at < 0) {
        Buf b;
        buf_init(&b);
        bool ok = value_repr(vm, a->v[1], &b);
        if (ok)
            RAISE(vm, ValueError, "%s is not in list", buf_text(&b));
        buf_deinit(&b);
        return false;
    }
    *out = from_int(at);
    return true;
}

static bool m_count(VM *vm, Args *a, Value *out)
{
    int64_t n = 0;
    bool same;
    for (int64_t i = 0; i < SELF->len; i++) {
        if (!vm_charge(vm, 1) || !op_equal(vm, SELF->items[i], a->v[1], &same))
            return false;
        n += same;
    }
    *out = from_int(n);
    return true;
}

static bool m_clear(VM *vm, Args *a, Value *out)
{
    if (SELF->items)
        SELF->o.flags |= OBJ_EMPTIED;
    list_finalize(vm, SELF);
    *out = V_NONE;
    return true;
}

static bool m_copy(VM *vm, Args *a, Value *out)
{
    List *l = list_new(vm, 0);
    *out = from_obj(l);
    return extend_items(vm, l, NULL, SELF->len, SELF);
}

static bool m_reverse(VM *vm, Args *a, Value *out)
{
    List *l = SELF;
    (void)vm;
    for (int64_t i = 0, j = l->len - 1; i < j; i++, j--) {
        Value v = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = v;
    }
    *out = V_NONE;
    return true;
}

static bool m_sort(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"key", "reverse", NULL};
    Value slots[2];
    int64_t reverse = 0;
    if (!args_bind(vm, a, 1, "sort", names, 0, 0, slots))
        return false;
    if (slots[1] != V_NULL && !op_c_int(vm, slots[1], &reverse))
        return false;
    *out = V_NONE;
    return list_sort(vm, SELF, slots[0], reverse != 0);
}

static bool m_init(VM *vm, Args *a, Value *out)
{
    List *l = SELF;
    bool keywords = a->kwnames != NULL && a->kwnames->len > 0;
    if (keywords && !special_is_own(type_special(vm, l->o.type, SP_new_))) /* those are for a __new__ of its own */
        return RAISE(vm, TypeError, "list() takes no keyword arguments");
    if (a->n > 2)
        return RAISE(vm, TypeError, "list expected at most 1 argument, got %u", a->n - 1);
    l->len = 0;
    *out = V_NONE;
    return a->n < 2 || extend_held(vm, l, a->v[1]);
}

bool list_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    List *l = heap_alloc(vm, type, KIND_LIST, sizeof(List));
    *out = from_obj(l);
    if (type != vm->types[KIND_LIST])
        return true;
    Value self = a->v[0], ignored;
    a->v[0] = *out;
    bool ok = m_init(vm, a, &ignored);
    a->v[0] = self;
    return ok;
}

const NativeDef list_methods[] = {
    {"__init__", m_init, 0, -1, NF_KW},
    {"append", m_append, 1, 1, 0},
    {"extend", m_extend, 1, 1, 0},
    {"insert", m_insert, 2, 2, 0},
    {"pop", m_pop, 0, 1, 0},
    {"remove", m_remove, 1, 1, 0},
    {"index", m_index, 1, 3, 0},
    {"count", m_count, 1, 1, 0},
    {"clear", m_clear, 0, 0, 0},
    {"copy", m_copy, 0, 0, NF_LINEAR},
    {"reverse", m_reverse, 0, 0, NF_LINEAR},
    {"sort", m_sort, 0, 0, NF_KW},
    D2(setitem), D1(delitem), D0(reversed), D1(iadd), D1(imul), DUNDER_SEQUENCE, NATIVE_CLASS_GETITEM,
    {0},
};
