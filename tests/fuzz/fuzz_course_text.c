/* A file of a course, of each kind: mistakes become diagnostics that point into the text, nothing else happens. */
#include "fuzz.h"

#include "base/check.h"
#include "base/diag.h"
#include "course/load.h"

static size_t count_lines(const uint8_t *data, size_t size)
{
    size_t lines = 2; /* the last line, and the one after it where something is missing */
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r' || data[i] == 0xC2 || data[i] == 0xE2; /* NEL, LS, PS */
    return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    size_t lines = count_lines(data, size);
    for (int kind = COURSE_FILE_COURSE; kind <= COURSE_FILE_WORLDS; kind++) {
        DiagList diags;
        Buf out;
        diag_init(&diags);
        buf_init(&out);
        course_check_text((CourseFileKind)kind, "fuzz.yaml", "fuzz", text, size, &diags);
        for (size_t i = 0; i < diags.count; i++) {
            const Diag *d = &diags.items[i];
            ASSERT(d->line >= 0 && (size_t)d->line <= lines);
            diag_text(d, text, size, &out);
        }
        buf_deinit(&out);
        diag_deinit(&diags);
    }
    return 0;
}
