"""The loop's methods that make connections and servers, and Server (CPython: base_events.py and unix_events.py; in a
file of their own because most programs need none of this).

A name is looked up without a thread: here it is always known."""
import socket
from _asyncio import _add_loop_methods, _hold, _label, _leave_out_task_number
from asyncio import exceptions
from asyncio.log import logger
from asyncio.selector_events import _SelectorDatagramTransport, _SelectorSocketTransport
from asyncio.tasks import sleep
from asyncio.trsock import TransportSocket

_TURNS_OF_GATHER = 3  # until CPython's create_server() goes on after it has looked up its hosts


class AbstractServer:
    """What create_server() gives."""

    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    """Listening sockets, and how many connections they have open."""

    def __init__(self, loop, sockets, protocol_factory, ssl_context=None, backlog=100, ssl_handshake_timeout=None,
                 ssl_shutdown_timeout=None):
        self._loop, self._sockets = loop, sockets
        self._protocol_factory, self._backlog, self._ssl_context = protocol_factory, backlog, ssl_context
        self._active_count = 0
        self._waiters = []
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f'<{self.__class__.__name__} sockets={self.sockets!r}>'

    def _attach(self):
        assert self._sockets is not None
        self._active_count += 1

    def _detach(self):
        assert self._active_count > 0
        self._active_count -= 1
        if self._active_count == 0 and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(waiter)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._loop._start_serving(self._protocol_factory, sock, self, self._backlog)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(TransportSocket(sock) for sock in self._sockets)

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if self._active_count == 0:
            self._wakeup()

    async def start_serving(self):
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = _label(self._loop.create_future(), 'io')
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        if self._sockets is None or self._waiters is None:
            return
        waiter = _label(self._loop.create_future(), 'io')
        self._waiters.append(waiter)
        await waiter


AbstractServer.__module__, Server.__module__ = 'asyncio.events', 'asyncio.base_events'


# ---- arguments ----

def resolve(host, port, family=0, type=0, proto=0, flags=0):
    infos = socket.getaddrinfo(host, port, family, type, proto, flags)
    if not infos:
        raise OSError('getaddrinfo() returned empty list')
    return infos


def _refuse_ssl(function, ssl, *timeouts):
    if ssl:
        raise NotImplementedError(f"{function}(ssl=...) is not part of the course's Python: "
                                  "the simulated loopback needs no encryption")
    for name, value in zip(('ssl_handshake_timeout', 'ssl_shutdown_timeout'), timeouts):
        if value is not None and ssl is None:
            raise ValueError(f'{name} is only meaningful with ssl')


def _check_stream(sock):
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f'A Stream Socket was expected, got {sock!r}')


def _not_both(place, sock):
    if sock is not None:
        raise ValueError(f'{place} and sock can not be specified at the same time')


# ---- connections ----

async def _connect_sock(loop, info, local_infos):
    family, kind, proto, _, address = info
    sock = socket.socket(family, kind, proto)
    try:
        sock.setblocking(False)
        if local_infos is not None:
            _bind_to_one(sock, family, local_infos)
        await loop.sock_connect(sock, address)
        return sock
    except BaseException:
        sock.close()
        raise


def _bind_to_one(sock, family, infos):
    failed = OSError(f'no matching local address with {family=} found')
    for info in infos:
        if info[0] != family:
            continue
        try:
            return sock.bind(info[4])
        except OSError as exc:
            failed = OSError(exc.errno, f'error while attempting to bind on address {info[4]!r}: {exc.strerror.lower()}')
    raise failed


