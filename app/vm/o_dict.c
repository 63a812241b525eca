/* dict: entries in insertion order plus an open-addressing index (none while there are at most 8 entries).
 * Comparing keys may run Python, which may change the dict under our feet: every lookup starts again when the
 * version moved meanwhile.
 *
 * The sizes are CPython's (Objects/dictobject.c): a loop over a dict that loses one key and gets another goes on at its
 * position, so it shows where the deleted entries lie and when they are dropped (insertion_resize). */
#include "base/check.h"
#include "vm/heap.h"
#include "vm/ops.h"
#include "vm/seal.h"

enum { SMALL = 8, EMPTY = -1, DUMMY = -2, EMPTY_CAP = 5 /* what the first key makes room for */ };

Dict *dict_new(VM *vm)
{
    return heap_alloc(vm, vm->types[KIND_DICT], KIND_DICT, sizeof(Dict));
}

static size_t index_bytes(const Dict *d)
{
    return d->index == NULL ? 0 : ((size_t)d->mask + 1) * sizeof *d->index;
}

void dict_finalize(VM *vm, Dict *d)
{
    heap_release(vm, d->entries, d->cap * sizeof *d->entries);
    heap_release(vm, d->index, index_bytes(d));
    d->entries = NULL;
    d->index = NULL;
    d->used = d->nentries = d->cap = d->left = d->mask = 0;
    d->o.flags &= (uint8_t)~(OBJ_ODD_KEYS | OBJ_ANY_KEYS);
}

void dict_clear(VM *vm, Dict *d)
{
    if (d->sealed)
        seal_check_clear(vm, d);
    dict_finalize(vm, d);
    d->version++;
}

static void index_put(Dict *d, uint64_t hash, int32_t entry)
{
    uint64_t perturb = hash;
    uint32_t i = (uint32_t)hash & d->mask;
    while (d->index[i] >= 0) {
        perturb >>= 5;
        i = (uint32_t)(i * 5 + perturb + 1) & d->mask;
    }
    d->index[i] = entry;
}

/* Of the first n entries. */
static void index_build(VM *vm, Dict *d, uint32_t n)
{
    uint32_t size = 16;
    while ((uint64_t)size * 2 < (uint64_t)d->cap * 3)
        size *= 2;
    d->index = heap_grow(vm, NULL, 0, size * sizeof *d->index);
    d->mask = size - 1;
    memset(d->index, 0xFF, size * sizeof *d->index);
    for (uint32_t i = 0; i < n; i++)
        if (d->entries[i].key != V_NULL)
            index_put(d, d->entries[i].hash, (int32_t)i);
}

static void index_rebuild(VM *vm, Dict *d)
{
    heap_release(vm, d->index, index_bytes(d));
    d->index = NULL;
    if (d->nentries > SMALL)
        index_build(vm, d, d->nentries);
}

/* How many entries the smallest table takes that has `slots` slots (USABLE_FRACTION, calculate_log2_keysize). */
static uint32_t entries_for(uint64_t slots)
{
    uint64_t size = 8;
    while (size <= ((slots | 8) - 1))
        size *= 2;
    return (uint32_t)(size * 2 / 3);
}

/* A table for `cap` entries; the deleted ones are dropped. */
static void resize(VM *vm, Dict *d, uint32_t cap)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < d->nentries; i++)
        if (d->entries[i].key != V_NULL)
            d->entries[k++] = d->entries[i];
    d->nentries = k;
    if (cap != d->cap) {
        d->entries = heap_grow(vm, d->entries, d->cap * sizeof *d->entries, cap * sizeof *d->entries);
        d->cap = cap;
    }
    d->left = cap - k;
    d->version++;
    index_rebuild(vm, d);
}

static bool is_exact_str(Value key) { return is_str(key) && !(as_obj(key)->flags & OBJ_USER); }

void dict_presize(VM *vm, Dict *d, uint32_t n, bool any_keys)
{
    if (n > d->cap && any_keys)
        d->o.flags |= OBJ_ANY_KEYS;
    if (n > d->cap)
        resize(vm, d, entries_for(((uint64_t)n * 3 + 1) / 2));
}

static bool is_odd_key(Value key) { return is_obj(key) && (as_obj(key)->flags & OBJ_USER); }

