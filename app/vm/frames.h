/* Frames as programs see them: copies of what stood where at the moment of asking, without those of our own library.
 * CPython: Objects/frameobject.c, Lib/traceback.py (walk_stack). A copy does not move on with the frame it shows. */
#ifndef ASYNCOURSE_VM_FRAMES_H
#define ASYNCOURSE_VM_FRAMES_H

#include "vm/vm.h"

void frames_install(VM *vm);
/* The frame `depth` program frames out (0: the innermost) with all below it as f_back; V_NONE: there is none. */
Value frames_current(VM *vm, uint32_t depth);
/* That frame alone, without its variables. */
Value frames_caller(VM *vm, uint32_t depth);
/* That line of the text of a code object, or of the program's file of that name: a str as it is written,
 * without its end; "" when there is none. */
Value frames_source_line(VM *vm, Value of, int64_t line);
Value frames_place(VM *vm, const Traceback *t); /* (line, end line, column, end column), columns in bytes, None: unknown */
/* The suspended or running frame of a generator or coroutine alone; V_NONE when it has ended. */
Value frames_of_gen(VM *vm, const Gen *g);
Value frames_of_traceback(VM *vm, const Traceback *t);

#endif
