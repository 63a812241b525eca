/* The log of one run: append-only, delta-varint coded in chunks, with its interned strings and lists.
 * Reading is by cursor (sequential, cheap) or log_get (decodes at most LOG_CHUNK_EVENTS).
 * The log owns all its text; pointers into it stay valid until the log is freed or appended to. */
#ifndef ASYNCOURSE_TRACE_LOG_H
#define ASYNCOURSE_TRACE_LOG_H

#include "base/buf.h"
#include "trace/coding.h"

enum { LOG_CHUNK_EVENTS = 1024, LOG_MAX_FILES = 256 };

/* max_events: later appends are dropped and log_truncated() becomes true (0 = 5 million). */
Log *log_new(uint64_t max_events);
void log_free(Log *log); /* NULL is fine */

void log_append(Log *log, const Event *ev); /* kind must be a real one */
uint64_t log_count(const Log *log);
bool log_truncated(const Log *log);
uint64_t log_dropped(const Log *log); /* how many appends came too late */
size_t log_bytes(const Log *log);     /* coded size of the events */

/* Event i (0-based; this is "seq"). false when i is out of range. */
bool log_get(const Log *log, uint64_t i, Event *ev);

/* For searching: what an event must be, so that the chunk of event `index` (of LOG_CHUNK_EVENTS, which begins at a
 * multiple) can be passed by without reading it. All zero: anything. */
typedef struct {
    uint64_t kinds[2], lines; /* one of these: log_need_kind, log_need_line */
    uint32_t task;            /* it names this task, or this task runs */
    const uint8_t *chunks;    /* by chunk: 0 when none of it is (texts.h); NULL: not known */
} LogNeed;
void log_need_kind(LogNeed *need, EventKind kind);
void log_need_line(LogNeed *need, uint32_t line); /* a lineref */
/* false: no event of the chunk is so. true: perhaps. `index` is below log_count. */
bool log_may_have(const Log *log, uint64_t index, const LogNeed *need);

/* Does a plain step stop at event i? event.def says at which kinds; a handle.begin that only leads to a step of its task
 * does not count. */
bool log_is_playable(const Log *log, uint64_t i);
/* The first one at or after i, the last one before i; UINT64_MAX: there is none. Nothing is decoded. */
uint64_t log_playable_from(const Log *log, uint64_t i);
uint64_t log_playable_before(const Log *log, uint64_t i);

/* Sequential reading. The log may grow meanwhile; the cursor must not outlive it. */
typedef struct {
    const Log *log;
    uint64_t index; /* of the event log_next returns next */
    size_t at; /* offset in the chunk */
    Coding coding;
} LogCursor;
LogCursor log_cursor(const Log *log, uint64_t index);
bool log_next(LogCursor *cursor, Event *ev);
/* Calls `reached` once, when the log has got its event `seq`. One at a time. */
void log_watch(Log *log, uint64_t seq, void (*reached)(void *ctx), void *ctx);

/* Strings. Id 0 is "no string" and reads as "". Ids of words.def hold in every log. The texts of the program's values
 * have ids, too, but only those that log_str gave are equal when the texts are. */
uint32_t log_str(Log *log, const char *text, size_t len);
const char *log_text(const Log *log, uint32_t str); /* NUL-terminated, never NULL; unknown id: "" */
const char *log_textn(const Log *log, uint32_t str, size_t *len);
uint32_t log_str_count(const Log *log);
/* The id below log_str_count of the same text: for readers that keep something by id. */
uint32_t log_plain_str(const Log *log, uint32_t str);

/* Lists of u32 (task ids, FutRefs). Id 0 is the empty list. A stack is a list of pairs
 * (function string id, lineref), outermost frame first. */
uint32_t log_list(Log *log, const uint32_t *items, size_t count);
const uint32_t *log_list_items(const Log *log, uint32_t list, size_t *count);

/* What the reader must know of the run. Strings are copied. */
typedef struct {
    const char *program;     /* title or file name */
    const char *semantics;   /* "3.11" */
    const char *schedule;    /* "acs1:0:" */
    uint64_t random_seed;
    const char *source_hash; /* or "" */
} LogHeader;
void log_set_header(Log *log, const LogHeader *header);
/* How it ended: "ok", "exception", "deadlock", "limit" ... (a constant), and the exit code; "" until it is set. */
void log_set_end(Log *log, const char *outcome, int exit_code);
const char *log_outcome(const Log *log);
int log_exit_code(const Log *log);
const LogHeader *log_header(const Log *log);
/* Adds a file to the table; its index is used in linerefs. The first one is the program (index 0).
 * first_line: number of the first line of `source`. source may be NULL (names only). */
uint32_t log_add_file(Log *log, const char *name, const char *source, size_t source_len, uint32_t first_line);
uint32_t log_file_count(const Log *log);
/* What was given to log_add_file; NULL: nothing was. */
const char *log_file_text(const Log *log, uint32_t file, size_t *len);
const char *log_file_name(const Log *log, uint32_t file); /* "" when unknown */
/* The text of a line without its newline, *len bytes; NULL when not known. */
/* Is it a line of the program, or of what it imported from beside it? */
bool log_has_line(const Log *log, uint32_t ref);
/* "3", and where that is not in the program's own text, "3 of shop.py". */
void log_put_line(const Log *log, uint32_t ref, Buf *out);
const char *log_source_line(const Log *log, uint32_t line, size_t *len);

/* Checks the invariants of the design on the whole log; on a breach says which, at which event. */
bool log_check_invariants(const Log *log, Buf *why);

#endif
