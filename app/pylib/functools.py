"""Functions on functions."""

__all__ = ('WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property', 'cmp_to_key', 'lru_cache', 'partial',
           'partialmethod', 'reduce', 'singledispatch',
           'singledispatchmethod', 'total_ordering', 'update_wrapper', 'wraps')

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Give wrapper the name and the doc of wrapped."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        values = dict(getattr(wrapped, name, {}))
        values.pop('__dict__', None)  # of a class: a function's own must stay in sight
        getattr(wrapper, name).update(values)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator: update_wrapper with wrapped."""
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


class partial:
    """A function with some arguments already given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(a) for a in self.args)
        parts.extend(f'{k}={v!r}' for k, v in self.keywords.items())
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    """partial() for methods."""

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if obj is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, obj, *self.args, **self.keywords)


_missing = object()


def reduce(function, iterable, initial=_missing, /):
    """Fold the items into one from the left."""
    it = iter(iterable)
    if initial is _missing:
        value = next(it, _missing)
        if value is _missing:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for item in it:
        value = function(value, item)
    return value


class _CacheInfo(tuple):
    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __repr__(self):
        return f'CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})'

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])


def lru_cache(maxsize=128, typed=False):
    """Remember the last maxsize results; None: all."""
    if callable(maxsize):
        return _lru_cache_wrapper(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(function):
        return _lru_cache_wrapper(function, maxsize, typed)
    return decorate


def cache(function, /):
    """Remember every result."""
    return lru_cache(maxsize=None)(function)


class _lru_cache_wrapper:
    """A function that remembers its results."""

    def __init__(self, function, maxsize, typed):
        self._function, self._maxsize, self._typed = function, maxsize, typed
        self._results, self._hits, self._misses = {}, 0, 0
        update_wrapper(self, function)

    def __call__(self, /, *args, **kwargs):
        key = (args, tuple(kwargs.items())) if kwargs else args
        if self._typed:
            key = (key, tuple([type(a) for a in args]), tuple([type(v) for v in kwargs.values()]))
        results = self._results
        found = results.get(key, _missing)
        if found is not _missing:
            self._hits += 1
            if self._maxsize is not None:
                results[key] = results.pop(key)  # the newest is last
            return found
        self._misses += 1
        value = self._function(*args, **kwargs)
        if self._maxsize != 0:
            results[key] = value
            if self._maxsize is not None and len(results) > self._maxsize:
                del results[next(iter(results))]
        return value

    def __get__(self, obj, cls=None):
        return self if obj is None else _MethodType(self, obj)

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._results))

    def cache_clear(self):
        self._results.clear()
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {'maxsize': self._maxsize, 'typed': self._typed}


class _Class:
    def method(self): pass


_MethodType = type(_Class().method)


class cached_property:
    """A property computed once for each object."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = self.func(obj)
        obj.__dict__[self.attrname] = value
        return value


def cmp_to_key(mycmp):
    """A key function from an old comparison function."""
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None
    return K


def _negated(op):
    def method(self, other):
        result = op(self, other)
        return result if result is NotImplemented else not result
    return method


def _or_equal(op):
    def method(self, other):
        result = op(self, other)
        return result if result is NotImplemented else result or self == other
    return method


def _and_unequal(op):
    def method(self, other):
        result = op(self, other)
        return result if result is NotImplemented else result and self != other
    return method


def _neither(op):
    def method(self, other):
        result = op(self, other)
        return result if result is NotImplemented else not result and self != other
    return method


def _not_or_equal(op):
    def method(self, other):
        result = op(self, other)
        return result if result is NotImplemented else not result or self == other
    return method


def total_ordering(cls):
    """All comparisons from one of them and __eq__."""
    known = [name for name in ('__lt__', '__gt__', '__le__', '__ge__')
             if any(name in base.__dict__ for base in cls.__mro__ if base is not object)]
    if not known:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = known[0]
    op = getattr(cls, root)
    if root == '__lt__':
        new = {'__gt__': _neither(op), '__le__': _or_equal(op), '__ge__': _negated(op)}
    elif root == '__gt__':
        new = {'__lt__': _neither(op), '__ge__': _or_equal(op), '__le__': _negated(op)}
    elif root == '__le__':
        new = {'__ge__': _not_or_equal(op), '__lt__': _and_unequal(op), '__gt__': _negated(op)}
    else:
        new = {'__le__': _not_or_equal(op), '__gt__': _and_unequal(op), '__lt__': _negated(op)}
    for name, method in new.items():
        if name not in known:
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class singledispatchmethod:
    """singledispatch for methods: the type of the first argument after self decides."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return _MethodType(found, obj)(*args, **kwargs)
        method.register = self.register
        update_wrapper(method, self.func)
        return method


def singledispatch(func):
    """Choose the function by the type of the first argument."""
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func = cls
            if not getattr(func, '__annotations__', None):
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or '
                                f'plain `@register` on an annotated function.')
            cls = next(iter(func.__annotations__.values()))
        for one in getattr(cls, '__args__', (cls,)):
            registry[one] = func
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f'{func.__name__} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **kwargs)

    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper
