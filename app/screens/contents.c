/* The contents: chapters with their marks, goals and minutes; a chapter that is broken shows its first error. */
#include "screens/contents.h"

#include "base/mem.h"
#include "course/study.h"
#include "screens/doc.h"
#include "screens/plain.h"
#include "ui/draw.h"

#include <string.h>

static const Diag *first_error(const CourseChapter *chapter)
{
    for (size_t i = 0; i < chapter->diags.count; i++) {
        if (chapter->diags.items[i].severity == DIAG_ERROR)
            return &chapter->diags.items[i];
    }
    return NULL;
}

/* "not begun" is blank: the eye should find what is under way. */
static void draw_mark(Canvas canvas, int row, const CourseChapter *chapter, const StudyCount *count)
{
    if (chapter->quarantined)
        canvas_symbol(canvas, row, 2, ROLE_ERROR, '!');
    else if (count->steps && count->done == count->steps)
        draw_state(canvas, row, 2, UI_DONE);
    else if (count->begun)
        draw_state(canvas, row, 2, UI_RUNNING);
}

static void draw_chapter(Canvas canvas, int row, const App *app, const CourseChapter *chapter, bool chosen)
{
    int cols = canvas_cols(canvas), right = cols > 60 ? 26 : 12;
    StudyCount count = {0};
    study_count(app->progress, chapter, &count);
    draw_mark(canvas, row, chapter, &count);
    int col = canvas_printf(canvas, row, 4, ROLE_DIM, "%2d  ", chapter->number);
    if (chapter->in_short_path)
        canvas_symbol(canvas, row, 6, ROLE_TIP, '*');
    int room = cols - right - col - 1;
    if (room > 0)
        canvas_put_cut(canvas, row, col, room, ROLE_STRONG, chapter->title.text, chapter->title.len);
    col = cols - right;
    if (chapter->minutes)
        canvas_printf(canvas, row, col, ROLE_DIM, "%3d min", chapter->minutes);
    if (right > 12) {
        draw_progress(canvas, row, col + 9, 8, count.done, count.steps);
        canvas_printf(canvas, row, col + 18, ROLE_DIM, "%zu/%zu", count.done, count.steps);
    }
    if (chosen)
        canvas_restyle(canvas, (Rect){row, 0, 1, cols}, STYLE_SELECTED);
}

static void add_skipped(const App *app, const CourseChapter *chapter, Doc *doc)
{
    Buf text = {0};
    for (size_t i = 0; i < chapter->step_count; i++) {
        const CourseStep *step = &chapter->steps[i];
        if (progress_is_skipped(app->progress, step->key))
            buf_printf(&text, "%s%s", text.len ? ", " : "Skipped: ", step->title.text ? step->title.text : step->id);
    }
    if (text.len)
        doc_text(doc, 1, ROLE_WARNING, buf_text(&text));
    buf_deinit(&text);
}

static void draw_details(Canvas canvas, const App *app, const CourseChapter *chapter)
{
    Doc doc;
    doc_init(&doc, canvas_cols(canvas) - 2, app->course);
    const Diag *error = chapter->quarantined ? first_error(chapter) : NULL;
    if (error) {
        Buf text = {0};
        buf_printf(&text, "This chapter has mistakes and cannot be opened yet: line %d: %s", error->line,
                   error->message);
        doc_text(&doc, 1, ROLE_ERROR, buf_text(&text));
        if (error->hint)
            doc_text(&doc, 1, ROLE_TIP, error->hint);
        buf_deinit(&text);
    }
    add_skipped(app, chapter, &doc);
    if (chapter->in_short_path)
        doc_text(&doc, 1, ROLE_TIP, "* on the short path");
    if (chapter->goal_count)
        doc_text(&doc, 1, ROLE_DIM, "After this chapter you can:");
    for (size_t i = 0; i < chapter->goal_count; i++)
        doc_inline(&doc, 1, ROLE_DIM, "- ", ROLE_PROSE, chapter->goals[i].text, chapter->goals[i].len);
    for (size_t i = 0; i < chapter->need_count; i++) {
        const CourseChapter *need = course_chapter(app->course, chapter->needs[i].text);
        if (need)
            doc_inline(&doc, 1, ROLE_DIM, "Best after: ", ROLE_DIM, need->title.text, need->title.len);
    }
    doc_draw(&doc, canvas, 0);
    doc_deinit(&doc);
}

static void draw_empty(Canvas canvas, const Course *course)
{
    Doc doc;
    doc_init(&doc, canvas_cols(canvas) - 2, course);
    doc_text(&doc, 1, ROLE_ERROR, "This course cannot be opened:");
    for (size_t i = 0; i < course->diags.count; i++) {
        Buf text = {0};
        const Diag *diag = &course->diags.items[i];
        buf_printf(&text, "%s:%d: %s", diag->file ? diag->file : "course.yaml", diag->line, diag->message);
        doc_text(&doc, 1, ROLE_PROSE, buf_text(&text));
        buf_deinit(&text);
    }
    doc_draw(&doc, canvas, 0);
    doc_deinit(&doc);
}

