"""References that do not keep their objects alive."""
from _weakref import _look, getweakrefs, ref
from collections.abc import Mapping, MutableMapping, MutableSet

__all__ = ['ref', 'proxy', 'WeakSet', 'WeakValueDictionary', 'WeakKeyDictionary', 'WeakMethod', 'finalize',
           'ReferenceType', 'ProxyType', 'CallableProxyType', 'ProxyTypes', 'ReferenceError',
           'getweakrefcount', 'getweakrefs']

ReferenceType = ref
_dict = dict  # where a parameter has its name


class WeakMethod(ref):
    """A reference to a bound method: dead when its object is."""

    def __new__(cls, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def died(_):
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = super().__new__(cls, owner, died)
        self._function, self._type, self._alive = ref(function, died), type(meth), True
        return self

    def __call__(self):
        owner, function = super().__call__(), self._function()
        return None if owner is None or function is None else self._type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key of its value."""

    def __new__(type, ob, callback, key):
        self = super().__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class ProxyType:
    """Stands for an object as long as that lives."""

    def __new__(cls, object, callback=None):
        self = super().__new__(cls)
        super().__setattr__(self, '_ref', ref(object) if callback is None else ref(object, lambda r: callback(self)))
        return self

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        found = _target(self)
        return f'<weakproxy at {id(self):#x} to {type(found).__name__} at {id(found):#x}>'

    def __reversed__(self):
        return reversed(_target(self))

    def __next__(self):
        found = _target(self)
        if not hasattr(type(found), '__next__'):
            raise TypeError(f"Weakref proxy referenced a non-iterator '{type(found).__name__}' object")
        return next(found)

    __hash__ = None


def _target(proxy):
    found = object.__getattribute__(proxy, '_ref')()
    if found is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return found


def _object_of(value):
    return _target(value) if isinstance(value, ProxyType) else value


def _define(name, operation):
    def method(*args):
        return operation(*[_object_of(a) for a in args])
    method.__name__ = name
    setattr(ProxyType, name, method)


def _define_operations():
    from operator import contains, delitem, getitem, index, setitem
    import operator
    for name, operation in {'str': str, 'bool': bool, 'len': len, 'iter': iter, 'int': int, 'float': float,
                            'index': index, 'bytes': bytes, 'getitem': getitem, 'setitem': setitem,
                            'delitem': delitem, 'contains': contains, 'pow': pow, 'divmod': divmod}.items():
        _define(f'__{name}__', operation)
    for name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge', 'neg', 'pos', 'abs', 'invert', 'add', 'sub', 'mul', 'truediv',
                 'floordiv', 'mod', 'lshift', 'rshift', 'and', 'or', 'xor', 'matmul'):
        _define(f'__{name}__', getattr(operator, f'__{name}__'))
    for name in ('iadd', 'isub', 'imul', 'itruediv', 'ifloordiv', 'imod', 'ilshift', 'irshift', 'iand', 'ior',
                 'ixor', 'imatmul', 'ipow'):
        _define(f'__{name}__', getattr(operator, f'__{name}__'))
    for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'lshift', 'rshift', 'and', 'or', 'xor',
                 'matmul', 'pow'):
        operation = getattr(operator, f'__{name}__')
        _define(f'__r{name}__', lambda self, other, operation=operation: operation(other, self))
    _define('__rdivmod__', lambda self, other: divmod(other, self))


_define_operations()


class CallableProxyType(ProxyType):
    """Stands for what can be called."""

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = ProxyType, CallableProxyType


def proxy(object, callback=None, /):
    """What stands for the object and does not keep it alive."""
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


def getweakrefcount(object):
    return len(getweakrefs(object))


class WeakSet:
    """A set that forgets what nobody else holds: of references, in the order in which they came."""

    def __init__(self, data=None):
        self._refs = {}
        if data is not None:
            self.update(data)

    def _live(self):
        _look()
        alive = []
        for r in list(self._refs):
            item = r()
            if item is None:
                del self._refs[r]
            else:
                alive.append(item)
        return alive

    @property
    def data(self):
        self._live()
        return set(self._refs)

    def add(self, item):
        self._refs.setdefault(ref(item))

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def remove(self, item):
        _look()
        del self._refs[ref(item)]

    def clear(self):
        self._refs.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def pop(self):
        for item in self._live():
            self.discard(item)
            return item
        raise KeyError('pop from empty WeakSet')

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (self._live(),), self.__getstate__()

    def __iter__(self):
        return iter(self._live())

    def __len__(self):
        return len(self._live())

    def __contains__(self, item):
        try:
            return ref(item) in self._refs
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def union(self, other):
        return type(self)(item for items in (self, other) for item in items)

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    def intersection_update(self, other):
        wanted = set(map(ref, other))
        self._refs = {r: None for r in self._refs if r in wanted}

    def difference_update(self, other):
        for r in list(map(ref, other)):
            self._refs.pop(r, None)

    def symmetric_difference_update(self, other):
        for r in dict.fromkeys(map(ref, other)):
            if r in self._refs:
                del self._refs[r]
            else:
                self._refs[r] = None

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def issubset(self, other):
        return self.data.issubset(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(map(ref, other))

    __or__, __and__, __sub__, __xor__, __le__, __ge__ = (union, intersection, difference, symmetric_difference, issubset,
                                                         issuperset)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        return self.data == set(map(ref, other)) if isinstance(other, type(self)) else NotImplemented

    __hash__ = None


MutableSet.register(WeakSet)


class _WeakDict(MutableMapping):
    """What the two dicts share: _data holds the references, _pair() an entry's live key and value or None."""

    def __init__(self, other=(), /, **kwargs):
        self._data = {}
        self.update(other, **kwargs)

    def _items(self):
        """The live entries; the others are forgotten."""
        _look()
        found = []
        for entry in list(self._data.items()):
            pair = self._pair(entry)
            if pair is None:
                self._data.pop(entry[0], None)
            else:
                found.append(pair)
        return found

    def __len__(self):
        return len(self._items())

    def __iter__(self):
        for key, _ in self._items():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self._items():
            yield value

    def items(self):
        yield from self._items()

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def clear(self):
        self._data.clear()

    def copy(self):
        return type(self)(dict(self._items()))

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakValueDictionary(_WeakDict):
    """A dict that forgets the values that nobody else holds."""

    @staticmethod
    def _pair(entry):
        value = entry[1]()
        return None if value is None else (entry[0], value)

    def __getitem__(self, key):
        value = self._data[key]()
        if value is None:
            del self._data[key]
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._data[key] = ref(value)

    def __delitem__(self, key):
        del self._data[key]

    def __contains__(self, key):
        return key in self._data and self._data[key]() is not None

    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def popitem(self):
        for key, value in reversed(self._items()):
            del self._data[key]
            return key, value
        return self._data.popitem()  # says that there is none

    def valuerefs(self):
        """The references, of which some may be dead."""
        return list(self._data.values())

    def itervaluerefs(self):
        yield from self._data.values()

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self._items():
            new[deepcopy(key, memo)] = value
        return new


class WeakKeyDictionary(_WeakDict):
    """A dict that forgets the keys that nobody else holds."""

    def __init__(self, dict=None):
        super().__init__(() if dict is None else dict)

    @staticmethod
    def _pair(entry):
        key = entry[0]()
        return None if key is None else (key, entry[1])

    def __getitem__(self, key):
        return self._data[ref(key)]

    def __setitem__(self, key, value):
        self._data[ref(key)] = value

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False

    def update(self, dict=None, /, **kwargs):
        for key, value in _dict(() if dict is None else dict, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        return self._data.setdefault(ref(key), default)

    def pop(self, key, *args):
        return self._data.pop(ref(key), *args)

    def popitem(self):
        for key, value in reversed(self._items()):
            del self._data[ref(key)]
            return key, value
        return self._data.popitem()  # says that there is none

    def keyrefs(self):
        """The references, of which some may be dead."""
        return list(self._data)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self._items():
            new[key] = deepcopy(value, memo)
        return new


class finalize:
    """Calls a function when the object dies; at the latest when somebody looks."""

    _waiting = {}  # they live until they are called

    def __init__(self, obj, func, /, *args, **kwargs):
        self._ref = ref(obj, lambda r: self())
        self._call, self._last = (func, args, kwargs), True
        if not finalize._waiting:
            import atexit
            atexit.register(finalize._at_exit)
        finalize._waiting[id(self)] = self

    def __repr__(self):
        found, name = self.peek(), f'{type(self).__name__} object at {id(self):#x}'
        if found is None:
            return f'<{name}; dead>'
        return f'<{name}; for {type(found[0]).__name__!r} at {id(found[0]):#x}>'

    @classmethod
    def _at_exit(cls):
        """Those that wait still are called when the program ends, the youngest first."""
        for waiting in reversed(list(cls._waiting.values())):
            if waiting.atexit:
                waiting()

    def __call__(self, _=None):
        if self._call is None:
            return None
        func, args, kwargs = self._forget()
        return func(*args, **kwargs)

    def peek(self):
        """(object, function, arguments, keywords) while the object lives."""
        obj = self._ref()
        return None if self._call is None or obj is None else (obj, *self._call)

    def detach(self):
        """The same, and it will not be called."""
        found = self.peek()
        self._forget()
        return found

    def _forget(self):
        finalize._waiting.pop(id(self), None)
        found, self._call = self._call, None
        return found

    @property
    def alive(self):
        _look()
        return self._call is not None

    @property
    def atexit(self):
        """Whether it is called when the program ends, if it waits still."""
        return self._call is not None and self._last

    @atexit.setter
    def atexit(self, value):
        self._last = bool(value)
