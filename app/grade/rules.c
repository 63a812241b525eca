#include "grade/rules.h"

#include "base/mem.h"
#include "grade/comparator.h"
#include "trace/query.h"
#include "trace/timeline.h"

#include <stdio.h>
#include <string.h>

/* ---- filling a finding ---- */

static const char *keep(Arena *arena, const char *format, va_list args)
{
    Buf b;
    buf_init(&b);
    buf_vprintf(&b, format, args);
    const char *text = arena_strndup(arena, buf_text(&b), b.len);
    buf_deinit(&b);
    return text;
}

void rule_fail(Rule *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    rule->f->message = keep(rule->r->arena, format, args);
    rule->f->passed = false;
    va_end(args);
}

void rule_expected(Rule *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    rule->f->expected = keep(rule->r->arena, format, args);
    va_end(args);
}

void rule_observed(Rule *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    rule->f->observed = keep(rule->r->arena, format, args);
    va_end(args);
}

/* Lines of setup and given are not the learner's; the answer is file 0. */
static void rule_line(Rule *rule, uint32_t ref) { rule->f->line = lineref_file(ref) == 0 ? lineref_line(ref) : 0; }

void rule_at(Rule *rule, uint64_t seq)
{
    Event ev;
    if (seq == QUERY_NONE || !log_get(rule->seen->log, seq, &ev))
        return;
    const TaskSeen *task = observe_task(rule->seen, query_task_of(&ev));
    rule->f->seq = seq;
    rule->f->t = ev.t_ns;
    rule->f->task = task ? task->label : NULL;
    if (ev.kind == EV_LINE)
        rule_line(rule, trace_get_LINE(&ev).line);
    else if (ev.kind == EV_OUT)
        rule_line(rule, trace_get_OUT(&ev).line);
    else if (ev.kind == EV_CLOCK_BLOCK)
        rule_line(rule, trace_get_CLOCK_BLOCK(&ev).line);
    else if (ev.kind == EV_TASK_NEW)
        rule_line(rule, trace_get_TASK_NEW(&ev).line);
}

const CourseText *rule_texts(Rule *rule, const CourseValue *value, size_t *count)
{
    *count = value->kind == COURSE_LIST ? value->count : 1;
    CourseText *texts = arena_alloc(rule->r->arena, (*count + 1) * sizeof *texts);
    for (size_t i = 0; i < *count; i++)
        texts[i] = value->kind == COURSE_LIST ? value->items[i]->scalar : value->scalar;
    return texts;
}

const char *rule_seconds(Rule *rule, int64_t ns)
{
    char text[40];
    snprintf(text, sizeof text, "%.9f", (double)ns / 1e9);
    size_t len = strlen(text);
    while (text[len - 1] == '0')
        len--;
    len -= text[len - 1] == '.';
    return arena_strndup(rule->r->arena, text, len);
}

static Finding *finding_add(Rules *r, const char *check)
{
    MEM_GROW(r->out->items, r->out->cap, r->out->count + 1);
    Finding *f = &r->out->items[r->out->count++];
    *f = (Finding){.check = check, .passed = true, .message = "", .seq = QUERY_NONE, .points = -1};
    return f;
}

/* ---- simple checks ---- */

static void compare(Rule *rule, double value, const char *observed, const char *what)
{
    const char *spec = rule->value->scalar.text;
    if (comparator_holds(spec, value))
        return;
    rule_expected(rule, "%s", spec);
    rule_observed(rule, "%s", observed);
    rule_fail(rule, "%s: %s, expected %s.", what, observed, spec);
}

static void compare_count(Rule *rule, size_t n, const char *what)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", n);
    compare(rule, (double)n, text, what);
}

static void rule_elapsed(Rule *rule)
{
    const char *spec = rule->value->scalar.text;
    int64_t ns = rule->seen->run->end_ns;
    if (comparator_holds(spec, (double)ns / 1e9))
        return;
    rule_expected(rule, "%s s", spec);
    rule_observed(rule, "%s s", rule_seconds(rule, ns));
    rule_fail(rule, "The program took %s s, expected %s s.", rule_seconds(rule, ns), spec);
    rule_at(rule, log_count(rule->seen->log) - 1);
}

