"""What mocks remember: calls, sentinels, and ANY."""
from unittest.util import safe_repr

__name__ = 'unittest.mock'      # where programs find these classes


class _SentinelObject:
    """A unique object with a name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """sentinel.name: one object for each name."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError        # or inspect.signature() would take it for a class
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def _format_call_signature(name, args, kwargs):
    shown = [repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(shown)})'


def _parts(value):
    """(name, args, kwargs) of a tuple in which any of them may be left out; None if it is no such tuple."""
    n = len(value)
    if n == 0:
        return '', (), {}
    if n == 3:
        return tuple(value)
    if n == 2:
        first, second = value
        if not isinstance(first, str):
            return '', first, second
        return (first, second, {}) if isinstance(second, tuple) else (first, (), second)
    if n > 3:
        return None
    only, = value
    if isinstance(only, str):
        return only, (), {}
    return ('', only, {}) if isinstance(only, tuple) else ('', (), only)


class _Call(tuple):
    """(name, args, kwargs), or with two=True (args, kwargs), of a call: `call(1)`, `call.method(2)`.

    Equal to shorter tuples that leave out what is empty. Attributes and calls give longer calls."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        parts = _parts(value) or ('', (), {})
        found, args, kwargs = parts
        if two:
            return tuple.__new__(cls, (args, kwargs))
        named = len(value) == 3 or len(value) > 0 and isinstance(tuple.__getitem__(tuple(value), 0), str)
        return tuple.__new__(cls, (found if named else name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            len(other)
        except TypeError:
            return NotImplemented
        mine = getattr(self, '_mock_parent', None)
        others = getattr(other, '_mock_parent', None)
        if mine and others and mine != others:
            return False
        name, args, kwargs = _parts(self)
        parts = _parts(other)
        if parts is None or name and parts[0] != name:
            return False
        return parts[1:] == (args, kwargs)      # theirs on the left: ANY of a program decides

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            raise AttributeError        # call.index, call.count are calls, not a tuple's methods
        return tuple.__getattribute__(self, attr)

    def _get_call_arguments(self):
        return _parts(self)[1:]

    @property
    def args(self):
        return self._get_call_arguments()[0]

    @property
    def kwargs(self):
        return self._get_call_arguments()[1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return f'call{name}' if name.startswith('()') else name
        name, args, kwargs = _parts(self)
        name = 'call' if not name else f'call{name}' if name.startswith('()') else f'call.{name}'
        return _format_call_signature(name, args, kwargs)

    def call_list(self):
        """The calls of a chain, the first one first."""
        found, one = [], self
        while one is not None:
            if one._mock_from_kall:
                found.append(one)
            one = one._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    """A list of calls that finds runs of them."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any([self[i:i + n] == value for i in range(len(self) - n + 1)])

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


class _AnyComparer(list):
    """Calls of which one is found when the wanted one says so, item for item (ANY on its side wins)."""

    def __contains__(self, item):
        for one in self:
            assert len(item) == len(one)
            if all([expected == actual for expected, actual in zip(item, one)]):
                return True
        return False


def _raise_missing(mock, wanted, found, any_order, words):
    """For assert_has_calls() and assert_has_awaits(): words(problem) and words(None, not_found) make the texts."""
    expected = [mock._call_matcher(one) for one in wanted]
    cause = next((e for e in expected if isinstance(e, Exception)), None)
    actual = _CallList([mock._call_matcher(one) for one in found])
    if not any_order:
        if expected not in actual:
            errors = None if cause is None else [e if isinstance(e, Exception) else None for e in expected]
            raise AssertionError(words(errors, None, actual)) from cause
        return
    left, not_found = list(actual), []
    for one in expected:
        try:
            left.remove(one)
        except ValueError:
            not_found.append(one)
    if not_found:
        raise AssertionError(words(None, tuple(not_found), left)) from cause


def _shown_list(calls, prefix):
    return f'\n{prefix}: {safe_repr(calls)}.' if calls else ''
