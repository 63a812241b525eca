"""What a transport calls: the methods that a program overrides."""
__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """What all kinds have."""
    __slots__ = ()

    def connection_made(self, transport):
        """The connection is there; `transport` is the way out of it."""

    def connection_lost(self, exc):
        """It is over: by an error, or in order (None)."""

    def pause_writing(self):
        """The transport holds more than its high-water mark."""

    def resume_writing(self):
        """It holds less than its low-water mark again."""


class Protocol(BaseProtocol):
    """Of a stream of bytes."""
    __slots__ = ()

    def data_received(self, data):
        """Some bytes came: at least one, cut anywhere."""

    def eof_received(self):
        """The other side writes no more. A true answer keeps our way out open."""


class BufferedProtocol(BaseProtocol):
    """Of a stream of bytes that are read into a buffer of its own."""
    __slots__ = ()

    def get_buffer(self, sizehint):
        """Where to put what comes."""

    def buffer_updated(self, nbytes):
        """So much was put there."""

    def eof_received(self):
        """As Protocol.eof_received()."""


class DatagramProtocol(BaseProtocol):
    """Of datagrams."""
    __slots__ = ()

    def datagram_received(self, data, addr):
        """One came."""

    def error_received(self, exc):
        """Sending or receiving one failed."""


class SubprocessProtocol(BaseProtocol):
    """Of a child process. There are none in the course's Python: this is a class to derive from."""
    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """It wrote into a pipe."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe is closed."""

    def process_exited(self):
        """It is over."""
