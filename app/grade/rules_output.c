/* Checks of what the program printed. Trailing blanks of lines and blank lines at the end never count. */
#include "base/mem.h"
#include "base/regex.h"
#include "grade/comparator.h"
#include "grade/rules.h"
#include "trace/query.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *s;
    size_t len;
} Line;

static Line trimmed(const char *s, size_t len)
{
    while (len && strchr(" \t\r", s[len - 1]))
        len--;
    return (Line){s, len};
}

static bool line_equal(Line a, Line b) { return a.len == b.len && memcmp(a.s, b.s, a.len) == 0; }

/* The lines of a text, without blank ones at its end; the array lives in the arena. */
static Line *lines_of(Arena *arena, const char *text, size_t len, size_t *count)
{
    size_t n = 1;
    for (size_t i = 0; i < len; i++)
        n += text[i] == '\n';
    Line *lines = arena_alloc(arena, n * sizeof *lines);
    const char *at = text, *end = text + len;
    for (*count = 0; *count < n; (*count)++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        lines[*count] = trimmed(at, (size_t)((stop ? stop : end) - at));
        at = stop ? stop + 1 : end;
    }
    while (*count && !lines[*count - 1].len)
        (*count)--;
    return lines;
}

static Line *printed_lines(Rule *rule, size_t *count)
{
    const Observation *o = rule->seen;
    Line *lines = arena_alloc(rule->r->arena, (o->nlines + 1) * sizeof *lines);
    for (size_t i = 0; i < o->nlines; i++)
        lines[i] = trimmed(o->lines[i].text, o->lines[i].len);
    for (*count = o->nlines; *count && !lines[*count - 1].len; (*count)--)
        ;
    return lines;
}

/* The wanted lines: of a block of text, or the items of a list. */
static Line *wanted_lines(Rule *rule, size_t *count)
{
    const CourseValue *v = rule->value;
    if (v->kind == COURSE_SCALAR)
        return lines_of(rule->r->arena, v->scalar.text, v->scalar.len, count);
    Line *lines = arena_alloc(rule->r->arena, (v->count + 1) * sizeof *lines);
    for (*count = 0; *count < v->count; (*count)++)
        lines[*count] = trimmed(v->items[*count]->scalar.text, v->items[*count]->scalar.len);
    return lines;
}

#define SHOW(line) (int)((line).len > 80 ? 80 : (line).len), (line).s

static void at_line(Rule *rule, size_t i)
{
    if (i < rule->seen->nlines)
        rule_at(rule, rule->seen->lines[i].seq);
    else if (log_count(rule->seen->log))
        rule_at(rule, log_count(rule->seen->log) - 1);
}

static void differs(Rule *rule, size_t i, const Line *got, size_t ngot, const Line *wanted, size_t nwanted)
{
    if (i < ngot && i < nwanted) {
        rule_expected(rule, "%.*s", SHOW(wanted[i]));
        rule_observed(rule, "%.*s", SHOW(got[i]));
        rule_fail(rule, "Line %zu of the output is `%.*s`, expected `%.*s`.", i + 1, SHOW(got[i]), SHOW(wanted[i]));
    } else if (i < nwanted) {
        rule_expected(rule, "%.*s", SHOW(wanted[i]));
        rule_fail(rule, "Line %zu of the output is missing: `%.*s`.", i + 1, SHOW(wanted[i]));
    } else {
        rule_observed(rule, "%.*s", SHOW(got[i]));
        rule_fail(rule, "The output should end after line %zu, but then comes `%.*s`.", i, SHOW(got[i]));
    }
    at_line(rule, i);
}

static void compare_lines(Rule *rule, const Line *got, size_t ngot, const Line *wanted, size_t nwanted)
{
    for (size_t i = 0; i < ngot || i < nwanted; i++)
        if (i >= ngot || i >= nwanted || !line_equal(got[i], wanted[i])) {
            differs(rule, i, got, ngot, wanted, nwanted);
            return;
        }
}

void rule_output(Rule *rule)
{
    size_t ngot, nwanted;
    const Line *got = printed_lines(rule, &ngot), *wanted = wanted_lines(rule, &nwanted);
    compare_lines(rule, got, ngot, wanted, nwanted);
}

static size_t occurrences(const Line *lines, size_t n, Line what)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += line_equal(lines[i], what);
    return count;
}

