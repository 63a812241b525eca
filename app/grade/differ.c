#include "grade/differ.h"

#include "grade/observe.h"
#include "trace/log.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const Recording *run;
    Observation seen;
} Side;

typedef struct {
    Side a, b;
    Buf *out;
} Pair;

static double seconds(int64_t ns) { return (double)ns / 1e9; }

/* ---- output and time ---- */

/* As a YAML flow scalar. */
static void put_line(Buf *out, const Printed *line)
{
    buf_char(out, '"');
    for (size_t i = 0; i < line->len && i < 60; i++) {
        if (line->text[i] == '"' || line->text[i] == '\\')
            buf_char(out, '\\');
        buf_char(out, line->text[i]);
    }
    buf_char(out, '"');
}

static bool lines_differ(const Pair *p)
{
    const Observation *a = &p->a.seen, *b = &p->b.seen;
    for (size_t i = 0; i < a->nlines || i < b->nlines; i++) {
        bool both = i < a->nlines && i < b->nlines;
        if (both && a->lines[i].len == b->lines[i].len && memcmp(a->lines[i].text, b->lines[i].text, a->lines[i].len) == 0)
            continue;
        buf_printf(p->out, "output (line %zu ", i + 1);
        if (i >= b->nlines)
            buf_str(p->out, "is missing)");
        else {
            buf_str(p->out, "is then ");
            put_line(p->out, &b->lines[i]);
            buf_char(p->out, ')');
        }
        return true;
    }
    return false;
}

static bool elapsed_differs(const Pair *p)
{
    if (p->a.run->end_ns == p->b.run->end_ns)
        return false;
    buf_printf(p->out, "elapsed: %g (it takes %g s)", seconds(p->a.run->end_ns), seconds(p->b.run->end_ns));
    return true;
}

/* The lines are the same. */
static bool moments_differ(const Pair *p)
{
    for (size_t i = 0; i < p->a.seen.nlines; i++) {
        const Printed *a = &p->a.seen.lines[i], *b = &p->b.seen.lines[i];
        if (a->t == b->t)
            continue;
        buf_str(p->out, "prints_at: {");
        put_line(p->out, a);
        buf_printf(p->out, ": %g} (it is printed at %g s)", seconds(a->t), seconds(b->t));
        return true;
    }
    return false;
}

/* ---- tasks ---- */

static size_t user_tasks(const Observation *o)
{
    size_t n = 0;
    for (size_t i = 0; i < o->ntasks; i++)
        n += o->tasks[i].id && !o->tasks[i].is_main && !o->tasks[i].internal;
    return n;
}

static bool count_differs(const Pair *p, const char *check, size_t a, size_t b)
{
    if (a != b)
        buf_printf(p->out, "%s: %zu (it is %zu)", check, a, b);
    return a != b;
}

/* ---- calls and operations ---- */

static bool same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

/* The spans that others can know of: calls of functions of setup and given, not of what stands in <angles>. */
static bool is_known(const Observation *o, const Span *s, bool io)
{
    if (io)
        return true;
    const char *file = log_file_name(o->log, s->file);
    return s->name[0] != '<' && (strcmp(file, "setup.py") == 0 || strcmp(file, "given.py") == 0);
}

static size_t collect(const Side *side, bool io, const char *name, Span *out)
{
    const Observation *o = &side->seen;
    const Span *spans = io ? o->io : o->calls;
    size_t n = 0;
    for (size_t i = 0; i < (io ? o->nio : o->ncalls); i++)
        if (is_known(o, &spans[i], io) && (!name || strcmp(spans[i].name, name) == 0))
            out[n++] = spans[i];
    return n;
}

/* All spans with one name; each field that `calls` and `io` know, in the order in which people would think of it. */
static bool named_differ(const Pair *p, bool io, const char *name, Span *a, Span *b)
{
    size_t na = collect(&p->a, io, name, a), nb = collect(&p->b, io, name, b);
    const char *check = io ? "io" : "calls";
    if (na != nb) {
        buf_printf(p->out, "%s: {of: %s, count: %zu} (it is %zu)", check, name, na, nb);
        return true;
    }
    size_t most_a = observe_most(a, na, NULL), most_b = observe_most(b, nb, NULL);
    if (most_a != most_b) {
        buf_printf(p->out, "%s: {of: %s, in_flight: %zu} (it is %zu)", check, name, most_a, most_b);
        return true;
    }
    for (size_t i = 0; i < na; i++) {
        const char *field = a[i].t0 != b[i].t0                ? "starts"
                            : !same_text(a[i].key, b[i].key)  ? "order"
                            : !same_text(a[i].how, b[i].how)  ? "outcome"
                            : a[i].t1 != b[i].t1              ? "each"
                                                              : NULL;
        if (!field)
            continue;
        buf_printf(p->out, "%s: {of: %s, %s: ...} (that of number %zu is another)", check, name, field, i + 1);
        return true;
    }
    return false;
}

static bool spans_differ(const Pair *p, bool io)
{
    const Observation *a = &p->a.seen, *b = &p->b.seen;
    size_t most = io ? a->nio + b->nio : a->ncalls + b->ncalls;
    Arena arena;
    arena_init(&arena);
    Span *all = arena_alloc(&arena, (most + 1) * sizeof *all), *one = arena_alloc(&arena, (most + 1) * sizeof *one);
    Span *other = arena_alloc(&arena, (most + 1) * sizeof *other);
    size_t n = collect(&p->a, io, NULL, all);
    n += collect(&p->b, io, NULL, all + n);
    bool differ = false;
    for (size_t i = 0; i < n && !differ; i++) {
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++)
            seen = strcmp(all[k].name, all[i].name) == 0;
        differ = !seen && named_differ(p, io, all[i].name, one, other);
    }
    arena_deinit(&arena);
    return differ;
}

/* ---- files ---- */

static bool files_differ(const Pair *p)
{
    const Recording *a = p->a.run, *b = p->b.run;
    for (size_t i = 0; i < a->nfiles || i < b->nfiles; i++) {
        const EngineFile *x = i < a->nfiles ? &a->files[i] : NULL, *y = i < b->nfiles ? &b->files[i] : NULL;
        if (x && y && strcmp(x->name, y->name) == 0 && x->len == y->len && memcmp(x->text, y->text, x->len) == 0)
            continue;
        buf_printf(p->out, "file: {%s: ...} (it is another)", x ? x->name : y->name);
        return true;
    }
    return false;
}

static bool runs_differ(const Pair *p)
{
    return lines_differ(p) || elapsed_differs(p) || moments_differ(p) || spans_differ(p, false) || spans_differ(p, true) ||
           count_differs(p, "tasks", user_tasks(&p->a.seen), user_tasks(&p->b.seen)) ||
           count_differs(p, "cancels", p->a.seen.ncancels, p->b.seen.ncancels) || files_differ(p);
}

bool differ_find(const Judgement *first, const Judgement *second, Buf *check)
{
    bool differ = false;
    for (size_t i = 0; i < first->count && i < second->count && !differ; i++) {
        const Recording *a = first->runs[i].run, *b = second->runs[i].run;
        Arena arena;
        arena_init(&arena);
        Pair p = {.a.run = a, .b.run = b, .out = check};
        observe(&p.a.seen, a, &arena);
        observe(&p.b.seen, b, &arena);
        differ = runs_differ(&p);
        if (differ && first->runs[i].name)
            buf_printf(check, ", in the case `%s`", first->runs[i].name);
        arena_deinit(&arena);
    }
    return differ;
}