static bool is_made(const TaskSeen *t) { return t->id && !t->is_main && !t->internal; }

static void rule_tasks(Rule *rule)
{
    size_t n = 0;
    for (size_t i = 0; i < rule->seen->ntasks; i++)
        n += is_made(&rule->seen->tasks[i]);
    compare_count(rule, n, "Tasks created");
}

/* Alive: from its first step to its end. */
static void rule_overlap(Rule *rule)
{
    const Observation *o = rule->seen;
    Span *alive = mem_zalloc((o->ntasks + 1) * sizeof *alive);
    size_t n = 0;
    uint64_t at = QUERY_NONE;
    for (size_t i = 0; i < o->ntasks; i++)
        if (is_made(&o->tasks[i]) && o->tasks[i].first < log_count(o->log))
            alive[n++] = (Span){.from = o->tasks[i].first, .to = o->tasks[i].ended};
    compare_count(rule, observe_most(alive, n, &at), "Tasks alive at the same time, at most");
    if (!rule->f->passed)
        rule_at(rule, at);
    mem_free(alive);
}

static void rule_cancels(Rule *rule)
{
    compare_count(rule, rule->seen->ncancels, "Cancellations delivered");
    if (!rule->f->passed && rule->seen->ncancels)
        rule_at(rule, rule->seen->cancels[rule->seen->ncancels - 1]);
}

/* Probes are numbered in the order of the `value` checks. */
static void rule_value(Rule *rule)
{
    size_t n = 0;
    const Recording *run = rule->seen->run;
    for (const CourseCheck *c = rule->r->checks; c < rule->check; c++)
        n += strcmp(c->name, "value") == 0;
    const char *of = course_value_get(rule->value, "of")->scalar.text;
    if (n >= run->nprobed) {
        rule_fail(rule, "`%s` cannot be asked: the program did not end by itself.", of);
        return;
    }
    const EngineProbed *p = &run->probed[n];
    if (p->equal)
        return;
    Buf is;
    buf_init(&is);
    course_value_json(course_value_get(rule->value, "is"), &is);
    rule_expected(rule, "%s", buf_text(&is));
    rule_observed(rule, "%s", buf_text(&p->text));
    rule_fail(rule, p->raised ? "`%s` raises %s at the end, expected %s." : "`%s` is %s at the end, expected %s.", of,
              buf_text(&p->text), buf_text(&is));
    buf_deinit(&is);
}

static const EngineFile *find_file(const Recording *run, const char *name)
{
    for (size_t i = 0; i < run->nfiles; i++)
        if (strcmp(run->files[i].name, name) == 0)
            return &run->files[i];
    return NULL;
}

static void rule_file(Rule *rule)
{
    for (size_t i = 0; i < rule->value->count && rule->f->passed; i++) {
        const CourseText *name = &rule->value->pairs[i].key->scalar, *text = &rule->value->pairs[i].value->scalar;
        const EngineFile *file = find_file(rule->seen->run, name->text);
        if (file && file->len == text->len && memcmp(file->text, text->text, text->len) == 0)
            continue;
        rule_expected(rule, "%s", text->text);
        rule_observed(rule, "%s", file ? file->text : "no such file");
        rule_fail(rule, file ? "The file `%s` has another content at the end." : "There is no file `%s` at the end.",
                  name->text);
    }
}

/* The class of the exception that ended the program: "ValueError" of "ValueError: text". */
static void ended_with(const Recording *run, char *name, size_t size)
{
    const char *text = buf_text(&run->message), *begin = text;
    size_t len = strcspn(text, ":\n");
    for (size_t i = 0; i < len; i++)
        if (text[i] == '.')
            begin = text + i + 1;
    snprintf(name, size, "%.*s", (int)(len - (size_t)(begin - text)), begin);
}

