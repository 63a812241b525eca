"""Shallow and deep copies."""

__all__ = ('Error', 'copy', 'deepcopy')


class Error(Exception):
    """This thing cannot be copied."""


_PLAIN = (int, float, bool, str, bytes, type(None), type, range, type(...), type(lambda: 0), type(len))


def _empty(x):
    cls = type(x)
    return cls.__new__(cls)


def copy(x):
    """A new outside with the same inside."""
    if isinstance(x, _PLAIN):
        return x
    method = getattr(type(x), '__copy__', None)
    if method is not None:
        return method(x)
    cls = type(x)
    if cls in (list, dict, set):
        return x.copy()
    if cls in (tuple, frozenset):
        return x
    return _rebuild(x, lambda value: value, None)


def deepcopy(x, memo=None):
    """New all the way down."""
    if isinstance(x, _PLAIN):
        return x
    memo = {} if memo is None else memo
    key = id(x)
    if key in memo:
        return memo[key][0]
    method = getattr(type(x), '__deepcopy__', None)
    if method is not None:
        new = method(x, memo)
        memo[key] = (new, x)
        return new
    cls = type(x)
    if cls is list:
        new = []
        memo[key] = (new, x)
        for item in x:
            new.append(deepcopy(item, memo))
    elif cls is dict:
        new = {}
        memo[key] = (new, x)
        for k, v in x.items():
            new[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls in (tuple, set, frozenset):
        new = cls([deepcopy(item, memo) for item in x])
        memo[key] = (new, x)
    else:
        new = _rebuild(x, lambda value: deepcopy(value, memo), memo)
    return new


def _rebuild(x, inside, memo):
    cls = type(x)
    if not hasattr(x, '__dict__'):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if isinstance(x, BaseException):
        new = cls.__new__(cls, *x.args)
        new.args = x.args
    elif isinstance(x, tuple):
        new = tuple.__new__(cls, [inside(item) for item in x])
    else:
        new = _empty(x)
    if memo is not None:
        memo[id(x)] = (new, x)
    if isinstance(x, list):
        for item in list.__iter__(x):
            list.append(new, inside(item))
    elif isinstance(x, dict):
        for k, v in dict.items(x):
            dict.__setitem__(new, inside(k), inside(v))
    for name, value in x.__dict__.items():
        new.__dict__[name] = inside(value)
    return new
