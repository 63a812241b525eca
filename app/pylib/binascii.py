"""Bytes as text and back, and checksums."""
from _buffer import bytes_of as _bytes_of

__all__ = ['Error', 'Incomplete', 'a2b_base64', 'a2b_hex', 'a2b_qp', 'a2b_uu', 'b2a_base64', 'b2a_hex', 'b2a_qp', 'b2a_uu',
           'crc32', 'crc_hqx', 'hexlify', 'unhexlify']


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_ALPHABET = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_TABLES = {}  # made when first needed


def _table(make):
    if make not in _TABLES:
        _TABLES[make] = make()
    return _TABLES[make]


def _ascii(data):
    """Bytes, or a text of ASCII alone."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode('ascii')
    try:
        return bytes(_bytes_of(data))
    except TypeError:
        raise TypeError('argument should be bytes, buffer or ASCII string, '
                        f'not {type(data).__name__!r}') from None


def hexlify(data, sep=None, bytes_per_sep=1):
    data = bytes(_bytes_of(data))
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode('ascii')


b2a_hex = hexlify


def unhexlify(hexstr, /):
    data = _ascii(hexstr)
    if len(data) % 2:
        raise Error('Odd-length string')
    if any([c not in b'0123456789abcdefABCDEF' for c in data]):
        raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(data.decode('ascii'))


a2b_hex = unhexlify


def _pairs():
    """Two characters of base64 for each three hexadecimal digits: 12 bits."""
    letters = _ALPHABET.decode('ascii')
    return {f'{i:03x}': letters[i >> 6] + letters[i & 63] for i in range(4096)}


def _triples():
    return {pair: digits for digits, pair in _table(_pairs).items()}


def b2a_base64(data, /, *, newline=True):
    data, pairs = bytes(_bytes_of(data)), _table(_pairs)
    missing = -len(data) % 3
    digits = (data + bytes(missing)).hex()
    text = ''.join([pairs[digits[i:i + 3]] for i in range(0, len(digits), 3)])
    if missing:
        text = text[:-missing] + '=' * missing
    return (text + '\n' if newline else text).encode('ascii')


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii(data)
    body = data.rstrip(b'=')
    missing = -len(body) % 4
    if missing == 3 or len(data) - len(body) != missing or body.translate(None, _ALPHABET):
        return _a2b_base64_by_letters(data, strict_mode)
    text, triples = body.decode('ascii') + 'A' * missing, _table(_triples)
    out = bytes.fromhex(''.join([triples[text[i:i + 2]] for i in range(0, len(text), 2)]))
    return out[:-missing] if missing else out


def _base64_values():
    return {c: i for i, c in enumerate(_ALPHABET)}


def _a2b_base64_by_letters(data, strict_mode):
    """What has rubbish in it, or too little."""
    values, out, bits, count, pads = _table(_base64_values), bytearray(), 0, 0, 0
    if strict_mode and data[:1] == b'=':
        raise Error('Leading padding not allowed')
    for at, c in enumerate(data):
        if c == 61:  # =
            pads += 1
            if count % 4 >= 2 and count % 4 + pads >= 4:
                if strict_mode and at + 1 < len(data):
                    raise Error('Excess data after padding')
                return bytes(out)
            continue
        value = values.get(c)
        if value is None:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if strict_mode and pads:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        bits = bits << 6 | value
        count += 1
        if count % 4 == 1:
            bits &= 63
        else:
            out.append(bits >> (6 - count % 4 * 2 + 2) % 8 & 255)
    if count % 4 == 1:
        raise Error('Invalid base64-encoded string: number of data characters '
                    f'({len(out) // 3 * 4 + 1}) cannot be 1 more than a multiple of 4')
    if count % 4:
        raise Error('Incorrect padding')
    return bytes(out)


def b2a_uu(data, /, *, backtick=False):
    data = bytes(_bytes_of(data))
    if len(data) > 45:
        raise Error('At most 45 bytes at once')
    zero = 96 if backtick else 32
    out = bytearray([len(data) + 32 if data else zero])
    for i in range(0, len(data), 3):
        n = int.from_bytes(data[i:i + 3].ljust(3, b'\0'), 'big')
        out += bytes([(n >> shift & 63) + 32 if n >> shift & 63 else zero for shift in (18, 12, 6, 0)])
    return bytes(out) + b'\n'


def a2b_uu(data, /):
    data = _ascii(data)
    size = (data[0] - 32) & 63 if data else 0
    bits = count = 0
    out, rest = bytearray(), data[1:]
    at = 0
    while len(out) < size:
        c = rest[at] if at < len(rest) else 32
        at += 1
        if c in b'\n\r' or c == 0:
            c = 32
            at -= 1
        if not 32 <= c <= 96:
            raise Error('Illegal char')
        bits = (bits << 6 | c - 32 & 63) & 0xffff
        count += 6
        if count >= 8:
            count -= 8
            out.append(bits >> count & 255)
    for c in rest[at:]:
        if c not in (32, 96, 10, 13):
            raise Error('Trailing garbage')
    return bytes(out)


def a2b_qp(data, header=False):
    data, out, i = _ascii(data), bytearray(), 0
    digits = b'0123456789abcdefABCDEF'
    while i < len(data):
        c = data[i]
        if c == 61:
            i += 1
            if i >= len(data):
                break
            if data[i] in b'\r\n':
                end = data.find(b'\n', i)
                i = len(data) if end < 0 else end + 1
            elif data[i] == 61:
                out.append(61)
                i += 1
            elif i + 1 < len(data) and data[i] in digits and data[i + 1] in digits:
                out.append(int(data[i:i + 2], 16))
                i += 2
            else:
                out.append(61)
        else:
            out.append(32 if header and c == 95 else c)
            i += 1
    return bytes(out)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Lines of 76 at most; what is not plain ASCII is =XX."""
    data, out, width, i = bytes(_bytes_of(data)), bytearray(), 0, 0
    first_end = data.find(b'\n')
    crlf = first_end > 0 and data[first_end - 1] == 13
    while i < len(data):
        c, after = data[i], data[i + 1:i + 2]
        ends = after == b'' or after == b'\n'
        quoted = c > 126 or c == 61 or header and c == 95 or \
            c == 46 and width == 0 and after in (b'', b'\n', b'\r', b'\0') or not istext and c in b'\r\n' or \
            c in b'\t ' and i + 1 == len(data) or c < 33 and c not in b'\r\n\t ' or \
            c < 33 and c not in b'\r\n' and (quotetabs or c not in b'\t ')
        if quoted:
            if width + 3 >= 76:
                out += b'=\r\n' if crlf else b'=\n'
                width = 0
            out += b'=%02X' % c
            width += 3
            i += 1
        elif istext and (c == 10 or c == 13 and after == b'\n'):
            if out and out[-1] in b' \t':
                out += b'=%02X' % out.pop()
            out += b'\r\n' if crlf else b'\n'
            width = 0
            i += 2 if c == 13 else 1
        else:
            if not ends and width + 1 >= 76:
                out += b'=\r\n' if crlf else b'=\n'
                width = 0
            width += 1
            out.append(95 if header and c == 32 else c)
            i += 1
    return bytes(out)


def _crc_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0xedb88320 if n & 1 else 0)
        table.append(n)
    return table


def crc32(data, crc=0, /):
    n, table = crc & 0xffffffff ^ 0xffffffff, _table(_crc_table)
    for c in _bytes_of(data):
        n = n >> 8 ^ table[(n ^ c) & 255]
    return n ^ 0xffffffff


def crc_hqx(data, crc, /):
    crc &= 0xffff
    for c in _bytes_of(data):
        crc ^= c << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xffff
    return crc
