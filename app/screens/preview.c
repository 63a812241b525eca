#include "screens/preview.h"

#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"
#include "course/translate.h"
#include "screens/doc.h"
#include "screens/lesson.h"
#include "screens/plain.h"
#include "ui/draw.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

enum { LOOK_MS = 300 }; /* between two looks at the files */

typedef struct {
    Screen screen;
    char *dir, *file, *language; /* language NULL: the course's own */
    Course *course;
    Screen *lesson; /* NULL: `mistakes` are shown */
    Buf mistakes;
    size_t top;     /* of the mistakes */
    uint64_t stamp; /* of the files when they were loaded */
    char *key;      /* of the step that is shown; NULL: none yet */
    int step;
    size_t page; /* its first line */
} Preview;

/* ---- has something changed? ---- */

static uint64_t mix(uint64_t sum, uint64_t value) { return (sum ^ value) * UINT64_C(1099511628211); }

/* Names, sizes and times of what lies in a folder; the order does not matter. */
static uint64_t folder_stamp(const char *dir, const char *name)
{
    char *folder = file_join(dir, name);
    DIR *open = opendir(folder);
    uint64_t sum = 0;
    for (const struct dirent *entry; open && (entry = readdir(open)) != NULL;) {
        struct stat st;
        if (fstatat(dirfd(open), entry->d_name, &st, 0) != 0)
            continue;
        uint64_t one = UINT64_C(14695981039346656037);
        for (const char *c = entry->d_name; *c; c++)
            one = mix(one, (unsigned char)*c);
        one = mix(mix(one, (uint64_t)st.st_size), (uint64_t)st.st_ino);
        sum += mix(mix(one, (uint64_t)st.st_mtim.tv_sec), (uint64_t)st.st_mtim.tv_nsec);
    }
    if (open)
        closedir(open);
    mem_free(folder);
    return sum;
}

static uint64_t course_stamp(const Preview *p)
{
    uint64_t stamp = folder_stamp(p->dir, "lessons") + 3 * folder_stamp(p->dir, "exercises") + 7 * folder_stamp(p->dir, "assets");
    if (!p->language)
        return stamp;
    char *side = file_join("lessons/i18n", p->language), *exercises = file_join(side, "exercises");
    stamp += 11 * folder_stamp(p->dir, side) + 13 * folder_stamp(p->dir, exercises);
    mem_free(side);
    mem_free(exercises);
    return stamp;
}

/* ---- the place ---- */

