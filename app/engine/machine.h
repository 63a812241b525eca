/* A VM with everything a program finds there: the loop, the library, the simulated world, hooks that record. Internal to
 * engine. */
#ifndef ASYNCOURSE_ENGINE_MACHINE_H
#define ASYNCOURSE_ENGINE_MACHINE_H

#include "engine/engine.h"
#include "engine/recorder.h"
#include "sim/world.h"
#include "vm/vm.h"

typedef struct {
    Recorder rec; /* the hooks' ctx */
    World *world;
    VM *vm;
} Machine;

/* Builds it where it stands (*m must not move afterwards); spec and recording are borrowed. false: the world's text is
 * wrong, said in r->err and r->diags; nothing is to be closed then. */
bool machine_open(Machine *m, const EngineSpec *spec, Recording *r);
/* Before the programs that ran in it are freed. */
void machine_close(Machine *m);

#endif
