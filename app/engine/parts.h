/* The pieces of a program (setup, the program itself, given) and the questions asked at its end. Internal to engine. */
#ifndef ASYNCOURSE_ENGINE_PARTS_H
#define ASYNCOURSE_ENGINE_PARTS_H

#include "engine/engine.h"
#include "lang/compile.h"
#include "vm/vm.h"

enum { PART_SETUP, PART_PROGRAM, PART_GIVEN, PART_COUNT };

typedef struct {
    const EngineSpec *spec;
    EnginePart parts[PART_COUNT];
    Program *programs[PART_COUNT]; /* NULL: no such part */
    Program **probes;              /* two a probe: `of` and `is` */
    Arena problems;                /* texts of a SyntaxProblem */
} Parts;

/* Compiles the parts. A part that does not compile: returns it and fills *problem, whose texts live in `parts`;
 * else NULL. parts_deinit in both cases, after the VM is gone. */
const EnginePart *parts_compile(Parts *parts, const EngineSpec *spec, SyntaxProblem *problem);
void parts_deinit(Parts *parts);
/* Runs them in the main module, one after the other. false: vm->exc or vm->stop. */
bool parts_run(const Parts *parts, VM *vm);
/* Asks the probes; not to be called when the VM was stopped. */
void parts_probe(Parts *parts, VM *vm, Recording *r);

#endif
