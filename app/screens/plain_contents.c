/* The contents, told. */
#include "screens/contents.h"
#include "screens/plain.h"

#include <stdlib.h>
#include <string.h>

static void tell_chapter(Plain *p, const CourseChapter *chapter)
{
    StudyCount count = {0};
    Buf text = {0};
    study_count(p->app.progress, chapter, &count);
    buf_printf(&text, "%d. %s", chapter->number, chapter->title.text);
    if (chapter->minutes)
        buf_printf(&text, ", %d minute%s", chapter->minutes, chapter->minutes == 1 ? "" : "s");
    if (chapter->in_short_path)
        buf_str(&text, ", on the short path");
    if (chapter->quarantined)
        buf_str(&text, ": has mistakes and cannot be opened");
    else if (count.steps && count.done == count.steps)
        buf_str(&text, ": done");
    else if (count.begun)
        buf_printf(&text, ": %zu of %zu steps done", count.done, count.steps);
    if (count.skipped)
        buf_printf(&text, ", %zu skipped", count.skipped);
    plain_text(p, 2, buf_text(&text));
    buf_deinit(&text);
}

static void tell_mistakes(Plain *p, const DiagList *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const Diag *diag = &diags->items[i];
        if (diag->severity == DIAG_ERROR)
            plain_say(p, "Line %d: %s%s%s", diag->line, diag->message, diag->hint ? "; " : "",
                      diag->hint ? diag->hint : "");
    }
}

static void tell(Screen *screen, Plain *p)
{
    const Course *course = p->app.course;
    bool first = !p->welcomed;
    (void)screen;
    p->welcomed = true;
    plain_say(p, "%s", course->title.text ? course->title.text : "asyncourse");
    if (!progress_is_saved(p->app.progress))
        plain_say(p, "Note: %s.", progress_reason(p->app.progress));
    if (!course->chapter_count) {
        plain_say(p, "This course cannot be opened:");
        tell_mistakes(p, &course->diags);
        return;
    }
    if (first && course->welcome.text)
        plain_markup(p, 0, course->welcome.text, course->welcome.len);
    plain_say(p, "Chapters:");
    for (size_t c = 0; c < course->chapter_count; c++)
        tell_chapter(p, &course->chapters[c]);
}

/* Goals, needs, skipped steps, mistakes of the chosen one. */
static void tell_chosen(Plain *p, const Contents *c)
{
    const CourseChapter *chapter = &p->app.course->chapters[c->list.cursor];
    tell_chapter(p, chapter);
    if (chapter->quarantined)
        tell_mistakes(p, &chapter->diags);
    for (size_t i = 0; i < chapter->step_count; i++) {
        const CourseStep *step = &chapter->steps[i];
        if (progress_is_skipped(p->app.progress, step->key))
            plain_say(p, "Skipped: %s", step->title.text ? step->title.text : step->id);
    }
    if (chapter->goal_count)
        plain_say(p, "After this chapter you can:");
    for (size_t i = 0; i < chapter->goal_count; i++)
        plain_inline(p, "- ", &chapter->goals[i]);
    for (size_t i = 0; i < chapter->need_count; i++) {
        const CourseChapter *need = course_chapter(p->app.course, chapter->needs[i].text);
        if (need)
            plain_inline(p, "Best after: ", &need->title);
    }
}

/* "3": that chapter; "3.2": its second step. */
static bool line(Screen *screen, Plain *p, const char *text)
{
    Contents *c = (Contents *)screen;
    const Course *course = p->app.course;
    char *end;
    long chapter = strtol(text, &end, 10), step = 0;
    if (end == text)
        return false;
    if (*end == '.')
        step = strtol(end + 1, &end, 10);
    if (*end || chapter < 1 || (size_t)chapter > course->chapter_count) {
        plain_say(p, "There are chapters 1 to %zu.", course->chapter_count);
        return true;
    }
    const CourseChapter *wanted = &course->chapters[chapter - 1];
    list_set_cursor(&c->list, (size_t)chapter - 1);
    if (wanted->quarantined || !wanted->step_count)
        tell_chosen(p, c);
    else if (step >= 1 && (size_t)step <= wanted->step_count)
        app_push(&p->app, lesson_new(&p->app, (int)chapter - 1, (int)step - 1));
    else
        plain_act(p, &(KeyHit){.action = ACT_OPEN});
    return true;
}

static void acted(Screen *screen, Plain *p, const KeyHit *hit)
{
    (void)hit;
    if (p->app.course->chapter_count)
        tell_chosen(p, (const Contents *)screen);
}

static void ask(const Screen *screen, Buf *out)
{
    const Contents *c = (const Contents *)screen;
    if (screen->app->course->chapter_count)
        buf_printf(out, "A chapter's number, Enter opens chapter %zu, q leaves, ? help: ",
                   c->list.cursor + 1);
    else
        buf_str(out, "q leaves: ");
}

static void help(Plain *p)
{
    plain_text(p, 2, "1, 2, 3 ...: that chapter, where you left it; 3.2: its second step");
    plain_text(p, 2, "again: the contents again");
}

static unsigned contexts(const Screen *screen)
{
    return screen->ops->contexts(screen);
}

static int enter(const Screen *screen)
{
    return screen->app->course->chapter_count ? ACT_OPEN : ACT_NONE;
}

const PlainOps plain_contents = {contexts, enter, tell, ask, line, acted, help, NULL, NULL};
