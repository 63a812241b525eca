/* An exercise: inline in a chapter or in exercises/<id>.yaml. Which keys it needs depends on its kind. */
#include "course/schema.h"

#include <string.h>

static const char *const kind_names[] = {"write", "fix", "fill", "order", "timeline", NULL};

static CourseText read_code(Schema *s, const CourseValue *map, const char *key, bool required)
{
    CourseText code = field_text(s, map, key, required);
    schema_code(s, &code, true);
    return code;
}

/* Of a wrong answer: nobody reads it on a screen. */
static CourseText read_unseen_code(Schema *s, const CourseValue *map, const char *key)
{
    CourseText code = field_text(s, map, key, false);
    schema_code(s, &code, false);
    return code;
}

/* ---- cases, wrong answers, distractors ---- */

static void read_case(Schema *s, const CourseValue *node, CourseCase *c)
{
    if (!field_is_map(s, node, "a case"))
        return;
    field_keys(s, node, KEYS_CASE);
    c->name = field_text(s, node, "name", true);
    c->hidden = field_bool(s, node, "hidden", false);
    c->given = read_code(s, node, "given", false);
    c->setup = read_code(s, node, "setup", false);
    schema_world(s, node, &c->world_name, &c->world);
    c->checks = schema_checks(s, node, true, &c->check_count);
}

static void read_cases(Schema *s, const CourseValue *map, CourseExercise *e)
{
    const CourseValue *list = course_value_get(map, "cases");
    if (list == NULL || !field_is_list(s, list, "`cases`"))
        return;
    e->cases = arena_alloc(s->arena, (list->count + 1) * sizeof *e->cases);
    e->case_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        read_case(s, list->items[i], &e->cases[i]);
}

static void read_wrong(Schema *s, const CourseValue *node, const CourseExercise *e, CourseWrong *wrong)
{
    if (!field_is_map(s, node, "a wrong answer"))
        return;
    field_keys(s, node, KEYS_WRONG);
    wrong->name = field_text(s, node, "name", true);
    wrong->caught_by = schema_check_names(s, node, "caught_by", true, false, &wrong->caught_by_count);
    wrong->code = read_unseen_code(s, node, "code");
    wrong->blanks = field_texts(s, node, "blanks", false, &wrong->blank_count);
    wrong->lines = read_unseen_code(s, node, "lines");
    int ways = (wrong->code.text != NULL) + (course_value_get(node, "blanks") != NULL) + (wrong->lines.text != NULL);
    if (ways != 1)
        schema_error(s, node, "wrong-answer", "a wrong answer needs exactly one of `code`, `blanks`, `lines`");
    else if (wrong->blanks != NULL && e->kind == EXERCISE_FILL && wrong->blank_count != e->blank_count)
        schema_error(s, course_value_get(node, "blanks"), "blanks", "there are %zu texts here and %zu blanks to fill",
                     wrong->blank_count, e->blank_count);
}

static void read_wrongs(Schema *s, const CourseValue *map, CourseExercise *e)
{
    const CourseValue *list = course_value_get(map, "wrong");
    if (list == NULL || !field_is_list(s, list, "`wrong`"))
        return;
    e->wrong = arena_alloc(s->arena, (list->count + 1) * sizeof *e->wrong);
    e->wrong_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        read_wrong(s, list->items[i], e, &e->wrong[i]);
}

/* A block of extra lines, one distractor each. */
static void split_extra(Schema *s, const CourseText *block, CourseExercise *e)
{
    size_t lines = 1;
    for (size_t i = 0; i < block->len; i++)
        lines += block->text[i] == '\n';
    e->extra = arena_alloc(s->arena, lines * sizeof *e->extra);
    const char *at = block->text;
    for (int n = 0; *at != '\0'; n++) {
        size_t len = strcspn(at, "\n");
        if (len > 0) {
            CourseText *line = &e->extra[e->extra_count++].line;
            *line = *block;
            line->text = arena_strndup(s->arena, at, len);
            line->len = len;
            line->line = line->first_line = block->first_line + n;
            line->col = block->indent + 1;
        }
        at += len + (at[len] == '\n');
    }
}

