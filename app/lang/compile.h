/* The door to the compiler: source text in, Program out. */
#ifndef ASYNCOURSE_LANG_COMPILE_H
#define ASYNCOURSE_LANG_COMPILE_H

#include "lang/code.h"

typedef enum { COMPILE_FILE, COMPILE_EXPRESSION } CompileMode;

/* Parses, analyses scopes and compiles. On a problem returns NULL and fills *problem; its texts live in
 * *problem_arena (the caller's, initialised). `flags` are added to every code (CODE_LIBRARY). The caller frees with
 * program_free. */
Program *compile_program(const char *source, size_t len, const char *file, CompileMode mode, uint32_t flags,
                         Arena *problem_arena, SyntaxProblem *problem);
void program_free(Program *p);

#endif
