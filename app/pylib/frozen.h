/* The Python half of the library: each .py file of this folder, compiled when the program is built (app/freeze). */
#ifndef ASYNCOURSE_PYLIB_FROZEN_H
#define ASYNCOURSE_PYLIB_FROZEN_H

#include "lang/image.h"

typedef struct FrozenModule {
    const char *name; /* dotted: "asyncio.locks"; that of a package is its __init__.py's */
    CodeImage image;
} FrozenModule;

extern const FrozenModule frozen_modules[]; /* in the order of their paths; ends with a zero entry */

#endif
