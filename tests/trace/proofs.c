/* trace_proofs prove|digest DIR PATTERN...: takes every program DIR/PATTERN (globs) and
 *
 *   prove    proves what is promised of its trace:
 *              traced twice, the bytes are the same; untraced, so are output, end and number of instructions
 *              with garbage collected at every safepoint (at fewer in a long program) the bytes are the same
 *              the state at an event by keyframes is the full fold, for random events
 *              the invariants hold
 *   digest   prints a digest of its trace, to compare builds of the engine with each other
 *
 * Long programs are cut by limits, which are part of what has to be the same. */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "engine/engine.h"
#include "trace/export.h"
#include "trace/state.h"

#include <glob.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_EVENTS = 20000, MOST_FUEL = 300000, MOST_COLLECTIONS = 300 };

typedef struct {
    const char *name;
    Buf text, input;
    const char *lines[64]; /* into input */
    size_t nlines;
} Sample;

static bool sample_read(Sample *p, const char *path)
{
    char *error = NULL;
    p->name = path;
    if (!file_read(path, 1 << 20, &p->text, &error)) {
        printf("%s\n", error);
        mem_free(error);
        return false;
    }
    Buf input = {0};
    buf_bytes(&input, path, strlen(path) - 3);
    buf_str(&input, ".in");
    if (file_exists(buf_text(&input)) && file_read(buf_text(&input), 1 << 16, &p->input, &error)) {
        for (char *line = strtok(p->input.data, "\n"); line && p->nlines < 64; line = strtok(NULL, "\n"))
            p->lines[p->nlines++] = line;
    }
    buf_deinit(&input);
    return true;
}

static void sample_deinit(Sample *p)
{
    buf_deinit(&p->text);
    buf_deinit(&p->input);
}

static EngineSpec sample_spec(const Sample *p)
{
    EngineSpec spec = {.text = buf_text(&p->text), .len = p->text.len, .file = p->name, .first_line = 1,
                       .input = p->lines, .ninput = p->nlines, .limits = ENGINE_LIMITS_VIEW, .record = true};
    spec.limits.events = MOST_EVENTS;
    spec.limits.fuel = MOST_FUEL;
    return spec;
}

static Recording *trace(const Sample *p, uint32_t collect_every)
{
    EngineSpec spec = sample_spec(p);
    spec.collect_every = collect_every;
    return engine_run(&spec);
}

static void lines_of(const Recording *r, Buf *out)
{
    if (r->log)
        export_jsonl(r->log, out);
}

/* The first line in which they differ, on standard output. */
static void show_difference(const char *a, const char *b)
{
    const char *start_a = a, *start_b = b;
    for (; *a && *a == *b; a++, b++)
        if (*a == '\n') {
            start_a = a + 1;
            start_b = b + 1;
        }
    printf("    first  %.*s\n    second %.*s\n", (int)strcspn(start_a, "\n"), start_a, (int)strcspn(start_b, "\n"),
           start_b);
}

static bool same_text(const Sample *p, const char *what, const Buf *a, const Buf *b)
{
    if (a->len == b->len && memcmp(buf_text(a), buf_text(b), a->len) == 0)
        return true;
    printf("%s: %s differs\n", p->name, what);
    show_difference(buf_text(a), buf_text(b));
    return false;
}

static bool same_recording(const Sample *p, const Recording *a, const Recording *b)
{
    Buf x = {0}, y = {0};
    lines_of(a, &x);
    lines_of(b, &y);
    bool same = same_text(p, "the trace", &x, &y) && same_text(p, "standard output", &a->out, &b->out) &&
                same_text(p, "standard error", &a->err, &b->err);
    buf_deinit(&x);
    buf_deinit(&y);
    return same;
}

static bool same_untraced(const Sample *p, const Recording *a)
{
    EngineSpec spec = sample_spec(p);
    spec.record = false;
    Recording *b = engine_run(&spec);
    bool same = same_text(p, "standard output untraced", &a->out, &b->out) &&
                same_text(p, "standard error untraced", &a->err, &b->err);
    if (a->instr != b->instr || a->end_ns != b->end_ns || a->exit_code != b->exit_code) {
        printf("%s: untraced it ends elsewhere: instr %" PRIu64 " and %" PRIu64 ", exit code %d and %d\n", p->name,
               a->instr, b->instr, a->exit_code, b->exit_code);
        same = false;
    }
    recording_free(b);
    return same;
}

static bool same_again(const Sample *p, const Recording *a, uint32_t collect_every)
{
    Recording *b = trace(p, collect_every);
    bool same = same_recording(p, a, b);
    if (!same && collect_every)
        printf("    (with collections at every safepoint)\n");
    recording_free(b);
    return same;
}

static bool states_are_folds(const Sample *p, const Log *log)
{
    enum { PLACES = 8 };
    uint64_t random = 88172645463325252u;
    States *all = states_new(log);
    bool ok = true;
    for (int k = 0; ok && k < PLACES; k++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        uint64_t i = random % log_count(log);
        State *keyed = state_at(all, i), *folded = state_fold(log, i + 1);
        ok = state_equal(keyed, folded) && state_equal(states_seek(all, i), folded);
        if (!ok)
            printf("%s: the state at event %" PRIu64 " is not the fold\n", p->name, i);
        state_free(keyed);
        state_free(folded);
    }
    states_free(all);
    return ok;
}

static bool invariants_hold(const Sample *p, const Log *log)
{
    Buf why = {0};
    bool ok = log_check_invariants(log, &why);
    if (!ok)
        printf("%s: %s", p->name, buf_text(&why));
    buf_deinit(&why);
    return ok;
}

static bool prove(const Sample *p)
{
    Recording *a = trace(p, 0);
    /* about every tenth instruction is a safepoint */
    uint32_t every = 1 + (uint32_t)(a->instr / 10 / MOST_COLLECTIONS);
    bool ok = same_again(p, a, 0) && same_again(p, a, every) && same_untraced(p, a);
    if (a->log && log_count(a->log))
        ok = states_are_folds(p, a->log) && invariants_hold(p, a->log) && ok;
    recording_free(a);
    return ok;
}

static bool print_digest(const Sample *p)
{
    Recording *r = trace(p, 0);
    Buf lines = {0};
    lines_of(r, &lines);
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < lines.len; i++)
        hash = (hash ^ (unsigned char)lines.data[i]) * 1099511628211u;
    printf("%016" PRIx64 " %s\n", hash, p->name);
    buf_deinit(&lines);
    recording_free(r);
    return true;
}

int main(int argc, char **argv)
{
    bool digest = argc > 1 && strcmp(argv[1], "digest") == 0;
    if (argc < 4 || (!digest && strcmp(argv[1], "prove") != 0) || chdir(argv[2]) != 0) {
        fprintf(stderr, "usage: trace_proofs prove|digest DIR PATTERN...\n");
        return 2;
    }
    size_t failed = 0, count = 0;
    glob_t found = {0};
    for (int i = 3; i < argc; i++)
        glob(argv[i], i > 3 ? GLOB_APPEND : 0, NULL, &found);
    for (; count < found.gl_pathc; count++) {
        Sample p = {0};
        bool ok = sample_read(&p, found.gl_pathv[count]) && (digest ? print_digest(&p) : prove(&p));
        failed += !ok;
        sample_deinit(&p);
    }
    globfree(&found);
    fprintf(stderr, "%zu programs, %zu failed\n", count, failed);
    return failed || !count;
}
