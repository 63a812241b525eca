"""Digests, and keys derived from passwords (CPython: Lib/hashlib.py, Modules/_hashopenssl.c, Modules/_blake2)."""
import _hash
from _buffer import bytes_of as _bytes_of
from operator import index as _index

_SIZES = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128),
          'sha512': (64, 128), 'sha512_224': (28, 128), 'sha512_256': (32, 128)}
_SHA3 = {'sha3_224': (28, 144), 'sha3_256': (32, 136), 'sha3_384': (48, 104), 'sha3_512': (64, 72)}  # size, rate
_SHAKE = {'shake_128': 168, 'shake_256': 136}
_missing = object()
_REFUSED = ('md5-sha1', 'ripemd160', 'sm3')

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', *_SHA3, *_SHAKE}
algorithms_available = {*algorithms_guaranteed, *_SIZES}


class UnsupportedDigestmodError(ValueError):
    pass


UnsupportedDigestmodError.__module__ = '_hashlib'


def _checked(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    try:
        return bytes(_bytes_of(data))
    except TypeError:
        raise TypeError('object supporting the buffer API required') from None


class HASH:
    """A digest in the making."""

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SHA3[name] if name in _SHA3 else _SIZES[name]
        self._parts = [_checked(data)]

    def __repr__(self):
        return f'<{self.name} _hashlib.{type(self).__name__} object @ {hex(id(self))}>'

    def update(self, obj, /):
        self._parts.append(_checked(obj))

    def _text(self):
        self._parts = [b''.join(self._parts)]
        return self._parts[0]

    def digest(self):
        if self.name in _SHA3:
            return _hash.keccak(self.block_size, 6, self._text(), self.digest_size)
        return _hash.digest(self.name, self._text())

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return type(self)(self.name, self._text())


class HASHXOF(HASH):
    """One whose digest is as long as one likes."""

    def __init__(self, name, data):
        self.name, self.digest_size, self.block_size = name, 0, _SHAKE[name]
        self._parts = [_checked(data)]

    def digest(self, length=_missing):
        if length is _missing:
            raise TypeError("digest() missing required argument 'length' (pos 1)")
        length = _index(length)
        if length < 0:
            raise SystemError('Negative size passed to PyBytes_FromStringAndSize')
        return _hash.keccak(self.block_size, 31, self._text(), length)

    def hexdigest(self, length=_missing):
        if length is _missing:
            raise TypeError("hexdigest() missing required argument 'length' (pos 1)")
        return self.digest(length).hex()


HASH.__module__ = HASHXOF.__module__ = '_hashlib'


class _Blake2:
    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f'digest_size must be between 1 and {self.MAX_DIGEST_SIZE} bytes')
        for what, given, most in (('salt', salt, self.SALT_SIZE), ('person', person, self.PERSON_SIZE)):
            if len(given) > most:
                raise ValueError(f'maximum {what} length is {most} bytes')
        self._check_tree(fanout, depth, leaf_size, node_offset, node_depth, inner_size)
        if len(key) > self.MAX_KEY_SIZE:
            raise ValueError(f'maximum key length is {self.MAX_KEY_SIZE} bytes')
        self.digest_size = size
        wide = self.SALT_SIZE == 16
        self._params = bytes([size, len(key), fanout, depth]) + leaf_size.to_bytes(4, 'little') + \
            node_offset.to_bytes(8 if wide else 6, 'little') + bytes([node_depth, inner_size]) + \
            bytes(14 if wide else 0) + bytes(salt).ljust(self.SALT_SIZE, b'\0') + \
            bytes(person).ljust(self.PERSON_SIZE, b'\0')
        self._last_node = bool(last_node)
        self._parts = [bytes(key).ljust(self.block_size, b'\0') if key else b'', _checked(data)]

    def _check_tree(self, fanout, depth, leaf_size, node_offset, node_depth, inner_size):
        if not 0 <= fanout <= 255:
            raise ValueError('fanout must be between 0 and 255')
        if not 1 <= depth <= 255:
            raise ValueError('depth must be between 1 and 255')
        if leaf_size >> 32:
            raise OverflowError('leaf_size is too large')
        if node_offset >> 64:
            raise OverflowError('int too big to convert')
        if self.SALT_SIZE == 8 and node_offset >> 48:
            raise OverflowError('node_offset is too large')
        if not 0 <= node_depth <= 255:
            raise ValueError('node_depth must be between 0 and 255')
        if not 0 <= inner_size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f'inner_size must be between 0 and is {self.MAX_DIGEST_SIZE}')

    update, _text, hexdigest = HASH.update, HASH._text, HASH.hexdigest

    def digest(self):
        return _hash.blake2(self._params, self._last_node, self._text())

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, _parts=[self._text()])
        return other