static void rule_raises(Rule *rule)
{
    char name[80] = "no exception";
    const Recording *run = rule->seen->run;
    const char *wanted = rule->value->scalar.text;
    if (run->kind == OUTCOME_EXCEPTION)
        ended_with(run, name, sizeof name);
    if (strcmp(name, wanted) == 0)
        return;
    rule_expected(rule, "%s", wanted);
    rule_observed(rule, "%s", name);
    rule_fail(rule, "The program ended with %s, expected %s.", name, wanted);
}

/* "asyncio.gather or asyncio.TaskGroup": one of them is enough. */
static bool uses_one_of(const LintNames *names, const char *alternatives)
{
    const char *at = alternatives;
    for (;;) {
        const char *next = strstr(at, " or ");
        if (lint_uses(names, at, next ? (size_t)(next - at) : strlen(at)))
            return true;
        if (!next)
            return false;
        at = next + 4;
    }
}

static void rule_uses(Rule *rule)
{
    size_t n;
    const CourseText *names = rule_texts(rule, rule->value, &n);
    for (size_t i = 0; i < n && rule->f->passed; i++)
        if (rule->r->names && !uses_one_of(rule->r->names, names[i].text))
            rule_fail(rule, "The answer does not use `%s`.", names[i].text);
}

static void rule_avoids(Rule *rule)
{
    size_t n;
    const CourseText *names = rule_texts(rule, rule->value, &n);
    for (size_t i = 0; i < n && rule->f->passed; i++)
        if (rule->r->names && lint_uses(rule->r->names, names[i].text, names[i].len)) {
            rule_fail(rule, "The answer uses `%s`; find a way without it.", names[i].text);
            rule->f->line = (uint32_t)lint_line(rule->r->names, names[i].text, names[i].len);
        }
}

/* ---- the table ---- */

typedef struct {
    const char *name;
    RuleFn fn;
} RuleKind;

static const RuleKind rule_kinds[] = {
    {"output", rule_output},       {"output_any_order", rule_output_any_order},
    {"output_order", rule_output_order}, {"output_has", rule_output_has},
    {"prints_at", rule_prints_at}, {"elapsed", rule_elapsed},
    {"tasks", rule_tasks},         {"overlap", rule_overlap},
    {"timeline", rule_timeline},   {"calls", rule_calls},
    {"io", rule_io},               {"exclusive", rule_exclusive},
    {"cancels", rule_cancels},     {"value", rule_value},
    {"file", rule_file},           {"raises", rule_raises},
    {"uses", rule_uses},           {"avoids", rule_avoids},
};

static void own_message(Rule *rule)
{
    if (rule->f->passed || !rule->check->say.text)
        return;
    rule->f->detail = rule->f->message;
    rule->f->message = rule->check->say.text;
}

void rules_own(Rules *r)
{
    for (size_t i = 0; i < r->check_count; i++) {
        const CourseCheck *check = &r->checks[i];
        Rule rule = {.r = r, .seen = r->seen, .check = check, .value = check->value, .f = finding_add(r, check->name)};
        rule.f->points = check->points;
        for (size_t k = 0; k < sizeof rule_kinds / sizeof *rule_kinds; k++)
            if (strcmp(rule_kinds[k].name, check->name) == 0)
                rule_kinds[k].fn(&rule);
        own_message(&rule);
    }
}

/* ---- always on ---- */

static bool allowed(const Rules *r, const char *name)
{
    for (size_t i = 0; i < r->exercise->allow_count; i++)
        if (strcmp(r->exercise->allow[i].text, name) == 0)
            return true;
    return false;
}

static bool has_check(const Rules *r, const char *name)
{
    for (size_t i = 0; i < r->check_count; i++)
        if (strcmp(r->checks[i].name, name) == 0)
            return true;
    return false;
}

/* A failed always-on check, unless it is switched off (then NULL in rule->f). */
static bool begin(Rules *r, const char *name, Rule *rule)
{
    if (allowed(r, name))
        return false;
    *rule = (Rule){.r = r, .seen = r->seen, .f = finding_add(r, name)};
    return true;
}

