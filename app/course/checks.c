/* The checks of an exercise: which there are and which shape their values have. What they mean is the grader's. */
#include "base/check.h"
#include "course/schema.h"

#include <string.h>

/* On for every exercise; `allow` switches them off, `caught_by` may name them. */
static const char *const always_on_names[] = {"error",    "never_awaited", "unretrieved", "leaks", "deadlock", "blocking",
                                              "spinning", "tamper",        "limit",       NULL};

static void need_comparator(Schema *s, const CourseValue *value, const char *what)
{
    if (field_is_comparator(value))
        return;
    schema_hint(schema_error(s, value, "wrong-value", "`%s` needs a number or a comparison", what),
                "like 3, \"<= 3\", \">= 2\", \"!= 0\" or \"2..3\"");
}

static void check_moments(Schema *s, const CourseValue *value)
{
    if (!field_is_map(s, value, "`prints_at`"))
        return;
    for (size_t i = 0; i < value->count; i++)
        need_comparator(s, value->pairs[i].value, value->pairs[i].key->scalar.text);
}

static void check_files(Schema *s, const CourseValue *value)
{
    if (!field_is_map(s, value, "`file`"))
        return;
    for (size_t i = 0; i < value->count; i++)
        field_is_text(s, value->pairs[i].value, "the text of a file");
}

static void check_timeline(Schema *s, const CourseValue *value)
{
    if (!field_is_map(s, value, "`timeline`"))
        return;
    field_keys(s, value, KEYS_TIMELINE);
    field_text(s, value, "of", true);
    const CourseValue *unit = course_value_get(value, "unit");
    double seconds;
    if (unit != NULL && (!course_value_number(unit, &seconds) || !(seconds > 0)))
        schema_error(s, unit, "wrong-value", "`unit` must be a number of seconds above 0");
    const CourseValue *rows = course_value_get(value, "rows");
    if (rows == NULL) {
        schema_error(s, value, "missing-key", "`rows` is missing");
        return;
    }
    if (!field_is_map(s, rows, "`rows`"))
        return;
    for (size_t i = 0; i < rows->count; i++) {
        const CourseValue *row = rows->pairs[i].value;
        if (!field_is_text(s, row, "a row"))
            continue;
        if (strspn(row->scalar.text, " =#") != row->scalar.len)
            schema_hint(schema_error(s, row, "wrong-value", "a row of a timeline has only blanks, = and #"),
                        "= alive, # blocking the loop, blank not there");
    }
}

static void check_calls(Schema *s, const CourseValue *value, const char *name)
{
    static const char *const compared[] = {"count", "in_flight", "each", "spacing", "each_key", "tasks", NULL};
    static const char *const lists[] = {"starts", "order", NULL};
    static const char *const outcomes[] = {"returned", "raised", "cancelled", NULL};
    if (!field_is_map(s, value, name))
        return;
    field_keys(s, value, KEYS_CALLS);
    field_text(s, value, "of", true);
    field_text(s, value, "match", false);
    for (size_t i = 0; compared[i] != NULL; i++) {
        const CourseValue *part = course_value_get(value, compared[i]);
        if (part != NULL)
            need_comparator(s, part, compared[i]);
    }
    for (size_t i = 0; lists[i] != NULL; i++) {
        const CourseValue *part = course_value_get(value, lists[i]);
        if (part != NULL)
            field_is_list(s, part, lists[i]);
    }
    const CourseValue *outcome = course_value_get(value, "outcome");
    if (outcome == NULL || !field_is_map(s, outcome, "`outcome`"))
        return;
    for (size_t i = 0; i < outcome->count; i++) {
        const CourseValue *key = outcome->pairs[i].key;
        const char *how = key->scalar.text;
        bool known = strcmp(how, "returned") == 0 || strncmp(how, "raised", 6) == 0 || strcmp(how, "cancelled") == 0;
        if (!known || (strlen(how) > 6 && how[0] == 'r' && how[1] == 'a' && how[6] != ' '))
            schema_suggest(schema_error(s, key, "unknown-key", "`outcome` has no key `%.60s`", how), how, outcomes);
        need_comparator(s, outcome->pairs[i].value, how);
    }
}

static void check_value(Schema *s, const CourseValue *value)
{
    if (!field_is_map(s, value, "`value`"))
        return;
    field_keys(s, value, KEYS_VALUE);
    field_text(s, value, "of", true);
    if (course_value_get(value, "is") == NULL)
        schema_error(s, value, "missing-key", "`is` is missing");
}

