/* One line of the journal: a flat JSON object, a TAB, the CRC-32C of the JSON in eight hex digits. */
#ifndef ASYNCOURSE_COURSE_RECORD_H
#define ASYNCOURSE_COURSE_RECORD_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RECORD_MAX_FIELDS = 12 };

/* Values are texts as read: "true" and "7" for true and 7. Texts point into `memory`. */
typedef struct {
    Buf memory;
    size_t keys[RECORD_MAX_FIELDS], values[RECORD_MAX_FIELDS]; /* offsets into memory */
    size_t count;
} Record;

/* Checks the sum and reads a line without its newline. false: the line is damaged. The record must be deinitialised either way. */
bool record_read(const char *line, size_t len, Record *record);
void record_deinit(Record *record);
/* The value of a field, or NULL. */
const char *record_get(const Record *record, const char *key);
/* Appends TAB, sum and newline to the JSON that begins at `start` in `out`. */
void record_seal(Buf *out, size_t start);

#endif
