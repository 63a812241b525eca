"""One end of a connection, as programs see it. What is behind it (a script of the world, or the other end in the same
program) says what arrives."""
import asyncio
import uuid
from collections.abc import AsyncIterable, Iterable, Mapping
import _sim
from _asyncio import _label
from _simio import Operation
from websockets.exceptions import ConcurrencyError, ConnectionClosed, ConnectionClosedOK, closed


class Request:
    """What the client asked for when it connected."""

    def __init__(self, path, headers):
        self.path, self.headers = path, headers


class Connection:
    def __init__(self, path='/', headers=None, local_address=None, remote_address=None):
        self.request, self.id = Request(path, headers or {}), uuid.uuid4()
        self.local_address, self.remote_address = local_address, remote_address
        self.closed, self.close_code, self.close_reason, self.subprotocol, self.latency = False, None, None, None, 0
        self._messages, self._waiter, self._received_first = [], None, True

    path = property(lambda self: self.request.path)
    request_headers = property(lambda self: self.request.headers)

    @property
    def open(self):
        return not self.closed

    # ---- what the other end does ----

    def _wake(self):
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _arrive(self, message):
        if not self.closed:
            self._messages.append(message)
            self._wake()

    def _end(self, code, reason='', received_first=True):
        if not self.closed:
            self.closed, self.close_code, self.close_reason = True, code, reason
            self._received_first = received_first
            self._wake()

    def _transmit(self, message):
        """Give a message to the other end."""
        raise NotImplementedError

    def _hang_up(self, code, reason):
        """Tell the other end that this one is closed."""

    # ---- what the program does ----

    def _check(self):
        if self.closed:
            raise closed(self.close_code, self.close_reason, self._received_first)

    async def recv(self, decode=None):
        if self._waiter is not None:
            raise ConcurrencyError('cannot call recv while another coroutine is already running recv or recv_streaming')
        operation = Operation('ws.recv')
        try:
            while not self._messages:
                self._check()
                self._waiter = _label(asyncio.get_running_loop().create_future(), 'io')
                try:
                    await self._waiter
                finally:
                    self._waiter = None
        except ConnectionClosed as e:
            operation.end(type(e).__name__)
            raise
        except BaseException:
            operation.cancel()
            raise
        operation.end()
        return self._messages.pop(0)

    async def send(self, message, text=None):
        self._check()
        if not isinstance(message, (str, bytes, bytearray, memoryview)):
            message = await _joined(message)
        Operation(f'ws.send {message}', 0).end()
        await asyncio.sleep(0)
        self._transmit(message)

    async def ping(self, data=None):
        self._check()
        pong = asyncio.get_running_loop().create_future()
        _sim.later(0, lambda: pong.done() or pong.set_result(0.0))
        return pong

    async def pong(self, data=b''):
        self._check()

    async def close(self, code=1000, reason=''):
        if not self.closed:
            self._hang_up(code, reason)
            self._end(code, reason, False)
            await asyncio.sleep(0)

    async def wait_closed(self):
        while not self.closed:
            try:
                await self.recv()
            except ConnectionClosed:
                pass

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.recv()
        except ConnectionClosedOK:
            raise StopAsyncIteration from None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()


async def _joined(message):
    """The fragments of a message."""
    if isinstance(message, Mapping):
        raise TypeError('data is a dict-like object')
    if isinstance(message, AsyncIterable):
        parts = [part async for part in message]
    elif isinstance(message, Iterable):
        parts = list(message)
    else:
        raise TypeError('data must be str, bytes, iterable, or async iterable')
    return (b'' if parts and isinstance(parts[0], bytes) else '').join(parts)


class PairedConnection(Connection):
    """Its other end is in the same program. What is sent arrives at once, in the loop's next turn for I/O."""

    def _transmit(self, message):
        _sim.later(0, self._peer._arrive, message)

    def _hang_up(self, code, reason):
        _sim.later(0, self._peer._end, code, reason)
