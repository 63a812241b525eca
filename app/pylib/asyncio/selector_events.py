"""The loop's half of sockets: what is ready becomes handles, once a tick; the transports that live on it.

The loop asks a selector of its own (selectors.EpollSelector) after each tick's timers have been looked at, while there is
anything that may be ready: see _sim.serve_sockets."""
import functools
import _sim
from _asyncio import _add_loop_methods, _hold, _label, _wake
from _loopback import adopt, moved
from contextvars import copy_context
from selectors import EVENT_READ, EVENT_WRITE, EpollSelector
from asyncio import constants, protocols, transports
from asyncio.log import logger
from asyncio.trsock import TransportSocket
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SHUT_WR, SO_ERROR, SOCK_STREAM, SOL_SOCKET, TCP_NODELAY

_RETRY = (BlockingIOError, InterruptedError)
_GO_ON = (SystemExit, KeyboardInterrupt)
_TURNS_IN_VAIN = 2000
_OUT_OF_RESOURCES = (24, 23, 105, 12)


# ---- the selector of a loop ----

class _Watch:
    """A callback for an event of a file: each time it is ready, a handle. (CPython: one handle, many times.)"""

    def __init__(self, loop, callback, args):
        self._loop, self._callback, self._args = loop, callback, args
        self._context = copy_context()
        self._handle = None
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        if self._handle is not None:
            self._handle.cancel()

    def cancelled(self):
        return self._cancelled

    def schedule(self):
        self._handle = self._loop.call_soon(self._callback, *self._args, context=self._context)


def _selector_of(loop):
    selector = getattr(loop, '_selector', None)
    if not hasattr(loop, '_transports'):
        adopt(loop)
        if selector is None:
            selector = loop._selector = EpollSelector(lambda: _wake(loop))
        else:  # one of the module's, which the loop was made with
            selector._told = lambda: _wake(loop)
        loop._transports = {}
        loop._moved = loop._in_vain = 0
        loop._sockets = selector._epoll.ready, functools.partial(_look, loop)
        _sim.serve_sockets(loop)
    return selector


def _look(loop, deliver):
    """Is a socket ready? To deliver: the callbacks of those that are become handles of this tick.

    A callback that leaves what it is called for is called in each turn, and only the real clock would go on meanwhile:
    after so many turns in vain the loop goes to its next timer."""
    selector = loop._selector
    if not deliver:
        if loop._in_vain > _TURNS_IN_VAIN and loop._scheduled:
            loop._in_vain = 0
            return False
        return selector._epoll.any()
    loop._in_vain = loop._in_vain + 1 if loop._moved == moved[0] else 0
    loop._moved = moved[0]
    for key, mask in selector.select(0):
        reader, writer = key.data
        if mask & EVENT_READ and reader is not None:
            reader.schedule()
        if mask & EVENT_WRITE and writer is not None:
            writer.schedule()
    return False


def _is_watched(loop, fd, event):
    try:
        return bool(_selector_of(loop).get_key(fd).events & event)
    except KeyError:
        return False


def _check_closed(loop):
    if loop.is_closed():
        raise RuntimeError('Event loop is closed')


def _add_watch(loop, fd, event, callback, args):
    _check_closed(loop)
    watch = _Watch(loop, callback, args)
    selector = _selector_of(loop)
    try:
        key = selector.get_key(fd)
    except KeyError:
        selector.register(fd, event, (watch, None) if event == EVENT_READ else (None, watch))
        return watch
    reader, writer = key.data
    selector.modify(fd, key.events | event, (watch, writer) if event == EVENT_READ else (reader, watch))
    before = reader if event == EVENT_READ else writer
    if before is not None:
        before.cancel()
    return watch


def _remove_watch(loop, fd, event):
    if loop.is_closed():
        return False
    selector = _selector_of(loop)
    try:
        key = selector.get_key(fd)
    except KeyError:
        return False
    reader, writer = key.data
    before = reader if event == EVENT_READ else writer
    events = key.events & ~event
    if not events:
        selector.unregister(fd)
    else:
        selector.modify(fd, events, (None, writer) if event == EVENT_READ else (reader, None))
    if before is None:
        return False
    before.cancel()
    return True


def _add_reader(self, fd, callback, *args):
    return _add_watch(self, fd, EVENT_READ, callback, args)


def _remove_reader(self, fd):
    return _remove_watch(self, fd, EVENT_READ)


def _add_writer(self, fd, callback, *args):
    return _add_watch(self, fd, EVENT_WRITE, callback, args)


def _remove_writer(self, fd):
    return _remove_watch(self, fd, EVENT_WRITE)


def _ensure_fd_no_transport(self, fd):
    fileno = fd
    if not isinstance(fileno, int):
        try:
            fileno = int(fileno.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fd!r}') from None
    _selector_of(self)
    transport = self._transports.get(fileno)
    if transport is not None and not transport.is_closing():
        raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')


