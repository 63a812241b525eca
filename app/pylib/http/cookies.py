"""Cookies as headers tell them (semantics: Lib/http/cookies.py)."""
import re as _re
from time import gmtime as _gmtime, time as _time
from types import GenericAlias as _GenericAlias

__all__ = ['CookieError', 'BaseCookie', 'SimpleCookie']


class CookieError(Exception):
    pass


_LEGAL = r"\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\="
_is_legal_key = _re.compile(r"[A-Za-z0-9!#$%&'*+\-.^_`|~:]+").fullmatch
_pair = _re.compile(r'\s*(?P<key>[' + _LEGAL + r']+?)'
                    r'(\s*=\s*(?P<val>"(?:[^\\"]|\\.)*"|\w{3},\s[\w\d\s-]{9,11}\s[\d:]{8}\sGMT|[' + _LEGAL + r'\[\]]*))?'
                    r'\s*(\s+|;|$)', _re.ASCII)


def _escaped(char):
    return '\\' + char if char in '"\\' else f'\\{ord(char):03o}'


def _quote(str):
    """The value as a header has it: in quotes where it needs them."""
    if str is None or _is_legal_key(str):
        return str
    plain = r"A-Za-z0-9!#$%&'*+\-.^_`|~: ()/<=>?@\[\]{}\u0100-\U0010ffff"
    return '"' + _re.sub(f'[^{plain}]', lambda found: _escaped(found[0]), str) + '"'


def _unquote(str):
    if str is None or len(str) < 2 or str[0] != '"' or str[-1] != '"':
        return str
    return _re.sub(r'\\(?:([0-3][0-7][0-7])|(.))', lambda found: chr(int(found[1], 8)) if found[1] else found[2], str[1:-1])


def _getdate(future):
    year, month, day, hour, minute, second, weekday, *_ = _gmtime(_time() + future)
    weekday = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[weekday]
    month = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')[month - 1]
    return f'{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} GMT'


class Morsel(dict):
    """A cookie: its key and value, and as a dict its attributes."""
    _reserved = {'expires': 'expires', 'path': 'Path', 'comment': 'Comment', 'domain': 'Domain', 'max-age': 'Max-Age',
                 'secure': 'Secure', 'httponly': 'HttpOnly', 'version': 'Version', 'samesite': 'SameSite'}
    _flags = {'secure', 'httponly'}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, dict.fromkeys(self._reserved, ''))

    @property
    def key(self):
        return self._key

    @property
    def value(self):
        return self._value

    @property
    def coded_value(self):
        return self._coded_value

    def _attribute(self, name):
        name = name.lower()
        if name not in self._reserved:
            raise CookieError(f'Invalid attribute {name!r}')
        return name

    def __setitem__(self, K, V):
        dict.__setitem__(self, self._attribute(K), V)

    def setdefault(self, key, val=None):
        return dict.setdefault(self, self._attribute(key), val)

    def update(self, values):
        dict.update(self, {self._attribute(name): value for name, value in dict(values).items()})

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return dict.__eq__(self, morsel) and self.__getstate__() == morsel.__getstate__()

    __ne__ = object.__ne__

    def copy(self):
        morsel = Morsel()
        dict.update(morsel, self)
        morsel.__dict__.update(self.__dict__)
        return morsel

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError(f'Attempt to set a reserved key {key!r}')
        if not _is_legal_key(key):
            raise CookieError(f'Illegal key {key!r}')
        self._key, self._value, self._coded_value = key, val, coded_val

    def __getstate__(self):
        return {'key': self._key, 'value': self._value, 'coded_value': self._coded_value}

    def __setstate__(self, state):
        self._key, self._value, self._coded_value = state['key'], state['value'], state['coded_value']

    def _told(self, name, value):
        """An attribute as the header has it."""
        word = self._reserved[name]
        if name in self._flags:
            return word if value else None
        if isinstance(value, int) and name == 'expires':
            return f'{word}={_getdate(value)}'
        if isinstance(value, int) and name == 'max-age':
            return '%s=%d' % (word, value)
        if isinstance(value, str) and name == 'comment':
            return f'{word}={_quote(value)}'
        return f'{word}={value}'

    def OutputString(self, attrs=None):
        attrs = self._reserved if attrs is None else attrs
        told = [self._told(name, value) for name, value in sorted(self.items()) if value != '' and name in attrs]
        return '; '.join([f'{self.key}={self.coded_value}', *filter(None, told)])

    def output(self, attrs=None, header='Set-Cookie:'):
        return f'{header} {self.OutputString(attrs)}'

    __str__ = output

    def __repr__(self):
        return f'<{type(self).__name__}: {self.OutputString()}>'

    def js_output(self, attrs=None):
        text = self.OutputString(attrs).replace('"', r'\"')
        lines = ('<script type="text/javascript">', '<!-- begin hiding', f'document.cookie = "{text}";',
                 '// end hiding -->', '</script>', '')
        return '\n        '.join(('', *lines))

    __class_getitem__ = classmethod(_GenericAlias)


class BaseCookie(dict):
    """Morsels by their keys."""

    def value_decode(self, val):
        """What the program sees of a header's value, and the value itself."""
        return val, val

    def value_encode(self, val):
        """The value as text, and as headers have it."""
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _put(self, key, value, coded):
        morsel = self.get(key, Morsel())
        morsel.set(key, value, coded)
        dict.__setitem__(self, key, morsel)
        return morsel

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._put(key, *self.value_encode(value))

    def output(self, attrs=None, header='Set-Cookie:', sep='\r\n'):
        return sep.join(morsel.output(attrs, header) for _, morsel in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        pairs = ' '.join(f'{key}={morsel.value!r}' for key, morsel in sorted(self.items()))
        return f'<{type(self).__name__}: {pairs}>'

    def js_output(self, attrs=None):
        return ''.join(morsel.js_output(attrs) for _, morsel in sorted(self.items()))

    def load(self, rawdata):
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        morsel = None
        for is_attribute, key, value in _pairs(rawdata, self.value_decode):
            if is_attribute:
                morsel[key] = value
            else:
                morsel = self._put(key, *value)


def _pairs(text, decode):
    """(whether it is an attribute, key, value) of a header, in order; none at all where it is malformed."""
    pairs, at, begun = [], 0, False
    while at < len(text) and (found := _pair.match(text, at)):
        key, value, at = found['key'], found['val'], found.end()
        if key[0] == '$':
            if begun:
                pairs.append((True, key[1:], value))
            continue
        is_attribute = key.lower() in Morsel._reserved
        if is_attribute and not begun or value is None and key.lower() not in Morsel._flags:
            return []
        pairs.append((is_attribute, key, (True if value is None else _unquote(value)) if is_attribute else decode(value)))
        begun = begun or not is_attribute
    return pairs


class SimpleCookie(BaseCookie):
    """A value is any text: in quotes where a header needs them."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
