#include "base/json.h"

#include "base/check.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

enum { DEEPEST = 63 };

static uint64_t level_bit(const Json *j)
{
    return UINT64_C(1) << j->depth;
}

void json_init(Json *j, Buf *out)
{
    *j = (Json){.out = out};
}

/* The comma before a key or an array's element. */
static void next_item(Json *j)
{
    if (j->has_item & level_bit(j)) {
        ASSERT(j->depth > 0); /* one value a document */
        buf_char(j->out, ',');
    }
    j->has_item |= level_bit(j);
}

static void before_value(Json *j)
{
    if (j->after_key) {
        j->after_key = false;
        return;
    }
    ASSERT(!(j->in_object & level_bit(j))); /* a member without a key */
    next_item(j);
}

static void open_level(Json *j, bool object)
{
    before_value(j);
    ASSERT(j->depth < DEEPEST);
    buf_char(j->out, object ? '{' : '[');
    j->depth++;
    j->has_item &= ~level_bit(j);
    if (object)
        j->in_object |= level_bit(j);
    else
        j->in_object &= ~level_bit(j);
}

static void close_level(Json *j, bool object)
{
    ASSERT(j->depth > 0 && !j->after_key);
    ASSERT(((j->in_object & level_bit(j)) != 0) == object);
    j->depth--;
    buf_char(j->out, object ? '}' : ']');
}

void json_object(Json *j)
{
    open_level(j, true);
}

void json_end_object(Json *j)
{
    close_level(j, true);
}

void json_array(Json *j)
{
    open_level(j, false);
}

void json_end_array(Json *j)
{
    close_level(j, false);
}

/* What would do something to a terminal that shows the file stands as an escape: the value is the same. */
static void write_escape(Buf *out, uint32_t cp)
{
    if (cp > 0xFFFF) {
        cp -= 0x10000;
        buf_printf(out, "\\u%04x", (unsigned)(0xD800 + (cp >> 10)));
        cp = 0xDC00 + (cp & 0x3FF);
    }
    buf_printf(out, "\\u%04x", (unsigned)cp);
}

static void write_ascii(Buf *out, char c)
{
    static const char letters[] = "\b\f\n\r\t\"\\";
    static const char escapes[] = "bfnrt\"\\";
    const char *at = c != '\0' ? strchr(letters, c) : NULL;
    if (at != NULL) {
        buf_char(out, '\\');
        buf_char(out, escapes[at - letters]);
    } else if ((unsigned char)c < 0x20 || c == 0x7F) {
        write_escape(out, (unsigned char)c);
    } else {
        buf_char(out, c);
    }
}

static void write_string(Buf *out, const char *s, size_t len)
{
    buf_char(out, '"');
    for (size_t i = 0; i < len;) {
        uint32_t cp;
        size_t n = utf8_decode(s + i, len - i, &cp);
        if (n == 1)
            write_ascii(out, s[i]);
        else if (n > 1 && !utf8_is_safe(cp))
            write_escape(out, cp);
        else if (n > 1)
            buf_bytes(out, s + i, n);
        else
            buf_utf8(out, 0xFFFD);
        i += n > 0 ? n : 1;
    }
    buf_char(out, '"');
}

void json_key(Json *j, const char *key)
{
    ASSERT((j->in_object & level_bit(j)) && !j->after_key);
    next_item(j);
    write_string(j->out, key, strlen(key));
    buf_char(j->out, ':');
    j->after_key = true;
}

void json_str(Json *j, const char *s)
{
    if (s == NULL)
        json_null(j);
    else
        json_strn(j, s, strlen(s));
}

void json_strn(Json *j, const char *s, size_t len)
{
    before_value(j);
    write_string(j->out, s, len);
}

void json_int(Json *j, int64_t v)
{
    before_value(j);
    buf_printf(j->out, "%" PRId64, v);
}

void json_uint(Json *j, uint64_t v)
{
    before_value(j);
    buf_printf(j->out, "%" PRIu64, v);
}

void json_bool(Json *j, bool v)
{
    before_value(j);
    buf_str(j->out, v ? "true" : "false");
}

void json_null(Json *j)
{
    before_value(j);
    buf_str(j->out, "null");
}

void json_thousandths(Json *j, int64_t v)
{
    before_value(j);
    buf_printf(j->out, "%" PRId64 ".%03d", v / 1000, (int)(v % 1000));
}
