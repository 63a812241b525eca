/* Interned names of one VM and the small state that object code shares. Interned strings are roots. */
#ifndef ASYNCOURSE_VM_NAMES_H
#define ASYNCOURSE_VM_NAMES_H

#include "base/map.h"
#include "vm/object.h"

#define NAMES(X)                                                                                                       \
    X(__dict__) X(__class__) X(__name__) X(__qualname__) X(__module__) X(__doc__) X(__init__) X(__new__) X(__file__)    \
    X(__slots__) X(__bases__) X(__base__) X(__mro__) X(__annotations__) X(__all__) X(__path__) X(__weakref__)           \
    X(__classcell__) X(__builtins__) X(__package__) X(__loader__) X(__spec__) X(__main__) X(__func__) X(__self__)       \
    X(__wrapped__) X(__code__) X(__globals__) X(__closure__) X(__defaults__) X(__kwdefaults__) X(__cause__)             \
    X(__context__) X(__suppress_context__) X(__traceback__) X(__notes__) X(__match_args__) X(__objclass__)             \
    X(__text_signature__) X(__abstractmethods__) X(__isabstractmethod__) X(__debug__) X(__import__)                    \
    X(__prepare__) X(__subclasses__) X(__mro_entries__) X(__eq__) X(__hash__) X(__getattr__) X(__next__) X(__iter__)    \
    X(__await__) X(__set_name__) X(__init_subclass__) X(__class_getitem__) X(__repr__) X(__str__) X(__call__)          \
    X(__enter__) X(__exit__) X(__aenter__) X(__aexit__) X(keys) X(items) X(values) X(get) X(args) X(value)              \
    X(name) X(obj) X(code) X(errno) X(strerror) X(filename) X(filename2) X(characters_written) X(msg) X(path) X(message) X(exceptions)       \
    X(lineno) X(offset) X(text) X(end_lineno) X(end_offset) X(print_file_and_line) X(send) X(throw) X(close)           \
    X(append) X(builtins) X(metaclass) X(self) X(key) X(reverse) X(strict) X(start) X(stop) X(step) X(real) X(imag)     \
    X(fget) X(fset) X(fdel) X(write) X(flush) X(encoding) X(errors) X(object) X(join) X(format)                 \
    X(end) X(reason)

struct Names {
#define X(n) Str *n_##n;
    NAMES(X)
#undef X
    Str *empty;
    Str *chars[256];      /* one-character strings of Latin-1, made on demand */
    Bytes *empty_bytes;   /* these two: made on demand */
    Tuple *empty_tuple;
    Str **slots;          /* intern table: open addressing by hash */
    uint32_t cap, count;
    uint32_t nesting;     /* depth of repr, ==, hash on nested data (object.c) */
    Value *repr_stack;    /* containers whose repr is being made */
    uint32_t nrepr, caprepr;
    Map type_names;       /* non-ASCII type names as UTF-8 */
};

/* vm_new: after the str type exists (vm->types[KIND_STR] may have no methods yet). Fills vm->names and
 * vm->special_names. */
void strings_init(VM *vm);
void strings_free(VM *vm); /* after the heap is gone or before: touches no Str */
void names_mark(VM *vm);   /* heap_mark_obj of every interned string */

/* Called by the heap for dying objects: release what hangs off them. */
void str_finalize(VM *vm, Str *s);
void list_finalize(VM *vm, List *l);
void dict_finalize(VM *vm, Dict *d);
void set_finalize(VM *vm, Set *s);

#endif
