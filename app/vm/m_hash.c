/* _hash: digests of whole texts and derived keys, for hashlib (pylib) and random. */
#include "base/digest.h"
#include "base/mem.h"
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

enum { BYTES_PER_STEP = 8, LENGTH_MAX = 1 << 29 };

/* Are the arguments what each letter says: s str, b bytes, i an int from 0, t a bool? They come from hashlib, as a rule. */
static bool fits(VM *vm, const Args *a, const char *letters)
{
    for (uint32_t i = 0; letters[i]; i++) {
        Value v = a->v[i];
        bool ok = letters[i] == 's' ? is_str(v) : letters[i] == 'b' ? is_bytes(v) : letters[i] == 't' ? is_bool(v)
                                                                               : is_int(v) && as_int(v) >= 0;
        if (!ok)
            return RAISE(vm, TypeError, "argument %u is of the wrong type", i + 1);
    }
    return true;
}

static DigestText text_of(Value v) { return (DigestText){AS(Bytes, v)->data, (uint64_t)AS(Bytes, v)->len}; }

static const DigestKind *kind_of(Value name) { return digest_kind(AS(Str, name)->data); }

/* Room for a result of a size that the program chose. NULL: an exception */
static uint8_t *room_for(VM *vm, Value size, size_t *len)
{
    int64_t n = as_int(size);
    if (n > LENGTH_MAX) {
        vm_no_memory(vm);
        return NULL;
    }
    *len = (size_t)n;
    return vm_may_allocate(vm, *len) && vm_charge(vm, *len / BYTES_PER_STEP) ? mem_alloc(*len + 1) : NULL;
}

static bool go_on(void *vm, uint64_t bytes) { return vm_charge(vm, bytes / BYTES_PER_STEP); }

static bool give(VM *vm, bool ok, uint8_t *made, size_t len, Value *out)
{
    if (ok)
        *out = from_obj(bytes_new(vm, made, (int64_t)len));
    mem_free(made);
    return ok;
}

/* digest(name, bytes) -> bytes; None: the name is not known */
static bool digest(VM *vm, Args *a, Value *out)
{
    uint8_t result[DIGEST_MAX];
    *out = V_NONE;
    if (!fits(vm, a, "sb"))
        return false;
    const DigestKind *k = kind_of(a->v[0]);
    if (!k)
        return true;
    DigestText t = text_of(a->v[1]);
    if (!vm_charge(vm, t.len / BYTES_PER_STEP))
        return false;
    digest_of(k, t.data, t.len, result);
    *out = from_obj(bytes_new(vm, result, digest_size(k)));
    return true;
}

/* keccak(rate, suffix, bytes, size) -> bytes */
static bool keccak(VM *vm, Args *a, Value *out)
{
    size_t len;
    if (!fits(vm, a, "iibi"))
        return false;
    if (as_int(a->v[0]) < 8 || as_int(a->v[0]) >= 200)
        return RAISE(vm, ValueError, "a rate is from 8 to 199 bytes");
    DigestText t = text_of(a->v[2]);
    uint8_t *made = vm_charge(vm, t.len / BYTES_PER_STEP) ? room_for(vm, a->v[3], &len) : NULL;
    if (!made)
        return false;
    keccak_digest((uint32_t)as_int(a->v[0]), (uint8_t)as_int(a->v[1]), t.data, t.len, made, len);
    return give(vm, true, made, len, out);
}

/* blake2(params, last_node, bytes) -> bytes: 64 bytes of parameters are BLAKE2b's, 32 BLAKE2s's */
static bool blake2(VM *vm, Args *a, Value *out)
{
    uint8_t result[DIGEST_MAX];
    if (!fits(vm, a, "btb"))
        return false;
    DigestText params = text_of(a->v[0]), t = text_of(a->v[2]);
    if ((params.len != 64 && params.len != 32) || params.data[0] > params.len)
        return RAISE(vm, ValueError, "no block of parameters");
    if (!vm_charge(vm, t.len / BYTES_PER_STEP))
        return false;
    (params.len == 64 ? blake2b_digest : blake2s_digest)(params.data, a->v[1] == V_TRUE, t.data, t.len, result);
    *out = from_obj(bytes_new(vm, result, params.data[0]));
    return true;
}

/* pbkdf2(name, password, salt, iterations, size) -> bytes; None: the name is not known */
static bool pbkdf2(VM *vm, Args *a, Value *out)
{
    if (!fits(vm, a, "sbbii"))
        return false;
    const DigestKind *k = kind_of(a->v[0]);
    *out = V_NONE;
    if (!k)
        return true;
    size_t len;
    uint8_t *made = room_for(vm, a->v[4], &len);
    if (!made)
        return false;
    DigestWatch watch = {go_on, vm};
    bool ok = digest_pbkdf2(k, text_of(a->v[1]), text_of(a->v[2]), (uint64_t)as_int(a->v[3]), watch, made, len);
    return give(vm, ok, made, len, out);
}

/* scrypt(password, salt, n, r, p, size) -> bytes; the caller has checked that they fit together */
static bool scrypt(VM *vm, Args *a, Value *out)
{
    if (!fits(vm, a, "bbiiii"))
        return false;
    if (as_int(a->v[2]) < 2 || as_int(a->v[2]) > LENGTH_MAX || as_int(a->v[3]) < 1 || as_int(a->v[4]) < 1 ||
        as_int(a->v[3]) * as_int(a->v[4]) >= LENGTH_MAX / 128)
        return RAISE(vm, ValueError, "Invalid parameter combination for n, r, p, maxmem.");
    ScryptCost cost = {(uint64_t)as_int(a->v[2]), (uint32_t)as_int(a->v[3]), (uint32_t)as_int(a->v[4])};
    size_t len, memory = scrypt_memory(cost);
    uint8_t *made = vm_may_allocate(vm, memory) ? room_for(vm, a->v[5], &len) : NULL;
    if (!made)
        return false;
    bool ok = scrypt_key(text_of(a->v[0]), text_of(a->v[1]), cost, (DigestWatch){go_on, vm}, made, len);
    return give(vm, ok, made, len, out);
}

static const NativeDef functions[] = {{"digest", digest, 2, 2, 0}, {"keccak", keccak, 4, 4, 0}, {"blake2", blake2, 3, 3, 0},
                                      {"pbkdf2", pbkdf2, 5, 5, 0}, {"scrypt", scrypt, 6, 6, 0}, {0}};
const ModuleDef module_hash = {"_hash", functions, NULL};