def add_reader(self, fd, callback, *args):
    _check_closed(self)
    self._ensure_fd_no_transport(fd)
    self._add_reader(fd, callback, *args)


def remove_reader(self, fd):
    self._ensure_fd_no_transport(fd)
    return self._remove_reader(fd)


def add_writer(self, fd, callback, *args):
    _check_closed(self)
    self._ensure_fd_no_transport(fd)
    self._add_writer(fd, callback, *args)


def remove_writer(self, fd):
    self._ensure_fd_no_transport(fd)
    return self._remove_writer(fd)


# ---- sock_recv() and its kin ----

def _check_blocking(loop, sock):
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError('the socket must be non-blocking')


def _wait_until_done(loop, sock, event, name, call):
    """A future: the call is tried again whenever the socket is ready, until it needs not wait."""
    fd = sock.fileno()
    future = _label(loop.create_future(), 'io')

    def attempt():
        if future.done():
            return
        try:
            result = call()
        except _RETRY:
            return
        except _GO_ON:
            raise
        except BaseException as exc:
            future.set_exception(exc)
        else:
            future.set_result(result)

    def forget(_):
        if not watch.cancelled():
            (loop.remove_reader if event == EVENT_READ else loop.remove_writer)(fd)

    attempt.__qualname__ = f'BaseSelectorEventLoop._{name}'
    forget.__qualname__ = f"BaseSelectorEventLoop._sock_{'read' if event == EVENT_READ else 'write'}_done"
    loop._ensure_fd_no_transport(fd)
    watch = _add_watch(loop, fd, event, attempt, ())
    future.add_done_callback(forget)
    return future


async def _sock_operation(loop, sock, event, name, call):
    _check_blocking(loop, sock)
    try:
        return call()
    except _RETRY:
        pass
    return await _wait_until_done(loop, sock, event, name, call)


async def sock_recv(self, sock, n):
    return await _sock_operation(self, sock, EVENT_READ, 'sock_recv', lambda: sock.recv(n))


async def sock_recv_into(self, sock, buf):
    return await _sock_operation(self, sock, EVENT_READ, 'sock_recv_into', lambda: sock.recv_into(buf))


async def sock_recvfrom(self, sock, bufsize):
    return await _sock_operation(self, sock, EVENT_READ, 'sock_recvfrom', lambda: sock.recvfrom(bufsize))


async def sock_recvfrom_into(self, sock, buf, nbytes=0):
    nbytes = nbytes or len(buf)
    return await _sock_operation(self, sock, EVENT_READ, 'sock_recvfrom_into', lambda: sock.recvfrom_into(buf, nbytes))


async def sock_sendto(self, sock, data, address):
    return await _sock_operation(self, sock, EVENT_WRITE, 'sock_sendto', lambda: sock.sendto(data, address))


async def sock_sendall(self, sock, data):
    _check_blocking(self, sock)
    try:
        sent = sock.send(data)
    except _RETRY:
        sent = 0
    if sent == len(data):
        return
    view = memoryview(data)

    def send_rest():
        nonlocal sent
        sent += sock.send(view[sent:])
        if sent < len(view):
            raise BlockingIOError

    await _wait_until_done(self, sock, EVENT_WRITE, 'sock_sendall', send_rest)


async def sock_connect(self, sock, address):
    _check_blocking(self, sock)
    if sock.family in (AF_INET, AF_INET6):
        from asyncio.endpoints import resolve
        address = resolve(*address[:2], sock.family, sock.type, sock.proto)[0][4]
    try:
        sock.connect(address)
        return
    except _RETRY:
        pass

    def connected():
        number = sock.getsockopt(SOL_SOCKET, SO_ERROR)
        if number:
            raise OSError(number, f'Connect call failed {address}')

    await _wait_until_done(self, sock, EVENT_WRITE, 'sock_connect_cb', connected)


async def sock_accept(self, sock):
    def accept():
        conn, address = sock.accept()
        conn.setblocking(False)
        return conn, address
    return await _sock_operation(self, sock, EVENT_READ, 'sock_accept', accept)


async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
    _check_blocking(self, sock)
    _check_sendfile(sock, file, offset, count)
    file.seek(offset)
    data = file.read() if count is None else file.read(count)
    await self.sock_sendall(sock, data)
    return len(data)


def _check_sendfile(sock, file, offset, count):
    if 'b' not in getattr(file, 'mode', 'b'):
        raise ValueError('file should be opened in binary mode')
    if sock.type != SOCK_STREAM:
        raise ValueError('only SOCK_STREAM type sockets are supported')
    if count is not None and not isinstance(count, int):
        raise TypeError(f'count must be a positive integer (got {count!r})')
    if count is not None and count <= 0:
        raise ValueError(f'count must be a positive integer (got {count!r})')
    if not isinstance(offset, int):
        raise TypeError(f'offset must be a non-negative integer (got {offset!r})')
    if offset < 0:
        raise ValueError(f'offset must be a non-negative integer (got {offset!r})')


