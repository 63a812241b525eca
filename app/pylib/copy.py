"""Shallow and deep copies."""
from _weakref import ref as _ref
from copyreg import dispatch_table as _dispatch_table

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
    """What an object is made of: (function, arguments, state, items, pairs); a str: it is its own copy."""
    reducer = _dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    reducer = getattr(x, '__reduce_ex__', None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, '__reduce__', None)
    if reducer is None:
        raise Error(f'un(deep)copyable object of type {cls}')
    return reducer()


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
