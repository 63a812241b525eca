/* A JSON writer: commas and escapes are its business, nesting is checked. No reader. */
#ifndef ASYNCOURSE_BASE_JSON_H
#define ASYNCOURSE_BASE_JSON_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    Buf *out;
    uint64_t has_item;  /* one bit a level */
    uint64_t in_object; /* one bit a level */
    int depth;          /* at most 63 */
    bool after_key;
} Json;

void json_init(Json *j, Buf *out);
void json_object(Json *j);
void json_end_object(Json *j);
void json_array(Json *j);
void json_end_array(Json *j);
void json_key(Json *j, const char *key);
void json_str(Json *j, const char *s);                 /* NULL writes null */
void json_strn(Json *j, const char *s, size_t len);    /* C0 escaped, invalid UTF-8 replaced by U+FFFD */
void json_int(Json *j, int64_t v);
void json_uint(Json *j, uint64_t v);
void json_thousandths(Json *j, int64_t v);              /* v / 1000 with three decimals; v >= 0 */
void json_bool(Json *j, bool v);
void json_null(Json *j);

#endif
