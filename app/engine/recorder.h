/* Turns what the VM reports (hook.h) into trace events. Internal to engine. */
#ifndef ASYNCOURSE_ENGINE_RECORDER_H
#define ASYNCOURSE_ENGINE_RECORDER_H

#include "engine/engine.h"
#include "trace/event.h"
#include "vm/vm.h"

typedef struct Recorder {
    const EngineSpec *spec;
    Recording *out;
    TraceSink sink;
    size_t next_input;
    bool write_failed;
} Recorder;

/* Hooks whose ctx is the Recorder. */
Hooks recorder_hooks(Recorder *r);
uint32_t recorder_file_index(void *recorder, const char *file);

#endif
