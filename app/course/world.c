/* A world: the simulated network, files and database of a program. Here its shape is checked; what it means is known in
 * app/sim. */
#include "course/schema.h"

#include <string.h>

typedef enum { ANY, NUMBER, TEXT, TEXT_OR_NUMBER, MAP, LIST } Shape;
typedef struct {
    const char *key;
    Shape shape;
} Field;

enum { MAX_FIELDS = 16 };

static const Field reply_fields[] = {{"after", NUMBER}, {"body", NUMBER}, {"status", NUMBER}, {"json", ANY},
                                     {"text", ANY},     {"headers", MAP}, {"fail", TEXT},     {"jitter", NUMBER},
                                     {NULL, ANY}};
static const Field query_fields[] = {{"after", NUMBER}, {"rows", LIST}, {"fail", TEXT}, {NULL, ANY}};
static const Field limit_fields[] = {{"connections", NUMBER}, {"rate", NUMBER}, {"per", NUMBER}, {NULL, ANY}};
static const Field file_fields[] = {{"after", NUMBER}, {"text", ANY}, {"fail", TEXT}, {NULL, ANY}};
static const Field db_fields[] = {{"connect", NUMBER}, {"max_connections", NUMBER}, {"queries", MAP}, {NULL, ANY}};
static const Field ws_fields[] = {{"at", NUMBER}, {"say", ANY},  {"close", NUMBER}, {"when", ANY},
                                  {"after", NUMBER}, {"echo", NUMBER}, {NULL, ANY}};
static const Field client_fields[] = {{"at", NUMBER},   {"every", NUMBER}, {"times", NUMBER}, {"gives_up", NUMBER},
                                      {"get", TEXT},    {"post", TEXT},    {"put", TEXT},     {"delete", TEXT},
                                      {"patch", TEXT},  {"head", TEXT},    {"json", ANY},     {"text", ANY},
                                      {"headers", MAP}, {NULL, ANY}};
static const Field input_fields[] = {{"after", NUMBER}, {"line", ANY}, {NULL, ANY}};
static const Field world_fields[] = {{"http", MAP}, {"limits", MAP},  {"files", MAP},  {"db", MAP},
                                     {"ws", MAP},   {"clients", LIST}, {"input", LIST}, {"env", MAP},
                                     {"start", TEXT_OR_NUMBER}, {"seed", NUMBER}, {"cpu", TEXT_OR_NUMBER}, {NULL, ANY}};

static void check_shape(Schema *s, const CourseValue *value, const Field *field)
{
    double number;
    switch (field->shape) {
    case ANY: break;
    case NUMBER:
        if (!course_value_number(value, &number) || number < 0)
            schema_error(s, value, "number", "`%s` is a number that is not negative", field->key);
        break;
    case TEXT:
    case TEXT_OR_NUMBER: field_is_text(s, value, field->key); break;
    case MAP: field_is_map(s, value, field->key); break;
    case LIST: field_is_list(s, value, field->key); break;
    }
}

/* The keys of a mapping and what kind of value each has. false: it is no mapping. */
static bool check_fields(Schema *s, const CourseValue *map, const char *what, const Field *fields)
{
    const char *names[MAX_FIELDS + 1] = {NULL};
    for (size_t i = 0; i < MAX_FIELDS && fields[i].key != NULL; i++)
        names[i] = fields[i].key;
    if (!field_is_map(s, map, what))
        return false;
    field_keys(s, map, what, names);
    for (const Field *f = fields; f->key != NULL; f++) {
        const CourseValue *value = course_value_get(map, f->key);
        if (value != NULL)
            check_shape(s, value, f);
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
static void check_replies(Schema *s, const CourseValue *table, const char *what, const Field *fields)
{
    for (size_t i = 0; table != NULL && table->kind == COURSE_MAP && i < table->count; i++) {
        const CourseValue *reply = table->pairs[i].value;
        bool list = reply->kind == COURSE_LIST;
        if (list && reply->count == 0)
            schema_error(s, reply, "empty", "this list of replies is empty");
        for (size_t k = 0; k < (list ? reply->count : 1); k++) {
            const CourseValue *one = list ? reply->items[k] : reply;
            if (check_fields(s, one, what, fields) && fields == reply_fields)
                check_failure(s, one);
        }
    }
}

static void check_items(Schema *s, const CourseValue *list, const char *what, const Field *fields, bool or_text)
{
    for (size_t i = 0; list != NULL && list->kind == COURSE_LIST && i < list->count; i++)
        if (!or_text || list->items[i]->kind != COURSE_SCALAR)
            check_fields(s, list->items[i], what, fields);
}

void schema_world_value(Schema *s, const CourseValue *world)
{
    if (!check_fields(s, world, "a world", world_fields))
        return;
    const CourseValue *db = course_value_get(world, "db"), *ws = course_value_get(world, "ws");
    check_replies(s, course_value_get(world, "http"), "a reply", reply_fields);
    check_replies(s, course_value_get(world, "limits"), "the limits of a host", limit_fields);
    check_replies(s, course_value_get(world, "files"), "a file", file_fields);
    if (db != NULL && check_fields(s, db, "`db`", db_fields))
        check_replies(s, course_value_get(db, "queries"), "the reply to a query", query_fields);
    for (size_t i = 0; ws != NULL && ws->kind == COURSE_MAP && i < ws->count; i++)
        if (field_is_list(s, ws->pairs[i].value, "the script of a WebSocket"))
            check_items(s, ws->pairs[i].value, "a line of a script", ws_fields, false);
    check_items(s, course_value_get(world, "clients"), "a client", client_fields, false);
    check_items(s, course_value_get(world, "input"), "a line of input", input_fields, true);
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
