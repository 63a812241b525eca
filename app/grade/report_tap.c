/* TAP version 13: a point a submission, with what failed in a YAML block of JSON strings. */
#include "base/json.h"
#include "base/utf8.h"
#include "grade/report.h"

#include <string.h>

/* Descriptions: # and \ are escaped, line ends become blanks. */
static void description(const char *text, Buf *out)
{
    Buf safe;
    buf_init(&safe);
    utf8_safe_text(text, strlen(text), &safe);
    for (const char *s = buf_text(&safe); *s; s++) {
        if (*s == '#' || *s == '\\')
            buf_char(out, '\\');
        buf_char(out, *s == '\n' || *s == '\t' ? ' ' : *s);
    }
    buf_deinit(&safe);
}

static void quoted(const char *s, Buf *out)
{
    Json j;
    json_init(&j, out);
    json_str(&j, s);
}

static void put_why(const Result *r, Buf *out)
{
    Buf text;
    buf_init(&text);
    buf_str(out, "  ---\n  message: ");
    report_for_person(r, &text);
    quoted(buf_text(&text), out);
    buf_printf(out, "\n  severity: %s\n  score: \"%d/%d\"\n  ...\n", r->status == RESULT_ERROR ? "error" : "fail", r->points,
               r->max_points);
    buf_deinit(&text);
}

void report_tap(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    (void)head;
    buf_printf(out, "TAP version 13\n1..%zu\n", count);
    for (size_t i = 0; i < count; i++) {
        const Result *r = &results[i];
        buf_printf(out, "%sok %zu - ", r->status == RESULT_PASS ? "" : "not ", i + 1);
        if (r->student)
            description(r->student, out), buf_char(out, ' ');
        description(r->exercise, out);
        buf_char(out, '\n');
        if (r->status != RESULT_PASS)
            put_why(r, out);
    }
}
