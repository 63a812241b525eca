/* A world: the simulated network, files and database of a program. Here its shape is checked; what it means is known in
 * app/sim. */
#include "course/schema.h"

#include <string.h>

static void check_shape(Schema *s, const CourseValue *value, const Key *key)
{
    double number;
    switch (key->type) {
    case KEY_NUMBER:
        if (!course_value_number(value, &number) || number < 0)
            schema_error(s, value, "number", "`%s` is a number that is not negative", key->name);
        break;
    case KEY_TEXT:
    case KEY_CHOICE:
        field_is_text(s, value, key->name);
        break;
    case KEY_LIST:
    case KEY_OBJECTS:
    case KEY_INPUTS:
        field_is_list(s, value, key->name);
        break;
    case KEY_ANY:
        break;
    default: /* the other types of a world are mappings */
        field_is_map(s, value, key->name);
        break;
    }
}

/* The keys of a mapping and what kind of value each has. false: it is no mapping. */
static bool check_fields(Schema *s, const CourseValue *map, KeySet set)
{
    if (!field_is_map(s, map, keys_what(set)))
        return false;
    field_keys(s, map, set);
    for (size_t i = 0; i < map->count; i++) {
        const Key *key = keys_find(set, map->pairs[i].key->scalar.text);
        if (key != NULL)
            check_shape(s, map->pairs[i].value, key);
    }
    return true;
}

static void check_failure(Schema *s, const CourseValue *reply)
{
    static const char *const failures[] = {"connect", "reset", "hang", NULL};
    const CourseValue *fail = course_value_get(reply, "fail");
    if (fail == NULL || fail->kind != COURSE_SCALAR)
        return;
    for (size_t i = 0; failures[i] != NULL; i++)
        if (strcmp(fail->scalar.text, failures[i]) == 0)
            return;
    schema_suggest(schema_error(s, fail, "fail", "a request fails with connect, reset or hang"), fail->scalar.text,
                   failures);
}

/* A table of replies: each is a mapping or a list of them that is used up. */
static void check_replies(Schema *s, const CourseValue *table, KeySet set)
{
    for (size_t i = 0; table != NULL && table->kind == COURSE_MAP && i < table->count; i++) {
        const CourseValue *reply = table->pairs[i].value;
        bool list = reply->kind == COURSE_LIST;
        if (list && reply->count == 0)
            schema_error(s, reply, "empty", "this list of replies is empty");
        for (size_t k = 0; k < (list ? reply->count : 1); k++) {
            const CourseValue *one = list ? reply->items[k] : reply;
            if (check_fields(s, one, set) && set == KEYS_REPLY)
                check_failure(s, one);
        }
    }
}

static void check_items(Schema *s, const CourseValue *list, KeySet set, bool or_text)
{
    for (size_t i = 0; list != NULL && list->kind == COURSE_LIST && i < list->count; i++)
        if (!or_text || list->items[i]->kind != COURSE_SCALAR)
            check_fields(s, list->items[i], set);
}

void schema_world_value(Schema *s, const CourseValue *world)
{
    if (!check_fields(s, world, KEYS_WORLD))
        return;
    const CourseValue *db = course_value_get(world, "db"), *ws = course_value_get(world, "ws");
    check_replies(s, course_value_get(world, "http"), KEYS_REPLY);
    check_replies(s, course_value_get(world, "limits"), KEYS_HOST_LIMITS);
    check_replies(s, course_value_get(world, "files"), KEYS_FILE);
    if (db != NULL && check_fields(s, db, KEYS_DB))
        check_replies(s, course_value_get(db, "queries"), KEYS_QUERY);
    for (size_t i = 0; ws != NULL && ws->kind == COURSE_MAP && i < ws->count; i++)
        if (field_is_list(s, ws->pairs[i].value, "the script of a WebSocket"))
            check_items(s, ws->pairs[i].value, KEYS_WS_LINE, false);
    check_items(s, course_value_get(world, "clients"), KEYS_CLIENT, false);
    check_items(s, course_value_get(world, "input"), KEYS_INPUT_LINE, true);
}

void schema_world(Schema *s, const CourseValue *map, CourseText *name, const CourseValue **world)
{
    const CourseValue *value = course_value_get(map, "world");
    if (value == NULL)
        return;
    if (value->kind == COURSE_SCALAR) {
        *name = value->scalar;
        return;
    }
    schema_world_value(s, value);
    if (value->kind == COURSE_MAP)
        *world = value;
}
