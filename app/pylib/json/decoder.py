"""JSON texts to values."""

__all__ = ['JSONDecoder', 'JSONDecodeError']
NaN, PosInf, NegInf = float('nan'), float('inf'), float('-inf')
_UNESCAPES = {'"': '"', '\\': '\\', '/': '/', 'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}
_WORDS = {'n': ('null', None), 't': ('true', True), 'f': ('false', False)}
_CONSTANTS = {'NaN': NaN, 'Infinity': PosInf, '-Infinity': NegInf}


class JSONDecodeError(ValueError):
    """What is wrong with a text (msg), and where: doc, pos, lineno, colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _hex4(s, i):
    """The number of the four digits that follow \\u, whose u is at i."""
    text = s[i + 1:i + 5]
    if len(text) == 4 and not text.strip('0123456789abcdefABCDEF'):
        return int(text, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, i)


def _escape(s, i):
    """The character of an escape whose letter is at i, and what is behind it."""
    letter = s[i]
    if letter != 'u':
        if letter not in _UNESCAPES:
            raise JSONDecodeError('Invalid \\escape', s, i - 1)
        return _UNESCAPES[letter], i + 1
    n = _hex4(s, i)
    i += 5
    if 0xD800 <= n < 0xDC00 and s[i:i + 2] == '\\u':
        low = _hex4(s, i + 1)
        if 0xDC00 <= low < 0xE000:
            return chr(0x10000 + ((n - 0xD800) << 10 | low - 0xDC00)), i + 6
    return chr(n), i


def scanstring(s, end, strict=True, /):
    """The text whose opening quote is before `end`, and what is behind its closing one."""
    if not isinstance(s, str):
        raise TypeError(f'first argument must be a string, not {type(s).__name__}')
    if end < 0 or end > len(s):
        raise ValueError('end is out of bounds')
    begin, parts = end - 1, []
    while True:
        quote = s.find('"', end)
        slash = s.find('\\', end, quote if quote >= 0 else len(s))
        stop = slash if slash >= 0 else quote
        part = s[end:] if stop < 0 else s[end:stop]
        if strict and not part.isprintable():
            for i, c in enumerate(part):
                if c < ' ':
                    raise JSONDecodeError('Invalid control character at', s, end + i)
        if stop < 0 or slash == len(s) - 1 and slash >= 0:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if slash < 0:
            return (''.join(parts) + part if parts else part), quote + 1
        c, end = _escape(s, slash + 1)
        parts += part, c


def _skip(s, i):
    while s[i:i + 1] in (' ', '\n', '\t', '\r'):
        i += 1
    return i


def _digits(s, i):
    while '0' <= s[i:i + 1] <= '9':
        i += 1
    return i


class JSONDecoder:
    """Turns text into dict, list, str, int, float, True, False, None, or into what its hooks make."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.memo = {}

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value that begins at idx, and what is behind it."""
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return self._value(s, idx)
        finally:
            self.memo.clear()

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return scanstring(s, i + 1, self.strict)
        if c == '{':
            return self._object(s, i + 1)
        if c == '[':
            return self._array(s, i + 1)
        if c in _WORDS:
            word, value = _WORDS[c]
            if s.startswith(word, i):
                return value, i + len(word)
        elif c and c in 'NI-':
            for word in _CONSTANTS:
                if s.startswith(word, i):
                    return self.parse_constant(word), i + len(word)
        return self._number(s, i)

    def _number(self, s, start):
        i = start + (s[start:start + 1] == '-')
        end = i + 1 if s[i:i + 1] == '0' else _digits(s, i)
        if end == i:
            raise JSONDecodeError('Expecting value', s, start)
        whole = end
        if s[end:end + 1] == '.' and _digits(s, end + 1) > end + 1:
            end = _digits(s, end + 1)
        if s[end:end + 1] in ('e', 'E'):
            i = end + 1 + (s[end + 1:end + 2] in ('+', '-'))
            if _digits(s, i) > i:
                end = _digits(s, i)
        return (self.parse_int if end == whole else self.parse_float)(s[start:end]), end

    def _array(self, s, i):
        values = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return values, i + 1
        while True:
            value, i = self._value(s, i)
            values.append(value)
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == ']':
                return values, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)

    def _pairs(self, s, i):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == '}':
            return pairs, i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = scanstring(s, i + 1, self.strict)
            i = _skip(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, _skip(s, i + 1))
            pairs.append((self.memo.setdefault(key, key), value))
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == '}':
                return pairs, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)

    def _object(self, s, i):
        pairs, end = self._pairs(s, i)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), end
        found = dict(pairs)
        return (found if self.object_hook is None else self.object_hook(found)), end
