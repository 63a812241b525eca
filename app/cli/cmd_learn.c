/* asyncourse alone: the course. asyncourse review: some of its questions again. */
#include "cli/learner.h"
#include "course/study.h"
#include "course/translate.h"

#include <stdio.h>
#include <string.h>

/* 0: the options are understood; else an exit code. */
static int parse(Args *args, AppOptions *options, const char **dir, const char **language)
{
    static const char *const known[] = {"--course", "--language", "--ascii", "--color",   "--no-mouse", "--no-anim",
                                        "--theme",  "--plain",    "--help",  "--version", NULL};
    bool bad = false;
    while (args_more(args)) {
        if (args_screen_option(args, options, &bad)) {
            if (bad)
                return EXIT_USAGE;
        } else if (args_value(args, "--course", dir)) {
            if (!*dir)
                return EXIT_USAGE;
        } else if (args_value(args, "--language", language)) {
            if (!*language)
                return EXIT_USAGE;
        } else
            return args_unknown(args, known);
    }
    return 0;
}

/* The texts of the course in another language (NULL: its own). false: said on stderr. */
static bool translate(Course *course, const char *language, const char *command)
{
    DiagList ignored; /* what is wrong with a translation is for its author: `check` */
    if (!language || strcmp(language, course->language.text) == 0)
        return true;
    diag_init(&ignored);
    bool ok = course_translate(course, language, &ignored);
    diag_deinit(&ignored);
    if (!ok)
        cli_error(command, "the course is not translated into '%s'", language);
    return ok;
}

static bool open_learner(Args *args, const char *dir, const char *language, Learner *learner)
{
    if (!learner_open(learner, args->command, dir))
        return false;
    if (translate(learner->course, language, args->command))
        return true;
    learner_close(learner, args->command, 0);
    return false;
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
    const char *dir = NULL, *language = NULL;
    int rc = parse(args, &options, &dir, &language);
    if (rc)
        return rc;
    return open_learner(args, dir, language, &learner) ? open_screens(app_course, &options, &learner, args->command)
                                                       : EXIT_USAGE;
}

int cmd_review(Args *args)
{
    AppOptions options = {0};
    Learner learner;
    StudyPlace questions[STUDY_REVIEW_MAX];
    const char *dir = NULL, *language = NULL;
    int rc = parse(args, &options, &dir, &language);
    if (rc)
        return rc;
    if (!open_learner(args, dir, language, &learner))
        return EXIT_USAGE;
    if (study_review(learner.course, learner.progress, questions, STUDY_REVIEW_MAX))
        return open_screens(app_review, &options, &learner, args->command);
    puts("There is nothing to review yet: answer some questions of the course first.");
    return learner_close(&learner, args->command, 0);
}
