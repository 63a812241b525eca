"""TOML 1.0 read into dicts, lists, texts, numbers and dates."""
import re as _re
import string as _string
from datetime import date as _date, datetime as _datetime, time as _time, timedelta as _timedelta, timezone as _timezone

__all__ = ['loads', 'load', 'TOMLDecodeError']

_CONTROLS = frozenset([chr(i) for i in range(32)] + [chr(127)])
_BARE = frozenset(_string.ascii_letters + _string.digits + '-_')
_ESCAPES = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}
_NUMBER = _re.compile(r'0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)'
                      r'|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<real>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)')
_CLOCK = r'([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?'
_LOCAL_TIME = _re.compile(_CLOCK)
_DATE_TIME = _re.compile(r'([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
                         rf'(?:[Tt ]{_CLOCK}(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?')


class TOMLDecodeError(ValueError):
    """The text is no TOML."""


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    if parse_float is not float:
        given = parse_float

        def parse_float(text):
            value = given(text)
            if isinstance(value, (dict, list)):
                raise ValueError('parse_float must not return dicts or lists')
            return value
    return _Reader(s.replace('\r\n', '\n'), parse_float).document()


class _Table:
    """What is known of a place in the tree besides its value: may its dict still grow?"""
    __slots__ = ('children', 'frozen', 'explicit')

    def __init__(self):
        self.children, self.frozen, self.explicit = {}, False, False


