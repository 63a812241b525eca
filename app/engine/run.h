/* A run that is looked at on its way. Internal to engine. */
#ifndef ASYNCOURSE_ENGINE_RUN_H
#define ASYNCOURSE_ENGINE_RUN_H

#include "engine/engine.h"
#include "vm/vm.h"

typedef struct {
    uint64_t seq;                      /* the event after which to look */
    void (*look)(void *ctx, VM *vm);   /* reads only: the program is in the middle of something */
    void *ctx;
    VM *vm;                            /* the run's */
} RunWatch;

/* As engine_run; ends soon after the look. `watch` may be NULL. */
Recording *run_watched(const EngineSpec *spec, RunWatch *watch);

#endif
