/* asyncourse-result/1: one JSON document, everything that is known. */
#include "base/json.h"
#include "grade/report.h"

static void put_str(Json *j, const char *key, const char *value)
{
    json_key(j, key);
    json_str(j, value);
}

static void put_check(Json *j, const ResultCheck *c)
{
    json_object(j);
    put_str(j, "check", c->check);
    put_str(j, "case", c->run);
    json_key(j, "hidden"), json_bool(j, c->hidden);
    put_str(j, "status", c->passed ? "pass" : "fail");
    put_str(j, "message", c->passed ? NULL : c->message);
    put_str(j, "detail", c->detail);
    put_str(j, "expected", c->expected);
    put_str(j, "observed", c->observed);
    json_key(j, "at");
    if (c->t_ns < 0) {
        json_null(j);
    } else {
        json_object(j);
        json_key(j, "t_ns"), json_int(j, c->t_ns);
        json_key(j, "line"), json_uint(j, c->line);
        put_str(j, "task", c->task);
        json_end_object(j);
    }
    json_end_object(j);
}

static void put_result(Json *j, const Result *r)
{
    json_object(j);
    put_str(j, "exercise", r->exercise);
    put_str(j, "title", r->title);
    put_str(j, "student", r->student);
    put_str(j, "file", r->file);
    put_str(j, "status", result_status_name(r->status));
    put_str(j, "error", r->error);
    json_key(j, "score"), json_int(j, r->points);
    json_key(j, "max_score"), json_int(j, r->max_points);
    json_key(j, "elapsed_ns"), json_int(j, r->elapsed_ns);
    json_key(j, "instr"), json_uint(j, r->instr);
    put_str(j, "output", r->output);
    json_key(j, "checks");
    json_array(j);
    for (size_t i = 0; i < r->count; i++)
        put_check(j, &r->checks[i]);
    json_end_array(j);
    json_end_object(j);
}

void report_json(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    Json j;
    json_init(&j, out);
    json_object(&j);
    put_str(&j, "format", "asyncourse-result/1");
    put_str(&j, "course", head->course);
    put_str(&j, "sandbox", head->sandbox);
    json_key(&j, "results");
    json_array(&j);
    for (size_t i = 0; i < count; i++)
        put_result(&j, &results[i]);
    json_end_array(&j);
    json_end_object(&j);
    buf_char(out, '\n');
}
