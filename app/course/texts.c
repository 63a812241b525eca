#include "course/texts.h"

static void each(CourseText *texts, size_t count, const char *key, TextVisit visit, void *ctx)
{
    for (size_t i = 0; i < count; i++)
        visit(ctx, key, (int)i, &texts[i]);
}

void texts_of_course(Course *course, TextVisit visit, void *ctx)
{
    visit(ctx, "title", -1, &course->title);
    visit(ctx, "welcome", -1, &course->welcome);
}

void texts_of_chapter(CourseChapter *chapter, TextVisit visit, void *ctx)
{
    visit(ctx, "title", -1, &chapter->title);
    each(chapter->goals, chapter->goal_count, "goals", visit, ctx);
}

static void of_quiz(CourseQuiz *quiz, TextVisit visit, void *ctx)
{
    visit(ctx, "ask", -1, &quiz->ask);
    for (size_t i = 0; i < quiz->choice_count; i++)
        visit(ctx, "choices", (int)i, &quiz->choices[i].text);
    for (size_t i = 0; i < quiz->choice_count; i++)
        visit(ctx, "explanations", (int)i, &quiz->choices[i].say);
    for (size_t i = 0; i < quiz->pair_count; i++)
        visit(ctx, "left", (int)i, &quiz->pairs[i].left);
    for (size_t i = 0; i < quiz->pair_count; i++)
        visit(ctx, "right", (int)i, &quiz->pairs[i].right);
    visit(ctx, "say", -1, &quiz->say);
}

/* The messages of the checks are numbered through: those of the exercise, then those of its cases. */
static void of_exercise(CourseExercise *e, TextVisit visit, void *ctx)
{
    int message = 0;
    visit(ctx, "task", -1, &e->task);
    each(e->hints, e->hint_count, "hints", visit, ctx);
    for (size_t i = 0; i < e->check_count; i++)
        visit(ctx, "messages", message++, &e->checks[i].say);
    for (size_t c = 0; c < e->case_count; c++)
        for (size_t i = 0; i < e->cases[c].check_count; i++)
            visit(ctx, "messages", message++, &e->cases[c].checks[i].say);
    for (size_t c = 0; c < e->case_count; c++)
        visit(ctx, "cases", (int)c, &e->cases[c].name);
}

void texts_of_step(CourseStep *step, TextVisit visit, void *ctx)
{
    visit(ctx, "title", -1, &step->title);
    switch (step->kind) {
    case STEP_TEXT:
        visit(ctx, "text", -1, &step->text);
        break;
    case STEP_RUN:
        visit(ctx, "look", -1, &step->run.look);
        for (size_t i = 0; i < step->run.stop_count; i++)
            visit(ctx, "stops", (int)i, &step->run.stops[i].say);
        break;
    case STEP_PREDICT:
        visit(ctx, "look", -1, &step->predict.look);
        for (size_t i = 0; i < step->predict.trap_count; i++)
            visit(ctx, "traps", (int)i, &step->predict.traps[i].say);
        break;
    case STEP_QUIZ:
        of_quiz(&step->quiz, visit, ctx);
        break;
    case STEP_EXERCISE:
        of_exercise(&step->exercise, visit, ctx);
        break;
    }
}
