/* The normal forms of texts (Unicode 14.0.0): first all is decomposed, then put in order, then perhaps composed. */
#ifndef ASYNCOURSE_BASE_NORMAL_H
#define ASYNCOURSE_BASE_NORMAL_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct NormalPoints {
    uint32_t *c; /* MEM_GROW's; whoever has it frees it */
    int64_t len, cap;
} NormalPoints;

/* Adds the full decomposition of a character. compatible: of compatibility, too (NFKC, NFKD). */
void normal_decompose(NormalPoints *p, uint32_t c, bool compatible);
void normal_reorder(NormalPoints *p); /* combining characters, by their classes */
void normal_compose(NormalPoints *p);
/* Appends the form NFKC of a text in UTF-8, which is valid: what CPython makes of names (PEP 3131). */
void normal_nfkc(const char *s, size_t len, Buf *out);

uint8_t normal_combining(uint32_t c); /* the class, 0: none */
/* The parts into which a character is decomposed, not fully; the last one has NORMAL_LAST set. NULL: none.
 * *tag: "", or which compatibility it is. */
#define NORMAL_LAST 0x80000000u
const uint32_t *normal_parts(uint32_t c, const char **tag);

#endif