static void entry_append(VM *vm, Dict *d, Value key, uint64_t hash, Value value)
{
    if (d->left == 0)
        resize(vm, d, entries_for((uint64_t)d->used * 3));
    if (!is_exact_str(key))
        d->o.flags |= is_odd_key(key) ? OBJ_ODD_KEYS | OBJ_ANY_KEYS : OBJ_ANY_KEYS;
    d->entries[d->nentries] = (DictEntry){key, value, hash};
    if (d->index != NULL)
        index_put(d, hash, (int32_t)d->nentries);
    else if (d->nentries == SMALL)
        index_build(vm, d, SMALL + 1);
    d->nentries++;
    d->left--;
    d->used++;
    d->version++;
}

static void entry_remove(Dict *d, int32_t e)
{
    if (d->index != NULL) {
        uint64_t hash = d->entries[e].hash, perturb = hash;
        uint32_t i = (uint32_t)hash & d->mask;
        while (d->index[i] != e) {
            perturb >>= 5;
            i = (uint32_t)(i * 5 + perturb + 1) & d->mask;
        }
        d->index[i] = DUMMY;
    }
    d->entries[e].key = d->entries[e].value = V_NULL;
    d->entries[e].hash = 0;
    d->used--;
    d->version++;
}

static inline bool key_is_str(const DictEntry *e, Str *key, uint64_t hash)
{
    return e->key == from_obj(key) || (e->hash == hash && is_str(e->key) && str_equal(AS(Str, e->key), key));
}

int32_t dict_find_str(Dict *d, Str *key)
{
    uint64_t hash = str_hash(key);
    if (d->index == NULL) {
        Value k = from_obj(key);
        for (uint32_t i = 0; i < d->nentries; i++)
            if (d->entries[i].key == k)
                return (int32_t)i;
        for (uint32_t i = 0; i < d->nentries; i++)
            if (d->entries[i].hash == hash && key_is_str(&d->entries[i], key, hash))
                return (int32_t)i;
        return -1;
    }
    uint64_t perturb = hash;
    for (uint32_t i = (uint32_t)hash & d->mask; d->index[i] != EMPTY;) {
        int32_t e = d->index[i];
        if (e >= 0 && key_is_str(&d->entries[e], key, hash))
            return e;
        perturb >>= 5;
        i = (uint32_t)(i * 5 + perturb + 1) & d->mask;
    }
    return -1;
}

Value dict_get_str(Dict *d, Str *key)
{
    int32_t e = dict_find_str(d, key);
    return e < 0 ? V_NULL : d->entries[e].value;
}

void dict_set_str(VM *vm, Dict *d, Str *key, Value value)
{
    int32_t e = dict_find_str(d, key);
    if (d->sealed)
        seal_check(vm, d, from_obj(key), e, value);
    if (e >= 0)
        d->entries[e].value = value;
    else
        entry_append(vm, d, from_obj(key), str_hash(key), value);
}

bool dict_del_str(VM *vm, Dict *d, Str *key)
{
    int32_t e = dict_find_str(d, key);
    if (d->sealed)
        seal_check(vm, d, from_obj(key), e, V_NULL);
    if (e >= 0)
        entry_remove(d, e);
    return e >= 0;
}

/* Is entry e the key? *again: the dict changed, look from the start. */
static inline bool entry_matches(VM *vm, Dict *d, int32_t e, Value key, uint64_t hash, bool *match, bool *again)
{
    DictEntry *entry = &d->entries[e];
    *again = false;
    *match = entry->key == key && key != V_NULL;
    if (*match || entry->key == V_NULL || entry->hash != hash)
        return true;
    uint32_t version = d->version;
    if (!op_equal(vm, entry->key, key, match))
        return false;
    *again = d->version != version;
    return true;
}

static bool find_linear(VM *vm, Dict *d, Value key, uint64_t hash, int32_t *found, bool *again)
{
    for (uint32_t i = 0; i < d->nentries; i++) {
        bool match;
        if (!entry_matches(vm, d, (int32_t)i, key, hash, &match, again))
            return false;
        if (*again)
            return true;
        if (match) {
            *found = (int32_t)i;
            return true;
        }
    }
    return true;
}

static bool find_indexed(VM *vm, Dict *d, Value key, uint64_t hash, int32_t *found, bool *again)
{
    uint64_t perturb = hash;
    uint32_t probes = 0;
    for (uint32_t i = (uint32_t)hash & d->mask; d->index[i] != EMPTY;) {
        int32_t e = d->index[i];
        if (e >= 0) {
            bool match;
            if (!entry_matches(vm, d, e, key, hash, &match, again))
                return false;
            if (*again)
                return true;
            if (match) {
                *found = e;
                return true;
            }
        }
        if (++probes > 16 && !vm_charge(vm, 1)) /* chosen collisions cost fuel */
            return false;
        perturb >>= 5;
        i = (uint32_t)(i * 5 + perturb + 1) & d->mask;
    }
    return true;
}

