"""Data structures, readable."""
import sys as _sys

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
    return PrettyPrinter()._repr(object, 0)


def isreadable(object):
    return True


def isrecursive(object):
    return False



def _sorted(items):
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item)), id(item)))


class PrettyPrinter:
    """Lays out what does not fit into a line."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort, self._underscores = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        (self._stream or _sys.stdout).write(self.pformat(object) + '\n')

    def pformat(self, object):
        return self._layout(object, 0, 0, 0)

    def _keys(self, d):
        return _sorted(d) if self._sort else list(d)

    def _repr(self, x, level):
        kind = type(x)
        deep = self._depth is not None and level >= self._depth
        if kind is int and self._underscores:
            return f'{x:_d}'
        if kind is dict and kind.__repr__ is dict.__repr__:
            if not x:
                return '{}'
            if deep:
                return '{...}'
            return '{' + ', '.join([f'{self._repr(k, level + 1)}: {self._repr(x[k], level + 1)}'
                                    for k in self._keys(x)]) + '}'
        if kind is list or kind is tuple:
            left, right = ('[', ']') if kind is list else ('(', ',)' if len(x) == 1 else ')')
            if not x:
                return '[]' if kind is list else '()'
            if deep:
                return f'{left}...{right}'
            return left + ', '.join([self._repr(item, level + 1) for item in x]) + right
        return repr(x)

    def _layout(self, x, indent, allowance, level):
        """x from column `indent` on, with `allowance` columns to be left free behind it."""
        flat = self._repr(x, level)
        if len(flat) <= self._width - indent - allowance or self._depth is not None and level >= self._depth:
            return flat
        kind = type(x)
        if kind is dict and x:
            return self._dict(x, indent, allowance, level)
        if kind in (list, tuple, set, frozenset) and x:
            left, right = {list: ('[', ']'), tuple: ('(', ')'), set: ('{', '}'),
                           frozenset: ('frozenset({', '})')}[kind]
            if kind is tuple and len(x) == 1:
                right = ',)'
            items = _sorted(x) if kind in (set, frozenset) else x
            return left + self._items(items, indent + len(left) - 1, allowance + len(right), level) + right
        if kind is str and x:
            return self._str(x, indent, allowance, level)
        return self._object(x, flat, indent, allowance, level)

    def _object(self, x, flat, indent, allowance, level):
        fields = getattr(type(x), '__dataclass_fields__', None)
        if fields is None:
            return flat
        name = type(x).__name__
        indent += len(name) + 1
        parts = [f'{f}=' + self._layout(getattr(x, f), indent + len(f) + 1, 1 if f is not last else allowance + 1,
                                        level + 1)
                 for last in [list(fields)[-1]] for f in fields if fields[f].repr]
        return f'{name}(' + (',\n' + ' ' * indent).join(parts) + ')'

    def _dict(self, x, indent, allowance, level):
        out = ['{' + ' ' * (self._indent - 1)]
        indent += self._indent
        keys = self._keys(x)
        for i, key in enumerate(keys):
            last = i == len(keys) - 1
            shown = self._repr(key, level + 1)
            out.append(f'{shown}: ')
            out.append(self._layout(x[key], indent + len(shown) + 2, allowance + 1 if last else 1, level + 1))
            if not last:
                out.append(',\n' + ' ' * indent)
        return ''.join(out) + '}'

    def _items(self, items, indent, allowance, level):
        out = [' ' * (self._indent - 1)]
        indent += self._indent
        between = ',\n' + ' ' * indent
        width = room = self._width - indent + 1
        delimiter = ''
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                shown = self._repr(item, level)
                w = len(shown) + 2
                if room < w:
                    room = width
                    if delimiter:
                        delimiter = between
                if room >= w:
                    room -= w
                    out += [delimiter, shown]
                    delimiter = ', '
                    continue
            out.append(delimiter)
            delimiter = between
            out.append(self._layout(item, indent, allowance if last else 1, level + 1))
        return ''.join(out)

    def _str(self, x, indent, allowance, level):
        chunks = []
        lines = x.splitlines(True)
        if level == 0:
            indent += 1
            allowance += 1
        room = width = self._width - indent
        for i, line in enumerate(lines):
            if i == len(lines) - 1:
                room -= allowance
            if len(repr(line)) <= room:
                chunks.append(repr(line))
                continue
            words, current = _words(line), ''
            for j, word in enumerate(words):
                candidate = current + word
                limit = width - (allowance if j == len(words) - 1 and i == len(lines) - 1 else 0)
                if len(repr(candidate)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            return chunks[0]
        text = ('\n' + ' ' * indent).join(chunks)
        return f'({text})' if level == 0 else text


def _words(line):
    """The words of a line, each with the blanks behind it."""
    words, at = [], 0
    while at < len(line):
        end = at
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        words.append(line[at:end])
        at = end
    return words
