/* Text that nobody has checked, through everything of base that takes text. What comes out must be valid
 * UTF-8 without control characters. */
#include "fuzz.h"

#include "base/check.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"

static void check_safe(const Buf *b, bool lines_allowed)
{
    ASSERT(utf8_valid(buf_text(b), b->len, NULL));
    for (size_t i = 0; i < b->len; i++) {
        unsigned char c = (unsigned char)b->data[i];
        ASSERT(c >= 0x20 || (lines_allowed && (c == '\n' || c == '\t')));
        ASSERT(c != 0x7F);
    }
}

static void try_diag(const char *text, size_t size)
{
    Buf out;
    buf_init(&out);
    DiagList list;
    diag_init(&list);
    int line = size > 0 ? text[0] & 7 : 1, col = size > 1 ? (unsigned char)text[1] : 0;
    Diag *d = diag_add(&list, DIAG_ERROR, "code", "file", line, col, "%.*s", (int)size, text);
    d->end_col = size > 2 ? (unsigned char)text[2] : 0;
    d->hint = mem_strndup(text, size);
    diag_text(d, text, size, &out);
    check_safe(&out, true);
    static const char *const words[] = {"title", "steps", "x", NULL};
    diag_nearest(d->hint, words);
    diag_deinit(&list);
    buf_deinit(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    Buf out;
    buf_init(&out);
    utf8_safe_text(text, size, &out);
    check_safe(&out, true);

    buf_clear(&out);
    Json j;
    json_init(&j, &out);
    json_strn(&j, text, size);
    ASSERT(utf8_valid(buf_text(&out), out.len, NULL) && out.len >= 2);
    buf_deinit(&out);

    Map m;
    map_init(&m);
    for (size_t i = 0; i < size && i < 256; i++)
        ASSERT(map_intern(&m, text, i) == i);
    map_deinit(&m);
    try_diag(text, size);
    return 0;
}
