"""Streams in memory."""
from _buffer import bytes_of as _bytes_of, writable as _writable

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO', 'BufferedIOBase',
           'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper',
           'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE', 'IncrementalNewlineDecoder',
           'text_encoding']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do that."""


class IOBase:
    """What streams have in common."""
    closed = False

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def flush(self):
        IOBase._check(self)

    def isatty(self):
        IOBase._check(self)
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation('truncate')

    def readline(self, size=-1, /):
        size, line = _limit(size), bytearray()
        while size < 0 or len(line) < size:
            part = self.read(self._bytes_of_line(size - len(line)))
            if not isinstance(part, bytes | None):
                raise OSError(f"read() should have returned a bytes object, not '{type(part).__name__}'")
            if not part:
                break
            line += part
            if line.endswith(b'\n'):
                break
        return bytes(line)

    def _bytes_of_line(self, most):
        """How many can be read without taking what stands behind the line."""
        if not hasattr(self, 'peek'):
            return 1
        ahead = self.peek(1)
        if not ahead:
            return 1
        n = ahead.find(b'\n') + 1 or len(ahead)
        return min(n, most) if most >= 0 else n

    def __enter__(self):
        IOBase._check(self)
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        IOBase._check(self)
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        if not hasattr(hint, '__index__') and hint is not None:
            raise TypeError(f"integer argument expected, got '{type(hint).__name__}'")
        hint = _limit(hint)
        for line in self:
            lines.append(line)
            size += len(line)
            if 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        IOBase._check(self)
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Bytes, without a buffer."""

    def read(self, size=-1, /):
        size = _limit(size)
        if size < 0:
            return self.readall()
        data = bytearray(size)
        n = self.readinto(data)
        return None if n is None else bytes(data[:n])

    def readall(self):
        parts = []
        while data := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(data)
        return b''.join(parts) if parts else data

    def readinto(self, buffer, /):
        raise UnsupportedOperation('readinto')

    def write(self, b, /):
        raise UnsupportedOperation('write')


class BufferedIOBase(IOBase):
    """Bytes."""

    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    def read1(self, size=-1, /):
        raise UnsupportedOperation('read1')

    def write(self, b, /):
        raise UnsupportedOperation('write')

    def readinto(self, buffer, /):
        with _writable(buffer, 'readinto() argument') as to:
            data = self.read(len(to))
            to[:len(data)] = data
            return len(data)

    def readinto1(self, buffer, /):
        with _writable(buffer, 'readinto1() argument') as to:
            data = self.read1(len(to))
            to[:len(data)] = data
            return len(data)

    def detach(self):
        raise UnsupportedOperation('detach')


class TextIOBase(IOBase):
    """Text."""
    encoding = errors = newlines = None

    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    def readline(self, size=-1, /):
        raise UnsupportedOperation('readline')

    def write(self, s, /):
        raise UnsupportedOperation('write')

    def detach(self):
        raise UnsupportedOperation('detach')


def _limit(size):
    """How much to read; less than 0: all there is."""
    if size is None:
        return -1
    if not hasattr(size, '__index__'):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return size.__index__()


def _index(number):
    if not hasattr(number, '__index__'):
        raise TypeError(f"'{type(number).__name__}' object cannot be interpreted as an integer")
    return number.__index__()


