/* The table of embedded modules. */
#include "pylib/frozen.h"

#include <string.h>

#include "pylib/frozen_table.h"

const FrozenModule *frozen_at(size_t i)
{
    for (size_t k = 0; k <= i; k++)
        if (!frozen_table[k].name)
            return NULL;
    return &frozen_table[i];
}

const FrozenModule *frozen_find(const char *name)
{
    for (const FrozenModule *m = frozen_table; m->name; m++)
        if (strcmp(m->name, name) == 0)
            return m;
    return NULL;
}
