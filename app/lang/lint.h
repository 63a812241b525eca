/* What a text uses and defines, without running it: for the checks `uses` and `avoids`, and for reading a setup.
 *
 * A use is a name with its import alias resolved ("asyncio.gather" for `from asyncio import gather as g; g()`), any
 * attribute with a dot before it (".gather"), or a construct: "await", "async for", "async with", "yield",
 * "except*", "global". */
#ifndef ASYNCOURSE_LANG_LINT_H
#define ASYNCOURSE_LANG_LINT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LintNames LintNames;

/* NULL: the text does not parse. */
LintNames *lint_names_new(const char *source, size_t len);
void lint_names_free(LintNames *names); /* NULL is fine */
bool lint_uses(const LintNames *names, const char *what, size_t len);
/* The first line (1-based) on which it is used; 0: not used. */
int lint_line(const LintNames *names, const char *what, size_t len);
/* The functions that the text defines on its top level, in its order; NULL ends them. Owned by `names`. */
const char *const *lint_functions(const LintNames *names);

#endif
