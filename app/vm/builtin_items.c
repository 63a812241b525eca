/* The builtin halves of x[i], x[i] = v, del x[i] and `in`. */
#include "vm/alias.h"
#include "vm/bytearray.h"
#include "vm/heap.h"
#include "vm/ops.h"

static bool has_index(VM *vm, Value v) { return value_is_int(v) || special_find(vm, v, SP_index) != V_NULL; }

/* Index `key` into a sequence of *len items, which __index__ may change; `range` names it: "list index". */
static bool item_index(VM *vm, Value key, const int64_t *len, const char *indices, const char *range, int64_t *i)
{
    if (!has_index(vm, key))
        return RAISE(vm, TypeError, "%s must be integers or slices, not %s", indices, type_name(vm, key));
    if (!op_index(vm, key, i, NULL))
        return false;
    if (*i == INT64_MIN / 4 || *i == INT64_MAX / 4) /* as op_index says of those that are too big */
        return RAISE(vm, IndexError, "cannot fit '%s' into an index-sized integer", type_name(vm, key));
    if (*i < 0)
        *i += *len;
    if (*i < 0 || *i >= *len)
        return RAISE(vm, IndexError, "%s out of range", range);
    return true;
}

static bool slice_items(VM *vm, Value o, Slice *s, Value *out)
{
    int64_t start, stop, step, count;
    bool tuple = is_tuple(o);
    if (!slice_bounds(vm, s, tuple ? &AS(Tuple, o)->len : &AS(List, o)->len, &start, &stop, &step, &count) || !vm_charge(vm, (uint64_t)count / 8) ||
        !vm_may_allocate(vm, (size_t)count * sizeof(Value)))
        return false;
    if (step == 1 && is_exact(vm, o, KIND_TUPLE) && count == AS(Tuple, o)->len) {
        *out = o;
        return true;
    }
    Tuple *t = tuple ? tuple_new(vm, count) : NULL;
    List *l = tuple ? NULL : list_new(vm, count);
    Value *to = tuple ? t->items : l->items;
    const Value *items = tuple ? AS(Tuple, o)->items : AS(List, o)->items;
    for (int64_t k = 0; k < count; k++)
        to[k] = items[start + k * step];
    if (l != NULL)
        l->len = count;
    *out = tuple ? from_obj(t) : from_obj(l);
    return true;
}

static bool slice_str(VM *vm, Str *str, Slice *s, Value *out)
{
    int64_t start, stop, step, count;
    if (!slice_bounds(vm, s, &str->len, &start, &stop, &step, &count) || !vm_charge(vm, (uint64_t)count / 64))
        return false;
    if (step != 1 && !vm_charge(vm, (uint64_t)count / 16))
        return false;
    if (step == 1 || count == 0) {
        *out = from_obj(str_slice(vm, str, start, start + count));
        return true;
    }
    if (!str_fits(vm, count, 4))
        return false;
    uint32_t *points = heap_grow(vm, NULL, 0, (size_t)count * sizeof *points);
    for (int64_t k = 0; k < count; k++)
        points[k] = str_at(str, start + k * step);
    *out = from_obj(str_points(vm, points, count));
    heap_release(vm, points, (size_t)count * sizeof *points);
    return true;
}

static bool slice_bytes(VM *vm, Bytes *b, Slice *s, Value *out)
{
    int64_t start, stop, step, count;
    if (!slice_bounds(vm, s, &b->len, &start, &stop, &step, &count))
        return false;
    if (step == 1 && count == b->len && b->o.type == vm->types[KIND_BYTES]) {
        *out = from_obj(b);
        return true;
    }
    Bytes *r = bytes_new(vm, NULL, count);
    for (int64_t k = 0; k < count; k++)
        r->data[k] = b->data[start + k * step];
    *out = from_obj(r);
    return true;
}

static bool key_error(VM *vm, Value key)
{
    return vm_raise_args(vm, vm->excs->KeyError, &key, 1);
}

static bool dict_item(VM *vm, Value o, Value key, Value *out)
{
    Value v, missing;
    if (!dict_get(vm, AS(Dict, o), key, &v))
        return false;
    if (v != V_NULL) {
        *out = v;
        return true;
    }
    missing = special_find(vm, o, SP_missing);
    if (missing != V_NULL && missing != V_NONE)
        return special_call(vm, missing, o, &key, 1, out);
    return key_error(vm, key);
}

static bool type_item(VM *vm, Value o, Value key, Value *out)
{
    Type *t = AS(Type, o);
    Value fn = type_lookup(vm, t, vm->names->n___class_getitem__);
    if (t == vm->types[KIND_TYPE]) {
        *out = alias_new(vm, o, key);
        return true;
    }
    if (fn == V_NULL)
        return RAISE(vm, TypeError, "type '%s' is not subscriptable", t->name->ascii ? t->name->data : "?");
    if (is_kind(fn, KIND_CLASSMETHOD))
        fn = AS(Wrapper, fn)->func;
    Value args[2] = {o, key};
    return vm_call(vm, fn, args, 2, out);
}

