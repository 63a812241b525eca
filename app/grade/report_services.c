/* The JSON files of services that mark one submission at a time: Gradescope, Classroom 50, Exercism, PrairieLearn. Field names
 * and value ranges are theirs. */
#include "base/json.h"
#include "grade/report.h"

#include <stdlib.h>
#include <string.h>

static void put_str(Json *j, const char *key, const char *value)
{
    json_key(j, key);
    json_str(j, value);
}

static void put_int(Json *j, const char *key, int64_t value)
{
    json_key(j, key);
    json_int(j, value);
}

/* What a person should read about a result, as one JSON string. */
static void put_person(Json *j, const char *key, const Result *r, size_t most)
{
    Buf text;
    buf_init(&text);
    report_for_person(r, &text);
    size_t len = text.len < most ? text.len : most;
    while (len && len < text.len && ((unsigned char)text.data[len] & 0xC0) == 0x80)
        len--;
    json_key(j, key);
    json_strn(j, buf_text(&text), len);
    buf_deinit(&text);
}

void report_gradescope(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    Json j;
    json_init(&j, out);
    json_object(&j);
    put_int(&j, "score", report_points(results, count, false));
    put_str(&j, "output_format", "text");
    put_str(&j, "visibility", "visible");
    put_str(&j, "stdout_visibility", "hidden");
    json_key(&j, "tests");
    json_array(&j);
    for (size_t i = 0; i < count; i++) {
        Buf number;
        buf_init(&number);
        buf_printf(&number, "%zu", i + 1);
        json_object(&j);
        put_int(&j, "score", results[i].points);
        put_int(&j, "max_score", results[i].max_points);
        put_str(&j, "status", results[i].status == RESULT_PASS ? "passed" : "failed");
        put_str(&j, "name", results[i].title);
        put_str(&j, "number", buf_text(&number));
        put_person(&j, "output", &results[i], 1 << 20);
        put_str(&j, "output_format", "text");
        json_end_object(&j);
        buf_deinit(&number);
    }
    json_end_array(&j);
    json_key(&j, "extra_data");
    json_object(&j);
    put_str(&j, "course", head->course);
    json_end_object(&j);
    json_end_object(&j);
    buf_char(out, '\n');
}

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

void report_classroom50(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    Json j;
    (void)head;
    json_init(&j, out);
    json_object(&j);
    put_str(&j, "schema", "classroom50/result/v1");
    put_str(&j, "classroom", environment("CLASSROOM"));
    put_str(&j, "assignment", environment("ASSIGNMENT"));
    put_str(&j, "submission", environment("SUBMISSION_TAG"));
    put_str(&j, "commit", environment("COMMIT_URL"));
    put_str(&j, "release", environment("RELEASE_URL"));
    put_str(&j, "review", environment("REVIEW_URL"));
    put_str(&j, "datetime", environment("SUBMISSION_DATETIME"));
    put_int(&j, "score", report_points(results, count, false));
    put_int(&j, "max-score", report_points(results, count, true));
    json_key(&j, "tests");
    json_array(&j);
    for (size_t i = 0; i < count; i++) {
        json_object(&j);
        put_str(&j, "test-name", results[i].title);
        json_key(&j, "passed"), json_bool(&j, results[i].status == RESULT_PASS);
        put_int(&j, "score", results[i].points);
        put_int(&j, "max-score", results[i].max_points);
        json_end_object(&j);
    }
    json_end_array(&j);
    json_end_object(&j);
    buf_char(out, '\n');
}

static void exercism_test(Json *j, const Result *r, const ResultCheck *c)
{
    Buf name, text;
    buf_init(&name);
    buf_init(&text);
    buf_printf(&name, "%s%s%s", c->check, c->run ? ": " : "", c->run ? c->run : "");
    result_check_text(c, &text);
    json_object(j);
    put_str(j, "name", buf_text(&name));
    put_str(j, "test_code", c->check);
    put_str(j, "status", c->passed ? "pass" : "fail");
    put_str(j, "message", c->passed ? NULL : buf_text(&text));
    if (r->output && strlen(r->output) <= 500)
        put_str(j, "output", r->output);
    else
        put_str(j, "output", r->output ? "Output was truncated. Please limit to 500 chars" : "");
    json_end_object(j);
    buf_deinit(&name);
    buf_deinit(&text);
}

void report_exercism(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    Json j;
    ResultStatus worst = RESULT_PASS;
    const Result *error = NULL;
    (void)head;
    for (size_t i = 0; i < count; i++) {
        worst = results[i].status > worst ? results[i].status : worst;
        error = results[i].status == RESULT_ERROR ? &results[i] : error;
    }
    json_init(&j, out);
    json_object(&j);
    put_int(&j, "version", 2);
    put_str(&j, "status", result_status_name(worst));
    put_str(&j, "message", error ? error->error : NULL);
    json_key(&j, "tests");
    json_array(&j);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < results[i].count; k++)
            exercism_test(&j, &results[i], &results[i].checks[k]);
    json_end_array(&j);
    json_end_object(&j);
    buf_char(out, '\n');
}

/* 0 .. 1 with three digits. */
static void put_share(Json *j, const char *key, int part, int whole)
{
    json_key(j, key);
    json_thousandths(j, whole ? 1000LL * part / whole : 0);
}

void report_prairielearn(const ReportHead *head, const Result *results, size_t count, Buf *out)
{
    Json j;
    bool gradable = false;
    (void)head;
    for (size_t i = 0; i < count; i++)
        gradable = gradable || results[i].status != RESULT_ERROR;
    json_init(&j, out);
    json_object(&j);
    put_share(&j, "score", report_points(results, count, false), report_points(results, count, true));
    json_key(&j, "gradable"), json_bool(&j, gradable);
    if (!gradable)
        put_str(&j, "format_errors", count && results[0].error ? results[0].error : "there is nothing to judge");
    json_key(&j, "tests");
    json_array(&j);
    for (size_t i = 0; i < count; i++) {
        json_object(&j);
        put_str(&j, "name", results[i].title);
        put_int(&j, "points", results[i].points);
        put_int(&j, "max_points", results[i].max_points);
        put_person(&j, "output", &results[i], 64 << 10);
        json_end_object(&j);
    }
    json_end_array(&j);
    json_end_object(&j);
    buf_char(out, '\n');
}
