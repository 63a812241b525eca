"""Functions on functions."""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cmp_to_key', 'cache',
           'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property']

from abc import get_cache_token
from collections import namedtuple
from threading import RLock
from types import GenericAlias, MethodType, NoneType, UnionType

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


def _recursive_repr(method):
    """Of an object that is being shown already: three dots."""
    shown = set()

    def __repr__(self):
        if id(self) in shown:
            return '...'
        shown.add(id(self))
        try:
            return method(self)
        finally:
            shown.discard(id(self))
    return __repr__


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator: update_wrapper with wrapped."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


class partial:
    """A function with some arguments already given."""

    __slots__ = ('func', 'args', 'keywords', '__dict__', '__weakref__')
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError(f"type '{cls.__name__}' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial) and type(func).__call__ is partial.__call__ and not func.__dict__:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func, self.args, self.keywords = func, args, keywords
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    @_recursive_repr
    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(a) for a in self.args)
        parts.extend(f'{k}={v!r}' for k, v in self.keywords.items())
        name = 'functools.partial' if type(self) is partial else type(self).__name__
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError('invalid partial state')
        func, args, keywords, names = state
        if not callable(func) or not isinstance(args, tuple) or not isinstance(keywords, (dict, NoneType)):
            raise TypeError('invalid partial state')
        self.func = func
        self.args = args if type(args) is tuple else tuple(args)
        self.keywords = keywords if type(keywords) is dict else dict(keywords or {})
        self.__dict__ = {} if names is None else names


class partialmethod:
    """partial() for methods and other descriptors."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend(repr(a) for a in self.args)
        parts.extend(f'{k}={v!r}' for k, v in self.keywords.items())
        if not self.args or not self.keywords:
            parts.insert(1 + len(self.args), '')  # as CPython joins its two lists
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        bound = self.func if get is None else get(obj, cls)
        if bound is self.func:  # a function on its class, or no descriptor: what is given stands after self
            return self._make_unbound_method().__get__(obj, cls)
        result = partial(bound, *self.args, **self.keywords)
        try:
            result.__self__ = bound.__self__
        except AttributeError:
            pass
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(GenericAlias)


_missing = object()


def reduce(*args):
    """Fold the items into one from the left."""
    if not 2 <= len(args) <= 3:
        raise TypeError(f"reduce expected at {'most 3' if len(args) > 3 else 'least 2'} arguments, got {len(args)}")
    function, iterable, initial = args if len(args) == 3 else (*args, _missing)
    try:
        it = iter(iterable)
    except TypeError:
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _missing:
        value = next(it, _missing)
        if value is _missing:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for item in it:
        value = function(value, item)
    return value


_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module=__name__)


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


def _cache_key(args, kwargs, typed):
    key = (args, *kwargs.items()) if kwargs else args
    if typed:
        key = (key, tuple([type(a) for a in args]), tuple([type(v) for v in kwargs.values()]))
    return key


class _HashedSeq(list):
    """A key that is hashed once."""

    __slots__ = ('hashvalue',)

    def __init__(self, items, hash=hash):
        self[:] = items
        self.hashvalue = hash(items)

    def __hash__(self):
        return self.hashvalue


_mark = object()


def _make_key(args, kwds, typed, kwd_mark=(_mark,), fasttypes={int, str}):
    """The key of a call, as caches of other libraries make it."""
    key = args
    if kwds:
        key += kwd_mark
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(a) for a in args])
        key += tuple([type(v) for v in kwds.values()])
    elif len(key) == 1 and type(key[0]) in fasttypes:
        return key[0]
    return _HashedSeq(key)


class _lru_cache_wrapper:
    """A function that remembers its results. A key's __eq__ may call the function again, so that a hit leaves the
    dict alone: which result was used last is a ring of [older, newer, key, value], its ends at _ring."""

    def __init__(self, function, maxsize, typed):
        self._function, self._maxsize, self._typed = function, maxsize, typed
        self._links = {}
        self.cache_clear()
        update_wrapper(self, function)

    def cache_clear(self):
        """Forget the results, count anew."""
        self._links.clear()
        self._hits = self._misses = 0
        self._ring = ring = []
        ring[:] = [ring, ring, None, None]

    def __call__(self, /, *args, **kwargs):
        key = _cache_key(args, kwargs, self._typed)
        link = self._links.get(key)
        if link is None:
            return self._miss(key, args, kwargs)
        self._hits += 1
        if self._maxsize is not None:
            self._renew(link)
        return link[3]

    def _miss(self, key, args, kwargs):
        self._misses += 1
        value = self._function(*args, **kwargs)
        links, maxsize = self._links, self._maxsize
        if maxsize == 0 or key in links:  # the call itself may have kept it
            return value
        if maxsize is not None and len(links) >= maxsize:
            oldest = self._ring[1]
            links.pop(oldest[2], None)
            self._unlink(oldest)
        links[key] = link = [None, None, key, value]
        if maxsize is not None:
            self._append(link)
        return value

    @staticmethod
    def _unlink(link):
        link[0][1], link[1][0] = link[1], link[0]

    def _append(self, link):
        ring = self._ring
        link[0], link[1] = ring[0], ring
        ring[0][1] = ring[0] = link

    def _renew(self, link):
        if link is not self._ring[0]:
            self._unlink(link)
            self._append(link)

    def __get__(self, obj, cls=None):
        return self if obj is None else MethodType(self, obj)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__

    def cache_info(self):
        """How often it helped."""
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._links))

    def cache_parameters(self):
        return {'maxsize': self._maxsize, 'typed': self._typed}


class cached_property:
    """A property computed once for each object."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def _cache_of(self, obj):
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            return obj.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(obj).__name__!r} instance to cache "
                            f'{self.attrname!r} property.') from None

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        cache = self._cache_of(obj)
        value = cache.get(self.attrname, _missing)
        if value is not _missing:
            return value
        with self.lock:
            value = cache.get(self.attrname, _missing)  # another thread may have come first
            if value is _missing:
                value = self.func(obj)
                self._keep(obj, cache, value)
        return value

    def _keep(self, obj, cache, value):
        try:
            cache[self.attrname] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {type(obj).__name__!r} instance does not support item "
                            f'assignment for caching {self.attrname!r} property.') from None

    __class_getitem__ = classmethod(GenericAlias)


