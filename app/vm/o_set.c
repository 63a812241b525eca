/* set and frozenset: CPython 3.11's open addressing (9 linear probes, then perturbation; growth by 4 or 2 at 3/5
 * load), so that the order of iteration is the same. A deleted entry is a dummy: key V_NOT_IMPLEMENTED, hash -1. */
#include "vm/heap.h"
#include "vm/ops.h"

enum { MINSIZE = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5 };
#define DUMMY_HASH UINT64_MAX

static bool is_dummy(const SetEntry *e) { return e->hash == DUMMY_HASH && e->key == V_NOT_IMPLEMENTED; }
bool set_entry_live(const SetEntry *e) { return e->key != V_NULL && !is_dummy(e); }

static SetEntry *new_table(VM *vm, size_t size)
{
    SetEntry *t = heap_grow(vm, NULL, 0, size * sizeof *t);
    memset(t, 0, size * sizeof *t);
    return t;
}

Set *set_new(VM *vm, bool frozen)
{
    Kind kind = frozen ? KIND_FROZENSET : KIND_SET;
    return heap_alloc(vm, vm->types[kind], kind, sizeof(Set));
}

void set_finalize(VM *vm, Set *s)
{
    if (s->table != NULL)
        heap_release(vm, s->table, (size_t)(s->mask + 1) * sizeof *s->table);
    s->table = NULL;
    s->mask = s->fill = s->used = 0;
}

void set_clear(VM *vm, Set *s)
{
    set_finalize(vm, s);
    s->version++;
}

