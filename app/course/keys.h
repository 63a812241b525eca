/* Which keys the YAML files have: one table (keys.def) for the loader, the JSON Schema and the manual. */
#ifndef ASYNCOURSE_COURSE_KEYS_H
#define ASYNCOURSE_COURSE_KEYS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
#define KEYS(SET, what) KEYS_##SET,
#define KEY(SET, name, type, of, need, text)
#include "course/keys.def"
#undef KEYS
#undef KEY
    KEYS_COUNT
} KeySet;

typedef enum {
    KEY_ANY,
    KEY_VERSION,
    KEY_ID,
    KEY_TEXT,           /* any scalar */
    KEY_TEXTS,          /* a text or a list of texts */
    KEY_TEXT_MAP,       /* name: text */
    KEY_INT,
    KEY_INTS,
    KEY_NUMBER,         /* not negative */
    KEY_BOOL,           /* yes, no, true, false */
    KEY_CHOICE,         /* one of the words in `of` */
    KEY_COMPARATOR,     /* 3, "<= 3", "2..3" */
    KEY_COMPARATOR_MAP, /* name: comparator */
    KEY_MAP,
    KEY_LIST,
    KEY_OBJECT,     /* a mapping of the set `of` */
    KEY_OBJECTS,    /* a list of them */
    KEY_OBJECT_MAP, /* name: one of them */
    KEY_REPLIES,    /* name: one of them or a list of them */
    KEY_SCRIPTS,    /* name: a list of them */
    KEY_INPUTS,     /* a list of texts or of them */
    KEY_EXTRA,      /* a text or a list of extra lines */
    KEY_WORLD,      /* the name of a world or a world */
    KEY_STEPS
} KeyType;

typedef struct {
    KeySet set;
    const char *name;
    KeyType type;
    const char *of;
    bool required;
    const char *text; /* a sentence for authors */
} Key;

enum { KEYS_MOST = 32 }; /* in one set */

/* The i-th key of the table, NULL past the last. Keys of one set stand together. */
const Key *keys_at(size_t i);
const Key *keys_find(KeySet set, const char *name); /* NULL: no such key */
/* "a course", "`limit`": as messages call the mapping. */
const char *keys_what(KeySet set);
/* Fills `names` (room for KEYS_MOST + 1) in the order of the table; NULL ends them. */
void keys_names(KeySet set, const char **names);

/* The files that have a schema: "course", "chapter", "exercise", "worlds", "glossary", "translation"; NULL ends them. */
extern const char *const keys_files[];
/* Appends the JSON Schema (draft 2020-12) of such a file. false: there is no such file. */
bool keys_schema(const char *file, Buf *out);

#endif
