/* What the loop and the VM say, as it happens. Producers call TRACE(sink, KIND, .field = ...); a NULL or
 * disabled sink costs one branch. The list of events, with their fields, is event.def.
 *
 * Who sets what: the loop keeps sink->t_ns, ->tick, ->cur and the current instruction counter up to date,
 * each event is stamped with them. Events that move the clock are emitted before t_ns moves. */
#ifndef ASYNCOURSE_TRACE_EVENT_H
#define ASYNCOURSE_TRACE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers start at 1; 0 = none. Futures and tasks have separate number spaces. Strings and lists: see log.h. */
typedef struct { uint32_t v; } TaskId;
typedef struct { uint32_t v; } FutId;
typedef struct { uint32_t v; } HandleId;

/* A future or a task (a task is a future too): id << 1 | is_task; 0 = none. Stored as u32 in events. */
typedef uint32_t FutRef;
static inline FutRef futref_task(uint32_t task) { return task ? task << 1 | 1 : 0; }
static inline FutRef futref_future(uint32_t fut) { return fut << 1; }
static inline bool futref_is_task(FutRef ref) { return (ref & 1) != 0; }
static inline uint32_t futref_id(FutRef ref) { return ref >> 1; }

/* A line with its file: index in the log's file table (0 = the program itself) and a 1-based line. */
static inline uint32_t lineref(uint32_t file, uint32_t line) { return file << 24 | (line & 0xffffffu); }
static inline uint32_t lineref_file(uint32_t ref) { return ref >> 24; }
static inline uint32_t lineref_line(uint32_t ref) { return ref & 0xffffffu; }

/* EV_NONE, EV_RUN_BEGIN, ... */
typedef enum {
    EV_NONE,
#define EVENT(ID, json, play, fields) EV_##ID,
#include "trace/event.def"
    EV_COUNT
} EventKind;

/* STR_RESULT, STR_SLEEP, ...: string ids that hold in every log. 0 is "no string". */
typedef enum {
    STR_NO_STRING,
#define WORD(ID, text) STR_##ID,
#include "trace/words.def"
#undef WORD
    STR_WORD_COUNT
} WordId;

/* One decoded event. Slots a-f and n mean what event.def says; unused ones are 0. */
typedef struct {
    int64_t t_ns;   /* virtual time */
    uint64_t instr; /* VM instructions executed so far */
    int64_t n;
    uint32_t tick; /* number of the _run_once, from 1; 0 before the first */
    uint32_t cur;  /* running task, 0 = none */
    uint32_t a, b, c, d, e, f;
    uint16_t kind;
} Event;

typedef struct Log Log;

/* Where events go. Owned by the engine; the log is borrowed. */
typedef struct {
    Log *log;              /* NULL: disabled */
    const uint64_t *instr; /* the VM's counter; NULL counts as 0 */
    int64_t t_ns;
    uint32_t tick;
    uint32_t cur;
} TraceSink;

static inline bool trace_on(const TraceSink *s) { return s && s->log; }
/* Stamps ev with the sink's time, tick, cur and instr, and appends it. The sink must be on. */
void trace_append(TraceSink *s, Event *ev);
/* Interns text / a list of u32; 0 when the sink is off (or text is NULL / the list is empty). */
uint32_t trace_strn(TraceSink *s, const char *text, size_t len);
uint32_t trace_str(TraceSink *s, const char *text);
uint32_t trace_list(TraceSink *s, const uint32_t *items, size_t count);

/* What the program's own events show, in forms that cost little. The sink must be on.
 * A value is kept as it is; its text (an id as any other) is made when a reader asks for it. */
typedef struct {
    uint64_t word; /* the number or the string's id, and in the lower two bits which; TRACE_FLOAT: see f */
    double f;
} TraceValue;
enum { TRACE_INT, TRACE_FLOAT, TRACE_TEXT };
static inline TraceValue trace_int(int64_t i) /* of 62 bits */
{
    return (TraceValue){.word = (((uint64_t)i << 1) ^ (uint64_t)(i >> 63)) << 2 | TRACE_INT};
}
static inline TraceValue trace_float(double f) { return (TraceValue){.word = TRACE_FLOAT, .f = f}; }
static inline TraceValue trace_text(uint32_t str) { return (TraceValue){.word = (uint64_t)str << 2 | TRACE_TEXT}; }

/* Ids of texts that are made when a reader asks: of a value; a word and a number ("Task-7"); a coroutine as it was called,
 * func(args), without those arguments that would make it longer than TRACE_LABEL_TEXT bytes. 0 when the sink is off. */
enum { TRACE_LABEL_TEXT = 80, TRACE_LABEL_ARGS = 32 };
uint32_t trace_value(TraceSink *s, TraceValue v);
uint32_t trace_numbered(TraceSink *s, uint32_t word, uint32_t number);
uint32_t trace_label(TraceSink *s, uint32_t func, const TraceValue *args, size_t nargs); /* nargs <= TRACE_LABEL_ARGS */

