"""Numbers as bytes: pack() and unpack()."""
import math as _math

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']

_SIZES = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2,
          'f': 4, 'd': 8, 's': 1, 'p': 1}
_NATIVE = {**_SIZES, 'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_FLOATS = {'e': (5, 10), 'f': (8, 23), 'd': (11, 52)}  # bits of exponent and fraction


class error(Exception):
    """What does not fit."""


error.__module__ = 'struct'


def _fields(format):
    """byte order, [(code, count)] with native alignment as 'x'"""
    if isinstance(format, bytes):
        format = format.decode()
    order, native = 'little', True
    if format[:1] in tuple('@=<>!'):
        native = format[0] == '@'
        order = 'big' if format[0] in '>!' else 'little'
        format = format[1:]
    sizes, fields, count, size = _NATIVE if native else _SIZES, [], '', 0
    for c in format:
        if c.isspace():
            continue
        if c.isdigit():
            count += c
            continue
        if c not in sizes:
            raise error('bad char in struct format')
        n, width = int(count) if count else 1, sizes[c]
        if native and width > 1 and -size % width:
            fields.append(('x', -size % width, 1))
            size += -size % width
        fields.append((c, n, width))
        size += n * width
        count = ''
    if count:
        raise error('repeat count given without format specifier')
    return order, fields, size


def calcsize(format):
    return _fields(format)[2]


def _float_bits(value, code):
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
        if code == 'd':
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


def _integer(code, width, value, order, native):
    if not hasattr(value, '__index__'):
        raise error('required argument is not an integer')
    value, signed = value.__index__(), code in 'bhilqn'
    low, high = (-(1 << 8 * width - 1), (1 << 8 * width - 1) - 1) if signed else (0, (1 << 8 * width) - 1)
    if not low <= value <= high:
        names = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}
        if width == 1 or width == 2 and native:
            raise error(f'{names[code]} format requires {low} <= number <= {high}')
        if width == 8:
            raise error('int too large to convert' if not signed and value >= 0 else 'argument out of range')
        raise error('argument out of range' if native else f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(width, order, signed=signed)


def _packed(code, width, value, order, native):
    if code == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if code == '?':
        return b'\1' if value else b'\0'
    if code in _FLOATS:
        if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
            raise error('required argument is not a float')
        return _float_bits(float(value), code).to_bytes(width, order)
    return _integer(code, width, value, order, native)


def pack(format, *values):
    order, fields, _ = _fields(format)
    native = str(format)[:1] not in tuple('=<>!')
    wanted = sum(0 if c == 'x' else 1 if c in 'sp' else n for c, n, _ in fields)
    if wanted != len(values):
        raise error(f'pack expected {wanted} items for packing (got {len(values)})')
    left, out = list(values), []
    for code, n, width in fields:
        if code == 'x':
            out.append(bytes(n))
        elif code in 'sp':
            value = left.pop(0)
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{code}' must be a bytes object")
            if code == 'p':
                value = bytes([min(len(value), n - 1, 255)]) + bytes(value[:n - 1])
            out.append(bytes(value[:n]).ljust(n, b'\0'))
        else:
            out.extend(_packed(code, width, left.pop(0), order, native) for _ in range(n))
    return b''.join(out)


def unpack(format, buffer, /):
    order, fields, size = _fields(format)
    if len(buffer) != size:
        raise error(f'unpack requires a buffer of {size} bytes')
    found, at, data = [], 0, bytes(buffer)
    for code, n, width in fields:
        if code in 'xsp':
            chunk = data[at:at + n]
            if code == 's':
                found.append(chunk)
            elif code == 'p':
                found.append(chunk[1:1 + chunk[0]] if chunk else b'')
            at += n
            continue
        for _ in range(n):
            chunk = data[at:at + width]
            at += width
            if code == 'c':
                found.append(chunk)
            elif code == '?':
                found.append(chunk != b'\0')
            elif code in _FLOATS:
                found.append(_float_of(int.from_bytes(chunk, order), code))
            else:
                found.append(int.from_bytes(chunk, order, signed=code in 'bhilqn'))
    return tuple(found)


def unpack_from(format, /, buffer, offset=0):
    size = calcsize(format)
    if len(buffer) - offset < size:
        raise error(f'unpack_from requires a buffer of at least {offset + size} bytes for unpacking {size} bytes at '
                    f'offset {offset} (actual buffer size is {len(buffer)})')
    return unpack(format, bytes(buffer[offset:offset + size]))


def pack_into(format, buffer, offset, *values):
    data = pack(format, *values)
    if len(buffer) - offset < len(data):
        raise error(f'pack_into requires a buffer of at least {offset + len(data)} bytes for packing {len(data)} bytes '
                    f'at offset {offset} (actual buffer size is {len(buffer)})')
    buffer[offset:offset + len(data)] = data


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if not size or len(buffer) % size:
        raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
    return iter([unpack(format, buffer[i:i + size]) for i in range(0, len(buffer), size)])


class Struct:
    """A format, read once."""

    def __init__(self, format):
        self.format, self.size = format, calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)