class _Memory(IOBase):
    """A text or bytes in memory. Its place may lie beyond the end."""
    _pos = 0

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def tell(self):
        self._check()
        return self._pos

    def read(self, size=-1, /):
        self._check()
        size = _limit(size)
        return self._take(self._size() if size < 0 else self._pos + size)

    def readline(self, size=-1, /):
        self._check()
        size = _limit(size)
        end = self._line_end()
        return self._take(min(end, self._pos + size) if size >= 0 else end)

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class StringIO(_Memory, TextIOBase):
    """Text in memory, kept in pieces as long as it only grows."""
    __module__ = '_io'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        self._newline, self._ends = newline, set()
        self._parts, self._length, self._pos = [], 0, 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def flush(self):
        pass

    @property
    def newlines(self):
        """The line ends that were seen, where they are looked at."""
        seen = tuple([end for end in ('\r', '\n', '\r\n') if end in self._ends])
        return None if not seen else seen[0] if len(seen) == 1 else seen

    @property
    def line_buffering(self):
        self._check()
        return False

    def _translated(self, text):
        """The text with the line ends that are kept."""
        if self._newline in ('\r', '\r\n'):
            return text.replace('\n', self._newline)
        if self._newline == '\n' or '\r' not in text and '\n' not in text:
            return text
        crlf = text.count('\r\n')
        counts = {'\r': text.count('\r') - crlf, '\n': text.count('\n') - crlf, '\r\n': crlf}
        self._ends.update([end for end, n in counts.items() if n])
        return text if self._newline == '' else text.replace('\r\n', '\n').replace('\r', '\n')

    def __getstate__(self):
        kept = '_parts', '_length', '_pos', '_newline', '_ends'
        own = {name: value for name, value in self.__dict__.items() if name not in kept}
        return self.getvalue(), self._newline, self._pos, own or None

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) < 4:
            raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 4-tuple, got {type(state).__name__}')
        value, newline, pos, own = state
        if pos < 0:
            raise ValueError('position value cannot be negative')
        StringIO.__init__(self, None, newline)
        self._parts, self._length, self._pos = [value], len(value), pos
        self.__dict__.update(own or {})

    def _all(self):
        if len(self._parts) > 1:
            self._parts = [''.join(self._parts)]
        return self._parts[0] if self._parts else ''

    def _size(self):
        return self._length

    def _line_end(self):
        text = self._all()
        if self._newline == '':
            ends = [i for i in (text.find('\n', self._pos), text.find('\r', self._pos)) if i >= 0]
            at = min(ends, default=-1)
            return self._length if at < 0 else at + (2 if text.startswith('\r\n', at) else 1)
        end = self._newline or '\n'
        at = text.find(end, self._pos)
        return self._length if at < 0 else at + len(end)

    def _take(self, end):
        text = self._all()[self._pos:end]
        self._pos += len(text)
        return text

    def getvalue(self):
        self._check()
        return self._all()

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        if not s:
            return 0
        given, s = len(s), self._translated(s)
        if self._pos == self._length:
            self._parts.append(s)
        else:
            text = self._all().ljust(self._pos, '\0')
            self._parts = [text[:self._pos] + s + text[self._pos + len(s):]]
        self._pos += len(s)
        self._length = max(self._length, self._pos)
        return given

    def seek(self, pos, whence=0, /):
        self._check()
        pos = _index(pos)
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = pos if whence == 0 else self._pos if whence == 1 else self._length
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else _index(size)
        if size < 0:
            raise ValueError(f'Negative size value {size}')
        self._parts = [self._all()[:size]]
        self._length = min(self._length, size)
        return size


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""
    __module__ = '_io'

    def __init__(self, initial_bytes=b''):
        self._buffer = bytearray(b'' if initial_bytes is None else _bytes_of(initial_bytes))

    def __getstate__(self):
        own = {name: value for name, value in self.__dict__.items() if name not in ('_buffer', '_pos')}
        return self.getvalue(), self._pos, own or None

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) < 3:
            raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 3-tuple, got {type(state).__name__}')
        value, pos, own = state
        if pos < 0:
            raise ValueError('position value cannot be negative')
        self._pos = pos
        BytesIO.__init__(self, value)
        self.__dict__.update(own or {})

    def _check_resizable(self):
        del self._buffer[:0:2]  # nothing, but no view may look into it then: BufferError

    def _size(self):
        return len(self._buffer)

    def _line_end(self):
        at = self._buffer.find(b'\n', self._pos)
        return len(self._buffer) if at < 0 else at + 1

    def _take(self, end):
        data = bytes(self._buffer[self._pos:end])
        self._pos += len(data)
        return data

    def getvalue(self):
        self._check()
        return bytes(self._buffer)

    def getbuffer(self):
        self._check()
        return memoryview(self._buffer)

    def close(self):
        if not self.closed:
            self._check_resizable()
            self._buffer = None
        super().close()

    def write(self, b, /):
        self._check()
        self._check_resizable()
        data = _bytes_of(b)
        if data:
            gap = self._pos - len(self._buffer)
            if gap > 0:
                self._buffer += bytes(gap)
            self._buffer[self._pos:self._pos + len(data)] = data
            self._pos += len(data)
        return len(data)

    def seek(self, pos, whence=0, /):
        self._check()
        pos = _index(pos)
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and pos < 0:
            raise ValueError(f'negative seek value {pos}')
        self._pos = max(0, pos + (0, self._pos, len(self._buffer))[whence])
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        self._check_resizable()
        size = self._pos if size is None else _index(size)
        if size < 0:
            raise ValueError(f'negative size value {size}')
        del self._buffer[size:]
        return size

    read1 = _Memory.read


def text_encoding(encoding, stacklevel=2, /):
    """What open() and its kin take for an encoding that was not given."""
    return 'locale' if encoding is None else encoding


_LATER = {
    'builtins': ('open',),
    '_bufio': ('BufferedReader', 'BufferedWriter', 'BufferedRandom', 'BufferedRWPair'),
    '_files': ('open_code', 'FileIO'),
    '_textio': ('TextIOWrapper', 'IncrementalNewlineDecoder'),
}


def __dir__():
    return sorted({*globals(), *__all__})


def __getattr__(name):
    for module, names in _LATER.items():
        if name in names:
            return getattr(__import__(module), name)
    raise AttributeError(f"module 'io' has no attribute '{name}'")
