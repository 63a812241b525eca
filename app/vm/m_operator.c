/* _operator: the operators as functions. Source: Modules/_operator.c; what is made of them is pylib/operator. */
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/ops.h"

#define BINARY(name, opr)                                                                                           \
    static bool o_##name(VM *vm, Args *a, Value *out) { return op_binary(vm, OPR_##opr, a->v[0], a->v[1], out); }     \
    static bool o_i##name(VM *vm, Args *a, Value *out) { return op_inplace(vm, OPR_##opr, a->v[0], a->v[1], out); }
#define COMPARE(name, cmp)                                                                                          \
    static bool o_##name(VM *vm, Args *a, Value *out) { return op_compare(vm, CMP_##cmp, a->v[0], a->v[1], out); }
#define UNARY(name, opr)                                                                                            \
    static bool o_##name(VM *vm, Args *a, Value *out) { return op_unary(vm, UNARY_##opr, a->v[0], out); }

BINARY(add, ADD)
BINARY(sub, SUB)
BINARY(mul, MUL)
BINARY(matmul, MATMUL)
BINARY(truediv, DIV)
BINARY(floordiv, FLOORDIV)
BINARY(mod, MOD)
BINARY(pow, POW)
BINARY(lshift, LSHIFT)
BINARY(rshift, RSHIFT)
BINARY(and, AND)
BINARY(or, OR)
BINARY(xor, XOR)
COMPARE(lt, LT)
COMPARE(le, LE)
COMPARE(eq, EQ)
COMPARE(ne, NE)
COMPARE(gt, GT)
COMPARE(ge, GE)
COMPARE(is, IS)
COMPARE(is_not, IS_NOT)
UNARY(neg, MINUS)
UNARY(pos, PLUS)
UNARY(invert, INVERT)
UNARY(not, NOT)

static bool o_truth(VM *vm, Args *a, Value *out)
{
    bool yes;
    if (!op_truth(vm, a->v[0], &yes))
        return false;
    *out = from_bool(yes);
    return true;
}

static bool o_contains(VM *vm, Args *a, Value *out)
{
    bool has;
    if (!op_contains(vm, a->v[0], a->v[1], &has))
        return false;
    *out = from_bool(has);
    return true;
}

static bool o_getitem(VM *vm, Args *a, Value *out) { return op_getitem(vm, a->v[0], a->v[1], out); }

static bool o_setitem(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return op_setitem(vm, a->v[0], a->v[1], a->v[2]);
}

static bool o_delitem(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return op_delitem(vm, a->v[0], a->v[1]);
}

static bool o_call(VM *vm, Args *a, Value *out)
{
    Args rest = {a->v + 1, a->n - 1, a->kwnames};
    if (!a->n)
        return RAISE(vm, TypeError, "call expected at least 1 argument, got 0");
    return vm_call_kw(vm, a->v[0], &rest, out);
}

#define TWO(name) {#name, o_##name, 2, 2, 0}
static const NativeDef functions[] = {
    TWO(add), TWO(sub), TWO(mul), TWO(matmul), TWO(truediv), TWO(floordiv), TWO(mod), TWO(pow), TWO(lshift), TWO(rshift),
    TWO(xor), {"and_", o_and, 2, 2, 0}, {"or_", o_or, 2, 2, 0},
    TWO(iadd), TWO(isub), TWO(imul), TWO(imatmul), TWO(itruediv), TWO(ifloordiv), TWO(imod), TWO(ipow), TWO(ilshift),
    TWO(irshift), TWO(iand), TWO(ior), TWO(ixor),
    TWO(lt), TWO(le), TWO(eq), TWO(ne), TWO(gt), TWO(ge), {"is_", o_is, 2, 2, 0}, TWO(is_not),
    {"neg", o_neg, 1, 1, 0}, {"pos", o_pos, 1, 1, 0}, {"invert", o_invert, 1, 1, 0}, {"inv", o_invert, 1, 1, 0},
    {"not_", o_not, 1, 1, 0}, {"truth", o_truth, 1, 1, 0},
    TWO(contains), TWO(getitem), {"setitem", o_setitem, 3, 3, 0}, TWO(delitem), {"call", o_call, 0, -1, NF_KW},
    {0}};
const ModuleDef module_operator = {"_operator", functions, NULL};
