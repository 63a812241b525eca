/* Heaps in lists (CPython: Modules/_heapqmodule.c): the same comparisons in the same order, so that what a program's
 * __lt__ says and the place of equal items are the same. [calls] */
#ifndef ASYNCOURSE_VM_HEAPQ_H
#define ASYNCOURSE_VM_HEAPQ_H

#include "vm/vm.h"

bool heapq_push(VM *vm, List *heap, Value item);
bool heapq_pop(VM *vm, List *heap, Value *out); /* IndexError when it is empty */

#endif
