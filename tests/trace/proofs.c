/* trace_proofs PROOF DIR PATTERN...: proves something of the trace of every program DIR/PATTERN (globs).
 *
 *   same     traced twice: the same bytes; untraced: the same output, end and number of instructions
 *   stress   with garbage collected at every safepoint (at fewer in long programs): the same bytes
 *   states   state_at(i) by keyframes is the full fold, for random i
 *   rules    the invariants of events.md hold
 *   digest   prints a digest of each trace, to compare builds of the engine with each other */
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

enum { MOST_EVENTS = 60000, MOST_FUEL = 1000000, MOST_COLLECTIONS = 300 };

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

static bool prove_same(const Sample *p)
{
    Recording *a = trace(p, 0), *b = trace(p, 0);
    bool same = same_recording(p, a, b);
    EngineSpec spec = sample_spec(p);
    spec.record = false;
    Recording *bare = engine_run(&spec);
    same = same_text(p, "standard output untraced", &a->out, &bare->out) && same;
    same = same_text(p, "standard error untraced", &a->err, &bare->err) && same;
    if (a->instr != bare->instr || a->end_ns != bare->end_ns || a->exit_code != bare->exit_code) {
        printf("%s: untraced it ends elsewhere: instr %" PRIu64 " and %" PRIu64 ", exit code %d and %d\n", p->name,
               a->instr, bare->instr, a->exit_code, bare->exit_code);
        same = false;
    }
    recording_free(a);
    recording_free(b);
    recording_free(bare);
    return same;
}

static bool prove_stress(const Sample *p)
{
    Recording *a = trace(p, 0);
    uint32_t every = 1 + (uint32_t)(a->instr / 10 / MOST_COLLECTIONS); /* about every tenth instruction is a safepoint */
    Recording *b = trace(p, every);
    bool same = same_recording(p, a, b);
    recording_free(a);
    recording_free(b);
    return same;
}

static bool prove_states(const Sample *p)
{
    enum { PLACES = 12 };
    Recording *r = trace(p, 0);
    uint64_t n = r->log ? log_count(r->log) : 0, random = 88172645463325252u;
    States *all = n ? states_new(r->log) : NULL;
    bool ok = true;
    for (int k = 0; n && k < PLACES; k++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        uint64_t i = random % n;
        State *keyed = state_at(all, i), *folded = state_fold(r->log, i + 1);
        if (!state_equal(keyed, folded) || !state_equal(states_seek(all, i), folded)) {
            printf("%s: the state at event %" PRIu64 " is not the fold\n", p->name, i);
            ok = false;
        }
        state_free(keyed);
        state_free(folded);
    }
    states_free(all);
    recording_free(r);
    return ok;
}

static bool prove_rules(const Sample *p)
{
    Recording *r = trace(p, 0);
    Buf why = {0};
    bool ok = !r->log || log_check_invariants(r->log, &why);
    if (!ok)
        printf("%s: %s", p->name, buf_text(&why));
    buf_deinit(&why);
    recording_free(r);
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

static const struct {
    const char *name;
    bool (*prove)(const Sample *p);
} proofs[] = {
    {"same", prove_same}, {"stress", prove_stress}, {"states", prove_states},
    {"rules", prove_rules}, {"digest", print_digest},
};

int main(int argc, char **argv)
{
    size_t which = 0, count = sizeof proofs / sizeof *proofs, failed = 0, proved = 0;
    while (which < count && (argc < 4 || strcmp(argv[1], proofs[which].name) != 0))
        which++;
    if (which == count || chdir(argv[2]) != 0) {
        fprintf(stderr, "usage: trace_proofs same|stress|states|rules|digest DIR PATTERN...\n");
        return 2;
    }
    glob_t found = {0};
    for (int i = 3; i < argc; i++)
        glob(argv[i], i > 3 ? GLOB_APPEND : 0, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        Sample p = {0};
        bool ok = sample_read(&p, found.gl_pathv[i]) && proofs[which].prove(&p);
        proved += ok;
        failed += !ok;
        sample_deinit(&p);
    }
    globfree(&found);
    fprintf(stderr, "%s: %zu programs, %zu failed\n", proofs[which].name, proved + failed, failed);
    return failed || !proved;
}
