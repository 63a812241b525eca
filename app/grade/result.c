#include "grade/result.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "trace/query.h"

#include <string.h>

/* ---- from a judgement ---- */

static char *copy(const char *s) { return s ? mem_strdup(s) : NULL; }

static ResultCheck check_of(const Finding *f, const JudgedRun *run)
{
    return (ResultCheck){.check = copy(f->check),
                         .run = copy(run->name),
                         .message = copy(f->message),
                         .detail = copy(f->detail),
                         .expected = copy(f->expected),
                         .observed = copy(f->observed),
                         .task = copy(f->task),
                         .passed = f->passed,
                         .hidden = run->hidden,
                         .t_ns = f->seq == QUERY_NONE ? -1 : f->t,
                         .line = f->line,
                         .points = f->points};
}

/* The beginning of a text, cut between characters. */
static char *beginning(const Buf *text, size_t max)
{
    size_t len = text->len < max ? text->len : max;
    while (len && len < text->len && ((unsigned char)text->data[len] & 0xC0) == 0x80)
        len--;
    return mem_strndup(buf_text(text), len);
}

void result_of(const Judgement *j, Result *out)
{
    const Recording *base = j->runs[0].run;
    size_t n = 0;
    for (size_t i = 0; i < j->count; i++)
        n += j->runs[i].findings.count;
    *out = (Result){.exercise = copy(j->step->id),
                    .title = copy(j->step->title.text ? j->step->title.text : j->step->id),
                    .status = j->passed ? RESULT_PASS : RESULT_FAIL,
                    .points = j->points,
                    .max_points = j->max_points,
                    .elapsed_ns = base->end_ns,
                    .instr = base->instr,
                    .output = beginning(&base->out, RESULT_OUTPUT),
                    .checks = mem_zalloc((n + 1) * sizeof *out->checks)};
    for (size_t i = 0; i < j->count; i++)
        for (size_t k = 0; k < j->runs[i].findings.count; k++)
            out->checks[out->count++] = check_of(&j->runs[i].findings.items[k], &j->runs[i]);
}

void result_error(Result *out, const char *exercise, const char *why)
{
    *out = (Result){.exercise = copy(exercise), .title = copy(exercise), .status = RESULT_ERROR, .error = copy(why)};
}

static void check_deinit(ResultCheck *c)
{
    mem_free(c->check);
    mem_free(c->run);
    mem_free(c->message);
    mem_free(c->detail);
    mem_free(c->expected);
    mem_free(c->observed);
    mem_free(c->task);
}

void result_deinit(Result *r)
{
    for (size_t i = 0; i < r->count; i++)
        check_deinit(&r->checks[i]);
    mem_free(r->checks);
    mem_free(r->exercise);
    mem_free(r->title);
    mem_free(r->student);
    mem_free(r->file);
    mem_free(r->error);
    mem_free(r->output);
    *r = (Result){0};
}

/* ---- the record: numbers as 8 bytes, texts as length + 1 (0: none) and bytes; the same machine reads it ---- */

static void put_number(Buf *out, int64_t n) { buf_bytes(out, &n, sizeof n); }

static void put_text(Buf *out, const char *s)
{
    put_number(out, s ? (int64_t)strlen(s) + 1 : 0);
    if (s)
        buf_str(out, s);
}

void result_write(const Result *r, Buf *out)
{
    put_text(out, r->exercise);
    put_text(out, r->title);
    put_text(out, r->error);
    put_text(out, r->output);
    put_number(out, r->status);
    put_number(out, r->points);
    put_number(out, r->max_points);
    put_number(out, r->elapsed_ns);
    put_number(out, (int64_t)r->instr);
    put_number(out, (int64_t)r->count);
    for (size_t i = 0; i < r->count; i++) {
        const ResultCheck *c = &r->checks[i];
        const char *const texts[] = {c->check, c->run, c->message, c->detail, c->expected, c->observed, c->task};
        for (size_t k = 0; k < 7; k++)
            put_text(out, texts[k]);
        put_number(out, c->passed);
        put_number(out, c->hidden);
        put_number(out, c->t_ns);
        put_number(out, c->line);
        put_number(out, c->points);
    }
}

typedef struct {
    const char *at;
    size_t left;
    bool ok;
} Reader;

static int64_t take_number(Reader *in)
{
    int64_t n = 0;
    in->ok = in->ok && in->left >= sizeof n;
    if (!in->ok)
        return 0;
    memcpy(&n, in->at, sizeof n);
    in->at += sizeof n;
    in->left -= sizeof n;
    return n;
}

static char *take_text(Reader *in)
{
    int64_t n = take_number(in);
    in->ok = in->ok && n >= 0 && (uint64_t)n <= in->left + 1;
    if (!in->ok || n == 0)
        return NULL;
    char *s = mem_strndup(in->at, (size_t)n - 1);
    in->at += n - 1;
    in->left -= (size_t)n - 1;
    return s;
}

static void take_check(Reader *in, ResultCheck *c)
{
    char **texts[] = {&c->check, &c->run, &c->message, &c->detail, &c->expected, &c->observed, &c->task};
    for (size_t k = 0; k < 7; k++)
        *texts[k] = take_text(in);
    c->passed = take_number(in) != 0;
    c->hidden = take_number(in) != 0;
    c->t_ns = take_number(in);
    c->line = (uint32_t)take_number(in);
    c->points = (int)take_number(in);
    in->ok = in->ok && c->check && c->message;
}

bool result_read(Result *r, const char *bytes, size_t len)
{
    Reader in = {bytes, len, true};
    *r = (Result){0};
    r->exercise = take_text(&in);
    r->title = take_text(&in);
    r->error = take_text(&in);
    r->output = take_text(&in);
    r->status = (ResultStatus)take_number(&in);
    r->points = (int)take_number(&in);
    r->max_points = (int)take_number(&in);
    r->elapsed_ns = take_number(&in);
    r->instr = (uint64_t)take_number(&in);
    size_t count = (size_t)take_number(&in);
    in.ok = in.ok && r->exercise && r->title && count <= in.left;
    r->checks = in.ok ? mem_zalloc((count + 1) * sizeof *r->checks) : NULL;
    while (in.ok && r->count < count)
        take_check(&in, &r->checks[r->count++]);
    if (in.ok && in.left == 0)
        return true;
    result_deinit(r);
    return false;
}

/* ---- words ---- */

const char *result_status_name(ResultStatus s)
{
    static const char *const names[] = {"pass", "fail", "error"};
    return names[s];
}

size_t result_hidden_failures(const Result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->count; i++)
        n += r->checks[i].hidden && !r->checks[i].passed;
    return n;
}

void result_check_text(const ResultCheck *c, Buf *out)
{
    buf_str(out, c->check);
    if (c->run)
        buf_printf(out, " (%s)", c->run);
    if (!c->passed && c->hidden)
        buf_str(out, ": this case is hidden; it fails");
    else if (!c->passed)
        buf_printf(out, ": %s", c->message);
}
