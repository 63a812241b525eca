/* asyncourse alone: the course. asyncourse review: some of its questions again. */
#include "cli/learner.h"
#include "course/study.h"

#include <stdio.h>
#include <string.h>

/* 0: the options are understood; else an exit code. */
static int parse(Args *args, AppOptions *options, const char **dir)
{
    static const char *const known[] = {"--course", "--ascii", "--color", "--no-mouse", "--theme", "--plain", "--help", "--version", NULL};
    bool bad = false;
    while (args_more(args)) {
        if (args_screen_option(args, options, &bad)) {
            if (bad)
                return EXIT_USAGE;
        } else if (args_value(args, "--course", dir)) {
            if (!*dir)
                return EXIT_USAGE;
        } else
            return args_unknown(args, known);
    }
    return 0;
}

typedef bool (*OpenScreens)(const AppOptions *options, const Course *course, Progress *progress, Buf *error);

static int open_screens(OpenScreens open, const AppOptions *options, Learner *learner, const char *command)
{
    Buf error = {0};
    int rc = open(options, learner->course, learner->progress, &error) ? 0 : EXIT_USAGE;
    if (error.len)
        cli_error(command, "%s", buf_text(&error));
    buf_deinit(&error);
    if (!output_finish()) /* --plain writes it */
        rc = EXIT_CANNOT_WRITE;
    /* The course could be used, whether or not it could be saved. */
    int saved = learner_close(learner, command, rc);
    return rc ? saved : 0;
}

int cmd_learn(Args *args)
{
    AppOptions options = {0};
    Learner learner;
    const char *dir = NULL;
    int rc = parse(args, &options, &dir);
    if (rc)
        return rc;
    return learner_open(&learner, args->command, dir) ? open_screens(app_course, &options, &learner, args->command)
                                                      : EXIT_USAGE;
}

int cmd_review(Args *args)
{
    AppOptions options = {0};
    Learner learner;
    StudyPlace questions[STUDY_REVIEW_MAX];
    const char *dir = NULL;
    int rc = parse(args, &options, &dir);
    if (rc)
        return rc;
    if (!learner_open(&learner, args->command, dir))
        return EXIT_USAGE;
    if (study_review(learner.course, learner.progress, questions, STUDY_REVIEW_MAX))
        return open_screens(app_review, &options, &learner, args->command);
    puts("There is nothing to review yet: answer some questions of the course first.");
    return learner_close(&learner, args->command, 0);
}