class KeyWrapper:
    """An object that compares as a function says; without an object, what makes such."""

    __slots__ = ('_compare', 'obj')
    __hash__ = None

    def __call__(self, obj):
        made = KeyWrapper()
        made._compare, made.obj = self._compare, obj
        return made

    def __lt__(self, other): return self._order(other) < 0
    def __gt__(self, other): return self._order(other) > 0
    def __eq__(self, other): return self._order(other) == 0
    def __ne__(self, other): return self._order(other) != 0
    def __le__(self, other): return self._order(other) <= 0
    def __ge__(self, other): return self._order(other) >= 0

    def _order(self, other):
        if not isinstance(other, KeyWrapper):
            raise TypeError('other argument must be K instance')
        return self._compare(self.obj, other.obj)


def cmp_to_key(mycmp):
    """A key function from an old comparison function."""
    made = KeyWrapper()
    made._compare = mycmp
    return made


# The other comparisons from one; each asks the object's own class for it, as a subclass may have defined it anew.
_DERIVED = {
    '__lt__': (('__gt__', lambda result, self, other: not result and self != other),
               ('__le__', lambda result, self, other: result or self == other),
               ('__ge__', lambda result, self, other: not result)),
    '__le__': (('__ge__', lambda result, self, other: not result or self == other),
               ('__lt__', lambda result, self, other: result and self != other),
               ('__gt__', lambda result, self, other: not result)),
    '__gt__': (('__lt__', lambda result, self, other: not result and self != other),
               ('__ge__', lambda result, self, other: result or self == other),
               ('__le__', lambda result, self, other: not result)),
    '__ge__': (('__le__', lambda result, self, other: not result or self == other),
               ('__gt__', lambda result, self, other: result and self != other),
               ('__lt__', lambda result, self, other: not result))}


def _comparison(name, root, judge):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else judge(result, self, other)
    method.__name__ = name
    method.__qualname__ = f'_{name.strip("_")}_from_{root.strip("_")}'
    method.__doc__ = getattr(int, name).__doc__
    return globals().setdefault(method.__qualname__, method)  # pickle looks for it here


