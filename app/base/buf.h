/* A growing byte buffer, always NUL-terminated after the first append. Owns its bytes. */
#ifndef ASYNCOURSE_BASE_BUF_H
#define ASYNCOURSE_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    char *data; /* NULL while empty */
    size_t len, cap;
} Buf;

void buf_init(Buf *b);
void buf_deinit(Buf *b);
void buf_clear(Buf *b);                                 /* keeps the memory */
void buf_cut(Buf *b, size_t len);                        /* to at most so many bytes */
void buf_reserve(Buf *b, size_t extra);
void buf_bytes(Buf *b, const void *bytes, size_t len);
void buf_str(Buf *b, const char *s);                    /* NUL-terminated */
void buf_char(Buf *b, char c);
void buf_repeat(Buf *b, char c, size_t times);
void buf_utf8(Buf *b, uint32_t code_point);             /* lone surrogates as 3 bytes */
void buf_printf(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(Buf *b, const char *format, va_list args);
const char *buf_text(const Buf *b);                     /* never NULL */
char *buf_take(Buf *b);                                 /* caller frees; the buffer is empty again */

#endif
