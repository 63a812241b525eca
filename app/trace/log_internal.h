/* Inside the log: what log.c (the container), log_write.c and log_read.c share.
 *
 * A chunk is LOG_CHUNK_EVENTS events. The open one is written into a page that is large enough for any; when it is full
 * its bytes move to a piece of memory of their size. An event is
 *
 *     kind | STAMPED?   [mask [more]   [t_ns] [tick] [cur] [instr] [fields ...]]
 *
 * where the mask says what was foretold wrong (coding.h), and only that is stored, as a varint of its distance from the
 * guess. The commonest events of a program have forms of their own, with numbers from EV_COUNT on. */
#ifndef ASYNCOURSE_TRACE_LOG_INTERNAL_H
#define ASYNCOURSE_TRACE_LOG_INTERNAL_H

#include "base/buf.h"
#include "base/map.h"
#include "trace/log.h"

#include <string.h>

enum { STAMPED = 0x80, MASK_TIME = 1, MASK_TICK = 2, MASK_CUR = 4, MASK_INSTR = 8, MASK_FIELDS = 16, /* slots 0-2 */
       MASK_MORE = 128 /* a second byte: slots 3-6 */ };

/* One byte, then for a LINE: instructions since the last event (a byte), distance of the line (a byte, 128 is none), of the
 * frame if it is another one; LINE_FAR: instructions, then the distances of line, frame and function as varints. For a
 * CALL: instr, frame, code, arguments; for a RETURN: instr, line, value, and from another frame than that of which was
 * spoken last RETURN_FAR: instr, frame, function, line, value. */
enum { SHORT_LINE = EV_COUNT, SHORT_LINE_FRAME, SHORT_LINE_FAR, SHORT_CALL, SHORT_RETURN, SHORT_RETURN_FAR, SHORT_END };
_Static_assert((int)SHORT_END <= (int)STAMPED, "a byte says the form");

enum { MAX_EVENT_BYTES = 96, MAX_VALUE_BYTES = 10, MAX_SHORT_ARGS = 7 };

/* Ids of texts that are made when a reader asks for them: where in the log, or in log->later, what they are made of
 * stands. There: LATER_VALUE value; LATER_NUMBERED word number; LATER_LABEL + nargs func args. */
enum { TEXT_AT_SHIFT = 30, LATER_VALUE = 0, LATER_NUMBERED, LATER_LABEL };
#define TEXT_LATER ((uint32_t)1 << TEXT_AT_SHIFT)
#define TEXT_VALUE ((uint32_t)2 << TEXT_AT_SHIFT)
#define TEXT_ARGS ((uint32_t)3 << TEXT_AT_SHIFT)
#define TEXT_PLACE (((uint32_t)1 << TEXT_AT_SHIFT) - 1)

/* What stands in a chunk, so that searching can pass it by: kinds exactly, lines and tasks by some bits of their number. */
enum { TASK_BITS = 2048 };
typedef struct {
    uint8_t *data;
    size_t len;
    size_t start; /* bytes of all chunks before */
    uint64_t kinds[2], lines, tasks[TASK_BITS / 64], blocks; /* blocks: of TASK_BITS tasks each */
} Chunk;
_Static_assert(EV_COUNT <= 128, "a bit for each kind");

typedef struct {
    char *name, *source;
    size_t len;
    uint32_t first_line;
    uint32_t *line_at; /* offset of each line, lines + 1 entries */
    uint32_t lines;
} LogFile;

/* Which events of a chunk are playable: found out when somebody asks. */
typedef struct {
    uint64_t bits[LOG_CHUNK_EVENTS / 64];
    uint64_t upto; /* events of the log that were there then; 0: nobody has asked */
} Playable;

struct Log {
    uint8_t *at;          /* in open.data: where the next event goes */
    uint64_t count, easy; /* up to `easy` an event can be written without asking for more */
    uint64_t max, dropped;
    Coding coding;
    Chunk open; /* the last one; data: the page */
    Chunk *chunks; /* the full ones */
    size_t nchunks, cap_chunks;
    void (*reached)(void *ctx); /* log_watch */
    void *reached_ctx;
    uint64_t watch_seq;
    const char *outcome;
    int exit_code;
    Map *strings; /* index = id; grows in reading, too, by the texts that are asked for */
    Buf later;    /* what such texts are made of that is not in an event */
    struct { Playable **chunks; size_t cap; } *playable; /* grows in reading */
    uint32_t *items; /* all lists, one after the other */
    size_t nitems, cap_items;
    uint32_t *list_at; /* start of list id; list_at[id + 1] is its end */
    uint32_t nlists, cap_lists;
    uint32_t *list_slots; /* id, 0 = empty */
    uint32_t nlist_slots;
    LogHeader header;
    LogFile *files;
    uint32_t nfiles, cap_files;
};

/* The chunk of event `index`. */
static inline const Chunk *log_chunk(const Log *log, uint64_t index)
{
    size_t i = (size_t)(index / LOG_CHUNK_EVENTS);
    return i < log->nchunks ? &log->chunks[i] : &log->open;
}

static inline uint8_t *put_uint(uint8_t *p, uint64_t v)
{
    while (v >= 0x80) {
        *p++ = (uint8_t)(v | 0x80);
        v >>= 7;
    }
    *p++ = (uint8_t)v;
    return p;
}

static inline const uint8_t *get_uint(const uint8_t *p, uint64_t *v)
{
    uint64_t x = *p & 0x7f;
    for (unsigned shift = 7; *p++ & 0x80; shift += 7)
        x |= (uint64_t)(*p & 0x7f) << (shift & 63);
    *v = x;
    return p;
}

static inline uint64_t zigzag(int64_t v)
{
    return ((uint64_t)v << 1) ^ (uint64_t)(v >> 63);
}

static inline int64_t unzigzag(uint64_t v)
{
    return (int64_t)((v >> 1) ^ (~(v & 1) + 1));
}

static inline uint32_t zigzag32(uint32_t delta)
{
    return (delta << 1) ^ (uint32_t)-(int32_t)(delta >> 31);
}

static inline uint32_t unzigzag32(uint32_t v)
{
    return (v >> 1) ^ (~(v & 1) + 1);
}

/* The text of the coded value at p, behind which it returns; of a call's arguments, coded in [p, end) (log_read.c). */
const uint8_t *log_value_text(const Log *log, const uint8_t *p, Buf *out);
void log_args_text(const Log *log, uint32_t code, const uint8_t *p, const uint8_t *end, Buf *out);

static inline uint8_t *put_value(uint8_t *p, const TraceValue *v)
{
    if (v->word != TRACE_FLOAT)
        return put_uint(p, v->word);
    *p++ = TRACE_FLOAT;
    memcpy(p, &v->f, sizeof v->f);
    return p + sizeof v->f;
}

#endif
