/* Any text as a script of keys, typed into a keymap; and as text that is measured and wrapped. */
#include "fuzz.h"

#include "base/check.h"
#include "base/mem.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/text.h"

#include <string.h>

static const KeyBinding bindings[] = {
    {1, "next", "Right l Space", 1, "next", "one step on"},
    {2, "first", "gg Home", 1, NULL, "to the start"},
    {3, "mark", "m<char>", 3, NULL, "set a mark"},
    {4, "pane", "<digit> zo", 2, NULL, "open a pane"},
    {5, "leave", "q Esc C-c", 3, "leave", "leave"},
};
enum { BINDING_COUNT = sizeof bindings / sizeof *bindings };

static void type_keys(const char *text)
{
    KeyScript script = {0};
    size_t bad = 0;
    if (!key_script_parse(text, &script, &bad))
        ASSERT(bad <= strlen(text));
    Keymap map;
    Buf label = {0};
    keymap_init(&map, bindings, BINDING_COUNT);
    for (size_t i = 0; i < script.count; i++) {
        KeyHit hit;
        if (keymap_feed(&map, 1U << (i % 3), script.keys[i], &hit) == KEYMAP_HIT)
            ASSERT(hit.action >= 1 && hit.action <= BINDING_COUNT && hit.count <= KEYMAP_MAX_COUNT);
        keymap_pending_text(&map, &label);
        key_label(script.keys[i], &label);
        buf_clear(&label);
    }
    buf_deinit(&label);
    key_script_deinit(&script);
}

static void wrap(const char *text, size_t size)
{
    for (int width = 1; width < 80; width = width * 3 + 1) {
        TextRun runs[2] = {{.text = text, .len = size / 2}, {.text = text + size / 2, .len = size - size / 2}};
        TextLayout layout;
        text_wrap(runs, 2, width, width / 4, &layout);
        for (size_t i = 0; i < layout.piece_count; i++) {
            const TextPiece *piece = &layout.pieces[i];
            ASSERT(piece->run < 2 && piece->start + piece->len <= runs[piece->run].len);
        }
        text_layout_deinit(&layout);
        ASSERT(text_fit(text, size, width) <= size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_strndup((const char *)data, size);
    key_from_name((const char *)data, size);
    type_keys(text);
    wrap(text, size);
    mem_free(text);
    return 0;
}
