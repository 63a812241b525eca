/* Between the str and bytes files only. */
#ifndef ASYNCOURSE_VM_STR_METHODS_H
#define ASYNCOURSE_VM_STR_METHODS_H

#include "vm/native.h"

bool str_arg(VM *vm, Value v, const char *where, Str **out);
/* TypeError unless both are strs or V_NULL. */
bool encoding_args(VM *vm, const char *fname, Value encoding, Value errors);
/* TypeError when something that is no str, or V_NULL, has an encoding. */
bool encoding_fits(VM *vm, Value source, Value encoding, Value errors);
bool bytes_count(VM *vm, Value v, int64_t *n, bool *known);
/* encoding, errors: strs, or V_NULL for the defaults. */
bool bytes_decode(VM *vm, Bytes *b, Value encoding, Value errors, Value *out);
bool str_encode(VM *vm, Str *s, Value encoding, Value errors, Value *out);

/* The method of bytes that is called so, on `self` in place of a->v[0]. */
bool bytes_method(VM *vm, const char *name, Value self, Args *a, Value *out);

#define STR_METHODS(X)                                                                                               \
    X(encode) X(upper) X(lower) X(casefold) X(title) X(capitalize) X(swapcase) X(isalpha) X(isdigit) X(isdecimal)      \
    X(isnumeric) X(isalnum) X(isspace) X(isupper) X(islower) X(istitle) X(isascii) X(isprintable) X(isidentifier)       \
    X(translate) X(maketrans)
#define X(name) bool str_m_##name(VM *vm, Args *a, Value *out);
STR_METHODS(X)
#undef X

/* Optional start and end arguments from a->v[from] on, clamped to len. */
bool search_bounds(VM *vm, Args *a, uint32_t from, int64_t len, int64_t *start, int64_t *stop);

/* The methods that bytes and bytearray share: name, least and most arguments, flags. Those that search are in
 * bytes_search.c and work on either; BYTES_BORROWED are str's. */
#define BYTES_SEARCHING(X)                                                                                           \
    X(find, 1, 3, NF_OLD) X(rfind, 1, 3, NF_OLD) X(index, 1, 3, NF_OLD) X(rindex, 1, 3, NF_OLD)                         \
    X(count, 1, 3, NF_OLD) X(startswith, 1, 3, NF_OLD) X(endswith, 1, 3, NF_OLD)
#define X(name, min, max, flags) bool bytes_m_##name(VM *vm, Args *a, Value *out);
BYTES_SEARCHING(X)
#undef X
#define BYTES_BORROWED(X)                                                                                            \
    X(removeprefix, 1, 1, 0) X(removesuffix, 1, 1, 0) X(strip, 0, 1, 0) X(lstrip, 0, 1, 0)        \
    X(rstrip, 0, 1, 0) X(partition, 1, 1, 0) X(rpartition, 1, 1, 0) X(replace, 2, 3, 0) X(center, 1, 2, 0)            \
    X(ljust, 1, 2, 0) X(rjust, 1, 2, 0) X(zfill, 1, 1, 0) X(expandtabs, 0, 1, NF_KW) X(split, 0, 2, NF_KW)           \
    X(rsplit, 0, 2, NF_KW) X(splitlines, 0, 1, NF_KW) X(upper, 0, 0, 0) X(lower, 0, 0, 0) X(title, 0, 0, 0)           \
    X(capitalize, 0, 0, 0) X(swapcase, 0, 0, 0) X(isalpha, 0, 0, 0) X(isdigit, 0, 0, 0) X(isalnum, 0, 0, 0)           \
    X(isspace, 0, 0, 0) X(isupper, 0, 0, 0) X(islower, 0, 0, 0) X(istitle, 0, 0, 0) X(isascii, 0, 0, 0)
#define BYTES_READERS(X)                                                                                             \
    BYTES_BORROWED(X) X(decode, 0, 2, NF_KW) X(join, 1, 1, 0) X(hex, 0, 2, NF_KW) X(translate, 1, 2, NF_KW)

#endif
