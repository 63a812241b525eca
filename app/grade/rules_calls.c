/* Checks of calls and simulated operations: how many, how many at once, when, how they ended. */
#include "base/mem.h"
#include "base/regex.h"
#include "grade/comparator.h"
#include "grade/rules.h"
#include "trace/query.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *of;
    Span *items; /* in the order of their beginnings */
    size_t count;
} Spans;

static bool is_trusted_name(const Rules *r, const char *name)
{
    for (size_t i = 0; r->trusted && r->trusted[i]; i++)
        if (strcmp(r->trusted[i], name) == 0)
            return true;
    return false;
}

/* `of: http` means http and http.get. */
static bool is_operation(const char *name, const char *of)
{
    size_t len = strlen(of);
    return strncmp(name, of, len) == 0 && (name[len] == '\0' || name[len] == '.');
}

static bool keeps(const Span *s, const Regex *match)
{
    return !match || (s->key && regex_search(match, s->key, strlen(s->key)) == REGEX_YES);
}

/* The calls of a function. When setup or given define it, only theirs count: the answer may not bring its own. The
 * answer is file 0 of the log. */
static Spans select_spans(Rule *rule, const char *of, bool io, const Regex *match)
{
    const Observation *o = rule->seen;
    const Span *all = io ? o->io : o->calls;
    size_t n = io ? o->nio : o->ncalls;
    bool theirs = !io && is_trusted_name(rule->r, of);
    Spans found = {.of = of, .items = arena_alloc(rule->r->arena, (n + 1) * sizeof *found.items)};
    for (size_t i = 0; i < n; i++) {
        bool same = io ? is_operation(all[i].name, of) : strcmp(all[i].name, of) == 0;
        if (same && !(theirs && all[i].file == 0) && keeps(&all[i], match))
            found.items[found.count++] = all[i];
    }
    return found;
}

/* ---- the parts of `calls` ---- */

static bool holds(Rule *rule, const char *part, double n)
{
    const CourseValue *v = course_value_get(rule->value, part);
    return !v || comparator_holds(v->scalar.text, n);
}

static const char *wanted(Rule *rule, const char *part) { return course_value_get(rule->value, part)->scalar.text; }

static void fail_count(Rule *rule, const char *part, size_t n)
{
    rule_expected(rule, "%s", wanted(rule, part));
    rule_observed(rule, "%zu", n);
}

static void check_count(Rule *rule, const Spans *s)
{
    if (holds(rule, "count", (double)s->count))
        return;
    fail_count(rule, "count", s->count);
    rule_fail(rule, "`%s` is called %zu time%s, expected %s.", s->of, s->count, s->count == 1 ? "" : "s",
              wanted(rule, "count"));
    if (s->count)
        rule_at(rule, s->items[s->count - 1].from);
}

static void check_in_flight(Rule *rule, const Spans *s)
{
    uint64_t at = QUERY_NONE;
    size_t most = observe_most(s->items, s->count, &at);
    if (holds(rule, "in_flight", (double)most))
        return;
    fail_count(rule, "in_flight", most);
    rule_fail(rule, "At most %zu `%s` run at the same time, expected %s.", most, s->of, wanted(rule, "in_flight"));
    rule_at(rule, at);
}

static void check_each(Rule *rule, const Spans *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const Span *c = &s->items[i];
        bool ended = c->t1 != OBSERVE_NEVER;
        if (holds(rule, "each", ended ? (double)(c->t1 - c->t0) / 1e9 : 1e9))
            continue;
        rule_expected(rule, "%s s", wanted(rule, "each"));
        rule_observed(rule, ended ? "%s s" : "no end", rule_seconds(rule, c->t1 - c->t0));
        rule_fail(rule, ended ? "`%s(%s)` takes %s s, expected %s s." : "`%s(%s)` does not end.", s->of,
                  c->key ? c->key : "", rule_seconds(rule, c->t1 - c->t0), wanted(rule, "each"));
        rule_at(rule, ended ? c->to : c->from);
        return;
    }
}

static void check_spacing(Rule *rule, const Spans *s)
{
    for (size_t i = 1; i < s->count; i++) {
        int64_t gap = s->items[i].t0 - s->items[i - 1].t0;
        if (holds(rule, "spacing", (double)gap / 1e9))
            continue;
        rule_expected(rule, "%s s", wanted(rule, "spacing"));
        rule_observed(rule, "%s s", rule_seconds(rule, gap));
        rule_fail(rule, "Only %s s lie between two starts of `%s`, expected %s s.", rule_seconds(rule, gap), s->of,
                  wanted(rule, "spacing"));
        rule_at(rule, s->items[i].from);
        return;
    }
}

