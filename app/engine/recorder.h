/* Turns what the VM reports (hook.h) into trace events. Internal to engine. */
#ifndef ASYNCOURSE_ENGINE_RECORDER_H
#define ASYNCOURSE_ENGINE_RECORDER_H

#include "engine/engine.h"
#include "trace/event.h"
#include "vm/vm.h"

/* What is said of a code object in the log. Looked up once a code, not once an event: that is a sixth of a traced run. */
typedef struct {
    const Code *code; /* NULL: this place is free */
    TraceCode trace;
    uint32_t name, file, nargs; /* name: without the names around it */
} KnownCode;
enum { KNOWN_CODES = 64 };

/* What values of a type are called. */
typedef struct {
    const Type *type; /* NULL: free */
    uint32_t version; /* of the type: never the same for two types or names */
    uint32_t text;
} KnownType;
enum { KNOWN_TYPES = 32, KNOWN_SINGLETONS = 16 /* values below that (value.h) */ };

typedef struct Recorder {
    const EngineSpec *spec;
    Recording *out;
    TraceSink sink;
    size_t next_input;
    bool write_failed;
    const char *last_file; /* of recorder_file_index; names of code objects stay where they are */
    uint32_t last_index;
    KnownCode known[KNOWN_CODES];
    KnownType types[KNOWN_TYPES];
    uint32_t singletons[KNOWN_SINGLETONS]; /* their texts; 0: not asked for yet */
} Recorder;

/* Hooks whose ctx is the Recorder; and what aio asks of it (AioConfig). */
Hooks recorder_hooks(Recorder *r);
uint32_t recorder_file_index(void *recorder, const char *file);
void recorder_wait(void *recorder, VM *vm, int64_t until_ns);
/* The fuel up to which the program runs, after `used`, until somebody is asked whether it is to be interrupted. */
uint64_t recorder_next_fuel(const EngineSpec *spec, uint64_t used);
void recorder_stack_entry(void *recorder, const Frame *f, uint32_t *name, uint32_t *line);

#endif
