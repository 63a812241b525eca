/* asyncourse run: what python3 would print, in virtual time. */
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/interrupts.h"
#include "trace/timeline.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { NS_PER_S = 1000000000 };

typedef struct {
    EngineSpec spec;
    bool timeline, trace, realtime;
    Buf world;
} Options;

typedef struct {
    bool immediate; /* a person watches */
    int error;      /* of the first write that failed */
} Output;

/* Both streams in the order in which the program wrote them; without s they are flushed. */
static bool write_output(void *ctx, int stream, const char *s, size_t len)
{
    Output *output = ctx;
    bool ok;
    errno = 0;
    if (stream == 2) {
        ok = fflush(stdout) == 0;
        if (ok && s)
            fwrite(s, 1, len, stderr);
    } else
        ok = (!s || fwrite(s, 1, len, stdout) == len) && ((s && !output->immediate) || fflush(stdout) == 0);
    if (!ok)
        output->error = errno;
    return ok;
}

/* Who may press Ctrl-C. */
typedef struct {
    struct timespec start;
    bool came; /* while the program waited */
    Input input;
} Person;

static bool interrupted(void *person)
{
    Person *p = person;
    bool now = p->came || interrupts_came();
    p->came = false;
    return now;
}

static void wait_until(void *person, int64_t until_ns)
{
    Person *p = person;
    int64_t ns = p->start.tv_nsec + until_ns % NS_PER_S;
    struct timespec until = {p->start.tv_sec + until_ns / NS_PER_S + ns / NS_PER_S, ns % NS_PER_S};
    p->came = interrupts_wait(&until) || p->came;
}

static InputResult read_line(void *person, Buf *line) { return input_line(&((Person *)person)->input, line); }

/* 0, or an exit code; the FILE is the next argument then. */
static int parse(Args *args, Options *o)
{
    static const char *const known[] = {"--timeline", "--realtime", "--trace", "--limit", "--world", "--help", NULL};
    const char *value;
    while (args_is_option(args)) {
        if (args_flag(args, "--timeline"))
            o->timeline = true;
        else if (args_flag(args, "--realtime"))
            o->realtime = true;
        else if (args_value(args, "--trace", &value)) {
            if (!value)
                return EXIT_USAGE;
            if (strcmp(value, "on") != 0 && strcmp(value, "off") != 0)
                return args_usage(args, "--trace is on or off, not '%s'", value);
            o->trace = strcmp(value, "on") == 0;
        } else if (args_value(args, "--limit", &value)) {
            int rc = value ? args_limit(args, &o->spec.limits, value) : EXIT_USAGE;
            if (rc)
                return rc;
        } else if (args_value(args, "--world", &value)) {
            if (!value || !world_read(value, &o->world))
                return EXIT_USAGE;
            o->spec.world = buf_text(&o->world);
        } else
            return args_unknown(args, known);
    }
    args_flag(args, "--");
    return args_more(args) ? 0 : args_usage(args, "which program? FILE.py is missing");
}

static void print_timeline(const Recording *r)
{
    if (!r->log || !log_count(r->log))
        return;
    Buf text = {0};
    Timeline *timeline = timeline_new(r->log);
    TimelineText options = {.mode = AXIS_ELASTIC, .width = 80, .max_lanes = 100};
    timeline_text(timeline, &options, &text);
    fwrite(buf_text(&text), 1, text.len, stdout);
    timeline_free(timeline);
    buf_deinit(&text);
}

/* A program that did not find a file may have looked for one that lies on the machine, which it does not see: then
 * says where its files come from. */
static void explain_missing_file(const Recording *r)
{
    static const char said[] = "FileNotFoundError: [Errno 2] No such file or directory: '";
    const char *text = buf_text(&r->message);
    if (r->kind != OUTCOME_EXCEPTION || strncmp(text, said, sizeof said - 1) != 0)
        return;
    const char *start = text + sizeof said - 1;
    char *name = mem_strndup(start, strcspn(start, "'"));
    if (access(name, F_OK) == 0)
        cli_error(NULL, "'%s' is there, but a program sees a disk of its own: --world FILE puts files on it", name);
    mem_free(name);
}

static int report(const Recording *r)
{
    explain_missing_file(r);
    if (r->kind == OUTCOME_OUTPUT_FAILED)
        return EXIT_CANNOT_WRITE;
    size_t len = r->message.len;
    if ((r->kind == OUTCOME_DEADLOCK || r->kind == OUTCOME_LIMIT) && len)
        cli_error(NULL, "%.*s", (int)(len - (r->message.data[len - 1] == '\n')), r->message.data);
    return r->exit_code;
}

static int run(Args *args, Options *o)
{
    const char *path = args->items[args->at];
    Buf text = {0};
    if (!source_read(path, &text)) {
        buf_deinit(&text);
        return EXIT_USAGE;
    }
    Output output = {.immediate = isatty(STDOUT_FILENO) || o->realtime};
    Person person = {0};
    clock_gettime(CLOCK_MONOTONIC, &person.start);
    interrupts_hold();
    o->spec.text = buf_text(&text);
    o->spec.len = text.len;
    o->spec.file = strcmp(path, "-") == 0 ? "<stdin>" : path;
    o->spec.argv = (const char *const *)args->items + args->at;
    o->spec.argc = (size_t)(args->count - args->at);
    o->spec.record = o->timeline || o->trace;
    o->spec.output = write_output;
    o->spec.output_ctx = &output;
    o->spec.interrupted = interrupted;
    o->spec.wait = o->realtime ? wait_until : NULL;
    o->spec.read = read_line;
    o->spec.person = &person;
    o->spec.folder = engine_folder_new(path);
    Recording *r = engine_run(&o->spec);
    if (o->timeline && r->kind != OUTCOME_OUTPUT_FAILED)
        print_timeline(r);
    int rc = report(r);
    recording_free(r);
    engine_folder_free(o->spec.folder);
    buf_deinit(&text);
    return output_finish_after(output.error) ? rc : EXIT_CANNOT_WRITE;
}

int cmd_run(Args *args)
{
    Options o = {.spec = {.limits = ENGINE_LIMITS_RUN, .first_line = 1}};
    int rc = parse(args, &o);
    if (!rc)
        rc = run(args, &o);
    buf_deinit(&o.world);
    return rc;
}
