"""Encodings by name, whole or piece by piece (CPython: Lib/codecs.py, Python/codecs.c, Lib/encodings)."""
import _codecs
from _buffer import bytes_of as _bytes_of

__all__ = ['register', 'unregister', 'lookup', 'open', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE',
           'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE', 'CodecInfo',
           'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter', 'StreamReaderWriter',
           'getencoder', 'getdecoder', 'getincrementalencoder', 'getincrementaldecoder', 'getreader', 'getwriter', 'encode',
           'decode', 'iterencode', 'iterdecode', 'strict_errors', 'ignore_errors', 'replace_errors',
           'xmlcharrefreplace_errors', 'backslashreplace_errors', 'namereplace_errors', 'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = BOM_UTF16 = BOM = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = BOM_UTF32 = b'\xff\xfe\0\0'
BOM_UTF32_BE = BOM64_BE = b'\0\0\xfe\xff'


class CodecInfo(tuple):
    """What lookup() gives."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self._is_text_encoding = _is_text_encoding is not False
        return self

    def __repr__(self):
        return f'<codecs.CodecInfo object for encoding {self.name} at {hex(id(self))}>'


class Codec:
    """Encodes and decodes without remembering anything."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


# ---- piece by piece

class IncrementalEncoder:
    def __init__(self, errors='strict'):
        self.errors, self.buffer = errors, ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b'', 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes of a character that has only begun."""

    def __init__(self, errors='strict'):
        self.errors, self.buffer = errors, b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        text, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return text

    def reset(self):
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


_MARKS = {'utf-8-sig': ((BOM_UTF8, 'utf-8'),), 'utf-16': ((BOM_UTF16_LE, 'utf-16-le'), (BOM_UTF16_BE, 'utf-16-be')),
          'utf-32': ((BOM_UTF32_LE, 'utf-32-le'), (BOM_UTF32_BE, 'utf-32-be'))}


def _incremental_encoder(name):
    class Encoder(IncrementalEncoder):
        _begun = False

        def encode(self, input, final=False):
            encoding = _MARKS[name][0][1] if self._begun and name in _MARKS else name
            self._begun = True
            return _codecs.encode(input, encoding, self.errors)

        def reset(self):
            self._begun = False

        def getstate(self):
            return 2 * (not self._begun) if name in _MARKS else 0

        def setstate(self, state):
            self._begun = not state
    Encoder.__name__ = Encoder.__qualname__ = 'IncrementalEncoder'
    Encoder.__module__ = 'encodings.' + name.replace('-', '_')
    return Encoder


def _incremental_decoder(name):
    class Decoder(BufferedIncrementalDecoder):
        _encoding = name

        def _buffer_decode(self, input, errors, final):
            if self._encoding not in _MARKS:
                return _codecs.decode(input, self._encoding, errors, final)
            marks = _MARKS[self._encoding]
            if not final and len(input) < len(marks[0][0]) and (
                    name != 'utf-8-sig' or BOM_UTF8.startswith(input)):
                return '', 0
            for mark, plain in marks:
                if input.startswith(mark):
                    self._encoding = plain
                    text, used = _codecs.decode(input[len(mark):], plain, errors, final)
                    return text, used + len(mark)
            self._encoding = marks[0][1]
            return _codecs.decode(input, self._encoding, errors, final)

        def reset(self):
            self.buffer, self._encoding = b'', name

        def getstate(self):
            return self.buffer, [name, *[plain for _, plain in _MARKS.get(name, ())]].index(self._encoding)

        def setstate(self, state):
            self.buffer = state[0]
            self._encoding = [name, *[plain for _, plain in _MARKS.get(name, ())]][state[1]]
    Decoder.__name__ = Decoder.__qualname__ = 'IncrementalDecoder'
    Decoder.__module__ = 'encodings.' + name.replace('-', '_')
    return Decoder


# ---- on streams of bytes

class _Stream:
    """What it does not know itself its stream does."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.stream.close()


class StreamWriter(Codec, _Stream):
    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(Codec, _Stream):
    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors
        self.reset()

    def reset(self):
        self.bytebuffer, self.charbuffer = b'', ''

    def _more(self, size):
        data = self.stream.read() if size < 0 else self.stream.read(size)
        self.bytebuffer += data
        text, used = self.decode(self.bytebuffer, self.errors)
        self.bytebuffer = self.bytebuffer[used:]
        self.charbuffer += text
        return data

    def read(self, size=-1, chars=-1, firstline=False):
        if chars >= 0:
            while len(self.charbuffer) < chars and self._more(max(size, 72) if size >= 0 else 72):
                pass
        elif size < 0 or not self.charbuffer:
            self._more(size)
        end = chars if chars >= 0 else len(self.charbuffer)
        text, self.charbuffer = self.charbuffer[:end], self.charbuffer[end:]
        return text

    def readline(self, size=None, keepends=True):
        while True:
            lines = self.charbuffer.splitlines(True)
            whole = len(lines) > 1 or lines and lines[0] != lines[0].splitlines()[0] and not lines[0].endswith('\r')
            if whole or not self._more(size or 72):
                break
        line = lines[0] if lines else ''
        self.charbuffer = self.charbuffer[len(line):]
        return line if keepends or not line else line.splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class StreamReaderWriter(_Stream):
    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)
        for name in ('read', 'readline', 'readlines'):
            setattr(self, name, getattr(self.reader, name))
        self.write, self.writelines = self.writer.write, self.writer.writelines

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


