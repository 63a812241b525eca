/* How C functions become Python functions: module tables, argument binding, result helpers. */
#ifndef ASYNCOURSE_VM_NATIVE_H
#define ASYNCOURSE_VM_NATIVE_H

#include "lang/image.h"
#include "vm/exc.h"
#include "vm/vm.h"

/* A module written in C: functions, plus an optional set-up that adds constants and types to module->dict. */
typedef struct ModuleDef {
    const char *name;
    const NativeDef *functions; /* ends with {0} */
    bool (*setup)(VM *vm, Module *m);
} ModuleDef;

void vm_register_module(VM *vm, const ModuleDef *def);  /* imported on demand */
/* A module written in our own Python, compiled at its first import. `source` is static. */
void vm_register_source(VM *vm, const char *name, const char *source, size_t len);
void vm_register_image(VM *vm, const char *name, const CodeImage *image);/* compiled when this was built */
Module *module_new(VM *vm, const char *name);
void module_set(VM *vm, Module *m, const char *name, Value v);
bool vm_import(VM *vm, const char *name, Value *module); /* dotted; ModuleNotFoundError or "not part of the course's Python". [calls] */

/* A function of a library module that is the Python half of C code, which only the library may touch (vm/seal.h). */
bool vm_import_function(VM *vm, const char *module, const char *name, Value *fn); /* [calls] */
bool vm_warn(VM *vm, Type *category, const char *format, ...) 
    __attribute__((format(printf, 3, 4))); /* warnings.warn(); false: it became an exception. [calls] */

void native_type_add(VM *vm, Type *t, const NativeDef *methods); /* more of them */
/* Makes a native type (KIND_NATIVEDATA, or any other kind as base). `methods` ends with {0}; NF_GETTER entries become
 * read-only properties. `base` NULL: object. */
Type *native_type(VM *vm, const char *module, const char *name, Type *base, Kind kind, size_t size,
                  const NativeDataOps *ops, const NativeDef *methods);
/* What a type that is written with arguments, T[int], has in its table; it gives a types.GenericAlias. */
#define NATIVE_CLASS_GETITEM {"__class_getitem__", native_class_getitem, 1, 1, NF_CLASS}
bool native_class_getitem(VM *vm, Args *a, Value *out);
/* From now on the class looks into `extra`, which is no base of its, before it looks into its base `before`. */
void type_look_before(VM *vm, Type *t, Type *extra, Type *before);
void native_add_new(VM *vm, Type *t); /* its own __new__, for a type that is not made by __init__ alone */
bool native_is_slot(const Type *owner, const NativeDef *def); /* would CPython have it as a slot wrapper? */
int64_t sys_size_of(VM *vm, Value v); /* what object.__sizeof__() says (sizes.c) */
bool sys_getsizeof(VM *vm, Args *a, Value *out);
Value native_new(VM *vm, const NativeDef *def, Value self); /* a bound (or module) function */
/* A zeroed object of a type's kind and size (instance_size). */
void *obj_new(VM *vm, Type *type);

/* Binds positional and keyword arguments to `names` (NULL-terminated; those from `npos` on are keyword-only) into
 * slots[]; missing ones stay V_NULL. The first `nrequired` must be there. `skip` = 1 leaves self (v[0]) out of it.
 * CPython's texts: "f() missing required argument 'x' (pos 1)", "f() got an unexpected keyword argument 'y'",
 * "f() takes at most 2 arguments (3 given)". */
bool args_bind(VM *vm, const Args *a, uint32_t skip, const char *fname, const char *const *names, uint32_t npos,
               uint32_t nrequired, Value *slots);
bool args_refused(VM *vm); /* the exception just raised says so; false, always */
Value args_kw(const Args *a, const char *name);          /* value of that keyword, or V_NULL */

#endif
