/* Special methods as natives, shared by the builtin types' tables: each runs the builtin half of its operator. */
#ifndef ASYNCOURSE_VM_DUNDER_H
#define ASYNCOURSE_VM_DUNDER_H

#include "vm/native.h"

#define DUNDERS(X)                                                                                                  \
    X(len) X(getitem) X(setitem) X(delitem) X(contains) X(iter) X(reversed) X(repr) X(str) X(hash) X(bool) X(format)    \
    X(eq) X(ne) X(lt) X(le) X(gt) X(ge) X(add) X(sub) X(mul) X(truediv) X(floordiv) X(mod) X(pow) X(lshift) X(rshift)  \
    X(and) X(or) X(xor) X(radd) X(rsub) X(rmul) X(rtruediv) X(rfloordiv) X(rmod) X(rpow) X(rlshift) X(rrshift)       \
    X(rand) X(ror) X(rxor) X(iadd) X(imul) X(ior) X(iand) X(isub) X(ixor) X(neg) X(pos) X(abs) X(invert) X(int)       \
    X(float) X(index) X(trunc) X(round) X(floor) X(ceil) X(divmod)         \
    X(rdivmod) X(next) X(getnewargs)
#define X(name) bool dunder_##name(VM *vm, Args *a, Value *out);
DUNDERS(X)
#undef X

#define D0(n) {"__" #n "__", dunder_##n, 0, 0, 0}
#define D1(n) {"__" #n "__", dunder_##n, 1, 1, 0}
#define D2(n) {"__" #n "__", dunder_##n, 2, 2, 0}
#define DUNDER_COMPARE D1(eq), D1(ne), D1(lt), D1(le), D1(gt), D1(ge)
#define DUNDER_SEQUENCE D0(len), D1(getitem), D1(contains), D0(iter), D0(repr), DUNDER_COMPARE, D1(add), D1(mul), D1(rmul)

#endif
