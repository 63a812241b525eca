/* asyncourse view: the player on any program. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

int cmd_view(Args *args)
{
    static const char *const known[] = {"--ascii", "--color", "--no-mouse", "--no-anim",
                                        "--theme", "--plain", "--world", "--help", NULL};
    AppOptions options = {0};
    const char *path = NULL, *world = NULL;
    bool bad = false;
    while (args_more(args) && !bad) {
        if (args_screen_option(args, &options, &bad))
            continue;
        if (args_value(args, "--world", &world)) {
            bad = !world;
            continue;
        }
        if (args_is_option(args) || path)
            return args_unknown(args, known);
        path = args_take(args);
    }
    if (bad)
        return EXIT_USAGE;
    if (!path)
        return args_usage(args, "which program? FILE.py is missing");
    Buf text = {0}, error = {0}, json = {0};
    int rc = EXIT_USAGE;
    if ((!world || world_read(world, &json)) && source_read(path, &text)) {
        const char *argv[] = {path};
        EngineSpec spec = {.text = buf_text(&text),
                           .len = text.len,
                           .file = strcmp(path, "-") == 0 ? "<stdin>" : path,
                           .first_line = 1,
                           .folder = engine_folder_new(path),
                           .world = world ? buf_text(&json) : NULL,
                           .argv = argv,
                           .argc = 1,
                           .limits = ENGINE_LIMITS_VIEW,
                           .record = true};
        rc = app_view(&options, &spec, &error) ? 0 : EXIT_USAGE;
        engine_folder_free(spec.folder);
        if (!output_finish()) /* --plain writes it */
            rc = EXIT_CANNOT_WRITE;
    }
    if (error.len) {
        cli_error(args->command, "%s", buf_text(&error));
        fputs("Try 'asyncourse run --timeline FILE.py'.\n", stderr);
    }
    buf_deinit(&text);
    buf_deinit(&error);
    buf_deinit(&json);
    return rc;
}
