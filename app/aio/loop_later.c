/* The loop's methods that need sockets: asyncio.endpoints puts them into the class when the first of them is called, for
 * most programs never call one. */
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
