/* Turns what the VM reports (hook.h) into trace events. Internal to engine. */
#ifndef ASYNCOURSE_ENGINE_RECORDER_H
#define ASYNCOURSE_ENGINE_RECORDER_H

#include "engine/engine.h"
#include "trace/event.h"
#include "vm/vm.h"

/* What a code object is called in the log. Looked up once a code, not once an event: that is a sixth of a traced run. */
typedef struct {
    const Code *code; /* NULL: this place is free */
    uint32_t func, file;
} KnownCode;
enum { KNOWN_CODES = 64 };

typedef struct Recorder {
    const EngineSpec *spec;
    Recording *out;
    TraceSink sink;
    size_t next_input;
    bool write_failed;
    KnownCode known[KNOWN_CODES];
} Recorder;

/* Hooks whose ctx is the Recorder. */
Hooks recorder_hooks(Recorder *r);
uint32_t recorder_file_index(void *recorder, const char *file);

#endif
