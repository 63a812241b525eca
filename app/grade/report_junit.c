/* JUnit XML in the dialect of Jenkins: a suite a submission, a case a check. Names never carry output; characters that
 * XML does not know, or that would do something to a terminal, are shown as escapes. */
#include "grade/report.h"

#include "base/utf8.h"

#include <string.h>

static void escape(const char *text, Buf *out)
{
    Buf safe;
    buf_init(&safe);
    utf8_safe_text(text, strlen(text), &safe);
    const char *s = buf_text(&safe);
    for (const char *end = s + safe.len; s < end;) {
        uint32_t c = 0;
        s += utf8_decode(s, (size_t)(end - s), &c);
        if (c == '&')
            buf_str(out, "&amp;");
        else if (c == '<')
            buf_str(out, "&lt;");
        else if (c == '>')
            buf_str(out, "&gt;");
        else if (c == '"')
            buf_str(out, "&quot;");
        else if (c == '\n' || c == '\t')
            buf_printf(out, "&#%u;", c);
        else
            buf_utf8(out, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c); /* the last two are no characters of XML */
    }
    buf_deinit(&safe);
}

static void attribute(const char *name, const char *value, Buf *out)
{
    buf_printf(out, " %s=\"", name);
    escape(value, out);
    buf_char(out, '"');
}

static void put_case(const Result *r, const ResultCheck *c, size_t i, Buf *out)
{
    Buf name;
    buf_init(&name);
    buf_printf(&name, "%zu %s%s%s", i + 1, c->check, c->run ? ": " : "", c->run ? c->run : "");
    buf_str(out, "    <testcase");
    attribute("name", buf_text(&name), out);
    attribute("classname", r->exercise, out);
    buf_str(out, " time=\"0\"");
    if (c->passed) {
        buf_str(out, "/>\n");
    } else {
        buf_str(out, ">\n      <failure");
        attribute("message", c->hidden ? "this case is hidden; it fails" : c->message, out);
        attribute("type", c->check, out);
        buf_str(out, "/>\n    </testcase>\n");
    }
    buf_deinit(&name);
}

static size_t failures(const Result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->count; i++)
        n += !r->checks[i].passed;
    return n;
}

static void put_suite(const Result *r, Buf *out)
{
    bool error = r->status == RESULT_ERROR;
    Buf name;
    buf_init(&name);
    buf_printf(&name, "%s%s%s", r->student ? r->student : "", r->student ? "." : "", r->exercise);
    buf_str(out, "  <testsuite");
    attribute("name", buf_text(&name), out);
    buf_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%d\" skipped=\"0\" time=\"0\">\n", error ? 1 : r->count,
               error ? 0 : failures(r), error);
    if (r->student) {
        buf_str(out, "    <properties><property name=\"student\"");
        attribute("value", r->student, out);
        buf_str(out, "/></properties>\n");
    }
    if (error) {
        buf_str(out, "    <testcase name=\"judged\"");
        attribute("classname", r->exercise, out);
        buf_str(out, " time=\"0\">\n      <error");
        attribute("message", r->error, out);
        buf_str(out, " type=\"error\"/>\n    </testcase>\n");
    }
    for (size_t i = 0; i < r->count; i++)
        put_case(r, &r->checks[i], i, out);
    if (r->output && *r->output) {
        buf_str(out, "    <system-out>");
        escape(r->output, out);
        buf_str(out, "</system-out>\n");
    }
    buf_str(out, "  </testsuite>\n");
    buf_deinit(&name);
}

void report_junit(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    size_t tests = 0, failed = 0, errors = 0;
    for (size_t i = 0; i < count; i++) {
        bool error = results[i].status == RESULT_ERROR;
        tests += error ? 1 : results[i].count;
        failed += error ? 0 : failures(&results[i]);
        errors += error;
    }
    buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    attribute("name", head->course, out);
    buf_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" time=\"0\">\n", tests, failed, errors);
    for (size_t i = 0; i < count; i++)
        put_suite(&results[i], out);
    buf_str(out, "</testsuites>\n");
}
