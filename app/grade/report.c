#include "grade/report.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *const report_formats[] = {"text",        "json",        "junit",    "gradescope",   "csv", "tap",
                                      "classroom50", "exercism", "prairielearn", NULL};

ReportWriter report_writer(const char *format)
{
    static const ReportWriter writers[] = {report_text, report_json,        report_junit,    report_gradescope,  report_csv,
                                           report_tap,  report_classroom50, report_exercism, report_prairielearn};
    for (size_t i = 0; report_formats[i]; i++)
        if (strcmp(report_formats[i], format) == 0)
            return writers[i];
    return NULL;
}

void report_seconds(int64_t ns, Buf *out)
{
    char text[40];
    int len = snprintf(text, sizeof text, "%" PRId64 ".%09" PRId64, ns / 1000000000, ns % 1000000000);
    while (text[len - 1] == '0')
        len--;
    len -= text[len - 1] == '.';
    buf_bytes(out, text, (size_t)len);
}

static void write_checks(const Result *r, Buf *out)
{
    size_t hidden = 0;
    for (size_t i = 0; i < r->count; i++) {
        const ResultCheck *c = &r->checks[i];
        hidden += c->hidden && !c->passed;
        if (c->passed || c->hidden)
            continue;
        buf_str(out, "- ");
        result_check_text(c, out);
        if (c->t_ns >= 0) {
            buf_str(out, " (t = ");
            report_seconds(c->t_ns, out);
            buf_str(out, " s");
            if (c->line)
                buf_printf(out, ", line %u", c->line);
            buf_char(out, ')');
        }
        buf_char(out, '\n');
    }
    if (hidden)
        buf_printf(out, "- %zu hidden check%s failed, not shown\n", hidden, hidden == 1 ? "" : "s");
}

void report_for_person(const Result *r, Buf *out)
{
    if (r->status == RESULT_ERROR) {
        buf_printf(out, "This submission could not be judged: %s.\n", r->error);
        return;
    }
    if (r->status == RESULT_PASS)
        buf_str(out, "All checks passed.\n");
    write_checks(r, out);
    if (r->output && *r->output)
        buf_printf(out, "\nThe program printed:\n%s", r->output);
}

int report_points(const Result *results, size_t count, bool most)
{
    int points = 0;
    for (size_t i = 0; i < count; i++)
        points += most ? results[i].max_points : results[i].points;
    return points;
}
