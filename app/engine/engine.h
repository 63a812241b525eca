/* The engine: a run is a pure function of its spec. The VM never runs while a screen is drawn: engine_run runs a
 * program to its end (or to a limit) and returns the Recording that screens play, graders query and `trace` exports.
 * Same spec, same bytes. */
#ifndef ASYNCOURSE_ENGINE_ENGINE_H
#define ASYNCOURSE_ENGINE_ENGINE_H

#include "base/buf.h"
#include "base/diag.h"
#include "trace/log.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t fuel;      /* instructions and elements; UINT64_MAX = none */
    size_t heap;        /* bytes */
    uint64_t output;    /* bytes; UINT64_MAX = none */
    int64_t time_ns;    /* virtual; INT64_MAX = none */
    uint32_t events;    /* recorded */
} EngineLimits;

extern const EngineLimits ENGINE_LIMITS_RUN;   /* `run`: no fuel, 768 MiB (a million tasks) */
extern const EngineLimits ENGINE_LIMITS_VIEW;  /* view, lessons: 5 M fuel, 64 MiB, 1 MiB output, 3,600 s */
extern const EngineLimits ENGINE_LIMITS_GRADE; /* the same with 50 M fuel */

/* A piece of a program. */
typedef struct {
    const char *text; size_t len;   /* text NULL: none */
    const char *file;               /* its name in tracebacks */
    int first_line;                 /* line of the text's first line in its file (YAML), normally 1 */
} EnginePart;

/* The modules beside a program, which it may import: NAME.py, NAME/__init__.py and what stands in such a folder. Each
 * is read when the first import asks for it, once: runs with the same EngineFolder see the same texts. */
typedef struct EngineFolder EngineFolder;
EngineFolder *engine_folder_new(const char *program); /* the folder of the file `program` */
EngineFolder *engine_folder_again(const EngineFolder *folder); /* the same, read anew; NULL stays NULL */
/* The i-th of the files that imports have looked for, also where there is none; NULL: there were not so many. Lives as
 * long as the folder. */
const char *engine_folder_file(const EngineFolder *folder, uint32_t i);
void engine_folder_free(EngineFolder *folder); /* NULL is fine. After the runs that were made with it. */

/* A question asked when the program has ended by itself: is the value of an expression this literal? */
/* INTERRUPTED: somebody pressed Ctrl-C while the line was waited for. */
typedef enum { INPUT_LINE, INPUT_END, INPUT_INTERRUPTED } InputResult;

typedef struct { const char *of, *is; } EngineProbe;
typedef struct {
    bool equal;    /* same types, same contents; no `__eq__` of the program has a say */
    bool raised;
    Buf text;      /* repr of the value, or the exception's last line */
} EngineProbed;

typedef struct {
    const char *text; size_t len;   /* the program */
    const char *file;               /* its name in tracebacks */
    int first_line;                 /* line of the text's first line in its file (YAML), normally 1 */
    EnginePart setup, given;        /* run before and after it in the same module */
    EngineFolder *folder;           /* borrowed; NULL: only the library can be imported */
    const char *world;              /* the simulated outside world as JSON (sim/world.h), NULL: none */
    bool answer;                    /* the program may not change what stood before it: each breach is a tamper event */
    const EngineProbe *probes; size_t nprobes;
    const char *const *input; size_t ninput; /* lines for input(); after them, `read` */
    const char *const *argv; size_t argc;    /* sys.argv, whole; none: the file alone */
    uint64_t random_seed;
    EngineLimits limits;
    uint32_t collect_every;         /* tests: collect garbage at every nth safepoint besides; changes no event */
    bool record;                    /* keep the trace (else only outcome and output) */
    /* Called as output appears (may be NULL: then it is only kept in the Recording), with s NULL where the program
     * flushes. false: cannot be written. */
    bool (*output)(void *ctx, int stream, const char *s, size_t len);
    void *output_ctx;
    /* A person who watches; NULL: nobody. Asked now and then: is the program to be interrupted (KeyboardInterrupt)? */
    bool (*interrupted)(void *person);
    void (*wait)(void *person, int64_t until_ns); /* the clock has moved: really wait; NULL: time costs nothing */
    /* Appends the next line for input(), without its end. NULL: the run ends, OUTCOME_NEEDS_INPUT. */
    InputResult (*read)(void *person, Buf *line);
    void *person;
} EngineSpec;

/* A file of the simulated disk as the program left it. Owned by the Recording. */
typedef struct { char *name, *text; size_t len; } EngineFile;

typedef enum {
    OUTCOME_OK,            /* ended by itself; exit_code 0 or that of sys.exit */
    OUTCOME_EXCEPTION,     /* uncaught exception; traceback is in err; exit_code 1 */
    OUTCOME_SYNTAX,        /* does not compile; exit_code 1; message in err and diag */
    OUTCOME_DEADLOCK,      /* exit_code 124; explanation in `message` */
    OUTCOME_LIMIT,         /* exit_code 125; `message` says which */
    OUTCOME_NEEDS_INPUT,   /* input() with no line left */
    OUTCOME_OUTPUT_FAILED  /* stdout cannot be written: 74 */
} OutcomeKind;

typedef struct {
    OutcomeKind kind;
    int exit_code;
    int64_t end_ns;        /* virtual time at the end */
    uint64_t instr;
    Buf out, err;          /* everything written to stdout / stderr (kept when spec.output is NULL) */
    Buf message;           /* plain words for deadlock and limits; the last line of an exception */
    DiagList diags;        /* syntax problem, 1-based line and column */
    Log *log;              /* NULL unless spec.record */
    EngineProbed *probed; size_t nprobed; /* one a probe; none when the program did not end by itself */
    EngineFile *files; size_t nfiles; /* of the simulated disk, by name */
    char *file;            /* copies */
    char *text; size_t len;
} Recording;

Recording *engine_run(const EngineSpec *spec);
void recording_free(Recording *r);

/* ---- looking at a past moment ---- */

typedef struct { char *name, *value; } EngineLocal; /* value: as a debugger shows it (vm/inspect.h), bounded */
typedef struct {
    char *func;    /* qualified name; "<module>" */
    uint32_t line; /* 1-based, that runs or waits */
    EngineLocal *locals; size_t nlocals;
} EngineFrame;
typedef struct { EngineFrame *frames; size_t nframes; } EngineMoment; /* innermost first */

/* The program's frames and variables just after event `seq` of the recording that the spec makes: of a task (none when it
 * is done), or with task 0 of what runs then. Runs the program again up to there, which costs what that part of the run
 * cost. Owned by the caller; never NULL. */
EngineMoment *engine_moment(const EngineSpec *spec, uint64_t seq, uint32_t task);
void engine_moment_free(EngineMoment *m); /* NULL is fine */

#endif
