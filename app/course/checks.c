/* The checks of an exercise: which there are and which shape their values have. What they mean is the grader's. */
#include "course/schema.h"

#include <string.h>

typedef enum {
    SHAPE_TEXT,       /* one text */
    SHAPE_TEXTS,      /* a text or a list of texts */
    SHAPE_COMPARATOR, /* 3, "<= 3", "2..3" */
    SHAPE_MOMENTS,    /* line: comparator */
    SHAPE_FILES,      /* name: text */
    SHAPE_TIMELINE,   /* of, unit, rows */
    SHAPE_CALLS,      /* of and what is known of calls */
    SHAPE_VALUE       /* of, is */
} Shape;

typedef struct {
    const char *name;
    Shape shape;
} CheckKind;

static const CheckKind check_kinds[] = {
    {"output", SHAPE_TEXT},         {"output_any_order", SHAPE_TEXTS}, {"output_order", SHAPE_TEXTS},
    {"output_has", SHAPE_TEXTS},    {"prints_at", SHAPE_MOMENTS},      {"elapsed", SHAPE_COMPARATOR},
    {"tasks", SHAPE_COMPARATOR},    {"overlap", SHAPE_COMPARATOR},     {"timeline", SHAPE_TIMELINE},
    {"calls", SHAPE_CALLS},         {"io", SHAPE_CALLS},               {"exclusive", SHAPE_TEXT},
    {"cancels", SHAPE_COMPARATOR},  {"value", SHAPE_VALUE},            {"file", SHAPE_FILES},
    {"raises", SHAPE_TEXT},         {"uses", SHAPE_TEXTS},             {"avoids", SHAPE_TEXTS},
};
enum { CHECK_KINDS = sizeof check_kinds / sizeof check_kinds[0] };

static const char *const check_names[] = {"output",    "output_any_order", "output_order", "output_has", "prints_at",
                                          "elapsed",   "tasks",            "overlap",      "timeline",   "calls",
                                          "io",        "exclusive",        "cancels",      "value",      "file",
                                          "raises",    "uses",             "avoids",       NULL};

/* On for every exercise; `allow` switches them off, `caught_by` may name them. The list goes on with all names. */
static const char *const all_names[] = {
    "error",      "never_awaited", "unretrieved",      "leaks",        "deadlock",   "blocking",  "spinning", "tamper", "limit",
    "output",     "elapsed",       "output_any_order", "output_order", "output_has", "prints_at", "tasks",    "overlap",
    "timeline",   "calls",         "io",               "exclusive",    "cancels",    "value",     "file",     "raises",
    "uses",       "avoids",        NULL};
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
    static const char *const keys[] = {"of", "unit", "rows", NULL};
    if (!field_is_map(s, value, "`timeline`"))
        return;
    field_keys(s, value, "`timeline`", keys);
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
    static const char *const keys[] = {"of",     "match", "count",    "in_flight", "each",  "spacing",
                                       "starts", "order", "each_key", "outcome",   "tasks", NULL};
    static const char *const compared[] = {"count", "in_flight", "each", "spacing", "each_key", "tasks", NULL};
    static const char *const lists[] = {"starts", "order", NULL};
    static const char *const outcomes[] = {"returned", "raised", "cancelled", NULL};
    if (!field_is_map(s, value, name))
        return;
    field_keys(s, value, name, keys);
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
    static const char *const keys[] = {"of", "is", NULL};
    if (!field_is_map(s, value, "`value`"))
        return;
    field_keys(s, value, "`value`", keys);
    field_text(s, value, "of", true);
    if (course_value_get(value, "is") == NULL)
        schema_error(s, value, "missing-key", "`is` is missing");
}

static void check_shape(Schema *s, const CheckKind *kind, const CourseValue *value)
{
    size_t count;
    switch (kind->shape) {
    case SHAPE_TEXT:
        field_is_text(s, value, kind->name);
        break;
    case SHAPE_TEXTS:
        field_text_items(s, value, kind->name, &count);
        break;
    case SHAPE_COMPARATOR:
        need_comparator(s, value, kind->name);
        break;
    case SHAPE_MOMENTS:
        check_moments(s, value);
        break;
    case SHAPE_FILES:
        check_files(s, value);
        break;
    case SHAPE_TIMELINE:
        check_timeline(s, value);
        break;
    case SHAPE_CALLS:
        check_calls(s, value, kind->name);
        break;
    case SHAPE_VALUE:
        check_value(s, value);
        break;
    }
}

static const CheckKind *find_kind(const char *name)
{
    for (size_t i = 0; i < CHECK_KINDS; i++) {
        if (strcmp(check_kinds[i].name, name) == 0)
            return &check_kinds[i];
    }
    return NULL;
}

static bool is_extra_key(const char *key)
{
    return strcmp(key, "say") == 0 || strcmp(key, "points") == 0 || strncmp(key, "x-", 2) == 0;
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
        const CheckKind *kind = find_kind(key->scalar.text);
        if (kind == NULL) {
            schema_suggest(schema_error(s, key, "unknown-check", "there is no check `%.60s`", key->scalar.text),
                           key->scalar.text, check_names);
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
    const char *const *known = always_on_only ? always_on_names : all_names;
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
