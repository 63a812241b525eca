"""Annotations that are texts: names, attributes, subscripts, unions and literals, looked up. No other expression is
evaluated. (What typing.get_type_hints() gives to eval() in CPython.)"""
import builtins
import re
import sys
from types import GenericAlias, UnionType

_TOKEN = re.compile(r'\s*(?:(?P<name>[^\W\d]\w*)|(?P<number>\d+)|(?P<dots>\.\.\.)|(?P<text>\'[^\'\\]*\'|"[^"\\]*")'
                    r'|(?P<mark>[].,|()[-]))')
_CONSTANTS = {'None': None, 'True': True, 'False': False}


def _tokens(text):
    at, end = 0, len(text.rstrip())
    while at < end:
        m = _TOKEN.match(text, at)
        if m is None:
            raise SyntaxError(f'Forward reference must be an expression -- got {text!r}')
        yield m.lastgroup, m[m.lastgroup]
        at = m.end()
    yield 'end', ''


class _Reader:
    """One annotation, read by descent."""

    def __init__(self, text, names):
        self._text, self._names = text, names
        self._tokens = _tokens(text)
        self._next()

    def _next(self):
        self._kind, self._token = next(self._tokens)

    def _refuse(self):
        raise SyntaxError(f'Forward reference must be an expression -- got {self._text!r}')

    def _take(self, mark):
        if (self._kind, self._token) != ('mark', mark):
            return False
        self._next()
        return True

    def whole(self):
        value = self._union()
        if self._kind != 'end':
            self._refuse()
        return value

    def _union(self):
        value = self._primary()
        while self._take('|'):
            value = value | self._primary()
        return value

    def _primary(self):
        value = self._atom()
        while True:
            if self._take('.'):
                name = self._token
                if self._kind != 'name':
                    self._refuse()
                self._next()
                value = getattr(value, name)
            elif self._take('['):
                items, several = self._items(']')
                value = value[tuple(items) if several else items[0]]
            else:
                return value

    def _items(self, close):
        items, several = [], False
        while not self._take(close):
            items.append(self._union())
            if self._take(','):
                several = True
            elif (self._kind, self._token) != ('mark', close):
                self._refuse()
        if not items and close == ']' and not several:
            several = True
        return items, several

    def _atom(self):
        kind, token = self._kind, self._token
        if kind == 'end':
            self._refuse()
        self._next()
        if kind == 'name':
            return _CONSTANTS[token] if token in _CONSTANTS else self._look_up(token)
        if kind == 'number':
            return int(token)
        if kind == 'dots':
            return ...
        if kind == 'text':
            return token[1:-1]
        if token == '[':
            return self._items(']')[0]
        if token == '(':
            items, several = self._items(')')
            return tuple(items) if several or not items else items[0]
        if token == '-' and self._kind == 'number':
            return -self._atom()
        self._refuse()

    def _look_up(self, name):
        for names in self._names:
            if name in names:
                return names[name]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NameError(f"name '{name}' is not defined", name=name)


def look_up(text, names):
    """What a text stands for; texts in what it stands for stay."""
    return _Reader(text, names).whole()


def check_syntax(text):
    """Refuses a text that is no expression of those that are read here."""
    _Reader(text, [_Anything()]).whole()


class _Anything(dict):
    """Stands for every name and for what is made of it."""

    def __contains__(self, name):
        return True

    def __getitem__(self, item):
        return self

    def __getattr__(self, name):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__


def evaluate(value, names, inside=()):
    """The value with all texts in it looked up in `names`, a list of mappings; not below themselves (`inside`)."""
    if isinstance(value, str):
        return evaluate(look_up(value, names), names, (*inside, value))
    if value is None:
        return type(None)
    if hasattr(value, '__forward_arg__'):
        module = sys.modules.get(value.__forward_module__)
        text = value.__forward_arg__
        return value if text in inside else evaluate(text, names if module is None else [vars(module)], inside)
    args = getattr(value, '__args__', None)
    if not isinstance(args, tuple) or not args or getattr(value, '_name', '') == 'Literal':
        return value
    plain = isinstance(value, GenericAlias)
    seen = tuple([evaluate(a, names, inside) if plain or not isinstance(a, str) else a for a in args])
    if all([a is b for a, b in zip(seen, args)]):
        return value
    if isinstance(value, UnionType):
        whole = seen[0]
        for one in seen[1:]:
            whole = whole | one
        return whole
    return GenericAlias(value.__origin__, seen) if plain else value._copy(seen)
