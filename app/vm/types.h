/* Method tables and constructors of the builtin types; types.c installs them. */
#ifndef ASYNCOURSE_VM_TYPES_H
#define ASYNCOURSE_VM_TYPES_H

#include "vm/native.h"

extern const NativeDef int_methods[], float_methods[], str_methods[], bytes_methods[], tuple_methods[], list_methods[],
    dict_methods[], set_methods[], frozenset_methods[], range_methods[], slice_methods[], iter_methods[],
    dict_keys_methods[], dict_values_methods[], dict_items_methods[], object_methods[], bool_methods[], none_methods[], property_methods[],
    staticmethod_methods[], classmethod_methods[], super_methods[], descr_methods[], field_methods[], call_methods[], func_methods[],
    module_methods[];

/* __reduce__ and __setstate__ of the builtin iterators (iter_reduce.c). */
bool iter_reduce(VM *vm, Args *a, Value *out);
bool iter_setstate(VM *vm, Args *a, Value *out);

/* Constructors (`T(...)`): v[0] is the type (maybe a user subclass), then the arguments; keywords allowed.
 * list, dict and set also have __init__ in their tables that refills self: the constructor of a *user subclass* of
 * these (and only then) makes an empty object and leaves the arguments to __init__. */
bool bool_construct(VM *vm, Args *a, Value *out);
bool int_construct(VM *vm, Args *a, Value *out);
bool float_construct(VM *vm, Args *a, Value *out);
bool str_construct(VM *vm, Args *a, Value *out);
bool bytes_construct(VM *vm, Args *a, Value *out);
bool tuple_construct(VM *vm, Args *a, Value *out);
bool list_construct(VM *vm, Args *a, Value *out);
bool dict_construct(VM *vm, Args *a, Value *out);
bool set_construct(VM *vm, Args *a, Value *out);
bool frozenset_construct(VM *vm, Args *a, Value *out);
bool range_construct(VM *vm, Args *a, Value *out);
bool slice_construct(VM *vm, Args *a, Value *out);
bool module_init(VM *vm, Args *a, Value *out); /* module.__init__(self, name, doc=None) */
bool property_construct(VM *vm, Args *a, Value *out);

#endif