bool builtin_getitem(VM *vm, Value o, Value key, Value *out)
{
    int64_t i;
    bool slice = is_kind(key, KIND_SLICE);
    if (!is_obj(o))
        return RAISE(vm, TypeError, "'%s' object is not subscriptable", type_name(vm, o));
    switch ((Kind)as_obj(o)->kind) {
    case KIND_LIST:
        if (slice)
            return slice_items(vm, o, AS(Slice, key), out);
        if (!item_index(vm, key, &AS(List, o)->len, "list indices", "list index", &i))
            return false;
        *out = AS(List, o)->items[i];
        return true;
    case KIND_TUPLE:
        if (slice)
            return slice_items(vm, o, AS(Slice, key), out);
        if (!item_index(vm, key, &AS(Tuple, o)->len, "tuple indices", "tuple index", &i))
            return false;
        *out = AS(Tuple, o)->items[i];
        return true;
    case KIND_STR:
        if (slice)
            return slice_str(vm, AS(Str, o), AS(Slice, key), out);
        if (!has_index(vm, key))
            return RAISE(vm, TypeError, "string indices must be integers, not '%s'", type_name(vm, key));
        if (!item_index(vm, key, &AS(Str, o)->len, "string indices", "string index", &i))
            return false;
        *out = from_obj(str_char(vm, str_at(AS(Str, o), i)));
        return true;
    case KIND_BYTES:
        if (slice)
            return slice_bytes(vm, AS(Bytes, o), AS(Slice, key), out);
        if (!item_index(vm, key, &AS(Bytes, o)->len, "byte indices", "index", &i))
            return false;
        *out = from_int(AS(Bytes, o)->data[i]);
        return true;
    case KIND_DICT: return dict_item(vm, o, key, out);
    case KIND_RANGE: return range_item(vm, AS(Range, o), key, out);
    case KIND_TYPE: return type_item(vm, o, key, out);
    default: return RAISE(vm, TypeError, "'%s' object is not subscriptable", type_name(vm, o));
    }
}

/* Replaces list[start:start+old] by n items. */
static bool list_replace(VM *vm, List *l, int64_t start, int64_t old, const Value *items, int64_t n)
{
    int64_t tail = l->len - start - old;
    if (!vm_charge(vm, (uint64_t)(n + tail) / 64))
        return false;
    if (n > old && !list_resize(vm, l, l->len + n - old))
        return false;
    if (tail > 0)
        memmove(l->items + start + n, l->items + start + old, (size_t)tail * sizeof(Value));
    if (n > 0)
        memcpy(l->items + start, items, (size_t)n * sizeof(Value));
    l->len = start + n + tail;
    return true;
}

