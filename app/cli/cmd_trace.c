/* asyncourse trace: the recording of a run as JSON lines, or in another format. */
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "screens/app.h"
#include "trace/export.h"
#include "trace/timeline.h"

#include <stdio.h>
#include <string.h>

typedef enum { FORMAT_JSONL, FORMAT_CHROME, FORMAT_SVG, FORMAT_TEXT, FORMAT_DOT, FORMAT_CAST } Format;
static const char *const formats[] = {"jsonl", "chrome", "svg", "text", "dot", "cast", NULL};

typedef struct {
    const char *path, *out, *world;
    Format format;
    ExportTime time;
} Options;

static int write_trace(const Buf *text, const char *path)
{
    char *error = NULL;
    if (!path || strcmp(path, "-") == 0) {
        fwrite(buf_text(text), 1, text->len, stdout);
        return output_finish() ? 0 : EXIT_CANNOT_WRITE;
    }
    if (file_write(path, buf_text(text), text->len, &error))
        return 0;
    cli_error("trace", "%s", error);
    mem_free(error);
    return EXIT_CANNOT_WRITE;
}

/* Quotes the program's text: nothing of it may reach the terminal raw. */
static void print_safely(const Buf *text)
{
    Buf shown = {0};
    utf8_safe_text(buf_text(text), text->len, &shown);
    fputs(buf_text(&shown), stderr);
    buf_deinit(&shown);
}

/* The film shows the program asking for its lines again: those that it was given. */
static void film(const EngineSpec *spec, const Log *log, Buf *out)
{
    const char **lines = NULL;
    size_t count = 0, cap = 0;
    LogCursor cursor = log_cursor(log, 0);
    Event ev;
    while (log_next(&cursor, &ev)) {
        if (ev.kind != EV_INPUT)
            continue;
        MEM_GROW(lines, cap, count + 1);
        lines[count++] = log_text(log, trace_get_INPUT(&ev).text);
    }
    EngineSpec again = *spec;
    again.input = lines;
    again.ninput = count;
    app_cast(&again, out);
    mem_free(lines);
}

static void format_trace(const Options *o, const EngineSpec *spec, const Log *log, Buf *out)
{
    if (o->format == FORMAT_JSONL) {
        export_jsonl(log, out);
    } else if (o->format == FORMAT_CHROME) {
        export_chrome(log, o->time, out);
    } else if (o->format == FORMAT_SVG) {
        export_svg(log, out);
    } else if (o->format == FORMAT_DOT) {
        export_dot(log, out);
    } else if (o->format == FORMAT_CAST) {
        film(spec, log, out);
    } else {
        Timeline *timeline = timeline_new(log);
        timeline_text(timeline, &(TimelineText){.mode = AXIS_ELASTIC, .width = 100}, out);
        timeline_free(timeline);
    }
}

/* The place of value in names, or -1: said. */
static int choose(const Args *args, const char *option, const char *value, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(value, names[i]) == 0)
            return i;
    Buf list = {0};
    for (int i = 0; names[i]; i++)
        buf_printf(&list, "%s%s", i ? names[i + 1] ? ", " : " or " : "", names[i]);
    args_usage(args, "%s is %s, not '%s'", option, buf_text(&list), value);
    buf_deinit(&list);
    return -1;
}

/* 0, or an exit code. */
static int parse(Args *args, Options *o)
{
    static const char *const known[] = {"-o", "--format", "--time", "--world", "--help", NULL};
    static const char *const times[] = {"virtual", "steps", NULL};
    const char *value;
    int chosen;
    while (args_more(args)) {
        if (args_value(args, "-o", &o->out)) {
            if (!o->out)
                return EXIT_USAGE;
        } else if (args_value(args, "--format", &value)) {
            if (!value || (chosen = choose(args, "--format", value, formats)) < 0)
                return EXIT_USAGE;
            o->format = (Format)chosen;
        } else if (args_value(args, "--time", &value)) {
            if (!value || (chosen = choose(args, "--time", value, times)) < 0)
                return EXIT_USAGE;
            o->time = chosen ? EXPORT_STEPS : EXPORT_VIRTUAL;
        } else if (args_value(args, "--world", &o->world)) {
            if (!o->world)
                return EXIT_USAGE;
        } else if (args_is_option(args) || o->path)
            return args_unknown(args, known);
        else
            o->path = args_take(args);
    }
    return o->path ? 0 : args_usage(args, "which program? FILE.py is missing");
}

int cmd_trace(Args *args)
{
    Options o = {0};
    int rc = parse(args, &o);
    if (rc)
        return rc;
    Buf text = {0}, json = {0};
    if ((o.world && !world_read(o.world, &json)) || !source_read(o.path, &text)) {
        buf_deinit(&json);
        buf_deinit(&text);
        return EXIT_USAGE;
    }
    const char *argv[] = {o.path};
    Input input = {0};
    EngineSpec spec = {.text = buf_text(&text),
                       .len = text.len,
                       .file = strcmp(o.path, "-") == 0 ? "<stdin>" : o.path,
                       .first_line = 1,
                       .folder = engine_folder_new(o.path),
                       .world = o.world ? buf_text(&json) : NULL,
                       .argv = argv,
                       .argc = 1,
                       .read = input_line,
                       .person = &input,
                       .limits = ENGINE_LIMITS_RUN,
                       .record = true};
    Recording *r = engine_run(&spec);
    rc = 1;
    if (r->kind == OUTCOME_SYNTAX || !r->log)
        print_safely(&r->err);
    else {
        Buf out = {0};
        format_trace(&o, &spec, r->log, &out);
        rc = write_trace(&out, o.out);
        buf_deinit(&out);
        if (log_truncated(r->log))
            fprintf(stderr, "asyncourse trace: the trace was cut after %llu events\n",
                    (unsigned long long)log_count(r->log));
    }
    recording_free(r);
    engine_folder_free(spec.folder);
    buf_deinit(&json);
    buf_deinit(&text);
    return rc;
}
