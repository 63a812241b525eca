/* Shared by the files of this folder. */
#ifndef ASYNCOURSE_SIM_SIM_INT_H
#define ASYNCOURSE_SIM_SIM_INT_H

#include "sim/servers.h"
#include "sim/sim.h"
#include "vm/heap.h"
#include "vm/native.h"

/* Something on its way: at its time the loop that waits for it calls back. */
typedef struct {
    NativeData nd;
    Value loop, callback; /* callback V_NULL: cancelled */
    Tuple *args;
    int64_t due_ns;
    uint64_t number; /* in order of making: breaks ties */
} Arrival;

typedef struct {
    Arrival **items;
    uint32_t count, cap;
} Arrivals;

typedef struct Sim {
    const World *world; /* NULL: none is declared */
    Servers servers;
    Arrivals heap;      /* by (due_ns, number) */
    Arrivals others;    /* of loops that do not run now, taken out of the heap's way */
    Value served;       /* the loop whose arrivals are in the heap */
    Value sockets, look; /* of the served loop: the dict of what may be ready, and whom to ask; V_NULL: it has none */
    bool has_sockets;   /* some loop has */
    uint64_t made;
    uint64_t random;
    const WorldNode *next_line; /* of the input script */
    Type *arrival;
    Dict *disk;
} Sim;

static inline Sim *sim_of(const VM *vm) { return vm->sim; }

void arrivals_push(Arrivals *heap, Arrival *a);
Arrival *arrivals_pop(Arrivals *heap);

extern const ModuleDef sim_module;
void sim_types_install(VM *vm);

#endif