static bool same_file(const char *a, const char *b)
{
    struct stat x, y;
    return a && b && stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* The chapter (or the loose exercises behind the last one) and the step of the file; -1: none. */
static int find_file(const Preview *p, int *step)
{
    const Course *course = p->course;
    size_t chapters = course->chapter_count + (course->loose != NULL);
    *step = 0;
    if (file_is_dir(p->file))
        return chapters ? 0 : -1;
    for (size_t c = 0; c < chapters; c++) {
        if (same_file(course->chapters[c].file, p->file))
            return (int)c;
        for (size_t i = 0; i < course->chapters[c].step_count; i++) {
            const CourseStep *one = &course->chapters[c].steps[i];
            if (one->kind == STEP_EXERCISE && same_file(one->exercise.file, p->file)) {
                *step = (int)i;
                return (int)c;
            }
        }
    }
    return -1;
}

/* The step that was shown, if it is still there; else the one of its number. */
static int find_place(const Preview *p, int *step)
{
    int chapter = find_file(p, step);
    for (size_t c = 0; p->key && c < p->course->chapter_count; c++)
        for (size_t i = 0; i < p->course->chapters[c].step_count; i++)
            if (strcmp(p->course->chapters[c].steps[i].key, p->key) == 0) {
                *step = (int)i;
                return (int)c;
            }
    if (p->key && chapter >= 0) {
        int count = (int)p->course->chapters[chapter].step_count;
        *step = p->step < count ? p->step : count - 1;
    }
    return chapter;
}

static void remember_place(Preview *p)
{
    const Lesson *l = (const Lesson *)p->lesson;
    if (!l)
        return;
    mem_free(p->key);
    p->key = mem_strdup(lesson_step(l)->key);
    p->step = l->step;
    p->page = l->top;
}

/* ---- loading ---- */

static void close_lesson(Preview *p)
{
    if (p->lesson)
        p->lesson->ops->free(p->lesson);
    p->lesson = NULL;
}

/* Mistakes in side files are told, too; false: there is no such language. */
static bool translate(Preview *p)
{
    DiagList diags;
    if (!p->language || strcmp(p->language, p->course->language.text) == 0)
        return true;
    diag_init(&diags);
    bool ok = course_translate(p->course, p->language, &diags);
    if (ok && diags.errors)
        course_diag_list_text(&diags, &p->mistakes);
    diag_deinit(&diags);
    return ok;
}

static void find_mistakes(Preview *p, int chapter)
{
    buf_clear(&p->mistakes);
    if (!translate(p))
        buf_printf(&p->mistakes, "The course is not translated into '%s': there is no folder lessons/i18n/%s.\n", p->language,
                   p->language);
    else if (p->mistakes.len)
        return;
    else if (p->course->diags.errors)
        course_diag_list_text(&p->course->diags, &p->mistakes);
    else if (chapter < 0)
        buf_printf(&p->mistakes,
                   "This is neither a chapter nor an exercise of the course:\n%s\n"
                   "A chapter has to stand in `chapters` of lessons/course.yaml.\n",
                   p->file);
    else if (p->course->chapters[chapter].diags.errors || !p->course->chapters[chapter].step_count)
        course_diag_list_text(&p->course->chapters[chapter].diags, &p->mistakes);
}

static void load(Preview *p)
{
    int step;
    remember_place(p);
    close_lesson(p);
    p->screen.app->course = NULL;
    course_free(p->course);
    p->stamp = course_stamp(p);
    p->screen.app->course = p->course = course_load(p->dir);
    int chapter = find_place(p, &step);
    find_mistakes(p, chapter);
    if (p->mistakes.len)
        return;
    p->lesson = lesson_new(p->screen.app, chapter, step);
    if (p->key && strcmp(p->key, lesson_step((Lesson *)p->lesson)->key) == 0)
        ((Lesson *)p->lesson)->top = p->page;
}

static bool look(Preview *p)
{
    bool changed = course_stamp(p) != p->stamp;
    if (changed)
        load(p);
    return changed;
}

/* ---- the screen ---- */

static void draw_mistakes(Preview *p, Canvas canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    Doc doc;
    doc_init(&doc, cols - 2, NULL);
    for (const char *at = buf_text(&p->mistakes); *at; at += strspn(at, "\n")) {
        size_t len = strcspn(at, "\n");
        bool first = memmem(at, len, ": error: ", 9) != NULL;
        doc_blank(&doc);
        if (first) {
            TextRun run = {at, len, ROLE_ERROR};
            doc_wrap(&doc, 0, ROLE_ERROR, "", &run, 1);
        } else
            doc_put(&doc, 0, ROLE_PROSE, at, len);
        at += len;
    }
    size_t room = rows > 4 ? (size_t)rows - 4 : 1;
    if (p->top + room > doc.line_count)
        p->top = doc.line_count > room ? doc.line_count - room : 0;
    doc_draw(&doc, canvas_sub(canvas, (Rect){2, 1, (int)room, cols - 2}), p->top);
    doc_deinit(&doc);
    draw_title(canvas, 0, "These mistakes have to be mended first", "it is shown when the file is saved");
    app_draw_hints(p->screen.app, canvas, rows - 1, 1, cols);
}

static void preview_draw(Screen *screen, Canvas canvas)
{
    Preview *p = (Preview *)screen;
    if (p->lesson)
        p->lesson->ops->draw(p->lesson, canvas);
    else
        draw_mistakes(p, canvas);
}

/* The lesson may close this screen: nothing is touched afterwards. */
static void preview_act(Screen *screen, const KeyHit *hit)
{
    Preview *p = (Preview *)screen;
    if (p->lesson)
        p->lesson->ops->act(p->lesson, hit);
    else if (hit->action == ACT_PAGE_NEXT)
        p->top += 10;
    else if (hit->action == ACT_PAGE_PREV)
        p->top -= p->top < 10 ? p->top : 10;
}

static unsigned preview_contexts(const Screen *screen)
{
    const Preview *p = (const Preview *)screen;
    return p->lesson ? p->lesson->ops->contexts(p->lesson) : CTX_TEXT;
}

static bool preview_text(Screen *screen, const TermEvent *event)
{
    Preview *p = (Preview *)screen;
    return p->lesson && p->lesson->ops->text(p->lesson, event);
}

static int preview_timeout(const Screen *screen)
{
    const Preview *p = (const Preview *)screen;
    int inner = p->lesson ? p->lesson->ops->timeout(p->lesson) : -1;
    return inner >= 0 && inner < LOOK_MS ? inner : LOOK_MS;
}

static void preview_tick(Screen *screen)
{
    Preview *p = (Preview *)screen;
    if (p->lesson)
        p->lesson->ops->tick(p->lesson);
    look(p);
}

static void preview_shown(Screen *screen) { look((Preview *)screen); }

static void preview_free(Screen *screen)
{
    Preview *p = (Preview *)screen;
    close_lesson(p);
    p->screen.app->course = NULL;
    course_free(p->course);
    buf_deinit(&p->mistakes);
    mem_free(p->dir);
    mem_free(p->file);
    mem_free(p->key);
    mem_free(p->language);
    mem_free(p);
}

static const ScreenOps preview_ops = {
    .free = preview_free,
    .draw = preview_draw,
    .act = preview_act,
    .contexts = preview_contexts,
    .text = preview_text,
    .timeout = preview_timeout,
    .tick = preview_tick,
    .shown = preview_shown,
    .plain = &plain_preview,
};

Screen *preview_lesson(const Screen *preview) { return ((const Preview *)preview)->lesson; }
const char *preview_mistakes(const Screen *preview) { return buf_text(&((const Preview *)preview)->mistakes); }
bool preview_look(Screen *preview) { return look((Preview *)preview); }

Screen *preview_new(App *app, const char *dir, const char *file, const char *language)
{
    Preview *p = mem_zalloc(sizeof *p);
    p->screen = (Screen){&preview_ops, app};
    p->dir = mem_strdup(dir);
    p->file = mem_strdup(file);
    p->language = language ? mem_strdup(language) : NULL;
    load(p);
    return &p->screen;
}
