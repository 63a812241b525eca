"""How objects are taken apart and made again: what pickle and copy stand on."""
import sys as _sys

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


# ---- what makes objects again

def _reconstructor(cls, base, state):
    """Of protocols 0 and 1."""
    if base is object:
        return object.__new__(cls)
    new = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(new, state)
    return new


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


# ---- what object.__reduce_ex__() and object.__getstate__() answer: they ask _object_reduce and _object_state
# (CPython: Objects/typeobject.c). `base` is the first class that no class statement has made.

class _Class:
    def method(self): pass


_Module = type(_sys)


def _refusal(x, base):
    cls = type(x)
    name = cls.__name__
    if base is cls and cls.__module__ != 'builtins':
        name = f'{cls.__module__}.{name}'
    return TypeError(f"cannot pickle '{name}' object")


def _slotnames(cls):
    """The names of all slots, as attributes; they are kept in the class."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name.startswith('__') and not name.endswith('__') and base.__name__.strip('_'):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if name not in ('__dict__', '__weakref__'):
                names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass  # of a class in C
    return names


def _object_state(x):
    own = getattr(x, '__dict__', None) or None
    values = {name: getattr(x, name) for name in _slotnames(type(x)) if hasattr(x, name)}
    return (own, values) if values else own


def _same_type(x, protocol):
    return type(x), (list(x),), x.__getstate__()


def _bytearray(x, protocol):
    args = (bytes(x),) if protocol > 2 else (x.decode('latin-1'), 'latin-1')
    return type(x), args if x else (), x.__getstate__()


def _range(x, protocol):
    return type(x), (x.start, x.stop, x.step)


def _deque(x, protocol):
    return type(x), () if x.maxlen is None else ((), x.maxlen), x.__getstate__(), iter(x)


def _array(x, protocol):
    return type(x), (x.typecode, x.tolist()), x.__getstate__()


def _struct_time(x, protocol):
    return type(x), (tuple(x), {'tm_zone': x.tm_zone, 'tm_gmtoff': x.tm_gmtoff})


def _function_in_c(x, protocol):
    if x.__self__ is None or isinstance(x.__self__, _Module):
        return x.__qualname__
    return getattr, (x.__self__, x.__name__)


def _method(x, protocol):
    return getattr, (x.__self__, x.__func__.__name__)


def _descriptor(x, protocol):
    return getattr, (x.__objclass__, x.__name__)


def _exception(x, protocol):
    cls, args, state = type(x), x.args, getattr(x, '__dict__', None)
    if isinstance(x, OSError) and len(args) == 2 and x.filename is not None:
        args = (*args, x.filename)
        if x.filename2 is not None:
            args = (*args, None, x.filename2)
    elif isinstance(x, ImportError):
        named = {name: value for name in ('name', 'path') if (value := getattr(x, name)) is not None}
        state = {**(state or {}), **named}
    return (cls, args, state) if state else (cls, args)


def _itself(x, protocol):
    return 'Ellipsis' if x is ... else 'NotImplemented'


def _refused(x, protocol):
    name = type(x).__name__
    raise TypeError(f'cannot pickle {name} objects' if protocol > 1 else f'cannot pickle {name!r} object')


_NATIVE = {set: _same_type, frozenset: _same_type, bytearray: _bytearray, range: _range, slice: _range,
           type(len): _function_in_c, type([].append): _function_in_c, type(_Class().method): _method,
           type(str.upper): _descriptor, type(object.__init__): _descriptor, type({}.__len__): _function_in_c,
           type(...): _itself, type(NotImplemented): _itself, memoryview: _refused, type(_refusal.__code__): _refused}
_NATIVE_BY_NAME = {('collections', 'deque'): _deque, ('array', 'array'): _array, ('time', 'struct_time'): _struct_time,
                   ('types', 'GenericAlias'): lambda x, protocol: (type(x), (x.__origin__, x.__args__))}
_PLAIN = {object, type(None)}


def _object_reduce(x, protocol, base):
    reducer = _NATIVE.get(base)
    if reducer is not None:
        return reducer(x, protocol)
    if issubclass(base, BaseException):
        return _exception(x, protocol)
    reducer = _NATIVE_BY_NAME.get((base.__module__, base.__name__))
    if reducer is not None:
        return reducer(x, protocol)
    return _reduced_old(x, protocol, base) if protocol < 2 else _reduced(x, base)


def _reduced_old(x, protocol, base):
    """For protocols 0 and 1: the class, its base in C and its value."""
    cls = type(x)
    if base is object:
        args = cls, object, None
    elif base is cls:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    else:
        args = cls, base, base(x)
    if cls.__getstate__ is object.__getstate__ and getattr(x, '__slots__', None):
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    state = x.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _reduced(x, base):
    cls = type(x)
    args, kwargs = _new_args(x)
    items = iter(x) if issubclass(base, list) else None
    pairs = iter(x.items()) if issubclass(base, dict) else None
    if args is None and items is pairs is None and base not in _PLAIN and cls.__getstate__ is object.__getstate__:
        raise _refusal(x, base)
    state = x.__getstate__()
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *(args or ())), state, items, pairs


def _new_args(x):
    """The arguments with which __new__ makes such an object; None: there are none."""
    if hasattr(x, '__getnewargs_ex__'):
        made = x.__getnewargs_ex__()
        if not isinstance(made, tuple):
            raise TypeError(f'__getnewargs_ex__ should return a tuple, not {type(made).__name__!r}')
        if len(made) != 2:
            raise ValueError(f'__getnewargs_ex__ should return a tuple of length 2, not {len(made)}')
        if not isinstance(made[0], tuple):
            raise TypeError('first item of the tuple returned by __getnewargs_ex__ must be a tuple, '
                            f'not {type(made[0]).__name__!r}')
        if not isinstance(made[1], dict):
            raise TypeError('second item of the tuple returned by __getnewargs_ex__ must be a dict, '
                            f'not {type(made[1]).__name__!r}')
        return made
    if hasattr(x, '__getnewargs__'):
        made = x.__getnewargs__()
        if not isinstance(made, tuple):
            raise TypeError(f'__getnewargs__ should return a tuple, not {type(made).__name__!r}')
        return made, None
    if isinstance(x, tuple):
        return (tuple(tuple.__iter__(x)),), None
    if isinstance(x, complex):
        return (x.real, x.imag), None
    for base, value in _VALUES:
        if isinstance(x, base):
            return (value(x),), None
    return None, None


_VALUES = ((int, int.__int__), (float, float.__float__), (str, lambda x: str.__getitem__(x, slice(None))),
           (bytes, lambda x: bytes.__getitem__(x, slice(None))))


# ---- numbers for globals, which protocol 2 can write

_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
