"""Data structures, readable: what does not fit into a line is spread over several, part by part."""
import collections as _collections
import dataclasses as _dataclasses
import re as _re
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter().format(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Sorts by value, and what has no order by type."""
    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


_PLAIN = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


class PrettyPrinter:
    """`context` holds the ids of the containers that are being shown: one of them again is a recursion."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = _sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object):
        text = _StringIO()
        self._format(object, text, 0, 0, {}, 0)
        return text.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    # ---- in one line ----

    def format(self, object, context, maxlevels, level):
        """The text, whether it could be read back, whether it holds itself."""
        kind = type(object)
        shown_by = getattr(kind, '__repr__', None)
        if kind in _PLAIN:
            return repr(object), True, False
        if issubclass(kind, int) and shown_by is int.__repr__:
            return f'{object:_d}' if self._underscore_numbers else repr(object), True, False
        if issubclass(kind, dict) and shown_by is dict.__repr__:
            return self._in_line(object, '{%s}', context, maxlevels, level)
        if issubclass(kind, list) and shown_by is list.__repr__:
            return self._in_line(object, '[%s]', context, maxlevels, level)
        if issubclass(kind, tuple) and shown_by is tuple.__repr__:
            return self._in_line(object, '(%s,)' if len(object) == 1 else '(%s)', context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith('<'), False

    def _in_line(self, object, braces, context, maxlevels, level):
        key = id(object)
        if not object:
            return braces % '', True, False
        if maxlevels and level >= maxlevels:
            return braces % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        parts = object if braces != '{%s}' else [part for pair in self._pairs(object) for part in pair]
        shown = [self.format(part, context, maxlevels, level + 1) for part in parts]
        del context[key]
        texts = [text for text, _, _ in shown]
        if braces == '{%s}':
            texts = [f'{k}: {v}' for k, v in zip(texts[::2], texts[1::2])]
        return braces % ', '.join(texts), all(s[1] for s in shown), any(s[2] for s in shown)

    def _pairs(self, object):
        return sorted(object.items(), key=_pair_key) if self._sort_dicts else list(object.items())

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # ---- in several lines ----

    def _format(self, object, stream, indent, allowance, context, level):
        """From column `indent` on; behind it `allowance` columns are left free."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        spread = None
        if len(text) > self._width - indent - allowance:
            spread = _spread_of(type(object))
            if spread is None and self._is_plain_dataclass(object):
                spread = PrettyPrinter._dataclass
        if spread is None:
            stream.write(text)
            return
        context[key] = 1
        spread(self, object, stream, indent, allowance, context, level + 1)
        del context[key]

    def _is_plain_dataclass(self, object):
        """Its __repr__ is the one that dataclasses wrote."""
        code = getattr(type(object).__repr__, '__code__', None)
        return (_dataclasses.is_dataclass(object) and object.__dataclass_params__.repr
                and code is not None and code.co_filename == '<dataclasses>')

    def _first_blanks(self, stream):
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')

    def _dataclass(self, object, stream, indent, allowance, context, level):
        fields = [(f.name, getattr(object, f.name)) for f in _dataclasses.fields(object) if f.repr]
        self._named(type(object).__name__, fields, stream, indent, allowance, context, level)

    def _namespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object) is _types.SimpleNamespace else type(object).__name__
        self._named(name, list(object.__dict__.items()), stream, indent, allowance, context, level)

    def _named(self, name, fields, stream, indent, allowance, context, level):
        indent += len(name) + 1
        stream.write(name + '(')
        for i, (field, value) in enumerate(fields):
            last = i == len(fields) - 1
            stream.write(field + '=')
            if id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(field) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)
        stream.write(')')

    def _dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        self._first_blanks(stream)
        self._dict_items(self._pairs(object), stream, indent, allowance + 1, context, level)
        stream.write('}')

    def _dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            shown = self._repr(key, context, level)
            stream.write(shown + ': ')
            self._format(value, stream, indent + len(shown) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    def _tuple(self, object, stream, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        stream.write('(')
        self._items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        kind = type(object)
        start, end = ('{', '}') if kind is set else (kind.__name__ + '({', '})')
        stream.write(start)
        self._items(sorted(object, key=_Key), stream, indent + len(start) - 1, allowance + len(end), context, level)
        stream.write(end)

    def _items(self, items, stream, indent, allowance, context, level):
        self._first_blanks(stream)
        indent += self._indent_per_level
        between, delimiter, items = ',\n' + ' ' * indent, '', list(items)
        room = width = self._width - indent + 1
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                needed = len(shown) + 2
                if room < needed:
                    room = width
                    delimiter = delimiter and between
                if room >= needed:
                    room -= needed
                    stream.write(delimiter + shown)
                    delimiter = ', '
                    continue
            stream.write(delimiter)
            delimiter = between
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        self._called(type(object).__name__, list(object.items()), stream, indent, allowance, context, level)

    def _mappingproxy(self, object, stream, indent, allowance, context, level):
        self._called('mappingproxy', object.copy(), stream, indent, allowance, context, level)

    def _called(self, name, argument, stream, indent, allowance, context, level):
        stream.write(name + '(')
        self._format(argument, stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    def _default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        factory = self._repr(object.default_factory, context, level)
        stream.write(f'{name}({factory},\n' + ' ' * indent)
        self._dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '({')
        self._first_blanks(stream)
        self._dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    def _chain_map(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + '(')
        for i, part in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(part, stream, indent, allowance + 1 if last else 1, context, level)
            stream.write(')' if last else ',\n' + ' ' * indent)

    def _deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + '([')
        if object.maxlen is None:
            self._items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._items(object, stream, indent, 2, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # ---- texts ----

    def _str(self, object, stream, indent, allowance, context, level):
        """Lines of their own, and of what is too long as many words as there is room for."""
        if level == 1:
            indent += 1
            allowance += 1
        chunks, lines, width = [], object.splitlines(True), self._width - indent
        for i, line in enumerate(lines):
            behind = allowance if i == len(lines) - 1 else 0
            if len(repr(line)) <= width - behind:
                chunks.append(repr(line))
                continue
            words, current = _re.findall(r'\S+\s*|\s+', line), ''
            for j, word in enumerate(words):
                if len(repr(current + word)) > width - (behind if j == len(words) - 1 else 0):
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        self._chunks(chunks or [repr(object)], stream, indent, level == 1 and len(chunks) > 1)

    def _chunks(self, chunks, stream, indent, parentheses):
        text = ('\n' + ' ' * indent).join(chunks)
        stream.write(f'({text})' if parentheses else text)

    def _bytes(self, object, stream, indent, allowance, context, level):
        """By fours."""
        if len(object) <= 4:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks, current, width = [], b'', self._width - indent
        for i in range(0, len(object), 4):
            if i == len(object) // 4 * 4:
                width -= allowance
            if len(repr(current + object[i:i + 4])) > width:
                if current:
                    chunks.append(repr(current))
                current = object[i:i + 4]
            else:
                current += object[i:i + 4]
        self._chunks(chunks + [repr(current)] if current else chunks, stream, indent, level == 1)

    def _bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')


_SPREAD = {
    dict: PrettyPrinter._dict, list: PrettyPrinter._list, tuple: PrettyPrinter._tuple, set: PrettyPrinter._set,
    frozenset: PrettyPrinter._set, str: PrettyPrinter._str, bytes: PrettyPrinter._bytes,
    bytearray: PrettyPrinter._bytearray, _types.MappingProxyType: PrettyPrinter._mappingproxy,
    _types.SimpleNamespace: PrettyPrinter._namespace, _collections.OrderedDict: PrettyPrinter._ordered_dict,
    _collections.defaultdict: PrettyPrinter._default_dict, _collections.Counter: PrettyPrinter._counter,
    _collections.ChainMap: PrettyPrinter._chain_map, _collections.deque: PrettyPrinter._deque,
    _collections.UserDict: PrettyPrinter._user, _collections.UserList: PrettyPrinter._user,
    _collections.UserString: PrettyPrinter._user,
}


def _spread_of(kind):
    """How objects of that type are spread: as those of the known type whose __repr__ they have."""
    for known in kind.__mro__:
        if known in _SPREAD:
            return _SPREAD[known] if kind.__repr__ is known.__repr__ else None
    return None
