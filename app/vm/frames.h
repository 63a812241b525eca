/* Frames as programs see them, without those of our own library: a view shows what its frame does, and when that has
 * ended, what it left. CPython: Objects/frameobject.c, Lib/traceback.py (walk_stack). */
#ifndef ASYNCOURSE_VM_FRAMES_H
#define ASYNCOURSE_VM_FRAMES_H

#include "vm/vm.h"

void frames_install(VM *vm);
/* The frame `depth` program frames out (0: the innermost); V_NONE: there is none. */
Value frames_current(VM *vm, uint32_t depth);
Value frames_locals(VM *vm, Frame *f); /* locals() of that frame: always the same dict */
/* That line of the text of a code object, or of the program's file of that name: a str as it is written,
 * without its end; "" when there is none. */
Value frames_source_line(VM *vm, Value of, int64_t line);
/* Not of the program, nor of what CPython generates (CODE_GENERATED). */
bool frames_hidden(const Traceback *t);
int frames_generated_line(const Frame *f); /* in generated code; 0: in no such code */
int frames_line(const Traceback *t);
Value frames_place(VM *vm, const Traceback *t); /* (line, end line, column, end column), columns in bytes, None: unknown */
/* The suspended or running frame of a generator or coroutine; V_NONE when it has ended. */
Value frames_of_gen(VM *vm, const Gen *g);
Value frames_of_traceback(VM *vm, const Traceback *t);

#endif
