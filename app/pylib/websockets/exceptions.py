"""The exceptions of websockets."""

_MEANINGS = {1000: 'OK', 1001: 'going away', 1002: 'protocol error', 1003: 'unsupported data',
             1005: 'no status received [internal]', 1006: 'abnormal closure [internal]', 1007: 'invalid frame payload data',
             1008: 'policy violation', 1009: 'message too big', 1010: 'mandatory extension', 1011: 'internal error',
             1012: 'service restart', 1013: 'try again later', 1014: 'bad gateway'}


class WebSocketException(Exception):
    pass


class ConnectionClosed(WebSocketException):
    def __init__(self, code=1000, reason='', rcvd_then_sent=True):
        self.code, self.reason, self.rcvd_then_sent = code, reason or '', rcvd_then_sent
        super().__init__(code, self.reason)

    def __str__(self):
        if self.code == 1006:
            return 'no close frame received or sent'
        said = f'{self.code} ({_MEANINGS.get(self.code, "private use")})' + (f' {self.reason}' if self.reason else '')
        first, second = ('received', 'sent') if self.rcvd_then_sent else ('sent', 'received')
        return f'{first} {said}; then {second} {said}'


class ConnectionClosedOK(ConnectionClosed):
    pass


class ConnectionClosedError(ConnectionClosed):
    pass


class InvalidURI(WebSocketException):
    pass


class InvalidHandshake(WebSocketException):
    pass


class InvalidStatus(InvalidHandshake):
    pass


class InvalidStatusCode(InvalidHandshake):
    pass


class InvalidMessage(InvalidHandshake):
    pass


class InvalidState(WebSocketException, AssertionError):
    pass


class ConcurrencyError(WebSocketException, RuntimeError):
    pass


class PayloadTooBig(WebSocketException):
    pass


class ProtocolError(WebSocketException):
    pass


def closed(code, reason='', rcvd_then_sent=True):
    return (ConnectionClosedOK if code in (1000, 1001) else ConnectionClosedError)(code, reason, rcvd_then_sent)