_DERIVED = {root: [(name, _comparison(name, root, judge)) for name, judge in others]
            for root, others in _DERIVED.items()}


def total_ordering(cls):
    """All comparisons from one of them and __eq__."""
    known = [name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)]
    if not known:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, method in _DERIVED[known[0]]:
        if name not in known:
            setattr(cls, name, method)
    return cls


def _linearised(lists):
    """C3: one order that keeps the order of each list."""
    result = []
    while lists := [one for one in lists if one]:
        for one in lists:
            first = one[0]
            if not any(first in other[1:] for other in lists):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(first)
        lists = [one[1:] if one[0] is first else one for one in lists]
    return result


def _order_with(cls, abstract):
    """cls's order of classes with abstract ones put in where cls has become a subclass of them."""
    bases = cls.__bases__
    named = next((i + 1 for i in reversed(range(len(bases))) if hasattr(bases[i], '__abstractmethods__')), 0)
    added = [a for a in abstract if issubclass(cls, a) and not any(issubclass(b, a) for b in bases)]
    rest = [a for a in abstract if a not in added]
    groups = (bases[:named], added, bases[named:])
    orders = [_order_with(base, rest) for group in groups for base in group]
    return _linearised([[cls], *orders, *(list(group) for group in groups)])


def _whole_order(cls, types):
    """cls's order of classes with those of types that say that they are its bases, and with what lies between."""
    own = set(cls.__mro__)

    def matters(t):
        return t not in own and hasattr(t, '__mro__') and not isinstance(t, GenericAlias) and issubclass(cls, t)

    types = [t for t in types if matters(t)]
    types = [t for t in types if not any(t is not other and t in other.__mro__ for other in types)]
    abstract = []
    for t in types:
        between = [[c for c in sub.__mro__ if c in types] for sub in t.__subclasses__()
                   if sub not in own and issubclass(cls, sub)]
        between.sort(key=len, reverse=True)
        for found in [c for one in between for c in one] if between else [t]:
            if found not in abstract:
                abstract.append(found)
    return _order_with(cls, abstract)


def _implementation(cls, registry):
    """What stands in the registry for the class nearest to cls; none of two that are as near."""
    match = None
    for t in _whole_order(cls, registry.keys()):
        if match is not None:
            if (t in registry and t not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, t)):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {t}')
            break
        if t in registry:
            match = t
    return registry.get(match)


def _members_of_union(cls):
    """The members of a union, otherwise None."""
    from typing import Union, get_args, get_origin
    return get_args(cls) if get_origin(cls) in (Union, UnionType) else None


def _is_dispatchable(cls):
    if isinstance(cls, type):
        return True
    members = _members_of_union(cls)
    return members is not None and all(isinstance(m, type) for m in members)


def _class_of_annotation(func):
    """The class of the first annotated argument."""
    if not getattr(func, '__annotations__', {}):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` or '
                        'plain `@register` on an annotated function.')
    from typing import get_type_hints
    name, cls = next(iter(get_type_hints(func).items()))
    if not _is_dispatchable(cls):
        what = 'is not a class.' if _members_of_union(cls) is None else 'not all arguments are classes.'
        raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {what}')
    return cls


def singledispatch(func):
    """Choose the function by the type of the first argument."""
    from types import MappingProxyType
    from weakref import WeakKeyDictionary
    registry, found, token = {}, WeakKeyDictionary(), None
    funcname = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        nonlocal token
        if token is not None and token != get_cache_token():
            found.clear()
            token = get_cache_token()
        try:
            return found[cls]
        except KeyError:
            found[cls] = impl = registry[cls] if cls in registry else _implementation(cls, registry)
            return impl

    def register(cls, func=None):
        nonlocal token
        if _is_dispatchable(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            cls, func = _class_of_annotation(cls), cls
        for one in _members_of_union(cls) or (cls,):
            registry[one] = func
        if token is None and hasattr(cls, '__abstractmethods__'):
            token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{funcname} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch for methods: the type of the first argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register a function for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            found = self.dispatcher.dispatch(args[0].__class__)
            return found.__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
