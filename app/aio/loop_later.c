/* The loop's methods that need sockets: asyncio.endpoints puts them into the class when the first of them is called, for
 * most programs never call one. And the methods that an abstract loop does not have. */
#include "aio/aio_int.h"
#include "vm/native.h"

#include <string.h>

static bool later(VM *vm, const char *name, Args *a, Value *out)
{
    Value ignored, method;
    if (!vm_import(vm, "asyncio.endpoints", &ignored))
        return false;
    method = dict_get_str(aio_of(vm)->loop->dict, str_intern(vm, name, strlen(name)));
    return vm_call_kw(vm, method, a, out);
}

#define METHODS(X, Y)                                                                                                  \
    X(create_server) X(create_connection) X(create_unix_server) X(create_unix_connection) X(create_datagram_endpoint)   \
    X(connect_accepted_socket) X(getaddrinfo) X(getnameinfo) X(sendfile) X(start_tls) X(sock_accept) X(sock_connect)    \
    X(sock_recv) X(sock_recv_into) X(sock_recvfrom) X(sock_recvfrom_into) X(sock_sendall) X(sock_sendto)                \
    X(sock_sendfile) Y(add_reader) Y(remove_reader) Y(add_writer) Y(remove_writer)

#define FUNCTION(name) static bool m_##name(VM *vm, Args *a, Value *out) { return later(vm, #name, a, out); }
METHODS(FUNCTION, FUNCTION)

#define COROUTINE(name) {#name, m_##name, 0, -1, NF_KW | NF_CORO},
#define PLAIN(name) {#name, m_##name, 0, -1, NF_KW},
const NativeDef loop_later_methods[] = {METHODS(COROUTINE, PLAIN){0}};

/* AbstractEventLoop has them all, and none of them does anything (CPython: events.py). */
static bool not_implemented(VM *vm, Args *a, Value *out)
{
    (void)a;
    (void)out;
    return vm_raise_args(vm, vm->excs->NotImplementedError, NULL, 0);
}

#define ABSTRACT(name) {#name, not_implemented, 0, -1, NF_KW},
const NativeDef loop_abstract_methods[] = {
    METHODS(ABSTRACT, ABSTRACT)
    ABSTRACT(run_forever) ABSTRACT(run_until_complete) ABSTRACT(stop) ABSTRACT(is_running) ABSTRACT(is_closed) ABSTRACT(close)
    ABSTRACT(shutdown_asyncgens) ABSTRACT(shutdown_default_executor) ABSTRACT(_timer_handle_cancelled) ABSTRACT(call_soon)
    ABSTRACT(call_later) ABSTRACT(call_at) ABSTRACT(time) ABSTRACT(create_future) ABSTRACT(create_task)
    ABSTRACT(call_soon_threadsafe) ABSTRACT(run_in_executor) ABSTRACT(set_default_executor) ABSTRACT(connect_read_pipe)
    ABSTRACT(connect_write_pipe) ABSTRACT(subprocess_shell) ABSTRACT(subprocess_exec) ABSTRACT(add_signal_handler)
    ABSTRACT(remove_signal_handler) ABSTRACT(set_task_factory) ABSTRACT(get_task_factory) ABSTRACT(get_exception_handler)
    ABSTRACT(set_exception_handler) ABSTRACT(default_exception_handler) ABSTRACT(call_exception_handler)
    ABSTRACT(get_debug) ABSTRACT(set_debug) {0}};