/* Least time between two starts with the same first argument. */
static void check_each_key(Rule *rule, const Spans *s)
{
    for (size_t i = 0; i < s->count; i++) {
        size_t same = 0;
        for (size_t k = 0; k < s->count; k++)
            same += s->items[i].key && s->items[k].key && strcmp(s->items[i].key, s->items[k].key) == 0;
        if (holds(rule, "each_key", (double)same))
            continue;
        fail_count(rule, "each_key", same);
        rule_fail(rule, "`%s` is called %zu times with `%s`, expected %s.", s->of, same,
                  s->items[i].key ? s->items[i].key : "", wanted(rule, "each_key"));
        rule_at(rule, s->items[i].from);
        return;
    }
}

static void seconds_list(Rule *rule, const Spans *s, Buf *out)
{
    for (size_t i = 0; i < s->count; i++)
        buf_printf(out, "%s%s", i ? ", " : "", rule_seconds(rule, s->items[i].t0));
}

static void keys_list(const Spans *s, Buf *out)
{
    for (size_t i = 0; i < s->count; i++)
        buf_printf(out, "%s%s", i ? ", " : "", s->items[i].key ? s->items[i].key : "?");
}

static void values_list(const CourseValue *v, Buf *out)
{
    for (size_t i = 0; i < v->count; i++)
        buf_printf(out, "%s%s", i ? ", " : "", v->items[i]->scalar.text);
}

/* `starts` and `order`: a list against what was seen, both shown whole. */
static void fail_list(Rule *rule, const Spans *s, size_t at, const char *part, const char *what)
{
    Buf got, want;
    buf_init(&got);
    buf_init(&want);
    values_list(course_value_get(rule->value, part), &want);
    if (strcmp(part, "starts") == 0)
        seconds_list(rule, s, &got);
    else
        keys_list(s, &got);
    rule_expected(rule, "%s", buf_text(&want));
    rule_observed(rule, "%s", buf_text(&got));
    rule_fail(rule, "`%s` %s %s, expected %s.", s->of, what, buf_text(&got), buf_text(&want));
    if (at < s->count)
        rule_at(rule, s->items[at].from);
    buf_deinit(&got);
    buf_deinit(&want);
}

static void check_starts(Rule *rule, const Spans *s)
{
    const CourseValue *v = course_value_get(rule->value, "starts");
    for (size_t i = 0; v && (i < v->count || i < s->count); i++)
        if (i >= v->count || i >= s->count ||
            !comparator_equal(strtod(v->items[i]->scalar.text, NULL), (double)s->items[i].t0 / 1e9)) {
            fail_list(rule, s, i, "starts", "starts at");
            return;
        }
}

static bool same_key(const char *key, const CourseValue *v)
{
    double number;
    if (!key || strcmp(key, v->scalar.text) == 0)
        return key != NULL;
    char *end;
    double mine = strtod(key, &end);
    return *key && !*end && course_value_number(v, &number) && comparator_equal(mine, number);
}

static void check_order(Rule *rule, const Spans *s)
{
    const CourseValue *v = course_value_get(rule->value, "order");
    for (size_t i = 0; v && (i < v->count || i < s->count); i++)
        if (i >= v->count || i >= s->count || !same_key(s->items[i].key, v->items[i])) {
            fail_list(rule, s, i, "order", "is called in the order");
            return;
        }
}

/* "returned", "cancelled", "raised" (anything), "raised ValueError" */
static bool ended_so(const Span *s, const char *how)
{
    if (!s->how)
        return false;
    bool raised = strcmp(s->how, "returned") != 0 && strcmp(s->how, "cancelled") != 0;
    if (strncmp(how, "raised", 6) != 0)
        return strcmp(s->how, how) == 0;
    return raised && (how[6] == '\0' || strcmp(how + 7, s->how) == 0);
}

static void check_outcome(Rule *rule, const Spans *s)
{
    const CourseValue *v = course_value_get(rule->value, "outcome");
    for (size_t i = 0; v && i < v->count && rule->f->passed; i++) {
        const char *how = v->pairs[i].key->scalar.text, *spec = v->pairs[i].value->scalar.text;
        size_t n = 0;
        for (size_t k = 0; k < s->count; k++)
            n += ended_so(&s->items[k], how);
        if (comparator_holds(spec, (double)n))
            continue;
        rule_expected(rule, "%s: %s", how, spec);
        rule_observed(rule, "%s: %zu", how, n);
        rule_fail(rule, "Of the calls of `%s`, %zu %s, expected %s.", s->of, n, how, spec);
        if (s->count)
            rule_at(rule, s->items[s->count - 1].to);
    }
}

static void check_tasks(Rule *rule, const Spans *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++) {
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++)
            seen = s->items[k].task == s->items[i].task;
        n += !seen;
    }
    if (holds(rule, "tasks", (double)n))
        return;
    fail_count(rule, "tasks", n);
    rule_fail(rule, "`%s` runs in %zu different task%s, expected %s.", s->of, n, n == 1 ? "" : "s", wanted(rule, "tasks"));
}

