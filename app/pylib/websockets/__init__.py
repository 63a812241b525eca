"""websockets, on the simulated network: clients of servers that the world declares, and servers for clients in the same
program."""
from websockets import exceptions
from websockets.client import ClientConnection, WebSocketClientProtocol, connect
from websockets.exceptions import (ConcurrencyError, ConnectionClosed, ConnectionClosedError, ConnectionClosedOK,
                                   InvalidHandshake, InvalidMessage, InvalidState, InvalidStatus, InvalidStatusCode,
                                   InvalidURI, PayloadTooBig, ProtocolError, WebSocketException)
from websockets.server import (Server, ServerConnection, WebSocketServer, WebSocketServerProtocol, broadcast, serve)

__version__ = '14.1'


def __getattr__(name):
    if name in ('unix_serve', 'unix_connect', 'sync', 'route'):
        raise AttributeError(f"websockets.{name} is not part of the course's Python: use connect() and serve()")
    raise AttributeError(f"module 'websockets' has no attribute '{name}'", name=name)
