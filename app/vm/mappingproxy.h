/* mappingproxy: a mapping that shows another one (a class's names, mostly) and cannot change it. */
#ifndef ASYNCOURSE_VM_MAPPINGPROXY_H
#define ASYNCOURSE_VM_MAPPINGPROXY_H

#include "vm/object.h"

void mappingproxy_type_install(VM *vm); /* makes vm->mappingproxy */
Value mappingproxy_new(VM *vm, Value mapping);

#endif
