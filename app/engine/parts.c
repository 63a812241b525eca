#include "engine/parts.h"

#include "base/mem.h"
#include "engine/say.h"
#include "vm/native.h"

#include <string.h>

const EnginePart *parts_compile(Parts *parts, const EngineSpec *spec, SyntaxProblem *problem)
{
    *parts = (Parts){.spec = spec};
    parts->parts[PART_SETUP] = spec->setup;
    parts->parts[PART_PROGRAM] = (EnginePart){spec->text, spec->len, spec->file, spec->first_line};
    parts->parts[PART_GIVEN] = spec->given;
    arena_init(&parts->problems);
    for (int i = 0; i < PART_COUNT; i++) {
        const EnginePart *p = &parts->parts[i];
        uint32_t flags = i == PART_PROGRAM && spec->answer ? CODE_ANSWER : 0;
        if (!p->text)
            continue;
        parts->programs[i] = compile_program(p->text, p->len, p->file, COMPILE_FILE, flags, &parts->problems, problem);
        if (!parts->programs[i])
            return p;
    }
    return NULL;
}

void parts_deinit(Parts *parts)
{
    for (int i = 0; i < PART_COUNT; i++)
        if (parts->programs[i])
            program_free(parts->programs[i]);
    for (size_t i = 0; parts->probes && i < 2 * parts->spec->nprobes; i++)
        if (parts->probes[i])
            program_free(parts->probes[i]);
    mem_free(parts->probes);
    arena_deinit(&parts->problems);
}

bool parts_run(const Parts *parts, VM *vm)
{
    vm_open_main(vm, parts->spec->file);
    for (int i = 0; i < PART_COUNT; i++)
        if (!say_warnings(vm, parts->programs[i]))
            return false;
    for (int i = 0; i < PART_COUNT; i++) {
        if (i == PART_PROGRAM && parts->spec->answer)
            vm_seal(vm);
        if (parts->programs[i] && !vm_run_main(vm, parts->programs[i]))
            return false;
    }
    return true;
}

/* The value of one expression; on failure *out says in words what happened. */
static bool evaluate(Parts *parts, VM *vm, const char *text, Program **program, Value *value, Buf *out)
{
    SyntaxProblem problem = {0};
    *program = compile_program(text, strlen(text), "<value>", COMPILE_EXPRESSION, 0, &parts->problems, &problem);
    if (!*program) {
        buf_printf(out, "%s: %s", problem.type, problem.message);
        return false;
    }
    if (vm_eval_main(vm, *program, value))
        return true;
    if (!vm->stop)
        exc_line(vm, exc_take(vm), out);
    return false;
}

static void probe(Parts *parts, VM *vm, size_t i, EngineProbed *answer)
{
    Value wanted, got;
    buf_init(&answer->text);
    answer->raised = !evaluate(parts, vm, parts->spec->probes[i].of, &parts->probes[2 * i], &got, &answer->text);
    if (answer->raised)
        return;
    vm->nested++; /* `got` has no root: no collection below */
    if (evaluate(parts, vm, parts->spec->probes[i].is, &parts->probes[2 * i + 1], &wanted, &answer->text)) {
        answer->equal = vm_same_data(vm, got, wanted);
        if (!value_repr(vm, got, &answer->text))
            exc_take(vm);
    }
    vm->nested--;
}

void parts_probe(Parts *parts, VM *vm, Recording *r)
{
    size_t n = parts->spec->nprobes;
    if (!n)
        return;
    vm->tracing = false;
    parts->probes = mem_zalloc(2 * n * sizeof *parts->probes);
    r->probed = mem_zalloc(n * sizeof *r->probed);
    for (; r->nprobed < n && !vm->stop; r->nprobed++)
        probe(parts, vm, r->nprobed, &r->probed[r->nprobed]);
}