def _stream_classes(name, incremental_encoder, incremental_decoder):
    class Writer(StreamWriter):
        def __init__(self, stream, errors='strict'):
            super().__init__(stream, errors)
            self._encoder = incremental_encoder(errors)

        def encode(self, input, errors='strict'):
            return self._encoder.encode(input), len(input)

        def reset(self):
            self._encoder.reset()

    class Reader(StreamReader):
        def reset(self):
            super().reset()
            self._decoder = incremental_decoder(self.errors)

        def decode(self, input, errors='strict'):
            return self._decoder.decode(input), len(input)
    for cls, short in ((Writer, 'StreamWriter'), (Reader, 'StreamReader')):
        cls.__name__ = cls.__qualname__ = short
        cls.__module__ = 'encodings.' + name.replace('-', '_')
    return Reader, Writer


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    import builtins
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    opened = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    opened.encoding = encoding
    return opened


# ---- encodings that are written here

_ESCAPES = {'\\': '\\', "'": "'", '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\n': ''}
_SHOWN = {'\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def _shown(c, escapes):
    n = ord(c)
    if c in escapes:
        return escapes[c]
    if n < 128 and (' ' <= c <= '~' or not escapes) or n < 256 and not escapes:
        return c
    return f'\\x{n:02x}' if n < 256 else f'\\u{n:04x}' if n < 0x10000 else f'\\U{n:08x}'


def unicode_escape_encode(str, errors='strict'):
    return ''.join([_shown(c, _SHOWN) for c in str]).encode('ascii'), len(str)


def raw_unicode_escape_encode(str, errors='strict'):
    return ''.join([_shown(c, {}) for c in str]).encode('latin-1'), len(str)


def _handled(errors, encoding, data, start, end, reason):
    error = UnicodeDecodeError(encoding, data, start, end, reason)
    if errors == 'strict':
        raise error
    return lookup_error(errors)(error)


def _read_hex(data, text, at, width, encoding, errors):
    """The character that so many hexadecimal digits from `at` on name, and where it ends. The escape is 2 before."""
    end = at
    while end < at + width and end < len(text) and text[end] in '0123456789abcdefABCDEF':
        end += 1
    if end < at + width:
        what = {2: '\\xXX', 4: '\\uXXXX', 8: '\\UXXXXXXXX'}[width]
        return _handled(errors, encoding, data, at - 2, end, f'truncated {what} escape')
    if int(text[at:end], 16) > 0x10ffff:
        return _handled(errors, encoding, data, at - 2, end,
                        'illegal Unicode character' if encoding == 'unicodeescape' else '\\Uxxxxxxxx out of range')
    return chr(int(text[at:end], 16)), end


def _read_name(data, text, at, errors):
    """The character of \\N{name}, and where it ends."""
    end = text.find('}', at) if text.startswith('{', at + 2) else at + 2
    if end < at + 4:
        end = len(text) if end < 0 else max(end, at + 2)
        return _handled(errors, 'unicodeescape', data, at, end, 'malformed \\N character escape')
    import unicodedata
    try:
        c = unicodedata.lookup(text[at + 3:end])
    except KeyError:
        c = ''
    if len(c) != 1:  # or one of the sequences that have a name
        return _handled(errors, 'unicodeescape', data, at, end + 1, 'unknown Unicode character name')
    return c, end + 1


def _warn(text):
    import warnings
    warnings.warn(text, DeprecationWarning)


def _unescaped(data, text, at, errors):
    """What the escape at `at` stands for, and where it ends."""
    c = text[at + 1:at + 2]
    if not c:
        return _handled(errors, 'unicodeescape', data, at, at + 1, '\\ at end of string')
    if c in _ESCAPES:
        return _ESCAPES[c], at + 2
    if c in '01234567':
        end = at + 2
        while end < at + 4 and text[end:end + 1] in tuple('01234567'):
            end += 1
        n = int(text[at + 1:end], 8)
        if n > 0o377:
            _warn(f"invalid octal escape sequence '{text[at:end]}'")
        return chr(n), end
    if c in 'xuU':
        return _read_hex(data, text, at + 2, {'x': 2, 'u': 4, 'U': 8}[c], 'unicodeescape', errors)
    if c == 'N':
        return _read_name(data, text, at, errors)
    _warn(f"invalid escape sequence '\\{c}'")
    return '\\' + c, at + 2


def unicode_escape_decode(data, errors='strict', final=True):
    data = data.encode() if isinstance(data, str) else _bytes_of(data)
    text, parts, at = data.decode('latin-1'), [], 0
    while (found := text.find('\\', at)) >= 0:
        parts.append(text[at:found])
        part, at = _unescaped(data, text, found, errors)
        parts.append(part)
    return ''.join(parts) + text[at:], len(data)


def raw_unicode_escape_decode(data, errors='strict', final=True):
    data = data.encode() if isinstance(data, str) else _bytes_of(data)
    text, parts, at = data.decode('latin-1'), [], 0
    while (found := text.find('\\', at)) >= 0:
        parts.append(text[at:found])
        c = text[found + 1:found + 2]
        part, at = ('\\' + c, found + 2) if c not in ('u', 'U') else _read_hex(
            data, text, found + 2, 4 if c == 'u' else 8, 'rawunicodeescape', errors)
        parts.append(part)
    return ''.join(parts) + text[at:], len(data)


def escape_encode(data, errors='strict'):
    shown = {**_SHOWN, "'": "\\'"}
    return ''.join([_shown(chr(c), shown) for c in _bytes_of(data)]).encode('ascii'), len(data)


def escape_decode(data, errors='strict'):
    """The escapes of bytes literals."""
    data = data.encode() if isinstance(data, str) else _bytes_of(data)
    text, parts, at = data.decode('latin-1'), [], 0
    while (found := text.find('\\', at)) >= 0:
        parts.append(text[at:found])
        c = text[found + 1:found + 2]
        if not c:
            raise ValueError('Trailing \\ in string')
        if c == 'x' and len(text) < found + 4:
            raise ValueError(f'invalid \\x escape at position {found}')
        if c in 'uUN':
            part, at = '\\' + c, found + 2
        else:
            part, at = _unescaped(data, text, found, errors)
        parts.append(chr(ord(part) & 255) if len(part) == 1 else part)
    return (''.join(parts) + text[at:]).encode('latin-1'), len(data)


def _rot13(text, errors='strict'):
    letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    turned = letters[13:] + letters[:13]
    return text.translate(str.maketrans(letters + letters.lower(), turned + turned.lower())), len(text)


def _hex_encode(data, errors='strict'):
    return _bytes_of(data).hex().encode('ascii'), len(data)


def _hex_decode(data, errors='strict'):
    return bytes.fromhex(data if isinstance(data, str) else _bytes_of(data).decode('ascii')), len(data)


def _base64_encode(data, errors='strict'):
    import base64
    return base64.encodebytes(data), len(data)


def _base64_decode(data, errors='strict'):
    import base64
    return base64.decodebytes(data), len(data)


def _idna_error(way, text):
    return UnicodeError(f"{way} with 'idna' codec failed (UnicodeError: {text})")


def _idna_encode(name, errors='strict'):
    """The name of a host: its labels."""
    if errors != 'strict':
        raise _idna_error('encoding', f'unsupported error handling {errors}')
    if not name.isascii():
        raise NotImplementedError("host names beyond ASCII are not part of the course's Python: write them as xn--…")
    *labels, last = name.split('.')
    if not all([0 < len(label) < 64 for label in labels]):
        raise _idna_error('encoding', 'label empty or too long')
    if len(last) >= 64:
        raise _idna_error('encoding', 'label too long')
    return name.encode('ascii'), len(name)


def _idna_decode(name, errors='strict'):
    if errors != 'strict':
        raise _idna_error('decoding', f'Unsupported error handling {errors}')
    name = bytes(name)
    if b'xn--' in name:
        raise NotImplementedError("host names beyond ASCII are not part of the course's Python: take them as they are")
    return name.decode('ascii'), len(name)


_written = {
    'unicode_escape': ('unicode-escape', unicode_escape_encode, unicode_escape_decode, True),
    'raw_unicode_escape': ('raw-unicode-escape', raw_unicode_escape_encode, raw_unicode_escape_decode, True),
    'rot_13': ('rot-13', _rot13, _rot13, False), 'hex_codec': ('hex', _hex_encode, _hex_decode, False),
    'base64_codec': ('base64', _base64_encode, _base64_decode, False), 'idna': ('idna', _idna_encode, _idna_decode, True)}
for _alias, _name in {'unicodeescape': 'unicode_escape', 'rawunicodeescape': 'raw_unicode_escape', 'rot13': 'rot_13',
                      'hex': 'hex_codec', 'base64': 'base64_codec', 'base_64': 'base64_codec'}.items():
    _written[_alias] = _written[_name]


# ---- by name

_known, _searches = {}, []


def _made_in_c(name):
    def encode(input, errors='strict'):
        return _codecs.encode(input, name, 'strict' if errors is None else errors), len(input)

    def decode(input, errors='strict'):
        return _codecs.decode(input, name, 'strict' if errors is None else errors, True)
    encoder, decoder = _incremental_encoder(name), _incremental_decoder(name)
    reader, writer = _stream_classes(name, encoder, decoder)
    return CodecInfo(encode, decode, reader, writer, encoder, decoder, name)


def _made_here(name, encode, decode, text):
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]
    reader, writer = _stream_classes(name, Encoder, Decoder)
    return CodecInfo(encode, decode, reader, writer, Encoder, Decoder, name, _is_text_encoding=text)


