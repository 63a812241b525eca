"""Buffers over raw streams: io.BufferedReader and its kin (semantics: Lib/_pyio.py)."""
from io import DEFAULT_BUFFER_SIZE, BufferedIOBase, UnsupportedOperation, _limit

from _buffer import bytes_of, writable


class _Buffered(BufferedIOBase):
    """What they have in common: a raw stream, which the buffer owns and closes."""
    _raw = None

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self._raw, self._buffer_size = raw, buffer_size
        self._ahead, self._to_write = b'', bytearray()

    def _stream(self):
        if self._raw is None:
            raise ValueError('raw stream has been detached' if hasattr(self, '_buffer_size')
                             else 'I/O operation on uninitialized object')
        return self._raw

    raw = property(lambda self: self._raw)
    closed = property(lambda self: self._stream().closed)
    name = property(lambda self: self._stream().name)
    mode = property(lambda self: self._stream().mode)

    def _check(self, what=''):
        if self._stream().closed:
            raise ValueError(f'{what} of closed file' if what else 'I/O operation on closed file.')

    def __repr__(self):
        kind = f'{type(self).__module__}.{type(self).__qualname__}'
        try:
            return f'<{kind} name={self.name!r}>'
        except (AttributeError, ValueError):
            return f'<{kind}>'

    def __getstate__(self):
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__qualname__}' object")

    def detach(self):
        self.flush()
        raw, self._raw = self._raw, None
        return raw

    def close(self):
        if self._stream().closed:
            return
        try:
            self.flush()
        finally:
            self._raw.close()

    def readable(self):
        return self._stream().readable()

    def writable(self):
        return self._stream().writable()

    def seekable(self):
        return self._stream().seekable()

    def fileno(self):
        return self._stream().fileno()

    def isatty(self):
        return self._stream().isatty()

    def _place(self):
        place = self._stream().tell()
        if place < 0:
            raise OSError(f'Raw stream returned invalid position {place}')
        return place

    def _go(self, pos, whence):
        place = self._stream().seek(pos, whence)
        if place < 0:
            raise OSError(f'Raw stream returned invalid position {place}')
        return place

    def truncate(self, pos=None, /):
        self._check('truncate')
        if not self.writable():
            raise UnsupportedOperation('truncate')
        self.flush()
        return self._stream().truncate(self.tell() if pos is None else pos)


class _Reading(_Buffered):
    def _fill(self, most):
        """Reads once from the raw stream; what it gave (b'' at the end, None: nothing yet)."""
        data = self._raw.read(most)
        if data is not None:
            if len(data) > most:
                raise OSError(f'raw readinto() returned invalid length {len(data)} (should have been between 0 and {most})')
            self._ahead += data
        return data

    def _take(self, n):
        data, self._ahead = self._ahead[:n], self._ahead[n:]
        return data

    def read(self, size=-1, /):
        size = _limit(size)
        if size < -1:
            raise ValueError('read length must be non-negative or -1')
        self._check('read')
        return self._read_all() if size == -1 else self._read_exactly(size)

    def _read_all(self):
        kept, self._ahead = self._ahead, b''
        if hasattr(self._raw, 'readall'):
            rest = self._raw.readall()
            if rest is not None and not isinstance(rest, bytes):
                raise TypeError('readall() should return bytes')
            return kept or None if rest is None else kept + rest
        while data := self._raw.read():
            kept += data
        return kept or data

    def _read_exactly(self, size):
        data = self._ahead
        while len(self._ahead) < size:
            data = self._fill(max(self._buffer_size, size - len(self._ahead)))
            if not data:
                break
        return self._take(size) if self._ahead or data is not None or not size else None

    def read1(self, size=-1, /):
        size = _limit(size)
        self._check('read')
        if size < 0:
            size = self._buffer_size
        if not self._ahead and size:
            self._fill(max(size, self._buffer_size))
        return self._take(size)

    def peek(self, size=0, /):
        self._check('peek')
        if not self._ahead:
            self._fill(self._buffer_size)
        return self._ahead

    def _into(self, buffer, once, who):
        with writable(buffer, f'{who}() argument') as to:
            to = to.cast('B')
            done = 0
            while done < len(to):
                if not self._ahead:
                    data = self._fill(max(self._buffer_size, 1))
                    if not data:
                        return None if data is None and not done else done
                part = self._take(len(to) - done)
                to[done:done + len(part)] = part
                done += len(part)
                if once:
                    break
            return done

    def readinto(self, buffer, /):
        self._check('readinto')
        return self._into(buffer, False, 'readinto')

    def readinto1(self, buffer, /):
        self._check('readinto')
        return self._into(buffer, True, 'readinto1')

    def readline(self, size=-1, /):
        size, looked = _limit(size), 0
        self._check('readline')
        while True:
            end = self._ahead.find(b'\n', looked) + 1
            if end or 0 <= size <= len(self._ahead):
                break
            looked = len(self._ahead)
            if not self._fill(self._buffer_size):
                break
        end = end or len(self._ahead)
        return self._take(end if size < 0 else min(end, size))

    def tell(self):
        return self._place() - len(self._ahead)

    def seek(self, pos, whence=0, /):
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self._check('seek')
        if not self._raw.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        place = self._go(pos - len(self._ahead) if whence == 1 else pos, whence)
        self._ahead = b''
        return place