class blake2b(_Blake2):
    name, block_size = 'blake2b', 128
    SALT_SIZE = PERSON_SIZE = 16
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 64


class blake2s(_Blake2):
    name, block_size = 'blake2s', 64
    SALT_SIZE = PERSON_SIZE = 8
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 32


blake2b.__module__ = blake2s.__module__ = '_blake2'


def _plain_name(name):
    parts = name.lower().split('-')
    return '_'.join(parts) if '_'.join(parts) in algorithms_available else ''.join(parts)


def new(name, data=b'', **kwargs):
    """A digest by its name."""
    plain = _plain_name(name)
    if plain in ('blake2b', 'blake2s'):
        return (blake2b if plain == 'blake2b' else blake2s)(data, **kwargs)
    if name.lower() in _REFUSED:
        raise ValueError(f"{name} is not part of the course's Python")
    if plain in _SHAKE:
        return HASHXOF(plain, data)
    if plain not in algorithms_available:
        raise ValueError(f'unsupported hash type {name}')
    return HASH(plain, data)


def _constructor(name, make):
    def construct(string=b'', *, usedforsecurity=True):
        return make(name, string)
    construct.__name__ = construct.__qualname__ = f'openssl_{name}'
    return construct


md5, sha1, sha224 = _constructor('md5', HASH), _constructor('sha1', HASH), _constructor('sha224', HASH)
sha256, sha384, sha512 = _constructor('sha256', HASH), _constructor('sha384', HASH), _constructor('sha512', HASH)
sha3_224, sha3_256 = _constructor('sha3_224', HASH), _constructor('sha3_256', HASH)
sha3_384, sha3_512 = _constructor('sha3_384', HASH), _constructor('sha3_512', HASH)
shake_128, shake_256 = _constructor('shake_128', HASHXOF), _constructor('shake_256', HASHXOF)


def pbkdf2_hmac(hash_name, password, salt, iterations=_missing, dklen=None):
    """A key from a password."""
    if iterations is _missing:
        raise TypeError("pbkdf2_hmac() missing required argument 'iterations' (pos 4)")
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    password, salt, name = bytes(_bytes_of(password)), bytes(_bytes_of(salt)), _plain_name(hash_name)
    if _index(iterations) < 1:
        raise ValueError('iteration value must be greater than 0.')
    if iterations >> 31:
        raise OverflowError('iteration value is too great.')
    if dklen is None:
        dklen = new(name).digest_size if name in algorithms_available else 1
    if dklen < 1:
        raise ValueError('key length must be greater than 0.')
    if dklen >> 31:
        raise OverflowError('key length is too great.')
    if name in algorithms_available and name not in _SIZES:
        raise UnsupportedDigestmodError(f"pbkdf2_hmac() with {hash_name} is not part of the course's Python")
    key = _hash.pbkdf2(name, password, salt, iterations, dklen)
    if key is None:
        raise UnsupportedDigestmodError('[digital envelope routines] unsupported')
    return key


def _unsigned(name, value):
    if value is not _missing and not isinstance(value, int):
        raise TypeError(f"scrypt() argument '{name}' must be int, not {'None' if value is None else type(value).__name__}")
    if value is _missing or value < 0:
        raise TypeError(f'{name} is required and must be an unsigned int')


def scrypt(password, *, salt=_missing, n=_missing, r=_missing, p=_missing, maxmem=0, dklen=64):
    """A key whose making takes n times r times 128 bytes."""
    password = bytes(_bytes_of(password))
    if salt is _missing:
        raise TypeError('salt is required')
    salt = bytes(_bytes_of(salt))
    _unsigned('n', n)
    if n < 2 or n & n - 1:
        raise ValueError('n must be a power of 2.')
    _unsigned('r', r)
    _unsigned('p', p)
    if not 0 <= maxmem <= 0x7fffffff:
        raise ValueError('maxmem must be positive and smaller than 2147483647')
    if not 1 <= dklen <= 0x7fffffff:
        raise ValueError('dklen must be greater than 0 and smaller than 2147483647')
    if not r or not p or r * p >= 1 << 30 or n.bit_length() > 16 * r:
        raise ValueError('Invalid parameter combination for n, r, p, maxmem.')
    if 128 * r * (p + n + 2) > (maxmem or 32 << 20):
        raise ValueError('[digital envelope routines] memory limit exceeded')
    return _hash.scrypt(password, salt, n, r, p, dklen)


def file_digest(fileobj, digest, /, *, _bufsize=1 << 18):
    """The digest of what is left of a file."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while chunk := fileobj.read(_bufsize):
        made.update(chunk)
    return made
