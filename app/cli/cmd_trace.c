/* asyncourse trace: the recording of a run as JSON lines. */
#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "trace/export.h"

#include <stdio.h>
#include <string.h>

static int write_trace(const Buf *lines, const char *path)
{
    char *error = NULL;
    if (!path || strcmp(path, "-") == 0) {
        fwrite(buf_text(lines), 1, lines->len, stdout);
        return output_finish() ? 0 : EXIT_CANNOT_WRITE;
    }
    if (file_write(path, buf_text(lines), lines->len, &error))
        return 0;
    fprintf(stderr, "asyncourse trace: %s\n", error);
    mem_free(error);
    return EXIT_CANNOT_WRITE;
}

int cmd_trace(Args *args)
{
    static const char *const known[] = {"-o", "--help", NULL};
    const char *path = NULL, *out = NULL;
    while (args_more(args)) {
        if (args_value(args, "-o", &out)) {
            if (!out)
                return EXIT_USAGE;
        } else if (args_is_option(args) || path)
            return args_unknown(args, known);
        else
            path = args_take(args);
    }
    if (!path)
        return args_usage(args, "which program? FILE.py is missing");
    Buf text = {0};
    if (!source_read(path, &text)) {
        buf_deinit(&text);
        return EXIT_USAGE;
    }
    const char *argv[] = {path};
    EngineSpec spec = {.text = buf_text(&text),
                       .len = text.len,
                       .file = strcmp(path, "-") == 0 ? "<stdin>" : path,
                       .first_line = 1,
                       .argv = argv,
                       .argc = 1,
                       .use_stdin = true,
                       .limits = ENGINE_LIMITS_RUN,
                       .record = true};
    Recording *r = engine_run(&spec);
    int rc = 1;
    if (r->kind == OUTCOME_SYNTAX || !r->log)
        fwrite(buf_text(&r->err), 1, r->err.len, stderr);
    else {
        Buf lines = {0};
        export_jsonl(r->log, &lines);
        rc = write_trace(&lines, out);
        buf_deinit(&lines);
        if (log_truncated(r->log))
            fprintf(stderr, "asyncourse trace: the trace was cut after %llu events\n",
                    (unsigned long long)log_count(r->log));
    }
    recording_free(r);
    buf_deinit(&text);
    return rc;
}
