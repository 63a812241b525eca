"""Streams between the parts of one program: a simulated loopback, without sockets.

What one side writes reaches the other side's reader one tick later, as on a local connection, and its end one tick after
that. A reader that holds more than twice its limit stops the flow: the writer's drain() waits. What is written to a side
that has closed is lost, and the next write learns of it (CPython: selector_events.py)."""
from _asyncio import _label, _leave_out_task_number, get_running_loop, iscoroutine
from asyncio import exceptions
from asyncio.tasks import sleep

__all__ = ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server')

_DEFAULT_LIMIT = 2 ** 16
_HIGH_WATER = 2 ** 16
_QUIET_WRITES = 5    # constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES
_LOCAL = {'localhost': '127.0.0.1', '': '0.0.0.0', None: '0.0.0.0'}
_listening = {}      # port -> Server
_next_port = 49152


class StreamReaderProtocol:
    """Of a server: a client has come. Programs that build streams by hand name it, too: those need transports."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("asyncio.StreamReaderProtocol is not part of the course's Python: "
                                  "use asyncio.open_connection() and asyncio.start_server()")

    @classmethod
    def _of_server(cls, server, reader, writer):
        protocol = object.__new__(cls)
        protocol._loop, protocol._client_connected_cb = server._loop, server._callback
        protocol._reader, protocol._writer = reader, writer
        return protocol

    def connection_made(self, transport):
        result = self._client_connected_cb(self._reader, self._writer)
        if not iscoroutine(result):
            return

        def callback(task):
            exc = task.exception()
            if exc is not None:
                self._loop.call_exception_handler({
                    'message': 'Unhandled exception in client_connected_cb',
                    'exception': exc,
                    'transport': transport,
                })
                transport.close()

        self._task = self._loop.create_task(result)
        self._task.add_done_callback(callback)


class StreamReader:
    """What arrives on a connection."""

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = loop
        self._buffer = b''
        self._eof = False
        self._waiter = None
        self._exception = None
        self._source = None  # the pipe that feeds it, while that is stopped

    def __repr__(self):
        info = ['StreamReader']
        if self._buffer:
            info.append(f'{len(self._buffer)} bytes')
        if self._eof:
            info.append('eof')
        if self._limit != _DEFAULT_LIMIT:
            info.append(f'limit={self._limit}')
        if self._waiter:
            info.append(f'waiter={self._waiter!r}')
        if self._exception:
            info.append(f'exception={self._exception!r}')
        return '<{}>'.format(' '.join(info))

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def _wakeup(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def feed_eof(self):
        self._eof = True
        self._wakeup()

    def at_eof(self):
        return self._eof and not self._buffer

    def feed_data(self, data):
        assert not self._eof, 'feed_data after feed_eof'
        if data:
            self._buffer += data
            self._wakeup()

    def _is_full(self):
        return len(self._buffer) > 2 * self._limit

    def _take(self, n):
        data, self._buffer = self._buffer[:n], self._buffer[n:]
        self._maybe_resume()
        return data

    def _maybe_resume(self):
        if self._source is not None and len(self._buffer) <= self._limit:
            source, self._source = self._source, None
            source.flow()

    async def _wait_for_data(self, func_name):
        if self._waiter is not None:
            raise RuntimeError(f'{func_name}() called while another coroutine is '
                               f'already waiting for incoming data')
        if self._source is not None:  # it holds less than one read wants
            source, self._source = self._source, None
            source.flow(True)
        loop = self._loop or get_running_loop()
        self._waiter = _label(loop.create_future(), 'io')
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def readline(self):
        try:
            return await self.readuntil(b'\n')
        except exceptions.IncompleteReadError as exc:
            return exc.partial
        except exceptions.LimitOverrunError as exc:
            if self._buffer.startswith(b'\n', exc.consumed):
                self._take(exc.consumed + 1)
            else:
                self._take(len(self._buffer))
            raise ValueError(exc.args[0])

    async def readuntil(self, separator=b'\n'):
        if not separator:
            raise ValueError('Separator should be at least one-byte string')
        self._check()
        seen = 0
        while True:
            at = self._buffer.find(separator, seen)
            if at >= 0:
                break
            seen = max(0, len(self._buffer) + 1 - len(separator))
            if seen > self._limit:
                raise exceptions.LimitOverrunError('Separator is not found, and chunk exceed the limit', seen)
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(len(self._buffer)), None)
            await self._wait_for_data('readuntil')
        if at > self._limit:
            raise exceptions.LimitOverrunError('Separator is found, but chunk is longer than limit', at)
        return self._take(at + len(separator))

    def _check(self):
        if self._exception is not None:
            raise self._exception

    async def read(self, n=-1):
        self._check()
        if n == 0:
            return b''
        if n < 0:
            parts = []
            while True:
                part = await self.read(self._limit)
                if not part:
                    return b''.join(parts)
                parts.append(part)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
        return self._take(n)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        self._check()
        if n == 0:
            return b''
        while len(self._buffer) < n:
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(len(self._buffer)), n)
            await self._wait_for_data('readexactly')
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line


class _Pipe:
    """One direction of a connection: from a transport to the reader on the other side."""

    def __init__(self, loop, reader):
        self.loop, self.reader = loop, reader
        self.held = []          # written, not with the reader yet
        self.size = 0
        self.ended = False      # nothing more will be written
        self.gone = False       # the other side has closed
        self.refused = False    # and has said so to one write
        self.waiters = []       # of drain()

    def write(self, data):
        self.held.append(data)
        self.size += len(data)
        self.loop.call_soon(self.flow)

    def end(self):
        if not self.ended:
            self.ended = True
            if not self.held:
                self.loop.call_soon(self._arrive_at_end)

    def flow(self, force=False):
        reader = self.reader
        if not self.held:
            return
        while self.held:
            if reader._is_full() and not force:
                reader._source = self
                return
            force = False
            data = self.held.pop(0)
            self.size -= len(data)
            if not reader._eof:
                reader.feed_data(data)
        if self.ended:
            self.loop.call_soon(self._arrive_at_end)
        if self.size <= _HIGH_WATER // 4:
            self.let_go(None)

    def _arrive_at_end(self):
        if not self.reader._eof:
            self.reader.feed_eof()

    def drop(self):
        self.held.clear()
        self.size = 0

    def let_go(self, exc):
        waiters, self.waiters = self.waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None) if exc is None else waiter.set_exception(exc)


class _Transport:
    """One end of a connection."""

    def __init__(self, loop, out, reader, names):
        self._loop, self._out, self._reader, self._names = loop, out, reader, names
        self._peer = None
        self._closing = False
        self._conn_lost = 0    # by close() or by an error; then, writes in vain
        self._is_lost = False  # connection_lost() has been called
        self._closed = loop.create_future()

    def __repr__(self):
        return f"<_SelectorSocketTransport {'closing' if self._closing else 'open'} simulated>"

    def get_extra_info(self, name, default=None):
        return self._names.get(name, default)

    def is_closing(self):
        return self._closing

    def can_write_eof(self):
        return True

    def write_eof(self):
        if not self._closing:
            self._out.end()

    def get_write_buffer_size(self):
        return self._out.size

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._out.ended and not self._closing:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data:
            return
        if self._conn_lost:
            if self._conn_lost >= _QUIET_WRITES:
                from asyncio.log import logger
                logger.warning('socket.send() raised exception.')
            self._conn_lost += 1
        elif not self._out.gone:
            self._out.write(bytes(data))
        elif not self._out.refused:
            self._out.refused = True
        else:
            self._force_close(BrokenPipeError(32, 'Broken pipe'))

    def writelines(self, list_of_data):
        self.write(b''.join(list_of_data))

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._out.reader._source is self._out:  # the rest is on its way already
            self._out.drop()
        self._closing = True
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        if exc is None and self._out.held and not self._out.gone:  # what was written before goes first
            self._out.waiters.append(flushed := self._loop.create_future())
            flushed.add_done_callback(lambda future: self._call_connection_lost(None))
            return
        self._is_lost = True
        self._out.let_go(exc)
        if exc is None:
            self._reader.feed_eof()
            self._closed.set_result(None)
        else:
            self._reader.set_exception(exc)
            self._closed.set_exception(exc)
            self._closed.exception()  # not to be told of at the end
        self._out.end()
        self._peer._peer_closed()

    def _peer_closed(self):
        """Nobody reads any more what is written here."""
        self._out.gone = True
        if self._out.held:
            self._out.drop()
            self._force_close(ConnectionResetError(104, 'Connection reset by peer'))


class StreamWriter:
    """The way out of a connection."""

    def __init__(self, transport, protocol, reader, loop):
        self._transport, self._reader, self._loop = transport, reader, loop

    def __repr__(self):
        return f'<StreamWriter transport={self._transport!r} reader={self._reader!r}>'

    @property
    def transport(self):
        return self._transport

    def write(self, data):
        self._transport.write(data)

    def writelines(self, data):
        self._transport.writelines(data)

    def write_eof(self):
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def close(self):
        self._transport.close()

    def is_closing(self):
        return self._transport.is_closing()

    async def wait_closed(self):
        await self._transport._closed

    def get_extra_info(self, name, default=None):
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        if self._reader is not None and self._reader.exception() is not None:
            raise self._reader.exception()
        out = self._transport._out
        if self._transport.is_closing():
            await sleep(0)
        if self._transport._is_lost:
            raise ConnectionResetError('Connection lost')
        if out.size > _HIGH_WATER:
            waiter = _label(self._loop.create_future(), 'io')
            out.waiters.append(waiter)
            await waiter

    async def start_tls(self, *args, **kwargs):
        raise NotImplementedError("ssl is not part of the course's Python")


class Server:
    """A place of the loopback where clients are served."""

    def __init__(self, loop, callback, host, port, limit):
        self._loop, self._callback, self._limit = loop, callback, limit
        self._host, self._port = host, port
        self._serving = False
        self._closed = False
        self._forever = None
        self._waiters = []

    def __repr__(self):
        return f'<Server sockets={self.sockets!r}>'

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._closed else (TransportSocket((self._host, self._port)),)

    async def start_serving(self):
        self._serving = True
        await sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._closed:
            raise RuntimeError(f'server {self!r} is closed')
        self._serving = True
        self._forever = _label(self._loop.create_future(), 'io')
        try:
            await self._forever
        except BaseException:
            self.close()
            raise
        finally:
            self._forever = None

    def close(self):
        if self._closed:
            return
        self._closed = True
        self._serving = False
        _listening.pop(self._port, None)
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()

    async def wait_closed(self):
        if not self._closed:
            return
        await sleep(0)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.close()
        await self.wait_closed()


AbstractServer = Server


class TransportSocket:
    """As much of a socket as programs ask a server or a transport for."""

    def __init__(self, laddr, raddr=None):
        self._laddr, self._raddr = laddr, raddr

    def getsockname(self):
        return self._laddr

    def getpeername(self):
        if self._raddr is None:
            raise OSError(107, 'Transport endpoint is not connected')
        return self._raddr

    def setsockopt(self, *args):
        pass

    def __repr__(self):
        raddr = '' if self._raddr is None else f', raddr={self._raddr!r}'
        return f'<asyncio.TransportSocket laddr={self._laddr!r}{raddr}>'


_CREATE_SERVER = ('family', 'flags', 'sock', 'backlog', 'ssl', 'reuse_address', 'reuse_port', 'ssl_handshake_timeout',
                  'ssl_shutdown_timeout')
_CREATE_CONNECTION = ('ssl', 'family', 'proto', 'flags', 'sock', 'local_addr', 'server_hostname',
                      'ssl_handshake_timeout', 'ssl_shutdown_timeout', 'happy_eyeballs_delay', 'interleave')


def _check_keywords(keywords, known, method, function):
    """What the loop's method behind the function takes; encryption is not needed on the simulated loopback."""
    for name in keywords:
        if name not in known:
            raise TypeError(f"BaseEventLoop.{method}() got an unexpected keyword argument '{name}'")
    if keywords.get('ssl'):
        raise NotImplementedError(f"{function}(ssl=...) is not part of the course's Python: "
                                  "the simulated loopback needs no encryption")