/* The first line of the first diagnostic, or the last of the traceback. */
static void error_message(Rule *rule)
{
    const Recording *run = rule->seen->run;
    if (run->kind == OUTCOME_SYNTAX && run->diags.count) {
        rule_fail(rule, "The program does not compile. %s (%s, line %d)", run->diags.items[0].message,
                  run->diags.items[0].file, run->diags.items[0].line);
        rule->f->line = (uint32_t)run->diags.items[0].line;
        return;
    }
    rule_fail(rule, "The program ended with an exception: %s", buf_text(&run->message));
}

/* "a\nb\n" -> "a; b" */
static const char *on_one_line(Arena *arena, const Buf *text)
{
    size_t len = text->len;
    while (len && text->data[len - 1] == '\n')
        len--;
    Buf line;
    buf_init(&line);
    for (size_t i = 0; i < len; i++)
        if (text->data[i] == '\n')
            buf_str(&line, "; ");
        else
            buf_char(&line, text->data[i]);
    const char *kept = arena_strndup(arena, buf_text(&line), line.len);
    buf_deinit(&line);
    return kept;
}

static void always_outcome(Rules *r)
{
    const Recording *run = r->seen->run;
    Rule rule;
    bool raises = has_check(r, "raises");
    if ((run->kind == OUTCOME_SYNTAX || (run->kind == OUTCOME_EXCEPTION && !raises)) && begin(r, "error", &rule)) {
        error_message(&rule);
    } else if (run->kind == OUTCOME_NEEDS_INPUT && begin(r, "error", &rule)) {
        rule_fail(&rule, "The program waits for a line of input that nobody types.");
    } else if (run->kind == OUTCOME_DEADLOCK && begin(r, "deadlock", &rule)) {
        rule_fail(&rule, "Everything waits, and nothing can wake it: %s.", on_one_line(r->arena, &run->message));
    } else if (run->kind == OUTCOME_LIMIT && begin(r, "limit", &rule)) {
        rule_fail(&rule, "The run was %s.", buf_text(&run->message));
    } else {
        return;
    }
    if (run->log && log_count(run->log))
        rule_at(&rule, log_count(run->log) - 1);
}

static void always_never_awaited(Rules *r)
{
    Rule rule;
    Event ev;
    uint64_t seq = observe_event(r->seen, EV_CORO_NEVER_AWAITED, 0, &ev);
    if (seq == QUERY_NONE || !begin(r, "never_awaited", &rule))
        return;
    Trace_CORO_NEVER_AWAITED x = trace_get_CORO_NEVER_AWAITED(&ev);
    rule_fail(&rule, "The coroutine `%s` was never awaited, so its body never ran.", log_text(r->seen->log, x.name));
    rule_at(&rule, seq);
    rule_line(&rule, x.line);
}

static void always_unretrieved(Rules *r)
{
    Rule rule;
    Event ev;
    uint64_t seq = observe_event(r->seen, EV_FUT_NEVER_RETRIEVED, 0, &ev);
    if (seq == QUERY_NONE || !begin(r, "unretrieved", &rule))
        return;
    Trace_FUT_NEVER_RETRIEVED x = trace_get_FUT_NEVER_RETRIEVED(&ev);
    const TaskSeen *task = futref_is_task(x.id) ? observe_task(r->seen, futref_id(x.id)) : NULL;
    rule_fail(&rule, "Nobody looked at the exception of %s: %s", task ? task->label : "a future",
              log_text(r->seen->log, x.text));
    rule_at(&rule, seq);
}

