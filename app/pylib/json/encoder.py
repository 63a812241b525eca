"""Values to JSON texts."""

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}
INFINITY = float('inf')


def _escaped(s, highest):
    out = []
    for c in s:
        n = ord(c)
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif 32 <= n <= highest:
            out.append(c)
        elif n > 0xFFFF:
            n -= 0x10000
            out.append('\\u%04x\\u%04x' % (0xD800 | n >> 10, 0xDC00 | n & 0x3FF))
        else:
            out.append('\\u%04x' % n)
    return '"' + ''.join(out) + '"'


def _quoted(s, highest):
    if not isinstance(s, str):
        raise TypeError(f'first argument must be a string, not {type(s).__name__}')
    if s.isprintable() and '"' not in s and '\\' not in s and (highest > 126 or s.isascii()):
        return f'"{s}"'
    return _escaped(s, highest)


def encode_basestring(s, /):
    """A text in quotes."""
    return _quoted(s, 0x10FFFF)


def encode_basestring_ascii(s, /):
    """A text in quotes, of ASCII characters only."""
    return _quoted(s, 126)


class JSONEncoder:
    """Turns dict, list, tuple, str, int, float, True, False, None into text, and by default() whatever a program says."""

    item_separator, key_separator = ', ', ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        chunks = []
        _Writer(self, chunks.append).value(o, 0, '')
        return ''.join(chunks)

    def iterencode(self, o, _one_shot=False):
        chunks = []
        _Writer(self, chunks.append).value(o, 0, '')
        yield from chunks


class _Writer:
    """One value written in pieces, each with the punctuation before it."""

    def __init__(self, encoder, write):
        self._encoder, self._write = encoder, write
        self._quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self._indent = ' ' * encoder.indent if isinstance(encoder.indent, int) else encoder.indent
        self._inside = set() if encoder.check_circular else None

    def _float(self, o):
        if o == o and o not in (INFINITY, -INFINITY):
            return float.__repr__(o)
        if not self._encoder.allow_nan:
            more = '' if self._encoder.indent is None else f': {o!r}'
            raise ValueError('Out of range float values are not JSON compliant' + more)
        return 'NaN' if o != o else 'Infinity' if o > 0 else '-Infinity'

    def _plain(self, o):
        """The text of what has no parts; None for the rest."""
        if isinstance(o, str):
            return self._quote(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        return self._float(o) if isinstance(o, float) else None

    def value(self, o, depth, before):
        text = self._plain(o)
        if text is not None:
            self._write(before + text)
            return
        if self._inside is not None:
            if id(o) in self._inside:
                raise ValueError('Circular reference detected')
            self._inside.add(id(o))
        if before:
            self._write(before)
        if isinstance(o, (list, tuple)):
            self._list(o, depth + 1)
        elif isinstance(o, dict):
            self._dict(o, depth + 1)
        else:
            self.value(self._encoder.default(o), depth, '')
        if self._inside is not None:
            self._inside.discard(id(o))

    def _line(self, depth):
        return '' if self._indent is None else '\n' + self._indent * depth

    def _list(self, items, depth):
        if not items:
            self._write('[]')
            return
        line = self._line(depth)
        before = '[' + line
        for item in items:
            self.value(item, depth, before)
            before = self._encoder.item_separator + line
        if self._indent is not None:
            self._write(self._line(depth - 1))
        self._write(']')

    def _key(self, key):
        """The text of a key; None to leave it out."""
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return self._plain(key)
        if self._encoder.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _dict(self, items, depth):
        if not items:
            self._write('{}')
            return
        self._write('{')
        line = self._line(depth)
        before, pairs = line, items.items()
        for key, item in sorted(pairs) if self._encoder.sort_keys else pairs:
            key = self._key(key)
            if key is None:
                continue
            if before:
                self._write(before)
            self._write(self._quote(key))
            self._write(self._encoder.key_separator)
            self.value(item, depth, '')
            before = self._encoder.item_separator + line
        if self._indent is not None:
            self._write(self._line(depth - 1))
        self._write('}')
