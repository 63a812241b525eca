/* The builtin functions, by file; builtins_install puts them all into vm->builtins. */
#ifndef ASYNCOURSE_VM_BUILTINS_H
#define ASYNCOURSE_VM_BUILTINS_H

#include "vm/native.h"

extern const NativeDef builtin_functions[], builtin_num_functions[], builtin_iter_functions[], builtin_io_functions[];
extern const ModuleDef module_sys, module_math, module_cmath, module_gc, module_collections, module_heapq, module_pcre,
    module_hash, module_weakref, module_operator, module_array, module_buffer, module_codecs, module_unicodedata,
    module_imp, module_ast, module_doctest;

void builtin_iter_types(VM *vm, Module *m); /* zip, map, filter, enumerate, reversed: types */

/* A standard stream object that writes to `stream` (1, 2), for sys.stdout and sys.stderr. */
bool stream_of(VM *vm, Value file, int *stream); /* false: not one of ours, or with a write() of the program */
Dict *dir_names(VM *vm, Value v);                /* what object.__dir__ lists, as keys */
bool value_dir(VM *vm, Value v, Value *out);     /* dir(v): a sorted List. [calls] */

/* Writes to what sys.stdout is now, as print does. [calls] */
bool stdout_write(VM *vm, Value text);

#endif
