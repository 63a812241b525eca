"""Containers beyond list, dict and set."""
from _collections import _move_to_end, _ordered, deque
from keyword import iskeyword as _iskeyword

__all__ = ('ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple')


_shown = set()  # ids of the objects whose repr is being made


def _once(self, show):
    """show(), or dots when it is below a show() of the same object."""
    if id(self) in _shown:
        return '...'
    _shown.add(id(self))
    try:
        return show()
    finally:
        _shown.discard(id(self))


class defaultdict(dict):
    """A dict that makes missing values with default_factory()."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        factory = _once(self, lambda: repr(self.default_factory))
        return f'{type(self).__name__}({factory}, {dict.__repr__(self)})'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())


_missing = object()


@_ordered
class OrderedDict(dict):
    """A dict with the order in the foreground."""

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(dict.__reversed__(self) if last else dict.__iter__(self))
        return key, dict.pop(self, key)

    def pop(self, key, default=_missing):
        return dict.pop(self, key) if default is _missing else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def move_to_end(self, key, last=True):
        """Its item is the last one now, or the first; KeyError if there is none."""
        _move_to_end(self, key, last)

    def copy(self):
        return type(self)(self)

    def __copy__(self):
        new = self.copy()
        new.__dict__.update(self.__dict__)
        return new

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new

    def __reduce__(self):
        return type(self), (), self.__dict__ or None, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        return _once(self, lambda: f'{type(self).__name__}({list(self.items())!r})')

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict.__eq__(self, other)

    __hash__ = None


class Counter(dict):
    """How often each thing was seen."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:n]

    def total(self):
        return sum(self.values())

    def elements(self):
        for key, n in self.items():
            for _ in range(n):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def __reduce__(self):
        return type(self), (dict(self),)

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict) and not self:
                dict.update(self, iterable)  # so that counts need not be numbers
            elif isinstance(iterable, dict):
                for key, n in iterable.items():
                    self[key] = n + self.get(key, 0)
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for key, n in iterable.items():
                    self[key] = self.get(key, 0) - n
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        for key, n in kwds.items():
            self[key] = self.get(key, 0) - n

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        try:
            pairs = self.most_common()
        except TypeError:  # counts without an order
            pairs = self.items()
        inside = ', '.join([f'{k!r}: {v!r}' for k, v in pairs])
        return f'{type(self).__name__}({{{inside}}})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[k] == other[k] for c in (self, other) for k in c)

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[k] <= other[k] for c in (self, other) for k in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[k] >= other[k] for c in (self, other) for k in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _merge(self, other, op, keys):
        result = Counter()
        for key in keys:
            n = op(self[key], other[key])
            if n > 0:
                result[key] = n
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merge(other, lambda a, b: a + b, {**self, **other})

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merge(other, lambda a, b: a - b, {**self, **other})

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merge(other, max, {**self, **other})

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merge(other, min, list(self))

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __iadd__(self, other):
        for key, n in other.items():
            self[key] += n
        return self._only_positive()

    def __isub__(self, other):
        for key, n in other.items():
            self[key] -= n
        return self._only_positive()

    def __ior__(self, other):
        for key, n in other.items():
            if n > self[key]:
                self[key] = n
        return self._only_positive()

    def __iand__(self, other):
        for key, n in self.items():
            if other[key] < n:
                self[key] = other[key]
        return self._only_positive()

    def _only_positive(self):
        for key in [k for k, n in self.items() if n <= 0]:
            del self[key]
        return self


def _refuse_set(self, value):
    raise AttributeError("can't set attribute")


def _refuse_delete(self):
    raise AttributeError("can't delete attribute")


def _field(i, name):
    return property(lambda self: tuple.__getitem__(self, i), _refuse_set, _refuse_delete, f'Alias for field number {i}')


def _program_module():
    """The name of the module that calls (frames of the library do not count)."""
    from sys import _getframe
    try:
        return _getframe().f_globals.get('__name__', '__main__')
    except ValueError:  # no program: the library is loading itself
        return '__main__'


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = [str(name) for name in field_names]
    if rename:
        seen = set()
        for i, name in enumerate(fields):
            if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in seen:
                fields[i] = f'_{i}'
            seen.add(name)
    for name in [typename] + fields:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in fields:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    fields = tuple(fields)
    count = len(fields)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > count:
        raise TypeError('Got more default values than field names')
    field_defaults = dict(zip(fields[count - len(defaults):], defaults))
    shown = '(' + ', '.join([name + '=%r' for name in fields]) + ')'

    def __new__(cls, /, *args, **kwargs):
        if len(args) == count and not kwargs:
            return tuple.__new__(cls, args)
        return tuple.__new__(cls, _bind(typename, fields, __new__.__defaults__ or (), args, kwargs))
    __new__.__defaults__ = defaults or None     # programs change them

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        return type(self).__name__ + shown % self

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        '__doc__': f"{typename}({', '.join(fields)})", '__slots__': (), '_fields': fields,
        '_field_defaults': field_defaults, '__new__': __new__, '_make': classmethod(_make), '_replace': _replace,
        '__repr__': __repr__, '_asdict': _asdict, '__getnewargs__': __getnewargs__, '__match_args__': fields,
    }
    for name, value in namespace.items():
        if callable(value) and hasattr(value, '__qualname__'):
            value.__qualname__ = f'{typename}.{name}'
    for i, name in enumerate(fields):
        namespace[name] = _field(i, name)
    __new__._parameters = [('_cls',), *[(n, field_defaults[n]) if n in field_defaults else (n,) for n in fields]]
    namespace['__module__'] = module or _program_module()
    return type(typename, (tuple,), namespace)


def _bind(typename, fields, defaults, args, kwargs):
    """The values in order; the texts of TypeError are those of a function with these parameters and defaults."""
    defaults = dict(zip(fields[max(0, len(fields) - len(defaults)):], defaults[-len(fields):]))
    if len(args) > len(fields):
        required = len(fields) - len(defaults)
        takes = f'from {required + 1} to {len(fields) + 1}' if defaults else f'{len(fields) + 1}'
        raise TypeError(f'{typename}.__new__() takes {takes} positional arguments but {len(args) + 1} were given')
    values = dict(zip(fields, args))
    for name, value in kwargs.items():
        if name not in fields:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument '{name}'")
        if name in values:
            raise TypeError(f"{typename}.__new__() got multiple values for argument '{name}'")
        values[name] = value
    missing = [repr(name) for name in fields if name not in values and name not in defaults]
    if missing:
        if len(missing) == 1:
            names = missing[0]
        elif len(missing) == 2:
            names = ' and '.join(missing)
        else:
            names = ', '.join(missing[:-1]) + ', and ' + missing[-1]
        plural = '' if len(missing) == 1 else 's'
        raise TypeError(f'{typename}.__new__() missing {len(missing)} required positional argument{plural}: {names}')
    return [values[name] if name in values else defaults[name] for name in fields]


def __dir__():
    return sorted({*globals(), *__all__, 'abc'})


def __getattr__(name):
    """The classes that stand on collections.abc are made when somebody asks for one."""
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        from collections import _user
        found = globals()[name] = getattr(_user, name)
        return found
    if name == 'abc':  # CPython has it from the start
        import collections.abc as abc
        return abc
    import sys
    raise AttributeError(f"module 'collections' has no attribute '{name}'", name=name, obj=sys.modules['collections'])
