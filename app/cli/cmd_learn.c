/* asyncourse alone: the course. */
#include "base/mem.h"
#include "cli/cli.h"
#include "course/load.h"

#include <stdio.h>
#include <string.h>

static int open_course(const AppOptions *options, const char *dir)
{
    Course *course = course_load(dir);
    Progress *progress = progress_open(course->id ? course->id : "");
    Buf error = {0};
    int rc = app_course(options, course, progress, &error) ? 0 : EXIT_USAGE;
    if (error.len)
        cli_error(NULL, "%s", buf_text(&error));
    else if (!progress_is_saved(progress) && progress_reason(progress))
        cli_error(NULL, "%s", progress_reason(progress));
    buf_deinit(&error);
    progress_close(progress);
    course_free(course);
    return rc;
}

int cmd_learn(Args *args)
{
    static const char *const known[] = {"--course", "--ascii", "--color", "--no-mouse", "--help", "--version", NULL};
    AppOptions options = {0};
    const char *dir = NULL;
    bool bad = false;
    while (args_more(args)) {
        if (args_screen_option(args, &options, &bad)) {
            if (bad)
                return EXIT_USAGE;
        } else if (args_value(args, "--course", &dir)) {
            if (!dir)
                return EXIT_USAGE;
        } else
            return args_unknown(args, known);
    }
    char *error = NULL, *found = course_locate(dir, &error);
    if (!found) {
        cli_error(NULL, "%s", error ? error : "no course was found");
        mem_free(error);
        return EXIT_USAGE;
    }
    int rc = open_course(&options, found);
    mem_free(found);
    return rc;
}