/* A function of the program. list: func, line, then the name of each argument (trace_list). */
typedef struct {
    uint32_t list, func, line;
} TraceCode;
/* TRACE(LINE, .task = s->cur) */
void trace_line(TraceSink *s, uint32_t line, uint32_t frame, uint32_t func);
/* The text is "name=value, name=value", up to TRACE_ARGS_TEXT bytes. */
enum { TRACE_ARGS_TEXT = 200 };
void trace_call(TraceSink *s, const TraceCode *code, uint32_t frame, const TraceValue *args, size_t nargs);
void trace_return(TraceSink *s, uint32_t frame, uint32_t func, TraceValue value, uint32_t line);

/* The fields of each event as a struct: Trace_TASK_NEW { none_, id, name, coro, ... } */
#define A(kind, name) uint32_t name;
#define B(kind, name) uint32_t name;
#define C(kind, name) uint32_t name;
#define D(kind, name) uint32_t name;
#define E(kind, name) uint32_t name;
#define F(kind, name) uint32_t name;
#define N(kind, name) int64_t name;
#define EVENT(ID, json, play, fields)                                                                        \
    typedef struct {                                                                                         \
        uint32_t none_;                                                                                      \
        fields                                                                                               \
    } Trace_##ID;
#include "trace/event.def"

/* trace_emit_TASK_NEW(sink, &args): used by TRACE. Stamps and appends; the sink must be on. */
#define EVENT(ID, json, play, fields) void trace_emit_##ID(TraceSink *s, const Trace_##ID *x);
#include "trace/event.def"

/* The same back: Trace_TASK_NEW x = trace_get_TASK_NEW(&ev). */
#define A(kind, name) x.name = ev->a;
#define B(kind, name) x.name = ev->b;
#define C(kind, name) x.name = ev->c;
#define D(kind, name) x.name = ev->d;
#define E(kind, name) x.name = ev->e;
#define F(kind, name) x.name = ev->f;
#define N(kind, name) x.name = ev->n;
#define EVENT(ID, json, play, fields)                                                                        \
    static inline Trace_##ID trace_get_##ID(const Event *ev)                                                 \
    {                                                                                                        \
        Trace_##ID x = {0};                                                                                  \
        fields return x;                                                                                     \
    }
#include "trace/event.def"

/* TRACE(sink, TASK_STEP, .id = task.v, .via = h.v): arguments are evaluated only when the sink is on. */
#define TRACE(sink, ID, ...)                                                                                 \
    do {                                                                                                     \
        TraceSink *trace_sink_ = (sink);                                                                     \
        if (trace_on(trace_sink_))                                                                           \
            trace_emit_##ID(trace_sink_, &(Trace_##ID){.none_ = 0, __VA_ARGS__});                             \
    } while (0)

/* The generic form, for code that works on kinds as data. */
static inline void trace_emit(TraceSink *s, EventKind kind, uint32_t a, uint32_t b, uint32_t c, int64_t n)
{
    if (trace_on(s)) {
        Event ev = {.kind = (uint16_t)kind, .a = a, .b = b, .c = c, .n = n};
        trace_append(s, &ev);
    }
}

/* What event.def says of a kind. */
typedef enum {
    FIELD_TASK = 1, FIELD_FUT, FIELD_HANDLE, FIELD_OBJ, FIELD_GROUP, FIELD_STR, FIELD_LINE, FIELD_NUM,
    FIELD_BOOL, FIELD_FRAME, FIELD_TASKS, FIELD_FUTS, FIELD_STACK, FIELD_TIME, FIELD_INT,
    /* the same to readers; the log foretells them in other ways (coding.h) */
    FIELD_NEW_TASK = FIELD_TASK, FIELD_NEW_FUT = FIELD_FUT, FIELD_SET_FUT = FIELD_FUT, FIELD_NEW_NUM = FIELD_NUM,
    FIELD_NEW_HANDLE = FIELD_HANDLE, FIELD_RUN_HANDLE = FIELD_HANDLE, FIELD_NEXT_HANDLE = FIELD_HANDLE,
    FIELD_NEW_FRAME = FIELD_FRAME, FIELD_HERE = FIELD_LINE, FIELD_FUNC = FIELD_STR, FIELD_AT = FIELD_TIME
} FieldKind;
typedef struct {
    const char *key; /* JSON key; NULL ends the list */
    uint8_t kind;    /* FieldKind */
    uint8_t slot;    /* 0-5 = a-f, 6 = n */
    uint8_t guess;   /* CodingGuess */
} FieldSpec;
typedef struct {
    const char *name; /* "task.new" */
    bool playable;    /* a plain step stops here (query_is_playable knows the exceptions) */
    FieldSpec fields[8];
} EventSpec;
/* kind must be below EV_COUNT; kind 0 has the name "none". */
const EventSpec *event_spec(unsigned kind);
/* The kind with that JSON name, or EV_NONE. */
EventKind event_by_name(const char *name);
/* The u32 in a slot 0-5. */
uint32_t event_slot(const Event *ev, unsigned slot);

#endif
