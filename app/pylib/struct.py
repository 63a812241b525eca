"""Numbers as bytes: pack() and unpack() (CPython: Modules/_struct.c)."""
import math as _math
import sys as _sys
from _buffer import bytes_of as _bytes_of, writable as _writable
from operator import index as _index

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']

_SIZES = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2,
          'f': 4, 'd': 8, 's': 1, 'p': 1}
_NATIVE = {**_SIZES, 'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_NAMES = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}
_missing = object()
_FLOATS = {'e': (5, 10), 'f': (8, 23), 'd': (11, 52)}  # bits of exponent and fraction


class error(Exception):
    """What does not fit."""


error.__module__ = 'struct'


class _Layout:
    """What a format asks for: fields (code, count, width of one), with native alignment as 'x'."""

    def __init__(self, format):
        self.order, self.native = 'little', True
        if format[:1] in tuple('@=<>!'):
            self.native = format[0] == '@'
            self.order = 'big' if format[0] in '>!' else 'little'
            format = format[1:]
        self.fields, self.size = [], 0
        sizes, count = _NATIVE if self.native else _SIZES, ''
        for c in format:
            if c.isdigit():
                count += c
            elif c not in sizes and (count or not c.isspace()):
                raise error('bad char in struct format' if c != '\0' else 'embedded null character')
            elif c in sizes:
                self._add(c, int(count) if count else 1, sizes[c])
                count = ''
        if count:
            raise error('repeat count given without format specifier')
        self.values = sum([0 if c == 'x' else 1 if c in 'sp' else n for c, n, _ in self.fields])

    def _add(self, code, n, width):
        if self.native and width > 1 and -self.size % width:
            self.fields.append(('x', -self.size % width, 1))
            self.size += -self.size % width
        self.fields.append((code, n, width))
        self.size += n * width
        if self.size > _sys.maxsize:
            raise error('total struct size too long')


def _text(format):
    if isinstance(format, str):
        format.encode('ascii')
        return format
    if isinstance(format, bytes):
        return format.decode('latin-1')
    raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')


def calcsize(format):
    return _Layout(_text(format)).size


def _float_bits(value, code, native):
    exponent_bits, bits = _FLOATS[code]
    bias, top = (1 << exponent_bits - 1) - 1, (1 << exponent_bits) - 1
    sign = int(_math.copysign(1, value) < 0) << exponent_bits + bits
    if value != value:
        return top << bits | 1 << bits - 1
    value = abs(value)
    if value == _math.inf:
        return sign | top << bits
    if value == 0:
        return sign
    fraction, exponent = _math.frexp(value)
    exponent += bias - 1
    scaled = _math.ldexp(fraction, bits + 1) if exponent > 0 else _math.ldexp(fraction, bits + exponent)
    whole = round(scaled)
    number = (max(exponent, 1) - 1 << bits) + whole if exponent > 0 else whole
    if number >> bits >= top:
        if code == 'd' or code == 'f' and native:  # which is a cast of C
            return sign | top << bits
        raise OverflowError(f'float too large to pack with {code} format')
    return sign | number


def _float_of(number, code):
    exponent_bits, bits = _FLOATS[code]
    bias, top = (1 << exponent_bits - 1) - 1, (1 << exponent_bits) - 1
    sign = -1.0 if number >> exponent_bits + bits else 1.0
    exponent, fraction = number >> bits & top, number & (1 << bits) - 1
    if exponent == top:
        return sign * _math.inf if not fraction else _math.nan
    if exponent:
        fraction |= 1 << bits
    return sign * _math.ldexp(float(fraction), max(exponent, 1) - bias - bits)


def _misfit(code, value, low, high, order):
    """The complaint; CPython reads a number as a C long before it looks at the range."""
    if code == 'P' or order == 'big' and code in 'qQ':
        return 'int too large to convert'
    name = _NAMES.get(code) if code in 'bB' or order == 'little' else None
    if not (-1 << 63 <= value < 1 << 63 if name or code in 'bhilqn' else 0 <= value < 1 << 64):
        return 'argument out of range'
    return f"""{name or f"'{code}'"} format requires {low} <= number <= {high}"""


def _integer(code, width, value, order):
    if not hasattr(type(value), '__index__'):
        raise error('required argument is not an integer')
    value, signed = _index(value), code in 'bhilqn'
    low, high = (-(1 << 8 * width - 1), (1 << 8 * width - 1) - 1) if signed else (0, (1 << 8 * width) - 1)
    if code == 'P' and -1 << 63 <= value < 0:
        value += 1 << 64
    if not low <= value <= high:
        raise error(_misfit(code, value, low, high, order))
    return value.to_bytes(width, order, signed=signed)


def _real(value):
    if hasattr(type(value), '__float__') or hasattr(type(value), '__index__'):
        try:
            return float(value)
        except Exception:
            pass
    raise error('required argument is not a float')


def _packed(code, width, value, layout):
    if code == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if code == '?':
        return b'\1' if value else b'\0'
    if code in _FLOATS:
        return _float_bits(_real(value), code, layout.native).to_bytes(width, layout.order)
    return _integer(code, width, value, layout.order)


def _packed_text(code, n, value):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{code}' must be a bytes object")
    value = bytes(value)
    if code == 'p' and n:
        value = bytes([min(len(value), n - 1, 255)]) + value[:n - 1]
    return value[:n].ljust(n, b'\0')


def _pack(layout, values, name='pack'):
    if layout.values != len(values):
        raise error(f'{name} expected {layout.values} items for packing (got {len(values)})')
    left, out = iter(values), []
    for code, n, width in layout.fields:
        if code == 'x':
            out.append(bytes(n))
        elif code in 'sp':
            out.append(_packed_text(code, n, next(left)))
        else:
            for _ in range(n):
                out.append(_packed(code, width, next(left), layout))
    return b''.join(out)


def _unpacked(code, chunk, order):
    if code == 'c':
        return chunk
    if code == '?':
        return chunk != b'\0'
    if code in _FLOATS:
        return _float_of(int.from_bytes(chunk, order), code)
    return int.from_bytes(chunk, order, signed=code in 'bhilqn')


def _unpack(layout, data):
    if len(data) != layout.size:
        raise error(f'unpack requires a buffer of {layout.size} bytes')
    found, at = [], 0
    for code, n, width in layout.fields:
        if code == 's':
            found.append(data[at:at + n])
        elif code == 'p':
            if not n:
                raise SystemError('Negative size passed to PyBytes_FromStringAndSize')
            found.append(data[at + 1:at + n][:data[at]])
        elif code != 'x':
            for i in range(at, at + n * width, width):
                found.append(_unpacked(code, data[i:i + width], layout.order))
        at += n * width
    return tuple(found)


class Struct:
    """A format, read once."""

    def __init__(self, format=_missing):
        if format is _missing:
            raise TypeError("Struct() missing required argument 'format' (pos 1)")
        self.format = _text(format)
        self._layout = _Layout(self.format)

    @property
    def size(self):
        return self._layout.size

    def pack(self, *values):
        return _pack(self._layout, values)

    def unpack(self, buffer, /):
        return _unpack(self._layout, _bytes_of(buffer))

    def unpack_from(self, buffer=_missing, offset=0):
        if buffer is _missing:
            raise TypeError("unpack_from() missing required argument 'buffer' (pos 1)")
        data, size, start = _bytes_of(buffer), self.size, _index(offset)
        if start < 0:
            if start + size > 0:
                raise error(f'not enough data to unpack {size} bytes at offset {start}')
            if start + len(data) < 0:
                raise error(f'offset {start} out of range for {len(data)}-byte buffer')
            start += len(data)
        if len(data) - start < size:
            raise error(f'unpack_from requires a buffer of at least {start + size} bytes for unpacking {size} bytes at '
                        f'offset {start} (actual buffer size is {len(data)})')
        return _unpack(self._layout, data[start:start + size])

    def pack_into(self, *args):
        if len(args) < 2:
            raise error(f"pack_into expected {'offset' if args else 'buffer'} argument")
        start, size = _index(args[1]), self.size
        if len(args) - 2 != self._layout.values:
            raise error(f'pack_into expected {self._layout.values} items for packing (got {len(args) - 2})')
        with _writable(args[0], 'argument') as to:
            room = len(to)
            if start < 0:
                if start + size > 0:
                    raise error(f'no space to pack {size} bytes at offset {start}')
                if start + room < 0:
                    raise error(f'offset {start} out of range for {room}-byte buffer')
                start += room
            if room - start < size:
                raise error(f'pack_into requires a buffer of at least {start + size} bytes for packing {size} bytes '
                            f'at offset {start} (actual buffer size is {room})')
            to[start:start + size] = _pack(self._layout, args[2:], 'pack_into')

    def iter_unpack(self, buffer, /):
        data, size = _bytes_of(buffer), self.size
        if not size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(data) % size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
        return unpack_iterator(self._layout, data)


class unpack_iterator:
    def __init__(self, layout, data):
        self._layout, self._data, self._at = layout, data, 0

    def __iter__(self):
        return self

    def __length_hint__(self):
        return (len(self._data) - self._at) // self._layout.size

    def __next__(self):
        if self._at >= len(self._data):
            raise StopIteration
        start = self._at
        self._at += self._layout.size
        return _unpack(self._layout, self._data[start:self._at])


Struct.__module__ = unpack_iterator.__module__ = '_struct'


_KNOWN = {}


def _known(format):
    """The Struct of a format, the same one as the last time."""
    if type(format) not in (str, bytes):
        return Struct(format)
    if format not in _KNOWN:
        if len(_KNOWN) >= 100:
            _KNOWN.clear()
        _KNOWN[format] = Struct(format)
    return _KNOWN[format]


def pack(*args):
    if not args:
        raise TypeError('missing format argument')
    return _known(args[0]).pack(*args[1:])


def unpack(format, buffer, /):
    return _known(format).unpack(buffer)


def unpack_from(format, /, buffer=_missing, offset=0):
    if buffer is _missing:
        raise TypeError("unpack_from() missing required argument 'buffer' (pos 2)")
    return _known(format).unpack_from(buffer, offset)


def pack_into(*args):
    if not args:
        raise TypeError('missing format argument')
    _known(args[0]).pack_into(*args[1:])


def iter_unpack(format, buffer, /):
    return _known(format).iter_unpack(buffer)
