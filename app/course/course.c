#include "course/course.h"

#include "base/json.h"

#include <stdlib.h>
#include <string.h>

const CourseValue *course_value_get(const CourseValue *map, const char *key)
{
    if (map == NULL || map->kind != COURSE_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++) {
        if (strcmp(map->pairs[i].key->scalar.text, key) == 0)
            return map->pairs[i].value;
    }
    return NULL;
}

/* JSON's grammar of numbers: strtod alone would take "nan", "0x1" and " 1". */
static bool is_number(const char *s)
{
    s += *s == '-';
    size_t digits = strspn(s, "0123456789");
    if (digits == 0 || (digits > 1 && *s == '0'))
        return false;
    s += digits;
    if (*s == '.') {
        digits = strspn(s + 1, "0123456789");
        if (digits == 0)
            return false;
        s += 1 + digits;
    }
    if (*s == 'e' || *s == 'E') {
        s++;
        s += *s == '+' || *s == '-';
        digits = strspn(s, "0123456789");
        if (digits == 0)
            return false;
        s += digits;
    }
    return *s == '\0';
}

bool course_value_number(const CourseValue *value, double *number)
{
    if (value == NULL || value->kind != COURSE_SCALAR || value->scalar.len > 60 || !is_number(value->scalar.text))
        return false;
    *number = strtod(value->scalar.text, NULL);
    return *number - *number == 0; /* finite */
}

static void write_scalar(const CourseValue *value, Buf *out)
{
    static const char *const words[] = {"true", "false", "null"};
    const CourseText *text = &value->scalar;
    bool bare = value->plain && is_number(text->text);
    for (size_t i = 0; i < 3 && value->plain; i++)
        bare = bare || strcmp(text->text, words[i]) == 0;
    if (bare) {
        buf_bytes(out, text->text, text->len);
        return;
    }
    Json json;
    json_init(&json, out);
    json_strn(&json, text->text, text->len);
}

/* Recursion is bounded by the reader's limit on depth. */
void course_value_json(const CourseValue *value, Buf *out)
{
    if (value->kind == COURSE_SCALAR) {
        write_scalar(value, out);
        return;
    }
    bool list = value->kind == COURSE_LIST;
    buf_char(out, list ? '[' : '{');
    for (size_t i = 0; i < value->count; i++) {
        if (i > 0)
            buf_char(out, ',');
        if (!list) {
            CourseValue key = *value->pairs[i].key;
            key.plain = false; /* a key is always a text in JSON */
            write_scalar(&key, out);
            buf_char(out, ':');
        }
        course_value_json(list ? value->items[i] : value->pairs[i].value, out);
    }
    buf_char(out, list ? ']' : '}');
}

const CourseChapter *course_chapter(const Course *course, const char *chapter_id)
{
    for (size_t i = 0; i < course->chapter_count; i++) {
        if (strcmp(course->chapters[i].id, chapter_id) == 0)
            return &course->chapters[i];
    }
    return NULL;
}

const CourseStep *course_step(const Course *course, const char *step_key, const CourseChapter **chapter)
{
    for (size_t c = 0; c < course->chapter_count + (course->loose != NULL); c++) {
        const CourseChapter *at = &course->chapters[c];
        for (size_t i = 0; i < at->step_count; i++) {
            if (at->steps[i].key[0] == '\0' || strcmp(at->steps[i].key, step_key) != 0)
                continue;
            if (chapter != NULL)
                *chapter = at;
            return &at->steps[i];
        }
    }
    return NULL;
}

const char *course_step_kind_name(CourseStepKind kind)
{
    static const char *const names[] = {"text", "run", "predict", "quiz", "exercise"};
    return names[kind];
}

size_t course_error_count(const Course *course)
{
    size_t n = course->diags.errors;
    for (size_t i = 0; i < course->chapter_count; i++)
        n += course->chapters[i].diags.errors;
    return n + (course->loose != NULL ? course->loose->diags.errors : 0);
}

size_t course_warning_count(const Course *course)
{
    size_t n = course->diags.warnings;
    for (size_t i = 0; i < course->chapter_count; i++)
        n += course->chapters[i].diags.warnings;
    return n + (course->loose != NULL ? course->loose->diags.warnings : 0);
}