/* Into a table without dummies and without this key. */
static void insert_clean(SetEntry *table, uint64_t mask, Value key, uint64_t hash)
{
    uint64_t perturb = hash, i = hash & mask;
    for (;;) {
        uint64_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        for (uint64_t k = 0; k <= probes; k++) {
            if (table[i + k].key == V_NULL) {
                table[i + k] = (SetEntry){key, hash};
                return;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static bool set_resize(VM *vm, Set *s, int64_t minused)
{
    size_t size = MINSIZE;
    while (size <= (size_t)minused)
        size <<= 1;
    if (size > 4096 && !vm_may_allocate(vm, size * sizeof(SetEntry)))
        return false;
    SetEntry *old = s->table, *table = new_table(vm, size);
    for (int64_t i = 0; old != NULL && i <= s->mask; i++)
        if (old[i].key != V_NULL && !is_dummy(&old[i]))
            insert_clean(table, size - 1, old[i].key, old[i].hash);
    if (old != NULL)
        heap_release(vm, old, (size_t)(s->mask + 1) * sizeof *old);
    s->table = table;
    s->mask = (int64_t)size - 1;
    s->fill = s->used;
    s->version++;
    return true;
}

/* Finds the key's entry, or the empty one where it goes (*found tells); *dummy is the last dummy passed, which CPython
 * reuses, or NULL. */
static bool set_find(VM *vm, Set *s, Value key, uint64_t hash, SetEntry **entry, SetEntry **dummy, bool *found)
{
    uint64_t mask, perturb, i;
    uint32_t rounds;
restart:
    mask = (uint64_t)s->mask, perturb = hash, i = hash & mask, rounds = 0;
    *dummy = NULL;
    for (;;) {
        uint64_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        for (uint64_t k = 0; k <= probes; k++) {
            SetEntry *e = &s->table[i + k];
            *entry = e;
            *found = false;
            if (e->key == V_NULL)
                return true;
            if (is_dummy(e))
                *dummy = e;
            if (e->hash != hash || is_dummy(e))
                continue;
            uint32_t version = s->version;
            if (!op_equal(vm, e->key, key, found))
                return false;
            if (s->version != version) {
                if (s->table == NULL && !set_resize(vm, s, 0))
                    return false;
                if (!vm_charge(vm, 1))
                    return false;
                goto restart;
            }
            if (*found)
                return true;
        }
        if (++rounds > 4 && !vm_charge(vm, 1))
            return false;
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static bool add_hash(VM *vm, Set *s, Value v, uint64_t hash)
{
    SetEntry *e, *dummy;
    bool found;
    if (s->table == NULL && !set_resize(vm, s, 0))
        return false;
    if (!set_find(vm, s, v, hash, &e, &dummy, &found))
        return false;
    if (found)
        return true;
    if (dummy != NULL) {
        *dummy = (SetEntry){v, hash};
        s->used++;
        s->version++;
        return true;
    }
    *e = (SetEntry){v, hash};
    s->fill++;
    s->used++;
    s->version++;
    if (s->fill * 5 < s->mask * 3)
        return true;
    return set_resize(vm, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

bool set_add(VM *vm, Set *s, Value v)
{
    uint64_t hash;
    return op_hash(vm, v, &hash) && add_hash(vm, s, v, hash);
}

static bool has_hash(VM *vm, Set *s, Value v, uint64_t hash, bool *has)
{
    SetEntry *e, *dummy;
    *has = false;
    return s->used == 0 || set_find(vm, s, v, hash, &e, &dummy, has);
}

bool set_is_unhashable(VM *vm, Value v)
{
    if (!is_kind(v, KIND_SET))
        return false;
    Value fn = special_find(vm, v, SP_hash);
    return fn == V_NULL || fn == V_NONE;
}

bool set_has(VM *vm, Set *s, Value v, bool *has)
{
    uint64_t hash;
    if (set_is_unhashable(vm, v)) /* as its frozenset would */
        return has_hash(vm, s, v, set_hash(AS(Set, v)), has);
    return op_hash(vm, v, &hash) && has_hash(vm, s, v, hash, has);
}

static bool discard_hash(VM *vm, Set *s, Value v, uint64_t hash, bool *found)
{
    SetEntry *e, *dummy;
    *found = false;
    if (s->used == 0)
        return true;
    if (!set_find(vm, s, v, hash, &e, &dummy, found))
        return false;
    if (*found) {
        *e = (SetEntry){V_NOT_IMPLEMENTED, DUMMY_HASH};
        s->used--;
        s->version++;
    }
    return true;
}

bool set_discard(VM *vm, Set *s, Value v, bool *found)
{
    uint64_t hash;
    return op_hash(vm, v, &hash) && discard_hash(vm, s, v, hash, found);
}

bool set_next_hash(Set *s, int64_t *pos, Value *out, uint64_t *hash)
{
    while (s->table != NULL && *pos <= s->mask) {
        SetEntry *e = &s->table[(*pos)++];
        if (e->key != V_NULL && !is_dummy(e)) {
            *out = e->key;
            *hash = e->hash;
            return true;
        }
    }
    return false;
}

bool set_next(Set *s, int64_t *pos, Value *out)
{
    uint64_t ignored;
    return set_next_hash(s, pos, out, &ignored);
}

static bool merge_set(VM *vm, Set *s, Set *other)
{
    if (other == s || other->used == 0)
        return true;
    if (s->table == NULL && !set_resize(vm, s, 0))
        return false;
    if ((s->fill + other->used) * 5 >= s->mask * 3 && !set_resize(vm, s, (s->used + other->used) * 2))
        return false;
    if (s->fill == 0 && s->mask == other->mask && other->fill == other->used) {
        memcpy(s->table, other->table, (size_t)(s->mask + 1) * sizeof *s->table);
        s->fill = other->fill;
        s->used = other->used;
        s->version++;
        return true;
    }
    bool clean = s->fill == 0;
    for (int64_t i = 0; other->table != NULL && i <= other->mask; i++) {
        SetEntry e = other->table[i];
        if (e.key == V_NULL || is_dummy(&e))
            continue;
        if (!vm_charge(vm, 1))
            return false;
        if (clean) {
            insert_clean(s->table, (uint64_t)s->mask, e.key, e.hash);
            s->fill++;
            s->used++;
            s->version++;
        } else if (!add_hash(vm, s, e.key, e.hash)) {
            return false;
        }
    }
    return true;
}

bool set_update(VM *vm, Set *s, Value iterable)
{
    Value it, item;
    if (is_set(iterable) && special_find(vm, iterable, SP_iter) == V_NULL)
        return merge_set(vm, s, AS(Set, iterable));
    if (is_exact(vm, iterable, KIND_DICT)) {
        Dict *d = AS(Dict, iterable);
        uint32_t pos = 0;
        DictEntry *e;
        if (s->table == NULL && !set_resize(vm, s, 0))
            return false;
        if ((s->fill + d->used) * 5 >= s->mask * 3 && !set_resize(vm, s, (s->used + d->used) * 2))
            return false;
        while (dict_next(d, &pos, &e))
            if (!vm_charge(vm, 1) || !add_hash(vm, s, e->key, e->hash))
                return false;
        return true;
    }
    if (!op_iter(vm, iterable, &it))
        return false;
    for (;;) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &item))
            return false;
        if (item == V_NULL)
            return true;
        if (!set_add(vm, s, item))
            return false;
    }
}

/* The other operand as a set: itself or made from the iterable. */
static bool as_set(VM *vm, Value v, Set **out)
{
    if (is_set(v)) {
        *out = AS(Set, v);
        return true;
    }
    *out = set_new(vm, false);
    return set_update(vm, *out, v);
}

/* Items of `from` that are (or are not) in `in`. */
static bool filter_into(VM *vm, Set *result, Set *from, Set *in, bool wanted)
{
    for (int64_t i = 0; from->table != NULL && i <= from->mask; i++) {
        SetEntry e = from->table[i];
        bool has;
        if (e.key == V_NULL || is_dummy(&e))
            continue;
        if (!vm_charge(vm, 1) || !has_hash(vm, in, e.key, e.hash, &has))
            return false;
        if (has == wanted && !add_hash(vm, result, e.key, e.hash))
            return false;
    }
    return true;
}

static bool discard_all(VM *vm, Set *s, Set *other)
{
    bool found;
    if (s == other) {
        set_clear(vm, s);
        return true;
    }
    for (int64_t i = 0; other->table != NULL && i <= other->mask; i++) {
        SetEntry e = other->table[i];
        if (e.key == V_NULL || is_dummy(&e))
            continue;
        if (!vm_charge(vm, 1) || !discard_hash(vm, s, e.key, e.hash, &found))
            return false;
    }
    if ((uint64_t)(s->fill - s->used) > (uint64_t)s->mask / 4) /* many dummies: pack */
        return set_resize(vm, s, s->used > 50000 ? s->used * 2 : s->used * 4);
    return true;
}

static bool xor_into(VM *vm, Set *s, Set *other)
{
    for (int64_t i = 0; other->table != NULL && i <= other->mask; i++) {
        SetEntry e = other->table[i];
        bool found;
        if (e.key == V_NULL || is_dummy(&e))
            continue;
        if (!vm_charge(vm, 1) || !discard_hash(vm, s, e.key, e.hash, &found) ||
            (!found && !add_hash(vm, s, e.key, e.hash)))
            return false;
    }
    return true;
}

/* a & iterable, in the iterable's order. */
static bool pick_items(VM *vm, Set *result, Set *in, Value iterable)
{
    Value it, v;
    uint64_t hash;
    bool has;
    if (!op_iter(vm, iterable, &it))
        return false;
    for (;;) {
        if (!vm_charge(vm, 1) || !op_next(vm, it, &v))
            return false;
        if (v == V_NULL)
            return true;
        if (!op_hash(vm, v, &hash) || !has_hash(vm, in, v, hash, &has) || (has && !add_hash(vm, result, v, hash)))
            return false;
    }
}

static bool copy_of(VM *vm, Set *a, Set **out)
{
    *out = set_new(vm, a->o.kind == KIND_FROZENSET);
    return merge_set(vm, *out, a);
}

bool set_operate(VM *vm, BinOpr op, Set *a, Value b, Value *out)
{
    Set *other, *r;
    bool ok = true;
    if (op == OPR_OR) {
        ok = copy_of(vm, a, &r) && set_update(vm, r, b);
    } else if (op == OPR_AND && !is_set(b)) {
        r = set_new(vm, a->o.kind == KIND_FROZENSET);
        ok = pick_items(vm, r, a, b);
    } else if (!as_set(vm, b, &other)) {
        return false;
    } else if (op == OPR_AND) {
        r = set_new(vm, a->o.kind == KIND_FROZENSET);
        if (other->used > a->used) { /* walk the smaller one */
            Set *t = a;
            a = other;
            other = t;
        }
        ok = filter_into(vm, r, other, a, true);
    } else if (op == OPR_SUB) {
        if (!(is_set(b) || is_dict(b)) || a->used / 4 > other->used) {
            ok = copy_of(vm, a, &r) && discard_all(vm, r, other);
        } else {
            r = set_new(vm, a->o.kind == KIND_FROZENSET);
            ok = filter_into(vm, r, a, other, false);
        }
    } else { /* CPython: other ^= a */
        r = set_new(vm, a->o.kind == KIND_FROZENSET);
        ok = merge_set(vm, r, other) && xor_into(vm, r, a);
    }
    if (ok)
        *out = from_obj(r);
    return ok;
}

bool set_operate_in(VM *vm, BinOpr op, Set *a, Value b)
{
    Set *other;
    Value result;
    if (op == OPR_OR)
        return set_update(vm, a, b);
    if (op == OPR_AND) {
        if (!set_operate(vm, op, a, b, &result))
            return false;
        Set *r = AS(Set, result);
        set_finalize(vm, a);
        a->table = r->table;
        a->mask = r->mask;
        a->fill = r->fill;
        a->used = r->used;
        a->version++;
        r->table = NULL;
        r->mask = r->fill = r->used = 0;
        return true;
    }
    if (!as_set(vm, b, &other))
        return false;
    if (op == OPR_SUB)
        return discard_all(vm, a, other);
    if (other == a) {
        set_clear(vm, a);
        return true;
    }
    return xor_into(vm, a, other);
}

static bool is_subset(VM *vm, Set *a, Set *b, bool *out)
{
    *out = a->used <= b->used;
    for (int64_t i = 0; *out && a->table != NULL && i <= a->mask; i++) {
        SetEntry e = a->table[i];
        if (e.key == V_NULL || is_dummy(&e))
            continue;
        if (!vm_charge(vm, 1) || !has_hash(vm, b, e.key, e.hash, out))
            return false;
    }
    return true;
}

bool set_compare(VM *vm, CmpOpr op, Set *a, Set *b, bool *out)
{
    switch (op) {
    case CMP_EQ:
    case CMP_NE:
        *out = a->used == b->used;
        if (*out && !is_subset(vm, a, b, out))
            return false;
        if (op == CMP_NE)
            *out = !*out;
        return true;
    case CMP_LE: return is_subset(vm, a, b, out);
    case CMP_GE: return is_subset(vm, b, a, out);
    case CMP_LT:
        *out = false;
        return a->used >= b->used || is_subset(vm, a, b, out);
    default:
        *out = false;
        return b->used >= a->used || is_subset(vm, b, a, out);
    }
}

static uint64_t shuffle(uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

uint64_t set_hash(Set *s)
{
    uint64_t h = 0;
    if (s->hash != 0)
        return s->hash;
    for (int64_t i = 0; s->table != NULL && i <= s->mask; i++)
        if (s->table[i].key != V_NULL && !is_dummy(&s->table[i]))
            h ^= shuffle(s->table[i].hash);
    h ^= ((uint64_t)s->used + 1) * 1927868237u;
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069u + 907133923u;
    h = h == UINT64_MAX ? 590923713u : h;
    if (s->o.kind == KIND_FROZENSET)
        s->hash = h;
    return h;
}