/* The first task of the program that main left pending. */
static const TaskSeen *left_pending(const Observation *o, uint64_t *at)
{
    Event ev;
    for (uint64_t seq = observe_event(o, EV_SHUTDOWN_CANCEL_ALL, 0, &ev); seq != QUERY_NONE;
         seq = observe_event(o, EV_SHUTDOWN_CANCEL_ALL, seq + 1, &ev)) {
        size_t n;
        const uint32_t *ids = log_list_items(o->log, trace_get_SHUTDOWN_CANCEL_ALL(&ev).tasks, &n);
        for (size_t i = 0; i < n; i++) {
            const TaskSeen *t = observe_task(o, ids[i]);
            if (t && !t->internal) {
                *at = seq;
                return t;
            }
        }
    }
    *at = observe_event(o, EV_TASK_DESTROYED_PENDING, 0, &ev);
    return *at == QUERY_NONE ? NULL : observe_task(o, trace_get_TASK_DESTROYED_PENDING(&ev).id);
}

static bool unclosed(const Observation *o, uint64_t *at, const char **text)
{
    Event ev;
    for (*at = observe_event(o, EV_WARNING, 0, &ev); *at != QUERY_NONE; *at = observe_event(o, EV_WARNING, *at + 1, &ev)) {
        *text = log_text(o->log, trace_get_WARNING(&ev).text);
        if (strncmp(*text, "Unclosed", 8) == 0)
            return true;
    }
    return false;
}

static void always_leaks(Rules *r)
{
    Rule rule;
    uint64_t at;
    const char *text;
    const TaskSeen *task = left_pending(r->seen, &at);
    if (task && begin(r, "leaks", &rule)) {
        rule_fail(&rule, "%s was still running when the program ended.", task->label);
        rule_at(&rule, at);
        rule.f->line = task->line;
        rule.f->task = task->label;
    } else if (!task && unclosed(r->seen, &at, &text) && begin(r, "leaks", &rule)) {
        rule_fail(&rule, "%s: close it, best with `async with`.", text);
        rule_at(&rule, at);
    }
}

static void always_blocking(Rules *r)
{
    Rule rule;
    const Blocked *first = r->seen->blocked;
    int64_t total = 0;
    for (size_t i = 0; i < r->seen->nblocked; i++)
        total += first[i].dur;
    if (!total || !begin(r, "blocking", &rule))
        return;
    const TaskSeen *task = observe_task(r->seen, first->task);
    rule_fail(&rule, "%s blocked the event loop for %s s (%s on line %u): no other task could run.",
              task ? task->label : "A task", rule_seconds(&rule, total), first->call, first->line);
    rule_at(&rule, first->seq);
    rule.f->task = task ? task->label : NULL;
}

static void always_spinning(Rules *r)
{
    Rule rule;
    Event ev;
    uint64_t seq = observe_event(r->seen, EV_SPIN, 0, &ev);
    if (seq == QUERY_NONE || !begin(r, "spinning", &rule))
        return;
    rule_fail(&rule, "Busy waiting: the loop went round thousands of times and nothing happened. Wait for something.");
    rule_at(&rule, seq);
}

static void always_tamper(Rules *r)
{
    Rule rule;
    Event ev;
    uint64_t seq = observe_event(r->seen, EV_TAMPER, 0, &ev);
    if (seq == QUERY_NONE || !begin(r, "tamper", &rule))
        return;
    Trace_TAMPER x = trace_get_TAMPER(&ev);
    const char *name = log_text(r->seen->log, x.name);
    const char *what = log_text(r->seen->log, x.what);
    if (strcmp(what, "builtin") == 0)
        rule_fail(&rule, "The answer redefines the builtin `%s`: choose another name.", name);
    else if (strcmp(what, "inside") == 0)
        rule_fail(&rule, "The answer reaches for `%s`, an inside of the library: use its public names.", name);
    else
        rule_fail(&rule, "The answer changes `%s`, which is given and must stay as it is.", name);
    rule_at(&rule, seq);
    rule_line(&rule, x.line);
}

void rules_always(Rules *r)
{
    always_outcome(r);
    if (!r->seen->log)
        return;
    always_tamper(r);
    always_never_awaited(r);
    always_unretrieved(r);
    always_leaks(r);
    always_blocking(r);
    always_spinning(r);
}
