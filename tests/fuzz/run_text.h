/* Runs any text as a program within small limits, with and without its recording: both must come to the same end, and
 * the recording must survive every reader of it. */
#ifndef ASYNCOURSE_TESTS_FUZZ_RUN_TEXT_H
#define ASYNCOURSE_TESTS_FUZZ_RUN_TEXT_H

#include <stddef.h>

void run_text(const char *text, size_t size);

#endif
