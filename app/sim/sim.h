/* The door of the simulated outside world. A Sim is what one run does to a World: replies used up, connections open,
 * files written, and the arrivals that are still on their way. The libraries that programs import (aiohttp, requests,
 * aiofiles, ...) are Python (pylib) on top of the module `_sim`:
 *
 *   declared                       is there a world at all?
 *   section(name)                  that part of the world as dict and list, None when it is not declared
 *   reply(table, asked)            the reply of "http" or "queries" to a URL or query as a dict, names filled in; None.
 *                                  A list of replies is used up one by one.
 *   find(table, asked)             the entry itself ("ws": a list is a script)
 *   enter(host) leave(host)        a request begins and ends; enter() is False when the host's limits refuse it
 *   later(seconds, callback, *args)  an arrival: loop.call_soon(callback, *args) of the running loop in so many
 *                                  seconds; its cancel() forgets it
 *   serve_sockets(loop)            the loop has sockets now: its `_sockets` is (ready, look). While the dict `ready` is not
 *                                  empty, each tick calls look(True), which schedules what can be read and written;
 *                                  look(False) only tells whether there is any
 *   block(seconds, call)           the clock moves inside a handle, told as blocking the loop
 *   hang()                         a blocking call that never returns: the run ends as a deadlock
 *   jitter()                       between -1 and 1, seeded
 *   say(text)                      a line on stderr that is not the program's
 *   seed                           of random numbers
 *   disk                           dict: name -> text of the simulated disk
 *
 * One Sim per VM, in vm->sim. */
#ifndef ASYNCOURSE_SIM_SIM_H
#define ASYNCOURSE_SIM_SIM_H

#include "base/buf.h"
#include "sim/world.h"
#include "vm/vm.h"

/* Registers `_sim` and the builtin open(). Call once, after aio_install. `world` is borrowed; NULL: none is declared. */
void sim_install(VM *vm, const World *world);
/* Frees what is not on the VM's heap; call before vm_free. */
void sim_free(VM *vm);
void sim_mark_roots(VM *vm); /* part of Hooks.mark_roots */

/* AioConfig.io_next and io_deliver. */
int64_t sim_io_next(void *ctx, VM *vm);
bool sim_io_deliver(void *ctx, VM *vm);

/* The next line of the world's `input` script, after its time (it blocks, as typing does). false: the script is over or
 * there is none, or the run was stopped meanwhile (vm->stop). */
bool sim_input(VM *vm, Buf *line);

/* The simulated disk: the i-th file, in the order in which they came to be. false: there are no more. */
bool sim_file(VM *vm, size_t i, Buf *name, Buf *text);

#endif