void rule_output_any_order(Rule *rule)
{
    size_t ngot, nwanted;
    const Line *got = printed_lines(rule, &ngot), *wanted = wanted_lines(rule, &nwanted);
    for (size_t i = 0; i < nwanted; i++)
        if (occurrences(got, ngot, wanted[i]) < occurrences(wanted, nwanted, wanted[i])) {
            rule_expected(rule, "%.*s", SHOW(wanted[i]));
            rule_fail(rule, "The output has no line `%.*s`%s.", SHOW(wanted[i]),
                      occurrences(got, ngot, wanted[i]) ? " more" : "");
            at_line(rule, ngot);
            return;
        }
    for (size_t i = 0; i < ngot; i++)
        if (occurrences(got, ngot, got[i]) > occurrences(wanted, nwanted, got[i])) {
            rule_observed(rule, "%.*s", SHOW(got[i]));
            rule_fail(rule, "The line `%.*s` is printed once too often.", SHOW(got[i]));
            at_line(rule, i);
            return;
        }
}

static Line without_indent(Line line)
{
    while (line.len && strchr(" \t", *line.s)) {
        line.s++;
        line.len--;
    }
    return line;
}

void rule_output_order(Rule *rule)
{
    size_t ngot, nwanted, at = 0;
    const Line *got = printed_lines(rule, &ngot), *wanted = wanted_lines(rule, &nwanted);
    for (size_t i = 0; i < nwanted; i++) {
        while (at < ngot && !line_equal(without_indent(got[at]), without_indent(wanted[i])))
            at++;
        if (at++ < ngot)
            continue;
        rule_expected(rule, "%.*s", SHOW(wanted[i]));
        if (i)
            rule_fail(rule, "`%.*s` does not come after `%.*s`.", SHOW(wanted[i]), SHOW(wanted[i - 1]));
        else
            rule_fail(rule, "The output has no line `%.*s`.", SHOW(wanted[i]));
        at_line(rule, ngot);
        return;
    }
}

static void has_pattern(Rule *rule, const CourseText *pattern, const Buf *out)
{
    char *error;
    size_t offset;
    Regex *regex = regex_new(pattern->text, pattern->len, &error, &offset);
    if (!regex) {
        rule_fail(rule, "The pattern `%s` of this check is wrong at character %zu: %s.", pattern->text, offset + 1, error);
        mem_free(error);
        return;
    }
    RegexResult found = regex_search(regex, buf_text(out), out->len);
    regex_free(regex);
    if (found == REGEX_YES)
        return;
    rule_expected(rule, "%s", pattern->text);
    if (found == REGEX_TOO_MUCH)
        rule_fail(rule, "The output could not be compared with `%s`: that takes too long.", pattern->text);
    else
        rule_fail(rule, "Nothing in the output looks like `%s`.", pattern->text);
}

void rule_output_has(Rule *rule)
{
    size_t n;
    const CourseText *patterns = rule_texts(rule, rule->value, &n);
    for (size_t i = 0; i < n && rule->f->passed; i++)
        has_pattern(rule, &patterns[i], &rule->seen->run->out);
}

static void printed_at(Rule *rule, const CourseText *text, const char *when)
{
    const Observation *o = rule->seen;
    Line wanted = without_indent(trimmed(text->text, text->len));
    for (size_t i = 0; i < o->nlines; i++) {
        if (!line_equal(without_indent(trimmed(o->lines[i].text, o->lines[i].len)), wanted))
            continue;
        if (comparator_holds(when, (double)o->lines[i].t / 1e9))
            return;
        rule_expected(rule, "%s s", when);
        rule_observed(rule, "%s s", rule_seconds(rule, o->lines[i].t));
        rule_fail(rule, "`%.*s` is printed at %s s, expected %s s.", SHOW(wanted), rule_seconds(rule, o->lines[i].t), when);
        rule_at(rule, o->lines[i].seq);
        return;
    }
    rule_expected(rule, "%s s", when);
    rule_fail(rule, "`%.*s` is never printed.", SHOW(wanted));
    at_line(rule, o->nlines);
}

void rule_prints_at(Rule *rule)
{
    for (size_t i = 0; i < rule->value->count && rule->f->passed; i++)
        printed_at(rule, &rule->value->pairs[i].key->scalar, rule->value->pairs[i].value->scalar.text);
}
