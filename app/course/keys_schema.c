/* The table of keys as JSON Schema, for editors that complete and check while one types. What only the loader can see
 * (ids that are used twice, a blank too many) is not in it. */
#include "base/check.h"
#include "base/json.h"
#include "course/keys.h"

#include <ctype.h>
#include <string.h>

const char *const keys_files[] = {"course", "chapter", "exercise", "worlds", "glossary", "translation",
                                  "translated-course", NULL};

/* HOST_LIMITS is "host-limits" in `of` and in $defs. */
static void set_name(KeySet set, Buf *out)
{
    static const char *const names[] = {
#define KEYS(SET, what) #SET,
#define KEY(SET, name, type, of, need, text)
#include "course/keys.def"
#undef KEYS
#undef KEY
    };
    for (const char *s = names[set]; *s; s++)
        buf_char(out, *s == '_' ? '-' : (char)tolower((unsigned char)*s));
}

static void put_ref(Json *j, const char *name)
{
    Buf ref;
    buf_init(&ref);
    buf_printf(&ref, "#/$defs/%s", name);
    json_key(j, "$ref"), json_str(j, buf_text(&ref));
    buf_deinit(&ref);
}

static void put_ref_object(Json *j, const char *name)
{
    json_object(j);
    put_ref(j, name);
    json_end_object(j);
}

static void put_type(Json *j, const char *type)
{
    json_key(j, "type"), json_str(j, type);
}

static void put_list_of(Json *j, const char *name)
{
    put_type(j, "array");
    json_key(j, "items");
    put_ref_object(j, name);
}

static void put_map_of(Json *j, const char *name)
{
    put_type(j, "object");
    json_key(j, "additionalProperties");
    put_ref_object(j, name);
}

static void put_words(Json *j, const char *words)
{
    json_key(j, "enum");
    json_array(j);
    while (*words) {
        size_t len = strcspn(words, "|");
        json_strn(j, words, len);
        words += len + (words[len] == '|');
    }
    json_end_array(j);
}

/* One of them, or a list of them. */
static void put_one_or_more(Json *j, const char *name)
{
    json_key(j, "anyOf");
    json_array(j);
    put_ref_object(j, name);
    json_object(j);
    put_list_of(j, name);
    json_end_object(j);
    json_end_array(j);
}

static void put_either(Json *j, const char *one, const char *other)
{
    json_key(j, "anyOf");
    json_array(j);
    put_ref_object(j, one);
    put_ref_object(j, other);
    json_end_array(j);
}

static void put_replies(Json *j, const char *name)
{
    put_type(j, "object");
    json_key(j, "additionalProperties");
    json_object(j);
    put_one_or_more(j, name);
    json_end_object(j);
}

static void put_scripts(Json *j, const char *name)
{
    put_type(j, "object");
    json_key(j, "additionalProperties");
    json_object(j);
    put_list_of(j, name);
    json_end_object(j);
}

static void put_inputs(Json *j, const char *name)
{
    put_type(j, "array");
    json_key(j, "items");
    json_object(j);
    put_either(j, "a-text", name);
    json_end_object(j);
}

/* Either a text or a list of extra lines. */
static void put_extra(Json *j)
{
    json_key(j, "anyOf");
    json_array(j);
    put_ref_object(j, "a-text");
    json_object(j);
    put_list_of(j, "extra");
    json_end_object(j);
    json_end_array(j);
}

static void put_number(Json *j)
{
    put_type(j, "number");
    json_key(j, "minimum"), json_int(j, 0);
}

static void put_texts(Json *j, const Key *key)
{
    if (!*key->of) {
        put_one_or_more(j, "a-text");
        return;
    }
    json_key(j, "anyOf");
    json_array(j);
    json_object(j);
    put_words(j, key->of);
    json_end_object(j);
    json_object(j);
    put_type(j, "array");
    json_key(j, "items");
    json_object(j);
    put_words(j, key->of);
    json_end_object(j);
    json_end_object(j);
    json_end_array(j);
}