static bool dict_find(VM *vm, Dict *d, Value key, uint64_t hash, int32_t *found)
{
    if (is_str(key) && !((as_obj(key)->flags & OBJ_USER) | (d->o.flags & OBJ_ODD_KEYS))) {
        *found = dict_find_str(d, AS(Str, key));
        return true;
    }
    for (;;) {
        bool again = false;
        *found = -1;
        bool ok = d->index == NULL ? find_linear(vm, d, key, hash, found, &again)
                                   : find_indexed(vm, d, key, hash, found, &again);
        if (!ok)
            return false;
        if (!again)
            return true;
        if (!vm_charge(vm, 1))
            return false;
    }
}

bool dict_get_hash(VM *vm, Dict *d, Value key, uint64_t hash, Value *out)
{
    int32_t e;
    if (!dict_find(vm, d, key, hash, &e))
        return false;
    *out = e < 0 ? V_NULL : d->entries[e].value;
    return true;
}

static bool may_grow(VM *vm, const Dict *d)
{
    if (d->left > 0 || d->cap < 512)
        return true;
    if (d->cap >= (1u << 29))
        return vm_no_memory(vm);
    return vm_may_allocate(vm, (size_t)d->cap * (sizeof *d->entries * 2 + 16));
}

/* CPython's dicts with nothing but str for keys have a table of another form: the first other key makes a new one. */
static bool take_any_key(VM *vm, Dict *d, Value key)
{
    if ((d->o.flags & OBJ_ANY_KEYS) || is_exact_str(key))
        return true;
    if (d->cap >= 512 && !vm_may_allocate(vm, (size_t)d->cap * (sizeof *d->entries * 2 + 16)))
        return false;
    d->o.flags |= OBJ_ANY_KEYS;
    if (d->cap > 0)
        resize(vm, d, entries_for((uint64_t)d->used * 3));
    return true;
}

bool dict_set_hash(VM *vm, Dict *d, Value key, uint64_t hash, Value value)
{
    int32_t e;
    if (!take_any_key(vm, d, key) || !dict_find(vm, d, key, hash, &e))
        return false;
    if (d->sealed)
        seal_check(vm, d, key, e, value);
    if (e >= 0) {
        d->entries[e].value = value;
        return true;
    }
    if (!may_grow(vm, d))
        return false;
    entry_append(vm, d, key, hash, value);
    return true;
}

bool dict_setdefault(VM *vm, Dict *d, Value key, Value value, Value *out)
{
    uint64_t hash;
    int32_t e;
    if (!op_hash(vm, key, &hash) || !take_any_key(vm, d, key) || !dict_find(vm, d, key, hash, &e))
        return false;
    *out = e >= 0 ? d->entries[e].value : value;
    if (e >= 0)
        return true;
    if (d->sealed)
        seal_check(vm, d, key, e, value);
    if (!may_grow(vm, d))
        return false;
    entry_append(vm, d, key, hash, value);
    return true;
}

bool dict_of_pairs(VM *vm, const Value *kv, uint32_t n, Dict **out)
{
    Dict *d = *out = dict_new(vm);
    bool any_keys = false;
    for (uint32_t i = 0; i < n && n > EMPTY_CAP; i++)
        any_keys = any_keys || !is_exact_str(kv[2 * i]);
    if (n > EMPTY_CAP)
        dict_presize(vm, d, n, any_keys);
    for (uint32_t i = 0; i < n; i++)
        if (!dict_set(vm, d, kv[2 * i], kv[2 * i + 1]))
            return false;
    return true;
}

bool dict_get(VM *vm, Dict *d, Value key, Value *out)
{
    uint64_t hash;
    return op_hash(vm, key, &hash) && dict_get_hash(vm, d, key, hash, out);
}

bool dict_set(VM *vm, Dict *d, Value key, Value value)
{
    uint64_t hash;
    return op_hash(vm, key, &hash) && dict_set_hash(vm, d, key, hash, value);
}

static void remove_found(VM *vm, Dict *d, Value key, int32_t e)
{
    if (d->sealed)
        seal_check(vm, d, key, e, V_NULL);
    if (e >= 0)
        entry_remove(d, e);
}

