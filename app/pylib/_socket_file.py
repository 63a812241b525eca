"""What socket.makefile() gives: a file that reads and writes a connection, as bytes or as text."""


class SocketFile:
    def __init__(self, sock, mode):
        self._sock, self.mode = sock, mode
        self._buffer, self._at_end = b'', False
        self.closed = False
        sock._io_refs += 1

    @property
    def name(self):
        return self._sock.fileno()

    def fileno(self):
        return self._sock.fileno()

    def readable(self):
        return 'r' in self.mode

    def writable(self):
        return 'w' in self.mode

    def seekable(self):
        return False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def _more(self):
        if not self._at_end:
            data = self._sock.recv(8192)
            self._buffer += data
            self._at_end = not data
        return not self._at_end

    def _take(self, n):
        data, self._buffer = self._buffer[:n], self._buffer[n:]
        return data

    def read(self, size=-1):
        self._check()
        while (size is None or size < 0 or len(self._buffer) < size) and self._more():
            pass
        return self._take(len(self._buffer) if size is None or size < 0 else size)

    def read1(self, size=-1):
        self._check()
        if not self._buffer:
            self._more()
        return self._take(len(self._buffer) if size < 0 else size)

    def readline(self, size=-1):
        self._check()
        seen = 0
        while (at := self._buffer.find(b'\n', seen)) < 0:
            seen = len(self._buffer)
            if 0 <= size <= seen or not self._more():
                break
        length = len(self._buffer) if at < 0 else at + 1
        return self._take(min(length, size) if size >= 0 else length)

    def readlines(self, hint=-1):
        return list(self)

    def readinto(self, buffer):
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        self._check()
        self._sock.sendall(data)
        return len(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self._check()

    def close(self):
        if not self.closed:
            self.closed = True
            self._sock._io_closed()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()


class SocketTextFile(SocketFile):
    """The same as text; a line ends with what the other side sent, shown as a newline."""

    def __init__(self, sock, mode, encoding, errors, newline):
        super().__init__(sock, mode)
        self.encoding, self.errors, self._newline = encoding or 'utf-8', errors or 'strict', newline

    def _text(self, data):
        text = data.decode(self.encoding, self.errors)
        return text.replace('\r\n', '\n') if self._newline is None else text

    def read(self, size=-1):
        return self._text(super().read(size))

    def readline(self, size=-1):
        return self._text(super().readline(size))

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        data = text.replace('\n', self._newline) if self._newline else text
        super().write(data.encode(self.encoding, self.errors))
        return len(text)


def open_socket(sock, mode, encoding, errors, newline):
    if not set(mode) <= {'r', 'w', 'b'}:
        raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
    mode = mode if set(mode) & {'r', 'w'} else 'r' + mode
    return SocketFile(sock, mode) if 'b' in mode else SocketTextFile(sock, mode, encoding, errors, newline)
