/* A Value is one 64-bit word: small int, float, singleton or pointer to a heap object.
 *   0..15                     singletons (V_NULL = absent: never seen by a program)
 *   pointers                  heap objects, below 2^48
 *   [2^49, 2^49 + doubles]    floats: their bits + 2^49 (NaNs are canonical)
 *   top 13 bits all set       ints of 51 bits, two's complement
 * Ints outside 51 bits are BigInt objects; every int that fits is small (one form for each number). */
#ifndef ASYNCOURSE_VM_VALUE_H
#define ASYNCOURSE_VM_VALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t Value;
typedef struct Obj Obj;

#define V_NULL ((Value)0)
#define V_FALSE ((Value)2)
#define V_TRUE ((Value)3)
#define V_NONE ((Value)4)
#define V_ELLIPSIS ((Value)5)
#define V_NOT_IMPLEMENTED ((Value)6)
#define V_TAIL ((Value)7) /* native result: "a frame was pushed, its result is mine" */
#define V_PARK ((Value)8) /* native result: "this chain of frames waits; its result comes when it goes on" (chain.c) */

#define INT_TAG ((Value)0xFFF8000000000000u)
#define FLOAT_BIAS ((Value)1 << 49)
#define SMALL_INT_MAX ((int64_t)1 << 50) /* exclusive */

static inline bool is_int(Value v) { return v >= INT_TAG; }
static inline bool both_int(Value a, Value b) { return (a & b) >= INT_TAG; }
static inline bool is_float(Value v) { return v - FLOAT_BIAS < INT_TAG - FLOAT_BIAS; }
static inline bool is_obj(Value v) { return v - 16 < ((Value)1 << 48) - 16; }
static inline bool is_bool(Value v) { return (v | 1) == V_TRUE; }
static inline bool int_fits(int64_t i) { return i >= -SMALL_INT_MAX && i < SMALL_INT_MAX; }
static inline Value from_int(int64_t i) { return INT_TAG | ((Value)i & ~INT_TAG); } /* i must fit */
static inline int64_t as_int(Value v) { return (int64_t)(v << 13) >> 13; }
static inline Value from_bool(bool b) { return b ? V_TRUE : V_FALSE; }
static inline Value from_obj(const void *o) { return (Value)(uintptr_t)o; }
static inline Obj *as_obj(Value v) { return (Obj *)(uintptr_t)v; }
static inline Value from_float(double d)
{
    uint64_t bits;
    if (d != d)
        return 0x7FF8000000000000u + FLOAT_BIAS;
    memcpy(&bits, &d, sizeof bits);
    return bits + FLOAT_BIAS;
}
static inline double as_float(Value v)
{
    double d;
    v -= FLOAT_BIAS;
    memcpy(&d, &v, sizeof d);
    return d;
}

#endif