static void read_extra(Schema *s, const CourseValue *map, CourseExercise *e)
{
    const CourseValue *extra = course_value_get(map, "extra");
    if (extra == NULL)
        return;
    if (extra->kind == COURSE_SCALAR) {
        split_extra(s, &extra->scalar, e);
        return;
    }
    if (!field_is_list(s, extra, "`extra`"))
        return;
    e->extra = arena_alloc(s->arena, (extra->count + 1) * sizeof *e->extra);
    for (size_t i = 0; i < extra->count; i++) {
        const CourseValue *item = extra->items[i];
        if (!field_is_map(s, item, "an extra line"))
            continue;
        field_keys(s, item, KEYS_EXTRA);
        CourseExtra *out = &e->extra[e->extra_count++];
        out->line = field_text(s, item, "line", true);
        out->beside = field_int(s, item, "beside", 1, 1000, 0);
    }
}

/* ---- by kind ---- */

static size_t count_blanks(const char *text)
{
    size_t n = 0;
    while ((text = strstr(text, "___")) != NULL) {
        n++;
        text += strspn(text, "_");
    }
    return n;
}

static void read_fill(Schema *s, const CourseValue *map, CourseExercise *e)
{
    e->starter = read_code(s, map, "starter", true);
    e->blanks = field_texts(s, map, "blanks", true, &e->blank_count);
    if (e->starter.text == NULL || course_value_get(map, "blanks") == NULL)
        return;
    size_t holes = count_blanks(e->starter.text);
    if (holes != e->blank_count)
        schema_error(s, course_value_get(map, "blanks"), "blanks", "`starter` has %zu times ___ but `blanks` has %zu texts", holes,
                     e->blank_count);
}

static void read_by_kind(Schema *s, const CourseValue *map, CourseExercise *e)
{
    bool fill = e->kind == EXERCISE_FILL, order = e->kind == EXERCISE_ORDER;
    if (fill) {
        read_fill(s, map, e);
    } else if (order) {
        e->lines = read_code(s, map, "lines", true);
        read_extra(s, map, e);
    } else {
        e->starter = read_code(s, map, "starter", true);
        e->solution = read_code(s, map, "solution", true);
    }
    const char *const only_fill[] = {"blanks", NULL}, *const only_order[] = {"lines", "extra", NULL};
    const char *const only_code[] = {"solution", NULL};
    const char *const *foreign[] = {fill ? NULL : only_fill, order ? NULL : only_order, fill || order ? only_code : NULL};
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; foreign[i] != NULL && foreign[i][k] != NULL; k++) {
            const CourseValue *given = course_value_get(map, foreign[i][k]);
            if (given != NULL)
                schema_error(s, given, "unknown-key", "an exercise of kind `%s` has no `%s`", kind_names[e->kind], foreign[i][k]);
        }
    }
}

void schema_exercise(Schema *s, const CourseValue *map, bool inline_step, CourseExercise *e, CourseText *title)
{
    if (!field_is_map(s, map, "an exercise"))
        return;
    field_keys(s, map, KEYS_EXERCISE);
    if (!inline_step && course_value_get(map, "exercise") != NULL)
        schema_hint(schema_error(s, map, "unknown-key", "a file of one exercise has no key `exercise`"), "the file name is the id");
    if (!inline_step && course_value_get(map, "covers") != NULL)
        schema_hint(schema_error(s, map, "unknown-key", "a file of one exercise has no key `covers`"),
                    "it stands in the chapter, below `- exercise: id`");
    CourseText own_title = field_text(s, map, "title", false);
    if (own_title.text != NULL)
        *title = own_title;
    e->kind = (CourseExerciseKind)field_choice(s, map, "kind", kind_names, false, EXERCISE_WRITE);
    e->points = field_int(s, map, "points", 0, 1000, e->points);
    e->task = field_text(s, map, "task", true);
    schema_page(s, &e->task, true);
    e->setup = read_code(s, map, "setup", false);
    e->given = read_code(s, map, "given", false);
    schema_world(s, map, &e->world_name, &e->world);
    read_by_kind(s, map, e);
    e->checks = schema_checks(s, map, true, &e->check_count);
    read_cases(s, map, e);
    read_wrongs(s, map, e);
    e->hints = field_texts(s, map, "hints", false, &e->hint_count);
    e->allow = schema_check_names(s, map, "allow", false, true, &e->allow_count);
    e->see = field_text(s, map, "see", false);
    e->limit = course_value_get(map, "limit");
    if (e->limit != NULL && field_is_map(s, e->limit, "`limit`"))
        field_keys(s, e->limit, KEYS_LIMIT);
}
