"""References that do not keep their objects alive."""
from _weakref import _look, ref

__all__ = ['ref', 'proxy', 'WeakSet', 'WeakValueDictionary', 'WeakKeyDictionary', 'WeakMethod', 'finalize',
           'ReferenceType', 'ReferenceError']

ReferenceType = ref


class WeakMethod:
    """A reference to a bound method: dead when its object is."""

    def __init__(self, meth, callback=None):
        self._object = ref(meth.__self__) if callback is None else ref(meth.__self__, lambda r: callback(self))
        self._function = meth.__func__

    def __call__(self):
        owner = self._object()
        return None if owner is None else self._function.__get__(owner)


class _Proxy:
    """Stands for an object as long as that lives."""

    def __init__(self, object):
        super().__setattr__('_ref', ref(object))

    def _target(self):
        found = super().__getattribute__('_ref')()
        if found is None:
            raise ReferenceError('weakly-referenced object no longer exists')
        return found

    def __getattribute__(self, name):
        return getattr(_Proxy._target(self), name)

    def __setattr__(self, name, value):
        setattr(_Proxy._target(self), name, value)

    def __delattr__(self, name):
        delattr(_Proxy._target(self), name)

    def __call__(self, *args, **kwargs):
        return _Proxy._target(self)(*args, **kwargs)

    def __str__(self):
        return str(_Proxy._target(self))

    def __len__(self):
        return len(_Proxy._target(self))

    def __iter__(self):
        return iter(_Proxy._target(self))

    def __getitem__(self, key):
        return _Proxy._target(self)[key]

    def __contains__(self, item):
        return item in _Proxy._target(self)


def proxy(object, callback=None):
    return _Proxy(object)


def getweakrefcount(object):
    raise NotImplementedError("weakref.getweakrefcount() is not part of the course's Python")


class WeakSet:
    """A set that forgets what nobody else holds."""

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
        return type(self)(self._live())

    def __copy__(self):
        new = self.copy()
        new.__dict__.update(self._own())
        return new

    def _own(self):
        return {name: value for name, value in self.__dict__.items() if name != '_refs'}

    def __reduce__(self):
        return type(self), (self._live(),), self._own() or None

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
        return repr(set(self._live()))

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    def intersection(self, other):
        return type(self)([item for item in other if item in self])

    def difference(self, other):
        other = set(other)
        return type(self)([item for item in self if item not in other])

    def symmetric_difference(self, other):
        other = type(self)(other)
        return self.difference(other).union(other.difference(self))

    def _keep(self, wanted):
        """The in-place form of the operations above."""
        items = list(wanted)
        self.clear()
        self.update(items)
        return self

    def intersection_update(self, other):
        self._keep(self.intersection(other))

    def difference_update(self, other):
        self._keep(self.difference(other))

    def symmetric_difference_update(self, other):
        self._keep(self.symmetric_difference(other))

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def issubset(self, other):
        return set(self).issubset(other)

    def issuperset(self, other):
        return set(self).issuperset(other)

    __or__, __and__, __sub__, __xor__, __le__, __ge__ = (union, intersection, difference, symmetric_difference, issubset,
                                                         issuperset)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        return self._keep(self.intersection(other))

    def __isub__(self, other):
        return self._keep(self.difference(other))

    def __ixor__(self, other):
        return self._keep(self.symmetric_difference(other))

    def __lt__(self, other):
        return set(self) < set(other)

    def __gt__(self, other):
        return set(self) > set(other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None


class WeakValueDictionary:
    """A dict that forgets the values that nobody else holds."""

    def __init__(self, other=(), /, **kwargs):
        self._data = {}
        self.update(other, **kwargs)

    def _items(self):
        _look()
        found = []
        for key, r in list(self._data.items()):
            value = r()
            if value is None:
                del self._data[key]
            else:
                found.append((key, value))
        return found

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

    def __len__(self):
        return len(self._items())

    def __iter__(self):
        return iter([key for key, _ in self._items()])

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self._items()])

    def items(self):
        return iter(self._items())

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self._data[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value

    def clear(self):
        self._data.clear()

    def copy(self):
        return type(self)(dict(self._items()))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self._items():
            new[deepcopy(key, memo)] = value
        return new

    def __eq__(self, other):
        return dict(self._items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f'<WeakValueDictionary at {id(self):#x}>'


class WeakKeyDictionary:
    """A dict that forgets the keys that nobody else holds."""

    def __init__(self, other=()):
        self._data = {}
        for key, value in dict(other).items():
            self[key] = value

    def _items(self):
        _look()
        found = []
        for number, (r, value) in list(self._data.items()):
            key = r()
            if key is None:
                del self._data[number]
            else:
                found.append((key, value))
        return found

    def __setitem__(self, key, value):
        self._data[id(key)] = ref(key), value

    def __getitem__(self, key):
        entry = self._data.get(id(key))
        if entry is None or entry[0]() is not key:
            raise KeyError(key)
        return entry[1]

    def __delitem__(self, key):
        self[key]
        del self._data[id(key)]

    def __contains__(self, key):
        entry = self._data.get(id(key))
        return entry is not None and entry[0]() is key

    def __len__(self):
        return len(self._items())

    def __iter__(self):
        return iter([key for key, _ in self._items()])

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self._items()])

    def items(self):
        return iter(self._items())

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self._data[id(key)]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def copy(self):
        return type(self)(dict(self._items()))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self._items():
            new[key] = deepcopy(value, memo)
        return new

    def __eq__(self, other):
        return dict(self._items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f'<WeakKeyDictionary at {id(self):#x}>'


class finalize:
    """Calls a function when the object dies; at the latest when somebody looks."""

    _waiting = {}  # they live until they are called

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = func, args, kwargs
        finalize._waiting[id(self)] = self
        self._ref = ref(obj, lambda r: self())
        self.atexit = False

    def __call__(self, _=None):
        if self._call is None:
            return None
        func, args, kwargs = self._call
        self.detach()
        return func(*args, **kwargs)

    def detach(self):
        finalize._waiting.pop(id(self), None)
        found, self._call = self._call, None
        return found

    @property
    def alive(self):
        _look()
        return self._call is not None
