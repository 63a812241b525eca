/* Code as text, for tests and for looking at it; and a proof that the value stack fits. */
#ifndef ASYNCOURSE_LANG_DISASM_H
#define ASYNCOURSE_LANG_DISASM_H

#include "base/buf.h"
#include "lang/code.h"

/* One line an instruction: "index OPCODE argument  (what it means)", the guards, then the inner codes.
 * With `places`: "line:col-end_line:end_col" in front. */
void disasm_code(const Code *code, bool places, Buf *out);
/* Follows every path through the code (inner codes too). NULL, or what is wrong (static text): a depth that differs
 * between two ways to one instruction, a stack deeper than stack_size, an argument out of range. */
const char *disasm_verify(const Code *code);

#endif
