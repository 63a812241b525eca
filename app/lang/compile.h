/* The door to the compiler: source text in, Program out. */
#ifndef ASYNCOURSE_LANG_COMPILE_H
#define ASYNCOURSE_LANG_COMPILE_H

#include "lang/code.h"

typedef enum { COMPILE_FILE, COMPILE_EXPRESSION } CompileMode;

/* One statement typed at a prompt, as CPython's codeop and `python -m asyncio` read it: values of expression statements
 * are shown (PRINT_EXPR), and where it awaits, the root code is a coroutine. NULL with *more set: it goes on in the next
 * line (*problem is empty). Else as compile_program. */
Program *compile_interactive(const char *source, size_t len, const char *file, uint32_t flags, Arena *problem_arena,
                             SyntaxProblem *problem, bool *more);

/* Parses, analyses scopes and compiles. On a problem returns NULL and fills *problem; its texts live in
 * *problem_arena (the caller's, initialised). `flags` are added to every code (CODE_LIBRARY,
 * CODE_FUTURE_ANNOTATIONS). The caller frees with
 * program_free. */
Program *compile_program(const char *source, size_t len, const char *file, CompileMode mode, uint32_t flags,
                         Arena *problem_arena, SyntaxProblem *problem);
void program_free(Program *p);

#endif
