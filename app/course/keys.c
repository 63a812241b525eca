#include "course/keys.h"

#include "base/check.h"

#include <string.h>

static const Key table[] = {
#define KEYS(SET, what)
#define KEY(SET, name, type, of, need, text) {KEYS_##SET, name, KEY_##type, of, need, text},
#include "course/keys.def"
#undef KEYS
#undef KEY
};

const Key *keys_at(size_t i) { return i < sizeof table / sizeof *table ? &table[i] : NULL; }

const Key *keys_find(KeySet set, const char *name)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].set == set && strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}

const char *keys_what(KeySet set)
{
    static const char *const whats[] = {
#define KEYS(SET, what) what,
#define KEY(SET, name, type, of, need, text)
#include "course/keys.def"
#undef KEYS
#undef KEY
    };
    return whats[set];
}

void keys_names(KeySet set, const char **names)
{
    size_t n = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].set == set) {
            ASSERT(n < KEYS_MOST);
            names[n++] = table[i].name;
        }
    names[n] = NULL;
}
