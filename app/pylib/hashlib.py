"""Digests: md5, sha1 and the SHA-2 family."""
from _buffer import bytes_of as _bytes_of
from _hash import digest as _digest

algorithms_guaranteed = algorithms_available = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'}
_SIZES = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128),
          'sha512': (64, 128)}


class HASH:
    """A digest in the making."""

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._parts = []
        self.update(data)

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {hex(id(self))}>'

    def update(self, data):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        try:
            self._parts.append(_bytes_of(data))
        except TypeError:
            raise TypeError('object supporting the buffer API required') from None

    def digest(self):
        self._parts = [b''.join(self._parts)]
        return _digest(self.name, self._parts[0])

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, b''.join(self._parts))


def new(name, data=b'', *, usedforsecurity=True):
    """A digest by its name."""
    name = name.lower().replace('-', '')
    if name not in _SIZES:
        raise ValueError(f'unsupported hash type {name}')
    return HASH(name, data)


def _constructor(name):
    def construct(string=b'', *, usedforsecurity=True):
        return HASH(name, string)
    construct.__name__ = construct.__qualname__ = f'openssl_{name}'
    return construct


md5, sha1, sha224 = _constructor('md5'), _constructor('sha1'), _constructor('sha224')
sha256, sha384, sha512 = _constructor('sha256'), _constructor('sha384'), _constructor('sha512')
