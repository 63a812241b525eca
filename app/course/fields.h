/* Reading typed fields out of a mapping: each function takes one key, checks its kind and says what is wrong with place
 * and suggestion. The schema is written with these. Nothing here returns NULL texts for given keys. */
#ifndef ASYNCOURSE_COURSE_FIELDS_H
#define ASYNCOURSE_COURSE_FIELDS_H

#include "course/course.h"
#include "course/keys.h"

typedef struct {
    Arena *arena;
    const char *file;
    DiagList *diags;
    size_t errors; /* made through this schema */
} Schema;

/* Adds a diagnostic at the node; returns it, or NULL when the file has enough of them. */
Diag *schema_error(Schema *s, const CourseValue *at, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
Diag *schema_warn(Schema *s, int line, int col, const char *code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Sets the hint of a diagnostic that may be NULL. */
void schema_hint(Diag *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "did you mean `x`?", or the list of what there is. */
void schema_suggest(Diag *d, const char *word, const char *const *candidates);

/* Errors for all keys that are not in the set; keys that begin with x- are free. */
void field_keys(Schema *s, const CourseValue *map, KeySet set);
bool field_is_map(Schema *s, const CourseValue *node, const char *what);
bool field_is_list(Schema *s, const CourseValue *node, const char *what);
bool field_is_text(Schema *s, const CourseValue *node, const char *what);

/* The text under `key`; absent keys give text == NULL. `required`: absent or empty is an error at the mapping. */
CourseText field_text(Schema *s, const CourseValue *map, const char *key, bool required);
/* A list of texts, or one text. */
CourseText *field_texts(Schema *s, const CourseValue *map, const char *key, bool required, size_t *count);
CourseText *field_text_items(Schema *s, const CourseValue *node, const char *what, size_t *count);
int field_int(Schema *s, const CourseValue *map, const char *key, int low, int high, int otherwise);
bool field_bool(Schema *s, const CourseValue *map, const char *key, bool otherwise);
/* Index of the text in `names` (ends with NULL); `otherwise` when absent or wrong (which is said). */
int field_choice(Schema *s, const CourseValue *map, const char *key, const char *const *names, bool required, int otherwise);
/* `3`, "<= 3", ">= 2", "!= 0", "2..3". */
bool field_is_comparator(const CourseValue *node);
/* Letters, digits and -, at most 64; says so otherwise. */
bool field_is_id(Schema *s, const CourseValue *node, const char *what);

#endif
