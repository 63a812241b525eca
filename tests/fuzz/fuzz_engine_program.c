/* The bytes choose a program of python_grammar.c, which runs as in fuzz_engine_run.c. FUZZ_SHOW=1 prints the program. */
#include "fuzz.h"
#include "python_grammar.h"
#include "run_text.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Buf text = {0};
    python_grammar_write(data, size, &text);
    if (getenv("FUZZ_SHOW"))
        fputs(buf_text(&text), stderr);
    run_text(buf_text(&text), text.len);
    buf_deinit(&text);
    return 0;
}
