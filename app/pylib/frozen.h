/* The Python half of the library, embedded at build time: one entry for each .py file under app/pylib. */
#ifndef ASYNCOURSE_PYLIB_FROZEN_H
#define ASYNCOURSE_PYLIB_FROZEN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct FrozenModule {
    const char *name;   /* dotted: "asyncio.locks"; a package is its __init__.py */
    const char *source; /* UTF-8, NUL-terminated, static */
    size_t len;         /* bytes, without the NUL */
    bool is_package;
} FrozenModule;

/* The i-th module in order of their names, NULL past the last. */
const FrozenModule *frozen_at(size_t i);
/* The module of that dotted name, or NULL. */
const FrozenModule *frozen_find(const char *name);

#endif
