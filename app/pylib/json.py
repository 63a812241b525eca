"""JSON texts to values and back."""

__all__ = ('dumps', 'loads', 'dump', 'load', 'JSONDecodeError', 'JSONEncoder', 'JSONDecoder')


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno


_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}
_UNESCAPES = {'"': '"', '\\': '\\', '/': '/', 'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}


def _text(s, ascii_only):
    out = []
    for c in s:
        n = ord(c)
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif n < 32 or ascii_only and n > 126:
            if n > 0xFFFF:
                n -= 0x10000
                out.append('\\u%04x\\u%04x' % (0xD800 | n >> 10, 0xDC00 | n & 0x3FF))
            else:
                out.append('\\u%04x' % n)
        else:
            out.append(c)
    return '"' + ''.join(out) + '"'


def _number(x):
    if x != x:
        return 'NaN'
    if x in (float('inf'), float('-inf')):
        return 'Infinity' if x > 0 else '-Infinity'
    return float.__repr__(x)


class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.ensure_ascii, self.sort_keys = ensure_ascii, sort_keys
        self.skipkeys = skipkeys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is None:
            separators = (', ', ': ') if indent is None else (',', ': ')
        self.item_separator, self.key_separator = separators
        if default is not None:
            self.default = default
        self._inside = []

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return self._value(o, 0)

    def _value(self, o, depth):
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, str):
            return _text(o, self.ensure_ascii)
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return _number(o)
        if any(o is x for x in self._inside):
            raise ValueError('Circular reference detected')
        self._inside.append(o)
        if isinstance(o, (list, tuple)):
            text = self._row('[', ']', [self._value(x, depth + 1) for x in o], depth)
        elif isinstance(o, dict):
            pairs = sorted(o.items()) if self.sort_keys else o.items()
            parts = []
            for key, x in pairs:
                if not isinstance(key, str):
                    if key is not None and not isinstance(key, (int, float)):
                        if self.skipkeys:
                            continue
                        raise TypeError(f'keys must be str, int, float, bool or None, '
                                        f'not {key.__class__.__name__}')
                    key = self._value(key, depth)
                parts.append(_text(key, self.ensure_ascii) + self.key_separator + self._value(x, depth + 1))
            text = self._row('{', '}', parts, depth)
        else:
            text = self._value(self.default(o), depth)
        self._inside.pop()
        return text

    def _row(self, left, right, parts, depth):
        if not parts:
            return left + right
        if self.indent is None:
            return left + self.item_separator.join(parts) + right
        inner = '\n' + self.indent * (depth + 1)
        return left + inner + (self.item_separator + inner).join(parts) + '\n' + self.indent * depth + right


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


class _Reader:
    def __init__(self, s, hooks):
        self.s, self.hooks = s, hooks

    def fail(self, msg, pos):
        raise JSONDecodeError(msg, self.s, pos)

    def skip(self, i):
        s = self.s
        while i < len(s) and s[i] in ' \t\n\r':
            i += 1
        return i

    def value(self, i):
        s = self.s
        c = s[i:i + 1]
        if c == '"':
            return self.string(i + 1)
        if c == '{':
            return self.object(i + 1)
        if c == '[':
            return self.array(i + 1)
        for word, value in (('null', None), ('true', True), ('false', False), ('NaN', float('nan')),
                            ('Infinity', float('inf')), ('-Infinity', float('-inf'))):
            if s.startswith(word, i):
                return value, i + len(word)
        return self.number(i)

    def digits(self, i):
        while i < len(self.s) and self.s[i] in '0123456789':
            i += 1
        return i

    def number(self, i):
        s = self.s
        start = i
        if s[i:i + 1] == '-':
            i += 1
        if s[i:i + 1] == '0':
            end = i + 1
        else:
            end = self.digits(i)
            if end == i:
                self.fail('Expecting value', start)
        whole = True
        if s[end:end + 1] == '.' and self.digits(end + 1) > end + 1:
            end = self.digits(end + 1)
            whole = False
        if s[end:end + 1] in ('e', 'E'):
            j = end + 1
            if s[j:j + 1] in ('+', '-'):
                j += 1
            if self.digits(j) > j:
                end = self.digits(j)
                whole = False
        text = s[start:end]
        name = 'parse_int' if whole else 'parse_float'
        return (self.hooks.get(name) or (int if whole else float))(text), end

    def string(self, i):
        s = self.s
        start = i - 1
        out = []
        while True:
            c = s[i:i + 1]
            if c == '':
                self.fail('Unterminated string starting at', start)
            i += 1
            if c == '"':
                return ''.join(out), i
            if c == '\\':
                e = s[i:i + 1]
                if e == '':
                    self.fail('Unterminated string starting at', start)
                if e == 'u':
                    n = self.hex4(i)
                    i += 5
                    if 0xD800 <= n < 0xDC00 and s[i:i + 2] == '\\u':
                        low = self.hex4(i + 1)
                        if 0xDC00 <= low < 0xE000:
                            n = 0x10000 + ((n - 0xD800) << 10 | low - 0xDC00)
                            i += 6
                    out.append(chr(n))
                    continue
                if e not in _UNESCAPES:
                    self.fail('Invalid \\escape', i - 1)
                out.append(_UNESCAPES[e])
                i += 1
            elif ord(c) < 32:
                self.fail('Invalid control character at', i - 1)
            else:
                out.append(c)

    def hex4(self, i):
        text = self.s[i + 1:i + 5]
        if len(text) == 4 and all(c in '0123456789abcdefABCDEF' for c in text):
            return int(text, 16)
        self.fail('Invalid \\uXXXX escape', i)

    def array(self, i):
        values = []
        i = self.skip(i)
        if self.s[i:i + 1] == ']':
            return values, i + 1
        while True:
            value, i = self.value(i)
            values.append(value)
            i = self.skip(i)
            c = self.s[i:i + 1]
            if c == ']':
                return values, i + 1
            if c != ',':
                self.fail("Expecting ',' delimiter", i)
            i = self.skip(i + 1)

    def object(self, i):
        pairs = []
        i = self.skip(i)
        if self.s[i:i + 1] != '}':
            while True:
                if self.s[i:i + 1] != '"':
                    self.fail('Expecting property name enclosed in double quotes', i)
                key, i = self.string(i + 1)
                i = self.skip(i)
                if self.s[i:i + 1] != ':':
                    self.fail("Expecting ':' delimiter", i)
                value, i = self.value(self.skip(i + 1))
                pairs.append((key, value))
                i = self.skip(i)
                c = self.s[i:i + 1]
                if c == '}':
                    break
                if c != ',':
                    self.fail("Expecting ',' delimiter", i)
                i = self.skip(i + 1)
        if self.hooks.get('object_pairs_hook'):
            return self.hooks['object_pairs_hook'](pairs), i + 1
        result = dict(pairs)
        if self.hooks.get('object_hook'):
            result = self.hooks['object_hook'](result)
        return result, i + 1


def loads(s, *, cls=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode()
    if not isinstance(s, str):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    reader = _Reader(s, kw)
    value, end = reader.value(reader.skip(0))
    end = reader.skip(end)
    if end != len(s):
        reader.fail('Extra data', end)
    return value


def load(fp, **kw):
    return loads(fp.read(), **kw)


class JSONDecoder:
    def __init__(self, **kw):
        self._kw = kw

    def decode(self, s):
        return loads(s, **self._kw)
