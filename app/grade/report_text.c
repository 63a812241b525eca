#include "grade/report.h"

#include "base/utf8.h"

#include <string.h>

static void write_safe(const char *s, Buf *out)
{
    utf8_safe_text(s, strlen(s), out);
}

static void write_result(const Result *r, Buf *out)
{
    buf_printf(out, "%-5s %d/%d  ", result_status_name(r->status), r->points, r->max_points);
    if (r->student)
        write_safe(r->student, out), buf_str(out, "  ");
    write_safe(r->exercise, out);
    buf_char(out, '\n');
    if (r->status == RESULT_PASS)
        return;
    Buf text;
    buf_init(&text);
    if (r->status == RESULT_ERROR)
        buf_printf(&text, "      %s\n", r->error);
    for (size_t i = 0; i < r->count; i++) {
        if (r->checks[i].passed || r->checks[i].hidden)
            continue;
        buf_str(&text, "      ");
        result_check_text(&r->checks[i], &text);
        buf_char(&text, '\n');
    }
    size_t hidden = result_hidden_failures(r);
    if (hidden)
        buf_printf(&text, "      %zu hidden check%s failed, not shown\n", hidden, hidden == 1 ? "" : "s");
    write_safe(buf_text(&text), out);
    buf_deinit(&text);
}

void report_text(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    size_t n[3] = {0};
    (void)head;
    for (size_t i = 0; i < count; i++) {
        write_result(&results[i], out);
        n[results[i].status]++;
    }
    buf_printf(out, "%zu passed, %zu failed", n[RESULT_PASS], n[RESULT_FAIL]);
    if (n[RESULT_ERROR])
        buf_printf(out, ", %zu could not be judged", n[RESULT_ERROR]);
    buf_printf(out, "; %d of %d points\n", report_points(results, count, false), report_points(results, count, true));
}
