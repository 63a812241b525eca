/* The names of characters, of Unicode 14.0.0: what \N{...} and the module unicodedata know. */
#ifndef ASYNCOURSE_BASE_UNINAMES_H
#define ASYNCOURSE_BASE_UNINAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UNINAMES_LONGEST = 88 };

typedef struct UniSequence {
    uint32_t len, c[4];
} UniSequence;

/* The name of a code point; 0: it has none. Not ended by a zero. */
size_t uninames_of(uint32_t c, char out[UNINAMES_LONGEST]);

/* What has this name or alias; also named sequences, whose len is more than 1. Upper and lower case are one but in the
 * names of ideographs and Hangul syllables (CPython: Modules/unicodedata.c, _getcode). false: nothing has. */
bool uninames_find(const char *name, size_t len, UniSequence *out);

#endif
