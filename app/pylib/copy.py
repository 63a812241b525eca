"""Shallow and deep copies."""
from _weakref import ref as _ref

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    """This thing cannot be copied."""


error = Error


class _Class:
    def method(self): pass


_MethodType = type(_Class().method)
_ATOMS = {int, float, bool, complex, str, bytes, type, range, property, type(None), type(...), type(NotImplemented),
          type(lambda: 0), type(len), type((lambda: 0).__code__), _ref}
_missing = object()


def copy(x):
    """A new outside with the same inside."""
    cls = type(x)
    if cls in _ATOMS or cls in (tuple, frozenset, slice) or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    made = _reduced(x, cls)
    return x if isinstance(made, str) else _reconstruct(x, None, *made)


def deepcopy(x, memo=None):
    """New all the way down. memo: id to copy; what was copied is kept alive in memo[id(memo)]."""
    if memo is None:
        memo = {}
    key = id(x)
    new = memo.get(key, _missing)
    if new is not _missing:
        return new
    cls = type(x)
    if cls in _ATOMS or issubclass(cls, type):
        return x
    if cls is list:
        new = memo[key] = []
        for item in x:
            new.append(deepcopy(item, memo))
    elif cls is dict:
        new = memo[key] = {}
        for k, v in x.items():
            new[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        new = _deep_tuple(x, memo)
    elif cls is _MethodType:
        new = _MethodType(x.__func__, deepcopy(x.__self__, memo))
    else:
        method = getattr(x, '__deepcopy__', None)
        made = None if method is not None else _reduced(x, cls)
        new = method(memo) if method is not None else x if isinstance(made, str) else _reconstruct(x, memo, *made)
    if new is not x:
        memo[key] = new
        memo.setdefault(id(memo), []).append(x)
    return new


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:  # it was inside itself
        return memo[id(x)]
    return x if all(old is new for old, new in zip(x, items)) else tuple(items)


def _reduced(x, cls):
    """What an object is made of, as its __reduce_ex__() or __reduce__() says, or by the rules of object.__reduce_ex__:
    (function, arguments, state, items, pairs); a str: it is its own copy."""
    if cls.__reduce_ex__ is not object.__reduce_ex__:
        return x.__reduce_ex__(4)
    if cls.__reduce__ is not object.__reduce__:
        return x.__reduce__()
    return _parts(x)


def _parts(x):
    """object.__reduce_ex__(x, 4)"""
    cls = type(x)
    own = getattr(x, '__dict__', None)
    if isinstance(x, BaseException):
        return (cls, x.args, own) if own else (cls, x.args)
    if isinstance(x, (set, frozenset)):
        return cls, (list(x),), own or None
    if isinstance(x, bytearray):
        return cls, (bytes(x),), own or None
    if cls is slice:
        return slice, (x.start, x.stop, x.step)
    if cls.__module__ == 'collections' and cls.__name__ == 'deque':
        return cls, ((), x.maxlen), None, iter(x)
    slots = _slot_names(cls)
    if cls.__name__ == 'module' or own is None and slots is None and cls is not object:
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    args, kwargs = _new_args(x)
    items = list.__iter__(x) if isinstance(x, list) else None
    pairs = iter(dict.items(x)) if isinstance(x, dict) else None
    if kwargs:
        return lambda *args: cls.__new__(cls, *args, **kwargs), args, _state(x, own, slots), items, pairs
    return __newobj__, (cls, *args), _state(x, own, slots), items, pairs


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def _new_args(x):
    """The arguments with which __new__ makes such an object."""
    if hasattr(x, '__getnewargs_ex__'):
        return x.__getnewargs_ex__()
    if hasattr(x, '__getnewargs__'):
        return x.__getnewargs__(), {}
    if isinstance(x, tuple):
        return (tuple(tuple.__iter__(x)),), {}
    for base in (int, float, complex, bytes):
        if isinstance(x, base):
            return (base(x),), {}
    return (), {}


def _state(x, own, slots):
    """Attributes: what __getstate__() gives, or the __dict__, or a pair of that and the slots' values."""
    if type(x).__getstate__ is not object.__getstate__:
        return x.__getstate__()
    return _plain_state(x, own, slots)


def _object_state(x):
    """object.__getstate__(x)"""
    return _plain_state(x, getattr(x, '__dict__', None), _slot_names(type(x)))


def _plain_state(x, own, slots):
    values = {name: getattr(x, name) for name in slots or () if hasattr(x, name)}
    return (own or None, values) if values else own or None


def _slot_names(cls):
    """The names of all slots, as attributes; None when no class of the row has any __slots__."""
    names = None
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__')
        if slots is None:
            continue
        names = names or []
        for name in (slots,) if isinstance(slots, str) else slots:
            if name.startswith('__') and not name.endswith('__'):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if name not in ('__dict__', '__weakref__'):
                names.append(name)
    return names


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    """The new object from its parts; they are copied themselves if there is a memo."""
    def inside(part):
        return part if memo is None else deepcopy(part, memo)

    new = func(*[inside(arg) for arg in args])
    if memo is not None:
        memo[id(x)] = new
    if state is not None:
        state = inside(state)
        if hasattr(new, '__setstate__'):
            new.__setstate__(state)
        else:
            values = {}
            if isinstance(state, tuple) and len(state) == 2:
                state, values = state
            if state is not None:
                new.__dict__.update(state)
            for name, value in (values or {}).items():
                setattr(new, name, value)
    for item in () if listiter is None else listiter:
        new.append(inside(item))
    for key, value in () if dictiter is None else dictiter:
        new[inside(key)] = inside(value)
    return new