async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                            sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None):
    if server_hostname is not None and not ssl:
        raise ValueError('server_hostname is only meaningful with ssl')
    _refuse_ssl('create_connection', ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
    if host is not None or port is not None:
        _not_both('host/port', sock)
        infos = resolve(host, port, family, socket.SOCK_STREAM, proto, flags)
        local_infos = None if local_addr is None else resolve(*local_addr[:2], family, socket.SOCK_STREAM, proto, flags)
        sock = await _connect_sock(self, infos[0], local_infos)
    else:
        if sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        _check_stream(sock)
    transport, protocol = await _connection_transport(self, sock, protocol_factory)
    if self.get_debug():
        logger.debug('%r connected to %s:%r: (%r, %r)', transport.get_extra_info('socket'), host, port, transport, protocol)
    return transport, protocol


async def _connection_transport(loop, sock, protocol_factory):
    sock.setblocking(False)
    try:
        protocol = protocol_factory()
    except BaseException:
        sock.close()  # nobody else has it
        raise
    waiter = _label(loop.create_future(), 'io')
    transport = _SelectorSocketTransport(loop, sock, protocol, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                  ssl_shutdown_timeout=None):
    _check_stream(sock)
    _refuse_ssl('connect_accepted_socket', ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
    transport, protocol = await _connection_transport(self, sock, protocol_factory)
    if self.get_debug():
        logger.debug('%r handled: (%r, %r)', transport.get_extra_info('socket'), transport, protocol)
    return transport, protocol


def _path(path):
    return path if isinstance(path, (str, bytes)) else path.__fspath__()


def _check_unix(sock):
    if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
        raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')


async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
    if server_hostname is not None and not ssl:
        raise ValueError('server_hostname is only meaningful with ssl')
    _refuse_ssl('create_unix_connection', ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
    if path is not None:
        _not_both('path', sock)
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
        try:
            sock.setblocking(False)
            await self.sock_connect(sock, _path(path))
        except BaseException:
            sock.close()
            raise
    else:
        if sock is None:
            raise ValueError('no path and sock were specified')
        _check_unix(sock)
    return await _connection_transport(self, sock, protocol_factory)


# ---- servers ----

async def _serve(loop, sockets, protocol_factory, backlog, start_serving):
    for sock in sockets:
        sock.setblocking(False)
        _hold(sock)
    server = Server(loop, sockets, protocol_factory, None, backlog)
    if start_serving:
        server._start_serving()
        await sleep(0)
    if loop.get_debug():
        logger.info('%r is serving', server)
    return server


def _listeners(infos, reuse_address, reuse_port):
    sockets = []
    try:
        for family, kind, proto, _, address in infos:
            sock = socket.socket(family, kind, proto)
            sockets.append(sock)
            if reuse_address:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
            if reuse_port:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            try:
                sock.bind(address)
            except OSError as exc:
                raise OSError(exc.errno, f'error while attempting to bind on address {address!r}: '
                                         f'{exc.strerror.lower()}') from None
    except BaseException:
        for sock in sockets:
            sock.close()
        raise
    return sockets


async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=socket.AI_PASSIVE, sock=None,
                        backlog=100, ssl=None, reuse_address=None, reuse_port=None, ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None, start_serving=True):
    if isinstance(ssl, bool):
        raise TypeError('ssl argument must be an SSLContext or None')
    _refuse_ssl('create_server', ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
    if host is not None or port is not None:
        _not_both('host/port', sock)
        hosts = [host] if host is None or isinstance(host, str) else list(host)
        _leave_out_task_number(len(hosts))  # CPython looks each of them up in a task
        for _ in range(_TURNS_OF_GATHER):
            await sleep(0)
        infos = dict.fromkeys(info for one in hosts
                              for info in resolve(one or None, port or 0, family, socket.SOCK_STREAM, 0, flags))
        sockets = _listeners(infos, reuse_address is None or reuse_address, reuse_port)
    else:
        if sock is None:
            raise ValueError('Neither host/port nor sock were specified')
        _check_stream(sock)
        sockets = [sock]
    return await _serve(self, sockets, protocol_factory, backlog, start_serving)


async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                             ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
    if isinstance(ssl, bool):
        raise TypeError('ssl argument must be an SSLContext or None')
    _refuse_ssl('create_unix_server', ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
    if path is not None:
        _not_both('path', sock)
        path = _path(path)
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            _remove_stale(path)
            sock.bind(path)
        except OSError as exc:
            sock.close()
            if exc.errno == 98:
                raise OSError(98, f'Address {path!r} is already in use') from None
            raise
    else:
        if sock is None:
            raise ValueError('path was not specified, and no sock specified')
        _check_unix(sock)
    return await _serve(self, [sock], protocol_factory, backlog, start_serving)


def _remove_stale(path):
    """A socket that was bound there is gone, or loses its name."""
    from _loopback import forget_path
    forget_path(path)


# ---- datagrams ----

async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0,
                                   flags=0, reuse_port=None, allow_broadcast=None, sock=None):
    address = None
    if sock is not None:
        if sock.type != socket.SOCK_DGRAM:
            raise ValueError(f'A UDP Socket was expected, got {sock!r}')
        options = dict(local_addr=local_addr, remote_addr=remote_addr, family=family, proto=proto, flags=flags,
                       reuse_port=reuse_port, allow_broadcast=allow_broadcast)
        problems = ', '.join(f'{name}={value}' for name, value in options.items() if value)
        if problems:
            raise ValueError(f'socket modifier keyword arguments can not be used when sock is specified. ({problems})')
        sock.setblocking(False)
    else:
        family, proto, local, address = _datagram_addresses(local_addr, remote_addr, family, proto, flags)
        sock = socket.socket(family, socket.SOCK_DGRAM, proto)
        try:
            if reuse_port:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            if allow_broadcast:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            sock.setblocking(False)
            if local:
                sock.bind(local)
            if address and not allow_broadcast:
                await self.sock_connect(sock, address)
        except BaseException:
            sock.close()
            raise
    protocol = protocol_factory()
    waiter = _label(self.create_future(), 'io')
    transport = _SelectorDatagramTransport(self, sock, protocol, address, waiter)
    if self.get_debug():
        if local_addr:
            logger.info('Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)',
                        local_addr, remote_addr, transport, protocol)
        else:
            logger.debug('Datagram endpoint remote_addr=%r created: (%r, %r)', remote_addr, transport, protocol)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


def _datagram_addresses(local_addr, remote_addr, family, proto, flags):
    """(family, proto, local address, remote address)"""
    if not (local_addr or remote_addr):
        if family == 0:
            raise ValueError('unexpected address family')
        return family, proto, None, None
    if family == socket.AF_UNIX:
        for address in (local_addr, remote_addr):
            if address is not None and not isinstance(address, str):
                raise TypeError('string is expected')
        if local_addr:
            _remove_stale(local_addr)
        return family, proto, local_addr, remote_addr
    found = {}
    for place, address in enumerate((local_addr, remote_addr)):
        if address is None:
            continue
        if not (isinstance(address, tuple) and len(address) == 2):
            raise TypeError('2-tuple is expected')
        for info in resolve(*address, family, socket.SOCK_DGRAM, proto, flags):
            found.setdefault((info[0], info[2]), [None, None])[place] = info[4]
    for (family, proto), (local, remote) in found.items():
        if (local or not local_addr) and (remote or not remote_addr):
            return family, proto, local, remote
    raise ValueError('can not get address information')


# ---- names, files, encryption ----

async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
    return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)


async def getnameinfo(self, sockaddr, flags=0):
    return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)


async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
    if transport.is_closing():
        raise RuntimeError('Transport is closing')
    if not isinstance(transport, _SelectorSocketTransport):
        raise RuntimeError(f'sendfile is not supported for transport {transport!r}')
    file.seek(offset)
    data = file.read() if count is None else file.read(count)
    transport.write(data)
    while transport.get_write_buffer_size():
        await sleep(0)
    return len(data)


async def start_tls(self, transport, protocol, sslcontext, **keywords):
    _refuse_ssl('start_tls', True)


_methods = {function.__name__: function for function in (
    create_connection, connect_accepted_socket, create_unix_connection, create_server, create_unix_server,
    create_datagram_endpoint, getaddrinfo, getnameinfo, sendfile, start_tls)}
for _function in _methods.values():
    _owner = '_UnixSelectorEventLoop' if 'unix' in _function.__name__ else 'BaseEventLoop'
    _function.__qualname__ = f'{_owner}.{_function.__name__}'
_add_loop_methods(_methods)
