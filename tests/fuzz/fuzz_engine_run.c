/* Any text as a program. */
#include "fuzz.h"
#include "run_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    run_text((const char *)data, size);
    return 0;
}
