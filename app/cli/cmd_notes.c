/* asyncourse notes: what the learner has done, as Markdown: questions with their answers, solved exercises with the
 * program and who ran when. */
#include "cli/learner.h"
#include "course/study.h"
#include "grade/judge.h"
#include "trace/timeline.h"

#include <stdio.h>
#include <string.h>

static void put_code(const char *language, const char *text, size_t len, Buf *out)
{
    buf_printf(out, "```%s\n", language);
    buf_bytes(out, text, len);
    if (len && text[len - 1] != '\n')
        buf_char(out, '\n');
    buf_str(out, "```\n\n");
}

static void put_timeline(const Learner *learner, const CourseStep *step, const Buf *answer, Buf *out)
{
    Arena arena;
    arena_init(&arena);
    EngineSpec spec =
        judge_spec(learner->course, step, NULL, buf_text(answer), answer->len, "answer.py", &arena);
    spec.record = true;
    Recording *run = engine_run(&spec);
    if (run->log && log_count(run->log) && run->kind == OUTCOME_OK) {
        Buf text = {0};
        Timeline *timeline = timeline_new(run->log);
        timeline_text(timeline, &(TimelineText){.mode = AXIS_ELASTIC, .width = 76}, &text);
        put_code("text", buf_text(&text), text.len, out);
        timeline_free(timeline);
        buf_deinit(&text);
    }
    recording_free(run);
    arena_deinit(&arena);
}

/* The program of a solved exercise; blanks and orders are kept in another form, so ours is shown. */
static void put_exercise(const Learner *learner, const CourseStep *step, Buf *out)
{
    const CourseExercise *exercise = &step->exercise;
    bool typed = exercise->kind != EXERCISE_FILL && exercise->kind != EXERCISE_ORDER;
    Buf answer = {0};
    const char *task = exercise->task.text;
    buf_printf(out, "%s%s\n", task,
               exercise->task.len && task[exercise->task.len - 1] == '\n' ? "" : "\n");
    if (!typed || !progress_load_draft(learner->progress, step->key, &answer))
        judge_solution(exercise, &answer);
    put_code("python", buf_text(&answer), answer.len, out);
    put_timeline(learner, step, &answer, out);
    buf_deinit(&answer);
}

static void put_question(const Learner *learner, const CourseStep *step, Buf *out)
{
    const char *given = progress_given(learner->progress, step->key);
    bool right = progress_answer(learner->progress, step->key, NULL) == PROGRESS_RIGHT;
    if (step->kind == STEP_PREDICT)
        put_code("python", step->predict.code.text, step->predict.code.len, out);
    else
        buf_printf(out, "%s\n\n", step->quiz.ask.text);
    if (given) {
        buf_printf(out, "%s answer%s:\n\n", right ? "My" : "My last", right ? "" : " (not right yet)");
        put_code("text", given, strlen(given), out);
    }
    if (step->kind == STEP_QUIZ && right && step->quiz.say.text)
        buf_printf(out, "%s\n\n", step->quiz.say.text);
}

static bool is_worth_a_note(const Learner *learner, const CourseStep *step)
{
    if (step->broken || step->kind == STEP_TEXT || step->kind == STEP_RUN)
        return false;
    ProgressAnswer answer = progress_answer(learner->progress, step->key, NULL);
    return step->kind == STEP_EXERCISE ? answer == PROGRESS_RIGHT : answer != PROGRESS_UNANSWERED;
}

static void put_chapter(const Learner *learner, const CourseChapter *chapter, Buf *out)
{
    StudyCount count = {0};
    study_count(learner->progress, chapter, &count);
    if (!count.begun)
        return;
    buf_printf(out, "## %d. %s\n\n%zu of %zu steps, %zu of %zu exercises.\n\n", chapter->number,
               chapter->title.text, count.done, count.steps, count.solved, count.exercises);
    for (size_t i = 0; i < chapter->goal_count; i++)
        buf_printf(out, "- %s\n", chapter->goals[i].text);
    if (chapter->goal_count)
        buf_char(out, '\n');
    for (size_t i = 0; i < chapter->step_count; i++) {
        const CourseStep *step = &chapter->steps[i];
        if (!is_worth_a_note(learner, step))
            continue;
        buf_printf(out, "### %s\n\n", step->title.text ? step->title.text : step->id);
        if (step->kind == STEP_EXERCISE)
            put_exercise(learner, step, out);
        else
            put_question(learner, step, out);
    }
}

int cmd_notes(Args *args)
{
    Learner learner;
    int rc = learner_begin(&learner, args);
    if (rc)
        return rc;
    Buf out = {0};
    buf_printf(&out, "# %s: my notes\n\n",
               learner.course->title.text ? learner.course->title.text : "asyncourse");
    for (size_t c = 0; c < learner.course->chapter_count; c++)
        put_chapter(&learner, &learner.course->chapters[c], &out);
    learner_print(&out);
    buf_deinit(&out);
    rc = output_finish() ? 0 : EXIT_CANNOT_WRITE;
    return learner_close(&learner, args->command, rc);
}
