/* A gradebook: a row a submission. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
#include "base/utf8.h"
#include "grade/report.h"

#include <string.h>

static void cell(const char *text, Buf *out)
{
    Buf safe;
    buf_init(&safe);
    utf8_safe_text(text, strlen(text), &safe);
    const char *s = buf_text(&safe);
    buf_char(out, '"');
    if (*s && strchr("=+-@\t", *s))
        buf_char(out, '\'');
    for (; *s; s++) {
        if (*s == '"')
            buf_char(out, '"');
        buf_char(out, *s);
    }
    buf_char(out, '"');
    buf_deinit(&safe);
}

/* The names of the checks that failed; hidden ones only as "hidden". */
static void failed_checks(const Result *r, Buf *out)
{
    Buf names;
    buf_init(&names);
    for (size_t i = 0; i < r->count; i++)
        if (!r->checks[i].passed)
            buf_printf(&names, "%s%s", names.len ? " " : "", r->checks[i].hidden ? "hidden" : r->checks[i].check);
    cell(r->status == RESULT_ERROR ? r->error : buf_text(&names), out);
    buf_deinit(&names);
}

void report_csv(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    (void)head;
    buf_str(out, "student,exercise,status,score,max_score,failed\r\n");
    for (size_t i = 0; i < count; i++) {
        const Result *r = &results[i];
        cell(r->student ? r->student : "", out);
        buf_char(out, ',');
        cell(r->exercise, out);
        buf_printf(out, ",%s,%d,%d,", result_status_name(r->status), r->points, r->max_points);
        failed_checks(r, out);
        buf_str(out, "\r\n");
    }
}
