"""Bytes as text of 64, 32, 16 or 85 characters (CPython: Lib/base64.py)."""
import binascii
from _buffer import bytes_of as _bytes_of

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
           'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3

_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32_HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
_A85 = bytes(range(33, 118))
_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    try:
        return bytes(memoryview(s))
    except TypeError:
        raise TypeError(f'argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}') from None


# ---- 64 ----

def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def encode(input, output):
    """One file of bytes into another, in lines."""
    while chunk := input.read(MAXBINSIZE):
        while len(chunk) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(chunk))):
            chunk += more
        output.write(binascii.b2a_base64(chunk))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    name = type(s).__name__
    try:
        view = memoryview(s)
    except TypeError as e:
        raise TypeError(f'expected bytes-like object, not {name}') from e
    if view.format not in ('c', 'b', 'B'):
        raise TypeError(f'expected single byte elements, not {view.format!r} from {name}')
    if view.ndim != 1:
        raise TypeError(f'expected 1-D data, not {view.ndim}-D data from {name}')


def encodebytes(s):
    _check_bytes(s)
    return b''.join([binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    _check_bytes(s)
    return binascii.a2b_base64(s)


# ---- digits of groups ----

def _to_digits(data, alphabet, size, count):
    """Each `size` bytes as `count` digits; bytes that are missing at the end are 0. A list of bytes objects."""
    base, groups = len(alphabet), []
    for i in range(0, len(data), size):
        number, digits = int.from_bytes(data[i:i + size].ljust(size, b'\0'), 'big'), bytearray(count)
        for at in range(count - 1, -1, -1):
            number, digit = divmod(number, base)
            digits[at] = alphabet[digit]
        groups.append(bytes(digits))
    return groups


def _from_digits(digits, values):
    """The number; KeyError: what is no digit."""
    number, base = 0, len(values)
    for c in digits:
        number = number * base + values[c]
    return number


def _values(alphabet):
    return {c: value for value, c in enumerate(alphabet)}


# ---- 32 and 16 ----

_B32_DIGITS = (0, 2, 4, 5, 7)  # of so many bytes in the last group


def _encode_32(alphabet, s):
    data = bytes(_bytes_of(s)) if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()
    text = b''.join(_to_digits(data, alphabet, 5, 8))
    rest = len(data) % 5
    return text[:len(text) - 8 + _B32_DIGITS[rest]].ljust(len(text), b'=') if rest else text


def _decode_32(alphabet, s, casefold, map01):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    digits, values, out = s.rstrip(b'='), _values(alphabet), bytearray()
    pads = len(s) - len(digits)
    try:
        for i in range(0, len(digits), 8):
            out += _from_digits(digits[i:i + 8].ljust(8, alphabet[:1]), values).to_bytes(5, 'big')
    except KeyError:
        raise binascii.Error('Non-base32 digit found') from None
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    return bytes(out[:len(out) - 5 + _B32_DIGITS.index(8 - pads)] if pads and out else out)


def b32encode(s):
    return _encode_32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode_32(_B32, s, casefold, map01)


def b32hexencode(s):
    return _encode_32(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode_32(_B32_HEX, s, casefold, None)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# ---- 85 ----

def _encode_85(b, alphabet, pad, folded):
    """folded: groups that have a letter of their own."""
    data = b if isinstance(b, (bytes, bytearray)) else memoryview(b).tobytes()
    groups = [folded.get(group, group) for group in _to_digits(data, alphabet, 4, 5)]
    missing = -len(data) % 4
    if missing and not pad:
        groups[-1] = (alphabet[:1] * 5 if groups[-1] == b'z' else groups[-1])[:-missing]
    return b''.join(groups)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    folded = {b'!!!!!': b'z', b'+<VdL': b'y'} if foldspaces else {b'!!!!!': b'z'}
    text = (b'<~' if adobe else b'') + _encode_85(b, _A85, pad, folded)
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [text[i:i + width] for i in range(0, len(text), width)]
        if adobe and len(lines[-1]) + 2 > width:
            lines.append(b'')
        text = b'\n'.join(lines)
    return text + (b'~>' if adobe else b'')


def _without_frame(b):
    if not b.endswith(b'~>'):
        raise ValueError(f"Ascii85 encoded byte sequences must end with {b'~>'!r}")
    return b[2:-2] if b.startswith(b'<~') else b[:-2]


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _bytes(b)
    if adobe:
        b = _without_frame(b)
    out, digits, values = [], [], _values(_A85)
    whole = {122: bytes(4), 121: b'    '} if foldspaces else {122: bytes(4)}
    for c in b + b'uuuu':
        if c in values:
            digits.append(c)
            if len(digits) == 5:
                number = _from_digits(digits, values)
                if number >> 32:
                    raise ValueError('Ascii85 overflow')
                out.append(number.to_bytes(4, 'big'))
                digits.clear()
        elif c in whole:
            if digits:
                raise ValueError(f'{chr(c)} inside Ascii85 5-tuple')
            out.append(whole[c])
        elif c not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(c)}')
    decoded = b''.join(out)
    return decoded[:len(decoded) - 4 + len(digits)]


def b85encode(b, pad=False):
    return _encode_85(b, _B85, pad, {})


def b85decode(b):
    b, values, out = _bytes(b), _values(_B85), []
    missing = -len(b) % 5
    b += b'~' * missing
    for i in range(0, len(b), 5):
        digits = b[i:i + 5]
        for at, c in enumerate(digits):
            if c not in values:
                raise ValueError(f'bad base85 character at position {i + at}')
        number = _from_digits(digits, values)
        if number >> 32:
            raise ValueError(f'base85 overflow in hunk starting at byte {i}')
        out.append(number.to_bytes(4, 'big'))
    decoded = b''.join(out)
    return decoded[:-missing] if missing else decoded
