"""Text over bytes: io.TextIOWrapper, and the bytes' side of the standard streams (semantics: Lib/_pyio.py)."""
from io import BufferedIOBase, TextIOBase, UnsupportedOperation, _limit

from _buffer import bytes_of

_CHUNK = 8192


class IncrementalNewlineDecoder:
    """Decodes, makes '\\n' of all line ends if asked to, and remembers which it has seen."""
    __module__ = '_io'

    def __init__(self, decoder, translate, errors='strict'):
        self.decoder, self.translate, self.errors = decoder, translate, errors
        self._seen, self._pending_cr = set(), False

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._pending_cr and (text or final):
            text, self._pending_cr = '\r' + text, False
        if text.endswith('\r') and not final:
            text, self._pending_cr = text[:-1], True      # a '\n' may follow
        if '\r' in text or '\n' in text:
            crlf = text.count('\r\n')
            counts = {'\r': text.count('\r') - crlf, '\n': text.count('\n') - crlf, '\r\n': crlf}
            self._seen.update([end for end, n in counts.items() if n])
        if self.translate and '\r' in text:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def getstate(self):
        state, flag = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return state, flag << 1 | self._pending_cr

    def setstate(self, state):
        data, flag = state
        self._pending_cr = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((data, flag >> 1))

    def reset(self):
        self._seen, self._pending_cr = set(), False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        seen = tuple([end for end in ('\r', '\n', '\r\n') if end in self._seen])
        return None if not seen else seen[0] if len(seen) == 1 else seen


class TextIOWrapper(TextIOBase):
    """Decodes what it reads from a buffer, encodes what it writes to it."""
    __module__ = '_io'
    buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer = buffer
        self._to_write, self._unread, self._since = [], '', None
        self._configure(encoding or 'UTF-8', errors or 'strict', newline, bool(line_buffering), bool(write_through))

    def _configure(self, encoding, errors, newline, line_buffering, write_through):
        for what, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if not isinstance(value, str) and not (what == 'newline' and value is None):
                raise TypeError(f"TextIOWrapper() argument '{what}' must be str or None, not {type(value).__name__}")
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline}')
        import codecs
        info = codecs.lookup(encoding)
        self._encoding, self._errors, self._newline = encoding, errors, newline
        self._encoder = info.incrementalencoder(errors)
        if self.seekable() and self.writable() and self.buffer.tell():
            self._encoder.setstate(0)  # no mark of the byte order in the middle
        decoder = info.incrementaldecoder(errors)
        self._decoder = decoder if newline else IncrementalNewlineDecoder(decoder, newline is None)
        self._line_buffering, self._write_through = line_buffering, write_through

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        if self._unread and (encoding is not None or errors is not None or newline is not ...):
            raise UnsupportedOperation('It is not possible to set the encoding or newline of stream after the first read')
        self.flush()
        if errors is None:
            errors = self._errors if encoding is None else 'strict'
        self._configure(encoding or self._encoding, errors, self._newline if newline is ... else newline,
                        self._line_buffering if line_buffering is None else bool(line_buffering),
                        self._write_through if write_through is None else bool(write_through))

    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    newlines = property(lambda self: getattr(self._decoder, 'newlines', None))
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)
    closed = property(lambda self: self.buffer.closed)
    name = property(lambda self: self.buffer.name)

    def __repr__(self):
        parts = [f' {what}={getattr(self, what)!r}' for what in ('name', 'mode') if hasattr(self, what)]
        return f"<_io.TextIOWrapper{''.join(parts)} encoding={self.encoding!r}>"

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    # -- writing --

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        self._check()
        out = text.replace('\n', self._newline) if self._newline in ('\r', '\r\n') else text
        data = self._encoder.encode(out)
        self._unread = ''
        self._to_write.append(data)
        if self._line_buffering and ('\n' in text or '\r' in text):
            self.flush()
        elif self._write_through or sum(map(len, self._to_write)) > _CHUNK:
            self._write_out()
        return len(text)

    def _write_out(self):
        data, self._to_write = b''.join(self._to_write), []
        if data:
            self.buffer.write(data)

    def flush(self):
        self._check()
        self._write_out()
        self.buffer.flush()

    def close(self):
        if self.buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def detach(self):
        if self.buffer is None:
            raise ValueError('underlying buffer has been detached')
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def _check(self):
        if self.buffer is None:
            raise ValueError('underlying buffer has been detached')
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    # -- reading --

    def _start_reading(self):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation('not readable')
        self._write_out()

    def _read_chunk(self):
        """More decoded text; False at the end."""
        if not self._unread and self.seekable():
            self._since = self.buffer.tell(), self._decoder.getstate(), b''
        data = getattr(self.buffer, 'read1', self.buffer.read)(_CHUNK)
        if self._since:
            self._since = *self._since[:2], self._since[2] + data
        self._unread += self._decoder.decode(data, not data)
        return bool(data)

    def _take(self, n):
        text, self._unread = self._unread[:n], self._unread[n:]
        return text

    def read(self, size=-1, /):
        self._start_reading()
        size = _limit(size)
        if size < 0:
            self._unread += self._decoder.decode(self.buffer.read(), final=True)
            return self._take(len(self._unread))
        while len(self._unread) < size and self._read_chunk():
            pass
        return self._take(size)

    def _line_end(self, at):
        """Behind the first line end from there on; -1: there is none."""
        text = self._unread
        if self._newline is None or self._newline:
            end = self._newline or '\n'
            found = text.find(end, at)
            return found if found < 0 else found + len(end)
        ends = [i for i in (text.find('\n', at), text.find('\r', at)) if i >= 0]
        if not ends:
            return -1
        return min(ends) + (2 if text.startswith('\r\n', min(ends)) else 1)

    def readline(self, size=-1, /):
        self._start_reading()
        size, looked = _limit(size), 0
        while True:
            end = self._line_end(max(0, looked - 1))
            if end < 0 and not 0 <= size <= len(self._unread):
                looked = len(self._unread)
                if self._read_chunk():
                    continue
                end = len(self._unread)
            if end < 0 or 0 <= size < end:
                end = size
            return self._take(end)

    # -- places: those of the buffer, without what is decoded ahead --

    def tell(self):
        self.flush()
        if not self.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if not self._unread:
            return self.buffer.tell()
        place, state, data = self._since
        return place + self._bytes_read(state, data)

    def _bytes_read(self, state, data):
        """How many of the bytes that were decoded last stand before the text that nobody has read yet."""
        decoder, now = self._decoder, self._decoder.getstate()
        decoder.setstate(state)
        left = len(decoder.decode(data)) - len(self._unread)
        decoder.setstate(state)
        done = 0
        while left > 0:
            left -= len(decoder.decode(data[done:done + 1]))
            done += 1
        decoder.setstate(now)
        return done

    def seek(self, cookie, whence=0, /):
        self._check()
        if not self.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if whence and cookie:
            raise UnsupportedOperation(f"can't do nonzero {'cur' if whence == 1 else 'end'}-relative seeks")
        if whence == 0 and cookie < 0:
            raise ValueError(f'negative seek position {cookie!r}')
        place = self.tell() if whence == 1 else cookie
        self.flush()
        place = self.buffer.seek(place, 2 if whence == 2 else 0)
        self._unread = ''
        self._decoder.reset()
        if place == 0:
            self._encoder.reset()
        return place

    def truncate(self, size=None):
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)