def _new_port():
    global _next_port
    _next_port += 1
    return _next_port - 1


def _extra_info(laddr, raddr):
    return {'sockname': laddr, 'peername': raddr, 'socket': TransportSocket(laddr, raddr)}


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, start_serving=True,
                       **keywords):
    """A server on the simulated loopback: client_connected_cb(reader, writer) for every client."""
    _check_keywords(keywords, _CREATE_SERVER, 'create_server', 'start_server')
    loop = get_running_loop()
    hosts = [host] if host is None or isinstance(host, str) else list(host)
    _leave_out_task_number(len(hosts))  # CPython looks each of them up in a task
    await sleep(0)
    port = int(port) if port else _new_port()
    address = _LOCAL.get(hosts[0], hosts[0])
    if port in _listening:
        raise OSError(98, f"error while attempting to bind on address ({address!r}, {port}): address already in use")
    server = _listening[port] = Server(loop, client_connected_cb, address, port, limit)
    server._serving = bool(start_serving)
    return server


def _refused(host, port):
    if host in _LOCAL or host.startswith('127.') or host == '::1':
        address = (host, port, 0, 0) if host == '::1' else (_LOCAL.get(host, host), port)
        return ConnectionRefusedError(111, f'Connect call failed {address!r}')
    return OSError(f"there is no network here: {host!r} cannot be reached; programs connect to servers that they "
                   "start themselves (asyncio.start_server)")


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **keywords):
    """A connection to a server of this program; (reader, writer)."""
    _check_keywords(keywords, _CREATE_CONNECTION, 'create_connection', 'open_connection')
    loop = get_running_loop()
    await sleep(0)  # as many turns as CPython needs between sockets, and the server comes first
    await sleep(0)
    server = _listening.get(int(port))
    if server is None or server._loop.is_closed() or not (
            host in _LOCAL or host == server._host or host.startswith('127.') or host == '::1'):
        raise _refused(host, port)
    here, there = (_LOCAL.get(host, host), _new_port()), (_LOCAL.get(host, host), int(port))
    near, far = StreamReader(limit, loop), StreamReader(server._limit, server._loop)
    to_far, to_near = _Pipe(server._loop, far), _Pipe(loop, near)
    client = _Transport(loop, to_far, near, _extra_info(here, there))
    serving = _Transport(server._loop, to_near, far, _extra_info(there, here))
    client._peer, serving._peer = serving, client
    writer = StreamWriter(serving, None, far, server._loop)
    _leave_out_task_number(1)  # CPython accepts in a task
    server._loop.call_soon(StreamReaderProtocol._of_server(server, far, writer).connection_made, serving)
    await sleep(0)
    await sleep(0)
    return near, StreamWriter(client, None, near, loop)
