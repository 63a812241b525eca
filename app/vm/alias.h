/* What hints are made of: list[int] (types.GenericAlias) and int | None (types.UnionType). */
#ifndef ASYNCOURSE_VM_ALIAS_H
#define ASYNCOURSE_VM_ALIAS_H

#include "vm/vm.h"

void alias_types_install(VM *vm); /* makes vm->alias and vm->union_type */

/* origin[item]; a tuple is several arguments. CPython: Py_GenericAlias */
Value alias_new(VM *vm, Value origin, Value item);
/* left | right of classes, None, aliases and unions. *out V_NOT_IMPLEMENTED: one of them is something else. [calls] == */
bool union_of(VM *vm, Value left, Value right, Value *out);

static inline bool is_alias(const VM *vm, Value v) { return is_obj(v) && as_obj(v)->type == vm->alias; }
static inline bool is_union(const VM *vm, Value v) { return is_obj(v) && as_obj(v)->type == vm->union_type; }
Value alias_origin(Value alias);
bool alias_answers(const Str *name); /* an attribute of the alias itself, not of its origin */
Dict *alias_dir_names(VM *vm, Value alias); /* the keys: what dir() shows */
Tuple *union_args(Value v);

#endif
