#include "vm/item.h"

#include "vm/ops.h"

/* In the order of array.typecodes; then those that only a memoryview knows. */
static const ItemFormat formats[] = {
    {'b', 1, ITEM_SIGNED, true, true, 2, "signed char", "signed short integer"},
    {'B', 1, ITEM_UNSIGNED, true, true, 0, "unsigned byte integer", NULL},
    {'u', 4, ITEM_LETTER, true, false, 0, NULL, NULL},
    {'h', 2, ITEM_SIGNED, true, true, 0, "signed short integer", NULL},
    {'H', 2, ITEM_UNSIGNED, true, true, 4, "unsigned short", "signed integer"},
    {'i', 4, ITEM_SIGNED, true, true, 0, "signed integer", NULL},
    {'I', 4, ITEM_UNSIGNED, true, true, 8, "unsigned int", "C unsigned long"},
    {'l', 8, ITEM_SIGNED, true, true, 0, "C long", NULL},
    {'L', 8, ITEM_UNSIGNED, true, true, 8, "unsigned int", "C unsigned long"},
    {'q', 8, ITEM_SIGNED, true, true, 0, NULL, NULL},
    {'Q', 8, ITEM_UNSIGNED, true, true, 0, NULL, NULL},
    {'f', 4, ITEM_FLOAT, true, true, 0, NULL, NULL},
    {'d', 8, ITEM_FLOAT, true, true, 0, NULL, NULL},
    {'c', 1, ITEM_CHAR, false, true, 0, NULL, NULL},
    {'n', 8, ITEM_SIGNED, false, true, 0, NULL, NULL},
    {'N', 8, ITEM_UNSIGNED, false, true, 0, NULL, NULL},
    {'?', 1, ITEM_BOOL, false, true, 0, NULL, NULL},
    {'P', 8, ITEM_UNSIGNED, false, true, 0, NULL, NULL},
};

const ItemFormat *item_format(uint32_t code)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if ((uint32_t)formats[i].code == code)
            return &formats[i];
    return NULL;
}

/* ---- reading ---- */

int64_t item_int(const ItemFormat *f, const uint8_t *from)
{
    bool is_signed = f->kind == ITEM_SIGNED;
    int16_t h;
    int32_t i;
    int64_t q;
    switch (f->size) {
    case 1: return is_signed ? (int64_t)(int8_t)*from : (int64_t)*from;
    case 2: memcpy(&h, from, sizeof h); return is_signed ? (int64_t)h : (int64_t)(uint16_t)h;
    case 4: memcpy(&i, from, sizeof i); return is_signed ? (int64_t)i : (int64_t)(uint32_t)i;
    default: memcpy(&q, from, sizeof q); return q;
    }
}

static double item_double(const ItemFormat *f, const uint8_t *from)
{
    float single;
    double d;
    if (f->size == sizeof single) {
        memcpy(&single, from, sizeof single);
        return (double)single;
    }
    memcpy(&d, from, sizeof d);
    return d;
}

static bool get_letter(VM *vm, const uint8_t *from, Value *out)
{
    uint32_t c;
    memcpy(&c, from, sizeof c);
    if (c > 0x10FFFF)
        return RAISE(vm, ValueError, "character U+%x is not in range [U+0000; U+10ffff]", c);
    *out = from_obj(str_char(vm, c));
    return true;
}

bool item_get(VM *vm, const ItemFormat *f, const uint8_t *from, Value *out)
{
    switch ((ItemKind)f->kind) {
    case ITEM_FLOAT: *out = from_float(item_double(f, from)); return true;
    case ITEM_BOOL: *out = from_bool(*from != 0); return true;
    case ITEM_CHAR: *out = from_obj(bytes_new(vm, from, 1)); return true;
    case ITEM_LETTER: return get_letter(vm, from, out);
    case ITEM_SIGNED: *out = int_from_i64(vm, item_int(f, from)); return true;
    case ITEM_UNSIGNED: break;
    }
    *out = f->size == 8 ? int_from_u64(vm, (uint64_t)item_int(f, from)) : from_int(item_int(f, from));
    return true;
}

/* ---- writing ---- */

/* __index__ of v, however big. */
static bool plain_int(VM *vm, Value v, Value *out)
{
    *out = v;
    if (!value_is_int(v)) {
        Value fn = special_find(vm, v, SP_index);
        if (fn == V_NULL || fn == V_NONE)
            return RAISE(vm, TypeError, "'%s' object cannot be interpreted as an integer", type_name(vm, v));
        if (!special_call(vm, fn, v, NULL, 0, out))
            return false;
        if (!value_is_int(*out))
            return RAISE(vm, TypeError, "__index__ returned non-int (type %s)", type_name(vm, *out));
    }
    *out = int_plain(*out);
    return true;
}

