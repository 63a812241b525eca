#include "course/link.h"

#include "base/check.h"
#include "base/map.h"
#include "base/mem.h"
#include "course/fields.h"

#include <stdint.h>
#include <string.h>

/* ---- ids ---- */

const char *const *link_chapter_ids(Course *course)
{
    const char **ids = arena_alloc(&course->arena, (course->chapter_count + 1) * sizeof *ids);
    for (size_t i = 0; i < course->chapter_count; i++)
        ids[i] = course->chapters[i].id;
    return ids;
}

typedef struct {
    const CourseChapter *chapter;
    const CourseStep *step;
} Known;

static void check_ids(Course *course)
{
    Map seen;
    map_init(&seen);
    Known *known = NULL;
    size_t count = 0, cap = 0;
    for (size_t c = 0; c <= course->chapter_count; c++) {
        CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; i < chapter->step_count; i++) {
            CourseStep *step = &chapter->steps[i];
            size_t len = strlen(step->key);
            uint32_t first;
            if (len == 0)
                continue;
            if (!map_get(&seen, step->key, len, &first)) {
                MEM_GROW(known, cap, count + 1);
                known[count] = (Known){chapter, step};
                map_set(&seen, step->key, len, (uint32_t)count++);
                continue;
            }
            Schema s = {&course->arena, chapter->file, &chapter->diags, 0};
            CourseValue at = {.line = step->line, .col = step->col};
            schema_hint(schema_error(&s, &at, "duplicate-id", "the id `%s` is used a second time", step->id),
                        "it is used first at %s:%d:%d", known[first].chapter->file, known[first].step->line,
                        known[first].step->col);
            step->broken = true;
        }
    }
    mem_free(known);
    map_deinit(&seen);
}

/* ---- needs ---- */

static size_t index_of(const Course *course, const char *id)
{
    const CourseChapter *found = course_chapter(course, id);
    return found != NULL ? (size_t)(found - course->chapters) : SIZE_MAX;
}

static void check_needs(Course *course)
{
    const char *const *ids = link_chapter_ids(course);
    for (size_t c = 0; c < course->chapter_count; c++) {
        CourseChapter *chapter = &course->chapters[c];
        Schema s = {&course->arena, chapter->file, &chapter->diags, 0};
        for (size_t i = 0; i < chapter->need_count; i++) {
            const CourseText *need = &chapter->needs[i];
            CourseValue at = {.line = need->line, .col = need->col};
            if (index_of(course, need->text) == SIZE_MAX)
                schema_suggest(schema_error(&s, &at, "unknown-chapter", "there is no chapter `%.60s`", need->text), need->text, ids);
        }
    }
}

/* Marks with `done` every chapter whose needs can all be met; what is left lies on a cycle or behind one. */
static void peel(const Course *course, bool *done)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t c = 0; c < course->chapter_count; c++) {
            const CourseChapter *chapter = &course->chapters[c];
            bool met = !done[c];
            for (size_t i = 0; i < chapter->need_count && met; i++) {
                size_t need = index_of(course, chapter->needs[i].text);
                met = need == SIZE_MAX || done[need];
            }
            done[c] = done[c] || met;
            changed = changed || met;
        }
    }
}

static const CourseText *unmet_need(const Course *course, size_t c, const bool *done)
{
    const CourseChapter *chapter = &course->chapters[c];
    for (size_t i = 0; i < chapter->need_count; i++) {
        size_t need = index_of(course, chapter->needs[i].text);
        if (need != SIZE_MAX && !done[need])
            return &chapter->needs[i];
    }
    UNREACHABLE("a chapter that is left over has a need that is left over");
}

static void report_cycle(Course *course, size_t start, const bool *done)
{
    Buf path;
    buf_init(&path);
    buf_str(&path, course->chapters[start].id);
    size_t at = start;
    do {
        at = index_of(course, unmet_need(course, at, done)->text);
        if (path.len < 300)
            buf_printf(&path, " -> %s", course->chapters[at].id);
    } while (at != start);
    CourseChapter *chapter = &course->chapters[start];
    const CourseText *need = unmet_need(course, start, done);
    Schema s = {&course->arena, chapter->file, &chapter->diags, 0};
    CourseValue where = {.line = need->line, .col = need->col};
    schema_error(&s, &where, "cycle", "these chapters need each other: %s", buf_text(&path));
    buf_deinit(&path);
}