static void check_spans(Rule *rule, bool io)
{
    typedef void (*Part)(Rule *, const Spans *);
    static const Part parts[] = {check_count,    check_in_flight, check_starts,  check_order, check_each,
                                 check_spacing,  check_each_key,  check_outcome, check_tasks};
    const CourseValue *pattern = course_value_get(rule->value, "match");
    Regex *match = NULL;
    if (pattern) {
        char *error = NULL;
        size_t offset;
        match = regex_new(pattern->scalar.text, pattern->scalar.len, &error, &offset);
        if (!match) {
            rule_fail(rule, "The pattern `%s` of this check is wrong at character %zu: %s.", pattern->scalar.text,
                      offset + 1, error);
            mem_free(error);
            return;
        }
    }
    Spans spans = select_spans(rule, wanted(rule, "of"), io, match);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && rule->f->passed; i++)
        parts[i](rule, &spans);
    regex_free(match);
}

void rule_calls(Rule *rule) { check_spans(rule, false); }
void rule_io(Rule *rule) { check_spans(rule, true); }

void rule_exclusive(Rule *rule)
{
    uint64_t at = QUERY_NONE;
    Spans s = select_spans(rule, rule->value->scalar.text, false, NULL);
    size_t most = observe_most(s.items, s.count, &at);
    if (most <= 1)
        return;
    rule_expected(rule, "1");
    rule_observed(rule, "%zu", most);
    rule_fail(rule, "%zu tasks are inside `%s` at the same time.", most, s.of);
    rule_at(rule, at);
}

/* ---- timeline ---- */

static bool is_blocked(const Observation *o, uint32_t task, double mid)
{
    for (size_t i = 0; i < o->nblocked; i++) {
        double from = (double)o->blocked[i].t, to = from + (double)o->blocked[i].dur;
        if (o->blocked[i].task == task && from <= mid && mid < to)
            return true;
    }
    return false;
}

/* One row: = alive, # blocking the loop, blank not there; a column a unit, looked at in its middle. */
static const char *draw_row(Rule *rule, const Span *s, double unit_ns, int64_t end)
{
    Buf row;
    buf_init(&row);
    for (double mid = unit_ns / 2; mid - unit_ns / 2 < (double)end - 1000 && row.len < 1000; mid += unit_ns) {
        bool alive = (double)s->t0 <= mid && (s->t1 == OBSERVE_NEVER || mid < (double)s->t1);
        buf_char(&row, !alive ? ' ' : is_blocked(rule->seen, s->task, mid) ? '#' : '=');
    }
    while (row.len && row.data[row.len - 1] == ' ')
        row.data[--row.len] = '\0';
    const char *text = arena_strndup(rule->r->arena, buf_text(&row), row.len);
    buf_deinit(&row);
    return text;
}

static void picture(const CourseValue *rows, const char *const *got, Buf *wanted_out, Buf *got_out)
{
    for (size_t i = 0; i < rows->count; i++) {
        const char *label = rows->pairs[i].key->scalar.text;
        buf_printf(wanted_out, "%s%s %s", i ? "\n" : "", label, rows->pairs[i].value->scalar.text);
        buf_printf(got_out, "%s%s %s", i ? "\n" : "", label, got[i] ? got[i] : "(not called)");
    }
}

static size_t length_without_blanks(const CourseText *text)
{
    size_t len = text->len;
    while (len && text->text[len - 1] == ' ')
        len--;
    return len;
}

void rule_timeline(Rule *rule)
{
    const CourseValue *rows = course_value_get(rule->value, "rows"), *unit = course_value_get(rule->value, "unit");
    double seconds = 1;
    if (unit)
        course_value_number(unit, &seconds);
    Spans s = select_spans(rule, wanted(rule, "of"), false, NULL);
    const char **got = arena_alloc(rule->r->arena, (rows->count + 1) * sizeof *got);
    int64_t end = 0;
    bool same = s.count == rows->count;
    uint64_t at = QUERY_NONE;
    for (size_t i = 0; i < s.count; i++)
        end = s.items[i].t1 > end ? s.items[i].t1 : s.items[i].t0 > end ? s.items[i].t0 : end;
    for (size_t i = 0; i < rows->count; i++) {
        const CourseText *row = &rows->pairs[i].value->scalar;
        for (size_t k = 0; k < s.count; k++)
            if (same_key(s.items[k].key, rows->pairs[i].key)) {
                got[i] = draw_row(rule, &s.items[k], seconds * 1e9, end);
                at = s.items[k].from;
            }
        same = same && got[i] && strlen(got[i]) == length_without_blanks(row) &&
               memcmp(got[i], row->text, strlen(got[i])) == 0;
    }
    if (same)
        return;
    Buf want, have;
    buf_init(&want);
    buf_init(&have);
    picture(rows, got, &want, &have);
    rule_expected(rule, "%s", buf_text(&want));
    rule_observed(rule, "%s", buf_text(&have));
    rule_fail(rule, "The timeline of `%s` is not the one asked for.", s.of);
    rule_at(rule, at);
    buf_deinit(&want);
    buf_deinit(&have);
}
