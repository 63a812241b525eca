"""websockets' client: it talks to a script that the world declares for the address, or to a server of the program."""
import _sim
from _simio import Opening, operate
from websockets.connection import Connection, PairedConnection
from websockets.exceptions import InvalidURI
from websockets.server import listening_at

__all__ = ('connect', 'ClientConnection', 'WebSocketClientProtocol')


class ClientConnection(Connection):
    """The server plays a script."""

    def __init__(self, uri, script):
        super().__init__()
        self.uri, self._arrivals = uri, []
        self._answers = [entry for entry in script if 'echo' in entry or 'when' in entry]
        for entry in script:
            if 'close' in entry:
                self._after(entry.get('at', 0), self._end, entry['close'])
            elif 'say' in entry and 'when' not in entry:
                self._after(entry.get('at', 0), self._arrive, entry['say'])

    def _after(self, seconds, callback, argument):
        self._arrivals.append(_sim.later(seconds, callback, argument))

    def _end(self, *how):
        for arrival in self._arrivals:
            arrival.cancel()
        super()._end(*how)

    def _transmit(self, message):
        for entry in self._answers:
            if 'echo' in entry:
                self._after(entry['echo'], self._arrive, message)
            elif entry['when'] == message:
                self._after(entry.get('after', 0.1), self._arrive, entry.get('say', ''))


WebSocketClientProtocol = ClientConnection


def _parts(uri):
    """host, port and path"""
    scheme, _, rest = uri.partition('://')
    host, slash, path = rest.partition('/')
    name, colon, port = host.rpartition(':')
    if not colon:
        name, port = host, '443' if scheme == 'wss' else '80'
    return name, int(port) if port.isdigit() else 0, '/' + path


async def _connect(uri, options):
    uri = str(uri)
    if not uri.startswith(('ws://', 'wss://')):
        raise InvalidURI(f"{uri} isn't a valid URI: scheme isn't ws or wss")
    script = _sim.find('ws', uri)
    if script is not None:
        await operate(f'ws.connect {uri}', 0.1)
        return ClientConnection(uri, script)
    host, port, path = _parts(uri)
    server = listening_at(host, port)
    if server is not None:
        await operate(f'ws.connect {uri}', 0)
        return server.accept(path, options.get('additional_headers') or options.get('extra_headers'))
    await operate(f'ws.connect {uri}', 0.1, 'ConnectionRefusedError')
    raise ConnectionRefusedError(111, f'Connect call failed: no world declares {uri}, and this program has no such '
                                      'server')


class connect(Opening):
    """`await` gives the connection, `async with` closes it, too, and `async for` makes a new one each time."""

    def __init__(self, uri, **options):
        self._uri, self._options = uri, options

    _coroutine = property(lambda self: _connect(self._uri, self._options))
    _close = staticmethod(Connection.close)

    async def __aiter__(self):
        while True:
            async with self as connection:
                yield connection