static void put_value(Json *j, const Key *key)
{
    switch (key->type) {
    case KEY_ANY: break;
    case KEY_VERSION: json_key(j, "const"), json_int(j, 1); break;
    case KEY_ID: put_ref(j, "an-id"); break;
    case KEY_TEXT: put_ref(j, "a-text"); break;
    case KEY_TEXTS: put_texts(j, key); break;
    case KEY_TEXT_MAP: put_map_of(j, "a-text"); break;
    case KEY_INT: put_type(j, "integer"); break;
    case KEY_INTS: put_list_of(j, "a-number"); break;
    case KEY_NUMBER: put_number(j); break;
    case KEY_BOOL: put_ref(j, "a-yes-or-no"); break;
    case KEY_CHOICE: put_words(j, key->of); break;
    case KEY_COMPARATOR: put_ref(j, "a-comparison"); break;
    case KEY_COMPARATOR_MAP: put_map_of(j, "a-comparison"); break;
    case KEY_MAP: put_type(j, "object"); break;
    case KEY_LIST: put_type(j, "array"); break;
    case KEY_OBJECT: put_ref(j, key->of); break;
    case KEY_OBJECTS: put_list_of(j, key->of); break;
    case KEY_OBJECT_MAP: put_map_of(j, key->of); break;
    case KEY_REPLIES: put_replies(j, key->of); break;
    case KEY_SCRIPTS: put_scripts(j, key->of); break;
    case KEY_INPUTS: put_inputs(j, key->of); break;
    case KEY_EXTRA: put_extra(j); break;
    case KEY_WORLD: put_either(j, "an-id", "world"); break;
    case KEY_STEPS: put_list_of(j, "step"); break;
    }
}

/* ---- mappings ---- */

/* In a file of its own an exercise has no `exercise`, but a task and checks. */
static bool is_there(const Key *key, bool own_file) { return !own_file || strcmp(key->name, "exercise") != 0; }

static bool is_needed(const Key *key, bool own_file)
{
    return key->required || (own_file && (strcmp(key->name, "task") == 0 || strcmp(key->name, "checks") == 0));
}

static void put_set(Json *j, KeySet set, bool own_file)
{
    put_type(j, "object");
    json_key(j, "properties");
    json_object(j);
    for (size_t i = 0; keys_at(i); i++) {
        const Key *key = keys_at(i);
        if (key->set != set || !is_there(key, own_file))
            continue;
        json_key(j, key->name);
        json_object(j);
        json_key(j, "description"), json_str(j, key->text);
        put_value(j, key);
        json_end_object(j);
    }
    json_end_object(j);
    json_key(j, "patternProperties");
    json_object(j);
    json_key(j, "^x-");
    json_bool(j, true);
    json_end_object(j);
    json_key(j, "additionalProperties"), json_bool(j, false);
    json_key(j, "required");
    json_array(j);
    for (size_t i = 0; keys_at(i); i++)
        if (keys_at(i)->set == set && is_needed(keys_at(i), own_file))
            json_str(j, keys_at(i)->name);
    json_end_array(j);
}

/* ---- definitions ---- */

/* Editors type scalars, the loader does not: a text may look like a number. */
static void put_scalars(Json *j)
{
    static const char *const types[] = {"string", "number", "boolean", "null"};
    json_key(j, "a-text");
    json_object(j);
    json_key(j, "type");
    json_array(j);
    for (size_t i = 0; i < 4; i++)
        json_str(j, types[i]);
    json_end_array(j);
    json_end_object(j);
    json_key(j, "a-number");
    json_object(j), put_number(j), json_end_object(j);
    json_key(j, "an-id");
    json_object(j);
    put_type(j, "string");
    json_key(j, "pattern"), json_str(j, "^[A-Za-z0-9][A-Za-z0-9-]{0,63}$");
    json_end_object(j);
    json_key(j, "a-yes-or-no");
    json_object(j);
    json_key(j, "enum");
    json_array(j);
    json_bool(j, true), json_bool(j, false), json_str(j, "yes"), json_str(j, "no");
    json_end_array(j);
    json_end_object(j);
}

