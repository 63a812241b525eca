/* A chapter, step by step: pages of text, programs to run, predictions, quizzes: each step is a Doc, cut into pages that
 * fit. An exercise draws itself. */
#include "screens/lesson.h"

#include "base/mem.h"
#include "screens/plain.h"
#include "ui/draw.h"

#include <stdio.h>
#include <string.h>

enum { WIDEST = 80 };

const CourseChapter *lesson_chapter(const Lesson *l)
{
    return &l->screen.app->course->chapters[l->chapter];
}

const CourseStep *lesson_step(const Lesson *l)
{
    return &lesson_chapter(l)->steps[l->step];
}

static const CourseText *code_of(const CourseStep *step)
{
    if (step->kind == STEP_RUN)
        return &step->run.code;
    return step->kind == STEP_PREDICT ? &step->predict.code : NULL;
}

static EngineSpec spec_of(const Lesson *l, const CourseStep *step, Buf *file, Buf *json)
{
    const CourseValue *world = step->kind == STEP_RUN ? step->run.world : step->predict.world;
    const CourseText *code = code_of(step), *setup = step->kind == STEP_RUN ? &step->run.setup : NULL;
    buf_printf(file, "%s.py", step->id);
    if (world)
        course_value_json(world, json);
    EngineSpec spec = {.text = code->text,
                       .len = code->len,
                       .file = buf_text(file),
                       .first_line = 1,
                       .world = world ? buf_text(json) : NULL,
                       .random_seed = (uint64_t)l->screen.app->course->seed,
                       .limits = ENGINE_LIMITS_VIEW,
                       .record = true};
    if (setup && setup->text)
        spec.setup = (EnginePart){setup->text, setup->len, "setup.py", 1};
    return spec;
}

static void begin_predict(Lesson *l, const CourseStep *step)
{
    Buf file = {0}, json = {0};
    int tries;
    bool solved = progress_answer(l->screen.app->progress, step->key, &tries) == PROGRESS_RIGHT;
    EngineSpec spec = spec_of(l, step, &file, &json);
    predict_init(&l->predict, step, &spec, l->review_count ? 0 : tries, solved && !l->review_count);
    l->has_predict = true;
    buf_deinit(&file);
    buf_deinit(&json);
}

static void leave_step(Lesson *l)
{
    if (l->has_quiz)
        quiz_deinit(&l->quiz);
    if (l->has_predict)
        predict_deinit(&l->predict);
    exercise_free(l->exercise);
    l->exercise = NULL;
    l->has_quiz = l->has_predict = false;
}

static void enter_step(Lesson *l, int chapter, int step, bool to_last)
{
    leave_step(l);
    l->chapter = chapter;
    l->step = step;
    l->top = 0;
    l->to_last = to_last;
    l->follow = false;
    const CourseStep *now = lesson_step(l);
    if (now->kind == STEP_QUIZ && !now->broken) {
        quiz_init(&l->quiz, &now->quiz, now->key);
        l->has_quiz = true;
    } else if (now->kind == STEP_PREDICT && !now->broken)
        begin_predict(l, now);
    else if (now->kind == STEP_EXERCISE && !now->broken)
        l->exercise = exercise_new(l->screen.app, lesson_chapter(l), now);
    if (l->review_count) /* the learner's place is in the course */
        return;
    progress_set_place(l->screen.app->progress, lesson_chapter(l)->id, now->key);
    progress_mark_seen(l->screen.app->progress, now->key);
}

/* The next chapter that can be opened, or -1. */
static int other_chapter(const Lesson *l, int by)
{
    const Course *course = l->screen.app->course;
    for (int i = l->chapter + by; i >= 0 && i < (int)course->chapter_count; i += by) {
        if (!course->chapters[i].quarantined && course->chapters[i].step_count)
            return i;
    }
    return -1;
}

/* From question to question; behind the last one is a page that says how it went, and behind that the end. */
static void go_question(Lesson *l, int by)
{
    if (by > 0 && l->review_over) {
        app_pop(l->screen.app); /* `l` is gone */
        return;
    }
    size_t at = l->review_over ? l->review_count : l->review_at;
    if (by < 0 && at == 0)
        return;
    at += by > 0 ? 1 : (size_t)-1;
    l->review_over = at == l->review_count;
    if (l->review_over) {
        leave_step(l);
        l->top = 0;
        return;
    }
    l->review_at = at;
    enter_step(l, l->review[at].chapter, l->review[at].step, false);
}

