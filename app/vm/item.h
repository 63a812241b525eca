/* Numbers in memory in the machine's own form, each form named by a character as in struct: what an array holds, and
 * what a memoryview reads and writes. CPython: Modules/arraymodule.c (b_setitem and its like), Objects/memoryobject.c
 * (unpack_single, pack_single). */
#ifndef ASYNCOURSE_VM_ITEM_H
#define ASYNCOURSE_VM_ITEM_H

#include "vm/vm.h"

enum { ITEM_MOST = 8 }; /* bytes of the widest */
typedef enum { ITEM_SIGNED, ITEM_UNSIGNED, ITEM_FLOAT, ITEM_BOOL, ITEM_CHAR /* a bytes of length 1 */,
               ITEM_LETTER /* a str of length 1 */ } ItemKind;
typedef struct ItemFormat {
    char code;
    uint8_t size;
    uint8_t kind;       /* ItemKind */
    bool in_arrays, in_views;
    uint8_t through;    /* CPython converts to a C type of so many bytes first, whose limits have words of their own */
    const char *name, *through_name;
} ItemFormat;

const ItemFormat *item_format(uint32_t code);                    /* NULL: there is none of that name */
bool item_get(VM *vm, const ItemFormat *f, const uint8_t *from, Value *out); /* ValueError: no code point */
/* TypeError and OverflowError in the words of array. [calls] __index__, __float__, __bool__ */
bool item_put(VM *vm, const ItemFormat *f, Value v, uint8_t to[ITEM_MOST]);
int64_t item_int(const ItemFormat *f, const uint8_t *from);      /* of the kinds that are ints, but of 8 unsigned bytes */

#endif
