"""Regular expressions: Python's syntax, translated for the engine below (_pcre)."""
import enum
from _buffer import bytes_of as _bytes_of
from operator import index as _index
from _pcre import Regex

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge',
           'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']

_SEARCH, _MATCH, _FULL = 0, 1, 2
_BYTES = 1 << 20


def _plain(string):
    """What slices of are str or bytes."""
    if type(string) is str or type(string) is bytes:
        return string
    if isinstance(string, str):
        return str.__getitem__(string, slice(None))
    try:
        return _bytes_of(string)
    except (TypeError, BufferError):
        raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'") from None


class RegexFlag(enum.IntFlag):
    """How a pattern matches."""
    NOFLAG = 0
    TEMPLATE = T = 1
    IGNORECASE = I = 2
    LOCALE = L = 4
    MULTILINE = M = 8
    DOTALL = S = 16
    UNICODE = U = 32
    VERBOSE = X = 64
    DEBUG = 128
    ASCII = A = 256

    def __repr__(self):
        if int(self) > 511 and not self & 511:
            return f're.RegexFlag({int(self)})'
        return _flags_text(int(self)) or 're.NOFLAG'

    def __str__(self):
        return repr(self)


_FLAG_NAMES = ((256, 'ASCII'), (2, 'IGNORECASE'), (4, 'LOCALE'), (32, 'UNICODE'), (8, 'MULTILINE'), (16, 'DOTALL'),
               (64, 'VERBOSE'), (1, 'TEMPLATE'), (128, 'DEBUG'))


def _flags_text(flags):
    names = ['re.' + name for value, name in _FLAG_NAMES if flags & value]
    rest = flags & ~511
    return '|'.join([*names, hex(rest)] if rest else names)


NOFLAG = RegexFlag.NOFLAG
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
UNICODE = U = RegexFlag.UNICODE
VERBOSE = X = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG
ASCII = A = RegexFlag.ASCII
_LETTERS = {'i': 2, 'L': 4, 'm': 8, 's': 16, 'x': 64, 'a': 256, 'u': 32}


