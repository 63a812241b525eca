/* Seals: what stands before a learner's answer begins (functions and classes of the setup, attributes of modules, methods
 * of classes, builtins, sys.modules) is not the answer's to change. A change is not prevented: it is told to hooks.tamper, and the
 * grader decides. Trusted code (setup, given, library) may change what it likes, but only by statements of its own:
 * a `setattr` that it calls, perhaps handed to it by the answer, counts as the answer's.
 *
 * Code of an answer is compiled with CODE_ANSWER; vm_seal (vm.h) sets the seals. */
#ifndef ASYNCOURSE_VM_SEAL_H
#define ASYNCOURSE_VM_SEAL_H

#include "vm/vm.h"

/* Of Dict.sealed. WATCHED: nothing is sealed, but seal_check hears of each write (to `builtins`, always). ALL: new keys,
 * too (of sys.modules). */
enum { SEAL_WATCHED = 1, SEAL_ALL = UINT32_MAX };

/* A module has just been filled: seals its names and classes if the VM is sealed. */
void seal_module(VM *vm, Module *m);
/* A write to a sealed dict is about to happen: to entry e, or to a new key (e < 0); value V_NULL deletes. */
void seal_check(VM *vm, Dict *d, Value key, int32_t e, Value value);
/* A sealed dict is about to be emptied. */
void seal_check_clear(VM *vm, Dict *d);
/* A name of a module is about to be read: an answer must not reach into the insides of the library (names and modules
 * that begin with one underscore, a module's `__dict__`), where it could forge what the trace says. Here, too, trusted
 * code is trusted in what its own instructions read. */
void seal_check_read(VM *vm, const Module *m, Str *name);
/* A module is about to be imported; those that C code imports on its own account are no inside. */
void seal_check_import(VM *vm, Str *name);
/* `__globals__` or `__closure__` of a function is about to be read: names of the module that it is of. */
void seal_check_names(VM *vm, const Func *fn, Str *name);
/* The defaults of a function are about to be replaced. */
void seal_check_function(VM *vm, const Func *fn);

#endif