/* Does i fit into `size` bytes? */
static bool in_range(VM *vm, int64_t i, uint8_t size, bool is_signed, const char *name)
{
    int64_t low = is_signed ? -(INT64_C(1) << (8 * size - 1)) : 0;
    int64_t high = is_signed ? -(low + 1) : (INT64_C(1) << 8 * size) - 1;
    if (i >= low && i <= high)
        return true;
    return RAISE(vm, OverflowError, "%s is %s", name, i < low ? "less than minimum" : "greater than maximum");
}

/* A number of up to four bytes goes through a C long. */
static bool put_narrow(VM *vm, const ItemFormat *f, Value n, uint8_t *to)
{
    int64_t i;
    if (!int_to_i64(n, &i))
        return RAISE(vm, OverflowError, "Python int too large to convert to C long");
    if (f->through != 0 && !in_range(vm, i, f->through, true, f->through_name))
        return false;
    return in_range(vm, i, f->size, f->kind == ITEM_SIGNED, f->name) && int_to_bytes_le(n, to, f->size, i < 0);
}

static bool put_signed(VM *vm, const ItemFormat *f, Value n, uint8_t *to)
{
    return int_to_bytes_le(n, to, f->size, true) ||
           (f->name != NULL ? RAISE(vm, OverflowError, "Python int too large to convert to %s", f->name)
                            : RAISE(vm, OverflowError, "int too big to convert"));
}

static bool put_unsigned(VM *vm, const ItemFormat *f, Value n, uint8_t *to)
{
    uint8_t wide[8];
    if (int_sign(n) < 0 && f->code == 'P')
        return put_signed(vm, f, n, to);
    if (int_sign(n) < 0)
        return RAISE(vm, OverflowError, f->through != 0 ? "can't convert negative value to unsigned int"
                                                          : "can't convert negative int to unsigned");
    if (!int_to_bytes_le(n, wide, sizeof wide, false))
        return f->through != 0 ? RAISE(vm, OverflowError, "Python int too large to convert to %s", f->through_name)
                               : RAISE(vm, OverflowError, "int too big to convert");
    return int_to_bytes_le(n, to, f->size, false) || RAISE(vm, OverflowError, "%s is greater than maximum", f->name);
}

static bool put_float(VM *vm, const ItemFormat *f, Value v, uint8_t *to)
{
    double d;
    if (!value_to_double(vm, v, &d))
        return false;
    float single = (float)d;
    if (f->size == sizeof single)
        memcpy(to, &single, sizeof single);
    else
        memcpy(to, &d, sizeof d);
    return true;
}

static bool put_letter(VM *vm, Value v, uint8_t *to)
{
    if (!is_str(v) || AS(Str, v)->len != 1)
        return RAISE(vm, TypeError, "array item must be unicode character");
    uint32_t c = str_at(AS(Str, v), 0);
    memcpy(to, &c, sizeof c);
    return true;
}

static bool put_char(VM *vm, Value v, uint8_t *to)
{
    if (!is_bytes(v))
        return RAISE(vm, TypeError, "a bytes of length 1 is required, not '%s'", type_name(vm, v));
    if (AS(Bytes, v)->len != 1)
        return RAISE(vm, ValueError, "a bytes of length 1 is required");
    *to = AS(Bytes, v)->data[0];
    return true;
}

static bool put_bool(VM *vm, Value v, uint8_t *to)
{
    bool truth;
    if (!op_truth(vm, v, &truth))
        return false;
    *to = truth;
    return true;
}

bool item_put(VM *vm, const ItemFormat *f, Value v, uint8_t to[ITEM_MOST])
{
    Value n;
    switch ((ItemKind)f->kind) {
    case ITEM_FLOAT: return put_float(vm, f, v, to);
    case ITEM_LETTER: return put_letter(vm, v, to);
    case ITEM_CHAR: return put_char(vm, v, to);
    case ITEM_BOOL: return put_bool(vm, v, to);
    case ITEM_SIGNED:
    case ITEM_UNSIGNED: break;
    }
    if (!plain_int(vm, v, &n))
        return false;
    if (f->size < 4 || (f->size == 4 && f->kind == ITEM_SIGNED))
        return put_narrow(vm, f, n, to);
    return f->kind == ITEM_SIGNED ? put_signed(vm, f, n, to) : put_unsigned(vm, f, n, to);
}
