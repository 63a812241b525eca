/* In which order reference counts would have let go of what a collection finds dead: CPython's deallocation, played
 * through on the dead part of the heap. Where it is asked, all that lives is marked and nothing that is dead.
 *
 *   deaths_let_go   somebody who is gone held it (a variable of a frame that ended)
 *   deaths_seen     it lay in something that lives on, in the order in which that would let go of it
 *   deaths_ask      its place in the order is wanted
 *   deaths_play     plays it: those that were let go of, in that order, then those that were seen; what is asked for and
 *                   still there dies last, in the order of asking: with the list or tuple that held it and was only on
 *                   its way (the arguments of a call), or alone (a cycle, or held by what nobody knows of)
 *   deaths_place    of one that was asked for or lay on the way to it; UINT32_MAX: of no such object */
#ifndef ASYNCOURSE_VM_DEATHS_H
#define ASYNCOURSE_VM_DEATHS_H

#include "vm/object.h"

typedef struct Deaths Deaths;
Deaths *deaths_new(VM *vm);
void deaths_free(Deaths *d);
void deaths_let_go(Deaths *d, Obj *o);
void deaths_seen(Deaths *d, Obj *o);
void deaths_ask(Deaths *d, Obj *o);
void deaths_play(Deaths *d);
uint32_t deaths_place(const Deaths *d, const Obj *o);

#endif