def lookup(encoding, /):
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {type(encoding).__name__ if encoding is not None else encoding}')
    key = encoding.lower().replace(' ', '_').replace('-', '_')
    if key in _known:
        return _known[key]
    name = _codecs.name_of(encoding)
    if name is not None:
        info = _known.get(name) or _made_in_c(name)
        _known[name] = info
    elif key in _written:
        info = _made_here(*_written[key])
    else:
        info = next((found for search in _searches if (found := search(key)) is not None), None)
        if info is None:
            raise LookupError(f'unknown encoding: {encoding}')
        if not isinstance(info, tuple) or len(info) != 4:
            raise TypeError('codec search functions must return 4-tuples')
    _known[key] = info
    return info


def register(search_function, /):
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _known.clear()


def _text_coder(encoding, way):
    """What str.encode() and bytes.decode() use for an encoding that is not written in C."""
    info = lookup(encoding)
    if not getattr(info, '_is_text_encoding', True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{way}() to handle arbitrary codecs")
    return info[way == 'decode']


def encode(obj, encoding='utf-8', errors='strict'):
    return lookup(encoding)[0](obj, errors)[0]


def decode(obj, encoding='utf-8', errors='strict'):
    return lookup(encoding)[1](obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


# ---- what does not fit

def _checked(exception, kinds):
    if not isinstance(exception, kinds):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    return exception.object[exception.start:exception.end]


def strict_errors(exception, /):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError('codec must pass exception instance')


def ignore_errors(exception, /):
    _checked(exception, UnicodeError)
    return '', exception.end


def replace_errors(exception, /):
    part = _checked(exception, UnicodeError)
    if isinstance(exception, UnicodeDecodeError):
        return '\ufffd', exception.end
    return ('?' if isinstance(exception, UnicodeEncodeError) else '\ufffd') * len(part), exception.end


def xmlcharrefreplace_errors(exception, /):
    return ''.join([f'&#{ord(c)};' for c in _checked(exception, UnicodeEncodeError)]), exception.end


def backslashreplace_errors(exception, /):
    part = _checked(exception, UnicodeError)
    if isinstance(part, bytes):
        return ''.join([f'\\x{c:02x}' for c in part]), exception.end
    return ''.join([_shown(c, {'\\': '\\x5c'}) for c in part]), exception.end


def namereplace_errors(exception, /):
    import unicodedata
    named = []
    for c in _checked(exception, UnicodeEncodeError):
        name = unicodedata.name(c, None)
        named.append(_shown(c, {'\\': '\\x5c'}) if name is None else f'\\N{{{name}}}')
    return ''.join(named), exception.end


_HANDLERS = {'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors,
             'xmlcharrefreplace': xmlcharrefreplace_errors, 'backslashreplace': backslashreplace_errors,
             'namereplace': namereplace_errors}


def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError('handler must be callable')
    _codecs.handlers[errors] = handler


def lookup_error(name, /):
    handler = _codecs.handlers.get(name) or _HANDLERS.get(name)
    if handler is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return handler