static void go_step(Lesson *l, int by, bool to_last)
{
    if (l->review_count) {
        go_question(l, by);
        return;
    }
    int step = l->step + by;
    if (step >= 0 && step < (int)lesson_chapter(l)->step_count) {
        enter_step(l, l->chapter, step, to_last);
        return;
    }
    int chapter = other_chapter(l, by);
    if (chapter >= 0)
        enter_step(l, chapter, by > 0 ? 0 : (int)l->screen.app->course->chapters[chapter].step_count - 1, to_last);
    else if (by > 0)
        app_pop(l->screen.app); /* the end of the course: back to the contents; `l` is gone */
}

static void turn_page(Lesson *l, int by)
{
    l->follow = false;
    if (by > 0 && l->page + 1 < l->pages)
        l->top = l->after;
    else if (by < 0 && l->page > 0)
        l->top = l->before;
    else
        go_step(l, by, by < 0);
}

/* ---- running ---- */

static void run_step(Lesson *l)
{
    const CourseStep *step = lesson_step(l);
    const CourseText *code = code_of(step);
    if (!code || !code->text)
        return;
    Buf file = {0}, title = {0}, json = {0};
    EngineSpec spec = spec_of(l, step, &file, &json);
    buf_printf(&title, "%d.%d %s", lesson_chapter(l)->number, l->step + 1, lesson_chapter(l)->title.text);
    const CourseText *look = step->kind == STEP_RUN ? &step->run.look : &step->predict.look;
    Screen *player = player_new(l->screen.app, &spec, buf_text(&title), look->text);
    if (step->kind == STEP_RUN && step->run.stop_count)
        player_set_tour(player, step->run.stops, step->run.stop_count);
    app_push(l->screen.app, player);
    buf_deinit(&file);
    buf_deinit(&title);
    buf_deinit(&json);
}

/* ---- pages ---- */

static void add_title(const CourseStep *step, Doc *doc)
{
    if (!step->title.text)
        return;
    doc_inline(doc, 0, ROLE_HEADING, "", ROLE_HEADING, step->title.text, step->title.len);
    doc_blank(doc);
}

static void build_program(const CourseStep *step, Doc *doc)
{
    const CourseRun *run = &step->run;
    if (run->code.text)
        doc_code(doc, 2, run->code.text, run->code.len, true);
    if (run->look.text) {
        doc_blank(doc);
        doc_markup(doc, 0, run->look.text, run->look.len);
    }
    if (run->stop_count) {
        doc_blank(doc);
        doc_text(doc, 0, ROLE_TIP, "A tour: press R, then s to go from stop to stop.");
    }
}

static void build_review_end(const Lesson *l, Doc *doc)
{
    Buf text = {0};
    lesson_review_text(l, &text);
    doc_text(doc, 0, ROLE_STRONG, buf_text(&text));
    doc_blank(doc);
    doc_text(doc, 0, ROLE_PROSE, "The next review asks other questions: those that were asked least often.");
    buf_deinit(&text);
}

void lesson_review_text(const Lesson *l, Buf *out)
{
    buf_printf(out, "The review is over: %zu of %zu answered right at once.", l->review_right, l->review_count);
}

static void build_step(const Lesson *l, Doc *doc, size_t *focus)
{
    const CourseStep *step = lesson_step(l);
    if (l->review_over) {
        build_review_end(l, doc);
        return;
    }
    if (step->broken) {
        doc_text(doc, 0, ROLE_ERROR, "This step has mistakes in the course's file and cannot be shown.");
        return;
    }
    add_title(step, doc);
    switch (step->kind) {
    case STEP_TEXT:
        doc_markup(doc, 0, step->text.text, step->text.len);
        break;
    case STEP_RUN:
        build_program(step, doc);
        break;
    case STEP_PREDICT:
        predict_build(&l->predict, doc, focus);
        break;
    case STEP_QUIZ:
        quiz_build(&l->quiz, doc);
        if (!l->quiz.answered && !l->review_count && progress_answer(l->screen.app->progress, step->key, NULL) == PROGRESS_RIGHT) {
            doc_blank(doc);
            doc_text(doc, 0, ROLE_DIM, "You have answered this one right.");
        }
        break;
    case STEP_EXERCISE: /* draws itself */
        break;
    }
}