bool dict_del(VM *vm, Dict *d, Value key, bool *found)
{
    Value taken;
    bool ok = dict_take(vm, d, key, &taken);
    *found = ok && taken != V_NULL;
    return ok;
}

bool dict_take(VM *vm, Dict *d, Value key, Value *out)
{
    uint64_t hash;
    int32_t e;
    if (!op_hash(vm, key, &hash) || !dict_find(vm, d, key, hash, &e))
        return false;
    *out = e >= 0 ? d->entries[e].value : V_NULL;
    remove_found(vm, d, key, e);
    return true;
}

bool dict_take_last(VM *vm, Dict *d, DictEntry *out)
{
    for (uint32_t i = d->nentries; i-- > 0;) {
        if (d->entries[i].key == V_NULL)
            continue;
        *out = d->entries[i];
        remove_found(vm, d, out->key, (int32_t)i);
        d->nentries = i; /* but no more of them fit: the index has its dummy */
        return true;
    }
    return false;
}

static int32_t first_entry(const Dict *d)
{
    int32_t e = 0;
    while (d->entries[e].key == V_NULL)
        e++;
    return e;
}

static int32_t last_entry(const Dict *d)
{
    int32_t e = (int32_t)d->nentries - 1;
    while (d->entries[e].key == V_NULL)
        e--;
    return e;
}

/* Where there is a hole before all others, the item fits there; else each of those before it moves by one. */
static void move_to_front(VM *vm, Dict *d, int32_t e)
{
    DictEntry moved = d->entries[e];
    int32_t first = first_entry(d);
    entry_remove(d, e);
    if (first > 0) {
        d->entries[first - 1] = moved;
        if (d->index != NULL)
            index_put(d, moved.hash, first - 1);
    } else {
        memmove(d->entries + 1, d->entries, (size_t)e * sizeof *d->entries);
        d->entries[0] = moved;
        index_rebuild(vm, d);
    }
    d->used++;
}

bool dict_move(VM *vm, Dict *d, Value key, bool last, bool *found)
{
    uint64_t hash;
    int32_t e;
    if (!op_hash(vm, key, &hash) || !dict_find(vm, d, key, hash, &e))
        return false;
    *found = e >= 0;
    if (e < 0 || e == (last ? last_entry(d) : first_entry(d)))
        return true;
    if (d->sealed)
        seal_check(vm, d, key, e, V_NULL);
    if (!last) {
        move_to_front(vm, d, e);
        return vm_charge(vm, (uint64_t)e / 4);
    }
    DictEntry moved = d->entries[e];
    entry_remove(d, e);
    entry_append(vm, d, moved.key, moved.hash, moved.value);
    return true;
}

bool dict_next(Dict *d, uint32_t *pos, DictEntry **entry)
{
    while (*pos < d->nentries) {
        DictEntry *e = &d->entries[(*pos)++];
        if (e->key != V_NULL) {
            *entry = e;
            return true;
        }
    }
    return false;
}

/* With the same holes: clone_combined_dict_keys. */
static void clone_entries(VM *vm, Dict *to, const Dict *from)
{
    to->entries = heap_grow(vm, NULL, 0, from->cap * sizeof *to->entries);
    memcpy(to->entries, from->entries, from->nentries * sizeof *to->entries);
    to->cap = from->cap;
    to->left = from->left;
    to->used = from->used;
    to->nentries = from->nentries;
    to->o.flags |= from->o.flags & (OBJ_ODD_KEYS | OBJ_ANY_KEYS);
    to->version++;
    index_rebuild(vm, to);
}

/* Without holes, in a table that fits: one that is filled from it is its clone (dict_merge). */
static bool is_packed(const Dict *d)
{
    return d->used == d->nentries && (d->cap <= EMPTY_CAP || d->cap / 2 < d->used);
}

Dict *dict_copy(VM *vm, Dict *d)
{
    Dict *out = dict_new(vm);
    uint32_t pos = 0;
    DictEntry *e;
    if (d->used == 0)
        return out;
    if (is_packed(d) || (!(d->o.flags & OBJ_USER) && d->used >= d->nentries * 2 / 3)) {
        clone_entries(vm, out, d);
        return out;
    }
    dict_presize(vm, out, d->used, d->o.flags & OBJ_ANY_KEYS);
    while (dict_next(d, &pos, &e))
        entry_append(vm, out, e->key, e->hash, e->value);
    return out;
}