/* A list that is cut looks whole: what is beyond its ends is said. */
static void draw_more(Canvas canvas, int above_row, int below_row, const List *list, int room, size_t count)
{
    size_t above = list->top, below = count > above + (size_t)room ? count - above - (size_t)room : 0;
    if (above)
        canvas_printf(canvas, above_row, 4, ROLE_DIM, "↑ %zu more", above);
    if (below)
        canvas_printf(canvas, below_row, 4, ROLE_DIM, "↓ %zu more", below);
}

static void contents_draw(Screen *screen, Canvas canvas)
{
    Contents *c = (Contents *)screen;
    App *app = screen->app;
    const Course *course = app->course;
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas), at = 2;
    const char *title = course->title.text ? course->title.text : "asyncourse";
    draw_title(canvas, 0, title, progress_is_saved(app->progress) ? "asyncourse" : "progress is not saved");
    app_draw_hints(app, canvas, rows - 1, 1, cols);
    if (!course->chapter_count) {
        draw_empty(canvas_sub(canvas, (Rect){2, 0, rows - 3, cols}), course);
        return;
    }
    const CourseChapter *chosen = &course->chapters[c->list.cursor];
    int details = (int)(chosen->goal_count + chosen->need_count) + chosen->in_short_path + 4, count = (int)course->chapter_count;
    if (rows < 16) /* the list is worth more; but why a chapter cannot be opened must be said */
        details = chosen->quarantined ? 4 : 0;
    else if (details > rows / 2)
        details = rows / 2;
    if (course->welcome.text && rows >= count + details + 10) {
        Doc doc;
        doc_init(&doc, (cols < 84 ? cols : 84) - 4, course);
        doc_markup(&doc, 2, course->welcome.text, course->welcome.len);
        at += (int)doc_draw(&doc, canvas_sub(canvas, (Rect){at, 0, 8, cols}), 0) + 1;
        doc_deinit(&doc);
    }
    int room = rows - 2 - details - at;
    room = room < 1 ? 1 : room > count ? count : room;
    list_set_rows(&c->list, room);
    for (int row = 0; row < room; row++) {
        size_t item;
        if (list_item_at(&c->list, row, &item))
            draw_chapter(canvas_sub(canvas, (Rect){at + row, 0, 1, cols}), 0, app, &course->chapters[item],
                         item == c->list.cursor);
    }
    draw_more(canvas, at - 1, at + room, &c->list, room, course->chapter_count);
    bool says_more = room < count && rows >= 16; /* in the line between; where there is room, another one is left free */
    at += room + 1 + says_more;
    draw_details(canvas_sub(canvas, (Rect){at, 4, rows - 1 - at, cols - 4}), app, chosen);
}

/* Where the learner was in this chapter; -1: the first step not seen. */
static int step_of_place(const App *app, const CourseChapter *chapter)
{
    const char *chapter_id, *key;
    if (!progress_place(app->progress, &chapter_id, &key) || strcmp(chapter_id, chapter->id) != 0)
        return -1;
    for (size_t i = 0; i < chapter->step_count; i++) {
        if (strcmp(chapter->steps[i].key, key) == 0)
            return (int)i;
    }
    return -1;
}

static void contents_act(Screen *screen, const KeyHit *hit)
{
    Contents *c = (Contents *)screen;
    const Course *course = screen->app->course;
    long by = hit->count ? hit->count : 1;
    switch (hit->action) {
    case ACT_LIST_UP:
        list_move(&c->list, -by);
        break;
    case ACT_LIST_DOWN:
        list_move(&c->list, by);
        break;
    case ACT_LIST_TOP:
        list_set_cursor(&c->list, 0);
        break;
    case ACT_LIST_END:
        list_set_cursor(&c->list, course->chapter_count ? course->chapter_count - 1 : 0);
        break;
    case ACT_GLOSSARY:
        app_push(screen->app, glossary_new(screen->app, NULL, 0));
        break;
    case ACT_OPEN:
        if (course->chapter_count && course->chapters[c->list.cursor].step_count &&
            !course->chapters[c->list.cursor].quarantined)
            app_push(screen->app, lesson_new(screen->app, (int)c->list.cursor,
                                             step_of_place(screen->app, &course->chapters[c->list.cursor])));
        break;
    default:
        break;
    }
}

/* Back from a lesson: the cursor is where the learner was. */
static void contents_shown(Screen *screen)
{
    Contents *c = (Contents *)screen;
    const char *chapter_id, *key;
    if (!progress_place(screen->app->progress, &chapter_id, &key))
        return;
    for (size_t i = 0; i < screen->app->course->chapter_count; i++) {
        if (strcmp(screen->app->course->chapters[i].id, chapter_id) == 0)
            list_set_cursor(&c->list, i);
    }
}

static unsigned contents_contexts(const Screen *screen)
{
    (void)screen;
    return CTX_CONTENTS;
}

static void contents_free(Screen *screen)
{
    mem_free(screen);
}

static const ScreenOps contents_ops = {
    .free = contents_free,
    .draw = contents_draw,
    .act = contents_act,
    .contexts = contents_contexts,
    .shown = contents_shown,
    .plain = &plain_contents,
};

Screen *contents_new(App *app)
{
    Contents *c = mem_zalloc(sizeof *c);
    c->screen = (Screen){&contents_ops, app};
    list_init(&c->list, app->course->chapter_count);
    contents_shown(&c->screen);
    return &c->screen;
}
