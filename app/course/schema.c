/* The files of a course: course.yaml, a chapter, worlds.yaml. */
#include "course/schema.h"

#include <string.h>

enum { MAX_CHAPTERS = 1000 };

static void read_hints_after(Schema *s, const CourseValue *defaults, Course *course)
{
    const CourseValue *list = course_value_get(defaults, "hints_after");
    if (list == NULL || !field_is_list(s, list, "`hints_after`"))
        return;
    if (list->count == 0 || list->count > sizeof course->hints_after / sizeof course->hints_after[0]) {
        schema_error(s, list, "wrong-value", "`hints_after` needs one to eight numbers");
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        double tries;
        if (!course_value_number(list->items[i], &tries) || tries < 0 || tries > 1000 || tries != (double)(int)tries) {
            schema_error(s, list->items[i], "wrong-value", "`hints_after` needs whole numbers from 0 to 1000");
            return;
        }
        course->hints_after[i] = (int)tries;
    }
    course->hints_after_count = list->count;
}

static void read_defaults(Schema *s, const CourseValue *root, Course *course)
{
    const CourseValue *defaults = course_value_get(root, "defaults");
    if (defaults == NULL || !field_is_map(s, defaults, "`defaults`"))
        return;
    field_keys(s, defaults, KEYS_DEFAULTS);
    course->default_points = field_int(s, defaults, "points", 0, 1000, 1);
    course->seed = field_int(s, defaults, "seed", 0, 2000000000, 0);
    read_hints_after(s, defaults, course);
    course->limit = course_value_get(defaults, "limit");
    if (course->limit != NULL && field_is_map(s, course->limit, "`limit`"))
        field_keys(s, course->limit, KEYS_LIMIT);
}

static void read_chapter_ids(Schema *s, const CourseValue *root, Course *course)
{
    const CourseValue *list = course_value_get(root, "chapters");
    if (list == NULL) {
        schema_error(s, root, "missing-key", "`chapters` is missing");
        return;
    }
    if (!field_is_list(s, list, "`chapters`"))
        return;
    if (list->count > MAX_CHAPTERS) {
        schema_error(s, list, "too-many", "a course has at most %d chapters", MAX_CHAPTERS);
        return;
    }
    course->chapters = arena_alloc(s->arena, (list->count + 1) * sizeof *course->chapters);
    for (size_t i = 0; i < list->count; i++) {
        const CourseValue *node = list->items[i];
        if (!field_is_id(s, node, "the id of a chapter"))
            continue;
        bool twice = false;
        for (size_t k = 0; k < course->chapter_count; k++)
            twice = twice || strcmp(course->chapters[k].id, node->scalar.text) == 0;
        if (twice) {
            schema_error(s, node, "duplicate-id", "the chapter `%s` stands here a second time", node->scalar.text);
            continue;
        }
        CourseChapter *chapter = &course->chapters[course->chapter_count++];
        diag_init(&chapter->diags);
        chapter->id = node->scalar.text;
        chapter->title = node->scalar;
        chapter->number = (int)course->chapter_count;
    }
    if (list->count == 0)
        schema_error(s, list, "empty", "`chapters` is empty");
}

static void read_short_path(Schema *s, const CourseValue *root, Course *course)
{
    size_t count;
    const CourseText *path = field_texts(s, root, "short_path", false, &count);
    const char **ids = arena_alloc(s->arena, (course->chapter_count + 1) * sizeof *ids);
    for (size_t c = 0; c < course->chapter_count; c++)
        ids[c] = course->chapters[c].id;
    ids[course->chapter_count] = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t c = 0;
        while (c < course->chapter_count && strcmp(ids[c], path[i].text) != 0)
            c++;
        CourseValue at = {.line = path[i].line, .col = path[i].col};
        if (c < course->chapter_count)
            course->chapters[c].in_short_path = true;
        else
            schema_suggest(schema_error(s, &at, "unknown-chapter", "there is no chapter `%.60s`", path[i].text), path[i].text, ids);
    }
}

void schema_course(Schema *s, const CourseValue *root, Course *course)
{
    if (!field_is_map(s, root, "the course"))
        return;
    field_keys(s, root, KEYS_COURSE);
    const CourseValue *version = course_value_get(root, "asyncourse");
    if (version == NULL)
        schema_hint(schema_error(s, root, "missing-key", "`asyncourse` is missing"), "asyncourse: 1 (the version of the format)");
    else if (version->kind != COURSE_SCALAR || strcmp(version->scalar.text, "1") != 0)
        schema_error(s, version, "wrong-value", "this program reads version 1 of the format only");
    const CourseValue *id = course_value_get(root, "id");
    if (id == NULL)
        schema_error(s, root, "missing-key", "`id` is missing");
    else if (field_is_id(s, id, "an id"))
        course->id = id->scalar.text;
    course->title = field_text(s, root, "title", true);
    CourseText language = field_text(s, root, "language", false);
    if (language.text) /* else what it was loaded with: English */
        course->language = language;
    course->license = field_text(s, root, "license", false);
    course->welcome = field_text(s, root, "welcome", false);
    schema_page(s, &course->welcome, false);
    course->authors = field_texts(s, root, "authors", false, &course->author_count);
    read_defaults(s, root, course);
    read_chapter_ids(s, root, course);
    read_short_path(s, root, course);
}

void schema_chapter(Schema *s, const CourseValue *root, CourseChapter *chapter)
{
    if (!field_is_map(s, root, "a chapter"))
        return;
    field_keys(s, root, KEYS_CHAPTER);
    const CourseValue *id = course_value_get(root, "id");
    if (id == NULL)
        schema_error(s, root, "missing-key", "`id` is missing");
    else if (field_is_id(s, id, "an id") && chapter->id != NULL && strcmp(id->scalar.text, chapter->id) != 0)
        schema_hint(schema_error(s, id, "wrong-id", "the id is `%s`, but the file is of chapter `%s`", id->scalar.text, chapter->id),
                    "a chapter's file is lessons/NN-<id>.yaml");
    else if (chapter->id == NULL && id->kind == COURSE_SCALAR)
        chapter->id = id->scalar.text;
    CourseText title = field_text(s, root, "title", true);
    if (title.text != NULL && title.len > 0)
        chapter->title = title;
    chapter->goals = field_texts(s, root, "goals", false, &chapter->goal_count);
    chapter->needs = field_texts(s, root, "needs", false, &chapter->need_count);
    chapter->minutes = field_int(s, root, "minutes", 1, 1000, 0);
    const CourseValue *steps = course_value_get(root, "steps");
    if (steps == NULL) {
        schema_error(s, root, "missing-key", "`steps` is missing");
        return;
    }
    if (!field_is_list(s, steps, "`steps`"))
        return;
    if (steps->count == 0)
        schema_error(s, steps, "empty", "`steps` is empty");
    chapter->steps = arena_alloc(s->arena, (steps->count + 1) * sizeof *chapter->steps);
    chapter->step_count = steps->count;
    int texts = 0;
    for (size_t i = 0; i < steps->count; i++)
        schema_step(s, steps->items[i], chapter->id != NULL ? chapter->id : "", &texts, &chapter->steps[i]);
}

void schema_worlds(Schema *s, const CourseValue *root)
{
    if (!field_is_map(s, root, "worlds.yaml"))
        return;
    for (size_t i = 0; i < root->count; i++) {
        field_is_id(s, root->pairs[i].key, "the name of a world");
        schema_world_value(s, root->pairs[i].value);
    }
}
