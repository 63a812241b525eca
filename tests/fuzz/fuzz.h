/* What a fuzz program defines: one run on any bytes. Returns 0; finds a bug by crashing. */
#ifndef ASYNCOURSE_TESTS_FUZZ_FUZZ_H
#define ASYNCOURSE_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
