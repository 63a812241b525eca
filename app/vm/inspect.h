/* Looking at frames and values from above, for the recorder: text only, never a user's __repr__, never a side effect. */
#ifndef ASYNCOURSE_VM_INSPECT_H
#define ASYNCOURSE_VM_INSPECT_H

#include "vm/vm.h"

const char *inspect_file(const Frame *f);
const char *inspect_function(const Frame *f); /* qualified name, UTF-8, lives as long as the program */
int inspect_line(const Frame *f);             /* that runs now; 0 unknown */
uint32_t inspect_first_line(const Frame *f);  /* that runs first; 0 unknown */
bool inspect_is_library(const Frame *f);      /* part of our own Python library */
bool inspect_gen_is_library(const Gen *g);
/* int, float, str, bytes, bool and None as repr, other values as their type's name; at most `max` bytes. */
void inspect_value(VM *vm, Value v, size_t max, Buf *out);
bool inspect_by_type(Value v); /* does inspect_value give its type's name, however short its text is? */
/* A value as a debugger shows it: containers with their first items, instances with their first attributes, nested a
 * little; anything else by its type. `name` (may be NULL) may show a value of its own floor's: true when it did. */
typedef bool (*InspectName)(VM *vm, Value v, Buf *out);
void inspect_show(VM *vm, Value v, size_t max, InspectName name, Buf *out);
/* The variables of a frame in the order of their slots, of a module in the order of their making; without those that
 * are not bound, and in a module without modules, functions and classes. */
typedef void (*InspectLocal)(void *ctx, VM *vm, const char *name, Value v);
void inspect_locals(VM *vm, const Frame *f, InspectLocal visit, void *ctx);
/* The name of the variable or attribute in which the program's running statement will store the value of the call that
 * it is in: `b` in "a, b = Lock(), Lock()", `sem` in "self.sem = Semaphore(3)". NULL: it stores it nowhere, or it is
 * not simple to say. */
const char *inspect_target(const VM *vm);
/* The program's calls that are open now, outermost first, as a Traceback; V_NONE: none. At most `room` of them, the
 * innermost, where what stands between a task and the call that runs the loop takes the room that it has in CPython. */
Value inspect_stack(VM *vm, uint32_t room);
/* "  File ..., line ..., in ..." and the text of the line, of each entry (traceback.format_list). */
void inspect_print_stack(Value tb, Buf *out);
void inspect_exception(VM *vm, Value exc, size_t max, Buf *out); /* "ValueError: text" */

#endif