class error(Exception):
    """A mistake in a pattern."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


class _Translator:
    """Reads a pattern once and writes it again in the engine's syntax. Its mistakes are told in CPython's words."""
    CLASSES = 'dDsSwW'
    PLAIN = {'a': r'\x{7}', 'f': r'\f', 'n': r'\n', 'r': r'\r', 't': r'\t', 'v': r'\x{b}', '\\': r'\\'}

    def __init__(self, source, text, flags):
        self.source, self.text, self.flags = source, text, flags
        self.pos = 0
        self.out = []
        self.groups = 0
        self.names = {}
        self.open = []      # (number or None, verbose before, position) of the open parentheses
        self.awaited = {}   # numbers of groups that conditions name before they come: where
        self.closed = []    # numbers of the groups, in the order in which they are closed
        self.repeatable = False
        self.repeated = False

    def fail(self, msg, pos):
        raise error(msg, self.source, pos)

    def peek(self, n=1):
        return self.text[self.pos:self.pos + n]

    def translate(self):
        while self.pos < len(self.text):
            self.item()
        if self.open:
            self.fail('missing ), unterminated subpattern', self.open[-1][2])
        for number, at in self.awaited.items():
            if number > self.groups:
                self.fail(f'invalid group reference {number}', at)
        return ''.join(self.out)

    def item(self):
        at, c = self.pos, self.text[self.pos]
        self.pos += 1
        if self.flags & 64 and c in ' \t\n\r\f\v':
            return
        if self.flags & 64 and c == '#':
            end = self.text.find('\n', self.pos)
            self.pos = len(self.text) if end < 0 else end + 1
            return
        if c in '*+?' or c == '{' and self.counted():
            self.repeat(at, c)
            return
        self.repeatable, self.repeated = True, False
        if c == '\\':
            self.escape(at)
        elif c == '[':
            self.char_class(at)
        elif c == '(':
            self.group(at)
        elif c == ')':
            self.close(at)
        elif c == '|' or c == '^':
            self.repeatable = False
            self.out.append(c)
        elif c in '.$':
            self.out.append(c)
        else:
            self.out.append(self.literal(c))

    def literal(self, c):
        return c if c.isalnum() or ord(c) > 127 else f'\\x{{{ord(c):x}}}'

    # ---- repetition

    def counted(self):
        """Is the { just read the start of a {m,n}?"""
        end = self.text.find('}', self.pos)
        low, comma, high = self.text[self.pos:end].partition(',') if end >= 0 else ('x', '', '')
        if not low and not comma:
            return False
        return (not low or low.isdecimal()) and (not high or high.isdecimal())

    def repeat(self, at, c):
        if c == '{':
            end = self.text.index('}', self.pos)
            low, comma, high = self.text[self.pos:end].partition(',')
            least, most = int(low or 0), int(high) if high else None
            if least > 65535 or (most or 0) > 65535:
                self.fail('repetitions of more than 65535 are not part of the course\'s Python', at)
            if most is not None and most < least:
                self.fail('min repeat greater than max repeat', at + 1)
            self.pos = end + 1
            c = f'{{{least}}}' if not comma else f'{{{least},{high}}}'
        if not self.repeatable:
            self.fail('nothing to repeat', at)
        if self.repeated:
            self.fail('multiple repeat', at)
        if self.peek() in ('?', '+') and self.peek():
            c += self.peek()
            self.pos += 1
        self.out.append(c)
        self.repeated = True

    # ---- escapes

    def number(self, digits, wanted, at, kind):
        found = ''
        while len(found) < wanted and self.peek() and self.peek() in digits:
            found += self.peek()
            self.pos += 1
        if len(found) != wanted:
            self.fail(f'incomplete escape {self.text[at:self.pos]}', at)
        return int(found, 16)

    def character(self, at, c):
        """An escape that means one character, inside and outside of classes; None: it does not."""
        if c in self.PLAIN:
            return self.PLAIN[c]
        if c == 'x':
            return f"\\x{{{self.number('0123456789abcdefABCDEF', 2, at, c):x}}}"
        if c in 'uU' and isinstance(self.source, str):
            value = self.number('0123456789abcdefABCDEF', 4 if c == 'u' else 8, at, c)
            if value > 0x10FFFF:
                self.fail(f'bad escape {self.text[at:self.pos]}', at)
            return f'\\x{{{value:x}}}'
        if c == 'N' and isinstance(self.source, str):
            return self.named_character(at)
        if not c.isalnum() or ord(c) > 127:
            return self.literal(c)
        return None

    def named_character(self, at):
        if self.peek() != '{':
            self.fail('missing {', self.pos)
        self.pos += 1
        name = self.until('}', 'character name')
        import unicodedata
        try:
            return self.literal(unicodedata.lookup(name))
        except (KeyError, TypeError):
            self.fail(f'undefined character name {name!r}', at)

    def octal(self, at, first):
        while self.pos - at < 4 and self.peek() and self.peek() in '01234567':
            self.pos += 1
        return self.octal_value(at)

    def octal_value(self, at):
        value = int(self.text[at + 1:self.pos], 8)
        if value > 0o377:
            self.fail(f'octal escape value {self.text[at:self.pos]} outside of range 0-0o377', at)
        return f'\\x{{{value:x}}}'

    def escape(self, at):
        c = self.peek()
        if not c:
            self.fail('bad escape (end of pattern)', at)
        self.pos += 1
        if c == 'B':
            self.out.append(r'(?:(?!\A\z)\B)')  # never in an empty text
        elif c in self.CLASSES or c in 'bA':
            self.out.append('\\' + c)
        elif c == 'Z':
            self.out.append('\\z')
        elif c == '0':
            self.out.append(self.octal(at, c))
        elif c.isdecimal():
            self.reference(at)
        else:
            text = self.character(at, c)
            if text is None:
                self.fail(f'bad escape \\{c}', at)
            self.out.append(text)

    def reference(self, at):
        digits = self.text[at + 1:at + 4]
        if _is_octal(digits):
            self.pos = at + 4
            self.out.append(self.octal_value(at))
            return
        if self.peek().isdecimal():
            self.pos += 1
        number = int(self.text[at + 1:self.pos])
        self.check_reference(number, at + 1, at)
        self.out.append(f'\\g{{{number}}}')

    def check_reference(self, number, at, start):
        if number > self.groups:
            self.fail(f'invalid group reference {number}', at)
        if any(entry[0] == number for entry in self.open):
            self.fail('cannot refer to an open group', start)

    # ---- classes

    def char_class(self, at):
        out = ['[']
        if self.peek() == '^':
            out.append('^')
            self.pos += 1
        first = True
        while True:
            if not self.peek():
                self.fail('unterminated character set', at)
            here = self.pos
            if self.peek() == ']' and not first:
                self.pos += 1
                break
            first = False
            low, single = self.class_item()
            out.append(low)
            if self.peek() == '-' and self.peek(2)[1:] not in (']', ''):
                self.pos += 1
                high, high_single = self.class_item()
                if not single or not high_single or self.value(low) > self.value(high):
                    self.fail(f'bad character range {self.text[here:self.pos]}', here)
                out.append('-' + high)
        out.append(']')
        self.out.append(''.join(out))

    def value(self, item):
        if item.startswith('\\x{'):
            return int(item[3:-1], 16)
        return {'\\f': 12, '\\n': 10, '\\r': 13, '\\t': 9, '\\\\': 92}.get(item) or ord(item)

    def class_item(self):
        at, c = self.pos, self.peek()
        self.pos += 1
        if c != '\\':
            return self.literal(c), True
        c = self.peek()
        if not c:
            self.fail('bad escape (end of pattern)', at)
        self.pos += 1
        if c in self.CLASSES:
            return '\\' + c, False
        if c == 'b':
            return '\\x{8}', True
        if c in '01234567':
            return self.octal(at, c), True
        text = self.character(at, c)
        if text is None or c.isdecimal():
            self.fail(f'bad escape \\{c}', at)
        return text, True

    # ---- groups

    def group(self, at):
        number, verbose = None, self.flags & 64
        self.repeatable = False
        if self.peek() != '?':
            number = self.new_group(None, at)
            self.out.append('(')
        else:
            self.pos += 1
            kind = self.peek()
            self.pos += 1
            if kind == 'P':
                number = self.named(at)
                if number is None:
                    return
            elif kind == ':' or kind == '>' or kind == '=' or kind == '!':
                self.out.append(f'(?{kind}')
            elif kind == '#':
                end = self.text.find(')', self.pos)
                if end < 0:
                    self.fail('missing ), unterminated comment', at)
                self.pos = end + 1
                return
            elif kind == '<':
                self.behind(at)
            elif kind == '(':
                self.conditional(at)
            elif kind in _LETTERS or kind == '-' and kind:
                if not self.inline_flags(at):
                    return
            elif not kind:
                self.fail('unexpected end of pattern', self.pos - 1)
            else:
                self.fail(f'unknown extension ?{kind}', at + 1)
        self.open.append((number, verbose, at))

    def new_group(self, name, at):
        self.groups += 1
        if name is not None:
            if name in self.names:
                self.fail(f'redefinition of group name {name!r} as group {self.groups}; '
                          f'was group {self.names[name]}', at)
            self.names[name] = self.groups
        return self.groups

    def until(self, end, what):
        start = self.pos
        stop = self.text.find(end, start)
        if stop < 0:
            if start == len(self.text):
                self.fail(f'missing {what}', start)
            self.fail(f'missing {end}, unterminated name', start)
        if stop == start:
            self.fail(f'missing {what}', start)
        self.pos = stop + 1
        return self.text[start:stop]

    def named(self, at):
        kind = self.peek()
        self.pos += 1
        start = self.pos
        if kind == '<':
            name = self.until('>', 'group name')
            if not name.isidentifier():
                self.fail(f'bad character in group name {name!r}', start)
            number = self.new_group(name, start)
            self.out.append('(')
            return number
        if kind == '=':
            name = self.until(')', 'group name')
            if not name.isidentifier():
                self.fail(f'bad character in group name {name!r}', start)
            if name not in self.names:
                self.fail(f'unknown group name {name!r}', start)
            self.check_reference(self.names[name], start, start)
            self.out.append(f'\\g{{{self.names[name]}}}')
            self.repeatable = True
            return None
        if not kind:
            self.fail('unexpected end of pattern', self.pos - 1)
        self.fail(f'unknown extension ?P{kind}', at + 1)

    def behind(self, at):
        kind = self.peek()
        self.pos += 1
        if not kind:
            self.fail('unexpected end of pattern', self.pos - 1)
        if kind not in '=!':
            self.fail(f'unknown extension ?<{kind}', at + 1)
        self.out.append(f'(?<{kind}')

    def conditional(self, at):
        start = self.pos
        name = self.until(')', 'group name')
        if name.isdecimal():
            number = int(name)
            if not number:
                self.fail('bad group number', start)
        else:
            if not name.isidentifier():
                self.fail(f'bad character in group name {name!r}', start)
            if name not in self.names:
                self.fail(f'unknown group name {name!r}', start)
            number = self.names[name]
        self.awaited.setdefault(number, start)
        self.out.append(f'(?({number})')

    def inline_flags(self, at):
        """(?i) or (?i-s: ...; true: a group was opened"""
        self.pos -= 1
        on = off = 0
        letters, negative = '', False
        while self.peek() and self.peek() not in ':)':
            c = self.peek()
            self.pos += 1
            if c == '-' and not negative:
                negative = True
            elif c not in _LETTERS:
                self.fail('unknown flag' if c.isalpha() else 'missing -, : or )', self.pos - 1)
            elif c == ('L' if isinstance(self.source, str) else 'u'):
                self.fail(f"bad inline flags: cannot use '{c}' flag with a {'str' if c == 'L' else 'bytes'} pattern", self.pos)
            elif negative:
                off |= _LETTERS[c]
            else:
                on |= _LETTERS[c]
        end = self.peek()
        self.pos += 1
        if not end:
            self.fail('missing -, : or )', self.pos - 1)
        if end == ')':
            if self.out or self.open:
                self.fail('global flags not at the start of the expression', at)
            if negative:
                self.fail('missing :', self.pos - 1)
            self.flags |= on
            return False
        letters = ''.join(c for c in 'ims' if on & _LETTERS[c])
        minus = ''.join(c for c in 'ims' if off & _LETTERS[c])
        self.out.append(f"(?{letters}{'-' if minus else ''}{minus}:")
        self.flags = (self.flags | on & 64) & ~(off & 64)
        return True

    def close(self, at):
        if not self.open:
            self.fail('unbalanced parenthesis', at)
        number, verbose, _ = self.open.pop()
        self.flags = self.flags & ~64 | verbose
        if number is not None:
            self.closed.append(number)
        self.out.append(')')


_ENGINE = {'lookbehind assertion is not fixed length': 'look-behind requires fixed-width pattern',
           'failed to allocate heap memory': "the pattern is too large for the course's Python"}


def _no_base(cls, **kwargs):
    raise TypeError(f"type 're.{cls.__base__.__name__}' is not an acceptable base type")


class Pattern:
    """A compiled regular expression."""
    __init_subclass__ = classmethod(_no_base)

    def __init__(self, pattern, flags):
        is_text = isinstance(pattern, str)
        if not is_text and not isinstance(pattern, bytes):
            raise TypeError('first argument must be string or compiled pattern')
        flags = int(flags)
        if is_text and flags & 4:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if not is_text and flags & 32:
            raise ValueError('cannot use UNICODE flag with a bytes pattern')
        if not is_text and flags & 4 and flags & 256:
            raise ValueError('ASCII and LOCALE flags are incompatible')
        reader = _Translator(pattern, pattern if is_text else pattern.decode('latin-1'), flags)
        translated = reader.translate()
        if is_text and not reader.flags & 256:
            reader.flags |= 32
        if reader.flags & 256 and flags & 32:
            raise ValueError('ASCII and UNICODE flags are incompatible')
        self._regex = Regex(translated, reader.flags | (0 if is_text else _BYTES))
        if isinstance(self._regex, tuple):
            message, _ = self._regex
            raise error(_ENGINE.get(message, message), *(() if message in _ENGINE else (pattern, 0)))
        self.pattern = pattern
        self.flags = reader.flags
        self.groups = reader.groups
        self.groupindex = reader.names
        self._closed = reader.closed
        self._empty = '' if is_text else b''

    def __repr__(self):
        shown = repr(self.pattern)
        text = _flags_text(self.flags & ~32 if isinstance(self.pattern, str) else self.flags)
        return f"re.compile({shown[:200]}{', ' + text if text else ''})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __reduce__(self):
        return _compile, (self.pattern, self.flags)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        return cls

    def _run(self, string, pos, endpos, mode, not_empty=False):
        if isinstance(string, str) is not isinstance(self.pattern, str):
            if isinstance(string, str):
                raise TypeError('cannot use a bytes pattern on a string-like object')
            if isinstance(string, (bytes, bytearray, memoryview)):
                raise TypeError('cannot use a string pattern on a bytes-like object')
        spans = self._regex.run(string, max(pos, 0), endpos, mode, not_empty)
        return spans

    def _find(self, string, pos, endpos, mode):
        spans = self._run(string, pos, endpos, mode)
        return None if spans is None else Match(self, string, spans, pos, endpos)

    def match(self, string, pos=0, endpos=1 << 49):
        return self._find(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=1 << 49):
        return self._find(string, pos, endpos, _FULL)

    def search(self, string, pos=0, endpos=1 << 49):
        return self._find(string, pos, endpos, _SEARCH)

    def _all(self, string, pos, endpos):
        not_empty = False
        while True:
            spans = self._run(string, pos, endpos, _SEARCH, not_empty)
            if spans is None:
                return
            yield spans
            pos = spans[1]
            not_empty = spans[0] == pos

    def scanner(self, string, pos=0, endpos=1 << 49):
        return _Scanner(self, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=1 << 49):
        self._run(string, 1, 0, _SEARCH)  # complains now about a wrong type, not at the first step
        found = (Match(self, string, spans, pos, endpos) for spans in self._all(string, pos, endpos))
        return iter(lambda: next(found, None), None)  # CPython's is of that type

    def findall(self, string, pos=0, endpos=1 << 49):
        string = _plain(string)
        if not self.groups:
            return [string[s[0]:s[1]] for s in self._all(string, pos, endpos)]
        empty = self._empty
        found = []
        for s in self._all(string, pos, endpos):
            texts = [string[s[i]:s[i + 1]] if s[i] >= 0 else empty for i in range(2, len(s), 2)]
            found.append(texts[0] if self.groups == 1 else tuple(texts))
        return found

    def split(self, string, maxsplit=0):
        string, parts, last = _plain(string), [], 0
        if maxsplit >= 0:
            for spans in self._all(string, 0, 1 << 49):
                parts.append(string[last:spans[0]])
                parts += [string[spans[i]:spans[i + 1]] if spans[i] >= 0 else None for i in range(2, len(spans), 2)]
                last = spans[1]
                maxsplit -= 1
                if not maxsplit:
                    break
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        template = None
        if not callable(repl):
            template = _template(self, repl)
        plain, parts, last, n = _plain(string), [], 0, 0
        for spans in self._all(plain, 0, 1 << 49):
            parts.append(plain[last:spans[0]])
            last = spans[1]
            if template is None:
                parts.append(repl(Match(self, string, spans, 0, 1 << 49)))
            else:
                parts += _filled(template, plain, spans, self._empty)
            n += 1
            if n == count:
                break
        parts.append(plain[last:])
        return self._empty.join(parts), n


class _Scanner:
    """One match after the other: each call goes on where the one before ended."""

    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string, self._start, self._pos, self._endpos = string, pos, pos, endpos
        self._not_empty = False

    def _next(self, mode):
        spans = None
        if self._pos is not None:
            spans = self.pattern._run(self._string, self._pos, self._endpos, mode, self._not_empty)
        if spans is None:
            self._pos = None
            return None
        self._pos, self._not_empty = spans[1], spans[0] == spans[1]
        return Match(self.pattern, self._string, spans, self._start, self._endpos)

    def match(self):
        return self._next(_MATCH)

    def search(self):
        return self._next(_SEARCH)


class Match:
    """Where a pattern matched."""
    __init_subclass__ = classmethod(_no_base)

    def __init__(self, pattern, string, spans, pos, endpos):
        self.re, self.string, self._plain = pattern, string, _plain(string)
        self.pos, self.endpos = max(0, min(pos, len(self._plain))), min(endpos, len(self._plain))
        self._spans = spans

    def __repr__(self):
        return f'<re.Match object; span={self.span()}, match={repr(self.group())[:50]}>'

    def __class_getitem__(cls, item):
        return cls

    def __reduce__(self):
        raise TypeError("cannot pickle 're.Match' object")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _number(self, group):
        if isinstance(group, int):
            if 0 <= group <= self.re.groups:
                return group
        elif isinstance(group, str):
            if group in self.re.groupindex:
                return self.re.groupindex[group]
        elif hasattr(group, '__index__'):
            return self._number(_index(group))
        raise IndexError('no such group')

    def _text(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else self._plain[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(g)) for g in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[2 * self._number(group)]

    def end(self, group=0):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0):
        number = self._number(group)
        return self._spans[2 * number], self._spans[2 * number + 1]

    @property
    def regs(self):
        return tuple([self.span(i) for i in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        for number in reversed(self.re._closed):
            if self._spans[2 * number] >= 0:
                return number
        return None

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def expand(self, template):
        return self.re._empty.join(_filled(_template(self.re, template), self._plain, self._spans, self.re._empty))


# ---- templates of sub(): a list of texts and group numbers

_TEMPLATE_ESCAPES = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}


def _template(pattern, source):
    if not isinstance(source, str):
        source = bytes(source)
        parts = _read_template(pattern, source, source.decode('latin-1'))
        return [p if isinstance(p, int) else p.encode('latin-1') for p in parts]
    return _read_template(pattern, source, source)


def _read_template(pattern, source, text):
    parts, pos = [], 0
    while True:
        at = text.find('\\', pos)
        if at < 0:
            parts.append(text[pos:])
            return parts
        parts.append(text[pos:at])
        c = text[at + 1:at + 2]
        pos = at + 2
        if not c:
            raise error('bad escape (end of pattern)', source, at)
        if c == 'g':
            number, pos = _template_group(pattern, source, text, pos)
            parts.append(number)
        elif c == '0' or c.isdecimal() and _is_octal(text[at + 1:at + 4]):
            end = at + 2
            while end < at + 4 and text[end:end + 1] and text[end] in '01234567':
                end += 1
            value, pos = int(text[at + 1:end], 8), end
            if value > 0o377:
                raise error(f'octal escape value {text[at:end]} outside of range 0-0o377', source, at)
            parts.append(chr(value))
        elif c.isdecimal():
            if text[pos:pos + 1].isdecimal():
                pos += 1
            number = int(text[at + 1:pos])
            if number > pattern.groups:
                raise error(f'invalid group reference {number}', source, at + 1)
            parts.append(number)
        elif c in _TEMPLATE_ESCAPES:
            parts.append(_TEMPLATE_ESCAPES[c])
        elif c.isalpha() and ord(c) < 128:
            raise error(f'bad escape \\{c}', source, at)
        else:
            parts.append('\\' + c)


def _is_octal(digits):
    return len(digits) == 3 and all(d in '01234567' for d in digits)


def _template_group(pattern, source, text, pos):
    if text[pos:pos + 1] != '<':
        raise error('missing <', source, pos)
    end = text.find('>', pos)
    if end < 0:
        raise error('missing >, unterminated name' if text[pos + 1:] else 'missing group name', source, pos + 1)
    name = text[pos + 1:end]
    if not name:
        raise error('missing group name', source, pos + 1)
    if name.isdecimal():
        number = int(name)
        if number > pattern.groups:
            raise error(f'invalid group reference {number}', source, pos + 1)
    elif not name.isidentifier():
        raise error(f'bad character in group name {name!r}', source, pos + 1)
    elif name not in pattern.groupindex:
        raise IndexError(f'unknown group name {name!r}')
    else:
        number = pattern.groupindex[name]
    return number, end + 1


def _filled(template, string, spans, empty):
    return [(string[spans[2 * p]:spans[2 * p + 1]] if spans[2 * p] >= 0 else empty) if isinstance(p, int) else p
            for p in template]


# ---- functions

_cache = {}


def compile(pattern, flags=0):
    """The pattern, ready for use."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    key = type(pattern), pattern, int(flags)
    found = _cache.get(key)
    if found is None:
        found = Pattern(pattern, flags)
        if len(_cache) >= 512:
            _cache.clear()
        _cache[key] = found
    return found


def _compile(pattern, flags):
    """What pickles of patterns name."""
    return compile(pattern, flags)


def purge():
    """Forget the patterns compiled so far."""
    _cache.clear()


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


_SPECIAL = set('()[]{}?*+-|^$\\.&~# \t\n\r\v\f')


def escape(pattern):
    """The text as a pattern that matches just it."""
    if isinstance(pattern, str):
        return ''.join(['\\' + c if c in _SPECIAL else c for c in pattern])
    return escape(pattern.decode('latin-1')).encode('latin-1')


class Scanner:
    """Cuts a text into the words of a lexicon of (pattern, action): what the action says of each."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._words = [(compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        """(what the actions gave, the rest of the text that no pattern knows)"""
        result, pos = [], 0
        while True:
            found = next(((m, action) for word, action in self._words if (m := word.match(string, pos))), None)
            if found is None or found[0].end() == pos:
                return result, string[pos:]
            self.match, action = found
            if callable(action):
                action = action(self, self.match.group())
            if action is not None:
                result.append(action)
            pos = self.match.end()


Pattern.__module__ = Match.__module__ = 're'