# ---- servers ----

def _start_serving(self, protocol_factory, sock, server=None, backlog=100):
    self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, server, backlog)


def _stop_serving(self, sock):
    self._remove_reader(sock.fileno())
    sock.close()


def _accept_connection(self, protocol_factory, sock, server=None, backlog=100):
    for _ in range(backlog):
        try:
            conn, address = sock.accept()
        except (*_RETRY, ConnectionAbortedError):
            return
        except OSError as exc:
            if exc.errno not in _OUT_OF_RESOURCES:
                raise
            self.call_exception_handler({
                'message': 'socket.accept() out of system resource',
                'exception': exc,
                'socket': TransportSocket(sock),
            })
            self._remove_reader(sock.fileno())
            self.call_later(constants.ACCEPT_RETRY_DELAY, self._start_serving, protocol_factory, sock, server, backlog)
            return
        if self.get_debug():
            logger.debug('%r got a new connection from %r: %r', server, address, conn)
        conn.setblocking(False)
        self.create_task(_accept_connection2(self, protocol_factory, conn, {'peername': address}, server))


async def _accept_connection2(loop, protocol_factory, conn, extra, server):
    protocol = transport = None
    try:
        protocol = protocol_factory()
        waiter = loop.create_future()
        transport = _SelectorSocketTransport(loop, conn, protocol, waiter, extra, server)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
    except _GO_ON:
        raise
    except BaseException as exc:
        if transport is None:
            conn.close()
        if loop.get_debug():
            context = {'message': 'Error on transport creation for incoming connection', 'exception': exc}
            if protocol is not None:
                context['protocol'] = protocol
            if transport is not None:
                context['transport'] = transport
            loop.call_exception_handler(context)


_accept_connection2.__qualname__ = 'BaseSelectorEventLoop._accept_connection2'


# ---- transports ----

def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


class _SelectorTransport(transports._FlowControlMixin):
    """One end of a connection that the loop watches."""
    max_size = 256 * 1024  # of what is read at once
    _buffer_factory = bytearray
    _sock = None

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra['socket'] = TransportSocket(sock)
        self._extra['sockname'] = sock.getsockname()
        if 'peername' not in self._extra:
            try:
                self._extra['peername'] = sock.getpeername()
            except OSError:
                self._extra['peername'] = None
        _hold(sock)
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        self._buffer = self._buffer_factory()
        self._conn_lost = 0  # by close() or by an error; then, writes in vain
        self._closing = False
        self._paused = False
        if server is not None:
            server._attach()
        _selector_of(loop)
        loop._transports[self._sock_fd] = self

    def _start(self, waiter):
        """Reading begins when connection_made() is over; then whoever waits for the connection goes on."""
        self._loop.call_soon(self._protocol.connection_made, self)
        self._loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            self._loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._sock is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._sock_fd}')
        if self._loop is not None and not self._loop.is_closed():
            reading = _is_watched(self._loop, self._sock_fd, EVENT_READ)
            writing = _is_watched(self._loop, self._sock_fd, EVENT_WRITE)
            info.append('read=polling' if reading else 'read=idle')
            info.append(f"write=<{'polling' if writing else 'idle'}, bufsize={self.get_write_buffer_size()}>")
        return '<{}>'.format(' '.join(info))

    def abort(self):
        self._force_close(None)

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self.is_closing() and not self._paused

    def pause_reading(self):
        if not self.is_reading():
            return
        self._paused = True
        self._loop._remove_reader(self._sock_fd)
        if self._loop.get_debug():
            logger.debug('%r pauses reading', self)

    def resume_reading(self):
        if self._closing or not self._paused:
            return
        self._paused = False
        self._add_reader(self._sock_fd, self._read_ready)
        if self._loop.get_debug():
            logger.debug('%r resumes reading', self)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        if isinstance(exc, OSError):
            if self._loop.get_debug():
                logger.debug('%r: %s', self, message, exc_info=True)
        else:
            self._loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._loop._transports.pop(self._sock_fd, None)
            self._sock.close()
            self._sock = self._protocol = self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach()

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _add_reader(self, fd, callback, *args):
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args)

    def _warn_of_writes_in_vain(self):
        if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
            logger.warning('socket.send() raised exception.')
        self._conn_lost += 1


def _check_data(data):
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')