class _Reader:
    def __init__(self, text, parse_float):
        self.text, self.at, self.parse_float = text, 0, parse_float
        self.root, self.notes = {}, _Table()
        self.header, self.pending = (), []

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = 'end of document'
        else:
            line = self.text.count('\n', 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex('\n', 0, at)
            place = f'line {line}, column {column}'
        raise TOMLDecodeError(f'{message} (at {place})')

    # -- characters

    def peek(self, n=1):
        return self.text[self.at:self.at + n]

    def skip(self, chars):
        while self.at < len(self.text) and self.text[self.at] in chars:
            self.at += 1

    def expect_free(self, stop, end, allowed):
        """Goes to the text `stop` (or the end, if that is right), over no control characters but those allowed."""
        at = self.text.find(stop, self.at)
        if at < 0:
            at = len(self.text)
            if end:
                self.fail(f'Expected {stop!r}', at)
        for i in range(self.at, at):
            if self.text[i] in _CONTROLS and self.text[i] not in allowed:
                self.fail(f'Found invalid character {self.text[i]!r}', i)
        self.at = at

    def comment(self):
        if self.peek() == '#':
            self.at += 1
            self.expect_free('\n', False, '\t')

    def blanks(self):
        """Over blanks, line ends and comments."""
        before = -1
        while before != self.at:
            before = self.at
            self.skip(' \t\n')
            self.comment()

    # -- statements

    def document(self):
        while True:
            self.skip(' \t')
            c = self.peek()
            if not c:
                return self.root
            if c == '\n':
                self.at += 1
                continue
            if c in _BARE or c in '"\'':
                self.assignment()
                self.skip(' \t')
            elif c == '[':
                self.freeze_pending()
                if self.peek(2) == '[[':
                    self.array_header()
                else:
                    self.table_header()
                self.skip(' \t')
            elif c != '#':
                self.fail('Invalid statement')
            self.comment()
            c = self.peek()
            if not c:
                return self.root
            if c != '\n':
                self.fail('Expected newline or end of document after a statement')
            self.at += 1

    def note(self, key, base=()):
        """The note of a place, made if there is none."""
        note = self.notes
        for part in (*base, *key):
            note = note.children.setdefault(part, _Table())
        return note

    def is_frozen(self, key):
        note = self.notes
        for part in key:
            if note.frozen == 'all':
                return True
            note = note.children.get(part)
            if note is None:
                return False
        return bool(note.frozen)

    def is_explicit(self, key):
        note = self.notes
        for part in key:
            note = note.children.get(part)
            if note is None:
                return False
        return note.explicit

    def freeze_pending(self):
        """Tables that dotted keys have made are closed when the next header comes."""
        for key in self.pending:
            self.note(key).frozen = self.note(key).frozen or 'one'
        self.pending.clear()

    def forget(self, key):
        note = self.notes
        for part in key[:-1]:
            note = note.children.get(part)
            if note is None:
                return
        note.children.pop(key[-1], None)

    def dict_at(self, key, lists=True):
        """The dict there, made if there is none; of a list its last one. KeyError: something else is there."""
        found = self.root
        for part in key:
            found = found.setdefault(part, {})
            if lists and isinstance(found, list):
                found = found[-1]
            if not isinstance(found, dict):
                raise KeyError('There is no nest behind this key')
        return found

    def table_header(self):
        self.at += 1
        self.skip(' \t')
        key = self.key()
        if self.is_explicit(key) or self.is_frozen(key):
            self.fail(f'Cannot declare {key} twice')
        self.note(key).explicit = True
        try:
            self.dict_at(key)
        except KeyError:
            self.fail('Cannot overwrite a value')
        if self.peek() != ']':
            self.fail("Expected ']' at the end of a table declaration")
        self.at += 1
        self.header = key

    def array_header(self):
        self.at += 2
        self.skip(' \t')
        key = self.key()
        if self.is_frozen(key):
            self.fail(f'Cannot mutate immutable namespace {key}')
        self.forget(key)
        self.note(key).explicit = True
        try:
            items = self.dict_at(key[:-1]).setdefault(key[-1], [])
            if not isinstance(items, list):
                raise KeyError
            items.append({})
        except KeyError:
            self.fail('Cannot overwrite a value')
        if self.peek(2) != ']]':
            self.fail("Expected ']]' at the end of an array declaration")
        self.at += 2
        self.header = key

    def pair(self):
        key = self.key()
        if self.peek() != '=':
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(' \t')
        return key, self.value(0)

    def assignment(self):
        key, value = self.pair()
        parent, last = key[:-1], key[-1]
        for n in range(1, len(key)):
            inner = self.header + key[:n]
            if self.is_explicit(inner):
                self.fail(f'Cannot redefine namespace {inner}')
            self.pending.append(inner)
        if self.is_frozen(self.header + parent):
            self.fail(f'Cannot mutate immutable namespace {self.header + parent}')
        try:
            table = self.dict_at(self.header + parent)
        except KeyError:
            self.fail('Cannot overwrite a value')
        if last in table:
            self.fail('Cannot overwrite a value')
        if isinstance(value, (dict, list)):
            self.note(self.header + key).frozen = 'all'
        table[last] = value

    # -- keys

    def key(self):
        parts = [self.key_part()]
        while True:
            self.skip(' \t')
            if self.peek() != '.':
                return tuple(parts)
            self.at += 1
            self.skip(' \t')
            parts.append(self.key_part())

    def key_part(self):
        c = self.peek()
        if c in _BARE and c:
            start = self.at
            self.skip(_BARE)
            return self.text[start:self.at]
        if c == "'":
            return self.literal()
        if c == '"':
            self.at += 1
            return self.basic(False)
        self.fail('Invalid initial character for a key part')

    # -- values

    def value(self, depth):
        c = self.peek()
        if c == '"':
            if self.peek(3) == '"""':
                return self.multiline('"')
            self.at += 1
            return self.basic(False)
        if c == "'":
            return self.multiline("'") if self.peek(3) == "'''" else self.literal()
        for text, value in (('true', True), ('false', False)):
            if self.text.startswith(text, self.at):
                self.at += len(text)
                return value
        if c == '[':
            return self.array(depth)
        if c == '{':
            return self.inline_table(depth)
        return self.date_or_number()

    def date_or_number(self):
        found = _DATE_TIME.match(self.text, self.at)
        if found:
            try:
                value = _date_time(found)
            except ValueError:
                self.fail('Invalid date or datetime')
            self.at = found.end()
            return value
        found = _LOCAL_TIME.match(self.text, self.at)
        if found:
            self.at = found.end()
            return _time(*map(int, found.group(1, 2, 3)), int((found[4] or '').ljust(6, '0')))
        found = _NUMBER.match(self.text, self.at)
        if found:
            self.at = found.end()
            return self.parse_float(found[0]) if found['real'] else int(found[0], 0)
        for n in 3, 4:
            text = self.peek(n)
            if text.lstrip('+-') in ('inf', 'nan') and len(text.lstrip('+-')) >= n - 1 and (n == 4) == (text[:1] in ('+', '-')):
                self.at += n
                return self.parse_float(text)
        self.fail('Invalid value')

    def array(self, depth):
        self.deeper(depth)
        self.at += 1
        items = []
        self.blanks()
        while self.peek() != ']':
            items.append(self.value(depth + 1))
            self.blanks()
            c = self.peek()
            if c == ']':
                break
            if c != ',':
                self.fail('Unclosed array')
            self.at += 1
            self.blanks()
        self.at += 1
        return items

    def inline_table(self, depth):
        self.deeper(depth)
        self.at += 1
        table, closed = {}, set()
        self.skip(' \t')
        if self.peek() == '}':
            self.at += 1
            return table
        while True:
            key = self.key()
            if self.peek() != '=':
                self.fail("Expected '=' after a key in a key/value pair")
            self.at += 1
            self.skip(' \t')
            value = self.value(depth + 1)
            inner = table
            for n, part in enumerate(key[:-1], start=1):
                if key[:n] in closed:
                    self.fail(f'Cannot mutate immutable namespace {key}')
                inner = inner.setdefault(part, {})
                if not isinstance(inner, dict):
                    self.fail('Cannot overwrite a value')
            if key[-1] in inner:
                self.fail(f'Duplicate inline table key {key[-1]!r}')
            inner[key[-1]] = value
            if isinstance(value, (dict, list)):
                closed.add(key)
            self.skip(' \t')
            c = self.peek()
            if c == '}':
                self.at += 1
                return table
            if c != ',':
                self.fail('Unclosed inline table')
            self.at += 1
            self.skip(' \t')

    def deeper(self, depth):
        if depth > 150:
            raise RecursionError('maximum recursion depth exceeded')

    # -- texts

    def literal(self):
        self.at += 1
        start = self.at
        self.expect_free("'", True, '\t')
        self.at += 1
        return self.text[start:self.at - 1]

    def multiline(self, quote):
        self.at += 3
        if self.peek() == '\n':
            self.at += 1
        if quote == "'":
            start = self.at
            self.expect_free("'''", True, '\t\n')
            text = self.text[start:self.at]
            self.at += 3
        else:
            text = self.basic(True)
        for _ in range(2):  # quotes that belong to the text
            if self.peek() == quote:
                self.at += 1
                text += quote
        return text

    def basic(self, multiline):
        allowed = '\t\n' if multiline else '\t'
        parts, start = [], self.at
        while True:
            c = self.peek()
            if not c:
                self.fail('Unterminated string')
            if c == '"' and (not multiline or self.peek(3) == '"""'):
                parts.append(self.text[start:self.at])
                self.at += 3 if multiline else 1
                return ''.join(parts)
            if c == '\\':
                parts.append(self.text[start:self.at])
                parts.append(self.escape(multiline))
                start = self.at
                continue
            if c in _CONTROLS and c not in allowed:
                self.fail(f'Illegal character {c!r}')
            self.at += 1

    def escape(self, multiline):
        c = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if multiline and c in (' ', '\t', '\n'):
            if c != '\n':
                self.skip(' \t')
                if not self.peek():
                    return ''
                if self.peek() != '\n':
                    self.fail("Unescaped '\\' in a string")
                self.at += 1
            self.skip(' \t\n')
            return ''
        if c in ('u', 'U'):
            return self.hex_escape(4 if c == 'u' else 8)
        if c not in _ESCAPES:
            self.fail("Unescaped '\\' in a string")
        return _ESCAPES[c]

    def hex_escape(self, size):
        digits = self.peek(size)
        if len(digits) != size or any([c not in _string.hexdigits for c in digits]):
            self.fail('Invalid hex value')
        self.at += size
        code = int(digits, 16)
        if not (code <= 0xd7ff or 0xe000 <= code <= 0x10ffff):
            self.fail('Escaped character is not a Unicode scalar value')
        return chr(code)


def _date_time(found):
    year, month, day = map(int, found.group(1, 2, 3))
    if found[4] is None:
        return _date(year, month, day)
    hour, minute, second = map(int, found.group(4, 5, 6))
    zone = None
    if found[9]:
        sign = 1 if found[9] == '+' else -1
        zone = _timezone(_timedelta(hours=sign * int(found[10]), minutes=sign * int(found[11])))
    elif found[8]:
        zone = _timezone.utc
    return _datetime(year, month, day, hour, minute, second, int((found[7] or '').ljust(6, '0')), tzinfo=zone)
