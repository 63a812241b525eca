/* sys.getsizeof() and __sizeof__(): the bytes that CPython 3.11 takes on a machine of 64 bits, for the builtin classes
 * that programs ask about; the rest is as large as a small object. Source: _PySys_GetSizeOf (Python/sysmodule.c) and the
 * __sizeof__ methods in Objects. */
#include "vm/buffer.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

enum { GC_HEADER = 16, MANAGED_DICT = 16, HEAD = 16 /* of an object: the count and the type */, POINTER = 8 };

static int64_t str_size(const Str *s)
{
    if (s->ascii)
        return 49 + s->len;
    return (s->width == 1 ? 73 : s->width == 2 ? 74 : 76) + s->len * s->width; /* the NUL, too */
}

/* A table of 2^n indices, and entries for two thirds of them, without their hashes while all keys are texts. */
static int64_t dict_size(const Dict *d)
{
    int64_t slots = 8, entry = d->o.flags & OBJ_ANY_KEYS ? 24 : 16;
    if (!d->nentries && !d->entries)
        return 48;
    while (slots * 2 / 3 < (int64_t)d->nentries + d->left)
        slots *= 2;
    int64_t index = slots <= 256 ? 1 : slots <= 65536 ? 2 : 4;
    return 48 + 32 + slots * index + slots * 2 / 3 * entry;
}

static int64_t instance_size(VM *vm, Type *t)
{
    bool weak = t->flags & TYPE_USER && type_lookup(vm, t, vm->names->n___weakref__) != V_NULL;
    return HEAD + POINTER * (int64_t)(slots_count(t) + weak);
}

static int64_t object_size(VM *vm, Obj *o)
{
    Value v = from_obj(o);
    switch ((Kind)o->kind) {
    case KIND_STR: return str_size(AS(Str, v));
    case KIND_BYTES: return 33 + AS(Bytes, v)->len;
    case KIND_TUPLE: return 24 + POINTER * AS(Tuple, v)->len;
    case KIND_LIST: return 40 + POINTER * AS(List, v)->cap;
    case KIND_DICT: return dict_size(AS(Dict, v));
    case KIND_SET:
    case KIND_FROZENSET: return 200 + (AS(Set, v)->mask > 7 ? 16 * (AS(Set, v)->mask + 1) : 0);
    case KIND_INSTANCE: return instance_size(vm, o->type);
    case KIND_TYPE: return AS(Type, v)->flags & TYPE_USER ? 1056 : 408;
    case KIND_EXC: return 72 + (o->flags & OBJ_USER ? POINTER : 0);
    case KIND_FUNC: return 136;
    case KIND_NATIVE: return 56;
    case KIND_METHOD: return 48;
    case KIND_SLICE: return 40;
    case KIND_RANGE: return 48;
    case KIND_MODULE: return 56;
    default: break;
    }
    const uint8_t *data;
    int64_t len;
    if (type_is_subtype(o->type, vm->bytearray) && bytes_like(vm, v, &data, &len))
        return 57 + len;
    return o->type == vm->memoryview ? 168 : 32;
}

int64_t sys_size_of(VM *vm, Value v)
{
    if (value_is_int(v))
        return 24 + 4 * (1 + int_bit_length(v) / 30);
    if (value_is_float(v))
        return 24;
    return is_obj(v) ? object_size(vm, as_obj(v)) : HEAD;
}

/* What lies before the object. CPython: _PyType_PreHeaderSize */
static int64_t header_size(VM *vm, Value v)
{
    Type *t = type_of(vm, v);
    bool user = t->flags & TYPE_USER, dict = user && t->flags & TYPE_HAS_DICT;
    if (!is_obj(v) || (!user && (is_str(v) || is_bytes(v) || value_is_int(v) || value_is_float(v))))
        return 0;
    if (t->kind == KIND_RANGE || t == vm->complex_type || t == vm->bytearray)
        return 0;
    if (t->kind == KIND_INSTANCE && !user)
        return 0;
    bool fixed = t->kind != KIND_TUPLE && t->kind != KIND_BYTES && t->kind != KIND_EXC && t->kind != KIND_TYPE &&
                 !value_is_int(v);
    return GC_HEADER + (dict && fixed ? MANAGED_DICT : 0);
}

static bool asked_size(VM *vm, Value v, int64_t *size)
{
    Value fn = type_lookup(vm, type_of(vm, v), str_intern(vm, "__sizeof__", 10)), r;
    if (!special_call(vm, fn, v, NULL, 0, &r))
        return false;
    if (!value_is_int(r))
        return RAISE(vm, TypeError, "an integer is required");
    if (!op_ssize(vm, r, size))
        return false;
    return *size >= 0 || RAISE(vm, ValueError, "__sizeof__() should return >= 0");
}

bool sys_getsizeof(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"object", "default", NULL};
    Value v[2];
    int64_t size;
    if (!args_bind(vm, a, 0, "getsizeof", names, 2, 1, v))
        return false;
    if (!asked_size(vm, v[0], &size)) {
        if (v[1] == V_NULL || !exc_is(vm, vm->excs->TypeError))
            return false;
        exc_take(vm);
        *out = v[1];
        return true;
    }
    *out = int_from_i64(vm, size + header_size(vm, v[0]));
    return true;
}