/* Finds the page that holds line l->top, whatever size the window has now. */
static void find_page(Lesson *l, const Doc *doc, size_t rows)
{
    size_t top = 0, number = 0, next;
    l->page = l->before = 0;
    for (size_t before = 0;; before = top, top = next, number++) {
        next = doc_page_next(doc, top, rows);
        if (l->to_last || top <= l->top) {
            l->page = number;
            l->before = before;
            l->after = next;
        }
        if (next >= doc->line_count)
            break;
    }
    l->pages = number + 1;
    l->to_last = false;
    for (top = 0, number = 0; number < l->page; number++)
        top = doc_page_next(doc, top, rows);
    l->top = top;
}

/* The page is wide enough to read well, and in the middle of a wide window. */
static void draw_page(Lesson *l, Canvas canvas)
{
    int cols = canvas_cols(canvas), width = cols - 4 > WIDEST ? WIDEST : cols - 4;
    size_t rows = canvas_rows(canvas) > 0 ? (size_t)canvas_rows(canvas) : 1;
    Doc doc;
    doc_init(&doc, width, l->screen.app->course);
    size_t focus = l->top;
    build_step(l, &doc, &focus);
    if (l->follow)
        l->top = focus;
    find_page(l, &doc, rows);
    int shown = (int)(doc_page_end(&doc, l->top, rows) - l->top);
    doc_draw(&doc, canvas_sub(canvas, (Rect){0, (cols - width) / 2, shown, width + 1}), l->top);
    doc_deinit(&doc);
}

static void lesson_draw(Screen *screen, Canvas canvas)
{
    Lesson *l = (Lesson *)screen;
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    const CourseChapter *chapter = lesson_chapter(l);
    Buf left = {0}, right = {0};
    if (l->exercise) {
        exercise_draw(l->exercise, canvas_sub(canvas, (Rect){1, 0, rows - 2, cols}));
        exercise_status(l->exercise, &right);
        l->pages = 1;
    } else
        draw_page(l, canvas_sub(canvas, (Rect){2, 0, rows - 4, cols}));
    if (l->review_count)
        buf_str(&left, "review");
    else
        buf_printf(&left, "%d  %s", chapter->number, chapter->title.text);
    if (l->pages > 1)
        buf_printf(&right, "page %zu/%zu   ", l->page + 1, l->pages);
    if (!l->review_count)
        buf_printf(&right, "step %d/%zu", l->step + 1, chapter->step_count);
    else if (!l->review_over)
        buf_printf(&right, "question %zu/%zu", l->review_at + 1, l->review_count);
    draw_title(canvas, 0, buf_text(&left), buf_text(&right));
    app_draw_hints(screen->app, canvas, rows - 1, 1, cols);
    buf_deinit(&left);
    buf_deinit(&right);
}

/* ---- keys ---- */

/* The words of what is read come first: those of a program are in its code and its caption. */
static void open_glossary(const Lesson *l)
{
    Doc doc;
    size_t focus;
    doc_init(&doc, WIDEST, l->screen.app->course);
    build_step(l, &doc, &focus);
    app_push(l->screen.app, glossary_new(l->screen.app, buf_text(&doc.bytes), doc.bytes.len));
    doc_deinit(&doc);
}

static void answered(Lesson *l)
{
    Buf text = {0};
    bool right = l->has_quiz ? l->quiz.right : l->predict.right;
    if (l->review_count) {
        if (!l->review_asked[l->review_at]) { /* the first answer counts */
            l->review_right += right;
            progress_add_review(l->screen.app->progress, lesson_step(l)->key, right);
        }
        l->review_asked[l->review_at] = true;
    }
    if (l->has_quiz)
        quiz_answer_text(&l->quiz, &text);
    else {
        predict_answer_text(&l->predict, &text);
        l->top = 0; /* what came of it stands there */
        l->follow = false;
    }
    if (!l->review_count)
        progress_set_answer(l->screen.app->progress, lesson_step(l)->key, right, buf_text(&text));
    buf_deinit(&text);
}

