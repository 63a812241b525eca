#include "cli/learner.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "course/lock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool learner_open(Learner *learner, const char *command, const char *dir)
{
    char *error = NULL, *found = course_locate(dir, &error);
    if (!found) {
        cli_error(command, "%s", error ? error : "no course was found");
        mem_free(error);
        return false;
    }
    learner->course = course_load(found);
    learner->progress = progress_open(learner->course->id ? learner->course->id : "");
    course_move_progress(learner->course, learner->progress);
    mem_free(found);
    return true;
}

int learner_begin(Learner *learner, Args *args)
{
    static const char *const known[] = {"--course", "--help", NULL};
    const char *dir = NULL;
    while (args_more(args)) {
        if (!args_value(args, "--course", &dir))
            return args_unknown(args, known);
        if (!dir)
            return EXIT_USAGE;
    }
    return learner_open(learner, args->command, dir) ? 0 : EXIT_USAGE;
}

int learner_close(Learner *learner, const char *command, int rc)
{
    const char *reason = progress_reason(learner->progress);
    if (!progress_is_saved(learner->progress) && reason) {
        cli_error(command, "%s", reason);
        rc = rc ? rc : 1;
    }
    progress_close(learner->progress);
    course_free(learner->course);
    return rc;
}

/* "3.2" -> the second step of the third chapter. */
static const CourseStep *step_by_number(const Course *course, const char *word,
                                        const CourseChapter **chapter)
{
    char *end;
    long number = strtol(word, &end, 10);
    if (*end != '.' || number < 1 || (size_t)number > course->chapter_count)
        return NULL;
    *chapter = &course->chapters[number - 1];
    long step = strtol(end + 1, &end, 10);
    return !*end && step >= 1 && (size_t)step <= (*chapter)->step_count ? &(*chapter)->steps[step - 1]
                                                                        : NULL;
}

static const CourseChapter *chapter_by_number(const Course *course, const char *word)
{
    char *end;
    long number = strtol(word, &end, 10);
    return !*end && number >= 1 && (size_t)number <= course->chapter_count
               ? &course->chapters[number - 1]
               : NULL;
}

static void say_nearest(const Course *course, const char *command, const char *word)
{
    size_t count = course->chapter_count, at = 0;
    for (size_t c = 0; c < course->chapter_count; c++)
        count += course->chapters[c].step_count;
    const char **names = mem_zalloc((count + 1) * sizeof *names);
    for (size_t c = 0; c < course->chapter_count; c++) {
        names[at++] = course->chapters[c].id;
        for (size_t i = 0; i < course->chapters[c].step_count; i++)
            names[at++] = course->chapters[c].steps[i].key;
    }
    const char *nearest = diag_nearest(word, names);
    if (nearest)
        cli_error(command, "there is no chapter or step '%s'; did you mean '%s'?", word, nearest);
    else
        cli_error(command, "there is no chapter or step '%s'", word);
    mem_free(names);
}

bool learner_find(const Learner *learner, const char *command, const char *word,
                  const CourseChapter **chapter, const CourseStep **step)
{
    const Course *course = learner->course;
    *step = NULL;
    *chapter = course_chapter(course, word);
    if (!*chapter)
        *chapter = chapter_by_number(course, word);
    if (!*chapter)
        *step = course_step(course, word, chapter);
    if (!*chapter && !*step)
        *step = step_by_number(course, word, chapter);
    bool found = *step || (*chapter && !strchr(word, '.'));
    if (!found)
        say_nearest(course, command, word);
    return found;
}

void learner_step_title(const CourseStep *step, Buf *out)
{
    const CourseText *text = &step->title;
    if (!text->text && step->kind == STEP_QUIZ)
        text = &step->quiz.ask;
    if (!text->text && step->kind == STEP_EXERCISE)
        text = &step->exercise.task;
    if (!text->text && step->kind == STEP_TEXT)
        text = &step->text;
    if (!text->text) {
        buf_str(out, step->id);
        return;
    }
    const char *line = text->text + strspn(text->text, "# ");
    buf_bytes(out, line, strcspn(line, "\n"));
}

void learner_print(const Buf *text)
{
    Buf safe = {0};
    utf8_safe_text(buf_text(text), text->len, &safe);
    fwrite(buf_text(&safe), 1, safe.len, stdout);
    buf_deinit(&safe);
}