class _SelectorSocketTransport(_SelectorTransport):
    """Of a stream of bytes."""

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._read_ready_cb = None
        super().__init__(loop, sock, protocol, extra, server)
        self._eof = False
        if sock.family != 1:
            sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self._start(waiter)

    def set_protocol(self, protocol):
        if isinstance(protocol, protocols.BufferedProtocol):
            self._read_ready_cb = self._read_ready__get_buffer
        else:
            self._read_ready_cb = self._read_ready__data_received
        super().set_protocol(protocol)

    def _read_ready(self):
        self._read_ready_cb()

    def _ask_protocol(self, name, *args):
        """(True, its answer), or the connection is given up."""
        try:
            answer = getattr(self._protocol, name)(*args)
            if name == 'get_buffer' and not len(answer):
                raise RuntimeError('get_buffer() returned an empty buffer')
            return True, answer
        except _GO_ON:
            raise
        except BaseException as exc:
            self._fatal_error(exc, f'Fatal error: protocol.{name}() call failed.')
        return False, None

    def _read(self, call, *args):
        """What was read; None: nothing to go on with."""
        try:
            return call(*args)
        except _RETRY:
            return None
        except _GO_ON:
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal read error on socket transport')
        return None

    def _read_ready__get_buffer(self):
        if self._conn_lost:
            return
        ok, buffer = self._ask_protocol('get_buffer', -1)
        if not ok:
            return
        nbytes = self._read(self._sock.recv_into, buffer)
        if nbytes:
            self._ask_protocol('buffer_updated', nbytes)
        elif nbytes is not None:
            self._read_ready__on_eof()

    def _read_ready__data_received(self):
        if self._conn_lost:
            return
        data = self._read(self._sock.recv, self.max_size)
        if data:
            self._ask_protocol('data_received', data)
        elif data is not None:
            self._read_ready__on_eof()

    def _read_ready__on_eof(self):
        if self._loop.get_debug():
            logger.debug('%r received EOF', self)
        ok, keep_open = self._ask_protocol('eof_received')
        if not ok:
            return
        if keep_open:
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    def write(self, data):
        _check_data(data)
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data:
            return
        if self._conn_lost:
            self._warn_of_writes_in_vain()
            return
        if not self._buffer:
            try:
                data = data[self._sock.send(data):]
            except _RETRY:
                pass
            except _GO_ON:
                raise
            except BaseException as exc:
                self._fatal_error(exc, 'Fatal write error on socket transport')
                return
            if not data:
                return
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.extend(data)
        self._maybe_pause_protocol()

    def _write_ready(self):
        assert self._buffer, 'Data should not be empty'
        if self._conn_lost:
            return
        try:
            del self._buffer[:self._sock.send(self._buffer)]
        except _RETRY:
            return
        except _GO_ON:
            raise
        except BaseException as exc:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(exc, 'Fatal write error on socket transport')
            return
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                self._sock.shutdown(SHUT_WR)

    def _call_connection_lost(self, exc):  # of this name error messages speak
        super()._call_connection_lost(exc)

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(SHUT_WR)

    def can_write_eof(self):
        return True


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """Of datagrams."""
    _buffer_factory = list

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._buffer_size = 0
        self._start(waiter)

    def get_write_buffer_size(self):
        return self._buffer_size

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, address = self._sock.recvfrom(self.max_size)
        except _RETRY:
            pass
        except OSError as exc:
            self._protocol.error_received(exc)
        except _GO_ON:
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal read error on datagram transport')
        else:
            self._protocol.datagram_received(data, address)

    def _send_one(self, data, address):
        """Has it gone, or failed in a way that the protocol knows of? Else it has to wait."""
        try:
            if self._extra['peername']:
                self._sock.send(data)
            else:
                self._sock.sendto(data, address)
        except _RETRY:
            return False
        except OSError as exc:
            self._protocol.error_received(exc)
        except _GO_ON:
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal write error on datagram transport')
        return True

    def sendto(self, data, addr=None):
        _check_data(data)
        if not data:
            return
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f'Invalid address: must be None or {self._address}')
            addr = self._address
        if self._conn_lost and self._address:
            self._warn_of_writes_in_vain()
            return
        if not self._buffer:
            if self._send_one(data, addr):
                return
            self._loop._add_writer(self._sock_fd, self._sendto_ready)
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data)
        self._maybe_pause_protocol()

    def _sendto_ready(self):
        while self._buffer and self._send_one(*self._buffer[0]):
            self._buffer_size -= len(self._buffer.pop(0)[0])
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)


_methods = {function.__name__: function for function in (
    _add_reader, _remove_reader, _add_writer, _remove_writer, _ensure_fd_no_transport, add_reader, remove_reader,
    add_writer, remove_writer, sock_recv, sock_recv_into, sock_recvfrom, sock_recvfrom_into, sock_sendto, sock_sendall,
    sock_connect, sock_accept, sock_sendfile, _start_serving, _stop_serving, _accept_connection)}
for _function in _methods.values():
    _function.__qualname__ = f'BaseSelectorEventLoop.{_function.__name__}'
_add_loop_methods(_methods)