static void put_comparison(Json *j)
{
    json_key(j, "a-comparison");
    json_object(j);
    json_key(j, "anyOf");
    json_array(j);
    json_object(j), put_type(j, "number"), json_end_object(j);
    json_object(j);
    put_type(j, "string");
    json_key(j, "pattern");
    json_str(j, "^((<=|>=|!=|==|<|>)? *-?[0-9]*\\.?[0-9]+|-?[0-9]*\\.?[0-9]+\\.\\.-?[0-9]*\\.?[0-9]+)$");
    json_end_object(j);
    json_end_array(j);
    json_end_object(j);
}

static void put_step(Json *j)
{
    static const KeySet kinds[] = {KEYS_TEXT, KEYS_RUN, KEYS_PREDICT, KEYS_QUIZ, KEYS_EXERCISE};
    json_key(j, "step");
    json_object(j);
    put_type(j, "object");
    json_key(j, "oneOf");
    json_array(j);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Buf name;
        buf_init(&name);
        set_name(kinds[i], &name);
        json_object(j);
        json_key(j, "required");
        json_array(j), json_str(j, buf_text(&name)), json_end_array(j);
        put_ref(j, buf_text(&name));
        json_end_object(j);
        buf_deinit(&name);
    }
    json_end_array(j);
    json_end_object(j);
}

static void put_definitions(Json *j)
{
    json_key(j, "$defs");
    json_object(j);
    put_scalars(j);
    put_comparison(j);
    put_step(j);
    for (KeySet set = 0; set < KEYS_COUNT; set++) {
        Buf name;
        buf_init(&name);
        set_name(set, &name);
        json_key(j, buf_text(&name));
        json_object(j);
        put_set(j, set, false);
        json_end_object(j);
        buf_deinit(&name);
    }
    json_end_object(j);
}

/* ---- for people: a line a key ---- */

static void put_line(Buf *out, int depth)
{
    buf_char(out, '\n');
    buf_repeat(out, ' ', (size_t)depth * 2);
}

/* `json` without blanks, which stand only inside its texts. */
static void indent(const char *json, Buf *out)
{
    int depth = 0;
    bool quoted = false;
    for (const char *s = json; *s; s++) {
        bool empty = (*s == '{' || *s == '[') && (s[1] == '}' || s[1] == ']');
        quoted = (*s == '"') != quoted;
        if (quoted && *s == '\\')
            buf_char(out, *s++);
        else if (!quoted && (*s == '}' || *s == ']'))
            put_line(out, --depth);
        buf_char(out, *s);
        if (quoted || *s == '"')
            continue;
        if (empty)
            buf_char(out, *++s);
        else if (*s == '{' || *s == '[')
            put_line(out, ++depth);
        else if (*s == ',')
            put_line(out, depth);
        else if (*s == ':')
            buf_char(out, ' ');
    }
    buf_char(out, '\n');
}

bool keys_schema(const char *file, Buf *out)
{
    size_t which = 0;
    while (keys_files[which] && strcmp(keys_files[which], file) != 0)
        which++;
    if (!keys_files[which])
        return false;
    Json j;
    Buf title, compact;
    buf_init(&title);
    buf_init(&compact);
    buf_printf(&title, "asyncourse %s file", file);
    json_init(&j, &compact);
    json_object(&j);
    json_key(&j, "$schema"), json_str(&j, "https://json-schema.org/draft/2020-12/schema");
    json_key(&j, "title"), json_str(&j, buf_text(&title));
    if (strcmp(file, "exercise") == 0)
        put_set(&j, KEYS_EXERCISE, true);
    else if (strcmp(file, "worlds") == 0)
        put_map_of(&j, "world");
    else
        put_ref(&j, file);
    put_definitions(&j);
    json_end_object(&j);
    indent(buf_text(&compact), out);
    buf_deinit(&compact);
    buf_deinit(&title);
    return true;
}
