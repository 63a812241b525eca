#include "course/fields.h"

#include "base/mem.h"
#include "course/yaml.h"

#include <stdlib.h>
#include <string.h>

static Diag *add(Schema *s, DiagSeverity severity, int line, int col, const char *code, const char *format, va_list args)
{
    if (s->diags->count >= YAML_MAX_DIAGS) {
        s->errors += severity == DIAG_ERROR;
        s->diags->errors += severity == DIAG_ERROR && s->diags->errors == 0; /* all were warnings: it still counts */
        return NULL;
    }
    Buf message;
    buf_init(&message);
    buf_vprintf(&message, format, args);
    s->errors += severity == DIAG_ERROR;
    Diag *d = diag_add(s->diags, severity, code, s->file, line, col, "%s", buf_text(&message));
    buf_deinit(&message);
    return d;
}

Diag *schema_error(Schema *s, const CourseValue *at, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Diag *d = add(s, DIAG_ERROR, at->line, at->col, code, format, args);
    va_end(args);
    return d;
}

Diag *schema_warn(Schema *s, int line, int col, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Diag *d = add(s, DIAG_WARNING, line, col, code, format, args);
    va_end(args);
    return d;
}

void schema_hint(Diag *d, const char *format, ...)
{
    if (d == NULL)
        return;
    Buf hint;
    buf_init(&hint);
    va_list args;
    va_start(args, format);
    buf_vprintf(&hint, format, args);
    va_end(args);
    mem_free(d->hint);
    d->hint = buf_take(&hint);
}

void schema_suggest(Diag *d, const char *word, const char *const *candidates)
{
    const char *near = diag_nearest(word, candidates);
    if (near != NULL) {
        schema_hint(d, "did you mean `%s`?", near);
        return;
    }
    Buf all;
    buf_init(&all);
    for (size_t i = 0; candidates[i] != NULL; i++)
        buf_printf(&all, "%s%s", i > 0 ? ", " : "", candidates[i]);
    schema_hint(d, "possible here: %s", buf_text(&all));
    buf_deinit(&all);
}

void field_keys(Schema *s, const CourseValue *map, KeySet set)
{
    const char *names[KEYS_MOST + 1];
    keys_names(set, names);
    for (size_t i = 0; i < map->count; i++) {
        const char *key = map->pairs[i].key->scalar.text;
        if (strncmp(key, "x-", 2) == 0 || keys_find(set, key) != NULL)
            continue;
        Diag *d = schema_error(s, map->pairs[i].key, "unknown-key", "%s has no key `%.60s`", keys_what(set), key);
        schema_suggest(d, key, names);
    }
}

static const char *kind_name(const CourseValue *node)
{
    static const char *const names[] = {"a text", "a list", "a mapping"};
    return names[node->kind];
}

static bool is_kind(Schema *s, const CourseValue *node, CourseValueKind kind, const char *what, const char *wanted)
{
    if (node->kind == kind)
        return true;
    schema_error(s, node, "wrong-kind", "%s must be %s, not %s", what, wanted, kind_name(node));
    return false;
}

bool field_is_map(Schema *s, const CourseValue *node, const char *what)
{
    return is_kind(s, node, COURSE_MAP, what, "a mapping (key: value)");
}

bool field_is_list(Schema *s, const CourseValue *node, const char *what)
{
    return is_kind(s, node, COURSE_LIST, what, "a list (lines that start with - )");
}

bool field_is_text(Schema *s, const CourseValue *node, const char *what)
{
    return is_kind(s, node, COURSE_SCALAR, what, "a text");
}

static void quoted(Buf *out, const char *key)
{
    buf_init(out);
    buf_printf(out, "`%s`", key);
}

/* The value under a key, or NULL; a missing required one is said at the mapping. */
static const CourseValue *find(Schema *s, const CourseValue *map, const char *key, bool required)
{
    const CourseValue *value = course_value_get(map, key);
    if (value == NULL && required)
        schema_error(s, map, "missing-key", "`%s` is missing", key);
    return value;
}

CourseText field_text(Schema *s, const CourseValue *map, const char *key, bool required)
{
    const CourseValue *value = find(s, map, key, required);
    if (value == NULL)
        return (CourseText){0};
    Buf what;
    quoted(&what, key);
    bool ok = field_is_text(s, value, buf_text(&what));
    buf_deinit(&what);
    if (!ok)
        return (CourseText){0};
    if (required && value->scalar.len == 0)
        schema_error(s, value, "empty", "`%s` is empty", key);
    return value->scalar;
}