static bool set_slice(VM *vm, List *l, Slice *s, Value value)
{
    int64_t start, stop, step, count, before;
    List *items;
    if (!slice_bounds(vm, s, &l->len, &start, &stop, &step, &count))
        return false;
    before = l->len;
    if (!op_sequence(vm, value, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice", &items))
        return false;
    if (l->len < before && !slice_bounds(vm, s, &l->len, &start, &stop, &step, &count)) /* the iterable has shortened it */
        return false;
    if (step == 1)
        return list_replace(vm, l, start, count, items->items, items->len);
    if (items->len != count)
        return RAISE(vm, ValueError, "attempt to assign sequence of size %lld to extended slice of size %lld",
                     (long long)items->len, (long long)count);
    for (int64_t k = 0; k < count; k++)
        l->items[start + k * step] = items->items[k];
    return true;
}

bool builtin_setitem(VM *vm, Value o, Value key, Value value)
{
    int64_t i;
    if (is_dict(o))
        return dict_set(vm, AS(Dict, o), key, value);
    if (!is_list(o))
        return RAISE(vm, TypeError, "'%s' object does not support item assignment", type_name(vm, o));
    if (is_kind(key, KIND_SLICE))
        return set_slice(vm, AS(List, o), AS(Slice, key), value);
    if (!item_index(vm, key, &AS(List, o)->len, "list indices", "list assignment index", &i))
        return false;
    AS(List, o)->items[i] = value;
    return true;
}

static bool del_slice(VM *vm, List *l, Slice *s)
{
    int64_t start, stop, step, count, k = 0, to;
    if (!slice_bounds(vm, s, &l->len, &start, &stop, &step, &count))
        return false;
    if (step == 1)
        return list_replace(vm, l, start, count, NULL, 0);
    if (step < 0) {
        start = start + (count - 1) * step;
        step = -step;
    }
    to = start;
    for (int64_t i = start; i < l->len; i++) {
        if (k < count && i == start + k * step)
            k++;
        else
            l->items[to++] = l->items[i];
    }
    if (count > 0)
        l->len = to;
    return vm_charge(vm, (uint64_t)l->len / 64);
}

static bool is_sequence_kind(uint8_t kind)
{
    return kind == KIND_STR || kind == KIND_BYTES || kind == KIND_TUPLE || kind == KIND_RANGE || kind == KIND_SET ||
           kind == KIND_FROZENSET;
}

bool builtin_delitem(VM *vm, Value o, Value key)
{
    int64_t i;
    bool found;
    if (is_dict(o)) {
        if (!dict_del(vm, AS(Dict, o), key, &found))
            return false;
        return found || key_error(vm, key);
    }
    if (!is_list(o))
        return RAISE(vm, TypeError, "'%s' object %s support item deletion", type_name(vm, o),
                     (is_obj(o) && as_obj(o)->flags & OBJ_USER) || (is_obj(o) && is_sequence_kind(as_obj(o)->kind) && has_index(vm, key)) ? "doesn't" : "does not");
    if (is_kind(key, KIND_SLICE))
        return del_slice(vm, AS(List, o), AS(Slice, key));
    if (!item_index(vm, key, &AS(List, o)->len, "list indices", "list assignment index", &i))
        return false;
    return list_replace(vm, AS(List, o), i, 1, NULL, 0);
}

static bool in_items(VM *vm, Value container, Value item, bool *out)
{
    *out = false;
    for (int64_t i = 0; !*out; i++) {
        bool list = is_list(container);
        if (i >= (list ? AS(List, container)->len : AS(Tuple, container)->len))
            return true;
        Value v = list ? AS(List, container)->items[i] : AS(Tuple, container)->items[i];
        if (!vm_charge(vm, 1) || !op_equal(vm, v, item, out))
            return false;
    }
    return true;
}

static bool in_bytes(VM *vm, Bytes *b, Value item, bool *out)
{
    int64_t i;
    const uint8_t *data;
    int64_t len;
    if (bytes_like(vm, item, &data, &len)) {
        *out = len == 0 || memmem(b->data, (size_t)b->len, data, (size_t)len) != NULL;
        return true;
    }
    if (!has_index(vm, item))
        return bytes_required(vm, item, &data, &len);
    if (!op_index(vm, item, &i, NULL))
        return false;
    if (i < 0 || i > 255)
        return RAISE(vm, ValueError, "byte must be in range(0, 256)");
    *out = b->len > 0 && memchr(b->data, (int)i, (size_t)b->len) != NULL;
    return true;
}

static bool in_by_iterating(VM *vm, Value container, Value item, bool *out)
{
    Value it, v;
    if (!op_iter(vm, container, &it)) {
        if (vm->stop == STOP_NONE && exc_is(vm, vm->excs->TypeError)) {
            exc_take(vm);
            return RAISE(vm, TypeError, "argument of type '%s' is not iterable", type_name(vm, container));
        }
        return false;
    }
    *out = false;
    while (!*out) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &v))
            return false;
        if (v == V_NULL)
            return true;
        if (!op_equal(vm, v, item, out))
            return false;
    }
    return true;
}

static bool in_view(VM *vm, DictView *view, Value item, bool *out)
{
    Value v;
    *out = false;
    if (view->what == 0) {
        if (!dict_get(vm, view->dict, item, &v))
            return false;
        *out = v != V_NULL;
        return true;
    }
    if (view->what == 1)
        return in_by_iterating(vm, from_obj(view), item, out);
    if (!is_tuple(item) || AS(Tuple, item)->len != 2)
        return true;
    if (!dict_get(vm, view->dict, AS(Tuple, item)->items[0], &v))
        return false;
    return v == V_NULL || op_equal(vm, v, AS(Tuple, item)->items[1], out);
}

bool builtin_contains(VM *vm, Value o, Value item, bool *out)
{
    Value v;
    if (!is_obj(o))
        return in_by_iterating(vm, o, item, out);
    switch ((Kind)as_obj(o)->kind) {
    case KIND_LIST:
    case KIND_TUPLE: return in_items(vm, o, item, out);
    case KIND_DICT:
        if (!dict_get(vm, AS(Dict, o), item, &v))
            return false;
        *out = v != V_NULL;
        return true;
    case KIND_SET:
    case KIND_FROZENSET: return set_has(vm, AS(Set, o), item, out);
    case KIND_STR:
        if (!is_str(item))
            return RAISE(vm, TypeError, "'in <string>' requires string as left operand, not %s", type_name(vm, item));
        *out = str_find(AS(Str, o), AS(Str, item), 0, AS(Str, o)->len) >= 0;
        return vm_charge(vm, (uint64_t)AS(Str, o)->len / 16);
    case KIND_BYTES: return in_bytes(vm, AS(Bytes, o), item, out);
    case KIND_RANGE:
        if (value_is_int(item) || value_is_float(item))
            return range_has(vm, AS(Range, o), item, out);
        return in_by_iterating(vm, o, item, out);
    case KIND_DICTVIEW: return in_view(vm, AS(DictView, o), item, out);
    default: return in_by_iterating(vm, o, item, out);
    }
}
