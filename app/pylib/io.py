"""Streams in memory."""

__all__ = ['StringIO', 'BytesIO', 'IOBase', 'RawIOBase', 'BufferedIOBase', 'TextIOBase', 'UnsupportedOperation',
           'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do that."""


class IOBase:
    """What streams have in common."""
    closed = False

    def close(self):
        self.closed = True

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Bytes, without a buffer."""


class BufferedIOBase(IOBase):
    """Bytes."""


class TextIOBase(IOBase):
    """Text."""
    encoding = errors = newlines = None


class _Memory(IOBase):
    """A text or bytes in memory, kept in pieces as long as it only grows."""

    def _start(self, initial):
        self._parts = [initial] if initial else []
        self._size = len(initial)
        self._pos = 0

    def _all(self):
        if len(self._parts) > 1:
            self._parts = [self._empty.join(self._parts)]
        return self._parts[0] if self._parts else self._empty

    def getvalue(self):
        self._check()
        return self._all()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def tell(self):
        self._check()
        return self._pos

    def _put(self, data):
        n = len(data)
        if self._pos == self._size:
            self._parts.append(data)
        else:
            value = self._all()
            if self._pos > self._size:
                value += self._gap * (self._pos - self._size)
            self._parts = [value[:self._pos] + data + value[self._pos + n:]]
            self._size = len(self._parts[0]) - n
        self._pos += n
        self._size = max(self._size + n, self._pos) if len(self._parts) > 1 else len(self._all())
        return n

    def read(self, size=-1, /):
        self._check()
        value = self._all()
        end = len(value) if size is None or size < 0 else self._pos + size
        data = value[self._pos:end]
        self._pos += len(data)
        return data

    def readline(self, size=-1, /):
        self._check()
        value = self._all()
        at = value.find(self._newline, self._pos)
        end = len(value) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        data = value[self._pos:end]
        self._pos += len(data)
        return data

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else size
        if size < 0:
            raise ValueError(f'Negative size value {size}' if self._empty == '' else f'negative size value {size}')
        self._parts = [self._all()[:size]]
        self._size = len(self._parts[0])
        return size


class StringIO(_Memory, TextIOBase):
    """Text in memory."""
    _empty, _newline, _gap = '', '\n', '\0'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._start(initial_value or '')

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return self._put(s) if s else 0

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = pos if whence == 0 else self._pos if whence == 1 else len(self._all())
        return self._pos


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""
    _empty, _newline, _gap = b'', b'\n', b'\0'

    def __init__(self, initial_bytes=b''):
        self._start(bytes(initial_bytes or b''))

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        return self._put(b) if b else 0

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and pos < 0:
            raise ValueError(f'negative seek value {pos}')
        self._pos = max(0, pos + (0, self._pos, len(self._all()))[whence])
        return self._pos

    read1 = _Memory.read

    def getbuffer(self):
        return self.getvalue()


def __getattr__(name):
    if name in ('open', 'TextIOWrapper', 'BufferedReader', 'BufferedWriter', 'BufferedRandom'):
        import _files
        return getattr(_files, name)
    if name == 'FileIO':
        raise AttributeError("io.FileIO is not part of the course's Python; use open()", name=name)
    raise AttributeError(f"module 'io' has no attribute '{name}'")
