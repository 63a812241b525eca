/* asyncourse export and import: progress as text that merges. */
#include "base/file.h"
#include "base/mem.h"
#include "cli/learner.h"

#include <stdio.h>
#include <string.h>

/* --course and one FILE. 0, or an exit code. */
static int parse(Args *args, const char **dir, const char **path)
{
    static const char *const known[] = {"--course", "--help", NULL};
    while (args_more(args)) {
        if (args_value(args, "--course", dir)) {
            if (!*dir)
                return EXIT_USAGE;
        } else if (args_is_option(args) || *path)
            return args_unknown(args, known);
        else
            *path = args_take(args);
    }
    return *path ? 0
                 : args_usage(args, "which FILE? (- is standard %s)",
                              strcmp(args->command, "export") == 0 ? "output" : "input");
}

int cmd_export(Args *args)
{
    const char *dir = NULL, *path = NULL;
    int rc = parse(args, &dir, &path);
    Learner learner;
    if (rc)
        return rc;
    if (!learner_open(&learner, args->command, dir))
        return EXIT_USAGE;
    Buf text = {0};
    char *error = NULL;
    progress_export(learner.progress, &text);
    if (strcmp(path, "-") == 0) {
        fwrite(buf_text(&text), 1, text.len, stdout);
        rc = output_finish() ? 0 : EXIT_CANNOT_WRITE;
    } else if (!file_write(path, buf_text(&text), text.len, &error)) {
        cli_error(args->command, "%s", error);
        rc = EXIT_CANNOT_WRITE;
    }
    mem_free(error);
    buf_deinit(&text);
    return learner_close(&learner, args->command, rc);
}

static void tell(const ProgressImport *result)
{
    printf("Added: %zu %s", result->steps, result->steps == 1 ? "step" : "steps");
    if (result->drafts)
        printf(", %zu %s", result->drafts, result->drafts == 1 ? "draft" : "drafts");
    puts(".");
    if (result->drafts_kept)
        printf("%zu %s kept as here, though the file has another one.\n", result->drafts_kept,
               result->drafts_kept == 1 ? "draft was" : "drafts were");
    if (result->bad_lines || result->unknown)
        printf("Passed over: %zu damaged %s, %zu of a kind that is not known.\n", result->bad_lines,
               result->bad_lines == 1 ? "line" : "lines", result->unknown);
}

int cmd_import(Args *args)
{
    const char *dir = NULL, *path = NULL;
    int rc = parse(args, &dir, &path);
    Learner learner;
    Buf text = {0};
    if (rc)
        return rc;
    if (!text_read(args->command, path, "this is not what `asyncourse export` writes", &text))
        rc = EXIT_USAGE;
    else if (!learner_open(&learner, args->command, dir))
        rc = EXIT_USAGE;
    else {
        ProgressImport result;
        progress_import(learner.progress, buf_text(&text), text.len, &result);
        tell(&result);
        if (!output_finish())
            rc = EXIT_CANNOT_WRITE;
        rc = learner_close(&learner, args->command, rc);
    }
    buf_deinit(&text);
    return rc;
}