CourseText *field_text_items(Schema *s, const CourseValue *node, const char *what, size_t *count)
{
    *count = 0;
    if (node->kind == COURSE_SCALAR) {
        CourseText *one = arena_alloc(s->arena, sizeof *one);
        *one = node->scalar;
        *count = 1;
        return one;
    }
    if (!field_is_list(s, node, what))
        return NULL;
    CourseText *all = arena_alloc(s->arena, (node->count + 1) * sizeof *all);
    for (size_t i = 0; i < node->count; i++) {
        if (node->items[i]->kind == COURSE_SCALAR) {
            all[(*count)++] = node->items[i]->scalar;
            continue;
        }
        Diag *d = schema_error(s, node->items[i], "wrong-kind", "an item of %s must be a text, not %s", what,
                               kind_name(node->items[i]));
        schema_hint(d, "put the text in \"...\": a colon and a blank, or a leading { or [, has a meaning in YAML");
    }
    return all;
}

CourseText *field_texts(Schema *s, const CourseValue *map, const char *key, bool required, size_t *count)
{
    *count = 0;
    const CourseValue *value = find(s, map, key, required);
    if (value == NULL)
        return NULL;
    Buf what;
    quoted(&what, key);
    CourseText *texts = field_text_items(s, value, buf_text(&what), count);
    buf_deinit(&what);
    return texts;
}

int field_int(Schema *s, const CourseValue *map, const char *key, int low, int high, int otherwise)
{
    const CourseValue *value = course_value_get(map, key);
    if (value == NULL)
        return otherwise;
    double number;
    if (!course_value_number(value, &number) || number != (double)(long)number || number < low || number > high) {
        schema_error(s, value, "wrong-value", "`%s` must be a whole number from %d to %d", key, low, high);
        return otherwise;
    }
    return (int)number;
}

bool field_bool(Schema *s, const CourseValue *map, const char *key, bool otherwise)
{
    static const char *const names[] = {"no", "yes", "false", "true", NULL};
    int found = field_choice(s, map, key, names, false, -1);
    return found < 0 ? otherwise : found % 2 == 1;
}

int field_choice(Schema *s, const CourseValue *map, const char *key, const char *const *names, bool required, int otherwise)
{
    CourseText text = field_text(s, map, key, required);
    if (text.text == NULL)
        return otherwise;
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(text.text, names[i]) == 0)
            return i;
    }
    Diag *d = schema_error(s, course_value_get(map, key), "unknown-value", "`%s` cannot be `%.60s`", key, text.text);
    schema_suggest(d, text.text, names);
    return otherwise;
}

static const char *skip_number(const char *at)
{
    const char *start = at;
    if (*at == '-')
        at++;
    while (*at >= '0' && *at <= '9')
        at++;
    if (*at == '.' && at[1] >= '0' && at[1] <= '9') {
        at++;
        while (*at >= '0' && *at <= '9')
            at++;
    }
    return at > start && at[-1] >= '0' && at[-1] <= '9' ? at : NULL;
}

bool field_is_comparator(const CourseValue *node)
{
    static const char *const operators[] = {"<=", ">=", "!=", "==", "<", ">", NULL};
    if (node->kind != COURSE_SCALAR)
        return false;
    const char *at = node->scalar.text;
    bool compared = false;
    for (size_t i = 0; operators[i] != NULL && !compared; i++) {
        if (strncmp(at, operators[i], strlen(operators[i])) == 0) {
            at += strlen(operators[i]);
            compared = true;
        }
    }
    at += strspn(at, " ");
    at = skip_number(at);
    if (at != NULL && !compared && strncmp(at, "..", 2) == 0)
        at = skip_number(at + 2);
    return at != NULL && *at == '\0';
}

bool field_is_id(Schema *s, const CourseValue *node, const char *what)
{
    if (!field_is_text(s, node, what))
        return false;
    const CourseText *text = &node->scalar;
    bool good = text->len > 0 && text->len <= 64 && text->text[0] != '-';
    for (size_t i = 0; i < text->len && good; i++) {
        char c = text->text[i];
        good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!good)
        schema_hint(schema_error(s, node, "bad-id", "`%.60s` cannot be %s", text->text, what),
                    "an id has letters, digits and -, at most 64, and does not start with -");
    return good;
}