class _Standard(BufferedIOBase):
    """sys.stdin.buffer and its kin: the stream's text as UTF-8."""

    def __init__(self, stream):
        import codecs
        self._stream, self._decoder = stream, codecs.getincrementaldecoder('utf-8')('surrogateescape')
        self._ahead = b''

    def __repr__(self):
        return f'<_io.{type(self).__name__} name={self.name!r}>'

    name = property(lambda self: self._stream.name)

    def fileno(self):
        return self._stream.fileno()


class BufferedWriter(_Standard):
    __module__ = '_io'
    mode = 'wb'

    def writable(self):
        return True

    def write(self, data, /):
        self._check()
        data = bytes_of(data)
        self._stream.write(self._decoder.decode(data))
        return len(data)


class BufferedReader(_Standard):
    __module__ = '_io'
    mode = 'rb'

    def readable(self):
        return True

    def read(self, size=-1, /):
        size = _limit(size)
        while size < 0 or len(self._ahead) < size:
            line = self._stream.readline()
            if not line:
                break
            self._ahead += line.encode('utf-8', 'surrogateescape')
        return self._take(len(self._ahead) if size < 0 else size)

    def read1(self, size=-1, /):
        """What one line gives."""
        if not self._ahead:
            self._ahead = self._stream.readline().encode('utf-8', 'surrogateescape')
        return self._take(size if _limit(size) >= 0 else len(self._ahead))

    def readline(self, size=-1, /):
        if b'\n' not in self._ahead:
            self._ahead += self._stream.readline().encode('utf-8', 'surrogateescape')
        end = self._ahead.find(b'\n') + 1 or len(self._ahead)
        size = _limit(size)
        return self._take(min(end, size) if size >= 0 else end)

    def _take(self, n):
        data, self._ahead = self._ahead[:n], self._ahead[n:]
        return data


def _buffer_of(stream):
    return (BufferedReader if stream.fileno() == 0 else BufferedWriter)(stream)
