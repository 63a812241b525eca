/* Between the str and bytes files only. */
#ifndef ASYNCOURSE_VM_STR_METHODS_H
#define ASYNCOURSE_VM_STR_METHODS_H

#include "vm/native.h"

bool str_arg(VM *vm, Value v, const char *where, Str **out);
/* encoding, errors: V_NULL for the defaults. */
bool bytes_decode(VM *vm, Bytes *b, Value encoding, Value errors, Value *out);
bool str_encode(VM *vm, Str *s, Value encoding, Value errors, Value *out);

#define STR_METHODS(X)                                                                                               \
    X(encode) X(upper) X(lower) X(casefold) X(title) X(capitalize) X(swapcase) X(isalpha) X(isdigit) X(isdecimal)      \
    X(isnumeric) X(isalnum) X(isspace) X(isupper) X(islower) X(istitle) X(isascii) X(isprintable) X(isidentifier)       \
    X(translate) X(maketrans)
#define X(name) bool str_m_##name(VM *vm, Args *a, Value *out);
STR_METHODS(X)
#undef X

#endif
