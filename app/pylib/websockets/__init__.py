"""websockets' client: the server plays the script that the world declares for the address."""
import asyncio
import _sim
from _asyncio import _label
from _simio import Opening, Operation, operate
from websockets import exceptions
from websockets.exceptions import (ConnectionClosed, ConnectionClosedError, ConnectionClosedOK, InvalidHandshake,
                                   InvalidURI, WebSocketException)


class WebSocketClientProtocol:
    def __init__(self, uri, script):
        self.uri, self.close_code, self.closed = uri, None, False
        self._messages, self._waiter, self._arrivals = [], None, []
        self._answers = [entry for entry in script if 'echo' in entry or 'when' in entry]
        for entry in script:
            if 'close' in entry:
                self._after(entry.get('at', 0), self._end, entry['close'])
            elif 'say' in entry and 'when' not in entry:
                self._after(entry.get('at', 0), self._arrive, entry['say'])

    @property
    def open(self):
        return not self.closed

    # ---- what the server does ----

    def _after(self, seconds, callback, argument):
        self._arrivals.append(_sim.later(seconds, callback, argument))

    def _wake(self):
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _arrive(self, message):
        self._messages.append(message)
        self._wake()

    def _end(self, code):
        self._forget()
        self.closed, self.close_code = True, code
        self._wake()

    def _forget(self):
        for arrival in self._arrivals:
            arrival.cancel()

    # ---- what the program does ----

    def _check(self):
        if self.closed:
            raise exceptions.closed(self.close_code)

    async def recv(self):
        if self._waiter is not None:
            raise RuntimeError('cannot call recv while another coroutine is already waiting for the next message')
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

    async def send(self, message):
        self._check()
        Operation(f'ws.send {message}', 0).end()
        await asyncio.sleep(0)
        for entry in self._answers:
            if 'echo' in entry:
                self._after(entry['echo'], self._arrive, message)
            elif entry['when'] == message:
                self._after(entry.get('after', 0.1), self._arrive, entry.get('say', ''))

    async def ping(self):
        self._check()
        return asyncio.sleep(0)

    async def close(self, code=1000, reason=''):
        self._end(self.close_code if self.closed else code)

    async def wait_closed(self):
        while not self.closed:
            await self.recv()

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


async def _connect(uri):
    if not str(uri).startswith(('ws://', 'wss://')):
        raise InvalidURI(f"{uri} isn't a valid URI: scheme isn't ws or wss")
    script = _sim.find('ws', uri)
    if script is None:
        await operate(f'ws.connect {uri}', 0.1, 'ConnectionRefusedError')
        raise ConnectionRefusedError(111, f'Connect call failed: no world declares {uri}')
    await operate(f'ws.connect {uri}', 0.1)
    return WebSocketClientProtocol(uri, script)


def connect(uri, **options):
    return Opening(_connect(uri), WebSocketClientProtocol.close)


def __getattr__(name):
    if name in ('serve', 'WebSocketServerProtocol', 'unix_serve'):
        raise AttributeError(f"websockets.{name} is not part of the course's Python: only clients are")
    raise AttributeError(f"module 'websockets' has no attribute '{name}'")
