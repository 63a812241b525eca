"""WebSockets of a ClientSession: the same servers as those of the library websockets."""
import asyncio
import json as _json
from collections import namedtuple
from enum import IntEnum


class WSMsgType(IntEnum):
    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    PING = 0x9
    PONG = 0xa
    CLOSE = 0x8
    CLOSING = 0x100
    CLOSED = 0x101
    ERROR = 0x102

    text = TEXT
    binary = BINARY
    ping = PING
    pong = PONG
    close = CLOSE
    closing = CLOSING
    closed = CLOSED
    error = ERROR


class WSMessage(namedtuple('WSMessage', 'type data extra')):
    def json(self, *, loads=_json.loads):
        return loads(self.data)


class ClientWebSocketResponse:
    def __init__(self, connection):
        self._connection, self._closed, self.close_code = connection, False, None

    @property
    def closed(self):
        return self._closed

    def exception(self):
        return None

    async def receive(self, timeout=None):
        from websockets.exceptions import ConnectionClosed
        if self._closed:
            return WSMessage(WSMsgType.CLOSED, None, None)
        try:
            async with asyncio.timeout(timeout):
                data = await self._connection.recv()
        except ConnectionClosed as e:
            self._closed, self.close_code = True, e.code
            return WSMessage(WSMsgType.CLOSE, e.code, e.reason)
        return WSMessage(WSMsgType.TEXT if isinstance(data, str) else WSMsgType.BINARY, data, None)

    async def _receive(self, wanted, timeout):
        message = await self.receive(timeout)
        if message.type != wanted:
            raise TypeError(f'Received message {message.type}:{message.data!r} is not {wanted!r}')
        return message.data

    async def receive_str(self, *, timeout=None):
        return await self._receive(WSMsgType.TEXT, timeout)

    async def receive_bytes(self, *, timeout=None):
        return await self._receive(WSMsgType.BINARY, timeout)

    async def receive_json(self, *, loads=_json.loads, timeout=None):
        return loads(await self.receive_str(timeout=timeout))

    async def _send(self, data, kind, name):
        if not isinstance(data, kind):
            raise TypeError(f'data argument must be {name} ({type(data)!r})')
        if self._closed:
            raise ConnectionResetError('Cannot write to closing transport')
        await self._connection.send(data)

    async def send_str(self, data, compress=None):
        await self._send(data, str, 'str')

    async def send_bytes(self, data, compress=None):
        await self._send(data, (bytes, bytearray, memoryview), 'byte-ish')

    async def send_json(self, data, compress=None, *, dumps=_json.dumps):
        await self.send_str(dumps(data))

    async def ping(self, message=b''):
        await self._connection.ping(message)

    async def pong(self, message=b''):
        await self._connection.pong(message)

    async def close(self, *, code=1000, message=b''):
        if self._closed:
            return False
        self._closed, self.close_code = True, code
        await self._connection.close(code)
        return True

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            raise StopAsyncIteration
        return message


async def connect(url, errors):
    from websockets.client import connect as open_connection
    scheme, found, rest = str(url).partition('://')
    uri = {'http': 'ws', 'https': 'wss'}.get(scheme, scheme) + found + rest
    try:
        return ClientWebSocketResponse(await open_connection(uri))
    except ConnectionRefusedError as e:
        raise errors(rest.partition('/')[0], scheme, e) from None