static bool update_from_dict(VM *vm, Dict *d, Dict *from)
{
    uint32_t pos = 0;
    DictEntry *e;
    if (d == from || from->used == 0)
        return true;
    if (d->used == 0 && !d->sealed && is_packed(from)) {
        dict_finalize(vm, d);
        clone_entries(vm, d, from);
        return vm_charge(vm, d->used);
    }
    if (from->used > d->cap) /* one resizing at the start */
        dict_presize(vm, d, d->used + from->used, from->o.flags & OBJ_ANY_KEYS);
    while (dict_next(from, &pos, &e)) {
        uint32_t version = from->version;
        if (!vm_charge(vm, 1) || !dict_set_hash(vm, d, e->key, e->hash, e->value))
            return false;
        if (from->version != version)
            return RAISE(vm, RuntimeError, "dict mutated during update");
    }
    return true;
}

bool dict_keys_of(VM *vm, Value mapping, Value *out)
{
    Value it;
    if (!vm_call_method(vm, mapping, "keys", NULL, 0, out))
        return false;
    if (is_list(*out) || is_tuple(*out) || is_kind(*out, KIND_DICTVIEW) || op_iter(vm, *out, &it))
        return true;
    if (vm->stop == STOP_NONE && exc_is(vm, vm->excs->TypeError)) {
        exc_take(vm);
        Buf b;
        buf_init(&b);
        buf_printf(&b, "%s", type_name(vm, mapping));
        RAISE(vm, TypeError, "%s.keys() returned a non-iterable (type %s)", buf_text(&b), type_name(vm, *out));
        buf_deinit(&b);
    }
    return false;
}

static bool update_from_keys(VM *vm, Dict *d, Value mapping)
{
    Value keys, it, key, value;
    if (!dict_keys_of(vm, mapping, &keys) || !op_iter(vm, keys, &it))
        return false;
    for (;;) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &key))
            return false;
        if (key == V_NULL)
            return true;
        if (!op_getitem(vm, mapping, key, &value) || !dict_set(vm, d, key, value))
            return false;
    }
}

static bool update_from_pairs(VM *vm, Dict *d, Value pairs)
{
    Value it, item;
    if (!op_iter(vm, pairs, &it))
        return false;
    for (long long n = 0;; n++) {
        List *pair;
        if (!vm_charge(vm, 1) || !op_next(vm, it, &item))
            return false;
        if (item == V_NULL)
            return true;
        if (!op_list(vm, item, &pair)) {
            if (exc_is(vm, vm->excs->TypeError)) {
                exc_take(vm);
                return RAISE(vm, TypeError, "cannot convert dictionary update sequence element #%lld to a sequence", n);
            }
            return false;
        }
        if (pair->len != 2)
            return RAISE(vm, ValueError, "dictionary update sequence element #%lld has length %lld; 2 is required", n,
                         (long long)pair->len);
        if (!dict_set(vm, d, pair->items[0], pair->items[1]))
            return false;
    }
}

bool dict_update(VM *vm, Dict *d, Value from)
{
    Value keys;
    if (is_dict(from) && special_find(vm, from, SP_iter) == V_NULL)
        return update_from_dict(vm, d, AS(Dict, from));
    if (is_list(from) || is_tuple(from))
        return update_from_pairs(vm, d, from);
    if (!attr_find(vm, from, vm->names->n_keys, &keys))
        return false;
    return keys != V_NULL ? update_from_keys(vm, d, from) : update_from_pairs(vm, d, from);
}

bool dict_merge_kw(VM *vm, Dict *d, const Args *a)
{
    if (a->kwnames == NULL)
        return true;
    for (int64_t i = 0; i < a->kwnames->len; i++)
        if (!dict_set(vm, d, a->kwnames->items[i], a->v[a->n + (uint32_t)i]))
            return false;
    return true;
}

bool dict_equal(VM *vm, Dict *a, Dict *b, bool *out)
{
    uint32_t pos = 0;
    DictEntry *e;
    *out = a->used == b->used;
    if (!*out || a == b)
        return true;
    if (!nest_enter(vm, "in comparison"))
        return false;
    bool ok = true;
    while (*out && ok && dict_next(a, &pos, &e)) {
        Value mine = e->value, other;
        ok = vm_charge(vm, 1) && dict_get_hash(vm, b, e->key, e->hash, &other);
        if (ok && other == V_NULL)
            *out = false;
        else if (ok)
            ok = op_equal(vm, mine, other, out);
    }
    nest_leave(vm);
    return ok;
}
