/* Any text as a lesson's prose: what comes out are lines of valid length without newlines. */
#include "fuzz.h"

#include "base/check.h"
#include "course/markup.h"

#include <string.h>

static void check_blocks(const Markup *markup, size_t size)
{
    for (size_t i = 0; i < markup->count; i++) {
        const MarkupBlock *block = &markup->blocks[i];
        ASSERT(block->kind <= MARKUP_VERSION && block->level >= 0);
        for (size_t k = 0; k < block->count; k++) {
            ASSERT(block->runs[k].len <= size && block->runs[k].text[block->runs[k].len] == '\0');
            ASSERT(!memchr(block->runs[k].text, '\n', block->runs[k].len));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Markup markup;
    markup_parse((const char *)data, size, &markup);
    check_blocks(&markup, size);
    markup_deinit(&markup);
    markup_parse_inline((const char *)data, size, &markup);
    ASSERT(markup.count == 1);
    check_blocks(&markup, size);
    markup_deinit(&markup);
    return 0;
}
