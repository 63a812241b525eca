"""Bytes as text of 64, 32 or 16 characters."""

from _buffer import bytes_of as _bytes_of

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode', 'b32encode', 'b32decode', 'b16encode', 'b16decode', 'encodebytes', 'decodebytes']

_B64 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B64_VALUES = {c: i for i, c in enumerate(_B64)}
_B32_VALUES = {c: i for i, c in enumerate(_B32)}


class Error(ValueError):
    """Not base64."""


Error.__module__ = 'binascii'


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    try:
        return bytes(memoryview(s))
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}") from None


def _encode(s, alphabet, bits, group):
    s = _bytes_of(s)
    out, buffer, held = [], 0, 0
    for byte in s:
        buffer = buffer << 8 | byte
        held += 8
        while held >= bits:
            held -= bits
            out.append(alphabet[buffer >> held])
            buffer &= (1 << held) - 1
    if held:
        out.append(alphabet[buffer << bits - held])
    out += b'=' * (-len(out) % group)
    return bytes(out)


def b64encode(s, altchars=None):
    encoded = _encode(s, _B64, 6, 4)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.replace(b'+', altchars[:1]).replace(b'/', altchars[1:])
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        s = s.replace(altchars[:1], b'+').replace(altchars[1:], b'/')
    if validate and not all(c in _B64_VALUES or c == 61 for c in s):
        raise Error('Only base64 data is allowed')
    out, buffer, held, digits = [], 0, 0, 0
    pads = 0
    for c in s:
        if c == 61:
            pads += 1
            if digits % 4 >= 2 and digits % 4 + pads >= 4:
                break
            continue
        value = _B64_VALUES.get(c, -1)
        if value < 0:
            continue
        pads = 0
        digits += 1
        buffer = buffer << 6 | value
        held += 6
        if held >= 8:
            held -= 8
            out.append(buffer >> held)
            buffer &= (1 << held) - 1
    if digits % 4 == 1:
        raise Error('Invalid base64-encoded string: number of data characters '
                    f'({digits}) cannot be 1 more than a multiple of 4')
    if digits % 4 and digits % 4 + pads < 4:
        raise Error('Incorrect padding')
    return bytes(out)


standard_b64encode, standard_b64decode = b64encode, b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(_bytes(s), b'-_')


def b32encode(s):
    return _encode(s, _B32, 5, 8)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise Error('Incorrect padding')
    s = (s.upper() if casefold else s).rstrip(b'=')
    out, buffer, held = [], 0, 0
    for c in s:
        value = _B32_VALUES.get(c, -1)
        if value < 0:
            raise Error('Non-base32 digit found')
        buffer = buffer << 5 | value
        held += 5
        if held >= 8:
            held -= 8
            out.append(buffer >> held)
            buffer &= (1 << held) - 1
    return bytes(out)


def b16encode(s):
    return s.hex().upper().encode('ascii')


def b16decode(s, casefold=False):
    s = _bytes(s)
    s = s.upper() if casefold else s
    if not all(c in b'0123456789ABCDEF' for c in s):
        raise Error('Non-base16 digit found')
    if len(s) % 2:
        raise Error('Odd-length string')
    return bytes.fromhex(s.decode('ascii'))


def encodebytes(s):
    lines = [b64encode(s[i:i + 57]) + b'\n' for i in range(0, len(s), 57)]
    return b''.join(lines)


def decodebytes(s):
    return b64decode(s)
