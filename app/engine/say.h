/* What is said to whoever ran a program, in CPython's words. Internal to engine. */
#ifndef ASYNCOURSE_ENGINE_SAY_H
#define ASYNCOURSE_ENGINE_SAY_H

#include "engine/folder.h"
#include "lang/compile.h"
#include "vm/vm.h"

/* The SyntaxError with the line and its carets. */
void say_syntax(const EnginePart *part, const SyntaxProblem *p, Buf *out);
/* The SyntaxWarnings of a text, on stderr; `p` may be NULL. false: vm->stop. */
bool say_warnings(VM *vm, const Program *p);
/* Raises what keeps a module of the program's own from being imported; false always. */
bool say_import_problem(VM *vm, const FolderModule *m);
/* SystemExit: says its message on stderr, if it has one, sets the exit code and returns true. */
bool say_exit(VM *vm, Value exc, int *code);
/* The traceback, on stderr, or what the program's own sys.excepthook says. true: that left with SystemExit (*code). */
bool say_uncaught(VM *vm, Value exc, int *code);

#endif
