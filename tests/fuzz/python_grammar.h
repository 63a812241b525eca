/* Random Python programs, each choice of the grammar taken from a byte: so a fuzzer that changes bytes changes choices.
 * The programs are hostile: objects whose methods change what is being looped over, raise, recurse, or wake tasks. */
#ifndef ASYNCOURSE_TESTS_FUZZ_PYTHON_GRAMMAR_H
#define ASYNCOURSE_TESTS_FUZZ_PYTHON_GRAMMAR_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

/* Appends the program that the bytes choose; at most about 64 KiB. No bytes: the smallest one. */
void python_grammar_write(const uint8_t *choices, size_t count, Buf *out);

#endif
