/* asyncourse reset: begin a step, a chapter or the whole course again. */
#include "base/mem.h"
#include "cli/learner.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static bool is_agreed(const char *what)
{
    char line[16] = "";
    if (!isatty(STDIN_FILENO)) {
        cli_error("reset", "nobody can be asked here: --yes says that it is meant");
        return false;
    }
    printf("Forget what you have done of %s? A copy is kept. [y/N] ", what);
    fflush(stdout);
    bool yes = fgets(line, sizeof line, stdin) &&
               (strcasecmp(line, "y\n") == 0 || strcasecmp(line, "yes\n") == 0);
    if (!yes)
        puts("Nothing was changed.");
    return yes;
}

/* A journal that is not there yet needs no copy. false: said. */
static bool keep_copy(Learner *learner)
{
    Buf path = {0};
    char *error = NULL;
    bool ok = progress_backup(learner->progress, &path, &error);
    if (ok)
        printf("A copy of your progress is in %s\n", buf_text(&path));
    else if (error)
        cli_error("reset", "no copy can be kept, so nothing was changed: %s", error);
    ok = ok || !error;
    mem_free(error);
    buf_deinit(&path);
    return ok;
}

static void forget(Learner *learner, const CourseChapter *chapter, const CourseStep *step)
{
    if (step)
        progress_reset(learner->progress, step->key);
    else if (chapter)
        for (size_t i = 0; i < chapter->step_count; i++)
            progress_reset(learner->progress, chapter->steps[i].key);
    else
        progress_reset(learner->progress, NULL);
}

static int reset(Learner *learner, const char *word, bool yes)
{
    const CourseChapter *chapter = NULL;
    const CourseStep *step = NULL;
    Buf what = {0};
    if (word && !learner_find(learner, "reset", word, &chapter, &step))
        return EXIT_USAGE;
    if (step)
        buf_printf(&what, "step %s", step->id);
    else if (chapter)
        buf_printf(&what, "chapter %d, \"%s\"", chapter->number, chapter->title.text);
    else
        buf_str(&what, "the whole course");
    int rc = 1;
    if ((yes || is_agreed(buf_text(&what))) && keep_copy(learner)) {
        forget(learner, chapter, step);
        printf("Forgotten: %s.\n", buf_text(&what));
        rc = 0;
    }
    buf_deinit(&what);
    return rc;
}

int cmd_reset(Args *args)
{
    static const char *const known[] = {"--course", "--all", "--yes", "--help", NULL};
    const char *dir = NULL, *word = NULL;
    bool all = false, yes = false;
    while (args_more(args)) {
        if (args_flag(args, "--all"))
            all = true;
        else if (args_flag(args, "--yes") || args_flag(args, "-y"))
            yes = true;
        else if (args_value(args, "--course", &dir)) {
            if (!dir)
                return EXIT_USAGE;
        } else if (args_is_option(args) || word)
            return args_unknown(args, known);
        else
            word = args_take(args);
    }
    if (all == (word != NULL))
        return args_usage(args, all ? "either a step or a chapter, or --all"
                                    : "which step or chapter? Or --all?");
    Learner learner;
    if (!learner_open(&learner, args->command, dir))
        return EXIT_USAGE;
    return learner_close(&learner, args->command, reset(&learner, word, yes));
}