/* One cycle is enough to say: mending it may mend the others. */
static void check_cycles(Course *course)
{
    bool *done = mem_zalloc(course->chapter_count + 1);
    peel(course, done);
    size_t at = 0;
    while (at < course->chapter_count && done[at])
        at++;
    if (at < course->chapter_count) {
        for (size_t i = 0; i < course->chapter_count; i++) /* after so many steps we are on the cycle itself */
            at = index_of(course, unmet_need(course, at, done)->text);
        size_t first = at; /* of the cycle's chapters the one that comes first in the course */
        for (size_t i = 0; i < course->chapter_count; i++) {
            at = index_of(course, unmet_need(course, at, done)->text);
            first = at < first ? at : first;
        }
        report_cycle(course, first, done);
    }
    mem_free(done);
}

/* ---- worlds ---- */

static void resolve_world(Schema *s, const CourseValue *worlds, const CourseText *name, const CourseValue **world)
{
    if (name->text == NULL)
        return;
    *world = course_value_get(worlds, name->text);
    if (*world != NULL)
        return;
    CourseValue at = {.line = name->line, .col = name->col};
    Diag *d = schema_error(s, &at, "unknown-world", "there is no world `%.60s` in assets/worlds.yaml", name->text);
    size_t count = worlds != NULL ? worlds->count : 0;
    const char **names = arena_alloc(s->arena, (count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = worlds->pairs[i].key->scalar.text;
    if (count > 0)
        schema_suggest(d, name->text, names);
}

static void resolve_step(Schema *s, const CourseValue *worlds, CourseStep *step)
{
    if (step->kind == STEP_RUN)
        resolve_world(s, worlds, &step->run.world_name, &step->run.world);
    if (step->kind == STEP_PREDICT)
        resolve_world(s, worlds, &step->predict.world_name, &step->predict.world);
    if (step->kind != STEP_EXERCISE)
        return;
    s->file = step->exercise.file;
    resolve_world(s, worlds, &step->exercise.world_name, &step->exercise.world);
    for (size_t i = 0; i < step->exercise.case_count; i++)
        resolve_world(s, worlds, &step->exercise.cases[i].world_name, &step->exercise.cases[i].world);
}

static void resolve_worlds(Course *course, const CourseValue *worlds)
{
    for (size_t c = 0; c <= course->chapter_count; c++) { /* the loose exercises too */
        CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; i < chapter->step_count; i++) {
            Schema s = {&course->arena, chapter->file, &chapter->diags, 0};
            resolve_step(&s, worlds, &chapter->steps[i]);
            chapter->steps[i].broken = chapter->steps[i].broken || s.errors > 0;
        }
    }
}

/* ---- what is to be read again ---- */

static bool is_place(const Course *course, const char *id)
{
    if (index_of(course, id) != SIZE_MAX)
        return true;
    for (size_t c = 0; c < course->chapter_count; c++)
        for (size_t i = 0; i < course->chapters[c].step_count; i++)
            if (strcmp(course->chapters[c].steps[i].id, id) == 0)
                return true;
    return false;
}

/* `see` of exercises names a chapter or a step. */
static void check_sees(Course *course)
{
    const char *const *ids = link_chapter_ids(course);
    for (size_t c = 0; c <= course->chapter_count; c++) { /* the last one holds the loose exercises */
        CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; i < chapter->step_count; i++) {
            const CourseStep *step = &chapter->steps[i];
            const CourseText *see = &step->exercise.see;
            if (step->kind != STEP_EXERCISE || step->broken || !see->text || is_place(course, see->text))
                continue;
            Schema s = {&course->arena, step->exercise.file ? step->exercise.file : chapter->file, &chapter->diags, 0};
            CourseValue at = {.line = see->line, .col = see->col};
            schema_suggest(schema_error(&s, &at, "unknown-see", "there is no chapter or step `%.60s` to read again", see->text),
                           see->text, ids);
        }
    }
}

void link_course(Course *course, const char *course_file, const CourseValue *worlds)
{
    for (size_t i = 0; i < course->chapter_count; i++) {
        if (course->chapters[i].file == NULL)
            course->chapters[i].file = course_file;
    }
    check_ids(course);
    check_needs(course);
    check_cycles(course);
    check_sees(course);
    link_prose(course);
    resolve_worlds(course, worlds);
}
