/* asyncourse preview PATH: a chapter or an exercise as learners will see it, while it is being written. */
#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"

#include <stdio.h>

static int open_preview(const Args *args, const AppOptions *options, const char *path, const char *language)
{
    if (!file_exists(path))
        return args_usage(args, "%s: there is no such file or folder", path);
    char *dir = course_above(path);
    if (!dir)
        return args_usage(args, "%s: no course is here or above (lessons/course.yaml is missing)", path);
    Buf error = {0};
    int rc = app_preview(options, dir, path, language, &error) ? 0 : EXIT_USAGE;
    if (!output_finish()) /* --plain writes it */
        rc = EXIT_CANNOT_WRITE;
    if (error.len) {
        cli_error(args->command, "%s", buf_text(&error));
        fputs("Try 'asyncourse check PATH'.\n", stderr);
    }
    buf_deinit(&error);
    mem_free(dir);
    return rc;
}

int cmd_preview(Args *args)
{
    static const char *const known[] = {"--ascii", "--color", "--no-mouse", "--no-anim", "--theme", "--plain", "--language",
                                        "--help", NULL};
    AppOptions options = {0};
    const char *path = NULL, *language = NULL;
    bool bad = false;
    while (args_more(args)) {
        if (args_screen_option(args, &options, &bad)) {
            if (bad)
                return EXIT_USAGE;
        } else if (args_value(args, "--language", &language)) {
            if (!language)
                return EXIT_USAGE;
        } else if (args_is_option(args) || path)
            return args_unknown(args, known);
        else
            path = args_take(args);
    }
    return path ? open_preview(args, &options, path, language) : args_usage(args, "what is to be shown? PATH is missing");
}
