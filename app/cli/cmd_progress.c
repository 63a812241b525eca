/* asyncourse progress: what is done, and what is next. */
#include "base/utf8.h"
#include "cli/learner.h"
#include "course/study.h"

#include <stdio.h>

enum { TITLE_WIDTH = 36 };

/* Cut or filled up to the column's width, in characters. */
static void put_title(const CourseText *title, Buf *out)
{
    size_t len = 0, chars = 0;
    uint32_t ch;
    for (size_t n; len < title->len && chars < TITLE_WIDTH; len += n, chars++) {
        n = utf8_decode(title->text + len, title->len - len, &ch);
        n = n ? n : 1;
    }
    buf_bytes(out, title->text, len);
    buf_repeat(out, ' ', TITLE_WIDTH - chars);
}

static void put_chapter(const CourseChapter *chapter, const StudyCount *count, Buf *out)
{
    buf_printf(out, "%3d%c ", chapter->number, chapter->in_short_path ? '*' : ' ');
    put_title(&chapter->title, out);
    buf_printf(out, "  %3zu of %3zu steps", count->done, count->steps);
    if (count->exercises)
        buf_printf(out, "  %2zu of %2zu exercises", count->solved, count->exercises);
    if (count->skipped)
        buf_printf(out, "\n     of these %zu skipped", count->skipped);
    buf_char(out, '\n');
}

static void put_next(const Learner *learner, const StudyCount *all, Buf *out)
{
    StudyPlace next;
    if (!study_next(learner->course, learner->progress, &next)) {
        buf_str(out, all->skipped ? "Next: what you have skipped. " : "Next: nothing is left to do. ");
        buf_str(out, "`asyncourse review` asks earlier questions again.\n");
        return;
    }
    const CourseChapter *chapter = &learner->course->chapters[next.chapter];
    const CourseStep *step = &chapter->steps[next.step];
    Buf title = {0};
    learner_step_title(step, &title);
    buf_printf(out, "Next: chapter %d, step %d (%s): %s\n", next.chapter + 1, next.step + 1,
               course_step_kind_name(step->kind), buf_text(&title));
    buf_deinit(&title);
}

int cmd_progress(Args *args)
{
    Learner learner;
    int rc = learner_begin(&learner, args);
    if (rc)
        return rc;
    const Course *course = learner.course;
    StudyCount all = {0};
    Buf out = {0};
    buf_printf(&out, "%s\n", course->title.text ? course->title.text : "asyncourse");
    for (size_t c = 0; c < course->chapter_count; c++) {
        StudyCount count = {0};
        study_count(learner.progress, &course->chapters[c], &count);
        put_chapter(&course->chapters[c], &count, &out);
        study_count(learner.progress, &course->chapters[c], &all);
    }
    buf_printf(&out, "In all: %zu of %zu steps, %zu of %zu exercises", all.done, all.steps,
               all.solved, all.exercises);
    buf_printf(&out, all.skipped ? ", %zu skipped.\n" : ".\n", all.skipped);
    put_next(&learner, &all, &out);
    learner_print(&out);
    buf_deinit(&out);
    rc = output_finish() ? 0 : EXIT_CANNOT_WRITE;
    return learner_close(&learner, args->command, rc);
}
