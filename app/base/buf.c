#include "base/buf.h"

#include "base/check.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

void buf_init(Buf *b)
{
    *b = (Buf){0};
}

void buf_deinit(Buf *b)
{
    mem_free(b->data);
    buf_init(b);
}

void buf_clear(Buf *b)
{
    b->len = 0;
    if (b->data != NULL)
        b->data[0] = '\0';
}

/* Room for `extra` more bytes and the NUL. */
void buf_cut(Buf *b, size_t len)
{
    if (len < b->len) {
        b->len = len;
        b->data[len] = '\0';
    }
}

void buf_reserve(Buf *b, size_t extra)
{
    ASSERT(extra < SIZE_MAX / 4 && b->len < SIZE_MAX / 4);
    size_t need = b->len + extra + 1;
    if (need <= b->cap)
        return;
    size_t cap = b->cap < 32 ? 32 : b->cap * 2;
    if (cap < need)
        cap = need;
    b->data = mem_realloc(b->data, cap);
    b->cap = cap;
    b->data[b->len] = '\0';
}

void buf_bytes(Buf *b, const void *bytes, size_t len)
{
    buf_reserve(b, len);
    if (len > 0)
        memcpy(b->data + b->len, bytes, len);
    b->len += len;
    b->data[b->len] = '\0';
}

void buf_str(Buf *b, const char *s)
{
    buf_bytes(b, s, strlen(s));
}

void buf_char(Buf *b, char c)
{
    buf_bytes(b, &c, 1);
}

void buf_repeat(Buf *b, char c, size_t times)
{
    buf_reserve(b, times);
    memset(b->data + b->len, c, times);
    b->len += times;
    b->data[b->len] = '\0';
}

void buf_utf8(Buf *b, uint32_t code_point)
{
    char bytes[4];
    buf_bytes(b, bytes, utf8_encode(code_point, bytes));
}

void buf_printf(Buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

/* Most pieces are short: the first try writes into the room that is already there. */
void buf_vprintf(Buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    buf_reserve(b, 64);
    size_t room = b->cap - b->len;
    int wanted = vsnprintf(b->data + b->len, room, format, args);
    ASSERT(wanted >= 0);
    if ((size_t)wanted >= room) {
        buf_reserve(b, (size_t)wanted);
        vsnprintf(b->data + b->len, (size_t)wanted + 1, format, again);
    }
    va_end(again);
    b->len += (size_t)wanted;
}

const char *buf_text(const Buf *b)
{
    return b->data != NULL ? b->data : "";
}

char *buf_take(Buf *b)
{
    char *text = b->data != NULL ? b->data : mem_strdup("");
    buf_init(b);
    return text;
}
