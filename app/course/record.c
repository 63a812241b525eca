#include "course/record.h"

#include "course/crc32c.h"

#include <string.h>

typedef struct {
    const char *at, *end;
    Record *record;
} Reader;

enum { SUM_LEN = 9 }; /* TAB and eight digits */

static void skip_blanks(Reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
}

static bool take(Reader *r, char c)
{
    skip_blanks(r);
    if (r->at == r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool take_hex4(Reader *r, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++) {
        int digit = r->at < r->end ? hex_digit(*r->at++) : -1;
        if (digit < 0)
            return false;
        *value = *value * 16 + (uint32_t)digit;
    }
    return true;
}

/* Four digits, or two surrogates. */
static bool take_code_point(Reader *r, uint32_t *code)
{
    uint32_t low;
    if (!take_hex4(r, code) || *code == 0)
        return false;
    if (*code >> 10 != 0x36)
        return true;
    if (r->end - r->at < 6 || r->at[0] != '\\' || r->at[1] != 'u')
        return false;
    r->at += 2;
    if (!take_hex4(r, &low) || low >> 10 != 0x37)
        return false;
    *code = 0x10000 + ((*code & 0x3FF) << 10 | (low & 0x3FF));
    return true;
}

static bool take_escape(Reader *r)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    Buf *out = &r->record->memory;
    char c = r->at < r->end ? *r->at++ : '\0';
    uint32_t code;
    if (c == 'u') {
        if (!take_code_point(r, &code))
            return false;
        buf_utf8(out, code);
        return true;
    }
    const char *found = c != '\0' ? strchr(from, c) : NULL;
    if (found == NULL)
        return false;
    buf_char(out, to[found - from]);
    return true;
}

/* A JSON string into memory; *offset is where it begins there. */
static bool take_string(Reader *r, size_t *offset)
{
    Buf *out = &r->record->memory;
    *offset = out->len;
    if (!take(r, '"'))
        return false;
    while (r->at < r->end && *r->at != '"') {
        char c = *r->at++;
        if (c == '\0' || (c == '\\' && !take_escape(r)))
            return false;
        if (c != '\\')
            buf_char(out, c);
    }
    buf_char(out, '\0');
    return take(r, '"');
}

static bool take_value(Reader *r, size_t *offset)
{
    skip_blanks(r);
    if (r->at < r->end && *r->at == '"')
        return take_string(r, offset);
    *offset = r->record->memory.len;
    size_t before = r->record->memory.len;
    while (r->at < r->end && strchr(",}[{\" ", *r->at) == NULL)
        buf_char(&r->record->memory, *r->at++);
    bool some = r->record->memory.len > before;
    buf_char(&r->record->memory, '\0');
    return some;
}

static bool take_object(Reader *r)
{
    Record *record = r->record;
    if (!take(r, '{'))
        return false;
    if (take(r, '}'))
        return true;
    do {
        size_t key, value;
        if (!take_string(r, &key) || !take(r, ':') || !take_value(r, &value))
            return false;
        if (record->count < RECORD_MAX_FIELDS) {
            record->keys[record->count] = key;
            record->values[record->count++] = value;
        }
    } while (take(r, ','));
    return take(r, '}');
}

static bool sum_is_right(const char *line, size_t len)
{
    if (len < SUM_LEN || line[len - SUM_LEN] != '\t')
        return false;
    uint32_t sum = 0;
    for (size_t i = len - 8; i < len; i++) {
        int digit = hex_digit(line[i]);
        if (digit < 0)
            return false;
        sum = sum * 16 + (uint32_t)digit;
    }
    return sum == crc32c(line, len - SUM_LEN);
}

bool record_read(const char *line, size_t len, Record *record)
{
    *record = (Record){.count = 0};
    buf_init(&record->memory);
    if (!sum_is_right(line, len))
        return false;
    Reader r = {line, line + len - SUM_LEN, record};
    return take_object(&r);
}

void record_deinit(Record *record)
{
    buf_deinit(&record->memory);
}

const char *record_get(const Record *record, const char *key)
{
    for (size_t i = 0; i < record->count; i++) {
        if (strcmp(record->memory.data + record->keys[i], key) == 0)
            return record->memory.data + record->values[i];
    }
    return NULL;
}

void record_seal(Buf *out, size_t start)
{
    uint32_t sum = crc32c(out->data + start, out->len - start);
    buf_printf(out, "\t%08x\n", sum);
}
