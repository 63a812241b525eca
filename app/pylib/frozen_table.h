/* What cmake/embed.cmake writes. */
#ifndef ASYNCOURSE_PYLIB_FROZEN_TABLE_H
#define ASYNCOURSE_PYLIB_FROZEN_TABLE_H

#include "pylib/frozen.h"

extern const FrozenModule frozen_table[]; /* sorted by name; ends with a zero entry */

#endif
