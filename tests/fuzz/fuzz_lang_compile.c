/* Any bytes through the lexer, the parser and the compiler. Code that comes out must prove that its value stack fits. */
#include "fuzz.h"

#include "base/check.h"
#include "base/mem.h"
#include "lang/compile.h"
#include "lang/disasm.h"
#include "lang/lexer.h"

#include <stdio.h>

static void compile(const char *text, size_t size, CompileMode mode)
{
    Arena arena;
    SyntaxProblem problem = {0};
    arena_init(&arena);
    Program *program = compile_program(text, size, "fuzz.py", mode, 0, &arena, &problem);
    if (program) {
        const char *wrong = disasm_verify(program->root);
        if (wrong)
            fprintf(stderr, "%s\n", wrong);
        ASSERT(!wrong);
        program_free(program);
    } else {
        ASSERT(problem.type && problem.message);
        ASSERT(problem.span.line >= 1 && problem.span.col >= -1);
    }
    arena_deinit(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    unsigned char *classes = mem_alloc(size + 1);
    lexer_highlight(text, size, classes);
    for (size_t i = 0; i < size; i++)
        ASSERT(classes[i] <= HI_DECORATOR);
    mem_free(classes);
    compile(text, size, COMPILE_FILE);
    compile(text, size, COMPILE_EXPRESSION);
    return 0;
}
