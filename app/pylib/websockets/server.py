"""websockets' server: its clients are in the same program."""
import asyncio
import inspect
import logging
from _simio import Opening
from websockets.connection import PairedConnection
from websockets.exceptions import InvalidState

__all__ = ('serve', 'broadcast', 'Server', 'ServerConnection', 'WebSocketServer', 'WebSocketServerProtocol')

_servers = {}           # port -> Server
_LOCAL = frozenset({'localhost', '127.0.0.1', '0.0.0.0', '::1', ''})
_FIRST_CLIENT_PORT = 50001
_logger = logging.getLogger('websockets.server')


class ServerConnection(PairedConnection):
    server = None


class Server:
    def __init__(self, handler, host, port):
        self.handler, self.host, self.port = handler, host or '0.0.0.0', port
        self.connections, self._handlers, self._closed, self._next = set(), set(), None, _FIRST_CLIENT_PORT

    websockets = property(lambda self: self.connections)

    def is_serving(self):
        return _servers.get(self.port) is self

    def start(self, loop):
        if self.port in _servers:
            raise OSError(98, f"error while attempting to bind on address ('{self.host}', {self.port}): address already "
                              'in use')
        _servers[self.port], self._closed = self, loop.create_future()
        _logger.info('server listening on %s:%d', self.host, self.port)

    def accept(self, path, headers):
        """A client connects: its end of the connection."""
        here, there = ('127.0.0.1', self.port), ('127.0.0.1', self._next)
        self._next += 1
        client, server = PairedConnection(path, headers, there, here), ServerConnection(path, headers, here, there)
        client._peer, server._peer, server.server = server, client, self
        task = asyncio.get_running_loop().create_task(self._serve(server))
        self._handlers.add(task)
        task.add_done_callback(self._handlers.discard)
        return client

    async def _serve(self, connection):
        self.connections.add(connection)
        _logger.info('connection open')
        try:
            await self.handler(connection)
        except Exception:
            _logger.error('connection handler failed', exc_info=True)
            await connection.close(1011)
        else:
            await connection.close()
        finally:
            self.connections.discard(connection)
            _logger.info('connection closed')

    def close(self, close_connections=True, code=1001, reason=''):
        if not self.is_serving():
            return
        del _servers[self.port]
        _logger.info('server closing')
        asyncio.get_running_loop().create_task(self._close(close_connections, code, reason))

    async def _close(self, close_connections, code, reason):
        for connection in [*self.connections] if close_connections else ():
            await connection.close(code, reason)
        if self._handlers:
            await asyncio.wait([*self._handlers])
        _logger.info('server closed')
        if not self._closed.done():
            self._closed.set_result(None)

    async def wait_closed(self):
        await asyncio.shield(self._closed)

    async def serve_forever(self):
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            self.close()
            await self.wait_closed()

    async def start_serving(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.close()
        await self.wait_closed()


WebSocketServer, WebSocketServerProtocol = Server, ServerConnection


def listening_at(host, port):
    return _servers.get(port) if host in _LOCAL else None


def _of_one(handler):
    """Handlers of older programs take the path, too."""
    try:
        inspect.signature(handler).bind(None)
    except TypeError:
        return lambda connection: handler(connection, connection.path)
    return handler


async def _serve(handler, host, port):
    server = Server(_of_one(handler), host, port)
    server.start(asyncio.get_running_loop())
    return server


class serve(Opening):
    def __init__(self, handler, host=None, port=None, **options):
        self._arguments = handler, host, port or 0

    _coroutine = property(lambda self: _serve(*self._arguments))
    _close = staticmethod(Server.__aexit__)


def broadcast(connections, message, raise_exceptions=False):
    """Give a message to all who are connected, without waiting."""
    if not isinstance(message, (str, bytes, bytearray, memoryview)):
        raise TypeError('data must be str or bytes')
    for connection in connections:
        if not connection.closed:
            connection._transmit(message)
        elif raise_exceptions:
            raise InvalidState('connection is closed')
