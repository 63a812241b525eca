"""The exceptions of websockets."""

_MEANINGS = {1000: 'OK', 1001: 'going away', 1002: 'protocol error', 1003: 'unsupported data', 1006: 'abnormal closure',
             1008: 'policy violation', 1009: 'message too big', 1011: 'internal error', 1012: 'service restart',
             1013: 'try again later'}


class WebSocketException(Exception):
    pass


class ConnectionClosed(WebSocketException):
    def __init__(self, code=1000, reason=''):
        self.code, self.reason = code, reason
        super().__init__(code, reason)

    def __str__(self):
        if self.code == 1006:
            return 'no close frame received or sent'
        said = f'{self.code} ({_MEANINGS.get(self.code, "private use")})' + (f' {self.reason}' if self.reason else '')
        return f'received {said}; then sent {said}'


class ConnectionClosedOK(ConnectionClosed):
    pass


class ConnectionClosedError(ConnectionClosed):
    pass


class InvalidURI(WebSocketException):
    pass


class InvalidHandshake(WebSocketException):
    pass


def closed(code):
    return (ConnectionClosedOK if code in (1000, 1001) else ConnectionClosedError)(code)