class BufferedReader(_Reading):
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        super().__init__(raw, buffer_size)

    def flush(self):
        self._check('flush')


class _Writing(_Buffered):
    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check('write')
        data = bytes_of(b)
        if len(self._to_write) + len(data) > self._buffer_size:
            self._flush_for(data)
        else:
            self._to_write += data
        return len(data)

    def _flush_for(self, data):
        """Room for more than there is. If the raw stream takes no more now, what fits is kept."""
        try:
            self._write_out()
        except BlockingIOError:
            self._keep(data, 0)
            return
        done = 0
        while len(data) - done > self._buffer_size:
            n = self._write_raw(data[done:])
            if n is None:
                return self._keep(data, done)
            done += n
        self._to_write += data[done:]

    def _keep(self, data, done):
        room = self._buffer_size - len(self._to_write)
        self._to_write += data[done:done + room]
        if done + room < len(data):
            raise BlockingIOError(0, 'write could not complete without blocking', done + room)

    def _write_raw(self, data):
        n = self._raw.write(data)
        if n is not None and not 0 <= n <= len(data):
            raise OSError(f'raw write() returned invalid length {n} (should have been between 0 and {len(data)})')
        return n

    def _write_out(self):
        while self._to_write:
            n = self._write_raw(bytes(self._to_write))
            if n is None:
                raise BlockingIOError(0, 'write could not complete without blocking', 0)
            del self._to_write[:n]

    def flush(self):
        self._check('flush')
        self._write_out()

    def tell(self):
        return self._place() + len(self._to_write)

    def seek(self, pos, whence=0, /):
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self.flush()
        return self._go(pos, whence)


class BufferedWriter(_Writing):
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        super().__init__(raw, buffer_size)


class BufferedRandom(_Writing, _Reading):
    """Reads and writes at one place: what was read ahead is given back before something is written."""
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        for able in ('seekable', 'readable', 'writable'):
            if not getattr(raw, able)():
                raise UnsupportedOperation(f'File or stream is not {able}.')
        super().__init__(raw, buffer_size)

    def write(self, b, /):
        if self._ahead:
            self._go(-len(self._ahead), 1)
            self._ahead = b''
        return super().write(b)

    def _fill(self, most):
        self.flush()
        return super()._fill(most)

    def _read_all(self):
        self.flush()
        return super()._read_all()

    def tell(self):
        return self._place() - len(self._ahead) + len(self._to_write)

    def seek(self, pos, whence=0, /):
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self.flush()
        return _Reading.seek(self, pos, whence)


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer that go together, as those of a pipe."""
    __module__ = '_io'

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self._reader, self._writer = BufferedReader(reader, buffer_size), BufferedWriter(writer, buffer_size)

    def __getattr__(self, name):
        if name in ('_reader', '_writer'):
            raise ValueError('I/O operation on uninitialized object')
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}', name=name, obj=self)

    closed = property(lambda self: self._writer.closed)

    def read(self, size=-1, /):
        return self._reader.read(-1 if size is None else size)

    def read1(self, size=-1, /):
        return self._reader.read1(size)

    def readinto(self, buffer, /):
        return self._reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self._reader.readinto1(buffer)

    def readline(self, size=-1, /):
        return self._reader.readline(size)

    def peek(self, size=0, /):
        return self._reader.peek(size)

    def write(self, b, /):
        return self._writer.write(b)

    def flush(self):
        self._writer.flush()

    def readable(self):
        return self._reader.readable()

    def writable(self):
        return self._writer.writable()

    def isatty(self):
        return self._reader.isatty() or self._writer.isatty()

    def close(self):
        try:
            self._writer.close()
        finally:
            self._reader.close()
