#include "course/lock.h"

#include "base/file.h"
#include "base/mem.h"
#include "course/fields.h"

#include <stdio.h>
#include <string.h>

enum { LOCK_MAX = 1 << 20 };

static char *lock_path(const Course *course)
{
    char *lessons = strcmp(course->dir, ".") == 0 ? mem_strdup("lessons") : file_join(course->dir, "lessons");
    char *path = file_join(lessons, "ids.lock");
    mem_free(lessons);
    return path;
}

/* ---- reading ---- */

static const char *word(Arena *arena, const char **at)
{
    *at += strspn(*at, " ");
    size_t len = strcspn(*at, " \n\r#");
    const char *text = arena_strndup(arena, *at, len);
    *at += len;
    return text;
}

static bool is_kind(const char *kind)
{
    if (strcmp(kind, "chapter") == 0)
        return true;
    for (CourseStepKind k = STEP_TEXT; k <= STEP_EXERCISE; k++)
        if (strcmp(kind, course_step_kind_name(k)) == 0)
            return true;
    return false;
}

static void read_line(Course *course, const char *at, int line)
{
    Arena *arena = &course->arena;
    CourseLocked entry = {.line = line};
    at += strspn(at, " ");
    if (*at == '\n' || *at == '\r' || *at == '#' || *at == '\0')
        return;
    entry.kind = word(arena, &at);
    entry.key = entry.now = word(arena, &at);
    const char *arrow = word(arena, &at);
    if (strcmp(arrow, "->") == 0)
        entry.now = word(arena, &at);
    if (is_kind(entry.kind) && entry.key[0] && entry.now[0] && (!arrow[0] || entry.now != entry.key)) {
        course->locked[course->locked_count++] = entry;
        return;
    }
    Schema s = {arena, course->lock_file, &course->diags, 0};
    CourseValue place = {.line = line, .col = 1};
    schema_hint(schema_error(&s, &place, "bad-lock", "this line is not understood"), "KIND ID, or KIND OLD -> NEW");
}

void lock_load(Course *course)
{
    char *path = lock_path(course);
    Buf text = {0};
    course->lock_file = arena_strndup(&course->arena, path, strlen(path));
    if (file_exists(path) && file_read(path, LOCK_MAX, &text, NULL)) {
        size_t lines = 1;
        for (size_t i = 0; i < text.len; i++)
            lines += text.data[i] == '\n';
        course->locked = arena_alloc(&course->arena, lines * sizeof *course->locked);
        int line = 1;
        for (const char *at = buf_text(&text); *at; at += strcspn(at, "\n"), at += *at == '\n')
            read_line(course, at, line++);
    }
    buf_deinit(&text);
    mem_free(path);
}

/* ---- comparing ---- */

static bool is_locked(const Course *course, const char *kind, const char *key)
{
    for (size_t i = 0; i < course->locked_count; i++)
        if (strcmp(course->locked[i].kind, kind) == 0 && strcmp(course->locked[i].now, key) == 0)
            return true;
    return false;
}

/* What is stored under a number changes its place with every text that is put before it: only texts with ids count. */
static bool counts(const CourseStep *step) { return step->key[0] && strchr(step->key, '/') == NULL; }

/* The new ids of the kind, for "is it called so now?"; NULL ends them. */
static const char **new_ids(const Course *course, const char *kind)
{
    const char **ids = NULL;
    size_t count = 0, cap = 0;
    for (size_t c = 0; c < course->chapter_count; c++)
        for (size_t i = 0; i < course->chapters[c].step_count; i++) {
            const CourseStep *step = &course->chapters[c].steps[i];
            if (strcmp(course_step_kind_name(step->kind), kind) != 0 || !counts(step) || is_locked(course, kind, step->key))
                continue;
            MEM_GROW(ids, cap, count + 2);
            ids[count++] = step->key;
        }
    MEM_GROW(ids, cap, count + 1);
    ids[count] = NULL;
    return ids;
}

static void say_gone(const Course *course, const CourseLocked *locked, DiagList *diags)
{
    const char **ids = new_ids(course, locked->kind);
    const char *near = diag_nearest(locked->now, ids);
    if (!near && ids[0] && !ids[1])
        near = ids[0];
    Diag *d = diag_add(diags, DIAG_ERROR, "id-gone", course->lock_file, locked->line, 1,
                       "the %s `%s` is gone: what learners did there would be lost", locked->kind, locked->now);
    schema_hint(d, "if it has another name now: %s %s -> %s; if it is given up: delete the line", locked->kind, locked->key,
                near ? near : "NEW");
    mem_free(ids);
}

static const char *kind_now(const Course *course, const CourseLocked *locked)
{
    if (strcmp(locked->kind, "chapter") == 0)
        return course_chapter(course, locked->now) != NULL ? "chapter" : NULL;
    const CourseStep *step = course_step(course, locked->now, NULL);
    return step != NULL ? course_step_kind_name(step->kind) : NULL;
}

void course_check_lock(const Course *course, DiagList *diags)
{
    for (size_t i = 0; i < course->locked_count; i++) {
        const CourseLocked *locked = &course->locked[i];
        const char *kind = kind_now(course, locked);
        if (kind == NULL)
            say_gone(course, locked, diags);
        else if (strcmp(kind, locked->kind) != 0)
            diag_add(diags, DIAG_ERROR, "id-kind", course->lock_file, locked->line, 1,
                     "`%s` was the id of a %s and is that of a %s now", locked->now, locked->kind, kind);
    }
}

/* ---- writing ---- */

static void add(const Course *course, const char *kind, const char *key, Buf *out, size_t *added)
{
    if (is_locked(course, kind, key))
        return;
    buf_printf(out, "%s %s\n", kind, key);
    ++*added;
}

static bool all_there(const Course *course, char **error)
{
    DiagList gone;
    Buf text = {0};
    diag_init(&gone);
    course_check_lock(course, &gone);
    if (gone.errors)
        buf_printf(&text, "%s:%d: %s", course->lock_file, gone.items[0].line, gone.items[0].message);
    *error = gone.errors ? buf_take(&text) : NULL;
    diag_deinit(&gone);
    return *error == NULL;
}

bool course_write_lock(const Course *course, size_t *added, size_t *total, char **error)
{
    static const char head[] = "# The ids that learners have met; written by asyncourse check --lock. A step that gets another\n"
                               "# name: KIND OLD -> NEW\n";
    Buf text = {0};
    *added = 0;
    if (!all_there(course, error))
        return false;
    if (!file_exists(course->lock_file))
        buf_str(&text, head);
    else if (!file_read(course->lock_file, LOCK_MAX, &text, error))
        return false;
    if (text.len && text.data[text.len - 1] != '\n')
        buf_char(&text, '\n');
    for (size_t c = 0; c < course->chapter_count; c++) {
        const CourseChapter *chapter = &course->chapters[c];
        add(course, "chapter", chapter->id, &text, added);
        for (size_t i = 0; i < chapter->step_count; i++)
            if (counts(&chapter->steps[i]))
                add(course, course_step_kind_name(chapter->steps[i].kind), chapter->steps[i].key, &text, added);
    }
    *total = course->locked_count + *added;
    bool ok = *added == 0 || file_write(course->lock_file, text.data, text.len, error);
    buf_deinit(&text);
    return ok;
}

void course_move_progress(const Course *course, Progress *progress)
{
    for (size_t i = 0; i < course->locked_count; i++)
        if (course->locked[i].now != course->locked[i].key && strcmp(course->locked[i].kind, "chapter") != 0)
            progress_rename(progress, course->locked[i].key, course->locked[i].now);
}