static void change_chapter(Lesson *l, int by)
{
    int chapter = l->review_count ? -1 : other_chapter(l, by);
    if (chapter >= 0)
        enter_step(l, chapter, 0, false);
}

static void lesson_act(Screen *screen, const KeyHit *hit)
{
    Lesson *l = (Lesson *)screen;
    if (l->exercise && exercise_act(l->exercise, hit))
        return;
    switch (hit->action) {
    case ACT_RUN:
        run_step(l);
        break;
    case ACT_PAGE_NEXT:
    case ACT_PAIR_NEXT:
    case ACT_FIELD_NEXT:
    case ACT_ORDER_NEXT:
        turn_page(l, 1);
        break;
    case ACT_PAGE_PREV:
    case ACT_PAIR_PREV:
    case ACT_FIELD_PREV:
    case ACT_ORDER_PREV:
        turn_page(l, -1);
        break;
    case ACT_STEP_NEXT:
        go_step(l, 1, false);
        break;
    case ACT_STEP_PREV:
        go_step(l, -1, false);
        break;
    case ACT_CHAPTER_NEXT:
        change_chapter(l, 1);
        break;
    case ACT_CHAPTER_PREV:
        change_chapter(l, -1);
        break;
    case ACT_GLOSSARY:
        open_glossary(l);
        break;
    case ACT_PAGE_FIRST:
        l->top = 0;
        break;
    case ACT_PAGE_LAST:
        l->to_last = true;
        break;
    default:
        l->follow = l->has_predict;
        if ((l->has_quiz && quiz_act(&l->quiz, hit)) || (l->has_predict && predict_act(&l->predict, hit)))
            answered(l);
        break;
    }
}

static bool lesson_text(Screen *screen, const TermEvent *event)
{
    Lesson *l = (Lesson *)screen;
    if (l->exercise)
        return exercise_text(l->exercise, event);
    if (l->has_predict && predict_text(&l->predict, event)) {
        l->follow = true;
        return true;
    }
    return l->has_quiz && quiz_text(&l->quiz, event);
}

static int lesson_timeout(const Screen *screen)
{
    const Lesson *l = (const Lesson *)screen;
    return l->exercise ? exercise_timeout(l->exercise) : -1;
}

static void lesson_tick(Screen *screen)
{
    Lesson *l = (Lesson *)screen;
    if (l->exercise)
        exercise_tick(l->exercise);
}

static unsigned lesson_contexts(const Screen *screen)
{
    const Lesson *l = (const Lesson *)screen;
    if (l->has_quiz)
        return quiz_contexts(&l->quiz);
    if (l->has_predict)
        return predict_contexts(&l->predict);
    if (l->exercise)
        return exercise_contexts(l->exercise);
    const CourseStep *step = lesson_step(l);
    return !step->broken && !l->review_over && code_of(step) ? CTX_RUN : CTX_TEXT;
}

static void lesson_free(Screen *screen)
{
    Lesson *l = (Lesson *)screen;
    leave_step(l);
    mem_free(l);
}

static const ScreenOps lesson_ops = {
    .free = lesson_free,
    .draw = lesson_draw,
    .act = lesson_act,
    .contexts = lesson_contexts,
    .text = lesson_text,
    .timeout = lesson_timeout,
    .tick = lesson_tick,
    .plain = &plain_lesson,
};

Screen *lesson_new(App *app, int chapter, int step)
{
    Lesson *l = mem_zalloc(sizeof *l);
    l->screen = (Screen){&lesson_ops, app};
    const CourseChapter *c = &app->course->chapters[chapter];
    if (step < 0) {
        step = 0;
        while (step + 1 < (int)c->step_count && progress_is_seen(app->progress, c->steps[step].key))
            step++;
        if (progress_is_seen(app->progress, c->steps[step].key))
            step = 0; /* all seen: from the beginning */
    }
    enter_step(l, chapter, step, false);
    return &l->screen;
}

Screen *review_new(App *app, const StudyPlace *questions, size_t count)
{
    Lesson *l = mem_zalloc(sizeof *l);
    l->screen = (Screen){&lesson_ops, app};
    l->review_count = count > STUDY_REVIEW_MAX ? STUDY_REVIEW_MAX : count;
    memcpy(l->review, questions, l->review_count * sizeof *questions);
    enter_step(l, questions[0].chapter, questions[0].step, false);
    return &l->screen;
}
