/* The heap: size-class slabs, non-moving mark-sweep. Allocation never collects: only heap_safepoint does, called by the
 * dispatch loop at calls, back edges and resumes, and never below a native (vm->nested), so natives need no roots; those
 * that may take long have some (vm.h, Held). Marking uses a work list, never recursion.
 *
 * What dies may have something to say (a coroutine that was never awaited, a task destroyed while pending), so when it
 * dies is a part of the run: a collection is due after so many bytes were *allocated*, a number that no other
 * collection changes. The collections that tests add between (Limits.collect_every) are silent: what has something to
 * say stays until the next one that is due. */
#ifndef ASYNCOURSE_VM_HEAP_H
#define ASYNCOURSE_VM_HEAP_H

#include "vm/vm.h"

typedef struct Heap Heap;
Heap *heap_new(VM *vm);
void heap_free(Heap *h);
/* Zeroed; header filled. */
void *heap_alloc(VM *vm, Type *type, Kind kind, size_t size);
void *heap_alloc_bare(VM *vm, Type *type, Kind kind, size_t size); /* all but the header is the caller's to fill */
Gen *heap_alloc_gen(VM *vm, Type *type, size_t size); /* what follows `state` or innermost is the caller's to fill */
/* C memory that hangs off an object (list items, dict tables): counted against limits.heap. */
void *heap_grow(VM *vm, void *old, size_t old_size, size_t new_size);
void heap_release(VM *vm, void *p, size_t size);
void heap_note_memory(Obj *o); /* o has C memory from now on, which not all of its kind have: it is looked at when it dies */
void heap_mark(VM *vm, Value v);        /* from mark hooks */
void heap_mark_obj(VM *vm, void *o);    /* NULL is fine */
void heap_mark_chain(VM *vm, Frame *top); /* a parked chain of frames */
bool heap_is_marked(const VM *vm, const void *o); /* from Hooks.dying: is it reachable? */
void heap_collect(VM *vm);
void heap_collect_silently(VM *vm);
bool heap_has_unawaited(const VM *vm); /* is there a coroutine nobody awaited yet, alive or not? */
/* Marks what can be reached, lets `ask` find out what that is (heap_is_marked), and leaves all as it was: nothing is
 * collected, so it may be done anywhere. What only a C function knows of counts as out of reach. heap_sweep_cost is
 * what it costs. */
void heap_ask(VM *vm, void (*ask)(VM *vm, void *of), void *of);
bool heap_is_due(const VM *vm);
void heap_make_due(VM *vm);            /* collect at the next safepoint */
/* Bytes that the next heap_collect would look at, and the same number with silent collections or without. */
uint64_t heap_sweep_cost(const VM *vm);
void heap_sweep_everything(VM *vm);    /* vm_free: nothing is a root any more */
void heap_free_now(VM *vm, Obj *o);     /* without C memory, and certainly unreachable: its cell is free at once, unless it is large */
void heap_take_back(VM *vm, Obj *o);    /* the same, of one allocated since the last safepoint: it never was */
size_t heap_bytes(const VM *vm);
Frame *heap_frame(VM *vm, uint32_t nslots); /* from free lists by size */
void heap_drop_frame(VM *vm, Frame *f); /* a shown one when nobody knows it any more: until then what called it is shown, too */
void heap_mark_frame(VM *vm, Frame *f); /* a shown one, from what knows it */

/* object.c: the __dict__ of instances of user subclasses of builtin types */
Dict **extra_slot(VM *vm, Obj *o); /* of any object; NULL in it: nothing yet */
Dict **extra_members(VM *vm, Obj *o); /* its values of __slots__, the same way */
void extra_mark(VM *vm, Obj *o);
void extra_forget(VM *vm, Obj *o);
void extra_free(VM *vm);

/* Called for each dying object by the sweep (heap_finalize) */
void str_finalize(VM *vm, Str *s);
void list_finalize(VM *vm, List *l);
void dict_finalize(VM *vm, Dict *d);
void set_finalize(VM *vm, Set *s);
void names_mark(VM *vm);
void type_finalize(VM *vm, Type *t);
void code_finalize(VM *vm, CodeObj *c);

#endif