static void check_object(Schema *s, const Key *kind, const CourseValue *value)
{
    if (strcmp(kind->of, "timeline") == 0)
        check_timeline(s, value);
    else if (strcmp(kind->of, "calls") == 0)
        check_calls(s, value, kind->name);
    else
        check_value(s, value);
}

static void check_shape(Schema *s, const Key *kind, const CourseValue *value)
{
    size_t count;
    switch (kind->type) {
    case KEY_TEXT:
        field_is_text(s, value, kind->name);
        break;
    case KEY_TEXTS:
        field_text_items(s, value, kind->name, &count);
        break;
    case KEY_COMPARATOR:
        need_comparator(s, value, kind->name);
        break;
    case KEY_COMPARATOR_MAP:
        check_moments(s, value);
        break;
    case KEY_TEXT_MAP:
        check_files(s, value);
        break;
    case KEY_OBJECT:
        check_object(s, kind, value);
        break;
    default:
        UNREACHABLE("no check has a value of this type");
    }
}

static bool is_extra_key(const char *key)
{
    return strcmp(key, "say") == 0 || strcmp(key, "points") == 0 || strncmp(key, "x-", 2) == 0;
}

/* The keys of an entry that are checks; NULL ends them. */
static void check_names(const char **names)
{
    size_t kept = 0;
    keys_names(KEYS_CHECK, names);
    for (size_t i = 0; names[i] != NULL; i++)
        if (!is_extra_key(names[i]))
            names[kept++] = names[i];
    names[kept] = NULL;
}

/* One entry of `checks`: exactly one check, perhaps with say and points. */
static bool read_check(Schema *s, const CourseValue *entry, CourseCheck *check)
{
    if (!field_is_map(s, entry, "a check"))
        return false;
    *check = (CourseCheck){.line = entry->line, .col = entry->col};
    for (size_t i = 0; i < entry->count; i++) {
        const CourseValue *key = entry->pairs[i].key;
        if (is_extra_key(key->scalar.text))
            continue;
        const Key *kind = keys_find(KEYS_CHECK, key->scalar.text);
        if (kind == NULL) {
            const char *names[KEYS_MOST + 1];
            check_names(names);
            schema_suggest(schema_error(s, key, "unknown-check", "there is no check `%.60s`", key->scalar.text),
                           key->scalar.text, names);
            return false;
        }
        if (check->name != NULL) {
            schema_hint(schema_error(s, key, "two-checks", "`%s` and `%s` stand in one entry", check->name, kind->name),
                        "start a new line with - for each check");
            return false;
        }
        check->name = kind->name;
        check->value = entry->pairs[i].value;
        check_shape(s, kind, check->value);
    }
    if (check->name == NULL) {
        schema_error(s, entry, "missing-key", "this entry names no check");
        return false;
    }
    check->say = field_text(s, entry, "say", false);
    check->points = field_int(s, entry, "points", 0, 1000, -1);
    return true;
}

CourseCheck *schema_checks(Schema *s, const CourseValue *map, bool required, size_t *count)
{
    *count = 0;
    const CourseValue *list = course_value_get(map, "checks");
    if (list == NULL) {
        if (required)
            schema_error(s, map, "missing-key", "`checks` is missing");
        return NULL;
    }
    if (!field_is_list(s, list, "`checks`"))
        return NULL;
    CourseCheck *checks = arena_alloc(s->arena, (list->count + 1) * sizeof *checks);
    for (size_t i = 0; i < list->count; i++)
        *count += read_check(s, list->items[i], &checks[*count]);
    return checks;
}

CourseText *schema_check_names(Schema *s, const CourseValue *map, const char *key, bool required, bool always_on_only,
                               size_t *count)
{
    const char *known[sizeof always_on_names / sizeof *always_on_names + KEYS_MOST];
    size_t always_on = sizeof always_on_names / sizeof *always_on_names - 1;
    memcpy(known, always_on_names, sizeof always_on_names);
    if (!always_on_only)
        check_names(known + always_on);
    CourseText *names = field_texts(s, map, key, required, count);
    for (size_t i = 0; i < *count; i++) {
        bool found = false;
        for (size_t k = 0; known[k] != NULL; k++)
            found = found || strcmp(known[k], names[i].text) == 0;
        if (found)
            continue;
        CourseValue at = {.line = names[i].line, .col = names[i].col};
        schema_suggest(schema_error(s, &at, "unknown-check", "there is no check `%.60s`", names[i].text), names[i].text, known);
    }
    return names;
}
