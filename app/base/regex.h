/* Regular expressions over UTF-8 text, with limits on the work and memory of a match, so that no pattern can hang. */
#ifndef ASYNCOURSE_BASE_REGEX_H
#define ASYNCOURSE_BASE_REGEX_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Regex Regex;

/* `^` and `$` match at every line. NULL: the pattern is wrong; *error (caller frees) says why, *offset (bytes) where. */
Regex *regex_new(const char *pattern, size_t len, char **error, size_t *offset);
void regex_free(Regex *regex); /* NULL is fine */

typedef enum { REGEX_NO, REGEX_YES, REGEX_TOO_MUCH } RegexResult;
/* Does it match anywhere? TOO_MUCH: the limits of a match were reached. The text must be valid UTF-8, else NO. */
RegexResult regex_search(const Regex *regex, const char *text, size_t len);

#endif
