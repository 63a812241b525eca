/* UTF-8, strictly: overlong forms, surrogates and values past U+10FFFF are invalid. */
#ifndef ASYNCOURSE_BASE_UTF8_H
#define ASYNCOURSE_BASE_UTF8_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one code point at s[0..len). Returns its length in bytes (1-4), or 0 when invalid or empty. */
size_t utf8_decode(const char *s, size_t len, uint32_t *code_point);
/* Writes 1-4 bytes to out (surrogates are written as 3 bytes); returns how many. */
size_t utf8_encode(uint32_t code_point, char out[4]);
/* Number of code points; invalid bytes count one each. */
size_t utf8_count(const char *s, size_t len);
/* True, or false with *bad = byte offset of the first invalid sequence. */
bool utf8_valid(const char *s, size_t len, size_t *bad);
/* Appends to `out` (a Buf) text that is safe for a terminal, JSON and XML: C0, C1 and DEL as "\x1b", bidi and
 * zero-width characters as "<U+202E>", invalid bytes as "\xNN". '\n' and '\t' are kept. */
void utf8_safe_text(const char *s, size_t len, Buf *out);
/* Would utf8_safe_text keep it as it is? */
bool utf8_is_safe(uint32_t code_point);
/* Cuts what stands behind `start` in the buffer to `max` bytes and "…", at a character's border; nothing if it is shorter. */
void utf8_clip(Buf *b, size_t start, size_t max);

#endif
